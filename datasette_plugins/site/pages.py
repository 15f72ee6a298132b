"""The pages: board, lists, company, prediction, document. Each reads, dresses and renders; none of them judges."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import NotFound, Response

from datasette_plugins.site import ledgers, phrases, quotes, reads, timeline
from datasette_plugins.site.links import ROOT, Links, edgar
from tracker import clock, queries

SHOWN = 8  # rows of each list of the board
PAGE = 100  # rows of a longer list


class Trouble(Exception):
    """A question that has no answer, with the status and the words to say so."""

    def __init__(self, status: int, heading: str, words: str) -> None:
        super().__init__(words)
        self.status, self.heading, self.words = status, heading, words


class Visit:
    """One request: the ledger it is about, the day it is about, and the links that keep both."""

    def __init__(self, datasette: Any, request: Any, database: Any, ledger: str) -> None:
        self.datasette, self.request, self.database, self.ledger = datasette, request, database, ledger
        here = str(datasette.urls.path(request.path if ROOT in request.path else ROOT))
        base = datasette.setting("base_url")
        if base != "/" and request.path.startswith(base):
            here = request.path
        self.link = Links(datasette, ledger, "", here)
        self.as_of = clock.today()

    def look(self) -> None:
        """Take the day from the question; one that is no day is refused."""
        asked = (self.request.args.get("as_of") or "").strip()
        if not asked:
            return
        try:
            self.as_of = date.fromisoformat(asked)
        except ValueError:
            words = f"as_of must be a day written like 2011-06-30, not {asked[:80]!r}"
            raise Trouble(400, "That is no day", words) from None
        self.link = self.link.at(self.as_of.isoformat())

    def asked(self, *names: str) -> dict[str, str]:
        return {name: (self.request.args.get(name) or "").strip() for name in names}

    def page(self) -> int:
        asked = self.request.args.get("page") or "1"
        if not asked.isdecimal() or not 0 < int(asked[:9]) < 10**8:
            raise Trouble(400, "There is no such page", f"page must be a whole number from 1, not {asked[:80]!r}")
        return int(asked)

    @property
    def day(self) -> str:
        return self.as_of.isoformat()

    async def render(self, template: str, status: int = 200, **context: Any) -> Response:
        context |= {"link": self.link, "ledger": self.ledger, "as_of": self.day}
        html = await self.datasette.render_template(f"tracker/{template}", context, self.request, "tracker")
        return Response.html(html, status=status)


Page = Callable[[Visit], Awaitable[Response]]


def page(view: Page) -> Callable[[Any, Any], Awaitable[Response]]:
    """A view of a ledger, as Datasette calls it: permission first, trouble in words with its status."""

    async def answer(request: Any, datasette: Any) -> Response:
        from datasette.utils import tilde_decode

        named = request.url_vars.get("database")
        if named is None:
            mine = await ledgers.visible(datasette, request.actor)
            if not mine:
                raise NotFound("no ledger is served here; `tracker ingest LEDGER DOCUMENT...` makes one")
            named = mine[0]
        name = tilde_decode(named)
        visit = Visit(datasette, request, await ledgers.required(datasette, request.actor, name), name)
        try:
            visit.look()
            return await view(visit)
        except Trouble as trouble:
            return await visit.render("trouble.html", trouble.status, heading=trouble.heading, words=trouble.words)

    # no `functools.wraps`: Datasette would read the inner signature through it
    answer.__name__, answer.__doc__ = view.__name__, view.__doc__
    return answer


async def filters(visit: Visit) -> dict[str, Any]:
    """What the selects above a list offer."""
    directory = await reads.rows(
        visit.database, "SELECT company, company_name FROM company_directory ORDER BY 2 LIMIT 500"
    )
    kinds = await reads.rows(
        visit.database, "SELECT key, label FROM kinds WHERE key IN (SELECT kind FROM profiles) ORDER BY place"
    )
    return {
        "companies": [(row["company"], row["company_name"]) for row in directory],
        "kinds": [(row["key"], row["label"]) for row in kinds],
        "controllers": list(reads.HANDS.items()),
        "statuses": [(status, status) for status in reads.STATUSES],
        "many": len(directory) > 1,
    }


@page
async def board(visit: Visit) -> Response:
    """What is due, overdue, coming and lately decided; what the newest filings changed."""
    asked = visit.asked("company", "kind", "controller")
    offered = await filters(visit)
    if asked["company"] and asked["company"] not in dict(offered["companies"]):
        raise Trouble(404, "No such company", f"no company of this ledger has the id {asked['company'][:80]!r}")
    total = await reads.one(visit.database, reads.DOCUMENTS, as_of=visit.day)
    assert total is not None
    lists: dict[str, Any] = {}
    for name in reads.LISTS:
        lists[name], lists[f"{name}_count"] = await reads.board_list(visit.database, name, visit.as_of, asked, SHOWN)
    decided, is_late = await reads.lately(visit.database, visit.as_of, asked, SHOWN + 4)
    directory = await reads.rows(
        visit.database, "SELECT * FROM company_directory ORDER BY last_day DESC, company_name LIMIT 25"
    )
    if asked["company"]:
        directory = [row for row in directory if row["company"] == asked["company"]]
    by_company: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    try:
        sql = f"SELECT company, status, count(*) AS count FROM ({reads.FILTERED.format(sql=queries.PREDICTIONS)}) GROUP BY 1, 2"
        for row in await reads.rows(visit.database, sql, as_of=visit.day, status="", **asked):
            counts[row["status"]] = counts.get(row["status"], 0) + row["count"]
            by_company.setdefault(row["company"], {})[row["status"]] = row["count"]
    except QueryInterrupted:
        counts = {}  # too many to count within Datasette's time limit; the lists below stand
    for row in directory:
        mine = by_company.get(row["company"], {})
        row |= {status: mine.get(status, 0) for status in reads.STATUSES} | {"promised": sum(mine.values())}
    newest = phrases.to_date(total["newest"])
    behind = (visit.as_of - newest).days if newest else 0
    company = next((row for row in directory if row["company"] == asked["company"]), None)
    return await visit.render(
        "board.html", **offered, **lists, **total,
        asked_for=asked, company=company, decided=decided, lately=is_late, lately_days=reads.LATELY,
        within=reads.WITHIN, horizon=(visit.as_of + timedelta(reads.WITHIN)).isoformat(),
        changes=await reads.changes(visit.database, visit.as_of, asked["company"]),
        counts=[(status, counts.get(status, 0)) for status in reads.STATUSES if counts.get(status) or status != "void"],
        directory=directory, more_companies=len(offered["companies"]) > 25,
        years_behind=phrases.distance(behind) if behind > 120 else "",
        ledgers=[(name, Links(visit.datasette, name).board()) for name in await ledgers.visible(visit.datasette, visit.request.actor)],
    )  # fmt: skip


@page
async def promises(visit: Visit) -> Response:
    """The rows behind a count of the board."""
    asked = visit.asked("company", "kind", "controller", "status", "list")
    if asked["status"] not in ("", *reads.STATUSES):
        raise Trouble(
            400, "No such status", f"status must be one of {', '.join(reads.STATUSES)}, not {asked['status'][:80]!r}"
        )
    if asked["list"] not in ("", *reads.LISTS):
        raise Trouble(400, "No such list", f"list must be one of {', '.join(reads.LISTS)}, not {asked['list'][:80]!r}")
    sql, order = reads.LISTS.get(asked["list"], (queries.PREDICTIONS, reads.NEWEST_FIRST))
    bound = {name: asked[name] for name in ("company", "kind", "controller", "status")}
    bound |= {"as_of": visit.day, "within": reads.WITHIN}  # type: ignore[dict-item]
    total = sum(row["count"] for row in await reads.rows(visit.database, reads.counted(sql, "1"), **bound))
    number = visit.page()
    found = await reads.rows(visit.database, reads.filtered(sql, order, PAGE, (number - 1) * PAGE), **bound)
    rows = [reads.dressed(row, visit.as_of) for row in found]
    for row in rows:
        row["then"] = reads.decided(row) if row["judged_on"] and not asked["list"] else reads.ahead(row, visit.as_of)
    return await visit.render(
        "promises.html", **await filters(visit), asked_for=asked, rows=rows, total=total, page=number,
        pages=-(-total // PAGE), sql=visit.link.sql(reads.FILTERED.format(sql=sql), **bound),
    )  # fmt: skip


@page
async def company(visit: Visit) -> Response:
    """A company's record, its timeline and the same in a table."""
    name = _named(visit, "company")
    known = await reads.one(visit.database, "SELECT * FROM company_directory WHERE company = :company", company=name)
    if known is None:
        raise Trouble(404, "No such company", f"no company of this ledger has the id {name[:80]!r}")
    asked = visit.asked("subject", "kind", "status", "year")
    every = [
        reads.dressed(row, visit.as_of)
        for row in await reads.rows(visit.database, queries.COMPANY, company=name, as_of=visit.day)
    ]
    versions = await reads.windows(visit.database, name, visit.as_of)
    line, counts = reads.record(every)
    rows = [row for row in every if _answers(row, versions[row["prediction"]], asked)]
    threads = [_thread(visit, row, versions[row["prediction"]]) for row in rows]
    first = {row["subject"]: row["said_on"] for row in reversed(every)}
    order = sorted(
        range(len(rows)), key=lambda at: (first[rows[at]["subject"]], rows[at]["subject"], rows[at]["said_on"])
    )
    number, pages = visit.page(), -(-len(rows) // PAGE)
    years = sorted({year for row in every for year in _years(versions[row["prediction"]])})
    label = f"{known['company_name']}: {len(rows)} promises from {phrases.day(known['first_day'])}, one lane a subject"
    return await visit.render(
        "company.html", company=known, record=line, counts=counts, promised=len(every), total=len(rows),
        asked_for=asked, filtered=any(asked.values()),
        but=lambda *without: {key: value for key, value in asked.items() if key not in without},
        subjects=[(subject, subject) for subject in sorted(first)],
        kinds=sorted({(row["kind"], row["kind_label"]) for row in every}, key=lambda kind: kind[1]),
        statuses=[(status, status) for status, count in counts if count], years=[(str(year), str(year)) for year in years],
        picture=timeline.picture([threads[at] for at in order], visit.as_of, label),
        rows=[rows[at] for at in order][(number - 1) * PAGE : number * PAGE], page=number, pages=pages,
    )  # fmt: skip


def _named(visit: Visit, name: str) -> str:
    from datasette.utils import tilde_decode

    return tilde_decode(visit.request.url_vars[name])


def _years(versions: list[reads.Row]) -> set[int]:
    """The years that the windows of a promise touch; of a long one its first and its last."""
    found = set()
    for version in versions:
        days = [day for day in (phrases.to_date(version["opens"]), phrases.to_date(version["closes"])) if day]
        if days:
            years = range(days[0].year, days[-1].year + 1)
            found |= set(years) if len(years) < 6 else {years[0], years[-1]}
    return found


def _answers(row: reads.Row, versions: list[reads.Row], asked: dict[str, str]) -> bool:
    same = all(row[name] == asked[name] for name in ("subject", "kind", "status") if asked[name])
    return same and (not asked["year"] or asked["year"] in map(str, _years(versions)))


def _thread(visit: Visit, row: reads.Row, versions: list[reads.Row]) -> timeline.Thread:
    bars: list[timeline.Bar] = []
    repeated = []
    for version in versions:
        said = date.fromisoformat(version["said_on"])
        opens, closes = phrases.to_date(version["opens"]), phrases.to_date(version["closes"])
        if (opens or closes) and (version["relation"] != "reaffirmed" or not bars):
            bars.append(timeline.Bar(said, opens, closes))
        else:
            repeated.append(said)
    scope = f", {row['scope']}" if row["scope"] else ""
    told = [
        f"{row['subject']}: {row['kind_label']}{scope}",
        f"said {phrases.day(row['said_on'])} for {row['first_window']}",
    ]
    if row["current_window"] != row["first_window"]:
        told.append(f"now {row['current_window']}")
    told.append(
        f"{row['status']}{', ' + row['detail'] if row['detail'] else ''}"
        + (f": {row['because']}" if row["because"] else "")
    )
    happened = row["happened_to"] or row["happened_from"]
    if not happened and row["status"] in ("dropped", "void"):
        happened = row["judged_on"]
    return timeline.Thread(
        visit.link.prediction(row["prediction"]), row["subject"], f"{row['kind_label']}{scope}", row["status"],
        tuple(bars), phrases.to_date(happened), "\n".join(told), tuple(repeated),
    )  # fmt: skip


@page
async def prediction(visit: Visit) -> Response:
    """One promise: verdict, chain of versions, evidence, history, rules, neighbours."""
    name = _named(visit, "prediction")
    found = await reads.one(visit.database, queries.PREDICTION, prediction=name, as_of=visit.day)
    if found is None:
        later = await reads.one(visit.database, "SELECT said_on FROM predictions WHERE id = :id", id=name)
        words = f"no promise of this ledger has the id {name[:80]!r}"
        if later:
            words = f"it was first said on {phrases.day(later['said_on'])}, after {phrases.day(visit.day)}"
        raise Trouble(404, "No such promise", words)
    row = reads.dressed(found, visit.as_of)
    bound = {"prediction": name, "as_of": visit.day}
    chain = await reads.rows(visit.database, queries.VERSIONS, **bound)
    last: reads.Row | None = None
    for version in chain:
        version |= {
            "window": phrases.window(version["opens"], version["closes"], version["edge"]),
            "flags": reads.names(version["flags"]),
            "by": _moved(last, version),
            "passage": await _passage(visit, version),
        }
        last = version if version["closes"] or version["opens"] else last
    evidence = await reads.rows(visit.database, queries.SIGHTINGS, **bound)
    for sighting in evidence:
        sighting |= {
            "happened": phrases.happened(sighting["happened_from"], sighting["happened_to"]),
            "acts": sighting["score"] >= 0.85,
            "passage": await _passage(visit, sighting),
        }
    verdicts = await reads.rows(visit.database, queries.VERDICTS, **bound)
    same = f"SELECT * FROM ({queries.COMPANY}) WHERE subject = :subject AND prediction <> :prediction ORDER BY said_on LIMIT 13"
    near = [
        reads.dressed(other, visit.as_of)
        for other in await reads.rows(visit.database, same, company=row["company"], subject=row["subject"], **bound)
    ]
    for other in near:
        other["window"] = other["first_window"]
        other["then"] = reads.decided(other) if other["judged_on"] else reads.ahead(other, visit.as_of)
    return await visit.render(
        "prediction.html", row=row, chain=chain, evidence=evidence, verdicts=verdicts, moves=row["moves"],
        standing=_standing(row, visit.as_of), neighbours=near[:12], more_neighbours=len(near) > 12, many=False,
        trail=_trail(row, chain, evidence, verdicts), reviews=await reads.rows(visit.database, queries.REVIEWS, **bound),
    )  # fmt: skip


def _moved(before: reads.Row | None, version: reads.Row) -> str:
    """By how much the close moved, where a person would want to know."""
    if before is None or version["relation"] not in ("pushed_out", "pulled_in", "narrowed"):
        return ""
    old, new = phrases.to_date(before["closes"]), phrases.to_date(version["closes"])
    return f"by {phrases.distance((new - old).days)}" if old and new and old != new else ""


def _standing(row: reads.Row, as_of: date) -> str:
    """The clock's word on a promise that no evidence has decided."""
    ahead = reads.ahead(row, as_of)
    words = {
        "open": "Its window has not opened: it",
        "due": "Its window is open: it",
        "overdue": "Its window closed and nothing shows that it happened: it is",
    }
    return f"{words.get(row['status'], 'It')} {ahead}."


async def _passage(visit: Visit, row: reads.Row) -> reads.Row:
    before, words, after = await reads.passage(visit.database, row)
    return {
        "before": before, "quote": words, "after": after, "form": row["form"], "title": row.get("title"),
        "said_on": row.get("said_on") or row.get("known_on"), "section": row.get("section"),
        "href": visit.link.document(row["document"], row["start"], f"c{row['start']}"),
    }  # fmt: skip


def _trail(
    row: reads.Row, chain: list[reads.Row], evidence: list[reads.Row], verdicts: list[reads.Row]
) -> list[tuple[str, str]]:
    """The rules that read the words, weighed the evidence and gave the verdict."""
    trail = []
    if chain:
        first = chain[0]
        trail += [
            ("read by", ", ".join(reads.names(first["rules"])) or "not recorded"),
            ("window read by", f"{first['window_rule']}; {first['grain']}, {first['basis']}"),
            ("force", first["force"]),
        ]
    if verdicts:
        last = verdicts[-1]
        trail += [("judged by", last["rule"]), ("policy", last["policy"]), ("confidence", f"{last['confidence']:.2f}")]
        proof = next((sighting for sighting in evidence if sighting["sighting"] == last["sighting"]), None)
        if proof:
            trail.append(("evidence matched by", f"{proof['rule']}; {proof['grade']}, score {proof['score']:.2f}"))
    else:
        trail.append(("judged by", "the clock alone: no evidence has been found"))
    return [*trail, ("prediction", row["prediction"])]


@page
async def document(visit: Visit) -> Response:
    """A document as it was read, with what was found in it marked in place."""
    name = _named(visit, "document")
    filing = await reads.one(visit.database, queries.DOCUMENT, document=name)
    if filing is None:
        raise Trouble(404, "No such document", f"no document of this ledger has the id {name[:80]!r}")
    text = filing.pop("text")
    asked = visit.request.args.get("at") or "0"
    if not asked.isdecimal():
        raise Trouble(400, "No such place", f"at must be a place in the text, a whole number, not {asked[:80]!r}")
    places = quotes.parts(text)
    at = min(int(asked[:12]), max(len(text) - 1, 0))
    begin, stop = next(place for place in places if place[0] <= at < place[1] or place[1] == len(text))
    statements = await reads.rows(visit.database, reads.SAID_HERE, document=name)
    evidence = await reads.rows(visit.database, reads.SEEN_HERE, document=name)
    wanted = visit.request.args.get("refusals") == "1"
    refused = await reads.rows(visit.database, reads.REFUSED_HERE, document=name) if wanted else []
    spans = []
    for row in statements:
        row["window"] = phrases.window(row["opens"], row["closes"], row["edge"])
        href = visit.link.prediction(row["prediction"]) if row["prediction"] else ""
        title = f"{row['subject']}: {row['kind_label']}, {row['window']}"
        spans.append(
            quotes.Span(row["start"], row["end"], "statement", href, title, (row["timing_start"], row["timing_end"]))
        )
    for row in evidence:
        title = f"{row['subject']}: {phrases.BEARINGS.get(row['bearing'], row['bearing'])}"
        spans.append(quotes.Span(row["start"], row["end"], "proof", visit.link.prediction(row["prediction"]), title))
    spans += [quotes.Span(row["start"], row["end"], "refusal", "", f"refused: {row['reason']}") for row in refused]
    for row in (*statements, *evidence, *refused):
        row["href"] = visit.link.document(name, row["start"], f"c{row['start']}", refusals="1" if wanted else None)
    return await visit.render(
        "document.html", filing=filing, statements=statements, evidence=evidence, refused=refused, refusals="1" if wanted else "",
        pieces=quotes.pieces(text[begin:stop], spans, begin), parts=[(first, number) for number, (first, _) in enumerate(places, 1)],
        edgar=edgar(filing["cik"], filing["accession"]), at=begin, **{"from": begin},
    )  # fmt: skip


ROUTES = [
    (rf"^{ROOT}$", board),
    (rf"^{ROOT}/(?P<database>[^/]+)$", board),
    (rf"^{ROOT}/(?P<database>[^/]+)/promises$", promises),
    (rf"^{ROOT}/(?P<database>[^/]+)/company/(?P<company>[^/]+)$", company),
    (rf"^{ROOT}/(?P<database>[^/]+)/prediction/(?P<prediction>[^/]+)$", prediction),
    (rf"^{ROOT}/(?P<database>[^/]+)/document/(?P<document>[^/]+)$", document),
]
