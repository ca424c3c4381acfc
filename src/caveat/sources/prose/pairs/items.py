"""Two claims that list goods in; whether one item stands among those that go and those that are kept, out."""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import is_item, like, loose, named_goods
from caveat.sources.prose.pairs.matter import (
    FIRM,
    Claim,
    history,
    one_matter,
    one_time,
    one_voice,
    same_thing,
    within,
)
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import both_named, one_party

_CLEARED = {**dict.fromkeys(STOPS, (Act.DELIVER, Act.RESUME)), Act.DENY: (Act.APPROVE,)}
"""Of each act by which an item is kept, those by which it goes: one item cannot stand on a list of either."""
_CONTINUES = later(r"\bcontinu(?:es?|ed|ing)\b")
_MAY = later(r"\b(?:may|can) (?:still|continue to)\b|\b(?:is|are|remains?) (?:still )?(?:allowed|permitted|free)\b")
_BARRED = later(r"\b(?:ban(?:s|ned)?|bar(?:s|red)?|forbids?|forbade|forbidden|prohibit\w*|embargo\w*|outlaw\w*)\b")
"""What a rule keeps back, which cannot be and be allowed."""
_WAS_FOR = later(
    r"\b(?:had been|was|were) [a-z]+ (?:(?:back|up|on hold) )?"
    r"(?:for (?:[a-z-]+|\d+) (?:days|weeks|months|years)|until)\b"
)
_AGAIN = later(r"\b(?:again|once more|anew)\b")
_UNTIL = later(r"\b(?:until|till|pending|(?:as|so) long as)\b")
_ONLY_TO = later(
    r"\b(?:appl(?:y|ies|ied)|extends?|extended|relates?|refers?|concerns?) only to\b"
    r"|\bonly (?:applie[sd]|affect(?:s|ed)|cover(?:s|ed)|concern(?:s|ed)|touche[sd]|hits?)\b"
    r"|\b(?:is|are|was|were) (?:limited|confined|restricted) to\b"
)
"""By which a measure is told to be on some things alone."""
_ORDINAL = later(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
_TO_COME = later(r"\b(?:may|might|can|could|should|must|to be)\b")
_NEAR = 12
_BENCH = frozenset(("court", "judge", "judges", "tribunal"))


def told_and_left_out(one: Claim, other: Claim) -> bool:
    """Whether the one leaves out of what it tells the goods of which the other tells the same: all but the rockets."""
    if not _all_told_of(one.left_out, other) or one_voice(one, other) or not fits(one, other):
        return False
    return one.modality in FIRM and other.modality in FIRM and _goes(one) is _goes(other) is not None


def left_to_the_other(one: Claim, other: Claim) -> bool:
    """Whether the one leaves out just the goods of which the other tells: all but the rockets, which are still held."""
    return _all_told_of(one.left_out, other)


def _all_told_of(left: tuple[str, ...], other: Claim) -> bool:
    """Whether all the goods of a claim are among those that are left out."""
    return bool(left and other.objects) and all(any(like(each, one) for one in left) for each in other.objects)


def _goes(one: Claim) -> bool | None:
    """Whether goods go by a claim, or are kept; None where it tells neither."""
    if one.act in MOVES or one.act in (Act.RESUME, Act.DELIVER):
        return one.positive
    return not one.positive if one.act in STOPS or one.act is Act.DENY else None


def _may_go_on(stop: Claim, move: Claim) -> bool:
    """Whether goods that a rule forbids to be supplied may, as another says, be supplied all the same."""
    if move.modality is not Modality.CONSIDERED or not move.positive or stop.act is not Act.WITHHOLD:
        return False
    allowed = _MAY.search(f"{move.words}{move.behind}") is not None and _BARRED.search(stop.words) is not None
    return allowed and both_named(stop.target, move.target) and not one_voice(stop, move)


def _kept_until(stop: Claim) -> bool:
    """Whether goods are kept now, although a condition ends it: remain suspended until guarantees are given."""
    if stop.modality is not Modality.CONDITIONAL or "ahead" in stop.marks or _TO_COME.search(stop.words):
        return False
    return _UNTIL.search(f"{stop.words}{stop.behind}") is not None


def _since_then(stop: Claim, move: Claim) -> bool:
    """Whether what goes is told to go some time after it was stopped, or again: a change in time."""
    if "goes on" in move.marks:
        return False
    if move.act is Act.RESUME and _WAS_FOR.search(f"{stop.words}{stop.behind}") is not None:
        return True  # had been suspended for two years
    return "elsewhen" in move.marks or _AGAIN.search(f"{move.words}{move.behind[:_NEAR]}") is not None


def _of_two_lots(stop: Claim, move: Claim) -> bool:
    """Whether so many are kept and so many others go: 60 vehicles were delivered; the 110 that are withheld."""
    pairs = ((kept, gone) for kept in stop.numbers for gone in move.numbers if like(kept[1], gone[1]))
    return any(kept[0] != gone[0] for kept, gone in pairs)


def on_two_lists(one: Claim, other: Claim) -> bool:
    """Whether one item is told to be stopped and to go on."""
    for stop, move in ((one, other), (other, one)):
        cleared = move.act in _CLEARED.get(stop.act, ())
        cleared = cleared or (stop.act is Act.DENY and move.act is Act.DELIVER and "listed" in stop.marks)
        if not cleared and not (stop.act in STOPS and move.act is Act.APPROVE):
            continue
        several = [named_goods(each.objects) > 1 for each in (move, stop)]
        named = "listed" in stop.marks and ("listed" in move.marks or all(several))
        named = named or (all(several) and _CONTINUES.search(move.words) is not None)
        if not cleared and not named:
            continue
        if (move.modality not in FIRM and not _may_go_on(stop, move)) or not (
            stop.modality in FIRM or _kept_until(stop)
        ):
            continue
        if _since_then(stop, move) or (not all(several) and _of_two_lots(stop, move)):
            continue
        listed = any(several) or any("listed" in each.marks for each in (move, stop))
        if (
            listed
            and _same_item(stop, move)
            and (fits(stop, move) or _forbidden(stop, move) or _side_by_side(stop, move))
        ):
            both = all(several) or all("listed" in each.marks for each in (move, stop))
            return both or not one_voice(stop, move) or either("corrected", stop, move)
    return one.act is other.act and one.act in STOPS and (_only_another(one, other) or _only_another(other, one))


def _forbidden(stop: Claim, move: Claim) -> bool:
    """Whether a court forbids what somebody else goes on with: it keeps the goods of others."""
    court = bool(_BENCH & (stop.actor or frozenset())) and stop.act is Act.WITHHOLD
    return court and one_party(stop.target, move.target) and one_time(stop, move) and not history(stop, move)


def state_on_two_lists(one: Claim, other: Claim) -> bool:
    """Whether one state stands among those that are supplied and among those that are not."""
    if not all("listed" in each.marks and each.modality is not Modality.CONDITIONAL for each in (one, other)):
        return False
    if one.target is None or other.target is None or not one_party(one.target, other.target):
        return False
    goes = [each.act in MOVES and each.positive for each in (one, other)]
    kept = [each.act in STOPS if each.positive else each.act in MOVES for each in (one, other)]
    if not ((goes[0] and kept[1]) or (goes[1] and kept[0])):
        return False
    return one_party(one.actor, other.actor) and one_time(one, other) and one_matter(one, other)


def _same_item(one: Claim, other: Claim) -> bool:
    if any(like(a, b) for a in one.objects if is_item(a) for b in other.objects if is_item(b)):
        return True
    lists = ((one, other), (other, one))
    return any("listed" in each.marks and any(_in_list(a, whole.words) for a in each.objects) for each, whole in lists)


def _in_list(goods: str, words: str) -> bool:
    """Whether an item stands in the words of a list of which not all was read."""
    return is_item(goods) and re.search(rf"(?:, |\band )(?:the )?{re.escape(goods)}\b", words) is not None


def _side_by_side(one: Claim, other: Claim) -> bool:
    """Whether two lists of one matter stand in one paragraph: the date of the one is that of the other."""
    return either("listed", one, other) and within(one, other, 0) and sides_fit(one, other)


def fits(one: Claim, other: Claim) -> bool:
    """Whether two statements can be of one deed: its sides and its time."""
    return sides_fit(one, other) and not (history(one, other) or history(other, one))


def sides_fit(one: Claim, other: Claim) -> bool:
    """Whether the sides and the days that are told can be the same."""
    return one_party(one.actor, other.actor) and one_party(one.target, other.target) and one_time(one, other)


def _only_another(only: Claim, whole: Claim) -> bool:
    """Whether one says that only something else than what the other says is stopped."""
    if _a_part_alone(only, whole):
        return True
    if "only" not in only.marks or not only.objects or not whole.objects or not fits(only, whole):
        return False
    if only.numbers:
        return False  # only thirty of 350 licences: so many, and not these instead of others
    return not one_voice(only, whole) and not same_thing(only, whole) and not loose(whole.objects)


def _a_part_alone(only: Claim, whole: Claim) -> bool:
    """Whether a measure is told to be on one thing alone of several on which another says it is: only the fifth."""
    if _ONLY_TO.search(only.words) is None or not only.objects or one_voice(only, whole) or not fits(only, whole):
        return False
    if not (only.modality in FIRM and whole.modality in FIRM):
        return False
    named = {word for each in whole.objects for word in _ORDINAL.findall(each)}
    told = {*_ORDINAL.findall(only.words)}
    if named and told:
        return told < named
    several = named_goods(whole.objects)
    shared = sum(any(like(each, one) for one in only.objects) for each in whole.objects)
    return several > 1 and 0 < shared < several


def either(mark: str, one: Claim, other: Claim) -> bool:
    """Whether a turn of phrase marks one of two statements."""
    return mark in one.marks or mark in other.marks
