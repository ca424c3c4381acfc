"""The standing options and the case's own: whom they touch, what the law says to that, and what stands against them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.evidence import Figure, Measure
from caveat.review import options
from caveat.review.casepipeline import Line, Transfer
from caveat.review.result.option import LegalPart, OptionReview
from caveat.review.result.review import Review
from tests.unit.review.small import OBJECTIVE, citer, hold, line, review, transfer

STANDING = ["carry-on", "narrow-stick", "broad-stick", "carrot", "both"]


def option(found: Review, name: str) -> OptionReview:
    return next(one for one in found.options if one.id == name)


def touched(found: Review, name: str) -> list[tuple[str, str]]:
    return [(view.measure, view.line) for view in option(found, name).measures]


def words(one: OptionReview) -> list[str]:
    return ["".join(part if isinstance(part, str) else "#" for part in prose) for prose in one.against]


def screened(statuses: dict[str, str], *lines: dict[str, Any], **changes: Any) -> tuple[OptionReview, ...]:
    """The options of these lines, where the law says to each line what is given here; elsewhere it may be done."""
    rows = [transfer("t-1", *lines)]
    found = review(transfers=rows, **changes)

    def screen(_: Transfer, row: Line, measure: Measure) -> LegalPart:
        status = statuses.get(row.id, "may-be-done-now")
        barred = (f"a rule bars {row.id}",) if status == "barred" else ()
        return LegalPart(status, measure.value, (row.id,), ("A holder",), ("p-1",), (), barred, f"{status} by a rule")

    return options.standing(options.Setting(citer(transfers=rows, **changes), found.lines, found.objectives, screen))


def test_every_review_compares_the_five_in_their_order() -> None:
    assert [one.id for one in review().options] == STANDING
    assert [one.polarity for one in review().options] == ["none", "stick", "stick", "carrot", "both"]


def test_to_carry_on_is_no_measure_and_the_record_says_what_stays_short() -> None:
    # 80 lorries a day against 200: short by 120.
    one = option(review(objectives=[OBJECTIVE]), "carry-on")
    assert one.measures == () and one.legal.status == "nothing-to-do" and one.undone_by == "nothing to undo"
    [prose] = one.against
    assert prose[0] == "lorries a day: stays short by "
    assert isinstance(prose[1], Figure) and prose[1].value == 120


def test_to_carry_on_says_that_a_hold_in_force_stays() -> None:
    found = review(transfers=[transfer("t-1", line("l-1", holds=[hold()]), line("l-2"))])
    assert "in force on 1 line stays as it is" in option(found, "carry-on").why
    assert "in force" not in option(review(), "carry-on").why


def test_an_objective_that_was_rejected_leaves_nothing_short() -> None:
    assert option(review(objectives=[OBJECTIVE | {"status": "rejected"}]), "carry-on").against == ()


def test_the_narrowest_stick_pauses_what_the_report_names_and_no_more() -> None:
    found = review(objectives=[OBJECTIVE], transfers=[transfer("t-1", line("l-shells"), line("l-trucks", "i-trucks"))])
    assert touched(found, "narrow-stick") == [("pause", "l-shells")]


def test_where_no_line_is_named_the_narrowest_stick_touches_none_and_says_so() -> None:
    one = option(review(), "narrow-stick")  # no objective, so nothing is tied to one
    assert one.measures == () and one.why.startswith("No open line is named as leverage")


def test_the_broadest_stick_leaves_the_delivered_the_excluded_and_the_substitutes_alone() -> None:
    found = review(transfers=[
        transfer("t-1", line("l-open"), line("l-gone", stage="delivered"), line("l-tamir", "i-tamir")),
        transfer("t-2", line("l-other"), role_in_case="substitute"),
    ])  # fmt: skip
    assert touched(found, "broad-stick") == [("pause", "l-open")]


@pytest.mark.parametrize(
    ("status", "kept"),
    [("may-be-done-now", True), ("needs-first", True), ("barred", False), ("unknown", False)],
)
def test_the_broadest_stick_touches_only_what_the_law_lets_be_done(status: str, kept: bool) -> None:
    broad = screened({"l-2": status}, line("l-1"), line("l-2"))[2]
    assert broad.lines_touched == (("l-1", "l-2") if kept else ("l-1",))
    assert ("l-2" in broad.why) is not kept


def test_the_broadest_stick_says_which_lines_it_leaves_out_and_by_what() -> None:
    broad = screened({"l-2": "barred", "l-3": "unknown"}, line("l-1"), line("l-2"), line("l-3"))[2]
    assert "Left out: l-2 (barred: a rule bars l-2); l-3 (not settled by the law that is held here" in broad.why
    assert not {"barred", "unknown"} & {part.status for part in broad.legal.parts}


def test_where_the_law_lets_nothing_be_paused_the_broadest_stick_is_empty_and_says_so() -> None:
    broad = screened({"l-1": "barred"}, line("l-1"))[2]
    assert broad.measures == () and broad.why.startswith("No open line may lawfully be paused")


def test_a_line_that_is_withheld_already_is_not_loosened_to_a_pause() -> None:
    found = review(transfers=[transfer("t-1", line("l-1", holds=[hold("withhold")]), line("l-2"))])
    assert touched(found, "broad-stick") == [("withhold", "l-1"), ("pause", "l-2")]


def test_a_stick_that_is_in_force_already_is_kept_and_changes_nothing() -> None:
    one = option(review(transfers=[transfer("t-1", line("l-1", holds=[hold()]), line("l-2"))]), "broad-stick")
    assert "Already so on the day, and kept: l-1." in one.why
    assert words(one) == ["It is in force already and changes nothing on l-1."]


def test_a_pause_on_a_line_that_is_only_slowed_changes_something() -> None:
    one = option(review(transfers=[transfer("t-1", line("l-1", holds=[hold("slow")]))]), "broad-stick")
    assert words(one) == [] and "Already so" not in one.why


# --- the carrot


def test_the_carrot_brings_forward_what_still_waits_at_the_request() -> None:
    found = review(transfers=[transfer("t-1", line("l-asked", stage="requested"), line("l-told"))])
    assert touched(found, "carrot") == [("expedite", "l-asked")]
    assert "waits at the request" in option(found, "carrot").why


def test_where_nothing_waits_at_the_request_the_carrot_lifts_what_is_in_force() -> None:
    found = review(transfers=[transfer("t-1", line("l-held", holds=[hold()]), line("l-free"))])
    assert touched(found, "carrot") == [("expedite", "l-held")]
    [view] = option(found, "carrot").measures
    assert view.release == "lifts the pause in force since 20 May 2031"


def test_a_request_that_is_held_is_a_measure_to_lift_and_no_request_that_waits() -> None:
    found = review(transfers=[transfer("t-1", line("l-held", stage="requested", holds=[hold()]))])
    assert touched(found, "carrot") == [("expedite", "l-held")]
    assert option(found, "carrot").why.startswith("No open line waits at the request")


def test_where_nothing_waits_and_nothing_is_held_the_carrot_speeds_up_what_may_be_sped_up() -> None:
    found = screened({"l-2": "unknown"}, line("l-1"), line("l-2"))[3]
    assert [view.line for view in found.measures] == ["l-1"]


def test_where_there_is_nothing_to_give_the_carrot_is_empty_and_says_why() -> None:
    found = screened({"l-1": "unknown"}, line("l-1"))[3]
    assert found.measures == () and "no power to speed a line up" in found.why


def test_the_carrot_never_offers_what_is_out_of_bounds_or_another_supplier_brings() -> None:
    found = review(transfers=[
        transfer("t-1", line("l-tamir", "i-tamir", "requested"), line("l-asked", stage="requested")),
        transfer("t-2", line("l-other", stage="requested"), role_in_case="substitute"),
    ])  # fmt: skip
    assert touched(found, "carrot") == [("expedite", "l-asked")]


def test_what_a_hold_would_cost_is_no_cost_of_a_carrot() -> None:
    shells = {"id": "i-155mm-he", "costs": [{"text": "A line closes.", "sources": ["d-early"]}]}
    found = review(items=[shells], transfers=[transfer("t-1", line("l-1", stage="requested"))])
    assert option(found, "broad-stick").costs == ("A line closes.",)
    assert option(found, "carrot").costs == ()


# --- both together


def test_both_together_release_the_stick_by_an_objective_that_can_be_tested() -> None:
    found = review(
        objectives=[OBJECTIVE],
        transfers=[transfer("t-1", line("l-shells"), line("l-trucks", "i-trucks", "requested"))],
    )
    both = option(found, "both")
    assert touched(found, "both") == [("pause", "l-shells"), ("expedite", "l-trucks")]
    assert both.measures[0].objective == "o-lorries"
    assert both.measures[0].release == "released when o-lorries is met, as its indicator shows"


def test_without_a_threshold_no_indicator_can_release_the_stick_and_that_is_said() -> None:
    bare = OBJECTIVE | {"indicators": [{k: v for k, v in OBJECTIVE["indicators"][0].items() if k != "thresholds"}]}
    both = option(review(objectives=[bare], transfers=[transfer("t-1", line("l-shells"))]), "both")
    assert both.measures[0].objective is None and both.measures[0].release is None
    assert "no objective has a published threshold" in both.why


def test_no_line_is_held_back_and_brought_forward_by_the_same_option() -> None:
    found = review(objectives=[OBJECTIVE], transfers=[transfer("t-1", line("l-shells", stage="requested"))])
    assert touched(found, "both") == [("pause", "l-shells")]
    assert "no line is left for a carrot" in option(found, "both").why


# --- the case's own options


def own(measures: list[dict[str, Any]], *lines: dict[str, Any]) -> OptionReview:
    row = {"id": "v-own", "name": "Own", "polarity": "stick", "measures": measures}
    return option(review(options=[row], transfers=[transfer("t-1", *lines)]), "v-own")


def test_an_option_of_the_cases_own_follows_the_five() -> None:
    one = own([{"measure": "slow", "lines": ["l-1"], "factor": 0.5, "end": "2031-12-01"}], line("l-1"))
    assert [(view.measure, view.line, view.release) for view in one.measures] == [("slow", "l-1", "until 2031-12-01")]
    assert one.defensive_untouched


@pytest.mark.parametrize("measure", ["pause", "expedite"])
def test_an_option_that_touches_what_is_out_of_bounds_says_so_before_all_else(measure: str) -> None:
    one = own([{"measure": measure, "lines": ["l-1", "l-tamir"]}], line("l-1"), line("l-tamir", "i-tamir"))
    assert not one.defensive_untouched
    assert words(one)[0].startswith(f"OUT OF BOUNDS: this option would {measure} ")
    assert "(l-tamir)" in words(one)[0] and "Air-defence" in words(one)[0]


def test_no_standing_option_is_ever_out_of_bounds() -> None:
    found = review(
        objectives=[OBJECTIVE],
        transfers=[transfer("t-1", line("l-tamir", "i-tamir"), line("l-asked", "i-tamir", "requested"), line("l-1"))],
    )
    for one in found.options:
        assert one.defensive_untouched and not {"l-tamir", "l-asked"} & set(one.lines_touched), one.id
        assert not any("OUT OF BOUNDS" in told for told in words(one))


def test_an_option_leaves_out_lines_that_were_not_public_on_the_day() -> None:
    late = transfer("t-late", line("l-late", events=[]), sources=["d-late"])
    row = {
        "id": "v-own",
        "name": "Own",
        "polarity": "stick",
        "measures": [{"measure": "pause", "lines": ["l-1", "l-late"]}],
    }
    found = review(options=[row], transfers=[transfer("t-1", line("l-1")), late])
    assert touched(found, "v-own") == [("pause", "l-1")]


@pytest.mark.parametrize(
    ("day", "told"), [(date(2031, 6, 10), "What a party asks for."), (date(2031, 6, 9), "Set up in the case.")]
)
def test_the_reason_of_an_option_is_told_from_the_cases_day_on(day: date, told: str) -> None:
    row = {"id": "v-own", "name": "Own", "polarity": "none", "reason": "What a party asks for."}
    assert option(review(day, options=[row]), "v-own").why == told


# --- what stands against an option, and its legal screen


def test_other_ways_to_come_by_the_goods_stand_against_a_stick() -> None:
    items = [{"id": "i-155mm-he", "substitutes": [
        {"text": "Shells by another maker.", "line": "l-other", "sources": ["d-early"]},
        {"text": "Shells in a store.", "line": "l-store", "sources": ["d-early"]},
    ]}]  # fmt: skip
    found = review(items=items, transfers=[
        transfer("t-1", line("l-1"), line("l-store")), transfer("t-2", line("l-other"), role_in_case="substitute"),
    ])  # fmt: skip
    # The store is a line of its own, which the same stick holds back.
    against = words(option(found, "broad-stick"))
    assert [told for told in against if "another way" in told] == [
        "155 mm high-explosive artillery shells: another way to come by it is on record: Shells by another maker."
    ]


def test_a_side_effect_stands_against_a_stick_and_not_against_a_carrot() -> None:
    items = [{"id": "i-155mm-he", "side_effects": [{"text": "bombs instead of shells.", "sources": ["d-early"]}]}]
    found = review(items=items, transfers=[transfer("t-1", line("l-1", stage="requested"))])
    assert "Bombs instead of shells." in words(option(found, "broad-stick"))
    assert "Bombs instead of shells." not in words(option(found, "carrot"))


def test_lines_to_which_the_law_says_the_same_are_one_part_and_the_others_are_apart() -> None:
    broad = screened({"l-3": "needs-first"}, line("l-1"), line("l-2"), line("l-3"))[2]
    assert [(part.status, part.lines) for part in broad.legal.parts] == [
        ("may-be-done-now", ("l-1", "l-2")), ("needs-first", ("l-3",)),
    ]  # fmt: skip
    assert broad.legal.status == "in-part"
    assert broad.legal.words == "pause on 2 lines: may be done now; pause on 1 line: needs something first."
    assert broad.legal.holders == ("A holder",)


@pytest.mark.parametrize("status", ["may-be-done-now", "needs-first"])
def test_where_the_law_says_one_thing_to_all_lines_that_is_the_status(status: str) -> None:
    assert screened({"l-1": status, "l-2": status}, line("l-1"), line("l-2"))[2].legal.status == status


def test_when_it_would_be_felt_is_never_guessed() -> None:
    found = review(transfers=[transfer("t-1", line("l-1", stage="requested"))])
    felt = {one.id: one.felt_after for one in found.options}
    assert felt["carry-on"] == "nothing to feel"
    assert felt["broad-stick"] == "not computable from public facts"
    assert felt["carrot"].startswith("not before the steps that the legal screen names")


def test_what_was_given_is_undone_only_by_a_later_stop() -> None:
    found = review(transfers=[transfer("t-1", line("l-1", stage="requested"))])
    assert "undone only by a later stop" in option(found, "carrot").undone_by


def test_options_carry_no_score() -> None:
    assert not {"score", "rank", "weight"} & set(OptionReview.__dataclass_fields__)
