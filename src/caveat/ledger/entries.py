"""The two shapes of the room: what is to be recorded, and what was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from caveat.dates import PartialDate

COLUMNS = ("seq", "kind", "subject", "payload", "key", "recorded_at", "recorded_by", "valid_from", "valid_to",
           "supersedes", "hash")  # fmt: skip
"""The columns of a record in the order of ``Record``'s fields."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded."""

    kind: str
    subject: str
    payload: Mapping[str, Any]
    key: str
    """Names this append: repeating it adds nothing. The same key with other content is refused."""
    recorded_by: str
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    """The last day on which it held, where one is known."""
    supersedes: int | None = None
    """The sequence number of the record of the same subject that this one replaces."""
    recorded_at: datetime | None = None
    """None for now. A given time may not lie before the ledger's last record."""


class Record(NamedTuple):
    """What was recorded: one row, in the order of ``COLUMNS``."""

    seq: int
    kind: str
    subject: str
    text: str
    """The payload as canonical JSON, just as it was hashed."""
    key: str
    recorded_at: str
    recorded_by: str
    valid_from: str | None
    valid_to: str | None
    supersedes: int | None
    hash: str

    @property
    def payload(self) -> Mapping[str, Any]:
        """What the record says, read anew at each call."""
        found: Mapping[str, Any] = json.loads(self.text)
        return found
