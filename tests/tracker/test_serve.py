"""A ledger of any name is served as pages, with our words about its tables, until the process is asked to end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tracker import serve
from tracker.errors import LedgerError, TrackerError


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return str(answer.read().decode())


def test_a_ledger_of_any_name_is_served(path: Path) -> None:
    port = free_port()
    words = [sys.executable, "-m", "tracker", "serve", str(path), "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as serving:
        assert serving.stdout is not None
        for line in serving.stdout:  # ends with the process, if it cannot serve
            if "Uvicorn running on" in line:
                break
        try:
            assert f"http://127.0.0.1:{port}" in line
            assert "Every promise that is followed" in get(port, "/orion/predictions_current")
            question = "/orion/overdue_without_evidence.json?_shape=array&as_of=2011-01-01"
            assert [row["subject"] for row in json.loads(get(port, question))] == ["OR-9"]
            found = json.loads(get(port, "/orion/statements.json?_shape=array&_search=submitting&_facet=kind"))
            assert [row["subject"] for row in found] == ["OR-7", "OR-7"]
            assert "Orion, Inc." in get(port, "/")
        finally:
            serving.send_signal(signal.SIGTERM)
            rest = serving.stdout.read()
    assert "Traceback" not in rest


def test_what_is_no_ledger_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        serve.serve(tmp_path / "x.db")


def test_a_port_in_use_is_told_with_the_way_out(path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "serve", str(path), "--port", str(port)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    higher = port + 1 if port < 65535 else 8001
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"error: port {port}: address already in use; name another, such as --port {higher}\n"


def test_a_host_that_is_none_is_told(path: Path) -> None:
    with pytest.raises(TrackerError, match=r"host '999\.1\.1\.1': no such address; 127\.0\.0\.1 is this machine"):
        serve.serve(path, host="999.1.1.1")


def test_the_words_for_datasette() -> None:
    words = serve.arguments(Path("x.db"), said=Path("m.json"), port=1, host="127.0.0.1", open_browser=False)
    assert " ".join(words) == "serve x.db --metadata m.json --host 127.0.0.1 --port 1"
    words = serve.arguments(Path("x.db"), said=Path("m.json"), port=1, host="127.0.0.1", open_browser=True)
    assert words[-1] == "--open"
    words = serve.arguments(Path("x.db"), said=Path("m.json"), port=1, host="127.0.0.1", open_browser=True, root=True)
    assert words[-2:] == ["--root", "--open"]
