"""The docket's commands that open a review, say who works on it, set lines aside and close it."""

from __future__ import annotations

from typing import Annotated

import typer

from caveat.cli.cases import take
from caveat.cli.docket_given import (
    ActsOption,
    FileOption,
    NameArgument,
    ReasonOption,
    SeenOption,
    act,
    day,
    done,
    draft,
    person,
    turn,
)
from caveat.cli.given import AsOfOption, LedgerOption, a_number, opened

LeadOption = Annotated[str | None, typer.Option(metavar="ID", help="Who has the lead.")]
AccessOption = Annotated[str | None, typer.Option(help="Who may read it: open, office or members.")]
OfficesOption = Annotated[list[str] | None, typer.Option("--office", metavar="ID", help="An office that may read it.")]
MembersOption = Annotated[list[str] | None, typer.Option("--member", metavar="ID", help="Somebody who may read it.")]
AssigneesOption = Annotated[
    list[str] | None, typer.Option("--assignee", metavar="ID", help="Somebody who works on it.")
]
DueOption = Annotated[str | None, typer.Option(metavar="DATE", help="The day by which it is due.")]
TargetOption = Annotated[
    int | None, typer.Option("--target-days", parser=a_number, help="The internal target, in working days.")
]
LineArgument = Annotated[str, typer.Argument(help="The line.")]


def open_review(
    case: Annotated[str, typer.Argument(help="A bundled case (isr-2024), a case file, or a case in the ledger.")],
    asker: Annotated[str | None, typer.Option(help="Who asks; needed here or in the file.")] = None,
    question: Annotated[str | None, typer.Option(help="What is asked; else the case's own question.")] = None,
    as_of: AsOfOption = None,
    lead: LeadOption = None,
    access: AccessOption = None,
    office: OfficesOption = None,
    member: MembersOption = None,
    assignee: AssigneesOption = None,
    due: DueOption = None,
    target_days: TargetOption = None,
    reopens: Annotated[str | None, typer.Option(metavar="NAME", help="The closed review that it takes up.")] = None,
    file: FileOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Open a review of a case, and print its name.

    Example: caveat docket open isr-2024 --asker "A committee"
    """
    from caveat.desk import docketing
    from caveat.review.docket.managing import OpenDraft

    given = {
        "asker": asker, "question": question, "as_of": day(as_of, "--as-of"), "lead": lead, "access": access,
        "offices": office, "members": member, "assignees": assignee, "due": day(due, "--due"),
        "target_days": target_days, "reopens": reopens,
    }  # fmt: skip
    # A case file has its id only once it is read, and what does not hold is refused before anything is taken in.
    wanted = draft(OpenDraft, "the review", file, case="case", **given)
    with opened(ledger) as book:
        taken = take(book, case, None, by)
        name, _ = docketing.open_review(book, person(book, by), wanted.model_copy(update={"case": taken}))
    print(name)


def manage(
    name: NameArgument,
    reason: ReasonOption,
    lead: LeadOption = None,
    access: AccessOption = None,
    office: OfficesOption = None,
    member: MembersOption = None,
    assignee: AssigneesOption = None,
    due: DueOption = None,
    target_days: TargetOption = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Set anew who reads a review, who works on it and until when; what is not named stays as it is.

    Example: caveat docket manage isr-2024.2024-01-29.1 --assignee ana --reason "Ana takes the shells."
    """
    from caveat.desk import docket, docketing
    from caveat.review.docket.managing import ManageDraft

    ends = day(due, "--due")
    with opened(ledger, make=False) as book:
        whose = turn(book, by, name, seen)
        now = docket.read(book, whose.who, name)
        wanted = draft(
            ManageDraft, "the review", reason=reason, lead=lead or now.circle.lead,
            access=access or now.circle.access, offices=office or now.circle.offices,
            members=member or now.circle.members, assignees=assignee or now.assignees, due=ends or now.due,
            target_days=target_days or now.target_days,
        )  # fmt: skip
        done(docketing.manage(book, whose, wanted))


def set_aside(
    name: NameArgument,
    line: LineArgument,
    reason: ReasonOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Take a line out of view. It stays in the record.

    Example: caveat docket set-aside isr-2024.2024-01-29.1 l-dcs-2021 --reason "Another office reviews it."
    """
    from caveat.desk import docketing

    act(ledger, by, name, seen, lambda book, whose: docketing.set_aside(book, whose, line, reason))


def bring_back(
    name: NameArgument,
    line: LineArgument,
    reason: ReasonOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Bring a line back into view.

    Example: caveat docket bring-back isr-2024.2024-01-29.1 l-dcs-2021 --reason "It is reviewed here after all."
    """
    from caveat.desk import docketing

    act(ledger, by, name, seen, lambda book, whose: docketing.bring_back(book, whose, line, reason))


def close(
    name: NameArgument,
    state: Annotated[str, typer.Option("--as", help="decided, withdrawn, lapsed or superseded.")],
    reason: ReasonOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Close a review. What was decided is still watched.

    Example: caveat docket close isr-2024.2024-01-29.1 --as withdrawn --reason "Nobody asks any more."
    """
    from caveat.desk import docketing
    from caveat.review.docket.acts import ReviewClosed

    wanted = draft(ReviewClosed, "the end of the review", state=state, reason=reason)
    act(ledger, by, name, seen, lambda book, whose: docketing.close(book, whose, wanted.state, reason))


COMMANDS = (manage, set_aside, bring_back, close)
