"""The nearest episodes of a line: what they share and what not, and nothing that was known only after the day."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.dates import PartialDate
from caveat.episodes import coding
from caveat.errors import UnknownTerm
from caveat.evidence import Measure
from caveat.review import precedents
from caveat.review.result.line import PrecedentView
from caveat.review.result.review import Review
from tests.unit.review.small import OBJECTIVE, bundled, citer, hold, line, review, transfer

ISR, DEU = "isr-2024", "deu-sau-2019"


@pytest.fixture(scope="module")
def reviews() -> dict[str, Review]:
    return {name: bundled(name) for name in (ISR, DEU)}


def near(found: Review, line_id: str, episode: str) -> PrecedentView:
    one = next(row for row in found.lines if row.line == line_id)
    return next(view for view in one.precedents if view.id == episode)


# Read by hand off the rows of the episode files, against the case's head, its first objective that is sought, and the
# class and role of the item. A dual or enabling item leaves "defensive" uncompared.
BY_HAND = [
    # us_mena: USA to SAU, pause, stick, conduct of hostilities, foreign policy, at war, leaked, bombs-unguided, 27 May
    # 2016, no end, "unclear"; four sources, of 2016 and March 2021, all out by January 2024.
    (ISR, "l-155-comp", "us-sau-2016-cluster", "unclear",
     {"instrument", "polarity", "demand kind", "domain", "at war", "publicity", "supplier", "period"},
     {"recipient", "item classes"}),
    # us_mena: USA to ISR, suspend, tech-security, foreign policy, at war, leaked, December 2004, "complied".
    (ISR, "l-155-comp", "us-isr-2004-harpy-china", "complied",
     {"polarity", "domain", "at war", "publicity", "supplier", "recipient", "period"},
     {"instrument", "demand kind", "item classes"}),
    # world: BEL to SAU, suspend, conduct of hostilities, foreign policy, at war, public, June 2018, no end; sources of
    # June 2018 and August 2020, so how it went was not known in March 2019.
    (DEU, "l-cobra", "bel-sau-2018-council-of-state",
     f"not yet known as of 2019-03-27{precedents.NO_BARGAIN}",
     {"polarity", "at war", "publicity", "recipient", "period"},
     {"instrument", "demand kind", "domain", "supplier", "item classes"}),
    # us_mena: USA to BHR, condition, human rights, domestic, at war, public, combat aircraft, September 2016 to
    # 29 March 2017, "lifted without concession"; sources of September 2016 to May 2017.
    (DEU, "l-typhoon-new", "us-bhr-2016-f16", "lifted-without-concession",
     {"polarity", "demand kind", "domain", "at war", "publicity", "item classes", "period"},
     {"instrument", "supplier", "recipient"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "line_id", "episode", "outcome", "agrees", "differs"), BY_HAND, ids=[f"{r[1]} and {r[2]}" for r in BY_HAND]
)
def test_the_features_that_agree_and_differ_are_those_of_the_rows(
    reviews: dict[str, Review], case: str, line_id: str, episode: str, outcome: str, agrees: set[str], differs: set[str]
) -> None:
    view = near(reviews[case], line_id, episode)
    assert {told.split(":")[0] for told in view.agrees} == agrees
    assert {told.split(":")[0] for told in view.differs} == differs
    assert view.outcome == outcome


def test_a_source_of_2020_is_not_cited_in_2019(reviews: dict[str, Review]) -> None:
    view = near(reviews[DEU], "l-cobra", "bel-sau-2018-council-of-state")
    assert [one.citation.published for one in view.support if one.citation] == ["2018-06"]


@pytest.mark.parametrize("case", [ISR, DEU])
def test_no_precedent_began_or_was_told_of_after_the_day(reviews: dict[str, Review], case: str) -> None:
    found = reviews[case]
    as_of = date.fromisoformat(found.case.as_of)
    rows = {row.id: row for row in coding.episodes()}
    seen = [view for one in found.lines for view in one.precedents]
    assert len(seen) > 20
    for view in seen:
        row = rows[view.id]
        assert row.start is None or row.start.earliest <= as_of, view.id
        dated = [
            PartialDate.parse(one.citation.published) for one in view.support if one.citation and one.citation.published
        ]
        assert len(dated) == len(view.support) > 0, view.id
        assert all(day.earliest <= as_of for day in dated), view.id
        if row.end is not None and row.end.latest > as_of:
            assert view.outcome.startswith("not"), view.id


@pytest.mark.parametrize("case", [ISR, DEU])
def test_the_case_at_hand_is_no_precedent_of_itself(reviews: dict[str, Review], case: str) -> None:
    seen = {view.id for one in reviews[case].lines for view in one.precedents}
    assert not {"deu-sau-2018-ban", "us-isr-2024-05-heavy-bombs", "us-isr-2024-nsm20"} & seen


def test_the_same_line_on_a_later_day_knows_how_it_ended() -> None:
    # The rifles were held from 13 December 2023 and released on 6 March 2025.
    def outcome(day: date) -> str:
        asked = citer(day, origins=[], statements=[], transfers=[transfer("t-1", line("l-1"), sources=[])])
        found = precedents.nearest(asked, "small-arms", "dual", Measure.SLOW, limit=200)
        return next(view.outcome for view in found if view.id == "us-isr-2023-rifles")

    assert outcome(date(2024, 1, 29)) == "not yet known as of 2024-01-29"
    assert not outcome(date(2026, 1, 1)).startswith("not")


def test_what_is_not_known_of_the_case_is_not_compared() -> None:
    [view, *_] = precedents.nearest(citer(), "small-arms", "dual", Measure.PAUSE)
    compared = {told.split(":")[0] for told in (*view.agrees, *view.differs)}
    # No objective, no word on war or publicity, and a dual role: these five features are left out.
    assert not {"demand kind", "domain", "at war", "publicity", "defensive"} & compared
    assert {"instrument", "polarity", "supplier", "recipient", "item classes"} <= compared


@pytest.mark.parametrize(
    ("measure", "polarity"),
    [(Measure.PAUSE, "stick"), (Measure.CONDITION, "stick"), (Measure.EXPEDITE, "carrot"), (Measure.OFFER, "carrot")],
)
def test_a_stick_looks_for_sticks_and_a_carrot_for_carrots(measure: Measure, polarity: str) -> None:
    [view, *_] = precedents.nearest(citer(), "small-arms", "dual", measure)
    assert f"polarity: {polarity}" in view.agrees


@pytest.mark.parametrize(
    ("holds", "instrument"),
    [([], "pause"), ([hold("slow")], "slow"), ([hold("slow", end="2031-06-01")], "pause")],
    ids=["no hold", "a line that is slowed", "a line that was slowed"],
)
def test_the_like_of_the_measure_in_force_is_looked_for(holds: list[dict[str, object]], instrument: str) -> None:
    found = review(transfers=[transfer("t-1", line("l-1", holds=holds))]).lines[0].precedents
    assert f"instrument: {instrument}" in {told for view in found for told in view.agrees}


def test_a_line_that_is_delivered_has_no_precedents() -> None:
    assert review(transfers=[transfer("t-1", line("l-1", stage="delivered"))]).lines[0].precedents == ()


def test_a_kind_of_demand_that_the_episodes_do_not_have_is_refused() -> None:
    with pytest.raises(UnknownTerm, match="humanitarian-access"):
        precedents.nearest(citer(objectives=[OBJECTIVE | {"demand_kind": "aid"}]), "small-arms", "dual", Measure.PAUSE)


def test_an_objective_that_was_rejected_is_not_the_demand() -> None:
    rejected = OBJECTIVE | {"status": "rejected"}
    [view, *_] = precedents.nearest(citer(objectives=[rejected]), "small-arms", "dual", Measure.PAUSE)
    assert not any(told.startswith("demand kind") for told in (*view.agrees, *view.differs))


def test_an_episode_in_which_no_bargain_was_put_says_so(reviews: dict[str, Review]) -> None:
    assert near(reviews[ISR], "l-155-comp", "gbr-isr-2009-saar").outcome == f"none{precedents.NO_BARGAIN}"


# --- the earlier uses that the case's own pages report

OWN = {"id": "p-1", "date": "2029", "item": "shells", "what": "a pause", "asked": "a truce", "sources": ["d-early"]}


def test_the_cases_own_precedents_keep_their_source_and_what_was_asked() -> None:
    [view] = review(precedents=[OWN | {"result": {"text": "A truce came.", "sources": ["d-early"]}}]).precedents
    assert (view.from_case, view.title, view.start) == (True, "shells: a pause", "2029")
    assert (view.outcome, view.agrees) == ("A truce came.", ("asked: a truce",))
    assert [one.citation.document for one in view.support if one.citation] == ["d-early"]


def test_an_ending_told_only_later_is_not_known_on_the_day() -> None:
    later = OWN | {"ended": {"text": "It ended in July.", "sources": ["d-late"]}}
    [view] = review(precedents=[later]).precedents
    assert view.outcome == "how it ended is not known by this date"
