"""What has to stand by a verb of giving, taking, arriving or using for it to be arms that are moved or used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.handing import no_gift
from caveat.sources.prose.needs.handled import flown
from caveat.sources.prose.needs.kinds import goods_like, infinitive, kind_of, supplies_itself
from caveat.sources.prose.needs.places import come_upon, droppable, is_word, object_of
from caveat.sources.prose.needs.ruling import alone
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset


def _goods(parts: Parts, sense: Sense) -> bool:
    """Whether goods are what is given, taken, sent or sold."""
    found = object_of(parts, sense)
    if sense.name in ("arm", "rearm") and found is not None and found.kind == "goods" and not parts.after("to"):
        return False  # the drones may not be armed
    if found is not None and found.kind == "pronoun" and parts.passive and infinitive(parts.clause) is not None:
        return False  # it is given to few to see it
    if found is not None and (no_gift(found, parts, sense) or parts.tokens[found.head].low == "floor"):
        return False  # gave the floor to the minister
    verb = parts.clause.verb
    if sense.name == "get" and verb is not None and parts.tokens[verb.first].low in ("'ve", "'s"):
        return False  # you've got four retired aircraft: they are yours
    given = sense.name in ("give", "grant", "award") and parts.passive and found is parts.clause.subject
    if given and any(
        not one.comma and one.kind in ("other", "abstract", "measure", "permit") for one in parts.things()
    ):
        return False  # the export was given a negative opinion
    if found is None and not parts.passive and sense.name in ("sell", "export", "deliver", "supply", "ship"):
        return _unnamed(parts, sense)
    if found is not None and parts.agent_like(found) and found.kind != "pronoun":
        found = (
            parts.thing_after("with") or next(iter(parts.things()), None) or (parts.gap if not parts.gap_prep else None)
        )
    if found is not None and found.kind == "pronoun" and sense.shape.target == ("subject",):
        return _got(found, parts, sense)
    if found is not None and found.kind == "name" and parts.passive and parts.tokens[found.first].tag in ("CD", "DT"):
        return parts.after("to") is not None
    whole = found is not None and is_word(found, parts, "portions_sent") and kind_of(found, parts) == "goods"
    other = found is not None and found.kind == "other" and not whole
    if found is not None and other and sense.act is Act.DELIVER and sense.shape.target != ("subject",):
        return _handed(found, parts, sense)
    small = {item.what.low for item in parts.post if isinstance(item.what, Mark)}
    if (sense.name in ("take", "get") and "back" in small) or (sense.name == "give" and "up" in small):
        return False
    if sense.name == "send" and "back" in small:  # has sent back nine guns; sent them back, the mechanics
        return found is not None and "goods" in (found.kind, found.refers.kind if found.refers is not None else "")
    if sense.name == "accept" and found is not None and singular(parts.tokens[found.head].low) in wordset("asked"):
        return False
    return found is not None and (_paid(found, parts, sense) or goods_like(found, parts))


def _unnamed(parts: Parts, sense: Sense) -> bool:
    """Whether goods that nobody names are supplied: will ship to Chad in June."""
    target, subject = parts.after("to"), parts.clause.subject
    who = subject is not None and subject.kind in ("state", "body", "name")
    who = who or (subject is not None and supplies_itself(subject, parts))
    if parts.near and who and sense.name != "sell":
        return infinitive(parts.clause) is None
    moved = subject is not None and subject.kind == "goods" and sort(subject) == "thing"
    return target is not None and target.kind in ("state", "body") and not moved


def _got(found: Group, parts: Parts, sense: Sense) -> bool:
    """Whether a pronoun stands for goods that the subject got: Egypt got them."""
    taker, verb = parts.clause.subject, parts.clause.verb
    person = taker is not None and parts.tokens[taker.head].low in ("i", "he", "she", "you")
    named = found.refers is not None and found.refers.kind == "goods"
    person = person or (verb is not None and not named and (verb.negative or verb.progressive))
    gets = sense.name in wordset("buys") or (named and parts.tokens[found.head].low in ("them", "these", "those"))
    return not person and found.refers is not None and goods_like(found, parts) and gets


def _handed(found: Group, parts: Parts, sense: Sense) -> bool:
    """Whether a thing of no kind that is known is sent, or handed to somebody, as goods are."""
    if is_word(found, parts, "informations") and sense.name != "hand over":
        return False
    if parts.tokens[found.head].low in _NO_GOODS or is_word(found, parts, "no_gifts"):
        return False
    sure, indirect = parts.near and sense.name in wordset("sends") | {"hand over"}, parts.place("indirect")
    plain = indirect is not None and parts.tokens[indirect.head].low not in ("us", "me")
    return sure or parts.after("to") is not None or plain


def _paid(found: Group, parts: Parts, sense: Sense) -> bool:
    """Whether a sum is what is given: provided 40 million, gave 40 million in aid."""
    unit = found.kind == "unit"
    whom = parts.place("indirect") if unit and sense.name == "give" else None
    if parts.near and whom is not None and whom.kind == "state":
        return True  # gives Cairo a billion a year
    aided = parts.thing_after("in") or parts.thing_after("for")
    paid = sense.name in ("provide", "donate", "contribute", "lend", "loan")
    paid = paid or (sense.name in ("give", "send", "grant") and aided is not None and aided.kind == "aid")
    return unit and (paid or (parts.near and is_word(found, parts, "pieces")))


_NO_GOODS = frozenset((
    "leave", "notice", "way", "chance", "time", "right", "word", "hope", "reason", "pause", "room", "home",
))  # fmt: skip
"""What is given to somebody and is no goods: leave to visit, notice, time."""


def _weapon(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is fired or dropped, by somebody who bears them, or by nobody named."""
    found, subject = parts.object(), parts.subject()
    if any(isinstance(item.what, Mark) and item.what.low in ("back", "away") for item in parts.post):
        return False  # a convoy was turned back at the border
    if found is None or kind_of(found, parts) != "goods" or (sort(found) != "thing" and found.kind != "pronoun"):
        return False
    whole = parts.follower(found, ("of",)) if found.kind == "number" else None
    counted = whole is not None and whole.kind == "goods"
    if any(prep == "at" and is_word(group, parts, "moments") for prep, group in parts.groups(parts.post)):
        return False  # no plans to send them at this point
    if any(prep == "as" and is_word(group, parts, "levers") for prep, group in parts.groups(parts.post)):
        return False  # uses the jets as a bargaining chip
    if sense.name.split()[0] in ("fly", "send", "drive") and any(
        prep == "to" or (prep == "on" and group.kind in ("goods", "civil", "unit", "other", "time"))
        for prep, group in parts.groups(parts.post)
    ):
        return False  # were flown to Chad on cargo planes
    if sense.name == "drop" and found.kind == "goods" and not droppable(found, parts):
        return False  # has dropped the jets: no longer wants them
    if found.kind == "number" and not counted and (found.refers is None or found.refers.kind != "goods"):
        return False
    if subject is None:
        return parts.passive
    if subject.kind == "pronoun" and parts.tokens[subject.head].low in ("i", "he", "she"):
        return False
    bears = singular(parts.tokens[subject.head].low) in wordset("bearers")
    return bears or subject.kind in ("state", "body", "people", "pronoun", "person", "name", "spokes")


def _place(parts: Parts, sense: Sense) -> bool:
    """Whether what the goods reach can have them."""
    found = None if is_word(parts.clause.subject, parts, "rumours") else parts.object()  # word of it reached Oslo
    short = found is not None and (found.last - found.first == 1 or parts.tokens[found.head].text.isupper())
    named = found is not None and found.kind == "name" and short  # reached the PAF
    site = is_word(found, parts, "ends") or (found is not None and found.kind == "person")
    if site and parts.clause.subject is not None:
        return goods_like(parts.clause.subject, parts)  # reached the depot, their destination
    return found is not None and (named or found.kind in ("state", "body", "people"))


def _moving(parts: Parts, sense: Sense) -> bool:
    """Whether the subject is goods, deliveries or licences by its own word."""
    subject = parts.clause.subject
    through = "through" in sense.particles and parts.thing_after("through") is not None  # a lorry through the ice
    through = through or (sense.name == "go on" and parts.thing_after("on") is not None)  # went on sale, on show
    if subject is None or parts.passive or through or come_upon(parts):
        return False
    whole = parts.follower(subject, ("of", "out of")) if subject.kind in ("number", "other", "pronoun") else None
    counted = whole is not None and (subject.kind == "number" or is_word(subject, parts, "portions"))
    if sense.act is Act.DELIVER:
        stood = subject.kind in ("number", "pronoun") and subject.refers is not None
        return subject.kind in FIELD or (stood and kind_of(subject, parts) == "goods")
    return subject.kind in FIELD or (counted and whole is not None and whole.kind in FIELD)


def _hanging(parts: Parts, sense: Sense) -> bool:
    """Whether goods are what hangs on something, or whether they come: whether Chad gets them depends on the court."""
    asked = next((i.what for i in parts.pre if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    if asked is None or parts.clause.subject is not None or parts.passive:
        return _moving(parts, sense) or _fate(parts)
    groups = (asked.subject, *(item.what for item in asked.post))
    return any(isinstance(one, Group) and one.kind in FIELD for one in groups)


def _fate(parts: Parts) -> bool:
    """Whether what becomes of a sale is what hangs on something: the fate of the deal, the future of the jets."""
    subject = parts.clause.subject
    if subject is None or parts.passive or not is_word(subject, parts, "fates"):
        return False
    of = parts.follower(subject, ("of",))
    return of is not None and of.kind in FIELD


def _money(parts: Parts, sense: Sense) -> bool:
    """Whether what is given is money, or goods."""
    found = next(iter(parts.things()), None)
    return found is not None and (found.kind == "unit" or goods_like(found, parts)) and found.kind != "pronoun"


def _armed(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is struck with."""
    found, subject = parts.thing_after("with"), parts.subject()
    return found is not None and found.kind == "goods" and subject is not None and parts.agent_like(subject)


def _flows(parts: Parts, sense: Sense) -> bool:
    """Whether what begins, goes on or is completed is a delivery."""
    moved = parts.object() if sense.shape.object[0] == "object" else parts.clause.subject
    alone = sense.shape.object[0] == "object" or bool(sense.nouns) or not parts.direct()
    gift = sense.name.endswith("forward") and not parts.passive and (parts.after("to") or parts.after("for"))
    if gift and moved is not None and moved.kind == "goods" and sort(moved) == "thing":
        return True  # brings forward missiles for Moldova
    if sense.phrases and parts.near and moved is not None and is_word(moved, parts, "consigned"):
        return alone and not moved.members  # every item is moving on schedule
    return moved is not None and alone and not moved.members and _flow(moved, parts)


def _flow(group: Group, parts: Parts) -> bool:
    word = singular(parts.tokens[group.head].low)
    about = parts.follower(group, ("of", "to"))
    bare = (word in wordset("flows") or group.kind == "aid") and (parts.near or about is not None)
    bare = bare and (group.kind != "aid" or (about is not None and about.kind in ("state", "body", "name")))
    return bare or (word in wordset("sales") and about is not None and about.kind in ("goods", "state", "body"))


def _outright(parts: Parts, sense: Sense) -> bool:
    """Whether arms themselves are ruled out: has ruled out tanks for Kyiv."""
    found = parts.object()
    return found is not None and found.kind == "goods" and sort(found) == "thing" and found.refers is None


def _lets_supply(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is let supply arms."""
    inner, whom = infinitive(parts.clause), parts.place("agent")
    if inner is None or inner.verb is None or whom is None or inner.verb.lemma in wordset("lets"):
        return False  # lets it slip that
    if parts.passive and (whom.kind == "person" or inner.verb.lemma not in wordset("givings") | wordset("buyings")):
        return False  # the pilot was cleared to land the jet
    senses = frames().senses.get(inner.verb.lemma, ())
    buys = inner.verb.lemma in wordset("buyings")
    return parts.near and (buys or any(one.act is Act.DELIVER and "subject" in one.shape.actor for one in senses))


def _hails(parts: Parts, sense: Sense) -> bool:
    """Whether arms come from a state."""
    subject, giver = parts.clause.subject, parts.after("from")
    verb = parts.clause.verb
    told = subject is not None and not parts.passive and kind_of(subject, parts) == "goods"
    told = told or (is_word(subject, parts, "consigned") and not parts.passive)
    told = told and verb is not None and (verb.past or verb.perfect)
    return told and giver is not None and giver.kind in ("state", "body") and not parts.direct()


def _awaited(parts: Parts, sense: Sense) -> bool:
    """Whether goods or a delivery are expected somewhere, or at some time."""
    subject = parts.clause.subject
    if subject is None or not parts.passive or infinitive(parts.clause) is not None or parts.direct():
        return False
    stood = subject.refers is not None and kind_of(subject, parts) in ("goods", "transfer")
    part = is_word(subject, parts, "standins") or parts.tokens[subject.head].low == "last"
    whole = parts.follower(subject, ("of",)) if part else None
    stood = stood or (whole is not None and whole.kind == "goods")  # the first of the howitzers
    return stood or _flow(subject, parts) or (subject.kind == "goods" and sort(subject) == "thing")


def _expects_them(parts: Parts, sense: Sense) -> bool:
    """Whether who waits for goods says by when: expects the other four by June."""
    subject, goods = parts.subject(), next(iter(parts.direct()), None)
    if subject is None or goods is None or parts.passive or infinitive(parts.clause) is not None:
        return False
    when = any(isinstance(item.what, Group) and item.what.kind == "time" for item in parts.post)
    return when and parts.agent_like(subject) and kind_of(goods, parts) in ("goods", "transfer")


_NOT_CARRIED = frozenset(("pronoun", "permit", "measure"))
_NOWHERE = frozenset(("measure", "permit", "transfer", "abstract", "speech", "time"))


def _towards(parts: Parts, sense: Sense) -> bool:
    """Whether arms are carried to some place: no delivery is, that is brought to a stop, and none into a ban."""
    goods, ways = parts.object(), list(parts.groups(parts.post))
    if goods is None or goods.kind in _NOT_CARRIED or not goods_like(goods, parts):
        return False
    laid = any(prep == "under" for prep, _ in ways) and goods.kind == "transfer"  # brought the sale under review
    nowhere = any(prep in ("to", "into", "under") and where.kind in _NOWHERE for prep, where in ways)
    return any(prep in ("to", "into") for prep, _ in ways) and not (laid or nowhere)


def _credit(parts: Parts, sense: Sense) -> bool:
    """Whether a loan or credit is extended for arms, or to a state."""
    return parts.near and (parts.after("to") is not None or parts.place("indirect") is not None)


def _fires_on(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who bears arms fires on somebody, the arms going without saying."""
    subject = parts.subject()
    bears = subject is not None and is_word(subject, parts, "bearers")
    return bears and parts.near and not parts.passive and not parts.direct() and not parts.thing_after("with")


def _assured(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is assured of arms."""
    found = parts.thing_after("of")
    return (
        found is not None and parts.place("agent") is not None and goods_like(found, parts) and sort(found) == "thing"
    )


def _flown(parts: Parts, sense: Sense) -> bool:
    """Whether aircraft are flown against somebody, or over some place and to none: flew its jets over Gaza."""
    return flown(parts) and _weapon(parts, sense)


def _with(parts: Parts, sense: Sense) -> bool:
    """Whether what somebody goes ahead with is of the field; not: came up with the money."""
    found = parts.thing_after("with")
    if sense.name.startswith("come") and is_word(found, parts, "means_to_pay"):
        return False
    bunch = is_word(found, parts, "bunches") and found is not None and goods_like(found, parts)
    some = parts.follower(found, ("of",)) if found is not None and found.kind == "number" else None
    return found is not None and (found.kind in FIELD or bunch or (some is not None and some.kind == "goods"))


def _agent(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is whom it is done to."""
    found = parts.object()
    return found is not None and parts.agent_like(found) and found.kind != "pronoun"


def _bombs(parts: Parts, sense: Sense) -> bool:
    """Whether arms themselves strike somebody or some place: the aircraft bombed a market."""
    subject, found = parts.clause.subject, parts.object()
    struck = found is not None and found.kind in ("other", "name", "state", "body", "people", "person")
    downs = parts.clause.verb is not None and parts.clause.verb.lemma in ("down", "destroy", "sink", "hit", "strike")
    struck = struck or (downs and found is not None and found.kind == "goods" and sort(found) == "thing")
    return struck and not parts.passive and subject is not None and kind_of(subject, parts) == "goods"


def _trains(parts: Parts, sense: Sense) -> bool:
    """Whether people are trained, where arms are spoken of: agreed to train 40 operators."""
    found, subject = parts.object(), parts.subject()
    taught = found is not None and found.kind in ("person", "people", "body", "number", "other")
    return parts.near and not parts.passive and taught and (subject is None or parts.agent_like(subject))


def _adds(parts: Parts, sense: Sense) -> bool:
    """Whether arms or training are added to what is sent."""
    found, to = parts.object(), parts.thing_after("to")
    plain = found is not None and found.kind in ("goods", "aid") and sort(found) == "thing"
    return plain and parts.near and not parts.passive and (to is None or to.kind in ("transfer", "aid"))


def _supplies_them(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who bears arms is supplied: has supplied the Serbian army since 2022."""
    found = parts.object()
    taken = found is not None and found.kind in ("state", "body", "people", "name") and not parts.passive
    taken = taken and found is not None and parts.agent_like(found)  # not: two regiments of launchers
    held = parts.thing_after("with")
    plain = held is None or held.kind in ("abstract", "other")  # with the means to defend itself
    return taken and parts.near and not parts.things() and plain and parts.gap is None


def _shifts(parts: Parts, sense: Sense) -> bool:
    """Whether goods themselves are to move, or not to: should a single crate move."""
    subject, verb = parts.clause.subject, parts.clause.verb
    hangs = parts.clause.kind == "adv" and parts.clause.mark not in ("where", "when", "after", "since", "as")
    open_ = hangs or (verb is not None and bool(verb.modal))
    goods = subject is not None and subject.kind == "goods" and sort(subject) == "thing"
    return goods and open_ and alone(parts, sense)


def _lets_have(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is let have arms: let Chad have sixty."""
    inner, whom = infinitive(parts.clause), parts.place("agent")
    if inner is None or inner.verb is None or inner.verb.lemma != "have" or whom is None or parts.passive:
        return False
    had = next((item.what for item in inner.post if isinstance(item.what, Group) and not item.prep), None)
    takes = whom.kind in ("state", "body", "people", "name")
    return parts.near and takes and had is not None and goods_like(had, parts)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "lets-have": _lets_have,
    "goods": _goods,
    "weapon": _weapon,
    "bombs": _bombs,
    "trains": _trains,
    "adds": _adds,
    "shifts": _shifts,
    "supplies-them": _supplies_them,
    "agent": _agent,
    "with": _with,
    "flows": _flows,
    "moves": _moving,
    "hangs": _hanging,
    "money": _money,
    "armed": _armed,
    "place": _place,
    "outright": _outright,
    "awaited": _awaited,
    "expects-them": _expects_them,
    "hails": _hails,
    "lets-supply": _lets_supply,
    "towards": _towards,
    "near-aid": _credit,
    "flown": _flown,
    "assured": _assured,
    "fires-on": _fires_on,
}
