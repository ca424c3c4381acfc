"""Lists cut at their marks, and words without what stands around them."""

from __future__ import annotations

import re

from caveat.sources.notice.flow import trim
from caveat.sources.patterns import later

BREAKS = later(r"[();]")
BRACKETS = later(r"\([^()]*\)")
_QUOTED = later(r"``(.*?)''")
_MARKS = later(r"``|(?<!\d)''|[“”]")
_DEEPEST = 4
"""Brackets within brackets that are looked for."""
_ANDS = ("and", "And", "AND")
_LEAD_AND = later(r"\W*(?:and,?\s+)?", re.IGNORECASE)


def outside(words: str) -> str:
    """Words without what stands in brackets, and brackets in them."""
    for _ in range(_DEEPEST):
        words = BRACKETS.sub("", words)
    return words


def unquoted(words: str) -> str:
    """Words without the typesetter's quotation marks around a name; the mark behind a size is that of inches."""
    if "''" not in words and "``" not in words and "“" not in words and "”" not in words:
        return words
    return _MARKS.sub("", _QUOTED.sub(r"\1", words))


def bare(flow: str, start: int, end: int) -> tuple[int, int]:
    """A part of a list without the "and" before it and the marks around it."""
    start, end = trim(flow, start, end, ".,;")
    lead = _LEAD_AND.match(flow, start, end) if flow.startswith(_ANDS, start) else None
    return (min(lead.end(), end), end) if lead else (start, end)


def cut(flow: str, start: int, end: int, marks: re.Pattern[str], joint: str) -> list[tuple[int, int]]:
    """A stretch cut at one of the marks, where it stands outside brackets; empty parts left out."""
    if flow.find(joint, start, end) < 0:
        one = trim(flow, start, end)
        return [one] if one[0] < one[1] else []
    depth, at, found = 0, start, []
    for mark in marks.finditer(flow, start, end):
        character = mark[0]
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == joint and not depth and not (joint == "," and flow[mark.end() : mark.end() + 3].isdecimal()):
            found.append((at, mark.start()))
            at = mark.end()
    found.append((at, end))
    return [one for one in (trim(flow, *one) for one in found) if one[0] < one[1]]
