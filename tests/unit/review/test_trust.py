"""What a rule may accept without a look: fields in which a reader has been shown to be right, and no others."""

from __future__ import annotations

import pytest

from caveat.errors import BadRow, Malformed
from caveat.review import trust
from caveat.review.trust import Accuracy, Measured

from . import accuracy

UNMEASURED = "is right in it has not been measured"
RULE = '[[accept]]\nname = "official totals"\nreader = "notice"\nfields = ["value_total"]\n'


def row(right: int, given: int, corpus: str = "a corpus") -> Measured:
    return Measured(reader="notice", field="value_total", corpus=corpus, right=right, given=given, there=given)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((row(300, 300),), None),
        ((row(990, 1000),), None),  # 0.99 exactly
        ((row(989, 1000),), "989 of 1000 were right on a corpus"),
        ((row(299, 299),), "only 299 values were checked"),
        ((row(2000, 2000), row(3, 4, "real ones")), "3 of 4 were right on real ones"),
        ((row(296, 296), row(4, 4, "real ones")), None),
    ],
    ids=["shown", "just", "too low", "too few", "too low where it is real", "enough together"],
)
def test_a_field_may_be_accepted_by_a_rule_where_it_was_shown_right(
    rows: tuple[Measured, ...], says: str | None
) -> None:
    short = Accuracy(rows).short
    assert short is None if says is None else short is not None and says in short


def test_a_rule_names_its_reader_and_its_fields() -> None:
    [rule] = trust.settings(RULE, "caveat.toml")
    assert (rule.name, rule.reader, rule.fields) == ("official totals", "notice", ("value_total",))


def test_without_settings_no_rule_accepts_anything() -> None:
    assert trust.settings("", "caveat.toml") == ()


def changed(old: str, new: str) -> str:
    assert RULE.count(old) == 1
    return RULE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        (changed('"value_total"]', '"classification"]'), BadRow, "(official totals): fields is 'classification'"),
        (changed('"value_total"]', '"value_totl"]'), BadRow, UNMEASURED),
        (changed('"notice"', '"prose"').replace("value_total", "statement"), BadRow, UNMEASURED),
        (changed('"notice"', '"sipri"').replace("value_total", "delivery"), BadRow, UNMEASURED),
        (changed('["value_total"]', "[]"), BadRow, "fields is []"),
        (changed('["value_total"]', '"value_total"'), BadRow, "fields is 'value_total'"),
        (changed('name = "official totals"\n', ""), BadRow, "name is missing"),
        (changed("reader", "readers"), BadRow, "reader is missing"),
        (changed('"value_total"]', '"*"]'), BadRow, "fields is '*'"),
        (changed("[[accept]]", "[[acept]]"), Malformed, "'acept' is no setting"),
        (changed("[[accept]]", "[accept]"), Malformed, "accept is no list"),
        (changed('"notice"', "notice"), Malformed, "caveat.toml, line 3"),
    ],
    ids=["too few were checked", "a misspelt field", "the news", "a register", "no field", "a field that is no list",
         "no name", "no reader", "every field at once", "an unknown setting", "one bracket", "broken"],
)  # fmt: skip
def test_settings_that_do_not_hold_are_refused_by_their_line(text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error) as refused:
        trust.settings(text, "caveat.toml")
    assert says in str(refused.value)


def test_no_statement_and_no_row_of_a_register_is_measured_yet() -> None:
    assert {reader for reader, _ in trust.measured()} == {"notice"}
    assert ("prose", "statement") not in trust.measured()


def test_every_measurement_names_its_corpus_and_no_more_right_than_given() -> None:
    for one in trust.measured().values():
        assert all("notices" in measured.corpus for measured in one.rows)
        assert one.right <= one.given


@pytest.mark.shared
def test_the_table_of_accuracies_is_what_is_measured() -> None:
    assert accuracy.table() == accuracy.TARGET.read_text(encoding="utf-8"), (
        "run `python -m tests.unit.review.accuracy`, and look at what moved"
    )


def test_a_wrong_a_missed_and_an_invented_value_are_counted_apart() -> None:
    found: accuracy.Counts = {}
    truth, given = {"sum": [1, 2], "buyer": ["A"]}, {"sum": [1, 3], "seller": ["B"]}
    accuracy.count(found, truth, given, lambda one, other: bool(one == other))
    # Of the two sums given one is right; the buyer was missed; the seller is in no notice.
    assert {name: (one["right"], one["given"], one["there"]) for name, one in found.items()} == {
        "sum": (1, 2, 2), "buyer": (0, 0, 1), "seller": (0, 1, 0)
    }  # fmt: skip
