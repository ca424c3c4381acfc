"""What the rules read, with what a network finds and without what it doubts.

The network (``network``) is taught by the annotated articles. It says which words carry an act, so that the rules read
an act there that no frame knows (``finding``), and how likely each statement is wholly right (``checks``). What is
less likely than is asked for is kept back and told. It is no default: of real pages it knows less than of made-up ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from caveat.sources.prose.acts.finding import RULE
from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.engines.checks import Check, Words, checks, hints
from caveat.sources.prose.engines.confidence import features, joint, weighed
from caveat.sources.prose.pairs.contradictions import contradictions
from caveat.sources.prose.statement import Prose, Statement
from caveat.sources.prose.voices import ours
from caveat.sources.prose.words.capitals import recased

LEAST = 0.5
"""How likely a statement has to be right where nothing else is asked for."""


class Checked(Struct, frozen=True):
    """Reads statements by rules and a network. Implements ``statement.Engine``."""

    least: float = LEAST
    any_matter: bool = False
    """Whether a text is read whatever it is about."""

    @property
    def name(self) -> str:
        """What the engine is called."""
        return "checked"

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        """The statements in the given paragraphs of a text that are likely enough."""
        text = recased(text, paragraphs)
        looked = looked_through(text, paragraphs, published, any_matter=self.any_matter)
        found = likely(text, *looked, published, self.least)
        return replace(found, statements=ours.named(text, paragraphs, found.statements))


def likely(
    text: str, found: Prose, told: Sequence[Mapping[str, float]], published: date | None, least: float = LEAST
) -> Prose:
    """What is likely enough of what was read, each statement with how likely it is."""
    sure = [replace(one, confidence=joint(each)) for one, each in zip(found.statements, told, strict=True)]
    kept = tuple(one for one in sure if one.confidence >= least)
    doubted = tuple(one.doubted(least) for one in sure if one.confidence < least)
    pairs = contradictions(text, kept, published)
    return replace(found, statements=kept, contradictions=pairs, doubted=(*found.doubted, *doubted))


def looked_through(
    text: str, paragraphs: Sequence[tuple[int, int]], published: date | None, *, any_matter: bool = False
) -> tuple[Prose, list[Mapping[str, float]]]:
    """All that the rules read with the network's hints, not yet paired, and what is weighed of each statement."""
    text = recased(text, paragraphs)
    page = scope.ALWAYS if any_matter else scope.weigh(text, paragraphs)
    some = rules.worth(text, paragraphs, page, any_matter=any_matter)
    if not some:
        return scope.kept(text, Prose((), ()), page), []
    words = Words(text, [(start, end) for _, start, end in some])
    found = scope.kept(text, rules.read_of(text, paragraphs, some, published, hints(words)), page)
    told = [dict(features(text, one)) for one in found.statements]
    each = checks(text, words, found.statements, told)
    return found, [_told(*one) for one in zip(found.statements, told, each, strict=True)]


def _told(one: Statement, told: Mapping[str, float], check: Check) -> Mapping[str, float]:
    return {
        "every statement": 1.0,
        "rules": weighed(told),
        "whole": check.whole,
        "act": check.act,
        "found": float(one.rule.startswith(RULE)),
    }
