"""A folder or a feed in; each of its documents read into the ledger, and what is new, changed or gone, out.

What was read before is known by the ledger alone, so that any run goes on where the last one ended.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Literal

from caveat.desk import acceptance, proposing
from caveat.desk.proposing import Outcome, Source
from caveat.errors import CaveatError, Conflict, Unreadable
from caveat.ledger.store import Ledger
from caveat.review.trust import Rule
from caveat.sources import feed
from caveat.sources import fetch as fetching
from caveat.sources import text as texts
from caveat.sources.fetch import Visit
from caveat.sources.prose.statement import Engine

Loaded = tuple[bytes, str, Visit | None]
"""A document's bytes, the name that tells of what kind they are, and how it was fetched, where it was."""
Fetch = Callable[[str], Loaded]
"""An address in, what stands there out."""
State = Literal["new", "changed", "read again", "unchanged", "gone", "unreadable", "left"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One document as a run met it."""

    name: str
    state: State
    outcome: Outcome | None = None
    why: str | None = None
    """The sentence for what could not be read."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How documents are read into a ledger."""

    by: str
    columns: str | None = None
    published: date | None = None
    engine: Engine | None = None
    rules: Sequence[Rule] = ()
    dry_run: bool = False
    afresh: bool = False
    """True where also what was read before, by this version, is read again."""


def files(folder: Path, ledger: str = "") -> list[str]:
    """The documents of a folder and the folders in it, in order, without hidden ones and the ledger's own files.

    Raises  Unreadable for a folder that cannot be looked into.
    """
    own = Path(ledger).absolute() if ledger and "://" not in ledger else None

    def refuse(wrong: OSError) -> None:
        why = (wrong.strerror or str(wrong)).lower()
        raise Unreadable(str(wrong.filename), f"it cannot be looked into: {why}", "Check the path and its permissions.")

    found = []
    for at, below, names in os.walk(folder, onerror=refuse):
        below[:] = sorted(one for one in below if not one.startswith("."))
        for name in sorted(names):
            path = Path(at) / name
            ours = own is not None and path.absolute().parent == own.parent and name.startswith(own.name)
            if not name.startswith(".") and not ours and path.is_file():
                found.append(os.path.normpath(path))
    return found


def take(ledger: Ledger | None, name: str, load: Callable[[], Loaded], terms: Terms, *, lasting: bool = True) -> Seen:
    """Read one document into the ledger, unless its bytes were read under this name before.

    What cannot be read is told, and keeps no other document waiting.

    Raises  what the ledger refuses.
    """
    shown = name.encode("utf-8", "backslashreplace").decode()
    if shown != name:
        return Seen(shown, "unreadable", why=f"{shown}: its name is not UTF-8, and no record keeps it. Rename it.")
    try:
        data, file, came = load()
    except CaveatError as wrong:
        return Seen(name, "unreadable", why=str(wrong))
    source = Source(name, data, terms.columns, file, lasting, came, terms.published, terms.engine)
    if ledger is not None and not terms.afresh and proposing.is_read(ledger, source):
        if terms.rules and not terms.dry_run:
            acceptance.accept_by_rules(ledger, source.document, terms.rules)
        return Seen(name, "unchanged")
    try:
        whole = proposing.read(source)
    except CaveatError as wrong:
        return Seen(name, "unreadable", why=str(wrong))
    try:
        return _recorded(ledger, whole, terms)
    except Conflict as wrong:
        return Seen(name, "unreadable", why=str(wrong))


def _recorded(ledger: Ledger | None, whole: proposing.Whole, terms: Terms) -> Seen:
    name = whole.source.name
    first = ledger is None or not proposing.was_read(ledger, name)
    done = proposing.propose(ledger, whole, terms.by, terms.rules, dry_run=terms.dry_run)
    if done.was is not None:
        return Seen(name, "changed", done)
    if first:
        return Seen(name, "new", done)
    return Seen(name, "read again" if done.added or done.withdrawn or done.accepted else "unchanged", done)


def watch(ledger: Ledger | None, where: str, fetch: Fetch, terms: Terms, place: str = "") -> Iterator[Seen]:
    """One round through a folder or a feed. ``place`` names the ledger, whose own files are left out.

    Raises  Unreadable, Malformed where there is neither a folder nor a feed.
    """
    if not fetching.is_address(where) and Path(where).is_dir():
        folder = os.path.normpath(where)
        names = files(Path(folder), place)
        for name in names:
            yield take(ledger, name, lambda name=name: (texts.read(Path(name)), name, None), terms)  # type: ignore[misc]
        yield from _gone(ledger, folder, set(names), terms)
        return
    found = feed.read(*_feed(where, fetch))
    for one in found.entries:
        yield take(ledger, one.address, lambda at=one.address: fetch(at), terms)  # type: ignore[misc]
    for why in found.left:
        yield Seen(where, "left", why=f"{where}: not read: {why}.")


def _feed(where: str, fetch: Fetch) -> tuple[bytes, str, str]:
    """The bytes of a feed, its name, and what its relative addresses stand against."""
    if fetching.is_address(where):
        return fetch(where)[0], where, where
    return texts.read(Path(where)), where, ""


def _gone(ledger: Ledger | None, folder: str, there: set[str], terms: Terms) -> Iterator[Seen]:
    """What was read of the folder before, and stands there no more."""
    if ledger is None:
        return
    for name in proposing.names(ledger):
        if name not in there and _within(folder, name):
            if not terms.dry_run:
                proposing.missed(ledger, name, terms.by)
            yield Seen(name, "gone")


def _within(folder: str, name: str) -> bool:
    """True for the name of a file in a folder or below it; a name is the path as it was given."""
    if fetching.is_address(name) or (folder == "." and name.startswith("..")):
        return False
    return PurePath(folder) in PurePath(name).parents
