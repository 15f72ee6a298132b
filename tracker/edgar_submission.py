"""An EDGAR full submission taken apart: the header says who, what and when, each `<DOCUMENT>` is one part.

Both headers are read: labels in columns ("CONFORMED SUBMISSION TYPE:") and tags ("<TYPE>") as in the daily feed.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.daylines import read_day
from tracker.imprint import Imprint, is_periodic, month_and_day, whole_month

_OPENS = (
    "<SEC-DOCUMENT>", "<SEC-HEADER>", "<IMS-DOCUMENT>", "<IMS-HEADER>", "<SUBMISSION>", "<ACCEPTANCE-DATETIME>",
    "\nACCESSION NUMBER:\t", "\nCONFORMED SUBMISSION TYPE:\t",
)  # fmt: skip
_FIRST = re.compile(r"<DOCUMENT>\s{0,20}<TYPE>")
_DOCUMENT = re.compile(r"<DOCUMENT>", re.IGNORECASE)
_END = re.compile(r"</DOCUMENT>", re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>[ \t]*\r?\n?", re.IGNORECASE)
_TEXT_END = re.compile(r"\s*</TEXT>\s*$", re.IGNORECASE)
_WRAPPED = re.compile(r"\s{0,50}<(PDF|XML|XBRL|JSON|ZIP|EXCEL|GRAPHIC)>[ \t]*\r?\n?", re.IGNORECASE)
_WRAP_END = re.compile(r"</(?:XBRL|XML|PDF)>\s*$", re.IGNORECASE)
_FIELD = re.compile(r"<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>[ \t]*([^<\r\n]*)", re.IGNORECASE)
_UUENCODED = re.compile(r"\s{0,50}begin [0-7]{3} \S")
_STATE = re.compile(r"\s*/[A-Z]{2,3}/?\s*$")

_LABELS = {
    "accession": ("ACCESSION NUMBER", "ACCESSION-NUMBER"),
    "form": ("CONFORMED SUBMISSION TYPE", "TYPE"),
    "period": ("CONFORMED PERIOD OF REPORT", "PERIOD"),
    "filed": ("FILED AS OF DATE", "FILING-DATE"),
    "company": ("COMPANY CONFORMED NAME", "CONFORMED-NAME"),
    "cik": ("CENTRAL INDEX KEY", "CIK"),
    "year_end": ("FISCAL YEAR END", "FISCAL-YEAR-END"),
}
_SAID = {
    field: re.compile(rf"^[ \t]*{label}:[ \t]*(\S[^\r\n]*?)[ \t\r]*$|<{tag}>[ \t]*([^<\r\n]*)", re.MULTILINE)
    for field, (label, tag) in _LABELS.items()
}
# the one whom the filing is about comes first, also where others reported it
_PARTY = re.compile(
    r"^[ \t]*(SUBJECT COMPANY|ISSUER|FILER|FILED BY|REPORTING-OWNER|FILED FOR)S?:[ \t\r]*$"
    r"|<(SUBJECT-COMPANY|ISSUER|FILER|FILED-BY|REPORTING-OWNER|FILED-FOR)>",
    re.MULTILINE,
)
_RANK = {"SUBJECT": 0, "ISSUER": 0, "FILER": 1}


ENCODED = "is an encoded binary file"


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a submission: what it is, and why it is not read, "" where it is."""

    kind: str  # "8-K", "EX-99.1", "GRAPHIC"
    name: str = ""
    description: str = ""
    unread: str = ""


def is_submission(head: str) -> bool:
    """Whether a text that begins like this is a submission, or a single part cut out of one."""
    head = head[:5000]
    return any(mark in head for mark in _OPENS) or bool(_FIRST.search(head))


def header(text: str) -> Imprint:
    """What the header says; its first company is the one that the filing is about."""
    first = _DOCUMENT.search(text)
    head = text[: first.start()] if first else text
    parties = sorted(
        _PARTY.finditer(head), key=lambda m: (_RANK.get((m[1] or m[2]).split()[0].split("-")[0], 2), m.start())
    )
    starts = sorted(m.start() for m in _PARTY.finditer(head))
    party = head
    if parties:
        start = parties[0].start()
        party = head[start : next((at for at in starts if at > start), len(head))]

    def said(field: str, where: str) -> str:
        found = _SAID[field].search(where)
        return (found[1] or found[2] or "").strip() if found else ""

    form = said("form", head)
    return Imprint(
        company=_STATE.sub("", said("company", party)),
        said_on=_day(said("filed", head)),
        form=form,
        cik=said("cik", party).lstrip("0"),
        period_end=_day(said("period", head)) if is_periodic(form) else None,
        year_end=whole_month(month_and_day(said("year_end", party))),
        accession=said("accession", head),
    )


def parts(text: str, form: str) -> Iterator[tuple[Part, str]]:
    """Every part with its content; content is empty where the part is not read, unless it is encoded."""
    openings = [found.start() for found in _DOCUMENT.finditer(text)]
    for number, start in enumerate(openings):
        stop = openings[number + 1] if number + 1 < len(openings) else len(text)
        closed = _END.search(text, start, stop)
        found = _TEXT.search(text, start, stop)
        head = text[start : found.start() if found else min(start + 2000, stop)]
        said = {key.upper(): value.strip() for key, value in _FIELD.findall(head)}
        kind = said.get("TYPE", "").upper()
        content = text[found.end() : closed.start() if closed else stop] if found else ""
        content = content[:-200] + _TEXT_END.sub("", content[-200:])
        unread, content = _read_or_not(kind, content, number == 0 or (kind != "" and kind == form.upper()))
        if not unread and not closed and number + 1 == len(openings) and not found:
            unread = "breaks off before its text"
        yield (
            Part(kind, said.get("FILENAME", ""), said.get("DESCRIPTION", ""), unread),
            "" if unread not in ("", ENCODED) else content,
        )


def decoded(content: str) -> bytes:
    """The bytes that a part holds in letters (uuencode); b"" where they are none.

    >>> decoded("begin 644 cat.txt\\n#0V%T\\n`\\nend")
    b'Cat'
    """
    found = bytearray()
    for line in content.strip().splitlines()[1:]:
        if line in ("end", "`", ""):
            continue
        length = ord(line[0]) - 32 & 63
        try:
            found += binascii.a2b_uu(line)
        except binascii.Error:  # some writers leave more at the end of a line than they count
            try:
                found += binascii.a2b_uu(line[: (length * 4 + 5) // 3])
            except binascii.Error:
                return b""
    return bytes(found)


def _read_or_not(kind: str, content: str, main: bool) -> tuple[str, str]:
    wrapped = _WRAPPED.match(content)
    if wrapped:
        content = _WRAP_END.sub("", content[wrapped.end() :])
    read = main or kind.startswith("EX-99")
    if _UUENCODED.match(content):
        return ENCODED, content if read else ""
    if not read:
        return "is neither the main document nor an EX-99 exhibit", ""
    if wrapped and wrapped[1].upper() not in ("XBRL", "XML"):
        return f"is {wrapped[1].upper()}, not text", ""
    if wrapped and wrapped[1].upper() == "XML" and "<html" not in content[:5000].lower():
        return "is XML data, not text", ""
    return "", content


def _day(digits: str) -> date | None:
    return read_day(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}") if len(digits) >= 8 else None
