"""The picture of a company's promises: one SVG from the server, fluid in width, readable without colour or script.

Time runs in percent of the width and rows in pixels, so text keeps its size from a phone to a wall.
A lane is a subject, a row in it a promise: a stem from the day it was said to the window's bar, a step for each move,
and the outcome as a mark. Many promises are packed without their labels; choosing a lane brings the labels back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup, escape

from datasette_plugins.site.axis import Scale, day_line, years

LABELLED = 90  # promises up to which each has a row and a label of its own
TOP, BOTTOM = 42, 24  # heights in pixels: of the axis above and below,
LANE, ROW, STEP, OVER, PACKED = 30, 24, 9, 13, 11  # of a lane's head, a row, a move, a label over a row, a packed row
NEAR = timedelta(days=366)  # how long after the newest word the day that is looked at is still in the picture
AHEAD = timedelta(days=3 * 365)  # windows that close later than this after the newest word run off the picture

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
    scope: str = ""  # what the label adds where there is room
    repeated: tuple[date, ...] = ()  # the days it was said again without a change


@dataclass(slots=True)
class Lane:
    """What is drawn of one subject: lines by their class, and what stands above them."""

    scale: Scale
    height: int = LANE
    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    above: list[str] = field(default_factory=list)

    def line(self, sort: str, y: int, start: date, end: date | None = None) -> None:
        """A line along the row at `y`; a dot where it has no end."""
        x = round(self.scale(start) * 100)
        width = 1 if end is None else max(round(self.scale(end) * 100) - x, 30)
        self.lines[sort].append(f"M{x} {y}h{width}")

    def drawn(self, y: int) -> str:
        """The lane at `y`: a grid of ten thousand by its pixels, stretched to the width while strokes keep theirs."""
        paths = "".join(f'<path class="tl-{sort}" d="{"".join(steps)}"/>' for sort, steps in self.lines.items())
        grid = (
            f'y="{y}" width="100%" height="{self.height}" viewBox="0 0 10000 {self.height}" preserveAspectRatio="none"'
        )
        return f'<svg {grid}>{paths}</svg><svg y="{y}" overflow="visible">{"".join(self.above)}</svg>'


def extent(threads: Iterable[Thread], as_of: date) -> Scale:
    """Years that hold what was said and what happened, and the windows that are not absurdly far ahead.

    >>> patent = Bar(date(2010, 5, 1), date(2011, 1, 1), date(2031, 3, 31))
    >>> extent([Thread("", "A", "", "open", (patent,))], date(2010, 6, 1))
    Scale(first=datetime.date(2010, 1, 1), last=datetime.date(2010, 12, 31))
    """
    said: list[date] = []
    ends: list[date] = []
    for thread in threads:
        said += [bar.said_on for bar in thread.bars] + ([thread.happened] if thread.happened else [])
        ends += [bar.closes or bar.opens or bar.said_on for bar in thread.bars]
    newest = max(said)
    last = max([newest, *(end for end in ends if end <= newest + AHEAD)])
    if newest <= as_of <= newest + NEAR:
        last = max(last, as_of)
    return Scale(date(min(said).year, 1, 1), date(last.year, 12, 31))


def picture(threads: Sequence[Thread], as_of: date, label: str, of_lane: Callable[[str], str]) -> Markup:
    """The SVG of these promises in their order, or nothing where there are none. `of_lane` is a lane's own address."""
    drawn = [thread for thread in threads if thread.bars]
    if not drawn:
        return Markup("")
    scale = extent(drawn, as_of)
    packed = len(drawn) > LABELLED
    grounds, lanes = [], []
    y = TOP
    for number, (name, members) in enumerate(groupby(drawn, key=lambda thread: thread.lane)):
        rows = list(members)
        lane = Lane(scale)
        (_pack if packed else _label)(lane, rows)
        odd = " odd" if number % 2 else ""
        grounds.append(f'<rect class="tl-lane{odd}" y="{y}" width="100%" height="{lane.height}"/>')
        lanes.append(
            f'<g class="tl-rows{odd}"><a href="{escape(of_lane(name))}"><text class="tl-name" x="1%" y="{y + 19}">'
            f'{escape(name)}</text></a><text class="tl-sum" x="99%" y="{y + 19}">{_summary(rows)}</text>'
            f"{lane.drawn(y)}</g>"
        )
        y += lane.height
    sort = "timeline packed" if packed else "timeline"
    return Markup(
        f'<svg class="{sort}" width="100%" height="{y + BOTTOM}" role="group" aria-label="{escape(label)}">'
        f"<defs>{_marks(0.72 if packed else 1)}</defs>"
        f"{''.join(grounds)}{years(scale, y)}{day_line(scale, as_of, y)}{''.join(lanes)}</svg>"
    )


def _marks(size: float) -> str:
    scaled = f'<g transform="scale({size})">' if size != 1 else "<g>"
    return "".join(f'<g id="m-{status}">{scaled}{shape}</g></g>' for status, shape in MARKS.items())


def _summary(rows: Sequence[Thread]) -> str:
    counts = ((sum(row.status == status for row in rows), status) for status in MARKS)
    return " · ".join(f"{count} {status}" for count, status in counts if count)


def _label(lane: Lane, rows: Sequence[Thread]) -> None:
    """Each promise in a row of its own, with its label where the most room is."""
    for row in rows:
        left, right = _ends(row, lane.scale)
        moves = STEP * (len(row.bars) - 1)
        wanted = 4 + 1.65 * len(row.label)  # percent of a phone's width that the label takes
        over = max(99 - right, left - 1) < wanted
        top, y = lane.height, lane.height + ROW // 2 + OVER * over
        lane.height = y + ROW // 2 + moves
        scope = f'<tspan class="tl-scope">, {escape(row.scope)}</tspan>' if row.scope else ""
        if over and left < 50:
            place = f'x="{left}%" y="{y - 9}"'
        elif over:
            place = f'class="tl-end" x="{right}%" y="{y - 9}"'
        elif 99 - right >= wanted:
            place = f'x="{right}%" dx="11" y="{y + moves + 4}"'
        else:
            place = f'class="tl-end" x="{left}%" dx="-9" y="{y + 4}"'
        hit = f'y="{top}" width="100%" height="{lane.height - top}"'
        _thread(lane, row, y, STEP, hit, f"<text {place}>{escape(row.label)}{scope}</text>")
    lane.height += 6


def _pack(lane: Lane, rows: Sequence[Thread]) -> None:
    """Promises in as few rows as hold them side by side: each takes the first row that is free from its first day."""
    ends: list[float] = []
    for row in sorted(rows, key=lambda row: row.bars[0].said_on):
        left, right = _ends(row, lane.scale)
        place = next((place for place, end in enumerate(ends) if end + 0.8 < left), len(ends))
        ends[place : place + 1] = [right]
        top = LANE + place * PACKED
        hit = f'x="{left:.1f}%" y="{top}" width="{max(right - left, 1):.1f}%"'
        _thread(lane, row, top + PACKED // 2, 0, hit, "")
    lane.height = LANE + len(ends) * PACKED + 8


def _ends(row: Thread, scale: Scale) -> tuple[float, float]:
    days = [day for bar in row.bars for day in (bar.said_on, bar.opens, bar.closes) if day]
    days += [row.happened] if row.happened else []
    return scale(min(days)), scale(max(days))


def _thread(lane: Lane, row: Thread, y: int, step: int, hit: str, text: str) -> None:
    """One promise: its lines go to the lane; its link holds the ground that answers the pointer, mark and label."""
    scale, last, far = lane.scale, len(row.bars) - 1, ""
    for number, bar in enumerate(row.bars):
        at = y + step * number
        opens = bar.opens or bar.said_on
        if opens > bar.said_on:
            lane.line("stem", at, bar.said_on, opens)
        lane.line("said", at, bar.said_on)
        sort = f"bar s-{escape(row.status)}" if number == last else "bar old"
        if bar.closes is None:
            lane.line(f"ever tl-{sort}", at, opens, opens + timedelta(days=240))
            continue
        lane.line(sort, at, opens, bar.closes)
        if bar.closes > scale.last:
            far = f'<text class="tl-far" x="99%" y="{at - 6}">▸ {bar.closes.year}</text>'
        ahead = row.bars[min(number + 1, last)]
        if step and ahead.closes and ahead.closes > bar.closes:
            x, target = round(scale(bar.closes) * 100), round(scale(ahead.opens or ahead.said_on) * 100)
            lane.lines["step"].append(f"M{x} {at}v{step}" + (f"H{target}" if target > x else ""))
    at = y + step * last
    for when in row.repeated if step else ():
        lane.line("again", at, when)
    first = row.bars[0].closes
    if row.happened and first and row.happened > first and row.status == "slipped":
        lane.line("late", at, first, row.happened)
    mark = row.happened or row.bars[-1].closes or row.bars[-1].opens or row.bars[-1].said_on
    lane.above.append(
        f'<a href="{escape(row.href)}" class="s-{escape(row.status)}"><title>{escape(row.told)}</title>'
        f'<rect {hit}/><use href="#m-{escape(row.status)}" x="{scale(mark)}%" y="{at}"/>{text}{far}</a>'
    )
