"""No question of a page reads a large table from end to end."""

import re

import pytest

from datasette_plugins.site import questions
from tracker import queries, schema
from tracker.ledger import Ledger, reading

NOTHING = {"company": "", "kind": "", "controller": "", "status": ""}
FILTERS = (NOTHING, {**NOTHING, "company": "x"}, {**NOTHING, "kind": "x"}, {**NOTHING, "status": "met"})
BOUND = {
    **NOTHING, "as_of": "2011-06-15", "within": 90, "limit": 5, "ids": "[]", "names": "[]", "match": "trial",
    "open": "", "close": "", "document": "x", "prediction": "x", "subject": "x", "like": "%x%", "words": "x",
    "companies": "[]", "first": 0, "length": 9, "offset": 0, "cik": "1",
}  # fmt: skip
# what may be read from end to end: names, what people decided, lists of the question itself, and partial indexes
SMALL = re.compile(
    r"SCAN (?:CONSTANT ROW|\(subquery-\d+\)|(?:json_each|leap|reviews|[chkamnr]|companies|kinds|aliases|q)\b)(?! USING)"
    rf"|SCAN \w+ USING (?:COVERING )?INDEX (?:{'|'.join(schema.WALKED)}|verdicts_with_questions|reviews_by_company)"
    r"|SCAN \w+_fts VIRTUAL TABLE|SCAN json_each VIRTUAL TABLE"
)


def asked() -> dict[str, str]:
    found = {f"{name} by {at}": questions.board_part(name, each, 8)
             for name in questions.PARTS for at, each in enumerate(FILTERS[:3])}  # fmt: skip
    for at, each in enumerate(FILTERS):
        for name, (_, _, order) in questions.NAMED.items():
            rows = questions.promises(each, name)
            found |= {f"{name or 'promises'} by {at}": questions.ordered(rows, order, 9)}
            found |= {f"count of {name or 'promises'} by {at}": questions.counted(rows)}
        for name, (_, _, order) in questions.SLIPS.items():
            found |= {f"{name} by {at}": questions.ordered(questions.slips(name, each), order, 9)}
        found |= {f"lately by {at}": questions.lately(each, 9)}
    named = {
        name: value
        for name, value in vars(questions).items()
        if name.isupper() and name[0] != "_" and isinstance(value, str)
    }
    found |= {name: value for name, value in named.items() if value.lstrip().startswith(("SELECT", "WITH R"))}
    found |= {f"words of {name}": sql for name, sql in questions.FOUND_WORDS.items()}
    shared = ("COMPANY", "PREDICTION", "VERSIONS", "SIGHTINGS", "VERDICTS", "REVIEWS", "DOCUMENT")
    return found | {name: getattr(queries, name) for name in shared}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    path = tmp_path_factory.mktemp("plans") / "empty.db"
    with Ledger(path):
        pass
    with reading(path) as conn:
        return {
            name: [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", BOUND)] for name, sql in asked().items()
        }


WALKS = re.compile(r"FOUND_DOCUMENTS|promises by|count of|lately|RECENT|DIRECTORY_OF_MANY|DOCUMENTS|figures")


@pytest.mark.parametrize("name", [name for name in asked() if not WALKS.match(name)])
def test_no_day_alone_bounds_what_is_read(plans: dict[str, list[str]], name: str) -> None:
    """Everything up to a day is nearly everything."""
    assert [step for step in plans[name] if re.search(r"\((?:said_on|as_of|known_on)<\?\)", step)] == []


@pytest.mark.parametrize("name", asked())
def test_no_large_table_is_read_from_end_to_end(plans: dict[str, list[str]], name: str) -> None:
    assert [step for step in plans[name] if step.startswith("SCAN") and not SMALL.match(step)] == []
