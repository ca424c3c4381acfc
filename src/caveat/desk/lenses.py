"""A ledger and a case in; what earlier episodes say of the response to each option, out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from caveat.desk import casework, collection, reviewing
from caveat.errors import UnknownTerm
from caveat.ledger import store
from caveat.review import dossier, lens


def precedents(
    ledger: store.Ledger,
    case_id: str,
    *,
    option: str | None = None,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> lens.Lens:
    """The reference class for a case's options, or for one of them, as of a day.

    Raises  UnknownTerm for an option that the case does not have; MissingExtra without scipy; as ``casework.case_at``
            does.
    """
    case, pins = casework.case_at(ledger, case_id, known_at)
    held = dossier.freeze(case, as_of or case.case.as_of, pins)
    reviewed = reviewing.review(ledger, case_id, as_of=as_of, known_at=known_at)
    found = lens.look(held, reviewed.options, reviewed.lines, collection.rows(ledger, known_at))
    if option is None:
        return found
    kept = tuple(one for one in found.options if one.option == option)
    if not kept:
        raise UnknownTerm(case_id, "--option", option, [one.option for one in found.options])
    return replace(found, options=kept)
