"""The text layer of a PDF, page after page; a scan has none and is refused."""

from __future__ import annotations

import re

import pypdfium2

from tracker.errors import DocumentError

_HYPHEN = re.compile(r"(?<=\w)[\x02\ufffe\xad]\r?\n?")


def text_of(data: bytes, source: str) -> str:
    """The words of every page, pages parted by a blank line; a DocumentError that says why where there are none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        why = "the PDF is encrypted; remove its password first" if locked else "the PDF is damaged; fetch it again"
        raise DocumentError(f"{source}: {why}") from error
    pages: list[str] = []
    try:
        for number in range(len(document)):
            try:
                page = document[number]
                layer = page.get_textpage()
                pages.append(layer.get_text_bounded().replace("\r\n", "\n"))
                layer.close()
                page.close()
            except pypdfium2.PdfiumError:
                pages.append("")
    finally:
        document.close()
    if not any(any(map(str.isalnum, page)) for page in pages):
        raise DocumentError(f"{source}: the PDF has no text layer, it is a scan; run it through text recognition first")
    return _HYPHEN.sub("-\n", "\n\n".join(pages))
