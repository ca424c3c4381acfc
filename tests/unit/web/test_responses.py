"""The response and the simulation as pages: worked out beside the server while others read, then shown."""

from __future__ import annotations

import csv
import io
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from caveat.desk import working
from caveat.desk.answering import Answer, Question
from caveat.web import workshop
from caveat.web.app import create
from caveat.web.settings import Settings
from caveat.web.workshop import Working, Workshop
from tests.unit.web.conftest import HOST, SECRET, small_answer, token_of, until_ready

CASE = "/cases/isr-2024"
RESPONSE, SIMULATION = f"{CASE}/response", f"{CASE}/simulation"
OPTIONS = ["carry-on", "narrow-stick", "broad-stick", "carrot", "both"]
"""The options of the case file, in its order."""
WAITS = "It is being worked out"


def reading(ledger: Path, work: workshop.Work | None = None) -> TestClient:
    app = create(Settings(ledger=str(ledger), secret=SECRET, alone="Ada"))
    app.state.site.workshop = Workshop(work)
    client = TestClient(app, base_url=HOST, follow_redirects=False)
    client.headers["accept"] = "text/html"
    return client


class Held:
    """Work that goes on until it is let go, with the questions that were taken up."""

    def __init__(self) -> None:
        self.go, self.taken, self.asked = threading.Event(), threading.Event(), list[Question]()

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question)
        self.taken.set()
        assert self.go.wait(60)
        return Answer(why="Let go.")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[TestClient, Held]]:
    work = Held()
    with reading(tmp_path / "ledger.db", work) as client:
        yield client, work
        work.go.set()


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server whose simulation has few futures, and has been run."""
    with reading(tmp_path_factory.mktemp("answered") / "ledger.db", small_answer) as client:
        until_ready(client, SIMULATION)
        until_ready(client, RESPONSE)
        yield client


def test_a_page_that_waits_says_so_and_asks_again_without_a_script(held: tuple[TestClient, Held]) -> None:
    page = held[0].get(RESPONSE)
    assert (page.status_code, page.headers["refresh"], page.headers["retry-after"]) == (202, "3", "3")
    assert WAITS in page.text
    assert f'href="{RESPONSE}"' in page.text
    said = held[0].get(f"{RESPONSE}.json")
    assert said.status_code == 202
    assert (said.json()["state"], said.json()["response"]) == ("being worked out", None)
    assert WAITS in held[0].get(f"{RESPONSE}.csv").text


def test_others_read_on_while_something_is_worked_out_and_the_next_question_waits(
    held: tuple[TestClient, Held],
) -> None:
    client, work = held
    client.get(RESPONSE)
    assert client.get(f"{CASE}/pipeline").status_code == 200
    assert "One other question is answered first." in client.get(SIMULATION).text
    assert "2 other questions are answered first." in client.get(f"{RESPONSE}?as-of=2024-01-27").text
    assert client.get(f"{CASE}/options").text.count("not run") > 2
    assert work.taken.wait(60)
    assert [one.kind for one in work.asked] == ["response"]


def test_a_question_bears_the_day_and_the_time_that_the_page_is_read_as_of(held: tuple[TestClient, Held]) -> None:
    client, work = held
    known = client.get(f"{CASE}.json").json()["case"]["known_at"]
    work.go.set()
    until_ready(client, f"{RESPONSE}?as-of=2024-01-27&known-at={known}")
    [asked] = work.asked
    assert asked.as_of.isoformat() == "2024-01-27"
    assert asked.known_at is not None
    assert asked.known_at.isoformat().replace("+00:00", "Z") == known
    assert asked.finding is None


def test_what_cannot_be_run_is_told_with_its_reason_and_not_filled(held: tuple[TestClient, Held]) -> None:
    client, work = held
    work.go.set()
    page = until_ready(client, SIMULATION)
    assert page.status_code == 200
    assert "not run</span></span> Let go." in page.text
    found = client.get(f"{SIMULATION}.json").json()
    assert (found["state"], found["words"], found["simulation"]) == ("not run", "Let go.", None)
    assert client.get(f"{SIMULATION}.csv").text.splitlines()[0].startswith("option,name,met,days,share")


def test_an_answer_comes_from_a_process_of_its_own(tmp_path: Path) -> None:
    shop = Workshop()
    shop.ask("a", lambda: Question(str(tmp_path / "ledger.db"), "nowhere", "response", date(2024, 1, 29)))
    found = _waited(shop, "a")
    assert found.why is not None
    assert "nowhere" in found.why


def test_without_a_finding_the_dynamics_are_not_run_and_the_rest_is_there(tmp_path: Path) -> None:
    with reading(tmp_path / "ledger.db", small_answer) as client:
        until_ready(client, RESPONSE)
        found = client.get(f"{RESPONSE}.json").json()
    assert (found["state"], found["finding"]) == ("ready", None)
    options = found["response"]["options"]
    assert [one["option"] for one in options] == OPTIONS
    assert {one["dynamics"]["not_run"] for one in options} == {"no finding of a simulation was given"}
    assert [by["days"] for by in options[1]["history"]["by"]] == [30, 90, 180, 365]


def test_every_share_of_the_page_leads_to_its_basis(answered: TestClient) -> None:
    page = answered.get(RESPONSE).text
    table = page[page.index('id="compared-h"') : page.index('id="each-h"')]
    rows = table.count('<th scope="row"><a')
    assert rows == 3 * len(OPTIONS)  # each option under each of the three lenses
    assert "/simulation?as-of=2024-01-29#sim-basis" in table
    assert 'href="#response-assumed"' in table
    assert 'href="#e-1"' in table
    episode = re.search(r'href="(/episodes/[^"]+)"', page[page.index('id="e-1"') :])
    assert episode
    assert answered.get(episode[1]).status_code == 200
    assert "No number is made from two of them." in page


@pytest.mark.parametrize("path", [RESPONSE, SIMULATION, f"{CASE}/options"])
def test_links_lead_to_targets_on_the_page_or_on_the_page_that_has_them(answered: TestClient, path: str) -> None:
    page = answered.get(path).text
    assert page.count("<h1") == 1
    assert not re.search(r"<[^>]+\sstyle=", page)
    own = set(re.findall(r'\bid="([^"]*)"', page))
    assert {one for one in re.findall(r'href="#([^"]*)"', page) if not one.startswith("m-")} - own == set()
    links = {one.replace("&amp;", "&") for one in re.findall(r'href="(/[^"#]*#[^"]+)"', page)}
    kinds = {re.sub(r"[=/#-][^=/#?&-]*$", "", one): one for one in sorted(links)}
    for link in kinds.values():
        where, _, target = link.partition("#")
        assert f'id="{target}"' in answered.get(where).text, link


def test_the_table_of_shares_has_each_with_its_episodes_or_its_finding(answered: TestClient) -> None:
    digest = answered.get(f"{SIMULATION}.json").json()["digest"]
    rows = list(csv.DictReader(io.StringIO(answered.get(f"{RESPONSE}.csv").text)))
    dynamics = [one for one in rows if one["lens"] == "dynamics"]
    assert len(dynamics) == 4 * len(OPTIONS)  # by four days
    assert all(digest in one["basis"] for one in dynamics)
    history = [one for one in rows if one["lens"] == "history" and one["by"] == "30 days"]
    assert all(one["episodes"] for one in history)


def test_a_simulation_shows_what_it_found_under_the_digest_of_its_finding(answered: TestClient) -> None:
    found = answered.get(f"{SIMULATION}.json").json()
    assert found["digest"] == found["simulation"]["finding"]["digest"]
    page = answered.get(SIMULATION).text
    for words in (found["digest"], "Compliance by day", "Week by week", "Regret", "caveat simulate CASE --decides"):
        assert words in page
    rows = list(csv.DictReader(io.StringIO(answered.get(f"{SIMULATION}.csv").text)))
    assert {one["finding"] for one in rows} == {found["digest"]}
    assert list(dict.fromkeys(one["option"] for one in rows)) == OPTIONS


def test_options_stand_beside_what_the_lenses_and_the_simulation_say_of_each(answered: TestClient) -> None:
    page = answered.get(f"{CASE}/options").text
    row = page[page.index('<th scope="row">Dynamics') :].partition("</tr>")[0]
    assert row.count("/response?as-of=2024-01-29#ro-") == len(OPTIONS)
    regret = page[page.index('<th scope="row">Regret') :].partition("</tr>")[0]
    assert regret.count("/simulation?as-of=2024-01-29#sim-regret-0") == len(OPTIONS)
    found = answered.get(f"{CASE}/options.json").json()
    assert [one["option"] for one in found["response"]["options"]] == OPTIONS
    assert found["simulation"]["finding"]["scenarios"] == 64


def test_a_finding_that_was_run_for_a_page_can_be_filed_and_is_then_the_one_that_is_shown(tmp_path: Path) -> None:
    with reading(tmp_path / "ledger.db", small_answer) as client:
        page = until_ready(client, SIMULATION)
        digest = client.get(f"{SIMULATION}.json").json()["digest"]
        other = client.post(f"{SIMULATION}/file", data={"csrf": token_of(page), "digest": "0" * 64})
        assert (other.status_code, "The case changed since you looked" in other.text) == (409, True)
        back = client.post(f"{SIMULATION}/file?known-at=2024-01-01T00:00:00Z",
                           data={"csrf": token_of(page), "digest": digest})  # fmt: skip
        assert back.status_code in (404, 422)
        done = client.post(f"{SIMULATION}/file", data={"csrf": token_of(page), "digest": digest})
        assert done.status_code == 303
        found = client.get(done.headers["location"].replace("/simulation", "/simulation.json")).json()
        assert found["filed"] is not None
        assert found["words"] == f"Filed by Ada as record {found['filed']}."
        assert found["digest"] == digest
        assert "File this finding" not in client.get(SIMULATION).text
        again = client.post(f"{SIMULATION}/file", data={"csrf": token_of(page), "digest": digest})
        assert (again.status_code, client.get(f"{SIMULATION}.json").json()["filed"]) == (303, found["filed"])


NOTHING: Any = None


def test_a_question_that_breaks_is_told_and_tried_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def breaks(_: Question) -> Answer:
        tries.append(1)
        raise RuntimeError("no")

    monkeypatch.setattr(workshop, "PAUSE", 0.2)
    shop = Workshop(breaks)
    assert isinstance(shop.ask("a", lambda: NOTHING), Working)
    found = _waited(shop, "a")
    assert found.why == workshop.BROKE
    time.sleep(0.3)
    assert isinstance(shop.ask("a", lambda: NOTHING), Working)
    assert _waited(shop, "a").why == workshop.BROKE
    assert len(tries) == 2


def test_no_more_questions_are_taken_than_can_wait() -> None:
    work = Held()
    shop = Workshop(work)
    told = [shop.ask(f"question {number}", lambda: NOTHING) for number in range(workshop.WAITING + 2)]
    work.go.set()
    assert [one.taken for one in told if isinstance(one, Working)] == [True] * (workshop.WAITING + 1) + [False]


def test_the_same_question_of_many_is_worked_out_once() -> None:
    work = Held()
    shop = Workshop(work)
    for _ in range(5):
        shop.ask("a", lambda: NOTHING)
    work.go.set()
    assert _waited(shop, "a").why == "Let go."
    assert len(work.asked) == 1


def test_a_process_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workshop, "LIMIT", 0.05)
    shop = Workshop()
    shop.ask("a", lambda: Question(str(tmp_path / "none.db"), "isr-2024", "response", date(2024, 1, 29)))
    assert _waited(shop, "a").why == workshop.GIVEN_UP


def test_a_closed_server_takes_nothing_up() -> None:
    shop = Workshop(Held())
    shop.close()
    found = shop.ask("a", lambda: NOTHING)
    assert isinstance(found, Working)
    assert not found.taken


def _waited(shop: Workshop, key: str) -> Answer:
    for _ in range(600):
        found = shop.kept(key)
        if found is not None:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{key} was not answered")


def test_a_refusal_of_the_desk_is_an_answer(tmp_path: Path) -> None:
    asked = Question(str(tmp_path / "ledger.db"), "nowhere", "simulation", date(2024, 1, 29))
    found = working.answer(asked)
    assert found.why is not None
    assert "nowhere" in found.why
    assert working.answer(replace(asked, kind="response")).response is None
