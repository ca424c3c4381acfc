"""A long text in; every mention of a catalogue item out, with its exact place in that text."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import ahocorasick

from caveat.pipeline.items import Resolution, catalogue

_TOKEN = re.compile(r"[^\W_]+", re.UNICODE)


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
    """The mentions in a text, longest first from the left, whole words only, in order of place."""
    words = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    if not words:
        return ()
    squeezed, starts, ends = _squeeze(text, words)
    found: list[Mention] = []
    reached = 0
    for last, (length, _) in sorted(_hits(squeezed), key=lambda hit: (hit[0] - hit[1][0], -hit[1][0])):
        first = last - length + 1
        if first not in starts or last + 1 not in ends:
            continue
        start, end = starts[first], ends[last + 1]
        if start < reached:
            continue
        resolution = catalogue().resolve(text[start:end])
        if resolution.status != "unknown":
            found.append(Mention(start, end, text[start:end], resolution))
            reached = end
    return tuple(found)


def _squeeze(text: str, words: list[tuple[int, int]]) -> tuple[str, dict[int, int], dict[int, int]]:
    """The text in folded form without spaces, and where each word begins and ends in it."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for start, end in words:
        form = _word(text[start:end])
        starts[at] = start
        at += len(form)
        ends[at] = end
        if form.endswith("s") and len(form) > 1:
            ends[at - 1] = end  # a plural s belongs to the word, and the catalogue's forms have none
        parts.append(form)
    return "".join(parts), starts, ends


def _word(word: str) -> str:
    form = word.lower()
    return {"millimetre": "mm", "millimeter": "mm", "lb": "pound", "lbs": "pound", "mark": "mk"}.get(form, form)


def _hits(squeezed: str) -> list[tuple[int, tuple[int, str]]]:
    return list(_automaton().iter(squeezed))


@functools.cache
def _automaton() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for form in catalogue().forms():
        if len(form) >= 3:
            machine.add_word(form, (len(form), form))
    machine.make_automaton()
    return machine
