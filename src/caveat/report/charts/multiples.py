"""Panels in rows, all on one scale: the frame of every chart that shows the same thing for each option.

What a panel draws is given by a function of its axes; the frame gives it a title, grid lines and a line of words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caveat.report.charts import svg

WIDTHS = (1180.0, 690.0, float(svg.PHONE))
"""The widths of a drawing, of which the page shows the one that fits."""
MOST = {1180.0: 5, 690.0: 3, float(svg.PHONE): 2}
HIGH, GAP = 84.0, 14.0


@dataclass(frozen=True, slots=True)
class Axes:
    """Where a panel's plot lies; both axes run from 0 to 1."""

    left: float
    top: float
    wide: float
    high: float

    def x(self, share: float) -> float:
        """The place of a share of the horizontal axis."""
        return self.left + share * self.wide

    def y(self, share: float) -> float:
        """The place of a share of the vertical axis, which runs up."""
        return self.top + (1 - share) * self.high


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the multiples."""

    name: str
    said: str
    """Words under the plot."""
    draw: Callable[[Axes], str]


def multiples(
    panels: Sequence[Panel], name: str, *, top: str, ticks: Sequence[tuple[float, str]], what: str = ""
) -> str:
    """The panels at three widths.

    ``top`` is the number at the head of the vertical axis, whose foot is 0; ``ticks`` are the places and words of the
    horizontal one; ``what`` says what is measured upwards.
    """
    return "".join(_drawn(panels, name, wide, top, ticks, what) for wide in WIDTHS)


def _drawn(
    panels: Sequence[Panel], name: str, wide: float, top: str, ticks: Sequence[tuple[float, str]], what: str
) -> str:
    gutter = max(svg.width(top, svg.SMALL), svg.width("0", svg.SMALL)) + 8
    columns = min(MOST[wide], len(panels))
    room = (wide - gutter - GAP * (columns - 1)) / columns
    lines = svg.wrap(what, wide, svg.SMALL) if what else []
    body, y = svg.lines_of_text(0, 12, lines, "t11 soft"), 15.0 * len(lines)
    for first in range(0, len(panels), columns):
        row = panels[first : first + columns]
        titles = [svg.wrap(one.name, room, bold=True) for one in row]
        said = [svg.wrap(one.said, room, svg.SMALL) for one in row]
        head = 16.0 * max(map(len, titles)) + 6
        for place, one in enumerate(row):
            axes = Axes(gutter + place * (room + GAP), y + head + 8, room - 6, HIGH)
            body += svg.lines_of_text(axes.left, y + 15, titles[place], "t12 strong", 16)
            body += _grid(axes, ticks, top if place == 0 else "") + one.draw(axes)
            body += svg.lines_of_text(axes.left, axes.top + HIGH + 30, said[place], "t11 soft", 14)
        y += head + 8 + HIGH + 20 + 14 * max(map(len, said)) + 10
    return svg.frame(wide, y, name, body, f"chart w{wide:g}")


def _grid(axes: Axes, ticks: Sequence[tuple[float, str]], top: str) -> str:
    body = "".join(svg.line(axes.left, axes.y(share), axes.x(1), axes.y(share), "rule-line") for share in (0.5, 1))
    body += svg.line(axes.left, axes.y(0), axes.x(1), axes.y(0), "edge-line")
    if top:
        body += svg.text(axes.left - 6, axes.y(1) + 4, top, "t11 soft", "end")
        body += svg.text(axes.left - 6, axes.y(0) + 4, "0", "t11 soft", "end")
    free = axes.x(1) - svg.width(ticks[-1][1], svg.SMALL) - 6 if ticks else 0.0
    for place, (share, words) in enumerate(ticks):
        last = place == len(ticks) - 1
        anchor = "start" if place == 0 else "end" if last else "middle"
        body += svg.line(axes.x(share), axes.y(0), axes.x(share), axes.y(0) + 3, "edge-line")
        if last or axes.x(share) + svg.width(words, svg.SMALL) / 2 < free:  # no two words run into one another
            body += svg.text(axes.x(share), axes.y(0) + 15, words, "t11 soft", anchor)
    return body
