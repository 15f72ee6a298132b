"""A ledger in Datasette, with our pages and our words about every table, on this machine only unless told otherwise."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tracker import metadata
from tracker.ledger import reading


def arguments(path: Path, said: Path, *, port: int, host: str, open_browser: bool) -> list[str]:
    """The words of the `datasette` command that serves a ledger."""
    words = ["serve", str(path), "--metadata", str(said), "--host", host, "--port", str(port)]
    return [*words, "--open"] if open_browser else words


def serve(path: Path | str, *, port: int = 8001, host: str = "127.0.0.1", open_browser: bool = False) -> None:
    """Serve a ledger until Ctrl-C. The address is printed when it answers."""
    from datasette.cli import cli  # late: it loads every plugin, which no other command needs

    path = Path(path)
    with reading(path):
        pass
    with tempfile.TemporaryDirectory(prefix="milestone-tracker-") as folder:
        said = Path(folder) / "metadata.json"
        said.write_text(json.dumps(metadata.named(path.stem)), "utf-8")
        words = arguments(path, said, port=port, host=host, open_browser=open_browser)
        cli.main(words, prog_name="datasette", standalone_mode=False)
