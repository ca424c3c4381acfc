"""A condition, its readings and a day in; met, breached, overdue or unknown out, with why. Never set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from caveat.review.docket.state import Condition
from caveat.review.docket.terms import Reading, Terms


class State(StrEnum):
    """How a condition stands on a day."""

    MET = "met"
    BREACHED = "breached"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a condition stands, why, and by which readings."""

    state: State
    words: str
    readings: tuple[str, ...] = ()


def limit(terms: Terms) -> str:
    """The threshold for a reader, with its unit."""
    return f"{'at least' if terms.direction == 'at-least' else 'at most'} {terms.threshold:g} {terms.unit}"


def verdict(terms: Terms, reading: Reading) -> State:
    """What one reading says: unknown where its interval spans the threshold."""
    low, high = reading.bounds
    if terms.direction == "at-most":
        low, high = -high, -low
    bar = terms.threshold if terms.direction == "at-least" else -terms.threshold
    if low >= bar:
        return State.MET
    return State.BREACHED if high < bar else State.UNKNOWN


def days(condition: Condition, day: date) -> Iterator[tuple[date, State, tuple[str, ...]]]:
    """Each day that readings cover, up to a day, with what they say together: unknown where they disagree."""
    past = sorted((one for one in condition.standing if one[1].day <= day), key=lambda one: one[1].day)
    for at, group in groupby(past, key=lambda one: one[1].day):
        ones = list(group)
        found = {verdict(condition.terms, reading) for _, reading in ones}
        yield at, found.pop() if len(found) == 1 else State.UNKNOWN, tuple(ref for ref, _ in ones)


def standing(condition: Condition, day: date) -> Standing:
    """How a condition stands on a day, by the last readings that still speak."""
    terms = condition.terms
    opens = day - timedelta(days=terms.window_days - 1)
    last = [one for one in days(condition, day) if one[0] >= opens][-1:]
    window = f"{terms.window_days} days to {day.isoformat()}"
    if last:
        [(at, state, refs)] = last
        by_ref = dict(condition.readings)
        told = "; ".join(by_ref[ref].words for ref in refs)
        if state is not State.UNKNOWN:
            return Standing(state, f"{told} on {at.isoformat()}, against {limit(terms)}: {state.value}", refs)
        why = "readings of one day disagree" if len(refs) > 1 else "its interval spans the threshold"
        words = f"{told} on {at.isoformat()}, against {limit(terms)}: {why}"
    else:
        refs, words = (), f"no reading in the {window}, against {limit(terms)}"
    if day > terms.due:
        return Standing(State.OVERDUE, f"{words}; due {terms.due.isoformat()}, which is past", refs)
    return Standing(State.UNKNOWN, f"{words}; due {terms.due.isoformat()}", refs)
