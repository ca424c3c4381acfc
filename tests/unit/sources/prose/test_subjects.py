"""Goods and acts as subjects: what is told beside them changes nothing of what the sentence says.

What is expected of each predicate stands beside it; the rest of the sentence is put together.
"""

from __future__ import annotations

from datetime import date

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.statement import Statement

PUBLISHED = date(2031, 3, 4)  # a Tuesday
GOODS = (
    "Deliveries of Norwegian shells to Chad",
    "Norwegian drones for Chad",
    "Norwegian tanks bound for Chad",
)
TOLD = (
    ", interrupted in April,",
    ", worth $40 million,",
    ", which began in May,",
    ", the largest since 2029,",
    " (most of those that were promised)",
    " that parliament had debated for months",
    " ordered in 2029",
    ", due in June,",
    ", including spare parts,",
    " under a contract of 2029",
    ", announced last week,",
    ", long promised,",
    ", first reported by Reuters,",
    " – part of a larger deal –",
    ", according to two officials,",
    ", like those to Niger,",
    ", unlike earlier deliveries to Niger,",
    ", as well as training,",
    ", already paid for,",
    ", once a formality,",
    ", originally planned for May,",
    ", whatever their purpose,",
    " for use by the army",
    ", a deal that took years,",
    ", agreed under the previous government,",
    " and related training",
    ", for example,",
)
PREDICATES = {
    "have been suspended": ("pause", "asserted", "positive", None),
    "will be resumed on Monday": ("resume", "planned", "positive", "2031-03-10"),
    "were delayed": ("slow", "asserted", "positive", None),
    "are being reviewed": ("review", "asserted", "positive", None),
    "have yet to arrive": ("deliver", "asserted", "negative", None),
    "may be withheld": ("withhold", "considered", "positive", None),
    "were vetoed": ("withhold", "asserted", "positive", None),
    "had been approved": ("approve", "asserted", "positive", None),
}


def read(said: str) -> list[Statement]:
    """What the rules read of a sentence."""
    return list(rules.read(said, [(0, len(said))], PUBLISHED, any_matter=True).statements)


@pytest.mark.parametrize("goods", GOODS)
@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(("does", "expected"), PREDICATES.items())
def test_what_is_told_of_goods_changes_nothing_of_what_becomes_of_them(
    goods: str, told: str, does: str, expected: tuple[str, str, str, str | None]
) -> None:
    found = [
        (one.act.value, one.modality.value, one.polarity.value, one.date)
        for one in read(f"{goods}{told} {does}.")
        if one.target is not None and one.target.name == "Chad" and one.actor is None
    ]
    assert expected in found


ACTS = {
    "Norway's suspension of drone deliveries to Chad": ("pause", "Norway"),
    "The suspension of drone deliveries to Chad by Norway": ("pause", "Norway"),
    "The halt to drone deliveries to Chad": ("pause", None),
    "Norway's blocking of drone exports to Chad": ("withhold", "Norway"),
    "Norway's delay in delivering drones to Chad": ("slow", "Norway"),
    "Norway's offer of drones to Chad": ("offer", "Norway"),
    "Norway's resumption of drone deliveries to Chad": ("resume", "Norway"),
    "Norway's rejection of Chad's request for drones": ("deny", "Norway"),
}
FOLLOWS = (
    "has angered the opposition",
    "came as no surprise",
    "led to protests in Oslo",
    "has cost the yard 40 jobs",
    "shows that ties have cooled",
    "shows how ties have cooled",
    "means that 40 jobs are at risk",
    "was reported by Reuters on Monday",
    "surprised allies in the region",
)


@pytest.mark.parametrize(("act", "expected"), ACTS.items())
@pytest.mark.parametrize("follows", FOLLOWS)
def test_an_act_told_by_its_noun_is_read_whatever_followed_from_it(
    act: str, expected: tuple[str, str | None], follows: str
) -> None:
    found = read(f"{act} {follows}.")
    told = [(one.act.value, one.actor.name if one.actor else None) for one in found if one.target is not None]
    assert told == [expected]
    assert [one.target.name for one in found if one.target is not None] == ["Chad"]


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("Deliveries from Norway were withheld.", None),
        ("Deliveries to Chad from Norway were withheld.", "Chad"),
        ("Arms from Norway may be withheld from Chad.", "Chad"),
        ("Requests from Chad were refused by Norway.", "Chad"),
    ],
)
def test_whence_goods_come_is_not_from_whom_they_are_withheld(said: str, target: str | None) -> None:
    (one,) = read(said)
    assert (one.target.name if one.target else None) == target
