"""Pages of other matters, full of words that arms transfers share with war, crime, trade and sport: nothing is read.

Two people wrote them who had not seen the rules: the first 60, and 50 more. Every event in them is invented. When they
were first read, 15 of the first and 11 of the second gave statements. What was changed then was drawn up against the
first; of the second four were left by it, and two when one number in it had been moved.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from caveat.sources.prose import corpus, rules

PAGES = [page.strip() for page in (Path(__file__).parent / "unrelated.txt").read_text(encoding="utf-8").split("\n%%\n")]
STILL_READ = (
    "Overnight drone wave: air defence claims 41 shot down over four regions",
    "French army orders 64 more howitzers from home factory",
    "Indian navy commissions frigate built at Mumbai yard",
    "Switzerland grants export permits for raw-milk cheese",
    "Ariane rocket lifts weather satellite after two scrubbed launches",
    "Boeing delivers first of 30 airliners to Ethiopian carrier",
    "Colombian guerrillas extend truce until after harvest",
    "Lost pilot in light aircraft met by fighter jets over Bavaria",
)
"""Headlines of those of which something is read still."""


def test_there_are_as_many_pages_as_were_written() -> None:
    assert len(PAGES) == 60 + 50
    assert all(any(page.startswith(headline) for page in PAGES) for headline in STILL_READ)


@pytest.mark.parametrize("page", PAGES, ids=[page.partition("\n")[0][:60] for page in PAGES])
def test_a_page_of_other_matters_states_nothing(page: str, request: pytest.FixtureRequest) -> None:
    if page.startswith(STILL_READ):
        request.applymarker(pytest.mark.xfail(strict=True, reason="read still: a clause names arms and a state"))
    assert rules.read(page, corpus.paragraphs(page), None).statements == ()
