"""A page's words, its blocks, and the way back from each character to where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from caveat.sources.page.tree import Element, Tree
from caveat.sources.page.words import Unit, units


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page's text: ``text[start:end]``, without the line feed that ends it."""

    start: int
    end: int
    element: Element | None
    """The innermost block element in which it begins; None where none is open."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand in the source as they stand in the text, as many as there are in a row."""

    start: int
    end: int
    source: int


@dataclass(frozen=True, eq=False)
class Page:
    """What the reader of a page sees, and where each character of it stands in the page's source.

    Holds   every line ends in a line feed; offsets into the source never decrease along the text.
    """

    source: str = field(repr=False)
    text: str
    title: str
    """What stands in ``<title>``; it is no part of the text."""
    _starts: Sequence[int] = field(repr=False)
    """Where each part of the text begins, and where the last one ends."""
    _sources: Sequence[int] = field(repr=False)
    """Where each part begins in the source; -1 for what stands between words and was put there by the reading."""
    _told: Mapping[int, tuple[int, str]] = field(repr=False)
    """The parts that are not letter for letter what the source has: where each ends there, and by which rule."""
    _lines: Sequence[int] = field(repr=False)
    """The part with which each line begins."""
    _noted: Sequence[int] = field(repr=False)
    """How many notes of the tree stand before each line."""
    _tree: Tree = field(repr=False)
    described: bool = False
    """True for an article that a page describes for machines and does not show by itself."""

    def source_of(self, offset: int) -> int:
        """Where in the source the character at ``offset`` stands; the end of the text is an offset too.

        What a reference or a protected address tells stands where that begins; what the reading put between words
        stands where the words before it end.

        Raises  IndexError outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} of a text of {len(self.text)} characters")
        start, end, begin, stop = self._unit(offset)
        if offset >= end:
            return stop
        return begin + offset - start if end - start == stop - begin else begin

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that tells ``text[start:end]``, with the mark-up between its words.

        Raises  IndexError for an empty range or one outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"range [{start}, {end}) of a text of {len(self.text)} characters")
        first, last, begin, stop = self._unit(end - 1)
        if end <= last and last - first == stop - begin:
            stop = begin + end - first
        return self.source_of(start), stop

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, in the order of the text."""
        starts = [self._starts[part] for part in self._lines]
        innermost = self._tree.innermost()
        return tuple(
            Block(start, after - 1, innermost[notes])
            for start, after, notes in zip(starts, (*starts, len(self.text))[1:], self._noted, strict=True)
        )

    def runs(self) -> Iterator[Run]:
        """Every run of characters that stand in the source as they stand in the text, in order."""
        start = end = source = 0
        for index in range(len(self._sources)):
            for first, last, begin, stop in self._units(index):
                if self.text[first:last] != self.source[begin:stop]:
                    continue
                if first != end or begin != source + end - start:
                    if start < end:
                        yield Run(start, end, source)
                    start, source = first, begin
                end = last
        if start < end:
            yield Run(start, end, source)

    def _unit(self, offset: int) -> Unit:
        """The unit at an offset, or the last one before it."""
        part = min(bisect_right(self._starts, offset), len(self._sources)) - 1
        while part >= 0 and self._sources[part] < 0:
            part -= 1
        if part < 0:
            return (0, 0, 0, 0)
        if part not in self._told:
            return self._units(part)[0]
        cut = self._cut[part] if part in self._cut else self._cut.setdefault(part, self._units(part))
        return cut[max(bisect_right(cut, offset, key=lambda unit: unit[0]) - 1, 0)]

    @cached_property
    def _cut(self) -> dict[int, list[Unit]]:
        """Parts that were asked for and had to be cut into units, so that each is cut once."""
        return {}

    def _units(self, part: int) -> list[Unit]:
        """A part of the text as units that are each told by one range of the source."""
        start, end, begin = self._starts[part], self._starts[part + 1], self._sources[part]
        if begin < 0:
            return []
        stop, rule = self._told.get(part, (begin + end - start, ""))
        if rule in ("line", "pre"):
            return list(units(self.source, start, end, begin, stop, rule))
        return [(start, end, begin, stop)]
