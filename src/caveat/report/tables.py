"""The tables behind the charts as CSV, each number with its unit, what it counts and what it stands on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from caveat.evidence import Assumed, Cited, Derived, Figure, Sourced
from caveat.report import words
from caveat.report.charts import Bar
from caveat.review.result.line import LineReview
from caveat.review.result.objective import IndicatorView
from caveat.review.result.review import Review

FIGURE = ("value", "low", "high", "unit", "counts", "basis", "stands on")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pipeline(review: Review) -> str:
    """Every line: where it stands, its quantity, its amounts; one row for each figure."""
    rows = [
        (line.transfer, line.line, line.item_name, line.group, line.stage, "yes" if line.stage_proved else "no event",
         line.role, what, *figure_cells(figure))
        for line in review.lines
        for what, figure in [("quantity", line.quantity), ("delivered", line.delivered), ("remaining", line.remaining),
                             *(("exposure", figure) for figure in line.exposure)]
    ]  # fmt: skip
    return text(("transfer", "line", "item", "group", "stage", "stage proved", "role", "figure", *FIGURE), rows)


def stop_map(line: LineReview) -> str:
    """The gates of a line, in order."""
    rows = [
        (gate.gate, gate.holder, gate.measure, "; ".join(gate.provisions), gate.opens or "", gate.closes or "",
         words.state(gate.state), gate.state_words, gate.bites, gate.reversible)
        for gate in sorted(line.stop_map, key=lambda gate: gate.order)
    ]  # fmt: skip
    head = ("gate", "holder", "measures", "under", "opens", "closes", "state", "state in words", "takes hold", "undone")
    return text(head, rows)


def exposure(bars: Iterable[Bar]) -> str:
    """The amounts of one basis."""
    return text(("line", *FIGURE), [(bar.label, *figure_cells(bar.figure)) for bar in bars])


def indicator(view: IndicatorView) -> str:
    """The readings of an indicator and its threshold."""
    rows = [
        (reading.period, reading.series or "", *figure_cells(reading.figure), reading.caution or "")
        for reading in view.observations
    ]
    if view.threshold is not None:
        rows.append(("threshold", "", *figure_cells(view.threshold), view.threshold_words))
    return text(("when", "counter", *FIGURE, "caution"), rows)


def figure_cells(figure: Figure) -> tuple[str, ...]:
    """A figure as cells, in the order of ``FIGURE``; an unknown says that it is, and why."""
    numbers = [
        "" if part is None else words.plain(part).replace(",", "") for part in (figure.value, figure.low, figure.high)
    ]
    if figure.unknown is not None:
        numbers[0] = "unknown"
    return (*numbers, figure.unit, figure.counts or "", words.basis(figure), stands_on(figure))


def stands_on(figure: Figure) -> str:
    """What a figure stands on, in a line."""
    match figure.basis:
        case Cited(citations):
            return "; ".join(f"{page.publisher}, {words.day(page.published)}, {page.address}" for page in citations)
        case Sourced(spans):
            return "; ".join(f"{span.document} {span.start}-{span.end}" for span in spans)
        case Derived(formula, inputs):
            named = ", ".join(f"{part.name} = {words.number(part.figure)}" for part in inputs)
            return f"{formula}, where {named}"
        case Assumed():
            return f"{figure.basis.assumption}: {figure.basis.reason} ({figure.basis.owner})"
    return figure.unknown or ""


def text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV file; a cell that a spreadsheet would run as a formula is written as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def _inert(cell: str) -> str:
    plain = words.tame(cell)
    is_number = plain.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{plain}" if plain.startswith(_STARTS_A_FORMULA) and not is_number else plain


def address(table: str) -> str:
    """The file as an address that a page can hold, so that it downloads without a server."""
    return "data:text/csv;charset=utf-8," + quote(table, safe="")
