"""Episodes of one's own: added whole or not at all, listed with those that ship, and written in other shapes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from caveat.desk import collection, lookup
from caveat.episodes import coding
from caveat.errors import BadRow
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger

ROW = """
[[episode]]
id = "{id}"
supplier = "NOR"
recipient = "PER"
crisis = "{id}"
instrument = "pause"
polarity = "stick"
channel = "licence"
items = ["howitzers"]
item_classes = ["other"]
defensive = "no"
start = "2030-01"
publicity = "public"
demand = "Let inspectors in."
demand_kind = "end-use"
domain = "foreign-policy"
recipient_regime = "civilian"
at_war = false
outcome = "{outcome}"
outcome_note = "{note}"
confidence = "low"

[[episode.sources]]
url = "https://example.org/a"
title = "A page"
published = "2030-02-01"
supports = "All of it."
"""


def row(name: str = "nor-per-2030-pause", outcome: str = "none", note: str = "Nothing came of it.") -> str:
    return ROW.format(id=name, outcome=outcome, note=note)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        yield ledger


def put(folder: Path, *rows: str) -> Path:
    path = folder / "mine.toml"
    path.write_text("".join(rows))
    return path


def test_rows_are_added_once_and_replaced_readably(book: Ledger, tmp_path: Path) -> None:
    first = put(tmp_path, row(), row("nor-per-2031-pause"))
    assert collection.add(book, first, "A. Reader").added == ("nor-per-2030-pause", "nor-per-2031-pause")
    assert collection.add(book, first, "A. Reader").unchanged == ("nor-per-2030-pause", "nor-per-2031-pause")
    other = put(tmp_path, row(outcome="partial", note="Some were let in."))
    assert collection.add(book, other, "B. Reader").replaced == ("nor-per-2030-pause",)
    told = [one.payload["outcome"] for one in ask.history(book, "episode/nor-per-2030-pause")]
    assert told == ["none", "partial"]


def test_an_episode_that_was_added_later_was_not_known_before(book: Ledger, tmp_path: Path) -> None:
    before = datetime.now(UTC)
    collection.add(book, put(tmp_path, row()), "A. Reader")
    assert "nor-per-2030-pause" in {one.id for one in collection.rows(book)}
    assert "nor-per-2030-pause" not in {one.id for one in collection.rows(book, before)}
    assert len(collection.rows(book, before)) == len(collection.rows(None))


def test_own_rows_stand_beside_those_that_ship(book: Ledger, tmp_path: Path) -> None:
    collection.add(book, put(tmp_path, row()), "A. Reader")
    found = collection.rows(book)
    assert len(found) == len(coding.episodes()) + 1
    assert str(found[-1].start) == "2030-01"
    assert found[-1] == coding.load(tmp_path / "mine.toml", coding.crises())[0]


def test_one_bad_row_keeps_all_out(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadRow, match="outcome"):
        collection.add(book, put(tmp_path, row(), row("nor-per-2031-pause", outcome="won")), "A. Reader")
    with pytest.raises(BadRow, match="ships with Caveat"):
        collection.add(book, put(tmp_path, row(), row("us-isr-1981-osirak-f16")), "A. Reader")
    assert collection.rows(book) == coding.episodes()


def test_the_table_reads_back_with_every_row_and_code() -> None:
    rows = list(csv.DictReader(io.StringIO(collection.as_csv(coding.episodes()))))
    assert [one["id"] for one in rows] == [one.id for one in coding.episodes()]
    osirak = next(one for one in rows if one["id"] == "us-isr-1981-osirak-f16")
    assert (osirak["supplier"], osirak["recipient"], osirak["start"][:4]) == ("USA", "ISR", "1981")
    assert osirak["sources"].startswith("http")


def test_an_entity_has_an_id_a_schema_and_lists() -> None:
    rows = [json.loads(line) for line in collection.as_entities(coding.episodes())]
    assert len({one["id"] for one in rows}) == len(coding.episodes())
    for one in rows:
        assert one.keys() == {"id", "schema", "properties"}
        assert all(isinstance(value, str) for values in one["properties"].values() for value in values)
        assert one["properties"]["sourceUrl"]


def test_the_published_schema_takes_every_row_that_ships() -> None:
    schema = lookup.schema("episode")
    for one in coding.episodes():
        jsonschema.validate(one.model_dump(mode="json", exclude_none=True), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "x"}, schema)
