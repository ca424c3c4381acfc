"""A page's source to its words: one expression walks it, a step for the words between tags that end the line."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, islice

from caveat.sources.page import words as spoken
from caveat.sources.page.hidden import marks as marked
from caveat.sources.page.hidden import past, raw_end
from caveat.sources.page.tags import (
    ASIDE,
    BEARS,
    BREAK,
    CELL,
    CLOSED,
    END,
    ENDS,
    INLINE,
    ITEM,
    KINDS,
    LINE,
    NAME,
    OPENS,
    PREFORMATTED,
    RAW,
    SKIP,
    TAG,
    WHITE,
    Tag,
    keeps_row,
    one,
    row,
    veiled,
)
from caveat.sources.page.tree import Tree
from caveat.sources.page.way import Page
from caveat.sources.patterns import later

_MARK = "(?:a|span|img|b|i|em|strong|time|small|font|u|sup|sub|wbr)"
"""Elements within a line that pages use most: one step of the reading takes as many of their tags as stand together."""
_LINES = (
    "(?:p|div|li|ul|ol|h[1-6]|section|article|header|footer|nav|main|aside|figure|figcaption|tr|tbody|table|br|d[ldt])"
)
"""Elements that end the line and that pages use most: one step takes as many of their tags as stand together."""
_STEP, _STEP_ALONE = (
    later(
        rf"([{WHITE}]*+)"
        rf"((?:<(?:/?{_MARK}{END}|!--[^->]++-->)[{WHITE}]*+){{0,8}}+)"
        r"([^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+)"  # words; a "<" that opens nothing is one of them
        rf"(?:</{_MARK}>)*+"
        rf"({lines})?+"
        rf"(?:<(?!/?{_MARK}[{WHITE}/>])(?:({NAME}{BEARS})(?:>|\Z)|{ASIDE}))?+"
    )
    for lines in (rf"(?:</?{_LINES}{CLOSED}[{WHITE}]*+){{1,8}}+", "(?!)")
)
"""A step of the reading, and one that takes each tag alone."""
_AFTER_TAG = later(rf">[{WHITE}]")
_LEAST = len("<b hidden")
"""No shorter tag hides anything."""


class _Gathering:
    """What a reading has gathered so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = Tree()
        self.parts: list[str] = []
        self.sources: list[int] = []
        self.told: dict[int, tuple[int, str]] = {}
        self.lines: list[int] = []
        """The part with which each line begins."""
        self.noted: list[int] = []
        """How many notes of the tree stand before each."""
        self.title: tuple[int, int] | None = None

    def page(self) -> Page:
        """All of it as a page."""
        begin, end = self.title or (0, 0)
        return Page(
            source=self.source,
            text=self.settled(),
            title=spoken.plain(self.source[begin:end]).strip(" "),
            _starts=list(accumulate(map(len, self.parts), initial=0)),
            _sources=self.sources,
            _told=self.told,
            _lines=self.lines,
            _noted=self.noted,
            _tree=self.tree,
        )

    def settled(self) -> str:
        """The text, once white space between words is one space; most pages have no other, and are asked only once."""
        text = "".join(self.parts)
        if text.count("\n") == len(self.lines) and not spoken.wide(text):
            return text
        for part, begin in enumerate(self.sources):
            words = self.parts[part]
            if begin >= 0 and part not in self.told and ("\n" in words or spoken.wide(words)):
                self.told[part] = begin + len(words), "line"
                self.parts[part] = spoken.even(words)
        return "".join(self.parts)


# One loop and long: with a function for the words, one for the end of a line and one for a tag it is slower, by 7 % on
# pages of news and by 12 % on tables.
def read(source: str) -> Page:
    """A page of HTML as its reader sees it: a line for each block, the cells of a row on one line with tabs between.

    Holds   never raises; takes time in proportion to the source. White space is one space, and in ``<pre>`` it is as
            it stands. Scripts, styles, templates and hidden elements say nothing. A protected address is told.
    """
    got = _Gathering(source)
    parts, tree, notes = got.parts, got.tree, got.tree.notes
    add, put, begin_line, count_notes, note = (
        parts.append, got.sources.append, got.lines.append, got.noted.append, notes.append
    )  # fmt: skip
    white_space = WHITE
    begun = gap = False  # whether the line holds words, and white space follows them
    cells, address = 0, ""
    tabs = list[tuple[int, int]]()  # the row's tabs, and the notes before each
    row_ended: str | bool = False  # whether a cell of the row holds the end of a line; or the tags that say it
    position: int | None = 0
    alone = False  # whether a tag that may hide what it holds is next
    while position is not None:
        single = alone
        steps = islice(_STEP_ALONE.finditer(source, position), 1) if single else _STEP.finditer(source, position)
        position, alone = None, False
        for step in steps:
            white, marks, words, ends, tag = step.groups()
            if marks and len(marks) >= _LEAST:
                low = marks.lower()
                if "hidden" in low or "none" in low or "cfemail" in low:
                    address, marks, position = marked(source, step.start(2), step.end(2), address, tree)
            # Before the first words of a line nobody asks for the gap.
            if begun and not gap and (white or (marks and (marks[-1] in white_space or _spaced(marks)))):
                gap = True
            if position is not None:
                break
            if words:
                begin = step.start(3)
                told, rule, trailing = words, "", words[-1] in white_space
                if trailing:
                    told = words.rstrip(white_space)
                if "&" in told or address:
                    end = begin + len(told)
                    told, rule, leading, more = spoken.told(told, address)
                    gap, trailing, address = gap or leading, trailing or more, ""
                if told:
                    if not begun:
                        begin_line(len(parts))
                        count_notes(len(notes))
                        begun = True
                    elif gap or cells:
                        if cells:
                            tabs.append((len(parts), len(notes)))
                        add("\t" * cells or " ")
                        put(-1)
                    if rule:
                        got.told[len(parts)] = end, rule
                    add(told)
                    put(begin)
                    gap, cells = trailing, 0
                else:
                    gap = True
            if ends:
                if len(ends) >= _LEAST:
                    low = ends.lower()
                    if "hidden" in low or "none" in low or "cfemail" in low:
                        position, alone = step.start(4), True
                        break
                if begun:
                    if tabs:
                        _rowed(got, tabs, row(ends)[0])
                    add("\n")
                    put(-1)
                    begun = False
                gap, cells, row_ended = False, 0, ends
                note(ends)
            if tag is None:
                continue
            kind, name, bears = named = one(tag)
            if row_ended and kind == CELL and row_ended is not True:
                row_ended = row(row_ended)[-1][0] != ITEM
            if kind & LINE or (row_ended and kind == CELL):
                if begun:
                    if tabs:
                        _rowed(got, tabs, named)
                    add("\n")
                    put(-1)
                    begun = False
                gap, cells, row_ended = False, 0, True
            if kind & ENDS:
                note(tag)
                continue
            if kind == SKIP:
                position = _skipped(got, step.end(), name, bears)
                break
            if bears and veiled(bears):
                address, _, position = marked(source, step.start(5) - 1, step.end(), address, tree)
                if position is not None:
                    break
            if kind & OPENS:
                row_ended = row_ended and kind != ITEM
                cells += kind == CELL and begun
                note(tag)
                if kind == PREFORMATTED and bears[-1:] != "/":
                    position = _preformatted(got, step.end())
                    break
        else:
            if single and step.end() < len(source):
                position = step.end()
    if begun:
        add("\n")
        put(-1)
    return got.page()


def _spaced(marks: str) -> bool:
    """Whether white space stands between tags."""
    return _AFTER_TAG.search(marks) is not None and bool(TAG.sub("", marks))


def _rowed(got: _Gathering, tabs: list[tuple[int, int]], ended_by: Tag) -> None:
    """Make lines of a row's cells after all, where one holds lines of its own: such a table is a layout, not data."""
    if not keeps_row(ended_by):
        for part, notes in tabs:
            got.parts[part] = "\n"
            got.lines.append(part + 1)
            got.noted.append(notes)
    tabs.clear()


def _skipped(got: _Gathering, position: int, name: str, bears: str) -> int:
    """Where the reading goes on after the start tag of an element that is not shown."""
    if bears[-1:] == "/":
        return position
    if name not in RAW:
        return past(got.source, position, name, got.tree)
    end = raw_end(got.source, position, name)
    if name == "title" and got.title is None:
        got.title = position, end
    return end


def _preformatted(got: _Gathering, position: int) -> int:
    """Gather the words of ``<pre>`` as they stand; give where its end tag begins."""
    source, inner, line, address = got.source, defaultdict[str, int](int), -1, ""
    position += source.startswith("\n", position)  # one line feed after the tag is not shown
    while True:
        tag = TAG.search(source, position)
        until = tag.start() if tag else len(source)
        if until > position:
            line = len(got.parts) if line < 0 else line
            _letters(got, position, until, address)
            address = ""
        if tag is None:
            _end(got, line)
            return until
        position, name = tag.end(), (tag[1] or "").lower()
        kind = KINDS.get(name, INLINE)
        if kind == SKIP:
            position = _skipped(got, position, name, tag[2])
        elif kind == INLINE:
            address, _, after = marked(source, tag.start(), position, address, got.tree)
            position = position if after is None else after
        elif kind == BREAK:
            line = len(got.parts) if line < 0 else line
            got.told[len(got.parts)] = position, "break"
            got.parts.append("\n")
            got.sources.append(tag.start())
        else:
            ends = kind & ENDS
            if ends and not inner[name[1:]]:
                if not got.tree.opened(name[1:]):
                    continue  # it ends nothing
                _end(got, line)
                return tag.start()
            inner[name[1:] if ends else name] += -1 if ends else 1
            line = _end(got, line)


def _letters(got: _Gathering, start: int, end: int, address: str) -> None:
    """Add words as they stand, their references told."""
    told, rule = spoken.kept(got.source[start:end], address)
    if told:
        got.told[len(got.parts)] = end, rule
        got.parts.append(told)
        got.sources.append(start)


def _end(got: _Gathering, line: int) -> int:
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
    got.lines.append(line)
    got.noted.append(len(got.tree.notes))
    return -1
