"""The table of a review's actors: whose position, whose weight, who stays out, and what a file may say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caveat.bargain import from_case, reaching
from caveat.bargain.from_case import BargainFile, read, seat
from caveat.errors import CaveatError, Conflict, UnknownTerm
from caveat.evidence import Assumed, Figure
from caveat.review import casetext
from caveat.review.result.review import Review
from caveat.review.result.testimony import ActorView
from tests.unit.report.sample import REVIEW

FILE = """format: caveat-bargain/1
case: CASE
assumptions:
  - {id: b-strong, about: weight, low: 80, high: 80, reason: r, owner: o, made: 2031-01-01, source: no source}
  - {id: b-weak, about: weight, low: 20, high: 20, reason: r, owner: o, made: 2031-01-01, source: d-one says so}
  - {id: b-asks, about: place, low: 30, likely: 40, high: 50, reason: r, owner: o, made: 2031-01-01, source: no source}
actors:
  - {actor: north, capability: b-strong, salience: b-strong}
  - {actor: south, capability: b-weak, salience: b-strong}
options:
  - {option: OPTION, asks: b-asks}
""".replace("CASE", REVIEW.case.id).replace("OPTION", REVIEW.options[0].id)


def actor(name: str, position: float | None) -> ActorView:
    if position is None:
        figure = Figure("on the scale", None, unknown="nobody asked it")
    else:
        basis = Assumed(f"position of {name}", position, position, "a speech", "N. Analyst")
        figure = Figure("on the scale", basis, low=position, high=position)
    return ActorView(name, name.capitalize(), "minister", "supplier", figure, "mixed", (), ())


def review(**positions: float | None) -> Review:
    return replace(REVIEW, actors=tuple(actor(name, place) for name, place in positions.items()))


def file(text: str = FILE) -> BargainFile:
    return read(text.encode(), "mine.yaml")


def test_positions_are_the_case_s_and_weights_the_file_s_each_with_its_basis() -> None:
    found = seat(review(north=20, south=90), file(), {"north", "south"})
    assert found.table is not None
    assert found.table.names == ("North", "South")
    first = found.table.actors[0]
    assert isinstance(first.position[0].basis, Assumed) and first.position[0].basis.assumption == "position of north"
    assert isinstance(first.capability.basis, Assumed) and first.capability.basis.assumption == "b-strong"
    assert (found.whole_scale, found.out) == ((), ())


def test_an_unknown_position_stays_out_and_is_named() -> None:
    found = seat(review(north=20, south=None), file(), {"north", "south"})
    assert found.table is not None and found.table.names == ("North",)
    assert found.out == (("South", "its position is not known: nobody asked it"),)


def test_an_unknown_position_enters_as_the_whole_scale_where_the_file_says_so() -> None:
    text = FILE.replace("b-weak, salience: b-strong", "b-weak, salience: b-strong, position_unknown: whole-scale")
    found = seat(review(north=20, south=None), file(text), {"north", "south"})
    assert found.table is not None
    assert found.table.actors[1].position[0].bounds == (0, 100)
    assert found.whole_scale == ("South",)


def test_an_actor_without_assumptions_and_one_not_yet_public_stay_out() -> None:
    found = seat(review(north=20, east=50), file(), {"north", "south", "east"})
    assert found.table is not None and found.table.names == ("North",)
    assert dict(found.out) == {
        "East": "no assumption gives its capability and salience",
        "south": "nothing public names it by the day of the review",
    }


def test_nobody_left_is_no_table() -> None:
    assert seat(review(east=50), file(), {"north", "south", "east"}).table is None


def test_a_position_differs_under_an_option_only_where_an_assumption_says_so() -> None:
    option = REVIEW.options[0].id
    text = FILE.replace("asks: b-asks}", "asks: b-asks, changes: [{actor: south, position: b-weak}]}")
    seen = review(north=20, south=90)
    plain, moved = seat(seen, file(text), {"north", "south"}), seat(seen, file(text), {"north", "south"}, option)
    assert plain.table is not None and moved.table is not None
    assert (plain.table.actors[1].position[0].bounds, plain.changed) == ((90, 90), ())
    assert (moved.table.actors[1].position[0].bounds, moved.changed) == ((20, 20), ("South",))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("caveat-bargain/1", "caveat-case/1", "line 1: format is 'caveat-case/1'", id="another format"),
        pytest.param("high: 50", "high: 120", r"line 6 \(b-asks\): assumptions.2.high is 120", id="beyond the scale"),
        pytest.param("low: 30, likely: 40", "low: 60, likely: 40", "ascending order", id="turned round"),
        pytest.param("low: 30", 'low: "30"', r"\(b-asks\): assumptions.2.low is '30'", id="a number in quotes"),
        pytest.param("reason: r, ", "", r"line 4 \(b-strong\): assumptions.0.reason is missing", id="no reason"),
        pytest.param("low: 30", "low: .nan", "b-asks", id="not a number"),
        pytest.param(
            "capability: b-weak", "capability: b-wek", r"line 9 \(south\): capability is 'b-wek'", id="no such"
        ),
        pytest.param("asks: b-asks", "ask: b-asks", "an unknown key|missing", id="misspelt"),
        pytest.param("actor: south", "actor: north", r"line 9 \(north\): actor is given twice", id="twice"),
    ],
)
def test_what_does_not_hold_is_named_by_line_row_and_field(old: str, new: str, says: str) -> None:
    assert old in FILE
    with pytest.raises(CaveatError, match=says):
        file(FILE.replace(old, new, 1))


def test_a_file_of_another_case_or_with_a_stranger_is_refused() -> None:
    with pytest.raises(Conflict, match="the assumptions are for elsewhere"):
        seat(review(north=20), file(FILE.replace(f"case: {REVIEW.case.id}", "case: elsewhere")), {"north", "south"})
    with pytest.raises(UnknownTerm, match="south"):
        seat(review(north=20), file(), {"north"})
    with pytest.raises(UnknownTerm, match="no-such-option"):
        seat(review(north=20), file(FILE.replace(f"option: {REVIEW.options[0].id}", "option: no-such-option")),
             {"north", "south"})  # fmt: skip


def test_the_share_is_of_draws_at_or_beyond_what_is_asked() -> None:
    found = seat(review(north=20, south=90), file(), {"north", "south"})
    assert found.table is not None
    # Capability 80 and 20 at one salience: (80 x 20 + 20 x 90) / 100 = 34 in every draw, between 30 and 40.
    mean = reaching.solved(found.table, draws=50, seed=1)[0]
    assert mean.ensemble is not None
    share = reaching.reached(mean.ensemble, file().judgement("b-asks").figure("points"))
    assert share == reaching.Reached(value=0.0, low=0.0, high=1.0)


def test_every_model_has_an_answer_or_a_sentence_for_one_actor_and_for_equal_positions() -> None:
    for seen in (review(north=20), review(north=20, south=20)):
        table = seat(seen, file(), {"north", "south"}).table
        assert table is not None
        for one in reaching.solved(table, draws=20, seed=1):
            assert (one.ensemble is None) == (one.why is not None)
            if one.ensemble is not None:
                assert [value for _, value in one.ensemble.quantiles(0)] == pytest.approx([20] * 5)


def test_the_input_that_swings_the_share_most_comes_first() -> None:
    text = FILE.replace("id: b-weak, about: weight, low: 20", "id: b-weak, about: weight, low: 1")
    found = seat(review(north=20, south=90), file(text), {"north", "south"})
    assert found.table is not None
    swings = reaching.swings(found.table, file().judgement("b-asks").figure("points"), 1)
    # With 1 to 20 against 80 the mean lies from 20.9 to 34: beyond 30 in some draws, beyond 50 in none, and never 40.
    assert swings[0].name == "where the option stands on the scale"
    assert swings[0].at_low > 0 and swings[0].at_high == 0
    assert swings[1].name == "the capability of South"
    assert swings[1].settles_low == pytest.approx((80 * 20 + 1 * 90) / 81)
    assert swings[1].settles_high == pytest.approx(34)


def test_the_bundled_files_fit_their_cases() -> None:
    there = from_case.bundled()
    assert set(there) <= set(casetext.bundled())
    for name in there:
        case, found = casetext.open_case(name), from_case.open_bundled(name)
        assert found is not None and found.case == name
        known = {one.id for one in case.actors}
        assert {one.actor for one in found.actors} <= known
        documents = {one.id for one in case.documents}
        for one in found.assumptions:
            assert not one.sourced or one.source.split(",")[0] in documents


STAKES = """two_sides:
  supplier: north
  recipient: south
  options:
    - {option: OPTION, worth: b-strong, yielding: b-weak, cost: b-weak, face: b-asks, loss: b-strong}
""".replace("OPTION", REVIEW.options[0].id)
SIDES = {"north", "south"}


def test_the_two_sided_bargain_takes_its_points_from_named_assumptions() -> None:
    found, stakes = from_case.two_sided(review(north=20, south=90), file(FILE + STAKES), SIDES, REVIEW.options[0].id)
    assert (found.recipient, found.supplier) == ("South", "North")
    assert found.points == {"worth": 80, "yielding": 20, "cost": 20, "face": 40, "loss": 80}
    assert {one.basis.assumption for one in stakes.figures().values() if isinstance(one.basis, Assumed)} == {
        "b-strong", "b-weak", "b-asks"
    }  # fmt: skip


def test_what_only_the_two_sided_bargain_assumes_is_not_counted_for_the_models() -> None:
    row = "  - {id: b-two, about: x, low: 1, high: 2, reason: r, owner: o, made: 2031-01-01, source: no source}\n"
    text = FILE.replace("actors:\n", row + "actors:\n") + STAKES.replace("loss: b-strong", "loss: b-two")
    assert [one.id for one in file(text).weighed] == ["b-strong", "b-weak", "b-asks"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(STAKES.replace(", loss: b-strong", ""), "a loss, a gain or both", id="nothing announced"),
        pytest.param(STAKES.replace("loss: b-strong", "loss: b-none"), "Name an assumption of this file", id="no such"),
        pytest.param(STAKES + STAKES.splitlines()[-1], "Give each one once", id="an option twice"),
        pytest.param(STAKES.replace("supplier: north", "supplier: west"), "west", id="no such actor"),
        pytest.param(STAKES.replace(f"option: {REVIEW.options[0].id}", "option: nowhere"), "nowhere", id="no option"),
    ],
)
def test_stakes_that_do_not_hold_are_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(CaveatError, match=says):
        from_case.two_sided(review(north=20, south=90), file(FILE + text), SIDES, REVIEW.options[0].id)


def test_a_side_that_nothing_public_names_yet_has_no_bargain() -> None:
    with pytest.raises(Conflict, match="nothing public names it"):
        from_case.two_sided(review(north=20), file(FILE + STAKES), SIDES, REVIEW.options[0].id)
    with pytest.raises(Conflict, match="nothing is assumed of its stakes"):
        from_case.two_sided(review(north=20, south=90), file(), SIDES, REVIEW.options[0].id)
