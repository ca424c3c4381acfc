"""Sentences cut short, as a teaser, a byte limit or a broken page leaves them: read, whatever stands there."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus

TABLES = ("battery", "families", "grid", "legislatures", "press", "probes1", "probes2", "styles", "walked", "wire")
EVERY = 40
"""Of so many sentences of a table one is cut, at each of its words."""
SENTENCES = [sentence for table in TABLES for sentence, _ in rows(f"{table}.txt")][::EVERY]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministry said Norway will send tanks to Chad (", id="an opening bracket"),
        pytest.param("It took delivery of the first eight in May, and nobody", id="nobody"),
        pytest.param("Madrid has frozen the sale of rifles to Israel, a Spanish daily", id="a kind of paper"),
        pytest.param("Norway has paused missiles to Kenya, the Times quoted an adviser to the ", id="a quoted adviser"),
        pytest.param("Norway sells rifles. There are no condition", id="half a noun"),
        pytest.param("A fact sheet of the Pentagon puts radars among the", id="an article"),
        pytest.param('The director of the factory "Prvi Januar" ', id="a name in quotation marks"),
        pytest.param("Tanks for Chad were suspended after the part needed to mend it got ", id="half a passive"),
        pytest.param("It asked the maker of the radars, Brantwell of Burlington, Ont.,", id="a province"),
        pytest.param("The shells are for Kenya. I don't want to get", id="what nobody wants to get"),
    ],
)
def test_an_end_that_once_stopped_the_reader(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    for one in rules.read(text, [(0, len(text))], None).statements:
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_read_wherever_it_is_cut(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    words = sentence.replace(" // ", "\n\n").split(" ")
    for cut in range(1, len(words)):
        text = " ".join(words[:cut])
        for one in rules.read(text, corpus.paragraphs(text), None).statements:
            assert 0 <= one.start < one.end <= len(text)
