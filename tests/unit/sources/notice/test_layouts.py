"""Layouts that the generator of made-up notices does not have, each read against what a person reads in it.

The documents are made up; what stands in them follows real ones in form alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from tests.notices import MUTATIONS, PRINTED, cover, misread, told

RECORD_OF_THE_1990S = """\
[Congressional Record Volume 142, Number 36 (Thursday, March 14, 1996)]
[Senate]
[Pages S2100-S2101]
From the Congressional Record Online through the Government Publishing Office [www.gpo.gov]

                  NOTICE CONCERNING PROPOSED ARMS SALE

  Mr. HARROW. Mr. President, section 36(b) of the Arms Export Control
Act requires that Congress receive prior notification of certain
proposed arms sales. I ask unanimous consent to have printed in the Record
the notification which has been received.
  There being no objection, the notification was ordered to be printed in
the Record, as follows:

                               Defense Security Assistance Agency,
                                   Washington, DC, March 14, 1996.
     Hon. Jo Harrow,
     Chairman, Committee on Foreign Relations, U.S. Senate,
         Washington, DC.
       Dear Mr. Chairman: Pursuant to the reporting requirements
     of Section 36(b)(1) of the Arms Export Control Act, we are
     forwarding herewith Transmittal No. 96-32 and under separate
     cover the classified annex thereto.
           Sincerely,
                                                    R. P. Marlow,
                                       Lieutenant General, USA,
                                                        Director.

                         transmittal no. 96-32

       Notice of Proposed Issuance of Letter of Offer Pursuant to
     Section 36(b)(1) of the Arms Export Control Act
       (i) Prospective Purchaser: Kuwait.
       (ii) Total Estimated Value:

                                                             [In millions]
     Major Defense Equipment \\1\\....................................  $461
     Other..........................................................   231
                                                                     _____
       Total........................................................   692

     \\1\\ As defined in Section 47(6) of the Arms Export Control
     Act.

       (iii) Description of Articles or Services Offered: Sixteen
     (16) AH-64 helicopters, spare engines and support equipment.
       (iv) Military Department: Army (UKU and VYS).
       (v) Sales Commission, Fee, etc., Paid, Offered, or Agreed
     to be Paid: None.
       (vi) Sensitivity of Technology Contained in the Defense
     Article or Defense Services Proposed to be Sold: See Annex
     attached.
       (vii) Date Report Delivered to Congress: March 14, 1996.

                          policy justification

     Kuwait--Helicopters

       The Government of Kuwait has requested the purchase of 16
     AH-64 helicopters. The estimated cost is $692 million.
       This sale will contribute to the foreign policy of the United
     States by helping a friendly country defend itself.
       The sale of this equipment and support will not affect the
     basic military balance in the region.
       The prime contractor will be Harrow Aerospace, Tucson,
     Arizona.
       There will be no adverse impact on U.S. defense readiness
     as a result of this sale.
"""

A_RELEASE_QUOTED_IN_A_MAIL = """\
On Fri, Dec 12, 2025 at 4:01 PM, Press Desk <[email protected]> wrote:
>
> News Release
> Norway – Missiles and Related Equipment
>
> WASHINGTON, December 12, 2025 - The State Department has made a
> determination approving a possible Foreign Military Sale to the
> Government of Norway of missiles and related equipment for an
> estimated cost of $162 million. The Defense Security Cooperation Agency
> delivered the required certification notifying Congress of this possible
> sale today.
>
> The Government of Norway has requested to buy one hundred (100) GBU-39/B
> Small Diameter Bombs and twelve (12) BRU-61 racks. The following non-MDE
> items will also be included: containers; spare parts; and training. The
> estimated total cost is $162 million.
>
> This proposed sale will help Norway keep watch over its airspace.
>
> The principal contractor will be Harrow Aerospace, located in Tucson,
> AZ. At this time, the U.S. Government is not aware of any offset
> agreement proposed in connection with this potential sale.
>
> There will be no adverse impact on U.S. defense readiness as a result of
> this proposed sale.
>
> -30-
"""

A_REPORT_ON_TWO_EARLIER_NOTICES = """\
[Federal Register Volume 91, Number 88 (Thursday, May 7, 2026)]
[Notices]
[Pages 24680-24682]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: 2026-09100]


=======================================================================
-----------------------------------------------------------------------

DEPARTMENT OF DEFENSE

Office of the Secretary

[Transmittal No. 26-1F]


Arms Sales Notification

AGENCY: Defense Security Cooperation Agency, Department of Defense (DoD).

ACTION: Arms sales notice.

-----------------------------------------------------------------------

SUMMARY: The DoD is publishing the unclassified text of an arms sales
notification.

SUPPLEMENTARY INFORMATION: What follows is Transmittal 26-1F.

    Dated: May 4, 2026.
Robin P. Marlow,
Alternate OSD Federal Register Liaison Officer, Department of Defense.

Transmittal No. 26-1F
REPORT OF ENHANCEMENT OR UPGRADE OF SENSITIVITY OF TECHNOLOGY OR
CAPABILITY (SEC. 36(B)(5)(C), AECA)
    (i) Purchaser: Government of Norway
    (ii) Sec. 36(b)(1), AECA Transmittal No.: 16-31; 19-0C
    Date: May 24, 2016; March 1, 2019
    Military Department: Navy
    Funding Source: National Funds
    (iii) Description: On May 24, 2016, Congress was notified by
congressional certification transmittal number 16-31 of the possible
sale, under Section 36(b)(1) of the Arms Export Control Act, of forty
(40) AIM-9X Block II missiles. The estimated total case value was $60
million. Major Defense Equipment (MDE) constituted $40 million of this
total.
    On March 1, 2019, Congress was notified by congressional
certification transmittal number 19-0C of the possible sale, under
Section 36(b)(5)(C) of the Arms Export Control Act, of an additional
twenty (20) AIM-9X Block II missiles. The MDE value increased by $20
million to a revised $60 million. The estimated total case value
increased to $80 million.
    This transmittal notifies the addition of up to ten (10) AIM-9X Block
II+ missiles. The addition of these items will result in a net increase
in MDE cost of $15 million, resulting in a revised MDE cost of $75 million.
The total estimated case value will increase to $95 million.
    (iv) Significance: This notification is being provided as the
additional missiles were not enumerated in the earlier notification.
    (v) Justification: This sale will support the foreign policy of the
United States.
    (vi) Sensitivity of Technology: The Sensitivity of Technology
Statement contained in the original notification applies to items
reported here.
    (vii) Date Report Delivered to Congress: May 1, 2026

[FR Doc. 2026-09100 Filed 5-6-26; 8:45 am]
BILLING CODE 6001-FR-P
"""

A_LIST_OF_LICENCES = """\
[Federal Register Volume 74, Number 10 (Thursday, January 15, 2009)]
[Notices]
[Pages 2600-2604]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: E9-700]

-----------------------------------------------------------------------

DEPARTMENT OF STATE

[Public Notice 6480]

Bureau of Political-Military Affairs: Directorate of Defense Trade
Controls; Notifications to the Congress of Proposed Commercial Export
Licenses

SUMMARY: Notice is hereby given that the Department of State has
forwarded the attached notifications to the Congress on the dates shown,
pursuant to sections 36(c) and 36(d) and in compliance with section 36(f)
of the Arms Export Control Act (22 U.S.C. 2776).

DATES: Effective Date: As shown on each letter.

FOR FURTHER INFORMATION CONTACT: A. Clerk, (202) 555-0100.

    Dated: January 5, 2009.
Jo Quill,
Managing Director, Directorate of Defense Trade Controls, Department of State.

September 30, 2008 (Transmittal No. DDTC 095-08)
Hon. R. P. Marlow, Speaker of the House of Representatives.
    Dear Madam Speaker: Pursuant to Section 36(c) of the Arms Export
Control Act, I am transmitting, herewith, certification of a proposed
license for the export of defense articles and services to Norway in the
amount of $50,000,000 or more.
    The transaction contained in the attached certification involves the
export of radar parts to Norway for the upkeep of its fleet.
    The United States Government is prepared to license the export of these
items having weighed what it means for the region.
    More detailed information is contained in the formal certification
which, though unclassified, contains business information.
    Sincerely,
Kim Doe,
Acting Assistant Secretary, Legislative Affairs.
Enclosure: Transmittal No. DDTC 095-08.

October 2, 2008 (Transmittal No. DDTC 101-08)
Hon. R. P. Marlow, Speaker of the House of Representatives.
    Dear Madam Speaker: Pursuant to Sections 36(c) and 36(d) of the Arms Export
Control Act, I am transmitting, herewith, certification of a proposed
manufacturing license agreement for the manufacture of significant military
equipment abroad.
    The transaction contained in the attached certification involves the
manufacture in Japan of engines for its air force.
    The United States Government is prepared to license the export of these
items having weighed what it means for the region.
    More detailed information is contained in the formal certification
which, though unclassified, contains business information.
    Sincerely,
Kim Doe,
Acting Assistant Secretary, Legislative Affairs.
Enclosure: Transmittal No. DDTC 101-08.

[FR Doc. E9-700 Filed 1-14-09; 8:45 am]
BILLING CODE 4710-25-P
"""

A_RELEASE_OF_THE_2000S = """\
NEWS RELEASE
On the web: http://www.example.mil
Date: January 9, 2008     Transmittal No. 08-18

Kuwait – Patriot Advanced Capability-3 Missiles

WASHINGTON, January 9, 2008 – On January 4, the Defense Security
Cooperation Agency notified Congress of a possible Foreign Military Sale
to Kuwait of 80 Patriot Advanced Capability-3 missiles as well as
associated equipment and services. The total value, if all options are
exercised, could be as high as $1.363 billion.

The Government of Kuwait has requested a possible sale of 80 Patriot
Advanced Capability-3 missiles, sixty (60) launchers, spare and repair
parts, and support equipment. The estimated cost is $1.363 billion.

This proposed sale will contribute to the foreign policy of the United
States by helping a friendly country.

The prime contractors will be Harrow Aerospace in Tucson, Arizona, and
Bell-Ames Corporation in St. Louis, Missouri. There are no known offset agreements
proposed in connection with this potential sale.

There will be no adverse impact on U.S. defense readiness as a result of
this proposed sale.

This notice of a potential sale is required by law; it does not mean that
the sale has been concluded.

-30-
"""

THE_RECORD_AS_SCANNED = """\
                        ARMS SALES NOTIFICATION

  Mr. HARROW. Mr. President, section 36(b) of the Arms Export Control
Act requires that Congress receive prior notification of certain
proposed arms sales.

                                                  Defense Security


                                           Cooperation Agency,

                                                    Arlington, VA.
     Hon. Jo Harrow,
     Chairman, Committee on Foreign Relations,
     U.S. Senate, Washington, DC.
       Dear Mr. Chairman: Pursuant to the reporting requirements
     of Section 36(b)(l) of the Arms Export Control Act, as
     amended. we are forwarding herewith Transmittal No. 20-76
     concerning the Air Force's proposed Letter(s) of Offer.
           Sincerely,
                                                      Kim Doe,
                                                        Director.
       Enclosures.

                         transmittal no 20-76

     Notice of Proposed Issuance of Letter of Offer Pursuant to
         Section 36(b)(l) of the Arms Export Control Act, as amended

       (i) Prospective Purchaser: Government of Norway.
       (ii) Total Estimated Value:
       Major Defense Equipment* $350.1 million.
       Other $51.2 million.
       Total $401.3 million.
       (iii) Description and Quantity or Quantities of Articles or
     Services under Consideration for Purchase:
       Foreign Military Sales (FMS) case NO-D-QAA, implemented in 2016,
     included major defense equipment.
       Major Defense Equipment (MDE):
       Four (4) C-17A engines (includes one (1) spare).
       Twelve (12) AN/AAR-47 warning systems (10 installed, 2 spares).
       Non-MDE: Also included are spare parts; and training.
       (iv) Military Department: Air Force (NO-D-QAB).
       (v) Prior Related Cases, if any: NO-D-QAA.
       (vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed
     to be Paid: None.
       (vii) Sensitivity of Technology Contained in the Defense
     Article or Defense Services Proposed to be Sold: See Attached
     Annex.
       (viii) Date Report Delivered to Congress: September 28,
     2020.
       *As defined in Section 47(6) of the Arms Export Control
     Act.


                          policy justification

       Norway--C-17 Engines

       The Government of Norway has requested to buy four (4) C-17A engines. The
     estimated total program cost is $401.3 million.
       The proposed sale will not alter the basic military balance
     in the region.
       The principal contractors will be Boeing, Tucson, Arizona; and the Quill
     Company, Fort Worth, Texas. There are no known offset
     agreements in connection with this potential sale.
       Implementation of this proposed sale will require the
     assignment of three contractor support representatives to
     Norway for a duration of two years.
       There will be no adverse impact on U.S. defense readiness
     as a result of this proposed sale.

                         transmittal no. 20-76

     Notice of Proposed Issuance of Letter of Offer Pursuant to
         Section 36(b)(1) of the Arms Export Control Act

                           Annex Item No. vii

       (vii) Sensitivity of Technology:
       1. The C-17A is a military airlift aircraft. The engine is
     UNCLASSIFIED.
       2. If a technologically advanced adversary obtains knowledge
     of the hardware, it could be used to develop countermeasures.
"""

A_REGISTER_PAGE_OF_THE_1990S = """\
[Federal Register Volume 63, Number 41 (Tuesday, March 3, 1998)]
[Notices]
[Pages 10598-10599]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: 98-5333]


=======================================================================
-----------------------------------------------------------------------

DEPARTMENT OF DEFENSE

Office of the Secretary
[Transmittal No. 98-17]


36(b) Notification

AGENCY: Department of Defense, Defense Security Assistance Agency.

ACTION: Notice.

-----------------------------------------------------------------------

SUMMARY: The unclassified text of a notification under section 36(b) is
published here, as section 155 of Public Law 104-164 requires.

FOR FURTHER INFORMATION CONTACT:
Ms. K. Doe, DSAA/COMPT/FPD.
    What follows is a letter to the Speaker, Transmittal 98-17, with a
policy justification.

    Dated: February 26, 1998.
Jo Marlow,
Alternate OSD Federal Register Liaison Officer, Department of Defense.

Honorable Kim Harrow
Speaker of the House of Representatives, Washington, D.C. 20515-6501

    Dear Mr. Speaker: Under the reporting requirements of
Section 36(b)(1) of the Arms Export Control Act, we send
herewith Transmittal No. 98-17, on the Department of the
Navy's proposed Letter(s) of Offer and Acceptance (LOA) to
Norway for defense articles and services estimated to cost
$58 million.
    Sincerely,
R. P. Quill,
Lieutenant General, USA Director.

Attachments

Transmittal No. 98-17

Notice of Proposed Issuance of Letter of Offer Pursuant to Section
36(b)(1) of the Arms Export Control Act

    (i) Prospective Purchaser: Norway
    (ii) Total Estimated Value:


                                                              [Million]

Major Defense Equipment*.................................         $ 41
Other....................................................           17
                                                          ----------
  Total..................................................           58

* As defined in Section 47(6) of the Arms Export Control Act.

    (iii) Description of Articles or Services Offered:
Thirty-six HARPOON missiles, missile containers, and test equipment.
    (iv) Military Department: Navy (LDF, Amendment 1)
    (v) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be
Paid: None
    (vi) Sensitivity of Technology Contained in the Defense Article or
Defense Services Proposed to be Sold: See Annex attached
    (vii) Date Report Delivered to Congress: 20 Feb 1998

Policy Justification

Norway--HARPOON Missiles

    The Government of Norway has requested the purchase of 36 HARPOON
missiles. The estimated cost is $58 million.
    The principal contractor will be Harrow Aerospace, Tucson, Arizona.

[FR Doc. 98-5333 Filed 3-2-98; 8:45 am]
BILLING CODE 5000-04-M
"""

TEXTS: Mapping[str, str] = {
    "record of the 1990s": RECORD_OF_THE_1990S,
    "a release quoted in a mail": A_RELEASE_QUOTED_IN_A_MAIL,
    "a report on two earlier notices": A_REPORT_ON_TWO_EARLIER_NOTICES,
    "a list of licences": A_LIST_OF_LICENCES,
    "a release of the 2000s": A_RELEASE_OF_THE_2000S,
    "the record as scanned": THE_RECORD_AS_SCANNED,
    "a register page of the 1990s": A_REGISTER_PAGE_OF_THE_1990S,
}

CASES: Mapping[str, tuple[Mapping[str, list[Any]], ...]] = {
    "record of the 1990s": (
        {
            "transmittal": ["96-32"],
            "section": ["36(b)(1)"],
            "purchaser": ["Kuwait"],
            # The rows are in millions, as the head of the table says.
            "value_mde": [461_000_000],
            "value_other": [231_000_000],
            "value_total": [692_000_000],
            "items": [
                {"qty": 16, "qualifier": None, "item": "AH-64 helicopters", "mde": None},
                {"qty": None, "qualifier": None, "item": "spare engines and support equipment", "mde": None},
            ],
            "military_department": ["Army"],
            "case_id": ["UKU", "VYS"],
            "commission": ["None"],
            "sensitivity": ["See Annex attached"],
            "delivered_to_congress": ["1996-03-14"],
            "contractors": [{"name": "Harrow Aerospace", "place": "Tucson, Arizona"}],
        },
    ),
    "a release quoted in a mail": (
        {
            "kind": ["press release"],
            "published": ["2025-12-12"],
            "delivered_to_congress": ["2025-12-12"],
            "purchaser": ["Government of Norway"],
            "subject": ["missiles and related equipment"],
            "value_total": [162_000_000],
            "items": [
                {"qty": 100, "qualifier": None, "item": "GBU-39/B Small Diameter Bombs", "mde": None},
                {"qty": 12, "qualifier": None, "item": "BRU-61 racks", "mde": None},
            ],
            "non_mde_items": ["containers", "spare parts", "training"],
            "contractors": [{"name": "Harrow Aerospace", "place": "Tucson, AZ"}],
        },
    ),
    "a report on two earlier notices": (
        {
            "transmittal": ["26-1F"],
            "section": ["36(b)(5)(C)"],
            "amends": ["16-31", "19-0C"],
            "amends_notified": ["2016-05-24", "2019-03-01"],
            # 40 + 20 = 60 and 60 + 15 = 75 millions of major defense equipment.
            "chain": [
                {"transmittal": "16-31", "date": "2016-05-24", "total": 60_000_000, "mde": 40_000_000},
                {"transmittal": "19-0C", "date": "2019-03-01", "total": 80_000_000, "mde": 60_000_000},
                {"transmittal": "26-1F", "date": "2026-05-01", "total": 95_000_000, "mde": 75_000_000},
            ],
            "mde_increase": [20_000_000, 15_000_000],
            "value_mde": [75_000_000],
            "value_total": [95_000_000],
            "mde_items_added": [{"qty": 10, "qualifier": "up to", "item": "AIM-9X Block II+ missiles", "mde": True}],
            "delivered_to_congress": ["2026-05-01"],
        },
    ),
    "a list of licences": (
        {
            "fr_doc": ["E9-700"],
            "published": ["2009-01-15"],
            "signed": ["2009-01-05"],
            "delivered_to_congress": ["2008-09-30"],  # of the letter: neither the day of print nor that of signature
            "transmittal": ["095-08"],
            "section": ["36(c)"],
            "subject": ["license for the export of defense articles and services"],
            "destination": ["Norway"],
            "value_at_least": [50_000_000],
            "transaction": ["the export of radar parts to Norway for the upkeep of its fleet"],
        },
        {
            "delivered_to_congress": ["2008-10-02"],
            "transmittal": ["101-08"],
            "section": ["36(c) and 36(d)"],
            "subject": ["manufacturing license agreement for the manufacture of significant military equipment abroad"],
            "transaction": ["the manufacture in Japan of engines for its air force"],
            "filed": ["2009-01-14"],
        },
    ),
    "a release of the 2000s": (
        {
            "kind": ["press release"],
            "transmittal": ["08-18"],
            "published": ["2008-01-09"],
            "purchaser": ["Kuwait"],
            "value_total": [1_363_000_000],
            "items": [
                {"qty": 80, "qualifier": None, "item": "Patriot Advanced Capability-3 missiles", "mde": None},
                {"qty": 60, "qualifier": None, "item": "launchers", "mde": None},
                {"qty": None, "qualifier": None, "item": "spare and repair parts", "mde": None},
                {"qty": None, "qualifier": None, "item": "support equipment", "mde": None},
            ],
            "contractors": [
                {"name": "Harrow Aerospace", "place": "Tucson, Arizona"},
                {"name": "Bell-Ames Corporation", "place": "St. Louis, Missouri"},
            ],
        },
    ),
    "a register page of the 1990s": (
        {
            "fr_citation": ["63 FR 10598-10599"],
            "published": ["1998-03-03"],
            "signed": ["1998-02-26"],
            "transmittal": ["98-17"],
            "section": ["36(b)(1)"],
            "purchaser": ["Norway"],
            # The rows are in millions, as the head of the table says in one word.
            "value_mde": [41_000_000],
            "value_other": [17_000_000],
            "value_total": [58_000_000],
            "items": [
                {"qty": 36, "qualifier": None, "item": "HARPOON missiles", "mde": None},
                {"qty": None, "qualifier": None, "item": "missile containers", "mde": None},
                {"qty": None, "qualifier": None, "item": "test equipment", "mde": None},
            ],
            "military_department": ["Navy"],
            "case_id": ["LDF"],
            "case_note": ["Amendment 1"],
            "commission": ["None"],
            "sensitivity": ["See Annex attached"],
            "delivered_to_congress": ["1998-02-20"],
            "contractors": [{"name": "Harrow Aerospace", "place": "Tucson, Arizona"}],
            "filed": ["1998-03-02"],
        },
    ),
    "the record as scanned": (
        {
            "transmittal": ["20-76"],
            "section": ["36(b)(1)"],
            "value_total": [401_300_000],
            "description": [
                "Foreign Military Sales (FMS) case NO-D-QAA, implemented in 2016, included major defense equipment."
            ],
            "mde_items": [
                {
                    "qty": 4,
                    "qualifier": None,
                    "item": "C-17A engines",
                    "mde": True,
                    "detail": "(includes one (1) spare)",
                },
                {
                    "qty": 12,
                    "qualifier": None,
                    "item": "AN/AAR-47 warning systems",
                    "mde": True,
                    "detail": "(10 installed, 2 spares)",
                },
            ],
            "non_mde_items": ["spare parts", "training"],
            "assignment": [{"usg": None, "contractor": 3, "duration": "two years"}],
            "delivered_to_congress": ["2020-09-28"],
        },
    ),
}


def fields() -> list[Any]:
    return [
        pytest.param(layout, number, field, value, id=f"{layout} {number}: {field}")
        for layout, notices in CASES.items()
        for number, truth in enumerate(notices)
        for field, value in truth.items()
    ]


@pytest.mark.parametrize(("layout", "number", "field", "value"), fields())
def test_a_field_is_read_as_a_person_reads_it(layout: str, number: int, field: str, value: list[Any]) -> None:
    assert told(TEXTS[layout])[number].get(field) == value


@pytest.mark.parametrize("layout", TEXTS)
def test_every_letter_of_it_is_accounted_for(layout: str) -> None:
    cover(TEXTS[layout])
    assert len(told(TEXTS[layout])) == len(CASES[layout])


UNREAD = {
    "a release of the 2000s": [("delivered_to_congress", "no day with its year is given")],
}


@pytest.mark.parametrize("layout", TEXTS)
def test_what_is_unread_in_it_has_its_reason(layout: str) -> None:
    unread = [(one.field, one.why) for one in read(TEXTS[layout]) if isinstance(one, Unread)]
    assert unread == UNREAD.get(layout, [])


@pytest.mark.parametrize("spoiling", [*MUTATIONS, *PRINTED])
@pytest.mark.parametrize("layout", TEXTS)
def test_spoilt_in_print_it_is_never_misread(layout: str, spoiling: str) -> None:
    assert misread(layout, TEXTS[layout], spoiling) == []


CHANGES = {
    "a total that is not its sum": ("record of the 1990s", "692\n", "693\n", "value_total"),
    "a row that says its own unit": ("record of the 1990s", "   231\n", "   231 million\n", "value_other"),
    "two numbers and one that is none": ("a report on two earlier notices", "16-31; 19-0C", "16-31; 9-C", "amends"),
    "a day that no calendar has": (
        "a report on two earlier notices",
        "; March 1, 2019",
        "; March 41, 2019",
        "amends_notified",
    ),
    "a revised sum that the increase does not lead to": (
        "a report on two earlier notices",
        "cost of $75",
        "cost of $76",
        "chain",
    ),
    "two numbers that do not agree": ("a release quoted in a mail", "twelve (12)", "twelve (13)", "items"),
    "a number of the old layout that is misprinted": (
        "record of the 1990s",
        "(vi) Sensitivity",
        "(ix) Sensitivity",
        "sensitivity",
    ),
}


@pytest.mark.parametrize(("layout", "old", "new", "field"), CHANGES.values(), ids=CHANGES)
def test_what_does_not_agree_is_reported_and_not_guessed(layout: str, old: str, new: str, field: str) -> None:
    text = TEXTS[layout]
    assert text.count(old) == 1
    changed = text.replace(old, new)
    assert field in {one.field for one in read(changed) if isinstance(one, Unread)}
    before, after = told(text)[0], told(changed)[0]
    assert len(after.get(field, [])) < len(before[field])


A_REPORT = A_REPORT_ON_TWO_EARLIER_NOTICES
STANDING = "The estimated total case value was $60\nmillion."
MOVING = "The estimated total case value\nincreased to $80 million."
WORDED = {
    "the cost": (STANDING, "The estimated total cost was $60\nmillion."),
    "the cost of the program": (STANDING, "The total estimated program cost was $60\nmillion."),
    "the value of the sale": (STANDING, "The estimated total value of this sale was $60\nmillion."),
    "how it rose, and to what": (
        MOVING, "The estimated total case value\nwill increase by $20 million to a revised $80 million."
    ),
    "to a new estimated total": (MOVING, "The total case value\nwould rise to a new estimated total of $80 million."),
    "that it does not rise": (MOVING, "There is no increase in the total case value of $80 million."),
    "that nothing changes it": (
        MOVING, "This will not result in a change to the estimated total case value of $80 million."
    ),
    "of the case": (MOVING, "The overall total value of the case will be $80 million."),
    "to which it results": (MOVING, "This results in a revised total case value of $80 million."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), WORDED.values(), ids=WORDED)
def test_what_a_sale_is_worth_is_read_in_each_of_its_usual_wordings(old: str, new: str) -> None:
    assert A_REPORT.count(old) == 1
    text = A_REPORT.replace(old, new)
    assert told(text)[0]["chain"] == told(A_REPORT)[0]["chain"]
    assert not [one for one in read(text) if isinstance(one, Unread)]


@pytest.mark.parametrize(
    "new",
    [
        "in no increase\nin MDE cost of $15 million, resulting",
        "not in an increase\nin MDE cost of $15 million, resulting",
    ],
)
def test_an_increase_that_is_denied_is_none(new: str) -> None:
    text = A_REPORT.replace("in a net increase\nin MDE cost of $15 million, resulting", new)
    assert text != A_REPORT
    assert told(text)[0]["mde_increase"] == [20_000_000]
    assert "chain" in {one.field for one in read(text) if isinstance(one, Unread)}


@pytest.mark.parametrize(
    "of",
    [
        "Transmittal Number 16-31 of\nthe possible sale under Section 36(b)(1) of the Arms Export Control Act of forty",
        "transmittal number 16-31 of\na possible sale, under Section 36(b)(1) of the Arms Export Control Act,"
        "\nas amended, of forty",
        "16-31 of the possible sale,\nunder Section 36(b)(1) of the Arms Export Control Act, to the Government"
        "\nof Norway, of forty",
    ],
)
def test_an_earlier_notice_is_told_of_in_several_wordings(of: str) -> None:
    start, end = A_REPORT.index("transmittal number 16-31 of"), A_REPORT.index("\n(40) AIM")
    [found] = told(A_REPORT[:start] + of + A_REPORT[end:])
    assert found["chain"] == told(A_REPORT)[0]["chain"]
    assert [(one["qty"], one["item"]) for one in found["original_mde_items"]] == [(40, "AIM-9X Block II missiles")]


@pytest.mark.parametrize(
    "new",
    ["The estimated total cost of these missiles was $60\nmillion.", "Missiles with a total value of $60\nmillion.",
     "The estimated total case value fell short of $60\nmillion."],
)  # fmt: skip
def test_what_a_part_of_a_sale_is_worth_is_not_taken_for_all_of_it(new: str) -> None:
    found = told(A_REPORT.replace(STANDING, new))[0]
    assert 60_000_000 not in [one.get("total") for one in found["chain"]]


@pytest.mark.parametrize(
    ("goes", "destination"),
    [
        ("involves the export to Israel of rifles for its police.", ["Israel"]),
        ("involves the export to the Republic of Korea of radar parts.", ["Republic of Korea"]),
        ("involves the transfer to the United Kingdom for the upkeep of its fleet.", ["United Kingdom"]),
        ("involves the export of rifles and accessories to Kuwait for end use by its police.", ["Kuwait"]),
        ("involves the transfer of data to Japan, Italy, and Norway to support the manufacture.", None),
        ("involves the export to Japan and Italy of engines.", None),  # two places in one name are none
        ("involves the export to Ruritania of engines.", None),
    ],
)
def test_a_licence_goes_where_its_transaction_goes_if_the_certification_does_not_say(
    goes: str, destination: list[str] | None
) -> None:
    text = A_LIST_OF_LICENCES.replace("involves the\nmanufacture in Japan of engines for its air force.", goes)
    assert text != A_LIST_OF_LICENCES
    assert told(text)[1].get("destination") == destination


def test_a_tracer_is_part_of_a_cartridges_name() -> None:
    text = A_RELEASE_QUOTED_IN_A_MAIL.replace("BRU-61 racks", "High Explosive (MPAT) with Tracer cartridges")
    found = [one["item"] for one in told(text)[0]["items"]]
    assert found == ["GBU-39/B Small Diameter Bombs", "High Explosive (MPAT) with Tracer cartridges"]


def test_what_may_come_with_each_launcher_is_no_article_of_its_own() -> None:
    text = A_RELEASE_QUOTED_IN_A_MAIL.replace("Bombs and twelve", "Bombs with four (4) fins each and twelve")
    assert "items" not in told(text)[0]
    assert ("items", "what comes with it may be an article of its own") in {
        (one.field, one.why) for one in read(text) if isinstance(one, Unread)
    }


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("On January 4, 2008, the", "2008-01-04"),
        ("The", None),
    ],
)
def test_the_day_of_an_early_release_is_read_only_where_its_year_stands_there(day: str, iso: str | None) -> None:
    text = A_RELEASE_OF_THE_2000S.replace("On January 4, the", day)
    assert told(text)[0].get("delivered_to_congress") == ([iso] if iso else None)


def test_the_agency_that_told_congress_today_told_it_on_the_day_of_the_release() -> None:
    text = A_RELEASE_OF_THE_2000S.replace("On January 4, the", "The").replace("Congress of a", "Congress today of a")
    assert told(text)[0]["delivered_to_congress"] == ["2008-01-09"]


ITEM = """\
7263. A letter from the Acting Assistant Secretary for Legislative Affairs, transmitting certification of a
proposed license for the export of radar parts sold commercially to Norway (Transmittal No. DDTC 023-05), pursuant
to 22 U.S.C. 2776(c); to the Committee on International Relations.
"""


def test_an_item_whose_end_is_lost_is_reported_and_not_dropped() -> None:
    cut = ITEM.replace("; to the Committee on International Relations.", "")
    assert [(type(one), one.start, one.end) for one in read(cut)] == [(Unread, 0, len(cut.rstrip()))]
    [whole] = told(ITEM)
    assert (whole["transmittal"], whole["destination"]) == (["023-05"], ["Norway"])


def test_a_number_is_found_however_far_in_its_line_begins() -> None:
    [deep] = told(ITEM.replace("(Transmittal No.", "(Transmittal\n" + " " * 40 + "No."))
    assert (deep["transmittal"], deep["subject"]) == (["023-05"], told(ITEM)[0]["subject"])


def test_an_item_that_says_twice_that_it_certifies_is_one_notice() -> None:
    twice = ITEM.replace("Norway (Tr", "Norway and transmitting certification of a\nproposed license (Tr")
    assert len(told(twice)) == 1
    cover(twice)


@pytest.mark.parametrize(
    "asked",
    [
        "twelve thousand (12,000) BLU-110A/B general purpose, 1,000-pound bomb bodies",
        "two (2) low-altitude, long-range radars",
        "one (1) launcher, containers and spares",
    ],
)
def test_a_name_that_may_go_on_behind_its_comma_is_not_cut_there(asked: str) -> None:
    text = A_RELEASE_QUOTED_IN_A_MAIL
    start, end = text.index("one hundred (100)"), text.index(". The following")
    changed = text[:start] + asked + text[end:]
    assert "items" not in told(changed)[0]
    assert "where the name of the article ends is not plain" in {
        one.why for one in read(changed) if isinstance(one, Unread)
    }


@pytest.mark.parametrize("mark", [";", ",", ".", ".;"])
def test_what_stands_under_an_earlier_number_may_run_on_in_its_line(mark: str) -> None:
    start, end = A_REPORT.index("16-31; 19-0C\n"), A_REPORT.index("\n    (iii)")
    run_on = re.sub(r"\n {4}", f"{mark} ", A_REPORT[start:end])
    assert told(A_REPORT[:start] + run_on + A_REPORT[end:])[0] == told(A_REPORT)[0]


def test_a_report_whose_other_labels_stand_out_of_order_is_still_a_report() -> None:
    text = (
        "(i) Purchaser: X (v) Justification: It will help a friendly country to keep its shores safe. "
        "(iv) Significance: It adds to what was told before. (vii) Date Report Delivered to Congress: May 3, 2031"
    )
    assert told(text)[0]["delivered_to_congress"] == ["2031-05-03"]
    cover(text)


def test_a_release_is_not_passed_over_for_spaces_that_do_not_break() -> None:
    text = A_RELEASE_OF_THE_2000S.replace(" ", "\u00a0").replace("Transmittal", "File")
    assert told(text)[0]["purchaser"] == ["Kuwait"]


BARE_ROWS = THE_RECORD_AS_SCANNED.replace("Other $51.2 million.", "Other 51.2 million.").replace(
    "Total $401.3 million.", "Total 401.3 million."
)


def test_a_row_without_its_dollar_sign_is_read_below_one_with_it() -> None:
    [found] = told(BARE_ROWS)
    assert (found["value_other"], found["value_total"]) == ([51_200_000], [401_300_000])
    for spoilt in (BARE_ROWS.replace("401.3 million.\n", "401.4 million.\n"), BARE_ROWS.replace("51.2 m", "51.2 n")):
        assert "value_total" not in told(spoilt)[0]


def test_dashes_in_print_are_the_hyphens_of_its_numbers() -> None:
    dashed = A_REGISTER_PAGE_OF_THE_1990S.replace("98-17", "98–17").replace("3-2-98", "3–2–98")
    dashed = dashed.replace("98-5333 Filed", "98–5333 Filed").replace("CODE 5000-04-M", "CODE 5000–04–M")
    assert told(dashed) == told(A_REGISTER_PAGE_OF_THE_1990S)
    cover(dashed)
    case = THE_RECORD_AS_SCANNED.replace("NO-D-QA", "NO–D–QA")
    assert told(case)[0]["case_id"] == ["NO-D-QAB"]
    assert told(case)[0]["prior_cases"] == [["NO-D-QAA"]]
    amending = A_REPORT.replace("16-31", "16–31").replace("19-0C", "19–0C")
    assert told(amending)[0]["chain"] == told(A_REPORT)[0]["chain"]


def test_the_foot_of_a_page_without_its_head_is_read() -> None:
    bare = A_REGISTER_PAGE_OF_THE_1990S
    [found] = told(bare[bare.index("DEPARTMENT OF DEFENSE") :])
    assert (found["filed"], found["transmittal"]) == (["1998-03-02"], ["98-17"])


def test_what_a_list_is_in_support_of_is_no_part_of_its_first_thing() -> None:
    led = THE_RECORD_AS_SCANNED.replace(
        "Non-MDE: Also included are spare parts; and training.",
        "Non-MDE: The following non-MDE items will be included in\nsupport of its gliders: spare parts; and training.",
    )
    assert told(led)[0]["non_mde_items"] == ["spare parts", "training"]


def test_a_heading_under_which_no_section_stands_is_reported() -> None:
    cut = THE_RECORD_AS_SCANNED[: THE_RECORD_AS_SCANNED.index("(i) Prospective")]
    [one] = read(cut)
    assert isinstance(one, Unread)
    assert (one.field, one.why) == ("notice", "its numbered sections were not found")


def test_a_list_goes_on_behind_what_stands_in_brackets() -> None:
    asked = "10 T700-GE-701D engines (8 installed and 2 spares), warranty, and spare parts"
    start, end = (
        A_RELEASE_QUOTED_IN_A_MAIL.index("one hundred (100)"),
        A_RELEASE_QUOTED_IN_A_MAIL.index(". The following"),
    )
    [found] = told(A_RELEASE_QUOTED_IN_A_MAIL[:start] + asked + A_RELEASE_QUOTED_IN_A_MAIL[end:])
    assert [(one["qty"], one["item"], one.get("detail")) for one in found["items"]] == [
        (10, "T700-GE-701D engines", "(8 installed and 2 spares)"),
        (None, "warranty", None),
        (None, "spare parts", None),
    ]


def test_one_thing_or_another_is_not_counted_as_the_first() -> None:
    text = A_RELEASE_QUOTED_IN_A_MAIL.replace(
        "twelve (12) BRU-61 racks", "2 spare BRU-61 racks and/or 2 spare BRU-55 racks"
    )
    assert "BRU-61" not in str(told(text)[0].get("items"))
    assert "a second number stands in the name of the article" in {
        one.why for one in read(text) if isinstance(one, Unread)
    }


def test_a_certification_on_a_day_of_its_own_tells_the_day() -> None:
    text = A_RELEASE_QUOTED_IN_A_MAIL.replace("> sale today.", "> sale on December 11, 2025.")
    assert told(text)[0]["delivered_to_congress"] == ["2025-12-11"]


A_PAGE_OF_PICTURES = """\
[Federal Register: March 1, 2005 (Volume 70, Number 39)]
[Notices]
[Page 9930-9932]
From the Federal Register Online via GPO Access [wais.access.gpo.gov]
[DOCID:fr01mr05-30]

-----------------------------------------------------------------------

DEPARTMENT OF DEFENSE

Office of the Secretary

[Transmittal No. 05-12]

36(b)(1) Arms Sales Notification

AGENCY: Department of Defense, Defense Security Cooperation Agency.

ACTION: Notice.

-----------------------------------------------------------------------

SUMMARY: The unclassified text of a notification is published here.

FOR FURTHER INFORMATION CONTACT: Ms. K. Doe.
    What follows is a letter, Transmittal 05-12, with its justification.

    Dated: February 23, 2005.
Jo Marlow,
OSD Federal Register Liaison Officer, Department of Defense.
BILLING CODE 5001-06-M

[GRAPHIC] [TIFF OMITTED] TN01MR05.000

[GRAPHIC] [TIFF OMITTED] TN01MR05.001

[FR Doc. 05-3873 Filed 2-28-05; 8:45 am]
BILLING CODE 5001-06-C
"""


def test_of_a_page_of_pictures_what_is_print_is_read() -> None:
    [found] = told(A_PAGE_OF_PICTURES)
    assert found == {
        "published": ["2005-03-01"],
        "fr_citation": ["70 FR 9930-9932"],
        "docid": ["fr01mr05-30"],
        "fr_doc": ["05-3873"],
        "transmittal": ["05-12"],
        "signed": ["2005-02-23"],
        "filed": ["2005-02-28"],
    }
    assert [one.why for one in read(A_PAGE_OF_PICTURES) if isinstance(one, Unread)] == ["printed as a picture"] * 2
    cover(A_PAGE_OF_PICTURES)
    lost = A_PAGE_OF_PICTURES.replace("[GRAPHIC] [TIFF OMITTED] TN01MR05", "Words of no form")
    assert "its numbered sections were not found" in {one.why for one in read(lost) if isinstance(one, Unread)}
    cover(lost)


OFFERS = """\
       3122. A letter from the Director, Defense Security
     Assistance Agency, transmitting notification concerning the
     Department of the Air Force's proposed Letter(s) of Offer and
     Acceptance (LOA) to Norway for defense articles and
     services (Transmittal No. 96-49), pursuant to 22 U.S.C.
     2776(b); to the Committee on International Relations.
       3123. A letter from the Clerk, Department of Weights, transmitting a
     rule on almonds; to the Committee on Agriculture.
       3124. A letter from the Director, Defense Security Cooperation
     Agency, transmitting Transmittal No. 12-35, Notice of Proposed
     Issuance of Letter of Offer and Acceptance, pursuant to Section
     36(b)(1) of the Arms Export Control Act, as amended; to the
     Committee on Foreign Affairs.
"""


def test_an_item_of_a_list_that_tells_of_an_offer_is_a_notice() -> None:
    first, second = told(OFFERS)
    assert first == {
        "kind": ["36(b) notification"],
        "section": ["36(b)"],
        "transmittal": ["96-49"],
        "military_department": ["Department of the Air Force"],
        "purchaser": ["Norway"],
        "subject": ["defense articles and services"],
        "committee": ["International Relations"],
    }
    assert second == {
        "kind": ["36(b)(1) notification"],
        "section": ["36(b)(1)"],
        "transmittal": ["12-35"],
        "committee": ["Foreign Affairs"],
    }
    cover(OFFERS)
    assert {one.field for one in read(OFFERS.replace("2776(b)", "2776")) if isinstance(one, Unread)} == {
        "kind",
        "section",
    }


def test_a_licence_goes_where_it_is_said_to_go_before_its_sum() -> None:
    text = ITEM.replace("to Norway (Tr", "to Norway in the amount of $1,000,000 or\nmore (Tr")
    [found] = told(text)
    assert (found["destination"], found["value_at_least"]) == (["Norway"], [1_000_000])


def test_what_is_included_in_a_list_with_commas_stands_in_it_by_itself() -> None:
    text = RECORD_OF_THE_1990S.replace(
        "Sixteen\n     (16) AH-64 helicopters, spare engines and support equipment.",
        "follow-on\n     support, including spare engines, site surveys, and training.",
    )
    found = [one["item"] for one in told(text)[0]["items"]]
    assert found == ["follow-on support", "spare engines", "site surveys", "training"]
    cover(text)


def test_what_is_also_included_is_no_part_of_the_last_article_before_it() -> None:
    text = THE_RECORD_AS_SCANNED.replace("Non-MDE: Also included", "Also included")
    [found] = told(text)
    assert [one["item"] for one in found["mde_items"]] == ["C-17A engines", "AN/AAR-47 warning systems"]
    assert found["also_included"] == ["spare parts", "training"]


@pytest.mark.parametrize(
    ("asked", "read_as"),
    [
        # One thing of which more is said, things of which none is, and what nobody can tell.
        ("orders in support of C-130H, F-5E, T-38 aircraft", ["orders in support of C-130H, F-5E, T-38 aircraft"]),
        ("parts in support of trainers, tools, and training", ["parts in support of trainers", "tools", "training"]),
        ("orders to provide parts for C-130H, F-5E, and T-38 aircraft, and all other systems", None),
        ("20 AIM-120C-7 missiles (AMRAAM), bolts, and tools", ["AIM-120C-7 missiles (AMRAAM)", "bolts", "tools"]),
        ("Two (2) C-130T aircraft, and 10 T56-16 engines, 3 years of support, and tools",
         ["C-130T aircraft", "T56-16 engines", "3 years of support", "tools"]),
    ],
)  # fmt: skip
def test_a_list_with_commas_alone_is_cut_where_it_is_plain(asked: str, read_as: list[str] | None) -> None:
    start, end = (
        A_RELEASE_QUOTED_IN_A_MAIL.index("one hundred (100)"),
        A_RELEASE_QUOTED_IN_A_MAIL.index(". The following"),
    )
    text = A_RELEASE_QUOTED_IN_A_MAIL[:start] + asked + A_RELEASE_QUOTED_IN_A_MAIL[end:]
    found = told(text)[0].get("items")
    assert (found and [one["item"] for one in found]) == read_as
    if read_as is None:
        assert "a list within a list, whose end is not plain" in {
            one.why for one in read(text) if isinstance(one, Unread)
        }


@pytest.mark.parametrize("sign", ["XXA", "LGV", "VIL"])
def test_the_designator_of_a_case_is_no_numeral_of_the_label_behind_it(sign: str) -> None:
    [found] = told(THE_RECORD_AS_SCANNED.replace("(NO-D-QAB)", f"({sign})"))
    assert (found["case_id"], found["prior_cases"]) == ([sign], [["NO-D-QAA"]])


def test_a_name_in_initials_keeps_its_last_full_stop() -> None:
    assert told(THE_RECORD_AS_SCANNED.replace("Government of Norway.", "U.A.E.", 1))[0]["purchaser"] == ["U.A.E."]


@pytest.mark.parametrize("note", ["Amendment #1", "Amend #2", "Amendment No. 3"])
def test_what_stands_beside_a_case_is_a_note_on_it(note: str) -> None:
    [found] = told(THE_RECORD_AS_SCANNED.replace("(NO-D-QAB)", f"(SAB, {note})"))
    assert (found["case_id"], found["case_note"]) == (["SAB"], [note])


def test_a_letter_that_names_its_second_law_by_its_letter_alone_is_read() -> None:
    text = A_LIST_OF_LICENCES.replace("Sections 36(c) and 36(d) of", "Section 36(c) and (d) of")
    assert told(text)[1]["section"] == ["36(c) and 36(d)"]


def test_a_letter_that_waives_the_review_says_so() -> None:
    said = "An emergency exists which requires the proposed export in the national security interest."
    text = A_LIST_OF_LICENCES.replace("The transaction contained", f"{said} The transaction contained", 1)
    assert told(text)[0]["emergency"] == [said]


def test_where_more_than_one_place_is_named_it_is_reported() -> None:
    goes = "involves the transfer of data to Japan, Italy, and Norway to support the manufacture."
    text = A_LIST_OF_LICENCES.replace("involves the\nmanufacture in Japan of engines for its air force.", goes)
    assert ("destination", "more than one place is named") in {
        (one.field, one.why) for one in read(text) if isinstance(one, Unread)
    }
