"""Pages that look at a ledger leave its locks alone: no other program may take the log of one that is being read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from datasette.app import Datasette

from datasette_plugins.site.ledgers import looks_like_one
from tracker.ledger import Ledger


def test_asking_whether_it_is_a_ledger_leaves_the_log_where_it_is(tmp_path: Path) -> None:
    path, other = tmp_path / "x.db", tmp_path / "other.db"
    other.touch()
    with Ledger(path) as ledger:
        ledger.waiting()
        databases = Datasette([str(path), str(other)]).databases
        assert (looks_like_one(databases["x"]), looks_like_one(databases["other"])) == (True, False)
        another = f"from tracker.ledger import Ledger\nledger = Ledger({str(path)!r})\nledger.waiting()\nledger.close()"
        subprocess.run([sys.executable, "-c", another], check=True)
        assert (tmp_path / "x.db-wal").exists()
