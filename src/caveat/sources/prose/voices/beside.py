"""Attributions with a verb of saying beside a clause: ", officials said on Friday", "," said Ann Lind."""

from __future__ import annotations

from itertools import pairwise, product

from caveat.evidence import Attribution
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.names import is_person, name
from caveat.sources.prose.voices.colons import Place
from caveat.sources.prose.voices.quotations import TELLERS, Quotations
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import MEASURED, Chunk, Group, Mark, Verb, is_finite, is_mark, low_is, singular
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.spoken import ALSO, CITES

_BEHIND = frozenset((
    "say", "rule", "state", "add", "write", "note", "report", "explain", "think", "believe", "argue", "warn",
    "claim", "insist", "estimate", "reckon", "suggest", "complain", "maintain", "concede", "recall", "confirm",
    "announce", "assert", "observe", "remark", "predict", "counter", "acknowledge", "reply", "answer", "retort",
    "specify", "affirm", "indicate", "underline", "stress", "emphasise", "emphasize", "lament", "summarise", "clarify",
    "contend", "allege", "hint", "find", "conclude", "feel", "protest", "boast", "calculate", "testify", "disclose",
    "declare", "reveal", "admit", "fear", "agree", "quip", "joke", "tweet", "post", "underscore", "recount", "confess",
    "caution", "grumble", "reiterate", "repeat", "speculate", "guess", "surmise", "imply", "mention", "signal",
))  # fmt: skip
"""Verbs of saying that may stand before whoever says it, where nothing is quoted: ", argues Ann Lind"."""


_ON = frozenset(("over", "about", "with", "against", "for"))
"""What joins to a verb of saying what is spoken of."""
_SOMEBODY = frozenset(("person", "spokes", "name"))
"""Who may be told by "who"."""
_SPEAKING = frozenset(("outlet", "person", "spokes", "speech", "name", "body"))
"""Kinds of what somebody who refers to it takes his word from."""
_THEN = 2
"""Words of "until then"."""
_SHORT = 8
"""Chunks of where and when somebody said something."""


_STATED = 3
"""Chunks of ", this was stated", and of what follows it."""


class Beside(Quotations):
    """Finds a source and its verb where they stand beside what they govern."""

    def tag(self, chunks: list[Chunk], i: int) -> Place | None:
        """A verb of saying with its source beside a clause: ", officials said on Friday" or "," said X."""
        verb = chunks[i]
        if isinstance(verb, Verb) and verb.passive and (stated := self._stated_by(chunks, i)) is not None:
            return stated
        if (
            not isinstance(verb, Verb)
            or not (verb.lemma in self.beside or self.behind_quote(chunks, i))
            or (verb.passive and verb.form != "part")
            or verb.negative
            or verb.modal not in ("", "will")
            or (verb.modal and i + 1 < len(chunks) and isinstance(chunks[i + 1], Group))
            or (verb.last < len(self.tokens) and self.tokens[verb.last].low in ("no", "yes"))
            or (verb.lemma == "rule" and verb.last < len(self.tokens) and self.tokens[verb.last].low == "out")
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
                if group.kind == "time" or frames().events.get(singular(self.tokens[group.head].low)) in DONE_TO:
                    return None  # with tanks on their way, the pause underscores
                behind = {chunk.low for chunk in chunks[i:end] if isinstance(chunk, Mark)}
                if low_is(chunks[first], "as") and behind & _ON:
                    return None  # as officials argued over the price
                if any(is_mark(chunk, "CC") for chunk in chunks[at:i]):  # the Department for Business and Trade
                    group = Group(group.first, chunks[i - 1].last, group.head, group.kind)
                cited = self.cited(chunks, end)
                if cited is not None and not self._is_somebody(group, verb.lemma):
                    if i - at == 3 and low_is(chunks[at + 1], "of"):  # the Times of India
                        group = Group(group.first, chunks[i - 1].last, chunks[i - 1].last - 1, "name")
                    outlet = name(group, self.tokens, []).name
                    return first, cited[1], cited[0], self.known_outlet(outlet)
                return first, end, group, told
        return self._inverted(chunks, i)

    def _stated_by(self, chunks: list[Chunk], i: int) -> Place | None:
        """Who states what stands in front, behind a comma: , this was stated by the minister to journalists."""
        verb, last = chunks[i], len(chunks) - 1
        if i < _STATED or last < i + _STATED or not is_mark(chunks[i - 2], ",") or not is_mark(chunks[last], "."):
            return None
        this, who = chunks[i - 1], chunks[i + 2]
        if not isinstance(verb, Verb) or verb.lemma not in self.beside or verb.negative or verb.modal:
            return None
        told = (
            isinstance(this, Group) and self.tokens[this.head].low in ("this", "that") and low_is(chunks[i + 1], "by")
        )
        plain = not any(isinstance(chunk, Verb) for chunk in chunks[i + 1 :])
        return (i - 1, last, who, None) if told and plain and isinstance(who, Group) and self.can_tell(who) else None

    def _ends(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a participle by its form is what a source before it did: ", a panel of experts found."."""
        verb = chunks[i]
        assert isinstance(verb, Verb)
        first = self._begins(chunks, i)
        source = chunks[first]
        if first < 2 or not isinstance(source, Group) or not is_mark(chunks[first - 1], ","):
            return False
        after, then = [*chunks[i + 1 : i + 3], None, None][:2]
        if is_mark(after, ".") or (verb.lemma in ALSO and is_mark(after, "IN")):
            return True
        if verb.lemma == "tell" and isinstance(after, Group):
            return is_mark(then, ".") or is_mark(then, ",")
        if is_mark(after, ",") and isinstance(then, Verb) and then.form == "ger":
            return then.lemma in CITES
        if is_mark(after, ",") and is_finite(then):
            return source.kind in TELLERS  # after the air force, a UN panel found, had dropped them
        day = then if is_mark(after, "IN") else after
        if isinstance(day, Group) and day.kind == "time" and not verb.modal:
            return True
        return source.kind in TELLERS and verb.last - verb.first == 1 and self._only_where(chunks[i + 1 :])

    @staticmethod
    def _begins(chunks: list[Chunk], i: int) -> int:
        """Where the source before such a verb begins, with what stands behind it: officials briefed on it told."""
        first = i - 1
        while first > 2 and isinstance(chunks[first - 2], Group):
            joint = chunks[first - 1]
            if not is_mark(joint, "IN") and not (isinstance(joint, Verb) and joint.form == "part"):
                break
            first -= 2
        briefed = chunks[first - 2] if first > 3 and is_mark(chunks[first - 1], "IN") else None
        if isinstance(briefed, Verb) and briefed.form == "part" and isinstance(chunks[first - 3], Group):
            first -= 3
        return first

    @staticmethod
    def _only_where(chunks: list[Chunk]) -> bool:
        """Whether nothing but places and days stand up to the end: in the High Court yesterday."""
        ends = bool(chunks) and is_mark(chunks[-1], ".")
        plain = all(
            is_mark(chunk, "IN") or is_mark(chunk, "R") or (isinstance(chunk, Group) and chunk.kind not in MEASURED)
            for chunk in chunks[:-1]
        )
        return ends and plain and len(chunks) <= _SHORT

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

    def cited(self, chunks: list[Chunk], end: int) -> tuple[Group, int] | None:
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
                spoken_of = verb.lemma == "refer" and group.kind not in _SPEAKING  # referring to the war
                end = self._further(chunks, self.group_end(chunks, at))
                return (group, end) if self.can_tell(group) and not spoken_of else None
        return None

    def _further(self, chunks: list[Chunk], end: int) -> int:
        """Where a list of those who are cited ends, at the comma behind it: three aides in office and a former one."""
        for at in range(end, min(end + _SHORT, len(chunks))):
            chunk = chunks[at]
            if is_mark(chunk, ",") or (isinstance(chunk, Group) and self.tokens[chunk.first - 1].text == ","):
                return at
            small = is_mark(chunk, "R") or is_mark(chunk, "IN") or is_mark(chunk, "CC")
            if not (small or isinstance(chunk, Group)):
                return end
        return end

    def somebody_too(self, chunks: list[Chunk], at: int) -> Group | None:
        """The source at a place; of a paper and somebody that are cited together, the latter: data and an aide."""
        group = chunks[at] if at < len(chunks) else None
        if not isinstance(group, Group):
            return None
        if self.tokens[group.head].low in ("words", "word") and at + 2 < len(chunks) and low_is(chunks[at + 1], "of"):
            return self.somebody_too(chunks, at + 2)  # according to the words of the minister
        for j in range(at + 1, min(at + _SHORT, len(chunks) - 1)):
            who = chunks[j + 1]
            if is_mark(chunks[j], "CC") and isinstance(who, Group):
                somebody = who.kind == "person" and self.tokens[who.head].low in lexicon().anonymous
                return who if somebody and group.kind in ("other", "speech", "number") else group
            done = isinstance(chunks[j], Verb) and not is_finite(chunks[j])
            if not (done or is_mark(chunks[j], "IN") or isinstance(chunks[j], Group)):
                break
        return group

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
        if at > 1 and is_mark(chunks[at], ","):
            return self._past_aside(chunks, at) or self._past_who(chunks, at)
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
            explained = isinstance(chunk, Group) and bool(chunk.apposed) and at + 1 < i
            if explained and self.tokens[chunks[at + 1].first - 1].text == ",":
                break  # spoke of Moss, the former premier, two officials said
            if is_mark(chunk, "WP") and self.tokens[chunk.first].low == "who" and isinstance(chunks[at - 1], Group):
                at -= 1
                continue
            joins = is_mark(chunk, "CC") and isinstance(chunks[at - 1], Group) and isinstance(chunks[at + 1], Group)
            if low_is(chunk, "as") and at > 1 and is_mark(chunks[at - 1], ","):
                at -= 1  # ..., as the ministry confirmed on Friday
                break
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "J", "R") and not joins:
                return None
            at -= 1
        first = at + 1
        opener = chunks[first]
        if isinstance(opener, Mark) and opener.low == "as":
            first += 1
        while first < i and isinstance(chunk := chunks[first], Mark) and chunk.low.endswith("ly") and first + 1 < i:
            first += 1  # newly released documents show
            opener = chunks[first]
        if first >= i or not isinstance(chunks[first], Group) or at < 0:
            return None
        if self.tokens[chunks[first].first].low in ("whatever", "what", "however"):
            return None
        if is_mark(chunks[at], "QUO") and not self._closes(chunks, at):
            return None
        if not any(isinstance(chunk, Verb | Group) for chunk in chunks[:at]) and not self._only_when(chunks[:at]):
            return None
        return (first - 1 if isinstance(opener, Mark) else first), first

    @staticmethod
    def _only_when(chunks: list[Chunk]) -> bool:
        """Whether no more than adverbs open a sentence: so far / until then, officials said, nothing will come."""
        told = chunks[1:] if len(chunks) == _THEN and is_mark(chunks[0], "IN") else chunks
        return all(is_mark(chunk, "R") or is_mark(chunk, "CC") for chunk in told)

    def _past_who(self, chunks: list[Chunk], comma: int) -> tuple[int, int] | None:
        """Where a person begins of whom a clause tells behind a clause: has gone, Ida Roth, who leads it, said."""
        who = next((j for j in range(comma - 1, 2, -1) if is_mark(chunks[j], "WP")), 0)
        if not who or any(isinstance(c, Mark) and c.tag in (",", "QUO", "CS", ";", ":") for c in chunks[who:comma]):
            return None
        told = any(is_mark(one, ",") and is_finite(other) for one, other in pairwise(chunks[comma + 2 :]))
        opens = next((j for j in range(who, 0, -1) if is_mark(chunks[j], ",")), 0)
        named = next((j for j in range(opens - 1, 0, -1) if is_mark(chunks[j], ",")), 0) + 1
        behind_who = self.tokens[chunks[who].first].low == "who"
        for by_name, first in product((True, False), (opens + 1, named)):
            group, before = chunks[first], chunks[first - 1]
            if not isinstance(group, Group) or not is_mark(before, ",") or first >= who:
                continue
            plain = all(isinstance(chunk, Group) or is_mark(chunk, "IN") for chunk in chunks[first : opens or who])
            somebody = is_person(group, self.tokens) or (not by_name and behind_who and group.kind in _SOMEBODY)
            if plain and somebody and (told or any(is_finite(c) for c in chunks[: first - 1])):
                return first, first
        return None

    def _past_aside(self, chunks: list[Chunk], comma: int) -> tuple[int, int] | None:
        """Where a source begins that has an aside behind it: "...," the envoy, Ida Roth, a former colonel, told us."""
        quote = next((j for j in range(comma - 1, 0, -1) if is_mark(chunks[j], "QUO")), 0)
        source = chunks[quote + 1]
        if not quote or not self._closes(chunks, quote) or not isinstance(source, Group) or source.kind == "time":
            return None
        bare = not any(is_mark(chunk, ",") for chunk in chunks[quote + 2 : comma])
        if bare and source.kind not in _SPEAKING | TELLERS:
            return None  # amounts to a "shameful" betrayal, said the senator
        aside = False
        for chunk in chunks[quote + 2 : comma]:
            aside = aside or is_mark(chunk, "WP")
            if is_mark(chunk, ","):
                aside = False
            elif (not aside and isinstance(chunk, Verb) and chunk.form not in ("part", "ger")) or (
                isinstance(chunk, Mark) and chunk.tag in ("THAT", "CS", ":", ";", ".")
            ):
                return None
        return quote + 1, quote + 1

    def _inverted(self, chunks: list[Chunk], i: int) -> Place | None:
        """A source after its verb: "...," said Hugh Pemberley, the minister."""
        before = chunks[i - 1]
        verb = chunks[i]
        assert isinstance(verb, Verb)
        if not (isinstance(before, Mark) and before.tag in (",", "QUO", "--")) or i + 1 >= len(chunks):
            return None
        if is_mark(before, "QUO") and not self._closes(chunks, i - 1):
            return None  # each week "writes their brochure for them"
        at = i + 1
        group = chunks[at]
        quoted = before.tag == "QUO" or (i > 1 and is_mark(chunks[i - 2], "QUO"))
        if not quoted and (verb.lemma not in ALSO | _BEHIND or self._relative_before(chunks, i - 1)):
            return None
        if not isinstance(group, Group) or group.kind == "time" or self._rest_is_clause(chunks, at):
            return None
        if self.tokens[group.head].low.endswith(("self", "selves")):
            return None  # the firm, 62 men strong, finds itself in a corner
        recalled = verb.lemma == "recall" and self.tokens[group.first].tag == "PRPS"
        if not quoted and (group.kind in MEASURED or recalled):
            return None  # has halted them, recalled its envoy and frozen the aid
        end = self.group_end(chunks, at)
        if end < len(chunks) and self._named_between(chunks, end):
            return i, end, group, None
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
            if is_mark(chunks[end], ",") and not quoted and self._still_to_come(chunks, i, end):
                break  # if they fail, says Ida Roth, the radars will not be sent
            if is_mark(chunks[end], ",") and isinstance(following, Verb) and self._adds(chunks, end + 1):
                break  # said Kari Lund, adding that
            if is_mark(chunks[end], ",") and is_mark(following, "CC") and end + 2 < len(chunks):
                following = chunks[end + 2]  # wrote Dragana Pavić, who heads it, and had stopped
            if is_mark(chunks[end], ",") and following is not None and is_finite(following):
                break
            end += 1
        return i, end, group, None

    @staticmethod
    def _still_to_come(chunks: list[Chunk], i: int, end: int) -> bool:
        """Whether no more than a condition or a time stands before a source, and what is said stands behind it."""
        opener, subject = chunks[0], chunks[end + 1] if end + 1 < len(chunks) else None
        led = isinstance(opener, Mark) and opener.tag in ("CS", "IN")
        led = led and not any(is_mark(chunk, ",") for chunk in chunks[1 : i - 1])
        return led and isinstance(subject, Group) and any(is_finite(chunk) for chunk in chunks[end + 2 :])

    def _adds(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a source goes on to say something: adding that, noting that."""
        verb, that = chunks[at], chunks[at + 1] if at + 1 < len(chunks) else None
        return isinstance(verb, Verb) and verb.form == "ger" and verb.lemma in self.beside and is_mark(that, "THAT")

    def _relative_before(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the comma before closes a relative clause or an aside of a subject that still wants its verb."""
        for j in range(at - 1, -1, -1):
            if is_mark(chunks[j], "WP"):
                return j > 0 or not low_is(chunks[j], "what")  # what she approved, says her office, were
            if is_mark(chunks[j], ",") and j == 2 and is_mark(chunks[0], "IN"):
                return False  # since spring, nothing has come, complains the yard
            if is_mark(chunks[j], ","):
                has_come = any(is_finite(chunk) for chunk in chunks[j + 1 : at])  # worried by raids, Norway froze it
                opened = any(is_mark(chunk, "CS") or is_mark(chunk, "THAT") for chunk in chunks[j + 1 : at])
                return not (has_come and not opened) and not any(is_finite(chunk) for chunk in chunks[:j])
        return False
