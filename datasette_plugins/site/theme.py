"""The pages' templates, stylesheets and scripts, found in whatever way Datasette came to the plugin.

No page needs a script. Those of the report make its pictures answer the pointer, and come from here alone.
"""

from __future__ import annotations

import asyncio
import hashlib
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from datasette.utils.asgi import NotFound, Response
from jinja2 import ChoiceLoader, FileSystemLoader

from datasette_plugins.site import ledgers, phrases
from datasette_plugins.site.links import ROOT
from tracker.charts import drawing

HERE = Path(__file__).resolve().parent
SHEETS = ("cells.css", "pages.css")
SCRIPT, VEGA = "pictures.js", "vega.js"


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


async def static(request: Any) -> Response:
    """One of our stylesheets or scripts; Vega's is made of what vl-convert carries, where that is installed."""
    name = request.url_vars["name"]
    if name in SHEETS or name == SCRIPT:
        text = sheet(name)[0]
    elif name == VEGA and drawing.here():
        text = await asyncio.get_running_loop().run_in_executor(None, drawing.script)
    else:
        raise NotFound(f"no stylesheet and no script is named {name!r}")
    kind = "text/css" if name in SHEETS else "text/javascript"
    return Response(text, content_type=f"{kind}; charset=utf-8", headers={"cache-control": "max-age=86400"})


def scripts(datasette: Any) -> list[str]:
    """The addresses of the scripts for pictures, in order; none where pictures can't be drawn."""
    if not drawing.here():
        return []
    names = (f"{VEGA}?{version('vl-convert-python')}", f"{SCRIPT}?{sheet(SCRIPT)[1]}")
    return [datasette.urls.path(f"{ROOT}-static/{name}") for name in names]


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


ROUTES = [(rf"^{ROOT}-static/(?P<name>[a-z.]+)$", static)]
