"""One question to everything: companies, products, the words of promises and of evidence, documents.

Words are looked up in the ledger's full-text tables; names are compared letter by letter, so that a product code with
a typing error still finds its product.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response
from markupsafe import Markup
from rapidfuzz import process
from rapidfuzz.distance import OSA

from datasette_plugins.site import phrases, questions, quotes, reads
from datasette_plugins.site.entries import clean, of_ids
from datasette_plugins.site.visits import Visit, page

LONGEST = 200  # characters of a question
SHOWN = 20  # rows of each sort
OPEN, CLOSE = "\x02", "\x03"  # where full-text search sets its marks; no cleaned text holds them
AROUND = 160  # characters of a quote kept on either side of the first word that was found


def words(visit: Visit) -> str:
    """The question, as it is asked."""
    return " ".join(clean(visit.request.args.get("q") or "").split())[:LONGEST]


@page
async def search(visit: Visit) -> Response:
    """What answers to the words in `q`."""
    asked = words(visit)
    found, full = await answers(visit, asked)
    total = sum(len(rows) for name, rows in found.items() if name != "alike")
    return await visit.render("search.html", asked=asked, total=total, shown=SHOWN, found=found, full=full)


async def answers(visit: Visit, asked: str) -> tuple[dict[str, Any], set[str]]:
    """What a ledger answers, by sort, and of which sorts there may be more."""
    found: dict[str, Any] = {}
    full: set[str] = set()
    if asked:
        names = await _unless_slow(visit, questions.NAMES)
        companies = await _unless_slow(visit, questions.COMPANY_NAMES)
        terms = {plain(term) for term in asked.split()} - {""}
        called = {
            row["subject"]: row["name"] for row in reversed(names)
            if (plain(asked) and plain(asked) in plain(row["name"])) or plain(row["name"]) in terms
        }  # fmt: skip
        products = await _unless_slow(visit, questions.SUBJECTS, names=json.dumps(list(called)[:400]))
        products = [{**row, "name": called[row["subject"]]} for row in products]
        products.sort(key=lambda row: (plain(row["name"]) != plain(asked), -row["promises"], row["subject"]))
        exact = any(plain(row["name"]) == plain(asked) for row in products)
        known = [row["name"] for row in names] + [row["company_name"] for row in companies]
        bound = {"words": asked, "like": f"%{_literal(asked)}%", "limit": SHOWN}
        found = {
            "products": products[:SHOWN],
            "companies": await _unless_slow(visit, questions.FOUND_COMPANIES, **bound),
            "documents": await _unless_slow(visit, questions.FOUND_DOCUMENTS, **bound),
        }
        if match := fts(asked):
            for name, sql in questions.FOUND_WORDS.items():
                rows = await _unless_slow(visit, sql, match=match, limit=SHOWN, open=OPEN, close=CLOSE)
                found[name] = [_shown(visit, row) for row in rows]
            # a document whose words were found as a promise's or as evidence is not told again
            told = {row["document"] for name in ("promises", "evidence") for row in found[name]}
            found["texts"] = [row for row in found["texts"] if row["document"] not in told]
        full = {name for name, rows in found.items() if len(rows) == SHOWN}
        found["promises"] = await _standing(visit, found.get("promises", []))
        if not exact:
            found["alike"] = alike(asked, known)
    return found, full


def fts(words: str) -> str:
    """The words as a question to FTS5: each as it stands, the last one also as a beginning; "" where there are none.

    >>> fts('IND for - OR-77'), fts('* -')
    ('"IND" "for" "OR-77"*', '')
    """
    terms = ['"' + term.replace('"', '""') + '"' for term in words.split() if re.search(r"\w", term)]
    return " ".join(terms) + "*" * bool(terms)


def alike(asked: str, names: Iterable[str]) -> list[str]:
    """Names, or words of names, that are a typing error or two away from what was asked for, the nearest first.

    >>> alike("IMGN583", ["IMGN853", "IMGN529", "net loss"])
    ['IMGN853']
    >>> alike("or 77", ["OR-77"]), alike("imunogen", ["ImmunoGen, Inc."])
    ([], ['ImmunoGen'])
    """
    candidates: dict[str, str] = {}
    for name in names:
        for word in (name, *name.split()):
            if len(plain(word)) > 3 and word.strip(",;:()"):
                candidates.setdefault(plain(word), word.strip(",;:()"))
    best: dict[str, int] = {}
    for term in {plain(asked), *map(plain, asked.split())}:
        most = 0 if len(term) < 4 else 1 if len(term) < 6 else 2
        if not most or term in candidates:
            continue
        for near, distance, _ in process.extract(
            term, list(candidates), scorer=OSA.distance, score_cutoff=most, limit=SHOWN
        ):
            # a code is mistaken for a code, and a word for a word
            if any(map(str.isdigit, near)) == any(map(str.isdigit, term)):
                best[near] = min(int(distance), best.get(near, most))
    nearest = min(best.values(), default=0)
    return sorted(candidates[near] for near, distance in best.items() if distance == nearest)[:5]


def plain(name: str) -> str:
    """A name without case and without what is set between its letters.

    >>> plain("huN901-DM1")
    'hun901dm1'
    """
    return re.sub(r"[\W_]", "", name).casefold()


def marked(quote: str) -> Markup:
    """A quote with its found words marked, cut around the first of them.

    >>> str(marked("We \\x02plan\\x03 <it>."))
    'We <b class="hit">plan</b> &lt;it&gt;.'
    """
    words = quotes.line(quote)
    first = max(words.find(OPEN), 0)
    if first > AROUND:
        words = "… " + words[first - AROUND :].split(" ", 1)[-1]
        first = max(words.find(OPEN), 0)
    if len(words) > first + 2 * AROUND:
        words = words[: first + 2 * AROUND].rsplit(" ", 1)[0] + " …"
    made = Markup("")
    for piece in re.split(f"({OPEN}[^{CLOSE}]*{CLOSE}?)", words):
        made += Markup('<b class="hit">{}</b>').format(piece.strip(OPEN + CLOSE)) if piece[:1] == OPEN else piece
    return made


def _literal(words: str) -> str:
    """Words for LIKE, which mean themselves."""
    return re.sub(r"([\\%_])", r"\\\1", words)


async def _unless_slow(visit: Visit, sql: str, **bound: Any) -> list[reads.Row]:
    """The rows of a part; none where it takes longer than one question may, so that the other parts are still told."""
    try:
        return await reads.rows(visit.database, sql, as_of=visit.day, **bound)
    except QueryInterrupted:
        return []


def _shown(visit: Visit, row: reads.Row) -> reads.Row:
    more = {"refusals": "1"} if row["sort"] == "refused" else {}
    if row["sort"] == "text":
        start = max(row["start"], 0)
        more = {"found": f"{start}-{start + len(row['found'].replace(OPEN, '').replace(CLOSE, ''))}"}
    href = visit.link.document(row["document"], row["start"], f"c{max(row['start'], 0)}", **more)
    return {**row, "marked": marked(row["found"]), "href": href}


async def _standing(visit: Visit, rows: list[reads.Row]) -> list[reads.Row]:
    """Hits with how their promise stands, each promise once with the words that answer best."""
    best: dict[str, reads.Row] = {}
    for row in rows:
        best.setdefault(row["prediction"], row)
    standing = {row["prediction"]: row for row in await of_ids(visit.database, list(best), visit.as_of)}
    return [
        {**row, **{key: standing[name][key] for key in ("status", "detail", "company_name", "company")},
         "scope": phrases.scope(standing[name]["scope"], standing[name]["subject"])}
        for name, row in best.items() if name in standing
    ]  # fmt: skip
