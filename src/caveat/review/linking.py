"""An accepted statement of a reading and a case in; the case with that statement among its own out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from caveat.errors import Conflict, UnknownTerm
from caveat.evidence import Span
from caveat.review.casefile import CaseFile
from caveat.review.casesources import CaseStatement
from caveat.review.proposals import Standing


def statement_of(
    one: Standing, case: CaseFile, document: str, paraphrase: str, origin: str | None, pins: Mapping[str, Span]
) -> CaseStatement:
    """A statement of a reading as a statement of a case, told in the words of whoever accepts it.

    Raises  Conflict for what is no statement, for a document whose other statements stand in another text, and where
            the case does not say whose report the document is; UnknownTerm for a document or origin that it lacks.
    """
    if one.kind != "statement":
        raise Conflict(one.name, f"this is a {one.kind}", "only a statement enters a case as one of its statements",
                       "Write what it says into the case file, with the document as its source.")  # fmt: skip
    known = {found.id: found for found in case.documents}
    if document not in known:
        raise UnknownTerm(case.case.id, "the document", document, tuple(known))
    _same_text(one, case, document, pins)
    line = one.line
    attribution = line.get("attribution") or {"kind": "outlet"}
    speaker = line.get("speaker") or attribution.get("speaker") or known[document].publisher
    return CaseStatement.model_validate({
        "id": f"s-{one.name.rpartition('/')[2]}", "document": document, "origin": _origin(case, document, origin),
        "speaker": speaker,
        "attribution": {name: attribution.get(name) for name in ("kind", "count", "description", "relayed_from")},
        "act": line["act"], "actor": _named(line.get("actor")), "target": _named(line.get("target")),
        "object": "; ".join(filter(None, map(_named, line.get("objects") or ()))) or None,
        "items": _items(line.get("objects") or ()), "modality": line["modality"], "polarity": line["polarity"],
        "date": line.get("date"), "paraphrase": paraphrase, "quote": one.span.quote,
    })  # fmt: skip


def _named(value: Any) -> str | None:
    """Somebody or something by name alone; a reading may say where the name stands."""
    return str(value["name"]) if isinstance(value, Mapping) else value


def _items(objects: Iterable[Any]) -> tuple[str, ...]:
    """The items of the catalogue to which the words for the goods lead without a doubt, each once."""
    sure = (one for one in objects if isinstance(one, Mapping) and one.get("resolution") == "resolved")
    return tuple(dict.fromkeys(item for one in sure for item in one["items"]))


def _same_text(one: Standing, case: CaseFile, document: str, pins: Mapping[str, Span]) -> None:
    for said in case.statements:
        pin = pins.get(said.id)
        if said.document == document and pin is not None and pin.document != one.span.document:
            raise Conflict(case.case.id, f"the statements of {document} stand in the text {pin.document[:12]}…",
                           f"{one.name} stands in another", "Name the document of the case that was read.")  # fmt: skip


def _origin(case: CaseFile, document: str, given: str | None) -> str:
    """The origin of a document: the one that is given, else the only one that lists it."""
    known = [one.id for one in case.origins]
    if given is not None:
        if given not in known:
            raise UnknownTerm(case.case.id, "the origin", given, known or ["(the case has no origin yet)"])
        return given
    listing = [one.id for one in case.origins if document in one.documents]
    if len(listing) != 1:
        count = f"{len(listing)} origins list it: {', '.join(listing)}" if listing else "no origin lists it"
        raise Conflict(case.case.id, f"a statement of {document} has one origin", count,
                       "Say whose report it is with --origin.")  # fmt: skip
    return listing[0]
