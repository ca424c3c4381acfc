"""What says no more than that an act was done: they did so, Norway refused, nor will it be."""

from __future__ import annotations

from msgspec import field
from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.targets import Targets
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo, following
from caveat.sources.prose.grammar.frames import Sense, Shape
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import needs
from caveat.sources.prose.needs.places import find, object_at
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_FOR = frozenset(("return", "exchange"))
"""What opens the price of a measure."""
_STEPS = frozenset(("thing", "step", "measure", "action", "move"))
"""What somebody has done or taken, that is no more than a word for what was told: no such step."""
_WHOLE = ("main", "that")
_MOTIONS = frozenset(("motion", "bill", "amendment", "resolution"))
"""What is voted on, whatever it is about."""

_WHEN_OR_WHY = frozenset(
    ("after", "before", "since", "following", "amid", "during", "despite", "until", "over", "because of")
)
"""What opens when something was done, or why, and not what it is about."""


class Reader:
    """What reading an act needs of the reader of clauses that it becomes a part of.

    Both are defined further down the line of classes; a struct takes no protocol for a base, so they are named here.
    """

    __slots__ = ()

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read a clause and those below it; ``meaning`` says how."""
        raise NotImplementedError

    def as_said(self, own: Parts, mood: Mood) -> Mood:
        """The mood of what somebody says; ``saying`` says how."""
        raise NotImplementedError


class Echoes(Targets, Reader):
    """Reads clauses that leave to another what was done."""

    done: set[int] = field(default_factory=set)
    """Clauses that are read, or that are the content of another act."""
    followers: dict[int, Clause] = field(default_factory=dict)
    """For a clause, the one that is coordinated with it."""
    opening: Clause | None = None
    """The first clause of the sentence."""

    def _answered(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A bare yes or no to what was asked for right before: Kenya asked for missiles, and Norway refused."""
        echo, asked, subject = self.book.echo, self.book.asked, own.clause.subject
        if echo is None or self.sentence - echo.sentence > 1 or subject is None or not own.agent_like(subject):
            return False
        if own.clause.kind not in ("main", "that") and not (own.clause.kind == "inf" and mood.path):
            return False
        if own.clause.twin is not None and self.found and self.found[-1].rule.startswith("agree"):
            echo = replace(echo, act=Act.REQUEST)  # has neither agreed nor refused
        if own.clause.twin is not None and self.found and self.found[-1].act is Act.DENY and sense.act is Act.APPROVE:
            echo = replace(echo, act=Act.REQUEST, asked=False)  # neither refused nor agreed
        if echo.asked:
            return self._heeded(sense, own, mood, echo)
        if echo.act is not Act.REQUEST:
            return False
        told = Echo(sense.act, echo.objects, asked, self.sentence)
        return self.add(Draft(sense.act, mood, sense.name, own.pre, own, subject, None, (), (subject,), echo=told))

    def _heeded(self, sense: Sense, own: Parts, mood: Mood, echo: Echo) -> bool:
        """A bare yes or no to what was demanded: urged to stop the shipments, the port refused."""
        act = echo.act if sense.act is Act.APPROVE else Act.DENY
        mood = mood.under("planned", sense.name) if sense.act is Act.APPROVE else mood
        told, subject = Echo(act, (), None, self.sentence), own.clause.subject
        used = (subject,) if subject is not None else ()
        return self.add(Draft(act, mood, sense.name, own.pre, own, subject, None, (), used, echo=told))

    def asked_again(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A request that is made once more: was turned down, and asked again after the election."""
        echo, subject = self.book.echo, own.subject()
        if echo is None or subject is None or self.sentence - echo.sentence > 1 or not own.agent_like(subject):
            return False
        if echo.act not in (Act.REQUEST, Act.DENY):
            return False
        told = Echo(Act.REQUEST, echo.objects, None, self.sentence)
        draft = Draft(Act.REQUEST, mood, sense.name, own.post, own, subject, None, (), (subject,), echo=told)
        return self.add(draft)

    def relented(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """What was stopped, taken up again in a word: blocked the engines in 2030 but relented a year later."""
        echo, subject = self.book.echo, own.subject()
        if echo is None or subject is None or self.sentence - echo.sentence > 1 or not own.agent_like(subject):
            return False
        act = Act.APPROVE if echo.act is Act.DENY else Act.RESUME
        goes_on = sense.needs == "starts-again" or sense.name in ("resume", "restart")
        known = (*DONE_TO, Act.APPROVE) if goes_on else (*DONE_TO, Act.DENY)
        yet = own.clause.kind == "inf" and bool(mood.path or mood.negative)  # has yet to resume
        if echo.act not in known or echo.act is Act.RESUME or echo.asked or not (yet or own.clause.kind in _WHOLE):
            return False
        told = Echo(act, echo.objects, None, self.sentence)
        return self.add(Draft(act, mood, sense.name, own.post, own, subject, None, (), (subject,), echo=told))

    def _remember(self, clause: Clause, asked: bool = True) -> None:
        """Keep what is asked for, so that "he did" can be read as having done it."""
        verb = clause.verb
        below = parts(clause, self.tokens, {})
        below.near = True
        senses = self.frames.senses.get(verb.lemma, ()) if verb is not None else ()
        stands = next((one for one in senses if one.act in MEASURES and needs.stands(one, below)), None)
        if stands is None:
            self.book.echo = None  # who did so after that did what was asked, which is none of the acts
            return
        objects = self.objects(stands.shape, below, needs.light(stands, below))
        called = tuple(name(one, self.tokens, clause.post) for one in objects if one.kind != "pronoun")
        whom = find(stands.shape.target, below, objects, None)
        target = name(whom, self.tokens, clause.post) if whom is not None and whom.kind != "pronoun" else None
        self.book.echo = Echo(stands.act, called, target, self.sentence, asked)

    def echoed(self, own: Parts, mood: Mood) -> bool:
        """It did so, they have not, as it did for Kenya: what was done or asked for before, done by somebody."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None:
            return False
        if verb.lemma == verb.modal and (condition := _if_not(own.clause)) is not None:
            return self._instead(condition, own, mood)
        echo = self.book.echo
        if echo is None or self.sentence - echo.sentence > 2:
            return False
        such = any(_nothing_such(group, own) for group in (*own.direct(), *_agreed_to(own)))
        if self.sentence - echo.sentence > 1 + such:
            return False  # who has done no such thing points further back than who has not
        if echo.sentence != self.sentence and (self.found or [*own.clause.lineage()][-1] is not self.opening):
            return False
        if self._unsaid(own, mood, echo):
            return True
        if own.clause.mark == "than" or not own.agent_like(subject) or subject.kind == "number" or not _bare_do(own):
            return False
        if self._some_other(own, mood, echo) or self._beside_another(own):
            return False
        target = own.after("for") or own.after("to")
        used = tuple(group for group in (subject, target) if group is not None)
        kept = bool(self.found) and self.found[-1].act is echo.act and self.found[-1].negative
        goes_on = kept and echo.act in DONE_TO and bool({"continue", "keep"} & set(mood.path))
        done = Act.DELIVER if goes_on else echo.act  # has not stopped supplying them and will continue to do so
        none = any(group.negative for group in (*own.direct(), *_agreed_to(own)))
        if kept and self._likewise(own):
            mood = replace(mood, negative=not mood.negative)  # refused to sell them, as did Tokyo
        echo = replace(echo, target=None) if none else echo
        draft = Draft(done, mood, "do so", own.pre, own, subject, target, (), used, negated=none, echo=echo)
        return self.add(draft)

    def _likewise(self, own: Parts) -> bool:
        """Whether "so" or "as" stood before somebody who did the same: as did Tokyo."""
        subject = own.clause.subject
        marks = (item.what for item in own.post if isinstance(item.what, Mark) and item.what.low == "so")
        first = self.tokens[subject.first].start if subject is not None else 0
        return any(self.tokens[mark.first].start < first for mark in marks)

    def _beside_another(self, own: Parts) -> bool:
        """Whether a clause beside it tells what was done, and no act: where a band played and the minister did not."""
        above = own.clause.parent
        row = [child for child in above.children if child.verb is not None] if above is not None else []
        at = next((at for at, child in enumerate(row) if child is own.clause), 0)
        before = row[at - 1].verb if at and own.clause.kind == row[at - 1].kind else None
        if before is None or row[at - 1].kind == "that":
            return False
        place = self.tokens[before.first].start
        return not any(one.start <= place < one.end for one in self.found)

    def _some_other(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether what somebody did is not what was told last: told us at length, did as always, did so in May."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None and subject is not None
        if echo.act is Act.NO_COMMENT or (echo.act is Act.CONDITION and mood.path):
            return True
        if own.clause.mark == "as":
            return echo.sentence != self.sentence or _as_ever(own)
        host = own.clause.parent.verb if own.clause.parent is not None else None
        if own.clause.mark == "what" or (host is not None and host.lemma in ("wish", "regret")):
            return True  # what Ecuador did is open to debate; wishes that it had not
        again = subject.kind == "pronoun" and self.tokens[subject.head].low in ("it", "they", "he", "she")
        told = not (verb.negative or verb.modal or mood.path or echo.asked)
        nobody = self.tokens[subject.head].low in wordset("nobodies") and told
        so = any(isinstance(item.what, Mark) and item.what.low == "so" for item in own.post)
        return nobody or (again and told and (so or echo.sentence == self.sentence))

    def _instead(self, condition: Clause, own: Parts, mood: Mood) -> bool:
        """Who does it if somebody else does not: if Oslo does not ship the missiles, Rome will."""
        kept, subject = self.book.echo, own.clause.subject
        self.book.echo = None
        self._remember(condition, False)
        echo = self.book.echo
        if echo is None or subject is None or not own.agent_like(subject):
            self.book.echo = kept
            return False
        self.done.add(id(condition))
        used = tuple(group for group in (condition.subject, subject) if group is not None)
        told = replace(echo, target=None)
        return self.add(Draft(echo.act, mood, "instead", own.pre, own, subject, None, (), used, echo=told))

    def _unsaid(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """What leaves out its verb behind "be" or "to": nor will it be, nor does it intend to."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None and subject is not None
        last = own.post[-1].what if own.post else None
        if verb.lemma != "be" and (not isinstance(last, Mark) or last.low != "to"):
            return False
        bare = [item for item in own.post if isinstance(item.what, Clause) or not isinstance(item.what, Mark)]
        told = replace(echo, target=echo.target if echo.sentence == self.sentence else None)
        stands = own.clause.kind not in ("rel", "whether") and not _goes_on(own)
        left_out = verb.lemma == "be" and not bare and stands and bool(verb.modal or verb.perfect)
        if left_out and _stands_for_thing(subject, own):
            whole = Group(min(subject.first, verb.first), max(subject.last, verb.last), verb.head, "other")
            return self.add(Draft(echo.act, mood, "be so", own.pre, used=(whole,), echo=told))
        if not isinstance(last, Mark) or last.low != "to" or not own.agent_like(subject):
            return False
        if own.clause.kind == "rel" and own.clause.anchor is not None and own.clause.anchor is not subject:
            return False  # the timetable that both had agreed to
        effect = self.frames.operators.get(verb.lemma)
        for item in own.post[:-1]:
            what = item.what
            word = what.low if isinstance(what, Mark) else ""
            if isinstance(what, Group):
                word = singular(self.tokens[what.head].low)
                effect = self.frames.heads.get(word, effect)
                mood = replace(mood, negative=mood.negative ^ what.negative)
            effect = self.frames.predicates.get(word, effect)
        if effect is None or effect == "denied":
            return False
        below = mood.under(effect, verb.lemma)
        return self.add(Draft(echo.act, below, "to do so", own.pre, own, subject, None, (), (subject,), echo=told))

    def objects(self, shape: Shape, own: Parts, light: Group | None = None) -> list[Group]:
        """What an act of a shape is done to, or what the noun of a light verb is about."""
        if light is not None and shape.object[:1] == ("subject",):
            return [own.clause.subject] if own.clause.subject is not None else []
        if light is not None and singular(self.tokens[light.head].low) in _MOTIONS:
            return [light]
        if light is not None:
            return self._about(light, own)
        for where in shape.object:
            found = object_at(where, own)
            if found is not None and sort(found) != "time":
                return [found]
        return []

    def _about(self, light: Group, own: Parts) -> list[Group]:
        """What the noun of a light verb is about: put a freeze on *exports*."""
        host = own.clause.parent if own.clause.kind == "rel" else None
        around = (own.post, *((host.pre, host.post) if host is not None else ()))
        items = next((one for one in around if any(item.what is light for item in one)), own.pre)
        held = following(light, items)
        paid = next((at for at, (_, one) in enumerate(held) if self.tokens[one.head].low in _FOR), len(held))
        near = [
            group
            for prep, group in held[:paid]
            if prep in ("on", "of", "to", "for", "over", "from")
            and ((sort(group) == "thing" and group.kind != "number") or (group.kind == "pronoun" and prep == "on"))
        ]
        whom = own.place("indirect") if not own.passive else None  # made us an offer
        direct = [group for group in own.things() if group is not light and group is not whom]
        behind = {id(group) for _, group in held[paid:]}  # lifted it in return for assurances
        apart = [one for one in own.groups(own.post) if one[0] not in _WHEN_OR_WHY]  # after the coup
        far = [group for _, group in apart if group is not light and sort(group) == "thing"]
        far = [group for group in far if id(group) not in behind]
        return (near or direct or far)[:1]


_TIMELY = frozenset(("recently", "only", "finally", "previously", "actually", "really", "yearly", "early"))
"""Small words in -ly that leave open whether a thing was done at all."""


def _if_not(clause: Clause) -> Clause | None:
    """The condition that hangs on a clause."""
    conditions = (child for child in clause.children if child.kind == "adv" and child.mark in ("if", "unless"))
    return next((child for child in conditions if child.verb is not None), None)


def _as_ever(own: Parts) -> bool:
    """Whether somebody is only likened to himself or to others: as any buyer would, as well as I could."""
    verb, subject = own.clause.verb, own.clause.subject
    when = any(isinstance(item.what, Group) for item in own.post)  # as it did in 2030, as Oslo did with Chad
    turned = verb is not None and subject is not None and verb.first < subject.first  # as did Tokyo
    return (verb is not None and bool(verb.modal)) or not (when or turned)


def _goes_on(own: Parts) -> bool:
    """Whether a noun, a judgement or a quotation stands behind a verb that seems to be left alone."""
    verb = own.clause.verb
    after = own.tokens[verb.last :] if verb is not None else []
    kept = next((token for token in after if token.tag not in ("R", "NOT") or token.low == "alone"), None)
    return kept is not None and (
        kept.low == "alone" or kept.tag in ("J", "DT", "QUO", "PRPS", "PRP") or kept.tag.startswith("N")
    )


def _stands_for_thing(group: Group, own: Parts) -> bool:
    """Whether a pronoun can stand for what was done to something."""
    return group.kind == "pronoun" and own.tokens[group.head].low in ("it", "they", "this", "that", "these", "those")


def _nothing_such(group: Group, own: Parts) -> bool:
    """Whether a group denies it all: no such thing, nothing of the kind."""
    words = {own.tokens[i].low for i in range(group.first, group.last)}
    kind = own.follower(group, ("of",))
    sort_ = kind is not None and own.tokens[kind.head].low in ("kind", "sort")
    none = group.negative or "any" in words
    return none and (sort_ or ("such" in words and singular(own.tokens[group.head].low) in _STEPS))


def _agreed_to(own: Parts) -> list[Group]:
    """What somebody is said to have agreed to: agreed to nothing of the sort."""
    verb = own.clause.verb
    agrees = verb is not None and verb.lemma in ("agree", "consent", "commit")
    return [group for prep, group in own.groups(own.post) if prep == "to"] if agrees else []


def _bare_do(own: Parts) -> bool:
    """Whether a clause has no more than an auxiliary, or "do" with "so", "it" or "that"."""
    verb = own.clause.verb
    if verb is None or verb.passive or any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in own.post):
        return False
    if verb.lemma in ("do", "take") and any(_nothing_such(group, own) for group in own.direct()):
        return True
    if any(_nothing_such(group, own) for group in _agreed_to(own)):
        return True
    direct = [own.tokens[group.head].low for group in own.direct()]
    marks = [item.what.low for item in own.post if isinstance(item.what, Mark)]
    if verb.lemma == "do" and verb.negative and any(mark.endswith("ly") and mark not in _TIMELY for mark in marks):
        return False  # I did not do it loudly
    if verb.lemma == "do" and (direct in (["it"], ["that"], ["this"], ["same"]) or (not direct and "so" in marks)):
        return True
    alone = not direct and not any(mark in ("to", "with", "without", "away", "rather") for mark in marks)
    lone = verb.lemma in ("do", "have") and not verb.perfect and verb.form == "finite" and not verb.modal
    if verb.lemma == verb.modal and alone:
        return not _goes_on(own)  # but Portugal will not
    return alone and lone and (verb.negative or own.clause.mark == "as" or (verb.lemma == "do" and verb.past))
