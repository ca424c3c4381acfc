"""Words for an item in, items of the catalogue out: resolved, ambiguous or unknown, never guessed."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping

from caveat import tables
from caveat.errors import BadRow
from caveat.pipeline import naming
from caveat.pipeline.names import FILES
from caveat.pipeline.rows import Alias, CodeRow, Item, ItemClass, Role, faults

__all__ = [  # the rows too, so that a caller finds catalogue and item in one place
    "FILES", "Alias", "Catalogue", "CodeRow", "Item", "ItemClass", "Resolution", "Role", "catalogue", "load", "resolve",
]  # fmt: skip

Catalogue = naming.Catalogue[Item]
Resolution = naming.Resolution[Item]


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


def resolve(text: str) -> Resolution:
    """What some words name in the catalogue that ships with the program.

    >>> resolve("155mm high-explosive projectiles").items[0].id
    'i-155mm-he'
    >>> resolve("guidance kits").status
    'ambiguous'
    """
    return catalogue().resolve(text)


def _text(group: str) -> str:
    return tables.read(importlib.resources.files("caveat.pipeline") / f"nomenclature_{group}.toml")
