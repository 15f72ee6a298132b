"""Markdown, and text that came out of PDFs with bits of it, as lines: marks out, words kept, headings and items plain.

Line ends stay where they are: which of them only wrap a sentence is settled later, by what the lines say.
"""

from __future__ import annotations

import html
import re

from events.lettercase import any_case

_FRONT = re.compile(r"\s{0,8}---[ \t]*\n(?=[A-Za-z_][\w .-]{0,60}:)([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_][\w .:-]{0,60}?):[ \t]*(.*?)[ \t]*$", re.MULTILINE)

_UNSEEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_CELL_TAG = any_case(r"</t[dh]>\s{0,20}<t[dh]\b[^<>]{0,500}>")
_BREAK_TAG = any_case(r"<(?:br|/tr|/p|/div|/li|p|div|/h[1-6])\b[^<>]{0,500}>")
_ITEM_TAG = any_case(r"<li\b[^<>]{0,500}>")
_OTHER_TAG = any_case(
    r"</?(?:a|abbr|b|big|blockquote|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|figcaption"
    r"|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|nav|ol|p|picture|pre|q|s|section|small|source|span"
    r"|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)(?=[\s/>])[^<>]{0,2000}>",
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")

_TARGET = r"<?[^()\s<>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?>?(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?[ ]?"
_IMAGE = re.compile(rf"!\[[^\]\n]{{0,1000}}\](?:\([ ]?{_TARGET}\)|\[[^\]\n]{{0,100}}\])")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,80}\]){1,1000})\]"
    rf"(?:\([ ]?{_TARGET}\)|\[[^\]\n]{{0,100}}\](?!\())"
)
_DEFINITION = re.compile(r"\[[^\]\n]{1,100}\]:[ \t]+(?:https?:|mailto:|/|#|<)\S*")

# the first character is a literal and what stands before it is asked after it: that is several times as fast
_STARS = re.compile(r"\*{2,3}(?!\*)")
_DOUBLE = re.compile(r"__(?<!\w__)(?=[^\s_])((?:[^_\n]|_(?!_)|\n(?!\n)){1,1000})(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"\*(?<![\w*]\*)(?=[^\s*])([^*]{1,3000})(?<=\S)\*(?![\w*])")
_UNDERLINED = re.compile(r"_(?<![\w/]_)(?=[^\s_])([^_]{1,3000})(?<=\S)_(?![\w_])")
_CODE = re.compile(r"`(?<!``)([^`\n]{1,500})`(?!`)")
_ESCAPE = re.compile(r"\\([^\w\s])")
_STAR, _SCORE, _PIPE = "\ue001\ue002\ue003"  # stand for escaped marks until the others are out

BULLETS = "•·▪▫◦‣●■➢►\uf0b7\uf0a7\uf0d8\uf0fc"
_OPENERS = frozenset(f"#-*+>|=_`~:[{BULLETS}")
_ITEM = re.compile(rf"([ \t]*)(?:[-*+][ \t]+(?:[{BULLETS}o][ \t]+)?|[{BULLETS}][ \t]*)(?=\S)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,158}[^*_.,;\s])(?:\*\*|__)$")
_QUOTED = re.compile(r"(?:>[ \t]?){1,6}")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){0,60}\|?$")


def front_matter(raw: str) -> dict[str, str]:
    """The fields that stand between two lines of dashes before the text, keys in lower case.

    >>> front_matter("---\\ntitle: 'Phase 2 begins'\\ndate: 2024-05-06\\n---\\n\\n# Phase 2 begins")
    {'title': 'Phase 2 begins', 'date': '2024-05-06'}
    """
    found = _FRONT.match(raw)
    return {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(found[1])} if found else {}


def lines(raw: str) -> str:
    """The text of a Markdown document with `\\n` line ends: headings "# ", items "- ", rows with tabs between cells.

    >>> lines("**Outlook**\\n\\n* up by [\\\\$5](http://a.b/c)\\n\\n| 2011 | 2012 |\\n|---|---|\\n| 5 | 6 |")
    '## Outlook\\n\\n- up by $5\\n\\n2011\\t2012\\n5\\t6'
    """
    found = _FRONT.match(raw)
    text = raw[found.end() :] if found else raw
    if "\\*" in text or "\\_" in text or "\\|" in text:
        text = text.replace("\\*", _STAR).replace("\\_", _SCORE).replace("\\|", _PIPE)
    if "<" in text:
        text = _without_tags(text)
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text) if "![" in text else text)
    text = _without_emphasis("\n".join(_laid_out(text.split("\n"))))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text.replace(_STAR, "*").replace(_SCORE, "_").replace(_PIPE, "|")


def _without_tags(text: str) -> str:
    for opening, closing in _UNSEEN:
        if opening in text:
            text = _cut(text, opening, closing)
    text = _AUTOLINK.sub(r"\1", text)
    if "</" in text or "/>" in text or "<br" in text or "<BR" in text:
        text = _CELL_TAG.sub("\t", text)
        text = _ITEM_TAG.sub("\n- ", text)
        text = _BREAK_TAG.sub("\n", text)
        text = _OTHER_TAG.sub("", text)
    return text


def _cut(text: str, opening: str, closing: str) -> str:
    """The text without what stands between these marks; one that is never closed stays."""
    parts, last, start = [], 0, text.find(opening)
    while start >= 0 and (end := text.find(closing, start)) >= 0:
        parts.append(text[last:start])
        last = end + len(closing)
        start = text.find(opening, last)
    return "".join([*parts, text[last:]])


def _laid_out(rows: list[str]) -> list[str]:
    """The lines with headings, items, quotes and tables in plain form, rules and fences gone, blank lines single."""
    shown: list[str] = []
    level = 1  # of the last heading; a bold line stands one below it
    table = False
    for number, row in enumerate(rows):
        line = row.rstrip()
        body = line.lstrip()
        if body[:1] == ">":
            line = body = _QUOTED.sub("", body, count=1).lstrip()
        if not body:
            table = False
            if shown and shown[-1]:
                shown.append("")
            continue
        before = shown[-1] if shown else ""
        if table and "|" in body:
            shown.append(_cells(body))
        elif body[0] not in _OPENERS:
            shown.append(body if len(line) - len(body) < 4 else line)
        elif body[0] in "|-:" and "-" in body and "|" in before + body and _TABLE_RULE.match(body):
            table = True
            if "|" in before:
                shown[-1] = _cells(before)
        elif body[0] == "|" and body.count("|") > 1:
            shown.append(_cells(body))
        elif body[0] == "#" and (heading := _HEADING.match(body)):
            if words := heading[2].strip("*_ "):
                level = len(heading[1])
                shown.append(f"{heading[1]} {words}")
        elif len(set(body) - {" "}) == 1 and body[0] in "-*_=" and body.count(body[0]) > 2:
            if body[0] in "=-" and " " not in body and _underlined(before):
                level = 1 if body[0] == "=" else 2
                shown[-1] = f"{'#' * level} {before.lstrip()}"
        elif body.startswith(("```", "~~~")) or (body[0] == "[" and _DEFINITION.match(body)):
            continue
        elif item := _ITEM.match(line):
            shown.append(" " * len(item[1].expandtabs(4)) + "- " + line[item.end() :])
        elif (
            not before
            and body[:2] in ("**", "__")
            and (bold := _BOLD.match(body))
            and not "".join(rows[number + 1 : number + 2]).strip()
        ):
            shown.append(f"{'#' * min(level + 1, 6)} {bold[1].strip()}")
        else:
            shown.append(body if len(line) - len(body) < 4 else line)
    return shown


def _underlined(line: str) -> bool:
    """Whether a line with a rule below it is a heading: no item, no row of a table, no end of a paragraph."""
    words = line.lstrip()
    return bool(words) and len(line) < 120 and words[0] not in "#-" and line[-1] not in ".,;:" and "  " not in words


def _cells(row: str) -> str:
    return "\t".join(cell.strip() for cell in row.strip().strip("|").split("|") if cell.strip())


def _without_emphasis(text: str) -> str:
    if "**" in text:
        text = _STARS.sub(_touching, text)
    if "__" in text:
        text = _DOUBLE.sub(r"\1", text)
    if "*" in text:
        text = _EMPHASIS.sub(_in_one_paragraph, text)
    if "_" in text:
        text = _UNDERLINED.sub(_in_one_paragraph, text)
    return _CODE.sub(r"\1", text) if "`" in text else text


def _touching(stars: re.Match[str]) -> str:
    """Nothing where the stars touch a word; the stars where they stand alone or are part of a longer row."""
    start, end = stars.span()
    before, after = stars.string[start - 1 : start], stars.string[end : end + 1]
    return stars[0] if before == "*" or not (before.strip() or after.strip()) else ""


def _in_one_paragraph(found: re.Match[str]) -> str:
    return found[0] if "\n\n" in found[1] else found[1]
