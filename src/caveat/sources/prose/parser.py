"""Groups of one sentence in; its clauses out, each with its verb, its subject and what stands before and after.

Attachment within a clause is left flat: "deliveries", "of shells", "to Kenya" stand side by side, and the frame of the
verb or noun picks what it can use. What is settled here is which verb belongs to which clause, and who its subject is.
"""

from __future__ import annotations

from itertools import pairwise

from caveat.sources.prose.book import is_person
from caveat.sources.prose.builder import attach, last_group
from caveat.sources.prose.clauses import Clause, Item, settle
from caveat.sources.prose.groups import FIELD, Chunk, Group, Mark, Verb, is_mark, singular, sort
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.orders import plain
from caveat.sources.prose.tokens import Token
from caveat.sources.prose.verbs import Verbs

_PARTICLES = {
    "over": ("hand", "turn", "take", "pass", "sign"),
    "on": ("pass", "sell", "hand", "send"),
    "in": ("throw", "chip", "send", "call", "fly", "bring", "ship", "rush", "ferry", "truck"),
    "along": ("send", "pass"),
    "through": ("wave", "push", "nod", "let", "carry", "rush", "steer"),
}
_CONTRASTS = frozenset(("while", "whereas", "though", "although"))
"""What opens, behind a comma, what stands against all that was told, and not against what was asked for."""
_TOLD_TO = frozenset(
    ("tell", "urge", "order", "ask", "press", "instruct", "direct", "force", "compel", "allow", "permit", "clear",
     "license", "authorise", "authorize", "forbid", "bar", "ban", "oblige", "require", "pressure", "beg", "advise")
)  # fmt: skip
"""What is done to somebody, who is told or let do something, or kept from it."""
_DAYS = frozenset(("today", "tomorrow", "yesterday", "tonight", "now", "then", "recently", "lately"))
"""Adverbs that a preposition takes as it takes a day: from today the ministry."""


_CONCEDES = frozenset(("though", "although", "if", "while"))
"""What opens an aside that may have no verb."""
_SOME = frozenset(("one", "some", "others", "none", "rest", "remainder"))
"""What counts goods or papers, beside numbers."""
_IF_BARE = frozenset(("anything", "necessary", "possible", "so", "not"))
"""What may stand by itself behind "if"."""
_ENTRY = 16
"""Words of the longest entry of a record that leaves its articles out."""


class Parser(Verbs):
    """Builds the clauses of one sentence from left to right."""

    def run(self) -> list[Clause]:
        """The clauses without a parent, in order."""
        for i, chunk in enumerate(self.chunks):
            match chunk:
                case Group():
                    self._group(i, chunk)
                case Verb():
                    self._verb(i, chunk)
                case Mark():
                    self._mark(i, chunk)
            if not (isinstance(chunk, Mark) and chunk.tag == "QUO"):
                self.previous = chunk
        self._strand()
        self.roots = _each_counted(_what_he_does(self.roots), self.tokens)
        plain(self.roots, self.tokens)
        for root in self.roots:
            _fill(root)
            settle(root)
            _front(root)
            self._headline(root)
            self._bids(root)
        return [root for root in self.roots if root.verb is not None or root.pre or root.children]

    def _headline(self, root: Clause) -> None:
        """In a headline a past without an object is a passive without "are": two shipments blocked at the port."""
        verb, subject = root.verb, root.subject
        if verb is None or subject is None or not self.tokens:
            return
        if self.tokens[-1].text in ".!?:;”\"'" and not self._entry(subject):
            return
        plain = not (verb.modal or verb.perfect or verb.passive or verb.progressive)
        held = [item.what for item in root.post if not item.prep and not isinstance(item.what, Mark)]
        held = [what for what in held if isinstance(what, Clause) or what.kind != "time"]
        past = self.tokens[verb.head].tag == "VBD" and verb.lemma not in wordset("unmoved")
        if not (plain and past) or subject.kind == "pronoun":
            return
        told = verb.lemma in _TOLD_TO and all(isinstance(what, Clause) and what.kind == "inf" for what in held)
        told = told and (bool(held) or any(item.prep == "from" for item in root.post))
        if (not held and sort(subject) == "thing") or told:
            verb.passive = True  # six requests refused this year; yard told to halt

    def _entry(self, subject: Group) -> bool:
        """Whether a sentence is the entry of a record, whose subject has no article: licence for the boats refused."""
        bare = subject.first == 0 and subject.owner is None and not subject.members
        word = self.tokens[subject.head].low
        filed = word in wordset("requested") or word in wordset("matters") or subject.kind in ("permit", "measure")
        opens = bare and self.tokens[subject.first].tag in ("N", "J") and not word.endswith("s")
        return opens and filed and len(self.tokens) < _ENTRY

    def _bids(self, root: Clause) -> None:
        """A base form without a subject bids somebody do it, as "should" does: stop arming them; give us the radars."""
        verb = root.verb
        if verb is None or root.subject is not None or verb.modal or verb.passive or verb.perfect or verb.progressive:
            return
        before = self.tokens[verb.first - 1].tag if verb.first else "START"
        opens = before in ("START", "QUO", ":", ";", "CC", "R") and not any(isinstance(i.what, Group) for i in root.pre)
        bare = self.tokens[verb.head].tag == "VB" and verb.form == "finite" and verb.lemma not in ("let", "be", "have")
        if opens and bare:
            verb.modal = "should"

    def _mark(self, i: int, mark: Mark) -> None:
        match mark.tag:
            case "IN":
                if self._particle(i, mark):
                    return
                if self.prep and self.prep not in ("out", "up", "because", "as", "due") and self.cur.verb is not None:
                    self.cur.post.append(Item("", self._stranded(), self.prep_at))
                joins = self.prep in ("out", "up", "because", "as", "due")
                self.prep_at = self.prep_at if joins else mark.first
                self.prep = f"{self.prep} {mark.low}" if joins else mark.low
            case "CC":
                if self.prep and isinstance(self.previous, Mark) and self.previous.low == self.prep and self._passive():
                    self._strand()  # have been paid for, and not one has arrived
                self.coordinator = mark.low
            case ",":
                self._on_comma(i)
            case ";" | ":" | "." | "--":
                self._close()
            case "CS":
                self._subordinate(i, mark)
            case "THAT":
                self._that(i)
            case "WP":
                self._relative(i, mark)
            case "J" | "R" | "NOT" | "(" | ")":
                (self.cur.pre if self.cur.verb is None else self.cur.post).append(Item(self.prep, mark, mark.first))
                if mark.tag == "J" or mark.low in _DAYS:
                    self.prep = ""
            case _:
                pass

    def _passive(self) -> bool:
        """Whether a passive stands right before a preposition."""
        return self.cur.verb is not None and self.cur.verb.passive and self.cur.verb.last == self.prep_at

    def _particle(self, i: int, mark: Mark) -> bool:
        """Whether a small word right after a verb belongs to it: turned down, handed over, cut off."""
        last = self.previous
        if not isinstance(last, Verb) or mark.first != last.last or last.lemma == "be":
            return False
        following = self._at(i + 1)
        bare = mark.low in ("down", "off", "away", "back", "up", "out") and not (
            isinstance(following, Mark) and following.low == "of"
        )
        takes_in = (
            mark.low == "in" and last.lemma == "take" and isinstance(following, Group) and following.kind in FIELD
        )
        put = mark.low == "in" and last.lemma in ("put", "hand") and isinstance(following, Group)
        takes_in = takes_in or (put and self._asked(following))  # put in such a request
        dated = mark.low == "in" and isinstance(following, Group) and following.kind == "time"
        if bare or takes_in or (last.lemma in _PARTICLES.get(mark.low, ()) and not dated):
            self.cur.post.append(Item("", Mark(mark.first, mark.last, "R", mark.low), mark.first))
            return True
        return False

    def _asked(self, group: Chunk | None) -> bool:
        """Whether a group is a request."""
        return isinstance(group, Group) and singular(self.tokens[group.head].low) in wordset("requested") | {"plea"}

    def _on_comma(self, i: int) -> None:
        self.comma = True
        if is_mark(self.previous, "WP") and self.cur.kind == "rel" and self.cur.verb is None and not self.cur.pre:
            return  # and which, an aide said, she will not release
        self._strand()
        if self._by_whom(i + 1) and self.cur.parent is not None:
            self.cur = self.cur.parent  # were kept back, as everyone knew, by the customs
            return
        root = self.cur.parent
        if self._ends_bare(i + 1) and root is not None:
            self.cur = root
            return
        if self._unsaid_first(i + 1) and root is not None:
            self.cur.kind = "whether"  # how many, the ministry refused to say
            if not any(item.what is self.cur for item in root.pre):
                attach(root, self.cur)
            self.cur = root
            return
        aside = self.cur.comma or (self.cur.anchor is not None and self.cur.anchor.comma)  # , in a letter sent in May,
        if self.cur.kind in ("rel", "part") and aside and self.cur.verb is not None and self.cur.parent is not None:
            self.cur = self.cur.parent
        else:
            opening = next((c for c in self.cur.lineage() if _opens(c)), None)
            closed = next((c for c in self.cur.lineage() if c.kind == "rel" and c.comma and c.verb is not None), None)
            if opening is not None and opening.parent is not None:
                self.cur = opening.parent
            elif closed is not None and closed.parent is not None:
                self.cur = closed.parent

    def _ends_bare(self, i: int) -> bool:
        """Whether a clause without a verb ends at a comma: if anything, / though by no means all, before the verb."""
        bare, root = self.cur, self.cur.parent
        if root is None or bare.kind != "adv" or bare.verb is not None:
            return False
        held = [item.what for item in bare.pre]
        alone = held[0] if bare.mark == "if" and len(held) == 1 else None
        word = self.tokens[alone.first].low if isinstance(alone, Group | Mark) else ""
        if word in _IF_BARE:
            if word not in ("so", "not"):
                root.children.remove(bare)  # if anything: no condition
            return True
        verb, waits = self._at(i), root.verb is None and any(isinstance(item.what, Group) for item in root.pre)
        ends = waits and bare.comma and bare.mark in _CONCEDES and isinstance(verb, Verb)
        if ends and isinstance(verb, Verb) and verb.form in ("finite", "base"):
            root.children.remove(bare)
            return True
        return False

    def _unsaid_first(self, i: int) -> bool:
        """Whether what somebody will not say stands in front of him: what they cost, the ministry did not say."""
        asked, root = self.cur, self.cur.parent
        opens = asked.kind == "whether" or (asked.kind == "rel" and asked.anchor is None)
        if root is None or root.parent is not None or root.verb is not None or not opens:
            return False
        who = self._at(i)
        while is_mark(self._at(i + 1), "IN") and isinstance(self._at(i + 2), Group):
            i += 2
        verb = self._at(i + 1)
        if not isinstance(who, Group) or not isinstance(verb, Verb):
            return False
        return who.negative or verb.negative or verb.lemma in ("refuse", "decline", "prefer", "avoid")

    def _by_whom(self, i: int) -> bool:
        """Whether a passive goes on at a place, behind an aside, with who did it."""
        above = self.cur.parent.verb if self.cur.kind == "adv" and self.cur.parent is not None else None
        by = self._at(i)
        told = above is not None and above.passive and self.cur.verb is not None
        return told and isinstance(by, Mark) and by.low == "by"

    def _close(self) -> None:
        self._strand()
        if self.cur.verb is not None or self.cur.parent is not None or self.cur.pre:
            self.cur = self._root()
        self.prep, self.coordinator, self.comma = "", "", False

    def _subordinate(self, i: int, mark: Mark) -> None:
        self._strand()
        last = self.previous
        asks = (
            mark.low in ("whether", "if")
            and isinstance(last, Verb | Group)
            and self.cur.verb is not None
            and not self.comma
        )
        if mark.low == "whether" or (asks and isinstance(last, Verb) and last.lemma in wordset("asks")):
            fresh = self._open("whether", self.cur, mark.low)
            fresh.anchor = last if isinstance(last, Group) else None
            attach(fresh.parent, fresh)
            return
        there = self.cur.kind == "adv" and self.cur.mark == "where" and self.cur.parent is not None
        if there and self.cur.verb is not None and self.cur.verb.lemma == "be" and not self.cur.post:
            self.cur = self.cur.parent or self.cur  # stay where they are until it is paid
        whole = self.cur.verb is not None or self.cur.kind in ("that", "whether")
        parent = self.cur if whole else next((c for c in self.cur.lineage() if c.verb is not None), self.cur)
        following = self._at(i + 1)
        if isinstance(following, Verb) and following.form in ("ger", "part"):
            if following.form == "part" and mark.low in ("if", "unless"):
                fresh = self._open("adv", parent, mark.low)  # if approved, the radars will be sent
                fresh.adjunct = True
                return
            self.prep, self.prep_at = mark.low, mark.first
            return
        if self._at(i - 1) is self.previous and self._days_off(i) and mark.low in ("after", "before", "since"):
            parent = list(self.cur.lineage())[-1]  # said on Monday, two days after Rome announced that
        if self.comma and mark.low in _CONTRASTS:  # urged Oslo to publish it, while Rome stopped the shipments
            told = (c for c in self.cur.lineage() if c.kind in ("main", "that") and c.verb is not None)
            parent = next(told, parent)
        fresh = self._open("adv", parent, mark.low)
        fresh.adjunct = True

    def _days_off(self, i: int) -> bool:
        """Whether a span behind a comma stands before a clause of time: , two days after."""
        span = self._at(i - 1)
        return isinstance(span, Group) and span.kind == "time" and is_mark(self._at(i - 2), ",")

    def _that(self, i: int) -> None:
        last, following = self.previous, self._at(i + 1)
        said = next((c for c in self.cur.lineage() if c.verb is not None and c.verb.lemma in self.says), None)
        if self.cur.kind == "adv" and self.cur.verb is None and not self.cur.pre:
            return
        if self.prep == "without":
            self._open("that", self.cur, "without", None)
            return
        if self.coordinator or (isinstance(last, Mark) and last.tag == ","):
            base = next((c for c in self.cur.lineage() if c.kind == "that" and c.verb is not None), None)
            if base is not None and base.parent is not None:
                fresh = self._open("that", base.parent, "that", base.anchor)
                attach(base.parent, fresh)
                return
        if isinstance(last, Mark) and last.tag == "," and isinstance(following, Verb) and said is None:
            anchor = last_group(self.cur)
            anchor = self._not_the_other(anchor) if anchor is not None else None
            self._open("rel", self.cur, "that", anchor)  # a list of items, sent in May, that have cleared the review
            return
        opener = self.cur.pre[0].what if self.cur.pre else None
        dummy = isinstance(opener, Group) and self.tokens[opener.first].low == "it" and isinstance(last, Group)
        held = self.cur.post[-1] if self.cur.post else None
        if dummy and self._passive_told() and held is not None and held.what is last and held.prep:
            fresh = self._open("that", self.cur, "that")
            attach(fresh.parent, fresh)  # it was agreed between Rome and Cairo that
            return
        dated = isinstance(last, Group) and last.kind == "time"
        if dated and isinstance(following, Group) and self.cur.verb is not None:
            told = next((item.what for item in reversed(self.cur.post[:-1]) if isinstance(item.what, Group)), None)
            noun = told if said is None and told is not None and self._noun_of_content(told) else None
            fresh = self._open("that", said if said is not None else self.cur, "that", noun)
            attach(fresh.parent, fresh)  # fumed on Thursday that 26 crates had been paid for
            return
        claim = self._claim_before(last) if isinstance(following, Group) else None
        if claim is not None:
            fresh = self._open("that", self.cur, "that", claim)  # reports in the media that Sweden has cancelled it
            attach(fresh.parent, fresh)
            return
        if isinstance(last, Group) and not self._complement(last, following, said):
            self._open("rel", self.cur, "that", self._not_the_place(last))
            return
        parent = said if said is not None and isinstance(last, Group) and self._is_told(said, last) else self.cur
        anchor = last if isinstance(last, Group) and parent is self.cur and self._noun_of_content(last) else None
        fresh = self._open("that", parent, "that", anchor)
        attach(parent, fresh)

    def _passive_told(self) -> bool:
        """Whether no more is told so far than that something was agreed, decided or said."""
        verb = self.cur.verb
        return verb is not None and verb.passive and verb.lemma in self.says | {"agree", "decide", "resolve"}

    def _claim_before(self, last: Chunk | None) -> Group | None:
        """The report or claim whose content follows behind where it stands: reports in the media that."""
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        if not isinstance(last, Group) or len(items) < 2 or items[-1].what is not last:
            return None
        held, place = items[-2].what, items[-1].prep
        claim = isinstance(held, Group) and singular(self.tokens[held.head].low) in wordset("claims_made")
        return held if claim and isinstance(held, Group) and place in ("in", "by", "on", "from") else None

    def _not_the_place(self, last: Group) -> Group:
        """The thing that "that" takes up where a name stands between: a shipment at the port of Antwerp that was."""
        told = self._not_the_other(last)
        if told is not last:
            return told
        if last.kind not in ("name", "state") or self.tokens[last.first].tag != "NNP":
            return last
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        groups = [item.what for item in items if isinstance(item.what, Group) and item.what is not last]
        goods = next((group for group in reversed(groups) if group.kind in FIELD and not group.members), None)
        body = groups[-1] if groups and groups[-1].kind in ("body", "person") else last  # the staff in Athens that
        return goods or body

    def _not_the_other(self, last: Group) -> Group:
        """Who is singled out, where who is not stands between: it was the Senate, not the president, that."""
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        groups = [item.what for item in items if isinstance(item.what, Group) and item.what is not last]
        return groups[-1] if groups and last.first and self.tokens[last.first - 1].tag == "NOT" else last

    def _noun_of_content(self, group: Group) -> bool:
        return group.kind == "speech" or self.tokens[group.head].low in wordset("content")

    def _complement(self, last: Group, following: Chunk | None, said: Clause | None) -> bool:
        if self._noun_of_content(last):
            return not isinstance(following, Verb)
        if self._is_asked(last) and isinstance(following, Group):
            return True  # asked its allies that they not sell them
        return said is not None and self._is_told(said, last)

    def _is_asked(self, last: Group) -> bool:
        """Whether the group before "that" is who is asked for something."""
        verb, post = self.cur.verb, self.cur.post
        asked = verb is not None and verb.lemma in ("ask", "beg", "implore", "request") and not verb.passive
        whole = [item.what for item in post if not (item.prep == "of" and item.what is last)]
        return asked and sort(last) == "agent" and bool(post) and post[-1].what is last and len(whole) <= 1

    def _is_told(self, said: Clause, last: Group) -> bool:
        """Whether the group before "that" is who is told, or when."""
        if last.kind == "time":
            return True
        return said.verb is not None and bool(
            (said.verb.lemma in wordset("tells") and last.kind not in FIELD)  # shows rifles that Ghana supplied
            or (
                said.post
                and said.post[-1].what is last
                and said.post[-1].prep in ("to", "on", "in", "at", "with", "for", "by", "through", "via", "of", "from")
            )
        )

    def _owner_of(self, anchor: Group | None) -> Group | None:
        """The name that a state only places: of "Hanwol of South Korea, which", the firm."""
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        for before, item in pairwise(items):
            host = before.what
            placed = item.what is anchor and item.prep in ("of", "in") and anchor is not None and anchor.kind == "state"
            if placed and isinstance(host, Group) and host.kind in ("name", "body"):
                return host
        return None

    def _thing_of(self, i: int, mark: Mark, anchor: Group | None) -> Group | None:
        """What a relative clause is about where a state only places it: deliveries to Kenya, which Norway stopped."""
        following = self._at(i + 1)
        if mark.low != "which" or self.prep or anchor is None or sort(anchor) != "agent":
            return None
        verb = next((one for one in self.chunks[i + 1 : i + 4] if isinstance(one, Verb)), None)
        done = verb is not None and verb.lemma in wordset("done_to_arms") and (verb.passive or verb is not following)
        plural = isinstance(following, Verb) and self.tokens[following.first].low in ("were", "are", "have")
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        at = next((n for n, item in enumerate(items) if item.what is anchor), 0)
        town = anchor.kind == "name" and at > 0 and items[at].prep in ("from", "in", "at")
        somebody = isinstance(following, Group) and sort(following) == "agent"
        placed = (anchor.kind == "state" and (plural or somebody)) or (town and somebody)
        if not (placed or done):
            return None
        for item in reversed(items[:at]):
            if not isinstance(item.what, Group):
                return None
            if sort(item.what) == "thing" and (not item.prep or (town and item.what.kind == "goods")):
                return item.what
        return None

    def _somebody_near(self, i: int, mark: Mark, anchor: Group | None) -> Group | None:
        """Who stands right before, where the clause at hand offers a thing: taken as a jab at Norway, whose."""
        near = self.chunks[i - 2] if i > 1 and is_mark(self.chunks[i - 1], ",") else None
        thing = anchor is not None and sort(anchor) == "thing" and mark.low in ("who", "whose", "whom")
        return near if thing and isinstance(near, Group) and sort(near) == "agent" else anchor

    def _whose_doer(self, host: Clause, anchor: Group | None) -> Clause:
        """The clause whose doer a relative clause is about: was urged to publish it by the Reds, which oppose sales."""
        above = host.parent
        by = any(item.prep == "by" and item.what is anchor for item in host.post)
        told = host.kind == "inf" and above is not None and above.verb is not None and above.verb.passive
        return above if by and told and self.comma and above is not None else host

    def _no_person(self, mark: Mark, anchor: Group | None) -> Group | None:
        """What "which" takes up, where somebody stands nearer: a paper of the minister, for which it had asked."""
        person = anchor is not None and (anchor.kind in ("person", "spokes") or is_person(anchor, self.tokens))
        if mark.low != "which" or anchor is None or not person or anchor.members:
            return anchor
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        groups = [item.what for item in items if isinstance(item.what, Group) and item.what.kind != "time"]
        return next((one for one in reversed(groups) if sort(one) == "thing" or one.kind == "body"), anchor)

    def _firm_of(self, i: int, mark: Mark, anchor: Group | None) -> Group | None:
        """The firm that opens the sentence and is told by its place: Calder Simulation of Saint-Laurent, which."""
        if mark.low != "which" or self.prep or anchor is None or anchor.kind != "name" or i != 4:
            return None
        firm, joint, comma = self.chunks[0], self.chunks[1], self.chunks[3]
        placed = is_mark(joint, "IN") and self.tokens[joint.first].low in ("of", "in", "from")
        placed = placed and self.chunks[2] is anchor and is_mark(comma, ",")
        return firm if placed and isinstance(firm, Group) and firm.kind in ("name", "body") else None

    def _relative(self, i: int, mark: Mark) -> None:
        prep = self.prep
        if mark.low in ("what", "how", "why") or (
            self.cur.verb is not None and not isinstance(self.previous, Group | Mark)
        ):
            fresh = self._open("whether", self.cur, mark.low)
            attach(fresh.parent, fresh, prep)
            return
        anchor = last_group(self.cur, mark.low in ("who", "whom"))
        told = self._owner_of(anchor) or self._thing_of(i, mark, anchor) or self._firm_of(i, mark, anchor)
        anchor = told or self._somebody_near(i, mark, self._no_person(mark, anchor))
        host = self.cur
        if self.coordinator and self.cur.kind == "rel" and self.cur.anchor is not None:
            anchor = self.cur.anchor
        elif self.coordinator:  # a maker which said that it had sold nothing and which plans to go to court
            above = (c for c in self.cur.lineage() if c.kind == "rel" and c.mark.endswith(mark.low))
            twin = next((c for c in above if c.anchor is not None and c.parent is not None), None)
            anchor, host = (twin.anchor, twin.parent or host) if twin is not None else (anchor, host)
        host = self._whose_doer(host, anchor)
        fresh = self._open("rel", host, f"{prep} {mark.low}".strip(), anchor)
        following = self._at(i + 1)
        if mark.low == "whose" and isinstance(following, Group) and anchor is not None:
            following.owner = following.owner or anchor


def _each_counted(roots: list[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses, numbers behind a passive having theirs: nine were granted, three refused."""
    out: list[Clause] = []
    for root in roots:
        before, verb = (out[-1].verb if out else None), root.verb
        groups = [item.what for item in root.pre if isinstance(item.what, Group) and not item.prep]
        bare = verb is not None and verb.past and not (verb.passive or verb.perfect or verb.modal or root.post)
        counted = len(groups) == 1 and (groups[0].kind == "number" or tokens[groups[0].head].low in _SOME)
        if before is not None and before.passive and verb is not None and bare and counted:
            verb.passive = "n" in lexicon().verbs.get(tokens[verb.head].low, ("",))[0]
        out.append(root)
        out += _counted_behind(root)
    return out


def _counted_behind(root: Clause) -> list[Clause]:
    """What is told of a number behind a passive, as a clause of its own: were granted, / three refused."""
    if root.verb is None or not root.verb.passive:
        return []
    apart: list[Clause] = []
    for child in [one for one in root.children if one.kind == "part" and one.verb is not None and one.verb.passive]:
        number = child.anchor
        at = next((i for i, item in enumerate(root.post) if item.what is number and not item.prep), None)
        if number is None or number.kind != "number" or not number.comma or at is None or child.verb is None:
            continue
        root.children.remove(child)
        root.post = [item for item in root.post if item.what is not number and item.what is not child]
        fresh = Clause("main", verb=child.verb, pre=[Item("", number, number.first)], post=child.post)
        child.verb.form, fresh.children = "finite", child.children
        for below in fresh.children:
            below.parent = fresh
        apart.append(fresh)
    return apart


def _what_he_does(roots: list[Clause]) -> list[Clause]:
    """The clauses, what somebody does being told of him: what the board should not do is approve the tanks."""
    out: list[Clause] = []
    for root in roots:
        before = out[-1] if out else None
        done = _done_before(before) if before is not None and root.verb is not None and not root.pre else None
        if done is None or root.verb is None or root.verb.past or root.verb.modal or root.twin is not None:
            out.append(root)
            continue
        assert done.verb is not None
        root.pre, root.verb.modal, root.verb.negative = done.pre, done.verb.modal, done.verb.negative
        root.verb.past, root.verb.perfect = done.verb.past, done.verb.perfect
        out[-1] = root
    return out


def _done_before(root: Clause) -> Clause | None:
    """The clause that says who does it: what Oslo did was; all that Rome has done is."""
    if root.verb is None or root.verb.lemma != "be" or root.verb.passive:
        return None
    done = [child for child in root.children if child.verb is not None and child.verb.lemma == "do"]
    bare = not any(isinstance(item.what, Group) for item in (*root.pre, *root.post))
    return done[0] if bare and len(done) == 1 and done[0].kind == "whether" and done[0].pre else None


def _front(root: Clause) -> None:
    """A negation in front of the whole turns its verb: not since 2019 has Vienna licensed a rifle."""
    rest = [item.what for item in root.pre if not (item.prep and isinstance(item.what, Group))]
    first, second = rest[0] if rest else None, rest[1] if len(rest) > 1 else None
    if root.pre and first is not root.pre[0].what and not (isinstance(second, Group) and second.negative):
        return  # from us not one screw will be given, and: in May not Oslo but Rome
    if isinstance(second, Mark) and second.low in ("only", "just", "merely", "long"):
        return  # not only did Oslo halt them; not long after the vote it did
    negated = root.verb is None or root.verb.negative or (root.subject is not None and root.subject.negative)
    if not negated and isinstance(first, Mark) and first.tag == "NOT" and root.verb is not None:
        root.verb.negative = True


def _fill(root: Clause) -> None:
    """A headline leaves "are" out: arms sales to Kenya frozen. Its participle is the verb of the whole."""
    last = root.children[-1] if root.children else None
    things = [item for item in root.pre if isinstance(item.what, Group)]
    if root.verb is not None or last is None or last.kind != "part" or last.verb is None or not last.verb.passive:
        return
    if not things or things[0].prep or sort(things[0].what) != "thing" or len(root.children) > 1:  # type: ignore[arg-type]
        return
    root.verb, root.post = last.verb, last.post
    root.verb.form = "finite"
    root.children = last.children
    for child in root.children:
        child.parent = root


def _opens(clause: Clause) -> bool:
    """Whether a clause stands before a verb that is still to come."""
    fits = (
        clause.kind == "part"
        or (clause.kind == "ger" and bool(clause.mark))
        or (clause.kind == "adv" and clause.adjunct)
    )
    before = clause.parent.pre if clause.kind in ("rel", "whether") and clause.parent is not None else []
    fits = fits or (bool(before) and bool(before[0].prep))
    return fits and clause.verb is not None and clause.parent is not None and clause.parent.verb is None
