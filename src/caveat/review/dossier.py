"""A case in, what of it was public on a day out: frozen, with a list of what had to be left out and why.

One rule decides: a fact is visible as of a date only if a document that supports it was published by then
(``evidence.published_by``). A field that names no document stands or falls with the row around it.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from pydantic import BaseModel

from caveat.dates import PartialDate
from caveat.evidence import QuantityKind, Span, Stage, day_unknown, published_by
from caveat.review.casefacts import Fact, Number, Quantity
from caveat.review.casefile import Actor, CaseFile, Event, Observation
from caveat.review.casepipeline import Hold, Lifting, Line, Production, StageEvent, Transfer
from caveat.review.casesources import CaseDocument, CaseStatement, Contradiction


@dataclass(frozen=True, slots=True)
class Hidden:
    """A part of the case that no document published by the as-of date supports."""

    path: str
    """Where it stands in the case, such as ``transfers/t-f15/l-f15/events/0``."""
    what: str
    earliest: str | None
    """The first date of a document that supports it; None where no such document bears a date."""
    why: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is under review: the case as it could be known on a day.

    Holds   no fact of ``case`` rests only on documents published after ``as_of``; no reference leads to one that does.
    """

    case: CaseFile
    as_of: date
    pins: Mapping[str, Span]
    """Statement id to the span that carries it, where its document's text is held."""
    day_unknown: frozenset[str]
    """Documents dated only to the month of the as-of date: they may in truth be later."""
    hidden: tuple[Hidden, ...]
    """For `caveat verify` only. A review neither shows nor counts it."""


def freeze(case: CaseFile, as_of: date, pins: Mapping[str, Span] | None = None) -> Dossier:
    """The case as of a day."""
    limit = PartialDate.of(as_of)
    dated = {document.id: _date(document.published) for document in case.documents}
    keep = _Keeper(limit, dated)
    kept = cast(CaseFile, keep.model(case, "", True))
    kept = kept.model_copy(
        update={
            "documents": tuple(d for d in case.documents if published_by(dated[d.id], limit)),
            "questions": (),
        }
    )
    kept = _restaged(_without_empty(_without_dangling(kept)), as_of)
    unknown = frozenset(d.id for d in kept.documents if day_unknown(dated[d.id], limit))
    # A statement that is shown for its other, earlier page loses the span that pins it in the later one.
    own = {statement.id: statement.document for statement in case.statements}
    shown = {one.id for one in kept.statements if one.document == own[one.id]}
    held = {statement: span for statement, span in (pins or {}).items() if statement in shown}
    return Dossier(kept, as_of, held, unknown, tuple(keep.hidden))


def _restaged(case: CaseFile, as_of: date) -> CaseFile:
    """The case with the stages that its events show, where the day is not the one that the compiler wrote for.

    A stage is the compiler's report of one day. On another day it may not have been reached yet, or be passed, so
    there the last event decides; a line without a dated event keeps its stage, which no event shows.
    """
    if as_of == case.case.as_of:
        return case
    rows = [
        transfer.model_copy(update={"lines": tuple(_restage(line) for line in transfer.lines)})
        for transfer in case.transfers
    ]
    return case.model_copy(update={"transfers": tuple(rows)})


def _restage(line: Line) -> Line:
    dated = [(day.latest, index, event) for index, event in enumerate(line.events) if (day := _date(event.date))]
    if not dated:
        return line
    last = max(dated, key=lambda row: row[:2])[2]
    part = last.stage is Stage.DELIVERED and last.quantity is not None  # some has gone, and more may be to come
    return line.model_copy(update={"stage": Stage.IN_DELIVERY if part else last.stage})


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text.split("/")[0]) if text else None


class _Keeper:
    """Walks a case and rebuilds it from its visible parts."""

    def __init__(self, limit: PartialDate, dated: Mapping[str, PartialDate | None]) -> None:
        self.limit = limit
        self.dated = dated
        self.hidden: list[Hidden] = []

    def public(self, source: str) -> bool:
        return published_by(self.dated.get(source), self.limit)

    def sources_of(self, part: BaseModel) -> tuple[str, ...]:
        if isinstance(part, CaseStatement):
            return (part.document, *part.also)
        return part.sources if isinstance(part, Fact) else ()

    def why_hidden(self, part: BaseModel) -> str | None:
        """The reason why a part may not be shown; None where it may."""
        sources = self.sources_of(part)
        if sources and not any(self.public(source) for source in sources):
            return "no document that supports it was published by then"
        from_day = part.__dict__.get("public_from")
        if from_day and PartialDate.parse(from_day).earliest > self.limit.latest:
            return f"public only from {from_day}"
        if isinstance(part, CaseStatement | Event | StageEvent | Lifting) and part.date:
            day = PartialDate.parse(part.date.split("/")[0])
            if day.earliest > self.limit.latest:
                return f"dated {part.date}"
        if isinstance(part, Hold) and PartialDate.parse(part.start.split("/")[0]).earliest > self.limit.latest:
            return f"begins {part.start}"
        if isinstance(part, Number):
            for name, given in part.inputs.items():
                if self.why_hidden(given):
                    return f"its input {name} is not yet public"
        return None

    def model(self, part: BaseModel, path: str, record: bool) -> BaseModel:
        """The same part with whatever is not visible taken out of it."""
        update: dict[str, Any] = {}
        for name, value in part.__dict__.items():
            if not value or type(value) in _PLAIN:
                continue
            if name == "sources" or (name == "also" and isinstance(part, CaseStatement)):
                update[name] = tuple(source for source in value if self.public(source))
                continue
            at = f"{path}/{name}" if path else name
            if isinstance(value, BaseModel):
                update[name] = self.one(value, at, record)
            elif isinstance(value, tuple) and isinstance(value[0], BaseModel):
                update[name] = tuple(self.several(value, at, record))
            elif isinstance(value, dict) and name == "inputs":
                update[name] = {key: self.model(one, f"{at}/{key}", record) for key, one in value.items()}
        if isinstance(part, CaseStatement) and not self.public(part.document):
            update["document"] = update["also"][0]
        if isinstance(part, Hold) and update.get("lifted"):
            update["end"] = update["lifted"].date
        if isinstance(part, Line) and update.get("quantity") is None:
            update["quantity"] = Quantity(kind=QuantityKind.UNKNOWN, unit=part.quantity.unit)
        return _with(part, update)

    def one(self, part: BaseModel, path: str, record: bool) -> BaseModel | None:
        why = self.why_hidden(part)
        if why is None:
            return self.model(part, path, record)
        if record:
            self.note(part, path, why)
        return None

    def several(self, parts: tuple[BaseModel, ...], path: str, record: bool) -> Iterator[BaseModel]:
        for index, part in enumerate(parts):
            at = f"{path}/{getattr(part, 'id', index)}"
            kept = self.one(part, at, record)
            if kept is None or (isinstance(kept, Transfer) and not kept.lines):
                continue
            if isinstance(kept, CaseDocument) and not published_by(self.dated[kept.id], self.limit):
                continue
            yield kept

    def note(self, part: BaseModel, path: str, why: str) -> None:
        days = [day for source in self.sources_of(part) if (day := self.dated.get(source)) is not None]
        first = min(days, key=lambda day: day.earliest, default=None)
        self.hidden.append(Hidden(path, _words(part), str(first) if first else None, why))


def _words(part: BaseModel) -> str:
    """A short description of a part, for the list of what is left out."""
    if isinstance(part, Number) and part.known:
        shown = f"{part.value:,}" if part.value is not None else f"{part.low:,} to {part.high:,}"
        return f"{shown} {part.unit}" + (f" ({part.period})" if isinstance(part, Observation) else "")
    if isinstance(part, StageEvent):
        told = f"{part.stage.value} {part.date or 'on a day not public'}"
        return f"{told}: {part.detail}" if part.detail else told
    if isinstance(part, Production) and not part.text:
        return {True: "own production", False: "no own production", None: "production"}[part.exists]
    for name in ("text", "paraphrase", "description", "what", "condition", "measure", "name"):
        value = getattr(part, name, None)
        if value:
            return str(value)
    return type(part).__name__


_REFERENCES = frozenset(
    ("supports", "contradicts", "see", "justified_by", "side_a", "side_b", "rests_on", "overlaps", "bears_on")
)
_REFERENCE = frozenset(("duplicate_of", "supersedes", "line", "transfer"))
_PLAIN = frozenset((str, int, float, bool))


def _with(part: BaseModel, update: Mapping[str, Any]) -> BaseModel:
    """The part with what differs; the part itself, which nobody changes, where nothing does."""
    own = part.__dict__
    changed = {name: value for name, value in update.items() if not _same(own[name], value)}
    return part.model_copy(update=changed) if changed else part


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) == len(after) and all(map(operator.is_, before, after))
    return before is after


def _without_dangling(case: CaseFile) -> CaseFile:
    """The case without references to what is no longer in it."""
    there = frozenset(_ids(case))

    def clean(part: BaseModel) -> BaseModel | None:
        update: dict[str, Any] = {}
        for name, value in part.__dict__.items():
            if not value:
                continue
            if name in _REFERENCES or (name == "documents" and isinstance(value, tuple) and _strings(value)):
                update[name] = tuple(ref for ref in value if ref in there)
            elif type(value) in _PLAIN:
                if name in _REFERENCE and isinstance(value, str) and value not in there:
                    update[name] = None
            elif isinstance(value, BaseModel):
                update[name] = clean(value)
            elif isinstance(value, tuple) and isinstance(value[0], BaseModel):
                update[name] = tuple(kept for one in value if (kept := clean(one)) is not None)
        found = _with(part, update)
        if isinstance(found, Contradiction) and not (found.side_a and found.side_b):
            return None
        if isinstance(found, Actor) and found.position and not found.position.justified_by:
            return found.model_copy(update={"position": None, "no_position": "no statement by this date"})
        return found

    return cast(CaseFile, clean(case))


def _without_empty(case: CaseFile) -> CaseFile:
    """The case without what only names something later: an origin without a page or statement, an empty series."""
    speaking = {statement.origin for statement in case.statements}
    return case.model_copy(
        update={
            "origins": tuple(one for one in case.origins if one.documents or one.id in speaking),
            "series": tuple(one for one in case.series if one.observations or one.derived),
        }
    )


def _strings(value: tuple[Any, ...]) -> bool:
    return bool(value) and isinstance(value[0], str)


def _ids(part: BaseModel) -> Iterator[str]:
    """Every id that stands in a part, at any depth."""
    for name, value in part.__dict__.items():
        if name == "id":
            yield value
        elif not value or type(value) in _PLAIN:
            continue
        elif isinstance(value, BaseModel):
            yield from _ids(value)
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, BaseModel):
                    yield from _ids(one)
