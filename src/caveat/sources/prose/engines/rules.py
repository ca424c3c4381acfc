"""The default engine: paragraphs of prose in, statements by grammar and frames out, offline and the same every time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.acts import settled
from caveat.sources.prose.acts.finding import Hint
from caveat.sources.prose.acts.meaning import Meaning, heed
from caveat.sources.prose.acts.traders import addressed_to, traders
from caveat.sources.prose.engines import scope
from caveat.sources.prose.engines.confidence import likely
from caveat.sources.prose.figures.chronology import in_entries
from caveat.sources.prose.figures.dates import date_of
from caveat.sources.prose.figures.moments import ANY
from caveat.sources.prose.figures.quantities import quantities
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Found
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.gapping import whole
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.parser import clauses
from caveat.sources.prose.grammar.rows import Lists
from caveat.sources.prose.named import firms, outlets, spokesmen
from caveat.sources.prose.named.book import Book, surnames
from caveat.sources.prose.named.organisations import organisations
from caveat.sources.prose.pairs.contradictions import contradictions
from caveat.sources.prose.statement import OUTLET, Mention, Prose, Source, Statement
from caveat.sources.prose.voices import clippings, issuers, leadins, ours, resolutions
from caveat.sources.prose.voices.labels import ANSWER, HEADED, Labels, answers
from caveat.sources.prose.voices.layout import parted
from caveat.sources.prose.voices.records import item_on
from caveat.sources.prose.voices.voices import Cut, Voices
from caveat.sources.prose.words.capitals import recased
from caveat.sources.prose.words.groups import Chunk, Group
from caveat.sources.prose.words.sentences import LONGEST, Sentence, sentences
from caveat.sources.prose.words.tagger import tagged
from caveat.sources.prose.words.tokens import Token

_TOPIC = later(r"[“\"«„][^“”\"«»„]{3,80}[”\"»]: (?=[A-Z])")
"""Words in quotation marks in front of a headline, whose other half is the page's own."""
_SHORTEST = 7
"""Characters of the shortest sentence that can state anything, it did; of one word there have to be more."""


class Rules(Struct, frozen=True):
    """Reads statements by rules. Implements ``statement.Engine``."""

    name: ClassVar[str] = "rules"

    any_matter: bool = False
    """Whether a text is read whatever it is about."""

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        """The statements in the given paragraphs of a text."""
        return read(text, paragraphs, published, any_matter=self.any_matter)


def read(
    text: str, paragraphs: Sequence[tuple[int, int]], published: date | None, *, any_matter: bool = False
) -> Prose:
    """The statements in the given paragraphs of a text, in the order in which they stand.

    Holds   a text on other matters than transfers of arms gives none, and ``passed`` says so, unless ``any_matter``.
    """
    text = recased(text, paragraphs)
    weighed = scope.ALWAYS if any_matter else scope.weigh(text, paragraphs)
    some = worth(text, paragraphs, weighed, any_matter=any_matter)
    found = scope.kept(text, read_of(text, paragraphs, some, published), weighed)
    said = tuple(replace(one, confidence=likely(text, one)) for one in found.statements)
    pairs = contradictions(text, said, published)
    return replace(found, statements=ours.named(text, paragraphs, said), contradictions=pairs)


Worth = tuple[int, int, int]
"""The number of a paragraph and where it stands."""


def worth(
    text: str, paragraphs: Sequence[tuple[int, int]], weighed: scope.Weighed, *, any_matter: bool = False
) -> list[Worth]:
    """The paragraphs that are read of a text: all of an article about arms, of a long document those about them."""
    if not weighed.worth():
        return []
    long = len(paragraphs) > scope.LONG and not any_matter
    found, asked = list[Worth](), False
    for number, (start, end) in enumerate(paragraphs):
        told = not long or scope.linked(text, start, end)
        if told or asked:
            found.append((number, start, end))
        asked = told and text[end - 1] == "?"  # what follows a question on arms answers it
    return found


def read_of(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    some: Sequence[Worth],
    published: date | None,
    hints: Sequence[Hint] = (),
) -> Prose:
    """The statements in some paragraphs of a text, not yet paired and without how likely each is.

    ``hints`` are words that are held for acts, in the order in which they stand.
    """
    if not some:
        return Prose((), ())
    reader = _Reader(text, paragraphs, published)
    reader.hints = hints
    for number, start, end in some:
        for part in reader.parts[start, end]:
            reader.paragraph(number, *part)
    said = in_entries(text, sorted(reader.statements(), key=lambda said: (said.start, said.end)), published)
    return Prose(issuers.stamped(text, paragraphs, said), (), tuple(reader.dropped))


_NOT = later(r"(?<!\w)[Nn]ot $")
"""What belongs to a quote that it stands in front of: not a single rifle has arrived."""
_MOVES = frozenset((Act.DELIVER, Act.OFFER, Act.WITHHOLD, Act.SLOW))
"""Acts of which a number without a noun counts goods, and no papers."""
_QUOTES = frozenset('“"«„‘')
_SPEAKS = frozenset(("person", "spokes", "name", "body", "pronoun"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(frames().heads)


class _Parsed(Struct):
    """A sentence with its words and groups."""

    sentence: Sentence
    words: list[Token]
    chunks: list[Chunk]
    quoted: bool


class _Kept(Struct):
    """An act that was read, in its sentence, and on whose word it stands once all is read."""

    found: Found
    within: tuple[int, int]
    source: Source


class _Floor(Struct):
    """Who speaks as a paragraph goes on: its label, where its answer begins, and the voice that was last brought in."""

    label: tuple[Source, Mention] | None
    answer: int
    voice: Source = OUTLET
    speaker: Mention | None = None
    told: int = -2
    """The sentence of the paragraph in which that was."""
    about: tuple[Source, Mention | None] = OUTLET, None
    """Whom the sentence before is about, who speaks in a quotation that says no more of its speaker."""


def _takes_up(pronoun: str, meant: Source, before: Source, just_now: bool) -> bool:
    """Whether whoever says something by a pronoun is whoever spoke before, and not whom the words between name."""
    if pronoun in ("he", "she"):
        if meant.kind is before.kind and meant.speaker and meant.speaker in (before.speaker or ""):
            return True  # the spokeswoman, who was a spokeswoman for the ministry
        return before.kind is Attribution.NAMED and (meant is OUTLET or just_now)
    return pronoun == "it" and before.kind is Attribution.INSTITUTION and just_now and before.speaker is not None


class _Reader:
    """Reads one document, paragraph by paragraph."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> None:
        self.text, self.paragraphs, self.published = text, paragraphs, published
        self.book = Book(text=text, surnames=surnames(text))
        known = organisations(text)
        self.book.firms.update(firms.firms(text), known["firms"], known["bodies"])
        self.book.outlets.update(known["outlets"])
        self.book.own = outlets.own(text)
        self.kept: list[_Kept] = []
        self.dropped: list[tuple[str, str]] = []
        self.seen: set[str] = set()
        self.sentence = 0
        self.last: tuple[Source, Mention | None] = OUTLET, None
        """The voice in which the paragraph before ended."""
        self.closing: Sentence | None = None
        """The sentence that was read last."""
        self.resolver: Mention | None = None
        """Whose resolution the page is, from where it opens."""
        self.content: set[tuple[int, int]] = set()
        """Paragraphs that are items of what is demanded in one before."""
        self.item: tuple[int, int] | None = None  # the first of them, while what opens their list is read
        self.hints: Sequence[Hint] = ()
        self.parts = parted(text, paragraphs)
        self.labels = Labels(text, self.book, [part for parts in self.parts.values() for part in parts])
        self.lists = Lists(text, paragraphs)
        self.interview, self.clipped = answers(text) > 1, clippings.clipping(text, paragraphs)
        self.interviewee: tuple[Source, Mention] | None = None

    def paragraph(self, number: int, start: int, end: int) -> None:
        """Read the sentences of one paragraph, each in the voice that governs it."""
        if (start, end) in self.content:
            return
        self.resolver = resolutions.resolver(self.text, start, end) or self.resolver
        mover = resolutions.mover(self.text, start, end)
        self.book.resolver = mover or self.resolver
        self.book.item = item_on(self.text, (start, end))
        fresh = list(self._fresh(number, self.labels.first(start, end), end))
        fresh = [part for one in fresh for part in resolutions.parts(self.text, one)] if mover is not None else fresh
        items = leadins.listed(self.text, self.paragraphs, number) if end == self.paragraphs[number][1] else []
        self.content.update(items)
        self.item = items[0] if items else None
        fresh = fresh if items else self.lists.among(fresh, number, (start, end))
        parsed = [self._parse(one) for one in fresh]
        floor = _Floor(self.labels.at(start, end), self._answer(start, end))
        for at, one in enumerate(parsed):
            self.sentence += 1
            if self.text[one.sentence.end - 1] != "?":
                self._sentence(parsed, at, floor)
            else:
                heed(one.words, one.chunks, self.book, self.sentence)
        self.last = floor.about if floor.voice is OUTLET else (floor.voice, floor.speaker)

    def _sentence(self, parsed: list[_Parsed], at: int, floor: _Floor) -> None:
        """Read one sentence, and leave the floor to whom it brings in."""
        one = parsed[at]
        voices = Voices(one.words, self.book, self.sentence, frames().beside)
        before, self.closing = parsed[at - 1].sentence if at else self.closing, one.sentence
        closed = before is not None and self.text[before.end - 1] in '”"»’'
        behind = voices.afterthought(one.chunks, closed)
        if behind is None and closed and at and parsed[0].quoted:
            behind = voices.captioned(one.chunks)
        if behind is not None and before is not None:
            floor.voice = voices.source(behind, [Item("", behind, behind.first)])
            floor.speaker, floor.told = self.book.resolve(behind, one.words, self.sentence, None, []), at
            self.book.note(behind, one.words, self.sentence, True, [])
            self._on_word_of(floor.voice, before)
            return
        cited = voices.citing(one.chunks) if before is not None else None
        if before is not None and cited is not None:
            self._on_word_of(voices.source(cited, [Item("", cited, cited.first)], "cite"), before, relayed=True)
        cuts, chunks = voices.cut(one.chunks)
        roots = clauses(one.words, chunks, frames().says, _heads())
        mood = self._beside(cuts[0], one, at, floor) if cuts else self._within(parsed, at, floor)
        if not (cuts or one.quoted) and self._quoted_next(parsed, at):
            floor.about = self._about(roots, voices, one)
        if mood is None:
            return
        within = one.sentence.start, one.sentence.end
        first, last = (bisect_left(self.hints, end, key=lambda one: one.at) for end in within) if self.hints else (0, 0)
        self.book.spoke = floor.voice if floor.told == at - 1 else OUTLET if at else self.last[0]
        timed, some = ANY.search(self.text, *within) is not None, self.hints[first:last]
        meaning = Meaning(one.words, self.book, self.sentence, frames(), voices, timed=timed, hints=some)
        read = meaning.read(roots, mood)
        if self.item is not None and self.text[within[1] - 1] == ":":
            read = [replace(found, end=min(found.end, within[1] - 1)) for found in read if found.start < within[1]]
        read = self.lists.marked(read, within)
        self.kept += [_Kept(found, within, found.source) for found in read]
        for cut in cuts:
            if cut.told_of_it:
                beside = clauses(one.words, cut.told_of_it, frames().says, _heads())
                own = Mood(source=floor.label[0], speaker=floor.label[1]) if floor.label is not None else Mood()
                read = Meaning(one.words, self.book, self.sentence, frames(), voices).read(beside, own)
                self.kept += [_Kept(found, within, found.source) for found in read]
        if not cuts and meaning.said is not None and (floor.voice is OUTLET or not one.quoted):
            (floor.voice, floor.speaker), floor.told = meaning.said, at
        ahead = voices.introduced(one.chunks) if floor.voice is OUTLET and at == len(parsed) - 1 else None
        if ahead is not None:
            floor.voice = voices.source(ahead, [Item("", ahead, ahead.first)])
            floor.speaker = self.book.resolve(ahead, one.words, self.sentence, None, [])

    def _beside(self, cut: Cut, one: _Parsed, at: int, floor: _Floor) -> Mood | None:
        """The mood of a sentence with an attribution beside it; None for a quotation of nobody known."""
        group = cut.group
        if floor.label is not None and one.words[group.head].low in ("i", "we", "you"):
            return Mood(source=floor.label[0], speaker=floor.label[1])  # as we have said: whoever has the floor
        before = (floor.voice, floor.speaker) if floor.voice is not OUTLET else self.last
        who = self.book.resolve(group, one.words, self.sentence, None, [])
        floor.voice, floor.speaker = cut.source, spokesmen.as_named(cut.source, who)
        just_now = floor.told == at - 1 or (at == 0 and before == self.last)
        if _takes_up(one.words[group.head].low, floor.voice, before[0], just_now):
            floor.voice, floor.speaker = before  # she added: whoever spoke last
        floor.told = at
        # "According to the yard, Riyadh has not paid": who is cited is not whom the sentence is about.
        self.book.note(group, one.words, self.sentence, one.words[max(group.first - 1, 0)].low != "to", [])
        person = floor.voice.speaker if floor.voice.kind is Attribution.NAMED else None
        if person and group.kind in ("person", "spokes"):
            self.book.called(person)
        if floor.voice is OUTLET and one.quoted:
            return None
        return Mood(source=floor.voice, speaker=floor.speaker, reported=True)

    def _within(self, parsed: list[_Parsed], at: int, floor: _Floor) -> Mood | None:
        """The mood of a sentence without an attribution of its own; None for a quotation of nobody known."""
        one = parsed[at]
        if one.sentence.start >= floor.answer and self.interviewee is not None:
            return Mood(source=self.interviewee[0], speaker=self.interviewee[1], reported=False)
        if floor.label is not None:
            return Mood(source=floor.label[0], speaker=floor.label[1])
        if not one.quoted or self.clipped:
            return Mood()
        if floor.voice is OUTLET:
            floor.voice, floor.speaker = self._ahead(parsed, at)
        if floor.voice is OUTLET and at == 0:
            floor.voice, floor.speaker = self.last
        if floor.voice is OUTLET:
            floor.voice, floor.speaker = floor.about
        return None if floor.voice is OUTLET else Mood(source=floor.voice, speaker=floor.speaker, reported=True)

    def _quoted_next(self, parsed: list[_Parsed], at: int) -> bool:
        """Whether a quotation opens right behind a sentence, in its paragraph or the next."""
        if at + 1 < len(parsed):
            return parsed[at + 1].quoted
        return self.text[(end := parsed[at].sentence.end) : end + 8].lstrip()[:1] in _QUOTES

    def _about(self, roots: list[Clause], voices: Voices, one: _Parsed) -> tuple[Source, Mention | None]:
        """Whom a sentence is about, where it is somebody who can speak: Lund was unmoved. "..."."""
        subject = roots[0].subject if len(roots) == 1 else None
        if subject is None or subject.negative or subject.members or subject.kind not in _SPEAKS:
            return OUTLET, None
        source = voices.source(subject, [Item("", subject, subject.first)])
        return source, self.book.resolve(subject, one.words, self.sentence, None, [])

    def _on_word_of(self, source: Source, sentence: Sentence, relayed: bool = False) -> None:
        """Put on somebody's word what a sentence said on the page's own, or ``relayed``: so says the ministry."""
        for one in reversed(self.kept):
            if one.found.start < sentence.start:
                break
            if one.source.kind is Attribution.OUTLET and (one.source == OUTLET) is not relayed:
                one.source = replace(source, relayed_from=one.source.relayed_from) if relayed else source

    def _fresh(self, number: int, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of a paragraph that say something and were not printed before."""
        for one in sentences(self.text, start, end, number):
            said = self.text[one.start : one.end]
            if len(said) < _SHORTEST + (" " not in said) or said in self.seen:
                continue
            self.seen.add(said)
            if one.cut:
                self.dropped.append(
                    (f"what follows character {one.end}", f"a sentence of more than {LONGEST} characters")
                )
            yield one

    def _answer(self, start: int, end: int) -> int:
        """Where the answer begins in a paragraph of an interview, and who gives it; beyond the end where it is none."""
        found = ANSWER.search(self.text, start, end) if self.interview else None
        if found is None:
            return end
        if self.interviewee is None:
            person = next((entry for entry in self.book.entries if entry.person), None)
            headed = HEADED.match(self.text)
            if headed is not None:
                who = Mention(headed["who"], *headed.span("who"))
                self.interviewee = Source(Attribution.NAMED, who.name), who
            elif person is not None:
                self.interviewee = Source(Attribution.NAMED, person.mention.name), person.mention
        return found.start()

    def _ahead(self, parsed: list[_Parsed], at: int) -> tuple[Source, Mention | None]:
        """The voice of a quotation whose attribution stands in a later sentence of it."""
        for one in parsed[at + 1 :]:
            voices = Voices(one.words, self.book, self.sentence, frames().beside)
            cuts, _ = voices.cut(one.chunks)
            group = cuts[0].group if cuts else voices.signed(one.chunks) or voices.afterthought(one.chunks, True)
            group = group or (voices.captioned(one.chunks) if parsed[0].quoted and not one.quoted else None)
            if group is not None:
                source = cuts[0].source if cuts else voices.source(group, [Item("", group, group.first)])
                return source, self.book.resolve(group, one.words, self.sentence, None, [])
            if not one.quoted:
                break
        return OUTLET, None

    def _parse(self, sentence: Sentence) -> _Parsed:
        said = self.text[sentence.start : sentence.end]
        opener = resolutions.opener(said) if self.book.resolver is not None else None
        said = said if opener is None else said[0].lower() + said[1:]
        if self.item is not None and said.endswith(":"):
            said = leadins.said(self.text, sentence.start, sentence.end, self.item)
        row = self.lists.words(said, sentence)
        words = tagged(said, sentence.start, sentence.headline, opener, row)
        opens = said[:1] in _QUOTES or (said[:1] == "'" and said[1:2].isupper())
        quoted = sentence.quoted or (opens and not _TOPIC.match(said))
        words, chunks = whole(words)
        chunks = joined(chunks, words)
        firms.mark((chunk for chunk in chunks if isinstance(chunk, Group)), words, self.book.firms)
        return _Parsed(sentence, words, chunks, quoted)

    def statements(self) -> Iterator[Statement]:
        """What was read, each with its date and its numbers."""
        page = traders(kept.found for kept in self.kept)
        for kept in self.kept:
            said = self._statement(addressed_to(kept.found, page, self.text), kept.within)
            yield said if kept.source is kept.found.source else replace(said, attribution=kept.source)

    def _statement(self, one: Found, within: tuple[int, int]) -> Statement:
        polarity = Polarity.NEGATIVE if one.negative else Polarity.POSITIVE
        act = one.act, one.modality, polarity, one.reach
        said_on = date_of(self.text, one.start, one.end, within, self.published, *act)
        counted = quantities(self.text, one.start, one.end, one.reach, one.objects, moved=one.act in _MOVES)
        before = _NOT.search(self.text[max(0, one.start - len(" not ")) : one.start])
        longer = before is not None and one.end - one.start + len("not ") <= settled.LONGEST
        start = one.start - len("not ") * longer
        parts = (start, one.end, one.act, one.actor, one.target, one.objects, one.modality, polarity)
        rest = (one.source, said_on, counted, one.rule)
        return Statement(*parts, *rest, 0.0, one.no_actor)
