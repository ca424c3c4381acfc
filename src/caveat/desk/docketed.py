"""A docket as it stands in; the same as plain values, for JSON and for pages, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from caveat.desk.docket import Before
from caveat.review.docket import combining, conditions, holds, telling
from caveat.review.docket.deadlines import Running
from caveat.review.docket.ground import Ground
from caveat.review.docket.state import Condition, Decision, Docket, Question, Recommendation


def row(docket: Docket) -> dict[str, Any]:
    """What a list of dockets shows of one, as plain data."""
    return {
        "name": docket.name, "seen": docket.last, "case": docket.about.case, "as_of": docket.about.as_of.isoformat(),
        "question": docket.about.question, "asker": docket.about.asker, "lead": docket.circle.lead,
        "access": docket.circle.access.value, "due": docket.due, "status": docket.status(),
        "stopping": [one.seq for one in docket.stopping], "closed_as": docket.closed_as,
        "open_questions": [one.seq for one in docket.questions if one.open],
        "unsigned": [one.seq for one in docket.recommendations if one.live and not one.signed],
    }  # fmt: skip


def plain(docket: Docket, ground: Ground, clocks: Sequence[Running], today: date) -> dict[str, Any]:
    """All that stands on a docket on a day."""
    return {
        **row(docket),
        "offices": docket.circle.offices, "members": docket.circle.members, "assignees": docket.assignees,
        "target_days": docket.target_days, "reopens": docket.about.reopens,
        "closed": telling.sentence(docket.closed) if docket.closed else None,
        "subjects": [_subject(docket, line) for line in _subjects(docket)],
        "lines_in_view": [card.line for card in ground.in_view(docket)],
        "set_aside": {line: telling.sentence(event) for line, event in docket.set_aside.items()},
        "decisions": [_decision(one) for one in docket.decisions],
        "holds": [_hold(one) for one in holds.holds(docket)],
        "conditions": [condition(docket, one, today) for one in docket.conditions],
        "questions": [_question(one) for one in docket.questions],
        "clocks": [{"words": one.words, **_fields(one)} for one in clocks],
    }  # fmt: skip


def _fields(one: Any) -> dict[str, Any]:
    found: dict[str, Any] = to_jsonable_python(one)
    return found


def _subjects(docket: Docket) -> list[str | None]:
    return list(dict.fromkeys(one.said.line for one in docket.recommendations))


def _subject(docket: Docket, line: str | None) -> dict[str, Any]:
    """What is recommended about a line, or the review as a whole: together, and one by one."""
    here = [one for one in docket.recommendations if one.said.line == line]
    together = combining.combine(here)
    return {
        "line": line, "advice": together.advice, "disagreement": together.disagreement,
        "texts": _fields(together.texts), "recommendations": [_recommendation(one) for one in here],
    }  # fmt: skip


def _recommendation(one: Recommendation) -> dict[str, Any]:
    return {
        "record": one.seq, "at": one.at, "by": one.by.name, "live": one.live, "standing": one.standing,
        "due": [str(role) for role in one.said.signers[len(one.accepted) :]] if one.live and not one.returned else [],
        "signatures": [
            {"record": sign.seq, "at": sign.at, "by": sign.by.name, "order": sign.said.order,
             "accepted": sign.said.accepted, "reasons": sign.said.reasons, "void": sign.void}
            for sign in one.signatures
        ],
        **_fields(one.said),
    }  # fmt: skip


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "record": one.seq, "at": one.at, "by": one.by.name, "reported": one.reported,
        "retracted": telling.sentence(one.retracted) if one.retracted else None, **_fields(one.said),
    }  # fmt: skip


def _hold(one: holds.HoldStanding) -> dict[str, Any]:
    return {**_fields(one), "untold": one.untold, "took_effect": one.took_effect, "words": one.words}


def condition(docket: Docket, one: Condition, today: date) -> dict[str, Any]:
    """A condition with how it stands on a day, and the readings that say so."""
    found = conditions.standing(one, today)
    return {
        "ref": one.ref, "decision": one.decision, "line": one.line, "watched": docket.watched(one),
        "state": found.state.value, "words": found.words, "by": found.readings, "limit": conditions.limit(one.terms),
        **_fields(one.terms), "readings": [{"ref": ref, **_fields(reading)} for ref, reading in one.readings],
        "standing": [ref for ref, _ in one.standing],
    }  # fmt: skip


def _question(one: Question) -> dict[str, Any]:
    return {
        "record": one.seq, "at": one.at, "by": one.by.name, "open": one.open, **_fields(one.said),
        "ended": telling.sentence(one.ended) if one.ended else None,
        "answer": getattr(one.ended.act, "text", None) if one.ended else None,
    }  # fmt: skip


def before(found: Before) -> dict[str, Any]:
    """What a recommendation would need, as plain values."""
    return {
        "need": found.need.words, "signers": found.need.signers, "rules": found.need.rules,
        "provisions": found.provisions, "objections": found.objections,
        "screens": [{"line": line, **_fields(screen)} for line, screen in found.screens],
    }  # fmt: skip
