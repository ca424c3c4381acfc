"""The docket's commands of advice and decision: recommend, countersign or return, decide, suspend, revoke."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from caveat.cli.docket_given import (
    ActsOption,
    FileOption,
    LinesOption,
    NameArgument,
    ReasonOption,
    RecordArgument,
    SeenOption,
    act,
    day,
    done,
    draft,
    turn,
)
from caveat.cli.given import LedgerOption, a_number, opened

WholeOption = Annotated[bool, typer.Option("--whole", help="It is about the review as a whole.")]
AdviceOption = Annotated[
    str | None,
    typer.Option(help="proceed, proceed-with-conditions, slow, hold, withhold, expedite or no-view."),
]
ReasonsOption = Annotated[str | None, typer.Option(help="Why.")]
FindingsOption = Annotated[
    list[str] | None, typer.Option("--finding", metavar="DIGEST", help="A finding that it cites, by its SHA-256.")
]
OverrideOption = Annotated[
    str | None, typer.Option(help="Why it is to stand against an objection; shown wherever it is.")
]
EffectOption = Annotated[str | None, typer.Option(metavar="DATE", help="The day from which it holds.")]
PowerOption = Annotated[str | None, typer.Option(metavar="PROVISION", help="The provision relied on.")]
FollowsOption = Annotated[
    int | None, typer.Option(parser=a_number, metavar="RECORD", help="The recommendation that it follows.")
]


def recommend(
    name: NameArgument,
    line: LinesOption = None,
    whole: WholeOption = False,
    advice: AdviceOption = None,
    office: Annotated[str | None, typer.Option(metavar="ID", help="For which office; else for your only one.")] = None,
    reasons: ReasonsOption = None,
    statement: Annotated[list[str] | None, typer.Option(metavar="ID", help="A statement that it cites.")] = None,
    finding: FindingsOption = None,
    provision: Annotated[list[str] | None, typer.Option(metavar="ID", help="A provision that permits it.")] = None,
    override: OverrideOption = None,
    file: FileOption = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Recommend, for one office, about one line or the review as a whole. Conditions are written in a file.

    Example: caveat docket recommend isr-2024.2024-01-29.1 --file hold.yaml
    """
    from caveat.desk import docket, docketing
    from caveat.review.docket.recommending import Draft

    with opened(ledger, make=False) as book:
        whose = turn(book, by, name, seen)
        own = {"office": whose.who.offices[0]} if len(whose.who.offices) == 1 else {}
        given: dict[str, Any] = {
            "lines": line, "whole": whole, "advice": advice, "office": office, "reasons": reasons,
            "statements": statement, "findings": finding, "provisions": provision, "override": override,
        }  # fmt: skip
        filed = docketing.recommend(book, whose, draft(Draft, "the recommendation", file, own, **given))
        made = docket.read(book, whose.who, name).recommendation(filed.record.seq)
    done(filed)
    if made is not None:
        print(f"Recommendation {made.seq} {made.standing}.")


def withdraw(
    name: NameArgument,
    recommendation: RecordArgument,
    reason: ReasonOption,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Take your own recommendation back. It stays readable.

    Example: caveat docket withdraw isr-2024.2024-01-29.1 604 --reason "The stock was counted anew."
    """
    from caveat.desk import docketing

    act(ledger, by, name, seen, lambda book, whose: docketing.withdraw(book, whose, recommendation, reason))


def sign(
    name: NameArgument,
    recommendation: RecordArgument,
    reasons: ReasonsOption = None,
    order: Annotated[int | None, typer.Option(parser=a_number, help="Which signature you take it to be.")] = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Countersign a recommendation. Nobody signs what they wrote.

    Example: caveat docket sign isr-2024.2024-01-29.1 604 --by rita
    """
    from caveat.desk import docketing

    act(
        ledger,
        by,
        name,
        seen,
        lambda book, whose: docketing.sign(
            book, whose, recommendation, accepted=True, reasons=reasons or "", order=order
        ),
    )


def return_it(
    name: NameArgument,
    recommendation: RecordArgument,
    reasons: ReasonsOption = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Refuse to countersign, with reasons: the recommendation goes back to its author.

    Example: caveat docket return isr-2024.2024-01-29.1 604 --reasons "Which count is this?" --by rita
    """
    from caveat.desk import docketing

    act(
        ledger,
        by,
        name,
        seen,
        lambda book, whose: docketing.sign(book, whose, recommendation, accepted=False, reasons=reasons or ""),
    )


def decide(
    name: NameArgument,
    line: LinesOption = None,
    whole: WholeOption = False,
    advice: AdviceOption = None,
    follows: FollowsOption = None,
    departs_from: Annotated[
        int | None, typer.Option(parser=a_number, metavar="RECORD", help="The recommendation that it departs from.")
    ] = None,
    reasons: ReasonsOption = None,
    finding: FindingsOption = None,
    power: PowerOption = None,
    takes_effect: EffectOption = None,
    override: OverrideOption = None,
    file: FileOption = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Decide on a line or the review as a whole, following a recommendation or departing from it.

    Example: caveat docket decide isr-2024.2024-01-29.1 --file decision.yaml --follows 604 --by dora
    """
    from caveat.desk import docketing
    from caveat.review.docket.deciding import DecisionDraft

    wanted = draft(
        DecisionDraft, "the decision", file, lines=line, whole=whole, advice=advice, follows=follows,
        departs_from=departs_from, reasons=reasons, findings=finding, power=power,
        takes_effect=day(takes_effect, "--takes-effect"), override=override,
    )  # fmt: skip
    act(ledger, by, name, seen, lambda book, whose: docketing.decide(book, whose, wanted))


def report_decision(
    name: NameArgument,
    line: LinesOption = None,
    whole: WholeOption = False,
    advice: AdviceOption = None,
    decided_by: Annotated[str | None, typer.Option(help="Who is said to have decided.")] = None,
    statement: Annotated[str | None, typer.Option(metavar="ID", help="The statement that asserts it.")] = None,
    decided_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="When, as far as it is known: a day, month or year.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="What else there is to say.")] = None,
    file: FileOption = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Enter a decision of others, with the statement that asserts it. It is always shown as reported.

    Example: caveat docket report-decision isr-2024.2024-01-29.1 --file reported.yaml
    """
    from caveat.desk import docketing
    from caveat.review.docket.deciding import ReportedDraft

    wanted = draft(
        ReportedDraft, "the reported decision", file, lines=line, whole=whole, advice=advice, decided_by=decided_by,
        statement=statement, decided_on=decided_on, note=note,
    )  # fmt: skip
    act(ledger, by, name, seen, lambda book, whose: docketing.report(book, whose, wanted))


def step(
    name: NameArgument,
    decision: RecordArgument,
    what: Annotated[str, typer.Argument(metavar="STEP", help="suspend, reinstate or revoke.")],
    reasons: ReasonsOption = None,
    follows: FollowsOption = None,
    power: PowerOption = None,
    finding: FindingsOption = None,
    takes_effect: EffectOption = None,
    override: OverrideOption = None,
    seen: SeenOption = None,
    ledger: LedgerOption = None,
    by: ActsOption = None,
) -> None:
    """Suspend, reinstate or revoke a decision, by a further one.

    Example: caveat docket step isr-2024.2024-01-29.1 606 suspend --reasons "The convoy was let through." --by dora
    """
    from caveat.desk import docketing
    from caveat.review.docket.stepping import StepDraft

    wanted = draft(
        StepDraft, "the further decision", decision=decision, step=what, reasons=reasons, follows=follows,
        power=power, findings=finding, takes_effect=day(takes_effect, "--takes-effect"), override=override,
    )  # fmt: skip
    act(ledger, by, name, seen, lambda book, whose: docketing.step(book, whose, wanted))


COMMANDS = (recommend, withdraw, sign, decide, report_decision, step)
