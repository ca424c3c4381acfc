"""Quantiles by week in, a fan for each option out, all on one scale: what a stock or a reading may come to.

The middle half of the futures is filled, the middle nine tenths lies between dashed lines, the median is the full line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.report import words
from caveat.report.charts import multiples, svg
from caveat.report.finding import Fan

POINTS = 53
"""Points drawn of each path: every third week of three years."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that matters on the scale, and whose it is."""

    value: float
    said: str


def fans(
    rows: Sequence[tuple[str, Fan]], name: str, *, unit: str, weeks: int, threshold: Threshold | None = None
) -> str:
    """A fan for each option; nothing where no option has a path.

    Holds   every path starts at week 0 or at its first reading, and ends at the horizon; 0 is on the scale
    """
    rows = [(option, fan) for option, fan in rows if fan and fan[0][1]]
    if not rows:
        return ""
    most = max(max(path) for _, fan in rows for _, path in fan)
    top = svg.round_up(max(most, threshold.value if threshold else 0.0))
    panels = [multiples.Panel(option, end(fan), _Drawn(fan, top, threshold)) for option, fan in rows]
    half = weeks // 2
    ticks = [(0.0, "0"), (half / weeks if weeks else 0.5, str(half)), (1.0, f"week {weeks}")]
    said = f"{f'{unit}, ' if unit else ''}by week{f'; the line across: {threshold.said}' if threshold else ''}"
    return multiples.multiples(panels, name, top=words.plain(words.whole(top)), ticks=ticks, what=said)


def end(fan: Fan) -> str:
    """Where the futures stand at the end, in words."""
    low, high = (words.plain(words.whole(svg.rounded(fan[place][1][-1]))) for place in (0, -1))
    return f"at the end {words.plain(words.whole(svg.rounded(_middle(fan)[-1])))} ({low} to {high})"


def _middle(fan: Fan) -> tuple[float, ...]:
    return min(fan, key=lambda one: abs(one[0] - 0.5))[1]


@dataclass(frozen=True, slots=True)
class _Drawn:
    fan: Fan
    top: float
    threshold: Threshold | None

    def __call__(self, axes: multiples.Axes) -> str:
        paths = [self._points(axes, path) for _, path in self.fan]
        body = ""
        if len(paths) >= 5:
            body += svg.area([*paths[1], *reversed(paths[-2])], "band")
        if len(paths) >= 3:
            body += svg.path(paths[0], "dash-line") + svg.path(paths[-1], "dash-line")
        if self.threshold is not None:
            y = axes.y(self.threshold.value / self.top)
            body += svg.line(axes.left, y, axes.x(1), y, "open-line")
        return body + svg.path(self._points(axes, _middle(self.fan)), "curve now-line")

    def _points(self, axes: multiples.Axes, path: Sequence[float]) -> list[tuple[float, float]]:
        last = len(path) - 1
        places = sorted({round(step * last / (POINTS - 1)) for step in range(POINTS)})
        return [
            (axes.x((place + 1) / len(path)), axes.y(min(max(path[place] / self.top, 0.0), 1.0))) for place in places
        ]
