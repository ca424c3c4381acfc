"""The numbered notes of one page: every basis once, in the order in which a reader first meets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from caveat.evidence import Assumed, Basis, Citation, Cited, Derived, Figure, Sourced, Span

NoteKind = Literal["source", "formula", "assumption", "unknown"]
_PREFIX: dict[NoteKind, str] = {"source": "n", "formula": "f", "assumption": "a", "unknown": "u"}


@dataclass(slots=True)
class Note:
    """One basis, and how often the page leans on it."""

    kind: NoteKind
    number: int
    figure: Figure | None
    basis: Basis | None
    uses: int = 0

    @property
    def anchor(self) -> str:
        """The id of the note on its page: n12, f3, a1, u2."""
        return f"{_PREFIX[self.kind]}{self.number}"

    @property
    def label(self) -> str:
        """The note as raised beside a figure and at the head of its entry: 12, ƒ3, a1, u2."""
        return {"source": f"{self.number}", "formula": f"ƒ{self.number}"}.get(self.kind, self.anchor)

    @property
    def words(self) -> str:
        """The note as it is read out: "cited, note 12"."""
        match self.basis:
            case Sourced():
                return f"sourced, note {self.number}"
            case Cited():
                return f"cited, note {self.number}"
            case Derived():
                return f"derived, formula {self.number}"
            case Assumed():
                return f"assumed, assumption {self.number}"
        return f"unknown, note u{self.number}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """The quotations, where the text is held."""
        return self.basis.spans if isinstance(self.basis, Sourced) else ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations, where the text is not held."""
        return self.basis.citations if isinstance(self.basis, Cited) else ()


@dataclass(slots=True)
class Notes:
    """The notes of one page, growing as figures are shown; a formula's inputs join when the formula is shown."""

    _kept: dict[tuple[NoteKind, object], Note] = field(default_factory=dict)
    _lists: dict[NoteKind, list[Note]] = field(
        default_factory=lambda: {"source": [], "formula": [], "assumption": [], "unknown": []}
    )

    def of(self, figure: Figure) -> Note:
        """The note on which a figure stands; identical bases share one."""
        kind, key = _key(figure)
        note = self._kept.get((kind, key))
        if note is None:
            note = Note(kind, len(self._lists[kind]) + 1, figure, figure.basis)
            self._kept[kind, key] = note
            self._lists[kind].append(note)
        note.uses += 1
        return note

    def cite(self, supports: tuple[Citation, ...] | tuple[Span, ...]) -> Note | None:
        """The note of a claim that is no figure: its citations or its quotations."""
        if not supports:
            return None
        basis: Basis
        if isinstance(supports[0], Span):
            basis = Sourced(tuple(part for part in supports if isinstance(part, Span)))
        else:
            basis = Cited(tuple(part for part in supports if isinstance(part, Citation)))
        note = self._kept.get(("source", basis))
        if note is None:
            note = Note("source", len(self._lists["source"]) + 1, None, basis)
            self._kept["source", basis] = note
            self._lists["source"].append(note)
        note.uses += 1
        return note

    def each(self, kind: NoteKind) -> Iterator[Note]:
        """The notes of one kind; those that join while the list is read are read too."""
        listed = self._lists[kind]
        position = 0
        while position < len(listed):
            yield listed[position]
            position += 1

    def count(self, kind: NoteKind) -> int:
        """How many notes of one kind there are so far."""
        return len(self._lists[kind])


def _key(figure: Figure) -> tuple[NoteKind, object]:
    match figure.basis:
        case Sourced() | Cited():
            return "source", figure.basis
        case Derived():
            return "formula", figure.basis
        case Assumed():
            return "assumption", figure.basis
    return "unknown", (figure.unknown, figure.unit)
