"""Lists of what has no count of its own, phrase by phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import methodcaller

from caveat.sources.notice.articles import COUNT, QUANTITY, TERM, UNIT
from caveat.sources.notice.cutting import BREAKS, bare, cut
from caveat.sources.notice.flow import clean
from caveat.sources.notice.lining import BULLET, marked
from caveat.sources.patterns import later

_WITHIN = later(
    r"\b(?:that\s+include|to\s+include|including|such\s+as|as\s+well\s+as)\b|\bcommand,\s+control\b", re.IGNORECASE
)
"""What shows that the commas behind it are those of a list of its own."""
_INCLUDING = later(r"(?:including|to\s+include)\s+")
_ABOUT = later(r"\b(?:in\s+support\s+of|to\s+(?:support|provide))\b")
"""What may be followed by such a list: it is one where no "and" closes the list that it would stand in."""
_VERB = later(r"\bto\s+[a-z]+\Z")
"""A verb, whose comma parts it from others: "support to sustain, maintain, and improve the system"."""
_CLAUSE_BEGINS = "aotw"
_CLAUSE = later(
    r"(?:and\s+)?(?:[a-z]+ed\s+(?:to|from|by|with|in|for|at|on)|or|of\s+which|which|who|whose|that|along\s+with|together\s+with"
    r"|as\s+well\s+as)\s"
)
"""What goes on with the phrase before."""
_COUNTED = later(rf",\s+(?:and\s+)?(?={COUNT}\s+[A-Za-z])", re.IGNORECASE)
_OTHER = later(r",?\s+and\s+(?=other\s+(?:related\s+)?elements\s+of\s)")
"""Where the last phrase of all begins, though the drafter forgot its semicolon."""
_COMMAS = later(r"[(),]")
_ENUMERATED = later(r"\s*\((?:a|1)\)\s")
_ENUMERATOR = later(r"\((?:[a-z]|\d\d?)\)\s+")
_MANY = 7
"""Parts between commas that one phrase never has."""
_OTHERS = later(
    r"\b(?:spares?\s+and\s+repair\s+parts|publications\s+and\s+technical|tools?\s+and\s+test\s+equipment)\b"
)
_SERVICE = later(r"\b(?:services|support|assistance|representatives|personnel)\.?\s*\Z")
_AND = later(r"and\s+")


def phrases(flow: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each phrase of a list, with the reason where it cannot be told where one ends and the next begins."""
    parted = marked(flow, start, end, BULLET)
    if len(parted) > 1:
        for one in parted:
            yield from phrases(flow, *one)
        return
    parts = _parts(flow, start, end)
    if len(parts) > 1 and _ENUMERATED.match(flow, start, end):
        parts = [_unnumbered(flow, *bare(flow, *one)) for one in parts]
    if len(parts) == 1:
        yield from _by_commas(flow, *parts[0])
    for one in parts if len(parts) > 1 else ():
        inner = [] if flow.count(",", *one) < 3 or _WITHIN.search(flow, *one) else cut(flow, *one, _COMMAS, ",")
        if len(inner) >= _MANY and any(_OTHERS.search(flow, *piece) for piece in inner):
            yield from _by_commas(flow, *one)
        elif len(inner) < 4 or _one_phrase(flow, one, inner):
            yield (*bare(flow, *one), "")
        else:
            yield from ((*bare(flow, *piece), "") for piece in inner)


def _parts(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A list cut at its semicolons, and in what they part where a count or the last phrase of all begins."""
    parts = cut(flow, start, end, BREAKS, ";")
    if len(parts) == 1:
        return parts
    found: list[tuple[int, int]] = []
    for first, last in parts:
        if found and flow[first] in _CLAUSE_BEGINS and _CLAUSE.match(flow, first, last):
            found[-1] = found[-1][0], last
            continue
        if flow.find(",", first, last) < 0 and flow.find("other", first, last) < 0:
            found.append((first, last))
            continue
        cuts = [first, *(at for joint in _joints(flow, first, last) for at in joint.span()), last]
        found += zip(cuts[::2], cuts[1::2], strict=True)
    return found


def _joints(flow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    found = [*_COUNTED.finditer(flow, start, end)] if flow.find("(", start, end) >= 0 else []
    if flow.find("other", start, end) >= 0:
        found += _OTHER.finditer(flow, start, end)
    for one in sorted(found, key=methodcaller("start")):
        if flow.count("(", start, one.start()) == flow.count(")", start, one.start()):
            yield one


def _one_phrase(flow: str, one: tuple[int, int], inner: list[tuple[int, int]]) -> bool:
    """True for a part between semicolons whose commas are its own: "U.S. Government engineering, technical, and ...".

    Else a drafter forgot his semicolons there.
    """
    return (
        any(" and " in flow[s:e] and s == inner[-1][0] for s, e in inner)
        or any(character.isdigit() for character in flow[slice(*one)])
        or (_opens(flow, one[0]) and _SERVICE.search(flow, *one) is not None)
        or any(_VERB.search(flow, *each) for each in inner[:-1])
    )


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
    last_has = len(pieces) > 1 and flow.find("other", *pieces[-1]) >= 0
    if other := _OTHER.search(flow, *pieces[-1]) if last_has else None:
        pieces[-1:] = [(pieces[-1][0], other.start()), (other.end(), pieces[-1][1])]
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
        clause = place > 0 and _CLAUSE.match(flow, first, last) is not None
        if clause or (place < len(pieces) - 1 and _WITHIN.search(flow, first, last)):
            yield from ((*bare(flow, *one), "") for one in waiting)
            yield (*bare(flow, first, end), "a list within a list, whose end is not plain")
            return
        if _opens(flow, first):
            place = next((k for k in range(place, len(pieces)) if _SERVICE.search(flow, *pieces[k])), -1)
            yield from ((*bare(flow, *one), "") for one in waiting)
            waiting = []
            if place < 0 or _WITHIN.search(flow, first, pieces[place][1]):
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
    if _VERB.search(flow, *pieces[0]):
        return "a list within a list, whose end is not plain"
    within = _WITHIN.search(flow, *pieces[0])
    if within is None and _ABOUT.search(flow, *pieces[0]) is None:
        return None
    if any(_AND.match(flow, *one) for one in pieces[:-1]):
        return "a list within a list, whose end is not plain"
    return "" if within or _AND.match(flow, *pieces[-1]) is None else None


def _opens(flow: str, start: int) -> bool:
    return clean(flow[start : start + 60]).lower().startswith(("u.s. government", "contractor ", "and u.s. gov"))
