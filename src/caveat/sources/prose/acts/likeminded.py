"""A stance that leans on another's, in; whose it is and what for, out: shares this view, agrees with them.

Whoever is of one mind with somebody who wants or backs a step backs it; with somebody who is against it, is against it.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.clefts import Clefts
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.named.recent import BACK
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.likeness import alike

_VIEWS = frozenset(("view", "opinion", "position", "stance", "assessment", "standpoint", "sentiment", "line", "belief"))
_OBJECTIONS = frozenset(("objection", "reservation", "misgiving", "opposition", "criticism", "rejection"))
"""What somebody shares who is against it as well."""
_THAT = frozenset(("this", "that", "the", "these", "those", "such"))
_SAME = frozenset(("same", "similar"))
_ONES = frozenset(("him", "her", "them", "this", "that", "it"))
AGREES = frozenset(("share", "take", "hold", "adopt", "agree", "concur", "side"))
"""Verbs by which somebody is of one mind with another, with a view or with whose it is."""
_BOTH = frozenset(("agree", "concur", "side"))
_STANCES = frozenset((Act.SUPPORT, Act.OPPOSE, Act.DEMAND))
_FOR_IT = {"want": "", "demand": "", "ask": "for", "call": "for", "press": "for", "push": "for", "insist": "on"}
"""Verbs by which somebody wants what was spoken of before, with what stands before it."""
_GOODS_TOO = frozenset(("want", "ask"))
"""Verbs behind which "it" may be goods."""
WANTS = frozenset(_FOR_IT)


class Likeminded(Clefts):
    """Reads clauses that leave to another what is wanted, backed or opposed."""

    def of_one_mind(self, own: Parts, mood: Mood) -> bool:
        """Take down who shares a stance told right before, or does not; false where a clause tells nothing of it."""
        verb, subject, echo = own.clause.verb, own.clause.subject, self._stance()
        if verb is None or subject is None or echo is None or own.passive or verb.progressive:
            return False
        if verb.lemma == "agree" and verb.modal in ("would", "might", "could"):
            return self._would_agree(own, mood, echo)
        if verb.modal:
            return False
        if subject.kind == "pronoun" or not (own.agent_like(subject) or own.unknown_body(subject)):
            return False
        if any(isinstance(i.what, Clause) for i in own.post) or own.clause.kind not in ("main", "that"):
            return False
        shared = self._with_one(own, echo) if verb.lemma in _BOTH else self._view(own, mood, echo)
        if shared is None or self._same(subject, own, mood, echo):
            return False
        against = echo.act is Act.OPPOSE
        objects = bool(_OBJECTIONS & {singular(self.tokens[shared.head].low)})
        if objects and not against:
            return False
        told = replace(echo, act=Act.OPPOSE if against else Act.SUPPORT, target=None, modality=Modality.ASSERTED)
        below = replace(mood, negative=mood.negative ^ echo.negative)
        used = (subject, shared)
        return self.add(Draft(told.act, below, "of one mind", own.pre, own, subject, None, (), used, echo=told))

    def _would_agree(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether somebody would be for what he, or another, is against: would agree only if a court convicted them."""
        subject, firm = own.clause.subject, mood.of(own.clause).modality
        if subject is None or firm is not Modality.CONDITIONAL or own.direct() or next(own.groups(own.post), None):
            return False
        if any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in own.post):
            return False
        told = replace(echo, act=Act.SUPPORT, target=None, modality=Modality.ASSERTED)
        below = replace(mood, modality=firm)
        return self.add(Draft(told.act, below, "would agree", own.pre, own, subject, None, (), (subject,), echo=told))

    def wanted_too(self, own: Parts, mood: Mood) -> bool:
        """What was demanded, or asked about, demanded or not demanded by somebody: did not want that, demanded it."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or own.passive or verb.modal or verb.progressive or not own.near:
            return False
        if own.clause.kind not in ("main", "that") or not (own.agent_like(subject) or own.unknown_body(subject)):
            return False
        prep = _FOR_IT[verb.lemma]
        held = [group for at, group in own.groups(own.post) if at == prep and group.kind != "time"]
        low = self.tokens[held[0].head].low if len(held) == 1 and held[0].kind == "pronoun" else ""
        if low not in ("that", "this", "it") or (low == "it" and verb.lemma in _GOODS_TOO):
            return False
        if any(isinstance(i.what, Clause) for i in own.post) or (prep and own.direct()):
            return False
        row = self.book.recent.row
        near = [one for one in row if one is not None and 0 <= self.sentence - one.sentence <= BACK]
        stance = next((one for one in reversed(near) if one.act is Act.DEMAND), None)
        if stance is None and (not row or row[-1] is not None):
            return False  # what a question asks that is none of the acts is kept as None
        things = stance.objects if stance is not None else ()
        told = Echo(Act.DEMAND, things, None, self.sentence)
        used = (subject, held[0])
        return self.add(Draft(Act.DEMAND, mood, f"{verb.lemma} that", own.pre, own, subject, None, (), used, echo=told))

    def ordered_nothing(self, own: Parts, mood: Mood) -> bool:
        """What a court was asked to order, and refused to: the court refused to order it."""
        who = own.subject() or mood.controller
        low = [self.tokens[group.head].low for group in own.direct()]
        if who is None or own.passive or own.clause.kind != "inf" or low not in (["it"], ["that"], ["this"]):
            return False
        court = singular(self.tokens[who.head].low) in wordset("rulers")
        if not court or not own.near or not mood.path or mood.path[-1] not in ("refuse", "decline"):
            return False
        row = [one for one in self.book.recent.row if one is not None and 0 <= self.sentence - one.sentence <= BACK]
        asked = next((one for one in reversed(row) if one.act in (Act.DEMAND, Act.REQUEST)), None)
        if asked is None:
            return False
        told = Echo(Act.DENY, asked.objects, None, self.sentence)
        below = replace(mood, negative=False, path=())
        return self.add(Draft(Act.DENY, below, "refuse to order", own.pre, own, who, None, (), (who,), echo=told))

    def _stance(self) -> Echo | None:
        """What somebody wants, backs or is against, as it was told in this sentence or the one before."""
        row = [one for one in self.book.recent.row if one is not None and not one.asked]
        last = row[-1] if row else None
        near = last is not None and 0 <= self.sentence - last.sentence <= 1 and last.act in _STANCES
        firm = last is not None and last.modality is Modality.ASSERTED and last.actor is not None
        return last if near and firm else None

    def _view(self, own: Parts, mood: Mood, echo: Echo) -> Group | None:
        """The view that is shared: this view, the same position, these objections, the minister's opinion."""
        verb, held = own.clause.verb, next(iter(own.direct()), None)
        if verb is None or held is None or held.members:
            return None
        words = [self.tokens[at].low for at in range(held.first, held.last)]
        known = singular(words[-1]) in _VIEWS | _OBJECTIONS
        same = bool(_SAME & set(words))
        back = words[0] in _THAT and (same or len(words) == 2)
        owner = held.owner
        who = self.mention(owner, mood, own.post) if owner is not None and echo.actor is not None else None
        theirs = who is not None and echo.actor is not None and alike(who.name, echo.actor.name)
        told = theirs if owner is not None else back
        return held if known and told and (same or verb.lemma == "share") else None

    def _with_one(self, own: Parts, echo: Echo) -> Group | None:
        """With whom somebody agrees: with them, with this, with whoever took that stance."""
        groups = list(own.groups(own.post))
        beside = [prep for prep, _ in groups if prep not in ("with", "on", "in")]
        whom = next((group for prep, group in groups if prep == "with"), None)
        if whom is None or own.direct() or beside:
            return None
        low = self.tokens[whom.head].low
        if low in _ONES and (whom.kind == "pronoun" or whom.last - whom.first == 1):
            return whom
        words = [self.tokens[at].low for at in range(whom.first, whom.last)]
        if words[0] in _THAT and len(words) <= 3 and singular(words[-1]) in _VIEWS:
            return whom
        who = self.mention(whom, Mood(), own.post)
        return whom if who is not None and echo.actor is not None and alike(who.name, echo.actor.name) else None
