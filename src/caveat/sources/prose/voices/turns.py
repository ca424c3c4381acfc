"""Attributions by other turns than ", X said": a label, a headline's, a passive's, a paper's."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.voices.colons import Place
from caveat.sources.prose.voices.headings import LABEL, Headings
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark, low_is, singular
from caveat.sources.prose.words.lexicon import wordset

_STATED = frozenset(("record", "mention", "underline", "say", "set"))
_UNDER_BREATH = frozenset(("murmur", "whisper", "mutter", "mumble"))
"""How it is told by nobody: it is murmured in the corridors."""
_BELIEVED = frozenset(("say", "believe", "understand", "think", "report", "allege", "rumour"))
_FINDS_OUT = frozenset(("learn", "understand", "gather", "establish"))
_TOLD = frozenset(
    ("relayed", "reported", "told", "stated", "disclosed", "revealed", "confirmed", "announced", "described")
)
_BRACKETED = 3
"""Chunks of a name in brackets."""
_SITES = frozenset(("site", "website", "webpage", "page", "homepage", "portal", "feed", "account", "channel"))
"""Where somebody prints what he has to say, who speaks there himself."""
_READS = frozenset(("read", "say", "run", "state", "go", "declare", "announce"))
"""What a paper does whose words follow."""
_OPENS = 3
"""Chunks within which the verb stands of a sentence that says on whose word the one before is."""


_TURNS = frozenset((
    "move", "twist", "step", "response", "reaction", "turn", "change", "shift", "development", "case", "surprise",
    "sign", "meantime", "end", "wake", "capital", "event", "instance", "reversal", "concession", "bid", "effort",
))  # fmt: skip
"""What something may be confirmed in that says nothing: in a surprise move."""


class Turns(Headings):
    """Finds attributions that stand beside a clause without a plain verb of saying."""

    def turn(self, chunks: list[Chunk], i: int) -> Place | None:
        """The attribution that begins at a place, if one does."""
        if i == 0 and (ahead := self.ahead(chunks)) is not None:
            return ahead
        if isinstance(chunks[i], Group):
            if i == 0:
                return self._known_to(chunks) or self._quoted_as(chunks) or self.heading(chunks, i)
            if i == len(chunks) - 1:
                return self.heading(chunks, i)
        low = self.tokens[chunks[i].first].low
        if low == "by":
            return self._by(chunks, i)
        if low in ("i", "we"):
            return self._told_to_me(chunks, i)
        if low in ("in", "as", "it", "at", "from"):
            return self._stated_in(chunks, i) or self._shown(chunks, i)
        return None

    def _quoted_as(self, chunks: list[Chunk]) -> Place | None:
        """Who is quoted as saying it, and by which outlet."""
        group = chunks[0]
        if not isinstance(group, Group) or len(chunks) < 5:
            return None
        verb = chunks[1]
        if not isinstance(verb, Verb) or verb.lemma not in ("quote", "cite") or verb.negative:
            return None
        said = next((j for j, chunk in enumerate(chunks[:12]) if isinstance(chunk, Verb) and chunk.lemma == "say"), 0)
        if not said or not low_is(chunks[said - 1], "as"):
            return None
        if not verb.passive:  # the radio quotes an officer as saying that
            whom = [one for one in chunks[2 : said - 1] if isinstance(one, Group) and one.kind != "pronoun"]
            end = said + 1 + (said + 1 < len(chunks) and is_mark(chunks[said + 1], "THAT"))
            return (0, end, whom[0], self.outlet_name(group)) if whom else None
        behind = said + 2 < len(chunks) and low_is(chunks[said + 1], "by")  # as saying by Reuters on Friday that
        by = said + 1 if behind else next((j for j in range(2, said) if low_is(chunks[j], "by")), None)
        outlet = chunks[by + 1] if by is not None else None
        told = self.outlet_name(outlet) if isinstance(outlet, Group) else None
        end = self.group_end(chunks, said + 2) if behind else said + 1
        return 0, end + (end < len(chunks) and is_mark(chunks[end], "THAT")), group, told

    def quoted_beside(self, chunks: list[Chunk], i: int) -> Place | None:
        """Who is quoted behind what he said: ", Bloomberg quoted an aide as saying", ", Lind was quoted as saying"."""
        at = i - 1 - self._when_before(chunks, i)  # The Guardian on Saturday quoted an aide
        verb, before = chunks[i], chunks[at] if at > 0 else None
        if not isinstance(verb, Verb) or not isinstance(before, Group) or at < len((",", "")) or verb.negative:
            return None
        if not isinstance(chunks[at - 1], Mark) or self.tagged(chunks[at - 1]) not in (",", "QUO"):
            return None
        passive = verb.passive and verb.form != "part"
        whom = before if passive else next((c for c in chunks[i + 1 : i + 2] if isinstance(c, Group)), None)
        end = i + 1 if passive else self.group_end(chunks, i + 1) if whom is not None else i
        ahead = chunks[i + 2] if passive and i + 2 < len(chunks) and low_is(chunks[i + 1], "by") else None
        end = self.group_end(chunks, i + 2) if isinstance(ahead, Group) else end  # was quoted by Interfax as saying
        said = chunks[end + 1] if end + 1 < len(chunks) else None
        if (
            whom is None
            or end >= len(chunks)
            or not low_is(chunks[end], "as")
            or not isinstance(said, Verb)
            or said.lemma != "say"
        ):
            return None
        end += 2
        by = chunks[end + 1] if passive and end + 1 < len(chunks) and low_is(chunks[end], "by") else None
        outlet = (by or ahead) if passive else before
        end = self.group_end(chunks, end + 1) if by is not None else end
        return at, end, whom, self.outlet_name(outlet) if isinstance(outlet, Group) else None

    @staticmethod
    def _when_before(chunks: list[Chunk], i: int) -> int:
        """How many chunks before a verb tell no more than when."""
        day = chunks[i - 1] if i else None
        if not isinstance(day, Group) or day.kind != "time":
            return 0
        return 1 + (i > 1 and low_is(chunks[i - 2], "on"))

    def _told_to_me(self, chunks: list[Chunk], i: int) -> Place | None:
        """Who told the page, between commas: , I am told by a general, ."""
        verb = chunks[i + 1] if i + 3 < len(chunks) else None
        if i == 0 or not is_mark(chunks[i - 1], ",") or not isinstance(verb, Verb) or not verb.passive:
            return None
        group = chunks[i + 3]
        if verb.lemma != "tell" or verb.negative or not low_is(chunks[i + 2], "by") or not isinstance(group, Group):
            return None
        end = self.group_end(chunks, i + 3)
        ends = end >= len(chunks) or is_mark(chunks[end], ",") or is_mark(chunks[end], ".")
        return (i, end, group, None) if ends else None

    def introduced(self, chunks: list[Chunk]) -> Group | None:
        """Whose quotation stands in the next paragraph: Commenting on it, Kari Lund, the minister, said:"""
        if len(chunks) < _OPENS or not is_mark(chunks[-1], ":"):
            return None
        line = self.line_from(chunks)
        if line is not None:
            return line[2]
        if (printed := self._printed(chunks)) is not None:
            return printed
        groups = [chunk for chunk in chunks if isinstance(chunk, Group) and chunk.kind not in ("time", "pronoun")]
        persons = [one for one in groups if is_person(one, self.tokens)]
        persons += [one for one in groups if any(is_person(each, self.tokens) for each in one.apposed)]
        if persons:
            return persons[-1]
        says = any(isinstance(chunk, Verb) and chunk.lemma in self.beside for chunk in chunks[-LABEL:])
        bodies = [one for one in groups if one.kind in ("spokes", "body", "person")]
        return bodies[0] if says and bodies else None

    def _printed(self, chunks: list[Chunk]) -> Group | None:
        """Whose page or paper is copied behind a colon: from the ministry's site: "..."; the notice reads: "..."."""
        led = is_mark(chunks[0], "IN") and self.tokens[chunks[0].first].low in ("from", "on", "in")
        paper = chunks[led] if led < len(chunks) else None
        if not isinstance(paper, Group) or any(is_mark(chunk, "QUO") for chunk in chunks):
            return None
        low = singular(self.tokens[paper.head].low)
        if low not in _SITES and low not in wordset("documents"):
            return None
        reads = any(isinstance(chunk, Verb) and chunk.lemma in _READS and not chunk.negative for chunk in chunks)
        if not (led or reads):
            return None
        of, whose = (*chunks[led + 1 : led + 3], None, None)[:2]
        owner = paper.owner if paper.owner is not None else whose if of is not None and low_is(of, "of") else None
        if isinstance(owner, Group) and owner.kind in ("body", "state", "name"):
            return owner
        return paper if low not in _SITES else None

    def afterthought(self, chunks: list[Chunk], quoted: bool = False) -> Group | None:
        """On whose word the sentence before stands, where this one says no more: so says the ministry.

        Behind words that are ``quoted`` a name in brackets tells who spoke them: "…" (Kari Lund, minister).
        """
        if quoted and (signed := self._in_brackets(chunks)) is not None:
            return signed
        so, says, who = (*chunks[:3], None, None, None)[:3]
        told = isinstance(says, Verb) and says.lemma in self.beside and not (says.negative or says.passive)
        if so is not None and low_is(so, "so") and told and isinstance(who, Group) and is_person(who, self.tokens):
            return who  # so said Ann Lind, who chairs it, when she met the press
        if len(chunks) > LABEL or any(is_mark(chunk, ",") for chunk in chunks[5:]):
            return None
        verb = next((j for j, chunk in enumerate(chunks) if isinstance(chunk, Verb)), None)
        opens = self.tokens[chunks[0].first].low
        teller = self._is_what(chunks) if opens in ("that", "this", "so", "such") else None
        if teller is not None:
            return teller
        if verb is None or opens not in ("so", "thus", "that", "this") or verb > _OPENS:
            return None
        at = verb + 1
        said = chunks[verb]
        assert isinstance(said, Verb)
        if said.lemma == "be" and opens in ("that", "this"):
            what = [self.tokens[chunk.first].low for chunk in chunks[at : at + 2]]
            if what == ["according", "to"]:
                at += 2
            elif what[:1] == ["according"]:
                at += 1
            else:
                return None
        elif said.passive and said.lemma in self.beside and not said.negative:
            if opens not in ("that", "this") or at >= len(chunks) or not low_is(chunks[at], "by"):
                return None
            at += 1  # this was announced by the ministry
        elif said.lemma not in self.beside or said.negative or opens not in ("so", "thus"):
            return None
        group = chunks[at] if at < len(chunks) else None
        return group if isinstance(group, Group) and group.kind not in ("pronoun", "time") else None

    def _in_brackets(self, chunks: list[Chunk]) -> Group | None:
        """A person who stands alone in brackets, or with an office behind a comma."""
        within = [chunk for chunk in chunks if not is_mark(chunk, ".")]
        if len(within) < _BRACKETED or not (is_mark(within[0], "(") and is_mark(within[-1], ")")):
            return None
        who, *rest = within[1:-1]
        plain = not rest or is_mark(rest[0], ",")
        if not isinstance(who, Group) or not plain or any(isinstance(chunk, Verb) for chunk in rest):
            return None
        return who if self.tokens[who.head].text in self.book.persons or is_person(who, self.tokens) else None

    def _is_what(self, chunks: list[Chunk]) -> Group | None:
        """Who says what was said before: that, at least, is what the union says."""
        for j in range(1, len(chunks) - 3):
            be, what, group, says = chunks[j : j + 4]
            if not isinstance(be, Verb) or be.lemma != "be" or be.negative or not low_is(what, "what"):
                continue
            told = isinstance(says, Verb) and says.lemma in self.beside and not says.negative
            return group if told and isinstance(group, Group) and group.kind != "pronoun" else None
        return None

    def _by(self, chunks: list[Chunk], i: int) -> Place | None:
        """Who says it, behind a passive: was said by two officials to have; as first reported by CNN."""
        if not low_is(chunks[i], "by") or i == 0 or i + 1 >= len(chunks):
            return None
        before, group = chunks[i - 1], chunks[i + 1]
        if not isinstance(group, Group) or group.kind == "time":
            return None
        end = self.group_end(chunks, i + 1)
        after = chunks[end] if end < len(chunks) else None
        believed = isinstance(before, Verb) and before.passive and before.lemma in _BELIEVED
        if believed and isinstance(after, Verb) and after.form == "inf":
            return i, end, group, None
        first = next((j for j in range(i - 1, max(-1, i - 5), -1) if low_is(chunks[j], "as")), None)
        if first is None and self.tokens[chunks[i].first - 1].low == "reported" and self.outlet_name(group) is not None:
            return self._reported_by(chunks, i, end, group)
        told = first is not None and self.tokens[chunks[i].first - 1].low in _TOLD
        if first is None or not told or (first > 0 and not is_mark(chunks[first - 1], ",")):
            return None
        return first, end, group, None

    @staticmethod
    def _reported_by(chunks: list[Chunk], i: int, end: int, group: Group) -> Place | None:
        """The outlet that has it first, behind a word for what was done: , a move first reported by CNN."""
        opens = next((j for j in range(i - 1, 1, -1) if is_mark(chunks[j], ",")), 0)
        what = chunks[opens + 1]
        rest = [chunk for chunk in chunks[end:] if isinstance(chunk, Verb) and chunk.form == "finite"]
        return (opens + 1, len(chunks) - 1, group, None) if opens and isinstance(what, Group) and not rest else None

    def _known_to(self, chunks: list[Chunk]) -> Place | None:
        """What an outlet has found out: the BBC has learned that."""
        if len(chunks) < 4:
            return None
        group, verb, that = chunks[0], chunks[1], chunks[2]
        if not isinstance(group, Group) or not isinstance(verb, Verb) or not is_mark(that, "THAT"):
            return None
        told = verb.lemma == "tell" and verb.passive  # Reuters was told that
        if verb.negative or not (told or (verb.lemma in _FINDS_OUT and not verb.passive)):
            return None
        outlet = self.source(group, [Item("", group, group.first)], "say" if told else "report")
        own = self.tokens[group.first].low == "our" and singular(self.tokens[group.head].low) in wordset("reporters")
        return (0, 3, group, None) if outlet.relayed_from is not None or own else None

    def _stated_in(self, chunks: list[Chunk], i: int) -> Place | None:
        """Where it stands: in the statement it was recorded that; as is added in the statement; it was stated in."""
        opener = chunks[i]
        low = self.tokens[opener.first].low
        reach = 16 if low in ("in", "at", "from") and i == 0 else 6
        said = next((j for j in range(i, min(i + reach, len(chunks))) if self._is_stated(chunks[j])), None)
        apart = i > 0 and (is_mark(chunks[i - 1], ",") or (low == "so" and is_mark(chunks[i - 1], ";")))
        if said is None or not (i == 0 or apart):
            return None
        if low in ("in", "at", "from") and i == 0 and isinstance(chunks[1], Group) and said + 1 < len(chunks):
            it, source = chunks[said - 1], chunks[1]
            if (low != "in" and source.kind not in ("body", "speech")) or self.tokens[source.head].low in _TURNS:
                return None
            that = self.tokens[chunks[said + 1].first].low == "that"
            if self.tokens[it.first].low == "it" and that:
                return 0, said + 2, source, None
            return None
        if low not in ("as", "it", "so") or (low in ("it", "so") and i == 0):
            return None
        place = next((j for j in range(said + 1, min(said + 4, len(chunks))) if low_is(chunks[j], "in")), None)
        if place is None or place + 1 >= len(chunks):
            return None
        paper = chunks[place + 1]
        if not isinstance(paper, Group) or paper.kind in ("time", "state") or self.tokens[paper.head].low in _TURNS:
            return None
        end = self.group_end(chunks, place + 1)
        handed = chunks[end] if end + 1 < len(chunks) else None
        if isinstance(handed, Verb) and handed.form == "part":  # in papers handed out in parliament
            end += 1
            while end < len(chunks) and (isinstance(chunks[end], Group) or self.tagged(chunks[end]) in ("IN", "R")):
                end += 1
        ends = end >= len(chunks) or any(is_mark(chunks[end], tag) for tag in (",", ".", "CS"))
        return (i, end, paper, None) if ends else None

    def _is_stated(self, chunk: Chunk) -> bool:
        stands = isinstance(chunk, Verb) and chunk.lemma in ("stand", "say") and is_finite(chunk) and not chunk.passive
        if isinstance(chunk, Verb) and stands and chunk.lemma == "say" and not self._says_there(chunk.last):
            stands = False
        if isinstance(chunk, Verb) and stands and not chunk.negative:
            return self.tokens[chunk.first - 1].low == "it"  # so it stands in a letter; , it says in the report
        told = isinstance(chunk, Verb) and chunk.passive and (chunk.lemma in self.beside or chunk.lemma in _STATED)
        return told and isinstance(chunk, Verb) and chunk.lemma not in _UNDER_BREATH

    def _says_there(self, at: int) -> bool:
        """Whether a paper follows that is known: it says in the report; not: it said in a statement."""
        lows = [token.low for token in self.tokens[at - 1 : at + 2]]
        return lows[0] == "says" and lows[1:] in (["in", "the"], ["on", "the"], ["in", "its"])

    def _shown(self, chunks: list[Chunk], i: int) -> Place | None:
        """What shows it, behind a comma: as the government's own register shows."""
        if not low_is(chunks[i], "as") or i == 0 or not is_mark(chunks[i - 1], ",") or i + 2 >= len(chunks):
            return None
        group = chunks[i + 1]
        end = self.group_end(chunks, i + 1)
        verb = chunks[end] if end < len(chunks) else None
        if not isinstance(group, Group) or group.kind in ("pronoun", "time") or not isinstance(verb, Verb):
            return None
        if verb.passive or verb.negative or verb.lemma not in self.beside or verb.form != "finite":
            return None
        after = chunks[end + 1] if end + 1 < len(chunks) else None
        ends = after is None or is_mark(after, ".") or is_mark(after, ",")
        return (i, end + 1, group, None) if ends else None

    def group_end(self, chunks: list[Chunk], at: int) -> int:
        """Past the prepositional groups that belong to a source."""
        end = at + 1
        while (
            end + 1 < len(chunks)
            and isinstance(chunks[end], Mark)
            and isinstance(chunks[end + 1], Group)
            and self.tagged(chunks[end]) == "IN"
        ):
            end += 2
        return end

    def tagged(self, chunk: Chunk) -> str:
        """The tag of a mark; nothing for a group or a verb."""
        return chunk.tag if isinstance(chunk, Mark) else ""
