"""The company that publishes a document, found in its words: cover, first paragraph, defined name, letterhead.

Each way of naming oneself is one small reader; they are asked in order and the first that finds a name is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.companies import LEGAL, OPENING

_LEGAL_WORD = re.compile(rf"(?:{LEGAL})\.?,?$")
_ENDS_LEGAL = re.compile(rf"(?:^|[\s,])(?:{LEGAL})\.?(?:\s/\w{{2,3}}/)?$", re.IGNORECASE)
_ROLE = re.compile(r"(?:CEO|CFO|COO|President|Chairman|Chair|Director|Officer|Founder|Head|Board|Shares|shares|stock)$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){1,4}$")
_LISTED = re.compile(
    r"\(\s?[^():\n]{0,60}?(?:NYSE|NASDAQ|AMEX|OTC|TSX|CSE|LSE|AIM|Euronext|ASX|SIX|NEO|Cboe|Oslo|SGX|HKEX|TASE|FSE|FRA"
    r"|New York Stock|Frankfurt|XETRA|BSE|NSE|JSE|KOSDAQ|KRX|TYO|Tokyo)[^():\n]{0,50}:\s{0,3}[\"“'‘]?\$?"
    r"([A-Z][A-Z0-9.\-]{0,9})",
    re.IGNORECASE,
)
_EXACT = re.compile(r"exact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer|company)|translation\s+of\s+registrant")
_DEFINED = re.compile(
    r"\s\((?:[^()\n]{0,80}?[\s(,])?[\"“'‘]?(?:the\s|our\s)?[\"“'‘]?(?:Company|Registrant|Issuer|Corporation)[\"”'’,]"
    r"[^()\n]{0,60}\)"
)
_SOURCE = re.compile(r"(?:^|\n)[ \t*#_]*(?:SOURCE:?|Source:)[ \t*_]{1,3}([A-Z][^\n:]{2,80}?)[ \t*_]*(?=\n|$)")
_ABOUT = re.compile(
    r"(?:^|\n)[ \t*#_]*(?:About|ABOUT)[ \t]+(?!(?:us|this|our|what|how)\b)"
    r"(?P<name>[A-Za-z0-9][^\n.:!?]{1,70}?(?:\.(?=[ \t*_:]*(?:\n|$)))?)[ \t*_:]*(?=\n|$)"
)
_ABOUT_RUN_IN = re.compile(
    rf"(?:^|\n)[ \t*#_]*(?:About|ABOUT)[ \t]+(?P<name>[A-Z][^\n.:!?]{{1,60}}?[\s,](?:{LEGAL})\b\.?)"
)
_WORD = r"[A-Z0-9][\w.&'’®™+-]*"
_SUBJECT = re.compile(
    rf"(?:[Tt]he\s)?((?:{_WORD}|[a-z]{{1,3}}[A-Z]\w*)"
    rf"(?:,?\s(?:{LEGAL})\.?(?=[\s,(])|\s(?:{_WORD}|of|and|&|for|de)(?![\w.])){{0,8}})"
)
_SPEAKS = re.compile(
    r"(?:\s\([^()\n]{1,80}\))?(?:,\s|\s\(|\s(?:today|has|have|is|was|will|proudly|recently|announce|report|said|says|releas"
    r"|complet|provid|introduc|launch|unveil|present|receiv|sign|enter|file|issue|publish|confirm|commence|initiat|plans?"
    r"|expects?|continue|join|appoint|name|celebrat|partner|bring|host|participat)|['’]s\s)"
)
_ACTS = re.compile(r"\s[a-z]{2,}(?:ed|s)\b")
_CONNECTIVES = frozenset("of and & the for de la du in di del y et von van der und".split())
_NO_NAME = frozenset(
    """about source shares contact the today meanwhile while when as and in at for from with by of on after since if it
    this that these those we our its their he she you your how what why who where more new first second third fourth
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday form 10-k 10-q 8-k 6-k 20-f dr mr ms mrs dear following
    during under over an a""".split()
)


def company(text: str, ticker: str = "", start: int = 0) -> tuple[str, str]:
    """The company that publishes and its ticker, each "" where the words do not give it.

    `ticker` is the company's where it is known, `start` is where the text behind the dateline begins.

    >>> company("Orion Metals, Inc. (Nasdaq: ORNM) today announced")
    ('Orion Metals, Inc.', 'ORNM')
    """
    opening = text[:OPENING]
    listed = _listed(opening)
    if ticker:
        listed = [each for each in listed or _listed(text) if each[1] == ticker.upper()] or [
            each for each in _listed(text) if each[1] == ticker.upper()
        ]
    covered = _on_cover(opening)
    if covered:
        first = covered.split()[0].lower()
        return covered, ticker or next((symbol for name, symbol, _ in listed if name.lower().startswith(first)), "")
    if listed:
        name, symbol, _ = next((each for each in listed if each[2] >= start), listed[0])
        return name, symbol
    named = ((reader(text, start)) for reader in _READERS)
    return next((name for name in named if name), ""), ticker


def _listed(text: str) -> list[tuple[str, str, int]]:
    """Every name with a ticker behind it, and where."""
    return [
        (name, found[1].strip(".-").upper(), found.start())
        for found in _LISTED.finditer(text)
        if (name := name_before(text, found.start()))
    ]


def name_before(text: str, at: int) -> str:
    """The name that ends just before `at`: capitalised words, past a comma only before Inc., Ltd. and the like.

    >>> name_before("LIMA, Peru - Orion Metals, Inc. (Nasdaq", 31)
    'Orion Metals, Inc.'
    """
    line = text[max(text.rfind("\n", 0, at), at - 160) + 1 : at].rstrip()
    while line.endswith(")") and "(" in line:
        line = line[: line.rindex("(")].rstrip()
    words: list[str] = []
    for word in reversed(line.replace("*", " ").split()):
        bare = word.strip("\"“”'’‘®™(),")
        if not bare or word[-1] in ";:!?)" or word in "-–—--|/" or len(words) > 10:
            break
        if words and word[-1] == "," and not _LEGAL_WORD.match(words[-1]):
            break
        if words and word[-1] == "." and len(bare) > 3 and not (_LEGAL_WORD.match(bare) or _INITIALS.match(bare)):
            break
        if bare not in _CONNECTIVES and not any(map(str.isupper, bare)) and not bare[0].isdigit():
            break
        if any(dash in word for dash in ("—", "–", "--", "/")):
            words.extend(filter(None, re.split(r"[—–/]|--", word)[-1:]))
            break
        if word == "of" and _ROLE.search(line[: line.rfind(" of ")]):
            break
        words.append(word)
    return _name(list(reversed(words)))


def _name(words: list[str]) -> str:
    """The words as a name, without those at either end that belong to the sentence; "" where none is left."""
    while words and (
        (words[0].strip(",.").lower() in _NO_NAME and words[0] != "The") or words[0].lower() in _CONNECTIVES - {"the"}
    ):
        words = words[1:]
    while words and words[-1] in _CONNECTIVES:
        words = words[:-1]
    name = " ".join(words).strip(" ,\"“”'’‘")
    if name in ("The", "Company", "The Company") or len(name) < 2 or not any(map(str.isalpha, name)):
        return ""
    return name


def _clean(line: str) -> str:
    return " ".join(line.strip(" \t#*_|-–—").split())


def _on_cover(opening: str) -> str:
    """The line above "(Exact name of registrant ...)"."""
    low = opening.lower()
    found = _EXACT.search(low) if "name of" in low or "exact" in low or "translation" in low else None
    if not found:
        return ""
    before = opening[max(0, found.start() - 400) : found.start()].rstrip(" (")
    for line in reversed(before.split("\n")):
        name = _clean(line.split("\t")[0] if line.strip().count("\t") else line)
        if any(map(str.isalpha, name)):
            return name if len(name) <= 120 and name[-1] != ":" else ""
    return ""


def _source(text: str, start: int) -> str:
    """ "SOURCE Orion Metals, Inc." below the release, as the wires close."""
    found = _SOURCE.findall(text, max(0, len(text) - 6000))
    return _clean(found[-1]) if found and len(found[-1].split()) <= 8 else ""


def _defined(text: str, start: int) -> str:
    """ "Orion Metals, Inc. (the "Company")"."""
    for found in _DEFINED.finditer(text, 0, OPENING):
        if name := name_before(text, found.start() + 1):
            return name
    return ""


def _subject(text: str, start: int) -> str:
    """The name with which the text behind the dateline begins."""
    if not start:
        return ""
    line = text[start : start + 240].split("\n\n")[0].replace("\n", " ").replace("*", "").lstrip(' "“')
    found = _SUBJECT.match(line)
    if not found or not (
        _SPEAKS.match(line, found.end()) or (_ENDS_LEGAL.search(found[1]) and _ACTS.match(line, found.end()))
    ):
        return ""
    words = found[1].split()
    return _name(words) if words[0].strip(",.").lower() not in _NO_NAME else ""


def _about(text: str, start: int) -> str:
    """ "About Orion Metals", the heading or the words with which its paragraph opens."""
    for pattern in (_ABOUT, _ABOUT_RUN_IN):
        for found in pattern.finditer(text):
            words = _clean(found["name"]).split()
            words = words[1:] if words[:1] == ["the"] else words
            if words and all(
                word in _CONNECTIVES or any(map(str.isupper, word)) or word[0].isdigit() for word in words
            ):
                return _name(words)
    return ""


def _registrant(text: str, start: int) -> str:
    """The name above "(Registrant)" beside the signature."""
    at = max(text.rfind("(Registrant)"), text.rfind("(REGISTRANT)"))
    if at < 0:
        return ""
    above = [line for line in text[max(0, at - 300) : at].split("\n") if line.strip(" \t_-")]
    return _clean(above[-1]) if above and 3 <= len(above[-1]) <= 80 else ""


def _head(text: str, start: int) -> str:
    """A line near the top that is a name with a legal form and nothing else."""
    for line in text[:OPENING].split("\n")[:30]:
        name = _clean(re.sub(r"^\s*(?:Re|RE|Company|Issuer|Registrant|From):\s*", "", line))
        if 4 <= len(name) <= 80 and len(name.split()) <= 8 and not set(":;\t") & set(name) and _ENDS_LEGAL.search(name):
            return name
    return ""


_READERS: tuple[Callable[[str, int], str], ...] = (_source, _defined, _subject, _about, _registrant, _head)
