"""An expression that is compiled when it is first asked says what one compiled at once says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from caveat.sources.patterns import later


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda one: one.match("Peru 12"), True),
        (lambda one: one.match("peru 12"), True),
        (lambda one: one.fullmatch("Peru 12 and more"), False),
        (lambda one: one.search("to Peru 12", 3), True),
        (lambda one: one.sub("x", "Peru 1, peru 22") == "x, x", True),
        (lambda one: [found["number"] for found in one.finditer("Peru 1, Peru 22")] == ["1", "22"], True),
        (lambda one: one.pattern.startswith("peru"), True),
        (lambda one: one.flags & re.IGNORECASE, True),
    ],
    ids=["match", "flags kept", "fullmatch", "search from a place", "sub", "finditer", "its words", "its flags"],
)
def test_it_answers_as_any_expression_does(asked: Callable[[re.Pattern[str]], object], said: bool) -> None:
    one = later(r"peru (?P<number>\d+)", re.IGNORECASE)
    assert bool(asked(one)) is said


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = later("(")
    with pytest.raises(re.error, match="missing \\)"):
        broken.match("(")
