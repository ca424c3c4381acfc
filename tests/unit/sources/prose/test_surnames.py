"""A name that stands by itself: whose it is, by where else it stands."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus

ARTICLE = """\
Firm stops shipments of radars to Chad

{name} said on Monday that Norway had stopped the shipments of radars to Chad. The ministry in Oslo would not comment.

The radars were ordered in 2029, after a long dispute about their price and about the crews that were to be trained \
on the coast. Twelve have been handed over so far. The minister, Kari Lund, told the Storting in May that the others \
would follow in the autumn, once the harbour had been deepened and the road to it had been paved.

Nothing has been seen of the road, and the harbour is as shallow as it was. {name} hopes for the spring.
"""
"""An article of more than a few lines, in which one name stands by itself."""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Norvik", "institution", id="a name that stands behind no other is a firm's or a party's"),
        pytest.param("Lund", "named", id="a name that stands behind another is a person's"),
    ],
)
def test_nobody_is_called_by_a_surname_who_is_named_nowhere(name: str, kind: str) -> None:
    text = ARTICLE.format(name=name)
    read = rules.read(text, corpus.paragraphs(text), None)
    pause = next(one for one in read.statements if one.start == text.index("Norway had"))
    assert (pause.act.value, pause.attribution.kind.value, pause.attribution.speaker) == ("pause", kind, name)


@pytest.mark.parametrize(
    ("headline", "kind", "speaker"),
    [
        pytest.param("Norway stops radars: Lund", "named", "Lund", id="behind a colon"),
        pytest.param("Norway stops radars — Kari Lund", "named", "Kari Lund", id="in full, behind a dash"),
        pytest.param("Lund: Norway stops radars", "named", "Lund", id="in front"),
        pytest.param("Norway stops radars: Norvik", "outlet", None, id="a name that is no person's"),
        pytest.param("Norway stops radars — Chad", "outlet", None, id="a state"),
    ],
)
def test_a_headline_is_on_the_word_of_a_surname_that_speaks_below(
    headline: str, kind: str, speaker: str | None
) -> None:
    text = ARTICLE.replace("Firm stops shipments of radars to Chad", headline).format(name="Norvik")
    stop = rules.read(text, corpus.paragraphs(text), None).statements[0]
    assert text[stop.start : stop.end].startswith("Norway stops radars")
    assert (stop.act.value, stop.attribution.kind.value, stop.attribution.speaker) == ("pause", kind, speaker)
