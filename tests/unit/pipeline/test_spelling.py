"""One spelling for words that documents write in several ways, and two for words that only look alike."""

from __future__ import annotations

import pytest

from caveat.pipeline.spelling import Chunk, chunks, fold, join

ALIKE = [
    ("units", ["155 mm shells", "155mm Shell", "155-MM SHELLS", "155-millimetre shells", "155 millimeter shell"]),
    ("thousands", ["2,000-lb bombs", "2000 pound bomb", "2.000-pound bombs", "2\u202f000 lbs. bombs", "2,000# bombs"]),
    ("a mark", ["MK-84", "Mk 84", "mk84", "Mark 84", "Mk. 84", "MK84s"]),
    ("a designation", ["GBU-39/B", "GBU 39 B", "gbu-39b", "GBU‑39/B", "GBU–39/B", "GBU−39/B"]),
    ("several of them", ["F-16", "F-16s", "F 16", "F16"]),
    ("two English spellings", ["armoured vehicles", "armored vehicle", "Armoured Vehicle"]),
    ("defence", ["air defence systems", "air-defense system"]),
    ("an accent", ["Tränengas", "Tranengas", "TRÄNENGAS", "Tra\u0308nengas"]),
    ("an apostrophe", ["David's Sling", "David’s Sling", "Davids Sling"]),
    ("full width", ["ＭＫ-８４", "MK-84"]),
    ("a soft hyphen", ["projec\u00adtile", "projectiles"]),
    ("a plural in -ies", ["batteries", "battery"]),
    ("phosphorus", ["white phosphorus", "white phosphorous"]),
    ("a decimal point", [".50 calibre", ".50 caliber", "50 cal"]),
]

APART = [
    ("a space between figures", "M1 07", "M107"),
    ("a version is no plural", "F-15S", "F-15s"),
    ("a decimal is no thousand", "2.75-inch", "275-inch"),
    ("a misplaced comma", "2,00 pounds", "200 pounds"),
    ("four figures after a comma", "2,0000 pounds", "20000 pounds"),
    ("another number", "155 mm", "156 mm"),
    ("another unit", "155 mm", "155 m"),
]


@pytest.mark.parametrize("spellings", [many for _, many in ALIKE], ids=[name for name, _ in ALIKE])
def test_spellings_of_one_thing_fold_to_one_form(spellings: list[str]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [(one, other) for _, one, other in APART], ids=[name for name, _, _ in APART]
)
def test_what_only_looks_alike_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_each_piece_keeps_its_place_in_the_text() -> None:
    #       0         1         2
    #       0123456789012345678901234567
    text = "57,021 M107s, Israel's 155-mm"
    assert chunks(text) == (
        Chunk(0, 6, "57021"), Chunk(7, 12, "m107"), Chunk(14, 20, "israel"), Chunk(23, 26, "155"), Chunk(27, 29, "mm"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("57,021\u00a0155\u00a0mm shells", ["57021", "155", "mm", "shell"]),
        ("57\u00a0021\u00a0155 mm shells", ["57021", "155", "mm", "shell"]),
        ("57\u202f021 shells", ["57021", "shell"]),
        ("1\u00a0000\u00a0000 rounds", ["1000000", "round"]),
    ],
    ids=["a comma and a space", "two spaces", "a thin space", "a million"],
)
def test_a_count_and_a_calibre_are_two_numbers(text: str, forms: list[str]) -> None:
    assert [chunk.form for chunk in chunks(text)] == forms


def test_a_space_is_kept_only_between_two_figures() -> None:
    assert join(["m", "1", "07"]) == "m1 07"
    assert join(["155", "mm", "shell"]) == "155mmshell"


def test_nothing_folds_to_nothing() -> None:
    assert fold("") == fold(" –…! ") == ""
    assert chunks("\u200b") == ()
