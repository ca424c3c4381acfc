"""Talks without labels: which paragraphs answer, where those before them ask.

They ask with a mark, behind a dash that every turn has, or behind the name of whoever puts it in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from caveat.sources.patterns import later
from caveat.sources.prose.voices.layout import NAME, is_person, person_titled

Span = tuple[int, int]

_MINE = later(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y)\b")
_OURS = later(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Oo]ur)\b")
_QUOTED = later(r"[“\"][^“”\"]*[”\"]")
_YOURS = later(r"\byour?\b", re.IGNORECASE)
_DASHED = later(r"[-–—] ?(?=\S)")
_PUT = later(rf"[\[(](?P<who>{NAME})(?:,[^\])\n]{{2,60}})?[\])]:? (?=[A-Z“\"])")
"""Who puts a question at a briefing, in front of it: (Kari Lund, Harbour Post) Has it gone?"""
_ASKS = later(
    rf"\b(?P<by>{NAME}) (?P<sure>meets|met|interviews|interviewed|asks|asked|questions|questioned|visits|visited)?"
    r"(?(sure)|(?:talks|talked|speaks|spoke|sits down|sat down) (?:to|with)) "
    rf"(?P<office>[^.,\n]{{3,60}} )??(?P<whom>{NAME})"
    r"(?P<behind>, (?:the|an?|former|who) [^.\n]{3,60})?"
)
"""Who talks to whom, in the head of an interview: Ben Moe talks to former minister Ann Lind."""
_HEAD = 3
"""Paragraphs of such a head."""
_FEW = 2
"""Questions up to which a text is no interview."""
_BRIEF = 300
"""Characters up to which a paragraph that ends in a question mark is a question to somebody."""
_PUT_AND_GIVEN = 2
"""Paragraphs from one turn of somebody to his next, where one paragraph is put to him in between."""
_TURNS = 4
"""Turns from which on dashes in a row are a talk."""


def answers(text: str, paragraphs: Sequence[Span], labelled: bool) -> frozenset[int]:
    """Where the paragraphs begin that answer somebody, in a talk whose turns have no labels."""
    found = _behind_dashes(text, paragraphs) or _behind_names(text, paragraphs)
    if found or labelled:
        return frozenset(found)
    return frozenset(_behind_questions(text, paragraphs))


def prompts(text: str, paragraphs: Sequence[Span], labels: Mapping[int, str]) -> frozenset[int]:
    """Where the paragraphs begin that put something to the one person who has a label, and have none themselves.

    Each turn of whoever is interviewed has his label, and what stands between two of them is the interviewer's, also
    where it does not ask: "The Greens want the licence refused."
    """
    starts = [start for start, _ in paragraphs]
    turns = [at for at, start in enumerate(starts) if start in labels]
    if len(turns) <= _FEW or len(set(labels.values())) != 1:
        return frozenset()
    between = [at - 1 for before, at in pairwise(turns) if at - before == _PUT_AND_GIVEN]
    asked = sum(_asks(text, paragraphs[at]) for at in between)
    if len(between) < len(turns) - 1 or 2 * asked < len(between) or asked < _FEW:
        return frozenset()
    return frozenset(starts[at] for at in between)


def puts(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with whoever puts the question in it."""
    found = _PUT.match(text, start, end)
    return found is not None and (is_person(found["who"]) or text[end - 1] == "?")


def presiding(text: str, paragraphs: Sequence[Span]) -> Span | None:
    """Who answers at a briefing: whom the lines above the first question name with an office."""
    first = next((at for at, span in enumerate(paragraphs) if puts(text, *span)), 0)
    named = (person_titled(text, *span) for span in paragraphs[:first] if span[1] - span[0] < _BRIEF // 2)
    return next((who for who in named if who is not None), None)


def guest(text: str, paragraphs: Sequence[Span]) -> Span | None:
    """Whom somebody talks to, by the head of an interview; None where it may be the guest who talks to him."""
    for start, end in paragraphs[:_HEAD]:
        found = _ASKS.search(text, start, min(end, start + _BRIEF)) if not _asks(text, (start, end)) else None
        if found is not None and is_person(found["by"]) and is_person(found["whom"]):
            told = found["sure"] or found["office"] or found["behind"]
            return found.span("whom") if told else None
    return None


def _asks(text: str, span: Span) -> bool:
    return text[slice(*span)].rstrip("*_ ")[-1:] == "?" and span[1] - span[0] < _BRIEF


def _said(text: str, spans: Sequence[Span]) -> str:
    return " ".join(_QUOTED.sub("", text[start:end]) for start, end in spans)


def _behind_dashes(text: str, paragraphs: Sequence[Span]) -> list[int]:
    """The answers of a talk of which every turn has a dash: every other one, where the others ask."""
    opened = [_DASHED.match(text, *span) is not None for span in paragraphs]
    if sum(opened) < _TURNS:
        return []
    first, last = opened.index(True), len(opened) - opened[::-1].index(True)
    turns = list(paragraphs[first:last])
    if not all(opened[first:last]) or (not _asks(text, turns[0]) and _YOURS.search(text, *turns[0]) is None):
        return []
    put, given = turns[::2], turns[1::2]
    asked = sum(_asks(text, span) for span in put)
    if (
        2 * asked <= len(put) - 1
        or any(_asks(text, span) for span in given)
        or _OURS.search(_said(text, given)) is None
    ):
        return []
    return [start for start, _ in given]


def _behind_names(text: str, paragraphs: Sequence[Span]) -> list[int]:
    """What is said at a briefing at which each question has the name of whoever puts it in front."""
    asked = [puts(text, *span) for span in paragraphs]
    who = presiding(text, paragraphs)
    if sum(asked) < _FEW or who is None:
        return []
    below = (span for span, one in zip(paragraphs, asked, strict=True) if not one and span[0] > who[1])
    return [start for start, end in below if text[end - 1] in '.!…”"’']


def _behind_questions(text: str, paragraphs: Sequence[Span]) -> Iterator[int]:
    """Where the answers begin in an interview: what follows a question, until the next is put.

    A question may be put without its mark: "In 2029 you sold it all the same." Nobody is asked before the first.
    """
    asks = [_asks(text, span) for span in paragraphs]
    given = [span for (one, other), span in zip(pairwise(asks), paragraphs[1:], strict=True) if one and not other]
    asked = [text[start:end] for (start, end), one in zip(paragraphs, asks, strict=True) if one]
    addressed = any(_YOURS.search(one) for one in asked)
    mine = addressed and all(_OURS.search(_said(text, [span])) is not None for span in given)
    if len(given) < _FEW + (not mine):
        return
    first = asks.index(True)
    if all(one[0].isdigit() for one in asked) and not addressed:
        return  # 1. What has been stopped?
    if not addressed and not _MINE.search(_said(text, paragraphs[first:])):
        return  # the page asks and answers itself
    told = False
    for (start, end), question in zip(paragraphs[first:], asks[first:], strict=True):
        prompt = question or (told and end - start < _BRIEF and _YOURS.search(text, start, end) is not None)
        told = not prompt
        if told:
            yield start
