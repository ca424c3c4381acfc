"""Words for an item in, rows of a catalogue out: resolved, ambiguous or unknown, never guessed.

A row is anything that has names: an item with all that the catalogue says of it, or what names it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from msgspec import Struct

from caveat.errors import UnknownTerm
from caveat.pipeline import nouns
from caveat.pipeline.spelling import chunks, fold, join


class Alias(Protocol):
    """A way in which documents write an item."""

    @property
    def text(self) -> str:
        """As they write it."""

    @property
    def ambiguous(self) -> bool:
        """True where it fits other items or things too."""

    @property
    def also(self) -> tuple[str, ...]:
        """The items beside its own that it may mean."""

    @property
    def note(self) -> str | None:
        """A misprint, a trap, or what else it may mean."""


class Named(Protocol):
    """A row of a catalogue, as far as it is named."""

    @property
    def id(self) -> str:
        """The one id of the item."""

    @property
    def name(self) -> str:
        """Its name, which is an alias too."""

    @property
    def item_class(self) -> str:
        """Its class, by which words of kind fit it."""

    @property
    def aliases(self) -> Sequence[Alias]:
        """How documents write it."""


RowT = TypeVar("RowT", bound=Named)


class _Own(Struct, frozen=True):
    """The name of an item, as an alias."""

    text: str
    ambiguous: bool = False
    also: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution(Generic[RowT]):
    """What some words name."""

    text: str
    status: Literal["resolved", "ambiguous", "unknown"]
    items: tuple[RowT, ...]
    """One where resolved, the candidates where ambiguous, none where unknown."""
    alias: str | None
    """The alias that matched, as the catalogue writes it."""
    note: str | None
    """A misprint, a trap, or what besides the candidates the words may mean."""
    suggestions: tuple[str, ...] = ()
    """Only where unknown: names that look alike. A likeness is no resolution."""


Held = tuple[RowT, Alias]

# KMU-556C/B is a KMU-556 of model C: three letters, a number, and the letters of model and installation.
_MODEL = re.compile(r"^(?P<stem>\s*[A-Za-z]{3}[-\s\u2010-\u2015\u2212]?\d{1,3})\s?[A-Za-z]?/[A-Za-z]\s*$")


class Catalogue(Generic[RowT]):
    """The items by id and by the one spelling of their aliases."""

    def __init__(self, rows: Iterable[RowT]) -> None:
        self._items = {item.id: item for item in rows}
        self._forms: dict[str, list[Held[RowT]]] = {}
        for item in self._items.values():
            for alias in (*item.aliases, _Own(item.name)):
                self._forms.setdefault(fold(alias.text), []).append((item, alias))
        self._reach = max(map(len, self._forms), default=0)
        """No name is longer, so that a long text is read in a time that grows with its length alone."""

    def __iter__(self) -> Iterator[RowT]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def has(self, item_id: str) -> bool:
        """True where the catalogue has an item of this id."""
        return item_id in self._items

    def get(self, item_id: str) -> RowT:
        """The item of an id.

        Raises  UnknownTerm with the nearest ids.
        """
        if item_id not in self._items:
            raise UnknownTerm("the item catalogue", "item", item_id, tuple(self._items), self._near(item_id))
        return self._items[item_id]

    def forms(self) -> Mapping[str, list[Held[RowT]]]:
        """The one spelling of each alias, and the items that carry it."""
        return self._forms

    def resolve(self, text: str, *, alike: bool = True) -> Resolution[RowT]:
        """The item that some words name: resolved, ambiguous with its candidates, or unknown with lookalikes.

        Lookalikes cost more than all else: whoever shows none leaves them out.
        """
        key = fold(text)
        if not key:
            return Resolution(
                text, "unknown", (), None, "There are no words here: write an item as a document names it."
            )
        held = self._forms.get(key) or self._forms.get(key.removeprefix("an")) or self._forms.get(f"an{key}")
        if held:
            return self._settle(text, held)
        model = _MODEL.match(text)
        if model and (family := self._forms.get(fold(model["stem"]))):
            return self._settle(text, family, f"read as {model['stem'].strip()}, without the letters of its model")
        return self._composed(text) or Resolution(text, "unknown", (), None, None, self._alike(key) if alike else ())

    def _settle(self, text: str, held: list[Held[RowT]], note: str | None = None) -> Resolution[RowT]:
        """What one spelling names: its one item, or every item that carries it or is named beside it."""
        names = self._names(held)
        vague = len(names) > 1 or any(alias.ambiguous for _, alias in held)
        notes = _joined([note, *(alias.note for _, alias in held)])
        return Resolution(text, "ambiguous" if vague else "resolved", tuple(names.values()), held[0][1].text, notes)

    def _names(self, held: list[Held[RowT]]) -> dict[str, RowT]:
        """The items that one spelling may mean: those that carry it, and those that they name beside it."""
        names = {item.id: item for item, _ in held}
        for _, alias in held:
            names.update({other: self._items[other] for other in alias.also})
        return names

    def _composed(self, text: str) -> Resolution[RowT] | None:
        """What several names side by side name ("GBU-39 SDB bombs"), every word of which must be accounted for.

        Words that name no item but its kind fit some items and not others: an "M107 projectile" is the shell of that
        number, an "M107 rifle" the rifle, and a "Hellfire launcher" is not a Hellfire.
        """
        parts, kinds = self._split([chunk.form for chunk in chunks(text)])
        if not parts:
            return None
        named = [self._names(held) for held in parts]
        shared = set(named[0]).intersection(*named)
        pool = shared or {one for names in named for one in names}
        fitting = tuple(self._items[one] for one in sorted(pool) if kinds <= nouns.of(self._items[one].item_class))
        if not fitting:
            return None
        first = parts[0][0][1].text
        if not shared:
            every = tuple(self._items[one] for one in sorted(pool))
            return Resolution(text, "ambiguous", every, first, "the words name different items side by side")
        own = [alias for held in parts for item, alias in held if item is fitting[0]]
        plain = [alias for alias in own if not self._vague(alias)]
        if len(fitting) == 1 and (
            plain or any(_several(held, names) for held, names in zip(parts, named, strict=True))
        ):
            why = None if plain else "of what the name may mean, the words beside it leave one"
            notes = _joined([*(alias.note for alias in plain), why])
            return Resolution(text, "resolved", fitting, (plain or own or [parts[0][0][1]])[0].text, notes)
        notes = _joined([alias.note for held in parts for _, alias in held]) or "the words fit several items"
        return Resolution(text, "ambiguous", fitting, first, notes)

    def _vague(self, alias: Alias) -> bool:
        held = self._forms[fold(alias.text)]
        return any(one.ambiguous for _, one in held) or len({item.id for item, _ in held}) > 1

    def _split(self, forms: list[str]) -> tuple[list[list[Held[RowT]]], frozenset[str]]:
        """The names that words are made of, and the words of kind between them; none where a word is neither.

        A name that is a word of kind as well ("rifles") counts as one beside another name.
        """
        phrases = self._phrases(forms)
        names = {phrase: self._forms[phrase] for phrase in phrases if phrase in self._forms}
        generic = names.keys() & nouns.every()
        if len(generic) < len(names):
            names = {phrase: held for phrase, held in names.items() if phrase not in generic}
        return list(names.values()), frozenset(phrases) - names.keys()

    def _phrases(self, forms: list[str]) -> list[str]:
        """The words as a row of names and words of kind, longest first from the left; none where a word is neither."""
        ends: list[dict[int, str]] = [self._ends(forms, at) for at in range(len(forms))]
        whole = {len(forms)}
        for at in reversed(range(len(forms))):
            if not whole.isdisjoint(ends[at]):
                whole.add(at)
        phrases: list[str] = []
        at = 0
        while at < len(forms) and at in whole:
            end = max(whole.intersection(ends[at]))
            phrases.append(ends[at][end])
            at = end
        return phrases

    def _ends(self, forms: list[str], at: int) -> dict[int, str]:
        """Where the names and words of kind that begin at a word end, each with its spelling."""
        found: dict[int, str] = {}
        phrase = ""
        for number in range(at, len(forms)):
            phrase = join((phrase, forms[number]))
            if len(phrase) > self._reach:
                break
            if phrase in self._forms or phrase in nouns.every():
                found[number + 1] = phrase
        return found

    def _near(self, item_id: str) -> tuple[str, ...]:
        from rapidfuzz import process  # deferred: only a miss pays for it

        return tuple(match[0] for match in process.extract(item_id, list(self._items), limit=2, score_cutoff=70))

    def _alike(self, key: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process  # deferred: only a miss pays for it

        if len(key) < 3:
            return ()
        found = process.extract(key, list(self._forms), scorer=fuzz.ratio, limit=5, score_cutoff=70)
        return tuple(dict.fromkeys(self._forms[form][0][0].name for form, _, _ in found))[:3]


def _several(held: list[Held[RowT]], names: Mapping[str, RowT]) -> bool:
    """True for a name that a few known items share, of which other words may leave one.

    A phrase in small letters ("bunker buster", "interceptors") may mean what no catalogue lists: it is never narrowed.
    """
    return len(names) > 1 and not any(alias.text.islower() for _, alias in held)


def _joined(notes: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None
