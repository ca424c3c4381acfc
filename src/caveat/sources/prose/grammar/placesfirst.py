"""Clauses in; the same, a state that a sentence begins with parted from who acts, where no comma does that, out.

"In Britain rights groups have filed a suit", "in Germany politicians called for a halt": where a clause has nobody who
acts but in a group with the name of a state in front, the state is only where they act.
"""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.tokens import Token


def part_places(roots: list[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses, each first group of a place and of somebody made two."""
    for root in roots:
        verb, first = root.verb, root.pre[0] if len(root.pre) == 1 else None
        group = first.what if first is not None and first.prep == "in" else None
        if verb is None or verb.passive or verb.form != "finite" or not isinstance(group, Group) or group.members:
            continue
        at = _ends(group, tokens)
        if at is None or group.last != verb.first or group.owner is not None:
            continue
        place = Group(group.first, at, at - 1, "state")
        who = Group(at, group.last, group.head, group.kind)
        root.pre = [Item("in", place, group.first), Item("", who, at)]
    return roots


def _ends(group: Group, tokens: list[Token]) -> int | None:
    """Where the name of a state ends with which a group begins, and a plural in small letters follows."""
    states = lexicon().states
    at = group.first + (tokens[group.first].low == "the")
    if group.head <= at or not tokens[group.head].low.endswith("s") or tokens[group.head].text[0].isupper():
        return None
    for end in (at + 2, at + 1):
        name = " ".join(token.text for token in tokens[at:end])
        if name in states and end <= group.head and tokens[end].text.islower():
            return end
    return None
