"""A verb with what stands by it in; how firmly it means what it governs out: considered, planned, refused, denied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.outcomes import OUTCOMES, after
from caveat.sources.prose.acts.weighings import WEIGHINGS, kept_open
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, Shape, frames
from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.needs.places import particle
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import BRANDS, CLAIMS, UNTRUE

_OUT = Sense(Act.DENY, Shape((), (), ()), "rule out", frozenset(("out",)), frozenset(), (), frozenset(), "")
_STANCES = (Act.SUPPORT, Act.OPPOSE, Act.DENY, Act.NO_COMMENT, Act.DEMAND)


_READINESS = frozenset(("readiness", "willingness", "intention", "commitment", "determination"))
"""What somebody states who means to do something."""
_FALLS = 5
"""Words within which "short" stands behind a fall."""


def effect(own: Parts) -> str | None:
    """The effect of a clause's verb on what it governs, with what stands by it; None where it has none."""
    verb = own.clause.verb
    assert verb is not None
    usual, turn = frames().operators.get(verb.lemma), TURNS.get(verb.lemma)
    return usual if turn is None else turn(verb, own, usual)


def raised(own: Parts) -> Clause | None:
    """What a thing or person is said, or believed, to do or be: a sale to Chad is said to be on hold."""
    verb = own.clause.verb
    heard = verb is not None and verb.passive and verb.lemma in wordset("hearsay")
    return infinitive(own.clause) if heard else None


def is_claim(group: Group, own: Parts) -> bool:
    """Whether a group names a report or claim, which may be true or not."""
    return group.kind == "speech" or singular(own.tokens[group.head].low) in CLAIMS


def called_untrue(own: Parts) -> bool:
    """Whether somebody calls a report or claim false."""
    verb = own.clause.verb
    claim = any(is_claim(group, own) for prep, group in own.groups(own.post) if prep in ("", "as"))
    return verb is not None and claim and any(token.low in UNTRUE for token in own.tokens[verb.last :])


def presses(own: Parts) -> bool:
    """Whether a purpose is to move somebody: a means is used to press, urge or encourage."""
    return any(sense.act is Act.DEMAND and not sense.nouns for sense in _purposes(own))


def _purposes(own: Parts) -> tuple[Sense, ...]:
    """What the infinitive of a clause may tell."""
    inner = infinitive(own.clause)
    return frames().senses.get(inner.verb.lemma, ()) if inner is not None and inner.verb is not None else ()


def _thought(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Thought better of selling them: did not."""
    return "refused" if "better" in after(verb, own) else _heard(verb, own, usual)


def _wanted(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Wants no part in arming them: does not."""
    none = any(group.negative and own.tokens[group.head].low == "part" for group in own.direct())
    return "refused" if none else usual


def _made_good(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Followed through on its threat to halt them: did."""
    return "passes" if "through" in after(verb, own) else usual


def _ruled(verb: Verb, own: Parts, usual: str | None) -> str | None:
    return "denied" if particle(_OUT, own) else usual


def _stopped(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Stopped short of selling them: did not."""
    return "refused" if "short" in after(verb, own) else usual


def _kept(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Kept Oslo from selling them, was kept from selling them: whoever was kept from it did not."""
    gerunds = (i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep == "from")
    inner = next(gerunds, None)
    whom = own.clause.subject if verb.passive else own.place("agent")
    if inner is None or whom is None:
        return kept_open(verb, own, usual)
    inner.subject = whom
    return "refused"


def _fell(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Fell one vote short of blocking them: did not."""
    return "refused" if "short" in {token.low for token in own.tokens[verb.last : verb.last + _FALLS]} else usual


def _came(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Came close to halting them: did not."""
    return "refused" if "close" in after(verb, own) else usual


def _turned(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Turned out to have sold them."""
    return _proved(verb, own, usual) if "out" in after(verb, own) else usual


def _proved(verb: Verb, own: Parts, usual: str | None) -> str | None:
    return "passes" if infinitive(own.clause) is not None else None


def _meant(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Means to halt them; but the strike has meant delays."""
    return usual if verb.passive or infinitive(own.clause) is not None else None


def _ended(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Ended up selling them, and not: ended all sales."""
    return "passes" if "up" in after(verb, own) else None


def _had(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Has yet to sell them; had to, will have to: what one has to do is not said to happen."""
    if usual is None and {"in", "mind"} <= {token.low for token in own.tokens[verb.last : verb.last + 3]}:
        return "considered"  # has in mind a ban, has it in mind to stop them
    first = next((token.low for token in own.tokens[verb.last : verb.last + 2] if token.tag != "QUO"), "")
    if first in ("yet", "still"):
        return "refused"
    inner = infinitive(own.clause)
    if usual is not None or inner is None or inner.anchor is not None or own.direct() or verb.negative or verb.passive:
        return usual
    did = verb.past or verb.perfect or verb.modal in ("will", "may", "might", "could", "would", "is to")
    return "passes" if did else None


def _set(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Set out to halt them; but the approach set out in paragraph 3."""
    told = not after(verb, own) & {"out", "forth", "down"} or infinitive(own.clause) is not None
    return usual if told else None


def _went_on(verb: Verb, own: Parts, usual: str | None) -> str | None:
    words = after(verb, own)
    return usual if "on" in words and "back" not in words else None  # went back on its decision to halt them


def _played(verb: Verb, own: Parts, usual: str | None) -> str | None:
    return None if "down" in after(verb, own) else usual


def _voted(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is to vote on whether to lift it; voted to reject a motion, where the vote is the act; voted it down."""
    senses = _purposes(own) if not verb.modal and verb.form == "finite" else ()
    if senses and all(sense.act in _STANCES for sense in senses):
        return "passes"
    if any(isinstance(i.what, Clause) and i.what.kind == "whether" for i in own.post):
        return "considered"
    if any(prep == "on" and group.kind in (*FIELD, "measure") for prep, group in own.groups(own.post)):
        return "considered"  # votes on a ban: nobody knows how it goes
    down = not verb.passive and any(group.kind in (*FIELD, "measure") for group in own.direct())
    return None if down else usual


def _branded(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Calls reports of it baseless."""
    return "denied" if called_untrue(own) else usual


def _left(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Left the door open to suspending them, left it open whether they would be sent."""
    if "open" in after(verb, own) and any(isinstance(i.what, Clause) and i.what.kind == "whether" for i in own.post):
        return "considered"
    spans = (own.tokens[group.first : group.last + 1] for group in own.direct())
    return "considered" if any({"door", "open"} <= {token.low for token in span} for span in spans) else usual


def _determined(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is determined to halt them, bent on halting them."""
    return "planned" if verb.passive else usual


def _tasked(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Whoever is tasked with examining them is to do so."""
    return "planned" if verb.passive and own.after("by") is None else usual


def _negotiated(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Whoever is negotiating a sale has not made it: and who negotiated one has."""
    return usual if verb.progressive or verb.form in ("inf", "ger") else None


def _tempted(verb: Verb, own: Parts, usual: str | None) -> str | None:
    return "considered" if verb.passive else usual


def _declared(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Signalled its readiness to sell them."""
    inner = infinitive(own.clause)
    if usual is not None or verb.passive or inner is None:
        return usual
    held = [group for group in own.direct() if singular(own.tokens[group.head].low) in _READINESS]
    whose = held[0].owner if held else None
    if whose is not None and whose.kind != "pronoun":
        inner.subject = whose  # underlined Norway's commitment to supply them
    if held and held[0].negative:
        return "refused"  # showed no willingness to sell them
    return "planned" if held else None


def _talked(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Talks of halting them, hints at a halt."""
    if usual is not None or verb.passive or verb.negative:
        return usual
    if verb.lemma == "hint" and "at" in after(verb, own):
        return "considered"
    told = (i for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger")
    return "considered" if any(item.prep in ("of", "about", "at") for item in told) else None


def _brought_up(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Raised the idea of a halt."""
    if usual is not None or verb.passive or verb.negative:
        return usual
    heads = (singular(own.tokens[group.head].low) for group in own.direct())
    return "considered" if any(frames().heads.get(word) == "considered" for word in heads) else None


def _used(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Uses diplomacy to press; will use his chair to block the sale."""
    if verb.passive:
        return usual
    means = verb.lemma in ("use", "utilise", "utilize") and presses(own)
    seat = verb.lemma in ("use", "exercise", "wield", "employ", "exploit", "abuse") and _by_power(own)
    return "passes" if means or seat else usual


def _by_power(own: Parts) -> bool:
    """Whether it is a power or a seat that is used to do something to a transfer."""
    held, inner = own.object(), infinitive(own.clause)
    if held is None or inner is None:
        return False
    seat = singular(own.tokens[held.head].low) in wordset("seats_of_power")
    arms = held.kind == "goods" or (held.refers is not None and held.refers.kind == "goods")
    below = (item.what for item in inner.post if isinstance(item.what, Group) and not item.prep)
    seat = seat or (not arms and any(group.kind in FIELD for group in below))  # has used it twice to delay deliveries
    return seat and any(sense.act in MEASURES for sense in _purposes(own))


def _signed(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Signed on Monday to supply them."""
    bare = infinitive(own.clause) is not None and not own.direct() and not verb.passive
    return "planned" if bare else usual


def _pressed_on(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Presses ahead with plans to sell."""
    return "planned" if after(verb, own) & {"ahead", "on", "forward"} else usual


def _heard(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is said to have sold them."""
    return "passes" if raised(own) is not None else usual


def _worked(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is working with its allies to supply them: means to."""
    bare = infinitive(own.clause) is not None and not own.direct() and not verb.passive
    return "planned" if bare else usual


def _stepped_up(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Stepped up to supply them: did."""
    bare = infinitive(own.clause) is not None and not own.direct() and not verb.passive
    return "passes" if bare and after(verb, own) & {"up", "in", "forward"} else usual


def _chose(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Chose a yard to supply them: the yard will."""
    whom, inner = own.place("agent"), infinitive(own.clause)
    if whom is not None and inner is not None and not verb.passive:
        inner.subject = whom
    return usual


def _helped(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Helped Chad buy them: Chad did."""
    whom, inner = own.place("agent"), infinitive(own.clause)
    if whom is not None and inner is not None and not verb.passive:
        inner.subject = whom
    return usual


def _excluded(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Excludes that it was sold; but these exports are excluded from the halt."""
    return None if verb.passive and own.thing_after("from") is not None else usual


def leaves_open(own: Parts, who: Group, known: bool) -> bool:
    """Whether somebody who speaks does not rule out that something may be: an official did not rule out that.

    ``known`` is whether the name is that of a person of whom the page told before.
    """
    that = any(isinstance(i.what, Clause) and i.what.kind == "that" for i in own.post)
    return that and (known or who.kind in ("person", "spokes") or is_person(who, own.tokens))


_TOPICS = frozenset(("matter", "issue", "question", "subject", "topic"))
"""What stands for that which was spoken of where it is discussed."""


def is_topic(group: Group, own: Parts) -> bool:
    """Whether a group stands for what was spoken of: the matter, the issue."""
    return own.near and singular(own.tokens[group.head].low) in _TOPICS


def discussed(own: Parts) -> Modality:
    """How firmly something is discussed: ministers discuss it on Monday, which is still to come."""
    verb = own.clause.verb
    plain = verb is not None and not (verb.past or verb.perfect or verb.progressive or verb.modal or verb.passive)
    times = [i.what for i in own.clause.post if isinstance(i.what, Group) and i.what.kind == "time"]
    ahead = any(own.tokens[time.head].text in wordset("days") or own.tokens[time.first].low == "next" for time in times)
    return Modality.PLANNED if plain and ahead else Modality.CONSIDERED


_Turn = Callable[[Verb, Parts, str | None], str | None]


def _turns(rows: Iterable[tuple[_Turn, Iterable[str]]]) -> dict[str, _Turn]:
    return {verb: turn for turn, verbs in rows for verb in verbs}


TURNS: Mapping[str, _Turn] = _turns((
    (_heard, wordset("hearsay")),
    (_branded, BRANDS),
    (_thought, ("think",)),
    (_wanted, ("want",)),
    (_made_good, ("follow",)),
    (_ruled, ("rule",)),
    (_stopped, ("stop",)),
    (_fell, ("fall",)),
    (_chose, ("choose",)),
    (_came, ("come",)),
    (_turned, ("turn",)),
    (_proved, ("prove",)),
    (_meant, ("mean",)),
    (_ended, ("end",)),
    (_had, ("have",)),
    (_set, ("set",)),
    (_went_on, ("go", "carry")),
    (_played, ("play",)),
    (_voted, ("vote",)),
    (_left, ("leave",)),
    (_determined, ("suppose", "determine", "bend")),
    (_tempted, ("tempt", "interest")),
    (_negotiated, ("negotiate",)),
    (_tasked, ("task", "mandate", "commission", "entrust", "detail")),
    (_declared, (
        "declare", "signal", "express", "voice", "reaffirm", "affirm", "underscore", "underline", "reiterate", "stress",
        "emphasise", "emphasize", "renew", "restate", "repeat", "show", "demonstrate",
    )),
    (_talked, ("talk", "speak", "hint", "muse")),
    (_brought_up, ("raise", "broach", "moot", "bring")),
    (_used, ("use", "utilise", "utilize", "employ", "wield", "exercise", "exploit", "abuse")),
    (_signed, ("sign",)),
    (_worked, ("work", "team", "labour", "labor")),
    (_stepped_up, ("step",)),
    (_helped, ("help",)),
    (_excluded, ("exclude",)),
    *WEIGHINGS,
    *OUTCOMES,
    (_kept, ("keep",)),
    (_pressed_on, ("press", "push", "forge", "plough", "plow")),
))  # fmt: skip
"""Verbs whose effect hangs on what stands by them, each with what it then is; a later row holds before an earlier."""
