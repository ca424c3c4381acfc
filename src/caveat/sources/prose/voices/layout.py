"""How a document is laid out, told by the shape of its lines: what is said, and the short lines that say who says it.

A line that was broken where it need not have been was broken on purpose. Such a line, or a short paragraph, may call
whoever is written to, take leave of him, sign, or give somebody the floor; whatever ends as a sentence is said. Which
of them it is its neighbours tell: nobody signs in front of a speech, and nobody takes the floor below the last word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from functools import cache
from itertools import pairwise

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import is_office, named_at_end

Span = tuple[int, int]

UP = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
NAME = rf"{UP}[\w'’.-]*(?: (?:(?:de|da|del|di|du|van|von|der|den|ten|bin|al|el)\b|{UP}[\w'’.-]*)){{1,5}}"
_TITLES = r"(?:\((?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Rev|Cllr|Sir|Capt|Col)\.?\) )?"
_RANK = r"(?:(?:[A-Z][\w-]+\.? ){1,3}\((?:[Rr][Ee][Tt][Dd]?|[Rr][Tt][Dd]|[Rr]et[’']d)\.?\) )?"
_MARK = r"(?P<mark>[-–—] ?|\([Ss]igned\)[:.]? ?|\([Ss]gd\.?\) ?|[Ss]igned:? )?"
SIGNED = later(
    rf"{_MARK}{_TITLES}{_RANK}(?P<who>{NAME})(?P<detail>,? \([^()\n]{{2,60}}\),?|, (?:[^.!?:\n]|\.(?=\w)){{2,90}}|,)?$"
)
"""A line with the name of a person, and perhaps an office and a place."""
_BELOW = later(rf"{_MARK}{_TITLES}(?P<who>{NAME})(?P<detail>[,.( ][^!?:\n]{{0,110}})?$")
"""The same under a farewell, with whatever its bearer tells of himself."""
_CALLS = later(
    r"(?:My )?Dear\b(?: [\w.'’-]+){1,9}[,:!]?(?: [-–—])?$"
    r"|(?:Sirs?|SIRS?|Madam|Editor|Excellenc(?:y|ies)|Your \w+|(?:Mr|Madam)\.? (?:the )?[A-Z]\w+)[,:!](?: [-–—])?$"
    r"|To the Editor:?$"
)
"""A line that calls whoever is written to."""
_VERBLESS = later(r"(?![^\n]*\d)[^\n.?:;]{2,60}[,!]$")
"""A line that ends in a comma, as one that calls somebody or takes leave of him does."""
_LEAVE = later(
    r"(?:(?:[-–—] ?)?(?:I (?:am|remain),? )?(?:[Yy]ours\b|[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Cc]ordially"
    r"|(?:[Ww]ith )?(?:\w+ ){0,3}(?:[Rr]egards|[Ww]ishes|[Rr]espect|[Ee]steem|[Gg]reetings|[Cc]onsideration)"
    r"|[Rr]egards))[^\n.!?:]{0,30}[,.]{0,2}$"
)
"""A line that takes leave."""
_LEAVES = later(r"[.!?…] [-–—] ?(?:I am,? )?Yours\b[^\n]{0,20}$")
"""The same at the end of what was written."""
_SAYS = '.!?…”"’)'
_LINE = later(r"\S(?:[^\n]*\S)?")
SHORT = 120
"""Characters of the longest line that signs."""
_HEADLINE = 160
"""Characters up to which what ends in no stop is a heading, or a line of one."""
_WORDS = 9
"""Words of the longest line that is no more than a name or an office."""


class Kind(Enum):
    """What a block of a document is, by its shape and its neighbours."""

    SAID = "said"
    CALLS = "calls"
    LEAVES = "leaves"
    SIGNS = "signs"
    SHORT = "short"


class Block(Struct, frozen=True):
    """A paragraph, or a line of it that stands for itself, and who is named in one that signs."""

    kind: Kind
    start: int
    end: int
    who: Span | None = None
    marked: bool = False
    """Whether a dash, or the word for it, says that a name signs."""


def parted(text: str, paragraphs: Sequence[Span]) -> dict[Span, list[Span]]:
    """Each paragraph with its parts: it is parted around lines that stand for themselves, and in front of labels."""
    turns = _turns(text, paragraphs)
    return {span: _parted(text, span, turns) if "\n" in text[slice(*span)] else [span] for span in paragraphs}


def _parted(text: str, span: Span, turns: frozenset[int]) -> list[Span]:
    lines = [line.span() for line in _LINE.finditer(text, *span)]
    opens = [at for at in range(1, len(lines)) if lines[at][0] in turns or _parts(text, lines, at)]
    return [(lines[first][0], lines[last - 1][1]) for first, last in pairwise([0, *opens, len(lines)])]


def _turns(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """Where lines begin with a label that others have too: ROCHE: ..."""
    found = [(one["who"], one.start()) for span in paragraphs for one in _LABELLED.finditer(text, *span)]
    labels = Counter(who for who, _ in found)
    return frozenset(start for who, start in found if labels[who] > 1)


def _parts(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line of a paragraph is no more of the one before."""
    above, below = lines[at - 1], lines[at]
    if not _broken(text, lines, at):
        return False
    if _NUMBERED.match(text, *below) is not None or _CLOCK.fullmatch(text, *above) is not None:
        return True
    if _has_floor(text, above):
        return _has_verb(text, below)
    if text[above[1] - 1] in _SAYS:
        return _calls(text, below) or _leaves(text, below) or _has_floor(text, below)
    return _calls(text, above) or _leaves(text, above)


def _has_verb(text: str, span: Span) -> bool:
    """Whether a line says something: it ends so, or goes on, and has a verb, as a place and an office have not."""
    if text[span[1] - 1] not in _SAYS and span[1] - span[0] < _NARROW:
        return False
    words = (word.strip(",.;:!?“”\"'’").lower() for word in text[slice(*span)].split())
    return any(word in lexicon().verbs or lexicon().closed.get(word) == "MD" for word in words)


def _broken(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line ends where the first word of the next would have had its place: nobody wrapped it there."""
    widest = max(end - start for start, end in lines)
    (start, end), (below, _) = lines[at - 1], lines[at]
    word = len(text[below : lines[at][1]].split(" ", 1)[0])
    opens = text[below].isupper() or text[below].isdigit()
    return opens and (widest < _NARROW or end - start + 1 + word <= widest)


_NUMBERED = later(r"\d{1,3}(?:\.\d{1,3})+\.? +(?=[A-Z“\"])")
"""The number of a paragraph of a report: 4.12 We found that ..."""
_CLOCK = later(r"\d{1,2}[.:]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
"""The time of an entry, on a line of its own."""
_NARROW = 50
"""Characters of the narrowest lines that are wrapped."""
_LABELLED = later(rf"^(?P<who>{UP}[\w'’.-]*(?: {UP}[\w'’.-]*){{0,4}})(?: \([^()\n]{{2,60}}\))?: (?=\S)", re.MULTILINE)
"""A label in front of what is said on its line."""


class Floor(Struct, frozen=True):
    """A line that is no more than whoever speaks below it."""

    who: Span
    detail: str
    """What stands in brackets behind: a seat, a party, who holds the office."""
    colon: bool
    called: bool
    """Whether a title in front, or what stands behind, says that somebody is called, as no heading does."""
    known: bool
    """Whether it is an office, or a name by its form."""


def floor(text: str, span: Span) -> Floor | None:
    """Whom a line gives the floor that is no more than a name or an office; None for any other line."""
    found = _FLOOR.fullmatch(text, *span) if span[1] - span[0] < SHORT else None
    if found is None:
        return None
    who, detail, colon = found["who"], found["detail"].strip(" ,"), found["colon"] is not None
    low = who.lower().removeprefix("the ")
    office = is_office(low) or _OF.split(low)[0] in HOSTS | wordset("office")
    surname = colon and " " not in who and low not in _known() and who not in lexicon().state_of
    titled = _CALLED.match(who) is not None
    called = bool(detail) or titled
    known = office or surname or titled or is_person(who)
    return Floor(found.span("who"), detail, colon, called, known) if called or known else None


def _has_floor(text: str, span: Span) -> bool:
    above = floor(text, span)
    return above is not None and above.known


_STARS = r"(?:\*{1,2}|_{1,2})?"
_NUMBER = r"(?:§ ?)?(?:\d{1,3}\. )?(?:[\w.'’ -]{3,40} Portrait )?"
_LINKED = r"(?:\n- (?:View Speech - )?Hansard\b[- ]*(?:Excerpts)?)?"
"""What a page of debates links to, below the name."""
_FLOOR = later(
    rf"{_NUMBER}{_STARS}(?P<who>(?:(?:The|THE) )?{UP}[\w'’.-]*"
    rf"(?: (?:(?:of|for|and|the|de|da|del|di|du|van|von|der|den|ten|bin|al|el)\b|{UP}[\w'’.-]*)){{0,8}}"
    r"(?: \d{1,2}\b)?)"
    rf"{_STARS}(?P<detail>(?:,? \([^()\n]{{2,70}}\)){{0,2}})(?: [\[(]?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?[\])]?)?"
    rf"(?P<colon>:)?{_STARS}(?: rose ?[-–—]*)?{_LINKED}$"
)
_CALLED = later(
    r"(?:The )?(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Madam|Hon|Senator|Sen)\b\.? [A-Z]|Prime Minister$)"
)
_OF = later(r" (?:of|for) ")
HOSTS = frozenset((
    "presenter", "host", "narrator", "interviewer", "moderator", "reporter", "anchor", "newsreader", "announcer",
    "correspondent", "editor", "studio",
))  # fmt: skip
"""Whoever leads a talk for the page."""


@cache
def _known() -> frozenset[str]:
    """Words that are no names."""
    return frozenset((*lexicon().nouns, *lexicon().verbs, *lexicon().closed, *lexicon().adjectives))


def is_person(who: str) -> bool:
    """Whether words are the name of a person: no state, body or heading."""
    words = who.split()
    lows = [word.lower().rstrip(".,") for word in words]
    titled = [low for low in lows if low in wordset("titles")]
    if set(lows) & (wordset("organisation") - {"day"}) or who in lexicon().state_of:
        return False
    if not all(word[0].isupper() or word in _PARTICLES for word in words):
        return False
    if len(lows) - len(titled) < 2 or any(low in lexicon().closed for low in lows):
        return False
    return not _known() >= set(lows) - set(titled)


_PARTICLES = frozenset(("de", "da", "del", "di", "du", "van", "von", "der", "den", "ten", "bin", "al", "el"))


def _calls(text: str, span: Span) -> bool:
    return span[1] - span[0] < SHORT and _CALLS.fullmatch(text, *span) is not None


def _leaves(text: str, span: Span) -> bool:
    return span[1] - span[0] < SHORT // 2 and _LEAVE.fullmatch(text, *span) is not None


def takes_leave(text: str, block: Block) -> bool:
    """Whether a line takes leave in words for it, or what was written ends with them: ... by June. - Yours, etc,"""
    return _leaves(text, (block.start, block.end)) or _LEAVES.search(text, block.start, block.end) is not None


def calls_reader(text: str, block: Block) -> bool:
    """Whether a line calls whoever a letter is written to, by a word for it or his office: Honourable Minister,"""
    if block.kind is not Kind.CALLS:
        return False
    return _calls(text, (block.start, block.end)) or _has_office(text[block.start : block.end])


def is_circular(text: str, block: Block) -> bool:
    """Whether a call is to a company that a body or a page writes to as its own: Comrades, / Dear members,"""
    return block.kind is Kind.CALLS and _COMPANY.search(text, block.start, block.end) is not None


def speaks_to(text: str, laid: Sequence[Block]) -> Span | None:
    """Who speaks to those before him: whom the head names with an office, where what follows greets or thanks them."""
    first = next((at for at, one in enumerate(laid) if one.kind in (Kind.SAID, Kind.CALLS)), 0)
    said = [one for one in laid if one.kind is Kind.SAID]
    calls = [one for one in laid[first : first + 2] if one.kind is Kind.CALLS]
    if any(_SUBSCRIBES.search(text, one.start, one.end) is not None for one in calls):
        return None
    called = bool(calls)
    if not said or not (called or any(_HEARD.search(text, one.start, one.end) for one in (said[0], said[-1]))):
        return None
    lines = [line.span() for one in laid[:first] for line in _LINE.finditer(text, one.start, one.end)]
    found = [who for at in range(len(lines)) if (who := _in_office(text, lines, at)) is not None]
    return found[0] if len(found) == 1 else None


def _in_office(text: str, lines: Sequence[Span], at: int) -> Span | None:
    """The person whom a line names behind his office, or above a line that gives it."""
    start, end = lines[at]
    alone = SIGNED.fullmatch(text, start, end)
    if alone is not None and is_person(alone["who"]):
        below = text[slice(*lines[at + 1])] if at + 1 < len(lines) else ""
        return alone.span("who") if _has_office(f"{alone['detail'] or ''} {below}") else None
    return person_titled(text, start, end)


def person_titled(text: str, start: int, end: int) -> Span | None:
    """The first person whom a line names behind a title or an office."""
    for found in _TITLED.finditer(text, start, end):
        person = named_at_end(found.group())
        if person is not None:
            return found.end() - len(person), found.end()
    return None


def _has_office(line: str) -> bool:
    words = {word.lower().strip(",.()") for word in line.split()}
    return not words.isdisjoint(wordset("office") | wordset("titles") | _SEATED)


_SEATED = frozenset(("member", "councillor", "alderman", "delegate"))
_TITLED = later(rf"{UP}[\w'’.-]*(?: (?:(?:of|for|and|the|de|van|von|der|den|al|bin)\b|{UP}[\w'’.-]*)){{2,12}}")
"""Words with a capital in a row: an office and whose it is."""
_HEARD = later(
    r"\b(?:[Tt]hank you|[Tt]hanks(?! to)|[Gg]ood (?:morning|afternoon|evening)|[Ll]adies and [Gg]entlemen"
    r"|[Dd]istinguished (?:guests|delegates|members|colleagues|friends)|[Dd]ear (?:colleagues|friends|guests)"
    r"|(?:Mr|Madam)\.? (?:Speaker|President|Chair(?:man|woman|person)?)|[Ww]elcome to|I wish you)\b"
)
"""Words to those before whom somebody stands."""
_SUBSCRIBES = later(r"\b(?:readers?|members|subscribers|supporters)\b", re.IGNORECASE)
"""Whom a newsletter is written to."""
_COMPANY = later(
    r"\b(?:colleagues|comrades|friends|members|supporters|readers?|neighbou?rs|subscribers|brothers|sisters|all"
    r"|shareholders|investors|customers|clients|partners)\b",
    re.IGNORECASE,
)


def blocks(text: str, paragraphs: Sequence[Span]) -> list[Block]:
    """What each paragraph is, by its shape and by those beside it."""
    shapes = [_shape(text, span) for span in paragraphs]
    return [_settled(text, paragraphs, shapes, at) for at in range(len(shapes))]


def _shape(text: str, span: Span) -> Kind:
    """What a paragraph may be by its shape alone: a line that ends in a comma may call or take leave."""
    start, end = span
    if _calls(text, span):
        return Kind.CALLS
    if _leaves(text, span):
        return Kind.LEAVES
    if _signature(text, span) is not None:
        return Kind.SIGNS
    if end - start < SHORT // 2 and _VERBLESS.fullmatch(text, start, end) is not None:
        return Kind.LEAVES
    said = text[end - 1] in _SAYS and (text[end - 1] != ")" or _STOP.search(text, start, end) is not None)
    return Kind.SAID if said or end - start >= _HEADLINE else Kind.SHORT


def _signature(text: str, span: Span) -> re.Match[str] | None:
    """The name that a paragraph of short lines opens with, or a line of its own."""
    lines = [line.span() for line in _LINE.finditer(text, *span)]
    if len(lines) > _SIGNS or any(end - start >= SHORT for start, end in lines):
        return None
    if len(lines) > 1 and any(text[end - 1] in "!?" for _, end in lines):
        return None
    found = SIGNED.fullmatch(text, *lines[0])
    return found if found is not None and is_person(found["who"]) else None


_STOP = later(r"[.!?] ")
_SIGNS = 6
"""Lines of the longest signature, with office and place."""


def _settled(text: str, paragraphs: Sequence[Span], shapes: Sequence[Kind], at: int) -> Block:
    """One block, its neighbours weighed."""
    start, end = paragraphs[at]
    kind, before = shapes[at], shapes[at - 1] if at else None
    after = shapes[at + 1] if at + 1 < len(shapes) else None
    if kind is Kind.LEAVES and not _leaves(text, (start, end)):
        bodies = after is Kind.SHORT and at + 2 >= len(shapes)
        kind = Kind.LEAVES if after is Kind.SIGNS or bodies else Kind.CALLS
    if kind is Kind.SIGNS:
        found = _signature(text, (start, end))
        assert found is not None
        return Block(kind, start, end, found.span("who"), found["mark"] is not None)
    if before is Kind.LEAVES and kind in (Kind.SHORT, Kind.SAID) and end - start < SHORT:
        below = _BELOW.fullmatch(text, start, end)
        named = below is not None and is_person(below["who"])
        if kind is Kind.SHORT or named:
            return Block(Kind.SIGNS, start, end, below.span("who") if named and below is not None else (start, end))
    return Block(kind, start, end)
