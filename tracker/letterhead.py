"""Who speaks, in what form and with which fiscal year, as a document's words give it: cover, first paragraph, letterhead."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from tracker.daylines import DAY, dateline, day_of, published
from tracker.imprint import Imprint, whole_month

_OPENING = 15_000

_LEGAL = (
    r"Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|LLP|plc|PLC|P\.L\.C|N\.V|NV|S\.A|SA|AG"
    r"|A/S|ASA|AB|SE|S\.p\.A|SpA|Oyj|GmbH|KGaA|B\.V|BV|Trust|Bancorp|Holdings|Group|S\.A\.B|Pte|Pty|Berhad|Bhd|KK"
)
_LEGAL_WORD = re.compile(rf"(?:{_LEGAL})\.?,?$")
_ENDS_LEGAL = re.compile(rf"(?:^|[\s,])(?:{_LEGAL})\.?(?:\s/\w{{2,3}}/)?$", re.IGNORECASE)
_EXCHANGE = re.compile(
    r"\(\s?[^():\n]{0,60}?(?:NYSE|NASDAQ|AMEX|OTC|TSX|CSE|LSE|AIM|Euronext|ASX|SIX|NEO|Cboe|Oslo|SGX|HKEX|TASE|New York Stock"
    r"|Frankfurt|FSE|FRA|XETRA|BSE|NSE|JSE|KOSDAQ|KRX|TYO|Tokyo)[^():\n]{0,50}:\s{0,3}[\"“'‘]?\$?([A-Z][A-Z0-9.\-]{0,9})", re.IGNORECASE
)  # fmt: skip
_EXACT = re.compile(r"\(?\s?Exact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer|company)", re.IGNORECASE)
_TRANSLATED = re.compile(r"\(Translation of registrant", re.IGNORECASE)
_DEFINED = re.compile(
    r"\s\((?:[^()\n]{0,80}?[\s(,])?[\"“'‘]?(?:the\s|our\s)?[\"“'‘]?(?:Company|Registrant|Issuer|Corporation)[\"”'’,][^()\n]{0,60}\)"
)
_SOURCE = re.compile(r"(?:^|\n)[ \t*#_]*(?:SOURCE:?|Source:)[ \t*_]{1,3}([A-Z][^\n:]{2,80}?)[ \t*_.]*(?=\n|$)")
_ABOUT = re.compile(
    r"(?:^|\n)[ \t*#_]*(?:About|ABOUT)[ \t]+(?!(?:the|us|this|our|our\b)\b)([A-Z0-9a-z][^\n.:!?]{1,70}?(?:\.(?=[ \t*_:]*(?:\n|$)))?)[ \t*_:]*(?=\n|$)"
)
_REGISTRANT = re.compile(r"([^\n]{3,80})\n[\s_-]{0,80}\(Registrant\)", re.IGNORECASE)
_SPEAKS = re.compile(
    r",?\s(?:\([^()\n]{1,80}\)\s)?(?:today\s|has\s|is\s|was\s|will\s|,\s|a\s|an\s|the\s|announce|report|said|releas|complet|provid|introduc|launch|unveil"
    r"|present|receiv|sign|enter|file|issue|publish|confirm|commence|initiat|and\s|plans?\s|expects?\s)"
)
_CONNECTIVES = frozenset("of and & the for de la du in di del y et von van der und".split())
_STRAY = frozenset(
    "About Source SOURCE Shares Contact Company The Today Meanwhile While When As And In At For From With By Of".split()
)

_COVER = re.compile(
    r"(?:^|\n)[ \t#*_<>]*(?:UNITED STATES[^\n]{0,80})?FORM[ \t]+(10-KT?|10-QT?|10-KSB|10-QSB|8-K|6-K|20-F|40-F|11-K|S-[1348]|F-[134]|10|425|DEF ?14A|SC 13[DG])"
    r"(/A|[ \t]*\(?Amendment[^\n]{0,20})?(?=[ \t*#]*(?:\n|$|\t|[ \t(]+(?-i:[A-Z(]{2})))", re.IGNORECASE
)  # fmt: skip
_RULE_424 = re.compile(r"(?:^|\n)[^\n]{0,40}Filed pursuant to Rule 424\(b\)\((\d)\)", re.IGNORECASE)
_EXHIBIT = re.compile(r"(?:^|\n)[ \t#*_]*Exhibit[ \t]+\(?(99(?:\.\d{1,2})?)\)?[ \t*_]*(?=\n|$)", re.IGNORECASE)
_DEAR = re.compile(
    r"(?:^|\n)[ \t*#]*Dear[ \t]+(?:Mr|Ms|Mrs|Dr|Sir|Madam|Shareholder|Stockholder|Fellow|Investor|Members|Ladies|[A-Z])",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"for immediate release|(?:^|\n)[ \t#*_]*(?:press|news|media) release\b", re.IGNORECASE)
_PERIOD = re.compile(
    rf"For the (?:(?:quarterly|annual|transition|six[- ]month|fiscal|interim)\s)?(?:period|quarter|year|fiscal year)(?:\s\w+)?\s+end(?:ed|ing)[:\s_]{{1,60}}{DAY}", re.IGNORECASE
)  # fmt: skip

_MONTH_DAY = (
    r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)"
    r"|Dec(?:ember|\.))\s(?P<day>\d{1,2})\b"
)
_YEAR_ENDS = re.compile(
    rf"\b(?P<whose>\S{{1,30}}\s)(?:fiscal|financial)\s(?:years?|\d{{4}},?)(?:\s\d{{4}},?)?\s(?:ended|ending|ends|that ends|which ends|that ended|which ended|to end)\s(?:on\s|in\s)?{_MONTH_DAY}",
    re.IGNORECASE,
)
_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NUMBER = r"(?P<number>first|second|third|fourth|1st|2nd|3rd|4th)"
_QUARTER_ENDS = re.compile(
    rf"\b{_NUMBER}\s(?:fiscal\s)?quarter(?:\s(?:of|for)\s(?:its\s|the\s|our\s)?(?:fiscal\s)?(?:year\s)?(?:\d{{4}}|FY\d\d)(?:\sfiscal\syear)?)?,?\s(?:\([^()\n]{{1,30}}\)\s)?(?:which\s|that\s)?(?:ended|ending)\s(?:on\s)?{_MONTH_DAY}"
    rf"|\bended\s{_MONTH_DAY.replace('month>', 'month_>').replace('day>', 'day_>')}(?:,\s\d{{4}})?[,\s–—-]{{1,5}}(?:which\s(?:is|was)\s)?(?:the\s|its\s|our\s)(?:\S{{1,30}}['’]s\s)?{_NUMBER.replace('number', 'number_')}\s(?:fiscal\s)?quarter\sof\s(?:its\s|the\s|our\s)",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def imprint(text: str, ticker: str = "") -> Imprint:
    """What a document's words say of who published it, when and in what form; `ticker` is the company's where known."""
    opening = text[:_OPENING]
    form = form_of(opening)
    periodic = form.upper().startswith(("10-K", "10-Q", "20-F", "40-F"))
    period = _PERIOD.search(opening) if periodic else None
    period_end = day_of(period) if period else None
    name, symbol = company(text, ticker)
    return Imprint(
        company=name,
        said_on=published(text, periodic, period_end),
        form=form,
        ticker=symbol,
        period_end=period_end,
        year_end=year_end(text, period_end if form.upper().startswith(("10-K", "20-F", "40-F")) else None),
        title=_title(opening),
    )


def form_of(opening: str) -> str:
    """The form of a document: as its cover names it, else letter, press release, or "document"."""
    if found := _COVER.search(opening[:6000]):
        return found[1].upper().replace("DEF14A", "DEF 14A") + ("/A" if found[2] else "")
    if found := _EXHIBIT.search(opening[:1500]):
        return f"EX-{found[1]}"
    if found := _RULE_424.search(opening[:3000]):
        return f"424B{found[1]}"
    dated = dateline(opening)
    if not dated and _DEAR.search(opening[:6000]):
        return "letter"
    return "press release" if dated or _RELEASE.search(opening[:4000]) else "document"


def company(text: str, ticker: str = "") -> tuple[str, str]:
    """The company that publishes and its ticker, each empty where the words do not give it.

    >>> company("GALWAY, May 6, 2024 - Orion Metals, Inc. (Nasdaq: ORNM) today announced")
    ('Orion Metals, Inc.', 'ORNM')
    """
    opening = text[:_OPENING]
    listed = [
        (name, found[1].strip(".-").upper())
        for found in _EXCHANGE.finditer(opening)
        if (name := name_before(opening, found.start()))
    ]
    wanted = [each for each in listed if each[1] == ticker.upper()] if ticker else listed
    if ticker and not wanted:
        wanted = [
            (name, ticker)
            for found in _EXCHANGE.finditer(text)
            if found[1].strip(".-").upper() == ticker.upper() and (name := name_before(text, found.start()))
        ]
    covered = _on_cover(opening)
    if covered:
        same = next((symbol for name, symbol in wanted if name.split()[0].lower() == covered.split()[0].lower()), "")
        return covered, ticker or same
    start = dated[1] if (dated := dateline(text)) else 0
    if wanted:
        after = [each for each in wanted if opening.find(each[0], start) >= 0]
        return (after or wanted)[0]
    for name in (
        _source(text),
        _defined(opening),
        _subject(text, start),
        _about(text),
        _registrant(text),
        _head(opening),
    ):
        if name:
            return name, ticker
    return "", ticker


def name_before(text: str, at: int) -> str:
    """The company's name that ends just before `at`: capitalised words, over a comma only before Inc., Ltd. and the like.

    >>> name_before("LIMA, Peru - Orion Metals, Inc. (Nasdaq", 31)
    'Orion Metals, Inc.'
    """
    line = text[max(text.rfind("\n", 0, at), at - 160) + 1 : at].rstrip()
    while line.endswith(")") and "(" in line:
        line = line[: line.rindex("(")].rstrip()
    words: list[str] = []
    for word in reversed(line.replace("**", " ").replace("*", "").split()):
        bare = word.strip("\"“”'’‘®™(),")
        if not bare or word[-1] in ";:!?)" or word in "-–—--|/":
            break
        if words:
            if word[-1] == "," and not _LEGAL_WORD.match(words[-1]):
                break
            if word[-1] == "." and len(bare) > 3 and not _LEGAL_WORD.match(bare):
                break
        if bare not in _CONNECTIVES and not any(map(str.isupper, bare)) and not bare[0].isdigit():
            break
        if any(dash in word for dash in ("—", "–", "--", "/")) and len(word) > 1:
            tail = re.split(r"[—–/]|--", word)[-1]
            if tail:
                words.append(tail)
            break
        words.append(word)
        if len(words) > 10:
            return ""
    words.reverse()
    while words and (
        words[0].strip(",.") in _CONNECTIVES - {"the"}
        or (words[0] in _STRAY and not (words[0] == "The" and len(words) > 1))
    ):
        words.pop(0)
    if words and words[0] == "the":
        words.pop(0)
    name = " ".join(words).strip(" ,\"“”'’‘")
    return name if name and any(map(str.isalpha, name)) and not name.isdigit() else ""


def _clean(line: str) -> str:
    return " ".join(line.strip(" \t#*_|-–—").split())


def _on_cover(opening: str) -> str:
    found = _EXACT.search(opening) or _TRANSLATED.search(opening)
    if not found:
        return ""
    before = opening[max(0, found.start() - 400) : found.start()]
    for line in reversed(before.split("\n")):
        name = _clean(line.split("\t")[0] if line.strip().count("\t") else line)
        if any(map(str.isalpha, name)):
            return name if len(name) <= 120 and not name.endswith(":") else ""
    return ""


def _source(text: str) -> str:
    found = None
    for found in _SOURCE.finditer(text, max(0, len(text) - 6000)):
        pass
    return _clean(found[1]) if found and len(found[1].split()) <= 10 else ""


def _defined(opening: str) -> str:
    for found in _DEFINED.finditer(opening):
        if name := name_before(opening, found.start() + 1):
            return name
    return ""


def _subject(text: str, start: int) -> str:
    """The capitalised words with which the text behind the dateline begins, if they are what it speaks of."""
    if not start:
        return ""
    line = text[start : start + 200].split("\n\n")[0].replace("\n", " ").replace("*", "")
    found = re.match(
        rf"((?:[A-Z0-9][\w.&'’®™-]*|[a-z]+[A-Z]\w*)(?:,?\s(?:(?:{_LEGAL})\.?(?=[\s,(])|[A-Z0-9][\w.&'’®™-]*|of|and|&|the|for|de)){{0,8}})",
        line,
    )
    if not found:
        return ""
    name = found[1].rstrip(",")
    if not (_SPEAKS.match(line, found.end()) or line[found.end() : found.end() + 2] in (" (", ", ")):
        return ""
    words = name.split()
    while words and words[-1] in _CONNECTIVES:
        words.pop()
    return " ".join(words) if words and words[0] not in _STRAY - {"The"} and len(words[0]) > 1 else ""


def _about(text: str) -> str:
    found = _ABOUT.search(text)
    return _clean(found[1]) if found and any(map(str.isupper, found[1])) else ""


def _registrant(text: str) -> str:
    found = _REGISTRANT.search(text)
    return _clean(found[1]) if found else ""


def _head(opening: str) -> str:
    """The first line near the top that is a name with a legal form and nothing else."""
    for line in opening.split("\n")[:40]:
        name = _clean(re.sub(r"^\s*(?:Re|RE|Company|Issuer|Registrant|From):\s*", "", line))
        if 4 <= len(name) <= 80 and _ENDS_LEGAL.search(name) and len(name.split()) <= 8 and "\t" not in line:
            return name
    return ""


def year_end(text: str, closes: date | None = None) -> tuple[int, int] | None:
    """Month and day on which the fiscal year closes, where the words say so; `closes` is the close of an annual report.

    >>> year_end("results for the third quarter ended March 31, 2011")
    (6, 30)
    """
    if closes:
        return whole_month((closes.month, closes.day))
    votes: Counter[tuple[int, int]] = Counter()
    for found in _YEAR_ENDS.finditer(text):
        # another company's year is named with that company
        if not re.search(r"['’]s?\s$", found["whose"]) or found["whose"].lower().startswith(("company", "registrant")):
            votes[_month(found["month"]), int(found["day"])] += 1
    if not votes:
        for found in _QUARTER_ENDS.finditer(text):
            number = _NUMBERS[(found["number"] or found["number_"]).lower()]
            month = (_month(found["month"] or found["month_"]) - 1 + 3 * (4 - number)) % 12 + 1
            votes[month, 28] += 1
    if not votes:
        return None
    best = max(votes.values())
    month, day = next(each for each in votes if votes[each] == best)
    return whole_month((month, day)) if 1 <= day <= 31 else None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _title(opening: str) -> str:
    found = re.search(r"(?:^|\n)#{1,2} ([^\n]{5,250})", opening)
    return found[1] if found else ""
