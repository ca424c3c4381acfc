"""A participle in; whether it tells once more what its clause tells, out: agreed to resume them, ending a freeze."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import FIELD, Group

_ENDS = frozenset(("end", "lift", "break", "reverse", "overturn"))
"""What is done to a measure, and so to the goods that it stopped."""


def ends_it(child: Clause) -> bool:
    """Whether a participle tells what comes to the same as its clause: agreed to resume them, ending a freeze."""
    verb, above = child.verb, child.parent
    if child.kind != "part" or verb is None or verb.lemma not in _ENDS or not child.comma or above is None:
        return False
    held = next((i.what for i in child.post if isinstance(i.what, Group) and not i.prep), None)
    below = [inner for inner in above.children if inner.kind == "inf"]
    goods = (i.what for one in (above, *below) for i in one.post if isinstance(i.what, Group))
    return held is not None and held.kind == "measure" and any(one.kind in FIELD for one in goods)
