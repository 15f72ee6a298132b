"""The same words come out of HTML, Markdown and plain text; nothing a reader sees is lost, nothing unseen comes in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.markup import metadata, plain, sniff

TEXT = """# Corvane Reports Its Third Quarter

GALWAY, Ireland, May 6, 2024 - Corvane Metals, Inc. (Nasdaq: CVNM) sold 5% more & earned $12.9 million.

## Outlook

- The mill is to open by late 2024.
- Drilling at Dunmore starts in the second half of 2025.

Cash cost\t2024\t2025
Copper\t$1,810\t$1,831"""

MARKDOWN = r"""---
title: Corvane Reports Its Third Quarter
date: 2024-05-06
---

Corvane Reports Its Third Quarter
=================================

**GALWAY, Ireland, May 6, 2024** - [Corvane Metals, Inc.](/a) (Nasdaq: CVNM) sold *5%* more &amp; earned \$12.9 million.

![the mill](mill.png)

**Outlook**

* The mill is to open by _late_ 2024.
* Drilling at Dunmore starts in the second half of 2025.

| Cash cost | 2024 | 2025 |
|:---|---:|---:|
| Copper | \$1,810 | \$1,831 |
"""

HTML = """<!DOCTYPE html><html><head><title>Release</title><style>p {color: red}</style></head><body>
<div style="display:none"><ix:header><ix:hidden>0001234567</ix:hidden></ix:header></div>
<h1>Corvane Reports Its Third Quarter</h1><img alt="the mill" src="mill.png">
<p><b>GALWAY, Ireland, May&nbsp;6, 2024</b> - Corvane Metals, Inc. (Nasdaq: CVNM) sold
<i>5%</i> more &amp; earned $<ix:nonFraction name="a:b" scale="6">12.9</ix:nonFraction> million.</p>
<p style="margin:0"><span style="font-weight:700">Outlook</span></p>
<ul><li>The mill is to open by late 2024.</li>
<li><p>Drilling at Dunmore starts in the second half of 2025.</p></li></ul>
<table><tr><td>Cash cost</td><td></td><td>2024</td><td></td><td>2025</td></tr>
<tr><td><p>Copper</p></td><td></td><td>$</td><td>1,810</td><td>$</td><td>1,831</td></tr></table>
<script>track("x")</script></body></html>"""


def test_markdown_and_html_give_the_same_text() -> None:
    assert plain(MARKDOWN, "markdown") == TEXT
    assert plain(HTML, "html") == TEXT


def test_plain_text_stays_as_it_stands() -> None:
    assert plain(TEXT, "text") == TEXT
    assert plain(TEXT.replace("\n", "\r\n"), "text") == TEXT


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (MARKDOWN, "markdown"),
        (HTML, "html"),
        ("Corvane Metals, Inc.\n\n- one\n- two\n\nThe mill opens in 2024.", "text"),
        ("<p>One paragraph in 2024.", "html"),
        ("<?xml version='1.0'?>\n<html><body><p>One</p></body></html>", "html"),
        ("We sell a <b> and a </b> part for x < y.", "text"),
        ("the (*see* General Instruction) line", "markdown"),
        ("net loss of \\$12 million", "markdown"),
        ("> retold\n> from a release", "markdown"),
        ("  ORE     2024\n  ----    ----\n  copper     5\n", "text"),
        ("<html><body><div>\n" + "  typed line of an old filing\n" * 400, "text"),
        ("", "text"),
    ],
)
def test_markup_is_told_by_content(head: str, kind: str) -> None:
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>a <b>bold</b>, <i>it</i>alic<sup>2</sup></p>", "a bold, italic2"),
        ("<p>one<br>two<br><br>three</p>", "one\ntwo\n\nthree"),
        ("<div>one</div><div>two</div>", "one\n\ntwo"),
        ("<h3>Deep</h3><p>x</p><p><b>Bold</b></p>", "### Deep\n\nx\n\n#### Bold"),
        ("<p><b>A bold sentence that ends.</b></p>", "A bold sentence that ends."),
        ("<p><b>Half</b> bold</p>", "Half bold"),
        ("<p><b>Heading</b><br>and its text</p>", "## Heading\n\nand its text"),
        ('<p style="font-weight:bold">Outlook</p>', "## Outlook"),
        ("<p>&bull; one</p><p>&#183; two</p>", "- one\n- two"),
        ("<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul>", "- one\n  - deep\n- two"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<table><tr><td>&bull;</td><td>one</td></tr><tr><td>&bull;</td><td>two</td></tr></table>", "- one\n- two"),
        ("<table><tr><td>Item 1.</td><td>Business</td></tr></table>", "Item 1. Business"),
        ("<table><tr><td>Loss<td>(12.5<td>)<td>%<tr><td>Gain<td>$<td>3</table>", "Loss\t(12.5)%\nGain\t$3"),
        ("<table><tr><td>June 30,<br>2011<td>May<div>2012</div></table>", "June 30, 2011\tMay 2012"),
        ("<table><tr><td><p>First.</p><p>Second.</p></td></tr></table>", "First.\n\nSecond."),
        ("<pre>a   b\n  c</pre>", "a   b\n  c"),
        ("<p>shown<span style='display: none'>not <span>this</span></span> too</p>", "shown too"),
        ("<p hidden-not='display:none'>kept</p>", "kept"),
        ("<P>unclosed<P>in capitals", "unclosed\n\nin capitals"),
        ("", ""),
        ("<p>private \ue003 use \ue006 marks", "private use marks"),
    ],
)
def test_html_pieces(raw: str, text: str) -> None:
    assert plain(raw, "html") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Bold** and *it*, snake_case_name, 2*3*4", "Bold and it, snake_case_name, 2*3*4"),
        ("- · late\n  - 2010. More", "- late\n  - 2010. More"),
        ("· one\n• two", "- one\n- two"),
        ("a\n\n***\n\nb", "a\n\nb"),
        ("Outlook\n-------\ntext", "## Outlook\ntext"),
        ("It ends here.\n---\nb", "It ends here.\nb"),
        ("**Outlook:**\n\ntext", "## Outlook:\n\ntext"),
        ("**We expect it in 2011.**\n\ntext", "We expect it in 2011.\n\ntext"),
        ("### Deep ###\n\n**Under**\n\nx", "### Deep\n\n#### Under\n\nx"),
        ('[a [b] c](http://x.example "t") [ref][1]\n\n[1]: http://x.example', "a [b] c ref\n"),
        ("<br>a<br/>b <a href='x'>c</a> <https://x.example>", "\na\nb c https://x.example"),
        ("x < y and y > z", "x < y and y > z"),
        ("a | b\n---|---\n1 | 2\n\nx | y", "a\tb\n1\t2\n\nx | y"),
        ("```\ncode\n```", "code"),
        ("\\* not a bullet, \\$5, \\_x\\_", "* not a bullet, $5, _x_"),
        ("_unclosed and *unclosed\n\nnext* para_", "_unclosed and *unclosed\n\nnext* para_"),
    ],
)
def test_markdown_pieces(raw: str, text: str) -> None:
    assert plain(raw, "markdown") == text.strip("\n")


def test_old_typed_text_loses_its_tags_and_keeps_its_columns() -> None:
    raw = "<TABLE>\n<CAPTION>\nOre      2024   2025\n<S>      <C>    <C>\ncopper      5      6\n</TABLE>\n"
    raw += "<PAGE>\nnext\x0cpage"
    assert plain(raw, "text") == "Ore      2024   2025\ncopper      5      6\n<PAGE>\nnext\n\npage"


def test_metadata_of_each_markup() -> None:
    assert metadata(MARKDOWN, "markdown") == {"title": "Corvane Reports Its Third Quarter", "date": "2024-05-06"}
    assert metadata(
        "<title>A &amp; B</title><meta content='2024-05-06T08:00' property='article:published_time'>"
        '<ix:nonNumeric name="dei:EntityRegistrantName" id="x"><b>CORVANE</b> METALS</ix:nonNumeric>',
        "html",
    ) == {"title": "A & B", "article:published_time": "2024-05-06T08:00", "dei:entityregistrantname": "CORVANE METALS"}
    assert metadata(TEXT, "text") == {}


MARKS = st.lists(
    st.sampled_from([*"ab1 \n\t*_#-|<>[](){}\\`~=&;:/.'\"!", "<b>", "</td>", "<tr>", "**", "\n\n"]), max_size=80
).map("".join)


@given(MARKS)
def test_any_text_is_read_and_none_raises(raw: str) -> None:
    for kind in ("html", "markdown", "text"):
        assert isinstance(plain(raw, kind), str)  # type: ignore[arg-type]
    assert sniff(raw) in ("html", "markdown", "text")


@given(st.lists(st.from_regex(r"[a-z]{1,8}(?: [a-z0-9]{1,8}){0,8}", fullmatch=True), min_size=1, max_size=5))
def test_no_word_is_lost_in_any_markup(paragraphs: list[str]) -> None:
    words = " ".join(paragraphs).split()
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    for raw, kind in (("\n\n".join(paragraphs), "markdown"), ("\n\n".join(paragraphs), "text"), (html, "html")):
        assert re.findall(r"\w+", plain(raw, kind)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "mark",
    [
        "*",
        "_",
        "**a ",
        "[",
        "[a](",
        "<",
        "<!--",
        "<i style='display:none'>",
        "|",
        "`",
        "#",
        "\\",
        "- ",
        "![",
        "=\n",
        "<td>",
    ],
)
def test_long_rows_of_marks_take_no_time(mark: str) -> None:
    for kind in ("markdown", "text", "html"):
        assert len(plain("x " + mark * 20_000, kind)) >= 1  # type: ignore[arg-type]
