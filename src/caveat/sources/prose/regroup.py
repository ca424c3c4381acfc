"""The groups of a sentence in; the same, a source and its verb apart where they were taken for one noun, out."""

from __future__ import annotations

from dataclasses import replace

from caveat.sources.prose.groups import Chunk, Group, Mark, Verb
from caveat.sources.prose.lexicon import lexicon
from caveat.sources.prose.speakers import Speakers

_ENDS = frozenset(("reports", "claims", "shows", "notes", "states", "recalls", "remarks", "comments"))
"""Verbs of saying that are plural nouns as well, each with an -s behind its lemma."""

_REACHED = frozenset(("speak", "reach", "ask", "contact", "interview", "talk", "address", "brief", "telephone", "call"))
"""How a source comes to say something, between commas behind it."""
_ASIDE = 14
"""Chunks within which such an aside ends."""


def is_mark(chunk: Chunk | None, tag: str) -> bool:
    """Whether a chunk is a mark of a tag."""
    return isinstance(chunk, Mark) and chunk.tag == tag


def low_is(chunk: Chunk, low: str) -> bool:
    """Whether a chunk is a small word."""
    return isinstance(chunk, Mark) and chunk.low == low


class Regrouped(Speakers):
    """Mends the groups of a sentence where they hide who says something."""

    def mended(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a newspaper's name being no time and "AFP reports" at the end no report."""
        lows = {token.low for token in self.tokens}
        if "times" in lows:
            for chunk in chunks:
                if isinstance(chunk, Group) and chunk.kind == "time" and self.tokens[chunk.head].text == "Times":
                    chunk.kind = "outlet"
        if "," in lows:
            chunks = self._without_aside(chunks)
        if "says" in lows:
            chunks = [part for chunk in chunks for part in self._parted(chunk)]
        if ";" in lows:
            chunks = self._run_on(chunks)
        if "/" in lows and len(chunks) > 2 and isinstance(chunks[0], Group):
            chunks = chunks[2:] if self.tokens[chunks[1].first].text == "/" else chunks  # the number of a post
        if lows & _ENDS:
            chunks = [part for j, chunk in enumerate(chunks) for part in self._told_at_end(chunks, j, chunk)]
        return chunks

    def _without_aside(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups without how a source could be asked: a spokesman, reached by telephone, denied."""
        if len(chunks) < 6 or not isinstance(chunks[0], Group) or not is_mark(chunks[1], ","):
            return chunks
        verb = chunks[2]
        if not isinstance(verb, Verb) or verb.lemma not in _REACHED or verb.modal or verb.perfect:
            return chunks
        for at in range(3, min(len(chunks) - 1, _ASIDE)):
            after = chunks[at + 1]
            if is_mark(chunks[at], ",") and isinstance(after, Verb) and after.form in ("finite", "base", "part"):
                if after.form == "part":  # what looks like one behind a comma is what the source did
                    after = replace(after, form="finite", passive=False, past=True)
                return [chunks[0], after, *chunks[at + 2 :]]
        return chunks

    def _told_at_end(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or the source and its verb where they were taken for one noun: ", AFP reports."."""
        after = chunks[j + 1] if j + 1 < len(chunks) else None
        if not isinstance(chunk, Group) or chunk.last - chunk.first < 2 or chunk.members or j < 2:
            return [chunk]
        said, before = self.tokens[chunk.last - 1].low, self.tokens[chunk.last - 2]
        if said not in _ENDS or before.tag not in ("N", "NNP") or not (is_mark(after, ".") or is_mark(after, ",")):
            return [chunk]
        at = j - 1 - 2 * (is_mark(chunks[j - 1], "IN") and isinstance(chunks[j - 2], Group))
        at -= low_is(chunks[at], "as")
        if at < 0 or not is_mark(chunks[at], ","):
            return [chunk]
        kind = "state" if before.text in lexicon().states else "name" if before.tag == "NNP" else "body"
        who = Group(chunk.first, chunk.last - 1, chunk.last - 2, kind)
        return [who, Verb(chunk.last - 1, chunk.last, chunk.last - 1, said[:-1], "finite")]

    def _parted(self, chunk: Chunk) -> list[Chunk]:
        """A group, or the source, the verb and what follows where "says" was taken into one: a third says Nicosia."""
        if not isinstance(chunk, Group):
            return [chunk]
        says = next((i for i in range(chunk.first + 1, chunk.last) if self.tokens[i].low == "says"), None)
        if says is None or self.tokens[says - 1].tag == "QUO":
            return [chunk]
        who = Group(chunk.first, says, says - 1, "other")
        verb = Verb(says, says + 1, says, "say", "finite")
        if says + 1 == chunk.last:
            return [who, verb]
        head = self.tokens[chunk.last - 1].text
        kind = "state" if head in lexicon().states else "name"
        return [who, verb, Group(says + 1, chunk.last, chunk.last - 1, kind)]

    def _run_on(self, chunks: list[Chunk]) -> list[Chunk]:
        """What somebody says, going on behind a semicolon as it began: said the talks had failed; Oslo had stopped."""
        at = next((j for j, chunk in enumerate(chunks) if is_mark(chunk, ";")), None)
        if at is None or at + 2 >= len(chunks) or not isinstance(chunks[at + 1], Group):
            return chunks
        said = next((chunk for chunk in chunks[:at] if isinstance(chunk, Verb) and chunk.form == "finite"), None)
        on = next((chunk for chunk in chunks[at + 1 :] if isinstance(chunk, Verb)), None)
        if said is None or on is None or said.lemma not in self.beside or said.passive:
            return chunks
        if said.negative or on.form != "finite" or not (on.perfect and on.past) or on.lemma in self.beside:
            return chunks
        if any(is_mark(chunk, ",") for chunk in chunks[at:]) and any(
            isinstance(chunk, Verb) and chunk.lemma in self.beside for chunk in chunks[at:]
        ):
            return chunks
        mark = chunks[at]
        both: list[Chunk] = [Mark(mark.first, mark.last, "CC", "and"), Mark(mark.first, mark.last, "THAT", "that")]
        return [*chunks[:at], *both, *chunks[at + 1 :]]
