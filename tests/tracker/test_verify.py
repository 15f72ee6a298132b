"""Each check finds what it is for, in a ledger that somebody has been at."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tracker.ledger import Ledger
from tracker.verify import stands, verify

# what was done to the ledger, and the checks that must say no
DONE = {
    "a text was changed": (
        "UPDATE texts SET text = replace(text, 'OR-7', 'OR-8')",
        {"documents have the id and the hash of their text", "quotes stand in their documents at their offsets"},
    ),
    "a quote was moved": (
        'UPDATE statements SET "start" = "start" + 9, "end" = "end" + 9',
        {"rows have the key of their content", "quotes stand in their documents at their offsets"},
    ),
    "a window was changed": (
        "UPDATE statements SET closes = '2029-01-01'",
        {"rows have the key of their content"},
    ),
    "a verdict was changed": ("UPDATE verdicts SET detail = 'early'", {"rows have the key of their content"}),
    "a verdict was taken away": ("DELETE FROM verdicts", {"books are those that were judged"}),
    "a report was taken away": (
        "DELETE FROM reports WHERE bearing = 'done'",
        {"documents have all that was read from them", "books are those that were judged"},
    ),
    "a refusal was made to fall": (
        "INSERT INTO retired SELECT r.key, 1, 'refusals', c.id, '' FROM refusals r, companies c",
        {"documents have all that was read from them"},
    ),
    "what is watched was changed": ("UPDATE watched SET until = '2011-01-01'", {"books are those that were judged"}),
    "a day was changed": (
        "UPDATE filings SET said_on = '2010-01-01'",
        {"documents have the id and the hash of their text"},
    ),
    "a reference leads nowhere": (
        "UPDATE sightings SET filing = 'nothing'",
        {"tables refer only to rows that exist", "rows have the key of their content"},
    ),
    "the search index was emptied": (
        "INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')",
        {"search indexes agree with what they index"},
    ),
    "a company waits": (
        "INSERT INTO waiting SELECT id FROM companies",
        {"books are those that were judged"},
    ),
}  # fmt: skip


def read_and_judged(path: Path, orion: Any) -> None:
    """A ledger whose facts and book are what this program makes of Orion's documents."""
    import events
    from tracker.ingest import Summary, judge

    with Ledger(path) as ledger:
        for of, text, _ in orion.readings:
            ledger.record(of, text, events.extract(text, of))
        judge(ledger, Summary())


def faults(path: Path) -> dict[str, tuple[str, ...]]:
    with Ledger(path) as ledger:
        return {check.what: check.faults for check in verify(ledger) if check.faults}


def test_a_sound_ledger_is_clean(tmp_path: Path, orion: Any) -> None:
    read_and_judged(tmp_path / "x.db", orion)
    assert faults(tmp_path / "x.db") == {}
    with Ledger(tmp_path / "x.db") as ledger:
        assert all(check.checked > 0 for check in verify(ledger))


@pytest.mark.parametrize("done", DONE)
def test_what_was_done_is_found(tmp_path: Path, orion: Any, done: str) -> None:
    path = tmp_path / "x.db"
    read_and_judged(path, orion)
    sql, expected = DONE[done]
    conn = sqlite3.connect(path)
    for (trigger,) in conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%refuse%'"
    ).fetchall():
        conn.execute(f"DROP TRIGGER {trigger}")
    conn.execute(sql)
    conn.commit()
    conn.close()
    found = faults(path)
    assert expected <= set(found)
    assert all(
        fault == fault.strip() and fault[0].islower()
        for told in found.values()
        for fault in told
        if "orion/" not in fault
    )


def test_that_newer_rules_read_otherwise_is_told_and_no_fault(path: Path) -> None:
    """Orion's story was read by hand, as an older program may have read it."""
    assert faults(path) == {}
    with Ledger(path) as ledger:
        notes = [note for check in verify(ledger) for note in check.notes]
    told = "3 of 3 documents read differently under today's rules, and 1 book would be another"
    assert notes == [f"{told}: `tracker reread {path}` shows what would change"]


def test_a_damaged_page_is_found(tmp_path: Path, orion: Any) -> None:
    path = tmp_path / "x.db"
    read_and_judged(path, orion)
    conn = sqlite3.connect(path)
    root, size = conn.execute(
        "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = 'verdicts_by_day'"
    ).fetchone()
    conn.execute("PRAGMA journal_mode = DELETE")
    conn.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size + 3 : (root - 1) * size + 5] = b"\x00\x00"  # the page says that it holds no cells
    path.write_bytes(data)
    assert "pages of the file are sound" in faults(path)


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("We expect an IND by late\n\n- 4 -\n\n2010.", "We expect an IND by late 2010.", True),
        ("We expect an IND by late 2010.", "We expect an IND by late 2010.", True),
        ("We “expect” it.", 'We "expect" it.', True),
        ("We expect an IND by late 2010.", "We expect an IND by 2010 late.", False),
        ("We expect an IND.", "We expect two INDs.", False),
    ],
)
def test_noise_between_the_words_of_a_quote_is_forgiven_but_not_their_order(text: str, quote: str, there: bool) -> None:
    assert stands(text, 0, len(text), quote) is there


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (2, 1), (0, 99)])
def test_offsets_outside_the_text_hold_nothing(start: int, end: int) -> None:
    assert stands("some words", start, end, "") is False
