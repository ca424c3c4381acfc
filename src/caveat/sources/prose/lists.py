"""What a list or a measure takes in: "names the radars among the goods withheld", "the freeze covers bombs"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from caveat.evidence import Act, Modality
from caveat.sources.prose import kinds
from caveat.sources.prose.answers import Answers
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.drafts import Draft, following
from caveat.sources.prose.groups import Group, singular
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts

_STANDS = frozenset(("be", "stand", "appear", "figure", "rank", "remain"))
_PUTS = frozenset(("put", "list", "name", "count", "place", "include", "show", "mention", "number"))
"""What is done with an item on a list, or by it."""
_COVERS = frozenset(("cover", "include", "affect", "hit", "concern", "comprise", "extend", "apply"))
_LISTS = frozenset(("list", "inventory", "annex", "schedule", "catalogue"))
_STOPPED = (Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME)
"""Measures that cover goods."""
_LISTED = (*_STOPPED, Act.APPROVE, Act.DENY, Act.DELIVER)
"""What is told of the goods on a list by the word before them."""
STANDING = (Modality.ASSERTED, Modality.PLANNED, Modality.CONDITIONAL, Modality.CONSIDERED)
"""How a measure that stands may be meant."""


@dataclass(slots=True)
class Lists(Answers):
    """Reads what stands on a list, and what a measure covers."""

    def listed(self, own: Parts, mood: Mood) -> bool:
        """What a list puts among others: names the shells among the goods that are withheld; stands among those."""
        verb, among = own.clause.verb, next((g for prep, g in own.groups(own.post) if prep == "among"), None)
        among = among or self._on_list(own)
        if verb is None or among is None or verb.lemma not in _STANDS | _PUTS:
            return False
        itself = verb.passive or verb.lemma in _STANDS
        what = own.clause.subject if itself else own.object()
        if what is None or what is among or not kinds.field_like(what, own):
            return False
        below = mood if itself else self.as_said(own, mood)
        if self.of_those(own.clause, among, what, below):
            return True
        act = self._act_of(among)
        if act is None or below.modality not in STANDING or below.negative or verb.negative:
            return False
        return self.add(Draft(act, below, "listed", own.post, None, objects=(what,), used=(what, among)))

    def _on_list(self, own: Parts) -> Group | None:
        """Of what a list is on which something stands: on the list of goods that Bern withholds."""
        groups = [*own.groups(own.post)]
        for (prep, group), (behind, held) in pairwise(groups):
            if prep == "on" and behind == "of" and singular(self.tokens[group.head].low) in _LISTS:
                return held
        return None

    def _act_of(self, held: Group) -> Act | None:
        """What is told of goods by the participle before them: frozen goods, released items."""
        low = self.tokens[held.first + (self.tokens[held.first].tag in ("DT", "PRPS"))].low
        lemma = lexicon().verbs.get(low, ("", ""))[1]
        acts = {sense.act for sense in self.frames.senses.get(lemma, ())} if low != lemma else set[Act]()
        return next((one for one in _LISTED if one in acts), None)

    def of_those(self, clause: Clause, among: Group, whole: Group, mood: Mood) -> bool:
        """Read of something what is told of those among whom it is."""
        of = next((c for c in clause.children if c.anchor is among and c.kind in ("part", "rel")), None)
        if of is None or of.verb is None:
            return False
        of.anchor, of.subject = whole, whole if of.subject is among else of.subject
        if of.kind == "part":
            of.kind, of.subject = "main", whole
        before = len(self.found)
        self.walk(of, mood)
        return len(self.found) > before

    def covers(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """What a measure covers: the freeze covers bombs and fuses; the list of frozen goods includes radars."""
        verb = own.clause.verb
        if verb is None or verb.lemma not in _COVERS or own.passive:
            return False
        thing = next((g for g in own.direct() if kinds.goods_like(g, own)), None) or own.thing_after("to")
        act, after = self.event_act(subject), following(subject, own.pre)
        goods = bool(after) and kinds.goods_like(after[0][1], own)
        listed = act is None and goods and self.tokens[subject.head].low in _LISTS
        act = self._act_of(after[0][1]) if listed else act
        if (
            thing is None
            or act is None
            or not (listed or act in _STOPPED)
            or mood.modality not in STANDING
            or mood.negative
        ):
            return False
        if own.clause.kind not in ("main", "that") or any(child.anchor is subject for child in own.clause.children):
            return False  # the freeze, which somebody imposed, is told by that
        target = own.after("for") or next((g for p, g in after if p in ("on", "against") and own.agent_like(g)), None)
        owner = subject.owner if subject.owner is not None and subject.owner.kind in wordset("agent") else None
        used = tuple(group for group in (subject, thing, target) if group is not None)
        items = [*own.clause.pre, *own.post]
        return self.add(Draft(act, mood, "covers", items, None, owner, target, (thing,), used))
