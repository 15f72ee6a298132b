"""Where the pages are entered: the board at `/` of a ledger, a line in the menus, Datasette's own index at `/-/`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import handle_exception

from datasette_plugins.site import ledgers
from datasette_plugins.site.links import ROOT, Links

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def board_at_root(datasette: Any) -> Callable[[App], App]:
    """Answer `/` with the board where a ledger is served, and `/-/` with what `/` would have been."""

    def wrapped(app: App) -> App:
        async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] == "http":
                path, base = scope["path"], datasette.setting("base_url")
                inner = "/" + path[len(base) :] if base != "/" and path.startswith(base) else path
                if inner == "/-/":
                    scope = moved(scope, "/")
                elif inner == "/" and await has_ledger(datasette):
                    scope = moved(scope, ROOT)
            await app(scope, receive, send)

        return answer

    return wrapped


def moved(scope: dict[str, Any], path: str) -> dict[str, Any]:
    return dict(scope, path=path, raw_path=path.encode())


def keep_rich_out() -> None:
    """Let Datasette tell errors as it does without rich.

    Where it finds rich, which our command line brings, it prints every 404 with all local variables, and for an
    address that no route knows that very print fails, so that the visitor is told 500 (seen with 0.65.5).
    """
    if getattr(handle_exception, "rich", None) is not None:
        handle_exception.rich = None


async def has_ledger(datasette: Any) -> bool:
    return any([await ledgers.is_ledger(datasette, name) for name in list(datasette.databases)])


async def menu(datasette: Any, actor: dict[str, Any] | None) -> list[dict[str, str]]:
    """The board's line in Datasette's menu, one for each ledger."""
    names = await ledgers.visible(datasette, actor)
    return [
        {"href": Links(datasette, name).board(), "label": "Promises" if len(names) == 1 else f"Promises in {name}"}
        for name in names
    ]


async def actions(datasette: Any, actor: dict[str, Any] | None, database: str) -> list[dict[str, str]]:
    """The board's line in the menu of a ledger's own page."""
    if database not in await ledgers.visible(datasette, actor):
        return []
    return [{"href": Links(datasette, database).board(), "label": "Board: due, overdue, lately decided"}]
