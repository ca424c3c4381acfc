from __future__ import annotations

from dataclasses import replace

import pytest

from caveat.report.stops import acts_now
from caveat.review.result.gate import Gate
from tests.unit.report.sample import LINE, gate

CUSTOM = gate(0, "open", gate="informal review", any_time=False, custom=True)
LICENCE = gate(1, "open-if", gate="licence", any_time=False, custom=False)
ORDER = gate(2, "open", gate="stop order", any_time=False, custom=False)
GENERAL = gate(3, "open", gate="veto-proof law", any_time=True, custom=False)
SHUT = gate(4, "closed", gate="review", any_time=False, custom=False)


@pytest.mark.parametrize(
    ("gates", "named"),
    [
        ((CUSTOM, LICENCE, ORDER, GENERAL), "stop order"),
        ((CUSTOM, LICENCE, GENERAL), "licence"),
        ((CUSTOM, GENERAL), "informal review"),
        ((SHUT, GENERAL), "veto-proof law"),
        ((SHUT,), None),
    ],
    ids=["open power", "power on a condition before a custom", "custom of its stage", "general power", "nobody"],
)
def test_one_gate_says_who_can_act(gates: tuple[Gate, ...], named: str | None) -> None:
    found = acts_now(replace(LINE, stop_map=gates))
    assert (found.gate if found else None) == named
