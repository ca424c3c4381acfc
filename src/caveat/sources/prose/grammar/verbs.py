"""What a verb group does to the clauses of its sentence: it fills one, opens one, or joins one to another."""

from __future__ import annotations

from itertools import pairwise, takewhile

from caveat.sources.prose.grammar.builder import attach
from caveat.sources.prose.grammar.clauses import FINITE, Clause, Item
from caveat.sources.prose.grammar.nonfinites import Nonfinites, last_subject
from caveat.sources.prose.grammar.subjects import has_content
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, is_mark, sort
from caveat.sources.prose.words.lexicon import lexicon, past_or_participle, wordset

_SAYS_SO = frozenset(
    ("say", "add", "claim", "insist", "argue", "think", "believe", "maintain", "allege", "suspect", "fear", "hope",
     "suggest", "complain", "admit", "assert", "contend", "know")
)  # fmt: skip
"""Verbs whose object is what is so, and hardly anybody whom they are said to."""
_MEANS_BY = frozenset(("by", "in", "without", "after", "before", "instead of"))
"""What opens what somebody did on the way, who is named behind it."""


class Verbs(Nonfinites):
    """Places verb groups."""

    def _verb(self, i: int, verb: Verb) -> None:
        if self._completes(verb) or self._named_agent(i, verb):
            self.prep, self.coordinator, self.comma = "", "", False
            return
        if verb.form == "base":
            verb.form = "inf" if self._bare(verb) or self._let_be(verb) else "finite"
        match verb.form:
            case "finite":
                self._finite(i, verb)
            case "inf":
                self._infinitive(verb)
            case "ger":
                self._gerund(verb)
            case _:
                self._participle(i, verb)
        self.prep, self.coordinator, self.comma = "", "", False

    def _completes(self, verb: Verb) -> bool:
        """The rest of a verb whose auxiliary stands apart: had on Monday shipped, is going to halt, used to sell."""
        held = self.cur.verb
        if held is None or self.coordinator or verb.lemma == "have":
            return False
        past = self.tokens[verb.first].tag == "VBN"
        if held.lemma == "have" and verb.form == "part" and past and _inverted(self.cur):
            self.cur.pre += self.cur.post  # at no time has any of our vessels carried arms
            self.cur.post = []
            held.perfect = True
            verb.negative = verb.negative or any(_never(item) for item in self.cur.pre)
            return self._complete(held, verb, held.modal)
        if verb.form == "inf":
            fits = not self.cur.post and self._governs(held)
            modal = "ought" if held.lemma == "ought" else ("is to" if held.past else "will") if fits else ""
            modal = "" if held.lemma == "use" else modal
        else:
            fits = _aside(self.cur.post, held.lemma in ("have", held.modal)) and (
                (held.lemma in ("have", "be") and verb.form == "part" and past)
                or (held.lemma in (held.modal, "do") and verb.form == "base")
            )
            modal = held.modal
        return fits and self._complete(held, verb, modal)

    def _named_agent(self, i: int, verb: Verb) -> bool:
        """A relative clause without its pronoun, told by a past: waits for the missiles Norway promised in May."""
        items = self.cur.post if self.cur.verb is not None else self.cur.pre
        told = verb.form in ("part", "finite") and (verb.perfect or verb.first == verb.head) and not self.comma
        if not told or not items or items[-1].what is not self.previous:
            return False
        if self.cur.verb is None and not any(isinstance(chunk, Verb) for chunk in self.chunks[i + 1 :]):
            return False
        if self.cur.verb is None and self.cur.mark.startswith("whose"):
            return False  # whose application for rifles Rome denied
        split = self._two_groups(items)
        if split is None or split[0].kind not in FIELD or split[1].kind not in ("state", "body"):
            return False
        prep, joined = items[-1].prep, items[-1].what is not split[1]
        items.pop()
        if joined:
            items.append(Item(prep, split[0], split[0].first))
        fresh = self._open("rel", self.cur, "", split[0])
        fresh.pre, fresh.verb = [Item("", split[1], split[1].first)], verb
        verb.form, verb.passive = "finite", False
        return True

    def _two_groups(self, items: list[Item]) -> tuple[Group, Group] | None:
        """A thing and the name behind it, as two groups or taken into one: the missiles | Norway."""
        last, thing = items[-1].what, items[-2].what if len(items) > 1 else None
        if not isinstance(last, Group) or last.members or last.owner is not None or last.comma:
            return None
        if self.tokens[last.head].tag != "NNP":
            return None
        at = last.head
        while at > last.first and self.tokens[at - 1].tag == "NNP":
            at -= 1
        if at > last.first and self.tokens[at - 1].tag == "N":
            kind = lexicon().nouns.get(self.tokens[at - 1].low, "")
            return Group(last.first, at, at - 1, kind), Group(at, last.last, last.head, last.kind)
        apart = isinstance(thing, Group) and not items[-1].prep and not thing.members and at == last.first
        return (thing, last) if apart and isinstance(thing, Group) else None

    def _complete(self, held: Verb, verb: Verb, modal: str) -> bool:
        verb.passive = (
            (held.lemma == "be" and not verb.progressive)
            or (self.tokens[verb.first].low == "been" and not verb.progressive)
            or (self.tokens[verb.first].low == "be" and verb.lemma != "be")
            or (verb.form == "inf" and verb.passive)
        )
        verb.perfect, verb.past = held.lemma == "have", held.past or held.lemma == "use"
        verb.first, verb.form, verb.modal = held.first, "finite", modal
        verb.negative, self.cur.verb = verb.negative or held.negative, verb
        return True

    def _governs(self, held: Verb) -> bool:
        """Whether a verb with "to" is no more than an auxiliary."""
        going = held.lemma == "go" and held.progressive and self.tokens[held.head].low == "going"
        return going or held.lemma == "ought" or (held.lemma == "use" and held.past and not held.passive)

    def _let_be(self, verb: Verb) -> bool:
        """Whether something is let be done, or had done: will not let any rifles be sent."""
        held, last = self.cur.verb, self.previous
        lets = held is not None and held.lemma in ("let", "have") and not (held.passive or self.coordinator)
        lets = lets and self.cur.twin is None  # let them leave, or let the money be returned
        thing = isinstance(last, Group) and sort(last) == "thing"
        return lets and thing and verb.passive and self.tokens[verb.first].low == "be"

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
        before = self.previous
        self._joined_beyond(before)
        if self.prep and isinstance(before, Mark) and before.low == self.prep and before.last == verb.first:
            self._strand()  # what it had asked for was
        if self._said_of(verb):
            return
        if self.coordinator and (self.cur.verb is not None):
            base = self._base_for(i, verb)
            if base is not None:
                self._twin(base, verb)
                return
        last = self.previous
        apart = isinstance(last, Mark) and (last.tag == "," or (last.tag == "R" and self.comma))
        if apart and self.cur.verb is not None and not self.cur.parent and not self._said_to_be(verb):
            if self._but_another():
                self._unexpected(verb)
            else:
                self._twin(self.cur, verb)
            return
        if apart and self.cur.kind == "that" and self._second_of_three(i, verb):
            self._twin(self.cur, verb)
            return
        if self._contact(i, verb):
            return
        if self._said_beside(verb):
            return
        vacant = next((c for c in self.cur.lineage() if c.kind in FINITE and c.verb is None), None)
        if vacant is not None and self._to_do(vacant):
            vacant = vacant.parent  # whether to sell them / has not been decided
        if vacant is not None and (vacant is self.cur or self.cur.verb is not None or self.cur.kind in FINITE):
            led = self.cur.verb is not None and self.cur.verb.form in ("ger", "inf") and self.cur.anchor is None
            told = self.cur.kind == "part" and self.cur.verb is not None and self.cur.verb.passive and vacant.pre
            below = takewhile(lambda one: one is not vacant, self.cur.lineage())  # said that by selling them Oslo had
            means = led and vacant.kind == "that" and any(one.mark in _MEANS_BY for one in below)
            at = last_subject(self.cur.post) if (led or told) and (means or self._waits(vacant)) else None
            if vacant.mark.startswith("whose") and self.cur.kind == "inf":
                at = last_subject(self.cur.post)  # whose licence to sell shells the ministry had cancelled
            opened = self.cur.kind == "adv" and vacant is self.cur.parent and self._waits(vacant)
            at = last_subject(self.cur.post) if opened and self._who_does(self.previous) else at
            if at is not None and (told or opened or self._opens_behind(at)):  # in a ruling of Monday the court
                vacant.pre += self.cur.post[at:]
                del self.cur.post[at:]
            self.cur = vacant
            vacant.verb = verb
            return
        base = self._goes_on(i, verb)
        if base is not None:
            self._twin(base, verb)
            return
        if self._done_to_it(verb):
            verb.form, verb.passive, verb.past = "part", True, False
            self._participle(i, verb)  # had handed 12 to Chad, painted over at night
            return
        self._unexpected(verb)

    def _second_of_three(self, i: int, verb: Verb) -> bool:
        """Whether a past behind a comma is one of three of one subject: it approved nine, put three on hold and."""
        held, plain = self.cur.verb, not (verb.modal or verb.perfect or verb.passive or verb.progressive)
        if held is None or not plain or not verb.past or not (held.past or held.perfect) or held.passive:
            return False
        taken = self._at(i + 1)
        takes = isinstance(taken, Group) and taken.kind != "time"
        if not takes and past_or_participle(self.tokens[verb.head].low):
            return False  # the jets, sold last year to Chad, and
        for chunk, then in pairwise(self.chunks[i + 1 :]):
            if isinstance(chunk, Verb) or is_mark(chunk, ";") or is_mark(chunk, "THAT"):
                return False
            if isinstance(chunk, Mark) and chunk.tag == "CC" and isinstance(then, Verb):
                return then.past and then.form == "finite" and not (then.modal or then.passive)
        return False

    def _done_to_it(self, verb: Verb) -> bool:
        """Whether a past behind a comma has no subject but another verb's object, and so is what was done to it."""
        plain = not (verb.modal or verb.perfect or verb.passive or verb.progressive) and verb.first == verb.head
        either = plain and past_or_participle(self.tokens[verb.head].low)
        held, base = self.cur.verb, self.cur
        if not either or not is_mark(self.previous, ",") or held is None:
            return False
        if held.lemma in self.says or base.kind != "that":
            return False
        at = last_subject(base.post)
        thing = base.post[at].what if at is not None else None
        return isinstance(thing, Group) and not thing.comma and sort(thing) == "thing"

    def _joined_beyond(self, before: Chunk | None) -> None:
        """Take up "and" behind the clause that stands between it and its verb: and, while it waited, withheld 14."""
        if self.joint is None or not is_mark(before, ",") or self.cur is not self.joint[0]:
            return
        if self.cur.verb is not None and self.cur.parent is not None:
            self.cur, self.coordinator = self.cur.parent, self.joint[1]
        self.joint = None

    def _said_to_be(self, verb: Verb) -> bool:
        """Whether goods or a measure have a verb behind an aside: said delivery, planned for May, would slip."""
        held = self.cur.verb
        firm = verb.modal or verb.passive or verb.perfect or verb.lemma == "be"
        if held is None or held.lemma not in self.says or held.passive or not firm or has_content(self.cur):
            return False
        at = last_subject(self.cur.post)
        told = self.cur.post[at].what if at is not None else None
        if isinstance(told, Group) and told.kind in (*FIELD, "measure"):
            return True
        child = self.cur.children[-1] if self.cur.children else None
        aside = child is not None and child.comma and child.kind in ("part", "rel") and child.verb is not None
        near = at is not None and at == len(self.cur.post) - 1 and held.lemma not in wordset("tells")
        return isinstance(told, Group) and aside and near  # says Oslo, fearing a vote, has slowed them

    def _but_another(self) -> bool:
        """Whether somebody else was brought in by "but" since the verb at hand: but the firm, embarrassed, stopped."""
        at = last_subject(self.cur.post)
        who = self.cur.post[at].what if at is not None else None
        joined = isinstance(who, Group) and who.comma and who.first > 0 and self.tokens[who.first - 1].tag == "CC"
        return joined and isinstance(who, Group) and sort(who) == "agent" and not who.members

    def _goes_on(self, i: int, verb: Verb) -> Clause | None:
        """The clause whose subject does more, at another time: froze them in May, then in June released them."""
        timed = False
        for j in range(i - 1, 0, -1):
            chunk, before = self.chunks[j], self.chunks[j - 1]
            if is_mark(chunk, ","):
                base = next((c for c in self.cur.lineage() if c.kind in FINITE and c.verb is not None), None)
                past = base is not None and base.verb is not None and base.verb.past and not base.verb.passive
                return base if timed and past and verb.past and not verb.passive else None
            dated = isinstance(chunk, Group) and chunk.kind == "time"
            timed = timed or dated
            if not (dated or is_mark(chunk, "IN") or is_mark(chunk, "R") or is_mark(before, "IN")):
                return None
        return None

    def _who_does(self, last: Chunk | None) -> bool:
        """Whether who acts stands right before his verb, behind a clause of time: since the war began we have."""
        doers = ("state", "body", "person", "people", "name", "pronoun")
        if not isinstance(last, Group) or self.comma or self.coordinator or self.prep or last.kind not in doers:
            return False
        return last.kind != "pronoun" or self.tokens[last.head].low in ("we", "they", "i")

    def _opens_behind(self, at: int) -> bool:
        """Whether a subject stands behind what opens its sentence: without asking parliament he approved it."""
        held, first = self.cur.verb, self.cur.post[at].what
        comma = isinstance(first, Group) and first.comma
        whose = at > 0 and self.cur.parent is not None and self.cur.parent.mark.startswith("whose")
        return comma or whose or (at > 0 and held is not None and held.form == "ger")  # to be precise, we offered them

    def _said_beside(self, verb: Verb) -> bool:
        """What is said in a clause beside the sentence's own, without "that": while Oslo says it has halted them."""
        held, last = self.cur.verb, self.previous
        if (
            held is None
            or held.lemma not in self.says
            or held.passive
            or not (self.cur.kind == "adv" or self._who_says())
        ):
            return False
        if self.comma or self.coordinator or self.prep or not isinstance(last, Group) or not self.cur.post:
            return False
        at = last_subject(self.cur.post)
        if at is None or self.cur.post[-1].what is not last:
            return False
        moved = self.cur.post[at:]
        del self.cur.post[at:]
        fresh = self._open("that", self.cur)
        attach(fresh.parent, fresh)
        fresh.pre, fresh.verb = moved, verb
        return True

    def _who_says(self) -> bool:
        """Whether a relative clause is of whoever says a thing, whose subject stands last: who said Oslo / had."""
        cur, held, last = self.cur, self.cur.verb, self.previous
        if cur.kind != "rel" or cur.mark not in ("who", "which") or held is None or not isinstance(last, Group):
            return False
        somebody = sort(last) == "agent" or last.kind in (*FIELD, "measure")
        if held.lemma not in _SAYS_SO | wordset("tells") or last.kind in ("time", "pronoun") or not somebody:
            return False
        if any(isinstance(item.what, Group) and not item.prep for item in cur.pre):
            return False  # which the ministry said Oslo had stopped
        told = [item for item in cur.post if isinstance(item.what, Group) and not item.prep]
        return len(told) > (held.lemma in wordset("tells")) and told[-1].what is last

    def _unexpected(self, verb: Verb) -> None:
        """A finite verb where none is vacant: its subject stands last among what came before."""
        if self._of_report(verb):
            return
        for clause in self.cur.lineage():
            groups = clause.post if clause.verb is not None else clause.pre
            split = last_subject(groups)
            if split is None:
                continue
            moved = groups[split:]
            del groups[split:]
            said = clause.verb is not None and clause.verb.lemma in self.says and not _holds(clause)
            contact = (
                not said and split > 0 and isinstance(groups[-1].what, Group) and not moved[0].what.comma
                if isinstance(moved[0].what, Group)
                else False
            )
            apart = isinstance(moved[0].what, Group) and moved[0].what.comma
            joined = apart and self.tokens[moved[0].first - 1].tag == "CC"  # asked for it, but senators, angered, held
            if said and not (apart and (joined or has_content(clause))):
                fresh = self._open("that", clause)
                attach(clause, fresh)
            elif contact and isinstance(groups[-1].what, Group):
                fresh = self._open("rel", clause, "", groups[-1].what)
            else:
                fresh = self._root()
                self.cur = fresh
            fresh.pre, fresh.verb = moved, verb
            return
        self.cur = self._root()
        self.cur.verb = verb

    def _to_do(self, clause: Clause) -> bool:
        """Whether a question is what to do, and stands before the verb of its sentence."""
        above = clause.parent
        opens = above is not None and above.parent is None and above.verb is None and clause is not self.cur
        return opens and clause.kind == "whether" and not any(isinstance(item.what, Group) for item in clause.pre)

    @staticmethod
    def _waits(clause: Clause) -> bool:
        """Whether a sentence's own clause has no subject yet."""
        return clause.parent is None and not any(isinstance(item.what, Group) and not item.prep for item in clause.pre)


def _holds(clause: Clause) -> bool:
    """Whether goods are held, and nothing is held to be so: is holding back the missiles it had promised."""
    goods = any(isinstance(item.what, Group) and not item.prep and item.what.kind in FIELD for item in clause.post)
    return clause.verb is not None and clause.verb.lemma == "hold" and goods


def _inverted(clause: Clause) -> bool:
    """Whether an auxiliary stands before its subject, with nothing but a preposition's group in front."""
    before = [item for item in clause.pre if isinstance(item.what, Group)]
    behind = [item for item in clause.post if not isinstance(item.what, Mark)]
    led = bool(before) and all(item.prep for item in before)
    return led and bool(behind) and not behind[0].prep and all(isinstance(item.what, Group) for item in behind)


def _never(item: Item) -> bool:
    return isinstance(item.what, Group) and bool(item.prep) and item.what.negative


def _aside(items: list[Item], wide: bool) -> bool:
    """Whether no more stands between an auxiliary and its verb than a time, a manner, or "each" and "both"."""
    for item in items:
        what = item.what
        if isinstance(what, Mark):
            if what.tag not in ("R", ",", "NOT"):
                return False
        elif not isinstance(what, Group) or what.members or not _beside(what, bool(item.prep), wide):
            return False
    return bool(items)


def _beside(group: Group, after_prep: bool, wide: bool) -> bool:
    if group.kind == "time" or (group.kind == "pronoun" and not after_prep and group.last - group.first == 1):
        return True
    return wide and after_prep and group.kind in ("abstract", "other", "speech", "pronoun")
