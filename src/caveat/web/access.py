"""Who may reach which route, in one table. A route without a row does not start, and a test walks all of them.

A row says who may ask at all. Which reviews they may read, and what they may do there, the docket decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from caveat.review.docket.people import Role


class Gate(StrEnum):
    """Whom a route lets in."""

    ANYBODY = "anybody"
    """Signed in or not: the way in, files of the pages, whether the server lives."""
    SIGNED_IN = "signed in"
    """Whoever has an account that is open, with a role or without one yet."""
    READER = "reader"
    """Whoever has a role."""
    WORKING = "working"
    """Analysts, reviewers and deciders."""
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    DECIDER = "decider"
    ADMINISTRATOR = "administrator"


LETS_IN: Mapping[Gate, frozenset[Role]] = {
    Gate.READER: frozenset(Role),
    Gate.WORKING: frozenset({Role.ANALYST, Role.REVIEWER, Role.DECIDER}),
    Gate.ANALYST: frozenset({Role.ANALYST, Role.DECIDER}),
    Gate.REVIEWER: frozenset({Role.REVIEWER, Role.DECIDER}),
    Gate.DECIDER: frozenset({Role.DECIDER}),
    Gate.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}
"""The roles of each gate."""


class Scope(StrEnum):
    """What a personal token lets a program do."""

    READ = "read"
    WRITE = "write"


def opens(gate: Gate, roles: frozenset[Role] | None) -> bool:
    """True where a gate lets somebody in who has these roles; None where nobody is signed in."""
    if gate is Gate.ANYBODY:
        return True
    if roles is None:
        return False
    return gate is Gate.SIGNED_IN or bool(LETS_IN[gate] & roles)
