"""The commands of acceptance: list what readings proposed; accept, reject or amend it in one's own name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from caveat.cli.given import ByOption, JsonOption, LedgerOption, a_number, opened, who
from caveat.cli.shown import as_json, folder_of, put

if TYPE_CHECKING:
    from caveat.desk.acceptance import Decided
    from caveat.ledger.store import Ledger
    from caveat.review.proposals import Standing

IdsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="ID...", help="Proposals, as `caveat proposals` names them.")
]
AllOption = Annotated[bool, typer.Option("--all", help="All that are proposed, of the field, kind or document given.")]
CountOption = Annotated[
    int | None, typer.Option(parser=a_number, help="With --all: how many there are, to confirm it.")
]
FieldOption = Annotated[str | None, typer.Option(help="Only of this field of a notice, such as value_total.")]
KindOption = Annotated[str | None, typer.Option(help="Only of this kind: field, statement, delivery or permit.")]
DocumentOption = Annotated[str | None, typer.Option(help="Only of the document whose id begins so.")]
_UNNAMED = "unnamed user"
"""What the program calls a user whose name the system does not know."""


def _person(by: str | None) -> str:
    """Who decides.

    Raises  typer.BadParameter where nobody is named: nobody but a person accepts at the command line.
    """
    name = (who(None) if by is None else by).strip()
    if name in ("", _UNNAMED) or name.startswith("rule:"):
        raise typer.BadParameter(
            f"{name!r} is no person, and a person decides here. Name yourself, as in --by 'A. Reader'.",
            param_hint="--by",
        )
    return name


def proposals(
    state: Annotated[str, typer.Option(help="proposed, accepted, amended, rejected, withdrawn, or all.")] = "proposed",
    document: DocumentOption = None,
    field: FieldOption = None,
    kind: KindOption = None,
    ledger: LedgerOption = None,
    to_json: JsonOption = None,
) -> None:
    """List what readings proposed and nobody has decided yet, or what became of it.

    Example: caveat proposals --field value_total
    """
    from caveat.desk import acceptance
    from caveat.report import proposed, words

    states = _states(state)
    with opened(ledger, make=False) as book:
        rows = acceptance.listed(book, states=states, document=document, field=field, kind=_kind(kind))
    if to_json:
        return put(as_json([_row(one) for one in rows]), to_json)
    for line in proposed.proposal_lines(rows):
        print(line)
    print(f"{words.plural(len(rows), 'proposal')}.")
    return None


def _row(one: Standing) -> dict[str, Any]:
    """A proposal as JSON: the line in its own shape, and what became of it."""
    span = one.span
    place = {"document": span.document, "start": span.start, "end": span.end, "quote": span.quote}
    about = {name: value for name, value in one.payload.items() if name in ("reader", "decision", "read")}
    line = {"kind": one.kind, **place, **one.line}
    return {"proposal": one.name, "state": one.state.word, "by": one.by, "at": one.at, "line": line, **about}


def _states(word: str) -> list[Any]:
    from caveat.errors import UnknownTerm
    from caveat.review.proposals import State

    words = {one.word: one for one in State}
    if word != "all" and word not in words:
        raise UnknownTerm("caveat proposals", "--state", word, (*words, "all"))
    return list(State) if word == "all" else [words[word]]


def _kind(kind: str | None) -> str | None:
    from caveat.errors import UnknownTerm
    from caveat.review.proposals import KINDS

    if kind is not None and kind not in KINDS:
        raise UnknownTerm("caveat", "--kind", kind, KINDS)
    return kind


def accept(
    ids: IdsArgument = None,
    every: AllOption = False,
    field: FieldOption = None,
    kind: KindOption = None,
    document: DocumentOption = None,
    count: CountOption = None,
    reason: Annotated[str | None, typer.Option(help="Why, where there is something to say.")] = None,
    case: Annotated[
        str | None,
        typer.Option(metavar="CASE/DOCUMENT", help="Make a statement one of a case, said in that document of it."),
    ] = None,
    paraphrase: Annotated[str | None, typer.Option(help="With --case: what it says, in your words.")] = None,
    origin: Annotated[
        str | None, typer.Option(help="With --case: whose report it is, where the case does not tell.")
    ] = None,
    ledger: LedgerOption = None,
    by: ByOption = None,
    to_json: JsonOption = None,
) -> None:
    """Accept proposals in your name. Accepting one twice adds nothing.

    Example: caveat accept 3fa9c1d2e4b5/9f86d0818812
    """
    from caveat.desk import acceptance

    person = _person(by)
    folder_of(to_json)
    for option, value in {"--paraphrase": paraphrase, "--origin": origin}.items():
        if value is not None and case is None:
            raise typer.BadParameter("it is of a statement in a case. Say which with --case.", param_hint=option)
    with opened(ledger, make=False) as book:
        names = _chosen(book, ids, every, count, field=field, kind=_kind(kind), document=document)
        if case is not None:
            return _into_case(book, names, person, case, paraphrase, origin, reason)
        done = acceptance.accept(book, names, person, reason)
    return _report(done, to_json)


def _into_case(
    book: Ledger, names: Sequence[str], person: str, case: str, paraphrase: str | None, origin: str | None,
    reason: str | None,
) -> None:  # fmt: skip
    """Accept one statement as a statement of a case."""
    from caveat.desk import linking

    name, _, document = case.partition("/")
    if not document:
        raise typer.BadParameter(
            f"{case!r} names no document of a case. Write CASE/DOCUMENT, as in isr-2024/d-seed.", param_hint="--case"
        )
    if len(names) != 1 or not (paraphrase or "").strip():
        raise typer.BadParameter(
            "a case tells each statement in words of its own. Give one proposal, and --paraphrase with what it says.",
            param_hint="--paraphrase",
        )
    place = linking.Place(name, document, str(paraphrase).strip(), origin)
    print(f"{names[0]} is accepted, and is {linking.accept_into(book, names[0], person, place, reason)}.")


def reject(
    reason: Annotated[str, typer.Option(help="Why.")],
    ids: IdsArgument = None,
    every: AllOption = False,
    field: FieldOption = None,
    kind: KindOption = None,
    document: DocumentOption = None,
    count: CountOption = None,
    ledger: LedgerOption = None,
    by: ByOption = None,
    to_json: JsonOption = None,
) -> None:
    """Reject proposals, or what was accepted before, with a reason.

    Example: caveat reject 3fa9c1d2e4b5/9f86d0818812 --reason "The total is of two notices."
    """
    from caveat.desk import acceptance

    person, why = _person(by), _reason(reason)
    folder_of(to_json)
    with opened(ledger, make=False) as book:
        names = _chosen(book, ids, every, count, field=field, kind=_kind(kind), document=document)
        done = acceptance.reject(book, names, person, why)
    _report(done, to_json)


def amend(
    proposal: Annotated[str, typer.Argument(metavar="ID", help="A proposal, as `caveat proposals` names it.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    sets: Annotated[
        list[str], typer.Option("--set", metavar="FIELD=VALUE", help="A field and its value; may be given again.")
    ],
    ledger: LedgerOption = None,
    by: ByOption = None,
    to_json: JsonOption = None,
) -> None:
    """Accept a proposal with other values. A span is given by start and end, or by a quote that stands once.

    Example: caveat amend 3fa9c1d2e4b5/9f86d0818812 --set value=80000000 --reason "A misprint, corrected in 31-07A."
    """
    from caveat.desk import acceptance

    person, why = _person(by), _reason(reason)
    folder_of(to_json)
    with opened(ledger, make=False) as book:
        done = acceptance.amend(book, proposal, person, why, sets)
    _report(done, to_json)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise typer.BadParameter("no reason was given. Say in a few words why.", param_hint="--reason")
    return reason.strip()


def _chosen(book: Ledger, ids: Sequence[str] | None, every: bool, count: int | None, **only: str | None) -> list[str]:
    """The proposals that are meant: those named, or all that are proposed, once their number is confirmed."""
    from caveat.desk import acceptance
    from caveat.report import words

    if bool(ids) == every:
        raise typer.BadParameter(
            "name proposals, or --all of a field, kind or document, and not both. `caveat proposals` lists them.",
            param_hint="ID",
        )
    if ids:
        given = [f"--{name}" for name, value in {**only, "count": count}.items() if value is not None]
        if given:
            raise typer.BadParameter("it goes with --all, and proposals are named. Leave out the one or the other.",
                                     param_hint=given[0])  # fmt: skip
        return list(ids)
    rows = acceptance.listed(book, field=only["field"], kind=only["kind"], document=only["document"])
    if not rows:
        raise typer.BadParameter("nothing like this is proposed. `caveat proposals` lists what is.", param_hint="--all")
    if count != len(rows):
        said = "no number was given" if count is None else f"{count} was given"
        raise typer.BadParameter(
            f"{said}, and it would be {words.plural(len(rows), 'proposal')}. Say --count {len(rows)} to confirm it.",
            param_hint="--count",
        )
    return [acceptance.subject(one.span.document, one.name.partition("/")[2]) for one in rows]


def _report(done: Decided, to_json: str | None) -> None:
    """What was recorded, and what stood so already."""
    from caveat.report import proposed

    if to_json:
        rows = {"recorded": [_row(one) for one in done.recorded], "unchanged": done.unchanged,
                "were_withdrawn": [one.name for one in done.withdrawn]}  # fmt: skip
        return put(as_json(rows), to_json)
    for line in proposed.proposal_lines(done.recorded[:20]):
        print(line)
    for one in done.withdrawn[:20]:
        print(f"{one.name} had been withdrawn: {one.payload['decision']['reason']}.")
    told = f"{len(done.recorded):,} recorded"
    print(f"{told}; {len(done.unchanged):,} stood so already." if done.unchanged else f"{told}.")
    return None
