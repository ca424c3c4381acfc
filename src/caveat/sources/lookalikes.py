"""Characters that deceive a reader: what turns the writing round, what is not seen, letters of other scripts.

A name written with them looks the same on the page and is not found where its plain spelling is sought. The text is
left as it stands; these are remarks on it.

    >>> [(found.start, found.end) for found in remarks("P\u043ertby, all quiet\u202e")]
    [(17, 18), (0, 6)]
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from caveat.sources.patterns import later

MOST = 200
"""Remarks on one text; where there are more, the last one says so."""

_UNSEEN = later(
    "(?P<turns>[\u202a-\u202e\u2066-\u2069]+)|(?P<marks>[\u061c\u200e\u200f]+)"
    "|(?P<unseen>[\u180e\u200b\u2060-\u2064\U000e0000-\U000e007f]+|(?<!^)\ufeff+|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z]))"
)
_RIGHT_TO_LEFT = later("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Where such letters stand, so may marks of direction."""
_LOOKS_LATIN = "асеорхуіјѕԁһӏԛԝАВСЕНІЈКМОРЅТХУαικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսցհՍՕᎠᎡᎢᎪᎫᎬᎳᎷᎻᏀᏃᏒᏔᏚᏞᏟᏢᏦⲟⲞⲥⲤⲣⲢ"
"""Letters of Cyrillic, Greek, Armenian, Cherokee and Coptic that nobody tells from a Latin one by looking."""
_DRESSED = "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
"""Latin letters again, as wide ones or as signs of mathematics."""
_SUSPECT = later(f"[{_LOOKS_LATIN}{_DRESSED}]")
_EAST_ASIAN = later("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Where such letters stand, Latin ones may be wide."""
_LONGEST = 40
"""Letters to either side that are looked at: names are no longer, and a text without spaces is read in time."""
_WORD = later(rf"\w{{1,{_LONGEST}}}+")
_HEAD = later(r"\w++$")


class Remark(Struct, frozen=True):
    """What a reader should know of some characters: ``text[start:end]``."""

    start: int
    end: int
    why: str


def remarks(text: str) -> tuple[Remark, ...]:
    """What deceives in a text: first what is not seen, then words with letters of other scripts, each in order.

    Holds   every range is in the text and not empty; takes time in proportion to the text; none for plain ASCII.
    """
    if text.isascii():
        return ()
    found = [*islice(_unseen(text), MOST + 1), *islice(_words(text), MOST + 1)]
    if len(found) <= MOST:
        return tuple(found)
    last = found[MOST - 1]
    return (*found[: MOST - 1], Remark(last.start, last.end, f"{last.why}; no more such characters are listed"))


def _unseen(text: str) -> Iterator[Remark]:
    right_to_left: bool | None = None
    for found in _UNSEEN.finditer(text):
        if right_to_left is None:
            right_to_left = _RIGHT_TO_LEFT.search(text) is not None
        codes = " ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(found[0]))
        if found["turns"]:
            yield Remark(*found.span(), f"turns the writing round: {codes}")
        elif found["unseen"] or not right_to_left:
            yield Remark(*found.span(), f"is not seen: {codes}")


def _words(text: str) -> Iterator[Remark]:
    wide_is_usual: bool | None = None  # not looked for until a letter is found that hangs on it
    done = 0
    for found in _SUSPECT.finditer(text):
        if found.start() < done:
            continue
        head = _HEAD.search(text, max(done, found.start() - _LONGEST), found.start())
        start = head.start() if head else found.start()
        tail = _WORD.match(text, found.start())
        done = tail.end() if tail else found.end()
        word = text[start:done]
        letter = found[0]
        plain = unicodedata.normalize("NFKC", letter)
        if plain.isascii():
            if wide_is_usual is None:
                wide_is_usual = _EAST_ASIAN.search(text) is not None
            if ord(letter) > 0xFFFF or not wide_is_usual:
                yield Remark(
                    start,
                    done,
                    f"{word!r} is not written in plain letters: it reads {unicodedata.normalize('NFKC', word)!r}",
                )
        elif any(each.isascii() and each.isalpha() for each in word):
            code = f"U+{ord(letter):04X} {unicodedata.name(letter)}"
            yield Remark(start, done, f"{word!r} has a letter that only looks Latin: {code}")
