"""The commands of the collection of past episodes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caveat.cli.given import ByOption, JsonOption, LedgerOption, opened, who
from caveat.cli.shown import as_json, folder_of, put

episodes_app = typer.Typer(invoke_without_command=True)


@episodes_app.callback()
def episodes(
    ctx: typer.Context,
    polarity: Annotated[str | None, typer.Option(help="stick, carrot or mixed.")] = None,
    demand: Annotated[str | None, typer.Option(help="The kind of demand, such as humanitarian-access.")] = None,
    supplier: Annotated[str | None, typer.Option(help="The supplier's country code.")] = None,
    recipient: Annotated[str | None, typer.Option(help="The recipient's country code.")] = None,
    outcome: Annotated[str | None, typer.Option(help="complied, partial, none, …")] = None,
    own: Annotated[bool, typer.Option("--own", help="Those of the ledger too.")] = False,
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
    to_csv: Annotated[
        str | None, typer.Option("--csv", metavar="FILE|-", help="Write a table instead; - for standard output.")
    ] = None,
    to_entities: Annotated[
        str | None, typer.Option("--ftm", metavar="FILE|-", help="Write entities, one JSON object a line.")
    ] = None,
) -> None:
    """List past attempts to use deliveries as leverage, or add your own: `caveat episodes add FILE`.

    Example: caveat episodes --polarity stick --demand humanitarian-access
    """
    if ctx.invoked_subcommand is not None:
        return
    from caveat.desk import collection
    from caveat.episodes import coding
    from caveat.report import listing

    for target in (to_json, to_csv, to_entities):
        folder_of(target)
    if own:
        with opened(ledger, make=False) as book:
            every = collection.rows(book)
    else:
        every = coding.episodes()
    rows = coding.select(
        every, polarity=polarity, demand=demand, supplier=supplier, recipient=recipient, outcome=outcome
    )
    if to_json:
        put(as_json(rows), to_json)
    if to_csv:
        put(collection.as_csv(rows), to_csv)
    if to_entities:
        put("".join(f"{line}\n" for line in collection.as_entities(rows)), to_entities)
    if to_json or to_csv or to_entities:
        return
    for line in listing.episode_lines(rows):
        print(line)
    print(f"{len(rows)} episodes")


@episodes_app.command("add")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of [[episode]] tables, as the codebook says.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Add episodes of your own to the ledger: every row of a file, or none where one does not hold.

    Example: caveat episodes add mine.toml
    """
    from caveat.desk import collection

    with opened(ledger) as book:
        done = collection.add(book, file, who(by))
    print(f"{len(done.added)} added, {len(done.replaced)} replaced, {len(done.unchanged)} there already.")
