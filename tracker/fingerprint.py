"""Which program this is, to the letter: two processes with one fingerprint read and judge alike."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import events


@cache
def fingerprint() -> str:
    """Sixteen hex digits of the code that reads and judges."""
    digest = hashlib.blake2b(digest_size=8)
    for package in (Path(events.__file__).parent, Path(__file__).parent):
        for path in sorted(package.rglob("*.py")):
            digest.update(path.relative_to(package.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
