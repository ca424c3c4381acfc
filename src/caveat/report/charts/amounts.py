"""Money still to come on one basis: bars from zero, one for each line, with what nobody has published hatched."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.evidence import Figure
from caveat.report import words
from caveat.report.charts import svg


@dataclass(frozen=True, slots=True)
class Bar:
    """One line and its amount."""

    label: str
    figure: Figure


def exposure(basis: str, bars: tuple[Bar, ...]) -> str:
    """One chart for one basis and one currency, drawn wide and narrow.

    Holds   every bar has the same ``counts`` and the same unit.
    """
    assert len({(bar.figure.unit, bar.figure.counts) for bar in bars}) <= 1, "one basis and one unit to an axis"
    return _draw(basis, bars, 580, narrow=False) + _draw(basis, bars, svg.PHONE, narrow=True)


def _draw(basis: str, bars: tuple[Bar, ...], wide: float, *, narrow: bool) -> str:
    left = 4.0 if narrow else 220.0
    beside = max((svg.width(words.number(bar.figure), bold=True) for bar in bars if bar.figure.known), default=0.0)
    room = wide - left - max(beside + 10, 96)
    most = max((bar.figure.bounds[1] for bar in bars if bar.figure.known), default=1.0) or 1.0
    body, y = "", 6.0
    for bar in bars:
        label = svg.wrap(bar.label, wide - 8 if narrow else left - 16)
        if narrow:
            body += svg.lines_of_text(4, y + 12, label, "t12")
            y += 15 * len(label) + 3
            body += _bar(bar.figure, left, y, room, most)
            y += 24
        else:
            body += svg.lines_of_text(0, y + 13, label, "t12")
            body += _bar(bar.figure, left, y + 1, room, most)
            y += max(26, 15 * len(label) + 8)
    body += svg.line(left, 4, left, y, "edge-line") + svg.text(left, y + 14, "0", "t11 soft")
    return svg.frame(wide, y + 20, _name(basis, bars), body, f"chart w{wide:g}")


def _bar(figure: Figure, left: float, y: float, room: float, most: float) -> str:
    if not figure.known:
        return svg.box(left, y, room, 16, "bar-if") + svg.text(left + 8, y + 12, "no amount published", "t11 plate")
    low, high = figure.bounds
    body = svg.box(left, y, room * low / most, 16, "ink-fill")
    if high > low:
        body += svg.box(left + room * low / most, y, room * (high - low) / most, 16, "bar-interval")
    return body + svg.text(left + room * high / most + 7, y + 13, words.number(figure), "t12 strong")


def _name(basis: str, bars: tuple[Bar, ...]) -> str:
    parts = "; ".join(f"{bar.label}: {words.number(bar.figure)}" for bar in bars)
    return f"Amounts on the basis “{basis}”, not added: {parts}."
