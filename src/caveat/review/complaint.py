"""What a check of a case is made of: the rows of the case with their places, complaints in the order of the file."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from caveat.errors import BadRow, CaveatError, Conflict, UnknownTerm
from caveat.review.casefile import CaseFile

Loc = tuple[int | str, ...]
LineOf = Callable[[Sequence[int | str]], int | None]
Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a case, where it stands, and the nearest id at or above it."""

    loc: Loc
    row: str
    value: BaseModel


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and the line by which complaints are put in order."""

    line: int | None
    error: CaveatError


@dataclass(frozen=True, slots=True)
class Setting:
    """The case and all that a rule needs to complain about it."""

    case: CaseFile
    parts: tuple[Part, ...]
    known_item: Known
    where: str
    line_of: LineOf

    def of(self, kind: type[BaseModel]) -> Iterator[Part]:
        """Every part of a kind."""
        return (part for part in self.parts if isinstance(part.value, kind))

    def bad(self, part: Part, field: str, stands: str, expected: str) -> Complaint:
        """A complaint about one field of a row."""
        line = self.line_of((*part.loc, field))
        return Complaint(line, BadRow(self.where, line, part.row, field, stands, expected))

    def unknown(self, part: Part, field: str, term: str, known: Sequence[str]) -> Complaint:
        """A complaint about a reference that leads nowhere, with the nearest name."""
        line = self.line_of((*part.loc, field))
        nearest = difflib.get_close_matches(term, known, n=2, cutoff=0.7)
        return Complaint(line, UnknownTerm(self.at(line, part.row), field, term, known, nearest))

    def conflict(self, part: Part, one: str, other: str, mend: str) -> Complaint:
        """A complaint about two parts that cannot both stand."""
        line = self.line_of(part.loc)
        return Complaint(line, Conflict(self.at(line, part.row), one, other, mend))

    def at(self, line: int | None, row: str) -> str:
        """File, line and row, as far as they are known."""
        return self.where + (f", line {line}" if line else "") + (f" ({row})" if row else "")


def walk(case: CaseFile) -> Iterator[Part]:
    """Every row of a case, outermost first."""
    return _walk(case, (), "")


def _walk(value: BaseModel, loc: Loc, row: str) -> Iterator[Part]:
    row = getattr(value, "id", None) or row
    yield Part(loc, row, value)
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if isinstance(inner, BaseModel):
            yield from _walk(inner, (*loc, name), row)
        elif isinstance(inner, tuple):
            for index, one in enumerate(inner):
                if isinstance(one, BaseModel):
                    yield from _walk(one, (*loc, name, index), row)
        elif isinstance(inner, dict):
            for key, one in inner.items():
                if isinstance(one, BaseModel):
                    yield from _walk(one, (*loc, name, key), row)
