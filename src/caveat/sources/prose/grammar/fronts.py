"""Groups of a sentence in; where what opens it ends, and where two of its clauses are joined, out.

"On Monday, the union, a small one, asked" says of the union what "the union, a small one, asked" says: the commas
behind the opening are those of the plain clause, and no list or aside of the opening. So both are read apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark, sort
from caveat.sources.prose.words.tokens import Token

_NOT_ASIDE = frozenset(("than", "like", "unlike", "per", "plus"))
"""Prepositions that do not open an adverbial."""
_SHORTEST = 4
"""Groups and marks at least of an opening, its comma, and a clause."""


def front(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> int:
    """How many groups and marks open a sentence before its subject, the comma after them counted in; 0 where none do.

    Holds   what stands behind them begins with a group of which a finite verb is said, at once or behind an aside.
    """
    first = 0
    while first < len(chunks) and (is_mark(chunks[first], "QUO") or is_mark(chunks[first], "CC")):
        first += 1
    if len(chunks) - first <= _SHORTEST:
        return 0
    opener = chunks[first]
    led = isinstance(opener, Mark) and opener.tag in ("IN", "CS") and opener.low not in _NOT_ASIDE
    led = led or (isinstance(opener, Verb) and opener.form in ("ger", "part"))
    led = led or (isinstance(opener, Group) and opener.kind == "time")  # two days after the vote, the
    led = led or tokens[opener.first].low == "according"
    if not led:
        return 0
    told = not is_mark(opener, "CS")
    for at, chunk in enumerate(chunks[first:], first):
        if isinstance(chunk, Mark) and chunk.tag in (";", ":", ".", "--", "QUO", "WP", "THAT", "(", "NOT"):
            return 0
        bare = isinstance(chunk, Group) and chunk.kind != "time" and isinstance(chunks[at - 1], Group)
        if bare and is_mark(opener, "IN"):
            return 0  # on Monday the minister, Ann Lind, said
        if is_finite(chunk):
            if told:
                return 0
            told = True
        if told and is_mark(chunk, ",") and at > first + 1 and _subject_behind(chunks, at):
            return at + 1
    return 0


def seam(chunks: Sequence[Chunk]) -> int:
    """Where the comma stands behind which "and" or "but" opens a clause whose subject has an aside; 0 where none does.

    Rome has asked for them, and Oslo, a small state, has sold them: neither is Oslo asked, nor is Rome a small state.
    """
    told = False
    for at in range(1, len(chunks) - _SHORTEST):
        told = told or is_finite(chunks[at - 1])
        joint = chunks[at + 1]
        if told and is_mark(chunks[at], ",") and isinstance(joint, Mark) and joint.low in ("and", "but"):
            end, subject = _past(chunks, at + 2), chunks[at + 2]
            agent = isinstance(subject, Group) and subject.kind not in ("time", "pronoun")
            closed = end < len(chunks) and is_mark(chunks[end], ",")
            if agent and closed and _aside_behind(chunks, end):
                return at
    return 0


def _subject_behind(chunks: Sequence[Chunk], comma: int) -> bool:
    """Whether a subject stands behind a comma that belongs to no list or place in front of it."""
    first = chunks[comma + 1] if comma + 1 < len(chunks) else None
    if not isinstance(first, Group) or first.kind == "time":
        return False
    at, listed = _past(chunks, comma + 1), False
    before = chunks[comma - 1]
    while is_mark(chunks[at] if at < len(chunks) else None, "CC"):
        listed = True
        if not isinstance(chunks[at + 1] if at + 1 < len(chunks) else None, Group):
            return False
        at = _past(chunks, at + 1)
    verb = chunks[at] if at < len(chunks) else None
    while is_mark(verb, "R") or (isinstance(verb, Group) and verb.kind == "time"):
        at += 1
        verb = chunks[at] if at < len(chunks) else None
    if is_finite(verb):
        return not (listed and isinstance(before, Group) and sort(before) == sort(first))
    if not is_mark(verb, ",") or listed:
        return False
    return _aside_behind(chunks, at)


def _past(chunks: Sequence[Chunk], at: int) -> int:
    """Past a group and those that hang on it by prepositions."""
    at += 1
    while at + 1 < len(chunks) and is_mark(chunks[at], "IN") and isinstance(chunks[at + 1], Group):
        at += 2
    return at


def _aside_behind(chunks: Sequence[Chunk], comma: int) -> bool:
    """Whether an aside between two commas stands before a finite verb: the union, a small one, asked."""
    after = chunks[comma + 1] if comma + 1 < len(chunks) else None
    if is_mark(after, "WP"):
        return True
    bare, apart = 0, not isinstance(after, Group)
    for at in range(comma + 1, len(chunks)):
        chunk, last = chunks[at], chunks[at - 1]
        if isinstance(chunk, Group) and not is_mark(last, "IN") and chunk.kind != "time":
            bare += 1
        if is_finite(chunk):
            behind = at - 1
            while is_mark(chunks[behind], "R"):
                behind -= 1
            return behind > comma and is_mark(chunks[behind], ",") and (apart or bare <= 1)
        apart = apart or isinstance(chunk, Verb)
        if isinstance(chunk, Mark) and (chunk.tag in (";", ":", ".", "QUO") or (chunk.tag == "CC" and not apart)):
            return False
    return False
