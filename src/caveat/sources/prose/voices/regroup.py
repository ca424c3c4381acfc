"""The groups of a sentence in; the same, a source and its verb apart where they were taken for one noun, out."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from caveat.sources.prose.voices.naming import Naming
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark, low_is
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import PAPERS
from caveat.sources.prose.words.tokens import Token

_BENCHES = frozenset(("court", "judge", "tribunal", "panel", "inquiry", "audit", "auditors"))
"""Whose ruling a headline ends with: court rules."""
_ENDS = frozenset(
    [
        "reports",
        "claims",
        "shows",
        "notes",
        "states",
        "recalls",
        "remarks",
        "comments",
        "replies",
        "answers",
        "estimates",
        "reckons",
        "counters",
        "argues",
        "warns",
        "insists",
        "admits",
        "concedes",
    ]
)
"""Verbs of saying that are plural nouns as well, each with an -s behind its lemma."""

_SHOW = frozenset(("show", "report", "claim", "note"))
"""The same of several who say so: customs data show."""
_DENIES = frozenset(("deny", "dispute"))
_JOINTS = frozenset(("or", "nor", "and"))
_REACHED = frozenset(("speak", "reach", "ask", "contact", "interview", "talk", "address", "brief", "telephone", "call"))
"""How a source comes to say something, between commas behind it."""
_NOTHING = frozenset(("nothing", "none", "nobody"))
_ONLY = wordset("merely")
"""Behind "not": the verb is not negated."""
_SPANS = frozenset(("hours", "days", "weeks", "months", "years"))
_AROUND = frozenset(("after", "before", "ahead"))
_ASIDE = 14
"""Chunks within which such an aside ends."""


class Regrouped(Naming):
    """Mends the groups of a sentence where they hide who says something."""

    def _state_and_span(self, chunk: Chunk) -> list[Chunk]:
        """A state and the time behind it where a headline has them side by side: radars for Chad weeks after ban."""
        if not isinstance(chunk, Group) or chunk.kind != "time" or chunk.last - chunk.first < 2:
            return [chunk]
        last, after = chunk.last - 1, self.tokens[chunk.last : chunk.last + 1]
        name = " ".join(token.text for token in self.tokens[chunk.first : last])
        spans = self.tokens[last].low in _SPANS and bool(after) and after[0].low in _AROUND
        if not spans or name not in lexicon().states:
            return [chunk]
        return [Group(chunk.first, last, last - 1, "state"), Group(last, chunk.last, last, "time")]

    def mended(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a newspaper's name being no time and "AFP reports" at the end no report."""
        lows = self.lows
        if "times" in lows:
            for chunk in chunks:
                if isinstance(chunk, Group) and chunk.kind == "time" and self.tokens[chunk.head].text == "Times":
                    chunk.kind = "outlet"
        if "," in lows:
            chunks = self._behind_opening(self._without_aside(chunks))
        if "much" in lows and "so" in lows:
            chunks = self._so_much_as(chunks)
        if "of" in lows and "over" in lows:
            self._handing_over(chunks)
        if len(chunks) > 2:
            chunks = self.named(chunks, lows)
        if "says" in lows or (lows & _ENDS and any(token.low in _readable() for token in self.tokens[:2])):
            chunks = [part for chunk in chunks for part in self._parted(chunk)]
        if ";" in lows:
            chunks = self._run_on(chunks)
        if "if" in lows:
            chunks = self._had_it_been(chunks)
        if "not" in lows and lows & _ONLY:
            chunks = [self._not_only(chunk) for chunk in chunks]
        if lows & _SPANS and lows & _AROUND:
            chunks = [part for chunk in chunks for part in self._state_and_span(chunk)]
        if "dozen" in lows:
            chunks = self._dozen(chunks)
        if "but" in lows and lows & _NOTHING:
            chunks = _nothing_but(chunks, self.tokens)
        if "longer" in lows:
            chunks = self._no_longer(chunks)
        if self.tokens and self.tokens[0].low == "on":
            chunks = [part for chunk in chunks for part in self._on_a_day(chunk)]
        if self.tokens and self.tokens[0].low == "in":
            chunks = [part for chunk in chunks for part in self._in_a_house(chunk)]
        if "there" in lows:
            chunks = self._said_to_be_there(chunks)
        if lows & _JOINTS and _verb_joined(chunks):
            chunks = [part for j, chunk in enumerate(chunks) for part in self._second_verb(chunks, j, chunk)]
        if "/" in lows and len(chunks) > 2 and isinstance(chunks[0], Group):
            chunks = chunks[2:] if self.tokens[chunks[1].first].text == "/" else chunks  # the number of a post
        if lows & wordset("given_arms"):
            chunks = [part for j, chunk in enumerate(chunks) for part in self._given_arms(chunks, j, chunk)]
        if lows & (_ENDS | _SHOW | _BENCHES):
            chunks = [part for j, chunk in enumerate(chunks) for part in self._told_at_end(chunks, j, chunk)]
        return chunks

    def _given_arms(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or a recipient and the goods where both were taken for one: has sold the rebels rifles."""
        verb = chunks[j - 1] if j else None
        if not isinstance(chunk, Group) or not isinstance(verb, Verb) or verb.passive or chunk.members:
            return [chunk]
        words = self.tokens[chunk.first : chunk.last]
        if verb.lemma not in wordset("gives") or words[0].tag != "DT" or chunk.head != chunk.last - 1:
            return [chunk]
        at = next((at for at, word in enumerate(words[:-1]) if word.low in wordset("given_arms")), 0)
        whole = len(chunks) > j + 1 and (low_is(chunks[j + 1], "to") or isinstance(chunks[j + 1], Verb))
        if not at or whole or lexicon().nouns.get(words[at + 1].low) != "goods":
            return [chunk]
        split = chunk.first + at + 1
        return [Group(chunk.first, split, split - 1, "body"), replace(chunk, first=split)]

    def _not_only(self, chunk: Chunk) -> Chunk:
        """A group; a verb that is said to be not the whole story is not negated: has not only halted it but also."""
        if not isinstance(chunk, Verb) or not chunk.negative:
            return chunk
        lows = [token.low for token in self.tokens[chunk.first : chunk.last + 1]]
        only = any(one == "not" and other in _ONLY for one, other in pairwise(lows))
        return replace(chunk, negative=False) if only else chunk

    def _dozen(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "half" or "more than" belonging to a dozen: half a dozen diplomats said."""
        for j, chunk in enumerate(chunks):
            if not isinstance(chunk, Group) or [t.low for t in self.tokens[chunk.first : chunk.first + 2]] != [
                "a",
                "dozen",
            ]:
                continue
            back = 1 if j and self.tokens[chunk.first - 1].low == "half" else 0
            back = 2 if j > 1 and self.tokens[chunk.first - 1].low == "than" else back
            if back:
                whole = replace(chunk, first=chunks[j - back].first)
                return [*chunks[: j - back], whole, *chunks[j + 1 :]]
        return chunks

    def _had_it_been(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, the participle of an inverted condition being its verb: had the shells been delivered."""
        opens = (j for j, chunk in enumerate(chunks[:-2]) if self.tokens[chunk.first].text.lower() == "had")
        at = next((j for j in opens if is_mark(chunks[j], "CS")), None)
        if at is None or not isinstance(chunks[at + 1], Group):
            return chunks
        for j in range(at + 2, len(chunks)):
            verb = chunks[j]
            if is_mark(verb, ","):
                break
            if isinstance(verb, Verb):
                if verb.form != "part":
                    break
                return [*chunks[:j], replace(verb, form="finite", perfect=True, past=True), *chunks[j + 1 :]]
        return chunks

    def _no_longer(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "no longer" being the verb's negation: it no longer rules it out."""
        for j in range(len(chunks) - 2):
            verb = chunks[j + 2]
            if low_is(chunks[j], "no") and low_is(chunks[j + 1], "longer") and isinstance(verb, Verb):
                return [*chunks[:j], replace(verb, negative=not verb.negative), *chunks[j + 3 :]]
        return chunks

    def _on_a_day(self, chunk: Chunk) -> list[Chunk]:
        """A group, or the day and the name where both were taken for one: on Friday Mayor Silvia Tononi said."""
        if not isinstance(chunk, Group) or chunk.first != 1 or chunk.kind != "name" or chunk.last - chunk.first < 2:
            return [chunk]
        if not self.tokens[1].low.endswith("day") or self.tokens[2].tag != "NNP":
            return [chunk]
        return [Group(1, 2, 1, "time"), replace(chunk, first=2)]

    def _in_a_house(self, chunk: Chunk) -> list[Chunk]:
        """A group, or the house and the name where both were taken for one: in Parliament Reinhardt Louw said."""
        if not isinstance(chunk, Group) or chunk.first != 1 or chunk.kind != "name" or chunk.last - chunk.first < 2:
            return [chunk]
        number = next((k for k in range(2, chunk.last - 1) if self.tokens[k].tag == "CD"), 0)
        house = self.tokens[1].low in wordset("legislature") or self.tokens[1].text in lexicon().states
        if number:
            return [Group(1, number + 1, number - 1, "speech"), replace(chunk, first=number + 1)]
        return [Group(1, 2, 1, "body"), replace(chunk, first=2)] if house and chunk.last > 3 else [chunk]

    def _said_to_be_there(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "that" put in where it is left out: said there was no truth in it, denied there had been any."""
        for j in range(1, len(chunks) - 1):
            said, verb = chunks[j - 1], chunks[j + 1]
            if not low_is(chunks[j], "there") or not isinstance(said, Verb) or not isinstance(verb, Verb):
                continue
            if (said.lemma in self.beside or said.lemma in _DENIES) and verb.lemma == "be" and verb.form == "finite":
                return [*chunks[:j], Mark(chunks[j].first, chunks[j].first, "THAT", "that"), *chunks[j:]]
        return chunks

    def _second_verb(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or a verb and a group where a second participle was taken into it: suspended or delayed supplies."""
        verb = chunks[j - 2] if j > 1 else None
        joint = chunks[j - 1] if j else None
        if not isinstance(chunk, Group) or not isinstance(verb, Verb) or not isinstance(joint, Mark):
            return [chunk]
        low = self.tokens[chunk.first].low
        letters, lemma = lexicon().verbs.get(low, ("", ""))
        active = not verb.passive and (verb.perfect or verb.form == "ger" or verb.past)
        if joint.tag != "CC" or joint.low not in _JOINTS or not active or chunk.last - chunk.first < 2:
            return [chunk]
        if not low.endswith("ed") or "n" not in letters or self.tokens[verb.head].low[-2:] != "ed":
            return [chunk]
        second = replace(verb, first=chunk.first, last=chunk.first + 1, head=chunk.first, lemma=lemma)
        return [second, replace(chunk, first=chunk.first + 1)]

    def _so_much_as(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups without "so much as": will not get so much as a battery is will not get a battery."""
        for at in range(1, len(chunks) - 3):
            so, much, than, thing = chunks[at : at + 4]
            bare = is_mark(so, "R") and isinstance(much, Group) and much.last - much.first == 1
            if bare and low_is(so, "so") and self.tokens[much.first].low == "much" and low_is(than, "as"):
                return [*chunks[:at], *chunks[at + 3 :]] if isinstance(thing, Group) else chunks
        return chunks

    def _handing_over(self, chunks: list[Chunk]) -> None:
        """Take "the handing over" of arms for a delivery."""
        for noun, small, of in zip(chunks, chunks[1:], chunks[2:], strict=False):
            ends = is_mark(small, "IN") and low_is(small, "over") and low_is(of, "of")
            if ends and isinstance(noun, Group) and self.tokens[noun.head].low in ("handing", "making", "signing"):
                noun.last, noun.kind = small.last, "transfer"
                chunks.remove(small)
                return

    def _behind_opening(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, the verb behind an opening participle being none itself: asked about it, the minister denied."""
        if not isinstance(chunks[0], Verb) or chunks[0].form not in ("part", "ger"):
            return chunks
        for at in range(len(chunks) - 3, 0, -1):
            verb = chunks[at + 2]
            if not is_mark(chunks[at], ",") or not isinstance(chunks[at + 1], Group) or not isinstance(verb, Verb):
                continue
            told = any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[at + 2 :])
            if verb.form != "part" or told or self.tokens[verb.head].tag != "VBN" or verb.last - verb.first > 1:
                return chunks
            return [*chunks[: at + 2], replace(verb, form="finite", passive=False, past=True), *chunks[at + 3 :]]
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
        if not isinstance(chunk, Group) or chunk.members or j < 2:
            return [chunk]
        said, before = self.tokens[chunk.last - 1].low, self.tokens[chunk.last - 2]
        if chunk.last - chunk.first < 2:
            there = before.low in ("there", "here") and isinstance(chunks[j - 2], Group) and is_mark(after, ".")
            lemma = lexicon().verbs.get(said, ("", ""))[1]
            return [Verb(chunk.first, chunk.last, chunk.first, lemma, "finite")] if there and said in _ENDS else [chunk]
        first = j
        while first > 1 and _of_source(chunks[first - 1]):
            first -= 1
        source = chunks[first]
        heads = [before.low, self.tokens[source.head].low if isinstance(source, Group) else ""]
        several = any(low.endswith("s") or low in ("data", "people", "police") for low in heads)
        several = several and said in _SHOW and self.tokens[chunk.first].low not in ("a", "an")  # a Reuters report
        paper = after is None and said in _ENDS and first == j and self._tells_in_headline(before)
        ruled = after is None and said in ("rules", "finds", "hears") and before.low in _BENCHES
        if not (ruled or paper) and (
            (said not in _ENDS and not several)
            or before.tag not in ("N", "NNP", "J"[: first < j])
            or not (is_mark(after, ".") or is_mark(after, ","))
        ):
            return [chunk]
        at = first - 1
        at -= low_is(chunks[at], "as") or low_is(chunks[at], "so")
        if at < 0 or not is_mark(chunks[at], ","):
            return [chunk]
        kind = "state" if before.text in lexicon().states else "name" if before.tag == "NNP" else "body"
        who = Group(chunk.first, chunk.last - 1, chunk.last - 2, kind)
        lemma = lexicon().verbs.get(said, ("", said.removesuffix("s")))[1]
        self.tokens[chunk.last - 1].tag, self.tokens[chunk.last - 1].lemma = "VB", lemma
        return [who, Verb(chunk.last - 1, chunk.last, chunk.last - 1, lemma, "finite")]

    @staticmethod
    def _tells_in_headline(word: Token) -> bool:
        """Whether a noun at the end of a headline, before a verb, can be whose word it is: memo shows."""
        named = word.low in wordset("office") or lexicon().nouns.get(word.low) in ("person", "body", "spokes")
        return word.low in _readable() or word.low in lexicon().anonymous or named

    def _is_paper(self, at: int) -> bool:
        return self.tokens[at].low in _readable()

    def _parted(self, chunk: Chunk) -> list[Chunk]:
        """A group, or the source, the verb and what follows where "says" was taken into one: a third says Nicosia."""
        if not isinstance(chunk, Group):
            return [chunk]
        says = next((i for i in range(chunk.first + 1, chunk.last) if self.tokens[i].low == "says"), None)
        if says is None and chunk.first == 0:
            opens = range(1, min(chunk.last - 1, 3))  # leaked memo shows Oslo sold them
            says = next((i for i in opens if self.tokens[i].low in _ENDS and self._is_paper(i - 1)), None)
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


def _of_source(chunk: Chunk) -> bool:
    """Whether a chunk may belong to a source that has its verb last: figures released by the port on Monday show."""
    return isinstance(chunk, Group) or is_mark(chunk, "IN") or (isinstance(chunk, Verb) and chunk.form == "part")


@cache
def _readable() -> frozenset[str]:
    """Words for what can be read and so tell something."""
    return wordset("documents") | PAPERS


def _nothing_but(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, what is excepted standing for all: has received nothing but rifles."""
    for j in range(len(chunks) - 2):
        none, what = chunks[j], chunks[j + 2]
        if not (isinstance(none, Group) and isinstance(what, Group) and low_is(chunks[j + 1], "but")):
            continue
        if tokens[none.head].low in _NOTHING and none.last - none.first == 1:
            return [*chunks[:j], what, *chunks[j + 3 :]]
    return chunks


def _verb_joined(chunks: list[Chunk]) -> bool:
    """Whether a coordinator somewhere joins a verb and a group."""
    return any(
        type(joint) is Mark and joint.tag == "CC" and type(verb) is Verb and type(group) is Group
        for verb, joint, group in zip(chunks, chunks[1:], chunks[2:], strict=False)
    )
