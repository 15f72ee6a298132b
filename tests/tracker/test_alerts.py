"""The commands of alerts, through the front door: subscribe, test, list, try again, end."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from tracker.cli import main


def run(*words: object, status: int = 0) -> Result:
    done = CliRunner().invoke(main, list(map(str, words)), prog_name="tracker")
    assert done.exit_code == status, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
    return done


def rows(*words: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("alerts", *words, "--format", "jsonl").stdout.splitlines()]


def test_subscribe_watch_and_list(path: Path, tmp_path: Path) -> None:
    to = [f"{kind}:{tmp_path / name}" for kind, name in (("file", "a.log"), ("atom", "a.atom"), ("calendar", "a.ics"))]
    words = [
        "--company",
        "Orion",
        "--flags",
        "overdue,closes today",
        "--since",
        "2010-12-01",
        *(f"--to={each}" for each in to),
    ]
    done = run("alerts", "subscribe", path, "desk", *words)
    assert done.stdout == f"desk: overdue, closes today of Orion, to {', '.join(to)}, immediate\n"
    assert run("alerts", "subscribe", path, "desk", *words).stdout.endswith("; as it was\n")
    assert rows(path, "--subscriptions") == [{
        "name": "desk", "asks": "overdue, closes today of Orion", "to": ", ".join(to), "when": "immediate", "quiet": "",
        "since": "2010-12-01", "from": "command",
    }]  # fmt: skip
    assert rows(path) == []
    run("watch", path, "--once", "--as-of", "2011-01-01")
    run("watch", path, "--once", "--as-of", "2011-10-01")
    told = rows(path)
    assert [(row["state"], row["to"], row["title"], row["answer"], row["made_at"]) for row in told] == [
        ("sent", each, title, "written", f"{day}T12:00:00+00:00")
        for title, day in (
            ("Overdue, closes today: Orion, Inc.: OR-9, trial begins (phase 2)", "2011-01-01"),
            ("Overdue, closes today: Orion, Inc.: OR-7, IND or its like submitted", "2011-10-01"),
        )
        for each in to
    ]  # fmt: skip
    log = (tmp_path / "a.log").read_text("utf-8")
    assert log == "".join(f"{row['title']}\n\n{row['body']}\n" for row in told if row["to"] == to[0])
    assert (
        "31 is the last day of the window 2010-10-28 to 12-31. (fell on 2010-12-31, noticed late, on 2011-01-01)" in log
    )
    atom = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.parse(tmp_path / "a.atom")
    assert [each.text for each in feed.findall("a:entry/a:title", atom)] == [
        "Overdue: Orion, Inc.: OR-7, IND or its like submitted",
        "Closes today: Orion, Inc.: OR-7, IND or its like submitted",
        "Overdue: Orion, Inc.: OR-9, trial begins (phase 2)",
        "Closes today: Orion, Inc.: OR-9, trial begins (phase 2)",
    ]
    events = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert [(str(each["summary"])[:12], each["dtstart"].dt.isoformat()) for each in events] == [
        ("Closes today", "2010-12-31"), ("Overdue: Ori", "2011-01-01"), ("Closes today", "2011-09-30"),
        ("Overdue: Ori", "2011-10-01"),
    ]  # fmt: skip
    assert run("alerts", "unsubscribe", path, "desk").stdout == "desk: ended\n"
    assert rows(path, "--subscriptions") == []


def test_what_was_flagged(path: Path) -> None:
    run("watch", path, "--once", "--as-of", "2011-01-02")
    assert [(row["falls_on"], row["flag"], row["about"]) for row in rows(path, "--flags", "--since", "2010-12-31")] == [
        ("2010-12-31", "closes_today", "Orion, Inc.: OR-9, trial begins (phase 2)"),
        ("2011-01-01", "overdue", "Orion, Inc.: OR-9, trial begins (phase 2)"),
    ]
    lines = run("alerts", path, "--flags").stdout.splitlines()
    assert lines[0].split("\t")[:3] == ["falls_on", "flagged_on", "flag"]
    assert len(lines) == 4


def test_a_test_of_an_address(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("alerts", "test", path, "--to", f"file:{tmp_path / 'a.log'}").stdout.endswith("a.log: written\n")
    words = (tmp_path / "a.log").read_text("utf-8")
    assert words.startswith(
        "A test of the milestone tracker's alerts\n\nThis is a test: alerts of orion.db reach you here."
    )
    monkeypatch.setenv("DESK_URL", "json://bob:hunter22@127.0.0.1:9/hook")
    done = run("alerts", "test", path, "--to", "env:DESK_URL", status=1)
    assert done.stderr == (
        "error: json: the address is on this machine or its network; write `private_addresses: allowed` in the alerts "
        "file to allow that\n"
    )
    assert [(row["form"], row["state"]) for row in rows(path)] == [("test", "sent"), ("test", "given up")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["test", "x.db", "--to", "json://bob:hunter22@host"], "`to` names where it is sent and is no address itself"),
        (["test", "x.db", "--to", "env:NOT_SET"], "the environment has no NOT_SET"),
        (["subscribe", "x.db", "desk", "--to", "json://bob:hunter22@host"], "subscription 'desk': `to` names where"),
        (["subscribe", "x.db", "desk", "--to", "terminal", "--flags", "late"], "'late' is no flag"),
        (["unsubscribe", "x.db", "desk"], "no subscription 'desk'; there is none"),
    ],
)
def test_errors_tell_the_way_out_and_no_secret(
    path: Path, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.rename(path.parent / "x.db")
    monkeypatch.chdir(path.parent)
    done = run("alerts", *words, status=2)
    assert said in done.stderr
    assert "hunter22" not in done.stderr


@pytest.mark.parametrize("command", ["list", "subscribe", "unsubscribe", "test", "retry"])
def test_every_command_helps_with_an_example(command: str) -> None:
    assert (
        f"  Example\n    tracker alerts {command if command != 'list' else 'guidance.db'}"
        in run("alerts", command, "--help").stdout
    )


def test_a_watch_of_folders_says_that_it_makes_the_ledger_and_one_without_makes_none(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    new, none = tmp_path / "new.db", tmp_path / "nope.db"
    done = run("watch", new, "--once", "--folder", tmp_path / "in", "--as-of", "2011-01-01")
    assert done.stdout == f"{new}: there was none, so it begins with what is in the folders\n"
    assert run("watch", new, "--once", "--folder", tmp_path / "in", "--as-of", "2011-01-01").stdout == ""
    assert str(none) in run("watch", none, "--once", status=1).stderr
    assert not none.exists()
