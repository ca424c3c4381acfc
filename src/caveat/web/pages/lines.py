"""The lines of a case: the pipeline, the stop map, what is still open on each, and one line with all its points."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any, Literal

from markupsafe import Markup
from pydantic import BaseModel

from caveat.desk import viewing
from caveat.evidence import Figure
from caveat.report import charts, page, tables, words
from caveat.report.stops import acts_now
from caveat.review.result.gate import Gate
from caveat.review.result.line import FrontRow, LineReview
from caveat.review.result.review import CaseView, NotAddedView
from caveat.web import dressing
from caveat.web.asked import Here
from caveat.web.refusals import Refused
from caveat.web.reviewed import Opened, bare, opened
from caveat.web.showing import Rooms
from caveat.web.views import Table, View

rooms = Rooms()
Sort = Literal["case", "name", "stage", "role"]
SORTS = (("case", "as in the case"), ("name", "by name"), ("stage", "by stage"), ("role", "by role"))
GROUPS = (*page.GROUPS, ("substitute", "Outside the supplier's control"), ("delivered", "Delivered and closed"))
_ORDER = {stage: place for place, stage in enumerate((*charts.STAGES, "delivered", "closed"))}
DRAWN = 4
"""Lines whose stop map is drawn on the page of the case; the others have a page of their own."""


class PipelineData(BaseModel):
    """The lines of a case, as of a day."""

    case: CaseView
    lines: tuple[LineReview, ...]
    not_added: tuple[NotAddedView, ...]


class Filter(BaseModel):
    """Which lines are shown, and in which order."""

    stage: str = ""
    role: str = ""
    group: str = ""
    item: str = ""
    sort: Sort = "case"

    def keeps(self, line: LineReview) -> bool:
        """True for a line that is asked for."""
        return all(
            not wanted or wanted == has
            for wanted, has in (
                (self.stage, line.stage), (self.role, line.role), (self.group, line.group), (self.item, line.item),
            )
        )  # fmt: skip

    def of(self, lines: Iterable[LineReview]) -> list[LineReview]:
        """The lines that are asked for, in the order that is asked for."""
        kept = [line for line in lines if self.keeps(line)]
        by: dict[str, Any] = {
            "name": lambda line: line.item_name.casefold(), "role": lambda line: line.role,
            "stage": lambda line: _ORDER.get(line.stage, len(_ORDER)),
        }  # fmt: skip
        return kept if self.sort == "case" else sorted(kept, key=by[self.sort])


@rooms.page("/cases/{case}/pipeline", "reviewed.html", tag="lines", csv=True, model=PipelineData)
def pipeline(
    here: Here, case: str, stage: str = "", role: str = "", group: str = "", item: str = "", sort: Sort = "case"
) -> View:  # fmt: skip
    """The lines of a case by where they stand: quantity and amount with what they count, role, who can stop them."""
    found = opened(here, case)
    asked = Filter(stage=stage[:80], role=role[:80], group=group[:80], item=item[:80], sort=sort)

    def data() -> PipelineData:
        review = found.seen.review
        return PipelineData(case=review.case, lines=tuple(asked.of(review.lines)), not_added=review.not_added)

    def table() -> Table:
        return _csv(tables.pipeline(_only(found, asked.of(found.seen.review.lines))))

    beside = asked.model_dump_json()
    return found.view("Pipeline", "Pipeline", lambda: _pipeline(found, asked), data, table, beside)


def _only(found: Opened, lines: Sequence[LineReview]) -> Any:
    return SimpleNamespace(lines=lines, case=found.seen.review.case)


def _pipeline(found: Opened, asked: Filter) -> Markup:
    review = found.seen.review
    kept = asked.of(review.lines)
    given = {name: value for name, value in asked.model_dump().items() if value and (name, value) != ("sort", "case")}
    return found.written(
        "pipeline_view.html", review=bare(review),
        rows_by_group=[(key, name, rows) for key, name in GROUPS if (rows := [o for o in kept if o.group == key])],
        shown=len(kept), total=len(review.lines), filtered=len(kept) < len(review.lines), asked=asked, sorts=SORTS,
        filters=[
            ("stage", "Stage", _choices((line.stage for line in review.lines), _ORDER)),
            ("role", "Role", _choices(line.role for line in review.lines)),
            ("group", "Group", _named((line.group for line in review.lines), dict(GROUPS))),
            ("item", "Item", _named((line.item for line in review.lines), _item_names(review.lines))),
        ],
        csv=found.address("/pipeline.csv", **given), not_added=review.not_added,
        same_goods=page.overlaps(review), no_event_at=page.no_event_at(review), **_emptied(),
    )  # fmt: skip


def _emptied() -> dict[str, Any]:
    """What keeps the bodies of the report's own templates empty where only their macros are wanted."""
    none = [(key, name, ()) for key, name in page.GROUPS]
    inert = SimpleNamespace(pipeline=str, stop_map=str, address=str)
    return {
        "groups": none,
        "delivered": [],
        "substitutes": [],
        "sheets": [],
        "toc": [],
        "overlaps": [],
        "tables": inert,
    }


def _choices(values: Iterable[str], order: dict[str, int] | None = None) -> list[tuple[str, str, int]]:
    counts = Counter(values)
    ranked = sorted(counts, key=lambda one: ((order or {}).get(one, len(order or ())), one))
    return [(value, words.stage(value), counts[value]) for value in ranked]


def _named(values: Iterable[str], called: dict[str, str]) -> list[tuple[str, str, int]]:
    counts = Counter(values)
    return [
        (value, called.get(value, value), counts[value])
        for value in sorted(counts, key=lambda one: called.get(one, one))
    ]


def _item_names(lines: Iterable[LineReview]) -> dict[str, str]:
    return {line.item: line.item_name for line in lines}


def _csv(text: str) -> Table:
    rows = list(csv.reader(io.StringIO(text)))
    return Table(rows[0], rows[1:])


class GateRow(BaseModel):
    """A line, and who can act on it now."""

    line: str
    name: str
    stage: str
    stage_proved: bool
    excluded: bool
    gate: Gate | None
    next_gate: str | None


class StopMapData(BaseModel):
    """Who can act on each open line, as of a day."""

    case: CaseView
    lines: tuple[GateRow, ...]
    clocks_words: str


@rooms.page("/cases/{case}/stop-map", "reviewed.html", tag="lines", csv=True, model=StopMapData)
def stop_map(here: Here, case: str) -> View:
    """Who may still stop each line, by what, and until when; as of any recorded day."""
    found = opened(here, case)

    def gates() -> list[tuple[LineReview, Gate | None]]:
        lines = found.seen.review.lines
        kept = (one for key, _ in page.GROUPS for one in lines if one.group == key)
        return [(one, acts_now(one)) for one in kept]

    def data() -> StopMapData:
        rows = tuple(
            GateRow(line=one.line, name=found.glance.lines[one.line], stage=one.stage, stage_proved=one.stage_proved,
                    excluded=one.excluded, gate=gate, next_gate=one.next_gate)
            for one, gate in gates()
        )  # fmt: skip
        review = found.seen.review
        return StopMapData(case=review.case, lines=rows, clocks_words=review.clocks_words)

    def table() -> Table:
        head = ("line", "name", "stage", "stage proved", "holder", "gate", "provisions", "state", "until", "takes hold")
        return Table(head, [
            (one.line, found.glance.lines[one.line], one.stage, "yes" if one.stage_proved else "no event",
             *((gate.holder, gate.gate, "; ".join(gate.provisions), gate.state, gate.closes, gate.bites) if gate else
               ("nobody found", *[""] * 5)))
            for one, gate in gates()
        ])  # fmt: skip

    def body() -> Markup:
        review = found.seen.review
        named = [line for line in review.lines if line.group == "named"]
        return found.written(
            "stop_map_view.html", gates=gates(), drawn_lines=named[:DRAWN], more=len(named[DRAWN:]),
            review_words=review.clocks_words, days=found.own_days(), times=found.times(),
            csv=found.address("/stop-map.csv"), **(_emptied() | {"tables": tables}),
        )  # fmt: skip

    return found.view("Stop map", "Stop map", body, data, table)


class LineExposure(BaseModel):
    """What is still open on a line: each amount by what it counts, never added."""

    line: str
    name: str
    remaining: Figure
    amounts: tuple[Figure, ...]


class ExposureData(BaseModel):
    """What is still open on each line, and which lines no other beats."""

    case: CaseView
    lines: tuple[LineExposure, ...]
    front: tuple[FrontRow, ...]
    front_words: str


@rooms.page("/cases/{case}/exposure", "reviewed.html", tag="lines", model=ExposureData)
def exposure(here: Here, case: str) -> View:
    """How much is still open on each line, each basis by itself, and the lines that no other line beats."""
    found = opened(here, case)

    def data() -> ExposureData:
        review = found.seen.review
        lines = tuple(
            LineExposure(
                line=one.line, name=found.glance.lines[one.line], remaining=one.remaining, amounts=one.exposure
            )
            for one in review.lines
        )
        return ExposureData(case=review.case, lines=lines, front=review.front, front_words=review.front_words)

    return found.view("Exposure", "Exposure", lambda: found.written("exposure_view.html"), data)


class AdviceRow(BaseModel):
    """A recommendation on a line, or on the review as a whole."""

    review: str
    record: int
    line: str | None
    advice: str
    office: str
    by: str
    at: str
    standing: str
    reasons: str


class DecisionRow(BaseModel):
    """A decision on a line, or on the review as a whole."""

    review: str
    record: int
    line: str | None
    advice: str
    step: str | None
    reported: bool
    retracted: bool
    by: str
    at: str
    reasons: str


class LineData(BaseModel):
    """One line with all the points of its review, and what people put on it in the reviews that one may read."""

    case: CaseView
    name: str
    line: LineReview
    recommendations: tuple[AdviceRow, ...]
    decisions: tuple[DecisionRow, ...]


@rooms.page("/cases/{case}/lines/{line}", "reviewed.html", tag="lines", csv=True, model=LineData)
def line(here: Here, case: str, line: str) -> View:
    """One line: stop map, clocks, exposure, bite, nexus, precedents, and what is recommended and decided on it."""
    found = opened(here, case)
    if line not in found.glance.lines:
        raise Refused(404, "Not Found", f"No line {line[:80]!r} is public in this case as of {found.glance.as_of}. "
                      "Look at the pipeline, or at a later day.")  # fmt: skip

    def shown() -> LineReview:
        return next(one for one in found.seen.review.lines if one.line == line)

    def data() -> LineData:
        return LineData(
            case=found.seen.review.case, name=found.glance.lines[line], line=shown(),
            recommendations=tuple(_advice(found, line)), decisions=tuple(_decisions(found, line)),
        )  # fmt: skip

    beside = "|".join((line, *(f"{one.name}:{one.last}" for one in found.dockets)))
    name = found.glance.lines[line]
    return found.view(
        "Pipeline", name, lambda: _line(found, line), data, lambda: _csv(tables.stop_map(shown())), beside
    )


def _line(found: Opened, line: str) -> Markup:
    """The page of a line. What the review says of it stays while people act; what they did is written anew."""

    def part(template: str) -> bytes:
        shown = next(one for one in found.seen.review.lines if one.line == line)
        gates = SimpleNamespace(stop_map=lambda one: found.address(f"/lines/{one.line}.csv"), address=str)
        return found.written(
            template, shown=shown, days=viewing.days(found.seen.review, shown), times=found.times(),
            **(_emptied() | {"tables": gates}),
        ).encode()  # fmt: skip

    reviewed = dressing.kept("line", f"{found.here.ledger.name}|{found.key}|{line}", lambda: part("line_part.html"))
    above, notes = Markup(reviewed.with_token("").decode()).split("<!--advice-->")  # noqa: S704 written by templates that escape
    advice = dressing.environment().get_template("line_docket.html").render(
        dockets=found.dockets, line=line, address=found.address, opened=found
    )  # fmt: skip
    return Markup("").join((above, Markup(advice), notes))  # noqa: S704 written by templates that escape


def _advice(found: Opened, line: str) -> Iterable[AdviceRow]:
    for docket in found.dockets:
        for one in docket.recommendations:
            if one.said.line in (None, line):
                yield AdviceRow(
                    review=docket.name, record=one.seq, line=one.said.line, advice=one.said.advice.value,
                    office=one.said.office, by=one.by.name, at=one.at, standing=one.standing, reasons=one.said.reasons,
                )  # fmt: skip


def _decisions(found: Opened, line: str) -> Iterable[DecisionRow]:
    for docket in found.dockets:
        for one in docket.decisions:
            if one.said.line in (None, line):
                yield DecisionRow(
                    review=docket.name, record=one.seq, line=one.said.line, advice=one.said.advice.value,
                    step=getattr(one.said, "step", None), reported=one.reported, retracted=one.retracted is not None,
                    by=one.by.name, at=one.at, reasons=getattr(one.said, "reasons", "") or "",
                )  # fmt: skip
