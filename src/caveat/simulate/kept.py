"""A folder in which work is kept as it is done, so that it can go on from there; each file whole or not there."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caveat.errors import Conflict

HEAD = "run.json"


def claim(folder: Path, key: str, resume: bool, parts: str) -> None:
    """The folder for the work with this digest; ``parts`` is the pattern of the files that hold what is done.

    Raises  Conflict where it holds other work, or a part of this very work and it was not asked to go on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    head = folder / HEAD
    if head.exists():
        if _digest(head) != key:
            raise Conflict(
                str(folder), "the folder holds another run", "model, options, seed or futures differ",
                "Name another folder, or run with the settings of the first run.",
            )  # fmt: skip
        if not resume and any(folder.glob(parts)):
            raise Conflict(
                str(folder), "the folder holds a part of this very run", "it was not asked to go on from there",
                "Resume it, or name another folder; nothing was changed.",
            )  # fmt: skip
    replace(head, lambda path: path.write_text(json.dumps({"digest": key}), encoding="utf-8"))


def _digest(head: Path) -> Any:
    try:
        content = json.loads(head.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return content.get("digest") if isinstance(content, dict) else None


def whole(path: Path) -> bool:
    """True where a file of arrays is there and was written to its end."""
    return zipfile.is_zipfile(path)


def save(path: Path, **arrays: Any) -> None:
    """Arrays by name, whole or not at all."""

    def write(part: Path) -> None:
        with part.open("wb") as file:
            np.savez(file, **arrays)

    replace(path, write)


def load(path: Path) -> dict[str, NDArray[Any]]:
    """Arrays as they were saved."""
    with np.load(path) as held:
        return {name: held[name] for name in held.files}


def replace(path: Path, write: Callable[[Path], Any]) -> None:
    """A file, whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    write(part)
    part.replace(path)
