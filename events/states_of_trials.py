"""States that a trial and its papers reach, told in the words of releases: (kind, wording), each a record.

What is ahead, denied or supposed is left to the reader of states.
"""

from __future__ import annotations

from events.speech import Wording

_PEOPLE = r"(?:patients?|subjects?|participants?|volunteers?|infants?|children|adults?)"
_OUR = r"(?:the |its |our |their )?"

OF_TRIALS: tuple[tuple[str, Wording], ...] = (
    (
        "ind_submission",
        Wording(
            "with the agency",
            "done",
            r"\b(?:fda|ema|mhra|agency|regulators?)\b[^.;,]{0,20}? (?:has |have )?(?:received|acknowledged (?:receipt "
            r"of )?)"
            rf" ?{_OUR}(?-i:INDs?|CTAs?|IDEs?)\b|\b(?-i:INDs?|CTAs?|IDEs?)\b[^.;,]{{0,40}}? (?:went in to|was lodged "
            rf"with|"
            r"is now with|was sent to) (?:the )?(?:u\.s\. )?(?:fda|ema|mhra|agency|regulators?)",
            ("The FDA received our IND for NV-12 in May.", "The IND for NV-12 went in to the FDA in May."),
        ),
    ),
    (
        "regulatory_submission",
        Wording(
            "all of it handed in",
            "done",
            r"\b(?:rolling )?submission of (?:the |our |its )?(?:rolling )?(?-i:NDA|BLA|MAA|"
            r"PMA)\b[^.;]{0,60}?\b(?:was|has "
            r"been|is now) (?:now )?(?:completed|finali[sz]ed|complete\b)|\b(?:completed|finished|finali[sz]ed) "
            rf"{_OUR}(?:rolling )?submission of {_OUR}(?:rolling )?(?-i:NDA|BLA|MAA|PMA)\b|"
            r"\b(?-i:NDA|BLA|MAA|PMA)\b[^.;,]{0,40}? (?:is now with|went in to|was lodged with|was sent to) (?:the )?"
            r"(?:u\.s\. )?(?:fda|ema|mhra|agency|regulators?)",
            ("The rolling submission of the NDA for NV-12 was completed in May.",),
        ),
    ),
    (
        "first_patient_dosed",
        Wording(
            "dosing under way",
            "done",
            rf"\b(?:first|initial) (?:[\w-]+ )?{_PEOPLE}\b[^.;]{{0,80}}?\b(?:received|has received|have received|was "
            rf"given|were given|was infused|was injected|was implanted) (?:the |a |an |their |his |her |its "
            rf")?(?:first |"
            r"initial |single )?(?:dose|treatment|infusion|injection|implant|study drug|(?-i:[A-Z]{2,}-?\d+))|"
            r"\b(?:patient |human )?dosing (?:of [^.;,]{2,30} )?(?:has (?:now )?(?:begun|started|commenced)|began|"
            r"started|"
            rf"commenced|is (?:now )?under ?way)\b|\b(?:began|begun|started|commenced|initiated) (?:patient |human )?"
            rf"dosing\b|\b(?:announc(?:ed|es)|reported|celebrated|following|after|with)(?: today)? (?:the "
            rf")?(?:successful )?"
            rf"(?:dosing|treatment) of (?:the |its |our )?first (?:[\w-]+ )?{_PEOPLE}\b|"
            r"\b(?-i:Doses|Treats|Infuses|Implants) (?:the )?first (?:[\w-]+ )?(?:patient|subject|participant|"
            r"volunteer)|"
            rf"\b{_PEOPLE} (?:have|had) been (?:dosed|treated) (?:with|in)\b",
            (
                "The first patient in the trial of NV-12 received treatment in May.",
                "Dosing began in the trial of NV-12 in May.",
                "Norvane announced dosing of the first patient with NV-12.",
            ),
        ),
    ),
    (
        "enrollment_complete",
        Wording(
            "all of them in",
            "done",
            r"\b(?:reached|achieved|attained|hit) (?:its |the |our )?(?:full|target|complete|planned|enroll?ment "
            r"target of|"
            r"target of full) enroll?ment\b|\b(?:full|target|planned) enroll?ment\b[^.;]{0,70}?\b(?:was|has been|is) "
            r"(?:now )?(?:achieved|reached|attained|met)\b|\ball (?:of the )?(?:planned |targeted )?(?:\d[\d,]* )?"
            rf"(?:planned |targeted )?{_PEOPLE} (?:have been|are|were|had been) (?:now )?(?:enroll?ed|randomi[sz]ed|"
            r"recruited)\b|\b(?:finished|wrapped up|concluded) (?:enroll?ing|enroll?ment|recruit\w+)\b",
            (
                "The trial of NV-12 reached full enrollment in May.",
                "All 120 patients have been enrolled in the trial of NV-12.",
            ),
        ),
    ),
    (
        "manufacturing",
        Wording(
            "batch made",
            "done",
            r"\b(?:gmp|clinical|engineering|registration|validation|commercial|first|ppq) (?:[\w-]+ "
            r"){0,2}?batch(?:es)?\b"
            r"[^.;]{0,50}?\b(?:was|were|has been|have been) (?:successfully )?(?:manufactured|produced|released|"
            r"made)\b",
            ("The first GMP batch of NV-12 was manufactured in May.",),
        ),
    ),
    (
        "decision",
        Wording(
            "decision taken",
            "done",
            r"\b(?:took|made|reached|announced|approved) (?:the |a |an |its |our )?(?:positive |negative |final |"
            r"favou?rable |go/no-go |investment |construction |go )*(?:decision|FID)(?: on| to| for| about| "
            r"regarding)\b",
            ("Norvane took the final investment decision on the Ashby project in May.",),
        ),
    ),
)
