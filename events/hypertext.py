"""HTML and inline XBRL as lines: blocks become paragraphs, items "- " lines, rows one line each, bold lines headings.

The parser keeps inline tags inline but tells neither bold nor rows. So marks are put into the source before it is
parsed, characters of the private use area that no document holds, and are read off the text that comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resiliparse.extract.html2text import extract_plain_text

from events.lettercase import any_case

_BOLD, _PLAIN, _ROW, _END, _BREAK, _HEADING, _SPACE = "\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
_MARKS = re.compile("[\ue001-\ue006]+")

_NAME = re.compile(r"<([A-Za-z][\w:]*)")
_TAG = any_case(r"<(?:(tr)|t[dh]|(br)|(/?(?:b|strong))|h([1-6])|(/table))(?=[\s/>])[^>]*>")
_STYLED = re.compile(
    r"(font-weight:\s?(?:700|800|900|bold\b)[^>]*>(?:\s*<(?:font|span|a|i|u|em|ix:[A-Za-z]+)\b[^>]*>){0,3})([^<]+)"
)
_PRE = re.compile(r"(<pre\b[^>]*>)(.*?)(</pre>|\Z)", re.IGNORECASE | re.DOTALL)

_ROWS = re.compile(f"{_ROW}([^{_ROW}{_END}]*){_END}?")
_BOLD_RUN = re.compile(f"{_BOLD}[^{_PLAIN}]*{_PLAIN}?")
_BULLETS = "•·▪▫◦‣●○■□➢►\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(rf"[{_BULLETS}*-]$")
_LABEL = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]|(?i:item) \d{1,2}[A-C]?\.?|[☐☒☑þ¨])$")
_ITEM = re.compile(rf"( *)(?:[{_BULLETS}][ \t\xa0]*|-[ \t\xa0]+|(?=\d{{1,3}}\. ))(?=\S)")
_LEFT_SIGN = re.compile(r"((?:^|(?<=\t))(?:[$€£¥(]|\([$€£¥]|[$€£¥] ?\())\t")
_RIGHT_SIGN = re.compile(r"\t(?=(?:\)|%|\) ?%)(?:\t|$))")
_LONG = 300  # a cell of more characters, with paragraphs, lays out a page and is no cell of figures
_SHORT = 160  # what is bold and longer is a paragraph, not a heading


def lines(raw: str) -> str:
    """The text of an HTML document: paragraphs parted by blank lines, rows and items on one line each.

    >>> lines("<h1>News</h1><p>We <b>expect</b> to file<br>in <i>2012</i>.<table><tr><td>Sales<td>$</td><td>5</table>")
    '# News\\n\\nWe expect to file\\nin 2012.\\n\\nSales\\t$5'
    """
    text = extract_plain_text(_marked(_without_unseen(raw)), alt_texts=False)
    if _ROW in text:
        text = _ROWS.sub(_row, text)
    return "\n".join(_laid_out(text)).replace(_SPACE, " ").strip("\n")


def _without_unseen(raw: str) -> str:
    """The source without what a browser never shows: the header of inline XBRL, what is not displayed."""
    low = raw.lower()
    if len(low) != len(raw):  # a few letters are longer in lower case
        low = raw
    spans = [(at, name) for name in ("ix:header", "title") for at in _places(low, f"<{name}")]
    for words in ("display:none", "display: none"):
        for at in _places(low, words):
            start = low.rfind("<", max(0, at - 2000), at)
            found = _NAME.match(low, start) if start >= 0 else None
            if found and low.find(">", start, at) < 0 and "style" in low[start:at]:
                spans.append((start, found[1]))
    parts, last, unclosed = [], 0, 0
    for start, name in sorted(spans):
        if start < last or unclosed > 20:
            continue
        end = _closing(low, name, start)
        if end > 0:
            parts.append(raw[last:start])
            last = end
        else:
            unclosed += 1
    return "".join([*parts, raw[last:]]) if parts else raw


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _closing(raw: str, name: str, start: int) -> int:
    """Where the element that opens at `start` has closed, -1 if that is not found."""
    depth = 0
    for found in re.compile(rf"<(/)?{name}\b[^>]*?(/)?>").finditer(raw, start):
        depth += -1 if found[1] else 0 if found[2] else 1
        if depth <= 0:
            return found.end()
    return -1


def _marked(raw: str) -> str:
    """The source with its bold runs, first cells, line breaks and headings marked."""
    if any(mark in raw for mark in (_BOLD, _PLAIN, _ROW, _END, _BREAK, _HEADING, _SPACE)):
        raw = _MARKS.sub(" ", raw)
    if "<pre" in raw or "<PRE" in raw:
        raw = _PRE.sub(_kept, raw)
    raw = _STYLED.sub(rf"\1{_BOLD}\2{_PLAIN}", raw)
    first = False  # whether a row has opened whose first cell is still to come

    def mark(tag: re.Match[str]) -> str:
        nonlocal first
        kind = tag.lastindex
        if kind is None:
            if not first:
                return tag[0]
            first = False
            return tag[0] + _ROW
        if kind == 1:
            first = True
            return tag[0]
        if kind == 2:
            return _BREAK
        if kind == 3:
            return _PLAIN + tag[0] if tag[3][0] == "/" else tag[0] + _BOLD
        return f"{tag[0]}{_HEADING}{tag[4]}" if kind == 4 else tag[0] + _END

    return _TAG.sub(mark, raw)


def _kept(found: re.Match[str]) -> str:
    """What is preformatted, with its line ends and wide spaces marked so that they stay."""
    body = found[2].strip("\r\n").replace("\r", "").replace("\n", _BREAK)
    return found[1] + body.replace("  ", _SPACE * 2) + found[3]


def _row(found: re.Match[str]) -> str:
    """One line for a row of a table, or the paragraphs of a table that only lays out the page."""
    cells = [cell for cell in found[1].split("\t") if _MARKS.sub("", cell).strip()]
    if not cells:
        return "\n"
    if len(cells) == 1 or any(len(cell) > _LONG and cell.strip().count("\n") > 1 for cell in cells):
        return "\n" + "\n".join(cells) + "\n"
    plain = [" ".join(_MARKS.sub(" ", cell).split()) for cell in cells]
    if len(plain) == 2:
        if _BULLET.match(plain[0]):
            return f"\n- {plain[1]}\n"
        if _LABEL.match(plain[0]):
            return f"\n{plain[0]} {plain[1]}\n"
    return "\n" + _RIGHT_SIGN.sub("", _LEFT_SIGN.sub(r"\1", "\t".join(plain))) + "\n"


def _laid_out(text: str) -> Iterator[str]:
    """The lines of the text, a blank one between any two blocks that are not rows of a table or items of a list."""
    level = 1  # of the last marked heading; a bold line stands one below it
    before = ""
    for block in text.split("\n"):
        body = block.strip()
        if not body or not (words := _MARKS.sub("", body)).strip():
            continue
        if "\t" in words:
            kind, shown = "row", [words]
        elif _HEADING in body:
            kind, shown = "heading", [_heading(body)]
            level = len(shown[0]) - len(shown[0].lstrip("#")) or level
        elif item := _ITEM.match(block):
            indent = max(len(item[1]) - 2, 0)
            kind, shown = "item", list(_broken(block[item.end() :]))
            shown[:1] = [" " * indent + ("" if item[0].strip() == "" else "- ") + line for line in shown[:1]]
        else:
            kind, shown = "text", list(_paragraph(body, level))
        if before and not (before == kind and kind in ("row", "item")):
            yield ""
        yield from shown
        before = kind


def _heading(body: str) -> str:
    """A heading of the markup as "#" times its rank and its words; without the "#" where it is a whole paragraph."""
    _, _, rest = body.partition(_HEADING)
    words = " ".join(_MARKS.sub(" ", rest[1:]).split())
    return f"{'#' * int(rest[0])} {words}" if len(words) <= 2 * _SHORT else words


def _paragraph(body: str, level: int) -> Iterator[str]:
    """The lines of a paragraph; its bold beginning, or all of it where it is bold, as a heading."""
    if body.lstrip(_PLAIN + " ")[:1] == _BOLD:
        head, break_, rest = body, "", ""
        if not _bold(head):
            head, break_, rest = body.partition(_BREAK)
        if _bold(head) and (break_ or not rest):
            yield f"{'#' * min(level + 1, 6)} {' '.join(_MARKS.sub(' ', head).split())}"
            following = list(_broken(rest))
            if following:
                yield ""
            yield from following
            return
    yield from _broken(body)


def _bold(line: str) -> bool:
    """Whether a line is bold throughout and reads like a heading, not like a sentence or a cell."""
    words = _MARKS.sub(" ", line).strip()
    if not words or len(words) > _SHORT or words[-1] in ".,;" or not any(map(str.isalpha, words)):
        return False
    return not any(map(str.isalnum, _BOLD_RUN.sub("", line)))


def _broken(body: str) -> Iterator[str]:
    """The lines of a block, where its line breaks are; two breaks part paragraphs."""
    blank = True
    for part in body.split(_BREAK):
        line = " ".join(_MARKS.sub("", part).split())
        if line or not blank:
            yield line
        blank = not line
