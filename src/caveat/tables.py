"""Data files that ship with the program: one TOML array of tables in, validated rows out.

A row that does not hold is refused by file, line, id and field; nothing is skipped and nothing is guessed.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import BaseModel, ConfigDict, ValidationError

from caveat.errors import BadRow, Malformed, Unreadable

_TOML_LINE = re.compile(r"\(at line (\d+)")


class Row(BaseModel):
    """A row of a data file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


_EXPECTED = {
    "missing": "a value; this one may not be left out",
    "tuple_type": 'a list, as in ["A", "B"]',
    "dict_type": "a table of its own, with a name in square brackets above it",
    "string_type": "text in quotation marks",
    "too_short": "at least one entry",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}
"""What a value should have been, in the words of whoever writes such a file."""

RowT = TypeVar("RowT", bound=BaseModel)


def read(path: Path | Traversable) -> str:
    """The text of a data file, as UTF-8.

    Raises  Unreadable where the file is not there or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise Unreadable(path.name, f"byte {wrong.start} is not UTF-8", "Save the file as UTF-8.") from None
    except OSError as wrong:
        raise Unreadable(path.name, wrong.strerror or str(wrong), "Check the path and its permissions.") from None


@functools.cache
def digest() -> str:
    """SHA-256 over the data files that a review depends on: the state of law, items, roles and episodes."""
    found = hashlib.sha256()
    for path in sorted(_data_files(importlib.resources.files("caveat"))):
        if not path[0].startswith("sources/"):  # how a text is read does not bear on what a case says
            found.update(f"{path[0]}\x00{path[1]}\x00".encode())
    return found.hexdigest()


def _data_files(folder: Traversable) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", text) for name, text in _data_files(entry))
        elif entry.name.endswith(".toml"):
            yield entry.name, read(entry)


def parse(text: str, name: str) -> dict[str, Any]:
    """A TOML text as a mapping.

    Raises  Malformed with the line where the syntax breaks.
    """
    try:
        return tomli.loads(text.removeprefix("\ufeff"))  # a mark that some editors write
    except tomli.TOMLDecodeError as wrong:
        line = _TOML_LINE.search(str(wrong))
        raise Malformed(name, int(line[1]) if line else None, str(wrong), "Mend the TOML at that line.") from None


def rows(text: str, name: str, array: str, model: type[RowT]) -> tuple[RowT, ...]:
    """Every ``[[array]]`` table of a TOML text, validated as ``model``, in file order.

    Raises  Malformed, or BadRow for the first row that does not hold: file, line, id, field, what stands there,
            what was expected.
    """
    header = f"[[{array}]]"
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == header]
    tables = parse(text, name).get(array, [])
    found: list[RowT] = []
    for index, table in enumerate(tables):
        line = lines[index] if index < len(lines) else None
        try:
            found.append(model.model_validate(table))
        except ValidationError as wrong:
            raise bad_row(name, line, str(table.get("id", f"row {index + 1}")), wrong) from None
    unique(found, name, lines)
    return tuple(found)


def bad_row(name: str, line: int | None, row: str, wrong: ValidationError) -> BadRow:
    """The first complaint of a validation, as a sentence of ours."""
    first = wrong.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "the row"
    stands = "missing" if first["type"] == "missing" else _shown(first["input"])
    if first["type"] == "extra_forbidden":
        return BadRow(name, line, row, field, "an unknown key", "Remove it, or correct its spelling.")
    message = _EXPECTED.get(first["type"]) or first["msg"].removeprefix("Value error, ").rstrip(".")
    if " is not a date" in message:  # a sentence of its own, with its mend
        return BadRow(name, line, row, field, stands, f"{message}.")
    return BadRow(name, line, row, field, stands, f"Expected: {message[0].lower()}{message[1:]}.")


def _shown(value: object) -> str:
    """What stands there; a whole table is not written out."""
    return "not in order" if isinstance(value, dict) else repr(value)[:120]


def unique(found: list[RowT], name: str, lines: list[int]) -> None:
    """Refuse two rows with one id."""
    seen: dict[str, int] = {}
    for index, row in enumerate(found):
        key = getattr(row, "id", None)
        if key is None:
            continue
        if key in seen:
            first = lines[seen[key]] if seen[key] < len(lines) else "?"
            raise BadRow(
                name, lines[index] if index < len(lines) else None, key, "id", f"also the id of line {first}",
                "Give each row an id of its own.",
            )  # fmt: skip
        seen[key] = index
