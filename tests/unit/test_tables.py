"""A row of a data file loads whole or is refused by file, line, id and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from caveat import tables
from caveat.errors import BadRow, Malformed, Unreadable
from caveat.tables import Row, read, rows


class Provision(Row):
    id: str
    days: int
    cite: str = ""


GOOD = """\
[[provision]]
id = "a"
days = 15

[[provision]]
id = "b"
days = 30
cite = " section 36(b) "
"""


def test_rows_come_in_file_order_and_are_frozen() -> None:
    found = rows(GOOD, "rules.toml", "provision", Provision)
    assert [row.id for row in found] == ["a", "b"]
    assert found[1].cite == "section 36(b)"
    with pytest.raises(ValueError, match="frozen"):
        found[0].days = 3


@pytest.mark.parametrize(
    ("change", "line", "field", "says"),
    [
        (("days = 30", "dayz = 30"), 5, "days", "missing"),
        (('cite = " section 36(b) "', "note = 1"), 5, "note", "an unknown key"),
        (("days = 30", 'days = "thirty"'), 5, "days", "'thirty'"),
        (('id = "b"', 'id = "a"'), 5, "id", "also the id of line 1"),
    ],
    ids=["a missing field", "an unknown key", "a word for a number", "an id given twice"],
)
def test_a_bad_row_is_refused_by_file_line_and_field(change: tuple[str, str], line: int, field: str, says: str) -> None:
    with pytest.raises(BadRow) as caught:
        rows(GOOD.replace(*change), "rules.toml", "provision", Provision)
    wrong = caught.value
    assert (wrong.where, wrong.line, wrong.field) == ("rules.toml", line, field)
    assert str(wrong).startswith("rules.toml, line 5 (")
    assert says in str(wrong)
    assert str(wrong).endswith(".")


def test_broken_toml_is_refused_by_line() -> None:
    with pytest.raises(Malformed) as caught:
        rows('[[provision]]\nid = "a\n', "rules.toml", "provision", Provision)
    assert caught.value.line == 2


def test_an_array_that_is_not_there_has_no_rows() -> None:
    assert rows(GOOD, "rules.toml", "case", Provision) == ()


def test_a_file_in_another_encoding_is_refused_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(b'cite = "\xa7 36"')  # a section sign in Latin-1: byte 8 is no UTF-8
    with pytest.raises(Unreadable, match=r"rules\.toml: byte 8 is not UTF-8"):
        read(path)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"rules\.toml: No such file"):
        read(tmp_path / "rules.toml")


def test_the_digest_moves_with_any_data_file_of_any_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "rules.toml").write_text("a = 1\n")
    (tmp_path / "items.toml").write_text("b = 1\n")
    (tmp_path / "code.py").write_text("pass\n")
    monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path)

    def taken() -> str:
        tables.digest.cache_clear()
        return tables.digest()

    first = taken()
    assert taken() == first
    (tmp_path / "code.py").write_text("1\n")
    assert taken() == first
    (tmp_path / "law" / "rules.toml").write_text("a = 2\n")
    second = taken()
    (tmp_path / "items.toml").rename(tmp_path / "goods.toml")
    assert len({first, second, taken()}) == 3
    tables.digest.cache_clear()


def test_the_mark_that_some_editors_write_before_a_file_is_no_part_of_it() -> None:
    assert tables.parse("\ufeffid = 'a'\n", "m.toml") == {"id": "a"}
