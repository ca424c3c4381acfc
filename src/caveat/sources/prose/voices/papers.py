"""What the title of a paper says of its voices: who answers below it, who speaks in it, whether it mends itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import OWN, is_office, named_at_end
from caveat.sources.prose.words.tokens import Token

Span = tuple[int, int]
Voice = tuple[Source, Mention]
Turn = tuple[Span, str | None, Span]
"""The line above a question or an answer, who answers (nobody, above a question), and where he is named."""

_UP = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_OFFICE = rf"(?:[Tt]he )?{_UP}[\w'’.-]*(?: (?:(?:of|for|and|the|de|van|von|der|den|bin|al)\b|{_UP}[\w'’.-]*)){{0,9}}"
_ANSWERS_OF = later(
    r"(?:(?:Written|Joint) )?(?:[Aa]nswers?|[Rr]epl(?:y|ies)|[Rr]esponses?)(?: given)? (?:by|of|from) "
    rf"(?P<the>the )?(?P<who>{_OFFICE})(?:, [^\n,]{{3,50}},)?"
    r"(?P<questions> to (?:the )?(?:[Ww]ritten |[Pp]arliamentary |[Oo]ral )?[Qq]uestions?\b)?"
)
"""The title of a paper of questions and answers: Answers by the Minister of Trade to written questions."""
_ON_NOTICE = later(
    r"(?:(?:[Aa]nswers?|[Rr]epl(?:y|ies)|[Rr]esponses?) to (?:written |parliamentary )?[Qq]uestions?"
    r"|[Qq]uestions? (?:on notice|for written (?:answer|reply)|put in writing)"
    r"|[Ww]ritten (?:[Aa]nswers?|[Qq]uestions?))\b"
)
"""The same without a name."""
_TURN = later(r"(?:(?P<puts>Question)|Answer|Reply|Response)(?: (?:to [Qq]uestion )?\d{1,2}[a-z]?)?[.:]?(?:$|\n)")
"""The line above a question or an answer."""
_SPEECH = later(
    r"[^\n]{0,40}\b(?:[Ss]tatement|[Ss]peech|[Aa]ddress|[Rr]emarks|[Dd]eclaration|[Tt]estimony)\b[^\n]{0,90}$"
    r"|\(?[Cc]heck against delivery\)?$"
)
"""The title of a speech."""
_MINE = later(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_QUOTED = later(r"[“\"][^“”\"]*[”\"]")
_CORRECTS = later(r"\s*(?:(?:Live|News|Page \d+): )?(?:Corrections?|Clarifications?|Errat(?:a|um)|For the record)\b")
_UNNAMED = (["official"], ["diplomat"], ["aide"], ["source"])
"""Whoever speaks on condition that he is not named."""
_OPENING = 4
"""Paragraphs in which a title stands."""
_SHORT = 160
_LINE = later(r"[^\n]+")
_HEARD = later(rf"{_UP}[^:.?!\n]{{1,60}}: ")
"""A paragraph with a label of its own."""
_ASKED = 2
"""Answers from which on a paper is one of questions."""
_OFTEN = 3
"""One paragraph of a speech in so many is about whoever gives it."""


def below_title(text: str, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """The lines above questions and answers below a title that says who answers them; or, without such lines, both."""
    lines = (line for span in paragraphs[:_OPENING] for line in _lines(text, span) if line[1] - line[0] < _SHORT * 2)
    title = next((one for one in (_ANSWERS_OF.match(text, *line) for line in lines) if one is not None), None)
    if title is None:
        return
    turns = {span: turn for span in paragraphs if (turn := _TURN.match(text, *span)) is not None}
    if title["questions"] and any(turn["puts"] for turn in turns.values()):
        for turn in turns.values():
            yield turn.span(), None if turn["puts"] else title["who"], title.span("who")
    if turns:
        return
    asks = [span[0] > title.end() and _is_question(text, span) for span in paragraphs]
    answers = [span for (one, other), span in zip(pairwise(asks), paragraphs[1:], strict=True) if one and not other]
    if len(answers) < _ASKED or any(_HEARD.match(text, *span) is not None for span in answers):
        return
    given = set(answers)
    for span, asked in zip(paragraphs, asks, strict=True):
        if asked or span in given:
            who = None if asked else f"{title['the'] or ''}{title['who']}"
            yield (span[0], span[0]), who, title.span("who")


def _lines(text: str, span: Span) -> Iterator[Span]:
    return (line.span() for line in _LINE.finditer(text, *span))


def _is_question(text: str, span: Span) -> bool:
    return text[span[1] - 1] == "?" and span[1] - span[0] < _SHORT * 2


def on_notice(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether a title calls a paper one of questions that are put, or answered, in writing."""
    return any(_ON_NOTICE.match(text, *span) is not None for span in paragraphs[:_OPENING])


def speech_below(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether a label at a place opens a speech: its title stands above, and whoever speaks says I or we below."""
    above = [span for span in paragraphs[: _OPENING + 1] if span[1] <= at and span[1] - span[0] < _SHORT]
    lines = (line for start, end in above for line in text[start:end].split("\n"))
    if not any(_SPEECH.fullmatch(line) is not None for line in lines):
        return False
    rest = [text[start:end] for start, end in paragraphs if start >= at and text[end - 1] in '.!?…”"’']
    mine = sum(_MINE.search(_QUOTED.sub("", one)) is not None for one in rest)
    return mine * _OFTEN >= len(rest) > 1


def corrects(text: str) -> bool:
    """Whether a page tells what it had wrong before: what it calls an article or a report is its own."""
    return _CORRECTS.match(text) is not None


def own_print(group: Group, others: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether what is printed is told to be in no other paper: an article on page 4, a report on radars."""
    groups = [each.what for each in others]
    about = {id(each.what) for each in others if each.prep in ("on", "about")}
    heads = [tokens[what.head].low for what in groups if isinstance(what, Group)]
    here = OWN | {"page", "paper", "edition", "print"}
    known = all(id(what) in about or (isinstance(what, Group) and tokens[what.head].low in here) for what in groups)
    whose = group.owner is None or group.owner.kind == "time"
    return whose and known and (set(heads) - here).isdisjoint(wordset("outlets"))


def answering(text: str, puts: re.Pattern[str], firsts: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Who answers questions that are put in writing to a government: whoever speaks right behind one of them."""
    for (at, _), (then, who) in pairwise(firsts):
        if puts.match(text, at) is not None and puts.match(text, then) is None:
            yield who


def is_seat(label: str) -> bool:
    """Whether a label in small letters is an office and no name: the assistant deputy minister, minister for trade."""
    low = label.removeprefix("the ").removeprefix("acting ").removeprefix("assistant ")
    before = re.split(r" (?:of|for) ", low)[0]
    return is_office(low) or before in wordset("office") or (before != low and is_office(before))


def by_sort(who: str, place: Span) -> Voice | None:
    """Somebody who is heard under what he is alone: SENIOR DEFENSE OFFICIAL 2."""
    if who.startswith("the ") and named_at_end(who) is None:  # Answer given by the High Representative
        return Source(Attribution.INSTITUTION, who), Mention(who, *place)
    if who.lower().rstrip(" #0123456789").split()[-1:] not in _UNNAMED:
        return None
    return Source(Attribution.ANONYMOUS, who, 1, who), Mention(who, *place)


def by_name(name: str, place: Span) -> Voice:
    """Somebody who is heard under his name."""
    return Source(Attribution.NAMED, name), Mention(name, *place)


def of_the_press(group: Group, tokens: list[Token]) -> bool:
    """Whether a report is one of the news: the same report says; or the label of a headline: sale halted: report."""
    low = tokens[group.first].low
    again = low == "the" and tokens[group.first + 1].low == "same"
    return again or (low == "report" and group.last == len(tokens) and tokens[group.first - 1].text == ":")
