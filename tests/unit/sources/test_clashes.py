"""Statements of two documents that cannot both hold, and those that can."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.evidence import Act, Modality, Polarity
from caveat.sources import clashes as sources_clashes
from caveat.sources.clashes import Claim, clashes

DAY = date(2031, 3, 4)
NO = {"polarity": Polarity.NEGATIVE}


def claim(document: str, **fields: Any) -> Claim:
    told = {"act": Act.PAUSE, "actor": "Germany", "target": "Peru", "objects": ("howitzers",), "day": None,
            "modality": Modality.ASSERTED, "polarity": Polarity.POSITIVE, "published": DAY} | fields  # fmt: skip
    return Claim(document, "s1", **told)


def why(one: Claim, other: Claim) -> list[str]:
    return [reason for _, _, reason in clashes([one, other])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"modality": Modality.DENIED, **NO}),
        ({"modality": Modality.CONSIDERED}, {"modality": Modality.DENIED, **NO}),
        ({}, NO),
        ({"actor": "the German government"}, {"actor": "Berlin", "modality": Modality.DENIED, **NO}),
        ({"target": None}, {"modality": Modality.DENIED, **NO}),
        ({"objects": ()}, {"modality": Modality.DENIED, **NO}),
    ],
    ids=["said and denied", "considered and denied", "said to be and not to be", "by other names", "no target named",
         "no goods named"],
)  # fmt: skip
def test_a_report_and_its_denial_clash(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert why(claim("a", **one), claim("b", **other)) == ["denial"]
    assert why(claim("a", **other), claim("b", **one)) == ["denial"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"document": "a", **NO}),
        ({"modality": Modality.CONSIDERED}, NO),
        ({"modality": Modality.HYPOTHETICAL}, {"modality": Modality.DENIED, **NO}),
        ({"actor": "Italy"}, {"modality": Modality.DENIED, **NO}),
        ({"actor": None}, {"modality": Modality.DENIED, **NO}),
        ({"target": "Chile"}, {"modality": Modality.DENIED, **NO}),
        ({"objects": ("frigates",)}, {"modality": Modality.DENIED, **NO}),
        ({"act": Act.SLOW}, {"modality": Modality.DENIED, **NO}),
        ({"act": Act.DECIDE}, {"act": Act.DECIDE, **NO}),
        ({"published": date(2030, 3, 4)}, NO),
        ({"day": "2031-01"}, {"day": "2031-02-03", **NO}),
    ],
    ids=["of one document", "weighed and not done", "imagined", "another actor", "nobody named", "another recipient",
         "other goods", "another act", "not decided yet", "a year apart", "of other months"],
)  # fmt: skip
def test_what_may_both_be_so_is_no_clash(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert why(claim("a", **one), claim(other.pop("document", "b"), **other)) == []


def test_numbers_that_differ_clash_unless_they_are_rounded_alike() -> None:
    def sent(document: str, *quantity: Any) -> Claim:
        return claim(document, act=Act.DELIVER, quantities=(quantity,))

    assert why(sent("a", 500, "howitzers", None), sent("b", 300, "howitzers", None)) == ["count"]
    assert why(sent("a", 500, "howitzers", None), sent("b", 500, "howitzers", None)) == []
    assert why(sent("a", 500, "howitzers", "about"), sent("b", 480, "howitzers", None)) == []
    assert why(sent("a", 500, "howitzers", "about"), sent("b", 400, "howitzers", None)) == ["count"]
    assert why(sent("a", 500, "howitzers", None), sent("b", 300, "euros", None)) == []


def test_giver_and_taker_that_changed_places_clash() -> None:
    one = claim("a", act=Act.DELIVER)
    other = claim("b", act=Act.DELIVER, actor="Lima", target="Germany")
    assert why(one, other) == ["direction"]
    assert why(one, claim("b", act=Act.DELIVER, actor="Peru", target="Germany", objects=("frigates",))) == []


def test_each_pair_is_named_once() -> None:
    found = list(clashes([claim("a"), claim("b", **NO), claim("c", **NO)]))
    assert [(one.document, other.document) for one, other, _ in found] == [("a", "b"), ("a", "c")]


def test_weeks_of_the_year_set_two_pages_apart_as_months_do() -> None:
    assert why(claim("a", day="2031-W10"), claim("b", day="2031-W10", **NO)) == ["denial"]
    assert why(claim("a", day="2031-W10"), claim("b", day="2031-W11", **NO)) == []


DENIED = {"modality": Modality.DENIED, **NO}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"objects": ("delivery of howitzers",)}, {"objects": ("howitzers",), **DENIED}),
        ({"act": Act.DELIVER, "objects": ("F-35s",)}, {"act": Act.DELIVER, "objects": ("jets",), **DENIED}),
        ({"actor": "Pentagon"}, {"actor": "US government", **DENIED}),
        ({"act": Act.WITHHOLD}, DENIED),
        ({"target": "Lima"}, DENIED),
    ],
    ids=["a delivery and its goods", "a model and its class", "a house for its state", "a halt by denial of a pause",
         "a capital for its state"],
)  # fmt: skip
def test_pages_are_compared_by_the_rule_of_a_page(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert why(claim("a", **one), claim("b", **other)) == ["denial"]


def test_two_outlets_are_two_voices_and_one_speaker_is_one() -> None:
    one, no = {"speaker": "Ada Quell"}, {"speaker": "Ada Quell", **NO}
    assert why(claim("a"), claim("b", **NO)) == ["denial"]
    assert why(claim("a", **one), claim("b", **no)) == []


def test_a_further_number_of_another_page_is_no_other_count() -> None:
    one = claim("a", act=Act.DELIVER, quantities=((5, "howitzers", None),))
    more = claim("b", act=Act.DELIVER, quantities=((3, "howitzers", None),), words="sent a further 3 howitzers")
    assert why(one, more) == []


def test_an_office_without_a_state_is_not_taken_for_one_on_another_page() -> None:
    assert why(claim("a"), claim("b", actor="the government", target=None, **DENIED)) == []


def test_what_relays_say_in_the_same_words_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    judged = sources_clashes._why
    monkeypatch.setattr(sources_clashes, "_why", lambda *two: compared.append(two) or judged(*two))
    said = [claim(f"d{at}", **(NO if at % 2 else {}), words=f"x{at % 4}") for at in range(200)]
    found = [(one.document, other.document) for one, other, _ in clashes(said)]
    assert found == [(f"d{one}", f"d{other}") for other in range(200) for one in range(other) if (one + other) % 2]
    assert len(compared) <= 4 * 200


def test_the_same_words_in_a_further_document_are_not_passed_over() -> None:
    """A page that contradicts itself clashes with nobody, until another page says the one or the other."""
    said = [claim("a"), claim("a", **NO), claim("a", **NO), claim("b"), claim("c", **NO)]
    found = [(one.document, other.document) for one, other, _ in clashes(said)]
    assert found == [("a", "b"), ("a", "b"), ("a", "c"), ("b", "c")]
