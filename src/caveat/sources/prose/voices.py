"""On whose word a sentence stands: attributions beside the clause are found, and cut out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caveat.evidence import Attribution
from caveat.sources.prose.accounts import account
from caveat.sources.prose.book import is_person, name
from caveat.sources.prose.clauses import Item
from caveat.sources.prose.groups import Chunk, Group, Mark, Verb, is_mark, low_is
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.spoken import ALSO, CITES
from caveat.sources.prose.statement import OUTLET, Source
from caveat.sources.prose.turns import Place, Turns


@dataclass(slots=True)
class Cut:
    """An attribution that stands beside what it governs: its source, and the places of its words."""

    source: Source
    first: int
    last: int
    at_start: bool
    pronoun: bool = False
    group: Group | None = None


class Voices(Turns):
    """Finds attributions in the groups of a sentence."""

    def cut(self, chunks: list[Chunk]) -> tuple[list[Cut], list[Chunk]]:
        """The attributions beside the clauses, and the groups without them."""
        cuts: list[Cut] = []
        chunks = rest = self.mended(chunks)
        i = 0
        while i < len(rest):
            span = self._at(rest, i)
            if span is None:
                i += 1
                continue
            first, last, group, told = span
            beside = self._items(rest, rest.index(group)) if group in rest else [Item("", group, group.first)]
            before = rest[first - 1] if first else None
            lemma = before.lemma if isinstance(before, Verb) and before.passive else self._verb(rest[first:last])
            source = self.source(group, beside, lemma)
            if group.kind == "pronoun":
                source, group = self._of_sentence(rest[:first], group, lemma) or (source, group)
            if group.kind == "pronoun" and source is OUTLET:
                source, group = self._just_named(rest[:first], lemma) or (source, group)
            if told and source.kind is not Attribution.OUTLET:
                source = Source(source.kind, source.speaker, source.count, source.description, told)
            own = self._of_its_clause(rest, first, last, group)
            if own is not None:
                rest, i = own
                continue
            cuts.append(Cut(source, rest[first].first, rest[last - 1].last, first == 0, group.kind == "pronoun", group))
            keep_from, drop = first, last
            if last < len(rest) and is_mark(rest[last], ",") and (first == 0 or is_mark(rest[first - 1], ",")):
                drop = last + 1
            rest = self._going_on(rest[:keep_from] + rest[drop:], keep_from, group)
            i = keep_from
        return _relayed(cuts), rest

    def _going_on(self, rest: list[Chunk], at: int, group: Group) -> list[Chunk]:
        """The groups, what a source goes on to say being a clause of its own: ", two officials said, adding that"."""
        verb, comma = (rest[at] if at < len(rest) else None), (rest[at - 1] if at else None)
        if not isinstance(verb, Verb) or verb.form != "ger" or verb.lemma not in self.beside or not is_mark(comma, ","):
            return rest
        if at + 1 >= len(rest) or not (is_mark(rest[at + 1], "THAT") or isinstance(rest[at + 1], Group)):
            return rest
        stop = Mark(verb.first, verb.first, ";", ";")
        return [*rest[: at - 1], stop, group, replace(verb, form="finite", past=True), *rest[at + 1 :]]

    def _at(self, chunks: list[Chunk], i: int) -> Place | None:
        """The attribution that begins at a place; most places are passed over by their first word."""
        chunk = chunks[i]
        low = self.tokens[chunk.first].low
        if isinstance(chunk, Verb):
            if chunk.lemma in ("quote", "cite"):
                return self.quoted_beside(chunks, i)
            return self._tag(chunks, i) or (self._according(chunks, i) if low == "going" else None)
        if low not in _OPENERS and 0 < i < len(chunks) - 1:
            return None
        found = self._according(chunks, i)
        cited = self._cited(chunks, found[1]) if found is not None else None
        if found is not None and cited is not None and self.outlet_name(found[2]) is not None:
            return i, cited[1], cited[0], self.outlet_name(found[2])
        return found or self._account(chunks, i) or self.turn(chunks, i)

    def _of_its_clause(
        self, chunks: list[Chunk], first: int, last: int, group: Group
    ) -> tuple[list[Chunk], int] | None:
        """The groups, where an attribution governs the second of two clauses alone: A has gone, and B, X said, stays.

        The second is put as what the source says; where to go on comes with it. None for one that governs all.
        """
        joint = next((j for j in range(first - 1, 1, -1) if is_mark(chunks[j], "CC") or is_mark(chunks[j], ";")), None)
        if joint is None or not (is_mark(chunks[joint], ";") or is_mark(chunks[joint - 1], ",")):
            return None
        between, after = chunks[joint + 1 : first], chunks[last:]
        if not any(isinstance(chunk, Group) for chunk in between) or not is_mark(chunks[first - 1], ","):
            return None
        run_on = is_mark(chunks[joint], ";")
        if not run_on and self._ends_with_its_own(between, after):
            return self._apart(chunks, joint, between[:-1], after, group)
        if any(
            (isinstance(chunk, Verb) and not run_on) or is_mark(chunk, "QUO") or is_mark(chunk, "WP")
            for chunk in between
        ):
            return None
        if not any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[:joint]):
            return None
        told = [*between, *after] if run_on else after
        if not any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in told) or group.kind == "pronoun":
            return None
        return self._apart(chunks, joint, between[:-1] if is_mark(between[-1], ",") else between, after, group)

    def _ends_with_its_own(self, between: list[Chunk], after: list[Chunk]) -> bool:
        """Whether the second clause is whole before its attribution, and goes on behind it: B will go, X says, if."""
        whole = any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in between)
        plain = not any(is_mark(chunk, "QUO") or is_mark(chunk, "WP") for chunk in between)
        head = between[0]
        opens = isinstance(head, Group) or (isinstance(head, Verb) and head.modal == "would" and not head.perfect)
        after = after[1:] if after and is_mark(after[0], ",") else after
        return whole and plain and opens and len(after) > 1

    @staticmethod
    def _apart(
        chunks: list[Chunk], joint: int, between: list[Chunk], after: list[Chunk], group: Group
    ) -> tuple[list[Chunk], int]:
        """The groups, the second clause put as what its source says; where to go on comes with it."""
        at = chunks[joint].first
        said: list[Chunk] = [group, Verb(at, at + 1, at, "say", "finite", past=True), Mark(at, at + 1, "THAT", "that")]
        after = after[1:] if after and is_mark(after[0], ",") else after
        put = [*chunks[: joint + 1], *said, *between, *after]
        return put, joint + 1 + len(said) + len(between)

    def _of_sentence(self, before: list[Chunk], group: Group, lemma: str) -> tuple[Source, Group] | None:
        """For "it said" or "he said", whom the sentence itself is about: the maker, it told the paper, will deliver."""
        subject = next((chunk for chunk in before if isinstance(chunk, Group) and chunk.kind != "time"), None)
        if subject is None or subject is not before[0] or subject.members or subject.negative:
            return None
        low = self.tokens[group.head].low
        person = is_person(subject, self.tokens) or any(is_person(one, self.tokens) for one in subject.apposed)
        firm = subject.kind in ("body", "name") and not person
        if (low in ("he", "she") and person) or (low == "it" and firm):
            return self.source(subject, [Item("", subject, subject.first)], lemma), subject
        return None

    def _just_named(self, before: list[Chunk], lemma: str) -> tuple[Source, Group] | None:
        """For a pronoun, the person that the same sentence brought in as saying something: said so; that, she said."""
        for at in range(len(before) - 1, 0, -1):
            verb = before[at]
            if isinstance(verb, Verb) and verb.lemma in self.beside and verb.form == "finite" and not verb.passive:
                groups = [chunk for chunk in before[:at] if isinstance(chunk, Group)]
                named = next((group for group in groups if is_person(group, self.tokens)), None)
                if named is not None:
                    return self.source(named, [Item("", named, named.first)], lemma), named
        return None

    def _account(self, chunks: list[Chunk], i: int) -> Place | None:
        """An attribution without a verb of saying, or what was learned from somebody."""
        found = account(chunks, i, self.tokens) or self._learned(chunks, i)
        return (i, found[0], found[1], None) if found is not None else None

    def _learned(self, chunks: list[Chunk], i: int) -> tuple[int, Group] | None:
        """From whom it was learned, behind what was: ", it was learned from two officials"."""
        verb = chunks[i + 1] if i + 1 < len(chunks) else None
        opener = chunks[i]
        if not isinstance(opener, Group) or not isinstance(verb, Verb) or i == 0 or not is_mark(chunks[i - 1], ","):
            return None
        if self.tokens[opener.head].low != "it" or verb.lemma not in ("learn", "hear") or not verb.passive:
            return None
        for at in range(i + 2, len(chunks) - 1):
            after = chunks[at + 1]
            if low_is(chunks[at], "from") and isinstance(after, Group) and after.kind != "time":
                end = self.group_end(chunks, at + 1)
                return end, after
        return None

    def _verb(self, chunks: list[Chunk]) -> str:
        opens = self.tokens[chunks[0].first].low in ("according", "per", "going")
        return next((chunk.lemma for chunk in chunks if isinstance(chunk, Verb)), "according" if opens else "say")

    def _items(self, chunks: list[Chunk], at: int) -> list[Item]:
        """The group at a place with the prepositional groups right after it."""
        items: list[Item] = []
        prep = ""
        for chunk in chunks[at : at + 9]:
            if isinstance(chunk, Group):
                items.append(Item(prep, chunk, chunk.first - 1 if prep else chunk.first))
                prep = ""
            elif isinstance(chunk, Mark) and chunk.tag == "IN":
                prep = chunk.low
            elif not isinstance(chunk, Mark) or chunk.tag != "J":
                break
        return items

    def _according(self, chunks: list[Chunk], i: int) -> Place | None:
        """According to X, up to the comma or the end of the group."""
        chunk = chunks[i]
        low = self.tokens[chunk.first].low
        if low not in ("according", "per", "going") or i + 1 >= len(chunks):
            return None
        at = i + 1 if low == "per" else i + 2
        if low == "going" and not low_is(chunks[i + 1], "by"):
            return None
        if at >= len(chunks) or not isinstance(chunks[at], Group):
            return None
        group = chunks[at]
        assert isinstance(group, Group)
        if self.tokens[group.head].low in ("plan", "plans", "schedule", "law", "rules", "custom"):
            return None
        end = self.group_end(chunks, at)
        if group.apposed and end < len(chunks) and isinstance(chunks[end], Group):
            return i, end, group, None
        while end < len(chunks) and not (isinstance(chunks[end], Mark) and self.tagged(chunks[end]) in wordset("end")):
            if isinstance(chunks[end], Verb) and chunks[end].first > group.last + 12:
                break
            following = chunks[end]
            if (
                isinstance(following, Verb)
                and following.form == "finite"
                and not any(is_mark(c, "WP") for c in chunks[at:end])
                and not self._reduced(chunks, end)
            ):
                return None
            end += 1
        return i, end, group, None

    def _reduced(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a past belongs to the source: according to accounts tabled in Prague on Monday, the bank has."""
        verb = chunks[at]
        assert isinstance(verb, Verb)
        plain = self.tokens[verb.head].tag == "VBD" and not (verb.modal or verb.perfect or verb.passive)
        comma = next((j for j in range(at, len(chunks)) if is_mark(chunks[j], ",")), len(chunks))
        return plain and any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[comma:])

    def _tag(self, chunks: list[Chunk], i: int) -> Place | None:
        """A verb of saying with its source beside a clause: ", officials said on Friday" or "," said X."""
        verb = chunks[i]
        if (
            not isinstance(verb, Verb)
            or verb.lemma not in self.beside
            or (verb.passive and verb.form != "part")
            or verb.negative
            or verb.modal not in ("", "will")
            or (verb.last < len(self.tokens) and self.tokens[verb.last].low in ("no", "yes"))
            or not (verb.form in ("finite", "base") or self._ends(chunks, i) or self._after_who(chunks, i))
            or i == 0
        ):
            return None
        opening = self._opening(chunks, i)
        if opening is not None:
            return opening
        before = self._source_before(chunks, i)
        if before is not None:
            first, at = before
            end, told = self._tail(chunks, i + 1, verb)
            if end is not None:
                group = chunks[at]
                assert isinstance(group, Group)
                if group.kind == "time":
                    return None
                if any(is_mark(chunk, "CC") for chunk in chunks[at:i]):  # the Department for Business and Trade
                    group = Group(group.first, chunks[i - 1].last, group.head, group.kind)
                cited = self._cited(chunks, end)
                if cited is not None and not self._is_somebody(group, verb.lemma):
                    return first, cited[1], cited[0], name(group, self.tokens, []).name
                return first, end, group, told
        return self._inverted(chunks, i)

    def _ends(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a participle by its form stands at the end as what a source did: ", a panel of experts found."""
        verb, after = chunks[i], chunks[i + 1] if i + 1 < len(chunks) else None
        day = chunks[i + 2] if is_mark(after, "IN") and i + 2 < len(chunks) else after
        dated = isinstance(day, Group) and day.kind == "time" and isinstance(verb, Verb) and not verb.modal
        end = is_mark(after, ".") or (isinstance(verb, Verb) and verb.lemma in ALSO and is_mark(after, "IN")) or dated
        told = isinstance(verb, Verb) and verb.lemma == "tell" and i + 2 < len(chunks)
        closes = told and (is_mark(chunks[i + 2], ".") or is_mark(chunks[i + 2], ","))
        end = end or (closes and isinstance(after, Group))
        first = i - 1
        while first > 2 and isinstance(chunks[first - 2], Group):
            joint = chunks[first - 1]
            if not is_mark(joint, "IN") and not (isinstance(joint, Verb) and joint.form == "part"):
                break
            first -= 2
        briefed = chunks[first - 2] if first > 3 and is_mark(chunks[first - 1], "IN") else None
        if isinstance(briefed, Verb) and briefed.form == "part" and isinstance(chunks[first - 3], Group):
            first -= 3  # officials briefed on the list told Reuters
        return end and first > 1 and isinstance(chunks[first], Group) and is_mark(chunks[first - 1], ",")

    def _after_who(self, chunks: list[Chunk], i: int) -> bool:
        """Whether what looks like a participle is what a source did: an official who was not named told."""
        for j in range(i - 1, max(0, i - 8), -1):
            if is_mark(chunks[j], "WP"):
                return self.tokens[chunks[j].first].low == "who"
            if is_mark(chunks[j], ","):
                return False
        return False

    def _opening(self, chunks: list[Chunk], i: int) -> Place | None:
        """A source and its verb at the start, with a colon after them: a spokeswoman said on Monday: "..." """
        verb, group = chunks[i], chunks[0]
        assert isinstance(verb, Verb)
        if not isinstance(group, Group) or group.kind == "time":
            return None
        if any(isinstance(chunk, Verb) for chunk in chunks[:i]):
            return None
        end, told = self._tail(chunks, i + 1, verb)
        if end is None or end >= len(chunks) or not is_mark(chunks[end], ":"):
            return None
        return 0, end + 1, group, told

    def _cited(self, chunks: list[Chunk], end: int) -> tuple[Group, int] | None:
        """The source that an outlet quotes: the paper said, citing two officials; Reuters, which quoted an aide."""
        if end + 2 >= len(chunks) or not is_mark(chunks[end], ","):
            return None
        first = end + 1 + is_mark(chunks[end + 1], "WP")
        verb = chunks[first]
        if not isinstance(verb, Verb) or verb.lemma not in CITES or verb.passive:
            return None
        if verb.form != ("ger" if first == end + 1 else "finite"):
            return None
        for at in range(first + 1, min(first + 4, len(chunks))):
            group = chunks[at]
            if isinstance(group, Group) and group.kind != "pronoun":
                return (group, self.group_end(chunks, at)) if self.can_tell(group) else None
        return None

    def _is_somebody(self, group: Group, lemma: str) -> bool:
        """Whether a group is a person, or an office, who may cite others and speaks himself."""
        if self.source(group, [Item("", group, group.first)], lemma).kind is Attribution.OUTLET:
            return False
        called = name(group, self.tokens, []).name
        known = called in self.book.persons or called in self.book.persons.values()
        return known or is_person(group, self.tokens) or group.kind in ("person", "spokes", "pronoun", "state")

    def _source_before(self, chunks: list[Chunk], i: int) -> tuple[int, int] | None:
        """Where the source before a verb begins, and its first group: after a comma, a quotation mark or the start."""
        at = i - 1
        while at >= 0:
            chunk = chunks[at]
            if isinstance(chunk, Verb) and chunk.form not in ("part", "inf"):
                who = next((j for j in range(at - 1, 0, -1) if is_mark(chunks[j], "WP")), None)
                if who is None or self.tokens[chunks[who].first].low != "who" or not isinstance(chunks[who - 1], Group):
                    return None
                at = who - 1
                continue
            if isinstance(chunk, Mark) and chunk.tag in (",", "QUO", "--"):
                break
            if is_mark(chunk, "WP") and self.tokens[chunk.first].low == "who" and isinstance(chunks[at - 1], Group):
                at -= 1
                continue
            joins = is_mark(chunk, "CC") and isinstance(chunks[at - 1], Group) and isinstance(chunks[at + 1], Group)
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "J", "R") and not joins:
                return None
            at -= 1
        first = at + 1
        opener = chunks[first]
        if isinstance(opener, Mark) and opener.low == "as":
            first += 1
        if first >= i or not isinstance(chunks[first], Group) or at < 0:
            return None
        if self.tokens[chunks[first].first].low in ("whatever", "what", "however"):
            return None
        if is_mark(chunks[at], "QUO") and not self._closes(chunks, at):
            return None
        if not any(isinstance(chunk, Verb | Group) for chunk in chunks[:at]):
            return None
        return (first - 1 if isinstance(opener, Mark) else first), first

    def _closes(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a quotation mark ends a quotation."""
        mark = self.tokens[chunks[at].first].text
        if mark in "”»":
            return True
        before = sum(is_mark(chunk, "QUO") for chunk in chunks[:at])
        return mark in "\"'’" and (before % 2 == 1 or (before == 0 and at > 0))

    def _tail(self, chunks: list[Chunk], at: int, verb: Verb) -> tuple[int | None, str | None]:
        """Where the attribution ends that goes on after its verb; None where it governs what follows."""
        told: str | None = None
        while at < len(chunks):
            chunk = chunks[at]
            if isinstance(chunk, Group):
                if self._rest_is_clause(chunks, at):
                    return None, None
                if chunk.kind not in ("time", "spokes") and verb.lemma == "tell" and told is None:
                    told = self.outlet_name(chunk)
                elif not low_is(chunks[at - 1], "of") and chunk.kind not in (
                    "pronoun",
                    "outlet",
                    "time",
                    "speech",
                    "body",
                    "state",
                    "name",
                    "other",
                    "abstract",
                    "person",
                    "measure",
                ):
                    return None, None
            elif isinstance(chunk, Mark):
                if chunk.tag in wordset("end"):
                    return at, told
                if chunk.tag in ("THAT", "WP") or (chunk.tag == "CS" and chunk.low in ("whether", "if", "that")):
                    return None, None
                if chunk.tag == "CS":
                    return at, told
            elif chunk.form not in ("ger", "part"):
                return None, None
            else:
                return at, told
            at += 1
        return at, told

    def _rest_is_clause(self, chunks: list[Chunk], at: int) -> bool:
        j = at + 1
        while j < len(chunks):
            chunk = chunks[j]
            if isinstance(chunk, Verb):
                return chunk.form == "finite"
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "QUO", "J"):
                return False
            j += 1
        return False

    def _inverted(self, chunks: list[Chunk], i: int) -> Place | None:
        """A source after its verb: "...," said Hugh Pemberley, the minister."""
        before = chunks[i - 1]
        verb = chunks[i]
        assert isinstance(verb, Verb)
        if not (isinstance(before, Mark) and before.tag in (",", "QUO", "--")) or i + 1 >= len(chunks):
            return None
        at = i + 1
        group = chunks[at]
        quoted = before.tag == "QUO" or (i > 1 and is_mark(chunks[i - 2], "QUO"))
        if not quoted and (verb.lemma not in ALSO | _BEHIND or self._relative_before(chunks, i - 1)):
            return None
        if not isinstance(group, Group) or group.kind == "time" or self._rest_is_clause(chunks, at):
            return None
        end = self.group_end(chunks, at)
        if (
            end < len(chunks)
            and isinstance(chunks[end], Verb)
            and chunks[end].first >= 0
            and verb.lemma not in ("say",)
        ):
            return None
        while end < len(chunks) and not (
            isinstance(chunks[end], Mark) and self.tagged(chunks[end]) in (".", ";", "QUO", "--", ":", "CS")
        ):
            following = chunks[end + 1] if end + 1 < len(chunks) else None
            if is_mark(chunks[end], ",") and isinstance(following, Verb) and following.form == "finite":
                break
            end += 1
        return i, end, group, None

    def _relative_before(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the comma before closes a relative clause or an aside of a subject that still wants its verb."""
        for j in range(at - 1, -1, -1):
            if is_mark(chunks[j], "WP"):
                return True
            if is_mark(chunks[j], ","):
                return not any(isinstance(chunk, Verb) and chunk.form in ("finite", "base") for chunk in chunks[:j])
        return False


_BEHIND = frozenset(
    [
        "say",
        "add",
        "write",
        "note",
        "report",
        "explain",
        "think",
        "believe",
        "argue",
        "warn",
        "claim",
        "insist",
        "estimate",
        "reckon",
        "suggest",
        "complain",
        "maintain",
        "concede",
        "recall",
        "confirm",
        "announce",
        "assert",
        "observe",
        "remark",
        "predict",
        "counter",
        "acknowledge",
    ]
)
"""Verbs of saying that may stand before whoever says it, where nothing is quoted: ", argues Ann Lind"."""
_OPENERS = frozenset(("according", "per", "going", "as", "so", "in", "by", "it", "i", "we"))
"""First words of attributions that have no verb of saying."""


def _relayed(cuts: list[Cut]) -> list[Cut]:
    """The attributions, the outlet that a second one names being told of the first: a source, Bloomberg reported."""
    outlet = next((cut.source.relayed_from for cut in cuts if cut.source.kind is Attribution.OUTLET), None)
    if len(cuts) < 2 or outlet is None or cuts[0].source.kind is Attribution.OUTLET or cuts[0].source.relayed_from:
        return cuts
    cuts[0].source = replace(cuts[0].source, relayed_from=outlet)
    return cuts
