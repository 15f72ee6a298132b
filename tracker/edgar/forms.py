"""Which forms are asked for: a form means its variants and amendments too, so that 10-K means 10-K405 and 10-K/A."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.errors import UsageError

FORMS = ("8-K", "10-Q", "10-K", "20-F", "6-K", "CORRESP", "UPLOAD")
AMENDMENT = "/A"
_VARIANTS = ("", "405", "T", "T405", "SB", "SB40", "12B", "12G3", "15D5")
_WRITTEN = re.compile(r"[A-Z0-9]{1,10}(?:-[A-Z0-9]{1,8})?(?: [A-Z0-9]{1,8})?")


def read(text: str) -> tuple[str, ...]:
    """Forms as they are written on the command line, separated by commas.

    >>> read("8-K, 10-q")
    ('8-K', '10-Q')
    """
    found = tuple(dict.fromkeys(part.strip().upper() for part in text.split(",") if part.strip()))
    wrong = [form for form in found if not _WRITTEN.fullmatch(form)]
    if wrong or not found:
        named = wrong[0] if wrong else text
        raise UsageError(f"{named!r} is no form of EDGAR's; write forms as {','.join(FORMS)}")
    return found


def covers(wanted: Iterable[str], form: str) -> bool:
    """Whether a form is one of those that are wanted, a variant or an amendment of one.

    >>> [covers(("8-K", "10-K"), form) for form in ("8-K/A", "10-K405", "10-KSB/A", "10-Q", "S-8")]
    [True, True, True, False, False]
    """
    bare = form.upper().removesuffix(AMENDMENT)
    return any(bare.startswith(each) and bare[len(each) :] in _VARIANTS for each in wanted)


def amends(form: str) -> bool:
    """Whether a form amends an earlier filing."""
    return form.upper().endswith(AMENDMENT)
