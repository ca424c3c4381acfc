"""On whose word a sentence stands: attributions beside the clause are found, and cut out of it."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.evidence import Attribution
from caveat.sources.prose.accounts import account
from caveat.sources.prose.book import name
from caveat.sources.prose.clauses import Item
from caveat.sources.prose.groups import Chunk, Group, Mark, Verb
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.speakers import Speakers
from caveat.sources.prose.statement import Source


@dataclass(slots=True)
class Cut:
    """An attribution that stands beside what it governs: its source, and the places of its words."""

    source: Source
    first: int
    last: int
    at_start: bool
    pronoun: bool = False
    group: Group | None = None


class Voices(Speakers):
    """Finds attributions in the groups of a sentence."""

    def cut(self, chunks: list[Chunk]) -> tuple[list[Cut], list[Chunk]]:
        """The attributions beside the clauses, and the groups without them."""
        cuts: list[Cut] = []
        rest = chunks
        i = 0
        while i < len(rest):
            span = self._according(rest, i) or self._tag(rest, i) or self._account(rest, i)
            if span is None:
                i += 1
                continue
            first, last, group, told = span
            beside = self._items(rest, rest.index(group)) if group in rest else [Item("", group, group.first)]
            source = self.source(group, beside, self._verb(rest[first:last]))
            if told and source.kind is not Attribution.OUTLET:
                source = Source(source.kind, source.speaker, source.count, source.description, told)
            cuts.append(Cut(source, rest[first].first, rest[last - 1].last, first == 0, group.kind == "pronoun", group))
            keep_from, drop = first, last
            if last < len(rest) and _is(rest[last], ",") and (first == 0 or _is(rest[first - 1], ",")):
                drop = last + 1
            rest = rest[:keep_from] + rest[drop:]
            i = keep_from
        return cuts, rest

    def _account(self, chunks: list[Chunk], i: int) -> tuple[int, int, Group, str | None] | None:
        """An attribution without a verb of saying, or what was learned from somebody."""
        found = account(chunks, i, self.tokens) or self._learned(chunks, i)
        return (i, found[0], found[1], None) if found is not None else None

    def _learned(self, chunks: list[Chunk], i: int) -> tuple[int, Group] | None:
        """From whom it was learned, behind what was: ", it was learned from two officials"."""
        verb = chunks[i + 1] if i + 1 < len(chunks) else None
        opener = chunks[i]
        if not isinstance(opener, Group) or not isinstance(verb, Verb) or i == 0 or not _is(chunks[i - 1], ","):
            return None
        if self.tokens[opener.head].low != "it" or verb.lemma not in ("learn", "hear") or not verb.passive:
            return None
        for at in range(i + 2, len(chunks) - 1):
            after = chunks[at + 1]
            if _low_is(chunks[at], "from") and isinstance(after, Group) and after.kind != "time":
                end = self._group_end(chunks, at + 1)
                return end, after
        return None

    def _verb(self, chunks: list[Chunk]) -> str:
        return next((chunk.lemma for chunk in chunks if isinstance(chunk, Verb)), "according")

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

    def _according(self, chunks: list[Chunk], i: int) -> tuple[int, int, Group, str | None] | None:
        """According to X, up to the comma or the end of the group."""
        chunk = chunks[i]
        low = self.tokens[chunk.first].low
        if low not in ("according", "per", "going") or i + 1 >= len(chunks):
            return None
        at = i + 1 if low == "per" else i + 2
        if low == "going" and not _low_is(chunks[i + 1], "by"):
            return None
        if at >= len(chunks) or not isinstance(chunks[at], Group):
            return None
        group = chunks[at]
        assert isinstance(group, Group)
        if self.tokens[group.head].low in ("plan", "plans", "schedule", "law", "rules", "custom"):
            return None
        end = self._group_end(chunks, at)
        while end < len(chunks) and not (isinstance(chunks[end], Mark) and self._tagged(chunks[end]) in wordset("end")):
            if isinstance(chunks[end], Verb) and chunks[end].first > group.last + 12:
                break
            following = chunks[end]
            if (
                isinstance(following, Verb)
                and following.form == "finite"
                and not any(_is(c, "WP") for c in chunks[at:end])
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
        comma = next((j for j in range(at, len(chunks)) if _is(chunks[j], ",")), len(chunks))
        return plain and any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[comma:])

    def _tagged(self, chunk: Chunk) -> str:
        return chunk.tag if isinstance(chunk, Mark) else ""

    def _group_end(self, chunks: list[Chunk], at: int) -> int:
        """Past the prepositional groups that belong to a source."""
        end = at + 1
        while (
            end + 1 < len(chunks)
            and isinstance(chunks[end], Mark)
            and isinstance(chunks[end + 1], Group)
            and self._tagged(chunks[end]) == "IN"
        ):
            end += 2
        return end

    def _tag(self, chunks: list[Chunk], i: int) -> tuple[int, int, Group, str | None] | None:
        """A verb of saying with its source beside a clause: ", officials said on Friday" or "," said X."""
        verb = chunks[i]
        if (
            not isinstance(verb, Verb)
            or verb.lemma not in self.beside
            or verb.passive
            or verb.negative
            or verb.modal not in ("", "will")
            or verb.form not in ("finite", "base")
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
                cited = self._cited(chunks, end)
                if cited is not None:
                    return first, cited[1], cited[0], name(group, self.tokens, []).name
                return first, end, group, told
        return self._inverted(chunks, i)

    def _opening(self, chunks: list[Chunk], i: int) -> tuple[int, int, Group, str | None] | None:
        """A source and its verb at the start, with a colon after them: a spokeswoman said on Monday: "..." """
        verb, group = chunks[i], chunks[0]
        assert isinstance(verb, Verb)
        if not isinstance(group, Group) or group.kind == "time":
            return None
        if any(isinstance(chunk, Verb) for chunk in chunks[:i]):
            return None
        end, told = self._tail(chunks, i + 1, verb)
        if end is None or end >= len(chunks) or not _is(chunks[end], ":"):
            return None
        return 0, end + 1, group, told

    def _cited(self, chunks: list[Chunk], end: int) -> tuple[Group, int] | None:
        """The source that an outlet quotes: the paper said, citing two officials."""
        if end + 2 >= len(chunks) or not _is(chunks[end], ","):
            return None
        verb, group = chunks[end + 1], chunks[end + 2]
        if (
            isinstance(verb, Verb)
            and verb.lemma in ("cite", "quote")
            and verb.form == "ger"
            and isinstance(group, Group)
        ):
            return group, self._group_end(chunks, end + 2)
        return None

    def _source_before(self, chunks: list[Chunk], i: int) -> tuple[int, int] | None:
        """Where the source before a verb begins, and its first group: after a comma, a quotation mark or the start."""
        at = i - 1
        while at >= 0:
            chunk = chunks[at]
            if isinstance(chunk, Verb) and chunk.form != "part":
                return None
            if isinstance(chunk, Mark) and chunk.tag in (",", "QUO", "--"):
                break
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "J", "R"):
                return None
            at -= 1
        first = at + 1
        opener = chunks[first]
        if isinstance(opener, Mark) and opener.low == "as":
            first += 1
        if first >= i or not isinstance(chunks[first], Group) or at < 0:
            return None
        if _is(chunks[at], "QUO") and not self._closes(chunks, at):
            return None
        if not any(isinstance(chunk, Verb | Group) for chunk in chunks[:at]):
            return None
        return (first - 1 if isinstance(opener, Mark) else first), first

    def _closes(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a quotation mark ends a quotation."""
        mark = self.tokens[chunks[at].first].text
        if mark in "”»":
            return True
        before = sum(_is(chunk, "QUO") for chunk in chunks[:at])
        return mark == '"' and (before % 2 == 1 or (before == 0 and at > 0))

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
                elif chunk.kind not in (
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

    def _inverted(self, chunks: list[Chunk], i: int) -> tuple[int, int, Group, str | None] | None:
        """A source after its verb: "...," said Hugh Pemberley, the minister."""
        before = chunks[i - 1]
        verb = chunks[i]
        assert isinstance(verb, Verb)
        if not (isinstance(before, Mark) and before.tag in (",", "QUO", "--")) or i + 1 >= len(chunks):
            return None
        at = i + 1
        group = chunks[at]
        quoted = before.tag == "QUO" or (i > 1 and _is(chunks[i - 2], "QUO"))
        if not quoted and (
            verb.lemma not in ("say", "add", "write", "note", "report", "explain", "think", "believe")
            or self._relative_before(chunks, i - 1)
        ):
            return None
        if not isinstance(group, Group) or group.kind == "time" or self._rest_is_clause(chunks, at):
            return None
        end = self._group_end(chunks, at)
        if (
            end < len(chunks)
            and isinstance(chunks[end], Verb)
            and chunks[end].first >= 0
            and verb.lemma not in ("say",)
        ):
            return None
        while end < len(chunks) and not (
            isinstance(chunks[end], Mark) and self._tagged(chunks[end]) in (".", ";", "QUO", "--", ":", "CS")
        ):
            following = chunks[end + 1] if end + 1 < len(chunks) else None
            if _is(chunks[end], ",") and isinstance(following, Verb) and following.form == "finite":
                break
            end += 1
        return i, end, group, None

    def _relative_before(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the comma before closes a relative clause or an aside of a subject that still wants its verb."""
        for j in range(at - 1, -1, -1):
            if _is(chunks[j], "WP"):
                return True
            if _is(chunks[j], ","):
                return not any(isinstance(chunk, Verb) and chunk.form in ("finite", "base") for chunk in chunks[:j])
        return False


def _low_is(chunk: Chunk, low: str) -> bool:
    return isinstance(chunk, Mark) and chunk.low == low


def _is(chunk: Chunk, tag: str) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == tag
