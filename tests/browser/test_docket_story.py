"""A review worked on in a browser, from the evidence to a breach that is noticed; with JavaScript, and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import acceptance, accounts, casework, proposing
from caveat.ledger.connect import open_ledger
from caveat.ledger.verify import verify
from caveat.review.proposals import State
from tests.browser.eyes import MARKS
from tests.unit.desk.test_docket import NAME, begin, staffed
from tests.unit.review.docket.board import ADA, PAUSES

pytestmark = MARKS
PASSWORD = "four words of the tests"
WHERE = f"/reviews/{NAME}"
QUOTE = "the shells are held"
TEXT = f"Two officials say that {QUOTE} until June, and that nobody has decided anything."
NOTE = """Ministry weighs pause of shells

The ministry said on Tuesday that it is considering pausing deliveries of 155 mm artillery shells to Sudmark. \
A spokesperson denied that any decision was made. Two officials said the government asked the Pentagon to review \
the requests.
"""
YESTERDAY = (datetime.now(UTC).date() - timedelta(days=1)).isoformat()
LATER = (datetime.now(UTC).date() + timedelta(days=60)).isoformat()
PEOPLE = ("ana", "rita", "rob", "dora", "lea", "ada")

Opens = Callable[..., Any]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """The office with its case, a text that is held, a document that was read, and a review."""
    path = str(tmp_path / "ledger.db")
    with open_ledger(path) as book:
        staffed(book)
        case, _ = casework.case_at(book, "small")
        rows = tuple(one.model_copy(update={"quote": QUOTE}) if one.id == "s-1" else one for one in case.statements)
        casework.take_in(book, case.model_copy(update={"statements": rows}), "A. Reader")
        held = tmp_path / "early.txt"
        held.write_text(TEXT)
        casework.attach(book, "small", "d-early", held, "A. Reader")
        proposing.propose(book, proposing.read(proposing.Source("note.txt", NOTE.encode())), "A. Reader")
        for who in PEOPLE:
            accounts.set_password(book, ADA, who, PASSWORD)
        begin(book)
    return path


@pytest.fixture
def site(ledger: str) -> Iterator[str]:
    pytest.importorskip("uvicorn")
    from caveat.web.app import create
    from caveat.web.settings import Settings
    from tests.unit.web.server import running

    with running(create(Settings(ledger=ledger, secret=b"a secret of the browser's tests, long"))) as address:
        yield address


@pytest.fixture
def opens(browser: Any, site: str) -> Iterator[Opens]:
    """The page of somebody who signed in, in a window of their own. What a browser complains of fails the test."""
    said: list[str] = []

    with ExitStack() as windows:

        def open_(who: str, path: str = "/", **how: Any) -> Any:
            window = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, **how)
            windows.callback(window.close)
            page = window.new_page()
            page.set_default_timeout(60_000)
            # A refused form is answered by 409 or 422, and the browser says so in its console.
            page.on("console", lambda line: said.append(line.text) if "Failed to load" not in line.text else None)
            page.on("pageerror", lambda wrong: said.append(str(wrong)))
            page.goto("/sign-in")
            page.fill("#name", who)
            page.fill("#password", PASSWORD)
            page.click("text=Sign in >> nth=-1")
            page.goto(path)
            return page

        yield open_
    assert said == []


def fold(page: Any, summary: str) -> Any:
    """The form under a summary, opened."""
    found = page.locator("details", has=page.locator(f"summary:text-is('{summary}')")).last
    found.locator("summary").first.click()
    return found


def test_a_review_goes_from_its_evidence_to_a_breach_that_is_noticed(opens: Opens, ledger: str) -> None:
    ana = opens("ana", "/cases")
    ana.click("main a[href*='/cases/small']")
    assert "No decision" in ana.locator(".status").inner_text()

    ana.click("nav[aria-label='This case'] >> text=Evidence")
    assert QUOTE in ana.locator("main").inner_text()
    ana.locator("a:text('Show it in the document')").first.click()
    assert ana.locator("mark", has_text=QUOTE).first.is_visible()

    ana.goto("/cases/small/lines/l-shells")
    ana.locator("main a.fig").first.click()
    assert ana.locator(".notes > li:target").is_visible(), "a figure leads to what it stands on"

    ana.goto("/proposals")
    ana.locator("main table a[href^='/proposals/']").first.click()
    ana.click("button:text-is('Accept')")
    assert "accepted" in ana.locator("main").inner_text()
    with open_ledger(ledger) as book:
        known = acceptance.listed(book, states=tuple(State))
        assert [one.by for one in known if one.state.word == "accepted"] == ["Ana"]

    advised = recommended(ana)
    assert "awaits countersignature, 0 of 1" in ana.locator(f"#r-{advised}").inner_text()

    own = recommended(opens("rob"), "l-bombs", "rights")
    rob = opens("rob", WHERE)
    assert "nobody countersigns what they wrote" in rob.locator(f"#r-{own}").inner_text()
    assert rob.locator(f"form[action$='/recommendations/{own}/sign']").count() == 0

    rita = opens("rita", "/waiting")
    rita.locator("main a", has_text=NAME).first.click()
    form = fold(rita, f"Countersign or return {advised}")
    form.locator("textarea").fill("Sound.")
    form.locator("button:text-is('Countersign')").click()
    assert "Signed by Rita" in rita.locator(f"#r-{advised}").inner_text()

    made = decided(opens("dora"), advised)
    ana.goto(WHERE)
    assert "Decision recorded" in ana.locator(".status").inner_text()
    assert "nobody was told" in ana.locator("main").inner_text()

    form = fold(ana, f"Add an observation to {made}.1")
    source = {"or the title of a page": "Daily count", "and its publisher": "A relief agency"}
    for label, value in {"The last day that it covers": YESTERDAY, "Value": "120", **source}.items():
        form.get_by_label(label, exact=True).fill(value)
    form.locator("button:text-is('Add observation')").click()
    assert f"Condition {made}.1 is breached" in ana.locator("main").inner_text()
    assert ana.locator(f"#c-{made}\\.1 .stop").inner_text() == "breached"

    ana.goto("/waiting")
    assert f"Condition {made}.1 is breached" in ana.locator("main").inner_text()

    ana.goto(f"{WHERE}/log")
    assert [line.split(": ")[1].split(" ")[0] for line in ana.locator("main .log li").all_inner_texts()] == [
        "Lea", "Ana", "Rob", "Rita", "Dora", "Ana",
    ]  # fmt: skip
    with open_ledger(ledger) as book:
        verify(book)


def recommended(page: Any, line: str = "l-shells", office: str = "arms") -> int:
    """A hold that somebody recommends on a page, refused once for want of reasons."""
    page.goto(f"{WHERE}/recommend")
    page.select_option("#f-recommend-about", line)
    page.select_option("#f-recommend-advice", "hold")
    page.click("text=Show what it needs")
    assert "It needs 1 countersignature (in order: reviewer)." in page.locator("#need").inner_text()
    page.select_option("#f-recommend-office", office)
    page.check(f"input[value='{PAUSES}']")
    page.select_option("#f-recommend-statements", "s-1")
    page.click("text=File recommendation")
    summary = page.locator(".errors")
    assert "Not done: 1 thing to mend" in summary.inner_text()
    summary.locator("a").click()
    assert page.evaluate("document.activeElement.id") == "f-recommend-reasons"
    assert page.locator(f"input[value='{PAUSES}']").is_checked()
    page.fill("#f-recommend-reasons", "The crossings are shut.")
    page.click("text=File recommendation")
    page.wait_for_url(f"**{WHERE}#r-*")
    return int(page.url.rpartition("#r-")[2])


def decided(page: Any, advised: int) -> int:
    """A decision that follows it, with a condition."""
    page.goto(WHERE)
    page.click(f"text=Decide on {advised}")
    page.fill("#f-decide-follows-reasons", "Advised so.")
    page.select_option("#f-decide-follows-power", PAUSES)
    form = page.locator("form", has=page.locator("#f-decide-follows-reasons"))
    form.locator("summary", has_text="Conditions").click()
    terms = {"indicator": "lorries through the crossing", "threshold": "200", "unit": "lorries a day",
             "window_days": "30", "due": LATER}  # fmt: skip
    for name, value in terms.items():
        page.fill(f"[id='f-decide-follows-conditions.0.{name}']", value)
    page.select_option("[id='f-decide-follows-conditions.0.direction']", "at-least")
    page.select_option("[id='f-decide-follows-conditions.0.owner']", "ana")
    form.locator("button:text-is('Record decision')").click()
    page.wait_for_url(f"**{WHERE}#d-*")
    return int(page.url.rpartition("#d-")[2])


def test_without_javascript_a_hold_is_recommended_signed_and_decided(opens: Opens) -> None:
    without = {"java_script_enabled": False}
    ana = opens("ana", **without)
    ana.goto(f"{WHERE}/recommend?line=l-shells&advice=hold")
    ana.select_option("#f-recommend-office", "arms")
    ana.check(f"input[value='{PAUSES}']")
    ana.select_option("#f-recommend-statements", "s-1")
    ana.fill("#f-recommend-reasons", "The crossings are shut.")
    ana.click("text=File recommendation")
    advised = int(ana.url.rpartition("#r-")[2])
    rita = opens("rita", WHERE, **without)
    form = fold(rita, f"Countersign or return {advised}")
    form.locator("button:text-is('Return with reasons…')").click()
    assert "a refusal to sign needs them" in rita.locator(".errors").inner_text()
    rita.locator(f"form[action$='/recommendations/{advised}/sign'] >> text=Countersign").click()
    assert "Signed by Rita" in rita.locator(f"#r-{advised}").inner_text()
    made = decided(opens("dora", **without), advised)
    ana.goto(WHERE)
    assert ana.locator(f"#c-{made}\\.1").count() == 1


WORKING = (
    ("ana", WHERE), ("dora", WHERE), ("ana", f"{WHERE}/recommend"),
    ("ana", f"{WHERE}/recommend?line=l-shells&advice=hold"), ("dora", f"{WHERE}/decide?record="),
    ("ana", f"{WHERE}/log"), ("ana", "/reviews"), ("ana", "/reviews/new"), ("rita", "/waiting"), ("ana", "/proposals"),
    ("ana", "/read"), ("ana", "/account"), ("ada", "/people"), ("ada", "/rules"), ("ana", "/reviews/none"),
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page_for_working(opens: Opens, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    pages = {who: opens(who, color_scheme=scheme) for who in ("ana", "dora", "rita", "ada")}
    advised = recommended(pages["ana"])
    wrong = []
    for who, path in WORKING:
        page = pages[who]
        page.goto(f"{path}{advised}" if path.endswith("=") else path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        for one in axe.run(page).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                wrong.append((path, one["id"], one["nodes"][0]["html"][:120]))
        page.set_viewport_size({"width": 390, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wrong.append((path, "wider than a phone", ""))
        page.set_viewport_size({"width": 1280, "height": 900})
    assert wrong == []


def test_what_was_typed_and_not_sent_is_there_again_and_gone_once_it_is_recorded(opens: Opens) -> None:
    ana = opens("ana", WHERE)
    form = fold(ana, "Ask a question")
    form.get_by_label("Of whom").fill("The ministry")
    form.get_by_label("Question", exact=True).fill("When do they leave?")
    ana.goto("/waiting")
    ana.goto(WHERE)
    assert ana.locator("#f-ask-text").input_value() == "When do they leave?"
    ana.locator("form[action$='/questions'] button:text-is('Ask a question')").click()
    ana.wait_for_url(f"**{WHERE}#q-*")
    assert ana.locator("#f-ask-text").input_value() == ""
    ana.goto("/account")
    ana.fill("[id='f-change_password-old']", "a secret of mine")
    assert "a secret of mine" not in ana.evaluate("JSON.stringify(sessionStorage)")


def test_a_page_says_what_others_recorded_since_and_shows_it(opens: Opens) -> None:
    rita = opens("rita", WHERE)
    rita.clock.install()
    rita.goto(WHERE)
    ana = opens("ana", WHERE)
    form = fold(ana, "Ask a question")
    form.get_by_label("Of whom").fill("The ministry")
    form.get_by_label("Question", exact=True).fill("When?")
    form.locator("button").last.click()
    ana.wait_for_url(f"**{WHERE}#q-*")
    rita.clock.run_for(31_000)
    note = rita.locator(".since")
    note.wait_for()
    assert note.inner_text() == "Recorded since you opened this page: 1 entry. Show"
    note.locator("a").click()
    assert "When?" in rita.locator("main").inner_text()


def test_the_choice_of_colours_is_kept(opens: Opens) -> None:
    ana = opens("ana", WHERE, color_scheme="light")
    ana.click("text=Colours: as the system")
    ana.click("text=Colours: light")
    ana.goto("/reviews")
    assert ana.evaluate("document.documentElement.className") == "dark"
    assert ana.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 23, 27)"


def test_a_citation_is_copied_with_title_and_address(opens: Opens, site: str) -> None:
    ana = opens("ana", WHERE, permissions=["clipboard-read", "clipboard-write"])
    ana.click("text=Copy citation")
    ana.wait_for_selector("text=Copied.")
    copied = ana.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Docket: Which goods? · as of 10 Jun 2031 · Caveat. ")
    assert f"{site}{WHERE}?as-of=2031-06-10" in copied
