"""A function of arithmetic in, the same function compiled out: cached on disk, free of Python's lock.

The cache of a compiled function notices a change of its own file only. A kernel and every kernel that it calls
therefore stand in one file, so that no stale one is ever run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(function: Function) -> Function:
    """The function compiled at its first call. No fast mathematics: sums keep their order, so that ties stay ties."""
    try:
        return cast(Function, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
    except RuntimeError:  # no folder can be written, neither here nor at the user's: compiled anew in each process
        return cast(Function, numba.njit(nogil=True, error_model="numpy")(function))
