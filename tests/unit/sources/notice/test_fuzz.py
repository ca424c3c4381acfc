"""What holds for every text that looks like a notice here and there: no error, nothing passed over, an end in time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.sources.kinds import lowered
from caveat.sources.notice import Field, read
from caveat.sources.notice.flow import flow, small
from tests.notices import LAYOUTS, cover, make

HEADS = {
    "heads of the Register": "[Federal Register Volume 91, Number 4 (Friday, May 1, 2026)]\n[Notices]\n",
    "numbers": "Transmittal No. 26-1C\n",
    "purchasers": "(i) Prospective Purchaser: Norway\n",
    "values": "(ii) Total Estimated Value: $5 million\n",
    "releases": "The State Department has made a determination approving a possible Foreign Military Sale to X of ",
    "early releases": "The Defense Security Cooperation Agency notified Congress of a possible Foreign Military Sale ",
    "letters": "Pursuant to Section 36(c) of the Arms Export Control Act, certification of a proposed ",
    "letters with their days": "October 2, 2031\nHon. X\nPursuant to Section 36(d) of the Arms Export Control Act\n",
    "items": "17. A letter from the Clerk, transmitting certification of a proposed license to Norway ",
    "whole notices": "(i) Prospective Purchaser: X\n(viii) Date Report Delivered to Congress: May 3, 2031\n",
    "marks of quoting": "> > > ",
    "quoted lines": "> (i) Prospective Purchaser: Norway\n",
    "joined counts": "(i) Prospective Purchaser: X (iii) Description: two (2) tanks and ",
    "rows in millions": "(i) Prospective Purchaser: X (ii) Total Estimated Value: [In millions] Other.... 461\n",
    "lists of numbers": "(i) Purchaser: X (ii) Sec. 36(b)(1), AECA Transmittal No.: 16-31; 19-0C; ",
    "stages": "On May 24, 2031, Congress was notified by congressional certification transmittal number 16-31 of ",
    "annexes": "Annex Item No. vii (vii) Sensitivity of Technology: ",
}
PIECES = (
    *HEADS.values(),
    "(iii) Description of Articles or Services Offered: ",
    "(iv) Military Department: Army (UKU).",
    "(v) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: None",
    "POLICY JUSTIFICATION\n",
    "$",
    "\n",
    "(viii) Date Report Delivered to Congress: May 3, 2031",
    "(vii) Date Report Delivered to Congress: May 3, 2031",
    "$5 million",
    " and ",
    "three (3) tanks",
    "; ",
    "Major Defense Equipment (MDE): ",
    "Non-MDE: ",
    "Also included are ",
    "Date: May 3, 2031; June 4, 2032 ",
    "REPORT OF ENHANCEMENT (SEC. 36(B)(5)(C), AECA)",
    "36(b)(l)",
    "\\1\\",
    "\n> ",
    "The estimated total case value increased to $5 million. ",
    "to the Committee on Foreign Relations.",
    "\ud800",
    "\0",
    "Dated: May 3, 2031.",
    "WASHINGTON, May 3, 2031 - ",
    "The prime contractor will be X, Tucson, Arizona. ",
    "\u00a0",
    "[FR Doc. 2031-1 Filed 1-2-31; 8:45 am]",
    "[[Page 4]]",
    "\f",
    "\u212a",
    "\u0130",
    "\u1e9e",
    "\u2028",
    "Sincerely,",
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
def test_no_letter_of_a_notice_is_passed_over(text: str) -> None:
    cover(text)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
def test_blanking_moves_nothing_and_small_letters_stand_where_the_large_ones_stood(text: str) -> None:
    flowing = flow(text)
    letters = small(lowered(text))
    assert len(flowing) == len(letters) == len(text)
    changed = {(one, other) for one, other in zip(flowing, text, strict=True) if one != other and not one.isspace()}
    assert changed <= {("\xad", "-")}
    assert all(one.lower() == other for one, other in zip(text, letters, strict=True) if one.isascii())


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 50), st.sampled_from(sorted(HEADS)), st.data())
def test_a_head_put_where_it_does_not_belong_hides_nothing(
    layout: str, seed: int, head: str, data: st.DataObject
) -> None:
    text = make(layout, seed).text
    at = data.draw(st.integers(0, len(text)))
    cover(text[:at] + "\n" + HEADS[head] + text[at:])


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_said_over_and_over_is_read_to_its_end(head: str) -> None:
    # Where the time grew with the square of the length, this would take minutes (`python -m bench.notice` times it).
    text = head * (200_000 // len(head))
    assert all(0 <= one.start < one.end <= len(text) for one in read(text))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_notice_quoted_in_a_mail_says_what_it_says_unquoted(layout: str) -> None:
    text = make(layout, 1).text
    quoted = "".join(f"> {line}" for line in text.splitlines(keepends=True))
    values = [[(one.field, one.value) for one in read(each) if isinstance(one, Field)] for each in (text, quoted)]
    assert values[0] == values[1]
