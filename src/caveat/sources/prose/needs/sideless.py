"""A verb of being for or against in; whether no side is taken with it after all, out.

"The licences were not backed by a statement", "it stands by that", "criticised the treatment of prisoners".
"""

from __future__ import annotations

from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset

_WHAT_WAS_SAID = frozenset(("that", "this", "it"))


def by_a_paper(parts: Parts) -> bool:
    """Whether it is a paper, a finding or money by which something is borne out, and nobody who is for it."""
    by = _by(parts)
    word = singular(parts.tokens[by.head].low) if by is not None else ""
    return by is not None and not parts.agent_like(by) and word in wordset("documents") | wordset("borne_out_by")


def as_said_before(parts: Parts) -> bool:
    """Whether no more than "that" or "it" is stood by, which is what was said right before."""
    by = _by(parts)
    said = by is not None and (by.refers is None or by.refers.kind in FIELD)
    return by is not None and said and parts.tokens[by.head].low in _WHAT_WAS_SAID


def done_to_persons(one: Group, parts: Parts) -> bool:
    """Whether what is done to people is spoken of: the treatment of prisoners, the imprisonment of the mayor."""
    whom = parts.follower(one, ("of",))
    told = singular(parts.tokens[one.head].low) in wordset("done_to_people")
    return told and whom is not None and whom.kind in ("person", "people")


def _by(parts: Parts) -> Group | None:
    return next((group for prep, group in parts.groups(parts.post) if prep == "by"), None)
