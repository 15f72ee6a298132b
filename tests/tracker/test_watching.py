"""Simulated hours of watching many open predictions: what an hour costs doesn't grow, a quiet one writes nothing."""

from __future__ import annotations

from pathlib import Path

from benchmarks.watching import day, fill
from tracker.alerts import flagged, told
from tracker.ledger import reading


def test_hours_cost_the_same_and_quiet_ones_write_nothing(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    fill(path, 150)
    hours = list(day(path, 14))  # from noon over midnight
    # the first hour loads and flags what has fallen, the thirteenth is the new day's first
    assert [hour.written > 0 for hour in hours[1:12]] == [False] * 11
    quiet = sorted(hour.cpu for hour in hours[1:12])
    assert quiet[-1] < 4 * quiet[0] + 0.5
    assert max(hour.memory for hour in hours) - hours[1].memory < 8
    with reading(path) as conn:
        days = {row["flagged_on"] for row in flagged(conn)}
        messages = told(conn)
        fresh = {(row["flag"], row["falls_on"]) for row in flagged(conn) if row["flagged_on"] == "2024-04-01"}
    assert days == {"2024-03-31", "2024-04-01"}
    # March's windows closed at midnight, April's opened
    assert fresh == {("overdue", "2024-04-01"), ("opens", "2024-04-01"), ("due_soon", "2024-04-01")}
    assert {row["state"] for row in messages} == {"sent"}
