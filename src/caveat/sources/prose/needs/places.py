"""Where what a sense asks for stands in a clause: the noun of a light verb, a small word, a phrase, the object."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import doing, field_like, infinitive, word_of
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_PACTS = frozenset(("sale", "deal", "agreement", "contract", "purchase", "programme", "program"))
"""What leaves nobody, though goods do: the deal leaves them naked."""


def moves(parts: Parts) -> bool:
    """Whether the subject is a thing that can arrive or leave."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if verb is None or verb.passive or (verb.lemma == "leave" and not _leaves(parts)) or doing(parts) is not None:
        return False  # it has stopped selling to Chad
    if verb.lemma == "leave" and parts.direct() and subject is not None and parts.tokens[subject.head].low in _PACTS:
        return False  # the sale leaves the capital naked
    if verb.lemma == "leave" and parts.clause.kind == "whether":
        return False  # gave what it had left
    if verb.lemma == "leave" and verb.perfect and parts.clause.kind == "rel" and _has_over(parts):
        return False  # sends everything it has left
    if subject is not None and subject.kind == "pronoun" and parts.clause.mark.endswith(" whose"):
        return False  # Egypt, across whose sky it came
    if subject is None or parts.tokens[subject.head].low in ("he", "she", "we", "i", "you", "who", "more"):
        return False
    if parts.tokens[subject.head].low == "they" and subject.refers is None:
        return False
    if verb.lemma == "come" and parts.tokens[subject.head].low == "it" and parts.clause.mark == "when":
        return False  # nothing is off the table when it comes to the missiles
    tied = any(prep == "with" for prep, _ in parts.groups(parts.post))
    if verb.lemma in ("come", "arrive") and not tied and is_word(subject, parts, "told_approve"):
        return False  # a licence that came was granted
    if come_upon(parts):
        return False
    lags = verb.lemma in ("slip", "stall", "lag", "drag")  # the order slips again
    return field_like(subject, parts) and (lags or not is_word(subject, parts, "rides"))


def come_upon(parts: Parts) -> bool:
    """Whether goods are only found where they ought not to be: cameras that had turned up on drones over Iraq."""
    verb = parts.clause.verb
    if verb is None or verb.negative or verb.lemma not in ("turn", "show", "end", "wind", "crop", "surface"):
        return False
    up = verb.last < len(parts.tokens) and parts.tokens[verb.last].low == "up"
    placed = next(((prep, one) for prep, one in parts.groups(parts.post) if prep), None)
    lands = ("state", "name", "body", "people", "time")  # have turned up in Kyiv
    where = placed is not None and placed[0].split(" ")[0] in _WITHIN and placed[1].kind not in lands
    asked = parts.clause.mark == "where" and verb.lemma in ("end", "wind")
    return (up or verb.lemma == "surface") and (where or asked)


_WITHIN = frozenset(("in", "on", "among", "inside", "aboard", "amid"))


def _has_over(parts: Parts) -> bool:
    """Whether a relative clause tells what somebody has left over: the tanks it had left."""
    anchor, subject = parts.clause.anchor, parts.clause.subject
    return anchor is not None and subject is not None and subject is not anchor and not parts.direct()


def _leaves(parts: Parts) -> bool:
    """Whether a place is left, or something leaves for one."""
    without = any(prep in ("without", "short of") for prep, _ in parts.groups(parts.post))
    if without and (parts.direct() or not any(prep == "for" for prep, _ in parts.groups(parts.post))):
        return False  # leaving Oman without its boats
    to = any(prep in ("for", "since") for prep, _ in parts.groups(parts.post))
    if parts.direct() and _put_in_a_spot(parts.direct()[0], parts):
        return False
    return to or not parts.direct() or _left(parts.direct()[0], parts)


def _put_in_a_spot(group: Group, parts: Parts) -> bool:
    """Whether somebody is left in a bad way: might leave Congress stuck, left the army exposed."""
    behind = parts.tokens[group.last].low if group.last < len(parts.tokens) else ""
    return behind in _BADLY_OFF or parts.tokens[group.head].low in wordset("legislature")


_BADLY_OFF = frozenset(
    ("stuck", "exposed", "vulnerable", "short", "defenceless", "defenseless", "unprotected", "open", "facing",
     "scrambling", "struggling", "wondering", "stranded", "weakened", "weaker", "isolated", "uncertain", "unable")
)  # fmt: skip


def _left(group: Group, parts: Parts) -> bool:
    """Whether a place is what is left."""
    return group.kind in ("state", "body", "name", "goods") or is_word(group, parts, "yards")


def words(parts: Parts) -> set[str]:
    """All words in a clause that a sense may ask for, and more: small words, first words and heads, a verb governed."""
    tokens, verb = parts.tokens, parts.clause.verb
    items, groups = [*parts.pre, *parts.post], [parts.clause.subject, parts.gap]
    told_of = parts.gap is not None or (parts.passive and parts.clause.kind == "rel")
    if told_of and parts.clause.parent is not None:
        items += [*parts.clause.parent.pre, *parts.clause.parent.post]
    found = {parts.gap_prep}
    if verb is not None and verb.last < len(tokens):
        found.add(tokens[verb.last].low)
    for item in items:
        what = item.what
        if item.prep:
            found.add(item.prep)
            found.update((item.prep.split()[0], item.prep.split()[-1]))
        if isinstance(what, Group):
            groups.append(what)
        elif isinstance(what, Mark):
            found.add(what.low)
        elif what.verb is not None:
            found.add(what.verb.lemma)
    for group in groups:
        if group is not None:
            low = tokens[group.head].low
            found.update((low, singular(low), tokens[group.first].low))
            if group.refers is not None:
                found.add(group.refers.word)
    return found


def light(sense: Sense, parts: Parts) -> Group | None:
    """The noun that a sense asks for, as object or as subject of the passive: put a *freeze* on."""
    if not sense.nouns:
        return None
    subject, verb = parts.clause.subject, parts.clause.verb
    small = parts.tokens[verb.last].low if verb is not None and verb.last < len(parts.tokens) else ""
    if sense.act is Act.APPROVE and small == "off":
        return None  # keeps putting off the signature
    candidates = parts.direct() if not parts.passive else [g for g in (subject, *parts.direct()) if g is not None]
    if parts.gap is not None and not parts.gap_prep:
        candidates.append(parts.gap)
        candidates += _whole_of(parts.gap, parts)
    told = verb is not None and parts.passive and (verb.past or verb.perfect) and parts.clause.kind == "rel"
    if told and subject is not None and subject is parts.clause.anchor:
        candidates += _whole_of(subject, parts)  # the pause in licences for arms that was introduced in May
    for one in tuple(candidates):
        if one.kind == "number" or parts.tokens[one.head].low in ("one", "some", "many", "part", "half", "most"):
            of = parts.follower(one, ("of", "among"))  # is one of the sharpest critics of it; half of the licences
            candidates += [of] if of is not None else []
    own = sense.act not in (Act.APPROVE, Act.OPPOSE) or (sense.name == "issue" and _habit(parts))
    fits = (g for g in candidates if (not g.comma or g is subject) and word_of(g, parts, own) in sense.nouns)
    found = next(fits, None)
    judged = len(candidates) > 1 or any(isinstance(i.what, Mark) and i.what.tag == "J" for i in parts.post)
    named = found is not None and parts.tokens[found.first].low in ("the", "this", "that") and judged
    up = found is not None and sense.name == "take" and parts.tokens[found.head].low == "deliveries"
    up = up or (found is not None and is_red(found, parts) and sense.needs != "red-light")
    return None if (named and sense.name == "call") or up else found  # called it a betrayal; takes deliveries up again


def is_red(group: Group, parts: Parts) -> bool:
    """Whether the light that something is given is no green one."""
    words = {token.low for token in parts.tokens[group.first : group.head]}
    return parts.tokens[group.head].low == "light" and not words.isdisjoint(("red", "amber"))


_MAKES = frozenset(("make", "give", "grant", "issue", "impose", "set", "attach", "sign", "conclude", "award", "submit",
                    "put", "table", "lodge", "file", "introduce", "declare", "decree", "enact", "proclaim", "announce",
                    "lift", "end", "order", "reimpose", "extend", "renew"))  # fmt: skip
"""What is done with a freeze, an offer or a request itself, and not with the goods that it is about."""


def _habit(parts: Parts) -> bool:
    """Whether it is what somebody does as a rule: the office, which issues them."""
    verb = parts.clause.verb
    return verb is not None and not (verb.past or verb.perfect or verb.modal or verb.negative or verb.passive)


def _whole_of(gap: Group, parts: Parts) -> list[Group]:
    """The nouns that the one a relative clause hangs on belongs to: the freeze on missile sales that Sweden imposed."""
    verb, host = parts.clause.verb, parts.clause.parent
    if verb is None or verb.lemma not in _MAKES or parts.clause.comma or host is None:
        return []
    for items in (host.pre, host.post):
        at = next((i for i, item in enumerate(items) if item.what is gap), 0)
        found: list[Group] = []
        while at > 0 and items[at].prep in ("on", "of", "to", "for", "from", "against", "in"):
            at -= 1
            before = items[at].what
            if not isinstance(before, Group):
                break
            found.append(before)
        if found:
            return found
    return []


_NEAR = 6
"""Words within which "down" belongs to its verb."""


def particle(sense: Sense, parts: Parts) -> bool:
    """Whether a small word of the sense stands by the verb: cut *off*, hold *back*."""
    verb = parts.clause.verb
    assert verb is not None
    nearest = parts.tokens[verb.last].low if verb.last < len(parts.tokens) else ""
    aside = ("away",) if verb.lemma == "come" else ("down", "away", "aside")
    stance = sense.act in (Act.SUPPORT, Act.OPPOSE, Act.REQUEST)
    elsewhere = nearest in (*aside, "against", "for", "of", "about", "through") and nearest not in sense.particles
    down = verb.lemma == "vote" and "down" not in sense.particles
    if down and any(token.low == "down" for token in parts.tokens[verb.last : verb.last + _NEAR]):
        return False  # voted her motion down that evening, for good
    if stance and elsewhere and verb.lemma != "ask":
        return False  # voted down a request for shells: not voted for; against a bill on shells for Chad: neither
    close = sense.act in (Act.DELIVER, Act.WITHHOLD, Act.SLOW)
    direct = parts.direct()
    if verb.lemma == "call" and sense.act is Act.DEMAND and direct and not parts.passive:
        first = next((item for item in parts.post if item.prep and item.prep.split()[0] in sense.particles), None)
        if first is not None and direct[0].last <= first.first:
            return False  # called the report on shells pure invention
    ends = {verb.last, *(group.last for group in direct[:1])}
    for item in parts.post:
        dated = item.prep in ("in", "for") and isinstance(item.what, Group) and item.what.kind == "time"
        if dated and (stance or sense.act is Act.DELIVER):
            continue  # came in May, spoke for years
        apart = item.first != verb.last and bool(item.prep) and " " not in item.prep
        near = not close or (item.first in ends and not apart)
        flown = verb.lemma == "fly" and item.prep in ("in", "on", "off")  # the engine that it flies on
        if near and item.prep and item.prep.split()[0] in sense.particles and not flown:
            return True
        gone = sense.act is Act.DELIVER and parts.gap is None
        gone = gone or any(one.last == item.first and parts.tokens[one.head].low in sense.nouns for one in direct)
        if isinstance(item.what, Mark) and item.what.low in sense.particles and (item.what.tag != "IN" or gone):
            return True  # gave the plea the thumbs down
    following = parts.tokens[verb.last].low if verb.last < len(parts.tokens) else ""
    flown = verb.lemma == "fly" and any(item.prep and item.first == verb.last for item in parts.post)
    next_ = next((i for i in parts.post if i.first == verb.last), None)
    dated = next_ is not None and next_.prep == "in" and isinstance(next_.what, Group) and next_.what.kind == "time"
    flown = flown or (dated and sense.act is Act.DELIVER)  # came in May
    return (following in sense.particles and not flown) or (parts.gap_prep in sense.particles)


def money(parts: Parts) -> bool:
    """Whether money is what is voted, and no side is taken: voted the funds for 40 howitzers."""
    found = next(iter(parts.direct()), None)
    word = singular(parts.tokens[found.head].low) if found is not None else ""
    return found is not None and (found.kind == "unit" or word in ("fund", "credit", "money", "budget", "sum"))


def has_phrase(sense: Sense, parts: Parts) -> bool:
    """Whether a phrase of the sense stands behind the verb: on *ice*, out *of*, away *from*."""
    done = [(i.prep, i.what) for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep]
    for found, group in (*parts.groups(parts.post), *done):  # out of the sale, out of selling them
        words = (parts.tokens[group.head].low, parts.tokens[group.first].low) if isinstance(group, Group) else ()
        for prep, noun in sense.phrases:
            if noun == "of" and f"{found} ".startswith(f"{prep} "):
                return True
            if noun in ("from", "on", "to", "against", "with") and found == noun and _marked(parts, prep):
                return True
            if found == f"{prep} {noun}":
                return True  # sticks up for it
            if noun in words and (found == prep or found.endswith(f" {prep}")):
                return True
    return False


def _marked(parts: Parts, low: str) -> bool:
    """Whether a small word stands after the verb: walked *away* from."""
    return any(isinstance(item.what, Mark) and item.what.low == low for item in parts.post)


def object_of(parts: Parts, sense: Sense) -> Group | None:
    """What it is done to, by the places of the shape; the noun of a light verb is none."""
    held = light(sense, parts)
    for where in sense.shape.object:
        if where == "object" and held is not None and parts.object() is held:
            continue
        found = (
            parts.clause.subject
            if where == "subject"
            else parts.object()
            if where == "object"
            else parts.thing_after(where)
        )
        if found is not None:
            return found
    return None


_FURNISH = frozenset(("supply", "provide", "furnish", "present", "equip", "arm", "serve"))
"""Verbs whose goods stand after "with"."""


def object_at(where: str, own: Parts) -> Group | None:
    """What stands at a place of a shape for the object."""
    if where == "subject":
        return own.clause.subject
    if where == "clause":
        return None
    if where != "object":
        return own.thing_after(where)
    found = own.object()
    verb = own.clause.verb
    if found is not None and found.kind == "pronoun" and verb is not None and verb.lemma in _FURNISH:
        return own.thing_after("with") or found  # supplied it with radios
    if found is not None and own.agent_like(found) and found.kind != "pronoun":
        gap = own.gap if not own.gap_prep and own.gap is not None and not own.agent_like(own.gap) else None
        return next(iter(own.things()), None) or gap
    return found


def find(places: tuple[str, ...], own: Parts, objects: list[Group], actor: Group | None) -> Group | None:
    """Who stands at the first of several places that is filled by somebody else than the actor."""
    for where in places:
        found = owner_of(objects, own) if where == "owner" else own.place(where)
        if found is None or found is actor or found in objects:
            continue
        if where == "for" and found.kind == "pronoun" and own.tokens[found.head].low != "us":
            continue
        sent = where == "from" and "to" in places and bool(objects) and objects[0].kind in ("goods", "transfer", "aid")
        if sent and any(found is group for _, group in own.groups(own.pre)):
            continue  # deliveries from Norway were withheld; not: requests from Norway were refused
        if where != "subject" or own.agent_like(found) or found.kind == "number":
            return found
    return None


def owner_of(objects: list[Group], own: Parts) -> Group | None:
    """Whose the first of some goods are, where that is somebody."""
    owner = objects[0].owner if objects else None
    return owner if owner is not None and own.agent_like(owner) else None


def infinitive_free(parts: Parts) -> bool:
    """Whether an active verb governs no infinitive."""
    return infinitive(parts.clause) is None and not parts.passive


def is_word(group: Group | None, parts: Parts, name: str) -> bool:
    """Whether the head of a group is one of a set of words."""
    return group is not None and singular(parts.tokens[group.head].low) in wordset(name)


def of_field(parts: Parts, sense: Sense) -> bool:
    """Whether the noun of a light verb is about goods, deliveries, licences or aid."""
    held = light(sense, parts)
    about = parts.follower(held, ("of", "on", "to")) if held is not None else None
    return about is not None and about.kind in FIELD


_DROPPED = frozenset((
    "bomb", "bomblet", "shell", "missile", "rocket", "munition", "grenade", "charge", "mine", "ordnance", "explosive",
    "canister", "weapon", "depth-charge", "round", "load", "napalm", "submunition", "kit",
))  # fmt: skip


def droppable(found: Group, parts: Parts) -> bool:
    """Whether arms are such as are dropped on somebody, and not what drops them: has dropped the jets."""
    return singular(parts.tokens[found.head].low) in _DROPPED
