from __future__ import annotations

from dataclasses import replace

from caveat.report import names
from tests.unit.report.sample import LINE, REVIEW

TWIN = replace(LINE, line="t-9.twin", description="from the second depot")


def test_a_line_is_called_by_its_item_where_no_other_line_has_that_item() -> None:
    assert names.lines(REVIEW)["t-1.rounds"] == "90 mm rounds"


def test_lines_of_one_item_are_told_apart_by_what_the_case_says_of_them() -> None:
    found = names.lines(replace(REVIEW, lines=(*REVIEW.lines, TWIN)))
    assert (found["t-1.rounds"], found["t-9.twin"]) == ("From army stock", "From the second depot")


def test_no_two_lines_have_the_same_name() -> None:
    found = names.lines(replace(REVIEW, lines=(*REVIEW.lines, replace(LINE, line="t-9.twin"))))
    assert len(set(found.values())) == len(REVIEW.lines) + 1
    assert found["t-9.twin"] == "From army stock (t-9.twin)"


def test_items_indicators_and_objectives_have_their_names() -> None:
    assert names.things(REVIEW)["i-rounds"] == "90 mm rounds" and names.things(REVIEW)["k-lorries"] == "Lorries a day"
    assert names.objectives(REVIEW) == {"o-access": "Wider access", "o-left": "A port"}
