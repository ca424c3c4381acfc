"""Three lenses on a case from the ledger: as of its day, each with its basis, none put together with another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_jsonable_python

from caveat.bargain import from_case
from caveat.desk import casework, responding
from caveat.episodes import coding
from caveat.errors import Conflict, UnknownTerm
from caveat.evidence import Measure
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.review import dynamics
from caveat.review.lens import Episodes
from caveat.review.response import Draws, Response

HEAVY_BOMBS = "us-isr-2024-05-heavy-bombs"
DRAWS = 60


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder: Path = tmp_path_factory.mktemp("responding")
    with open_ledger(folder / "ledger.db") as ledger, pytest.MonkeyPatch.context() as patched:
        patched.setattr("caveat.episodes.skill.judged", lambda _: ())  # takes a second, and a response shows none of it
        casework.take_bundled(ledger, "isr-2024")
        casework.take_bundled(ledger, "deu-sau-2019")
        yield ledger


@pytest.fixture(scope="module")
def found(book: Ledger) -> Response:
    return responding.respond(book, "isr-2024", draws=DRAWS)


def episodes(found: Response) -> set[str]:
    bases = [by.basis for one in found.options for by in one.history.by]
    bases += [one.history.rate.basis for one in found.options if one.history.rate is not None]
    return {name for basis in bases if isinstance(basis, Episodes) for name in basis.episodes}


def test_no_later_episode_enters_as_of_the_day_of_the_case(found: Response) -> None:
    told = episodes(found)
    days = {one.id: one.start or one.end for one in coding.episodes()}  # two have no day on which they began
    assert len(told) > 50
    assert HEAVY_BOMBS not in told
    assert HEAVY_BOMBS not in json.dumps(to_jsonable_python(found))
    assert all(days[name].possibly_by(date(2024, 1, 29)) for name in told)  # type: ignore[union-attr]


def test_the_hold_of_may_2024_enters_once_the_day_is_later(book: Ledger) -> None:
    later = responding.respond(book, "isr-2024", "broad-stick", as_of=date(2026, 11, 1), draws=DRAWS)
    assert later.as_of == date(2026, 11, 1)
    assert HEAVY_BOMBS in episodes(later)


def test_a_lens_that_was_not_run_is_empty_and_says_why(found: Response) -> None:
    for one in found.options:
        assert one.dynamics.not_run == "no finding of a simulation was given"
        assert one.dynamics.by == ()
        for lens, has in ((one.history, one.history.by), (one.bargaining, one.bargaining.models)):
            assert (lens.not_run is None) == bool(has)
    carry_on = found.options[0]
    assert carry_on.option == "carry-on"
    assert (carry_on.history.rate, carry_on.bargaining.low, carry_on.parts) == (None, None, "not comparable")


def test_the_carrot_is_not_bargained_on_a_scale_of_restrictions(found: Response) -> None:
    carrot = next(one for one in found.options if one.option == "carrot")
    assert carrot.bargaining.not_run == "nothing is assumed of where the option stands on the scale of measures"
    assert carrot.history.not_run is None


def numbers(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from numbers(value, (*path, key))
    elif isinstance(tree, list):
        for value in tree:
            yield from numbers(value, path)
    elif isinstance(tree, int | float) and not isinstance(tree, bool):
        yield path


def test_every_number_of_the_json_belongs_to_one_lens(found: Response) -> None:
    tree = json.loads(json.dumps(to_jsonable_python(found), allow_nan=False))
    apart = {path[1] for path in numbers(tree) if path[0] == "options"}
    assert apart <= {"history", "bargaining", "dynamics", "against"}
    assert {path[0] for path in numbers(tree)} <= {"options", "assumptions", "seed", "draws"}
    # Over its models bargaining has two ends and no middle.
    ends = {path[2] for path in numbers(tree) if path[:2] == ("options", "bargaining")}
    assert ends == {"asks", "models", "low", "high"}


def test_the_ends_of_the_bargaining_are_those_of_its_models(found: Response) -> None:
    for one in (one.bargaining for one in found.options if one.bargaining.not_run is None):
        assert one.low == min(model.low for model in one.models if model.low is not None)
        assert one.high == max(model.high for model in one.models if model.high is not None)
        assert len(one.models) == 6
        for model in one.models:
            assert model.low is not None and model.value is not None and model.high is not None
            assert 0 <= model.low <= model.value <= model.high <= 1


def test_every_bargained_share_names_the_assumptions_that_were_drawn(found: Response) -> None:
    known = {one.id for one in found.assumptions}
    for one in found.options:
        for model in one.bargaining.models:
            assert isinstance(model.basis, Draws)
            named = set(model.basis.assumptions)
            assert {"b-final-say", "position of Joe Biden"} <= named
            # What is no assumption of the file is a position: the case's, or the whole scale.
            assert all(name.startswith(("position of ", "the position of ")) for name in named - known)


def test_who_has_no_position_stays_out_or_enters_as_the_whole_scale_by_name(found: Response) -> None:
    assert found.actors.whole_scale == ("Israel Defense Forces",)
    out = dict(found.actors.out)
    assert "no statement on slowing found" in out["UN OCHA and UNRWA"]
    assert not {*found.actors.placed, *found.actors.whole_scale} & set(out)


def test_the_same_seed_gives_the_same_response(book: Ledger, found: Response) -> None:
    assert responding.respond(book, "isr-2024", "both", draws=DRAWS).options == found.options[-1:]
    assert responding.respond(book, "isr-2024", "both", draws=DRAWS, seed=1).options != found.options[-1:]


def test_each_option_says_what_to_find_out_and_what_stands_against_it(found: Response) -> None:
    for one in found.options:
        assert one.fact and one.words
        assert one.against
    both = found.options[-1]
    assert "b-asks-both, now 25 to 60" in both.fact


def test_a_finding_fills_the_options_that_it_has_and_no_other(book: Ledger) -> None:
    rows = (dynamics.By(days=30, p=0.9, low=0.89, high=0.91), dynamics.By(days=365, p=None, low=None, high=None))
    table = dynamics.Table("ab" * 32, 7, 500, {"narrow-stick": rows}, {"carrot": "Use."}, "9 of 12 have no source.")
    found = responding.respond(book, "isr-2024", simulated=table, draws=DRAWS)
    by_id = {one.option: one for one in found.options}
    narrow = by_id["narrow-stick"]
    assert [one.value for one in narrow.dynamics.by] == [0.9, None]
    assert narrow.parts == "part"
    assert "dynamics has 89 to 91 of 100 futures within 30 days" in narrow.words
    assert ("Dynamics: 9 of 12 have no source.",) in narrow.against
    assert by_id["carrot"].dynamics.not_run == "the finding abababababab does not have this option"


def test_a_case_without_assumptions_is_not_bargained_over(book: Ledger) -> None:
    found = responding.respond(book, "deu-sau-2019", "narrow-stick")
    assert found.options[0].bargaining.not_run == "no file gives what the actors of this case bring to bear"
    assert found.assumptions == ()
    assert {why for _, why in found.actors.out} == {"there are no assumptions to bargain on"}


def test_an_empty_class_says_so(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    carrots = [one for one in coding.episodes() if one.instrument not in set(Measure)][:3]
    monkeypatch.setattr("caveat.desk.collection.rows", lambda _, known_at=None: tuple(carrots))
    found = responding.respond(book, "isr-2024", "narrow-stick", draws=DRAWS)
    history = found.options[0].history
    assert history.not_run is not None and history.not_run.startswith("too few earlier crises are like it: n = ")
    assert (history.by, found.options[0].parts) == ((), "not comparable")


def test_one_actor_is_a_bargain_with_oneself(book: Ledger) -> None:
    whole = from_case.open_bundled("isr-2024")
    assert whole is not None
    alone = whole.model_copy(update={"actors": whole.actors[:1]})
    found = responding.respond(book, "isr-2024", "narrow-stick", file=alone, draws=DRAWS)
    assert found.actors.placed == ("Joe Biden",)
    assert all((one.value is None) == (one.unknown is not None) for one in found.options[0].bargaining.models)
    json.dumps(to_jsonable_python(found), allow_nan=False)


def test_all_positions_unknown_leave_nobody_at_the_table(book: Ledger) -> None:
    whole = from_case.open_bundled("isr-2024")
    assert whole is not None
    army = next(one for one in whole.actors if one.actor == "a-idf")
    silent = whole.model_copy(update={"actors": (army.model_copy(update={"position_unknown": "stays-out"}),)})
    found = responding.respond(book, "isr-2024", "narrow-stick", file=silent, draws=DRAWS)
    assert found.options[0].bargaining.not_run == (
        "no actor is left whose position, capability and salience are given or assumed"
    )
    assert "Israel Defense Forces" in dict(found.actors.out)


def test_another_option_case_or_number_of_draws_is_named(book: Ledger) -> None:
    whole = from_case.open_bundled("isr-2024")
    with pytest.raises(UnknownTerm, match="narow"):
        responding.respond(book, "isr-2024", "narow")
    with pytest.raises(Conflict, match="the assumptions are for isr-2024"):
        responding.respond(book, "deu-sau-2019", file=whole)
    with pytest.raises(Conflict, match="0 draws were asked for"):
        responding.respond(book, "deu-sau-2019", draws=0)
