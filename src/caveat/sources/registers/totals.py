"""The cells of a row of a table in; whether it is the sum of others out, by the word with which it begins."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS = frozenset((
    "total", "totals", "grand total", "sub-total", "sub total", "subtotal", "sum", "sum total", "overall total",
    "summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "gesamtbetrag",
    "total général", "totaux", "sous-total", "somme", "ensemble",
    "totale", "totale generale", "subtotale", "somma", "total general", "suma", "suma total", "soma", "total geral",
    "totaal", "eindtotaal", "summa", "totalt", "sammanlagt", "i alt", "yhteensä", "razem", "ogółem", "celkem",
))  # fmt: skip
"""What stands before the sum of rows, alone in its cell, in the languages in which such tables are published."""


def is_total(cells: Sequence[str]) -> bool:
    """True where the first cell that holds anything is a word for a sum, and nothing else."""
    first = next((cell for cell in cells if cell.strip()), "")
    return " ".join(first.split()).rstrip(" :.").casefold() in _WORDS
