"""A search chooses among what the law lets be done, and what it leaves is beaten by nothing that it tried."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from caveat.errors import BadRow, Conflict, UnknownTerm
from caveat.review.result.option import LegalPart
from caveat.simulate import moves, search
from caveat.simulate.assumptions import Limits
from caveat.simulate.model import Model, build
from caveat.simulate.moves import LineMoves, Moves
from caveat.simulate.outcomes import CRITERIA
from caveat.simulate.search import Effort, Progress
from tests.unit.simulate.small import Case, measure, option

LIMITS = Limits(
    start=(0, 4), lasts=(6,), slow=(0.5,), expedite=(2.0,), thresholds={"r-aid": (120.0, 240.0)},
    reason="made up for a test", owner="a test",
)  # fmt: skip
FEW = Effort(generations=4, population=12, blocks=1, seed=3)


def part(measure: str, line: str, status: Any = "may-be-done-now", needs: tuple[str, ...] = ()) -> LegalPart:
    return LegalPart(status, measure, (line,), ("the executive",), ("a rule",), needs, (), "needs something first")


def case() -> Case:
    """Two lines of 200 shells. Nobody complies; to keep an article for a week costs 1, to hurry one costs 3."""
    case = Case().world(base_hazard=0.0).item("shell", stock=(20.0, 60.0))
    for line in ("l", "other"):
        case.line(line, "shell", transit=0, holding_cost=1.0, haste_cost=3.0, surge=2.0)
    return case.objective("o-aid").rule("r-aid", "o-aid", 200.0)


def model(limits: Limits | None = LIMITS) -> Model:
    file = case().file().model_copy(update={"search": limits})
    return build(file, weeks=20, options=(option("stick", measure("pause", "l"), measure("pause", "other")),))


@pytest.fixture(scope="module")
def found() -> Moves:
    """Line l may be paused now and hurried after a step; the other may be slowed, or held to a condition."""
    whole, rules = moves.with_rules(model(), LIMITS)
    lines = (
        LineMoves("l", (part("pause", "l"), part("expedite", "l", "needs-first", ("a notice",)))),
        LineMoves("other", (part("slow", "other"), part("condition", "other"))),
    )
    built = build(whole, weeks=20, options=model().options)
    return Moves(built, LIMITS, lines, rules, 20)


def test_a_place_has_a_level_for_each_thing_that_may_be_done(found: Moves) -> None:
    """Nothing, pause or expedite; nothing, slow or condition; two starts; to the end or six weeks; two readings."""
    assert found.levels == (3, 3, 2, 2, 1, 1, 2)


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((0, 0, 0, 0, 0, 0, 0), "no measure"),
        ((1, 0, 1, 0, 0, 0, 0), "pause: l; from week 4 on"),
        ((2, 1, 0, 1, 0, 0, 0), "expedite to 2: l; slow to 0.5: other; from week 0 to week 6"),
        ((0, 2, 0, 0, 0, 0, 1), "condition until 240 lorries a day: other; from week 0 on"),
    ],
    ids=["nothing", "a pause", "two measures", "a condition"],
)
def test_levels_stand_for_an_option(found: Moves, levels: tuple[int, ...], words: str) -> None:
    assert moves.told(found, moves.option(found, levels, "x")) == words


def test_a_place_that_no_measure_uses_makes_no_other_option(found: Moves) -> None:
    """Without any measure, when they start is nothing; without a condition, which reading releases is nothing."""
    assert moves.settled(found, (0, 0, 1, 1, 0, 0, 1)) == (0, 0, 0, 0, 0, 0, 0)
    assert moves.settled(found, (1, 0, 1, 1, 0, 0, 1)) == (1, 0, 1, 1, 0, 0, 0)
    assert moves.settled(found, (0, 2, 0, 0, 0, 0, 1)) == (0, 2, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("levels", "status", "needs"),
    [
        ((0, 0, 0, 0, 0, 0, 0), "nothing-to-do", ()),
        ((1, 2, 0, 0, 0, 0, 0), "may-be-done-now", ()),
        ((2, 1, 0, 0, 0, 0, 0), "needs-first", ("a notice",)),
    ],
    ids=["nothing", "all now", "one later"],
)
def test_an_option_may_be_done_when_the_last_of_its_measures_may(
    found: Moves, levels: tuple[int, ...], status: str, needs: tuple[str, ...]
) -> None:
    legal = moves.screened(found, levels)
    assert (legal.status, legal.needs) == (status, needs)


def test_what_is_left_is_what_trying_everything_leaves(found: Moves) -> None:
    """3 · 3 · 2 · 2 · 2 levels are few enough to try each option: by the futures on which it searched, the search finds
    the same front."""
    every = list(dict.fromkeys(
        moves.settled(found, levels) for levels in itertools.product(*(range(count) for count in found.levels))
    ))  # fmt: skip
    tried: dict[tuple[int, ...], Any] = {}
    with search.ThreadPoolExecutor(1) as pool:
        futures = [search.draws.draw(found.model, FEW.seed, 0, "latin-hypercube")]
        worth = search._worth(found, every, futures, pool)
        long, nothing = dataclasses.replace(FEW, generations=25, population=24), search._Known(None, "", False)
        search._evolve(found, long, tried, pool, None, nothing)

    def front(rows: Any) -> set[tuple[float, ...]]:
        return {
            tuple(row) for row in rows if not any((other <= row).all() and (other < row).any() for other in rows)
        }  # fmt: skip

    assert front(np.array(list(tried.values()))) == front(worth)


def test_no_option_that_is_left_beats_another(found: Moves) -> None:
    result = search.search(found, FEW, workers=1)
    means = result.run.summary.total / result.run.summary.futures
    rows = [means[result.run.model.option(one.option.id)] for one in result.points]
    for row, other in itertools.permutations(rows, 2):
        assert not ((other <= row).all() and (other < row).any())
    assert len(CRITERIA) == means.shape[1]


def test_to_carry_on_is_among_what_costs_the_supplier_least(found: Moves) -> None:
    """Every measure here costs something or nothing, and to do nothing costs nothing."""
    result = search.search(found, FEW, workers=1)
    assert any(not one.option.measures for one in result.points)
    free = next(one for one in result.points if not one.option.measures)
    assert free.beats == ("stick",), "to pause both lines costs money and shells, and nobody complies"


def test_the_same_seed_finds_the_same_whatever_the_workers(found: Moves) -> None:
    one, other = (search.search(found, dataclasses.replace(FEW, blocks=2), workers=count) for count in (1, 3))
    assert [point.option for point in one.points] == [point.option for point in other.points]
    assert np.array_equal(one.run.summary.total, other.run.summary.total) and one.digest == other.digest


def test_a_search_that_is_stopped_tells_what_it_found(found: Moves) -> None:
    def stop(now: Progress) -> None:
        if now.done == 2:
            raise KeyboardInterrupt

    result = search.search(found, FEW, workers=1, progress=stop)
    assert result.generations == 2 and result.points
    two = search.search(found, dataclasses.replace(FEW, generations=2), workers=1)
    assert [point.option for point in result.points] == [point.option for point in two.points]


def test_a_search_goes_on_where_it_was_stopped_to_the_same_bits(
    found: Moves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was tried before is not run again; and a search for longer begins with the shorter one."""
    ran: list[int] = []
    worth = search._worth

    def counted(moves: Moves, chosen: list[Any], *args: Any) -> Any:
        ran.append(len(chosen))
        return worth(moves, chosen, *args)

    monkeypatch.setattr(search, "_worth", counted)
    two = search.search(found, dataclasses.replace(FEW, generations=2), workers=1, state=tmp_path)
    before = sum(ran)
    again = search.search(found, FEW, workers=1, state=tmp_path, resume=True)
    whole = search.search(found, FEW, workers=1)
    assert two.tried == before and again.tried == whole.tried
    assert sum(ran) == again.tried + whole.tried, "each option is run once by the two parts, and once by the whole"
    assert [point.option for point in again.points] == [point.option for point in whole.points]
    assert np.array_equal(again.run.summary.total, whole.run.summary.total) and again.digest == whole.digest


def test_a_folder_of_another_search_is_refused(found: Moves, tmp_path: Path) -> None:
    search.search(found, dataclasses.replace(FEW, generations=1), workers=1, state=tmp_path)
    with pytest.raises(Conflict, match="Resume it, or name another folder"):
        search.search(found, FEW, workers=1, state=tmp_path)
    with pytest.raises(Conflict, match="the folder holds another run"):
        search.search(found, dataclasses.replace(FEW, seed=9), workers=1, state=tmp_path, resume=True)


@pytest.mark.parametrize("field", ["generations", "population", "blocks"])
def test_a_search_of_nothing_is_refused(field: str) -> None:
    with pytest.raises(BadRow, match="Expected"):
        dataclasses.replace(FEW, **{field: 0})


def test_limits_that_name_no_rule_of_the_file_are_refused() -> None:
    with pytest.raises(UnknownTerm, match="r-aids"):
        moves.with_rules(model(), LIMITS.model_copy(update={"thresholds": {"r-aids": (1.0,)}}))


def test_without_limits_there_is_no_search() -> None:
    with pytest.raises(Conflict, match="Add `search` with start"):
        moves.moves(None, None, model(None))  # type: ignore[arg-type]


def test_the_bundled_case_lets_no_measure_be_taken_that_its_screen_does_not(bundled: Moves) -> None:
    """l-tamir is out of bounds; slowing what leaves the stock in Israel is not settled by the law that is held."""
    held = {one.line: {part.measure for part in one.parts} for one in bundled.lines}
    assert "l-tamir" not in held
    assert "slow" not in held["l-wrsa-155"] and "pause" in held["l-wrsa-155"]
    assert all(part.status in moves.MAY for one in bundled.lines for part in one.parts)


@pytest.fixture(scope="module")
def bundled() -> Moves:
    from datetime import date

    from caveat.review import casetext
    from caveat.review.dossier import freeze
    from caveat.review.leverage import assess
    from caveat.review.result.review import Inputs
    from caveat.simulate import from_case

    held = freeze(casetext.open_case("isr-2024"), date(2024, 1, 29))
    reviewed = assess(held, seed=1, inputs=Inputs("", {}, 1))
    return moves.moves(held, reviewed, from_case.from_review(reviewed, from_case.open_bundled("isr-2024"), weeks=26))


def test_of_options_that_come_to_the_same_the_simplest_is_told(found: Moves) -> None:
    """With no week to run every option comes to nothing, and to touch no line is the simplest."""
    still = dataclasses.replace(found, model=build(found.model.assumptions, weeks=0, options=model().options))
    [point] = search.search(still, FEW, workers=1).points
    assert point.words == "no measure"


def test_far_apart_is_kept_and_the_ends_first() -> None:
    """On a line from (0, 4) to (4, 0): the ends, then of 1 and 1.5 the one whose neighbours are farther apart."""
    rows = {(0,): (0.0, 4.0), (1,): (1.0, 3.0), (2,): (1.5, 2.5), (3,): (4.0, 0.0)}
    tried = {levels: np.array(worth) for levels, worth in rows.items()}
    # gaps of the neighbours: of 1, (1.5 - 0)/4 twice; of 1.5, (4 - 1)/4 twice
    assert set(search._apart(list(rows), tried, 3)) == {(0,), (3,), (2,)}
