"""The headings inside a list of articles: major defense equipment, what is none, and what leads on to either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter

from caveat.sources.notice.labels import nearest, plain
from caveat.sources.patterns import later

_HEADS = {
    "major defense equipment mde": "mde",
    "major defense equipment": "mde",
    "mde": "mde",
    "non major defense equipment non mde": "non",
    "non major defense equipment": "non",
    "non mde": "non",
    "major defense equipment mde includes": "mde",
    "major defense equipment includes": "mde",
    "mde includes": "mde",
    "non major defense equipment includes": "non",
    "non mde includes": "non",
    "non mde items": "non",
    "non mde items and services": "non",
    "non major defense equipment items and services": "non",
}
_LEADS = {
    f"{opening} {verb}": "lead"
    for opening in (
        "the following non mde items",
        "the following non major defense equipment items",
        "the following non mde",
        "the following non mde equipment",
        "following non mde items",
        "the following non mde items and services",
        "the following non major defense equipment items and services",
    )
    for verb in ("will be included", "will also be included", "are included", "are also included", "were also included",
                 "were included", "is included", "is also included")
}  # fmt: skip
_ALL = _HEADS | _LEADS
_SIZES = sorted({len(name.split()) for name in _ALL}, reverse=True)
_ENDED = {size: {name for name in _ALL if len(name.split()) == size} for size in _SIZES}
_ALONE = later(
    r"\n[^\S\n]*(?P<head>(?P<non>Non-?\s?)?(?:MDE|Major\s+Defense\s+Equipment)(?:\s+\(MDE\))?(?:\s+(?:Equipment|Items))?)"
    r"[^\S\n]*(?=\n)",
    re.IGNORECASE,
)
"""A heading on a line of its own, whose colon the drafter forgot."""
_SUPPORTING = later(
    r"\bthe\s+following\s+non-?\s*(?:mde|major\s+defense\s+equipment(?:\s+\(mde\))?)\s+items\s+will\s+(?:also\s+)?be\s+included\s+"
    r"in\s+support\s+of\s[^:;.]{3,150}\Z",
    re.IGNORECASE,
)
_TOKEN = later(r"[A-Za-z0-9]+")
_NEAR = 0.55


@dataclass(frozen=True, slots=True)
class Head:
    """A heading inside the section: what kind, and where it stands."""

    kind: str
    start: int
    end: int


def heads(flow: str, start: int, end: int) -> list[Head]:
    """The headings between two offsets, misspelt ones with a single meaning among them."""
    line = max(start - 1, 0)  # a heading may be the first thing there: its line begins before it
    found = [
        Head("non" if one["non"] else "mde", *one.span("head"))
        for one in (_ALONE.finditer(flow, line, end) if flow.find("\n", line, end) >= 0 else ())
    ]
    if found:
        return sorted([*found, *_coloned(flow, start, end)], key=attrgetter("start"))
    return _coloned(flow, start, end)


def _coloned(flow: str, start: int, end: int) -> list[Head]:
    found: list[Head] = []
    at = flow.find(":", start, end)
    while at >= 0:
        floor = found[-1].end if found else start
        head = _head(flow, list(_TOKEN.finditer(flow, max(floor, at - 200), at))[-10:], at)
        if head is None and (lead := _SUPPORTING.search(flow, max(floor, at - 250), at)):
            head = Head("lead", lead.start(), at + 1)
        if head:
            found.append(head)
        at = flow.find(":", at + 1, end)
    return found


def _head(flow: str, tokens: list[re.Match[str]], colon: int) -> Head | None:
    words = [one[0].lower() for one in tokens]
    for size in _SIZES:
        if size <= len(words) and (name := " ".join(words[-size:])) in _ENDED[size]:
            return _found(flow, tokens, size, _ALL[name], colon)
    # "Non-MDE" misspelt ends like "MDE": the longest match is the heading.
    for size in _SIZES:
        if 1 < size <= len(words) and (near := nearest(" ".join(words[-size:]), _ENDED[size])):
            return _found(flow, tokens, size, _ALL[near], colon)
    return None


def _found(flow: str, tokens: list[re.Match[str]], size: int, kind: str, colon: int) -> Head:
    """A heading, if what stands before it cannot be a "Non" that was misspelt."""
    first = tokens[-size]
    before = tokens[-size - 1] if len(tokens) > size else None
    if kind == "mde" and (
        flow[first.start() - 1 : first.start()] == "-"
        or (before and len(before[0]) < 6 and nearest(f"{before[0].lower()} mde", ("non mde",)))
    ):
        return Head("odd", (before or first).start(), colon + 1)
    return Head(kind, first.start(), colon + 1)


def doubtful(words: str) -> bool:
    """True where words before a colon may be a misspelt heading, or a sentence of which nothing is known."""
    from rapidfuzz.distance import Levenshtein  # deferred: only a colon within a list pays for it

    tokens = plain(words).split()
    if len(tokens) > 4 and " ".join(tokens[-2:]) not in {"type designator"}:
        return True
    return any(
        Levenshtein.normalized_similarity(" ".join(tokens[-size:]), name) > _NEAR
        for size in _SIZES
        for name in _ENDED[size]
    )
