"""Rule files in, provisions of law out: dated values with their citation, holders, clock and sources.

A row without a source does not load. A provision is never edited when the law changes: the next text is the next row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from caveat import tables
from caveat.dates import PartialDate
from caveat.errors import UnknownTerm
from caveat.evidence import published_by
from caveat.law.channels import Reach
from caveat.law.groups import ANYBODY, OTHERS, Country, Day, Group, LawSource, groups
from caveat.law.rulefile import RuleFile
from caveat.law.terms import Cap, Clock, InForce, Threshold

FILES = ("usa_aeca", "usa_faa", "usa_other", "usa_practice", "gbr", "deu", "eu", "int")
_ID = re.compile(r"^(?:usa|gbr|deu|eu|int)(?:-[a-z0-9]+)+$")
"""An id; an exception that looks like one names a provision rather than telling it."""


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


Jurisdiction = Literal["USA", "GBR", "DEU", "EU", "INT"]
Measures = Literal["pause", "slow", "withhold", "condition", "expedite"]
Force = Literal[
    "constitution", "statute", "regulation", "order", "policy", "custom", "decision", "eu-law", "treaty"
]  # fmt: skip


def _several(value: object) -> object:
    # One period is written as one table; a rule that lapsed and came back has a list of them.
    return [value] if isinstance(value, dict) else value


class Provision(tables.Row):
    """A rule of law or policy."""

    id: Annotated[str, Field(pattern=_ID.pattern)]
    jurisdiction: Jurisdiction
    cite: str
    title: str
    says: str
    """What it lets its holder do, in our own words."""
    channels: tuple[Reach, ...] = Field(min_length=1)
    stages: tuple[LawStage, ...] = Field(min_length=1)
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

    @model_validator(mode="after")
    def _holds_together(self) -> Provision:
        for one, other in combinations(self.in_force, 2):
            if one.meets(other):
                raise ValueError(f"periods apart, and those {one.words()} and {other.words()} meet")
        for row, later in combinations(self.thresholds, 2):
            same = (row.recipient_group, row.article_kind) == (later.recipient_group, later.article_kind)
            if same and row.meets(later):
                raise ValueError(
                    f"one value at a time, and {row.recipient_group} has two for {row.article_kind} on a day"
                )
        if self.force == "custom" and self.clock and self.clock.binding:
            raise ValueError("binding = false on the clock of a custom: custom has no legal force")
        return self

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


def load(files: Sequence[RuleFile], known: Mapping[str, Group]) -> Mapping[str, Provision]:
    """The provisions of some rule files by id, with every group and provision that they name at hand.

    Raises  Malformed, or BadRow for the first row that does not hold: an id that stands in two files, or a group or
            provision that is named and not there, as well.
    """
    found: dict[str, Provision] = {}
    places: dict[str, tuple[RuleFile, int]] = {}
    for file in files:
        file.closed("provision", "case")
        for index, row in enumerate(file.rows("provision", Provision)):
            if row.id in found:
                where = f"also the id of a row of {places[row.id][0].name}"
                raise file.bad("provision", index, row.id, "id", where, "Give each provision one row.")
            found[row.id], places[row.id] = row, (file, index)
    for name, row in found.items():
        for field, stands, expected in _strangers(row, found, known):
            file, index = places[name]
            raise file.bad("provision", index, name, field, repr(stands), f"Expected: {expected}.")
    return MappingProxyType(found)


def _strangers(row: Provision, known: Container[str], named: Mapping[str, Group]) -> Iterable[tuple[str, str, str]]:
    """The groups and provisions that a row names and that are not there."""
    allowed = (*named, ANYBODY, OTHERS)
    expected = f"a group, one of {', '.join(allowed)}"
    yield from (
        (field, one.recipient_group, expected)
        for field, rows in (("thresholds.recipient_group", row.thresholds), ("caps.recipient_group", row.caps))
        for one in rows
        if one.recipient_group not in allowed
    )
    if row.clock:
        # A misspelt group would pass for a case, and the recipient would be told that no number is held.
        strange = [key for key in row.clock.keys if key not in (*allowed, *row.clock.cases)]
        yield from (("clock", key, f"{expected}, or a case that clock.cases puts in words") for key in strange)
    waiver = row.clock.waiver if row.clock else None
    for field, name in (
        ("clock.waiver", waiver),
        *(("exceptions", one) for one in row.exceptions if _ID.fullmatch(one)),
    ):
        if name and name not in known:
            yield field, name, "the id of a provision"


@functools.cache
def provisions() -> Mapping[str, Provision]:
    """Every provision by id, read once.

    Raises  BadRow for the first row that does not hold.
    """
    return load([RuleFile.held(name) for name in FILES], groups())


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
