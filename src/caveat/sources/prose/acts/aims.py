"""An infinitive beside a verb in; whether it is one more thing told of somebody, or tells to what end, out."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts

EFFORTS = frozenset(("bid", "effort", "efforts", "attempt", "attempts"))
"""What somebody makes to some end."""
_BIDS = EFFORTS | {"move", "push", "drive", "order", "hope"}
"""What something is done in, to some end: in a bid to, in an effort to, in order to."""


def aims(clause: Clause, own: Parts) -> bool:
    """Whether an infinitive tells to what end something is done: weighs a halt in a bid to stop the raids."""
    first = clause.verb.first if clause.verb is not None and clause.kind == "inf" else 0
    low = own.tokens[first - 1].low if first > 1 else ""
    return low in _BIDS and "in" in {token.low for token in own.tokens[max(first - 4, 0) : first - 1]}


def all_raised(own: Parts, first: Clause | None) -> list[Clause] | None:
    """All that a thing or person is said to do: is said to have frozen the one, and to have delayed the other."""
    if first is None:
        return None
    told = [item.what for item in own.post if isinstance(item.what, Clause) and item.what.kind == "inf"]
    return [first, *(one for one in told if one is not first)]
