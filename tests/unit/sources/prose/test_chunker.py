"""Groups of a sentence: what belongs to a noun, to a verb, to a name."""

from __future__ import annotations

import pytest

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.words.groups import Group, Verb, singular
from caveat.sources.prose.words.tagger import tagged


def groups(sentence: str) -> list[tuple[str, str]]:
    words = tagged(sentence, 0)
    found = [chunk for chunk in joined(Chunker(words).run(), words) if isinstance(chunk, Group)]
    return [(sentence[words[g.first].start : words[g.last - 1].end], g.kind) for g in found]


def verbs(sentence: str) -> list[Verb]:
    words = tagged(sentence, 0)
    return [chunk for chunk in Chunker(words).run() if isinstance(chunk, Verb)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway sold Kenya 12 helicopters.", [("Norway", "state"), ("Kenya", "state"), ("12 helicopters", "goods")]),
        ("Brazil sold Egypt tanks.", [("Brazil", "state"), ("Egypt", "state"), ("tanks", "goods")]),
        ("Norway's Defence Ministry waits.", [("Norway's Defence Ministry", "body")]),
        ("The Ministry of Defence waits.", [("The Ministry of Defence", "body")]),
        ("Shells, rockets and mines arrived.", [("Shells, rockets and mines", "goods")]),
        ("In 2019 Norway stopped.", [("2019", "time"), ("Norway", "state")]),
        ("More than 1,100 tanks arrived.", [("More than 1,100 tanks", "goods")]),
        ("Norway stopped last month.", [("Norway", "state"), ("last month", "time")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_noun_takes_what_belongs_to_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert groups(sentence) == expected


def test_an_apposition_goes_to_whom_it_explains() -> None:
    words = tagged("The trade minister, Hugh Pemberley, resigned.", 0)
    first = joined(Chunker(words).run(), words)[0]
    assert isinstance(first, Group)
    assert [words[one.head].text for one in first.apposed] == ["Pemberley"]


@pytest.mark.parametrize(
    ("sentence", "lemma", "passive", "negative", "modal"),
    [
        ("Norway has not halted exports.", "halt", False, True, ""),
        ("Exports were halted.", "halt", True, False, ""),
        ("Exports remain halted.", "halt", True, False, ""),
        ("Norway is to halt exports.", "halt", False, False, "is to"),
        ("Norway was about to halt exports.", "halt", False, False, "is to"),
        ("Norway could, however, halt exports.", "halt", False, False, "could"),
        ("Norway has, in the past year, halted exports.", "halt", False, False, ""),
        ("Norway cannot halt exports.", "halt", False, True, "can"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith(".") else "",
)
def test_a_verb_group_keeps_voice_mood_and_negation(
    sentence: str, lemma: str, passive: bool, negative: bool, modal: str
) -> None:
    [verb] = verbs(sentence)
    assert (verb.lemma, verb.passive, verb.negative, verb.modal) == (lemma, passive, negative, modal)


@pytest.mark.parametrize(("plural", "one"), [("deliveries", "delivery"), ("batches", "batch"), ("shells", "shell"),
                                             ("airmen", "airman"), ("glass", "glass")])  # fmt: skip
def test_a_plural_loses_its_ending(plural: str, one: str) -> None:
    assert singular(plural) == one
