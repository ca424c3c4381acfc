"""Clauses that hang on a noun or a verb by "that", "which", "who" or "what": where each hangs, and on what."""

from __future__ import annotations

from itertools import pairwise

from caveat.sources.prose.grammar.builder import attach, last_group
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.grammar.verbs import Verbs
from caveat.sources.prose.words.groups import (
    FIELD,
    MEASURED,
    Chunk,
    Group,
    Mark,
    Verb,
    is_finite,
    is_mark,
    singular,
    sort,
)
from caveat.sources.prose.words.lexicon import wordset

_WHERE_SAID = frozenset((
    "to", "on", "in", "at", "with", "for", "by", "through", "via", "of", "from", "under", "during", "after", "before",
    "over", "ahead of", "amid", "alongside", "outside", "inside",
))  # fmt: skip
"""What joins to a verb of saying where, when and how something is said: said under oath, during the talks, that."""
_FINDS = frozenset(("find", "confirm", "conclude", "reveal", "disclose", "complain", "establish"))
"""What is also done in a paper, besides saying."""


_CHOICES = frozenset(("decision", "choice", "question", "debate", "ruling", "verdict", "vote", "say", "word"))
"""What is taken, or held, on which of several is to be had."""


class Relatives(Verbs):
    """Opens clauses of content and relative clauses."""

    def _that(self, i: int) -> None:
        last, following = self.previous, self._at(i + 1)
        paper = self._done_to_a_paper()
        above = self.cur.parent if paper and self.cur.parent is not None else self.cur
        said = next((c for c in above.lineage() if c.verb is not None and c.verb.lemma in self.says), None)
        said = above if paper else said
        if self.cur.kind == "adv" and self.cur.verb is None and not self.cur.pre:
            return
        if paper and isinstance(following, Group) and isinstance(last, Mark) and last.tag == "R" and said is not None:
            attach(said, self._open("that", said, "that"))  # said in a report released today that
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
        if isinstance(following, Group) and said is self.cur and held is not None and self._told_before(held, last):
            fresh = self._open("that", self.cur, "that")
            attach(fresh.parent, fresh)  # demanded before the court that the state withdraw the licence
            return
        closed = isinstance(last, Mark) and last.tag == "," and isinstance(following, Group)
        teller = next((c for c in self.cur.lineage() if c.kind != "part"), self.cur)
        if closed and self.cur.kind == "part" and teller.verb is not None and teller.verb.lemma in self.says:
            fresh = self._open("that", teller, "that")
            attach(teller, fresh)  # reports, citing two people briefed on the talks, that Oslo has halted them
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

    def _done_to_a_paper(self) -> bool:
        """Whether a participle tells what was done to the paper in which somebody says a thing: a report published."""
        cur, above = self.cur, self.cur.parent
        if cur.kind != "part" or cur.verb is None or not cur.verb.passive or above is None or above.verb is None:
            return False
        paper = cur.anchor is not None and (cur.anchor.kind == "speech" or self._in_documents(cur.anchor))
        tells = above.verb.lemma in self.says or above.verb.lemma in wordset("denies_report") | _FINDS
        return paper and tells and any(i.prep and i.what is cur.anchor for i in above.post)

    def _in_documents(self, group: Group) -> bool:
        """Whether a noun is a paper's."""
        return self.tokens[group.head].low in wordset("documents")

    def _told_before(self, held: Item, last: Chunk | None) -> bool:
        """Whether it was said before a body, and nothing but that: demanded before the District Court of The Hague."""
        before = next((item for item in self.cur.post if item.prep == "before"), None)
        if before is None or not isinstance(before.what, Group) or before.what.kind not in ("body", "name"):
            return False
        things = [item.what for item in self.cur.post if not item.prep]
        named = held is before or (held.what is last and held.prep == "of")
        return named and all(isinstance(one, Group) and one.kind == "time" for one in things)

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
        goods = next((group for group in reversed(groups) if group.kind in MEASURED and not group.members), None)
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
        asked = said is not None and said.verb is not None and said.verb.lemma in ("ask", "beg", "request", "demand")
        if is_finite(following) and last.kind != "time" and not asked:
            return False  # announced the end of permits for Turkey that were suspended
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
        paper = self.cur.anchor if self.cur.kind == "part" and self.cur.parent is said else None
        if paper is not None and paper.kind == "speech" and last.kind not in FIELD:
            return True  # said in a statement read out in court that
        return said.verb is not None and bool(
            (said.verb.lemma in wordset("tells") and last.kind not in FIELD)  # shows rifles that Ghana supplied
            or (
                said.post
                and said.post[-1].what is last
                and said.post[-1].prep in _WHERE_SAID
                and not (last.kind == "goods" and said.post[-1].prep == "of")  # noted the number of tanks that it got
            )
        )

    def _relative(self, i: int, mark: Mark) -> None:
        prep = self.prep
        asked = bool(prep) and i > 1 and isinstance(self._at(i - 2), Verb)  # would not be drawn on which firms had
        asked = asked or self._of_a_choice(i, prep)
        if mark.low in ("what", "how", "why") or (
            (self.cur.verb is not None or self._of_a_choice(i, prep))
            and (asked or not isinstance(self.previous, Group | Mark))
        ):
            fresh = self._open("whether", self.cur, mark.low)
            attach(fresh.parent, fresh, prep)
            return
        anchor = last_group(self.cur, mark.low in ("who", "whom"))
        if anchor is None and [item.what.low for item in self.cur.post if isinstance(item.what, Mark)] == ["so"]:
            before = (item.what for item in reversed(self.cur.pre) if isinstance(item.what, Group))
            anchor = next(before, None)  # so has Italy, which sold it frigates: in plain order, Italy has so, which
        told = self._owner_of(anchor) or self._thing_of(i, mark, anchor) or self._firm_of(i, mark, anchor)
        told = told or self._worth_so_much(anchor)
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

    def _of_a_choice(self, i: int, prep: str) -> bool:
        """Whether what is to be chosen stands behind "which": a decision on which jet to buy."""
        before, thing, verb = self._at(i - 2), self._at(i + 1), self._at(i + 2)
        chooses = isinstance(before, Group) and self.tokens[before.head].low in _CHOICES
        to = isinstance(verb, Verb) and verb.form == "inf"
        return prep in ("on", "about", "over", "of", "as to") and chooses and isinstance(thing, Group) and to

    def _owner_of(self, anchor: Group | None) -> Group | None:
        """The name that a state only places: of "Hanwol of South Korea, which", the firm."""
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        for before, item in pairwise(items):
            host = before.what
            placed = item.what is anchor and item.prep in ("of", "in") and anchor is not None and anchor.kind == "state"
            if placed and isinstance(host, Group) and host.kind in ("name", "body"):
                return host
        return self._body_around(items, anchor)

    def _body_around(self, items: list[Item], anchor: Group | None) -> Group | None:
        """The body that another only places: the junior party in the coalition, which opposes the sale."""
        at = next((at for at, item in enumerate(items) if item.what is anchor), 0)
        within = at > 0 and items[at].prep in ("in", "within", "without")
        if not within or anchor is None or anchor.kind != "body" or not self.comma:
            return None
        at -= 1
        at -= at > 0 and items[at].prep == "for"  # the Group for a country without an army
        host = items[at].what
        return host if isinstance(host, Group) and host.kind == "body" and not host.members else None

    def _thing_of(self, i: int, mark: Mark, anchor: Group | None) -> Group | None:
        """What a relative clause is about where a state only places it: deliveries to Kenya, which Norway stopped."""
        following = self._at(i + 1)
        verb = next((one for one in self.chunks[i + 1 : i + 4] if isinstance(one, Verb)), None)
        agreed = self.prep == "to" and verb is not None and verb.lemma in ("agree", "consent", "assent", "object")
        if mark.low != "which" or (self.prep and not agreed) or anchor is None or sort(anchor) != "agent":
            return None
        done = verb is not None and verb.lemma in wordset("done_to_arms") and (verb.passive or verb is not following)
        plural = isinstance(following, Verb) and self.tokens[following.first].low in ("were", "are", "have")
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        at = next((n for n, item in enumerate(items) if item.what is anchor), 0)
        town = anchor.kind == "name" and at > 0 and items[at].prep in ("from", "in", "at")
        somebody = isinstance(following, Group) and sort(following) == "agent"
        placed = (anchor.kind == "state" and (plural or somebody)) or (town and somebody)
        stirs = verb is not None and verb is following and verb.lemma in wordset("stirs")  # which drew protests
        if not (placed or done or stirs):
            return None
        for item in reversed(items[:at]):
            if not isinstance(item.what, Group):
                return None
            if sort(item.what) == "thing" and (not item.prep or (town and item.what.kind == "goods")):
                return item.what
        return None

    def _worth_so_much(self, anchor: Group | None) -> Group | None:
        """What a sum is of that stands right behind it: a package of $105 million to which both houses agreed."""
        if anchor is None or anchor.kind != "unit":
            return None
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        at = next((n for n, item in enumerate(items) if item.what is anchor), 0)
        whole = items[at - 1].what if at and items[at].prep in ("of", "worth") else None
        if not isinstance(whole, Group) or sort(whole) != "thing":
            return None
        return whole if self.tokens[whole.head].low in wordset("packages") else None

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
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        led = any(item.what is anchor and item.prep == "under" for item in items)  # the cabinet under Kai Moe, which
        if mark.low != "which" or anchor is None or not (person or led) or anchor.members:
            return anchor
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
