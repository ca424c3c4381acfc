"""What the states of the EU report of their arms exports (COARM), as one publisher has put it into tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from caveat.errors import BadRow
from caveat.evidence import AmountBasis
from caveat.sources.registers import licences, sheet
from tests.conftest import SHARED

EXPORT = """\
2031; 0; AT; Austria; NO; Norway; EUR; Other Europe; ML 4; a; 3;
2031; 0; AT; Austria; NO; Norway; EUR; Other Europe; ML 4; b; 435148;
2031; 0; AT; Austria; NO; Norway; EUR; Other Europe; ML 4; c; 20000;
2031; 0; AT; Austria; KE; Kenya; AFS; Sub-Saharan Africa; ML 1; d; 2;
2031; 0; AT; Austria; KE; Kenya; AFS; Sub-Saharan Africa; ML 1; e3; 1;
"""
"""Made up, in the layout of the row that the publisher's own description prints."""


def read(table: str = EXPORT, mapping: str = "eu-caat-export") -> licences.Permits:
    how = licences.named(mapping)
    return licences.read(sheet.read(table.encode(), "export.csv", how.delimiter), how)


def test_the_names_of_the_columns_above_the_table_are_no_row() -> None:
    names = "; ".join(licences.named("eu-caat-export").names) + ";\n"
    assert [one.line for one in read(names + EXPORT).records] == [2, 3, 4, 5, 6]
    assert read(names + EXPORT).left == ()


def test_each_row_is_one_measure_of_one_category_for_one_destination() -> None:
    found = read().records
    assert [(one.year, one.controls, one.countries["destination"], one.texts["measure"]) for one in found] == [
        (2031, ("ML 4",), "NOR", "a"),
        (2031, ("ML 4",), "NOR", "b"),
        (2031, ("ML 4",), "NOR", "c"),
        (2031, ("ML 1",), "KEN", "d"),
        (2031, ("ML 1",), "KEN", "e3"),
    ]
    assert {one.countries["origin"] for one in found} == {"AUT"}


def test_what_was_licensed_and_what_was_exported_stay_apart() -> None:
    money = [one for record in read().records for one in record.money]
    assert money == [
        licences.Money(Decimal(435148), "EUR", AmountBasis.LICENCE),
        licences.Money(Decimal(20000), "EUR", AmountBasis.DELIVERY),
    ]


def test_licences_refusals_and_criteria_are_counts_and_no_money() -> None:
    assert [dict(one.counts) for one in read().records] == [
        {"licences": 3}, {}, {}, {"refusals": 2}, {"criterion_cited": 1},
    ]  # fmt: skip


def test_the_last_semicolon_may_be_missing() -> None:
    assert read(EXPORT.replace(";\n", "\n")).records[1].money == read().records[1].money


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("; b;", "; f;", "line 2 .*measure is 'f'. Expected: one of a, b, c, d, e1"),
        ("435148", "435 148", "line 2 .*value is '435 148'"),
        ("; b; 435148;", "; 435148", "line 2 .*: the row is 10 cells long. Expected: 11 cells, as the mapping names"),
        ("; b;", ";", "line 2 .*measure is '435148'"),
    ],
)
def test_a_row_that_is_none_of_these_is_refused(old: str, new: str, says: str) -> None:
    with pytest.raises(BadRow, match=says):
        read(EXPORT.replace(old, new))


def test_several_states_in_a_cell_are_shown_and_are_no_country() -> None:
    table = "2031,SE,Sweden,issued,DE; PL,Germany; Poland,1,500.0,ML4,2 pieces,300.0; 200.0,NO,Norway\n"
    [found] = read(table, "eu-caat-broker").records
    assert (found.places["origin"], found.countries) == ("Germany; Poland", {"origin": None, "destination": "NOR"})
    assert [one.value for one in found.money] == [Decimal("500.0")]


@pytest.mark.shared
def test_the_brokering_table_is_read_but_for_its_broken_rows() -> None:
    data = (SHARED / "peers" / "data" / "eu-caat" / "broker.csv").read_text()
    found = read(data, "eu-caat-broker")
    # The folder's README: 1,089 rows, of which 868 are issued and 26 refused, and 158 are ragged.
    assert len(found.records) + len(found.left) == 1089
    statuses = [one.texts["status"] for one in found.records]
    assert (statuses.count("issued"), statuses.count("refused"), len(statuses)) == (868, 26, 894)
    assert sum("cells long" in one.why for one in found.left) == 158
    assert all(one.unread for one in found.left)


@pytest.mark.shared
def test_the_missions_are_read_whole() -> None:
    data = (SHARED / "peers" / "data" / "eu-caat" / "mission.csv").read_text()
    found = read(data, "eu-caat-mission")
    assert (len(found.records), found.left) == (716, ())  # its README: 716 rows
    assert found.records[0].texts == {"end_use": "SEEBRIG", "goods": "JAMMER — BJ TM VIP-300XI"}
