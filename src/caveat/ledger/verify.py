"""A ledger in; that its chain, its spans and its references hold, or the first record that does not, out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from caveat.errors import Malformed, Unreadable
from caveat.ledger import ask
from caveat.ledger.log import GENESIS
from caveat.ledger.store import Ledger
from caveat.ledger.stretches import stretches
from caveat.ledger.walk import Walk

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
    """Walk every record, span, document and reference; the later parts of a long ledger in processes of their own.

    Raises  BrokenChain for the first record that does not hold, or where the ledger ends before a receipt or says
            otherwise than it.
    """
    point = (mark.sequence, mark.head) if mark is not None else None
    walked = Walk(ledger.name, point)
    if mark is not None and mark.sequence == 0 and mark.head != GENESIS:
        raise walked.wrong(0, "the receipt names another beginning: it is not of a ledger of Caveat")
    begun = False
    try:
        with ledger.reading() as connection:
            walked.documents_of(connection)
            walked.texts_of(connection)
            begun = True
            last = ledger.rows("SELECT max(seq) FROM record")[0][0] or 0
            with stretches(ledger, last, point) as others:
                walked.over(ledger, others[0].first if others else last, progress)
                for other in others:
                    if not walked.joins(other.found()):
                        walked.over(ledger, other.last, progress)
            if mark is not None and mark.sequence > walked.seq:
                why = f"the receipt of {mark.time} counts {mark.sequence} records: the end is cut off"
                raise walked.wrong(walked.seq + 1, why)
            with ledger.stream("SELECT seq FROM standing ORDER BY seq") as rows:
                walked.end(row[0] for row in rows)
    except Unreadable as wrong:  # the file opened, so that the damage lies where the walk had come to
        if not begun:
            raise walked.wrong(0, f"its documents cannot be read, {wrong.why}") from None
        raise walked.wrong(walked.seq + 1, f"it cannot be read, {wrong.why}") from None
    return Verified(walked.seq, len(walked.documents), walked.spans, walked.previous)
