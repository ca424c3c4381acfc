"""Who can act on a line on the as-of date, as one gate, for the places where only one fits."""

from __future__ import annotations

from caveat.review.result import Gate, LineReview


def acts_now(line: LineReview) -> Gate | None:
    """The gate at which someone may act: an open one before one open on a condition, a stage's before a general one."""
    gates = sorted(line.stop_map, key=lambda gate: gate.order)
    for state in ("open", "open-if", "conditional"):
        for any_time in (False, True):
            for gate in gates:
                if gate.state == state and gate.any_time == any_time:
                    return gate
    return None
