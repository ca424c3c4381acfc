"""A row of the catalogue: a kind of article with its names, class, role, codes and sources; it holds or is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from caveat import tables
from caveat.pipeline import vocabularies
from caveat.pipeline.spelling import fold

Words = Annotated[str, Field(min_length=1)]


class Role(StrEnum):
    """The usual argument about a kind of item. The role of a transfer depends on recipient and use as well."""

    OFFENSIVE = "offensive"
    DEFENSIVE = "defensive"
    DUAL = "dual"
    ENABLING = "enabling"


class ItemClass(StrEnum):
    """The catalogue's classes."""

    AIR_DEFENCE = "air-defence"
    AIRCRAFT_OTHER = "aircraft-other"
    AMMUNITION_SMALL = "ammunition-small"
    ARMOUR = "armour"
    ARTILLERY = "artillery"
    ARTILLERY_AMMUNITION = "artillery-ammunition"
    BOMBS_UNGUIDED = "bombs-unguided"
    C4I = "c4i"
    COMBAT_AIRCRAFT = "combat-aircraft"
    COMPONENTS = "components"
    ELECTRONIC_WARFARE = "electronic-warfare"
    ENGINES_SPARES = "engines-spares"
    FUEL = "fuel"
    FUNDS = "funds"
    HELICOPTERS = "helicopters"
    LOITERING = "loitering"
    MINES = "mines"
    MISSILES = "missiles"
    NAVAL_WEAPONS = "naval-weapons"
    OTHER = "other"
    POLICE = "police"
    PRECISION_GUIDANCE = "precision-guidance"
    PROTECTIVE = "protective"
    RIOT_CONTROL = "riot-control"
    ROCKETS = "rockets"
    SENSORS_ISR = "sensors-isr"
    SHIPS = "ships"
    SMALL_ARMS = "small-arms"
    SUPPORT_SERVICES = "support-services"
    UAV = "uav"
    VEHICLES_ENGINEERING = "vehicles-engineering"
    VEHICLES_LIGHT = "vehicles-light"


class Alias(tables.Row):
    """A way in which documents write an item."""

    text: str
    ambiguous: bool = False
    """True where it fits other items or things too; it then never resolves by itself."""
    also: tuple[str, ...] = ()
    misprint: bool = False
    note: str | None = None

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if len(fold(self.text)) < 2:
            raise ValueError("at least two letters or figures")
        if self.also and not self.ambiguous:
            raise ValueError("`ambiguous = true` beside `also`, since the alias names those items too")
        if self.ambiguous and not self.also and not self.note:
            raise ValueError("an ambiguous alias says what else it names, in `also` or in a `note`")
        if self.misprint and not self.note:
            raise ValueError("a misprint says in a `note` what it stands for")
        return self


class Code(tables.Row):
    """Where a list puts a kind of item. A basis without a code says that the list leaves the kind out."""

    code: str | None = None
    ref: str | None = None
    """The paragraph below the code, where one is known."""
    basis: Literal["source", "reasoned"]
    """``source``: the list or its keeper names the kind. ``reasoned``: our reading of its words."""
    part: str | None = None
    """What of the item this code is for, where a list splits it: the interceptor, the system."""


class Source(tables.Row):
    """A page, and what it supports."""

    url: Annotated[str, Field(pattern=r"^https?://")]
    title: Words
    supports: Words


class Supplier(tables.Row):
    """Someone else who makes the same kind of item."""

    who: str
    what: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A list's treatment of an item, in words."""

    list: str
    code: str | None
    words: str
    basis: str | None


def _many(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Codes = Annotated[tuple[Code, ...], BeforeValidator(_many), Field(min_length=1)]


class Item(tables.Row):
    """A kind of article, service or money."""

    id: Annotated[str, Field(pattern=r"^i-[a-z0-9\-]+$")]
    name: Words
    item_class: ItemClass = Field(alias="class")
    role: Role
    role_reason: Words
    protects_civilians: bool | None = None
    """Set where the row departs from the rule of its class."""
    contested_by: str | None = None
    """Who disputes the role; None where no dispute was seen, which does not mean that there is none."""
    contested_source: str | None = None
    maker: str | None = None
    """From a cited page where one supports it, else general knowledge."""
    not_covered_by: tuple[str, ...] = ()
    """Registers whose own definition leaves the kind out."""
    substitutes: tuple[str, ...] = ()
    """The same broad job for a policy reader; not that one fits the same platform."""
    unsourced: bool = False
    unsourced_reason: str | None = None
    partly_sourced: bool = False
    aliases: tuple[Alias, ...] = Field(min_length=1)
    codes: Mapping[vocabularies.ListId, Codes]
    suppliers_elsewhere: tuple[Supplier, ...] = ()
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _stands_on_something(self) -> Self:
        if not self.sources and not (self.unsourced and self.unsourced_reason):
            raise ValueError("at least one source, or `unsourced = true` with an `unsourced_reason`")
        if self.sources and self.unsourced:
            raise ValueError("either sources or `unsourced = true`, not both")
        return self

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.protects_civilians is not None and self.role is not Role.DEFENSIVE:
            raise ValueError("`protects_civilians` on a defensive item only; another role is never out of bounds by it")
        if self.contested_source and not self.contested_by:
            raise ValueError("`contested_by` beside `contested_source`: say who disputes the role")
        return self

    @property
    def contested(self) -> bool:
        """True where somebody disputes the role."""
        return self.contested_by is not None

    def code_rows(self) -> tuple[CodeRow, ...]:
        """Each list's treatment of the item. A list without an entry is undecided; nothing is filled from another."""
        return tuple(
            _code_row(one.title, code)
            for one in vocabularies.lists()
            for code in self.codes.get(one.id, (None,))
        )  # fmt: skip


def _code_row(title: str, code: Code | None) -> CodeRow:
    if code is None:
        return CodeRow(title, None, "not decided here", None)
    part = f" ({code.part})" if code.part else ""
    if code.code is None:
        return CodeRow(title, None, f"left out by this list{part}", code.basis)
    return CodeRow(title, code.code, f"{code.ref or code.code}{part}", code.basis)


Fault = tuple[str, str, str, str]
"""A row's id, the field, what stands there, and the mend."""


def faults(rows: Iterable[Item]) -> Iterator[Fault]:
    """What does not hold between rows, or between row and vocabulary."""
    items = {item.id: item for item in rows}
    for item in items.values():
        yield from _reference_faults(item, items)
        for register in item.not_covered_by:
            if register not in vocabularies.registers():
                known = ", ".join(vocabularies.registers())
                yield item.id, "not_covered_by", repr(register), f"Write one of: {known}."
        yield from _code_faults(item)
    yield from _alias_faults(items)


def _reference_faults(item: Item, items: Mapping[str, Item]) -> Iterator[Fault]:
    named = [("substitutes", other) for other in item.substitutes]
    named += [(f"alias {alias.text!r}", other) for alias in item.aliases for other in alias.also]
    for field, other in named:
        if other == item.id:
            yield item.id, field, "the item itself", "Name another item, or none."
        elif other not in items:
            yield item.id, field, repr(other), "Name an item of the catalogue."


def _alias_faults(items: Mapping[str, Item]) -> Iterator[Fault]:
    """Spellings that two rows carry and not both mark, and those that one row carries twice."""
    holders: dict[str, dict[str, bool]] = {}
    for item in items.values():
        own: set[str] = set()
        for alias in item.aliases:
            form = fold(alias.text)
            if form in own:
                yield item.id, f"alias {alias.text!r}", "twice in this row, in one spelling or two", "Remove one."
            own.add(form)
            holders.setdefault(form, {})[item.id] = alias.ambiguous
        holders.setdefault(fold(item.name), {}).setdefault(item.id, False)
    for form, marks in holders.items():
        plain = [one for one, ambiguous in marks.items() if not ambiguous]
        if plain and len(marks) > 1:
            others = " and ".join(one for one in marks if one != plain[0])
            yield plain[0], f"alias {form!r}", f"also in {others}", "Mark it ambiguous in each, with a note or `also`."


def _code_faults(item: Item) -> Iterator[Fault]:
    for key, codes in item.codes.items():
        known = vocabularies.get(key)
        for code in codes:
            if wrong := known.refuses(code.code, code.ref):
                yield item.id, f"codes.{key}", wrong, known.mend(code.code)
            register = vocabularies.register_of(key)
            if register and (code.code is None) != (register in item.not_covered_by):
                stands = f"{code.code or 'left out'}, and not_covered_by is {list(item.not_covered_by)}"
                yield item.id, f"codes.{key}", stands, f"List {register} exactly where its code is left out."
