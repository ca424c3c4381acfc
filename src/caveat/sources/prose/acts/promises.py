"""A clause in which a measure is promised, or is not, in; the measure as planned out: made no promise to end sales."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import singular

VERBS = frozenset(("give", "make", "offer"))
_PROMISES = frozenset(("promise", "pledge", "commitment", "undertaking", "guarantee", "assurance"))


def promised(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Read what somebody promised to do, or did not; false where a clause tells of no promise of a measure."""
    verb, who = own.clause.verb, own.clause.subject
    held = next((one for one in own.direct() if singular(own.tokens[one.head].low) in _PROMISES), None)
    if verb is None or who is None or held is None or own.passive or not own.agent_like(who):
        return False
    if mood.path:
        return False
    none = held.negative or verb.negative
    inner = kinds.infinitive(own.clause) or next((one for one in own.clause.children if one.kind == "inf"), None)
    lemma = inner.verb.lemma if inner is not None and inner.verb is not None else ""
    plain = (one for one in reader.frames.senses.get(lemma, ()) if not (one.nouns or one.particles or one.phrases))
    acts = {sense.act for sense in plain}
    if inner is None or not acts & DONE_TO or Act.DELIVER in acts:
        return False
    inner.subject, before = who, len(reader.found)
    reader.done.discard(id(inner))
    reader.walk(inner, replace(mood, negative=False).under("planned", "no promise" if none else "promise", none))
    return len(reader.found) > before
