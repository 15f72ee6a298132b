"""The examples in the modules' own words, and the windows that a reader would stumble over."""

import doctest
import importlib
import pkgutil
from datetime import date

import pytest

from datasette_plugins import site
from datasette_plugins.site import phrases


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(site.__path__)))
def test_the_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"datasette_plugins.site.{name}")).failed == 0


@pytest.mark.parametrize(
    ("opens", "closes", "edge", "words"),
    [
        ("2011-05-01", "2011-08-31", "in", "May–Aug 2011"),
        ("2011-01-01", "2011-06-30", "in", "H1 2011"),
        ("2011-07-01", "2011-12-31", "in", "H2 2011"),
        ("2011-10-01", "2011-12-31", "about", "about Q4 2011"),
        ("2012-02-01", "2012-02-29", "in", "Feb 2012"),
        ("2012-01-01", "2012-12-31", "in", "2012"),
        ("2012-01-01", "2013-12-31", "in", "2012–2013"),
        ("2010-07-01", "2011-06-30", "in", "Jul 2010–Jun 2011"),
        ("2025-12-01", "2026-02-28", "in", "Dec 2025–Feb 2026"),
        ("2011-06-11", "2011-06-20", "in", "11 Jun–20 Jun 2011"),
        ("2010-10-28", "2012-06-30", "by", "by 30 Jun 2012"),
        ("2010-10-28", "2012-06-30", "through", "through 30 Jun 2012"),
        ("2010-10-28", None, "after", "from 28 Oct 2010"),
        (None, "2010-10-28", "in", "until 28 Oct 2010"),
        (None, None, "in", "no date"),
        (date(2013, 2, 26), date(2013, 2, 26), None, "26 Feb 2013"),
    ],
)
def test_a_window_in_words(opens: object, closes: object, edge: str | None, words: str) -> None:
    assert phrases.window(opens, closes, edge) == words


def test_what_is_no_day_is_shown_as_it_stands() -> None:
    assert [phrases.day(value) for value in ("soon", "", None, 0)] == ["soon", "", "", ""]
