"""Where three lenses part: by intervals that do not meet, and never by a number made from two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caveat.review import response
from caveat.review.response import Bargaining, Dynamics, History
from tests.unit.report.answers import (
    BARGAINING,
    HISTORY,
    NO_BARGAINING,
    NO_DYNAMICS,
    NO_HISTORY,
    by,
)

LATER = Dynamics(None, by((30, 0.05, 0.04, 0.06), (180, 0.5, 0.4, 0.6), (365, 0.15, 0.14, 0.16), run=True))
ONLY_30 = Dynamics(None, by((30, 0.5, 0.4, 0.6), (365, None, None, None), run=True))
WIDE = replace(BARGAINING, low=0.2, high=0.9)


@pytest.mark.parametrize(
    ("history", "bargaining", "dynamics", "parts", "says"),
    [
        pytest.param(NO_HISTORY, NO_BARGAINING, NO_DYNAMICS, "not comparable", "No lens has an answer.", id="none"),
        pytest.param(HISTORY, NO_BARGAINING, NO_DYNAMICS, "not comparable", "Only one lens has an answer", id="one"),
        pytest.param(HISTORY, BARGAINING, NO_DYNAMICS, "part", "bargaining asks whether this one would be", id="apart"),
        pytest.param(HISTORY, WIDE, NO_DYNAMICS, "overlap", "Intervals that meet are no agreement", id="they meet"),
        pytest.param(
            HISTORY, NO_BARGAINING, LATER, "overlap", "14 to 16 of 100 futures within 365 days", id="last day"
        ),
        pytest.param(HISTORY, NO_BARGAINING, ONLY_30, "part", "0 to 20 of 100 crises within 30 days", id="shared day"),
        pytest.param(NO_HISTORY, BARGAINING, LATER, "part", "the simulation takes the option as carried out", id="two"),
    ],
)
def test_lenses_part_where_their_intervals_do_not_meet(
    history: History, bargaining: Bargaining, dynamics: Dynamics, parts: str, says: str
) -> None:
    found, words = response.compare(history, bargaining, dynamics)
    assert found == parts
    assert says in words


def test_a_lens_that_was_not_run_is_said_so() -> None:
    assert response.compare(HISTORY, BARGAINING, NO_DYNAMICS)[1].endswith("Dynamics was not run.")
    assert response.compare(HISTORY, NO_BARGAINING, NO_DYNAMICS)[1].endswith(
        "Bargaining was not run; dynamics was not run."
    )
