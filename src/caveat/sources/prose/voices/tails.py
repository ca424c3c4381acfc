"""Where an attribution ends that goes on behind its verb: said on Monday in Oslo, told reporters."""

from __future__ import annotations

from caveat.sources.prose.voices.turns import Turns
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark, low_is
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import TOLD_OF


class Tails(Turns):
    """Finds the end of what belongs to a verb of saying, and no more to what is said."""

    def _tail(self, chunks: list[Chunk], at: int, verb: Verb) -> tuple[int | None, str | None]:
        """Where the attribution ends that goes on after its verb; None where it governs what follows."""
        told: str | None = None
        while at < len(chunks):
            chunk = chunks[at]
            if isinstance(chunk, Group):
                if self._rest_is_clause(chunks, at):
                    return None, None
                if verb.lemma == "tell" and told is None and chunk.kind not in ("time", "spokes"):
                    told = None if is_mark(chunks[at - 1], "IN") else self.outlet_name(chunk)
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
                    *(("civil",) if is_mark(chunks[at - 1], "IN") else ()),
                ):
                    return None, None
            elif isinstance(chunk, Mark):
                if chunk.tag in wordset("end"):
                    return at, told
                if self._describes(chunks, at):
                    return next((j for j in range(at, len(chunks)) if is_mark(chunks[j], ".")), len(chunks)), told
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

    @staticmethod
    def _describes(chunks: list[Chunk], at: int) -> bool:
        """Whether a clause tells of that in, or at, which somebody spoke: in a report that spares nobody."""
        if not (is_mark(chunks[at], "THAT") or is_mark(chunks[at], "WP")) or at + 1 >= len(chunks):
            return False
        if is_mark(chunks[at], "WP") and is_mark(chunks[at - 1], "IN"):
            return True
        verb, noun = chunks[at + 1], chunks[at - 1]
        within = isinstance(noun, Group) and at > 1 and is_mark(chunks[at - 2], "IN")
        return within and isinstance(verb, Verb) and verb.form == "finite"

    def _rest_is_clause(self, chunks: list[Chunk], at: int) -> bool:
        j = at + 1
        while j < len(chunks):
            chunk = chunks[j]
            if isinstance(chunk, Verb):
                if self._named_between(chunks, j):
                    return False
                dated = self.tokens[chunk.head].low in TOLD_OF and j == at + 1
                return chunk.form == "finite" and not (dated and chunk.last - chunk.first == 1)
            if isinstance(chunk, Mark) and chunk.tag not in ("IN", "R", "QUO", "J"):
                return False
            j += 1
        return False

    def _named_between(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a verb stands behind the comma that ends a source's name: says the chair, Ann Lund, were sold."""
        before = chunks[j - 1] if j else None
        apart = isinstance(before, Group) and bool(before.apposed) and self.tokens[chunks[j].first - 1].text == ","
        return apart and is_finite(chunks[j])
