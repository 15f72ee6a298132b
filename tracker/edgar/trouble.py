"""What goes wrong when EDGAR is asked: what is worth another try, after how long, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import TrackerError

if TYPE_CHECKING:
    import httpx

LONGEST = 120.0  # seconds that EDGAR may ask us to wait
BUSY = (403, 429)
REACHING = 2  # how often a host is tried that does not answer at all: the next try would not fare better


class Unavailable(TrackerError):
    """A file that could not be had, and why; `ends` where the next one could not be had either, `absent` on a 404."""

    def __init__(self, address: str, reason: str, *, way: str = "", ends: bool = False, absent: bool = False) -> None:
        self.brief = f"{address}: {reason}"  # without the way out, which is of use when nothing is tried again
        self.reason = f"{reason}{way}"
        super().__init__(f"{address}: {self.reason}")
        self.ends, self.absent = ends, absent


class Refused(Exception):
    """An answer that is a no, and after how many seconds EDGAR wants to be asked again."""

    def __init__(self, status: int, again: float) -> None:
        super().__init__(f"EDGAR answers {status}")
        self.status, self.again = status, again


class BreaksOff(Exception):
    """An answer that is not all of what was asked for."""


class LeadsElsewhere(Exception):
    """An answer that leads to where nothing of EDGAR's is asked for."""


def asked_to_wait(response: httpx.Response) -> float:
    """For how many seconds an answer asks us to wait."""
    said = response.headers.get("Retry-After", "")
    return min(float(said), LONGEST) if said.isdecimal() else 0.0


def again(error: Exception, tries: int = 1) -> bool | float:
    """Whether an error is worth another try after so many, or after how many seconds."""
    if isinstance(error, Refused):
        return (error.again or True) if error.status in BUSY or error.status >= 500 else False
    if isinstance(error, _unreached()):
        return tries < REACHING
    return isinstance(error, (BreaksOff, *_broken()))


def _broken() -> tuple[type[Exception], ...]:
    import httpx

    return httpx.TransportError, httpx.DecodingError


def _unreached() -> tuple[type[Exception], ...]:
    import httpx

    return httpx.ConnectError, httpx.ConnectTimeout


def told(address: str, error: Exception, tries: int) -> Unavailable:
    """What went wrong in words, with the way out."""
    often = f" ({tries} times)" if tries > 1 else ""
    if isinstance(error, Refused):
        status = error.status
        if status == 404:
            return Unavailable(address, "EDGAR has no such file (404)", absent=True)
        if status == 403:
            way = ": it wants a real name and mail address in --identity, and ten minutes' rest after too many requests"
            return Unavailable(address, f"EDGAR refuses (403){often}", way=way, ends=True)
        if status == 429:
            return Unavailable(
                address, f"EDGAR says that this is too fast (429){often}", way="; go on later", ends=True
            )
        return Unavailable(address, f"EDGAR answers {status}{often}")
    if isinstance(error, (BreaksOff, LeadsElsewhere)):
        return Unavailable(address, f"{error}{often}")
    if isinstance(error, _unreached()):
        why = str(error).lower() or type(error).__name__
        way = "; is this machine on the net, and does EDGAR_BASE_URL or a proxy name the right host?"
        return Unavailable(address, f"cannot be reached{often} ({why})", way=way, ends=True)
    if isinstance(error, _broken()):
        why = str(error).lower() or type(error).__name__
        return Unavailable(address, f"the connection was cut{often} ({why})")
    return Unavailable(address, f"cannot be asked for ({type(error).__name__}: {error})")
