"""`caveat review`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from caveat.cli import answered
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
from caveat.cli.shown import folder_of, put


def review(
    case: Annotated[
        str, typer.Argument(help="A bundled case (isr-2024), a case file, or a case already in the ledger.")
    ],
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    ledger: LedgerOption = None,
    out: Annotated[Path | None, typer.Option(help="A folder for the page, the brief and the JSON.")] = None,
    to_json: JsonOption = None,
    seed: Annotated[
        int | None, typer.Option(parser=a_number, help="The seed of whatever is drawn; the report records it.")
    ] = None,
    respond: Annotated[
        bool, typer.Option("--respond", help="Also say whether they would do it, under three lenses (takes longer).")
    ] = False,
    simulate: Annotated[
        int | None,
        typer.Option(metavar="N", parser=a_number, help="Also simulate every option over so many futures."),
    ] = None,
    finding: Annotated[
        str | None,
        typer.Option(metavar="FILE|DIGEST", help="Show this finding of a simulation; else the one filed last."),
    ] = None,
    by: ByOption = None,
) -> None:
    """Review a case: every open line, who may act on it, the options, and what is known.

    The response and the simulation are shown where they were run, and say "not run" where they were not. A finding is
    filed in the ledger by its digest, and is shown by later reviews of the same day.

    Example: caveat review isr-2024 --out out
    """
    from caveat import desk
    from caveat.desk import casework, reviewing
    from caveat.report import document

    on = a_day(as_of, "--as-of") if as_of is not None else None
    moment = a_time(known_at)
    folder_of(to_json)
    asked = answered.Asked(respond, simulate, finding, who(by))
    asked.check()
    with opened(ledger) as book:
        case_id = take(book, case, moment, by)
        beside = answered.answers(book, case_id, asked, on, moment, seed if seed is not None else desk.SEED)
        found = reviewing.review(book, case_id, as_of=on, known_at=moment, seed=seed if seed is not None else desk.SEED)
        texts = casework.held_texts(book, case_id, moment) if out is not None else {}
    if out is not None:
        _write_report(found, texts, beside, out)
    if to_json is not None:
        put(document.to_json(found, beside), to_json)
    if to_json != "-":
        from rich.console import Console

        from caveat.report import beside as told
        from caveat.report import terminal

        terminal.summary(found, Console())
        for line in told.lines(beside):
            print(line)
        if out is not None:
            print(f"Written: {out / 'review.html'}, {out / 'brief.md'}, {out / 'review.json'}, {out / 'receipt.json'}")


def _write_report(found: Any, texts: Mapping[str, str], beside: Any, out: Path) -> None:
    import json

    from caveat.report import brief, document, files, page

    mark = {
        "sequence": found.inputs.receipt_sequence,
        "head": found.inputs.receipt_head,
        "time": found.inputs.receipt_time,
    }
    files.write_all(
        {
            out / "review.html": page.render(found, texts, beside),
            out / "brief.md": brief.render(found, beside),
            out / "review.json": document.to_json(found, beside),
            out / "receipt.json": json.dumps(mark, indent=2) + "\n",
        }
    )
