"""Kinds of medicines and devices on their way to market, from the meeting with a regulator to the portfolio."""

from __future__ import annotations

from events.kinds.kind import Kind

ROWS = (
    Kind(
        "regulatory_meeting", "meeting with a regulator", "regulatory", "regulator",
        nouns=(
            r"end[- ]of[- ]phase|type [abcd] meeting|pre-?(?:nda|bla|ind|submission|sub) meeting|"
            r"scientific advice|meeting with (?:the )?(?:fda|ema|mhra|pmda|agency|regulators?)"
        ),
        proves=r"\b(?:held|met with|minutes|agreed|took place|completed|received)\b",
        lookalikes=r"requested|granted|scheduled",
        examples=("A Type C meeting with the FDA is scheduled for May 2025.",),
    ),
    Kind(
        "designation", "special designation", "regulatory", "regulator",
        nouns=r"fast[- ]track|breakthrough|orphan|\bprime\b|\brmat\b|priority review voucher|designation",
        proves=r"\b(?:granted|received|awarded|obtained|designated)\b",
        lookalikes=r"applied|requested|submitted",
        examples=("A decision on orphan designation for OR-77 is anticipated by September 2024.",),
    ),
    Kind(
        "regulatory_submission", "marketing application submitted", "regulatory", "self",
        nouns=(
            r"\bs?ndas?\b|\bs?blas?\b|\bandas?\b|\bmaas?\b|\b510 ?\(k\)|\bpma\b|\beua\b|\bde novo\b|"
            r"marketing (?:authori[sz]ation )?application|new drug application|biologics? licen[cs]e application|"
            r"marketing approval|rolling submission|premarket|regulatory (?:filing|submission)s?"
        ),
        proves=r"\b(?:submitted|filed|resubmitted|applied|completed (?:the|its|our) (?:rolling )?submission)\b",
        lookalikes=r"rolling submission (?:was )?(?:begun|initiated|started)|pre-(?:nda|bla) meeting|preparing",
        implies=("topline_data",),
        examples=("We remain on track to submit our NDA for OR-77 in the third quarter of 2026.",),
    ),
    Kind(
        "submission_acceptance", "application accepted for review", "regulatory", "regulator",
        nouns=(
            r"\bs?ndas?\b|\bs?blas?\b|\bmaas?\b|\bpma\b|510 ?\(k\)|application|submission|filing letter|"
            r"day[- ](?:60|74)|validation"
        ),
        proves=r"\b(?:accepted|validated|filed by the agency|acceptance)\b",
        lookalikes=r"submitted",
        implies=("regulatory_submission",),
        examples=("FDA acceptance of the BLA for review is expected in January 2025.",),
    ),
    Kind(
        "advisory_committee", "advisory committee meets", "regulatory", "regulator",
        nouns=r"advisory (?:committee|panel|board meeting)|\badcomm?\b|\bodac\b|\bvrbpac\b|\bpanel meeting",
        proves=r"\b(?:met|voted|convened|recommended|held)\b",
        lookalikes=r"scheduled|cancell?ed|postponed",
        implies=("submission_acceptance",),
        examples=("The advisory committee is expected to meet on March 12, 2026.",),
    ),
    Kind(
        "regulatory_decision", "regulator decides", "regulatory", "regulator",
        nouns=(
            r"\bpdufa\b|goal date|approvals?|clearance|certification|\bchmp\b|(?:marketing )?authori[sz]ation|"
            r"permits?|\bs?ndas?\b|\bs?blas?\b|\bmaas?\b|510 ?\(k\)|\bpma\b|licen[cs]e"
        ),
        proves=(
            r"\b(?:approved|cleared|certified|granted|issued|adopted|authori[sz]ed|complete response|received|"
            r"rejected|refused|licen[cs]ed)\b"
        ),
        lookalikes=r"goal date (?:was )?extended|panel vote|inspection",
        implies=("submission_acceptance",),
        examples=("The FDA assigned a PDUFA date of May 31, 2026.",),
    ),
    Kind(
        "product_launch", "product launched", "commercial", "self",
        nouns=(
            r"launch(?:es|ed|ing)?|availab\w+|first (?:commercial )?sales?|shipping|rollout|roll-out|"
            r"commercialization|introduc\w+"
        ),
        proves=r"\b(?:launched|available|sold|introduced|released|shipping|rolled out|commerciali[sz]ed)\b",
        lookalikes=r"approved|launch[- ]ready|\bbeta\b|pre-?orders?",
        implies=("regulatory_decision",),
        examples=("Commercial launch of the ArcPump is planned for spring 2025.",),
    ),
    Kind(
        "patent_expiry", "patent expires", "commercial", "regulator",
        nouns=r"patents?|exclusivity|intellectual property",
        lookalikes=r"generic",
        examples=("Our composition patents expire between 2031 and 2034.",),
    ),
    Kind(
        "manufacturing", "manufacturing step", "commercial", "self",
        nouns=(
            r"batch(?:es)?|technology transfer|tech transfer|validation|(?:clinical |drug |product )supply|"
            r"process performance|\bgmp\b|scale-?up|manufactur\w+"
        ),
        proves=r"\b(?:completed|released|validated|inspected|manufactured|produced|transferred|qualified)\b",
        lookalikes=r"contract|begun|signed",
        examples=("Technology transfer to the new site should be complete by the end of 2024.",),
    ),
    Kind(
        "partnership", "partnership signed", "partner", "court",
        nouns=(
            r"collaborations?|licen[cs]es?|licen[cs]ing|partnerships?|partner|joint venture|alliance|"
            r"distribution agreement"
        ),
        proves=r"\b(?:signed|inked|entered into|executed|announced|formed|concluded|established)\b",
        lookalikes=r"in talks|term sheet|option granted|negotiat",
        examples=("The company aims to sign a licensing partnership for OR-77 outside the US in 2025.",),
    ),
    Kind(
        "partner_milestone", "partner pays or takes its option", "partner", "partner",
        nouns=r"milestones?(?: payments?)?|option|royalt(?:y|ies)|upfront",
        proves=r"\b(?:earned|received|exercised|triggered|achieved|recognized|paid)\b",
        lookalikes=r"eligible|up to",
        examples=("We expect to earn a $5 million milestone payment from Kestrel in the first quarter of 2025.",),
    ),
    Kind(
        "decision", "decision taken", "portfolio", "self",
        nouns=r"decisions?|go/no[- -]go|next steps?|whether to",
        proves=r"\b(?:decided|will proceed|will not proceed|determined|elected|chose)\b",
        lookalikes=r"assessing|evaluating|considering",
        examples=("A go/no-go decision on the pivotal trial is planned by the end of 2026.",),
    ),
    Kind(
        "pipeline_count", "number of programmes", "portfolio", "self",
        nouns=(
            r"(?:compounds|product candidates|candidates|programs|programmes|products|agents|drugs) .{0,60}(?:in|"
            r"into|enter\w*) (?:the )?(?:clinic|clinical|development|pipeline|market)"
        ),
        proves=r"\b(?:have|has|had|in|entered|advanced|reached)\b",
        lookalikes=r"preclinical",
        examples=("As many as nine compounds should be in the clinic by the end of 2012.",),
    ),
)  # fmt: skip
