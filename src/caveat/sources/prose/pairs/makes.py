"""A denial and a claim in; whether the denial is of goods of a make, or of lots, that the claim has none of, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import elsewhere, givers
from caveat.sources.prose.pairs.goods import head_of, like, loose, unmade
from caveat.sources.prose.pairs.matter import Claim, near_by
from caveat.sources.prose.words.deeds import MOVES
from caveat.sources.prose.words.parties import Party, party, states, told_of

_ELSEWHERE = later(
    r"\bfrom (?:other|another|different|its own|their own) (?:sources?|stocks?|supplier|suppliers|makers?|countr\w+)\b"
    r"|\bfrom elsewhere\b"
)
"""What tells that goods are not of the make that is spoken of."""
_FAR = 1500
"""Characters before a denial in which the state whose goods it names is sought."""
_INQUIRIES = frozenset(("review", "inquiry", "enquiry", "debate", "audit", "investigation", "discussion", "hearing"))


def of_another_make(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies to have given what is of another's make, and the claim tells of no such make.

    Denmark denies having delivered any Swiss shells, and has delivered shells.
    """
    if no.act not in MOVES or no.actor is None:
        return False
    makes = [_make(each) for each in no.objects]
    if not makes or not all(makes) or not any(yes.objects):
        return False
    own = givers(yes) | (no.actor or frozenset())
    if any(make & own for make in makes):
        return False
    return _ELSEWHERE.search(f"{yes.words}{yes.behind}") is not None or not _told_before(no, yes, makes)


def _told_before(no: Claim, yes: Claim, makes: Sequence[Party]) -> bool:
    """Whether the page has told of the state whose goods these are: it is about them then."""
    if no.stands_in is None:
        return True
    text, said = no.stands_in
    before = text[max(0, said.start - _FAR) : said.start]
    between = text[said.end : yes.stands_in[1].start] if yes.stands_in and yes.stands_in[0] is text else ""
    told = yes.lands | states(told_of(before) | told_of(between))
    return any(make & told for make in makes)


def of_the_make_told(no: Claim, yes: Claim) -> bool:
    """Whether goods of a make are denied, and the same are told of nobody's land on a page that told of that state."""
    if no.act not in MOVES or givers(yes) or not near_by(no, yes) or no.stands_in is None:
        return False
    makes = [make for make in map(_make, no.objects) if make]
    bare = [unmade(each) for each in no.objects]
    same = any(like(mine, theirs) for mine in bare for theirs in yes.objects)
    return bool(makes) and same and _told_before(no, yes, makes)


def of_a_make_apart(no: Claim, yes: Claim) -> bool:
    """Whether the goods of a claim are told to be of another state's make than whoever denies: the Swedish mortars."""
    own = states((no.actor or frozenset()) | (party(no.speaker) or frozenset()))
    return any(bool(make) and bool(own) and not make & own for make in map(_make, yes.objects))


def _make(goods: str) -> Party:
    """The states that the name of goods tells these to be of."""
    return states(party(goods) or frozenset()) if unmade(goods) != goods else frozenset()


def of_lots(no: Claim, yes: Claim) -> bool:
    """Whether goods are denied to have gone since a day, and so many lots are told to have gone on a day after it."""
    if no.act is not yes.act or no.days is None or yes.days is None or no.target is not None:
        return False
    lots = bool(yes.objects) and loose(yes.objects) and near_by(no, yes) and not elsewhere(no, yes)
    others = states(yes.lands) - states(yes.target or frozenset()) - no.lands
    return lots and no.days[0] <= yes.days[0] <= yes.days[1] <= no.days[1] and not others


def stances_apart(no: Claim, yes: Claim) -> bool:
    """Whether one stands against looking into something, and the other against the thing itself."""
    if no.act not in (Act.SUPPORT, Act.OPPOSE) or not (no.objects and yes.objects):
        return False
    looks = [all(head_of(each) in _INQUIRIES for each in one.objects) for one in (no, yes)]
    return looks[0] is not looks[1]
