"""An assumption's unit and the quantity it stands for in; what turns the one into the model's unit out."""

from __future__ import annotations

from caveat.errors import UnitMismatch
from caveat.simulate.assumptions import Assumption
from caveat.simulate.symbols import Symbol

_TIME = {"day": 7.0, "week": 1.0, "month": 7.0 / (365.25 / 12.0), "year": 7.0 / 365.25}
"""How many of the unit's spans a week holds."""


def unit_factor(one: Assumption, symbol: Symbol, row: str, unit: str) -> float:
    """What turns the assumption's unit into the model's.

    Raises  UnitMismatch where it is another kind of unit, or counts other articles.
    """
    what = f"{one.id} as the {symbol.name} of {row}"
    text = one.unit.strip()
    head, span = _span(text)
    match symbol.unit:
        case "rate" if span and head == unit:
            return _TIME[span]
        case "hazard" if span and head in ("", "hazard", "chance"):
            return _TIME[span]
        case "weeks" if text in ("days", "weeks", "months", "years"):
            return 1.0 / _TIME[text[:-1]]
        case "articles" | "reading" if text == unit:
            return 1.0
        case "share" if text in ("share", "%"):
            return 0.01 if text == "%" else 1.0
        case "USD per article" if symbol.name == "holding_cost" and span and head.startswith("USD per "):
            return _TIME[span]
        case "USD per article" if symbol.name != "holding_cost" and text.startswith("USD per ") and not span:
            return 1.0
        case "number" if text in ("number", "share"):
            return 1.0
        case "USD" if text == "USD":
            return 1.0
    wanted = {
        "rate": f"{unit} a week", "articles": unit, "reading": unit, "hazard": "chance a week",
        "USD per article": "USD per article a week" if symbol.name == "holding_cost" else "USD per article",
    }.get(symbol.unit, symbol.unit)  # fmt: skip
    raise UnitMismatch(what, text, wanted)


def _span(text: str) -> tuple[str, str | None]:
    for span in _TIME:
        for word in (" a ", " per "):
            if text.endswith(f"{word}{span}"):
                return text[: -len(word) - len(span)], span
        if text == f"per {span}":
            return "", span
    return text, None
