"""Canonical bytes and the hash chain over them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pytest

from caveat.errors import LedgerError
from caveat.ledger.log import GENESIS, canonical, record_hash, stamp


def test_canonical_bytes_have_sorted_keys_and_no_spaces_and_are_utf_8() -> None:
    assert canonical({"b": [1, 2.5], "a": "Gripen €"}) == '{"a":"Gripen €","b":[1,2.5]}'.encode()


def test_the_order_in_which_keys_were_written_leaves_no_trace() -> None:
    assert canonical({"a": 1, "b": {"d": 1, "c": 2}}) == canonical({"b": {"c": 2, "d": 1}, "a": 1})


def test_a_mapping_that_cannot_be_changed_is_written_as_any_other() -> None:
    assert canonical(MappingProxyType({"a": 1})) == b'{"a":1}'


def holds_itself() -> dict[str, Any]:
    ring: dict[str, Any] = {}
    ring["again"] = ring
    return ring


def nested(depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(depth):
        found = {"in": found}
    return found


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        ({"share": float("nan")}, "NaN or an infinity"),
        ({"share": float("inf")}, "NaN or an infinity"),
        ({"in": [{"share": float("-inf")}]}, "NaN or an infinity"),
        ({1: "a"}, "the key 1 is not text"),
        ({"in": [{None: "a"}]}, "the key None is not text"),
        ({"when": datetime(2024, 1, 29)}, "datetime"),
        ({"says": "a\0b"}, "NUL"),
        ({"says": "half \ud83d"}, "half a character"),
        (holds_itself(), "holds itself"),
        (nested(100_000), "too deeply"),
    ],
    ids=["nan", "inf", "nested inf", "number as key", "none as key", "date", "nul", "surrogate", "ring", "deep"],
)
def test_what_no_record_keeps_is_refused_in_a_sentence(payload: dict[Any, Any], says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        canonical(payload)


def test_the_letters_of_an_escape_are_not_the_character_it_names() -> None:
    assert canonical({"says": r"a\u0000b"}) == rb'{"says":"a\\u0000b"}'


def test_the_chain_begins_at_a_documented_hash() -> None:
    assert hashlib.sha256(b"caveat ledger 1").hexdigest() == GENESIS


def test_a_hash_covers_every_field_in_a_fixed_order_behind_the_hash_before() -> None:
    by_hand = "\x1f".join(
        ("before", "7", "hold", "case/line", "k1", "2024-01-29T00:00:00.000000Z", "A. Reader", "2024-01", "", "3", "{}")
    )
    found = record_hash("before", 7, "hold", "case/line", "{}", "k1", "2024-01-29T00:00:00.000000Z", "A. Reader",
                        "2024-01", None, 3)  # fmt: skip
    assert found == hashlib.sha256(by_hand.encode()).hexdigest()


def test_every_field_moves_the_hash() -> None:
    fields: list[Any] = ["p", 1, "k", "s", "{}", "key", "at", "by", "2024", "2025", 1]
    plain = record_hash(*fields)
    for place in range(len(fields)):
        other = [*fields]
        other[place] = 9 if isinstance(other[place], int) else other[place] + "x"
        assert record_hash(*other) != plain, place


def test_times_of_record_are_in_utc_and_sort_as_text() -> None:
    noon_in_oslo = datetime(2024, 1, 29, 13, tzinfo=timezone(timedelta(hours=1)))
    assert stamp(noon_in_oslo) == "2024-01-29T12:00:00.000000Z"
    later = noon_in_oslo + timedelta(microseconds=1)
    assert stamp(noon_in_oslo) < stamp(later) < stamp(datetime(2024, 1, 29, 12, 0, 1, tzinfo=UTC))


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(LedgerError, match="names no zone"):
        stamp(datetime(2024, 1, 29))


def test_the_room_is_light_and_opening_a_ledger_needs_no_alembic(tmp_path: Any) -> None:
    script = (
        "import sys, caveat.ledger\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        "from caveat.ledger.connect import open_ledger\n"
        f"open_ledger({str(tmp_path / 'ledger.db')!r}).close()\n"
        "assert not {'alembic', 'psycopg'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
