"""What was asked beside a review: shown where it was run, "not run" where it was not, in each way of writing it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest

from caveat.report import answers, beside, brief, document, page
from caveat.report.answers import Answers
from tests.unit.report.answers import OPTIONS, RESPONSE
from tests.unit.report.run import CONTENT, DIGEST
from tests.unit.report.sample import REVIEW

# The invented response names other options than the invented review; one of them is given the review's id here.
ASKED = replace(RESPONSE, options=(replace(OPTIONS[0], option="narrow"), OPTIONS[1]))
BOTH = Answers(ASKED, CONTENT)
WAYS = {"nothing": answers.NONE, "response": Answers(ASKED), "simulation": Answers(None, CONTENT), "both": BOTH}
VOID = {"meta", "br", "path", "rect", "circle", "use"}


class Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href" and value and value.startswith("#")]
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag, f"</{tag}> at {self.getpos()}"


@pytest.mark.parametrize("way", WAYS)
def test_the_page_nests_and_every_link_leads_somewhere(way: str) -> None:
    html = page.render(REVIEW, {}, WAYS[way])
    seen = Reader(html)
    assert seen.stack == []
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links} - {""} <= set(seen.ids)
    assert all(after <= before + 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False))
    assert "<script" not in html and not re.search(r"url\((?!#)|@import|https?://[^\"<]*\.js", html)
    assert page.render(REVIEW, {}, WAYS[way]) == html


def section(name: str, way: str) -> str:
    html = page.render(REVIEW, {}, WAYS[way])
    start = html.index(f'<section id="{name}"')
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[start : html.index("</section>", start)]))


@pytest.mark.parametrize("name", ["response", "simulation"])
def test_what_was_not_run_says_so_and_how_to_run_it(name: str) -> None:
    said = section(name, "nothing")
    assert "not run" in said and "caveat review bbb-2031 --" in said
    assert not re.search(r"\d of 100", said)


def test_the_response_says_where_the_lenses_part_before_any_number() -> None:
    said = section("response", "both")
    assert said.index("Of the three lenses: they part on") < said.index("20 of 100")
    assert "The case against" in said and "What to find out" in said
    assert "not run" not in section("simulation", "both")


def test_the_simulation_says_first_how_much_has_no_source() -> None:
    said = section("simulation", "simulation")
    first = said.index("3 of 4 assumptions have no source.")
    assert first < said.index("2,000 futures")
    assert DIGEST in said


def test_the_options_say_in_short_what_each_lens_has_and_nothing_where_none_has() -> None:
    found = beside.cells(BOTH)
    assert found["narrow"]["history"].told == "20 of 100 (10 to 30) within 365 days"
    assert found["narrow"]["bargaining"].told == "50 to 90 of 100 draws, by model"
    # The response's dynamics stand first; where it has none, the finding's own.
    assert found["narrow"]["dynamics"].told == "10 of 100 (8 to 12) within 14 days"
    assert found["narrow"]["regret"].told == "0 weeks in the mean, 0 at most, on weeks not complied"
    assert "history" not in found["carry-on"]
    assert beside.cells(answers.NONE) == {}
    assert "history" not in beside.cells(Answers(None, CONTENT))["narrow"]


def told(way: str) -> Any:
    return json.loads(document.to_json(REVIEW, WAYS[way]))


def test_the_json_holds_both_or_says_that_they_were_not_run() -> None:
    assert set(told("nothing")["response"]) == set(told("nothing")["simulation"]) == {"not_run"}
    assert told("both")["response"]["format"] == "caveat-response/1"
    found = told("both")["simulation"]
    assert found["finding"]["digest"] == DIGEST
    assert "stock" not in found["options"][0]["items"][0] and "readings" not in found["options"][0]
    assert "stock" in CONTENT["options"][0]["items"][0]  # what was given stays whole


@pytest.mark.parametrize("way", WAYS)
def test_the_json_keeps_to_its_schema(way: str) -> None:
    jsonschema.validate(told(way), document.schema(), cls=jsonschema.Draft202012Validator)


def test_the_brief_says_what_was_asked_in_a_few_lines() -> None:
    said = brief.render(REVIEW, BOTH)
    assert "20 of 100 (10 to 30) within 365 days" in said
    assert f"finding {DIGEST[:12]}, 2,000 futures, seed 7" in said
    assert "behind the best by 0 weeks in the mean" in said
    assert "<script" not in said
    assert len(said.splitlines()) <= 80


@pytest.mark.parametrize("way", WAYS)
def test_the_brief_and_the_terminal_say_what_was_not_run(way: str) -> None:
    terminal = "\n".join(beside.lines(WAYS[way]))
    for name, given in (("Response", WAYS[way].response), ("Simulation", WAYS[way].finding)):
        assert (f"{name}: **not run**." in brief.render(REVIEW, WAYS[way])) == (given is None and way != "nothing")
        assert (f"{name}: not run" in terminal) == (given is None)
    assert ("response and simulation not run" in brief.render(REVIEW, WAYS[way])) == (way == "nothing")
    assert "\u202e" not in terminal


def test_the_threshold_of_an_indicator_is_its_objectives_own() -> None:
    found = beside.called(REVIEW).thresholds
    assert all(name in {objective.id for objective in REVIEW.objectives} for name in found)
    assert [one.value for one in found.values()] == [
        float(one.threshold.value)
        for objective in REVIEW.objectives
        for one in objective.indicators[:1]
        if one.threshold and one.threshold.value is not None
    ]
