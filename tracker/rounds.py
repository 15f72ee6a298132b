"""One look at a ledger, job by job: read the folders, judge, flag, put into the outbox, send. Each may be missed.

What the ledger does not hold is only what saves time, and is forgotten with the process. The moment is an argument.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from tracker import delivery, flags, folders, opening, outbox, subscriptions
from tracker.alert_file import Folder, Settings, read
from tracker.edgar import following
from tracker.errors import LedgerError, TrackerError
from tracker.hours import day_of
from tracker.ingest import Summary, judge
from tracker.ledger import Ledger
from tracker.messages import check
from tracker.printing import counted

LATELY = timedelta(days=31)  # at the first look at a ledger what fell before is not printed

Say = Callable[[str], None]
# what a flag can hang on; two looks that see the same of it on one day see the same flags
STATE = """SELECT (SELECT max(rowid) FROM verdicts), (SELECT max(rowid) FROM versions),
    (SELECT max(rowid) FROM retired), (SELECT max(rowid) FROM runs), (SELECT max(rowid) FROM judged),
    (SELECT max(rowid) FROM flags), (SELECT count(*) FROM waiting)"""


def never() -> bool:
    """That nobody has asked us to end."""
    return False


@dataclass(slots=True)
class Round:
    """The jobs of `watch` on one ledger, each a call with the moment; `say` and `complain` take lines for a person."""

    path: Path
    settings: Settings
    say: Say
    complain: Say
    ending: Callable[[], bool] = never
    as_of: date | None = None  # the day to look from, where it is not that of the moment
    also: tuple[Folder, ...] = ()  # folders beside those of the alerts file
    edgar: following.Looks = field(default_factory=following.Looks)
    _looks: folders.Looks = field(default_factory=folders.Looks)
    _passed: outbox.Passed = field(default_factory=outbox.Passed)
    _flagged: tuple[object, ...] = ()
    _stuck: tuple[object, ...] = ()  # where companies wait that could not be judged
    _followed: int = 0  # when the alerts file that was followed had been written
    _failing: dict[str, str] = field(default_factory=dict)
    _open: tuple[Ledger, tuple[int, ...]] | None = None

    def day(self, now: datetime) -> date:
        """The day to look from."""
        return self.as_of or day_of(now, self.settings.zone)

    def run(self, job: str, now: datetime) -> None:
        """One job; what goes wrong is told once until it is well again, and the next look tries anew."""
        try:
            JOBS[job](self, self._ledger(), now)
        except LedgerError:
            raise
        except Exception as error:  # one job's trouble ends neither the others nor the watch
            told = _words(error)
            if self._failing.get(job) != told:
                self.complain(f"{job}: {told}; tried again at the next look")
            self._failing[job] = told
        else:
            if self._failing.pop(job, None):
                self.say(f"{job}: is well again")

    def all(self, now: datetime) -> None:
        """Every job once, in order, until somebody asks us to end."""
        for job in JOBS:
            if not self.ending():
                self.run(job, now)

    def _ledger(self) -> Ledger:
        """The ledger, opened anew where another file or other tables have taken its place."""
        if self._open and self._open[1] != self._mark(self._open[0]):
            self.close()
            self._looks, self._passed, self._flagged, self._stuck = folders.Looks(), outbox.Passed(), (), ()
        if self._open is None:
            ledger = Ledger(self.path, create=False)
            self._open = ledger, self._mark(ledger)
        return self._open[0]

    def _mark(self, ledger: Ledger) -> tuple[int, ...]:
        there = self.path.stat() if self.path.exists() else None
        version = ledger.conn.execute("PRAGMA schema_version").fetchone()[0]
        return (there.st_dev, there.st_ino, version) if there else ()

    def close(self) -> None:
        """Let go of the ledger, in the thread that has run the jobs."""
        if self._open:
            self._open[0].close()
            self._open = None
            self.edgar.close()

    def follow(self, ledger: Ledger, now: datetime) -> None:
        """Take over what the alerts file says, when it has changed; a file that can't be meant changes nothing."""
        path = self.settings.path
        if path is None:
            return
        written = path.stat().st_mtime_ns
        if written == self._followed:
            return
        if self._followed:
            fresh = read(path)
            check(fresh.templates)
            self.settings = replace(fresh, folders=fresh.folders + self.also)
        for name in subscriptions.follow(ledger, self.settings.subscriptions, self.day(now), now):
            if self._followed:
                self.say(f"{path}: subscription {name} has changed")
        self._followed = written

    def read_folders(self, ledger: Ledger, now: datetime) -> None:
        """Read what is new in the watched folders."""
        watched = self.settings.folders
        if not watched:
            return
        intake = folders.take_in(ledger, watched, now, self._looks)
        summary = intake.summary
        for source in intake.replaced:
            self.say(f"{source}: a new version has taken the older one's place")
        for held in summary.held:
            lacking = f"{counted(len(held.lacking), 'filing')} of {held.listed:,} not in the ledger"
            self.say(f"{held.source}: {lacking}")
        if summary.read:
            self.say(
                f"{counted(summary.read, 'document')} read from the folders, {counted(summary.statements, 'statement')}"
            )

    def read_edgar(self, ledger: Ledger, now: datetime) -> None:
        """Read what the followed companies have filed with EDGAR."""
        harvest = following.take_in(ledger, self.edgar, now, self.day(now), self.ending)
        if harvest is None:
            return
        for came in harvest.came:
            filed = f"{came.company}: {came.entry.form} of {came.entry.filed_on} ({came.entry.accession})"
            if came.outcome == "read":
                self.say(f"{filed} read from EDGAR, {counted(came.statements, 'statement')}")
            else:
                self.complain(f"{filed} could not be had: {came.reason}")
        for failure in harvest.summary.failed:
            self.complain(f"{failure.source}: {failure.reason}")
        if trouble := [*harvest.unlisted, *filter(None, [harvest.ended])]:
            raise TrackerError("; ".join(trouble))

    def judge(self, ledger: Ledger, now: datetime) -> None:
        """Judge the companies whose facts are newer than their book."""
        state = (ledger.waiting(), *ledger.conn.execute(STATE).fetchone())
        if not state[0] or state == self._stuck:
            return
        summary = Summary()
        judge(ledger, summary)
        self._stuck = (ledger.waiting(), *ledger.conn.execute(STATE).fetchone())
        for failure in summary.failed:
            self.complain(f"{failure.source}: {failure.reason}")

    def flag(self, ledger: Ledger, now: datetime) -> None:
        """Raise what has fallen due and what has been decided."""
        today = self.day(now)
        if self._flagged == (today, *ledger.conn.execute(STATE).fetchone()):
            return
        first = not ledger.conn.execute("SELECT 1 FROM flags LIMIT 1").fetchone()
        raised = flags.raise_flags(ledger, today)
        shown = [row for row in raised if not first or row["falls_on"] >= (today - LATELY).isoformat()]
        if hidden := len(raised) - len(shown):
            noted = f"{counted(hidden, 'flag')} of before {today - LATELY} noted"
            self.say(f"{noted}; `tracker alerts {self.path} --flags` lists them")
        for row in shown:
            self.say(flags.told(row))
        self._flagged = (today, *ledger.conn.execute(STATE).fetchone())

    def compose(self, ledger: Ledger, now: datetime) -> None:
        """Put what is to be told into the outbox, digests when their time has come."""
        outbox.compose(ledger, self.settings, now, self._passed)

    def send(self, ledger: Ledger, now: datetime) -> None:
        """Send what is due."""
        for message, outcome, answer in outbox.send(
            ledger, self.settings, now, lambda each: delivery.post(ledger.conn, self.settings, each), self.ending
        ):
            if outcome != "sent":
                way = "given up; `tracker alerts retry` tries again" if outcome == "given_up" else "tried again later"
                self.complain(f"{message['to']}: {message['title']}: {answer}: {way}")


def _words(error: Exception) -> str:
    if isinstance(error, sqlite3.Error):
        busy = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return "another program has been writing to the ledger for a minute" if busy else opening.told(error)
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}"
    return str(error) if isinstance(error, TrackerError) else f"{type(error).__name__}: {error}"


Job = Callable[[Round, Ledger, datetime], None]
JOBS: dict[str, Job] = {
    "alerts file": Round.follow,
    "folders": Round.read_folders,
    "edgar": Round.read_edgar,
    "judge": Round.judge,
    "flag": Round.flag,
    "tell": Round.compose,
    "send": Round.send,
}
