"""A run has the same bits on one worker and on several, in one go and after an interruption."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from caveat.errors import BadRow, CaveatError, Conflict, UnknownTerm
from caveat.simulate import ensemble, outcomes
from caveat.simulate.draws import BLOCK
from caveat.simulate.ensemble import Ensemble, Progress, Settings
from caveat.simulate.model import Model, build
from caveat.simulate.spec import LineSpec, Plan
from tests.unit.simulate.small import RICH_OPTIONS, Case, measure, option, rich

FUTURES = 2 * BLOCK + 100


@pytest.fixture(scope="module")
def model() -> Model:
    return rich().build(*RICH_OPTIONS[:3], weeks=12)


@pytest.fixture(scope="module")
def plain(model: Model) -> Ensemble:
    return ensemble.run(model, settings(), scheduler="local:1")


def settings(**changes: Any) -> Settings:
    given = {"scenarios": FUTURES, "seed": 7, "sampler": "latin-hypercube", "thresholds": {"weeks not complied": 9.0}}
    return Settings(**{**given, **changes})


def same(one: Ensemble, other: Ensemble) -> None:
    for name, a, b in zip(outcomes.Summary._fields, one.summary, other.summary, strict=True):
        np.testing.assert_array_equal(a, b, err_msg=name)


@pytest.mark.parametrize("workers", [2, 3], ids=["two workers", "three workers"])
def test_workers_do_not_change_a_bit(model: Model, plain: Ensemble, workers: int) -> None:
    same(plain, ensemble.run(model, settings(), scheduler=f"local:{workers}"))


def test_a_longer_run_begins_with_the_shorter_one(model: Model, plain: Ensemble) -> None:
    short = ensemble.run(model, settings(scenarios=BLOCK + 5), scheduler="local:1")
    np.testing.assert_array_equal(short.summary.outcome, plain.summary.outcome[..., : BLOCK + 5])
    assert short.summary.futures == BLOCK + 5


def test_one_future_gives_an_answer(model: Model) -> None:
    assert ensemble.run(model, settings(scenarios=1), scheduler="local:2").summary.futures == 1


def test_an_interrupted_run_goes_on_to_the_same_bits(model: Model, plain: Ensemble, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done >= BLOCK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensemble.run(model, settings(), scheduler="local:2", state=tmp_path / "run", progress=stop)
    kept = sorted(path.name for path in (tmp_path / "run").glob("block-*.npz"))
    assert kept == ["block-0000000.npz"]
    seen: list[Progress] = []
    again = ensemble.run(
        model, settings(), scheduler="local:1", state=tmp_path / "run", resume=True, progress=seen.append
    )
    same(plain, again)
    assert [one.done for one in seen] == [BLOCK, 2 * BLOCK, FUTURES]


def test_a_block_that_was_cut_off_is_run_again(model: Model, plain: Ensemble, tmp_path: Path) -> None:
    ensemble.run(model, settings(), scheduler="local:1", state=tmp_path)
    block = tmp_path / "block-0000001.npz"
    block.write_bytes(block.read_bytes()[:500])
    same(plain, ensemble.run(model, settings(), scheduler="local:1", state=tmp_path, resume=True))


def test_a_run_that_is_there_already_is_not_written_over(model: Model, tmp_path: Path) -> None:
    ensemble.run(model, settings(scenarios=10), scheduler="local:1", state=tmp_path)
    with pytest.raises(Conflict, match="Resume it, or name another folder"):
        ensemble.run(model, settings(scenarios=10), scheduler="local:1", state=tmp_path)


def test_a_folder_of_another_run_is_refused(model: Model, tmp_path: Path) -> None:
    ensemble.run(model, settings(scenarios=10), scheduler="local:1", state=tmp_path)
    with pytest.raises(Conflict, match="the folder holds another run"):
        ensemble.run(model, settings(scenarios=10, seed=8), scheduler="local:1", state=tmp_path, resume=True)


def test_without_a_state_folder_nothing_is_written(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ensemble.run(model, settings(scenarios=10), scheduler="local:1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        pytest.param({"scenarios": 0}, BadRow, id="no futures"),
        pytest.param({"seed": -1}, BadRow, id="negative seed"),
        pytest.param({"sampler": "dice"}, UnknownTerm, id="sampler"),
        pytest.param({"thresholds": {"happiness": 1.0}}, UnknownTerm, id="criterion"),
        pytest.param({"thresholds": {"weeks not complied": float("nan")}}, BadRow, id="threshold"),
    ],
)
def test_settings_that_cannot_be_are_refused(changes: dict[str, Any], kind: type[CaveatError]) -> None:
    with pytest.raises(kind):
        settings(**changes)


@pytest.mark.parametrize("scheduler", ["local:0", "local:two", "nowhere"])
def test_a_scheduler_is_local_or_an_address(model: Model, scheduler: str) -> None:
    with pytest.raises(UnknownTerm, match="local:N"):
        ensemble.run(model, settings(), scheduler=scheduler)


def test_regret_is_the_distance_to_the_best_option_of_the_same_future() -> None:
    """Nobody complies; two lines of 100, each held for good at 1 USD an article a week, 5 weeks, from week 0.

    Carry on and a pause of one line: the second line leaves at once in both, so the pause costs 100 × 5 = 500 USD a
    future and carrying on nothing. Regret is 500 and 0.
    """
    case = Case().world(base_hazard=0.0).item("shell")
    for line in ("l", "other"):
        case.line(line, "shell", tranches=1, amount=100.0, holding_cost=1.0)
    model = case.build(option("pause", measure("pause", "l")), weeks=5)
    found = ensemble.run(
        model, settings(scenarios=10, thresholds={"supplier's cost": 499.0}), scheduler="local:1"
    ).summary
    assert found.worst_regret[:, 1].tolist() == [0.0, 500.0]
    assert found.regret[:, 1].tolist() == [0.0, 5000.0]
    assert found.met.tolist() == [10, 0]
    assert found.dominates.tolist() == [[0, 10], [0, 0]]


def test_ten_thousand_lines_give_an_answer() -> None:
    file = Case().item("shell").file()
    lines = tuple(
        LineSpec(id=f"l-{number}", item="shell", transit=1, amount="a-shell-stock", dock="a-shell-use",
                 plan=Plan(first=number % 5, every=1, tranches=1, reason="for a test"))
        for number in range(10_000)
    )  # fmt: skip
    file = file.model_copy(update={"model": file.model.model_copy(update={"lines": lines})})
    model = build(file, weeks=6, options=[option("pause", measure("pause", "l-0"), measure("pause", "l-9999"))])
    found = ensemble.run(model, settings(scenarios=2), scheduler="local:1").summary
    # 6 weeks, docks of 10 a week: a line ready in week f sends 10 in each of weeks f to 4, which arrive by week 5. The
    # two paused lines are ready in week 0 and in week 4: 5 × 10 and 1 × 10 articles stay out, in each of 2 futures.
    assert found.undelivered[:, 0].tolist() == [0.0, 2 * 60.0]


def test_what_an_older_version_had_half_done_is_not_gone_on_with(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(ensemble, "VERSION", ensemble.VERSION - 1)
        ensemble.run(model, settings(scenarios=BLOCK), scheduler="local:1", state=tmp_path / "run")
    with pytest.raises(CaveatError):
        ensemble.run(model, settings(scenarios=BLOCK), scheduler="local:1", state=tmp_path / "run", resume=True)


@pytest.mark.parametrize(
    ("blocks", "workers", "sizes"),
    [
        # Each time a quarter of what is left for each worker, one at least.
        pytest.param(1, 2, [1], id="a single block"),
        pytest.param(9, 2, [1] * 9, id="few: one at a time"),
        pytest.param(40, 2, [5, 4, 3, 3, 3, 2, 2, 2, 2] + [1] * 14, id="smaller towards the end"),
        pytest.param(160, 1, [16] * 7 + [12, 9, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1], id="sixteen at most"),
    ],
)
def test_parcels_for_dask_hold_each_block_once_and_shrink(blocks: int, workers: int, sizes: list[int]) -> None:
    todo = list(range(3, 3 + blocks))
    parcels = ensemble._parcels(todo, workers)
    assert [number for parcel in parcels for number in parcel] == todo
    assert [len(parcel) for parcel in parcels] == sizes
