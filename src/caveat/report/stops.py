"""Who can act on a line on the as-of date, as one gate, for the places where only one fits."""

from __future__ import annotations

from caveat.review.result import Gate, LineReview


def acts_now(line: LineReview) -> Gate | None:
    """The gate at which someone may act: one of its own stage before a general power, open before open-if."""
    gates = sorted(line.stop_map, key=lambda gate: gate.order)
    for any_time in (False, True):
        for state in ("open", "open-if"):
            for gate in gates:
                if gate.state == state and gate.any_time == any_time:
                    return gate
    return None
