"""What the documents say of the program is what the program is. `python tests/test_docs.py` writes the tables anew."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import tracker
from tracker import metadata, schema, views

ROOT = Path(__file__).parent.parent
LEDGER = ROOT / "docs" / "ledger.md"
MARKS = re.compile(r"(?<=<!-- tables -->\n).*(?=<!-- end of tables -->)", re.DOTALL)


def described() -> str:
    """The tables of the ledger with what each is, as Markdown."""
    said = metadata.of_ledger()["tables"]
    lines = ["| table | what it holds |", "|---|---|"]
    lines += [f"| `{name}` | {said[name]['description']} |" for name in schema.TABLES]
    lines += ["", "| view | what it shows |", "|---|---|"]
    lines += [f"| `{name}` | {said[name]['description']} |" for name in views.VIEWS]
    return "\n".join(lines) + "\n"


def test_the_tables_of_the_ledger_are_told_as_they_are() -> None:
    found = MARKS.search(LEDGER.read_text("utf-8"))
    assert found is not None
    assert found[0] == described(), "docs/ledger.md is behind: python tests/test_docs.py writes it anew"


def modules() -> list[ModuleType]:
    names = [
        found.name
        for found in pkgutil.walk_packages(tracker.__path__, "tracker.")
        if not found.name.endswith("__main__")
    ]
    return [importlib.import_module(name) for name in names]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_examples_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_every_module_opens_with_its_law(module: ModuleType) -> None:
    law = (module.__doc__ or "").strip()
    assert 1 <= len(law.splitlines()) <= 6
    assert law.endswith(".")


if __name__ == "__main__":
    LEDGER.write_text(MARKS.sub(lambda _: described(), LEDGER.read_text("utf-8")), "utf-8")
