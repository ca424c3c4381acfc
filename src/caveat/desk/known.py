"""A person's id in; the person as the record has them now, read again only where something was recorded about them."""

from __future__ import annotations

from caveat.desk import people as register
from caveat.desk.changes import Changes
from caveat.desk.kept import Kept
from caveat.ledger import store
from caveat.review.docket.people import Person

PEOPLE = 4_000


class Known:
    """The people of a ledger."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._there: Kept[tuple[int, Person]] = Kept(PEOPLE)

    def current(self, ledger: store.Ledger, name: str) -> Person:
        """The person as the record has them now.

        Raises  NotEntitled for nobody of the record, or a closed account.
        """
        last = self._changes.last(ledger, f"{register.PERSON}:{name}")
        found = self._there.get(name)
        if found is None or found[0] != last:
            found = last, register.current(ledger, Person(id=name, name=name))
            self._there.put(name, found)
        return found[1]
