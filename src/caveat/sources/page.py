"""A page of HTML to the words that its reader sees, with a way back from each character to the page's source.

No parser at hand says where in its source a word stood, so tags are found here, by one expression in one pass. What
counts as a tag, a comment or an attribute is what a browser takes for one. Which of the words are furniture is another
question: see ``furniture``.

    >>> page = read("<p>Up to <b>100</b>&nbsp;launchers</p><p hidden>never seen</p>")
    >>> page.text
    'Up to 100\\xa0launchers\\n'
    >>> page.source_range(6, 9)
    (12, 15)
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from itertools import accumulate, islice
from typing import cast

from caveat.sources.patterns import later

WHITE = " \t\n\r\f"
"""What HTML calls white space. A no-break space is not among it: it is a character of the text."""

# Every repetition below is possessive: what it has taken it never gives back, so that no source makes reading slow.
_SPACE = later(rf"[{WHITE}]++")
_NAME = r"/?[a-zA-Z][^ \t\n\r\f/>]*+"
_BEARS = r"""[^>"'=]*+(?:="[^"]*+"[^>"'=]*+)*+(?:(?:=[ \t\n\r\f]*+(?:"[^"]*+"|'[^']*+')?+|["'])[^>"'=]*+)*+"""
"""The attributes of a tag. A quote that is never closed is a character like any other."""
_ASIDE = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))|[!?/][^>]*+(?:>|\Z)"
"""A comment, a declaration, or a tag without a name: what stands between ``<`` and the words after it."""
_TAG = later(rf"<(?:({_NAME})({_BEARS})(?:>|\Z)|{_ASIDE})")
_MARK = "(?:a|span|img|b|i|em|strong|time|small|font|u|sup|sub|wbr)"
"""Elements within a line that pages use most: one step of the reading takes as many of their tags as stand together."""
_LINES = (
    "(?:p|div|li|ul|ol|h[1-6]|section|article|header|footer|nav|main|aside|figure|figcaption|tr|tbody|table|br|d[ldt])"
)
"""Elements that end the line and that pages use most: one step takes as many of their tags as stand together."""
_AFTER_TAG = later(rf">[{WHITE}]")
_SPLIT = later(rf"({_NAME})")
_STEP, _STEP_ALONE = (
    later(
        rf"([{WHITE}]*+)"
        rf"((?:<(?:/?{_MARK}(?=[{WHITE}/>]){_BEARS}(?:>|\Z)|!--[^->]++-->)[{WHITE}]*+){{0,8}}+)"
        r"([^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+)"  # words; a "<" that opens nothing is one of them
        rf"(?:</{_MARK}>)*+"
        rf"({lines})?+"
        rf"(?:<(?!/?{_MARK}[{WHITE}/>])(?:({_NAME}{_BEARS})(?:>|\Z)|{_ASIDE}))?+"
    )
    for lines in (rf"(?:</?{_LINES}(?=[{WHITE}/>]){_BEARS}>[{WHITE}]*+){{1,8}}+", "(?!)")
)
"""A step of the reading, and one that takes each tag alone."""
_ATTRIBUTE = later(r"""([^\s=/"'>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]*+)))?+""")
_REFERENCE = r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[^\t\n\f <&#;]{1,32}+;?)"
"""A character reference, as ``html.unescape`` takes it."""
_TOLD = (later(rf"{_REFERENCE}|[{WHITE}]++"), later(_REFERENCE))
"""What of a source is not told letter by letter: in a line, and in preformatted text."""
_WIDE = ("  ", "\t", "\r", "\f")
"""White space that is not one space; each is sought apart, which is far quicker than one expression for all."""
_PROTECTED = later(r"\[email(?:&#160;|&nbsp;|[\xa0 ])protected\]")
_UNDISPLAYED = later(r"display\s*+:\s*+none", re.IGNORECASE)

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)  # fmt: skip
_NEVER_HIDDEN = _VOID | {"html", "body"}
"""A page whose body is hidden is one that a script is to show."""
_RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "title"})
"""Elements whose content is no mark-up, and is not shown."""
_RAW_CONTENT = {name: later(rf"[^<]*+(?:<(?!/(?i:{name})[{WHITE}/>])[^<]*+)*+") for name in _RAW}
_UNSEEN = frozenset({"audio", "canvas", "datalist", "noscript", "svg", "template", "video"})
_PRE = frozenset({"listing", "pre", "xmp"})
_LISTS = ("ul", "ol", "menu", "dl", "table", "select")
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
_OPENS, _LINE, _ENDS = 32, 16, 8
"""Bits of a kind of tag: it opens an element, it ends the line, it ends an element."""
_INLINE, _SKIP, _BREAK, _END, _CELL_END = 0, 1, _LINE, _LINE | _ENDS, _ENDS
_CELL, _BLOCK, _ITEM, _PREFORMATTED = _OPENS, _OPENS | _LINE, _OPENS | _LINE | 1, _OPENS | _LINE | 2
_KINDS: Mapping[str, int] = {
    **dict.fromkeys(_PLAIN, _BLOCK),
    **dict.fromkeys(_CLOSES, _ITEM),
    **{f"/{name}": _END for name in _PLAIN | _CLOSES.keys()},
    **dict.fromkeys(("br", "/br", "hr"), _BREAK),
    **dict.fromkeys(_PRE, _PREFORMATTED),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("/td", "/th"), _CELL_END),
    **dict.fromkeys(_RAW | _UNSEEN, _SKIP),
}
"""What a tag does to the line. One that is not named here does nothing."""

_Node = tuple["_Node", str, str]
"""An open element: what it stands in, its name, what its tag bears."""
_ROOT = cast("_Node", (None, "", ""))
"""What every element stands in; it is no element."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element that holds words: its tag, its names, and the element that it stands in."""

    tag: str
    names: tuple[str, ...]
    """Its classes as they stand, its id as ``#id``, its role as ``role=…``, its property as ``itemprop=…``."""
    parent: Element | None = field(repr=False)

    @property
    def path(self) -> tuple[str, ...]:
        """The elements from the outermost to this one, each as ``tag.class#id``."""
        found = []
        here: Element | None = self
        while here is not None:
            found.append(here.tag + "".join(name if name[0] == "#" else f".{name}" for name in here.names))
            here = here.parent
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page's text: ``text[start:end]``, without the line feed that ends it."""

    start: int
    end: int
    element: Element | None
    """The innermost block element in which it begins; None where none is open."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand in the source as they stand in the text, as many as there are in a row."""

    start: int
    end: int
    source: int


_Unit = tuple[int, int, int, int]
"""From where to where in the text, and from where to where in the source."""


@dataclass(frozen=True, eq=False)
class Page:
    """What the reader of a page sees, and where each character of it stands in the page's source.

    Holds   every line ends in a line feed; offsets into the source never decrease along the text.
    """

    source: str = field(repr=False)
    text: str
    title: str
    """What stands in ``<title>``; it is no part of the text."""
    _starts: array[int] = field(repr=False)
    """Where each part of the text begins, and where the last one ends."""
    _sources: array[int] = field(repr=False)
    """Where each part begins in the source; -1 for what stands between words and was put there by the reading."""
    _told: Mapping[int, tuple[int, str]] = field(repr=False)
    """The parts that are not letter for letter what the source has: where each ends there, and what it is."""
    _blocks: Sequence[tuple[int, int, _Node]] = field(repr=False)

    def source_of(self, offset: int) -> int:
        """Where in the source the character at ``offset`` stands; the end of the text is an offset too.

        What a reference or a protected address tells stands where that begins; what the reading put between words
        stands where the words before it end.

        Raises  IndexError outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} of a text of {len(self.text)} characters")
        start, end, begin, stop = self._unit(offset)
        if offset >= end:
            return stop
        return begin + offset - start if end - start == stop - begin else begin

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that tells ``text[start:end]``, with the mark-up between its words.

        Raises  IndexError for an empty range or one outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"range [{start}, {end}) of a text of {len(self.text)} characters")
        first, last, begin, stop = self._unit(end - 1)
        if end <= last and last - first == stop - begin:
            stop = begin + end - first
        return self.source_of(start), stop

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, in the order of the text."""
        elements: dict[int, Element] = {}
        return tuple(
            Block(self._starts[first], self._starts[after] - 1, _element(node, elements))
            for first, after, node in self._blocks
        )

    def runs(self) -> Iterator[Run]:
        """Every run of characters that stand in the source as they stand in the text, in order."""
        start = end = source = 0
        for index in range(len(self._sources)):
            for first, last, begin, stop in self._units(index):
                if self.text[first:last] != self.source[begin:stop]:
                    continue
                if first != end or begin != source + end - start:
                    if start < end:
                        yield Run(start, end, source)
                    start, source = first, begin
                end = last
        if start < end:
            yield Run(start, end, source)

    def _unit(self, offset: int) -> _Unit:
        """The unit at an offset, or the last one before it."""
        part = min(bisect_right(self._starts, offset), len(self._sources)) - 1
        while part >= 0 and self._sources[part] < 0:
            part -= 1
        if part < 0:
            return (0, 0, 0, 0)
        if part not in self._told:
            return self._units(part)[0]
        units = self._cut[part] if part in self._cut else self._cut.setdefault(part, self._units(part))
        return units[max(bisect_right(units, offset, key=lambda unit: unit[0]) - 1, 0)]

    @cached_property
    def _cut(self) -> dict[int, list[_Unit]]:
        """Parts that were asked for and had to be cut into units, so that each is cut once."""
        return {}

    def _units(self, part: int) -> list[_Unit]:
        """A part of the text as units that are each told by one range of the source."""
        start, end, begin = self._starts[part], self._starts[part + 1], self._sources[part]
        if begin < 0:
            return []
        stop, what = self._told.get(part, (begin + end - start, ""))
        if what in ("line", "pre"):
            return self._cuts(start, end, begin, stop, what)
        return [(start, end, begin, stop)]

    def _cuts(self, start: int, end: int, begin: int, stop: int, what: str) -> list[_Unit]:
        units: list[_Unit] = []
        after_white = True  # so that white space before the words is none of them
        for found in _TOLD[what == "pre"].finditer(self.source, begin, stop):
            if found.start() > begin:
                units.append((start, start := start + found.start() - begin, begin, found.start()))
                after_white = False
            told = _reference(found[0])
            if what != "pre":
                told = _SPACE.sub(" ", told)
                told = told[1:] if after_white and told[:1] == " " else told
            begin = found.end()
            if told and start < end:  # white space after the last word is none of them
                units.append((start, start := start + len(told), found.start(), begin))
                after_white = told[-1] == " "
        if begin < stop:
            units.append((start, end, begin, stop))
        return units


class _Gathering:
    """What a reading has gathered so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.sources: list[int] = []
        self.told: dict[int, tuple[int, str]] = {}
        self.blocks: list[tuple[int, int, _Node]] = []
        self.title: tuple[int, int] | None = None
        self.open: dict[str, int] = defaultdict(int)
        """How many elements of each name are open, so that an end tag that ends nothing is known without a search."""

    def page(self) -> Page:
        """All of it as a page."""
        begin, end = self.title or (0, 0)
        return Page(
            source=self.source,
            text=self.settled(),
            title=_plain(self.source[begin:end]).strip(" "),
            _starts=array("q", accumulate(map(len, self.parts), initial=0)),
            _sources=array("q", self.sources),
            _told=self.told,
            _blocks=self.blocks,
        )

    def settled(self) -> str:
        """The text, once white space between words is one space; most pages have no other, and are asked only once."""
        text = "".join(self.parts)
        if text.count("\n") == len(self.blocks) and not any(white in text for white in _WIDE):
            return text
        for part, begin in enumerate(self.sources):
            words = self.parts[part]
            if begin >= 0 and part not in self.told and ("\n" in words or any(white in words for white in _WIDE)):
                self.told[part] = begin + len(words), "line"
                self.parts[part] = _SPACE.sub(" ", words)
        return "".join(self.parts)


def read(source: str) -> Page:  # one loop and long: what it calls for each tag is most of what reading costs
    """A page of HTML as its reader sees it: a line for each block, the cells of a row on one line with tabs between.

    Holds   never raises; takes time in proportion to the source. White space is one space, and in ``<pre>`` it is as
            it stands. Scripts, styles, templates and hidden elements say nothing. A protected address is told.
    """
    got = _Gathering(source)
    parts, opened = got.parts, got.open
    add, put, known, known_lines, white_space = parts.append, got.sources.append, _known, _known_lines, WHITE
    node = line_node = _ROOT
    line, gap, cells, address = -1, False, 0, ""  # the part with which the line begins; -1 where it holds no words yet
    broken, tabs = False, list[tuple[int, _Node]]()  # whether a cell of the row holds the end of a line; the row's tabs
    position: int | None = 0
    alone = False  # whether a tag that may hide what it holds is next
    while position is not None:
        single = alone
        steps = islice(_STEP_ALONE.finditer(source, position), 1) if single else _STEP.finditer(source, position)
        position, alone = None, False
        for step in steps:
            white, marks, words, ends, tag = step.groups()
            if white:
                gap = True
            if marks:
                low = marks.lower()
                if "hidden" in low or "none" in low or "cfemail" in low:
                    address, marks, position = _marks(got, step.start(2), step.end(2), address)
                if not gap and marks and (marks[-1] in white_space or _spaced(marks)):
                    gap = True
                if position is not None:
                    break
            if words:
                core, what, trailing = words, "", words[-1] in white_space
                if trailing:
                    core = words.rstrip(white_space)
                told = core
                if "&" in core or address:
                    told, what, leading, more = _told(core, address)
                    gap, trailing, address = gap or leading, trailing or more, ""
                if told:
                    if line < 0:
                        line, line_node = len(parts), node
                    elif gap or cells:
                        if cells:
                            tabs.append((len(parts), node))
                        add("\t" * cells or " ")
                        put(-1)
                    begin = step.start(3)
                    if what:
                        got.told[len(parts)] = begin + len(core), what
                    add(told)
                    put(begin)
                    gap, cells = trailing, 0
                else:
                    gap = True
            if ends:
                tags, veiled = known_lines(ends) if len(ends) < 400 else _lines_of(ends)
                if veiled:
                    position, alone = step.start(4), True
                    break
                if line >= 0:
                    if tabs:
                        kind, name, _ = tags[0]
                        if name not in _ROWS or (name == "table" and not kind & _ENDS):
                            line, line_node = _unrowed(got, line, line_node, tabs)
                        tabs.clear()
                    add("\n")
                    put(-1)
                    got.blocks.append((line, len(parts), line_node))
                    line = -1
                gap, cells = False, 0
                for kind, name, bears in tags:
                    if kind & _ENDS:
                        if node[1] == name:
                            opened[name] -= 1
                            node = node[0]
                        elif opened[name]:
                            node = _ended(node, name, opened)
                    elif kind & _OPENS:
                        if kind == _ITEM:
                            node = _closed(node, name, opened)
                        elif node[1] == "p":
                            opened["p"] -= 1
                            node = node[0]
                        if not bears or bears[-1] != "/":
                            opened[name] += 1
                            node = (node, name, bears)
                broken = kind != _ITEM
            if tag is None:
                continue
            kind, name, bears, veiled = known(tag) if len(tag) < 200 else _parts_of(tag)
            if kind & _LINE or (broken and kind == _CELL):
                if tabs:
                    if name not in _ROWS or (name == "table" and not kind & _ENDS):
                        line, line_node = _unrowed(got, line, line_node, tabs)
                    tabs.clear()
                broken = True
                if line >= 0:
                    add("\n")
                    put(-1)
                    got.blocks.append((line, len(parts), line_node))
                    line = -1
                gap, cells = False, 0
            if kind & _ENDS:
                if node[1] == name:
                    opened[name] -= 1
                    node = node[0]
                elif opened[name]:
                    node = _ended(node, name, opened)
                continue
            if kind == _SKIP:
                position = _skipped(got, step.end(), name, bears)
                break
            if veiled:
                address, _, position = _marks(got, step.start(5) - 1, step.end(), address)
                if position is not None:
                    break
            if not kind & _OPENS:
                continue
            if kind == _BLOCK:
                if node[1] == "p":
                    opened["p"] -= 1
                    node = node[0]
            else:
                node = _closed(node, name, opened)
                broken = broken and kind != _ITEM
                cells += kind == _CELL and line >= 0
            if bears and bears[-1] == "/":
                continue  # in a page of XML it is empty, and in any other nothing is lost by taking it for empty
            opened[name] += 1
            node = (node, name, bears)
            if kind == _PREFORMATTED:
                position = _preformatted(got, step.end(), node)
                break
        else:
            if single and step.end() < len(source):
                position = step.end()
    if line >= 0:
        add("\n")
        put(-1)
        got.blocks.append((line, len(parts), line_node))
    return got.page()


def _parts_of(tag: str) -> tuple[int, str, str, bool]:
    """The kind of a tag, the name of its element, what it bears, and whether that may hide it or an address."""
    found = _SPLIT.match(tag)
    name, bears = (found[1].lower(), tag[found.end() :]) if found else (tag, "")
    low = bears.lower()
    kind = _KINDS.get(name, _INLINE)
    veiled = "hidden" in low or "none" in low or "cfemail" in low
    return kind, name[1:] if kind & _ENDS else name, bears, veiled


_known = lru_cache(maxsize=4096)(_parts_of)
"""Pages say the same tags over and over, and sites do from page to page."""


def _lines_of(tags: str) -> tuple[list[tuple[int, str, str]], bool]:
    """Tags of lines: the kind of each, the name of its element, what it bears; and whether one may hide or protect."""
    low = tags.lower()
    kinds = [(_KINDS[name], name, bears) for name, bears in _TAG.findall(tags)]
    told = [(kind, name[1:] if kind & _ENDS else name, bears) for kind, name, bears in kinds]
    return told, "hidden" in low or "none" in low or "cfemail" in low


_known_lines = lru_cache(maxsize=4096)(_lines_of)


def _spaced(marks: str) -> bool:
    """Whether white space stands between tags."""
    return _AFTER_TAG.search(marks) is not None and bool(_TAG.sub("", marks))


def _unrowed(got: _Gathering, line: int, node: _Node, tabs: list[tuple[int, _Node]]) -> tuple[int, _Node]:
    """Make lines of a row's cells after all: where a cell holds lines of its own, the table is a layout, not data."""
    for part, after in tabs:
        got.parts[part] = "\n"
        got.blocks.append((line, part + 1, node))
        line, node = part + 1, after
    return line, node


def _ended(node: _Node, name: str, opened: dict[str, int]) -> _Node:
    """What stays open after an end tag whose element holds others that are open still."""
    while node[1] != name:
        opened[node[1]] -= 1
        node = node[0]
    opened[name] -= 1
    return node[0]


def _closed(node: _Node, name: str, opened: dict[str, int]) -> _Node:
    """What stays open at a start tag, where a page leaves out the end tags of the rest."""
    closes = _closes(name)
    while node[1] in closes:
        opened[node[1]] -= 1
        node = node[0]
    return node


@lru_cache(maxsize=4096)
def _reference(token: str) -> str:
    """What a reference tells, or white space as it is."""
    return unescape(token)


def _plain(words: str) -> str:
    """Words with their references told and their white space as single spaces."""
    return _SPACE.sub(" ", unescape(words))


def _told(core: str, address: str) -> tuple[str, str, bool, bool]:
    """Words as they are told, by which rule, and whether white space comes before and after them."""
    if address and _PROTECTED.fullmatch(core):
        return address, "address", False, False
    plain = _plain(core)
    told = plain.strip(" ")
    return told, "" if told == core else "line", plain[:1] == " ", plain[-1:] == " "


def _attributes(bears: str) -> dict[str, str]:
    """What a tag bears, by names in small letters; of two of one name the first."""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(bears):
        found.setdefault(attribute[1].lower(), unescape(attribute[2] or attribute[3] or attribute[4] or ""))
    return found


def _marks(got: _Gathering, start: int, end: int, address: str) -> tuple[str, str, int | None]:
    """The address that tags in a row protect, the tags before a hidden element, and where that ends if there is one."""
    for tag in _TAG.finditer(got.source, start, end):
        if not tag[2]:
            continue
        name, bears = tag[1].lower(), _attributes(tag[2])
        address = _address(bears.get("data-cfemail", "")) or address
        hidden = "hidden" in bears or bears.get("aria-hidden", "").strip().lower() == "true"
        if hidden or _UNDISPLAYED.search(bears.get("style", "")):
            before = got.source[start : tag.start()]
            if name[0] != "/" and name not in _NEVER_HIDDEN and tag[2][-1] != "/":
                return address, before, _past(got.source, tag.end(), name, got.open)
    return address, got.source[start:end], None


def _address(protected: str) -> str:
    """An address that a page protects from robots: hexadecimal, each byte combined with the first one."""
    try:
        key, *coded = bytes.fromhex(protected)
        address = bytes(byte ^ key for byte in coded).decode("utf-8")
    except ValueError:  # no hexadecimal, nothing at all, or no text
        return ""
    return address if "@" in address and not _SPACE.search(address) else ""


def _skipped(got: _Gathering, position: int, name: str, bears: str) -> int:
    """Where the reading goes on after the start tag of an element that is not shown."""
    if bears[-1:] == "/":
        return position
    if name not in _RAW:
        return _past(got.source, position, name, got.open)
    end = _raw_end(got.source, position, name)
    if name == "title" and got.title is None:
        got.title = position, end
    return end


def _raw_end(source: str, position: int, name: str) -> int:
    """Where the end tag of an element without mark-up in it begins, or the source ends."""
    found = _RAW_CONTENT[name].match(source, position)
    return found.end() if found else len(source)


def _past(source: str, position: int, name: str, opened: Mapping[str, int]) -> int:
    """Where an element that is not shown ends: after its own end tag, or before a tag that ends it unsaid."""
    inner: dict[str, int] = defaultdict(int)
    while (tag := _TAG.search(source, position)) is not None:
        position = tag.end()
        found = (tag[1] or "").lower()
        if found[:1] == "/":
            ended = found[1:]
            if inner[ended]:
                inner[ended] -= 1
            elif ended == name:
                return position
            elif opened.get(ended):
                return tag.start()
        elif found in _RAW:
            position = _raw_end(source, position, found)
        elif found and found not in _VOID and tag[2][-1:] != "/":
            if name in _closes(found) and not any(inner[each] for each in _LISTS):
                return tag.start()
            inner[found] += 1
    return len(source)


def _closes(name: str) -> frozenset[str]:
    """Which open elements a start tag ends."""
    return _CLOSES.get(name) or (_PARAGRAPH if name in _PLAIN else frozenset())


def _preformatted(got: _Gathering, position: int, node: _Node) -> int:
    """Gather the words of ``<pre>`` as they stand; give where its end tag begins."""
    source, inner, line, address = got.source, defaultdict[str, int](int), -1, ""
    position += source.startswith("\n", position)  # one line feed after the tag is not shown
    while True:
        tag = _TAG.search(source, position)
        until = tag.start() if tag else len(source)
        if until > position:
            line = len(got.parts) if line < 0 else line
            _letters(got, position, until, address)
            address = ""
        if tag is None:
            _end(got, line, node)
            return until
        position, name = tag.end(), (tag[1] or "").lower()
        kind = _KINDS.get(name, _INLINE)
        if kind == _SKIP:
            position = _skipped(got, position, name, tag[2])
        elif kind == _INLINE:
            address, _, past = _marks(got, tag.start(), position, address)
            position = position if past is None else past
        elif kind == _BREAK:
            line = len(got.parts) if line < 0 else line
            got.told[len(got.parts)] = position, "break"
            got.parts.append("\n")
            got.sources.append(tag.start())
        else:
            ends = kind & _ENDS
            if ends and not inner[name[1:]]:
                if not got.open[name[1:]]:
                    continue  # it ends nothing
                _end(got, line, node)
                return tag.start()
            inner[name[1:] if ends else name] += -1 if ends else 1
            line = _end(got, line, node)


def _letters(got: _Gathering, start: int, end: int, address: str) -> None:
    """Add words as they stand, their references told."""
    words = got.source[start:end]
    told, what = (address, "address") if address and _PROTECTED.fullmatch(words) else (unescape(words), "pre")
    if told:
        got.told[len(got.parts)] = end, what
        got.parts.append(told)
        got.sources.append(start)


def _end(got: _Gathering, line: int, node: _Node) -> int:
    """End a block of preformatted text, and leave it out where it shows nothing."""
    if line < 0:
        return -1
    if not any(part.strip(WHITE) for part in got.parts[line:]):
        for part in range(line, len(got.parts)):
            got.told.pop(part, None)
        del got.parts[line:], got.sources[line:]
        return -1
    if not got.parts[-1].endswith("\n"):
        got.parts.append("\n")
        got.sources.append(-1)
    got.blocks.append((line, len(got.parts), node))
    return -1


def _element(node: _Node, known: dict[int, Element]) -> Element | None:
    """An open element and all that it stands in, each made once."""
    chain = []
    while node is not _ROOT and (found := known.get(id(node))) is None:
        chain.append(node)
        node = node[0]
    element = None if node is _ROOT else found
    for each in reversed(chain):
        element = known[id(each)] = Element(each[1], _names(each[2]) if each[2] else (), element)
    return element


@lru_cache(maxsize=4096)
def _names(bears: str) -> tuple[str, ...]:
    """The names that a tag bears."""
    found = _attributes(bears)
    names = found.get("class", "").split()
    names += [f"#{found['id']}"] if found.get("id") else []
    return (*names, *(f"{key}={found[key]}" for key in ("role", "itemprop") if found.get(key)))
