"""An index of documents: what is known of each beforehand, as JSON lines, found by the end of its path."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tracker.errors import DocumentError


class Index(dict[str, Mapping[str, object]]):
    """Rows by path; a source belongs to the row with which it shares the longest end of its path."""

    def __init__(self, rows: Mapping[str, Mapping[str, object]] = {}) -> None:
        super().__init__(rows)
        self.named: dict[str, list[list[str]]] = {}
        for path in self:
            parts = _parts(path)
            self.named.setdefault(parts[-1] if parts else "", []).append(parts)

    def row(self, source: str) -> Mapping[str, object]:
        """The row of a source, empty where none or more than one fits best."""
        parts = _parts(source)
        best: list[str] = []
        longest, ties = 0, 0
        for candidate in self.named.get(parts[-1] if parts else "", ()):
            shared = 0
            for ours, theirs in zip(reversed(parts), reversed(candidate), strict=False):
                if ours != theirs:
                    break
                shared += 1
            if shared > longest:
                best, longest, ties = candidate, shared, 1
            elif shared == longest:
                ties += 1
        return self["/".join(best)] if ties == 1 else {}


def _parts(path: str) -> list[str]:
    return [part for part in path.replace("\\", "/").replace("!", "/").split("/") if part not in ("", ".")]


def read_index(path: str | Path) -> Index:
    """The rows of a file with one JSON object a line, by their "path"; a DocumentError names the line that is none."""
    rows: dict[str, Mapping[str, object]] = {}
    try:
        with open(path, encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                    rows["/".join(_parts(str(row["path"])))] = row
                except (ValueError, KeyError, TypeError) as error:
                    raise DocumentError(f'{path}: line {number} is no JSON object with a "path"') from error
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}: the index cannot be read ({str(error).lower()})") from error
    return Index(rows)
