"""A clause beside another in; whether it only tells on what something still waits, out: once it has been paid for."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.tokens import Token


def to_come(child: Clause) -> bool:
    """Whether a present tells at what event something is to be: intends to say so once the ban is lifted."""
    verb = child.verb
    if verb is None or child.kind != "adv" or child.mark not in ("once", "as soon as"):
        return False
    return verb.form == "finite" and not (verb.past or verb.perfect or verb.progressive or verb.modal)


def hangs(clause: Clause, word: Token) -> bool:
    """Whether something hangs on what somebody is still to do: conditional on Chad signing, hinges on Chad paying."""
    verb = clause.verb
    tied = verb is not None and verb.lemma in ("hinge", "depend", "hang", "turn", "rest")
    return tied or word.low in ("conditional", "dependent", "contingent")


def dangling(child: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a delay is what a participle in front would be of, which is meant of what is late: due in May, delays."""
    verb, subject = child.verb, child.subject
    if child.kind != "part" or not child.adjunct or child.anchor is not None or verb is None or subject is None:
        return False
    late = frames().events.get(singular(tokens[subject.head].low)) is Act.SLOW
    return late and verb.lemma in ("expect", "schedule", "plan", "promise", "order", "intend", "set", "due")
