"""Answers that last: given again while nothing is recorded, and never to somebody else, nor after a session ended."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from caveat.desk import accounts, casework, collection, docketing, noticing
from caveat.desk import people as register
from caveat.ledger import accounts as kept
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.review.docket.countersignatures import standing_text
from caveat.review.docket.managing import OpenDraft
from caveat.review.docket.notices import Notice, Why
from caveat.review.docket.people import Office as Bureau
from caveat.review.docket.people import Person, Role
from caveat.web import dressing, knocking
from caveat.web.app import create
from caveat.web.knocking import COOKIE, signed
from caveat.web.settings import Settings
from tests.unit.desk.test_collection import put, row
from tests.unit.desk.test_docket import staffed
from tests.unit.review import small
from tests.unit.review.docket.board import ADA, LEA, hold
from tests.unit.web.conftest import NAME, PASSWORD, SECRET, small_answer, talking, until_ready
from tests.unit.web.office import Office, recommended, said
from tests.unit.web.office import office as office

LINE = "/cases/small/lines/l-shells"
EPISODE = "nor-per-2030-pause"
OTHER = small.case(case=small.CASE["case"] | {"id": "other"})


class Reader:
    """A browser with a session, and whether its last answer was one that had been given before."""

    def __init__(self, app: FastAPI, client: TestClient, key: str) -> None:
        self.app, self.client = app, client
        self.headers = {"accept": "text/html", "cookie": f"{COOKIE}={signed(SECRET, key)}"}

    def get(self, path: str = LINE, **headers: str) -> Any:
        return self.client.get(path, headers=self.headers | headers)

    def twice(self, path: str = LINE) -> Any:
        """The second answer; the first is kept where it lasts."""
        self.get(path)
        return self.get(path)


@pytest.fixture
def keys(served: Path) -> dict[str, str]:
    """What the browsers of two keep."""
    with open_ledger(served) as ledger:
        for who in ("rita", "rob"):
            accounts.reset_password(ledger, ADA, who, PASSWORD)
        return {who: accounts.sign_in(ledger, who, PASSWORD, "", 12).key for who in ("rita", "rob")}


@pytest.fixture
def reader(app: FastAPI, keys: dict[str, str]) -> Iterator[Reader]:
    with talking(app) as client:
        yield Reader(app, client, keys["rita"])


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that was answered by looking everything up."""
    found: list[str] = []
    know = knocking.know

    def noted(here: Any, *rest: Any, **more: Any) -> None:
        found.append(here.request.url.path)
        know(here, *rest, **more)

    monkeypatch.setattr(knocking, "know", noted)
    return found


def test_the_same_page_is_given_again_without_looking_everything_up(reader: Reader, looked_up: list[str]) -> None:
    first, second = reader.get(), reader.get()
    assert looked_up == [LINE]
    assert (first.content, first.status_code) == (second.content, 200)
    assert {name: value for name, value in first.headers.items() if name != "date"} == dict(second.headers)


def test_a_browser_that_has_it_is_told_so_either_way(reader: Reader, looked_up: list[str]) -> None:
    mark = reader.get().headers["etag"]
    again = reader.get(**{"if-none-match": mark})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert reader.get(**{"if-none-match": '"other"'}).status_code == 200
    assert looked_up == [LINE]


def test_what_is_recorded_is_on_the_next_answer(
    office: Office, app: FastAPI, keys: dict[str, str], looked_up: list[str]
) -> None:
    reader = Reader(app, office("rex").client, keys["rita"])
    assert "None yet on this line." in reader.twice().text
    recommended(office)
    assert said(hold())["reasons"] in reader.get().text
    assert looked_up.count(LINE) == 2


def test_on_either_database_an_answer_lasts_until_something_is_recorded(
    url: str, staffed_ledger: tuple[Path, dict[str, str]], looked_up: list[str]
) -> None:
    if not url.startswith("postgresql"):
        shutil.copy(staffed_ledger[0], url)
    with open_ledger(url) as ledger:
        if url.startswith("postgresql"):
            staffed(ledger)
        accounts.reset_password(ledger, ADA, "rita", PASSWORD)
        key = accounts.sign_in(ledger, "rita", PASSWORD, "", 12).key
    app = create(Settings(ledger=url, secret=SECRET))
    with talking(app) as client, open_ledger(url) as ledger:
        reader = Reader(app, client, key)
        assert reader.twice().status_code == 200
        assert looked_up == [LINE]
        register.record_office(ledger, ADA, Bureau(id="new", name="New"), 0)
        assert reader.twice().status_code == 200
        assert looked_up == [LINE]
        docketing.open_review(ledger, LEA, OpenDraft(case="small", asker="Policy"))
        assert reader.twice().status_code == 200
        assert looked_up == [LINE, LINE]


def test_an_answer_is_for_the_browser_that_had_it(
    office: Office, app: FastAPI, keys: dict[str, str], looked_up: list[str]
) -> None:
    client = office("rex").client
    rita, rob = Reader(app, client, keys["rita"]), Reader(app, client, keys["rob"])
    assert "Rita" in rita.twice().text
    assert "Rita" not in rob.get().text
    assert client.get(LINE, headers={"accept": "text/html"}).status_code == 401
    assert looked_up.count(LINE) == 3


def test_a_session_that_ended_has_nothing_again(reader: Reader, served: Path, keys: dict[str, str]) -> None:
    assert reader.twice().status_code == 200
    with open_ledger(served) as ledger:
        entered = accounts.by_session(ledger, keys["rita"], 60)
        assert entered is not None
        accounts.sign_out(ledger, entered[1])
    assert reader.get().status_code == 401


def test_a_role_that_was_taken_away_opens_nothing_again(reader: Reader, served: Path) -> None:
    assert reader.twice().status_code == 200
    with open_ledger(served) as ledger:
        seen = register.seen(ledger, register.PERSON, "rita")
        register.record_person(ledger, ADA, Person(id="rita", name="Rita", roles=(), offices=()), seen)
    assert reader.get().status_code == 403


def test_a_role_is_read_anew_where_somebody_was_recorded(reader: Reader, served: Path) -> None:
    assert reader.get("/people").status_code == 403
    with open_ledger(served) as ledger:
        seen = register.seen(ledger, register.PERSON, "rita")
        changed = Person(id="rita", name="Rita", roles=(Role.ADMINISTRATOR,), offices=())
        register.record_person(ledger, ADA, changed, seen)
    assert reader.get("/people").status_code == 200


DOCKET = f"/reviews/{NAME}"


@pytest.mark.parametrize("path", [DOCKET, f"{DOCKET}/log", "/reviews", "/waiting"])
def test_a_page_of_dockets_is_looked_up_anew_for_an_entry_of_one(
    office: Office, app: FastAPI, keys: dict[str, str], looked_up: list[str], path: str
) -> None:
    reader = Reader(app, office("rex").client, keys["rita"])
    before = reader.twice(path).content
    assert looked_up.count(path) == 1
    recommended(office)
    after = reader.get(path).content
    assert ((after != before) or path == "/waiting", looked_up.count(path)) == (True, 2)


def _renamed(ledger: Ledger) -> None:
    seen = register.seen(ledger, register.PERSON, "ana")
    register.record_person(ledger, ADA, Person(id="ana", name="Anna Lind", roles=(Role.ANALYST,)), seen)


def _ruled(ledger: Ledger) -> None:
    register.change_rules(ledger, ADA, f"{standing_text()}\n# As before.\n", "A word was added.", 0)


def _other_case(ledger: Ledger) -> None:
    casework.take_in(ledger, OTHER, "A. Reader")


def _noticed(ledger: Ledger) -> None:
    told = Notice("k", Why.BREACH, "condition 1", "A breach.", date(2031, 1, 2), to=("rita",))
    noticing.file_once(ledger, NAME, told)


@pytest.mark.parametrize(
    ("record", "path", "times"),
    [
        pytest.param(_renamed, DOCKET, 2, id="a person changes a docket"),
        pytest.param(_noticed, DOCKET, 2, id="a notice of it changes a docket"),
        pytest.param(_noticed, "/waiting", 2, id="a notice changes what waits"),
        pytest.param(_ruled, "/rules", 2, id="rules that are set change their page"),
        pytest.param(_ruled, DOCKET, 2, id="and a docket"),
        pytest.param(_other_case, DOCKET, 1, id="another case changes no docket"),
        pytest.param(_other_case, f"{DOCKET}/log", 1, id="another case changes no log"),
    ],
)
def test_a_docket_rests_on_its_case_its_notices_and_on_who_works_here(
    office: Office, app: FastAPI, keys: dict[str, str], served: Path, looked_up: list[str],
    record: Callable[[Ledger], None], path: str, times: int,
) -> None:  # fmt: skip
    reader = Reader(app, office("rex").client, keys["rita"])
    reader.twice(path)
    with open_ledger(served) as ledger:
        record(ledger)
    reader.get(path)
    assert looked_up.count(path) == times


def test_what_is_recorded_of_another_review_changes_no_page_of_a_case(
    office: Office, app: FastAPI, keys: dict[str, str], served: Path, looked_up: list[str]
) -> None:
    reader = Reader(app, office("rex").client, keys["rita"])
    before = reader.twice().content
    with open_ledger(served) as ledger:
        casework.take_in(ledger, OTHER, "A. Reader")
    assert (reader.get().content, looked_up.count(LINE)) == (before, 1)


@pytest.mark.parametrize("path", ["/cases", "/cases/small", "/cases/small/options", "/cases/small/brief", LINE])
def test_a_page_is_looked_up_anew_when_a_review_of_its_case_is_opened(
    reader: Reader, served: Path, looked_up: list[str], path: str
) -> None:
    reader.twice(path)
    assert looked_up.count(path) == 1
    with open_ledger(served) as ledger:
        docketing.open_review(ledger, LEA, OpenDraft(case="small", asker="A committee"))
    reader.twice(path)
    assert looked_up.count(path) == 2


def test_the_list_of_cases_has_a_case_as_soon_as_it_is_recorded(reader: Reader, served: Path) -> None:
    assert "/cases/other" not in reader.twice("/cases").text
    with open_ledger(served) as ledger:
        casework.take_in(ledger, OTHER, "A. Reader")
    assert "/cases/other" in reader.get("/cases").text


def test_a_search_is_looked_up_anew_for_what_is_recorded_of_a_case_and_not_for_a_review(
    reader: Reader, served: Path, looked_up: list[str]
) -> None:
    assert "/cases/other" not in reader.twice("/search").text
    with open_ledger(served) as ledger:
        docketing.open_review(ledger, LEA, OpenDraft(case="small", asker="A committee"))
    reader.get("/search")
    assert looked_up.count("/search") == 1
    with open_ledger(served) as ledger:
        casework.take_in(ledger, OTHER, "A. Reader")
    assert ("/cases/other" in reader.get("/search").text, looked_up.count("/search")) == (True, 2)


@pytest.mark.parametrize("path", ["/law", "/episodes", "/rules"])
def test_what_is_recorded_of_a_case_changes_neither_law_nor_episodes_nor_rules(
    reader: Reader, served: Path, looked_up: list[str], path: str
) -> None:
    before = reader.twice(path).content
    with open_ledger(served) as ledger:
        casework.take_in(ledger, OTHER, "A. Reader")
    assert (reader.get(path).content, looked_up.count(path)) == (before, 1)


def test_an_episode_that_is_recorded_is_on_the_next_list(
    reader: Reader, served: Path, looked_up: list[str], tmp_path: Path
) -> None:
    path = "/episodes?as-of=2031-01-01"  # its page was published in 2030
    assert EPISODE not in reader.twice(path).text
    with open_ledger(served) as ledger:
        collection.add(ledger, put(tmp_path, row(EPISODE)), "A. Reader")
    assert (EPISODE in reader.get(path).text, looked_up.count("/episodes")) == (True, 2)


@pytest.mark.parametrize(("whose", "shown", "times"), [("rita", True, 2), ("rob", False, 1)])
def test_a_search_that_somebody_keeps_is_on_their_own_next_page(
    reader: Reader, served: Path, looked_up: list[str], whose: str, *, shown: bool, times: int
) -> None:
    reader.twice("/search")
    with open_ledger(served) as ledger:  # as another process of the same server keeps it
        kept.save_search(ledger, whose, "Open shells", "q=shells", "2031-02-01T00:00:00Z")
    assert ("Open shells" in reader.get("/search").text) is shown
    assert looked_up.count("/search") == times


@pytest.mark.parametrize("path", ["/cases/small/options", "/cases/small/brief"])
def test_a_page_that_shows_what_is_at_hand_is_looked_up_anew_when_it_was_worked_out(
    reader: Reader, app: FastAPI, looked_up: list[str], path: str
) -> None:
    app.state.site.workshop.work = small_answer
    before = reader.twice(path).content
    assert looked_up.count(path) == 1
    until_ready(reader, "/cases/small/response")
    assert (reader.get(path).content != before, looked_up.count(path)) == (True, 2)


def test_of_many_who_ask_for_what_has_changed_one_looks_it_up(
    reader: Reader, served: Path, looked_up: list[str]
) -> None:
    reader.twice()
    with open_ledger(served) as ledger:
        docketing.open_review(ledger, LEA, OpenDraft(case="small", asker="A committee"))
    with ThreadPoolExecutor(20) as many:
        pages = {one.content for one in many.map(lambda _: reader.get(), range(20))}
    assert (len(pages), looked_up.count(LINE)) == (1, 2)


def test_where_something_is_recorded_at_every_look_those_who_wait_are_answered_by_the_next(
    reader: Reader, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, know, looks = "/reviews", knocking.know, itertools.count(1)

    def record(number: int) -> None:
        with open_ledger(served) as ledger:
            register.record_office(ledger, ADA, Bureau(id=f"new-{number}", name="New"), 0)

    def overtaken(*given: Any, **more: Any) -> None:
        know(*given, **more)
        record(next(looks))

    reader.twice(path)
    record(0)
    monkeypatch.setattr(knocking, "know", overtaken)
    with ThreadPoolExecutor(20) as many:
        assert {one.status_code for one in many.map(lambda _: reader.get(path), range(20))} == {200}
    # No answer fits for longer than it takes to make it. Whoever asked before it was begun has it all the same: some of
    # the twenty wait for the first, those for the second, and a few may come later.
    assert next(looks) - 1 <= 10


def test_the_address_to_cite_keeps_all_that_was_asked_of_the_page(reader: Reader) -> None:
    page = reader.get("/cases/small/pipeline?stage=notified&sort=name&as-of=2031-06-01").text
    assert "/cases/small/pipeline?stage=notified&amp;sort=name&amp;as-of=2031-06-01</span>" in page
    assert "/cases/small/pipeline.json?stage=notified&amp;sort=name&amp;as-of=2031-06-01" in page


def test_frames_of_two_addresses_are_told_apart(reader: Reader) -> None:
    assert "sort=name" in reader.get("/cases/small/pipeline?sort=name").text
    assert "sort=name" not in reader.get("/cases/small/pipeline?sort=case").text.partition("<main")[0]


def test_addresses_that_are_made_up_push_nothing_out_of_what_is_kept(reader: Reader) -> None:
    reader.get()
    before = set(dressing._kept)
    for number in range(5):
        assert reader.get(f"/made-up/{number}").status_code == 404
    assert set(dressing._kept) == before
