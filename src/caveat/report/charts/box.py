"""The box in which an option loses in, a row for each of its assumptions out: which part of its range is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.report import words
from caveat.report.charts import svg

WIDE = 540.0


@dataclass(frozen=True, slots=True)
class Side:
    """One assumption of a box: its whole range where it is known, and the part within the box."""

    about: str
    unit: str
    low: float | None
    high: float | None
    least: float | None
    greatest: float | None

    @property
    def known(self) -> bool:
        """True where the whole range is known, so that a part of it can be drawn."""
        return self.least is not None and self.greatest is not None and self.least < self.greatest


def told(side: Side) -> str:
    """The part in words."""
    low, high = (words.plain(words.whole(svg.rounded(one))) if one is not None else "" for one in (side.low, side.high))
    unit = "" if side.unit in ("", "number", "share") else f" {side.unit}"
    if low and high:
        return f"{low} to {high}{unit}"
    return f"at least {low}{unit}" if low else f"at most {high}{unit}"


def box(sides: Sequence[Side], name: str) -> str:
    """A row for each assumption, each on its own range: its ends are named, the part within the box is filled.

    Nothing is drawn for an assumption whose range is not known: a part of it cannot be shown.
    """
    known = [side for side in sides if side.known]
    return "".join(_drawn(known, name, wide) for wide in (WIDE, float(svg.PHONE))) if known else ""


def _drawn(sides: Sequence[Side], name: str, wide: float) -> str:
    left, right = 8.0, wide - 8
    body, y = "", 0.0
    for side in sides:
        lines = svg.wrap(side.about, right - left, bold=True)
        body += svg.lines_of_text(left, y + 13, lines, "t12 strong", 15)
        y += 15.0 * len(lines)
        body += svg.text(left, y + 13, told(side), "t11 soft")
        y += 28
        first, last = _part(side)
        body += svg.line(left, y, right, y, "edge-line")
        start, end = left + first * (right - left), left + last * (right - left)
        body += svg.box(start, y - 5, max(end - start, 2), 10, "bar-open")
        for x, value, anchor in ((left, side.least, "start"), (right, side.greatest, "end")):
            body += svg.line(x, y - 7, x, y + 7, "edge-line")
            body += svg.text(x, y + 20, words.plain(words.whole(svg.rounded(value or 0.0))), "t11 soft", anchor)
        y += 35
    return svg.frame(wide, y, name, body, f"chart w{wide:g}")


def _part(side: Side) -> tuple[float, float]:
    """The part within the box as shares of the range."""
    least, greatest = side.least or 0.0, side.greatest or 0.0
    low = least if side.low is None else side.low
    high = greatest if side.high is None else side.high
    span = greatest - least
    return min(max((low - least) / span, 0.0), 1.0), min(max((high - least) / span, 0.0), 1.0)
