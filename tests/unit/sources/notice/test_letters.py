"""Letters that bear the Department's own number, rows of a table in other words, and sums of reports in other turns."""

from __future__ import annotations

from caveat.sources.notice import Unread, read
from tests.notices import cover, told

LETTERS = """[Federal Register Volume 96, Number 160 (Thursday, August 21, 2031)]
[Notices]
[Pages 40890-40897]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: 2031-15970]


DEPARTMENT OF STATE

[Public Notice: 12790]

Notifications to the Congress of Proposed Commercial Export Licenses

ACTION: Notice.

SUMMARY: The attached notifications were submitted to the Congress on the dates indicated.

DATES: As shown on each of the 2 letters.

SUPPLEMENTARY INFORMATION: Following are such notifications to the Congress:

July 2, 2031

Department Notification Number: DDTC 31-039

    Pursuant to Section 36(c) of the Arms Export Control Act, please find enclosed a certification of a proposed
license for the export of defense articles in the amount of $100,000,000 or more.
    The transaction contained in the attached certification involves the export of defense articles to Norway to
support the upkeep of radars.
    The U.S. government is prepared to license the export of these items.
        Sincerely,
A. Clerk

July 10, 2031

Department Notification Number: DDTC 30-112

    Pursuant to Section 36(d) of the Arms Export Control Act, please find enclosed a certification of a proposed
license for the manufacture of significant military equipment abroad.
    The transaction contained in the attached certification involves the export of defense articles to Japan to
support the manufacture of masts.
    The U.S. government is prepared to license the export of these items.
        Sincerely,
A. Clerk

[FR Doc. 2031-15970 Filed 8-20-31; 8:45 am]
BILLING CODE 4710-25-P
"""
TABLE = """Transmittal No. 31-44
Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act, as amended
    (i) Prospective Purchaser: Norway
    (ii) Total Estimated Value:

Major Defense Equipment *................  $ 12 million
Sustainment..............................  $275 million
                                          ------------------------------
    TOTAL................................  $287 million

    (iii) Description and Quantity or Quantities of Articles or Services under Consideration for Purchase: 2 radars
    (iv) Military Department: Navy (QAH)
    (v) Prior Related Cases: None
    (vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: None
    (vii) Sensitivity of Technology Contained in the Defense Article or Defense Services Proposed to be Sold: None
    (viii) Date Report Delivered to Congress: MAY 16 2031
"""
REPORT = """Transmittal No. 31-0B
Report of Enhancement or Upgrade of Sensitivity of Technology or Capability (Sec. 36(b)(5)(C), AECA)
(i) Purchaser: Norway.
(ii) Sec. 36(b)(1), AECA Transmittal No.: 30-86; Date: December 1, 2030; Implementing Agency: Navy.
(iii) Description: On December 1, 2030, Congress was notified by congressional certification transmittal number 30-86 \
of the possible sale, under Section 36(b)(1) of the Arms Export Control Act, of two (2) radars. The estimated total \
cost was $39 million. Major Defense Equipment (MDE) constituted $28 million of this total.

This transmittal reports the inclusion of one (1) radar. The total value of the new MDE is $16 million, {moves} to $44 \
million. The estimated total cost of the new items and services is $21 million. The total estimated case value will \
increase to $60 million.
(iv) Significance: This notification is being provided as the additional item was not enumerated before.
(v) Justification: This proposed sale will support the foreign policy of the United States.
(vi) Sensitivity of Technology: The statement in the original notification applies to items reported here.
(vii) Date Report Delivered to Congress: January 24, 2031.
"""


def test_a_letter_under_the_number_of_the_department() -> None:
    cover(LETTERS)
    first, second = told(LETTERS)
    assert (first["transmittal"], second["transmittal"]) == (["31-039"], ["30-112"])
    assert (first["delivered_to_congress"], second["delivered_to_congress"]) == (["2031-07-02"], ["2031-07-10"])
    assert (first["section"], second["section"]) == (["36(c)"], ["36(d)"])
    assert (first["destination"], second["destination"]) == (["Norway"], ["Japan"])


def test_a_row_in_other_words_leaves_the_others_as_they_are() -> None:
    cover(TABLE)
    [one] = told(TABLE)
    assert (one["value_mde"], one["value_total"]) == ([12_000_000], [287_000_000])
    assert "value_other" not in one
    assert ("value_other", "a row of the table whose words are not known") in unread(TABLE)
    assert one["delivered_to_congress"] == ["2031-05-16"]


def test_a_row_in_other_words_that_does_not_make_up_the_total_leaves_all_of_them_unread() -> None:
    spoilt = TABLE.replace("$275 million", "$274 million")
    assert not told(spoilt)[0].keys() & {"value_mde", "value_other", "value_total"}


def test_what_the_new_equipment_moves() -> None:
    for moves in ("increasing the MDE value", "causing the MDE value to increase"):
        text = REPORT.format(moves=moves)
        cover(text)
        [one] = told(text)
        assert one["chain"][-1] == {
            "transmittal": "31-0B",
            "date": "2031-01-24",
            "total": 60_000_000,
            "mde": 44_000_000,
        }


def unread(text: str) -> set[tuple[str, str]]:
    return {(one.field, one.why) for one in read(text) if isinstance(one, Unread)}
