"""What a command shows: text to a file or to standard output, JSON, a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from caveat.errors import Unreadable


def put(text: str, target: str) -> None:
    """Text to standard output for ``-``, else to a file, whole or not at all."""
    if target == "-":
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    else:
        from caveat.report import files

        folder_of(target)
        files.write(Path(target), text)


def folder_of(target: str | None) -> None:
    """Raise  Unreadable where a file cannot be written under a name, before anything is done that it is to tell of.

    A folder that is not there is most likely a slip of the pen, and is not made.
    """
    if target in (None, "-"):
        return
    path = Path(str(target))
    if not str(target).strip():
        raise Unreadable("the file to be written", "it has no name", "Name one, or - for standard output.")
    if not path.parent.is_dir():
        raise Unreadable(str(target), f"there is no folder {path.parent}", "Make it first, or mend the path.")
    if path.is_dir():
        raise Unreadable(str(target), "cannot be written: a folder stands under this name",
                         "Name another file or folder; nothing was written.")  # fmt: skip


def as_json(value: Any) -> str:
    """Any value of ours as JSON, indented by two."""
    import json

    from pydantic_core import to_jsonable_python

    return json.dumps(to_jsonable_python(value), ensure_ascii=False, indent=2, allow_nan=False)


def as_json_line(value: Any) -> str:
    """Any value of ours as JSON on one line."""
    import json

    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain_value)


def _plain_value(value: Any) -> Any:
    """What JSON can hold, of a value that it cannot."""
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(value)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on the terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    Console().print(table)


def _plain(cell: str) -> str:
    from rich.markup import escape

    return escape(cell)
