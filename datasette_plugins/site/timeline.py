"""The picture of a company's promises: one SVG from the server, fluid in width, readable without colour or script.

Time runs in percent of the width and rows in pixels, so text keeps its size from a phone to a wall.
A lane is a subject, a row in it a promise: a stem from the day it was said to the window's bar, a step for each move,
and the outcome as a mark. Many promises are packed without their labels; choosing a lane brings the labels back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup, escape

from datasette_plugins.site.phrases import day

LABELLED = 90  # promises up to which each has a row and a label of its own
LANE, ROW, STEP, PACKED = 30, 24, 9, 11  # heights: of a lane's head, a promise, each move of it, a packed promise
TOP, BOTTOM = 26, 22
BAR = 6
AHEAD = timedelta(days=3 * 365)  # windows that close later than this after the newest document run off the picture


@dataclass(frozen=True, slots=True)
class Bar:
    """A window as it was said on a day."""

    said_on: date
    opens: date | None
    closes: date | None


@dataclass(frozen=True, slots=True)
class Thread:
    """One promise: its distinct windows in order of day, and what became of it."""

    href: str
    lane: str
    label: str
    status: str
    bars: tuple[Bar, ...]
    happened: date | None = None
    told: str = ""  # all of it in words, for the pointer, the keyboard and the ear
    repeated: tuple[date, ...] = ()  # the days it was said again without a change


@dataclass(slots=True)
class Scale:
    """Days to percent of the width; days outside stay at the edge."""

    first: date
    last: date
    days: int = field(init=False)

    def __post_init__(self) -> None:
        self.days = max((self.last - self.first).days, 1)

    def __call__(self, when: date) -> float:
        return round(min(max((when - self.first).days / self.days, 0.0), 1.0) * 98 + 1, 2)


def extent(threads: Iterable[Thread], as_of: date) -> Scale:
    """Years that hold what was said and what happened, and the windows that are not absurdly far ahead.

    >>> extent([Thread("", "A", "", "met", (Bar(date(2010, 5, 1), date(2011, 1, 1), date(2031, 3, 31)),))], date(2010, 6, 1))
    Scale(first=datetime.date(2010, 1, 1), last=datetime.date(2013, 12, 31), days=1460)
    """
    said = [bar.said_on for thread in threads for bar in thread.bars]
    closes = [bar.closes or bar.opens or bar.said_on for thread in threads for bar in thread.bars]
    happened = [thread.happened for thread in threads if thread.happened]
    newest = max([*said, *happened])
    last = min(max([*closes, newest]), newest + AHEAD)
    if newest <= as_of <= newest + AHEAD:
        last = max(last, as_of)
    return Scale(date(min([*said, *happened]).year, 1, 1), date(last.year, 12, 31))


def picture(threads: Sequence[Thread], as_of: date, label: str) -> Markup:
    """The SVG of these promises in their order, or nothing where there are none."""
    drawn = [thread for thread in threads if thread.bars]
    if not drawn:
        return Markup("")
    scale = extent(drawn, as_of)
    packed = len(drawn) > LABELLED
    grounds: list[str] = []
    parts: list[str] = []
    y = TOP
    for number, (lane, members) in enumerate(groupby(drawn, key=lambda thread: thread.lane)):
        rows = list(members)
        body, height = (_packed if packed else _labelled)(rows, scale, y + LANE)
        odd = ' class="odd"' if number % 2 else ""
        grounds.append(
            f'<rect class="tl-lane{" odd" if number % 2 else ""}" y="{y}" width="100%" height="{height + LANE}"/>'
        )
        parts.append(f"<g{odd}>")
        parts.append(f'<text class="tl-name" x="1%" y="{y + 19}">{escape(lane)}</text>')
        parts.append(f'<text class="tl-sum" x="99%" y="{y + 19}">{escape(_summary(rows))}</text>')
        parts.append(f"{body}</g>")
        y += height + LANE
    return Markup(
        f'<svg class="timeline" width="100%" height="{y + BOTTOM}" role="group" aria-label="{escape(label)}">'
        f"{SPRITE}{''.join(grounds)}{_axis(scale, y)}{_now(scale, as_of, y)}{''.join(parts)}</svg>"
    )


def _summary(rows: Sequence[Thread]) -> str:
    order = ("met", "slipped", "dropped", "void", "open", "due", "overdue")
    counts = ((sum(row.status == status for row in rows), status) for status in order)
    return " · ".join(f"{count} {status}" for count, status in counts if count)


def _labelled(rows: Sequence[Thread], scale: Scale, y: int) -> tuple[str, int]:
    parts, top = [], y
    for row in rows:
        height = ROW + STEP * (len(row.bars) - 1)
        left, right = _ends(row, scale)
        above = left < 45 and right > 58  # no room on either side: the label stands over the stem
        if above:
            height += 12
        base = y + ROW // 2 + (12 if above else 0)
        if above:
            text = f'<text x="{left}%" y="{base - 9}">{escape(row.label)}</text>'
        elif right <= 58:
            text = f'<text x="{right}%" dx="11" y="{base + STEP * (len(row.bars) - 1) + 4}">{escape(row.label)}</text>'
        else:
            text = f'<text class="tl-end" x="{left}%" dx="-9" y="{base + 4}">{escape(row.label)}</text>'
        parts.append(_thread(row, scale, y, base, height, STEP, text))
        y += height
    return "".join(parts), y - top + 6


def _packed(rows: Sequence[Thread], scale: Scale, y: int) -> tuple[str, int]:
    """Promises in as few rows as hold them side by side: each takes the first row that is free from its first day."""
    ends: list[float] = []
    parts = []
    for row in sorted(rows, key=lambda row: row.bars[0].said_on):
        left, right = _ends(row, scale)
        place = next((place for place, end in enumerate(ends) if end + 0.8 < left), len(ends))
        if place == len(ends):
            ends.append(right)
        ends[place] = right
        top = y + place * PACKED
        parts.append(_thread(row, scale, top, top + PACKED // 2, PACKED, 0, ""))
    return "".join(parts), len(ends) * PACKED + 8


def _ends(row: Thread, scale: Scale) -> tuple[float, float]:
    days = [day for bar in row.bars for day in (bar.said_on, bar.opens, bar.closes) if day]
    days += [row.happened] if row.happened else []
    return scale(min(days)), scale(max(days))


def _thread(row: Thread, scale: Scale, top: int, base: int, height: int, step: int, text: str) -> str:
    last = len(row.bars) - 1
    left, right = _ends(row, scale)
    # a packed row shares its height with others, so only its own stretch answers the pointer
    hit = 'x="0" width="100%"' if step else f'x="{left}%" width="{max(right - left, 1):.2f}%"'
    parts = [f'<a href="{escape(row.href)}" class="tl-p s-{escape(row.status)}"><title>{escape(row.told)}</title>'
             f'<rect class="tl-hit" {hit} y="{top}" height="{height}" rx="3"/>']  # fmt: skip
    for number, bar in enumerate(row.bars):
        y = base + step * number
        said = scale(bar.said_on)
        opens = scale(bar.opens or bar.said_on)
        if abs(opens - said) > 0.1:
            parts.append(f'<line class="tl-stem" x1="{said}%" x2="{opens}%" y1="{y}" y2="{y}"/>')
        parts.append(f'<circle class="tl-said" cx="{said}%" cy="{y}" r="2"/>')
        old = "" if number == last else " old"
        if bar.closes is None:
            parts.append(f'<line class="tl-ever{old}" x1="{opens}%" x2="{min(opens + 8, 99)}%" y1="{y}" y2="{y}"/>')
            continue
        closes = scale(bar.closes)
        width = max(closes - opens, 0.35)
        parts.append(
            f'<rect class="tl-bar{old}" x="{opens}%" y="{y - BAR // 2}" width="{width:.2f}%" height="{BAR}" rx="1.5"/>'
        )
        if bar.closes > scale.last:
            parts.append(f'<text class="tl-far" x="99%" y="{y + 4}">▸ {bar.closes.year}</text>')
        if number < last and step:
            ahead = row.bars[number + 1]
            if ahead.closes or ahead.opens:
                parts.append(f'<line class="tl-step" x1="{closes}%" x2="{closes}%" y1="{y}" y2="{y + step}"/>')
                target = scale(ahead.opens or ahead.said_on)
                if target > closes:
                    parts.append(
                        f'<line class="tl-step" x1="{closes}%" x2="{target}%" y1="{y + step}" y2="{y + step}"/>'
                    )
    y = base + step * last
    first = row.bars[0].closes
    if row.happened and first and row.happened > first and row.status == "slipped":
        parts.append(f'<line class="tl-late" x1="{scale(first)}%" x2="{scale(row.happened)}%" y1="{y}" y2="{y}"/>')
    mark = scale(row.happened or row.bars[-1].closes or row.bars[-1].opens or row.bars[-1].said_on)
    size = "" if step else ' class="tl-small"'
    parts.append(f'<svg x="{mark}%" y="{y}" overflow="visible"><use href="#m-{escape(row.status)}"{size}/></svg>')
    parts.extend(f'<circle class="tl-again" cx="{scale(when)}%" cy="{y}" r="1.5"/>' for when in row.repeated if step)
    return "".join(parts) + text + "</a>"


def _axis(scale: Scale, bottom: int) -> str:
    years = range(scale.first.year, scale.last.year + 2)
    every = 1 + len(years) // 24
    parts = ['<g class="tl-axis" aria-hidden="true">']
    for year in years:
        x = scale(date(year, 1, 1))
        parts.append(f'<line x1="{x}%" x2="{x}%" y1="{TOP - 4}" y2="{bottom}"/>')
        if year > scale.last.year or (year - scale.first.year) % every:
            continue
        middle = scale(date(year, 7, 1)) if every == 1 else x
        # a phone shows every other year
        minor = ' class="tl-minor"' if len(years) > 7 and (year - scale.first.year) // every % 2 else ""
        parts += [f'<text{minor} x="{middle}%" y="{y}">{year}</text>' for y in (TOP - 10, bottom + 15)]
    return "".join(parts) + "</g>"


def _now(scale: Scale, as_of: date, bottom: int) -> str:
    if not scale.first <= as_of <= scale.last:
        return ""
    x = scale(as_of)
    side = ' class="tl-end"' if x > 80 else ""
    offset = -5 if x > 80 else 5
    return (
        f'<g class="tl-now"><title>as of {day(as_of)}</title>'
        f'<line x1="{x}%" x2="{x}%" y1="{TOP - 4}" y2="{bottom + 4}"/>'
        f'<text{side} x="{x}%" dx="{offset}" y="{TOP + 8}">as of {day(as_of)}</text></g>'
    )


# Shapes tell the statuses apart without colour; the same shapes stand in the badges of cells.css.
MARKS = {
    "met": '<circle r="6"/><path class="tl-cut" d="M-2.9.2-.9 2.3 3-1.9"/>',
    "slipped": '<path d="M-4.5-5.5 6 0-4.5 5.5z"/>',
    "dropped": '<path class="tl-line" d="M-4-4 4 4M4-4-4 4"/>',
    "void": '<path class="tl-line" d="M-5 0H5"/>',
    "open": '<circle class="tl-ring" r="4.5"/>',
    "due": '<circle class="tl-ring" r="4.5"/><path d="M0-4.5A4.5 4.5 0 0 1 0 4.5z"/>',
    "overdue": '<path d="M0-6.5 6.5 0 0 6.5-6.5 0z"/>',
}
SPRITE = "<defs>" + "".join(f'<g id="m-{status}">{shape}</g>' for status, shape in MARKS.items()) + "</defs>"
