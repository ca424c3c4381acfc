"""An entry in; the sentence for what cannot be recorded of it, out. Nothing here writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from caveat.errors import LedgerError
from caveat.evidence import Span
from caveat.ledger.entries import Entry, Record

HELD = "held-document"
"""The kind of the record that covers a held document by its digests, so that the chain covers its text too."""

LONGEST = 500
"""Characters in a name. PostgreSQL's index takes no more than 2,704 bytes, and a character has up to four."""

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_SPAN = frozenset(("document", "start", "end", "quote"))


def check_names(entry: Entry) -> None:
    """Raise  LedgerError where kind, subject, key or author cannot name anything."""
    together = f"{entry.kind}{entry.subject}{entry.key}{entry.recorded_by}"
    named = entry.kind and entry.subject and entry.key and entry.recorded_by
    # That all of it can be printed is told in half the time; a thin space cannot be, and may stand in a name.
    if named and len(together) <= LONGEST and (together.isprintable() or not _CONTROL.search(together)):
        return
    for field in (entry.kind, entry.subject, entry.key, entry.recorded_by):
        if not field or _CONTROL.search(field):
            raise LedgerError(f"{field!r} cannot name a record. Use text without control characters.")
        if len(field) > LONGEST:
            raise LedgerError(f"{field[:40]!r}… has {len(field)} characters. Use a name of at most {LONGEST}.")


def check_times(entry: Entry, at: str, last_time: str) -> None:
    """Raise  LedgerError where the entry was recorded before the last record, or ends before it begins."""
    if at < last_time:
        raise LedgerError(f"{entry.subject}: the time {at} lies before the last record's, {last_time}. Leave it out.")
    if entry.valid_from and entry.valid_to and entry.valid_to.latest < entry.valid_from.earliest:
        raise LedgerError(
            f"{entry.subject}: it ends ({entry.valid_to}) before it begins ({entry.valid_from}). Mend the dates."
        )


def same(there: Record, entry: Entry, text: str, name: str) -> Record:
    """The record that an entry with a known key repeats. Who repeats it, and when, does not matter.

    Raises  LedgerError where it says something else.
    """
    start, end = (str(day) if day else None for day in (entry.valid_from, entry.valid_to))
    before = (there.kind, there.subject, there.text, there.valid_from, there.valid_to, there.supersedes)
    if before != (entry.kind, entry.subject, text, start, end, entry.supersedes):
        raise LedgerError(
            f"{name}: the key {entry.key!r} is record {there.seq} with other content. "
            "Repeat an append with what it said, or give the new one a key of its own."
        )
    return there


class Standing:
    """Which earlier records an entry of this batch may supersede: those of its subject that still stand."""

    def __init__(self, there: Mapping[int, tuple[str, bool]], successor: Callable[[int], int | None]) -> None:
        self._subjects = {seq: subject for seq, (subject, _) in there.items()}
        self._stands = {seq for seq, (_, stands) in there.items() if stands}
        self._successor = successor
        self._taken: dict[int, int] = {}

    def record(self, entry: Entry, seq: int) -> None:
        """Let record ``seq`` stand, and take the place of the one its entry names.

        Raises  LedgerError where that one is not there, is about something else or is superseded already. A record can
                name only earlier ones, so that no ring of supersessions can be made.
        """
        if entry.supersedes is not None:
            self._supersede(entry, entry.supersedes, seq)
        self._subjects[seq] = entry.subject
        self._stands.add(seq)

    def _supersede(self, entry: Entry, target: int, seq: int) -> None:
        subject = self._subjects.get(target)
        if subject is None:
            raise LedgerError(
                f"{entry.subject} would supersede record {target}, which is not there. Name an earlier record."
            )
        if subject != entry.subject:
            raise LedgerError(
                f"{entry.subject} would supersede record {target}, which is about {subject}. "
                "A record supersedes only one of its own subject."
            )
        if target not in self._stands:
            by = self._taken.get(target) or self._successor(target)
            raise LedgerError(
                f"{entry.subject}: record {target} is superseded already, by record {by}. "
                "Read that one, then supersede it."
            )
        self._stands.discard(target)
        self._taken[target] = seq


def spans_in(value: Any) -> Iterator[Span]:
    """Every span in a payload: a mapping with exactly the keys document, start, end and quote.

    Raises  LedgerError for one whose range is no pair of numbers or whose quote is no text.
    """
    if isinstance(value, Mapping):
        if value.keys() == _SPAN:
            yield _span(value)
        else:
            for one in value.values():
                yield from spans_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spans_in(one)


def _span(value: Mapping[str, Any]) -> Span:
    numbers = all(type(value[end]) is int for end in ("start", "end"))
    if not numbers or not isinstance(value["quote"], str) or not isinstance(value["document"], str):
        raise LedgerError(f"{dict(value)!r} is no span. Write document and quote as text, start and end as numbers.")
    return Span(value["document"], value["start"], value["end"], value["quote"])
