"""A finding in; what its answer hangs on out, as figures and sentences: inputs, losing boxes, flip points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from caveat.report import words
from caveat.report.charts import box, tornado
from caveat.report.finding import CHANCE, Discovery, Finding, Input, Sensitivity
from caveat.report.shown import Chart

INPUTS = 8
"""Inputs shown of those that an outcome may hang on, the weightiest of any option first."""


def sensitivity(found: Finding) -> Iterator[Chart]:
    """What each criterion hangs on, for every option: a figure for each criterion."""
    sobol = [row for row in found.sensitivity if row.method == "sobol"]
    for place, criterion in enumerate(dict.fromkeys(row.criterion for row in sobol)):
        rows = {row.option: row for row in sobol if row.criterion == criterion}
        inputs = _weightiest(rows.values())
        bars = [
            (one.name, [_bar(rows[one.id], name) if one.id in rows else None for name in inputs])
            for one in found.options
        ]
        told = [_about(found, name) for name in inputs]
        said = _greatest(criterion, [(name, told[_first(each)]) for name, each in bars if any(each)])
        yield Chart(
            f"sim-hangs-{place}", words.sentence(criterion), f"{said}.",
            Markup(tornado.tornado(told, bars, f"{said}.")),  # noqa: S704 the chart escapes its own text
            ("Input", *(one.name for one in found.options)),
            tuple((about, *(_bar_words(row[1][index]) for row in bars)) for index, about in enumerate(told)),
            folded=place > 0,
        )  # fmt: skip


def _greatest(criterion: str, rows: Sequence[tuple[str, str]]) -> str:
    """Which input has the greatest part, and under which options."""
    under: dict[str, list[str]] = {}
    for option, about in rows:
        under.setdefault(about, []).append(option)
    said = "; ".join(
        f"{about} ({'every option' if len(under) == 1 else ', '.join(options)})" for about, options in under.items()
    )
    return f"The greatest part in the spread of {criterion} has: {said}"


def _first(bars: Sequence[tornado.Bar | None]) -> int:
    return max(range(len(bars)), key=lambda index: bar.total if (bar := bars[index]) else -1.0)


def _weightiest(rows: Iterable[Sensitivity]) -> list[str]:
    most: dict[str, float] = {}
    for row in rows:
        for one in row.inputs:
            most[one.name] = max(most.get(one.name, 0.0), one.total or 0.0)
    return sorted(most, key=lambda name: -most[name])[:INPUTS]


def _bar(row: Sensitivity, name: str) -> tornado.Bar | None:
    one: Input | None = next((each for each in row.inputs if each.name == name), None)
    if one is None or one.total is None:
        return None
    return tornado.Bar(one.first or 0.0, one.total, one.total_width or 0.0)


def _bar_words(one: tornado.Bar | None) -> str:
    if one is None:
        return "does not vary"
    return f"{max(one.first, 0.0):.2f} by itself, {one.total:.2f} in all (give or take {one.width:.2f})"


def _about(found: Finding, name: str) -> str:
    told = found.about(name)
    return f"chance: {told}" if name.startswith(CHANCE) else told


def boxes(found: Finding) -> Iterator[Chart]:
    """Where in the space of assumptions the option that leads on a criterion loses, a figure for each criterion."""
    rows = [row for row in found.discovery if row.kind == "box" and row.limits]
    for place, row in enumerate(rows):
        sides = [_side(found, each.assumption, each.low, each.high) for each in row.limits]
        said = named(found, row.words)
        yield Chart(
            f"sim-box-{place}", f"Where {name_of(found, row.option or '')} loses on {row.criterion}", said,
            Markup(box.box([one for one in sides if one.known], said)),  # noqa: S704 as above
            ("Assumption", "Within the box", "Whole range", "Quasi-p"),
            tuple(
                (side.about, box.told(side), _range(side), _chance(each.quasi_p))
                for side, each in zip(sides, row.limits, strict=True)
            ),
        )  # fmt: skip


def _chance(quasi_p: float | None) -> str:
    return "not told" if quasi_p is None else "under 0.0001" if quasi_p < 1e-4 else f"{quasi_p:.2g}"


def _side(found: Finding, name: str, low: float | None, high: float | None) -> box.Side:
    known = next((one for one in found.assumptions if one.id == name), None)
    if known is None:
        return box.Side(name, "", low, high, None, None)
    return box.Side(known.about, known.unit, low, high, known.low, known.high)


def _range(side: box.Side) -> str:
    if side.least is None or side.greatest is None:
        return "not in the finding"
    return box.told(box.Side("", side.unit, side.least, side.greatest, None, None))


def name_of(found: Finding, option: str) -> str:
    """The name of an option."""
    return next((one.name for one in found.options if one.id == option), option)


_KINDS = (("flip", "Where the lead changes hands"), ("information", "What to find out first"))


def decides(found: Finding) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Flip points and the worth of knowing, in words."""
    for kind, title in _KINDS:
        told = tuple(named(found, row.words) for row in _of(found, kind))
        if told:
            yield title, told


def _of(found: Finding, kind: str) -> Iterator[Discovery]:
    return (row for row in found.discovery if row.kind == kind)


def named(found: Finding, said: str) -> str:
    """Words of a finding with the names of options in the place of their ids."""
    called = {one.id: one.name for one in found.options}
    ids = "|".join(sorted(map(re.escape, called), key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?=,? (?:leads?|above|below)\b)", lambda found: f"“{called[found[0]]}”", said)
