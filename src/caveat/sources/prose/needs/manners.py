"""What has to stand by a verb in turns that are less usual: a name put to a paper, letters left lying."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import carrier, field_like, goods_like, infinitive, kind_of, word_of
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_LIES = frozenset(("lie", "sit", "hang", "pile", "wait"))
_RESTS = frozenset(("sleep", "lie", "rot", "slide", "languish", "gather", "slip", "wait", "sit", "drift"))


def _to_paper(parts: Parts, sense: Sense) -> bool:
    """Whether a licence or a sale is what somebody puts his name to."""
    found = parts.thing_after("to")
    return found is not None and kind_of(found, parts) in ("permit", "transfer")


def _left_lying(parts: Parts, sense: Sense) -> bool:
    """Whether letters or questions are left lying, or let go unanswered."""
    lies = _LIES if sense.name == "leave" else frozenset[str]()
    done = [c for c in parts.clause.children if c.verb is not None and (c.verb.lemma in lies or _unheard(c))]
    asked = any(
        is_word(group, parts, "calls") or is_word(group, parts, "requested") for _, group in parts.groups(parts.post)
    )
    ours = any(parts.tokens[group.first].low == "our" for _, group in parts.groups(parts.post))
    if not ours and any(group.owner is not None for group in parts.direct()):
        return False  # left Chad's request for boats lying in a drawer
    return bool(done) and asked and (parts.near or ours)


def _unheard(clause: Clause) -> bool:
    """Whether something goes without an answer."""
    told = any(isinstance(i.what, Mark) and i.what.low in ("unanswered", "unreturned") for i in clause.post)
    return told and clause.verb is not None and clause.verb.lemma == "go"


def _let_lie(parts: Parts, sense: Sense) -> bool:
    """Whether a licence or a paper is let sleep on a desk."""
    found, inner = parts.object(), infinitive(parts.clause)
    rests = inner is not None and inner.verb is not None and inner.verb.lemma in _RESTS
    return rests and found is not None and found.kind in ("permit", "transfer")


def _passed_to(parts: Parts, sense: Sense) -> bool:
    """Whether goods are passed to somebody, and no bill is passed."""
    found = parts.object()
    return found is not None and goods_like(found, parts) and parts.after("to") is not None


def _leave_for(parts: Parts, sense: Sense) -> bool:
    """Whether leave is for something to be done with goods, or to do it."""
    inner = infinitive(parts.clause)
    things = [group for prep, group in parts.groups(parts.post) if prep in ("for", "of")]
    things += [group for _, group in parts.groups(inner.post)] if inner is not None else []
    return any(group.kind in FIELD for group in things) and (inner is not None or parts.near)


_WAYS = frozenset(("rail", "road", "sea", "train", "ship", "air", "truck", "lorry", "barge", "ferry"))
_COMPASS = frozenset(("north", "south", "east", "west", "northwards", "southwards", "eastwards", "westwards"))


def _on_its_way(parts: Parts, sense: Sense) -> bool:
    """Whether goods travel: for a place, to somebody, northwards, by rail."""
    subject = parts.clause.subject
    if subject is None or not goods_like(subject, parts) or subject.kind in ("pronoun", "transfer") or parts.passive:
        return False
    for item in parts.post:
        if isinstance(item.what, Mark) and item.what.low in _COMPASS:
            return True
        if isinstance(item.what, Group):
            head = parts.tokens[item.what.head].low
            if item.prep in ("on", "aboard") and _is_ship(item.what, parts):
                return True  # went up on HMAS Choules
            if item.prep in ("for", "to", "towards") and item.what.kind in ("state", "name", "body", "people"):
                return True
            if (item.prep == "by" and head in _WAYS) or (not item.prep and head in _COMPASS):
                return True
    return False


_HULLS = frozenset(("hms", "hmas", "hmnzs", "hmcs", "uss", "usns", "ins", "mv", "ms", "ss", "m/v", "ro-ro"))
_FLOATS = frozenset(("frigate", "corvette", "submarine", "ship", "boat", "vessel", "destroyer", "minehunter", "cutter"))
_FLIES = frozenset(("aircraft", "plane", "jet", "drone", "helicopter", "missile", "rocket", "fighter", "bomber"))
"""Arms that are at sea, or cross a border, by themselves."""


def _is_ship(group: Group, parts: Parts) -> bool:
    """Whether a ship or train is what something goes on."""
    return parts.tokens[group.first].low in _HULLS or is_word(group, parts, "vehicles_of")


def _afloat(parts: Parts, sense: Sense) -> bool:
    """Whether goods that cannot sail themselves are on their way: 500 bombs are at sea."""
    subject = parts.clause.subject
    verb = parts.clause.verb
    goods = subject is not None and kind_of(subject, parts) == "goods" and verb is not None and not verb.modal
    return goods and subject is not None and word_of(subject, parts) not in _FLOATS


def _crosses(parts: Parts, sense: Sense) -> bool:
    """Whether goods cross into another country: crossed at Lebombo, crossed the border."""
    subject, verb = parts.clause.subject, parts.clause.verb
    done = verb is not None and (verb.past or verb.perfect or bool(verb.modal))
    goods = done and subject is not None and kind_of(subject, parts) == "goods" and subject.kind != "pronoun"
    if goods and subject is not None and word_of(subject, parts) in _FLOATS | _FLIES:
        return False
    over = any(parts.tokens[group.head].low in ("border", "frontier") for group in parts.direct())
    at = not parts.direct() and any(prep in ("at", "by", "near", "over") for prep, _ in parts.groups(parts.post))
    return goods and (over or at)


def _for_his_own(parts: Parts, sense: Sense) -> bool:
    """Whether whoever should hand arms over keeps them for his own forces."""
    found, subject = parts.object(), parts.subject()
    kept = found is not None and (kind_of(found, parts) == "goods") and not parts.passive
    groups = [group for prep, group in parts.groups(parts.post) if prep == "for"]
    own = any("own" in {token.low for token in parts.tokens[one.first : one.last]} for one in groups)
    return kept and own and subject is not None and parts.agent_like(subject)


def _for_time(parts: Parts, sense: Sense) -> bool:
    """Whether an office plays for time, where arms are spoken of."""
    subject = parts.subject()
    groups = [item.what for item in parts.post if isinstance(item.what, Group) and item.prep == "for"]
    plays = any(parts.tokens[group.head].low == "time" and group.last - group.first == 1 for group in groups)
    return plays and parts.near and subject is not None and parts.agent_like(subject) and not parts.passive


def _placed(parts: Parts) -> bool:
    """Whether it is told where something is: in the museum."""
    return any(prep in ("in", "at", "on") for prep, _ in parts.groups(parts.post))


def _stays_put(parts: Parts, sense: Sense) -> bool:
    """Whether goods are to stay where they are."""
    subject, verb = parts.clause.subject, parts.clause.verb
    behind = [token.low for token in parts.tokens[verb.last : verb.last + 3]] if verb is not None else []
    held = behind[:1] == ["where"] and behind[1:2] in (["they"], ["it"]) and behind[2:3] in (["are"], ["is"])
    held = held or (behind[:1] == ["put"] and (verb is None or bool(verb.modal) or not _placed(parts)))
    rest = subject is not None and parts.near and parts.tokens[subject.head].low in ("rest", "remainder", "others")
    return held and subject is not None and (rest or kind_of(subject, parts) in ("goods", "transfer"))


def _refused_him(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who asked is refused, or rebuffed."""
    direct = parts.direct()
    him = parts.clause.subject if parts.passive else direct[0] if len(direct) == 1 else None
    if him is None or not parts.near or (parts.passive and direct) or infinitive(parts.clause):
        return False
    if not parts.passive and (any(isinstance(i.what, Clause) for i in parts.post) or parts.gap is not None):
        return False
    return him.kind in ("state", "body", "name", "people") and parts.agent_like(him)


_LANDS = frozenset(("country", "state", "government", "customer", "buyer", "neighbour", "ally"))
_ASKERS = frozenset(("we", "they", "it", "nobody", "one", "none"))
"""Pronouns of whoever asks for arms."""
_OPENS_SPEECH = frozenset((":", ",", "?", '"', "“", "‘", "'"))
"""What stands behind a verb of asking where a question does."""
_ASKED_OTHERWISE = frozenset(("why", "how", "himself", "itself", "themselves", "out", "around", "after", "not"))
"""What stands by a verb of asking that asks for nothing."""
_PAPERS = frozenset(("brochure", "letter", "paper", "contract", "invoice", "price", "line", "reason", "date"))


def _seen_none(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has not seen one of the goods that are his: has not seen so much as a tyre."""
    verb, subject, found = parts.clause.verb, parts.clause.subject, parts.object()
    if verb is None or subject is None or found is None or not parts.near or parts.passive:
        return False
    words = {token.low for token in parts.tokens[verb.last : verb.last + 3]}
    yet = "yet" in {token.low for token in parts.tokens[max(verb.first - 1, 0) : verb.last]}
    none = yet or (verb.negative and words & {"much", "single", "one"})
    gets = subject.kind in ("state", "body", "people", "name") or parts.tokens[subject.head].low in ("we", "they", "it")
    papers = any(
        group.kind in ("speech", "permit") or parts.tokens[group.head].low in _PAPERS
        for _, group in parts.groups(parts.post)
    )
    return bool(none) and gets and not papers and ("much" in words or kind_of(found, parts) == "goods")


def _carrier(parts: Parts, sense: Sense) -> bool:
    """Whether goods, or what carries them, are detained."""
    found = parts.object()
    if found is None or parts.tokens[found.head].low == "crew":
        return False
    return kind_of(found, parts) == "goods" or carrier(found, parts)


def _cannot_stand(parts: Parts, sense: Sense) -> bool:
    """Whether a sale, or a measure, is what somebody cannot stand."""
    verb, found = parts.clause.verb, parts.object()
    likes = verb is not None and verb.lemma == "like"  # does not like the sale
    unable = verb is not None and verb.negative and (verb.modal in ("can", "could", "will", "would") or likes)
    if not unable or found is None or parts.passive or (likes and verb is not None and verb.modal == "would"):
        return False
    return found.kind in ("measure", "transfer", "permit") or (found.kind == "pronoun" and parts.near)


def _no_terms(parts: Parts, sense: Sense) -> bool:
    """Whether terms, or a stop, are what somebody will not accept: would not accept conditions, accepts no freeze."""
    verb, above = parts.clause.verb, parts.clause.parent.verb if parts.clause.parent is not None else None
    found = parts.thing_after("to") if sense.name == "agree" else parts.object()
    if verb is None or found is None or parts.passive or verb.perfect or not parts.near:
        return False
    refuses = parts.clause.kind == "inf" and above is not None and above.lemma in ("refuse", "decline")
    refuses = refuses and above is not None and not (above.negative or above.passive)
    unwilling = verb.negative and verb.modal in ("can", "could", "will", "would") and not found.negative
    if not (refuses or unwilling or (found.negative and not verb.negative)):
        return False
    word = singular(parts.tokens[found.head].low)
    stops = frames().events.get(word) in STOPS
    return (stops or word in wordset("ties_of")) and parts.follower(found, ("at", "in")) is None


def _writes_to(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is written to, to stop or to send something."""
    inner, whom = infinitive(parts.clause), parts.after("to")
    things = [group for prep, group in parts.groups(inner.post) if not prep] if inner is not None else []
    senses = frames().senses.get(inner.verb.lemma, ()) if inner is not None and inner.verb is not None else ()
    return whom is not None and bool(senses) and any(group.kind in FIELD for group in things)


def _none_given(parts: Parts, sense: Sense) -> bool:
    """Whether no answer is what is returned."""
    held = light(sense, parts)
    return held is not None and held.negative


def _wont_tell(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not tell what he is asked: won't even tell how many there are."""
    verb, subject = parts.clause.verb, parts.subject()
    asked = any(isinstance(item.what, Clause) and item.what.kind == "whether" for item in parts.post)
    refuses = verb is not None and verb.negative and verb.modal in ("will", "would", "can", "could")
    return refuses and asked and parts.near and subject is not None and parts.agent_like(subject)


def _asked_it(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has asked, for what is spoken of: Vietnam had applied, has asked nobody else, will ask Paris."""
    verb, subject = parts.clause.verb, parts.clause.subject
    if verb is None or subject is None or not parts.near or parts.passive or verb.form != "finite":
        return False
    lands = subject.kind in ("other", "civil") and singular(parts.tokens[subject.head].low) in _LANDS
    one = lands or subject.kind in ("state", "body", "people", "name") or parts.tokens[subject.head].low in _ASKERS
    if not one or not parts.agent_like(subject) or not all(_beside_asking(item, parts) for item in parts.post):
        return False
    after = parts.tokens[verb.last].text if verb.last < len(parts.tokens) else ""
    going = verb.perfect or verb.progressive
    if (after in _OPENS_SPEECH and not (after == "," and going)) or parts.tokens[-1].text == "?":
        return False  # what it was told is what stands behind, or before
    if subject.kind in ("other", "body") and parts.tokens[subject.first].tag == "CD" and not verb.perfect:
        return False
    firm = going or bool(verb.modal) or verb.negative or sense.name == "apply"
    return firm or bool(parts.direct()) or any(isinstance(item.what, Mark) for item in parts.post)


def _beside_asking(item: Item, parts: Parts) -> bool:
    """Whether no more stands behind a verb of asking than who is asked, when, and a word such as "too"."""
    what = item.what
    if isinstance(what, Mark):
        return what.tag != "IN" and what.low not in _ASKED_OTHERWISE
    if not isinstance(what, Group):
        return what.kind == "adv"
    return what.kind == "time" or (not item.prep and (what.negative or parts.agent_like(what)))


def _nothing_to_do(parts: Parts, sense: Sense) -> bool:
    """Whether somebody wants nothing to do with goods or a measure."""
    inner = infinitive(parts.clause)
    none = any(parts.tokens[group.head].low == "nothing" for group in parts.direct())
    if not none or inner is None or inner.verb is None or inner.verb.lemma != "do":
        return False
    return any(prep == "with" and group.kind in (*FIELD, "measure") for prep, group in parts.groups(inner.post))


def _will_have(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will have his goods by a day: Jordan will have its ambulances by Easter."""
    verb, found, subject = parts.clause.verb, parts.object(), parts.clause.subject
    if verb is None or found is None or subject is None or verb.modal != "will" or not goods_like(found, parts):
        return False
    dated = any(i.prep in ("by", "before", "in") and getattr(i.what, "kind", "") == "time" for i in parts.post)
    dated = dated or any(one.low in ("soon", "shortly") for one in parts.tokens[verb.first : verb.last])
    his = parts.tokens[found.first].tag == "PRPS" or (parts.tokens[found.first].tag == "CD" and found.kind == "goods")
    return dated and his and subject.kind in ("state", "body", "people", "name")


def _again(parts: Parts) -> bool:
    """Whether it is told that something is done once more: took it up again."""
    marks = (item.what.low for item in parts.clause.post if isinstance(item.what, Mark))
    return any(low in ("again", "anew", "afresh") for low in marks)


def _takes_up(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries are taken up again, and no committee takes them up as a matter."""
    found = parts.object()
    raised = any(prep == "with" and sort(one) == "agent" for prep, one in parts.groups(parts.post))  # with the minister
    this = found is not None and found.kind == "pronoun" and not _again(parts)  # takes this up in talks
    if found is None or raised or this:
        return False
    return field_like(found, parts) and not is_word(parts.clause.subject, parts, "askers")


def _taken_up(parts: Parts, sense: Sense) -> bool:
    """Whether a chamber or committee takes a matter up: MEPs take up an arms embargo."""
    who = parts.subject()
    words = parts.tokens[who.first : who.last] if who is not None else []
    sits = is_word(who, parts, "askers") or any(token.low in wordset("legislature") for token in words)
    return parts.near and sits and not parts.passive


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "to-paper": _to_paper,
    "left-lying": _left_lying,
    "let-lie": _let_lie,
    "passed-to": _passed_to,
    "leave-for": _leave_for,
    "on-its-way": _on_its_way,
    "afloat": _afloat,
    "crosses": _crosses,
    "stays-put": _stays_put,
    "for-time": _for_time,
    "for-his-own": _for_his_own,
    "refused-him": _refused_him,
    "seen-none": _seen_none,
    "carrier": _carrier,
    "cannot-stand": _cannot_stand,
    "no-terms": _no_terms,
    "writes-to": _writes_to,
    "none-given": _none_given,
    "wont-tell": _wont_tell,
    "nothing-to-do": _nothing_to_do,
    "will-have": _will_have,
    "takes-up": _takes_up,
    "taken-up": _taken_up,
    "asked-it": _asked_it,
}
