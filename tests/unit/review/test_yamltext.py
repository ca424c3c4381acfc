"""YAML or JSON to plain values that know their lines: what stays text, what is refused, where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caveat.errors import Malformed, TooLarge, Unreadable
from caveat.review import yamltext
from caveat.review.yamltext import Branch, Row, resolves, tree


def value(text: str) -> Any:
    """What a plain value means."""
    return tree(f"key: {text}\n".encode(), "case.yaml")["key"]


@pytest.mark.parametrize(
    "text",
    [
        "no", "No", "yes", "on", "off", "y", "n", "True", "NULL", "12:30", "0123", "0x1F", "0o17", "1_000", "=", "NaN",
        "2024-01-29", "2024-01-29T12:00:00Z", "1.2.3", "+", ".", "1e", "e5", "900 shells", "57,021", ".nan", ".inf",
    ],
)  # fmt: skip
def test_what_other_readers_take_for_something_else_stays_text(text: str) -> None:
    assert value(text) == text
    assert not resolves(text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("900", 900), ("-900", -900), ("+900", 900), ("0", 0), ("3.5", 3.5), (".5", 0.5), ("3.", 3.0), ("-0.25", -0.25),
        ("1e3", 1000.0), ("2.5E-1", 0.25), ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
    ],
)  # fmt: skip
def test_only_numbers_true_false_and_null_are_more_than_text(text: str, meaning: object) -> None:
    found = value(text)
    assert found == meaning
    assert type(found) is type(meaning)
    assert text == "" or resolves(text)


@pytest.mark.parametrize("text", ["900", "true", "null", "~", "2024-01-29"])
def test_quotes_make_text_of_anything(text: str) -> None:
    assert value(f'"{text}"') == value(f"'{text}'") == text


def test_a_block_of_text_is_text_whatever_it_looks_like() -> None:
    assert value("|\n  900\n  true") == "900\ntrue\n"
    assert value(">-\n  900\n  shells") == "900 shells"


def test_every_part_knows_its_line() -> None:
    found = tree(b"# a comment\none: 1\n\ntwo:\n  - a\n  - b: {c: 1,\n      d: 2}\n", "case.yaml")
    assert found.line == 2
    assert found.lines == {"one": 2, "two": 4}
    rows = found["two"]
    assert isinstance(rows, Row)
    assert rows.lines == [5, 6]
    inner = rows[1]["b"]
    assert isinstance(inner, Branch)
    assert inner.lines == {"c": 6, "d": 7}


@pytest.mark.parametrize("indent", [None, 2])
def test_json_reads_as_itself(indent: int | None) -> None:
    content = {"a": [1, -2.5, True, False, None, "no", "12:30", "Größe", "\U0001f600", "\\ud83d", 'quote "'], "b": {}}
    for ascii_only in (True, False):
        text = json.dumps(content, indent=indent, ensure_ascii=ascii_only)
        assert tree(text.encode(), "case.json") == content


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert tree(b"\xef\xbb\xbfkey: 1\n", "case.yaml") == {"key": 1}


def test_lines_may_end_in_any_way() -> None:
    assert tree(b"a: 1\r\nb:\r\n  - 2\r\n", "case.yaml").lines == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("a: &x 1\nb: *x\n", "line 1: the anchor &x stands there. Remove it", id="anchor"),
        pytest.param("b: *x\n", "line 1: the alias \\*x stands there. Write the values out", id="alias"),
        pytest.param("a: 1\n<<: {b: 2}\n", "line 2: a merge key \\(`<<`\\) stands there", id="merge key"),
        pytest.param("a: !!str 1\n", "line 1: the tag !!str stands there. Remove it", id="tag"),
        pytest.param("a: !mine 1\n", "line 1: the tag !mine stands there", id="tag of one's own"),
        pytest.param("a: 1\nb: 2\na: 3\n", "line 3: the key 'a' is given twice; it also stands on line 1", id="twice"),
        pytest.param("1: a\n", "line 1: the key is 1, which is not text", id="a number as a key"),
        pytest.param("null: a\n", "line 1: the key is null, which is not text", id="null as a key"),
        pytest.param("? \n: a\n", "line 1: the key is nothing, which is not text", id="no key"),
        pytest.param("[a, b]: c\n", "line 1: a key is a mapping or a list. Write keys as plain", id="a list as a key"),
        pytest.param("a: 1\n---\nb: 2\n", "line 2: a second document begins there", id="two documents"),
        pytest.param("- a\n", "line 1: the file holds a list, and a mapping was expected", id="list"),
        pytest.param("words\n", "line 1: the file holds a single value, and a mapping was expected", id="one value"),
        pytest.param("a: [1, 2\nb: 3\n", "line 2: the YAML breaks, in column 2", id="open bracket"),
        pytest.param("a: b: c\n", "line 1: the YAML breaks, in column 5: mapping values", id="colon in text"),
        pytest.param("a:\n\tb: 1\n", "line 2: the YAML breaks, in column 1: a tab stands there. Indent with spaces",
                     id="tab"),
        pytest.param('{"a": 1,\n "b": [2}', "line 2: the JSON breaks, in column 9: .*Check the commas", id="JSON"),
        pytest.param('a: "b\\q"\n', "line 1: the YAML breaks, in column 6", id="unknown escape"),
        pytest.param(f"a: {'9' * 41}\n", "line 1: a number of 41 characters stands there. Put it", id="digits"),
        pytest.param("a: 1e999\n", "line 1: 1e999 is too great for a number", id="too great"),
        pytest.param('a: "b\\0c"\n', "line 1: a NUL character stands there. Remove it", id="escaped NUL"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_by_its_line(text: str, says: str) -> None:
    with pytest.raises(Malformed, match=f"^case.yaml, {says}"):
        tree(text.encode(), "case.yaml")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b" \n \n", "the file is empty", id="white space"),
        pytest.param(b"# one\n# two\n", "the file holds nothing but comments", id="comments"),
        pytest.param(b"---\n", "line 1: the file holds a single value", id="an empty document"),
        pytest.param(b"%PDF-1.7", "this is a PDF, not a case file", id="PDF"),
        pytest.param(b"SQLite format 3\0", "this is a SQLite database", id="SQLite"),
        pytest.param(b"\xff\xfea\0", r"the first bytes \(ff fe\) say UTF-16", id="UTF-16"),
        pytest.param(b"\xff\xfe\0\0", r"the first bytes \(ff fe 00 00\) say UTF-32", id="UTF-32"),
        pytest.param(b"a: 1\nb: \xe9\n", r"byte 8 \(hexadecimal e9, on line 2\) is not UTF-8", id="Latin-1"),
        pytest.param(b"\xef\xbb\xbfa: \xe9\n", r"byte 6 \(hexadecimal e9, on line 1\) is not", id="behind a mark"),
        pytest.param(b"a: 1\nb: \0\n", "a NUL character stands on line 2", id="NUL"),
        pytest.param(b"a: \x1b[1m\n", r"the control character U\+001B stands on line 1", id="escape"),
        pytest.param("a: \u0085b\x80".encode(), r"the control character U\+0080 stands on line 1", id="C1 control"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises((Unreadable, Malformed), match=says):
        tree(data, "case.yaml")


def nested(depth: int) -> bytes:
    return f"a: {'[' * (depth - 1)}{']' * (depth - 1)}\n".encode()


def test_nesting_stops_at_its_limit() -> None:
    assert tree(nested(yamltext.MAX_DEPTH), "case.yaml")
    with pytest.raises(TooLarge, match="line 1 is nested more than 60 levels deep, and at most 60 levels is read"):
        tree(nested(yamltext.MAX_DEPTH + 1), "case.yaml")


def test_a_text_stops_at_its_limit() -> None:
    assert len(value("x" * yamltext.MAX_SCALAR)) == yamltext.MAX_SCALAR
    with pytest.raises(TooLarge, match="the text that begins on line 1 has 100,001 characters"):
        value("x" * (yamltext.MAX_SCALAR + 1))


def test_values_stop_at_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltext, "MAX_NODES", 5)
    # The root, two keys and two values are five.
    assert tree(b"a: 1\nb: 2\n", "case.yaml") == {"a": 1, "b": 2}
    with pytest.raises(TooLarge, match="more than 5 values by line 3"):
        tree(b"a: 1\nb: 2\nc: 3\n", "case.yaml")


def test_bytes_stop_at_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltext, "MAX_BYTES", 5)
    assert tree(b"a: 1\n", "case.yaml") == {"a": 1}
    with pytest.raises(TooLarge, match="more than 5 bytes"):
        tree(b"a: 12\n", "case.yaml")


def test_a_bomb_is_refused_at_its_first_anchor() -> None:
    rows = [b"a0: &a0 [x, x]"] + [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 60)]
    with pytest.raises(Malformed, match="line 1: the anchor &a0 stands there"):
        tree(b"\n".join(rows), "case.yaml")
