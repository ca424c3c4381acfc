"""Groups of one sentence in; its clauses out, each with its verb, its subject and what stands before and after.

Attachment within a clause is left flat: "deliveries", "of shells", "to Kenya" stand side by side, and the frame of the
verb or noun picks what it can use. What is settled here is which verb belongs to which clause, and who its subject is.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.grammar.builder import LIMIT, attach
from caveat.sources.prose.grammar.byphrases import shared
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.fronts import front, seam
from caveat.sources.prose.grammar.handedon import put_right
from caveat.sources.prose.grammar.hanging import rehung
from caveat.sources.prose.grammar.omissions import complete, supplied
from caveat.sources.prose.grammar.orders import plain
from caveat.sources.prose.grammar.placesfirst import part_places
from caveat.sources.prose.grammar.relatives import Relatives
from caveat.sources.prose.grammar.repairs import repaired
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, is_finite, is_mark, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_PARTICLES = {
    "over": ("hand", "turn", "take", "pass", "sign"),
    "on": ("pass", "sell", "hand", "send"),
    "in": ("throw", "chip", "send", "call", "fly", "bring", "ship", "rush", "ferry", "truck"),
    "along": ("send", "pass"),
    "through": ("wave", "push", "nod", "let", "carry", "rush", "steer", "vote", "ram", "force", "usher", "shepherd"),
}
_JOINED = frozenset(("out", "up", "because", "as", "due", "prior"))
"""Words that are one preposition with the one behind them: out of, because of."""
_CONTRASTS = frozenset(("while", "whereas", "though", "although"))
"""What opens, behind a comma, what stands against all that was told, and not against what was asked for."""
_DAYS = frozenset(("today", "tomorrow", "yesterday", "tonight", "now", "then", "recently", "lately"))
"""Adverbs that a preposition takes as it takes a day: from today the ministry."""


_CONCEDES = frozenset(("though", "although", "if", "while"))
"""What opens an aside that may have no verb."""
_IF_BARE = frozenset(("anything", "necessary", "possible", "so", "not"))
"""What may stand by itself behind "if"."""


class Parser(Relatives):
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
                    if chunk.tag == "QUO":
                        continue
            self.previous = chunk
        self._strand()
        self.roots = repaired(supplied(self.roots, self.tokens), self.tokens, self.says)
        part_places(put_right(self.roots, self.tokens), self.tokens)
        plain(self.roots, self.tokens)
        rehung(self.roots, self.tokens)
        for root in self.roots:
            complete(root, self.tokens)
            shared(root, self.tokens)
        return [root for root in self.roots if root.verb is not None or root.pre or root.children]

    def _mark(self, i: int, mark: Mark) -> None:
        match mark.tag:
            case "IN":
                if self._particle(i, mark):
                    return
                if self.prep and self.prep not in _JOINED and self.cur.verb is not None:
                    self.cur.post.append(Item("", self._stranded(), self.prep_at))
                joins = self.prep in _JOINED
                self.prep_at = self.prep_at if joins else mark.first
                self.prep = f"{self.prep} {mark.low}" if joins else mark.low
            case "CC":
                bare = bool(self.prep) and isinstance(self.previous, Mark) and self.previous.low == self.prep
                if bare and (self.prep == "behind" or self._passive()):
                    self._strand()  # have been paid for, and not one has arrived; two fell behind and one did not
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
                if mark.tag == "J" or (mark.low in _DAYS and self.prep != "between"):
                    self.prep = ""  # between then and the vote
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
        first = next((item.what for item in self.cur.pre if isinstance(item.what, Group) and not item.prep), None)
        done = isinstance(last, Verb) and last.passive and first is not None and first.kind in FIELD
        asks = asks and not done  # deliveries will be reviewed if the army does not leave
        if mark.low == "whether" or (asks and isinstance(last, Verb) and last.lemma in wordset("asks")):
            fresh = self._open("whether", self.cur, mark.low)
            fresh.anchor = last if isinstance(last, Group) else None
            attach(fresh.parent, fresh)
            return
        there = self.cur.kind == "adv" and self.cur.mark == "where" and self.cur.parent is not None
        if there and self.cur.verb is not None and self.cur.verb.lemma == "be" and not self.cur.post:
            self.cur = self.cur.parent or self.cur  # stay where they are until it is paid
        if self.cur.kind == "part" and isinstance(last, Mark) and last.low == "only":
            self._only_then(last)
        whole = self.cur.verb is not None or self.cur.kind in ("that", "whether")
        parent = self.cur if whole else next((c for c in self.cur.lineage() if c.verb is not None), self.cur)
        meant = self.cur.kind == "part" and self.cur.verb is not None and self.cur.verb.lemma in wordset("meant_for")
        if meant and mark.low in ("if", "unless", "until", "once") and self.cur.parent is not None:
            parent = self.cur.parent  # will send the rifles destined for Chad if the truce holds
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
            parent = next((c for c in told if not _bidden(c)), parent)
        joint = self.coordinator if self.comma and parent.verb is not None else ""
        fresh = self._open("adv", parent, mark.low)
        fresh.adjunct = True
        self.joint = (fresh, joint) if joint else self.joint

    def _only_then(self, only: Mark) -> None:
        """Go back to what is done at no other time: will send the lorries meant for it only when it has paid."""
        main = next((c for c in self.cur.lineage() if c.kind in ("main", "that") and c.verb is not None), None)
        if main is not None and not self.cur.comma and self.cur.post and self.cur.post[-1].what is only:
            main.post.append(self.cur.post.pop())
            self.cur = main

    def _days_off(self, i: int) -> bool:
        """Whether a span behind a comma stands before a clause of time: , two days after."""
        span = self._at(i - 1)
        return isinstance(span, Group) and span.kind == "time" and is_mark(self._at(i - 2), ",")


def _tells(chunk: Chunk) -> bool:
    """Whether a verb may govern all that follows it."""
    return isinstance(chunk, Verb) and chunk.lemma in wordset("asides")


def _bidden(clause: Clause) -> bool:
    """Whether a clause is what somebody demands, and nothing that is told: demanded that the government stop it."""
    verb = clause.parent.verb if clause.kind == "that" and clause.parent is not None else None
    return verb is not None and verb.lemma in wordset("bids_that")


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


def clauses(tokens: list[Token], chunks: list[Chunk], says: frozenset[str], heads: frozenset[str]) -> list[Clause]:
    """The clauses of a sentence that have no other above them, in order; what opens it is read apart."""
    chunks = chunks[:LIMIT]
    ends, joint = front(chunks, tokens), seam(chunks)
    said = any(is_mark(chunk, "THAT") or _tells(chunk) for chunk in chunks[:joint])
    if joint > ends and not said:
        closed = chunks[-1:] if is_mark(chunks[-1], ".") else []
        later = chunks[joint + 2 :]
        return [*clauses(tokens, [*chunks[:joint], *closed], says, heads), *clauses(tokens, later, says, heads)]
    rest = chunks[ends:]
    finite = next((chunk for chunk in rest if is_finite(chunk)), None)
    if not ends or finite is None:
        return Parser(tokens, chunks, says, heads).run()
    subject, verb = replace(rest[0]), replace(finite)
    opened = Parser(tokens, [*map(replace, chunks[:ends]), subject, verb], says, heads).run()
    at = next((n for n, item in enumerate(opened[0].pre) if item.what is subject), -1) if opened else -1
    if at < 0 or len(opened) > 1 or opened[0].verb is not verb or opened[0].post:
        return Parser(tokens, chunks, says, heads).run()
    before = opened[0]
    roots = Parser(tokens, rest, says, heads).run()
    if not roots:
        return opened
    roots[0].pre[:0] = before.pre[:at]
    for child in before.children:
        child.parent = roots[0]
    roots[0].children[:0] = before.children
    return roots
