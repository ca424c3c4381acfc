"""A denial and a claim in; whether both may hold by a turn of phrase, the denial passing the claim by, out.

A denial may be of one cause, one moment or one use alone, of what came of something, or of what it was meant for.
"""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import (
    any_at_all,
    asked_apart,
    head_of,
    loose,
    moved,
    papers,
    permits,
    trained,
    words_of,
)
from caveat.sources.prose.pairs.matter import Claim, near_by, same_thing
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import both_named, of_two_services, one_party, party, states

_LIMITED = later(
    r"\s*(?:(?:in cases|whenever|where|when|before)|(?:[a-z][\w-]* ){1,3}(?:in cases|whenever|when)) "
    r"(?!asked|questioned|contacted|approached|reached|pressed)",
    re.IGNORECASE,
)
"""What makes a denial one of some goods or of some moment alone: never approved exports when misuse was suspected."""
_CAUSED = later(
    r"\s*(?:(?:late|overdue),? )?(?:by (?!any|(?:a|one|two|three|even an?) (?:single )?(?:hour|day|week|month)"
    r"|the (?:start|middle|end)|next|then|now|\d|[A-Z])|because of |due to "
    r"|owing to |for (?:[\w-]+ ){1,3}reasons?\b|on (?:[\w-]+ )?grounds\b)"
)
"""What makes a denial one of some cause alone."""
_OTHERS = frozenset(("rival", "another", "other", "second", "separate"))
"""What tells one of a sort from the one that was spoken of."""
_CAUSE = later(
    r"(?!(?:it|they|he|she|we|i|you|no|any|anything|nothing|nobody|none)\b)[a-z][\w-]*(?: [\w-]+){0,3} "
    r"(?:has|have|had|did) (?:(?:not|ever|in any way) )?(?!been )\w+ "
    r"(?:the|its|their|any|these|those|deliver|ship|export)",
    re.IGNORECASE,
)
"""A denial whose subject is nobody: that politics had delayed the shells."""
_NO_LONGER = later(
    r"\b(?:any ?more|any longer|no longer|meanwhile|at present|at the moment|for the time being)\b", re.IGNORECASE
)
"""What tells that something was so before, or may have been."""
_EARLIER = later(
    r"\bbefore\W*$|^\W*before(?:\W*$|\W+(?:and|but)\b)|\b(?:in the past|previously|until now)\b", re.IGNORECASE
)
"""What tells a denial with "never" for one of the time up to now: had never stopped them before."""
_CANNOT = later(r"\bcan(?:not|['’]t)\b(?! have\b)", re.IGNORECASE)
"""That somebody cannot do it, which says nothing of what was done."""
_OF_THEM = later(r"\b(?:of )?(?:them|these|those)\b", re.IGNORECASE)
_SIGNED = later(r"\bsign(?:s|ed|ing)?\b(?! off)")
"""What is agreed with a buyer, which a permit is not."""
_APPLIES = later(
    r"\b(?:(?:do|does|did|will|would)(?: not|n['’]t)) (?:apply|extend|cover|affect|concern|include|touch)\b"
)
"""What tells of which goods alone a measure is not."""
_NEAR = 12
_WISHED = later(r"\b(?:wants|wanted|would like|hopes for|covets|dreams of|wishes for|has its eye on)\b")
"""What somebody would like to have, which he need not have asked for."""
_DID_NOT = later(r"\b(?:did(?: not|n['’]t)|never) (?:leave|arrive|come|go|sail|depart)\b")
_UNDER_WAY_NOW = later(r"\b(?:is|are) (?:being \w+|on (?:the|its|their) way|under way|leaving|going)\b")
"""What goes on now, of which nothing is said by what did not happen once."""
_ENDED = later(r"\b(?:revok|cancel|annul|rescind|withdr[ae]w|scrap|torn? up|terminat|bann)\w*\b")
_HELD = later(r"\b(?:h[eo]ld(?:s|ing)?|keep(?:s|ing)?|kept|withh\w+)\b", re.IGNORECASE)
"""What is ended for good, and what is kept for a time."""
_SOLD = later(r"\b(?:sold|sells?|selling|sales?|bought|buys?)\b", re.IGNORECASE)
_PRONOUN = later(r"^\W*(?:[Tt]hey|[Tt]hose|[Tt]hese)\b")
"""What opens a statement of goods that were told right before."""
_LENT = later(r"\b(?:len[dt]\w*|loan(?:s|ed|ing)?)\b")
_FOR_GOOD = later(r"\b(?:sells?|sold|selling|sales?|bought|buys?|purchase[ds]?|gifts?|donat\w+)\b")
_GONE = later(r"\b(?:ship(?:ped|s|ping)?|left|leav\w+|gone|go(?:es|ing)?|crossed|loaded|moved)\b", re.IGNORECASE)
"""What is agreed by a contract, and what happens to the goods themselves."""
_DRILL = later(
    r"(?: [\w-]+){0,2} (?:in|at|for|during) (?:\w+ ){0,2}(?:exercises?|drills?|training|tests?|parades?|displays?)\b"
)
"""What arms are fired in that are fired at nobody."""
_REACHED = later(r"\b(?:reach(?:ed|es|ing)?|arriv(?:ed|es|ing)>? (?:at|in|on))>? (?:the|their|its|a) (?P<where>[\w-]+)")
"""What was reached, where it is a place and nobody."""
_UNDER_WAY = 45
"""Days for which goods may be on their way."""
_PAPERS = later(r"\b(?:licen[cs]es?|permits?|application|authori[sz]ations?)\b", re.IGNORECASE)
_OURS = later(r"\b(?:[Ww]e|I)\b")
_TO_BE = later(r" to be \w+")
"""Behind what is asked for: a measure is, and not the goods."""


def beside_the_point(no: Claim, yes: Claim) -> bool:
    """Whether both may hold: sent and not yet arrived, sent and not returned, discussed, promised."""
    if _of_less(no, yes) or _of_another_cause(no, yes) or _of_another_step(no, yes) or _of_another_matter(no, yes):
        return True
    if no.act is Act.REQUEST and yes.objects and no.objects and _for_papers(no) is not _for_papers(yes):
        return not (loose(no.objects) or loose(yes.objects))  # a licence for guns, and the guns themselves
    if no.modality is Modality.ASSERTED and _DID_NOT.search(no.words) and _UNDER_WAY_NOW.search(yes.words):
        return True  # did not leave that day, and are being delivered
    if _came_to_its_teller(no, yes):
        return True  # nothing has come, says Lithuania, which has given some
    if yes.modality is Modality.ASSERTED and "perfect" not in no.marks and _CANNOT.search(no.words):
        return True  # cannot tear up the contract; Berlin held back the gearboxes
    such = no.act is Act.REQUEST and "such" in no.marks and near_by(no, yes)
    if papers(yes.objects) and any_at_all(no.objects) and not such:
        return True
    if "anybody" in no.marks or (yes.speaker is None and "anybody" in yes.marks and not _addressed(no, yes)):
        return True  # you get nothing from them: nobody in particular
    taken_up = _PRONOUN.match(yes.words) is not None and near_by(no, yes)
    if not (yes.objects or no.actor or no.target or loose(no.objects) or spoken_of(no, yes) or taken_up):
        return True  # a licence was not revoked, and Spain forbade something
    if ("returns" in no.marks) is not ("returns" in yes.marks):
        return True
    if "promised" in yes.marks and yes.act is not Act.OFFER:
        return True
    return yes.modality is Modality.CONSIDERED and yes.actor is None


def _of_less(no: Claim, yes: Claim) -> bool:
    """Whether the denial is of some cases, people, moments or goods alone."""
    if _LIMITED.match(no.behind):
        return True  # no licence where there was a risk, and a licence
    if ((no.actor or frozenset()) ^ (yes.actor or frozenset())) & _OTHERS and no.actor and yes.actor:
        return True  # our union does not oppose the sale, and a rival union does
    if no.actor is None and no.speaker is not None and (yes.actor or frozenset()) & {"rival", "another"}:
        return True  # none of its engines, says the maker, and those of a rival
    if "ever" in no.marks and (_EARLIER.search(no.words) or _EARLIER.search(no.behind)):
        return True
    if _NO_LONGER.search(f"{no.words}{no.behind[:_NEAR]}") or _had_by_its_teller(no, yes):
        return True  # is not halted any more; not to Niger, and Mali has some
    # The ban does not apply to spare parts.
    return no.act in STOPS and _APPLIES.search(f"{no.words}{no.behind}") is not None


def _of_another_cause(no: Claim, yes: Claim) -> bool:
    """Whether the denial is of one cause of what happened."""
    if no.actor is None and _CAUSED.match(no.behind):
        return True  # not delayed by strikes, and delayed
    if no.actor is not None and yes.actor is None and _CAUSED.match(yes.behind):
        return True  # not delayed by customs, and delayed by floods
    # That politics had delayed them, which a strike had.
    politics = no.actor is None and no.act in STOPS
    return politics and _CAUSE.match(no.words.replace(no.speaker or "\n", "it")) is not None


def _of_another_step(no: Claim, yes: Claim) -> bool:
    """Whether one is of another step or way of what is done with goods, which may be taken without the other."""
    if no.act is Act.USE and not _DRILL.match(no.behind) and _DRILL.match(yes.behind):
        return True  # not in battle, and in an exercise
    ends = [_REACHED.search(f"{each.words}>{each.behind}") for each in (no, yes)]
    if all(ends) and len({end["where"] for end in ends if end is not None}) > 1:
        return True  # reached the port, and not the front
    sold = _SOLD.search(yes.words) is not None
    if "arrives" in no.marks and ("leaves" in yes.marks or sold) and not _long_since(no, yes):
        return True
    if lent_and_sold(no, yes) or _got_by_its_denier(no, yes):
        return True  # has not lent them, and has sold some; has passed none to anybody, and was given some
    told = "ahead" not in no.marks and not no.marks & {"ruled out", "no plan"}
    if no.act in MOVES and sold and told and _GONE.search(no.words) and not _SOLD.search(no.words):
        return True  # nothing has left, and some were sold
    of_them = _OF_THEM.search(f"{yes.words}{yes.behind}") is not None and near_by(no, yes)
    of_them = of_them and (same_thing(no, yes) or not no.objects)
    if "onward" in no.marks and "onward" not in yes.marks and not (of_them or _handed_on(no, yes)):
        return True
    # Nothing has been revoked, and something is held back.
    withheld = no.act is yes.act is Act.WITHHOLD
    return withheld and _ENDED.search(no.words) is not None and _HELD.search(yes.words) is not None


def _of_another_matter(no: Claim, yes: Claim) -> bool:
    """Whether the denial is of another kind of thing: of goods and not of courses, of a paper and not of goods."""
    if moved(no.objects) and trained(yes.objects):
        return True  # no delivery has been delayed, and the courses have
    if no.act is Act.APPROVE and _SIGNED.search(no.words) and not (_SIGNED.search(yes.words) or permits(no.objects)):
        return True  # the yard has signed nothing, and the council cleared the transfer
    papers_both = permits(no.objects) and permits(yes.objects)
    if no.act not in (Act.DENY, Act.APPROVE) and not papers_both and asked_apart(no.objects, yes.objects):
        return True
    if no.act is not Act.REQUEST:
        return False
    if _TO_BE.match(no.behind) and not _TO_BE.match(yes.behind):
        return True  # never asked for a shipment to be cancelled, and asked for a file
    # Has had no request, and would like to have some.
    return _WISHED.search(yes.words) is not None and any_at_all(no.objects)


def _addressed(no: Claim, yes: Claim) -> bool:
    """Whether who is told that "you" did something answers of himself: you promised it; we promised nothing."""
    return no.speaker is not None and near_by(no, yes) and _OURS.search(no.words) is not None


def lent_and_sold(one: Claim, other: Claim) -> bool:
    """Whether one speaks of a loan, and the other of a sale or gift, as its words or those right before it tell."""
    lent = [_LENT.search(each.words) is not None for each in (one, other)]
    for_good = [_FOR_GOOD.search(f"{each.before}{each.words}") is not None for each in (one, other)]
    return lent[0] is not lent[1] and for_good[lent.index(False)]


def _came_to_its_teller(no: Claim, yes: Claim) -> bool:
    """Whether a state says that nothing has come, which is to itself, and the claim is of what went elsewhere."""
    teller, got = states(party(no.speaker) or frozenset()), states(yes.target or frozenset())
    came = no.act is Act.DELIVER and no.actor is None and no.target is None and "arrives" in no.marks
    if came and of_two_services(party(no.speaker) or frozenset(), yes.target or frozenset()):
        return True
    return came and bool(teller and got) and not teller & got and bool(teller & (yes.actor or frozenset()))


def _handed_on(no: Claim, yes: Claim) -> bool:
    """Whether whoever denies to have passed goods on is told to have given them to somebody else."""
    denier = states((no.actor or frozenset()) | (party(no.speaker) or frozenset()))
    others = yes.target is not None and not states(yes.target) & denier
    return others and bool(denier & (yes.actor or frozenset()))


def _got_by_its_denier(no: Claim, yes: Claim) -> bool:
    """Whether a state denies to have given what it is told to have been given, by nobody who is named."""
    got = states(yes.target or frozenset()) & (no.actor or frozenset())
    return bool(got) and no.act in MOVES and yes.actor is None and not states(no.target or frozenset()) & got


def _had_by_its_teller(no: Claim, yes: Claim) -> bool:
    """Whether a state tells what it was given, and another is denied to have had any."""
    teller = states(party(yes.speaker) or frozenset()) - states(yes.actor or frozenset())
    had = bool(teller and states(no.target or frozenset())) and not teller & (no.target or teller)
    return yes.act is Act.DELIVER and yes.target is None and had


def spoken_of(no: Claim, yes: Claim) -> bool:
    """Whether what a denial names stands in the words of a claim that has no goods: suspended training for pilots."""
    return not yes.objects and any(head_of(goods) in words_of(yes.words) for goods in no.objects)


def _for_papers(one: Claim) -> bool:
    """Whether a licence is asked for, and not the goods."""
    return permits(one.objects) or _PAPERS.search(one.words) is not None


def _long_since(no: Claim, yes: Claim) -> bool:
    """Whether what was sent must have come by now, where both name both sides."""
    named = one_party(no.actor, yes.actor) and both_named(no.target, yes.target)
    if not named or yes.days is None or yes.published is None:
        return False
    return (yes.published - yes.days[1]).days > _UNDER_WAY
