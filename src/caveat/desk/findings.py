"""Findings of simulations in a ledger: filed by their digest, found again by it, the latest of a case and day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from caveat.dates import PartialDate
from caveat.desk import casework
from caveat.errors import Conflict, NoRecord
from caveat.ledger import ask, log, store
from caveat.report import finding
from caveat.review import dynamics
from caveat.sources import text as texts

KIND = "finding"


def from_file(
    ledger: store.Ledger, path: Path, case_id: str, as_of: date | None = None, known_at: datetime | None = None
) -> Mapping[str, Any]:
    """The plain data of a finding in a file, of this case as of this day.

    Raises  Unreadable, TooLarge, Malformed, BadRow; Conflict where it is of another case or day.
    """
    text = texts.canonical(texts.read(path), str(path))
    dynamics.read(text, str(path), case_id, _day(ledger, case_id, as_of, known_at))
    content: Mapping[str, Any] = json.loads(text)
    finding.read(content, str(path))
    return content


def table(content: Mapping[str, Any]) -> dynamics.Table:
    """What a response reads of a finding."""
    digest = content["finding"]["digest"]
    return dynamics.read(json.dumps(content), f"finding {digest[:12]}", content["case"], content["as_of"])


def file(ledger: store.Ledger, content: Mapping[str, Any], by: str) -> store.Record:
    """File a finding's plain data; the same again adds nothing, and what says more of the same run takes its place."""
    about = f"{KIND}/{content['case']}/{content['finding']['digest']}"
    before = next(iter(ask.as_of(ledger, about, KIND)), None)
    if before is not None and log.canonical(before.payload) == log.canonical(content):
        return before
    seq = before.seq if before else None
    day = PartialDate.parse(content["as_of"])
    return ledger.append(store.Entry(KIND, about, content, f"{about}:{seq or 0}", by, day, supersedes=seq))


def filed(
    ledger: store.Ledger, case_id: str, digest: str, known_at: datetime | None = None
) -> Mapping[str, Any]:  # fmt: skip
    """A finding of a case by its digest or the beginning of it.

    Raises  NoRecord where none has it; Conflict where several have.
    """
    there = list(ask.book(ledger, kind=KIND, prefix=f"{KIND}/{case_id}/", known_at=known_at))
    found = [one for one in there if _digest(one).startswith(digest)]
    if len(found) > 1:
        raise Conflict(
            ledger.name, f"{digest} begins {len(found)} findings", "one is shown", "Give more of its digits."
        )
    if not found:
        raise NoRecord(ledger.name, f"finding {digest}", tuple(_digest(one) for one in there[:2]))
    return found[0].payload


def latest(
    ledger: store.Ledger, case_id: str, as_of: date | None = None, known_at: datetime | None = None
) -> Mapping[str, Any] | None:
    """The finding of a case as of a day that was filed last; None where none was."""
    there = list(ask.book(ledger, kind=KIND, prefix=f"{KIND}/{case_id}/", known_at=known_at))
    day = _day(ledger, case_id, as_of, known_at) if there else ""
    of_day = [one for one in there if one.valid_from == day]
    return max(of_day, key=lambda one: one.seq).payload if of_day else None


def _digest(record: store.Record) -> str:
    return record.subject.rpartition("/")[2]


def _day(ledger: store.Ledger, case_id: str, as_of: date | None, known_at: datetime | None) -> str:
    return (as_of or casework.case_at(ledger, case_id, known_at)[0].case.as_of).isoformat()
