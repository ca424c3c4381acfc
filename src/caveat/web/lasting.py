"""Answers that stay the same while nothing is recorded, given again before anything else is looked up.

What makes one fit is asked of the ledger each time: that its last record is still the last, and that the session still
lasts. Nothing of it waits for a writer.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime

from starlette.requests import cookie_parser
from starlette.types import Scope

from caveat.desk import accounts
from caveat.errors import CaveatError
from caveat.ledger import ask
from caveat.web import knocking
from caveat.web.books import Books
from caveat.web.settings import Settings
from caveat.web.views import LASTING, Whole

LIMIT = 32 * 2**20
"""Bytes of whole answers that are kept."""


@dataclass(frozen=True, slots=True)
class _Kept:
    whole: Whole
    key: str | None
    """Of the session; None where somebody works alone."""
    day: date


class Lasting:
    """The answers of a server that last."""

    def __init__(self, settings: Settings, books: Books) -> None:
        self.settings, self.books = settings, books
        self._there: OrderedDict[tuple[str, bytes, bytes], _Kept] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, scope: Scope) -> _Kept | None:
        """An answer given before to the same visitor at the same address. Whether it still fits is not known."""
        name = self._name(scope)
        return None if name is None else self._there.get(name)

    def fits(self, found: _Kept) -> bool:
        """True where it is still the answer. It reads of the ledger, no more than a few rows."""
        try:
            ledger = self.books.open()
            return (
                found.day == datetime.now(UTC).date()
                and ask.last(ledger) == found.whole.seq
                and (found.key is None or accounts.lasts(ledger, found.key))
            )
        except CaveatError:  # whoever looks everything up meets it too, and says so
            return False

    def keep(self, scope: Scope) -> None:
        """Keep the answer that a request has just had, where it lasts."""
        whole, name = scope.get(LASTING), self._name(scope)
        if whole is None or name is None:
            return
        key = None if self.settings.alone is not None else self._session(name[2])
        if key is None and self.settings.alone is None:
            return
        with self._lock:
            before = self._there.pop(name, None)
            self._there[name] = _Kept(whole, key, datetime.now(UTC).date())
            self._size += len(whole.body) - (len(before.whole.body) if before else 0)
            while self._size > LIMIT:
                self._size -= len(self._there.popitem(last=False)[1].whole.body)

    def _name(self, scope: Scope) -> tuple[str, bytes, bytes] | None:
        """Who asks at which address; None where it is not asked by a browser, or not for reading."""
        if scope["method"] != "GET":
            return None
        cookie = b""
        for name, value in scope["headers"]:
            if name == b"authorization":
                return None
            if name == b"cookie":
                cookie = value
        return scope["path"], scope["query_string"], cookie

    def _session(self, cookie: bytes) -> str | None:
        kept = cookie_parser(cookie.decode("latin-1")).get(knocking.cookie_name(secure=self.settings.secure))
        return knocking.session_key(self.settings.secret, kept) if kept is not None else None
