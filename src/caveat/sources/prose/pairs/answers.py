"""A denial that names no goods of its own and a claim in; whether the one is meant of the other, out.

"No licence has been granted, the minister said" is of the sale that the page is about: by whose word it is, or because
nothing of others was told between the two.
"""

from __future__ import annotations

import re
from functools import cache

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import unnamed
from caveat.sources.prose.pairs.matter import FIRM, REACH, Claim, near_by, within
from caveat.sources.prose.words.lexicon import seats, state_rows
from caveat.sources.prose.words.parties import MERE_OFFICES, Party, party, states, told_of

_IN_PART = later(
    r"\b(?:enough|sufficient\w*|in full|fully|quick\w*|fast|soon|in time|much|many|again|directly"
    r"|new|further|additional"
    r"|appl(?:y|ies|ied) to|extend\w* to|cover\w*|affect\w*|concern\w*|includ\w+)\b",
    re.IGNORECASE,
)
"""Words of a denial that is no more than one of some degree or of some goods: did not deliver enough."""
_FOR = later(r"\b(?:to|for) (?:the )?([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)")
_FROM = later(r"\b(?:to|for|from) (?:the )?([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)")
"""For whom goods are, or from whom they are kept, by name."""
_SAID_OF = later(
    r"\b(?:said|says|explained|wrote) (?:of|about) (?:the |its |all )?(?:[a-z-]+ ){1,3}(?:to|for) (?:the )?"
    r"([A-Z][\w’'-]*)"
)
"""The same behind what is said: a minister said of the deliveries to Peru."""
_THEY = later(r"^\W*(?:They|These|Those)\b")
_DEAL_OF = later(
    r"(?:the |an? )?(?P<whose>[A-Z][\w-]+) (?:deal|order|contract|request|application|purchase|programme|package)s?"
)
"""A deal by the state with which it is: the Estonian deal."""
_ASIDE = later(r"[,;:\"”]")
"""What ends the words of a statement, whoever speaks behind them."""
_HOUSES = frozenset(("parliament", "senate", "congress", "assembly", "court", "lawmakers"))
"""Words for those who have a say beside a government."""
_BOARDS = frozenset(("house", "council", "committee"))
"""Words for those who may have."""


def answers(no: Claim, yes: Claim) -> bool:
    """Whether what is said of goods by their moving alone is meant of a claim, by its sides or by where it stands."""
    if no.act is Act.NOTIFY or (yes.modality not in FIRM and yes.modality is not no.modality):
        return False
    if no.objects and not any(unnamed((each,)) for each in no.objects):
        return False
    if _IN_PART.search(f"{no.words}{no.behind}") or of_another_house(no, yes, _HOUSES | _BOARDS):
        return False
    if no.actor is not None and yes.actor is None and not (states(no.actor) or no.actor & MERE_OFFICES):
        return False  # the Union has imposed no embargo, and somebody has
    if of_its_side(no, yes):
        return True
    if _bare(no) and no.speaker is not None and (_of_office(no) or (_bare(yes) and yes.speaker is not None)):
        return near_by(no, yes) or (within(no, yes, REACH) and (_bare(yes) or _stands_behind(no, yes)))
    acts, speaks = states(no.actor or frozenset()), _speaks(no)
    return not ((acts or speaks) and givers(yes)) and no.speaker is not None and still_of_it(yes, no)


def _bare(one: Claim) -> bool:
    """Whether neither who gives nor who gets is told by name."""
    return not (givers(one) or states(one.target or frozenset()))


def _of_office(one: Claim) -> bool:
    """Whether whoever speaks does so for an office whose state the page has told: the ministry."""
    speaks = party(one.speaker) or frozenset()
    return bool(speaks & MERE_OFFICES) and not states(speaks)


def _stands_behind(one: Claim, other: Claim) -> bool:
    """Whether the one stands behind the other."""
    return bool(one.stands_in and other.stands_in and one.stands_in[1].start > other.stands_in[1].start)


def of_its_side(no: Claim, yes: Claim) -> bool:
    """Whether a denial is of the state that acts by a claim, or, where it names nobody, by the word of either side."""
    acts, gives = states(no.actor or frozenset()), givers(yes)
    return bool(acts & gives) or (not acts and bool(_speaks(no) & (gives | states(yes.target or frozenset()))))


def givers(one: Claim) -> Party:
    """The states that act by a claim, or from which its goods come."""
    return states((one.actor or frozenset()) | (one.origin or frozenset()))


def _speaks(one: Claim) -> Party:
    """The state of whoever speaks, or the one of which he speaks."""
    return states(party(one.speaker) or frozenset()) or states(told_of(f"{one.words}{one.behind}"))


def of_another_house(no: Claim, yes: Claim, houses: Party = _HOUSES) -> bool:
    """Whether a house denies what an office is told to have done: parliament approved nothing, the government did."""
    told = [(each.actor or frozenset()) & houses for each in (no, yes)]
    return yes.actor is not None and bool(told[0]) and not told[0] & told[1]


def for_others(one: Claim, other: Claim) -> bool:
    """Whether two statements without a recipient each tell, in their words, for whom the goods are, and not for one."""
    if one.target is not None and other.target is not None:
        return False
    whom = [states(each.target or frozenset()) or _told_for(each) for each in (one, other)]
    return all(whom) and not whom[0] & whom[1]


def _told_for(one: Claim) -> Party:
    """The states for which goods are, by the words behind them."""
    aim = _FROM if one.act is Act.WITHHOLD else _FOR
    found = aim.findall(f"{one.words}{_ASIDE.split(one.behind, maxsplit=1)[0]}") or _SAID_OF.findall(one.behind)
    if not found and one.positive and _THEY.match(one.words):
        found = aim.findall(one.before)[-1:]  # the drones for Latvia have not been released; they remain blocked
    dealt = [_DEAL_OF.fullmatch(each) for each in one.objects]
    if not found and any(dealt):
        return frozenset().union(*(states(told_of(each["whose"])) for each in dealt if each is not None))
    return frozenset().union(*(states(told_of(name)) for name in found if name in _lands()))


@cache
def _lands() -> frozenset[str]:
    """The states by their names and seats, which no adjective is: what goes to Kenya, and to the Kenyan army."""
    return seats() | {name for row in state_rows() for name in row[0]}


def still_of_it(told: Claim, answer: Claim) -> bool:
    """Whether a statement stands not far behind another, and the text between speaks of no state but theirs."""
    if told.stands_in is None or answer.stands_in is None or told.stands_in[0] is not answer.stands_in[0]:
        return False
    text, start, end = told.stands_in[0], told.stands_in[1].end, answer.stands_in[1].start
    if start > end or text.count("\n\n", start, end) > REACH:
        return False
    return not states(told_of(text[start:end])) - told.lands - answer.lands


def own_word(no: Claim, yes: Claim) -> bool:
    """Whether a denial is by a speaker of the state that acts."""
    return bool(states((no.actor or frozenset()) | (party(no.speaker) or frozenset())) & givers(yes))


def elsewhere(no: Claim, yes: Claim) -> bool:
    """Whether who denies is of a state that neither gives nor gets by a claim."""
    own, theirs = states(no.actor or party(no.speaker) or frozenset()), givers(yes)
    return bool(own and theirs) and not own & (theirs | states(yes.target or frozenset()))
