"""A text and what was read of a statement in; the goods that its list goes on to name, or leaves out, out.

"Would sell helicopters, rotors and rockets", of which the helicopters were read; "all but the rockets have been
released".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import NUMERAL, head_of
from caveat.sources.prose.words.lexicon import lexicon

_REACH = 160
"""Characters in which a list that goes on is looked through."""
_JOINT = later(r"(?:,? (?:and|or|as well as|along with|together with|plus) |, )(?:also )?")
_ENDS = later(r"[.;:()\"\u201c\u201d\n]| [\u2013\u2014-] ")
_LEAD = later(rf"(?:(?:the|its|their|his|our|an?|all|any|some|certain) )?(?:{NUMERAL} )?", re.IGNORECASE)
_TAIL = later(r" (?:for|to|from|by|in|on|at|with|of|bound|destined|worth|that|which) .*| alone$| too$")
"""What stands behind the last of a list and names no goods: whose they are, where they are."""
_VERB = later(
    r" (?:has|have|had|is|are|was|were|will|would|shall|may|can|could|should|must|do|does|did|go|goes|went|stay\w*"
    r"|remain\w*|left|continue\w*)\b.*"
)
"""What is told of the goods before it."""
_ITEM = later(r"(?:[\w./’'-]+ ){0,4}[\w./’'-]+")
_BUT = later(
    r"\b(?:except(?:ing)?(?: for)?|with the exceptions? of|save for|apart from|aside from|other than|excluding"
    r"|not including|but not"
    r"|(?<=ll )but|(?<=thing )but|(?:(?<=all )|(?<=All ))[\w-]+(?: (?!not\b)[\w-]+)? but) "
    r"(?!that\b|those\b|what\b|one\b)",
    re.IGNORECASE,
)
"""What leaves the next goods out of those that are told."""


def going_on(text: str, end: int) -> tuple[str, ...]:
    """The goods of a list that stand behind the place where one of them ends.

    >>> going_on("Held: sights, drones and batteries for Armenia.", 12)
    ('drones', 'batteries')
    >>> going_on("Sweden stopped the shells, and drones were sent.", 25)
    ()
    """
    joint = _JOINT.match(text, end)
    if joint is None:
        return ()
    stretch = _ENDS.split(text[joint.end() : end + _REACH], maxsplit=1)[0]
    items = tuple(_items(stretch))
    return items if len(items) > 1 or joint[0] != ", " else ()  # the launchers, part of a package


def left_out(words: str) -> tuple[str, ...]:
    """The goods that the words of a statement leave out of what they tell.

    >>> left_out("All goods but the rockets have been released"), left_out("lifted it, with the exception of bombs")
    (('rockets',), ('bombs',))
    """
    found = _BUT.search(words)
    if found is None:
        return ()
    return tuple(_items(_ENDS.split(words[found.end() :], maxsplit=1)[0], told_of=True))


def _items(stretch: str, *, told_of: bool = False) -> Iterator[str]:
    """The goods of a list, up to what is none."""
    for part in _JOINT.split(stretch):
        verb = _VERB.search(part)
        if verb is not None and not told_of:
            return
        bare = part[: verb.start()] if verb is not None else part
        item = _TAIL.sub("", _LEAD.sub("", bare.strip(), count=1)).strip()
        if not _ITEM.fullmatch(item) or not _is_goods(item):
            return
        yield item
        if verb is not None:
            return


def _is_goods(item: str) -> bool:
    """Whether the noun of a phrase is one of arms or their parts."""
    word = item.lower().rsplit(" ", 1)[-1]
    kinds = {lexicon().nouns.get(each) for each in (word, head_of(item))}
    unknown = kinds == {None} and item.islower() and word.endswith("s") and not word.endswith("ss")
    return unknown or bool(kinds & {"goods", "aid"})
