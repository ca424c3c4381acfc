"""What is read of prose: statements with their places, contradictions among them, and what was proposed and dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from msgspec import Struct

from caveat.evidence import Act, Attribution, Modality, Polarity


class Mention(Struct, frozen=True):
    """Somebody or something that a text names, and where.

    Holds   the place is in the text; ``name`` is what stands there, less a leading article or a possessive, or, for a
            pronoun, the name that it stands for.
    """

    name: str
    start: int
    end: int


class Source(Struct, frozen=True):
    """On whose word something is said."""

    kind: Attribution
    speaker: str | None = None
    """The words for the source as printed; None for the page's own voice."""
    count: int | None = None
    """How many anonymous sources there are said to be."""
    description: str | None = None
    """How anonymous sources are described, in the text's words."""
    relayed_from: str | None = None
    """The outlet that has it at first hand."""


OUTLET = Source(Attribution.OUTLET)
"""The page's own voice."""


class Quantity(Struct, frozen=True):
    """A number that counts goods or money, as printed."""

    value: int | float
    unit: str
    qualifier: str | None
    start: int
    end: int


class Statement(Struct, frozen=True):
    """What one speaker says that an actor does, wants or denies. ``docs/statements.md`` says what each field means.

    Holds   ``0 <= start < end <= len(text)``, at most 400 characters; act, actor and target are never guessed.
    """

    start: int
    end: int
    act: Act
    actor: Mention | None
    target: Mention | None
    objects: tuple[Mention, ...]
    modality: Modality
    polarity: Polarity
    attribution: Source
    date: str | None
    quantities: tuple[Quantity, ...]
    rule: str
    """The rule, or the model, that made it."""
    confidence: float
    """How likely it is wholly right, between 0 and 1: by its features, as they went with right and wrong statements of
    articles that were read for the first time."""
    no_actor: str | None = None
    """Why there is no actor."""

    def doubted(self, least: float) -> tuple[int, int, str]:
        """Where it stands, and that it is less likely right than was asked for."""
        return self.start, self.end, f"likely right by {self.confidence:.2f}, less than {least:g}"


Why = Literal["direction", "denial", "count", "list"]


class Contradiction(Struct, frozen=True):
    """Two statements of one document that cannot both hold, by their places in its list of statements."""

    a: int
    b: int
    why: Why


class Prose(Struct, frozen=True):
    """What an engine read of a document."""

    statements: tuple[Statement, ...]
    contradictions: tuple[Contradiction, ...]
    dropped: tuple[tuple[str, str], ...] = ()
    """What an engine proposed and a validator refused: the proposal in short, and why."""
    doubted: tuple[tuple[int, int, str], ...] = ()
    """What was read and kept back for being unlikely, or of a page on other matters: where it stands, and why."""
    passed: str | None = None
    """Why the text was passed over as one on other matters, before it was read or by what is read in it."""


class Engine(Protocol):
    """Whatever reads statements from prose."""

    @property
    def name(self) -> str:
        """What the engine is called, in a line and in a result."""
        ...

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        """The statements in the given paragraphs of a text, in the order in which they stand."""
        ...
