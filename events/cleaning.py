"""Noise out, nothing moved: what `clean` returns is as long as the text, character for character.

A line end that only wraps a sentence becomes a space, a line end that ends something stays. Page numbers, running
headers and stray bullets become spaces; quotes, dashes and spaces become plain. Only the rest of a word that was
hyphenated at a line end moves, by the width of the break, and the room it leaves stands behind it as spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BULLETS = "•·▪▫◦‣⁃●○■□◆◇►▶▸➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc"

# a marker that opens a list item; "o" is what a round bullet of Courier becomes
MARKER = re.compile(rf"(?:[{BULLETS}][ \t]*|(?:[-*+>]|o(?=[ \t]))[ \t]+){{1,4}}")
ENUMERATOR = re.compile(
    r"(?:\((?:[a-zA-Z]|[ivxIVX]{1,4}|\d{1,2})\)|(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)])(?=[ \t]+\S)[ \t]+"
)

_HIDDEN = "\u200b"  # stands for every character without width, until the word around it is closed
_PLAIN = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys(
        "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\xad", _HIDDEN),
    **dict.fromkeys("\u2028\u2029\x85\x0c\x0b\x1c\x1d\x1e", "\n"),
    **dict.fromkeys(map(chr, (*range(9), 13, *range(14, 28), 31, 127)), " "),
}
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")  # several times as fast as str.translate where few are odd

_ESCAPED = re.compile(r"\\(?=[^\w\s])")
_STARS = re.compile(r"\*{1,3}+")
_CLOSED_UP = re.compile(rf"(?<=[^\s{_HIDDEN}])(?:{_HIDDEN}++[^\s{_HIDDEN}]{{1,64}}+){{1,16}}")

# a line that belongs to the page, not to the text; never a bare year, which may be what a sentence goes on with
_PAGE = (
    r"(?:-{0,2}[ ]?\d{1,3}[ ]?-{0,2}"
    r"|(?i:page|pg\.)[ ]\d{1,4}(?:[ ](?i:of)[ ]\d{1,4})?"
    r"|\d{1,3}[ ]?(?:of|/)[ ]?\d{1,3}"
    r"|[A-Z]{1,2}-\d{1,3}|[ivxl]{1,5}"
    r"|(?i:<page>)(?:[ \t]*\d{1,4})?"
    r"|\[(?i:page)[ ]?(?i:break|\d{1,4})\]"
    r"|[-(\[]{1,2}[ ]?(?i:more|over|continued|next page)[ ]?[-)\]]{1,2}"
    r"|(?i:table[ ]of[ ]contents)"
    r"|[-_=*]{3,80})"
)
_PAGE_LINE = re.compile(rf"\n[ \t]*+(?=[-\d(\[<_=*a-zA-Z]){_PAGE}[ \t]*+(?=\n)")
_GAP = re.compile(rf"\n(?:[ \t]*+(?:{_PAGE}[ \t]*+)?\n)*+[ \t]*+")
_PLAIN_WRAP = re.compile(r"\n(?<=[a-z,]\n)(?=[a-z]{2})")  # by far the most line ends of hard-wrapped prose
_INLINE = tuple(map(re.compile, (r"\[[Pp]age ?[Bb]reak\]", r"<PAGE>", r"Page \d{1,3} of \d{1,3}\b")))

_WIDE = 45  # a line at least this long may have been wrapped; a shorter one was ended
_LOWER_WORD = re.compile(r"[a-z]+(?=[\s,;:.)'-])|[a-z]+$")
_WORD = re.compile(r"\S{1,64}")
_SMALL = "of the and for in to a an on with by at from or as per via its into over under vs be are is than that during"
TITLE_BREAK = re.compile(rf"(?:^|(?<=[\s(\"]))(?!(?:{_SMALL.replace(' ', '|')})\b)[a-z][a-z]")

# words after which no sentence, line or heading ends
_DANGLING = frozenset(
    "a an the of in by for with from at on into through until during between among against about approximately around"
    " under over per via than that which who whose and or nor but as is are was were be been being has have had will"
    " would may might can could should must its our their his her this these those each any all both such not no early"
    " late mid phase january february march april june july august september october november december jan. feb. mar."
    " apr. aug. sept. sep. oct. nov. dec. dr. mr. mrs. ms. messrs. no. nos. vs. e.g. i.e. approx. fiscal quarter half"
    " including to first second third fourth section item $".split()
)
_STRAY_BEFORE = _DANGLING - {"and", "or", "to", "including", "are", "is", "will", "section", "item", "all"}

# first halves that keep their hyphen when a line end falls behind it
_COMPOUND = frozenset(
    "mid long short near non pre post anti co self first second third fourth two three four five six seven eight nine"
    " ten year half late early end full well high low large small single double multi cross inter intra ex all on off"
    " up in by follow on-going right left left-hand right-hand forward cost cash debt tax risk time day month week"
    " quarter pro semi sub super ultra third-party non-gaap lead best fast open top bottom side year-over year-to"
    " go no de e i u x state company investor market industry world patient dose drug product".split()
)


def clean(text: str) -> str:
    """The text with its noise blanked and its characters plain, as long as before.

    >>> clean("to be filed by mid-\\n2011 at the latest, said the company\\u2019s chief")
    "to be filed by mid-2011  at the latest, said the company's chief"
    """
    plain = _ODD.sub(lambda m: _PLAIN[m[0]], text)
    if _HIDDEN in plain:
        plain = _CLOSED_UP.sub(lambda m: m[0].replace(_HIDDEN, "").ljust(len(m[0])), plain).replace(_HIDDEN, " ")
    if "\\" in plain:
        plain = _ESCAPED.sub(" ", plain)
    if "*" in plain:
        plain = _STARS.sub(_without_emphasis, plain)
    for noise in _INLINE:
        plain = noise.sub(_blank, plain)
    if "\n" not in plain:
        return plain
    if "\t" not in plain and "\n#" not in plain:
        plain = _PLAIN_WRAP.sub(" ", plain)
    return "".join(_joined(_without_running_headers(plain), text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without_emphasis(stars: re.Match[str]) -> str:
    """Blanks where the stars touch a word on one side, as Markdown's do; else the stars, which may be a bullet."""
    start, end = stars.span()
    before = stars.string[start - 1 : start].strip()
    after = stars.string[end : end + 1].strip()
    return stars[0] if not (before or after) or (before.isalnum() and after.isalnum()) else " " * (end - start)


def _without_running_headers(text: str) -> str:
    """The text with the lines blanked that stand beside its page numbers again and again."""
    places = [(m.start(), m.end()) for m in _PAGE_LINE.finditer(text)]
    if len(places) < 3:
        return text
    beside: dict[str, list[tuple[int, int]]] = {}
    for start, end in places:
        for line_start, line_end in (_line_before(text, start), _line_after(text, end)):
            line = text[line_start:line_end].strip()
            if 8 <= len(line) <= 100 and "\t" not in line and line[0] not in "#-*" and line[-1] not in ".:;":
                beside.setdefault(re.sub(r"\d+", "0", line), []).append((line_start, line_end))
    doomed: set[tuple[int, int]] = set()
    for spans in beside.values():
        # labels of a table that was broken into lines repeat too, but closer than pages do
        if len(spans) >= 3 and spans[-1][0] - spans[0][0] > 800 * (len(spans) - 1):
            doomed.update(spans)
    if not doomed:
        return text
    parts, last = [], 0
    for start, end in sorted(doomed):
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text[last:]])


def _line_before(text: str, newline: int) -> tuple[int, int]:
    end = newline
    for _ in range(3):
        start = text.rfind("\n", max(0, end - 200), end) + 1
        if not start:
            break  # too long for a header, and a slice from the beginning would cost the square of the length
        if text[start:end].strip():
            return start, end
        end = start - 1
    return end, end


def _line_after(text: str, newline: int) -> tuple[int, int]:
    start = newline + 1
    for _ in range(3):
        end = text.find("\n", start, start + 200)
        if end < 0:
            return start, start
        if text[start:end].strip():
            return start, end
        start = end + 1
    return start, start


def _joined(text: str, raw: str) -> Iterator[str]:
    """The text in pieces, each gap between two lines kept, blanked or closed up."""
    last = line_start = previous = 0
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        line = text[line_start:start].rstrip()
        if not line:
            line_start = end
            continue
        stop = line_start + len(line)
        body = line.lstrip()
        alone = end - start == 1 or text.find("\n", start + 1, end) < 0
        noisy = not alone and not text[start:end].isspace()
        width = stop - max(stop - len(body), raw.rfind("\n", line_start, stop) + 1)  # of the line as it was set
        verdict = _wraps(text, raw, body, end, width, alone, noisy, previous) if end < len(text) else 0
        if verdict and line[-1] == "-" and len(line) > 1 and line[-2].isalnum() and raw[stop - 1] not in "—–―":
            word = _WORD.match(text, end)
            rest = word[0] if word else ""
            first = line.rpartition(" ")[2][:-1].lower()
            keep = not text[end].islower() or first in _COMPOUND or not first.isalpha() or len(first) < 2
            cut = stop if keep else max(stop - 1, last)  # a word that moved up already keeps its own hyphen
            yield text[last:cut]
            yield rest
            last = end + len(rest)
            yield " " * (last - cut - len(rest))
        elif verdict:
            yield text[last:start]
            last = end + verdict - 1
            yield " " * (last - start)
        elif noisy and "\t" not in text[line_start:end]:  # among the rows of a table a lone number is a cell
            yield text[last:start]
            yield "".join("\n" if char == "\n" else " " for char in text[start:end])
            last = end
        previous = width if alone else 0
        line_start = end
    yield text[last:]


def _wraps(text: str, raw: str, body: str, at: int, width: int, alone: bool, noisy: bool, previous: int) -> int:
    """0 where something ends before `at`; else 1 plus the length of the stray bullet that stands in the sentence."""
    tail = body[-1]
    if "\t" in body or body[0] == "#" or "    " in body:
        return 0
    if not alone and (tail in ".!?:;" or (tail in "\"')]" and len(body) > 1 and body[-2] in ".!?:;")):
        return 0
    head = text[at]
    if head == "#":
        return 0
    last_word = body.rpartition(" ")[2].lower()
    dangling = tail == "," or tail == "-" or last_word in _DANGLING
    if not head.isalnum() or text[at + 1 : at + 2] in " \t.)":
        marker = MARKER.match(text, at)
        if marker:
            return marker.end() - at + 1 if _stray(text, last_word, marker.end()) else 0
        if ENUMERATOR.match(text, at) and not (dangling and head != "("):
            return 0
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    if text.find("\t", at, line_end) >= 0 or text.find("    ", at, line_end) >= 0:
        return 0
    if not alone:
        if head.islower() and _LOWER_WORD.match(text, at):
            return int(noisy or len(body) >= 60 or dangling)
        return int(dangling and tail != "-" and (noisy or len(body) >= 60) and body.upper() != body)
    if head.islower() or dangling:
        return 1
    if width < _WIDE or (tail in ".!?:" and width < 0.7 * previous):
        return 0
    set_to = raw.find("\n", at, line_end)
    room = max(previous, (line_end if set_to < 0 else set_to) - at)
    word = _WORD.match(text, at)
    if width + 1 + (len(word[0]) if word else 0) < 0.8 * min(room, 160):
        return 0
    # a heading that runs into its text without a blank line
    return int(bool(TITLE_BREAK.search(body)) or not TITLE_BREAK.search(text, at, line_end))


def _stray(text: str, last_word: str, at: int) -> bool:
    """Whether the bullet before `at` stands inside a sentence: "by late", bullet, "2010"."""
    return last_word in _STRAY_BEFORE and text[at : at + 1].isdigit()
