"""The pages' templates and stylesheets, found in whatever way Datasette came to the plugin."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from pathlib import Path
from typing import Any

from datasette.utils.asgi import NotFound, Response
from jinja2 import ChoiceLoader, FileSystemLoader

from datasette_plugins.site import ledgers, phrases
from datasette_plugins.site.links import ROOT

HERE = Path(__file__).resolve().parent
SHEETS = ("cells.css", "pages.css")


def add_templates(env: Any) -> None:
    """Let Datasette find our templates after its own and after a `--template-dir`, which may so replace any of them."""
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(HERE / "templates")])
    env.filters["trk_day"] = phrases.day
    env.filters["trk_sentence"] = phrases.sentence
    for name, table in (
        ("relation", phrases.RELATIONS),
        ("bearing", phrases.BEARINGS),
        ("flag", phrases.FLAGS),
        ("grade", phrases.GRADES),
    ):
        env.filters[f"trk_{name}"] = partial(_said, table)


def _said(table: dict[str, str], word: str) -> str:
    return table.get(word, str(word).replace("_", " "))


@cache
def sheet(name: str) -> tuple[str, str]:
    """A stylesheet's text and the short hash of it that makes its address change with it."""
    text = (HERE / "static" / name).read_text("utf-8")
    return text, hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


async def stylesheet(request: Any) -> Response:
    """One of our stylesheets."""
    name = request.url_vars["name"]
    if name not in SHEETS:
        raise NotFound(f"no stylesheet is named {name!r}")
    return Response(sheet(name)[0], content_type="text/css; charset=utf-8", headers={"cache-control": "max-age=86400"})


def stylesheets(datasette: Any, template: str, database: str | None, view_name: str) -> Any:
    """The sheets a page needs: both on ours, the cells' on a ledger's tables, none anywhere else."""

    def urls(*names: str) -> list[str]:
        # as they come from `urls.path`, because Datasette puts the base_url before plain text
        return [datasette.urls.path(f"{ROOT}-static/{name}?{sheet(name)[1]}") for name in names]

    if template.startswith("tracker/"):
        return urls(*SHEETS)
    if view_name not in {"table", "row", "query", "database"} or not database:
        return []

    async def of_a_ledger() -> list[str]:
        return urls("cells.css") if await ledgers.is_ledger(datasette, database) else []

    return of_a_ledger


ROUTES = [(rf"^{ROOT}-static/(?P<name>[a-z.]+)$", stylesheet)]
