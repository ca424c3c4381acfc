"""Who speaks beside a quotation: in front of it, behind it by any verb, or by a name behind a dash."""

from __future__ import annotations

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.voices.colons import Place
from caveat.sources.prose.voices.tails import Tails
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import DASHES

TELLERS = frozenset(("person", "name", "spokes", "pronoun"))
_SPEAKS = TELLERS | {"body", "state"}
_LEAD = 16
"""Chunks within which a quotation opens that somebody is told of in front."""


_TOPIC = 4
"""Chunks in front of the first verb of a line that says who was quoted, and on what."""


class Quotations(Tails):
    """Finds who is quoted, where the verb is not one of saying or stands before the quotation."""

    def before_quote(self, chunks: list[Chunk]) -> Place | None:
        """Who is told of in front of a quotation that opens behind a comma or colon: the envoy pointed out, "..."."""
        leading = enumerate(chunks[:_LEAD])
        quote = next((j for j, chunk in leading if type(chunk) is Mark and chunk.tag == "QUO"), 0)
        if quote < 3 or not (is_mark(chunks[quote - 1], ":") or is_mark(chunks[quote - 1], ",")):
            return None
        if sum(token.tag == "QUO" for token in self.tokens[: chunks[quote].first]) % 2:
            return None  # ordered them to be "paused," officials said: it opens within the verb
        at = next((j for j in range(quote - 2, 0, -1) if is_finite(chunks[j])), 0)
        if self._predicated(chunks, quote, at):
            return None
        verb = chunks[at]
        if not isinstance(verb, Verb) or verb.negative or verb.passive or _another_told(chunks[:at]):
            return None
        if any(is_mark(chunk, "THAT") for chunk in chunks[at:quote]):
            return None
        small = all(isinstance(chunk, Mark) for chunk in chunks[at + 1 : quote - 1])
        if is_mark(chunks[quote - 1], ",") and not (verb.lemma in self.beside or small):
            return None
        first = chunks[1]
        behind = first if at == 0 and isinstance(first, Group) and first.kind in _SPEAKS else None  # said one aide:
        group = self._subject_before(chunks, at) if at else behind if verb.lemma in self.beside else None
        if group is None:
            return None
        told = self._tail(chunks, at + 1, verb)[1] if verb.lemma in self.beside else None
        return 0, quote, group, told

    def _predicated(self, chunks: list[Chunk], quote: int, at: int) -> bool:
        """Whether a quotation goes on with what a subject in front does: the rifles, she said, "were never sent"."""
        verb = chunks[quote + 1] if quote + 1 < len(chunks) else None
        comma = next((j for j in range(1, at) if is_mark(chunks[j], ",")), 0)
        if not isinstance(verb, Verb) or not comma or any(isinstance(chunk, Verb) for chunk in chunks[:comma]):
            return False
        first = self.tokens[verb.first]
        firm = first.tag in ("VBZ", "VBD", "MD") or first.low in wordset("auxiliary") or verb.negative
        return firm and isinstance(chunks[0], Group) and chunks[0].kind != "time"

    def signed(self, chunks: list[Chunk]) -> Group | None:
        """Whose name stands behind a dash under a quotation: "..." - Kari Lund, on howitzers for Kenya."""
        group = chunks[1] if len(chunks) > 1 else None
        dash = self.tokens[chunks[0].first].text in DASHES if chunks else False
        plain = not any(isinstance(chunk, Verb) for chunk in chunks)
        return group if dash and plain and isinstance(group, Group) and is_person(group, self.tokens) else None

    def captioned(self, chunks: list[Chunk]) -> Group | None:
        """Who a line without a verb says was quoted in front of it: "..." A senior official of Peru, on the delay."""
        group = chunks[0] if len(chunks) > 1 else None
        if not isinstance(group, Group) or group.members or group.negative or not is_mark(chunks[-1], "."):
            return None
        person = is_person(group, self.tokens) or any(is_person(one, self.tokens) for one in group.apposed)
        if not person and not (group.kind in ("person", "spokes") and self.tokens[group.first].low in ("a", "an")):
            return None
        below = False
        for at, chunk in enumerate(chunks[1:], 1):
            below = below or is_mark(chunk, "WP") or is_mark(chunk, "THAT")
            touching = isinstance(chunks[at - 1], Group) and isinstance(chunks[at - 2], Group)
            if isinstance(chunk, Verb) and not below and (is_finite(chunk) and (at < _TOPIC or not touching)):
                return None
        return group if len(chunks) > _TOPIC or person else None

    def _subject_before(self, chunks: list[Chunk], at: int) -> Group | None:
        """The subject of a verb that tells of somebody who speaks."""
        aside = next((j for j in range(at - 1, 0, -1) if is_mark(chunks[j], "WP")), 0) if at else 0
        at = aside - 1 if aside and is_mark(chunks[at - 1], ",") else at  # Lund, who chairs the board, said
        for j in range(at - 1, -1, -1):
            chunk = chunks[j]
            if isinstance(chunk, Verb) or is_mark(chunk, "WP") or is_mark(chunk, "CC"):
                return None
            if isinstance(chunk, Group) and not (j and is_mark(chunks[j - 1], "IN")):
                return chunk if chunk.kind in _SPEAKS and not chunk.negative else None
        return None

    def behind_quote(self, chunks: list[Chunk], i: int) -> bool:
        """Whether a verb, whatever it is, has a quotation before it and who spoke beside it: "...," quipped a guest."""
        verb = chunks[i]
        if not isinstance(verb, Verb) or verb.form != "finite" or verb.passive or verb.modal or verb.perfect or i < 2:
            return False
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        if is_mark(chunks[i - 1], "QUO"):
            return self._spoken(chunks, i - 1) and isinstance(after, Group) and after.kind in _SPEAKS
        who = chunks[i - 1]
        if i < 3 or not (isinstance(who, Group) and who.kind in _SPEAKS and is_mark(chunks[i - 2], "QUO")):
            return False
        ends = after is None or is_mark(after, ".") or is_mark(after, ",") or is_mark(after, ":")
        return ends and self._spoken(chunks, i - 2)

    def _spoken(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a mark closes what was said, and no single word: with a comma, or its own stop, within."""
        last = self.tokens[chunks[at].first - 1] if chunks[at].first else None
        return last is not None and last.text in (",", "!", "?", "…", "-", "–", "—") and self._closes(chunks, at)

    def _closes(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a quotation mark ends a quotation."""
        mark = self.tokens[chunks[at].first].text
        if mark in "”»":
            return True
        marks = [is_mark(chunk, "QUO") for chunk in chunks]
        before, alone = sum(marks[:at]), sum(marks) % 2 == 1
        return mark in "\"'’" and (before % 2 == 1 or (before == 0 and at > 0 and alone))


def _another_told(chunks: list[Chunk]) -> bool:
    """Whether a clause before is no aside and has a verb of its own: Denmark would revoke them, he says, "if"."""
    aside = False
    for chunk in chunks:
        if is_mark(chunk, "CS") or is_mark(chunk, "WP"):
            aside = True
        elif is_mark(chunk, ","):
            aside = False
        elif is_finite(chunk) and not aside:
            return True
    return False
