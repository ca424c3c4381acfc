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


# Two who decide ------------------------------------------------------------------------------------------------------


def seen_on(page: Response) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page.text)
    assert found, page.text[:500]
    return found[1]


def state_of(alone: TestClient, name: str) -> tuple[str, str | None]:
    """Where a proposal stands, and the reason of the last decision."""
    one = alone.get(f"/proposals/{name}.json").json()
    return one["state"], (one["decision"] or {}).get("reason")


def test_a_decision_from_a_list_that_is_behind_changes_nothing_until_it_is_sent_again(
    alone: TestClient, names: list[str]
) -> None:
    first, other = names[:2]
    page = alone.get("/proposals", headers=HTML)
    seen = seen_on(page)
    assert sent(alone, "/proposals/reject", names=first, reason="It is of another page", seen=seen).status_code == 303

    given = {"names": [first, other], "reason": "kept", "form": "accept", "of.state": "proposed"}
    stale = sent(alone, "/proposals/accept", seen=seen, **given)
    assert stale.status_code == 409
    assert f"{first} (" in stale.text
    assert re.search(r"was rejected by Ada, \d+ \w+ \d{4} \d\d:\d\d UTC: It is of another page\.", stale.text)
    assert state_of(alone, first) == ("rejected", "It is of another page")
    assert state_of(alone, other)[0] == "proposed", "all of them, or none"

    shown = re.findall(r'name="names" value="([^"]+)"( checked)?', stale.text)
    assert [name for name, checked in shown if checked] == [first, other], "what left the list is shown with it"
    assert 'name="reason" value="kept"' in stale.text
    assert int(seen_on(stale)) > int(seen)
    assert sent(alone, "/proposals/accept", seen=seen_on(stale), **given).status_code == 303
    assert state_of(alone, first) == ("accepted", "kept")
    assert state_of(alone, other)[0] == "accepted"


def test_a_decision_on_others_does_not_hold_one_up(alone: TestClient, names: list[str]) -> None:
    seen = seen_on(alone.get("/proposals", headers=HTML))
    assert sent(alone, "/proposals/reject", names=names[0], reason="no", seen=seen).status_code == 303
    assert sent(alone, "/proposals/accept", names=names[1], seen=seen).status_code == 303


def test_the_same_decision_twice_is_no_conflict(alone: TestClient, names: list[str]) -> None:
    seen = seen_on(alone.get("/proposals", headers=HTML))
    for _ in range(2):
        assert sent(alone, "/proposals/accept", names=names[:2], seen=seen).status_code == 303
    for _ in range(2):
        assert sent(alone, "/proposals/reject", names=names[2], reason="no", seen=seen).status_code == 303


@pytest.mark.parametrize("act", ["accept", "amend", "reject"])
def test_a_decision_from_a_page_that_is_behind_is_answered_on_that_page(
    alone: TestClient, names: list[str], act: str
) -> None:
    name = names[0]
    where = f"/proposals/{name}/amend" if act == "amend" else f"/proposals/{act}"
    given = {"reason": "My own reason", "sets": "modality=conditional", "names": name, "of.proposal": name}
    page = alone.get(f"/proposals/{name}", headers=HTML)
    forms = page.text.split("<form")[1:]
    assert all('name="seen"' in form and 'name="of.proposal"' in form for form in forms), "each of three"
    assert len(forms) == 3
    before = seen_on(page)
    done = sent(alone, f"/proposals/{name}/amend", sets="modality=planned", reason="It is settled", seen=before)
    assert done.status_code == 303
    now = state_of(alone, name)

    stale = sent(alone, where, seen=before, **given)
    if act == "accept":  # what is amended is accepted, by the same person: to accept it again records nothing
        assert stale.status_code == 303
        assert state_of(alone, name) == now
        return
    assert stale.status_code == 409
    assert "was amended by Ada" in stale.text and "It is settled" in stale.text
    assert f"› {name}</p>" in stale.text, "the proposal's own page"
    assert "My own reason" in stale.text
    assert state_of(alone, name) == now
    assert sent(alone, where, seen=seen_on(stale), **given).status_code == 303
    assert state_of(alone, name)[1] == "My own reason"


def test_a_program_names_what_it_saw_or_decides_as_it_always_did(alone: TestClient, names: list[str]) -> None:
    headers = {"x-csrf-token": token_of(alone.get("/read", headers=HTML))}
    name = names[0]
    record = alone.get(f"/proposals/{name}.json").json()["record"]

    def rejected(**said: Any) -> Response:
        return alone.post("/proposals/reject.json", json={"names": [name], **said}, headers=headers)

    assert rejected(reason="one", seen=record).status_code == 201
    refused = rejected(reason="two", seen=record)
    assert refused.status_code == 409
    assert refused.json()["now"] == alone.get(f"/proposals/{name}.json").json()["record"]
    assert "was rejected by Ada" in refused.json()["changes"][0]
    assert rejected(reason="three").status_code == 201
    assert state_of(alone, name) == ("rejected", "three")


def test_a_page_that_no_proposal_has_is_not_shown_for_a_refusal(alone: TestClient, names: list[str]) -> None:
    page = sent(alone, "/proposals/reject", names=names[0], **{"of.proposal": "../../etc/passwd"})
    assert page.status_code == 422
    assert "there is no proposal" in page.text


# Choosing all --------------------------------------------------------------------------------------------------------


def test_all_of_a_page_of_the_list_are_chosen_by_a_button_and_nothing_is_decided(
    alone: TestClient, names: list[str]
) -> None:
    sent(alone, "/read", text=NEWS.replace("Sudmark", "Norland"), name="other")
    where = {"of.document": names[0].partition("/")[0], "of.state": "proposed"}
    page = sent(alone, "/proposals", names=names[1], reason="typed <before>", seen="1", **where)
    assert page.status_code == 200
    assert re.findall(r'name="names" value="([^"]+)"( checked)?', page.text) == [(name, " checked") for name in names]
    assert 'name="reason" value="typed &lt;before&gt;"' in page.text
    assert "Not done" not in page.text
    assert {state_of(alone, name)[0] for name in names} == {"proposed"}


def test_all_are_chosen_by_nobody_without_their_token(alone: TestClient, names: list[str]) -> None:
    assert alone.post("/proposals", data={"csrf": "no"}, headers=HTML).status_code == 403


def test_all_of_a_part_whose_beginning_is_gone_are_those_of_the_first(alone: TestClient, names: list[str]) -> None:
    page = sent(alone, "/proposals", **{"of.after": "0123456789ab/0123456789ab", "of.state": "proposed"})
    assert page.text.count(" checked") == len(names)
    assert sent(alone, "/proposals", **{"of.state": "no such"}).status_code == 422


# Names that deceive --------------------------------------------------------------------------------------------------

TURNED = "notice\u202efdp.exe"


def test_a_name_that_turns_the_writing_round_is_seen_to_wherever_it_stands(alone: TestClient) -> None:
    done = sent(alone, "/read", text=NOTICE.replace("Jordan", "Jor\u202edan"), name=TURNED)
    names = [one["name"] for one in alone.get("/proposals.json").json()["proposals"]]
    digest = alone.get("/proposals.json").json()["proposals"][0]["document"]
    pages = [done, *(alone.get(path, headers=HTML) for path in ("/proposals", f"/documents/{digest}"))]
    pages += [alone.get(f"/proposals/{name}", headers=HTML) for name in names]
    assert all("\u202e" not in page.text for page in pages)
    assert "Read: <bdi>notice[U+202E]fdp.exe</bdi>" in done.text
    assert any("Jor[U+202E]dan" in page.text for page in pages[1:])
    assert "notice[U+202E]fdp.exe" in pages[2].text, "the document's own page says where it came from"


def test_what_is_typed_with_such_a_character_comes_back_as_it_was_typed(alone: TestClient, names: list[str]) -> None:
    page = sent(alone, f"/proposals/{names[0]}/amend", sets=f"actor={TURNED}")
    assert page.status_code == 422
    assert f"actor={TURNED}</textarea>" in page.text
