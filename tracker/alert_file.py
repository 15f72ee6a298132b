"""The alerts file: where alerts go, who gets which, which folders are read, and what time it is there.

Everything in it is checked when it is read; what can't be meant is refused with its place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tracker.addresses import Address, address, narrow
from tracker.documents import Options
from tracker.errors import UsageError
from tracker.hours import Slot, zone_of
from tracker.terms import Terms, one_of

NAME = "alerts.yml"
PARTS = ("zone", "pages", "private_addresses", "digests", "templates", "addresses", "folders", "subscriptions")
ALLOWED = "allowed"
DAILY, WEEKLY = Slot.of("08:00"), Slot.of("mon 08:00")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder whose documents are read, and what its owner knows of them."""

    path: Path
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the alerts file says; without a file, what holds where nothing is said."""

    path: Path | None = None
    zone: tzinfo | None = None
    pages: str = ""  # where the pages of this ledger's server begin, as http://127.0.0.1:8001
    private: bool = False  # whether addresses of this machine and its network may be told
    daily: Slot = DAILY
    weekly: Slot = WEEKLY
    templates: Path | None = None
    addresses: Mapping[str, str] = field(default_factory=dict, repr=False)
    folders: tuple[Folder, ...] = ()
    subscriptions: tuple[Terms, ...] = ()
    base: Path = Path()  # the folder from which relative paths are taken

    def address(self, name: str) -> Address:
        """What a name of an address stands for."""
        return address(name, self.addresses, self.base)


def read(path: Path) -> Settings:
    """The settings of a file."""
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)  # the error's own words would show the line, password and all
        where = f" in line {mark.line + 1}" if mark else ""
        raise UsageError(f"{path}: is no YAML{where}; see docs/running.md for an example") from None
    try:
        return _settings(path, said or {})
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None


def beside(ledger: Path, given: Path | None) -> Settings:
    """The settings of the file that is given, else of the one beside the ledger, else those that hold without one."""
    if given:
        return read(given)
    found = ledger.absolute().parent / NAME
    return read(found) if found.is_file() else Settings(base=ledger.absolute().parent)


def _settings(path: Path, said: Any) -> Settings:
    if not isinstance(said, dict):
        raise UsageError("is no list of settings; it begins with words such as `subscriptions:`")
    for key in said:
        one_of(str(key), PARTS, "setting")
    base = path.absolute().parent
    digests = _mapping(said, "digests")
    for key in digests:
        one_of(str(key), ("daily", "weekly"), "digest")
    named = {str(name): str(url) for name, url in _mapping(said, "addresses").items()}
    open_ones = [name for name, url in named.items() if url.partition(":")[0] not in ("env", "secret")]
    if open_ones and not narrow(path):
        raise UsageError(
            f"others may read this file and it holds the address {open_ones[0]!r} itself: write env:VARIABLE or "
            f"secret:FILE there, or `chmod 600 {path}`"
        )
    private = said.get("private_addresses")
    if private not in (None, ALLOWED):
        raise UsageError(f"private_addresses: {private!r} is not understood; write `allowed`, or leave it out")
    templates = base / Path(str(said["templates"])).expanduser() if said.get("templates") else None
    if templates and not templates.is_dir():
        raise UsageError(f"templates: {templates} is no folder")
    return Settings(
        path=path, zone=_part("zone", said, zone_of), pages=str(said.get("pages") or "").rstrip("/"),
        private=private == ALLOWED, daily=_part("daily", digests, Slot.of) or DAILY,
        weekly=_part("weekly", digests, Slot.of) or WEEKLY, templates=templates, addresses=named,
        folders=tuple(_folder(base, each) for each in _several(said.get("folders"))),
        subscriptions=tuple(_subscriptions(_mapping(said, "subscriptions"), named)), base=base,
    )  # fmt: skip


def _part(key: str, said: Mapping[str, Any], meant: Callable[[Any], _T]) -> _T | None:
    try:
        return meant(said[key]) if said.get(key) is not None else None
    except UsageError as error:
        raise UsageError(f"{key}: {error}") from None


def _mapping(said: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = said.get(key) or {}
    if not isinstance(found, dict):
        raise UsageError(f"{key}: is no list of names, each with a colon and what belongs to it")
    return found


def _several(said: Any) -> list[Any]:
    """What may be one or a list: the words of one path are no list of letters."""
    return said if isinstance(said, list) else [said] if said else []


def _subscriptions(said: Mapping[str, Any], named: Mapping[str, str]) -> list[Terms]:
    for name, given in said.items():
        if not isinstance(given, dict):
            raise UsageError(f"subscription {name!r}: has no parts; write at least `to: terminal` under it")
    found = [Terms.of(str(name), given) for name, given in said.items()]
    for terms in found:
        for to in terms.to:
            if ":" not in to and to != "terminal" and to not in named:
                known = ", ".join(sorted(named)) or "none"
                raise UsageError(f"subscription {terms.name!r}: no address is named {to!r}; the file names {known}")
    return found


def _folder(base: Path, given: Any) -> Folder:
    said = given if isinstance(given, dict) else {"path": given}
    for key in said:
        one_of(str(key), ("path", "company", "year_end"), "part of a folder")
    if not said.get("path"):
        raise UsageError("folders: one of them has no `path`")
    year_end = None
    if said.get("year_end") is not None:
        month, _, day = str(said["year_end"]).partition("-")
        if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
            raise UsageError(f'folders: {said["year_end"]!r} is no day of a year; write the end of June as "06-30"')
        year_end = (int(month), int(day))
    company = str(said["company"]) if said.get("company") else None
    return Folder(base / Path(str(said["path"])).expanduser(), Options(company=company, year_end=year_end))
