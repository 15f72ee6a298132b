"""What every test stands on: Datasette's connections close, and generated texts are the same in every run.

TRACKER_EXPLORE=1 generates others each time: what fails then becomes an `@example` of its test.
"""

import gc
import os
import pty
import re
import shlex
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import datasette.app
import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("explore", print_blob=True)
settings.load_profile("explore" if os.environ.get("TRACKER_EXPLORE") == "1" else "same")

with warnings.catch_warnings():  # one that Datasette opens while it is imported, and leaves
    warnings.simplefilter("ignore", ResourceWarning)
    gc.collect()


class Dropped(sqlite3.Connection):
    """A connection that closes when nobody holds it any more, as Datasette expects of its connections to memory.

    From 3.13 on Python warns of each that was left open, and here a warning is an error.
    """

    def __del__(self) -> None:
        self.close()


class Connecting:
    """The sqlite3 of Datasette's own modules: what they open and leave is closed; ours still has to be closed by us."""

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)

    def connect(self, *place: Any, **more: Any) -> sqlite3.Connection:
        return sqlite3.connect(*place, **{"factory": Dropped, **more, "check_same_thread": False})


@pytest.fixture(scope="session", autouse=True)
def _datasette_closes() -> None:
    assert datasette.app
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "datasette" and getattr(module, "sqlite3", None) is sqlite3:
            module.sqlite3 = Connecting()  # type: ignore[attr-defined]


# Runs the real command in a process that is killed at its Nth statement of SQL, wherever that falls.
KILLED = """
import os, signal, sys
from tracker import store
count, opened = int(sys.argv[1]), store.connect
def connect(path, mode):
    conn = opened(path, mode)
    def step(sql):
        global count
        count -= 1
        if count == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    conn.set_trace_callback(step)
    return conn
store.connect = connect
from tracker.cli import main
try:
    main([*sys.argv[2:], "--workers", "1"])
finally:
    print("left", count)
"""


@pytest.fixture(scope="session")
def killed() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command, given as N and its words, that is killed at its Nth statement of SQL."""

    def run(at: int, *words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLED, str(at), *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def on_a_terminal() -> Callable[[str, Path], str]:
    """Shows what a command, run in a folder, shows on a terminal of 120 columns: its characters, without colours."""

    def run(words: str, folder: Path) -> str:
        ours, theirs = pty.openpty()
        environment = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "TERM": "xterm"}
        command = [sys.executable, "-m", *shlex.split(words)]
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
        ) as running:
            os.close(theirs)
            parts: list[bytes] = []
            while True:
                try:
                    part = os.read(ours, 65536)
                except OSError:  # Linux tells the end of a terminal so
                    break
                if not part:
                    break
                parts.append(part)
        os.close(ours)
        shown = b"".join(parts).decode()
        assert running.returncode == 0, f"{words} failed, and a page shows no failure: {shown}"
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r\n", "\n")

    return run
