"""What a list or a measure takes in: "names the radars among the goods withheld", "the freeze covers bombs"."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.answers import FIGURES, Answers
from caveat.sources.prose.acts.events import MAKERS
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import is_paper

_STANDS = frozenset(("be", "stand", "appear", "figure", "rank", "remain"))
_PUTS = frozenset(("put", "list", "name", "count", "place", "include", "show", "mention", "number"))
"""What is done with an item on a list, or by it."""
COVERS = frozenset(("cover", "include", "affect", "hit", "concern", "comprise", "extend", "apply"))
_NUMBERS_BY = frozenset(("put", "give", "estimate"))
"""What a source does with a number."""
_SHOWS = frozenset(("list", "show", "record", "register", "contain", "name", "count", "mention"))
_PERMITS = frozenset(("licence", "license", "permit", "authorisation", "authorization", "approval"))
LISTING = _STANDS | _PUTS | _NUMBERS_BY | _SHOWS | {"comprise"}
"""Verbs by which something may be told to stand on a list."""
_STATES = frozenset(("states", "countries", "those", "nations", "recipients", "buyers", "destinations", "customers"))
_LISTS = frozenset(("list", "inventory", "annex", "schedule", "catalogue"))
_ARMS = frozenset(("arms", "defence", "defense", "military", "weapons", "weapon", "munitions"))
"""What tells of deliveries that they are of arms."""
_ADDS = ("", "to", "at", "worth")
"""What stands before what deliveries add up to."""
_LISTED = (Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME, Act.APPROVE, Act.DENY, Act.DELIVER)
"""What is told of the goods on a list by the word before them, the first of these where it is several."""
STANDING = (Modality.ASSERTED, Modality.PLANNED, Modality.CONDITIONAL, Modality.CONSIDERED)
"""How a measure that stands may be meant."""


class Lists(Answers):
    """Reads what stands on a list, and what a measure covers."""

    def listed(self, own: Parts, mood: Mood) -> bool:
        """What a list puts among others: names the shells among the goods that are withheld; stands among those."""
        told = (self._put_at, self._state_among, self._permits_shown, self._named_as)
        if any(read(own, mood) for read in told):
            return True
        verb = own.clause.verb
        if verb is None or not (verb.lemma in _STANDS or verb.lemma in _PUTS):
            return False
        among = next((g for prep, g in own.groups(own.post) if prep == "among"), None) or self._on_list(own)
        if among is None:
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
        for_ = (g for prep, g in own.groups(own.post) if prep in ("for", "to") and own.agent_like(g))
        draft = Draft(act, below, "listed", own.post, None, None, next(for_, None), (what,), (what, among))
        return self.add(draft)

    def _on_list(self, own: Parts) -> Group | None:
        """Of what a list is on which something stands: on the list of goods that Bern withholds."""
        groups = [*own.groups(own.post)]
        for (prep, group), (behind, held) in pairwise(groups):
            if prep == "on" and behind == "of" and singular(self.tokens[group.head].low) in _LISTS:
                return held
        named = (g for prep, g in groups if prep == "on" and singular(self.tokens[g.head].low) in _LISTS)
        return next((group for group in named if self._act_of(group) is not None), None)

    def _put_at(self, own: Parts, mood: Mood) -> bool:
        """How many there were of what was done: put the number of frozen shells at 18,000, of jets delivered at 11."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or verb.lemma not in _NUMBERS_BY or verb.negative or verb.passive:
            return False
        figure = next((g for g in own.direct() if self.tokens[g.head].low in FIGURES or g.kind == "transfer"), None)
        goods = own.follower(figure, ("of",)) if figure is not None else None
        held = [one for one in (goods, figure) if one is not None]
        done = next((c for c in own.clause.children if c.anchor in held and c.kind in ("rel", "part")), None)
        items = [*own.post, *(done.post if done is not None else [])]
        number = next((g for prep, g in own.groups(items) if prep in ("at", "as") and self._many(g)), None)
        if figure is None or number is None:
            return False
        said, before = self.as_said(own, mood), len(self.found)
        act = self._act_of(goods) if goods is not None else None
        if done is not None and done.verb is not None:
            if done.kind == "part":
                done.kind, done.subject = "main", goods or number
            self.walk(done, said)
        elif figure.kind == "transfer" and (event := self.event_act(figure)) is not None:
            self.add(Draft(event, said, "counted", own.post, None, objects=(number,), used=(subject, number)))
        elif act is not None and goods is not None:
            self.add(Draft(act, said, "counted", own.post, None, objects=(goods,), used=(subject, goods)))
        told = self.book.recent.last
        if len(self.found) == before or told is None:
            return len(self.found) > before
        self.found[-1] = replace(self.found[-1], end=self.tokens[number.last - 1].end)
        self.book.counted = self.book.recent.row[-1] = replace(told, counted=True)
        return True

    def _many(self, group: Group) -> bool:
        return group.kind == "number" or self.tokens[group.first].tag == "CD"

    def _permits_shown(self, own: Parts, mood: Mood) -> bool:
        """How many permits a paper shows: the annual report lists 212 licences for exports to Egypt."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or verb.lemma not in _SHOWS or verb.negative or verb.passive:
            return False
        papers = next((group for group in own.direct() if self._many(group)), None)
        if papers is None or singular(self.tokens[papers.head].low) not in _PERMITS:
            return False
        said = self.as_said(own, mood)
        if not is_paper(said.source.speaker or ""):
            return False
        if self.of_those(own.clause, papers, papers, said):
            return True
        target = own.after("for") or own.after("to")
        target = target if target is not None and own.agent_like(target) else None
        used = tuple(group for group in (subject, papers, target) if group is not None)
        return self.add(Draft(Act.APPROVE, said, "listed", own.post, None, None, target, (papers,), used))

    def _named_as(self, own: Parts, mood: Mood) -> bool:
        """How goods are named or listed: names rifles as blocked for Haiti; the list shows rifles delivered to Mali."""
        verb, what = own.clause.verb, own.object()
        if verb is None or what is None or verb.lemma not in _PUTS | _SHOWS or verb.negative or verb.passive:
            return False
        parted = (child for child in own.clause.children if child.kind == "part")
        done = next((child for child in parted if child.verb is not None and child.verb.passive), None)
        if done is None or done.verb is None or not kinds.field_like(what, own):
            return False
        said = self.as_said(own, mood)
        shown = verb.lemma in _SHOWS and done.anchor is what and not done.verb.progressive
        shown = shown and is_paper(said.source.speaker or "") and done.verb.last - done.verb.first == 1
        if self.tokens[done.verb.first - 1].low != "as" and not shown:
            return False
        done.kind, done.subject, before = "main", what, len(self.found)
        self.walk(done, said)
        self.found[before:] = [replace(one, start=self.tokens[what.first].start) for one in self.found[before:]]
        return len(self.found) > before

    def _state_among(self, own: Parts, mood: Mood) -> bool:
        """Of which states one is: lists Chad among the states to which no arms are exported."""
        verb = own.clause.verb
        if verb is None or verb.lemma not in _STANDS | _PUTS or verb.negative:
            return False
        itself = verb.passive or verb.lemma in _STANDS
        what = own.clause.subject if itself else next(iter(own.direct()), None)
        if what is None or what.kind not in ("state", "people", "name", "body", "pronoun", "other") or what.members:
            return False
        below, before = mood if itself else self.as_said(own, mood), len(self.found)
        groups = [*own.groups(own.post)]
        lists = {id(group) for _, group in groups if singular(self.tokens[group.head].low) in _LISTS}
        for at, (prep, group) in enumerate(groups):
            listed = prep == "among" or (prep == "of" and at > 0 and id(groups[at - 1][1]) in lists)
            of = next((c for c in own.clause.children if c.anchor is group and c.kind in ("rel", "part")), None)
            if not listed or of is None or self.tokens[group.head].low not in _STATES:
                continue
            told = len(self.found)
            self.of_those(own.clause, group, what, below)
            whom = self.book.resolve(what, self.tokens, self.sentence, None, own.clause.post)
            for which in range(told, len(self.found)):
                one = self.found[which]
                open_ = one.target is None or one.target.name.split()[-1].lower() in _STATES
                if open_ and one.actor != whom:
                    self.found[which] = replace(one, target=whom)
        return len(self.found) > before

    def _act_of(self, held: Group) -> Act | None:
        """What is told of goods by the participle before them: frozen goods, released items."""
        first = held.first + (self.tokens[held.first].tag in ("DT", "PRPS") and held.last - held.first > 1)
        low = self.tokens[first].low
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

    def summed(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """Deliveries by what they add up to: arms exports to Chad came to 40 million."""
        verb = own.clause.verb
        if (
            verb is None
            or verb.lemma not in wordset("sums_up")
            or own.passive
            or own.clause.kind not in ("main", "that")
        ):
            return False
        if self.event_act(subject) is not Act.DELIVER or mood.modality is not Modality.ASSERTED or mood.negative:
            return False
        sums = (g for p, g in own.groups(own.post) if p in _ADDS and self._is_sum(g))
        within, added = self.tokens[subject.first : subject.head], next(sums, None)
        of_arms = any(one.low in _ARMS or lexicon().nouns.get(one.low) in FIELD for one in within)
        of_arms = of_arms or any(p in ("of", "in") and g.kind in FIELD for p, g in following(subject, own.pre))
        several = self.tokens[subject.head].low.endswith("s")
        if not (of_arms and several) or added is None:
            return False
        people = (at for at, one in enumerate(within, subject.first) if one.text in lexicon().peoples | MAKERS)
        whose = next((Group(at, at + 1, at, "people") for at in people), None)
        told, before = self.event(subject, own.pre, mood, whose), len(self.found)
        if told and before and self.found[-1].act is Act.DELIVER:
            self.found[-1] = replace(self.found[-1], end=self.tokens[added.last - 1].end)
        return told

    def _is_sum(self, group: Group) -> bool:
        """Whether a group counts money or pieces: 40 million euros, 4,000, and no new high."""
        return any(self.tokens[at].tag == "CD" for at in range(group.first, group.last))

    def covers(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """What a measure covers: the freeze covers bombs and fuses."""
        verb = own.clause.verb
        if verb is None or verb.lemma not in COVERS or own.passive:
            return False
        thing = next((g for g in own.direct() if kinds.goods_like(g, own)), None) or own.thing_after("to")
        act, after = self.event_act(subject), following(subject, own.pre)
        if thing is None or act not in DONE_TO or mood.modality not in STANDING or mood.negative:
            return False
        if own.clause.kind not in ("main", "that") or any(child.anchor is subject for child in own.clause.children):
            return False  # the freeze, which somebody imposed, is told by that
        target = own.after("for") or next((g for p, g in after if p in ("on", "against") and own.agent_like(g)), None)
        if target is None and thing.kind == "transfer":
            target = own.after("to")  # delays hit deliveries to Chad
        owner = subject.owner if subject.owner is not None and subject.owner.kind in wordset("agent") else None
        used = tuple(group for group in (subject, thing, target) if group is not None)
        items = [*own.clause.pre, *own.post]
        return self.add(Draft(act, mood, "covers", items, None, owner, target, (thing,), used))
