"""Which paragraphs of a page are its furniture, by which rule, and which paragraphs say again what stood before.

A paragraph is dropped only where a rule names it: by its place (the elements that it stands in) or by its words. What
no rule names is kept, and so is a paragraph that is printed twice; it is marked. Dropped paragraphs keep their spans,
so that a publication date in a byline is not lost to whoever looks for one.

    >>> split_text("Kits were withheld, two officials said.\\n\\nComments are closed.").dropped
    (Paragraph(start=41, end=61, rule='comments', by='words', repeats=None),)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from caveat.deferral import deferred
from caveat.sources.furniture import lines, repeats
from caveat.sources.furniture.paragraph import Paragraph, Split
from caveat.sources.furniture.wording import RULES, by_words

if TYPE_CHECKING:  # plain text is read without what reads HTML
    from caveat.sources.furniture import places
    from caveat.sources.page import Page
else:
    places = deferred("caveat.sources.furniture.places")

__all__ = ["RULES", "Paragraph", "Split", "split", "split_text"]

_RELATED = "related"
"""The rule for what leads to other pages."""
_HEADLINE = 160
"""Characters of the longest headline in a list of them."""
_ENDS = ".!?…:;,”\"’')"
"""What ends a sentence, or a line that goes on."""
_PROSE = 12
"""Words from which a paragraph counts as prose."""


def split(page: Page) -> Split:
    """The paragraphs of a page, judged by their place in it and by their words."""
    text = page.text
    called = places.Places(page.blocks)
    judged = []
    for block in page.blocks:
        rule = called.rule(block)
        judged += [
            Paragraph(start, end, rule, "place") if rule else by_words(text, start, end)
            for start, end in lines.parts(block, text)
        ]
    if not any(each.rule is None and _is_prose(text, each) for each in judged):
        # A page whose every word stands in what looks like furniture by its names is one whose names mislead.
        judged = [by_words(text, each.start, each.end) if each.by == "place" else each for each in judged]
    return Split(repeats.marked(text, _listed(text, judged)))


def split_text(text: str, *, printed: bool = False) -> Split:
    """The paragraphs of a plain text, judged by their words alone; where it was printed, however wide its lines are.

    Over a form feed, where a page ends, a paragraph goes on unless it has ended with a full sentence.
    """
    return Split(repeats.marked(text, [by_words(text, start, end) for start, end in lines.paragraphs(text, printed)]))


def _listed(text: str, judged: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a page, with the headlines that stand below a heading such as "Most read" as furniture too.

    A page need not name the element that they stand in. One line alone may be a heading of the article, so that it
    takes two of them, or the end of the page.
    """
    told = list(judged)
    for at, heading in enumerate(judged):
        if heading.rule != _RELATED or heading.by != "words" or heading.end - heading.start > _HEADLINE:
            continue
        below = list(takewhile(lambda place: _is_headline(text, judged[place]), range(at + 1, len(judged))))
        if len(below) > 1 or (below and below[-1] == len(judged) - 1):
            for place in below:
                told[place] = replace(judged[place], rule=_RELATED, by="words")
    return told


def _is_headline(text: str, each: Paragraph) -> bool:
    """Whether a paragraph that nothing has named is a line that ends no sentence."""
    return each.rule is None and each.end - each.start <= _HEADLINE and text[each.end - 1] not in _ENDS


def _is_prose(text: str, each: Paragraph) -> bool:
    return len(text[each.start : each.end].split()) >= _PROSE
