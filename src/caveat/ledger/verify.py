"""A ledger in; that its chain, its spans and its references hold, or the first record that does not, out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from caveat.errors import BrokenChain, Malformed
from caveat.ledger import ask, schema
from caveat.ledger.log import GENESIS, record_hash
from caveat.ledger.store import COLUMNS, HELD, Ledger, spans_in

RESTORE = "Restore the ledger from a copy that holds, and compare what came after."


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a ledger stood: what leaves it with every export, report and page."""

    sequence: int
    head: str
    time: str | None

    def to_json(self) -> str:
        """The receipt as a small JSON file."""
        return json.dumps({"sequence": self.sequence, "head": self.head, "time": self.time}, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str, name: str) -> Receipt:
        """A receipt from its file.

        Raises  Malformed for what is no receipt.
        """
        mend = "Give a receipt as `caveat receipt` or a report writes it."
        try:
            found = json.loads(text)
            return cls(int(found["sequence"]), str(found["head"]), found["time"])
        except json.JSONDecodeError as wrong:
            raise Malformed(name, wrong.lineno, "it is not JSON", mend) from None
        except (KeyError, TypeError, ValueError):
            raise Malformed(name, None, "it lacks sequence, head or time", mend) from None


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
    with ledger.reading() as connection:
        texts = _documents(ledger, connection)
        walked = _Walk(ledger, texts, mark)
        names = ", ".join(COLUMNS)
        found = connection.execution_options(yield_per=5000).exec_driver_sql(f"SELECT {names} FROM record ORDER BY seq")
        for count, row in enumerate(found, 1):
            walked.record(row)
            if progress is not None and count % 50_000 == 0:
                progress(count)
    walked.end()
    return Verified(walked.seq, len(texts), walked.spans, walked.previous)


def _documents(ledger: Ledger, connection: Connection) -> dict[str, tuple[str, str]]:
    """Held documents: id to text and the text's digest. Each one's bytes are checked against its id."""
    found: dict[str, tuple[str, str]] = {}
    for row in connection.execute(sa.select(schema.document.c.id, schema.document.c.data, schema.document.c.text)):
        if hashlib.sha256(row[1]).hexdigest() != row[0]:
            raise BrokenChain(ledger.name, 0, f"the bytes of document {row[0]} are not those it names", RESTORE)
        found[row[0]] = (row[2], hashlib.sha256(row[2].encode()).hexdigest())
    return found


class _Walk:
    """Goes along the chain and remembers what the next record needs."""

    def __init__(self, ledger: Ledger, texts: dict[str, tuple[str, str]], mark: Receipt | None) -> None:
        self.name = ledger.name
        self.texts = texts
        self.mark = mark
        self.previous = GENESIS
        self.seq = 0
        self.spans = 0
        self.time = ""
        self.subjects: dict[int, str] = {}
        self.superseded: set[int] = set()
        self.covered: set[str] = set()

    def wrong(self, seq: int, why: str) -> BrokenChain:
        return BrokenChain(self.name, seq, why, RESTORE)

    def record(self, row: Any) -> None:
        seq, kind, subject, payload, key, at, by, start, end, supersedes, stored = row
        if seq != self.seq + 1:
            raise self.wrong(self.seq + 1, f"it is missing; the next one is {seq}")
        found = record_hash(self.previous, seq, kind, subject, payload, key, at, by, start, end, supersedes)
        if found != stored:
            raise self.wrong(seq, "its hash is not that of its content and of the record before it")
        if at < self.time:
            raise self.wrong(seq, f"its time {at} lies before that of the record before it")
        self.subjects[seq] = subject
        if supersedes is not None:
            self.supersession(seq, subject, supersedes)
        if '"quote":' in payload:
            self.check_spans(seq, payload)
        if kind == HELD:
            self.held(seq, subject, payload)
        if self.mark is not None and seq == self.mark.sequence and stored != self.mark.head:
            raise self.wrong(seq, "the receipt names another hash for it: this is another history")
        self.seq, self.previous, self.time = seq, stored, at

    def supersession(self, seq: int, subject: str, supersedes: int) -> None:
        if self.subjects.get(supersedes) != subject:
            raise self.wrong(seq, f"it supersedes record {supersedes}, which is no earlier record of {subject}")
        if supersedes in self.superseded:
            raise self.wrong(seq, f"it supersedes record {supersedes}, which another supersedes already")
        self.superseded.add(supersedes)

    def check_spans(self, seq: int, payload: str) -> None:
        for span in spans_in(json.loads(payload)):
            text = self.texts.get(span["document"])
            if text is None:
                raise self.wrong(seq, f"it quotes document {span['document']}, which is not held")
            if text[0][span["start"] : span["end"]] != span["quote"]:
                raise self.wrong(seq, f"its quote does not stand at [{span['start']}, {span['end']}) of its document")
            self.spans += 1

    def held(self, seq: int, subject: str, payload: str) -> None:
        digest = subject.removeprefix("document/")
        if digest not in self.texts:
            raise self.wrong(seq, f"document {digest} is gone")
        if self.texts[digest][1] != json.loads(payload)["text_sha256"]:
            raise self.wrong(seq, f"the text of document {digest} is not the one that was held")
        self.covered.add(digest)

    def end(self) -> None:
        if self.mark is not None and self.mark.sequence > self.seq:
            raise self.wrong(
                self.seq + 1, f"the receipt of {self.mark.time} counts {self.mark.sequence} records: the end is cut off"
            )
        loose = set(self.texts) - self.covered
        if loose:
            raise self.wrong(self.seq, f"document {min(loose)} is held without a record")
