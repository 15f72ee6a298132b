"""Bytes to characters, whatever the encoding; what is no text at all is refused by what it is.

A stray byte never costs a document: each byte that is no UTF-8 is taken as CP1252, which is what it nearly always is.
"""

from __future__ import annotations

import codecs
import re

from tracker.errors import DocumentError

_MAGIC = {
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture", b"MM\x00*": "a TIFF picture", b"\xd0\xcf\x11\xe0": "an old office file",
    b"PK\x03\x04": "an office file", b"{\\rtf": "an RTF file", b"SQLite format 3": "a SQLite database",
    b"7z\xbc\xaf": "a 7z archive", b"Rar!": "a RAR archive", b"\x7fELF": "a program", b"MZ\x90": "a program",
}  # fmt: skip
_CONTROL = bytes((*range(9), *range(14, 27)))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)


def decoded(data: bytes, source: str = "the document") -> str:
    """The characters of a document: UTF-8 or UTF-16 as marked, each byte that is no UTF-8 taken as CP1252.

    >>> decoded(b"caf\\xc3\\xa9 \\x93net\\x94 caf\\xe9")
    'café “net” café'
    """
    if not data.strip():
        raise DocumentError(f"{source}: is empty")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise DocumentError(f"{source}: is {what}, not a text; give HTML, Markdown, plain text or a PDF")
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return data.decode("utf-32", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        for codec, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if zeros.count(0) > 0.7 * len(zeros):
                return data.decode(codec, "replace")
    if head.count(0) > 8 or len(head) - len(head.translate(None, _CONTROL)) > len(head) // 20:
        raise DocumentError(f"{source}: is binary, not a text; give HTML, Markdown, plain text or a PDF")
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(data, 0, 3000)
    if named and (as_named := _decoded_as(named[1], data)):
        return as_named.replace("\0", "")
    return data.decode("utf-8-sig", "stray bytes").replace("\0", "")


# what Python has under names of encodings and is none of a document's, or is read better in the ordinary way
_NO_CHARSETS = frozenset(
    "utf-8 ascii iso8859-1 cp1252 utf-7 idna punycode undefined unicode-escape raw-unicode-escape".split()
)


def _decoded_as(charset: bytes, data: bytes) -> str:
    """The characters by the encoding that a document names, "" where that is unknown or no encoding of text."""
    try:
        found = codecs.lookup(charset.decode("ascii")).name
        return "" if found in _NO_CHARSETS else data.decode(found, "replace")
    except (LookupError, ValueError):
        return ""


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in stray), error.end


codecs.register_error("stray bytes", _as_cp1252)
