"""Releases in the forms that three offices gave them from 2009 on, each read against what a person reads in it.

The releases are made up; what stands in them follows real ones in form alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from tests.notices import MUTATIONS, PRINTED, cover, misread, told

ENDING = """\
This proposed sale will help Norway keep watch over its airspace.

Implementation of this proposed sale will not require the assignment of any additional U.S. Government or contractor
representatives to Norway.

For further information, please contact the Bureau of Small Affairs at desk@example.org.
"""

A_POST = f"""\
Norway – Harbour Radars
Foreign Military Sales: Congressional Notification
Bureau of Small Affairs
March 4, 2031

Transmittal #31-44

The U.S. Department of State has made a determination approving a possible Foreign Military Sale to the Government of
Norway for the purchase of harbour radars and related equipment. The estimated total cost is $162 million.

The Government of Norway has requested to buy up to four (4) AN/TPQ-53 radars; and two (2) BRU-61 racks. The following
non-major defense equipment items will also be included: containers; spare parts; and training.

The principal contractors will be Harrow Aerospace, located in Tucson, Arizona; and Bell-Ames Corporation, located in
St. Louis, Missouri.

{ENDING}"""

A_POST_WITHOUT_MAJOR_EQUIPMENT = f"""\
Norway – Harbour Watch

The U.S. Department of State has made a determination approving a possible Foreign Military Sale to the Government of
Norway to buy equipment in support of its Harbour Watch. The total estimated cost is $95 million.

The Government of Norway has requested to buy the following non-major defense equipment (MDE) items: search lights;
tow straps; and in-country training.

There is no principal contractor associated with this potential sale.

{ENDING}"""

A_POST_ON_A_CASE_THAT_GREW = f"""\
Norway – Radars

The U.S. Department of State has made a determination approving a possible Foreign Military Sale to the Government of
Norway to purchase AN/TPQ-53 radars. The Government of Norway has requested to buy an additional six (6) AN/TPQ-53
radars; and spare parts that will be added to a previously implemented case whose value was under the congressional
notification threshold. The original Foreign Military Sales (FMS) case, valued at $12.4 million ($9.4 million in major
defense equipment (MDE)), included two (2) AN/TPQ-53 radars.

This notification is for a combined total of eight (8) AN/TPQ-53 radars. The following non-MDE items will also be
included: spare parts; and training. The estimated total cost is $22.3 million.

{ENDING}"""

A_PACKAGE_OF_2009 = """\
WASHINGTON: The Defense Security Cooperation Agency notified Congress December 7 of a possible Foreign Military Sale to
Norway of 14 UH-60M helicopters, as well as associated parts for a complete package worth approximately $1.2 billion.

The Government of Norway has requested a possible sale of fourteen UH-60M helicopters, 32 T700-GE-701D engines (28
installed and 4 spares), support equipment, and ferry services.

The estimated cost is $1.2 billion.

The prime contractor will be the Quill Company of Fort Worth, Texas. There are no known offset agreements proposed in
connection with this potential sale.
"""

AN_ORDER_OF_2011 = """\
The Defense Security Cooperation Agency notified Congress Monday of a possible Foreign Military Sale Order to the
Government of Norway for spare parts at an estimated cost of $62 million.

The Government of Norway requests spare parts and services for its trainers. In addition, the proposed sale will include
publications, test equipment, and site surveys. The estimated cost is $62 million.

The proposed sale of this equipment will not alter the basic military balance in the region.
"""

A_BODY_WITH_AN_ABBREVIATION = """\
WASHINGTON, July 20, 2012 – The Defense Security Cooperation Agency notified Congress today of a possible Foreign
Military Sale to the Government of Norway for four UH-60M helicopters and associated equipment for an estimated cost
of $235 million.

The Government of Norway (GoN) has requested a possible sale of four UH-60M helicopters, 10 T700-GE-701D engines (8
installed and 2 spares), warranty, and support equipment. Included are ground stations, repair and return, and spare
parts. The estimated cost is $235 million.

The proposed sale of these helicopters will not alter the military balance in the region.
"""

TEXTS: Mapping[str, str] = {
    "a post": A_POST,
    "a post without major equipment": A_POST_WITHOUT_MAJOR_EQUIPMENT,
    "a post on a case that grew": A_POST_ON_A_CASE_THAT_GREW,
    "a package of 2009": A_PACKAGE_OF_2009,
    "an order of 2011": AN_ORDER_OF_2011,
    "a buyer with an abbreviation": A_BODY_WITH_AN_ABBREVIATION,
}


def item(qty: int | None, name: str, qualifier: str | None = None, **more: str) -> dict[str, Any]:
    return {"qty": qty, "qualifier": qualifier, "item": name, "mde": None, **more}


CASES: Mapping[str, Mapping[str, list[Any]]] = {
    "a post": {
        "kind": ["press release"],
        "transmittal": ["31-44"],
        "published": ["2031-03-04"],
        "purchaser": ["Government of Norway"],
        "subject": ["harbour radars and related equipment"],
        "value_total": [162_000_000],
        "items": [item(4, "AN/TPQ-53 radars", "up to"), item(2, "BRU-61 racks")],
        "non_mde_items": ["containers", "spare parts", "training"],
        "contractors": [
            {"name": "Harrow Aerospace", "place": "Tucson, Arizona"},
            {"name": "Bell-Ames Corporation", "place": "St. Louis, Missouri"},
        ],
        "assignment": [{"usg": 0, "contractor": 0, "duration": None}],
    },
    "a post without major equipment": {
        "purchaser": ["Government of Norway"],
        "subject": ["equipment in support of its Harbour Watch"],
        "value_total": [95_000_000],
        "non_mde_items": ["search lights", "tow straps", "in-country training"],
        "contractor_note": ["There is no principal contractor associated with this potential sale."],
    },
    "a post on a case that grew": {
        "purchaser": ["Government of Norway"],
        "subject": ["AN/TPQ-53 radars"],
        # Not of the first sentence: of the one that says what all of it would cost, and of no earlier case.
        "value_total": [22_300_000],
        "estimated_cost": [22_300_000],
        # What is asked for is not counted together with what the case then holds.
        "items": [
            item(6, "AN/TPQ-53 radars"),
            item(
                None,
                "spare parts",
                detail="that will be added to a previously implemented case whose value was under the"
                " congressional notification threshold",
            ),
        ],
        "combined_items": [item(8, "AN/TPQ-53 radars")],
        "non_mde_items": ["spare parts", "training"],
        "description": [
            "The original Foreign Military Sales (FMS) case, valued at $12.4 million ($9.4 million in major defense"
            " equipment (MDE)), included two (2) AN/TPQ-53 radars."
        ],
    },
    "a package of 2009": {
        "kind": ["press release"],
        "purchaser": ["Norway"],
        "subject": ["14 UH-60M helicopters, as well as associated parts"],
        "value_total": [1_200_000_000],
        "items": [
            item(14, "UH-60M helicopters"),
            item(32, "T700-GE-701D engines", detail="(28 installed and 4 spares)"),
            item(None, "support equipment"),
            item(None, "ferry services"),
        ],
        "contractors": [{"name": "Quill Company", "place": "Fort Worth, Texas"}],
    },
    "an order of 2011": {
        "purchaser": ["Government of Norway"],
        "subject": ["spare parts"],
        "value_total": [62_000_000],
        "items": [item(None, "spare parts and services for its trainers")],
        "also_included": ["publications", "test equipment", "site surveys"],
        "balance": ["The proposed sale of this equipment will not alter the basic military balance in the region."],
    },
    "a buyer with an abbreviation": {
        "published": ["2012-07-20"],
        "delivered_to_congress": ["2012-07-20"],
        "purchaser": ["Government of Norway"],
        "subject": ["four UH-60M helicopters and associated equipment"],
        "items": [
            item(4, "UH-60M helicopters"),
            item(10, "T700-GE-701D engines", detail="(8 installed and 2 spares)"),
            item(None, "warranty"),
            item(None, "support equipment"),
        ],
        "also_included": ["ground stations", "repair and return", "spare parts"],
        "balance": ["The proposed sale of these helicopters will not alter the military balance in the region."],
    },
}

UNREAD = {
    "a package of 2009": [("delivered_to_congress", "no day with its year is given")],
    "an order of 2011": [("delivered_to_congress", "no day with its year is given")],
}


@pytest.mark.parametrize(
    ("layout", "field", "value"),
    [pytest.param(one, *each, id=f"{one}: {each[0]}") for one, truth in CASES.items() for each in truth.items()],
)
def test_a_field_is_read_as_a_person_reads_it(layout: str, field: str, value: list[Any]) -> None:
    [found] = told(TEXTS[layout])
    assert found.get(field) == value


@pytest.mark.parametrize("layout", TEXTS)
def test_all_of_it_is_accounted_for_and_what_is_unread_has_its_reason(layout: str) -> None:
    cover(TEXTS[layout])
    unread = [(one.field, one.why) for one in read(TEXTS[layout]) if isinstance(one, Unread)]
    assert unread == UNREAD.get(layout, [])


@pytest.mark.parametrize("spoiling", [*MUTATIONS, *PRINTED])
@pytest.mark.parametrize("layout", TEXTS)
def test_spoilt_in_print_it_is_never_misread(layout: str, spoiling: str) -> None:
    assert misread(layout, TEXTS[layout], spoiling) == []


@pytest.mark.parametrize(
    "worth",
    [" at an estimated cost of $162 million.", " with an estimated total cost of $162 million.",
     " for an estimated cost of up to $162 million.", ". The total estimated cost for the case is $162 million."],
)  # fmt: skip
def test_what_is_approved_is_worth_what_it_is_said_to_cost(worth: str) -> None:
    text = A_POST.replace(". The estimated total cost is $162 million.", worth).replace("has made a det", "made a det")
    [found] = told(text)
    assert (found["subject"], found["value_total"]) == (["harbour radars and related equipment"], [162_000_000])


def test_the_day_on_which_a_release_was_issued_is_read_behind_its_source() -> None:
    text = A_POST.replace("March 4, 2031", "(Source: Bureau of Small Affairs; issued March 4, 2031)")
    assert told(text)[0]["published"] == ["2031-03-04"]


def test_news_that_quotes_the_approval_without_its_sum_is_no_release() -> None:
    start = A_POST_ON_A_CASE_THAT_GREW.index("The U.S.")
    approval = A_POST_ON_A_CASE_THAT_GREW[start : A_POST_ON_A_CASE_THAT_GREW.index(". The Gov", start) + 1]
    assert list(read(f"Norland weighs radars\n\n{approval} The opposition said it would vote against it.\n")) == []


@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "``''"])
def test_news_that_quotes_the_approval_with_its_sum_is_unread(marks: str) -> None:
    text = (
        "Norland buys radars\n\nMarch 5, 2031\n\n"
        f"{marks[: len(marks) // 2]}The State Department has made a determination approving a possible Foreign "
        "Military Sale to the Government of Norway of harbour radars and related equipment for an estimated cost of "
        f"$162 million,{marks[len(marks) // 2 :]} DSCA said. A sale of search lights has an estimated cost of "
        "$95 million, it said.\n\n"
        '"The Government of Norway has requested to buy four harbour radars," the agency said.\n'
    )
    assert told(text)[0].keys() == set()
    assert {one.field for one in read(text) if isinstance(one, Unread)} == {"notice"}
    cover(text)


def test_two_posts_are_two_notices() -> None:
    first, second = told(A_POST + "\n" + A_POST.replace("#31-44", "#31-45").replace("$162", "$170"))
    assert (first["transmittal"], first["value_total"]) == (["31-44"], [162_000_000])
    assert (second["transmittal"], second["value_total"]) == (["31-45"], [170_000_000])


def test_two_sums_for_all_of_it_are_no_sum() -> None:
    text = A_POST_ON_A_CASE_THAT_GREW.replace("training. The", "training. The estimated cost is $21 million. The")
    assert "value_total" not in told(text)[0]
    assert ("value_total", "no one sum is given for all of it") in {
        (one.field, one.why) for one in read(text) if isinstance(one, Unread)
    }


def test_what_a_buyer_is_said_to_need_is_no_list_of_articles() -> None:
    said = "The Government of Norway requests these capabilities for the defense of its deployed troops."
    text = AN_ORDER_OF_2011.replace("The proposed sale of this", f"{said} The proposed sale of this")
    assert told(text)[0]["items"] == CASES["an order of 2011"]["items"]
    assert said in told(text)[0]["justification"]


def test_a_list_within_an_article_is_no_list_of_articles() -> None:
    asked = "spare parts and services for its trainers"
    [found] = told(
        AN_ORDER_OF_2011.replace(asked, "support of several aircraft that include L-39s, T-6As, and Cessnas")
    )
    assert found["items"] == [item(None, "support of several aircraft that include L-39s, T-6As, and Cessnas")]
    doubtful = AN_ORDER_OF_2011.replace(asked, "containers, support of aircraft that include L-39s, T-6As, and tools")
    assert told(doubtful)[0]["items"] == [item(None, "containers")]
    assert ("items", "a list within a list, whose end is not plain") in {
        (one.field, one.why) for one in read(doubtful) if isinstance(one, Unread)
    }


@pytest.mark.parametrize(
    "kept",
    [
        "other assistance to include planning, infrastructure support, exercise help, and contract management",
        "command, control, communications, computers, intelligence, and reconnaissance equipment",
    ],
)
def test_a_part_between_semicolons_is_one_where_its_commas_are_its_own(kept: str) -> None:
    [found] = told(A_POST.replace("containers;", f"{kept};"))
    assert found["non_mde_items"] == [kept, "spare parts", "training"]


COUNTS = {
    "a quantity of 150 AIM-9X missiles": item(150, "AIM-9X missiles"),
    "an estimated 60 BRU-61 racks": item(60, "BRU-61 racks", "an estimated"),
    "10 each AN/ALQ-131 pods": item(10, "AN/ALQ-131 pods"),
    "80 (eighty) AGM-84L missiles": None,
}


@pytest.mark.parametrize(("asked", "value"), COUNTS.items(), ids=COUNTS)
def test_a_count_is_read_behind_the_words_that_lead_to_it(asked: str, value: dict[str, Any] | None) -> None:
    [found] = told(A_POST.replace("up to four (4) AN/TPQ-53 radars; and two (2) BRU-61 racks", asked))
    assert found.get("items") == ([value] if value else None)


LISTS = {
    "The following items will also be included: bolts; and tools.": ("also_included", ["bolts", "tools"]),
    "The following non-MDE will also be included: bolts; and tools.": ("non_mde_items", ["bolts", "tools"]),
    "The following major defense equipment items will also be included: two (2) launchers; and six (6) racks.": (
        "mde_items", [item(2, "launchers") | {"mde": True}, item(6, "racks") | {"mde": True}]
    ),
    "This potential sale will also include bolts, saws, and tools.": ("also_included", ["bolts", "saws", "tools"]),
}  # fmt: skip


@pytest.mark.parametrize(("said", "value"), LISTS.items(), ids=LISTS)
def test_a_further_list_is_read_under_its_own_heading(said: str, value: tuple[str, list[Any]]) -> None:
    name, items = value
    start, end = A_POST.index("The following"), A_POST.index("The principal")
    assert told(A_POST[:start] + said + "\n\n" + A_POST[end:])[0][name] == items


def test_a_list_in_no_form_that_is_known_is_reported() -> None:
    text = A_POST.replace("The principal", "Also to be included are bolts and saws. The principal")
    assert ("items", "a list in no form that is known") in {
        (one.field, one.why) for one in read(text) if isinstance(one, Unread)
    }


def test_what_a_part_of_it_costs_is_not_the_cost_of_all_of_it() -> None:
    said = "The estimated cost of the radars is $50 million."
    text = A_POST_ON_A_CASE_THAT_GREW.replace("The estimated total", f"{said} The estimated total")
    assert (told(text)[0]["estimated_cost"], told(text)[0]["value_total"]) == ([22_300_000], [22_300_000])


CONTRACTORS = {
    "two places of one": (
        "The principal contractors will be Harrow Aerospace, located in Waltham, MA, and Huntsville, AL; and"
        " Bell-Ames Corporation, located in Houston, TX and Mishawaka, IN.",
        [
            {"name": "Harrow Aerospace", "place": "Waltham, MA, and Huntsville, AL"},
            {"name": "Bell-Ames Corporation", "place": "Houston, TX and Mishawaka, IN"},
        ],
    ),
    "a list with bullets": (
        "The principal contractors will be:\n\n  • Harrow Aerospace, Tucson, Arizona\n  • Bell-Ames Corporation, St."
        " Louis, Missouri.",
        [
            {"name": "Harrow Aerospace", "place": "Tucson, Arizona"},
            {"name": "Bell-Ames Corporation", "place": "St. Louis, Missouri"},
        ],
    ),
}


@pytest.mark.parametrize(("said", "named"), CONTRACTORS.values(), ids=CONTRACTORS)
def test_each_contractor_has_its_places(said: str, named: list[Any]) -> None:
    start, end = A_POST.index("The principal"), A_POST.index("This proposed")
    [found] = told(A_POST[:start] + said + "\n\n" + A_POST[end:])
    assert found.get("contractors") == named


STAFF = {
    "up to fifteen additional U.S. Government and up to fifteen contractor representatives to Norway, as required,": (
        {"usg": 15, "contractor": 15, "duration": None}
    ),
    "multiple assignments of 15 additional U.S. Government and 20 contractor representatives to Norway for a duration"
    " of up to six years": {"usg": 15, "contractor": 20, "duration": "up to six years"},
    "the assignment of six U.S. Government and four contractor representatives": (
        {"usg": 6, "contractor": 4, "duration": None}
    ),
    # Who is how many of them is not said.
    "the assignment of up to twenty U.S. Government or U.S. contractor representatives to Norway": None,
    "up to fourteen U.S. Government and contractor representatives to travel to Norway": None,
    "the assignment of three U.S. contractor representatives for two years, and five more for one year": None,
    "temporary duty travel of five to eight U.S. Government and contractor representatives to Norway": None,
}


@pytest.mark.parametrize(("staff", "value"), STAFF.items(), ids=STAFF)
def test_who_would_be_sent_is_read_where_each_number_has_its_people(staff: str, value: dict[str, Any] | None) -> None:
    start, end = A_POST.index("Implementation"), A_POST.index("For further")
    said = f"Implementation of this proposed sale will require {staff} to help.\n\n"
    [found] = told(A_POST[:start] + said + A_POST[end:])
    assert found.get("assignment") == ([value] if value else None)


@pytest.mark.parametrize(
    ("approved", "asking", "purchaser"),
    [
        ("the Norland Office for Trade (NOT) of", "NOT", "Norland Office for Trade (NOT)"),
        (
            "the Norland Office for Trade (NOT) of",
            "The Norland Office for Trade (NOT)",
            "Norland Office for Trade (NOT)",
        ),
        ("the Norland Office for Trade (NOT) for", "NOT", "Norland Office for Trade (NOT)"),
        ("the Norland Office for Trade (NOT) of", "NOTE", None),
        ("the Norland Office for Trade of", "NOT", None),
    ],
)
def test_a_buyer_may_be_told_by_the_short_name_behind_its_own(
    approved: str, asking: str, purchaser: str | None
) -> None:
    text = (
        "WASHINGTON, March 4, 2031 - The State Department has made a determination approving a possible Foreign "
        f"Military Sale to {approved} harbour radars and related equipment for an estimated cost of $162 million.\n\n"
        f"{asking} has requested to buy four (4) AN/TPQ-53 radars. The estimated total cost is $162 million.\n"
    )
    found = told(text)[0]
    assert found.get("purchaser", []) == ([purchaser] if purchaser else [])
    assert found.get("subject", []) == (["harbour radars and related equipment"] if purchaser else [])
    cover(text)


@pytest.mark.parametrize("said", ["as told in Public Law 31-8.", "to fly its F-16.", "since May 4, 2031."])
def test_a_sentence_may_end_in_a_number_that_cannot_go_on(said: str) -> None:
    text = A_POST.replace("This proposed sale will help", f"It lets Norway act {said} This proposed sale will help")
    assert f"It lets Norway act {said}" in told(text)[0]["justification"]


def test_a_sentence_that_ends_in_a_figure_may_be_cut_there() -> None:
    said = "It lets Norway save more than $83."
    text = A_POST.replace("This proposed sale will help", f"{said} This proposed sale will help")
    assert said not in told(text)[0].get("justification", [])


@pytest.mark.parametrize("said", ["is not aware of any offsets in this sale.", "knows of no offset in this sale."])
def test_that_there_are_no_offsets_is_said_of_the_offset(said: str) -> None:
    text = A_POST.replace("This proposed sale will help", f"The U.S. Government {said} This proposed sale will help")
    assert f"The U.S. Government {said}" in told(text)[0]["offset"]


def test_a_sentence_may_end_in_the_name_of_the_country() -> None:
    said = "This proposed sale directly serves the interests of Norway and the U.S."
    text = A_POST.replace("This proposed sale will help", f"{said} This proposed sale will help")
    assert said in told(text)[0]["justification"]
    cut = text[: text.index(said) + len(said)]
    assert said not in told(cut)[0].get("justification", [])
