"""Lines of a reading in; proposals out, and what a person or a named rule makes of one. Pure: the desk files it.

A proposal is what a reader says that a document says. It is no part of any case until somebody accepts it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic_core import to_jsonable_python

from caveat.errors import Conflict
from caveat.evidence import Span
from caveat.review import amending

KINDS = ("field", "statement", "delivery", "permit")
"""Kinds of lines that can be accepted. The others tell of the reading, not of the world."""
READERS: Mapping[str, str] = {"field": "notice", "delivery": "sipri", "permit": "licences", "statement": "prose"}
"""Which reader gives which kind of line; a statement may name another engine."""
PLACE = frozenset({"document", "start", "end", "quote", "source_start", "source_end"})
"""Where a line stands. Its span says so."""
MADE = frozenset({"id", "rule", "confidence", "engine"})
"""How a statement was made, which is no part of what it says."""
SHORT = 12
"""Characters of an id: of a document's 64 in short, and of a proposal within its document."""


class State(StrEnum):
    """Where a proposal stands; the kind of its latest record in the ledger."""

    PROPOSED = "proposal"
    ACCEPTED = "proposal-accepted"
    AMENDED = "proposal-amended"
    REJECTED = "proposal-rejected"
    WITHDRAWN = "proposal-withdrawn"

    @property
    def word(self) -> str:
        """The state as a person is told it: proposed, accepted, amended and so on."""
        return "proposed" if self is State.PROPOSED else self.value.removeprefix("proposal-")


STANDING = frozenset({State.ACCEPTED, State.AMENDED})
"""What somebody vouches for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line of a reading, apart from where it stands.

    Holds   the same document and the same line have the same id, whichever version of a reader gave it.
    """

    id: str
    span: Span
    says: Mapping[str, Any]
    reader: str
    version: str

    @property
    def name(self) -> str:
        """By which a person calls it."""
        return name_of(self.span.document, self.id)

    def payload(self) -> dict[str, Any]:
        """As the ledger keeps it, with a span that it checks."""
        return {"line": dict(self.says), "span": as_span(self.span),
                "reader": {"name": self.reader, "version": self.version}}  # fmt: skip


def name_of(document: str, proposal: str) -> str:
    """The name of a proposal: its document in short, and its own id."""
    return f"{document[:SHORT]}/{proposal}"


def as_span(span: Span) -> dict[str, Any]:
    """A span as a payload holds it."""
    return {"document": span.document, "start": span.start, "end": span.end, "quote": span.quote}


def of(lines: Iterable[Mapping[str, Any]], version: str) -> Iterator[tuple[Mapping[str, Any], Proposal | None]]:
    """Each line of a reading, with the proposal that it makes; None for a kind that proposes nothing."""
    seen: Counter[str] = Counter()
    for line in lines:
        if line["kind"] not in KINDS:
            yield line, None
            continue
        span = Span(line["document"], line["start"], line["end"], line["quote"])
        plain = to_jsonable_python({name: value for name, value in line.items() if name not in PLACE})
        # A licence's number is part of what its row says; the id of a statement only tells it from its neighbours.
        own = {name: value for name, value in plain.items() if name not in MADE or line["kind"] == "permit"}
        key = _digest([span.document, span.start, span.end, own])
        seen[key] += 1
        identity = key if seen[key] == 1 else _digest([key, seen[key]])
        reader = str(line.get("engine") or READERS[line["kind"]])
        yield line, Proposal(identity[:SHORT], span, plain, reader, version)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def named(lines: Sequence[tuple[Mapping[str, Any], Proposal | None]]) -> list[dict[str, Any]]:
    """The lines in their own shape, each proposal with its name as ``id``, and the references to statements with them.

    A permit keeps its own ``id``, the number of the licence; every proposal also bears its name as ``proposal``.
    """
    renamed = {line["id"]: made.name for line, made in lines if made and line["kind"] == "statement" and "id" in line}
    found: list[dict[str, Any]] = []
    for line, made in lines:
        one = dict(line)
        if made is not None:
            one |= {"proposal": made.name} if line["kind"] == "permit" else {"id": made.name, "proposal": made.name}
        for name in ("a", "b", "of"):
            if isinstance(one.get(name), str):
                one[name] = renamed.get(one[name], one[name])
        found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class By:
    """Who decides: a person, or a named rule of somebody's settings with its grounds."""

    name: str
    rule: bool = False
    grounds: str | None = None

    def payload(self) -> dict[str, Any]:
        """As the ledger keeps it."""
        return {"rule" if self.rule else "person": self.name} | ({"grounds": self.grounds} if self.grounds else {})


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal as the ledger has it now."""

    name: str
    state: State
    payload: Mapping[str, Any]
    by: str
    at: str
    seq: int = 0
    """The number of its latest record; 0 where it has none yet."""

    @property
    def line(self) -> Mapping[str, Any]:
        """What it says, as amended where it was."""
        line: Mapping[str, Any] = self.payload["line"]
        return line

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(**self.payload["span"])

    @property
    def kind(self) -> str:
        """The kind of its line."""
        return str(self.line["kind"])

    @property
    def field(self) -> str:
        """What rules and filters go by: the field of a notice, else the kind of its line."""
        return str(self.line["field"]) if self.kind == "field" else self.kind


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be recorded of a proposal."""

    state: State
    payload: Mapping[str, Any]


def accept(standing: Standing, by: By, reason: str | None = None) -> Decision | None:
    """The acceptance of a proposal; None where it stands accepted already, so that accepting twice adds nothing.

    A rule accepts only what nobody has decided yet.
    """
    if standing.state in STANDING or (by.rule and standing.state is not State.PROPOSED):
        return None
    state = State.AMENDED if "read" in standing.payload else State.ACCEPTED
    return Decision(state, _decided(standing, by, reason))


def reject(standing: Standing, by: By, reason: str) -> Decision | None:
    """The rejection of a proposal, or of what was accepted; None where it stands rejected for the same reason."""
    if standing.state is State.REJECTED and standing.payload["decision"]["reason"] == reason:
        return None
    return Decision(State.REJECTED, _decided(standing, by, reason))


def withdraw(standing: Standing, by: By, reason: str) -> Decision | None:
    """The end of a proposal that its reader no longer makes; None where somebody has decided on it."""
    return Decision(State.WITHDRAWN, _decided(standing, by, reason)) if standing.state is State.PROPOSED else None


def amend(standing: Standing, by: By, reason: str, sets: Sequence[str], text: str) -> Decision | None:
    """The acceptance of a proposal with other words in some of its fields; None where it stands so already.

    Raises  what ``amending.amended`` does; Conflict where nothing would change.
    """
    line, span = amending.amended(standing.line, standing.span, sets, text, standing.name)
    if line == standing.line and span == standing.span:
        if standing.state is State.AMENDED:
            return None
        raise Conflict(standing.name, "an amendment changes something", "these values stand there already",
                       "Accept it as it is, or set another value.")  # fmt: skip
    before = {"line": standing.line, "span": standing.payload["span"]}
    payload = _decided(standing, by, reason) | {"line": line, "span": as_span(span)}
    payload.setdefault("read", before)
    return Decision(State.AMENDED, payload)


def _decided(standing: Standing, by: By, reason: str | None) -> dict[str, Any]:
    decision: dict[str, Any] = {"by": by.payload(), "reason": reason}
    if standing.state is not State.PROPOSED:
        decision["was"] = {"state": standing.state.word, "by": standing.by, "at": standing.at}
    kept = {name: value for name, value in standing.payload.items() if name != "decision"}
    return {**kept, "decision": decision}
