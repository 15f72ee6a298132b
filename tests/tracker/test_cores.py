"""Work on all cores: in order, each item once, what is shared sent once to each process, and a deadly item named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tracker.cores import spread


def shouted(word: str, shared: Any) -> str:
    return f"{word.upper()}{shared[0]}"


def where(word: str, shared: Any) -> int:
    return os.getpid()


class Counted:
    """Something large that notes in a file each time that it arrives in a process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __getitem__(self, place: int) -> str:
        return "!"

    def __reduce__(self) -> tuple[Any, ...]:
        return arrived, (self.path,)


def arrived(path: Path) -> Counted:
    with path.open("a") as file:
        file.write("x")
    return Counted(path)


class Deadly(str):
    """An item that takes down the process which unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def died(word: str) -> str:
    return f"{word} died"


WORDS = [f"w{number}" for number in range(30)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_given(workers: int) -> None:
    assert list(spread(iter(WORDS), shouted, ["!"], workers, died)) == [(word, f"{word.upper()}!") for word in WORDS]
    assert list(spread([], shouted, ["!"], workers, died)) == []


def test_what_all_tasks_need_is_sent_once_to_each_process(tmp_path: Path) -> None:
    path = tmp_path / "arrived"
    assert [result for _, result in spread(WORDS, shouted, Counted(path), 2, died)] == [f"{w.upper()}!" for w in WORDS]
    assert 1 <= len(path.read_text()) <= 2


def test_items_that_must_stay_here_do_and_keep_their_place() -> None:
    found = dict(spread(WORDS, where, None, 2, lambda word: 0, lambda word: word in ("w3", "w29")))
    assert list(found) == WORDS
    assert {word for word, process in found.items() if process == os.getpid()} == {"w3", "w29"}


def noted(word: str, shared: Path) -> str:
    """The word, noted in a file where it is the one that stays here."""
    if word == "stays":
        with shared.open("a") as file:
            file.write("x")
    return word


def test_a_deadly_item_is_named_and_what_was_done_here_is_not_done_again(tmp_path: Path) -> None:
    path = tmp_path / "done"
    items = ("first", Deadly("second"), "stays", "third")
    found = list(spread(items, noted, path, 2, died, lambda word: word == "stays"))
    assert found == [("first", "first"), ("second", "second died"), ("stays", "stays"), ("third", "third")]
    assert path.read_text() == "x"
