"""What a document says, whatever it is written in: the text that every offset of the tool refers to.

Paragraphs are parted by blank lines, headings open with "#", list items with "- ", a row of a table is one line with
tabs between its cells. No words are lost but what a reader would not see either.
"""

from __future__ import annotations

import html
import re
from typing import Literal

from . import hypertext, markdown
from .lettercase import any_case

Markup = Literal["html", "markdown", "text"]

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|table|p|h[1-6]|center|font|span|b|ul|ol|br|hr|a|pre)(?=[\s/>])",
    re.IGNORECASE,
)
_OPENS = any_case(rf"\s{{0,200}}(?:<\?xml\b|<!--|{_HTML.pattern})")
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} \S|\*\*[^\s*]|(?<![\w*])\*[^\s*][^*\n]{0,300}[^\s*]\*(?!\*)|\]\((?:https?:|mailto:|/|#)|!\["
    r"|\\[$*_#&\[\].~|]|^\|.{1,400}\|[ \t]*$|^> \S|^```",
    re.MULTILINE,
)
_FRONT = re.compile(r"\s{0,8}---[ \t]*\r?\n[A-Za-z_][\w .-]{0,60}:")

_ODD = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_ODD_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SGML = re.compile(
    r"^[ \t]*</?(?:TABLE|CAPTION|S|C|FN|F\d{1,2}|TEXT|PRE|HTML|BODY|DIV|HEAD|P|HR)\b[^<>\n]{0,200}>"
    r"(?:[ \t]*</?(?:S|C)>)*[ \t]*$\n?",
    re.MULTILINE | re.IGNORECASE,
)
_SHELL = any_case(r"</?(?:html|head|body|div|pre|p|hr|br|b|i|u|font|center|a|title|!doctype)\b[^<>]{0,500}>")
_BULLETED = re.compile(rf"^([ \t]*)(?:-[ \t]+)?[{markdown.BULLETS}][ \t\xa0]*(?=\S)", re.MULTILINE)
_BLANKS = re.compile(r"\n{3,}")
_META = any_case(r"<meta\b([^>]{1,1000})>")
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s?=\s?(?:\"([^\"]{0,500})\"|'([^']{0,500})')")
_TITLE = any_case(r"<title\b[^>]{0,200}>([^<]{0,500})</title>")
_FACT = re.compile(
    r"name=[\"']dei:(\w{1,60})[\"'][^>]{0,500}>((?:[^<]|<(?!/ix:non)[^>]{0,300}>){0,400})</ix:non", re.IGNORECASE
)
_INNER = re.compile(r"<[^>]{0,500}>")


def sniff(head: str) -> Markup:
    """What a document is written in, judged by how it begins (some thousand characters are plenty).

    >>> sniff("<p>Sales grew</p>"), sniff("# Sales grew\\n\\nBy **5%**"), sniff("Sales grew.\\n\\nBy 5%.")
    ('html', 'markdown', 'text')
    """
    if _FRONT.match(head):
        return "markdown"
    tags = len(_HTML.findall(head))
    if _OPENS.match(head):
        # old filings stand as typed text in a shell of one or two tags
        return "html" if (tags + head.count("</")) * 1500 > len(head) or "<pre" in head[:3000].lower() else "text"
    if tags >= 3 and tags * 400 > len(head):
        return "html"
    return "markdown" if _MARKDOWN.search(head) else "text"


def plain(raw: str, markup: Markup) -> str:
    """The document's text as the tool reads it.

    >>> plain("Sales  grew.\\r\\n\\r\\n\\u2022 By 5%  \\r\\n", "text")
    'Sales  grew.\\n\\n- By 5%'
    """
    if markup == "html":
        return hypertext.lines(raw)
    text = raw.replace("\r\n", "\n") if "\r" in raw else raw
    if any(odd in text for odd in _ODD):
        text = _ODD_ENDS.sub(_end, text)
    if markup == "markdown":
        return markdown.lines(text).strip("\n")
    if "<" in text:
        text = _SHELL.sub("", _SGML.sub("", text))
    if any(bullet in text for bullet in markdown.BULLETS):
        text = _BULLETED.sub(r"\1- ", text)
    if "&" in text and ("&amp;" in text or "&#" in text or "&nbsp;" in text):
        text = html.unescape(text)
    text = "\n".join([line.rstrip() for line in text.split("\n")])
    return (_BLANKS.sub("\n\n", text) if "\n\n\n" in text else text).strip("\n")


def metadata(raw: str, markup: Markup) -> dict[str, str]:
    """What a document says of itself outside its text: front matter, `<meta>`, `<title>`, `dei:` facts, by lower key.

    >>> metadata('<title>News</title><meta name="date" content="2024-05-06">', "html")
    {'title': 'News', 'date': '2024-05-06'}
    """
    if markup == "markdown":
        return markdown.front_matter(_ODD_ENDS.sub("\n", raw[:25_000])) if _FRONT.match(raw) else {}
    if markup == "text":
        return {}
    found: dict[str, str] = {}
    if title := _TITLE.search(raw, 0, 200_000):
        found["title"] = " ".join(html.unescape(title[1]).split())
    for tag in _META.finditer(raw, 0, 200_000):
        said = {key.lower(): html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(tag[1])}
        if key := said.get("property") or said.get("name") or said.get("itemprop"):
            found.setdefault(key.lower(), said.get("content", "").strip())
    if "dei:" in raw:
        for key, value in _FACT.findall(raw):
            words = " ".join(html.unescape(_INNER.sub(" ", value)).split())
            if words:
                found.setdefault(f"dei:{key.lower()}", words)
    return found


def _end(found: re.Match[str]) -> str:
    return "\n\n" if found[0] == "\x0c" else "\n"
