"""A visit to a page: whose ledger, which day, and how trouble is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Response

from datasette_plugins.site import ledgers
from datasette_plugins.site.links import ROOT, Links
from datasette_plugins.site.permissions import may_review
from events.kinds import KINDS
from tracker import clock
from tracker.terms import CONTROLLERS

LATEST = date(9000, 12, 31)  # pages count on from the day that is asked for, and dates end with the year 9999


class Trouble(Exception):
    """A question that has no answer, with the status and the words to say so."""

    def __init__(self, status: int, heading: str, words: str) -> None:
        super().__init__(words)
        self.status, self.heading, self.words = status, heading, words


class Visit:
    """One request: the ledger it is about, the day it is about, and the links that keep both."""

    def __init__(self, datasette: Any, request: Any, database: Any, ledger: str) -> None:
        self.datasette, self.request, self.database, self.ledger = datasette, request, database, ledger
        here = str(datasette.urls.path(request.path if ROOT in request.path else ROOT))
        base = datasette.setting("base_url")
        if base != "/" and request.path.startswith(base):
            here = request.path
        self.link = Links(datasette, ledger, "", here)
        self.as_of = clock.today()

    def look(self) -> None:
        """Take the day from the question; one that is no day is refused."""
        asked = (self.request.args.get("as_of") or "").strip()
        if not asked:
            return
        try:
            self.as_of = date.fromisoformat(asked)
        except ValueError:
            words = f"as_of must be a day written like 2011-06-30, not {asked[:80]!r}"
            raise Trouble(400, "That is no day", words) from None
        if self.as_of > LATEST:
            self.as_of = clock.today()
            raise Trouble(400, "That day is too far off", f"as_of must be a day up to {LATEST}, not {asked}")
        self.link = self.link.at(self.as_of.isoformat())

    def asked(self, *names: str) -> dict[str, str]:
        """What the address asks for; a kind or a controller that there is not would look like an empty ledger."""
        found = {name: (self.request.args.get(name) or "").strip() for name in names}
        for name, known in (("kind", KINDS), ("controller", CONTROLLERS)):
            if found.get(name) and found[name] not in known:
                way_out = f"{name} must be one of {', '.join(known)}, not {found[name][:80]!r}"
                raise Trouble(400, f"No such {name}", way_out)
        return found

    def page(self) -> int:
        asked = self.request.args.get("page") or "1"
        if not asked.isdecimal() or not 0 < int(asked[:9]) < 10**8:
            raise Trouble(400, "There is no such page", f"page must be a whole number from 1, not {asked[:80]!r}")
        return int(asked)

    def named(self, name: str) -> str:
        """A part of the address."""
        return str(tilde_decode(self.request.url_vars[name]))

    @property
    def day(self) -> str:
        return self.as_of.isoformat()

    async def render(self, template: str, status: int = 200, **context: Any) -> Response:
        may = await may_review(self.datasette, self.request.actor, self.ledger)
        context |= {"link": self.link, "ledger": self.ledger, "as_of": self.day, "may_review": may}
        html = await self.datasette.render_template(f"tracker/{template}", context, self.request, "tracker")
        return Response.html(html, status=status)


Page = Callable[[Visit], Awaitable[Response]]


class Shelf(Visit):
    """One request that is about all ledgers: a visit to each of them, on the same day."""

    def __init__(self, datasette: Any, request: Any, names: list[str]) -> None:
        super().__init__(datasette, request, None, "")
        self.visits = [Visit(datasette, request, datasette.databases[name], name) for name in names]

    def look(self) -> None:
        super().look()
        for visit in self.visits:
            visit.look()

    async def render(self, template: str, status: int = 200, **context: Any) -> Response:
        context |= {"link": self.link, "ledger": "All ledgers", "as_of": self.day, "may_review": False}
        html = await self.datasette.render_template(f"tracker/{template}", context, self.request, "tracker")
        return Response.html(html, status=status)


async def _visited(datasette: Any, request: Any, together: bool) -> Visit:
    named = request.url_vars.get("database")
    if named is None:
        mine = await ledgers.visible(datasette, request.actor)
        if not mine:
            raise NotFound("no ledger is served here; `tracker ingest LEDGER DOCUMENT...` makes one")
        if together and len(mine) > 1:
            return Shelf(datasette, request, mine)
        named = mine[0]
    name = tilde_decode(named)
    return Visit(datasette, request, await ledgers.required(datasette, request.actor, name), name)


def page(view: Page, over_all: Page | None = None) -> Callable[[Any, Any], Awaitable[Response]]:
    """A view of a ledger, as Datasette calls it: permission first, trouble in words with its status.

    Where no ledger is named and several are there, `over_all` is asked, with a `Shelf`.
    """

    async def answer(request: Any, datasette: Any) -> Response:
        visit = await _visited(datasette, request, over_all is not None)
        try:
            visit.look()
            return await (over_all(visit) if over_all and isinstance(visit, Shelf) else view(visit))
        except Trouble as trouble:
            return await visit.render("trouble.html", trouble.status, heading=trouble.heading, words=trouble.words)
        except QueryInterrupted:
            words = (
                f"this takes longer than the {datasette.setting('sql_time_limit_ms')} ms that one question may take; "
                "ask for one company, or let Datasette take longer with --setting sql_time_limit_ms 5000"
            )
            return await visit.render("trouble.html", 503, heading="Too much at once", words=words)

    # no `functools.wraps`: Datasette would read the inner signature through it
    answer.__name__, answer.__doc__ = view.__name__, view.__doc__
    return answer
