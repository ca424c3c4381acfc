"""What an outcome hangs on in, bars for each input and option out: the longer, the greater its part in the spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.report.charts import multiples, svg

ROW, HEAD = 22.0, 40.0
LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Bar:
    """One input's part: by itself, and with all that it plays into, each from 0 to 1 as far as it can be known."""

    first: float
    total: float
    width: float
    """Half of the total's interval."""


def tornado(inputs: Sequence[str], options: Sequence[tuple[str, Sequence[Bar | None]]], name: str) -> str:
    """A column for each option and a row for each input, all on one scale from 0 to 1.

    The full bar is the input by itself, the open one with all that it plays into; the dashed line is its interval.
    """
    return "".join(
        _columns(inputs, options, name, wide) if wide > svg.PHONE else _stacked(inputs, options, name, wide)
        for wide in multiples.WIDTHS
    )


def _columns(
    inputs: Sequence[str], options: Sequence[tuple[str, Sequence[Bar | None]]], name: str, wide: float
) -> str:  # fmt: skip
    left = 300.0 if wide > 1000 else 190.0
    room = (wide - left) / len(options)
    heads = [svg.wrap(option, room - 16, bold=True) for option, _ in options]
    high = 16.0 * max(map(len, heads)) + 24
    body, y = "", high
    for place in range(len(options)):
        body += svg.lines_of_text(left + place * room + 8, 14, heads[place], "t12 strong", 16)
        body += _scale(left + place * room + 8, room - 24, high - 8)
    body += svg.line(0, y, wide, y, "ink-line")
    for row, said in enumerate(inputs):
        lines = svg.wrap(said, left - 12, svg.SMALL)
        tall = max(ROW, 14.0 * len(lines) + 8)
        body += svg.lines_of_text(0, y + 15, lines, "t11", 14)
        for place, (_, bars) in enumerate(options):
            body += _bar(bars[row], left + place * room + 8, room - 24, y + tall / 2)
        y += tall
        body += svg.line(0, y, wide, y, "rule-line")
    return svg.frame(wide, y + 4, name, body, f"chart w{wide:g}")


def _stacked(
    inputs: Sequence[str], options: Sequence[tuple[str, Sequence[Bar | None]]], name: str, wide: float
) -> str:  # fmt: skip
    body, y = "", 0.0
    for option, bars in options:
        head = svg.wrap(option, wide, 13, bold=True)
        body += svg.line(0, y + 0.6, wide, y + 0.6, "ink-line") + svg.lines_of_text(0, y + 18, head, "t13 strong", 16)
        y += HEAD + 16 * (len(head) - 1)
        body += _scale(8, wide - 24, y - 4)
        for row, said in enumerate(inputs):
            bar = bars[row]
            if bar is not None and bar.total < LEAST:
                continue  # a phone is no place for bars of no length; the table has them
            lines = svg.wrap(said, wide, svg.SMALL)
            body += svg.lines_of_text(0, y + 14, lines, "t11 soft", 14)
            y += 14.0 * len(lines) + 12
            body += _bar(bar, 8, wide - 24, y)
            y += 8
        y += 10
    return svg.frame(wide, y + 4, name, body, f"chart w{wide:g}")


def _scale(left: float, wide: float, y: float) -> str:
    return "".join(
        svg.text(left + share * wide, y, words, "t11 soft", anchor)
        for share, words, anchor in ((0, "0", "start"), (0.5, "0.5", "middle"), (1, "1", "end"))
    )


def _bar(one: Bar | None, left: float, wide: float, y: float) -> str:
    if one is None:
        return svg.text(left, y + 4, "does not vary", "t11 soft")

    def x(share: float) -> float:
        return left + wide * min(max(share, 0.0), 1.0)

    body = svg.box(left, y - 5, x(one.total) - left, 10, "bar-total")
    if one.first > 0:
        body += svg.box(left, y - 3, x(one.first) - left, 6, "bar-open")
    low, high = x(one.total - one.width), x(one.total + one.width)
    return body + svg.line(low, y, high, y, "interval-line") + svg.line(high, y - 4, high, y + 4, "ink-line")
