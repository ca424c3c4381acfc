"""Groups of one sentence in; its clauses out, each with its verb, its subject and what stands before and after.

Attachment within a clause is left flat: "deliveries", "of shells", "to Kenya" stand side by side, and the frame of the
verb or noun picks what it can use. What is settled here is which verb belongs to which clause, and who its subject is.
"""

from __future__ import annotations

from itertools import pairwise

from caveat.sources.prose.clauses import FINITE, Clause, Item, settle
from caveat.sources.prose.groups import Chunk, Group, Mark, Verb, sort
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.tokens import Token

_LIMIT = 400
_PARTICLES = {
    "over": ("hand", "turn", "take", "pass", "sign"),
    "on": ("pass", "sell", "hand"),
    "through": ("wave", "push", "nod"),
}


class Parser:
    """Builds the clauses of one sentence from left to right."""

    def __init__(self, tokens: list[Token], chunks: list[Chunk], says: frozenset[str], heads: frozenset[str]) -> None:
        self.tokens, self.chunks = tokens, chunks[:_LIMIT]
        self.says, self.heads = says, heads
        self.roots: list[Clause] = []
        self.cur = self._root()
        self.prep, self.coordinator, self.comma = "", "", False
        self.prep_at = 0
        self.previous: Chunk | None = None

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
        for root in self.roots:
            settle(root)
        return [root for root in self.roots if root.verb is not None or root.pre or root.children]

    def _root(self) -> Clause:
        clause = Clause("main")
        self.roots.append(clause)
        return clause

    def _open(self, kind: str, parent: Clause, mark: str = "", anchor: Group | None = None) -> Clause:
        clause = Clause(kind, parent, mark, anchor=anchor, comma=self.comma)
        parent.children.append(clause)
        self.cur = clause
        self.prep, self.coordinator, self.comma = "", "", False
        return clause

    def _at(self, i: int) -> Chunk | None:
        return self.chunks[i] if i < len(self.chunks) else None

    # groups

    def _group(self, i: int, group: Group) -> None:
        if (self.coordinator and self._verb_ahead(i) and not self.prep) or (
            self.comma and not self.prep and self.cur.verb is not None and self._starts_clause(i)
        ):
            self._new_finite()
        group.comma = self.comma
        item = Item(self.prep, group, self.prep_at if self.prep else group.first)
        (self.cur.pre if self.cur.verb is None else self.cur.post).append(item)
        self.prep, self.coordinator, self.comma = "", "", False

    def _verb_ahead(self, i: int) -> bool:
        """Whether the group at ``i`` is the subject of a finite verb that follows it."""
        j = i + 1
        while j < len(self.chunks):
            chunk = self.chunks[j]
            if isinstance(chunk, Verb):
                return chunk.form in ("finite", "base") and (chunk.form == "finite" or True)
            if isinstance(chunk, Mark) and chunk.tag == ",":
                following = self._at(j + 1)
                return isinstance(following, Verb) and following.form in ("finite", "base")
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "QUO", "J"):
                return chunk.tag == "WP"
            if isinstance(chunk, Group) and isinstance(self.chunks[j - 1], Group) and chunk.kind != "time":
                return False
            j += 1
        return False

    def _starts_clause(self, i: int) -> bool:
        return self._verb_ahead(i) and self.cur.kind in ("main", "that", "adv", "inf", "ger", "part", "whether")

    def _new_finite(self) -> None:
        """A clause with its own subject beside the nearest finite one."""
        base = next(
            (
                c
                for c in self.cur.lineage()
                if c.kind in FINITE and c.verb is not None and not (c.kind == "rel" and self.comma)
            ),
            None,
        )
        if base is not None and base.kind == "adv" and self.comma and base.parent is not None:
            base = next((c for c in base.parent.lineage() if c.kind in ("main", "that")), base)
        if base is None:
            return
        if base.parent is None:
            self.cur = self._root()
            return
        if self.comma and self.coordinator == "but" and base.kind == "that" and base.parent.parent is None:
            self.cur = self._root()
            return
        if base.kind == "rel":
            self.cur = self._root() if base.parent.parent is None else self._open("that", base.parent.parent)
            return
        fresh = self._open(base.kind, base.parent, base.mark, base.anchor)
        fresh.adjunct = base.adjunct
        if base.kind != "adv":
            _attach(base.parent, fresh)

    # verbs

    def _verb(self, i: int, verb: Verb) -> None:
        if verb.form == "base":
            verb.form = "finite" if not self._bare(verb) else "inf"
        match verb.form:
            case "finite":
                self._finite(i, verb)
            case "inf":
                self._infinitive(verb)
            case "ger":
                self._gerund(verb)
            case _:
                self._participle(verb)
        self.prep, self.coordinator, self.comma = "", "", False

    def _bare(self, verb: Verb) -> bool:
        """Whether a bare form shares the "to", or the modal, of a verb before it."""
        if verb.perfect or verb.passive or verb.progressive:
            return False
        if not self.coordinator:
            return self.cur.verb is not None and self.cur.verb.lemma in ("let", "help", "make", "see")
        return (self.cur.verb is not None and self.cur.verb.form == "inf") or any(
            c.verb is not None and c.verb.form == "inf" and c.kind == "inf" for c in self.cur.lineage()
        )

    def _finite(self, i: int, verb: Verb) -> None:
        if self.coordinator and (self.cur.verb is not None):
            base = self._base_for(verb)
            if base is not None:
                self._twin(base, verb)
                return
        last = self.previous
        if isinstance(last, Mark) and last.tag == "," and self.cur.verb is not None and not self.cur.parent:
            self._twin(self.cur, verb)
            return
        if self._contact(i, verb):
            return
        vacant = next((c for c in self.cur.lineage() if c.kind in FINITE and c.verb is None), None)
        if vacant is not None and (vacant is self.cur or self.cur.verb is not None or self.cur.kind in FINITE):
            self.cur = vacant
            vacant.verb = verb
            return
        self._unexpected(verb)

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

    def _base_for(self, verb: Verb) -> Clause | None:
        """The clause with which a verb after a coordinator shares its subject."""
        plain = not (verb.perfect or verb.modal or verb.progressive or verb.passive)
        if self.comma and self.coordinator == "but" and plain:
            root = next((c for c in self.cur.lineage() if c.parent is None and c.verb is not None), None)
            if root is not None and root.verb is not None and root.verb.lemma in self.says:
                return root
        if verb.lemma in wordset("made_known") and not (verb.perfect and verb.past):
            for clause in self.cur.lineage():
                if (
                    clause.kind in FINITE
                    and clause.verb is not None
                    and (clause.verb.lemma in self.says or clause.parent is None)
                ):
                    return clause
        for clause in self.cur.lineage():
            if (
                clause.kind in FINITE
                and clause.verb is not None
                and not (clause.kind == "rel" and clause.comma and self.comma)
            ):
                return clause
        return None

    def _twin(self, base: Clause, verb: Verb) -> None:
        parent, word = base.parent, self.coordinator
        if parent is None:
            fresh = self.cur = self._root()
        else:
            fresh = self._open(base.kind, parent, base.mark, base.anchor)
            if base.kind in ("that", "whether", "inf", "ger"):
                _attach(parent, fresh)
        fresh.verb, fresh.twin, fresh.adjunct = verb, base, base.adjunct
        verb.negative = verb.negative or word == "nor"
        if base.verb is not None and not verb.modal and base.verb.modal and verb.form == "inf":
            verb.modal = base.verb.modal

    def _unexpected(self, verb: Verb) -> None:
        """A finite verb where none is vacant: its subject stands last among what came before."""
        for clause in self.cur.lineage():
            groups = clause.post if clause.verb is not None else clause.pre
            split = _last_subject(groups)
            if split is None:
                continue
            moved = groups[split:]
            del groups[split:]
            said = clause.verb is not None and clause.verb.lemma in self.says
            contact = (
                not said and split > 0 and isinstance(groups[-1].what, Group) and not moved[0].what.comma
                if isinstance(moved[0].what, Group)
                else False
            )
            if said and not (isinstance(moved[0].what, Group) and moved[0].what.comma and _has_content(clause)):
                fresh = self._open("that", clause)
                _attach(clause, fresh)
            elif contact and isinstance(groups[-1].what, Group):
                fresh = self._open("rel", clause, "", groups[-1].what)
            else:
                fresh = self._root()
                self.cur = fresh
            fresh.pre, fresh.verb = moved, verb
            return
        self.cur = self._root()
        self.cur.verb = verb

    def _infinitive(self, verb: Verb) -> None:
        if self.coordinator:
            base = next((c for c in self.cur.lineage() if c.verb is not None and c.kind == "inf"), None)
            if base is None:
                base = next((c for c in self.cur.lineage() if c.verb is not None and c.verb.modal), None)
            if base is not None:
                self._twin(base, verb)
                return
        anchor = self._noun_before()
        fresh = self._open("inf", self.cur, "", anchor)
        fresh.verb = verb
        _attach(fresh.parent, fresh)

    def _noun_before(self) -> Group | None:
        """The noun right before, where it is one that takes an infinitive."""
        last = self.previous
        if isinstance(last, Group) and self.tokens[last.head].low in self.heads:
            return last
        return None

    def _gerund(self, verb: Verb) -> None:
        last = self.previous
        if self.coordinator:
            base = next((c for c in self.cur.lineage() if c.verb is not None and c.kind == "ger"), None)
            if base is not None and not (self.comma and base.comma):
                self._twin(base, verb)
                return
        prep, at = self.prep, self.prep_at
        reduced = isinstance(last, Group) and not self.comma and not prep
        parent = self.cur
        if self.comma or last is None:
            parent = next((c for c in self.cur.lineage() if c.kind in ("main", "that", "adv")), self.cur)
            if verb.lemma in self.says:
                parent = next((c for c in self.cur.lineage() if c.kind == "main"), parent)
        comma = self.comma
        fresh = self._open(
            "part" if reduced or comma or last is None else "ger",
            parent,
            prep,
            last if reduced and isinstance(last, Group) else None,
        )
        fresh.verb, fresh.adjunct = verb, bool(comma or last is None)
        if not fresh.adjunct:
            _attach(parent, fresh, prep, at if prep else verb.first)

    def _participle(self, verb: Verb) -> None:
        last = self.previous
        if self.coordinator:
            base = next(
                (c for c in self.cur.lineage() if c.verb is not None and (c.verb.passive or c.verb.perfect)), None
            )
            if base is not None and not (self.comma and base.kind == "rel"):
                verb.passive, verb.perfect = (
                    base.verb.passive if base.verb else True,
                    base.verb.perfect if base.verb else False,
                )
                if base.verb is not None and base.verb.perfect and not base.verb.passive:
                    verb.passive = False
                verb.modal = base.verb.modal if base.verb else ""
                verb.form = base.verb.form if base.verb else "finite"
                self._twin(base, verb)
                return
        comma = self.comma
        anchor = last if isinstance(last, Group) and not comma else None
        if anchor is None and isinstance(last, Mark) and last.tag == "," and not self.roots[-1].verb:
            anchor = _last_group(self.cur)
        fresh = self._open("part", self.cur, "", anchor)
        fresh.verb, fresh.adjunct, fresh.comma = verb, anchor is None, comma

    # words between

    def _mark(self, i: int, mark: Mark) -> None:
        match mark.tag:
            case "IN":
                if self._particle(i, mark):
                    return
                if self.prep and self.prep not in ("out", "up", "because", "as", "due") and self.cur.verb is not None:
                    self.cur.post.append(Item("", Mark(self.prep_at, self.prep_at + 1, "IN", self.prep), self.prep_at))
                self.prep, self.prep_at = (
                    (
                        f"{self.prep} {mark.low}".strip()
                        if self.prep in ("out", "up", "because", "as", "due")
                        else mark.low
                    ),
                    mark.first,
                )
            case "CC":
                self.coordinator = mark.low
            case ",":
                self._on_comma()
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
                if mark.tag == "J":
                    self.prep = ""
            case _:
                pass

    def _particle(self, i: int, mark: Mark) -> bool:
        """Whether a small word right after a verb belongs to it: turned down, handed over, cut off."""
        last = self.previous
        if not isinstance(last, Verb) or mark.first != last.last:
            return False
        following = self._at(i + 1)
        bare = mark.low in ("down", "off", "away", "back", "up", "out") and not (
            isinstance(following, Mark) and following.low == "of"
        )
        if bare or last.lemma in _PARTICLES.get(mark.low, ()):
            self.cur.post.append(Item("", Mark(mark.first, mark.last, "R", mark.low), mark.first))
            return True
        return False

    def _on_comma(self) -> None:
        self.comma = True
        self._strand()
        if (
            self.cur.kind in ("rel", "part")
            and self.cur.comma
            and self.cur.verb is not None
            and self.cur.parent is not None
        ):
            self.cur = self.cur.parent
        else:
            opening = next((c for c in self.cur.lineage() if _opens(c)), None)
            closed = next((c for c in self.cur.lineage() if c.kind == "rel" and c.comma and c.verb is not None), None)
            if opening is not None and opening.parent is not None:
                self.cur = opening.parent
            elif closed is not None and closed.parent is not None:
                self.cur = closed.parent

    def _strand(self) -> None:
        """A preposition without a group is kept as a word: the rockets that it had asked for."""
        if self.prep and self.cur.verb is not None:
            self.cur.post.append(Item("", Mark(self.prep_at, self.prep_at + 1, "IN", self.prep), self.prep_at))
        self.prep = ""

    def _close(self) -> None:
        self._strand()
        if self.cur.verb is not None or self.cur.parent is not None or self.cur.pre:
            self.cur = self._root()
        self.prep, self.coordinator, self.comma = "", "", False

    def _subordinate(self, i: int, mark: Mark) -> None:
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
            _attach(fresh.parent, fresh)
            return
        whole = self.cur.verb is not None or self.cur.kind in ("that", "whether")
        parent = self.cur if whole else next((c for c in self.cur.lineage() if c.verb is not None), self.cur)
        following = self._at(i + 1)
        if isinstance(following, Verb) and following.form in ("ger", "part"):
            self.prep, self.prep_at = mark.low, mark.first
            return
        fresh = self._open("adv", parent, mark.low)
        fresh.adjunct = True

    def _that(self, i: int) -> None:
        last, following = self.previous, self._at(i + 1)
        said = next((c for c in self.cur.lineage() if c.verb is not None and c.verb.lemma in self.says), None)
        if self.cur.kind == "adv" and self.cur.verb is None and not self.cur.pre:
            return
        if self.coordinator or (isinstance(last, Mark) and last.tag == ","):
            base = next((c for c in self.cur.lineage() if c.kind == "that" and c.verb is not None), None)
            if base is not None and base.parent is not None:
                fresh = self._open("that", base.parent, "that", base.anchor)
                _attach(base.parent, fresh)
                return
        if isinstance(last, Group) and not self._complement(last, following, said):
            self._open("rel", self.cur, "that", last)
            return
        parent = said if said is not None and isinstance(last, Group) and self._is_told(said, last) else self.cur
        anchor = last if isinstance(last, Group) and parent is self.cur and self._noun_of_content(last) else None
        fresh = self._open("that", parent, "that", anchor)
        _attach(parent, fresh)

    def _noun_of_content(self, group: Group) -> bool:
        return group.kind == "speech" or self.tokens[group.head].low in wordset("content")

    def _complement(self, last: Group, following: Chunk | None, said: Clause | None) -> bool:
        if self._noun_of_content(last):
            return not isinstance(following, Verb)
        return said is not None and self._is_told(said, last)

    def _is_told(self, said: Clause, last: Group) -> bool:
        """Whether the group before "that" is who is told, or when."""
        if last.kind == "time":
            return True
        return said.verb is not None and bool(
            said.verb.lemma in wordset("tells")
            or (
                said.post
                and said.post[-1].what is last
                and said.post[-1].prep in ("to", "on", "in", "at", "with", "for", "by", "through", "via")
            )
        )

    def _owner_of(self, anchor: Group | None) -> Group | None:
        """The name that a state only places: of "Hanwol of South Korea, which", the firm."""
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        for before, item in pairwise(items):
            host = before.what
            placed = item.what is anchor and item.prep == "of" and anchor is not None and anchor.kind == "state"
            if placed and isinstance(host, Group) and host.kind in ("name", "body"):
                return host
        return None

    def _relative(self, i: int, mark: Mark) -> None:
        prep = self.prep
        if mark.low in ("what", "how", "why") or (
            self.cur.verb is not None and not isinstance(self.previous, Group | Mark)
        ):
            fresh = self._open("whether", self.cur, mark.low)
            _attach(fresh.parent, fresh, prep)
            return
        anchor = _last_group(self.cur, mark.low in ("who", "whom"))
        anchor = self._owner_of(anchor) or anchor
        if self.coordinator and self.cur.kind == "rel" and self.cur.anchor is not None:
            anchor = self.cur.anchor
        host = self.cur
        fresh = self._open("rel", host, f"{prep} {mark.low}".strip(), anchor)
        following = self._at(i + 1)
        if mark.low == "whose" and isinstance(following, Group) and anchor is not None:
            following.owner = following.owner or anchor


def _opens(clause: Clause) -> bool:
    """Whether a clause stands before a verb that is still to come."""
    fits = clause.kind == "part" or (clause.kind == "adv" and clause.adjunct)
    return fits and clause.verb is not None and clause.parent is not None and clause.parent.verb is None


def _attach(parent: Clause | None, clause: Clause, prep: str = "", at: int = -1) -> None:
    if parent is None:
        return
    first = at if at >= 0 else (clause.verb.first if clause.verb is not None else 10**9)
    (parent.pre if parent.verb is None else parent.post).append(Item(prep, clause, first))


def _last_group(clause: Clause, person: bool = False) -> Group | None:
    for at in clause.lineage():
        for item in reversed(at.post if at.verb is not None else at.pre):
            if (
                isinstance(item.what, Group)
                and item.what.kind != "time"
                and (not person or item.what.kind in wordset("people"))
            ):
                return item.what
    return _last_group(clause) if person else None


def _last_subject(items: list[Item]) -> int | None:
    """Where the last group without a preposition stands, with prepositional groups after it."""
    for at in range(len(items) - 1, -1, -1):
        what = items[at].what
        if isinstance(what, Group) and not items[at].prep and what.kind != "time":
            return at
        if isinstance(what, Clause):
            return None
    return None


def _has_content(clause: Clause) -> bool:
    return any(isinstance(item.what, Clause) and item.what.kind == "that" for item in clause.post)
