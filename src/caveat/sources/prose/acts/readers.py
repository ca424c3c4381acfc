"""A clause with its verb in; the acts that it tells out, by the first of the readers for its verb that reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.answers import ANSWERING, Answers
from caveat.sources.prose.acts.asasked import VERBS as AS_ASKED
from caveat.sources.prose.acts.asasked import demanded
from caveat.sources.prose.acts.bearing import BEARS, brought
from caveat.sources.prose.acts.being import Being
from caveat.sources.prose.acts.claimants import accused, claimed_by
from caveat.sources.prose.acts.contracts import SEES, WINS, provided_for, won
from caveat.sources.prose.acts.demands import Demands, advised
from caveat.sources.prose.acts.deplored import JUDGED, VERDICTS, deplored, judged
from caveat.sources.prose.acts.disapproving import ADOPTS, disapproved
from caveat.sources.prose.acts.duties import BINDS, RULES_OUT, Duties
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.acts.effects import called_untrue
from caveat.sources.prose.acts.exempt import VERBS as EXEMPTING
from caveat.sources.prose.acts.exempt import spared
from caveat.sources.prose.acts.followsuit import FOLLOWS, followed
from caveat.sources.prose.acts.funding import FUNDS, unfunded
from caveat.sources.prose.acts.governed import HOLDS, Governed
from caveat.sources.prose.acts.having import wanted_done, wanting
from caveat.sources.prose.acts.lesser import VERBS as LESSER
from caveat.sources.prose.acts.lesser import not_so_much
from caveat.sources.prose.acts.likeminded import AGREES, WANTS, Likeminded
from caveat.sources.prose.acts.lists import LISTING, Lists
from caveat.sources.prose.acts.neither import VERBS, other_half
from caveat.sources.prose.acts.offering import VERBS as OFFERING
from caveat.sources.prose.acts.offering import offered
from caveat.sources.prose.acts.operators import Operators
from caveat.sources.prose.acts.outcomes import judged_for
from caveat.sources.prose.acts.promises import VERBS as PROMISING
from caveat.sources.prose.acts.promises import promised
from caveat.sources.prose.acts.rebuffs import rebuffed
from caveat.sources.prose.acts.resolved import decisions
from caveat.sources.prose.acts.saying import ACCUSES, DECREES, Saying, sayings
from caveat.sources.prose.acts.spurned import SPURNS, spurned
from caveat.sources.prose.acts.sums import VERBS as COUNTING
from caveat.sources.prose.acts.sums import handed_so_far
from caveat.sources.prose.acts.suppliers import VERBS as SUPPLYING
from caveat.sources.prose.acts.suppliers import supplied
from caveat.sources.prose.acts.terms import LOOSENS, loosened
from caveat.sources.prose.acts.told import Told, tellings
from caveat.sources.prose.acts.unhurried import SHOWS, TAKES, took_its_time, unhurried
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import needs
from caveat.sources.prose.needs.forecasts import FORESEES
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import BRANDS

_LETS_KNOW = frozenset(("inform", "notify"))
"""Notifications that may say what they are of in a clause."""


class Reader(Struct, frozen=True):
    """One way to read a clause by its verb, and the verbs that may be read so: any, where none are named."""

    read: Callable[[Readers, Parts, Mood], bool]
    verbs: frozenset[str] = frozenset()


class Readers(Likeminded):
    """Reads a clause by its verb."""

    def read_verb(self, own: Parts, mood: Mood) -> bool:
        """Read what a clause tells by its verb; false where no reader takes it."""
        verb = own.clause.verb
        assert verb is not None
        if verb.lemma == "be" and self._phrase_singled_out(own.clause):
            return False  # it was only under pressure that Sofia resumed them
        if verb.lemma == "deny" and verb.negative and own.clause.twin is not None:
            return self._neither(own, mood)
        other = other_half(own.clause, self.followers) if verb.lemma in VERBS else None
        if other is not None and other.verb is not None and (other.verb.lemma, verb.lemma) != ("deny", "confirm"):
            self.done.update(id(one) for one in (other, *other.children))
            return self._neither(own, mood)
        own.senses = needs.standing(verb.lemma, own)
        return any(read(self, own, mood) for read in _readers(verb.lemma))

    def as_claimed(self, clause: Clause, mood: Mood) -> Mood:
        """The mood of what a claim says, on the word of who makes it: replied to Moss's charge that it was late."""
        open_ = clause.kind in ("that", "rel") and mood.modality is not Modality.DENIED and not mood.negative
        told = claimed_by(clause, self.tokens) if open_ else None
        if told is None:
            return mood
        who, items = told
        source = self.voices.source(who, items)
        if source == OUTLET:
            return mood
        speaker = self.book.resolve(who, self.tokens, self.sentence, mood.speaker, clause.pre)
        clause.subject = accused(clause, self.tokens) or clause.subject
        return replace(mood, source=source, speaker=speaker, reported=True)

    def is_claimed(self, clause: Clause) -> bool:
        """Whether a clause tells what somebody who is named claims, reports or complains of."""
        told = claimed_by(clause, self.tokens)
        return told is not None and self.voices.can_tell(told[0])

    def decided(self, own: Parts, mood: Mood) -> bool:
        """What a decision that a clause speaks of is to do, where nothing else was read there."""
        before = len(self.found)
        for group in decisions(own):
            for inner in self.inner(group, own.pre) + self.inner(group, own.post):
                if isinstance(inner, Clause) and inner.kind == "inf":
                    inner.subject = group.owner
            self.noun(group, own, mood.fresh(), group.owner)
        return len(self.found) > before

    def _neither(self, own: Parts, mood: Mood) -> bool:
        """Whoever neither confirms nor denies declines to say."""
        self.done.update(id(child) for child in own.clause.children)
        calm = replace(mood.fresh(), source=OUTLET)
        return self.act(Act.NO_COMMENT, self.frames.shapes["plain"], own, calm, "neither confirm nor deny", [])

    def _opposed(self, own: Parts, mood: Mood) -> bool:
        """Somebody who is opposed to something: is opposed to the sale, to selling them, or just opposed."""
        verb = own.clause.verb
        if verb is None or not verb.passive:
            return False
        done = any(i.prep == "to" and isinstance(i.what, Clause) and i.what.kind == "ger" for i in own.post)
        towards = done or own.thing_after("to") is not None
        return (towards or self._opposed_alone(own)) and self._copula(own, mood)

    def _resolved(self, own: Parts, mood: Mood) -> bool:
        """What somebody has made up his mind to do is planned."""
        verb, inner = own.clause.verb, next((c for c in own.clause.children if c.kind == "inf"), None)
        mind = any(self.tokens[group.head].low in ("mind", "minds") for group in own.direct())
        if verb is None or not mind or inner is None or verb.negative:
            return False
        before = len(self.found)
        inner.subject = own.clause.subject
        self.walk(inner, mood.under("planned", "made up"))
        return len(self.found) > before

    def _called_false(self, own: Parts, mood: Mood) -> bool:
        """A report that somebody calls false: branded reports of it baseless."""
        return called_untrue(own) and self.operator(own, mood)

    def _rebuffed(self, own: Parts, mood: Mood) -> bool:
        """A report that somebody waves away, scoffs at or lays to rest."""
        claim = rebuffed(own)
        if claim is None:
            return False
        below, before = self._below(own, mood, "denied"), len(self.found)
        content = [clause for clause in self._content(own) if clause.kind != "inf"]
        for clause in content:
            self.walk(clause, replace(below, controller=None))
        if not content:
            self.noun(claim, own, below, None)
        return bool(content) or len(self.found) > before

    def _heavily(self, own: Parts, mood: Mood) -> bool:
        """The sense of the verb for which the most stands by it."""
        heavy = next((sense for sense in own.senses if sense.weight), None)
        if heavy is None or not self.sense(heavy, own, mood):
            return False
        self._lets_know(heavy, own, mood)
        return True

    def _lets_know(self, heavy: Sense, own: Parts, mood: Mood) -> None:
        """What is formally told, on the word of whoever tells it: informed parliament that it had halted them."""
        verb, by = own.clause.verb, not own.passive or own.place("by") is not None
        plain = verb is not None and by and not (verb.modal or mood.negative or mood.path)
        if heavy.act is Act.NOTIFY and heavy.name in _LETS_KNOW and plain:
            self.done.difference_update(id(child) for child in own.clause.children if child.kind == "that")
            self.speech(own, mood)

    def _lightly(self, own: Parts, mood: Mood) -> bool:
        """The senses of the verb for which nothing has to stand by it."""
        told = next((sense for sense in own.senses if not sense.weight and self.sense(sense, own, mood)), None)
        if told is not None:
            self._lets_know(told, own, mood)
        return told is not None

    def _borne_out(self, own: Parts, mood: Mood) -> bool:
        """A report that does not correspond to the truth, or lacks foundation."""
        subject = own.clause.subject
        return subject is not None and self.refuted(own, mood, subject)

    def _exempt(self, own: Parts, mood: Mood) -> bool:
        """What a halt or a ban leaves out, or takes in, told of the goods: radars are exempt from the freeze."""
        told = spared(own)
        act = self.event_act(told.measure) if told is not None else None
        if told is None or act not in DONE_TO or act is Act.RESUME or not self.frames.says >= set(mood.path):
            return False
        target = own.follower(told.measure, ("on", "against"))
        whom = next((one for one in (own.after("for"), target) if one is not None and own.agent_like(one)), None)
        owner = told.measure.owner
        who = owner if owner is not None and own.agent_like(owner) else None
        below = replace(mood, negative=mood.negative ^ told.left_out)
        used = tuple(one for one in (own.clause.subject, told.goods, told.measure, whom) if one is not None)
        return self.add(Draft(act, below, "spares", own.post, None, who, whom, (told.goods,), used))

    def _counted(self, own: Parts, mood: Mood) -> bool:
        """What has been delivered so far, told by its number: the number of jets sent to Chad has reached nine."""
        handed = handed_so_far(own)
        if handed is None:
            return False
        before, handed.kind = len(self.found), "rel"  # tells no less than "which have been sent"
        self.walk(handed, mood)
        return len(self.found) > before

    def _should_let(self, own: Parts, mood: Mood) -> bool:
        """What somebody should let be done, or leave off, though no act is told below: should let the House see it."""
        subject, before = own.clause.subject, len(self.found)
        if subject is None or not own.near or not own.agent_like(subject) or not advised(own, mood):
            return False
        told = self._heavily(own, mood) or self.operator(own, mood)
        return (told and len(self.found) > before) or self.advice(own, mood)

    def _to_its_end(self, own: Parts, mood: Mood) -> bool:
        """When a review will end that was just told to be under way, which is no act of its own."""
        verb, subject, twin = own.clause.verb, own.clause.subject, own.clause.twin
        before = own.clause.pre or (twin.pre if twin is not None else [])
        held = subject or next((i.what for i in before if isinstance(i.what, Group) and not i.prep), None)
        ahead = verb is not None and verb.passive and verb.modal in ("will", "is to", "would")
        return ahead and twin is not None and held is not None and self.event_act(held) is Act.REVIEW

    def _called_right(self, own: Parts, mood: Mood) -> bool:
        """What somebody was right, wise or wrong to do, he has done, and also where he was not right to."""
        word, inner = judged_for(own), infinitive(own.clause)
        if word is None or inner is None or mood.source.kind is not Attribution.OUTLET:
            return False  # who says that somebody was right to backs him
        inner.subject = inner.subject or own.clause.subject
        self.walk(inner, replace(mood, negative=False).under("passes", word))
        return True

    def _looks(self, own: Parts, mood: Mood) -> bool:
        """What something is by how it looks, or stays: a halt looks likely, the embargo should stay in place."""
        subject = own.clause.subject
        if subject is not None and subject.kind == "measure" and self.advice(own, mood):
            return True
        return not own.direct() and self._copula(own, mood)


def _rebuffing() -> frozenset[str]:
    """Verbs that may wave a report away."""
    return frozenset().union(*map(wordset, ("quashes", "swats", "scoffs", "hits_back", "rebuffing")))


@cache
def _table() -> tuple[Reader, ...]:
    """All readers in the order in which they are tried."""
    be = frozenset(("be",))
    return (
        Reader(Readers._opposed, frozenset(("oppose",))),
        Reader(Lists.listed, LISTING),
        Reader(Readers._resolved, frozenset(("make",))),
        Reader(Answers.answered, ANSWERING),
        Reader(Governed.left_so, frozenset(("leave", "keep"))),
        Reader(Readers._called_false, BRANDS),
        Reader(Readers._rebuffed, _rebuffing()),
        Reader(Demands.bidden),
        Reader(Saying.decreed, DECREES),
        Reader(Demands.overdue, be),
        Reader(Demands.forborne, frozenset(("refrain", "abstain", "desist"))),
        Reader(Readers._should_let, frozenset(("let", "allow", "stop", "keep", "continue", "start", "begin", "try"))),
        Reader(Readers._exempt, EXEMPTING),
        Reader(Likeminded.of_one_mind, AGREES),
        Reader(Likeminded.wanted_too, WANTS),
        Reader(Likeminded.ordered_nothing, frozenset(("order",))),
        Reader(followed, FOLLOWS),
        Reader(wanted_done, wanting()),
        Reader(demanded, AS_ASKED),
        Reader(promised, PROMISING),
        Reader(brought, BEARS),
        Reader(deplored, VERDICTS),
        Reader(unhurried, SHOWS),
        Reader(took_its_time, TAKES),
        Reader(supplied, SUPPLYING),
        Reader(won, WINS),
        Reader(provided_for, SEES),
        Reader(Readers._counted, COUNTING),
        Reader(offered, OFFERING),
        Reader(Duties.not_ruled_out, RULES_OUT),
        Reader(Duties.bound, BINDS),
        Reader(Answers.decided_against, frozenset(("decide", "opt", "choose"))),
        Reader(Readers._to_its_end, frozenset(("finish", "complete", "conclude", "end", "wrap"))),
        Reader(loosened, LOOSENS),
        Reader(unfunded, FUNDS),
        Reader(disapproved, ADOPTS),
        Reader(spurned, SPURNS),
        Reader(Readers._heavily),
        Reader(Governed.foreseen, FORESEES),
        Reader(Governed.caused, wordset("causes") | {"find", "see", "feel"}),
        Reader(Governed.took_long, frozenset(("take",))),
        Reader(Governed.options, frozenset(("include", "comprise", "involve"))),
        Reader(Governed.went_far, frozenset(("go", "take"))),
        Reader(Governed.goes_back, frozenset(("go", "return", "revert"))),
        Reader(Governed.ranked, frozenset(("be", "become"))),
        Reader(Governed.dropped, wordset("drops")),
        Reader(Governed.counselled, wordset("rejects") | wordset("heeds")),
        Reader(Governed.given_up, wordset("retreats") | wordset("abandons")),
        Reader(Readers._called_right, frozenset(("be", "do"))),
        Reader(Governed.slow_to, frozenset(("be", "prove", "remain"))),
        Reader(Saying.speech, sayings()),
        Reader(Operators.operator),
        Reader(Likeminded._cleft, be),
        Reader(not_so_much, LESSER),
        Reader(Being._copula, be),
        Reader(Being.still_there, frozenset(("remain",))),
        Reader(Likeminded._inverted, be),
        Reader(Readers._borne_out, wordset("accords") | {"lack", "have"}),
        Reader(Readers._looks, wordset("looks")),
        Reader(Readers._lightly),
        Reader(Echoes.echoed),
        Reader(Saying.told_that),
        Reader(judged, JUDGED),
        Reader(Demands.advice),
        Reader(Saying.accused, frozenset(ACCUSES)),
        Reader(Governed.held, HOLDS),
        Reader(Governed.affected, frozenset(("affect", "hit", "touch"))),
        Reader(Operators.merely_denied, wordset("denies_report")),
        Reader(Told.event_subject, tellings()),
        Reader(Readers.decided),
    )


@lru_cache(10_000)
def _readers(lemma: str) -> tuple[Callable[[Readers, Parts, Mood], bool], ...]:
    """What may read a verb, in order."""
    return tuple(reader.read for reader in _table() if not reader.verbs or lemma in reader.verbs)
