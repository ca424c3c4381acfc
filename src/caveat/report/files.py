"""Text in, a file under its final name out: whole, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from caveat.errors import Unreadable


def write(path: Path, text: str) -> None:
    """Write a file so that its name only ever shows the whole text.

    Raises  Unreadable where the folder cannot be made or written, or the disk is full; nothing is left behind.
    """
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """Write several files; the names appear only when the bytes of all of them are on disk.

    Raises  Unreadable as ``write`` does.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, text in texts.items():
            try:
                ready.append((_temporary(path, text), path))
            except OSError as wrong:
                raise _unwritable(path, wrong) from None
        for name, path in ready:
            try:
                Path(name).replace(path)
            except OSError as wrong:
                raise _unwritable(path, wrong) from None
    finally:
        for name, _ in ready:
            with contextlib.suppress(OSError):
                Path(name).unlink(missing_ok=True)


def _temporary(path: Path, text: str) -> str:
    """The whole text on disk, beside its final name, under a name that is not final."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder stands under this name", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return name


_MEND = {
    errno.ENOSPC: "Make room on that disk, or name another folder with --out; nothing was written.",
    errno.EDQUOT: "Make room in your quota, or name another folder with --out; nothing was written.",
    errno.EROFS: "That file system is read-only; name another folder with --out. Nothing was written.",
    errno.EACCES: "Ask for permission to write there, or name another folder with --out; nothing was written.",
    errno.ENOTDIR: "A file stands where a folder is needed; name another folder with --out. Nothing was written.",
    errno.EEXIST: "A file stands where a folder is needed; name another folder with --out. Nothing was written.",
}


def _unwritable(path: Path, wrong: OSError) -> Unreadable:
    mend = _MEND.get(wrong.errno or 0, "Name another file or folder; nothing was written.")
    return Unreadable(str(path), f"cannot be written: {(wrong.strerror or str(wrong)).lower()}", mend)
