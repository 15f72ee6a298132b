"""When two names are one thing: case, hyphens and spaces say nothing, an alias counts from the day of its sentence.

A code (letters and digits together) is an identity: two codes are two things, whatever else the names share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from events import products
from events.types import Alias

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_SPLIT_CODE = re.compile(
    r"\b([A-Z]{2,6})[ -](?!(?:19|20)\d\d\b)(\d{2,6}[A-Za-z]?)\b(?!\s*(?:million|billion|percent|%))"
)
_NOT_A_CODE = re.compile(
    r"(?:(?:early|mid|late)\d+|\d+(?:st|nd|rd|th|[kmb]|mg|ml|mw|h)?|[qh]\d|\d[qh]\d*|fy\d+|[12]\d{3}|"
    r"phase\d[ab]?|v?\d+[ab]?|covid19)\Z"
)
_GENERIC = frozenset(
    """a an and any at both by each for from in into of on or our per that the their this to under upon with within its
    company phase i ii iii iv 1 2 3 4 1a 1b 2a 2b part stage trial study clinical program programme project product
    candidate compound drug treatment therapy planned proposed new next first initial potential expected total overall
    llc inc ltd corp corporation plc""".split()
)
_MARKS = str.maketrans({"®": " ", "™": " ", "©": " ", "’": "'", "‘": "'", "–": "-", "—": " ", "\u00a0": " "})


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, lower case and singular; a code with a hyphen or a space is one word.

    >>> tokens("the BT-062 trials"), tokens("multi-dairy digesters")
    (('the', 'bt062', 'trial'), ('multi', 'dairy', 'digester'))
    """
    plain = _SPLIT_CODE.sub(r"\1\2", name.translate(_MARKS))
    found: list[str] = []
    for match in _TOKEN.finditer(plain):
        word = match.group().casefold().removesuffix("'s")
        if any(char.isdigit() for char in word) and any(char.isalpha() for char in word):
            found.append(re.sub(r"[^\w]", "", word))
        else:
            found += [_stem(part) for part in re.split(r"[-'.&]", word) if part]
    return tuple(found)


@lru_cache(maxsize=65536)
def telling(name: str) -> frozenset[str]:
    """The words that tell this thing from another; all of them where a name has only general words."""
    words = tokens(name)
    return frozenset(word for word in words if word not in _GENERIC) or frozenset(words)


@lru_cache(maxsize=65536)
def codes(name: str) -> frozenset[str]:
    """The words of a name that are codes: letters and digits together, no unit, quarter, year or phase.

    >>> sorted(codes("T-DM1 and IMGN 853 in Phase 2b, 4Q2013"))
    ['imgn853', 'tdm1']
    """
    return frozenset(
        word
        for word in tokens(name)
        if any(char.isdigit() for char in word)
        and any(char.isalpha() for char in word)
        and len(word) > 2
        and not _NOT_A_CODE.match(word)
    )


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name without anything that does not tell: the same for `BT-062`, `BT062` and `the BT 062 trial`.

    >>> key("BT-062") == key("BT062") == key("the BT 062 trial")
    True
    """
    return " ".join(sorted(telling(name)))


@lru_cache(maxsize=65536)
def coded(words: str) -> frozenset[str]:
    """The codes of the products that a passage names.

    >>> sorted(coded("The IND for NV-12 and the BT 062 trial are due in mid-2031, in 4Q2031."))
    ['nv12']
    """
    return frozenset(code for name in products.names(words) if not name.trial for code in codes(name.text))


_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{3,6}(?![\w-])")
_COMMON = frozenset(
    """IPO IND CTA NDA BLA MAA FDA EMA SEC CEO CFO COO USA LLC INC PLC LTD EPS GAAP API CMC PRV PMA EUA NASDAQ NYSE OTC
    TSX AND THE FOR ETF ESG EBITDA USD RNG LNG""".split()
)
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())


@lru_cache(maxsize=65536)
def acronyms(name: str) -> frozenset[str]:
    """Names made of capitals, as printed or as the initials of what they stand for; trade and agency words aside.

    >>> sorted(acronyms("the MVR project")), "MVR" in acronyms("Mechanical Vapor Recompression system")
    (['MVR'], True)
    """
    found = {match for match in _ACRONYM.findall(name) if match not in _COMMON}
    words = re.findall(r"(?<![\w-])[A-Z][a-z]{2,}", name)
    for size in (3, 4):
        found.update("".join(word[0] for word in words[i : i + size]) for i in range(len(words) - size + 1))
    return frozenset(found)


def spelled(words: str, initials: frozenset[str]) -> frozenset[str]:
    """The words that some initials stand for, and the initials themselves: what they say already.

    >>> sorted(spelled("full Low Carbon Fuel Standard certification", frozenset({"LCFS"})))
    ['carbon', 'fuel', 'lcf', 'low', 'standard']
    """
    found = list(initials)
    runs = [match.group() for match in re.finditer(r"(?<![\w-])[A-Z][a-z]{2,}", words)]
    for size in (3, 4):
        for at in range(len(runs) - size + 1):
            if "".join(word[0] for word in runs[at : at + size]) in initials:
                found += runs[at : at + size]
    return frozenset(word for name in found for word in tokens(name))


@lru_cache(maxsize=65536)
def abbreviated(short: str, long: str) -> bool:
    """Whether one name is the other with some of its words told by their initials, and nothing else apart.

    >>> abbreviated("the MVR system at the Leeds plant", "mechanical vapor recompression system at Leeds plant")
    True
    """
    for letters in _ACRONYM.findall(short):
        words = [word for word in re.findall(r"[A-Za-z][\w-]*", long) if word not in letters]
        at = "".join(word[0] for word in words).upper().find(letters)
        if at >= 0 and letters not in _COMMON:
            rest = telling(" ".join((*words[:at], *words[at + len(letters) :], "x")))
            mine = telling(short.replace(letters, "x"))
            return mine <= rest or rest <= mine
    return False


class Names:
    """The names of one company's things as they were known on a day: `learn` each alias when its day comes."""

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        self._class: dict[str, set[str]] = {}
        for alias in aliases:
            self.learn(alias)

    def learn(self, alias: Alias) -> None:
        joined = self.of(alias.name) | self.of(alias.canonical)
        for name in joined:
            self._class[name] = joined

    def codes(self, name: str) -> frozenset[str]:
        """The codes of everything that a name is known to be called."""
        joined = self._class.get(key(name))
        return frozenset().union(*map(codes, joined)) if joined else codes(name)

    def of(self, name: str) -> set[str]:
        """The keys of everything that this name is known to be called, its own among them."""
        return self._class.get(key(name)) or {key(name)}

    def alike(self, one: str, other: str) -> float:
        """How far two names mean one thing: 1 the same, 0 certainly or probably not.

        >>> Names().alike("BT-062", "BT062 study"), Names().alike("IMGN853", "IMGN529")
        (1.0, 0.0)
        """
        mine, theirs = self.of(one), self.of(other)
        if mine & theirs:
            return 1.0
        if codes(one) or codes(other):
            code_sets = [self.codes(one), self.codes(other)]
            if code_sets[0] & code_sets[1]:
                return 0.95
            if code_sets[0] and code_sets[1]:
                return 0.0
        first, second = (_ORDINALS & frozenset(tokens(name)) for name in (one, other))
        if first and second and first != second:
            return 0.0
        shared = max(_overlap(frozenset(a.split()), frozenset(b.split())) for a in mine for b in theirs)
        if abbreviated(one, other) or abbreviated(other, one):
            return max(shared, 0.95)
        initials = acronyms(one) & acronyms(other)
        if any(telling(name) == {letters.casefold()} for letters in initials for name in (one, other)):
            return max(shared, 0.95)  # "the MVR project" is the mechanical vapor recompression system
        return max(shared, 0.85) if initials else shared

    def named_in(self, name: str, words: str) -> float:
        """How far a name stands in a passage's words: 1 by code or in full, less by part of its telling words."""
        present = set(tokens(words))
        best = 0.0
        for each in self.of(name):
            wanted = frozenset(each.split())
            if codes(each) & present:
                return 1.0
            if wanted and not codes(each):
                best = max(best, len(wanted & present) / len(wanted))
        return best


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared telling words by the shorter and the longer name: 0.9 where one holds the other, else their share."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    if shared == min(len(one), len(other)):
        return 0.9 if shared > 1 or len(one) == len(other) else 0.75
    return shared / max(len(one), len(other))
