"""Further wordings of the fields of a notice, each by a small text in our own words."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from tests.notices import cover, told
from tests.unit.sources.notice.test_layouts import A_REPORT
from tests.unit.sources.notice.test_releases import A_POST, item
from tests.unit.sources.test_notice import ASKED, notice, said, unread

EARLIER: dict[str, tuple[str, list[str]]] = {
    "two hyphens, over a line end": ("FMS Case QAA--$265 million--\n29Dec08", ["FMS Case QAA--$265 million--29Dec08"]),
    "a day in three parts": ("FMS case FO-B-QAF--$78M--20 Dec 12; FO-B-SAB",
                             ["FMS case FO-B-QAF--$78M--20 Dec 12", "FO-B-SAB"]),
    "one below the other": ("\nFMS case YAB - $41 million - 30Jun97\nFMS case YAC - $46 million - 29Sep05",
                            ["FMS case YAB - $41 million - 30Jun97", "FMS case YAC - $46 million - 29Sep05"]),
    "each with a full stop": ("\nFMS case SHE-$204 million-24Jun78.\nFMS case SHF-$8 billion-24Dec92.",
                              ["FMS case SHE-$204 million-24Jun78", "FMS case SHF-$8 billion-24Dec92"]),
    "without its day": ("SR-B-WBC--$2.9 billion", ["SR-B-WBC--$2.9 billion"]),
}  # fmt: skip


@pytest.mark.parametrize(("printed", "cases"), EARLIER.values(), ids=EARLIER)
def test_earlier_cases_stand_in_several_forms(printed: str, cases: list[str]) -> None:
    text = notice(prior=printed)
    assert said(text, "prior_cases") == [cases]
    cover(text)


@pytest.mark.parametrize("printed", ["Multiple", "Numerous cases dating back to 1976.", "Various FMS cases since 1990"])
def test_earlier_cases_that_are_not_named_are_a_note(printed: str) -> None:
    text = notice(prior=printed)
    assert (said(text, "prior_cases"), said(text, "prior_cases_note")) == ([], [printed.rstrip(".")])
    assert not unread(text, "prior_cases")
    cover(text)


SUMS = {
    "a nought between hyphens": ("Major Defense Equipment* $-0-million\nOther $30 million\nTotal $30 million",
                                 [0, 30e6, 30e6]),
    "a nought apart": ("Major Defense Equipment* $ -0- million\nOther $30 million\nTotal $30 million", [0, 30e6, 30e6]),
    "no space": ("Major Defense Equipment* $10million\nOther $5million\nTotal $15million", [10e6, 5e6, 15e6]),
    "a unit below a rule": (f"\n{'-' * 40}\n   Million\n{'-' * 40}\nMajor Defense Equipment\\1\\...... $38\n"
                            f"Other...... 2\n  Total...... $40\n{'-' * 40}", [38e6, 2e6, 40e6]),
    "a word that is no scale": ("Major Defense Equipment* $10mil\nOther $5 million\nTotal $15 million", []),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "worth"), SUMS.values(), ids=SUMS)
def test_a_sum_is_read_however_it_is_set(rows: str, worth: list[float]) -> None:
    text = notice(value=rows)
    assert [one for name in ("value_mde", "value_other", "value_total") for one in said(text, name)] == worth
    assert bool(unread(text, "value_total")) is not bool(worth)
    cover(text)


@pytest.mark.parametrize(
    "lead",
    ["Foo has requested to buy the following radars (RS) and what goes with them:",
     "All of it is for the following items:"],
)  # fmt: skip
def test_what_leads_on_to_a_list_is_no_article(lead: str) -> None:
    text = notice(articles=f"{lead}\n    Major Defense Equipment (MDE):\n    Nine (9) radars\n    Non-MDE: tools")
    assert [(one["qty"], one["item"]) for one in said(text, "mde_items")] == [(9, "radars")]
    assert not [one for one in read(text) if isinstance(one, Unread)]
    cover(text)


def test_items_and_services_that_are_not_major_are_a_list() -> None:
    text = notice(
        articles="MDE: None\nNon-MDE:\nThe following non-MDE items and services will be included: tools; and upkeep."
    )
    assert said(text, "non_mde_items") == ["tools", "upkeep"]
    cover(text)


OLD = (
    A_REPORT.replace("    (vi) Sensitivity of Technology: The Sensitivity of Technology\nStatement contained in the "
                     "original notification applies to items\nreported here.\n", "")
    .replace("(vii) Date Report", "(vi) Date Report")
)  # fmt: skip


def test_a_report_of_the_2010s_has_six_labels() -> None:
    assert "(vi) Date Report" in OLD
    assert said(OLD, "delivered_to_congress") == said(A_REPORT, "delivered_to_congress") == ["2026-05-01"]
    assert said(OLD, "chain") == said(A_REPORT, "chain")
    cover(OLD)


def test_the_day_of_a_report_that_says_something_of_the_technology_is_its_seventh_label() -> None:
    text = A_REPORT.replace("(vii) Date Report", "(vi) Date Report")
    assert (said(text, "delivered_to_congress"), bool(unread(text, "delivered_to_congress"))) == ([], True)


CHAINS = {
    "the section before what is sold": (
        "number 16-31 of the possible\nsale, under Section 36(b)(1) of the Arms Export Control Act, of forty",
        "number 16-31, under Section 36(b)(1) of the Arms Export Control Act,\nof the possible sale to Norway of forty",
    ),
    "what will constitute": (
        "Major Defense Equipment (MDE) constituted $40 million", "MDE will constitute $40 million"
    ),
    "the cost of the new": (
        "The total estimated case value will increase",
        "The total cost of the new MDE items is $15 million.\nThe total estimated case value will increase",
    ),
    "a count in digits": ("the addition of up to ten (10) AIM-9X", "the addition of 10 AIM-9X"),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CHAINS.values(), ids=CHAINS)
def test_a_report_says_the_same_in_other_words(one: str, other: str) -> None:
    assert one in A_REPORT
    text = A_REPORT.replace(one, other)
    assert said(text, "chain") == said(A_REPORT, "chain")
    assert [each["item"] for each in said(text, "mde_items_added")] == ["AIM-9X Block II+ missiles"]
    assert not [each for each in read(text) if isinstance(each, Unread)]
    cover(text)


def test_a_change_that_adds_nothing_major_moves_nothing() -> None:
    present = "    This transmittal notifies"
    text = A_REPORT.replace(present, f"    There is no MDE associated with this change.\n{present}")
    assert text != A_REPORT
    assert said(text, "chain") == said(A_REPORT, "chain")


def test_what_is_added_as_major_equipment_is_called_by_its_name() -> None:
    text = A_REPORT.replace(
        "additional\ntwenty (20) AIM-9X Block II missiles.",
        "additional\ntwenty (20) AIM-9X Block II missiles as MDE. There was no additional non-MDE.",
    )
    assert text != A_REPORT
    assert said(text, "second_mde_items") == said(A_REPORT, "second_mde_items")
    assert said(text, "chain") == said(A_REPORT, "chain")
    cover(text)


OFFSET = "There are no known offset agreements."
MAKERS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "in Canada": ("The principal contractors will be Acme, London, ON, Canada; and Bolt, Mesa, AZ.",
                  [("Acme", "London, ON, Canada"), ("Bolt", "Mesa, AZ")]),
    "one below the other": (
        f"The prime contractors will be:\n\nAcme Radar     Mesa, Arizona\nBolt & Sons    Dayton, Ohio\n\n{OFFSET}",
        [("Acme Radar", "Mesa, Arizona"), ("Bolt & Sons", "Dayton, Ohio")],
    ),
    "each with what it makes": (
        f"The prime contractors will be:\n\nAcme of Mesa, Arizona (AN/X(V)3)\nBolt in Dayton, Ohio (kits)\n\n{OFFSET}",
        [("Acme", "Mesa, Arizona"), ("Bolt", "Dayton, Ohio")],
    ),
    "one that has no place": (
        f"The prime contractors will be:\n\nAcme Radar     Mesa, Arizona\nBolt & Sons\n\n{OFFSET}", []
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "makers"), MAKERS.values(), ids=MAKERS)
def test_contractors_may_stand_in_rows(words: str, makers: list[tuple[str, str]]) -> None:
    text = notice(says=f"{ASKED}\n{words}")
    assert [(one["name"], one["place"]) for one in said(text, "contractors")] == makers
    assert bool(unread(text, "contractors")) is not bool(makers)
    assert len(said(text, "offset")) == (bool(makers) and OFFSET in words)
    cover(text)


STAFF: dict[str, dict[str, Any]] = {
    "Implementation of this sale will not require the permanent assignment of any U.S. Government or contractor "
    "representatives.": {"usg": 0, "contractor": 0, "duration": None},
    "The proposed sale will not require the assignment of any additional U.S. Government or contractor "
    "representatives to Foo.": {"usg": 0, "contractor": 0, "duration": None},
    "Implementation of this sale will require the assignment of an estimated three U.S. Government and five contractor "
    "representatives to Foo for 2 years.": {"usg": 3, "contractor": 5, "duration": "2 years"},
}  # fmt: skip


@pytest.mark.parametrize(("words", "staff"), STAFF.items())
def test_who_goes_there_is_told_in_other_words(words: str, staff: dict[str, Any]) -> None:
    assert said(notice(says=f"{ASKED} {words}"), "assignment") == [staff]


def test_the_worth_of_major_equipment_may_stand_in_a_sentence_of_its_own() -> None:
    worth = "The total estimated value of MDE is $10 million. The total overall estimated value is $15 million."
    text = notice(says=f"{ASKED} {worth}")
    assert (said(text, "estimated_mde"), said(text, "estimated_cost")) == ([10_000_000], [15_000_000])
    assert not said(text, "justification")


@pytest.mark.parametrize("words", ["The purchaser requested offsets.", "Deliveries are estimated to begin in 2027."])
def test_a_short_sentence_is_whole(words: str) -> None:
    text = notice(says=f"{ASKED} {words}")
    assert words in said(text, "offset") + said(text, "justification")


PAGE_BREAK = "\n\n[[Page 40126]]\n\n"


def test_a_page_break_ends_neither_a_title_nor_a_row_of_contractors() -> None:
    rows = f"Acme Radar     Mesa, Arizona{PAGE_BREAK}Bolt & Sons    Dayton, Ohio\n\n{OFFSET}"
    text = notice(says=f"{ASKED}\nThe prime contractors will be:\n\n{rows}")
    assert [one["name"] for one in said(text, "contractors")] == ["Acme Radar", "Bolt & Sons"]
    text = notice().replace("Foo--Radars", f"Foo--Radars and{PAGE_BREAK}Towers")
    assert said(text, "title") == ["Foo--Radars and Towers"]
    cover(text)


def test_a_title_ends_where_somebody_called_by_a_short_name_asks() -> None:
    text = notice(says="TECRO has requested to buy radars.").replace("Foo--Radars\n\n", "Foo--Radars\n")
    assert (said(text, "title"), said(text, "request")) == (["Foo--Radars"], ["TECRO has requested to buy radars."])


EMERGENCY = (
    "The Secretary of State has determined that an emergency exists that requires the immediate sale to Norway of the "
    "below defense articles, thereby waiving the congressional review requirements.\n\n"
)


def test_an_emergency_may_stand_before_the_approval() -> None:
    text = A_POST.replace("The U.S. Department of State has made", f"{EMERGENCY}The U.S. Department of State has made")
    assert said(text, "emergency") == [EMERGENCY.strip()]
    assert [one for one in told(text) if one not in told(A_POST)] != []
    assert said(text, "published") == said(A_POST, "published") == ["2031-03-04"]
    cover(text)


OF_THE_OFFICE = """\
[Federal Register Volume 91, Number 88 (Thursday, May 7, 2026)]
[Notices]
[Page 24680]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: C1-2026-08999]

DEPARTMENT OF DEFENSE

Office of the Secretary

[Transmittal No. 26-41]

Arms Sales Notification

Correction

    In notice document 2026-08999, appearing on pages 23456-23458 in the
issue of Tuesday, April 28, 2026, make the following corrections:
    1. On page 23457, in the second column, in the table, in the second
line, ``$ 10 million'' should read ``$ 100 million''.
    2. On the same page, in the third column, in the 4th line,
``Noway'' should read ``Norway''.

[FR Doc. C1-2026-08999 Filed 5-6-26; 8:45 am]
BILLING CODE 0099-10-D
"""


def test_what_the_office_of_the_register_corrects_is_read_misprint_by_misprint() -> None:
    assert said(OF_THE_OFFICE, "kind") == ["correction"]
    assert said(OF_THE_OFFICE, "corrects") == [
        {"fr_doc": "2026-08999", "citation": None, "published": "2026-04-28", "page": None}
    ]
    assert said(OF_THE_OFFICE, "correction") == [
        {"place": "page 23457, in the second column, in the table, in the second line",
         "printed": "$ 10 million", "reads": "$ 100 million"},
        {"place": "the same page, in the third column, in the 4th line", "printed": "Noway", "reads": "Norway"},
    ]  # fmt: skip
    assert not [one for one in read(OF_THE_OFFICE) if isinstance(one, Unread)]
    cover(OF_THE_OFFICE)


def test_a_correction_in_another_form_is_unread() -> None:
    text = OF_THE_OFFICE.replace("``Noway'' should read ``Norway''", "the table is corrected as follows")
    assert (len(said(text, "correction")), len(unread(text, "correction"))) == (1, 1)
    cover(text)


COMMUNICATIONS = """\
EC-860. A communication from the Assistant Secretary, Legislative Affairs, Department of State, transmitting,
pursuant to section 36(c) and 36(d) of the Arms Export Control Act, the certification of a proposed license for the
manufacture abroad of defense articles to Japan in the amount of $100,000,000 or more (Transmittal No. DDTC 24-050); to
the Committee on Foreign Relations.
EC-862. A communication from the Director, Defense Security Cooperation Agency, transmitting, pursuant to Section
36(b)(1) of the Arms Export Control Act, Transmittal No. 24-33, concerning the Army's proposed Letter(s) of Offer and
Acceptance to Poland for defense articles and services; to the Committee on Foreign Relations.
"""


def test_a_communication_may_stand_under_two_laws_or_name_its_number_first() -> None:
    assert said(COMMUNICATIONS, "section") == ["36(c) and 36(d)", "36(b)(1)"]
    assert said(COMMUNICATIONS, "transmittal") == ["24-050", "24-33"]
    assert (said(COMMUNICATIONS, "destination"), said(COMMUNICATIONS, "purchaser")) == (["Japan"], ["Poland"])
    assert said(COMMUNICATIONS, "military_department") == ["Army"]
    cover(COMMUNICATIONS)


RETRANSFER = """\
  4713. A letter from the Assistant Secretary, Legislative Affairs, Department of State, transmitting certification of a
proposed transfer of major defense equipment from the Government of Norway to the Government of Greece (Transmittal No.
RSAT-16-5178), pursuant to Section 3(d) of the Arms Export Control Act; to the Committee on Foreign Affairs.
"""


def test_a_retransfer_has_a_long_number_and_a_law_of_its_own() -> None:
    assert (said(RETRANSFER, "transmittal"), said(RETRANSFER, "section")) == (["16-5178"], ["3(d)"])
    assert said(RETRANSFER, "subject") == [
        "transfer of major defense equipment from the Government of Norway to the Government of Greece"
    ]
    cover(RETRANSFER)


LETTERS = "".join(
    f"""{day}.
Hon. R. P. Marlow,
Speaker of the House of Representatives.

    Dear Madam Speaker: Pursuant to Section 36(c) of the Arms Export Control Act, I am transmitting certification of a
proposed license for the export of rifles.
    The transaction described in the attached certification involves the export to {place} of rifles for its police.
    Sincerely,
Kim Doe,
Acting Assistant Secretary, Legislative Affairs.
Enclosure: Transmittal No. DDTC 031-05

"""
    for day, place in (("September 30, 2005", "Norway"), ("October 7, 2005", "the Republic of Korea"))
)  # fmt: skip


def test_a_full_stop_may_stand_behind_the_day_of_a_letter() -> None:
    assert said(LETTERS, "delivered_to_congress") == ["2005-09-30", "2005-10-07"]
    assert said(LETTERS, "destination") == ["Norway", "Republic of Korea"]
    cover(LETTERS)


def test_a_release_may_list_what_is_asked_for_behind_a_colon() -> None:
    asked = "requested to buy up to four (4) AN/TPQ-53 radars; and two (2) BRU-61 racks. The following"
    assert asked in A_POST
    listed = (
        "requested a possible sale of:\n\nFour (4) AN/TPQ-53 radars\nTwo (2) BRU-61 racks\n\n"
        "Also included in this sale in support of the MMSC are: ferries; and towing. The following"
    )
    text = A_POST.replace(asked, listed)
    assert said(text, "items") == [item(4, "AN/TPQ-53 radars"), item(2, "BRU-61 racks")]
    assert said(text, "also_included")[:2] == ["ferries", "towing"]
    cover(text)


def test_a_buyer_may_be_called_by_a_bare_name() -> None:
    text = A_POST.replace("to the Government of\nNorway for the purchase of", "to Norway of").replace(
        "The Government of Norway has requested to buy", "Norway has requested to purchase"
    )
    assert (said(text, "purchaser"), said(text, "subject")) == (["Norway"], ["harbour radars and related equipment"])
    assert [one for one in told(text) if one not in told(A_POST)]
