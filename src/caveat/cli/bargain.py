"""The command of bargaining: where a table of actors would settle, by one model at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from caveat.cli.given import JsonOption, a_number
from caveat.cli.shown import as_json, folder_of, put

SEED = 20240129


def bargain(
    table: Annotated[Path, typer.Argument(metavar="TABLE.csv", help="Actors: capability, position(s), salience(s).")],
    model: Annotated[str, typer.Option(help="mean, median, nash, challenge or spatial.")] = "mean",
    option: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="NAME=VALUE", help="An option of the model, as often as needed."),
    ] = None,
    rounds: Annotated[int | None, typer.Option(parser=a_number, help="At most so many rounds.")] = None,
    quirks: Annotated[
        bool, typer.Option("--quirks", help="With the known defects of the program compared with.")
    ] = False,
    draws: Annotated[
        int | None, typer.Option(parser=a_number, help="Draw the intervals of the table so often, and tell the spread.")
    ] = None,
    seed: Annotated[int | None, typer.Option(parser=a_number, help="The seed of the draws.")] = None,
    to_json: JsonOption = None,
) -> None:
    """Say where a table of actors would settle, by one model of bargaining, and who gave way to whom.

    No model is an oracle: run several, and look where they part. The weighted mean is the plain compromise.

    Example: caveat bargain actors.csv --model challenge --option variant=paper
    """
    from caveat.desk import bargaining

    folder_of(to_json)
    actors = bargaining.table(table)
    options = _options(option or ())
    found, told = bargaining.run(actors, model, options, rounds, quirks=quirks)
    if draws is not None:
        found["ensemble"] = bargaining.over_intervals(
            actors, model, options, draws, SEED if seed is None else seed, rounds, quirks=quirks
        )
    if to_json:
        return put(as_json(found), to_json)
    for sentence in (*told, *found["notes"]):
        print(sentence)
    if draws is not None:
        print(as_json(found["ensemble"]))
    return None


def _options(words: Sequence[str]) -> dict[str, str]:
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals and value):
            raise typer.BadParameter(
                f"{word!r} is no option. Write NAME=VALUE, as in vr=Binary.", param_hint="--option"
            )
        found[name] = value
    return found


COMMANDS = (bargain,)
