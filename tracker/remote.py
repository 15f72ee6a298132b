"""Documents at an address such as s3://bucket/folder or https://host/file: listed and opened by fsspec, never kept.

What an address needs beside fsspec (s3fs, gcsfs, aiohttp) is told by the error that names it. Paths are files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import IO, Any, cast

from tracker.errors import DocumentError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://")
_MANY = re.compile(r"(?i)\.(?:zip|tar|tgz|tbz2?|txz|tar\.\w{2,4}|parquet)$")
EXTRA = (
    "install it with `pip install 'milestone-tracker[cluster]'` or, in a checkout, "
    "`.venv/bin/uv sync --frozen --inexact --extra cluster`"
)


def is_address(path: str) -> bool:
    """Whether a path is an address and no file's name.

    >>> is_address("s3://filings/2024"), is_address("filings/2024")
    (True, False)
    """
    return bool(_ADDRESS.match(path))


def may_hold_many(address: str) -> bool:
    """Whether an address is named like an archive, which is opened to list what is in it."""
    return bool(_MANY.search(address))


def listed(address: str) -> Iterator[str]:
    """The addresses of all files at and below an address, in order of name; one that names nothing as it is."""
    fs, path = system(address)
    is_pattern = any(mark in path for mark in "*?[")
    if not is_pattern and not fs.isdir(path):
        yield address
        return
    found = fs.glob(path) if is_pattern else fs.find(path)
    root = path.partition("*")[0].rstrip("/")
    for name in sorted(found):
        if not any(part.startswith(".") for part in name[len(root) :].split("/")):
            yield str(fs.unstrip_protocol(name))


def exists(address: str) -> bool:
    """Whether something is at an address."""
    fs, path = system(address)
    return bool(fs.glob(path) if any(mark in path for mark in "*?[") else fs.exists(path))


def state(path: str) -> str:
    """What is another when a file, or what is at an address, has changed: its size and time; "" where none is told.

    Of what lies on a web server nothing is asked: that would cost as much as to read it.
    """
    try:
        if not is_address(path):
            found = os.stat(path)
            return f"{found.st_size} {found.st_mtime_ns}"
        if path.startswith(("http://", "https://")):
            return ""
        fs, inside = system(path)
        told = fs.info(inside)  # without another request where it was listed before
    except (OSError, DocumentError):
        return ""
    return " ".join(str(told.get(name, "")) for name in ("size", "mtime", "LastModified", "ETag", "etag", "updated"))


def opened(path: str) -> IO[bytes]:
    """A file or what is at an address, to be read and closed."""
    if not is_address(path):
        return open(path, "rb")
    fs, inside = system(path)
    return cast(IO[bytes], fs.open(inside, "rb"))


def system(address: str) -> tuple[Any, str]:
    """The file system of fsspec that an address belongs to, and its path there."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise DocumentError(
            f"{address}: to read from an address needs fsspec, which is not installed; {EXTRA}"
        ) from error
    try:
        fs, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise DocumentError(f"{address}: cannot be read ({str(error).lower()})") from error
    return fs, str(path)
