"""Words for an item in, items of the catalogue out: resolved, ambiguous or unknown, never guessed."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from caveat import tables
from caveat.errors import BadRow, UnknownTerm

LISTS = {"unroca": "UN Register of Conventional Arms", "usml": "US Munitions List",
         "ml": "Wassenaar Munitions List", "sipri": "SIPRI arms transfers database"}  # fmt: skip


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

    text: Annotated[str, Field(min_length=2)]
    ambiguous: bool = False
    """True where it fits other items or things too; it then never resolves by itself."""
    also: tuple[str, ...] = ()
    note: str | None = None


class Code(tables.Row):
    """Where a list puts a kind of item. A basis without a code says that the list leaves the kind out."""

    code: str | None = None
    ref: str | None = None
    basis: Literal["source", "reasoned"]
    note: str | None = None


class Source(tables.Row):
    """A page, and what it supports."""

    url: Annotated[str, Field(pattern=r"^https?://")]
    title: str
    supports: str


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


class Item(tables.Row):
    """A kind of article."""

    id: Annotated[str, Field(pattern=r"^i-[a-z0-9\-]+$")]
    name: str
    item_class: ItemClass = Field(alias="class")
    role: Role
    role_reason: str
    contested_by: str | None = None
    contested_source: str | None = None
    maker: str | None = None
    """From a cited page where one supports it, else general knowledge."""
    not_covered_by: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
    """The same broad job for a policy reader; not that one fits the same platform."""
    unsourced: bool = False
    partly_sourced: bool = False
    aliases: tuple[Alias, ...] = Field(min_length=1)
    codes: Mapping[str, Code]
    suppliers_elsewhere: tuple[Supplier, ...] = ()
    sources: tuple[Source, ...] = ()

    def code_rows(self) -> tuple[CodeRow, ...]:
        """Each list's treatment of the item. A list without an entry is undecided; nothing is filled from another."""
        return tuple(_code_row(title, self.codes.get(key)) for key, title in LISTS.items())


def _code_row(title: str, code: Code | None) -> CodeRow:
    if code is None:
        return CodeRow(title, None, "not decided here", None)
    if code.code is None:
        return CodeRow(title, None, "left out by this list", code.basis)
    return CodeRow(title, code.code, code.ref or code.code, code.basis)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What some words name."""

    text: str
    status: Literal["resolved", "ambiguous", "unknown"]
    items: tuple[Item, ...]
    """One where resolved, several where ambiguous, none where unknown."""
    alias: str | None
    """The alias that matched, as the catalogue writes it."""
    note: str | None
    suggestions: tuple[str, ...] = ()
    """Only where unknown: names that look alike. A likeness is no resolution."""


class Catalogue:
    """The items by id and by the folded form of their aliases."""

    def __init__(self, rows: Iterable[Item]) -> None:
        self._items = {item.id: item for item in rows}
        self._forms: dict[str, list[tuple[Item, Alias]]] = {}
        for item in self._items.values():
            for alias in (*item.aliases, Alias(text=item.name)):
                self._forms.setdefault(fold(alias.text), []).append((item, alias))

    def __iter__(self) -> Iterable[Item]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def has(self, item_id: str) -> bool:
        """True where the catalogue has an item of this id."""
        return item_id in self._items

    def get(self, item_id: str) -> Item:
        """The item of an id.

        Raises  UnknownTerm with the nearest ids.
        """
        if item_id not in self._items:
            raise UnknownTerm("the item catalogue", "item", item_id, tuple(self._items), self._near(item_id))
        return self._items[item_id]

    def forms(self) -> Mapping[str, list[tuple[Item, Alias]]]:
        """Folded alias to the items that carry it."""
        return self._forms

    def resolve(self, text: str) -> Resolution:
        """The item that some words name: resolved, ambiguous with its candidates, or unknown with lookalikes."""
        found = self._forms.get(fold(text), []) or self._without_noun(text) or self._twice_named(text)
        if not found:
            return Resolution(text, "unknown", (), None, None, self._alike(text))
        names = {item.id: item for item, _ in found}
        for _, alias in found:
            names.update({other: self._items[other] for other in alias.also if other in self._items})
        alias = found[0][1]
        note = next((one.note for _, one in found if one.note), None)
        vague = len(names) > 1 or any(one.ambiguous for _, one in found)
        return Resolution(text, "ambiguous" if vague else "resolved", tuple(names.values()), alias.text, note)

    def _without_noun(self, text: str) -> list[tuple[Item, Alias]]:
        """What the words name without a last word that says only what kind of thing it is: "MK 84 bombs"."""
        words = text.split()
        if len(words) < 2 or fold(words[-1]) not in _NOUNS:
            return []
        return self._forms.get(fold(" ".join(words[:-1])), [])

    def _twice_named(self, text: str) -> list[tuple[Item, Alias]]:
        """What two names side by side name, where both name the same one item: "GBU-39 SDB"."""
        words = text.replace("/", " ").split()
        for cut in range(1, len(words)):
            left = self._forms.get(fold(" ".join(words[:cut])), [])
            right = self._forms.get(fold(" ".join(words[cut:])), [])
            plain = {item.id for item, alias in (*left, *right) if not alias.ambiguous}
            if left and right and len(plain) == 1 and {item.id for item, _ in (*left, *right)} == plain:
                return left
        return []

    def _near(self, item_id: str) -> tuple[str, ...]:
        from rapidfuzz import process

        return tuple(match[0] for match in process.extract(item_id, list(self._items), limit=2, score_cutoff=70))

    def _alike(self, text: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process

        folded = fold(text)
        found = process.extract(folded, list(self._forms), scorer=fuzz.WRatio, limit=3, score_cutoff=80)
        return tuple(dict.fromkeys(self._forms[form][0][0].name for form, _, _ in found))


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_MILLIMETRE = re.compile(r"milli(?:metre|meter)s?\b")
_POUND = re.compile(r"(?<=[\d\s-])(?:lbs?|pounders?|pounds)\b|\bone ton\b|#(?=\s|$)")
_MARK = re.compile(r"\bmark(?=[\s-]*\d)")
_CALIBRE = re.compile(r"\bcal(?:iber|ibre)?\b\.?")
_REST = re.compile(r"[^a-z0-9]+")


_NOUNS = frozenset(
    {"aircraft", "battery", "batterie", "bomb", "bombs", "cartridge", "fighter", "helicopter", "interceptor", "kit", "kits",
     "launcher", "missile", "munition", "projectile", "rifle", "rocket", "round", "shell", "system", "tank", "tanks",
     "vehicle"}
)  # fmt: skip
"""Words that name a kind of thing and no item, in folded form."""


def fold(text: str) -> str:
    """The form in which words are compared: no case, space, hyphen or plural s; units and marks in one spelling."""
    form = unicodedata.normalize("NFKC", text).lower()
    form = _THOUSANDS.sub("", form)
    form = _MILLIMETRE.sub("mm", form)
    form = _POUND.sub("pound", form)
    form = _MARK.sub("mk", form)
    form = _CALIBRE.sub("cal", form)
    form = _REST.sub("", form)
    return form[:-1] if len(form) > 4 and form.endswith("s") and not form.endswith("ss") else form


@functools.cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the program, read once.

    Raises  BadRow where a row is broken, names an unknown item, or leaves a clash of aliases unmarked.
    """
    rows = tables.rows(_text(), "nomenclature.toml", "item", Item)
    check(rows, "nomenclature.toml")
    return Catalogue(rows)


def check(rows: Iterable[Item], where: str) -> None:
    """Refuse rows that refer to no item, list no known register, or share an alias without saying so.

    Raises  BadRow for the first of them.
    """
    items = {item.id: item for item in rows}
    holders: dict[str, set[str]] = {}
    for item in items.values():
        for other in (*item.substitutes, *(ref for alias in item.aliases for ref in alias.also)):
            if other not in items:
                raise BadRow(where, None, item.id, "also or substitutes", repr(other), "Name an item of the catalogue.")
        for key in item.codes:
            if key not in LISTS:
                raise BadRow(where, None, item.id, "codes", repr(key), f"Use one of {', '.join(LISTS)}.")
        if not item.sources and not item.unsourced:
            raise BadRow(where, None, item.id, "sources", "none", "Give a source, or say unsourced = true.")
        for alias in item.aliases:
            if not alias.ambiguous:
                holders.setdefault(fold(alias.text), set()).add(item.id)
    for form, ids in holders.items():
        if len(ids) > 1:
            first, second, *_ = sorted(ids)
            raise BadRow(where, None, first, f"alias {form!r}", f"also plain in {second}", "Mark it ambiguous in both.")


def resolve(text: str) -> Resolution:
    """What some words name in the catalogue that ships with the program."""
    return catalogue().resolve(text)


@functools.cache
def digest() -> str:
    """SHA-256 of the catalogue's text, for the record of a review's inputs."""
    return hashlib.sha256(_text().encode()).hexdigest()


def _text() -> str:
    return tables.read(importlib.resources.files("caveat.pipeline") / "nomenclature.toml")
