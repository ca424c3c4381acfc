"""Options under three lenses in, one figure out: shares from 0 to 100 by days, a row for each option.

History is a filled dot, the dynamics a ring, each with its interval; bargaining knows no day and stands in a column
of its own as a bar over its models with a stroke for each. Nothing is drawn for a lens that was not run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caveat.report.charts import svg
from caveat.review.response import Bargaining, Chance, OptionResponse

DAYS = (30, 90, 180, 365)
LANE, HEAD = 22.0, 46.0
WIDTHS = (1180.0, 690.0)
NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class _Axis:
    left: float
    wide: float

    def x(self, share: float) -> float:
        return self.left + share * self.wide


def side_by_side(options: Sequence[OptionResponse], name: str) -> str:
    """The figure at three widths, of which the page shows the one that fits."""
    drawn = [_columns(options, name, wide) for wide in WIDTHS]
    return "".join((*drawn, _stacked(options, name, float(svg.PHONE))))


def _columns(options: Sequence[OptionResponse], name: str, wide: float) -> str:
    """A column for each day and one for bargaining."""
    left = 230.0 if wide > 1000 else 128.0
    step = (wide - left) / (len(DAYS) + 1)
    axes = [_Axis(left + place * step + 12, step - 24) for place in range(len(DAYS) + 1)]
    body = "".join(_head(axis, f"{days} days") for axis, days in zip(axes, DAYS, strict=False))
    body += _head(axes[-1], "bargaining") + svg.line(0, HEAD, wide, HEAD, "ink-line")
    y = HEAD
    for option in options:
        names = svg.wrap(option.name, left - 10, 13, bold=True)
        top = y + 8 + 16 * len(names)
        high = 16 * len(names) + 2 * LANE + 14
        body += "".join(_grid(axis, y, y + high) for axis in axes)
        body += svg.lines_of_text(0, y + 18, names, "t13 strong", 16)
        for lane, (lens, by) in enumerate((("history", option.history.by), ("dynamics", option.dynamics.by))):
            at = top + lane * LANE + 10
            body += svg.text(left - 8, at + 4, lens, "t11 soft", "end")
            cells = [_of(by, days) for days in DAYS] if by else [NOT_RUN] * len(DAYS)
            body += "".join(_cell(axis, at, one, lens) for axis, one in zip(axes, cells, strict=False))
        body += _bar(axes[-1], top + LANE / 2 + 5, option.bargaining)
        y += high
        body += svg.line(0, y, wide, y, "rule-line")
    return svg.frame(wide, y + 4, name, body, f"chart w{wide:g}")


def _stacked(options: Sequence[OptionResponse], name: str, wide: float) -> str:
    """One axis, and for each option a row for each lens and day."""
    axis = _Axis(124, wide - 140)
    body, y = _head(axis, "of 100"), HEAD
    for option in options:
        names = svg.wrap(option.name, wide - 8, 13, bold=True)
        body += svg.line(0, y, wide, y, "ink-line") + svg.lines_of_text(0, y + 18, names, "t13 strong", 16)
        y += 16 * len(names) + 8
        rows = list(_rows(option))
        body += _grid(axis, y, y + LANE * len(rows))
        for label, drawn in rows:
            y += LANE
            body += svg.text(0, y - 6, label, "t11 soft") + drawn(axis, y - 10)
        y += 6
    return svg.frame(wide, y + 4, name, body, f"chart w{wide:g}")


def _rows(option: OptionResponse) -> Iterator[tuple[str, _Drawn]]:
    for lens, by in (("history", option.history.by), ("dynamics", option.dynamics.by)):
        if not by:
            yield lens, _Drawn(NOT_RUN, lens)
        for days in DAYS if by else ():
            yield f"{lens}, {days} days", _Drawn(_of(by, days), lens)
    yield "bargaining", _Drawn(option.bargaining, "bargaining")


@dataclass(frozen=True, slots=True)
class _Drawn:
    what: Chance | Bargaining | str
    lens: str

    def __call__(self, axis: _Axis, y: float) -> str:
        if isinstance(self.what, Bargaining):
            return _bar(axis, y, self.what)
        return _cell(axis, y, self.what, self.lens)


def _of(by: Sequence[Chance], days: int) -> Chance | str:
    return next((one for one in by if one.days == days), "none")


def _head(axis: _Axis, words: str) -> str:
    body = svg.text(axis.x(0.5), 14, words, "t12 strong", "middle")
    return body + "".join(
        svg.text(axis.x(share), 36, f"{100 * share:.0f}", "t11 soft", "middle") for share in (0, 0.5, 1)
    )


def _grid(axis: _Axis, top: float, bottom: float) -> str:
    return "".join(svg.line(axis.x(share), top, axis.x(share), bottom, "rule-line") for share in (0, 0.5, 1))


def _cell(axis: _Axis, y: float, one: Chance | str, lens: str) -> str:
    if isinstance(one, str) or one.value is None or one.low is None or one.high is None:
        return _words(axis, y, one if isinstance(one, str) else "none")
    dot = svg.dot(axis.x(one.value), y, 4.5, "ink-fill" if lens == "history" else "ring")
    return svg.line(axis.x(one.low), y, axis.x(one.high), y, "ink-line") + dot


def _words(axis: _Axis, y: float, said: str) -> str:
    return svg.text(axis.x(0.5), y + 4, said, "t11 soft plate", "middle")


def _bar(axis: _Axis, y: float, found: Bargaining) -> str:
    if found.low is None or found.high is None:
        return _words(axis, y, NOT_RUN if found.not_run else "none")
    body = svg.box(axis.x(found.low), y - 5, max(axis.x(found.high) - axis.x(found.low), 2), 10, "bar-closed")
    for one in found.models:
        if one.value is not None:
            body += svg.line(axis.x(one.value), y - 8, axis.x(one.value), y + 8, "now-line")
    return body
