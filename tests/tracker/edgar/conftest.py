"""EDGAR on this machine for every test of fetching, with waits that take no time."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from .server import NAME, Edgar, vellum
from .telling import run


@pytest.fixture(scope="session")
def _edgartools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """edgartools, with the folder that it makes when it is loaded; a skip or a failure where it is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EDGAR_LOCAL_DATA_DIR", str(tmp_path_factory.mktemp("edgar")))
        _load()
        yield


def _load() -> None:
    if os.environ.get("TRACKER_REQUIRE_EXTRAS"):
        import edgar  # noqa: F401
    else:
        pytest.importorskip("edgar", reason="the extra edgar is not installed")


@pytest.fixture
def edgar(_edgartools: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Edgar]:
    """EDGAR on this machine, with Vellum; waits between tries take no time."""
    import stamina

    server = Edgar()
    server.companies.append(vellum())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("EDGAR_BASE_URL", server.address)
    monkeypatch.delenv("EDGAR_DATA_URL", raising=False)
    monkeypatch.setenv("EDGAR_IDENTITY", NAME)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("EDGAR_RATE_LIMIT_PER_SEC", "1000")
    with stamina.set_testing(True, attempts=5, cap=True):
        yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "guidance.db"


@pytest.fixture
def tracker() -> Callable[..., Result]:
    return run
