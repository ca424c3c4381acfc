from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from caveat.evidence import Cited, Figure, unknown
from caveat.report import charts
from caveat.report.charts import svg
from tests.unit.report.sample import ASKED, GAZETTE, GUNS, INDICATOR, LINE, MONEY, gate

AS_OF = "2031-01-29"


def drawings(text: str) -> list[ElementTree.Element]:
    """The drawings in a text; each is well-formed XML."""
    return list(ElementTree.fromstring(f"<page>{text}</page>"))


BARS = (charts.Bar("Rounds", MONEY), charts.Bar("More rounds", unknown("USD", "not public", "notification-ceiling")))
EVERY = {
    "lane": charts.lane(LINE, AS_OF),
    "stop map": charts.stop_map(LINE, AS_OF),
    "stop map with an interval": charts.stop_map(GUNS, AS_OF),
    "exposure": charts.exposure("ceiling of a notice", BARS),
    "indicator": charts.indicator(INDICATOR),
}


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_is_an_image_whose_name_states_its_result(name: str) -> None:
    for drawing in drawings(EVERY[name]):
        assert drawing.get("role") == "img"
        assert len(drawing.get("aria-label") or "") > 20


@pytest.mark.parametrize("name", [name for name in EVERY if name != "lane"])
def test_a_chart_is_drawn_again_for_a_phone(name: str) -> None:
    wide, *_, narrow = drawings(EVERY[name])
    assert float(narrow.get("width", "999")) <= 328 < float(wide.get("width", "0"))  # 360 less two margins of 16
    assert wide.get("aria-label") == narrow.get("aria-label")


@pytest.mark.parametrize("name", EVERY)
def test_a_chart_loads_nothing_and_runs_nothing(name: str) -> None:
    assert not re.search(r"script|https?:|on\w+=|style=", EVERY[name])


def words_of(text: str) -> str:
    return " ".join(part for drawing in drawings(text) for part in drawing.itertext())


def test_the_bite_is_the_last_row_and_says_what_is_missing() -> None:
    said = words_of(charts.stop_map(LINE, AS_OF))
    assert "not computable from public facts" in said and "missing: stock; monthly use" in said


def test_a_bite_that_can_be_computed_is_an_interval_from_the_day_of_a_stop() -> None:
    text = charts.stop_map(GUNS, AS_OF)
    assert "10–40 days" in words_of(text) and "bar-interval" in text and "bite-unknown" not in text


@pytest.mark.parametrize(
    ("state", "css"),
    [("open", "bar-open"), ("open-if", "bar-if"), ("conditional", "bar-dash"), ("waived", "bar-dash"),
     ("closed", "bar-closed")],
)  # fmt: skip
def test_each_state_of_a_gate_has_its_own_bar_and_its_word(state: str, css: str) -> None:
    line = replace(LINE, stop_map=(gate(1, state, opens="2031-01-09", closes="2031-02-09"),))
    text = charts.stop_map(line, AS_OF)
    assert css in text
    assert {"open-if": "open on a condition"}.get(state, state) in words_of(text)


def test_a_gate_closed_on_days_that_are_not_public_says_so_instead_of_a_date() -> None:
    line = replace(LINE, stop_map=(gate(1, "closed"),))
    assert "days not public" in words_of(charts.stop_map(line, AS_OF))


def test_the_rows_of_a_stop_map_stand_in_the_order_in_which_a_line_meets_them() -> None:
    line = replace(LINE, stop_map=(gate(2, "open"), gate(1, "open"), gate(3, "open", any_time=True)))
    said = words_of(charts.stop_map(line, AS_OF))
    assert said.index("Gate 1") < said.index("Gate 2") < said.index("Gate 3") < said.index("When it would be felt")


def test_a_stage_that_no_event_shows_is_a_ring_with_words() -> None:
    text = charts.lane(GUNS, AS_OF)
    assert 'class="ring"' in text and "no event" in words_of(text)
    assert "held since 2 Jan 2031" in charts.lane_words(GUNS)


def test_two_bases_never_share_an_axis() -> None:
    with pytest.raises(AssertionError, match="one basis"):
        charts.exposure("mixed", (charts.Bar("a", MONEY), charts.Bar("b", ASKED)))


def test_an_unknown_amount_is_a_hatched_extent_with_words_and_no_bar() -> None:
    text = charts.exposure("ceiling of a notice", (BARS[1],))
    assert "no amount published" in words_of(text) and "ink-fill" not in text


def test_bars_start_at_zero_and_are_to_scale() -> None:
    half = Figure("USD", Cited((GAZETTE,)), value=15_000_000, counts="notification-ceiling")
    wide = drawings(charts.exposure("ceiling", (charts.Bar("a", MONEY), charts.Bar("b", half))))[0]
    first, second = [float(bar.get("width", "0")) for bar in wide.iter() if bar.get("class") == "ink-fill"]
    assert second * 2 == pytest.approx(first, abs=0.2)


def test_two_counters_have_two_marks_and_are_not_joined() -> None:
    wide = drawings(charts.indicator(INDICATOR))[0]
    dots = [part for part in wide.iter() if part.tag.endswith("circle")]
    squares = [part for part in wide.iter() if part.tag.endswith("rect") and part.get("class") == "ring"]
    assert len(dots) == 2 and len(squares) == 2  # one in the plot and one in the key of each
    assert "polyline" not in charts.indicator(INDICATOR)


def test_a_reading_in_another_unit_is_left_off_the_axis() -> None:
    assert [reading.period for reading in charts.drawn(INDICATOR)] == ["2031-01-17", "2031-01-20/2031-01-21"]


def test_a_shortfall_is_drawn_and_named() -> None:
    assert "37.5 short" in words_of(charts.indicator(INDICATOR))


def test_a_chart_with_nothing_to_show_is_no_chart() -> None:
    assert charts.indicator(replace(INDICATOR, observations=())) == ""


@pytest.mark.parametrize("name", EVERY)
def test_every_text_stays_inside_its_drawing(name: str) -> None:
    for drawing in drawings(EVERY[name]):
        edge = float(drawing.get("width", "0"))
        for part in drawing.iter():
            if part.tag.endswith("text") and part.get("text-anchor") is None:
                said = "".join(part.itertext())
                assert float(part.get("x", "0")) + svg.width(said, 11) * 0.9 <= edge, said


def test_a_name_in_a_chart_is_text_and_nothing_else() -> None:
    line = replace(LINE, item_name="<script>x</script>", stop_map=(gate(1, "open", gate="<b>Gate</b>"),))
    assert "<script" not in charts.stop_map(line, AS_OF) and "<b>" not in charts.stop_map(line, AS_OF)


def test_text_is_wrapped_and_never_cut() -> None:
    name = "Committee on Foreign Affairs, Subcommittee-of-a-very-long-undivided-name-indeed"
    lines = svg.wrap(name, 120)
    assert len(lines) > 3 and "".join(lines).replace(" ", "") == name.replace(" ", "")


def test_the_names_of_neighbouring_stages_do_not_touch() -> None:
    labels = [
        (float(part.get("y", "0")), float(part.get("x", "0")), svg.width("".join(part.itertext()), 11))
        for part in drawings(charts.lane_head())[0].iter()
        if part.tag.endswith("text")
    ]
    assert len(labels) == len(charts.STAGES)
    for step in {y for y, _, _ in labels}:
        row = sorted((x, wide) for y, x, wide in labels if y == step)
        assert all(x + wide / 2 < after - width / 2 for (x, wide), (after, width) in pairwise(row))


def test_two_long_dates_in_neighbouring_columns_stand_on_two_steps() -> None:
    first, second = LINE.stage_evidence
    line = replace(
        LINE, stage="offered",
        stage_evidence=(
            replace(first, stage="notified", date="2015-05-19"), replace(second, stage="offered", date="2015-06-21"),
        ),
    )  # fmt: skip
    dates = [part for part in drawings(charts.lane(line, AS_OF))[0].iter() if part.tag.endswith("text")]
    assert len({part.get("y") for part in dates}) == 2


def test_the_day_of_a_stage_stands_on_the_axis_of_the_stop_map() -> None:
    said = words_of(charts.stop_map(LINE, AS_OF))
    assert "notified 9 Jan" in said  # the notice of 9 January 2031 lies within the days that are drawn


def test_a_gate_names_the_provision_under_which_it_stands() -> None:
    said = words_of(charts.stop_map(LINE, AS_OF, {"aaa.act.3": "Transfers Act, section 3"}))
    assert said.count("Transfers Act, section 3") >= len(LINE.stop_map)


def test_the_words_of_an_unknown_bite_stay_within_their_box() -> None:
    for drawing in drawings(charts.stop_map(LINE, AS_OF)):
        box = next(part for part in drawing.iter() if part.get("class") == "bite-unknown")
        edge = float(box.get("x", "0")) + float(box.get("width", "0"))
        for part in drawing.iter():
            if part.get("class") == "t13 open strong":
                said = "".join(part.itertext())
                assert float(part.get("x", "0")) + svg.width(said, 13, bold=True) <= edge + 1, said


def test_an_axis_of_shares_runs_to_a_hundred_per_cent() -> None:
    share = Figure("share", Cited((GAZETTE,)), value=0.24)
    view = replace(INDICATOR, threshold=None, latest=None, shortfall=None,
                   observations=tuple(replace(one, figure=share) for one in INDICATOR.observations[:2]))  # fmt: skip
    said = words_of(charts.indicator(view))
    assert "24\u202f%" in said and "100\u202f%" in said and "0.24" not in said
