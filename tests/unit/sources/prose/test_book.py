"""Names that were mentioned, and what pronouns and plain nouns stand for."""

from __future__ import annotations

import pytest

from caveat.sources.prose.book import Book, is_person, state_in
from caveat.sources.prose.chunker import Chunker
from caveat.sources.prose.groups import Group
from caveat.sources.prose.joins import joined
from caveat.sources.prose.tagger import tagged
from caveat.sources.prose.tokens import Token


def group(text: str, offset: int = 0) -> tuple[Group, list[Token]]:
    words = tagged(text, offset)
    first = joined(Chunker(words).run(), words)[0]
    assert isinstance(first, Group)
    return first, words


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Prime Minister Ane Holt spoke.", True),
        ("Ane Holt spoke.", True),
        ("The Holt Group spoke.", False),
        ("Fjordvik Aero spoke.", False),
        ("Norway spoke.", False),
    ],
)
def test_a_title_or_two_bare_names_are_a_person(text: str, person: bool) -> None:
    assert is_person(*group(text)) is person


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


@pytest.mark.parametrize(
    ("name", "state"),
    [("Berlin", "Germany"), ("German army", "Germany"), ("Norway's Defence Ministry", "Norway"),
     ("Kremlin", "Russia"), ("Fjordvik Aero", None)],
)  # fmt: skip
def test_a_name_names_its_state(name: str, state: str | None) -> None:
    assert state_in(name) == state


@pytest.mark.parametrize(
    ("speaker", "whose", "does"),
    [
        ("Norway's foreign minister", "Norway", True),
        ("Ukrainian minister", "Germany", False),
        ("opposition lawmaker", "Norway", False),
    ],
)
def test_who_holds_office_speaks_for_his_own_state(speaker: str, whose: str, does: bool) -> None:
    assert Book().speaks_for(speaker, whose) is does
