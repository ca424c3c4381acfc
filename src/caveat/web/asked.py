"""A request as a handler meets it: who asks, of which ledger, as of which day, and what a form was typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from caveat.ledger.store import Ledger
from caveat.review.docket.people import Person
from caveat.web.access import LETS_IN, Gate, Scope, opens
from caveat.web.books import Books
from caveat.web.refusals import Problem, Refused
from caveat.web.settings import Settings
from caveat.web.workshop import Workshop

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days outside are slips of the finger; no law and no calendar is held for them."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, and by which means they showed it."""

    person: Person | None = None
    by: str = "nobody"
    """nobody, alone, session or token."""
    csrf: str = ""
    """What a form of theirs has to bring along; empty where they came with a token."""
    scopes: frozenset[Scope] = frozenset(Scope)
    session: int | None = None


@dataclass(slots=True)
class Typed:
    """A form that was refused: what its author typed, and what is wrong with it. Nothing of it is lost."""

    name: str
    values: Mapping[str, list[str]]
    problems: list[Problem]

    def get(self, name: str, default: str = "") -> str:
        """What was typed into a field."""
        found = self.values.get(name)
        return found[0] if found else default

    def all(self, name: str) -> list[str]:
        """What was chosen in a field that takes several."""
        return list(self.values.get(name, ()))


@dataclass(slots=True)
class Site:
    """What the requests of a server share."""

    settings: Settings
    books: Books
    workshop: Workshop = field(default_factory=Workshop)


@dataclass(slots=True)
class Asked:
    """One request."""

    request: Request
    site: Site
    as_of: date | None = None
    known_at: datetime | None = None
    visitor: Visitor = field(default_factory=Visitor)
    seq: int | None = None
    """The last record when it was found out who asks: what is answered knows at least as much."""
    typed: Typed | None = None
    """A form of the page that was refused, where the page is shown again with it."""

    @property
    def ledger(self) -> Ledger:
        """The ledger, as this thread has it open."""
        return self.site.books.open()

    @property
    def person(self) -> Person:
        """Who asks.

        Raises  Refused where nobody is signed in.
        """
        if self.visitor.person is None:
            raise sign_in()
        return self.visitor.person

    def admit(self, gate: Gate, *, unsafe: bool) -> None:
        """Raise  Refused where the route is not for whoever asks."""
        person = self.visitor.person
        if not opens(gate, None if person is None else frozenset(person.roles)):
            if person is None:
                raise sign_in()
            roles = " or ".join(sorted(LETS_IN[gate]))
            raise Refused(403, "Not open to you", f"This takes the role of {roles}. Ask an administrator for it.")
        if self.visitor.by == "token" and (Scope.WRITE if unsafe else Scope.READ) not in self.visitor.scopes:
            raise Refused(403, "Beyond this token", "Make a token whose scope reaches as far as this.")


def sign_in() -> Refused:
    """The refusal of whoever is not signed in."""
    return Refused(401, "Not signed in", "Sign in, or send a personal token.", {"WWW-Authenticate": "Bearer"})


def _day(text: str | None, name: str, kind: type[date]) -> Any:
    if not text:
        return None
    try:
        return kind.fromisoformat(text)
    except ValueError:
        wanted = "a day, as 2024-01-29" if kind is date else "a time, as 2024-01-29T12:00:00Z"
        raise Refused(422, f"{name} is {text[:40]!r}", f"Write {wanted}.") from None


async def asked(
    request: Request,
    as_of: Annotated[str | None, Query(alias="as-of", description="Use nothing published after this day.")] = None,
    known_at: Annotated[
        str | None, Query(alias="known-at", description="Use nothing recorded after this time.")
    ] = None,
) -> Asked:
    """A request, before it is known who asks: that takes the ledger, and a thread of its own."""
    moment = _day(known_at, "known-at", datetime)
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if moment is not None and moment > datetime.now(UTC):
        raise Refused(422, f"known-at is {known_at}, which lies ahead", "Name a time that has passed, or leave it out.")
    day = _day(as_of, "as-of", date)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(422, f"as-of is {day.isoformat()}", f"Name a day from {FIRST_YEAR} to {LAST_YEAR}.")
    return Asked(request, request.app.state.site, day, moment)


Here = Annotated[Asked, Depends(asked)]
"""What every handler takes first."""
