"""Names that were mentioned, and what pronouns and plain nouns stand for."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.grouped import group

from caveat.sources.prose.named.book import Book


@pytest.mark.parametrize(
    ("pronoun", "stands_for"), [("She", "Ane Holt"), ("It", "Norway"), ("They", None)], ids=["she", "it", "they"]
)
def test_a_pronoun_stands_for_whom_it_fits(pronoun: str, stands_for: str | None) -> None:
    book = Book()
    for text, offset in (("Norway waits.", 0), ("Minister Ane Holt waits.", 20)):
        named, words = group(text, offset)
        book.note(named, words, 1, True, [])
    one, words = group(f"{pronoun} waits.", 60)
    found = book.resolve(one, words, 2, None, [])
    assert (found.name if found is not None else None) == stands_for


def test_a_pronoun_reaches_no_further_than_the_sentence_before() -> None:
    book = Book()
    named, words = group("Norway waits.")
    book.note(named, words, 1, True, [])
    one, words = group("It waits.", 60)
    assert book.resolve(one, words, 3, None, []) is None
