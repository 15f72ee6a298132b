"""Kinds of medicines and devices under study, from the candidate to the published data."""

from __future__ import annotations

from events.kinds.kind import Kind

ROWS = (
    Kind(
        "candidate_nomination", "development candidate named", "preclinical", "self",
        nouns=r"(?:development|lead|clinical|drug) candidates?",
        proves=r"\b(?:selected|nominated|declared|designated|identified)\b",
        lookalikes=r"leads? identified|screening",
        examples=("The team intends to nominate a development candidate from the RN-4 series by year-end.",),
    ),
    Kind(
        "ind_enabling_studies", "IND-enabling studies", "preclinical", "self",
        nouns=r"ind[- ]enabling|glp[- ]tox\w*|toxicology stud(?:y|ies)|non-?clinical (?:safety )?stud(?:y|ies)",
        proves=r"\b(?:begun|began|started|initiated|completed|finished|concluded)\b",
        lookalikes=r"\bplan(?:s|ned)?\b|contract",
        implies=("candidate_nomination",),
        examples=("IND-enabling studies of VRX-12 are expected to finish in the third quarter of 2024.",),
    ),
    Kind(
        "ind_submission", "IND or its like submitted", "preclinical", "self",
        nouns=(
            r"\binds?\b|\bctas?\b|\bctns?\b|\bides?\b|investigational new drug|clinical trial (?:application|"
            r"authori[sz]ation)s?|clinical trial notification|investigational device exemption"
        ),
        proves=r"\b(?:submitted|filed|lodged)\b",
        lookalikes=r"package (?:is |was )?complete|pre-ind|preparing|preparation",
        implies=("ind_enabling_studies",),
        examples=("Oriel expects to submit an IND for OR-77 in mid-2025.",),
    ),
    Kind(
        "ind_clearance", "IND in effect", "preclinical", "regulator",
        nouns=(
            r"\binds?\b|\bctas?\b|\bctns?\b|\bides?\b|investigational new drug|clinical trial (?:application|"
            r"authori[sz]ation)s?|investigational device exemption"
        ),
        proves=r"\b(?:cleared|clearance|accepted|active|in effect|may proceed|approved|allowed|authori[sz]ed)\b",
        lookalikes=r"submitted|filed",
        implies=("ind_submission",),
        examples=("Clearance of the IND for OR-77 is anticipated in Q1 2026.",),
    ),
    Kind(
        "trial_start", "trial begins", "entry", "self",
        nouns=(
            r"(?:trials?|stud(?:y|ies)|phase (?:[1-4]|i{1,3}v?|iv)[ab]?(?:/(?:[1-4]|i{1,3})[ab]?)?|clinic)|"
            r"clinical (?:testing|development|evaluation)"
        ),
        proves=(
            r"\b(?:initiated|opened|activated|commenced|began|begun|started|entered|advanced into|under ?way|"
            r"is now evaluating|launched)\b|\bbegun enroll?ing"
        ),
        lookalikes=r"protocol|sites? (?:were |was )?(?:chosen|selected)|ind (?:was )?cleared|ethics|irb approval",
        implies=("ind_clearance",),
        examples=("The compound should enter Phase II in the second half of 2013.",),
    ),
    Kind(
        "first_patient_dosed", "first patient dosed", "entry", "self",
        nouns=r"(?:first|initial) (?:\w+ )?(?:patient|subject|participant|volunteer|cohort)s?|dosing",
        proves=r"\b(?:dosed|treated|administered|began|begun|started|commenced)\b",
        lookalikes=r"screened|consented|site (?:was )?activated|enrolled|randomi[sz]ed",
        implies=("trial_start",),
        examples=("Dosing of the first patient with LM-9 is planned for February 2025.",),
    ),
    Kind(
        "dose_selection", "dose chosen", "conduct", "self",
        nouns=(
            r"\bmtd\b|\brp2d\b|maximum tolerated dose|recommended (?:phase (?:2|ii) )?dose|next (?:dose )?cohort|"
            r"dose selection"
        ),
        proves=r"\b(?:established|chosen|selected|determined|reached|defined|identified|opened)\b",
        lookalikes=r"escalation continues",
        implies=("first_patient_dosed",),
        examples=("We plan to establish the recommended Phase 2 dose of LM-9 by June 2025.",),
    ),
    Kind(
        "enrollment_milestone", "enrolment of a number reached", "conduct", "self",
        nouns=(
            r"\b\d[\d,]* (?:\w+ )?(?:patients|subjects|participants|volunteers)|percent (?:of )?enroll?(?:ment|"
            r"ed)|enroll?(?:ment|ed|ing)?"
        ),
        proves=r"\b(?:reached|enrolled|randomi[sz]ed|recruited|surpassed|passed)\b",
        lookalikes=r"progressing well|sites? (?:are )?open",
        implies=("first_patient_dosed",),
        examples=("The study is expected to have enrolled 120 patients by the end of March 2024.",),
    ),
    Kind(
        "enrollment_complete", "enrolment complete", "conduct", "self",
        nouns=r"enroll?ment|recruitment|accrual|last patient (?:in|enroll?ed)|enroll?ing|enroll?ed",
        proves=r"\b(?:completed?|fully enroll?ed|concluded|closed|finished|reached (?:its |the )?(?:target|full))\b",
        lookalikes=r"nearly complete|one arm|one region|closed (?:early )?(?:because|due)|stopped|substantially",
        implies=("enrollment_milestone",),
        examples=("Full enrollment of the PILOT trial is targeted for the first half of 2026.",),
    ),
    Kind(
        "trial_completion", "trial complete", "conduct", "self",
        nouns=(
            r"last (?:patient|subject) (?:last )?visit|last visit|database lock|(?:trials?|stud(?:y|ies)|"
            r"phase (?:[1-4]|i{1,3}v?|iv)[ab]?(?:/(?:[1-4]|i{1,3})[ab]?)?|clinic)"
        ),
        proves=r"\b(?:occurred|locked|completed?|concluded|finished|ended)\b",
        lookalikes=r"enroll?ment (?:is |was )?complete|treatment phase",
        implies=("enrollment_complete",),
        examples=("Database lock of the study is scheduled for October 2023.",),
    ),
    Kind(
        "interim_analysis", "interim analysis", "data", "self",
        nouns=(
            r"interim (?:analysis|analyses|look|review|efficacy|safety|futility)|futility|"
            r"data (?:and safety )?monitoring (?:committee|board)|\bdsmb\b|\bidmc\b|\bdmc\b"
        ),
        proves=r"\b(?:conducted|performed|reviewed|recommended|completed|occurred|passed)\b",
        lookalikes=r"scheduled|trigger",
        implies=("first_patient_dosed",),
        examples=("An interim analysis of the HALO study is planned for the fourth quarter of 2025.",),
    ),
    Kind(
        "topline_data", "top-line data", "data", "self",
        nouns=r"top-?\s?line|primary (?:endpoint|end point|analysis|outcome)",
        proves=(
            r"\b(?:reported|announced|met|did not meet|failed to meet|missed|achieved|released|read out|showed|"
            r"demonstrated)\b"
        ),
        lookalikes=r"trial (?:was )?completed|interim data|data in hand",
        implies=("enrollment_complete",),
        closed_by=("data_readout", "data_presentation"),
        examples=("Top-line results of the trial are due in early 2027.",),
    ),
    Kind(
        "data_readout", "data reported", "data", "self",
        nouns=r"data|results?|findings|read-?out",
        proves=r"\b(?:reported|presented|published|announced|released|disclosed|read out|showed|demonstrated)\b",
        lookalikes=r"abstract title|accepted for presentation",
        implies=("first_patient_dosed",),
        closed_by=("topline_data", "data_presentation", "publication"),
        examples=("We expect to report updated Phase 1 data for LM-9 in 2H25.",),
    ),
    Kind(
        "data_presentation", "data presented at a meeting", "data", "self",
        nouns=r"presentations?|oral|poster|abstracts?|data|results?|findings",
        proves=r"\b(?:presented|are being presented|were featured|was featured)\b",
        lookalikes=r"submitted|accepted|selected|scheduled",
        closed_by=("data_readout",),
        examples=("Data from the expansion cohort will be presented at ASH in December 2025.",),
    ),
    Kind(
        "publication", "article published", "data", "court",
        nouns=r"article|manuscript|paper|publication|journal|peer-reviewed",
        proves=r"\b(?:published|appeared)\b",
        lookalikes=r"submitted|accepted|in press",
        examples=("A manuscript on the mechanism is expected to be published in spring 2025.",),
    ),
)  # fmt: skip
