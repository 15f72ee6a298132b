"""Asking EDGAR by the SEC's rules: named, at most ten times a second, and slower where it says "not so fast".

The client is edgartools': its HTTP layer holds the rate, the name and the certificates. It neither waits on a 403 or
a 429 nor asks "has it changed?", and its cache would keep a file whose connection was cut: that is done here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.edgar.addresses import Hosts, hosts
from tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    import httpx

MOST = 9  # requests a second; the SEC allows ten
PATIENT = 5  # how often a file is asked for before it is given up
ONCE = 1  # for `watch`, which looks again anyway
WAITS = {"wait_initial": 1.0, "wait_max": 60.0, "wait_jitter": 1.0, "wait_exp_base": 3}  # about 1, 3, 9, 27 seconds
LONGEST = 120.0  # seconds that EDGAR may ask us to wait
BUSY = (403, 429)
INSTALL = (
    "fetching from EDGAR needs edgartools; install it with `pip install 'milestone-tracker[edgar]'` or, in a checkout, "
    "`.venv/bin/uv sync --frozen --inexact --extra edgar`"
)
_IDENTITY = re.compile(r"\S.{0,100}?\s\S{1,100}@\S{1,100}")
_COUNT = re.compile(rb"PUBLIC DOCUMENT COUNT:[ \t]{0,20}(\d{1,6})")


class Unavailable(TrackerError):
    """A file that could not be had, and why; `ends` where the next one could not be had either, `absent` on a 404."""

    def __init__(self, address: str, reason: str, *, ends: bool = False, absent: bool = False) -> None:
        super().__init__(f"{address}: {reason}")
        self.reason, self.ends, self.absent = reason, ends, absent


class _Refused(Exception):
    def __init__(self, status: int, again: float) -> None:
        super().__init__(f"EDGAR answers {status}")
        self.status, self.again = status, again


class _BreaksOff(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Answer:
    """What was behind an address, with what EDGAR wants to hear when it is asked whether that has changed."""

    content: bytes
    etag: str = ""
    modified: str = ""


def identity(given: str = "") -> str:
    """Who asks, a name with a mail address, as given or from EDGAR_IDENTITY; an error says what the SEC wants."""
    name = (given or os.environ.get("EDGAR_IDENTITY", "")).strip()
    way = 'give --identity "Your Name you@example.org" or set EDGAR_IDENTITY to that'
    if not name:
        raise UsageError(f"the SEC wants to know who asks: {way}")
    if not _IDENTITY.fullmatch(name) or not name.isascii():
        raise UsageError(f"{name!r} is no name with a mail address, in ASCII, which the SEC wants: {way}")
    return name


def whole(content: bytes) -> str:
    """Why a full submission is none or not all of one, "" where nothing is wrong with it.

    It ends with its own mark, or with the last of as many documents as its header counts.
    """
    head, end = content[:6000], content[-400:].rstrip().upper()
    if b"<SEC-DOCUMENT>" not in head and b"<SEC-HEADER>" not in head and b"<IMS-" not in head:
        return "is no submission"
    if end.endswith((b"</SEC-DOCUMENT>", b"</IMS-DOCUMENT>", b"-----END PRIVACY-ENHANCED MESSAGE-----")):
        return ""
    count = _COUNT.search(head)
    if count and end.endswith(b"</DOCUMENT>") and content.upper().count(b"</DOCUMENT>") == int(count[1]):
        return ""
    return "breaks off before its end"


class Client:
    """Asks EDGAR; made once, because the rate is counted over all that one client asks."""

    def __init__(
        self,
        identity: str,
        *,
        attempts: int = PATIENT,
        at: Hosts | None = None,
        noted: Callable[[str], None] = lambda words: None,
    ) -> None:
        try:
            from edgar.httpclient import get_http_mgr
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "edgar":
                raise
            raise TrackerError(INSTALL) from None
        except OSError as error:  # it makes a folder for its cache, though none is kept
            raise TrackerError(
                f"edgartools cannot make its folder ({error.filename or error}); name one that can be written with "
                "EDGAR_LOCAL_DATA_DIR"
            ) from None
        self.hosts, self.attempts, self.noted = at or hosts(), attempts, noted
        most = _most()
        self.manager = get_http_mgr(
            cache_enabled=False, request_per_sec_limit=most if self.hosts.local else min(most, MOST)
        )
        self.manager.user_agent_factory = lambda: identity
        self.manager.httpx_params["follow_redirects"] = True
        if self.hosts.local:
            self.manager.proxy = None

    def close(self) -> None:
        """Let go of the connections."""
        self.manager.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *what: object) -> None:
        self.close()

    def ask(
        self, address: str, *, etag: str = "", modified: str = "", check: Callable[[bytes], str] = lambda content: ""
    ) -> Answer | None:
        """What is behind an address, None where it has not changed; `check` says what is wrong with a content."""
        import stamina

        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        sent = {name: value for name, value in headers.items() if value}
        tries = 0

        def again(error: Exception) -> bool | float:
            found = _again(error)
            if found and tries < self.attempts:
                self.noted(f"{_told(address, error, tries)}; asked for again")
            return found

        try:
            for attempt in stamina.retry_context(on=again, attempts=self.attempts, timeout=None, **WAITS):
                with attempt:
                    tries += 1
                    return self._ask(address, sent, check)
        except Exception as error:
            raise _told(address, error, tries) from error
        raise AssertionError("a try either answers or raises")

    def _ask(self, address: str, headers: Mapping[str, str], check: Callable[[bytes], str]) -> Answer | None:
        with self.manager.http_client() as client:
            response = client.get(address, headers=headers)
        if response.status_code == 304:
            return None
        if response.status_code != 200:
            raise _Refused(response.status_code, _asked_to_wait(response))
        if wrong := check(response.content):
            raise _BreaksOff(wrong)
        return Answer(response.content, response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))


def _most() -> int:
    said = os.environ.get("EDGAR_RATE_LIMIT_PER_SEC") or str(MOST)
    if not (said.isascii() and said.isdecimal() and int(said)):
        raise UsageError(f"EDGAR_RATE_LIMIT_PER_SEC: {said!r} is no number of requests a second; write it as {MOST}")
    return int(said)


def _asked_to_wait(response: httpx.Response) -> float:
    said = response.headers.get("Retry-After", "")
    return min(float(said), LONGEST) if said.isdecimal() else 0.0


def _again(error: Exception) -> bool | float:
    """Whether an error is worth another try, or after how many seconds."""
    if isinstance(error, _Refused):
        return (error.again or True) if error.status in BUSY or error.status >= 500 else False
    return isinstance(error, (_BreaksOff, *_broken()))


def _broken() -> tuple[type[Exception], ...]:
    import httpx

    return httpx.TransportError, httpx.DecodingError


def _told(address: str, error: Exception, tries: int) -> Unavailable:
    """What went wrong in words, with the way out."""
    often = f" ({tries} times)" if tries > 1 else ""
    if isinstance(error, _Refused):
        status = error.status
        if status == 404:
            return Unavailable(address, "EDGAR has no such file (404)", absent=True)
        if status == 403:
            way = "it wants a real name and mail address in --identity, and ten minutes' rest after too many requests"
            return Unavailable(address, f"EDGAR refuses (403){often}: {way}", ends=True)
        if status == 429:
            return Unavailable(address, f"EDGAR says that this is too fast (429){often}; go on later", ends=True)
        return Unavailable(address, f"EDGAR answers {status}{often}")
    if isinstance(error, _BreaksOff):
        return Unavailable(address, f"{error}{often}")
    if isinstance(error, _broken()):
        import httpx

        unreachable = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout))
        words = "cannot be reached" if unreachable else "the connection was cut"
        return Unavailable(address, f"{words}{often} ({str(error).lower() or type(error).__name__})", ends=unreachable)
    return Unavailable(address, f"cannot be asked for ({type(error).__name__}: {error})")


__all__ = ["Answer", "Client", "Unavailable", "identity", "whole"]
