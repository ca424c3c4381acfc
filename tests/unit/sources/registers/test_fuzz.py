"""What holds for every table: an error of ours or rows in their places, and no row is lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.errors import CaveatError
from caveat.sources.registers import licences, sheet, sipri

CELLS = st.sampled_from(
    ("", " ", "1", "1.5", "-", "Total", "Norway", "2031", "ML4", "a;b", 'a "b"', "x\ny", "\u2028", "\u0130")
)
PIECES = st.sampled_from(
    (",", ";", "\t", "\n", "\r\n", '"', '""', "sep=;\n", "\ufeff", "\0", "1", "Ägypten", ",".join(sipri.HEADER), "\n")
)
MAPPING = licences.mapping(
    'id = "x"\npublisher = "p"\nsays = "s"\ncurrency = "EUR"\nnames = ["a", "b", "c"]\nbroken_rows = true\n'
    'totals = ["Total"]\n[columns]\ndestination = "a"\nyear = "b"\nvalue = "c"\n',
    "x.toml",
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=12), st.sampled_from(sheet.DELIMITERS))
def test_rows_that_a_program_wrote_are_read_again_with_their_places(rows: list[list[str]], mark: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    if not out.getvalue().strip():
        return
    found = sheet.read(out.getvalue().encode(), "x.csv", mark)
    assert [row.cells for row in found.rows] == [tuple(row) for row in rows]
    again = [next(csv.reader(io.StringIO(found.quote(row)), delimiter=mark), []) for row in found.rows]
    assert again == rows


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join), st.sampled_from(("utf-8", "utf-16", "cp1252")))
def test_whatever_the_bytes_are_an_error_of_ours_or_rows_in_their_places(text: str, encoding: str) -> None:
    try:
        found = sheet.read(text.encode(encoding, "replace"), "x.csv")
        assert all(0 <= row.start <= row.end <= len(found.text) for row in found.rows)
        sipri.read(found)
    except CaveatError as wrong:
        assert str(wrong).strip()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=12))
def test_every_row_is_a_record_or_is_left_with_its_reason(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    if not out.getvalue().strip():
        return
    table = sheet.read(out.getvalue().encode(), "x.csv", ",")
    found = licences.read(table, MAPPING)
    assert sorted([one.line for one in found.records] + [one.line for one in found.left]) == [
        row.line for row in table.rows
    ]
    assert all(one.why for one in found.left)


@pytest.mark.parametrize("flood", [",", ";", '"', '""', "a,", "\n", "sep=;", "\r"], ids=repr)
def test_a_megabyte_of_one_sign_ends_in_rows_or_in_a_sentence(flood: str) -> None:
    try:
        found = sheet.read((flood * (1_000_000 // len(flood))).encode(), "x.csv")
        assert all(0 <= row.start <= row.end <= len(found.text) for row in found.rows)
    except CaveatError as wrong:
        assert len(str(wrong)) < 400
