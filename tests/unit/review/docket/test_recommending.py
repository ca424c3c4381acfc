"""Rules 1, 2 and 3: one subject, one live recommendation, and a provision for what slows or stops."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from caveat.review.docket import recommending
from caveat.review.docket.acts import Advice, SetAside
from caveat.review.docket.people import Person
from caveat.review.docket.recommending import Draft
from caveat.review.docket.refusals import NotEntitled, OutOfTurn, Unfit

from .board import (
    ADA,
    ANA,
    BEN,
    DORA,
    EXPEDITES,
    ONLY_WITHHOLDS,
    PAUSES,
    REX,
    RITA,
    RULES,
    TWO,
    Board,
    draft,
    hold,
    terms,
    the_ground,
)


def recommend(board: Board, by: Person, wanted: Draft) -> int:
    return board.does(by, recommending.recommend, the_ground(), RULES, by, wanted)


def refused(by: Person, wanted: Draft, board: Board | None = None) -> str:
    with pytest.raises((Unfit, NotEntitled, OutOfTurn)) as wrong:
        recommend(board or Board(), by, wanted)
    return str(wrong.value)


# --- rule 1


def test_a_recommendation_is_about_one_line_by_one_person_for_one_office() -> None:
    board = Board()
    seq = recommend(board, ANA, hold())
    [found] = board.docket.recommendations
    assert (found.seq, found.by.name, found.said.office, found.said.line) == (seq, "Ana", "arms", "l-shells")
    assert (found.said.advice, found.said.statements, found.said.provisions) == (Advice.HOLD, ("s-1",), (PAUSES,))


def test_a_recommendation_may_be_about_the_review_as_a_whole() -> None:
    board = Board()
    recommend(board, ANA, draft(Advice.PROCEED, None))
    assert board.docket.live(None)[0].said.line is None
    assert board.docket.live("l-shells") == ()


@pytest.mark.parametrize(
    ("subjects", "says"),
    [
        ({"lines": ("l-shells", "l-bombs")}, "it names 2 subjects (l-shells, l-bombs). Name exactly one line"),
        ({"whole": True}, "it names 2 subjects (l-shells, the review as a whole)"),
        ({"lines": ()}, "it names no subject"),
        ({"lines": ("l-shels",)}, "'l-shels' is no line of small as of 2031-06-10. Did you mean l-shells"),
    ],
    ids=["two lines", "a line and the whole", "none", "a line that is not there"],
)
def test_a_recommendation_about_other_than_one_subject_is_refused(subjects: dict[str, Any], says: str) -> None:
    assert says in refused(ANA, hold(**subjects))


def test_who_recommends_is_no_field_of_the_draft() -> None:
    with pytest.raises(ValidationError):
        Draft.model_validate({"lines": ["l-shells"], "office": "arms", "advice": "hold", "by": "ben"})


@pytest.mark.parametrize(
    ("by", "says"),
    [
        (REX, "Rex may not recommend: that takes the role of analyst, and the record gives reader"),
        (RITA, "the record gives reviewer"),
        (DORA, "the record gives decider"),
        (ADA, "the record gives administrator"),
        (BEN, "Ben does not belong to the office 'arms'; the record gives rights"),
        (ANA.model_copy(update={"active": False}), "the account is closed"),
    ],
    ids=["a reader", "a reviewer", "a decider", "an administrator", "another office", "a closed account"],
)
def test_only_an_analyst_recommends_and_only_for_an_office_of_theirs(by: Person, says: str) -> None:
    assert says in refused(by, hold())


@pytest.mark.parametrize("advice", [one for one in Advice if one is not Advice.NO_VIEW])
def test_advice_needs_reasons_and_something_it_cites(advice: Advice) -> None:
    given = {"provisions": (PAUSES,)} | ({"conditions": (terms(),)} if advice is Advice.CONDITIONS else {})
    assert f"advice to {advice.words} needs it, and it is empty" in refused(ANA, draft(advice, reasons="  ", **given))
    assert f"advice to {advice.words} cites nothing" in refused(ANA, draft(advice, statements=(), **given))


def test_who_has_no_view_may_say_just_that() -> None:
    board = Board()
    recommend(board, ANA, draft(Advice.NO_VIEW, reasons="", statements=()))
    assert board.docket.live("l-shells")[0].said.advice is Advice.NO_VIEW


def test_a_statement_published_after_the_day_of_the_review_cannot_be_cited() -> None:
    said = refused(ANA, hold(statements=("s-2",)))
    assert "'s-2' is no statement that was public by 2031-06-10" in said


def test_a_finding_is_cited_by_its_digest_and_by_nothing_else() -> None:
    with pytest.raises(ValidationError):
        hold(findings=("the review",))


def test_advice_with_conditions_states_them_and_advice_to_proceed_has_none() -> None:
    assert "advice to proceed with conditions states none" in refused(ANA, draft(Advice.CONDITIONS))
    assert "proceed depends on nothing, and 1 stand there" in refused(ANA, draft(Advice.PROCEED, conditions=(terms(),)))
    assert "'m-none' is no indicator of the case" in refused(ANA, hold(conditions=(terms(measured_by="m-none"),)))


def test_a_line_that_was_set_aside_takes_no_advice_until_it_is_brought_back() -> None:
    board = Board()
    board.put(ANA, SetAside(line="l-shells", reason="Not ours."))
    assert "l-shells was set aside by Ana (2)" in refused(ANA, hold(), board)


# --- rule 2


def test_a_new_recommendation_takes_the_place_of_ones_own_and_the_old_stays_readable() -> None:
    board = Board()
    first = recommend(board, ANA, hold())
    second = recommend(board, ANA, draft(Advice.PROCEED))
    old, new = board.docket.recommendations
    assert [one.seq for one in board.docket.live("l-shells")] == [second]
    assert (old.seq, old.superseded_by, old.said.reasons) == (first, second, "Crossings are shut.")
    assert new.said.replaces == first


@pytest.mark.parametrize(
    ("by", "wanted"),
    [(BEN, hold(office="rights")), (TWO, hold(office="rights")), (TWO, hold("l-bombs", office="arms"))],
    ids=["another person", "the same person for another office", "the same person on another line"],
)
def test_recommendations_of_another_person_office_or_subject_stand_beside(by: Person, wanted: Draft) -> None:
    board = Board()
    recommend(board, TWO, hold())
    recommend(board, by, wanted)
    assert all(one.live for one in board.docket.recommendations)


def test_saying_again_what_stands_is_refused_since_it_would_void_signatures_for_nothing() -> None:
    board = Board()
    recommend(board, ANA, hold())
    assert "it says what your recommendation 2 says, which stands" in refused(ANA, hold(), board)


def test_only_its_author_withdraws_a_recommendation_and_it_stays_readable() -> None:
    board = Board()
    seq = recommend(board, ANA, hold())
    with pytest.raises(NotEntitled, match="recommendation 2 is Ana's, and only its author takes it back"):
        recommending.withdraw(board.docket, BEN, seq, "Wrong.")
    board.does(ANA, recommending.withdraw, ANA, seq, "A crossing opened.")
    assert board.docket.live("l-shells") == ()
    assert board.docket.recommendations[0].standing == "withdrawn"
    with pytest.raises(OutOfTurn, match="recommendation 2 is withdrawn"):
        recommending.withdraw(board.docket, ANA, seq, "Again.")


# --- rule 3


@pytest.mark.parametrize("advice", [Advice.SLOW, Advice.HOLD, Advice.WITHHOLD])
def test_what_slows_or_stops_needs_a_provision_and_is_shown_those_that_apply(advice: Advice) -> None:
    said = refused(ANA, draft(advice))
    assert f"advice to {advice.words} names none. At this stage these permit it: " in said


def test_the_shown_provisions_of_a_hold_carry_a_pause_or_a_withholding() -> None:
    said = refused(ANA, hold(provisions=()))
    assert PAUSES in said
    assert ONLY_WITHHOLDS in said, "who may withhold may also hold back for a time"
    assert EXPEDITES not in said


@pytest.mark.parametrize(
    ("line", "name", "why"),
    [
        ("l-shells", EXPEDITES, "it carries no pause; what it lets its holder do is expedite"),
        ("l-shells", "gbr-eco2008-licence-power", "it is law of GBR, and l-shells comes from USA"),
        ("l-bombs", ONLY_WITHHOLDS, "it applies at congressional review, and l-bombs is ready"),
        ("l-fuzes", "usa-aeca-3c-substantial-violation", "l-fuzes is delivered, and nothing of it is left to act on"),
        (
            "l-shells",
            "usa-congress-latter-law",
            "is no provision that is held here. Did you mean usa-congress-later-law",
        ),
    ],
    ids=["another measure", "another country's law", "another stage", "a delivered line", "misspelt"],
)
def test_a_provision_that_does_not_apply_is_refused_with_the_reason(line: str, name: str, why: str) -> None:
    said = refused(ANA, hold(line, provisions=(name,)))
    assert why in said
    assert "Or write under override why it is to stand all the same" in said


def test_a_written_reason_goes_past_a_provision_that_does_not_apply_and_stays_with_the_recommendation() -> None:
    board = Board()
    recommend(board, ANA, hold(provisions=(EXPEDITES,), override="The order is read more widely here."))
    said = board.docket.recommendations[0].said
    assert said.override == "The order is read more widely here."
    assert len(said.overrides) == 1
    assert said.overrides[0].startswith(f"{EXPEDITES} does not permit it")


def test_an_override_of_nothing_is_not_kept() -> None:
    board = Board()
    recommend(board, ANA, hold(override="Just in case."))
    assert board.docket.recommendations[0].said.override is None


@pytest.mark.parametrize("advice", [Advice.SLOW, Advice.HOLD, Advice.WITHHOLD])
def test_a_line_out_of_bounds_is_slowed_or_stopped_only_with_a_written_reason(advice: Advice) -> None:
    wanted = draft(advice, "l-shield", provisions=("usa-aeca-2b-supervision",))
    assert "l-shield is out of bounds" in refused(ANA, wanted)
    board = Board()
    recommend(board, ANA, wanted.model_copy(update={"override": "It was asked for by name."}))
    assert "out of bounds" in board.docket.recommendations[0].said.overrides[0]


@pytest.mark.parametrize(
    ("advice", "name", "says"),
    [
        (Advice.EXPEDITE, PAUSES, "it carries no expedite; what it lets its holder do is pause, withhold"),
        (Advice.CONDITIONS, ONLY_WITHHOLDS, "it carries no condition; what it lets its holder do is withhold"),
        (Advice.PROCEED, PAUSES, "advice to proceed takes no measure, and usa-congress-later-law is named"),
    ],
    ids=["speed", "a condition", "no measure"],
)
def test_other_advice_needs_no_provision_and_one_that_is_named_has_to_permit_it(
    advice: Advice, name: str, says: str
) -> None:
    given = {"conditions": (terms(),)} if advice is Advice.CONDITIONS else {}
    assert says in refused(ANA, draft(advice, provisions=(name,), **given))


def test_advice_to_proceed_needs_no_provision() -> None:
    board = Board()
    recommend(board, ANA, draft(Advice.PROCEED))
    assert board.docket.recommendations[0].said.provisions == ()


def test_a_hold_on_the_review_as_a_whole_leaves_alone_what_is_out_of_bounds() -> None:
    board = Board()
    assert [card.line for card in the_ground().touched(board.docket, None)] == ["l-shells", "l-bombs"]
    recommend(board, ANA, hold(lines=(), whole=True))
    assert board.docket.recommendations[0].said.overrides == ()
