"""What a sentence is made of: noun groups, verb groups and the small words between them."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from caveat.sources.prose.words.lexicon import wordset

FIELD = frozenset(("goods", "transfer", "permit", "aid"))
"""Kinds of noun whose stopping or sending is a transfer's matter."""


MEASURED = FIELD | {"measure"}
"""Those, and what is done to them."""


class Thing(Struct, frozen=True):
    """Something that was spoken of: its kind, its name, its head in the singular, whether there are many, and where."""

    kind: str
    name: str
    word: str
    many: bool
    start: int
    sentence: int


class Group(Struct, eq=False):
    """A noun group: words ``[first, last)``, the place of its head, and what it stands for.

    ``kind``: state, name, person, body, outlet, spokes, goods, transfer, permit, aid, measure, speech, time, unit,
    pronoun, number, or other. ``owner`` is the group before a possessive mark; ``members`` the parts of a coordination.
    """

    first: int
    last: int
    head: int
    kind: str
    owner: Group | None = None
    members: list[Group] = field(default_factory=list)
    apposed: list[Group] = field(default_factory=list)
    negative: bool = False
    tail: int = 0
    """Where it ends with the prepositional group that belongs to its name, once that is known."""
    comma: bool = False
    """Whether a comma stands before it."""
    refers: Thing | None = None
    """What a pronoun or a bare number stands for, once that is known."""


class Verb(Struct, eq=False, gc=False):
    """A verb group: words ``[first, last)``; form is finite, base, inf, ger or part. It holds no other object."""

    first: int
    last: int
    head: int
    lemma: str
    form: str
    passive: bool = False
    modal: str = ""
    negative: bool = False
    perfect: bool = False
    past: bool = False
    progressive: bool = False


class Mark(Struct, eq=False, gc=False):
    """A word or mark that joins: IN, CC, CS, THAT, WP, J, R, QUO or a mark. It holds no other object."""

    first: int
    last: int
    tag: str
    low: str


Chunk = Group | Verb | Mark


@lru_cache(50_000)
def singular(low: str) -> str:
    """A noun without the ending of the plural."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    if low.endswith("men"):
        return low[:-2] + "an"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def is_mark(chunk: Chunk | None, tag: str) -> bool:
    """Whether a chunk is a mark of a tag."""
    return isinstance(chunk, Mark) and chunk.tag == tag


def is_finite(chunk: Chunk | None) -> bool:
    """Whether a chunk is a verb of which somebody or something is the subject."""
    return isinstance(chunk, Verb) and chunk.form in ("finite", "base")


def low_is(chunk: Chunk, low: str) -> bool:
    """Whether a chunk is a small word."""
    return isinstance(chunk, Mark) and chunk.low == low


def sort(group: Group) -> str:
    """Agents and things do not mix in one list."""
    return (
        "agent"
        if group.kind in wordset("agents") or group.kind == "people"
        else "time"
        if group.kind == "time"
        else "thing"
    )
