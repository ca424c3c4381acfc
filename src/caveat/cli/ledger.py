"""What is done with a ledger as a whole: verify it, take its receipt, bring it to a newer schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caveat.cli.cases import take
from caveat.cli.given import JsonOption, LedgerOption, default_ledger, opened
from caveat.cli.shown import as_json, put
from caveat.errors import SchemaBehind

ledger_app = typer.Typer(help="Keep the ledger itself.", no_args_is_help=True)


def verify(
    case: Annotated[
        str | None, typer.Argument(help="Also list what of this case no document public by its date supports.")
    ] = None,
    ledger: LedgerOption = None,
    receipt_file: Annotated[
        Path | None, typer.Option("--receipt", help="A receipt from an earlier report: notices a ledger cut back.")
    ] = None,
    to_json: JsonOption = None,
) -> None:
    """Walk the chain, every span and every reference; name the first record that does not hold.

    Example: caveat verify isr-2024 --receipt out/receipt.json
    """
    from caveat.desk import casework, lookup
    from caveat.report import listing

    with opened(ledger, make=case is not None) as book:
        found = lookup.verified(book, receipt_file)
        name = take(book, case, None, None) if case else None
        later = casework.later_facts(book, name) if name else ()
        odd = casework.remarks(book, name) if name else ()
        there = {one: len(casework.later_facts(book, one)) for one in casework.cases(book)} if name is None else {}
    if to_json:
        return put(as_json({"verified": found, "later_facts": later, "remarks": odd, "cases": there}), to_json)
    for line in (*listing.verified_lines(found, there), *listing.case_lines(name, later, odd)):
        print(line)
    return None


def receipt(ledger: LedgerOption = None, out: Annotated[str, typer.Option(metavar="FILE|-")] = "-") -> None:
    """Write a receipt: the ledger's last sequence number, its head hash and the time.

    Example: caveat receipt --out receipt.json
    """
    from caveat.ledger.verify import receipt as mark

    with opened(ledger, make=False) as book:
        put(mark(book).to_json(), out)


@ledger_app.command("upgrade")
def ledger_upgrade(ledger: LedgerOption = None) -> None:
    """Bring an older ledger to this program's schema. Nothing recorded is altered.

    Example: caveat ledger upgrade --ledger old.db
    """
    from caveat.ledger.connect import upgrade

    try:
        with opened(ledger, make=False):
            print("The ledger has this program's schema already.")
    except SchemaBehind:
        upgrade(default_ledger() if ledger is None else ledger)
        print("The ledger has this program's schema.")
