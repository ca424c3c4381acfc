"""What has to stand by a verb for somebody to take a side on arms: a court appealed to, a plan liked, a bill signed.

Whoever goes to court against a ruling, or has a motion against a sale moved, opposes it; whoever likes a plan, can live
with a halt or stands with those who took the step supports it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_PERSONS = frozenset(("he", "she", "i", "you"))
"""Who appeals against a sentence of his own, as likely as not."""
_QUOTES = frozenset(("quite", "very", "rather", "entirely", "perfectly", "utterly", "downright", "frankly", "simply"))
_PLANS = frozenset(("plan", "proposal", "offer", "idea", "bill", "deal", "decision", "move", "scheme"))
_ABLE = ("can", "could", "may", "might", "will", "would")


def _is_step(group: Group | None, parts: Parts) -> bool:
    """Whether a group is a transfer, a measure or a step about arms: the plan, the swap, the U-turn."""
    if group is None:
        return False
    word = singular(parts.tokens[group.head].low)
    known = group.kind in ("measure", "transfer", "permit") or word in wordset("steps")
    meant = group.kind == "pronoun" and group.refers is not None and group.refers.kind in ("measure", *FIELD)
    return (known and word not in wordset("claims")) or meant


def _by_somebody(parts: Parts) -> bool:
    subject = parts.clause.subject
    return subject is not None and parts.near and (parts.agent_like(subject) or parts.unknown_body(subject))


def _appeals(parts: Parts, sense: Sense) -> bool:
    """Whether a ruling or a measure is appealed, which need not be named again: the state has appealed."""
    subject, against = parts.clause.subject, parts.thing_after("against")
    if parts.passive or subject is None or not _by_somebody(parts) or infinitive(parts.clause) is not None:
        return False
    found = against or parts.object()
    if found is not None:
        return found.kind in ("measure", "permit") or is_word(found, parts, "rulings")
    judged = parts.tokens[subject.head].low in _PERSONS and subject.last - subject.first == 1
    bare = all(
        prep in ("at", "in", "before", "within") or (prep == "to" and is_word(group, parts, "rulers"))
        for prep, group in parts.groups(parts.post)
    )
    verb = parts.clause.verb
    firm = verb is not None and (verb.past or verb.perfect or bool(verb.modal)) and not verb.progressive
    firm = firm or (verb is not None and verb.form == "inf" and parts.near)  # is likely to appeal
    return bare and firm and not judged and parts.clause.kind in ("main", "that", "inf")


def _court_denies(parts: Parts, sense: Sense) -> bool:
    """Whether a court turns down a case about arms: dismissed a challenge to the licences, threw out the lawsuit."""
    who, held = parts.subject(), light(sense, parts)
    if who is None or held is None or not parts.near:
        return False
    words = {singular(token.low) for token in parts.tokens[who.first : who.last]}
    told = any(isinstance(i.what, Clause) and i.what.kind == "that" for i in parts.post)  # the claim that it was sold
    return bool(words & (wordset("rulers") | {"justice", "court"})) and not told


def _lodges_appeal(parts: Parts, sense: Sense) -> bool:
    """Whether an appeal is lodged with a court: lodged an appeal, filed a challenge; no appeal for aid."""
    held, verb = light(sense, parts), parts.clause.verb
    if held is None or verb is None or not (_by_somebody(parts) or (parts.passive and parts.near)):
        return False
    asks = parts.follower(held, ("for", "to")) is not None or infinitive(parts.clause) is not None
    return not asks and parts.after("to") is None and parts.after("for") is None


def _to_undo(parts: Parts, sense: Sense) -> bool:
    """Whether a court is gone to for a measure to be undone: brought an action to have the suspension annulled."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or not _by_somebody(parts) or parts.passive:
        return False
    things = [group for _, group in parts.groups(inner.post)]
    undone = {child.verb.lemma for child in inner.children if child.verb is not None} | {inner.verb.lemma}
    return bool(undone & wordset("undoings")) and any(_is_step(group, parts) for group in things)


def _against_halt(parts: Parts, sense: Sense) -> bool:
    """Whether it is somebody who stands in the way of a measure: an embargo was blocked by Rome."""
    who = parts.subject()
    return parts.near and who is not None and (parts.agent_like(who) or parts.unknown_body(who))


def _waved_off(parts: Parts, sense: Sense) -> bool:
    """Whether a step is what somebody makes light of: dismissed the halt as theatre, shrugged off the embargo."""
    found, verb = parts.object(), parts.clause.verb
    if found is None or verb is None or verb.negative or parts.passive or not _by_somebody(parts):
        return False
    away = any(isinstance(i.what, Mark) and i.what.low in ("off", "aside", "away") for i in parts.post)
    told = any(i.prep == "as" for i in parts.post) if verb.lemma == "dismiss" else away
    word = singular(parts.tokens[found.head].low)
    return told and _is_step(found, parts) and word not in wordset("requested") and found.kind != "pronoun"


def _takes_to(parts: Parts, sense: Sense) -> bool:
    """Whether a step is what somebody likes: likes the plan, loves the offer."""
    verb, found = parts.clause.verb, parts.object()
    if verb is None or verb.negative or verb.modal or parts.passive or not _by_somebody(parts):
        return False
    inner = infinitive(parts.clause)
    plan = found is not None and parts.tokens[found.head].low in _PLANS  # likes the plan to sell them
    plain = (inner is None or plan) and parts.clause.kind in ("main", "that", "rel")
    return plain and _is_step(found, parts) and found is not None and found.kind not in ("permit", "pronoun")


def _regrets(parts: Parts, sense: Sense) -> bool:
    """Whether a step of another is what somebody regrets, and no delay or silence that is lamented by all."""
    found, verb = parts.object(), parts.clause.verb
    if found is None or verb is None or verb.negative or parts.passive or not _by_somebody(parts):
        return False
    word = singular(parts.tokens[found.head].low)
    return _is_step(found, parts) and word not in wordset("regretted") and found.kind != "pronoun"


def _kind_eyes(parts: Parts, sense: Sense) -> bool:
    """Whether it is with kind eyes that a step is seen, and not with one's own."""
    found = parts.after("with")
    words = {token.low for token in parts.tokens[found.first : found.last]} if found is not None else set[str]()
    return "own" not in words and _is_step(parts.object(), parts)


def _lives_with(parts: Parts, sense: Sense) -> bool:
    """Whether a step is what somebody can live with."""
    verb = parts.clause.verb
    able = verb is not None and verb.modal in _ABLE and not verb.negative
    return able and _by_somebody(parts) and _is_step(parts.thing_after("with"), parts)


def _goes_along(parts: Parts, sense: Sense) -> bool:
    """Whether somebody goes along, with what was spoken of or with nothing named: might go along."""
    found, verb = parts.thing_after("with"), parts.clause.verb
    bare = not any(prep != "with" for prep, _ in parts.groups(parts.post))
    return bare and verb is not None and _by_somebody(parts) and (found is None or _is_step(found, parts))


def _stands_with(parts: Parts, sense: Sense) -> bool:
    """Whether somebody stands with those whose step it is, on this: stands with Algiers on the rockets."""
    whom, about = parts.after("with"), parts.thing_after("on") or parts.thing_after("over")
    said = about is not None and (about.kind == "pronoun" or about.kind in FIELD or _is_step(about, parts))
    return said and _by_somebody(parts) and whom is not None and parts.agent_like(whom)


def _called(parts: Parts, name: str) -> bool:
    """Whether a step about arms is called by words of a list: called the plan a gift to the junta."""
    direct = parts.direct()
    if len(direct) < 1 or parts.passive or not _by_somebody(parts):
        return False
    if not (_is_step(direct[0], parts) or direct[0].kind == "transfer"):
        return False
    after = [group for group in direct[1:] if not group.comma]
    named = parts.thing_after("as")
    words = {token.low for group in after for token in parts.tokens[group.first : group.last]}
    words |= {i.what.low for i in parts.post if isinstance(i.what, Mark)} - _QUOTES
    words |= {token.low for token in parts.tokens[named.first : named.last]} if named is not None else set()
    verb = parts.clause.verb
    return verb is not None and not verb.negative and not words.isdisjoint(wordset(name))


def _called_bad(parts: Parts, sense: Sense) -> bool:
    return _called(parts, "blames") or _called(parts, "scorns")


def _called_good(parts: Parts, sense: Sense) -> bool:
    return _called(parts, "lauds") and not _called(parts, "blames")


def _that_it_is(parts: Parts, sense: Sense) -> bool:
    """Whether what is done with arms is what somebody is for or against: opposes that the poor should pay for it."""
    content = [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"]
    said = bool(content) and content[0].verb is not None and not parts.passive
    return said and _by_somebody(parts) and not parts.direct()


def _votes_so(parts: Parts, sense: Sense) -> bool:
    """Whether somebody votes for or against what was spoken of: voted against in committee, will vote in favour."""
    verb = parts.clause.verb
    lows = [token.low for token in parts.tokens[verb.last : verb.last + 2]] if verb is not None else []
    if verb is None or not lows or verb.passive or not _by_somebody(parts) or infinitive(parts.clause) is not None:
        return False
    if parts.direct() or parts.clause.kind not in ("main", "that", "rel"):
        return False
    rest = [prep for prep, _ in parts.groups(parts.post)]
    if sense.act.value == "support":
        return lows in (["in", "favour"], ["in", "favor"], ["yes", "in"]) and set(rest) <= {"in", "at"}
    against = lows[0] in ("against", "no", "nay") and set(rest) <= {"in", "at", "during", "by", "with"}
    return against and (len(lows) == 1 or lows[1] in ("in", "at", "on", "again", ".", ",", ";", "and", "by", "with"))


def _bare_resistance(parts: Parts, sense: Sense) -> bool:
    """Whether somebody resists or protests, and to whom: the minister resisted, protested to Copenhagen."""
    verb = parts.clause.verb
    to = all(prep in ("to", "at", "in", "with") and (prep == "in" or parts.agent_like(group)) for prep, group in
             parts.groups(parts.post))  # fmt: skip
    told = any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in parts.post)
    if verb is None or verb.passive or verb.modal or told or parts.direct() or not to or not _by_somebody(parts):
        return False
    return parts.clause.kind in ("main", "that", "adv") and not verb.progressive


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "appeals": _appeals,
    "lodges-appeal": _lodges_appeal,
    "court-denies": _court_denies,
    "to-undo": _to_undo,
    "by-somebody": _against_halt,
    "waved-off": _waved_off,
    "takes-to": _takes_to,
    "regrets": _regrets,
    "kind-eyes": _kind_eyes,
    "lives-with": _lives_with,
    "goes-along": _goes_along,
    "stands-with": _stands_with,
    "called-bad": _called_bad,
    "called-good": _called_good,
    "that-it-is": _that_it_is,
    "votes-so": _votes_so,
    "bare-resistance": _bare_resistance,
}
"""A check for each word that the files of frames use as a need."""
