"""The command of simulation: what each option of a case would do, over an ensemble of futures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caveat.cli.cases import take
from caveat.cli.given import (
    AsOfOption,
    JsonOption,
    KnownAtOption,
    LedgerOption,
    a_day,
    a_number,
    a_time,
    opened,
)
from caveat.cli.shown import as_json, folder_of, put

if TYPE_CHECKING:
    from collections.abc import Callable

    from caveat.simulate.ensemble import Progress

FINDING, STATE = "finding.json", "blocks"


def simulate(
    case: Annotated[str, typer.Argument(help="A bundled case (isr-2024), a case file, or a case in the ledger.")],
    options: Annotated[
        str | None, typer.Option(metavar="ID,ID", help="Only these options, beside carrying on.")
    ] = None,
    scenarios: Annotated[int | None, typer.Option(parser=a_number, help="How many futures; by default 2,000.")] = None,
    weeks: Annotated[int | None, typer.Option(parser=a_number, help="How many weeks; by default 156.")] = None,
    seed: Annotated[int | None, typer.Option(parser=a_number, help="The seed; the finding records it.")] = None,
    assumptions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own assumptions; else those that come with the case.")
    ] = None,
    threshold: Annotated[
        list[str] | None, typer.Option(metavar="CRITERION=NUMBER", help="At most so much; as often as needed.")
    ] = None,
    decides: Annotated[
        bool, typer.Option("--decides", help="Also by which assumptions the answer turns (takes longer).")
    ] = False,
    scheduler: Annotated[
        str, typer.Option(metavar="local:N|ADDRESS", help="Threads of this machine, or a Dask scheduler.")
    ] = "local:2",
    out: Annotated[Path | None, typer.Option(help="A folder for the finding, and for what is done so far.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from what is done in --out.")] = False,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
) -> None:
    """Simulate every option of a case: deliveries, stocks, backlog and compliance over many futures.

    What is not public stands as named assumptions with wide ranges, and the first line says how much of the answer
    rests on them. No score ranks the options.

    Example: caveat simulate isr-2024 --options narrow-stick,carrot --out out
    """
    from caveat.desk import simulating
    from caveat.report import files, simulated

    folder_of(to_json)
    if resume and out is None:
        raise typer.BadParameter(
            "it goes on from what is in a folder. Name the folder with --out.", param_hint="--resume"
        )
    on = a_day(as_of, "--as-of") if as_of is not None else None
    moment = a_time(known_at)
    standard = simulating.Terms()
    terms = simulating.Terms(
        scenarios=standard.scenarios if scenarios is None else scenarios,
        seed=standard.seed if seed is None else seed,
        weeks=standard.weeks if weeks is None else weeks,
        options=tuple(one.strip() for one in options.split(",") if one.strip()) if options else (),
        assumptions=assumptions,
        thresholds=dict(map(_threshold, threshold or ())),
        scheduler=scheduler,
        state=out / STATE if out is not None else None,
        resume=resume,
        decides=decides,
    )
    with opened(ledger) as book:
        found = simulating.simulate(
            book, take(book, case, moment, None), terms, as_of=on, known_at=moment, progress=_progress()
        )
    if out is not None:
        files.write(out / FINDING, as_json(found.plain(full=True)) + "\n")
    if to_json:
        return put(as_json(found.plain()), to_json)
    for line in simulated.lines(found.plain()):
        print(line)
    if out is not None:
        print(f"Written: {out / FINDING}")
    return None


def _threshold(words: str) -> tuple[str, float]:
    name, _, number = words.partition("=")
    try:
        return name, float(number)
    except ValueError:
        raise typer.BadParameter(
            f"{words!r} names no number. Write CRITERION=NUMBER, as in weeks-short=4.", param_hint="--threshold"
        ) from None


def _progress() -> Callable[[Progress], None] | None:
    """Tells how far a run has come, on standard error where a person sees it."""
    if not sys.stderr.isatty():
        return None

    def told(now: Progress) -> None:
        end = "\n" if now.done >= now.scenarios else ""
        words = f"\r{now.done:,} of {now.scenarios:,} futures, {now.rate:,.0f} a second, {now.left:,.0f} s left  "
        print(words, end=end, file=sys.stderr, flush=True)

    return told


COMMANDS = (simulate,)
