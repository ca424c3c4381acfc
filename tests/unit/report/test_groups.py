from __future__ import annotations

from dataclasses import replace

from caveat.report import groups
from caveat.review.result.line import Criterion, FrontRow, Nexus
from caveat.review.result.review import UnknownView
from tests.unit.report.sample import GUNS, LINE, NARROW, REVIEW


def test_objectives_with_the_same_tie_are_told_once() -> None:
    again = replace(LINE.nexus[0], objective="o-peace", condition="A truce")
    other = Nexus("o-left", "A port", "none", "Nothing ties it.", (), ())
    found = groups.ties(replace(LINE, nexus=(LINE.nexus[0], other, again)))
    assert [(tie.kind, tie.conditions) for tie in found] == [
        ("named", ("Wider access", "A truce")),
        ("none", ("A port",)),
    ]


def test_a_measure_lists_all_lines_on_which_it_is_the_same() -> None:
    one = NARROW.measures[0]
    option = replace(
        NARROW, measures=(one, replace(one, line="t-2.guns"), replace(one, line="t-4.gone", release="never"))
    )
    assert [(view.release, touched) for view, touched in groups.measures(option)] == [
        ("200 lorries a day", ["t-1.rounds", "t-2.guns"]), ("never", ["t-4.gone"]),
    ]  # fmt: skip


def test_a_criterion_that_nothing_decides_for_any_line_is_silent() -> None:
    rows = tuple(
        FrontRow(name, True, (Criterion("bite", "not computable", None), Criterion("nexus", "none", rank)), ())
        for name, rank in (("t-1.rounds", 0), ("t-2.guns", None))
    )
    assert groups.silent(replace(REVIEW, front=rows)) == [("bite", "not computable")]
    assert groups.silent(REVIEW) == []  # of its two lines one has an interval for the bite


def test_gaps_that_share_reason_lines_and_effect_stand_in_one_row() -> None:
    gaps = (
        UnknownView("stock", "bite", "not public", ("t-1.rounds",)),
        UnknownView("use a day", "bite", "not public", ("t-1.rounds",)),
        UnknownView("the text of the report", "quotes", "not found"),
        UnknownView("the notice", "quotes", "not found"),
    )
    found = groups.gaps(replace(REVIEW, unknowns=gaps))
    assert [gap.what for gap in found] == ["stock; use a day", "the text of the report", "the notice"]


def test_holds_of_one_holder_since_one_day_stand_together() -> None:
    hold = GUNS.held[0]
    held = (hold, replace(hold, line="t-1.rounds"), replace(hold, line="t-4.gone", since="2031-01-05"))
    assert groups.holds(replace(REVIEW, holds=held)) == {
        ("pause", "Ministry", "2031-01-02"): ["t-2.guns", "t-1.rounds"],
        ("pause", "Ministry", "2031-01-05"): ["t-4.gone"],
    }


def test_paragraphs_under_one_heading_stand_together_in_order() -> None:
    found = groups.headed((("a", ("1",)), ("b", ("2",)), ("a", ("3",))))
    assert found == {"a": [("1",), ("3",)], "b": [("2",)]}
