"""The paragraphs of a plain text: lines that stand together, parted by blank lines, items and first lines set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from caveat.sources.furniture import wording
from caveat.sources.furniture.paragraph import Span
from caveat.sources.patterns import later

if TYPE_CHECKING:  # plain text is read without what reads HTML
    from caveat.sources.page import Block

_WIDE = 110
"""Characters from which a line was not wrapped by hand."""
_BULLETS = frozenset(("• ", "▪ ", "■ ", "► ", "· ", "* ", "- ", "– "))
"""Marks of the items of a list, each with its space."""
_SET_IN = 2
"""Spaces by which the first line of a paragraph is set in."""
_LINE = later(r"[^\n]++")
_SAID = later(r"[.!?:;…][\"'”’»)\]]*$")


def parts(block: Block, text: str) -> Iterable[Span]:
    """A block as one paragraph, or preformatted text as those that blank lines part."""
    if "\n" not in text[block.start : block.end]:
        return [(block.start, block.end)]
    return [(start + block.start, end + block.start) for start, end in paragraphs(text[block.start : block.end])]


def paragraphs(text: str, printed: bool = False) -> Iterator[Span]:
    """Paragraphs of plain text: lines that stand together, or each line for itself where none was wrapped by hand."""
    group: list[Span] = []
    for found in _LINE.finditer(text):
        line = _stripped(text, found.start(), found.end())
        if line[0] == line[1]:
            continue
        if group and _parted(text, group[-1], line):
            yield from _ungrouped(text, group, printed)
            group = []
        group.append(line)
    yield from _ungrouped(text, group, printed)


def _parted(text: str, above: Span, below: Span) -> bool:
    """Whether what stands between two lines parts paragraphs: a blank line, or the end of a page and of a sentence."""
    between = text[above[1] : below[0]]
    if "\f" in between:
        return _SAID.search(text[above[0] : above[1]]) is not None
    return between.count("\n") > 1


def _stripped(text: str, start: int, end: int) -> Span:
    """A range without the white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, end - len(words) + len(words.rstrip()))


def _itemised(group: list[Span], opens: Sequence[bool]) -> Iterator[list[Span]]:
    """Lines that stand together, parted where an item of a list opens."""
    first = 0
    for at in range(1, len(group)):
        if opens[at]:
            yield group[first:at]
            first = at
    yield group[first:]


def _indented(text: str, group: list[Span]) -> Iterator[list[Span]]:
    """Lines that stand together, parted where an item opens or a first line is set in, as a gazette prints it."""
    marks = [text[start : start + 2] for start, _ in group]
    bullets = {mark for mark in marks if mark in _BULLETS and marks.count(mark) > 1}
    if bullets:
        yield from _itemised(group, [mark in bullets for mark in marks])
        return
    indents = [start - text.rfind("\n", 0, start) - 1 for start, _ in group]
    if min(indents) > 0 or max(indents) < _SET_IN:
        yield group
        return
    first = 0
    for at in range(1, len(group)):
        if indents[at] >= _SET_IN and _SAID.search(text[slice(*group[at - 1])]) is not None:
            yield group[first:at]
            first = at
    yield group[first:]


def _ungrouped(text: str, whole: list[Span], printed: bool) -> Iterator[Span]:
    """Lines that stand together as paragraphs; a line of furniture after a full sentence is one of its own."""
    if len(whole) < 2:  # most paragraphs of news
        yield from whole
        return
    for group in _indented(text, whole):
        yield from _joined(text, group, printed)


def _goes_on(text: str, group: list[Span]) -> bool:
    """Whether a sentence goes on from one line to the next, so that lines of any width were wrapped."""
    return any(text[below[0]].islower() and not _SAID.search(text[slice(*above)]) for above, below in pairwise(group))


def _joined(text: str, group: list[Span], printed: bool) -> Iterator[Span]:
    """Lines that stand together as one paragraph, or each for itself where none was wrapped by hand."""
    wrapped = printed or max((end - start for start, end in group), default=0) < _WIDE or _goes_on(text, group)
    first = last = None
    for start, end in group:
        apart = not wrapped or (first is None or _SAID.search(text[last or start : start].rstrip() or text[first:last]))
        own = apart and (not wrapped or wording.rule(text[start:end]) is not None)
        if own:
            if first is not None and last is not None:
                yield first, last
            first = last = None
            yield start, end
        else:
            first, last = start if first is None else first, end
    if first is not None and last is not None:
        yield first, last
