"""The catalogue holds what the facts files hold, row by row; each departure is listed here with its reason."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from caveat.pipeline.items import Item, catalogue
from caveat.pipeline.vocabularies import ListId
from tests.conftest import SHARED

Row = dict[str, Any]

FILES = {"munitions": "items_munitions.yaml", "platforms": "items_platforms.yaml"}
NAMES = {"unroca": "UN Register", "att": "ATT annual report", "sipri": "SIPRI"}
"""The platforms file names the registers by short names."""


def _facts() -> dict[str, Row]:
    if not SHARED.is_dir():
        return {}
    return {
        f"{key}/{row['id']}": row
        for key, name in FILES.items()
        for row in yaml.load((SHARED / "facts" / name).read_text(encoding="utf-8"), yaml.CSafeLoader)["items"]
    }


FACTS = _facts()
every_fact = pytest.mark.parametrize("fact", FACTS.values(), ids=list(FACTS))

MERGED = {"i-hawk", "i-davids-sling", "i-arrow3", "i-thaad", "i-tear-gas"}
"""Ids that stand in both files: one for the missile or cartridge, one for the whole system or kind. One item each."""

NOT_PLAIN = {
    "PAC-3": "plain in both files, for the missile and for the system",
    "NASAMS": "plain in both files, for the interceptor and for the system",
    "IRIS-T SLM": "plain in both files, for the interceptor and for the system",
    "Iris-T SLM": "as IRIS-T SLM",
    "IRIS-T SLS": "plain in both files, for the interceptor and for the system",
    "rubber bullets": "plain in both files, for the rounds and for police gear",
    "crowd control equipment": "ambiguous in the munitions file, with a hyphen",
    "HAWK": "also the trainer aircraft, and short for Black Hawk",
    "Sea Hawk": "several naval H-60",
    "M1110": "a bridge, and a misprint of the rifle M110",
    "M110": "the rifle, or an older howitzer",
    "M18": "the mine, or a smoke grenade",
    "Sniper": "the targeting pod, or a rifle",
    "trainers": "devices, or aircraft",
    "guided shell": "any guided shell",
    "large aerial bombs": "a press phrase that states no type",
    "one-ton bomb": "a press phrase that states no type",
    "kits to convert dumb bombs": "any bomb guidance kit",
    "drawdown": "the channel, or the money that replaces the stock",
    "Presidential Drawdown Authority": "the channel, or the money that replaces the stock",
    "AFG": "a country's code too",
    "SMArt": "the English word in capitals too",
    "Barak": "a person's name too",
    "Kuroda": "a person's name too",
    "Dakar": "a city too",
    "Anchorage": "a city too",
}
"""Plain in a facts file, ambiguous here."""

NOT_AMBIGUOUS = {"Stunner": "marked for interceptor or system, which are one item here"}

NOTES = {"GBU-31": "the kit, or the guided bomb on a Mk-84 or BLU-109 body"}
"""Notes said in fuller words here."""

UNSOURCED = {
    "i-105mm-he", "i-105mm-tank", "i-81mm-mortar", "i-ljdam", "i-aasm", "i-nlaw", "i-lrasm", "i-exocet", "i-hydra70",
    "i-40mm", "i-hand-grenades", "i-heron", "i-hermes", "i-eitan-apc",
}  # fmt: skip
"""The 14 items for which the facts have no page. Each has one here."""


def _aliases(fact: Row) -> list[Row]:
    """A fact's aliases as tables: a bare word is plain, and the files name the text by two keys."""
    found = []
    for alias in fact["aliases"]:
        table = {"text": alias} if isinstance(alias, str) else dict(alias)
        table.setdefault("text", table.pop("alias", None))
        found.append(table)
    return found


def _code(table: Row) -> tuple[str | None, str]:
    """A code with its paragraph, and its basis."""
    return (table.get("ref") or table["code"], table["basis"])


def _codes(item: Item, key: ListId) -> set[tuple[str | None, str]]:
    return {(code.ref or code.code, code.basis) for code in item.codes.get(key, ())}


@pytest.mark.shared
def test_five_ids_stand_in_both_files_and_nowhere_else() -> None:
    both = {name.split("/")[1] for name in FACTS if name.startswith("munitions/")} & {
        name.split("/")[1] for name in FACTS if name.startswith("platforms/")
    }
    assert both == MERGED
    assert len(FACTS) == 119 + 141  # as the facts' README counts them


@pytest.mark.shared
@every_fact
def test_every_row_of_the_facts_is_an_item(fact: Row) -> None:
    item = catalogue().get(fact["id"])
    if fact["id"] not in MERGED:
        assert (item.name, item.item_class.value, item.maker) == (fact["name"], fact["class"], fact["maker"])
    assert {NAMES.get(name, name) for name in fact["not_covered_by"]} <= set(item.not_covered_by)
    assert set(fact["substitutes"] or ()) <= set(item.substitutes)


@pytest.mark.shared
@every_fact
def test_every_alias_of_the_facts_finds_its_item(fact: Row) -> None:
    for alias in _aliases(fact):
        text = re.sub(r" \(misprint[^)]*\)$", "", alias["text"])
        found = catalogue().resolve(text)
        assert fact["id"] in {item.id for item in found.items}, text
        vague = alias.get("ambiguous", False)
        expected = "ambiguous" if (vague and text not in NOT_AMBIGUOUS) or text in NOT_PLAIN else "resolved"
        assert found.status == expected, text
        assert {item.id for item in found.items} >= set(alias.get("also", ())), text
        if text != alias["text"]:
            assert found.note is not None and "misprint" in found.note, text
        if "note" in alias:
            assert str(NOTES.get(text, alias["note"])) in (found.note or ""), text


@pytest.mark.shared
@every_fact
def test_every_code_of_the_facts_stands_with_its_basis_and_no_other(fact: Row) -> None:
    item = catalogue().get(fact["id"])
    for key, table in fact["codes"].items():
        held = _codes(item, key)
        if table["basis"] is None:
            assert table["code"] is None
            assert held == set() or fact["id"] in MERGED, key  # undecided there, decided by the row that it merged with
        elif fact["id"] in MERGED:
            # The system's row reasoned where the missile's row had a source, and the source prevails.
            assert _code(table) in held or (table["code"], "source") in held, key
        else:
            assert held == {_code(table)}, key


@pytest.mark.shared
@every_fact
def test_every_role_stands_with_its_reason_and_who_disputes_it(fact: Row) -> None:
    item = catalogue().get(fact["id"])
    assert item.role.value == fact["role"]
    assert item.contested or not fact["role_contested"]
    if fact["id"] in MERGED:
        assert (fact.get("contested_by") or "") in (item.contested_by or "")
    else:
        assert item.role_reason == fact["role_reason"]
        assert item.contested == fact["role_contested"]
        assert (item.contested_by, item.contested_source) == (fact.get("contested_by"), fact.get("contested_source"))


@pytest.mark.shared
@every_fact
def test_every_source_of_the_facts_is_kept(fact: Row) -> None:
    item = catalogue().get(fact["id"])
    held = [(source.url, source.title, source.supports) for source in item.sources]
    for source in fact["sources"] or ():
        assert (source["url"], source["title"], source["supports"]) in held
    makers = [(supplier.who, supplier.what, supplier.source) for supplier in item.suppliers_elsewhere]
    for supplier in fact["suppliers_elsewhere"] or ():
        assert (supplier["who"], supplier.get("what"), supplier.get("source")) in makers
    assert item.partly_sourced == fact.get("partly_sourced", False)


@pytest.mark.shared
def test_the_items_that_the_facts_left_without_a_page_have_one() -> None:
    assert {fact["id"] for fact in FACTS.values() if not fact["sources"]} == UNSOURCED
    for one in sorted(UNSOURCED):
        item = catalogue().get(one)
        assert item.sources and not item.unsourced, one


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("PAC-3", {"i-pac3", "i-patriot"}),
        ("NASAMS", {"i-nasams", "i-nasams-amraam-er"}),
        ("IRIS-T SLM", {"i-iris-t-slm", "i-irist"}),
        ("IRIS-T SLS", {"i-iris-t-slm", "i-irist"}),
        ("rubber bullets", {"i-rubber-bullets", "i-police-gear"}),
    ],
    ids=["PAC-3", "NASAMS", "IRIS-T SLM", "IRIS-T SLS", "rubber bullets"],
)
def test_an_alias_that_clashed_without_a_mark_is_ambiguous_in_both_rows(text: str, items: set[str]) -> None:
    assert {item.id for item in catalogue().resolve(text).items} == items
    for one in items:
        [alias] = [alias for alias in catalogue().get(one).aliases if alias.text == text]
        assert alias.ambiguous


@pytest.mark.shared
@pytest.mark.parametrize("one", sorted(MERGED))
def test_a_merged_item_keeps_what_both_rows_said(one: str) -> None:
    item = catalogue().get(one)
    rows = [fact for name, fact in FACTS.items() if name.endswith(f"/{one}")]
    assert len(rows) == 2
    urls = {source.url for source in item.sources}
    for fact in rows:
        assert {source["url"] for source in fact["sources"]} <= urls
        for key, table in fact["codes"].items():
            if table["code"]:
                assert table["code"] in {code for held in item.codes[key] for code in (held.code, held.ref)}


def test_a_merged_system_says_which_part_each_sipri_category_is_for() -> None:
    for one in ("i-hawk", "i-davids-sling", "i-arrow3", "i-thaad"):
        parts = {code.code: code.part for code in catalogue().get(one).codes["sipri"]}
        assert parts == {"Missiles": "the missile", "Air defence systems": "the system"}, one
