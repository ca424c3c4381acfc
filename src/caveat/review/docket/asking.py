"""Questions to outside parties: asked, answered (an answer may be empty) or closed with a reason."""

from __future__ import annotations

from datetime import date

from caveat.review.docket import people, recommending
from caveat.review.docket.acts import Answered, Asked, QuestionClosed
from caveat.review.docket.ground import Ground
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import OutOfTurn, Unfit, near
from caveat.review.docket.state import Docket, Question

ASKING = "ask an outside party, or record its answer"


def ask(
    docket: Docket, ground: Ground, person: Person, *, of: str, text: str, line: str | None = None,
    due: date | None = None,
) -> Asked:  # fmt: skip
    """What is to be recorded of a question.

    Raises  Closed, NotEntitled, Unfit.
    """
    recommending.open_docket(docket, "ask anybody on it")
    people.require(person, ASKING, docket.name)
    ground.known(docket, line, "line")
    of = recommending.given(docket, "of", of, "whom the question is put to")
    return Asked(of=of, text=recommending.given(docket, "text", text, "a question"), line=line, due=due)


def answer(docket: Docket, person: Person, question: int, text: str) -> Answered:
    """What is to be recorded of an answer, which may be empty.

    Raises  Closed, NotEntitled; OutOfTurn for a question that has ended.
    """
    recommending.open_docket(docket, "enter an answer on it")
    people.require(person, ASKING, docket.name)
    return Answered(question=_open(docket, question, "takes no answer").seq, text=text)


def close(docket: Docket, person: Person, question: int, reason: str) -> QuestionClosed:
    """What is to be recorded where no answer is awaited any more.

    Raises  Closed, NotEntitled; Unfit without a reason; OutOfTurn for a question that has ended.
    """
    recommending.open_docket(docket, "close a question on it")
    people.require(person, ASKING, docket.name)
    found = _open(docket, question, "cannot be closed")
    return QuestionClosed(question=found.seq, reason=recommending.given(docket, "reason", reason, "closing a question"))


def _open(docket: Docket, question: int, cannot: str) -> Question:
    found = next((one for one in docket.questions if one.seq == question), None)
    if found is None:
        known = [str(one.seq) for one in docket.questions if one.open]
        raise Unfit(docket.name, "question", f"{question} is no question of it", near(str(question), known))
    if found.ended is not None:
        how = "was answered" if isinstance(found.ended.act, Answered) else "was closed"
        stands = f"question {found.seq} {how} by {found.ended.by.name} on {found.ended.day}, so that it {cannot}"
        raise OutOfTurn(docket.name, stands, "Ask again, in a question of its own.")
    return found
