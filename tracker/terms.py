"""The terms of a subscription: of which promises and flags somebody wants to hear, where, how soon and when not.

They are read the same from a file and from a command, and what can't be meant is refused with what could be.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.kinds import KINDS
from tracker.addresses import check_name
from tracker.companies import folded
from tracker.errors import UsageError
from tracker.flags import FLAGS
from tracker.hours import Quiet

WHENS = ("immediate", "daily", "weekly")
CONTROLLERS = ("self", "partner", "regulator", "court", "market")
FAMILIES = tuple(dict.fromkeys(kind.family for kind in KINDS.values()))
_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)


def one_of(word: str, known: Sequence[str], what: str) -> str:
    """The word, where it is one of those that are known; else an error that names the nearest of them.

    >>> one_of("due soon", ["opens", "due_soon"], "flag")
    'due_soon'
    """
    plain = str(word).strip().lower().replace(" ", "_").replace("-", "_")
    if plain in known:
        return plain
    near = difflib.get_close_matches(plain, known, 1, 0.5)
    way = f"did you mean {near[0]}?" if near else ""
    raise UsageError(f"{word!r} is no {what}; {way or 'one of ' + ', '.join(known)}")


def words(value: object) -> tuple[str, ...]:
    """One word, several with commas between, or a list of them.

    >>> words("met, moved"), words(["met"]), words(None)
    (('met', 'moved'), ('met',), ())
    """
    if value is None:
        return ()
    parts = value if isinstance(value, list | tuple) else str(value).split(",")
    return tuple(part for each in parts if (part := str(each).strip()))


def plain(name: str) -> str:
    """A product's name without case, spaces and hyphens.

    >>> plain("BT-062") == plain("bt 062")
    True
    """
    return re.sub(r"[\s\-‐-―]+", "", name).casefold()


@dataclass(frozen=True, slots=True)
class Terms:
    """What one subscription asks for; an empty part asks for all of it."""

    name: str
    to: tuple[str, ...]
    company: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()  # kinds and families of them
    controller: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    when: str = "immediate"
    quiet: Quiet | None = None
    since: date | None = None  # what fell before is not told; where it is left out, from the first look on

    @classmethod
    def of(cls, name: str, given: Mapping[str, Any]) -> Terms:
        """The terms that these words ask for; what makes no sense is refused with the subscription's name."""
        try:
            return cls._of(name, given)
        except UsageError as error:
            raise UsageError(f"subscription {name!r}: {error}") from None

    @classmethod
    def _of(cls, name: str, given: Mapping[str, Any]) -> Terms:
        if not _NAME.fullmatch(name):
            raise UsageError("a name has letters, digits, dots and dashes, such as oncology-desk")
        for key in given:
            one_of(key, [field for field in cls.__dataclass_fields__ if field != "name"], "part of a subscription")
        to = words(given.get("to"))
        if not to:
            raise UsageError("`to` is missing: where it is sent, such as terminal, file:alerts.log or env:DESK_URL")
        since = given.get("since")
        if since is not None and not isinstance(since, date):
            try:
                since = date.fromisoformat(str(since))
            except ValueError:
                raise UsageError(f"since: {since!r} is no day; write it as 2011-06-30") from None
        quiet = given.get("quiet")
        return cls(
            name=name, to=tuple(map(check_name, to)), company=words(given.get("company")),
            product=words(given.get("product")),
            kind=tuple(one_of(each, [*KINDS, *FAMILIES], "kind of milestone") for each in words(given.get("kind"))),
            controller=tuple(one_of(each, CONTROLLERS, "controller") for each in words(given.get("controller"))),
            flags=tuple(one_of(each, list(FLAGS), "flag") for each in words(given.get("flags"))),
            when=one_of(given.get("when") or "immediate", WHENS, "pace"),
            quiet=quiet if isinstance(quiet, Quiet) or not quiet else Quiet.of(str(quiet)), since=since,
        )  # fmt: skip

    def stored(self) -> dict[str, Any]:
        """The terms as `of` reads them again, without what is left out."""
        kept: dict[str, Any] = {
            name: list(getattr(self, name)) for name in ("to", "company", "product", "kind", "controller", "flags")
        }
        kept |= {"when": self.when, "quiet": str(self.quiet) if self.quiet else None}
        kept |= {"since": self.since.isoformat() if self.since else None}
        return {name: value for name, value in kept.items() if value}

    def wants(self, flag: Mapping[str, Any], aliases: Mapping[str, str]) -> bool:
        """Whether a flag (a row of `flags.described`) is asked for; `aliases` leads from plain to canonical names."""
        if self.flags and flag["flag"] not in self.flags:
            return False
        if flag["flag"] == "document_failed":  # nobody knows whose it was
            return "document_failed" in self.flags or not (self.company or self.product or self.kind or self.controller)
        return (
            (not self.company or any(_names(each, flag) for each in self.company))
            and (not self.product or any(_is_about(each, flag["subject"], aliases) for each in self.product))
            and (not self.kind or flag["kind"] in self.kind or flag["family"] in self.kind)
            and (not self.controller or flag["controller"] in self.controller)
        )

    def why(self) -> str:
        """What is asked for, in words.

        >>> Terms.of("desk", {"to": "terminal", "company": "Orion", "flags": "met, moved"}).why()
        'met, moved of Orion'
        """
        asked = ", ".join(each.replace("_", " ") for each in self.flags) or "everything"
        narrowed = [
            " or ".join(each.replace("_", " ") for each in part)
            for part in (self.company, self.product, self.kind)
            if part
        ]
        if self.controller:
            narrowed.append(f"in the hands of {' or '.join(self.controller)}")
        return f"{asked} of {', '.join(narrowed)}" if narrowed else f"{asked} of every company"


def _names(word: str, flag: Mapping[str, Any]) -> bool:
    return word in (flag["company"], (flag["cik"] or "").lstrip("0") or None) or folded(word) in (
        folded(flag["company_name"]),
        folded(flag["ticker"] or "") or None,
    )


def _is_about(word: str, subject: str, aliases: Mapping[str, str]) -> bool:
    asked = {plain(word), plain(aliases.get(plain(word), word))}
    parts = re.split(r"\s*(?:,|/|\band\b|\bplus\b|\+|\bin\b|\bwith\b)\s*", subject)
    return any(plain(aliases.get(plain(each), each)) in asked or plain(each) in asked for each in (subject, *parts))
