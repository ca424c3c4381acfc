"""A statement's act and words in; the goods that these tell where none were read, or that come with those, out."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import head_of, loose

_WITH = later(r" with (?!its|their|the |a |an )(?P<what>[a-z][\w-]+)")
_CARRIERS = frozenset(("ship", "vessel", "freighter", "boat", "plane", "aircraft", "train", "convoy", "truck", "lorry"))
_CARRIES = later(
    r"\b(?:(?:loaded|laden|packed|filled) with|carrying|transporting) (?:[A-Z]\w+ )?"
    r"(?P<what>(?:(?!(?:had|has|have|left|was|were|is|are|sailed|on|for|to)\b)[\w-]+ ?){1,4})"
)
"""What is in a ship that is told to have gone."""
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


def supplied_with(act: Act, behind: str) -> tuple[str, ...]:
    """What somebody is supplied with, where it was not read for goods: with phosphate."""
    told = _WITH.match(behind) if act in (Act.DELIVER, Act.OFFER) else None
    return (told["what"],) if told is not None else ()
