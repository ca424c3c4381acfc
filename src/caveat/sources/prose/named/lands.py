"""A plain word for a state and who was named so far in; the state that it stands for out: weapons for the country."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.names import state_in
from caveat.sources.prose.named.entries import Entry, lately
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tokens import Token

_LANDS = frozenset(("country", "nation"))


def is_land(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether a group is no more than "the country" or "that nation"."""
    plain = group.last - group.first == 2 and group.tail in (0, group.last) and not (group.apposed or group.members)
    return plain and tokens[group.head].low in _LANDS and tokens[group.first].low in ("the", "that")


def stands_for(place: int, entries: Sequence[Entry], sentence: int, acts: bool) -> str | None:
    """The state that it stands for, by its name: the last that is not who acts in its own sentence.

    Of whom acts it is the one whose minister says so, or that the sentence before was about.
    """
    near = [(entry, named) for entry in lately(entries, place, sentence) if (named := _state(entry)) is not None]
    if acts:
        about = (named for entry, named in near if entry.subject and not (_here(entry, sentence) and _itself(entry)))
        return next(about, None)
    return next((named for entry, named in near if not (entry.subject and _here(entry, sentence))), None)


def place(at: int, entries: Sequence[Entry], sentence: int) -> str | None:
    """The state or town that "there" stands for: the last that was named, and that nobody in the sentence is."""
    near = (entry for entry in lately(entries, at, sentence) if not (entry.subject or entry.person))
    found = next((entry for entry in near if entry.kind in ("state", "name")), None)
    return found.mention.name if found is not None else stands_for(at, entries, sentence, False)


def _here(entry: Entry, sentence: int) -> bool:
    return entry.sentence == sentence


def _itself(entry: Entry) -> bool:
    return entry.kind == "state"


def _state(entry: Entry) -> str | None:
    """The state that somebody is, or is of: Chad, the army of Chad."""
    return entry.mention.name if _itself(entry) else state_in(entry.mention.name)
