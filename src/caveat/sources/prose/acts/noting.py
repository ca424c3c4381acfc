"""The clauses of a sentence in; taken down out: the things that it speaks of, and what its stand-ins stand for."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.named.things import Things, for_armies, noted, stands_in, traded
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token


def note_things(clauses: Sequence[Clause], tokens: list[Token], things: Things, sentence: int) -> None:
    """Take down the things of a sentence, and what its pronouns and numbers stand for."""
    groups: list[tuple[Group, list[Item], Clause]] = []
    for clause in clauses:
        for items in (clause.pre, clause.post):
            for item in items:
                if type(item.what) is Group:
                    groups += [(one, items, clause) for one in item.what.members or (item.what,)]
    groups.sort(key=lambda found: found[0].first)
    armed = things.armed_lately(sentence) or any(group.kind == "goods" for group, _, _ in groups)
    armies = any(for_armies(group, tokens) for group, _, _ in groups)
    for group, items, clause in groups:
        if things.known(group, tokens) or things.by_the_page(group, tokens, armed, armies):
            group.kind = "goods"
        if _is_bunch(group, items, tokens):
            group.kind = "number"
        if noted(group):
            things.note(group, tokens, sentence, name(group, tokens, items).name)
        elif stands_in(group, tokens):
            things.refer(group, tokens, sentence, _is_moved(group, clause))
        elif group.kind == "other" and _is_traded(group, items, tokens):
            things.learn(group, tokens)


def _is_moved(group: Group, clause: Clause) -> bool:
    """Whether it is what a verb hands over or carries, which is done to goods and to no paper: 26 were delivered."""
    if clause.verb is None or clause.verb.lemma not in wordset("carries"):
        return False
    if any(isinstance(item.what, Mark) and item.what.low == "back" for item in clause.post):
        return False  # of the applications it sent two back
    return group is clause.subject or any(item.what is group and not item.prep for item in clause.post)


def _is_traded(group: Group, items: list[Item], tokens: list[Token]) -> bool:
    """Whether it is what a delivery, a sale or a licence is of, or is of some goods: hinges, radar modules."""
    at = next((at for at, item in enumerate(items) if item.what is group), 0)
    before = items[at - 1].what if at else None
    if not traded(group, tokens):
        return False
    if any(lexicon().nouns.get(token.low) == "goods" for token in tokens[group.first : group.head]):
        return singular(tokens[group.head].low) not in lexicon().verbs  # radar modules, and no missile strikes
    if not isinstance(before, Group) or before.kind not in FIELD or group.first > before.last + 1:
        return False
    return items[at].prep == ("for" if before.kind == "permit" else "of")


def _is_bunch(group: Group, items: list[Item], tokens: list[Token]) -> bool:
    """Whether a pair or a trio is of what was spoken of, and of nobody: the first pair is due in May."""
    if tokens[group.head].low not in wordset("bunches") or group.members or group.owner is not None:
        return False
    at = next((i for i, item in enumerate(items) if item.what is group), len(items))
    behind = items[at + 1] if at + 1 < len(items) else None
    return behind is None or behind.prep != "of"
