"""The two-sided bargain of an option, solved by hand, and written as Gambit's formats say."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from caveat.bargain import gambit, game
from caveat.bargain.game import End, Equilibrium, Game, Stakes
from caveat.errors import Conflict
from caveat.evidence import Assumed, Figure

STICK = {"worth": 50, "yielding": 30, "cost": 20, "face": 40, "loss": 60}
CARROT = {"worth": 50, "yielding": 30, "cost": 20, "face": 40, "gain": 45}


def bargain(**points: int) -> Game:
    return Game("A test", "Beland", "Aland", points)


def half(*pairs: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(one) for one in pairs)


# By hand: a stick is carried out where breaking one's word costs more than the measure, and then the recipient complies
# where the measure costs it more than what it gives up. A carrot: where the gain is more than that.
@pytest.mark.parametrize(
    ("points", "ends"),
    [
        pytest.param(STICK, [End(True, None, -30, 50)], id="a credible stick that costs it enough"),
        pytest.param({**STICK, "face": 10}, [End(False, False, 0, -10)], id="a stick that would not be carried out"),
        pytest.param(
            {**STICK, "loss": 25}, [End(False, True, -25, -20)], id="a credible stick that costs it too little"
        ),
        pytest.param(CARROT, [End(True, True, 15, 30)], id="a gain that is worth it and would come"),
        pytest.param({**CARROT, "gain": 20}, [End(False, None, 0, 0)], id="a gain that is too small"),
        pytest.param({**CARROT, "face": 10}, [End(False, None, 0, 0)], id="a gain that would not come"),
        pytest.param({**STICK, "loss": 20, "gain": 15}, [End(True, True, -15, 30)], id="only both together are enough"),
        pytest.param(
            {**STICK, "face": 20},
            [End(True, None, -30, 50), End(False, False, 0, -20)],
            id="a supplier that does not mind either way",
        ),
        pytest.param(
            {**STICK, "loss": 30},
            [End(True, None, -30, 50), End(False, True, -30, -20)],
            id="a recipient that does not mind either way",
        ),
    ],
)
def test_it_ends_where_each_does_what_is_best_for_itself(points: dict[str, int], ends: list[End]) -> None:
    assert list(game.backward(bargain(**points))) == ends


def test_the_table_has_what_each_side_gets() -> None:
    # Rows: comply, not. Columns: carry out, not. After compliance a stick has nothing left to carry out.
    assert bargain(**STICK).payoffs() == (((-30, 50), (-30, 50)), ((-60, -20), (0, -40)))
    assert bargain(**CARROT).payoffs() == (((15, 30), (-30, 10)), ((0, 0), (0, 0)))


def test_the_equilibria_of_a_credible_stick() -> None:
    # (comply, carry out): the recipient would lose 60 rather than 30; the supplier gets 50 either way.
    # (not comply, not) is none: after a refusal the supplier would rather lose 20 than 40. Nor is anything mixed: the
    # supplier is indifferent only if the recipient surely complies.
    assert game.equilibria(bargain(**STICK)) == (Equilibrium(half(1, 0), half(1, 0)),)


def test_the_equilibria_where_a_stick_would_not_be_carried_out() -> None:
    # (not comply, not carry out): 0 is more than -30, and -10 more than -20. (comply, carry out): -30 is more than -60,
    # and the supplier gets 50 whatever it would have done: an equilibrium on an empty threat, which the order of moves
    # rules out.
    found = game.equilibria(bargain(**{**STICK, "face": 10}))
    assert found == (Equilibrium(half(1, 0), half(1, 0)), Equilibrium(half(0, 1), half(0, 1)))


def test_both_sides_mix_where_neither_can_be_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    # Matching pennies with stakes: the row gets 3, 0 / 0, 1 and the column 0, 1 / 2, 0. The row is indifferent where
    # 3q = 1 - q, q = 1/4; the column where 2(1 - p) = p, p = 2/3.
    table = (((3, 0), (0, 1)), ((0, 2), (1, 0)))
    monkeypatch.setattr(Game, "payoffs", lambda self: table)
    [found] = game.equilibria(bargain(**STICK))
    assert found.recipient == (Fraction(2, 3), Fraction(1, 3))
    assert found.supplier == (Fraction(1, 4), Fraction(3, 4))


def test_what_is_no_equilibrium_is_told_apart() -> None:
    one = bargain(**STICK)
    assert game.holds(one, Equilibrium(half(1, 0), half(1, 0)))
    assert not game.holds(one, Equilibrium(half(0, 1), half(0, 1)))
    assert not game.holds(one, Equilibrium((Fraction(1, 2), Fraction(1, 2)), half(1, 0)))


def test_every_answer_of_backward_induction_is_an_equilibrium_in_payoffs() -> None:
    for face in range(0, 60, 10):
        for loss in range(0, 60, 10):
            one = bargain(**{**STICK, "face": face, "loss": loss})
            table = one.payoffs()
            pure = [
                table[each.recipient.index(1)][each.supplier.index(1)]
                for each in game.equilibria(one)
                if 1 in each.supplier and 1 in each.recipient
            ]
            assert all((end.recipient, end.supplier) in pure for end in game.backward(one))


# -- the formats -----------------------------------------------------------------------------------------------------


def test_the_tree_is_written_as_the_format_says() -> None:
    assert gambit.efg(bargain(**STICK)) == (
        'EFG 2 R "A test" { "Beland" "Aland" }\n'
        '"Points from 0 to 100, each by a named assumption: worth 50, yielding 30, cost 20, face 40, loss 60."\n'
        "\n"
        'p "" 1 1 "" { "comply" "not comply" } 0\n'
        't "" 1 "comply" { -30, 50 }\n'
        'p "" 2 1 "after not comply" { "carry out" "not carry out" } 0\n'
        't "" 2 "not comply, carry out" { -60, -20 }\n'
        't "" 3 "not comply, not carry out" { 0, -40 }\n'
    )


def test_the_table_is_written_as_the_format_says_with_the_first_player_s_strategies_running_fastest() -> None:
    assert gambit.nfg(bargain(**CARROT)) == (
        'NFG 1 R "A test" { "Beland" "Aland" }\n'
        "\n"
        '{ { "comply" "not comply" }\n'
        '{ "carry out" "not carry out" }\n'
        "}\n"
        '"Points from 0 to 100, each by a named assumption: worth 50, yielding 30, cost 20, face 40, gain 45."\n'
        "\n"
        "15 30 0 0 -30 10 0 0\n"
    )


def test_a_stick_with_a_carrot_has_a_plan_for_each_branch() -> None:
    both = bargain(**{**STICK, "gain": 15})
    assert [label for label, _ in both.strategies()] == [
        "carry out after comply; carry out after not comply", "carry out after comply; not carry out after not comply",
        "not carry out after comply; carry out after not comply",
        "not carry out after comply; not carry out after not comply",
    ]  # fmt: skip
    written = gambit.efg(both)
    assert [line[:9] for line in written.splitlines() if line.startswith("p")] == [
        'p "" 1 1 ', 'p "" 2 1 ', 'p "" 2 2 '
    ]  # fmt: skip
    # Compliance then a gain: -30 + 15 and 50 - 20; refusal then the measure: -60 and -20.
    assert "{ -15, 30 }" in written and "{ -60, -20 }" in written


def test_a_name_cannot_end_its_label() -> None:
    one = Game('A "test"\n} \\ ', "Bélànd\u202e", "Aland", STICK)
    head = gambit.efg(one).splitlines()[0]
    assert head == 'EFG 2 R "A \'test\' } /" { "Beland" "Aland" }'


@pytest.mark.parametrize("points", [STICK, CARROT, {**STICK, "gain": 100}])
def test_payoffs_have_few_digits(points: dict[str, int]) -> None:
    for text in (gambit.efg(bargain(**points)), gambit.nfg(bargain(**points))):
        body = re.sub(r'"[^"]*"', "", text)
        assert all(len(number.lstrip("-")) <= 3 for number in re.findall(r"-?\d+", body))
        assert "." not in body and "e+" not in body


# -- what is at stake --------------------------------------------------------------------------------------------------


def figure(low: float, high: float, likely: float | None = None) -> Figure:
    return Figure("points", Assumed("b", low, high, "r", "o", likely), low=low, high=high)


def stakes(**given: Figure) -> Stakes:
    sure = {"worth": figure(50, 50), "yielding": figure(30, 30), "cost": figure(20, 20), "face": figure(40, 40)}
    return Stakes(**{**sure, **given})


def test_points_are_the_likely_figures_or_the_middle_of_an_interval() -> None:
    found = game.of("x", "B", "A", stakes(loss=figure(10, 40), gain=figure(0, 100, 33.4)))
    assert found.points == {"worth": 50, "yielding": 30, "cost": 20, "face": 40, "loss": 25, "gain": 33}


def test_a_bargain_without_anything_announced_is_refused() -> None:
    with pytest.raises(Conflict, match="nothing is announced"):
        game.of("x", "B", "A", stakes())


@pytest.mark.parametrize(
    ("given", "share"),
    [
        pytest.param({"loss": figure(60, 60)}, 1.0, id="surely"),
        pytest.param({"loss": figure(60, 60), "face": figure(10, 10)}, 0.0, id="never: it would not be carried out"),
        # Of a loss drawn evenly from 20 to 60 three quarters lie above 30.
        pytest.param({"loss": figure(20, 60)}, 0.75, id="three draws in four"),
        # Half of the faces exceed the cost, and then three quarters of the losses what is given up.
        pytest.param({"loss": figure(20, 60), "face": figure(10, 30)}, 0.375, id="two things at once"),
    ],
)
def test_the_share_of_draws_that_end_with_compliance(given: dict[str, Figure], share: float) -> None:
    # Of 10,000 draws the standard error is at most a two-hundredth.
    assert game.complied(stakes(**given), 7) == pytest.approx(share, abs=0.02)
    assert game.complied(stakes(**given), 7) == game.complied(stakes(**given), 7)


def test_the_account_says_what_hangs_on_what() -> None:
    one = stakes(loss=figure(60, 60))
    told = " ".join(game.account(game.of("x", "Beland", "Aland", one), one, 7))
    assert "costs the supplier (Aland) 20 points and not doing so 40: it would be carried out" in told
    assert (
        "give up 30 points by complying, and 60 hang on it. It ends with: comply (recipient -30, supplier 50)" in told
    )
    assert "in 100 of 100 draws (seed 7): a consequence of these assumptions, and no chance" in told
