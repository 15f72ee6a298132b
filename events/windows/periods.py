"""Rules for years, quarters, halves, seasons, and the parts cut from them, with the year they belong to."""

from __future__ import annotations

import re
from dataclasses import replace

from events import calendar
from events.windows.grammar import Rule, Stage, value, values
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, LEXICON, Node, code, full_year, plausible

# a number of four digits is no year behind these words or signs, or before those
NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥#§©+]|\(c\)|\b(?:US|C|A|HK|NT)\$|\b(?:Rules?|Sections?|Sec\.|No\.?|Nos\.|Item|Page|page|Suite|Room|Box|Bldg|Building|"
    r"Route|Highway|ISO|Copyright|copyright|Vision|Horizon|Agenda|Model|model|version|Version|Block|Lot|Unit|Series|"
    r"Note|Windows|Office|number|code|(?:more|less|fewer|greater|rather|other) than)|\b(?:USD|EUR|GBP|CAD|AUD|CHF)|"
    r"\b(?:Act|Acts|Code|Law|Directive|Regulations?|Statute|Convention|Treaty|Accord|Accords|Plan|Ordinance)(?: of|,)?|"
    r"(?<!\d)\d{3}[-.)]?|\d[.:]|up to|total of|[Aa]n additional|dated as of the)\s*$"
)
NO_YEAR_AFTER = re.compile(
    r"\s*(?:%|‰|°|[-–]\d{1,3}(?!\d)|[-–][A-Z]\d|,\d{3}(?!\d)|:\d\d|\.\d)|"
    r"[ -](?:common |preferred |ordinary |new |additional |net |gross |full-time |total )?"
    r"(?:shares?|units?|employees|patients|subjects|participants|people|persons|persons|workers|jobs|homes|customers|"
    r"stores|sites|acres|hectares|m²|square|sq|feet|ft|metres|meters|miles|km|kilometers|tons?|tonnes|tpa|tpd|ounces|oz|"
    r"pounds|lbs|kg|mg|mcg|ml|litres|liters|gallons|barrels|bbl|boe|bpd|MW|MWh|GW|GWh|kW|kWh|MMBtu|psi|rpm|volts|watts|"
    r"points?|basis|bps|percent|per cent|times|dollars|euros|million|billion|thousand|hours|hrs|holders|options|"
    r"warrants|vehicles|vessels|aircraft|rooms|beds|wells|doses|students|members|locations|megawatts|bushels)\b"
)
# "the 2018 Equity Incentive Plan", "the 2027 Convertible Notes": a year in a name
NAMED_YEAR = re.compile(
    r"[ -](?:[A-Z][\w&']{0,24}[ -]){0,4}(?:Plan|Notes|Warrants|Act|ESPP|Debentures|Indenture|Bonds|Term Loans?|"
    r"Credit (?:Agreement|Facility)|Amendment|Debenture|Note|Warrant|Stock Plan|Directive)\b"
)
# "the year in which they retire", "the quarter after launch": none of them is the running one
SOME_OTHER = re.compile(r"\s+(?:in which|which|that|when|before|after|prior to|following|ago|under review|since)\b")
HALF_AN_HOUR = re.compile(r"[ -](?:hour|dozen|million|billion|marathon|time|mile|century)")
STANDS = re.compile(r"\s*(?:$|[,;:)\]|]|\.(?!\d)| [A-Z(]| (?:and|to|or|vs|was|is|will)\b)")
JOINED = re.compile(r"(\w+)[-–/]$")
# "H2 blockers", "1H NMR", "Q2 Holdings": codes that are other things
NO_HALF_AFTER = re.compile(
    r"[\s-]*(?:\(?hydrogen|NMR|MR[IS]\b|blockers?|receptors?|anti-?histamines?|antagonists?|gas\b|fuel|spectr|production plant|"
    r"fuell?ing|electroly|storage|HSQC|proton|visas?\b|[-:]\s?\d|molecul|Ready|ready)"
)
NO_QUARTER_AFTER = re.compile(
    r" (?:Holdings?|Inc|Corp|LLC|Ltd|Therapeutics|Software|Solutions|Technologies|Capital|Ventures|Labs|Partners|"
    r"Pharma\w*|Bio\w*|Medical|Energy|Metals|Gold|Systems)\b"
)


def joined_to_name(node: Node, moment: Moment) -> bool:
    """Whether a hyphen ties the token to a word that is none of time's: AB-2012."""
    words, start = moment.words, node.start
    if not start or words[start - 1] not in "-–/":
        return False
    joined = JOINED.search(words, max(0, start - 24), start)
    if joined is None:
        return False
    before = joined[1]
    known = before in LEXICON or code(before) is not None or (before.isdecimal() and plausible(full_year(before[-4:])))
    return not known


def is_year(node: Node, moment: Moment) -> bool:
    """Whether four digits are a year here, and no amount, law, part number, telephone number or count."""
    words, start, end = moment.words, node.start, node.end
    from_ = max(0, start - 24)
    if NO_YEAR_BEFORE.search(words, from_, start) or NO_YEAR_AFTER.match(words, end) or NAMED_YEAR.match(words, end):
        return False
    slug = start and words[start - 1] == "-" and re.compile(r"-[a-z]").match(words, end)
    return not slug and not joined_to_name(node, moment)


def _kind_of_year(nodes: list[Node]) -> bool | None:
    if value(nodes, "fiscal|fy"):
        return True
    return False if value(nodes, "calendar|cy") else None


def _named_year(nodes: list[Node], moment: Moment) -> Unit | None:
    last = nodes[-1]
    fiscal = _kind_of_year(nodes)
    if last.kind == KIND["yearunit"]:
        unit: Unit = last.value
        return replace(unit, fiscal=unit.fiscal if fiscal is None else fiscal)
    number: int = last.value
    if last.kind == KIND["number"]:
        digits = moment.words[last.start : last.end]
        if fiscal is None or len(digits) != 2 or not digits.isdigit():
            return None
        number = full_year(digits)
    if last.kind == KIND["yyyy"] and NO_YEAR_AFTER.match(moment.words, last.end):
        return None
    return Unit("year", 0, number, fiscal)


def _year_then_kind(nodes: list[Node], moment: Moment) -> Unit | None:
    return Unit("year", 0, nodes[0].value, _kind_of_year(nodes)) if is_year(nodes[0], moment) else None


def _two_years(nodes: list[Node], moment: Moment) -> Unit | None:
    """2025/26: a fiscal year that ends in 2026, or two calendar years."""
    at = next(index for index, node in enumerate(nodes) if node.kind in (KIND["slash"], KIND["hyphen"]) and index
              and nodes[index - 1].kind in (KIND["yyyy"], KIND["yearunit"], KIND["number"]))  # fmt: skip
    first, last = nodes[at - 1], nodes[at + 1]
    digits = moment.words[last.start : last.end]
    fiscal = _kind_of_year(nodes)
    year = first.value
    if first.kind == KIND["yearunit"]:
        year, fiscal = first.value.year, first.value.fiscal if fiscal is None else fiscal
    elif first.kind == KIND["number"]:
        year = full_year(f"{first.value:02}")
    elif not is_year(first._replace(end=last.end), moment):
        return None
    number = full_year(digits) if digits.isdigit() and len(digits) in (2, 4) else 0
    if not year or not year < number <= year + 30 or (len(digits) == 4 and not fiscal):
        return None
    if fiscal and number == year + 1:
        return Unit("year", 0, number, True)
    opens = moment.in_year(Unit("year", 0, year, fiscal), year)[0]
    closes = moment.in_year(Unit("year", 0, number, fiscal), number)[1]
    return Unit("span", span=(opens, closes), year=year, fiscal=fiscal)


def _step(nodes: list[Node]) -> int:
    if value(nodes, "next|coming|following"):
        return 1
    return -1 if value(nodes, "last|past") else 0


_GRAINS = {KIND["year"]: "year", KIND["quarter"]: "quarter", KIND["half"]: "half", KIND["monthword"]: "month",
           KIND["week"]: "week", KIND["decade"]: "decade"}  # fmt: skip


def current(grain: str, step: int, fiscal: bool | None, moment: Moment) -> Unit:
    """The unit in which the words were said, or so many units on."""
    unit = Unit(grain, 1, fiscal=fiscal, relative=True)
    day, ends = moment.said_on, moment.year_end if moment.is_fiscal(unit) else calendar.CALENDAR_YEAR
    if grain == "week":
        opens, closes = calendar.week(calendar.add_days(day, 7 * step))
        return replace(unit, span=(opens, closes), year=opens.year)
    if grain == "month":
        moved = calendar.add_months(day.replace(day=1), step)
        return replace(unit, number=moved.month, year=moved.year, fiscal=None)
    if grain == "decade":
        return replace(unit, year=day.year + 10 * step)
    year = calendar.fiscal_year_of(day, ends)
    if grain == "year":
        return replace(unit, number=0, year=year + step)
    months = {"quarter": 3, "half": 6}[grain]
    count = 12 // months
    here = next(n for n in range(1, count + 1) if calendar.part(year, months, n, ends)[1] >= day)
    later, number = divmod(here - 1 + step, count)
    return replace(unit, number=number + 1, year=year + later)


def _relative(nodes: list[Node], moment: Moment) -> Unit | None:
    grain = next(_GRAINS[node.kind] for node in nodes if node.kind in _GRAINS)
    if grain == "half" and HALF_AN_HOUR.match(moment.words, nodes[-1].end):
        return None
    return current(grain, _step(nodes), _kind_of_year(nodes), moment)


def _the_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    if SOME_OTHER.match(moment.words, nodes[-1].end):
        return None
    unit = _relative(nodes, moment)
    return None if unit is None else replace(unit, loose=True)


def _full_year(nodes: list[Node], moment: Moment) -> Unit:
    unit = current("year", 0, _kind_of_year(nodes), moment)
    if moment.year is not None:
        unit = replace(unit, year=moment.year, relative=False)
    return unit


def _new_year(nodes: list[Node], moment: Moment) -> Unit:
    unit = current("year", 0, _kind_of_year(nodes), moment)
    opens, closes = moment.days(unit)
    near = (closes - moment.said_on).days < (closes - opens).days / 2
    return replace(unit, year=(unit.year or 0) + near, loose=True)


def _year_end(nodes: list[Node], moment: Moment) -> Unit | None:
    end = next(node for node in nodes if node.kind in (KIND["end"], KIND["yearend"]))
    text = moment.words[end.start : end.end].lower()
    if text not in ("end", "yearend") and not value(nodes, "hyphen|of|possessive"):
        return None  # "this year close to"
    if value(nodes, "year|yearend|ye"):
        return Unit("year", 0, _years_in(nodes), _kind_of_year(nodes), cuts=(("end", 0, ""),))
    unit = _relative([node for node in nodes if node.kind != KIND["last"]], moment)
    return None if unit is None else unit.cut("end")


def _years_in(nodes: list[Node]) -> int | None:
    found: int | None = value(nodes, "yyyy|aposyear")
    return found


def _mid_year(nodes: list[Node], moment: Moment) -> Unit | None:
    third = value(nodes, "third") or 2
    if third != 2 and not value(nodes, "hyphen"):
        return None
    if value(nodes, "year|midyear"):
        return Unit("year", 0, None, _kind_of_year(nodes), cuts=(("third", third, ""),))
    unit = _relative(nodes, moment)
    return None if unit is None else unit.cut("third", third)


def _ends_in_figures(nodes: list[Node], moment: Moment) -> Unit | None:
    year = nodes[-1].value
    return Unit("year", 0, year, cuts=(("end", 0, ""),))


YEAR_ENDS = Stage.of(
    (
        Rule(
            "year-end",
            "<fiscal|calendar>? <year> <hyphen|possessive>? <end> | <yearend>",
            _year_end,
            "bare",
            (
                "We file [by year-end]. => 2010-10-28..2010-12-31 by",
                "Launch is planned [for year-end 2011]. => 2011-12-01..2011-12-31 in",
                "Launch [by year's end]. => 2010-10-28..2010-12-31 by",
            ),
            ("It was this year close to the target.",),
        ),
        Rule(
            "end of year",
            "<end> (?:<hyphen>? <of> <hyphen>? | <hyphen>) <fiscal|calendar>? <year> (?!<ending|of|fiscal|hyphen|yyyy>)",
            _year_end,
            "bare",
            ("The plant starts [by end of year]. => 2010-10-28..2010-12-31 by",),
            ("The end of years of waiting.",),
        ),
        Rule(
            "end of the running unit",
            "<quarter|monthword|half|week|decade> <hyphen|possessive>? <end>"
            "| <end> (?:<hyphen>? <of> <hyphen>? | <hyphen>) <quarter|monthword|half|week|decade> (?!<ending|of>)",
            _year_end,
            "dated",
            ("We close [before month end]. => 2010-10-28..2010-10-31 by",),
            ("The quarter close to Easter.",),
        ),
        Rule("year end in letters", "<ye> <hyphen>? <yyyy|aposyear>", _ends_in_figures, "dated",
             ("Target: [YE 2011] => 2011-12-01..2011-12-31 in",), ("The ye 2011 olde.",)),
        Rule("year end without a year", "<ye>", lambda n, m: Unit("year", cuts=(("end", 0, ""),), loose=True), "bare",
             ("Cash falls [by EOY]. => 2010-10-28..2010-12-31 by",), ("Say aye or nay.",)),
        Rule(
            "mid-year",
            "<third> <hyphen>? <fiscal|calendar>? <year|quarter|monthword|decade> (?!<hyphen>) | <midyear>",
            _mid_year,
            "bare",
            (
                "The IND follows [in mid-year 2011]. => 2011-05-01..2011-08-31 in",
                "We report [around midyear]. => 2011-05-01..2011-08-31 about",
            ),
            ("These are early year results.",),
        ),
    ),
    needs="end|yearend|ye|third|midyear",
)  # fmt: skip

YEARS = Stage.of(
    (
        Rule(
            "two years in short",
            "(?:<fiscal|fy|calendar> (?:<hyphen>? <year|years>)?)? <yyyy|yearunit> <slash|hyphen> <number|yyyy>"
            " (?:<fiscal> <year>)? | <fy> <number> <slash|hyphen> <number>",
            _two_years,
            "yearunit",
            (
                "Sales rise [in FY2025/26]. (year end 06-30, said 2025-02-03) => 2025-07-01..2026-06-30 in",
                "The works run [in 2011-12]. => 2011-01-01..2012-12-31 in",
            ),
            ("Standard ASU 2011-05 applies.",),
        ),
        Rule(
            "year named by its kind",
            "(?:<full> <hyphen>?)? (?:<fiscal|calendar|fy|cy> (?:<hyphen>? <year|years>)? | <year|years>) <hyphen|of>?"
            "<yyyy|aposyear|number|yearunit>",
            _named_year,
            "yearunit",
            (
                "The loss [in fiscal 2011] narrows. (year end 06-30) => 2010-07-01..2011-06-30 in",
                "Margins [in FY '11] improve. (year end 06-30) => 2010-07-01..2011-06-30 in",
                "Output [in calendar 2011] doubles. (year end 06-30) => 2011-01-01..2011-12-31 in",
            ),
            ("Years 25 people stayed.",),
        ),
        Rule("all of a year", "<full> <hyphen>? <of>? <yyyy|yearunit>", _named_year, "yearunit",
             ("We guide [for full 2011]. => 2011-01-01..2011-12-31 in",), ("All 2011 employees agreed.",)),
        Rule("year, then its kind", "<yyyy> (?:<fiscal|calendar> <hyphen>? <year>| <full> <hyphen>? <year>)", _year_then_kind,
             "yearunit", ("Costs fall [in the 2011 fiscal year]. (year end 06-30) => 2010-07-01..2011-06-30 in",),
             ("Rule 2011 fiscal year reporting.",)),
        Rule("decade by its years", "<decadeyears>", lambda n, m: Unit("decade", 0, n[0].value), "yearunit",
             ("Patents expire [in the early 2030s]. => 2030-01-01..2033-04-30 in",), ("Model X2030s sells.",)),
        Rule("year", "<yyyy>",
             lambda n, m: Unit("year", 0, n[0].value) if is_year(n[0], m) else None, "yearunit",
             ("Launch [in 2012]. => 2012-01-01..2012-12-31 in", "A potential [2012] approval. => 2012-01-01..2012-12-31 in"),
             ("We issued 2012 shares.", "It cost $2012.", "Under Rule 2012 we file.", "Compound AB-2012 works.",
              "The Relief Act of 2012 applies.", "Call 617-555-2012.", "Grants under the 2012 Stock Plan vest.")),
        Rule("two-digit year", "<aposyear>", lambda n, m: Unit("year", 0, n[0].value, loose=True), "yearunit",
             ("Launch [in '12]. => 2012-01-01..2012-12-31 in",), ("He said '12 of us'.",)),
        Rule("running unit",
             "(?:<this> <current|coming>? | <current|next|last|past|coming> ) <fiscal|calendar|full>? <hyphen>? "
             "<year|quarter|half|monthword|week|decade> (?!<hyphen> (?!<end>)|<of>)",
             _relative, "yearunit",
             ("Enrolment ends [this quarter]. => 2010-10-01..2010-12-31 in", "We launch [next year]. => 2011-01-01..2011-12-31 in",
              "We file [next month]. => 2010-11-01..2010-11-30 in",
              "The loss [in the current fiscal year]. (year end 06-30) => 2010-07-01..2011-06-30 in"),
             ("Year after year we grow.",)),
        Rule("new year", "<the> <new> <fiscal|calendar>? <year> (?!<possessive>)", _new_year, "yearunit",
             ("We launch [in the new year]. => 2011-01-01..2011-12-31 in",), ("A new year of hope.",)),
        Rule("full year", "<full> <hyphen>? <fiscal|calendar>? <year>", _full_year, "yearunit",
             ("[Full-year] revenue will grow. => 2010-01-01..2010-12-31 in",), ("All years differ.",)),
        Rule("the unit",
             "<the> (?:<fiscal|calendar> <hyphen>?)? <year|quarter|half|monthword|week|decade> (?!<hyphen>|<of>|<yyyy>|<aposyear>|<yearunit>)",
             _the_unit, "yearunit",
             ("Sites open [by the end of the quarter]. => 2010-10-28..2010-12-31 by",), ("It was the year of growth.",)),
    ),
    needs="fy|cy|fiscal|yyyy|aposyear|decadeyears|year|years|quarter|half|monthword|week|decade|yearunit|full",
)  # fmt: skip


def _ordinal_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    grain = "half" if value(nodes, "half|halves") else "quarter"
    count = 2 if grain == "half" else 4
    numbers: list[int] = values(nodes, "rank|side")
    if value(nodes, "last|final"):
        numbers = [count]
    if any(number > count for number in numbers) or (len(numbers) > 1 and numbers[-1] <= numbers[0]):
        return None
    last = numbers[-1] if len(numbers) > 1 else 0
    return Unit(grain, numbers[0], None, _kind_of_year(nodes), last=last)


def _code_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    after = NO_HALF_AFTER if unit.grain == "half" else NO_QUARTER_AFTER
    if after.match(moment.words, nodes[-1].end):
        return None
    if joined_to_name(nodes[0], moment):
        return None
    fiscal = _kind_of_year(nodes)
    return unit if fiscal is None else replace(unit, fiscal=fiscal)


def _dashed_code(nodes: list[Node], moment: Moment) -> Unit | None:
    digits = moment.words[nodes[2].start : nodes[2].end]
    if len(digits) != 2 or not digits.isdigit() or nodes[2].start != nodes[0].end + 1 or int(digits) > 60:
        return None
    unit: Unit = nodes[0].value
    return replace(unit, year=full_year(digits))


def _spaced_code(nodes: list[Node], moment: Moment) -> Unit | None:
    digits = moment.words[nodes[1].start : nodes[1].end]
    if len(digits) != 2 or not digits.isdigit() or int(digits) > 60 or not STANDS.match(moment.words, nodes[1].end):
        return None
    unit: Unit = nodes[0].value
    return None if NO_HALF_AFTER.match(moment.words, nodes[0].end) else replace(unit, year=full_year(digits))


def _marked_code(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    coded = unit.grain in ("quarter", "half") and not unit.cuts and unit.span is None and unit.fiscal is None
    return replace(unit, fiscal=_kind_of_year(nodes)) if coded else None


def _month_quarter(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[0].value
    if unit.grain != "month" or unit.cuts:
        return None
    months = 3 if nodes[-1].kind == KIND["quarter"] else 6
    return replace(unit, cuts=(("ending", months, ""),), loose=unit.year is None)


SUBUNITS = Stage.of(
    (
        Rule("several quarters or halves of a year",
             "<fiscal|calendar>? <rank> (?:<hyphen>? <quarter|half>)? (?:<comma> <rank>)? <comma>?"
             " <and|or|to|through|hyphen|slash> <the>? <rank|side> <hyphen>? <fiscal|calendar>? <quarter|quarters|half|halves>",
             _ordinal_unit, "bare",
             ("Readouts come [in the first and second quarters of 2011]. => 2011-01-01..2011-06-30 in",),
             ("The second and third trials go on.",)),
        Rule("quarter or half of a year",
             "<fiscal|calendar>? <rank|final|side> <hyphen>? <fiscal|calendar>? <quarter|half> (?:<hyphen>? <year>)?"
             " (?!<of> <the|a>? <other>)",
             _ordinal_unit, "bare",
             ("Data come [in the second quarter of 2011]. => 2011-04-01..2011-06-30 in",
              "Data come [in the second fiscal quarter of 2011]. (year end 06-30) => 2010-10-01..2010-12-31 in",
              "We start [in the back half of 2011]. => 2011-07-01..2011-12-31 in"),
             ("The first half of the patients responded.",)),
        Rule("last quarter of", "<last> <quarter|half> (?=<of> <the>? <yearunit>)", _ordinal_unit, "bare",
             ("We start [in the last quarter of 2011]. => 2011-10-01..2011-12-31 in",), ("Every last quarter counts.",)),
        Rule("quarter or half in letters and two digits", "<qcode> <hyphen> <number>", _dashed_code, "dated",
             ("We file [in Q2-11]. => 2011-04-01..2011-06-30 in",), ("See Q2 - 11 people came.",)),
        Rule("quarter or half in letters, then two digits", "<qcode> <number>", _spaced_code, "dated",
             ("We file [in Q2 11]. => 2011-04-01..2011-06-30 in",), ("In Q2 11 new sites opened.",)),
        Rule("quarter or half in letters", "(?:<fiscal|fy|calendar|cy> <hyphen>?)? <qcode>", _code_unit, "bare",
             ("We file [in Q2]. => 2011-04-01..2011-06-30 in", "We file [in H1 2011]. => 2011-01-01..2011-06-30 in",
              "We file [in 2Q 2011]. => 2011-04-01..2011-06-30 in"),
             ("It blocks the H2 receptor.", "A 1H NMR was taken.", "Q2 Holdings agreed.")),
        Rule("code, marked fiscal or calendar", "<fiscal|fy|calendar|cy> <hyphen>? <dated>", _marked_code, "dated",
             ("We file [in calendar 1H11]. (year end 06-30) => 2011-01-01..2011-06-30 in",), ("Fiscal June 2011.",)),
        Rule("quarter named by its last month", "<pointed> <quarter|half>", _month_quarter, "bare",
             ("Sales [in the March quarter] were flat. => 2011-01-01..2011-03-31 in",), ("June quarters its guests.",)),
        Rule("winter of two years", "<season> <of>? <yearunit> <slash|hyphen> <yearunit>",
             lambda n, m: Unit("season", n[0].value, value(n, "yearunit").year) if n[0].value == 4 else None, "dated",
             ("We open [in winter 2011-2012]. => 2011-12-01..2012-02-29 in",), ("In summer 2011-2012 models.",)),
        Rule("season", "<season>", lambda n, m: Unit("season", n[0].value, loose=True), "bare",
             ("We open [in spring 2011]. => 2011-03-01..2011-05-31 in",
              "Trials start [this winter]. => 2010-12-01..2011-02-28 in"),
             ("Prices fall and rise.", "New ideas spring up.")),
    ),
    needs="ordinal|nth|final|last|qcode|season|pointed|side",
)  # fmt: skip


def _with_year(nodes: list[Node], moment: Moment) -> Unit | None:
    year: Unit = value(nodes, "yearunit")
    unit: Unit = value(nodes, "bare")
    if nodes[0].kind == KIND["yearunit"] and unit.grain in ("month", "day") and not unit.cuts:
        return None
    if year.grain not in ("year", "span") or year.cuts or year.year is None:
        return None
    if year.loose and year.relative and not value(nodes, "of|in"):
        return None
    if unit.grain == "season" and value(nodes, "in"):
        return None  # "costs fall in 2011"
    fiscal = unit.fiscal if unit.fiscal is not None else year.fiscal
    if year.span is not None:
        if year.grain == "span":
            return replace(unit, year=year.year) if unit.grain == "season" else None
        closes = year.span[1]
        ends = (closes.month, closes.day)
        known = replace(unit, year=closes.year, fiscal=True)
        span = Moment("", moment.said_on, ends, None).in_year(known, closes.year)
        return replace(known, span=span, cuts=())
    return replace(unit, year=year.year, fiscal=fiscal, loose=False, relative=year.relative)


def _pointed_out(nodes: list[Node], moment: Moment) -> Unit | None:
    """This June, next spring, last March: the one that runs or comes, comes, or went."""
    unit: Unit = value(nodes, "bare")
    if unit.grain not in ("month", "season", "day", "holiday", "quarter", "half"):
        return None
    step = 0 if value(nodes, "this") else _step(nodes)
    if step == 0 and any(node.kind == KIND["past"] for node in nodes):
        step = -1
    years = range(moment.said_on.year - 2, moment.said_on.year + 4)
    spans = [(year, moment.in_year(unit, year)) for year in years]
    if step > 0:
        year = next(year for year, (opens, _) in spans if opens > moment.said_on)
    elif step < 0:
        year = next(year for year, (_, closes) in reversed(spans) if closes < moment.said_on)
    elif moment.back:
        year = next(year for year, (opens, _) in reversed(spans) if opens <= moment.said_on)
    else:
        year = next(year for year, (_, closes) in spans if closes >= moment.said_on)
    return replace(unit, year=year, loose=False, relative=True)


ATTACH = Stage.of(
    (
        Rule("this, next or last named unit", "(?:<this> <coming|past>? | <next|last|past|coming>) <bare>", _pointed_out, "dated",
             ("We open [next spring]. => 2011-03-01..2011-05-31 in", "We open [this coming March]. => 2011-03-01..2011-03-31 in"),
             ("March on the capital.",)),
        Rule("the month of", "<monthword> <of> <pointed>", lambda n, m: n[-1].value, "bare",
             ("Surgery is set [for the month of March]. => 2011-03-01..2011-03-31 in",), ("A month of waiting.",)),
        Rule("unit of a year", "<bare> (?:<of|in|comma|hyphen|slash>)? <the>? <yearunit>", _with_year, "dated",
             ("Data [in the second half of this year]. => 2010-07-01..2010-12-31 in",
              "Guidance [for Q3 FY11] stands. (year end 06-30) => 2011-01-01..2011-03-31 in",
              "Launch [in June of next year]. => 2011-06-01..2011-06-30 in"),
             ("In March the year ended.",)),
        Rule("year, then its unit", "<yearunit> <hyphen|possessive>? <bare>", _with_year, "dated",
             ("Guidance [for FY11 Q3] stands. (year end 06-30) => 2011-01-01..2011-03-31 in",
              "Data come [in this year's fourth quarter]. => 2010-10-01..2010-12-31 in"),
             ("In 2011 March became colder.",)),
    ),
    needs="bare|monthword",
)  # fmt: skip


def _third(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    thirds: list[int] = values(nodes, "third")
    if value(nodes, "middle"):
        thirds = [2]
    elif not thirds:
        side = value(nodes, "side|ordinal")
        thirds = [3 if side == 2 else 1 if side == 1 else 0] if side else [3]
    if 0 in thirds or (unit.grain == "day" and unit.span is None):
        return None
    if len(thirds) == 2:
        return unit.cut("thirds", thirds[0] * 10 + thirds[1]) if thirds[0] < thirds[1] else None
    return unit.cut("third", thirds[0])


def _end(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = value(nodes, "unit")
    end = next(node for node in nodes if node.kind == KIND["end"])
    text = moment.words[end.start : end.end].lower()
    if (text != "end" and not value(nodes, "hyphen|of|possessive")) or unit.grain == "day":
        return None
    return unit.cut("end")


def _begin(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    return None if unit.grain == "day" else unit.cut("begin")


def _nth_of(nodes: list[Node], moment: Moment) -> Unit | None:
    """The first six months of 2008, the last week of June."""
    unit: Unit = nodes[-1].value
    if unit.grain == "day":
        return None
    length = value(nodes, "length")
    last = value(nodes, "last|final") is not None
    number = value(nodes, "ordinal") or 1
    if length is not None:
        low, high, of = length
        return unit.cut("last" if last else "first", high, of) if low == high and (last or number == 1) else None
    plural = {KIND["months"]: "month", KIND["weeks"]: "week", KIND["days"]: "day", KIND["quarters"]: "quarter"}
    for node in nodes:
        if node.kind in plural:
            of = plural[node.kind]
            return (
                unit.cut("end" if last and of in ("week", "day") else "third", 3 if last else 1)
                if number == 1
                else None
            )
        if node.kind in (KIND["monthword"], KIND["week"], KIND["dayword"], KIND["quarter"]):
            of = {KIND["monthword"]: "month", KIND["week"]: "week", KIND["dayword"]: "day", KIND["quarter"]: "quarter"}[
                node.kind
            ]
            return unit.cut("last", 1, of) if last else unit.cut("nth", number, of)
    return None


def _half_of(nodes: list[Node], moment: Moment) -> Unit | None:
    part, unit = nodes[0].value, nodes[-1].value
    if part.grain != "half" or part.cuts or part.year or part.last or unit.grain == "day":
        return None
    cut: Unit = unit.cut("half", part.number)
    return cut


_OF = "(?:<part|end|half|months|weeks|quarters|years> <of> | <in|of|on>)?"
CUTS = Stage.of(
    (
        Rule("part of the year without saying which", "<third> <hyphen>? <next> (?!<length_word|half|pointed>)",
             lambda n, m: current("year", 1, None, m).cut("third", value(n, "third")), "dated",
             ("Launch is set [for late this year or early next]. => 2010-09-01..2011-04-30 in",), ("The next early bird.",)),
        Rule("third of a unit",
             "<third> (?:<hyphen>? <to|hyphen|or|slash|and> <hyphen>? <third>)? <hyphen>? " + _OF + " <the>? <unit>",
             _third, "dated",
             ("We file [in early 2011]. => 2011-01-01..2011-04-30 in", "We file [in late June]. => 2011-06-21..2011-06-30 in",
              "We file [late in the second quarter of 2011]. => 2011-06-01..2011-06-30 in",
              "We file [in mid-to-late 2011]. => 2011-05-01..2011-12-31 in"),
             ("These are early stage trials.",)),
        Rule("latter, early or back part of a unit", "<side|later|ordinal> <part|end> <of> <the>? <unit>", _third, "dated",
             ("We file [in the latter part of 2011]. => 2011-09-01..2011-12-31 in",), ("The first part of the study ends.",)),
        Rule("halfway through a unit", "<middle> (?:<through|in|of>) <the>? <unit>", _third, "dated",
             ("We report [midway through 2011]. => 2011-05-01..2011-08-31 in",), ("We are midway through the trial.",)),
        Rule("first or last so many of a unit",
             "<ordinal|last|final> (?:<length> | <months|weeks|days|quarters|monthword|week|dayword|quarter>) (?:<of|in> <the>?)? <unit>",
             _nth_of, "dated",
             ("Sales [in the first six months of 2011] double. => 2011-01-01..2011-06-30 in",
              "We open [in the last week of November]. => 2010-11-24..2010-11-30 in",
              "We open [in the final weeks of 2010]. => 2010-12-01..2010-12-31 in"),
             ("The first week of treatment.",)),
        Rule("half of a shorter unit", "<bare> <of> <the>? <pointed>", _half_of, "dated",
             ("We open [in the first half of December]. => 2010-12-01..2010-12-15 in",), ("The first half of treatment.",)),
        Rule("end of a unit", "<end> (?:<hyphen>? <of>? <hyphen>? <the>?) <unit>", _end, "dated",
             ("We file [by the end of 2011]. => 2010-10-28..2011-12-31 by", "We file [at the end of June]. => 2011-06-21..2011-06-30 in",
              "We file [at end-2011]. => 2011-12-01..2011-12-31 in"),
             ("Revenue came close 2011 levels.",)),
        Rule("unit, then its end", "<unit> (?:<hyphen|possessive>)? <end> (?!<of>)", _end, "dated",
             ("We file [by June-end]. => 2010-10-28..2011-06-30 by",), ("In 2011 close ties grew.",)),
        Rule("start of a unit", "<begins> <of> <the>? <unit>", _begin, "dated",
             ("We file [at the beginning of 2011]. => 2011-01-01..2011-01-31 in",), ("The start of enrolment.",)),
        Rule("all of a unit", "<full> <of>? <the>? <unit>", lambda n, m: n[-1].value, "dated",
             ("We guide [for all of the fourth quarter of 2010]. => 2010-10-01..2010-12-31 in",), ("All of them.",)),
    ),
    needs="third|end|begins|middle|side|ordinal|last|final|later|full|bare",
)  # fmt: skip
