"""Times of day in a zone: quiet hours, the moments at which digests are sent, the day on which people there live.

Every moment is given; none is read from a clock. A zone of None is the machine's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from tracker.errors import UsageError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


def zone_of(name: str | None) -> tzinfo | None:
    """The zone of a name such as Europe/Berlin; None, the machine's own, where no name is given.

    >>> zone_of("Europe/Berlin")
    zoneinfo.ZoneInfo(key='Europe/Berlin')
    """
    if not name:
        return None
    try:
        return ZoneInfo(str(name))  # YAML makes numbers of some words
    except (ValueError, OSError, KeyError):  # what is no name, names a folder, or is not known
        raise UsageError(f"{name!r} is no time zone; name one as Europe/Berlin or UTC") from None


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """The day in a zone at a moment.

    >>> day_of(datetime(2011, 1, 1, 23, 30, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
    datetime.date(2011, 1, 2)
    """
    return moment.astimezone(zone).date()


def moment_of(day: date, at: time, zone: tzinfo | None) -> datetime:
    """The moment at which a time of day comes in a zone, in UTC."""
    local = datetime.combine(day, at, tzinfo=zone) if zone else datetime.combine(day, at).astimezone()
    return local.astimezone(UTC)


def time_of(text: object) -> time:
    """A time of day written as 08:00; a number is what YAML makes of an unquoted 18:30.

    >>> time_of("8:00"), time_of(18 * 60 + 30)
    (datetime.time(8, 0), datetime.time(18, 30))
    """
    if isinstance(text, int) and not isinstance(text, bool) and 0 <= text < 24 * 60:
        return time(text // 60, text % 60)
    if found := _TIME.fullmatch(str(text).strip()):
        return time(int(found[1]), int(found[2]))
    raise UsageError(f"{text!r} is no time of day; write it as 08:00")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nobody is told anything, over midnight where they begin later than they end.

    >>> quiet = Quiet.of("22:00-07:00")
    >>> [quiet.holds(datetime(2011, 1, 1, hour, tzinfo=UTC), UTC) for hour in (23, 6, 7)]
    [True, True, False]
    """

    begins: time
    ends: time

    @classmethod
    def of(cls, text: str) -> Quiet:
        """The hours of 22:00-07:00."""
        begins, dash, ends = str(text).replace(" ", "").partition("-")
        if not dash or time_of(begins) == time_of(ends):
            raise UsageError(f"{text!r} are no quiet hours; write them as 22:00-07:00")
        return cls(time_of(begins), time_of(ends))

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"

    def holds(self, moment: datetime, zone: tzinfo | None) -> bool:
        """Whether a moment lies in these hours."""
        now = moment.astimezone(zone).time()
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends


@dataclass(frozen=True, slots=True)
class Slot:
    """When a digest is sent: every day at a time, or every week on a day."""

    at: time
    weekday: int | None = None

    @classmethod
    def of(cls, text: object) -> Slot:
        """The slot of "08:00" or "mon 08:00".

        >>> Slot.of("fri 17:30")
        Slot(at=datetime.time(17, 30), weekday=4)
        """
        day, _, at = str(text).strip().partition(" ")
        if not at:
            return cls(time_of(text))
        if day[:3].lower() not in WEEKDAYS:
            raise UsageError(f"{text!r} names no day of the week; write it as mon 08:00")
        return cls(time_of(at.strip()), WEEKDAYS.index(day[:3].lower()))

    def last(self, moment: datetime, zone: tzinfo | None) -> datetime:
        """The newest such moment up to this one.

        >>> Slot.of("mon 08:00").last(datetime(2011, 1, 3, 7, 59, tzinfo=UTC), UTC).isoformat()
        '2010-12-27T08:00:00+00:00'
        """
        day = day_of(moment, zone)
        for back in range(9):
            found = moment_of(day - timedelta(days=back), self.at, zone)
            if found <= moment and (self.weekday is None or (day - timedelta(days=back)).weekday() == self.weekday):
                return found
        raise AssertionError("a week has every weekday")
