"""A simulation in; its tables as Parquet files in a folder, whole or not at all, out."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from caveat.desk.simulating import Simulated
from caveat.errors import Unreadable
from caveat.simulate import arrow


def keep(folder: Path, found: Simulated, *, cube: bool = False) -> tuple[Path, ...]:
    """Write the tables of a run, and say where; ``cube``: the kept paths of every future too.

    Raises  Unreadable where the folder cannot be made or written; what stood there before then stands there still.
    """
    with ExitStack() as tidy:
        ready = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in arrow.packed(found.run, found.finding, cube=cube):
                part = folder / f".{name}.{os.getpid()}"
                tidy.callback(part.unlink, missing_ok=True)
                part.write_bytes(content)
                ready.append((part, folder / name))
            for part, path in ready:
                part.replace(path)
        except OSError as wrong:
            mend = "Make room, or name a folder that can be written."
            raise Unreadable(str(folder), str(wrong.strerror or wrong), mend) from None
    return tuple(path for _, path in ready)
