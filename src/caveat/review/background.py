"""A dossier in; what stands behind the answers out: background measures, the law as sources tell it, context."""

from __future__ import annotations

from caveat.dates import NotADate, PartialDate
from caveat.evidence import Figure
from caveat.review.casefile import Series
from caveat.review.cite import Citer
from caveat.review.result.claim import Prose


def series(citer: Citer, one: Series) -> Prose:
    """A background measure: each reading with its day and who counted, then what is derived from it."""
    told: list[str | Figure] = [f"{one.measure[0].upper()}{one.measure[1:]}: "]
    for reading in one.observations:
        label = f"{one.measure}, {reading.period}"
        told += [f"{days(reading.period)} ({reading.series or 'counter not named'}) ", citer.figure(reading, (), label)]
        caution = reading.caution or reading.note
        told.append(f" [{caution}]; " if caution else "; ")
    for number in one.derived:
        told += [f"derived, {number.note or one.measure}: ", citer.figure(number, (), one.measure), "; "]
    told[-1] = f"{str(told[-1]).removesuffix('; ')}."
    return tuple(told)


def law(citer: Citer) -> list[Prose]:
    """What the case's own sources say of the law; the rules that bind are the law's."""
    return [
        (f"As a source of the case tells the law: {note.text} ({note.id}).",) for note in citer.dossier.case.legal_notes
    ]


def context(citer: Citer) -> list[Prose]:
    """What happened around the question, and what the compiler wants a reader to know first."""
    case = citer.dossier.case
    told: list[Prose] = [(f"Context, {days(event.date)}: {event.text} ({event.id}).",) for event in case.context]
    return told + [(f"{note.text.rstrip('.')}.",) for note in case.case.notes]


def days(text: str) -> str:
    """A date, or a range of two, for a reader: "Jun 1981 to Jul 1981"; other words stay as they are."""
    try:
        return " to ".join(PartialDate.parse(one).words() for one in text.split("/"))
    except NotADate:
        return text
