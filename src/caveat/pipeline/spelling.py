"""Words as documents write them in; one spelling of them out, each piece with its place in the text.

"155-millimetre shells", "155mm Shell" and "155 mm shells" are one spelling; so are "2,000-lb" and "2000 pound", or
"F-16s" and "F 16". "F-15S" (a version) is not "F-15s" (several), and "M1 07" is not "M107".
"""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from caveat.letters import unmarked

# A run of letters and digits. A separator of thousands or a decimal point inside a number belongs to the run; a space
# that never breaks may also stand between a count and a calibre ("57,021\u00a0155 mm"), which is not one number.
_CHUNK = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}(?!\d|\W?(?:mm|millimet)))+"
    r"|[1-9]\d{0,2}\.000(?!\d)|\d+\.\d+|[^\W_])+"
)
_POSSESSIVE = re.compile(r"['\u2019][sS](?![^\W_])")
_PIECE = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u2009\u202f](?=\d{3})|(?<=\d)\.(?=000(?!\d))")
_POUND_SIGN = re.compile(r"#(?![\w#])")
_RUN = re.compile(r"[^\W_]+")
_APART = frozenset("'\u2019#,.\u00a0\u2009\u202f")
"""Signs by which a run is more than letters and digits, or means what stands beside it: a possessive s, a pound."""

_SAME = {
    "millimeter": "mm", "millimetre": "mm", "lb": "pound", "lbs": "pound", "pounder": "pound", "mark": "mk",
    "caliber": "cal", "calibre": "cal", "armour": "armor", "armoured": "armored", "defence": "defense",
    "phosphorous": "phosphorus", "refuelling": "refueling", "programme": "program", "metre": "meter",
}  # fmt: skip
"""Two spellings of one word, and the units and marks that have several."""


class Chunk(Struct, frozen=True):
    """A run of letters and digits, where it stands, and its one spelling.

    Holds   ``form`` has no capital, no accent, no plural and no separator; ``text[start:end]`` is what was written.
    """

    start: int
    end: int
    form: str


def chunks(text: str) -> tuple[Chunk, ...]:
    """The runs of letters and digits in a text, in order. A possessive s belongs to none of them."""
    found: list[Chunk] = []
    for match in _CHUNK.finditer(text):
        start, end = match.span()
        if found and end - start == 1 and _POSSESSIVE.match(text, start - 1) and found[-1].end == start - 1:
            continue
        form = _form(match.group())
        if form:
            found.append(Chunk(start, end, form))
        if _POUND_SIGN.match(text, end) and form[-1:].isdigit():
            found.append(Chunk(end, end + 1, "pound"))
    return tuple(found)


def join(forms: list[str] | tuple[str, ...]) -> str:
    """Forms in one string without spaces, save between two figures, which would otherwise become a third."""
    whole = ""
    for form in forms:
        whole += f" {form}" if whole[-1:].isdigit() and form[:1].isdigit() else form
    return whole


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The one spelling of a phrase: what is compared when words are looked up."""
    if _APART.isdisjoint(text):  # most names: each run of letters and digits stands for itself
        return join([form for form in map(_form, _RUN.findall(text)) if form])
    return join([chunk.form for chunk in chunks(text)])


@functools.lru_cache(maxsize=8192)
def _form(run: str) -> str:
    if run.isascii() and run.isalpha():  # most are a word
        return _word(run.lower())
    plain = run if run.isalnum() else _THOUSANDS.sub("", run)
    pieces = _PIECE.findall(unmarked(plain))
    if len(pieces) > 1 and pieces[-1] == "s":
        pieces.pop()  # F-16s, GBU-39s: several of them; F-15S, with a capital, is a version
    return join([_word(piece.casefold()) for piece in pieces])


@functools.lru_cache(maxsize=8192)
def _word(word: str) -> str:
    if word in _SAME:
        return _SAME[word]
    one = _singular(word)
    return _SAME.get(one, one)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us")):  # a phosphorus is one
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("oes", "xes", "ches", "shes")) else word[:-1]
