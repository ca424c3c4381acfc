"""The docket's forms in a browser without JavaScript: what is filed, what is refused, that nothing typed is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from caveat.desk import accounts
from caveat.ledger.connect import open_ledger
from caveat.review.docket.acts import Advice
from caveat.web.knocking import COOKIE
from caveat.web.knocking import signed as signed_key
from tests.unit.desk.test_docket import STOPS
from tests.unit.review.docket.board import ADA, EXPEDITES, FINDING, PAUSES, draft, terms
from tests.unit.web.conftest import NAME, PASSWORD, SECRET, talking, token_of
from tests.unit.web.office import Office, decided, docket, recommended, said, signed
from tests.unit.web.office import office as office

WHERE = f"/reviews/{NAME}"
Opens = Callable[[str], "Browser"]


class Browser:
    """Somebody's browser, signed in."""

    def __init__(self, client: TestClient, key: str) -> None:
        self.client = client
        self.headers = {"accept": "text/html", "cookie": f"{COOKIE}={signed_key(SECRET, key)}"}

    def open(self, path: str = WHERE, **query: Any) -> str:
        found = self.client.get(path, params=query or None, headers=self.headers)
        assert found.status_code == 200, found.text[:400]
        return found.text

    def send(self, page: str, action: str, button: dict[str, str] | None = None, **typed: Any) -> Response:
        """Fill in the form of a page that has this action, and send it: hidden fields as they stand."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.DOTALL)
        assert form, f"no form {action}"
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
        fields: dict[str, Any] = {name: unescape(value) for name, value in hidden}
        fields |= {name.replace("__", "."): value for name, value in typed.items()} | (button or {})
        return self.client.post(action, data=fields, headers=self.headers)


@pytest.fixture(scope="module")
def entered(
    staffed_ledger: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str]]:
    """The office's ledger after its people signed in, and the key that the browser of each keeps."""
    path = tmp_path_factory.mktemp("entered") / "ledger.db"
    shutil.copy(staffed_ledger[0], path)
    with open_ledger(path) as ledger:
        for who in ("rita", "dora", "rob"):
            accounts.reset_password(ledger, ADA, who, PASSWORD)
        keys = {who: accounts.sign_in(ledger, who, PASSWORD, "", 12).key for who in ("ana", "rita", "dora", "rob")}
    return path, keys


@pytest.fixture
def served(entered: tuple[Path, dict[str, str]], tmp_path: Path) -> Path:
    """The ledger that the server has open, of this test alone."""
    copy = tmp_path / "ledger.db"
    shutil.copy(entered[0], copy)
    return copy


@pytest.fixture
def opens(app: FastAPI, entered: tuple[Path, dict[str, str]]) -> Iterator[Opens]:
    """The browsers of those who signed in."""
    with talking(app) as client:
        yield lambda who: Browser(client, entered[1][who])


def problems(page: str) -> list[tuple[str, str]]:
    """What the summary of a refused form says, each with where it leads."""
    [summary] = re.findall(r'<div class="errors" tabindex="-1" role="alert".*?</ul>', page, re.DOTALL)
    return [(where, unescape(said)) for where, said in re.findall(r'<a href="#([^"]+)">(.*?)</a>', summary)]


def recommend(browser: Browser, **typed: Any) -> Response:
    page = browser.open(f"{WHERE}/recommend", line="l-shells", advice="hold")
    given = {"office": "arms", "provisions": [PAUSES], "reasons": "Crossings are shut.", "statements": ["s-1"]}
    return browser.send(page, f"{WHERE}/recommendations", **given | typed)


# --- 4: the need is on the page before anybody sends it


def test_what_it_needs_stands_above_the_button(office: Office, opens: Opens) -> None:
    page = opens("ana").open(f"{WHERE}/recommend", line="l-shells", advice="hold")
    need, button = page.index("It needs 1 countersignature (in order: reviewer)."), page.index("File recommendation")
    assert need < button
    office("ada").post("/rules", {"text": STOPS, "reason": "Two pairs of eyes.", "seen": 0})
    again = opens("ana").open(f"{WHERE}/recommend", line="l-shells", advice="hold")
    assert "It needs 2 countersignatures (in order: reviewer, reviewer)." in again


def test_every_kind_of_advice_shows_what_it_would_need(office: Office, opens: Opens) -> None:
    page = opens("ana").open(f"{WHERE}/recommend", line="l-shells")
    assert "Hold: It needs 1 countersignature" in page and "Proceed: It needs no countersignature." in page


# --- the way of a refused form


def test_a_refused_form_comes_back_with_all_that_was_typed_and_says_what_to_mend(office: Office, opens: Opens) -> None:
    answer = recommend(opens("ana"), reasons=" ", statements=["s-1", "s-denied"], override="Kept <as typed>")
    page = answer.text
    assert answer.status_code == 422
    [(where, why)] = problems(page)
    assert "advice to hold needs it, and it is empty" in why
    assert f'<textarea id="{where}"' in page and f'aria-describedby="{where}-wrong' in page
    assert f'id="{where}-wrong"' in page
    assert "Kept &lt;as typed&gt;</textarea>" in page
    assert f'name="provisions" value="{PAUSES}" checked' in page
    assert '<option value="s-denied" selected>' in page and '<option value="s-decided">' in page
    assert "Not done: 1 thing to mend. What you typed is kept below." in page
    assert docket(office)["subjects"] == []


@pytest.mark.parametrize(
    ("who", "path", "action", "typed", "why"),
    [
        ("ana", f"{WHERE}/recommend?line=l-shells&advice=hold", "recommendations", {"provisions": [EXPEDITES],
         "office": "arms", "reasons": "R", "statements": ["s-1"]}, "it carries no pause"),
        ("ana", f"{WHERE}/recommend?line=l-shells&advice=proceed-with-conditions", "recommendations",
         {"office": "arms", "reasons": "R", "statements": ["s-1"], "conditions__0__indicator": "lorries",
          "conditions__0__threshold": "many"}, "conditions, 1, threshold"),
        ("ana", WHERE, "questions", {"of": "", "text": "When?"}, "of: it is needed, and it is empty"),
        ("ana", WHERE, "reported", {"lines": "l-shells", "advice": "hold", "decided_by": "X", "statement": "s-denied"},
         "reports no decision"),
        ("ana", WHERE, "set-aside", {"line": "l-bombs", "reason": ""}, "setting a line aside needs it"),
        ("dora", WHERE, "circle", {"lead": "lea", "access": "office", "reason": "R"}, "and none is named"),
        ("dora", WHERE, "close", {"state": "decided", "reason": "R"}, "no decision is recorded"),
    ],
    ids=["power", "threshold", "question", "statement", "line", "offices", "close"],
)  # fmt: skip
def test_each_problem_leads_to_a_place_that_is_on_the_page(
    office: Office, opens: Opens, who: str, path: str, action: str, typed: dict[str, Any], why: str
) -> None:
    browser = opens(who)
    answer = browser.send(browser.open(path), f"{WHERE}/{action}", **typed)
    assert answer.status_code in (409, 422)
    assert why in unescape(answer.text)
    for where, _ in problems(answer.text):
        assert f'id="{where}"' in answer.text, where
    for value in typed.values():
        for one in [value] if isinstance(value, str) else value:
            assert one in unescape(answer.text)
    assert len(office("rex").get(f"{WHERE}/log.json").json()["entries"]) == 1


def test_ids_on_a_page_are_unique_and_headings_are_in_order(office: Office, opens: Opens) -> None:
    decided(office, conditions=(terms(),))
    office("ben").act("recommendations", **said(draft(Advice.PROCEED, office="rights")))
    office("ana").act("questions", of="The ministry", text="When?")
    for path in (WHERE, f"{WHERE}/recommend?line=l-bombs&advice=hold", f"{WHERE}/decide?record={signed_record(office)}",
                 f"{WHERE}/log", "/reviews", "/reviews/new", "/waiting"):  # fmt: skip
        page = opens("dora" if "decide" in path or path == WHERE else "ana").open(path)
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
        levels = [int(one) for one in re.findall(r"<h([1-6])", page)]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(next_ <= level + 1 for level, next_ in pairwise(levels)), (path, levels)
        inputs = re.findall(r'<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*\bid="([^"]+)"', page)
        assert all(f'for="{one}"' in page or f'<select id="{one}"' in page for one in inputs)


def signed_record(office: Office) -> int:
    found: int = docket(office)["subjects"][0]["recommendations"][0]["record"]
    return found


# --- 5: signing


def test_a_reviewer_signs_and_another_is_told_why_they_may_not(office: Office, opens: Opens) -> None:
    advised = recommended(office, "rob", "rights")
    own = opens("rob").open()
    assert "nobody countersigns what they wrote" in own
    assert f"{WHERE}/recommendations/{advised}/sign" not in own
    rita = opens("rita")
    action = f"{WHERE}/recommendations/{advised}/sign"
    bare = rita.send(rita.open(), action, {"accepted": "false"}, reasons="")
    assert bare.status_code == 422 and "a refusal to sign needs them" in bare.text
    done = rita.send(bare.text, action, {"accepted": "true"}, reasons="Sound.")
    assert (done.status_code, done.headers["location"]) == (303, f"{WHERE}#r-{advised}")
    assert "Signed by Rita" in rita.open()


def test_a_form_that_names_another_signer_signs_in_ones_own_name(office: Office, opens: Opens) -> None:
    advised = recommended(office)
    rita = opens("rita")
    rita.send(rita.open(), f"{WHERE}/recommendations/{advised}/sign", {"accepted": "true"}, by="rob", person="rob")
    [signature] = docket(office)["subjects"][0]["recommendations"][0]["signatures"]
    assert signature["by"] == "Rita"


# --- 7: deciding


def test_a_decision_follows_a_recommendation_with_its_power_and_a_condition(office: Office, opens: Opens) -> None:
    advised = signed(office)
    dora = opens("dora")
    page = dora.open(f"{WHERE}/decide", record=advised)
    assert f'value="{FINDING}"' not in page
    [digest] = re.findall(r'id="f-decide-follows-findings" name="findings" type="text" value="([0-9a-f]{64})"', page)
    condition = {f"conditions__0__{key}": str(value) for key, value in said(terms()).items()}
    bare = dora.send(page, f"{WHERE}/decisions", findings=digest, reasons="Advised so.", **condition)
    assert bare.status_code == 422 and "relies on a power, and none is named" in bare.text
    assert 'value="lorries through the crossing"' in bare.text, "conditions come back, too"
    done = dora.send(bare.text, f"{WHERE}/decisions", findings=digest, reasons="Advised so.", power=PAUSES, **condition)
    assert done.status_code == 303
    found = docket(office)
    assert (found["decisions"][0]["follows"], found["decisions"][0]["findings"]) == (advised, [digest])
    assert [one["owner"] for one in found["conditions"]] == ["ana"]


def test_departing_without_reasons_comes_back_with_its_own_form_open(office: Office, opens: Opens) -> None:
    advised = signed(office)
    dora = opens("dora")
    page = dora.open(f"{WHERE}/decide", record=advised)
    departs = page[page.index("Depart from it") :]
    bare = dora.send(departs, f"{WHERE}/decisions", advice="proceed", reasons="", findings=FINDING)
    assert bare.status_code == 422
    [(where, why)] = problems(bare.text)
    assert where == "f-decide-departs-reasons" and "departing from recommendation" in why
    assert f'id="{where}"' in bare.text
    assert re.search(r"<details class=\"fold act\" open><summary>Depart from it", bare.text)


# --- 9: watching


def test_a_reading_that_breaches_raises_its_notice_and_a_bad_one_comes_back(office: Office, opens: Opens) -> None:
    ref = f"{decided(office, conditions=(terms(due='2099-01-01'),))}.1"
    ana, action = opens("ana"), f"{WHERE}/conditions/{ref}/observations"
    typed = {"readings__0__day": "2026-01-05", "readings__0__value": "120", "readings__0__unit": "tonnes",
             "readings__0__source__title": "Count", "readings__0__source__publisher": "An agency"}  # fmt: skip
    wrong = ana.send(ana.open(), action, **typed)
    assert wrong.status_code == 422 and 'value="120"' in wrong.text
    [(where, why)] = problems(wrong.text)
    assert where == f"f-observe-{ref}-readings.0.unit" and "the reading of 2026-01-05 counts tonnes" in why
    done = ana.send(wrong.text, action, **typed | {"readings__0__unit": "lorries a day"})
    assert (done.status_code, done.headers["location"]) == (303, f"{WHERE}#c-{ref}")


# --- 14: two at once


def test_the_second_of_two_sees_what_changed_and_sends_the_same_again(office: Office, opens: Opens) -> None:
    ana = opens("ana")
    page = ana.open(f"{WHERE}/recommend", line="l-shells", advice="hold")
    office("ben").act("recommendations", **said(draft(Advice.PROCEED, office="rights")))
    typed = {"office": "arms", "provisions": [PAUSES], "reasons": "A long text of mine.", "statements": ["s-1"]}
    late = ana.send(page, f"{WHERE}/recommendations", **typed)
    assert late.status_code == 409
    assert "Ben (rights) recommended" in late.text and "A long text of mine.</textarea>" in late.text
    assert ana.send(late.text, f"{WHERE}/recommendations", **typed).status_code == 303
    assert len(docket(office)["subjects"][0]["recommendations"]) == 2


def test_what_was_typed_into_a_form_that_is_gone_is_shown_still(office: Office, opens: Opens) -> None:
    advised = recommended(office)
    rita = opens("rita")
    page = rita.open()
    assert office("dan").act(f"recommendations/{advised}/sign", accepted=True).status_code == 201
    late = rita.send(page, f"{WHERE}/recommendations/{advised}/sign", {"accepted": "true"}, reasons="My own reasons.")
    assert late.status_code == 409
    assert "Dan (front) countersigned" in late.text and "My own reasons." in late.text
    assert f'action="{WHERE}/recommendations/{advised}/sign"' not in late.text


def test_a_form_sent_twice_is_recorded_once(office: Office, opens: Opens) -> None:
    ana = opens("ana")
    page = ana.open()
    for _ in range(2):
        assert ana.send(page, f"{WHERE}/questions", of="The ministry", text="When?").status_code == 303
    assert len(docket(office)["questions"]) == 1


def test_a_review_is_opened_by_a_form_and_a_second_identical_one_is_not(office: Office, opens: Opens) -> None:
    ana = opens("ana")
    page = ana.open("/reviews/new", case="small")
    typed = {"case": "small", "asker": "A member", "question": "May they go?", "access": "open", "lead": "ana"}
    first = ana.send(page, "/reviews", **typed)
    assert (first.status_code, first.headers["location"]) == (303, "/reviews/small.2031-06-10.2")
    second = ana.send(page, "/reviews", **typed)
    assert second.status_code == 409 and "is open on the same question" in unescape(second.text)
    assert 'value="A member"' in second.text


def test_no_password_comes_back_from_a_refused_form(office: Office, opens: Opens) -> None:
    ana = opens("ana")
    sent = {"old": PASSWORD, "new": "short pw"}
    answer = ana.send(ana.open("/account"), "/account/password", **sent)
    assert answer.status_code == 422
    assert sent["old"] not in answer.text and sent["new"] not in answer.text
    assert token_of(answer)


# --- beside the forms: what may be cited, and what others said


def test_beside_the_form_stand_what_may_be_cited_and_what_others_said(office: Office, opens: Opens) -> None:
    advised = recommended(office)
    page = opens("ana").open(f"{WHERE}/recommend", line="l-shells", advice="hold")
    margin = page[page.index('id="margin"') :]
    assert f'href="{WHERE}#r-{advised}"' in margin
    assert f'href="/law/{PAUSES}?as-of=2031-06-10"' in margin
    assert re.search(r'href="/cases/small/evidence\?as-of=2031-06-10&amp;at=s-1#s-s-1"', margin)
    digest = re.search(r'href="/cases/small\?as-of=2031-06-10">([0-9a-f]{64})<', margin)
    assert digest
    assert office("ana").get(f"{WHERE}/recommend.json?line=l-shells").json()["citable"]["findings"] == [digest[1]]


def test_beside_a_decision_stand_the_provisions_of_the_advice_that_it_follows(office: Office, opens: Opens) -> None:
    advised = recommended(office)
    page = opens("dora").open(f"{WHERE}/decide", record=advised)
    margin = page[page.index('id="margin"') :]
    assert f'href="/law/{PAUSES}?as-of=2031-06-10"' in margin
    assert "No simulation is filed." in margin
