"""The report in a real browser: on a desk, on a phone, in the dark and on paper, with the network cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from caveat.report import page as report
from tests.unit.report.sample import REVIEW

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium at /usr/bin/chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "review.html"
    file.write_text(report.render(REVIEW), "utf-8")
    return file.as_uri()


def opened(browser: Any, address: str, width: int = 1280, **context: Any) -> Any:
    page = browser.new_page(viewport={"width": width, "height": 900}, **context)
    page.goto(address)
    return page


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
@pytest.mark.parametrize("folds", ["as they are", "all open"])
def test_nothing_scrolls_sideways(browser: Any, address: str, width: int, folds: str) -> None:
    page = opened(browser, address, width)
    if folds == "all open":
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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


def test_images_have_names_and_text_of_at_least_eleven_pixels(browser: Any, address: str) -> None:
    for width in (360, 390, 820, 1280):
        page = opened(browser, address, width)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        small = page.evaluate("""() => [...document.querySelectorAll('svg[role=img]')]
            .filter(image => image.getBoundingClientRect().width > 0)
            .flatMap(image => {
                const scale = image.getBoundingClientRect().width / image.viewBox.baseVal.width;
                return [...image.querySelectorAll('text')]
                    .filter(text => parseFloat(getComputedStyle(text).fontSize) * scale < 10.95)
                    .map(text => text.textContent);
            })""")
        assert small == [], width
        assert page.evaluate("[...document.querySelectorAll('svg[role=img]')].every(i => i.ariaLabel)")
        page.close()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_each_chart_is_shown_once_and_its_text_does_not_run_out_of_it(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, width)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    shown = page.evaluate("""() => [...document.querySelectorAll('.drawn')].map(box =>
        [...box.querySelectorAll('svg')].filter(image => image.getBoundingClientRect().width > 0).length)""")
    assert shown and set(shown) == {1}
    outside = page.evaluate("""() => [...document.querySelectorAll('.drawn svg')].flatMap(image => {
        const frame = image.getBoundingClientRect();
        return [...image.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.right > frame.right + 1 || box.left < frame.left - 1);
        }).map(text => text.textContent);
    })""")
    assert outside == []


def contrast(page: Any, selector: str) -> float:
    """The contrast ratio of WCAG 2 between an element's text and the page."""
    colours = page.evaluate(
        "s => [document.querySelector(s), document.documentElement].map(one => getComputedStyle(one))"
        ".map((style, place) => place ? style.backgroundColor : style.color)",
        selector,
    )
    first, second = (_luminance([int(part) for part in re.findall(r"\d+", colour)[:3]]) for colour in colours)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(rgb: list[int]) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("selector", ["h1", ".cap", "main a.fig", "main a.ref", ".open", ".stop", ".note"])
def test_text_stands_out_in_light_and_dark(browser: Any, address: str, scheme: str, selector: str) -> None:
    page = opened(browser, address, color_scheme=scheme)
    assert contrast(page, selector) >= 4.5


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
    assert not page.locator("nav").is_visible()
