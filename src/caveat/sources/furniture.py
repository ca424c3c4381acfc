"""Which paragraphs of a page are its furniture, by which rule, and which paragraphs say again what stood before.

A paragraph is dropped only where a rule names it: by its place (the elements that it stands in) or by its words. What
no rule names is kept, and so is a paragraph that is printed twice; it is marked. Dropped paragraphs keep their spans,
so that a publication date in a byline is not lost to whoever looks for one.

    >>> split_text("Kits were withheld, two officials said.\\n\\nComments are closed.").dropped
    (Paragraph(start=41, end=61, rule='comments', by='words', repeats=None),)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from caveat import toml
from caveat.sources.patterns import later

if TYPE_CHECKING:  # plain text is read without what reads HTML
    from caveat.sources.page import Block, Element, Page

Span = tuple[int, int]

_LONGEST_FURNITURE = 420
"""Characters of the longest paragraph that is judged by its words: a policy on corrections, a notice on cookies."""
_PROSE = 12
"""Words from which a paragraph counts as prose."""
_WIDE = 110
"""Characters from which a line was not wrapped by hand."""
_BULLETS = frozenset(("• ", "▪ ", "■ ", "► ", "· ", "* ", "- ", "– "))
"""Marks of the items of a list, each with its space."""
_SET_IN = 2
"""Spaces by which the first line of a paragraph is set in."""
_SAME = 40
"""Characters that two paragraphs must share from their beginnings for one to be told from the other's repeat."""
_BEGINS = 100
"""Characters of a paragraph, as it is printed, that hold so many: most paragraphs begin like no other of the text."""


class Paragraph(Struct, frozen=True):
    """One paragraph: ``text[start:end]``, and what became of it."""

    start: int
    end: int
    rule: str | None = None
    """The rule by which it is furniture; None where it is kept."""
    by: Literal["place", "words"] | None = None
    """Whether its place or its words told the rule so."""
    repeats: int | None = None
    """Which paragraph, counted from 0, it says again: all of it, or as far as the shorter of the two goes."""


class Split(Struct, frozen=True):
    """Every paragraph of a text, in order.

    Holds   each paragraph is kept or dropped; a dropped one has its rule; one that repeats is kept.
    """

    paragraphs: tuple[Paragraph, ...]

    @property
    def kept(self) -> tuple[Paragraph, ...]:
        """The paragraphs that no rule names."""
        return tuple(each for each in self.paragraphs if each.rule is None)

    @property
    def dropped(self) -> tuple[Paragraph, ...]:
        """The furniture."""
        return tuple(each for each in self.paragraphs if each.rule is not None)


def split(page: Page) -> Split:
    """The paragraphs of a page, judged by their place in it and by their words."""
    text = page.text
    places = _Places(page.blocks)
    judged = []
    for block in page.blocks:
        rule = places.rule(block)
        judged += [
            Paragraph(start, end, rule, "place") if rule else _by_words(text, start, end)
            for start, end in _parts(block, text)
        ]
    if not any(each.rule is None and _is_prose(text, each) for each in judged):
        # A page whose every word stands in what looks like furniture by its names is one whose names mislead.
        judged = [_by_words(text, each.start, each.end) if each.by == "place" else each for each in judged]
    return Split(_repeats(text, judged))


def split_text(text: str, *, printed: bool = False) -> Split:
    """The paragraphs of a plain text, judged by their words alone; where it was printed, however wide its lines are.

    Over a form feed, where a page ends, a paragraph goes on unless it has ended with a full sentence.
    """
    return Split(_repeats(text, [_by_words(text, start, end) for start, end in _paragraphs(text, printed)]))


# The paragraphs of a text -------------------------------------------------------------------------------------------

_LINE = later(r"[^\n]++")
_SAID = later(r"[.!?:;…][\"'”’»)\]]*$")


def _parts(block: Block, text: str) -> Iterable[Span]:
    """A block as one paragraph, or preformatted text as those that blank lines part."""
    if "\n" not in text[block.start : block.end]:
        return [(block.start, block.end)]
    return [(start + block.start, end + block.start) for start, end in _paragraphs(text[block.start : block.end])]


def _paragraphs(text: str, printed: bool = False) -> Iterator[Span]:
    """Paragraphs of plain text: lines that stand together, or each line for itself where none was wrapped by hand."""
    group: list[Span] = []
    for found in _LINE.finditer(text):
        line = _stripped(text, found.start(), found.end())
        if line[0] == line[1]:
            continue
        if group and _parted(text, group[-1], line):
            yield from _ungrouped(text, group, printed)
            group = []
        group.append(line)
    yield from _ungrouped(text, group, printed)


def _parted(text: str, above: Span, below: Span) -> bool:
    """Whether what stands between two lines parts paragraphs: a blank line, or the end of a page and of a sentence."""
    between = text[above[1] : below[0]]
    if "\f" in between:
        return _SAID.search(text[above[0] : above[1]]) is not None
    return between.count("\n") > 1


def _stripped(text: str, start: int, end: int) -> Span:
    """A range without the white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, end - len(words) + len(words.rstrip()))


def _itemised(group: list[Span], opens: Sequence[bool]) -> Iterator[list[Span]]:
    """Lines that stand together, parted where an item of a list opens."""
    first = 0
    for at in range(1, len(group)):
        if opens[at]:
            yield group[first:at]
            first = at
    yield group[first:]


def _indented(text: str, group: list[Span]) -> Iterator[list[Span]]:
    """Lines that stand together, parted where an item opens or a first line is set in, as a gazette prints it."""
    marks = [text[start : start + 2] for start, _ in group]
    bullets = {mark for mark in marks if mark in _BULLETS and marks.count(mark) > 1}
    if bullets:
        yield from _itemised(group, [mark in bullets for mark in marks])
        return
    indents = [start - text.rfind("\n", 0, start) - 1 for start, _ in group]
    if min(indents) > 0 or max(indents) < _SET_IN:
        yield group
        return
    first = 0
    for at in range(1, len(group)):
        if indents[at] >= _SET_IN and _SAID.search(text[slice(*group[at - 1])]) is not None:
            yield group[first:at]
            first = at
    yield group[first:]


def _ungrouped(text: str, whole: list[Span], printed: bool) -> Iterator[Span]:
    """Lines that stand together as paragraphs; a line of furniture after a full sentence is one of its own."""
    if len(whole) < 2:  # most paragraphs of news
        yield from whole
        return
    for group in _indented(text, whole):
        yield from _joined(text, group, printed)


def _joined(text: str, group: list[Span], printed: bool) -> Iterator[Span]:
    """Lines that stand together as one paragraph, or each for itself where none was wrapped by hand."""
    wrapped = printed or max((end - start for start, end in group), default=0) < _WIDE
    first = last = None
    for start, end in group:
        apart = not wrapped or (first is None or _SAID.search(text[last or start : start].rstrip() or text[first:last]))
        own = apart and (not wrapped or _furniture(text[start:end]) is not None)
        if own:
            if first is not None and last is not None:
                yield first, last
            first = last = None
            yield start, end
        else:
            first, last = start if first is None else first, end
    if first is not None and last is not None:
        yield first, last


def _is_prose(text: str, each: Paragraph) -> bool:
    return len(text[each.start : each.end].split()) >= _PROSE


# By words -----------------------------------------------------------------------------------------------------------

_DATA = Path(__file__).with_name("furniture.toml")
_TABLES: Mapping[str, Mapping[str, Any]] = toml.read(_DATA)
RULES = (*_TABLES["words"], "form", "pop-up", "sidebar")
"""The names of all rules."""
_TAGS: Mapping[str, str] = _TABLES["tags"]
"""Tags, roles and properties that are furniture whatever their names."""
_HOLDS: Sequence[str] = _TABLES["asked"]["holds"]
"""What a paragraph that does not begin as furniture must hold to be some: a year, say, or an agency."""
_SHORT = 60
"""Characters up to which every rule is asked; a longer paragraph is asked about only if it begins as furniture may."""
_LAID_OUT = later(r"^ +|\n", re.MULTILINE)
_PIECE = later(r"\{([a-z]+)\}")


def _expression(written: str) -> str:
    """An expression of the data file as one line, its pieces put in."""
    pieces = _TABLES["pieces"]
    return _PIECE.sub(lambda found: _expression(pieces[found[1]]), _LAID_OUT.sub("", written))


# Expressions are put together when the first page of prose is read: whoever reads a notice or a table does not wait.


@cache
def _by_rule() -> Mapping[str, re.Pattern[str]]:
    """Of each rule, what tells the whole of a paragraph."""
    return {
        name: later("|".join(f"(?:{_expression(each)})" for each in written), re.IGNORECASE | re.DOTALL)
        for name, written in _TABLES["words"].items()
    }


@cache
def _beginning() -> re.Pattern[str]:
    return later(_expression(_TABLES["asked"]["begins"]), re.IGNORECASE)


@cache
def _called() -> tuple[re.Pattern[str], Sequence[str]]:
    """What tells an element by its names, and the rules of its groups, in order."""
    written = _TABLES["names"]
    return later("|".join(f"({_expression(each)})" for each in written.values())), tuple(written)


def _furniture(words: str) -> str | None:
    """The rule that names a paragraph by its words."""
    if len(words) > 2 * _LONGEST_FURNITURE:
        return None
    words = " ".join(words.split())
    if len(words) > _LONGEST_FURNITURE or (len(words) > _SHORT and not _may_be(words)):
        return None
    return next((name for name, rule in _by_rule().items() if rule.fullmatch(words)), None)


def _may_be(words: str) -> bool:
    """Whether a longer paragraph is worth asking every rule about: most sentences are not."""
    return _beginning().match(words) is not None or (len(words) < 200 and any(each in words for each in _HOLDS))


def _by_words(text: str, start: int, end: int) -> Paragraph:
    rule = _furniture(text[start:end])
    return Paragraph(start, end, rule, "words" if rule else None)


# By place -----------------------------------------------------------------------------------------------------------

_ASIDE = frozenset(
    {
        "has",
        "with",
        "no",
        "without",
        "show",
        "hide",
        "enable",
        "enabled",
        "tag",
        "category",
        "type",
        "term",
        "node",
        "js",
    }
)
"""First words of names that say what a page has, or what it is about, not what an element is."""
_WHOLE = frozenset({"html", "body", "main", "article", "h1"})
"""Elements that are never furniture for their names: these name the page or its subject."""
_BODY = later(
    r"-(?:articlebody|(?:article|story|entry|post|news|content|page)-(?:body|content|text)|storytext|body-(?:copy"
    r"|text)|field-(?:name-)?body"
    r"|(?:the|main)-content)-|itemprop-articlebody-"
)
_BRAND = later(r"-(?:site-(?:title|name|logo)|logo|brand|branding|masthead)-")
_HUMP = later(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = later(r"[a-z0-9]+")


_FRAMES = {"article", "main"}
"""What holds the article where a page says so; a pulled quote of it stands within."""


class _Places:
    """The rules that name a page's elements."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._names: dict[Element, str] = {}
        """Of each element that holds words, what it is called; what holds an element stands before it."""
        for block in blocks:
            self._name(block.element)
        self._kinds = Counter(self._names.values())
        self._framed = any(each.tag in _FRAMES for each in self._names)
        self._spared = self._spare(blocks)
        self._rules: dict[Element | None, str | None] = {None: None}
        for each in self._names:
            self._rules[each] = self._rules[each.parent] or self._own(each) or self._beside(each)

    def rule(self, block: Block) -> str | None:
        """The rule that names the outermost element of furniture in which a block stands."""
        return self._rules[block.element]

    def _name(self, element: Element | None) -> None:
        chain = []
        while element is not None and element not in self._names:
            chain.append(element)
            element = element.parent
        for each in reversed(chain):
            self._names[each] = _named(each.names) if each.names else ""

    def _spare(self, blocks: Sequence[Block]) -> set[Element]:
        """What holds the headline or the body of the article, which is no furniture, whatever its names."""
        bodies: dict[Element | None, Element | None] = {None: None}
        for each, names in self._names.items():
            bodies[each] = bodies[each.parent] or (each if names and _is_body(names) else None)
        sizes: Counter[Element] = Counter()
        for block in blocks:
            if (body := bodies[block.element]) is not None:
                sizes[body] += block.end - block.start
        largest = max(sizes, key=lambda each: sizes[each]) if sizes else None
        headline = next((each.element for each in blocks if each.element and self._is_headline(each.element)), None)
        spared: set[Element] = set()
        for held in (headline, largest):
            while held is not None and held not in spared:
                spared.add(held)
                held = held.parent
        return spared

    def _is_headline(self, element: Element) -> bool:
        if element.tag != "h1" or _BRAND.search(self._names[element]):
            return False
        return element.parent is None or not _BRAND.search(self._names[element.parent])

    def _beside(self, element: Element) -> str | None:
        """The rule for what stands beside the article and not in it, where the page marks its article."""
        spared = element.tag != "aside" or not self._framed or element in self._spared
        return None if spared or _within(element, _FRAMES) else "related"

    def _own(self, element: Element) -> str | None:
        """The rule that names an element by its tag, its role or its names."""
        if element in self._spared:
            return None
        if element.tag == "footer":
            return None if _within(element, {"article", "blockquote", "figure"}) else "page foot"
        for each in (element.tag, *element.names):
            if each in _TAGS:
                return _TAGS[each]
        names = self._names[element]
        if not names or element.tag in _WHOLE:
            return None
        rule = _rule_of(names)
        if rule == "teaser":  # one that stands alone is the lead of its own article
            return "related" if self._kinds[names] > 1 else None
        return rule


@lru_cache(maxsize=4096)
def _named(names: tuple[str, ...]) -> str:
    """Names word by word: ``shareBar post-123`` as `` -share-bar- -post-123-``; the numbers of an id are left out."""
    told = []
    for name in names:
        words = _WORD.findall(_HUMP.sub("-", name).lower())
        if name[0] == "#":
            words = [word for word in words if not word.isdigit()]
        if words and words[0] not in _ASIDE and not name.startswith("role="):
            told.append(f" -{'-'.join(words)}-")
    return "".join(told)


@lru_cache(maxsize=4096)
def _is_body(names: str) -> bool:
    return _BODY.search(names) is not None


@lru_cache(maxsize=4096)
def _rule_of(names: str) -> str | None:
    """The rule that tells an element by its names."""
    expression, rules = _called()
    found = expression.search(names)
    return rules[found.lastindex - 1] if found and found.lastindex else None


def _within(element: Element, tags: set[str]) -> bool:
    """Whether an element stands in one of these, at most a few levels up: a page foot stands near the top."""
    here, levels = element.parent, 0
    while here is not None and levels < 12:
        if here.tag in tags:
            return True
        here, levels = here.parent, levels + 1
    return False


# Repeats ------------------------------------------------------------------------------------------------------------

_LIKE = str.maketrans("’‘“”–—\xa0", "''\"\"-- ")
_CANDIDATES = 8
"""How many earlier paragraphs with the same beginning are compared; more would make a hostile page slow."""


def _repeats(text: str, judged: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark each kept paragraph that says again what one before it said."""
    heads = [_head(text, each) for each in judged if each.rule is None]
    if len(set(heads)) == len(heads):
        return tuple(judged)
    same: dict[str, int] = {}
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    for number, each in enumerate(judged):
        words = _like(text[each.start : each.end]) if each.rule is None else ""
        if words.count(" ") >= 2:
            earlier = alike[words[:_SAME]] if len(words) >= _SAME else []
            first = same.get(words)
            if first is None:
                first = next((one for one, before in earlier if _one_begins_the_other(before, words)), None)
            if first is not None:
                each = replace(each, repeats=first)
            elif len(earlier) < _CANDIDATES:
                earlier.append((number, words))
            same.setdefault(words, number if first is None else first)
        found.append(each)
    return tuple(found)


def _head(text: str, each: Paragraph) -> str:
    """How a paragraph begins, in which it is like every other that says the same."""
    head = _like(text[each.start : min(each.end, each.start + _BEGINS)])
    whole = len(head) < _SAME and each.end - each.start > _BEGINS  # it begins with little but white space
    return (_like(text[each.start : each.end]) if whole else head)[:_SAME]


def _like(words: str) -> str:
    """Words in a form in which quotation marks, dashes, white space, case and a stop at the end make no difference."""
    return " ".join(words.translate(_LIKE).casefold().split()).strip(" .…")


def _one_begins_the_other(before: str, words: str) -> bool:
    """Whether a paragraph is an earlier one cut short, or the earlier one with no more than as much again added."""
    return before.startswith(words) or (words.startswith(before) and len(words) <= 2 * len(before))
