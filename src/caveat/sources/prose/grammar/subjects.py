"""Whose subject a finite verb takes: that of a clause before it, or of one that it opens."""

from __future__ import annotations

from caveat.sources.prose.grammar.builder import Builder, attach
from caveat.sources.prose.grammar.clauses import FINITE, Clause
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, is_finite, is_mark, sort
from caveat.sources.prose.words.lexicon import wordset

_ORDERS = frozenset(("order", "request", "demand", "ask", "promise", "propose", "recommend"))
"""Verbs of saying whose object may be goods, and is what stands before."""


_DONE_BY_SOMEBODY = frozenset((
    "suspend", "freeze", "revoke", "withdraw", "refuse", "reject", "bar", "ban", "forbid", "halt", "pause", "stop",
    "block", "cancel", "deny", "withhold", "approve", "authorise", "authorize", "license", "clear", "grant", "resume",
    "order", "ask", "urge", "request", "demand", "offer", "review", "notify", "sign", "postpone", "impound", "seize",
    "annul", "rescind", "lift", "impose", "allow", "permit", "release",
))  # fmt: skip
"""What nobody but a person or an office does."""


_MEANS = frozenset(("plan", "intend", "want", "hope", "wish", "mean", "aim", "vow", "pledge"))
"""Verbs with an infinitive of what only somebody means to do."""


_ASIDES = frozenset(("when", "after", "before", "once", "because", "since", "as", "though", "although", "until"))
"""What opens a clause between commas behind which the sentence goes on."""


class Subjects(Builder):
    """Finds the subject of a finite verb."""

    def _said_of(self, verb: Verb) -> bool:
        """What is said of the noun before: the sale, which it says would secure the jobs."""
        held = self.cur.verb
        if self.cur.kind != "rel" or held is None or held.lemma not in self.says or self.cur.anchor is None:
            return False
        if any(isinstance(item.what, Mark) and item.what.tag == "R" for item in self.cur.post[:1]):
            return False  # the missiles that Berlin had held back were delivered
        last = verb.last >= max(chunk.last for chunk in self.chunks if chunk is verb or is_finite(chunk))
        told = verb.modal and not (last and self.cur.mark)  # the howitzers that Norway promised Peru will be delivered
        gave = held.lemma in wordset("gives") and not told and len(self.cur.post) == 1
        if not gave and self._reported(verb):
            return True  # the boats that Oslo says it has stopped; not: that Oslo had promised Chad were sent
        if not self.cur.mark or self.coordinator or self.comma or not self.cur.pre:
            return False
        if any(isinstance(item.what, Group) for item in self.cur.post):
            return False
        if any(isinstance(item.what, Mark) and item.what.tag == "IN" for item in self.cur.post):
            return False  # the rifles that it had asked for were sent
        if held.lemma in _ORDERS and not verb.modal:
            return False  # the radars that Ghana ordered have been shipped
        host, anchor = self.cur, self.cur.anchor
        fresh = self._open("that", host)
        attach(host, fresh)
        fresh.verb, fresh.subject = verb, anchor
        return True

    def _reported(self, verb: Verb) -> bool:
        """What somebody says was done with the noun before: the missiles that Oslo says it has stopped."""
        host = self.cur
        who = host.post[0].what if len(host.post) == 1 and not host.post[0].prep else None
        if not isinstance(who, Group) or who.comma or who.last != verb.first or self.coordinator:
            return False
        if sort(who) != "agent" or not (host.pre or self.tokens[who.first].low in wordset("doers_named")):
            return False
        item = host.post.pop()
        fresh = self._open("that", host)
        attach(host, fresh)
        fresh.pre, fresh.verb = [item], verb
        return True

    def _contact(self, i: int, verb: Verb) -> bool:
        """A relative clause without its pronoun, before the verb of its noun: the shells Norway made were sold."""
        pre = self.cur.pre
        if self.cur.verb is not None or len(pre) < 2 or not self._another_ahead(i):
            return False
        thing, agent = pre[-2].what, pre[-1].what
        if not (isinstance(thing, Group) and isinstance(agent, Group)) or agent.comma or pre[-1].prep:
            return False
        if sort(thing) != "thing" or sort(agent) != "agent":
            return False
        if self.cur.kind == "whether" and self.tokens[thing.first].low in ("many", "much"):
            return False  # how many missiles Chad will get has not been decided
        bare = any(isinstance(item.what, Group) and not item.prep for item in pre[:-1])
        if not bare and verb.lemma in self.says:
            return False  # in a statement Berlin said it had sold them
        moved = self.cur.pre.pop()
        fresh = self._open("rel", self.cur, "", thing)
        fresh.pre, fresh.verb = [moved], verb
        return True

    def _another_ahead(self, i: int) -> bool:
        """Whether a finite verb follows before the next mark."""
        for chunk in self.chunks[i + 1 :]:
            if isinstance(chunk, Verb):
                return chunk.form == "finite"
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "J"):
                return False
        return False

    def _base_for(self, i: int, verb: Verb) -> Clause | None:
        """The clause with which a verb after a coordinator shares its subject."""
        plain = not (verb.perfect or verb.modal or verb.progressive or verb.passive)
        before = self._had_before(verb)
        if before is not None:
            return before
        if is_mark(self._at(i - 2), "QUO") and sum(is_mark(chunk, "QUO") for chunk in self.chunks[:i]) % 2 == 0:
            root = next((c for c in self.cur.lineage() if c.parent is None and c.verb is not None), None)
            if root is not None and root is not self.cur:
                return root  # accused it of "strangling what feeds us" and called on it to
        if self.comma and self.coordinator == "but" and plain:
            root = next((c for c in self.cur.lineage() if c.parent is None and c.verb is not None), None)
            if root is not None and root.verb is not None and root.verb.lemma in self.says:
                return root
        if verb.lemma in wordset("made_known") and not (verb.perfect and verb.past):
            for clause in self.cur.lineage():
                if (
                    clause.kind in FINITE
                    and clause.verb is not None
                    and (clause.parent is None or (clause.verb.lemma in self.says and has_content(clause)))
                ):
                    return clause
        teller = self._past_closed(verb) or self._teller(verb) or self._paid(verb) or self._doer(i, verb)
        if teller is not None:
            return teller
        for clause in self.cur.lineage():
            if (
                clause.kind in FINITE
                and clause.verb is not None
                and not (clause.kind == "rel" and self.comma and (clause.comma or self._of_a_thing(clause, verb)))
                and not (clause.kind == "rel" and self.comma and plain and self._urges_on(clause, verb))
                and not (clause.parent is not None and self._of_several(clause) and self._of_one(verb))
                and not (clause.parent is not None and clause.verb.modal and plain and self._past_alone(verb))
                and not (clause.kind == "adv" and self.comma and clause.mark == "since" and not plain)
            ):
                return clause  # weapons that might be used, and so paused it: no more of the weapons
        return None

    def _had_before(self, verb: Verb) -> Clause | None:
        """The clause of what somebody said had been done, for what had been done besides: had slowed, had not stopped.

        Whoever said it is told in the plain past.
        """
        told = self.cur if self.cur.kind == "that" and self.cur.verb is not None else None
        said = told.parent.verb if told is not None and told.parent is not None else None
        if told is None or told.verb is None or said is None or said.lemma not in self.says:
            return None
        both = all(one.perfect and one.past and not one.modal for one in (told.verb, verb))
        return told if both and said.past and not said.perfect else None

    def _past_closed(self, verb: Verb) -> Clause | None:
        """The clause that goes on behind a clause between commas: halted it in May, when a licence ran out, and."""
        aside = next((c for c in self.cur.lineage() if c.kind == "adv" and c.comma and c.verb is not None), None)
        if aside is None or aside.verb is None or aside.parent is None or not self.comma or self.coordinator == "or":
            return None
        host = aside.parent
        if host.verb is None or host.kind not in ("main", "that") or aside.mark not in _ASIDES or not aside.adjunct:
            return None
        first = aside.pre[0].first if aside.pre else aside.verb.first
        behind = host.verb.last <= first
        same = host.verb.past is verb.past and host.verb.form == "finite" and not (verb.modal or host.verb.modal)
        return host if behind and same and not verb.passive and not host.verb.passive else None

    def _paid(self, verb: Verb) -> Clause | None:
        """The clause of who supplies, behind what a buyer did: delays what Chad has paid for, and will not ship it."""
        told = next((c for c in self.cur.lineage() if c.kind in FINITE and c.verb is not None), None)
        said = told.parent if told is not None and told.kind in ("that", "rel") else None
        if told is None or told.verb is None or said is None or not self.comma:
            return None
        pays = told.verb.lemma in wordset("payings") and not told.verb.passive
        gives = verb.lemma in wordset("givings") | wordset("keepings") and not verb.passive
        return said if pays and gives and said.verb is not None and not said.verb.passive else None

    def _past_alone(self, verb: Verb) -> bool:
        """Whether a verb is a past that no modal before it governs: how Chad would use them, and began a review."""
        return verb.past and self.tokens[verb.head].low != verb.lemma

    @staticmethod
    def _of_a_thing(clause: Clause, verb: Verb) -> bool:
        """Whether a relative clause is of a thing, and the verb of somebody: a test that bars exports, and asks."""
        return clause.anchor is not None and sort(clause.anchor) == "thing" and verb.lemma in wordset("opinions")

    def _of_several(self, clause: Clause) -> bool:
        """Whether a clause tells of several, by a plain noun: the firms that ship them are private."""
        opened = clause.twin if clause.twin is not None and not clause.pre else clause
        who = next((i.what for i in opened.pre if isinstance(i.what, Group) and not i.prep), None)
        if who is None or who.members or self.tokens[who.head].tag != "N" or who.kind == "time":
            return False
        return self.tokens[who.head].low.endswith("s") and not self.tokens[who.head].low.endswith(("ss", "us"))

    def _of_one(self, verb: Verb) -> bool:
        """Whether a verb tells of one: calls, and not call."""
        return self.tokens[verb.first].tag == "VBZ" and self.tokens[verb.first].low.endswith("s")

    @staticmethod
    def _urges_on(clause: Clause, verb: Verb) -> bool:
        """Whether somebody urges something behind what is going on: regrets who has been selling it, and calls on."""
        going = clause.verb is not None and (clause.verb.progressive or clause.verb.perfect)
        root = list(clause.lineage())[-1].verb
        alike = root is not None and root.past is verb.past and not (root.perfect or root.progressive or root.modal)
        return going and alike and verb.lemma in wordset("urgings") | {"call"}

    def _doer(self, i: int, verb: Verb) -> Clause | None:
        """The clause above one about things, for a verb of what only somebody does: says they are old and froze them.

        Also: has asked for proof that the rifles are there and has stopped two licences.
        """
        told = next((c for c in self.cur.lineage() if c.kind in FINITE and c.verb is not None), None)
        above = told.parent if told is not None and told.kind in ("that", "whether") else None
        if told is None or told.verb is None or above is None or verb.passive or verb.modal or verb.progressive:
            return None
        opened = told.twin if told.twin is not None and not told.pre else told
        subject = next((i.what for i in opened.pre if isinstance(i.what, Group) and not i.prep), None)
        thing = subject is not None and sort(subject) == "thing" and subject.kind != "pronoun"
        still = told.verb.passive or told.verb.lemma == "be" or (subject is not None and subject.kind in FIELD)
        still = still or (self.comma and above.kind == "part")  # saying the law left no room, but cleared the radars
        proof = told.anchor is not None and subject is not None and subject.kind == "pronoun"
        bidden = self._at(i + 1)
        him = isinstance(bidden, Group) and self.tokens[bidden.head].low in ("it", "them", "him")
        other = him and verb.lemma in wordset("urgings") and subject is not None and subject.kind != "pronoun"
        if not (other or (((thing and still) or proof) and self._done_by_somebody(i, verb))):
            return None  # found that the ministry had failed, and ordered it to
        return next((c for c in above.lineage() if c.kind in FINITE and c.verb is not None), None)

    def _done_by_somebody(self, i: int, verb: Verb) -> bool:
        """Whether a verb is of what only somebody does, and has its object: has in the meantime stopped deliveries."""
        meant = self._at(i + 1)
        if verb.lemma in _MEANS and isinstance(meant, Verb) and meant.form == "inf":
            return True  # accepts that the list must be corrected and plans to slow deliveries
        if verb.lemma == "have" and not isinstance(self._at(i + 1), Group):
            i = next((j for j in range(i + 1, len(self.chunks)) if isinstance(self.chunks[j], Verb)), i)
            verb = done if isinstance(done := self.chunks[i], Verb) and done.form == "part" else verb
        return verb.lemma in _DONE_BY_SOMEBODY and isinstance(self._at(i + 1), Group)

    def _teller(self, verb: Verb) -> Clause | None:
        """The clause of saying to which a past behind what is said goes back: said the hold is wrong and urged them."""
        told = next((c for c in self.cur.lineage() if c.kind in FINITE and c.verb is not None), None)
        said = told.parent if told is not None and told.kind == "that" else None
        plain = verb.past and not (verb.perfect or verb.modal or verb.progressive or verb.passive)
        mute = verb.modal == "would" and verb.negative and verb.lemma in wordset("comment") | {"give"}
        if not (plain or mute) or told is None or told.verb is None or said is None or said.verb is None:
            return None
        if said.verb.lemma not in self.says or not said.verb.past or said.verb.passive:
            return None
        opened = told.twin if told.twin is not None and not told.pre else told
        subject = next((i.what for i in opened.pre if isinstance(i.what, Group) and not i.prep), None)
        lifeless = subject is not None and sort(subject) == "thing"
        silent = verb.lemma in ("decline", "refuse")
        turns = (silent or verb.lemma in wordset("urgings")) and (told.verb.perfect or lifeless or self.comma)
        if mute:
            return said if lifeless else None  # confirmed that the talks had taken place but would not give details
        below = (item.what for item in told.post if told.verb.lemma == "have")
        obliged = any(isinstance(one, Clause) and one.kind == "inf" for one in below)  # said it had to, and dismissed
        open_ = told.verb.modal or obliged or not (told.verb.past or told.verb.perfect)
        return said if open_ or turns else None

    def _twin(self, base: Clause, verb: Verb) -> None:
        parent, word = base.parent, self.coordinator
        if parent is None:
            fresh = self.cur = self._root()
        else:
            fresh = self._open(base.kind, parent, base.mark, base.anchor)
            if base.kind in ("that", "whether", "inf", "ger"):
                attach(parent, fresh)
        fresh.verb, fresh.twin, fresh.adjunct = verb, base, base.adjunct
        verb.negative = verb.negative or word == "nor"
        bare = verb.first == verb.head or self.tokens[verb.first].low == "be"
        shares = verb.form == "inf" or (self.tokens[verb.first].tag == "VB" and bare)
        alike = shares or (self.tokens[verb.first].tag == "VBN" and verb.first == verb.head)
        if alike and word == "or" and base.verb is not None and base.verb.negative:
            verb.negative = True  # will not sell or ship
        if base.verb is not None and not verb.modal and base.verb.modal and shares:
            verb.modal = base.verb.modal

    def _of_report(self, verb: Verb) -> bool:
        """What is said of a report, behind what it tells: said reports that it had frozen deliveries were false."""
        for clause in self.cur.lineage() if verb.lemma == "be" else ():
            told = clause.verb is not None and clause.verb.lemma in self.says
            for at, item in enumerate(clause.post if told else []):
                report = item.what
                if not isinstance(report, Group) or item.prep or report.kind != "speech":
                    continue
                content = [
                    child for child in clause.children if child.anchor is report and child.kind in ("that", "rel")
                ]
                if not content:
                    continue
                moved = clause.post[at:]
                del clause.post[at:]
                fresh = self._open("that", clause)
                attach(clause, fresh)
                fresh.pre, fresh.verb = moved, verb
                clause.children = [child for child in clause.children if child not in content]
                for child in content:
                    child.parent, child.kind = fresh, "that"
                fresh.children += content
                return True
        return False


def has_content(clause: Clause) -> bool:
    """Whether a clause governs one with "that"."""
    return any(isinstance(item.what, Clause) and item.what.kind == "that" for item in clause.post)
