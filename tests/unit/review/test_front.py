"""The front: dominance on five criteria, without weights; what nobody published puts no line behind another."""

from __future__ import annotations

from dataclasses import fields

import pytest

from caveat.review import front
from caveat.review.result.line import Criterion, FrontRow
from tests.unit.review.small import OBJECTIVE, line, review, transfer

NAMES = ("bite", "dependence", "nexus", "cost", "reversal")


def ranks(*given: int | None) -> tuple[Criterion, ...]:
    """The five criteria with these ranks; 0 is best, None is unknown."""
    return tuple(Criterion(name, "", rank) for name, rank in zip(NAMES, given, strict=True))


@pytest.mark.parametrize(
    ("one", "other", "dominated"),
    [
        ((0, 0, 0, 0, 0), (1, 1, 1, 1, 1), True),
        ((0, 1, 1, 1, 1), (1, 1, 1, 1, 1), True),
        ((1, 1, 1, 1, 1), (1, 1, 1, 1, 1), False),
        ((0, 1, 0, 0, 0), (1, 0, 1, 1, 1), False),
        ((None, 0, 0, 0, 0), (None, 1, 0, 0, 0), True),
        ((None, 0, 0, 0, 0), (1, 1, 1, 1, 1), False),
        ((0, 0, 0, 0, 0), (None, 1, 1, 1, 1), False),
        ((None,) * 5, (None,) * 5, False),
        ((None,) * 5, (0, 0, 0, 0, 0), False),
    ],
    ids=[
        "better on all", "better on one and equal on the rest", "a tie", "better on four and worse on one",
        "both unknown on one, better on another", "mine is unknown, the rest is better",
        "theirs is unknown, the rest is worse", "nothing known of either", "nothing known of mine",
    ],
)  # fmt: skip
def test_a_line_is_dominated_where_another_matches_it_on_all_and_beats_it_on_one(
    one: tuple[int | None, ...], other: tuple[int | None, ...], dominated: bool
) -> None:
    assert front.dominates(ranks(*one), ranks(*other)) is dominated


def test_unknowns_cannot_put_three_lines_each_behind_the_next() -> None:
    # If what is unknown for one of two were skipped, a would beat b, b would beat c, and c would beat a.
    a, b, c = ranks(0, None, 1, None, None), ranks(1, 0, None, None, None), ranks(None, 1, 0, None, None)
    assert not any(front.dominates(one, other) for one in (a, b, c) for other in (a, b, c))


def test_a_single_open_line_stands_on_the_front() -> None:
    [row] = review().front
    assert (row.line, row.on_front, row.dominated_by) == ("l-shells", True, ())


def test_the_named_line_dominates_the_one_without_a_tie_where_the_rest_is_equal() -> None:
    # s-1 names shells. Stock, use, share and cost of both are unknown, and the same gates stand over both.
    found = review(
        objectives=[OBJECTIVE],
        transfers=[transfer("t-1", line("l-shells"), line("l-trucks", "i-trucks"))],
    )
    rows = {row.line: row for row in found.front}
    assert [criterion.rank for criterion in rows["l-shells"].criteria][:4] == [None, None, 0, None]
    assert [criterion.rank for criterion in rows["l-trucks"].criteria][:4] == [None, None, 2, None]
    assert rows["l-shells"].on_front
    assert (rows["l-trucks"].on_front, rows["l-trucks"].dominated_by) == (False, ("l-shells",))


def test_two_equal_lines_both_stand_on_the_front() -> None:
    found = review(transfers=[transfer("t-1", line("l-1"), line("l-2"))])
    assert [row.on_front for row in found.front] == [True, True]


def test_the_greater_share_ranks_first_and_an_unknown_share_has_no_rank() -> None:
    shares = [
        {"id": "k-1", "text": "Most shells.", "items": ["i-155mm-he"], "sources": ["d-early"],
         "share": {"value": 70, "unit": "%", "sources": ["d-early"]}},
        {"id": "k-2", "text": "Some kits.", "items": ["i-jdam"], "sources": ["d-early"],
         "share": {"value": 30, "unit": "%", "sources": ["d-early"]}},
    ]  # fmt: skip
    rows = transfer("t-1", line("l-kits", "i-jdam"), line("l-shells"), line("l-trucks", "i-trucks"))
    found = review(dependence=shares, transfers=[rows])
    by_line = {row.line: row.criteria[1].rank for row in found.front}
    assert by_line == {"l-kits": 1, "l-shells": 0, "l-trucks": None}


def test_delivered_excluded_and_substitute_lines_are_not_compared() -> None:
    found = review(transfers=[
        transfer("t-1", line("l-open"), line("l-gone", stage="delivered"), line("l-tamir", "i-tamir")),
        transfer("t-2", line("l-other"), role_in_case="substitute"),
    ])  # fmt: skip
    assert [row.line for row in found.front] == ["l-open"]


def test_no_open_line_is_said_so() -> None:
    assert front.words(()) == "No line is open to a measure."


def test_the_words_count_the_front_and_name_what_nothing_decides() -> None:
    rows = (
        FrontRow("l-1", True, ranks(None, 0, 0, 0, 0), ()),
        FrontRow("l-2", False, ranks(1, 1, 1, None, 1), ("l-1",)),
    )
    told = front.words(rows)
    assert told.startswith("1 of 2 open lines stand on the front")
    assert "Nothing public decides bite, cost for some lines" in told
    assert "neither is put behind the other" in told and "little is known of it" in told


def test_where_all_is_known_nothing_is_said_of_unknowns() -> None:
    assert "Nothing public" not in front.words((FrontRow("l-1", True, ranks(0, 0, 0, 0, 0), ()),))


def test_a_front_has_no_score_and_no_weight() -> None:
    assert [field.name for field in fields(FrontRow)] == ["line", "on_front", "criteria", "dominated_by"]
    assert [field.name for field in fields(Criterion)] == ["name", "words", "rank"]
