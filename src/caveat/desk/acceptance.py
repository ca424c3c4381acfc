"""Proposals in a ledger; what a person or a named rule makes of them, as records that follow each other.

A proposal's subject begins with ``reading:``, which no id of a case can: no case takes a proposal for its own part.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from caveat.dates import PartialDate
from caveat.errors import Busy, Conflict, LedgerError, NoRecord
from caveat.ledger import ask, log, store
from caveat.report import proposed
from caveat.review import proposals, trust
from caveat.review.docket.refusals import Stale
from caveat.review.proposals import By, Decision, Standing, State

PREFIX = "reading:"
_SHOWN = 64


def subject(document: str, proposal: str) -> str:
    """The subject of a proposal's records."""
    return f"{PREFIX}{document}/{proposal}"


def name_of(found: str) -> str:
    """The name of a proposal, from the subject of its records."""
    document, _, proposal = found.removeprefix(PREFIX).partition("/")
    return proposals.name_of(document, proposal)


def standing_of(ledger: store.Ledger | None, document: str | None) -> dict[str, store.Record]:
    """The latest record of each proposal of a document, by its subject."""
    prefix = f"{PREFIX}{document}/"
    if ledger is None or not ask.subjects(ledger, prefix, 1):  # quicker than asking the whole book for what is new
        return {}
    return {record.subject: record for record in ask.book(ledger, prefix=prefix)}


def entry(
    kind: str, about: str, payload: Mapping[str, Any], by: str, before: store.Record | None,
    valid_from: PartialDate | None = None,
) -> store.Entry:  # fmt: skip
    """What is to be recorded of a subject in the place of its last record; the same again has the same key."""
    digest = hashlib.sha256(log.canonical(payload)).hexdigest()[:24]
    seq = before.seq if before else None
    return store.Entry(kind, about, payload, f"{about}:{seq or 0}:{digest}", by, valid_from, supersedes=seq)


def stands(record: store.Record) -> Standing:
    """A record of a proposal, as the proposal that stands."""
    name = name_of(record.subject)
    return Standing(name, State(record.kind), record.payload, record.recorded_by, record.recorded_at, record.seq)


def ruled(pending: Iterable[Standing], rules: Sequence[trust.Rule]) -> dict[str, trust.Rule]:
    """What a rule accepts of what nobody has decided, by its name."""
    found = {}
    for one in pending:
        rule = trust.rule_for(one, rules) if one.state is State.PROPOSED else None
        if rule is not None:
            found[one.name] = rule
    return found


def accept_by_rules(ledger: store.Ledger, document: str, rules: Sequence[trust.Rule]) -> Counter[str]:
    """Accept what the user's settings let a rule accept, signed by the rule."""
    if not rules:
        return Counter()
    records = {name_of(key): record for key, record in standing_of(ledger, document).items()}
    stand = {name: stands(record) for name, record in records.items()}
    entries, counts = [], Counter[str]()
    for name, rule in ruled(stand.values(), rules).items():
        by = rule.by(stand[name].field)
        decision = proposals.accept(stand[name], by)
        if decision is not None:
            entries.append(entry(decision.state, records[name].subject, decision.payload, signed(by), records[name]))
            counts[rule.name] += 1
    ledger.append_many(entries)
    return counts


def signed(by: By) -> str:
    """Who records a decision."""
    return f"rule: {by.name}" if by.rule else by.name


def listed(
    ledger: store.Ledger, *, states: Iterable[State] = (State.PROPOSED,), document: str | None = None,
    field: str | None = None, kind: str | None = None,
) -> list[Standing]:  # fmt: skip
    """The proposals of a ledger in the order of their records, by where they stand, document, field or kind."""
    found = []
    for state in states:
        records = ask.book(ledger, kind=state, prefix=f"{PREFIX}{document or ''}")
        found += [(record.seq, stands(record)) for record in records]
    wanted = (one for _, one in sorted(found, key=lambda pair: pair[0]))
    return [one for one in wanted if (field is None or one.field == field) and (kind is None or one.kind == kind)]


def standing(ledger: store.Ledger, name: str) -> tuple[store.Record, Standing]:
    """A proposal by its name (document in short, and id), or by its whole subject.

    Raises  LedgerError where no proposal has the name.
    """
    document, _, proposal = name.removeprefix(PREFIX).partition("/")
    if proposal and re.fullmatch(r"[0-9a-f]{12,64}", document):
        first = ask.subjects(ledger, PREFIX + document, 1)
        whole = first[0].removeprefix(PREFIX).partition("/")[0] if first else document
        with suppress(NoRecord):
            record = ask.record(ledger, subject(whole, proposal))
            return record, stands(record)
    names = [name_of(one) for one in ask.subjects(ledger, PREFIX + document[:6] if document else PREFIX, 5000)]
    near = difflib.get_close_matches(name, names, n=2)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`caveat proposals` lists what there is."
    raise LedgerError(f"{ledger.name}: there is no proposal {name[:_SHOWN]!r}. {hint}")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision recorded, by the names of the proposals, and what stood so already."""

    recorded: tuple[Standing, ...]
    unchanged: tuple[str, ...]
    withdrawn: tuple[Standing, ...] = ()
    """What had been withdrawn and is decided all the same, as it stood before."""


Judge = Callable[[Standing, By], Decision | None]
"""What is to be recorded of a proposal, given who decides."""


def accept(
    ledger: store.Ledger, names: Sequence[str], by: str, reason: str | None = None, seen: int | None = None
) -> Decided:
    """Accept proposals in a person's name: all of them, or none where one is not there.

    ``seen`` is the last record of the ledger, or of each of the proposals, when they were looked at.

    Raises  Stale where anything was recorded of one of them since, apart from the same decision by the same person.
    """
    return _decide(ledger, names, by, seen, lambda one, who: proposals.accept(one, who, reason))


def reject(ledger: store.Ledger, names: Sequence[str], by: str, reason: str, seen: int | None = None) -> Decided:
    """Reject proposals, or what was accepted, with a reason.

    Raises  Stale as ``accept`` does.
    """
    return _decide(ledger, names, by, seen, lambda one, who: proposals.reject(one, who, reason))


def amend(
    ledger: store.Ledger, name: str, by: str, reason: str, sets: Sequence[str], seen: int | None = None
) -> Decided:
    """Accept a proposal with other values, each held to its vocabulary and each span to the text.

    Raises  as ``review.amending.amended`` does; Stale as ``accept`` does.
    """

    def judge(one: Standing, who: By) -> Decision | None:
        return proposals.amend(one, who, reason, sets, ledger.document(one.span.document)[1])

    return _decide(ledger, (name,), by, seen, judge)


def _decide(ledger: store.Ledger, names: Sequence[str], by: str, seen: int | None, judge: Judge) -> Decided:
    who = By(by)
    entries, unchanged, withdrawn, about = [], [], [], []
    for name in dict.fromkeys(names):
        record, one = standing(ledger, name)
        decision = judge(one, who)
        if decision is not None or one.by != by:  # to send one's own again is no news
            about.append(record.subject)
        if decision is None:
            unchanged.append(one.name)
            continue
        _unlinked(ledger, one)
        withdrawn += [one] if one.state is State.WITHDRAWN else []
        entries.append(entry(decision.state, record.subject, decision.payload, by, record))
    _unmoved(ledger, about, seen)
    try:
        recorded = ledger.append_many(entries)
    except Busy:
        raise
    except LedgerError:  # somebody was a moment quicker
        _unmoved(ledger, about, seen)
        raise
    return Decided(tuple(map(stands, recorded)), tuple(unchanged), tuple(withdrawn))


def _unmoved(ledger: store.Ledger, about: Sequence[str], seen: int | None) -> None:
    """Raise  Stale where something was recorded of these subjects since they were seen."""
    if seen is None:
        return
    since = [record for one in about for record in ask.history(ledger, one) if record.seq > seen]
    if since:
        since.sort(key=lambda record: record.seq)
        where = name_of(about[0]) if len(about) == 1 else "the list"
        raise Stale(where, seen, since[-1].seq, [proposed.decided(stands(one)) for one in since])


def _unlinked(ledger: store.Ledger, one: Standing) -> None:
    """Raise  Conflict where a case still has the proposal as its statement: it would say what nobody stands by."""
    case = one.payload.get("case")
    if case and any(not record.payload.get("withdrawn") for record in ask.as_of(ledger, case)):
        raise Conflict(one.name, f"it is the statement {case}", "it would be decided otherwise here",
                       "Take it out of the case file and import that, then decide again.")  # fmt: skip
