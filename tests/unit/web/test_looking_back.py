"""A docket as it was known at an earlier time: what stood then, and nothing to do on it."""

from __future__ import annotations

import pytest

from tests.unit.web.conftest import NAME
from tests.unit.web.office import Office, docket, recommended
from tests.unit.web.office import office as office

WHERE = f"/reviews/{NAME}"
PAST = "The docket as it was known at"


@pytest.fixture
def between(office: Office) -> str:
    """The time of the first recommendation; a second one, for another office, came later."""
    recommended(office)
    time: str = docket(office)["subjects"][0]["recommendations"][0]["at"]
    recommended(office, "rob", "rights")
    return time


def test_what_came_later_is_not_on_the_docket_of_then(office: Office, between: str) -> None:
    reader = office("ana")
    now, then = docket(office), reader.get(f"{WHERE}.json?known-at={between}").json()
    assert [len(one["subjects"][0]["recommendations"]) for one in (then, now)] == [1, 2]
    assert then["entries"] == now["entries"] - 1
    page = reader.get(f"{WHERE}?known-at={between}", headers={"accept": "text/html"}).text
    assert PAST in page
    assert "<form" not in page[page.index("<main") :]
    assert PAST not in reader.get(WHERE, headers={"accept": "text/html"}).text


def test_the_log_of_then_ends_where_it_ended(office: Office, between: str) -> None:
    reader = office("rex")
    now, then = (reader.get(f"{WHERE}/log.json{query}").json()["entries"] for query in ("", f"?known-at={between}"))
    assert then == now[:-1]


def test_the_list_of_then_has_the_reviews_of_then(office: Office, between: str) -> None:
    reader = office("rex")
    assert [one["name"] for one in reader.get(f"/reviews.json?known-at={between}").json()["reviews"]] == [NAME]
    assert reader.get("/reviews.json?known-at=2020-01-01T00:00:00Z").json()["reviews"] == []
    assert reader.get(f"{WHERE}.json?known-at=2020-01-01T00:00:00Z").status_code == 404


@pytest.mark.parametrize(("form", "who"), [("recommend", "ana"), ("decide", "dora")])
def test_a_form_is_of_the_present_alone(office: Office, between: str, form: str, who: str) -> None:
    answer = office(who).get(f"{WHERE}/{form}.json?known-at={between}")
    assert (answer.status_code, answer.json()["title"]) == (422, "Looking back")


def test_a_page_that_knows_no_past_says_that_it_shows_the_present(office: Office) -> None:
    for path in ("/waiting", "/proposals"):
        page = office("ana").get(f"{path}?known-at=2024-01-01T00:00:00Z", headers={"accept": "text/html"}).text
        assert "This page shows the present, whatever time is asked for." in page
