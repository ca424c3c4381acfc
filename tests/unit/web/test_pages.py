"""Pages of a case for reading: what they show, as of which day, to whom, and that nothing foreign is loaded or run."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from caveat.desk import acceptance, casework, docketing, proposing, viewing
from caveat.desk import docket as reading
from caveat.desk.changes import Changes
from caveat.desk.showing import Passed
from caveat.ledger.connect import open_ledger
from caveat.review.docket.acts import Advice
from caveat.review.docket.people import Access
from caveat.web.app import create
from caveat.web.pages.documents import passages
from caveat.web.settings import Settings
from tests.unit.desk.test_docket import begin, hold_decided, turn
from tests.unit.review.docket.board import ANA, BEN, LEA, draft, hold
from tests.unit.web.conftest import HOST, NAME, SECRET, Asks

CASE = "/cases/isr-2024"
PAGES = (
    "", "/pipeline", "/stop-map", "/exposure", "/evidence", "/options", "/ground", "/brief", "/lines/l-155-comp",
)  # fmt: skip
LISTS = ("/pipeline", "/stop-map", "/evidence", "/options", "/ground", "/lines/l-155-comp")
REPORT = "Biden Administration Considers Pausing Weapon Deliveries"
"""The title of a page that the case has of 28 January 2024."""
SMALL = "/cases/small"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The browser of somebody who reads the bundled case alone; shared, because nothing here is recorded."""
    ledger = tmp_path_factory.mktemp("pages") / "ledger.db"
    with TestClient(create(Settings(ledger=str(ledger), secret=SECRET, alone="Ada")), base_url=HOST) as client:
        client.headers["accept"] = "text/html"
        yield client


def ids(page: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', page))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_case_has_one_heading_and_the_decision_status_before_it(reader: TestClient, path: str) -> None:
    page = reader.get(CASE + path)
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    status, heading = page.text.index("No decision recorded"), page.text.index("<h1")
    assert page.text.index('aria-label="Decision status"') < status < heading


@pytest.mark.parametrize("path", [*(CASE + path for path in PAGES), "/cases", "/law", "/episodes", "/search?q=155"])
def test_a_page_runs_nothing_inline_and_loads_nothing_from_elsewhere(reader: TestClient, path: str) -> None:
    page = reader.get(path).text
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert not re.search(r"<[^>]+\son[a-z]+=", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))
    loaded = re.findall(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]+)"', page)
    assert loaded
    assert [one for one in loaded if not one.startswith("/")] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_a_page_has_its_target_there(reader: TestClient, path: str) -> None:
    page = reader.get(CASE + path).text
    wanted = {one for one in re.findall(r'href="#([^"]*)"', page) if not one.startswith("m-")}
    assert wanted
    assert wanted - ids(page) == set()


@pytest.mark.parametrize("path", PAGES)
def test_links_to_other_pages_of_the_case_lead_to_a_page_that_has_the_target(reader: TestClient, path: str) -> None:
    page = reader.get(CASE + path).text
    links = {one.replace("&amp;", "&") for one in re.findall(r'href="(/[^"#]*#[^"]+)"', page)}
    kinds = {re.sub(r"[=/#][^=/#?&]*$", "", one): one for one in sorted(links)}
    for link in kinds.values():
        where, _, target = link.partition("#")
        assert target in ids(reader.get(where).text), link


@pytest.mark.parametrize("path", [path for path in PAGES if "/lines/" not in path])
def test_nothing_published_after_the_day_is_on_a_page(reader: TestClient, path: str) -> None:
    later = reader.get(f"{CASE}{path}?as-of=2024-01-27")
    assert later.status_code == 200
    for words in (REPORT, "s-seed-", "s-nbc-", "published 2024-01-28"):
        assert words not in later.text


def test_the_same_title_stands_on_the_page_of_its_own_day(reader: TestClient) -> None:
    assert REPORT in reader.get(f"{CASE}/ground").text


def test_a_line_that_was_not_public_by_the_day_is_not_found(reader: TestClient) -> None:
    page = reader.get(f"{CASE}/lines/l-155-comp?as-of=2023-06-01")
    assert page.status_code == 404
    assert "1 Jun 2023" in page.text or "2023-06-01" in page.text


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_a_day_beyond_what_clocks_reckon_is_refused_with_the_years(reader: TestClient, day: str) -> None:
    page = reader.get(f"{CASE}/stop-map?as-of={day}")
    assert page.status_code == 422
    assert "1900 to 2200" in page.text


def test_the_cases_known_at_an_earlier_time_are_those_on_record_by_then(reader: TestClient) -> None:
    known = reader.get(f"{CASE}.json").json()["case"]["known_at"]
    assert [one["id"] for one in reader.get("/cases.json?known-at=2020-01-01T00:00:00Z").json()["cases"]] == []
    assert "isr-2024" in {one["id"] for one in reader.get(f"/cases.json?known-at={known}").json()["cases"]}


def test_a_search_as_of_a_day_finds_nothing_later(reader: TestClient) -> None:
    assert reader.get("/search.json?q=considers%20pausing").json()["total"] > 0
    assert reader.get("/search.json?q=considers%20pausing&as-of=2024-01-27").json()["total"] == 0


def test_the_days_offered_end_with_the_case_s_own(reader: TestClient) -> None:
    page = reader.get(f"{CASE}/stop-map?as-of=2023-12-30").text
    control = page[page.index('aria-label="As of"') :].partition("</nav>")[0]
    days = re.findall(r'as-of=(\d{4}-\d{2}-\d{2})"', control)
    assert days == sorted(days)
    assert days[-1] == "2024-01-29"
    assert 'as-of=2023-12-30" aria-current="date"' in control


def test_links_keep_the_day_and_the_time_that_a_page_is_read_as_of(reader: TestClient) -> None:
    known = reader.get(f"{CASE}.json").json()["case"]["known_at"]
    page = reader.get(f"{CASE}/pipeline?as-of=2024-01-27&known-at={known}").text
    link = re.search(r'href="(/cases/isr-2024/lines/[^"]+)"', page)
    assert link
    assert "as-of=2024-01-27" in link[1]
    assert "known-at=" in link[1]


def test_a_line_stands_in_its_data_as_the_notice_of_29_december_has_it(reader: TestClient) -> None:
    data = reader.get(f"{CASE}/lines/l-155-comp.json").json()
    assert (data["line"]["stage"], data["line"]["stage_evidence"][-1]["date"]) == ("notified", "2023-12-29")
    assert data["line"]["remaining"]["unknown"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_can_be_taken_away_as_a_table(reader: TestClient, path: str) -> None:
    found = reader.get(f"{CASE}{path}.csv")
    rows = list(csv.reader(io.StringIO(found.text)))
    assert found.headers["content-type"].startswith("text/csv")
    assert len(rows) > 2
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_pipeline_is_filtered_and_counted_by_what_is_left(reader: TestClient) -> None:
    lines = reader.get(f"{CASE}/pipeline.json").json()["lines"]
    notified = [one["line"] for one in lines if one["stage"] == "notified"]
    asked = reader.get(f"{CASE}/pipeline.json?stage=notified").json()["lines"]
    assert [one["line"] for one in asked] == notified
    page = reader.get(f"{CASE}/pipeline?stage=notified").text
    assert f"Pipeline: {len(notified)} of {len(lines)} lines" in page
    assert set(re.findall(r'<tr id="row-([^"]+)"', page)) == set(notified)


def test_the_pipeline_is_sorted_by_name(reader: TestClient) -> None:
    names = [one["item_name"].casefold() for one in reader.get(f"{CASE}/pipeline.json?sort=name").json()["lines"]]
    assert names == sorted(names)
    assert len(names) > 5


@pytest.mark.parametrize("by", ["origin", "speaker", "modality", "item"])
def test_each_statement_stands_once_however_it_is_grouped(reader: TestClient, by: str) -> None:
    page = reader.get(f"{CASE}/evidence?by={by}").text
    wanted = {one["id"] for one in reader.get(f"{CASE}/evidence.json").json()["statements"]}
    shown = re.findall(r'<li id="s-([^"]+)">', page)
    assert len(shown) == len(set(shown))
    assert set(shown) == wanted


def test_statements_are_filtered_by_how_firmly_they_are_said(reader: TestClient) -> None:
    found = reader.get(f"{CASE}/evidence.json?modality=denied").json()
    assert found["statements"]
    assert {one["modality"] for one in found["statements"]} == {"denied"}


def test_both_sides_of_a_contradiction_stand_beside_each_other(reader: TestClient) -> None:
    page = reader.get(f"{CASE}/evidence").text
    clash = page[page.index('id="c-c-01"') :]
    assert clash.index('class="side"') < clash.index("cannot both hold") < clash.index('class="side"', 2000)


def test_the_brief_is_a_page_and_three_files(reader: TestClient) -> None:
    page = reader.get(f"{CASE}/brief").text
    assert "<h2>Findings</h2>" in page
    whole = reader.get(f"{CASE}/review.html")
    assert whole.headers["content-disposition"] == 'attachment; filename="isr-2024-2024-01-29-review.html"'
    assert whole.text.startswith("<!doctype html>")
    assert reader.get(f"{CASE}/brief.md").text.startswith("**No decision recorded.**")
    assert reader.get(f"{CASE}/brief.json").json()["format"] == "caveat-review/1"


def test_options_stand_side_by_side_with_what_the_law_allows(reader: TestClient) -> None:
    options = reader.get(f"{CASE}/options.json").json()
    assert len(options["options"]) == 5
    for lens in ("response", "simulation"):  # neither was asked for
        assert options[lens] == {"not_run": f"ask for it at {CASE}/{lens}.json?as-of=2024-01-29"}
    assert "Legal screen" in reader.get(f"{CASE}/options").text


def test_the_law_of_a_day_and_a_provision_with_where_it_was_read(reader: TestClient) -> None:
    found = reader.get("/law.json?as-of=2024-01-29&jurisdiction=USA").json()["provisions"]
    assert {one["jurisdiction"] for one in found} == {"USA"}
    assert "usa-aeca-2b-supervision" in {one["id"] for one in found}
    page = reader.get("/law/usa-aeca-2b-supervision").text
    assert "22 U.S.C. 2752(b)" in page
    assert 'rel="noreferrer"' in page


def test_an_episode_is_told_as_far_as_it_could_be_by_a_day(reader: TestClient) -> None:
    known = {one["id"] for one in reader.get("/episodes.json").json()["episodes"]}
    assert "us-isr-1948-embargo" in known
    before = {one["id"] for one in reader.get("/episodes.json?as-of=1960-01-01").json()["episodes"]}
    assert before < known
    assert all(one.split("-")[2] < "1960" for one in before)


@pytest.mark.parametrize(
    "path", ["/cases/nothing", f"{CASE}/lines/nothing", "/law/nothing", "/episodes/nothing", f"/documents/{'0' * 64}"]
)
def test_what_is_not_there_is_said_so_in_a_page(reader: TestClient, path: str) -> None:
    page = reader.get(path)
    assert page.status_code == 404
    assert "<h1" in page.text


def test_what_was_made_before_is_the_same_and_named_so(reader: TestClient) -> None:
    first = reader.get(f"{CASE}/pipeline")
    again = reader.get(f"{CASE}/pipeline", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert reader.get(f"{CASE}/pipeline").content == first.content


# On the small case of an office: what people do there, and who may see it.


def test_a_page_is_made_anew_when_its_case_is(served: Path, asks: Callable[[str], Asks]) -> None:
    rex = asks("rex")
    assert "Which goods?" in rex.get(SMALL, headers={"accept": "text/html"}).text
    with open_ledger(served) as ledger:
        case, _ = casework.case_at(ledger, "small")
        head = case.case.model_copy(update={"question": "Which other goods?"})
        casework.take_in(ledger, case.model_copy(update={"case": head}), "A. Reader")
    page = rex.get(SMALL, headers={"accept": "text/html"}).text
    assert "Which other goods?" in page
    assert "Which goods?" not in page


def test_a_line_has_what_is_recommended_and_decided_on_it(served: Path, asks: Callable[[str], Asks]) -> None:
    with open_ledger(served) as ledger:
        begin(ledger)
        hold_decided(ledger)
    page = asks("rex").get(f"{SMALL}/lines/l-shells", headers={"accept": "text/html"}).text
    advice = page[page.index('id="advice"') :]
    assert "<b>Decision</b>" in advice
    assert "<b>Hold</b>, for arms, by Ana" in advice
    assert f'href="/reviews/{NAME}"' in advice
    assert "Decision recorded" in page[: page.index("<h1")]
    data = asks("rex").get(f"{SMALL}/lines/l-shells.json").json()
    assert [one["advice"] for one in data["recommendations"]] == ["hold"]
    assert [(one["advice"], one["reported"]) for one in data["decisions"]] == [("hold", False)]
    other = asks("rex").get(f"{SMALL}/lines/l-bombs.json").json()
    assert other["recommendations"] == other["decisions"] == []


def test_advice_that_is_filed_is_on_the_line_at_the_next_look(served: Path, asks: Callable[[str], Asks]) -> None:
    with open_ledger(served) as ledger:
        begin(ledger)
        rex = asks("rex")
        where = f"{SMALL}/lines/l-shells.json"
        assert rex.get(where).json()["recommendations"] == []
        for count, advice in enumerate((Advice.PROCEED, Advice.HOLD), 1):
            said = hold() if advice is Advice.HOLD else draft(advice)
            docketing.recommend(ledger, turn(ledger, ANA), said)
            assert len(rex.get(where).json()["recommendations"]) == count


CLOSED_TO_BEN = (
    f"{SMALL}/lines/l-shells", f"{SMALL}/lines/l-shells.json", SMALL, "/cases", "/cases.json", "/changes.atom",
    "/search?q=shells",
)  # fmt: skip


@pytest.mark.parametrize("path", CLOSED_TO_BEN)
def test_nothing_of_a_review_for_named_members_reaches_another(
    served: Path, asks: Callable[[str], Asks], path: str
) -> None:  # fmt: skip
    before = asks("ben").get(path, headers={"accept": "text/html"}).text
    with open_ledger(served) as ledger:
        begin(ledger, access=Access.MEMBERS, members=(ANA.id, "rita", "dora"))
        hold_decided(ledger)
    after = asks("ben").get(path, headers={"accept": "text/html"}).text
    assert untimed(after) == untimed(before)
    for name in (NAME, "Crossings are shut", "Decision recorded"):
        assert name not in after
    assert BEN.id != LEA.id


def untimed(page: str) -> str:
    """A page without the one thing that differs with each visitor's visit."""
    return re.sub(r'name="csrf" value="[^"]*"', "", page)


def test_a_member_reads_it_on_the_line_and_in_the_feed(served: Path, asks: Callable[[str], Asks]) -> None:
    with open_ledger(served) as ledger:
        begin(ledger, access=Access.MEMBERS, members=(ANA.id, "rita", "dora"))
        hold_decided(ledger)
    assert asks("ana").get(f"{SMALL}/lines/l-shells.json").json()["decisions"]
    feed = asks("ana").get("/changes.atom").text
    assert "recommended, for arms, to hold" in feed
    assert "Case small was recorded anew" in feed


def test_a_review_as_of_a_later_day_is_not_told_on_an_earlier_one(served: Path, asks: Callable[[str], Asks]) -> None:
    with open_ledger(served) as ledger:
        begin(ledger)
        hold_decided(ledger)
    earlier = asks("rex").get(f"{SMALL}?as-of=2031-06-09", headers={"accept": "text/html"}).text
    assert "No decision recorded" in earlier or "no decision recorded" in earlier
    assert NAME not in earlier


def test_a_docket_that_grew_is_read_on_from_where_it_was_known(served: Path) -> None:
    changes = Changes()
    shelf = viewing.shelf(changes)
    with open_ledger(served) as ledger:
        begin(ledger)
        day = casework.case_at(ledger, "small")[0].case.as_of
        assert shelf.dockets(ledger, ANA, "small", day)[0].recommendations == ()
        hold_decided(ledger)
        [docket] = shelf.dockets(ledger, ANA, "small", day)
        assert (len(docket.recommendations), len(docket.decisions)) == (1, 1)
        assert docket == reading.read(ledger, ANA, NAME)


# Documents.

HOSTILE = """Ministry weighs pause of shells

The ministry said on Tuesday that it is considering pausing deliveries of 155 mm artillery shells to Kenya. \
A spokesperson denied that any decision was made. Two officials said the government asked the Pentagon to review \
the requests.

The weather in Portby was mild that day, with light winds from the west and little rain, and the harbour was busy \
with fishing boats until late in the evening. Notice: <script>alert(1)</script> stood on a sign.
"""


@pytest.fixture
def document(served: Path) -> tuple[str, list[str]]:
    """A document that was read: its first proposal accepted, its second rejected."""
    with open_ledger(served) as ledger:
        whole = proposing.read(proposing.Source("note.txt", HOSTILE.encode()))
        found = proposing.propose(ledger, whole, "Ana")
        names = [str(line["proposal"]) for line in whole.lines if line["kind"] != "refused" and "proposal" in line]
        assert len(names) >= 2
        acceptance.accept(ledger, names[:1], "Ana")
        acceptance.reject(ledger, names[1:2], "Ana", "it says something else")
    return found.document, names


def test_the_spans_of_a_document_tell_how_they_stand(
    document: tuple[str, list[str]], asks: Callable[[str], Asks]
) -> None:  # fmt: skip
    digest, names = document
    page = asks("rex").get(f"/documents/{digest}", headers={"accept": "text/html"}).text
    assert re.search(r'<mark class="span-accepted"[^>]*><span class="vh">span 1 of \d+, accepted: </span>', page)
    assert re.search(r'<mark class="span-rejected"[^>]*><span class="vh">span 2 of \d+, rejected: </span>', page)
    assert "rejected by Ana" in page
    rows = asks("rex").get(f"/documents/{digest}.json").json()["spans"]
    assert [one["state"] for one in rows][:2] == ["accepted", "rejected"]
    assert {one["name"] for one in rows} == set(names)


def test_html_in_a_document_stays_text(document: tuple[str, list[str]], asks: Callable[[str], Asks]) -> None:
    page = asks("rex").get(f"/documents/{document[0]}", headers={"accept": "text/html"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_bytes_of_a_document_leave_as_they_came_and_as_a_file(
    document: tuple[str, list[str]], asks: Callable[[str], Asks]
) -> None:  # fmt: skip
    found = asks("rex").get(f"/documents/{document[0]}/original")
    assert hashlib.sha256(found.content).hexdigest() == document[0]
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["content-disposition"].startswith("attachment; ")


def test_a_document_without_a_day_is_not_shown_as_of_one(
    document: tuple[str, list[str]], asks: Callable[[str], Asks]
) -> None:  # fmt: skip
    assert asks("rex").get(f"/documents/{document[0]}?as-of=2031-06-10").status_code == 404
    assert asks("rex").get(f"/documents/{document[0]}/original?as-of=2031-06-10").status_code == 404


def test_a_document_is_not_there_before_it_was_held(
    document: tuple[str, list[str]], asks: Callable[[str], Asks]
) -> None:  # fmt: skip
    assert asks("rex").get(f"/documents/{document[0]}?known-at=2020-01-01T00:00:00Z").status_code == 404


def test_a_quotation_leads_to_its_place_in_the_document(
    served: Path, settings: Settings, asks: Callable[[str], Asks], tmp_path: Path
) -> None:  # fmt: skip
    with open_ledger(served) as ledger:
        case, _ = casework.case_at(ledger, "small")
        said = case.statements[0]
        quoted = said.model_copy(update={"quote": "the shells are held"})
        rows = tuple(quoted if one.id == said.id else one for one in case.statements)
        casework.take_in(ledger, case.model_copy(update={"statements": rows}), "A. Reader")
        path = tmp_path / "page.txt"
        path.write_text("It is said that the shells are held until June.")
        held = casework.attach(ledger, "small", said.document, path, "A. Reader")
    page = asks("rex").get(f"{SMALL}/evidence", headers={"accept": "text/html"}).text
    link = re.search(r'href="(/documents/[0-9a-f]{64}[^"]*#c16)"', page)
    assert link
    assert held.digest in link[1]
    where = link[1].replace("&amp;", "&").partition("#")[0]
    shown = asks("rex").get(where, headers={"accept": "text/html"}).text
    assert 'id="c16"' in shown
    assert re.search(r'<mark class="span-(accepted|contested)"', shown)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Passed]]:
    """A text, and spans anywhere in it; they may overlap."""
    text = draw(st.text("ab. \n", min_size=1, max_size=900))
    edges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40))
    spans = draw(st.lists(edges, max_size=6))
    return text, [
        Passed(start, min(start + size, len(text)), "accepted", f"s-{n}", None, "", None, None, None)
        for n, (start, size) in enumerate(sorted(spans))
    ]


@given(marked())
def test_the_passages_of_a_document_put_together_are_its_text(given: tuple[str, list[Passed]]) -> None:
    text, spans = given
    parts = passages(text, spans)
    assert "".join(piece.text for part in parts for piece in part.pieces) == text
    begun = [n for part in parts for piece in part.pieces for n in piece.begins]
    assert sorted(begun) == list(range(len(spans)))
    for part in parts:
        for piece in part.pieces:
            assert all(spans[n].start <= piece.start < spans[n].end for n in piece.spans)


def test_the_feed_of_a_server_alone_is_whole_and_its_entries_differ(reader: TestClient) -> None:
    reader.get(CASE)
    feed = reader.get("/changes.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(feed.text)
    names = [one.text for one in root.findall("{*}entry/{*}id")]
    assert names
    assert len(names) == len(set(names))


def test_what_the_data_say_is_described(reader: TestClient) -> None:
    paths: dict[str, Any] = reader.get("/openapi.json").json()["paths"]
    for path in ("/cases/{case}/lines/{line}.json", "/search.json", "/documents/{digest}.json"):
        answer = paths[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert answer.get("$ref", "").startswith("#/components/schemas/")


def test_two_ledgers_in_one_process_keep_their_pages_apart(settings: Settings, tmp_path: Path) -> None:
    for name in ("one", "two"):
        own = replace(settings, ledger=str(tmp_path / f"{name}.db"), alone="Ada")
        with TestClient(create(own), base_url=HOST) as client:
            kept = client.post("/searches.json", json={"name": name, "query": "q=155"},
                               headers={"x-csrf-token": csrf_of(client)})  # fmt: skip
            assert kept.status_code == 201
            page = client.get("/search?q=155", headers={"accept": "text/html"}).text
            assert f">{name}</a>" in page


def csrf_of(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/search?q=x", headers={"accept": "text/html"}).text)
    assert found
    return found[1]
