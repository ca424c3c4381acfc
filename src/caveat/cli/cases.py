"""A case as a command line names it: bundled, in a file, or in the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import typer

from caveat.cli.given import who

if TYPE_CHECKING:
    from caveat.ledger.store import Ledger


def take(book: Ledger, name: str, moment: datetime | None, by: str | None) -> str:
    """The id of a case, once the ledger has it: a bundled case or a file is taken in, any other is there already.

    Looking back at what was known at a time takes nothing in.
    """
    from caveat.desk import casework

    if moment is not None:
        known = casework.is_bundled(name) or name in set(casework.cases(book))
        return by_then(book, name if known else casework.open_case(name).case.id, moment)
    if casework.is_bundled(name):
        casework.take_bundled(book, name)
        return name
    if name in set(casework.cases(book)):
        return name
    case = casework.open_case(name)
    casework.take_in(book, case, who(by))
    return case.case.id


def by_then(book: Ledger, case_id: str, moment: datetime) -> str:
    """The id of a case that the ledger had by a time.

    Raises  typer.BadParameter where it came later; NoRecord where it never came.
    """
    from caveat.desk import casework
    from caveat.ledger import ask

    if case_id not in set(casework.cases(book, moment)):
        ask.record(book, f"{case_id}/{casework.HEAD}")
        first = ask.history(book, f"{case_id}/{casework.HEAD}")[0].recorded_at
        raise typer.BadParameter(
            f"{book.name} did not have the case {case_id!r} by {moment.isoformat()}: it was first recorded at {first}. "
            "Name that time or a later one.",
            param_hint="--known-at",
        )
    return case_id
