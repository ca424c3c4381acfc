"""What readings proposed: listed with its words, and accepted, amended or rejected in one's own name."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from caveat.desk import acceptance
from caveat.errors import LedgerError
from caveat.report import proposed
from caveat.review.docket.terms import Said, Text
from caveat.review.proposals import Standing, State
from caveat.web import dressing
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.refusals import Refused
from caveat.web.showing import Rooms
from caveat.web.views import Done, Table, View

rooms = Rooms()
PAGE = 50


class ProposalRow(BaseModel):
    """A proposal, with where it stands and what became of it."""

    name: str
    state: str
    kind: str
    field: str
    says: str
    document: str
    start: int
    end: int
    quote: str
    by: str
    at: str
    record: int
    """The number of its latest record; named as ``seen``, it lets nobody decide over what they did not see."""
    line: dict[str, Any]
    reader: dict[str, Any] | None
    decision: dict[str, Any] | None


class ProposalsData(BaseModel):
    """Some of the proposals of a ledger."""

    proposals: tuple[ProposalRow, ...]
    total: int
    """How many there are with these filters."""
    next: str | None
    """Where the list goes on."""


def row(one: Standing) -> ProposalRow:
    """A proposal as it is shown."""
    span = one.span
    return ProposalRow(
        name=one.name, state=one.state.word, kind=one.kind, field=one.field, says=proposed.said(one.line),
        document=span.document, start=span.start, end=span.end, quote=span.quote, by=one.by, at=one.at,
        record=one.seq, line=dict(one.line), reader=one.payload.get("reader"), decision=one.payload.get("decision"),
    )  # fmt: skip


@rooms.page("/proposals", "proposals.html", tag="reading", csv=True, model=ProposalsData)
def proposals(
    here: Here, state: str = "proposed", document: str | None = None, field: str | None = None, kind: str | None = None,
    after: str | None = None,
) -> View:  # fmt: skip
    """What readings proposed and nobody has decided yet, or what became of it."""
    asked = {"state": state, "document": document, "field": field, "kind": kind, "after": after}
    if here.typed is not None:  # a choice that was refused is shown again in the list from which it was made
        asked = {name: here.typed.get(f"of.{name}") or value for name, value in asked.items()}
    state, after = asked["state"] or "proposed", asked["after"]
    rows = acceptance.listed(here.ledger, states=_states(state), document=asked["document"], field=asked["field"],
                             kind=asked["kind"])  # fmt: skip
    start = next((place + 1 for place, one in enumerate(rows) if one.name == after), None) if after else 0
    if start is None and here.request.method == "GET":  # what was chosen in a form is not thrown away for it
        raise Refused(422, f"after is {after}", "The list has changed since. Begin it anew.")
    start = start or 0
    part = rows[start : start + PAGE]
    more = start + PAGE < len(rows)
    query = {key: value for key, value in asked.items() if value}
    goes_on = f"/proposals?{urlencode(query | {'after': part[-1].name})}" if more and part else None
    data = ProposalsData(proposals=tuple(map(row, part)), total=len(rows), next=goes_on)
    context = {"state": state, "states": ("all", *(one.word for one in State)), "start": start, "asked": asked,
               "address": _address, "elsewhere": tuple(map(row, _elsewhere(here, part))),
               "chosen": here.typed.all("names") if here.typed else (),
               "reason": here.typed.get("reason") if here.typed else ""}  # fmt: skip
    return View("Proposals", data, context, lambda: _table(rows), next=goes_on, rests=frozenset({""}))


def _elsewhere(here: Asked, part: list[Standing]) -> list[Standing]:
    """What was chosen in a form that was refused and is not in this part of the list any more."""
    chosen = here.typed.all("names")[:PAGE] if here.typed is not None else []
    found = []
    for name in dict.fromkeys(chosen).keys() - {one.name for one in part}:
        with suppress(LedgerError):  # nothing of this name is there: the refusal says so
            found.append(acceptance.standing(here.ledger, name)[1])
    return sorted(found, key=lambda one: one.seq)


def _table(rows: list[Standing]) -> Table:
    shown = (row(one) for one in rows)
    columns = ("name", "state", "kind", "field", "says", "document", "start", "end", "quote", "by", "at")
    return Table(columns, ([getattr(one, name) for name in columns] for one in shown))


def _states(word: str) -> tuple[State, ...]:
    if word == "all":
        return tuple(State)
    found = tuple(one for one in State if one.word == word)
    if not found:
        raise Refused(422, f"state is {word[:40]!r}", f"Name one of: all, {', '.join(one.word for one in State)}.")
    return found


def _address(name: str) -> str:
    return f"/proposals/{quote(name, safe='/')}"


@rooms.page("/proposals/{document}/{proposal}", "proposal.html", tag="reading", model=ProposalRow)
def one_proposal(here: Here, document: str, proposal: str) -> View:
    """A proposal in full, with the form to accept, amend or reject it."""
    _, found = acceptance.standing(here.ledger, f"{document}/{proposal}")
    data = row(found)
    return View(f"Proposal {found.name}", data, {"where": _address(found.name)})


class Choice(BaseModel):
    """The part of the list from which proposals are chosen, and what else stands in the form."""

    model_config = ConfigDict(extra="forbid")
    state: Annotated[str, Field(alias="of.state")] = "proposed"
    document: Annotated[str | None, Field(alias="of.document")] = None
    field: Annotated[str | None, Field(alias="of.field")] = None
    kind: Annotated[str | None, Field(alias="of.kind")] = None
    after: Annotated[str | None, Field(alias="of.after")] = None
    reason: str = ""


@rooms.form("/proposals", Gate.WORKING, Choice)
def choose(here: Here, given: Choice) -> Response:
    """The same part of the list with all of it chosen. Nothing is decided."""
    view = proposals(here, given.state, given.document, given.field, given.kind, given.after)
    assert isinstance(view.data, ProposalsData)
    context = {**view.given, "chosen": [one.name for one in view.data.proposals], "reason": given.reason}
    return dressing.html(here, "proposals.html", replace(view, context=context, rests=None))


def sent_from(here: Here) -> View:
    """The page from which a decision was sent: the proposal's own, or the list."""
    name = here.typed.get("of.proposal") if here.typed is not None else ""
    if not name:
        return proposals(here)
    document, _, proposal = name.partition("/")
    return replace(one_proposal(here, document, proposal), template="proposal.html")


class Seen(BaseModel):
    """What every decision may name: the last record that its author saw, of the proposals or of the whole ledger."""

    model_config = ConfigDict(extra="forbid")
    seen: Annotated[int, Field(ge=0, le=2**62)] | None = None


class AcceptForm(Seen):
    """What is accepted."""

    names: Annotated[tuple[str, ...], Field(title="the choice of proposals", min_length=1, max_length=500)]
    reason: Text | None = None


def _done(here: Asked, found: acceptance.Decided, word: str) -> Done:
    names = [one.name for one in found.recorded]
    documents = {name.partition("/")[0] for name in (*names, *found.unchanged)}
    one_of = f"?document={min(documents)}" if len(documents) == 1 else ""
    where = _address(names[0]) if len(names) == 1 else f"/proposals{one_of}"
    return Done(where, f"{word}: {len(names)}; as it was: {len(found.unchanged)}.", None, not names,
                {"recorded": names, "unchanged": list(found.unchanged)})  # fmt: skip


@rooms.act("/proposals/accept", Gate.WORKING, AcceptForm, page=sent_from, template="proposals.html", tag="reading")
def accept(here: Here, given: AcceptForm) -> Done:
    """Accept proposals in one's own name: all that are named, or none."""
    found = acceptance.accept(here.ledger, given.names, here.person.name, given.reason, given.seen)
    return _done(here, found, "Accepted")


class RejectForm(Seen):
    """What is rejected, and why."""

    names: Annotated[tuple[str, ...], Field(title="the choice of proposals", min_length=1, max_length=500)]
    reason: Said


@rooms.act("/proposals/reject", Gate.WORKING, RejectForm, page=sent_from, template="proposals.html", tag="reading")
def reject(here: Here, given: RejectForm) -> Done:
    """Reject proposals, or what was accepted, with a reason."""
    found = acceptance.reject(here.ledger, given.names, here.person.name, given.reason, given.seen)
    return _done(here, found, "Rejected")


class AmendForm(Seen):
    """What a proposal is to say instead, as field=value, and why."""

    sets: Annotated[tuple[str, ...], Field(title="the values", min_length=1, max_length=50)]
    reason: Said


@rooms.act("/proposals/{document}/{proposal}/amend", Gate.WORKING, AmendForm, page=one_proposal,
           template="proposal.html", tag="reading")  # fmt: skip
def amend(here: Here, document: str, proposal: str, given: AmendForm) -> Done:
    """Accept a proposal with other values, each held to its vocabulary and each span to the text."""
    sets = [line.strip() for one in given.sets for line in one.splitlines() if line.strip()]
    found = acceptance.amend(here.ledger, f"{document}/{proposal}", here.person.name, given.reason, sets, given.seen)
    return _done(here, found, "Amended")
