from __future__ import annotations

import pytest

from caveat.errors import Malformed, TooLarge, Unreadable
from caveat.sources.registers import sheet


def test_a_row_is_where_it_stands_even_over_several_lines() -> None:
    found = sheet.read(b'id,goods\n1,"a\nb"\n2,c\n', "x.csv")
    assert [found.quote(row) for row in found.rows] == ["id,goods", '1,"a\nb"', "2,c"]
    assert [row.line for row in found.rows] == [1, 2, 4]
    assert found.rows[1].cells == ("1", "a\nb")


@pytest.mark.parametrize(
    ("data", "encoding", "cell"),
    [
        ("Land\nÄgypten\n".encode(), "utf-8", "Ägypten"),
        ("Land\nÄgypten\n".encode("utf-8-sig"), "utf-8", "Ägypten"),
        ("Land\nÄgypten\n".encode("cp1252"), "cp1252", "Ägypten"),
        ("Land\nÄgypten\n".encode("utf-16"), "utf-16", "Ägypten"),
        ("Land\r\nÄgypten\r\n".encode(), "utf-8", "Ägypten"),
        ("Land\nÄgypten".encode(), "utf-8", "Ägypten"),
    ],
    ids=["utf-8", "with a mark", "cp1252", "utf-16", "carriage returns", "no last line feed"],
)
def test_the_usual_encodings_are_read(data: bytes, encoding: str, cell: str) -> None:
    found = sheet.read(data, "x.csv")
    assert (found.encoding, found.rows[1].cells, found.rows[0].cells) == (encoding, (cell,), ("Land",))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("Free text, with commas\na;b;c\n", ";"),
        ('Land;"Wert, netto, in CHF"\nNorwegen;"1,5"\n', ";"),
    ],
    ids=["commas", "decimal commas", "tabs", "bars", "free text before", "commas in quotation marks"],
)
def test_the_separator_is_the_one_that_parts_the_most_lines(text: str, mark: str) -> None:
    assert sheet.read(text.encode(), "x.csv").delimiter == mark


def test_a_line_separator_within_a_cell_ends_no_row() -> None:
    found = sheet.read("a,b\n1,x\u2028y\n".encode(), "x.csv")
    assert found.rows[1].cells == ("1", "x\u2028y")


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", Unreadable, "holds no rows"),
        (b" \n\n", Unreadable, "holds no rows"),
        (b"a,b\x00\n", Unreadable, "NUL bytes"),
        (b'a,b\n1,"x\n', Malformed, "line 2: a quotation mark is opened and not closed"),
        (b"\x81\x8d", Unreadable, "neither utf-8-sig nor cp1252"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        sheet.read(data, "x.csv")


def test_a_table_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_BYTES", 10)
    with pytest.raises(TooLarge, match="Split the table by year"):
        sheet.read(b"a,b\n1,2\n3,4\n", "x.csv")


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_a_line_that_tells_a_spreadsheet_the_separator_is_obeyed_and_is_no_row(first: str) -> None:
    found = sheet.read(f"{first}\r\na,b;c\r\n1,2;3\r\n".encode("utf-8-sig"), "x.csv")
    assert (found.delimiter, [row.cells for row in found.rows]) == (";", [("a,b", "c"), ("1,2", "3")])
    assert [(row.line, found.quote(row)) for row in found.rows] == [(2, "a,b;c"), (3, "1,2;3")]


def test_quotation_marks_may_hold_line_ends_separators_and_themselves() -> None:
    found = sheet.read(b'goods;note\r\n"a;b";"one ""kit""\r\n\r\nof two"\r\n', "x.csv")
    assert found.rows[1].cells == ("a;b", 'one "kit"\n\nof two')
    assert found.quote(found.rows[1]) == '"a;b";"one ""kit""\n\nof two"'


def test_blank_lines_are_rows_that_say_nothing() -> None:
    found = sheet.read(b"a;b\n\n;\n  ; \n1;2\n", "x.csv")
    assert [(row.line, row.blank) for row in found.rows] == [(1, False), (3, True), (4, True), (5, False)]
