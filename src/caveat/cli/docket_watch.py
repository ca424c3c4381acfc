"""The docket's commands of watching: who was told, questions to outside parties, readings of conditions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caveat.cli.docket_given import ActsOption, NameArgument, ReasonOption, RecordArgument, SeenOption, act, day, draft
from caveat.cli.given import LedgerOption, a_day

ConditionArgument = Annotated[str, typer.Argument(metavar="CONDITION", help="The condition, such as 57.1.")]


def tell(
    name: NameArgument,
    decision: RecordArgument,
    to: Annotated[str, typer.Option("--who", help="Who was told.")],
    how: Annotated[str, typer.Option(help="How, such as by letter.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="The day on which they were told.")],
    took_effect: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it took effect there, where they said so.")
    ] = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Record who was told of a decision: a hold that nobody was told of holds nothing.

    Example: caveat docket tell isr-2024.2024-01-29.1 606 --who "The port" --how "by letter" --on 2024-02-01
    """
    from caveat.desk import docketing

    told, effect = a_day(on, "--on"), day(took_effect, "--took-effect")
    act(
        ledger,
        by,
        name,
        seen,
        lambda book, whose: docketing.tell(book, whose, decision, who=to, how=how, on=told, took_effect=effect),
    )


def ask(
    name: NameArgument,
    of: Annotated[str, typer.Option(help="Whom the question is put to.")],
    text: Annotated[str, typer.Option(help="The question.")],
    line: Annotated[str | None, typer.Option(help="The line that it bears on; else the review as a whole.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="When the answer is due.")] = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Put a question to an outside party on record. It stops the internal target and blocks a decision.

    Example: caveat docket ask isr-2024.2024-01-29.1 --of "The maker" --text "How many are ready?"
    """
    from caveat.desk import docketing

    act(
        ledger,
        by,
        name,
        seen,
        lambda book, whose: docketing.ask(book, whose, of=of, text=text, line=line, due=day(due, "--due")),
    )


def answer(
    name: NameArgument,
    question: RecordArgument,
    text: Annotated[str, typer.Option(help="The answer, which may be empty.")],
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Enter the answer to a question.

    Example: caveat docket answer isr-2024.2024-01-29.1 605 --text "Two hundred."
    """
    from caveat.desk import docketing

    act(ledger, by, name, seen, lambda book, whose: docketing.answer(book, whose, question, text))


def close_question(
    name: NameArgument,
    question: RecordArgument,
    reason: ReasonOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Close a question to which no answer is awaited any more.

    Example: caveat docket close-question isr-2024.2024-01-29.1 605 --reason "It was published."
    """
    from caveat.desk import docketing

    act(ledger, by, name, seen, lambda book, whose: docketing.close_question(book, whose, question, reason))


def observe(
    name: NameArgument,
    condition: ConditionArgument,
    on: Annotated[str | None, typer.Option("--day", metavar="DATE", help="The last day that it covers.")] = None,
    value: Annotated[str | None, typer.Option(metavar="NUMBER", help="What was read.")] = None,
    low: Annotated[str | None, typer.Option(metavar="NUMBER", help="Or the lowest that it can be, ...")] = None,
    high: Annotated[str | None, typer.Option(metavar="NUMBER", help="... and the highest.")] = None,
    unit: Annotated[str | None, typer.Option(help="What it counts.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="The document of the case that it is in.")] = None,
    title: Annotated[str | None, typer.Option(help="Or the title of a page, ...")] = None,
    publisher: Annotated[str | None, typer.Option(help="... its publisher, ...")] = None,
    address: Annotated[str | None, typer.Option(help="... its address, ...")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="... and when it was published.")] = None,
    note: Annotated[str | None, typer.Option(help="What there is to say of it.")] = None,
    corrects: Annotated[str | None, typer.Option(metavar="READING", help="The wrong one, such as 60.1.")] = None,
    table: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take every reading of a table (comma-separated values).")
    ] = None,
    from_case: Annotated[bool, typer.Option("--from-case", help="Take those that the case has.")] = False,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Enter readings for a condition, each with its source. What they breach raises a notice.

    Example: caveat docket observe isr-2024.2024-01-29.1 606.1 --from-case
    """
    from caveat import tables
    from caveat.desk import docketing
    from caveat.review.docket.terms import Reading

    if (on is not None) + (table is not None) + from_case != 1:
        raise typer.BadParameter("give one reading with --day, or --table, or --from-case.", param_hint="--day")
    if from_case:
        return act(ledger, by, name, seen, lambda book, whose: docketing.import_from_case(book, whose, condition))
    if table is not None:
        return act(
            ledger,
            by,
            name,
            seen,
            lambda book, whose: docketing.import_from_table(book, whose, condition, tables.read(table), str(table)),
        )
    source = {"document": document, "title": title, "publisher": publisher, "address": address, "published": published}
    given = {key: one for key, one in source.items() if one is not None}
    made = draft(
        Reading, "the reading", day=day(on, "--day"), value=value, low=low, high=high, unit=unit, source=given,
        note=note, corrects=corrects,
    )  # fmt: skip
    return act(ledger, by, name, seen, lambda book, whose: docketing.observe(book, whose, condition, [made]))


def retract(
    name: NameArgument,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="Its record, such as 57; of a reading, 60.1.")],
    reason: ReasonOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Take back what was entered of others by mistake: a reported decision, who was told, a reading.

    Example: caveat docket retract isr-2024.2024-01-29.1 60.1 --reason "It is of another crossing."
    """
    from caveat.desk import docketing

    act(ledger, by, name, seen, lambda book, whose: docketing.retract(book, whose, entry, reason))


COMMANDS = (tell, ask, answer, close_question, observe, retract)
