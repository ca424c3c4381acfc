"""A drawing with its sentence and its table, as pages show it, and numbers of options as sentences say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from caveat.report import tables, words


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, a sentence that says what it shows, and the table behind it."""

    anchor: str
    title: str
    said: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    """True where it stands behind a fold, because no option changes it."""

    def csv(self, basis: str) -> str:
        """The table as the address of a file, each row with its basis."""
        return tables.address(tables.text((*self.head, "Basis"), ((*row, basis) for row in self.rows)))


def hundred(share: float) -> str:
    """A share of futures as people say it."""
    return "under 1" if 0 < share < 0.005 else f"{100 * share:.0f}"


def plain(value: float) -> str:
    """A number without a decimal point where it is whole."""
    return words.plain(words.whole(value))


def between(rows: Sequence[tuple[str, float]], told: Callable[[float], str]) -> str:
    """The least and the greatest of some options' numbers with whose they are; one number where all have the same."""
    (least, low), (most, high) = min(rows, key=lambda row: row[1]), max(rows, key=lambda row: row[1])
    if told(low) == told(high):
        return f"{told(low)} under every option"
    return f"between {told(low)} ({least}) and {told(high)} ({most})"
