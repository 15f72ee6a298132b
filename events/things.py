"""The things of events: what is submitted, opened, reported, built. A name and the words that say it.

A thing of several words stands before the words that it is made of. `vocabulary` pairs things with steps.
"""

from __future__ import annotations

_PHASE = (
    r"(?:phase[- ]|ph ?(?=[1-4]))(?:[1-4]|i{1,3}v?|iv|(?:one|two|three|four)(?=(?: [\w-]+){0,3} (?:trial|stud|clinical|"
    r"patient|dat|read|result)))[ab]?(?:[-/](?:phase )?(?:[1-4]|i{1,3})[ab]?)?"
)
_RESEARCH = (
    r"(?:registrational|pivotal|confirmatory|clinical|first-in-human|human|efficacy|proof-of-concept|"
    r"dose[- ]\w+)"
)

# a thing of several words stands before the words that it is made of
THINGS: dict[str, str] = {
    "answer": r"(?:(?:its|our|complete|full|additional|written|formal) )*(?:responses?(?= (?:to|addressing|regarding|"
    r"letter)| in\b| "
    r"by\b)|amendments? (?=to (?:the |our |its )?(?:s?nda|s?bla|maa|pma|ide|ind|510))|briefing (?:book|package|"
    r"document)s?)",
    "tox": r"ind[- ]enabling(?: (?:studies|work|activities|toxicology))*|(?:glp )?tox(?:icology|"
    r"icity)?(?: and \w+)? stud(?:y|ies)|"
    r"glp[- ]tox\w*|pre-?clinical stud(?:y|ies)|pharmacodynamic studies",
    "regulatory_meeting": r"(?:tele-?conference|conference call)s? with (?:the )?(?:u\.?s\.? )?(?:fda|"
    r"ema|mhra|pmda|agency|food and drug)|(?:end[- ]of[- ]phase(?:[- ]?\w+)?|type[- ][abcd]|pre-?(?:nda|bla|ind|maa|"
    r"sub(?:mission)?))"
    r"(?: \([^)]{1,12}\))? (?:meetings?|interactions?|discussions?)|scientific advice(?: meeting)?|"
    r"(?:that|this) meeting|meet(?:ings?)? with (?:the )?(?:u\.?s\.? )?(?:fda|ema|mhra|pmda|agency|regulators?|"
    r"food and drug)|(?:fda|ema|mhra|pmda|agency|regulatory|regulators?'?) (?:feedback|minutes|advice)|"
    r"(?:feedback|guidance|advice|minutes) from (?:the )?(?:u\.?s\.? )?(?:fda|ema|mhra|pmda|agency|regulators?)",
    "acceptance": r"(?:decide on |decision on )?acceptance(?= by| in| is|,|\.|$)|(?:acceptance|"
    r"validation) of (?:the |our |its )?(?:\w+ ){0,3}(?:s?nda|s?bla|maa|pma|application|submission|filing)",
    "named_candidate": r"development candidates?(?=:? ?\(?(?:in |by )?(?:[12]H|H[12]|Q[1-4]|[1-4]Q|early|mid|late|ye\b|"
    r"year-end|20\d\d))",
    "candidate": r"(?:development|lead|clinical|drug)[- ]candidates?(?= (?:nomination|selection))|(?:development|"
    r"lead clinical) candidates?",
    "nomination": r"(?:(?:development|lead|clinical|drug)[- ])?candidate (?:nomination|selection|declaration)",
    "ind_clearance": r"(?:inds?|ctas?|ides?|investigational new drug)(?: \([^)]{1,12}\))?(?: application)? "
    r"(?:clearances?|approvals?|authori[sz]ation|acceptance)",
    "ind": r"(?:inds?|ctas?|ctns?|ides?|investigational new drug|clinical trial (?:application|authori[sz]ation|"
    r"notification)s?|"
    r"investigational device exemption)(?: \([^)]{1,12}\))?(?: applications?)?",
    "rolling": r"rolling (?:submission|nda|bla|review)",
    "nda": r"(?:s?ndas?|s?blas?|andas?|maas?|pmas?|euas?|nds|510 ?\(k\)s?|de novo|new drug applications?|"
    r"biologics? licens\w+ applications?|"
    r"marketing (?:authori[sz]ation )?applications?|pre-?market (?:approval )?(?:application|notification)s?|"
    r"emergency use authori[sz]ation)(?: \([^)]{1,12}\))?(?: applications?)?|marketing approval(?= of| in| for)",
    "adcom": r"advisory (?:committee|panel)(?: meeting)?|ad ?comm?|odac|vrbpac|panel meeting",
    "pdufa": r"pdufa|(?:fda|ema|agency) (?:action|ruling)(?! letter| plan| date)|(?:target )?action date|goal date|"
    r"user fee date",
    "designation": r"(?:fast[- ]track(?! (?:production|development|project|construction|approach|program|delivery|"
    r"growth|route|process|mining|the))|breakthrough(?: therapy| device)?|"
    r"orphan(?:[- ]drug)?(?! (?:drug )?(?:market(?:ing)? )?exclusivity)|prime|rmat|"
    r"regenerative medicine|rare pediatric disease)"
    r"(?: designations?)?(?: status)?|priority review(?! vouchers?)",
    "chmp": r"(?:committee for medicinal products for human use|chmp)(?: \(chmp\))?(?: (?:trend vote|opinion|"
    r"recommendation|decision|vote))?|"
    r"(?:opinion|recommendation) (?:from|of|by) (?:the )?(?:ema'?s? |european medicines agency'?s? )?chmp|"
    r"(?:ec|european commission) (?:decision|approval|authori[sz]ation|ruling)|"
    r"(?:decision|approval|authori[sz]ation) (?:from|of|by) the (?:ec\b|european commission)",
    "voucher": r"(?:priority review vouchers?|prv)(?: \([^)]{1,12}\))?(?: monetization| sale)?",
    "interim": r"interim (?:futility |safety |efficacy |data )?(?:analys[ie]s|looks?|reviews?)|futility (?:analysis|"
    r"look)|"
    r"(?:dsmb|idmc|dmc|data (?:and )?safety monitoring (?:board|committee)|data monitoring committee)(?: reviews?|"
    r" recommendations?)?",
    "topline": r"top[- ]?line(?: (?:overall survival|os|efficacy|safety|clinical|phase \w+))*(?: \([^)]{1,12}\))?"
    r"(?: (?:data|dates?|results?|readouts?|read-outs?|findings|analysis)| (?:[\w/-]+ ){1,4}?(?:data|results|readout|"
    r"findings))?|primary (?:completion data|analysis|"
    r"endpoint (?:data|results|readout))",
    "publication": r"(?:peer-reviewed )?(?:manuscripts?|journal|publications?)",
    "financial_results": r"(?:financial|operating|earnings|quarter(?:ly)?|year-end|annual|fiscal|q[1-4]|[1-4]q\d\d|"
    r"q[1-4] 20\d\d|half-year|full-year|year) results|earnings (?:release|results)",
    "last_visit": r"lplv|lpo\b|last[- ](?:patient|subject|participant)(?:'s)?[- ](?:last[- ])?visits?|database lock|"
    r"data ?base lock|study completion",
    "full_enrollment": r"lpi\b|lpfv|(?:full|complete|target) enroll?ment|last patient (?:in|enrolled|randomi[sz]ed)|"
    r"enroll?ment completion",
    "first_patient": r"fpi\b|fpfv|fpd\b|(?:first|initial) (?:\w+ )?(?:patient|subject|participant|volunteer|cohort|"
    r"human)s?(?: (?:in|"
    r"dosed|dosing|treated))?|"
    r"first-patient-(?:in|dosed)|(?:patient |phase \w+ |first )?dosing",
    "dose_selection": r"rp2d|mtd|maximum tolerated dose|recommended (?:phase \w+ )?dose|(?:next|higher|final|"
    r"expansion|second|third|fourth|fifth|sixth|seventh|highest|additional|further) (?:dose |dosing |"
    r"dose-escalation |\d+-(?:patient|subject) )?cohorts?|"
    r"dose (?:selection|(?<!from the dose )(?<!from our dose )(?<!from dose )escalation)",
    "enrollment": rf"(?:{_PHASE} )?enroll?ment|recruitment|accrual|(?<=fully )enroll?ed|patient enroll?ment|"
    r"enroll?(?:ing)?(?= (?:patients|subjects|in\b|\d|the|up|approximately))",
    "patients": r"(?:patients|subjects|participants|volunteers)",
    "presentation": r"(?:oral |poster |data |late-breaking |scientific |"
    r"platform )*(?:presentations?(?: of (?:\w+ ){0,3}(?:data|results|findings))?|posters?|abstracts?)|"
    r"symposium",
    "count": r"(?:compounds|(?:product |drug )?candidates|program(?:me)?s|agents|therapeutics|"
    r"drugs)(?=[^.;]{0,60}\b(?:in|into) (?:the )?"
    r"(?:clinic|clinical (?:trials|testing|development)|phase \w+|development)\b)",
    "court": r"(?:jury |bench |court |appeals? court )?(?:trial date|hearings?|verdict|ruling|court decision|"
    r"arbitration|appeal|"
    r"settlement|lawsuit|litigation|markman)|(?:jury|bench|civil) trial|trial(?= (?:against|(?:has been |is |"
    r"was )?(?:re)?scheduled for|is set for))",
    "trial_sites": r"(?:clinical |trial |study |first |investigational |initial )*sites?(?= (?:for|in|of) (?:the|our|"
    r"a|its) [^.;]{0,50}(?:trial|study))|clinical sites",
    "first_in_human": r"(?:first-in-(?:human|man)|fih)(?= (?:in |by |(?:during |expected |planned |anticipated |"
    r"targeted |mid|early|late|q?[1-4]q?|[12]?h[12]?|20\d\d))|[,.;)]|\t|$)",
    "trial": rf"(?:early|clinical|human) feasibility (?:study|studies|trial)|(?:open-label )?extension (?:study|"
    rf"trial|phase|portion)|(?:combination|monotherapy|maintenance|"
    r"pediatric|adolescent|dose[- ]expansion|dose[- ]optimi[sz]ation|registrational|randomi[sz]ed) (?:arms?|"
    r"portions?|parts?|segments?)|sub-?stud(?:y|ies)|basket (?:study|trial)|"
    rf"(?:{_RESEARCH} )*(?:{_PHASE} )?(?:{_RESEARCH} )*(?:trials?(?! (?:date|assembly|runs?|court|period|"
    "operations?|production|mining|balance|version|use))|"
    rf"stud(?:y|ies)|clinical (?:testing|program(?:me)?|development|evaluation))"
    rf"(?! (?:data|results?|readouts?|findings|reports?|protocols?|designs?|materials|sites?\b))|"
    rf"{_PHASE}(?! (?:[\w-]+ )?(?:enroll?ment|recruitment|accrual|"
    rf"randomi[sz]ation)\b)(?: (?:clinical )?(?:testing|development|"
    rf"program(?:me)?|evaluation|part|portion))?|"
    r"(?<=the )clinic(?!\w)",
    "assays": r"(?:assays?|drill(?:ing)?|metallurgical|sampling|geochemical|drill-hole|drill hole) results|assays"
    r"(?= (?:are|is|have|from|for|pending|expected|due|will|remain))|(?:independent )?(?:seismic|survey|"
    r"geophysical|wireline) (?:data|results)",
    "estimate": r"(?:maiden |initial |updated |revised |new |mineral |inferred |indicated |first |"
    r"compliant |43-101 |jorc )*(?:resource|reserve)s? (?:estimates?|updates?|statements?)|mre\b|"
    r"(?:clinical|final) study reports?(?: \(csr\))?|csr\b|environmental (?:and social )?impact (?:assessment|"
    r"statement|study)|eis\b|esia\b|(?:\w+ )?technical reports?|(?:\w+ )?sustainability reports?|esg reports?|"
    r"white ?papers?",
    "licence": r"licen[cs](?:es?|ing|ure)(?! (?:agreement|fees?|revenue|income|deal|partner|rights|terms?|holder|"
    r"option|transaction|opportunit|strateg|out|negotiat|discussion|number|plate))",
    "test": r"(?:(?:flight|field|beta|alpha|road|sea|ground|engine|user|acceptance|customer|drive|hot-fire|"
    r"qualification|system|prototype|vehicle|wind tunnel|on-site|pilot|demonstration) )+"
    r"(?:tests?|trials?|testing|campaigns?)|(?:pilot|demonstration|demo|beta) "
    r"(?:projects?|program(?:me)?s?|phase|deployments?|implementations?|runs?|operations?)|pilots(?= (?:with|in|"
    r"at|for|are|will|and))",
    "drilling": r"(?:(?:diamond|reverse circulation|rc|core|exploration|infill|step-out|definition|development|"
    r"resource|winter|summer|air-core|aircore|initial|maiden) )*drill(?:ing|s)?"
    r"(?: (?:program(?:me)?s?|campaigns?|work|season|rigs?))?(?! (?:results|data|holes?|core|permit|target|ready))|"
    r"(?:exploration|field|mapping|sampling|geophysical|survey|trenching) (?:program(?:me)?s?|campaigns?|season)|"
    r"seismic (?:acquisition|survey|shoot|program(?:me)?|processing|interpretation)",
    "downtime": r"\d+-day (?:[\w-]+ ){0,2}(?:turnarounds?|outages?|shutdowns?)|(?:(?:planned|scheduled|annual|major|"
        r"plant|maintenance|refinery) )+turnarounds?|turnarounds?(?= "
    "(?:at|of the|"
    r"activit|work|season|schedule|in the)\w*)|(?:(?:planned|scheduled|annual|major|plant|maintenance|refinery) "
    r")*(?:outages?|"
    r"maintenance (?:shutdown|downtime|outage|stop)|overhaul)",
    "title": r"(?:video |mobile |new |next |feature |debut |studio )*(?:games?|films?|movies?|albums?|singles?|"
    r"(?:tv |television |web |podcast )series|episodes?|podcasts?|(?:ai |language )?models?(?= in| to| "
    r"will| is| that| for| by)|collections?(?= in| will| is| to| for| by)|product lines?|products?(?! (?:revenue|"
    r"sales|development|candidate|approval|supply|mix|cost|gross|quality))|editions?)",
    "bankruptcy": r"emerg(?:e|es|ing|ence) from (?:chapter 11|bankruptcy|insolvency|administration|creditor)"
    r"(?: protection)?",
    "data": r"(?<!financial )(?<!operating )(?<!quarter )(?<!quarterly )(?<!year )(?<!annual )(?<!half )(?<!earnings )"
    r"(?<!\d\d\d\d )(?:(?:initial|interim|final|preliminary|updated|clinical|preclinical|safety|efficacy|additional|"
    r"new|first|trial|phase \w+|overall survival|"
    r"pharmacokinetic|proof-of-concept|study|mature|further|early|topline|follow-up|biomarker|"
    r"long-term)[ -](?:and )?)*(?:data|results(?! for (?:the |its |our )?(?:[\w-]{1,12} ){0,3}(?:quarter|year|months|"
    r"half|period)\b)|findings|read-?outs?)"
    r"(?<!share data)(?! (?:cent(?:er|re)s?|room|monitoring|safety monitoring|science|driven|platform|management|"
    r"of operations|processing|analytics|protection|privacy|set|base|security))"
    r"(?: read-?outs?| updates?)?",
    "approval": r"(?:(?:fda|ema|mhra|regulatory|marketing|accelerated|conditional|full|potential|final|ce|faa|stc|"
    r"european|eu|us|u\.s\.|board|permit|pathway|environmental) )*"
    r"(?:(?:epa|product|marketing|regulatory|device|pesticide|market) registrations?|approvals?(?: decisions?)?|"
    r"clearances?(?! of (?:the |our |an? |its )?(?:ind|cta|ctn|ide)\b)(?= (?:of|for|from|in|by|is|to))|"
    r"certifications?(?! (?:audit|survey|inspection))|ce mark(?:ing)?|marketing authori[sz]ations?|permits?|permitting|"
    r"type certificate|stc|regulatory decisions?|final rule|record of decision|licensure)",
    "application": r"applications?",
    "filing": r"(?:submissions?|filings?)(?= to (?:the )?(?:u\.?s\.? )?(?:fda|ema|pmda|nmpa|mhra|japan's pmda|"
    r"health canada|regulators|"
    r"regulatory)\b)|(?:(?:fda|japanese|chinese|canadian|uk|u\.k\.|swiss|supplemental|regulatory|marketing|ema|mhra|"
    r"global|"
    r"us|u\.s\.|ex-u\.s\.|eu|european|"
    r"rolling) )+(?:submissions?|filings?|applications?)",
    "milestone": r"(?:development |regulatory |commercial |sales )?milestone payments?|(?<=million )milestones?|"
        r"(?<=million in )milestones?|"
    r"option payments?|(?<=exercise its )option|(?<=exercise the )option|(?<=exercise their )option|"
    r"option (?:exercise|fee)|"
    r"up-?front (?:cash )?(?:payment|fee|consideration)s?|licen[cs]e fees?(?= of)|milestones? (?:fees?|revenue)",
    "runway": r"(?:cash |financial |operating |operational )runway|(?<!the )runway(?! (?:shows?|looks?|presentations?|"
    r"collections?|lights?|works?|excavation|construction|this|event)|s\b)(?=[ ,.;:)])|(?<=the )runway(?= (?:in|"
    r"to|through|until|is|will|of)\w*)|fund (?:its |our |the company's |current |"
    r"planned |ongoing |all )*(?:operat\w+|activit\w+|development|business|"
    r"operating (?:expenses|plan)|capital)|(?:sufficient|adequate|enough) (?:cash|capital|funds|funding|resources|"
    r"liquidity)|"
    r"cash on hand to last|(?:(?:takes?|gets?|carr(?:y|ies)|lasts?|funds?|brings?) (?:us|the company)|"
    r"gives us (?:cash|runway|capital|funding))(?=(?: comfortably| well| out| all the way)?"
    r"(?: (?:through|past|beyond) (?:the |our |both )[\w .-]{2,50}?,? and)? (?:well )?(?:into|through|to|out to) "
    r"(?:the |at least )?(?:early|mid|late|first|"
    r"second|third|fourth|end|middle|back|next|year|fiscal|calendar|q[1-4]|[12]h|h[12]|20\d\d))|"
    r"(?:financing|funding) of (?:its |our |the )?(?:current |planned |ongoing )?(?:operations|activities)|"
    r"financ(?:e|es|ed|ing) (?:its |our |the company's |all )?(?:current |planned |ongoing )?operations|(?:fully |"
    r"well )?(?<!\d )(?<!million )(?<!billion )(?:funded|"
    r"financed)(?= (?:at least |well )?(?:into|through|until|to)\b)|"
    r"sustain (?:its |our )?operations|(?:sufficient|adequate) to (?:fund|support|meet|satisfy|"
    r"finance|sustain|address|cover|enable)",
    "protection": r"patented|patent-protected|protected(?= (?:by patents? |[^.;]{0,50})?(?:through|until|into) )",
    "patent": r"patents?(?: (?:protection|coverage|term|family|rights))?|(?:market|data|regulatory|"
    r"orphan|orphan drug|nce|new chemical entity|biologics?|pediatric|gain act|qidp|marketing|reference product|"
    r"hatch-waxman) exclusivity",
    "batch": r"(?:gmp |clinical |engineering |registration |validation |commercial )?batch(?:es)?|"
    r"tech(?:nology)? transfer|process validation|ppq\w*|(?:clinical|drug|commercial) (?:trial )?(?:supply|supplies|"
    r"materials?)|"
    r"manufacturing (?:scale-?up|transfer|process|readiness)",
    "decision": r"(?:decid|determin)(?:e|es|ing)(?=[^.;]{0,40}? (?:whether|how|if|next steps?|the next|its next|"
    r"our next|which)\b)|(?:go/no[- ]?go |final |investment |construction |production |development |"
    r"strategic )*decisions?|fid\b|next steps",
    "ipo": r"(?:ipo|initial public offering)(?: \(ipo\))?|uplist\w*|up-list\w*|(?:nasdaq|nyse|tsx|stock exchange|"
    r"public|national exchange) listing|"
    r"(?:begin|commence|start)\w* trading|(?:expert|pink|otcqb|otcqx) market|minimum bid[\w -]{0,20}|"
    r"listing (?:requirement|rule|standard)s?",
    "dividend": r"(?:quarterly |special |cash |annual )*dividends?",
    "buyback": r"(?:share |stock )*(?:buy-?backs?|repurchases?(?: program)?)",
    "restructuring": r"restructuring|(?:annuali[sz]ed )?(?:cost|expense)[- ](?:savings?|reductions?)(?: program)?|"
    r"(?:(?:annuali[sz]ed|annual|run-rate|gross|net|cost|pre-tax|operational|revenue) )*synergies|"
    r"(?:annuali[sz]ed|annual|run-rate|gross|net|pre-tax|operating|operational|efficiency) savings|"
    r"workforce reduction|reduction in force|(?:site|plant|facility|facilities|footprint|office|warehouse|network|"
    r"branch|"
    r"manufacturing|real estate) (?:consolidations?|rationali[sz]ations?|closures?)|"
    r"strategic (?:review|alternatives)|reorgani[sz]ation",
    "offering": r"bought deal(?: offering| financing)?|"
    "(?<!services )(?<!service )(?<!product )(?<!platform )(?<!software )(?<!begin )(?<!start )(?<!be )"
    r"(?<!is )(?<!are )(?<!currently )(?<!solution )(?:public |private |registered |rights |direct |at-the-market "
    r"|equity |debt |follow-on |"
    r"bridge )*(?:offering|placement|financings?|fundrais\w+|capital raise)|"
    r"(?:series [a-e]|non-dilutive|grant|loan|project|usda) (?:funding|financing|proceeds|guarantee)|"
    r"tax credit sales?|sales? of (?:investment )?tax credits",
    "deal": r"(?<=the )sale(?= (?:is|will|should|to be|to close|closes|by|in|within|before|during|later|this|next)\b)|"
        r"(?:property|asset|real estate|portfolio|land|business|non-core(?: asset)?s?) (?:disposals?|divestments?|"
    r"sales(?= (?:of|in|by|are|is|will|to|worth|totalling|program)))|(?:proposed |planned |pending |business |"
    r"previously announced )*(?:transaction|(?<=the )transactions|"
    r"mergers?|acquisitions?|divestitures?|spin-?offs?|spin-?outs?|business combination|"
    r"tender offer|takeover|buyout|demerger|carve-out|"
    r"sale(?= of (?:the |its |our |their |an? )?(?:[\w-]+ ){0,4}(?:plant|business|unit|division|subsidiar|stake|"
    r"property|building|facilit|mine|segment|operations|compan|interest|portfolio|land|brand|asset)))(?! (?:cost|"
    r"expense|price|related|agreement|bonus))|spin off|"
    r"(?:planned|proposed|tax-free|pending) separation|standalone public company|independent public compan(?:y|ies)",
    "refinancing": r"refinancing(?: of (?:our|the|its) [^,.;]{0,30}?(?:notes|loans?|debt|facility))?",
    "leverage": r"(?:net |gross )*leverage(?: ratio)?|debt[- ]to[- ]\w+(?: ratio)?",
    "debt": r"(?:bridge |term |convertible |senior |outstanding |secured |revolving |promissory )*(?:notes?|loans?|"
    r"debt|debentures?|credit facility|indebtedness|borrowings?)",
    "sustainability": r"(?:scope [123](?: and [123])? |carbon |ghg |greenhouse gas |co2 )*emissions|"
    r"net[- ]zero(?: (?:carbon )?emissions)?|(?:carbon|climate|water)[- ](?:neutral\w*|positive)|"
    r"renewable (?:energy|electricity)|zero waste",
    "officer": r"chief \w+(?: (?:and|&) \w+)? officer|(?:new |permanent |next )*(?:c[efotim]o|president|chair(?:man|"
    r"woman|person)?|general counsel|managing director)|successor|board of directors|new directors?",
    "staff": r"employees|headcount|full-time|workforce|new (?:hires|jobs)|staff",
    "design_win": r"design[- ]?wins?|design-?ins?",
    "accreditation": r"(?:accreditation|certification|surveillance|compliance|regulatory|fda|gmp|external|first|"
    r"annual) (?:audit|survey|inspection)s?",
    "report": r"(?:audited |annual |consolidated )*financial statements|(?:(?:annual |quarterly |sustainability |esg |"
    r"climate |technical |interim |half-year )+|(?<!to )(?<!will )(?<!and )(?<!we )(?<!We )(?<!expect )(?<!ompany )"
    r"(?<!should )(?<!may )(?<!could )"
    r"(?<!also )(?<!now )(?<!shall )(?<!would ))reports?(?: on form [\w-]+)?|"
    r"(?:form )?(?:10-[kq]s?|20-f|40-f|8-k|s-[134]|f-[134])\b|"
    r"proxy statement|registration statement|(?:mineral )?resource (?:estimate|update)|reserve estimate|(?:strategic|"
    r"long-term|five-year|business|transition|financial) (?:plan|update|targets|review)|"
    r"(?:earnings |financial |full-year |annual |2\d{3} |formal )*(?:guidance|outlook)(?= (?:will|to be|in|with|at|"
    r"when|update|for))|(?:quarter|audit)(?:ly)? (?:review|filing)s?|reviews?(?= (?:is|are))|technical report",
    "feasibility": r"(?:definitive |pre-?|bankable )*(?<!early )(?<!human )(?<!clinical )feasibility stud(?:y|"
    r"ies)|(?:dfs|pfs|pea)\b|"
    r"preliminary economic assessment",
    "plant": r"(?<!in-)(?<!per-)(?:(?:production|manufacturing|processing|concentrat\w+|collection|dms|pilot|"
    "power|demonstration|"
    r"distribution|fulfillment|data|logistics|medical|research|innovation|treatment|"
    r"residential|retail|flagship|new|second|third|fourth|fifth|first|processing|concentrating|refining|mining) )*"
    r"(?:plants?|stores?|mines?|facilit(?:y|ies)|data cent(?:er|re)s?|hubs?|warehouses?|factor(?:y|ies)|"
    r"gigafactor(?:y|ies)|restaurants?|hotels?|(?<!of-)hospitals?|"
    r"headquarters|head office|branch(?:es)?|terminals?|stations?|locations|laborator(?:y|ies)(?!(?:-| )(?:developed|"
    r"tests?|testing|data|services|parameters|results|values|studies))|clinics|cent(?:er|"
    r"re)s|(?:distribution|service|collection|fulfillment|"
    r"customer|training|logistics|technology|experience|research) cent(?:er|re)|(?:bio)?refiner(?:y|ies)|smelter|"
    r"mill|campus|showrooms?|sites|(?:production|manufacturing|store|collection) site|airport)"
    r"(?! (?:agreement|lease|visit|manager))",
    "first_output": r"(?:first|full) production(?! (?:units?|vehicles?|models?))|"
    r"first (?:gold|pour|oil|gas|ore|power|concentrate|copper|metal|ethanol|hydrogen|steel|lithium|"
    r"silver|uranium|lng|cargo|coal|nickel|graphite|cathode|wafers?|feed|steam|light)(?: pour| production| "
    r"delivery)?|(?:initial|first|commercial|series|serial|volume|mass|full-scale|full-rate|small-scale|test|trial) "
    r"(?:\w+ )?production(?! (?:rate|capacity|volume|line|facilit|plant|cost|level|process|batch|run))",
    "production": r"(?:(?:commercial|first|initial|full|series|volume|mass|serial|gold|copper|lithium|oil|gas|"
    r"vehicle|concentrate|full-scale|full-rate|pilot|ethanol|biodiesel|rng|biogas|fuel) )*"
    r"(?:production|manufacturing|mining|ore processing)(?! capacit)|"
    r"(?:commercial |full |flight |passenger |mining |initial |plant )*operations(?! (?:\w+ )?(?:into|through|"
    r"for at least))|commercial service",
    "feature": r"(?:beta|version|(?:software|product|beta|commercial|market|major|next|full|general|initial|"
    r"public|firmware) release|platform|app|software|mobile app|website|upgrade to)",
    "construction": r"(?<!under )(?:construction|installations?|integration|fabrication|expansions?|upgrades?|"
        r"implementations?|"
    r"migration|deployments?|rollouts?|roll-outs?|conversions?|retrofits?|remodel\w*|break(?:s|ing)? ground|"
    r"broke ground|ground[- ]?breaking(?= (?:is|ceremony|in|for|expected|planned|scheduled|will|of|at|on)\b)|"
    r"site (?:preparation|works?|clearing)|earthworks|civil works|"
    r"(?:feed|detailed engineering|permitting) (?:study|work|phase)|tie-?ins?|(?:metallurgical )?test[- ]?work|"
    r"(?<!will )(?<!to )(?<!would )(?<!should )transition|build-?out|(?:conceptual |detailed )?design(?: phase)?|"
    r"interconnection|testing|"
    r"certification program|"
    r"(?:software |product )development|refurbishment|decommissioning|relocation|accreditation)",
    "project": r"(?:projects?|initiatives?|digesters?|pipelines?|turbines?|solar (?:farm|array|park)|wind farm|"
    r"(?:oil|gas|exploration|appraisal|production|injection|development) wells?|(?<=the )wells?(?! as\b)|"
    r"stage \w+|system(?= (?:is|will|to|go))|phase (?:one|two|three))",
    "capacity": r"(?:total )?number of (?!shares|patients|subjects|factors|ways|risks|things|reasons|years|days|"
    r"months)"
    r"(?:[\w-]+ ){0,2}?[\w-]+s(?= to | from | by | is | are | in )|(?:(?:production|annual|annuali[sz]ed|total|"
    r"installed|manufacturing|storage|generating|processing|"
    r"nameplate|treatment|full|florida) )*(?:capacity|utili[sz]ation|throughput|run[- ]rate|output)",
    "contract": r"(?:(?:supply|purchase|definitive|offtake|off-take|distribution|commercial|license|licensing|"
    r"government|long-term|power purchase|service|framework|development) )*"
    r"(?:orders?(?! to)|contracts?|tenders?|agreements?|(?:contract|tender|project) awards?|bids?|ppa|"
    r"letters? of intent|loi|mou)(?! (?:term|expire|liabilit|assets?|manufactur|research))",
    "partnership": r"(?:(?:strategic|commercial|licensing|development|distribution|global|regional|research|"
    r"pharma) )*(?<!\bin )(?:partnerships?|collaborations?|joint ventures?|alliances?|out-?licens\w+|licensing deals?|"
    r"partnering)|(?:commerciali[sz]ation|strategic|development|marketing|licensing|distribution|manufacturing|"
    r"commercial) partners?(?! (?:with|expects?|plans?|has|have|is|are|will|announced))",
    "goods": r"(?:vehicles?|aircraft|buses|trucks?|units|systems|vessels?|satellites?|prototypes?|chips?|"
    r"samples|machines?|modules?)",
}  # fmt: skip
