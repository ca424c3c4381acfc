"""The commands of the response: three lenses on each option, history alone, and forecasts that are scored."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caveat.cli.cases import take
from caveat.cli.given import (
    AsOfOption,
    ByOption,
    JsonOption,
    KnownAtOption,
    LedgerOption,
    a_day,
    a_number,
    a_time,
    opened,
    who,
)
from caveat.cli.shown import as_json, folder_of, put


def precedents(
    case: Annotated[str, typer.Argument(help="A bundled case (isr-2024), a case file, or a case in the ledger.")],
    option: Annotated[str | None, typer.Option(help="Only for this option, by its id.")] = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    out: Annotated[Path | None, typer.Option(help="A folder for the page and the JSON.")] = None,
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
) -> None:
    """Say how often demands like a case's were met before, option by option, and how far that can be trusted.

    Every rate is of episodes that are listed, counts a crisis once however many rows it has, and has an interval. What
    began after the as-of date is not in it.

    Example: caveat precedents isr-2024 --option narrow-stick
    """
    from caveat.desk import lenses
    from caveat.report import files
    from caveat.report import lenses as shown

    on = a_day(as_of, "--as-of") if as_of is not None else None
    moment = a_time(known_at)
    folder_of(to_json)
    with opened(ledger) as book:
        case_id = take(book, case, moment, None)
        found = lenses.precedents(book, case_id, option=option, as_of=on, known_at=moment)
    if out is not None:
        page = {out / "precedents.html": shown.render(found, case_id), out / "precedents.json": as_json(found) + "\n"}
        files.write_all(page)
    if to_json is not None:
        put(as_json(found), to_json)
    if to_json != "-":
        for line in shown.lines(found):
            print(line)
        if out is not None:
            print(f"Written: {out / 'precedents.html'}, {out / 'precedents.json'}")


def respond(
    case: Annotated[str, typer.Argument(help="A bundled case (isr-2024), a case file, or a case in the ledger.")],
    option: Annotated[str | None, typer.Option(help="Only for this option, by its id.")] = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    finding: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A simulation's finding as JSON; without it, that lens is empty."),
    ] = None,
    assumptions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What the actors bring to bear; else what comes with a bundled case."),
    ] = None,
    draws: Annotated[int | None, typer.Option(parser=a_number, help="Draws of the bargaining; 1000 if unsaid.")] = None,
    seed: Annotated[int | None, typer.Option(parser=a_number, help="The seed of the draws.")] = None,
    out: Annotated[Path | None, typer.Option(help="A folder for the page and the JSON.")] = None,
    to_json: JsonOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Say whether they would do it: history, bargaining and simulation side by side, option by option.

    Where the three part, that is said first; no number is made from two of them. A lens without a basis stays empty.

    Example: caveat respond isr-2024 --out out
    """
    from caveat import desk
    from caveat.desk import responding
    from caveat.report import files
    from caveat.report import response as shown

    on = a_day(as_of, "--as-of") if as_of is not None else None
    moment = a_time(known_at)
    folder_of(to_json)
    file = responding.assumptions(assumptions) if assumptions is not None else None
    with opened(ledger) as book:
        found = responding.respond(
            book, take(book, case, moment, None), option, as_of=on, known_at=moment, simulated=finding, file=file,
            draws=responding.DRAWS if draws is None else draws, seed=desk.SEED if seed is None else seed,
        )  # fmt: skip
    if out is not None:
        files.write_all({out / "response.html": shown.render(found), out / "response.json": as_json(found) + "\n"})
    if to_json is not None:
        put(as_json(found), to_json)
    if to_json != "-":
        for line in shown.lines(found):
            print(line)
        if out is not None:
            print(f"Written: {out / 'response.html'}, {out / 'response.json'}")


forecast_app = typer.Typer(help="Write forecasts down before the event, and score them after.", no_args_is_help=True)


@forecast_app.command("log")
def log_forecast(
    case: Annotated[str, typer.Argument(help="A bundled case, a case file, or a case in the ledger.")],
    option: Annotated[str, typer.Option(help="The option that is taken, by its id.")],
    due: Annotated[str, typer.Option(metavar="DATE", help="The day by which it is settled.")],
    chances: Annotated[
        str | None, typer.Option(metavar="NONE,PARTIAL,MET", help="Your own chances; else those of earlier episodes.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why; needed with --chances.")] = None,
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Log how likely it is that the demand is not met, met in part, or met by a day.

    Example: caveat forecast log isr-2024 --option carrot --due 2031-06-30
    """
    from caveat.desk import forecasting

    given = _chances(chances, reason)
    with opened(ledger) as book:
        name, found = forecasting.log(book, take(book, case, None, by), option, a_day(due, "--due"), who(by),
                                      chances=given, reason=reason)  # fmt: skip
    print(f"{name}\n{found.words}")


@forecast_app.command("score")
def score_forecast(
    name: Annotated[str, typer.Argument(help="The forecast, as `caveat forecast list` names it.")],
    outcome: Annotated[str, typer.Option(help="none, partial or met.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="When it was met, or the day by which it was not.")],
    source: Annotated[str, typer.Option(help="Who says so: an address or a record's id.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Score a forecast once it is settled.

    Example: caveat forecast score isr-2024/carrot/2031-06-30/2031-01-05 --outcome none --on 2031-06-30 --source X
    """
    from caveat.desk import forecasting

    with opened(ledger) as book:
        found = forecasting.score(book, name, outcome, a_day(on, "--on"), source, who(by))
    print(f"Brier {found.brier:.3f}, log {found.log:.3f}, ranked {found.ranked:.3f}; less is better.")


@forecast_app.command("list")
def list_forecasts(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List the forecasts of a ledger with their scores.

    Example: caveat forecast list
    """
    from caveat.desk import forecasting

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        found = list(forecasting.listed(book))
    if to_json:
        rows = [{"name": name, "forecast": one, "by": author, "score": score} for name, one, author, score in found]
        return put(as_json(rows), to_json)
    for name, one, author, score in found:
        told = f"{score['outcome']}, Brier {score['brier']:.3f}" if score else "not settled"
        print(f"{name} ({author})\n  {one.words}; {told}")
    print(f"{len(found)} forecasts.")
    return None


def _chances(words: str | None, reason: str | None) -> tuple[float, float, float] | None:
    if words is None:
        return None
    try:
        none, partial, met = (float(part) for part in words.split(","))
    except ValueError:
        raise typer.BadParameter(
            f"{words!r} is not three numbers. Write the chances of none, partial and met, such as 0.5,0.3,0.2.",
            param_hint="--chances",
        ) from None
    if not reason:
        raise typer.BadParameter("your own chances need a reason. Say why.", param_hint="--reason")
    return none, partial, met
