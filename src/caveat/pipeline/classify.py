"""An item in; its role with the rule and the reason out, and whether a case leaves it out of bounds."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Collection
from dataclasses import dataclass

from caveat import tables
from caveat.errors import RuleError, UnknownTerm
from caveat.pipeline.items import Item, ItemClass, Role


class RoleRule(tables.Row):
    """The usual role of some classes of items, with its reason."""

    id: str
    classes: tuple[ItemClass, ...]
    role: Role
    out_of_bounds: bool
    """True where the class protects civilians, so that by default no measure may touch it."""
    reason: str
    source: str


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


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a case leaves an item out of every measure."""

    rule: str
    reason: str


@functools.cache
def rules() -> tuple[RoleRule, ...]:
    """The role rules, one for each class of the catalogue.

    Raises  RuleError where a class has no rule or two.
    """
    source = importlib.resources.files("caveat.pipeline") / "roles.toml"
    found = tables.rows(tables.read(source), "roles.toml", "rule", RoleRule)
    for known in ItemClass:
        ids = [rule.id for rule in found if known in rule.classes]
        if len(ids) != 1:
            raise RuleError(f"roles.toml: class {known.value} has {len(ids)} rules {ids}; it needs exactly one")
    return found


def rule_of(item: Item) -> RoleRule:
    """The rule for the item's class."""
    return next(rule for rule in rules() if item.item_class in rule.classes)


def role(item: Item) -> RoleFinding:
    """The item's role. Its own row goes before the rule of its class, and both are given."""
    rule = rule_of(item)
    own = item.role is not rule.role
    return RoleFinding(
        role=item.role.value,
        reason=item.role_reason,
        rule=f"{rule.id}, own row" if own else rule.id,
        contested=item.contested_by is not None,
        contested_by=item.contested_by,
        class_role=rule.role.value,
        class_reason=rule.reason,
    )


def excluded(item: Item, out_of_bounds: Collection[str]) -> Exclusion | None:
    """Why a case that declares these roles out of bounds leaves the item out; None where it does not.

    A role that is declared leaves out every item that has it. For ``defensive`` the reason is the class rule's, where
    the rule says that the class protects civilians.

    Raises  UnknownTerm for a role that does not exist.
    """
    for name in out_of_bounds:
        if name not in [known.value for known in Role]:
            raise UnknownTerm("the case", "out_of_bounds", name, [known.value for known in Role])
    rule = rule_of(item)
    if item.role.value not in out_of_bounds:
        return None
    if item.role is Role.DEFENSIVE:
        reason = rule.reason if rule.out_of_bounds else item.role_reason
        return Exclusion(rule.id, f"Defensive by rule {rule.id}: {reason}")
    return Exclusion(rule.id, f"The case leaves out what is {item.role.value}: {item.role_reason}")
