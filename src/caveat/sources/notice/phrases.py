"""Lists of what has no count of its own, phrase by phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from caveat.sources.notice.articles import BREAKS, QUANTITY, TERM, UNIT, bare, cut
from caveat.sources.notice.flow import clean
from caveat.sources.notice.lining import BULLET, marked
from caveat.sources.patterns import later

_WITHIN = later(r"\b(?:that\s+include|to\s+include|including|such\s+as)\b|\bcommand,\s+control\b", re.IGNORECASE)
"""What shows that the commas behind it are those of a list of its own."""
_INCLUDING = later(r"(?:including|to\s+include)\s+")
_ABOUT = later(r"\b(?:in\s+support\s+of|to\s+(?:support|provide))\b")
"""What may be followed by such a list: it is one where no "and" closes the list that it would stand in."""
_COMMAS = later(r"[(),]")
_ENUMERATED = later(r"\s*\((?:a|1)\)\s")
_ENUMERATOR = later(r"\((?:[a-z]|\d\d?)\)\s+")
_SERVICE = later(r"\b(?:services|support|assistance|representatives|personnel)\.?\s*\Z")
_AND = later(r"and\s+")


def phrases(flow: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each phrase of a list, with the reason where it cannot be told where one ends and the next begins."""
    parted = marked(flow, start, end, BULLET)
    if len(parted) > 1:
        for one in parted:
            yield from phrases(flow, *one)
        return
    parts = cut(flow, start, end, BREAKS, ";")
    if len(parts) > 1 and _ENUMERATED.match(flow, start, end):
        parts = [_unnumbered(flow, *bare(flow, *one)) for one in parts]
    for one in parts:
        if len(parts) > 1 and (flow.count(",", *one) < 3 or _WITHIN.search(flow, *one)):
            yield (*bare(flow, *one), "")
        elif len(parts) > 1:
            inner = cut(flow, *one, _COMMAS, ",")
            plain = len(inner) > 3 and not any(" and " in flow[s:e] and s == inner[-1][0] for s, e in inner)
            if not plain or any(character.isdigit() for character in flow[one[0] : one[1]]):
                yield (*bare(flow, *one), "")
                continue
            yield from ((*bare(flow, *piece), "") for piece in inner)
        else:
            yield from _by_commas(flow, *one)


def _unnumbered(flow: str, start: int, end: int) -> tuple[int, int]:
    """A part of an enumeration without its number or letter in brackets."""
    number = _ENUMERATOR.match(flow, start, end)
    return (number.end() if number else start), end


def _by_commas(flow: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Phrases of a list with commas alone.

    "Contractor engineering, technical and logistics services" is one phrase, although it has a comma of its own. An
    "and" before the last phrase shows another such list: nobody says where it begins, so all before it is in doubt.
    """
    pieces = cut(flow, start, end, _COMMAS, ",")
    waiting: list[tuple[int, int]] = []
    place = 0
    if len(pieces) > 1 and (about := _about(flow, pieces)) is not None:
        yield (*bare(flow, start, end), about)
        return
    while place < len(pieces):
        first, last = pieces[place]
        lead = _INCLUDING.match(flow, first, last)
        if lead:  # "logistics support, including spare parts, tools, and training"
            first = lead.end()
            pieces[place] = first, last
        if place < len(pieces) - 1 and _WITHIN.search(flow, first, last):
            yield from ((*bare(flow, *one), "") for one in waiting)
            yield (*bare(flow, first, end), "a list within a list, whose end is not plain")
            return
        if _opens(flow, first):
            place = next((k for k in range(place, len(pieces)) if _SERVICE.search(flow, *pieces[k])), -1)
            yield from ((*bare(flow, *one), "") for one in waiting)
            waiting = []
            if place < 0:
                yield (*bare(flow, first, end), "a list within a list, whose end is not plain")
                return
            yield (*bare(flow, first, pieces[place][1]), "")
        elif (
            place < len(pieces) - 1 and (joint := _AND.match(flow, first, last)) and not _count(flow, joint.end(), last)
        ):
            begins = waiting[0][0] if waiting else first
            yield (*bare(flow, begins, last), "a list within a list, whose beginning is not plain")
            waiting = []
        else:
            waiting.append((first, last))
        place += 1
    yield from ((*bare(flow, *one), "") for one in waiting)


def _count(flow: str, start: int, end: int) -> bool:
    """True where a counted article begins: "and 10 engines"."""
    found = QUANTITY.match(flow, start, end)
    return found is not None and not (UNIT if found["plain"] else TERM).match(flow, found.end())


def _about(flow: str, pieces: list[tuple[int, int]]) -> str | None:
    """Nothing for a list of several things; else why what says more of the first of them has no plain end, if so."""
    within = _WITHIN.search(flow, *pieces[0])
    if within is None and _ABOUT.search(flow, *pieces[0]) is None:
        return None
    if any(_AND.match(flow, *one) for one in pieces[:-1]):
        return "a list within a list, whose end is not plain"
    return "" if within or _AND.match(flow, *pieces[-1]) is None else None


def _opens(flow: str, start: int) -> bool:
    return clean(flow[start : start + 60]).lower().startswith(("u.s. government", "contractor ", "and u.s. gov"))
