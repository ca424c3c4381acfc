"""An error in; its status and, in one shape, what was not done, why, and how to mend it, out.

The shape is that of problem details (RFC 9457).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from caveat import errors
from caveat.errors import CaveatError
from caveat.review.docket import refusals as docket


class Refused(CaveatError):
    """A request that is not let through before anything is done with it."""

    def __init__(self, status: int, title: str, mend: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, title, mend, headers)
        self.status, self.title, self.mend, self.headers = status, title, mend, headers or {}

    def __str__(self) -> str:
        return f"{self.title}. {self.mend}"


STATUS: tuple[tuple[type[CaveatError], int], ...] = (
    (docket.NoDocket, HTTPStatus.NOT_FOUND),
    (docket.NotEntitled, HTTPStatus.FORBIDDEN),
    (docket.Closed, HTTPStatus.CONFLICT),
    (docket.OutOfTurn, HTTPStatus.CONFLICT),
    (docket.Stale, HTTPStatus.CONFLICT),
    (docket.Unfit, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.NoRecord, HTTPStatus.NOT_FOUND),
    (errors.Busy, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.Conflict, HTTPStatus.CONFLICT),
    (errors.TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.SchemaBehind, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.SchemaAhead, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.MissingExtra, HTTPStatus.NOT_IMPLEMENTED),
    (errors.UnknownTerm, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.BrokenChain, HTTPStatus.INTERNAL_SERVER_ERROR),
    (CaveatError, HTTPStatus.UNPROCESSABLE_ENTITY),
)
"""The status of each error; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong with a request, as problem details."""

    status: int
    title: str
    detail: str
    field: str | None = None
    """Which part of a form it is about."""
    changes: tuple[str, ...] = ()
    """What others recorded since the caller looked."""
    seen_now: int | None = None
    """The record at which the docket stands, to be named when the request is sent again."""
    headers: dict[str, str] = dataclasses.field(default_factory=dict)

    def document(self, instance: str) -> dict[str, Any]:
        """The problem as JSON; ``instance`` is the address that was asked for."""
        found: dict[str, Any] = {
            "type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail,
            "instance": instance,
        }  # fmt: skip
        found |= {"field": self.field} if self.field else {}
        found |= {"changes": list(self.changes)} if self.changes else {}
        found |= {"now": self.seen_now} if self.seen_now is not None else {}
        return found


def problem(wrong: CaveatError) -> Problem:
    """What went wrong, for whoever asked."""
    if isinstance(wrong, Refused):
        return Problem(wrong.status, wrong.title, wrong.mend, headers=wrong.headers)
    status = next(status for kind, status in STATUS if isinstance(wrong, kind))
    field = wrong.field if isinstance(wrong, docket.Unfit) else None
    stale = wrong if isinstance(wrong, docket.Stale) else None
    return Problem(
        int(status), HTTPStatus(status).phrase, str(wrong), field, stale.changes if stale else (),
        stale.now if stale else None, {"Retry-After": "1"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {},
    )  # fmt: skip
