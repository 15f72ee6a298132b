"""Documents at an address: listed in order, archives opened where they lie, hidden files passed over."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fsspec
import pytest

from tracker import archives, documents, remote
from tracker.documents import Document, Failure, Options

OPTIONS = Options(said_on=date(2021, 3, 2), company="Vicuna Mines")
WORDS = {"a.txt": "We expect a first pit in 2022.", "b.txt": "We expect a second pit in 2023."}


@pytest.fixture
def bucket() -> Iterator[str]:
    """The address of a store in memory with two documents, a hidden one and two archives of the same two."""
    store = fsspec.filesystem("memory")
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        for name, words in WORDS.items():
            archive.writestr(name, words)
    with tarfile.open(fileobj=tarred, mode="w:gz") as packed:
        for name, words in WORDS.items():
            member = tarfile.TarInfo(name)
            member.size = len(words)
            packed.addfile(member, io.BytesIO(words.encode()))
    files = {name: words.encode() for name, words in WORDS.items()}
    files |= {"deep/.hidden.txt": b"no", "deep/all.zip": zipped.getvalue(), "x.tar.gz": tarred.getvalue()}
    store.pipe({f"/filings/{name}": data for name, data in files.items()})
    yield "memory://filings"
    store.rm("/filings", recursive=True)


def texts(*paths: str) -> list[str]:
    found = []
    for source in archives.sources(paths):
        for each in documents.read(source, OPTIONS):
            assert isinstance(each, Document), each
            found.append(each.text.strip())
    return found


def test_what_is_below_an_address_is_read_in_order(bucket: str) -> None:
    assert [source.partition("filings/")[2] for source in archives.sources([bucket])] == [
        "a.txt", "b.txt", "deep/all.zip!a.txt", "deep/all.zip!b.txt", "x.tar.gz!a.txt", "x.tar.gz!b.txt",
    ]  # fmt: skip
    assert texts(bucket) == [*WORDS.values()] * 3


def test_a_pattern_and_a_single_address(bucket: str) -> None:
    assert texts(f"{bucket}/*.txt") == [*WORDS.values()]
    assert texts(f"{bucket}/b.txt") == [WORDS["b.txt"]]
    assert texts(f"{bucket}/deep/all.zip") == [*WORDS.values()]


def test_what_is_not_there_and_what_nobody_can_open_is_told(bucket: str) -> None:
    assert list(archives.hollow([f"{bucket}/no.txt", bucket, f"{bucket}/*.md"])) == [
        (f"{bucket}/no.txt", "nothing is at this address"), (f"{bucket}/*.md", "nothing is at this address"),
    ]  # fmt: skip
    (failure,) = documents.read(f"{bucket}/no.txt", OPTIONS)
    assert isinstance(failure, Failure)
    assert failure.reason == "no such file"
    with pytest.raises(documents.DocumentError, match="nosuch://x: cannot be read"):
        list(archives.sources(["nosuch://x"]))


def test_a_state_is_another_when_the_file_is(bucket: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    stood = remote.state(str(path)), remote.state(path.as_uri()), remote.state(f"{bucket}/a.txt")
    assert all(stood)
    assert stood == (remote.state(str(path)), remote.state(path.as_uri()), remote.state(f"{bucket}/a.txt"))
    path.write_text("three")
    fsspec.filesystem("memory").pipe("/filings/a.txt", b"three")
    now = remote.state(str(path)), remote.state(path.as_uri()), remote.state(f"{bucket}/a.txt")
    assert [one == other for one, other in zip(stood, now, strict=True)] == [False] * 3
    for unknown in ("https://filings.example.org/a.txt", str(tmp_path / "none"), f"{bucket}/none", "no.such://a"):
        assert remote.state(unknown) == ""
