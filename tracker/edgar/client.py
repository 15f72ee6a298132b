"""Asking EDGAR by the SEC's rules: named, at most ten times a second, and slower where it says "not so fast".

The client is edgartools': its HTTP layer holds the name, the certificates and the rate of one process. It neither waits
on a 403 or a 429 nor asks "has it changed?", knows of no other process, follows wherever an answer leads, and its cache
would keep a file whose connection was cut: that is done here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.edgar import pace, trouble
from tracker.edgar.addresses import Hosts, hosts
from tracker.edgar.trouble import BreaksOff, LeadsElsewhere, Refused, Unavailable
from tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    import httpx

MOST = 9  # requests a second; the SEC allows ten
PATIENT = 5  # how often a file is asked for before it is given up
ONCE = 1  # for `watch`, which looks again anyway
WAITS = {"wait_initial": 1.0, "wait_max": 60.0, "wait_jitter": 1.0, "wait_exp_base": 3}  # about 1, 3, 9, 27 seconds
HOPS = 5  # from one address to the next, as answers lead
INSTALL = (
    "fetching from EDGAR needs edgartools; install it with `pip install 'milestone-tracker[edgar]'` or, in a checkout, "
    "`.venv/bin/uv sync --frozen --inexact --extra edgar`"
)
_IDENTITY = re.compile(r"\S.{0,100}?\s\S{1,100}@\S{1,100}")
_COUNT = re.compile(rb"PUBLIC DOCUMENT COUNT:[ \t]{0,20}(\d{1,6})")


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
    """Asks EDGAR, in turn with the other clients of this person on this machine."""

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
            from edgar.settings import get_edgar_data_directory
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
        most = _most() if self.hosts.local else min(_most(), MOST)
        self.pace = pace.Pace(pace.place(self.hosts.shared, get_edgar_data_directory()), most)
        self.manager = get_http_mgr(cache_enabled=False, request_per_sec_limit=most)
        self.manager.user_agent_factory = lambda: identity
        self.manager.httpx_params["follow_redirects"] = False
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
            found = trouble.again(error, tries)
            if found and tries < self.attempts:
                self.noted(f"{trouble.told(address, error, tries).brief}; asked for again")
            return found

        try:
            for attempt in stamina.retry_context(on=again, attempts=self.attempts, timeout=None, **WAITS):
                with attempt:
                    tries += 1
                    return self._ask(address, sent, check)
        except Exception as error:
            raise trouble.told(address, error, tries) from error
        raise AssertionError("a try either answers or raises")

    def _ask(self, address: str, headers: Mapping[str, str], check: Callable[[bytes], str]) -> Answer | None:
        response = self._get(address, headers)
        if response.status_code == 304:
            return None
        if response.status_code != 200:
            raise Refused(response.status_code, trouble.asked_to_wait(response))
        if wrong := check(response.content):
            raise BreaksOff(wrong)
        return Answer(response.content, response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))

    def _get(self, address: str, headers: Mapping[str, str]) -> httpx.Response:
        """The answer to which an address leads, from EDGAR's own hosts alone; each on the way takes a turn."""
        for _ in range(HOPS):
            self.pace.take()
            with self.manager.http_client() as client:
                response: httpx.Response = client.get(address, headers=headers)
            if response.next_request is None:
                return response
            address = str(response.next_request.url)
            if not self.hosts.own(address):
                raise LeadsElsewhere(f"EDGAR leads to {address[:200]}, which is no address of its hosts; not asked")
        raise LeadsElsewhere(f"EDGAR leads on and on, at last to {address[:200]}")


def _most() -> int:
    said = os.environ.get("EDGAR_RATE_LIMIT_PER_SEC") or str(MOST)
    if not (said.isascii() and said.isdecimal() and int(said)):
        raise UsageError(f"EDGAR_RATE_LIMIT_PER_SEC: {said!r} is no number of requests a second; write it as {MOST}")
    return int(said)


__all__ = ["Answer", "Client", "Unavailable", "identity", "whole"]
