"""A ledger in; that its chain, its spans and its references hold, or the first record that does not, out."""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from caveat.errors import BrokenChain, LedgerError, Malformed, Unreadable
from caveat.ledger import ask, schema
from caveat.ledger.checks import HELD, spans_in
from caveat.ledger.log import GENESIS, record_hash
from caveat.ledger.store import RECORDS, Ledger, sha256

RESTORE = "Restore the ledger from a copy that holds, and compare what came after."

TOLD_EVERY = 50_000
"""Records between two words about progress."""

COMMENT = "# receipt: "
"""How the first line of an exported case file begins."""

_HASH = re.compile("[0-9a-f]{64}")
_MEND = "Give a receipt as `caveat receipt`, a report or `caveat export` writes it."


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a ledger stood: what leaves it with every export, report and page."""

    sequence: int
    head: str
    time: str | None

    def to_json(self) -> str:
        """The receipt as a small JSON file."""
        return json.dumps({"sequence": self.sequence, "head": self.head, "time": self.time}, indent=2) + "\n"

    def to_comment(self) -> str:
        """The receipt as the comment that heads an exported case file."""
        return COMMENT + json.dumps({"sequence": self.sequence, "head": self.head, "time": self.time})

    @classmethod
    def read(cls, text: str, name: str) -> Receipt:
        """A receipt from its own file, from a review's JSON or from an exported case file.

        Raises  Malformed for what holds no receipt.
        """
        if text.startswith(COMMENT):
            text = text.partition("\n")[0].removeprefix(COMMENT)
        try:
            found = json.loads(text)
        except json.JSONDecodeError as wrong:
            raise Malformed(name, wrong.lineno, "it is not JSON", _MEND) from None
        except RecursionError:
            raise Malformed(name, None, "it is nested too deeply", _MEND) from None
        if isinstance(found, dict) and isinstance(found.get("inputs"), dict):
            found = {field: found["inputs"].get(f"receipt_{field}") for field in ("sequence", "head", "time")}
        if not isinstance(found, dict) or not {"sequence", "head", "time"} <= found.keys():
            raise Malformed(name, None, "it lacks sequence, head or time", _MEND)
        sequence, head, time = found["sequence"], found["head"], found["time"]
        if type(sequence) is not int or sequence < 0:
            raise Malformed(name, None, f"its sequence is {sequence!r}, which is no number of a record", _MEND)
        if not isinstance(head, str) or not _HASH.fullmatch(head):
            raise Malformed(name, None, f"its head is {head!r}, which is no SHA-256", _MEND)
        return cls(sequence, head, str(time) if time is not None else None)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was walked and found to hold."""

    records: int
    documents: int
    spans: int
    head: str


def receipt(ledger: Ledger, known_at: datetime | None = None) -> Receipt:
    """Where the ledger stands, or stood at a time."""
    return Receipt(*ask.head(ledger, known_at))


def verify(ledger: Ledger, mark: Receipt | None = None, progress: Callable[[int], None] | None = None) -> Verified:
    """Walk every record, span, document and reference.

    Raises  BrokenChain for the first record that does not hold, or where the ledger ends before a receipt or says
            otherwise than it.
    """
    walked = _Walk(ledger.name, mark)
    try:
        with ledger.reading() as connection:
            walked.begin(connection)
            with ledger.stream(f"{RECORDS} ORDER BY record.seq") as rows:
                walked.records(rows, progress)
            with ledger.stream("SELECT seq FROM standing ORDER BY seq") as rows:
                walked.end(row[0] for row in rows)
    except Unreadable as wrong:  # the file opened, so that the damage lies where the walk had come to
        if not walked.begun:
            raise walked.wrong(0, f"its documents cannot be read, {wrong.why}") from None
        raise walked.wrong(walked.seq + 1, f"it cannot be read, {wrong.why}") from None
    return Verified(walked.seq, len(walked.documents), walked.spans, walked.previous)


class _Walk:
    """Goes along the chain and remembers what the next record needs: some bytes a record, however long it is."""

    def __init__(self, name: str, mark: Receipt | None) -> None:
        self.name = name
        self.mark = mark
        self.begun = False
        self.previous = GENESIS
        self.seq = 0
        self.spans = 0
        self.time = ""
        self.documents: dict[str, tuple[str, str]] = {}
        self.covered: set[str] = set()
        self.subjects = array("q", [0])
        """Python's hash of each record's subject: 64 bits tell two subjects apart and need no copy of the text."""
        self.superseded = bytearray(1)

    def wrong(self, seq: int, why: str) -> BrokenChain:
        """The sentence about the first record that does not hold."""
        return BrokenChain(self.name, seq, why, RESTORE)

    def begin(self, connection: Connection) -> None:
        """Check each held document's bytes against its id, and keep the digests of its text and description."""
        if self.mark is not None and self.mark.sequence == 0 and self.mark.head != GENESIS:
            raise self.wrong(0, "the receipt names another beginning: it is not of a ledger of Caveat")
        for digest, data, text, meta in connection.execute(
            sa.select(*(schema.document.c[name] for name in ("id", "data", "text", "meta"))),
            execution_options={"yield_per": 10},
        ):
            if not isinstance(data, bytes | memoryview) or hashlib.sha256(data).hexdigest() != digest:
                raise self.wrong(0, f"the bytes of document {digest} are not those that its id names")
            self.documents[digest] = (sha256(str(text)), sha256(str(meta)))

        @lru_cache(maxsize=64)
        def text_of(digest: str) -> str:
            query = sa.select(schema.document.c.text).where(schema.document.c.id == digest)
            return str(connection.execute(query).scalar_one())

        self.text_of = text_of
        self.begun = True

    def records(self, rows: Iterable[Sequence[Any]], progress: Callable[[int], None] | None) -> None:
        """Check each record against all that came before it."""
        previous, time, last = self.previous, self.time, self.seq
        marked = self.mark.sequence if self.mark is not None else -1
        subject_of, superseded = self.subjects.append, self.superseded.append
        # This loop runs once for every record, so that it keeps what it can in names of its own.
        try:
            for row in rows:
                seq, kind, subject, payload, key, at, by, start, end, supersedes, stored = row
                if seq != last + 1:
                    raise self.wrong(last + 1, f"it is missing; the next one is {seq}")
                try:
                    found = record_hash(previous, seq, kind, subject, payload, key, at, by, start, end, supersedes)
                except ValueError:
                    found = ""
                if found != stored or start == "" or end == "":
                    raise self.wrong(seq, "its hash is not that of its content and of the record before it")
                subject_of(hash(subject))
                superseded(0)
                if at < time:
                    raise self.wrong(seq, f"its time {at} lies before that of the record before it")
                if supersedes is not None or kind == HELD or '"quote":' in payload:
                    self.refers(row)
                if seq == marked and self.mark is not None and stored != self.mark.head:
                    raise self.wrong(seq, "the receipt names another hash for it: this is another history")
                last, previous, time = seq, stored, at
                if progress is not None and seq % TOLD_EVERY == 0:
                    progress(seq)
        finally:
            self.seq, self.previous, self.time = last, previous, time

    def refers(self, row: Sequence[Any]) -> None:
        """Check what a record refers to: the one it supersedes, the places it quotes, the document it covers."""
        seq, kind, subject, payload, *_, supersedes, _ = row
        try:
            if supersedes is not None:
                self.supersession(seq, subject, supersedes)
            if '"quote":' in payload:
                self.check_spans(seq, payload)
            if kind == HELD:
                self.held(seq, subject, payload)
        except BrokenChain:
            raise
        except (LedgerError, ValueError, TypeError, LookupError) as wrong:
            raise self.wrong(seq, f"it was not written by Caveat ({wrong})") from None

    def supersession(self, seq: int, subject: str, supersedes: int) -> None:
        """Check that a record supersedes an earlier one of its subject that stands."""
        if not 0 < supersedes < seq or self.subjects[supersedes] != hash(subject):
            raise self.wrong(seq, f"it supersedes record {supersedes}, which is no earlier record of {subject}")
        if self.superseded[supersedes]:
            raise self.wrong(seq, f"it supersedes record {supersedes}, which another supersedes already")
        self.superseded[supersedes] = 1

    def check_spans(self, seq: int, payload: str) -> None:
        """Check that every quote stands in its document where the record says so."""
        for span in spans_in(json.loads(payload)):
            if span.document not in self.documents:
                raise self.wrong(seq, f"it quotes document {span.document}, which is not held")
            if self.text_of(span.document)[span.start : span.end] != span.quote or span.start < 0:
                raise self.wrong(seq, f"its quote does not stand at [{span.start}, {span.end}) of its document")
            self.spans += 1

    def held(self, seq: int, subject: str, payload: str) -> None:
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

    def end(self, standing: Iterable[int]) -> None:
        """Check what only the whole shows: an end that was cut off, a loose document, the table of what stands."""
        if self.mark is not None and self.mark.sequence > self.seq:
            raise self.wrong(
                self.seq + 1, f"the receipt of {self.mark.time} counts {self.mark.sequence} records: the end is cut off"
            )
        loose = set(self.documents) - self.covered
        if loose:
            raise self.wrong(self.seq, f"document {min(loose)} is held without a record")
        due = (seq for seq in range(1, self.seq + 1) if not self.superseded[seq])
        for seq, listed in zip_longest(due, standing):
            if seq != listed:
                first = min(one for one in (seq, listed) if one is not None)
                raise self.wrong(first, "the table of what stands says otherwise of it than the records do")
