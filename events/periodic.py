"""What is undertaken for a report of a period: "we will expand it in our Form 10-K for the year ending 30 June 2031".

The report comes once its period is over: the window opens the day after, and has no end. Where the sentence gives the
report a day of its own, that day stands and the period only names the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from events.anchors import Anchor
from events.calendar import CALENDAR_YEAR, fiscal_close
from events.lettercase import any_case
from events.types import Filing, Window

RULE = "report of a period"
_FORM = r"(?:10-[KQ]s?(?:/A)?|10-KSB|10-QSB|20-F|40-F|6-K)"
_REPORT = (
    rf"(?:(?:annual|quarterly|interim|half[- ]year(?:ly)?|integrated|periodic|semi-annual|sustainability) "
    rf"(?:report(?:s|ing)?|accounts|filings?)(?: (?:to (?:share|stock)holders|and accounts))?"
    rf"(?:,? (?:on|in|or) (?:the |our |its )?(?:Form )?{_FORM})?|Forms? {_FORM}|{_FORM}(?: filings?| reports?)?)"
)
_BEFORE = any_case(
    rf"(?P<report>\b{_REPORT})(?: to be filed| that we (?:will|expect to) file)?,? (?:for|of|covering|relating to)? ?"
    r"(?:the |our |its |each of the )?(?:period )?$",
)
_AFTER = any_case(rf" (?:year-end )?(?P<report>{_REPORT}\b)")
_OF = any_case(r"(?:for|of|covering|relating to)\b")
_PROXY = any_case(r" (?:annual meeting )?(?P<report>proxy (?:statement|materials)|information statement)\b")
# what is undertaken, up to the report: its verb in the active or the passive
_UNDERTAKEN = any_case(
    r"\b(?:will|shall|'ll|(?:expects?|intends?|plans?|agrees?|undertakes?|proposes?|commits?|are committed|undertaking|"
    r"commitment) to)(?: (?:also|further|then|only|continue to|[a-z]+ly))* (?:be )?(?:[a-z]+ly )?"
    r"(?:revis|includ|disclos|provid|expand|clarif|add|amend|present|fil|publish|releas|issu|report|enhanc|modif|"
    r"updat|remov|address|discuss|incorporat|describ|reflect|quantif|identif|stat(?=e)|compl(?=y)|adopt|chang|correct|"
    r"delet|replac|label|reclassif|furnish|supplement|mak|made|giv|contain|available|separat|restat|submit|explain|"
    r"reconcil|omit|tak|conform|begin|commence|appear|show)[a-z]*\b(?P<far>[^;]{0,400})$",
)
_POINTS = any_case(
    r"\b(?:(?:as|were|was|previously|been) )?(?:described|discussed|disclosed|reported|presented|contained|included|"
    r"set forth|set out|filed|found|incorporated|see|noted|stated)\b[^,;]{0,60}$",
)
_ENDED = any_case(
    r"\b(?:for|of|covering) (?:the |our |its )?(?:[a-z-]+ )?(?:months?|weeks|period|year|quarter) (?:ended|ending) $",
)
_YOU = any_case(r"\b(?:you|staff|sec|the commission|please [^.;]{3,80})(?: also)? $")
_STALE = timedelta(days=200)  # after which a report has long come out


def told(words: str, windows: Sequence[Window], filing: Filing) -> list[Window]:
    """The windows, with the period of a report that is undertaken turned into the time from which it can come.

    >>> from datetime import date
    >>> from events.windows import find
    >>> text = "We will expand the table in our Form 10-Q for the quarter ending June 30, 2031."
    >>> filing = Filing("f", "Norvane", date(2031, 5, 8))
    >>> [(w.opens.isoformat(), w.closes, w.edge) for w in told(text, find(text, filing.said_on), filing)]
    [('2031-07-01', None, 'after')]
    """
    if " months" in words or " weeks" in words or "-month" in words:
        windows = [each for each in windows if each.basis != "implied" or not _TO_DATE.match(words, each.end)]
    if "esults" in words or "arnings" in words:
        windows = _without_results(words, windows)
    if "eport" not in words and "-" not in words and "EPORT" not in words and "roxy" not in words:
        return list(windows)
    kept, periods = [], []
    for window in windows:
        report = _report(words, window)
        if report is None:
            kept.append(window)
        elif _undertaken(words, report.start("report"), window):
            periods.append(_after(window, filing) if not _PROXY.match(report.group()) else _named(window))
        else:
            kept.append(window)
    if not periods:
        return list(windows)
    dated = [each for each in kept if each.closes is None or each.closes >= filing.said_on]
    return kept if dated else sorted([*kept, *(each for each in periods if each)], key=lambda each: each.start)


# "for the third quarter and first nine months of fiscal 2031": the quarter that a report is of
_TO_DATE = any_case(
    r",? (?:and|or) (?:the )?(?:first )?(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|13|26|39)[- ]"
    r"(?:months?|weeks?)\b",
)
_RESULTS = any_case(r"(?:'s)? (?:(?:\d{4}|financial|fiscal|year-end) )*(?:results|earnings)\b(?! per| growth)")
_WITH = any_case(r"\b(?:with|alongside|together with|as part of|when we (?:report|announce)) (?:our |its |the )?$")


def _without_results(words: str, windows: Sequence[Window]) -> Sequence[Window]:
    """The windows but for those that only name the results with which something is said at a date of its own."""
    named = [
        each
        for each in windows
        if _RESULTS.match(words, each.end) and _WITH.search(words, max(0, each.start - 30), each.start)
    ]
    return [each for each in windows if each not in named] if len(named) < len(windows) else windows


def event(words: str, window: Window) -> Anchor | None:
    """The report as an event, for a window that `told` has made."""
    if not window.rule.startswith(RULE):
        return None
    report = _report(words, window)
    if report is None:
        return None
    span = report.span("report")
    return Anchor("disclosure", *span, 0.9, span, None, RULE)


def _report(words: str, window: Window) -> re.Match[str] | None:
    """The report that a window is the period of, before it ("the 10-K for 2031") or behind ("our 2031 10-K")."""
    ended = _ENDED.search(words, 0, window.start) if window.grain == "day" else None
    if ended:
        return _BEFORE.search(words, max(0, ended.start() - 120), ended.start())
    if window.grain not in ("quarter", "half", "year", "span", "month", "third"):
        return None
    behind = _AFTER.match(words, window.end) or _PROXY.match(words, window.end)
    if behind:
        return behind
    if not _OF.match(window.timing) and not re.search(r"\b(?:for|of|covering|to) (?:the |our |its )?$",
                                                      words[max(0, window.start - 16) : window.start]):  # fmt: skip
        return None
    return _BEFORE.search(words, max(0, window.start - 120), window.start)


def _undertaken(words: str, report: int, window: Window) -> bool:
    """Whether the company says that it will say or change something there, and does not only point to it."""
    clause = words[max(0, report - 500) : report]
    verb = _UNDERTAKEN.search(clause)
    if verb is not None and not _YOU.search(clause[: verb.start()]):
        return _POINTS.search(verb["far"]) is None
    return bool(re.match(r"[^.;]{0,40}? (?:will|is expected to|are expected to) be ", words[window.end :])) or bool(
        re.match(r"(?: (?:for|of) [^.;]{0,40}?)? (?:will|is expected to|are expected to) be ", words[report:][:200])
    )


def _after(window: Window, filing: Filing) -> Window | None:
    if window.closes is None or filing.said_on - window.closes > _STALE:
        return None
    closes = window.closes
    if window.grain == "year" and window.basis != "fiscal" and filing.year_end != CALENDAR_YEAR and closes.month == 12:
        closes = fiscal_close(closes.year, filing.year_end)  # "our 2031 annual report" is of the company's own year
    opens = closes + timedelta(days=1)
    return replace(window, opens=opens, closes=None, edge="after", rule=f"{RULE} > {window.rule}")


def _named(window: Window) -> Window:
    return replace(window, rule=f"{RULE} > {window.rule}")
