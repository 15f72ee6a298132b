"""What is to grow to a size or a number: people, fleets, networks, capacity."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_GROWN = (
    r"(?:(?:sales|field|commercial|direct|dealer|store|branch|charging|distribution|restaurant|retail|hotel|clinic|"
    r"rental|"
    r"vessel|truck|aircraft|customer|subscriber|member|production|manufacturing|annual|nameplate|installed|total|"
    r"storage|"
    r"processing|assembly|refining|smelting|liquefaction|generation|generating|power|bed|seat|network|global|own|"
    r"team|nominal|[\w-]+-based) )*"
    r"(?:force|network|fleet|footprint|base|team|capacity|headcount|territories|portfolio of (?:\w+ )?(?:stores|hotels|"
    r"clinics)|throughput|run[- ]rate|(?<!share )count|workforce|organi[sz]ation)"
)
_ABOUT = (
    r"(?:(?:approximately|about|around|roughly|nearly|some|over|more than|at least|up to|almost|close to|as many as|"
    r"just over|just under|well over|between|somewhere between|in excess of|a total of|north of) )*"
)
_NUM = r"(?:\d[\d,.]*(?:%| (?:million|thousand|billion))?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"

GROWTH = (
    Deed(
        "staff added",
        "capacity_target",
        rf"(?P<do>{forms('hire recruit add')}|bring(?:ing)? on) (?P<what>(?:(?:approximately|about|around|up to|some|"
        r"roughly|over|nearly|at least|another|an additional|between|more than|somewhere between|another|to|and|"
        r"further|new|additional) |\d[\d,-]* ){1,6}(?:[\w-]+ ){0,3}?(?:people|employees|staff|engineers|"
        r"scientists|developers|reps?|representatives|sales ?people|salespersons?|professionals|advisors|advisers|"
        r"bankers|agents|drivers|pilots|nurses|positions|roles|jobs|fte?s?|heads|workers|colleagues|territories))",
        "hir|recruit| add|bring",
        ("We will add about 40 sales reps in May 2026.", "It expects to hire 250 people in 2026."),
    ),
    Deed(
        "size of something",
        "capacity_target",
        rf"(?<!age of )(?<!age of our )(?<!age of the )(?P<what>{_GROWN}) (?:of|at|to (?:be|reach|total|hit|grow to|"
        rf"rise to|increase to|exceed|average)|reaching|"
        rf"(?:will|should|would) (?:be|reach|total|hit|exceed|grow to|rise to)) (?:at |to )?{_ABOUT}{_NUM}(?! "
        rf"(?:percent of|years|months|days|hours|%|times))",
        "force|network|fleet|footprint|base|team|capacity|headcount|territories|portfolio|throughput|rate|"
        "count|workforce|organi",
        ("We target a fleet of 40 vessels by June 2026.", "We expect headcount of about 200 by June 2026."),
    ),
    Deed(
        "size grown",
        "capacity_target",
        rf"(?P<do>{forms('expand grow increase double triple scale raise bring enlarge')}|"
        rf"{forms('ramp build extend take lift')})(?: up| out)? "
        rf"(?:the |our |its |total |overall |global )*(?P<what>(?:[\w-]+ ){{0,4}}?{_GROWN}|number of (?:[\w-]+ "
        rf"){{0,3}}[\w-]+s\b)"
        rf"[^.;,]{{0,60}}?(?:to|by) {_ABOUT}{_NUM}",
        "expand|grow|increas|doubl|tripl|scal|rais|bring|enlarg|ramp|build|extend|take|taking|lift",
        ("We plan to expand our field force from 34 to about 55 territories by June 2026.",),
    ),
    Deed(
        "number at work",
        "capacity_target",
        rf"(?<!currently )(?<!now )(?<!today )(?<!we )(?P<do>operat(?:e|ing)|run(?:ning)?|have|having|employ(?:ing)?|"
        rf"reach(?:ing)?|hit(?:ting)?|surpass(?:ing)?|"
        rf"exceed(?:ing)?|(?:grow|expand)(?:ing)? to) {_ABOUT}{_NUM} (?P<what>(?:[\w-]+ "
        rf"){{0,3}}?(?:stores|"
        r"restaurants|hotels|clinics|branches|vessels|ships|aircraft|trucks|stations|locations|people|employees|"
        r"representatives|reps|engineers|terminals|centers|centres|rigs|wells|plants|machines|sites|"
        rf"doors|outlets|dealers|dealerships|dispensaries|points of sale|cities|countries|markets))",
        "operat|run|have|having|employ|reach|hit|surpass|exceed|grow|expand",
        ("We expect to operate 1,100 stores by June 2026.",),
    ),
    Deed(
        "power at work",
        "capacity_target",
        rf"{_ABOUT}{_NUM} (?:megawatts?|gigawatts?|MW|GW|GWh|MWh)(?:p|dc|ac)? (?:in operation|installed|"
        r"on-?line|operational|of (?:operating |installed |additional |new )*capacity|under operation|connected)",
        "watt|mw|gw",
        ("We target 3 gigawatts in operation by 2030.",),
        subject="capacity",
    ),
)
