"""What the docket's commands are given, as values: who acts, what they saw, and drafts from options or a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from caveat.cli.given import a_day, a_number, opened, who

if TYPE_CHECKING:
    from datetime import date

    from pydantic import BaseModel, ValidationError

    from caveat.desk.docketing import Turn
    from caveat.desk.filing import Filed
    from caveat.errors import BadRow
    from caveat.ledger.store import Ledger
    from caveat.review.docket.acts import Advice
    from caveat.review.docket.people import Person

ActsOption = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", help="Who acts: your name where you work alone, else you as `person list` has you."
    ),
]
SeenOption = Annotated[
    int | None,
    typer.Option(
        parser=a_number, metavar="RECORD", help="The last entry that you saw, as `show` has it; else what stands now."
    ),
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The review, as `caveat docket list` names it.")]
FileOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A draft as YAML or JSON; options go before what stands in it.")
]
LinesOption = Annotated[list[str] | None, typer.Option("--line", metavar="LINE", help="The line that it is about.")]
RecordArgument = Annotated[
    int, typer.Argument(metavar="RECORD", parser=a_number, help="The record that it is about, as `show` numbers it.")
]
ReasonOption = Annotated[str, typer.Option(help="Why.")]
ModelT = TypeVar("ModelT", bound="BaseModel")
_NOTHING: Mapping[str, Any] = {}
_SHAPES = {
    r"^[a-z0-9][a-z0-9.\-]*$": "an id of small letters, digits, hyphens and full stops, as in l-shells",
    r"^[0-9a-f]{64}$": "a SHA-256, which is 64 digits and small letters from a to f",
    r"^[^\x00-\x1f\x7f]+$": "a name without line breaks and other control characters",
}
"""What a pattern of the docket's models asks for, in words."""


def person(book: Ledger, by: str | None) -> Person:
    """Who acts: alone where nobody else is on record, else somebody of the record.

    Raises  typer.BadParameter where the record has nobody of this name.
    """
    from caveat.desk import people as register

    there = register.persons(book)
    if set(there) <= {register.ALONE}:
        return register.alone(book, _alone(there.get(register.ALONE), by))
    name = (who(None) if by is None else by).strip()
    found = [one for one in there.values() if one.id == name] or [one for one in there.values() if one.name == name]
    if len(found) != 1:
        stands = "is nobody" if not found else f"is the name of {len(found)} people"
        raise typer.BadParameter(
            f"{name!r} {stands} of this ledger's record. Name yourself as `caveat docket person list` has you.",
            param_hint="--by",
        )
    return found[0]


def _alone(there: Person | None, by: str | None) -> str:
    """The name of whoever works alone: nobody else acts under it."""
    name = (who(None) if by is None else by).strip()
    if there is None and name in ("", "unnamed user"):
        raise typer.BadParameter(
            f"{name!r} is no person, and a person acts here. Name yourself, as in --by 'A. Reader'.", param_hint="--by"
        )
    if there is not None and by is not None and name not in (there.id, there.name):
        raise typer.BadParameter(
            f"{there.name} works alone in this ledger, and {name!r} is not on record in it. Leave --by out, or record "
            "them with `caveat docket person add`.",
            param_hint="--by",
        )
    return name


def reader(book: Ledger, by: str | None) -> Person | None:
    """Who reads; None where nobody is on record yet, so that no review is open. Reading records nobody."""
    from caveat.desk import people as register

    return person(book, by) if register.persons(book) else None


def reads(book: Ledger, by: str | None, name: str) -> Person:
    """Who reads a review.

    Raises  NoDocket where nobody is on record yet, so that there is none.
    """
    from caveat.review.docket.refusals import NoDocket

    found = reader(book, by)
    if found is None:
        raise NoDocket(name, who(by))
    return found


def turn(book: Ledger, by: str | None, name: str, seen: int | None) -> Turn:
    """Somebody's turn on a review, who saw it as it stands unless they say otherwise."""
    from caveat.desk import docket
    from caveat.desk.docketing import Turn

    acts = reads(book, by, name)
    return Turn(acts, name, docket.read(book, acts, name).last if seen is None else seen)


def draft(
    model: type[ModelT], what: str, file: Path | None = None, otherwise: Mapping[str, Any] = _NOTHING, /, **given: Any
) -> ModelT:
    """A draft: what options give, else what stands in a file, else what holds otherwise.

    Raises  BadRow with its place for the first thing that does not hold; Malformed or Unreadable for a file.
    """
    from pydantic import ValidationError

    from caveat.review import casetext, yamltext

    tree: Mapping[str, Any] = yamltext.tree(casetext.read_bytes(file), str(file)) if file is not None else {}
    named = {key: value for key, value in given.items() if value is not None and value is not False and value != []}
    try:
        return model.model_validate({**otherwise, **tree, **named})
    except ValidationError as wrong:
        first = str(wrong.errors()[0]["loc"][0]) if wrong.errors()[0]["loc"] else ""
        if file is None or first in named or first not in tree:
            raise _complaint(what, None, wrong) from None
        raise _complaint(str(file), getattr(tree, "lines", {}).get(first), wrong) from None


def _complaint(where: str, line: int | None, wrong: ValidationError) -> BadRow:
    """The first complaint of a validation; of a pattern, what it stands for."""
    from caveat import tables
    from caveat.errors import BadRow

    found = tables.bad_row(where, line, "", wrong)
    shape = _SHAPES.get(wrong.errors()[0].get("ctx", {}).get("pattern", ""))
    return BadRow(where, line, "", found.field, found.stands, f"Expected: {shape}.") if shape else found


def day(text: str | None, option: str) -> date | None:
    """A day where one is given."""
    return None if text is None else a_day(text, option)


def advice(word: str) -> Advice:
    """What is advised, as it is written.

    Raises  UnknownTerm with what there is.
    """
    import difflib

    from caveat.errors import UnknownTerm
    from caveat.review.docket.acts import Advice

    known = [one.value for one in Advice]
    if word not in known:
        raise UnknownTerm("caveat docket", "--advice", word, known, difflib.get_close_matches(word, known, n=2))
    return Advice(word)


def act(ledger: str | None, by: str | None, name: str, seen: int | None, verb: Callable[[Ledger, Turn], Filed]) -> None:
    """Take somebody's turn, and print what was recorded."""
    with opened(ledger, make=False) as book:
        filed = verb(book, turn(book, by, name, seen))
    done(filed)


def done(filed: Filed) -> None:
    """Print what was recorded, as the log tells it."""
    from caveat.desk import docket

    print(docket.told(filed.record))
