"""Texts of readers from outside: every quote stands, and what they accept besides is right too."""

from __future__ import annotations

from collections import Counter
from typing import Any

from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.examined import counts, examined, load

TEXT = "Norway suspended deliveries of howitzers to Peru. Peru asked for 40 radars."


def _row(**changed: Any) -> dict[str, Any]:
    pause = {
        "quote": "Norway suspended deliveries of howitzers to Peru",
        "act": "pause", "actor": ["Norway"], "target": ["Peru"], "modality": "asserted", "polarity": "positive",
        "kind": "outlet", "speaker": [], "objects": ["howitzers"],
    }  # fmt: skip
    asked = pause | {
        "quote": "Peru asked for 40 radars", "act": "request", "actor": ["Peru"], "target": [], "objects": ["radars"]
    }  # fmt: skip
    row = {"id": "z-01", "published": "2031-03-04", "text": TEXT, "contradictions": []}
    return row | {"statements": [pause | changed, asked]}


def _told(**changed: Any) -> Counter[str]:
    one = examined(_row(**changed))
    return counts(one, rules.read(TEXT, corpus.paragraphs(TEXT), one.article.published))


def test_every_quote_stands_in_its_text_and_every_pair_has_two_ends() -> None:
    found = [*load()]
    texts = {"a": 28, "b": 28, "c": 32, "d": 32} | dict.fromkeys("efghijklmn", 30)
    assert Counter(one.reader for one in found) == texts
    for one in found:
        said = one.article.statements
        assert all(one.article.text[each.start : each.end] == each.said.quote for each in said)
        assert all(0 <= end < len(said) for a, b, _ in one.article.contradictions for end in (a, b))
        assert len(one.also) == len(said) > max(one.optional, default=-1)


def test_what_is_right_is_counted_once_for_the_reading_and_once_for_the_answer() -> None:
    told = _told()
    assert (told["read"], told["asked"], told["right"], told["found"]) == (2, 2, 2, 2)


def test_a_wrong_field_is_wrong_unless_it_is_accepted_besides() -> None:
    for changed, also in (
        ({"act": "withhold"}, {"act": ["pause"]}),
        ({"act": "deliver"}, {"turned": ["pause/positive"]}),
        ({"kind": "institution", "speaker": ["Oslo"]}, {"kind": ["outlet"]}),
        ({"modality": "planned"}, {"modality": ["asserted"]}),
        ({"target": ["Chad"]}, {"target": ["Peru"]}),
        ({"actor": ["Chad"]}, {"actor": ["Norway", None]}),
    ):
        assert _told(**changed)["right"] == 1, changed
        assert _told(**changed, also=also)["right"] == 2, changed


def test_a_field_may_be_empty_where_that_is_accepted() -> None:
    row = _row()
    row["statements"][1]["target"] = ["Norway"]
    for also, right in (({}, 1), ({"target": [None]}, 2)):
        row["statements"][1]["also"] = also
        one = examined(row)
        assert counts(one, rules.read(TEXT, corpus.paragraphs(TEXT), None))["right"] == right


def test_what_may_be_left_out_is_not_asked() -> None:
    told = _told(optional=True)
    assert (told["asked"], told["right"], told["found"]) == (1, 2, 1)
