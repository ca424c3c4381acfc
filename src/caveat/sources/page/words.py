"""Words as a page tells them: references told, white space as single spaces, protected addresses in full."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from caveat.sources.page.tags import WHITE
from caveat.sources.patterns import later

_SPACE = later(rf"[{WHITE}]")
_UNEVEN = later(rf"[\t\n\r\f][{WHITE}]*+| [{WHITE}]++")
"""White space that is not one space: what is one already, as most is, need not be replaced."""
_REFERENCE = r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[^\t\n\f <&#;]{1,32}+;?)"
"""A character reference, as ``html.unescape`` takes it."""
_TOLD = (later(rf"{_REFERENCE}|[{WHITE}]++"), later(_REFERENCE))
"""What of a source is not told letter by letter: in a line, and in preformatted text."""
_PROTECTED = later(r"\[email(?:&#160;|&nbsp;|[\xa0 ])protected\]")

Unit = tuple[int, int, int, int]
"""From where to where in the text, and from where to where in the source."""


def even(words: str) -> str:
    """Words with their white space as single spaces."""
    return _UNEVEN.sub(" ", words) if "\n" in words or wide(words) else words


def plain(words: str) -> str:
    """Words with their references told and their white space as single spaces."""
    return even(unescape(words))


def wide(words: str) -> bool:
    """Whether white space stands in words that is neither one space nor the end of a line.

    Each kind is sought apart, which is far quicker than one expression for all.
    """
    return "  " in words or "\t" in words or "\r" in words or "\f" in words


def told(words: str, address: str) -> tuple[str, str, bool, bool]:
    """Words of a line as they are told, by which rule, and whether white space comes before and after them."""
    if address and _PROTECTED.fullmatch(words):
        return address, "address", False, False
    spaced = plain(words)
    bare = spaced.strip(" ")
    return bare, "" if bare == words else "line", spaced[:1] == " ", spaced[-1:] == " "


def kept(words: str, address: str) -> tuple[str, str]:
    """Words of preformatted text as they are told, and by which rule."""
    return (address, "address") if address and _PROTECTED.fullmatch(words) else (unescape(words), "pre")


def address(protected: str) -> str:
    """An address that a page protects from robots: hexadecimal, each byte combined with the first one."""
    try:
        key, *coded = bytes.fromhex(protected)
        found = bytes(byte ^ key for byte in coded).decode("utf-8")
    except ValueError:  # no hexadecimal, nothing at all, or no text
        return ""
    return found if "@" in found and not _SPACE.search(found) else ""


def units(source: str, start: int, end: int, begin: int, stop: int, rule: str) -> Iterator[Unit]:
    """What ``source[begin:stop]`` told by a rule as ``[start, end)`` of the text, cut where the two differ."""
    after_white = True  # so that white space before the words is none of them
    for found in _TOLD[rule == "pre"].finditer(source, begin, stop):
        if found.start() > begin:
            yield (start, start := start + found.start() - begin, begin, found.start())
            after_white = False
        said = _reference(found[0])
        if rule != "pre":
            said = even(said)
            said = said[1:] if after_white and said[:1] == " " else said
        begin = found.end()
        if said and start < end:  # white space after the last word is none of them
            yield (start, start := start + len(said), found.start(), begin)
            after_white = said[-1] == " "
    if begin < stop:
        yield start, end, begin, stop


@lru_cache(maxsize=4096)
def _reference(token: str) -> str:
    """What a reference tells, or white space as it is."""
    return unescape(token)
