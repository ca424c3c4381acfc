"""What threads of a server share of what is costly to make: up to a bound, and made once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Kept(Generic[_T]):
    """Values by name, the least lately used of which go; each is made by one thread while the others wait for it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._there: OrderedDict[str, _T] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}

    def get(self, name: str) -> _T | None:
        """What is kept under a name; None where nothing is, or it was let go."""
        with self._lock:
            if name in self._there:
                self._there.move_to_end(name)
                return self._there[name]
        return None

    def put(self, name: str, value: _T) -> None:
        """Keep a value under a name; beyond ``most``, the one that was least lately asked for goes."""
        with self._lock:
            self._there[name] = value
            self._there.move_to_end(name)
            while len(self._there) > self.most:
                self._there.popitem(last=False)

    def or_make(self, name: str, make: Callable[[], _T]) -> _T:
        """What is kept under a name, or is made now, by one thread while others that ask for it wait."""
        found = self.get(name)
        if found is None:
            with self._alone(name):
                found = self.get(name)
                if found is None:
                    found = make()
                    self.put(name, found)
        return found

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        with self._lock:
            lock = self._making.setdefault(name, threading.Lock())
        try:
            with lock:
                yield
        finally:
            with self._lock:
                self._making.pop(name, None)
