"""Which paragraphs say again what stood before: all of it, or as far as the shorter of the two goes."""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from caveat.sources.furniture.paragraph import Paragraph

_SAME = 40
"""Characters that two paragraphs must share from their beginnings for one to be told from the other's repeat."""
_BEGINS = 100
"""Characters of a paragraph, as it is printed, that hold so many: most paragraphs begin like no other of the text."""
_LIKE = str.maketrans("’‘“”–—\xa0", "''\"\"-- ")
_CANDIDATES = 8
"""How many earlier paragraphs with the same beginning are compared; more would make a hostile page slow."""


def marked(text: str, judged: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark each kept paragraph that says again what one before it said."""
    heads = [_head(text, each) for each in judged if each.rule is None]
    if len(set(heads)) == len(heads):
        return tuple(judged)
    same: dict[str, int] = {}
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    for number, each in enumerate(judged):
        words = _like(text[each.start : each.end]) if each.rule is None else ""
        if words.count(" ") >= 2:
            earlier = alike[words[:_SAME]] if len(words) >= _SAME else []
            first = same.get(words)
            if first is None:
                first = next((one for one, before in earlier if _one_begins_the_other(before, words)), None)
            if first is not None:
                each = replace(each, repeats=first)
            elif len(earlier) < _CANDIDATES:
                earlier.append((number, words))
            same.setdefault(words, number if first is None else first)
        found.append(each)
    return tuple(found)


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
