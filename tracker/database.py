"""sqlite-utils, as it is where pandas is not installed: it would load it, a second on every command, and we need none.

`tracker.edgar` has pandas installed; nothing but the extra's own client loads it.
"""

from __future__ import annotations

import sys

_UNWANTED = [name for name in ("pandas", "numpy") if name not in sys.modules]
# to import what is None fails as if it were not there
sys.modules.update(dict.fromkeys(_UNWANTED))  # type: ignore[arg-type]
try:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations
finally:
    for _name in _UNWANTED:
        del sys.modules[_name]

__all__ = ["Database", "Migrations"]
