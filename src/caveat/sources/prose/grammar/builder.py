"""A tree of clauses that is being built from left to right: the clause at hand, and what a noun group does to it."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import FINITE, Clause, Item
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

LIMIT = 400
"""Chunks of a sentence that are read; prose has no longer ones."""
_SAYS_OF = frozenset(
    ("say", "claim", "believe", "think", "know", "hope", "fear", "insist", "suggest", "report", "admit")
)
"""Verbs of whoever says of a noun what was done with it."""
_TOLD_WITHIN = 12
"""Chunks within which what is told of a noun ends, and its own verb stands."""
_SMALL = frozenset(("down", "off", "away", "back", "up", "out", "through"))
"""Words that are a verb's own where no group follows them: turned them down in 2028."""


_IFS = frozenset(("if", "unless", "should", "once", "when"))
"""What opens a condition."""
_TAKES_UP = frozenset((
    "move", "step", "remark", "gesture", "decision", "statement", "comment", "figure", "claim", "sign", "measure",
    "demand", "request", "proposal", "suggestion", "charge", "message", "reference", "reply", "warning", "gap",
))  # fmt: skip
"""Nouns that take up behind a comma what the sentence has told."""


class Builder:
    """The clauses of one sentence so far, and the one at hand."""

    def __init__(self, tokens: list[Token], chunks: list[Chunk], says: frozenset[str], heads: frozenset[str]) -> None:
        self.tokens, self.chunks = tokens, chunks[:LIMIT]
        self.says, self.heads = says, heads
        self.roots: list[Clause] = []
        self.cur = self._root()
        self.prep, self.coordinator, self.comma = "", "", False
        self.prep_at = 0
        self.joint: tuple[Clause, str] | None = None
        """A clause that stands between "and" and the verb that this joins, with that word."""
        self.previous: Chunk | None = None

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

    def _strand(self) -> None:
        """A preposition without a group is kept as a word: the rockets that it had asked for."""
        if self.prep and self.cur.verb is not None:
            self.cur.post.append(Item("", self._stranded(), self.prep_at))
        self.prep = ""

    def _stranded(self) -> Mark:
        """A preposition that no group follows, as a word."""
        return Mark(self.prep_at, self.prep_at + 1, "R" if self.prep in _SMALL else "IN", self.prep)

    def _at(self, i: int) -> Chunk | None:
        return self.chunks[i] if i < len(self.chunks) else None

    def _group(self, i: int, group: Group) -> None:
        joins = self.coordinator and self._verb_ahead(i) and not self.prep and group.kind != "time"
        if (joins and not self._ends_aside(i)) or (
            self.comma
            and not self.prep
            and self.cur.verb is not None
            and self._starts_clause(i)
            and not self._held_over(i)
            and not (group.kind == "time" and self.coordinator)
        ):
            again = self._speaks_again(group) or self._told_again(i) or self._urges_too(i, group)
            self._new_finite() if not again else self._root_again()
        elif self.comma and not (self.prep or self.coordinator) and self._of_the_whole(i, group):
            self.cur = next(c for c in self.cur.lineage() if c.parent is None)
        elif self.comma and not self.prep and self._to_do_too(i, group):
            self._root_again()
        group.comma = self.comma and not self._behind_aside()
        item = Item(self.prep, group, self.prep_at if self.prep else group.first)
        (self.cur.pre if self.cur.verb is None else self.cur.post).append(item)
        if group.kind == "time" and self.coordinator:
            self.prep = ""
            return  # granted, and eleven days later rescinded
        self.prep, self.coordinator, self.comma = "", "", False

    def _ends_aside(self, i: int) -> bool:
        """Whether a group is the last of an aside: the MP, who came with a guide and an officer, said."""
        aside, host = self.cur, self.cur.parent
        waits = host is not None and host.verb is None and bool(host.pre)
        told = aside.kind == "rel" and aside.comma and aside.verb is not None and not self.comma
        return waits and told and is_mark(self._at(i + 1), ",") and is_finite(self._at(i + 2))

    def _behind_aside(self) -> bool:
        """Whether no more than an aside stands behind the verb: passed, by nine votes to two, a motion to stop it."""
        verb = self.cur.verb
        if verb is None or self.coordinator or self.prep or not self.cur.post or verb.form != "finite":
            return False
        timed = (item for item in self.cur.post if getattr(item.what, "kind", "") != "time")  # approved, last month,
        small = all(item.prep or isinstance(item.what, Mark) for item in timed)  # halts, for now, the sale
        return self.tokens[verb.last].text == "," and small

    def _held_over(self, i: int) -> bool:
        """Whether the object stands behind an aside, and is told apart: halts, for now, the jets which it sold."""
        verb = self.cur.verb
        if verb is None or verb.lemma in self.says or not self._behind_aside():
            return False
        ends = next((chunk for chunk in self.chunks[i + 1 :] if isinstance(chunk, Verb) or is_mark(chunk, "WP")), None)
        return is_mark(ends, "WP")

    def _of_the_whole(self, i: int, group: Group) -> bool:
        """Whether a noun takes up all that was told: urged them to wait, a move that has angered the yard."""
        following = self._at(i + 1)
        goes_on = is_mark(following, "THAT") or is_mark(following, "WP") or isinstance(following, Verb)
        below = self.cur.parent is not None and self.cur.verb is not None and self.roots[-1].verb is not None
        takes_up = self.tokens[group.head].low in _TAKES_UP and self.tokens[group.first].low in ("a", "an")
        return takes_up and below and goes_on

    def _speaks_again(self, group: Group) -> bool:
        """Whether whoever speaks of himself goes on: we demand that it be stopped, and we call upon the port."""
        first = self.roots[-1].pre[0].what if self.roots[-1].pre else None
        own = self.tokens[group.head].low in ("we", "i") and self.cur.parent is not None and self.comma
        return own and isinstance(first, Group) and self.tokens[first.head].low == self.tokens[group.head].low

    def _told_again(self, i: int) -> bool:
        """Whether what is told goes on behind what was demanded: demanded that Oslo send it, and in May they urged."""
        asked = next((c for c in self.cur.lineage() if c.kind == "that" and c.verb is not None), None)
        if asked is None or asked.verb is None or asked.parent is None or asked.parent.parent is not None:
            return False
        said = asked.parent.verb
        if asked.verb.perfect or (said is not None and said.lemma in ("say", "tell", "add", "report", "announce")):
            return False  # says that 12 have been delivered, and the rest were held back: both are said
        bare = self.tokens[asked.verb.first].tag == "VB"
        verb = next((chunk for chunk in self.chunks[i + 1 :] if isinstance(chunk, Verb)), None)
        return bare and self.comma and verb is not None and self.tokens[verb.first].tag in ("VBD", "VBZ")

    def _urges_too(self, i: int, group: Group) -> bool:
        """Whether another urges something behind what one said: said he would oppose it, and the envoy urged Oslo."""
        told = next((c for c in self.cur.lineage() if c.kind == "that" and c.verb is not None), None)
        said = told.parent if told is not None else None
        verb = next((chunk for chunk in self.chunks[i + 1 :] if isinstance(chunk, Verb)), None)
        if told is None or told.verb is None or said is None or said.parent is not None or said.verb is None:
            return False
        if verb is None or not (self.comma and self.coordinator) or group.kind == "pronoun":
            return False
        if is_mark(self._at(i + 1), "THAT"):
            return False  # and the rifles that Mali ordered had been held back
        moved = said.verb.past and (told.verb.modal == "would" or (told.verb.perfect and told.verb.past))
        plain = verb.past and not (verb.perfect or verb.modal or verb.progressive or verb.passive)
        return moved and plain and said.verb.lemma in self.says and verb.lemma in wordset("urgings")

    def _to_do_too(self, i: int, group: Group) -> bool:
        """Whether a headline tells what another is to do as well: Oslo to halt shells, navy to review frigates."""
        told = self.cur.kind == "inf" and self.cur.parent is self.roots[-1] and self.roots[-1].verb is None
        following = self._at(i + 1)
        to_do = isinstance(following, Verb) and following.form == "inf" and group.kind in wordset("agent")
        return told and to_do and bool(self.roots[-1].pre) and group.owner is None

    def _root_again(self) -> None:
        self.cur = self._root()

    def _verb_ahead(self, i: int) -> bool:
        """Whether the group at ``i`` is the subject of a finite verb that follows it."""
        j = i + 1
        while j < len(self.chunks):
            chunk = self.chunks[j]
            if isinstance(chunk, Verb):
                return chunk.form in ("finite", "base")
            if isinstance(chunk, Mark) and chunk.tag == ",":
                past = self._past_absolute(j)
                following = self._at(past if past > j + 1 else self._past_aside(j))
                return isinstance(following, Verb) and following.form in ("finite", "base")
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "QUO", "J"):
                return chunk.tag == "WP" or (chunk.tag == "THAT" and j > i and self._ends_before_verb(j))
            if isinstance(chunk, Group) and isinstance(self.chunks[j - 1], Group) and chunk.kind != "time":
                return False
            j += 1
        return False

    def _ends_before_verb(self, that: int) -> bool:
        """Whether what "that" tells of a noun ends before its own verb: the 18 that were slowed / will follow."""
        told = 0
        for j in range(that + 1, min(that + _TOLD_WITHIN, len(self.chunks))):
            chunk = self.chunks[j]
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "J", "NOT"):
                break
            says = isinstance(chunk, Verb) and chunk.lemma in _SAYS_OF and is_finite(self._at(j + 1))
            told += is_finite(chunk) and not says  # the rifles that Norway says were sold
        return told > 1

    def _past_aside(self, j: int) -> int:
        """Past a phrase between commas: and Dhaka, with visible reluctance, / signed."""
        doing = self._at(j + 1)
        if is_mark(doing, "WP") or (is_mark(doing, "IN") and is_mark(self._at(j + 2), "WP")):
            return self._past_told(j)
        if not (is_mark(doing, "IN") or (isinstance(doing, Verb) and doing.form == "ger")):
            return j + 1  # and Dhaka, citing arrears, / suspended it
        for k in range(j + 2, min(j + 9, len(self.chunks))):
            if is_mark(self.chunks[k], ","):
                return k + 1
            if isinstance(self.chunks[k], Verb):
                break
        return j + 1

    def _past_told(self, j: int) -> int:
        """Past what is told of a noun between commas: and the radars, which are on that list, / will be sent."""
        told = False
        for k in range(j + 2, min(j + 12, len(self.chunks))):
            chunk = self.chunks[k]
            if is_mark(chunk, ",") and told:
                return k + 1
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "J", "NOT", "WP"):
                break
            told = told or isinstance(chunk, Verb)
        return j + 1

    def _past_absolute(self, j: int) -> int:
        """Past an absolute between commas: its agency, there being a quarrel about oil, / held them back."""
        being = self._at(j + 2)
        if not isinstance(being, Verb) or being.form != "ger" or isinstance(self._at(j + 1), Verb):
            return j + 1
        ends = (k for k in range(j + 3, min(j + 10, len(self.chunks))) if is_mark(self.chunks[k], ","))
        return next(ends, j) + 1

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
        above = base.parent if base is not None and base.kind == "that" and not self.coordinator else None
        above = next((c for c in above.lineage() if c.kind != "inf"), None) if above is not None else None
        if above is not None and above.kind == "adv" and above.adjunct and self.comma and above.mark in _IFS:
            base = above  # and if it emerges that they were sent on, the ministry will stop them
        if base is not None and base.kind == "adv" and self.comma and base.parent is not None:
            base = next((c for c in base.parent.lineage() if c.kind in ("main", "that")), base)
        if base is None:
            return
        if base.parent is None:
            self.cur = self._root()
            return
        if base.kind == "whether" and self._whatever(base.parent):
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
            attach(base.parent, fresh)

    def _whatever(self, root: Clause) -> bool:
        """Whether what may or may not be so stands in front of the sentence: whether or not they talk, Oslo sells."""
        asked = [item.what for item in root.pre if isinstance(item.what, Clause) and item.what.mark == "whether"]
        bare = root.verb is None and root.parent is None and not self.coordinator
        if not (bare and self.comma and len(asked) == len(root.pre)):
            return False
        for clause in asked:
            clause.kind, clause.adjunct = "adv", True
        root.pre, self.cur = [], root
        return True

    def _noun_before(self) -> Group | None:
        """The noun right before, where it is one that takes an infinitive."""
        last = self.previous
        aside = self.cur.children[-1] if is_mark(last, ",") and self.cur.children else None
        if aside is not None and aside.kind == "part" and aside.comma and self.cur.post:
            last = next((i.what for i in reversed(self.cur.post) if isinstance(i.what, Group)), None)
            return last if last is not None and self.tokens[last.head].low in self.heads else None
        if isinstance(last, Group) and last.kind == "time":
            items = self.cur.post if self.cur.verb is not None else self.cur.pre
            groups = [item.what for item in items if isinstance(item.what, Group) and item.what.kind != "time"]
            last = groups[-1] if groups and not self.comma else last  # its decision last week to suspend them
        if isinstance(last, Group) and self.tokens[last.head].low in self.heads:
            return last
        return None


def attach(parent: Clause | None, clause: Clause, prep: str = "", at: int = -1) -> None:
    """Hang a clause among the constituents of another."""
    if parent is None:
        return
    first = at if at >= 0 else (clause.verb.first if clause.verb is not None else 10**9)
    (parent.pre if parent.verb is None else parent.post).append(Item(prep, clause, first))


def last_group(clause: Clause, person: bool = False) -> Group | None:
    """The noun group that stands last, or the last person."""
    for at in clause.lineage():
        for item in reversed(at.post if at.verb is not None else at.pre):
            if (
                isinstance(item.what, Group)
                and item.what.kind != "time"
                and (not person or item.what.kind in wordset("people"))
            ):
                return item.what
    return last_group(clause) if person else None
