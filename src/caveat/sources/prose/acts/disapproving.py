"""A clause in which a house adopts a paper that condemns a transfer in; that the house opposes it, out.

"The Senate passed a resolution disapproving of the sale", "adopted two disapproval resolutions": who adopts such a
paper speaks against the sale, and permits nothing.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import singular

ADOPTS = frozenset(("adopt", "pass", "approve", "carry"))
"""Verbs of adopting a paper."""
_PAPERS = frozenset(("resolution", "motion", "declaration", "statement", "text"))
_AGAINST = frozenset(("disapprove", "condemn", "deplore", "denounce", "reject", "oppose", "criticise", "criticize"))
_NOUNS = frozenset(("disapproval", "condemnation", "protest", "opposition"))


def disapproved(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Take down that a house is against something by a paper it adopts; false where the paper is none such."""
    paper = own.clause.subject if own.passive else own.object()
    whole = own.follower(paper, ("of", "out of")) if paper is not None and paper.kind == "number" else paper
    if whole is None or not own.near or singular(own.tokens[whole.head].low) not in _PAPERS:
        return False
    told = next((c for c in own.clause.children if c.anchor is whole and _speaks(c)), None)
    noun = own.follower(whole, ("of",))
    named = noun is not None and own.tokens[noun.head].low in _NOUNS
    called = any(own.tokens[at].low in _NOUNS for at in range(whole.first, whole.head))
    if told is None and not (named or called):
        return False
    if told is not None:
        below = parts(told, own.tokens, {})
        thing = below.object() or below.thing_after("of")
        if thing is None or not kinds.field_like(thing, own):
            return False  # a resolution condemning the coup
        reader.done.add(id(told))
    else:
        thing = own.follower(noun if noun is not None and named else whole, ("of", "on", "against", "over"))
    thing = thing if thing is not None and kinds.field_like(thing, own) else whole
    return reader.act(Act.OPPOSE, frames().shapes["stance"], own, mood, "adopt against", [thing])


def _speaks(clause: Clause) -> bool:
    """Whether a participle tells that a paper speaks against something: condemning, that disapproves of."""
    verb = clause.verb
    return verb is not None and clause.kind in ("part", "rel", "ger") and verb.lemma in _AGAINST and not verb.negative
