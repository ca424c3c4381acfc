"""Whether sessions last, asked of the ledger once for all who wait: by one thread and connection, off the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from functools import partial
from typing import TypeAlias

from anyio import CapacityLimiter, to_thread

from caveat.errors import CaveatError

Look: TypeAlias = Callable[[Collection[str]], frozenset[str]]
"""Reads of the ledger what it takes, and gives which of some sessions last."""


class Questions:
    """Questions that wait for their turn. Nobody is told by a look at the ledger that began before they asked."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._waiting: list[tuple[str | None, asyncio.Future[bool]]] = []
        self._work: asyncio.Task[None] | None = None

    async def ask(self, key: str | None) -> bool:
        """True where the ledger was read since, and the session lasts, where one is named."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[bool] = loop.create_future()
        self._waiting.append((key, told))
        if self._work is None:
            self._work = loop.create_task(self._answer())
        return await told

    async def _answer(self) -> None:
        """Look while somebody waits; where every other thread is at work, too."""
        own = CapacityLimiter(1)
        try:
            while self._waiting:
                asked, self._waiting = self._waiting, []
                keys = {key for key, _ in asked if key is not None}
                lasting: frozenset[str] | None = None
                try:
                    lasting = await to_thread.run_sync(partial(self._look, keys), limiter=own)
                except CaveatError:  # whoever looks everything up meets it too, and says so
                    pass
                finally:
                    for key, told in asked:
                        if not told.done():
                            told.set_result(lasting is not None and (key is None or key in lasting))
        finally:
            self._work = None
