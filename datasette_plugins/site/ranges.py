"""The picture of one measure: each guided range as a bar, ranges that were changed above one another, and what came.

Amounts run in percent of the width and rows in pixels, as in the timeline; shapes tell the outcomes apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from markupsafe import Markup, escape

from datasette_plugins.site import reads
from datasette_plugins.site.timeline import MARKS

TOP, LABEL, BAR, FOOT = 26, 21, 13, 9  # heights in pixels: of the axis, a row's label, a range, and under a row
TICKS = 4  # about so many amounts are named along the axis

Span = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Guided:
    """A figure that was guided: its ranges in the order they were said, and the figure that came."""

    href: str
    period: str
    status: str
    spans: tuple[Span, ...]
    actual: tuple[float, float] | None
    value: str  # the figure that came, in words
    told: str  # all of it in words, for the pointer, the keyboard and the ear


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts to percent of the width, with the amounts that the axis names."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def __call__(self, amount: float) -> float:
        return round(2 + 96 * (amount - self.low) / (self.high - self.low), 2)


def scale(amounts: Sequence[float]) -> Scale:
    """A scale of round numbers that holds these amounts.

    >>> scale([50e6, 64e6]).ticks
    (50000000.0, 55000000.0, 60000000.0, 65000000.0)
    >>> scale([3, 4]).ticks, scale([0.5, 1.5]).ticks
    ((3.0, 4.0), (0.5, 1.0, 1.5))
    """
    least, most = round(min(amounts), 6), round(max(amounts), 6)
    if most - least <= 1e-9 * max(abs(least), abs(most)):
        least, most = sorted((least * 0.8, least * 1.2)) if least else (0, 1)
    rough = (most - least) / TICKS
    power = 10.0 ** floor(log10(rough))
    step = power * next(size for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    if all(float(amount).is_integer() for amount in amounts):
        step = max(step, 1.0)  # there is no half of a thing that is counted
    first, last = floor(least / step + 1e-9), -floor(-most / step + 1e-9)
    ticks = tuple(round(number * step, 10) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def picture(rows: Sequence[Guided], label: str) -> Markup:
    """The SVG of these figures in their order, or nothing where there are none."""
    drawn = [row for row in rows if row.spans]
    if not drawn:
        return Markup("")
    bounds = [bound for row in drawn for span in (*row.spans, row.actual or (None, None)) for bound in span]
    known = [bound for bound in bounds if bound is not None]
    if any(low is None for row in drawn for low, _ in row.spans):
        known.append(min(0.0, *known))  # "up to" begins at nothing
    along = scale(known)
    y = TOP
    body = []
    for number, row in enumerate(drawn):
        height = LABEL + BAR * (len(row.spans) + (row.actual is not None)) + FOOT
        body.append(_row(row, along, y, height, number % 2 == 1))
        y += height
    axis = "".join(f'<line x1="{along(tick)}%" x2="{along(tick)}%" y1="{TOP - 4}" y2="{y}"/>' for tick in along.ticks)
    names = "".join(_tick(along, tick, number) for number, tick in enumerate(along.ticks))
    grounds = "".join(part[0] for part in body)
    return Markup(
        f'<svg class="timeline figures" width="100%" height="{y + 2}" role="group" aria-label="{escape(label)}">'
        f'{grounds}<g class="tl-axis" aria-hidden="true">{axis}{names}</g>{"".join(part[1] for part in body)}</svg>'
    )


def _tick(along: Scale, tick: float, number: int) -> str:
    minor = ' class="tl-minor"' if number % 2 else ""
    x = along(tick)
    anchor = ' style="text-anchor:start"' if x < 6 else ' style="text-anchor:end"' if x > 94 else ""
    return f'<text{minor}{anchor} x="{x}%" y="{TOP - 10}">{escape(reads.figure(tick, tick, None))}</text>'


def _row(row: Guided, along: Scale, y: int, height: int, odd: bool) -> tuple[str, str]:
    """The ground of a row, and what stands on it."""
    sort = " odd" if odd else ""
    ground = f'<rect class="tl-lane{sort}" y="{y}" width="100%" height="{height}"/>'
    bars = []
    for number, (low, high) in enumerate(row.spans):
        start = 0.0 if low is None else along(low)
        end = 100.0 if high is None else along(high)
        width = max(round(end - start, 2), 0.8)
        kind = "fg-bar" if number == len(row.spans) - 1 else "fg-bar old"
        open_end = " fg-open" if low is None or high is None else ""
        top = y + LABEL + BAR * number
        bars.append(f'<rect class="{kind}{open_end}" x="{start}%" y="{top}" width="{width}%" height="8"/>')
    mark = ""
    if row.actual:
        x, at = along((row.actual[0] + row.actual[1]) / 2), y + LABEL + BAR * len(row.spans) + 6
        place = f'class="tl-end" x="{x}%" dx="-10"' if x > 60 else f'x="{x}%" dx="10"'
        mark = (
            f'<svg x="{x}%" y="{at}" overflow="visible"><g class="fg-mark">{MARKS[row.status]}</g></svg>'
            f'<text {place} y="{at + 4}">{escape(row.value)}</text>'
        )
    words = (
        f'<g class="tl-rows{sort}"><a href="{escape(row.href)}" class="s-{escape(row.status)}">'
        f'<title>{escape(row.told)}</title><rect class="fg-hit" y="{y}" width="100%" height="{height}"/>'
        f'{"".join(bars)}<text x="2%" y="{y + 15}">{escape(row.period)}</text>{mark}</a></g>'
    )
    return ground, words
