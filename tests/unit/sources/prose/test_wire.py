"""Plain sentences as agencies, newspapers, broadcasters and parliaments print them about holds on arms deliveries."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.pipeline.items import catalogue
from caveat.sources.prose import rules, scope
from caveat.sources.prose.groups import singular
from caveat.sources.prose.lexicon import lexicon


def _page(printed: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of a row with its paragraphs, which "//" parts."""
    paragraphs, at = [], 0
    for one in printed.split(" // "):
        paragraphs.append((at, at + len(one)))
        at += len(one) + 2
    return printed.replace(" // ", "\n\n"), paragraphs


ROWS = rows("wire.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_sentence_in_an_agencys_style_states_what_it_says(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    text, paragraphs = _page(sentence)
    read = rules.read(text, paragraphs, None)
    assert told(read) == expected


def test_the_table_says_no_sentence_twice_and_has_some_that_state_nothing() -> None:
    sentences = [sentence for sentence, _ in ROWS]
    assert len(sentences) == len(set(sentences))
    assert sum(not expected for _, expected in ROWS) >= 20


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
    monkeypatch.setattr(scope, "about", lambda *_: True)
    text = f"{dateline}The Danish government has paused deliveries of missiles to Kenya."
    (said,) = rules.read(text, [(0, len(text))], None).statements
    assert text[said.start : said.end] == "The Danish government has paused deliveries of missiles to Kenya"
    assert said.actor is not None
    assert said.actor.name == "Danish government"


def test_what_a_number_counts_belongs_to_the_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    text = "Denmark will suspend 30 of its 350 arms export licences with Kenya."
    (said,) = rules.read(text, [(0, len(text))], None).statements
    assert text[said.start : said.end] == "Denmark will suspend 30 of its 350 arms export licences with Kenya"


PARTS = frozenset(
    ["agents", "applique", "bodies", "calibers", "class", "gas", "groups", "increments", "packs", "return", "sections"]
).union(["series", "sets", "units", "vision"])
"""Words that end the name of an article and may stand for anything: bomb bodies, laser detecting sets."""
NO_ARTICLES = frozenset(("funds", "support-services", "fuel", "protective", "other", "police"))


def test_the_articles_of_the_catalogue_are_goods_to_the_reader_of_prose() -> None:
    unknown = set()
    for item in catalogue():
        for alias in item.aliases if item.item_class not in NO_ARTICLES else ():
            head = alias.text.split()[-1]
            plain = head.isascii() and head.replace("-", "").isalpha() and head.islower()
            nouns = lexicon().nouns
            kind = nouns.get(head) or nouns.get(singular(head)) or nouns.get(head.rsplit("-", 1)[-1])
            if plain and head not in PARTS and kind != "goods":
                unknown.add(head)
    assert unknown == {"incendiary-tracer", "system-unitary"}
