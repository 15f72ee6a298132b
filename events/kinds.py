"""The catalogue of milestones as rows: what a kind is called, who controls it, what proves it and what only looks like proof.

Patterns run on cleaned words, case ignored. A kind's place in `KINDS` is its place in the printed tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of milestone: a row of the catalogue."""

    key: str
    label: str  # as a person would say it
    family: str  # preclinical, entry, conduct, data, regulatory, commercial, partner, portfolio, figures, capital, build, trade, corporate
    controller: str  # self, partner, regulator, court, market
    nouns: str  # regular expression of the anchor nouns
    proves: str = ""  # regular expression of the verbs (past tense or state reached) that prove it beside a noun
    lookalikes: str = ""  # regular expression of what must not close it
    implies: tuple[str, ...] = ()  # earlier kinds proved too, within one subject, indication, region and trial
    closed_by: tuple[str, ...] = ()  # other kinds whose sighting may close it
    examples: tuple[str, ...] = ()  # sentences of our own that are of this kind


_ENROL = r"enroll?(?:ment|ed|ing)?"
_TRIAL = r"(?:trials?|stud(?:y|ies)|phase (?:[1-4]|i{1,3}v?|iv)[ab]?(?:/(?:[1-4]|i{1,3})[ab]?)?|clinic)"

_ROWS = (
    Kind(
        "candidate_nomination", "development candidate named", "preclinical", "self",
        r"(?:development|lead|clinical|drug) candidates?",
        r"\b(?:selected|nominated|declared|designated|identified)\b", r"leads? identified|screening",
        examples=("The team intends to nominate a development candidate from the RN-4 series by year-end.",),
    ),
    Kind(
        "ind_enabling_studies", "IND-enabling studies", "preclinical", "self",
        r"ind[- ]enabling|glp[- ]tox\w*|toxicology stud(?:y|ies)|non-?clinical (?:safety )?stud(?:y|ies)",
        r"\b(?:begun|began|started|initiated|completed|finished|concluded)\b", r"\bplan(?:s|ned)?\b|contract",
        ("candidate_nomination",),
        examples=("IND-enabling studies of VRX-12 are expected to finish in the third quarter of 2024.",),
    ),
    Kind(
        "ind_submission", "IND or its like submitted", "preclinical", "self",
        r"\binds?\b|\bctas?\b|\bctns?\b|\bides?\b|investigational new drug|clinical trial (?:application|authori[sz]ation)s?"
        r"|clinical trial notification|investigational device exemption",
        r"\b(?:submitted|filed|lodged)\b", r"package (?:is |was )?complete|pre-ind|preparing|preparation",
        ("ind_enabling_studies",),
        examples=("Oriel expects to submit an IND for OR-77 in mid-2025.",),
    ),
    Kind(
        "ind_clearance", "IND in effect", "preclinical", "regulator",
        r"\binds?\b|\bctas?\b|\bctns?\b|\bides?\b|investigational new drug|clinical trial (?:application|authori[sz]ation)s?"
        r"|investigational device exemption",
        r"\b(?:cleared|clearance|accepted|active|in effect|may proceed|approved|allowed|authori[sz]ed)\b", r"submitted|filed",
        ("ind_submission",),
        examples=("Clearance of the IND for OR-77 is anticipated in Q1 2026.",),
    ),
    Kind(
        "trial_start", "trial begins", "entry", "self",
        _TRIAL + r"|clinical (?:testing|development|evaluation)",
        r"\b(?:initiated|opened|activated|commenced|began|begun|started|entered|advanced into|under ?way|is now evaluating"
        r"|launched)\b|\bbegun enroll?ing",
        r"protocol|sites? (?:were |was )?(?:chosen|selected)|ind (?:was )?cleared|ethics|irb approval",
        ("ind_clearance",),
        examples=("The compound should enter Phase II in the second half of 2013.",),
    ),
    Kind(
        "first_patient_dosed", "first patient dosed", "entry", "self",
        r"(?:first|initial) (?:\w+ )?(?:patient|subject|participant|volunteer|cohort)s?|dosing",
        r"\b(?:dosed|treated|administered|began|begun|started|commenced)\b",
        r"screened|consented|site (?:was )?activated|enrolled|randomi[sz]ed",
        ("trial_start",),
        examples=("Dosing of the first patient with LM-9 is planned for February 2025.",),
    ),
    Kind(
        "dose_selection", "dose chosen", "conduct", "self",
        r"\bmtd\b|\brp2d\b|maximum tolerated dose|recommended (?:phase (?:2|ii) )?dose|next (?:dose )?cohort|dose selection",
        r"\b(?:established|chosen|selected|determined|reached|defined|identified|opened)\b", r"escalation continues",
        ("first_patient_dosed",),
        examples=("We plan to establish the recommended Phase 2 dose of LM-9 by June 2025.",),
    ),
    Kind(
        "enrollment_milestone", "enrolment of a number reached", "conduct", "self",
        r"\b\d[\d,]* (?:\w+ )?(?:patients|subjects|participants|volunteers)|percent (?:of )?enroll?(?:ment|ed)|" + _ENROL,
        r"\b(?:reached|enrolled|randomi[sz]ed|recruited|surpassed|passed)\b", r"progressing well|sites? (?:are )?open",
        ("first_patient_dosed",),
        examples=("The study is expected to have enrolled 120 patients by the end of March 2024.",),
    ),
    Kind(
        "enrollment_complete", "enrolment complete", "conduct", "self",
        r"enroll?ment|recruitment|accrual|last patient (?:in|enroll?ed)|enroll?ing|enroll?ed",
        r"\b(?:completed?|fully enroll?ed|concluded|closed|finished|reached (?:its |the )?(?:target|full))\b",
        r"nearly complete|one arm|one region|closed (?:early )?(?:because|due)|stopped|substantially",
        ("enrollment_milestone",),
        examples=("Full enrollment of the PILOT trial is targeted for the first half of 2026.",),
    ),
    Kind(
        "trial_completion", "trial complete", "conduct", "self",
        r"last (?:patient|subject) (?:last )?visit|last visit|database lock|" + _TRIAL,
        r"\b(?:occurred|locked|completed?|concluded|finished|ended)\b", r"enroll?ment (?:is |was )?complete|treatment phase",
        ("enrollment_complete",),
        examples=("Database lock of the study is scheduled for October 2023.",),
    ),
    Kind(
        "interim_analysis", "interim analysis", "data", "self",
        r"interim (?:analysis|analyses|look|review|efficacy|safety|futility)|futility|data (?:and safety )?monitoring (?:committee|board)"
        r"|\bdsmb\b|\bidmc\b|\bdmc\b",
        r"\b(?:conducted|performed|reviewed|recommended|completed|occurred|passed)\b", r"scheduled|trigger",
        ("first_patient_dosed",),
        examples=("An interim analysis of the HALO study is planned for the fourth quarter of 2025.",),
    ),
    Kind(
        "topline_data", "top-line data", "data", "self",
        r"top-?\s?line|primary (?:endpoint|end point|analysis|outcome)",
        r"\b(?:reported|announced|met|did not meet|failed to meet|missed|achieved|released|read out|showed|demonstrated)\b",
        r"trial (?:was )?completed|interim data|data in hand",
        ("enrollment_complete",), ("data_readout", "data_presentation"),
        examples=("Top-line results of the trial are due in early 2027.",),
    ),
    Kind(
        "data_readout", "data reported", "data", "self",
        r"data|results?|findings|read-?out",
        r"\b(?:reported|presented|published|announced|released|disclosed|read out|showed|demonstrated)\b",
        r"abstract title|accepted for presentation",
        ("first_patient_dosed",), ("topline_data", "data_presentation", "publication"),
        examples=("We expect to report updated Phase 1 data for LM-9 in 2H25.",),
    ),
    Kind(
        "data_presentation", "data presented at a meeting", "data", "self",
        r"presentations?|oral|poster|abstracts?|data|results?|findings",
        r"\b(?:presented|are being presented|were featured|was featured)\b",
        r"submitted|accepted|selected|scheduled",
        closed_by=("data_readout",),
        examples=("Data from the expansion cohort will be presented at ASH in December 2025.",),
    ),
    Kind(
        "publication", "article published", "data", "court",
        r"article|manuscript|paper|publication|journal|peer-reviewed",
        r"\b(?:published|appeared)\b", r"submitted|accepted|in press",
        examples=("A manuscript on the mechanism is expected to be published in spring 2025.",),
    ),
    Kind(
        "regulatory_meeting", "meeting with a regulator", "regulatory", "regulator",
        r"end[- ]of[- ]phase|type [abcd] meeting|pre-?(?:nda|bla|ind|submission|sub) meeting|scientific advice|meeting with (?:the )?"
        r"(?:fda|ema|mhra|pmda|agency|regulators?)",
        r"\b(?:held|met with|minutes|agreed|took place|completed|received)\b", r"requested|granted|scheduled",
        examples=("A Type C meeting with the FDA is scheduled for May 2025.",),
    ),
    Kind(
        "designation", "special designation", "regulatory", "regulator",
        r"fast[- ]track|breakthrough|orphan|\bprime\b|\brmat\b|priority review voucher|designation",
        r"\b(?:granted|received|awarded|obtained|designated)\b", r"applied|requested|submitted",
        examples=("A decision on orphan designation for OR-77 is anticipated by September 2024.",),
    ),
    Kind(
        "regulatory_submission", "marketing application submitted", "regulatory", "self",
        r"\bs?ndas?\b|\bs?blas?\b|\bandas?\b|\bmaas?\b|\b510 ?\(k\)|\bpma\b|\beua\b|\bde novo\b|marketing (?:authori[sz]ation )?application"
        r"|new drug application|biologics? licen[cs]e application|marketing approval|rolling submission|premarket|regulatory (?:filing|submission)s?",
        r"\b(?:submitted|filed|resubmitted|applied|completed (?:the|its|our) (?:rolling )?submission)\b",
        r"rolling submission (?:was )?(?:begun|initiated|started)|pre-(?:nda|bla) meeting|preparing",
        ("topline_data",),
        examples=("We remain on track to submit our NDA for OR-77 in the third quarter of 2026.",),
    ),
    Kind(
        "submission_acceptance", "application accepted for review", "regulatory", "regulator",
        r"\bs?ndas?\b|\bs?blas?\b|\bmaas?\b|\bpma\b|510 ?\(k\)|application|submission|filing letter|day[- ](?:60|74)|validation",
        r"\b(?:accepted|validated|filed by the agency|acceptance)\b", r"submitted",
        ("regulatory_submission",),
        examples=("FDA acceptance of the BLA for review is expected in January 2025.",),
    ),
    Kind(
        "advisory_committee", "advisory committee meets", "regulatory", "regulator",
        r"advisory (?:committee|panel|board meeting)|\badcomm?\b|\bodac\b|\bvrbpac\b|\bpanel meeting",
        r"\b(?:met|voted|convened|recommended|held)\b", r"scheduled|cancell?ed|postponed",
        ("submission_acceptance",),
        examples=("The advisory committee is expected to meet on March 12, 2026.",),
    ),
    Kind(
        "regulatory_decision", "regulator decides", "regulatory", "regulator",
        r"\bpdufa\b|goal date|approvals?|clearance|certification|\bchmp\b|(?:marketing )?authori[sz]ation|permits?|\bs?ndas?\b|\bs?blas?\b"
        r"|\bmaas?\b|510 ?\(k\)|\bpma\b|licen[cs]e",
        r"\b(?:approved|cleared|certified|granted|issued|adopted|authori[sz]ed|complete response|received|rejected|refused|licen[cs]ed)\b",
        r"goal date (?:was )?extended|panel vote|inspection",
        ("submission_acceptance",),
        examples=("The FDA assigned a PDUFA date of May 31, 2026.",),
    ),
    Kind(
        "product_launch", "product launched", "commercial", "self",
        r"launch(?:es|ed|ing)?|availab\w+|first (?:commercial )?sales?|shipping|rollout|roll-out|commercialization|introduc\w+",
        r"\b(?:launched|available|sold|introduced|released|shipping|rolled out|commerciali[sz]ed)\b",
        r"approved|launch[- ]ready|\bbeta\b|pre-?orders?",
        ("regulatory_decision",),
        examples=("Commercial launch of the ArcPump is planned for spring 2025.",),
    ),
    Kind(
        "patent_expiry", "patent expires", "commercial", "regulator",
        r"patents?|exclusivity|intellectual property", "", r"generic",
        examples=("Our composition patents expire between 2031 and 2034.",),
    ),
    Kind(
        "manufacturing", "manufacturing step", "commercial", "self",
        r"batch(?:es)?|technology transfer|tech transfer|validation|(?:clinical |drug |product )supply|process performance|\bgmp\b|scale-?up"
        r"|manufactur\w+",
        r"\b(?:completed|released|validated|inspected|manufactured|produced|transferred|qualified)\b", r"contract|begun|signed",
        examples=("Technology transfer to the new site should be complete by the end of 2024.",),
    ),
    Kind(
        "partnership", "partnership signed", "partner", "court",
        r"collaborations?|licen[cs]es?|licen[cs]ing|partnerships?|partner|joint venture|alliance|distribution agreement",
        r"\b(?:signed|entered into|executed|announced|formed|concluded|established)\b", r"in talks|term sheet|option granted|negotiat",
        examples=("The company aims to sign a licensing partnership for OR-77 outside the US in 2025.",),
    ),
    Kind(
        "partner_milestone", "partner pays or takes its option", "partner", "partner",
        r"milestones?(?: payments?)?|option|royalt(?:y|ies)|upfront",
        r"\b(?:earned|received|exercised|triggered|achieved|recognized|paid)\b", r"eligible|up to",
        examples=("We expect to earn a $5 million milestone payment from Kestrel in the first quarter of 2025.",),
    ),
    Kind(
        "decision", "decision taken", "portfolio", "self",
        r"decisions?|go/no[- -]go|next steps?|whether to",
        r"\b(?:decided|will proceed|will not proceed|determined|elected|chose)\b", r"assessing|evaluating|considering",
        examples=("A go/no-go decision on the pivotal trial is planned by the end of 2026.",),
    ),
    Kind(
        "pipeline_count", "number of programmes", "portfolio", "self",
        r"(?:compounds|product candidates|candidates|programs|programmes|products|agents|drugs) .{0,60}(?:in|into|enter\w*) (?:the )?"
        r"(?:clinic|clinical|development|pipeline|market)",
        r"\b(?:have|has|had|in|entered|advanced|reached)\b", r"preclinical",
        examples=("As many as nine compounds should be in the clinic by the end of 2012.",),
    ),
    Kind(
        "financial_guidance", "figure guided", "figures", "self",
        r"revenues?|sales|net (?:loss|income|cash)|earnings|\beps\b|\bebitda\b|margins?|cash|expenses?|expenditures?|capex|spend(?:ing)?"
        r"|profit\w*|bookings|backlog|tax rate|growth|guidance|costs?|income|loss(?:es)?|opex|\bffo\b",
        r"\b(?:was|were|totall?ed|reported|amounted|increased|decreased|of|grew|declined|rose|fell|came in)\b", r"preliminary|unaudited range",
        examples=("The company expects its net loss for fiscal 2011 to be between $60 million and $64 million.",),
    ),
    Kind(
        "cash_runway", "cash lasts", "figures", "self",
        r"runway|(?:cash|capital|liquidity|funds|resources|funding|operations).{0,160}(?:sufficient|sustain|fund|support|enable|adequate|last)",
        r"\b(?:sufficient|extend\w*|fund\w*)\b", r"going concern",
        examples=("Existing cash is sufficient to fund operations into the second quarter of 2027.",),
    ),
    Kind(
        "financing", "money raised", "capital", "market",
        r"offering|placement|grants?|loans?|financing|capital raise|\bipo\b|funding|equity|non-dilutive",
        r"\b(?:closed|received|completed|raised|secured|priced|funded)\b", r"shelf|priced|term sheet",
        examples=("The private placement is expected to close on or about June 4, 2025.",),
    ),
    Kind(
        "debt_action", "debt repaid or changed", "capital", "self",
        r"notes?|facility|covenants?|debt|credit|loans?|leverage|borrowings?|refinanc\w+",
        r"\b(?:repaid|refinanced|amended|redeemed|retired|reduced|extended)\b", r"matur",
        examples=("We plan to repay the bridge loan in full before the end of 2025.",),
    ),
    Kind(
        "buyback", "own shares bought", "capital", "self",
        r"buy-?backs?|repurchas\w+", r"\b(?:repurchased|bought back|completed|retired)\b", r"authori[sz]ed|announced",
        examples=("Management intends to complete the $20 million share repurchase program by December 2025.",),
    ),
    Kind(
        "dividend", "dividend", "capital", "self",
        r"dividends?|distributions?", r"\b(?:declared|paid|initiated|raised|increased)\b", r"considered",
        examples=("The board plans to initiate a quarterly dividend in the second half of 2026.",),
    ),
    Kind(
        "facility_opening", "site opens", "build", "self",
        r"plants?|stores?|sites?|mines?|data cent(?:er|re)s?|facilit(?:y|ies)|hubs?|warehouses?|factor(?:y|ies)|clinics?|restaurants?|hotels?"
        r"|hospitals?|offices?|headquarters|branches|branch|terminals?|stations?|locations?|laborator(?:y|ies)|centers?|centres?",
        r"\b(?:opened|commissioned|in operation|operational|inaugurated|online|on line)\b", r"ground|lease|permit",
        examples=("The second biorefinery is slated to open in the summer of 2025.",),
    ),
    Kind(
        "production_start", "production starts", "build", "self",
        r"production|manufacturing|output|operations|first (?:gas|oil|gold|ore|pour|power|concrete|concentrate|metal)|mining",
        r"\b(?:started|began|begun|commenced|first output|produced|poured|ramped)\b", r"test run|commissioning",
        ("facility_opening",),
        examples=("Commercial production at the Hollin mine is due to begin in Q4 2025.",),
    ),
    Kind(
        "project_completion", "project or stage complete", "build", "self",
        r"construction|installation|integration|completion|phase|stage|projects?|upgrade|migration|implementation|go-?live|design"
        r"|development|drilling|studies|study|expansion|commissioning|testing|interconnection",
        r"\b(?:completed?|live|handed over|finished|finali[sz]ed|concluded|installed|delivered)\b", r"percent complete|on schedule",
        examples=("Construction of the pipeline will be completed in September 2025.",),
    ),
    Kind(
        "capacity_target", "rate or size reached", "build", "self",
        r"capacity|per (?:year|day|month|annum)|annuali[sz]ed|run[- ]rate|(?:mw|gw|gwh|mmbtu|tonnes|tons|gallons|units|barrels|bpd|mtpa)\b"
        r"|customers|fleet|subscribers",
        r"\b(?:reached|exceeded|attained|achieved|grew to|expanded to|surpassed|has|have|now)\b", r"idle|average",
        examples=("Capacity is planned to reach 40,000 tonnes per year by 2027.",),
    ),
    Kind(
        "contract_award", "contract won", "trade", "court",
        r"orders?|tenders?|contracts?|agreements?|awards?|purchase order|design wins?|bids?|\bppa\b|offtake",
        r"\b(?:awarded|signed|received|won|secured|executed|finali[sz]ed)\b", r"shortlisted|letter of intent|\bloi\b|\bmou\b",
        examples=("The ministry is expected to award the contract in November 2025.",),
    ),
    Kind(
        "delivery", "goods delivered", "trade", "self",
        r"deliver(?:y|ies|ed|ing)?|ship(?:ment|ments|ped|ping)?|hand-?over",
        r"\b(?:delivered|shipped|handed over)\b", r"built|ordered|first flight|\btest\b",
        ("production_start",),
        examples=("Delivery of the first four buses is scheduled for March 2026.",),
    ),
    Kind(
        "merger_close", "deal closes", "corporate", "court",
        r"mergers?|acquisitions?|divestitures?|spin-?offs?|business combination|transactions?|separation|sale of|takeover|buyout|tender offer",
        r"\b(?:closed|completed|distributed|consummated|acquired|merged|finali[sz]ed)\b", r"signed|voted|antitrust|cleared",
        examples=("The acquisition of Tarn Optics is expected to close in the first half of 2025.",),
    ),
    Kind(
        "restructuring", "restructuring", "corporate", "self",
        r"restructuring|head-?count|savings|workforce|cost[- ](?:reduction|saving)s?|layoffs?|synergies|reorgani[sz]ation|strategic review",
        r"\b(?:completed|reached|achieved|reali[sz]ed|reduced|eliminated|concluded)\b", r"announced|charge",
        examples=("The restructuring should be substantially complete by the end of fiscal 2026.",),
    ),
    Kind(
        "appointment", "person appointed or staff hired", "corporate", "self",
        r"chief \w+ officer|\bc[efot]o\b|directors?|chair\w*|president|successor|employees|staff|hires?|hiring|headcount|retire\w*|step down",
        r"\b(?:appointed|joined|hired|named|elected|assumed|succeeded|retired|stepped down)\b", r"search|interim",
        examples=("A new chief financial officer is to join the company in January 2026.",),
    ),
    Kind(
        "disclosure", "report published", "corporate", "self",
        r"reports?|filing|form (?:10-[kq]|8-k|20-f)|annual report|plan|guidance|outlook|update|feasibility|resource estimate|assessment",
        r"\b(?:published|filed|provided|issued|released|announced|disclosed)\b", r"postponed",
        examples=("The company will publish its first climate report in June 2025.",),
    ),
    Kind(
        "listing", "listing", "corporate", "regulator",
        r"nasdaq|nyse|listing|uplist\w*|up-list\w*|compliance|minimum bid|trading|otcqb|otcqx|ticker|symbol|stock exchange|reverse (?:stock )?split",
        r"\b(?:listed|began|begun|regained|commenced|uplisted|effective)\b", r"applied|notice",
        examples=("Shares are expected to begin trading on the Nasdaq on July 9, 2025.",),
    ),
    Kind(
        "litigation", "court decides", "corporate", "court",
        r"court|litigation|lawsuit|trial date|ruling|settlement|verdict|jury|arbitration|appeal|hearing|judgment",
        r"\b(?:ruled|verdict|settled|decided|dismissed|granted|affirmed|resolved)\b", r"hearing (?:was )?held|appeal (?:was )?filed",
        examples=("The jury trial against Norvane is set for October 6, 2025.",),
    ),
    Kind(
        "sustainability_target", "sustainability target", "corporate", "self",
        r"emissions?|net[- ]zero|carbon|renewable|greenhouse|\bghg\b|waste|recycl\w+|climate|water use",
        r"\b(?:reduced|achieved|reached|cut|lowered)\b", r"pledge",
        examples=("We aim to cut our Scope 1 emissions by 40 percent by 2030.",),
    ),
    Kind("other", "other event", "corporate", "self", r"(?!)", examples=()),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.key: kind for kind in _ROWS}


@cache
def pattern(key: str, field: str = "nouns") -> re.Pattern[str]:
    """The compiled `nouns`, `proves` or `lookalikes` of a kind; an empty one never matches."""
    return re.compile(getattr(KINDS[key], field) or r"(?!)", re.IGNORECASE)
