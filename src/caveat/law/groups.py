"""A country and a day in; the recipient groups that it belonged to out, and whose law binds it as a supplier."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated

import pycountry
from pydantic import AfterValidator, Field, model_validator

from caveat import tables
from caveat.countries import is_country, is_recipient
from caveat.dates import PartialDate
from caveat.errors import UnknownTerm
from caveat.law.rulefile import RuleFile

OWN = ("USA", "GBR", "DEU")
"""The states whose own law is held."""
ANYBODY, OTHERS = "ANY", "OTHER"
"""In place of a group: whoever it is; and whoever is outside the NATO-plus group."""


def _partial(text: str) -> str:
    PartialDate.parse(text)
    return text


def _of_the_list(code: str) -> str:
    if not is_country(code):
        raise ValueError("the three capital letters of a country of ISO 3166, such as ISR")
    return code


Day = Annotated[str, AfterValidator(_partial)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$"), AfterValidator(_of_the_list)]


def known_country(code: str, field: str) -> str:
    """The code of a country or organization, if it is one: a misspelt one would stand outside every group.

    Raises  UnknownTerm with the code that was perhaps meant.
    """
    if is_recipient(code):
        return code
    try:
        near = [code.upper()] if is_recipient(code.upper()) else [pycountry.countries.search_fuzzy(code)[0].alpha_3]
    except LookupError:
        near = []
    raise UnknownTerm("the question", field, code, ("three capital letters of ISO 3166, such as ISR",), near)


class LawSource(tables.Row):
    """A page on which the text, or an account of it, was read."""

    url: Annotated[str, Field(pattern=r"^https?://")]
    title: str
    published: Day | None = None
    supports: str


class Member(tables.Row):
    """A country in a group, by date."""

    code: Country
    start: Day = Field(alias="from")
    end: Day | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _forwards(self) -> Member:
        if self.end and PartialDate.parse(self.end).latest < PartialDate.parse(self.start).earliest:
            raise ValueError(f"an end not before the start, and {self.end} is before {self.start}")
        return self

    def holds_on(self, day: date) -> bool:
        """True where the country belonged to the group on a day; its last day counts."""
        begun = PartialDate.parse(self.start).earliest <= day
        return begun and (self.end is None or day <= PartialDate.parse(self.end).latest)


class Group(tables.Row):
    """A group of countries that a rule treats alike."""

    id: Annotated[str, Field(pattern=r"^[A-Z][A-Z\-]+$")]
    name: str
    """For a reader, as in "15 days for the NATO-plus group"."""
    says: str
    cite: str
    note: str | None = None
    since: Day | None = None
    """The day from which the law has treated the group apart; earlier than that nobody is in it."""
    members: tuple[Member, ...] = Field(min_length=1)
    bodies: tuple[str, ...] = ()
    """Organizations that the rule treats as it treats the countries, by the codes of ``countries.toml``."""
    sources: tuple[LawSource, ...] = Field(min_length=1)

    def has(self, country: str, day: date) -> bool:
        """True where a country belonged to it on a day, and the law already treated it apart."""
        if self.since and PartialDate.parse(self.since).earliest > day:
            return False
        return country in self.bodies or any(member.code == country and member.holds_on(day) for member in self.members)


def load(file: RuleFile) -> Mapping[str, Group]:
    """The groups of a file by id.

    Raises  Malformed, or BadRow for the first row that does not hold.
    """
    file.closed("group")
    return MappingProxyType({row.id: row for row in file.rows("group", Group)})


@functools.cache
def groups() -> Mapping[str, Group]:
    """The recipient groups by id, read once."""
    return load(RuleFile.held("groups"))


def in_group(country: str, group: str, day: date) -> bool:
    """True where a country belonged to a group on a day, and the law already treated the group apart."""
    return groups()[group].has(country, day)


def group_of(country: str, day: date) -> str:
    """NATO-PLUS or OTHER, as section 36 sorts recipients.

    Source  AECA s.36(b)(1) and (6), (c)(2) and (5); 22 U.S.C. 2776
    """
    return "NATO-PLUS" if in_group(country, "NATO-PLUS", day) else OTHERS


def name_of(group: str) -> str:
    """A group for a reader; empty for anybody."""
    if group == ANYBODY:
        return ""
    return "other recipients" if group == OTHERS else groups()[group].name


def jurisdictions(supplier: str, day: date) -> tuple[str, ...]:
    """Whose law binds a supplier on a day, as far as law is held here: its own, the Union's, the treaty's."""
    own = (supplier,) if supplier in OWN else ()
    europe = ("EU",) if in_group(supplier, "EU", day) else ()
    treaty = ("INT",) if in_group(supplier, "ATT-PARTY", day) else ()
    return (*own, *europe, *treaty)


def held_words(supplier: str, day: date) -> str:
    """For a reader: whose law is held for a supplier, and what is not."""
    found = jurisdictions(supplier, day)
    if not found:
        return f"no provision of this supplier's law ({supplier}) is held here, and it is party to none that is"
    if supplier in found:
        return f"held: {', '.join(found)}"
    return f"of the supplier's own law ({supplier}) no provision is held; held: {', '.join(found)}"
