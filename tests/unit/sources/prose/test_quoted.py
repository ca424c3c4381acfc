"""How much of a sentence as agencies print it is the quote of what it states."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules, scope

DATELINES = [
    "OSLO, May 7, 2031 - ",
    "OSLO/NAIROBI, May 8 (Reuters) - ",
    "OSLO (AP) — ",
    "Oslo, 18 September (NTB) -- ",
    "Oslo (dpa) - ",
    "OSLO, Sept. 18, 2031 (AFP) – ",
    "(Reuters) - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_belongs_to_no_quote_and_acts_in_nothing(dateline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    text = f"{dateline}The Danish government has paused deliveries of missiles to Kenya."
    (said,) = rules.read(text, [(0, len(text))], None).statements
    assert text[said.start : said.end] == "The Danish government has paused deliveries of missiles to Kenya"
    assert said.actor is not None
    assert said.actor.name == "Danish government"


def test_what_a_number_counts_belongs_to_the_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    text = "Denmark will suspend 30 of its 350 arms export licences with Kenya."
    (said,) = rules.read(text, [(0, len(text))], None).statements
    assert text[said.start : said.end] == "Denmark will suspend 30 of its 350 arms export licences with Kenya"
