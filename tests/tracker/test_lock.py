"""One watch on a ledger: the second is told who holds it, whatever name it calls the ledger by."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.errors import TrackerError
from tracker.lock import alone

NOW = datetime(2011, 1, 2, 7, 30, tzinfo=UTC)


def test_the_second_watcher_is_told_who_holds_the_ledger(path: Path, tmp_path: Path) -> None:
    holder = f"process {os.getpid()} on {socket.gethostname()} since 2011-01-02 07:30 UTC"
    linked = tmp_path / "link.db"
    linked.symlink_to(path)
    for name in (path, linked):
        message = re.escape(f"{name} is watched by {holder} already; end that one first")
        with alone(path, NOW), pytest.raises(TrackerError, match=message), alone(name, NOW):
            pass
    with alone(path, NOW):
        pass


def test_two_processes_on_one_ledger_and_an_end_between_jobs(path: Path) -> None:
    """The first watches until it is asked to end; the second names it and leaves; then the ledger is free."""
    words = [sys.executable, "-m", "tracker", "watch", str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert " of before " in first.stdout.readline()
        second = subprocess.run([*words, "--once"], capture_output=True, text=True, check=False)
        assert second.returncode == 1
        assert second.stdout == ""
        assert re.fullmatch(
            rf"error: \S+ is watched by process {first.pid} on \S+ since \S+ \S+ UTC already; end that one first\n",
            second.stderr,
        )
        first.send_signal(signal.SIGTERM)
        assert first.wait(20) == 0
        assert first.stderr is not None
        assert first.stderr.read() == ""
    third = subprocess.run([*words, "--once"], capture_output=True, text=True, check=True)
    assert (third.stdout, third.stderr) == ("", "")
