"""What is said, and where it stands: running text in which each number is a ``Figure``, and the support of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.evidence import Citation, Figure, Span

Prose = tuple[str | Figure, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """Where a claim stands: a held document's exact words, or a citation whose text is not held."""

    span: Span | None
    citation: Citation | None
    origin: str | None = None
