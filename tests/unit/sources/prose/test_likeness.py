"""When two names name the same, and when they do not."""

from __future__ import annotations

import pytest

from caveat.sources.prose.words.likeness import alike, any_alike, same_goods


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Germany", "the German government"),
        ("Germany", "Berlin"),
        ("Berlin", "government of Germany"),
        ("United States", "U.S."),
        ("the US administration", "Washington"),
        ("Government of the Netherlands", "The Hague"),
        ("Kingdom of Norway", "Oslo"),
        ("Germany's Defence Ministry", "German Ministry of Defense"),
        ("Defence Ministry", "the Ministry of Defence"),
        ("Türkiye", "Turkey"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Ada Quell", "ADA QUELL"),
        ("Norway and Denmark", "Denmark and Norway"),
        ("its lawmakers", "lawmakers"),
        ("Foreign Minister Solveig Myhre", "Solveig Myhre"),
        ("the Defence Secretary, Margaret Sele", "Margaret Sele"),
        ("U.S. Rep. Joan Tillery", "Joan Tillery"),
        ("Colonel Antti Rasi", "Mr Antti Rasi"),
        ("Senator Quell", "Ms Quell"),
        ("the Export Control Unit (ECU)", "Export Control Unit"),
        ("her", "her"),
    ],
)
def test_one_party_by_two_names_is_one(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Germany", "German Defence Ministry"),
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
        ("Sudan", "South Sudan"),
        ("Norway", "Norway and Denmark"),
        ("Ada Quell", "Quell"),
        ("Biden administration", "United States"),
        ("Israel", "Israeli officials"),
        ("Washington Post", "United States"),
        ("Senator Ada Quell", "Senator Ida Quell"),
        ("Senator", "Colonel"),
        ("the minister", "Minister Ada Quell"),
        ("", ""),
        ("the", "its"),
    ],
)
def test_two_parties_are_two(one: str, other: str) -> None:
    assert not alike(one, other)


def test_one_of_several_right_names_is_right() -> None:
    assert any_alike("the ministry", ["Defence Ministry", "Ministry"])
    assert not any_alike("the ministry", ["Defence Ministry"])
    assert not any_alike("the ministry", [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("155 mm artillery rounds", "artillery rounds", True),
        ("deliveries of shells", "the deliveries", True),
        ("delivery", "deliveries", True),
        ("export licences", "export license", True),
        ("deliveries of shells", "shells", False),
        ("tank parts", "aircraft parts", False),
        ("artillery rounds", "artillery", False),
        ("", "shells", False),
    ],
)
def test_goods_are_the_same_by_their_head_and_what_is_said_of_it(one: str, other: str, same: bool) -> None:
    assert same_goods(one, other) is same
    assert same_goods(other, one) is same
