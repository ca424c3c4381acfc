"""Readings in, as somebody enters them, as a table or as the case has them; the entry that may be recorded out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import ValidationError

from caveat import tables
from caveat.dates import NotADate, PartialDate
from caveat.errors import BadRow, Malformed
from caveat.review.casefile import Observation
from caveat.review.docket import people
from caveat.review.docket.acts import Observed
from caveat.review.docket.ground import Ground
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import OutOfTurn, Unfit, near
from caveat.review.docket.state import Condition, Docket
from caveat.review.docket.terms import Reading, Source

COLUMNS = ("day", "value", "low", "high", "unit", "document", "address", "title", "publisher", "published", "note")
"""Columns of a table of readings; the last six name the source."""
_OF_SOURCE = ("document", "address", "title", "publisher", "published")


def observe(
    docket: Docket, ground: Ground, person: Person, ref: str, readings: Sequence[Reading], today: date,
    *, imported: bool = False,
) -> Observed:  # fmt: skip
    """What is to be recorded of readings. A closed review takes them: what was decided is still watched.

    Raises  NotEntitled; OutOfTurn for a condition that is watched no more; Unfit for another unit, a day to come, a
            document that is not there, a correction of nothing, or what is entered already.
    """
    people.require(person, "enter an observation", docket.name)
    condition = known(docket, ref)
    if not docket.watched(condition):
        stands = f"the decision {condition.decision} that set condition {ref} does not stand any more"
        raise OutOfTurn(docket.name, stands, "Leave it; what was entered stays readable.")
    there = {reading for _, reading in condition.standing}
    new = [one for one in readings if one not in there]
    if not new:
        raise OutOfTurn(docket.name, f"condition {ref} has these readings already", "Leave it.")
    for reading in new:
        _check(docket, ground, condition, reading, today)
    return Observed(condition=ref, imported=imported, readings=tuple(new))


def known(docket: Docket, ref: str) -> Condition:
    """A condition by its name.

    Raises  Unfit with those that there are.
    """
    found = docket.condition(ref)
    if found is None:
        hint = near(ref, [one.ref for one in docket.conditions])
        raise Unfit(docket.name, "condition", f"{ref!r} is no condition of it", hint)
    return found


def _check(docket: Docket, ground: Ground, condition: Condition, reading: Reading, today: date) -> None:
    unit, document = condition.terms.unit, reading.source.document
    if reading.unit != unit:
        stands = f"the reading of {reading.day.isoformat()} counts {reading.unit}, and the condition {unit}"
        raise Unfit(docket.name, "unit", stands, "Two units are never compared: enter one that counts the same.")
    if reading.day > today:
        raise Unfit(docket.name, "day", f"{reading.day.isoformat()} is still to come", "Enter it when it is over.")
    if document is not None and document not in ground.documents:
        stands = f"{document!r} is no document of {ground.case} as of {ground.as_of.isoformat()}"
        raise Unfit(docket.name, "source", stands, near(document, ground.documents))
    if reading.corrects is not None and reading.corrects not in dict(condition.standing):
        stands = f"{reading.corrects!r} is no reading that stands under condition {condition.ref}"
        raise Unfit(docket.name, "corrects", stands, near(reading.corrects, dict(condition.standing)))


def from_case(docket: Docket, ground: Ground, ref: str) -> tuple[Reading, ...]:
    """The readings that the case has of a condition's indicator, each with its document.

    Raises  Unfit where the condition names no indicator of the case.
    """
    condition = known(docket, ref)
    indicator = ground.indicators.get(condition.terms.measured_by or "")
    if indicator is None:
        stands = f"condition {ref} names no indicator of the case"
        raise Unfit(docket.name, "condition", stands, "Enter its readings, or import them from a table.")
    made = (_of_case(one, condition.terms.unit, ground) for one in indicator.observations)
    return tuple(one for one in made if one is not None)


def _of_case(one: Observation, unit: str, ground: Ground) -> Reading | None:
    """A reading of the case; None where it has no number, no day, no document or counts something else."""
    document = next((name for name in one.sources if name in ground.documents), None)
    try:
        day = PartialDate.parse(one.period.split("/")[-1]).latest
    except NotADate:
        return None
    if document is None or one.unit != unit or (one.value is None and one.low is None):
        return None
    return Reading(
        day=day, value=one.value, low=one.low, high=one.high, unit=unit, source=Source(document=document),
        note=one.caution or one.note or (f"as counted by {one.series}" if one.series else None),
    )  # fmt: skip


def from_table(text: str, name: str) -> tuple[Reading, ...]:
    """Readings of a table of comma-separated values, whose first line names the columns.

    Raises  Malformed for a column that is not known or missing; BadRow for the first row that does not hold.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        head = [(column or "").strip() for column in rows.fieldnames or ()]
        _columns(head, name)
        rows.fieldnames = head
        return tuple(_rows(rows, name))
    except csv.Error as wrong:
        raise Malformed(name, rows.line_num, f"it is no table: {wrong}", "Save it as comma-separated values.") from None


def _columns(head: Sequence[str], name: str) -> None:
    mend = f"Name the columns in the first line, among {', '.join(COLUMNS)}."
    for column in head:
        if column not in COLUMNS:
            raise Malformed(name, 1, f"the column {column!r} is not known", mend)
    for column in ("day", "unit"):
        if column not in head:
            raise Malformed(name, 1, f"there is no column {column!r}", mend)


def _rows(rows: csv.DictReader[str], name: str) -> Iterator[Reading]:
    for number, row in enumerate(rows, 1):
        cells = {column: cell.strip() for column, cell in row.items() if column and cell and cell.strip()}
        if None in row:
            raise BadRow(name, rows.line_num, f"row {number}", "the row", "longer than the first line", "Mend it.")
        source = {column: cells.pop(column) for column in _OF_SOURCE if column in cells}
        try:
            yield Reading.model_validate({**cells, "source": source})
        except ValidationError as wrong:
            raise tables.bad_row(name, rows.line_num, f"row {number}", wrong) from None
