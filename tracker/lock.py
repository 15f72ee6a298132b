"""One watch on a ledger: whoever holds the lock is named to the next one; the lock ends with its process."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tracker.errors import TrackerError


@contextmanager
def alone(path: Path, now: datetime) -> Iterator[None]:
    """While this holds, no other `watch` runs on the ledger, whatever name the other calls it by."""
    lock = Path(f"{path.resolve()}.lock")
    try:
        file = lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise TrackerError(f"{lock}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise TrackerError(f"{path} is watched by {holder} already; end that one first") from error
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()} since {now:%Y-%m-%d %H:%M} UTC")
        file.flush()
        yield
