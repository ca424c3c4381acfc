"""Text in, a file under its final name out: whole, or not there at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from caveat.errors import Unreadable


def write(path: Path, text: str) -> None:
    """Write a file so that its name only ever shows the whole text.

    Raises  Unreadable where the folder cannot be made or written, or the disk is full; nothing is left behind.
    """
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """Write several files; the names appear only when the bytes of all of them are on disk.

    Holds   every name shows its new text, or each shows what it showed before and no folder is left that was made.
    Raises  Unreadable as ``write`` does.
    """
    ready: list[tuple[Path, Path]] = []
    with ExitStack() as tidy, ExitStack() as undo:
        for path, text in texts.items():
            try:
                _make_folder(path.parent, undo)
                if path.exists() and not (path.is_file() or path.is_dir()):
                    path.write_text(text, encoding="utf-8")  # a device or a pipe takes text and keeps its name
                else:
                    ready.append((_temporary(path, text, undo), path.resolve() if path.is_symlink() else path))
            except OSError as wrong:
                raise _unwritable(path, wrong) from None
        for temporary, path in ready:
            try:
                _keep(path, undo, tidy)
                temporary.replace(path)
            except OSError as wrong:
                raise _unwritable(path, wrong) from None
        undo.pop_all()


def _make_folder(path: Path, undo: ExitStack) -> None:
    """A folder and those above it; where the writing fails, those that were not there are gone again."""
    for one in reversed([one for one in (path, *path.parents) if not one.exists()]):
        one.mkdir()
        undo.callback(_remove_folder, one)
    if not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def _remove_folder(path: Path) -> None:
    with suppress(OSError):  # someone else has put something there meanwhile
        path.rmdir()


def _temporary(path: Path, text: str, undo: ExitStack) -> Path:
    """The whole text on disk, beside its final name, under a name that is not final."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder stands under this name", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".part")
    undo.callback(_remove_file, Path(name))
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o644)
    return Path(name)


def _remove_file(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _keep(path: Path, undo: ExitStack, tidy: ExitStack) -> None:
    """Keep what stands under a name until all names are written, and put it back where one of them cannot be."""
    if not path.exists():
        undo.callback(_remove_file, path)
        return
    kept = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".before")) / "text"
    tidy.callback(_remove_folder, kept.parent)
    tidy.callback(_remove_file, kept)
    try:
        os.link(path, kept)
    except OSError:  # a file system without links
        shutil.copy2(path, kept)
    undo.callback(_put_back, kept, path)


def _put_back(kept: Path, path: Path) -> None:
    with suppress(OSError):
        kept.replace(path)


_MEND = {
    errno.ENOSPC: "Make room on that disk, or name another folder with --out; nothing was written.",
    errno.EFBIG: "Ask for leave to write larger files, or name another folder with --out; nothing was written.",
    errno.EDQUOT: "Make room in your quota, or name another folder with --out; nothing was written.",
    errno.EROFS: "That file system is read-only; name another folder with --out. Nothing was written.",
    errno.EACCES: "Ask for permission to write there, or name another folder with --out; nothing was written.",
    errno.EPERM: "Ask for permission to write there, or name another folder with --out; nothing was written.",
    errno.ENOTDIR: "A file stands where a folder is needed; name another folder with --out. Nothing was written.",
    errno.EEXIST: "A file stands where a folder is needed; name another folder with --out. Nothing was written.",
    errno.ENAMETOOLONG: "Choose a shorter name; nothing was written.",
}


def _unwritable(path: Path, wrong: OSError) -> Unreadable:
    mend = _MEND.get(wrong.errno or 0, "Name another file or folder; nothing was written.")
    return Unreadable(str(path), f"cannot be written: {(wrong.strerror or str(wrong)).lower()}", mend)
