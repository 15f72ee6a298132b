"""The words cannot drift from the code: sessions, tables of commands, kinds and ledger, links, examples in docstrings.

`TRACKER_REWRITE_DOCS=1 pytest tests/test_docs.py` writes what the code says into the pages.
"""

import doctest
import importlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from events.kinds import KINDS
from tracker import demo, metadata, schema, views
from tracker.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
REWRITE = os.environ.get("TRACKER_REWRITE_DOCS") == "1"
SESSION = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<shown>.*?)```", re.DOTALL)
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("events", "tracker", "datasette_plugins")
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__main__.py"
)


def held(page: Path, fresh: str, shown: str) -> None:
    """The page's words are the code's; or become them where the pages are to be written anew."""
    if REWRITE and fresh != shown:
        page.write_text(page.read_text("utf-8").replace(shown, fresh), "utf-8")
    else:
        assert shown == fresh


def hold_part(page: Path, name: str, rows: str) -> None:
    """The part of a page between the marks of this name is made of these rows."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->", page.read_text("utf-8"), re.DOTALL)
    assert found, f"{page.name} has no part named {name}"
    held(page, f"<!-- {name} -->\n{rows}<!-- end of {name} -->", found.group())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("session")
    demo.build(where / "demo.db")
    return where


SESSIONS = [(page, match["command"]) for page in PAGES for match in SESSION.finditer(page.read_text("utf-8"))]


@pytest.mark.parametrize(("page", "command"), SESSIONS, ids=lambda each: each.name if isinstance(each, Path) else each)
def test_sessions_show_what_the_commands_print(
    page: Path, command: str, folder: Path, on_a_terminal: Callable[[str, Path], str]
) -> None:
    match = next(each for each in SESSION.finditer(page.read_text("utf-8")) if each["command"] == command)
    shown = "\n".join(line.rstrip() for line in on_a_terminal(command, folder).splitlines()).strip("\n")
    held(page, f"```console\n$ {command}\n{shown}\n```", match.group())


def test_the_readme_lists_every_command() -> None:
    firsts = {name: (command.help or "").strip().splitlines()[0] for name, command in main.commands.items()}
    rows = "".join(f"| `tracker {name}` | {first} |\n" for name, first in firsts.items())
    hold_part(ROOT / "README.md", "commands", f"| command | does |\n|---|---|\n{rows}")


def test_every_command_has_an_example_in_its_help() -> None:
    assert [name for name, command in main.commands.items() if "Example" not in (command.help or "")] == []


def test_the_kinds_are_listed() -> None:
    rows = "".join(f"| `{kind.key}` | {kind.label} | {kind.family} | {kind.controller} |\n" for kind in KINDS.values())
    head = "| kind | milestone | family | decided by |\n|---|---|---|---|\n"
    hold_part(ROOT / "docs" / "reading.md", "kinds", head + rows)


def test_the_tables_of_the_ledger_are_told_as_they_are() -> None:
    said = metadata.of_ledger()["tables"]
    tables = "".join(f"| `{name}` | {said[name]['description']} |\n" for name in schema.TABLES)
    shown = "".join(f"| `{name}` | {said[name]['description']} |\n" for name in views.VIEWS)
    hold_part(
        ROOT / "docs" / "ledger.md",
        "tables",
        f"| table | what it holds |\n|---|---|\n{tables}\n| view | what it shows |\n|---|---|\n{shown}",
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [each for each in targets if "://" not in each and not (page.parent / each).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_pages_name_are_there(page: Path) -> None:
    packages = "events|tracker|datasette_plugins|tests|benchmarks|docs"
    named = re.findall(rf"`((?:{packages})/[\w./-]+)`", page.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_run(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize("module", MODULES)
def test_every_module_opens_with_its_law(module: str) -> None:
    loaded = importlib.import_module(module)
    assert loaded.__file__ is not None
    if Path(loaded.__file__).read_text("utf-8").strip():
        law = (loaded.__doc__ or "").strip()
        assert 1 <= len(law.splitlines()) <= 6
        assert law.endswith(".")
