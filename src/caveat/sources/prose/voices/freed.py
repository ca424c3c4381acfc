"""The groups of a sentence in; the same, a source freed of what stands between it and what it says, out."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.voices.hidden import Hidden
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import PAPERS, TALKS, TOLD_OF

_REACH = 10
"""Chunks within which such an aside ends."""
_FEW = 8
"""Chunks of the longest words that are quoted within what somebody says."""
_SEES = frozenset(("see", "obtain", "review", "have", "get", "read", "publish", "examine", "consult", "view", "hold"))
"""What one does with a paper that says something."""
_COLON = frozenset(("say", "tell", "add", "explain", "claim", "insist", "argue", "admit", "confirm"))
_STANDS = frozenset(("standing", "sitting", "seated", "surrounded", "flanked", "joined", "accompanied"))
_HEARS = frozenset(("speak", "talk", "interview", "ask", "contact", "meet", "reach", "consult", "question", "call"))


class Freed(Hidden):
    """Puts asides between a source and its verb out of the way."""

    def mended(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, each source beside its verb."""
        chunks = super().mended(chunks)
        if "per" in self.lows:
            chunks = self._called_per(chunks)
        if "," in self.lows:
            chunks = self._of_whom(self._beside_somebody(chunks))
        if "that" in self.lows and any(is_mark(chunk, "QUO") for chunk in chunks):
            chunks = self._quoted_within(chunks)
        if "can" in self.lows:
            chunks = [self._can_reveal(chunks, j, chunk) for j, chunk in enumerate(chunks)]
        if ":" in self.lows:
            chunks = self._behind_colon(chunks)
        return self._in_his_book(self._spoken_to(self._that_shows(chunks)))

    def _can_reveal(self, chunks: list[Chunk], j: int, chunk: Chunk) -> Chunk:
        """A group; what an outlet can reveal it reports: NRK can reveal that, the Bugle can reveal."""
        who = chunks[j - 1] if j else None
        if not isinstance(chunk, Verb) or (chunk.modal, chunk.lemma) != ("can", "reveal") or chunk.negative:
            return chunk
        outlet = isinstance(who, Group) and who.kind in ("name", "outlet") and not is_person(who, self.tokens)
        return replace(chunk, lemma="report", modal="") if outlet else chunk

    def _that_shows(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what a paper says that somebody has being a clause of its own: has seen papers that show."""
        for j in range(2, len(chunks) - 3):
            paper, that, says = chunks[j : j + 3]
            if not isinstance(paper, Group) or not (is_mark(that, "THAT") or is_mark(that, "WP")):
                continue
            known = isinstance(chunks[j - 1], Verb) and isinstance(chunks[j - 2], Group) and self.is_read(paper)
            tells = isinstance(says, Verb) and says.lemma in self.beside and is_finite(says) and not says.negative
            has = chunks[j - 1]
            seen = isinstance(has, Verb) and has.lemma in _SEES and not has.negative and not has.passive
            behind = chunks[j + 3]
            told = is_mark(behind, "THAT") or (isinstance(behind, Group) and any(map(is_finite, chunks[j + 4 :])))
            if known and seen and tells and told and self.tokens[that.first].low in ("that", "which"):
                stop = Mark(that.first, that.first, ";", ";")
                return [*chunks[: j + 1], stop, paper, *chunks[j + 2 :]]
        return chunks

    def _behind_colon(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what stands behind a colon being said as well: told us that it was otherwise: Oslo sold them."""
        colon = next((j for j, chunk in enumerate(chunks) if is_mark(chunk, ":")), 0)
        front, behind = chunks[:colon], chunks[colon + 1 :]
        at = next((j for j, chunk in enumerate(front) if isinstance(chunk, Verb)), 0)
        verb = front[at] if front else None
        if not at or not isinstance(verb, Verb) or verb.lemma not in _COLON or verb.passive or verb.negative:
            return chunks
        who = front[at - 1]
        plain = isinstance(who, Group) and who.kind in ("person", "spokes", "body", "name", "pronoun", "speech")
        told = any(is_finite(chunk) for chunk in front[at + 1 :]) and len(behind) > 1 and isinstance(behind[0], Group)
        quoted = any(is_mark(chunk, "QUO") for chunk in chunks)
        if not plain or verb.modal or not told or quoted or not any(map(is_finite, behind)):
            return chunks
        first = chunks[colon].first
        that = Mark(first, first, "THAT", "that")
        return [*front, Mark(first, first, ";", ";"), *front[: at + 1], that, *behind]

    def _of_whom(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, the body between commas belonging to the person before: , Kari Lund, of the committee, said."""
        for j in range(len(chunks) - 5):
            who, of, end = chunks[j], chunks[j + 2], j + 4
            if not isinstance(who, Group) or not is_mark(chunks[j + 1], ",") or not is_mark(of, "IN"):
                continue
            if self.tokens[of.first].low not in ("of", "from", "with", "at", "for") or not is_person(who, self.tokens):
                continue
            while end + 1 < len(chunks) and is_mark(chunks[end], "IN") and isinstance(chunks[end + 1], Group):
                end += 2
            said = chunks[end + 1] if end + 1 < len(chunks) and is_mark(chunks[end], ",") else None
            body = isinstance(chunks[j + 3], Group) and not any(is_mark(c, ",") for c in chunks[j + 3 : end])
            says = isinstance(said, Verb) and said.lemma in self.beside and is_finite(said)
            if body and says and (j == 0 or not isinstance(chunks[j - 1], Verb)):
                return [*chunks[: j + 1], *chunks[j + 2 : end], *chunks[end + 1 :]]
        return chunks

    @staticmethod
    def _quoted_within(chunks: list[Chunk]) -> list[Chunk]:
        """The groups, marks within what is said by "that" left out: says that it is "no beggar" and may buy them."""
        that = next((j for j, chunk in enumerate(chunks) if is_mark(chunk, "THAT")), len(chunks))
        quotes = [j for j, chunk in enumerate(chunks) if is_mark(chunk, "QUO")]
        for opens, closes in zip(quotes[::2], quotes[1::2], strict=False):
            short = that < opens < closes < opens + _FEW and isinstance(chunks[that + 1], Group) and opens > that + 1
            goes_on = closes + 2 < len(chunks) and is_mark(chunks[closes + 1], "CC") and is_finite(chunks[closes + 2])
            if short and goes_on and quotes[0] > that and len(quotes) % 2 == 0:
                return [chunk for j, chunk in enumerate(chunks) if j not in (opens, closes)]
        return chunks

    def _beside_somebody(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups without how somebody stands who says something: Standing beside his guest, Dag Moe said."""
        if not isinstance(chunks[0], Group) or self.tokens[0].low not in _STANDS:
            return chunks
        comma = next((j for j, chunk in enumerate(chunks[:_REACH]) if is_mark(chunk, ",")), 0)
        plain = all(not isinstance(chunk, Verb) for chunk in chunks[:comma])
        opens = comma and plain and comma + 2 < len(chunks) and isinstance(chunks[comma + 1], Group)
        return chunks[comma + 1 :] if opens and is_finite(chunks[comma + 2]) else chunks

    def _spoken_to(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups without who heard a source, or what it has to do with it: an officer we spoke to said."""
        for j in range(1, len(chunks) - 2):
            who, before, verb = chunks[j - 1], chunks[j], chunks[j + 1]
            if isinstance(before, Verb):
                those = isinstance(who, Group) and self.tokens[who.head].low == "those"
                heard = those and before.last - before.first == 1 and self.tokens[before.head].low in TOLD_OF
                at = j + 1
                while heard and at + 1 < len(chunks) and is_mark(chunks[at], "IN"):
                    at += 2
            else:
                pronoun = isinstance(before, Group) and self.tokens[before.head].low in ("we", "i", "they")
                heard = pronoun and isinstance(who, Group) and is_finite(verb) and getattr(verb, "lemma", "") in _HEARS
                at = j + 2 + (is_mark(chunks[j + 2], "IN") and not is_mark(chunks[j + 2], "THAT"))
            said = chunks[at] if heard and at < len(chunks) else None
            if isinstance(said, Verb) and is_finite(said) and said.lemma in self.beside and not said.passive:
                return [*chunks[:j], *chunks[at:]]
        return chunks

    def _in_his_book(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a paper and the name behind it in two: in his memoirs Dag Moe writes."""
        if len(chunks) < 4 or not is_mark(chunks[0], "IN") or not isinstance(chunks[2], Verb):
            return chunks
        whole = chunks[1]
        if not isinstance(whole, Group) or whole.members or self.tokens[whole.first].tag not in ("PRPS", "DT"):
            return chunks
        for at in range(whole.first + 1, whole.last - 1):
            paper = Group(whole.first, at + 1, at, "speech")
            named = all(token.tag == "NNP" for token in self.tokens[at + 1 : whole.last])
            if named and self.tokens[at].tag == "N" and (self.is_paper(paper) or self.tokens[at].low in TALKS):
                return [chunks[0], paper, Group(at + 1, whole.last, whole.last - 1, "name"), *chunks[2:]]
        return chunks

    def _called_per(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "Per" before a name being somebody's first: Per Moe told NRK."""
        for j in range(len(chunks) - 2):
            per, name, after = chunks[j : j + 3]
            if not isinstance(per, Mark) or not isinstance(name, Group) or self.tokens[per.first].text != "Per":
                continue
            plain = name.kind == "name" and self.tokens[name.first].tag == "NNP" and name.first == per.last
            if (
                plain
                and (j == 0 or is_mark(chunks[j - 1], ","))
                and isinstance(after, Verb)
                and self.tokens[name.head].low not in wordset("outlets")
            ):
                self.tokens[per.first].tag = "NNP"
                return [*chunks[:j], replace(name, first=per.first), *chunks[j + 2 :]]
        return chunks

    def is_read(self, group: Group) -> bool:
        """Whether a group is something that can be read."""
        return group.kind == "speech" or self.is_paper(group)

    def is_paper(self, group: Group) -> bool:
        """Whether the head of a group is a word for a paper."""
        low = self.tokens[group.head].low
        return low in PAPERS or bool({low, singular(low)} & wordset("documents"))
