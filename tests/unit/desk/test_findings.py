"""Findings in a ledger: filed once by their digest, found by it, and the latest of a case and day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import casework, findings, reviewing
from caveat.errors import BadRow, Conflict, Malformed, NoRecord
from caveat.ledger import connect, store
from tests.unit.report.run import CONTENT

CASE = "deu-sau-2019"
DAY = "2019-03-27"  # the as-of date of the bundled case


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[store.Ledger]:
    with connect.open_ledger(tmp_path / "ledger.db") as book:
        casework.take_bundled(book, CASE)
        yield book


def content(digest: str = "ab" * 32, as_of: str = DAY) -> dict[str, Any]:
    found = deepcopy(CONTENT)
    found |= {"case": CASE, "as_of": as_of}
    found["finding"]["digest"] = digest
    return found


def test_a_finding_is_filed_once(ledger: store.Ledger) -> None:
    first = findings.file(ledger, content(), "A. Reader")
    again = findings.file(ledger, content(), "B. Reader")
    assert again.seq == first.seq
    assert findings.filed(ledger, CASE, "ab" * 32) == content()


def test_what_says_more_of_the_same_run_takes_its_place(ledger: store.Ledger) -> None:
    short = content()
    short["sensitivity"] = []
    first = findings.file(ledger, short, "A. Reader")
    second = findings.file(ledger, content(), "A. Reader")
    assert second.supersedes == first.seq
    assert findings.filed(ledger, CASE, "abab") == content()


def test_the_latest_of_the_day_is_shown_and_no_other_day(ledger: store.Ledger) -> None:
    assert findings.latest(ledger, CASE) is None
    findings.file(ledger, content("11" * 32), "A. Reader")
    findings.file(ledger, content("22" * 32), "A. Reader")
    findings.file(ledger, content("33" * 32, "2019-01-01"), "A. Reader")
    found, earlier = findings.latest(ledger, CASE), findings.latest(ledger, CASE, date(2019, 1, 1))
    assert found and found["finding"]["digest"] == "22" * 32
    assert earlier and earlier["finding"]["digest"] == "33" * 32
    assert findings.latest(ledger, CASE, date(2020, 1, 1)) is None


def test_what_was_filed_later_is_not_known_before(ledger: store.Ledger) -> None:
    before = reviewing.review(ledger, CASE).inputs.receipt_time
    findings.file(ledger, content(), "A. Reader")
    from datetime import datetime

    assert before is not None
    assert findings.latest(ledger, CASE, known_at=datetime.fromisoformat(before)) is None


def test_a_digest_that_begins_two_findings_or_none_is_refused(ledger: store.Ledger) -> None:
    with pytest.raises(NoRecord, match="finding abababab"):
        findings.filed(ledger, CASE, "abababab")
    findings.file(ledger, content("ab" * 32), "A. Reader")
    findings.file(ledger, content("abab" + "00" * 30), "A. Reader")
    with pytest.raises(Conflict, match="begins 2 findings"):
        findings.filed(ledger, CASE, "abab")


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        pytest.param("{", Malformed, "no JSON", id="no JSON"),
        pytest.param("{}", BadRow, "caveat simulate", id="no finding"),
        pytest.param(json.dumps(content(as_of="2019-01-01")), Conflict, "2019-01-01", id="another day"),
        pytest.param(json.dumps({**content(), "case": "isr-2024"}), Conflict, "isr-2024", id="another case"),
    ],
)
def test_a_file_that_is_no_finding_of_the_case_is_refused(
    ledger: store.Ledger, tmp_path: Path, text: str, error: type[Exception], says: str
) -> None:
    path = tmp_path / "finding.json"
    path.write_text(text)
    with pytest.raises(error, match=says):
        findings.from_file(ledger, path, CASE)


def test_the_response_reads_its_table_from_a_filed_finding() -> None:
    table = findings.table(content())
    # The invented finding has 10 of 100 (8 to 12) within 14 days.
    assert [(by.days, by.p) for by in table.options["narrow"]] == [(7, 0.0), (14, 0.1), (30, None)]
