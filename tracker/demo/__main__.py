"""`python -m tracker.demo LEDGER`: build the demo's ledger and serve it. PORT names the port, SERVE=0 builds only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tracker import clock, demo
from tracker.cli import PIPE_CLOSED, drop_unwritten
from tracker.errors import TrackerError, UsageError
from tracker.progress import bar
from tracker.serve import check_port, serve

HOST = "127.0.0.1"


def port(text: str) -> int:
    """The port that PORT names.

    >>> port("8001")
    8001
    """
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) < 65536:
        raise UsageError(f"PORT={text}: not a port; name a number from 1 to 65535, such as PORT=8001")
    return int(text)


def tell(path: Path, changed: bool) -> None:
    """Say what the ledger holds: as of the story's last day, and as of today, which is what the pages show."""
    today = clock.today()
    documents, predictions, ended = demo.counts(path, demo.ENDS)
    if not changed:
        print(f"{path}: up to date, nothing was changed")
    print(f"{documents} documents read, {predictions} predictions found")
    print(f"as of {demo.ENDS}, when the story ends: {demo.told(ended)}")
    print(f"as of today, {today}: {demo.told(demo.counts(path, today)[2])}", flush=True)


def main(arguments: list[str]) -> int:
    """Build, tell what came of it, serve until Ctrl-C; 0 where all went well."""
    path = Path(arguments[0] if arguments else "demo.db")
    serving = os.environ.get("SERVE", "1") != "0"
    try:
        if str(path).startswith("-"):
            raise UsageError(f"{path}: no name of a ledger; name its file, such as demo.db")
        at = port(os.environ.get("PORT") or "8001")
        if serving:
            check_port(HOST, at, "PORT=")
        with bar() as progress:
            summary = demo.build(path, progress)
        for failure in summary.failed:
            print(f"error: {failure.source}: {failure.reason}", file=sys.stderr)
        tell(path, bool(summary.read or summary.changed))
        if serving and not summary.failed:
            print(f"http://{HOST}:{at}/ until Ctrl-C", flush=True)
            serve(path, port=at, host=HOST)
    except TrackerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except (KeyboardInterrupt, click.Abort):
        return 0
    except BrokenPipeError:  # whoever read it, as `head` does, has gone
        drop_unwritten()
        return PIPE_CLOSED
    return 1 if summary.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
