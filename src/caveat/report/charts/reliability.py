"""What forecasters said and what came about in, a panel for each out: on the dashed line, as often as was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.report.charts import multiples, svg

Point = tuple[float, float, float]
"""Mean of what was said, share that came about, crises behind it."""


def reliability(rows: Sequence[tuple[str, Sequence[Point]]], name: str) -> str:
    """A ring for each group of forecasts, with the number of its crises beside it; points are not joined."""
    panels = [multiples.Panel(forecaster, _said(points), _Drawn(tuple(points))) for forecaster, points in rows]
    ticks = [(0.0, "0"), (0.5, "50"), (1.0, "100 said")]
    return multiples.multiples(
        panels, name, top="100", ticks=ticks, what="of 100 came about, by what was said of 100; crises beside each ring"
    )


def _said(points: Sequence[Point]) -> str:
    return "; ".join(f"said {100 * said:.0f}, came {100 * came:.0f}" for said, came, _ in points)


@dataclass(frozen=True, slots=True)
class _Drawn:
    points: tuple[Point, ...]

    def __call__(self, axes: multiples.Axes) -> str:
        body = svg.path([(axes.x(0), axes.y(0)), (axes.x(1), axes.y(1))], "dash-line")
        rings = [(axes.x(said), axes.y(came), f"{crises:.0f}") for said, came, crises in self.points]
        body += "".join(svg.dot(x, y, 4, "ring") for x, y, _ in rings)
        for place, (x, y, words) in enumerate(rings):
            ahead = rings[place + 1][0] - 6 if place + 1 < len(rings) else axes.x(1)
            if x + 7 + svg.width(words, svg.SMALL) < ahead:
                body += svg.text(x + 7, y + 4, words, "t11 soft plate")
            else:  # the next ring stands there
                body += svg.text(x, y - 8, words, "t11 soft plate", "middle")
        return body
