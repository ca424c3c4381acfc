"""A table of actors, or a case of a ledger, in; where bargaining leads them, once or over every interval, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from caveat.desk import casework, reviewing
from caveat.errors import Conflict, MissingExtra, UnknownTerm, Unreadable
from caveat.ledger import store
from caveat.review.result.review import Review
from caveat.sources import text as texts

try:
    from caveat.bargain import account, ensemble, from_case, gambit, game, influence, pivots, reading, solve
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


LEAST_BASE = 16
"""With fewer points no share of the variance is worth telling."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which case, under which of its options, as of when, with whose assumptions."""

    case: str
    option: str | None = None
    assumptions: Path | None = None
    as_of: date | None = None
    known_at: datetime | None = None


def case_table(ledger: store.Ledger, asked: Asked) -> tuple[Table, tuple[str, ...]]:
    """The actors of a case, and a sentence for each that stays out; the table says who enters with the whole scale.

    Raises  Unreadable where no assumptions come with the case; Conflict where no actor is left; as ``from_case.seat``.
    """
    review, file, known = _setting(ledger, asked)
    seated = from_case.seat(review, file, known, asked.option)
    if seated.table is None:
        raise Conflict(asked.case, "its actors are to bargain", "none has a position, a capability and a salience",
                       "Add assumptions for those whose position is known.")  # fmt: skip
    told = [f"{name} stays out: {why}." for name, why in seated.out]
    told += [f"{name} is assumed to stand elsewhere under {asked.option}." for name in seated.changed]
    return seated.table, tuple(told)


def two_sided(ledger: store.Ledger, asked: Asked, seed: int) -> tuple[game.Game, tuple[str, ...]]:
    """The two-sided bargain of an option of a case, and an account of where it ends.

    Raises  Conflict where no option is named; as ``case_table`` and ``from_case.two_sided`` do.
    """
    if asked.option is None:
        raise Conflict(asked.case, "the two-sided bargain is asked for", "it is of one option of the case",
                       "Name the option with --of.")  # fmt: skip
    review, file, known = _setting(ledger, asked)
    found, stakes = from_case.two_sided(review, file, known, asked.option)
    return found, tuple(game.account(found, stakes, seed))


def exported(found: game.Game, path: Path) -> str:
    """The game as text of the format that a file's ending names.

    Raises  Unreadable for another ending.
    """
    if path.suffix not in gambit.SUFFIXES:
        raise Unreadable(
            str(path), "the ending names no format of a game", "End it in .efg (a tree) or .nfg (a table)."
        )
    return gambit.efg(found) if path.suffix == ".efg" else gambit.nfg(found)


def _setting(ledger: store.Ledger, asked: Asked) -> tuple[Review, from_case.BargainFile, set[str]]:
    case, _ = casework.case_at(ledger, asked.case, asked.known_at)
    file = from_case.load(asked.assumptions) if asked.assumptions else from_case.open_bundled(asked.case)
    if file is None:
        raise Unreadable(
            asked.case, "no assumptions for bargaining come with this case",
            "Write a file as docs/response.md says, and name it with --assumptions.",
        )  # fmt: skip
    review = reviewing.review(ledger, asked.case, as_of=asked.as_of, known_at=asked.known_at)
    options = [one.id for one in review.options]
    if asked.option not in (None, *options):
        raise UnknownTerm(asked.case, "--of", asked.option or "", options)
    return review, file, {one.id for one in case.actors}


def run(
    actors: Table, model: str, options: Mapping[str, str], rounds: int | None = None, *, quirks: bool = False,
    accommodation: Path | None = None,
) -> tuple[dict[str, Any], tuple[str, ...]]:  # fmt: skip
    """One run as plain data, and an account of it in sentences.

    ``accommodation`` is a table of how far each ideal is drawn to each place, for the spatial model.

    Raises  as ``bargain.solve.solve`` and ``reading.accommodation`` do.
    """
    adjust = None
    if accommodation is not None:
        text = texts.canonical(texts.read(accommodation), str(accommodation))
        adjust = reading.accommodation(text, str(accommodation), actors.names)
    found = solve.solve(actors, model, options, rounds=rounds, quirks=quirks, adjust=adjust)
    return solve.as_data(found), account.account(found, actors, adjust)


def over_intervals(
    actors: Table, model: str, options: Mapping[str, str], draws: int, seed: int, rounds: int | None = None,
    *, quirks: bool = False,
) -> tuple[dict[str, Any], tuple[str, ...]]:  # fmt: skip
    """The outcomes over draws of every interval, who is pivotal and which input matters most: as data, in sentences.

    Raises  as ``bargain.ensemble.ensemble`` does.
    """
    found = ensemble.ensemble(actors, model, options, draws=draws, seed=seed, rounds=rounds, quirks=quirks)
    moved = pivots.pivots(actors, model, options, rounds=rounds, quirks=quirks)
    base, weighed = _base(actors, model), tuple[influence.Influence, ...]()
    if base >= LEAST_BASE:
        weighed = influence.influences(actors, model, options, base=base, seed=seed, rounds=rounds, quirks=quirks)
    data = ensemble.as_data(found) | {
        "pivots": [asdict(one) for one in moved], "influence": [asdict(one) for one in weighed], "influence_base": base,
    }  # fmt: skip
    return data, account.spread(found, moved, weighed)


def _base(actors: Table, model: str) -> int:
    """Points of the design by which inputs are weighed, a power of two: fewer where a model takes rounds to answer."""
    base = 64 if model in ("challenge", "spatial") else 256
    most = influence.MOST_RUNS // (len(ensemble.intervals(actors)) + 2)
    while base > most:
        base //= 2
    return base
