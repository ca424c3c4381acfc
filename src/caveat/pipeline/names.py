"""What of the catalogue names an item, read by itself: enough to tell what the words of a document lead to.

The same files give the same rows as ``items`` has, less what no name needs and without their checks: these take longer
than to read a page, and what ships holds by the tests.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from caveat import toml
from caveat.pipeline.naming import Catalogue

FILES = ("ammunition", "missiles", "platforms", "support")
"""The catalogue stands in one file for each group of classes: ``nomenclature_<group>.toml``."""


class Alias(msgspec.Struct, frozen=True):
    """A way in which documents write an item."""

    text: str
    ambiguous: bool = False
    also: tuple[str, ...] = ()
    note: str | None = None


class Named(msgspec.Struct, frozen=True, rename={"item_class": "class"}):
    """The names of an item, and its class."""

    id: str
    name: str
    item_class: str
    aliases: tuple[Alias, ...]


@cache
def catalogue() -> Catalogue[Named]:
    """The names of the catalogue that ships with the program, read once."""
    here = Path(__file__).parent
    return Catalogue(row for group in FILES for row in _rows(here / f"nomenclature_{group}.toml"))


def _rows(path: Path) -> list[Named]:
    return msgspec.convert(toml.read(path)["item"], list[Named])
