"""The command of simulation: what each option of a case would do, over an ensemble of futures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

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
from caveat.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from caveat.desk.simulating import Simulated, Terms
    from caveat.simulate.ensemble import Progress
    from caveat.simulate.search import Progress as Generation

FINDING, STATE, SEARCH, TRIED = "finding.json", "blocks", "search.json", "tried"
GENERATIONS, POPULATION = 40, 48
BLOCK = 1024
"""Futures come in blocks of so many; a search takes whole ones."""


def simulate(
    case: Annotated[
        str | None, typer.Argument(help="A bundled case (isr-2024), a case file, or a case in the ledger.")
    ] = None,
    options: Annotated[
        str | None, typer.Option(metavar="ID,ID", help="Only these options, beside carrying on.")
    ] = None,
    scenarios: Annotated[int | None, typer.Option(parser=a_number, help="How many futures; by default 2,000.")] = None,
    weeks: Annotated[int | None, typer.Option(parser=a_number, help="How many weeks; by default 156.")] = None,
    step: Annotated[str | None, typer.Option(metavar="week|day", help="How long a step is; by default a week.")] = None,
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
    again: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Make the run of a finding.json again, from that file alone.")
    ] = None,
    search: Annotated[
        bool, typer.Option("--search", help="Look for other options within the limits that the assumptions set.")
    ] = False,
    generations: Annotated[
        int | None, typer.Option(parser=a_number, help="How long is searched; by default 40 generations.")
    ] = None,
    scheduler: Annotated[
        str, typer.Option(metavar="local:N|ADDRESS", help="Threads of this machine, or a Dask scheduler.")
    ] = "local:2",
    out: Annotated[
        Path | None, typer.Option(help="A folder for the finding, its tables as Parquet, and what is done so far.")
    ] = None,
    cube: Annotated[
        bool, typer.Option("--cube", help="With --out, also each stock in each week of the first 1,024 futures.")
    ] = False,
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

    folder_of(to_json)
    if resume and out is None:
        raise typer.BadParameter(
            "it goes on from what is in a folder. Name the folder with --out.", param_hint="--resume"
        )
    changed = {
        "--options": options, "--scenarios": scenarios, "--weeks": weeks, "--step": step, "--seed": seed,
        "--as-of": as_of,
        "--threshold": threshold, "--assumptions": assumptions, "--decides": decides or None, "--known-at": known_at,
    }  # fmt: skip
    _one_of(case, again, [name for name, value in changed.items() if value is not None])
    if cube and out is None:
        raise typer.BadParameter("it is a file of its own. Name the folder for it with --out.", param_hint="--cube")
    _not_both(search, generations, again, decides, threshold)
    where = simulating.Where(scheduler, out / STATE if out is not None else None, resume, _progress())
    if again is not None:
        with opened(ledger) as book:
            return _told(simulating.once_more(book, again, where), out, cube, to_json)
    on = a_day(as_of, "--as-of") if as_of is not None else None
    moment = a_time(known_at)
    standard = simulating.Terms()
    terms = simulating.Terms(
        scenarios=standard.scenarios if scenarios is None else scenarios,
        seed=standard.seed if seed is None else seed,
        weeks=standard.weeks if weeks is None else weeks,
        step=_step(step),
        options=tuple(one.strip() for one in options.split(",") if one.strip()) if options else (),
        assumptions=assumptions,
        thresholds=dict(map(_threshold, threshold or ())),
        decides=decides,
    )
    if search:
        return _searched(ledger, str(case), terms, generations, on, moment, scheduler, out, resume, to_json)
    with opened(ledger) as book:
        case_id = take(book, str(case), moment, None)
        found = simulating.simulate(book, case_id, terms, as_of=on, known_at=moment, where=where)
    return _told(found, out, cube, to_json)


def _step(word: str | None) -> Literal["week", "day"]:
    match word:
        case None | "week":
            return "week"
        case "day":
            return "day"
    raise typer.BadParameter(f"{word!r} is no step of the simulation. Write week or day.", param_hint="--step")


def _one_of(case: str | None, again: Path | None, changed: list[str]) -> None:
    """A case, or a run to be made again as it was."""
    if again is None and case is None:
        raise typer.BadParameter("name a case, or a finding.json with --again.", param_hint="CASE")
    if again is not None and case is not None:
        raise typer.BadParameter(f"the run says which case it is of. Leave {case} out.", param_hint="--again")
    if again is not None and changed:
        raise typer.BadParameter(
            f"the run is made as it was, and {', '.join(changed)} would change it. Leave that out, or name the case.",
            param_hint="--again",
        )


def _not_both(
    search: bool, generations: int | None, again: Path | None, decides: bool, threshold: list[str] | None
) -> None:  # fmt: skip
    """A search, or a run; and how long is searched only for a search."""
    if generations is not None and not search:
        raise typer.BadParameter("it says how long is searched. Add --search.", param_hint="--generations")
    others = {"--again": again is not None, "--decides": decides, "--threshold": bool(threshold)}
    if search and any(others.values()):
        told = ", ".join(name for name, there in others.items() if there)
        raise typer.BadParameter(f"a search does not take {told}. Leave that out.", param_hint="--search")


def _searched(
    ledger: str | None, case: str, terms: Terms, generations: int | None, on: date | None, moment: datetime | None,
    scheduler: str, out: Path | None, resume: bool, to_json: str | None,
) -> None:  # fmt: skip
    """A search, told or written; Ctrl-C ends it after the generations that are done, and it can go on from there."""
    from caveat.desk import seeking
    from caveat.report import files, searched
    from caveat.simulate.search import Effort

    name, _, workers = scheduler.partition(":")
    if name != "local" or not workers.isdigit() or not int(workers):
        raise typer.BadParameter("a search runs on this machine alone. Write local:N.", param_hint="--scheduler")
    asked = GENERATIONS if generations is None else generations
    effort = Effort(asked, POPULATION, max(1, -(-terms.scenarios // BLOCK)), terms.seed)
    with opened(ledger) as book:
        found = seeking.seek(
            book, take(book, case, moment, None), terms, effort, as_of=on, known_at=moment, workers=int(workers),
            progress=_generations(), state=out / TRIED if out is not None else None, resume=resume,
        ).plain()  # fmt: skip
    if out is not None:
        files.write(out / SEARCH, as_json(found) + "\n")
    if to_json:
        return put(as_json(found), to_json)
    for line in searched.lines(found):
        print(line)
    if out is not None:
        print(f"Written: {out / SEARCH}")
    return None


def _told(found: Simulated, out: Path | None, cube: bool, to_json: str | None) -> None:
    """The finding to a folder, to JSON or to the terminal."""
    from caveat.report import files, simulated

    if out is not None:
        files.write(out / FINDING, as_json(found.plain(full=True)) + "\n")
        written = [out / FINDING, *_tables(found, out, cube)]
    if to_json:
        return put(as_json(found.plain()), to_json)
    for line in simulated.lines(found.plain()):
        print(line)
    if out is not None:
        print(f"Written: {', '.join(map(str, written))}")
    return None


def _tables(found: Simulated, out: Path, cube: bool) -> tuple[Path, ...]:
    """The tables beside the finding; the finding is whole without them."""
    try:
        from caveat.desk import keeping
    except MissingExtra as absent:
        print(f"The finding is written, its tables are not: {absent}", file=sys.stderr)
        return ()
    return keeping.keep(out, found, cube=cube)


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


def _generations() -> Callable[[Generation], None] | None:
    """Tells how far a search has come, on standard error where a person sees it."""
    if not sys.stderr.isatty():
        return None

    def told(now: Generation) -> None:
        end = "\n" if now.done >= now.generations else ""
        words = f"\rGeneration {now.done} of {now.generations}, {now.kept} options kept, {now.left:,.0f} s left  "
        print(words, end=end, file=sys.stderr, flush=True)

    return told
