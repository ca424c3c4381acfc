"""The second bundled case: another supplier, licences rather than sales, and nothing of the first in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from caveat.dates import PartialDate
from caveat.evidence import published_by
from caveat.pipeline import items
from caveat.review.casefile import CaseFile, Channel
from caveat.review.dossier import Dossier, freeze

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
