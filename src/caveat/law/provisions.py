"""Rule files in, provisions of law out: dated values with their citation, holders, clock and sources.

A row without a source does not load. A provision is never edited when the law changes: the next text is the next row.
"""

from __future__ import annotations

import functools
import importlib.resources
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from caveat import tables
from caveat.dates import PartialDate
from caveat.errors import RuleError, UnknownTerm
from caveat.evidence import published_by

FILES = ("usa_aeca", "usa_faa", "usa_other", "usa_practice", "gbr", "deu", "eu", "int")


class Channel(StrEnum):
    """The channels that the rules know. ALL means any licence of that jurisdiction, or any channel of the USA."""

    FMS = "FMS"
    DCS = "DCS"
    FMF = "FMF"
    PDA = "PDA"
    WRSA = "WRSA"
    EDA = "EDA"
    ALL = "ALL"


class LawStage(StrEnum):
    """The stages at which rules bite."""

    POLICY_REVIEW = "policy-review"
    ELIGIBILITY = "eligibility"
    REQUEST = "request"
    PRE_NOTIFICATION = "pre-notification"
    CONGRESSIONAL_REVIEW = "congressional-review"
    OFFER_OR_LICENCE = "offer-or-licence"
    FINANCING = "financing"
    CONTRACT_AND_PRODUCTION = "contract-and-production"
    DELIVERY = "delivery"
    POST_DELIVERY = "post-delivery"
    ANY = "any"


Measures = Literal["pause", "slow", "withhold", "condition", "expedite"]


def _partial(text: str) -> str:
    PartialDate.parse(text)
    return text


Day = Annotated[str, AfterValidator(_partial)]


class LawSource(tables.Row):
    """A page on which the text, or an account of it, was read."""

    url: Annotated[str, Field(pattern=r"^https?://")]
    title: str
    published: Day | None = None
    supports: str


class InForce(tables.Row):
    """From when, and to when where it has ended."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")


class Threshold(tables.Row):
    """A value at or above which a rule applies.

    Units   US dollars.
    """

    recipient_group: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9\-]+$")]
    """NATO-PLUS, OTHER, or a named case in capitals."""
    article_kind: str
    usd: int


class Clock(tables.Row):
    """So many days, counted one way, after one step."""

    starts: str | None = None
    counts: Literal["calendar", "working", "session"]
    days: dict[str, int]
    """By recipient group, or by a named case in capitals; 0 means no fixed wait."""


class Provision(tables.Row):
    """A rule of law or policy."""

    id: str
    jurisdiction: Literal["USA", "GBR", "DEU", "EU", "INT"]
    cite: str
    title: str
    says: str
    """What it lets its holder do, in our own words."""
    channels: tuple[Channel, ...]
    stages: tuple[LawStage, ...]
    kind: Literal[
        "clock", "condition", "eligibility", "notification", "prohibition", "reporting", "suspension-power", "waiver"
    ]
    holders: tuple[str, ...]
    measures: tuple[Measures, ...]
    """Empty where it informs or limits and moves nothing."""
    in_force: InForce = InForce()
    thresholds: tuple[Threshold, ...] = ()
    caps: tuple[dict[str, str | int | float | bool], ...] = ()
    clock: Clock | None = None
    clock_note: str | None = None
    exceptions: tuple[str, ...] = ()
    text_as_of: Day | None = None
    confidence: Literal["high", "medium", "low"]
    unverified: bool = False
    note: str | None = None
    traps: tuple[str, ...] = ()
    check_at: str | None = None
    sources: tuple[LawSource, ...] = Field(min_length=1)

    def in_force_at(self, day: date) -> bool:
        """True where the provision was in force on a day, as far as its dates are known."""
        start, end = self.in_force.start, self.in_force.end
        if start and PartialDate.parse(start).earliest > day:
            return False
        return not (end and PartialDate.parse(end).latest <= day)

    def dates_words(self) -> str:
        """Its dates for a reader."""
        start, end = self.in_force.start, self.in_force.end
        began = f"in force from {start}" if start else "start of force not seen"
        return f"{began} to {end}" if end else began

    def read_by(self, day: date) -> tuple[LawSource, ...]:
        """The sources that were public on a day; those without a date are of the law itself and stay."""
        limit = PartialDate.of(day)
        return tuple(
            source
            for source in self.sources
            if source.published is None or published_by(PartialDate.parse(source.published), limit)
        )


@functools.cache
def provisions() -> dict[str, Provision]:
    """Every provision by id, read once.

    Raises  BadRow for a row that does not hold, RuleError for an id that stands in two files.
    """
    found: dict[str, Provision] = {}
    for name in FILES:
        text = tables.read(importlib.resources.files("caveat.law") / "rules" / f"{name}.toml")
        for row in tables.rows(text, f"{name}.toml", "provision", Provision):
            if row.id in found:
                raise RuleError(f"{name}.toml: {row.id} stands in another file too; give each provision one row.")
            found[row.id] = row
    return found


def get(provision_id: str) -> Provision:
    """The provision of an id.

    Raises  UnknownTerm with the nearest ids.
    """
    found = provisions().get(provision_id)
    if found is None:
        near = [known for known in provisions() if provision_id in known or known in provision_id]
        words = set(provision_id.split("-"))
        near += sorted(provisions(), key=lambda known: -len(words & set(known.split("-"))))[:2]
        raise UnknownTerm("the rules", "provision", provision_id, tuple(provisions()), tuple(dict.fromkeys(near))[:2])
    return found


class Member(tables.Row):
    """A country in a group, by date."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    start: Day = Field(alias="from")
    end: Day | None = Field(default=None, alias="to")


class Group(tables.Row):
    """A group of countries that a rule treats alike."""

    id: str
    says: str
    cite: str
    note: str | None = None
    members: tuple[Member, ...]
    sources: tuple[LawSource, ...] = Field(min_length=1)


@functools.cache
def groups() -> dict[str, Group]:
    """The recipient groups by id."""
    text = tables.read(importlib.resources.files("caveat.law") / "rules" / "groups.toml")
    return {row.id: row for row in tables.rows(text, "groups.toml", "group", Group)}


def in_group(country: str, group: str, day: date) -> bool:
    """True where a country belonged to a group on a day."""
    return any(
        member.code == country
        and PartialDate.parse(member.start).earliest <= day
        and (member.end is None or day <= PartialDate.parse(member.end).latest)
        for member in groups()[group].members
    )


def jurisdictions(supplier: str, day: date) -> tuple[str, ...]:
    """Whose law binds a supplier on a day, as far as law is held here."""
    own = (supplier,) if supplier in ("USA", "GBR", "DEU") else ()
    europe = ("EU",) if in_group(supplier, "EU", day) else ()
    return (*own, *europe, *(("INT",) if supplier != "USA" else ()))
