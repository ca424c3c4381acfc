"""Bytes of a feed (RSS 0.9 to 2.0, Atom) in; the addresses of its pages, with their titles, out. Nothing is fetched.

An entry of RSS without a link leads to its ``guid``, where that is an address and is not said to be none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

from caveat.errors import Malformed, TooLarge
from caveat.sources.patterns import later

MAX_BYTES = 20_000_000
MOST = 2000
"""Entries of one feed that are looked at, the first ones."""
_BEFORE = later(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!DOCTYPE\s[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)?",
    re.DOTALL,
)
_ROOT = later(rb"<(?:rss|(?:\w+:)?RDF|(?:\w+:)?feed)\b")
_ENTRIES = frozenset({"item", "entry"})
_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed names."""

    address: str
    title: str


@dataclass(slots=True)
class _Parsed:
    """What the parser has come to."""

    base: str
    entries: list[Entry] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    title: str = ""
    link: str = ""
    guid: str = ""
    lasting: bool = False
    """Whether the ``guid`` at hand may be an address."""
    looked: int = 0
    """Entries so far."""
    left: list[str] = field(default_factory=list)
    """Sentences on entries that name no page."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        own = name.rpartition(":")[2]
        self.path.append(own)
        self.words.clear()
        if own in _ENTRIES:
            self.title = self.link = self.guid = ""
        elif own == "guid":
            self.lasting = attributes.get("isPermaLink", "true").strip().lower() == "true"
        elif (
            own == "link" and attributes.get("rel", "alternate") == "alternate" and not self.link and self._in_entry(-2)
        ):
            self.link = attributes.get("href", "")

    def end(self, name: str) -> None:
        own = name.rpartition(":")[2]
        said = "".join(self.words).strip()
        self.words.clear()
        self.path.pop()
        if own == "link" and said and self._in_entry(-1):
            self.link = self.link or said
        elif own == "title" and self._in_entry(-1):
            self.title = self.title or said
        elif own == "guid" and self.lasting and self._in_entry(-1):
            self.guid = said if urlsplit(said).scheme in _WEB else ""
        elif own in _ENTRIES:
            self._entry()

    def _entry(self) -> None:
        """Take an entry that is over, or tell why it is left."""
        self.looked += 1
        link, title = urljoin(self.base, self.link) if self.link else self.guid, " ".join(self.title.split())
        if len(self.entries) >= MOST:
            return
        if not link or urlsplit(link).scheme not in ("", *_WEB):
            why = f"it leads to {link[:80]!r}, which is no page of the web" if link else "it has no link"
            self.left.append(f"entry {self.looked} ({title[:80]!r}): {why}")
        else:
            self.entries.append(Entry(link, title))

    def _in_entry(self, above: int) -> bool:
        """True directly within an entry: the feed itself has a link and a title too."""
        return len(self.path) >= -above and self.path[above] in _ENTRIES


def is_feed(data: bytes) -> bool:
    """True for bytes that begin as a feed does."""
    head = data.removeprefix(b"\xef\xbb\xbf")[:4000]
    before = _BEFORE.match(head)
    return before is not None and _ROOT.match(head, before.end()) is not None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed names."""

    entries: tuple[Entry, ...]
    left: tuple[str, ...]
    """Sentences on entries that name no page of the web, and on those beyond the first ones."""


def entries(data: bytes, name: str, base: str = "") -> tuple[Entry, ...]:
    """The pages that a feed names, as ``read`` gives them."""
    return read(data, name, base).entries


def read(data: bytes, name: str, base: str = "") -> Feed:
    """The pages that a feed names, each address once, those of the web only; relative ones stand against ``base``.

    Raises  TooLarge; Malformed where it is no feed, where its XML breaks, where it declares entities of its own, or
            where a link stands against nothing.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"{len(data):,} bytes", f"{MAX_BYTES:,} bytes", "Name a shorter feed.")
    if not is_feed(data):
        raise Malformed(name, None, "this is no feed: it begins with neither rss, RDF nor feed",
                        "Name a folder, or a feed in RSS or Atom.")  # fmt: skip
    found = _Parsed(base)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
    parser.CharacterDataHandler = found.words.append

    def refuse(*_: object) -> None:
        # An entity can stand for gigabytes, or for a file of this machine.
        raise Malformed(name, parser.CurrentLineNumber, "it declares an entity of its own", "Take the feed elsewhere.")

    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as wrong:
        why = f"its XML breaks: {expat.errors.messages.get(wrong.code, 'unknown')}"
        raise Malformed(name, wrong.lineno, why, "Save the feed again.") from None
    short = next((one.address for one in found.entries if not urlsplit(one.address).scheme), None)
    if short is not None:
        raise Malformed(name, None, f"it leads to {short[:80]!r}, which is no whole address",
                        "Give the feed by its own address, or write its links out.")  # fmt: skip
    web = {one.address: one for one in reversed(found.entries)}
    unseen = found.looked - len(found.entries) - len(found.left)
    further = [f"its last {unseen:,} entries: only the first {MOST:,} are looked at"] if unseen else []
    return Feed(tuple(reversed(web.values())), (*found.left, *further))
