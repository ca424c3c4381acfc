"""A table of actors in; where one model of bargaining leads them, alone or over everything that is uncertain, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from caveat.errors import MissingExtra
from caveat.sources import text as texts

try:
    from caveat.bargain import account, ensemble, reading, solve
    from caveat.bargain.actors import Table, complete
except ModuleNotFoundError as absent:  # numpy, scipy or numba
    if absent.name is not None and absent.name.partition(".")[0] == "caveat":
        raise
    raise MissingExtra("Bargaining", "simulate") from None


def table(path: Path) -> Table:
    """The actors of a CSV table; whatever is unknown enters with its whole scale, or its actor stays out.

    Raises  Unreadable, TooLarge; Malformed, BadRow for what is no table of actors.
    """
    return complete(reading.read(texts.canonical(texts.read(path), str(path)), str(path)))


def run(
    actors: Table, model: str, options: Mapping[str, str], rounds: int | None = None, *, quirks: bool = False
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """One run as plain data, and an account of it in sentences.

    Raises  as ``bargain.solve.solve`` does.
    """
    found = solve.solve(actors, model, options, rounds=rounds, quirks=quirks)
    return solve.as_data(found), account.account(found, actors)


def over_intervals(
    actors: Table, model: str, options: Mapping[str, str], draws: int, seed: int, rounds: int | None = None,
    *, quirks: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The outcomes over draws of every interval of the table, as plain data.

    Raises  as ``bargain.ensemble.ensemble`` does.
    """
    return ensemble.as_data(
        ensemble.ensemble(actors, model, options, draws=draws, seed=seed, rounds=rounds, quirks=quirks)
    )
