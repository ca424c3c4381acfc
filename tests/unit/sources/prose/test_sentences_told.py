"""Tables of sentences, each with all that it states: a paragraph read by itself, as one of a page about arms.

What each table is about is said in its first line.
"""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.evidence import Act
from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus

TABLES = {
    "acts": 0,
    "attributed": 0,
    "battery": 5,
    "breadth_approve": 12,
    "breadth_deliver": 12,
    "breadth_demand": 16,
    "breadth_oppose": 17,
    "breadth_slow": 14,
    "breadth_voices": 2,
    "breadth_withhold": 6,
    "briefs": 20,
    "by_half": 9,
    "by_the_page": 6,
    "capitals": 2,
    "chambers": 0,
    "classes": 0,
    "committee_papers": 6,
    "conditions": 0,
    "congress_news": 12,
    "daily": 15,
    "coordination": 2,
    "europe": 20,
    "everyday": 10,
    "families": 60,
    "fields": 0,
    "forms_added": 20,
    "forms_fields": 0,
    "forms_missed2": 8,
    "forms_missed3": 5,
    "forms_missed": 10,
    "grid": 8,
    "hard_deeds": 10,
    "hard_asking": 0,
    "hard_parties": 0,
    "hard_voices": 0,
    "hosts": 3,
    "leaning": 0,
    "legislatures": 3,
    "likeminded": 7,
    "listed": 70,
    "manner": 5,
    "measures": 35,
    "moods": 2,
    "named_again": 2,
    "needs": 15,
    "no_acts": 39,
    "nothing": 60,
    "official": 8,
    "offers_and_options": 11,
    "pauses": 16,
    "leaned_on": 7,
    "plainly": 9,
    "press": 0,
    "press_abroad": 2,
    "press_forms": 1,
    "pressed": 15,
    "answered": 15,
    "appeals": 2,
    "probes1": 0,
    "probes2": 10,
    "reached": 0,
    "real_press": 4,
    "real_official": 8,
    "refusals": 30,
    "reported": 4,
    "styles": 0,
    "taken_up": 2,
    "turned_round": 21,
    "turns": 0,
    "trade": 4,
    "trade_press": 18,
    "walked": 0,
    "wire": 20,
    "wished": 13,
    "whole_news": 8,
}
"""The tables, and how many sentences of each state nothing at the least: they only look as if they did."""
ROWS = {table: rows(f"{table}.txt") for table in TABLES}
CASES = [
    pytest.param(sentence, expected, id=f"{table}: {sentence}")
    for table in TABLES
    for sentence, expected in ROWS[table]
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_states_what_it_says(sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    text = sentence.replace(" // ", "\n\n")
    assert told(rules.read(text, corpus.paragraphs(text), None)) == expected


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_no_sentence_twice_and_has_its_share_that_states_nothing(table: str) -> None:
    sentences = [sentence for sentence, _ in ROWS[table]]
    assert len(sentences) == len(set(sentences))
    assert sum(not expected for _, expected in ROWS[table]) >= TABLES[table]


def test_the_battery_has_every_act() -> None:
    assert {one.split()[0] for _, expected in ROWS["battery"] for one in expected} == {act.value for act in Act}
