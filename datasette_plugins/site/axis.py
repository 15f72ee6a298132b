"""Time along the picture: days to percent of the width, years as hairlines, the day that is looked at as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from datasette_plugins.site.phrases import day


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to percent of the width; days outside stay at the edge."""

    first: date
    last: date

    def __call__(self, when: date) -> float:
        along = (when - self.first).days / max((self.last - self.first).days, 1)
        return round(min(max(along, 0.0), 1.0) * 98 + 1, 2)


def years(scale: Scale, bottom: int) -> str:
    """The years as hairlines, with their names above and below."""
    span = range(scale.first.year, scale.last.year + 2)
    every = 1 + len(span) // 24
    parts = ['<g class="tl-axis" aria-hidden="true">']
    for year in span:
        x = scale(date(year, 1, 1))
        parts.append(f'<line x1="{x}%" x2="{x}%" y1="22" y2="{bottom}"/>')
        if year > scale.last.year or (year - scale.first.year) % every:
            continue
        middle = scale(date(year, 7, 1)) if every == 1 else x
        # a phone shows every other year
        minor = ' class="tl-minor"' if len(span) > 7 and (year - scale.first.year) // every % 2 else ""
        parts += [f'<text{minor} x="{middle}%" y="{y}">{year}</text>' for y in (16, bottom + 16)]
    return "".join(parts) + "</g>"


def day_line(scale: Scale, as_of: date, bottom: int) -> str:
    """The day that is looked at, where it is in the picture."""
    if not scale.first <= as_of <= scale.last:
        return ""
    x = scale(as_of)
    place = f'class="tl-end" x="{x}%" dx="-5"' if x > 60 else f'x="{x}%" dx="5"'
    return (
        f'<g class="tl-now"><line x1="{x}%" x2="{x}%" y1="22" y2="{bottom + 4}"/>'
        f'<text {place} y="35">as of {day(as_of)}</text></g>'
    )
