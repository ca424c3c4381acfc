"""Rows of records in their order in; that each holds and fits the one before it, or the first that does not, out."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from caveat.errors import BrokenChain, LedgerError
from caveat.ledger import schema
from caveat.ledger.checks import HELD, spans_in
from caveat.ledger.log import GENESIS, record_hash
from caveat.ledger.store import RECORDS, Ledger, sha256

RESTORE = "Restore the ledger from a copy that holds, and compare what came after."

TOLD_EVERY = 50_000
"""Records between two words about progress."""

WALKED = RECORDS.replace(" FROM record", ", record.subject_id FROM record")
"""Asks for records as ``Record`` has them, each with the number of its subject."""


Place = tuple[int, str, str]
"""A record's number, its hash and its time."""

Later = tuple[int, str, str, int, int | None]
"""Of a record that refers to what stands before its stretch: number, subject, payload, the subject's number, and the
number of the record it supersedes; None where it covers a document."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one process found of records in a row, as far as it can be told without those before them."""

    began: Place
    """Where the record before the first of them stands."""
    ended: Place
    spans: int
    subjects: array[int]
    superseded: bytearray
    later: list[Later]


class Walk:
    """Goes along the chain and remembers what the next record needs: some bytes a record, however long it is."""

    def __init__(self, name: str, mark: tuple[int, str] | None = None, began: Place = (0, GENESIS, "")) -> None:
        self.name = name
        self.marked, self.head = mark or (-1, "")
        self.began = began
        self.first = began[0]
        self.seq, self.previous, self.time = began
        self.spans = 0
        self.documents: Mapping[str, tuple[str, str]] = {}
        self.covered: set[str] = set()
        self.subjects = array("q", [0])
        """The number of each record's subject, from the record before the first one on."""
        self.superseded = bytearray(1)
        self.later: list[Later] = []

    def wrong(self, seq: int, why: str) -> BrokenChain:
        """The sentence about the first record that does not hold."""
        return BrokenChain(self.name, seq, why, RESTORE)

    def documents_of(self, connection: Connection) -> None:
        """Check each held document's bytes against its id, and keep the digests of its text and description."""
        found = {}
        for digest, data, text, meta in connection.execute(
            sa.select(*(schema.document.c[name] for name in ("id", "data", "text", "meta"))),
            execution_options={"yield_per": 10},
        ):
            if not isinstance(data, bytes | memoryview) or hashlib.sha256(data).hexdigest() != digest:
                raise self.wrong(0, f"the bytes of document {digest} are not those that its id names")
            found[digest] = (sha256(str(text)), sha256(str(meta)))
        self.documents = found

    def texts_of(self, connection: Connection) -> None:
        """Look the texts of quoted documents up here."""

        @lru_cache(maxsize=64)
        def text_of(digest: str) -> str | None:
            query = sa.select(schema.document.c.text).where(schema.document.c.id == digest)
            found = connection.execute(query).scalar()
            return None if found is None else str(found)

        self.text_of = text_of

    def over(self, ledger: Ledger, last: int, progress: Callable[[int], None] | None = None) -> None:
        """Check the records from the next one to the last, within ``reading``."""
        query = f"{WALKED} WHERE record.seq > {self.seq} AND record.seq <= {last} ORDER BY record.seq"
        with ledger.stream(query) as rows:
            self.records(rows, progress)

    def records(self, rows: Iterable[Sequence[Any]], progress: Callable[[int], None] | None) -> None:
        """Check each record against all that came before it."""
        previous, time, last = self.previous, self.time, self.seq
        first, marked, numbers, gone = self.first, self.marked, self.subjects, self.superseded
        # This loop runs once for every record, so that it keeps what it can in names of its own.
        try:
            for seq, kind, subject, payload, key, at, by, start, end, supersedes, stored, number in rows:
                if seq != last + 1:
                    raise self.wrong(last + 1, f"it is missing; the next one is {seq}")
                try:
                    found = record_hash(previous, seq, kind, subject, payload, key, at, by, start, end, supersedes)
                except ValueError:
                    found = ""
                if found != stored or start == "" or end == "":
                    raise self.wrong(seq, "its hash is not that of its content and of the record before it")
                numbers.append(number)
                gone.append(0)
                if at < time:
                    raise self.wrong(seq, f"its time {at} lies before that of the record before it")
                if supersedes is not None:
                    place = supersedes - first
                    if 0 < place < seq - first and numbers[place] == number and not gone[place]:
                        gone[place] = 1
                    else:
                        self.supersession(seq, subject, number, supersedes)
                if kind == HELD or '"quote":' in payload:
                    self.refers(seq, kind, subject, payload, number)
                if seq == marked and stored != self.head:
                    raise self.wrong(seq, "the receipt names another hash for it: this is another history")
                last, previous, time = seq, stored, at
                if progress is not None and seq % TOLD_EVERY == 0:
                    progress(seq)
        finally:
            self.seq, self.previous, self.time = last, previous, time

    def supersession(self, seq: int, subject: str, number: int, supersedes: int) -> None:
        """Check that a record supersedes an earlier one of its subject that stands, or leave it for later."""
        place = supersedes - self.first
        if place <= 0 < supersedes:
            self.later.append((seq, subject, "", number, supersedes))
        elif not 0 < supersedes < seq or self.subjects[place] != number:
            raise self.wrong(seq, f"it supersedes record {supersedes}, which is no earlier record of {subject}")
        elif self.superseded[place]:
            raise self.wrong(seq, f"it supersedes record {supersedes}, which another supersedes already")
        else:
            self.superseded[place] = 1

    def refers(self, seq: int, kind: str, subject: str, payload: str, number: int) -> None:
        """Check the places that a record quotes and the document that it covers."""
        if kind == HELD and self.first:
            self.later.append((seq, subject, payload, number, None))
            return
        try:
            if '"quote":' in payload:
                self.check_spans(seq, payload)
            if kind == HELD:
                self.covers(seq, subject, payload)
        except BrokenChain:
            raise
        except (LedgerError, ValueError, TypeError, LookupError) as wrong:
            raise self.wrong(seq, f"it was not written by Caveat ({wrong})") from None

    def check_spans(self, seq: int, payload: str) -> None:
        """Check that every quote stands in its document where the record says so."""
        for span in spans_in(json.loads(payload)):
            text = self.text_of(span.document)
            if text is None:
                raise self.wrong(seq, f"it quotes document {span.document}, which is not held")
            if text[span.start : span.end] != span.quote or span.start < 0:
                raise self.wrong(seq, f"its quote does not stand at [{span.start}, {span.end}) of its document")
            self.spans += 1

    def covers(self, seq: int, subject: str, payload: str) -> None:
        """Check that a document is held with the text and the description that the record covers."""
        digest = subject.removeprefix("document/")
        if digest not in self.documents:
            raise self.wrong(seq, f"document {digest} is gone")
        text, meta = self.documents[digest]
        said = json.loads(payload)
        if said["text_sha256"] != text:
            raise self.wrong(seq, f"the text of document {digest} is not the one that was held")
        if said["meta_sha256"] != meta:
            raise self.wrong(seq, f"the description of document {digest} is not the one that was held")
        self.covered.add(digest)

    def stretch(self) -> Stretch:
        """What was found here, for the walk that leads to where this one began."""
        return Stretch(self.began, (self.seq, self.previous, self.time), self.spans, self.subjects[1:],
                       self.superseded[1:], self.later)  # fmt: skip

    def joins(self, found: Stretch | None) -> bool:
        """Go on from where another process came to; False where it began elsewhere or came nowhere.

        Raises  BrokenChain where what it could not tell by itself does not hold. All else up to there does.
        """
        if found is None or found.began != (self.seq, self.previous, self.time):
            return False
        for seq, subject, payload, number, supersedes in found.later:
            if supersedes is None:
                self.refers(seq, HELD, subject, payload, number)
            else:
                self.supersession(seq, subject, number, supersedes)
        self.seq, self.previous, self.time = found.ended
        self.spans += found.spans
        self.subjects.extend(found.subjects)
        self.superseded += found.superseded
        return True

    def end(self, standing: Iterable[int]) -> None:
        """Check what only the whole shows: a loose document, the table of what stands."""
        loose = set(self.documents) - self.covered
        if loose:
            raise self.wrong(self.seq, f"document {min(loose)} is held without a record")
        due = (seq for seq in range(1, self.seq + 1) if not self.superseded[seq])
        for seq, listed in zip_longest(due, standing):
            if seq != listed:
                first = min(one for one in (seq, listed) if one is not None)
                raise self.wrong(first, "the table of what stands says otherwise of it than the records do")
