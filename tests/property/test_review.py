"""What holds of every review: same input, same bytes; an earlier day knows no more; no number without a basis."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.report.walker import bare_numbers
from tests.unit.review.small import INPUTS

from caveat.dates import PartialDate
from caveat.report import document
from caveat.review import casetext
from caveat.review.casefile import CaseFile
from caveat.review.dossier import Dossier, freeze
from caveat.review.leverage import assess
from caveat.review.result.review import Review

CASES = {name: casetext.open_case(name) for name in ("deu-sau-2019", "isr-2024")}
STANDING = ("carry-on", "narrow-stick", "broad-stick", "carrot", "both")
DAYS = {
    "deu-sau-2019": st.dates(date(2018, 1, 1), date(2021, 1, 1)),
    "isr-2024": st.dates(date(2015, 1, 1), date(2026, 1, 1)),
}
ROLES = ("defensive", "offensive", "dual", "enabling")


def thinned(case: CaseFile, seed: int, share: float, bounds: tuple[str, ...] | None = None) -> CaseFile:
    """The case without a random share of its rows, at any depth; a transfer keeps a line, a number its assumption."""
    chance = random.Random(seed)

    def thin(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: thin(part, name) for name, part in value.items()}
        if isinstance(value, list) and value and isinstance(value[0], dict) and key != "assumptions":
            kept = [thin(part) for part in value if chance.random() >= share]
            return kept or ([thin(value[0])] if key == "lines" else [])
        return value

    content = thin(case.model_dump(mode="json"))
    if bounds is not None:
        content["case"]["out_of_bounds"] = list(bounds)
    return CaseFile.model_validate(content)


def reviewed(case: CaseFile, day: date) -> Review:
    return assess(freeze(case, day), seed=INPUTS.seed, inputs=INPUTS)


THINNED = st.tuples(st.integers(0, 10**6), st.floats(0, 0.95))
MANY, FEW = settings(max_examples=20, deadline=None), settings(max_examples=8, deadline=None)


@FEW
@given(THINNED, st.data())
def test_the_same_dossier_and_seed_give_the_same_bytes(how: tuple[int, float], data: st.DataObject) -> None:
    day = data.draw(DAYS["deu-sau-2019"])
    case = thinned(CASES["deu-sau-2019"], *how)
    again = CaseFile.model_validate_json(case.model_dump_json())
    assert document.to_json(reviewed(case, day)) == document.to_json(reviewed(again, day))


def known(held: Dossier) -> dict[str, set[Any]]:
    """What a dossier knows: its documents, statements, events, and when each hold began."""
    lines = [(row.id, row) for transfer in held.case.transfers for row in transfer.lines]
    return {
        "documents": {one.id for one in held.case.documents},
        "statements": {one.id for one in held.case.statements},
        "lines": {name for name, _ in lines},
        "events": {(name, one.stage, one.date, one.detail) for name, row in lines for one in row.events},
        "holds": {(name, one.measure, one.start) for name, row in lines for one in row.holds},
        "context": {one.id for one in held.case.context},
        "dates ahead": {one.id for one in held.case.deadlines},
    }


@pytest.mark.parametrize("name", CASES)
@MANY
@given(data=st.data())
def test_an_earlier_day_never_adds_what_a_later_one_does_not_know(name: str, data: st.DataObject) -> None:
    one, other = sorted((data.draw(DAYS[name]), data.draw(DAYS[name])))
    before, after = known(freeze(CASES[name], one)), known(freeze(CASES[name], other))
    assert {what: sorted(map(str, before[what] - after[what])) for what in before} == {what: [] for what in before}


@FEW
@given(DAYS["deu-sau-2019"])
def test_a_review_shows_nothing_from_after_its_day(day: date) -> None:
    found = reviewed(CASES["deu-sau-2019"], day)
    told = [PartialDate.parse(said.date) for said in found.statements if said.date]
    told += [PartialDate.parse(one.published) for one in found.documents if one.published]
    told += [PartialDate.parse(hold.since) for hold in found.holds]
    told += [PartialDate.parse(event.date) for line in found.lines for event in line.stage_evidence if event.date]
    assert all(one.earliest <= day for one in told)
    assert all(PartialDate.parse(one.date).latest >= day for one in found.deadlines)


@pytest.mark.parametrize("name", CASES)
@FEW
@given(how=THINNED, data=st.data())
def test_every_number_of_a_thinned_case_has_a_basis_or_is_unknown(
    name: str, how: tuple[int, float], data: st.DataObject
) -> None:
    found = reviewed(thinned(CASES[name], *how), data.draw(DAYS[name]))
    assert list(bare_numbers(json.loads(document.to_json(found)))) == []


@pytest.mark.parametrize("name", CASES)
@FEW
@given(how=THINNED, bounds=st.lists(st.sampled_from(ROLES), unique=True))
def test_no_standing_option_touches_what_is_out_of_bounds(name: str, how: tuple[int, float], bounds: list[str]) -> None:
    case = thinned(CASES[name], *how, bounds=tuple(bounds))
    found = reviewed(case, case.case.as_of)
    out = {line.line for line in found.lines if line.excluded}
    gone = {line.line for line in found.lines if line.group in ("delivered", "substitute")}
    assert [one.id for one in found.options][:5] == list(STANDING)
    for one in found.options[:5]:
        assert one.defensive_untouched
        assert not (out | gone) & set(one.lines_touched), one.id
    broad = found.options[2]
    assert {part.status for part in broad.legal.parts} <= {"may-be-done-now", "needs-first"}
    assert set(found.options[1].lines_touched) <= {line.line for line in found.lines if line.group == "named"}
