"""The two vocabularies of events, things and steps, and the table that pairs them into kinds.

To teach a new event: name the thing, name the step, add the pair. A thing in `ALONE` is an event without a step.
"""

from __future__ import annotations

_PHASE = r"phase[- ](?:[1-4]|i{1,3}v?|iv)[ab]?(?:[-/](?:phase )?(?:[1-4]|i{1,3})[ab]?)?"
_RESEARCH = r"(?:registrational|pivotal|confirmatory|clinical|first-in-human|human|efficacy|proof-of-concept|dose[- ]\w+)"

# a thing of several words stands before the words that it is made of
THINGS: dict[str, str] = {
    "tox": r"ind[- ]enabling(?: (?:studies|work|activities|toxicology))*|(?:glp )?tox(?:icology|icity)?(?: and \w+)? stud(?:y|ies)|"
    r"glp[- ]tox\w*|pre-?clinical stud(?:y|ies)|pharmacodynamic studies",
    "regulatory_meeting": r"(?:end[- ]of[- ]phase[- ]?\w+|type[- ][abcd]|pre-?(?:nda|bla|ind|maa|sub(?:mission)?))"
    r"(?: \([^)]{1,12}\))? (?:meetings?|interactions?|discussions?)|scientific advice(?: meeting)?|"
    r"(?:that|this) meeting|meetings? with (?:the )?(?:u\.?s\.? )?(?:fda|ema|mhra|pmda|agency|regulators?|food and drug)",
    "acceptance": r"(?:decide on |decision on )?acceptance(?= by| in| is|,|\.|$)|(?:acceptance|validation) of (?:the |our |its )?(?:\w+ ){0,3}(?:s?nda|s?bla|maa|pma|application|submission|filing)",
    "candidate": r"(?:development|lead|clinical|drug)[- ]candidates?(?= (?:nomination|selection))|(?:development|lead clinical) candidates?",
    "ind": r"(?:inds?|ctas?|ctns?|ides?|investigational new drug|clinical trial (?:application|authori[sz]ation|notification)s?|"
    r"investigational device exemption)(?: \([^)]{1,12}\))?(?: applications?)?",
    "rolling": r"rolling (?:submission|nda|bla|review)",
    "nda": r"(?:s?ndas?|s?blas?|andas?|maas?|pmas?|euas?|nds|510 ?\(k\)s?|de novo|new drug applications?|biologics? licens\w+ applications?|"
    r"marketing (?:authori[sz]ation )?applications?|pre-?market (?:approval )?(?:application|notification)s?|"
    r"emergency use authori[sz]ation)(?: \([^)]{1,12}\))?(?: applications?)?|marketing approval(?= of| in| for)",
    "adcom": r"advisory (?:committee|panel)(?: meeting)?|ad ?comm?|odac|vrbpac|panel meeting",
    "pdufa": r"pdufa|(?:target )?action date|goal date|user fee date",
    "designation": r"(?:fast[- ]track|breakthrough(?: therapy| device)?|orphan(?:[- ]drug)?|prime|rmat|regenerative medicine|rare pediatric disease)"
    r"(?: designations?)?(?: status)?|priority review(?! vouchers?)",
    "chmp": r"chmp opinion|(?:opinion|recommendation) (?:from|of|by) (?:the )?chmp",
    "voucher": r"(?:priority review vouchers?|prv)(?: \([^)]{1,12}\))?(?: monetization| sale)?",
    "interim": r"interim (?:futility |safety |efficacy |data )?(?:analys[ie]s|looks?|reviews?)|futility (?:analysis|look)|"
    r"(?:dsmb|idmc|dmc|data (?:and )?safety monitoring (?:board|committee)|data monitoring committee)(?: reviews?| recommendations?)?",
    "topline": r"top[- ]?line(?: (?:overall survival|os|efficacy|safety|clinical|phase \w+))*(?: \([^)]{1,12}\))?"
    r"(?: (?:data|dates?|results?|readouts?|read-outs?|findings|analysis))?|primary (?:completion data|analysis|endpoint (?:data|results|readout))",
    "publication": r"(?:peer-reviewed )?(?:manuscripts?|journal|publications?)",
    "financial_results": r"(?:financial|operating|earnings|quarter(?:ly)?|year-end|annual|fiscal|q[1-4]|[1-4]q\d\d|q[1-4] 20\d\d|half-year|full-year|year) results|earnings (?:release|results)",
    "last_visit": r"last[- ](?:patient|subject|participant)(?:'s)?[- ](?:last[- ])?visits?|database lock|data ?base lock|study completion",
    "full_enrollment": r"(?:full|complete|target) enroll?ment|last patient (?:in|enrolled|randomi[sz]ed)|enroll?ment completion",
    "first_patient": r"(?:first|initial) (?:\w+ )?(?:patient|subject|participant|volunteer|cohort|human)s?(?: (?:in|dosed|dosing|treated))?|"
    r"first-patient-(?:in|dosed)|(?:patient |phase \w+ |first )?dosing",
    "dose_selection": r"rp2d|mtd|maximum tolerated dose|recommended (?:phase \w+ )?dose|(?:next|higher|final|expansion) (?:dose )?cohorts?|"
    r"dose (?:selection|escalation)",
    "enrollment": r"enroll?ment|recruitment|accrual|(?<=fully )enroll?ed|patient enroll?ment|enroll?(?:ing)?(?= (?:patients|subjects|in\b|\d|the|up|approximately))",
    "patients": r"(?:patients|subjects|participants|volunteers)",
    "presentation": r"(?:oral |poster |data |late-breaking |scientific |platform )*(?:presentations?(?: of (?:\w+ ){0,3}(?:data|results|findings))?|posters?|abstracts?)|symposium",
    "count": r"(?:compounds|(?:product |drug )?candidates|program(?:me)?s|agents|therapeutics|drugs)(?=[^.;]{0,60}\b(?:in|into) (?:the )?"
    r"(?:clinic|clinical (?:trials|testing|development)|phase \w+|development)\b)",
    "court": r"(?:jury |bench |court )?(?:trial date|hearings?|verdict|ruling|court decision|arbitration|appeal|settlement|lawsuit|litigation|markman)|(?:jury|bench|civil) trial|trial(?= (?:against|(?:has been |is |was )?(?:re)?scheduled for|is set for))",
    "trial_sites": r"(?:clinical |trial |study |first |investigational |initial )*sites?(?= (?:for|in|of) (?:the|our|a|its) [^.;]{0,50}(?:trial|study))|clinical sites",
    "trial": rf"(?:{_RESEARCH} )*(?:{_PHASE} )?(?:{_RESEARCH} )*(?:trials?(?! (?:date|assembly|run|court|period))|stud(?:y|ies)|clinical (?:testing|program(?:me)?|development|evaluation))"
    rf"(?! (?:data|results?|readouts?|findings))|{_PHASE}(?: (?:clinical )?(?:testing|development|program(?:me)?|evaluation|part|portion))?|"
    r"(?<=the )clinic(?!\w)",
    "data": r"(?:(?:initial|interim|final|preliminary|updated|clinical|preclinical|safety|efficacy|additional|new|first|trial|phase \w+|overall survival|"
    r"pharmacokinetic|proof-of-concept|study|mature|further|early|topline|follow-up|biomarker|long-term)[ -](?:and )?)*(?:data|results|findings|read-?outs?)"
    r"(?<!share data)(?! (?:cent(?:er|re)s?|room|monitoring|safety monitoring|science|driven|platform|management|of operations|processing|analytics|protection|privacy|set|base|security))"
    r"(?: read-?outs?| updates?)?",
    "approval": r"(?:(?:fda|ema|mhra|regulatory|marketing|accelerated|conditional|full|potential|final|ce|faa|stc|european|eu|us|u\.s\.|board|permit|pathway|environmental) )*"
    r"(?:approvals?|clearances?(?! of (?:the |our |an? |its )?(?:ind|cta|ctn|ide)\b)(?= (?:of|for|from|in|by|is|to))|certifications?|ce mark(?:ing)?|marketing authori[sz]ations?|permits?|permitting|"
    r"type certificate|stc|regulatory decision|final rule|record of decision|licensure)",
    "application": r"applications?",
    "filing": r"(?:(?:fda|regulatory|marketing|ema|mhra|global|us|u\.s\.|ex-u\.s\.|eu|european|rolling) )+(?:submissions?|filings?|applications?)",
    "milestone": r"(?:development |regulatory |commercial |sales )?milestone payments?|option (?:exercise|fee)",
    "runway": r"(?:cash |financial |operating |operational )?runway|fund (?:its |our |the company's |current |planned |ongoing |all )*(?:operat\w+|activit\w+|development|business|"
    r"operating (?:expenses|plan)|capital)|(?:sufficient|adequate|enough) (?:cash|capital|funds|funding|resources|liquidity)|"
    r"cash on hand to last|sustain (?:its |our )?operations|(?:sufficient|adequate) to (?:fund|support|meet|satisfy|finance|sustain|address|cover|enable)",
    "patent": r"patents?(?: (?:protection|coverage|term|family|rights))?|(?:market|data|regulatory|orphan) exclusivity",
    "batch": r"(?:gmp |clinical |engineering |registration |validation |commercial )?batch(?:es)?|tech(?:nology)? transfer|process validation|ppq\w*|(?:clinical|drug|commercial) supply|"
    r"manufacturing (?:scale-?up|transfer|process|readiness)",
    "decision": r"(?:decide|determine)(?=s? (?:on )?(?:whether|how))|(?:go/no[- ]?go |final |investment |strategic )*decisions?|fid\b|next steps",
    "ipo": r"(?:ipo|initial public offering)(?: \(ipo\))?|uplist\w*|up-list\w*|(?:nasdaq|nyse|tsx|stock exchange|public|national exchange) listing|"
    r"(?:begin|commence|start)\w* trading|(?:expert|pink|otcqb|otcqx) market|minimum bid[\w -]{0,20}|listing (?:requirement|rule|standard)s?",
    "dividend": r"(?:quarterly |special |cash |annual )*dividends?",
    "buyback": r"(?:share |stock )*(?:buy-?backs?|repurchases?(?: program)?)",
    "restructuring": r"restructuring|(?:annuali[sz]ed )?(?:cost|expense)[- ](?:savings?|reductions?)(?: program)?|synergies|workforce reduction|reduction in force|"
    r"strategic (?:review|alternatives)|reorgani[sz]ation",
    "offering": r"(?:public |private |registered |rights |direct |at-the-market |equity |debt |follow-on |bridge )*(?:offering|placement|financings?|fundrais\w+|capital raise)|"
    r"(?:series [a-e]|non-dilutive|grant|loan|project|usda) (?:funding|financing|proceeds|guarantee)|tax credit sales?|sales? of (?:investment )?tax credits",
    "deal": r"(?:proposed |planned |pending |business |previously announced )*(?:transaction|(?<=the )transactions|mergers?|acquisitions?|divestitures?|spin-?offs?|spin-?outs?|business combination|"
    r"tender offer|takeover|buyout|demerger|carve-out)(?! (?:cost|expense|price|related|agreement|bonus))|spin off|(?:planned|proposed|tax-free|pending) separation|standalone public company|independent public compan(?:y|ies)",
    "refinancing": r"refinancing(?: of (?:our|the|its) [^,.;]{0,30}?(?:notes|loans?|debt|facility))?",
    "debt": r"(?:bridge |term |convertible |senior |outstanding |secured |revolving |promissory )*(?:notes?|loans?|debt|debentures?|credit facility|indebtedness|borrowings?)|net leverage|leverage ratio",
    "sustainability": r"(?:scope [123](?: and [123])? |carbon |ghg |greenhouse gas |co2 )*emissions|net[- ]zero(?: (?:carbon )?emissions)?|carbon[- ]neutral\w*|renewable (?:energy|electricity)|zero waste",
    "officer": r"chief \w+(?: (?:and|&) \w+)? officer|(?:new |permanent |next )*(?:c[efotim]o|president|chair(?:man|woman|person)?|general counsel|managing director)|successor|board of directors|new directors?",
    "staff": r"employees|headcount|full-time|workforce|new (?:hires|jobs)|staff",
    "design_win": r"design[- ]?wins?|design-?ins?",
    "accreditation": r"(?:accreditation|certification|surveillance|compliance|regulatory|fda|gmp|external|first|annual) (?:audit|survey|inspection)s?",
    "report": r"(?:annual |quarterly |sustainability |esg |climate |technical |interim |half-year )*reports?(?: on form [\w-]+)?|(?:form )?(?:10-[kq]s?|20-f|40-f|8-k|s-[134]|f-[134])\b|"
    r"proxy statement|registration statement|(?:mineral )?resource (?:estimate|update)|reserve estimate|(?:strategic|long-term|five-year|business|transition|financial) (?:plan|update|targets|review)|"
    r"(?:earnings |financial |full-year |annual |2\d{3} |formal )*(?:guidance|outlook)(?= (?:will|to be|in|with|at|when|update|for))|(?:quarter|audit)(?:ly)? (?:review|filing)s?|reviews?(?= (?:is|are))|technical report",
    "feasibility": r"(?:definitive |pre-?|bankable )*feasibility stud(?:y|ies)|(?:dfs|pfs|pea)\b|preliminary economic assessment",
    "plant": r"(?:(?:production|manufacturing|processing|concentrat\w+|collection|dms|pilot|power|demonstration|distribution|fulfillment|data|logistics|medical|research|innovation|treatment|"
    r"residential|retail|flagship|new|second|third|fourth|fifth|first|processing|concentrating|refining|mining) )*"
    r"(?:plants?|stores?|mines?|facilit(?:y|ies)|data cent(?:er|re)s?|hubs?|warehouses?|factor(?:y|ies)|gigafactor(?:y|ies)|restaurants?|hotels?|hospitals?|"
    r"headquarters|head office|branch(?:es)?|terminals?|stations?|locations|laborator(?:y|ies)|clinics|cent(?:er|re)s|(?:distribution|service|collection|fulfillment|"
    r"customer|training|logistics|technology|experience|research) cent(?:er|re)|(?:bio)?refiner(?:y|ies)|smelter|mill|campus|showrooms?|sites|(?:production|manufacturing|store|collection) site|airport)"
    r"(?! (?:agreement|lease|visit|manager))",
    "first_output": r"first (?:gold|pour|oil|gas|ore|power|concentrate|copper|metal|ethanol|hydrogen|steel|lithium|silver|uranium|lng|cargo)(?: pour| production| delivery)?",
    "production": r"(?:(?:commercial|first|initial|full|series|volume|mass|serial|gold|copper|lithium|oil|gas|vehicle|concentrate|full-scale|full-rate|pilot|ethanol|biodiesel|rng|biogas|fuel) )*"
    r"(?:production|manufacturing|mining|ore processing)|"
    r"(?:commercial |full |flight |passenger |mining |initial |plant )*operations(?! (?:\w+ )?(?:into|through|for at least))|commercial service",
    "feature": r"(?:beta|version|(?<!press )release|platform|app|software|mobile app|website|upgrade to)",
    "construction": r"(?:construction|installation|integration|fabrication|expansion|upgrade|implementation|migration|deployment|rollout|roll-out|conversion|retrofit|remodel\w*|"
    r"transition|build-?out|(?:conceptual |detailed )?design(?: phase)?|interconnection|drilling(?: program(?:me)?| campaign)?|exploration program|testing|certification program|"
    r"(?:software |product )development|refurbishment|decommissioning|relocation|groundbreaking|accreditation)",
    "project": r"(?:projects?|initiatives?|digesters?|pipelines?|turbines?|solar (?:farm|array|park)|wind farm|(?:oil|gas|exploration|appraisal|production|injection|development) wells?|(?<=the )wells?(?! as\b)|stage \w+|system(?= (?:is|will|to|go))|phase (?:one|two|three))",
    "capacity": r"(?:(?:production|annual|annuali[sz]ed|total|installed|manufacturing|storage|generating|processing|nameplate|treatment|full|florida) )*(?:capacity|utili[sz]ation|throughput|run[- ]rate|output)",
    "contract": r"(?:(?:supply|purchase|definitive|offtake|off-take|distribution|commercial|license|licensing|government|long-term|power purchase|service|framework|development) )*"
    r"(?:orders?(?! to)|contracts?|tenders?|agreements?|awards?(?! (?:the|an?|its|us|our)\b)|bids?|ppa|letters? of intent|loi|mou)(?! (?:term|expire|liabilit|assets?|manufactur|research))",
    "partnership": r"(?:(?:strategic|commercial|licensing|development|distribution|global|regional|research|pharma) )*(?:partnerships?|collaborations?|joint ventures?|alliances?|out-?licens\w+|licensing deals?|partnering)",
    "goods": r"(?:vehicles?|aircraft|buses|trucks?|units|systems|vessels?|ships?|satellites?|prototypes?|chips?|samples|machines?|modules?)",
}  # fmt: skip

STEPS: dict[str, str] = {
    "enter_clinic": r"enter(?:s|ed|ing)?(?= (?:the clinic|into the clinic|clinical|phase|human|pivotal|first-in))|(?:advanc|mov|progress)(?:e|es|ed|ing)?(?= (?:[\w-]+ ){0,6}(?:into|to) (?:the clinic|(?:\w+ ){0,3}(?:clinical|phase|human|pivotal|late-stage)))|"
    r"entry into|advancement",
    "begin_dosing": r"dos(?:e|ing)(?= the first| (?:of )?patients| first)",
    "complete": r"complet(?:e|es|ed|ing|ions?)|finish(?:es|ed|ing)?|conclud(?:e|es|ed|ing)|conclusion of|finali[sz](?:e|es|ed|ing|ation)|wrap(?:ping)? up|reach(?:ing)? full|fully",
    "begin": r"initiat(?:e|es|ed|ing|ions?)|start(?:s|ed|ing)?(?: up)?|start-up|begin(?:s|ning)?|began|begun|commenc(?:e|es|ed|ing|ement)|kick(?:s|ed|ing)?[- ]off|resum(?:e|es|ed|ing|ption)|restart(?:s|ed|ing)?|embark\w*|spud(?:s|ded)?|break(?:s|ing)? ground|broke ground",
    "submit": r"submit(?:s|ted|ting)?|submissions?|fil(?:e|es|ed|ing|ings)(?! cabinets)|re-?submi(?:t|ts|tted|tting|ssion)|lodg(?:e|ed|ing)|appl(?:y|ies|ied|ying)(?= for| to)|applications? (?:for|to)",
    "accept": r"accept(?:s|ed|ing|ance)?|validat(?:ed|ion)",
    "report": r"report(?:s|ed|ing)?|announc(?:e|es|ed|ing|ement)|releas(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|shar(?:e|ing)|provid(?:e|es|ed|ing)|publish(?:es|ed|ing)?|publication|unveil(?:s|ed|ing)?|issu(?:e|es|ed|ing|ance)|"
    r"read(?:s|ing)? ?-?out|revis(?:e|es|ed|ing)|updat(?:e|ing)|communicat(?:e|ing)|host|deliver(?= (?:\w+ ){0,3}(?:data|results))",
    "present": r"present(?:s|ed|ing)?(?! (?:value|in|at the time))|presentation of|showcas(?:e|ed|ing)|featured",
    "available": r"(?:commercially |generally |made |become |becomes )*available|availability|come(?:s)? to market|reach(?:es)? (?:the )?market|on (?:the )?market|on sale|in stores|hit(?:s)? (?:the )?shelves|shipping",
    "launch": r"(?:re-?)?launch(?:es|ed|ing)?|roll(?:s|ed|ing)? ?-?out|introduc(?:e|es|ed|ing|tion)|commerciali[sz](?:e|es|ed|ing|ation)|market introduction|first (?:commercial )?sales?|debut(?:s|ed|ing)?|unveil",
    "operate": r"(?:(?<=be )|(?<=is )|(?<=are )|(?<=fully )|(?<=become )|(?<=becomes )|(?<=now ))operational|operational(?= (?:by|in|at|during|before|around|from|starting|beginning))|(?:come|comes|coming|came|bring|brings|bringing|be|go|goes|going|brought?)(?:,? \w+){0,9}? (?:on-?line|on stream|on-stream|into service|into production|into operation|live)|go-live|in operation|in service|into operation|operation of|commission(?:ed|ing)|commission(?= (?:the|our|its|a)\b)|"
    r"inaugurat(?:e|es|ed|ing|ion)|energi[sz](?:e|ed|ation)",
    "move": r"relocat(?:e|es|ed|ing)|mov(?:e|es|ing)(?= (?:into|its|our|the|to))",
    "open": r"(?:re-?)?open(?:s|ed|ing|ings)?(?!-)(?! (?:market|label|source|pit|ended|trial))",
    "build": r"build(?:s|ing)?|built|construct(?:ed|ing)?|install(?:s|ed|ing)?|add(?:s|ed|ing)?",
    "approve": r"approv(?:e|es|ed|ing)|clear(?:s|ed|ing|ance)|grant(?:s|ed|ing)?|certif(?:y|ies|ied)|authori[sz](?:e|es|ed)|obtain(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|receipt of|secur(?:e|es|ed|ing)|regulatory action|adopt(?:s|ed|ion)?|green-?lit|gain(?:s|ing)?|decid(?:e|es|ed|ing) on",
    "win": r"sign(?:s|ed|ing)?|award(?:s|ed|ing)?|enter(?:s|ed|ing)? into|execut(?:e|ed|ing|ion)|win(?:s|ning)?|won|conver(?:t|ting|sion)|book(?:s|ed|ing)?|negotiat(?:e|ed|ing)|add(?:ed)?(?= to)",
    "deliver": r"deliver(?:s|ed|ing|y|ies)?|ship(?:s|ped|ping|ment|ments)?|transport(?:ed|ation|ing)?|hand(?:ed)?[- ]?over|handover|arriv(?:e|al)s?",
    "shut": r"clos(?:e|es|ed|ing|ure)(?= (?:of )?(?:[\w-]+ ){0,4}(?:stores?|plants?|sites?|facilit(?:y|ies)|branch(?:es)?|mines?|offices?|locations)\b)|shut(?:s|ting)?[ -]?down|"
    r"shutter(?:s|ed|ing)?",
    "close": r"clos(?:e|es|ed|ing)|consummat(?:e|ed|ion)|clos(?:e|ing) of|spin(?:ning)? (?:off|out)|divest(?:s|ed|ing)?|separat(?:e|ed|ing)|acquir(?:e|es|ed|ing)|merg(?:e|ed|ing)|house[d]? within|list(?:ed)? as|pursue",
    "repay": r"repay(?:s|ing|ment)?|repaid|redeem(?:s|ed|ing)?|redemption|refinanc(?:e|ed|ing)|retir(?:e|ed|ing|ement)|pay(?:ing)? (?:down|off)|extinguish\w*|de-?lever\w*",
    "pay": r"pay(?:s|ing|able|ment)?|paid|declar(?:e|es|ed|ing)|distribut(?:e|ed|ion)|reinstat(?:e|ed|ing)",
    "buy": r"repurchas(?:e|es|ed|ing)|buy(?:ing)? back",
    "raise": r"rais(?:e|es|ed|ing)|fund(?:s|ed|ing)|monetiz(?:e|es|ed|ing|ation)|sell|sale|draw(?:ing)?(?: down)?",
    "appoint": r"appoint(?:s|ed|ing|ment)?|join(?:s|ed|ing)?|hir(?:e|es|ed|ing)|retire(?:s|d)?|step(?:s|ping)? down|assum(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|elect(?:ed|ion)?|nam(?:e|ed|ing)|addition of|transition(?:s|ed|ing)?|depart(?:s|ed|ing|ure)?|recruit(?:ed|ing)?|employ(?:ed|ing)?",
    "reach": r"reach(?:es|ed|ing)?|achiev(?:e|es|ed|ing)|attain(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl\w+|exceed(?:s|ed|ing)?|expand(?:s|ed|ing)?|grow(?:s|n|ing)?|ramp(?:s|ed|ing)?(?:[- ]up)?|scal(?:e|ed|ing)(?: up)?|produc(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|total(?:s|ing)?|cut(?:s|ting)?|reduc(?:e|es|ed|ing|tion)|lower(?:ed|ing)?|have|operat(?:e|ing)",
    "decide": r"decid(?:e|es|ed|ing)|mak(?:e|es|ing)|made|determin(?:e|es|ed|ing)|choos(?:e|ing)|select(?:s|ed|ing|ion)?|nominat(?:e|es|ed|ing|ion)|identif(?:y|ied|ying)|establish(?:es|ed|ing|ment)?|declar(?:e|ed)",
    "conduct": r"conduct(?:s|ed|ing)?|perform(?:s|ed|ing)?|hold(?:s|ing)?|held|meets?|met|meeting(?= with)|conven(?:e|es|ed|ing)|undergo(?:es|ing)?|going through|occur(?:s|red)?|take(?:s|n)? place|happen|tak(?:e|ing) part|seek(?:s|ing)?|request(?:s|ed|ing)?|run",
    "expire": r"expir(?:e|es|ed|ing|y|ation)|extend(?:s|ed|ing)?|run(?:s)? (?:to|until|through)|remain(?:s)? in force|provid(?:e|es|ing) protection",
    "earn": r"earn(?:s|ed|ing)?|exercis(?:e|es|ed|ing)|trigger(?:s|ed|ing)?|recogni[sz](?:e|es|ed|ing)",
    "enroll": r"enroll?(?:s|ed|ing)?|randomi[sz](?:e|ed|ing)|recruit(?:ed|ing)?",
    "publish_paper": r"appear(?:s|ed|ing)?",
    "regain": r"regain(?:s|ed|ing)?|trad(?:e|es|ing)|list(?:s|ed|ing)?|uplist(?:ed|ing)?|switch(?:es|ed)?|transfer(?:red)?|complian(?:ce|t)",
    "settle": r"settl(?:e|ed|es|ing)|rul(?:e|ed|ing)|resolv(?:e|ed|ing)|set for|(?:re)?scheduled for",
    "continue": r"continu(?:e|es|ing)(?! to)",
}  # fmt: skip


def _pairs(kind: str, things: str, steps: str) -> dict[tuple[str, str], str]:
    return {(thing, step): kind for thing in things.split() for step in steps.split()}


PAIRS: dict[tuple[str, str], str] = {
    **_pairs("candidate_nomination", "candidate", "decide report complete"),
    **_pairs("ind_enabling_studies", "tox", "complete begin conduct continue"),
    **_pairs("ind_submission", "ind", "submit report complete"),
    **_pairs("ind_clearance", "ind", "approve accept"),
    **_pairs("trial_start", "trial enrollment trial_sites", "begin enter_clinic launch open"),
    **_pairs("first_patient_dosed", "first_patient", "begin begin_dosing complete enroll"),
    **_pairs("first_patient_dosed", "trial", "begin_dosing"),
    **_pairs("dose_selection", "dose_selection", "decide complete begin open report enroll reach"),
    **_pairs("enrollment_milestone", "patients", "enroll"),
    **_pairs("enrollment_complete", "enrollment", "complete close reach"),
    **_pairs("trial_completion", "trial last_visit", "complete close conduct"),
    **_pairs("interim_analysis", "interim", "conduct complete report decide"),
    **_pairs("topline_data", "topline", "report available present complete conduct decide approve"),
    **_pairs("data_readout", "data", "report available complete approve decide enter_clinic"),
    **_pairs("data_presentation", "data topline presentation", "present"),
    **_pairs("data_presentation", "presentation", "report decide conduct submit"),
    **_pairs("publication", "publication data", "publish_paper"),
    **_pairs("publication", "publication", "report submit"),
    **_pairs("regulatory_meeting", "regulatory_meeting", "conduct complete approve report submit"),
    **_pairs("designation", "designation", "approve submit report decide"),
    **_pairs("regulatory_submission", "nda filing rolling", "submit complete report begin"),
    **_pairs("regulatory_submission", "approval", "submit"),
    **_pairs("regulatory_submission", "application", "submit"),
    **_pairs("submission_acceptance", "acceptance nda filing", "accept"),
    **_pairs("submission_acceptance", "acceptance", "decide approve report"),
    **_pairs("advisory_committee", "adcom", "conduct report present"),
    **_pairs("regulatory_decision", "approval nda pdufa chmp filing", "approve decide"),
    **_pairs("regulatory_decision", "approval", "complete report conduct reach"),
    **_pairs("cash_runway", "runway", "expire continue"),
    **_pairs("patent_expiry", "patent", "expire continue"),
    **_pairs("manufacturing", "batch", "complete deliver begin report approve conduct"),
    **_pairs("decision", "decision", "decide report complete reach conduct"),
    **_pairs("partner_milestone", "milestone", "earn pay approve reach"),
    **_pairs("partnership", "partnership", "win report complete decide begin approve close"),
    **_pairs("pipeline_count", "count", "reach"),
    **_pairs("trial_start", "count", "enter_clinic"),
    **_pairs("financing", "offering", "close complete raise approve"),
    **_pairs("financing", "voucher", "raise approve"),
    **_pairs("debt_action", "debt", "repay"),
    **_pairs("debt_action", "refinancing", "complete close"),
    **_pairs("buyback", "buyback", "complete buy begin"),
    **_pairs("dividend", "dividend", "pay begin launch reach"),
    **_pairs("merger_close", "deal", "close complete"),
    **_pairs("facility_opening", "plant", "open operate begin launch complete reach"),
    **_pairs("production_start", "production first_output", "begin launch enter_clinic continue reach"),
    **_pairs("project_completion", "construction project plant feasibility", "complete"),
    **_pairs("project_completion", "plant", "move"),
    **_pairs("project_completion", "project", "begin"),
    **_pairs("restructuring", "plant", "shut"),
    **_pairs("capacity_target", "capacity", "build"),
    **_pairs("project_completion", "construction project feature", "operate"),
    **_pairs("project_completion", "construction", "begin conduct"),
    **_pairs("capacity_target", "capacity production staff", "reach"),
    **_pairs("capacity_target", "plant project", "build"),
    **_pairs("contract_award", "contract design_win", "win approve complete report"),
    **_pairs("contract_award", "design_win contract", "close"),
    **_pairs("delivery", "goods plant", "deliver"),
    **_pairs("restructuring", "restructuring", "complete reach begin"),
    **_pairs("appointment", "officer", "appoint report"),
    **_pairs("appointment", "staff", "appoint"),
    **_pairs("disclosure", "report feasibility", "report submit"),
    **_pairs("disclosure", "report", "complete"),
    **_pairs("listing", "ipo", "complete begin regain launch close submit conduct decide"),
    **_pairs("other", "accreditation", "conduct complete"),
    **_pairs("litigation", "court", "begin conduct settle report"),
    **_pairs("sustainability_target", "sustainability", "reach"),
    **_pairs("product_launch", "feature goods", "launch available begin report"),
}

# events that need no step
ALONE: dict[str, str] = {
    "tox": "ind_enabling_studies", "regulatory_meeting": "regulatory_meeting", "acceptance": "submission_acceptance",
    "ind": "ind_submission", "nda": "regulatory_submission", "adcom": "advisory_committee", "pdufa": "regulatory_decision",
    "designation": "designation", "chmp": "regulatory_decision", "interim": "interim_analysis",
    "topline": "topline_data", "last_visit": "trial_completion", "full_enrollment": "enrollment_complete",
    "first_patient": "first_patient_dosed", "dose_selection": "dose_selection", "presentation": "data_presentation",
    "data": "data_readout", "approval": "regulatory_decision", "filing": "regulatory_submission", "voucher": "financing",
    "runway": "cash_runway", "batch": "manufacturing", "decision": "decision", "ipo": "listing", "deal": "merger_close",
    "milestone": "partner_milestone", "construction": "project_completion", "count": "pipeline_count",
    "design_win": "contract_award", "first_output": "production_start", "buyback": "buyback", "sustainability": "sustainability_target", "feasibility": "project_completion",
    "accreditation": "other", "restructuring": "restructuring", "rolling": "regulatory_submission",
}  # fmt: skip
STEPS_ALONE: dict[str, str] = {
    "launch": "product_launch", "operate": "facility_opening", "deliver": "delivery", "complete": "project_completion",
    "available": "product_launch", "open": "facility_opening", "enter_clinic": "trial_start",
    "begin": "production_start", "submit": "disclosure", "appoint": "appointment", "approve": "regulatory_decision",
    "close": "merger_close", "win": "contract_award", "regain": "listing",
}  # fmt: skip
