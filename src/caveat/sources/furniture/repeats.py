"""Which paragraphs say again what stood before: all of it, or as far as the shorter of the two goes.

A quotation that is pulled out of the text says again what stands within another paragraph, before it or behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from msgspec.structs import replace

from caveat.sources.furniture.paragraph import Paragraph
from caveat.sources.patterns import later

_SAME = 40
"""Characters that two paragraphs must share from their beginnings for one to be told from the other's repeat."""
_BEGINS = 100
"""Characters of a paragraph, as it is printed, that hold so many: most paragraphs begin like no other of the text."""
_LIKE = str.maketrans("’‘“”–—\xa0", "''\"\"-- ")
_CANDIDATES = 8
"""How many earlier paragraphs with the same beginning are compared; more would make a hostile page slow."""
_ITEM = later(r"(?:[-•*·▪–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]) ")
"""What opens an item of a list: a short one may stand on another list as well."""
_LEAD = (":", ";")
"""Ends of a line behind which an item of a list stands."""
_OPEN = frozenset('“"')
_MOST = 50
"""Quotations of a text that are looked for in the rest of it."""
_PULLED = range(20, 400)
"""Characters of a paragraph that can be a quotation pulled out of the text."""
_SHORTEST = 4
"""Words of the shortest such quotation: fewer are a phrase that anybody repeats."""
_BESIDE = 60
"""Characters that may stand beside it, for who said so."""


def marked(text: str, judged: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark each kept paragraph that says again what another said."""
    return tuple(_pulled(text, _again(text, judged)))


def _again(text: str, judged: list[Paragraph]) -> list[Paragraph]:
    """Mark each kept paragraph that says again what one before it said."""
    heads = [_head(text, each) for each in judged if each.rule is None]
    if len(set(heads)) == len(heads):
        return judged
    same: dict[str, int] = {}
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    listed = False
    for number, each in enumerate(judged):
        words = _like(text[each.start : each.end]) if each.rule is None else ""
        listed = len(words) < _SAME and (_ITEM.match(words) is not None or listed)
        if words.count(" ") >= 2 and not listed:
            earlier = alike[words[:_SAME]] if len(words) >= _SAME else []
            first = same.get(words)
            if first is None:
                first = next((one for one, before in earlier if _one_begins_the_other(before, words)), None)
            if first is not None:
                each = replace(each, repeats=first)
            elif len(earlier) < _CANDIDATES:
                earlier.append((number, words))
            same.setdefault(words, number if first is None else first)
        listed = listed or words.endswith(_LEAD)
        found.append(each)
    return found


def _pulled(text: str, judged: list[Paragraph]) -> list[Paragraph]:
    """Mark each quotation that stands for itself and within another paragraph too."""
    quoted = [(number, said) for number, each in enumerate(judged) if (said := _quotation(text, each))]
    if not quoted:
        return judged
    alike = [_like(text[each.start : each.end]) if each.rule is None else "" for each in judged]
    starts = list(accumulate((len(words) + 1 for words in alike), initial=0))
    whole = "\n".join(alike)
    found = list(judged)
    for number, said in quoted[:_MOST]:
        others = (bisect_right(starts, place) - 1 for place in _places(whole, said))
        longer = (other for other in others if len(alike[other]) > len(alike[number]))
        if (other := next(longer, None)) is not None:
            found[number] = replace(judged[number], repeats=other)
    return found


def _quotation(text: str, each: Paragraph) -> str | None:
    """What a paragraph quotes, where it is one quotation with hardly a word beside it."""
    if each.rule is not None or each.repeats is not None or text[each.start] not in _OPEN:
        return None
    if each.end - each.start not in _PULLED:
        return None
    said, closed, beside = _like(text[each.start : each.end])[1:].partition('"')
    said = said.strip(" .,")
    held = closed and len(beside) <= _BESIDE and said.count(" ") >= _SHORTEST - 1
    return said if held else None


def _places(whole: str, said: str) -> Iterator[int]:
    place = whole.find(said)
    while place >= 0:
        yield place
        place = whole.find(said, place + 1)


def _head(text: str, each: Paragraph) -> str:
    """How a paragraph begins, in which it is like every other that says the same."""
    head = _like(text[each.start : min(each.end, each.start + _BEGINS)])
    whole = len(head) < _SAME and each.end - each.start > _BEGINS  # it begins with little but white space
    return (_like(text[each.start : each.end]) if whole else head)[:_SAME]


def _like(words: str) -> str:
    """Words in a form in which quotation marks, dashes, white space, case and a stop at the end make no difference."""
    return " ".join(words.translate(_LIKE).casefold().split()).strip(" .…")


def _one_begins_the_other(before: str, words: str) -> bool:
    """Whether a paragraph is an earlier one cut short, or the earlier one with no more than as much again added."""
    return before.startswith(words) or (words.startswith(before) and len(words) <= 2 * len(before))
