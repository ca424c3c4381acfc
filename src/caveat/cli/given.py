"""What a command line gives, as values; and the ledger that it names, opened."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caveat.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caveat.ledger.store import Ledger

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Days outside are slips of the finger; no law and no calendar is held for them."""

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="URL",
        envvar="CAVEAT_LEDGER",
        help="A SQLite file, or postgresql://…; by default a file of your own in the user data folder.",
    ),
]
JsonOption = Annotated[
    str | None, typer.Option("--json", metavar="FILE|-", help="Write JSON to a file, or to standard output with -.")
]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who records; by default your user name.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Use nothing published after this day (YYYY-MM-DD).")
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(
        "--known-at", metavar="TIME", help="Use nothing recorded after this time (ISO 8601, UTC if it names no zone)."
    ),
]


def a_day(text: str, option: str) -> date:
    """A day given on the command line.

    Raises  typer.BadParameter with a sentence where it is no day.
    """
    from caveat.dates import NotADate, PartialDate

    try:
        day = PartialDate.parse(text)
    except NotADate as wrong:
        mend = "" if "Write" in str(wrong) else " Name a day that the calendar has."
        raise typer.BadParameter(f"{wrong}{mend}", param_hint=option) from None
    if not day.exact:
        raise typer.BadParameter(f"{text!r} names no day. Write it as YYYY-MM-DD.", param_hint=option)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise typer.BadParameter(
            f"{text!r} lies outside {FIRST_YEAR} to {LAST_YEAR}. Name a day within these years.", param_hint=option
        )
    return day.earliest


def a_time(text: str | None) -> datetime | None:
    """A time given on the command line; None where none was given.

    Raises  typer.BadParameter with a sentence where it is no time, or one that lies ahead.
    """
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a time. Write it as 2024-01-29T12:00:00Z.", param_hint="--known-at"
        ) from None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    if found > datetime.now(UTC):
        raise typer.BadParameter(
            f"{text!r} lies ahead, and nothing can be known by then yet. Name a time that has passed, or leave it out.",
            param_hint="--known-at",
        )
    return found


def a_number(text: str | int) -> int:
    """A whole number given on the command line, or one that stands in its place where none is.

    Raises  typer.BadParameter with a sentence where it is none.
    """
    if isinstance(text, int):
        return text
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise typer.BadParameter(f"{text[:40]!r} is no whole number. Write digits alone, such as 12.")
    return int(text)


def a_share(text: str | float) -> float:
    """A number given on the command line, or one that stands in its place where none is.

    Raises  typer.BadParameter with a sentence where it is none.
    """
    try:
        return float(text)
    except ValueError:
        raise typer.BadParameter(f"{str(text)[:40]!r} is no number. Write it with a point, such as 0.6.") from None


def a_country(code: str | None, option: str) -> str | None:
    """A country given on the command line.

    Raises  typer.BadParameter with the code of the country that is meant, where its name or another code is given.
    """
    from pycountry import countries

    from caveat.countries import is_country

    if code is None or is_country(code):
        return code
    try:
        mend = f"Did you mean {countries.lookup(code).alpha_3}?"
    except LookupError:
        mend = "Write the ISO 3166 code of three capital letters, such as USA or ISR."
    raise typer.BadParameter(f"{code!r} is the code of no country. {mend}", param_hint=option)


def default_ledger() -> Path:
    """Where a user's own ledger stands."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "caveat" / "ledger.db"


@contextmanager
def opened(url: str | None, *, make: bool = True) -> Iterator[Ledger]:
    """An open ledger; with ``make`` a new one where there is none, without it only one that is there."""
    from caveat.ledger.connect import open_ledger

    where: str | Path = default_ledger() if url is None else url
    read_only = False
    if not make and "://" not in str(where):
        if not Path(where).exists():
            raise Unreadable(
                str(where), "there is no ledger", "`caveat review isr-2024` makes one; --ledger names another."
            )
        read_only = not (os.access(where, os.W_OK) and os.access(Path(where).absolute().parent, os.W_OK))
    elif url is None:
        try:
            default_ledger().parent.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            why = f"cannot be made: {(wrong.strerror or str(wrong)).lower()}"
            raise Unreadable(str(default_ledger().parent), why, "Name a ledger with --ledger FILE.") from None
    with open_ledger(where, read_only=read_only, make=make) as ledger:
        yield ledger


def who(by: str | None) -> str:
    """Who records: the name given, else the user's.

    Raises  typer.BadParameter for a name without a letter.
    """
    import getpass

    if by is not None:
        if not by.strip():
            raise typer.BadParameter(f"{by!r} names nobody. Name who records, or leave it out.", param_hint="--by")
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unnamed user"
