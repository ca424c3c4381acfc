"""Forecasts: written down before the event, scored after, and never edited."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from math import log
from pathlib import Path

import pytest

from caveat.desk import casework, forecasting, reviewing
from caveat.errors import Conflict, NoRecord, UnknownTerm
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.ledger.verify import verify

TODAY, DUE = date(2026, 11, 25), date(2027, 6, 30)
MINE = {"chances": (0.5, 0.3, 0.2), "reason": "the talks have stalled", "today": TODAY}


@pytest.fixture(scope="module")
def with_the_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forecasts") / "ledger.db"
    with open_ledger(path) as ledger:
        casework.take_bundled(ledger, "isr-2024")
    return path


@pytest.fixture
def book(with_the_case: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(with_the_case, tmp_path)) as ledger:
        yield ledger


def test_a_forecast_is_logged_listed_scored_and_verified(book: Ledger) -> None:
    name, _ = forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", **MINE)  # type: ignore[arg-type]
    [(listed, forecast, by, score)] = forecasting.listed(book)
    assert (listed, by, score) == (name, "A. Reader", None)
    assert forecast.basis == {"kind": "assumed", "reason": "the talks have stalled", "owner": "A. Reader"}
    found = forecasting.score(book, name, "met", date(2027, 2, 1), "a press release", "B. Reader", date(2027, 2, 2))
    # Brier 0.5² + 0.3² + 0.8²; log of 0.2; ranked (0.5² + 0.8²) / 2.
    assert found.brier == pytest.approx(0.98)
    assert found.log == pytest.approx(-log(0.2))
    assert found.ranked == pytest.approx(0.445)
    [(_, _, _, score)] = forecasting.listed(book)
    assert score is not None and score["source"] == "a press release"
    assert verify(book).records == ask.head(book)[0]


def test_without_chances_they_are_those_of_the_episodes_which_it_names(book: Ledger) -> None:
    _, forecast = forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", today=TODAY)
    assert sum(forecast.chances) == pytest.approx(1)
    assert forecast.basis["kind"] == "derived"
    assert "us-isr-1979-treaty-package" in forecast.basis["episodes"]  # type: ignore[operator]


def test_the_same_forecast_again_adds_nothing_and_another_replaces_it_readably(book: Ledger) -> None:
    before = ask.head(book)[0]
    for _ in range(2):
        name, _ = forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", **MINE)  # type: ignore[arg-type]
    assert ask.head(book)[0] == before + 1
    forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", **{**MINE, "chances": (0.4, 0.4, 0.2)})  # type: ignore[arg-type]
    assert [one.payload["chances"] for one in ask.history(book, f"forecast/{name}")] == [
        [0.5, 0.3, 0.2], [0.4, 0.4, 0.2],
    ]  # fmt: skip
    assert len(list(forecasting.listed(book))) == 1


@pytest.mark.parametrize(
    ("chances", "due", "says"),
    [
        ((0.5, 0.5, 0.5), DUE, "they are shares of one whole"),
        ((-0.5, 1.0, 0.5), DUE, "they are shares of one whole"),
        ((float("nan"), 0.5, 0.5), DUE, "they are shares of one whole"),
        ((0.5, 0.3, 0.2), TODAY, "logged before the event"),
        ((0.5, 0.3, 0.2), date(2020, 1, 1), "logged before the event"),
    ],
)
def test_what_is_no_forecast_is_refused_and_not_recorded(
    book: Ledger, chances: tuple[float, float, float], due: date, says: str
) -> None:
    with pytest.raises(Conflict, match=says):
        forecasting.log(book, "isr-2024", "carrot", due, "A. Reader", chances=chances, reason="x", today=TODAY)
    assert list(forecasting.listed(book)) == []


@pytest.mark.parametrize(
    ("outcome", "on", "today", "says"),
    [
        ("met", date(2027, 8, 1), date(2027, 9, 1), "score it as none"),
        ("none", date(2027, 3, 1), date(2027, 3, 1), "there was time until 2027-06-30"),
        ("met", date(2026, 1, 1), date(2027, 1, 1), "no forecast: leave it unscored"),
        ("met", date(2027, 3, 1), date(2027, 1, 1), "Wait for the day"),
    ],
    ids=["too late", "too early to say no", "known before", "yet to come"],
)
def test_a_forecast_is_settled_only_by_what_came_in_its_time(
    book: Ledger, outcome: str, on: date, today: date, says: str
) -> None:
    name, _ = forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", **MINE)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match=says):
        forecasting.score(book, name, outcome, on, "x", "B. Reader", today)
    assert [one[3] for one in forecasting.listed(book)] == [None]


def test_what_is_not_there_or_no_outcome_is_named(book: Ledger) -> None:
    name, _ = forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", **MINE)  # type: ignore[arg-type]
    with pytest.raises(NoRecord, match="isr-2024/carrot/2027-06-30/2026-11-25"):
        forecasting.score(book, "isr-2024/nothing", "met", DUE, "x", "B. Reader")
    with pytest.raises(UnknownTerm, match="complied"):
        forecasting.score(book, name, "complied", DUE, "x", "B. Reader")
    with pytest.raises(UnknownTerm, match="carot"):
        forecasting.log(book, "isr-2024", "carot", DUE, "A. Reader", **MINE)  # type: ignore[arg-type]


def test_a_forecast_is_in_no_review_and_no_export(book: Ledger) -> None:
    def held() -> tuple[str, str]:
        return reviewing.review(book, "isr-2024").inputs.digest, casework.export(book, "isr-2024").partition("\n")[2]

    before = held()
    forecasting.log(book, "isr-2024", "carrot", DUE, "A. Reader", **MINE)  # type: ignore[arg-type]
    assert held() == before
