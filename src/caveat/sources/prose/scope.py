"""Whether a text is about transfers of arms: one pass of one automaton, so that others cost almost nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache, lru_cache

import ahocorasick

from caveat.sources.prose.lexicon import lexicon, table

_CAPITAL = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?")
_NEAR = 110
"""Characters between a word of the field and one of transfer that are read as one matter."""


_FULL = 5
"""Words of the field that, with as many states, need no word of transfer beside them."""


_MOVES = 12
"""Words of transfer from which on a few words of the field beside them are enough."""


_MOST = 20_000
"""Words with a capital that are remembered at a time."""
_SHORT = 400
"""Characters of a text that is no more than a report of one thing: a word of the field by one of transfer tells it."""


_SETTING = ("army", "navy", "military", "pentagon", "defence ", "defense ", "ministry of defen", "arms")
"""Words of the field that name who is armed, and no goods; "arms" may be a robot's."""


class Reach(IntEnum):
    """Whether a text is about transfers of arms.

    ``DOUBT`` where only what is read of it can tell, and ``HINT`` where it has to tell more: there are words of arms,
    but hardly one of transfer beside them.
    """

    NONE = 0
    WHOLE = 1
    DOUBT = 2
    HINT = 3


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for kind, weight in (("weak", 1), ("strong", 2), ("transfer", 0), ("none", -1)):
        for stem in _stems(kind):
            automaton.add_word(stem, (len(stem), weight))
    automaton.make_automaton()
    return automaton


@cache
def _fighting() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in _stems("fighting"):
        automaton.add_word(stem, len(stem))
    automaton.make_automaton()
    return automaton


def _stems(kind: str) -> list[str]:
    return [stem.strip() for stem in table("field.toml")["scope"][kind].replace("\n", "").split("|")]


def _hits(low: str) -> list[tuple[int, int]]:
    """Places at which a word begins with a stem, and the stem's weight; the longest stem at a place counts."""
    found: list[tuple[int, int]] = []
    at, held, longest = -1, 0, 0
    for end, (length, weight) in _automaton().iter(low):
        start = end - length + 1
        if start and low[start - 1].isalnum():
            continue
        if start == at:
            if length > longest:
                held, longest = weight, length
            continue
        if at >= 0:
            found.append((at, held))
        at, held, longest = start, weight, length
    if at >= 0:
        found.append((at, held))
    return found


def reach(text: str, paragraphs: Sequence[tuple[int, int]]) -> Reach:
    """How far the paragraphs are about transfers of arms: words of the field near words of transfer, and states."""
    found = _reach(text, paragraphs)
    return Reach.HINT if found is Reach.NONE and _hinted(text, paragraphs) else found


def _hinted(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether there are a word for arms alone, another of the field, and a state."""
    weights = [weight for start, end in paragraphs for _, weight in _hits(text[start:end].lower()) if weight > 0]
    return 2 in weights and len(weights) > 1 and _states(text, paragraphs) > 0


def _reach(text: str, paragraphs: Sequence[tuple[int, int]]) -> Reach:
    near, field, moved = 0, 0, 0
    for start, end in paragraphs:
        fields, moves, close = _count(text[start:end].lower())
        near, field, moved = near + close, field + fields, moved + moves
        if near >= 8:
            break
    if near == 0 and (field == 0 or moved == 0):
        return Reach.NONE
    states = _states(text, paragraphs)
    if states == 0:
        return Reach.NONE
    if states >= 2 and near >= 4:
        return Reach.WHOLE if near >= 8 or _fought(text, paragraphs) <= moved else Reach.DOUBT
    short = sum(end - start for start, end in paragraphs) < _SHORT
    if short and near >= 2:
        return Reach.DOUBT if _fought(text, paragraphs) > moved else Reach.WHOLE
    if any(_licensed(text, start, end) for start, end in paragraphs):
        return Reach.WHOLE
    if (
        (states >= 3 and near >= 1 and near + field >= 3 and _meet(text, paragraphs))
        or (states >= 2 and near >= 3 and moved >= _MOVES)
        or (states >= 5 and field >= _FULL)
    ):
        return Reach.DOUBT if _fought(text, paragraphs) > moved else Reach.WHOLE
    # Fewer words than these tell nothing, and reading on would find "arms" in pages about anything.
    return Reach.DOUBT if moved and (near >= 2 or (states >= 3 and near >= 1)) else Reach.NONE


def _meet(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether one paragraph has both a word of the field and a state."""
    return any(
        any(weight > 0 for _, weight in _hits(text[start:end].lower())) and _states(text, ((start, end),))
        for start, end in paragraphs
    )


def _fought(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many words tell of fighting: shells that hit a town are no goods that anybody sends."""
    count = 0
    for first, last in paragraphs:
        low, behind = text[first:last].lower(), 0
        for end, length in _fighting().iter(low):
            start = end - length + 1
            if start >= behind and not (start and (low[start - 1].isalnum() or low[start - 1] == "_")):
                count, behind = count + 1, end + 1
    return count


def telling(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of a text in doubt that may tell whether it is about arms: those with a word of the field."""
    return [(start, end) for start, end in paragraphs if told((text[start:end],))]


def told(quotes: Iterable[str]) -> bool:
    """Whether what was read as moved or kept back is arms: by a word for nothing else, or beside a state."""
    for quote in quotes:
        low = quote.lower()
        weights = [weight for at, weight in _hits(low) if weight > 0 and not low.startswith(_SETTING, at)]
        if 2 in weights or (weights and _states(quote, ((0, len(quote)),))):
            return True
    return False


def between(quote: str, parties: Iterable[str]) -> bool:
    """Whether what was read is about arms and a state: by a word for nothing else, or by one that has other meanings.

    Of the latter kind the quote has to name a state, and one of the parties has to be one.
    """
    low = quote.lower()
    weights = [weight for at, weight in _hits(low) if weight > 0 and not low.startswith(_SETTING, at)]
    if not weights:
        return False
    named = _states(quote, ((0, len(quote)),)) > 0
    party = any(_states(one, ((0, len(one)),)) for one in parties)
    return named or party if 2 in weights else named and party


def _licensed(text: str, start: int, end: int) -> bool:
    """Whether a paragraph speaks of a licence for arms and names a state: a licence for 60 turrets for Qatar."""
    low = text[start:end].lower()
    at = low.find("licen")
    if at < 0 or not _states(text, ((start, end),)):
        return False
    return any(weight > 0 and abs(place - at) < _NEAR for place, weight in _hits(low))


def _count(low: str) -> tuple[int, int, int]:
    """Words of the field, words of transfer, and the weight of those of the field that stand near one of transfer."""
    hits = _hits(low)
    moves = [at for at, weight in hits if weight == 0]
    fields = [one for one in hits if one[1] > 0]
    if len(hits) > 500:
        return len(fields), len(moves), len(fields)
    close = 0
    for at, weight in fields if moves else ():
        for move in moves:
            if -_NEAR < at - move < _NEAR:
                close += weight
                break
    return len(fields), len(moves), close


def _states(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many names of states, peoples and capitals stand in the paragraphs."""
    named: set[str] = set()
    for start, end in paragraphs:
        for name in {*_CAPITAL.findall(text, start, end)}:
            named.update(_named(name))
        if len(named) >= 6:
            break
    return len(named)


@lru_cache(_MOST)
def _named(name: str) -> tuple[str, ...]:
    """The states and peoples that words with a capital name: themselves, or each of them by itself."""
    words = lexicon()
    if name in words.states or name in words.peoples:
        return (name,)
    parts = (part.rstrip(".") for part in name.split())
    return tuple(part for part in parts if part in words.states or part in words.peoples)


def linked(text: str, start: int, end: int) -> bool:
    """Whether one paragraph speaks of arms, with licences, deliveries and the like near."""
    fields, moves, close = _count(text[start:end].lower())
    return close > 0 or fields >= 2 or (fields > 0 and moves > 0)
