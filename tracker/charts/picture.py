"""A picture is its specification, the words that say what it shows, and its rows, so that nobody needs eyes for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.charts import look

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A Vega-Lite specification of any width, what it shows in words, and its rows under their headings.

    A row may name its `prediction`; marks of the drawing are the rows' in their order or a choice of them.
    """

    key: str
    title: str
    says: str
    spec: Mapping[str, Any]
    columns: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]

    def wide(self, width: int | str) -> Spec:
        """The specification for a width in pixels, or for "container": the place that it is put in."""
        slim = isinstance(width, int) and width < look.SLIM
        return {
            "$schema": look.SCHEMA, "title": None, "description": self.says, "width": width,
            "autosize": {"type": "fit-x", "contains": "padding"}, **self.spec, "config": look.config(slim),
        }  # fmt: skip


def picture(
    key: str,
    title: str,
    says: str,
    layers: Sequence[Spec],
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
    **more: Any,
) -> Picture:
    """A picture of layers over one pair of axes."""
    return Picture(key, title, says, {"layer": list(layers), **more}, columns, tuple(rows))
