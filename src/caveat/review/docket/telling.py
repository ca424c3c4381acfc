"""An entry in; what was done, in one sentence for the log, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from caveat.review.docket.acts import (
    Answered,
    Asked,
    BroughtBack,
    Decided,
    Managed,
    Observed,
    Opened,
    QuestionClosed,
    Recommended,
    Reported,
    Retracted,
    ReviewClosed,
    SetAside,
    Signed,
    Step,
    Told,
    Withdrawn,
)
from caveat.review.docket.state import Event

WHOLE = "the review as a whole"


def sentence(event: Event) -> str:
    """Who did what, with the number of its record."""
    offices = f" ({', '.join(event.by.offices)})" if event.by.offices else ""
    return f"{event.seq}: {event.by.name}{offices} {_DONE[type(event.act)](event.act)}."


def _opened(said: Opened) -> str:
    again = f", taking up {said.reopens} again" if said.reopens else ""
    return f"opened a review of {said.case} as of {said.as_of.isoformat()} for {said.asker}{again}"


def _managed(said: Managed) -> str:
    return f"set anew who reads it and works on it ({said.circle.access}; {_short(said.reason)})"


def _recommended(said: Recommended) -> str:
    again = f" in place of recommendation {said.replaces}" if said.replaces else ""
    past = " against an objection, with a written reason" if said.overrides else ""
    return f"recommended, for {said.office}, to {said.advice.words} on {said.line or WHOLE}{again}{past}"


def _signed(said: Signed) -> str:
    if said.accepted:
        return f"countersigned recommendation {said.recommendation} (signature {said.order})"
    return f"refused to countersign recommendation {said.recommendation} and returned it: {_short(said.reasons)}"


def _decided(said: Decided) -> str:
    about = said.line or WHOLE
    if said.step is not Step.DECIDE:
        return f"decided to {said.step.value} decision {said.previous} on {about} ({said.advice.words})"
    if said.follows:
        return f"decided to {said.advice.words} on {about}, following recommendation {said.follows}"
    return f"decided to {said.advice.words} on {about}, departing from recommendation {said.departs_from}"


def _reported(said: Reported) -> str:
    return f"entered a decision as reported: {said.decided_by}, {said.advice.words} on {said.line or WHOLE}"


def _told(said: Told) -> str:
    effect = f", in effect there from {said.took_effect.isoformat()}" if said.took_effect else ""
    return f"recorded that {said.who} was told of decision {said.decision} on {said.on.isoformat()}{effect}"


def _observed(said: Observed) -> str:
    count = len(said.readings)
    done = "imported" if said.imported else "entered"
    return f"{done} {count} reading{'' if count == 1 else 's'} for condition {said.condition}"


def _answered(said: Answered) -> str:
    return f"entered {'an answer' if said.text else 'an empty answer'} to question {said.question}"


def _short(text: str) -> str:
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= 80 else plain[:79] + "…"


_DONE: Mapping[type, Callable[[Any], str]] = {
    Opened: _opened,
    Managed: _managed,
    SetAside: lambda said: f"set {said.line} aside: {_short(said.reason)}",
    BroughtBack: lambda said: f"brought {said.line} back: {_short(said.reason)}",
    Recommended: _recommended,
    Withdrawn: lambda said: f"withdrew recommendation {said.recommendation}: {_short(said.reason)}",
    Signed: _signed,
    Asked: lambda said: f"asked {said.of}: {_short(said.text)}",
    Answered: _answered,
    QuestionClosed: lambda said: f"closed question {said.question} without an answer: {_short(said.reason)}",
    Decided: _decided,
    Reported: _reported,
    Told: _told,
    Observed: _observed,
    Retracted: lambda said: f"took back entry {said.entry}, made by mistake: {_short(said.reason)}",
    ReviewClosed: lambda said: f"closed the review as {said.state}: {_short(said.reason)}",
}
