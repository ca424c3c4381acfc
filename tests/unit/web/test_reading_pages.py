"""Reading a document and deciding on what it says, in a browser: what is told, what is kept, where one stands then."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.unit.web.conftest import token_of

NEWS = """The ministry said on Tuesday that it is considering pausing deliveries of 155 mm artillery shells to Sudmark.

A spokesperson denied that any decision was made. Two officials said the government asked the Pentagon to review
the requests.
"""
NOTICE = """Transmittal No. 31-07
Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act
(i) Prospective Purchaser: Government of Jordan
(ii) Total Estimated Value:
Major Defense Equipment *...............  $ 60 million
Other...................................  $ 20 million
  TOTAL.................................  $ 90 million
(iii) Description and Quantity or Quantities of Articles or Services under Consideration for Purchase:
Major Defense Equipment (MDE):
Forty-five (45) M795 155mm projectiles
(iv) Military Department: Army (JO-B-UAA)
"""
TABLE = "Geschäftsnummer;Bestimmungsland;Güterart;Geschäftstyp;Richtung;Exportkontrollnummer [EKN];Wert [CHF]\n"
HTML = {"accept": "text/html"}


def sent(alone: TestClient, address: str, **fields: Any) -> Response:
    """A form as a browser sends it; a reading with its file, if there is one."""
    csrf = token_of(alone.get("/read", headers=HTML))
    file = fields.pop("file", None)
    files = {"file": file} if file else None
    kind: dict[str, Any] = {"files": files or {"file": ("", b"")}} if address == "/read" else {}
    return alone.post(address, data={"csrf": csrf, **fields}, headers=HTML, follow_redirects=False, **kind)


@pytest.fixture
def names(alone: TestClient) -> list[str]:
    """The proposals of an article that was read."""
    found = sent(alone, "/read", text=NEWS, name="news")
    assert found.status_code == 303
    return [one["name"] for one in alone.get(found.headers["location"].replace("?", ".json?")).json()["proposals"]]


def test_what_was_not_read_is_told_where_the_document_was_read(alone: TestClient) -> None:
    """A total that is not its sum waits as no proposal, so that it would be seen nowhere else."""
    found = sent(alone, "/read", text=NOTICE, name="notice")
    assert found.status_code == 200
    assert "Read: " in found.text
    assert "major defense equipment and other do not make up the total" in found.text
    assert re.search(r'<a href="/proposals\?document=[0-9a-f]{64}">', found.text)


def test_a_document_in_which_nothing_was_read_is_said_to_be_one(alone: TestClient) -> None:
    found = sent(
        alone, "/read", text="Das Wetter war schön, sagte der Minister am Montag in Berlin, und das ist nicht das Ende."
    )
    assert found.status_code == 200
    assert "No field, row or statement was read in it" in found.text
    assert "it is in German" in found.text


def test_a_table_is_read_by_a_mapping_of_the_list_and_by_no_file_of_the_server(alone: TestClient) -> None:
    row = "17;Polen;Besondere militärische Güter;Ausfuhr;definitiv;ML4;1250\n"
    given = {"file": ("a.csv", (TABLE + row).encode()), "columns": "che-elic"}
    assert sent(alone, "/read", **given).status_code == 303
    assert "Polen" in alone.get("/proposals.csv").text
    refused = sent(alone, "/read", **given | {"columns": "/etc/passwd"})
    assert refused.status_code == 422
    assert "is no table that is known here" in refused.text


def test_a_span_of_a_proposal_has_its_place_in_the_text(alone: TestClient, names: list[str]) -> None:
    for page in ("/proposals", f"/proposals/{names[0]}"):
        path, place = re.findall(r'href="(/documents/[0-9a-f]{64})#([^"]+)"', alone.get(page, headers=HTML).text)[0]
        assert f'id="{place}"' in alone.get(path, headers=HTML).text


def test_a_choice_that_was_refused_is_kept_in_the_list_from_which_it_was_made(
    alone: TestClient, names: list[str]
) -> None:
    sent(alone, "/read", text=NEWS.replace("Sudmark", "Norland"), name="other")
    where = {"of.document": names[0].partition("/")[0], "of.state": "proposed"}
    page = sent(alone, "/proposals/reject", names=names[1], form="reject", **where)
    assert page.status_code == 422
    assert "reason: it is needed, and it is empty." in page.text
    shown = re.findall(r'name="names" value="([^"]+)"( checked)?', page.text)
    assert [name for name, _ in shown] == names
    assert [name for name, checked in shown if checked] == [names[1]]
    for anchor in re.findall(r'<li><a href="#([^"]+)">', page.text):
        assert f'id="{anchor}"' in page.text


def test_an_empty_choice_is_refused_in_plain_words(alone: TestClient, names: list[str]) -> None:
    page = sent(alone, "/proposals/accept", form="accept")
    assert page.status_code == 422
    assert "the choice of proposals: it is needed, and it is empty." in page.text
    page = sent(alone, f"/proposals/{names[0]}/amend", reason="a slip")
    assert "the values: it is needed, and it is empty." in page.text


def test_after_several_of_a_document_its_list_is_shown(alone: TestClient, names: list[str]) -> None:
    done = sent(alone, "/proposals/accept", names=names[:2])
    assert done.headers["location"] == f"/proposals?document={names[0].partition('/')[0]}"


def test_no_key_presses_a_button_that_decides(alone: TestClient, names: list[str]) -> None:
    """Enter in a field presses the first button of its form; where that one is disabled, none."""
    page = alone.get("/proposals", headers=HTML).text
    form = page.partition('action="/proposals/accept"')[2]
    assert re.findall(r"<button[^>]*>", form)[:1] == ["<button disabled hidden>"]
