"""The report in a real browser: on a desk, on a phone, in the dark and on paper, with the network cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from caveat.report import page as report
from tests.browser.eyes import MARKS, contrast, opened, overflowing, small, unfold
from tests.unit.report.sample import REVIEW

pytestmark = MARKS


@pytest.fixture(autouse=True)
def closed(browser: Any) -> Iterator[None]:
    """Each test leaves the browser without pages: one kept open slows every later one."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "review.html"
    file.write_text(report.render(REVIEW), "utf-8")
    return file.as_uri()


def test_the_page_asks_no_other_host_and_reports_no_error(browser: Any, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    assert asked == [address] and said == []


@pytest.mark.parametrize("width", [320, 390, 719, 720, 1000, 1280, 1600])
def test_nothing_scrolls_sideways_folded_or_not(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_text_set_twice_as_large_breaks_nothing(browser: Any, address: str) -> None:
    page = opened(browser, address, 1280)
    page.add_style_tag(content="html { font-size: 187.5% !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_every_figure_leads_to_a_note_that_is_then_seen(browser: Any, address: str) -> None:
    page = opened(browser, address)
    broken = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1)))"
        ".map(a => a.outerHTML)"
    )
    assert broken == []
    figure = page.locator("main a.fig.derived").first
    before = page.evaluate("scrollY")
    figure.click()
    note = page.locator(".notes > li:target")
    assert note.is_visible() and "notified - delivered" in note.inner_text()
    box = note.bounding_box()
    assert box is not None and box["y"] + box["height"] <= 901  # at the foot of the window
    assert page.evaluate("scrollY") == before  # the reader has not moved
    note.locator(".back a").first.click()
    assert page.locator(".notes > li:target").count() == 0


def test_the_keyboard_reaches_the_skip_link_first_and_a_note_by_enter(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.locator("main a.fig").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".notes > li:target").count() == 1


def test_headings_are_in_order_and_landmarks_have_names(browser: Any, address: str) -> None:
    page = opened(browser, address)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    snapshot = page.locator("body").aria_snapshot()
    for landmark in ("navigation", "main", "complementary", "contentinfo", 'region "Decision status"'):
        assert landmark in snapshot, landmark


@pytest.mark.parametrize("width", [360, 390, 820, 1280])
def test_each_chart_is_shown_once_with_its_name_large_enough_and_within_its_frame(
    browser: Any, address: str, width: int
) -> None:
    page = opened(browser, address, width)
    unfold(page)
    shown = page.evaluate("""() => [...document.querySelectorAll('.drawn')].map(box =>
        [...box.querySelectorAll('svg')].filter(image => image.getBoundingClientRect().width > 0).length)""")
    assert shown and set(shown) == {1}
    assert page.evaluate("[...document.querySelectorAll('svg[role=img]')].every(i => i.ariaLabel)")
    assert small(page) == []
    outside = overflowing(page)
    assert outside == []


def test_text_stands_out_in_light_and_dark(browser: Any, address: str) -> None:
    page = opened(browser, address)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for selector in ("h1", ".cap", "main a.fig", "main a.ref", ".open", ".stop", ".note"):
            assert contrast(page, selector) >= 4.5, (scheme, selector)
    page.close()


def test_the_page_works_with_script_switched_off(browser: Any, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    page.locator("main a.fig").first.click()
    assert page.locator(".notes > li:target").is_visible()


def test_forced_colours_keep_every_mark(browser: Any, address: str) -> None:
    page = opened(browser, address, forced_colors="active")
    assert page.locator("svg.m").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.fig .num')).borderBottomWidth") != "0px"


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_page_prints_with_the_decision_status_at_the_head(
    browser: Any, address: str, size: str, tmp_path: Path
) -> None:
    page = opened(browser, address)
    file = tmp_path / "review.pdf"
    page.pdf(path=str(file), format=size)
    data = file.read_bytes()
    assert data.startswith(b"%PDF-") and len(re.findall(rb"/Type\s*/Page\b", data)) >= 3
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins, in px
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert not page.locator(".top nav").is_visible()
