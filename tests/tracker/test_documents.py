"""Every form of document and every fault: a Document that knows who and when, or a Failure that says the way out.

All companies are invented. A document is written into a folder of the test and read through the front door.
"""

from __future__ import annotations

import binascii
import gzip
import hashlib
import io
import json
import os
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from events.types import Filing, content_id
from tracker import archives
from tracker.documents import Document, Failure, Options, Part, read, read_index, sources
from tracker.errors import DocumentError

RELEASE = """FOR IMMEDIATE RELEASE

Corvane Opens Its Mill

GALWAY, Ireland, May 6, 2024 - Corvane Metals, Inc. (Nasdaq: CVNM) today opened its mill. A second line is to start
by mid-2025.
"""
NO_DAY = "the day of publication is not known: give it with --said-on YYYY-MM-DD or in an --index file"
NO_COMPANY = "the company is not known: give it with --company NAME or in an --index file"


def written(folder: Path, content: str | bytes, name: str = "document") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def one(folder: Path, content: str | bytes, options: Options | None = None) -> Filing:
    """The filing of the only document in this content."""
    found = read(written(folder, content), options or Options())
    assert [type(each) for each in found] == [Document], found
    return found[0].filing  # type: ignore[union-attr]


def why(folder: Path, content: str | bytes) -> list[str]:
    """The reasons of all failures."""
    return [each.reason for each in read(written(folder, content)) if isinstance(each, Failure)]


def test_a_release_in_plain_text(tmp_path: Path) -> None:
    source = written(tmp_path, RELEASE)
    (found,) = read(source)
    assert isinstance(found, Document)
    assert found.text == RELEASE.strip("\n")
    assert found.filing == Filing(
        id=content_id("corvane metals", "2024-05-06", found.filing.sha256),
        company="Corvane Metals, Inc.",
        said_on=date(2024, 5, 6),
        form="press release",
        ticker="CVNM",
        source=source,
        sha256=found.filing.sha256,
    )
    assert read(source) == [found]


def test_one_id_whatever_the_path_and_the_spelling_of_the_name(tmp_path: Path) -> None:
    first = one(tmp_path / "a", RELEASE)
    second = one(tmp_path / "b", RELEASE, Options(company="CORVANE METALS INC"))
    assert (first.id, second.company) == (second.id, "CORVANE METALS INC")
    assert one(tmp_path, RELEASE, Options(said_on=date(2024, 5, 7))).id != first.id


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("WALTON, MA, October 28, 2010 -- Corvane, Inc. (NYSE: CVN) said", date(2010, 10, 28)),
        ("WALTON, Mass.--(BUSINESS WIRE)--Oct. 28, 2010-- Corvane, Inc. (NYSE: CVN) said", date(2010, 10, 28)),
        ("WALTON, Mass., Oct. 28, 2010 /PRNewswire/ -- Corvane, Inc. (NYSE: CVN) said", date(2010, 10, 28)),
        ("Oct. 28, 2010 /PRNewswire/ -- Corvane, Inc. (NYSE: CVN) said", date(2010, 10, 28)),
        ("ELTON, Calif. - (NewMediaWire) - November 06, 2024 - Corvane, Inc. (OTC: CVN) said", date(2024, 11, 6)),
        ("SYDNEY, NOVA SCOTIA and ELY, NV - May 2, 2025 (NEWMEDIAWIRE) - Corvane, Inc. (OTC: CVN)", date(2025, 5, 2)),
        ("London, 28 October 2010 – Corvane, Inc. (NYSE: CVN) said", date(2010, 10, 28)),
        ("**ELY, Nev., May 2, 2025** - Corvane, Inc. (OTC: CVN) said", date(2025, 5, 2)),
        ("ELY, NV / ACCESSWIRE / May 2, 2025 / Corvane, Inc. (OTC: CVN) said", date(2025, 5, 2)),
        ("For Immediate Release: May 2, 2025\n\nCorvane, Inc. (OTC: CVN) said", date(2025, 5, 2)),
        ("May 2nd, 2025\n\nDear Shareholders:\n\nCorvane, Inc. (OTC: CVN) did well.", date(2025, 5, 2)),
        ("Friday, May 2, 2025\n\nCorvane, Inc. (OTC: CVN) said", date(2025, 5, 2)),
    ],
)
def test_day_lines(tmp_path: Path, opening: str, day: date) -> None:
    assert one(tmp_path, f"News of the Mill\n\n{opening} that it will open a mill in June 2026.").said_on == day


@pytest.mark.parametrize(
    "opening",
    [
        "Corvane, Inc. (NYSE: CVN) opened its mill on May 2, 2025 - its second.",
        "For the quarter ended\n\nMay 2, 2025\n\nCorvane, Inc. (NYSE: CVN)",
        "In Ely, on May 2, 2025 we met. Corvane, Inc. (NYSE: CVN)",
        "February 30, 2025\n\nCorvane, Inc. (NYSE: CVN)",
        "Revenue, May 2, 2025: 5\n\nCorvane, Inc. (NYSE: CVN) reported as of then.",
    ],
)
def test_days_that_date_something_else(tmp_path: Path, opening: str) -> None:
    found = why(tmp_path, opening)
    assert found in ([NO_DAY], []) if opening.startswith("Revenue") else found == [NO_DAY]


@pytest.mark.parametrize(
    ("text", "company", "ticker"),
    [
        ("ELY, NV, May 2, 2025 - Corvane Metals Corp. (“Corvane”) (OTCQB: CVNM) said", "Corvane Metals Corp.", "CVNM"),
        ("ELY, NV, May 2, 2025 - Jane Roe, CEO of Corvane Ltd. (TSX-V: CVN; OTC: CVNF), said", "Corvane Ltd.", "CVN"),
        ("ELY, NV, May 2, 2025 - U.S. Tin & Zinc, Inc. (NYSE American: UTZ) said", "U.S. Tin & Zinc, Inc.", "UTZ"),
        ("ELY, NV, May 2, 2025 - Corvane Metals, the holding of two mines, said", "Corvane Metals", ""),
        ('May 2, 2025\n\nThis is sent on behalf of Corvane, Inc. (the "Company").', "Corvane, Inc.", ""),
        ("ELY, NV, May 2, 2025 - We opened a mill.\n\nAbout Corvane Metals\n\nIt mines.", "Corvane Metals", ""),
        ("ELY, NV, May 2, 2025 - We opened a mill.\n\nSOURCE Corvane Metals, Inc.\n", "Corvane Metals, Inc.", ""),
        ("Corvane Metals, Inc.\n1 Mill Road\n\nMay 2, 2025\n\nDear Friends:\n\nwe opened.", "Corvane Metals, Inc.", ""),
    ],
)
def test_companies(tmp_path: Path, text: str, company: str, ticker: str) -> None:
    found = one(tmp_path, text)
    assert (found.company, found.ticker) == (company, ticker)


@pytest.mark.parametrize(
    ("words", "close"),
    [
        ("a loss for the fiscal year ending June 30, 2011", (6, 30)),
        ("results of the third quarter ended March 31, 2011", (6, 30)),
        ("the three months ended September 30, 2010 - the first quarter of the Company's 2011 fiscal year", (6, 30)),
        ("our fiscal year ended January 28, 2023", (1, 31)),
        ("two more mines by the end of our fiscal year in June 2008", (6, 30)),
        ("a change of its fiscal year in June 2008", (12, 31)),
        ("growth in a fiscal year ending in September", (9, 30)),
        ("its fiscal year ended February 1, 2025", (1, 31)),
        ("Corvane's fiscal year ends on March 31", (3, 31)),
        ("Belmar's fiscal year ends on March 31", (12, 31)),
        ("the three months ended September 30, 2010 against the third quarter of 2009", (12, 31)),
    ],
)
def test_year_ends(tmp_path: Path, words: str, close: tuple[int, int]) -> None:
    text = f"ELY, NV, May 2, 2025 - Corvane, Inc. (NYSE: CVN) reported {words}."
    assert one(tmp_path, text).year_end == close
    assert one(tmp_path, text, Options(year_end=(9, 30))).year_end == (9, 30)


EIGHT_K = """FORM 8-K

CURRENT REPORT

Date of Report (Date of earliest event reported): {reported}

Corvane Metals, Inc.

(Exact name of registrant)

Item 8.01 Other Events. Corvane Metals, Inc. (Nasdaq: CVNM) opened a mill.

SIGNATURES

Corvane Metals, Inc.
(Registrant)

Date: May 7, 2024
"""


def test_covers_and_signatures(tmp_path: Path) -> None:
    found = one(tmp_path, EIGHT_K.format(reported="May 3, 2024"))
    assert (found.form, found.company, found.said_on) == ("8-K", "Corvane Metals, Inc.", date(2024, 5, 3))
    assert one(tmp_path, EIGHT_K.format(reported="")).said_on == date(2024, 5, 7)
    with_release = EIGHT_K.format(reported="May 3, 2024") + "\n" + RELEASE
    assert one(tmp_path, with_release).said_on == date(2024, 5, 6)
    quarterly = (
        "FORM 10-Q\n\nFor the quarterly period ended March 31, 2024\n\nCorvane, Inc.\n(Exact name of registrant)\n"
        "\nOn January 5, 2024 - we met.\n\nSIGNATURES\n\nMay 8, 2024\tBy: /s/ Jane Roe\n"
    )
    found = one(tmp_path, quarterly)
    assert (found.form, found.said_on, found.period_end) == ("10-Q", date(2024, 5, 8), date(2024, 3, 31))
    annual = "FORM 10-K/A\n\nFor the fiscal year ended June 30, 2024\n\nCorvane\n(Exact name of registrant)\n"
    found = one(tmp_path, annual + "\nDate: August 30, 2024\n")
    assert (found.form, found.year_end, found.periodic) == ("10-K/A", (6, 30), True)


HEADER = """<SEC-DOCUMENT>0009999999-24-000042.txt : 20240509
<SEC-HEADER>0009999999-24-000042.hdr.sgml : 20240509
<ACCEPTANCE-DATETIME>20240509160000
ACCESSION NUMBER:		0009999999-24-000042
CONFORMED SUBMISSION TYPE:	8-K
PUBLIC DOCUMENT COUNT:		4
CONFORMED PERIOD OF REPORT:	20240506
FILED AS OF DATE:		20240509

FILER:

	COMPANY DATA:\t
		COMPANY CONFORMED NAME:			CORVANE METALS INC /NV/
		CENTRAL INDEX KEY:			0001999999
		FISCAL YEAR END:			0630

	FORMER COMPANY:\t
		FORMER CONFORMED NAME:	OLD MILL CORP
</SEC-HEADER>
"""
PARTS = f"""<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>main.htm
<TEXT>
<html><body><p><b>FORM 8-K</b></p><p>Corvane issued a release.</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>release.txt
<TEXT>
{RELEASE}</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-10.1
<SEQUENCE>3
<FILENAME>lease.txt
<TEXT>
A lease.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<SEQUENCE>4
<FILENAME>slides.pdf
<TEXT>
<PDF>
begin 644 slides.pdf
M)5!$1BTQ+C0*
end
</PDF>
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def test_a_submission_gives_its_main_document_and_its_exhibits(tmp_path: Path) -> None:
    source = written(tmp_path, HEADER + PARTS, "sub.txt")
    main, exhibit = read(source)
    assert isinstance(main, Document)
    assert isinstance(exhibit, Document)
    assert main.text == "## FORM 8-K\n\nCorvane issued a release."
    assert main.parts == (
        Part("EX-10.1", "lease.txt", "", "is neither the main document nor an EX-99 exhibit"),
        Part("EX-99.2", "slides.pdf", "", "is an encoded binary file"),
    )
    assert (exhibit.text, exhibit.parts) == (RELEASE.strip("\n"), ())
    for found, form, name in ((main, "8-K", "main.htm"), (exhibit, "EX-99.1", "release.txt")):
        filing = found.filing
        assert (filing.company, filing.cik, filing.said_on) == ("Corvane Metals, Inc.", "1999999", date(2024, 5, 9))
        assert (filing.form, filing.source, filing.year_end) == (form, f"{source}!{name}", (6, 30))
        assert (filing.accession, filing.period_end) == ("0009999999-24-000042", None)


def test_headers_come_in_many_shapes(tmp_path: Path) -> None:
    tagged = (
        "<SUBMISSION><ACCESSION-NUMBER>0009999999-24-000043<TYPE>10-Q<PERIOD>20240331<FILING-DATE>20240510"
        "<FILER><COMPANY-DATA><CONFORMED-NAME>CORVANE METALS, INC.<CIK>0001999999<FISCAL-YEAR-END>1231</COMPANY-DATA>"
        "<FORMER-COMPANY><FORMER-CONFORMED-NAME>OLD MILL</FORMER-COMPANY></FILER>"
        "<DOCUMENT><TYPE>10-Q<SEQUENCE>1<FILENAME>q.htm<TEXT><p>A quarter.</p></TEXT></DOCUMENT></SUBMISSION>"
    )
    found = one(tmp_path, tagged)
    assert (found.company, found.form, found.cik) == ("CORVANE METALS, INC.", "10-Q", "1999999")
    assert (found.said_on, found.period_end) == (date(2024, 5, 10), date(2024, 3, 31))
    doubled = (HEADER + PARTS).replace("\n", "\n\n")
    assert [each.filing.cik for each in read(written(tmp_path, doubled)) if isinstance(each, Document)] == [
        "1999999"
    ] * 2
    mailed = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n" + HEADER + PARTS
    assert len(read(written(tmp_path, mailed))) == 2
    holder = HEADER.replace(
        "FILER:", "FILED BY:\n\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\tROE JANE\n\nSUBJECT COMPANY:"
    )
    assert {each.filing.company for each in read(written(tmp_path, holder + PARTS)) if isinstance(each, Document)} == {
        "Corvane Metals, Inc."
    }


def test_a_part_without_a_header_and_exhibits_that_inherit(tmp_path: Path) -> None:
    part = f"<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<TEXT>\n{RELEASE}"
    assert one(tmp_path, part).form == "EX-99.1"
    both = f"<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n{EIGHT_K.format(reported='May 3, 2024')}</TEXT>\n</DOCUMENT>\n"
    both += "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nA letter of thanks, no more.\n</TEXT>\n</DOCUMENT>\n"
    main, exhibit = read(written(tmp_path, both))
    assert isinstance(main, Document)
    assert isinstance(exhibit, Document)
    assert (exhibit.filing.company, exhibit.filing.said_on) == (main.filing.company, main.filing.said_on)


def test_a_broken_part_leaves_the_others(tmp_path: Path) -> None:
    broken = HEADER + PARTS.replace("<p><b>FORM 8-K</b></p><p>Corvane issued a release.</p>", "<p> </p>")
    source = written(tmp_path, broken)
    failure, exhibit = read(source)
    assert failure == Failure(f"{source}!main.htm", "holds no words")
    assert isinstance(exhibit, Document)
    cut = (HEADER + PARTS)[: (HEADER + PARTS).index("<FILENAME>release.txt")]
    assert [type(each) for each in read(written(tmp_path, cut))] == [Document]
    assert why(tmp_path, HEADER) == ["is an EDGAR header without any document"]


def test_markdown_and_html_give_what_they_know(tmp_path: Path) -> None:
    front = (
        "---\ncompany: Corvane\ndate: 2024-05-06\nticker: CVNM\n---\n# The Mill Is Open\n\nIt will **grow** in 2025.\n"
    )
    found = one(tmp_path, front)
    assert (found.company, found.said_on, found.ticker, found.title) == (
        "Corvane", date(2024, 5, 6), "CVNM", "The Mill Is Open",
    )  # fmt: skip
    tags = '<meta property="article:published_time" content="2024-05-06T09:00"><p>Corvane, Inc. (NYSE: CVN) grew.</p>'
    assert one(tmp_path, tags).said_on == date(2024, 5, 6)
    facts = (
        '<html><body><ix:header><ix:nonNumeric name="dei:EntityRegistrantName">CORVANE METALS</ix:nonNumeric>'
        '<ix:nonNumeric name="dei:EntityCentralIndexKey">0001999999</ix:nonNumeric>'
        '<ix:nonNumeric name="dei:TradingSymbol">CVNM</ix:nonNumeric>'
        '<ix:nonNumeric name="dei:CurrentFiscalYearEndDate">--09-30</ix:nonNumeric></ix:header>'
        "<p>ELY, NV, May 2, 2025 - We grew.</p></body></html>"
    )
    found = one(tmp_path, facts)
    assert (found.company, found.cik, found.ticker, found.year_end) == ("CORVANE METALS", "1999999", "CVNM", (9, 30))


def pdf(content: bytes, more: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        (
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
            b"stream\n0\nendstream"
        ),
        more or b"null",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, trailer, len(out))
    )


def typeset(lines: list[tuple[int, int, int, str]]) -> bytes:
    """Lines by their place, size and words."""
    return b"".join(b"BT /F %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, words.encode()) for x, y, size, words in lines)


def test_a_pdf_with_a_text_layer(tmp_path: Path) -> None:
    page = typeset(
        [
            (72, 740, 11, "GALWAY, Ireland, May 6, 2024 - Corvane Metals, Inc. opened its mill and expects that a"),
            (72, 726, 11, "second line will start by mid-2025."),
            (72, 690, 11, "The mine follows in 2026."),
            (72, 650, 16, "Guidance"),
            (72, 626, 11, "Tonnes of ore"),
            (300, 626, 11, "2025"),
            (400, 626, 11, "2026"),
            (72, 612, 11, "Dunmore"),
            (300, 612, 11, "1,200"),
            (400, 612, 11, "1,300"),
        ]
    )
    (found,) = read(written(tmp_path, pdf(page)))
    assert isinstance(found, Document)
    assert (found.filing.company, found.filing.said_on) == ("Corvane Metals, Inc.", date(2024, 5, 6))
    assert found.text == (
        "GALWAY, Ireland, May 6, 2024 - Corvane Metals, Inc. opened its mill and expects that a\n"
        "second line will start by mid-2025.\n\nThe mine follows in 2026.\n\n## Guidance\n\n"
        "Tonnes of ore\t2025\t2026\nDunmore\t1,200\t1,300"
    )


def test_a_letter_that_edgar_keeps_as_a_pdf_alone(tmp_path: Path) -> None:
    page = pdf(typeset([(72, 740, 11, "Corvane Metals, Inc. will file its study by the end of June 2025.")]))
    # a writer that leaves a letter more at the end of each line than it counts
    lines = "\n".join(binascii.b2a_uu(page[at : at + 45]).decode().rstrip("\n") + " " for at in range(0, len(page), 45))
    letter = f"<PDF>\nbegin 644 letter.pdf\n{lines}\n`\nend\n</PDF>"
    alone = f"<DOCUMENT>\n<TYPE>CORRESP\n<FILENAME>letter.pdf\n<TEXT>\n{letter}\n</TEXT>\n</DOCUMENT>\n"
    (found,) = read(written(tmp_path, HEADER.replace("\t8-K", "\tCORRESP") + alone))
    assert isinstance(found, Document)
    assert (found.filing.form, found.filing.accession) == ("CORRESP", "0009999999-24-000042")
    assert found.text == "Corvane Metals, Inc. will file its study by the end of June 2025."
    beside = read(written(tmp_path, HEADER + PARTS.replace("M)5!$1BTQ+C0*", lines)))
    assert [each.filing.form for each in beside if isinstance(each, Document)] == ["8-K", "EX-99.1"]


def test_pdfs_that_cannot_be_read(tmp_path: Path) -> None:
    assert why(tmp_path, pdf(b"q 600 0 0 700 0 0 cm /I Do Q")) == [
        "the PDF has no text layer, it is a scan; run it through text recognition first"
    ]
    locked = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    ids = b"/Encrypt 7 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    assert why(tmp_path, pdf(b"", locked, ids)) == ["the PDF is encrypted; remove its password first"]
    assert why(tmp_path, b"%PDF-1.4\nnothing of use") == ["the PDF is damaged; fetch it again"]


@pytest.mark.parametrize(
    "encoded",
    [
        "GALWAY, May 6, 2024 – Corvane “Métaux”, Inc. (NYSE: CVN) said".encode(codec)
        for codec in ("utf-8", "utf-8-sig", "cp1252", "utf-16")
    ],
)
def test_encodings(tmp_path: Path, encoded: bytes) -> None:
    (found,) = read(written(tmp_path, encoded))
    assert isinstance(found, Document)
    assert found.text == "GALWAY, May 6, 2024 – Corvane “Métaux”, Inc. (NYSE: CVN) said"


def test_a_stray_byte_costs_nothing(tmp_path: Path) -> None:
    (found,) = read(written(tmp_path, RELEASE.encode() + "Müller ".encode() + b"\x93so\x94 \x81\x00 end"))
    assert isinstance(found, Document)
    assert found.text.endswith("Müller “so” \x81 end")


OFFICE = b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(20) + b"[Content_Types].xml"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n123", "is a PNG picture, not a text; give HTML, Markdown, plain text or a PDF"),
        (bytes(range(256)) * 20, "is binary, not a text; give HTML, Markdown, plain text or a PDF"),
        (b"- - -\n***\n", "holds no words"),
        (b"<html><body><script>track()</script></body></html>", "holds no words"),
        (b"Corvane, Inc. (NYSE: CVN) said that a mill is to open.", NO_DAY),
        (b"ELY, NV, May 2, 2025 - It rains, and more of it is on its way.", NO_COMPANY),
        (OFFICE, "is an office file, not a text; give HTML, Markdown, plain text or a PDF"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    assert why(tmp_path, content) == [reason]


def test_what_is_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = str(tmp_path / "nothing.txt")
    assert read(missing) == [Failure(missing, "no such file")]
    monkeypatch.setattr(archives, "MAX_BYTES", 1_000_000)
    large = written(tmp_path, b"x" * 1_000_001)
    too_large = "is larger than 1 MB, the most that one document may have; split it"
    assert read(large) == [Failure(large, too_large)]
    bomb = str(tmp_path / "bomb.zip")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 1_000_001)
        archive.writestr("b.txt", RELEASE)
    results = [found for source in sources([bomb]) for found in read(source)]
    assert results[0] == Failure(f"{bomb}!a.txt", too_large)
    assert [type(each) for each in results] == [Failure, Document]


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_folders_and_archives_are_walked_in_order(tmp_path: Path) -> None:
    members = {"b.txt": RELEASE.encode(), "../../a.txt": RELEASE.encode(), ".hidden": b"x", "__MACOSX/b.txt": b"x"}
    base = str(tmp_path / "in")
    for name, content in {
        "in/2/z.txt": RELEASE.encode(), "in/2/.hidden": b"x", "in/1.md": RELEASE.encode(), "in/.git/x": b"x",
        "in/3.any": zipped(members), "in/4": tarred(members), "in/5.gz": gzip.compress(RELEASE.encode()),
        "in/6.zip": zipped({"inner.zip": zipped({"deep.txt": RELEASE.encode()})}), "in/7.zip": zipped({}),
    }.items():  # fmt: skip
        written(tmp_path, content, name)
    named = [source.removeprefix(base) for source in sources([base])]
    assert named == [
        "/1.md", "/2/z.txt", "/3.any!b.txt", "/3.any!../../a.txt", "/4!b.txt", "/4!../../a.txt", "/5.gz",
        "/6.zip!inner.zip",
    ]  # fmt: skip
    found = [each for source in sources([base]) for each in read(source)]
    assert [type(each) for each in found] == [Document] * 8
    assert len({each.filing.id for each in found if isinstance(each, Document)}) == 1
    assert found[-1].filing.source == f"{base}/6.zip!inner.zip!deep.txt"  # type: ignore[union-attr]
    # members may be asked for in any order
    assert [type(read(base + name)[0]) for name in reversed(named)] == [Document] * 8


def test_broken_archives_give_what_they_hold(tmp_path: Path) -> None:
    noise = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(2000))
    cut = tarred({"a.txt": RELEASE.encode(), "b.txt": noise})
    path = written(tmp_path, cut[: len(cut) // 2], "cut.tar.gz")
    found = [each for source in sources([path]) for each in read(source)]
    assert isinstance(found[0], Document)
    assert all(isinstance(each, Failure) for each in found[1:])
    assert "the archive is broken or breaks off" in found[-1].reason  # type: ignore[union-attr]
    bad = written(tmp_path, zipped({"a.txt": RELEASE.encode()})[:80], "bad.zip")
    (failure,) = [each for source in sources([bad]) for each in read(source)]
    assert isinstance(failure, Failure)
    assert (failure.source, "broken" in failure.reason or "not a zip" in failure.reason) == (bad, True)
    damaged = bytearray(zipped({"a.txt": RELEASE.encode(), "b.txt": RELEASE.encode()}))
    damaged[60] ^= 0xFF
    path = written(tmp_path, bytes(damaged), "damaged.zip")
    assert [type(each) for source in sources([path]) for each in read(source)] == [Failure, Document]


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Typed:
        buffer = io.BytesIO(RELEASE.encode())

    monkeypatch.setattr("sys.stdin", Typed())
    assert list(sources(["-"])) == ["-"]
    (found,) = read("-")
    assert isinstance(found, Document)
    assert found.filing.source == "-"


def test_options_outrank_the_index_and_the_index_the_document(tmp_path: Path) -> None:
    rows = [
        {"path": "press/2024/none.md", "company": "Belmar", "said_on": "2024-06-01", "year_end": "03-31", "x": 1},
        {"path": "other/2024/none.md", "company": "Tarn", "said_on": "2024-07-01", "cik": "0000000123", "form": "6-K"},
        {"path": "press/2023/none.md", "ticker": "CVNM", "said_on": "2023-06-01"},
    ]
    index = read_index(written(tmp_path, "\n".join(map(json.dumps, rows)) + "\n\n", "index.jsonl"))
    source = written(tmp_path, RELEASE, "press/2024/none.md")
    found = read(source, Options(index=index))[0].filing  # type: ignore[union-attr]
    assert (found.company, found.said_on, found.year_end) == ("Belmar", date(2024, 6, 1), (3, 31))
    found = read(source, Options(index=dict(index), company="Given", said_on=date(2020, 1, 1)))[0].filing  # type: ignore[union-attr]
    assert (found.company, found.said_on, found.year_end) == ("Given", date(2020, 1, 1), (3, 31))
    packed = written(tmp_path, zipped({"other/2024/none.md": RELEASE.encode()}), "a.zip")
    found = read(f"{packed}!other/2024/none.md", Options(index=index))[0].filing  # type: ignore[union-attr]
    assert (found.company, found.cik, found.form) == ("Tarn", "123", "6-K")
    two = "May 2, 2024\n\nBelmar, Inc. (NYSE: BLM) sold its mill to Corvane Metals, Inc. (Nasdaq: CVNM)."
    found = read(written(tmp_path, two, "press/2023/none.md"), Options(index=index))[0].filing  # type: ignore[union-attr]
    assert (found.company, found.said_on) == ("Corvane Metals, Inc.", date(2023, 6, 1))
    # two rows fit "none.md" equally well: neither is taken
    found = read(written(tmp_path, RELEASE, "elsewhere/none.md"), Options(index=index))[0].filing  # type: ignore[union-attr]
    assert found.said_on == date(2024, 5, 6)


def test_an_index_that_is_none(tmp_path: Path) -> None:
    path = written(tmp_path, '{"path": "a"}\n{"company": "b"}\n')
    with pytest.raises(DocumentError, match='line 2 is no JSON object with a "path"'):
        read_index(path)
    with pytest.raises(DocumentError, match="the index cannot be read"):
        read_index(tmp_path / "nothing.jsonl")


def test_a_retold_document_keeps_its_own_day_and_company(tmp_path: Path) -> None:
    head = "This document retells, in our own words, the public filing: Form 8-K, Belmar, Inc., filed 2010-10-28\n\n"
    found = one(tmp_path, head + RELEASE)
    assert (found.company, found.said_on, found.form) == ("Corvane Metals, Inc.", date(2024, 5, 6), "press release")


@pytest.mark.parametrize("charset", "hex rot13 undefined idna punycode utf-7 unicode_escape base64 no-such".split())
def test_a_charset_that_is_none_costs_no_document(tmp_path: Path, charset: str) -> None:
    page = f'<meta charset="{charset}"><p>charset={charset} {RELEASE}</p>'.encode() + b"<p>caf\xe9</p>"
    (found,) = read(written(tmp_path, page), Options(said_on=date(2024, 5, 9), company="Corvane"))
    assert isinstance(found, Document)
    assert "café" in found.text


def test_utf_32_is_read_by_its_mark(tmp_path: Path) -> None:
    assert one(tmp_path, RELEASE.encode("utf-32")).sha256 == one(tmp_path, RELEASE.encode()).sha256


def test_pipes_are_passed_over_in_folders_and_read_where_they_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "release.txt").write_text(RELEASE)
    assert [Path(source).name for source in archives.sources([folder])] == ["gone.txt", "release.txt"]
    ours, theirs = os.pipe()
    os.write(theirs, RELEASE.encode() * 3)
    os.close(theirs)
    try:
        (found,) = [found for source in archives.sources([f"/dev/fd/{ours}"]) for found in read(source)]
    finally:
        os.close(ours)
    assert isinstance(found, Document)
    assert found.text.count("Corvane") >= 3


def test_what_is_wrong_with_an_archive_is_told_once(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("release.txt", RELEASE)
    broken.write_bytes(broken.read_bytes()[:-30])
    assert [found for source in archives.sources([broken]) for found in read(source)] == [
        Failure(str(broken), "the archive is broken or breaks off (file is not a zip file); fetch it again")
    ]
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    assert list(archives.hollow([tmp_path / "empty.zip", tmp_path, tmp_path / "no", "-"])) == [
        (str(tmp_path / "empty.zip"), "no document in this archive; hidden files are passed over"),
        (str(tmp_path / "no"), "no such file"),
    ]
