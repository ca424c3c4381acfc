"""Regular expressions that are put together when they are first asked: whoever reads news does not wait for notices."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "pattern", "flags")


class _Later:
    """An expression not yet compiled. Once it is, its methods are attributes here, so that asking costs no detour."""

    def __init__(self, words: str, flags: int) -> None:
        self._written = words, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._written)
        for each in _ASKED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def later(words: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled at its first use."""
    return cast("re.Pattern[str]", _Later(words, flags))
