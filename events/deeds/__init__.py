"""Deeds: events told by a verb and its object together, in tables by field."""

from events.deeds.affairs import AFFAIRS
from events.deeds.arrivals import ARRIVALS
from events.deeds.closures import CLOSURES
from events.deeds.commitments import COMMITMENTS
from events.deeds.entries import ENTRIES
from events.deeds.growth import GROWTH
from events.deeds.money import MONEY
from events.deeds.offices import OFFICE
from events.deeds.operations import OPERATIONS
from events.deeds.outlays import LIQUIDITY, OUTLAYS, yields
from events.deeds.record import MARK, Deed, found, one_each, plain
from events.deeds.trades import TRADES
from events.deeds.works import WORKS

__all__ = ["DEEDS", "MARK", "Deed", "found", "one_each", "plain", "yields"]

DEEDS = (
    *COMMITMENTS,
    *TRADES,
    *CLOSURES,
    *MONEY,
    *ENTRIES,
    *WORKS,
    *OPERATIONS,
    *OFFICE,
    *GROWTH,
    *AFFAIRS,
    *ARRIVALS,
    *LIQUIDITY,
    *OUTLAYS,
)
