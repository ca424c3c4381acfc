"""The name of a module in, that module out, read when something is first asked of it.

A module that only some documents or some commands need stands at the top of whoever needs it, with its import for the
types, so that the arrows between rooms can be read there; what it costs is paid by whoever meets such a document.

    >>> later = deferred("json")
    >>> later.loads("[1]")
    [1]
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Deferred:
    """A module that is not read yet. Nothing is kept of what was asked, so that a test may put another in its place."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, asked: str) -> Any:
        return getattr(import_module(self._name), asked)


def deferred(name: str) -> Any:
    """What ``import`` gives, read at its first use."""
    return _Deferred(name)
