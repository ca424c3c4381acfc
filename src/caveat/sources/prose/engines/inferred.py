"""The statements of a page in; whoever gives goods or gets them, where a statement names nobody and the rest does, out.

A statement has no actor or target where its clause names none, and none is filled in: this is an inference, told beside
the statement as one. A recipient is inferred where a page has no more than one state to which goods go, or where goods
of the same name go to no more than one, and never the state that acts. A supplier is where the page has no more than
one state that gives goods to another, and gets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from caveat.evidence import Act
from caveat.sources.prose.pairs.goods import unnamed
from caveat.sources.prose.statement import Mention, Statement
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.likeness import same_goods
from caveat.sources.prose.words.parties import Party, party, states

_OF_GOODS = MOVES | STOPS | {Act.APPROVE, Act.OFFER, Act.RESUME, Act.CONDITION, Act.DENY}
"""Acts of which the target is whoever gets the goods."""
_BY_OTHERS = frozenset((Act.APPROVE, Act.CONDITION, Act.DENY))
"""Of these, what a house or an office does as often as the government: whose act it is, is not inferred."""
_BY_FIRMS = MOVES | STOPS | {Act.OFFER, Act.RESUME}
"""What a firm does as well: where one does so on a page, it may have delivered what nobody is told to have."""


class Inferred(Struct, frozen=True):
    """Somebody whom a statement does not name, where the page names him, and why he is meant."""

    who: Mention
    why: str


class _Told(Struct, frozen=True):
    """A statement on goods: the states that give them and get them, as far as they are told, and where."""

    said: Statement
    giver: Party
    getter: Party
    gives: Mention | None
    gets: Mention | None


def parties(said: Sequence[Statement]) -> Mapping[int, Mapping[str, Inferred]]:
    """By the place of a statement: its ``actor`` and ``target`` where it names none and the page leaves one alone."""
    told = [*_told(said)]
    found = dict[int, dict[str, Inferred]]()
    for place, one in enumerate(said):
        gets = _recipient(one, told) if one.target is None else None
        gives = _supplier(one, told) if one.actor is None else None
        some = {role: meant for role, meant in (("actor", gives), ("target", gets)) if meant is not None}
        if some:
            found[place] = some
    return found


def _told(said: Sequence[Statement]) -> Iterator[_Told]:
    for one in said:
        gives, gets = (one.target, one.actor) if one.act is Act.REQUEST else (one.actor, one.target)
        if one.act in _OF_GOODS or one.act is Act.REQUEST:
            yield _Told(one, _states(gives), _states(gets), gives, gets)
        elif one.act is Act.USE:
            yield _Told(one, frozenset(), _states(one.actor), None, one.actor)


def _recipient(one: Statement, told: Sequence[_Told]) -> Inferred | None:
    """Who gets the goods of a statement without a target.

    Of 154 inferred for statements of which the act was read right, on 76 pages by three writers who had named whom they
    held for meant (``examined.jsonl``, a to c), 144 were their answer, 2 were accepted, and 8 were neither.
    """
    if one.act not in _OF_GOODS:
        return None
    giver = _states(one.actor)
    some = [each for each in told if each.getter and each.said.act is not Act.USE]
    fit = [each for each in some if not each.getter & giver and (not giver or not each.giver or each.giver & giver)]
    if fit and fit[0].gets is not None and len({each.getter for each in fit}) == 1:
        of = "" if len({each.getter for each in some}) == 1 else " for whoever does it"
        return Inferred(fit[0].gets, f"the only recipient that the page names{of}")
    goods = [thing.name for thing in one.objects if not unnamed((thing.name,))]  # "deliveries" are any goods
    same = [each for each in fit if any(same_goods(name, b.name) for name in goods for b in each.said.objects)]
    if same and same[0].gets is not None and len({each.getter for each in same}) == 1:
        return Inferred(same[0].gets, "the only recipient that the page names for these goods")
    return None


def _supplier(one: Statement, told: Sequence[_Told]) -> Inferred | None:
    """Whose measure or delivery a statement without an actor tells.

    Of 127 inferred for statements of which the act was read right, and for which the writer had named somebody whom he
    held for meant or would accept, on the 420 pages of ``examined.jsonl`` and 150 others, 119 were one of these; seven
    more were inferred where the writer held that nobody is told.
    """
    if one.act not in _OF_GOODS - _BY_OTHERS:
        return None
    getter = _states(one.target)
    some = [each for each in told if each.giver]
    fit = [each for each in some if not each.giver & getter and (not getter or not each.getter or each.getter & getter)]
    if not fit or fit[0].gives is None or len({each.giver for each in fit}) != 1:
        return None
    if any(each.getter & fit[0].giver for each in told) or not any(each.getter for each in fit):
        return None
    firm = (each.said.act in _BY_FIRMS and each.gives is not None and not each.giver for each in told)
    if one.act is Act.DELIVER and any(firm):
        return None
    of = "" if len({each.giver for each in some}) == 1 else " for whoever gets the goods"
    return Inferred(fit[0].gives, f"the only supplying state that the page names{of}")


def _states(who: Mention | None) -> Party:
    return states(party(who.name) or frozenset()) if who is not None else frozenset()
