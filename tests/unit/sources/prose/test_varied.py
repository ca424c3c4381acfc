"""Articles varied around what is read right in them: what is put where, and what counts as lost."""

from __future__ import annotations

from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus, varied
from caveat.sources.prose.measure.varied import before, behind, lost, priced, within
from caveat.sources.prose.statement import Statement

SAID = "Norway has suspended deliveries of missiles to Kenya."


def _states(said: str) -> list[Statement]:
    return list(rules.read(said, [(0, len(said))], None, any_matter=True).statements)


def test_an_addition_stands_where_it_says() -> None:
    """Before the sentence, at its end, between who acts and his verb, behind the goods."""
    states = _states(SAID)
    assert before(SAID, 0, states, "On Tuesday, ") == f"On Tuesday, {SAID}"
    assert behind(SAID, 0, states, " again") == "Norway has suspended deliveries of missiles to Kenya again."
    assert within(SAID, 0, states, ", an ally,") == "Norway, an ally, has suspended deliveries of missiles to Kenya."
    assert priced(SAID, 0, states, " worth $4") == "Norway has suspended deliveries of missiles worth $4 to Kenya."


def test_a_small_word_is_written_small_and_another_leaves_the_sentence_alone() -> None:
    """The ministry loses its capital; a sentence whose first word may be anything is not varied."""
    assert before("The ministry has asked.", 0, [], "On Tuesday, ") == "On Tuesday, the ministry has asked."
    assert before("Yesterday nobody asked.", 0, [], "On Tuesday, ") is None
    assert behind("Nobody asked?", 0, [], " again") is None


def test_what_makes_a_statement_another_is_counted_as_a_loss_and_what_changes_nothing_is_not() -> None:
    """Where another sentence stands each statement is lost; with nothing put in, none is."""
    article = next(one for one in corpus.load("open") if one.id == "open-001")
    counted = {words: (put, gone) for words, put, gone in lost(article, [(behind, ""), (_gone, "gone")])}
    assert counted[""][0] > 0
    assert counted[""][1] == 0
    assert counted["gone"] == (counted["gone"][0], counted["gone"][0])
    assert counted["gone"][0] > 0


def _gone(said: str, start: int, states: list[Statement], words: str) -> str:
    """Another sentence altogether."""
    return "It rained."


def test_each_addition_is_told_apart() -> None:
    """No two additions have the same words, by which they are counted."""
    assert len({words for _, words in varied.ADDITIONS}) == len(varied.ADDITIONS)
