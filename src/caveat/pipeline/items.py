"""Words for an item in, items of the catalogue out: resolved, ambiguous or unknown, never guessed."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from caveat import tables
from caveat.errors import BadRow, UnknownTerm
from caveat.pipeline import vocabularies
from caveat.pipeline.spelling import chunks, fold, join

FILES = ("ammunition", "missiles", "platforms", "support")
"""The catalogue stands in one file for each group of classes: ``nomenclature_<group>.toml``."""


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
    misprint: bool = False
    note: str | None = None

    @model_validator(mode="after")
    def _explained(self) -> Self:
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


def _many(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Codes = Annotated[tuple[Code, ...], BeforeValidator(_many), Field(min_length=1)]


class Item(tables.Row):
    """A kind of article, service or money."""

    id: Annotated[str, Field(pattern=r"^i-[a-z0-9\-]+$")]
    name: str
    item_class: ItemClass = Field(alias="class")
    role: Role
    role_reason: str
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


@dataclass(frozen=True, slots=True)
class Resolution:
    """What some words name."""

    text: str
    status: Literal["resolved", "ambiguous", "unknown"]
    items: tuple[Item, ...]
    """One where resolved, the candidates where ambiguous, none where unknown."""
    alias: str | None
    """The alias that matched, as the catalogue writes it."""
    note: str | None
    """A misprint, a trap, or what besides the candidates the words may mean."""
    suggestions: tuple[str, ...] = ()
    """Only where unknown: names that look alike. A likeness is no resolution."""


Held = tuple[Item, Alias]

# KMU-556C/B is a KMU-556 of model C: three letters, a number, and the letters of model and installation.
_MODEL = re.compile(r"^(?P<stem>\s*[A-Za-z]{3}[-\s]?\d{1,3})\s?[A-Za-z]?/[A-Za-z]\s*$")


class Catalogue:
    """The items by id and by the one spelling of their aliases."""

    def __init__(self, rows: Iterable[Item]) -> None:
        self._items = {item.id: item for item in rows}
        self._forms: dict[str, list[Held]] = {}
        for item in self._items.values():
            for alias in (*item.aliases, Alias(text=item.name)):
                self._forms.setdefault(fold(alias.text), []).append((item, alias))

    def __iter__(self) -> Iterator[Item]:
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

    def forms(self) -> Mapping[str, list[Held]]:
        """The one spelling of each alias, and the items that carry it."""
        return self._forms

    def resolve(self, text: str) -> Resolution:
        """The item that some words name: resolved, ambiguous with its candidates, or unknown with lookalikes."""
        key = fold(text)
        held = self._forms.get(key) or self._forms.get(key.removeprefix("an")) or self._forms.get(f"an{key}")
        if held:
            return self._settle(text, held)
        model = _MODEL.match(text)
        if model and (family := self._forms.get(fold(model["stem"]))):
            return self._settle(text, family, f"read as {model['stem'].strip()}, without the letters of its model")
        return self._composed(text) or Resolution(text, "unknown", (), None, None, self._alike(key))

    def _settle(self, text: str, held: list[Held], note: str | None = None) -> Resolution:
        """What one spelling names: its one item, or every item that carries it or is named beside it."""
        names = {item.id: item for item, _ in held}
        for _, alias in held:
            names.update({other: self._items[other] for other in alias.also})
        notes = [note, *(alias.note for _, alias in held)]
        vague = len(names) > 1 or any(alias.ambiguous for _, alias in held)
        return Resolution(
            text, "ambiguous" if vague else "resolved", tuple(names.values()), held[0][1].text,
            "; ".join(dict.fromkeys(one for one in notes if one)) or None,
        )  # fmt: skip

    def _composed(self, text: str) -> Resolution | None:
        """What several names side by side name ("GBU-39 SDB bombs"), every word of which must be accounted for.

        Words that name no item but its kind are passed over where they fit the item's class: an "M107 projectile" is
        one, a "Hellfire launcher" is not a Hellfire.
        """
        parts, kinds = self._split([chunk.form for chunk in chunks(text)])
        if not parts:
            return None
        shared = set.intersection(*({item.id for item, _ in held} for held in parts))
        named = [self._items[one] for one in shared or {item.id for held in parts for item, _ in held}]
        fitting = sorted((item for item in named if kinds <= vocabularies.nouns(item.item_class)), key=_by_id)
        if not fitting or (shared and len(fitting) < len(shared)):
            return None
        sole = fitting[0] if len(shared) == len(fitting) == 1 else None
        plain = [alias for held in parts for item, alias in held if item is sole and not self._vague(alias)]
        if sole and plain:
            notes = "; ".join(dict.fromkeys(alias.note for alias in plain if alias.note))
            return Resolution(text, "resolved", (sole,), plain[0].text, notes or None)
        if len(parts) == 1:
            return self._settle(text, parts[0])
        why = "the words fit several items" if shared else "the words name different items side by side"
        return Resolution(text, "ambiguous", tuple(fitting), parts[0][0][1].text, why)

    def _vague(self, alias: Alias) -> bool:
        held = self._forms[fold(alias.text)]
        return any(one.ambiguous for _, one in held) or len({item.id for item, _ in held}) > 1

    def _split(self, forms: list[str]) -> tuple[list[list[Held]], frozenset[str]]:
        """The names that words are made of, longest first from the left, and the words of kind between them."""
        parts: list[list[Held]] = []
        kinds: set[str] = set()
        at = 0
        while at < len(forms):
            for end in range(len(forms), at, -1):
                if held := self._forms.get(join(forms[at:end])):
                    parts.append(held)
                    at = end
                    break
            else:
                if forms[at] not in vocabularies.every_noun():
                    return [], frozenset()
                kinds.add(forms[at])
                at += 1
        return parts, frozenset(kinds)

    def _near(self, item_id: str) -> tuple[str, ...]:
        from rapidfuzz import process  # deferred: only a miss pays for it

        return tuple(match[0] for match in process.extract(item_id, list(self._items), limit=2, score_cutoff=70))

    def _alike(self, key: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process  # deferred: only a miss pays for it

        if len(key) < 3:
            return ()
        found = process.extract(key, list(self._forms), scorer=fuzz.ratio, limit=5, score_cutoff=70)
        return tuple(dict.fromkeys(self._forms[form][0][0].name for form, _, _ in found))[:3]


def _by_id(item: Item) -> str:
    return item.id


@functools.cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the program, read once.

    Raises  BadRow where a row is broken, names an unknown item, code or register, or leaves a clash of aliases
            unmarked.
    """
    return load({f"nomenclature_{group}.toml": _text(group) for group in FILES})


def load(texts: Mapping[str, str]) -> Catalogue:
    """The catalogue that some files make up together.

    Raises  BadRow for the first row that does not hold.
    """
    places: dict[str, str] = {}
    every: list[Item] = []
    for name, text in texts.items():
        for item in tables.rows(text, name, "item", Item):
            if item.id in places:
                raise BadRow(
                    name, line(text, item.id), item.id, "id", f"also an id in {places[item.id]}", "Merge the two rows."
                )
            places[item.id] = name
            every.append(item)
    for row, field, stands, mend in faults(every):
        raise BadRow(places[row], line(texts[places[row]], row), row, field, stands, mend)
    return Catalogue(every)


def line(text: str, row: str) -> int | None:
    """The line on which a row's id stands."""
    at = text.find(f'id = "{row}"')
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def faults(rows: Iterable[Item]) -> Iterator[tuple[str, str, str, str]]:
    """What does not hold between rows, or between row and vocabulary: row, field, what stands there, the mend."""
    items = {item.id: item for item in rows}
    holders: dict[str, set[str]] = {}
    for item in items.values():
        for other in (*item.substitutes, *(ref for alias in item.aliases for ref in alias.also)):
            if other not in items:
                yield item.id, "also or substitutes", repr(other), "Name an item of the catalogue."
        for register in item.not_covered_by:
            if register not in vocabularies.REGISTERS:
                yield item.id, "not_covered_by", repr(register), f"Write one of: {', '.join(vocabularies.REGISTERS)}."
        yield from _code_faults(item)
        for alias in item.aliases:
            if not alias.ambiguous:
                holders.setdefault(fold(alias.text), set()).add(item.id)
    for form, ids in holders.items():
        if len(ids) > 1:
            first, second, *_ = sorted(ids)
            yield first, f"alias {form!r}", f"also plain in {second}", "Mark it ambiguous in both."


def _code_faults(item: Item) -> Iterator[tuple[str, str, str, str]]:
    for key, codes in item.codes.items():
        known = vocabularies.get(key)
        for code in codes:
            if wrong := known.refuses(code.code, code.ref):
                yield item.id, f"codes.{key}", wrong, known.mend(code.code)
            if known.reports_as and (code.code is None) != (known.reports_as in item.not_covered_by):
                stands = f"{code.code or 'left out'}, and not_covered_by is {list(item.not_covered_by)}"
                yield item.id, f"codes.{key}", stands, f"List {known.reports_as} exactly where its code is left out."


def resolve(text: str) -> Resolution:
    """What some words name in the catalogue that ships with the program.

    >>> resolve("155mm high-explosive projectiles").items[0].id
    'i-155mm-he'
    >>> resolve("guidance kits").status
    'ambiguous'
    """
    return catalogue().resolve(text)


@functools.cache
def digest() -> str:
    """SHA-256 of the catalogue's texts, for the record of a review's inputs."""
    return hashlib.sha256("".join(_text(group) for group in FILES).encode()).hexdigest()


def _text(group: str) -> str:
    return tables.read(importlib.resources.files("caveat.pipeline") / f"nomenclature_{group}.toml")
