"""The page of a response in a real browser, with the invented one and its hostile names."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.report import response
from tests.browser.eyes import MARKS, contrast, opened, overflowing, small, spilling, unfold
from tests.unit.report.answers import RESPONSE

pytestmark = MARKS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("response") / "response.html"
    file.write_text(response.render(RESPONSE), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_one_figure_is_shown_and_nothing_overflows_or_shrinks(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert overflowing(page) == []
    assert spilling(page) == []
    assert small(page) == []
    shown = page.locator(".drawn svg").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width).length"
    )
    assert shown == 1
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read_by_day_and_by_night(browser: Any, address: str, scheme: str) -> None:
    page = opened(browser, address, color_scheme=scheme)
    for selector in (".lead", ".note", ".answer p", "td"):
        assert contrast(page, selector) >= 4.5, selector
    page.close()
