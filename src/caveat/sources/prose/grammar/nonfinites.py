"""What an infinitive, a gerund or a participle does to the clauses of its sentence: it opens one or joins one."""

from __future__ import annotations

from caveat.sources.prose.grammar.builder import attach, last_group
from caveat.sources.prose.grammar.clauses import FINITE, Clause, Item
from caveat.sources.prose.grammar.subjects import Subjects
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, is_mark, singular, sort
from caveat.sources.prose.words.lexicon import past_or_participle, wordset

_PUT_TO = frozenset(("ask", "urge", "press", "approach", "beg", "invite", "tell"))
"""What is done to somebody who then answers."""
_VOWS = frozenset(("promise", "pledge", "vow", "threaten"))
"""What nobody but somebody does, so that no thing before it is meant."""
_WRITES = frozenset(
    ("urge", "ask", "demand", "implore", "press", "request", "call", "oppose", "condemn", "support", "denounce", "back")
)
"""What is done in a letter by whoever signs it."""
_PAPERS = frozenset(
    ("letter", "petition", "statement", "appeal", "declaration", "report", "note", "message", "memo", "memorandum",
     "email", "article", "op-ed", "brief", "complaint", "communique", "communiqué", "plea", "manifesto", "release",
     "tweet", "post")
)  # fmt: skip
"""What is written by those who urge something in it; a motion is moved."""
_DIRECTS = frozenset(
    ("order", "instruct", "direct", "request", "implore", "push", "advise", "warn", "call", "appeal", "exhort")
)
"""What somebody does in a paper, or at talks, who asks somebody to do something."""
_AWAITS = frozenset(("expect", "want", "like", "prefer", "allow", "permit", "enable", "need", "intend"))
"""What somebody does that makes who, or what, stands behind do something."""
_STILL = frozenset(("still", "now", "already", "again", "quietly", "secretly", "reportedly"))
"""What stands, where a headline leaves "are" out, between who does something and what he is doing."""
_OWNS_UP = frozenset(("deny", "admit", "regret", "acknowledge", "recall", "remember", "confirm", "mention"))
"""Verbs that have what was done behind them as a gerund."""
_SPEECH = frozenset((
    "urge", "call", "press", "demand", "appeal", "accuse", "criticise", "criticize", "condemn", "warn", "vow", "pledge",
    "insist", "threaten", "complain",
))  # fmt: skip
"""What somebody does who speaks, and who is hardly told to have admitted or denied it."""
_ANSWERS = frozenset(("refuse", "decline", "agree", "comply", "accept", "consent"))


class Nonfinites(Subjects):
    """Places verb groups that no subject of their own makes a clause's."""

    def _infinitive(self, verb: Verb) -> None:
        if self.coordinator:
            base = next((c for c in self.cur.lineage() if c.verb is not None and c.kind == "inf"), None)
            if base is None:
                base = next((c for c in self.cur.lineage() if c.verb is not None and c.verb.modal), None)
            if base is not None:
                self._twin(base, verb)
                return
        anchor = self._noun_before()
        self.cur = self._asked_in_a_letter() or self.cur
        held, last = self.cur.verb, self.previous
        fresh = self._open("inf", self.cur, "", anchor)
        fresh.verb = verb
        if verb.passive and held is not None and held.lemma in wordset("causers") and isinstance(last, Group):
            thing = last if fresh.parent is None else _done_to(fresh.parent.post) or last
            # ordered the boats for Peru to be sold
            fresh.subject = thing if sort(thing) == "thing" and not self.prep else None
        elif held is not None and held.lemma in _AWAITS and not held.passive and anchor is None:
            fresh.subject = self._awaited()
        elif anchor is not None and anchor.owner is not None and sort(anchor.owner) == "agent":
            fresh.subject = anchor.owner  # announced the cabinet's decision to halt the sale
        attach(fresh.parent, fresh)

    def _asked_in_a_letter(self) -> Clause | None:
        """The clause that asks somebody in a paper to do something: urged her in a letter dated 11 July to."""
        cur, above = self.cur, self.cur.parent
        if cur.kind != "part" or cur.verb is None or not cur.verb.passive or not cur.post or above is None:
            return None
        items = above.post
        inside = bool(items) and items[-1].what is cur.anchor and items[-1].prep in ("in", "at", "during", "on")
        asks = above.verb is not None and above.verb.lemma in _PUT_TO | _DIRECTS and not above.verb.passive
        when = (item for item in cur.post if not isinstance(item.what, Mark))
        dated = all(isinstance(item.what, Group) and (item.prep or item.what.kind == "time") for item in when)
        whom = any(isinstance(item.what, Group) and not item.prep for item in items)
        return above if inside and asks and dated and whom else None

    def _awaited(self) -> Group | None:
        """The goods or deliveries that somebody expects, or wants, to do something: expects the missiles to arrive."""
        items = self.cur.parent.post if self.cur.parent is not None else []
        at = last_subject(items)
        thing = items[at].what if at is not None else None
        return thing if isinstance(thing, Group) and thing.kind in FIELD else None

    def _gerund(self, verb: Verb) -> None:
        last = self.previous
        said = self.cur.children[-1] if self.comma and self.prep in ("for", "over") and self.cur.children else None
        if said is not None and said.kind == "rel" and said.comma and said.verb is not None and self.cur.verb:
            self.comma = False  # blamed Rome, which makes them, for halting sales
        if self.coordinator:
            base = next((c for c in self.cur.lineage() if c.verb is not None and c.kind == "ger"), None)
            if base is not None and not (self.comma and base.comma):
                self._twin(base, verb)
                return
            going = next((c for c in self.cur.lineage() if c.verb is not None and c.kind in FINITE), None)
            if (
                base is None
                and going is not None
                and going.verb is not None
                and going.verb.progressive
                and not self.comma
            ):
                verb.form, verb.progressive, verb.modal = "finite", True, going.verb.modal
                self._twin(going, verb)  # are pausing and reviewing it
                return
        prep, at = self.prep, self.prep_at
        self.comma = self.comma or self._behind_title(last, verb)
        last = self._going_on(last)
        owns_up = not prep and self._owns_up(verb)
        reduced = isinstance(last, Group) and last.kind != "time" and not (self.comma or prep or owns_up)
        wrote = self.cur.verb is not None and self.cur.verb.lemma in wordset("signings") and self._in_a_paper()
        vows = isinstance(last, Group) and sort(last) == "thing" and verb.lemma in _VOWS  # came to power promising to
        if isinstance(last, Group) and not (self.comma or prep) and (vows or (wrote and verb.lemma in _WRITES)):
            fresh = self._open("part", self.cur)
            fresh.verb, fresh.adjunct = verb, True
            return
        parent = self.cur
        if (self.comma and not owns_up) or last is None:
            parent = next((c for c in self.cur.lineage() if c.kind in ("main", "that", "adv")), self.cur)
            if self.cur.kind in ("rel", "whether") and self.cur.verb is None and self.cur.pre:
                parent = self.cur  # the missiles that Berlin, citing tensions, had held back
            waits = parent.verb is None and bool(parent.pre)  # said that Berlin, citing tensions, had stopped them
            if verb.lemma in self.says and not waits:
                parent = next((c for c in self.cur.lineage() if c.kind == "main"), parent)
        comma = self.comma and not owns_up
        fresh = self._open(
            "part" if reduced or comma or last is None else "ger",
            parent,
            prep,
            last if reduced and isinstance(last, Group) else None,
        )
        fresh.verb, fresh.adjunct = verb, bool(comma or last is None)
        if not fresh.adjunct:
            attach(parent, fresh, prep, at if prep else verb.first)

    def _behind_title(self, last: Chunk | None, verb: Verb) -> bool:
        """Whether it stands behind what somebody who is no subject is called: met Lind, the minister, urging her to."""
        spoken = self.cur.verb is not None and isinstance(last, Group) and bool(last.apposed)
        return spoken and not self.prep and self.tokens[verb.first - 1].text == ","

    def _in_a_paper(self) -> bool:
        """Whether it is a letter or the like that is signed or sent, or nothing is named: appealed, urging it to."""
        named = [item.what for item in self.cur.post if isinstance(item.what, Group)]
        held = self.cur.verb
        bare = held is not None and held.lemma in ("write", "appeal", "sign", "send")
        return bare or any(singular(self.tokens[group.head].low) in _PAPERS for group in named)

    def _owns_up(self, verb: Verb) -> bool:
        """Whether it is denied or admitted to have done something, a phrase between: denied in court having sold."""
        held = self.cur.verb
        if held is None or held.lemma not in _OWNS_UP or held.passive or not (verb.perfect and self.cur.post):
            return False
        return all((item.prep and isinstance(item.what, Group)) or _is_time(item.what) for item in self.cur.post)

    def _going_on(self, last: Chunk | None) -> Chunk | None:
        """Who is told to be doing something, an adverb left out where he opens: Norway still / shipping shells."""
        opens = self.cur.parent is None and self.cur.verb is None and len(self.cur.pre) > 1 and not self.comma
        who = self.cur.pre[-2].what if opens and isinstance(last, Mark) and last.low in _STILL else None
        return who if isinstance(who, Group) and not self.cur.pre[-2].prep else last

    def _in_a_row(self, i: int, verb: Verb) -> bool:
        """Whether a participle is the second of three of one passive: were made in Oslo, shipped to Dubai and sold."""
        held = self.cur.verb
        if not self.comma or held is None or held.form != "finite" or held.modal != verb.modal:
            return False
        done = held.perfect and i + 1 < len(self.chunks) and isinstance(self.chunks[i + 1], Group)
        if not (held.passive or done):
            return False  # has offered them, withdrawn the offer and offered them again
        for at in range(i + 1, len(self.chunks) - 1):
            chunk, after = self.chunks[at], self.chunks[at + 1]
            if isinstance(chunk, Verb) or is_mark(chunk, "WP") or is_mark(chunk, "THAT"):
                return False
            if is_mark(chunk, "CC"):
                return isinstance(after, Verb) and (after.form == "part" or (after.past and not held.passive))
        return False

    def _participle(self, i: int, verb: Verb) -> None:
        last = self.previous
        if self.cur.kind == "adv" and self.cur.verb is None and is_mark(last, "CS"):
            verb.form, self.cur.verb = "finite", verb  # if approved
            return
        held = self.cur.verb
        only = isinstance(last, Mark) and last.low in wordset("merely") and self.comma
        if only and held is not None and held.passive and held.negative and held.form == "finite":
            self.coordinator, self.comma = "but", False  # was not stopped, merely delayed
        if not self.coordinator and self._in_a_row(i, verb):
            self.coordinator, self.comma = "and", False
        if self.coordinator:
            been = self.tokens[verb.first].low == "been"  # has asked to be let in, and been turned down
            base = next(
                (c for c in self.cur.lineage() if c.verb and ((c.verb.passive and not been) or c.verb.perfect)), None
            )
            speaks = self._speaks_too(base, verb) if base is not None else None
            if speaks is not None:
                verb.form, verb.passive, verb.past = "finite", False, True
                self._twin(speaks, verb)
                return
            if base is not None and not (self.comma and base.kind == "rel"):
                verb.passive, verb.perfect = (
                    base.verb.passive if base.verb else True,
                    base.verb.perfect if base.verb else False,
                )
                if base.verb is not None and base.verb.perfect and not base.verb.passive:
                    verb.passive = been and verb.lemma != "be"
                if base.verb is not None and base.verb.lemma in _PUT_TO and verb.lemma in _ANSWERS:
                    verb.passive, verb.perfect, verb.past = False, False, True  # were asked for shells and declined
                verb.modal = base.verb.modal if base.verb else ""
                verb.form = base.verb.form if base.verb else "finite"
                self._twin(base, verb)
                return
        comma = self.comma
        anchor = last if isinstance(last, Group) and not comma else None
        anchor = self._had_done(anchor) or anchor
        if anchor is None and isinstance(last, Mark) and last.tag == "," and not self.roots[-1].verb:
            anchor = last_group(self.cur)
        fresh = self._open("part", self.cur, "", anchor)
        fresh.verb, fresh.adjunct, fresh.comma = verb, anchor is None, comma

    def _speaks_too(self, base: Clause, verb: Verb) -> Clause | None:
        """The clause of whoever says what he has done, and goes on to speak: denied having sold them and urged Oslo to.

        What is said of is a deed; to urge and to warn is what a speaker does.
        """
        host = base.parent
        if base.kind != "ger" or host is None or host.verb is None or verb.lemma not in _SPEECH:
            return None
        told = host.verb.past and host.verb.form == "finite" and host.verb.lemma in self.says
        return host if told and past_or_participle(self.tokens[verb.head].low) else None

    def _had_done(self, last: Group | None) -> Group | None:
        """What somebody has done to it, where a phrase stands behind: had its licence for Chad suspended."""
        held, items = self.cur.verb, self.cur.post
        if held is None or held.lemma not in wordset("havers") or not items or items[-1].what is not last:
            return None
        thing = items[0].what
        if not isinstance(thing, Group) or items[0].prep:
            return None
        known = thing.kind in FIELD or self.tokens[thing.first].tag == "PRPS"
        led = all(item.prep and isinstance(item.what, Group) for item in items[1:])
        return thing if known and led else None


def _done_to(items: list[Item]) -> Group | None:
    """What something is done to, with no more than its own phrases behind it."""
    first = items[0].what if items and not items[0].prep else None
    led = all(item.prep and isinstance(item.what, Group) for item in items[1:])
    return first if led and isinstance(first, Group) else None


def _is_time(what: object) -> bool:
    return isinstance(what, Group) and what.kind == "time"


def last_subject(items: list[Item]) -> int | None:
    """Where the last group without a preposition stands, with prepositional groups after it."""
    for at in range(len(items) - 1, -1, -1):
        what = items[at].what
        if isinstance(what, Group) and not items[at].prep and what.kind != "time":
            return at
        if isinstance(what, Clause) and not (what.kind == "part" and at and what.anchor is items[at - 1].what):
            return None  # and not: the tanks being held in Oslo
    return None
