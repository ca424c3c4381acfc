"""A name that stands by itself: whose it is, by where else it stands."""

from __future__ import annotations

import pytest

from caveat.sources.prose import corpus, rules

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
