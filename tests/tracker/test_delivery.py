"""Messages to a real mail server and a real webhook receiver on this machine: down, failing, then well."""

from __future__ import annotations

import json
import logging
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from benchmarks import habits
from tracker.alert_file import Settings, read
from tracker.alerts import flagged
from tracker.forecasts import telling
from tracker.forecasts.outlook import outlook
from tracker.ledger import Ledger, reading
from tracker.rounds import Round

NOW = datetime(2011, 1, 1, 9, 0, tzinfo=UTC)
PASSWORD = "correct-horse"


class Receiver(ThreadingHTTPServer):
    """A receiver of webhooks that answers as it is told and keeps what it took."""

    def __init__(self, port: int, status: int = 200, location: str = "") -> None:
        self.taken: list[tuple[str, dict[str, Any]]] = []
        self.status, self.location = status, location
        super().__init__(("127.0.0.1", port), Hook)

    @contextmanager
    def open(self) -> Iterator[Receiver]:
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            thread.join()
            self.server_close()


class Hook(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((self.headers["X-Delivery-Id"], body))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Nothing to standard error."""


@pytest.fixture
def port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings_of(path: Path, url: str, private: str = "private_addresses: allowed") -> Settings:
    secret = path.parent / "desk.url"
    secret.write_text(url + "\n", "utf-8")
    secret.chmod(0o600)
    file = path.parent / "alerts.yml"
    file.write_text(
        f"{private}\nzone: UTC\naddresses: {{desk: 'secret:desk.url'}}\n"
        "subscriptions: {orion: {to: desk, flags: [closes_today, overdue]}}\n",
        "utf-8",
    )
    return read(file)


def look(path: Path, settings: Settings, now: datetime) -> list[str]:
    """One look by a process that begins then."""
    lines: list[str] = []
    round = Round(path, settings, lambda line: None, lines.append)
    round.all(now)
    round.close()
    return lines


def attempts(path: Path) -> list[tuple[Any, ...]]:
    with reading(path) as conn:
        query = "SELECT number, outcome, answer, again_at FROM attempts ORDER BY delivery, number"
        return [tuple(row) for row in conn.execute(query)]


def test_a_webhook_that_is_down_then_fails_then_is_well(path: Path, port: int) -> None:
    settings = settings_of(path, f"json://bob:{PASSWORD}@127.0.0.1:{port}/hook/T0KEN9?:team=oncology")
    first = look(path, settings, NOW)
    assert first == [
        ("desk: Overdue: Orion, Inc.: OR-9, trial begins (phase 2): json: A Connection error occurred sending JSON "
        "notification to ***. connection refused: tried again later")
    ]  # fmt: skip
    assert look(path, settings, NOW + timedelta(seconds=59)) == []  # the pause is not over
    with Receiver(port, status=500).open() as failing:
        look(path, settings, NOW + timedelta(minutes=1))
        look(path, settings, NOW + timedelta(minutes=5, seconds=59))
    with Receiver(port).open() as well:
        for minutes in (6, 7, 60):
            look(path, settings, NOW + timedelta(minutes=minutes))
    ((id, body),) = well.taken
    assert failing.taken == [(id, body)]
    assert [(row[0], row[1], row[3]) for row in attempts(path)] == [
        (1, "failed", "2011-01-01T09:01:00+00:00"),
        (2, "failed", "2011-01-01T09:06:00+00:00"),
        (3, "sent", None),
    ]
    assert [row[2] for row in attempts(path)[1:]] == [
        "json: Failed to send JSON POST notification: Internal server error., error=500.",
        "taken by json",
    ]
    assert (body["title"], body["delivery"], body["team"]) == (
        "Overdue: Orion, Inc.: OR-9, trial begins (phase 2)", id, "oncology"
    )  # fmt: skip
    assert body["message"].strip() == (
        "The window 2010-10-28 to 12-31 has closed, and no document tells what came of it.\n\n"
        "“A Phase II trial of OR-9 is to begin by the end of 2010.”\nOrion, Inc., 8-K of 2010-10-28\n\n"
        f"prediction {prediction(path)}\n\n"
        "You get this because the subscription orion asks for closes today, overdue of every company.\n"
        f"Message {id}"
    )


def prediction(path: Path) -> str:
    with reading(path) as conn:
        return str(conn.execute("SELECT prediction FROM profiles WHERE subject = 'OR-9'").fetchone()[0])


def test_growing_pauses_then_given_up_and_shown_then_tried_again(path: Path, port: int) -> None:
    from tracker import outbox
    from tracker.alerts import told

    settings = settings_of(path, f"json://127.0.0.1:{port}/")
    now, pauses = NOW, []
    look(path, settings, now)
    while again := attempts(path)[-1][3]:
        pauses.append(int((datetime.fromisoformat(again) - now).total_seconds() // 60))
        now = datetime.fromisoformat(again)
        lines = look(path, settings, now)
    assert pauses == [1, 5, 15, 60, 180, 360, 720, 1440]
    assert lines[0].endswith(": given up; `tracker alerts retry` tries again")
    assert look(path, settings, now + timedelta(days=9)) == []
    with reading(path) as conn:
        assert [(row["state"], row["tried"]) for row in told(conn)] == [("given up", 9)]
    with Ledger(path) as ledger:
        assert outbox.retry(ledger, now) == 1
    with Receiver(port).open() as well:
        look(path, settings, now)
    assert len(well.taken) == 1
    with reading(path) as conn:
        assert [(row["state"], row["tried"]) for row in told(conn)] == [("sent", 10)]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"])
def test_private_addresses_are_refused_unless_allowed_in_words(path: Path, port: int, host: str) -> None:
    with Receiver(port).open() as receiver:
        lines = look(path, settings_of(path, f"json://{host}:{port}/hook", private=""), NOW)
    assert receiver.taken == []
    (line,) = lines
    assert line.removeprefix("desk: Overdue: Orion, Inc.: OR-9, trial begins (phase 2): ") == (
        "json: the address is on this machine or its network; write `private_addresses: allowed` in the alerts file to "
        "allow that: tried again later"
    )


def test_a_redirect_is_not_followed(path: Path, port: int) -> None:
    with Receiver(0).open() as elsewhere:
        there = f"http://127.0.0.1:{elsewhere.server_address[1]}/"
        with Receiver(port, status=307, location=there).open():
            look(path, settings_of(path, f"json://127.0.0.1:{port}/"), NOW)
    assert elsewhere.taken == []
    assert [row[1] for row in attempts(path)] == ["failed"]


@pytest.mark.parametrize(
    "url",
    [
        "json://bob:{password}@127.0.0.1:{port}/hook/{password}?key={password}",
        "mailto://bob:{password}@127.0.0.1:{port}/?to=reader@example.org&from=desk@example.org",
        "gotify://127.0.0.1:{port}/{password}",
        "ntfy://bob:{password}@127.0.0.1:{port}/{password}",
        "nonsense://{password}",
        "{password}",
        "json://bob:{password}@[broken/",
    ],
)  # fmt: skip
def test_a_secret_is_nowhere(
    path: Path, port: int, url: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the ledger, on the terminal, in an error or in a log, however the address fails."""
    caplog.set_level(logging.DEBUG)
    private = "" if "127.0.0.1" not in url else "private_addresses: allowed"
    settings = settings_of(path, url.format(password=PASSWORD, port=port), private)
    lines = look(path, settings, NOW)
    assert len(lines) == 1
    shown = capfd.readouterr()
    everything = [*lines, shown.out, shown.err, caplog.text, repr(settings)]
    with sqlite3.connect(path) as conn:
        everything += conn.iterdump()
    conn.close()
    assert [words for words in everything if PASSWORD in words] == []


def test_mail(path: Path) -> None:
    from aiosmtpd.controller import Controller

    class Box:
        def __init__(self) -> None:
            self.mails: list[tuple[str, list[str], bytes]] = []

        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
            self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
            return "250 taken"

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Box()
    url = f"mailto://127.0.0.1:{port}/?from=Desk<desk@example.org>&to=reader@example.org"
    settings = settings_of(path, url)
    down = look(path, settings, NOW)
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        look(path, settings, NOW + timedelta(minutes=1))
        look(path, settings, NOW + timedelta(minutes=2))
    finally:
        server.stop()
    assert len(down) == 1
    ((sender, to, content),) = box.mails
    mail = message_from_bytes(content, policy=policy.default)
    with reading(path) as conn:
        id = conn.execute("SELECT id FROM deliveries").fetchone()[0]
    assert (sender, to) == ("desk@example.org", ["reader@example.org"])
    assert mail["Subject"] == "Overdue: Orion, Inc.: OR-9, trial begins (phase 2)"
    assert mail["X-Delivery-Id"] == id
    words = mail.get_body(("plain",)).get_content()
    assert words.startswith("The window 2010-10-28 to 12-31 has closed, and no document tells what came of it.")
    assert f"Message {id}" in words
    assert [row[1] for row in attempts(path)] == ["failed", "sent"]


def test_a_message_tells_what_is_foretold_of_its_promise(tmp_path: Path, port: int) -> None:
    """In its words, in the JSON of a webhook and in the calendar of what was told."""
    path = tmp_path / "habits.db"
    habits.generate(path)
    settings = settings_of(path, f"json://127.0.0.1:{port}/")
    file = tmp_path / "alerts.yml"
    file.write_text(
        file.read_text("utf-8").replace("to: desk", "to: [desk, calendar:told.ics], since: 2024-07-01"), "utf-8"
    )
    settings = read(file)
    now = datetime(2024, 7, 15, 9, tzinfo=UTC)
    with Receiver(port).open() as well:
        assert look(path, settings, now) == []
    with reading(path) as conn:
        foretold = {row["prediction"]: row for row in telling.forecasts(conn, outlook(conn, now.date()))}
        late = {
            flag["prediction"] for flag in flagged(conn) if flag["flag"] == "overdue" and flag["falls_on"] > "2024-07"
        }
        kept = [row[0] for row in conn.execute("SELECT forecasts FROM deliveries")]
    assert late
    assert late <= foretold.keys()
    told = {row["prediction"]: row for _, body in well.taken for row in body.get("forecasts", ())}
    assert {id: told[id] for id in late} == {id: foretold[id] for id in late}
    messages = "".join(body["message"] for _, body in well.taken)
    events = [
        str(event["description"]) for event in Calendar.from_ical((tmp_path / "told.ics").read_bytes()).walk("VEVENT")
    ]
    for id in late:
        words = telling.words(foretold[id])
        assert words.startswith("Forecast of 2024-07-15 (the company's own record within its class): its date, 2024-")
        assert words in messages
        assert sum(words in event for event in events) >= 1
    assert [json.loads(rows) for rows in kept if rows]
    # what was told stays as it was told
    before = (tmp_path / "told.ics").read_bytes()
    look(path, settings, now + timedelta(days=1))
    assert all(line in (tmp_path / "told.ics").read_bytes() for line in before.splitlines() if b"Forecast" in line)


def test_too_little_history_makes_no_words_of_a_forecast(path: Path, port: int) -> None:
    settings = settings_of(path, f"json://127.0.0.1:{port}/")
    with Receiver(port).open() as well:
        look(path, settings, NOW)
    ((_, body),) = well.taken
    assert "forecasts" not in body
    assert "orecast" not in body["message"]
