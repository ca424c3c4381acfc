"""What has to stand by a verb of stopping, forbidding, permitting, refusing, reviewing or telling."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import (
    barred,
    carrier,
    case,
    doing,
    field_like,
    infinitive,
    kind_of,
    put_off,
    tie,
    unknown_goods,
    word_of,
)
from caveat.sources.prose.needs.places import droppable, infinitive_free, is_word, light, object_of
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset

_ONCE_MORE = frozenset(
    ("decision", "look", "reconsideration", "review", "redetermination", "consideration", "assessment", "determination")
)
"""What a court sends papers back for."""


def _sitter(parts: Parts) -> bool:
    """Whether it is somebody that sits on papers or goods, or nobody told."""
    subject = parts.subject()
    if parts.passive:
        return parts.thing_after("on") is None  # the shells are sat on the dock
    return subject is None or subject.kind == "pronoun" or parts.agent_like(subject)


def _held_to(parts: Parts) -> bool:
    """Whether somebody is held to what he said."""
    return any(item.prep == "to" and isinstance(item.what, Group) for item in parts.post)


def _field(parts: Parts, sense: Sense) -> bool:
    found = object_of(parts, sense)
    left = parts.thing_after("from") if sense.name.split()[0] in wordset("retreats") and not parts.passive else None
    if left is not None and left.kind == "measure":
        return False  # backed away from a ban on them: did not stop them
    clings = found is not None and sense.name.startswith("cling")
    if clings and found is not None and kind_of(found, parts) not in (*FIELD, "number", "pronoun"):
        return False  # clings to its course
    if found is None and sense.act in DONE_TO and not parts.passive:
        inner = doing(parts, sense.shape.object)
        return inner is not None and (parts.near or any(i.kind in FIELD for _, i in parts.groups(inner.post)))
    pulled = found is not None and sense.name in ("withdraw", "park") and kind_of(found, parts) == "goods"
    if sense.name == "turn away from" and found is not None and word_of(found, parts) in wordset("requested"):
        return False  # turned away four applications from Chad
    if (sense.name == "sit on" or (sense.name == "hold" and not parts.passive)) and not _sitter(parts):
        return False  # the launchers sit on a truck; the boxes held bearings
    against = sense.name == "hold" and found is not None and any(one.prep == "against" for one in parts.post)
    if against or (sense.name == "hold" and found is not None and found.kind == "pronoun" and _held_to(parts)):
        return False  # holds it against them; I shall hold you to it
    if sense.name == "hold" and found is not None and word_of(found, parts) in _SITTINGS | wordset("kept_stocks"):
        return False  # held talks on the shells; holds a stock of them
    shown = sense.name in ("hold", "release", "free") and found is not None
    if shown and found is not None and word_of(found, parts) in wordset("shown_papers"):
        return False  # released figures on arms sales
    if sense.name == "sanction" and found is not None and kind_of(found, parts) in ("goods", "unit"):
        return False  # has sanctioned 300 ships: they are punished
    allowed = sense.name in ("allow", "permit", "bless")  # God bless you
    if allowed and found is not None and found.kind == "pronoun" and found.refers is None:
        return False
    if sense.name == "stop" and found is not None and _in_battle(found, parts):
        return False
    if sense.name == "hold" and found is not None and _has_it(found, parts):
        return False
    near = [*parts.post, *(item for child in parts.clause.children if child.kind == "part" for item in child.post)]
    kept = any(i.prep == "from" and isinstance(i.what, Clause) and i.what.kind == "ger" for i in near)
    if kept and sense.name == "stop" and barred(parts) is None:
        return False  # stops ships from docking
    owned = parts.passive and sense.name == "hold" and found is not None and found.kind == "permit"
    pulled = pulled or (owned and parts.place("by") is not None)  # licences held by the maker
    return (
        found is not None
        and not pulled
        and (
            field_like(found, parts)
            or put_off(found, parts, sense.act)
            or (sense.act in DONE_TO and (tie(found, parts) or case(found, parts)))
            or (sense.act in DONE_TO and not parts.passive and carrier(found, parts))
            or (found is parts.object() and unknown_goods(found, parts))
        )
    )


def _has_it(found: Group, parts: Parts) -> bool:
    """Whether a contract or licence is what somebody has: holds the contract through 2034, holds an order for tanks."""
    verb, word = parts.clause.verb, word_of(found, parts)
    if verb is None or parts.passive or verb.progressive or verb.modal or word not in _HAD:
        return False
    plain = found.kind != "pronoun" and not any(isinstance(i.what, Mark) and i.what.tag == "R" for i in parts.post)
    return plain and (word in _WON or not (verb.past or verb.perfect))


_WON = frozenset(("contract", "order", "patent", "agreement", "tender", "framework"))
"""What a maker holds, and holds up by nothing that is told by that verb alone."""
_HAD = _WON | {"licence", "license", "permit", "authorisation", "authorization", "export-licence"}


def _in_battle(found: Group, parts: Parts) -> bool:
    """Whether it is by fire that arms are stopped: helps them to stop the tanks, can continue to stop the planes."""
    above = parts.clause.parent.verb if parts.clause.kind == "inf" and parts.clause.parent is not None else None
    goes = above is not None and above.lemma in ("help", "continue", "enable", "let", "use")
    return goes and found.kind == "goods" and sort(found) == "thing" and parts.after("to") is None


_SITTINGS = frozenset(
    ("talk", "meeting", "hearing", "debate", "vote", "discussion", "consultation", "session", "conference", "exercise",
     "ceremony", "round", "inquiry", "summit", "election", "referendum", "say", "veto", "string", "lever", "rein")
)  # fmt: skip
"""What is held that is no goods and no licence."""


_CUTS = frozenset(("cut", "strip", "pull", "drop"))
"""What is done to money that was meant for somebody."""


def _deal(parts: Parts, sense: Sense) -> bool:
    found = object_of(parts, sense)
    if found is not None and parts.tokens[found.head].low in ("provision", "clause", "language", "amendment"):
        return False  # stripped the provision from the bill
    goods = found is not None and sense.name == "drop" and found.kind == "goods" and not droppable(found, parts)
    stands = found is not None and found.kind == "pronoun" and found.refers is not None
    kind = kind_of(found, parts) if stands and found is not None else found.kind if found is not None else ""
    money = found is not None and found.kind in ("unit", "number") and parts.near and sense.name in _CUTS
    money = money and (parts.after("for") is not None or parts.after("to") is not None)
    return goods or money or kind in ("transfer", "permit", "aid")  # cannot tear it up


def _remitted(parts: Parts) -> bool:
    """Whether papers go back to be decided on once more: was sent back to the minister for a fresh decision."""
    again = parts.thing_after("for")
    return again is not None and singular(parts.tokens[again.head].low) in _ONCE_MORE


def _asked(parts: Parts, sense: Sense) -> bool:
    found = parts.object()
    if found is None:
        return False
    if sense.name == "send away" and _remitted(parts):
        return False
    of = parts.follower(found, ("of", "out of")) if found.kind == "number" else None
    word = word_of(of if of is not None else found, parts)  # two of the applications
    if found.kind == "goods" and parts.place("indirect") is not None:
        return True
    taken = sense.name in ("refuse", "decline", "spurn", "rebuff", "turn down") and kind_of(found, parts) in FIELD
    nothing = parts.passive and word == "nothing" and parts.near
    counted = parts.passive and found.kind == "number" and parts.near and sense.name in ("reject", "deny")
    if counted:
        return True  # 31 were rejected
    alone = not parts.passive and parts.follower(found, ("of", "out of")) is None
    if alone and not taken and word in wordset("portions") | {"others"} and parts.clause.verb is not None:
        before = (singular(token.low) for token in parts.tokens[: parts.clause.verb.first])
        return any(low in wordset("asked") or lexicon().nouns.get(low) == "permit" for low in before)  # refuses a few
    return word in wordset("asked") or kind_of(found, parts) == "permit" or taken or nothing


def _banned(parts: Parts, sense: Sense) -> bool:
    """Whether what is lifted is a pronoun for a measure, or one of the words that name a stopping."""
    found = parts.object()
    if parts.passive:
        stands = found.refers if found is not None else None
        return stands is not None and stands.kind == "measure" and stands.word in wordset("stoppings")
    low = parts.tokens[found.head].low if found is not None else ""
    return low in ("it", "them", "this", "that", "anything") and sense.name not in ("reverse", "undo")


def _requested(parts: Parts, sense: Sense) -> bool:
    found = parts.object()
    if found is None:
        return False
    goods, inner = parts.follower(found, ("for",)), infinitive(parts.clause)
    sends = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("pleaded_to")
    plea = sends or (goods is not None and goods.kind in ("goods", "aid"))  # rejected a plea to re-export shells
    plea = plea and word_of(found, parts) in wordset("pleas")
    if sense.name == "grant" and found.kind in ("pronoun", "number"):
        asked = word_of(found, parts) in wordset("requested")
        return asked or kind_of(found, parts) in ("permit", "transfer")  # should grant none of the nine
    return plea or word_of(found, parts) in wordset("requested")  # rejected a plea for shells


def _permit(parts: Parts, sense: Sense) -> bool:
    found = object_of(parts, sense)
    meant = found is not None and found.refers is not None and found.refers.kind == "permit"
    return meant or (found is not None and found.kind == "permit")  # nor extend old ones


def alone(parts: Parts, sense: Sense) -> bool:
    """Whether nothing is governed: the deliveries resumed."""
    return all(is_word(one, parts, "too") for one in parts.direct()) and infinitive_free(parts)


def _on(parts: Parts, sense: Sense) -> bool:
    out = any(isinstance(i.what, Mark) and i.what.low == "out" for i in parts.post)  # not ruling out steps on the sale
    return parts.thing_after("on") is not None and infinitive_free(parts) and not out


def _paper_decided(parts: Parts, sense: Sense) -> bool:
    """Whether an application is what somebody decides, and nothing is told of how: must decide it afresh."""
    found = parts.object()
    paper = found is not None and (is_word(found, parts, "requested") or is_word(found, parts, "applied_for"))
    told = any(isinstance(i.what, Clause) and i.what.kind in ("that", "inf", "whether") for i in parts.post)
    return paper and parts.near and not (parts.passive or told)


def _shut(parts: Parts, sense: Sense) -> bool:
    """Whether a tap is turned off: "back on" opens it."""
    return not any(isinstance(item.what, Mark) and item.what.low in ("on", "open") for item in parts.post)


def _accord(parts: Parts, sense: Sense) -> bool:
    """Whether what is agreed to is a transfer or licence, and not something to be done."""
    gap = parts.gap if parts.clause.mark == "to which" else None  # the package to which both houses had agreed
    preps = (prep for prep, _ in parts.groups(parts.post) if prep not in ("in", "at"))
    found = gap or (parts.thing_after("to") if next(preps, "") == "to" else None)
    if found is None or infinitive(parts.clause) is not None or parts.passive:
        return False
    return kind_of(found, parts) in FIELD or found.kind in FIELD or (parts.near and is_word(found, parts, "requested"))


def _ruled(parts: Parts, sense: Sense) -> bool:
    """Whether an approval, a review or an offer is what stands, comes or is under way."""
    subject = parts.clause.subject
    if subject is None or subject.members or not is_word(subject, parts, f"told_{sense.act.value}"):
        return False
    about = parts.follower(subject, ("of", "for", "to", "on", "into"))
    if about is None and sense.act.value == "approve" and parts.near and alone(parts, sense):
        groups = parts.groups(parts.post)
        return bool(groups) and all(one.kind == "time" or prep in ("from", "by") for prep, one in groups)
    measures = about is not None and about.kind == "measure" and sense.act.value == "review" and parts.near
    return measures or (about is not None and (about.kind in FIELD or about.kind in ("state", "body", "people")))


def _button(parts: Parts, sense: Sense) -> bool:
    """Whether it is the pause button that is pressed."""
    held = light(sense, parts)
    return held is not None and any(t.low == "pause" for t in parts.tokens[held.first : held.last])


def _near(parts: Parts, sense: Sense) -> bool:
    """Whether arms are spoken of in the sentence or before it."""
    return parts.near


def _missed(parts: Parts, sense: Sense) -> bool:
    """Whether a day for deliveries is missed."""
    days = [i.what for i in parts.post if isinstance(i.what, Group) and not i.prep]
    return parts.near and not parts.passive and any(parts.tokens[g.head].low in ("deadline", "date") for g in days)


def _behindhand(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is behind with deliveries."""
    found = parts.thing_after("with") or parts.thing_after("on")
    backed = parts.thing_after("behind")
    if backed is not None and backed.kind in ("measure", "transfer", "permit"):
        return False  # are behind the ban on missiles
    if found is not None and parts.tokens[found.head].low in ("payment", "payments", "instalments", "installments"):
        return False  # what a buyer owes
    return found is not None and found.kind in FIELD


def _won(parts: Parts, sense: Sense) -> bool:
    """Whether a sale, a licence or a bill is what gets the green light."""
    subject = parts.clause.subject
    return subject is not None and (subject.kind in FIELD or subject.kind == "measure") and not parts.passive


def _cut_off(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is cut off from goods, or deprived of them."""
    found, whom = parts.thing_after("from") or parts.thing_after("of"), parts.place("agent")
    if found is None and whom is not None and sense.name.startswith("cut"):
        who = parts.subject()
        both = whom.kind in ("state", "body") and who is not None and who.kind in ("state", "body")
        return both and parts.near and not parts.passive and not parts.things()  # cut off the navy
    return whom is not None and found is not None and field_like(found, parts)


def _snubbed(parts: Parts, sense: Sense) -> bool:
    """Whether somebody, and no request of his, is turned down."""
    found = parts.object()
    plain = found is not None and (parts.agent_like(found) or found.kind == "pronoun") and found.kind != "number"
    person = plain and found is not None and (found.kind != "pronoun" or found.refers is None)
    return person and parts.near and not (parts.things() and not parts.passive and found not in parts.things())


def _licensed(parts: Parts, sense: Sense) -> bool:
    """Whether a licence or contract is what a court strikes down."""
    found = parts.object()
    return found is not None and found.kind in ("permit", "transfer") and not is_word(found, parts, "requested_only")


def lapsing(parts: Parts) -> Group | None:
    """What is let lapse, or let run out."""
    inner = infinitive(parts.clause)
    over = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("lapsing")
    if inner is not None and inner.verb is not None and inner.verb.lemma == "run":
        over = any(isinstance(i.what, Mark) and i.what.low == "out" for i in inner.post)
    return parts.object() if over else None


def _lapses(parts: Parts, sense: Sense) -> bool:
    """Whether a licence is let lapse."""
    found = lapsing(parts)
    return found is not None and found.kind in ("permit", "transfer")


def _bars(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is kept from supplying: barred the ministry from selling shells to Sudan."""
    inner = barred(parts)
    return inner is not None and parts.place("agent") is not None


def answering(parts: Parts, sense: Sense) -> bool:
    """Whether somebody says no more than yes or no."""
    verb = parts.clause.verb
    if verb is None or parts.passive or verb.modal or parts.direct():
        return False
    clauses = [i.what for i in parts.post if isinstance(i.what, Clause) and i.prep not in ("in", "by", "after")]
    return not any(clause.kind != "adv" for clause in clauses) and not any(
        prep in ("to", "with", "on", "that", "about", "against", "at", "over", "of", "for")
        for prep, _ in parts.groups(parts.post)
    )


def _waits(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is kept waiting for goods."""
    children = [c for c in parts.clause.children if c.verb is not None and c.verb.lemma == "wait"]
    found = parts.object()
    return bool(children) and parts.near and found is not None and parts.agent_like(found)


def _agreed(parts: Parts, sense: Sense) -> bool:
    """Whether a measure, a change or a sale is what is agreed."""
    direct = parts.direct()
    named = frames().events.get(singular(parts.tokens[direct[0].head].low)) if direct else None
    return (
        bool(direct)
        and named not in DONE_TO
        and not parts.passive
        and (direct[0].kind in (*FIELD, "measure"))
        and not parts.agent_like(direct[0])
    )


def _spares(parts: Parts, sense: Sense) -> bool:
    """Whether a halt or a ban does not cover something."""
    verb, subject = parts.clause.verb, parts.clause.subject
    thing = next(iter(parts.things()), None) or parts.thing_after("to")
    names = subject is not None and frames().events.get(singular(parts.tokens[subject.head].low)) is sense.act
    return verb is not None and verb.negative and names and thing is not None and thing.kind in FIELD


def _no_acquittal(parts: Parts, sense: Sense) -> bool:
    """Whether it is no person who is cleared of something: cleared the director of two charges."""
    found, inner = parts.object(), infinitive(parts.clause)
    return inner is not None or found is None or (found.kind != "person" and not is_word(found, parts, "piles"))


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "field": _field,
    "deal": _deal,
    "asked": _asked,
    "no-acquittal": _no_acquittal,
    "alone": alone,
    "permit": _permit,
    "requested": _requested,
    "on": _on,
    "banned": _banned,
    "accord": _accord,
    "shut": _shut,
    "ruled": _ruled,
    "paper-decided": _paper_decided,
    "won": _won,
    "missed": _missed,
    "behindhand": _behindhand,
    "near": _near,
    "pause-button": _button,
    "cut-off": _cut_off,
    "answering": answering,
    "bars": _bars,
    "snubbed": _snubbed,
    "licensed": _licensed,
    "lapses": _lapses,
    "waits": _waits,
    "agreed": _agreed,
    "spares": _spares,
}
