"""The report of the demo against a count by hand.

The demo's promises were listed once, each with what became of it by the end of 2014: `demo/promises.txt` for the eye,
`demo/counted.jsonl` with all that a report asks. Every number below was counted on that list with pencil and paper, and
nothing of the report's own counting is used here. Rules that read the demo better do not change the list; that a report
of the demo as it is read today counts right is proven by the saved queries, in `tracker/test_saved.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tracker import reports
from tracker.reports.building import of_rows

HERE = Path(__file__).parent / "demo"
PROMISES = (HERE / "promises.txt").read_text("utf-8").splitlines()[1:]
OWN, PARTNER, REGULATOR = "the company itself", "a partner", "a regulator"
HANDS, AHEAD = "in the hands of", "said ahead"
MONTH = 30.4375
EMPTY = dict.fromkeys(
    "detail happened_from happened_to days_late opens closes current_opens current_closes judged_on review low high "
    "unit actual_low actual_high first_moved_on because".split()
)


@pytest.fixture(scope="module")
def report() -> reports.Report:
    listed: dict[str, list[Any]] = {"document": [], "promise": [], "version": [], "year_ends": []}
    for line in (HERE / "counted.jsonl").read_text("utf-8").splitlines():
        ((sort, row),) = json.loads(line).items()
        listed[sort].append(EMPTY | row if sort == "promise" else row)
    asked = {"as_of": "2014-12-31", "company": None, "kind": None, "since": ""}
    (year_ends,) = listed["year_ends"]
    return of_rows(asked, listed["document"], listed["promise"], listed["version"], year_ends)


@pytest.fixture(scope="module")
def rows(report: reports.Report) -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    return {table.key: table.rows for table in report.tables}


def test_the_list_for_the_eye_is_the_list_that_is_counted(report: reports.Report) -> None:
    (beside,) = (table for table in report.tables if table.key == "beside")
    why = {
        prediction: reason for members, (_, _, reason) in zip(beside.members, beside.chosen, strict=True)
        for prediction in members
    }  # fmt: skip
    told = [
        " | ".join((
            row["said_on"], row["subject"], row["kind"], f"{row['opens'] or ''}..{row['closes'] or ''}",
            row["controller"], row["force"], " ".join(filter(None, (row["status"], row["detail"]))).replace("_", " "),
            "" if row["days_late"] is None else str(row["days_late"]), why.get(row["prediction"], ""),
        )).strip()
        for row in report.rows
    ]  # fmt: skip
    assert told == [line.strip() for line in PROMISES]


def test_standings(rows: Any) -> None:
    told = {row["standing"]: tuple(row.get(hand) or 0 for hand in ("all", "self", "partner", "regulator", "market"))
            for row in rows["standing"]}  # fmt: skip
    assert told == {
        "met better": (1, 1, 0, 0, 0), "met inside": (3, 3, 0, 0, 0), "met on time": (25, 18, 4, 3, 0),
        "slipped late": (2, 1, 1, 0, 0), "slipped missed": (1, 1, 0, 0, 0), "slipped moved": (1, 1, 0, 0, 0),
        "dropped silent": (1, 1, 0, 0, 0), "dropped stopped": (3, 2, 1, 0, 0), "open": (2, 1, 0, 1, 0),
        "due": (4, 3, 0, 1, 0), "overdue": (25, 21, 1, 1, 2),
    }  # fmt: skip


# judged, on time, with grace, slipped, of them late, dropped, silent
RATES = {
    (HANDS, OWN): (22, 18, 19, 2, 1, 1, 1),
    (HANDS, PARTNER): (5, 4, 4, 1, 1, 0, 0),
    (HANDS, REGULATOR): (3, 3, None, 0, 0, 0, 0),
    ("figures", "inside or better"): (2, 1, None, 1, 0, 0, 0),
    ("family", "data"): (11, 10, 10, 1, 0, 0, 0),
    ("family", "entry"): (7, 6, 6, 0, 0, 0, 1),
    ("family", "portfolio"): (1, 0, None, 0, 0, 1, 0),
    ("family", "preclinical"): (3, 2, None, 1, 1, 0, 0),
    ("kind", "IND or its like submitted"): (3, 2, None, 1, 1, 0, 0),
    ("kind", "data presented at a meeting"): (7, 7, 7, 0, 0, 0, 0),
    ("kind", "data reported"): (4, 3, None, 1, 0, 0, 0),
    ("kind", "decision taken"): (1, 0, None, 0, 0, 1, 0),
    ("kind", "first patient dosed"): (1, 1, None, 0, 0, 0, 0),
    ("kind", "trial begins"): (6, 5, 5, 0, 0, 0, 1),
    (AHEAD, "0 to 3 months"): (7, 7, 7, 0, 0, 0, 0),
    (AHEAD, "3 to 6 months"): (2, 2, None, 0, 0, 0, 0),
    (AHEAD, "6 to 12 months"): (10, 7, 8, 2, 1, 1, 0),
    (AHEAD, "12 to 24 months"): (2, 1, None, 0, 0, 0, 1),
    (AHEAD, "over 24 months"): (1, 1, None, 0, 0, 0, 0),
    ("wording", "firm"): (6, 6, 6, 0, 0, 0, 0),
    ("wording", "planned"): (15, 11, 12, 2, 1, 1, 1),
    ("wording", "hoped"): (1, 1, None, 0, 0, 0, 0),
    ("year said", "2005"): (2, 2, None, 0, 0, 0, 0),
    ("year said", "2010"): (11, 9, 10, 1, 1, 0, 1),
    ("year said", "2011"): (1, 1, None, 0, 0, 0, 0),
    ("year said", "2012"): (3, 3, None, 0, 0, 0, 0),
    ("year said", "2013"): (5, 3, 3, 1, 0, 1, 0),
}
# Wilson's bounds, as a table of them prints them; nothing under five
BOUNDS = {
    (22, 18): (0.615, 0.927), (5, 4): (0.376, 0.964), (11, 10): (0.623, 0.984), (7, 6): (0.487, 0.974),
    (7, 7): (0.646, 1.0), (6, 5): (0.436, 0.970), (10, 7): (0.397, 0.892), (6, 6): (0.610, 1.0),
    (15, 11): (0.480, 0.891), (11, 9): (0.523, 0.949), (5, 3): (0.231, 0.882),
}  # fmt: skip


def test_rates(rows: Any) -> None:
    assert [(row["by"], row["name"]) for row in rows["rates"]] == list(RATES)
    for row in rows["rates"]:
        judged, made, graced, slipped, late, dropped, silent = RATES[row["by"], row["name"]]
        counted = [row[name] for name in ("n", "made", "slipped", "late", "dropped", "silent", "early", "partial")]
        assert counted == [judged, made, slipped, late, dropped, silent, 0, 0]
        shares = [row["rate"], row["grace"], row["low"], row["high"]]
        if judged < 5:
            assert shares == [None] * 4
        else:
            assert shares[:2] == pytest.approx([made / judged, graced / judged])
            assert shares[2:] == pytest.approx(BOUNDS[judged, made], abs=0.001)


def test_outside_every_rate(rows: Any) -> None:
    assert [row["n"] for row in rows["beside"]] == [5, 2, 10, 12, 3, 1, 3]


# days late in their order, by group; a promise that was dropped or only moved has none
LATE = {
    (HANDS, OWN): [-258, -184, -116, -87, -71, -71, -64, -62, -56, -46, -29, -25, -21, -20, -11, 0, 0, 0, 22],
    (HANDS, PARTNER): [-64, -21, -4, 0, 763],
    ("family", "data"): [-184, -116, -87, -25, -21, -20, -11, 0, 0, 0],
    ("family", "entry"): [-71, -71, -64, -62, -56, -46],
    ("kind", "data presented at a meeting"): [-116, -25, -21, -20, -11, 0, 0],
    ("kind", "trial begins"): [-71, -71, -62, -56, -46],
    (AHEAD, "0 to 3 months"): [-25, -21, -20, -11, 0, 0, 0],
    (AHEAD, "6 to 12 months"): [-184, -116, -87, -71, -56, -46, -29, 22],
    ("wording", "firm"): [-25, -21, -20, -11, 0, 0],
    ("wording", "planned"): [-258, -184, -116, -87, -71, -64, -62, -56, -46, -29, 0, 22],
    ("year said", "2010"): [-258, -87, -71, -46, -25, -21, -20, -11, 0, 22],
}
# first quartile, median, third quartile and ninth decile in days, read off the lists above
QUARTILES = {
    (HANDS, OWN): (-71, -46, -15.5, 0),
    (HANDS, PARTNER): (-21, -4, 0, 457.8),
    ("family", "data"): (-71.5, -20.5, -2.75, 0),
    ("family", "entry"): (-69.25, -63, -57.5, -51),
    ("kind", "data presented at a meeting"): (-23, -20, -5.5, 0),
    ("kind", "trial begins"): (-71, -62, -56, -50),
    (AHEAD, "0 to 3 months"): (-20.5, -11, 0, 0),
    (AHEAD, "6 to 12 months"): (-94.25, -63.5, -41.75, -13.7),
    ("wording", "firm"): (-20.75, -15.5, -2.75, 0),
    ("wording", "planned"): (-94.25, -63, -41.75, -2.9),
    ("year said", "2010"): (-64.75, -23, -13.25, 2.2),
}


def test_slips(rows: Any) -> None:
    found = {(row["by"], row["name"]): row for row in rows["slips"]}
    assert {key for key, row in found.items() if row["n"] >= 5} == set(LATE) == set(QUARTILES)
    assert all(row["median"] is None for row in found.values() if row["n"] < 5)
    for key, quartiles in QUARTILES.items():
        told = [found[key][name] for name in ("first", "median", "third", "ninth")]
        assert (found[key]["n"], told) == (
            len(LATE[key]),
            pytest.approx([days / MONTH for days in quartiles], abs=1e-5),
        )
    # the tenth of nineteen is IMGN853's IND: 258 days early, said 795 days ahead
    assert found[HANDS, OWN]["each"] == pytest.approx(-258 / 795, abs=1e-5)


def test_moves(rows: Any) -> None:
    found = {(row["by"], row["name"]): row for row in rows["moves"]}
    names = ("n", "pushed", "twice", "slipping", "stealth", "slipped", "ahead")
    told = {hand: tuple(found[HANDS, hand][name] for name in names) for hand in (OWN, PARTNER, REGULATOR)}
    assert told == {OWN: (53, 4, 0, 4, 3, 2, 2), PARTNER: (7, 2, 0, 2, 2, 1, 0), REGULATOR: (6, 1, 0, 1, 1, 0, 0)}
    # IMGN529's IND to March and IMGN853's to June 2012, IMGN529's data by a year, IMGN901's decision by half of one
    days = {OWN: (212 + 92 + 365 + 184) / 4, PARTNER: (122 + 122) / 2, REGULATOR: 63}
    assert {hand: found[HANDS, hand]["months"] * MONTH for hand in days} == pytest.approx(days)


def test_delivery_over_time(rows: Any) -> None:
    """Twenty-four: one is waited for a year before its close, which leaves 23; at the close 18 came and one stopped.

    One more is waited for on its close, so that of the last three, sharing 4/23, one comes on the 14th day (4/69), one
    is silent on the 125th (half of the 8/69 left), one moved and is waited for.
    """
    told = [[row[name] for name in ("n", "delivered", "stopped", "silent")] for row in rows["delivery"]]
    late = pytest.approx([18 / 23 + 4 / 69, 1 / 23, 4 / 69])
    assert told[0] == [6, pytest.approx(18 / 23), pytest.approx(1 / 23), 0]
    unknown = [None] * 3  # the one that is waited for is so until the seventh month after
    assert [(row[0], row[1:]) for row in told[1:]] == [(1, late), (0, unknown), (0, unknown)]


def test_lists(rows: Any) -> None:
    assert [(row["subject"], row["days"]) for row in rows["longest"]] == [("T-DM1", 763), ("IMGN529", 365),
                                                                         ("IMGN529", 22)]  # fmt: skip
    assert [(row["subject"], row["said_on"]) for row in rows["silent"]] == [("BIIB015", "2010-10-28")]
    # 25 overdue less a patent that has run out, 4 due and one that moved and is awaited anew, one that opens soon
    stands = [row["stands"] for row in rows["due"]]
    assert [stands.count(words) for words in ("overdue", "due", "opens soon")] == [24, 5, 1]


def test_figures(rows: Any) -> None:
    """Net loss of 50.9 against 53 to 56 million, revenue of 59.9 against 66 to 70 million."""
    told = {row["subject"]: row for row in rows["figures"]}
    assert (told["net loss"]["detail"], told["revenue"]["detail"]) == ("better", "missed")
    assert [told[name]["error"] for name in ("net loss", "revenue")] == pytest.approx([-3.6 / 54.5, -8.1 / 68])
    assert [told[name]["width"] for name in ("net loss", "revenue")] == pytest.approx([3 / 54.5, 4 / 68])
    (first, *_) = rows["figure_shares"]
    assert [first[name] for name in ("n", "inside", "better", "missed", "dropped")] == [2, 0, 1, 1, 0]


def test_how_exact_the_guidance_was(rows: Any) -> None:
    told = [(row["year"], row["n"], row["dated"], row["days"]) for row in rows["specificity"]]
    assert told == [
        ("2005", 2, 2, 124 / 2), ("2007", 1, 0, None), ("2008", 2, 1, 182), ("2009", 5, 3, 1461 / 3),
        ("2010", 30, 26, 3936 / 26), ("2011", 6, 4, 33 / 4), ("2012", 7, 5, 674 / 5), ("2013", 13, 11, 3407 / 11),
        ("2014", 2, 2, 366 / 2),
    ]  # fmt: skip


def test_documents(rows: Any) -> None:
    told = [(row["company_name"].split()[0], row["year"], row["n"]) for row in rows["coverage"]]
    assert told == [
        ("Biogen", "2010", 1), ("Genentech", "2011", 1), ("ImmunoGen,", "2005", 3), ("ImmunoGen,", "2006", 3),
        ("ImmunoGen,", "2007", 4), ("ImmunoGen,", "2008", 3), ("ImmunoGen,", "2009", 4), ("ImmunoGen,", "2010", 15),
        ("ImmunoGen,", "2011", 10), ("ImmunoGen,", "2012", 11), ("ImmunoGen,", "2013", 14), ("ImmunoGen,", "2014", 4),
    ]  # fmt: skip
    missing = {row["year"]: row["missing"].count(" to ") for row in rows["coverage"] if row["company_name"] > "I"}
    assert missing == {"2005": 0, "2006": 0, "2007": 0, "2008": 0, "2009": 2, "2010": 3, "2011": 3, "2012": 2,
                       "2013": 3, "2014": 2}  # fmt: skip
