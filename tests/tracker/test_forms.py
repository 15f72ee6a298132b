"""One document in every form that it may come in says the same: Markdown, HTML, hard-wrapped and indented text, PDF."""

import os
import textwrap
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from events import extract
from tracker.documents import Document, Options, read

CHROMIUM = Path("/usr/bin/chromium")
SAID = Options(said_on=date(2026, 3, 2), company="Halcyon Bio, Inc.")
RELEASE = """# Halcyon Bio Reports Fourth Quarter 2025 Results and Sets Out Its Plans for the Year

BOSTON, March 2, 2026 - Halcyon Bio, Inc. (Nasdaq: HLCN), which develops medicines for rare diseases of the kidney,
today reported results for the fourth quarter and the full year 2025 and gave an update on its programs.

## Pipeline

- HB-301: Halcyon expects to report topline data from the Phase 2 BASALT trial in IgA nephropathy in the third quarter
  of 2026, and to start a Phase 3 trial by the end of the first half of 2027.
- HB-417: The Company plans to submit a New Drug Application (NDA) for this compound in mid-2026.
- HB-520: An IND is planned for early 2027, once the toxicology studies are complete.

## Manufacturing

Construction of the Company's first plant in Limerick began last year. Halcyon Bio now expects to complete the building
by late 2026 and to begin commercial production there in the first half of 2028, a year after the equipment arrives.

## Financial Outlook

For 2026, Halcyon expects revenue of between $178 million and $182 million and a net loss of $(4.9) million to $(4.4)
million. Existing cash is expected to fund operations into the second quarter of 2028. Revenue in the fourth quarter of
2025 was $41.2 million, up from $33.0 million in the fourth quarter of 2024.

## Forward-Looking Statements

This release contains forward-looking statements, among them statements that the NDA will be submitted in mid-2026 and
that data will be reported in the third quarter of 2026, which involve risks.
"""
PARAGRAPHS = [" ".join(part.split()) if "- " not in part else part for part in RELEASE.split("\n\n")]


def told(path: Path) -> Counter[tuple[object, ...]]:
    """What a file says, without the spacing of its words."""
    (document,) = read(path, SAID)
    assert isinstance(document, Document), document
    found = extract(document.text, document.filing).statements
    for each in found:
        timing = document.text[each.window.start : each.window.end]
        assert "".join(c for c in timing if c.isalnum()).endswith("".join(c for c in each.window.timing if c.isalnum()))
    return Counter((s.kind, s.subject, s.window.opens, s.window.closes, s.window.edge, s.low, s.high, s.unit)
                   for s in found)  # fmt: skip


def as_html() -> str:
    return f"<!doctype html><html><head><title>Halcyon</title></head><body>{MarkdownIt().render(RELEASE)}</body></html>"


def wrapped(width: int, indent: str) -> Callable[[], str]:
    def lines() -> str:
        laid: list[str] = []
        for part in PARAGRAPHS:
            for line in part.replace("\n  ", " ").split("\n"):
                hanging = indent + ("  " if line.startswith("- ") else "")
                laid += [line] if line.startswith("#") else textwrap.wrap(
                    line, width, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False
                )  # fmt: skip
            laid.append("")
        return "\n".join(laid)

    return lines


def paged() -> str:
    """Narrow lines, and a page number in a sentence."""
    lines = wrapped(60, "")().split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("by late 2026") or "building" in line)
    return "\n".join([*lines[: at + 1], "", "                              - 2 -", "", *lines[at + 1 :]])


@pytest.fixture(scope="module")
def as_written(tmp_path_factory: pytest.TempPathFactory) -> Counter[tuple[object, ...]]:
    path = tmp_path_factory.mktemp("written") / "release.md"
    path.write_text(RELEASE, encoding="utf-8")
    found = told(path)
    days = {(kind, subject): (opens, closes) for kind, subject, opens, closes, *_ in found}
    assert days[("regulatory_submission", "HB-417")] == (date(2026, 5, 1), date(2026, 8, 31))
    assert len(found) >= 8
    return found


@pytest.mark.parametrize(
    "form",
    [as_html, wrapped(72, ""), wrapped(66, "     "), wrapped(52, "  "), wrapped(400, ""), paged],
    ids=["html", "wrapped", "indented", "narrow", "long lines", "page number in a sentence"],
)
def test_another_form_says_the_same(form: Callable[[], str], as_written: object, tmp_path: Path) -> None:
    path = tmp_path / "release"
    path.write_text(form(), encoding="utf-8")
    assert told(path) == as_written


@pytest.mark.browser
def test_a_pdf_says_the_same(as_written: object, tmp_path: Path) -> None:
    if not CHROMIUM.exists() and not os.environ.get("TRACKER_REQUIRE_BROWSER"):
        pytest.skip(f"{CHROMIUM} is not there, so no PDF could be printed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    footer = '<div style="font-size:9px;width:100%;text-align:center"><span class="pageNumber"></span></div>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(as_html())
        page.pdf(path=str(tmp_path / "release.pdf"), width="7in", height="5in", display_header_footer=True,
                 header_template="<span></span>", footer_template=footer,
                 margin={"top": "0.5in", "bottom": "0.6in", "left": "0.5in", "right": "0.5in"})  # fmt: skip
        browser.close()
    assert told(tmp_path / "release.pdf") == as_written
