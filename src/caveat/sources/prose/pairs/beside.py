"""A statement's act and words in; the goods that these tell where none were read, or that come with those, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import NUMERAL, head_of, loose, papers
from caveat.sources.prose.statement import Statement

_WITH = later(r" with (?!its|their|the |a |an )(?P<what>[a-z][\w-]+)")
_CARRIERS = frozenset(("ship", "vessel", "freighter", "boat", "plane", "aircraft", "train", "convoy", "truck", "lorry"))
_CARRIES = later(
    r"\b(?:(?:loaded|laden|packed|filled) with|carrying|transporting) (?:[A-Z]\w+ )?"
    r"(?P<what>(?:(?!(?:had|has|have|left|was|were|is|are|sailed|on|for|to)\b)[\w-]+ ?){1,4})"
)
"""What is in a ship that is told to have gone."""
_SUPPLIED_WITH = later(
    r"\b(?:supplied|provided|furnished|equipped) with (?P<what>[a-z][\w-]+(?:,? (?:and )?[\w-]+){0,5})$"
)
_AMONG = later(
    r"\b(?:has|have|lists?|listed|puts?|counts?|names?|places?) "
    r"(?:the |its |their )?(?P<what>[a-z][\w-]+(?: (?!among\b|too\b|also\b)[\w-]+){0,4}),? (?:too,? |also )?"
    r"among (?:the )?\Z"
    r"|(?:^|[.;:,] )(?:[Tt]he )?(?P<other>[a-z][\w-]+(?: [\w-]+){0,3}) (?:is|are|were|stands?|appears?) (?:also )?"
    r"among (?:the )?\Z"
)
_LIST_BEFORE = 80
_PARTS_BEFORE = 140
_AND = re.compile(r",? and (?:the )?|, (?:the )?")
_ONE_PART = frozenset(("one part", "single part", "a single part"))
_THE_PARTS = later(r"\b(?:the|spare) parts\b")
_TIED = later(r"\b(?:conditions?|strings|terms) (?:to|on) (?P<what>(?:the |any |its )?[a-z][\w-]+(?: [a-z][\w-]+)?)")
_DECISION = later(r"\bdeci\w+ .*?\b(?:on|about|over|regarding) (?P<what>(?:[\w'’-]+ ){0,3}[\w'’-]+)")


def decided_on(act: Act, words: str) -> tuple[str, ...]:
    """What a decision is on, where only the decision was read."""
    told = _DECISION.search(words) if act is Act.DECIDE else None
    return (told["what"],) if told is not None else ()


def tied(act: Act, objects: tuple[str, ...], words: str) -> tuple[str, ...]:
    """What conditions are on, where only these were read: attached no conditions to radars."""
    if act is Act.CONDITION and objects and all(each in ("two", "both") for each in objects):
        return ("anything",)  # no link between the two
    told = _TIED.search(words) if act is Act.CONDITION and loose(objects) else None
    return (told["what"],) if told is not None else ()


def loaded(objects: tuple[str, ...], words: str) -> tuple[str, ...]:
    """What is told of a ship or a train, with what it carries: a ship loaded with mortar rounds."""
    told = _CARRIES.search(words) if any(head_of(each) in _CARRIERS for each in objects) else None
    return (*objects, told["what"].strip()) if told is not None else objects


def supplied_with(act: Act, words: str, behind: str) -> tuple[str, ...]:
    """What somebody is supplied with, where it was not read for goods: with phosphate."""
    if act not in (Act.DELIVER, Act.OFFER):
        return ()
    list_ = _SUPPLIED_WITH.search(words)
    if list_ is not None:
        return tuple(_AND.split(list_["what"]))
    told = _WITH.match(behind)
    return (told["what"],) if told is not None else ()


def listed_with(text: str, start: int, objects: tuple[str, ...]) -> tuple[str, ...]:
    """The goods with what stands, right before them, among them: "has the radios among the goods that were stopped".

    >>> listed_with("It has the radios among the goods that were held.", 28, ("goods",))
    ('goods', 'radios')
    """
    found = _AMONG.search(text, max(0, start - _LIST_BEFORE), start) if loose(objects) else None
    return (*objects, *_AND.split(found["what"] or found["other"])) if found is not None else ()


def goods_of(text: str, one: Statement, named: tuple[str, ...], words: str, behind: str) -> tuple[str, ...]:
    """The goods that a statement tells by what was read for them, or by the words beside that."""
    before = text[max(0, one.start - _PARTS_BEFORE) : one.start].rsplit("\n", 1)[-1]
    return (
        tied(one.act, tuple(each.name for each in one.objects), f"{words}{behind}")
        or listed_with(text, one.start, named)
        or loaded(a_part_of(named, before), words)
        or decided_on(one.act, words)
        or supplied_with(one.act, words, behind)
    )


def a_part_of(objects: tuple[str, ...], before: str) -> tuple[str, ...]:
    """Goods, as parts where "one part" is one of the parts that were told, and not the least thing there is."""
    return ("parts",) if any(each in _ONE_PART for each in objects) and _THE_PARTS.search(before) else objects


_Number = tuple[float, str, bool]
_NUMERAL = re.compile(NUMERAL, re.IGNORECASE)


def counted_of(numbers: tuple[_Number, ...], objects: Sequence[str], words: str) -> tuple[_Number, ...]:
    """Numbers with what they count, where their own words do not tell it and the goods that were read are others.

    >>> counted_of(((16.0, "submarines", False),), ["fighters"], "had delivered sixteen")
    ((16.0, 'fighters', False),)
    >>> counted_of(((40.0, "tonnes", False),), ["powder"], "sent 40 tonnes of powder")
    ((40.0, 'tonnes', False),)
    """
    if len(objects) != 1 or papers(objects) or _NUMERAL.fullmatch(objects[0].split(" ")[0]) is not None:
        return numbers
    goods = objects[0]
    here = words.lower()
    return tuple(
        (value, goods if unit and not _told(unit, f"{here} {goods}") and not _told(goods, here) else unit, rounded)
        for value, unit, rounded in numbers
    )


def _told(goods: str, words: str) -> bool:
    """Whether words name goods by their noun."""
    return goods.split(" ")[-1].lower() in words.lower()
