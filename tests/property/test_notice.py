"""What holds for every text: offsets within it, no error, spoilt print never misread."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.notices import LAYOUTS, MUTATIONS, Made, Truth, cover, judge, make

from caveat.sources.notice import Field, outline, read

SEEDS = 4
"""Documents of each layout; 22 layouts, 7 spoilings of each and 2 compound ones make 792 mutants."""

PIECES = (
    "(i) Prospective Purchaser: ", "(ii) Total Estimated Value: ", "(iii) Description: ", "(iv) ", "(viii) ", "$",
    "$5 million", "Transmittal No. ", "26-1C", "[[Page 4]]", "POLICY JUSTIFICATION\n", "Annex", "\n", "\n\n", " ",
    "three (3) tanks", "; and ", "Major Defense Equipment (MDE):", "Non-MDE:", "[GRAPHIC]", "Dated: May 3, 2014.",
    "[FR Doc. 2026-1 Filed 1-2-26; 8:45 am]", "[Federal Register Volume 91, Number 4 (Friday, May 1, 2026)]\n",
    "The principal contractor will be ", "Pursuant to Section 36(c) ", "of the Arms Export Control Act",
    "The State Department has made a determination approving a possible Foreign Military Sale to ",
    "for an estimated cost of $", "certification of a proposed ", "has requested to buy ", "(U) ", "-\n", "``", "\f",
    "\u00a0", "İ", "ß",
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map("".join))
def test_no_text_raises_and_every_offset_lies_within_it(text: str) -> None:
    for entry in read(text):
        assert 0 <= entry.start < entry.end <= len(text)
        assert text[entry.start : entry.end].strip()
    sections = list(outline(text))
    for one, other in pairwise(sections):
        assert one.end <= other.start or one.notice != other.notice


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 50), st.data())
def test_a_notice_cut_short_says_nothing_that_the_whole_does_not(layout: str, seed: int, data: st.DataObject) -> None:
    made = make(layout, seed)
    cut = data.draw(st.integers(0, len(made.text)))
    whole = pool(made)
    for entry in read(made.text[:cut]):
        if isinstance(entry, Field):
            assert entry.value in whole.get(entry.field, []), (entry, made.text[max(0, cut - 60) : cut])
    cover(made.text[:cut])


def pool(made: Made) -> Truth:
    """All values of a document by field."""
    found: Truth = {}
    for notice in made.truth:
        for name, values in notice.items():
            found.setdefault(name, []).extend(values)
    return found


def spoilings(layout: str, seed: int) -> list[tuple[str, str, Made]]:
    made = make(layout, seed)
    rng = random.Random(f"spoil {layout} {seed}")
    found = [(name, spoil(rng, made.text), made) for name, spoil in MUTATIONS.items()]
    found.append(("misspelt again", MUTATIONS["misspelt"](rng, made.text), made))
    for _ in range(2):
        text = made.text
        names = [rng.choice(sorted(MUTATIONS)) for _ in range(3)]
        for name in names:
            text = MUTATIONS[name](rng, text)
        found.append((" and ".join(names), text, made))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_spoilt_print_is_read_rightly_or_reported_and_never_wrongly(layout: str) -> None:
    total: Counter[str] = Counter()
    for seed in range(SEEDS):
        for name, text, made in spoilings(layout, seed):
            right, unread, wrong = judge(made, text)
            total.update(mutants=1, right=right, unread=unread, wrong=len(wrong))
            assert wrong == [], name
            cover(text)
    assert total["mutants"] == 9 * SEEDS
    assert total["right"] > 9 * (total["unread"] + total["wrong"])
    print(f"\n{layout}: {dict(total)}")


FLOODS = {
    "commas": ",",
    "numerals": "(i) ",
    "dollars": "$",
    "brackets": "(",
    "colons": ":",
    "number words": "one ",
    "purchasers": "(i) Prospective Purchaser: ",
    "heads": "[Federal Register Volume 9",
    "dashes": "-",
    "blank lines": "\n",
}


@pytest.mark.parametrize("flood", ["commas", "numerals", "dollars"])
def test_a_megabyte_of_one_thing_is_read_to_its_end(flood: str) -> None:
    # Where the time grew with the square of the length, this would take hours (`python -m bench.notice` times it).
    text = FLOODS[flood] * (1_000_000 // len(FLOODS[flood]))
    assert all(0 <= one.start < one.end <= len(text) for one in read(text))


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
@pytest.mark.parametrize("place", ["(iii)", "(viii)", "SUMMARY", "[FR Doc."])
def test_a_flood_within_a_notice_is_read_to_its_end(flood: str, place: str) -> None:
    made = make("register 2026", 1)
    at = made.text.index(place) + len(place)
    text = made.text[:at] + flood * (10_000 // len(flood)) + made.text[at:]
    found = list(read(text))
    assert found and all(0 <= one.start < one.end <= len(text) for one in found)
