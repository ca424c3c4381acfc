"""A clause that tells a claim or charge in; whose claim it is out: Moss's charge that Oslo keeps them back."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.words.groups import Group, singular, sort
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_BY = ("by", "from")
_BEHIND = ("of", "on", "in", "at", "to", "last")
"""What may stand between a claim, or whoever makes it, and its content: by Moss on Monday, from Moss of Chad."""
_OF_ANOTHER = frozenset(("charge", "accusation", "allegation", "complaint", "insinuation"))
"""What is said of somebody else."""
_PRINTS = frozenset(("report", "article", "story"))
"""What an outlet prints."""
_LED = 9
"""Words between "that" and the subject: that for the last few months."""
_IT = frozenset(("it", "they", "he", "she"))
_STANDS_BEHIND = frozenset(("confirm", "acknowledge", "admit", "concede", "accept", "corroborate", "verify", "prove"))
"""Verbs by which somebody makes another's claim his own."""


def claimed_by(clause: Clause, tokens: Sequence[Token]) -> tuple[Group, list[Item]] | None:
    """Who makes the claim, charge or announcement that a clause tells, with what stands behind him, if it says so."""
    host = clause.parent
    if clause.kind not in ("that", "rel") or host is None or host.verb is None or host.verb.lemma in _STANDS_BEHIND:
        return None
    opens = min((item.first for item in clause.pre), default=clause.verb.first if clause.verb is not None else 0)
    if not 1 <= opens <= len(tokens):
        return None
    before = range(opens - 1, max(opens - _LED, 0), -1)
    that = next((at for at in before if tokens[at].low == "that" or tokens[at].tag[:2] in ("VB", "MD", ",")), 0)
    if not that or tokens[that].low != "that":
        return None
    opens = that + 1  # that for the last few months Oslo has kept them back
    found = ((item, item.what) for item in (*host.pre, *host.post) if isinstance(item.what, Group))
    ahead = sorted(((item, group) for item, group in found if group.last < opens), key=lambda pair: pair[1].first)
    if not ahead or ahead[-1][1].last != opens - 1:
        return None
    for at in range(len(ahead) - 1, -1, -1):
        item, group = ahead[at]
        if singular(tokens[group.head].low) in wordset("claims_of"):
            by = next((n for n in range(at + 1, len(ahead)) if ahead[n][0].prep in _BY), None)
            if group.negative:
                return None
            if by is not None:
                return ahead[by][1], [one for one, _ in ahead[by:]]
            whose = group.owner or _outlet(group, tokens)
            return (whose, [Item("", whose, whose.first)]) if whose is not None else None
        if item.prep not in (*_BY, *_BEHIND) and group.kind != "time":
            return None
    return None


def _outlet(group: Group, tokens: Sequence[Token]) -> Group | None:
    """The outlet whose report it is, by its name within the noun: a Politico report, a New York Times article."""
    named = [at for at in range(group.first, group.head) if tokens[at].tag == "NNP"]
    if not named or singular(tokens[group.head].low) not in _PRINTS or named[-1] != group.head - 1:
        return None
    return Group(named[0], group.head, named[-1], "outlet")


def accused(clause: Clause, tokens: Sequence[Token]) -> Group | None:
    """Whom the pronoun means that a charge is of: Oslo answered accusations by Moss that it had held them back."""
    who, host = clause.subject, clause.parent
    if who is None or host is None or host.subject is None or sort(host.subject) != "agent":
        return None
    before = {singular(token.low) for token in tokens[host.subject.last : who.first]}
    told = tokens[who.first].low in _IT and who.last == who.first + 1
    return host.subject if told and not _OF_ANOTHER.isdisjoint(before) else None
