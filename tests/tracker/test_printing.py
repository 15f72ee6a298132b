"""Rows on a pipe: one line each, a tab between cells, nothing cut and nothing coloured."""

from __future__ import annotations

import json

import pytest

from tracker import printing

ROWS = [
    {"status": "met", "quote": "by late\n\t2010 [bold]", "low": 12.0, "more": "left out"},
    {"status": "slipped", "quote": "x" * 500, "low": 2.5},
    {"status": None, "quote": 'says "so", twice'},
]
COLUMNS = ("status", "quote", "low")


def test_a_pipe_gets_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    assert printing.table(ROWS, COLUMNS, {"status": "s"}) == 3
    assert capsys.readouterr().out.splitlines() == [
        "status\tquote\tlow",
        "met\tby late 2010 [bold]\t12",
        f"slipped\t{'x' * 500}\t2.5",
        '\tsays "so", twice\t',
    ]


def test_a_terminal_gets_a_table_with_every_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    shown = {"status": "status", "quote": "words"}
    assert printing.table(ROWS[:1], COLUMNS, shown, "Some title") == 1
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["Some title", "status  words", "met     by late 2010 [bold]"]


def test_a_terminal_gets_nothing_of_no_rows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "terminal", lambda: True)
    assert printing.table([], COLUMNS, {"status": "status"}, "Some title") == 0
    assert capsys.readouterr().out == ""


def test_csv_keeps_what_stands_in_a_cell(capsys: pytest.CaptureFixture[str]) -> None:
    assert printing.csv_rows(ROWS[2:], COLUMNS) == 1
    assert capsys.readouterr().out == 'status,quote,low\n,"says ""so"", twice",\n'


def test_nothing_that_steers_a_terminal_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b]0;owned\x07in \x1b[2J\u202eJune\x9b1m\ud800"
    assert printing.cell(hostile) == "]0;ownedin [2JJune1m"
    printing.table([{"status": hostile}], ("status",), {})
    assert capsys.readouterr().out == "status\n]0;ownedin [2JJune1m\n"


def test_json_lines_end_only_where_they_end(capsys: pytest.CaptureFixture[str]) -> None:
    words = {"a": "one\u2028two\x85three\rfour\x1b"}
    printing.jsonl([words])
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1
    assert json.loads(out) == words


def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert printing.jsonl([{"a": "“é”", "b": None}, {"a": 1}]) == 2
    assert capsys.readouterr().out == '{"a": "“é”", "b": null}\n{"a": 1}\n'


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [
        ("2011-05-01", "2011-08-31", "2011-05-01 to 08-31"),
        ("2011-05-01", "2012-08-31", "2011-05-01 to 2012-08-31"),
        ("2013-02-26", "2013-02-26", "2013-02-26"),
        ("2011-01-01", None, "from 2011-01-01"),
        (None, "2011-01-01", "to 2011-01-01"),
        (None, None, "no date"),
    ],
)
def test_a_window_in_words(opens: str | None, closes: str | None, told: str) -> None:
    assert printing.window(opens, closes) == told
