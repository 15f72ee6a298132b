"""Pictures as SVG from the server and as what a browser draws them with: both from vl-convert, nothing from a network.

vl-convert comes with the extra `charts`. Without it a report has every number and says what to install.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from importlib.util import find_spec

from tracker.charts import look
from tracker.charts.picture import Picture

ABSENT = (
    "The pictures need the package vl-convert-python, which is not installed here: "
    "`pip install 'milestone-tracker[charts]'`, in a checkout `.venv/bin/uv sync --frozen --inexact --extra charts`. "
    "Their rows stand below all the same."
)
_OPENING = re.compile(r"<svg [^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")
_ROLES = re.compile(r' (?:role|aria-roledescription|aria-label|aria-hidden|class)="[^"]*"')


def here() -> bool:
    """Whether pictures can be drawn."""
    return find_spec("vl_convert") is not None


def svg(picture: Picture, width: int) -> str:
    """The picture as one SVG element of this width, named and described for those who do not see it.

    Raises ImportError where vl-convert is not installed.
    """
    drawn = _drawn(json.dumps(picture.wide(width), sort_keys=True))
    found = _OPENING.match(drawn)
    if found is None:
        raise ValueError(f"vl-convert gave no SVG for {picture.key!r} but {drawn[:80]!r}")
    wide, high = found.groups()
    name = f"{picture.key}-{width}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"><title id="{name}-title">{escape(picture.title)}'
        f'</title><desc id="{name}-desc">{escape(picture.says)}</desc>'
    )
    return head + _ROLES.sub("", drawn[found.end() :])


def both(picture: Picture) -> list[tuple[str, str]]:
    """The picture for a desk and for a phone, each with the class by which a style sheet shows one; [] without vl."""
    if not here():
        return []
    return [("broad", svg(picture, look.WIDE)), ("slim", svg(picture, look.PHONE))]


@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    import vl_convert  # the extra `charts`: absent from a plain installation, and slow to load

    drawn: str = vl_convert.vegalite_to_svg(json.loads(spec), vl_version="6.4")
    return drawn


@lru_cache(maxsize=1)
def script() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that puts `vegaEmbed` on the window."""
    import vl_convert

    bundle: Callable[..., str] = vl_convert.javascript_bundle  # its stub wants a snippet, it does not
    return bundle(vl_version="6.4")
