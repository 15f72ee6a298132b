"""Turns at asking EDGAR: all who share a file ask no faster together than one may alone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tracker.edgar.client import Client
from tracker.edgar.pace import QUEUE, Pace, place

from .server import NAME, Edgar


class Time:
    """A clock that stands still, and what was waited for by it."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now, self.waited = now, list[float]()

    def pace(self, file: Path, most: int = 10) -> Pace:
        return Pace(file, most, lambda: self.now, self.waited.append)


def test_processes_take_turns_whoever_asks(tmp_path: Path) -> None:
    time, file = Time(), tmp_path / "edgar.turn"
    one, other = time.pace(file), time.pace(file)
    turns = [each.take() for each in (one, other, other, one)]
    assert turns == pytest.approx([1000.0, 1000.1, 1000.2, 1000.3])
    assert time.waited == pytest.approx([0.1, 0.2, 0.3])
    time.now = 1000.35
    assert one.take() == pytest.approx(1000.4)
    time.now = 1009.0  # nobody has asked for a while: the next one waits for nothing
    assert other.take() == 1009.0
    assert len(time.waited) == 4


def test_who_wants_fewer_leaves_more_room_behind(tmp_path: Path) -> None:
    time, file = Time(), tmp_path / "edgar.turn"
    assert [time.pace(file, 2).take(), time.pace(file, 10).take(), time.pace(file, 2).take()] == pytest.approx(
        [1000.0, 1000.5, 1000.6]
    )


@pytest.mark.parametrize("written", ["", "no number", "nan", "inf", "-4.0", repr(1000.0 + QUEUE + 1), "9" * 400])
def test_what_was_left_by_another_start_of_the_machine_holds_up_nobody(tmp_path: Path, written: str) -> None:
    file = tmp_path / "edgar.turn"
    file.write_text(written)
    time = Time()
    assert time.pace(file).take() == 1000.0
    assert time.waited == []
    assert file.read_text() == repr(1000.1)


def test_no_two_get_the_same_turn_at_the_same_time(tmp_path: Path) -> None:
    time, turns = Time(), list[float]()
    threads = [
        threading.Thread(target=lambda: turns.extend(time.pace(tmp_path / "edgar.turn").take() for _ in range(20)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(turns) == pytest.approx([1000.0 + number / 10 for number in range(80)])


def test_the_file_lies_in_the_persons_cache_or_where_edgartools_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "edgar"
    other.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert place("sec.gov", other) == tmp_path / "cache" / "milestone-tracker" / "sec.gov.turn"
    assert place("127.0.0.1:80", other).name == "127.0.0.1-80.turn"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # which the rules of such folders say to pass over
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert place("sec.gov", other) == tmp_path / "home" / ".cache" / "milestone-tracker" / "sec.gov.turn"
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert place("sec.gov", other) == other / "sec.gov.turn"


def test_two_clients_take_turns_at_one_host(edgar: Edgar, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    time = Time()
    with Client(NAME) as one, Client(NAME) as other:
        assert one.pace.file == other.pace.file
        assert one.pace.file.parent == tmp_path / "cache" / "milestone-tracker"
        one.pace, other.pace = time.pace(one.pace.file), time.pace(other.pace.file)
        for client in (one, other, one):
            client.ask(client.hosts.tickers)
    assert time.waited == pytest.approx([0.1, 0.2])
    assert one.pace.file.read_text() == repr(1000.0 + 0.1 + 0.1 + 0.1)
