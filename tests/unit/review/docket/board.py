"""A docket on the small invented case, kept in memory: acts are judged and put on it as the desk would file them.

The review was opened on Tuesday 10 June 2031, the case's own day. Its lines: shells that were notified on 1 May 2031,
bombs that are ready to leave, fuzes that are delivered, and interceptors that protect civilians and are out of bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from caveat.review.docket import countersignatures, folding
from caveat.review.docket.acts import Act, Advice, Opened
from caveat.review.docket.deciding import DecisionDraft
from caveat.review.docket.ground import Ground, ground
from caveat.review.docket.people import Access, By, Circle, Office, Person, Role
from caveat.review.docket.recommending import Draft
from caveat.review.docket.state import Docket, Event
from caveat.review.docket.terms import Reading, Source, Terms

from .. import small

TODAY = date(2031, 6, 10)
FINDING = "ab" * 32
PAUSES = "usa-congress-later-law"
"""Carries a pause, a withholding and a condition, on any line until it is delivered (rules/usa_other.toml)."""
ONLY_WITHHOLDS = "usa-aeca-36b-jrd"
"""A joint resolution of disapproval: it withholds, during the review of the notice (rules/usa_aeca.toml)."""
EXPEDITES = "usa-eo-14268"
"""Carries speed and nothing else, from 9 April 2025 (rules/usa_practice.toml)."""

TRANSFERS = [
    small.transfer("t-shells", small.line("l-shells")),
    small.transfer(
        "t-bombs",
        small.line("l-bombs", "i-mk84", "ready"),
        small.line("l-fuzes", "i-155mm-components", "delivered"),
        small.line("l-shield", "i-tamir", "ready"),
    ),
]
STATEMENTS = [
    *small.CASE["statements"],
    small.said("s-decided", act="pause", modality="asserted", paraphrase="A pause of shells was ordered."),
    small.said("s-denied", act="pause", modality="asserted", polarity="negative", paraphrase="No pause was ordered."),
]
CASE: dict[str, Any] = {"transfers": TRANSFERS, "statements": STATEMENTS, "objectives": [small.OBJECTIVE]}
"""What the small case has besides: for tests that take it into a ledger, too."""


def person(name: str, *roles: Role, offices: tuple[str, ...] = ()) -> Person:
    return Person(id=name, name=name.title(), roles=roles, offices=offices)


ANA = person("ana", Role.ANALYST, offices=("arms",))
BEN = person("ben", Role.ANALYST, offices=("rights",))
TWO = person("tea", Role.ANALYST, offices=("arms", "rights"))
RITA = person("rita", Role.REVIEWER, offices=("arms",))
ROB = person("rob", Role.REVIEWER, Role.ANALYST, offices=("rights",))
DORA = person("dora", Role.DECIDER, offices=("front",))
DAN = person("dan", Role.DECIDER, Role.REVIEWER, offices=("front",))
LEA = person("lea", Role.ANALYST, Role.REVIEWER, offices=("arms",))
REX = person("rex", Role.READER)
ADA = person("ada", Role.ADMINISTRATOR)
EVERYBODY = (ANA, BEN, TWO, RITA, ROB, DORA, DAN, LEA, REX, ADA)
KNOWN = {one.id: one for one in EVERYBODY}
OFFICES = {name: Office(id=name, name=name.title()) for name in ("arms", "rights", "front")}
REGISTER = (KNOWN, OFFICES)
RULES = countersignatures.standing()


@cache
def the_ground() -> Ground:
    return ground(small.dossier(**CASE))


class Board:
    """A docket to which judged acts are put; ``at`` is the day on which the next ones are recorded."""

    def __init__(self, **opened: Any) -> None:
        circle = opened.pop("circle", Circle(lead="lea", access=Access.OPEN))
        self.at = TODAY
        said = Opened(
            case="small", as_of=TODAY, question="Which goods?", asker="A committee", circle=circle, **opened
        )  # fmt: skip
        self.docket: Docket = folding.fold("small.2031-06-10.1", [Event(1, self._time(), By.of(LEA), said)])

    def _time(self) -> str:
        return f"{self.at.isoformat()}T09:00:00.000000Z"

    def put(self, by: Person, act: Act) -> int:
        """Put an act on the docket, and give the number of its record."""
        seq = self.docket.last + 1
        self.docket = folding.follow(self.docket, Event(seq, self._time(), By.of(by), act))
        return seq

    def does(self, by: Person, judge: Callable[..., Act], *given: Any, **named: Any) -> int:
        """Judge an act as the desk would, then put it on the docket."""
        return self.put(by, judge(self.docket, *given, **named))


def hold(line: str = "l-shells", **changes: Any) -> Draft:
    """A draft of a hold that lacks nothing."""
    return draft(Advice.HOLD, line, **({"provisions": (PAUSES,)} | changes))


def draft(advice: Advice, line: str | None = "l-shells", **changes: Any) -> Draft:
    """A draft of some advice with reasons and a statement."""
    fields: dict[str, Any] = {
        "lines": (line,) if line else (), "whole": line is None, "office": "arms", "advice": advice,
        "reasons": "Crossings are shut.", "statements": ("s-1",),
    }  # fmt: skip
    return Draft(**(fields | changes))


def decision(advice: Advice, line: str | None = "l-shells", **changes: Any) -> DecisionDraft:
    """A draft of a decision that cites a finding, and a power where one is needed."""
    fields: dict[str, Any] = {
        "lines": (line,) if line else (), "whole": line is None, "advice": advice, "findings": (FINDING,),
        "power": None if advice is Advice.PROCEED else PAUSES,
    }  # fmt: skip
    return DecisionDraft(**(fields | changes))


def terms(**changes: Any) -> Terms:
    """At least 200 lorries a day; a reading speaks for 30 days; due on 1 September 2031; Ana watches."""
    fields: dict[str, Any] = {
        "indicator": "lorries through the crossing", "unit": "lorries a day", "direction": "at-least",
        "threshold": 200, "window_days": 30, "due": date(2031, 9, 1), "owner": "ana",
    }  # fmt: skip
    return Terms(**(fields | changes))


def reading(day: date, value: float | None = None, **changes: Any) -> Reading:
    """A reading from a page."""
    fields: dict[str, Any] = {
        "day": day, "value": value, "unit": "lorries a day",
        "source": Source(title="Daily count", publisher="A relief agency"),
    }  # fmt: skip
    return Reading(**(fields | changes))
