"""The numbered labels of a notice, and how far a misspelt one may stray before it is no longer read.

A roman numeral means different things in a 36(b)(1) notice and in a 36(b)(5) report: numeral and words must agree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct

from caveat.sources.notice.flow import Sign
from caveat.sources.patterns import later

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

OFFER: Mapping[str, tuple[int, str]] = {
    "prospective purchaser": (1, "purchaser"),
    "total estimated value": (2, "value"),
    "description and quantity or quantities of articles or services under consideration for purchase": (
        3,
        "description",
    ),
    "description and quantity or quantities of articles or services under consideration": (3, "description"),
    "military department": (4, "military_department"),
    "prior related cases if any": (5, "prior_cases"),
    "prior related cases": (5, "prior_cases"),
    "sales commission fee etc paid offered or agreed to be paid": (6, "commission"),
    "sensitivity of technology contained in the defense article or defense services proposed to be sold": (
        7,
        "sensitivity",
    ),
    "sensitivity of technology": (7, "sensitivity"),
    "date report delivered to congress": (8, "delivered_to_congress"),
}
"""The labels of a 36(b)(1) notice, with their numerals."""

EARLY: Mapping[str, tuple[int, str]] = {
    "prospective purchaser": (1, "purchaser"),
    "total estimated value": (2, "value"),
    "description of articles or services offered": (3, "description"),
    "description of articles or services": (3, "description"),
    "military department": (4, "military_department"),
    "sales commission fee etc paid offered or agreed to be paid": (5, "commission"),
    "sensitivity of technology contained in the defense article or defense services proposed to be sold": (
        6,
        "sensitivity",
    ),
    "date report delivered to congress": (7, "delivered_to_congress"),
}
"""The seven labels of a 36(b)(1) notice of the 1990s, which had no prior cases."""

REPORT: Mapping[str, tuple[int, str]] = {
    "prospective purchaser": (1, "purchaser"),
    "purchaser": (1, "purchaser"),
    "sec 36 b 1 aeca transmittal no": (2, "amends"),
    "section 36 b 1 aeca transmittal no": (2, "amends"),
    "description": (3, "description"),
    "significance": (4, "significance"),
    "justification": (5, "justification"),
    "sensitivity of technology": (6, "sensitivity"),
    "date report delivered to congress": (7, "delivered_to_congress"),
}
"""The labels of a report of enhancement under 36(b)(5)."""

EARLY_REPORT: Mapping[str, tuple[int, str]] = {
    **{name: place for name, place in REPORT.items() if place[0] < 6},
    "date report delivered to congress": (6, "delivered_to_congress"),
}
"""The six labels of a report of enhancement until about 2017, which said nothing of the technology."""

_EVERY: Mapping[str, tuple[int, str]] = {**EARLY, **REPORT, **OFFER}
_LONGEST_NAME = max(map(len, _EVERY))
_MEANINGS: Mapping[str, list[tuple[int, str]]] = {
    name: sorted(table[name] for table in (OFFER, REPORT, EARLY, EARLY_REPORT) if name in table) for name in _EVERY
}
"""What a label may mean, by its words."""
PLACES: Mapping[str, Mapping[str, int]] = {
    kind: {field: place for place, field in table.values()}
    for kind, table in (
        ("offer", OFFER),
        ("early offer", EARLY),
        ("report", REPORT),
        ("early report", EARLY_REPORT),
    )
}
"""Which numeral each field bears in which kind of notice."""

_TOKEN = later(r"\(\s*(?=[A-Za-z]{0,4}[ivxIVXl])([A-Za-z]{1,5})\s*\)\s*")
"""A numeral in brackets, or letters with one of a numeral's among them."""
_NUMERAL = later(r"\((?:i|ii|iii|iv|v|vi|vii|viii)\)")
_WORDS = later(r"[a-z0-9]+")
_UNNUMBERED: tuple[Sign, ...] = tuple(
    (words.partition("\\")[0], later(words))
    for words in (
        r"prospective\s+purchaser",
        r"total\s+estimated\s+value",
        r"military\s+department",
        r"prior\s+related\s+cases",
        r"sales\s+commission,",
        r"date\s+report\s+delivered",
    )
)
"""Labels in small letters, each with its first word."""
_LONGEST = 300
"""Characters within which a label's colon stands."""
_BAR, _LEAD = 0.84, 0.15
"""How like a misspelt label must be to its own words, and by how much less to the words of another label."""


class Label(Struct, gc=False):
    """A numbered label: what its numeral says, what its words say, where it begins and where its value begins.

    ``name`` is empty where the words are no label's; ``fault`` says why the section cannot be trusted.
    """

    numeral: int | None
    name: str
    place: int | None
    start: int
    body: int
    fault: str = ""


def nearest(words: str, names: Iterable[str]) -> str | None:
    """The one name that misspelt words can only mean; nothing where none is near, or two are."""
    from rapidfuzz.distance import Levenshtein  # deferred: only a misspelling pays for it

    scored = sorted(((Levenshtein.normalized_similarity(words, name), name) for name in names), reverse=True)
    if not scored or scored[0][0] < _BAR:
        return None
    if len(scored) > 1 and scored[1][0] > scored[0][0] - _LEAD:
        return None
    return scored[0][1]


def plain(words: str) -> str:
    """Words as they are compared: letters and digits in lower case, one space between."""
    return " ".join(_WORDS.findall(words.lower()))


def labels(flow: str, small: str, start: int, end: int) -> list[Label]:
    """Every label between two offsets, in order, those that cannot be trusted among them."""
    found: list[Label] = []
    covered = start
    colon = flow.find(":", start, end)
    for token in _TOKEN.finditer(flow, start, end):
        begins, ends = token.span()
        if begins < covered:
            continue
        if 0 <= colon < ends:
            colon = flow.find(":", ends, end)
        near = 0 <= colon < ends + _LONGEST
        # Before the first label with words, an "(i)" of prose can end nothing.
        if not found and not (near and _named(flow[ends:colon])):
            continue
        label = _label(flow, token, colon if near else -1)
        if label:
            found.append(label)
            covered = label.body
    if not found:
        return []  # a label without its numeral only ends what a whole label began
    starts = [one.start for one in found]
    unnumbered = []
    for word, pattern in _UNNUMBERED:
        at = small.find(word, start, end)
        while at >= 0:
            words = pattern.match(small, at, end)
            before = bisect_right(starts, at) - 1
            if words and (before < 0 or found[before].body <= at):
                colon = flow.find(":", words.end(), min(end, words.end() + _LONGEST))
                if colon >= 0:
                    why = "the label stands without its numeral"
                    unnumbered.append(Label(None, "", None, at, colon + 1, why))
            at = small.find(word, at + len(word), end)
    return sorted(found + unnumbered, key=attrgetter("start")) if unnumbered else found


def _label(flow: str, token: re.Match[str], colon: int) -> Label | None:
    numeral = ROMAN.get(token[1].lower())
    name = _named(flow[token.end() : colon]) if colon >= 0 else None
    if numeral is None and name and _NUMERAL.search(flow, token.end(), colon):
        return None  # the designator of a case, "(VXA)", before the label that follows
    if name:
        places = _MEANINGS[name]
        for place, field in places:
            if place == numeral:
                return Label(numeral, field, place, token.start(), colon + 1)
        place, field = places[0] if name not in OFFER else OFFER[name]
        fault = f"the words are those of ({_roman(place)}), the numeral is ({token[1]})"
        return Label(numeral, field, place, token.start(), colon + 1, fault)
    if numeral is None:
        return None
    return Label(numeral, "", None, token.start(), token.end(), f"({token[1]}) bears no label that is known")


@lru_cache(maxsize=1024)
def _named(words: str) -> str | None:
    """Which label words are. The same few come again in every notice."""
    words = plain(words)
    if words in _EVERY:
        return words
    if not words or len(words) > _LONGEST_NAME / _BAR:
        return None  # too long to be any of them misspelt
    groups: dict[tuple[int, str], list[str]] = {}
    for one, meaning in _EVERY.items():
        groups.setdefault(meaning, []).append(one)
    # Two wordings of one label do not compete with each other.
    best = [name for names in groups.values() if (name := _best(words, names))]
    return nearest(words, best)


def _best(words: str, names: list[str]) -> str | None:
    from rapidfuzz.distance import Levenshtein  # deferred: only a misspelling pays for it

    return max(names, key=lambda name: Levenshtein.normalized_similarity(words, name))


def _roman(place: int | None) -> str:
    return next((roman for roman, value in ROMAN.items() if value == place), "?")
