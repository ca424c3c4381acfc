"""Clauses of a sentence: which verb belongs to which, and who its subject is."""

from __future__ import annotations

import pytest

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.grammar.parser import Parser
from caveat.sources.prose.words.tagger import tagged


def clauses(sentence: str) -> list[tuple[str, str, str | None]]:
    """Kind, verb and subject of each clause, from the root down."""
    words = tagged(sentence, 0)
    roots = Parser(words, joined(Chunker(words).run(), words), frames().says, frozenset(frames().heads)).run()
    found: list[tuple[str, str, str | None]] = []

    def walk(clause: Clause) -> None:
        subject = clause.subject
        said = sentence[words[subject.first].start : words[subject.last - 1].end] if subject is not None else None
        if clause.verb is not None:
            found.append((clause.kind, clause.verb.lemma, said))
        for child in clause.children:
            walk(child)

    for root in roots:
        walk(root)
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway plans to halt exports.", [("main", "plan", "Norway"), ("inf", "halt", "Norway")]),
        ("Norway said that Kenya had asked.", [("main", "say", "Norway"), ("that", "ask", "Kenya")]),
        ("Norway said Kenya had asked.", [("main", "say", "Norway"), ("that", "ask", "Kenya")]),
        ("Norway is weighing whether to halt exports.", [("main", "weigh", "Norway"), ("inf", "halt", "Norway")]),
        ("The shells, which Norway made, were sold.", [("main", "sell", "The shells"), ("rel", "make", "Norway")]),
        ("The shells Norway made were sold.", [("main", "sell", "The shells"), ("rel", "make", "Norway")]),
        ("Norway halted exports and Kenya protested.", [("main", "halt", "Norway"), ("main", "protest", "Kenya")]),
        ("Norway halted exports and cancelled licences.", [("main", "halt", "Norway"), ("main", "cancel", "Norway")]),
        ("If Kenya objects, Norway will stop.", [("main", "stop", "Norway"), ("adv", "object", "Kenya")]),
        ("Norway is accused of selling shells.", [("main", "accuse", "Norway"), ("ger", "sell", "Norway")]),
        ("Officials from Norway said that sales would stop and that licences would end.",
         [("main", "say", "Officials"), ("that", "stop", "sales"), ("that", "end", "licences")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_verb_has_its_clause_and_its_subject(sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert clauses(sentence) == expected
