"""The docket's commands: those that read a review stand here; those that act on one are in the modules beside it."""

from __future__ import annotations

from typing import Annotated

import typer

from caveat.cli import docket_acts, docket_manage, docket_people, docket_watch
from caveat.cli.docket_given import ActsOption, NameArgument, advice, reader, reads
from caveat.cli.given import JsonOption, LedgerOption, a_number, opened
from caveat.cli.shown import as_json, folder_of, put

docket_app = typer.Typer(
    help="Work a review: recommend, countersign, decide, watch. `caveat docket open` begins.", no_args_is_help=True
)
docket_app.add_typer(docket_people.person_app, name="person")
docket_app.add_typer(docket_people.office_app, name="office")
docket_app.add_typer(docket_people.rules_app, name="rules")
docket_app.command("open")(docket_manage.open_review)
docket_app.command("return")(docket_acts.return_it)
for _command in (*docket_manage.COMMANDS, *docket_acts.COMMANDS, *docket_watch.COMMANDS):
    docket_app.command()(_command)


@docket_app.command("list")
def list_reviews(
    case: Annotated[str | None, typer.Option(help="Only of this case.")] = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
    to_json: JsonOption = None,
) -> None:
    """List the reviews that you may read.

    Example: caveat docket list --json -
    """
    from caveat.cli import docket_shown as shown
    from caveat.desk import docket, docketed
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        reads_it = reader(book, by)
        rows = [docketed.row(one) for one in docket.dockets(book, reads_it, case)] if reads_it else []
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        for line in shown.row_lines(one):
            print(line)
    print(f"{words.plural(len(rows), 'review')}.")
    return None


@docket_app.command()
def show(
    name: NameArgument,
    at: Annotated[int | None, typer.Option(parser=a_number, metavar="RECORD", help="As it stood then.")] = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
    to_json: JsonOption = None,
) -> None:
    """Show a review as it stands: advice side by side, signatures, decision, holds, conditions, questions, clocks.

    Example: caveat docket show isr-2024.2024-01-29.1
    """
    from caveat.cli import docket_shown as shown
    from caveat.desk import docket, docketed

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        who = reads(book, by, name)
        found = docket.read(book, who, name) if at is None else docket.read_at(book, who, name, at)
        clocks = docket.clocks(book, found)
        rows = docketed.plain(found, docket.ground_of(book, found), clocks, docket.today_in_utc())
    if to_json:
        return put(as_json(rows), to_json)
    for line in shown.lines(rows):
        print(line)
    return None


@docket_app.command()
def before(
    name: NameArgument,
    advice_word: Annotated[str, typer.Option("--advice", help="What would be advised, such as hold.")],
    line: Annotated[str | None, typer.Option(help="On which line; else on the review as a whole.")] = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
    to_json: JsonOption = None,
) -> None:
    """Say what a recommendation would need before it is written: signatures, provisions that permit it, objections.

    Example: caveat docket before isr-2024.2024-01-29.1 --line l-dcs-2021 --advice hold
    """
    from caveat.cli import docket_shown as shown
    from caveat.desk import docket, docketed

    wanted = advice(advice_word)
    folder_of(to_json)
    with opened(ledger, make=False) as book:
        rows = docketed.before(docket.before(book, reads(book, by, name), name, line, wanted))
    if to_json:
        return put(as_json(rows), to_json)
    for words in shown.before_lines(rows):
        print(words)
    return None


@docket_app.command("conditions")
def list_conditions(
    name: NameArgument, ledger: LedgerOption = None, by: ActsOption = None, to_json: JsonOption = None
) -> None:
    """List the conditions of a review with how each stands today, computed from its readings.

    Example: caveat docket conditions isr-2024.2024-01-29.1
    """
    from caveat.cli import docket_shown as shown
    from caveat.desk import docket, docketed
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        found = docket.read(book, reads(book, by, name), name)
    rows = [docketed.condition(found, one, docket.today_in_utc()) for one in found.conditions]
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        for line in shown.condition_lines(one):
            print(line.removeprefix("  "))
    print(f"{words.plural(len(rows), 'condition')}.")
    return None


@docket_app.command()
def log(name: NameArgument, ledger: LedgerOption = None, by: ActsOption = None, to_json: JsonOption = None) -> None:
    """List who did what on a review, first to last: all of it, as it is in the chain.

    Example: caveat docket log isr-2024.2024-01-29.1
    """
    from caveat.desk import docket

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        rows = docket.log(book, reads(book, by, name), name)
    if to_json:
        return put(as_json(rows), to_json)
    for line in rows:
        print(line)
    return None


@docket_app.command()
def waiting(ledger: LedgerOption = None, by: ActsOption = None, to_json: JsonOption = None) -> None:
    """List what waits for you, over all reviews.

    Example: caveat docket waiting --by rita
    """
    from caveat.desk import docket
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        who = reader(book, by)
        rows = list(docket.waiting(book, who)) if who else []
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        print(f"{one.docket}: {one.words}")
    print(f"{words.plural(len(rows), 'task')}.")
    return None


@docket_app.command()
def notices(
    file_due: Annotated[
        bool, typer.Option("--raise", help="First file what is due on any review: for a timer. Each is filed once.")
    ] = False,
    ledger: LedgerOption = None,
    by: ActsOption = None,
    to_json: JsonOption = None,
) -> None:
    """List the notices of breaches and due dates on the reviews that you may read, newest first.

    Example: caveat docket notices --raise
    """
    from caveat.desk import noticing
    from caveat.report import words

    folder_of(to_json)
    with opened(ledger, make=False) as book:
        who = reader(book, by)
        if file_due:
            noticing.raise_all(book)
        rows = list(noticing.notices_for(book, who)) if who else []
    if to_json:
        return put(as_json(rows), to_json)
    for one in rows:
        print(f"{one.seq}: {one.docket}, for {', '.join(one.notice.to)}: {one.notice.words}")
    print(f"{words.plural(len(rows), 'notice')}.")
    return None


@docket_app.command()
def calendar(
    out: Annotated[str, typer.Option(metavar="FILE|-", help="Where to write it.")] = "-",
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Write the deadlines that lie ahead, of the reviews that you may read, as an iCalendar feed.

    Example: caveat docket calendar --out deadlines.ics
    """
    from caveat.desk import docket
    from caveat.review.docket import icalendar

    folder_of(out)
    with opened(ledger, make=False) as book:
        who = reader(book, by)
        text = docket.calendar(book, who) if who else icalendar.text(())
    put(text, out)
