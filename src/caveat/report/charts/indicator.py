"""An indicator against its threshold: one row a reading, one mark a counter, no reading joined to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caveat.dates import NotADate, PartialDate
from caveat.report import words
from caveat.report.charts import svg
from caveat.review.result.objective import IndicatorView, ObservationView

SHAPES = ("dot", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True)
class Scale:
    """From a number to its place on the one axis."""

    left: float
    right: float
    most: float

    def x(self, value: float) -> float:
        """The place of a value."""
        return self.left + (self.right - self.left) * min(max(value / self.most, 0), 1)


def indicator(view: IndicatorView) -> str:
    """The readings in the order of their dates, drawn wide and narrow; nothing where no reading has a number.

    Holds   readings and threshold of another unit than the indicator's are left off the axis.
    """
    if not drawn(view):
        return ""
    return _draw(view, 540, narrow=False) + _draw(view, svg.PHONE, narrow=True)


def drawn(view: IndicatorView) -> tuple[ObservationView, ...]:
    """The readings that share the indicator's axis: a number, in one unit."""
    known = [reading for reading in view.observations if reading.figure.known]
    if not known:
        return ()
    axis = view.threshold.unit if view.threshold is not None and view.threshold.known else known[-1].figure.unit
    shared = [reading for reading in known if reading.figure.unit == axis]
    days = [_day(reading.period) for reading in shared]
    if None in days:
        return tuple(shared)
    return tuple(sorted(shared, key=lambda reading: _day(reading.period) or date.min))


def _day(period: str) -> date | None:
    """The first day of a period; None where it is given in words."""
    try:
        return PartialDate.parse(period.split("/")[0]).earliest
    except NotADate:
        return None


def series(view: IndicatorView) -> tuple[str, ...]:
    """The counters, in the order in which they first appear."""
    return tuple(dict.fromkeys(reading.series or "" for reading in drawn(view)))


def _draw(view: IndicatorView, wide: float, *, narrow: bool) -> str:
    readings, counters = drawn(view), series(view)
    threshold = view.threshold if view.threshold is not None and view.threshold.known else None
    top = max([reading.figure.bounds[1] for reading in readings] + ([threshold.bounds[1]] if threshold else []))
    axis = readings[0].figure.unit
    label = max(svg.width(words.day(reading.period), 11) for reading in readings) + 12
    beside = svg.width(_short(view), 11, bold=True) + 10
    scale = Scale(
        8 if narrow else min(max(label, 90), 230),
        wide - max(beside, 64 if narrow else 96),
        100.0 if axis in words.PERCENT else 1.0 if words.is_share(axis) else svg.round_up(top),
    )
    y = 30.0 if threshold else 8.0
    first, body = y, ""
    for reading in readings:
        body += _row(reading, SHAPES[counters.index(reading.series or "") % len(SHAPES)], scale, y, wide)
        y += 36 if narrow else 28
    body += svg.line(scale.left, y, scale.right, y, "edge-line")
    body += svg.text(scale.left, y + 14, words.amount(0, axis), "t11 soft")
    body += svg.text(scale.right, y + 14, words.amount(words.whole(scale.most), axis), "t11 soft", "end")
    if threshold:
        body += _threshold(view, scale, first, y)
    key, high = _key(counters, y + 24, wide)
    if len(counters) > 1:
        body += key
        y += high
    return svg.frame(wide, y + 22, _name(view, readings), body, f"chart w{wide:g}")


def _row(reading: ObservationView, shape: str, scale: Scale, y: float, wide: float) -> str:
    narrow = wide < 400
    period = words.day(reading.period)
    middle = y + (24 if narrow else 13)
    body = svg.text(0 if not narrow else scale.left, y + (11 if narrow else 17), period, "t11 soft")
    body += svg.line(scale.left, middle, scale.right, middle, "rule-line")
    low, high = reading.figure.bounds
    if high > low:
        body += svg.box(scale.x(low), middle - 4, scale.x(high) - scale.x(low), 8, "ink-fill")
        body += svg.line(scale.x(low), middle - 7, scale.x(low), middle + 7, "ink-line")
        body += svg.line(scale.x(high), middle - 7, scale.x(high), middle + 7, "ink-line")
    else:
        body += _shape(shape, scale.x(low), middle)
    said = words.number(reading.figure)
    if scale.x(high) + 10 + svg.width(said, bold=True) > wide:
        return body + svg.text(scale.x(low) - 10, middle + 4, said, "t12 strong plate", "end")
    return body + svg.text(scale.x(high) + 10, middle + 4, said, "t12 strong plate")


def _shape(shape: str, x: float, y: float) -> str:
    match shape:
        case "square":
            return svg.box(x - 4.5, y - 4.5, 9, 9, "ring")
        case "diamond":
            return f'<path d="M{svg.n(x)} {svg.n(y - 6)}l6 6l-6 6l-6-6z" class="ring"/>'
        case "triangle":
            return f'<path d="M{svg.n(x)} {svg.n(y - 6)}l6 11h-12z" class="ring"/>'
    return svg.dot(x, y, 5.5, "ink-fill")


def _threshold(view: IndicatorView, scale: Scale, top: float, bottom: float) -> str:
    assert view.threshold is not None
    low, high = view.threshold.bounds
    x = scale.x(high)
    anchor = "end" if x > (scale.left + scale.right) / 2 else "start"
    body = svg.text(x, 14, f"threshold {words.number(view.threshold)}", "t12 strong", anchor)
    body += svg.line(x, top - 10, x, bottom, "now-line")
    if low != high:
        body += svg.line(scale.x(low), top - 10, scale.x(low), bottom, "ink-line")
    latest = view.latest
    if _short(view) and latest is not None and latest in drawn(view):
        row = drawn(view).index(latest)
        y = top + row * ((bottom - top) / len(drawn(view))) + (bottom - top) / len(drawn(view)) - 4
        start = scale.x(latest.figure.bounds[1])
        body += svg.line(start, y, x, y, "open-line")
        body += svg.text(x + 6, y + 4, _short(view), "t11 open strong")
    return body


def _short(view: IndicatorView) -> str:
    """What is said beside the shortfall; nothing where there is none."""
    known = view.shortfall is not None and view.shortfall.known
    return f"{words.number(view.shortfall)} short" if view.shortfall is not None and known else ""


def _key(counters: tuple[str, ...], y: float, wide: float) -> tuple[str, float]:
    body, x, row = "", 4.0, y
    for index, counter in enumerate(counters):
        label = counter or "counter not named"
        lines = svg.wrap(label, wide - 30, 11)
        need = svg.width(label, 11) + 40
        if x > 4 and x + need > wide:
            x, row = 4.0, row + 18
        body += _shape(SHAPES[index % len(SHAPES)], x + 6, row + 8) + svg.lines_of_text(x + 18, row + 12, lines, "t11")
        row += 15 * (len(lines) - 1)
        x += need
    return body, row + 20 - y


def _name(view: IndicatorView, readings: tuple[ObservationView, ...]) -> str:
    verdict = "".join(part if isinstance(part, str) else words.number(part) for part in view.verdict_words)
    parts = "; ".join(
        f"{words.day(reading.period)}: {words.number(reading.figure)}{f', {reading.series}' if reading.series else ''}"
        for reading in readings
    )
    return f"{view.measure}, in {view.unit}. {verdict} Readings, not joined: {parts}."
