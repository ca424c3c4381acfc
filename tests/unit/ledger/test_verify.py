"""Walking a ledger: whatever was altered behind the program's back is named."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from caveat.errors import BrokenChain, CaveatError, Malformed
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.log import GENESIS, record_hash
from caveat.ledger.store import Entry, Ledger
from caveat.ledger.verify import Receipt, Verified, receipt, verify
from caveat.ledger.walk import Stretch, Walk

from .conftest import entry, tamper

TEXT = "The notice covers 57,021 projectiles."
DOCUMENT = hashlib.sha256(TEXT.encode()).hexdigest()


def quoting() -> Entry:
    return entry("case/quote", payload={"spans": [{"document": DOCUMENT, "start": 18, "end": 24, "quote": "57,021"}]})


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """Ten records: a document is the first, a quote the second, the tenth supersedes the third."""
    ledger.put_document(TEXT.encode(), TEXT, {"title": "Notice"}, "A. Reader")
    ledger.append(quoting())
    ledger.append_many([entry(f"case/{n}", valid_from="2024-01") for n in range(3, 10)])
    ledger.append(entry("case/3", supersedes=3))
    return ledger


def test_a_sound_ledger_is_counted(full: Ledger) -> None:
    assert verify(full) == Verified(records=10, documents=1, spans=1, head=ask.head(full)[1])


def test_an_empty_ledger_holds(ledger: Ledger) -> None:
    assert verify(ledger) == Verified(records=0, documents=0, spans=0, head=GENESIS)


@pytest.mark.parametrize(
    "alteration",
    [
        "kind = 'other'",
        "subject_id = (SELECT id FROM subject WHERE name = 'case/other')",
        "payload = '{}'",
        "key = 'other'",
        "recorded_at = '2031-01-01T00:00:00.000000Z'",
        "recorded_by = 'B. Other'",
        "valid_from = '2024-02'",
        "valid_from = NULL",
        "valid_to = '2024-02'",
        "valid_to = ''",
        "supersedes = 4",
        "hash = 'ff'",
    ],
)
def test_an_altered_field_is_noticed_at_its_record(full: Ledger, alteration: str) -> None:
    tamper(full, "INSERT INTO subject (name) VALUES ('case/other')", f"UPDATE record SET {alteration} WHERE seq = 5")
    with pytest.raises(BrokenChain, match="record 5 does not hold: its hash is not that of its content"):
        verify(full)


def test_a_subject_that_was_renamed_is_noticed_at_its_first_record(full: Ledger) -> None:
    first = ask.record(full, "3")
    tamper(full, f"UPDATE subject SET name = 'case/other' WHERE name = '{first.subject}'")
    with pytest.raises(BrokenChain, match=f"record {ask.history(full, 'case/other')[0].seq} does not hold"):
        verify(full)


def test_a_subject_that_was_taken_out_is_noticed(file_ledger: Ledger) -> None:
    file_ledger.append_many([entry("case/a"), entry("case/b")])
    tamper(file_ledger, "PRAGMA foreign_keys = OFF", "DELETE FROM subject WHERE name = 'case/a'")
    with pytest.raises(BrokenChain, match="record 1 does not hold: it is missing; the next one is 2"):
        verify(file_ledger)
    tamper(file_ledger, "DELETE FROM subject")
    with pytest.raises(BrokenChain, match="record 1 does not hold: the table of what stands says otherwise"):
        verify(file_ledger)


def test_a_record_taken_out_is_noticed(full: Ledger) -> None:
    tamper(full, "DELETE FROM standing WHERE seq = 5", "DELETE FROM record WHERE seq = 5")
    with pytest.raises(BrokenChain, match="record 5 does not hold: it is missing; the next one is 6"):
        verify(full)


def test_two_records_that_changed_places_are_noticed(full: Ledger) -> None:
    tamper(full, "DELETE FROM standing WHERE seq IN (5, 6)", "UPDATE record SET seq = 99 WHERE seq = 5",
           "UPDATE record SET seq = 5 WHERE seq = 6", "UPDATE record SET seq = 6 WHERE seq = 99")  # fmt: skip
    with pytest.raises(BrokenChain, match="record 5 does not hold"):
        verify(full)


@pytest.mark.parametrize(
    ("alteration", "seq", "says"),
    [
        ("UPDATE document SET text = 'other'", 1, "the text of document"),
        ("UPDATE document SET meta = '{}'", 1, "the description of document"),
        ("UPDATE document SET id = 'ff'", 0, "not those that its id names"),
        ("DELETE FROM document", 1, "is gone"),
        ("INSERT INTO standing VALUES (3)", 3, "the table of what stands"),
        ("DELETE FROM standing WHERE seq = 4", 4, "the table of what stands"),
    ],
    ids=["text", "description", "id", "gone", "stands again", "stands no longer"],
)
def test_what_lies_beside_the_records_is_covered_too(full: Ledger, alteration: str, seq: int, says: str) -> None:
    tamper(full, alteration)
    with pytest.raises(BrokenChain, match=f"record {seq} does not hold: .*{says}"):
        verify(full)


def test_bytes_that_are_not_a_documents_own_are_noticed(full: Ledger) -> None:
    tamper(full, "UPDATE document SET data = " + ("x'00'" if full.sqlite else "'\\x00'"))
    with pytest.raises(BrokenChain, match="not those that its id names"):
        verify(full)


def test_a_document_that_no_record_covers_is_noticed(full: Ledger) -> None:
    blob = "x'00'" if full.sqlite else "'\\x00'"
    tamper(full, f"INSERT INTO document VALUES ('{hashlib.sha256(bytes(1)).hexdigest()}', {blob}, 'a', '{{}}')")
    with pytest.raises(BrokenChain, match="is held without a record"):
        verify(full)


def forge(ledger: Ledger, seq: int, **fields: object) -> None:
    """Alter a record and chain everything from there on anew, as someone would who knows the program."""
    records = [ask.record(ledger, str(n)) for n in range(1, ask.head(ledger)[0] + 1)]
    previous = records[seq - 2].hash if seq > 1 else GENESIS
    for one in records[seq - 1 :]:
        made = one._replace(**(fields if one.seq == seq else {}))  # type: ignore[arg-type]
        previous = record_hash(previous, *made[:-1])
        mark = "?" if ledger.sqlite else "%s"
        ledger._driver.execute(
            f"INSERT INTO subject (name) VALUES ({mark}) ON CONFLICT (name) DO NOTHING", (made.subject,)
        )
        ledger._driver.execute(
            f"UPDATE record SET subject_id = (SELECT id FROM subject WHERE name = {mark}), payload = {mark}, "
            f"supersedes = {mark}, recorded_at = {mark}, "
            f"hash = {mark} WHERE seq = {mark}",
            (made.subject, made.text, made.supersedes, made.recorded_at, previous, made.seq),
        )


def test_a_forged_quote_is_noticed_though_the_chain_holds(full: Ledger) -> None:
    forge(full, 2, text=ask.record(full, "2").text.replace("57,021", "57,022"))
    with pytest.raises(BrokenChain, match="record 2 does not hold: its quote does not stand at"):
        verify(full)


def test_a_forged_quote_of_an_unknown_document_is_noticed(full: Ledger) -> None:
    forge(full, 2, text=ask.record(full, "2").text.replace(DOCUMENT, "0" * 64))
    with pytest.raises(BrokenChain, match=r"record 2 does not hold: it quotes document 0+, which is not held"):
        verify(full)


@pytest.mark.parametrize("text", ['{"quote":', '{"document":1,"end":2,"quote":3,"start":4}', "not json", '["quote":1]'])
def test_a_forged_payload_that_is_no_payload_is_a_sentence(full: Ledger, text: str) -> None:
    forge(full, 1, text=text)
    with pytest.raises(BrokenChain, match="record 1 does not hold"):
        verify(full)


@pytest.mark.parametrize(
    ("seq", "fields", "says"),
    [
        (5, {"supersedes": 4}, "no earlier record of case/5"),
        (5, {"supersedes": 9}, "no earlier record of case/5"),
        (9, {"supersedes": 3, "subject": "case/3"}, "another supersedes already"),
        (5, {"recorded_at": "2001-01-01T00:00:00.000000Z"}, "lies before that of the record before it"),
    ],
    ids=["another subject", "a later one", "superseded twice", "back in time"],
)
def test_a_forged_reference_is_noticed_though_the_chain_holds(
    full: Ledger, seq: int, fields: dict[str, object], says: str
) -> None:
    if "subject" in fields:  # the database itself refuses a second successor; the forger takes its index away first
        tamper(full, "DROP INDEX record_supersedes")
    forge(full, seq, **fields)
    with pytest.raises(BrokenChain, match=says):
        verify(full)


def test_progress_is_told(full: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caveat.ledger.walk.TOLD_EVERY", 4)
    told: list[int] = []
    verify(full, progress=told.append)
    assert told == [4, 8]


# --- several processes


@pytest.fixture
def divided(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """A ledger of twelve records, of which a second process walks the last six; whether they were taken over."""
    ledger.put_document(TEXT.encode(), TEXT, {"title": "Notice"}, "A. Reader")
    ledger.append_many([quoting(), *(entry(f"case/{n}") for n in range(3, 9))])
    ledger.put_document(LATER.encode(), LATER, {"title": "Later"}, "A. Reader")
    ledger.append_many([quoting(), entry("case/3", supersedes=3), entry("case/8", supersedes=8)])
    monkeypatch.setattr("caveat.ledger.stretches.AT_LEAST", 6)
    monkeypatch.setattr("caveat.ledger.stretches.AHEAD", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    joined: list[bool] = []
    joins = Walk.joins

    def told(walked: Walk, found: Stretch | None) -> bool:
        joined.append(joins(walked, found))
        return joined[-1]

    monkeypatch.setattr(Walk, "joins", told)
    yield joined


LATER = "Delivery of 57,021 projectiles is not dated."


def test_what_a_second_process_walked_is_taken_over(ledger: Ledger, divided: list[bool]) -> None:
    assert verify(ledger, receipt(ledger)) == Verified(12, 2, 2, ask.head(ledger)[1])
    assert divided == [True]


@pytest.mark.parametrize("processes", [1, 3, 64])
def test_however_many_processes_walk_a_ledger_they_find_the_same(
    ledger: Ledger, divided: list[bool], monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processes)
    monkeypatch.setattr("caveat.ledger.stretches.AT_LEAST", 4)
    assert verify(ledger) == Verified(12, 2, 2, ask.head(ledger)[1])
    assert divided == [True] * (min(processes, 3) - 1)


def test_where_no_second_process_can_be_had_one_walks_it_all(
    ledger: Ledger, divided: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "no-such-program")
    assert verify(ledger).records == 12
    assert divided == [False]


def test_where_the_second_process_fails_the_first_walks_on(
    file_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_ledger.append_many([entry() for _ in range(4)])
    monkeypatch.setattr("caveat.ledger.stretches.AT_LEAST", 2)
    monkeypatch.setattr("caveat.ledger.stretches.AHEAD", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(Ledger, "address", "no-such-ledger.db")
    assert verify(file_ledger).records == 4


@pytest.mark.parametrize(
    ("statements", "says"),
    [
        (("UPDATE record SET payload = '{}' WHERE seq = 11",), "record 11 does not hold: its hash"),
        (("UPDATE record SET payload = '{}' WHERE seq = 4",), "record 4 does not hold: its hash"),
        (("DELETE FROM record WHERE seq = 6",), "record 6 does not hold: it is missing; the next one is 7"),
        (("DELETE FROM record WHERE seq = 7",), "record 7 does not hold: it is missing; the next one is 8"),
        (("UPDATE document SET text = 'other' WHERE text LIKE 'Delivery%'",), "record 9 does not hold: the text of"),
        (("DELETE FROM standing WHERE seq = 12",), "record 12 does not hold: the table of what stands"),
        (("INSERT INTO standing VALUES (3)",), "record 3 does not hold: the table of what stands"),
    ],
    ids=["late", "early", "last before", "first after", "document", "stands no longer", "stands again"],
)
@pytest.mark.usefixtures("divided")
def test_what_was_altered_is_named_whichever_process_walks_it(
    ledger: Ledger, statements: tuple[str, ...], says: str
) -> None:
    tamper(ledger, *statements)
    with pytest.raises(BrokenChain, match=says):
        verify(ledger)


@pytest.mark.parametrize(
    ("seq", "fields", "says"),
    [
        (10, {"supersedes": 4}, "record 10 does not hold: it supersedes record 4, which is no earlier record of"),
        (10, {"supersedes": 11}, "record 10 does not hold: it supersedes record 11, which is no earlier record of"),
        (12, {"supersedes": 3, "subject": "case/3"}, "record 12 does not hold: .* which another supersedes already"),
        (10, {"text": '{"quote":'}, "record 10 does not hold: it was not written by Caveat"),
        (8, {"recorded_at": "2001-01-01T00:00:00.000000Z"}, "record 8 does not hold: its time"),
    ],
    ids=["another subject", "a later one", "superseded twice", "no payload", "back in time"],
)
@pytest.mark.usefixtures("divided")
def test_what_was_forged_is_named_whichever_process_walks_it(
    ledger: Ledger, seq: int, fields: dict[str, object], says: str
) -> None:
    tamper(ledger, "DROP INDEX record_supersedes")
    forge(ledger, seq, **fields)
    with pytest.raises(BrokenChain, match=says):
        verify(ledger)


@pytest.mark.usefixtures("divided")
def test_a_receipt_from_the_part_of_another_process_notices_another_history(ledger: Ledger) -> None:
    mark = receipt(ledger)
    forge(ledger, 10, text='{"says":"other"}')
    assert verify(ledger).records == 12
    with pytest.raises(BrokenChain, match="record 12 does not hold: the receipt names another hash"):
        verify(ledger, mark)


# --- receipts


def test_a_receipt_survives_its_file(full: Ledger) -> None:
    mark = receipt(full)
    assert Receipt.read(mark.to_json(), "receipt.json") == mark
    assert json.loads(mark.to_json())["sequence"] == 10


def test_a_receipt_is_read_from_a_report_and_from_an_exported_case_too(full: Ledger) -> None:
    mark = receipt(full)
    report = {"inputs": {"receipt_sequence": mark.sequence, "receipt_head": mark.head, "receipt_time": mark.time}}
    assert Receipt.read(json.dumps(report), "review.json") == mark
    assert Receipt.read(f"{mark.to_comment()}\nformat: caveat-case/1\n", "case.yaml") == mark


def test_a_ledger_that_has_grown_holds_its_receipt(full: Ledger) -> None:
    mark = receipt(full)
    full.append(entry())
    assert verify(full, mark).records == 11


def test_a_receipt_notices_that_the_end_was_cut_off(full: Ledger) -> None:
    mark = receipt(full)
    tamper(full, "DELETE FROM standing WHERE seq > 8", "DELETE FROM record WHERE seq > 8",
           "INSERT INTO standing VALUES (3)")  # fmt: skip
    assert verify(full).records == 8
    with pytest.raises(BrokenChain, match=r"record 9 does not hold: .* counts 10 records: the end is cut off"):
        verify(full, mark)


def test_a_receipt_notices_another_history(full: Ledger) -> None:
    mark = receipt(full)
    forge(full, 5, text='{"says":"other"}')
    assert verify(full).records == 10
    with pytest.raises(BrokenChain, match="record 10 does not hold: the receipt names another hash"):
        verify(full, mark)


def test_the_receipt_of_an_empty_ledger_names_the_beginning(ledger: Ledger) -> None:
    mark = receipt(ledger)
    assert mark == Receipt(0, GENESIS, None)
    ledger.append(entry())
    assert verify(ledger, mark).records == 1
    with pytest.raises(BrokenChain, match="another beginning"):
        verify(ledger, Receipt(0, "0" * 64, None))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "it is not JSON"),
        ("sequence: 3", "it is not JSON"),
        ("[]", "it lacks sequence, head or time"),
        ('{"sequence": 3}', "it lacks sequence, head or time"),
        ('{"sequence": "3", "head": "", "time": null}', "its sequence is '3'"),
        ('{"sequence": -1, "head": "", "time": null}', "its sequence is -1"),
        ('{"sequence": true, "head": "", "time": null}', "its sequence is True"),
        ('{"sequence": 3, "head": "abc", "time": null}', "its head is 'abc'"),
        ("[" * 200_000, "nested too deeply"),
        ("# receipt: none\n", "it is not JSON"),
        ('{"inputs": {"digest": "ab"}}', "its sequence is None"),
    ],
)
def test_what_is_no_receipt_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(Malformed, match=says):
        Receipt.read(text, "receipt.json")


# --- damaged files


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Path]:
    """A ledger of some hundred pages, closed."""
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.put_document(TEXT.encode(), TEXT, {"title": "Notice"}, "A. Reader")
        ledger.append(quoting())
        ledger.append_many([entry(f"case/{n % 40}", f"k{n}", says="words " * 20) for n in range(600)])
    yield path


def everything(path: Path) -> list[tuple[object, ...]]:
    query = "SELECT * FROM record NOT INDEXED ORDER BY seq"
    with open_ledger(path, read_only=True) as ledger, ledger.reading(), ledger.stream(query) as rows:
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("part", [n / 16 for n in range(1, 16)])
def test_a_file_that_was_cut_off_is_never_passed_over(pages: Path, part: float) -> None:
    data = pages.read_bytes()
    pages.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(CaveatError) as wrong, open_ledger(pages) as ledger:
        verify(ledger)
    assert "damaged" in str(wrong.value) or "not a ledger" in str(wrong.value) or "does not hold" in str(wrong.value)


def test_a_flipped_byte_is_named_or_touches_no_record(pages: Path) -> None:
    before = everything(pages)
    data = bytearray(pages.read_bytes())
    noticed = 0
    for place in range(1000, len(data), 1733):
        data[place] ^= 0x41
        pages.write_bytes(data)
        try:
            with open_ledger(pages) as ledger:
                verify(ledger)
            assert everything(pages) == before, place
        except CaveatError as wrong:
            assert str(wrong)
            noticed += 1
        for beside in ("-wal", "-shm"):
            pages.with_name(pages.name + beside).unlink(missing_ok=True)
        data[place] ^= 0x41
    assert noticed > len(data) // 1733 // 4


def test_a_damaged_write_ahead_log_is_cut_back_in_silence_and_the_receipt_notices(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for n in range(30):
            ledger.append(entry(f"case/{n}"))
        mark = receipt(ledger)
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("ledger.db", "ledger.db-wal"):
            shutil.copy(tmp_path / name, crashed / name)
    log = crashed / "ledger.db-wal"
    data = bytearray(log.read_bytes())
    data[len(data) * 2 // 3] ^= 0xFF
    log.write_bytes(data)
    with open_ledger(crashed / "ledger.db") as ledger:
        assert 0 < verify(ledger).records < 30
        with pytest.raises(BrokenChain, match="counts 30 records: the end is cut off"):
            verify(ledger, mark)
