"""Rule files in, provisions of law out: dated values with their citation, holders, clock and sources.

A row without a source does not load. A provision is never edited when the law changes: the next text is the next row.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from caveat import tables
from caveat.dates import PartialDate
from caveat.errors import RuleError, UnknownTerm
from caveat.evidence import published_by

CASES = ("RESCISSION",)
"""Named cases of a clock that are one word, and so look like a group."""
OWN = ("USA", "GBR", "DEU")
"""The states whose own law is held."""
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
ArticleKind = Literal["MDE", "defense-articles-services", "design-construction", "firearms"]
Force = Literal[
    "constitution", "statute", "regulation", "order", "policy", "custom", "decision", "eu-law", "treaty"
]  # fmt: skip


def _partial(text: str) -> str:
    PartialDate.parse(text)
    return text


def _several(value: object) -> object:
    # One period is written as one table; a rule that lapsed and came back has a list of them.
    return [value] if isinstance(value, dict) else value


Day = Annotated[str, AfterValidator(_partial)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class LawSource(tables.Row):
    """A page on which the text, or an account of it, was read."""

    url: Annotated[str, Field(pattern=r"^https?://")]
    title: str
    published: Day | None = None
    supports: str


class InForce(tables.Row):
    """A period in which a rule stood: from its first day to the first day on which it stood no more."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    ended_by: str | None = None

    @model_validator(mode="after")
    def _forwards(self) -> InForce:
        if self.start and self.end and PartialDate.parse(self.end).latest <= PartialDate.parse(self.start).earliest:
            raise ValueError(f"an end after the start, and {self.end} is not after {self.start}")
        return self

    def holds_on(self, day: date) -> bool:
        """True where the day lies in the period, as far as its dates are known."""
        if self.start and PartialDate.parse(self.start).earliest > day:
            return False
        return not (self.end and PartialDate.parse(self.end).latest <= day)

    def words(self) -> str:
        """The period for a reader."""
        began = f"from {self.start}" if self.start else "start not seen"
        return f"{began} to {self.end}" if self.end else began


class Threshold(tables.Row):
    """A value at or above which a rule applies, while it stood.

    Units   US dollars.
    """

    recipient_group: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9\-]+$")]
    """A group of ``groups.toml``, OTHER for whoever is outside the NATO-plus group, or ANY."""
    article_kind: ArticleKind
    usd: int | None = Field(default=None, gt=0)
    """None where the text is contested and no value can be given."""
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    contested: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Threshold:
        if (self.usd is None) == (self.contested is None):
            raise ValueError("either a value in usd, or contested with the reason why none can be given")
        return self

    def holds_on(self, day: date) -> bool:
        """True where the value stood on a day."""
        return InForce.model_validate({"from": self.start, "to": self.end}).holds_on(day)


class Cap(tables.Row):
    """A yearly or one-off limit of value. It is no threshold: reaching it needs no notice, passing it needs a law.

    Units   US dollars.
    """

    what: str
    recipient_group: str
    usd: int = Field(gt=0)
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")


class Clock(tables.Row):
    """So many days, counted one way, after one step or before it."""

    starts: str | None = None
    counts: Literal["calendar", "working", "session"]
    said: bool = False
    """True where the text itself says how the days are counted; else plain days are read as calendar days."""
    toward: Literal["after", "before"] = "after"
    """before: counted back from the step, as from a delivery."""
    binding: bool = True
    """False for custom and targets: nothing follows by law when the days are over."""
    days: dict[str, int] = Field(default_factory=dict)
    """By recipient group, or by a named case in capitals; 0 means no fixed wait."""
    months: dict[str, int] = Field(default_factory=dict)
    """Likewise, where the text counts months."""
    since: dict[str, Day] = Field(default_factory=dict)
    """From which day the number of a group or case has stood, where that is known."""
    pauses: tuple[str, ...] = ()
    waived_by: str | None = None
    """In words: the act that waives the wait, where there is one."""
    waiver: str | None = None
    """The provision that the waiver stands in, where it is a row of its own."""
    then: str | None = None
    """What it means that the days are over."""

    @model_validator(mode="after")
    def _counts_something(self) -> Clock:
        if not self.days and not self.months:
            raise ValueError("at least one number, in days or in months")
        if strange := sorted(set(self.since) - set(self.days) - set(self.months)):
            raise ValueError(f"since names {strange[0]}, which has no number")
        if any(number < 0 for number in (*self.days.values(), *self.months.values())):
            raise ValueError('a wait of 0 or more; use toward = "before" to count back')
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """The groups and cases that have a number."""
        return (*self.days, *self.months)

    def wait_words(self, key: str) -> str:
        """The wait of a group or case, for a reader."""
        if key in self.months:
            return f"{self.months[key]} months"
        if not self.days[key]:
            return "no fixed wait, 0 days"
        kind = "days of continuous session" if self.counts == "session" else f"{self.counts} days"
        return f"{self.days[key]} {kind}"


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
    force: Force = "statute"
    """What kind of rule it is. Custom has no legal force."""
    holders: tuple[str, ...] = Field(min_length=1)
    measures: tuple[Measures, ...]
    """Empty where it informs or limits and moves nothing."""
    trigger: str | None = None
    """What must be so before it bites, where it is not simply at the holder's discretion."""
    recipients: tuple[Country, ...] = ()
    """The only recipients that it concerns; empty where it concerns any."""
    not_recipients: tuple[Country, ...] = ()
    in_force: Annotated[tuple[InForce, ...], BeforeValidator(_several)] = (InForce(),)
    thresholds: tuple[Threshold, ...] = ()
    values_confirmed: Day | None = None
    """The last day on which a source says that the values in dollars stood."""
    caps: tuple[Cap, ...] = ()
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
        return any(period.holds_on(day) for period in self.in_force)

    def concerns(self, recipient: str | None) -> bool:
        """True where the provision can concern deliveries to a recipient; None asks about none in particular."""
        if recipient is None:
            return True
        return recipient not in self.not_recipients and (not self.recipients or recipient in self.recipients)

    def dates_words(self) -> str:
        """Its dates for a reader."""
        told = "; then ".join(period.words() for period in self.in_force)
        return "start of force not seen" if told == "start not seen" else f"in force {told}"

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
    for row in found.values():
        _refers(row, found)
    return found


def _refers(row: Provision, known: Collection[str]) -> None:
    """Refuse a group or provision that is named and not there."""
    named = [(group, "thresholds") for group in {one.recipient_group for one in row.thresholds}]
    # Keys of a clock are groups or named cases; a group that was misspelt would pass for a case.
    named += [(key, "clock") for key in (row.clock.keys if row.clock else ()) if key.isalpha()]
    for group, field in named:
        if group not in (*groups(), "ANY", "OTHER", *CASES):
            raise UnknownTerm(f"the rules ({row.id})", field, group, (*groups(), "ANY", "OTHER", *CASES))
    if row.clock and row.clock.waiver and row.clock.waiver not in known:
        raise UnknownTerm(f"the rules ({row.id})", "waiver", row.clock.waiver, tuple(known))


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

    code: Country
    start: Day = Field(alias="from")
    end: Day | None = Field(default=None, alias="to")


class Group(tables.Row):
    """A group of countries that a rule treats alike."""

    id: str
    says: str
    cite: str
    note: str | None = None
    since: Day | None = None
    """The day from which the law has treated the group apart; earlier than that nobody is in it."""
    members: tuple[Member, ...] = Field(min_length=1)
    sources: tuple[LawSource, ...] = Field(min_length=1)


@functools.cache
def groups() -> dict[str, Group]:
    """The recipient groups by id."""
    text = tables.read(importlib.resources.files("caveat.law") / "rules" / "groups.toml")
    return {row.id: row for row in tables.rows(text, "groups.toml", "group", Group)}


def in_group(country: str, group: str, day: date) -> bool:
    """True where a country belonged to a group on a day, and the law already treated the group apart."""
    found = groups()[group]
    if found.since and PartialDate.parse(found.since).earliest > day:
        return False
    return any(
        member.code == country
        and PartialDate.parse(member.start).earliest <= day
        and (member.end is None or day <= PartialDate.parse(member.end).latest)
        for member in found.members
    )


def group_of(country: str, day: date) -> str:
    """NATO-PLUS or OTHER, as section 36 sorts recipients."""
    return "NATO-PLUS" if in_group(country, "NATO-PLUS", day) else "OTHER"


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
