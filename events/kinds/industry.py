"""Kinds of any company: figures, capital, building, trade and the rest."""

from __future__ import annotations

from events.kinds.kind import Kind

ROWS = (
    Kind(
        "financial_guidance", "figure guided", "figures", "self",
        nouns=(
            r"revenues?|sales|net (?:loss|income|cash)|earnings|\beps\b|\bebitda\b|margins?|cash|expenses?|"
            r"expenditures?|capex|spend(?:ing)?|profit\w*|bookings|backlog|tax rate|growth|guidance|costs?|income|"
            r"loss(?:es)?|opex|\bffo\b"
        ),
        proves=(
            r"\b(?:was|were|totall?ed|reported|amounted|increased|decreased|of|grew|declined|rose|fell|came in)\b"
        ),
        lookalikes=r"preliminary|unaudited range",
        examples=("The company expects its net loss for fiscal 2011 to be between $60 million and $64 million.",),
    ),
    Kind(
        "cash_runway", "cash lasts", "figures", "self",
        nouns=(
            r"runway|(?:cash|capital|liquidity|funds|resources|funding|operations).{0,160}(?:sufficient|sustain|"
            r"fund|support|enable|adequate|last)"
        ),
        proves=r"\b(?:sufficient|extend\w*|fund\w*)\b",
        lookalikes=r"going concern",
        examples=("Existing cash is sufficient to fund operations into the second quarter of 2027.",),
    ),
    Kind(
        "financing", "money raised", "capital", "market",
        nouns=r"offering|placement|grants?|loans?|financing|capital raise|\bipo\b|funding|equity|non-dilutive",
        proves=r"\b(?:closed|received|completed|raised|secured|priced|funded)\b",
        lookalikes=r"shelf|priced|term sheet",
        examples=("The private placement is expected to close on or about June 4, 2025.",),
    ),
    Kind(
        "debt_action", "debt repaid or changed", "capital", "self",
        nouns=r"notes?|facility|covenants?|debt|credit|loans?|leverage|borrowings?|refinanc\w+",
        proves=r"\b(?:repaid|refinanced|amended|redeemed|retired|reduced|extended)\b",
        lookalikes=r"matur",
        examples=("We plan to repay the bridge loan in full before the end of 2025.",),
    ),
    Kind(
        "buyback", "own shares bought", "capital", "self",
        nouns=r"buy-?backs?|repurchas\w+",
        proves=r"\b(?:repurchased|bought back|completed|retired)\b",
        lookalikes=r"authori[sz]ed|announced",
        examples=("Management intends to complete the $20 million share repurchase program by December 2025.",),
    ),
    Kind(
        "dividend", "dividend", "capital", "self",
        nouns=r"dividends?|distributions?",
        proves=r"\b(?:declared|paid|initiated|raised|increased)\b",
        lookalikes=r"considered",
        examples=("The board plans to initiate a quarterly dividend in the second half of 2026.",),
    ),
    Kind(
        "facility_opening", "site opens", "build", "self",
        nouns=(
            r"plants?|stores?|sites?|mines?|data cent(?:er|re)s?|facilit(?:y|ies)|hubs?|warehouses?|factor(?:y|"
            r"ies)|clinics?|restaurants?|hotels?|hospitals?|offices?|headquarters|branches|branch|terminals?|"
            r"stations?|locations?|laborator(?:y|ies)|centers?|centres?|\w*refiner(?:y|ies)"
        ),
        proves=r"\b(?:opened|commissioned|in operation|operational|inaugurated|online|on line)\b",
        lookalikes=r"ground|lease|permit",
        examples=("The second biorefinery is slated to open in the summer of 2025.",),
    ),
    Kind(
        "production_start", "production starts", "build", "self",
        nouns=(
            r"production|manufacturing|output|operations|first (?:gas|oil|gold|ore|pour|power|concrete|"
            r"concentrate|metal)|mining"
        ),
        proves=r"\b(?:started|began|begun|commenced|first output|produced|poured|ramped)\b",
        lookalikes=r"test run|commissioning",
        implies=("facility_opening",),
        examples=("Commercial production at the Hollin mine is due to begin in Q4 2025.",),
    ),
    Kind(
        "project_completion", "project or stage complete", "build", "self",
        nouns=(
            r"construction|installation|integration|completion|phase|stage|projects?|upgrade|migration|"
            r"implementation|go-?live|design|development|drilling|studies|study|expansion|commissioning|testing|"
            r"interconnection"
        ),
        proves=r"\b(?:completed?|live|handed over|finished|finali[sz]ed|concluded|installed|delivered)\b",
        lookalikes=r"percent complete|on schedule",
        examples=("Construction of the pipeline will be completed in September 2025.",),
    ),
    Kind(
        "capacity_target", "rate or size reached", "build", "self",
        nouns=(
            r"capacity|per (?:year|day|month|annum)|annuali[sz]ed|run[- ]rate|(?:mw|gw|gwh|mmbtu|tonnes|tons|"
            r"gallons|units|barrels|bpd|mtpa)\b|customers|fleet|subscribers"
        ),
        proves=r"\b(?:reached|exceeded|attained|achieved|grew to|expanded to|surpassed|has|have|now)\b",
        lookalikes=r"idle|average",
        examples=("Capacity is planned to reach 40,000 tonnes per year by 2027.",),
    ),
    Kind(
        "contract_award", "contract won", "trade", "court",
        nouns=r"orders?|tenders?|contracts?|agreements?|awards?|purchase order|design wins?|bids?|\bppa\b|offtake",
        proves=r"\b(?:awarded|signed|inked|received|won|secured|executed|finali[sz]ed|entered into|booked)\b",
        lookalikes=r"shortlisted|letter of intent|\bloi\b|\bmou\b|term sheet|memorandum|non-?binding",
        examples=("The ministry is expected to award the contract in November 2025.",),
    ),
    Kind(
        "delivery", "delivered", "trade", "self",
        nouns=r"deliver(?:y|ies|ed|ing)?|ship(?:ment|ments|ped|ping)?|hand-?over",
        proves=r"\b(?:delivered|shipped|handed over)\b",
        lookalikes=r"built|ordered|first flight|\btest\b",
        implies=("production_start",),
        examples=("Delivery of the first four buses is scheduled for March 2026.",),
    ),
    Kind(
        "merger_close", "deal closes", "corporate", "court",
        nouns=(
            r"mergers?|acquisitions?|divestitures?|spin-?offs?|business combination|transactions?|separation|"
            r"sale of|takeover|buyout|tender offer"
        ),
        proves=r"\b(?:closed|completed|distributed|consummated|acquired|merged|finali[sz]ed)\b",
        lookalikes=r"signed|voted|antitrust|cleared",
        examples=("The acquisition of Tarn Optics is expected to close in the first half of 2025.",),
    ),
    Kind(
        "restructuring", "restructuring", "corporate", "self",
        nouns=(
            r"restructuring|head-?count|savings|workforce|cost[- ](?:reduction|saving)s?|layoffs?|synergies|"
            r"reorgani[sz]ation|strategic review"
        ),
        proves=r"\b(?:completed|reached|achieved|reali[sz]ed|reduced|eliminated|concluded)\b",
        lookalikes=r"announced|charge",
        examples=("The restructuring should be substantially complete by the end of fiscal 2026.",),
    ),
    Kind(
        "appointment", "person appointed or staff hired", "corporate", "self",
        nouns=(
            r"chief \w+ officer|\bc[efot]o\b|directors?|chair\w*|president|successor|employees|staff|hires?|"
            r"hiring|headcount|retire\w*|step down"
        ),
        proves=r"\b(?:appointed|joined|hired|named|elected|assumed|succeeded|retired|stepped down)\b",
        lookalikes=r"search|interim",
        examples=("A new chief financial officer is to join the company in January 2026.",),
    ),
    Kind(
        "disclosure", "report published", "corporate", "self",
        nouns=(
            r"reports?|filing|form (?:10-[kq]|8-k|20-f)|annual report|plan|guidance|outlook|update|feasibility|"
            r"resource estimate|assessment"
        ),
        proves=r"\b(?:published|filed|provided|issued|released|announced|disclosed)\b",
        lookalikes=r"postponed",
        examples=("The company will publish its first climate report in June 2025.",),
    ),
    Kind(
        "listing", "listing", "corporate", "regulator",
        nouns=(
            r"nasdaq|nyse|listing|uplist\w*|up-list\w*|compliance|minimum bid|trading|otcqb|otcqx|ticker|symbol|"
            r"stock exchange|reverse (?:stock )?split"
        ),
        proves=r"\b(?:listed|began|begun|regained|commenced|uplisted|effective)\b",
        lookalikes=r"applied|notice",
        examples=("Shares are expected to begin trading on the Nasdaq on July 9, 2025.",),
    ),
    Kind(
        "litigation", "court decides", "corporate", "court",
        nouns=(
            r"court|litigation|lawsuit|trial date|ruling|settlement|verdict|jury|arbitration|appeal|hearing|"
            r"judgment"
        ),
        proves=r"\b(?:ruled|verdict|settled|decided|dismissed|granted|affirmed|resolved)\b",
        lookalikes=r"hearing (?:was )?held|appeal (?:was )?filed",
        examples=("The jury trial against Norvane is set for October 6, 2025.",),
    ),
    Kind(
        "sustainability_target", "sustainability target", "corporate", "self",
        nouns=r"emissions?|net[- ]zero|carbon|renewable|greenhouse|\bghg\b|waste|recycl\w+|climate|water use",
        proves=r"\b(?:reduced|achieved|reached|cut|lowered)\b",
        lookalikes=r"pledge",
        examples=("We aim to cut our Scope 1 emissions by 40 percent by 2030.",),
    ),
    Kind(
        "other", "other event", "corporate", "self",
        nouns=r"(?!)",
    ),
)  # fmt: skip
