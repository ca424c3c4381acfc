"""Whether a text is about transfers of arms: one pass of one automaton, so that others cost almost nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from pathlib import Path

import ahocorasick
import tomli

from caveat.sources.prose.lexicon import lexicon

_CAPITAL = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?")
_NEAR = 110
"""Characters between a word of the field and one of transfer that are read as one matter."""


_FULL = 5
"""Words of the field that, with as many states, need no word of transfer beside them."""


_MOVES = 12
"""Words of transfer from which on a few words of the field beside them are enough."""


_SHORT = 400
"""Characters of a text that is no more than a report of one thing: a word of the field by one of transfer tells it."""


_SETTING = ("army", "navy", "military", "pentagon", "defence ", "defense ", "ministry of defen", "arms")
"""Words of the field that name who is armed, and no goods; "arms" may be a robot's."""


class Reach(IntEnum):
    """Whether a text is about transfers of arms; ``DOUBT`` where only what is read of it can tell."""

    NONE = 0
    WHOLE = 1
    DOUBT = 2


@cache
def _automaton() -> ahocorasick.Automaton:
    scope = tomli.loads((Path(__file__).parent / "field.toml").read_text(encoding="utf-8"))["scope"]
    automaton = ahocorasick.Automaton()
    for kind, weight in (("weak", 1), ("strong", 2), ("transfer", 0), ("none", -1)):
        for stem in scope[kind].replace("\n", "").split("|"):
            automaton.add_word(stem.strip(), (len(stem.strip()), weight))
    automaton.make_automaton()
    return automaton


def _hits(low: str) -> Iterator[tuple[int, int]]:
    """Places at which a word begins with a stem, and the stem's weight; the longest stem at a place counts."""
    held: tuple[int, int, int] | None = None
    for end, (length, weight) in _automaton().iter(low):
        start = end - length + 1
        if start and (low[start - 1].isalnum()):
            continue
        if held is not None and held[0] != start:
            yield held[0], held[1]
        if held is None or held[0] != start or length > held[2]:
            held = (start, weight, length)
    if held is not None:
        yield held[0], held[1]


def reach(text: str, paragraphs: Sequence[tuple[int, int]]) -> Reach:
    """How far the paragraphs are about transfers of arms: words of the field near words of transfer, and states."""
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


@cache
def _fighting() -> re.Pattern[str]:
    field = tomli.loads((Path(__file__).parent / "field.toml").read_text(encoding="utf-8"))
    stems = field["scope"]["fighting"].replace("\n", "").split("|")
    return re.compile(r"\b(?:" + "|".join(re.escape(stem.strip()) for stem in stems) + ")")


def _fought(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many words tell of fighting: shells that hit a town are no goods that anybody sends."""
    return sum(len(_fighting().findall(text[start:end].lower())) for start, end in paragraphs)


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


def _licensed(text: str, start: int, end: int) -> bool:
    """Whether a paragraph speaks of a licence for arms and names a state: a licence for 60 turrets for Qatar."""
    low = text[start:end].lower()
    at = low.find("licen")
    if at < 0 or not _states(text, ((start, end),)):
        return False
    return any(weight > 0 and abs(place - at) < _NEAR for place, weight in _hits(low))


def _count(low: str) -> tuple[int, int, int]:
    """Words of the field, words of transfer, and the weight of those of the field that stand near one of transfer."""
    hits = list(_hits(low))
    moves = [at for at, weight in hits if weight == 0]
    fields = [(at, weight) for at, weight in hits if weight > 0]
    if len(hits) > 500:
        return len(fields), len(moves), len(fields)
    close = sum(weight for at, weight in fields if any(abs(at - move) < _NEAR for move in moves))
    return len(fields), len(moves), close


def _states(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many names of states, peoples and capitals stand in the paragraphs."""
    words = lexicon()
    named: set[str] = set()
    for start, end in paragraphs:
        for found in _CAPITAL.finditer(text, start, end):
            name = found.group()
            if name in words.states or name in words.peoples:
                named.add(name)
            else:
                parts = (part.rstrip(".") for part in name.split())
                named.update(part for part in parts if part in words.states or part in words.peoples)
        if len(named) >= 6:
            break
    return len(named)


def linked(text: str, start: int, end: int) -> bool:
    """Whether one paragraph speaks of arms, with licences, deliveries and the like near."""
    fields, moves, close = _count(text[start:end].lower())
    return close > 0 or fields >= 2 or (fields > 0 and moves > 0)
