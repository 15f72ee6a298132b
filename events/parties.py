"""Who speaks and who acts: the company under its names, other companies of the same document, partners, regulators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.lettercase import any_case
from events.types import Filing

_SUFFIX = any_case(
    r",?\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|l\.l\.c|plc|p\.l\.c|ag|sa|s\.a|nv|n\.v|"
    r"gmbh|se|ab|asa|oyj|"
    r"spa|s\.p\.a|pty|bhd|holdings?|group|lp|l\.p)\b\.?(?=$|[\s,(])",
)
_EXCHANGES = (
    r"\(\s?(?:NASDAQ|Nasdaq|NasdaqGM|NasdaqCM|NYSE|NYSE American|NYSEAMERICAN|AMEX|OTC|OTCQB|OTCQX|TSX|TSXV|CSE|LSE|"
    r"ASX|AIM|Euronext)"
)
_EXCHANGE = re.compile(_EXCHANGES)
_LISTED = re.compile(
    r"(?P<name>[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|&|de)){0,5}?(?:,? (?:Inc|Corp|Ltd|plc|PLC|LLC|Limited|"
    r"Corporation|Co|Holdings|Group|N\.V|SE|AG|S\.A)\.?)*)\s?"
    rf"{_EXCHANGES}[A-Za-z ]{{0,12}}[:\s]\s?(?P<ticker>[A-Z.]{{1,6}})",
)
# ("Tarn"), ("Tarn Optics", "TARN", the "Corporation" or the "Company"): names that a bracket gives
_DEFINED = re.compile(
    r"\((?P<names>(?:(?:the|collectively|together|or|and|as|hereinafter|a/k/a),? |[\"“'][^\"”'()]{2,40}[\"”']?,? "
    r"?){1,12})\)"
)
_QUOTED = re.compile(r"[\"“'](?P<name>[^\"”'(),]{2,40}),?(?:[\"”']|(?=\)))")
_BRACKET = re.compile(r"\([^()]{2,90}\) ?(?=\()")  # of tickers, before that of names
_GENERIC_NAMES = {
    "company",
    "we",
    "us",
    "our",
    "the company",
    "registrant",
    "group",
    "corporation",
    "offering",
    "notes",
    "ipo",
}
_FIRST_STOP = {
    "the",
    "first",
    "american",
    "united",
    "national",
    "general",
    "global",
    "new",
    "advanced",
    "applied",
    "north",
    "south",
    "international",
}

REGULATORS = any_case(
    r"\b(?P<fda>(?:u\.?s\.? )?food and drug administration|fda)\b|\b(?P<ema>european medicines agency|ema|"
    r"european commission|chmp)\b|\b(?P<mhra>mhra)\b|"
    r"\b(?P<pmda>pmda|mhlw)\b|\b(?P<tga>tga)\b|\b(?P<hc>health canada)\b|\b(?P<nmpa>nmpa)\b|\b(?P<faa>faa|"
    r"federal aviation administration)\b|\b(?P<epa>epa)\b|"
    r"\b(?P<ferc>ferc)\b|\b(?P<nrc>nuclear regulatory commission)\b|\b(?P<carb>carb)\b|\b(?P<sec>sec\b(?! filing))|"
    r"\b(?P<fcc>fcc)\b|\b(?P<puc>public utilit\w+ commission)\b|"
    r"\b(?P<blm>bureau of land management|blm)\b",
)
_REGULATOR_NAMES = {
    "fda": "FDA", "ema": "EMA", "mhra": "MHRA", "pmda": "PMDA", "tga": "TGA", "hc": "Health Canada", "nmpa": "NMPA",
        "faa": "FAA", "epa": "EPA",
    "ferc": "FERC", "nrc": "NRC", "carb": "CARB", "sec": "SEC", "fcc": "FCC", "puc": "public utilities commission",
        "blm": "BLM",
}  # fmt: skip
_SPEAKER = re.compile(
    r"(?P<name>[A-Z][\w.&'’-]*(?:[ -](?:[A-Z][\w.&'’-]*|aventis|and|of|&)){0,6}?)(?:'s|’s)?,? (?:(?:also|now|currently|"
    r"still|recently|further) )?"
    r"(?:expects?|plans?|intends?|anticipates?|is (?:planning|preparing|expected|on track|scheduled|targeting|"
    r"expecting)|will|has (?:disclosed|indicated|stated|reported)|aims?|"
    r"targets?|projects|hopes?|says|said|announced|continues to expect|has (?:said|announced)|believes|estimates|"
    r"remains on track|are expected)\b"
)
_NO_NAME = {
    "i'd", "i'm", "i'll", "i've", "we'd", "we'll", "we're", "we've", "that's", "it's", "you'd", "they'd", "let's",
    "the", "we", "it", "management", "company", "in", "this", "these", "a", "an", "our", "its", "data", "results",
        "phase", "additionally", "also", "furthermore", "as", "by", "for",
    "on", "at", "with", "topline", "top-line", "he", "she", "they", "that", "if", "final", "initial", "interim",
        "currently", "there", "both", "each", "following", "while", "trial", "study",
    "production", "construction", "and", "first", "second", "third", "fourth", "total", "full", "revenue", "cash",
        "approval", "enrollment", "ceo", "commissioning", "completion", "part",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parties:
    """The names a document gives its company, and the other companies that it lists."""

    short: str
    ours: re.Pattern[str]
    others: re.Pattern[str] | None
    plain: bool  # the document speaks of one company only

    def about_ours(self, words: str) -> bool:
        return bool(self.ours.search(words))

    def about_other(self, words: str) -> str:
        match = self.others.search(words) if self.others else None
        return match.group() if match else ""


def short_name(company: str) -> str:
    """A company's name without its legal form.

    >>> short_name("ImmunoGen, Inc."), short_name("Tarn Optics Holdings plc")
    ('ImmunoGen', 'Tarn Optics')
    """
    name = " ".join(company.split())
    while (cut := _SUFFIX.sub("", name).strip(" ,.")) != name and cut:
        name = cut
    return name or company


def find(text: str, filing: Filing) -> Parties:
    """The parties of a document."""
    short = short_name(filing.company)
    ours = {filing.company, short, *(part for part in (filing.ticker,) if part)}
    first = short.split(" ")[0] if short else ""
    if len(first) >= 4 and first.lower() not in _FIRST_STOP:
        ours.add(first)
    ours |= {name for name in _abbreviated(filing.company) if re.search(rf"\b{name}\b", text)}
    for match in (
        re.finditer(re.escape(short) + r"(?:[^.;(]|\.(?= ?\()){0,40}\(", text[:20_000]) if len(short) > 3 else ()
    ):
        defined = _DEFINED.match(text, match.end() - 1)
        ours.update(_names(defined) if defined else ())
        if defined is None and (behind := _BRACKET.match(text, match.end() - 1)):
            defined = _DEFINED.match(text, behind.end())
            ours.update(_names(defined) if defined else ())
    others: set[str] = set()
    for match in _listed(text):
        name = short_name(match["name"])
        if any(_alike(name, mine) for mine in ours) or match["ticker"] == filing.ticker:
            ours.update((name, match["ticker"]))
            defined = _DEFINED.search(text, match.end(), match.end() + 120)
            ours.update(_names(defined) if defined else ())
        else:
            others.update((name, match["ticker"]) if len(match["ticker"]) > 2 else (name,))
            head = name.split(" ")[0]
            if len(head) >= 4 and head.lower() not in _FIRST_STOP and not any(_alike(head, mine) for mine in ours):
                others.add(head)
    return Parties(short, _any(ours), _any(others) if others else None, not others)


def _names(defined: re.Match[str]) -> list[str]:
    """The names that a bracket gives, without "the Company"."""
    found = [match["name"].strip() for match in _QUOTED.finditer(defined["names"] + ")")]
    return [each for each in found if each and each.lower() not in _GENERIC_NAMES and each[0].isupper()]


def _listed(text: str) -> Iterator[re.Match[str]]:
    """The companies named with their exchange and ticker: looked for before each exchange, not at each name."""
    end = 0
    for exchange in _EXCHANGE.finditer(text):
        if exchange.start() < end:
            continue
        match = _LISTED.search(text, max(end, exchange.start() - 300), exchange.end() + 40)
        if match is not None:
            end = match.end()
            yield match


def _abbreviated(company: str) -> set[str]:
    """The capitals by which a company may call itself.

    >>> sorted(_abbreviated("Norder Wasser Bau AG"))
    ['NWB', 'NWBA', 'NWBAG']
    """
    words = [word for word in re.findall(r"[\w&]+", company) if word[0].isupper()]
    plain = [word for word in re.findall(r"[\w&]+", short_name(company)) if word[0].isupper()]
    first = "".join(word[0] for word in plain)
    rest = "".join(words[len(plain) :])
    found = {first, "".join(word[0] for word in words), first + rest if rest.isupper() else first}
    return {name for name in found if len(name) > 2 and name.isalpha() and name.isupper()}


def _alike(name: str, mine: str) -> bool:
    a, b = name.lower().replace(",", ""), mine.lower().replace(",", "")
    return bool(a and b) and (
        a == b
        or a.startswith(b + " ")
        or b.startswith(a + " ")
        or (a.split(" ")[0] == b.split(" ")[0] and len(a.split(" ")[0]) > 4)
    )


def _any(names: set[str]) -> re.Pattern[str]:
    ordered = sorted((re.escape(name) for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered) or '(?!)'})(?!\w)")


def regulator(words: str) -> str:
    """The regulators named in the words, or nothing.

    >>> regulator("approval by the FDA and the European Medicines Agency")
    'FDA and EMA'
    """
    names = list(dict.fromkeys(_REGULATOR_NAMES[match.lastgroup or ""] for match in REGULATORS.finditer(words)))
    return " and ".join(names[:2])


_OPENER = re.compile(
    r"^[\"“'(]*(?:(?:In|By|For|At|During) [^,]{2,40}, )?(?P<name>[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|"
    r"&))*)(?:,? (?:also|now|currently|still|just|recently|further|meanwhile|however),?)? "
    r"(?:expects?|plans?|intends?|anticipates?|aims?|hopes?|is (?:planning|preparing|targeting|expecting|aiming|"
    r"looking)|are (?:planning|preparing|targeting)|(?:has |have )?announced|has (?:said|disclosed)|says|said)\b"
)


def opener(words: str, parties: Parties) -> str:
    """Another party than the company that opens the sentence and expects, plans or announces."""
    match = _OPENER.match(words)
    if match is None:
        return ""
    name = match["name"].removesuffix("'s").removesuffix("’s")
    if name.split(" ")[0].lower() in _NO_NAME or parties.ours.search(name) or parties.short.startswith(name):
        return ""
    return name


_PLACE = re.compile(r"\b(?:in|at|near|of|outside) [A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?, \Z")


def speaker(words: str, parties: Parties) -> str:
    """The party named as the one who expects or will do; the company's own short name, a partner's, or nothing."""
    for match in _SPEAKER.finditer(words):
        name = match["name"].removesuffix("'s").removesuffix("’s")
        head = re.split(r"[ -]", name)[0].lower()
        if head in _NO_NAME or re.search(r"\d", name) or (name.isupper() and len(name) > 6):
            continue
        if parties.ours.search(name):
            return parties.short
        if _PLACE.search(words, 0, match.start("name")):
            continue  # "our plant in Joliet, Illinois is scheduled to open"
        return name
    return ""
