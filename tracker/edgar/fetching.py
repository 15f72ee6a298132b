"""From EDGAR into the ledger: look at the lists, take what is lacking in the order of its day, judge.

A filing is in with all its documents or not at all, so a run that is killed anywhere goes on where it was. What could
not be had is recorded with its reason; where EDGAR refuses altogether the run ends and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tracker import clock
from tracker.documents import Failure, Options
from tracker.edgar import forms, register, submissions
from tracker.edgar.client import Client, Unavailable, whole
from tracker.edgar.indexes import Entry
from tracker.edgar.naming import no_json
from tracker.edgar.register import Look, Wanted
from tracker.errors import TrackerError, UsageError
from tracker.ingest import Progress, Summary, extracted, judge, quiet
from tracker.ledger import Ledger

IN_A_ROW = 3  # filings in a row that could not be had, after which the others are not asked for


@dataclass(frozen=True, slots=True)
class Came:
    """What came of asking for one filing."""

    entry: Entry
    company: str
    outcome: str  # "read", "unread", "failed"
    documents: int = 0
    repeats: int = 0  # documents of an amendment that say again, word for word, what was filed before
    statements: int = 0
    reason: str = ""


@dataclass(slots=True)
class Harvest:
    """What a run came to: each filing that was asked for, how many were there, and why it ended early if it did."""

    companies: dict[str, str] = field(default_factory=dict)  # names by CIK
    listed: int = 0
    came: list[Came] = field(default_factory=list)
    left: int = 0
    ended: str = ""
    unlisted: list[str] = field(default_factory=list)  # companies whose list could not be had, with the reason
    summary: Summary = field(default_factory=Summary)

    @property
    def known(self) -> int:
        """How many of the filings asked for had been in the ledger, or been found to hold no text."""
        return self.listed - len(self.came) - self.left


def look(ledger: Ledger, client: Client, cik: str, wanted: Wanted, now: datetime) -> int:
    """Record what EDGAR lists of a company that is wanted, and what it tells of it; how many filings are new."""
    address = client.hosts.submissions(cik)
    last = Look(address, wanted.asked)
    if register.last_told(ledger.conn, cik):  # a part of a ledger may know of a look and not what it brought
        last = register.last_look(ledger.conn, address, wanted.asked)
    try:
        answer = client.ask(address, etag=last.etag, modified=last.modified, check=no_json)
    except Unavailable as error:
        if error.absent:
            raise UsageError(f"{cik}: EDGAR knows no company of this CIK") from error
        raise
    if answer is None:
        return 0
    said = submissions.parsed(answer.content)
    try:
        found = list(submissions.entries(said["filings"]["recent"], cik))
        for page in submissions.pages(said):
            if page.until is None or page.until >= wanted.since:
                found += submissions.entries(_page(client, page.name), cik)
        told = submissions.registrant(said)
    except (KeyError, TypeError, ValueError) as error:
        wrong = f"is not as EDGAR's submissions files are ({type(error).__name__}: {error})"
        raise TrackerError(f"{address}: {wrong}") from error
    seen = Look(address, wanted.asked, answer.etag, answer.modified)
    return register.record_listing(ledger, (each for each in found if each in wanted), address, now, told, seen)


def _page(client: Client, name: str) -> dict[str, Any]:
    answer = client.ask(client.hosts.page(name), check=no_json)
    assert answer is not None, "nothing was asked to have changed"
    return submissions.parsed(answer.content)


def take(ledger: Ledger, client: Client, entry: Entry, summary: Summary, now: datetime) -> Came:
    """Fetch one filing and record its documents with what they say, in one transaction with that it was had."""
    told = register.last_told(ledger.conn, entry.cik)
    company = told["name"] if told else f"CIK {entry.cik}"
    address = client.hosts.filing(entry.cik, entry.accession)
    try:
        try:
            answer = client.ask(address, check=whole)
        except Unavailable as error:
            if not error.absent:
                raise
            address = client.hosts.filing_in_folder(entry.cik, entry.accession)
            answer = client.ask(address, check=whole)
    except Unavailable as error:
        if not error.ends:
            _could_not(ledger, entry, error.reason, now)
        raise
    assert answer is not None, "nothing was asked to have changed"
    options = Options(ticker=next(iter(register.tickers(told)), ""))
    results = extracted(address, options, ledger.path, answer.content)
    read = [each for each in results if isinstance(each, tuple)]
    failed = [each for each in results if isinstance(each, Failure)]
    other = next((each for each, _ in read if each.filing.accession not in ("", entry.accession)), None)
    if other:
        reason = f"is {other.filing.accession}, not the filing that was asked for"
        _could_not(ledger, entry, reason, now)
        raise Unavailable(address, reason)
    for failure in failed:
        ledger.record_failure(failure.source, failure.reason)
    summary.failed += failed
    statements = 0
    reason = "; ".join(dict.fromkeys(failure.reason for failure in failed))
    with ledger.writing():
        for document, found in read:
            if found is not None and ledger.write(document.filing, document.text, found):
                summary.read += 1
                statements += len(found.statements)
                summary.refusals += len(found.refusals)
            else:
                summary.known += 1
        register.record_fetch(ledger, entry.accession, "read" if read else "unread", reason, len(read), now)
    summary.statements += statements
    repeats = sum(_repeats(ledger, document.filing.id) for document, _ in read) if forms.amends(entry.form) else 0
    return Came(entry, company, "read" if read else "unread", len(read), repeats, statements, reason)


def _repeats(ledger: Ledger, document: str) -> bool:
    row = ledger.conn.execute("SELECT repeats FROM documents WHERE document = ?", [document]).fetchone()
    return bool(row and row[0])


def _could_not(ledger: Ledger, entry: Entry, reason: str, now: datetime) -> None:
    with ledger.writing():
        register.record_fetch(ledger, entry.accession, "failed", reason, 0, now)


def fetch(
    ledger: Ledger,
    client: Client,
    asked: Sequence[tuple[str, Wanted]],
    progress: Progress = quiet,
    ending: Callable[[], bool] = lambda: False,
    now: datetime | None = None,
    *,
    again: bool = False,
) -> Harvest:
    """Look at what EDGAR lists of these companies (CIK and what is wanted), take what is lacking, and judge.

    With `now`, the moment of a look that is one of many, a filing that could not be had lately is left for a later one.
    What was had and could not be read by this very program is asked for `again` where that is wanted.
    """
    harvest = Harvest()
    lacking: dict[str, Entry] = {}
    for number, (cik, wanted) in enumerate(asked):
        if ending():
            return harvest
        progress(number, len(asked), f"{client.hosts.data}: what CIK {cik} has filed")
        try:
            look(ledger, client, cik, wanted, now or clock.now())
        except TrackerError as error:
            if len(asked) == 1 or (isinstance(error, Unavailable) and error.ends):
                raise
            harvest.unlisted.append(str(error))  # the others are still looked at
            continue
        told = register.last_told(ledger.conn, cik)
        harvest.companies[cik] = told["name"] if told else f"CIK {cik}"
        lacking |= {each.accession: each for each in register.lacking(ledger.conn, [cik], wanted, now, again=again)}
        harvest.listed += register.counted(ledger.conn, [cik], wanted)
    # what could not be had before comes last, else the oldest of it would end every run before it gets to the others
    tried = register.tried(ledger.conn, lacking)
    wanting = sorted(
        lacking.values(), key=lambda each: (each.accession in tried, each.filed_on, each.accepted, each.accession)
    )
    in_a_row = 0
    for done, entry in enumerate(wanting):
        if ending():
            break
        name = harvest.companies[entry.cik]
        progress(done, len(wanting), f"{name}: {entry.form} of {entry.filed_on}")
        try:
            harvest.came.append(take(ledger, client, entry, harvest.summary, now or clock.now()))
            in_a_row = 0
        except Unavailable as error:
            in_a_row += 1
            if not error.ends:
                harvest.came.append(Came(entry, name, "failed", reason=error.reason))
            if error.ends or in_a_row == IN_A_ROW:
                harvest.ended = error.reason
                break
    harvest.left = len(wanting) - len(harvest.came)
    register.name_companies(ledger, harvest.companies)
    judge(ledger, harvest.summary, progress)
    return harvest
