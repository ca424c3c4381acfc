"""A finding as a section: every number in a table with its basis, a chart with its result in its name, no ranking."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from caveat.errors import BadRow
from caveat.report import finding, simulation
from caveat.report.charts import box, compliance, fan, regret, svg, tornado
from tests.unit.report.run import CONTENT

RUN = finding.read(CONTENT, "run.json")
NAMES = simulation.Names({"rounds": "Rounds"}, {"o-access": "Wider access"}, {"o-access": fan.Threshold(100.0, "100")})
SHOWN = simulation.section(RUN, NAMES)
CHARTS = {
    "compliance": SHOWN.compliance,
    **{one.anchor: one for one in (*SHOWN.fans, *SHOWN.regrets, *SHOWN.sensitivity, *SHOWN.boxes)},
}


def drawings(text: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<page>{text}</page>"))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_states_its_result_in_its_name_and_is_drawn_for_a_phone_too(name: str) -> None:
    wide, *_, phone = drawings(CHARTS[name].svg)
    assert wide.get("role") == "img" and len(wide.get("aria-label") or "") > 30
    assert wide.get("aria-label") == phone.get("aria-label")
    assert float(phone.get("width", "999")) <= 328 < float(wide.get("width", "0"))
    assert not re.search(r"script>|https?:|on\w+=|style=", CHARTS[name].svg.replace("&lt;", ""))


@pytest.mark.parametrize("name", CHARTS)
def test_behind_a_chart_stands_a_table_without_an_empty_cell(name: str) -> None:
    chart = CHARTS[name]
    assert chart.rows
    assert all(len(row) == len(chart.head) and all(row) for row in chart.rows)


def test_how_much_rests_on_assumptions_without_a_source_comes_first() -> None:
    assert SHOWN.first == "3 of 4 assumptions have no source."
    assert "2,000 futures of 4 weeks, seed 7" in SHOWN.run and "cd" * 32 in SHOWN.run


def test_compliance_has_its_interval_and_what_lies_beyond_the_horizon_says_so() -> None:
    # 0.002 of 1 is a fifth of one in a hundred: no nought. Never: 0.9 less 0.02, and 0.9.
    assert SHOWN.compliance.rows[1:] == (
        ("Narrow stick", "as asked", "0 of 100 (0 to under 1)", "10 of 100 (8 to 12)", "beyond the horizon",
         "not told apart"),
        ("Narrow stick", "at least in part", "10 of 100 (9 to 11)", "10 of 100 (8 to 12)", "beyond the horizon",
         "90 of 100"),
    )  # fmt: skip
    assert "between 88 (Carry on" in SHOWN.compliance.said and "and 90 (Narrow stick)" in SHOWN.compliance.said


def test_what_each_option_does_stands_in_a_table_by_item() -> None:
    carry_on, narrow = SHOWN.outcomes.rows
    assert narrow[1:4] == ("Rounds 1.5", "Rounds 3.0", "Rounds 30 rounds")
    assert carry_on[2:4] == ("none", "nothing")
    assert narrow[4:] == ("no threshold is set", "none")


def test_the_fit_to_past_episodes_stands_beside_the_assumptions() -> None:
    assert SHOWN.fit is not None and SHOWN.fit.said == "Past demands of two crises."
    assert SHOWN.fit.rows == (("met, stick", "2", "50 (10 to 90)", "40 (under 1 to 80)"),)


def test_the_share_of_compliance_lies_where_arithmetic_puts_it() -> None:
    # The greatest upper end is 12 of 100, so the scale ends at 20. A panel of two fills 1180 less the gutter: "20" in
    # digits of 0.64 em at 11 px and 8 beside it, 22.08; less 14 between them: 571.96 each, of which 6 stay free.
    wide = drawings(compliance.compliance(RUN.options, "A name.", ("a", "b")))[0]
    assert "the scale ends at 20" in " ".join(wide.itertext())
    rings = [(float(one.get("cx", 0)), float(one.get("cy", 0))) for one in wide if one.get("class") == "ring"]
    x = 22.08 + 565.96 * 14 / 365
    assert rings[1][0] == pytest.approx(x, abs=0.06)
    bottom, middle = rings[0][1], rings[1][1]
    assert bottom - middle == pytest.approx(84 * 0.1 / 0.2, abs=0.11)  # half of a plot of 84


def test_points_are_joined_only_where_the_finding_has_the_weeks_between_them() -> None:
    assert "curve" not in compliance.compliance(RUN.options, "A name.", ("a", "b"))
    curves = {"curve": (0.0, 0.1, 0.1, 0.1), "curve_in_part": (0.1, 0.1, 0.1, 0.2)}
    curved = RUN.options[0].model_copy(update=curves)
    [line] = re.findall(
        r'<path d="([^"]+)" class="curve ink-line"', drawn_wide(compliance.compliance([curved], "N.", ("a",)))
    )
    assert line.count("L") == 4  # from day 0 through the ends of four weeks
    assert "dashed: at least in part" in drawn_wide(compliance.compliance([curved], "N.", ("a",)))


def drawn_wide(text: str) -> str:
    return re.findall(r"<svg .*?</svg>", text)[0]


def test_a_fan_runs_on_one_scale_from_nought_for_all_options() -> None:
    rows = [(one.name, one.items[0].stock) for one in RUN.options]
    wide = drawn_wide(fan.fans(rows, "A name.", unit="rounds", weeks=4))
    assert ">80<" in wide and ">0<" in wide and "week 4" in wide  # the greatest is 80, itself a round number
    paths = re.findall(r'<path d="M([^"]+)" class="curve now-line"', wide)
    ends = [float(path.split("L")[-1].split(" ")[1]) for path in paths]
    # The middle futures end at 20 and at 10 of 80: an eighth of the plot's 84 px apart.
    assert ends[1] - ends[0] == pytest.approx(84 / 8, abs=0.11)
    assert wide.count('class="band"') == 2 and wide.count('class="dash-line"') == 4


def test_a_fan_says_where_it_ends() -> None:
    assert fan.end(RUN.options[0].items[0].stock) == "at the end 20 (0 to 80)"
    assert fan.fans([("None", ())], "A name.", unit="rounds", weeks=4) == ""


def test_the_table_behind_a_fan_has_the_weeks_within_the_horizon() -> None:
    [stock, *_] = SHOWN.fans
    assert stock.title == "Stock of Rounds" and not stock.folded
    assert stock.head == ("Option", "week 4")
    assert stock.rows[1] == ("Narrow stick", "10 (0 to 60)")
    assert "between 10 (Narrow stick) and 20 (Carry on" in stock.said


def test_an_item_that_no_option_changes_is_folded_and_named_by_its_id_where_it_has_no_name() -> None:
    spares = SHOWN.fans[1]
    assert spares.folded and spares.title == "Stock of spares"
    assert "30 under every option" in spares.said


def test_a_threshold_is_drawn_with_its_number() -> None:
    reading = SHOWN.fans[2]
    assert reading.title == "Indicator of Wider access"
    assert "the line across: 100" in reading.svg and reading.svg.count('class="open-line"') == 2 * 3


def test_a_strip_of_regret_ends_at_the_most_and_rings_the_mean() -> None:
    rows = [(one.name, one.regrets[0]) for one in RUN.options]
    wide = drawn_wide(regret.strip(rows, "A name."))
    # The most is 4 weeks, which a round scale ends at; the mean, 2, lies in the middle of 8 to 524.
    assert '<circle cx="266"' in wide and 'd="M8 30L524 30" class="interval-line"' in wide
    assert SHOWN.regrets[0].rows[1] == ("Narrow stick", "0", "0")
    assert SHOWN.regrets[1].rows[0][1:] == ("$2 m".replace(" ", "\u202f"), "$8 m".replace(" ", "\u202f"))


def test_money_below_a_dollar_is_no_finding() -> None:
    assert regret.amount(0.0078, "USD") == "$0"
    assert regret.amount(0.315, "weeks") == "0.315"


def test_the_weightiest_input_stands_first_and_one_that_was_not_asked_says_so() -> None:
    [chart] = SHOWN.sensitivity
    assert [row[0] for row in chart.rows] == ["chance: when it complies", "rounds in stock"]
    assert chart.rows[0][2] == "0.20 by itself, 0.50 in all (give or take 0.20)"
    assert chart.rows[1][2].startswith("0.00 by itself")  # an index below nought is noise
    assert chart.rows[0][1] == "does not vary"
    assert chart.said == (
        "The greatest part in the spread of weeks not complied has: chance: when it complies (every option)."
    )


def test_a_bar_of_sensitivity_is_as_long_as_its_share() -> None:
    # One option at 1180: from 300 + 8 over 880 - 24 px; a total of a half ends 428 px on.
    wide = drawn_wide(tornado.tornado(["An input"], [("One", [tornado.Bar(0.25, 0.5, 0.1)])], "A name."))
    assert re.search(r'<rect x="308" y="[\d.]+" width="428" height="10" class="bar-total"', wide)
    assert re.search(r'<rect x="308" y="[\d.]+" width="214" height="6" class="bar-open"', wide)


def test_a_box_is_drawn_on_the_range_of_its_assumption_and_only_where_that_is_known() -> None:
    [chart] = SHOWN.boxes
    assert chart.rows == (
        ("rounds in stock", "at most 300 rounds", "100 to 500 rounds", "under 0.0001"),
        ("a-use", "at least 2", "not in the finding", "0.04"),
    )
    # From 8 to 532: 300 lies half-way from 100 to 500, so the bar is 262 px long.
    wide = drawn_wide(chart.svg)
    assert re.findall(r'width="([\d.]+)" height="10" class="bar-open"', wide) == ["262"]
    assert "a-use" not in " ".join(drawings(chart.svg)[0].itertext())
    assert box.box([box.Side("x", "", 1, 2, None, None)], "A name.") == ""


def test_an_option_is_told_by_its_name_where_the_finding_has_its_id() -> None:
    assert "“Narrow stick” leads in the mean" in SHOWN.boxes[0].said
    [(title, told)] = SHOWN.decides
    assert title == "Where the lead changes hands" and told[0].startswith("On weeks not complied, “Narrow stick” leads")


def test_a_finding_without_paths_or_what_decides_has_fewer_charts_and_no_empty_one() -> None:
    bare: dict[str, Any] = deepcopy(CONTENT)
    bare["sensitivity"] = bare["discovery"] = []
    del bare["calibration"]
    for one in bare["options"]:
        one["readings"], one["regrets"] = {}, []
        for item in one["items"]:
            del item["stock"]
    shown = simulation.section(finding.read(bare, "bare.json"))
    assert shown.fans == shown.regrets == shown.sensitivity == shown.boxes == shown.decides == ()
    assert shown.compliance.rows and shown.fit is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param(lambda found: found["options"][0].pop("never"), "never", id="a share is missing"),
        pytest.param(lambda found: found["finding"].update(scenarios=0), "scenarios", id="no futures"),
        pytest.param(lambda found: found.update(options=[]), "options", id="no options"),
        pytest.param(lambda found: found["options"][0].update(never="many"), "never", id="a word for a number"),
    ],
)
def test_what_is_no_finding_is_refused_by_its_field(change: Any, field: str) -> None:
    bad = deepcopy(CONTENT)
    change(bad)
    with pytest.raises(BadRow) as caught:
        finding.read(bad, "bad.json")
    assert field in str(caught.value) and "bad.json" in str(caught.value)


def test_a_scale_ends_at_a_round_number() -> None:
    assert [svg.round_up(value) for value in (0, 3.1, 80, 81, 1200)] == [1.0, 4.0, 80.0, 100.0, 1250.0]
    assert svg.rounded(14553.4) == 14600.0


def test_words_under_an_axis_do_not_run_into_one_another() -> None:
    rows = [
        ("Option", tuple((level, tuple(5000 * each for each in path)) for level, path in RUN.options[0].items[0].stock))
    ]
    # A scale to 400,000 takes 11 px x 8 signs on a phone; what is left of a half has no room for both words.
    drawn = fan.fans([*rows, *rows], "A name.", unit="", weeks=156)
    wide, _, phone = (" ".join(one.itertext()) for one in drawings(drawn))
    assert "78" in wide and "78" not in phone and "week 156" in phone


def test_a_table_downloads_with_its_basis_in_each_row() -> None:
    rows = unquote(SHOWN.fans[0].csv(SHOWN.basis).partition(",")[2]).splitlines()
    assert rows[0] == "Option,week 4,Basis"
    assert rows[2] == 'Narrow stick,10 (0 to 60),"finding cdcdcdcdcdcd, 2,000 futures, seed 7"'
