"""Which paragraphs of a page are its furniture, by which rule, and which paragraphs say again what stood before.

A paragraph is dropped only where a rule names it: by its place (the elements that it stands in) or by its words. What
no rule names is kept, and so is a paragraph that is printed twice; it is marked. Dropped paragraphs keep their spans,
so that a publication date in a byline is not lost to whoever looks for one.

    >>> split_text("Kits were withheld, two officials said.\\n\\nComments are closed.").dropped
    (Paragraph(start=41, end=61, rule='comments', by='words', repeats=None),)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    return Split(repeats.marked(text, judged))


def split_text(text: str, *, printed: bool = False) -> Split:
    """The paragraphs of a plain text, judged by their words alone; where it was printed, however wide its lines are.

    Over a form feed, where a page ends, a paragraph goes on unless it has ended with a full sentence.
    """
    return Split(repeats.marked(text, [by_words(text, start, end) for start, end in lines.paragraphs(text, printed)]))


def _is_prose(text: str, each: Paragraph) -> bool:
    return len(text[each.start : each.end].split()) >= _PROSE
