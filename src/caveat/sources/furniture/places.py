"""Which rule names an element of a page as furniture by its place: its tag, its role, its names, what it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from caveat.sources.furniture.wording import TABLES, expression
from caveat.sources.patterns import later

if TYPE_CHECKING:  # plain text is read without what reads HTML
    from caveat.sources.page import Block, Element

_TAGS: Mapping[str, str] = TABLES["tags"]
"""Tags, roles and properties that are furniture whatever their names."""
_ASIDE = frozenset(
    (
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
    )
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


@cache
def _called() -> tuple[re.Pattern[str], Sequence[str]]:
    """What tells an element by its names, and the rules of its groups, in order."""
    written = TABLES["names"]
    return later("|".join(f"({expression(each)})" for each in written.values())), tuple(written)


class Places:
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
