"""Tables of sentences, each with what it is expected to state; and a reading in the shape in which they say it."""

from __future__ import annotations

from pathlib import Path

from caveat.sources.prose.statement import Prose, Statement


def rows(name: str) -> list[tuple[str, list[str]]]:
    """The sentences of a table, each with its statements in order; none where a dash stands."""
    found = []
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, expected = line.split(" | ")
            found.append((sentence, [] if expected == "-" else sorted(expected.split(" ; "))))
    return found


def told(read: Prose) -> list[str]:
    """What was read, as the tables write it."""
    return sorted(map(_said, read.statements))


def _said(one: Statement) -> str:
    actor, target = one.actor.name if one.actor else "-", one.target.name if one.target else "-"
    kind = one.attribution.kind.value
    return f"{one.act.value} {actor} > {target} {one.modality.value} {one.polarity.value} {kind}"
