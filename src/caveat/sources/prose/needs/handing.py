"""What has to stand by a verb of allotting, helping, coming or falling for it to be arms that go somewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.arrivals import at_a_port
from caveat.sources.prose.needs.kinds import goods_like, infinitive, kind_of
from caveat.sources.prose.needs.places import is_word, money, moves
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset

_TAKERS = ("state", "body", "people")
_TOWARDS = frozenset(("to", "into", "for", "from", "out", "in", "home", "over", "via", "through", "there"))
"""Small words that tell where something is taken, or whence."""


def _arms(group: Group | None, parts: Parts) -> bool:
    """Whether a group is arms by its own word."""
    return group is not None and kind_of(group, parts) in ("goods", "aid") and group.refers is None


def _handed(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is allotted: granted Kenya 20 howitzers, diverted them to Chad."""
    if parts.passive and sense.name == "divert":
        return False  # was diverted to Libya: by whoever it was
    landed = parts.after("for") if parts.passive and sense.name == "offload" else None
    whom, found = parts.place("indirect") or parts.after("to") or landed, parts.object()
    moved = found is not None and found.kind == "transfer" and goods_like(found, parts)
    return whom is not None and whom.kind in _TAKERS and (moved or _arms(found, parts))


def _of_arms(parts: Parts, sense: Sense) -> bool:
    """Whether a present is one of arms: made a gift of 20 howitzers to Chad."""
    found = parts.thing_after("of")
    return found is not None and goods_like(found, parts) and found.kind != "pronoun"


def _no_stop(parts: Parts, sense: Sense) -> bool:
    """Whether what is promised is no measure that keeps arms back: renewed its pledge to halt deliveries."""
    inner = infinitive(parts.clause)
    lemma = inner.verb.lemma if inner is not None and inner.verb is not None else ""
    known = frames().senses.get(lemma, ())
    return any(one.act is Act.DELIVER for one in known) or all(one.act not in STOPS for one in known if not one.nouns)


def _armed_with(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is helped out with."""
    found, whom = parts.thing_after("with"), parts.object()
    stock = whom is not None and (whom.kind in _TAKERS or (whom.owner is not None and whom.owner.kind in _TAKERS))
    return stock and _arms(found, parts)


def _backed_with(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody backs others with: backs the rebels with guns or troops; not: with words."""
    found, whom = parts.thing_after("with"), parts.object()
    if whom is None or found is None or parts.passive:
        return False
    called = [token.text for token in parts.tokens[whom.first : whom.last]]
    band = len(called) == 2 and called[0] == "the" and called[1][0].isupper() and called[1][-1].isdigit()  # the M23
    taker = band or whom.kind in (*_TAKERS, "name")
    return taker and found.kind in ("goods", "aid") and parts.follower(whom, ("with",)) is found


def from_state(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody gets from a state."""
    giver, taker = parts.after("from"), parts.clause.subject
    found = parts.object()
    named = giver is not None and giver.kind in ("state", "body") and taker is not None and parts.agent_like(taker)
    goods = found is not None and kind_of(found, parts) == "goods" and sort(found) == "thing"
    return named and not parts.passive and goods


def _carried(parts: Parts, sense: Sense) -> bool:
    """Whether arms are taken somewhere: flew 40 tonnes into Chad; an air force that flies 20 jets only has them."""
    found = parts.object()
    if found is None or not goods_like(found, parts):
        return False
    somewhere = any(not _TOWARDS.isdisjoint(prep.split(" ")) for prep, _ in parts.groups(parts.post))
    small = any(isinstance(item.what, Mark) and item.what.low in _TOWARDS for item in parts.post)
    return parts.passive or somewhere or small or parts.place("indirect") is not None or parts.gap is not None


def _bound(parts: Parts, sense: Sense) -> bool:
    """Whether arms are on their way into a state: shells poured into Chad."""
    subject = parts.clause.subject
    to = next((g for prep, g in parts.groups(parts.post) if prep.split(" ")[-1] in ("to", "into", "for")), None)
    men = subject is not None and parts.tokens[subject.head].low in ("fighter", "fighters")
    moved = subject is not None and kind_of(subject, parts) in ("goods", "transfer") and sort(subject) == "thing"
    plain = not any(isinstance(i.what, Clause) and i.what.kind == "inf" for i in parts.post)
    whither = at_a_port(parts) is not None or (to is not None and to.kind in ("state", "people"))
    return moved and not men and moves(parts) and plain and whither


def _kept_coming(parts: Parts, sense: Sense) -> bool:
    """Whether somebody keeps arms coming."""
    found = parts.object()
    after = (c for c in (*parts.clause.children, *(i.what for i in parts.post if isinstance(i.what, Clause))) if c.verb)
    comes = any(c.verb is not None and c.verb.lemma in ("come", "flow") and c.verb.form == "ger" for c in after)
    return comes and found is not None and found.kind in FIELD


def _laid_before(parts: Parts, sense: Sense) -> bool:
    """Whether a sale, or a report on sales, is laid before a legislature."""
    found = parts.object()
    before = (one for prep, one in parts.groups(parts.post) if prep in ("to", "before", "with"))
    whom = next((one for one in before if _legislates(one, parts)), None)
    if found is None and sense.name == "report":  # reported to the committee on the sale
        found = parts.thing_after("on") or parts.thing_after("about")
    paper = found is not None and (found.kind == "speech" or parts.tokens[found.head].low in ("list", "lists"))
    about = parts.follower(found, ("on", "of", "about")) if found is not None and paper else found
    told = about is not None and about.kind in FIELD and about.kind != "aid" and sort(about) == "thing"
    return told and whom is not None


def _notice_goes(parts: Parts, sense: Sense) -> bool:
    """Whether it is a formal notification that goes to somebody, or follows."""
    subject = parts.clause.subject
    word = singular(parts.tokens[subject.head].low) if subject is not None else ""
    return parts.near and not parts.passive and word in ("notification", "notice", "certification")


def _votes_money(parts: Parts, sense: Sense) -> bool:
    """Whether money is what a chamber votes: voted the funds for 40 howitzers."""
    return parts.near and money(parts) and not parts.passive


def _consents(parts: Parts, sense: Sense) -> bool:
    """Whether somebody consents to what is spoken of: would consent only if the guns were removed."""
    who, verb = parts.clause.subject, parts.clause.verb
    bare = not parts.direct() and not any(prep in ("to", "for", "on") for prep, _ in parts.groups(parts.post))
    bare = bare and not any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in parts.post)
    told = verb is not None and verb.form == "finite" and not verb.passive
    return parts.near and bare and told and who is not None and (parts.agent_like(who) or who.negative)


def _legislates(whom: Group, parts: Parts) -> bool:
    return any(token.low in wordset("legislature") for token in parts.tokens[whom.first : whom.last])


def _falls_on(parts: Parts, sense: Sense) -> bool:
    """Whether arms come down on somebody or some place."""
    subject = parts.clause.subject
    on = next((g for prep, g in parts.groups(parts.post) if prep.split(" ")[-1] in ("on", "onto", "among")), None)
    struck = on is not None and on.kind in ("state", "people", "body", "person", "name", "other")
    due = any(isinstance(item.what, Mark) and item.what.low == "due" for item in parts.post)  # falls due on arrival
    return struck and not (parts.passive or due) and subject is not None and kind_of(subject, parts) == "goods"


def _got_to(parts: Parts, sense: Sense) -> bool:
    """Whether somebody gets arms to others: is getting shells to Moldova, got rifles into Chad."""
    whom, found = parts.after("to") or parts.after("into"), parts.object()
    moved = found is not None and found.refers is None and _arms(found, parts)
    return moved and not parts.passive and whom is not None and whom.kind in _TAKERS


def no_gift(found: Group, parts: Parts, sense: Sense) -> bool:
    """Whether it is no arms that somebody gives or gets: the floor, vital support; what he gets to others."""
    if sense.name in ("give", "lend") and parts.tokens[found.head].low == "support":
        words = [token.low for token in parts.tokens[found.first : found.head]]
        return "military" not in words and "lethal" not in words
    if sense.name == "get" and (parts.after("to") or parts.after("into")) is not None:
        return True  # gets shells to Chad: handed over
    if sense.name == "sell" and any(isinstance(i.what, Mark) and i.what.low == "short" for i in parts.post):
        return True  # sold us short
    return _gives_floor(found, parts)


def _gives_floor(found: Group, parts: Parts) -> bool:
    """Whether it is the floor that somebody is given: I will hand it over to the minister, turn things over to her."""
    whom = parts.after("to")
    return (
        any(isinstance(i.what, Mark) and i.what.low == "over" for i in parts.post)
        and parts.tokens[found.head].low in ("it", "things", "floor", "microphone", "podium")
        and whom is not None
        and whom.kind in ("person", "spokes", "name")
    )


def _follows(parts: Parts, sense: Sense) -> bool:
    """Whether goods come after others: ten more will follow; nothing through with which somebody follows."""
    subject = parts.clause.subject
    small = any(isinstance(i.what, Mark) and i.what.low in ("through", "up", "suit", "closely") for i in parts.post)
    this = subject is not None and parts.tokens[subject.head].low in ("this", "that", "it", "which", "things")
    return subject is not None and not (this or small or parts.direct())


def _package(parts: Parts, sense: Sense) -> bool:
    """Whether an arms package or a sale is announced."""
    found = parts.object()
    if found is None or not (is_word(found, parts, "packages") or found.kind in ("unit", "aid")):
        return False
    if any(isinstance(i.what, Clause) and i.what.kind in ("that", "inf") for i in parts.post):
        return False
    about = parts.follower(found, ("in", "for") if found.kind == "unit" else ("of",))
    lows = {token.low for token in parts.tokens[found.first : found.head]}
    if found.kind == "aid" and lows & {"million", "billion", "millions", "billions"}:
        return True  # announced 800 million in military aid
    if found.kind == "aid":
        whom = parts.after("for")
        return parts.near and whom is not None and whom.kind in ("state", "people")  # announced new aid for Ukraine
    arms = any(lexicon().nouns.get(parts.tokens[i].low) in ("goods", "aid") for i in range(found.first, found.head))
    return arms or (about is not None and about.kind in ("goods", "aid"))


def _to_whom(parts: Parts, sense: Sense) -> bool:
    """Whether it goes without saying what is shipped to somebody: other firms still ship to the same customers."""
    who, whom = parts.clause.subject, parts.after("to")
    bare = not parts.direct() and parts.gap is None and infinitive(parts.clause) is None and not parts.passive
    acts = who is not None and parts.agent_like(who) and who.kind != "pronoun"
    return bare and acts and parts.near and whom is not None and parts.clause.kind in ("main", "that", "rel")


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "follows": _follows,
    "got-to": _got_to,
    "handed": _handed,
    "to-whom": _to_whom,
    "of-arms": _of_arms,
    "package": _package,
    "no-stop": _no_stop,
    "armed-with": _armed_with,
    "backed-with": _backed_with,
    "from-state": from_state,
    "bound": _bound,
    "carried": _carried,
    "kept-coming": _kept_coming,
    "laid-before": _laid_before,
    "notice-goes": _notice_goes,
    "consents": _consents,
    "votes-money": _votes_money,
    "falls-on": _falls_on,
}
