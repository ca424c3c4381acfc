"""A denial and a claim in; whether the denial takes in the goods of the claim, out: those, any such, no ship at all."""

from __future__ import annotations

import re

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import NUMERAL, any_at_all, like, loose, measures, moved, permits, special, wide
from caveat.sources.prose.pairs.matter import Claim, near_by, one_land, same_thing
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import both_named, states
from caveat.sources.prose.words.spoken import is_paper


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SUCH = later(r"\b(?:no|any|one) (?:such|like|similar|comparable|equivalent)\b", re.IGNORECASE)
_SO_MUCH_AS = later(r"\bso much as an?\b")
"""What is denied with the least thing there is: not so much as a fuse."""
_NO = later(r"\b(?:no|any|not an?|not one) $", re.IGNORECASE)
_ALL_OF = later(
    r"\b(?:(?<!at )(?<!after )(?<!above )(?<!which )(?<!whom )all(?! the same)|every"
    r"|entirely|completely|wholly|altogether)\b"
    r"|\b(?:full|total|complete|blanket|general|comprehensive|outright|wholesale|all-out) (?:arms |export )?"
    r"(?:ban|embargo|freeze|halt|stop|suspension|block|boycott|moratorium)\b",
    re.IGNORECASE,
)
_SOME_OF = later(
    rf"\bsome (?!\d)|\bcertain\b|\b(?:parts?|most|a number|a few|several|{NUMERAL}) of "
    r"(?:(?:the|its|their|some|about|around|roughly|nearly|more than) ){0,2}\d[\d,]* ",
    re.IGNORECASE,
)
"""A part of what there is, by its words: 30 of 350 licences, some deliveries."""
_EVERY_ONE = later(r"\b(?:single|any|no)\b", re.IGNORECASE)
_NOT_DONE = later(r"\b(?:not|never) [a-z]+\Z")
_NONE_AT_ALL = later(r"(?:there (?:is|was|has been|had been) )?no [\w-]+", re.IGNORECASE)
_AT_ALL = later(r"\W*(?:whatever|whatsoever|at all|of any kind)?\W*(?:$| (?:and|but)\b)")
"""Words of a denial, and behind it, that are of any measure there may be: no hold-up whatever."""
_BY_ITSELF = later(r"\W*(?:$|[\"\u201d,;:])")
_ANYBODY = later(r"\b(?:to|for|by) any(?:body|one)\b")
_PARTS = later(
    r"\b(remaining|rest|first|second|third|fourth|the others?|another|further|additional)\b"
    r"(?! (?:day|week|month|quarter|year|time|occasion|place|point|country|state|source|reading|instance))",
    re.IGNORECASE,
)
_KEEP = _listed("""
    keep withhold hold halt stop deny block freeze delay suspend pause cancel refuse revoke ban postpone slow shelve
    scrap end cease retain stall reject veto close shut turn
""")
_LET = _listed("""
    release deliver send ship supply sell export issue grant approve license clear lift resume unfreeze transfer
    provide give hand allow permit lend donate authorise authorize sign
""")
_TELL = _listed("""
    show publish disclose explain decide vote apologise apologize investigate answer report review examine look pay
    reveal inform tell table debate clarify account state resign prove
""")
"""The first words of what is demanded: to keep goods, to let them go, to tell or settle something."""
_REST = frozenset(("remaining", "rest", "the other", "the others", "another", "further", "additional"))
_IN_TIME = later(r"\b(?:before|beforehand|in (?:advance|time|full)|first|until|properly|formally|officially)\b")
"""Behind what somebody was not told of, what makes it one of when and how he was."""
_SHARE_OF = later(r"\b(?:half|most|some|part|many|several) of (?:them|these|those|the|its|their)\b", re.IGNORECASE)
_ALL_OF_THEM = later(
    rf"\b(?:all|every|each|both|the (?:last|full number|whole lot) of (?:the |its |their )?|all of (?:the |its )?)"
    rf"(?: {NUMERAL}| the| its| their| those| of them)?\b",
    re.IGNORECASE,
)
"""That all have come, of which a share is denied."""
_ANY_OF = later(r"\bany of (?:the|its|their|these|those)\b", re.IGNORECASE)
_LATER = frozenset(("second", "third", "fourth"))
"""Parts of which none need have come where some goods have."""
_PART = later(r"^(?:the |an? )?(?:first|second|third|last|next|further|new|other) ", re.IGNORECASE)


def _wider(no: Claim, yes: Claim) -> bool:
    """Whether a denial is of any goods of a sort: had not received any ship, where mine-hunters were handed over."""
    if not (both_named(no.actor, yes.actor) and both_named(no.target, yes.target)):
        return False
    return any(wide((goods,)) and _no(goods, no.words) for goods in no.objects)


def at_large(no: Claim, yes: Claim) -> bool:
    """Whether a denial names no goods, or the claim's own and anybody at all."""
    return loose(no.objects) or (same_thing(no, yes) and _ANYBODY.search(f"{no.words}{no.behind}") is not None)


def of_another_part(no: Claim, yes: Claim) -> bool:
    """Whether a denial is one of a part of the goods that the claim does not name: the remaining six, the second."""
    if _ALL_OF.search(no.words) and not _ALL_OF.search(yes.words):
        return True  # has not halted all exports, and has halted some
    if _SHARE_OF.search(no.words):
        return not _ALL_OF_THEM.search(yes.words)  # half of them have not turned up
    if no.marks & {"share"} and _ALL_OF_THEM.search(yes.words):
        return False  # the last of them has come; five of them never left
    if "in all" in yes.marks and yes.numbers and not (no.numbers or no.marks & {"none"} or of_any_such(no, yes)):
        return True  # those that were promised were never sent; no more than 35 were
    special_to_it = special(no.objects) and not special(yes.objects)
    if special_to_it and _SOME_OF.search(yes.words) and not _EVERY_ONE.search(no.words):
        return True  # has not suspended licences for parts of a fighter, and has suspended 30 of 350 licences
    if "none" not in no.marks and not _ANY_OF.search(no.words) and _another_number(no, yes):
        return True  # has not had the twelve it paid for, and has had forty
    told, other = ({found.lower() for found in _PARTS.findall(each.words)} for each in (no, yes))
    other |= {found.lower() for goods in yes.objects for found in _PARTS.findall(goods)}
    later_part = bool(told & _LATER) and no.act in MOVES
    return not told <= other and (bool(told & _REST) or bool(other) or later_part)


def _another_number(no: Claim, yes: Claim) -> bool:
    """Whether so many are denied, and another number of them is claimed."""
    pairs = ((mine, theirs) for mine in no.numbers for theirs in yes.numbers)
    return any(like(mine[1], theirs[1]) and 1 < mine[0] != theirs[0] for mine, theirs in pairs)


def of_any_such(no: Claim, yes: Claim) -> bool:
    """Whether a denial takes in goods of another name or part: no such licence, no application, where one is told."""
    if _SUCH.search(no.words) and (no.actor is None or both_named(no.actor, yes.actor)):
        return no.act is not Act.REQUEST or loose(no.objects) or same_thing(no, yes)
    if _SO_MUCH_AS.search(no.words):
        return True
    any_ = [goods for goods in no.objects if _no(goods, no.words)]
    return any(like(mine, _PART.sub("", theirs)) for mine in any_ for theirs in yes.objects)


def of_all_time(no: Claim, yes: Claim) -> bool:
    """Whether a denial is of any goods there ever were, and a paper shows some: had approved no sale of mines to it."""
    any_ = any(_no(goods, no.words) or _none_of(goods, no.words) for goods in no.objects)
    return any_ and "perfect" in no.marks and is_paper(yes.speaker or "")


def contents_apart(no: Claim, yes: Claim) -> bool:
    """Whether what is denied to have been demanded is something else than what is told to be: to stop, to decide."""
    kinds = [_content(each) for each in (no, yes)]
    return no.act is Act.DEMAND and all(kinds) and kinds[0] is not kinds[1]


def _content(one: Claim) -> frozenset[str]:
    """What a demand is for, by its first word: the words of that kind; none where that cannot be told."""
    first = one.objects[0].split(" ", 1)[0] if one.objects else ""
    return next((kind for kind in (_KEEP, _LET, _TELL) if first in kind), frozenset())


def _no(goods: str, words: str) -> bool:
    """Whether goods stand behind a word that takes in any of them."""
    at = words.find(goods)
    return at > 0 and _NO.search(words[:at]) is not None


def _none_of(goods: str, words: str) -> bool:
    """Whether goods that nothing tells from others of their kind are denied: had not sold launchers."""
    at = words.find(f" {goods}")
    while at >= 0:
        if _NOT_DONE.search(words, 0, at) is not None:
            return True
        at = words.find(f" {goods}", at + 1)
    return False


def of_those(no: Claim, yes: Claim) -> bool:
    """Whether a denial names the goods of a claim, or takes in any: no such, nothing, not a single crate."""
    if any_at_all(no.objects) and no.target and yes.target and states(no.target) and not states(yes.target):
        return False  # nothing has left for Chad, and four were handed over to the ministry
    such = "such" in no.marks and (no.act is not Act.REQUEST or loose(no.objects))
    if same_thing(no, yes) or such or any_at_all(no.objects):
        return True
    if no.act is Act.REQUEST and permits(yes.objects) and one_land(no, yes):
        return True  # no application for the export of rifles to Libya, and a licence for Libya
    if "none" in no.marks and (loose(no.objects) or loose(yes.objects)):
        return True
    if no.act is Act.NOTIFY and loose(no.objects) and no.target and yes.target and not _IN_TIME.search(no.behind):
        return no.target <= yes.target or yes.target <= no.target  # the council was never informed, and was in May
    if measures(no.objects) and no.speaker is not None:
        return True
    if _NONE_AT_ALL.fullmatch(no.words) and _AT_ALL.match(no.behind) and yes.actor is None:
        return no.speaker is not None
    if _NONE_AT_ALL.fullmatch(no.words) and not no.objects and _BY_ITSELF.match(no.behind) and near_by(no, yes):
        return True
    if of_any_such(no, yes) or _wider(no, yes):
        return True
    definite = "definite" in no.marks or (both_named(no.actor, yes.actor) and both_named(no.target, yes.target))
    if no.act in STOPS and definite and moved(no.objects) and loose(no.objects):
        return True
    if no.act in STOPS and "definite goods" in yes.marks and moved(yes.objects) and loose(yes.objects):
        return both_named(no.actor, yes.actor) and not (loose(no.objects) or permits(no.objects))
    own = both_named(no.actor, yes.actor) and near_by(no, yes)
    return own and not yes.objects and any(_no(goods, no.words) for goods in no.objects)
