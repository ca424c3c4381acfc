"""What is said of a case: statements by origin, speaker, modality or item, contradictions, documents and law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Literal

from fastapi import Query
from markupsafe import Markup
from pydantic import BaseModel

from caveat.evidence import Citation
from caveat.report import words
from caveat.review.result.gate import ProvisionView
from caveat.review.result.review import AssumptionView, CaseView, Review, UnknownView
from caveat.review.result.testimony import ContradictionView, OriginView, StatementView
from caveat.web.asked import Here
from caveat.web.reviewed import Opened, bare, opened
from caveat.web.showing import Rooms
from caveat.web.views import Table, View

rooms = Rooms()
By = Literal["origin", "speaker", "modality", "item"]
GROUPINGS = (("origin", "Origin"), ("speaker", "Speaker"), ("modality", "Modality"), ("item", "Item"))
MODALITIES = ("asserted", "planned", "considered", "conditional", "denied", "hypothetical")
PART = 150
"""Statements on one page."""
Part = tuple[str, str, list[StatementView], list[StatementView]]
"""A group: its name, what is said of it, the statements that count, and those that are kept and do not."""


class EvidenceData(BaseModel):
    """What is said of a case, as of a day."""

    case: CaseView
    statements: tuple[StatementView, ...]
    found: int
    """How many statements there are of those that are asked for, here and on further parts."""
    part: int
    origins: tuple[OriginView, ...]
    contradictions: tuple[ContradictionView, ...]


class Filter(BaseModel):
    """Which statements are shown, grouped by what."""

    by: By = "origin"
    modality: str = ""
    speaker: str = ""
    item: str = ""
    origin: str = ""

    def keeps(self, one: StatementView) -> bool:
        """True for a statement that is asked for."""
        return (
            self.modality in ("", one.modality) and self.speaker in ("", one.speaker)
            and self.origin in ("", one.origin) and (not self.item or self.item in one.items)
        )  # fmt: skip


@rooms.page("/cases/{case}/evidence", "reviewed.html", tag="evidence", csv=True, model=EvidenceData)
def evidence(
    here: Here, case: str, by: By = "origin", modality: str = "", speaker: str = "", item: str = "", origin: str = "",
    part: Annotated[int, Query(ge=1, le=10_000)] = 1, at: str = "",
) -> View:  # fmt: skip
    """Statements by origin, speaker, modality or item, with the contradictions side by side."""
    found = opened(here, case)
    asked = Filter(by=by, modality=modality[:40], speaker=speaker[:200], item=item[:80], origin=origin[:80])

    def rows() -> tuple[list[StatementView], int]:
        ordered = _ordered(found.seen.review, asked)
        place = next((n for n, one in enumerate(ordered) if at and one.id == at), (part - 1) * PART)
        return ordered, place // PART + 1

    def data() -> EvidenceData:
        review, (ordered, shown) = found.seen.review, rows()
        return EvidenceData(
            case=review.case, statements=tuple(ordered[(shown - 1) * PART : shown * PART]), found=len(ordered),
            part=shown, origins=review.origins, contradictions=review.contradictions,
        )  # fmt: skip

    beside = f"{asked.model_dump_json()}|{part}|{at}"
    return found.view("Evidence", "Evidence", lambda: _evidence(found, asked, *rows()), data,
                      lambda: _table(found.seen.review, rows()[0]), beside)  # fmt: skip


def _key(review: Review, by: By) -> Callable[[StatementView], str]:
    called = {line.item: line.item_name for line in review.lines}
    names = {one.id: one.name for one in review.origins}
    return {
        "origin": lambda one: names.get(one.origin, "Origin not recorded"),
        "speaker": lambda one: one.attribution_words or one.speaker,
        "modality": lambda one: one.modality,
        "item": lambda one: "; ".join(called.get(item, item) for item in one.items) or "No item named",
    }[by]  # fmt: skip


def _ordered(review: Review, asked: Filter) -> list[StatementView]:
    """The statements that are asked for, group by group in the order in which each group is first met."""
    key, groups = _key(review, asked.by), dict[str, list[StatementView]]()
    if asked.by == "modality":
        groups = {name: [] for name in MODALITIES}
    if asked.by == "origin":
        groups = {origin.name: [] for origin in review.origins}
    for one in review.statements:
        if asked.keeps(one):
            groups.setdefault(key(one), []).append(one)
    return [one for each in groups.values() for one in each]


def _parts(review: Review, by: By, rows: Sequence[StatementView]) -> list[Part]:
    key, groups = _key(review, by), dict[str, list[StatementView]]()
    for one in rows:
        groups.setdefault(key(one), []).append(one)
    pages = {origin.name: len(origin.pages) for origin in review.origins}
    retold = {name for origin in review.origins for name in origin.changed_in_retelling}
    found = []
    for name, each in groups.items():
        apart = [one for one in each if not one.counted or one.id in retold]
        told = f"1 origin · read on {words.plural(pages[name], 'page')}" if by == "origin" and name in pages else (
            words.plural(len({one.origin for one in each}), "origin"))  # fmt: skip
        found.append((name, told, [one for one in each if one not in apart], apart))
    return found


def _evidence(found: Opened, asked: Filter, ordered: Sequence[StatementView], part: int) -> Markup:
    review = found.seen.review
    given = {name: value for name, value in asked.model_dump().items() if value}
    first = (part - 1) * PART

    def at(**values: str | int) -> str:
        return found.address("/evidence", **(given | {name: str(value) for name, value in values.items()}))

    called = {line.item: line.item_name for line in review.lines}
    origins = {one.id: one.name for one in review.origins}
    return found.written(
        "evidence_view.html", review=bare(review), parted=_parts(review, asked.by, ordered[first : first + PART]),
        clashes=review.contradictions, asked=asked, groupings=GROUPINGS, at=at, part=part, first=first + 1,
        shown=len(ordered[first : first + PART]), found=len(ordered), total=len(review.statements),
        filtered=len(ordered) < len(review.statements), csv=found.address("/evidence.csv", **given),
        filters=[
            ("modality", "How firmly", _choices((one.modality for one in review.statements), {})),
            ("origin", "Origin", _choices((one.origin for one in review.statements), _humane(origins))),
            ("speaker", "Speaker", _choices((one.speaker for one in review.statements), {})),
            ("item", "Item", _choices((item for one in review.statements for item in one.items), called)),
        ],
        by_origin=(), unnamed=(), humane=words.humane,
    )  # fmt: skip


def _humane(called: dict[str, str]) -> dict[str, str]:
    return {name: words.humane(said) for name, said in called.items()}


def _choices(values: Iterable[str], called: dict[str, str]) -> list[tuple[str, str, int]]:
    counts = Counter(values)
    rows = [(value, called.get(value) or value, count) for value, count in counts.items()]
    return sorted(rows, key=lambda row: row[1].casefold())


def _table(review: Review, rows: Sequence[StatementView]) -> Table:
    names = {one.id: one.name for one in review.origins}
    head = ("id", "origin", "speaker", "attribution", "modality", "polarity", "act", "actor", "target", "items", "date",
            "paraphrase", "counted", "document")  # fmt: skip
    return Table(head, [
        (one.id, names.get(one.origin, one.origin), one.attribution_words or one.speaker, one.attribution, one.modality,
         one.polarity, one.act, one.actor, one.target, "; ".join(one.items), one.date, one.paraphrase,
         "yes" if one.counted else "kept and not counted", one.document)
        for one in rows
    ])  # fmt: skip


class GroundData(BaseModel):
    """What a review stands on, and what is not known."""

    case: CaseView
    unknowns: tuple[UnknownView, ...]
    cautions: tuple[str, ...]
    assumptions: tuple[AssumptionView, ...]
    provisions: tuple[ProvisionView, ...]
    documents: tuple[Citation, ...]


@rooms.page("/cases/{case}/ground", "reviewed.html", tag="evidence", csv=True, model=GroundData)
def ground(here: Here, case: str) -> View:
    """What the review stands on: gaps, assumptions, provisions and documents, each with where it was read."""
    found = opened(here, case)

    def data() -> GroundData:
        review = found.seen.review
        return GroundData(**{name: getattr(review, name) for name in GroundData.model_fields})

    def table() -> Table:
        rows = [(one.document, one.title, one.publisher, one.published, "no" if one.day_unknown else "yes", one.address)
                for one in found.seen.review.documents]  # fmt: skip
        return Table(("document", "title", "publisher", "published", "day known", "address"), rows)

    return found.view("Ground", "Ground", lambda: found.written("ground_view.html"), data, table)
