"""What a speaker says that somebody is bound to do, or must not rule out: his demand, and neither done nor denied."""

from __future__ import annotations

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.demands import Demands, advised
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import wordset

RULES_OUT = frozenset(("rule", "exclude"))
"""Verbs by which a possibility is set aside: should not rule out a ban."""
BINDS = frozenset(("oblige", "require", "bind"))
"""Verbs by which a law or a duty makes somebody do something."""
_OUGHT = ("should", "must", "ought")


class Duties(Demands):
    """Reads what somebody is told to be bound to do."""

    def not_ruled_out(self, own: Parts, mood: Mood) -> bool:
        """What a speaker says that somebody should rule out, or should not, is his demand, and denied by nobody."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or verb.modal not in _OUGHT or own.passive or subject is None:
            return False
        behind = self.tokens[verb.last].low if verb.last < len(self.tokens) else ""
        if (verb.lemma == "rule" and behind != "out") or not (own.near and own.agent_like(subject)):
            return False
        self.done.update(id(child) for child in own.clause.children if child.kind in ("ger", "that", "whether"))
        self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.what.kind != "adv")
        return not advised(own, mood) or self._should(Act.DEMAND, subject, [], mood, own, "rule out")

    def bound(self, own: Parts, mood: Mood) -> bool:
        """What a claimant or critic says that somebody is obliged to do is his demand: was obliged to halt it."""
        verb, subject, inner = own.clause.verb, own.clause.subject, infinitive(own.clause)
        if verb is None or subject is None or inner is None or inner.verb is None or not verb.passive:
            return False
        if verb.negative or verb.modal or verb.perfect or mood.negative or inner.verb.passive:
            return False
        known = frames().senses.get(inner.verb.lemma, ())
        acts = {one.act for one in known if not (one.nouns or one.phrases or one.particles)}
        told = bool(acts & (DONE_TO | {Act.REVIEW, Act.DENY})) and own.near and not own.after("by")
        if not (told and own.agent_like(subject) and subject.kind != "pronoun" and self._of_no_side(mood)):
            return False
        self.done.add(id(inner))
        return self._should(Act.DEMAND, subject, [], mood, own, "be bound")

    def _of_no_side(self, mood: Mood) -> bool:
        """Whether a speaker is none of those who give, buy or make arms, and who tell what they are held to."""
        if mood.speaker is None or mood.source.kind is Attribution.OUTLET:
            return False
        words = [singular(word) for word in mood.speaker.name.lower().split()]
        sides = wordset("side_rule") | wordset("applicants") | {"minister"}
        return not any(word in sides for word in words) and mood.source.kind is not Attribution.ANONYMOUS
