"""A group after "from" and what stands before it in; whether only a word of its own comes from there, out.

"Oslo refused the licence after a call from Mali": the call is Mali's, and the licence is somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_BY = frozenset(
    ("after", "under", "amid", "amidst", "following", "despite", "since", "before", "without", "upon", "on", "over",
     "with", "because", "owing", "given", "pending")
)  # fmt: skip
"""What stands before the word for which, or in spite of which, something is done."""
_IS = frozenset(("come", "be", "get", "remain", "stay", "find", "put", "place", "live", "labour", "act", "meet"))
"""Verbs that tell no more than that somebody is under pressure: it is they that ask."""


def prompts(group: Group, clause: Clause, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether what comes from somebody is only what moved others: after a warning from Mali, on advice from him."""
    if clause.verb is None or clause.verb.lemma in _IS:
        return False
    before = next((one for one, then in pairwise(items) if then.what is group), None)
    if before is None or not isinstance(before.what, Group) or before.prep.split(" ")[0] not in _BY:
        return False
    low = tokens[before.what.head].low
    return low != "order" and singular(low) in wordset("promptings")  # has ten jets on order from Oslo


def told_from(clause: Clause, prep: str, low: str) -> bool:
    """Whether a pronoun after "from" or "for" is somebody from whom things are kept, or for whom they are."""
    if low == "us":
        return prep in ("for", "from")
    keeps = clause.verb is not None and clause.verb.lemma in ("withhold", "keep")
    return prep == "from" and keeps and low in wordset("recipients")
