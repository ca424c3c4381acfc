"""What people do on a review: a form or JSON in, one entry on the docket, and where to look, out.

Who acts is whoever signed in. Each form names the last record that its author saw, so that nobody acts on what they
did not see; each carries a name of its own, so that sending it twice records it once.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from caveat.desk import docket as reading
from caveat.desk import docketing
from caveat.desk.docketing import Turn
from caveat.desk.filing import Filed
from caveat.review.docket import telling
from caveat.review.docket.acts import Advice, ClosedAs
from caveat.review.docket.deciding import DecisionDraft, ReportedDraft
from caveat.review.docket.managing import ManageDraft, OpenDraft
from caveat.review.docket.people import Access
from caveat.review.docket.recommending import Draft
from caveat.review.docket.stepping import StepDraft
from caveat.review.docket.terms import Reading, Said, Text
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.pages import dockets
from caveat.web.pages.dockets import address
from caveat.web.showing import Rooms
from caveat.web.views import Done, View

rooms = Rooms()
_DraftT = TypeVar("_DraftT", bound=BaseModel)


class Seen(BaseModel):
    """What every act names."""

    model_config = ConfigDict(extra="forbid")
    seen: int = Field(ge=0, le=2**62)
    """The record of the docket's last entry that its author saw."""
    request: Annotated[str, Field(max_length=80)] | None = None
    """Names the request, so that sending it again records nothing twice."""


def turn(here: Asked, name: str, given: Seen) -> Turn:
    """Whose turn it is: whoever signed in, whatever the request says."""
    return Turn(here.person, name, given.seen, given.request or here.request.headers.get("idempotency-key"))


def draft(model: type[_DraftT], given: BaseModel) -> _DraftT:
    """The draft that a form bears: its own fields, and nothing of who sends it."""
    return model.model_validate({name: getattr(given, name) for name in model.model_fields})


def done(name: str, filed: Filed, place: str = "") -> Done:
    """What was filed on a docket, and where it is shown."""
    said = telling.sentence(reading.event(filed.record))
    return Done(address(name) + place, said, filed.record.seq, filed.again)


def _docket(here: Here, name: str) -> View:
    return dockets.docket(here, name)


# Opening a review.


class OpenForm(OpenDraft):
    """A review to be opened."""


@rooms.page("/reviews/new", "open.html", Gate.ANALYST, tag="reviews")
def new_review(here: Here, case: str | None = None, reopens: str | None = None) -> View:
    """The form by which a review is opened."""
    from_case = list(reading.known_cases(here.ledger))
    context = {"cases": from_case, "case": case, "reopens": reopens, "accesses": tuple(Access),
               **dockets.everybody(here)}  # fmt: skip
    return View("Open a review", {"cases": [one for one, _ in from_case]}, context)


@rooms.act("/reviews", Gate.ANALYST, OpenForm, page=new_review, template="open.html", tag="reviews")
def open_review(here: Here, given: OpenForm) -> Done:
    """Open a review of a case as of a day. Of two identical ones opened at once, one is."""
    name, filed = docketing.open_review(here.ledger, here.person, draft(OpenDraft, given))
    return Done(address(name), f"{name} is open.", filed.record.seq, filed.again, {"review": name})


# Recommending and countersigning.


class RecommendForm(Draft, Seen):
    """A recommendation, as somebody writes it. Who writes is not among its fields."""


@rooms.page("/reviews/{name}/recommend", "recommend.html", Gate.ANALYST, tag="reviews")
def recommend_page(here: Here, name: str, line: str | None = None, advice: Advice | None = None) -> View:
    """What a recommendation would need, and the form to write it, on one line or the review as a whole."""
    dockets.present(here)
    if here.typed is not None:
        line = here.typed.get("lines") or None
        said = here.typed.get("advice")
        advice = Advice(said) if said in set(Advice) else None
    found, ground, rows = dockets.shown(here, name)
    needs = {}
    for one in Advice if advice is None else (advice,):
        needs[one.value] = reading.before(here.ledger, here.person, name, line, one)
    cites = dockets.citable(here, found, ground, line)
    context = {**dockets.about(here, found, ground), "rows": rows, "line": line, "advice": advice, "needs": needs,
               "citable": cites}  # fmt: skip
    data = {"review": name, "line": line, "seen": found.last, "citable": cites.plain(), "needs": {
        key: {"words": one.need.words, "signers": one.need.signers, "provisions": one.provisions,
              "objections": one.objections, "barred": [{"provision": a, "why": b} for a, b in one.barred]}
        for key, one in needs.items()}}  # fmt: skip
    frame = dockets.framed(here, found)
    return View(f"Recommend on {dockets.line_name(ground, line)}", data, context, frame=frame)


@rooms.act("/reviews/{name}/recommendations", Gate.ANALYST, RecommendForm, page=recommend_page,
           template="recommend.html", tag="reviews")  # fmt: skip
def recommend(here: Here, name: str, given: RecommendForm) -> Done:
    """Recommend something, for one's office, about one line or the review as a whole."""
    filed = docketing.recommend(here.ledger, turn(here, name, given), draft(Draft, given))
    return done(name, filed, f"#r-{filed.record.seq}")


class ReasonForm(Seen):
    """A reason."""

    reason: Text = ""


@rooms.act("/reviews/{name}/recommendations/{record}/withdraw", Gate.ANALYST, ReasonForm, page=_docket,
           template="docket.html", tag="reviews")  # fmt: skip
def withdraw(here: Here, name: str, record: int, given: ReasonForm) -> Done:
    """Take one's own recommendation back. It stays readable."""
    return done(name, docketing.withdraw(here.ledger, turn(here, name, given), record, given.reason), f"#r-{record}")


class SignForm(Seen):
    """A countersignature, or its refusal. The signer is whoever signed in."""

    accepted: bool
    reasons: Text = ""
    order: int | None = Field(default=None, ge=1, le=9)


@rooms.act("/reviews/{name}/recommendations/{record}/sign", Gate.REVIEWER, SignForm, page=_docket,
           template="docket.html", tag="reviews")  # fmt: skip
def sign(here: Here, name: str, record: int, given: SignForm) -> Done:
    """Countersign a recommendation, or return it with reasons."""
    filed = docketing.sign(here.ledger, turn(here, name, given), record, accepted=given.accepted,
                           reasons=given.reasons, order=given.order)  # fmt: skip
    return done(name, filed, f"#r-{record}")


# Deciding.


class DecideForm(DecisionDraft, Seen):
    """A decision, as somebody writes it. Who decides is not among its fields."""


@rooms.page("/reviews/{name}/decide", "decide.html", Gate.DECIDER, tag="reviews")
def decide_page(here: Here, name: str, record: int | None = None) -> View:
    """The form by which a decision is recorded that follows a recommendation or departs from it."""
    dockets.present(here)
    if here.typed is not None:
        said = here.typed.get("follows") or here.typed.get("departs_from")
        record = int(said) if said.isdigit() else None
    found, ground, rows = dockets.shown(here, name)
    chosen = found.recommendation(record) if record is not None else None
    before = chosen and reading.before(here.ledger, here.person, name, chosen.said.line, chosen.said.advice)
    cites = dockets.citable(here, found, ground, chosen.said.line if chosen else None)
    departs = here.typed is not None and bool(here.typed.get("departs_from"))
    context = {**dockets.about(here, found, ground), "rows": rows, "chosen": chosen, "before": before,
               "departs": departs, "review_digest": cites.review, "citable": cites}  # fmt: skip
    data = {
        "review": name,
        "seen": found.last,
        "recommendations": [one.seq for one in found.recommendations if one.live],
        "citable": cites.plain(),
    }
    return View("Record a decision", data, context, frame=dockets.framed(here, found))


@rooms.act("/reviews/{name}/decisions", Gate.DECIDER, DecideForm, page=decide_page, template="decide.html",
           tag="reviews")  # fmt: skip
def decide(here: Here, name: str, given: DecideForm) -> Done:
    """Decide on a line or on the review as a whole, following a recommendation or departing from it."""
    filed = docketing.decide(here.ledger, turn(here, name, given), draft(DecisionDraft, given))
    return done(name, filed, f"#d-{filed.record.seq}")


class StepForm(StepDraft, Seen):
    """A further decision on one that was taken."""


@rooms.act("/reviews/{name}/steps", Gate.DECIDER, StepForm, page=_docket, template="docket.html", tag="reviews")
def step(here: Here, name: str, given: StepForm) -> Done:
    """Suspend, reinstate or revoke a decision, by a further one."""
    filed = docketing.step(here.ledger, turn(here, name, given), draft(StepDraft, given))
    return done(name, filed, f"#d-{filed.record.seq}")


class ReportForm(ReportedDraft, Seen):
    """A decision of others, as a statement reports it."""


@rooms.act("/reviews/{name}/reported", Gate.ANALYST, ReportForm, page=_docket, template="docket.html", tag="reviews")
def report(here: Here, name: str, given: ReportForm) -> Done:
    """Enter a decision of others as a statement of the case reports it. It is shown as reported."""
    filed = docketing.report(here.ledger, turn(here, name, given), draft(ReportedDraft, given))
    return done(name, filed, f"#d-{filed.record.seq}")


class TellForm(Seen):
    """Who was told of a decision."""

    who: Said
    how: Said
    on: date
    took_effect: date | None = None


@rooms.act("/reviews/{name}/decisions/{record}/told", Gate.WORKING, TellForm, page=_docket, template="docket.html",
           tag="reviews")  # fmt: skip
def tell(here: Here, name: str, record: int, given: TellForm) -> Done:
    """Record who was told of a decision, and when it took effect there."""
    filed = docketing.tell(here.ledger, turn(here, name, given), record, who=given.who, how=given.how, on=given.on,
                           took_effect=given.took_effect)  # fmt: skip
    return done(name, filed, f"#d-{record}")


# Conditions.


class ObserveForm(Seen):
    """Readings of a condition's indicator."""

    readings: Annotated[tuple[Reading, ...], Field(min_length=1, max_length=500)]


@rooms.act("/reviews/{name}/conditions/{ref}/observations", Gate.WORKING, ObserveForm, page=_docket,
           template="docket.html", tag="reviews")  # fmt: skip
def observe(here: Here, name: str, ref: str, given: ObserveForm) -> Done:
    """Enter readings for a condition. What they breach raises a notice, once."""
    filed = docketing.observe(here.ledger, turn(here, name, given), ref, given.readings)
    return done(name, filed, f"#c-{ref}")


class ImportForm(Seen):
    """Readings to be imported: a table of comma-separated values, or those of the case where none is given."""

    table: Text | None = None


@rooms.act("/reviews/{name}/conditions/{ref}/imports", Gate.WORKING, ImportForm, page=_docket, template="docket.html",
           tag="reviews")  # fmt: skip
def import_readings(here: Here, name: str, ref: str, given: ImportForm) -> Done:
    """Import readings with their sources, from the case or from a table; all of them or none."""
    acts = turn(here, name, given)
    if given.table:
        filed = docketing.import_from_table(here.ledger, acts, ref, given.table, "the table")
    else:
        filed = docketing.import_from_case(here.ledger, acts, ref)
    return done(name, filed, f"#c-{ref}")


# Questions.


class AskForm(Seen):
    """A question to an outside party."""

    of: Said
    text: Said
    line: str | None = None
    due: date | None = None


@rooms.act("/reviews/{name}/questions", Gate.WORKING, AskForm, page=_docket, template="docket.html", tag="reviews")
def ask(here: Here, name: str, given: AskForm) -> Done:
    """Put a question to an outside party on record. It stops the internal target and blocks a decision."""
    filed = docketing.ask(here.ledger, turn(here, name, given), of=given.of, text=given.text, line=given.line,
                          due=given.due)  # fmt: skip
    return done(name, filed, f"#q-{filed.record.seq}")


class AnswerForm(Seen):
    """An answer. It may be empty."""

    text: Text = ""


@rooms.act("/reviews/{name}/questions/{record}/answer", Gate.WORKING, AnswerForm, page=_docket, template="docket.html",
           tag="reviews")  # fmt: skip
def answer(here: Here, name: str, record: int, given: AnswerForm) -> Done:
    """Enter the answer to a question."""
    return done(name, docketing.answer(here.ledger, turn(here, name, given), record, given.text), f"#q-{record}")


@rooms.act("/reviews/{name}/questions/{record}/close", Gate.WORKING, ReasonForm, page=_docket, template="docket.html",
           tag="reviews")  # fmt: skip
def close_question(here: Here, name: str, record: int, given: ReasonForm) -> Done:
    """Close a question to which no answer is awaited any more."""
    filed = docketing.close_question(here.ledger, turn(here, name, given), record, given.reason)
    return done(name, filed, f"#q-{record}")


# The review itself.


class ManageForm(ManageDraft, Seen):
    """Who may read a review, who works on it and until when, set anew."""


@rooms.act("/reviews/{name}/circle", Gate.READER, ManageForm, page=_docket, template="docket.html", tag="reviews")
def manage(here: Here, name: str, given: ManageForm) -> Done:
    """Set anew who may read a review, who works on it and until when."""
    filed = docketing.manage(here.ledger, turn(here, name, given), draft(ManageDraft, given))
    return done(name, filed)


class LineForm(Seen):
    """A line, and a reason."""

    line: str
    reason: Text = ""


@rooms.act("/reviews/{name}/set-aside", Gate.WORKING, LineForm, page=_docket, template="docket.html", tag="reviews")
def set_aside(here: Here, name: str, given: LineForm) -> Done:
    """Take a line out of view. It stays in the record, and can be brought back."""
    return done(name, docketing.set_aside(here.ledger, turn(here, name, given), given.line, given.reason))


@rooms.act("/reviews/{name}/bring-back", Gate.WORKING, LineForm, page=_docket, template="docket.html", tag="reviews")
def bring_back(here: Here, name: str, given: LineForm) -> Done:
    """Bring a line back into view."""
    return done(name, docketing.bring_back(here.ledger, turn(here, name, given), given.line, given.reason))


class RetractForm(Seen):
    """What was entered by mistake, and why it is taken back."""

    entry: Said
    reason: Text = ""


@rooms.act("/reviews/{name}/retract", Gate.WORKING, RetractForm, page=_docket, template="docket.html", tag="reviews")
def retract(here: Here, name: str, given: RetractForm) -> Done:
    """Take back what was entered of others by mistake. It stays in the log."""
    return done(name, docketing.retract(here.ledger, turn(here, name, given), given.entry, given.reason))


class CloseForm(Seen):
    """As what a review is closed, and why."""

    state: ClosedAs
    reason: Text = ""


@rooms.act("/reviews/{name}/close", Gate.READER, CloseForm, page=_docket, template="docket.html", tag="reviews")
def close(here: Here, name: str, given: CloseForm) -> Done:
    """Close a review. It takes no advice, edit or signature after that."""
    return done(name, docketing.close(here.ledger, turn(here, name, given), given.state, given.reason))
