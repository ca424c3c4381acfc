"""The commands that measure: how well prose is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

bench_app = typer.Typer(help="Measure how well Caveat reads.", no_args_is_help=True)


@bench_app.command("read")
def bench_read(
    part: Annotated[str, typer.Option(help="open, frozen or both; or first: what was read at first looks.")] = "both",
    engine: Annotated[
        str,
        typer.Option(help="rules; checked, with a network beside them; or model, at the configured endpoint."),
    ] = "rules",
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A result kept before: what was gained and lost since.")
    ] = None,
    keep: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep the result for a later comparison.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Of the open part: every statement not read right.")
    ] = False,
) -> None:
    """Read the annotated corpus and print precision, recall and F1, with intervals, against its gold.

    A statement is right where act, actor, target, modality, polarity and attribution all are; a reversal costs five.
    Of the frozen part, which no rule was written against, figures come out and no sentence. First looks are what was
    read of further articles before any rule was tuned to them.

    Example: caveat bench read --part frozen
    """
    from caveat.desk import bench
    from caveat.errors import UnknownTerm

    if part not in (*bench.PARTS, "both", "first"):
        raise UnknownTerm("caveat bench read", "--part", part, (*bench.PARTS, "both", "first"))
    if part == "first":
        if engine != "rules" or against is not None or keep is not None or explain:
            raise typer.BadParameter(
                "first looks were taken once, by the rules. Leave out --engine, --against, --keep and --explain.",
                param_hint="--part",
            )
        print("\n".join(bench.first_looks()))
        return
    reader = bench.engine(engine, os.environ)
    wanted = bench.PARTS if part == "both" else tuple(one for one in bench.PARTS if one == part)
    found = []
    for one in wanted:
        measured = bench.read_corpus(reader, one, against, explain=explain and one == "open")
        found.append(measured)
        for line in measured.lines:
            print(line)
        print()
    if keep is not None:
        bench.keep(found, keep)
        print(f"Kept: {keep}")
