"""A plain word for a state and who was named so far in; the state that it stands for out: weapons for the country."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.names import state_in
from caveat.sources.prose.named.entries import Entry, lately
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tokens import Token

_LANDS = frozenset(("country", "nation"))
_JOINED = later(r", (?:and )?| and ")
"""What stands between the states of a row."""


def is_land(group: Group | None, tokens: Sequence[Token]) -> bool:
    """Whether a group is no more than "the country" or "that nation"."""
    if group is None:
        return False
    plain = group.last - group.first == 2 and group.tail in (0, group.last) and not (group.apposed or group.members)
    return plain and tokens[group.head].low in _LANDS and tokens[group.first].low in ("the", "that")


def stands_for(
    place: int, entries: Sequence[Entry], sentence: int, acts: bool, besides: Collection[str | None] = ()
) -> str | None:
    """The one state that it can stand for, by its name; None where there is none, or two may be meant.

    ``besides`` are the states of those on the other side. The one whose minister says so goes before all. Of whom acts
    it is the one that the sentence before was about; else it is none that acts in its own sentence.
    """
    near = _near(place, entries, sentence, besides)
    says = next(
        (named for entry, named in near if entry.subject and _here(entry, sentence) and not _itself(entry)), None
    )
    if says is not None or len({state_in(named) or named for _, named in near}) > 1:
        return says
    if besides and near:
        return near[0][1]
    if acts:
        about = (named for entry, named in near if entry.subject and not (_here(entry, sentence) and _itself(entry)))
        return next(about, None)
    return next((named for entry, named in near if not (entry.subject and _here(entry, sentence))), None)


def _near(
    place: int, entries: Sequence[Entry], sentence: int, besides: Collection[str | None]
) -> list[tuple[Entry, str]]:
    """The states that were named lately, each with how, the last first."""
    return [
        (entry, named)
        for entry in lately(entries, place, sentence)
        for named in _states(entry)
        if state_in(named) not in besides
    ]


def place(at: int, entries: Sequence[Entry], sentence: int) -> str | None:
    """The state or town that "there" stands for: the last that was named, and that nobody in the sentence is."""
    near = (entry for entry in lately(entries, at, sentence) if not (entry.subject or entry.person))
    found = next((entry for entry in near if entry.kind in ("state", "name")), None)
    return found.mention.name if found is not None else stands_for(at, entries, sentence, False)


def _here(entry: Entry, sentence: int) -> bool:
    return entry.sentence == sentence


def _itself(entry: Entry) -> bool:
    return entry.kind == "state"


def _states(entry: Entry) -> list[str]:
    """The states that somebody is, or is of: Chad, the army of Chad; of a row, which is no one state, each."""
    name = entry.mention.name
    row = _JOINED.split(name) if entry.plural and _itself(entry) else []
    if len(row) > 1 and all(state_in(one) is not None for one in row):
        return row
    state = name if _itself(entry) else state_in(name)
    return [state] if state is not None else []
