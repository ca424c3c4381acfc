"""A hyphen at the end of a line: a printer's is closed where the text shows that it is one, and any other stays."""

from __future__ import annotations

import random
import time

import pytest

from caveat.sources.notice import Field, hyphens, read
from caveat.sources.notice.flow import clean
from tests.notices import LAYOUTS, MUTATIONS, cover, hyphenated, judge, make

HEAD = """\
Transmittal No. 31-07
Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act
(i) Prospective Purchaser: Government of Jordan
(ii) Total Estimated Value: $80 million
(iii) Description and Quantity or Quantities of Articles or Services under Consideration for Purchase:
Non-MDE: """
TAIL = """
(iv) Military Department: Army (JO-B-UAA)
(v) Prior Related Cases, if any: None
(vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: None
(vii) Sensitivity of Technology: See Attached Annex
(viii) Date Report Delivered to Congress: April 1, 2031
"""
RUNNING = "Federal Register / Vol. 91, No. 4 / Friday, October 2, 2031 / Notices\n"

BREAKS: dict[str, tuple[str, str]] = {
    "the word stands elsewhere": ("trans-\nmittal boxes; one transmittal form", "transmittal boxes"),
    "it stands elsewhere with a capital": ("trans-\nmittal boxes", "transmittal boxes"),
    "it is indented": ("trans-\n      mittal boxes", "transmittal boxes"),
    "a space is left behind the hyphen": ("trans- \nmittal boxes", "transmittal boxes"),
    "it begins with a capital": ("Trans-\nmittal boxes", "Transmittal boxes"),
    "an end of a word goes on": ("test equip-\nment", "test equipment"),
    "a word in a compound is broken": ("air-worthi-\nness reviews; worthiness", "air-worthiness reviews"),
    "a word of the tables ends it": ("instal-\nled kits; installed spares", "installed kits"),
}
REAL: dict[str, tuple[str, str]] = {
    "a compound of words": ("air-to-\nair launchers", "air-to-air launchers"),
    "a compound known as one": ("long-\nrange radars", "long-range radars"),
    "a compound that stands within a line too": ("follow-\non kits; follow-on spares; followon", "follow-on kits"),
    "an abbreviation": ("GPS-\naided kits", "GPS-aided kits"),
    "a letter": ("X-\nband radars", "X-band radars"),
    "states": ("U.S.-\norigin parts", "U.S.-origin parts"),
    "a number of a type": ("AN/VRC-\n92 radios", "AN/VRC-92 radios"),
    "a capital behind it": ("Air-\nTo-Air launchers", "Air-To-Air launchers"),
    "both are words, and one of them an end": ("combat-\nable crews; combat", "combat-able crews"),
    "a beginning that another word shares": ("medium-\nand long-range kits", "medium- and long-range kits"),
    "nothing shows it": ("cryp-\ntographic kits", "cryp-tographic kits"),
    "two words that stand alone": ("counter-\nbattery kits; battery; counter", "counter-battery kits"),
}


def goods(says: str, *, printed: bool) -> str:
    text = HEAD + says + TAIL
    text = RUNNING + text if printed else text
    found = [one for one in read(text) if isinstance(one, Field) and one.field == "non_mde_items"]
    first = found[0]
    assert text[first.start : first.end] == says.partition(";")[0], "the range is that of the text as it stands"
    return str(first.value)


@pytest.mark.parametrize("printed", [False, True], ids=["as text", "as printed"])
@pytest.mark.parametrize(("says", "value"), [*BREAKS.values(), *REAL.values()], ids=[*BREAKS, *REAL])
def test_a_value_is_the_word_as_one_would_write_it(says: str, value: str, printed: bool) -> None:
    assert goods(says, printed=printed) == value


def test_the_short_beginning_of_a_word_is_cut_off_in_print_alone() -> None:
    assert goods("Ad-\nvanced radars", printed=True) == "Advanced radars"
    assert goods("Ad-\nvanced radars", printed=False) == "Ad-vanced radars"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_what_no_printer_broke_nothing_changes(layout: str) -> None:
    for seed in range(3):
        made = make(layout, seed).text
        for name, spoil in MUTATIONS.items():
            text = spoil(random.Random(f"{layout} {name} {seed}"), made)
            for printed in (False, True):
                assert hyphens.softened(text, printed=printed) == text, name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_printer_broke_reads_as_before(layout: str) -> None:
    for seed in range(3):
        made = make(layout, seed).text
        broken = hyphenated(random.Random(f"{layout} {seed}"), made)
        for printed in (False, True):
            soft = hyphens.softened(broken, printed=printed)
            assert clean(soft) == clean(made)
            assert soft.replace(hyphens.SOFT, "-") == broken


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_notice_of_broken_words_says_the_same_at_the_same_places(layout: str) -> None:
    """Labels and set phrases are broken too. Each range is of the text as it stands, and no letter is passed over."""
    for seed in range(3):
        made = make(layout, seed)
        for head in ("", RUNNING):
            broken = head + hyphenated(random.Random(f"{layout} {seed}"), made.text)
            assert judge(made, broken)[1:] == (0, [])
            cover(broken)
            plain, found = list(read(head + made.text)), list(read(broken))
            assert [type(one) for one in found] == [type(one) for one in plain]
            for one, other in zip(found, plain, strict=True):
                whole = hyphens.softened(broken, printed=False)[one.start : one.end]
                assert clean(whole) == clean((head + made.text)[other.start : other.end])


def test_a_word_between_signs_stays_broken_and_its_signs_stay_with_it() -> None:
    for words in ("(trans\xad\nmittal)", "trans\xad\n mit", "\xad\n", "a\xad b"):
        found = hyphens.closed(f"Says {words}.")
        assert len(found.text) == len(words) + 6
    assert hyphens.closed("Says (trans\xad\nmittal).").text == "Says (trans\xad\nmittal)."
    assert hyphens.closed("Says trans\xad\n mittal, so").text == "Says  \n transmittal, so"
    assert hyphens.closed("Says (trans\xad\n mittal so").text == "Says (transmittal \n  so"


@pytest.mark.parametrize(
    "piece", ["a-\nb ", "ab-\ncd ", "abcdef-\nment abcdef ", "-\n", "A-\na ", "aaaaaaaa", "a-a-\na"]
)
def test_a_flood_of_broken_lines_is_told_in_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.monotonic()
    assert len(hyphens.softened(text, printed=True)) == len(text)
    assert time.monotonic() - began < 10.0
