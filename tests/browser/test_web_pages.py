"""The served pages for reading in a browser: nothing runs out of its place, axe finds nothing serious, keys move."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import acceptance, proposing
from caveat.ledger.connect import open_ledger
from tests.browser.eyes import MARKS

pytestmark = MARKS
HOST = "127.0.0.1"
CASE = "/cases/isr-2024"
PAGES = (
    "/cases", CASE, f"{CASE}/pipeline", f"{CASE}/stop-map", f"{CASE}/exposure", f"{CASE}/evidence", f"{CASE}/options",
    f"{CASE}/response", f"{CASE}/simulation", f"{CASE}/ground",
    f"{CASE}/brief", f"{CASE}/lines/l-155-comp", "/search?q=155", "/law", "/episodes", "/proposals?state=all",
)  # fmt: skip
TEXT = """Ministry weighs pause of shells

The ministry said on Tuesday that it is considering pausing deliveries of 155 mm artillery shells to Sudmark. \
A spokesperson denied that any decision was made. Two officials said the government asked the Pentagon to review \
the requests.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server in a thread, on a ledger with a document that was read; its address."""
    uvicorn = pytest.importorskip("uvicorn")
    from caveat.web.app import create
    from caveat.web.settings import Settings
    from caveat.web.workshop import Workshop
    from tests.unit.web.conftest import small_answer

    ledger = tmp_path_factory.mktemp("site") / "ledger.db"
    _read(ledger)
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    app = create(Settings(ledger=str(ledger), secret=b"a secret of the browser's tests, long", alone="Ada"))
    app.state.site.workshop = Workshop(small_answer)
    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=port, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://{HOST}:{port}"
    server.should_exit = True
    thread.join()


def _read(path: Path) -> str:
    with open_ledger(path) as ledger:
        whole = proposing.read(proposing.Source("note.txt", TEXT.encode()))
        found = proposing.propose(ledger, whole, "Ada")
        names = [str(line["proposal"]) for line in whole.lines if "proposal" in line]
        acceptance.accept(ledger, names[:1], "Ada")
        acceptance.reject(ledger, names[1:2], "Ada", "it says something else")
    return found.document


def opened(browser: Any, address: str, width: int = 1280, scheme: str = "light") -> Any:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_default_timeout(60_000)
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("path", "heading"),
    [("response", "Three lenses, side by side"), ("simulation", "Compliance by day")],
)
def test_what_is_worked_out_appears_by_itself_without_a_script(
    browser: Any, site: str, path: str, heading: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.set_default_timeout(180_000)  # on a machine that does much else, a fresh one compiles for a minute
    first = page.goto(f"{site}{CASE}/{path}")
    assert first is not None and first.status == 202  # what it says may be gone before it can be looked at
    page.get_by_role("heading", name=heading).wait_for()
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_at_a_desk_and_on_a_phone(browser: Any, site: str, path: str) -> None:
    """Nothing serious for axe in light and dark, nothing wider than a phone, nothing foreign, a silent console."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(site) else None)
    page.goto(site + path, timeout=60_000)
    page.locator("main", has_text="asks again by itself").wait_for(state="detached", timeout=60_000)
    found = axe.Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found += axe.Axe().run(page).response["violations"]
    page.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    assert wider <= 0
    assert said == []


def test_arrows_move_along_the_days_and_enter_reads_the_case_as_of_one(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}{CASE}/lines/l-155-comp")
    page.focus('.days a[aria-current="date"]')
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url("**as-of=2024-01-26*")
    assert page.locator(".asof b").first.inner_text() == "26 Jan 2024"
    page.close()


def test_a_figure_opens_its_note_and_back_returns(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}{CASE}")
    figure = page.locator("main a.fig").first
    target = figure.get_attribute("href")
    figure.click()
    assert page.evaluate("location.hash") == target
    assert page.locator(target).is_visible()
    page.locator(f"{target} .back a").first.click()
    assert page.evaluate("location.hash").startswith("#r-")
    page.close()


def test_enter_decides_on_no_proposal(browser: Any, site: str) -> None:
    """Enter in the reason for a rejection would press the form's first button, which accepts."""
    page = opened(browser, f"{site}/proposals?state=all")
    states = page.locator("td[data-label=State]").all_inner_texts()
    page.locator("input[name=names]").first.check()
    page.locator("#f-reject-reason").fill("It says something else.")
    page.locator("#f-reject-reason").press("Enter")
    page.locator("input[name=names]").first.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == f"{site}/proposals?state=all"
    page.reload()
    assert page.locator("td[data-label=State]").all_inner_texts() == states
    page.close()


def test_a_decision_in_a_second_tab_that_is_behind_is_told_and_takes_a_second_word(browser: Any, site: str) -> None:
    place = browser.new_context()
    tabs = [place.new_page() for _ in range(2)]
    tabs[0].goto(f"{site}/proposals?state=proposed")
    name = tabs[0].locator("input[name=names]").first.get_attribute("value")
    for tab in tabs:
        tab.goto(f"{site}/proposals/{name}")
    reason = "form[action='/proposals/reject'] input[name=reason]"
    tabs[0].locator(reason).fill("It is of another page")
    tabs[0].get_by_role("button", name="Reject…").click()
    tabs[0].get_by_text("rejected by Ada").wait_for()
    tabs[1].locator(reason).fill("I would say otherwise")
    tabs[1].get_by_role("button", name="Reject…").click()
    told = tabs[1].locator(".errors")
    told.get_by_text("was rejected by Ada").first.wait_for()
    assert tabs[1].evaluate("document.activeElement.id") == "errors"
    assert tabs[1].locator(reason).input_value() == "I would say otherwise"
    assert "It is of another page" in told.inner_text()
    tabs[0].reload()
    assert "I would say otherwise" not in tabs[0].locator("main").inner_text()
    tabs[1].get_by_role("button", name="Reject…").click()
    tabs[1].locator(".errors").wait_for(state="detached")
    assert ": I would say otherwise" in tabs[1].locator("main").inner_text()
    assert tabs[1].locator(reason).input_value() == "", "what was recorded is a draft no more"
    place.close()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without one"])
def test_all_of_a_list_are_chosen_at_once_and_nothing_is_decided(browser: Any, site: str, script: bool) -> None:
    place = browser.new_context(java_script_enabled=script)
    page = place.new_page()
    page.goto(f"{site}/proposals?state=all")
    states = page.locator("td[data-label=State]").all_inner_texts()
    page.locator("#f-reject-reason").fill("typed before")
    button = page.locator("#choose-all")
    assert button.inner_text() == "Choose all on this page"
    button.click()
    boxes = page.locator("input[name=names]")
    page.locator("input[name=names]:checked").nth(len(states) - 1).wait_for()
    assert page.locator("input[name=names]:checked").count() == boxes.count() == len(states)
    assert page.locator("#f-reject-reason").input_value() == "typed before"
    assert page.locator("td[data-label=State]").all_inner_texts() == states
    assert page.locator(".errors").count() == 0
    if script:
        assert page.locator("#choose-all + [role=status]").inner_text() == f"{len(states)} chosen"
        assert button.inner_text() == "Choose none on this page"
        boxes.first.uncheck()
        assert button.inner_text() == "Choose all on this page"
        boxes.first.check()
        button.click()
        assert page.locator("input[name=names]:checked").count() == 0
    place.close()


def test_a_name_that_turns_the_writing_round_is_shown_as_it_is_spelled(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}/read")
    page.locator("#f-read-text").fill("Das Wetter in Berlin war am Montag schön, und das ist nicht das Ende.")
    page.locator("#f-read-name").fill("notice\u202efdp.exe")
    page.get_by_role("button", name="Read document").click()
    heading = page.locator("#done-h")
    heading.wait_for()
    assert heading.inner_text() == "Read: notice[U+202E]fdp.exe"
    assert "\u202e" not in page.content()
    page.get_by_role("link", name="the text").click()
    page.wait_for_url("**/documents/*")
    assert page.locator("dl.facts .address").inner_text() == "notice[U+202E]fdp.exe"
    page.close()


def test_the_place_of_a_proposal_leads_to_its_words_in_the_text(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}/proposals?state=all")
    words = page.locator("td q").first.inner_text().strip("“”")
    page.locator("td[data-label='In these words'] a").first.click()
    page.wait_for_url("**/documents/*#c*")
    assert words in page.locator(":target").inner_text()
    page.close()


def test_keys_can_be_switched_off(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}{CASE}")
    page.locator(".key-list summary").click()
    page.locator(".key-list button").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert page.url == f"{site}{CASE}"
    page.locator(".key-list button").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    page.wait_for_url(f"{site}/search")
    page.close()


def test_what_is_searched_for_from_the_cases_leads_to_its_lines(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}/cases")
    page.fill("input[type=search]", "155")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=155*")
    page.locator(".hits th a").first.click()
    assert page.locator("h1").inner_text().startswith("Pipeline")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_spans_of_a_document_are_told_apart_without_colour(
    browser: Any, site: str, tmp_path: Path, width: int
) -> None:  # fmt: skip
    digest = _read(tmp_path / "other.db")
    page = opened(browser, f"{site}/documents/{digest}", width)
    shapes = page.evaluate("""() => [...document.querySelectorAll('.passage mark')].map(one => {
        const style = getComputedStyle(one);
        return [one.className, style.borderBottomStyle, style.outlineStyle].join(' ');
    })""")
    assert len({one.split(" ", 1)[1] for one in shapes}) == len({one.split(" ")[0] for one in shapes}) >= 3
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.close()


@pytest.mark.parametrize("case", ["isr-2024", "deu-sau-2019"])
def test_the_brief_fits_two_printed_pages_with_all_that_was_asked(
    browser: Any, site: str, tmp_path: Path, case: str
) -> None:
    """Also with the response and the simulation of the first case, which other tests may have asked for or not."""
    pdfium = pytest.importorskip("pypdfium2")
    page = browser.new_page()
    page.set_default_timeout(60_000)
    if case == "isr-2024":
        for path in ("simulation", "response"):
            page.goto(f"{site}/cases/{case}/{path}")
            page.locator("main", has_text="asks again by itself").wait_for(state="detached")
    page.goto(f"{site}/cases/{case}/brief")
    page.pdf(path=str(tmp_path / "brief.pdf"), format="A4", prefer_css_page_size=True)
    page.close()
    assert len(pdfium.PdfDocument(tmp_path / "brief.pdf")) <= 2
