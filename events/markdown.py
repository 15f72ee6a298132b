"""Markdown, and text that came out of PDFs with bits of it, as lines: marks out, words kept, headings and items plain.

Line ends stay where they are: which of them only wrap a sentence is settled later, by what the lines say.
"""

from __future__ import annotations

import html
import re

_FRONT = re.compile(r"\s{0,8}---[ \t]*\n(?=[A-Za-z_][\w .-]{0,60}:)([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_][\w .:-]{0,60}?):[ \t]*(.*?)[ \t]*$", re.MULTILINE)

_COMMENT = re.compile(r"<!--[\s\S]*?-->|<(script|style)\b[^>]{0,500}>[\s\S]*?</\1>", re.IGNORECASE)
_CELL_TAG = re.compile(r"</t[dh]>\s{0,20}<t[dh]\b[^<>]{0,500}>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<(?:br|/tr|/p|/div|/li|p|div|/h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li\b[^<>]{0,500}>", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|figcaption"
    r"|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|nav|ol|p|picture|pre|q|s|section|small|source|span"
    r"|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")

_IMAGE = re.compile(
    r"!\[[^\]\n]{0,1000}\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:[ \t]+\"[^\"\n]{0,300}\")?\)|\[[^\]\n]{0,100}\])"
)
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,80}\]){1,1000})\]"
    r"(?:\([ ]?<?[^()\s<>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?>?(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?[ ]?\)|\[[^\]\n]{0,100}\](?!\())"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t]+(?:https?:|mailto:|/|#|<)\S*.*$\n?", re.MULTILINE)

_STRONG = re.compile(r"(\*{2,3}|__)(?=[^\s*_])((?:[^*_\n]|\n(?!\s*\n)|(?<=\w)_(?=\w)|[*_](?![*_])){1,3000}?)(?<=\S)\1")
_STARS = re.compile(r"(?<=[^\s*])\*{2,3}(?!\*)|(?<!\*)\*{2,3}(?=[^\s*])")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,3000})(?<=\S)\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_/])_(?=[^\s_])([^_]{1,3000})(?<=\S)_(?![\w_])")
_ESCAPE = re.compile(r"\\([^\w\s])")
_CODE = re.compile(r"(?<!`)`([^`\n]{1,500})`(?!`)")

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINE = re.compile(
    r"^(?![ \t]*[-*+>|#])[ \t]{0,3}(\S[^\n\t|]{0,118}[^\s.,;|])[ \t]*\n[ \t]{0,3}(={3,}|-{3,})[ \t]*$", re.MULTILINE
)
_BOLD_LINE = re.compile(
    r"(?:(?<=\n\n)|\A)[ \t]*(?:\*\*|__)([^*_\n]{1,158}[^*_\n.,;\s])(?:\*\*|__)[ \t]*(?=\n[ \t]*\n|\n?\Z)"
)
_RULE = re.compile(r"^[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~)[^\n`]{0,60}$\n?", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,6}", re.MULTILINE)

BULLETS = "•·▪▫◦‣●■➢►\uf0b7\uf0a7\uf0d8\uf0fc"
_ITEM = re.compile(rf"^([ \t]*)(?:[-*+][ \t]+(?:[{BULLETS}o][ \t]+)?|[{BULLETS}][ \t]*)(?=\S)", re.MULTILINE)

_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){0,60}\|?[ \t]*$")
_EDGE = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def front_matter(raw: str) -> dict[str, str]:
    """The fields that stand between two lines of dashes before the text, keys in lower case.

    >>> front_matter("---\\ntitle: 'Phase 2 begins'\\ndate: 2024-05-06\\n---\\n\\n# Phase 2 begins")
    {'title': 'Phase 2 begins', 'date': '2024-05-06'}
    """
    found = _FRONT.match(raw)
    return {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(found[1])} if found else {}


def lines(raw: str) -> str:
    """The text of a Markdown document with `\\n` line ends: headings "# ", items "- ", rows with tabs between cells.

    >>> lines("Sales *grew* by [\\\\$5 million](http://a.b/c)\\n\\n**Outlook**\\n\\n* up\\n\\n| 2011 | 2012 |\\n|---|---|\\n| 5 | 6 |")
    'Sales grew by $5 million\\n\\n## Outlook\\n\\n- up\\n\\n2011\\t2012\\n5\\t6'
    """
    text = raw
    if found := _FRONT.match(text):
        text = text[found.end() :]
    if "\\*" in text or "\\_" in text:
        text = text.replace("\\*", "\ue001").replace("\\_", "\ue002")
    if "<" in text:
        text = _without_tags(text)
    if "](" in text or "][" in text or "]: " in text:
        text = _LINK.sub(r"\1", _DEFINITION.sub("", _IMAGE.sub("", text)))
    if "```" in text or "~~~" in text:
        text = _FENCE.sub("", text)
    if "\n>" in text or text[:4].lstrip()[:1] == ">":
        text = _QUOTED.sub("", text)
    if "|" in text:
        text = _tables(text)
    text = _headings(text)
    text = _without_emphasis(text)
    text = _ITEM.sub(lambda m: " " * len(m[1].expandtabs(4)) + "- ", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text.replace("\ue001", "*").replace("\ue002", "_")


def _without_tags(text: str) -> str:
    if "<!--" in text or "<s" in text or "<S" in text:
        text = _COMMENT.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    if "</" in text or "/>" in text or "<br" in text or "<BR" in text:
        text = _CELL_TAG.sub("\t", text)
        text = _ITEM_TAG.sub("\n- ", text)
        text = _BREAK_TAG.sub("\n", text)
        text = _OTHER_TAG.sub("", text)
    return text


def _headings(text: str) -> str:
    """Marked and underlined headings and lone bold lines as "# " lines; rules between parts gone."""
    if "\n==" in text or "\n--" in text or "\n   -" in text:
        text = _UNDERLINE.sub(lambda m: f"{'#' if m[2][0] == '=' else '##'} {m[1]}", text)
    if "---" in text or "***" in text or "___" in text or "* *" in text or "- -" in text or "===" in text:
        text = _RULE.sub("", text)
    if "**" in text or "__" in text:
        level = 2 + ("\n## " in text or text.startswith("## "))
        text = _BOLD_LINE.sub(rf"{'#' * level} \1", text)
    if "#" in text:
        text = _HEADING.sub(lambda m: f"{m[1]} {m[2].strip('*_ ')}" if m[2].strip("*_ ") else "", text)
    return text


def _without_emphasis(text: str) -> str:
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
        text = _STARS.sub("", text)
    if "*" in text:
        text = _EMPHASIS.sub(_in_one_paragraph, text)
    if "_" in text:
        text = _UNDERLINED.sub(_in_one_paragraph, text)
    return _CODE.sub(r"\1", text) if "`" in text else text


def _in_one_paragraph(found: re.Match[str]) -> str:
    return found[0] if "\n\n" in found[1] else found[1]


def _tables(text: str) -> str:
    """Rows of piped tables with tabs between their cells, the ruled line below the heads gone."""
    rows = text.split("\n")
    shown: list[str] = []
    inside = False  # a table whose rows do without outer pipes
    for index, row in enumerate(rows):
        if "|" not in row and not (inside and "-" in row):
            inside = False
            shown.append(row)
        elif _TABLE_RULE.match(row) and "-" in row:
            inside = True
        elif (
            inside
            or row.lstrip().startswith("|")
            or (index + 1 < len(rows) and "|" in rows[index + 1] and _TABLE_RULE.match(rows[index + 1]))
        ):
            cells = row.replace("\\|", "\ue003").strip().strip("|").split("|")
            shown.append("\t".join(cell.strip() for cell in cells if cell.strip()).replace("\ue003", "|"))
        else:
            shown.append(row)
    return "\n".join(shown)
