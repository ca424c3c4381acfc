"""A clause turned round in; the act that it tells out: rifles are what it sent, among those held up are bombs."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.acts.told import Told
from caveat.sources.prose.grammar.adjuncts import ahead
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import FIELD, Group, Mark
from caveat.sources.prose.words.lexicon import wordset

_ALL = frozenset(("all", "everything"))


class Clefts(Told):
    """Reads clauses by "be" that put what was done, or who did it, in front of the verb or behind it."""

    def _phrase_singled_out(self, clause: Clause) -> bool:
        """Whether no more is said than how or when it was that somebody did what is told behind "that"."""
        who = clause.subject
        if who is None or who.last - who.first > 1 or self.tokens[who.head].low != "it":
            return False
        told = [i for i in clause.post if not (isinstance(i.what, Mark) and i.what.tag in ("R", "NOT"))]
        child = next((c for c in clause.children if c.kind in ("rel", "that") and c.mark == "that"), None)
        phrase = len(told) == 1 and bool(told[0].prep) and isinstance(told[0].what, Group)
        if not phrase or child is None or child.verb is None or child.subject is None or child.anchor is None:
            return False
        whole = child.verb.passive or any(isinstance(i.what, Group) and not i.prep for i in child.post)
        return whole and child.anchor is told[0].what and child.subject is not child.anchor

    def _cleft(self, own: Parts, mood: Mood) -> bool:
        """What somebody did, with what by "be": what it had asked for was ambulances; rifles are what it sent."""
        host = own.clause
        whole = host.subject if host.subject is not None and self.tokens[host.subject.head].low in _ALL else None
        inner = next((c for c in host.children if c.verb and (_tells_what(c) or (whole and c.anchor is whole))), None)
        verb = inner.verb if inner is not None else None
        if inner is None or verb is None:
            return False
        if inner.subject is None and not verb.passive and verb.lemma not in wordset("goes_off"):
            return False  # what worries Oslo is the sale; but: what went out was radios
        front = host.verb is not None and ahead(inner, host.verb)
        what = next(iter(own.direct()), None) if front else host.subject
        if host.verb is None or what is None or host.verb.negative or host.verb.modal:
            return False
        of = own.follower(what, ("to",)) if self.tokens[what.head].low == "end" else None
        told = of if of is not None else what
        if len(_singled(own)) > front or not (kinds.kind_of(told, own) in FIELD or told.kind == "measure"):
            return False
        before, (kind, anchor, subject) = len(self.found), (inner.kind, inner.anchor, inner.subject)
        inner.kind, inner.anchor, inner.subject = "rel", what, subject or what
        self.walk(inner, mood)
        if len(self.found) == before:
            inner.kind, inner.anchor, inner.subject = kind, anchor, subject
            self.done.discard(id(inner))
        return len(self.found) > before

    def _inverted(self, own: Parts, mood: Mood) -> bool:
        """What stands behind its verb: among the weapons being held up are 40 bombs; also on hold are two radars."""
        clause, listed = own.clause, own.direct()
        somebody = clause.subject is None and bool(listed) and own.agent_like(listed[0])
        if somebody and self._one_of_those(clause, listed[0], mood):
            return True
        if clause.subject is not None or not listed or not kinds.field_like(listed[0], own):
            return False
        among = next((i.what for i in clause.pre if i.prep in ("among", "amongst")), None)
        if among is None:
            swapped = replace(clause, subject=listed[0], pre=[], children=[])
            swapped.post = [*clause.pre, *(item for item in clause.post if item.what is not listed[0])]
            before = len(self.found)
            turned = parts(swapped, self.tokens, self.followers)
            told = bool(clause.pre) and (self.listed(turned, mood) or self._copula(turned, mood))
            first = min((item.first for item in clause.pre if isinstance(item.what, Group)), default=0)
            self.found[before:] = [replace(one, start=self.tokens[first].start) for one in self.found[before:]]
            return told
        beside = [g for prep, g in own.groups(own.post) if prep in ("alongside", "plus") and kinds.goods_like(g, own)]
        whole = listed[0]
        if beside:
            members = [one for group in (whole, *beside) for one in group.members or [group]]
            whole = Group(whole.first, beside[-1].last, whole.head, whole.kind, members=members)
        return isinstance(among, Group) and self.of_those(clause, among, whole, mood)

    def _one_of_those(self, clause: Clause, who: Group, mood: Mood) -> bool:
        """What somebody did who is one of many: among those who voted against it was the minister."""
        among = next((i.what for i in clause.pre if i.prep in ("among", "amongst")), None)
        child = next((c for c in clause.children if c.kind == "rel" and c.anchor is among), None)
        if child is None or child.subject is not among or among is None:
            return False
        child.subject = child.anchor = who
        self.walk(child, mood)
        return True


def _singled(own: Parts) -> list[Group]:
    """The groups by "be" without those that are told not to be it: was 40 launchers, not 60."""
    no = next((i.first for i in own.post if isinstance(i.what, Mark) and i.what.tag == "NOT"), None)
    return [group for group in own.direct() if no is None or group.first < no]


def _tells_what(clause: Clause) -> bool:
    """Whether a clause stands for what somebody did something to: what it had asked for."""
    return clause.kind == "whether" and clause.mark == "what"
