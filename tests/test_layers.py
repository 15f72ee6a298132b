"""The rule of the house, read from the imports: events <- tracker <- datasette_plugins; effects outside `events`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("events", "tracker", "datasette_plugins")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
ALLOWED = {
    "events": {"events"},
    "tracker": {"events", "tracker"},
    "datasette_plugins": {"events", "tracker", "datasette_plugins"},
}
# what `events` may lean on: nothing that touches a file, a clock, the network, a log or the environment
PURE = set(
    "__future__ array bisect calendar collections dataclasses datetime decimal enum fractions functools hashlib html "
    "itertools math operator re string types typing unicodedata pendulum rapidfuzz resiliparse events".split()
)
CLOCKS = {
    tuple(call.split("."))
    for call in "date.today datetime.now datetime.today datetime.utcnow pendulum.now pendulum.today pendulum.yesterday "
    "pendulum.tomorrow time.time time.localtime".split()
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The line and dotted name of every import of a module, relative ones made absolute."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield node.lineno, ".".join((*above, *((node.module,) if node.module else ())))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_run_one_way(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    wrong = [f"line {line}: {module}" for line, module in imported(path)
             if module.split(".")[0] in PACKAGES and module.split(".")[0] not in ALLOWED[layer]]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in MODULES if name(path).startswith("events/")], ids=name)
def test_events_is_pure(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    wrong = [f"line {line}: imports {module}" for line, module in imported(path) if module.split(".")[0] not in PURE]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    wrong += [
        f"line {node.lineno}: calls {node.func.id}" for node in calls if node.func.id in {"open", "print", "input"}
    ]
    assert wrong == []


def test_only_the_calendar_imports_pendulum_in_events() -> None:
    wrong = [name(path) for path in MODULES if name(path).startswith("events/") and name(path) != "events/calendar.py"
             if any(module.split(".")[0] == "pendulum" for _, module in imported(path))]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) != "tracker/clock.py"], ids=name)
def test_only_the_clock_reads_a_clock(path: Path) -> None:
    text = path.read_text("utf-8")
    calls = [
        (node.lineno, node.func.value.id, node.func.attr)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    ]
    assert [call for call in calls if call[1:] in CLOCKS] == []
    assert "date('now" not in text
    assert "CURRENT_TIMESTAMP" not in text
    assert "CURRENT_DATE" not in text


def test_only_the_ledger_writes() -> None:
    """Inserting, deleting and updating stand in the ledger and its migrations alone."""
    verbs = ("INSERT INTO", "INSERT OR", "DELETE FROM", "UPDATE ")
    allowed = {"tracker/ledger.py", "tracker/store.py", "tracker/directory.py", "tracker/schema.py",
               "tracker/alert_tables.py", "tracker/outbox.py"}  # fmt: skip
    wrong = [f"{name(path)}: {verb}" for path in MODULES if name(path) not in allowed
             for verb in verbs if verb in path.read_text("utf-8")]  # fmt: skip
    assert wrong == []
