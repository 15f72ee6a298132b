"""Who comes, goes or takes an office."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_TITLE = (
    r"(?:(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]hief \w+ [Oo]fficer|CEO|CFO|COO|CTO|CMO|[Cc]hair(?:man|woman|"
    r"person)?|"
    r"[Pp]resident|[Gg]eneral [Cc]ounsel|[Mm]anaging [Dd]irector|[Ff]inance [Dd]irector|[Vv]ice[- ][Cc]hair\w*)"
    r"(?: of the [Bb]oard)?)"
)
_WHO = (
    r"(?P<what>(?!(?:We|It|This|That|They|These|Those|Our|I|You|There|Which|Management)\b|J\.D|M\.D|Ph\.?D|MBA\b|CFA\b|CPA\b)(?:(?:Dr|Mr|Ms|Mrs|Prof|"
    r"Sir|Dame|Lord)\.? )?[A-Z][\w'’.-]+(?: (?:[A-Z]\.|[Vv]an|[Dd]e|[Vv]on|der|[A-Z]"
    r"[\w'’-]+)){0,4}|(?:[Tt]he |[Oo]ur |[Hh]er |[Hh]is )(?:new |current |outgoing |Group |Company's )*" + _TITLE + r")"
)
_ASIDE = (
    r"(?<!Council)(?<!Corporation)(?<!Association)(?<!University)(?<!Group)(?<!Company)(?<!Institute)(?<!Committee)"
    r"(?<!Ministry)(?<!Fund)(?<!Agency)(?<!Commission)(?<!Inc\.)(?<!Corp\.)(?<!Ltd\.)"
    r"(?:, (?:J\.D\.?|M\.D\.?|Ph\.?D\.?|MBA|CFA|CPA|Esq\.?|FAHA)){0,3}(?:,? \([^)]{1,30}\)|,(?: [\w'’.&-]+){1,16},)?"
)
_SHIFT = (
    r"(?:join(?! forces| us| hands| with| together| in| (?:[\w-]+ ){0,3}(?:experts|speakers|panell?ists|leaders|"
    r"executives|founders|investors|peers|authors)\b)|become|assume|succeed|retire|step(?:ping)? down|"
    r"stand(?:ing)? down|resign|leave|depart|"
    r"take (?:over|up|on the role|the chair|office|the helm)|serve as(?= (?:the |our |its |an? )?(?:[\w-]+ "
    r"){0,3}(?i:chief|president|chair|director|executive|vice|head|member|c[efot]o\b|advis|counsel|officer|treasurer|"
    r"secretary|trustee|interim))|"
    r"(?:be )?(?:appointed|named|elected|promoted|joining|retiring|leaving|replaced|succeeded|transitioning)|"
    r"transition (?:to|into|from|out of) (?:(?:the|his|her|their|an?) )?(?:[\w-]+ ){0,3}(?:roles?|positions?|"
    r"[Cc]hair\w*|"
    r"[Bb]oard|C[EFTO]O|[Oo]fficer|[Pp]resident|[Dd]irector|[Aa]dvis\w+|[Cc]onsult\w+|retirement)|hand over|"
    r"relinquish|rejoin|not (?:stand|seek|run) for re-?election|start as|"
    r"begin as|(?:begin|start|serve) (?:[\w-]+ ){0,6}terms? as|lead)"
)

OFFICE = (
    Deed(
        "leaves, told beside",
        "appointment",
        rf"{_WHO},? who (?:will(?: also| then| not)?|is|plans to|intends to|is expected to|is set to) (?:be )?"
        r"(?P<do>leav(?:e|ing)|step(?:ping)? down|stand(?:ing)? down|retir(?:e|ing)|resign(?:ing)?|depart(?:ing)?|"
        r"tak(?:e|ing) (?:over|up)|join(?:ing)?|transition(?:ing)?|assum(?:e|ing)|becom(?:e|ing)|"
        r"(?:remain|stay|continue)(?:ing)? in (?:office|post|place|(?:his|her|the) (?:role|position|post)))",
        "who ",
        ("Ann Lund will succeed Tom Brandt, who is leaving the board on May 31, 2026.",),
        cased=True,
    ),
    Deed(
        "change of office",
        "appointment",
        rf"{_WHO}{_ASIDE} (?:will(?: also| then| not)?|'ll|shall|(?:intends?|plans?|wishes|is expected|has decided|"
        rf"has agreed|has elected|is set|is due|is scheduled|is) (?:to|not to)|has (?:informed|told|notified|advised) "
        rf"[^.;]{{3,60}}? (?:that (?:he|she|they) (?:will|intends? to|plans? to|wish(?:es)? to)|of (?:his|her|their) "
        rf"(?:decision|intention|plans?|wish) to)) (?P<do>{_SHIFT})",
        "will|intend|plan|wish|expected|decided|agreed|elected|set|due|schedul|shall|informed|told|"
        "notified|advised| is to|'ll",
        (
            "Ann Lund will join Halden as Chief Financial Officer on May 4, 2026.",
            "Tom Brandt intends to retire in May 2026.",
        ),
        cased=True,
    ),
    Deed(
        "office taken",
        "appointment",
        rf"{_WHO}{_ASIDE}(?: [^.;]{{0,60}}? and)? (?P<do>takes (?:over|up|the chair|office|the helm)|joins|becomes|"
        r"succeeds|retires|steps down|stands down|assumes|leaves)(?= (?:as|the|on|in|from|at|his|her|effective|our|"
        r"office|[A-Z][\w&.-]*)\b)",
        "takes|joins|becomes|succeeds|retires|steps|stands|assumes|leaves",
        ("Paul Ode takes the chair on June 12, 2026.",),
        cased=True,
    ),
    Deed(
        "named from a day",
        "appointment",
        rf"[Ee]ffective (?:as of |on |from )?[A-Z]\w+ \d{{1,2}}, \d{{4}},? {_WHO}{_ASIDE} (?:has been|was|is|will be) "
        r"(?P<do>appointed|named|promoted|elected)|"
        rf"[Aa]ppoint(?:ed|ment of|s) (?P<what2>(?:(?:Dr|Mr|Ms|Mrs)\.? )?[A-Z][\w'’-]+(?: [A-Z]\.)?(?: "
        rf"[A-Z][\w'’-]+){{1,2}}) "
        r"(?:as|to)[^.;]{3,140}?,? effective",
        "ffective",
        ("Effective May 4, 2026, Ann Lund has been appointed Chief Financial Officer.",),
        cased=True,
    ),
    Deed(
        "successor named",
        "appointment",
        rf"(?P<do>(?:{forms('name appoint announce hire identify')})) (?:an? |the |our |its |new |permanent |next )*"
        rf"(?P<what>(?:new |permanent )?(?:{_TITLE}|successor|leaders?|chief \w+ officer|head of (?:\w+ ){{1,3}}|"
        rf"directors?)"
        r"(?: (?:of|for) (?:the |our |its )?(?:[A-Z][\w-]+ ?){1,4})?)",
        "successor|chief|ceo|cfo|chair|president|leader|director|head|counsel|coo",
        ("We expect to name a new chief financial officer by May 2026.",),
    ),
    Deed(
        "proposed for election",
        "appointment",
        r"(?P<do>propos(?:e|es|ing)|nominat(?:e|es|ing)) (?:the election of )?(?P<what>(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?"
        r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3})(?:,[^.;]{3,90}?,)? (?:for (?:re-?)?election|as (?:an? "
        r"|the )?"
        r"(?:new |independent |non-executive )*(?:member|director|chair\w*)|to (?:the|its|our) (?:[A-Z]\w+ )?[Bb]oard)",
        "propos|nominat",
        ("The board will propose Ann Lund for election to the board at the general meeting on May 4, 2026.",),
        cased=True,
    ),
    Deed(
        "appointed as of a day",
        "appointment",
        r"[Aa]ppoint(?:ed|s|) (?P<what>(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3})"
        r"(?:,[^.;]{3,60}?,)? (?:as |to )(?P<do>(?:the |its |our |a |an )?[\w-]+(?: [\w-]+){0,5}?)[^.;]{0,80}?"
        r"(?= (?:as of|with effect (?:from|as of)|effective|starting|from|beginning) )",
        "ppoint",
        ("The board has appointed Ann Lund to the management board as of May 4, 2026.",),
        cased=True,
    ),
)
