"""Where EDGAR answers. Its two hosts can be named in the environment, as edgartools does, for a mirror or a test."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from tracker.errors import UsageError

BASE = "https://www.sec.gov"
DATA = "https://data.sec.gov"
FAMILY = ".sec.gov"


@dataclass(frozen=True, slots=True)
class Hosts:
    """The host of the archives and the host of the submissions files.

    >>> Hosts().filing("20", "0000000020-11-000003")
    'https://www.sec.gov/Archives/edgar/data/20/0000000020-11-000003.txt'
    """

    base: str = BASE
    data: str = DATA

    @property
    def local(self) -> bool:
        """Whether one of them is this machine, which no proxy reaches."""
        return any(urlsplit(each).hostname in ("127.0.0.1", "::1", "localhost") for each in (self.base, self.data))

    @property
    def shared(self) -> str:
        """Whose rate the requests count for: the SEC's where one of the hosts is the SEC's, else the mirror's.

        >>> Hosts().shared, Hosts("http://ann:secret@mirror.example.org:8080", "http://data.example.org").shared
        ('sec.gov', 'mirror.example.org:8080')
        """
        base, data = urlsplit(self.base), urlsplit(self.data)
        if any(f".{each.hostname or ''}".endswith(FAMILY) for each in (base, data)):
            return FAMILY[1:]
        return f"{base.hostname}:{base.port}" if base.port else str(base.hostname)

    def own(self, address: str) -> bool:
        """Whether an address is of one of these hosts, or of another of the SEC's where they are the SEC's.

        >>> [Hosts().own(f"https://{host}/x.txt") for host in ("data.sec.gov", "sec.gov", "sec.gov.example.org")]
        [True, True, False]
        """
        return any(_kin(urlsplit(address), urlsplit(each)) for each in (self.base, self.data))

    @property
    def tickers(self) -> str:
        """The file of all tickers."""
        return f"{self.base}/files/company_tickers.json"

    def submissions(self, cik: str) -> str:
        """The submissions file of a company."""
        return self.page(f"CIK{cik.zfill(10)}.json")

    def page(self, name: str) -> str:
        """A further file of older filings."""
        return f"{self.data}/submissions/{name}"

    def filing(self, cik: str, accession: str) -> str:
        """A filing with all its parts in one file."""
        return f"{self.base}/Archives/edgar/data/{cik}/{accession}.txt"

    def filing_in_folder(self, cik: str, accession: str) -> str:
        """The same in the folder of the filing, where a mirror may keep it alone."""
        return f"{self.base}/Archives/edgar/data/{cik}/{accession.replace('-', '')}/{accession}.txt"


def hosts() -> Hosts:
    """The hosts that the environment names, EDGAR's own where it names none."""
    base = _named("EDGAR_BASE_URL", BASE)
    return Hosts(base, _named("EDGAR_DATA_URL", DATA if base == BASE else base))


def _kin(to: SplitResult, own: SplitResult) -> bool:
    """Whether an address is of the same family as our own: never with less secrecy, and at a port that is known."""
    ours, theirs = own.hostname or "", (to.hostname or "").rstrip(".")
    if theirs != ours and not all(f".{each}".endswith(FAMILY) for each in (ours, theirs)):
        return False
    try:
        port = to.port
    except ValueError:
        return False
    return (to.scheme, port) == (own.scheme, own.port) or (to.scheme, port or 443) == ("https", 443)


def _named(variable: str, otherwise: str) -> str:
    address = os.environ.get(variable) or otherwise
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{variable}: {address!r} is no address; write it as {otherwise}")
    return address.rstrip("/")
