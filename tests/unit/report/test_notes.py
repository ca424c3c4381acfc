from __future__ import annotations

from caveat.report.notes import Notes
from tests.unit.report.sample import CEILING, DELIVERED, GAZETTE, MONEY, NOBODY, REST, STOCK


def test_identical_bases_share_a_note() -> None:
    notes = Notes()
    assert notes.of(CEILING) is notes.of(MONEY)  # both stand on the notice, in the same words
    assert notes.cite((GAZETTE,)) is notes.of(CEILING)
    assert notes.count("source") == 1


def test_each_kind_of_basis_has_its_own_run_of_numbers() -> None:
    notes = Notes()
    found = [notes.of(figure) for figure in (CEILING, DELIVERED, REST, STOCK, NOBODY)]
    assert [note.label for note in found] == ["1", "2", "ƒ1", "a1", "u1"]
    assert [note.words for note in found] == [
        "cited, note 1", "sourced, note 2", "derived, formula 1", "assumed, assumption 1", "unknown, note u1",
    ]  # fmt: skip


def test_what_a_formula_stands_on_joins_while_the_notes_are_read() -> None:
    notes = Notes()
    notes.of(REST)
    for note in notes.each("formula"):
        assert note.figure is not None
        notes.of(CEILING)
    assert [note.label for note in notes.each("source")] == ["1"]


def test_a_claim_without_support_has_no_note() -> None:
    assert Notes().cite(()) is None
