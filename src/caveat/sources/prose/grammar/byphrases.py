"""A group after "by" and what stands before it in; whether it tells who did what a noun before it names, out.

"Halted after a request by Niger" has nobody who halts: the request is Niger's. So have "approved for use by the army"
and "withheld amid pressure by Washington". Whose a decision, a vote or an order is, the measure is: the verb takes him.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_WHEN_OR_WHY = frozenset(
    ("after", "before", "since", "following", "amid", "amidst", "despite", "during", "over", "because of", "due to",
     "without", "pending", "upon", "against", "owing to", "given", "notwithstanding", "until", "till")
)  # fmt: skip
"""What opens when something is done, or why."""
_IN_VIEW = frozenset(("face", "wake", "light", "response", "reaction", "defiance", "spite", "view", "anticipation"))
"""What stands behind "in" before that which makes somebody act."""
_BORNE = frozenset(("pressure", "threat", "attack", "siege", "criticism"))
"""What somebody acts under, who is not under review."""
_OF_OFFICES = frozenset(
    ("impose", "lift", "grant", "extend", "suspend", "revoke", "approve", "refuse", "reject", "deny", "block", "delay",
     "cancel", "issue", "prolong", "renew", "freeze", "halt", "stop", "withdraw", "authorise", "authorize", "review",
     "clear", "license", "ban", "restrict", "reverse", "confirm", "adopt", "pass", "sign", "postpone", "withhold")
)  # fmt: skip
"""What offices do to papers, of which one does as well as the other."""
_USED = frozenset(("use", "deployment", "operation"))
"""What goods are for, and by whom."""


def shared(root: Clause, tokens: Sequence[Token]) -> None:
    """Give whoever stands after "by" to both verbs that share him: no ban was imposed or lifted by the council."""
    for clause in root.below():
        first, verb, by = clause.twin, clause.verb, next(iter(clause.post), None)
        if first is None or first.verb is None or verb is None or by is None or by.prep != "by" or first.post:
            continue
        if not _OF_OFFICES.issuperset((first.verb.lemma, verb.lemma)):
            continue  # was requested and approved by the ministry
        joined = tokens[first.verb.last].tag == "CC" and first.verb.last + 1 == verb.first == verb.head
        if joined and first.verb.passive and verb.passive and by.first <= verb.last + 1 and isinstance(by.what, Group):
            first.post.append(by)


def of_noun_before(by: Group, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether whoever stands after "by" did what a noun before names, in a phrase that tells when, why or for what.

    So is what only tells in which order things go: case by case.
    """
    if by.first > 1 and tokens[by.first - 2].low == tokens[by.head].low:
        return True
    at = next((place for place, item in enumerate(items) if item.what is by), 0)
    named = False
    for item in reversed(items[:at]):
        if not isinstance(item.what, Group) or not item.prep:
            return False
        word = singular(tokens[item.what.head].low)
        named = named or word in wordset("done_by_them") or item.what.kind == "speech"
        if (item.prep == "for" and word in _USED) or (item.prep == "under" and word in _BORNE):
            return True
        if item.prep in _WHEN_OR_WHY or (item.prep == "in" and word in _IN_VIEW):
            return named
    return False
