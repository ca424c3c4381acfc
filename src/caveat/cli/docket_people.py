"""The docket's commands for administrators: people, offices and the rules of countersigning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caveat.cli.docket_given import ActsOption, SeenOption, draft, person
from caveat.cli.given import JsonOption, LedgerOption, opened, who
from caveat.cli.shown import as_json, folder_of, put

if TYPE_CHECKING:
    from caveat.review.docket.people import Office, Person

person_app = typer.Typer(help="Who works here, with which offices and roles.", no_args_is_help=True)
office_app = typer.Typer(help="The offices for which people speak.", no_args_is_help=True)
rules_app = typer.Typer(help="The rules of countersigning.", no_args_is_help=True)


@person_app.command("add")
def add_person(
    id: Annotated[str, typer.Argument(metavar="ID", help="A short name of small letters, as ana.")],
    name: Annotated[str | None, typer.Option(help="The name that records bear; the id where it is left out.")] = None,
    office: Annotated[list[str] | None, typer.Option(metavar="ID", help="An office; may be given again.")] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(help="reader, analyst, reviewer, decider or administrator; may be given again."),
    ] = None,
    closed: Annotated[bool, typer.Option("--closed", help="The account is closed.")] = False,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Record a person, or record them anew. The first of a new ledger records themselves, as administrator.

    Example: caveat docket person add ada --name "Ada A." --role administrator --by ada
    """
    from caveat.desk import people as register
    from caveat.review.docket.people import Person

    wanted = draft(Person, f"person {id}", id=id, name=name or id, offices=office, roles=role)
    if closed:
        wanted = wanted.model_copy(update={"active": False})
    with opened(ledger) as book:
        first = not register.persons(book)
        # In a new ledger nobody can be looked up yet: whoever records themselves is who acts.
        acts = wanted.model_copy(update={"id": who(by)}) if first else person(book, by)
        now = register.seen(book, register.PERSON, wanted.id) if seen is None else seen
        filed = register.record_person(book, acts, wanted, now)
    print(f"{filed.record.seq}: person {wanted.id} is on record{' so already' if filed.again else ''}.")


@person_app.command("list")
def list_people(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List the people of the record.

    Example: caveat docket person list --json -
    """
    from caveat.desk import people as register
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        rows = list(register.persons(book).values())
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        print(_person(one))
    print(f"{words.plural(len(rows), 'person', 'people')}.")
    return None


def _person(one: Person) -> str:
    offices = f"; {', '.join(one.offices)}" if one.offices else ""
    return f"{one.id}: {one.name} ({', '.join(one.roles) or 'no role'}{offices}){'' if one.active else ', closed'}"


@office_app.command("add")
def add_office(
    id: Annotated[str, typer.Argument(metavar="ID", help="A short name of small letters, as arms.")],
    name: Annotated[str | None, typer.Option(help="Its name; the id where it is left out.")] = None,
    closed: Annotated[bool, typer.Option("--closed", help="Nobody speaks for it any more.")] = False,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Record an office, or record it anew.

    Example: caveat docket office add arms --name "Arms Transfers" --by ada
    """
    from caveat.desk import people as register
    from caveat.review.docket.people import Office

    wanted = draft(Office, f"office {id}", id=id, name=name or id)
    if closed:
        wanted = wanted.model_copy(update={"active": False})
    with opened(ledger, make=False) as book:
        acts = person(book, by)
        now = register.seen(book, register.OFFICE, wanted.id) if seen is None else seen
        filed = register.record_office(book, acts, wanted, now)
    print(f"{filed.record.seq}: office {wanted.id} is on record{' so already' if filed.again else ''}.")


@office_app.command("list")
def list_offices(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List the offices of the record.

    Example: caveat docket office list --json -
    """
    from caveat.desk import people as register
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        rows: list[Office] = list(register.offices(book).values())
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        print(f"{one.id}: {one.name}{'' if one.active else ', closed'}")
    print(f"{words.plural(len(rows), 'office')}.")
    return None


@rules_app.command("show")
def show_rules(ledger: LedgerOption = None, out: Annotated[str, typer.Option(metavar="FILE|-")] = "-") -> None:
    """Print the rules that hold, as a file that `rules set` takes.

    Example: caveat docket rules show --out rules.toml
    """
    from caveat.desk import people as register

    folder_of(out)
    with opened(ledger, make=False) as book:
        text = register.rules(book)[1].text
    put(text, out)


@rules_app.command("set")
def set_rules(
    file: Annotated[Path, typer.Argument(help="The rules as TOML.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Set the rules of countersigning. What was recommended before keeps the need that it was told.

    Example: caveat docket rules set rules.toml --reason "Mines are seen by a decider." --by ada
    """
    from caveat import tables
    from caveat.desk import people as register
    from caveat.review.docket import countersignatures

    text = tables.read(file)
    countersignatures.load(text, str(file))  # so that a complaint names the file, and nobody is recorded for it
    with opened(ledger, make=False) as book:
        acts = person(book, by)
        filed = register.change_rules(book, acts, text, reason, register.rules(book)[0] if seen is None else seen)
    print(f"{filed.record.seq}: the rules of countersigning are set.")


@rules_app.command("log")
def log_rules(ledger: LedgerOption = None, to_json: JsonOption = None) -> None:
    """List every change of the rules, first to last.

    Example: caveat docket rules log
    """
    from caveat.desk import people as register
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        rows = list(register.rules_log(book))
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        print(one)
    print(f"{words.plural(len(rows), 'change')}.")
    return None
