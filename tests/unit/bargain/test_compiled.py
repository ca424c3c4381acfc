"""Compiled kernels: never a stale one, and none that needs a folder to write to."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import numba
import pytest

from caveat.bargain import compiled

KERNELS = sorted(Path(compiled.__file__).parent.glob("*_kernels.py"))


@pytest.mark.parametrize("path", KERNELS, ids=lambda path: path.stem)
def test_a_kernel_calls_only_kernels_of_its_own_file(path: Path) -> None:
    # What is compiled is kept by the state of its own file: a kernel from elsewhere would be kept after it has changed.
    names = [
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]
    assert {name for name in names if name and name.startswith("caveat")} == {
        "caveat.bargain.compiled",
        "caveat.bargain.shapes",
    }


def test_where_no_folder_can_be_written_a_kernel_is_compiled_without_being_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = numba.njit

    def refuses(*functions: Any, **options: Any) -> Any:
        # numba decorates functions of its own the first time that it compiles, some of them without options.
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return real(*functions, **options)

    monkeypatch.setattr(numba, "njit", refuses)

    def doubled(x: float) -> float:
        return 2 * x

    assert compiled.kernel(doubled)(4.0) == 8
