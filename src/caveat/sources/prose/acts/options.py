"""A clause with "would" in; how firmly it would be done under a paper, or by one of several options, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Modality
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_OPTIONS = frozenset(("option", "variant", "scenario", "alternative", "approach", "version", "possibility", "formula"))
_ANOTHER = frozenset(("first", "second", "third", "fourth", "another", "other"))
"""By which one of several options is told, the word itself left out: under a second, licences would be slowed."""


def firmly(clause: Clause, firm: Modality, tokens: Sequence[Token]) -> Modality:
    """How firmly it would be done: under the deal it is planned, under a bill or one option only considered.

    On somebody's word "would" may be a plan, which an option is not.
    """
    verb = clause.verb
    if verb is None or verb.modal != "would" or verb.perfect:
        return firm
    if firm in (Modality.HYPOTHETICAL, Modality.PLANNED) and _one_of_several(clause, tokens):
        return Modality.CONSIDERED
    if firm is not Modality.HYPOTHETICAL:
        return firm
    words = {singular(tokens[group.head].low) for prep, group in _ahead(clause) if prep == "under"}
    if words & wordset("agreed_papers"):
        return Modality.PLANNED
    return Modality.CONSIDERED if words & wordset("draft_papers") else firm


def _one_of_several(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether what would be done is one option: under one option, in a second scenario, one variant would see."""
    for prep, group in _ahead(clause):
        lows = [token.low for token in tokens[group.first : group.last]]
        if prep in ("under", "in", "of", "") and singular(tokens[group.head].low) in _OPTIONS:
            return True
        if prep == "under" and group.first <= 1 and lows[-1] in _ANOTHER and len(lows) <= 2:
            return True
    return False


def _ahead(clause: Clause) -> list[tuple[str, Group]]:
    """The groups in front of a verb, each with its preposition."""
    return [(item.prep, item.what) for item in clause.pre if isinstance(item.what, Group)]
