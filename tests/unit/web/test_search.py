"""Searching: what is found by words and facets, on both databases; and the searches that somebody keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from caveat.desk import casework, searching, viewing
from caveat.desk.changes import Changes
from caveat.ledger import search
from caveat.ledger.connect import open_ledger
from caveat.ledger.search import Entry, Tally, Wanted
from caveat.ledger.store import Ledger
from caveat.ledger.verify import verify
from tests.unit.ledger.conftest import ledger as ledger
from tests.unit.ledger.conftest import url as url
from tests.unit.review import small
from tests.unit.review.docket.board import CASE
from tests.unit.web.conftest import Asks, token_of

SHELLS = Entry(
    1, "one", "l-shells", "M107 155 mm shells", "notified", "M107 155 mm high-explosive shells", ("notified",),
    ("artillery",), ("Congress",),
)  # fmt: skip
KITS = Entry(
    1, "one", "l-kits", "KMU-556 kits", "ready", "KMU-556 guidance kits", ("ready",), ("guidance",),
    ("Secretary of State",),
)  # fmt: skip
SAID = Entry(
    2, "one", "s-1", "The Café paused kits.", "asserted", "The Café paused kits",
    item_class=("guidance", "artillery"), origin=("A paper",),
)  # fmt: skip


@pytest.fixture
def three(ledger: Ledger) -> tuple[Ledger, int]:
    """Three things that can be found, on each of the two databases."""
    search.put(ledger, "one|1|day", "one", "{}", [SHELLS, KITS, SAID], ())
    [(number, _)] = search.editions(ledger, ["one|1|day"]).values()
    return ledger, number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("shells", ["l-shells"], id="a word"),
        pytest.param("M107 155", ["l-shells"], id="each word has to be there"),
        pytest.param("M107 kits", [], id="two words of two things"),
        pytest.param("kmu556", [], id="a word of another spelling"),
        pytest.param("KMU-556", ["l-kits"], id="points between words count for nothing"),
        pytest.param("gui", ["l-kits"], id="the beginning of the last word"),
        pytest.param("gui kits", [], id="the beginning of another"),
        pytest.param("CAFE", ["s-1"], id="without case and accents"),
        pytest.param("café paused", ["s-1"], id="with them"),
        pytest.param("kits", ["l-kits", "s-1"], id="in the order of kinds"),
        pytest.param("", ["l-shells", "l-kits", "s-1"], id="no word at all"),
        pytest.param('" OR 1=1 -- ', [], id="operators are words"),
        pytest.param("NEAR(kits paused)", [], id="those of FTS5 too"),
        pytest.param("kits' & !x", [], id="and those of PostgreSQL"),
    ],
)
def test_words_find_the_same_on_both_databases(three: tuple[Ledger, int], text: str, found: list[str]) -> None:
    ledger, number = three
    assert [one.ref for one in search.find(ledger, [number], Wanted(search.tokens(text)))] == found


@pytest.mark.parametrize(
    ("facets", "found"),
    [
        pytest.param({"stage": "notified"}, ["l-shells"], id="stage"),
        pytest.param({"item_class": "guidance"}, ["l-kits", "s-1"], id="one of several classes"),
        pytest.param({"item_class": "artillery", "origin": "A paper"}, ["s-1"], id="class and origin"),
        pytest.param({"holder": "Congress"}, ["l-shells"], id="holder"),
        pytest.param({"holder": "Secretary"}, [], id="a part of a holder's name"),
        pytest.param({"holder": "%"}, [], id="no pattern"),
    ],
)
def test_facets_narrow_what_is_found(three: tuple[Ledger, int], facets: dict[str, str], found: list[str]) -> None:
    ledger, number = three
    assert [one.ref for one in search.find(ledger, [number], Wanted((), facets))] == found


def test_a_newer_edition_takes_the_place_of_the_older(three: tuple[Ledger, int]) -> None:
    ledger, number = three
    search.put(ledger, "one|2|day", "one", "{}", [KITS], ["one|1|day"])
    [(new, _)] = search.editions(ledger, ["one|1|day", "one|2|day"]).values()
    assert [one.ref for one in search.find(ledger, [new], Wanted(("kits",)))] == ["l-kits"]
    assert search.find(ledger, [number, new], Wanted(("shells",))) == []


def test_putting_an_edition_again_adds_nothing(three: tuple[Ledger, int]) -> None:
    ledger, number = three
    search.put(ledger, "one|1|day", "one", "{}", [SHELLS, KITS, SAID], ())
    assert len(search.find(ledger, [number], Wanted())) == 3


def test_the_index_is_no_part_of_the_chain_and_can_go(three: tuple[Ledger, int]) -> None:
    ledger, number = three
    assert verify(ledger).records == 0
    search.forget(ledger)
    assert search.find(ledger, [number], Wanted()) == []
    search.put(ledger, "one|1|day", "one", "{}", [SHELLS], ())
    assert len(search.editions(ledger, ["one|1|day"])) == 1


def test_counts_of_a_facet_leave_its_own_choice_aside(three: tuple[Ledger, int]) -> None:
    # Of the three, two are of the class guidance and two of artillery; one of the latter bears an origin.
    ledger, number = three
    there = searching.Editions((number,), {}, ())
    found = searching.find(ledger, there, "", {"item_class": "guidance", "origin": "A paper"})
    assert found.total == 1
    assert dict(found.facets["item_class"]) == {"artillery": 1, "guidance": 1}
    assert dict(found.facets["origin"]) == {"A paper": 1}
    assert dict(found.kinds) == {"statement": 1}


def test_a_search_says_which_bundled_cases_nobody_has_opened_yet(asks: Callable[[str], Asks]) -> None:
    rex = asks("rex")

    def told() -> list[str]:
        page = rex.get("/search?q=JDAM", headers={"accept": "text/html"}).text
        return re.findall(r"/cases/([a-z0-9-]+)", page.partition("Not searched, since nobody")[2].partition("</p>")[0])

    first = rex.get("/search.json?q=JDAM").json()
    assert (first["total"], first["unopened"]) == (0, ["deu-sau-2019", "isr-2024"])
    assert told() == first["unopened"]
    assert rex.get("/cases/isr-2024.json").status_code == 200
    then = rex.get("/search.json?q=JDAM").json()
    assert then["total"] > 0
    assert (told(), then["unopened"]) == (["deu-sau-2019"], ["deu-sau-2019"])


def test_an_edition_is_counted_once_for_the_same_words(
    three: tuple[Ledger, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first edition has a line and a statement with the word "kits", the second the line alone.
    ledger, first = three
    search.put(ledger, "two|2|day", "two", "{}", [SHELLS, replace(KITS, case_id="two")], ())
    [(second, _)] = search.editions(ledger, ["two|2|day"]).values()
    counted: list[list[int]] = []
    count = search._counts

    def noted(ledger: Ledger, numbers: list[int], words: tuple[str, ...]) -> dict[int, Counter[Tally]]:
        counted.append(numbers)
        return count(ledger, numbers, words)

    monkeypatch.setattr(search, "_counts", noted)
    tallies = search.Tallies()
    for numbers, total in (((first,), 2), ((first, second), 3), ((second,), 1)):
        found = searching.find(ledger, searching.Editions(numbers, {}, (), tallies), "kits", {})
        assert (found.total, sum(found.kinds.values())) == (total, total)
    assert counted == [[first], [second], []]


def test_pages_of_a_search_bring_everything_once(ledger: Ledger) -> None:
    many = [replace(SAID, ref=f"s-{number}") for number in range(120)]
    search.put(ledger, "one|1|day", "one", "{}", [SHELLS, *many], ())
    [(number, _)] = search.editions(ledger, ["one|1|day"]).values()
    there = searching.Editions((number,), {}, ())
    seen: list[str] = []
    after = None
    for _ in range(3):
        found = searching.find(ledger, there, "paused", {}, None, after)
        assert found.total == 120
        seen += [hit.ref for hit in found.hits]
        after = found.next
    assert after is None
    assert seen == [one.ref for one in many]


def test_a_case_that_changed_is_found_as_it_stands_now(ledger: Ledger) -> None:
    changes = Changes()
    shelf = viewing.shelf(changes)
    casework.take_in(ledger, small.case(**CASE), "A. Reader")
    assert searching.find(ledger, searching.editions(shelf, ledger, None, None), "ordered", {}).total == 2
    case, _ = casework.case_at(ledger, "small")
    kept = tuple(one for one in case.statements if one.id != "s-denied")
    casework.take_in(ledger, case.model_copy(update={"statements": kept}), "A. Reader")
    assert searching.find(ledger, searching.editions(shelf, ledger, None, None), "ordered", {}).total == 1


def test_a_long_list_says_that_it_was_cut_and_leads_on(served: Path, asks: Callable[[str], Asks]) -> None:
    with open_ledger(served) as ledger:
        case, _ = casework.case_at(ledger, "small")
        rows = [small.said(f"s-n{number}", paraphrase=f"Crates were counted, {number}.") for number in range(60)]
        more = type(case).model_validate(case.model_dump(mode="json", exclude_defaults=True) | {
            "statements": [*(one.model_dump(mode="json", exclude_defaults=True) for one in case.statements), *rows]
        })  # fmt: skip
        casework.take_in(ledger, more, "A. Reader")
    rex = asks("rex")
    page = rex.get("/search?q=crates", headers={"accept": "text/html"})
    assert "First 50 of 60" in page.text
    first = rex.get("/search.json?q=crates")
    assert first.json()["total"] == 60
    second = rex.get(f"/search.json?q=crates&after={first.json()['next']}").json()
    assert (len(first.json()["hits"]), len(second["hits"]), second["next"]) == (50, 10, None)
    assert rex.get("/search.csv?q=crates").text.count("\r\n") == 61


def test_what_is_found_leads_to_its_page(asks: Callable[[str], Asks]) -> None:
    rex = asks("rex")
    hits = rex.get("/search.json?q=shells").json()["hits"]
    assert {one["kind"] for one in hits} >= {"item", "line"}
    for one in hits:
        where, _, target = one["where"].partition("#")
        page = rex.get(where, headers={"accept": "text/html"})
        assert page.status_code == 200, one
        assert not target or f'id="{target}"' in page.text, one


def test_a_search_is_kept_for_oneself_and_let_go(asks: Callable[[str], Asks]) -> None:
    rex, ana = asks("rex"), asks("ana")
    kept = rex.post(
        "/searches", {"name": "shells that wait", "query": "q=shells&stage=notified&as-of=2020-01-01&evil=1"}
    )
    assert kept.status_code == 201
    assert kept.json()["where"] == "/search?q=shells&stage=notified"
    page = rex.get("/search", headers={"accept": "text/html"}).text
    assert '<a href="/search?q=shells&amp;stage=notified">shells that wait</a>' in page
    assert "shells that wait" not in ana.get("/search", headers={"accept": "text/html"}).text
    number = re.search(r"/searches/(\d+)/drop", page)
    assert number
    assert ana.post(f"/searches/{number[1]}/drop", None).status_code == 404
    assert rex.post(f"/searches/{number[1]}/drop", None).status_code == 201
    assert "shells that wait" not in rex.get("/search", headers={"accept": "text/html"}).text


def test_a_browser_keeps_a_search_by_its_form(alone: object) -> None:
    page = alone.get("/search?q=155")  # type: ignore[attr-defined]
    answer = alone.post("/searches", data={"csrf": token_of(page), "name": "155", "query": "q=155"})  # type: ignore[attr-defined]
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?q=155"
