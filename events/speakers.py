"""Who speaks in the transcript of a call: only the company's people promise for it.

A questioner's model and an operator's announcements stand in turns of their own. Without an operator or a questioner
among the speakers a text is no transcript, and nothing in it is taken for a turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from events.lettercase import any_case

Side = Literal["company", "outside", ""]

_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|der|la|&)){0,5}"
# "Jane Doe:", "[Jane Doe, CEO]: words", "JANE DOE", "Jane Doe -- Chief Financial Officer", "<Q - Jane Doe>:",
# "**Jane Doe** (Analysts):", "Q: words"
LABEL = re.compile(
    rf"^[ \t#*_\[<]*(?:(?P<turn>[QA]) ?(?:[-–—:.] ?|(?=[*_]*:)))?(?:(?<=[QA][:.] )|(?P<name>{_NAME})?[*_]{{0,2}}"
    r"(?P<role>[ \t]?(?:,|--|[-–—|(])[ \t]?[^:\n\t\]>]{1,100}?)?[ \t*_\])>]*(?:(?P<colon>:)[*_]*(?=\s|$)|$))",
    re.MULTILINE,
)
_OPERATORS = any_case(r"(?:conference |call )?(?:operator|moderator|coordinator|facilitator)$")
_OFFICER = any_case(
    r"\b(?:chief|president|chair\w*|officer|director|treasurer|controller|counsel|founder|head of|vice|"
    r"vp|svp|evp|c[efmtos]o|investor relations|ir|management|executive|company)\b",
)
_ANALYST = any_case(
    r"\banalysts?\b|\bresearch\b|\bsecurities\b|\bcapital(?: markets| partners)?\b|\bpartners\b|\bbank\b|& co\b|"
    r"\b(?:J\.?P\.? ?Morgan|Jefferies|Cantor|Stifel|Piper|Cowen|Leerink|Wainwright|Goldman|Stanley|Barclays|"
    r"Oppenheimer|Needham|Roth|Baird|Wells Fargo|UBS|Citi\w*|BofA|Merrill|Raymond James|Guggenheim|RBC|Evercore|"
    r"Canaccord|Truist|Mizuho|Blair|KeyBanc|Deutsche|Wolfe|Bernstein|Berenberg)\b|\bunidentified|\bquestioner|"
    r"\bshareholder|\bparticipant",
)
_UNNAMED = any_case(
    r"(?:un(?:identified|known) )?(?:analyst|questioner|shareholder|participant|audience member)s?(?: \d+)?$"
)
_LISTS = re.compile(
    r"^[ \t#*]*(?:(?P<ours>(?:corporate|company|management|executive)s?(?: call)? participants|executives|management)|"
    r"(?P<theirs>(?:conference call|other|external|analyst)s? participants|analysts))[ \t*]*:?[ \t*]*$",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_CHIEF = any_case(r"\b(?:chief|officer|president)\b")
_CALL = any_case(r"\b(?:questions?|conference|call|gentlemen|standing by|next up|line)\b")
_QUESTIONS = any_case(r"\b(?:first|next|following|another|last|final) (?:question|caller|up)|\bquestion (?:is|comes)|"
                        r"\bnext (?:is|we have)|\bline (?:of|is)\b")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break: from the end of his label to the next one's start."""

    name: str  # in small letters, "operator" for who leads the call
    role: str
    start: int
    end: int


def outside(text: str) -> list[tuple[int, int]]:
    """The spans in which somebody outside the company speaks, in order; none where the text is no transcript.

    >>> text = "Operator: First question, Ann Lee.\\nAnn Lee: We model launch in May.\\nOperator: Next question?\\n"
    >>> [text[start:end].strip() for start, end in outside(text)]
    ['First question, Ann Lee.', 'We model launch in May.', 'Next question?']
    """
    if "perator" not in text and "PERATOR" not in text and "oderator" not in text and "nalyst" not in text:
        return []
    turns = _turns(text)
    operators = [turn for turn in turns if turn.name == "operator"]
    asked = [turn for turn in operators if _QUESTIONS.search(text, turn.start, turn.end)]
    sides = _sides(text, turns, asked)
    spoken = any(_CALL.search(text, turn.start, min(turn.end, turn.start + 600)) for turn in operators)
    if len(turns) < 3 or not (spoken or any(side == "outside" for side in sides.values())):
        return []
    return [(turn.start, turn.end) for turn in turns if sides.get(turn.name) == "outside" or turn.name == "operator"]


def _turns(text: str) -> list[Turn]:
    """The turns of all labels; a name alone on its line is one where it is said again, or has a rank."""
    found: list[tuple[str, str, int, int]] = []
    counts: dict[str, int] = {}
    for match in LABEL.finditer(text):
        name, role = match["name"] or "", (match["role"] or "").strip(" ,-–—|()")
        if not (name or match["turn"]) or _YEAR.search(role):
            continue  # "LANCASTER, PA - October 20, 2025 (WIRE) - Hart Capital (OTC: HRTC)": a dateline
        key = "operator" if _OPERATORS.match(name) else name.lower()
        ranked = bool(role and (_OFFICER.search(role) or _ANALYST.search(role)))
        if match["turn"]:
            key, role, ranked = match["turn"].lower() if not name else key, role or match["turn"], True
        if not match["colon"] and not ranked and " " not in name and key != "operator":
            continue
        counts[key] = counts.get(key, 0) + (2 if ranked and match["colon"] else 1)
        found.append((key, role, match.start(), match.end()))
    lower = text.lower()
    kept = [
        each
        for each in found
        if each[0] == "operator" or counts[each[0]] > 1 or lower.count(each[0]) > 1 or _UNNAMED.match(each[0])
    ]
    if not kept:
        return []
    ends = [start for _, _, start, _ in kept[1:]] + [len(text)]
    return [Turn(key, role, end, until) for (key, role, _, end), until in zip(kept, ends, strict=True)]


def _sides(text: str, turns: list[Turn], asked: list[Turn]) -> dict[str, Side]:
    """For each speaker the side he is on: by his rank, by the list of those present, by who gives him the word."""
    sides: dict[str, Side] = {}
    for turn in turns:
        if _UNNAMED.match(turn.name):
            sides[turn.name] = "outside"
        elif turn.role in ("Q", "A"):
            sides.setdefault(turn.name, "outside" if turn.role == "Q" else "company")
        elif turn.role and _ANALYST.search(turn.role) and not _CHIEF.search(turn.role):
            sides.setdefault(turn.name, "outside")
        elif turn.role and _OFFICER.search(turn.role):
            sides.setdefault(turn.name, "company")
    first = asked[0].start if asked else len(text)
    for match in _LISTS.finditer(text, 0, first):
        for line in text[match.end() : match.end() + 3000].strip().splitlines():
            if _LISTS.match(line) or len(line) > 120 or line.rstrip().endswith((".", ":")):
                break
            name = next((turn.name for turn in turns if turn.name in line.lower()), "")
            if name:
                sides.setdefault(name, "company" if match["ours"] else "outside")
    for turn in turns:
        if turn.start < first:
            sides.setdefault(turn.name, "company")
    for turn in asked:
        said = text[turn.start : turn.end].lower()
        for name in {each.name for each in turns if each.name in said}:
            sides.setdefault(name, "outside")
    return sides
