"""An item in; its role with the rule and the reason out, and whether a case leaves it out of bounds."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from caveat import tables
from caveat.errors import RuleError, UnknownTerm
from caveat.pipeline.items import Item, ItemClass, Role

PROTECTS_CIVILIANS = "protects-civilians"
"""Out of bounds: defensive systems that protect civilians, and nothing else that is called defensive."""

DEFAULT_OUT_OF_BOUNDS = (PROTECTS_CIVILIANS,)
"""What a case leaves out where it does not say."""


class RoleRule(tables.Row):
    """The usual role of some classes of items, with its reason."""

    id: Annotated[str, Field(pattern=r"^[a-z]-\d+$")]
    classes: Annotated[tuple[ItemClass, ...], Field(min_length=1)]
    role: Role
    protects_civilians: bool
    """True where the class protects civilians, so that by default no measure may touch it."""
    reason: str
    source: Annotated[str, Field(pattern=r"^https?://")]


@dataclass(frozen=True, slots=True)
class RoleFinding:
    """An item's role, which rule or row gives it, and who disputes it."""

    role: str
    reason: str
    rule: str
    """The id of the class rule, with "own row" where the item's own row departs from it."""
    contested: bool
    contested_by: str | None
    class_role: str
    class_reason: str
    protects_civilians: bool


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a case leaves an item out of every measure."""

    rule: str
    reason: str


@functools.cache
def rules() -> tuple[RoleRule, ...]:
    """The role rules, one for each class of the catalogue."""
    return load(tables.read(importlib.resources.files("caveat.pipeline") / "roles.toml"), "roles.toml")


def load(text: str, name: str) -> tuple[RoleRule, ...]:
    """The role rules of a file.

    Raises  RuleError where a class has no rule, or two; BadRow where a rule does not hold.
    """
    found = tables.rows(text, name, "rule", RoleRule)
    for known in ItemClass:
        ids = [rule.id for rule in found if known in rule.classes]
        if len(ids) != 1:
            stands = f"stands in {' and '.join(ids)}" if ids else "has no rule"
            raise RuleError(f"{name}: class {known.value} {stands}. Name it in exactly one rule's classes.")
    return found


@functools.cache
def _by_class() -> dict[ItemClass, RoleRule]:
    return {known: rule for rule in rules() for known in rule.classes}


def rule_of(item: Item) -> RoleRule:
    """The rule for the item's class."""
    return _by_class()[item.item_class]


def role(item: Item) -> RoleFinding:
    """The item's role. Its own row goes before the rule of its class, and both are given."""
    rule = rule_of(item)
    own = item.role is not rule.role
    return RoleFinding(
        role=item.role.value,
        reason=item.role_reason,
        rule=f"{rule.id}, own row" if own else rule.id,
        contested=item.contested,
        contested_by=item.contested_by,
        class_role=rule.role.value,
        class_reason=rule.reason,
        protects_civilians=protects_civilians(item),
    )


def protects_civilians(item: Item) -> bool:
    """True for a defensive item that protects civilians, by its own row or by the rule of its class."""
    if item.role is not Role.DEFENSIVE:
        return False
    rule = rule_of(item)
    return rule.protects_civilians if item.protects_civilians is None else item.protects_civilians


def excluded(item: Item, out_of_bounds: Collection[str] = DEFAULT_OUT_OF_BOUNDS) -> Exclusion | None:
    """Why a case leaves the item out of every measure; None where it does not.

    A case names roles ("defensive": every item of that role), rules ("d-1": every item of those classes that has the
    rule's role), or "protects-civilians", which is the default. The most specific ground is the one that is given.

    Raises  UnknownTerm for a word that is none of these.
    """
    known = [PROTECTS_CIVILIANS, *(one.value for one in Role), *(one.id for one in rules())]
    for word in out_of_bounds:
        if word not in known:
            raise UnknownTerm("the case", "out_of_bounds", word, known)
    rule = rule_of(item)
    by_rule = rule.id in out_of_bounds and item.role is rule.role
    by_role = item.role.value in out_of_bounds
    by_protection = PROTECTS_CIVILIANS in out_of_bounds and protects_civilians(item)
    if not (by_rule or by_role or by_protection):
        return None
    own = f"{rule.id}, own row"
    if protects_civilians(item):
        if rule.protects_civilians:
            return Exclusion(rule.id, f"Defensive by rule {rule.id}: {rule.reason}")
        return Exclusion(own, f"Defensive by its own row, and it protects civilians: {item.role_reason}.")
    if by_rule:
        return Exclusion(rule.id, f"The case leaves out what is {item.role.value} by rule {rule.id}: {rule.reason}")
    named = rule.id if item.role is rule.role else own
    return Exclusion(named, f"The case leaves out what is {item.role.value}: {item.role_reason}.")
