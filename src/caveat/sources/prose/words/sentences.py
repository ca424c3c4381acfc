"""Paragraphs in; sentences with their places out, each with the quotation that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from caveat.sources.patterns import later

LONGEST = 3000
"""Characters of a sentence that are read; the rest of a longer one is left out, and said to be."""

_END = later(r"[.!?…]+[\"”’'»)\]]*(?=\s|$)")
_ABBREVIATION = later(
    r"(?:\b(?:MR|MRS|MS|DR|SEN|REP|GEN|Ret|Messrs|Bros|Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sens?|Reps?|Gov|Prof|St|No|Adm|Sgt|Brig|Jr|Sr|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|cf|e\.g|i\.e|approx|ca|nos|art|sec|p|pp|Messrs|Cons|Ind|Dem|[Hh]on|Adv|Engr|Atty|Smt|Fr|Barr|Cdr|Cmdr|Supt|Insp|Amb|Revd?|Msgr|Cllr|Depts?|DEPT|Govts?|GOVT|Natl|Intl|Assn|Pvt|Pte|Pty|Rs|Sqn|Cpl)|\b[A-Z](?:\.[A-Z])*)\.$"
)


_OPENS = later(r"(?:(?<=[\s(])|^)[‘'](?=[A-Z])")
"""A single quotation mark that opens a sentence; others set words apart."""
_CLOSES = later(r"(?<=[.,!?…])[’'](?=[\s.,;:)]|$)")
_SET_APART = later(r"[‘'][^‘’'.!?]{2,60}\w[’'](?![\w’'])")
"""A few words between single marks."""
_WORD = 7
"""Letters of a word that is longer than any abbreviation."""


class Sentence(Struct, frozen=True):
    """A sentence ``[start, end)`` of paragraph number ``paragraph``."""

    start: int
    end: int
    paragraph: int
    headline: bool
    quoted: bool
    """Whether it begins within a quotation."""
    cut: bool = False
    """Whether it was longer than is read."""


def sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """The sentences of one paragraph."""
    headline = _headline(text, start, end)
    quoted = _DASHED.match(text, text.rfind("\n", 0, start) + 1, end) is not None
    title = _TITLE_LINE.match(text, start, end)
    if title is not None:
        yield Sentence(start, title.end(), paragraph, True, False, False)
        start = title.end() + 1
        headline = _headline(text, start, end)
    heading = _HEADING.match(text, start, end)
    start = start if heading is None else heading.end()
    for first, last in _split(text, start, end):
        yield Sentence(first, min(last, first + LONGEST), paragraph, headline, quoted, last - first > LONGEST)
        quoted = _still_quoted(text[first:last], quoted)


_DASHED = later(
    r"[-–—] ?(?=[^\n]*\b(?:[Ww]e|I|[Oo]ur|[Mm]y)\b)"
    r"(?=[A-Z][^\n]*[,.!?] (?:(?:he|she|they|[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)?) "
    r"(?:says|said|tells us|told us|adds|added|explains|explained|insists|insisted|replies|replied)"
    r"|(?:says|said|adds|added|explains|explained) (?:he|she|[A-ZÀ-ÖØ-Þ][\w'’-]+))\b)"
)
"""What somebody says behind a dash in place of marks: - We have cleared it. The rest we have not, she says."""
_HEADING = later(
    r"(?:\d{1,2}[:.]\d\d\s+)?(?:BACKGROUND|ANALYSIS|CONTEXT|EXPLAINER|TIMELINE|CHRONOLOGY|COMMENT|OPINION|EXCLUSIVE|BREAKING"
    r"|UPDATED?|RECAP|SUMMARY|FACTBOX|NEWS|HISTORY|REACTION|DETAILS|THE CASE|KEY (?:POINTS|FACTS|EVENTS?)|AT A GLANCE"
    r"|WHAT (?:WE KNOW|HAPPENED|IT MEANS|IS KNOWN|COMES NEXT)|WHY IT MATTERS|THE LATEST|IN BRIEF|NEED TO KNOW"
    r"|E(?:xplained|XPLAINED)(?=:\s+(?!Why|How|What)))"
    r"(?:\s*[:\u2013\u2014|-])?\s+(?=[\u201c\"]?[A-Z](?:[a-z]|\s[a-z]))"
)
"""A heading of a section that runs into its first sentence: BACKGROUND In 2030 Sofia blocked a shipment."""
_TITLE_LINE = later(r"(?![^\n]*[.!?] )[^\n]{0,55}[\w\u201d\u2019)](?=\n[A-Z\u201c\"][^\n]*\Z)")
"""A short line without a full stop over a single other line: it is no part of the sentence below."""


def _headline(text: str, start: int, end: int) -> bool:
    """A short paragraph that does not end as a sentence does."""
    return (
        end - start < 160
        and text[end - 1] not in '.!?…:;,"”’»)'
        and "\n" not in text[start:end]
        and ". " not in text[start:end]
    )


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _END.finditer(text, start, end):
        if _inside(text, found, at, end):
            continue
        yield from _trimmed(text, at, found.end())
        at = found.end()
    yield from _trimmed(text, at, end)


def _inside(text: str, found: re.Match[str], at: int, end: int) -> bool:
    """Whether a full stop ends no sentence: an abbreviation, or small letters after it."""
    rest = text[found.end() : found.end() + 3].lstrip()
    if rest and (rest[0].islower() or rest[0] in ",;"):
        return True
    if rest[:1].isdigit() and text[max(0, found.start() - 3) : found.start()].lower().endswith(("no", "nos")):
        return text[found.start()] == "." and text[found.start() + 1 : found.start() + 2] == " "  # boat no. 4
    if rest[:1].isupper() and text[at : found.start()].lstrip(' \n“"') == "No":
        return False  # No. Berlin has sent them all
    stem = text[max(at, found.start() - _WORD) : found.start()]
    if len(stem) == _WORD and stem.isalpha():
        return False
    if text[found.start()] == "." and _ABBREVIATION.search(text, max(at, found.start() - 12), found.start() + 1):
        before = text[max(at, found.start() - 12) : found.start() + 1]
        return not (
            before.endswith(("U.S.", "U.K.", "p.m.", "a.m."))
            and rest[:1].isupper()
            and text[found.end() : found.end() + 14].split()[0] in _STARTS
        )
    return False


_STARTS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "It",
        "He",
        "She",
        "They",
        "But",
        "And",
        "That",
        "This",
        "These",
        "We",
        "Its",
        "His",
        "Her",
    ]
)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _opening(sentence: str) -> Iterator[int]:
    """Where single marks open what somebody says, and set no words of the sentence apart: under the 'Six Terms' of."""
    for found in _OPENS.finditer(sentence):
        behind = sentence[max(0, found.start() - 2) : found.start()].strip()
        if not (behind.isalpha() and _SET_APART.match(sentence, found.start())):
            yield found.start()


def _still_quoted(sentence: str, quoted: bool) -> bool:
    opened = max(sentence.rfind("“"), sentence.rfind("«"), sentence.rfind("„"))
    closed = max(sentence.rfind("”"), sentence.rfind("»"))
    if opened >= 0 or closed >= 0:
        return opened > closed
    if sentence.count('"') % 2:
        return not quoted
    if "‘" in sentence or "’" in sentence or "'" in sentence:
        opened = max(_opening(sentence), default=-1)
        closed = max((found.start() for found in _CLOSES.finditer(sentence)), default=-1)
        return opened > closed if opened >= 0 or closed >= 0 else quoted
    return quoted
