"""A finding says what a run found, with its digest, seed and versions, as plain data."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

import numpy as np
import pytest

from caveat.errors import BadRow, Conflict, UnknownTerm
from caveat.review import casetext
from caveat.review.casefile import CaseOption
from caveat.review.dossier import freeze
from caveat.review.leverage import assess
from caveat.review.result.option import MeasureView
from caveat.review.result.review import Inputs, Review
from caveat.simulate import ensemble, finding, from_case, results
from caveat.simulate.ensemble import Settings
from caveat.simulate.model import KINDS
from tests.unit.simulate.small import RICH_OPTIONS, Case, measure, option, rich


@pytest.fixture(scope="module")
def review() -> Review:
    case = casetext.open_case("isr-2024")
    return assess(freeze(case, date(2024, 1, 29)), seed=1, inputs=Inputs("", {}, 1))


def plain(model: Any, scenarios: int = 600, **changes: Any) -> dict[str, Any]:
    run = ensemble.run(model, Settings(scenarios, 5, "sobol", **changes), scheduler="local:1")
    return results.plain(finding.finding(run), "short")


def test_the_keys_are_those_of_the_command() -> None:
    found = plain(rich().build(*RICH_OPTIONS[:2], weeks=60))
    assert set(found) >= {"finding", "options", "sensitivity", "discovery", "assumption_share"}
    assert {"digest", "seed", "versions"} <= set(found["finding"])
    for one in found["options"]:
        assert {"id", "compliance", "items", "regret", "satisficing"} <= set(one)
        assert [set(row) for row in one["compliance"]] == [{"days", "p", "low", "high"}] * 4
        assert {"max", "mean"} <= set(one["regret"])
        assert all({"id", "weeks_short", "undelivered"} <= set(item) for item in one["items"])
    json.dumps(found, allow_nan=False)


def test_the_same_run_gives_the_same_bytes() -> None:
    model = rich().build(*RICH_OPTIONS[:2], weeks=20)
    one, other = (json.dumps(plain(model), sort_keys=True) for _ in range(2))
    assert one == other


def test_compliance_by_a_day_counts_the_weeks_that_end_by_then() -> None:
    """A hazard of log(2)/4 a week and nothing else: half comply within 4 weeks (28 days, the last before day 30)."""
    case = Case().world(base_hazard=float(np.log(2.0) / 4), resolve=0.0)
    found = plain(case.build(weeks=20), scenarios=1024)
    rows = {row["days"]: row for row in found["options"][0]["compliance"]}
    assert rows[30]["p"] == pytest.approx(0.5, abs=0.002)
    # 90 days hold 12 whole weeks, three half-lives
    assert rows[90]["p"] == pytest.approx(1 - 0.5**3, abs=0.002)
    assert rows[180]["p"] is None, "the horizon of 20 weeks ends before day 180"


def test_an_interval_of_a_share_is_wilson_s() -> None:
    """0 of 10 at 90%: upper end z²/(n + z²) with z = 1.6449, so 2.7055/12.7055 = 0.2129."""
    low, high = finding.wilson(0, 10)
    assert low == 0.0 and high == pytest.approx(0.2129, abs=1e-4)


def test_no_threshold_means_no_satisficing() -> None:
    model = rich().build(*RICH_OPTIONS[:1], weeks=10)
    assert plain(model, 50)["options"][0]["satisficing"] is None
    assert plain(model, 50, thresholds={"weeks not complied": 10.0})["options"][0]["satisficing"] == 1.0


@pytest.mark.parametrize(("source", "share"), [("no source", 1.0), ("d-paper", 0.0)], ids=["without", "with"])
def test_the_share_of_the_unsourced_is_that_of_the_one_cause(source: str, share: float) -> None:
    """The hazard alone moves the outcome; whether it has a source decides the share, whatever the other rows say."""
    case = Case().world(base_hazard=(0.001, 0.2)).item("shell", stock=(50.0, 90.0))
    for row in case.rows:
        row["source"] = (
            source if row["id"] == "a-world-base-hazard" else {"no source": "d-x", "d-paper": "no source"}[source]
        )
    found = plain(case.build(weeks=30), 1024)["assumption_share"]
    assert found["share"] == pytest.approx(share, abs=0.02)


def test_the_bundled_case_runs_with_the_options_of_its_review(review: Review) -> None:
    model = from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=26)
    assert [one.id for one in model.options] == ["carry-on", "narrow-stick", "broad-stick", "carrot", "both"]
    kinds = {one.id: {row.measure for row in one.measures} for one in model.options}
    assert kinds["narrow-stick"] == {"pause"} and kinds["both"] == {"condition", "expedite"}
    found = plain(model, 64)
    tamir = [next(item for item in one["items"] if item["id"] == "i-tamir") for one in found["options"]]
    assert all(item["undelivered"] == 0.0 for item in tamir), "what is out of bounds is untouched"
    assert any("l-f35" in words for words in found["options"][2]["left_out"])


def test_every_source_of_the_bundled_assumptions_is_a_document_of_the_case() -> None:
    case = casetext.open_case("isr-2024")
    known = {one.id for one in case.documents}
    for one in from_case.open_bundled("isr-2024").assumptions:
        named = {word.strip(",.;") for word in one.source.split() if word.startswith("d-")}
        assert named <= known, one.id
        assert one.sourced == bool(named or one.source.startswith("derived from")), one.id


def test_assumptions_of_another_case_are_refused(review: Review) -> None:
    file = from_case.open_bundled("isr-2024")
    with pytest.raises(Conflict, match="Name the assumptions of this case"):
        from_case.from_review(review, file.model_copy(update={"case": "deu-sau-2019"}), weeks=10)


def test_an_open_line_is_modelled_or_left_out_by_name(review: Review) -> None:
    file = from_case.open_bundled("isr-2024")
    spec = file.model.model_copy(update={"left_out": file.model.left_out[1:]})
    with pytest.raises(Conflict, match="l-spice is open in the review"):
        from_case.from_review(review, file.model_copy(update={"model": spec}), weeks=10)


def test_an_option_that_the_review_lacks_is_refused(review: Review) -> None:
    with pytest.raises(UnknownTerm, match="blockade"):
        from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=10, chosen=("blockade",))


def test_an_option_of_one_measure_keeps_its_name() -> None:
    model = rich().build(option("pause", measure("pause", "l-kit")), weeks=10)
    assert [one["name"] for one in plain(model, 10)["options"]] == ["Carry on", "pause"]


def test_the_full_shape_has_the_paths_by_week_and_the_short_one_has_not() -> None:
    model = rich().build(*RICH_OPTIONS[:1], weeks=12)
    run = ensemble.run(model, Settings(100, 5, "sobol"), scheduler="local:1")
    found = finding.finding(run)
    full, short = (results.plain(found, shape) for shape in ("full", "short"))
    item = full["options"][0]["items"][0]
    assert [quantile for quantile, _ in item["stock"]] == list(finding.QUANTILES)
    assert all(len(path) == 12 for _, path in item["stock"])
    # readings every 4 weeks of 12
    assert all(len(path) == 3 for _, path in full["options"][0]["readings"]["o-aid"])
    assert "stock" not in short["options"][0]["items"][0] and "readings" not in short["options"][0]
    json.dumps(full, allow_nan=False)


@pytest.mark.parametrize(
    ("view", "told"),
    [
        pytest.param({"measure": "pause", "objective": "o-scale-back"}, "no rule says when o-scale-back counts as met",
                     id="an objective without a rule"),
        pytest.param({"measure": "offer"}, "not modelled", id="an offer without an offered line"),
        pytest.param({"line": "l-f15"}, "new aircraft at the request", id="a line that is left out"),
    ],
)  # fmt: skip
def test_what_the_model_cannot_show_is_said_by_name(review: Review, view: dict[str, Any], told: str) -> None:
    one = MeasureView(**{"measure": "pause", "line": "l-mk84", "transfer": "t", "factor": None, "quantity": None,
                         "objective": None, "release": None, **view})  # fmt: skip
    asked = dataclasses.replace(review.options[1], id="asked", measures=(one,))
    review = dataclasses.replace(review, options=(review.options[0], asked))
    model = from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=10)
    assert model.measures[1] == () and told in model.options[1].left_out[0]


@pytest.mark.parametrize(
    ("kind", "factor"),
    # the file's own terms: slow to a half; a week is 5,040 parts
    [pytest.param("slow", 2520, id="slow"), pytest.param("withhold", 5040, id="withhold")],
)
def test_a_measure_of_a_review_takes_its_weeks_and_factor_from_the_terms(
    review: Review, kind: str, factor: int
) -> None:
    one = MeasureView(kind, "l-mk84", "t", None, None, None, None)
    asked = dataclasses.replace(review.options[1], id="asked", measures=(one,))
    review = dataclasses.replace(review, options=(review.options[0], asked))
    model = from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=10)
    line = [row.id for row in model.lines].index("l-mk84")
    # from week 2, as the terms say, to the end of the horizon, with no rule
    assert model.measures[1] == ((line, KINDS.index(kind), factor, 2, 10, -1),)


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        # A week is 5,040 parts. 2024-02-12 is 14 days after the review's day, 2024-03-01 is 32: the fifth week.
        pytest.param({"measure": "slow", "factor": 0.25}, (1260, 2, 10), id="its own factor"),
        pytest.param({"measure": "pause", "start": "2024-02-12"}, (5040, 2, 10), id="a start"),
        pytest.param({"measure": "pause", "start": "2024-01-01", "end": "2024-03"}, (5040, 0, 5), id="an end"),
    ],
)  # fmt: skip
def test_what_the_case_says_of_its_own_option_goes_before_the_terms(
    review: Review, said: dict[str, Any], measure: tuple[int, int, int]
) -> None:
    own = CaseOption.model_validate(
        {"id": "asked", "name": "Asked", "polarity": "stick", "measures": ({"lines": ("l-mk84",), **said},)}
    )
    view = MeasureView(said["measure"], "l-mk84", "t", None, None, None, None)
    asked = dataclasses.replace(review.options[1], id="asked", measures=(view,))
    review = dataclasses.replace(review, options=(review.options[0], asked))
    model = from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=10, own=(own,))
    assert [row[2:5] for row in model.measures[1]] == [measure]


def test_a_factor_on_a_pause_is_said_to_mean_nothing(review: Review) -> None:
    own = CaseOption.model_validate(
        {"id": "asked", "name": "Asked", "polarity": "stick",
         "measures": ({"measure": "pause", "lines": ("l-mk84",), "factor": 0.5},)}
    )  # fmt: skip
    view = MeasureView("pause", "l-mk84", "t", None, None, None, None)
    asked = dataclasses.replace(review.options[1], id="asked", measures=(view,))
    review = dataclasses.replace(review, options=(review.options[0], asked))
    model = from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=10, own=(own,))
    assert "a factor of 0.5 means nothing to pause" in model.options[1].left_out[0]


def test_a_line_that_is_slowed_to_more_than_its_pace_is_refused(review: Review) -> None:
    own = CaseOption.model_validate(
        {"id": "asked", "name": "Asked", "polarity": "stick",
         "measures": ({"measure": "slow", "lines": ("l-mk84",), "factor": 1.5},)}
    )  # fmt: skip
    view = MeasureView("slow", "l-mk84", "t", None, None, None, None)
    asked = dataclasses.replace(review.options[1], id="asked", measures=(view,))
    review = dataclasses.replace(review, options=(review.options[0], asked))
    with pytest.raises(BadRow, match=r"slow on l-mk84, factor 1\.5.*a factor of at most 1"):
        from_case.from_review(review, from_case.open_bundled("isr-2024"), weeks=10, own=(own,))


def test_met_as_asked_is_met_in_part_times_the_share_of_whole_compliance() -> None:
    """Half comply within 4 weeks, and of compliance three quarters are whole: 3/8 have met the demand as asked."""
    degree = {"kind": "categorical", "values": [0.5, 1.0], "weights": [0.25, 0.75]}
    case = Case().world(base_hazard=float(np.log(2.0) / 4), resolve=0.0, degree=degree)
    found = plain(case.build(weeks=20), scenarios=2048)["options"][0]
    assert found["in_part"][0]["p"] == pytest.approx(0.5, abs=0.002)
    assert found["compliance"][0]["p"] == pytest.approx(0.375, abs=0.02)
    assert found["curve"][3] == found["compliance"][0]["p"] and found["curve_in_part"][3] == found["in_part"][0]["p"]
    assert len(found["curve"]) == 20


def test_cover_lost_is_the_stock_that_is_missing_in_weeks_of_use() -> None:
    """A tranche of 40 in week 0, paused for good, at a use of 10 a week: four weeks of cover, from a stock of 1,000."""
    case = Case().world(base_hazard=0.0).item("shell", stock=1000.0)
    case.line("l", "shell", tranches=1, transit=0, amount=40.0)
    found = plain(case.build(option("pause", measure("pause", "l")), weeks=20), 64)["options"]
    item = found[1]["items"][0]
    assert item["cover_lost"]["mean"] == pytest.approx(4.0, abs=1e-4)
    assert item["cover_lost"]["unit"] == "weeks" and item["peak_held_back"] == pytest.approx(40.0, abs=1e-3)
    assert found[0]["items"][0]["cover_lost"]["mean"] == 0.0


def test_an_item_that_is_not_used_loses_no_cover() -> None:
    case = Case().world(base_hazard=0.0).item("shell", use=0.0).line("l", "shell")
    found = plain(case.build(option("pause", measure("pause", "l")), weeks=10), 64)["options"][1]
    assert found["items"][0]["cover_lost"]["mean"] == 0.0


def test_a_finding_names_its_thresholds_and_its_assumptions() -> None:
    found = plain(Case().build(weeks=4), 20, thresholds={"item-weeks short": 3.0})
    assert found["finding"]["thresholds"] == {"item-weeks short": 3.0}
    rows = {one["id"]: one for one in found["assumptions"]}
    assert rows["a-world-resolve"]["low"] == rows["a-world-resolve"]["high"] == 0.5
    assert {"about", "unit", "source", "owner"} <= set(rows["a-world-resolve"])


def test_a_file_that_names_no_class_says_that_its_strengths_are_a_judgement() -> None:
    found = plain(Case().build(weeks=4), 20)["calibration"]
    assert not found["rows"] and "judgement alone" in found["words"]


def test_what_two_correlated_causes_explain_together_is_shared_by_halves() -> None:
    """Two hazards that always rise together, one with a source: neither explains more than the other."""
    case = Case().world(base_hazard=(0.001, 0.2), relapse=(0.0, 0.1))
    case.correlate("a-world-base-hazard", "a-world-relapse", 0.999)
    for row in case.rows:
        row["source"] = "d-paper" if row["id"] == "a-world-base-hazard" else "no source"
    found = plain(case.build(weeks=30), 1024)["assumption_share"]
    assert found["share"] == pytest.approx(0.5, abs=0.03)
    assert found["words"].startswith("Of the spread that assumptions explain")
