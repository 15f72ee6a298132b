"""Where it is told: a terminal, a file, or an address whose password must not be seen by anybody.

An address is named by what may be seen of it, `env:VARIABLE`, `secret:FILE` or a name of the alerts file, and no piece
of it is in anything that is printed or stored.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tracker.errors import UsageError

HIDDEN = "***"
PLACES = ("file", "atom", "calendar")  # where it is told is a path
_NAMED = re.compile(r"terminal|(?:file|atom|calendar|secret):\S.*|env:[A-Za-z_]\w*|[A-Za-z][\w.-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is told. `name` may be seen; `url` is seen by nobody, not even in a traceback."""

    name: str
    kind: str  # terminal, file, atom, calendar or url
    path: Path | None = None
    url: str = field(default="", repr=False)


def check_name(name: str) -> str:
    """The name of an address; one that may hold a password is refused without repeating it."""
    if not _NAMED.fullmatch(name) or "://" in name:
        raise UsageError(
            "`to` names where it is sent and is no address itself, which may hold a password: write terminal, "
            "file:PATH, env:VARIABLE, secret:FILE or a name of the alerts file"
        )
    return name


def address(name: str, named: Mapping[str, str], folder: Path, environment: Mapping[str, str] = os.environ) -> Address:
    """What a name stands for; paths are taken from the folder, `named` are the addresses of the alerts file."""
    kind, colon, rest = check_name(name).partition(":")
    if name == "terminal":
        return Address(name, "terminal")
    if kind in PLACES and colon:
        return Address(name, kind, folder / Path(rest).expanduser())
    if not colon:
        if name not in named:
            known = ", ".join(sorted(named)) or "none"
            raise UsageError(f"no address is named {name!r}; the alerts file names {known}")
        kind, colon, rest = named[name].partition(":")
        if kind not in ("env", "secret"):
            return Address(name, "url", url=named[name])
    url = from_environment(rest, environment) if kind == "env" else read_secret(folder / Path(rest).expanduser())
    return Address(name, "url", url=url)


def narrow(path: Path) -> bool:
    """Whether only its owner may read a file."""
    return not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def read_secret(path: Path) -> str:
    """The one line of a file that only its owner may read."""
    try:
        if not narrow(path):
            raise UsageError(f"{path}: others may read it; `chmod 600 {path}` keeps the address to yourself")
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise UsageError(f"{path}: the address cannot be read: {str(reason).lower()}") from None
    if len(lines) != 1:
        raise UsageError(
            f"{path}: holds {len(lines)} lines; an address is one line, such as mailtos://user:password@host"
        )
    return lines[0]


def from_environment(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """The address in a variable of the environment."""
    if not environment.get(name, "").strip():
        raise UsageError(f"the environment has no {name}; set it to an address such as json://host/path")
    return environment[name].strip()


def parts(url: str) -> list[str]:
    """What of an address may not be seen, the longest first: all but the scheme, whole, in pieces and unquoted."""
    rest = url.partition("://")[2] or url
    found, passwords = {url, rest}, set()
    try:
        split = urlsplit(url)
        found |= {split.netloc, split.path, split.query, split.username or ""}
        passwords = {split.password or "", unquote(split.password or "")} - {""}  # hidden however short
    except ValueError:
        pass  # what is no address is hidden in pieces all the same
    found |= {piece for words in (rest, unquote(rest)) for piece in re.split(r"[/?&=@:;,#+%\s]", words)}
    found |= {unquote(each) for each in found}
    return sorted({each for each in found if len(each) > 3} | passwords, key=len, reverse=True)


def redacted(text: str, urls: Iterable[str]) -> str:
    """Words without any piece of these addresses, on one line, and without any address at all.

    >>> redacted("no answer from json://bob:hunter2@desk.example/hook/T0KEN9: T0KEN9 refused",
    ...          ["json://bob:hunter2@desk.example/hook/T0KEN9"])
    'no answer from json://***: *** refused'
    """
    for url in urls:
        scheme = url.partition("://")[0]
        for part in parts(url):
            text = text.replace(part, f"{scheme}://{HIDDEN}" if part == url else HIDDEN)
    text = re.sub(r"(\b[a-z][a-z0-9+.-]{1,20}://)[^\s'\"<>)]*[^\s'\"<>).,:;]", rf"\1{HIDDEN}", text)
    return " ".join(re.sub(rf"(?:{re.escape(HIDDEN)}[^\w\s]?)+{re.escape(HIDDEN)}", HIDDEN, text).split())
