"""Clauses of a sentence: a verb with what stands before and after it, and whose subject it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from caveat.sources.prose.groups import Group, Mark, Verb

FINITE = ("main", "that", "whether", "rel", "adv")
"""Kinds of clause that have a subject and a finite verb of their own."""


@dataclass(slots=True, eq=False)
class Item:
    """A constituent of a clause: a group, a clause or a word, with the preposition before it."""

    prep: str
    what: Group | Clause | Mark
    first: int


@dataclass(slots=True, eq=False)
class Clause:
    """A verb with what belongs to it. ``kind``: main, that, whether, rel, adv, inf, ger, part.

    ``mark`` is the word that opens it, ``anchor`` the noun it hangs on, ``twin`` the clause it is coordinated with.
    """

    kind: str
    parent: Clause | None = None
    mark: str = ""
    verb: Verb | None = None
    subject: Group | None = None
    pre: list[Item] = field(default_factory=list)
    post: list[Item] = field(default_factory=list)
    anchor: Group | None = None
    twin: Clause | None = None
    comma: bool = False
    adjunct: bool = False
    children: list[Clause] = field(default_factory=list)

    def lineage(self) -> Iterator[Clause]:
        """This clause and those above it, from the nearest."""
        at: Clause | None = self
        while at is not None:
            yield at
            at = at.parent


def settle(root: Clause) -> None:
    """Find the subject of each clause, from the top."""
    stack = [root]
    while stack:
        clause = stack.pop()
        clause.subject = clause.subject or _subject(clause)
        stack.extend(reversed(clause.children))


def _subject(clause: Clause) -> Group | None:
    own = [
        item.what for item in clause.pre if isinstance(item.what, Group) and not item.prep and item.what.kind != "time"
    ]
    if clause.kind == "rel" and clause.mark.startswith("whose") and len(own) > 1:
        return own[-1]
    if len(own) == 2 and clause.verb is not None and own[1].last == clause.verb.first and _apart(*own):
        return own[1]
    if clause.kind in FINITE and own:
        return (
            own[-1]
            if own[-1].kind == "pronoun" and not own[-1].comma and not (len(own) > 1 and own[-2].kind == "number")
            else own[0]
            if not own[0].comma or len(own) == 1
            else own[-1]
        )
    if clause.twin is not None:
        clause.twin.subject = clause.twin.subject or _subject(clause.twin)
        return clause.twin.subject
    if clause.kind == "rel":
        return (
            clause.anchor
            if not clause.mark.startswith(
                ("to ", "for ", "from ", "by ", "in ", "of ", "on ", "with ", "under ", "about ")
            )
            else None
        )
    parent = clause.parent
    if clause.kind == "part" and clause.anchor is not None:
        return clause.anchor
    if clause.kind == "that" and not own and parent is not None:
        return _cleft(parent)
    if parent is None or clause.kind in ("main", "that", "adv"):
        return None
    parent.subject = parent.subject or _subject(parent)
    return parent.subject


def _apart(first: Group, second: Group) -> bool:
    """Whether a comma parts who acts from what is said first: Joanna, the ministry asked; the other two, it kept."""
    called = first.kind == "name" and first.last - first.first == 1 and second.kind in ("body", "state", "person")
    return second.comma and (called or (first.kind == "number" and second.kind == "pronoun"))


def _cleft(parent: Clause) -> Group | None:
    """Who is singled out: it was Ottawa, not Washington, that stopped the shipment."""
    opener = parent.pre[0].what if parent.pre else None
    dummy = isinstance(opener, Group) and opener.kind == "pronoun" and opener.last - opener.first == 1
    if parent.verb is None or parent.verb.lemma != "be" or not dummy:
        return None
    return next((i.what for i in parent.post if isinstance(i.what, Group) and not i.prep), None)
