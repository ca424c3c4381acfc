"""What a verb group does to the clauses of its sentence: it fills one, opens one, or joins one to another."""

from __future__ import annotations

from caveat.sources.prose.builder import Builder, attach, last_group
from caveat.sources.prose.clauses import FINITE, Clause, Item
from caveat.sources.prose.groups import Group, Mark, Verb, sort
from caveat.sources.prose.lexicon import wordset


class Verbs(Builder):
    """Places verb groups."""

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
        apart = isinstance(last, Mark) and (last.tag == "," or (last.tag == "R" and self.comma))
        if apart and self.cur.verb is not None and not self.cur.parent:
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
                attach(parent, fresh)
        fresh.verb, fresh.twin, fresh.adjunct = verb, base, base.adjunct
        verb.negative = verb.negative or word == "nor"
        shares = verb.form == "inf" or (self.tokens[verb.first].tag == "VB" and verb.first == verb.head)
        if base.verb is not None and not verb.modal and base.verb.modal and shares:
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
        attach(fresh.parent, fresh)

    def _gerund(self, verb: Verb) -> None:
        last = self.previous
        if self.coordinator:
            base = next((c for c in self.cur.lineage() if c.verb is not None and c.kind == "ger"), None)
            if base is not None and not (self.comma and base.comma):
                self._twin(base, verb)
                return
        prep, at = self.prep, self.prep_at
        reduced = isinstance(last, Group) and not self.comma and not prep
        wrote = self.cur.verb is not None and self.cur.verb.lemma in ("write", "appeal", "sign", "send")
        if reduced and wrote and verb.lemma in ("urge", "ask", "demand", "implore", "press", "request"):
            fresh = self._open("part", self.cur)
            fresh.verb, fresh.adjunct = verb, True
            return
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
            attach(parent, fresh, prep, at if prep else verb.first)

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
            anchor = last_group(self.cur)
        fresh = self._open("part", self.cur, "", anchor)
        fresh.verb, fresh.adjunct, fresh.comma = verb, anchor is None, comma


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
