"""The groups of a sentence in; the same, with what belongs to one name in one group and asides out of the way, out."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.nouns import Nouns
from caveat.sources.prose.voices.speakers import Speakers
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, is_mark, low_is
from caveat.sources.prose.words.lexicon import lexicon, wordset

_WISHES = frozenset(("demand", "insist", "request", "ask", "urge", "propose", "recommend"))
_FAR = 10
"""Chunks within which the "that" of a wish stands behind its verb."""
_THREE = 3
"""Words of "that", a name and a bare verb, where they were taken for one group."""
_DESIGNATION = later(r"(?:AN/)?[A-Z]{1,4}/?[A-Z]?-?\d{1,4}[A-Z]{0,3}(?:/[A-Z])?")
"""How a model is written: AH-64E, F/A-18, M109."""
_TOLD = ("name", "state", "body", "outlet")
_HOW_MUCH = frozenset(("all", "any", "some", "no", "more", "most"))
_MADE = ("-made", "-built", "-supplied", "-designed", "-produced", "-manufactured")


class Naming(Speakers):
    """Mends groups that were cut apart, and puts aside what parts a verb or a noun from its clause."""

    def named(self, chunks: list[Chunk], lows: Set[str]) -> list[Chunk]:
        """The groups of a sentence, mended."""
        chunks = self._named_goods(self._of_office(chunks))
        if "that" in lows or "which" in lows:
            chunks = self._wished(self._dated_aside(chunks))
            chunks = self._made_clear_to(chunks) if "clear" in lows else chunks
        if any(low.endswith(_MADE) for low in lows if "-" in low):
            chunks = self._made_there(chunks)
        if "told" in lows:
            chunks = self._told_whom(chunks)
        return self._as_a_result(chunks) if "result" in lows else chunks

    def _told_whom(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, who is told and of whom it is told in two: told Reuters / Norway had suspended them."""
        for j in range(1, len(chunks) - 1):
            verb, whole, after = chunks[j - 1 : j + 2]
            tells = isinstance(verb, Verb) and verb.lemma == "tell" and not verb.passive
            if not (tells and isinstance(after, Verb) and after.form == "finite" and isinstance(whole, Group)):
                continue
            if whole.owner is not None or whole.members or whole.apposed or whole.kind not in _TOLD:
                continue
            for at in range(whole.first + 1, whole.last):
                state = " ".join(token.text for token in self.tokens[at : whole.last]) in lexicon().states
                told = Group(whole.first, at, at - 1, Nouns(self.tokens).kind(whole.first, at - 1))
                heard = at == whole.last - 1 and self.tokens[at - 1].low in wordset("outlets")
                if state or (heard and self.tokens[at].tag == "NNP"):
                    of = Group(at, whole.last, whole.last - 1, "state" if state else "name")
                    return [*chunks[:j], told, of, *chunks[j + 1 :]]
        return chunks

    def _dated_aside(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a day put before the thing whose relative clause it parts: a motion on Friday that would halt."""
        for j in range(1, len(chunks) - 4):
            that = chunks[j + 3]
            if type(that) is not Mark or that.tag not in ("THAT", "WP"):
                continue
            host, thing, on, day = chunks[j - 1 : j + 3]
            if not isinstance(host, Verb) or not isinstance(chunks[j + 4], Verb):
                continue
            timed = is_mark(on, "IN") and isinstance(day, Group) and day.kind == "time"
            if timed and isinstance(thing, Group) and thing.kind in ("measure", "transfer", "speech", "goods"):
                return [*chunks[:j], on, day, thing, *chunks[j + 3 :]]
        return chunks

    def _of_office(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a body's name belonging to the office behind it: the UN human rights chief called on states."""
        if not _state_beside(chunks):
            return chunks
        out: list[Chunk] = []
        for j, chunk in enumerate(chunks):
            body, before = (out[-1] if out else None), (out[-2] if len(out) > 1 else None)
            after = chunks[j + 1] if j + 1 < len(chunks) else None
            named = isinstance(body, Group) and body.kind == "state" and not body.members and body.last == chunk.first
            office = isinstance(chunk, Group) and chunk.kind == "person" and self.tokens[chunk.first].tag in ("J", "N")
            if self._all_of_it(body, chunk):
                assert isinstance(body, Group) and isinstance(chunk, Group)
                out[-1] = replace(chunk, first=body.first, comma=body.comma, negative=body.negative)
                continue
            if named and office and isinstance(after, Verb | Group) and not isinstance(before, Verb):
                assert isinstance(body, Group) and isinstance(chunk, Group)
                out[-1] = replace(chunk, first=body.first, comma=body.comma)
                continue
            out.append(chunk)
        return out

    def _made_there(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, where goods come from belonging to their name: to send Swiss-made vehicles."""
        out: list[Chunk] = []
        for chunk in chunks:
            made = out[-1] if out else None
            there = isinstance(made, Group) and made.kind == "name" and self.tokens[made.head].low.endswith(_MADE)
            if isinstance(made, Group) and isinstance(chunk, Group) and there and made.last == chunk.first:
                out[-1] = replace(chunk, first=made.first)
                continue
            out.append(chunk)
        return out

    def _named_goods(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a name that is an article's being no recipient: F-16 Vipers; sent Arrow 3 missiles to Berlin."""
        out: list[Chunk] = []
        for j, chunk in enumerate(chunks):
            if type(chunk) is not Group:
                out.append(chunk)
                continue
            named = chunk.kind == "name" and chunk.last - chunk.first > 1
            if named and chunk.owner is None and not chunk.members:
                words = [token.text for token in self.tokens[chunk.first : chunk.last]]
                if any(_DESIGNATION.fullmatch(word) for word in words):
                    chunk.kind = "goods"
            held = out[-1] if len(out) > 1 and type(out[-2]) is Verb else None
            if type(held) is Group and self._one_article(held, chunk, chunks[j + 1 :]):
                out[-1] = replace(chunk, first=held.first, comma=held.comma)
                continue
            out.append(chunk)
        return out

    def _one_article(self, name: Group, goods: Group, rest: list[Chunk]) -> bool:
        """Whether a name right before goods belongs to them, since who receives them stands behind: to Berlin."""
        adjacent = name.kind == "name" and name.last == goods.first and goods.kind == "goods"
        bare = self.tokens[goods.first].tag not in ("DT", "PRPS")
        return adjacent and bare and len(rest) > 1 and low_is(rest[0], "to") and isinstance(rest[1], Group)

    def _all_of_it(self, state: Chunk | None, thing: Chunk) -> bool:
        """Whether a state's name between "all" and a thing belongs to the thing: all U.S. military equipment."""
        if not isinstance(state, Group) or not isinstance(thing, Group) or state.kind != "state" or thing.comma:
            return False
        told = state.last - state.first > 1 and self.tokens[state.first].low in _HOW_MUCH
        return told and state.last == thing.first and thing.kind in FIELD and self.tokens[thing.first].tag in ("J", "N")

    def _wished(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a bare verb behind "that" being no noun: demands that Sweden lift it, that the port stop it."""
        for j in range(len(chunks) - 2):
            wish = chunks[j]
            if not isinstance(wish, Verb) or wish.lemma not in _WISHES or wish.passive:
                continue
            that = self._that_behind(chunks, j + 1)
            found = self._who_and_bare(chunks, that) if that is not None else None
            letters, lemma = lexicon().verbs.get(self.tokens[found[1]].low, ("", "")) if found is not None else ("", "")
            if found is not None and that is not None and "b" in letters:
                who, at, behind = found
                self.tokens[at].tag, self.tokens[at].lemma = "VB", lemma
                return [*chunks[:that], *who, Verb(at, at + 1, at, lemma, "finite"), *chunks[behind:]]
        return chunks

    def _that_behind(self, chunks: list[Chunk], j: int) -> int | None:
        """Where the "that" of a wish stands, with no verb between: demanded on Monday, in a letter to Oslo, that."""
        for at in range(j, min(len(chunks) - 1, j + _FAR)):
            chunk = chunks[at]
            if isinstance(chunk, Verb):
                return None
            if is_mark(chunk, "THAT") or (isinstance(chunk, Group) and self.tokens[chunk.first].low == "that"):
                return at
        return None

    def _who_and_bare(self, chunks: list[Chunk], j: int) -> tuple[list[Chunk], int, int] | None:
        """From "that" on who is to do it, where the word stands that may be the verb, and where the rest begins."""
        that = chunks[j]
        if isinstance(that, Group) and self.tokens[that.first].low == "that" and that.last - that.first == _THREE:
            at = that.last - 1
            kind = "state" if self.tokens[at - 1].text in lexicon().states else "name"
            return [Mark(that.first, at - 1, "THAT", "that"), Group(at - 1, at, at - 1, kind)], at, j + 1
        opens = isinstance(that, Group) and self.tokens[that.first].low == "that" and that.last - that.first > _THREE
        if isinstance(that, Group) and opens and _many(self.tokens[that.first + 1].low):
            at = that.first + 2  # that | ministers | halt | sales
            chunks[j] = replace(that, first=at + 1)
            who = Group(at - 1, at, at - 1, Nouns(self.tokens).kind(at - 1, at - 1))
            return [Mark(that.first, at - 1, "THAT", "that"), who], at, j
        if not is_mark(that, "THAT") or not isinstance(chunks[j + 1], Group):
            return None
        behind = j + 2
        while behind < len(chunks) and is_mark(chunks[behind], "R"):
            behind += 1
        bare = chunks[behind] if behind + 1 < len(chunks) else None
        if isinstance(bare, Group) and bare.last - bare.first == 1 and isinstance(chunks[behind + 1], Group):
            return chunks[j:behind], bare.first, behind + 1
        return self._both_in_one(chunks, j) if behind == j + 2 else None

    def _both_in_one(self, chunks: list[Chunk], j: int) -> tuple[list[Chunk], int, int] | None:
        """The same where who is to do it and the verb were taken for one noun: that | the port stop | all arms."""
        whole = chunks[j + 1]
        if not isinstance(whole, Group) or j + 2 >= len(chunks) or not isinstance(chunks[j + 2], Group):
            return None
        at = whole.last - 1
        one = whole.head == at and at - whole.first >= 1 and not whole.members and self.tokens[at].tag == "N"
        opens = self.tokens[chunks[j + 2].first].tag in ("DT", "PRPS", "CD", "J", "NNP")
        if not one or not opens or self.tokens[at - 1].tag not in ("N", "NNP"):
            return None
        who = replace(whole, last=at, head=at - 1, kind=Nouns(self.tokens).kind(whole.first, at - 1))
        return [chunks[j], who], at, j + 2

    def _made_clear_to(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, to whom something is made clear being no anchor of "that": made clear to Accra that it will."""
        for j in range(1, len(chunks) - 3):
            verb, clear, to, whom, that = chunks[j - 1 : j + 4]
            made = isinstance(verb, Verb) and verb.lemma == "make" and low_is(clear, "clear")
            if made and low_is(to, "to") and isinstance(whom, Group) and is_mark(that, "THAT"):
                return [*chunks[:j], to, whom, clear, *chunks[j + 3 :]]
        return chunks

    def _as_a_result(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups without "as a result", which is no subject of the verb behind it."""
        for j in range(len(chunks) - 1):
            words = [token.low for token in self.tokens[chunks[j].first : chunks[j + 1].last]]
            if words == ["as", "a", "result"]:
                return [*chunks[:j], *chunks[j + 2 :]]
        return chunks


def _many(low: str) -> bool:
    """Whether a noun is a plural."""
    return low.endswith("s") and not low.endswith("ss")


def _state_beside(chunks: list[Chunk]) -> bool:
    """Whether a group stands right behind a state's name: in most sentences none does."""
    before: Chunk | None = None
    for chunk in chunks:
        if type(before) is Group and before.kind == "state" and type(chunk) is Group:
            return True
        before = chunk
    return False
