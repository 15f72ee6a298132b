"""A thread as the fold sees it: what has been sighted of it, how it was judged, whether more can come of a report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from events.policy import Policy
from events.rulings import Ruling
from events.threads import Thread
from events.types import Decision, Filing, Report, Sighting, Verdict, content_id
from events.verdicts import late, standing

FINAL = {("met", None), ("slipped", "late"), ("dropped", "stopped"), ("dropped", "withdrawn"), ("void", None)}


@dataclass(slots=True)
class Live:
    """A thread with what the fold knows of it so far."""

    thread: Thread
    sightings: list[Sighting] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    naming: dict[str, str] = field(default_factory=dict)
    crossed: bool = False  # judged once since the close went by
    by_person: bool = False  # a person's word stands: evidence is still gathered, for the day on which it is taken back

    @property
    def last(self) -> Verdict | None:
        """The verdict that stands, None while none was given."""
        return self.verdicts[-1] if self.verdicts else None

    @property
    def statements(self) -> set[str]:
        """The ids of all that was said of it."""
        return {entry.statement.id for entry in self.thread.entries}

    def closed_to(self, report: Report, filing: Filing) -> bool:
        """Whether nothing more can come of a report: an ended promise takes only a sharper day of the same event."""
        if self.thread.said_on >= filing.said_on:
            return True
        ended = None if self.by_person else self.thread.ended_on
        if ended is None or ended >= filing.said_on:
            return False
        last = self.last
        if last is None or report.bearing != "done" or report.kind != self.thread.first.kind or report.assumed:
            return True
        if not (last.happened_from and last.happened_to and report.happened_from and report.happened_to):
            return True
        inside = last.happened_from <= report.happened_from and report.happened_to <= last.happened_to
        return not inside or report.happened_to - report.happened_from >= last.happened_to - last.happened_from

    def write(self, day: date, ruling: Ruling | None, policy: Policy, word: Decision | None = None) -> None:
        """Add the verdict of a day, unless it says what the last one said; a person's word is always added."""
        thread, last = self.thread, self.last
        window = thread.first.window
        if ruling is None:
            if last is None or not (last.proven or last.review or self.by_person):
                return
            ruling = Ruling("", None, "What stood no longer does: the clock decides.", "no outcome stands")
        sighting = ruling.sighting
        if sighting and sighting.id not in {known.id for known in self.sightings}:
            # words that were in doubt and count only now are evidence from now on, not from the day they were said
            self.sightings.append(replace(sighting, known_on=max(sighting.known_on, day)))
        status = ruling.status or standing(window, day)
        lo, hi = (ruling.happened_from, ruling.happened_to) if ruling.status else (None, None)
        if last is not None and word is None and not self.by_person:
            told = (ruling.status, ruling.detail, sighting.id if sighting else None, lo, hi, ruling.review)
            before = (
                last.status if last.proven else "",
                last.detail,
                last.sighting,
                last.happened_from,
                last.happened_to,
                last.review,
            )
            if told == before:
                return
        self.verdicts.append(
            Verdict(
                content_id(
                    thread.id,
                    day,
                    status,
                    ruling.detail,
                    ruling.rule,
                    sighting.id if sighting else "",
                    lo,
                    hi,
                    ruling.review,
                    word.id if word else "",
                    policy.version,
                ),
                thread.id,
                day,
                status,
                ruling.detail,
                ruling.because,
                ruling.rule,
                policy.version,
                sighting.id if sighting else None,
                lo,
                hi,
                late(window, lo, hi, bool(sighting and sighting.assumed)) if status in ("met", "slipped") else None,
                1.0 if word else sighting.score if sighting else 1.0,
                ruling.review,
            )
        )
        self.by_person = word is not None
        final = (status, None) in FINAL or (status, ruling.detail) in FINAL
        thread.ended_on = (thread.ended_on or day) if final else None
