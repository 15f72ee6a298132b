"""Pictures of a report: one Vega-Lite specification each, with a text that says what it shows and the rows behind it.

`lanes`, `slips`, `delivery` and `ranges` make a `Picture` from rows; `drawing` turns one into SVG where vl-convert is.
"""

from tracker.charts.delivery import delivery
from tracker.charts.lanes import lanes
from tracker.charts.picture import Picture
from tracker.charts.ranges import ranges
from tracker.charts.slips import slips

__all__ = ["Picture", "delivery", "lanes", "ranges", "slips"]
