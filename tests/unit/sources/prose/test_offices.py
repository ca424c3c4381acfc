"""Whose word it is, by office and name: every office with every way in which a page names who holds it."""

from __future__ import annotations

import pytest

from caveat.evidence import Attribution
from caveat.sources.prose.engines import rules

OFFICES = (
    "Norway's foreign minister",
    "the foreign minister of Norway",
    "the ministry's head of exports",
    "the firm's chief executive",
    "a spokesman for the ministry",
    "its director for Africa",
    "Amnesty's researcher on Chad",
    "a professor of law at Oslo University",
    "the chair of the foreign affairs committee",
    "a Labour MP",
    "her under-secretary for the armed forces",
    "the chief of the general staff",
    "Chad's ambassador in Oslo",
    "a former head of the export office",
    "the prime minister's adviser on arms",
    "head of arms control at Amnesty",
    "the mayor of Raufoss",
    "a fellow at the think tank",
    "the outgoing defence minister",
    "the yard's acting CEO",
    "founder of the charity",
)
CLAUSE = "Norway has halted deliveries to Chad"
WAYS = (
    "{Office}, Tom Lund, said that {clause}.",
    "Tom Lund, {office}, said that {clause}.",
    "{clause}, said Tom Lund, {office}.",
    "According to Tom Lund, {office}, {clause}.",
    "Tom Lund ({office}) said that {clause}.",
)
WITH_A_CLAUSE = ("the minister who chairs the committee", "the senator who wrote the bill")
NO_COMMA = (
    "the ministry's head of exports",
    "the foreign minister of Norway",
    "the ambassador to Chad",
    "Chad's ambassador in Oslo",
    "the party's spokesman on defence",
)


def speaker(said: str) -> tuple[Attribution, str | None]:
    """On whose word the halt stands in a sentence."""
    (one,) = rules.read(said, [(0, len(said))], None, any_matter=True).statements
    assert (one.act.value, one.actor and one.actor.name, one.target and one.target.name) == ("pause", "Norway", "Chad")
    return one.attribution.kind, one.attribution.speaker


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("way", WAYS)
def test_whoever_is_named_with_an_office_is_the_speaker(office: str, way: str) -> None:
    said = way.format(Office=office[0].upper() + office[1:], office=office, clause=CLAUSE)
    assert speaker(said) == (Attribution.NAMED, "Tom Lund")


@pytest.mark.parametrize("office", WITH_A_CLAUSE)
def test_a_clause_between_an_office_and_its_bearer_changes_nothing(office: str) -> None:
    assert speaker(f"{office.capitalize()}, Tom Lund, said that {CLAUSE}.") == (Attribution.NAMED, "Tom Lund")


@pytest.mark.parametrize("office", NO_COMMA)
def test_the_bearer_of_an_office_may_stand_right_behind_its_field(office: str) -> None:
    said = f"{office[0].upper() + office[1:]} Tom Lund said that {CLAUSE}."
    assert speaker(said) == (Attribution.NAMED, "Tom Lund")


def test_a_builder_is_told_by_its_name() -> None:
    said = f"The builder, Sagami Heavy Industries, said that {CLAUSE}."
    assert speaker(said) == (Attribution.INSTITUTION, "Sagami Heavy Industries")
