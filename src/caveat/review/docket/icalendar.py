"""Deadlines in; the text of an iCalendar feed out, the same bytes for the same deadlines.

Source  RFC 5545, sections 3.1 (lines of at most 75 octets), 3.3.11 (text) and 3.6.1 (events of whole days).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caveat.review.docket.deadlines import Running

WIDTH = 75
"""Octets in a line, without its break."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The deadlines of one docket, and when its last entry was recorded."""

    docket: str
    recorded_at: str
    clocks: tuple[Running, ...]


def text(feeds: Iterable[Feed]) -> str:
    """A calendar with an event of a whole day for each end that can be told and that still matters."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Caveat//Docket//EN", "CALSCALE:GREGORIAN"]
    for feed in feeds:
        for one in feed.clocks:
            if one.ends is not None and one.met is None:
                lines += _event(feed, one, one.ends)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _event(feed: Feed, one: Running, ends: date) -> list[str]:
    steps = "\n".join(f"{step.label}: {step.value} ({step.basis})" for step in one.steps)
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(f'{feed.docket}/{one.id}@caveat')}",
        f"DTSTAMP:{_stamp(feed.recorded_at)}",
        f"DTSTART;VALUE=DATE:{ends:%Y%m%d}",
        f"DTEND;VALUE=DATE:{ends + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.what)}",
        f"DESCRIPTION:{_escaped(steps)}",
        f"CATEGORIES:{_escaped(one.kind)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _stamp(recorded_at: str) -> str:
    """A record's time as the calendar writes it."""
    return f"{recorded_at[:19].replace('-', '').replace(':', '')}Z"


def _escaped(words: str) -> str:
    found = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return found.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, broken between characters; all but the first begin with a blank."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > WIDTH:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
