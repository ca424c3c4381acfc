"""Shares of futures in which the demand is met in, a panel for each option out: rings at the days that are told, each
with its interval, and where the finding has them the curves by week, as asked and at least in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.report.charts import multiples, svg
from caveat.report.finding import Option

DAYS = 365
SHARES = (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0)
"""Heads of the scale: the least that holds every interval."""


def compliance(options: Sequence[Option], name: str, told: Sequence[str]) -> str:
    """The curves on one scale; ``told`` is what stands under each. Points are joined only by the weeks between them."""
    highest = [by.high for one in options for by in one.compliance if by.high is not None]
    within = [share for one in options for curve in (one.curve, one.curve_in_part) for share in curve[: DAYS // 7]]
    most = max([*highest, *within], default=0.0)
    top = next((share for share in SHARES if share >= most), 1.0)
    panels = [
        multiples.Panel(one.name, said, _Drawn(one, top)) for one, said in zip(options, told, strict=True)
    ]  # fmt: skip
    ticks = [(0.0, "0"), (90 / DAYS, "90"), (180 / DAYS, "180"), (1.0, "365 days")]
    dashed = "; dashed: at least in part" if any(one.curve_in_part for one in options) else ""
    what = f"of 100 futures, met as asked by the day{dashed}; the scale ends at {100 * top:.0f}"
    return multiples.multiples(panels, name, top=f"{100 * top:.0f}", ticks=ticks, what=what)


@dataclass(frozen=True, slots=True)
class _Drawn:
    option: Option
    top: float

    def __call__(self, axes: multiples.Axes) -> str:
        body = self._curve(axes, self.option.curve_in_part, "curve dash-line")
        body += self._curve(axes, self.option.curve, "curve ink-line")
        for by in self.option.compliance:
            if by.p is None or by.low is None or by.high is None or by.days > DAYS:
                continue
            x = axes.x(by.days / DAYS)
            low, high = axes.y(by.low / self.top), axes.y(by.high / self.top)
            body += svg.line(x, low, x, high, "interval-line")
            body += "".join(svg.line(x - 3, y, x + 3, y, "ink-line") for y in (low, high))
            body += svg.dot(x, axes.y(by.p / self.top), 2.4, "ring")
        return body

    def _curve(self, axes: multiples.Axes, curve: Sequence[float], css: str) -> str:
        if not curve:
            return ""
        points = [(0.0, 0.0), *((7 * (week + 1), share) for week, share in enumerate(curve[: DAYS // 7]))]
        return svg.path([(axes.x(day / DAYS), axes.y(share / self.top)) for day, share in points], css)
