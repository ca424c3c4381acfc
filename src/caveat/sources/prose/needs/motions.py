"""What has to stand by a verb for a legislature to be told of a transfer, or a bill for or against one to be moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_SEEKS = frozenset(("seek", "aim", "mean", "intend", "design", "try", "attempt", "want", "hope"))
_KEEPS = frozenset(
    ("reinstate", "restore", "reimpose", "re-impose", "renew", "extend", "prolong", "tighten", "impose", "uphold",
     "keep")
)  # fmt: skip
"""What is done with a measure that is to hold."""
_CALLS = frozenset(("call", "demand", "urge", "ask", "press", "require", "instruct", "order", "request", "want"))
"""What a motion does that asks for something."""
_MOTIONS = frozenset(("motion", "resolution", "bill", "amendment", "legislation"))
"""What a house votes on; a letter that urges something is a demand."""
_ENDING = frozenset(("end", "lifting", "removal", "easing", "relaxation", "abolition", "repeal", "close"))
"""What is done with sales, and with a ban on them as well."""
_PLAIN = frozenset(("", "field", "deal"))
"""Needs of senses that need no more than arms."""
_DEEP = 4
"""Clauses below one another in which it is looked for what a bill would do."""


def _against(parts: Parts, sense: Sense) -> bool:
    """Whether what is brought in is to stop a transfer, or disapproves of one: a resolution of disapproval."""
    found = light(sense, parts)
    if found is None or not parts.near:
        return False
    of, against = parts.follower(found, ("of",)), parts.follower(found, ("against", "opposing"))
    if of is not None and singular(parts.tokens[of.head].low) in ("disapproval", "condemnation", "protest"):
        return True
    if against is not None and (against.kind in (*FIELD, "measure") or _of_field(against, parts)):
        return True
    said = [child for child in parts.clause.children if child.anchor is found]
    said += [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind in ("inf", "ger", "part", "rel")]
    asks = singular(parts.tokens[found.head].low) in _MOTIONS
    return any(_stops(clause, 0) or (asks and _calls_for_stop(clause, parts)) for clause in said)


def _of_field(group: Group, parts: Parts) -> bool:
    about = parts.follower(group, ("on", "of", "to"))
    return about is not None and about.kind in FIELD


def _stops(clause: Clause, depth: int) -> bool:
    """Whether a clause tells that a transfer would be stopped: to block, that would block, seeking to block it."""
    verb = clause.verb
    if verb is None or verb.negative or depth > _DEEP:
        return False
    below = [one for one in _below(clause) if one.kind in ("inf", "ger")]
    held = [item.what for item in clause.post if isinstance(item.what, Group) and not item.prep]
    if verb.lemma in _KEEPS and any(group.kind == "measure" for group in held):
        return True  # to reinstate the hold
    if verb.lemma == "disapprove":
        return any(isinstance(item.what, Group) and item.what.kind in FIELD for item in clause.post)
    if verb.lemma in _SEEKS:
        return any(_stops(one, depth + 1) for one in below)
    known = frames().senses.get(verb.lemma, ())
    gives = any(one.act in (Act.DELIVER, Act.REQUEST) for one in known)  # to send tanks, and not back to the depot
    told = (one for one in known if one.act in STOPS and not one.nouns)
    stops = any(not gives or (one.needs in _PLAIN and not one.asks) for one in told)
    kept_from = [one for one in below if one.kind == "ger" and one.mark == "from"]  # to stop Oslo from selling rifles
    around = (item.what for one in (clause, *kept_from) for item in (*one.pre, *one.post))
    groups = (what for what in around if isinstance(what, Group))
    return stops and any(group.kind in FIELD or group.refers is not None for group in groups)


def _calls_for_stop(clause: Clause, parts: Parts) -> bool:
    """Whether a motion asks that a transfer be stopped: calling for a ban on sales, urging the cabinet to halt them."""
    verb = clause.verb
    if verb is None or verb.lemma not in _CALLS or verb.negative:
        return False
    groups = [item.what for item in clause.post if isinstance(item.what, Group)]
    ended = any(singular(parts.tokens[group.head].low) in _ENDING for group in groups)  # an end to sales, to the ban
    measures = sum(is_word(group, parts, "stoppings") or group.kind == "measure" for group in groups)
    named = measures == 0 if ended else measures == 1 and any(is_word(one, parts, "stoppings") for one in groups)
    arms = any(group.kind in FIELD and not is_word(group, parts, "stoppings") for group in groups)
    return (named and arms) or any(_stops(one, 1) for one in _below(clause) if one.kind in ("inf", "that"))


def _below(clause: Clause) -> Iterator[Clause]:
    yield from clause.children
    yield from (item.what for item in clause.post if isinstance(item.what, Clause))


def _backs_motion(parts: Parts, sense: Sense) -> bool:
    """Whether a motion that others brought in is signed by more: the resolution is cosponsored by Tom Aldous."""
    found = light(sense, parts)
    return found is not None and parts.near and parts.tokens[found.first].low in ("the", "this", "that", "her", "his")


def _for_doing(parts: Parts, sense: Sense) -> bool:
    """Whether what somebody presses for is that a measure be taken, or goods be sent: lobbied for suspending sales."""
    if parts.passive or parts.clause.subject is None or not parts.near:
        return False
    below = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep == "for")
    return any(one.verb is not None and one.verb.lemma in frames().senses for one in below)


def _formal_notice(parts: Parts, sense: Sense) -> bool:
    """Whether a legislature is who got notice of a transfer: the committee received formal notice of the sale."""
    found, who = light(sense, parts), parts.clause.subject
    if found is None or who is None or parts.passive:
        return False
    about = parts.follower(found, ("of", "about", "on"))
    house = any(token.low in wordset("legislature") for token in parts.tokens[who.first : who.last])
    return (house or who.kind == "body") and about is not None and about.kind in FIELD


def _holds(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has a hold on arms, or on money for some: had a hold on $2 billion in missile kits."""
    found = light(sense, parts)
    about = parts.follower(found, ("on",)) if found is not None else None
    if about is None or any(isinstance(i.what, Mark) and i.what.low == "over" for i in parts.post):
        return False
    return about.kind in FIELD or (about.kind == "unit" and parts.near)


def _legislature(parts: Parts, sense: Sense) -> bool:
    found, above = parts.place("agent"), parts.clause.parent
    if found is not None and found.kind == "pronoun" and parts.clause.kind == "that" and above is not None:
        found = above.subject  # lawmakers said they had not been informed
    of = parts.follower(found, ("of",)) if found is not None else None  # members of parliament
    words = [t.low for one in (found, of) if one is not None for t in parts.tokens[one.first : one.last]]
    return not wordset("legislature").isdisjoint(words)


def _told_of(parts: Parts, sense: Sense) -> bool:
    """Whether a legislature is told of a sale."""
    about = parts.thing_after("of") or parts.thing_after("about")
    return _legislature(parts, sense) and about is not None and (about.kind in FIELD or about.kind == "measure")


def _bill_like(group: Group) -> bool:
    """Whether a package, a bill, or a pronoun for one is what a chamber passes."""
    kind = group.refers.kind if group.refers is not None else group.kind
    return kind in FIELD or kind == "measure"


def _housed(parts: Parts, sense: Sense) -> bool:
    """Whether a package or bill gets through a chamber: sailed through the House."""
    subject, chamber = parts.clause.subject, parts.after("through")
    passed = subject is not None and _bill_like(subject) and not parts.passive
    return (
        passed
        and chamber is not None
        and any(token.low in wordset("legislature") for token in parts.tokens[chamber.first : chamber.last])
    )


def _bill_on_arms(group: Group, parts: Parts) -> bool:
    """Whether a bill is for goods or a sale, and no ban: a bill on shells for Ukraine, the sale of frigates."""
    if is_word(group, parts, "stoppings") or group.kind == "goods" or parts.clause.kind in ("ger", "part", "inf"):
        return False
    about = parts.follower(group, ("of", "on", "for", "to"))
    told = (item.what for child in parts.clause.children if child.anchor is group for item in child.post)
    arms = any(isinstance(one, Group) and one.kind in FIELD for one in told)
    return group.kind == "transfer" or arms or (about is not None and about.kind in FIELD)


def _clears(parts: Parts, sense: Sense) -> bool:
    """Whether a package or bill gets through a chamber: the aid package cleared the Senate."""
    subject, found = parts.clause.subject, parts.object()
    passed = subject is not None and _bill_like(subject) and not parts.passive
    verb = parts.clause.verb
    if passed and subject is not None and verb is not None and verb.lemma == "pass" and not parts.direct():
        through = any(isinstance(i.what, Mark) for i in parts.post) or parts.gap is not None
        return not through and _bill_on_arms(subject, parts)  # passed by 90 votes to 8
    chamber = found is not None and any(
        token.low in wordset("legislature") and token.text != "hill" for token in parts.tokens[found.first : found.last]
    )
    return passed and chamber


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "motion-against": _against,
    "backs-motion": _backs_motion,
    "for-doing": _for_doing,
    "formal-notice": _formal_notice,
    "holds-on": _holds,
    "legislature": _legislature,
    "told-of": _told_of,
    "housed": _housed,
    "clears": _clears,
}
