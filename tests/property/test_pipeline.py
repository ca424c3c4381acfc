"""Whatever the words: each mention stands where it says, and spelling, case and spaces settle nothing that was open."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.pipeline import classify
from caveat.pipeline.items import Item, catalogue
from caveat.pipeline.mentions import find
from caveat.pipeline.spelling import chunks, fold, join

ALIASES = st.sampled_from(sorted({alias.text for item in catalogue() for alias in item.aliases}))
ITEMS = st.sampled_from(sorted(catalogue(), key=lambda item: item.id))
GLUE = st.sampled_from([" ", ", ", "; ", " and ", "-", "/", "\n", ". ", " (", ") ", "\u00a0", "’s ", "57,021 ", ""])
PROSE = st.lists(st.one_of(ALIASES, GLUE, st.text(max_size=12)), max_size=12).map("".join)
OUT_OF_BOUNDS = st.sets(st.sampled_from(["defensive", "offensive", "dual", "enabling", "d-1", "o-1", "e-1"]))


@given(PROSE)
@settings(deadline=None)
def test_each_mention_stands_where_it_says_whole_and_apart_from_the_others(text: str) -> None:
    reached = 0
    for one in find(text):
        assert text[one.start : one.end] == one.quote
        assert one.start >= reached and one.quote
        assert not (text[: one.start][-1:].isalnum() and one.quote[0].isalnum())
        assert not (one.quote[-1].isalnum() and text[one.end : one.end + 1].isalnum())
        assert one.resolution == catalogue().resolve(one.quote)
        assert one.resolution.status != "unknown"
        reached = one.end


@given(PROSE)
@settings(deadline=None)
def test_whatever_is_asked_the_status_and_the_items_agree(text: str) -> None:
    found = catalogue().resolve(text)
    count = len(found.items)
    assert found.text == text
    assert {"resolved": count == 1, "ambiguous": count >= 1, "unknown": count == 0}[found.status]
    assert (found.alias is None) == (found.status == "unknown")
    assert not found.suggestions or found.status == "unknown"


@given(ALIASES, st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["-", "‑", "–", " ", "\u00a0"]))
@settings(deadline=None)
def test_no_spelling_of_an_ambiguous_alias_settles_it(alias: str, case: Callable[[str], str], hyphen: str) -> None:
    plain = catalogue().resolve(alias)
    other = catalogue().resolve(case(alias).replace("-", hyphen))
    # A capital S makes a version of a plural ("F-15S"), and then it is another name.
    if plain.status == "ambiguous" and fold(other.text) == fold(alias):
        assert other.status == "ambiguous"
        assert {item.id for item in other.items} == {item.id for item in plain.items}


@given(st.text(max_size=60))
def test_the_pieces_of_a_text_are_in_order_and_make_its_one_spelling(text: str) -> None:
    pieces = chunks(text)
    assert all(0 <= piece.start < piece.end <= len(text) and piece.form for piece in pieces)
    assert all(one.end <= two.start for one, two in itertools.pairwise(pieces))
    assert fold(text) == join([piece.form for piece in pieces])


@given(ITEMS, OUT_OF_BOUNDS)
def test_more_out_of_bounds_never_brings_an_item_back(item: Item, words: set[str]) -> None:
    fewer = classify.excluded(item, words)
    more = classify.excluded(item, {*words, classify.PROTECTS_CIVILIANS})
    assert fewer is None or more is not None
