"""Where an attribution ends that goes on behind its verb: said on Monday in Oslo, told reporters."""

from __future__ import annotations

from caveat.sources.prose.voices.turns import Turns
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark, low_is
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import TALKS, TOLD_OF

_CARRY = frozenset((
    "carry", "broadcast", "publish", "quote", "air", "report", "print", "cite", "release", "stream", "televise", "run",
))  # fmt: skip
"""What an outlet does with what somebody said."""
_SPOKEN = TALKS | {"comment", "call", "chat", "briefing"}
_WITH = frozenset(("with", "to", "for", "in", "on", "by"))
_NO_OUTLETS = frozenset(
    ("X", "Twitter", "Facebook", "Telegram", "Instagram", "TikTok", "Truth", "Social", "WhatsApp", "LinkedIn",
     "Bluesky", "Mastodon", "YouTube", "WeChat", "Weibo", "Threads", "Signal")
)  # fmt: skip
"""Where anybody may post something himself."""


def _broadcasts(text: str) -> bool:
    """Whether a name of a few capitals may be a station's: NRK."""
    return text.isupper() and 2 < len(text) <= 4 and text not in ("NATO", "OSCE", "MPs")


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
                if chunk.kind in ("measure", "abstract") and chunks[at - 1] is verb and verb.lemma != "tell":
                    return None, None  # in May, Oslo announced a halt to the deliveries
                if verb.lemma == "tell" and told is None and chunk.kind not in ("time", "spokes"):
                    told = None if is_mark(chunks[at - 1], "IN") else self.outlet_name(chunk)
                elif told is None and is_mark(chunks[at - 1], "IN") and (heard := self._carries(chunks, at, verb)):
                    told = heard
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
                if chunk.tag in wordset("end") or self._does_then(chunks, at):
                    return at, told
                if self._describes(chunks, at):
                    return next((j for j in range(at, len(chunks)) if is_mark(chunks[j], ".")), len(chunks)), told
                if chunk.tag in ("THAT", "WP") or (chunk.tag == "CS" and chunk.low in ("whether", "if", "that")):
                    return None, None
                if chunk.tag == "CS":
                    return at, told
            elif chunk.form not in ("ger", "part"):
                return None, None
            elif self._carried(chunks, at):
                told = told or self._carries(chunks, at + 2, verb)
            else:
                return at, told
            at += 1
        return at, told

    @staticmethod
    def _carried(chunks: list[Chunk], at: int) -> bool:
        """Whether it is told who carries what somebody said, and no more: in remarks broadcast by NRK."""
        verb, by, outlet = (*chunks[at : at + 3], None, None)[:3]
        carries = isinstance(verb, Verb) and verb.lemma in _CARRY and verb.form == "part"
        return carries and by is not None and is_mark(by, "IN") and isinstance(outlet, Group)

    def _carries(self, chunks: list[Chunk], at: int, verb: Verb) -> str | None:
        """The outlet to which, in which or by which something is said: in an interview with NRK, on NRK, to NRK."""
        outlet, prep, talk = chunks[at], chunks[at - 1], chunks[at - 2]
        if not isinstance(outlet, Group) or not isinstance(prep, Mark) or outlet.kind not in ("name", "outlet", "body"):
            return None
        text = self.tokens[outlet.head].text
        if text in _NO_OUTLETS or self.tokens[outlet.head].tag != "NNP":
            return None
        spoken = isinstance(talk, Group) and self.tokens[talk.head].low in _SPOKEN
        carried = isinstance(talk, Verb) and talk.lemma in _CARRY
        if (spoken and prep.low in _WITH) or (carried and prep.low in ("by", "on", "in")):
            return self.outlet_name(outlet, printed=prep.low in ("in", "on", "by"))
        words = [token.low for token in self.tokens[outlet.first : outlet.last]]
        known = self.is_outlet(outlet, words, "say") or text in self.book.outlets or _broadcasts(text)
        return self.outlet_name(outlet) if talk is verb and prep.low in ("on", "to") and known else None

    @staticmethod
    def _does_then(chunks: list[Chunk], at: int) -> bool:
        """Whether a source goes on with another verb: "...," the minister said and added that."""
        verb = chunks[at + 1] if is_mark(chunks[at], "CC") and at + 2 < len(chunks) else None
        return isinstance(verb, Verb) and verb.form == "finite" and not verb.passive

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
