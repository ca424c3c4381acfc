"""Things looked up: a record with its provenance, the law that applies, a deadline, a schema, a ledger's chain."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caveat.desk.casework import is_bundled, take_bundled
from caveat.episodes import coding
from caveat.errors import NoRecord, UnknownTerm
from caveat.law import clocks, groups, powers
from caveat.law import provisions as provisioning
from caveat.ledger import ask, store
from caveat.ledger.verify import Receipt, Verified, verify
from caveat.pipeline import items
from caveat.report import document as documents
from caveat.review.casefile import CaseFile
from caveat.sources import text as texts


def show(ledger: store.Ledger, name: str) -> dict[str, Any]:
    """Any record with its provenance: a record of the ledger, a provision, an item or an episode.

    Raises  NoRecord where nothing has this id.
    """
    for find in (_provision, _item, _episode):
        found = find(name)
        if found is not None:
            return found
    try:
        record = ask.record(ledger, name)
    except NoRecord:
        if "/" not in name or not is_bundled(name.partition("/")[0]):
            raise
        take_bundled(ledger, name.partition("/")[0])
        record = ask.record(ledger, name)
    past = [one.seq for one in ask.history(ledger, record.subject) if one.seq != record.seq]
    return {
        "seq": record.seq, "kind": record.kind, "subject": record.subject, "payload": record.payload,
        "recorded_at": record.recorded_at, "recorded_by": record.recorded_by, "key": record.key,
        "valid_from": record.valid_from, "valid_to": record.valid_to, "supersedes": record.supersedes,
        "other_versions": past, "hash": record.hash, "ledger": ledger.name,
    }  # fmt: skip


def _provision(name: str) -> dict[str, Any] | None:
    found = provisioning.provisions().get(name)
    return {"kind": "provision", "row": found.model_dump(mode="json", by_alias=True)} if found else None


def _item(name: str) -> dict[str, Any] | None:
    if not items.catalogue().has(name):
        return None
    return {"kind": "item", "row": items.catalogue().get(name).model_dump(mode="json", by_alias=True)}


def _episode(name: str) -> dict[str, Any] | None:
    found = next((one for one in coding.episodes() if one.id == name), None)
    return {"kind": "episode", "row": found.model_dump(mode="json")} if found else None


def law(
    day: date, *, channel: str | None, stage: str | None, measure: str | None, supplier: str, recipient: str | None
) -> tuple[powers.Applicable, ...]:
    """The provisions that apply."""
    return powers.applies(day, channel=channel, stage=stage, measure=measure, supplier=supplier, recipient=recipient)


def law_held(supplier: str, day: date) -> str:
    """For a reader: whose law is held for a supplier, and what is not."""
    return groups.held_words(supplier, day)


def clock(provision: str, start: date, recipient: str, *, emergency: bool, case: str | None = None) -> clocks.Deadline:
    """A deadline with its arithmetic."""
    return clocks.ends(provision, start, recipient, emergency=emergency, case=case)


def schema(which: str) -> dict[str, Any]:
    """The JSON Schema of a case file, of a review or of an episode.

    Raises  UnknownTerm for anything else.
    """
    if which == "case":
        return CaseFile.model_json_schema()
    if which == "review":
        return documents.schema()
    if which == "episode":
        return coding.Episode.model_json_schema()
    raise UnknownTerm("caveat schema", "which", which, ("case", "review", "episode"))


def verified(ledger: store.Ledger, mark: Path | None = None) -> Verified:
    """What was walked and found to hold; against a receipt where one is given.

    Raises  BrokenChain for the first record that does not hold.
    """
    return verify(ledger, Receipt.read(texts.read(mark).decode("utf-8", "replace"), str(mark)) if mark else None)
