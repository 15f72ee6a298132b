"""What a document's own words say of it: its form, its day, who publishes it, the period and fiscal year, its title."""

from __future__ import annotations

import re

from tracker.companies import OPENING
from tracker.daylines import DAY, dateline, day_of, published
from tracker.fiscal_years import year_end
from tracker.imprint import Imprint, is_periodic
from tracker.publishers import company

_COVER = re.compile(
    r"(?:^|\n)[ \t#*_<>]*(?:UNITED STATES[^\n]{0,80})?FORM[ \t]+"
    r"(10-KT?|10-QT?|10-KSB|10-QSB|8-K|6-K|20-F|40-F|11-K|S-[1348]|F-[134]|10|425|DEF ?14A|SC 13[DG])"
    r"(/A|[ \t]*\(?Amendment[^\n]{0,20})?(?=[ \t*#]*(?:\n|$|\t|[ \t(]+(?-i:[A-Z(]{2})))",
    re.IGNORECASE,
)
_RULE_424 = re.compile(r"(?:^|\n)[^\n]{0,40}Filed pursuant to Rule 424\(b\)\((\d)\)", re.IGNORECASE)
_EXHIBIT = re.compile(r"(?:^|\n)[ \t#*_]*Exhibit[ \t]+\(?(99(?:\.\d{1,2})?)\)?[ \t*_]*(?=\n|$)", re.IGNORECASE)
_DEAR = re.compile(
    r"(?:^|\n)[ \t*#]*(?:Dear[ \t]+[A-Z]|Ladies and Gentlemen:|To (?:our|the|my fellow) (?:share|stock)holders)",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"for immediate release|(?:^|\n)[ \t#*_]*(?:press|news|media) release\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"For the (?:(?:quarterly|annual|transition|six[- ]month|fiscal|interim)\s)?(?:period|quarter|year|fiscal year)"
    rf"(?:\s\w+)?\s+end(?:ed|ing)[:\s_]{{1,60}}{DAY}",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"\n#{1,3} ([^\n]{5,250})")
_COVER_WORDS = re.compile(
    r"united states|securities and exchange|washington|form \S+|exhibit|current report|for immediate release|document"
    r"|press release|news release|table of contents|signatures?$|item \d",
    re.IGNORECASE,
)


def imprint(text: str, ticker: str = "") -> Imprint:
    """All of it; `ticker` is the company's where it is known, and helps to tell it from others that are named."""
    opening = text[:OPENING]
    dated = dateline(opening)
    form = form_of(opening, dated is not None)
    period = _PERIOD.search(opening) if is_periodic(form) else None
    period_end = day_of(period) if period else None
    name, symbol = company(text, ticker, dated[1] if dated else 0)
    return Imprint(
        company=name,
        said_on=published(text, dated[0] if dated else None, is_periodic(form), period_end),
        form=form,
        ticker=symbol,
        period_end=period_end,
        year_end=year_end(text, name, period_end if form.startswith(("10-K", "20-F", "40-F")) else None),
        title=title(opening) if form in ("press release", "letter", "document") or form.startswith("EX-") else "",
    )


def form_of(opening: str, dated: bool = False) -> str:
    """The form as the cover names it, else "letter", "press release" (which a dateline shows too) or "document".

    >>> form_of("FORM 10-K/A\\n"), form_of("Exhibit 99.1\\n"), form_of("Dear Shareholders:\\n"), form_of("Notes")
    ('10-K/A', 'EX-99.1', 'letter', 'document')
    """
    low = opening[:6000].lower()
    if "form" in low and (found := _COVER.search(opening, 0, 6000)):
        return found[1].upper().replace("DEF14A", "DEF 14A") + ("/A" if found[2] else "")
    if "exhibit" in low and (found := _EXHIBIT.search(opening, 0, 1500)):
        return f"EX-{found[1]}"
    if "424(b)" in low and (found := _RULE_424.search(opening, 0, 3000)):
        return f"424B{found[1]}"
    if not dated and _DEAR.search(opening, 0, 6000):
        return "letter"
    return "press release" if dated or _RELEASE.search(opening, 0, 4000) else "document"


def title(opening: str) -> str:
    """The first heading that is no part of a cover, "" where there is none."""
    return next((found[1] for found in _HEADLINE.finditer("\n" + opening) if not _COVER_WORDS.match(found[1])), "")
