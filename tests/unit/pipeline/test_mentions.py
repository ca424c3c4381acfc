"""Items found in running text: whole words, the longest name, exact places, and nothing settled that is ambiguous."""

from __future__ import annotations

import re

import pytest

from caveat.pipeline.mentions import Mention, find
from tests.conftest import SHARED

Found = tuple[str, tuple[str, ...]]


def _found(text: str) -> list[Found]:
    """The words of each mention on one line, and the items."""
    return [(re.sub(r"\s+", " ", one.quote), _ids(one)) for one in find(text)]


def _ids(one: Mention) -> tuple[str, ...]:
    return tuple(sorted(item.id for item in one.resolution.items))


CASES = [
    ("a count before a calibre", "about 57,021 155 mm artillery rounds", [("155 mm artillery rounds", "i-155mm-he")]),
    ("a name within a sentence", "It sold JDAM tail kits to both.", [("JDAM tail kits", "i-jdam")]),
    ("the longer name", "the PAC-3 MSE arrived", [("PAC-3 MSE", "i-pac3")]),
    ("names that overlap", "Iron Dome interceptors arrived", [("Iron Dome interceptors", "i-tamir")]),
    ("two names", "Javelin and Stinger missiles", [("Javelin", "i-javelin"), ("Stinger missiles", "i-stinger")]),
    ("a slash between two names", "MK-84/BLU-117", [("MK-84", "i-mk84"), ("BLU-117", "i-mk84")]),
    ("a list", "GBU-39s, Hellfires", [("GBU-39s", "i-sdb"), ("Hellfires", "i-hellfire")]),
    ("a possessive", "the F-15IA's radar", [("F-15IA", "i-f15ia")]),
    ("a closed bracket", "Foreign Military Financing (FMF) pays", [("Foreign Military Financing (FMF)", "i-fmf")]),
    ("a bracket around it", "kits (JDAMs) for bombs", [("JDAMs", "i-jdam")]),
    ("a line that breaks", "155 mm\n    artillery rounds", [("155 mm artillery rounds", "i-155mm-he")]),
    ("a hyphen at the end of a line", "the AN/PVS-\n14 goggles", [("AN/PVS- 14", "i-nvg")]),
    ("an abbreviation of the mark", "some Mk. 84 bombs", [("Mk. 84", "i-mk84")]),
    ("a non-breaking hyphen", "KMU‑556 kits", [("KMU‑556", "i-jdam")]),
    ("a minus sign", "GBU−39 bombs", [("GBU−39", "i-sdb")]),
    ("a non-breaking space", "155\u00a0mm shells", [("155 mm shells", "i-155mm-he")]),
    ("the start and the end of the text", "Hellfire", [("Hellfire", "i-hellfire")]),
    ("a straight apostrophe", "a David's Sling battery", [("David's Sling", "i-davids-sling")]),
    ("a curly apostrophe", "the David’s Sling battery", [("David’s Sling", "i-davids-sling")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [(text, what) for _, text, what in CASES], ids=[name for name, _, _ in CASES]
)
def test_a_name_is_found_whole_and_in_its_longest_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == [(quote, (item,)) for quote, item in expected]
    assert {one.resolution.status for one in find(text)} == {"resolved"}


AMBIGUOUS = [
    ("the M107 was named", "M107", {"i-155mm-he", "i-sniper-rifles"}),
    ("2,000-lb. bombs fell", "2,000-lb. bombs", {"i-mk84", "i-blu109"}),
    ("more guidance kits", "guidance kits", {"i-155mm-pgk", "i-jdam", "i-spice"}),
    ("Iron Dome was spared", "Iron Dome", {"i-iron-dome-battery", "i-md-funds", "i-tamir"}),
    ("they want F-15s now", "F-15s", {"i-f15ia", "i-f15-advanced", "i-f15-legacy"}),
    ("he was in Dakar then", "Dakar", {"i-dakar"}),
]


@pytest.mark.parametrize(("text", "quote", "items"), AMBIGUOUS, ids=[quote for _, quote, _ in AMBIGUOUS])
def test_an_ambiguous_name_is_reported_as_one(text: str, quote: str, items: set[str]) -> None:
    [one] = find(text)
    assert (one.quote, one.resolution.status) == (quote, "ambiguous")
    assert set(_ids(one)) == items


NOTHING = [
    ("part of a word", "the Tamirlane epic, unstingered"),
    ("part of a number", "M1077 and GBU-390"),
    ("two figures", "at M1 07 on the map"),
    ("a time of day", "At 4:55 p.m. the House rose, and at 4 it sat"),
    ("a room", "Room SM - 3 - South"),
    ("a word in small letters", "great harm came of a spike in the meteor count"),
    ("over the end of a sentence", "Its calibre is 155 mm. Rounds were counted apart."),
    ("over a comma", "a calibre of 155 mm, rounds of talks"),
    ("half of a bracket", "Joint (Direct Attack Munition and so on)"),
    ("a kind of thing", "weapons, bombs and missiles"),
    ("no words", "—…!"),
    ("empty", ""),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for _, text in NOTHING], ids=[name for name, _ in NOTHING])
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert find(text) == ()


def test_figures_side_by_side_are_read_without_a_fault() -> None:
    """The torpedo 53-65 has no letter in its name, and its figures stand in any table."""
    assert find("pages 53 65 of") == ()
    [one] = find("pages 53-65 of")
    assert (one.quote, one.resolution.status) == ("53-65", "ambiguous")


def _shared(*parts: str) -> str:
    return SHARED.joinpath("peers", "data", *parts).read_text(encoding="utf-8")


@pytest.mark.shared
def test_the_items_of_the_article_are_found_and_the_vague_ones_stay_vague() -> None:
    """By hand from the text: its fourth and its seventh paragraph name goods, and no other does."""
    text = _shared("article", "2024-01-28-pausing-deliveries.txt")
    found = find(text)
    assert [(one.quote, one.resolution.status) for one in found] == [
        ("large aerial bombs", "ambiguous"),
        ("air defense systems", "ambiguous"),
        ("155 mm artillery rounds", "resolved"),
        ("joint direct attack munitions", "resolved"),
        ("JDAMs", "resolved"),
        ("conversion kits", "ambiguous"),
    ]
    assert [_ids(one) for one in found if one.resolution.status == "resolved"] == [
        ("i-155mm-he",), ("i-jdam",), ("i-jdam",),
    ]  # fmt: skip
    for one in found:
        assert text.count(one.quote) == 1
        assert text.index(one.quote) == one.start


def _part(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end)]


@pytest.mark.shared
def test_the_goods_of_a_notice_on_rocket_pods_are_found() -> None:
    field = _part(_shared("fr-arms-sales-notices", "2026-09003.txt"), "(iii) (U)", "(iv) (U)")
    assert _found(field) == [
        ("M30A2 guided multiple launch rocket system- alternative warhead pods", ("i-gmlrs",)),
        ("telemetry kits", ("i-telemetry",)),
        ("engineering services", ("i-tech-support",)),
        ("technical assistance", ("i-tech-support",)),
    ]


@pytest.mark.shared
def test_the_goods_of_a_notice_on_radars_are_found() -> None:
    field = _part(_shared("fr-arms-sales-notices", "2026-07278.txt"), "(iii) Description", "(iv) Military")
    assert _found(field) == [
        ("Ku band multi- function radio frequency system radar", ("i-kumrfs",)),
        ("generators", ("i-generators",)),
        ("global positioning system receivers", ("i-navigation",)),
        ("spare and repair parts", ("i-spares",)),
        ("special tools and test equipment", ("i-ground-support",)),
        ("technical manuals and publications", ("i-technical-data",)),
        ("training devices", ("i-training-gear",)),
        ("new equipment training", ("i-training",)),
        ("concurrent spare parts", ("i-spares",)),
        ("field service representative support", ("i-tech-support",)),
        ("contractor logistics support", ("i-tech-support",)),
        ("program management reviews", ("i-tech-support",)),
    ]


@pytest.mark.shared
def test_the_major_equipment_of_a_report_of_enhancement_is_found() -> None:
    text = _shared("fr-arms-sales-notices", "2026-11403.txt")
    assert _found(_part(text, "sixty \n(60)", "Also included")) == [
        ("CH-47F Block II cargo helicopters", ("i-ch47",)),
        ("T-55-GA-714A engines", ("i-heli-engines",)),
        ("AN/AAR-57", ("i-aircraft-ew",)),
        ("Common Missile Warning Systems", ("i-aircraft-ew",)),
        ("AN/ARC-231A Communications Security (COMSEC) radios", ("i-radios",)),
    ]
    added = _part(text, "This transmittal notifies", "The estimated MDE value will")
    assert _found(added) == [
        ("CH-47F Block II Cargo Helicopters", ("i-ch47",)),
        ("Radar Detecting Sets", ("i-aircraft-ew",)),
        ("AN/APR-39E(V)2", ("i-aircraft-ew",)),
    ]


@pytest.mark.shared
def test_a_notice_that_only_corrects_a_page_names_no_goods() -> None:
    assert find(_shared("fr-arms-sales-notices", "2026-00029.txt")) == ()


@pytest.mark.shared
def test_a_release_names_missile_captive_missile_and_launcher_apart() -> None:
    text = _shared("dsca-press-release", "dsca-4373826-article-block.html")
    asked = _part(text, "has requested to buy", "The following non-MDE")
    assert _found(asked) == [
        ("AGM-114R Hellfire", ("i-hellfire",)),
        ("AGM-114R Captive Air Test Missiles", ("i-training-missile",)),
        ("Hellfire (Longbow) M299 Hellfire Launchers", ("i-hellfire-launcher",)),
        ("MHU-191/M trailers", ("i-bomb-racks",)),
        ("BRU-14", ("i-bomb-racks",)),
    ]
