"""What a page does not show: hidden elements, scripts and the like, each with where it ends; protected addresses."""

from __future__ import annotations

import re
from collections import defaultdict

from caveat.sources.page import words
from caveat.sources.page.tags import RAW, TAG, VOID, WHITE, attributes, closes
from caveat.sources.page.tree import Tree
from caveat.sources.patterns import later

_UNDISPLAYED = later(r"display\s*+:\s*+none", re.IGNORECASE)
_NEVER_HIDDEN = VOID | {"html", "body"}
"""A page whose body is hidden is one that a script is to show."""
_RAW_CONTENT = {name: later(rf"[^<]*+(?:<(?!/(?i:{name})[{WHITE}/>])[^<]*+)*+") for name in RAW}
_LISTS = ("ul", "ol", "menu", "dl", "table", "select")


def marks(source: str, start: int, end: int, address: str, tree: Tree) -> tuple[str, str, int | None]:
    """The address that tags in a row protect, the tags before a hidden element, and where that ends if there is one."""
    for tag in TAG.finditer(source, start, end):
        if not tag[2]:
            continue
        name, bears = tag[1].lower(), attributes(tag[2])
        address = words.address(bears.get("data-cfemail", "")) or address
        hidden = "hidden" in bears or bears.get("aria-hidden", "").strip().lower() == "true"
        if hidden or _UNDISPLAYED.search(bears.get("style", "")):
            before = source[start : tag.start()]
            if name[0] != "/" and name not in _NEVER_HIDDEN and tag[2][-1] != "/":
                return address, before, past(source, tag.end(), name, tree)
    return address, source[start:end], None


def past(source: str, position: int, name: str, tree: Tree) -> int:
    """Where an element that is not shown ends: after its own end tag, or before a tag that ends it unsaid."""
    inner: dict[str, int] = defaultdict(int)
    while (tag := TAG.search(source, position)) is not None:
        position = tag.end()
        found = (tag[1] or "").lower()
        if found[:1] == "/":
            ended = found[1:]
            if inner[ended]:
                inner[ended] -= 1
            elif ended == name:
                return position
            elif tree.opened(ended):
                return tag.start()
        elif found in RAW:
            position = raw_end(source, position, found)
        elif found and found not in VOID and tag[2][-1:] != "/":
            if name in closes(found) and not any(inner[each] for each in _LISTS):
                return tag.start()
            inner[found] += 1
    return len(source)


def raw_end(source: str, position: int, name: str) -> int:
    """Where the end tag of an element without mark-up in it begins, or the source ends."""
    found = _RAW_CONTENT[name].match(source, position)
    return found.end() if found else len(source)
