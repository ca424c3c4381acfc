"""The groups of a sentence in; the same, what is said on the way of doing something else made plain saying, out."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from caveat.sources.prose.grammar.nouns import Nouns
from caveat.sources.prose.voices.freed import Freed
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark, low_is
from caveat.sources.prose.words.lexicon import lexicon, phrases, wordset
from caveat.sources.prose.words.spoken import TALKS

_REACH = 10
"""Chunks within which it is told what somebody did so as to say something."""
_PHRASE = 7
"""Chunks of the longest phrase of saying before "that"."""
_WHO = frozenset(("person", "spokes", "name", "pronoun", "people", "body", "state", "outlet", "number", "other"))
"""Kinds of who may do something so as to say something."""
_SAID = frozenset(
    ("say", "announce", "state", "claim", "confirm", "warn", "explain", "declare", "stress", "argue", "admit", "tell",
     "report", "reveal", "complain", "add", "allege", "insist", "note", "concede", "maintain", "assert", "clarify")
)  # fmt: skip
_READS = frozenset(("reads", "read"))
_SHOWS = frozenset((
    "show", "shows", "suggest", "suggests", "reveal", "reveals", "say", "says", "indicate", "indicates", "confirm",
    "confirms", "state", "states",
))  # fmt: skip
"""What papers do that was taken into their name where a name follows: court documents show Norway has."""
_COMES = frozenset(("emerge", "follow", "appear", "transpire"))
_SEEN = frozenset(("see", "learn", "gather", "infer", "glean", "read", "deduce"))
"""What can be seen, or learned, from a paper."""
_PLAIN = frozenset(("clear", "evident", "apparent", "plain", "obvious"))
_ENDS = frozenset(("emerges", "follows", "transpires", "appears", "emerged", "followed"))
_KNOWS = frozenset(("convince", "persuade", "satisfy"))
_OVERHEARD = frozenset(("hear", "catch", "record", "film", "tape", "overhear"))
_ENTERS = frozenset(("record", "list", "register", "log", "note", "specify"))
"""What papers do that say something: the minutes record that."""
_NOTICES = frozenset(("notice", "warning"))


@cache
def _phrase_ends() -> frozenset[str]:
    """The words that end phrases of saying before "that"."""
    return frozenset(way[-1] for way in phrases("said_that"))


@cache
def _ways(lemma: str) -> frozenset[tuple[str, ...]]:
    """What stands behind a verb in such phrases."""
    return frozenset(way[1:] for way in phrases("said_that") if way[0] == lemma)


class Roundabout(Freed):
    """Finds who says something where the verb of saying hangs on another: wrote to MPs to say that."""

    def mended(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, with what says something by the way a verb of saying."""
        chunks = super().mended(chunks)
        lows = self.lows
        if lows & _SHOWS:
            chunks = [part for j, chunk in enumerate(chunks) for part in self._papers_show(chunks, j, chunk)]
        if lows & _READS:
            chunks = self._reads(chunks)
        if "from" in lows:
            chunks = self._comes_from(self._ends_with_verb(chunks) if lows & _ENDS else chunks)
        if "that" in lows and lows & {"all", "what"}:
            chunks = self._all_it_says(chunks)
        if "that" in lows and lows & _phrase_ends():
            chunks = self._phrased(chunks)
        if "," in lows or any(is_mark(chunk, "QUO") for chunk in chunks):
            chunks = self._says_first(chunks)
            chunks = [part for j, chunk in enumerate(chunks) for part in self._says_last(chunks, j, chunk)]
        return self._to_say(chunks)

    def _papers_show(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or papers, what they show and of whom: court documents show Norway has."""
        after = chunks[j + 1] if j + 1 < len(chunks) else None
        if not isinstance(chunk, Group) or chunk.last - chunk.first < 3 or chunk.members or not is_finite(after):
            return [chunk]
        if j and not isinstance(chunks[j - 1], Mark):
            return [chunk]
        for at in range(chunk.first + 1, chunk.last - 1):
            said, papers = self.tokens[at], Group(chunk.first, at, at - 1, "speech")
            if said.text in _SHOWS and self.is_paper(papers) and self.tokens[at - 1].tag in ("N", "NNP"):
                if (self.tokens[at - 1].low[-1:] == "s") == said.low.endswith("s"):
                    continue  # the papers says
                said.tag = "VBZ" if said.low.endswith("s") else "VBP"
                verb = Verb(at, at + 1, at, lexicon().verbs[said.low][1], "finite")
                kind = Nouns(self.tokens).kind(at + 1, chunk.head) if chunk.head > at else chunk.kind
                return [replace(papers, kind="speech"), verb, replace(chunk, first=at + 1, kind=kind)]
        return [chunk]

    def _reads(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what a paper reads being what it says: ", the letter reads", ", reads a statement"."""
        for j in range(2, len(chunks)):
            chunk, before = chunks[j], chunks[j - 1]
            apart = is_mark(before, ",") or is_mark(before, "QUO")
            last = self.tokens[chunk.last - 1]
            if not apart or isinstance(chunk, Mark) or last.low not in _READS:
                continue
            after = chunks[j + 1] if j + 1 < len(chunks) else None
            says = Verb(chunk.last - 1, chunk.last, chunk.last - 1, "say", "finite")
            if chunk.last - chunk.first == 1 and isinstance(after, Group) and self.is_read(after):
                last.tag = "VBZ"
                return [*chunks[:j], says, *chunks[j + 1 :]]
            if chunk.last - chunk.first < 2 or not isinstance(chunk, Group) or after is None:
                continue
            paper = Group(chunk.first, chunk.last - 1, chunk.last - 2, "speech")
            if any(is_mark(after, tag) for tag in (".", ",", ":")) and self.is_paper(paper):
                last.tag = "VBZ"
                return [*chunks[:j], paper, says, *chunks[j + 1 :]]
        return chunks

    def _ends_with_verb(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "emerges" being what something does: this emerges from a reply, as emerges from a reply."""
        for j in range(len(chunks) - 1):
            chunk = chunks[j]
            if not isinstance(chunk, Group) or not low_is(chunks[j + 1], "from"):
                continue
            last = self.tokens[chunk.last - 1]
            alone = chunk.last - chunk.first == 1
            opens = alone and j > 0 and low_is(chunks[j - 1], "as")
            this = chunk.last - chunk.first == 2 and self.tokens[chunk.first].low in ("this", "that", "it")
            if last.low in _ENDS and (opens or this):
                last.tag = "VBZ"
                does = Verb(chunk.last - 1, chunk.last, chunk.last - 1, "emerge", "finite")
                who = [] if alone else [Group(chunk.first, chunk.first + 1, chunk.first, "pronoun")]
                return [*chunks[:j], *who, does, *chunks[j + 1 :]]
        return chunks

    def _comes_from(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a paper from which something emerges saying it: it is clear from the papers that."""
        for j in range(len(chunks) - 2):
            found = self._emerging(chunks, j)
            if found is None:
                continue
            at, verb = found
            opens, paper = chunks[j - 1] if j else None, chunks[at + 1] if at + 1 < len(chunks) else None
            it = self.tokens[opens.head].low if isinstance(opens, Group) and opens.kind == "pronoun" else ""
            if it == "it" and j > 2 and is_mark(chunks[at], "THAT") and self._from_ahead(chunks, j - 1):
                return [*chunks[1 : j - 1], verb, *chunks[at:]]  # from the report it emerges that
            if not low_is(chunks[at], "from") or not isinstance(paper, Group) or not self.is_read(paper):
                continue
            end = self._past_paper(chunks, at + 1)
            after = chunks[end] if end < len(chunks) else None
            if it == "it" and is_mark(after, "THAT"):
                return [*chunks[: j - 1], *chunks[at + 1 : end], verb, *chunks[end:]]
            stops = after is None or is_mark(after, ".") or is_mark(after, ",")
            if opens is not None and low_is(opens, "as") and stops:
                return [*chunks[:j], *chunks[at + 1 : end], verb, *chunks[end:]]
            if it in ("this", "that", "it") and j == 1 and is_mark(after, ":"):
                return [*chunks[at + 1 : end], verb, *chunks[end:]]
            if it in ("this", "that") and j == 1 and stops:
                by = Mark(chunks[at].first, chunks[at].last, "IN", "by")
                return [chunks[0], replace(verb, lemma="say", passive=True), by, *chunks[at + 1 :]]
        return chunks

    def _emerging(self, chunks: list[Chunk], j: int) -> tuple[int, Verb] | None:
        """Where the rest begins behind a verb of coming to light, and the verb as what a paper does."""
        verb = chunks[j]
        if not isinstance(verb, Verb) or not is_finite(verb) or verb.negative:
            return None
        shows = replace(verb, lemma="show", form="finite", passive=False, modal="")
        if verb.lemma in _COMES or (verb.passive and verb.lemma in _SEEN):
            return j + 1, shows
        low = self.tokens[chunks[j + 1].first].low if verb.lemma == "be" else ""
        return (j + 2, shows) if low in _PLAIN and j + 2 < len(chunks) else None

    def _from_ahead(self, chunks: list[Chunk], it: int) -> bool:
        """Whether "from" and a paper open the sentence up to a place: from the government's reply it emerges that."""
        paper = chunks[1]
        plain = all(isinstance(chunk, Group) or is_mark(chunk, "IN") for chunk in chunks[1:it])
        return low_is(chunks[0], "from") and plain and isinstance(paper, Group) and self.is_read(paper)

    @staticmethod
    def _past_paper(chunks: list[Chunk], at: int) -> int:
        """Past the prepositional groups that belong to a paper."""
        end = at + 1
        while end + 1 < len(chunks) and is_mark(chunks[end], "IN") and isinstance(chunks[end + 1], Group):
            end += 2
        return end

    def _all_it_says(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, all that somebody says being what he says: all the ministry will say is that."""
        for j in range(1, len(chunks) - 2):
            who, says, be, that = chunks[j - 1 : j + 3]
            if not isinstance(who, Group) or not isinstance(says, Verb) or not isinstance(be, Verb):
                continue
            if says.lemma != "say" or be.lemma != "be" or be.negative or says.negative or not is_mark(that, "THAT"):
                continue
            opens = chunks[j - 2] if j > 1 else None
            said = replace(says, modal="", form="finite")
            if opens is not None and self.tokens[opens.first].low in ("what", "all"):
                return [*chunks[: j - 2], who, said, *chunks[j + 2 :]]
            if self.tokens[who.first].low == "all" and who.last - who.first > 1:
                return [*chunks[: j - 1], replace(who, first=who.first + 1), said, *chunks[j + 2 :]]
        return chunks

    def _to_say(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what somebody does so as to say something being how he says it: wrote to MPs to say that."""
        for j in range(1, len(chunks) - 1):
            who, verb = chunks[j - 1], chunks[j]
            if type(verb) is not Verb or verb.negative or not is_finite(verb) or verb.modal:
                continue
            if not isinstance(who, Group) or who.kind not in _WHO or who.negative:
                continue
            end = self._said_by_then(chunks, j, verb)
            if end is not None:
                said = chunks[end - 1]
                tells = isinstance(said, Verb) and said.lemma == "tell"
                lemma = "tell" if tells else "believe" if verb.lemma in _KNOWS else "say"
                return [*chunks[:j], replace(verb, lemma=lemma, passive=False), *chunks[end:]]
        return chunks

    def _said_by_then(self, chunks: list[Chunk], j: int, verb: Verb) -> int | None:
        """Where what is said begins behind a verb by which somebody goes about saying it."""
        after, who = chunks[j + 1], chunks[j - 1]
        if is_mark(after, "THAT"):
            entered = verb.lemma in _ENTERS and isinstance(who, Group) and self.is_read(who) and not verb.passive
            return j + 1 if entered or (verb.passive and verb.lemma in _KNOWS) else None
        if verb.lemma in ("give", "serve") and isinstance(after, Group) and not verb.passive:
            told = self.tokens[after.head].low in _NOTICES and j + 2 < len(chunks) and is_mark(chunks[j + 2], "THAT")
            return j + 2 if told and not after.negative else None
        known = chunks[j + 2] if verb.lemma == "want" and j + 3 < len(chunks) else None
        if known is not None and self.tokens[known.last - 1].low == "known" and is_mark(chunks[j + 3], "THAT"):
            return j + 3
        at = next((k for k in range(j + 1, min(len(chunks) - 1, j + _REACH)) if isinstance(chunks[k], Verb)), 0)
        said = chunks[at]
        if not at or not isinstance(said, Verb) or said.lemma not in _SAID or said.passive or said.negative:
            return None
        if not (is_mark(chunks[at + 1], "THAT") or self._clause(chunks, at + 1)):
            return None
        between = chunks[j + 1 : at]
        return at + 1 if self._goes_about(verb, between, said) else None

    def _goes_about(self, verb: Verb, between: list[Chunk], said: Verb) -> bool:
        """Whether a verb and what stands up to the one of saying are no more than how somebody says it."""
        lows = [self.tokens[chunk.first].low for chunk in between]
        if verb.lemma == "be" and said.form == "ger":
            return lows == ["on", "record", "as"]
        if verb.passive:
            return verb.lemma in _OVERHEARD and said.form == "ger" and not between
        if not all(isinstance(chunk, Group) or is_mark(chunk, "IN") or is_mark(chunk, "R") for chunk in between):
            return False
        things = [chunk for chunk in between if isinstance(chunk, Group) and chunk.kind != "time"]
        spoken = any(self.is_read(one) or self.tokens[one.head].low in TALKS | _OCCASIONS for one in things)
        if said.form == "ger":
            return spoken and verb.lemma in wordset("issues_words")
        if said.form != "inf":
            return False
        held = [two for one, two in pairwise(between) if is_mark(one, "IN")]
        direct = [one for one in things if not any(one is two for two in held)]
        return verb.lemma in wordset("goes_to_say") and (not direct or spoken)

    def _phrased(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a phrase before "that" being a way of saying: made it plain that, is of the view that."""
        for k in range(2, len(chunks)):
            if not is_mark(chunks[k], "THAT"):
                continue
            for j in range(max(1, k - _PHRASE), k):
                verb, who = chunks[j], chunks[j - 1]
                if type(verb) is not Verb or verb.negative or verb.passive or verb.modal or not is_finite(verb):
                    continue
                behind = tuple(token.low for token in self.tokens[verb.head + 1 : chunks[k].first])
                if behind in _ways(verb.lemma) and not (isinstance(who, Group) and who.negative):
                    said = replace(verb, lemma="say", last=chunks[k].first)
                    return [*chunks[:j], said, *chunks[k:]]
        return chunks

    def _says_first(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a present that looks like a noun being what somebody says: , claims Ann Lind, / , states the."""
        for j in range(1, len(chunks)):
            chunk, before = chunks[j], chunks[j - 1]
            if type(chunk) is not Group or not (is_mark(before, ",") or is_mark(before, "QUO")):
                continue
            said = self.tokens[chunk.first]
            letters, lemma = lexicon().verbs.get(said.low, ("", ""))
            if "z" not in letters or lemma not in self.beside or said.text[0].isupper():
                continue
            alone = chunk.last - chunk.first == 1
            who = chunks[j + 1] if alone and j + 1 < len(chunks) else chunk
            if not isinstance(who, Group) or who.members or (who is chunk and alone):
                continue
            first = chunk.first + 1
            source = who if alone else replace(chunk, first=first, kind=Nouns(self.tokens).kind(first, chunk.head))
            if self._speaks_there(chunks, j + 1 + alone, source):
                said.tag = "VBZ"
                verb = Verb(chunk.first, first, chunk.first, lemma, "finite")
                return [*chunks[:j], verb, source, *chunks[j + 1 + alone :]]
        return chunks

    def _says_last(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or who says it and that he does where both were taken for one noun: , the report stresses, ."""
        if not isinstance(chunk, Group) or chunk.last - chunk.first < 2 or chunk.head != chunk.last - 1 or j < 2:
            return [chunk]
        after = chunks[j + 1] if j + 1 < len(chunks) else None
        some = j > 2 and is_mark(chunks[j - 1], "IN") and self.tokens[chunks[j - 2].first].low == "one"
        opens = is_mark(chunks[j - 3], ",") if some else is_mark(chunks[j - 1], ",")  # one of its executives confides
        if not (opens and is_mark(after, ",")) or chunk.members or (chunk.owner is not None and not some):
            return [chunk]
        said, head = self.tokens[chunk.head], chunk.head - 1
        letters, lemma = lexicon().verbs.get(said.low, ("", ""))
        if "z" not in letters or lemma not in self.beside or self.tokens[head].low.endswith("s") is not some:
            return [chunk]
        who = Group(chunk.first, head + 1, head, Nouns(self.tokens).kind(chunk.first, head))
        named = self.tokens[who.first].tag == "NNP" or self.tokens[who.first].low in ("the", "its", "his", "her")
        if not named or not (
            who.kind in ("person", "spokes", "name", "body", "speech", "outlet") or self.is_paper(who)
        ):
            return [chunk]
        said.tag = "VBZ"
        return [who, Verb(chunk.head, chunk.last, chunk.head, lemma, "finite")]

    def _speaks_there(self, chunks: list[Chunk], at: int, source: Group) -> bool:
        """Whether somebody stands behind a word that may say something, and no more: , claims the ministry in Oslo."""
        while at + 1 < len(chunks) and is_mark(chunks[at], "IN") and isinstance(chunks[at + 1], Group):
            at += 2
        after = chunks[at] if at < len(chunks) else None
        ends = after is None or any(is_mark(after, tag) for tag in (",", ".", ":", "QUO"))
        return ends and self.tokens[source.first].tag in ("NNP", "DT", "PRPS") and source.kind in _WHO

    @staticmethod
    def _clause(chunks: list[Chunk], at: int) -> bool:
        """Whether a clause without "that" begins at a place."""
        return isinstance(chunks[at], Group) and any(is_finite(chunk) for chunk in chunks[at + 1 : at + _REACH])


_OCCASIONS = frozenset((
    "conference", "conferences", "briefing", "meeting", "session", "occasion", "stage", "floor", "stand", "microphone",
    "podium", "airwaves", "opportunity", "chance", "phone", "trouble", "step", "time", "pains", "word", "call",
))  # fmt: skip
"""What somebody holds, takes or makes to say something."""
