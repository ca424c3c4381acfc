"""The groups of a sentence in; the same, each way of saying something that is no plain verb made one, out."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from caveat.sources.prose.voices.roundabout import Roundabout
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark, low_is
from caveat.sources.prose.words.lexicon import lexicon, phrases, wordset
from caveat.sources.prose.words.spoken import PAPERS

_GOES_ON = frozenset(("went", "goes", "going", "continued", "continues", "proceeded"))
_POSITIONS = frozenset((
    "position", "view", "argument", "claim", "complaint", "answer", "reply", "response", "version", "line", "case",
    "contention", "message", "point", "explanation", "belief", "fear", "verdict", "finding", "conclusion", "charge",
    "accusation", "defence", "defense", "stance", "account", "story", "understanding", "assessment", "evidence",
    "testimony", "submission", "word", "estimate", "reading", "theory", "excuse", "justification", "opinion", "case",
))  # fmt: skip
"""Nouns for what somebody says, which "is that"."""
_ANSWERED = frozenset(("answered", "answers", "replied", "responded", "responds", "offers", "offered"))
_MAILS = frozenset(("mails", "emails", "e-mails", "texts", "messages", "cables", "tweets"))
_MAKES = frozenset(("make", "makes", "made", "making"))
_RECORDS = ("record", "records")
_NONE = ("", "")
_COMES_OUT = frozenset(("first", "let", "heard", "hears", "learned", "learnt"))
_PLAIN = frozenset(("clear", "plain", "known"))
_COURTS = frozenset(
    ("court", "judge", "tribunal", "justice", "bench", "chamber", "panel", "jury", "magistrate", "judges")
)


_TELLING = frozenset(("person", "spokes", "name", "pronoun", "people", "body", "state", "speech", "outlet", "permit"))
"""Kinds of who or what says something by such a phrase."""
_LONGEST_WAY = 3
"""Words of the longest phrase of saying behind its verb."""


@cache
def _ways(lemma: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of saying that begin with a verb."""
    return tuple(way for way in phrases("said_beside") if way[0] == lemma)


@cache
def _last_words() -> frozenset[str]:
    """The words that end such phrases, of which one stands in every sentence that has one."""
    return frozenset(way[-1] for way in phrases("said_beside"))


class Ways(Roundabout):
    """Finds ways of saying: she went on, the court held, has it that, the ministry's position is that."""

    def mended(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, with what says something in them a verb of saying."""
        chunks = super().mended(chunks)
        lows = self.lows
        if "reference" in lows:
            chunks = self._with_reference(chunks)
        if "it" in lows and lows & {"has", "have", "had"}:
            chunks = self._has_it(chunks)
        if lows & _MAILS:
            chunks = [part for j, chunk in enumerate(chunks) for part in self._mails(chunks, j, chunk)]
        if lows & _GOES_ON:
            chunks = self._went_on(chunks)
        if "that" in lows and lows & _POSITIONS:
            chunks = self._position(chunks)
        if lows & _last_words():
            chunks = self._said_beside(chunks)
        if lows & _PLAIN and lows & _MAKES:
            chunks = self._makes_clear(chunks)
        if "tells" in lows:
            chunks = [part for chunk in chunks for part in self._tells_within(chunk)]
        if ":" in lows and lows & _ANSWERED:
            chunks = [self._answered(chunks, j, chunk) for j, chunk in enumerate(chunks)]
        if "held" in lows:
            chunks = self._held(chunks)
        if lows & _COMES_OUT and ("that" in lows or "report" in lows):
            chunks = self._comes_out(chunks)
        if not any(type(chunk) is Group and self._may_say(chunk) for chunk in chunks):
            return chunks
        parted = [part for j, chunk in enumerate(chunks) for part in self._verb_at_end(chunks, j, chunk)]
        if len(parted) == len(chunks):
            return parted
        return [
            Mark(chunk.first, chunk.last, "THAT", "that") if j and self._is_that(parted, j) else chunk
            for j, chunk in enumerate(parted)
        ]

    def _is_that(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a "that" which looks like a pronoun opens what is said: they show that, in May, it."""
        that, after = chunks[j], chunks[j + 1] if j + 1 < len(chunks) else None
        alone = isinstance(that, Group) and that.last - that.first == 1 and self.tokens[that.head].low == "that"
        return alone and is_mark(after, ",")

    def _with_reference(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a reference to a source being what cites it: Azertag reports with reference to the ministry."""
        for j in range(2, len(chunks) - 3):
            with_, reference, to = chunks[j : j + 3]
            if not low_is(with_, "with") or not low_is(to, "to") or not isinstance(reference, Group):
                continue
            if self.tokens[reference.head].low != "reference":
                continue
            cites = Verb(with_.first, to.last, reference.head, "cite", "ger")
            comma = [] if is_mark(chunks[j - 1], ",") else [Mark(with_.first, with_.first, ",", ",")]
            after = j + 3 + 1
            while after < len(chunks) - 1 and is_mark(chunks[after], "IN") and isinstance(chunks[after + 1], Group):
                after += 2
            that = after < len(chunks) and is_mark(chunks[after], "THAT")
            closed = [Mark(chunks[after].first, chunks[after].first, ",", ",")] if that else []
            return [*chunks[:j], *comma, cites, *chunks[j + 3 : after], *closed, *chunks[after:]]
        return chunks

    def _has_it(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "has it that" being what somebody says: a second outlet has it that."""
        for j in range(1, len(chunks) - 2):
            verb, it = chunks[j], chunks[j + 1]
            if not isinstance(verb, Verb) or verb.lemma != "have" or not isinstance(it, Group):
                continue
            known = low_is(chunks[j + 2], "on") or low_is(chunks[j + 2], "from")  # has it on good authority that
            that = j + 2 + 2 * (known and j + 4 < len(chunks))
            if self.tokens[it.head].low == "it" and is_mark(chunks[that], "THAT") and not verb.negative:
                return [*chunks[:j], replace(verb, lemma="say", last=it.last), *chunks[that:]]
        return chunks

    def _mails(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or who writes and that he does where both were taken for one noun: the embassy mails to say that."""
        after = chunks[j + 1] if j + 1 < len(chunks) else None
        before = chunks[j - 1] if j else None
        if isinstance(chunk, Verb):
            mailed = before is not None and self.tokens[before.last - 1].low in _MAILS
            if mailed and chunk.form == "inf" and chunk.lemma == "say":
                return []
            writes = self.tokens[chunk.head].low in _MAILS and self._says_next(after)
            return [replace(chunk, lemma="say")] if writes else [chunk]
        if (
            not isinstance(chunk, Group)
            or chunk.last - chunk.first < 2
            or self.tokens[chunk.last - 1].low not in _MAILS
        ):
            return [chunk]
        if not self._says_next(after):
            return [chunk]
        head = chunk.last - 2
        self.tokens[chunk.last - 1].tag = "VBZ"
        kind = "name" if self.tokens[head].tag == "NNP" else lexicon().nouns.get(self.tokens[head].low, "other")
        return [Group(chunk.first, head + 1, head, kind), Verb(head + 1, head + 2, head + 1, "say", "finite")]

    @staticmethod
    def _says_next(after: Chunk | None) -> bool:
        """Whether what is written follows: to say that; a colon."""
        return is_mark(after, ":") or (isinstance(after, Verb) and after.form == "inf" and after.lemma == "say")

    def _went_on(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a person's going on beside a clause being a way of saying: Norway, she went on, had."""
        for j in range(1, len(chunks) - 1):
            who, verb = chunks[j - 1], chunks[j]
            if not isinstance(verb, Verb) or not isinstance(who, Group) or self.tokens[verb.head].low not in _GOES_ON:
                continue
            on = low_is(chunks[j + 1], "on")
            end = j + 1 + on
            ends = end >= len(chunks) or any(is_mark(chunks[end], tag) for tag in (",", ".", ":"))
            quotes = ends and j == 1 and end + 1 < len(chunks) and is_mark(chunks[end], ":")
            if quotes and is_mark(chunks[end + 1], "QUO") and on == (verb.lemma == "go"):
                return [who, replace(verb, last=chunks[end - 1].last, lemma="add"), *chunks[end:]]
            if ends and on == (verb.lemma == "go") and who.kind in ("pronoun", "name", "person", "spokes"):
                beside = j > 1 and any(is_mark(chunks[j - 2], tag) for tag in (",", "QUO"))
                said = replace(verb, last=chunks[end - 1].last, lemma="add")
                return [*chunks[:j], said, *chunks[end:]] if on or beside else chunks
        return chunks

    def _said_beside(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a phrase beside a clause being a way of saying: , they pointed out, / , as an officer put it,."""
        for j in range(2, len(chunks) - 1):
            who, verb = chunks[j - 1], chunks[j]
            if type(verb) is not Verb or type(who) is not Group or verb.negative or verb.modal:
                continue
            past = verb.form == "part" and verb.last - verb.first == 1
            if not (past or (verb.form in ("finite", "base") and not verb.passive)) or who.kind not in _TELLING:
                continue
            behind = [token.low for token in self.tokens[verb.last : verb.last + _LONGEST_WAY]]
            rest = max((way[1:] for way in _ways(verb.lemma) if list(way[1:]) == behind[: len(way) - 1]), default=())
            last = verb.last + len(rest)
            end = next((k for k in range(j + 1, len(chunks)) if chunks[k].first >= last), len(chunks))
            apart = any(is_mark(chunk, tag) for chunk in chunks[max(j - 6, 0) : j - 1] for tag in (",", "QUO"))
            if not rest or not apart or chunks[end - 1].last != last or not self._closed(chunks, end, rest):
                continue
            said = replace(verb, lemma="say", last=last, form="finite", passive=False)
            return [*chunks[:j], said, *chunks[end:]]
        return chunks

    @staticmethod
    def _closed(chunks: list[Chunk], end: int, way: tuple[str, ...]) -> bool:
        """Whether such a phrase ends there, or goes on with when and where; "he put it" tells whose a quotation is."""
        after = chunks[end] if end < len(chunks) else None
        if way == ("it",) and any(is_mark(chunk, "QUO") for chunk in chunks[end + 1 : end + 3]):
            return False
        stops = after is None or any(is_mark(after, tag) for tag in (",", ".", ":"))
        if way == ("on",):
            return stops
        stops = stops or is_mark(after, "IN") or is_mark(after, "R")
        return stops or (isinstance(after, Group) and after.kind in ("time", "pronoun"))

    def _position(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, whose position it is being who says so: the ministry's position is that, it is its case that."""
        for j, group in enumerate(chunks[:-2]):
            who, at = self._whose_position(chunks, j), j + 1
            if who is not None and j > 1 and low_is(chunks[j - 1], "of") and isinstance(office := chunks[j - 2], Group):
                who, j = Group(office.first, who.last, office.head, office.kind), j - 2  # the Secretary of State's case
            if who is None or not isinstance(group, Group) or (j and not self._opens_clause(chunks[j - 1])):
                continue
            at += 2 * (low_is(chunks[at], "of") and at + 3 < len(chunks))
            aside = is_mark(chunks[at], ",") and is_mark(chunks[at + 1], "WP")
            if aside:
                at = next((k + 1 for k in range(at + 2, len(chunks) - 2) if is_mark(chunks[k], ",")), at)
            verb = chunks[at]
            if isinstance(verb, Verb) and verb.lemma == "be" and not verb.negative and is_mark(chunks[at + 1], "THAT"):
                return [*chunks[:j], who, replace(verb, lemma="say"), *chunks[at + 1 :]]
            if j > 1 and is_mark(verb, "THAT") and self._bare_it(chunks[j - 2]):
                is_ = chunks[j - 1]
                if isinstance(is_, Verb) and is_.lemma == "be" and not is_.negative:
                    return [*chunks[: j - 2], who, replace(is_, lemma="say"), *chunks[at:]]
        return chunks

    def _bare_it(self, chunk: Chunk) -> bool:
        return isinstance(chunk, Group) and chunk.last - chunk.first == 1 and self.tokens[chunk.head].low == "it"

    @staticmethod
    def _opens_clause(chunk: Chunk) -> bool:
        """Whether a subject may follow: behind a comma, a coordinator, or the verb of "it is"."""
        return is_mark(chunk, ",") or is_mark(chunk, "CC") or (isinstance(chunk, Verb) and chunk.lemma == "be")

    def _whose_position(self, chunks: list[Chunk], j: int) -> Group | None:
        """Who holds the position that a group names: the ministry's case, the view of the yard, his contention."""
        group = chunks[j]
        if not isinstance(group, Group) or self.tokens[group.head].low not in _POSITIONS or group.members:
            return None
        if group.owner is not None:
            return group.owner
        first = self.tokens[group.first]
        if first.low in ("his", "her", "its", "their"):
            return Group(group.first, group.first + 1, group.first, "pronoun")
        of, whole = (*chunks[j + 1 : j + 3], None, None)[:2]
        held = of is not None and low_is(of, "of") and isinstance(whole, Group) and whole.kind in _TELLING
        return whole if held and isinstance(whole, Group) and first.low == "the" else None

    def _answered(self, chunks: list[Chunk], j: int, chunk: Chunk) -> Chunk:
        """A group; a verb that answers with a quotation says it: a spokeswoman answered: "..."."""
        if not isinstance(chunk, Verb) or chunk.last - chunk.first > 1 or j + 1 >= len(chunks):
            return chunk
        answers = self.tokens[chunk.head].low in _ANSWERED and is_mark(chunks[j + 1], ":")
        return replace(chunk, lemma="say", form="finite", passive=False) if answers else chunk

    def _makes_clear(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what papers or people make clear being what they say: ", the documents make clear."."""
        if len(chunks) < 4 or not is_mark(chunks[-1], "."):
            return chunks
        group, verb, clear = chunks[-4:-1]
        if not isinstance(group, Group) or not isinstance(verb, Verb) or verb.lemma != "make" or len(chunks) < 6:
            return chunks
        if self.tokens[clear.first].low not in _PLAIN or not is_mark(chunks[-5], ","):
            return chunks
        return [*chunks[:-3], replace(verb, lemma="show", last=clear.last), chunks[-1]]

    def _comes_out(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, how something comes out being who says it: was first to report, let on, heard from an aide."""
        for j in range(1, len(chunks) - 2):
            verb, then, last = chunks[j : j + 3]
            if not isinstance(verb, Verb) or verb.negative or verb.modal:
                continue
            said = replace(verb, lemma="say", last=then.last, form="finite", passive=False)
            if verb.lemma == "let" and low_is(then, "on") and is_mark(last, "THAT"):
                return [*chunks[:j], said, *chunks[j + 2 :]]
            reports = isinstance(last, Verb) and last.form == "inf" and last.lemma == "report"
            if verb.lemma == "be" and low_is(then, "first") and reports:
                return [*chunks[:j], replace(said, lemma="report", last=last.last), *chunks[j + 3 :]]
            that = j + 3 < len(chunks) and is_mark(chunks[j + 3], "THAT")
            if verb.lemma in ("hear", "learn") and low_is(then, "from") and isinstance(last, Group) and that:
                body = chunks[j - 1]
                heard = isinstance(body, Group) and self.tokens[body.head].low not in ("i", "we")
                return [*chunks[: j - 1], last, replace(said, last=verb.last), *chunks[j + 3 :]] if heard else chunks
        return chunks

    def _held(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what a court held at the end being what it says: ", the court held."."""
        for j in range(2, len(chunks)):
            verb, group = chunks[j], chunks[j - 1]
            if not isinstance(verb, Verb) or self.tokens[verb.head].low != "held" or not isinstance(group, Group):
                continue
            ends = j + 1 == len(chunks) or is_mark(chunks[j + 1], ".") or is_mark(chunks[j + 1], ",")
            if ends and is_mark(chunks[j - 2], ",") and self.tokens[group.head].low in _COURTS:
                return [*chunks[:j], replace(verb, lemma="rule", form="finite", passive=False), *chunks[j + 1 :]]
        return chunks

    def _may_say(self, group: Group) -> bool:
        """Whether the last of several words may be a verb of saying."""
        low = self.tokens[group.last - 1].low
        return group.last - group.first > 1 and (lexicon().verbs.get(low, _NONE)[1] in self.beside or low in _RECORDS)

    def _verb_at_end(self, chunks: list[Chunk], j: int, chunk: Chunk) -> list[Chunk]:
        """A group, or what stands there and what it says where both were taken for one noun.

        "Pages from the office show that", ", a paper obtained by Dagbladet shows.", "Azertag reports with reference".
        """
        if not isinstance(chunk, Group) or chunk.last - chunk.first < 2 or chunk.members or j + 1 == len(chunks):
            return [chunk]
        said, after = self.tokens[chunk.last - 1], chunks[j + 1]
        letters, lemma = lexicon().verbs.get(said.low, ("", ""))
        lemma = "state" if said.low in _RECORDS else lemma
        if lemma not in self.beside or not set(letters) & {"b", "z"}:
            return [chunk]
        if self.tokens[chunk.last - 2].tag in ("DT", "PRPS", "CD"):
            return [chunk]  # the report
        several = self._several(chunks, j)
        that = (is_mark(after, "THAT") or self._is_that(chunks, j + 1)) and (said.low.endswith("s") or several)
        obtained = chunks[j - 2] if j > 2 else None
        paper = chunks[j - 3] if j > 3 else None
        many = isinstance(paper, Group) and self._are_papers(paper)
        done = isinstance(obtained, Verb) and obtained.form == "part"
        told = done and (said.low.endswith("s") or many) and is_mark(after, ".")
        cited = chunks[j + 2] if is_mark(after, ",") and j + 2 < len(chunks) else None
        opens = j == 0 or is_mark(chunks[j - 1], ",")
        cites = opens and isinstance(cited, Verb) and cited.form == "ger" and cited.lemma == "cite"
        counts = j == 0 and self._counts(chunk, after)
        if not (that or told or cites or counts) or any(
            isinstance(one, Verb) and one.form == "finite" for one in chunks[max(0, j - 3) : j]
        ):
            return [chunk]
        before = chunks[j - 2] if several else None
        if isinstance(before, Group) and before.kind == "time":
            before.kind = "speech"  # the minutes of a meeting
        head = chunk.last - 2
        kind = "name" if self.tokens[head].tag == "NNP" else lexicon().nouns.get(self.tokens[head].low, "other")
        said.tag = "VBZ" if said.low.endswith("s") else "VBP"
        who = Group(chunk.first, chunk.last - 1, head, kind)
        verb = Verb(chunk.last - 1, chunk.last, chunk.last - 1, lemma, "finite")
        return [who, verb]

    def _counts(self, chunk: Group, after: Chunk) -> bool:
        """Whether papers give a number: customs records show 24 howitzers."""
        papers = self._are_papers(Group(chunk.first, chunk.last - 1, chunk.last - 2, "speech"))
        return papers and isinstance(after, Group) and self.tokens[after.first].tag == "CD"

    def _are_papers(self, group: Group) -> bool:
        """Whether a group names papers, of which there are many: documents seen by Dagbladet show."""
        low = self.tokens[group.head].low
        papers = wordset("documents") | PAPERS | {"data", "figures"}
        return (low.endswith("s") or low == "data") and bool({low, low.removesuffix("s")} & papers)

    def _several(self, chunks: list[Chunk], j: int) -> bool:
        """Whether several things are what a group behind a preposition belongs to: pages from the office show."""
        before = chunks[j - 2] if j > 1 and is_mark(chunks[j - 1], "IN") else None
        opens, done = chunks[0], chunks[1] if j > 1 else None
        if isinstance(opens, Group) and isinstance(done, Verb) and done.form == "part":
            before = opens  # documents released on Friday by a tribunal show
        low = self.tokens[before.head].low if isinstance(before, Group) else ""
        return low.endswith("s") or low == "data"

    def _tells_within(self, chunk: Chunk) -> list[Chunk]:
        """A group, or a source, its verb and an outlet where "tells" was taken into a name: Bogota tells Radio Sur."""
        if not isinstance(chunk, Group) or chunk.last - chunk.first < 3 or chunk.kind != "name":
            return [chunk]
        at = next((i for i in range(chunk.first + 1, chunk.last - 1) if self.tokens[i].low == "tells"), None)
        if at is None:
            return [chunk]
        kind = "state" if self.tokens[at - 1].text in lexicon().state_of else "name"
        who = Group(chunk.first, at, at - 1, kind)
        return [who, Verb(at, at + 1, at, "tell", "finite"), Group(at + 1, chunk.last, chunk.last - 1, "name")]
