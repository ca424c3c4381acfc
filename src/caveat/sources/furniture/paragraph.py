"""One paragraph of a document and what became of it, and all of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Span = tuple[int, int]


class Paragraph(Struct, frozen=True):
    """One paragraph: ``text[start:end]``, and what became of it."""

    start: int
    end: int
    rule: str | None = None
    """The rule by which it is furniture; None where it is kept."""
    by: Literal["place", "words"] | None = None
    """Whether its place or its words told the rule so."""
    repeats: int | None = None
    """Which paragraph, counted from 0, it says again: all of it, or as far as the shorter of the two goes."""


class Split(Struct, frozen=True):
    """Every paragraph of a text, in order.

    Holds   each paragraph is kept or dropped; a dropped one has its rule; one that repeats is kept.
    """

    paragraphs: tuple[Paragraph, ...]

    @property
    def kept(self) -> tuple[Paragraph, ...]:
        """The paragraphs that no rule names."""
        return tuple(each for each in self.paragraphs if each.rule is None)

    @property
    def dropped(self) -> tuple[Paragraph, ...]:
        """The furniture."""
        return tuple(each for each in self.paragraphs if each.rule is not None)
