"""What holds of prose whatever it says: it is read to its end, and every place that is given is one of its text."""

from __future__ import annotations

from bench.fuzz import WORDS
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caveat.sources.prose.engines.rules import read

ABOUT_ARMS = "Germany, Norway and Kenya need a licence for the export of howitzers, shells and other arms."
"""A first paragraph by which the gate lets what follows be read."""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
@example(["if", "whether", "deliver", "deliver"])
@example(["if", "whether", "says", "will"])
def test_any_run_of_the_words_that_rules_look_at_gives_places_within_its_paragraphs(words: list[str]) -> None:
    text = "\n\n".join((ABOUT_ARMS, " ".join(words).strip() or "."))
    places, at = [], 0
    for part in text.split("\n\n"):
        places.append((at, at + len(part)))
        at += len(part) + 2
    prose = read(text, [place for place in places if place[0] < place[1]], None)
    for said in prose.statements:
        assert any(start <= said.start < said.end <= end for start, end in places), said
        for named in (said.actor, said.target, *said.objects, *said.quantities):
            assert named is None or 0 <= named.start < named.end <= len(text)
    assert all(pair.a != pair.b and max(pair.a, pair.b) < len(prose.statements) for pair in prose.contradictions)
