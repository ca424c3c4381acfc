"""The second bundled case: another supplier, licences rather than sales, and nothing of the first in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from caveat.dates import PartialDate
from caveat.evidence import published_by
from caveat.law.channels import Channel
from caveat.pipeline import items
from caveat.report.document import to_json
from caveat.review.casefile import CaseFile
from caveat.review.dossier import Dossier, freeze
from caveat.review.result.line import LineReview
from caveat.review.result.review import Review
from tests.conftest import SHARED
from tests.unit.review.small import bundled

PATH = Path(__file__).parents[3] / "src" / "caveat" / "review" / "cases" / "deu-sau-2019.yaml"


@pytest.fixture(scope="module")
def case() -> CaseFile:
    return CaseFile.model_validate(yaml.load(PATH.read_text(encoding="utf-8"), yaml.CSafeLoader))


@pytest.fixture(scope="module")
def held(case: CaseFile) -> Dossier:
    return freeze(case, case.case.as_of)


def _under(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == key and isinstance(part, list | tuple) and all(isinstance(one, str) for one in part):
                yield from part
            yield from _under(part, key)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _under(part, key)


def test_every_reference_leads_to_a_part_of_the_case(case: CaseFile) -> None:
    known = {part.id for parts in (case.documents, case.statements, case.actors, case.origins) for part in parts}
    known |= {line.id for transfer in case.transfers for line in transfer.lines}
    dump = case.model_dump()
    named = [ref for key in ("sources", "documents", "also", "supports", "contradicts", "side_a", "side_b", "lines",
                             "justified_by") for ref in _under(dump, key)]  # fmt: skip
    assert sorted({ref for ref in named if ref not in known}) == []
    assert {document.id for document in case.documents} <= set(named) | {said.document for said in case.statements}


def test_every_item_is_in_the_catalogue(case: CaseFile) -> None:
    named = {line.item for transfer in case.transfers for line in transfer.lines} | {item.id for item in case.items}
    assert [item for item in sorted(named) if not items.catalogue().has(item)] == []


def test_every_origin_holds_the_pages_of_its_statements(case: CaseFile) -> None:
    pages = {origin.id: set(origin.documents) for origin in case.origins}
    assert [said.id for said in case.statements if said.document not in pages[said.origin]] == []


def test_the_channel_is_the_licence_and_the_supplier_is_not_the_usa(case: CaseFile) -> None:
    assert case.case.supplier == "DEU"
    assert {channel for transfer in case.transfers for channel in transfer.channels} == {Channel.LICENCE}


def test_the_undelivered_boats_are_thirty_five_less_fifteen_less_six(case: CaseFile) -> None:
    # dpa: 35 ordered, 15 delivered. ARD: four at the quay and two in the hall. 35 - 15 - 4 - 2 = 14.
    lines = {line.id: line for transfer in case.transfers for line in transfer.lines}
    assert lines["l-boats-ready"].quantity.value == 6
    assert lines["l-boats-rest"].quantity.value == 14


def test_nothing_published_after_the_day_is_in_the_dossier(case: CaseFile, held: Dossier) -> None:
    limit = PartialDate.of(case.case.as_of)
    for document in held.case.documents:
        assert document.published and published_by(PartialDate.parse(document.published), limit), document.id
    assert held.case.later == ()
    assert not re.search(r"30 September; in principle|Kamag|Egypt|Frankfurt court", held.case.model_dump_json())


def test_what_rests_on_a_page_without_a_date_is_left_out(held: Dossier) -> None:
    hidden = {part.path: part.earliest for part in held.hidden}
    assert hidden["statements/s-hb-boats"] is None
    assert "s-hb-boats" not in {said.id for said in held.case.statements}


def test_later_knowledge_that_nothing_flags_is_found_by_the_dates(held: Dossier) -> None:
    # The court's finding of December 2019 stands among the resolutions, without a flag of any kind.
    assert "contradictions/c-ban-or-plea/resolutions/1" in {part.path for part in held.hidden}


def test_report_and_denial_stand_side_by_side(held: Dossier) -> None:
    contradiction = next(one for one in held.case.contradictions if one.id == "c-yemen-use")
    assert (contradiction.side_a, contradiction.side_b) == (("s-germanarms",), ("s-noknowledge",))
    assert contradiction.kind == "real"


# --- the review, read as a German oversight analyst would


@pytest.fixture(scope="module")
def review() -> Review:
    return bundled("deu-sau-2019")


@pytest.fixture(scope="module")
def shown(review: Review) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(review))
    return found


def line(review: Review, name: str) -> LineReview:
    return next(one for one in review.lines if one.line == name)


@pytest.mark.shared
def test_the_case_is_the_episode_of_the_facts(case: CaseFile) -> None:
    rows = yaml.load((SHARED / "facts" / "episodes_world.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    row = next(one for one in rows if one["id"] == "deu-sau-2018-ban")
    assert (case.case.supplier, case.case.recipient) == (row["supplier"], row["recipient"]) == ("DEU", "SAU")
    assert (case.case.at_war, case.case.publicity) == (row["at_war"], row["publicity"]) == (True, "public")
    first = case.objectives[0]
    assert (first.demand_kind, first.domain) == (row["demand_kind"], row["domain"]) == ("human-rights", "domestic")
    # "Account for the Khashoggi killing and end participation in the Yemen war."
    assert [one.id for one in case.objectives] == ["o-khashoggi", "o-yemen"]


@pytest.mark.shared
def test_the_easing_that_the_facts_tell_of_lies_after_the_day(case: CaseFile, review: Review) -> None:
    rows = yaml.load((SHARED / "facts" / "episodes_world.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    row = next(one for one in rows if one["id"] == "deu-sau-2018-ban")
    assert "Eased in March 2019 for joint European projects" in row["outcome_note"]
    later = {one.id: one for one in case.later}
    assert later["z-extension"].date == "2019-03-28" and later["z-kamag"].date == "2019-04-12"
    assert "deu-sau-2018-ban" not in {view.id for one in review.lines for view in one.precedents}


def test_every_page_bears_an_address_and_a_publisher_and_what_is_seen_a_date_by_the_day(
    case: CaseFile, review: Review
) -> None:
    # Eight pages are of 28 March 2019 or later, and three bear no date.
    assert len(review.documents) == len(case.documents) - 8 - 3
    for page in review.documents:
        assert page.address.startswith(("http://", "https://")) and page.publisher and page.title
        assert page.published is not None and page.published <= "2019-03-27"[: len(page.published)], page.document


def test_no_word_of_what_came_later_is_in_the_document(shown: dict[str, Any]) -> None:
    shown.pop("provisions", None)
    text = json.dumps(shown, ensure_ascii=False)
    for word in ("Kamag", "KAMAG", "Egypt under a licence", "Frankfurt court", "Callamard", "March 2020", "2020-"):
        assert word not in text, word


def test_the_law_is_german_european_and_the_treatys(review: Review) -> None:
    prefixes = {provision.id.split("-")[0] for provision in review.provisions}
    assert prefixes <= {"deu", "eu", "int"} and "deu" in prefixes
    assert {"deu-krwaffkontrg-6", "deu-krwaffkontrg-7-revocation"} <= {one.id for one in review.provisions}


def test_no_law_of_another_year_is_applied(review: Review) -> None:
    ids = {provision.id for provision in review.provisions}
    # The reassessment clause is of September 2019, the halt of goods for Gaza of August 2025.
    assert not {"eu-cp944-1a-reassess", "deu-2025-approval-halt", "eu-2025-779-review"} & ids


def test_no_american_wording_leaks_into_the_case(shown: dict[str, Any]) -> None:
    for one in shown["lines"]:
        one.pop("precedents")  # past episodes of other suppliers are told in their own words
        one.pop("codes")  # the American list is one of the registers
    text = json.dumps(shown, ensure_ascii=False)
    for word in ("AECA", "Congress", "DSCA", "Letter of offer", "letter of offer", "Secretary of State",
                 "Foreign Military", '"FMS"', "emergency statement", "formal notice"):  # fmt: skip
        assert word not in text, word


def test_the_dispute_over_the_typhoons_role_is_shown_by_a_page_of_the_month(review: Review) -> None:
    assert line(review, "l-typhoon-new").role_contested == "German coalition parties on Saudi use"
    # The catalogue's notes on the other items tell of other deals and days, and no page of the case bears them out.
    assert {one.line for one in review.lines if one.role_contested} == {"l-typhoon-new"}


def test_no_line_stands_notified_because_a_licence_is_decided_before_parliament_is_told(review: Review) -> None:
    events = [(one.line, event.stage, event.date) for one in review.lines for event in one.stage_evidence]
    assert "notified" not in {one.stage for one in review.lines} | {stage for _, stage, _ in events}
    # The letters of March and of 19 September 2018 tell of final licensing decisions.
    assert ("l-boats-ready", "offered", "2018-03") in events and ("l-cobra", "offered", "2018-09-19") in events


def test_a_licence_on_record_proves_no_export(review: Review) -> None:
    [event] = [one for one in line(review, "l-cobra").stage_evidence if one.stage == "offered"]
    assert event.proves == "that a licence is on record"
    assert "left" in event.does_not_prove and "sale" not in event.proves


def test_the_typhoons_wait_for_a_licence_and_none_is_there_to_revoke(review: Review) -> None:
    found = line(review, "l-typhoon-new")
    assert found.stage == "requested"
    states = {gate.gate: gate.state for gate in found.stop_map}
    assert states["Decision on the application, war weapons and other arms"].startswith("open")
    assert states["Revocation of a permit that was given"] not in ("open", "closed")


def test_of_120_trucks_ten_are_delivered_and_110_remain(review: Review) -> None:
    # dpa, 13 March 2019: 120 ordered, ten delivered. 120 - 10 = 110.
    found = line(review, "l-trucks")
    assert (found.quantity.value, found.delivered.value, found.remaining.value) == (120, 10, 110)
    assert found.remaining.basis is not None and found.remaining.basis.kind == "derived"


def test_the_finished_boats_and_the_rest_are_still_to_come(review: Review) -> None:
    # 4 at the quay + 2 in the hall = 6; 35 - 15 - 4 - 2 = 14.
    left = {name: line(review, name).remaining.value for name in ("l-boats-ready", "l-boats-rest", "l-cobra")}
    assert left == {"l-boats-ready": 6, "l-boats-rest": 14, "l-cobra": 4}


def test_where_no_document_shows_an_order_the_stage_is_drawn_as_no_event(review: Review) -> None:
    assert [one.line for one in review.lines if not one.stage_proved] == ["l-meteor"]
    assert line(review, "l-meteor").stage_words == "reported as contracted; no event shows it"


def test_amounts_are_in_euros_and_pounds_with_what_they_stand_for(review: Review) -> None:
    known = [(one.line, figure.value, figure.unit, figure.counts) for one in review.lines for figure in one.exposure[1:]
             if figure.known]  # fmt: skip
    assert known == [
        ("l-boats-rest", 1400000000, "EUR", "contract"),  # HANSA; the 1.5 billion stands on a page without a date
        ("l-trucks", 136000000, "EUR", "contract"),
        ("l-typhoon-new", 10000000000, "GBP", "offer"),
    ]


def test_all_eight_lines_are_held_and_by_the_same_government(review: Review) -> None:
    assert [(hold.line, hold.measure) for hold in review.holds] == [(one.line, "pause") for one in review.lines]
    assert len(review.holds) == 8 and {hold.holder for hold in review.holds} == {"Federal Government"}
    # New licences stop with the Chancellor's words of 21 October, licensed goods in November.
    since = {hold.line: hold.since for hold in review.holds}
    assert {name for name, day in since.items() if day == "2018-10"} == {"l-typhoon-new", "l-a400m"}


def test_no_decision_on_an_extension_is_on_record(review: Review) -> None:
    assert review.decision_status == "no decision recorded"
    said = {one.id: one for one in review.statements}
    assert (said["s-council-0327"].act, said["s-council-0327"].polarity) == ("decide", "negative")


def test_the_halt_runs_out_in_four_days(review: Review) -> None:
    # From 27 to 31 March are 4 days.
    [ahead] = review.deadlines
    assert ahead.days_left is not None and (ahead.date, ahead.days_left.value) == ("2019-03-31", 4)


def test_no_statutory_clock_runs(review: Review) -> None:
    assert review.clocks_words == "No statutory clock is running on any line."


def test_the_boats_are_tied_to_the_killing_by_the_ministry_that_halted_them_over_it(review: Review) -> None:
    ties = {tie.objective: (tie.kind, tie.statements) for tie in line(review, "l-boats-ready").nexus}
    assert ties == {"o-khashoggi": ("named", ("s-bmwi-1119",)), "o-yemen": ("none", ())}


def test_the_typhoon_is_tied_to_the_war_by_its_reported_use(review: Review) -> None:
    ties = {tie.objective: (tie.kind, tie.statements) for tie in line(review, "l-typhoon-new").nexus}
    assert ties["o-yemen"] == ("conduct", ("s-germanarms",))


def test_what_can_be_given_is_the_halt_itself(review: Review) -> None:
    carrot = next(one for one in review.options if one.id == "carrot")
    assert carrot.lines_touched == tuple(one.line for one in review.lines)
    assert all(view.release and view.release.startswith("lifts the pause in force since") for view in carrot.measures)
    assert "barred" not in {part.status for part in carrot.legal.parts}


def test_to_carry_on_is_to_let_the_halt_run_and_not_to_deliver(review: Review) -> None:
    assert "in force on 8 lines stays as it is, until it ends by its own terms" in review.options[0].why


def test_nothing_can_release_the_stick_because_no_threshold_was_published(review: Review) -> None:
    verdicts = [one.verdict for goal in review.objectives for one in goal.indicators]
    assert verdicts == ["no-threshold"] * 4
    both = next(one for one in review.options if one.id == "both")
    assert "no objective has a published threshold" in both.why
    assert {view.objective for view in both.measures} == {None}


def test_the_two_options_of_the_coalition_follow_the_five(review: Review) -> None:
    assert [one.id for one in review.options[5:]] == ["v-six-months", "v-joint-out"]
    six, joint = review.options[5:]
    assert len(six.lines_touched) == 8 and {view.measure for view in six.measures} == {"pause"}
    conditions = {view.line for view in joint.measures if view.measure == "condition"}
    assert conditions == {"l-typhoon-new", "l-spares", "l-meteor", "l-a400m"}


def test_nothing_is_out_of_bounds_and_the_case_says_why(review: Review) -> None:
    assert not any(one.excluded for one in review.lines)
    assert any(told.startswith("The case leaves nothing out of bounds: The halt in force") for told in review.cautions)


def test_who_supports_and_who_resists_is_what_the_record_says(review: Review) -> None:
    stances: dict[str, set[str]] = {}
    for actor in review.actors:
        stances.setdefault(actor.stance, set()).add(actor.id)
    assert stances["supports"] == {"a-maas", "a-spd"}
    assert stances["mixed"] == {"a-merkel", "a-bmwi"}
    assert {"a-union", "a-gbr", "a-fra", "a-airbus", "a-rheinmetall"} <= stances["resists"]
    assert {"a-bsr", "a-sau", "a-seibert"} == stances["unknown"]


def test_how_many_boats_were_ordered_is_open_between_35_and_33(review: Review) -> None:
    found = next(one for one in review.contradictions if one.id == "c-boats")
    assert (found.status, found.a, found.b) == ("open", ("s-dpa-boats",), ("s-ard-boats", "s-stern-boats"))
    numbers = {one.id: [figure.value for figure in one.quantities] for one in review.statements}
    assert numbers["s-dpa-boats"][0] == 35 and numbers["s-ard-boats"][0] == numbers["s-stern-boats"][0] == 33


def test_of_six_contradictions_five_are_open(review: Review) -> None:
    assert (len(review.contradictions), [one.status for one in review.contradictions].count("open")) == (6, 5)


def test_the_german_share_is_just_under_two_per_cent_and_says_nothing_of_parts(review: Review) -> None:
    said = next(one for one in line(review, "l-cobra").dependence.said if one.id == "k-share-2018")
    assert said.share is not None and (said.share.value, said.share.qualifier) == (2, "just under")
    assert said.caution is not None and "parts inside other states' aircraft" in said.caution


def test_costs_are_told_by_kind_with_their_pages(review: Review) -> None:
    kinds = {(row.kind, row.support[0].citation.document) for row in line(review, "l-trucks").cost
             if row.figure is None and row.support[0].citation}  # fmt: skip
    assert {("legal", "d-dowjones-jan"), ("legal", "d-neuepresse-nov"), ("alliance", "d-guardian-hunt")} <= kinds


def test_the_paraphrases_take_no_side(case: CaseFile) -> None:
    loaded = re.compile(
        r"\b(brutal|barbar\w+|butcher\w*|regime|tyran\w+|terror\w*|murderous|evil|bloody)\b", re.IGNORECASE
    )
    assert [said.id for said in case.statements if loaded.search(said.paraphrase)] == []


def test_no_code_knows_either_bundled_case() -> None:
    # The command line names a case in its examples; no room below it may.
    source = PATH.parents[2]
    files = [path for path in source.rglob("*") if path.suffix in (".py", ".html") and path.parent.name != "cli"]
    assert len(files) > 60
    named = re.compile(r"[\"'](isr-2024|deu-sau-2019)[\"']")
    assert [path.name for path in files if named.search(path.read_text(encoding="utf-8"))] == []
    branch = re.compile(r"(==|!=|\bin\b|case)\s*[\"'](isr-2024|deu-sau-2019)[\"']")
    faces = list((source / "cli").glob("*.py"))
    assert len(faces) > 3
    assert [path.name for path in faces if branch.search(path.read_text(encoding="utf-8"))] == []
