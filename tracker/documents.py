"""Documents by their content, never by their name: EDGAR submission, HTML, Markdown, plain text, PDF, archives of them.

Each one that is read knows who published it and when, or is a Failure that says which option gives what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from events import markup
from events.types import Filing, content_id
from tracker import archives, edgar_submission, letterhead, pdf, remote
from tracker.archives import MAX_BYTES, sources
from tracker.companies import folded, spelled
from tracker.decoding import decoded
from tracker.edgar import indexes
from tracker.edgar.indexes import Listing
from tracker.edgar_submission import Part
from tracker.errors import DocumentError, TrackerError
from tracker.filing_index import Index, read_index
from tracker.imprint import Imprint, joined, of_metadata, of_row

__all__ = [
    "MAX_BYTES", "Document", "Failure", "Found", "Index", "Listing", "Options", "Part", "read", "read_bytes",
    "read_index", "sources",
]  # fmt: skip


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


Found = Document | Failure | Listing


@dataclass(frozen=True, slots=True)
class Options:
    """What the person at the keyboard knows of the documents; it outranks what they say of themselves."""

    said_on: date | None = None
    company: str | None = None
    year_end: tuple[int, int] | None = None
    index: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    ticker: str = ""  # where the words give none


def read(source: str | Path, options: Options = Options()) -> list[Found]:
    """Every document behind one source, a failure in place of each one that cannot be read or dated."""
    source = str(source)
    try:
        return read_bytes(archives.content(source), source, options)
    except TrackerError as error:
        place = source.removesuffix("!")
        return [Failure(place, _reason(error, source).removeprefix(f"{place}: "))]


def read_bytes(data: bytes, source: str, options: Options = Options()) -> list[Found]:
    """The same for what was behind a source and is in memory."""
    try:
        return list(_documents(data, source, options, 0))
    except TrackerError as error:
        return [Failure(source, _reason(error, source))]


def _reason(error: Exception, source: str) -> str:
    return str(error).removeprefix(f"{source}: ")


def _documents(data: bytes, source: str, options: Options, depth: int) -> Iterator[Found]:
    kind = archives.archive_kind(data[:4096])
    if kind in ("zip", "tar", "gzip"):
        yield from _unpacked(data, kind, source, options, depth)
        return
    try:
        if b"%PDF-" in data[:1024]:
            yield _document(pdf.text_of(data, source), "text", source, options, ())
            return
        raw = decoded(data, source)
        if indexes.is_index(raw[:2000]):
            yield Listing(source, tuple(indexes.entries(raw)))
        elif edgar_submission.is_submission(raw[:6000]):
            yield from _submission(raw, source, options)
        else:
            yield _document(raw, markup.sniff(raw[:30_000]), source, options, ())
    except TrackerError as error:
        yield Failure(source, _reason(error, source))


def _unpacked(data: bytes, kind: str, source: str, options: Options, depth: int) -> Iterator[Found]:
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
    if not wanted:  # as in a letter of which EDGAR keeps only the picture
        wanted = [(part, pdf.text_of(data, source)) for part, content in found if (data := _pdf(content))]
        listed = tuple(part for part in listed if part not in {each for each, _ in wanted})
    if not wanted:
        raise DocumentError(f"{source}: no part is text: " + ", ".join(f"{part.kind} {part.unread}" for part in listed))
    if head.company.isupper():
        spellings = (spelled(head.company, content) for _, content in wanted)
        head = replace(head, company=next((each for each in spellings if not each.isupper()), head.company))
    inherited = head  # what the main document says of itself holds for its exhibits too
    for number, (part, content) in enumerate(wanted):
        name = source if len(found) == 1 else f"{source}!{part.name or part.kind}"
        form = head.form if number == 0 and head.form and not part.kind.startswith("EX-") else part.kind
        try:
            kind = markup.sniff(content[:30_000])
            document = _document(
                content, kind, name, options, (Imprint(form=form), inherited), () if number else listed
            )
        except TrackerError as error:
            yield Failure(name, _reason(error, name))
            continue
        if number == 0 and not part.kind.startswith("EX-"):
            filing = document.filing
            main = Imprint(
                company=filing.company, said_on=filing.said_on, cik=filing.cik, ticker=filing.ticker,
                year_end=filing.year_end if filing.year_end_told else None,
            )  # fmt: skip
            inherited = joined((head, main))
            if folded(filing.company) == folded(head.company):
                inherited = replace(inherited, company=filing.company)
        yield document


def _pdf(content: str) -> bytes:
    """The PDF that a part holds in letters, b"" where it holds none."""
    data = edgar_submission.decoded(content) if content else b""
    return data if b"%PDF-" in data[:1024] else b""


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
    place = source if source == "-" or remote.is_address(source) else str(Path(source).absolute())
    row = of_row(index.row(place)) if index else Imprint()
    given = Imprint(company=(options.company or "").strip(), said_on=options.said_on, year_end=options.year_end)
    words = letterhead.imprint(text, row.ticker)
    last = Imprint(ticker=options.ticker)
    outside = markup.metadata(raw, kind)
    # a cover prints the name in its own spelling; the fact behind it is in capitals
    tagged = Imprint(company=outside.get("dei:entityregistrantname", ""), title=outside.get("title", ""))
    said = joined((given, row, *known, of_metadata(outside), words, tagged, last))
    if said.company.isupper() and not (given.company or row.company):
        said = replace(said, company=spelled(said.company, text))
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
        year_end_told=said.year_end is not None,
    )
