"""The rules of countersigning in; how many signatures an advice on a line needs, whose, and by which rule, out.

The rules are data that an administrator reads and changes. One thing no office can set: whatever slows or stops needs
at least one signature of somebody else.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from caveat import tables
from caveat.errors import BadRow
from caveat.evidence import Stage
from caveat.law.channels import Channel
from caveat.pipeline.items import ItemClass
from caveat.pipeline.items import Role as ItemRole
from caveat.review.casefacts import Id, Words
from caveat.review.docket.acts import STOPPING, Advice
from caveat.review.docket.ground import LineCard
from caveat.review.docket.people import Role
from caveat.tables import Row

SIGNERS = (Role.REVIEWER, Role.DECIDER)
_STANDING = "countersignatures.rules"
MOST = 5
"""Signatures in one chain: a rule that asks for more is a slip of the pen."""


class Settings(Row):
    """What the rules say once for all."""

    lead_may_sign: bool = False
    """True where whoever has the lead of a review may countersign on it what others wrote."""
    holidays: tuple[date, ...] = ()
    """Days that count in no internal target."""


class Rule(Row):
    """How many signatures some advice needs on some lines. A key that is not there narrows nothing."""

    id: Id
    says: Words
    """Why, for whoever is asked to sign."""
    advice: Annotated[tuple[Advice, ...], Field(min_length=1)]
    whole: bool | None = None
    """True for the review as a whole only, false for lines only."""
    stages: tuple[Stage, ...] = ()
    channels: tuple[Channel, ...] = ()
    classes: tuple[ItemClass, ...] = ()
    roles: tuple[ItemRole, ...] = ()
    out_of_bounds: bool | None = None
    signatures: int = Field(ge=0, le=MOST)
    signers: tuple[Role, ...] = ()
    """The role that each signature takes, in order; reviewers where none is named."""

    @model_validator(mode="after")
    def _each_signer_once(self) -> Rule:
        if self.signers and len(self.signers) != self.signatures:
            raise ValueError(
                f"one signer for each of {self.signatures} signatures, and {len(self.signers)} stand there"
            )
        if strange := [role for role in self.signers if role not in SIGNERS]:
            raise ValueError(f"signers who are reviewer or decider, and {strange[0]} does not countersign")
        return self

    @property
    def narrows(self) -> bool:
        """True where it is about some lines only."""
        some = self.stages or self.channels or self.classes or self.roles
        return bool(some) or self.whole is not None or self.out_of_bounds is not None

    @property
    def chain(self) -> tuple[Role, ...]:
        """The role that each signature takes."""
        return self.signers or (Role.REVIEWER,) * self.signatures

    def about(self, cards: Sequence[LineCard], whole: bool, advice: Advice) -> bool:
        """True where the rule is about this advice on one of these lines."""
        if advice not in self.advice or (self.whole is not None and self.whole is not whole):
            return False
        narrowed = self.stages or self.channels or self.classes or self.roles or self.out_of_bounds is not None
        return not narrowed or any(self._meets(card) for card in cards)

    def _meets(self, card: LineCard) -> bool:
        return (
            (not self.stages or card.facts.stage in self.stages)
            and (not self.channels or not set(self.channels).isdisjoint(card.facts.channels))
            and (not self.classes or card.item_class in {one.value for one in self.classes})
            and (not self.roles or card.role in {one.value for one in self.roles})
            and (self.out_of_bounds is None or self.out_of_bounds == (card.out_of_bounds is not None))
        )


@dataclass(frozen=True, slots=True)
class Need:
    """What a recommendation needs before a decision can follow it."""

    signers: tuple[Role, ...]
    rules: tuple[str, ...]
    """The rules that ask for so many, with what they say."""
    digest: str
    """The rules that were asked."""

    @property
    def words(self) -> str:
        """How many countersignatures are needed, and whose, for whoever is about to submit."""
        if not self.signers:
            return "It needs no countersignature."
        count = f"{len(self.signers)} countersignature{'' if len(self.signers) == 1 else 's'}"
        return f"It needs {count} (in order: {', '.join(self.signers)}). {' '.join(self.rules)}"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of an office."""

    settings: Settings
    rules: tuple[Rule, ...]
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of their text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def need(self, cards: Sequence[LineCard], whole: bool, advice: Advice) -> Need:
        """What the most demanding rule asks for."""
        met = [rule for rule in self.rules if rule.about(cards, whole, advice)]
        most = max((rule.signatures for rule in met), default=0)
        asking = [rule for rule in met if rule.signatures == most] if most else []
        # Where two rules ask for equally many, the signers of higher standing are asked for.
        chain = max((rule.chain for rule in asking), key=lambda one: one.count(Role.DECIDER), default=())
        return Need(chain, tuple(f"{rule.id}: {rule.says}" for rule in asking), self.digest)


def load(text: str, name: str) -> Rules:
    """The rules of a file.

    Raises  Malformed where the TOML breaks; BadRow for the first row that does not hold, a table that nobody reads, or
            rules by which something that slows or stops would need no signature.
    """
    content = tables.parse(text, name)
    for table in content:
        if table not in ("settings", "rule"):
            raise BadRow(name, None, "", f"the table {table}", "one that nobody reads here",
                         "Write [settings] or [[rule]].")  # fmt: skip
    if not isinstance(content.get("rule", []), list):
        raise BadRow(name, None, "", "rule", "a single table", "Write each rule under [[rule]].")
    try:
        settings = Settings.model_validate(content.get("settings", {}))
    except ValidationError as wrong:
        raise tables.bad_row(name, None, "settings", wrong) from None
    found = Rules(settings, tables.rows(text, name, "rule", Rule), text)
    for advice in STOPPING:
        if not any(advice in rule.advice and rule.signatures and not rule.narrows for rule in found.rules):
            stands = "none that asks for a signature on every line"
            mend = "Whatever slows or stops needs at least one: write a rule for it that narrows nothing."
            raise BadRow(name, None, "", f"the rule for {advice.value}", stands, mend)
    return found


@functools.cache
def standing() -> Rules:
    """The rules of an office that has set none."""
    return load(standing_text(), _STANDING)


def standing_text() -> str:
    """The text of the rules of an office that has set none."""
    return tables.read(importlib.resources.files("caveat.review.docket") / _STANDING)
