"""The command of bargaining: where a table of actors, or those of a case, would settle, by one model at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from caveat.cli.cases import take
from caveat.cli.given import AsOfOption, JsonOption, KnownAtOption, LedgerOption, a_day, a_number, a_time, opened
from caveat.cli.shown import as_json, folder_of, put

if TYPE_CHECKING:
    from datetime import date, datetime

    from caveat.bargain.actors import Table

SEED = 20240129


def bargain(
    table: Annotated[
        str, typer.Argument(metavar="CASE|TABLE.csv", help="A case, or actors: capability, position(s), salience(s).")
    ],
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
        int | None,
        typer.Option(
            parser=a_number, help="Draw all intervals so often; tell the spread, who is pivotal, what matters."
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option(parser=a_number, help="The seed of the draws.")] = None,
    accommodation: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Spatial: how far each actor's ideal is drawn to each place in a round."),
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="OPTION", help="Of a case: with the positions under this option.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(metavar="FILE.efg|.nfg", help="Of a case and its option: the two-sided bargain, for Gambit."),
    ] = None,
    assumptions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Of a case: what the actors bring to bear; else what comes with it."),
    ] = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
) -> None:
    """Say where actors would settle, by one model of bargaining, and who gave way to whom.

    No model is an oracle: run several, and look where they part. The weighted mean is the plain compromise.

    Example: caveat bargain actors.csv --model challenge --option variant=paper
    """
    from caveat.desk import bargaining

    folder_of(to_json)
    folder_of(str(export) if export is not None else None)
    on = a_day(as_of, "--as-of") if as_of is not None else None
    options, drawn = _options(option or ()), SEED if seed is None else seed
    notes: tuple[str, ...] = ()
    game = None
    if _is_table(table):
        _of_a_case(
            {"--of": of, "--export": export, "--assumptions": assumptions, "--as-of": on, "--known-at": known_at}
        )
        actors = bargaining.table(Path(table))
    else:
        actors, notes, game = _from_case(table, of, export, assumptions, on, a_time(known_at), ledger, drawn)
    found, told = bargaining.run(actors, model, options, rounds, quirks=quirks, accommodation=accommodation)
    found["notes"] = [*found["notes"], *notes]
    if draws is not None:
        spread = bargaining.over_intervals(actors, model, options, draws, drawn, rounds, quirks=quirks)
        found["ensemble"], told = spread[0], (*told, *spread[1])
    if game is not None:
        found["two_sided"] = game[0]
        told = (*told, *game[1])
    if to_json:
        return put(as_json(found), to_json)
    for sentence in dict.fromkeys((*told, *found["notes"])):
        print(sentence)
    return None


def _is_table(name: str) -> bool:
    """True where a file is meant: a case file ends otherwise, and a case has no ending."""
    return name.lower().endswith((".csv", ".txt", ".tsv")) or (
        Path(name).is_file() and not name.lower().endswith((".yaml", ".yml", ".json"))
    )


def _of_a_case(given: dict[str, object]) -> None:
    for name, value in given.items():
        if value is not None:
            raise typer.BadParameter("it is of a case, and a table is named. Leave it out.", param_hint=name)


def _from_case(
    name: str, of: str | None, export: Path | None, assumptions: Path | None, on: date | None,
    moment: datetime | None, ledger: str | None, seed: int,
) -> tuple[Table, tuple[str, ...], tuple[dict[str, Any], tuple[str, ...]] | None]:  # fmt: skip
    """The actors of a case with what is said of them; and the two-sided bargain, written, where that is asked for."""
    from caveat.bargain import game
    from caveat.desk import bargaining
    from caveat.report import files

    with opened(ledger) as book:
        asked = bargaining.Asked(take(book, name, moment, None), of, assumptions, on, moment)
        actors, notes = bargaining.case_table(book, asked)
        if export is None:
            return actors, notes, None
        found, told = bargaining.two_sided(book, asked, seed)
    files.write(export, bargaining.exported(found, export))
    return actors, notes, (game.as_data(found), (*told, f"Written: {export}"))


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
