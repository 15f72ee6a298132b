"""A ledger with two invented companies, filled through the ledger itself: what every test of the pages looks at."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from datasette.app import Datasette

from benchmarks import habits
from events.types import (
    Book,
    Filing,
    Prediction,
    Reading,
    Refusal,
    Scope,
    Sighting,
    Statement,
    Verdict,
    Version,
    Window,
    content_id,
)
from tracker import ingest
from tracker.documents import Options
from tracker.ledger import Ledger

HOSTILE = '<script>alert("x")</script> & <b>Sons</b>'

SPRING = """Oriel Therapeutics sets out its plans

Oriel expects to submit an IND for OR-77 in mid-2015. The compound binds
a receptor of the gut. Dosing of the first patient with OR-12 should follow
by the end of 2015, if the board agrees.

The company was founded in 2009 & employs <forty> people."""
SUMMER = """Oriel Therapeutics reports its second quarter

The IND for OR-77 is on track and will now be submitted in the fourth quarter of 2015.
Cash is expected to last into 2017."""
ODD = f"{HOSTILE} plans to open a plant in 2016 {HOSTILE}"
WINTER = """Oriel Therapeutics closes its year

The IND for OR-77 was submitted on 3 December 2015. Work on OR-12 has been stopped for lack of funds."""


def filing(company: str, said_on: str, text: str, **more: str) -> Filing:
    name = content_id("test", company, said_on, text)
    source = f"{said_on}.txt"
    return Filing(name, company, date.fromisoformat(said_on), source=source, sha256=content_id(text), **more)


def statement(
    where: Filing, text: str, quote: str, timing: str, kind: str, subject: str, opens: str | None, closes: str | None,
    edge: str = "in", **more: Any,
) -> Statement:  # fmt: skip
    start = text.index(quote)
    at = text.index(timing, start)
    window = Window(
        date.fromisoformat(opens) if opens else None, date.fromisoformat(closes) if closes else None, edge, timing, at,
        at + len(timing), "a third of a year",
    )  # fmt: skip
    name = content_id(where.id, start, at, kind, subject)
    return Statement(
        name, where.id, start, start + len(quote), quote, window, kind, subject, where.company,
        rules=("expects to", "a third of a year"), **more,
    )  # fmt: skip


def sighting(where: Filing, text: str, quote: str, prediction: str, bearing: str, happened: str | None) -> Sighting:
    start = text.index(quote)
    on = date.fromisoformat(happened) if happened else None
    return Sighting(
        content_id("sighting", where.id, start, prediction), prediction, where.id, where.said_on, start,
        start + len(quote), quote, bearing, "E1", 0.95, "an event of the kind is reported", on, on,
        because="subject and kind agree, and the day is given",
    )  # fmt: skip


def prediction(first: Statement, *versions: Version) -> Prediction:
    return Prediction(first.id, first.actor, first.subject, first.kind, first.scope, first.actor, "self", versions)


def verdict(
    of: Statement, day: str, status: str, detail: str, because: str, seen: Sighting | None, late: int | None = None
) -> Verdict:
    return Verdict(
        content_id("verdict", of.id, day, status, detail), of.id, date.fromisoformat(day), status, detail, because,
        "evidence against the first window", "1", seen.id if seen else None, seen.happened_from if seen else None,
        seen.happened_to if seen else None, late, 0.95,
    )  # fmt: skip


def fill(path: Path) -> dict[str, str]:
    """The ledger at `path`; names of what is in it."""
    spring = filing("Oriel Therapeutics", "2015-03-04", SPRING, form="8-K", cik="1234567",
                    accession="0001234567-25-000004", title="Plans of spring", ticker="ORL")  # fmt: skip
    summer = filing("Oriel Therapeutics", "2015-08-06", SUMMER, form="10-Q", cik="1234567")
    winter = filing("Oriel Therapeutics", "2016-02-10", WINTER, form="10-K", cik="1234567")
    ind = statement(spring, SPRING, "Oriel expects to submit an IND for OR-77 in mid-2015.", "mid-2015",
                    "ind_submission", "OR-77", "2015-05-01", "2015-08-31")  # fmt: skip
    dosing = statement(
        spring, SPRING, SPRING[SPRING.index("Dosing") : SPRING.index("agrees.") + 7],
        "by the end of 2015", "first_patient_dosed", "OR-12", "2015-03-04", "2015-12-31", "by",
        condition="if the board agrees", scope=Scope(indication="colitis"),
    )  # fmt: skip
    again = statement(
        summer, SUMMER, "The IND for OR-77 is on track and will now be submitted in the fourth quarter of 2015.",
        "the fourth quarter of 2015", "ind_submission", "OR-77", "2015-10-01", "2015-12-31",
    )  # fmt: skip
    cash = statement(summer, SUMMER, "Cash is expected to last into 2017.", "into 2017", "cash_runway", "cash",
                     "2015-08-06", "2017-01-01", "through")  # fmt: skip
    founded = SPRING.index("The company was")
    refusal = Refusal(
        spring.id, founded, founded + 31, SPRING[founded : founded + 31], "in 2009", "past", "a past year"
    )
    done = sighting(winter, WINTER, "The IND for OR-77 was submitted on 3 December 2015.", ind.id, "done", "2015-12-03")
    stopped = sighting(winter, WINTER, "Work on OR-12 has been stopped for lack of funds.", dosing.id, "stopped", None)
    strange = filing(HOSTILE, "2015-09-01", ODD, form="<i>8-K</i>")
    plant = statement(strange, ODD, ODD.removesuffix(f" {HOSTILE}"), "in 2016", "facility_opening", f"plant {HOSTILE}",
                      "2016-01-01", "2016-12-31")  # fmt: skip
    oriel = Book(
        predictions=(
            prediction(ind, Version(ind.id, spring.said_on, "new"),
                       Version(again.id, summer.said_on, "pushed_out", ("stealth",))),
            prediction(dosing, Version(dosing.id, spring.said_on, "new")),
            prediction(cash, Version(cash.id, summer.said_on, "new")),
        ),
        sightings=(done, stopped),
        verdicts=(
            verdict(ind, "2015-08-06", "slipped", "moved", "moved from mid-2015 to the fourth quarter of 2015", None),
            verdict(ind, "2016-02-10", "slipped", "late", "submitted on 3 December 2015, 94 days late", done, 94),
            verdict(dosing, "2016-02-10", "dropped", "stopped", "the work was stopped for lack of funds", stopped),
        ),
    )  # fmt: skip
    other = Book(predictions=(prediction(plant, Version(plant.id, strange.said_on, "new")),))
    readings = (
        (spring, SPRING, Reading(statements=(ind, dosing), refusals=(refusal,))),
        (summer, SUMMER, Reading(statements=(again, cash))),
        (winter, WINTER, Reading()),
        (strange, ODD, Reading(statements=(plant,))),
    )
    with Ledger(path) as ledger:
        for where, text, reading in readings:
            ledger.record(where, text, reading)
        for company in ledger.waiting():
            facts = ledger.facts(company)
            ledger.record_book(facts, oriel if facts.filings[0].company.startswith("Oriel") else other)
        companies = {row["name"]: row["head"] for row in ledger.conn.execute("SELECT * FROM companies")}
    return {
        "ind": ind.id, "dosing": dosing.id, "cash": cash.id, "plant": plant.id, "spring": spring.id,
        "summer": summer.id, "winter": winter.id, "strange": strange.id,
        "oriel": companies["Oriel Therapeutics"], "other": companies[HOSTILE],
    }  # fmt: skip


@dataclass
class Served:
    """A ledger in Datasette, asked as a browser would ask."""

    datasette: Datasette
    names: dict[str, str]

    def get(self, path: str, **more: Any) -> Any:
        return asyncio.run(self.datasette.client.get(path, **more))

    def page(self, path: str) -> str:
        """The text of a page that answers 200, where Datasette 1.0 moved it to if need be."""
        answer = self.get(path, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        return str(answer.text)


@contextmanager
def serving(*files: Path, names: dict[str, str] | None = None, **settings: Any) -> Iterator[Served]:
    """Datasette over these files, closed afterwards with all its connections."""
    datasette = Datasette([str(file) for file in files], **settings)
    try:
        yield Served(datasette, names or {})
    finally:
        for database in datasette.databases.values():
            database.close()
        if datasette.executor is not None:
            datasette.executor.shutdown(wait=True)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    path = tmp_path_factory.mktemp("ledger") / "oriel.db"
    return path, fill(path)


@pytest.fixture(scope="session")
def open_ledger() -> Callable[..., AbstractContextManager[Served]]:
    """`serving`, for tests that need settings of their own."""
    return serving


@pytest.fixture(scope="module")
def oriel(filled: tuple[Path, dict[str, str]]) -> Iterator[Served]:
    with serving(filled[0], names=filled[1]) as served:
        yield served


@pytest.fixture(scope="module")
def crowd(crowded: tuple[Path, str]) -> Iterator[Served]:
    """Five hundred promises of one company, served."""
    with serving(crowded[0], names={"company": crowded[1]}) as served:
        yield served


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A ledger whose company made five hundred promises, and the company's id."""
    path = tmp_path_factory.mktemp("ledger") / "crowd.db"
    return path, fill_crowd(path, 500)


@pytest.fixture(scope="session")
def habitual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of companies with habits, whose forecasts are good."""
    path = tmp_path_factory.mktemp("whole") / "habits.db"
    habits.generate(path)
    return path


def plant(path: Path, before: str, quote: str, timing: str, window: tuple[str, str]) -> dict[str, str]:
    """Writes a ledger of one document with one promise, a plant's, behind some text."""
    text = f"{before}\n\n{quote}\n"
    where = filing("Lumen Works", "2020-01-31", text, form="10-K")
    said = statement(where, text, quote, timing, "facility_opening", "second plant", *window)
    with Ledger(path) as ledger:
        ledger.record(where, text, Reading(statements=(said,)))
        (company,) = ledger.waiting()
        book = Book(predictions=(prediction(said, Version(said.id, where.said_on, "new")),))
        ledger.record_book(ledger.facts(company), book)
    return {"prediction": said.id, "document": where.id}


@pytest.fixture(scope="session")
def fill_long() -> Callable[[Path], dict[str, str]]:
    """Writes a ledger of one long document, whose one promise stands near its end."""
    before = "The lamps were tested again, and again they burned. " * 2_600
    quote = "Lumen expects to open its second plant in June 2021."
    return lambda path: plant(path, before, quote, "in June 2021", ("2021-06-01", "2021-06-30"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A ledger whose company, product and document are out to break a page: markup, SQL, turned text, endless words."""
    path = tmp_path_factory.mktemp("ledger") / "hostile.db"
    endless, turned = "W" * 10_000, "\u202eright to left\u2066 and isolated"
    name = f"{HOSTILE} '); DROP TABLE filings; -- {turned}"
    quote = f"{HOSTILE} {turned} {endless} plans '; DROP TABLE filings; -- to open it in 2016"
    text = f"Before {turned}. {quote}. After."
    where = filing(name, "2015-09-01", text, form="<i>8-K</i>", title=f"{turned} {endless}")
    said = statement(where, text, quote, "in 2016", "facility_opening", f"{endless} {turned} {HOSTILE}",
                     "2016-01-01", "2016-12-31", condition=endless, scope=Scope(indication=f"{endless}"))  # fmt: skip
    seen = sighting(where, text, "After.", said.id, "stopped", None)
    with Ledger(path) as ledger:
        ledger.record(where, text, Reading(statements=(said,)))
        (company,) = ledger.waiting()
        ruled = verdict(said, "2015-10-01", "dropped", "stopped", f"{HOSTILE} {turned} {endless}", seen)
        book = Book(
            predictions=(prediction(said, Version(said.id, where.said_on, "new")),),
            sightings=(seen,),
            verdicts=(ruled,),
        )
        ledger.record_book(ledger.facts(company), book)
    return path, {"prediction": said.id, "document": where.id, "company": company}


@pytest.fixture(scope="session")
def fill_broken() -> Callable[[Path], dict[str, str]]:
    """Writes a ledger of one document, whose one promise is broken by the foot of a page."""
    quote = "Lumen expects, as it said before, to open its second plant by\n\n17\n\nlate 2021."
    return lambda path: plant(path, "Lamps burn.", quote, "late 2021", ("2021-09-01", "2021-12-31"))


@pytest.fixture(scope="session")
def guided(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A ledger of one company that guided figures, put one date off twice, and fell silent on another; its names."""
    path = tmp_path_factory.mktemp("ledger") / "guided.db"
    texts = {
        "spring": "Revenue should reach $66 million to $70 million in 2020. Up to 12 lamps should be on sale by the "
        "end of 2020. The plant should open in the second quarter of 2020. A lamp for ships should be sold in 2020.",
        "summer": "Revenue should now reach $60 million to $64 million in 2020. The plant should open in the fourth "
        "quarter of 2020.",
        "autumn": "The plant should open in the second quarter of 2021.",
        "winter": "Revenue was $59.9 million in 2020. Ten lamps were on sale on December 31, 2020.",
    }
    days = {"spring": "2020-03-02", "summer": "2020-08-03", "autumn": "2020-11-02", "winter": "2021-02-15"}
    at = {name: filing("Lumen Works", days[name], text, form="10-Q") for name, text in texts.items()}

    def said(when: str, begins: str, timing: str, kind: str, subject: str, *window: str, **more: Any) -> Statement:
        quote = next(part + "." for part in texts[when].removesuffix(".").split(". ") if part.startswith(begins))
        return statement(at[when], texts[when], quote, timing, kind, subject, *window, **more)

    year = ("2020-01-01", "2020-12-31")
    period = {"unit": "USD", "scope": Scope(period="2020-01-01/2020-12-31")}
    revenue = said(
        "spring", "Revenue", "in 2020", "financial_guidance", "revenue", *year, low=66e6, high=70e6, **period
    )
    cut = said("summer", "Revenue", "in 2020", "financial_guidance", "revenue", *year, low=60e6, high=64e6, **period)
    lamps = said("spring", "Up to 12", "by the end of 2020", "pipeline_count", "lamps", "2020-03-02", "2020-12-31",
                 "by", high=12.0, unit="lamps")  # fmt: skip
    plant = said("spring", "The plant", "in the second quarter of 2020", "facility_opening", "plant",
                 "2020-04-01", "2020-06-30")  # fmt: skip
    later = said("summer", "The plant", "in the fourth quarter of 2020", "facility_opening", "plant",
                 "2020-10-01", "2020-12-31")  # fmt: skip
    last = said("autumn", "The plant", "in the second quarter of 2021", "facility_opening", "plant",
                "2021-04-01", "2021-06-30")  # fmt: skip
    ships = said("spring", "A lamp", "in 2020", "product_launch", "ship lamp", *year)
    told = partial(sighting, at["winter"], texts["winter"])
    came = told("Revenue was $59.9 million in 2020.", revenue.id, "figure", "2020-12-31")
    came = replace(came, low=59.9e6, high=59.9e6)
    sold = told("Ten lamps were on sale on December 31, 2020.", lamps.id, "figure", "2020-12-31")
    sold = replace(sold, low=10.0, high=10.0)
    spring, summer, autumn = (at[name].said_on for name in ("spring", "summer", "autumn"))
    book = Book(
        predictions=(
            prediction(revenue, Version(revenue.id, spring, "new"),
                       Version(cut.id, summer, "reaffirmed", ("lowered",))),
            prediction(lamps, Version(lamps.id, spring, "new")),
            prediction(plant, Version(plant.id, spring, "new"), Version(later.id, summer, "pushed_out"),
                       Version(last.id, autumn, "pushed_out", ("stealth",))),
            prediction(ships, Version(ships.id, spring, "new")),
        ),
        sightings=(came, sold),
        verdicts=(
            verdict(plant, "2020-08-03", "slipped", "moved", "moved from Q2 2020 to Q4 2020", None),
            verdict(revenue, "2021-02-15", "slipped", "missed", "came out at 59.9 million", came, 0),
            verdict(lamps, "2021-02-15", "met", "inside", "ten of up to twelve", sold, 0),
            verdict(ships, "2021-11-15", "dropped", "silent", "two reports name neither it nor a date", None),
        ),
    )  # fmt: skip
    readings = {"spring": (revenue, lamps, plant, ships), "summer": (cut, later), "autumn": (last,), "winter": ()}
    with Ledger(path) as ledger:
        for name, statements in readings.items():
            ledger.record(at[name], texts[name], Reading(statements=statements))
        (company,) = ledger.waiting()
        ledger.record_book(ledger.facts(company), book)
    named = {"revenue": revenue, "lamps": lamps, "plant": plant, "ships": ships}
    return path, {"company": company} | {name: each.id for name, each in named.items()}


@pytest.fixture(scope="session")
def fill_silent() -> Callable[[Path, int], None]:
    """Writes a ledger of so many documents that promise nothing."""

    def filled(path: Path, documents: int) -> None:
        with Ledger(path) as ledger:
            for number in range(documents):
                text = f"Nothing new in week {number}."
                ledger.record(filing("Quiet Ltd", f"2014-01-0{number + 1}", text), text, Reading())

    return filled


EVENTS = "ind_submission trial_start first_patient_dosed topline_data regulatory_submission product_launch".split()


def fill_crowd(path: Path, count: int, lanes: int = 24) -> str:
    """A ledger with one company that made so many promises, some moved, some kept; the company's id."""
    chance = Random(20110922)
    days = [date(2012, 1, 15) + timedelta(91 * number) for number in range(40)]
    filings = [filing("Vesper Biologics", day.isoformat(), f"Report of {day}\n\n", form="10-Q") for day in days]
    texts = {where.id: [f"Report of {where.said_on}\n\n"] for where in filings}
    said: dict[str, list[Statement]] = {where.id: [] for where in filings}
    predictions, sightings, verdicts = [], [], []

    def say(where: Filing, kind: str, subject: str, closes: date) -> Statement:
        timing = f"by {closes:%B %Y}"
        quote = f"{subject} should see its {kind.replace('_', ' ')} {timing}."
        start = sum(map(len, texts[where.id]))
        texts[where.id].append(quote + " ")
        at = start + quote.index(timing)
        window = Window(closes - timedelta(90), closes, "in", timing, at, at + len(timing), "a month")
        new = Statement(
            content_id(where.id, start),
            where.id,
            start,
            start + len(quote),
            quote,
            window,
            kind,
            subject,
            where.company,
        )
        said[where.id].append(new)
        return new

    for number in range(count):
        subject, kind = f"VB-{100 + 7 * (number % lanes)}", EVENTS[number // lanes % len(EVENTS)]
        at, closes = chance.randrange(30), timedelta(chance.randrange(120, 700))
        first = say(filings[at], kind, subject, days[at] + closes)
        versions = [Version(first.id, filings[at].said_on, "new")]
        last = first
        while chance.random() < 0.3 and at < 34:
            at += chance.randrange(1, 4)
            assert last.window.closes is not None
            last = say(filings[at], kind, subject, last.window.closes + timedelta(chance.randrange(60, 300)))
            versions.append(Version(last.id, filings[at].said_on, "pushed_out"))
        scope = Scope(what=f"study {number // lanes // len(EVENTS) + 1}")
        predictions.append(Prediction(first.id, "Vesper Biologics", subject, kind, scope, "", "self", tuple(versions)))
        end = first.window.closes
        assert end is not None
        fate = chance.choice(("met", "met", "slipped", "dropped", "", ""))
        told = [where for where in filings if where.said_on > max(end, versions[-1].said_on)]
        if not fate or not told:
            continue
        words = f"News of {subject}: {fate}."
        start = sum(map(len, texts[told[0].id]))
        texts[told[0].id].append(words + " ")
        late = {"met": -chance.randrange(60), "slipped": chance.randrange(20, 90)}.get(fate)
        happened = end + timedelta(late) if late is not None else None
        seen = Sighting(
            content_id("seen", first.id), first.id, told[0].id, told[0].said_on, start, start + len(words), words,
            "done" if happened else "stopped", "E1", 0.9, "news", happened, happened,
        )  # fmt: skip
        sightings.append(seen)
        detail = {"met": "on_time", "slipped": "late", "dropped": "stopped"}[fate]
        verdicts.append(
            Verdict(content_id("verdict", first.id), first.id, told[0].said_on, fate, detail, f"it was {fate}", "news",
                    "1", seen.id, happened, happened, late)
        )  # fmt: skip
    with Ledger(path) as ledger:
        for where in filings:
            ledger.record(where, "".join(texts[where.id]), Reading(statements=tuple(said[where.id])))
        (company,) = ledger.waiting()
        verdicts.sort(key=lambda verdict: verdict.as_of)
        ledger.record_book(ledger.facts(company), Book(tuple(predictions), tuple(sightings), tuple(verdicts)))
    return company


RELEASES = {
    "2015-03-04": "expects to submit an IND for OR-77 in mid-2015. It plans to begin a Phase 2 trial of OR-12 by the "
    "end of 2015. It plans to open a second plant in the first half of 2016.",
    "2015-08-06": "now expects to submit the IND for OR-77 in the fourth quarter of 2015.",
    "2015-12-03": "today announced that it has submitted the IND for OR-77 to the FDA.",
}


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A ledger of three short releases, read and judged as `tracker ingest` does."""
    for day, words in RELEASES.items():
        head = "Oriel Therapeutics, Inc. reports\n\nCAMBRIDGE, Mass. - Oriel Therapeutics, Inc. "
        (tmp_path / f"{day}.txt").write_text(head + words)
    path = tmp_path / "oriel.db"
    with Ledger(path) as made:
        for day in RELEASES:
            options = Options(said_on=date.fromisoformat(day), company="Oriel Therapeutics, Inc.")
            ingest.ingest(made, [tmp_path / f"{day}.txt"], options)
    return path
