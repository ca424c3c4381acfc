"""What history says of the options of a case: as of its day, with the episodes behind every share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caveat.desk import casework, lenses
from caveat.episodes import coding
from caveat.errors import UnknownTerm
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.report import lenses as shown
from caveat.review import lens

HEAVY_BOMBS = "us-isr-2024-05-heavy-bombs"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder: Path = tmp_path_factory.mktemp("lenses")
    with open_ledger(folder / "ledger.db") as ledger:
        casework.take_bundled(ledger, "isr-2024")
        yield ledger


@pytest.fixture(scope="module")
def found(book: Ledger) -> lens.Lens:
    return lenses.precedents(book, "isr-2024")


def mentioned(found: lens.Lens) -> set[str]:
    told = {name for name, _ in found.left_out}
    for one in found.options:
        told |= {match.episode.id for match in one.similar}
        for share in (*one.rates, *one.outcomes):
            told |= set(share.basis.episodes)
        for by in one.by:
            told |= set(by.basis.episodes)
    return told


def test_no_later_episode_is_anywhere_in_the_lens(found: lens.Lens) -> None:
    day = date(2024, 1, 29)
    told = mentioned(found)
    assert len(told) > 80
    assert HEAVY_BOMBS not in told
    starts = {one.id: one.start for one in coding.episodes()}
    assert all(starts[name] is None or starts[name].possibly_by(day) for name in told)  # type: ignore[union-attr]


def test_the_hold_of_may_2024_is_there_once_the_day_is_later(book: Ledger) -> None:
    assert HEAVY_BOMBS in mentioned(lenses.precedents(book, "isr-2024", as_of=date(2026, 11, 1)))


def test_sticks_carrots_and_both_are_looked_at_and_carrying_on_is_not(found: lens.Lens) -> None:
    assert {one.polarity for one in found.options} == {"stick", "carrot", "mixed"}
    assert "carry-on" not in {one.option for one in found.options}


def test_every_share_shows_its_episodes_or_says_why_there_is_none(found: lens.Lens) -> None:
    for one in found.options:
        for share in (*one.rates, *one.outcomes):
            assert (share.value is None) == (share.unknown is not None)
            if share.value is None:
                assert share.crises < 5
            else:
                assert share.low is not None and share.high is not None
                assert share.low < share.value < share.high
                assert len(share.basis.episodes) >= share.crises


def test_a_share_is_the_arithmetic_that_stands_beside_it(found: lens.Lens) -> None:
    for share in (share for one in found.options for share in one.rates if share.value is not None):
        top, bottom = (sum(map(float, part.strip("()").split(" + "))) for part in share.basis.formula.split(" / "))
        assert share.value == pytest.approx(top / bottom, rel=1e-5)


def test_the_estimator_is_the_polarity_alone_unless_another_is_surely_better(found: lens.Lens) -> None:
    surely = [one.name for one in found.skill if one.name in ("pooled", "regression") and one.beats("polarity alone")]
    assert (found.estimator == "polarity alone") == (not surely)
    assert "polarity alone" in found.estimator_words


def test_one_option_may_be_asked_for_and_another_is_named(book: Ledger) -> None:
    assert [one.option for one in lenses.precedents(book, "isr-2024", option="carrot").options] == ["carrot"]
    with pytest.raises(UnknownTerm, match="carot"):
        lenses.precedents(book, "isr-2024", option="carot")


def test_what_the_terminal_shows_is_said_with_its_class(found: lens.Lens) -> None:
    told = "\n".join(shown.lines(found))
    assert f"{found.crises} crises, as of 2024-01-29" in told
    assert "n = 1; no rate shown" in told
    assert "not a census" in told
    assert all(f"({one.option})" in told for one in found.options)
