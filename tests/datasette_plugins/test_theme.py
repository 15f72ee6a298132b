"""Stylesheets are served by the plugin itself, name no other host, and a visitor's templates win over ours."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from datasette_plugins.site.theme import HERE, SHEETS, sheet

Open = Callable[..., AbstractContextManager[Any]]


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_served_for_long_under_an_address_that_changes_with_it(oriel: Any, name: str) -> None:
    answer = oriel.get(f"/-/tracker-static/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "max-age=86400" in answer.headers["cache-control"]
    assert answer.text == (HERE / "static" / name).read_text("utf-8")
    assert f"{name}?{sheet(name)[1]}" in oriel.page("/")


@pytest.mark.parametrize("path", ["theme.py", "other.css", "..%2ftheme.py", "%2e%2e/theme.py"])
def test_nothing_else_is_served(oriel: Any, path: str) -> None:
    assert oriel.get(f"/-/tracker-static/{path}").status_code in (302, 404)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_asks_no_other_host(name: str) -> None:
    text = sheet(name)[0]
    assert "@import" not in text
    addresses = re.findall(r"url\(\"?([^\")]{0,20})", text)
    assert all(address.startswith("data:image/svg+xml") for address in addresses)


def test_a_template_of_the_visitor_wins(filled: tuple[Path, dict[str, str]], tmp_path: Path, open_ledger: Open) -> None:
    (tmp_path / "tracker").mkdir()
    (tmp_path / "tracker" / "board.html").write_text("my own board of {{ ledger }}", "utf-8")
    with open_ledger(filled[0], template_dir=str(tmp_path)) as served:
        assert served.page("/") == "my own board of oriel"


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("side", [0, 1], ids=["day", "night"])
def test_every_colour_of_words_has_the_contrast_of_aa(side: int) -> None:
    blocks = re.findall(r":root \{(.*?)\n\}", sheet("pages.css")[0], re.S)
    colours = {name: full(value) for name, value in re.findall(r"--([\w-]+): (#\w{3,6})\b", blocks[side])}
    words = ("ink", "soft", "link", "met", "slipped", "dropped", "void", "open", "due", "overdue")
    weak = {
        (word, ground): round(contrast(colours[word], colours[ground]), 2)
        for word in words
        for ground in ("paper", "card", "lane")
        if contrast(colours[word], colours[ground]) < 4.5
    }
    assert weak == {}
    for ground in ("mark", "proof", "no"):
        assert contrast(colours["ink"], colours[ground]) >= 4.5
    assert contrast(colours["bar"], full("#fffff4")) >= 4.5


def full(colour: str) -> str:
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour
