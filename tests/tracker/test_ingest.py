"""Sources on one core or on all: the same results in the order given, and nothing that goes wrong stops the run."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from tracker import ingest
from tracker.documents import Failure, Options
from tracker.ledger import Ledger

OPTIONS = Options(said_on=date(2021, 3, 2), company="Vicuna Mines")


class Deadly(str):
    """A source that takes down the process which unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def files(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(
            f"We expect production to start at pit {number} in the second half of 2022."
        )
    return sorted(str(path) for path in folder.iterdir())


def told(results: object) -> list[tuple[str, list[str]]]:
    return [
        (
            Path(source).name,
            [each.reason if isinstance(each, Failure) else each[1].statements[0].quote for each in found],
        )
        for source, found in results  # type: ignore[attr-defined]
    ]


def test_all_cores_give_what_one_gives_in_the_same_order(tmp_path: Path) -> None:
    sources = [*files(tmp_path / "in", 9), str(tmp_path / "nowhere.txt")]
    one = told(ingest.extract_all(sources, OPTIONS, workers=1))
    assert one[4] == ("04.txt", ["We expect production to start at pit 4 in the second half of 2022."])
    assert one[-1][0] == "nowhere.txt"
    assert told(ingest.extract_all(sources, OPTIONS, workers=3)) == one


def test_a_source_that_kills_its_reader_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    sources = files(tmp_path / "in", 4)
    found = told(ingest.extract_all([*sources[:2], Deadly(sources[2]), sources[3]], OPTIONS, workers=2))
    assert [name for name, _ in found] == ["00.txt", "01.txt", "02.txt", "03.txt"]
    assert found[2][1] == ["cannot be read: the reading process died, perhaps for lack of memory"]
    assert all("pit" in words[0] for name, words in found if name != "02.txt")


def test_what_the_ledger_holds_is_not_extracted_again(tmp_path: Path) -> None:
    sources = files(tmp_path / "in", 3)
    with Ledger(tmp_path / "x.db") as ledger:
        first = ingest.ingest(ledger, sources[:2], OPTIONS)
        assert (first.read, first.known, first.statements, first.judged) == (2, 0, 2, 1)
    again = list(ingest.extract_all(sources, OPTIONS, tmp_path / "x.db"))
    assert [found[0][1] is None for _, found in again if not isinstance(found[0], Failure)] == [True, True, False]


def test_the_ledger_itself_may_lie_among_the_documents(tmp_path: Path) -> None:
    files(tmp_path / "in", 2)
    with Ledger(tmp_path / "in" / "x.db") as ledger:
        summary = ingest.ingest(ledger, [tmp_path / "in"], OPTIONS)
        assert (summary.sources, summary.read, summary.failed) == (2, 2, [])


def test_progress_is_told(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    with Ledger(tmp_path / "x.db") as ledger:
        ingest.ingest(ledger, files(tmp_path / "in", 3), OPTIONS, lambda done, total, what: said.append((done, total)))
    assert said == [(1, 3), (2, 3), (3, 3), (1, 1)]
