"""The default engine: paragraphs of prose in, statements by grammar and frames out, offline and the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from caveat.evidence import Attribution, Polarity
from caveat.sources.prose import scope
from caveat.sources.prose.book import Book
from caveat.sources.prose.chunker import Chunker
from caveat.sources.prose.confidence import confidence
from caveat.sources.prose.contradictions import contradictions
from caveat.sources.prose.dates import date_of
from caveat.sources.prose.drafts import Found
from caveat.sources.prose.frames import frames
from caveat.sources.prose.groups import Chunk
from caveat.sources.prose.joins import joined
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.meaning import Meaning
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.parser import Parser
from caveat.sources.prose.quantities import quantities
from caveat.sources.prose.sentences import LONGEST, Sentence, sentences
from caveat.sources.prose.statement import OUTLET, Mention, Prose, Source, Statement
from caveat.sources.prose.tagger import tagged
from caveat.sources.prose.tokens import Token
from caveat.sources.prose.voices import Voices

_SHORTEST = 8
"""Characters of the shortest sentence that can state anything."""
LONG = 60
"""Paragraphs beyond which a document is no article: of such a one only the paragraphs about arms are read."""


class Rules:
    """Reads statements by rules. Implements ``statement.Engine``."""

    name = "rules"

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        """The statements in the given paragraphs of a text."""
        return read(text, paragraphs, published)


def read(text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
    """The statements in the given paragraphs of a text, in the order in which they stand."""
    reach = scope.reach(text, paragraphs)
    if reach is scope.Reach.NONE:
        return Prose((), ())
    reader = _Reader(text, published)
    long = len(paragraphs) > LONG
    for number, (start, end) in enumerate(paragraphs):
        if long and not scope.linked(text, start, end):
            continue
        reader.paragraph(number, start, end)
    statements = tuple(sorted(reader.statements, key=lambda said: (said.start, said.end)))
    return Prose(statements, contradictions(text, statements, published), tuple(reader.dropped))


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’. ]{2,40}(?:, [A-Z][\w. ]{2,20})?(?:, \w{3,9}\.? \d{1,2})?(?: \([^)]{2,20}\))? (?:-|–|—|--) "
    r"|\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: [-–—]|:)? (?=\S)"
    r"|(?:UPDATE|CORRECTED|EXCLUSIVE|BREAKING|WRAPUP|RPT)(?: \d)?(?:-|: )|[QA][:.] |[A-Z][A-Z'’-]{2,24}: )"
)
"""Where and when an item was filed, in front of its first sentence."""


def _past_dateline(text: str, start: int, end: int) -> int:
    found = (
        _LABEL.match(text, start, min(end, start + 140))
        or _HEARING.match(text, start, end)
        or _DATELINE.match(text, start, end)
    )
    return found.end() if found is not None else start


_LABEL = re.compile(
    r"(?:The |THE )?(?P<who>(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Senator|Representative|Deputy|Minister|MINISTER"
    r"|Secretary|Professor|General|Colonel|Admiral|Chancellor|President)\b[\w'’ .-]{0,60}?)"
    r"(?: \([^)]{2,40}\))?: (?=[A-Z“\"])"
)
"""Who speaks, in front of what he says, in a record of a debate."""
_HEARING = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Dr|General|Senator|Admiral|Colonel|Secretary)\.? [A-Z][A-Z'-]{2,30})\. (?=[A-Z“\"])"
)
"""Who speaks, in a record of a hearing."""
_SURNAME = re.compile(r"(?P<who>[A-Z][A-Z'’-]{2,24}): (?=[A-Z“\"])")
_HEADED = re.compile(r"\s*(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,4}): [“\"]")
"""Who is interviewed, where the heading quotes him."""
_ANSWER = re.compile(r"(?<=[?.]) [–—] (?=[A-Z“\"])|(?:^|(?<=[?.] ))A[:.] ", re.MULTILINE)
"""Where an answer begins after its question in an interview."""


@dataclass(slots=True)
class _Parsed:
    """A sentence with its words and groups."""

    sentence: Sentence
    words: list[Token]
    chunks: list[Chunk]
    quoted: bool


class _Reader:
    """Reads one document, paragraph by paragraph."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text, self.published = text, published
        self.book = Book()
        self.statements: list[Statement] = []
        self.dropped: list[tuple[str, str]] = []
        self.seen: set[str] = set()
        self.sentence = 0
        self.last: tuple[Source, Mention | None] = OUTLET, None
        """The voice in which the paragraph before ended."""
        self.interview = len(_ANSWER.findall(text)) > 1
        self.interviewee: tuple[Source, Mention] | None = None

    def paragraph(self, number: int, start: int, end: int) -> None:
        """Read the sentences of one paragraph, each in the voice that governs it."""
        parsed = [self._parse(one) for one in self._fresh(number, _past_dateline(self.text, start, end), end)]
        voice, speaker = OUTLET, None
        label = self._label(start, end)
        answer = self._answer(start, end)
        for at, one in enumerate(parsed):
            self.sentence += 1
            if self.text[one.sentence.end - 1] == "?":
                continue
            voices = Voices(one.words, self.book, self.sentence, frames().beside)
            cuts, chunks = voices.cut(one.chunks)
            roots = Parser(one.words, chunks, frames().says, frozenset(frames().heads)).run()
            mood = Mood()
            if cuts:
                group = cuts[0].group
                assert group is not None
                voice, speaker = cuts[0].source, self.book.resolve(group, one.words, self.sentence, None, [])
                self.book.note(group, one.words, self.sentence, True, [])
                mood = Mood(source=voice, speaker=speaker, reported=True)
                if voice is OUTLET and one.quoted:
                    continue
            elif one.sentence.start >= answer and self.interviewee is not None:
                mood = Mood(source=self.interviewee[0], speaker=self.interviewee[1], reported=False)
            elif label is not None:
                mood = Mood(source=label[0], speaker=label[1])
            elif one.quoted:
                if voice is OUTLET:
                    voice, speaker = self._ahead(parsed, at)
                if voice is OUTLET and at == 0:
                    voice, speaker = self.last
                if voice is OUTLET:
                    continue
                mood = Mood(source=voice, speaker=speaker, reported=True)
            meaning = Meaning(one.words, self.book, self.sentence, frames(), voices)
            for found in meaning.read(roots, mood):
                self._keep(found, one.sentence)
            if not cuts and meaning.said is not None:
                voice, speaker = meaning.said
        self.last = voice, speaker

    def _fresh(self, number: int, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of a paragraph that say something and were not printed before."""
        for one in sentences(self.text, start, end, number):
            said = self.text[one.start : one.end]
            if len(said) < _SHORTEST or said in self.seen:
                continue
            self.seen.add(said)
            if one.cut:
                self.dropped.append(
                    (f"what follows character {one.end}", f"a sentence of more than {LONGEST} characters")
                )
            yield one

    def _label(self, start: int, end: int) -> tuple[Source, Mention] | None:
        """Whose words a paragraph of a debate is."""
        found = _LABEL.match(self.text, start, min(end, start + 140)) or _HEARING.match(self.text, start, end)
        if found is None:
            surname = _SURNAME.match(self.text, start, end)
            known = self._surnamed(surname["who"]) if surname is not None else None
            if known is not None and self._reports(known):
                return None
            place = surname.span("who") if surname is not None else (start, start)
            return (Source(Attribution.NAMED, known), Mention(known, *place)) if known is not None else None
        who = Mention(found["who"], found.start("who"), found.end("who"))
        named = len(who.name.split()) > 1 and not who.name.split()[0].isupper()
        return Source(Attribution.NAMED if named else Attribution.INSTITUTION, who.name), who

    def _reports(self, name: str) -> bool:
        """Whether somebody was brought in as the outlet's own: our correspondent, Wendell Pryor."""
        theirs = (one for one in self.book.entries if one.mention.name.endswith(name))
        return any(one.words & wordset("reporters") for one in theirs)

    def _surnamed(self, who: str) -> str | None:
        """The fullest name of the person whose surname is printed in capitals."""
        known = next((full for name, full in self.book.persons.items() if name.upper() == who), None)
        if known is not None:
            return known
        printed = re.compile(r"(?:[A-Z][\w'’.-]+ )+" + "".join(f"[{c}{c.lower()}]" if c.isalpha() else c for c in who))
        found = next((one for one in printed.finditer(self.text) if not one.group().split()[-1].isupper()), None)
        return found.group() if found is not None else None

    def _answer(self, start: int, end: int) -> int:
        """Where the answer begins in a paragraph of an interview, and who gives it; beyond the end where it is none."""
        found = _ANSWER.search(self.text, start, end)
        if found is None or not self.interview:
            return end
        if self.interviewee is None:
            person = next((entry for entry in self.book.entries if entry.person), None)
            headed = _HEADED.match(self.text)
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
            if cuts and cuts[0].group is not None:
                return cuts[0].source, self.book.resolve(cuts[0].group, one.words, self.sentence, None, [])
            if not one.quoted:
                break
        return OUTLET, None

    def _parse(self, sentence: Sentence) -> _Parsed:
        said = self.text[sentence.start : sentence.end]
        words = tagged(said, sentence.start, sentence.headline)
        return _Parsed(sentence, words, joined(Chunker(words).run(), words), sentence.quoted or said[:1] in '“"«„')

    def _keep(self, one: Found, sentence: Sentence) -> None:
        polarity = Polarity.NEGATIVE if one.negative else Polarity.POSITIVE
        within = (sentence.start, sentence.end)
        said_on = date_of(self.text, one.start, one.end, within, self.published, one.act, one.modality, polarity)
        self.statements.append(
            Statement(
                start=one.start,
                end=one.end,
                act=one.act,
                actor=one.actor,
                target=one.target,
                objects=one.objects,
                modality=one.modality,
                polarity=polarity,
                attribution=one.source,
                date=said_on,
                quantities=quantities(self.text, one.start, one.end),
                rule=one.rule,
                confidence=confidence(one.rule),
                no_actor=one.no_actor,
            )
        )
