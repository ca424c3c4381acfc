"""A docket as plain values in; lines for a terminal out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from caveat.report import words
from caveat.review.docket import telling


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


def before_lines(one: Mapping[str, Any]) -> Iterator[str]:
    """What a recommendation would need, for a terminal."""
    yield one["need"]
    if one["provisions"]:
        yield f"At this stage these permit it: {', '.join(one['provisions'])}."
    for past in one["objections"]:
        yield f"It would have to go past this, with a written reason: {past}"
    for screen in one["screens"]:
        yield f"  {screen['line']}: {screen['words']}"
