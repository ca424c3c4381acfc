"""Lists of articles as releases run them into their sentences: what is counted, what comes with it, what is unread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from tests.notices import cover, told
from tests.unit.sources.notice.test_releases import item
from tests.unit.sources.test_notice import notice, said

POST = (
    "WASHINGTON, March 4, 2031 - The State Department has made a determination approving a possible Foreign Military "
    "Sale to {buyer} of radars for an estimated cost of $162 million. The Defense Security Cooperation Agency "
    "delivered the required certification notifying Congress of this possible sale today.\n\n{request}\n\nThe "
    "estimated total cost is $162 million.\n\n{makers}\n"
)
ASKED = "The Government of Norway has requested to buy"
REST = "spare and repair parts, and other related elements of logistics support."
SUPPORT = [item(None, "spare and repair parts"), item(None, "other related elements of logistics support")]


def post(request: str, buyer: str = "the Government of Norway", makers: str = "") -> str:
    made = makers or "The principal contractor will be Harrow Aerospace, located in Tucson, AZ."
    return POST.format(request=request, buyer=buyer, makers=made)


def whys(text: str, field: str) -> list[str]:
    return [one.why for one in read(text) if isinstance(one, Unread) and one.field == field]


ITEMS: Mapping[str, tuple[str, list[dict[str, Any]]]] = {
    "commas of a name before a semicolon": (
        f"{ASKED} five (5) Power Sets, Less Gearbox (LG) in Full Form; and two (2) radars.",
        [item(5, "Power Sets, Less Gearbox (LG) in Full Form"), item(2, "radars")],
    ),
    "one of two things of a name": (
        f"{ASKED} 22 jamming suites (JS), or Advanced Jamming System (AJS), 6 radar sets, {REST}",
        [item(22, "jamming suites (JS), or Advanced Jamming System (AJS)"), item(6, "radar sets"), *SUPPORT],
    ),
    "what has no count holds what has": (
        f"{ASKED} follow-on support of its aircraft to include up to 4 AN/ALE-47 dispensers, 8 radar sets, {REST}",
        [item(None, "follow-on support of its aircraft"), item(4, "AN/ALE-47 dispensers", "up to"),
         item(8, "radar sets"), *SUPPORT],
    ),
    "what has no count leads on with a colon": (
        f"{ASKED} the Harbour Watch System (HWS), that includes: four (4) AN/TPQ-53 radars; and six (6) masts.",
        [item(None, "the Harbour Watch System (HWS)"), item(4, "AN/TPQ-53 radars"), item(6, "masts")],
    ),
    "parts that make up the count": (
        f"{ASKED} 40 armored vehicles, which include 30 AV-1, 6 AV-2, and 4 AV-3 (Ambulances); and 12 radars.",
        [item(40, "armored vehicles", detail="which include 30 AV-1, 6 AV-2, and 4 AV-3 (Ambulances)"),
         item(12, "radars")],
    ),
    "a fleet": (
        f"{ASKED} a fleet of up to sixty (60) light vehicles; and nine (9) trailers.",
        [item(60, "light vehicles", "up to"), item(9, "trailers")],
    ),
    "what a case grows by": (
        f"{ASKED} six (6) radars that will be added to a previously implemented case; and two (2) masts.",
        [item(6, "radars", detail="that will be added to a previously implemented case"), item(2, "masts")],
    ),
    "colons in brackets": (
        f"{ASKED} up to ninety-six (96) missiles (Norway: 8; Italy: 88); and twelve (12) guidance units.",
        [item(96, "missiles (Norway: 8; Italy: 88)", "up to"), item(12, "guidance units")],
    ),
    "an acronym before containers": (
        f"{ASKED} 300 AIM-120C-7 AMRAAM, missile containers, {REST}",
        [item(300, "AIM-120C-7 AMRAAM"), item(None, "missile containers"), *SUPPORT],
    ),
    "stock behind a name that is no plural": (
        f"{ASKED} 40 kits to upgrade its howitzers to the A5 configuration, {REST}",
        [item(40, "kits to upgrade its howitzers to the A5 configuration"), *SUPPORT],
    ),
    "what is asked for is procured": (
        "The Government of Norway has requested to procure twelve (12) radars; and two (2) masts.",
        [item(12, "radars"), item(2, "masts")],
    ),
    "a sale for something": (
        f"The Government of Norway has requested a possible sale for the continuation of training, 12 radars, {REST}",
        [item(None, "the continuation of training"), item(12, "radars"), *SUPPORT],
    ),
    "a sale of, with a stray comma": (
        f"The Government of Norway has requested a possible sale of, 13 telemeters, {REST}",
        [item(13, "telemeters"), *SUPPORT],
    ),
    "a further sentence holds the list": (
        f"{ASKED} support of its radars. The request includes: four (4) masts; and six (6) antennas.",
        [item(None, "support of its radars"), item(4, "masts"), item(6, "antennas")],
    ),
    "a list asked for without a verb of buying": (
        f"{ASKED} two (2) radars. Norway has requested tool kits; masts; and other related elements of support.",
        [item(2, "radars"), item(None, "tool kits"), item(None, "masts"),
         item(None, "other related elements of support")],
    ),
    "an amount of gallons": (
        f"{ASKED} 864,000,000 gallons of fuels; and two (2) pumps.",
        [item(864_000_000, "gallons of fuels"), item(2, "pumps")],
    ),
    "a detail in brackets before an and": (
        f"{ASKED} 218 missiles; and two hundred (200) rounds (includes four (4) spares) and nine (9) masts.",
        [item(218, "missiles"), item(200, "rounds", detail="(includes four (4) spares)"), item(9, "masts")],
    ),
    "rows that a further sentence leads on to": (
        f"{ASKED} aircraft weapons. These aircraft weapons include the following:\n\n274 AIM-120C-7 missiles\n"
        "6 AIM-120C-7 sections\n\nAlso included are containers, and training.",
        [item(None, "aircraft weapons"), item(274, "AIM-120C-7 missiles"), item(6, "AIM-120C-7 sections")],
    ),
    "a list that goes on behind what belongs to its last article": (
        f"{ASKED} 20 launch units with integrated sight, tripods, {REST}",
        [item(20, "launch units", detail="with integrated sight"), item(None, "tripods"), *SUPPORT],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ITEMS)
def test_a_list_is_read_as_a_person_reads_it(name: str) -> None:
    request, expected = ITEMS[name]
    text = post(request)
    cover(text)
    assert told(text)[0]["items"] == expected


UNREADABLE: Mapping[str, tuple[str, list[dict[str, Any]], str]] = {
    "a purpose with counts": (
        f"{ASKED} up to nine (9) hulls for conversion to six (6) tanks and three (3) spares; and four (4) radars.",
        [item(4, "radars")],
        "a second number stands in the name of the article",
    ),
    "to buy and to modernize": (
        f"{ASKED} 40 new F-16 aircraft and to modernize 79 existing F-16 aircraft to V-Configuration.",
        [],
        "a second number stands in the name of the article",
    ),
    "a second designation": (
        f"{ASKED} 6 KC-130R and 30 T-56 engines; and four (4) radars.",
        [item(4, "radars")],
        "a second number stands in the name of the article",
    ),
    "a counted article behind what belongs to another": (
        f"{ASKED} two (2) hulls with 120mm cannons and two (2) engines.",
        [],
        "what comes with it may be an article of its own",
    ),
    "words of a name with commas": (
        f"{ASKED} fifteen (15) M1151 vehicles, Utility, Armored, and four (4) radars.",
        [item(4, "radars")],
        "where the name of the article ends is not plain",
    ),
    "two things before a semicolon": (
        f"{ASKED} twelve (12) launchers, rocket pods; and four (4) radars.",
        [item(4, "radars")],
        "where the name of the article ends is not plain",
    ),
    "a clause behind a comma": (
        f"{ASKED} 30 helicopters, remanufactured to the new configuration, and four (4) radars.",
        [item(4, "radars")],
        "where the name of the article ends is not plain",
    ),
    "verbs in a row": (
        f"{ASKED} equipment and services to repair, update, and enhance its four (4) frigates.",
        [],
        "a list within a list, whose end is not plain",
    ),
    "a count once more": (
        f"{ASKED} four (4) radars. This proposed sale includes two (2) radars of the new kind.",
        [item(4, "radars")],
        "what is counted here may have been counted before",
    ),
    "counts in a sentence that is no list": (
        f"{ASKED} four (4) radars. The gaps are filled by others, 5 LAV-R carriers, 4 LAV-L carriers, and trucks.",
        [item(4, "radars")],
        "a list in no form that is known",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_told_apart_is_unread(name: str) -> None:
    request, expected, why = UNREADABLE[name]
    text = post(request)
    cover(text)
    assert told(text)[0].get("items", []) == expected
    assert why in whys(text, "items")


PHRASES: Mapping[str, tuple[str, list[str]]] = {
    "services of one sentence": (
        "U.S. Government engineering, technical, training, and logistics support services; and tools",
        ["U.S. Government engineering, technical, training, and logistics support services", "tools"],
    ),
    "as well as": (
        "biological detection, as well as significant hull, mechanical, and electrical upgrades; and tools",
        ["biological detection, as well as significant hull, mechanical, and electrical upgrades", "tools"],
    ),
    "counts with a forgotten semicolon": (
        "five (5) masts, one (1) power supply; and tools",
        ["five (5) masts", "one (1) power supply", "tools"],
    ),
    "the last phrase without its semicolon": (
        "tools; support services, and other related elements of logistics support",
        ["tools", "support services", "other related elements of logistics support"],
    ),
    "one of two things": (
        "28 suites; or other suites; and tools",
        ["28 suites; or other suites", "tools"],
    ),
}


@pytest.mark.parametrize("name", PHRASES)
def test_phrases_end_where_their_words_say(name: str) -> None:
    words, expected = PHRASES[name]
    text = post(f"{ASKED} two (2) radars. The following non-MDE items will also be included: {words}.")
    cover(text)
    assert told(text)[0]["non_mde_items"] == expected


def test_what_a_system_holds_may_be_no_major_equipment() -> None:
    text = post(
        f"{ASKED} the Harbour Watch System, consisting of the following non-Major Defense Equipment: masts; antennas; "
        "and tools."
    )
    cover(text)
    [one] = told(text)
    assert (one["items"], one["non_mde_items"]) == (
        [item(None, "the Harbour Watch System")],
        ["masts", "antennas", "tools"],
    )


def test_headings_without_colons_on_lines_of_their_own() -> None:
    text = post(
        "The Government of Norway has requested a possible sale of:\n\n• 24 AN/TPQ-53 radars\n• 6 spare masts\n\n"
        "Non-MDE Equipment\n\n• 12 tool kits\n• 24 pairs of tanks\n\nAlso included: training, and other related "
        "elements of support."
    )
    cover(text)
    [one] = told(text)
    assert one["items"] == [item(24, "AN/TPQ-53 radars"), item(6, "spare masts")]
    assert one["non_mde_items"] == ["12 tool kits", "24 pairs of tanks"]
    assert one["also_included"] == ["training", "other related elements of support"]


def test_a_heading_that_a_sentence_leads_on_to() -> None:
    text = post(
        "The Government of Norway has requested a possible sale of:\n\nMajor Defense Equipment (MDE):\n"
        "Six (6) radars\n\nNon-MDE: This request also includes the following Non-MDE: training; and tools.\n"
    )
    [one] = told(text)
    assert one["non_mde_items"] == ["training", "tools"]


def test_a_kingdom_asks_as_the_government_of_its_country() -> None:
    text = post("The Government of Norway has requested to buy radars.", buyer="the Kingdom of Norway")
    assert (told(text)[0]["purchaser"], told(text)[0]["subject"]) == (["Kingdom of Norway"], ["radars"])


MAKERS: Mapping[str, tuple[str, list[dict[str, str]]]] = {
    "two places": (
        "The principal contractor will be Harrow Aerospace, York, Pennsylvania, and Anniston, Alabama.",
        [{"name": "Harrow Aerospace", "place": "York, Pennsylvania, and Anniston, Alabama"}],
    ),
    "whose firm it is": (
        "The principal contractor will be Bell-Ames, a Harrow Aerospace Company, Stratford, CT.",
        [{"name": "Bell-Ames, a Harrow Aerospace Company", "place": "Stratford, CT"}],
    ),
    "what each makes": (
        "The principal contractors will be Harrow Aerospace, Everett, WA, for the aircraft; and Bell-Ames Company, "
        "Waltham, MA, for the radios.",
        [{"name": "Harrow Aerospace", "place": "Everett, WA"}, {"name": "Bell-Ames Company", "place": "Waltham, MA"}],
    ),
    "abroad": (
        "The principal contractors will be Harrow Aerospace, located in Volos, Greece; and Bell-Ames Company, located "
        "in Andover, MA.",
        [{"name": "Harrow Aerospace", "place": "Volos, Greece"}, {"name": "Bell-Ames Company", "place": "Andover, MA"}],
    ),
    "for a system": (
        "The prime contractors for the Harbour Watch System are Harrow Aerospace in Andover, MA, and Bell-Ames in "
        "Dallas, TX.",
        [{"name": "Harrow Aerospace", "place": "Andover, MA"}, {"name": "Bell-Ames", "place": "Dallas, TX"}],
    ),
}


@pytest.mark.parametrize("name", MAKERS)
def test_contractors(name: str) -> None:
    words, expected = MAKERS[name]
    text = post(f"{ASKED} two (2) radars.", makers=words)
    cover(text)
    assert told(text)[0]["contractors"] == expected


def test_a_day_without_its_comma() -> None:
    text = notice(articles="two (2) radars")
    [day] = said(text, "delivered_to_congress")
    year, month, number = day.split("-")
    names = {"02": "FEB", "03": "MAR", "04": "APR", "05": "MAY", "06": "JUN", "10": "OCT"}
    assert month in names
    spoilt = text.replace(
        text[text.index("Delivered to Congress:") :].split("\n")[0],
        f"Delivered to Congress: {names[month]} {number} {year}",
    )
    assert said(spoilt, "delivered_to_congress") == [day]
