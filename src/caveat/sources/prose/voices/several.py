"""Those who speak in a plain word in; whether they are people without a name, or a body, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.named.entries import Entry
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tokens import Token


def tells_body(beside: Group, tokens: list[Token]) -> bool:
    """Whether a plain noun beside a name tells a body, and no head of one: , a campaign group; not: , executive."""
    head = tokens[beside.head]
    return beside.kind == "body" and head.tag == "N" and head.low != "executive"


def people_before(entries: Sequence[Entry], start: int) -> bool:
    """Whether whoever was spoken of last, as several, are people without a name: I asked two officials, and both."""
    several = (e for e in reversed(entries) if e.plural and e.mention.start < start)
    last = next(several, None)
    return last is not None and last.kind in ("person", "people") and not last.person
