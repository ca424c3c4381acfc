"""Entries of a subject whose records follow one another: filed in turn, each naming the last that its author saw.

Each record supersedes the one before it, and the ledger lets a record be superseded once. So of many who act on the
same state at once exactly one files, whichever database keeps the ledger, and the others are told what was filed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from caveat.errors import Busy, LedgerError
from caveat.ledger import ask, store
from caveat.review.docket.people import By, Person
from caveat.review.docket.refusals import Stale


@dataclass(frozen=True, slots=True)
class Filed:
    """What was recorded."""

    record: store.Record
    again: bool
    """True where the same request was seen to have recorded it already: nothing was added."""


def request_key(about: str, seen: int, person: str, request: str | None, given: Any) -> str:
    """The key of an append: the same request with the same content has the same one, so that repeating it adds nothing.

    A request without a name of its own is like no other.
    """
    said = [request or uuid4().hex, person, to_jsonable_python(given)]
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]
    return f"{about}:{seen}:{digest}"


def payload_of(by: Person, said: BaseModel) -> dict[str, Any]:
    """What an entry says, and who says it."""
    return {"by": By.of(by).model_dump(mode="json"), **said.model_dump(mode="json", exclude_defaults=False)}


def in_turn(
    ledger: store.Ledger,
    past: Sequence[store.Record],
    entry: store.Entry,
    seen: int,
    told: Callable[[store.Record], str],
) -> Filed:
    """File an entry after the last one that its author saw; ``past`` are the subject's records as they were read.

    Raises  Stale with what was filed since, in words; then nothing was recorded.
    """
    done = _repeated(past, entry)
    if done is not None:
        return Filed(done, True)
    fresh(entry.subject, past, seen, told)
    try:
        return Filed(ledger.append(entry), False)
    except Busy:
        raise
    except LedgerError:
        fresh(entry.subject, ask.history(ledger, entry.subject), seen, told)
        raise


def fresh(about: str, past: Sequence[store.Record], seen: int, told: Callable[[store.Record], str]) -> None:
    """Raise  Stale where the last of the records is another than the one that was seen."""
    last = past[-1].seq if past else 0
    if last != seen:
        raise Stale(about.partition(":")[2] or about, seen, last, [told(one) for one in past if one.seq > seen])


def _repeated(past: Sequence[store.Record], entry: store.Entry) -> store.Record | None:
    """The record that an entry repeats: one with its key that says the same."""
    found = next((record for record in past if record.key == entry.key), None)
    same = found is not None and (found.kind, found.payload) == (entry.kind, entry.payload)
    return found if same else None
