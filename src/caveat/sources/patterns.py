"""Regular expressions that are put together when they are first asked: whoever reads news does not wait for notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, AnyStr, cast

_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "pattern", "flags")


class _Later:
    """An expression not yet compiled. Once it is, its methods are attributes here, so that asking costs no detour."""

    def __init__(self, words: str | bytes, flags: int) -> None:
        self._written = words, flags

    def __getattr__(self, name: str) -> Any:
        words, flags = self._written
        compiled: re.Pattern[Any] = re.compile(words, flags)
        for each in _ASKED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def later(words: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, compiled at its first use."""
    return cast("re.Pattern[AnyStr]", _Later(words, flags))


def ends(words: str, text: str) -> Iterator[int]:
    """Where each mention of some words in a text ends.

    >>> list(ends("an", "an answer, and an oar"))
    [2, 5, 13, 17]
    """
    at = text.find(words)
    while at >= 0:
        yield at + len(words)
        at = text.find(words, at + 1)
