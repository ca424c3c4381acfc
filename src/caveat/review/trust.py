"""How well each reader did where the truth was known, and what of it a user's settings let a rule accept."""

from __future__ import annotations

import importlib.resources
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field, model_validator

from caveat import tables
from caveat.errors import BadRow, Malformed
from caveat.review.proposals import By, Standing
from caveat.tables import Row

AT_LEAST = 0.99
CHECKED = 300
"""Values that must have been checked. Of fewer, all right, a share of 0.99 cannot be told from less (rule of three)."""
TABLE = "accuracy.toml"
SETTINGS = "caveat.toml"
"""The name of a user's settings."""

Words = Annotated[str, Field(min_length=1, max_length=80)]


class Measured(Row):
    """How many values of a field a reader gave over a corpus, and how many of them were right."""

    reader: Words
    field: Words
    corpus: Words
    right: int = Field(ge=0)
    given: int = Field(ge=1)
    there: int = Field(ge=0)
    """How many the corpus holds; what was not given was reported unread, or missed."""

    @model_validator(mode="after")
    def _in_order(self) -> Measured:
        if self.right > min(self.given, self.there):
            raise ValueError("at most as many right as were given, and as there are")
        return self


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The measurements of one field of one reader, together."""

    rows: tuple[Measured, ...]

    @property
    def right(self) -> int:
        """Values that were right."""
        return sum(row.right for row in self.rows)

    @property
    def given(self) -> int:
        """Values that were given."""
        return sum(row.given for row in self.rows)

    @property
    def short(self) -> str | None:
        """Why a rule may not accept the field; None where it may."""
        low = next((row for row in self.rows if row.right < AT_LEAST * row.given), None)
        if low is not None:
            return f"{low.right} of {low.given} were right on {low.corpus}, and a rule needs {AT_LEAST}"
        if self.given < CHECKED:
            return f"only {self.given} values were checked, and {AT_LEAST} cannot be shown with fewer than {CHECKED}"
        return None

    @property
    def words(self) -> str:
        """For a person: what was right of what, on what."""
        return "; ".join(f"{row.right} of {row.given} right on {row.corpus}" for row in self.rows)


@cache
def measured() -> Mapping[tuple[str, str], Accuracy]:
    """What has been measured, by reader and field."""
    text = tables.read(importlib.resources.files("caveat.review") / TABLE)
    found: dict[tuple[str, str], tuple[Measured, ...]] = {}
    for row in tables.rows(text, TABLE, "accuracy", Measured):
        found[row.reader, row.field] = (*found.get((row.reader, row.field), ()), row)
    return {key: Accuracy(rows) for key, rows in found.items()}


class Rule(Row):
    """What a user lets be accepted without a look: fields of one reader, each by its name."""

    name: Words
    """By which its acceptances are signed."""
    reader: Words
    fields: tuple[Words, ...] = Field(min_length=1)

    def accepts(self, standing: Standing) -> bool:
        """True for a proposal of the reader in one of the fields. Statements are a field of their own name."""
        return self.reader == standing.payload["reader"]["name"] and standing.field in self.fields

    def by(self, field: str) -> By:
        """Who accepts, where this rule does."""
        return By(self.name, rule=True, grounds=measured()[self.reader, field].words)


def settings(text: str, name: str) -> tuple[Rule, ...]:
    """The rules of a user's settings, each field held to what was measured.

    Raises  Malformed, BadRow for settings that do not hold, and for a field in which the reader is not shown right.
    """
    unknown = sorted(tables.parse(text, name).keys() - {"accept"})
    if unknown:
        raise Malformed(name, None, f"{unknown[0]!r} is no setting", "Write [[accept]] with name, reader and fields.")
    if not isinstance(tables.parse(text, name).get("accept", []), list):
        raise Malformed(name, None, "accept is no list", "Write [[accept]], with two brackets on each side.")
    rules = tables.rows(text, name, "accept", Rule)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[accept]]"]
    for place, rule in enumerate(rules):
        for field in rule.fields:
            why = _refused(rule.reader, field, measured())
            if why is not None:
                raise BadRow(name, lines[place] if place < len(lines) else None, rule.name, "fields", repr(field),
                             f"No rule may accept it: {why}. Take it out, and accept it by hand.")  # fmt: skip
    return rules


def _refused(reader: str, field: str, known: Mapping[tuple[str, str], Accuracy]) -> str | None:
    accuracy = known.get((reader, field))
    if accuracy is None:
        return f"how often the reader {reader!r} is right in it has not been measured"
    return accuracy.short


def rule_for(standing: Standing, rules: Sequence[Rule]) -> Rule | None:
    """The first rule that accepts a proposal."""
    return next((rule for rule in rules if rule.accepts(standing)), None)


def explained(reader: str, field: str, rule: str | None = None) -> str:
    """For a person: what read a field, and whether it may be accepted without a look."""
    by = f"the reader {reader!r}" + (f", rule {rule!r}" if rule else "")
    accuracy = measured().get((reader, field))
    if accuracy is None:
        return f"{by}; not measured, so that a person accepts it"
    may = "settings may let a rule accept it" if accuracy.short is None else f"a person accepts it: {accuracy.short}"
    return f"{by}; {accuracy.words}; {may}"
