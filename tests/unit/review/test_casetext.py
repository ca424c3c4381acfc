"""A case file in, a case out and back: what a person wrote is kept, and what does not hold is said by file and line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from caveat.errors import BadRow, TooLarge, UnknownTerm, Unreadable
from caveat.review import casetext
from caveat.review.casefile import CaseFile
from caveat.review.casetext import bundled, open_case, opened, read, read_case, write_case

from . import small

SMALL = json.dumps(small.CASE, indent=1)


def changed(old: str, new: str) -> bytes:
    """The small case as JSON, with the first such text changed."""
    assert old in SMALL
    return SMALL.replace(old, new, 1).encode()


def refused(data: bytes) -> BadRow:
    with pytest.raises(BadRow) as wrong:
        read_case(data, "case.yaml")
    return wrong.value


# There and back


@pytest.mark.parametrize("name", ["deu-sau-2019", "isr-2024"])
def test_a_bundled_case_reads_back_equal_and_is_written_the_same_again(name: str) -> None:
    case = open_case(name)
    text = write_case(case)
    again = read_case(text.encode(), "again.yaml")
    assert again == case
    assert write_case(again) == text


def test_the_bundled_cases_are_these_two() -> None:
    assert list(bundled()) == ["deu-sau-2019", "isr-2024"]


@pytest.mark.parametrize(
    "words",
    [
        "no", "12:30", "0123", "1e3", "900", "-", "~", "null", "true", "", "2024-01-29", "# no comment", "a: b", "a #b",
        "'", '"', "\\", "\\u00e9", "two\nlines\n", " spaces ", "\ttab", "*", "&x", "!!str", "%", "@", "`", "---", "...",
        "Größe", "\u202eturned", "\u00a0", "\u2028", "\U0001f600", "x" * 300, "{a: b}", "[", "|", ">", "<<", "=", "? a",
    ],
)  # fmt: skip
def test_odd_words_read_back_as_they_were(words: str) -> None:
    # A field without a least length; the model takes spaces off both ends, as it does when a person writes them.
    case = small.case().model_copy(update={"case": small.case().case.model_copy(update={"title": words.strip()})})
    again = read_case(write_case(case).encode(), "again.yaml")
    assert again.case.title == words.strip()


@pytest.mark.parametrize("value", [0, 1, 900, 2**53, -0.5, 0.1, 1e-7, 1.5e22, 57021.0])
def test_numbers_read_back_as_they_were(value: float) -> None:
    line = small.case().transfers[0].lines[0]
    number = line.quantity.model_copy(update={"value": value})
    row = small.case().transfers[0].model_copy(update={"lines": (line.model_copy(update={"quantity": number}),)})
    case = small.case().model_copy(update={"transfers": (row,)})
    again = read_case(write_case(case).encode(), "again.yaml").transfers[0].lines[0].quantity.value
    assert again == value
    assert type(again) is type(value)


def test_what_is_written_has_sections_in_order_ids_first_and_sources_last() -> None:
    text = write_case(small.case())
    heads = [line.rstrip(":") for line in text.splitlines() if line and line[0] not in " -"]
    assert heads == ["format: caveat-case/1", "case", "documents", "origins", "statements", "transfers"]
    assert "- id: t-shells\n  supplier: USA\n" in text
    assert "    sources: [d-late]\n" in text
    assert "out_of_bounds" not in text  # a default is left out


def test_json_and_yaml_give_the_same_case() -> None:
    assert read_case(SMALL.encode(), "case.json") == small.case()
    assert read_case(write_case(small.case()).encode(), "case.yaml") == small.case()


def test_every_part_of_a_case_has_its_line() -> None:
    found = read(SMALL.encode(), "case.json")
    lines = SMALL.splitlines()

    def at(*loc: int | str) -> str:
        line = found.line_of(loc)
        assert line is not None
        return lines[line - 1].strip()

    assert at("transfers", 0, "lines", 0, "item") == '"item": "i-155mm-he",'
    assert at("statements", 1, "polarity") == '"polarity": "positive",'
    assert found.line_of(("statements", 1, "polarity")) != found.line_of(("statements", 0, "polarity"))
    assert at("case", "no-such-field") == '"case": {'  # the nearest part that is there


# What does not hold


@pytest.mark.parametrize(
    ("old", "new", "row", "says"),
    [
        pytest.param('"value": 900', '"value": "900"', "l-shells",
                     'quantity.value is "900". Expected: a number, without quotes, unit or separators', id="quotes"),
        pytest.param('"value": 900', '"value": true', "l-shells",
                     "quantity.value is true. Expected: a number", id="true is no number"),
        pytest.param('"count": 2', '"count": 2.5', "s-1",
                     "attribution.count is 2.5. Expected: a whole number", id="half an official"),
        pytest.param('"count": 2', '"count": 0', "s-1",
                     "attribution.count is 0. Expected: input should be greater than or equal to 1", id="no official"),
        pytest.param('"published": "2031-05-02"', '"published": 2031', "d-early",
                     "published is 2031. Expected: text; put it in quotes", id="a year is text"),
        pytest.param('"as_of": "2031-06-10"', '"as_of": "10 June 2031"', "small",
                     'as_of is "10 June 2031". Expected: a day that the calendar has', id="a day in words"),
        pytest.param('"date": "2031-05-02"', '"date": "May 2031"', "s-1",
                     'date is "May 2031". Write YYYY-MM-DD', id="a month in words"),
        pytest.param('"title": "Early"', '"title": ""', "d-early",
                     'title is "". Expected: some words; it may not be empty', id="no words"),
        pytest.param('"id": "d-early"', '"id": "D early"', "D early",
                     'id is "D early". Expected: an id of small letters', id="id"),
        pytest.param('"id": "d-early"', f'"id": "{"d" * 81}"', "d" * 81,
                     f'id is "{"d" * 81}". Expected: at most 80 characters', id="a long id"),
        pytest.param('"kind": "news"', '"kind": "rumour"', "d-early",
                     "kind is \"rumour\". Expected: one of 'news', 'official-notice'", id="vocabulary"),
        pytest.param('"modality": "considered"', '"modalty": "considered"', "s-1",
                     "modalty is an unknown key. Did you mean modality?", id="misspelt key"),
        pytest.param('"reliability": "high"', '"reliability": "high", "colour": "red"', "d-early",
                     "colour is an unknown key. Remove it, or correct its spelling", id="unknown key"),
        pytest.param('"publisher": "Early Post",', "", "d-early",
                     "publisher is missing. Add it", id="missing key"),
        pytest.param('"speaker": "two officials"', '"speaker": null', "s-1",
                     "speaker is empty. Expected: text", id="null"),
        pytest.param('"items": [', '"items": "i-155mm-he", "see": [', "s-1",
                     'items is "i-155mm-he". Expected: a list', id="a word for a list"),
        pytest.param('"attribution": {', '"attribution": ["x"], "quote": {', "s-1",
                     "attribution is a list. Expected: a mapping of fields to values", id="a list for a mapping"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_hold_is_said_by_line_row_field_and_mend(old: str, new: str, row: str, says: str) -> None:
    data = changed(old, new)
    found = refused(data)
    assert found.row == row
    assert f"({row}): {says}" in str(found)
    line = data.decode().splitlines()[(found.line or 0) - 1]
    field = found.field.split(".")[-1]
    assert f'"{field}"' in line or found.stands == "missing"


def test_the_first_complaint_in_the_file_is_raised_and_the_lines_of_the_others_are_named() -> None:
    data = changed('"title": "Early"', '"title": 1').replace(b'"title": "Month"', b'"title": 2')
    first, second = (data[: data.index(title)].count(b"\n") + 1 for title in (b'"title": 1', b'"title": 2'))
    found = str(refused(data))
    assert found.startswith(f"case.yaml, line {first} (d-early): title is 1.")
    assert f"(More to mend on line {second}.)" in found


def test_a_list_whose_only_row_is_broken_is_not_called_too_short() -> None:
    found = refused(changed('"item": "i-155mm-he"', '"item": 155'))
    assert (found.row, found.field, found.stands) == ("l-shells", "item", "155")


def test_a_list_that_needs_a_row_is_called_empty() -> None:
    content = {**small.CASE, "transfers": [{**small.CASE["transfers"][0], "lines": []}]}
    found = refused(json.dumps(content).encode())
    assert f"{found}".endswith("(t-shells): lines is an empty list. Expected: at least one entry.")


@pytest.mark.parametrize(
    ("given", "stands", "says"),
    [
        ("", "missing", "write that first"),
        ("format: caveat-case/9\n", "'caveat-case/9'", "install a newer Caveat"),
        ("format: dossier\n", "'dossier'", "write that first"),
        ("format: 1\n", "1", "write that first"),
    ],
)
def test_the_format_comes_before_everything_else(given: str, stands: str, says: str) -> None:
    found = refused(f"{given}case: nothing like a case\n".encode())
    assert (found.field, found.stands, found.line) == ("format", stands, 1)
    assert says in str(found)


# Names and paths


def test_a_bundled_case_is_opened_by_its_id_and_a_file_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(write_case(small.case()), encoding="utf-8")
    assert opened("isr-2024").where == "isr-2024.yaml"
    assert opened(str(path)).where == str(path)
    assert opened(str(path)).case == open_case(str(path)) == small.case()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("isr-2025", "Did you mean isr-2024?"),
        ("xyz", "Write one of: deu-sau-2019, isr-2024, or the path of a case file"),
    ],
)
def test_a_case_that_is_not_there_is_answered_with_the_nearest(name: str, says: str) -> None:
    with pytest.raises(UnknownTerm, match=says):
        open_case(name)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.yaml", "there is no such file. Check the path; `caveat list` names the bundled cases"),
        ("folder/", "this is a folder, not a file. Name the case file in it"),
        ("./pipe", "this is a pipe or a device, not a file"),
        ("./circle", "its links lead round in a circle"),
        ("a\0b.yaml", "this is no path of a file"),
    ],
)
def test_what_is_no_file_is_refused_by_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    os.mkfifo("pipe")
    Path("circle").symlink_to("circle")
    with pytest.raises(Unreadable, match=says):
        open_case(name)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(casetext.MAX_BYTES + 1)
    with pytest.raises(TooLarge, match="20,000,001 bytes, and at most 20,000,000 bytes is read"):
        open_case(str(path))


def test_an_equal_case_is_an_equal_value() -> None:
    assert CaseFile.model_validate(small.CASE) == read_case(SMALL.encode(), "case.json")
