"""A rule file that ships with the room: its name in, its rows out; and, for a row that is refused, where it stands."""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from caveat import tables
from caveat.errors import BadRow

RowT = TypeVar("RowT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The text of a rule file, under the name that a refusal gives it."""

    name: str
    text: str

    @classmethod
    def held(cls, stem: str) -> RuleFile:
        """A rule file of the room.

        Raises  Unreadable where it is not there or is not UTF-8.
        """
        return cls(f"{stem}.toml", tables.read(importlib.resources.files("caveat.law") / "rules" / f"{stem}.toml"))

    def rows(self, array: str, model: type[RowT]) -> tuple[RowT, ...]:
        """Every ``[[array]]`` table, validated as ``model``, in file order.

        Raises  Malformed where the TOML breaks; BadRow for the first row that does not hold.
        """
        return tables.rows(self.text, self.name, array, model)

    def raw(self, array: str) -> list[dict[str, Any]]:
        """Every ``[[array]]`` table as it stands, for rows of several kinds."""
        found: list[dict[str, Any]] = tables.parse(self.text, self.name).get(array, [])
        return found

    def closed(self, *arrays: str) -> None:
        """Refuse a table that nobody reads: misspelt, it would be passed over in silence.

        Raises  BadRow with the name of the table.
        """
        for name, value in tables.parse(self.text, self.name).items():
            known = " or ".join(f"[[{array}]]" for array in arrays)
            if name not in arrays:
                line = next(
                    (number for number, line in self._numbered() if line.startswith(("[" + name, "[[" + name, name))),
                    None,
                )
                raise BadRow(self.name, line, "", f"the table {name}", "one that nobody reads here", f"Write {known}.")
            if not (isinstance(value, list) and all(isinstance(row, dict) for row in value)):
                raise BadRow(self.name, None, "", name, repr(value)[:80], f"Expected: an array of tables, {known}.")

    def line(self, array: str, index: int) -> int | None:
        """The line on which the table of a row begins."""
        lines = [number for number, line in self._numbered() if line == f"[[{array}]]"]
        return lines[index] if index < len(lines) else None

    def bad(self, array: str, index: int, row: str, field: str, stands: str, expected: str) -> BadRow:
        """The refusal of a row: where it stands, what stands there, what was expected and how to mend it."""
        return BadRow(self.name, self.line(array, index), row, field, stands, expected)

    def _numbered(self) -> list[tuple[int, str]]:
        return [(number, line.strip()) for number, line in enumerate(self.text.splitlines(), 1)]
