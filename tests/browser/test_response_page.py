"""The page of a response in a real browser, with the invented one and its hostile names."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.report import page, response
from caveat.report.answers import Answers
from tests.browser.eyes import MARKS, contrast, opened, overflowing, small, spilling, unfold
from tests.unit.report.answers import RESPONSE
from tests.unit.report.run import CONTENT
from tests.unit.report.sample import REVIEW

pytestmark = MARKS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("response") / "response.html"
    file.write_text(response.render(RESPONSE), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_one_figure_is_shown_and_nothing_overflows_or_shrinks(browser: Any, address: str, width: int) -> None:
    seen = opened(browser, address, width)
    unfold(seen)
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    assert overflowing(seen) == []
    assert spilling(seen) == []
    assert small(seen) == []
    shown = seen.locator(".drawn svg").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width).length"
    )
    assert shown == 1
    seen.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read_by_day_and_by_night(browser: Any, address: str, scheme: str) -> None:
    seen = opened(browser, address, color_scheme=scheme)
    for selector in (".lead", ".note", ".answer p", "td"):
        assert contrast(seen, selector) >= 4.5, selector
    seen.close()


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A review's page with the invented response and finding in it."""
    file = tmp_path_factory.mktemp("answered") / "review.html"
    file.write_text(page.render(REVIEW, {}, Answers(RESPONSE, CONTENT)), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_the_response_and_the_simulation_fit_a_review_at_every_width(browser: Any, answered: str, width: int) -> None:
    seen = opened(browser, answered, width)
    unfold(seen)
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    assert overflowing(seen) == []
    assert spilling(seen) == []
    assert small(seen) == []
    shown = seen.evaluate("""() => [...document.querySelectorAll('.drawn')].map(box =>
        [...box.querySelectorAll('svg')].filter(image => image.getBoundingClientRect().width > 0).length)""")
    assert len(shown) > 8 and set(shown) == {1}
    seen.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_simulation_can_be_read_by_day_and_by_night(browser: Any, answered: str, scheme: str) -> None:
    seen = opened(browser, answered, color_scheme=scheme)
    for selector in ("#simulation .lead", "#simulation .note", "#simulation td", "#response .answer p"):
        assert contrast(seen, selector) >= 4.5, selector
    seen.close()


def test_the_simulation_prints_in_black_with_its_charts(browser: Any, answered: str) -> None:
    seen = opened(browser, answered, 794)
    seen.emulate_media(media="print")
    assert seen.evaluate("getComputedStyle(document.querySelector('#simulation .lead')).color") == "rgb(0, 0, 0)"
    assert seen.locator("#sim-compliance svg").evaluate_all("all => all.filter(one => one.clientWidth).length") == 1
    seen.close()
