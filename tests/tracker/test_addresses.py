"""No piece of an address gets out, however it is quoted and wherever it stands."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.addresses import HIDDEN, check_name, redacted
from tracker.errors import UsageError

PIECES = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=6, max_size=20).map(
    lambda word: word + "#X"
)


@given(st.lists(PIECES, min_size=5, max_size=5, unique=True), st.booleans())
def test_nothing_of_an_address_is_left(pieces: list[str], encoded: bool) -> None:
    user, password, host, path, key = (quote(piece, safe="") if encoded else piece[:-2] for piece in pieces)
    url = f"jsons://{user}:{password}@{host.lower()}.example/{path}?token={key}"
    again = quote(password, safe="")
    said = f"failed: {url} and {password}, {path}: {key} ({again}) at https://{host.lower()}.example/{path}"
    shown = redacted(said, [url])
    assert shown.startswith("failed: jsons://***")
    for piece in (user, password, path, key, *(each[:-2] for each in pieces[:2])):
        assert piece not in shown.replace(HIDDEN, "")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("connection refused", "connection refused"),
        ("see https://other.example/a/b?c=d, twice", "see https://***, twice"),
        ("pw pw\n\tpw", f"{HIDDEN} {HIDDEN} {HIDDEN}"),
        ("host desk.example said\r\nno", f"host {HIDDEN} said no"),
    ],
)
def test_what_is_shown(said: str, shown: str) -> None:
    assert redacted(said, ["json://bob:pw@desk.example/hook"]) == shown


@pytest.mark.parametrize(
    "name",
    ["terminal", "file:a b.log", "atom:/srv/x.atom", "calendar:~/x.ics", "env:DESK_URL", "secret:desk", "desk-2.a"],
)
def test_names_that_may_be_seen(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "json://hunter22@host",
        "mailto:hunter22@host",
        "file:json://hunter22@host",
        "env:hunter22/x",
        "",
        "hunter22@host",
    ],
)
def test_what_may_hold_a_password_is_refused_unseen(name: str) -> None:
    with pytest.raises(UsageError, match="`to` names where it is sent and is no address itself") as error:
        check_name(name)
    assert "hunter22" not in str(error.value)
