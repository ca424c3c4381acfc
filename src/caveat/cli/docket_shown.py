"""A docket as it stands in; the same as plain values for JSON, and as lines for a terminal, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from caveat.report import words
from caveat.review.docket import combining, conditions, holds, telling
from caveat.review.docket.state import Condition, Decision, Docket, Question, Recommendation

if TYPE_CHECKING:
    from caveat.desk.docket import Before
    from caveat.review.docket.deadlines import Running
    from caveat.review.docket.ground import Ground


def row(docket: Docket) -> dict[str, Any]:
    """A docket in a list."""
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
    from pydantic_core import to_jsonable_python

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


def row_lines(one: Mapping[str, Any]) -> Iterator[str]:
    """A docket in a list, for a terminal."""
    closed = f"closed as {one['closed_as']}" if one["closed_as"] else "open"
    yield f"{one['name']} ({closed}): {one['question']}"
    flag = "; something that slows or stops is advised" if one["stopping"] else ""
    waits = f"; unsigned: {_numbers(one['unsigned'])}" if one["unsigned"] else ""
    asked = f"; open questions: {_numbers(one['open_questions'])}" if one["open_questions"] else ""
    yield f"  {one['status']}{flag}{waits}{asked}; stands at record {one['seen']}"


def _numbers(found: Sequence[int]) -> str:
    return ", ".join(map(str, found))


def lines(one: Mapping[str, Any]) -> Iterator[str]:
    """All that stands on a docket, for a terminal."""
    yield f"{one['name']}: {one['question']}"
    due = f", due {one['due'].isoformat()}" if one["due"] else ""
    yield f"Case {one['case']} as of {one['as_of']}, asked by {one['asker']}{due}; lead {one['lead']}; {_circle(one)}."
    yield f"Decision: {one['status']}. Stands at record {one['seen']}."
    if one["stopping"]:
        yield f"Flag: something that slows or stops is advised ({_numbers(one['stopping'])})."
    if one["closed"]:
        yield f"Closed. {one['closed']}"
    yield from _titled("Recommendations", [line for each in one["subjects"] for line in _subject_lines(each)])
    about = {each["line"] for each in one["subjects"]}
    if silent := [line for line in one["lines_in_view"] if line not in about]:
        yield f"  Nothing is recommended on {', '.join(silent)} alone."
    yield from _titled("Decisions", [line for each in one["decisions"] for line in _decision_lines(each)])
    yield from _titled("Holds", [line for each in one["holds"] for line in _hold_lines(each)])
    yield from _titled("Conditions", [line for each in one["conditions"] for line in condition_lines(each)])
    yield from _titled("Questions", [line for each in one["questions"] for line in _question_lines(each)])
    yield from _titled("Set aside", [f"  {said}" for said in one["set_aside"].values()])
    yield from _titled("Clocks", [line for each in one["clocks"] for line in _clock_lines(each)])


def _circle(one: Mapping[str, Any]) -> str:
    if one["access"] == "open":
        return "open to everybody with a role"
    named = ", ".join([*one["offices"], *one["members"]])
    return f"for {'offices' if one['access'] == 'office' else 'members'} only ({named or 'its lead'})"


def _titled(title: str, found: Sequence[str]) -> Iterator[str]:
    if found:
        yield title
        yield from found


def _subject_lines(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {one['line'] or telling.WHOLE}: {one['advice'].replace('-', ' ')}"
    if one["disagreement"]:
        yield f"    {one['disagreement']}"
    for each in one["recommendations"]:
        yield from _recommendation_lines(each)


def _recommendation_lines(one: Mapping[str, Any]) -> Iterator[str]:
    said = f": {one['reasons']}" if one["reasons"] else ""
    yield f"    {one['record']} {one['advice'].replace('-', ' ')}, {one['by']} for {one['office']}{said}"
    due = f"; due: {', then '.join(one['due'])}" if one["due"] else ""
    yield f"      {one['standing']}{due}"
    if one["statements"] or one["findings"]:
        yield f"      cites {', '.join([*one['statements'], *one['findings']])}"
    if one["provisions"]:
        yield f"      permitted by {', '.join(one['provisions'])}"
    yield from _terms_lines(one["conditions"])
    yield from _against(one)
    for sign in one["signatures"]:
        done = "signed" if sign["accepted"] else "refused"
        void = ", void since" if sign["void"] else ""
        why = f": {sign['reasons']}" if sign["reasons"] else ""
        yield f"      {sign['record']} {done} by {sign['by']} (signature {sign['order']}{void}){why}"


def _terms_lines(terms: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for one in terms:
        limit = f"{one['direction'].replace('-', ' ')} {one['threshold']:g} {one['unit']}"
        yield f"      condition: {one['indicator']}, {limit}, due {one['due']}; {one['owner']} is to watch it"


def _against(one: Mapping[str, Any]) -> Iterator[str]:
    """What a written reason goes past, and the reason: wherever the advice or decision is shown."""
    for past in one["overrides"]:
        yield f"      against: {past}. Why all the same: {one['override']}"


def _decision_lines(one: Mapping[str, Any]) -> Iterator[str]:
    about, advice = one["line"] or telling.WHOLE, one["advice"].replace("-", " ")
    if one["reported"]:
        back = f"; taken back: {one['retracted']}" if one["retracted"] else ""
        yield f"  {one['record']} as reported ({one['statement']}), {one['decided_by']}: {advice} on {about}{back}"
        return
    named = f", following {one['follows']}" if one["follows"] else ""
    named = f", departing from {one['departs_from']}" if one["departs_from"] else named
    why = f": {one['reasons']}" if one["reasons"] else ""
    power = f"; power: {one['power']}" if one["power"] else ""
    yield f"  {one['record']} {one['step']}, {advice} on {about}, by {one['by']}{named}{power}{why}"
    if one["findings"]:
        yield f"      rests on {', '.join(one['findings'])}"
    if one["takes_effect"]:
        yield f"      takes effect on {one['takes_effect']}"
    yield from _against(one)


def _hold_lines(one: Mapping[str, Any]) -> Iterator[str]:
    force = "in force" if one["in_force"] else "not in force"
    reported = ", as reported" if one["reported"] else ""
    yield f"  {one['decision']} {one['what']} on {one['line'] or telling.WHOLE} ({force}{reported}): {one['words']}"


def condition_lines(one: Mapping[str, Any]) -> Iterator[str]:
    """A condition with how it stands, for a terminal."""
    watched = "" if one["watched"] else " (its decision does not stand, so nobody watches it)"
    yield f"  {one['ref']} {one['state']}{watched}: {one['indicator']}; {one['owner']} watches it"
    yield f"    {one['words']}"


def _question_lines(one: Mapping[str, Any]) -> Iterator[str]:
    about = f" on {one['line']}" if one["line"] else ""
    yield f"  {one['record']} to {one['of']}{about}, {'open' if one['open'] else 'ended'}: {one['text']}"
    if one["ended"]:
        yield f"    {one['ended']}"
    if one["answer"]:
        yield f"    Answer: {one['answer']}"


def _clock_lines(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {one['what']}: {one['words']}"
    for step in one["steps"]:
        yield f"    {step['label']}  {words.humane(step['value'])}  ({words.humane(step['basis'])})"


def before(found: Before) -> dict[str, Any]:
    """What a recommendation would need, as plain values."""
    return {
        "need": found.need.words, "signers": found.need.signers, "rules": found.need.rules,
        "provisions": found.provisions, "objections": found.objections,
        "screens": [{"line": line, **_fields(screen)} for line, screen in found.screens],
    }  # fmt: skip


def before_lines(one: Mapping[str, Any]) -> Iterator[str]:
    """What a recommendation would need, for a terminal."""
    yield one["need"]
    if one["provisions"]:
        yield f"At this stage these permit it: {', '.join(one['provisions'])}."
    for past in one["objections"]:
        yield f"It would have to go past this, with a written reason: {past}"
    for screen in one["screens"]:
        yield f"  {screen['line']}: {screen['words']}"
