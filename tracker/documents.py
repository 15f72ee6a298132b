"""Documents by their content, never by their name: EDGAR submission, HTML, Markdown, plain text, PDF, and archives of them.

Every document that is read knows who published it and when, or is a Failure that says which option gives what is missing.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from events import markup
from events.types import Filing, content_id
from tracker import archives, edgar_submission, letterhead, pdf
from tracker.archives import MAX_BYTES, sources
from tracker.companies import folded
from tracker.edgar_submission import Part
from tracker.errors import DocumentError, TrackerError
from tracker.imprint import Imprint, joined, of_metadata, of_row

__all__ = ["MAX_BYTES", "Document", "Failure", "Index", "Options", "Part", "read", "read_index", "sources"]


@dataclass(frozen=True, slots=True)
class Document:
    """A filing and its text; a submission's main document also lists the parts that were not read."""

    filing: Filing
    text: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was not read, and why, with the way out."""

    source: str
    reason: str


class Index(dict[str, Mapping[str, object]]):
    """Rows by path; a source belongs to the row with which it shares the longest end of its path."""

    def __init__(self, rows: Mapping[str, Mapping[str, object]] = {}) -> None:
        super().__init__(rows)
        self.named: dict[str, list[list[str]]] = {}
        for path in self:
            parts = _parts(path)
            self.named.setdefault(parts[-1] if parts else "", []).append(parts)

    def row(self, source: str) -> Mapping[str, object]:
        """The row of a source, empty where none or more than one fits best."""
        parts = _parts(source)
        best: list[str] = []
        longest, ties = 0, 0
        for candidate in self.named.get(parts[-1] if parts else "", ()):
            shared = 0
            for ours, theirs in zip(reversed(parts), reversed(candidate), strict=False):
                if ours != theirs:
                    break
                shared += 1
            if shared > longest:
                best, longest, ties = candidate, shared, 1
            elif shared == longest:
                ties += 1
        return self["/".join(best)] if ties == 1 else {}


def _parts(path: str) -> list[str]:
    return [part for part in path.replace("\\", "/").replace("!", "/").split("/") if part not in ("", ".")]


@dataclass(frozen=True, slots=True)
class Options:
    """What the person at the keyboard knows of the documents; it outranks what they say of themselves."""

    said_on: date | None = None
    company: str | None = None
    year_end: tuple[int, int] | None = None
    index: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def read_index(path: str | Path) -> Index:
    """The rows of a file with one JSON object a line, by their "path"; a DocumentError names the line that is none."""
    rows: dict[str, Mapping[str, object]] = {}
    try:
        with open(path, encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                    rows["/".join(_parts(str(row["path"])))] = row
                except (ValueError, KeyError, TypeError) as error:
                    raise DocumentError(f'{path}: line {number} is no JSON object with a "path"') from error
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}: the index cannot be read ({str(error).lower()})") from error
    return Index(rows)


def read(source: str | Path, options: Options = Options()) -> list[Document | Failure]:
    """Every document behind one source, a failure in place of each one that cannot be read or dated."""
    source = str(source)
    try:
        return list(_documents(archives.content(source), source, options, 0))
    except TrackerError as error:
        return [Failure(source, _reason(error, source))]


def _reason(error: Exception, source: str) -> str:
    return str(error).removeprefix(f"{source}: ")


def _documents(data: bytes, source: str, options: Options, depth: int) -> Iterator[Document | Failure]:
    kind = archives.archive_kind(data[:4096])
    if kind in ("zip", "tar", "gzip"):
        yield from _unpacked(data, kind, source, options, depth)
        return
    try:
        if b"%PDF-" in data[:1024]:
            yield _document(pdf.text_of(data, source), "text", source, options, ())
            return
        raw = decoded(data, source)
        if edgar_submission.is_submission(raw[:6000]):
            yield from _submission(raw, source, options)
        else:
            yield _document(raw, markup.sniff(raw[:30_000]), source, options, ())
    except TrackerError as error:
        yield Failure(source, _reason(error, source))


def _unpacked(data: bytes, kind: str, source: str, options: Options, depth: int) -> Iterator[Document | Failure]:
    if depth == 3:
        yield Failure(source, "is packed more than three times; unpack it first")
        return
    room = 5 * MAX_BYTES
    try:
        for name, member in archives.members(data, kind):
            room -= len(member)
            if room < 0:
                yield Failure(source, f"holds more than {5 * MAX_BYTES // 1_000_000} MB; unpack it first")
                return
            yield from _documents(member, f"{source}!{name}" if name else source, options, depth + 1)
    except TrackerError as error:
        yield Failure(source, _reason(error, source))
    except archives.BROKEN as error:
        yield Failure(source, archives.told(error))


def _submission(raw: str, source: str, options: Options) -> Iterator[Document | Failure]:
    head = edgar_submission.header(raw)
    found = list(edgar_submission.parts(raw, head.form))
    if not found:
        raise DocumentError(f"{source}: is an EDGAR header without any document")
    listed = tuple(part for part, _ in found if part.unread)
    wanted = [(part, content) for part, content in found if not part.unread]
    if not wanted:
        raise DocumentError(f"{source}: no part is text: " + ", ".join(f"{part.kind} {part.unread}" for part in listed))
    for number, (part, content) in enumerate(wanted):
        name = source if len(found) == 1 else f"{source}!{part.name or part.kind}"
        form = head.form if number == 0 and not part.kind.startswith("EX-") else part.kind
        said = joined((Imprint(form=form), head))
        try:
            yield _document(content, markup.sniff(content[:30_000]), name, options, (said,), () if number else listed)
        except TrackerError as error:
            yield Failure(name, _reason(error, name))


def _document(
    raw: str,
    kind: markup.Markup,
    source: str,
    options: Options,
    known: tuple[Imprint, ...],
    parts: tuple[Part, ...] = (),
) -> Document:
    text = markup.plain(raw, kind)
    if not any(map(str.isalnum, text)):
        raise DocumentError(f"{source}: holds no words")
    index = options.index if isinstance(options.index, Index) else Index(options.index)
    row = of_row(index.row(source if source == "-" else str(Path(source).absolute()))) if index else Imprint()
    given = Imprint(company=(options.company or "").strip(), said_on=options.said_on, year_end=options.year_end)
    words = letterhead.imprint(text, row.ticker)
    said = joined((given, row, *known, of_metadata(markup.metadata(raw, kind)), words))
    if not said.said_on:
        raise DocumentError(
            f"{source}: the day of publication is not known: give it with --said-on YYYY-MM-DD or in an --index file"
        )
    if not said.company:
        raise DocumentError(f"{source}: the company is not known: give it with --company NAME or in an --index file")
    return Document(_filing(said, text, source), text, parts)


def _filing(said: Imprint, text: str, source: str) -> Filing:
    assert said.said_on is not None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Filing(
        id=content_id(folded(said.company), said.said_on.isoformat(), digest),
        company=said.company,
        said_on=said.said_on,
        form=said.form or "document",
        cik=said.cik,
        ticker=said.ticker,
        period_end=said.period_end,
        year_end=said.year_end or (12, 31),
        source=source,
        accession=said.accession,
        sha256=digest,
        title=said.title,
    )


_MAGIC = {
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture", b"\xd0\xcf\x11\xe0": "an old office file", b"\x7fELF": "a program", b"MZ\x90": "a program",
    b"SQLite format 3": "a SQLite database", b"PK\x03\x04": "an office file", b"7z\xbc\xaf": "a 7z archive", b"Rar!": "a RAR archive",
    b"{\\rtf": "an RTF file",
}  # fmt: skip
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
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        for codec, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if zeros.count(0) > 0.7 * len(zeros):
                return data.decode(codec, "replace")
    if head.count(0) > 8 or sum(byte < 9 or 13 < byte < 27 for byte in head) > len(head) // 20:
        raise DocumentError(f"{source}: is binary, not a text; give HTML, Markdown, plain text or a PDF")
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        pass
    if (named := _CHARSET.search(data, 0, 3000)) and (codec_ := _codec(named[1])):
        return data.decode(codec_, "replace").replace("\0", "")
    return data.decode("utf-8-sig", "stray bytes").replace("\0", "")


def _codec(name: bytes) -> str:
    """The codec a document names, "" where it is unknown or one that the ordinary way reads better."""
    try:
        found = codecs.lookup(name.decode("ascii")).name
    except LookupError:
        return ""
    return "" if found in ("utf-8", "ascii", "iso8859-1", "cp1252") else found


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in stray), error.end


codecs.register_error("stray bytes", _as_cp1252)
