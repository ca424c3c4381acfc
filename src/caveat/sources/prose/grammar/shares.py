"""Groups of a sentence in; the same out, each share or number in one group with what it is of.

"To one of the two governments" names whom it goes to no less than "to two rebel groups", though the word for how many
stands as a pronoun in front.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.groups import Chunk, Group, Mark, is_mark
from caveat.sources.prose.words.tokens import Token

_HOW_MANY = frozenset(("one", "some", "many", "most", "several", "two", "three", "four", "five", "few", "both"))
_COUNTED = frozenset(("body", "goods", "person", "spokes", "people", "permit"))
_HOW_MUCH = frozenset(("most", "all", "half", "some", "much"))
_TOWARDS = frozenset(("to", "for", "from"))
_AGENTS = frozenset(("body", "state", "people", "person"))


def of_several(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, those joined that tell which of several it goes to or comes from."""
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        part, of, whole = (*chunks[at : at + 3], None, None)[:3]
        before = out[-1] if out else None
        if isinstance(part, Group) and isinstance(whole, Group) and _of_one(before, part, of, whole, tokens):
            out.append(Group(part.first, whole.last, whole.head, whole.kind))
            at += 3
            continue
        if isinstance(part, Group) and isinstance(whole, Group) and _of_whose(part, of, whole, tokens):
            out.append(replace(whole, first=part.first))
            at += 3
            continue
        out.append(chunks[at])
        at += 1
    return out


def counted(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, a number joined to the bodies that it counts by two adjectives: 40 medical and aid groups."""
    out: list[Chunk] = []
    for chunk in chunks:
        number = out[-1] if out else None
        if isinstance(chunk, Group) and isinstance(number, Group) and _counted(number, chunk, tokens):
            out[-1] = replace(chunk, first=number.first)
        else:
            out.append(chunk)
    return out


def _counted(number: Group, bodies: Group, tokens: list[Token]) -> bool:
    """Whether a number stands before two adjectives and a noun: 250 humanitarian and human rights organisations."""
    joined = any(token.tag == "CC" for token in tokens[bodies.first : bodies.head])
    beside = number.kind == "number" and number.last == bodies.first and tokens[number.head].tag == "CD"
    return beside and joined and bodies.kind in _COUNTED and not bodies.members and tokens[bodies.first].tag == "J"


def _of_whose(part: Group, of: Chunk | None, whole: Group, tokens: list[Token]) -> bool:
    """Whether a word for how much stands before somebody's arms: most of Chad's weapons."""
    if not (isinstance(of, Mark) and of.low == "of") or whole.owner is None or whole.kind not in ("goods", "transfer"):
        return False
    bare = part.kind == "pronoun" and not part.negative and part.last - part.first == 1
    return bare and tokens[part.first].low in _HOW_MUCH and whole.owner.kind != "pronoun"


def _of_one(before: Chunk | None, part: Group, of: Chunk | None, whole: Group, tokens: list[Token]) -> bool:
    """Whether a word for how many, "of" and several of a sort stand behind a preposition of a way."""
    if not (isinstance(before, Mark) and is_mark(before, "IN") and before.low in _TOWARDS and is_mark(of, "IN")):
        return False
    if not (isinstance(of, Mark) and of.low == "of"):
        return False
    plain = part.last - part.first == 1 and not (part.negative or whole.members or whole.apposed)
    several = whole.kind in _AGENTS and tokens[whole.head].low.endswith(("s", "people", "men"))
    return plain and several and tokens[part.first].low in _HOW_MANY and tokens[whole.first].tag in ("DT", "PRPS")
