"""What a reading gives, and the sheet on which one notice is read: no character of it is passed over in silence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from msgspec import Struct, field

from caveat.sources.notice.flow import trim
from caveat.sources.patterns import later

Value = str | int | float | bool | None | Mapping[str, "Value"] | Sequence["Value"]
"""What JSON can hold. An empty list says that the notice states "None"."""

State = Literal["read", "unread", "ignored"]


_JOINT = later(
    r"[,;.\s]*(?:and|or|including|to\s+include)?,?\s*(?:(?:[•·▪●-]|<bullet>|\[bullet\]|\((?:[a-z]|\d\d?)\)|\d\d?\.)\s*)?",
    re.IGNORECASE,
)
"""What stands between two parts of a list: a word that joins them, or the mark of the next."""
_WORD = later(r"[^\W_]")
_REMEMBERED = 200
"""Characters between two sections up to which they are what stands there in every notice."""
_PICTURE = "[GRAPHIC"
_HIDDEN = "a part of it is printed as a picture"
_START, _PLACE = attrgetter("start"), attrgetter("start", "end")


# A notice has a hundred of these. ``close`` alters sections; none of them can hold itself, so that whoever collects
# cycles need not look at them.
class Field(Struct, gc=False):
    """One thing that a notice says, and where: the shortest range that carries the value."""

    notice: int
    field: str
    value: Value
    start: int
    end: int


class Unread(Struct, gc=False):
    """What stands there and was not read, and why."""

    notice: int
    field: str
    why: str
    start: int
    end: int


class Ignored(Struct, gc=False):
    """What stands there and is left aside, by its name."""

    notice: int
    what: str
    start: int
    end: int


Entry = Field | Unread | Ignored


@lru_cache(maxsize=256)
def _told(words: str) -> tuple[bool, bool]:
    """Whether what stands between two sections says anything, and whether it only joins two parts of a list."""
    return _WORD.search(words) is not None, _JOINT.fullmatch(words) is not None


class Section(Struct, gc=False):
    """A stretch of a notice and what became of it. Its fields stand within it.

    Holds   the sections of a notice do not overlap, and only white space and page furniture lie between them.
    """

    notice: int
    name: str
    state: State
    start: int
    end: int


class Sheet(Struct):
    """The entries and sections of one notice, which stands at ``[start, end)`` of the flow.

    ``small`` is the flow in small letters, where headings are looked for.
    """

    flow: str
    small: str
    notice: int
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Of the fields read or reported as unread so far."""
    pictured: bool = False
    """Whether a part of the notice is printed as a picture."""

    def __post_init__(self) -> None:
        """Look for pictures once, not under each field."""
        self.pictured = self.flow.find(_PICTURE, self.start, self.end) >= 0

    def section(self, name: str, start: int, end: int, state: State = "read") -> None:
        """Take a stretch as read, by the name of what stands there."""
        flow = self.flow
        if start >= end or flow[start].isspace() or flow[end - 1].isspace():
            start, end = trim(flow, start, end)
        if start < end:
            self.sections.append(Section(self.notice, name, state, start, end))

    def say(self, name: str, value: Value, start: int, end: int) -> None:
        """A field; the stretch around it is the business of ``section``."""
        flow = self.flow
        if start >= end or flow[start].isspace() or flow[end - 1].isspace():
            start, end = trim(flow, start, end)
        if self.pictured and flow.find(_PICTURE, start, end) >= 0:
            self.doubt(name, _HIDDEN, start, end)
        elif start < end:
            self.names.add(name)
            self.entries.append(Field(self.notice, name, value, start, end))

    def tell(self, name: str, value: Value, start: int, end: int) -> None:
        """A field whose own words are its whole stretch."""
        flow = self.flow
        if start >= end or flow[start].isspace() or flow[end - 1].isspace():
            start, end = trim(flow, start, end)
        if self.pictured and flow.find(_PICTURE, start, end) >= 0:
            self.unread(name, _HIDDEN, start, end)
        elif start < end:
            self.names.add(name)
            self.entries.append(Field(self.notice, name, value, start, end))
            self.sections.append(Section(self.notice, name, "read", start, end))

    def unread(self, name: str, why: str, start: int, end: int) -> None:
        """A stretch that could not be read."""
        start, end = trim(self.flow, start, end)
        if start < end:
            self.names.add(name)
            self.entries.append(Unread(self.notice, name, why, start, end))
            self.sections.append(Section(self.notice, name, "unread", start, end))

    def doubt(self, name: str, why: str, start: int, end: int) -> None:
        """Something unread within a stretch that has its own section."""
        start, end = trim(self.flow, start, end)
        if start < end:
            self.names.add(name)
            self.entries.append(Unread(self.notice, name, why, start, end))

    def ignored(self, what: str, start: int, end: int) -> None:
        """A stretch left aside by name."""
        start, end = trim(self.flow, start, end)
        if start < end:
            self.entries.append(Ignored(self.notice, what, start, end))
            self.sections.append(Section(self.notice, what, "ignored", start, end))

    def close(self) -> None:
        """Report whatever no section covers as unread, and put everything into the order of the document.

        Where two sections overlap, the later one begins behind the earlier.
        """
        self._mark_read()
        self.sections.sort(key=_START)
        flow, at = self.flow, self.start
        covered: list[Section] = []
        for one in self.sections:
            start, end = one.start, one.end
            if start < at:
                start, end = trim(flow, at, end)
                if start >= end:
                    continue
                one.start, one.end = start, end
            if start > at and not flow[at:start].isspace():
                self._between(covered, at, start)
            covered.append(one)
            at = end
        self._between(covered, at, self.end)
        self.sections = covered
        self.entries.sort(key=_PLACE)

    def _between(self, covered: list[Section], start: int, end: int) -> None:
        """What lies behind the last section: a joint of a list belongs to it, anything else is unread."""
        start, end = trim(self.flow, start, end)
        if start >= end:
            return
        told = _told if end - start < _REMEMBERED else _told.__wrapped__
        said, joins = told(self.flow[start:end])
        if said and not (covered and joins):
            self.doubt("notice", "no rule reads this", start, end)
            covered.append(Section(self.notice, "notice", "unread", start, end))
        elif covered:
            covered[-1].end = end

    def _mark_read(self) -> None:
        """A stretch that was to be left aside, yet bears a field, is read."""
        fields = sorted([one.start for one in self.entries if isinstance(one, Field)])
        for one in self.sections:
            if one.state == "ignored":
                at = bisect_left(fields, one.start)
                if at < len(fields) and fields[at] < one.end:
                    one.state = "read"
                    self.entries.remove(Ignored(self.notice, one.name, one.start, one.end))

    def said(self) -> set[str]:
        """The names of the fields read or reported as unread so far."""
        return self.names
