"""Small pictures of forecasts: the window against the days that are likely, and chances told against chances come true.

Both run in percent of the width and pixels of height, as the timeline does, and both say in words what they show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup, escape

from datasette_plugins.site import phrases
from datasette_plugins.site.axis import Scale, day_line
from tracker.metrics.rates import Rate

TOP, ROW, FOOT = 42, 38, 20  # heights in pixels
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 2_400, 12_000, 24_000)  # months between two names along the axis
NAMES = 6  # names along the axis at most
SQUARE = 240  # pixels of the reliability picture's height, without its names


def interval(row: Mapping[str, Any], as_of: date) -> Markup:
    """The promised window over the middle 50 and 80 percent of the days of delivery, or nothing without numbers."""
    if row["low_80"] is None:
        return Markup("")
    days = {name: phrases.to_date(row[name]) for name in ("low_80", "high_80", "low_50", "high_50", "median")}
    opens, closes = phrases.to_date(row["current_opens"]), phrases.to_date(row["current_closes"])
    known = [day for day in (*days.values(), opens, closes, as_of) if day]
    first, last = min(known), max(known)
    if None in days.values():
        last += min((last - first) / 6, date.max - last)
    scale = Scale(min(first, last - timedelta(30)), last)
    bottom = TOP + 2 * ROW
    promised = (opens or as_of, closes) if closes else None
    parts = [_axis(scale, bottom), day_line(scale, as_of, bottom - 4)]
    if promised:
        parts += [_name(TOP, "Promised"), _bar(scale, TOP, *promised, "fg-bar old", 10)]
    y = TOP + ROW
    name = {"forecast": "Forecast", "family": "The family's curve"}.get(row["basis"], "The class's curve")
    parts += [_name(y, name), _bar(scale, y, days["low_80"], days["high_80"], "fg-bar fc-most", 10)]
    parts.append(_bar(scale, y, days["low_50"], days["high_50"], "fg-bar", 10))
    if days["median"]:
        parts.append(f'<rect class="fc-median" x="{scale(days["median"])}%" y="{y + 12}" width="2" height="18"/>')
    return Markup(
        f'<svg class="timeline figures" width="100%" height="{bottom + FOOT}" role="img" '
        f'aria-label="{escape(_told(row))}">{"".join(parts)}</svg>'
    )


def _told(row: Mapping[str, Any]) -> str:
    ends = {share: row[f"high_{share}"] for share in (50, 80)}
    spans = ", ".join(
        f"{share} of 100 between {phrases.day(row[f'low_{share}'])} and "
        f"{phrases.day(ends[share]) if ends[share] else 'later than is known'}"
        for share in (50, 80) if row[f"low_{share}"]
    )  # fmt: skip
    window = phrases.window(row["current_opens"], row["current_closes"])
    median = phrases.day(row["median"]) if row["median"] else "later than is known"
    return f"Promised for {window}; half of the deliveries by {median}; {spans}"


def _name(y: int, name: str) -> str:
    return f'<text class="fc-name" x="1%" y="{y + 8}">{escape(name)}</text>'


def _bar(scale: Scale, y: int, start: date | None, end: date | None, sort: str, height: int) -> str:
    if start is None:
        return ""
    x, open_end = scale(start), " fg-open" if end is None else ""
    width = max(round((99.0 if end is None else scale(end)) - x, 2), 0.4)
    return f'<rect class="{sort}{open_end}" x="{x}%" y="{y + 16}" width="{width}%" height="{height}"/>'


def _axis(scale: Scale, bottom: int) -> str:
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = next((step for step in STEPS if months <= step * NAMES), STEPS[-1])
    parts = ['<g class="tl-axis" aria-hidden="true">']
    for number, month in enumerate(_months(scale, step)):
        x = scale(month)
        words = f"{month.year}" if step >= 12 else f"{month:%b %Y}"
        anchor = ' style="text-anchor:start"' if x < 6 else ' style="text-anchor:end"' if x > 94 else ""
        minor = ' class="tl-minor"' if number % 2 else ""
        parts.append(f'<line x1="{x}%" x2="{x}%" y1="22" y2="{bottom}"/>')
        parts.append(f'<text{minor}{anchor} x="{x}%" y="16">{words}</text>')
    return "".join(parts) + "</g>"


def _months(scale: Scale, step: int) -> list[date]:
    """The first days of every so many months within the scale, counted from January."""
    first, last = (day.year * 12 + day.month - 1 for day in (scale.first, scale.last))
    months = [date(number // 12, number % 12 + 1, 1) for number in range(first + -first % step, last + 1, step)]
    return [month for month in months if month >= scale.first]


def reliability(bins: Sequence[tuple[float, Rate]]) -> Markup:
    """How often came true what was told with such a chance: a dot with its 95 percent interval, beside the even line.

    Chances told too seldom for a rate have none.
    """
    bins = [(told, rate) for told, rate in bins if rate.share is not None]
    if not bins:
        return Markup("")
    most = max(rate.of for _, rate in bins)
    parts = ['<g class="tl-axis" aria-hidden="true">']
    for tenth in range(0, 101, 20):
        y = _up(tenth / 100)
        parts.append(
            f'<line x1="8%" x2="98%" y1="{y}" y2="{y}"/><text class="tl-end" x="7%" y="{y + 4}">{tenth}%</text>'
        )
        anchor = ' style="text-anchor:end"' if tenth == 100 else ""
        parts.append(f'<text{anchor} x="{_along(tenth / 100)}%" y="{_up(0) + 18}">{tenth}%</text>')
    parts.append(f'<line class="fc-even" x1="8%" x2="98%" y1="{_up(0)}" y2="{_up(1)}"/></g>')
    for told, rate in bins:
        x, (low, high) = _along(told), rate.interval
        size = round(3 + 4 * (rate.of / most) ** 0.5, 1)
        parts.append(f'<line class="fc-doubt" x1="{x}%" x2="{x}%" y1="{_up(low)}" y2="{_up(high)}"/>')
        parts.append(f'<circle class="fc-dot" cx="{x}%" cy="{_up(rate.made / rate.of)}" r="{size}"/>')
    told_of = "; ".join(f"told {told:.0%}, came {rate.made} of {rate.of}" for told, rate in bins)
    return Markup(
        f'<svg class="timeline figures" width="100%" height="{SQUARE + 44}" role="img" '
        f'aria-label="Chance told against how often it came by the date: {escape(told_of)}">{"".join(parts)}</svg>'
    )


def _along(share: float) -> float:
    return round(8 + 90 * share, 2)


def _up(share: float) -> float:
    return round(12 + SQUARE * (1 - share), 1)
