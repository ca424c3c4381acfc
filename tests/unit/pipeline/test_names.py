"""The names that a document's words are resolved by are those of the catalogue, and lead to the same items."""

from __future__ import annotations

import pytest

from caveat.pipeline import items, names


def test_the_names_are_those_of_the_catalogue_row_for_row() -> None:
    assert [
        (one.id, one.name, one.item_class, [(each.text, each.ambiguous, each.also, each.note) for each in one.aliases])
        for one in names.catalogue()
    ] == [
        (one.id, one.name, one.item_class, [(each.text, each.ambiguous, each.also, each.note) for each in one.aliases])
        for one in items.catalogue()
    ]


WORDS = [
    *sorted({alias.text for item in items.catalogue() for alias in item.aliases}),
    *(item.name for item in items.catalogue()),
    "GBU-39 SDB bombs", "M107 projectile", "M107 rifle", "Hellfire launcher", "KMU-556C/B", "rifles", "the shells", "",
    "-",
]  # fmt: skip


def test_words_lead_to_the_same_items_either_way() -> None:
    for words in WORDS:
        whole, alone = items.catalogue().resolve(words, alike=False), names.catalogue().resolve(words, alike=False)
        assert [item.id for item in whole.items] == [item.id for item in alone.items], words
        assert (whole.status, whole.alias, whole.note) == (alone.status, alone.alias, alone.note), words


@pytest.mark.parametrize(("words", "ids"), [("GBU-39 SDB bombs", ["i-sdb"]), ("the Peace Palace", [])])
def test_the_words_that_are_asked_are_told_apart(words: str, ids: list[str]) -> None:
    assert [item.id for item in names.catalogue().resolve(words).items] == ids
