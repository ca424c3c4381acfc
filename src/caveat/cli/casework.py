"""What is done with case files and their records: list, show, import, export, attach."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caveat.cli.cases import by_then, take
from caveat.cli.given import ByOption, JsonOption, KnownAtOption, LedgerOption, a_time, opened, who
from caveat.cli.shown import as_json, folder_of, put, table


def list_cases(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List the cases: those that come with Caveat, and those in the ledger.

    Example: caveat list --json -
    """
    from caveat.desk import casework

    with opened(ledger) as book:
        rows = [
            {"case": case.id, "supplier": case.supplier, "recipient": case.recipient, "as_of": case.as_of.isoformat(),
             "where": where, "question": case.question}
            for case, where in casework.known_cases(book)
        ]  # fmt: skip
    if to_json:
        return put(as_json(rows), to_json)
    table(
        "Cases", ("case", "supplier", "recipient", "as of", "where", "question"), [tuple(row.values()) for row in rows]
    )
    return None


def show(
    record: Annotated[
        str, typer.Argument(help="A record: isr-2024/s-nbc-01, its number, or a provision, item or episode.")
    ],
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
) -> None:
    """Print any record with its provenance: who recorded it when, what it supersedes, and the chain's hash.

    Example: caveat show isr-2024/s-nbc-01
    """
    from caveat.desk import lookup

    with opened(ledger) as book:
        found = lookup.show(book, record)
    put(as_json(found), to_json or "-")


def import_case(
    case: Annotated[str, typer.Argument(help="A case file, or the id of a bundled case.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Take a case file into the ledger. Taking it in again adds only what changed.

    Example: caveat import my-case.yaml
    """
    from caveat.desk import casework

    found = casework.open_case(case)
    with opened(ledger) as book:
        taken = casework.take_in(book, found, who(by))
    print(
        f"{taken.case}: {taken.added} records added, {taken.superseded} superseded, {taken.withdrawn} withdrawn, "
        f"{taken.unchanged} unchanged."
    )


def export_case(
    case: Annotated[str, typer.Argument(help="The id of a case in the ledger.")],
    out: Annotated[str, typer.Option(metavar="FILE|-", help="Where to write the case file.")] = "-",
    known_at: KnownAtOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Write a case of the ledger as a case file that reads back equal.

    Example: caveat export isr-2024 --out isr-2024.yaml
    """
    from caveat.desk import casework

    moment = a_time(known_at)
    folder_of(out)
    with opened(ledger, make=False) as book:
        if moment is not None:
            by_then(book, case, moment)
        text = casework.export(book, case, moment)
    put(text, out)


def attach(
    document: Annotated[str, typer.Argument(help="A document of a case: isr-2024/d-seed.")],
    file: Annotated[Path, typer.Argument(help="The file that holds its text.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Hold the text of a document and pin its statements to spans.

    Example: caveat attach isr-2024/d-seed article.txt
    """
    from caveat.desk import casework

    case_id, _, name = document.partition("/")
    if not name:
        raise typer.BadParameter(
            f"{document!r} names no document. Write CASE/DOCUMENT, as in isr-2024/d-seed.", param_hint="DOCUMENT"
        )
    with opened(ledger) as book:
        take(book, case_id, None, by)
        done = casework.attach(book, case_id, name, file, who(by))
    print(f"{document}: text held as {done.digest[:12]}…; {len(done.pinned)} statements pinned to spans.")
    if done.unpinned:
        print(f"Still cited, because they give no quote: {', '.join(done.unpinned)}.")
