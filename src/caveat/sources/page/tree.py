"""The elements of a page: its tags, noted while its words are read, become a tree when someone asks what holds what."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from caveat.sources.page.tags import BITS, BLOCK, ENDS, OPENS, Tag, attributes, closes, one, row


# It is not frozen, although nothing alters it: a page has hundreds, and a frozen one takes thrice as long to make.
@dataclass(slots=True, eq=False)
class Element:
    """An element that holds words: its tag, its names, and the element that it stands in."""

    tag: str
    parent: Element | None = field(repr=False)
    _bears: str = field(repr=False)
    """What its tag bears."""
    _open: int = field(repr=False)
    """A bit for its tag and for each in which it stands."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its classes as they stand, its id as ``#id``, its role as ``role=…``, its property as ``itemprop=…``."""
        return _names(self._bears) if self._bears else ()

    @property
    def path(self) -> tuple[str, ...]:
        """The elements from the outermost to this one, each as ``tag.class#id``."""
        found = []
        here: Element | None = self
        while here is not None:
            found.append(here.tag + "".join(name if name[0] == "#" else f".{name}" for name in here.names))
            here = here.parent
        return tuple(reversed(found))


_NONE = Element("", None, "", 0)
"""What is open where nothing is."""


class Tree:
    """What is open after each note: most of a page's words are read without a look at it."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        """The tags that open or end elements, in the order of the source: rows of them as they stand, others alone,
        without their brackets."""
        self._innermost: list[Element | None] = [None]

    def innermost(self) -> list[Element | None]:
        """The innermost element that is open after none of the notes, after the first, and so on."""
        found = self._innermost
        here = found[-1]
        for note in self.notes[len(found) - 1 :]:
            here = _after(here or _NONE, row(note) if note[0] == "<" else (one(note),))
            found.append(here)
        return found

    def opened(self, name: str) -> bool:
        """Whether an element of this name is open now."""
        here = self.innermost()[-1]
        return here is not None and bool(here._open & BITS.get(name, 0))


def _after(here: Element, tags: tuple[Tag, ...]) -> Element | None:
    """The innermost element that is open after some tags."""
    for kind, name, bears in tags:
        if kind & ENDS:
            if here.tag == name:
                here = here.parent or _NONE
            elif here._open & BITS[name]:  # its element holds others that are open still
                while here.tag != name:
                    here = here.parent or _NONE
                here = here.parent or _NONE
        elif kind & OPENS:
            if kind != BLOCK:
                ended = closes(name)
                while here.tag in ended:
                    here = here.parent or _NONE
            elif here.tag == "p":
                here = here.parent or _NONE
            # In a page of XML a tag with a slash is empty, and in any other nothing is lost by taking it for empty.
            if not bears or bears[-1] != "/":
                here = Element(name, None if here is _NONE else here, bears, here._open | BITS[name])
    return None if here is _NONE else here


@lru_cache(maxsize=4096)
def _names(bears: str) -> tuple[str, ...]:
    """The names that a tag bears."""
    found = attributes(bears)
    names = found.get("class", "").split()
    names += [f"#{found['id']}"] if found.get("id") else []
    return (*names, *(f"{key}={found[key]}" for key in ("role", "itemprop") if found.get(key)))
