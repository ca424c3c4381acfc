"""The tags of a page: how one is written, what it does to the line, which open elements it ends, what it bears."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from caveat.sources.patterns import later

WHITE = " \t\n\r\f"
"""What HTML calls white space. A no-break space is not among it: it is a character of the text."""

# Every repetition below is possessive: what it has taken it never gives back, so that no source makes reading slow.
NAME = r"/?[a-zA-Z][^ \t\n\r\f/>]*+"
_PLAIN_BEARS = r"""[^>"'=]*+(?:="[^"]*+"[^>"'=]*+)*+"""
_ODD_BEARS = r"""(?:(?:=[ \t\n\r\f]*+(?:"[^"]*+"|'[^']*+')?+|["'])[^>"'=]*+)*+"""
BEARS = _PLAIN_BEARS + _ODD_BEARS
"""The attributes of a tag. A quote that is never closed is a character like any other."""
END = rf"(?:>|[{WHITE}/]{_PLAIN_BEARS}(?:>|{_ODD_BEARS}(?:>|\Z)))"
"""What follows the name of a tag that is known by it. What most tags have is tried first."""
CLOSED = END.replace(r"(?:>|\Z)", ">")
"""The same of a tag that does not break off with the source."""
ASIDE = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))|[!?/][^>]*+(?:>|\Z)"
"""A comment, a declaration, or a tag without a name: what stands between ``<`` and the words after it."""
TAG = later(rf"<(?:({NAME})({BEARS})(?:>|\Z)|{ASIDE})")
_SPLIT = later(rf"({NAME})")
_ATTRIBUTE = later(r"""([^\s=/"'>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]*+)))?+""")

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)  # fmt: skip
RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "title"})
"""Elements whose content is no mark-up, and is not shown."""
_UNSEEN = frozenset({"audio", "canvas", "datalist", "noscript", "svg", "template", "video"})
_PRE = frozenset({"listing", "pre", "xmp"})
_ROW = frozenset({"caption", "p", "td", "th", "tr"})
_CLOSES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt", "p"})),
    **dict.fromkeys(("optgroup", "option"), frozenset({"option"})),
    **dict.fromkeys(("tbody", "tfoot", "thead"), _ROW | {"tbody", "tfoot", "thead"}),
    **dict.fromkeys(("td", "th"), frozenset({"p", "td", "th"})),
    "li": frozenset({"li", "p"}),
    "tr": _ROW,
}
"""Which open elements a start tag ends, where a page leaves their end tags out."""
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot", "table"})
_PARAGRAPH = frozenset({"p"})
_PLAIN = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "caption", "center", "details", "dialog", "dir",
     "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hgroup", "html", "legend", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "select",
     "summary", "table", "textarea", "ul", "xmp"}
)  # fmt: skip
OPENS, LINE, ENDS = 32, 16, 8
"""Bits of a kind of tag: it opens an element, it ends the line, it ends an element."""
INLINE, SKIP, BREAK, _END, _CELL_END = 0, 1, LINE, LINE | ENDS, ENDS
CELL, BLOCK, ITEM, PREFORMATTED = OPENS, OPENS | LINE, OPENS | LINE | 1, OPENS | LINE | 2
KINDS: Mapping[str, int] = {
    **dict.fromkeys(_PLAIN, BLOCK),
    **dict.fromkeys(_CLOSES, ITEM),
    **{f"/{name}": _END for name in _PLAIN | _CLOSES.keys()},
    **dict.fromkeys(("br", "/br", "hr"), BREAK),
    **dict.fromkeys(_PRE, PREFORMATTED),
    **dict.fromkeys(("td", "th"), CELL),
    **dict.fromkeys(("/td", "/th"), _CELL_END),
    **dict.fromkeys(RAW | _UNSEEN, SKIP),
}
"""What a tag does to the line. One that is not named here does nothing."""
BITS: Mapping[str, int] = {name: 1 << number for number, name in enumerate(sorted(_PLAIN | _CLOSES.keys()))}
"""A bit for each element that is kept open, so that a number says which ones are."""

Tag = tuple[int, str, str]
"""The kind of a tag, the name of its element, what it bears."""


def veiled(tags: str) -> bool:
    """Whether tags may hide what they hold, or protect an address."""
    low = tags.lower()
    return "hidden" in low or "none" in low or "cfemail" in low


def _read_one(tag: str) -> Tag:
    """One tag, without its brackets."""
    found = _SPLIT.match(tag)
    name, bears = (found[1].lower(), tag[found.end() :]) if found else (tag, "")
    kind = KINDS.get(name, INLINE)
    return kind, name[1:] if kind & ENDS else name, bears


_known = lru_cache(maxsize=4096)(_read_one)
"""Pages say the same tags over and over, and sites do from page to page."""


def one(tag: str) -> Tag:
    """A tag, read; a long one is hardly met again."""
    return _known(tag) if len(tag) < 200 else _read_one(tag)


def _read_row(row: str) -> tuple[Tag, ...]:
    """Each tag of a row of tags that end the line."""
    kinds = ((KINDS.get(name, INLINE), name, bears) for name, bears in TAG.findall(row))
    return tuple((kind, name[1:] if kind & ENDS else name, bears) for kind, name, bears in kinds)


_known_row = lru_cache(maxsize=4096)(_read_row)


def row(tags: str) -> tuple[Tag, ...]:
    """A row of tags that end the line, each read."""
    return _known_row(tags) if len(tags) < 400 else _read_row(tags)


def keeps_row(tag: Tag) -> bool:
    """Whether the cells before a tag may be those of a row: nothing else ends the line within one."""
    kind, name, _ = tag
    return name in _ROWS and not (name == "table" and not kind & ENDS)


def closes(name: str) -> frozenset[str]:
    """Which open elements a start tag ends."""
    return _CLOSES.get(name) or (_PARAGRAPH if name in _PLAIN else frozenset())


def attributes(bears: str) -> dict[str, str]:
    """What a tag bears, by names in small letters; of two of one name the first."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(bears):
        found.setdefault(attribute[1].lower(), unescape(attribute[2] or attribute[3] or attribute[4] or ""))
    return found
