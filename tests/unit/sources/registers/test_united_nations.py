"""The register of conventional arms: two states may report one transfer, each from its side."""

from __future__ import annotations

import pytest

from caveat.errors import BadRow
from caveat.evidence import QuantityKind
from caveat.sources.registers import licences, sheet

FIELDS = "table,year,exporter,importer,category,num_items,state_of_origin,intermediate_locations,description,comments"
ITEMS = f"""\
{FIELDS}
major_export,2031,Norway,Republic of Korea,I. Battle tanks,12,,,Leopard 1,
major_import,2031,Norway,Korea (Republic of),I. Battle tanks,10,Germany,,"Leopard 1
second hand",as received
major_import,2032,Norway,Republic of Korea,I. Battle tanks,2,,,,
major_export,2031,Norway,Peru,I. Battle tanks,4,,Panama,,
small_arms_export,2031,Norway,Republic of Korea,1. Revolvers,30,,,,
military_holdings,2031,,,I. Battle tanks,80,,,,
"""
"""Made up, with the fields that the collector of the register's pages writes."""


def read(table: str = ITEMS, mapping: str = "unroca-items") -> licences.Permits:
    return licences.read(sheet.read(table.encode(), "items.csv"), licences.named(mapping))


def test_the_report_of_each_side_is_a_record_of_its_own() -> None:
    found = read().records
    assert [(one.line, one.side, int(one.counts["quantity"])) for one in found] == [
        (2, "exporter", 12),
        (3, "importer", 10),
        (5, "importer", 2),
        (6, "exporter", 4),
        (7, "exporter", 30),
    ]
    assert {one.quantity_kind for one in found} == {QuantityKind.DELIVERED}
    assert all(one.money == () for one in found)


def test_two_reports_of_one_kind_states_and_year_may_be_of_the_same_goods() -> None:
    assert {one.line: one.may_be_same for one in read().records} == {2: (3,), 3: (2,), 5: (), 6: (), 7: ()}


def test_states_that_no_list_knows_are_compared_by_their_names() -> None:
    table = ITEMS.replace("Republic of Korea", "Utopia").replace("Korea (Utopia)", "UTOPIA")
    table = table.replace("Korea (Republic of)", "UTOPIA")
    assert read(table).records[0].may_be_same == (3,)


def test_a_report_that_leaves_a_state_open_is_compared_with_none() -> None:
    table = ITEMS.replace("Norway,Korea (Republic of)", ",Korea (Republic of)")
    assert {one.line: one.may_be_same for one in read(table).records} == dict.fromkeys((2, 3, 5, 6, 7), ())


def test_where_the_goods_come_from_is_not_who_exports_them() -> None:
    second, fourth = read().records[1], read().records[3]
    assert (second.countries["origin"], second.countries["state_of_origin"]) == ("NOR", "DEU")
    assert fourth.countries["intermediate_location"] == "PAN"


def test_holdings_are_named_and_are_no_transfers() -> None:
    assert [(one.line, one.why, one.unread) for one in read().left] == [(8, "what a state holds, no transfer", False)]


def test_a_table_of_which_nobody_says_whose_report_it_is_is_refused() -> None:
    with pytest.raises(BadRow, match=r"line 2 \(major\): side is 'major'. Expected: one of major_export, major_import"):
        read(ITEMS.replace("major_export,2031,Norway,Republic", "major,2031,Norway,Republic"))


def test_the_table_of_one_report_says_neither_who_nor_when() -> None:
    head = (
        "Category(I-VII)\tFinal importer state\tNumber of Items\tState of origin (if not exporter)\t"
        "Intermediate location(s) (if any)\tDescription of Items\tComments on the transfer\n"
    )
    [found] = read(head + "I. Battle tanks\tPeru\t4\t\tPanama\tLeopard 1\t\n", "unroca-exports").records
    assert (found.countries["destination"], int(found.counts["quantity"]), found.category) == (
        "PER",
        4,
        "I. Battle tanks",
    )
    assert (found.year, found.side, "origin" in found.places) == (None, None, False)
