"""Frames and words as data: every word that a frame uses is known to the step that reads it."""

from __future__ import annotations

import pytest

from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.needs import needs
from caveat.sources.prose.words.lexicon import lexicon


def test_every_need_of_a_sense_has_its_check() -> None:
    used = {sense.needs for senses in frames().senses.values() for sense in senses} - {""}
    assert used <= set(needs.CHECKS)


def test_a_need_has_one_check() -> None:
    with pytest.raises(AssertionError, match="holds"):
        needs.together({"holds": lambda *_: True}, {"holds": lambda *_: False})


def test_every_verb_of_a_frame_has_its_forms() -> None:
    lemmas = {lemma for _, lemma in lexicon().verbs.values()}
    assert set(frames().senses) <= lemmas


def test_senses_that_ask_for_more_are_tried_first() -> None:
    for senses in frames().senses.values():
        weights = [sense.weight for sense in senses]
        assert weights == sorted(weights, reverse=True)


def test_irregular_and_doubled_forms_are_made() -> None:
    verbs = lexicon().verbs
    assert [verbs[form] for form in ("withheld", "cancelled", "canceled", "banning", "supplies")] == [
        ("dn", "withhold"), ("dn", "cancel"), ("dn", "cancel"), ("g", "ban"), ("z", "supply"),
    ]  # fmt: skip


def test_peoples_and_seats_name_their_state() -> None:
    assert [lexicon().state_of[name] for name in ("Norwegian", "Oslo", "Kremlin")] == ["Norway", "Norway", "Russia"]
