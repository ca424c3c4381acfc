"""Two joined clauses in; whether somebody bears nothing out and disputes nothing, and so says nothing, out.

"Would neither bear out the reports nor dispute them", "neither denied nor confirmed the sale".
"""

from __future__ import annotations

from collections.abc import Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import Mark, Verb

_BEARS_OUT = frozenset(
    ("confirm", "verify", "corroborate", "substantiate", "acknowledge", "bear", "affirm", "validate")
)
_DISPUTES = frozenset(("deny", "dispute", "refute", "contradict", "contest", "rule", "dismiss", "reject", "disprove"))
_SMALL = {"bear": "out", "rule": "out"}
"""What stands by verbs that are of the kind with it alone."""
VERBS = _BEARS_OUT | _DISPUTES


def other_half(clause: Clause, followers: Mapping[int, Clause]) -> Clause | None:
    """The clause that a clause is joined with to say nothing; None where it says something."""
    behind = followers.get(id(clause))
    if behind is None or not (_kind(clause) and _kind(behind)) or _kind(clause) == _kind(behind):
        return None
    verbs = clause.verb, behind.verb
    both = all(verb is not None and verb.negative and not verb.passive for verb in verbs)
    return behind if both else None


def _kind(clause: Clause) -> str:
    verb: Verb | None = clause.verb
    if verb is None:
        return ""
    small = _SMALL.get(verb.lemma)
    if small is not None and not any(isinstance(i.what, Mark) and i.what.low == small for i in clause.post):
        return ""
    return "bears out" if verb.lemma in _BEARS_OUT else "disputes" if verb.lemma in _DISPUTES else ""
