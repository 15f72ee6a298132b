"""Ledgers in Datasette, with our pages and our words about every table, on this machine only unless told otherwise."""

from __future__ import annotations

import json
import socket
import tempfile
from pathlib import Path

from tracker import metadata
from tracker.errors import TrackerError, UsageError
from tracker.ledger import reading


def arguments(*paths: Path, said: Path, port: int, host: str, open_browser: bool, root: bool = False) -> list[str]:
    """The words of the `datasette` command that serves these ledgers."""
    words = ["serve", *map(str, paths), "--metadata", str(said), "--host", host, "--port", str(port)]
    return [*words, *["--root"] * root, *["--open"] * open_browser]


def check_port(host: str, port: int, option: str = "--port ") -> None:
    """Refuse an address at which nobody can listen, naming another port as the option would be written."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise TrackerError(
            f"host {host!r}: no such address; 127.0.0.1 is this machine, 0.0.0.0 all of its networks"
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        higher = port + 1 if 1024 <= port < 65535 else 8001
        raise TrackerError(f"port {port}: {reason}; name another, such as {option}{higher}") from error


def serve(
    *ledgers: Path | str, port: int = 8001, host: str = "127.0.0.1", open_browser: bool = False, root: bool = False
) -> None:
    """Serve ledgers until Ctrl-C. The address is printed when it answers; for root, one that signs in before it."""
    from datasette.cli import cli  # late: it loads every plugin, which no other command needs

    paths = [Path(ledger) for ledger in ledgers]
    for path in paths:
        with reading(path):
            pass
    names = [path.stem for path in paths]
    if again := [name for name in names if names.count(name) > 1]:
        raise UsageError(f"two of the ledgers are named {again[0]}; give the file of one another name")
    check_port(host, port)
    with tempfile.TemporaryDirectory(prefix="milestone-tracker-") as folder:
        said = Path(folder) / "metadata.json"
        said.write_text(json.dumps(metadata.named(*names)), "utf-8")
        words = arguments(*paths, said=said, port=port, host=host, open_browser=open_browser, root=root)
        cli.main(words, prog_name="datasette", standalone_mode=False)
