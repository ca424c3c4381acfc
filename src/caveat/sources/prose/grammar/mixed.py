"""What stands behind a verb in; out the goods without the men who go with them: will not send troops or tanks."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.groups import FIELD, Group
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_JOINS = (["and"], ["or"], ["nor"], [",", "and"], [",", "or"])


def without_men(groups: list[Group], tokens: Sequence[Token]) -> list[Group]:
    """The same without soldiers who go as the goods behind "and" or "or" do: they are given nothing."""
    men, goods = groups[0], groups[1]
    if goods.kind not in FIELD or men.kind not in ("body", "person", "people"):
        return groups
    between = [token.low for token in tokens[men.last : goods.first]]
    bare = all(token.tag not in ("DT", "PRPS") for token in tokens[men.first : men.head])
    sent = bare and tokens[men.head].low in wordset("soldiery")
    listed = between == [","] and bool(goods.members)  # men, tanks and shells
    return groups[1:] if sent and (listed or between in _JOINS) else groups
