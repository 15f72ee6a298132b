"""The text layer of a PDF as lines: paragraphs parted by blank lines, large or bold lines as headings, columns by tabs.

A PDF holds places, not structure: what is a paragraph, a heading or a cell is told by distance, size and weight.
A scan has no text layer and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw

from tracker.errors import DocumentError

_HYPHEN = re.compile(r"(?<=\w)[\x02\ufffe\xad]\n*")
_WORD = re.compile(r"\S+")
_WIDE = 2.0  # times the height of a line: a gap as wide parts two cells
_APART = 0.55  # times the height: white space above a line that opens a paragraph
_LARGER = 1.15  # times the height of ordinary lines: a heading


@dataclass(slots=True)
class _Line:
    words: str
    top: float
    bottom: float
    bold: bool

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def text_of(data: bytes, source: str) -> str:
    """The words of every page, pages parted by a blank line; a DocumentError that says why where there are none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        why = "the PDF is encrypted; remove its password first" if locked else "the PDF is damaged; fetch it again"
        raise DocumentError(f"{source}: {why}") from error
    pages: list[list[_Line]] = []
    try:
        for number in range(len(document)):
            try:
                page = document[number]
                layer = page.get_textpage()
                pages.append(list(_lines(layer)))
                layer.close()
                page.close()
            except pypdfium2.PdfiumError:  # one damaged page does not cost the others
                pages.append([])
    finally:
        document.close()
    if not any(any(map(str.isalnum, line.words)) for page_ in pages for line in page_):
        raise DocumentError(f"{source}: the PDF has no text layer, it is a scan; run it through text recognition first")
    heights = [line.height for page_ in pages for line in page_ for _ in range(len(line.words) // 20 + 1)]
    usual = median(heights) if heights else 1.0
    return _HYPHEN.sub("-\n", "\n\n".join("\n".join(_laid_out(page_, usual)) for page_ in pages))


def _lines(layer: pypdfium2.PdfTextPage) -> Iterator[_Line]:
    """The lines of a page with where they stand; without places where the layer's characters cannot be counted."""
    text = layer.get_text_range()
    counted = len(text) == layer.count_chars()
    at = 0
    for row in text.split("\n"):
        words = row.rstrip("\r ")
        first = at + len(words) - len(words.lstrip())
        last = at + len(words) - 1
        at += len(row) + 1
        if not words.strip():
            continue
        if not counted:
            yield _Line(words.strip(), 0.0, 0.0, False)
            continue
        _, bottom, _, top = layer.get_charbox(first, loose=True)
        bold = all(pypdfium2.raw.FPDFText_GetFontWeight(layer.raw, place) >= 600 for place in (first, last))
        if any(map(str.isdigit, words)) and " " in words.strip():
            words = _celled(layer, words, at - len(row) - 1, max(top - bottom, 1.0))
        yield _Line(words.strip(), top, bottom, bold)


def _celled(layer: pypdfium2.PdfTextPage, words: str, start: int, height: float) -> str:
    """A line with tabs for the gaps that are as wide as those between columns."""
    parts: list[str] = []
    right = None
    for word in _WORD.finditer(words):
        left = layer.get_charbox(start + word.start())[0]
        if right is not None:
            parts.append("\t" if left - right > _WIDE * height else " ")
        parts.append(word[0])
        right = layer.get_charbox(start + word.end() - 1)[2]
    return re.sub(r"(?<=[$€£])\t(?=[\d(])", "", "".join(parts))


def _laid_out(page: list[_Line], usual: float) -> Iterator[str]:
    """The lines of a page, a blank one above each that opens a paragraph, "## " before each that is a heading."""
    before: _Line | None = None
    headed = False
    page = _headlined(page, usual)
    for number, line in enumerate(page):
        placed = line.top != line.bottom
        apart = before is not None and placed and not -line.height < before.bottom - line.top < _APART * line.height
        after = page[number + 1] if number + 1 < len(page) else None
        heading = placed and _is_heading(line, after, apart or before is None or headed, usual)
        if before is not None and (apart or heading or headed):
            yield ""
        yield f"## {line.words}" if heading else line.words
        before, headed = line, heading


def _headlined(page: list[_Line], usual: float) -> list[_Line]:
    """The lines of a page with each headline that was set in two or three large lines as one."""
    joined: list[_Line] = []
    for line in page:
        above = joined[-1] if joined else None
        if (
            above is not None
            and min(line.height, above.height) > _LARGER * usual
            and above.bold == line.bold
            and -line.height < above.bottom - line.top < _APART * line.height
            and above.words[-1] not in ".:"
            and len(above.words) + len(line.words) < 240
        ):
            joined[-1] = _Line(f"{above.words} {line.words}", line.top, line.bottom, line.bold)
        else:
            joined.append(line)
    return joined


def _is_heading(line: _Line, after: _Line | None, opens: bool, usual: float) -> bool:
    """Whether a line is set larger or bolder than the line below it, and is neither a sentence nor a row."""
    words = line.words
    if len(words) > 240 or words[-1] in ".,;:" or words[0] in "(☐☒" or "\t" in words or not opens:
        return False
    if sum(map(str.isalpha, words)) < 3:
        return False
    if line.height > _LARGER * usual and (after is None or after.height < line.height):
        return True
    return line.bold and after is not None and not after.bold
