"""What a list or a measure takes in: "names the radars among the goods withheld", "the freeze covers bombs"."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.evidence import Act, Modality
from caveat.sources.prose import kinds
from caveat.sources.prose.answers import Answers
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.drafts import Draft, following
from caveat.sources.prose.groups import Group
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
STANDING = (Modality.ASSERTED, Modality.PLANNED, Modality.CONDITIONAL, Modality.CONSIDERED)
"""How a measure that stands may be meant."""


@dataclass(slots=True)
class Lists(Answers):
    """Reads what stands on a list, and what a measure covers."""

    def listed(self, own: Parts, mood: Mood) -> bool:
        """What a list puts among others: names the shells among the goods that are withheld; stands among those."""
        verb, among = own.clause.verb, next((g for prep, g in own.groups(own.post) if prep == "among"), None)
        if verb is None or among is None or verb.lemma not in _STANDS | _PUTS:
            return False
        itself = verb.passive or verb.lemma in _STANDS
        what = own.clause.subject if itself else own.object()
        if what is None or what is among or not kinds.field_like(what, own):
            return False
        return self.of_those(own.clause, among, what, mood if itself else self.as_said(own, mood))

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
        if act is None and goods and self.tokens[subject.head].low in _LISTS:
            held = self.tokens[after[0][1].first].low
            lemma = lexicon().verbs.get(held, ("", ""))[1]
            acts = {sense.act for sense in self.frames.senses.get(lemma, ())} if held != lemma else set[Act]()
            act = next((one for one in _STOPPED if one in acts), None)
        if thing is None or act not in _STOPPED or mood.modality not in STANDING or mood.negative:
            return False
        if own.clause.kind not in ("main", "that") or any(child.anchor is subject for child in own.clause.children):
            return False  # the freeze, which somebody imposed, is told by that
        target = own.after("for") or next((g for p, g in after if p in ("on", "against") and own.agent_like(g)), None)
        owner = subject.owner if subject.owner is not None and subject.owner.kind in wordset("agent") else None
        used = tuple(group for group in (subject, thing, target) if group is not None)
        items = [*own.clause.pre, *own.post]
        return self.add(Draft(act, mood, "covers", items, None, owner, target, (thing,), used))
