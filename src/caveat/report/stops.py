"""Who can act on a line on the as-of date, as one gate, for the places where only one fits."""

from __future__ import annotations

from caveat.review.result.gate import Gate
from caveat.review.result.line import LineReview


def acts_now(line: LineReview) -> Gate | None:
    """The gate at which someone may act; None where nobody may.

    A power of its stage comes before a general one, law before custom, open before open on a condition.
    """
    able = [gate for gate in line.stop_map if gate.state in ("open", "open-if")]
    return min(able, key=lambda gate: (gate.any_time, gate.custom, gate.state != "open", gate.order), default=None)
