"""A long text in; every mention of a catalogue item out, with its exact place in that text.

Running text is read more strictly than a phrase that somebody asks about: "harm" is no HARM, "at 4" no AT4, and no
mention runs on over the end of a sentence.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from caveat.pipeline.items import Resolution, catalogue
from caveat.pipeline.naming import Alias
from caveat.pipeline.spelling import Chunk, chunks, fold

# What may stand between two words of one name: spaces, a line break, hyphen, slash, bracket, quote, a point as in .50.
_GAP = re.compile(
    r"[ \t\u00a0\u2009\u202f]*(?:\r?\n[ \t]*)?"
    r"[-\u00ad\u2010-\u2015\u2212/('\"\u2018\u2019\u201c\u201d).]?[ \t]*(?:\r?\n[ \t]*)?"
)
_LIST_GAP = re.compile(r",?\s+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name an item, or may.

    Holds   ``text[start:end] == quote``.
    """

    start: int
    end: int
    quote: str
    resolution: Resolution


def find(text: str) -> tuple[Mention, ...]:
    """The mentions in a text: whole words, longest first from the left, none inside another, in order of place."""
    words = chunks(text)
    found: list[Mention] = []
    reached = 0
    for first, last in sorted(_hits(words), key=lambda hit: (hit[0], -hit[1])):
        start, end = words[first].start, _closed(text, words[first].start, words[last].end)
        if start < reached or end is None:
            continue
        quote = text[start:end]
        if not _written(quote, text, words[first : last + 1]):
            continue
        resolution = catalogue().resolve(quote)
        if resolution.status != "unknown":
            found.append(Mention(start, end, quote, resolution))
            reached = end
    return tuple(found)


def _closed(text: str, start: int, end: int) -> int | None:
    """The end of a mention with the bracket that closes it; None where only one of two brackets is inside."""
    inside = text[start:end]
    open_, shut = inside.count("("), inside.count(")")
    if open_ == shut:
        return end
    return end + 1 if open_ == shut + 1 and text.startswith(")", end) else None


def _hits(words: tuple[Chunk, ...]) -> Iterator[tuple[int, int]]:
    """The first and the last word of every run of words that spells an alias."""
    spelt = ""
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    for number, word in enumerate(words):
        if spelt[-1:].isdigit() and word.form[:1].isdigit():
            spelt += " "
        begins[len(spelt)] = number
        spelt += word.form
        ends[len(spelt)] = number
    for last, length in _automaton().iter(spelt):
        first = begins.get(last + 1 - length)
        final = ends.get(last + 1)
        if first is not None and final is not None:
            yield first, final


def _written(quote: str, text: str, words: tuple[Chunk, ...]) -> bool:
    """True where the words stand together and are written as an alias is: a name as a name, a type as a type."""
    key = fold(quote)
    aliases = [alias for form in (key, f"an{key}") for _, alias in catalogue().forms().get(form, ())]
    gaps = [_gap(text, one, two) for one, two in itertools.pairwise(words)]
    return any(_together(gaps, alias) and _cased(quote, gaps, alias) for alias in aliases)


def _gap(text: str, one: Chunk, two: Chunk) -> str:
    """What stands between two words, without a possessive s and the point of an abbreviation: "Mk. 84", "2,000-lb."."""
    gap = _POSSESSIVE.sub("", text[one.end : two.start])
    shortened = _LETTERS.findall(text[one.start : one.end])[-1:]
    return gap.removeprefix(".") if shortened and shortened[0].casefold() in _SHORTENED else gap


def _together(gaps: list[str], alias: Alias) -> bool:
    listed = "," in alias.text
    return all(_GAP.fullmatch(gap) or (listed and _LIST_GAP.fullmatch(gap)) for gap in gaps) and not any(
        ". " in gap or ".\n" in gap for gap in gaps
    )


def _cased(quote: str, gaps: list[str], alias: Alias) -> bool:
    """True where capitals fall as in the alias, for a name of one word or the letters of a type; prose may differ."""
    ours, theirs = _LETTERS.findall(alias.text), _LETTERS.findall(quote)
    if any(sign.isdigit() for sign in alias.text) and all(len(part) <= 4 for part in ours):
        return _designates(theirs, gaps, alias)
    if len(ours) != 1 or alias.text.islower():
        return True
    if alias.text.isupper():
        return quote.rstrip("s").isupper()
    return quote[:1].isupper() and (not _mixed(alias.text) or quote.rstrip("s") in (alias.text, alias.text.upper()))


def _designates(letters: list[str], gaps: list[str], alias: Alias) -> bool:
    """True where the letters and figures of a type stand as one: "AT4" or "MK 84", and no "at 4" or "Room SM - 3"."""
    if any(_DASH.fullmatch(gap) for gap in gaps):
        return False
    if " " in alias.text or not any(gap.isspace() for gap in gaps):
        return True
    ours = {*_LETTERS.findall(alias.text), *_UNITS, "Mk", "Mark"}
    return bool(letters) and len(letters[0]) > 1 and all(part in ours or part.isupper() for part in letters)


_DASH = re.compile(r"\s+[-\u2010-\u2015\u2212]\s+")
_POSSESSIVE = re.compile(r"^['\u2019][sS](?=\s)")
_SHORTENED = frozenset({"mk", "lb", "lbs", "cal"})
_UNITS = frozenset({"mm", "lb", "lbs", "cal", "s"})


def _mixed(word: str) -> bool:
    """True for capitals inside a word, as in SMArt."""
    return any(sign.isupper() for sign in word[1:])


@functools.cache
def _automaton() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for form in catalogue().forms():
        for spelt in (form, form.removeprefix("an") if form.startswith("an") and form[2:] else form):
            if len(spelt) > 1:
                machine.add_word(spelt, len(spelt))
    machine.make_automaton()
    return machine
