"""Where documents lie: files, folders, archives, addresses and standard input by name, and the bytes behind a name.

A member of an archive is named "ARCHIVE!MEMBER". Members are read into memory one at a time and never written, so a
name that climbs out of its folder reaches nothing; what is larger than `MAX_BYTES` is refused.
"""

from __future__ import annotations

import gzip
import io
import os
import sys
import tarfile
import threading
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO

from tracker import parquet, remote
from tracker.errors import DocumentError

MAX_BYTES = 200_000_000  # of one document, unpacked
STANDARD_INPUT = "-"
BROKEN = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def sources(paths: Iterable[str | Path], skip: Container[str] = ()) -> Iterator[str]:
    """The name of every document under these paths: folders in order of name and no hidden files, archives opened.

    Files of the absolute paths in `skip` are not even opened.
    """
    for path in map(str, paths):
        if remote.is_address(path):
            for address in remote.listed(path):
                yield from _in_file(address, skip)
        elif path != STANDARD_INPUT and os.path.isdir(path):
            yield from _in_folder(path, skip)
        else:
            yield from _in_file(path, skip)


def hollow(paths: Iterable[str | Path]) -> Iterator[tuple[str, str]]:
    """The paths behind which there is no document at all, each with the reason."""
    for path in map(str, paths):
        if path == STANDARD_INPUT:
            continue
        if remote.is_address(path):
            if not remote.exists(path.partition("!")[0]):
                yield path, "nothing is at this address"
        elif not os.path.exists(path):
            if not os.path.isfile(path.partition("!")[0]):
                yield path, "no such file"
        elif next(sources([path]), None) is None:
            what = "folder" if os.path.isdir(path) else "archive"
            yield path, f"no document in this {what}; hidden files are passed over"


def _in_folder(path: str, skip: Container[str]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        yield path
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__MACOSX":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(entry.path, skip)
        elif entry.is_file() or not os.path.exists(entry.path):  # a pipe or a device holds no document
            yield from _in_file(entry.path, skip)


def _in_file(path: str, skip: Container[str]) -> Iterator[str]:
    if os.path.abspath(path) in skip:
        return
    try:
        # a pipe can be read only once, and to open each address costs more than to read it
        opened = remote.may_hold_many(path) if remote.is_address(path) else os.path.isfile(path)
        kind = _kind(path) if opened and path != STANDARD_INPUT else ""
    except OSError:
        kind = ""
    if kind not in ("zip", "tar", "parquet"):
        yield path
        return
    try:
        for name in _names(path, kind):
            yield f"{path}!{name}"
    except (*BROKEN, DocumentError):
        yield f"{path}!"  # read as a failure that says how the archive is broken


def _names(path: str, kind: str) -> Iterator[str]:
    if kind == "parquet":
        yield from parquet.parts(path)
        return
    with remote.opened(path) as file:
        if kind == "zip":
            with zipfile.ZipFile(file) as archive:
                yield from (info.filename for info in archive.infolist() if not info.is_dir() and _shown(info.filename))
            return
        with tarfile.open(fileobj=file, mode="r|*") as archive_:
            yield from (member.name for member in archive_ if member.isreg() and _shown(member.name))


def _shown(name: str) -> bool:
    return not any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))


def archive_kind(head: bytes) -> str:
    """ "zip", "tar", "gzip" or "parquet" by the first bytes, "" where they open no archive."""
    if head[:4] == parquet.MAGIC:
        return "parquet"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "office" if b"[Content_Types].xml" in head[:200] or b"mimetypeapplication" in head[:100] else "zip"
    if head[257:262] == b"ustar":
        return "tar"
    if head[:2] == b"\x1f\x8b" or head[:3] == b"BZh" or head[:6] == b"\xfd7zXZ\x00":
        try:
            unpacked = zlib.decompressobj(31).decompress(head, 1024) if head[:2] == b"\x1f\x8b" else b""
        except zlib.error:
            return "gzip"
        return "tar" if unpacked[257:262] == b"ustar" or not unpacked else "gzip"
    return ""


def is_of_readings(source: str) -> bool:
    """Whether what is behind a name that `sources` gave has been read before, and lies in Parquet."""
    path, _, part = source.partition("!")
    return parquet.is_part(part) and _kind(path) == "parquet"


def content(source: str) -> bytes:
    """The bytes behind a name that `sources` gave; a DocumentError where there are none to be had."""
    if source == STANDARD_INPUT:
        return _bounded(sys.stdin.buffer, source)
    path, bang, member = source.partition("!")
    try:
        if remote.is_address(source) and not bang:
            with remote.opened(source) as file:
                return _bounded(file, source)
        if not bang or os.path.exists(source):
            if os.path.getsize(source) > MAX_BYTES:
                raise DocumentError(_too_large(source))
            with open(source, "rb") as file:
                return _bounded(file, source)
        return _member(path, member)
    except FileNotFoundError:
        raise DocumentError(f"{source}: no such file") from None
    except BROKEN as error:
        raise DocumentError(f"{source}: {told(error)}") from error


def members(data: bytes, kind: str) -> Iterator[tuple[str, bytes]]:
    """The members of an archive that lies in memory, each name with its bytes."""
    if kind == "gzip":
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            yield "", _bounded(file, "once unpacked")
    elif kind == "zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if not info.is_dir() and _shown(info.filename):
                    with archive.open(info) as file_:
                        yield info.filename, _bounded(file_, info.filename)
    else:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as tar:
            for member in tar:
                if member.isreg() and _shown(member.name) and (file__ := tar.extractfile(member)):
                    yield member.name, _bounded(file__, member.name)


class _Opened(threading.local):
    """The archive read last, left open: members are asked for in order, and a tar can only be read forwards."""

    def __init__(self) -> None:
        self.path = ""
        self.file: IO[bytes] | None = None
        self.zip: zipfile.ZipFile | None = None
        self.tar: tarfile.TarFile | None = None

    def open(self, path: str) -> None:
        self.close()
        kind = _kind(path)
        self.file = remote.opened(path) if remote.is_address(path) else None
        if kind == "zip":
            self.zip = zipfile.ZipFile(self.file or path)
        else:  # stays open for the members that follow
            self.tar = tarfile.open(path, "r|*", fileobj=self.file)  # noqa: SIM115
        self.path = path

    def close(self) -> None:
        for archive in (self.zip, self.tar, self.file):
            if archive is not None:
                archive.close()
        self.path, self.zip, self.tar, self.file = "", None, None, None


_opened = _Opened()


def _member(path: str, name: str) -> bytes:
    if not name:
        for _ in _names(path, _kind(path)):
            pass
        raise DocumentError(f"{path}: the archive could not be read")
    source = f"{path}!{name}"
    try:
        for fresh in (_opened.path != path, True):
            if fresh:
                _opened.open(path)
            if _opened.zip:
                with _opened.zip.open(name) as file:
                    return _bounded(file, source)
            if found := _forward(name):
                return _bounded(found, source)
            if fresh:
                break
    except BROKEN:
        _opened.close()  # where it stands is not known any more
        raise
    raise DocumentError(f"{source}: no such member in the archive")


def _kind(path: str) -> str:
    with remote.opened(path) as file:
        return archive_kind(file.read(4096))


def _forward(name: str) -> IO[bytes] | None:
    """The next member of this name in the tar that is open, None where it lies behind or nowhere."""
    assert _opened.tar is not None
    while member := _opened.tar.next():
        if member.name == name and member.isreg():
            return _opened.tar.extractfile(member)
    return None


def _bounded(file: IO[bytes] | BinaryIO | gzip.GzipFile, source: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentError(_too_large(source))
    return data


def _too_large(source: str) -> str:
    return f"{source}: is larger than {MAX_BYTES // 1_000_000} MB, the most that one document may have; split it"


def told(error: BaseException) -> str:
    """What is wrong with an archive, in words, with the way out."""
    if isinstance(error, RuntimeError) and "password" in str(error):
        return "the archive is encrypted; unpack it first"
    if isinstance(error, (EOFError, tarfile.ReadError, zlib.error, zipfile.BadZipFile)) or "end" in str(error).lower():
        return f"the archive is broken or breaks off ({str(error).lower().rstrip('.')}); fetch it again"
    return f"cannot be read ({str(error).lower().rstrip('.')})"
