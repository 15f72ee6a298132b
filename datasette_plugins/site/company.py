"""A company: its record in one line, the picture of its promises, and the same in a table."""

from __future__ import annotations

from datetime import date

from datasette.utils.asgi import Response

from datasette_plugins.site import phrases, questions, reads, timeline
from datasette_plugins.site.record import record
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import queries

PAGE = 30  # rows of the table on one page
DRAWN, FEWER = 500, 450  # promises in the picture; of more, whose histories are longer too, so many of the newest


@page
async def company(visit: Visit) -> Response:
    """A company's record, its timeline and the same in a table."""
    name = visit.named("company")
    known = await reads.one(visit.database, questions.OF_COMPANY, company=name, as_of=visit.day)
    if known is None:
        raise Trouble(404, "No such company", f"no company of this ledger has the id {name[:80]!r}")
    cik = known["cik"] or ""
    registrant = await reads.one(visit.database, questions.OF_REGISTRANT, cik=cik, company=name, as_of=visit.day)
    former = await reads.rows(visit.database, questions.FORMER_NAMES, cik=cik, as_of=visit.day)
    asked = visit.asked("subject", "kind", "controller", "status", "year")
    every = [
        reads.dressed(row, visit.as_of)
        for row in await reads.rows(visit.database, queries.COMPANY, company=name, as_of=visit.day)
    ]
    versions = await reads.windows(visit.database, name, visit.as_of)
    counts = reads.by_status(every)
    first = {row["subject"]: row["said_on"] for row in reversed(every)}
    rows = [row for row in every if _answers(row, versions[row["prediction"]], asked)]
    rows.sort(key=lambda row: (first[row["subject"]], row["subject"], row["said_on"]))
    most = DRAWN if len(rows) <= DRAWN else FEWER
    newest = {row["prediction"] for row in sorted(rows, key=lambda row: str(row["said_on"]))[-most:]}
    drawn = [row for row in rows if row["prediction"] in newest]
    threads = [_thread(visit, row, versions[row["prediction"]], len(drawn) > timeline.LABELLED) for row in drawn]
    number, pages = visit.page(), -(-len(rows) // PAGE)
    behind = (visit.as_of - (phrases.to_date(known["last_day"]) or visit.as_of)).days
    years = sorted({year for row in every for year in _years(versions[row["prediction"]])})

    def of_lane(subject: str) -> str:
        return visit.link.company(name, **{**asked, "subject": subject})

    label = f"{known['company_name']}: {len(drawn)} promises from {phrases.day(known['first_day'])}, one lane a subject"
    return await visit.render(
        "company.html", company=known, registrant=registrant, former=former, counts=counts,
        record=record(every, known["year_end"], visit.as_of), promised=len(every), total=len(rows),
        asked_for=asked, filtered=any(asked.values()),
        but=lambda *without: {key: value for key, value in asked.items() if key not in without},
        subjects=[(subject, subject) for subject in sorted(first)],
        kinds=sorted({(row["kind"], row["kind_label"]) for row in every}, key=lambda kind: kind[1]),
        statuses=[(status, status) for status, count in counts if count],
        controllers=[(hand, reads.HANDS.get(hand, hand)) for hand in sorted({row["controller"] for row in every})],
        years_behind=phrases.distance(behind) if behind > 120 else "",
        years=[(str(year), str(year)) for year in years],
        picture=timeline.picture(threads, visit.as_of, label, of_lane), drawn=len(drawn),
        rows=rows[(number - 1) * PAGE : number * PAGE], page=number, pages=pages,
    )  # fmt: skip


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
    same = all(row[name] == asked[name] for name in ("subject", "kind", "controller", "status") if asked[name])
    return same and (not asked["year"] or asked["year"] in map(str, _years(versions)))


def _thread(visit: Visit, row: reads.Row, versions: list[reads.Row], brief: bool) -> timeline.Thread:
    """A promise for the picture; among many its words are brief, because they are most of the page's weight."""
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
    status = row["status"] + (f", {row['detail'].replace('_', ' ')}" if row["detail"] else "")
    told.append(status + (f": {row['because']}" if row["because"] else ""))
    if brief:
        told = [f"{row['kind_label']}{scope}: {row['first_window']}, {row['status']}"]
    happened = (row["happened_to"] or row["happened_from"]) if row["status"] in reads.OUTCOMES else None
    if not happened and row["status"] in ("dropped", "void"):
        happened = row["judged_on"]
    return timeline.Thread(
        visit.link.prediction(row["prediction"]), row["subject"], row["kind_label"], row["status"],
        tuple(bars), phrases.to_date(happened), "\n".join(told), row["scope"] or "", tuple(repeated),
    )  # fmt: skip
