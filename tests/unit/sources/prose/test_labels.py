"""Who speaks, and what stands in front of a paragraph."""

from __future__ import annotations

import pytest

from caveat.sources.prose.book import Book
from caveat.sources.prose.labels import Labels, past_dateline

CALL = """JANE OKORO, CHIEF EXECUTIVE: We shipped forty launchers.

Ten more will follow.

PAUL LIND, HARBOUR BANK: What about Poland?

OKORO: Warsaw has signed."""


def _voices(text: str) -> list[str | None]:
    labels, at, found = Labels(text, Book()), 0, list[str | None]()
    for paragraph in text.split("\n\n"):
        voice = labels.at(at, at + len(paragraph))
        found.append(voice[0].speaker if voice is not None else None)
        at += len(paragraph) + 2
    return found


def test_whoever_has_the_floor_in_the_record_of_a_call_keeps_it_until_another_takes_it() -> None:
    assert _voices(CALL) == ["JANE OKORO", "JANE OKORO", "PAUL LIND", "JANE OKORO"]


def test_a_dateline_is_nobody_who_speaks() -> None:
    assert _voices("NEW DELHI: The cabinet has met.\n\nIt sold ten radars.") == [None, None]


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("PARIS, May 3 (Reuters) - France has halted it.", "France"),
        ("Sir, - Your paper says that Oslo sold it.", "Your"),
        ("FOR IMMEDIATE RELEASE: Lantern Rights calls on Ottawa.", "Lantern"),
        ("Sir Alan Prowse told the committee.", "Sir"),
        ("OKORO: Warsaw has signed.", "Warsaw"),
    ],
    ids=["wire", "letter", "release", "a title is no salutation", "label"],
)
def test_the_first_sentence_begins_behind_what_stands_in_front(paragraph: str, first: str) -> None:
    assert paragraph[past_dateline(paragraph, 0, len(paragraph)) :].startswith(first)
