"""What holds of every ledger: canonical bytes read back, the book follows from the records, no alteration passes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.dates import PartialDate
from caveat.errors import BrokenChain
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.entries import COLUMNS
from caveat.ledger.log import canonical
from caveat.ledger.store import Entry, Ledger
from caveat.ledger.verify import verify

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
PAYLOADS = st.dictionaries(WORDS, VALUES, max_size=4)
DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
START = datetime(2024, 1, 1, tzinfo=UTC)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    return draw(st.sampled_from((PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day))))


@st.composite
def books(draw: st.DrawFn) -> list[Entry]:
    """Entries in order of their times, some of which supersede an earlier one that still stands."""
    found: list[Entry] = []
    standing: dict[str, list[int]] = {}
    hours = 0
    for seq in range(1, draw(st.integers(1, 12)) + 1):
        hours += draw(st.integers(0, 3))
        subject = draw(st.sampled_from(("isr/a", "isr/b", "deu/a")))
        before = standing.setdefault(subject, [])
        target = draw(st.sampled_from([None, *before]))
        if target is not None:
            before.remove(target)
        before.append(seq)
        begins, ends = draw(st.none() | partial_dates()), draw(st.none() | partial_dates())
        if begins and ends and ends.latest < begins.earliest:
            begins, ends = ends, begins
        found.append(Entry(draw(st.sampled_from(("hold", "offer"))), subject, draw(PAYLOADS), f"k{seq}", "A. Reader",
                           begins, ends, target, START + timedelta(hours=hours)))  # fmt: skip
    return found


@contextmanager
def new_ledger() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as found:
        yield found


@given(PAYLOADS)
def test_canonical_bytes_read_back_equal_and_are_their_own_canonical_bytes(payload: dict[str, Any]) -> None:
    data = canonical(payload)
    assert json.loads(data) == payload
    assert canonical(json.loads(data)) == data


@given(PAYLOADS)
def test_canonical_bytes_are_those_of_the_standard_encoder(payload: dict[str, Any]) -> None:
    told = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    assert canonical(payload) == told.encode()


@given(PAYLOADS, st.randoms(use_true_random=False))
def test_the_order_of_keys_moves_no_byte(payload: dict[str, Any], rng: Any) -> None:
    keys = list(payload)
    rng.shuffle(keys)
    assert canonical({key: payload[key] for key in keys}) == canonical(payload)


@settings(max_examples=60, deadline=None)
@given(books(), st.integers(0, 12))
def test_however_it_is_divided_into_batches_a_book_has_one_chain(entries: list[Entry], cut: int) -> None:
    with new_ledger() as one, new_ledger() as other:
        together = one.append_many(entries)
        apart = other.append_many(entries[:cut]) + [other.append(each) for each in entries[cut:]]
        assert together == apart
        assert one.append_many(entries) == together
        assert [record.payload for record in together] == [dict(each.payload) for each in entries]
        assert verify(one) == verify(other)


@settings(max_examples=60, deadline=None)
@given(books(), st.none() | DAYS, st.none() | st.integers(0, 36))
def test_the_book_is_what_was_known_less_what_was_superseded_by_then(
    entries: list[Entry], day: date | None, hours: int | None
) -> None:
    known_at = None if hours is None else START + timedelta(hours=hours)
    known = [seq for seq, one in enumerate(entries, 1) if known_at is None or one.recorded_at <= known_at]  # type: ignore[operator]
    gone = {entries[seq - 1].supersedes for seq in known}
    expected = [
        seq
        for seq in known
        if seq not in gone
        and not (day and (begins := entries[seq - 1].valid_from) and begins.earliest > day)
        and not (day and (ends := entries[seq - 1].valid_to) and ends.latest < day)
    ]
    with new_ledger() as ledger:
        ledger.append_many(entries)
        assert [one.seq for one in ask.book(ledger, day=day, known_at=known_at)] == expected
        for subject in ("isr/a", "isr/b", "deu/a"):
            found = [one.seq for one in ask.as_of(ledger, subject, day=day, known_at=known_at)]
            assert found == [seq for seq in expected if entries[seq - 1].subject == subject]


@settings(max_examples=60, deadline=None)
@given(books(), st.data())
def test_no_alteration_of_a_stored_field_passes(entries: list[Entry], data: st.DataObject) -> None:
    with new_ledger() as ledger:
        records = ledger.append_many(entries)
        seq = data.draw(st.integers(1, len(records)))
        column = data.draw(st.sampled_from([name for name in COLUMNS if name not in ("seq", "supersedes")]))
        before = records[seq - 1][COLUMNS.index(column)]
        after = data.draw(st.none() | WORDS) if column.startswith("valid") else data.draw(WORDS)
        if after == before or (column == "key" and after in {one.key for one in records}):
            return
        if column == "subject":
            ledger._driver.execute("INSERT INTO subject (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (after,))
            alteration = "subject_id = (SELECT id FROM subject WHERE name = ?)"
        else:
            alteration = f"{column} = ?"
        ledger._driver.execute(f"UPDATE record SET {alteration} WHERE seq = ?", (after, seq))
        with pytest.raises(BrokenChain, match=f"record {seq} does not hold"):
            verify(ledger)
