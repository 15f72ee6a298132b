"""What is put into the outbox and when it is sent: at once, as a digest, after quiet hours, never under old terms."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker import alerts, messages, outbox, subscriptions
from tracker.alert_file import Settings
from tracker.errors import UsageError
from tracker.flags import raise_flags
from tracker.ledger import Ledger
from tracker.outbox import Undelivered
from tracker.terms import Terms

YEAR = [date(2010, 12, 1) + timedelta(days) for days in range(330)]


class Life:
    """A ledger that is looked at on some days, at an hour, by one subscription; what was sent, and when."""

    def __init__(self, path: Path, **given: Any) -> None:
        self.path, self.settings = path, Settings(zone=UTC, base=path.parent)
        self.terms = Terms.of("desk", {"to": "terminal", **given})
        self.sent: list[tuple[str, str]] = []
        self.passed = outbox.Passed()

    def look(self, day: date, hour: int = 9) -> None:
        now = datetime.combine(day, time(hour), UTC)
        with Ledger(self.path) as ledger:
            subscriptions.follow(ledger, [self.terms] if self.terms else [], day, now)
            raise_flags(ledger, day)
            outbox.compose(ledger, self.settings, now, self.passed)
            outbox.send(ledger, self.settings, now, lambda each: self.take(each["title"], now))

    def take(self, title: str, now: datetime) -> str:
        self.sent.append((f"{now:%Y-%m-%d %H}", title.replace("Orion, Inc.: ", "").split(",")[0].split(" (")[0]))
        return "taken"


def test_at_once_what_falls_together_of_one_promise_is_one_message(path: Path) -> None:
    life = Life(path)
    for day in YEAR:
        life.look(day)
    assert life.sent == [
        ("2010-12-01 09", "Due soon: OR-9"),
        ("2010-12-31 09", "Closes today: OR-9"),
        ("2011-01-01 09", "Overdue: OR-9"),
        ("2011-04-15 09", "Grace ended: OR-9"),
        ("2011-05-05 09", "Moved: OR-7"),
        ("2011-05-30 09", "Silence: OR-9"),
        ("2011-09-01 09", "Due soon"),
        ("2011-09-30 09", "Closes today: OR-7"),
        ("2011-10-01 09", "Overdue: OR-7"),
        ("2011-10-03 09", "Slipped: OR-7"),
    ]  # fmt: skip


def test_a_weekly_digest_has_what_fell_in_the_week_and_nothing_is_sent_for_nothing(path: Path) -> None:
    life = Life(path, when="weekly")
    for day in YEAR[5:]:  # from Monday, 6 December
        for hour in (7, 8) if day.weekday() == 0 else (9,):
            life.look(day, hour)
    assert life.sent == [
        ("2011-01-03 08", "2 alerts: 1 closes today"), ("2011-04-18 08", "1 alert: 1 grace ended"),
        ("2011-05-09 08", "1 alert: 1 moved"), ("2011-05-30 08", "1 alert: 1 silence"),
        ("2011-09-05 08", "2 alerts: 1 opens"), ("2011-10-03 08", "3 alerts: 1 closes today"),
    ]  # fmt: skip


def test_a_digest_is_made_once_however_often_the_program_begins_anew(path: Path) -> None:
    life = Life(path, when="daily", flags="overdue")
    for hour in (7, 8, 9, 20):
        life.passed = outbox.Passed()
        life.look(date(2011, 1, 1), hour)
    assert life.sent == [("2011-01-01 07", "1 alert: 1 overdue")]  # the first look makes up for yesterday's slot
    life.look(date(2011, 10, 1), 7)
    life.look(date(2011, 10, 1), 8)
    assert life.sent[1:] == [("2011-10-01 07", "1 alert: 1 overdue")]


def test_quiet_hours_are_waited_for(path: Path) -> None:
    life = Life(path, quiet="06:00-12:00")
    for day in YEAR[:32]:
        for hour in (5, 9, 15):
            life.look(day, hour)
    assert life.sent == [
        ("2010-12-01 05", "Due soon: OR-9"), ("2010-12-31 05", "Closes today: OR-9"), ("2011-01-01 05", "Overdue: OR-9")
    ]  # fmt: skip
    late = Life(path, quiet="06:00-12:00")
    late.sent, late.passed = life.sent, life.passed
    for hour in (9, 15):
        late.look(date(2011, 4, 15), hour)
    assert late.sent[3:] == [("2011-04-15 15", "Grace ended: OR-9")]


def test_what_fell_before_somebody_asked_is_not_told_unless_they_ask_for_it(path: Path) -> None:
    life = Life(path)
    life.look(date(2011, 1, 2))
    assert life.sent == []
    other = Life(path, since="2010-12-31")
    other.look(date(2011, 1, 2), 10)
    assert other.sent == [("2011-01-02 10", "Overdue")]


def test_other_terms_hold_from_their_day(path: Path) -> None:
    life = Life(path, flags="overdue")
    for day in YEAR[:160]:
        life.look(day)
    life.terms = Terms.of("desk", {"to": "terminal", "flags": "overdue, moved, slipped"})
    for day in YEAR[160:]:
        life.look(day)
    # that OR-7 had moved in May was not asked for then
    assert [title for _, title in life.sent] == ["Overdue: OR-9", "Overdue: OR-7", "Slipped: OR-7"]
    with Ledger(path) as ledger:
        turns = [tuple(row) for row in ledger.conn.execute("SELECT turn, since FROM subscriptions ORDER BY turn")]
    assert turns == [(0, "2010-12-01"), (1, "2011-05-10")]


def test_what_was_not_asked_for_at_an_address_before_is_not_told_there(path: Path) -> None:
    life = Life(path, flags="overdue")
    life.look(date(2010, 12, 31))
    life.look(date(2011, 1, 1))
    life.terms = Terms.of("desk", {"to": ["terminal", "file:a.log"], "flags": "overdue"})
    life.look(date(2011, 1, 2))
    life.look(date(2011, 10, 1))
    assert life.sent == [
        ("2011-01-01 09", "Overdue: OR-9"), ("2011-10-01 09", "Overdue: OR-7"), ("2011-10-01 09", "Overdue: OR-7")
    ]  # fmt: skip


def test_an_ended_subscription_is_sent_nothing_more_and_begins_anew(path: Path) -> None:
    life = Life(path, quiet="06:00-12:00")
    life.look(date(2010, 12, 1), 9)  # waits
    terms, life.terms = life.terms, None  # type: ignore[assignment]
    life.look(date(2010, 12, 1), 15)
    life.look(date(2011, 1, 1), 15)
    life.terms = terms
    life.look(date(2011, 1, 2), 15)
    life.look(date(2011, 4, 15), 15)
    assert life.sent == [("2011-04-15 15", "Grace ended: OR-9")]
    with Ledger(path) as ledger:
        assert [(row["state"], row["answer"]) for row in alerts.told(ledger.conn)] == [
            ("given up", "the subscription has ended"), ("sent", "taken"),
        ]  # fmt: skip


def test_one_address_that_fails_holds_up_no_other(path: Path) -> None:
    life = Life(path, to=["env:DOWN", "terminal"])
    with Ledger(path) as ledger:
        now = datetime(2010, 12, 1, 9, tzinfo=UTC)
        subscriptions.follow(ledger, [life.terms], now.date(), now)
        raise_flags(ledger, date(2010, 12, 31))
        outbox.compose(ledger, life.settings, now)
        for day in (1, 2):
            outbox.send(ledger, life.settings, now + timedelta(days=day), _only("terminal"))
        states = sorted((row["to"], row["state"], row["tried"]) for row in alerts.told(ledger.conn))
    assert states == [("env:DOWN", "failed", 2), ("terminal", "sent", 1)]


def _only(well: str) -> outbox.Post:
    def post(delivery: Any) -> str:
        if delivery["to"] != well:
            raise Undelivered("no answer")
        return "taken"

    return post


def test_who_is_asked_to_end_ends_between_two_messages(path: Path) -> None:
    life = Life(path, since="2010-12-01", to=["terminal", "file:a.log"])
    with Ledger(path) as ledger:
        now = datetime(2011, 1, 1, 9, tzinfo=UTC)
        subscriptions.follow(ledger, [life.terms], now.date(), now)
        raise_flags(ledger, now.date())
        outbox.compose(ledger, life.settings, now)
        taken: list[str] = []

        def take(delivery: Any) -> str:
            taken.append(delivery["to"])
            return "taken"

        outbox.send(ledger, life.settings, now, take, lambda: bool(taken))
        states = [(row["to"], row["state"]) for row in alerts.told(ledger.conn)]
    assert taken == ["terminal"]
    assert states == [("terminal", "sent"), ("file:a.log", "waits")]


def test_more_than_ten_messages_at_once_are_one(path: Path) -> None:
    life = Life(path, since="2010-01-01")
    with Ledger(path) as ledger:
        for number in range(11):
            ledger.record_failure(f"in/{number}.pdf", "holds no words")
    life.look(date(2010, 11, 1))
    assert life.sent == [("2010-11-01 09", "11 alerts: 11 document failed")]


def test_an_error_in_a_template_names_it(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "alert.txt").write_text("{{ flags[0].subject }} is {{ flags[0].flag }}: {{ link }}", "utf-8")
    life = Life(path)
    life.settings = Settings(zone=UTC, templates=folder, pages="http://127.0.0.1:8001")
    messages.check(folder)
    life.look(date(2010, 12, 1))
    with Ledger(path) as ledger:
        (row,) = alerts.told(ledger.conn)
        prediction = ledger.conn.execute("SELECT prediction FROM flags").fetchone()[0]
    assert row["title"] == "Due soon: Orion, Inc.: OR-9, trial begins (phase 2)"
    assert row["body"] == f"OR-9 is due_soon: http://127.0.0.1:8001/-/tracker/orion/prediction/{prediction}\n"
    (folder / "alert.txt").write_text("{{ nothing.such }}", "utf-8")
    with pytest.raises(UsageError, match=r"the template alert cannot be filled in: 'nothing' is undefined"):
        life.look(date(2011, 1, 1))
    (folder / "alert.txt").write_text("one\n{% if %}", "utf-8")
    with pytest.raises(UsageError, match=r"alert\.txt: line 2: "):
        messages.check(folder)
    (folder / "alert.txt").write_text("{{ ''.__class__.__mro__ }}", "utf-8")
    with pytest.raises(UsageError, match="unsafe"):
        life.look(date(2011, 1, 1))
