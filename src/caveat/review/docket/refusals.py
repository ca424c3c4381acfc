"""Why the docket takes an act or does not: sentences that say what stands, what was expected and how to mend it.

The tree, below ``CaveatError``::

    DocketError
        NoDocket        none of this name that this person may read; the same sentence whether it is there or not
        NotEntitled     this person may not do this
        Closed          the review is closed
        OutOfTurn       the docket stands otherwise than the act needs: a decision is there, a signature is missing
        Unfit           what was handed in does not hold, by field
        Stale           somebody acted since the caller looked
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from caveat.errors import CaveatError

_TOLD = 10
"""Changes that a sentence tells of; the refusal itself has them all."""


class DocketError(CaveatError):
    """An act that the docket does not take. Nothing was recorded."""

    def __init__(self, where: str, stands: str, mend: str) -> None:
        super().__init__(where, stands, mend)
        self.where, self.stands, self.mend = where, stands, mend

    def __str__(self) -> str:
        return f"{self.where}: {self.stands}. {self.mend}"


class NoDocket(DocketError):
    """No docket of this name that this person may read."""

    def __init__(self, name: str, who: str) -> None:
        CaveatError.__init__(self, name, who)
        self.name, self.who = name, who

    def __str__(self) -> str:
        return f"There is no review {self.name!r} that {self.who} may read. Check its name, or ask its lead."


class NotEntitled(DocketError):
    """A person who may not do this."""


class Closed(DocketError):
    """An act on a closed review."""


class OutOfTurn(DocketError):
    """The docket stands otherwise than the act needs."""


class Unfit(DocketError):
    """What was handed in does not hold. ``field`` names the part of the form."""

    def __init__(self, where: str, field: str, stands: str, mend: str) -> None:
        CaveatError.__init__(self, where, field, stands, mend)
        self.where, self.field, self.stands, self.mend = where, field, stands, mend

    def __str__(self) -> str:
        return f"{self.where}, {self.field}: {self.stands}. {self.mend}"


class Stale(DocketError):
    """Somebody acted since the caller looked. What the caller wrote is the caller's still; nothing was recorded."""

    def __init__(self, where: str, seen: int, stands: int, changes: Sequence[str]) -> None:
        CaveatError.__init__(self, where, seen, stands, tuple(changes))
        self.where, self.seen, self.now, self.changes = where, seen, stands, tuple(changes)

    def __str__(self) -> str:
        if not self.changes:
            return (
                f"{self.where}: it stands at record {self.now}, and you named {self.seen}. Name the last that you saw."
            )
        more = len(self.changes) - _TOLD
        told = " ".join(self.changes[:_TOLD]) + (f" And {more} more." if more > 0 else "")
        return (
            f"{self.where}: you saw it as of record {self.seen}, and it stands at record {self.now}. "
            f"Since then: {told} Look at it as it stands, then send yours again; nothing was recorded of it."
        )


def near(term: str, known: Iterable[str]) -> str:
    """A hint at what may have been meant."""
    names = list(known)
    found = difflib.get_close_matches(term, names, n=2)
    if found:
        return f"Did you mean {' or '.join(found)}?"
    return f"Name one of: {', '.join(names[:8])}{', …' if len(names) > 8 else ''}." if names else "There is none."
