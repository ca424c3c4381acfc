"""The pages of the bundled cases in a real browser: what holds of the small invented review holds of long ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import casework, reviewing
from caveat.ledger import connect
from caveat.report import page as report
from caveat.review import casefile
from tests.browser.eyes import MARKS, contrast, opened, overflowing, small, spilling, unfold

pytestmark = MARKS

CASES = sorted(path.stem for path in (Path(casefile.__file__).parent / "cases").glob("*.yaml"))


@pytest.fixture(scope="module", params=CASES)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp(request.param)
    ledger = connect.open_ledger(folder / "case.db")
    casework.take_bundled(ledger, request.param)
    file = folder / "review.html"
    file.write_text(report.render(reviewing.review(ledger, request.param)), "utf-8")
    ledger.close()
    return file.as_uri()


@pytest.fixture(scope="module")
def desk_page(browser: Any, address: str) -> Iterator[Any]:
    """The page on a desk, loaded once for the tests that only look and type."""
    page = opened(browser, address)
    yield page
    page.close()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_nothing_overflows_overlaps_or_shrinks_with_every_fold_open(browser: Any, address: str, width: int) -> None:
    page = opened(browser, address, width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert overflowing(page) == []
    assert spilling(page) == []
    shown = page.evaluate("""() => [...document.querySelectorAll('.drawn')].map(box =>
        [...box.querySelectorAll('svg')].filter(image => image.getBoundingClientRect().width > 0).length)""")
    assert shown and set(shown) == {1}
    assert small(page) == []
    page.close()


def test_the_first_screen_holds_the_status_the_question_and_the_answer(desk_page: Any) -> None:
    for selector in (".status .decision", "h1", ".lead"):
        box = desk_page.locator(selector).first.bounding_box()
        assert box is not None and box["y"] + box["height"] <= 900, selector
    head = desk_page.locator(".top nav").bounding_box()
    assert head is not None and head["height"] < 40  # the sections fit one line on a desk


def test_a_reader_by_keyboard_finds_order_names_and_a_basis_behind_every_figure(desk_page: Any) -> None:
    desk_page.keyboard.press("Tab")
    assert desk_page.evaluate("document.activeElement.className") == "skip"
    levels = desk_page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    assert (
        desk_page.evaluate("""() => [...document.querySelectorAll('a.fig, a.unk')].filter(a => {
        const note = document.getElementById(a.hash.slice(1));
        return !note || !note.querySelector('.back a');
    }).map(a => a.outerHTML)""")
        == []
    )
    desk_page.locator("main a.fig").first.focus()
    desk_page.keyboard.press("Enter")
    assert desk_page.locator(".notes > li:target").is_visible()


def test_a_link_to_a_line_opens_its_folded_sheet(desk_page: Any) -> None:
    name = desk_page.evaluate(
        "() => [...document.querySelectorAll('details.sheet-line:not([open]) .sheet-body')].map(one => one.id)[0]"
    )
    desk_page.locator(f'.toc a[href="#{name}"]').click()
    sheet = desk_page.locator(f'[id="{name}"]')
    sheet.wait_for(state="visible", timeout=2000)


def test_text_stands_out_in_light_and_dark(desk_page: Any) -> None:
    for scheme in ("light", "dark"):
        desk_page.emulate_media(color_scheme=scheme)
        for selector in ("h1", ".cap", "main a.fig", "main a.ref", ".open", ".stop", ".note", ".keys", ".basis"):
            assert contrast(desk_page, selector) >= 4.5, (scheme, selector)


def test_it_prints_with_the_status_and_within_the_sheet(browser: Any, address: str) -> None:
    page = opened(browser, address, 703)  # A4 less its margins, in px
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    assert overflowing(page) == [] and spilling(page) == []
    assert page.locator(".status .decision").is_visible() and not page.locator(".top nav").is_visible()
    page.close()
