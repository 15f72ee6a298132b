"""What a company does with its money: shares bought back, dividends, debt, loans and offerings."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_LOAN = (
    r"(?:(?:senior |secured |unsecured |convertible |subordinated |green |sustainability-linked |term |bridge |"
    r"revolving |credit |existing |[\d.]+% |construction |project |private placement |medium-term )*"
    r"(?:notes?(?! that)|bonds?|debentures?|loans?(?! book| portfolio| growth| loss)|revolver|borrowings?|"
    r"credit (?:facility|facilities|agreement|line)|"
    r"facility agreement|indebtedness|(?:[$€£][\d.]+ (?:million|billion) (?:\w+ )?|"
    r"(?:20\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"upcoming) )maturit(?:y|ies)|promissory notes?|debt(?! service| free| securit)))"
    r"(?: due (?:in )?\d{4})?"
)
_AIDE = r"(?:(?:substantially|fully|partially|partly|largely|early|voluntarily|opportunistically) )?"
_BE = r"(?:be|being|is|are|get) (?:[a-z]+ly )?"
_SHARES = (
    r"(?:shares?|stock|units|adss?|adrs?|common stock|ordinary shares|equity)(?! (?:of|compensation|based|option|"
    r"offering|split|exchange|market|price|award))"
)

MONEY = (
    Deed(
        "shares bought back",
        "buyback",
        rf"(?P<do>{forms('repurchase buy_back')}|buying back) [^.;]{{0,60}}?{_SHARES}|"
        rf"(?P<do2>{forms('continue resume begin start commence complete finish launch restart execute initiate')}|"
        r"completion|launch|start|resumption) "
        r"(?:of |with |an? |the |our |its |further |any |making |this |that )*(?:[\w$€£.]+ ){0,4}?(?:share |stock |"
        r"unit )?"
        r"(?:repurchases?|buy-?backs?)(?: (?:program(?:me)?|plan))?|"
        r"(?:by way of|through|via) (?:an? |the )?(?:further )?(?:share |stock )(?:repurchases?|buy-?backs?)"
        r"(?: program(?:me)?)?|(?:share|stock) (?:repurchases?|buy-?backs?)(?: program(?:me)?)?[^.;,]{0,30}? (?:will "
        r"|is |are "
        r"|expected |scheduled |set |due |to |should |be )+(?P<do3>start|begin|resume|continue|completed?|launched|"
        r"started|executed|resumed|finished|end)",
        "repurchas|buyback|buy-back|buy back|buying back|buys back",
        ("It plans to repurchase $40 million of stock in 2026.", "We expect to resume buybacks in May 2026."),
        subject="share repurchases",
    ),
    Deed(
        "authority to buy used",
        "buyback",
        r"(?P<do>use|using|utili[sz]e|utili[sz]ing|exhaust(?:ing)?|complete|completing|execute|deploy(?:ing)?|finish) "
        r"(?:most |all |the |of |it |remainder |rest |balance |remaining |substantially |our |its |\$[\d.]+ |million |"
        r"billion )*(?:under )?(?:the |our |its )?(?:[\w$.]+ ){0,4}?(?P<what>(?:(?:share |stock )?(?:repurchase|"
        r"buy-?back) )(?:authori[sz]ation|mandate|program(?:me)?))|"
        r"(?P<what2>(?:(?:share |stock )?(?:repurchase|buy-?back)|[€£$][\d.]+ (?:million|billion)) authori[sz]ation)"
        r"[^.;]{0,60}?(?:be (?P<do2>used|exhausted|completed|executed|utili[sz]ed|deployed)|(?P<do3>us(?:e|ing)) "
        r"(?:all|most|the (?:rest|remainder|balance)|much|half))",
        "authoriz|authoris|mandate|repurchase|buyback|buy-back",
        ("We expect to use the remaining buyback authorization by June 2026.",),
        subject="buyback authorization",
    ),
    Deed(
        "dividend",
        "dividend",
        rf"(?P<do>{forms('raise increase grow pay propose declare initiate resume reinstate maintain')}|"
        rf"{forms('recommend start')}|"
        r"introduc(?:e|ing)|distribut(?:e|ing)) (?:an? |the |our |its |any |out |regular |first |interim |final |"
        r"special |quarterly |annual |cash |ordinary |total |base |variable |supplementary |monthly |semi-annual |"
        r"extraordinary |per-share |increased |higher |of |[€£$\d.]+ )*(?P<what>(?:special |interim |final )?"
        r"dividends?)(?! (?:income|yield|reinvestment|received|policy))|"
        r"(?P<do2>distribut(?:e|ing)|return(?:ing)?|pay(?:ing)? out) (?:[^.;]{0,60}?)(?:of (?:net |adjusted |annual |"
        r"our |"
        r"its |the |recurring |underlying |consolidated )*(?:profits?|earnings|income|free cash flow)|"
        r"(?:to (?:our |its |the )?(?:share|stock|unit)holders[^.;]{0,30}? )?(?:as|through|in|via) (?:\w+ "
        r"){0,2}?dividends)|"
        r"(?:the |our |its )?(?P<what3>(?:special |interim |final |quarterly |annual )?dividends?) [^.;]{0,30}?(?:be|"
        r"to) "
        r"(?P<do3>raised?|increased?|resumed?|reinstated?|maintained?|initiated?|cut|paid|declared|proposed|doubled)",
        "dividend|distribut|shareholders|stockholders|pay out|paying out",
        ("The board plans to raise the dividend in May 2026.",),
        subject="dividend",
    ),
    Deed(
        "debt dealt with",
        "debt_action",
        rf"(?P<do>{_AIDE}(?:{forms('refinance redeem retire prepay amend extend reprice repay')}|"
        rf"{forms('pay_down pay_off address')}|"
        rf"{forms('restructure exchange')}|paying (?:down|off))) (?:[^.;,]{{0,40}}? )?(?P<what>{_LOAN})|"
        rf"(?P<what2>{_LOAN})[^.;]{{0,50}}?{_BE}(?P<do2>refinanced|redeemed|retired|prepaid|amended|repaid|repriced|"
        r"paid (?:down|off|in full)|called|settled)|"
        rf"(?P<do3>repayment|redemption|refinancing|prepayment|retirement) of (?P<what3>[^.;,]{{0,40}}?{_LOAN})",
        "note|bond|debenture|loan|revolver|borrowing|credit|facility|debt|maturit",
        ("We intend to refinance the term loan in May 2026.", "The 6% notes will be redeemed in June 2026."),
    ),
    Deed(
        "without debt",
        "debt_action",
        r"(?P<do>(?:be|become|get|make (?:us|the company)) (?:[a-z]+ly )?(?:debt[- ]free|"
        r"free of (?:[a-z]+ )?debt))|"
        r"(?P<do2>extinguish(?:ing)?|eliminat(?:e|ing)|clear(?:ing)?|wip(?:e|ing) out) (?:(?:virtually|substantially|"
        r"nearly) )?(?:all |most |the |our |its |of |remaining |outstanding |long-term |existing |bank |net )*"
        r"(?P<what>debts?|indebtedness|obligations|borrowings)\b",
        "debt|obligations|borrowings",
        ("We expect to be debt-free by May 2026.", "It plans to extinguish all debt by May 2026."),
        subject="debt",
    ),
    Deed(
        "money by an amount",
        "financing",
        r"(?P<do>rais(?:e|ing)|borrow(?:ing)?|draw(?:ing)?(?: down)?) (?:up to |approximately |about |around |at "
        r"least |an "
        r"additional |another |the remaining |a further |between |some )*(?:US|C|A)?[$€£][\d.,]+[^.;]{0,60}?"
        r"(?:through|via|by way of|from|in|under|of) (?:an? |the |our |its |new )*(?:[\w-]+ ){0,3}?(?P<what>(?:rights "
        r"issue|offering|placement|equity|debt|capital|facility|loans?|bonds?|notes|financing|ATM|credit))",
        "rais|borrow|draw",
        ("We plan to raise $50 million through a rights issue in May 2026.",),
    ),
    Deed(
        "money raised",
        "financing",
        rf"(?P<do>{forms('raise secure close obtain sign receive draw arrange finalize launch')}|"
        rf"{forms('finalise complete price')}|"
        rf"{forms('conclude borrow issue')}|"
        r"enter(?:ing)? into|draw(?:ing)? (?:down|on)|reach(?:ing)? financial close (?:on|of|for)|putting in place|"
        r"put in "
        r"place) (?:[^.;,]{0,50}? )?(?P<what>(?:(?:new |second |first |final |third |remaining |equity |debt |project |"
        r"private |public |registered |direct |rights |follow-on |green |convertible |bridge |construction |senior |"
        r"secured |revolving |term |sustainability-linked |asset-backed |federal |state |government |DOE |CHIPS |"
        r"venture |growth |credit |loan |hybrid |unsecured )+)(?:loans?|facility|facilities|financing|offering|"
        r"placement|"
        r"issue|bonds?|notes?|capital|funding|grants?|raise|tranche|"
        r"guarantee))(?! (?:of (?:the )?shares|agreement (?:expires|matures)|losses|growth))",
        "loan|facilit|financing|offering|placement|issue|bond|note|capital|funding|grant|raise|tranche|guarantee",
        ("We expect to close the construction loan in May 2026.",),
    ),
    Deed(
        "money comes",
        "financing",
        r"(?P<what>(?:second |first |third |next |final |remaining )?(?:tranche|(?:[\w-]+ ){0,3}(?:loan|financing|"
        r"(?:construction|credit|loan|debt) facility|equity offering|rights issue|private placement|bond|grant)))"
        r"(?! agreement)(?: of [^.;,]{0,40})?(?: for [^.;,]{0,40})? (?:is |are |will |should |to |expected |"
        r"scheduled |due |planned |"
        r"anticipated |now |also )+(?:be )?(?P<do>closed?|signed|become available|available|drawn|funded|received|"
        r"reach financial close|executed|priced|launched|completed?|disbursed|finali[sz]ed|put in place)",
        "tranche|loan|financing|facility|offering|issue|placement|bond|grant",
        ("The second tranche will become available in May 2026.", "The project financing should close in June 2026."),
    ),
)
