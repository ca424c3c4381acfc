"""A page that shows no words in; its article as it describes it for machines out, with the way back to the source.

Many pages are put together by a script when a browser opens them. Of some the article stands in their description all
the same, as the ``articleBody`` of a schema.org article in JSON-LD. What is escaped there is told, each escape where it
stands.

    >>> page = article('<script type=application/ld+json>{"articleBody": "100\\\\u00a0kits.\\\\nNo more."}</script>')
    >>> page.text
    '100\\xa0kits.\\nNo more.\\n'
    >>> page.source_range(3, 8)
    (53, 63)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from caveat.sources.page.tree import Tree
from caveat.sources.page.way import Page
from caveat.sources.patterns import later

_SCRIPT = later(r"<script\b[^<>]{0,300}?\bapplication/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_END = later(r"</script", re.IGNORECASE)
_BODY = later(r'"articleBody"\s{0,20}:\s{0,20}"')
_TOKEN = later(
    r'(?P<plain>[^"\\&\x00-\x1f]++)|(?P<line>\\r\\n|\\[nr]|\r?\n)|\\(?P<sign>["\\/bft])'
    r"|(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?P<code>[0-9a-fA-F]{4})"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)|(?P<other>[&\t])"
)
_SIGNS = {'"': '"', "\\": "\\", "/": "/", "b": " ", "f": " ", "t": " "}
_MARK_UP = later(r"<[a-zA-Z/!]")
_LONGEST = 2_000_000
"""Characters of a description that is looked through; no article is as long."""


class _Part(NamedTuple):
    """Some characters of the text, and what of the source tells them."""

    words: str
    begin: int
    stop: int


def article(source: str) -> Page | None:
    """The longest article that a page describes; nothing where it describes none, or one with mark-up in it."""
    found = [lines for place in _bodies(source) if (lines := _lines(source, place))]
    if not found:
        return None
    lines = max(found, key=lambda one: sum(len(part.words) for line in one for part in line))
    parts: list[_Part] = []
    first: list[int] = []
    for line in lines:
        first.append(len(parts))
        parts += [*line, _Part("\n", -1, -1)]
    words = [part.words for part in parts]
    told = {at: (part.stop, "json") for at, part in enumerate(parts)
            if part.begin >= 0 and source[part.begin : part.stop] != part.words}  # fmt: skip
    return Page(
        source, "".join(words), "", list(accumulate(map(len, words), initial=0)), [part.begin for part in parts],
        told, first, [0] * len(first), Tree(), described=True,
    )  # fmt: skip


def _bodies(source: str) -> Iterator[int]:
    """Where the articles begin that a page describes."""
    for script in _SCRIPT.finditer(source):
        end = _END.search(source, script.end())
        yield from (one.end() for one in _BODY.finditer(source, script.end(), end.start() if end else len(source)))


def _lines(source: str, at: int) -> list[list[_Part]]:
    """The lines of an article that begins at a place; none where it does not hold as a string of JSON."""
    found: list[list[_Part]] = [[]]
    last = at + _LONGEST
    while at < min(last, len(source)) and source[at] != '"':
        token = _TOKEN.match(source, at)
        if token is None:
            return []
        at = token.end()
        if token.lastgroup == "line":
            found.append([])
        else:
            found[-1].append(_Part(_said(token), token.start(), at))
    lines = [line for one in found if (line := _stripped(one))]
    whole = at < min(last, len(source)) and not _MARK_UP.search(
        "\n".join("".join(p.words for p in one) for one in lines)
    )
    return lines if whole else []


def _said(token: re.Match[str]) -> str:
    """What a token of a string tells."""
    match token.lastgroup:
        case "sign":
            return _SIGNS[token["sign"]]
        case "pair":
            high, low = int(token[0][2:6], 16), int(token[0][8:], 16)
            return chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
        case "code":
            return _of_code(int(token["code"], 16))
        case "reference":
            return _held(unescape(token[0]))
        case _:
            return token[0].replace("\t", " ")


def _of_code(code: int) -> str:
    """A character by its code; half of a pair, and what no text holds, as the sign for that."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else _held(chr(code))


def _held(words: str) -> str:
    return "".join(one if one >= " " else " " for one in words)


def _stripped(line: list[_Part]) -> list[_Part]:
    """A line without the spaces at its ends."""
    parts = list(line)
    while parts and not parts[0].words.strip(" "):
        del parts[0]
    while parts and not parts[-1].words.strip(" "):
        del parts[-1]
    if parts:
        words, begin, stop = parts[0]
        left = len(words) - len(words.lstrip(" ")) if len(words) == stop - begin else 0
        parts[0] = _Part(words[left:], begin + left, stop)
        words, begin, stop = parts[-1]
        right = len(words) - len(words.rstrip(" ")) if len(words) == stop - begin else 0
        parts[-1] = _Part(words[: len(words) - right], begin, stop - right)
    return parts
