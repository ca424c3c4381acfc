"""Appending: whole or not at all, once per key, and never against what is already recorded."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from caveat.errors import Busy, LedgerError, NoRecord, SpanMismatch, Unreadable
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.log import GENESIS, record_hash
from caveat.ledger.store import HELD, Entry, Ledger
from caveat.ledger.verify import verify

from .conftest import entry, in_children, tamper

TEXT = "The notice covers 57,021 projectiles. Delivery is not dated."
DATA = TEXT.encode()
DOCUMENT = hashlib.sha256(DATA).hexdigest()
BY = "A. Reader"


def test_what_is_appended_is_read_back_equal(ledger: Ledger) -> None:
    wanted = entry(payload={"item": "155 mm", "counts": [1, 2.5, None, True], "says": "„57 021“ €"},
                   valid_from="2023-12", valid_to="2024-01-29")  # fmt: skip
    made = ledger.append(wanted)
    assert ask.record(ledger, "1") == made
    assert made.payload == wanted.payload
    assert (made.valid_from, made.valid_to, made.supersedes) == ("2023-12", "2024-01-29", None)


def test_the_first_record_chains_to_the_beginning_and_the_next_to_the_first(ledger: Ledger) -> None:
    first, second = ledger.append_many([entry(), entry("case/other")])
    for previous, made in ((GENESIS, first), (first.hash, second)):
        assert made.hash == record_hash(previous, *made[:-1])


def test_a_batch_and_single_appends_give_the_same_chain(ledger: Ledger, tmp_path: Any) -> None:
    at = datetime(2024, 1, 29, tzinfo=UTC)
    wanted = [entry(f"case/{n}", f"k{n}", recorded_at=at + timedelta(seconds=n)) for n in range(30)]
    together = ledger.append_many(wanted)
    with open_ledger(tmp_path / "other.db") as other:
        assert [other.append(one) for one in wanted] == together


AWKWARD = ("a\\b", "\\N", "\\.", 'say "no"', "tab\tline\nend\rfeed", "it's 5 %s %(a)s ? {}", "thin\u2009space\u2028")


@pytest.mark.parametrize("size", [1, 3, 60])
def test_signs_that_a_database_might_take_for_its_own_are_read_back_as_they_were(ledger: Ledger, size: int) -> None:
    for said in AWKWARD:
        name = said.translate({ord(sign): "_" for sign in "\t\n\r"})
        wanted = [entry(f"case/{name}", f"{name}-{n}", kind=name, recorded_by=name, says=said) for n in range(size)]
        made = ledger.append_many(wanted)
        assert ask.history(ledger, f"case/{name}") == made
        assert {(one.kind, one.recorded_by, one.payload["says"]) for one in made} == {(name, name, said)}
    assert verify(ledger).records == size * len(AWKWARD)


def test_an_empty_batch_records_nothing(ledger: Ledger) -> None:
    assert ledger.append_many([]) == []
    assert ask.head(ledger)[0] == 0


# --- keys


def test_an_append_repeated_with_its_key_adds_nothing(ledger: Ledger) -> None:
    made = ledger.append(entry(key="k1"))
    assert ledger.append(entry(key="k1")) == made
    assert ask.head(ledger)[0] == 1


def test_a_repeat_keeps_who_recorded_it_first_and_when(ledger: Ledger) -> None:
    made = ledger.append(entry(key="k1"))
    again = ledger.append(entry(key="k1", recorded_by="B. Other", recorded_at=datetime.now(UTC) + timedelta(days=1)))
    assert (again.recorded_by, again.recorded_at) == (BY, made.recorded_at)


@pytest.mark.parametrize("size", [3, 40])
def test_a_batch_repeated_in_part_adds_only_what_is_new(ledger: Ledger, size: int) -> None:
    wanted = [entry(f"case/{n}", f"k{n}") for n in range(size)]
    half = ledger.append_many(wanted[: size // 2])
    whole = ledger.append_many(wanted)
    assert whole[: size // 2] == half
    assert [one.seq for one in whole] == list(range(1, size + 1))


def test_a_key_that_stands_twice_in_one_batch_is_recorded_once(ledger: Ledger) -> None:
    first, again = ledger.append_many([entry(key="k1"), entry(key="k1")])
    assert first == again
    assert ask.head(ledger)[0] == 1


@pytest.mark.parametrize(
    "other",
    [
        {"says": "36 launchers"},
        {"subject": "case/other"},
        {"kind": "hold"},
        {"valid_from": "2024"},
        {"valid_to": "2024"},
    ],
    ids=["payload", "subject", "kind", "valid from", "valid to"],
)
def test_a_key_with_other_content_is_refused_and_names_its_record(ledger: Ledger, other: dict[str, str]) -> None:
    ledger.append(entry(key="k1"))
    with pytest.raises(LedgerError, match="the key 'k1' is record 1 with other content"):
        ledger.append_many([entry(), entry(key="k1", **other)])
    assert ask.head(ledger)[0] == 1


# --- supersession


def test_a_correction_supersedes_and_the_old_record_stays(ledger: Ledger) -> None:
    old = ledger.append(entry())
    new = ledger.append(entry(says="36 launchers", supersedes=old.seq))
    assert ask.history(ledger, "case/line") == [old, new]
    assert ask.as_of(ledger, "case/line") == [new]


def test_within_one_batch_a_record_may_supersede_an_earlier_one(ledger: Ledger) -> None:
    made = ledger.append_many([entry(), entry(supersedes=1), entry(supersedes=2)])
    assert list(ask.book(ledger)) == [made[2]]


def test_a_correction_repeated_with_its_key_is_no_second_correction(ledger: Ledger) -> None:
    ledger.append(entry())
    new = ledger.append(entry(key="k2", supersedes=1))
    assert ledger.append(entry(key="k2", supersedes=1)) == new


@pytest.mark.parametrize(
    ("subject", "target", "says"),
    [
        ("case/line", 9, "record 9, which is not there"),
        ("case/line", 3, "record 3, which is not there"),
        ("case/line", 0, "record 0, which is not there"),
        ("case/other", 1, "record 1, which is about case/line"),
        ("case/line", 1, "record 1 is superseded already, by record 2"),
    ],
    ids=["unknown", "itself", "zero", "another subject", "superseded already"],
)
def test_a_supersession_that_leads_nowhere_is_refused(ledger: Ledger, subject: str, target: int, says: str) -> None:
    ledger.append_many([entry(), entry(supersedes=1)])
    with pytest.raises(LedgerError, match=says):
        ledger.append(entry(subject, supersedes=target))
    assert ask.head(ledger)[0] == 2


def test_two_records_that_supersede_each_other_cannot_be_made(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="record 2, which is not there"):
        ledger.append_many([entry(supersedes=2), entry(supersedes=1)])
    assert ask.head(ledger)[0] == 0


def test_two_in_one_batch_cannot_supersede_the_same_record(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="record 1 is superseded already, by record 2"):
        ledger.append_many([entry(), entry(supersedes=1), entry(supersedes=1)])
    assert ask.head(ledger)[0] == 0


# --- fields


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", ""), ("subject", "a\x1fb"), ("key", "a\nb"), ("recorded_by", "a\0b"), ("subject", "half \ud83d")],
    ids=["empty", "separator", "line end", "nul", "surrogate"],
)
def test_a_name_that_is_none_is_refused(ledger: Ledger, field: str, value: str) -> None:
    with pytest.raises(LedgerError, match="cannot name a record"):
        ledger.append(entry(**{field: value}))


@pytest.mark.parametrize("field", ["kind", "subject", "key", "recorded_by"])
def test_a_name_of_500_characters_fits_both_databases_and_a_longer_one_neither(ledger: Ledger, field: str) -> None:
    ledger.append(entry(**{field: "\U0001f4dc" * 500}))
    with pytest.raises(LedgerError, match="has 501 characters"):
        ledger.append(entry(**{field: "a" * 501}))


def test_what_ends_before_it_begins_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"it ends \(2023-12\) before it begins \(2024-01-29\)"):
        ledger.append(entry(valid_from="2024-01-29", valid_to="2023-12"))


def test_a_month_may_end_in_itself(ledger: Ledger) -> None:
    assert ledger.append(entry(valid_from="2024-01", valid_to="2024-01-29")).valid_from == "2024-01"


def test_a_time_before_the_last_record_is_refused(ledger: Ledger) -> None:
    ledger.append(entry(recorded_at=datetime(2024, 1, 29, tzinfo=UTC)))
    with pytest.raises(LedgerError, match=r"2024-01-28T00:00:00\.000000Z lies before the last record's"):
        ledger.append(entry(recorded_at=datetime(2024, 1, 28, tzinfo=UTC)))


def test_a_clock_that_was_set_back_gives_the_last_records_time(ledger: Ledger) -> None:
    ahead = datetime.now(UTC) + timedelta(days=400)
    first = ledger.append(entry(recorded_at=ahead))
    assert ledger.append(entry()).recorded_at == first.recorded_at


# --- whole or not at all


def stopped_at_the_third() -> Callable[..., str]:
    """A hash that is made twice; then the user presses Ctrl-C."""
    made: list[int] = []

    def hashing(previous: str, seq: int, *fields: Any) -> str:
        made.append(seq)
        if len(made) > 2:
            raise KeyboardInterrupt
        return record_hash(previous, seq, *fields)

    return hashing


@pytest.mark.parametrize("size", [5, 50])
def test_an_interrupt_within_a_batch_leaves_nothing_of_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    ledger.append(entry())
    with monkeypatch.context() as patch:
        patch.setattr("caveat.ledger.store.record_hash", stopped_at_the_third())
        with pytest.raises(KeyboardInterrupt):
            ledger.append_many([entry() for _ in range(size)])
    assert ask.head(ledger)[0] == 1
    assert ledger.append(entry()).seq == 2


@pytest.mark.parametrize("size", [5, 50])
def test_one_bad_entry_keeps_the_whole_batch_out(ledger: Ledger, size: int) -> None:
    with pytest.raises(LedgerError, match="not there"):
        ledger.append_many([*(entry() for _ in range(size)), entry(supersedes=99)])
    assert ask.head(ledger)[0] == 0
    assert verify(ledger).records == 0


# --- several at once


def test_another_writer_is_waited_for_and_then_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caveat.ledger.connect.BUSY_SECONDS", 0.2)
    with open_ledger(url) as one, open_ledger(url) as other:
        with one.writing(), pytest.raises(Busy, match="another writer held it"):
            other.append(entry(key="k1"))
        assert other.append(entry(key="k1")).seq == 1


def test_a_reader_sees_what_was_there_when_it_began(url: str) -> None:
    with open_ledger(url) as one, open_ledger(url) as other:
        one.append(entry())
        with one.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar() == 1
            other.append(entry())
            assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar() == 1
        assert ask.head(one)[0] == 2


@pytest.mark.parametrize("shared", [False, True], ids=["keys of their own", "the same keys"])
def test_four_writers_at_once_make_one_chain_and_nothing_is_doubled(url: str, shared: bool) -> None:
    def work(writer: int) -> str:
        with open_ledger(url) as mine:
            for n in range(25):
                mine.append(entry(f"case/{n}", f"k{n}" if shared else f"k{writer}-{n}"))
                mine.append_many([entry(f"case/{m}", f"b{m}" if shared else f"b{writer}-{n}-{m}") for m in range(25)])
        return "done"

    assert in_children(*(partial(work, writer) for writer in range(4))) == ["done"] * 4
    with open_ledger(url) as ledger:
        assert verify(ledger).records == (25 + 25 if shared else 4 * 25 * 26)


@pytest.mark.parametrize("turns", ["abab", "aaabbbaaa", "aabbabba", "aaaa"])
def test_two_ledgers_that_append_in_turns_make_one_chain(url: str, turns: str) -> None:
    with open_ledger(url) as a, open_ledger(url) as b:
        for ledger in (a, b):  # each knows the subject's number and where its own last append ended
            ledger.append(entry())
            ledger.append(entry())
        made = [{"a": a, "b": b}[turn].append(entry()).seq for turn in turns]
        assert made == list(range(5, 5 + len(turns)))
        assert verify(a).records == 4 + len(turns)


def test_an_append_on_top_of_ones_own_is_refused_as_any_other_and_the_next_goes_on(ledger: Ledger) -> None:
    first = [ledger.append(entry(key=f"k{n}")) for n in range(3)]
    assert ledger.append(entry(key="k1")) == first[1]
    for _ in range(2):
        ledger.append(entry())
    with pytest.raises(LedgerError, match="the key 'k2' is record 3 with other content"):
        ledger.append(entry(key="k2", says="36 launchers"))
    with pytest.raises(LedgerError, match="lies before the last record's"):
        ledger.append(entry(recorded_at=datetime(2001, 1, 1, tzinfo=UTC)))
    assert ledger.append(entry()).seq == 6
    assert verify(ledger).records == 6


def test_where_ones_own_last_record_is_gone_the_next_follows_the_one_before_it(ledger: Ledger) -> None:
    for _ in range(3):
        ledger.append(entry())
    tamper(ledger, "DELETE FROM standing WHERE seq = 3", "DELETE FROM record WHERE seq = 3")
    assert ledger.append(entry()).seq == 3
    assert verify(ledger).records == 3


READERS = 20


def test_in_a_pool_each_thread_reads_whole_appends_from_a_ledger_of_its_own_while_two_write(url: str) -> None:
    open_ledger(url).close()
    opened, done = [], threading.Event()

    def write(writer: int) -> int:
        with open_ledger(url) as mine:
            for n in range(12):
                mine.append_many([entry(f"case/{writer}", f"{writer}-{n}-{m}") for m in range(5)])
        return 0

    def read(reader: int) -> int:
        mine = open_ledger(url)
        opened.append(mine)
        seen = [len(ask.history(mine, f"case/{reader % 2}"))]
        while not done.is_set():
            seen.append(len(ask.as_of(mine, f"case/{reader % 2}")))
        assert seen == sorted(seen)
        assert not [count for count in seen if count % 5]
        return len(seen)

    with ThreadPoolExecutor(READERS + 2) as pool:
        reads = [pool.submit(read, reader) for reader in range(READERS)]
        try:
            assert [*pool.map(write, range(2))] == [0, 0]
        finally:
            done.set()
        assert min(one.result() for one in reads) > 1
    for one in opened:
        one.close()  # from another thread than the one that opened it
    with open_ledger(url) as ledger:
        assert verify(ledger).records == 2 * 12 * 5


def test_a_ledger_opened_for_reading_is_not_written(url: str) -> None:
    open_ledger(url).close()
    with open_ledger(url, read_only=True) as ledger, pytest.raises(Unreadable, match="opened for reading only"):
        ledger.append(entry())


# --- documents


def quoting(start: int, end: int, quote: str, document: str = DOCUMENT) -> Entry:
    span = {"document": document, "start": start, "end": end, "quote": quote}
    return entry(payload={"quantity": {"basis": {"spans": [span]}}})


def test_a_document_is_held_once_under_the_digest_of_its_bytes(ledger: Ledger) -> None:
    assert ledger.put_document(DATA, TEXT, {"title": "Notice"}, BY) == DOCUMENT
    assert ledger.put_document(DATA, TEXT, {"title": "Notice"}, BY) == DOCUMENT
    assert ledger.document(DOCUMENT) == (DATA, TEXT, {"title": "Notice"})
    assert verify(ledger).documents == 1
    assert ask.head(ledger)[0] == 1


def test_the_same_bytes_with_another_text_are_refused(ledger: Ledger) -> None:
    ledger.put_document(DATA, TEXT, {}, BY)
    with pytest.raises(LedgerError, match="held with another text"):
        ledger.put_document(DATA, TEXT + " ", {}, BY)
    assert ledger.document(DOCUMENT)[1] == TEXT


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d"], ids=["nul", "surrogate"])
def test_a_text_that_no_record_keeps_is_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(LedgerError, match=r"NUL|half a character"):
        ledger.put_document(DATA, text, {}, BY)
    assert ask.head(ledger)[0] == 0


def test_a_quote_that_stands_where_it_says_is_recorded(ledger: Ledger) -> None:
    ledger.put_document(DATA, TEXT, {"title": "Notice"}, BY)
    start = TEXT.index("57,021")
    ledger.append(quoting(start, start + 6, "57,021"))
    assert verify(ledger).spans == 1


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(18, 24, "57,022"), (17, 23, "57,021"), (18, 99, TEXT[18:]), (-10, -1, TEXT[-10:-1]), (18, 18, "")],
    ids=["other words", "shifted", "past the end", "from the end", "empty"],
)
def test_a_quote_that_does_not_stand_there_is_refused(ledger: Ledger, start: int, end: int, quote: str) -> None:
    ledger.put_document(DATA, TEXT, {"title": "Notice"}, BY)
    with pytest.raises(SpanMismatch, match="Notice"):
        ledger.append_many([entry(), quoting(start, end, quote)])
    assert ask.head(ledger)[0] == 1


def test_a_quote_of_a_document_that_is_not_held_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NoRecord, match=DOCUMENT):
        ledger.append(quoting(0, 3, "The"))


def test_a_span_whose_range_is_no_number_is_refused(ledger: Ledger) -> None:
    span = {"document": DOCUMENT, "start": "0", "end": True, "quote": "The"}
    with pytest.raises(LedgerError, match="is no span"):
        ledger.append(entry(payload=span))


def test_a_document_that_is_not_held_is_said_not_to_be(ledger: Ledger) -> None:
    with pytest.raises(NoRecord, match="document abc"):
        ledger.document("abc")


def test_only_a_document_makes_the_record_that_covers_one(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="kept for documents"):
        ledger.append(entry(kind=HELD))
