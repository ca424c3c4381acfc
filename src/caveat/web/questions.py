"""Whether sessions last and pages still fit, asked of the ledger once for all who wait: by one thread, off the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple, TypeAlias

from anyio import CapacityLimiter, to_thread

from caveat.errors import CaveatError
from caveat.ledger.store import Ledger


class Question(NamedTuple):
    """What somebody waits for: that the ledger was read since, and that both of these hold where they are given."""

    session: str | None
    """The key of one that is to last."""
    fits: Callable[[Ledger], bool] | None = None
    """Tells by the ledger whether a page is as it was."""


Look: TypeAlias = Callable[[Collection[Question]], frozenset[Question]]
"""Reads of the ledger what it takes, and gives which of some questions it answers with yes."""


class Questions:
    """Questions that wait for their turn. Nobody is told by a look at the ledger that began before they asked."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._waiting: list[tuple[Question, asyncio.Future[bool]]] = []
        self._work: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> bool:
        """True where the ledger was read since, and says yes."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[bool] = loop.create_future()
        self._waiting.append((question, told))
        if self._work is None:
            self._work = loop.create_task(self._answer())
        return await told

    async def _answer(self) -> None:
        """Look while somebody waits; where every other thread is at work, too."""
        own = CapacityLimiter(1)
        try:
            while self._waiting:
                asked, self._waiting = self._waiting, []
                wanted = {question for question, _ in asked}
                true: frozenset[Question] = frozenset()
                try:
                    true = await to_thread.run_sync(partial(self._look, wanted), limiter=own)
                except CaveatError:  # whoever looks everything up meets it too, and says so
                    pass
                finally:
                    for question, told in asked:
                        if not told.done():
                            told.set_result(question in true)
        finally:
            self._work = None
