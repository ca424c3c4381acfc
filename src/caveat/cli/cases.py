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
    from caveat import desk

    if moment is not None:
        known = desk.is_bundled(name) or name in set(desk.cases(book))
        return by_then(book, name if known else desk.open_case(name).case.id, moment)
    if desk.is_bundled(name):
        desk.take_bundled(book, name)
        return name
    if name in set(desk.cases(book)):
        return name
    case = desk.open_case(name)
    desk.take_in(book, case, who(by))
    return case.case.id


def by_then(book: Ledger, case_id: str, moment: datetime) -> str:
    """The id of a case that the ledger had by a time.

    Raises  typer.BadParameter where it came later; NoRecord where it never came.
    """
    from caveat import desk
    from caveat.ledger import ask

    if case_id not in set(desk.cases(book, moment)):
        ask.record(book, f"{case_id}/{desk.HEAD}")
        first = ask.history(book, f"{case_id}/{desk.HEAD}")[0].recorded_at
        raise typer.BadParameter(
            f"{book.name} did not have the case {case_id!r} by {moment.isoformat()}: it was first recorded at {first}. "
            "Name that time or a later one.",
            param_hint="--known-at",
        )
    return case_id
