"""How every picture looks: the pages' own colours, which a reader who sees few colours can tell apart, and shapes too.

A colour here is the light one; the style sheets name each once more, for the dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDE, SLIM = 920, 500  # the width drawn for a desk; below the second a picture is one for a phone,
PHONE = 320  # drawn so wide
INK, SOFT, LINE, HAIR = "#1b222c", "#565d69", "#e0dcd2", "#ebe8e0"
BLUE, ORANGE, PALE = "#1d5f93", "#ad3c05", "#b9cede"
# every colour with the name that the style sheets know it by
NAMES = {INK: "ink", SOFT: "soft", LINE: "line", HAIR: "hair", BLUE: "link", ORANGE: "overdue", PALE: "pale"}
FONT = "sans-serif"

# where a picture is drawn twice, one of the two is seen; a style sheet may give its colours again, for the dark
PAINT = "\n".join(
    (
        ".picture svg { display: block; max-width: 100%; height: auto; margin-top: .6rem; }",
        ".picture svg text { font-family: var(--sans); }",
        ".picture .slim { display: none; }",
        "@media (max-width: 46rem) { .picture .broad { display: none; } .picture .slim { display: block; } }",
        *(
            f'.picture [{how}="{colour}"] {{ {how}: var(--{name}); }}'
            for colour, name in NAMES.items()
            for how in ("fill", "stroke")
        ),
    )
)


def config(slim: bool) -> dict[str, Any]:
    """The configuration of every picture: thin axes, no frame, the key below."""
    label = {"labelColor": SOFT, "titleColor": SOFT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": 400}
    return {
        "background": None,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **label, "gridColor": HAIR, "domainColor": LINE, "tickColor": LINE, "labelLimit": 120 if slim else 300,
        },
        "legend": {
            **label, "orient": "bottom", "columns": 2 if slim else 6, "title": None, "symbolSize": 70,
            "labelLimit": 140 if slim else 300,
        },
        "text": {"color": SOFT, "fontSize": 11},
    }  # fmt: skip


def named(field: str, kinds: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """The colour and shape of a field's values, both together, so that neither is needed to tell them apart.

    >>> named("came", {"late": ("#ad3c05", "cross")})["shape"]["scale"]
    {'domain': ['late'], 'range': ['cross']}
    """
    domain = list(kinds)
    return {
        "color": {
            "field": field, "type": "nominal", "title": None,
            "scale": {"domain": domain, "range": [colour for colour, _ in kinds.values()]},
        },
        "shape": {
            "field": field, "type": "nominal", "title": None,
            "scale": {"domain": domain, "range": [shape for _, shape in kinds.values()]},
        },
    }  # fmt: skip


def day(field: str, title: str | None = None, **more: Any) -> dict[str, Any]:
    """A channel that holds days, which are the same everywhere on earth."""
    return {"field": field, "type": "temporal", "scale": {"type": "utc"}, "title": title, **more}


def years(days: Sequence[str]) -> dict[str, Any]:
    """The axis for these days: years where there are several, else months with their year.

    >>> years(["2010-01-01", "2014-06-30"])
    {'format': '%Y', 'tickCount': {'interval': 'year', 'step': 1}}
    """
    span = int(max(days)[:4]) - int(min(days)[:4])
    if span < 2:
        return {"format": "%b %Y", "tickCount": 4}
    return {"format": "%Y", "tickCount": {"interval": "year", "step": 1 + span // 12}}


def tips(**fields: str) -> list[dict[str, str]]:
    """What the pointer tells of a mark: fields with their words."""
    return [{"field": field, "title": title, "type": "nominal"} for field, title in fields.items()]
