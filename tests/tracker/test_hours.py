"""Times of day in a zone: also on the days on which the clocks are put forward and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tracker.errors import UsageError
from tracker.hours import Quiet, Slot, day_of, moment_of, time_of, zone_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("slot", "now", "last"),
    [
        ("08:00", "2011-06-01T05:59:00", "2011-05-31T06:00:00"),
        ("08:00", "2011-06-01T06:00:00", "2011-06-01T06:00:00"),
        ("mon 08:00", "2011-06-01T06:00:00", "2011-05-30T06:00:00"),
        ("mon 08:00", "2011-05-30T05:59:59", "2011-05-23T06:00:00"),
        ("08:00", "2011-03-27T05:59:00", "2011-03-26T07:00:00"),  # summer time began in the night
        ("08:00", "2011-03-27T06:00:00", "2011-03-27T06:00:00"),
        ("02:30", "2011-03-27T12:00:00", "2011-03-27T01:30:00"),  # a time that the clocks leapt over
        ("02:30", "2011-10-30T12:00:00", "2011-10-30T00:30:00"),  # one that came twice counts once
    ],
)
def test_the_newest_slot(slot: str, now: str, last: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert Slot.of(slot).last(moment, BERLIN) == datetime.fromisoformat(last).replace(tzinfo=UTC)


def test_every_moment_has_one_slot_and_slots_only_move_on() -> None:
    slot, seen = Slot.of("sun 23:45"), []
    for hour in range(24 * 60):
        moment = datetime.fromtimestamp(1_300_000_000 + hour * 3600, UTC)
        seen.append(slot.last(moment, BERLIN))
        assert 0 <= (moment - seen[-1]).total_seconds() < 8 * 86400
    assert seen == sorted(seen)
    assert len(set(seen)) == 10


@pytest.mark.parametrize(
    ("quiet", "hours"),
    [("22:00-07:00", {22, 23, 0, 1, 2, 3, 4, 5, 6}), ("12:00-14:00", {12, 13}), ("00:00-23:30", set(range(24)))],
)
def test_quiet_hours(quiet: str, hours: set[int]) -> None:
    held = {
        hour for hour in range(24) if Quiet.of(quiet).holds(moment_of(date(2011, 6, 1), time(hour), BERLIN), BERLIN)
    }
    assert held == hours
    assert str(Quiet.of(quiet)) == quiet


def test_a_day_begins_where_people_live() -> None:
    moment = datetime(2011, 5, 31, 22, 30, tzinfo=UTC)
    assert (day_of(moment, UTC), day_of(moment, BERLIN)) == (date(2011, 5, 31), date(2011, 6, 1))
    assert day_of(moment_of(date(2011, 6, 1), time(0), None), None) == date(2011, 6, 1)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: zone_of("Berlin"), "'Berlin' is no time zone; name one as Europe/Berlin or UTC"),
        (lambda: zone_of("../etc/passwd"), "'../etc/passwd' is no time zone"),
        (lambda: time_of("25:00"), "'25:00' is no time of day; write it as 08:00"),
        (lambda: time_of(True), "True is no time of day"),
        (lambda: Quiet.of("22:00"), "'22:00' are no quiet hours; write them as 22:00-07:00"),
        (lambda: Quiet.of("22:00-22:00"), "are no quiet hours"),
        (lambda: Slot.of("someday 08:00"), "'someday 08:00' names no day of the week; write it as mon 08:00"),
    ],
)
def test_what_is_no_time_is_refused(call: object, said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("(", r"\(").replace(".", r"\.")):
        call()  # type: ignore[operator]
