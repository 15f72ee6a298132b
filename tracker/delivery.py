"""One message to one address: a terminal, a file, a feed, or any of apprise's services. What is answered is returned.

No piece of an address is in an answer or an error, and none reaches a log.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from tracker import feeds
from tracker.addresses import Address, redacted
from tracker.alert_file import Settings
from tracker.network import public_only
from tracker.outbox import Undelivered

SENDER = "milestone-tracker"


def post(conn: sqlite3.Connection, settings: Settings, delivery: sqlite3.Row) -> str:
    """Send a message of the outbox to its address; what it answered. Raises `Undelivered` where it did not take it."""
    address = settings.address(delivery["to"])
    title, body = delivery["title"], delivery["body"]
    if address.kind == "terminal":
        print(f"{title}\n\n{body}", flush=True)
        return "printed"
    if address.path is not None:
        try:
            if address.kind == "file":
                _append(address.path, f"{title}\n\n{body}\n")
            else:
                feeds.write(conn, settings, delivery, address.kind, address.path)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise Undelivered(f"{address.path}: cannot be written: {reason}") from None
        return "written"
    return _notify(address, title, body, delivery["id"], settings.private, delivery["forecasts"])


def _append(path: Path, words: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())


class _Said(logging.Handler):
    """What apprise says of one attempt."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.words.append(words)
        elif words.startswith(("Socket Exception: ", "Response Details:")):
            self.words.append(_plain(words.partition(":")[2].strip()))


def _plain(reason: str) -> str:
    """Why a connection failed, without the calls that it passed through.

    >>> _plain("HTTPConnectionPool(host='h', port=9): (Caused by NewConnectionError('[Errno 111] Connection refused'))")
    'connection refused'
    >>> _plain("b'no such channel'"), _plain("b''")
    ('no such channel', '')
    """
    if found := re.search(r"\[Errno -?\d+\] ([^\"')\]]+)", reason):
        return found[1].lower()
    if "timed out" in reason:
        return "no answer in time"
    return reason[2:-1] if reason.startswith(("b'", 'b"')) else reason


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What apprise logs, for us alone: its own words hold addresses."""
    log, heard = logging.getLogger("apprise"), _Said()
    before = log.propagate, log.level, list(log.handlers)
    log.propagate, log.handlers = False, [heard]
    log.setLevel(logging.DEBUG)
    try:
        yield heard.words
    finally:
        log.propagate, log.handlers = before[0], before[2]
        log.setLevel(before[1])


def _notify(address: Address, title: str, body: str, id: str, private: bool, forecasts: str | None) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what its many services lean on, none of which is ours to mend
        return _apprise(address, title, body, id, private, forecasts)


def _apprise(address: Address, title: str, body: str, id: str, private: bool, forecasts: str | None) -> str:
    # late: it takes a third of a second, which no other command needs
    import apprise

    scheme = address.url.partition("://")[0] if "://" in address.url else "address"
    asset = apprise.AppriseAsset(
        app_id=SENDER, app_desc="Milestone Tracker", http_redirects=False, storage_mode="memory"
    )
    guard: AbstractContextManager[list[str]] = nullcontext([]) if private else public_only()
    with _listening() as said, guard as refused:
        try:
            service = apprise.Apprise.instantiate(address.url, asset=asset)
            if not isinstance(service, apprise.NotifyBase):
                raise Undelivered(
                    f"{address.name} holds no address of a kind that is known; see https://appriseit.com/services"
                )
            _mark(service, id, forecasts)
            taken = service.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT)
        except Undelivered:
            raise
        except Exception as error:
            said.append(f"{type(error).__name__}: {error}")
            taken = False
    if taken:
        return f"taken by {scheme}"
    reason = " ".join(refused[:1] or filter(None, dict.fromkeys(said))) or "no reason was given"
    raise Undelivered(f"{scheme}: {redacted(reason, [address.url])[:400]}")


def _mark(service: object, id: str, forecasts: str | None) -> None:
    """Put the message's id where a receiver can tell a repetition by it: a header and, in JSON, a field of its own.

    A webhook of JSON is told the forecasts too, as a list with a row for each promise.
    """
    headers, extras = getattr(service, "headers", None), getattr(service, "payload_extras", None)
    if isinstance(headers, dict):
        headers["X-Delivery-Id"] = id
    if isinstance(extras, dict):
        extras["delivery"] = id
        if forecasts and type(service).__name__ == "NotifyJSON":
            extras["forecasts"] = json.loads(forecasts)
