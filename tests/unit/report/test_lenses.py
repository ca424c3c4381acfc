"""The reference class as a page and as lines: every rate beside its episodes, and how well it would have forecast."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from caveat.dates import PartialDate
from caveat.episodes.reference import Compared, Match
from caveat.episodes.skill import Skill
from caveat.report import lenses
from caveat.report.charts.reliability import reliability
from caveat.review.lens import By, Episodes, Lens, OptionLens, Share
from tests.unit.report.sample import HOSTILE
from tests.unit.report.test_answers import Reader

BASIS = Episodes(("aaa-2001-pause", "aaa-2005-hold"), "(1 + 3) / (2 + 18)")
MET = Share("met, stick", 0.2, 0.1, 0.3, 18.0, BASIS)
THIN = Share("met, stick, access", None, None, None, 2.0, BASIS, unknown="n = 2; no rate shown")
ENDED = Share("lifted-without-concession", 0.5, 0.4, 0.6, 18.0, BASIS)
WITHIN = By(365, 0.25, 0.15, 0.35, 7.0, Episodes(("aaa-2001-pause",), "cumulative incidence"))


class Known:
    """As much of an episode as is shown."""

    id, title, outcome_words = "aaa-2001-pause", f"AAA to BBB {HOSTILE}", "complied"
    start = PartialDate.parse("2001")


MATCH = Match(Known(), (Compared("instrument", "pause", "pause"),), (Compared("at war", "yes", "no"),), ("defensive",))  # type: ignore[arg-type]
POLARITY = Skill("polarity alone", {"brier": 0.6, "log": 1.0, "ranked": 0.2},
                 {}, ((0.2, 0.25, 12.0, 0.3), (0.6, 0.5, 6.0, 1.0)))  # fmt: skip
POOLED = Skill("pooled", {"brier": 0.5, "log": 0.9, "ranked": 0.15},
               {"polarity alone": {"ranked": (-0.05, -0.1, 0.01)}}, ((0.4, 0.3, 18.0, 1.0),))  # fmt: skip
OPTION = OptionLens("narrow", f"Narrow {HOSTILE}", "stick", (MET, THIN), (ENDED,), (WITHIN,), (MATCH,), "Of 18 crises.")
LENS = Lens(date(2031, 1, 29), "access", 20, 18, (("aaa-1990-x", "it is unclear"),), "polarity alone",
            "The polarity alone is used.", (POLARITY, POOLED), (OPTION,), ("A sample.",))  # fmt: skip
HTML = lenses.render(LENS, "bbb-2031")
TOLD = "\n".join(lenses.lines(LENS))


def test_the_page_nests_loads_nothing_and_leads_somewhere() -> None:
    seen = Reader(HTML)
    assert seen.stack == [] and len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    assert "<script" not in HTML and "http" not in HTML
    assert lenses.render(LENS, "bbb-2031") == HTML


def test_every_number_leads_to_the_list_of_its_episodes() -> None:
    shown = lenses.section(LENS)
    assert [(row.what, row.told, row.episodes) for row in shown.options[0].rows] == [
        ("met, stick", "20 (10 to 30)", 2), ("met, stick, access", "n = 2; no rate shown", 2),
        ("lifted-without-concession", "50 (40 to 60)", 2), ("met within 365 days", "25 (15 to 35)", 1),
    ]  # fmt: skip
    assert dict(shown.lists) == {"h-1": BASIS.episodes, "h-2": ("aaa-2001-pause",)}


@pytest.mark.parametrize(
    "says",
    [
        "On crises left out in turn (less is better): polarity alone, pooled",
        "ranked: 0.200, 0.150",
        "by polarity alone: said 20, came 25 (12 crises); said 60, came 50 (6 crises)",
        "met, stick, access: n = 2; no rate shown",
        "How they ended, of 100 crises: lifted-without-concession 50 (40 to 60)",
        "Met as asked: 25 of 100 (15 to 35) within 365 days; 7 crises were still open",
        "differs in: at war; not known: defensive",
    ],
)
def test_the_terminal_says(says: str) -> None:
    assert says in TOLD
    assert "\u202e" not in TOLD


@pytest.mark.parametrize(
    "says",
    ["-0.050 (-0.100 to +0.010)", "at war (no; here yes)", "it is unclear", "The polarity alone is used.", "A sample."],
)
def test_the_page_says(says: str) -> None:
    assert says in re.sub(r"<[^>]+>", "", HTML)


def test_a_ring_lies_where_what_was_said_and_what_came_about_meet() -> None:
    text = reliability([("One", [(0.5, 0.25, 9.0)])], "A name.")
    wide, *_, phone = list(ElementTree.fromstring(f"<page>{text}</page>"))
    # One panel of 1180 less the gutter ("100" at 11 px x 0.64 x 3, and 8 beside it: 29.12), of which 6 stay free.
    [ring] = [one for one in wide if one.get("class") == "ring"]
    assert float(ring.get("cx", "0")) == pytest.approx(29.12 + (1180 - 29.12 - 6) / 2, abs=0.06)
    bottom = max(float(one.get("d", "0 0L0 0").split(" ")[-1]) for one in wide if one.get("class") == "edge-line")
    assert bottom - 3 - float(ring.get("cy", "0")) == pytest.approx(84 / 4, abs=0.11)  # a tick ends 3 px lower
    assert wide.get("aria-label") == phone.get("aria-label") == "A name."


def test_a_number_stands_above_its_ring_where_the_next_one_is_near() -> None:
    text = reliability([("One", [(0.5, 0.5, 20.0), (0.505, 0.5, 30.0)])], "A name.")
    wide = re.findall(r"<svg .*?</svg>", text)[0]
    assert re.search(r'text-anchor="middle" class="t11 soft plate">20<', wide)


def test_without_a_forecaster_judged_the_page_says_so() -> None:
    html = lenses.render(replace(LENS, skill=()), "bbb-2031")
    assert "Too few crises to judge a forecaster by." in html and '<svg class="chart' not in html
