"""Answers that stay the same while nothing they rest on is recorded, given again before anything else is looked up.

What makes one fit is asked of the ledger each time: what was recorded since, and whether the session still lasts.
Nothing of it waits for a writer.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeAlias

from starlette.requests import cookie_parser
from starlette.types import Scope

from caveat.desk import accounts
from caveat.web import knocking
from caveat.web.books import Books
from caveat.web.questions import Question, Questions
from caveat.web.settings import Settings
from caveat.web.views import LASTING, Whole

LIMIT = 32 * 2**20
"""Bytes of whole answers that are kept."""
ROUNDS = 4
"""How often somebody waits for what another looks up, before looking it up as well. The second of those whom one waits
for began after one asked."""
_MAKES, _TURN = "caveat.makes", "caveat.turn"
"""Where a request bears the name of the answer that others wait for, and its turn among those that ask."""
Name: TypeAlias = tuple[str, bytes, bytes]
"""An address, what is asked of it, and what the browser keeps."""


@dataclass(slots=True)
class _Kept:
    whole: Whole
    key: str | None
    """Of the session; None where somebody works alone."""
    day: date
    seq: int
    """The last record at which it was the answer."""
    turn: int
    """Of the request that looked it up: whoever asked before that has the answer without looking."""


class Lasting:
    """The answers of a server that last."""

    def __init__(self, settings: Settings, books: Books) -> None:
        self.settings, self.books = settings, books
        self._questions = Questions(self._look)
        self._there: OrderedDict[Name, _Kept] = OrderedDict()
        self._making: dict[Name, asyncio.Event] = {}
        self._turns = itertools.count(1)
        self._size = 0
        self._lock = threading.Lock()

    async def find(self, scope: Scope) -> Whole | None:
        """An answer given before to the same visitor at the same address, where it is still the answer.

        Where it is not, one of those who ask goes and looks everything up, and the others wait for what is found.
        """
        name, asked = self._name(scope), next(self._turns)
        scope[_TURN] = 0
        for _ in range(ROUNDS if name in self._there else 0):
            assert name is not None
            found = self._there.get(name)
            if found is None:
                return None
            if found.turn > asked or await self._fits(found):
                return found.whole
            if self._there.get(name) is not found:  # somebody found it meanwhile
                continue
            if name not in self._making:
                self._making[name] = asyncio.Event()
                scope[_MAKES], scope[_TURN] = name, next(self._turns)
                return None
            await self._making[name].wait()
        return None

    async def _fits(self, found: _Kept) -> bool:
        """True where it is still the answer. It reads of the ledger, no more than a few rows."""
        if found.day != datetime.now(UTC).date():
            return False
        if not await self._questions.ask(Question(found.key, found.whole.fits)):
            return False
        seq, touched = self.books.changes.touched(found.seq, found.whole.rests)
        if touched or not (found.whole.still is None or found.whole.still()):
            return False
        found.seq = max(found.seq, seq)
        return True

    def _look(self, asked: Collection[Question]) -> frozenset[Question]:
        """Read on to the last record, and give the questions to which the ledger says yes."""
        ledger = self.books.open()
        self.books.changes.follow(ledger)
        lasts = {key: key is None or accounts.lasts(ledger, key) for key in {one.session for one in asked}}
        fits = {check: check is None or check(ledger) for check in {one.fits for one in asked}}
        return frozenset(one for one in asked if lasts[one.session] and fits[one.fits])

    def keep(self, scope: Scope) -> None:
        """Keep the answer that a request has just had, where it lasts; whoever waits for it goes on."""
        whole, name = scope.get(LASTING), self._name(scope)
        if whole is not None and name is not None:
            key = None if self.settings.alone is not None else self._session(name[2])
            if key is not None or self.settings.alone is not None:
                self._put(name, _Kept(whole, key, datetime.now(UTC).date(), whole.seq, scope[_TURN]))
        making = self._making.pop(scope[_MAKES], None) if _MAKES in scope else None
        if making is not None:
            making.set()

    def _put(self, name: Name, new: _Kept) -> None:
        with self._lock:
            before = self._there.pop(name, None)
            self._there[name] = new
            self._size += len(new.whole.body) - (len(before.whole.body) if before else 0)
            while self._size > LIMIT:
                self._size -= len(self._there.popitem(last=False)[1].whole.body)

    def _name(self, scope: Scope) -> Name | None:
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
