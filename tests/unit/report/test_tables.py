from __future__ import annotations

import csv
import io
from dataclasses import replace
from urllib.parse import unquote

from caveat.report import tables
from tests.unit.report.sample import DELIVERED, GUNS, INDICATOR, LINE, REST, REVIEW, STOCK


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_figure_of_the_pipeline_has_a_row_with_what_it_stands_on() -> None:
    rows = [row for row in read(tables.pipeline(REVIEW)) if row["line"] == "t-1.rounds"]
    assert [row["figure"] for row in rows] == ["quantity", "delivered", "remaining", "exposure", "exposure"]
    assert rows[0]["value"] == "1200" and rows[0]["counts"] == "ceiling" and "Gazette of AAA" in rows[0]["stands on"]
    assert rows[3]["value"] == "30000000" and rows[3]["counts"] == "notification-ceiling"


def test_an_unknown_is_written_as_unknown_with_its_reason() -> None:
    [row] = [row for row in read(tables.pipeline(REVIEW)) if row["line"] == GUNS.line and row["figure"] == "quantity"]
    assert (row["value"], row["stands on"]) == ("unknown", "No document states how many.")


def test_every_kind_of_basis_says_what_it_stands_on() -> None:
    assert tables.stands_on(DELIVERED) == f"{'ab' * 32} 163-204"
    assert tables.stands_on(REST) == "notified - delivered, where notified = 1,200, delivered = more than 450"
    assert tables.stands_on(STOCK) == "a-stock: Two storehouses were seen. (N. Analyst)"


def test_the_stop_map_and_the_readings_have_their_rows() -> None:
    assert len(read(tables.stop_map(LINE))) == len(LINE.stop_map)
    assert [row["when"] for row in read(tables.indicator(INDICATOR))][-1] == "threshold"


def test_a_cell_cannot_become_a_formula() -> None:
    text = tables.text(("a", "b"), [("=HYPERLINK(1)", "-5"), ("@x", "-x")])
    assert [list(row.values()) for row in read(text)] == [["'=HYPERLINK(1)", "-5"], ["'@x", "'-x"]]


def test_the_file_downloads_from_the_page_itself() -> None:
    address = tables.address(tables.stop_map(replace(LINE, stop_map=LINE.stop_map[:1])))
    assert address.startswith("data:text/csv;charset=utf-8,gate%2C")
    assert "Informal review" in unquote(address)
