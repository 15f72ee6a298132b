"""Messages: what happened first, then the words that were said, the page to look at, and why the reader gets it.

The words come from templates, `alert` and `digest` with their titles; a folder of one's own may hold any of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from tracker.alert_file import Settings
from tracker.errors import UsageError
from tracker.flags import FLAGS, span
from tracker.forecasts.telling import words
from tracker.terms import Terms

TEMPLATES = Path(__file__).resolve().parent / "templates"
NAMES = ("alert_title.txt", "alert.txt", "digest_title.txt", "digest.txt")
LONGEST = 400  # characters of a quote that a message repeats
# what a line of mail can't carry, and marks that turn the direction of what follows
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

Foretold = Mapping[str, Mapping[str, Any]]
NOTHING: Foretold = {}

LEADS = {
    "opens": "The window {span} opens.",
    "due_soon": "The window {span} closes soon, on {closes}.",
    "closes_today": "{closes} is the last day of the window {span}.",
    "overdue": "The window {span} has closed, and no document tells what came of it.",
    "grace_ended": "The window closed on {closes}; the first report after it is due, and no document tells of it.",
    "silence": "The window closed on {closes}; the second report after it is due, and no document tells of it.",
    "moved": "Moved from {before} to {span}.",
    "met": "Met{how}: {because}",
    "slipped": "Slipped{how}: {because}",
    "dropped": "Dropped{how}: {because}",
    "void": "Void{how}: {because}",
    "review_needed": "A person is asked: {review}",
    "document_failed": "{source} could not be read: {reason}.",
}


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: a title on one line, and the words under it."""

    title: str
    body: str


def clean(words: object) -> str:
    """Words on one line, without anything that a mail's header or a terminal would take as more than words.

    >>> clean("one\\r\\nBcc: two\\x1b[31m")
    'one Bcc: two [31m'
    """
    return " ".join(_UNFIT.sub(" ", str(words)).split())


def alert(
    flags: Sequence[Mapping[str, Any]], terms: Terms, id: str, settings: Settings, ledger: str,
    foretold: Foretold = NOTHING,
) -> Message:  # fmt: skip
    """What happened to one promise, or that a document could not be read; `foretold` are forecasts by promise."""
    told = {**_group(flags, settings, ledger, foretold), **_to(terms, id)}
    told["flags"].reverse()  # what happened last comes first
    return _rendered("alert", told, settings.templates)


def digest(
    flags: Sequence[Mapping[str, Any]], terms: Terms, id: str, settings: Settings, ledger: str,
    foretold: Foretold = NOTHING,
) -> Message:  # fmt: skip
    """All that happened since the last digest, promise by promise in the order in which it happened."""
    promises: dict[str, list[Mapping[str, Any]]] = {}
    for flag in flags:
        promises.setdefault(flag["prediction"] or flag["id"], []).append(flag)
    groups = [_group(members, settings, ledger, foretold) for members in promises.values()]
    counted = Counter(flag["flag"].replace("_", " ") for flag in flags)
    counts = ", ".join(f"{count} {word}" for word, count in counted.items())
    every = [_flag(flag) for flag in flags]
    return _rendered(
        "digest", {"groups": groups, "flags": every, "counts": counts, **_to(terms, id)}, settings.templates
    )


def _to(terms: Terms, id: str) -> dict[str, Any]:
    return {"subscription": terms.name, "why": clean(terms.why()), "id": id}


def _group(flags: Sequence[Mapping[str, Any]], settings: Settings, ledger: str, foretold: Foretold) -> dict[str, Any]:
    newest = flags[-1]
    row = foretold.get(newest["prediction"])
    quote = clean(newest["quote"] or "")
    return {
        "flags": [_flag(flag) for flag in flags],
        "about": about(newest),
        "quote": quote if len(quote) <= LONGEST else quote[:LONGEST].rsplit(" ", 1)[0] + " …",
        "quoted": clean(f"{newest['company_name']}, {newest['quoted_form']} of {newest['quoted_on']}") if quote else "",
        "forecast": clean(words(row)) if row else "",
        "link": page(settings.pages, ledger, newest["prediction"]) if newest["prediction"] else "",
    }


def _flag(flag: Mapping[str, Any]) -> dict[str, Any]:
    late = f" (fell on {flag['falls_on']}, noticed late, on {flag['flagged_on']})"
    return {
        **flag, "word": flag["flag"].replace("_", " "), "lead": lead(flag), "meaning": FLAGS[flag["flag"]],
        "late": late if flag["flagged_on"] > flag["falls_on"] else "",
    }  # fmt: skip


def lead(flag: Mapping[str, Any]) -> str:
    """What happened, in one sentence."""
    said = {name: clean(value) if value is not None else "" for name, value in flag.items()}
    said["span"] = span(flag["window"]) if flag["window"] else ""
    said["before"] = span(flag["before"]) if flag["before"] != "../.." else "no date"
    said["closes"] = (flag["window"] or "/").split("/")[1]
    said["how"] = f" ({said['detail'].replace('_', ' ')})" if said["detail"] else ""
    said["reason"] = said["reason"].rstrip(".")
    return LEADS[flag["flag"]].format(**said)


def about(flag: Mapping[str, Any]) -> str:
    """Whose promise it is and of what."""
    if not flag["prediction"]:
        return clean(Path(flag["source"]).name)
    if flag["subject"] is None:
        return clean(f"{flag['company_name']}: a promise that no document holds any more")
    scope = f" ({flag['scope']})" if flag["scope"] else ""
    return clean(f"{flag['company_name']}: {flag['subject']}, {flag['kind_label']}{scope}")


def page(pages: str, ledger: str, prediction: str) -> str:
    """The address of a promise's page where the server's address is known, else the command that shows it."""
    from datasette.utils import tilde_encode

    return f"{pages}/-/tracker/{tilde_encode(ledger)}/prediction/{prediction}" if pages else f"prediction {prediction}"


def check(folder: Path | None) -> None:
    """Read one's own templates; an error names the file and the line that can't be read."""
    if folder:
        for name in NAMES:
            try:
                _environment(folder).get_template(name)
            except jinja2.TemplateSyntaxError as error:
                raise UsageError(f"{folder / (error.name or name)}: line {error.lineno}: {error.message}") from None


@cache
def _environment(folder: Path | None) -> SandboxedEnvironment:
    loaders = [jinja2.FileSystemLoader(each) for each in (folder, TEMPLATES) if each]
    return SandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        autoescape=False,
    )  # fmt: skip


def _rendered(name: str, told: Mapping[str, Any], folder: Path | None) -> Message:
    environment = _environment(folder)
    try:
        title, body = (environment.get_template(f"{name}{part}.txt").render(told) for part in ("_title", ""))
    except jinja2.TemplateError as error:
        where = f"{folder}: " if folder else ""
        raise UsageError(f"{where}the template {name} cannot be filled in: {error}") from None
    return Message(clean(title), re.sub(r"\n{3,}", "\n\n", body).strip() + "\n")
