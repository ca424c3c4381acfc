"""The statements of one document in; the pairs of them that cannot both hold, out.

A pair is named only where both speak of one matter: parties, goods and time that can be the same. Who denies must not
be who said it, a later count must not be a further one, and a change in time is none. What is unsure is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from caveat.dates import NotADate, PartialDate
from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.likeness import alike, key, same_goods
from caveat.sources.prose.quantities import counts
from caveat.sources.prose.statement import Contradiction, Mention, Statement, Why


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEAR = 150
"""Statements back to which one is compared: a long document takes time that grows with its length alone."""
MOST = 500
"""Pairs after which no more are sought: whoever has so many has another question."""
ABOUT = 0.1
"""How far two rounded numbers may lie apart."""
_OLD = 45
"""Days before the publication from which an act that is dated so is history, and no denial of today is meant of it."""

_MOVES = frozenset((Act.DELIVER, Act.OFFER, Act.APPROVE, Act.RESUME))
_STOPS = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD))
_MOVING = _MOVES | _STOPS
_DENIABLE = _MOVES | _STOPS | {Act.REQUEST, Act.CONDITION, Act.USE, Act.DENY, Act.NOTIFY}
_COUNTABLE = _MOVES | _STOPS | {Act.REQUEST, Act.DENY, Act.USE}
_REAL = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL))
_FIRM = frozenset((Modality.ASSERTED, Modality.PLANNED))
_LOOSE = _listed("""
    delivery shipment export sale supply transfer handover deal order contract purchase package aid arm weapon weaponry
    good equipment material materiel hardware ban hold pause freeze embargo suspension halt block stop anything nothing
    thing it them they programme program consignment batch lot link condition
""")
"""Words that may stand for whatever goods are spoken of."""
_KINDS = _listed("equipment material materiel hardware aid good weapon")
_PERMITS = _listed("application request rejection refusal denial licence license permit approval authorisation")
_OFFICES = _listed("""
    government ministry administration department cabinet presidency authority agency committee office defence foreign
    minister president army military country
""")
"""Words of which a name is made that may be an office of any state."""
_PRONOUNS = _listed("i we you he she it they us them")
"""Who is not told where a pronoun stands unresolved."""
_SEATS = {
    "pentagon": "United States", "white house": "United States", "state department": "United States",
    "capitol hill": "United States", "downing street": "United Kingdom", "whitehall": "United Kingdom",
    "mod": "United Kingdom", "elysee": "France", "élysée": "France", "bundestag": "Germany", "bundeswehr": "Germany",
    "knesset": "Israel", "idf": "Israel", "blue house": "South Korea", "storting": "Norway", "sejm": "Poland",
    "diet": "Japan", "federal council": "Switzerland", "bundesrat": "Switzerland",
}  # fmt: skip
"""Houses that stand for the state whose government sits there."""
_SEATED = re.compile(r"\b(?:in|of) (?P<seat>[A-Z][\w-]+(?: [A-Z][\w-]+)?)$")
_STATE = "state&"
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_LORRY = re.compile(r"\blorr(?:y|ies)\b")
_MOVED = re.compile(
    r"(?:\w+ ){0,3}?(?:deliver(?:y|ies)|shipments?|exports?|sales?|suppl(?:y|ies)|transfers?|handover|licen[cs]es?"
    r"|permits?|issuing of licen[cs]es|contracts?|sending) (?:of|for) (?:the (?:export|sale) of )?"
)
_COUNT = re.compile(r"^(?:the |a |an )?(?:[\d,.]+ )?")
_OF = re.compile(r" (?:of|for|to|from|in|on|with) ")
_WORD = re.compile(r"[a-z][\w-]*")
_PLAIN = _listed("""
    a an the of for to from in on with any all some such further more new remaining last next first second other
    military defence defense possible planned promised whole entire its their his her our your foreign
""")
"""Words before a noun that do not tell which goods are meant."""
_MARKS = {
    "perfect": re.compile(r"\b(?:has|have|had)\b|\b(?:hasn|haven|hadn)['’]t\b", re.IGNORECASE),
    "arrives": re.compile(r"\b(?:arriv\w+|reached|received|come)\b"),
    "leaves": re.compile(r"\b(?:ship(?:s|ped)|sent|sends|left|leaves|dispatch\w+|on (?:the|its|their) way|en route)\b"),
    "returns": re.compile(
        r"\b(?:come|came|sen[dt]|sending|hand(?:ed)?|return\w*) back\b|(?<!in )\breturn(?:s|ed|ing)?\b"
    ),
    "promised": re.compile(r"\b(?:been|was|were) promised\b"),
    "further": re.compile(
        r"\b(?:another|further|additional|extra|more|other|others|remaining|rest|first|second|third|last|next|also|already"
        r"|so far|initial|part of)\b|\bof (?:the|its|their|which|\d+)\b",
        re.IGNORECASE,
    ),
    "corrected": re.compile(r",? (?:and )?not (?:\w+|[\d,]+)(?=[ ,.;]|$)"),
    "listed": re.compile(
        r"\b(?:among|list|lists|listed|inventory|annex|fact sheet|notice|exempt\w*|except\w*|unaffected|excluded|altogether"
        r"|remains? (?:blocked|frozen|withheld|suspended|on hold))\b",
        re.IGNORECASE,
    ),
    "only": re.compile(r"^\W*(?:only|just|merely|nothing but|solely)\b", re.IGNORECASE),
    "ever": re.compile(r"\b(?:ever|never)\b", re.IGNORECASE),
}
"""Turns of phrase that tell whether two statements can both be so."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A statement, and what is compared of it."""

    at: int
    said: Statement
    words: str
    actor: frozenset[str] | None
    target: frozenset[str] | None
    objects: tuple[str, ...]
    days: tuple[date, date] | None
    marks: frozenset[str]
    """Which turns of phrase stand in it, by their names in ``_MARKS``."""
    numbers: tuple[tuple[float, str, bool], ...]
    """Value, unit, and whether it is rounded."""

    @property
    def positive(self) -> bool:
        return self.said.polarity is Polarity.POSITIVE


def contradictions(
    text: str, statements: Sequence[Statement], published: date | None = None
) -> tuple[Contradiction, ...]:
    """Pairs of statements that cannot both hold, each once, in the order in which the later of the two stands."""
    claims = [_claim(text, at, one, published) for at, one in enumerate(statements)]
    found: list[Contradiction] = []
    for other in claims:
        for one in claims[max(0, other.at - NEAR) : other.at]:
            why = _why(one, other, published) if _comparable(one.said, other.said) else None
            if why is not None:
                found.append(Contradiction(one.at, other.at, why))
        if len(found) >= MOST:
            break
    return tuple(_without_echoes(found))


def _without_echoes(found: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """The pairs, less what a garbled statement adds to the pair of the one that it turns round."""
    turned = {(one.a, one.b) for one in found if one.why == "direction"}
    pairs = {(one.a, one.b, one.why) for one in found}
    for one in found:
        others = [b for a, b in turned if a == one.a]
        if one.why == "direction" or not any((b, one.b, one.why) in pairs for b in others):
            yield one


def _comparable(one: Statement, other: Statement) -> bool:
    if one.act is other.act:
        return one.act in _DENIABLE
    return one.act in _MOVING and other.act in _MOVING and one.polarity is other.polarity is Polarity.POSITIVE


def _claim(text: str, at: int, one: Statement, published: date | None) -> _Claim:
    words = text[one.start : one.end]
    objects = tuple(each.name for each in one.objects)
    days = _days(one.date, bool(_SINCE.search(words)), published)
    return _Claim(at, one, words, _party(one.actor), _party(one.target),
                  objects, days, _marks(words), _numbers(text, one) if one.act in _COUNTABLE else ())  # fmt: skip


def _why(one: _Claim, other: _Claim, published: date | None) -> Why | None:
    if Modality.HYPOTHETICAL in (one.said.modality, other.said.modality):
        return None
    if one.positive and other.positive:
        if _turned(one, other, published):
            return "direction"
        if _on_two_lists(one, other):
            return "list"
        return "count" if _other_count(one, other) else None
    if one.positive is other.positive:
        return None
    yes, no = (one, other) if one.positive else (other, one)
    if not _denies(no, yes, published):
        return None
    return "list" if len(yes.objects) > 1 and no.said.modality is Modality.PLANNED else "denial"


# Who, what and when --------------------------------------------------------------------------------------------------


def _party(named: Mention | None) -> frozenset[str] | None:
    """What is compared of a party: its telling words, and the state whose house or office it is."""
    if named is None:
        return None
    name = named.name
    if name.lower() in _PRONOUNS:
        return None
    own = key(name)
    seat = _SEATS.get(name.lower().removeprefix("the "))
    if seat is not None:
        return own | key(seat)
    office = _SEATED.search(name)
    within = key(office["seat"]) if office else frozenset()
    return own | {word for word in within if word.startswith(_STATE)}


@lru_cache(maxsize=4096)
def _states(party: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in party if word.startswith(_STATE))


@lru_cache(maxsize=16_384)
def _one_party(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Whether two names can be one party: a state and its offices are, two offices without a state are if alike."""
    if one is None or other is None:
        return True
    if _states(one) and _states(other):
        return bool(_states(one) & _states(other))
    return one <= other or other <= one or bool(one & other) or one <= _OFFICES or other <= _OFFICES


def _named(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return one is not None and other is not None and _one_party(one, other)


@lru_cache(maxsize=4096)
def _loose(objects: tuple[str, ...]) -> bool:
    """Whether goods are named at all, beyond words that stand for any."""
    return not any(_telling(each) for each in objects)


@lru_cache(maxsize=4096)
def _telling(phrase: str) -> frozenset[str]:
    """The words of a phrase that tell what goods it names: "gearbox" of "the delivery of gearboxes"."""
    words = {_singular(word) for word in _WORD.findall(_goods(phrase).lower())}
    return frozenset(word for word in words - _LOOSE - _PLAIN if not _states(key(word)))


@lru_cache(maxsize=4096)
def _words(phrase: str) -> frozenset[str]:
    return frozenset(map(_singular, _WORD.findall(_LORRY.sub("trucks", phrase.lower()))))


@lru_cache(maxsize=4096)
def _head(phrase: str) -> str:
    return _singular(_OF.split(phrase.lower())[0].rsplit(" ", 1)[-1])


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _same_thing(one: _Claim, other: _Claim) -> bool:
    return any(_like(a, b) for a in one.objects for b in other.objects)


def _like(one: str, other: str) -> bool:
    """Whether goods are the same, also where the one is the delivery of the other."""
    if not _words(one) & _words(other):
        return False
    if same_goods(one, other):
        return True
    bare, plain = _goods(one), _goods(other)
    if (bare, plain) != (one, other) and same_goods(bare, plain):
        return True
    # "Radar transfer" and "patrol radars": the head of one is the transfer, and what is transferred stands before it.
    moved = _head(bare) in _LOOSE or _head(plain) in _LOOSE
    return moved and bool(_telling(one) & _telling(other))


def _goods(phrase: str) -> str:
    """What is delivered, of "the delivery of 20 lorries"; a word that has two forms in one."""
    phrase = _LORRY.sub("trucks", phrase)
    moved = _MOVED.match(phrase)
    return _COUNT.sub("", phrase[moved.end() :] if moved else phrase)


def _one_matter(one: _Claim, other: _Claim) -> bool:
    if _loose(one.objects) or _loose(other.objects) or _same_thing(one, other):
        return True
    parties = _named(one.actor, other.actor) or _named(one.target, other.target)
    return parties and (_permits(one.objects) or _permits(other.objects))


def _permits(objects: Sequence[str]) -> bool:
    """Whether papers are named, which stand for the goods that they are for."""
    heads = [_head(each) for each in objects]
    return all(head in _PERMITS | _LOOSE for head in heads) and any(head in _PERMITS for head in heads)


def _named_goods(one: _Claim) -> int:
    return sum(_head(each) not in _LOOSE for each in one.objects)


def _marks(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _MARKS.items() if pattern.search(words))


def _days(told: str | None, since: bool, published: date | None) -> tuple[date, date] | None:
    if told is None:
        return None
    try:
        if "W" in told:
            year, week = told.split("-W")
            return date.fromisocalendar(int(year), int(week), 1), date.fromisocalendar(int(year), int(week), 7)
        found = PartialDate.parse(told)
    except (NotADate, ValueError):
        return None
    return found.earliest, (published or date.max) if since else found.latest


def _one_time(one: _Claim, other: _Claim) -> bool:
    """Whether no day that is told sets the two apart."""
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _history(one: _Claim, other: _Claim, published: date | None) -> bool:
    """Whether the one is dated long ago and the other not at all."""
    if published is None or one.days is None or other.days is not None:
        return False
    return (published - one.days[1]).days > _OLD


def _one_voice(one: Statement, other: Statement) -> bool:
    """Whether two statements stand on one word."""
    a, b = one.attribution, other.attribution
    if a.speaker is None or b.speaker is None:
        return a.speaker is b.speaker and a.relayed_from == b.relayed_from
    return alike(a.speaker, b.speaker)


# The four kinds ------------------------------------------------------------------------------------------------------


def _denies(no: _Claim, yes: _Claim, published: date | None) -> bool:
    """Whether the first says that not to be so which the second says to be so."""
    if no.said.act is not yes.said.act or no.said.act not in _DENIABLE or yes.said.modality not in _REAL:
        return False
    if not (_one_way(no, yes) and _one_time(no, yes)) or _beside_the_point(no, yes):
        return False
    if _history(yes, no, published) and "ever" not in no.marks:
        return False
    if no.said.modality is not Modality.DENIED:
        if no.said.modality is not yes.said.modality or no.said.modality not in _FIRM:
            return False
        return _one_party(no.actor, yes.actor) and _same_thing(no, yes) and not _one_voice(no.said, yes.said)
    if yes.said.modality is not Modality.ASSERTED and "perfect" in no.marks:
        return False
    if not (_one_party(no.actor, yes.actor) or (_bodiless(no.actor, yes.actor) and _loose(no.objects))):
        return False
    if not _one_matter(no, yes):
        return False
    return not _one_voice(no.said, yes.said) or (_same_thing(no, yes) and _named(no.target, yes.target))


def _one_way(one: _Claim, other: _Claim) -> bool:
    """Whether goods can have gone the same way; a town may lie in the state that the other names."""
    if _one_party(one.target, other.target):
        return True
    places = (one.target or frozenset(), other.target or frozenset())
    town = sum(bool(_states(place)) for place in places) == 1
    return town and _named(one.actor, other.actor) and _same_thing(one, other)


def _beside_the_point(no: _Claim, yes: _Claim) -> bool:
    """Whether both may hold: sent and not yet arrived, sent and not returned, discussed, promised."""
    if "arrives" in no.marks and "leaves" in yes.marks:
        return True
    if ("returns" in no.marks) is not ("returns" in yes.marks):
        return True
    return "promised" in yes.marks or (yes.said.modality is Modality.CONSIDERED and yes.actor is None)


def _bodiless(no: frozenset[str] | None, yes: frozenset[str] | None) -> bool:
    """Whether an office that names no state may be the one that a state is said to act through."""
    if no is None or yes is None:
        return True
    return not _states(no) and bool(_states(yes))


def _turned(one: _Claim, other: _Claim, published: date | None) -> bool:
    """Whether giver and taker have changed places."""
    a, b = one.said.act, other.said.act
    if a not in _MOVING or b not in _MOVING:
        return False
    if one.actor is None or one.target is None or other.actor is None or other.target is None:
        return False
    if _one_party(one.actor, one.target) or _one_party(other.actor, other.target):
        return False
    crossed = _crossed(one.actor, other.target), _crossed(one.target, other.actor)
    straight = _crossed(one.actor, other.actor) or _crossed(one.target, other.target)
    if not any(crossed) or straight:
        return False
    if not all(crossed) and not _described(one, other):
        return False
    if _history(one, other, published) or _history(other, one, published):
        return False
    return _one_time(one, other) and _may_be_swapped(one, other)


def _may_be_swapped(one: _Claim, other: _Claim) -> bool:
    """Whether the goods of two statements that exchange the parties can be the same."""
    if any(_words(a) & _words(b) and same_goods(a, b) for a in one.objects for b in other.objects):
        return True
    if one.said.act is not other.said.act:
        return False
    return _one_matter(one, other) or any(_head(each) in _KINDS for each in (*one.objects, *other.objects))


def _crossed(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(_states(one) & _states(other)) or one == other


def _described(one: _Claim, other: _Claim) -> bool:
    """Whether the two parties that are not the same by name are so by a description: "the Baltic nation"."""
    pairs = ((one.actor, other.target), (one.target, other.actor))
    for first, second in pairs:
        if first is not None and second is not None and not _crossed(first, second):
            described = [party for party in (first, second) if not _states(party)]
            return any(party & {"nation", "country", "neighbour", "neighbor", "ally", "state"} for party in described)
    return False


def _on_two_lists(one: _Claim, other: _Claim) -> bool:
    """Whether one item is told to be stopped and to go on."""
    for stop, move in ((one, other), (other, one)):
        if stop.said.act not in _STOPS:
            continue
        if move.said.act in (Act.DELIVER, Act.RESUME) and move.said.modality in _FIRM and stop.said.modality in _FIRM:
            listed = max(_named_goods(move), _named_goods(stop)) > 1 or any(
                "listed" in each.marks for each in (move, stop)
            )
            if listed and _same_item(stop, move) and _fits(stop, move):
                return True
    return one.said.act is other.said.act and one.said.act in _STOPS and _only_another(one, other)


def _same_item(one: _Claim, other: _Claim) -> bool:
    return any(_like(a, b) for a in one.objects if _is_item(a) for b in other.objects if _is_item(b))


def _is_item(phrase: str) -> bool:
    """Whether a phrase names something that can stand on a list: "medical equipment", and no "delivery"."""
    head = _head(phrase)
    return head not in _LOOSE or (head in _KINDS and " " in phrase)


def _fits(one: _Claim, other: _Claim) -> bool:
    return (
        not _one_voice(one.said, other.said)
        and _one_party(one.actor, other.actor)
        and _one_party(one.target, other.target)
        and _one_time(one, other)
    )


def _only_another(one: _Claim, other: _Claim) -> bool:
    """Whether one says that only something else than what the other says is stopped."""
    for only, whole in ((one, other), (other, one)):
        if "only" in only.marks and only.objects and whole.objects and _fits(only, whole):
            return not _same_thing(only, whole) and not _loose(whole.objects)
    return False


def _other_count(one: _Claim, other: _Claim) -> bool:
    """Whether one number is told in two ways."""
    if one.said.act is not other.said.act or one.said.act not in _COUNTABLE:
        return False
    if one.said.modality is not other.said.modality or not (_one_time(one, other)):
        return False
    corrected = bool("corrected" in one.marks or "corrected" in other.marks)
    if _one_voice(one.said, other.said) and not corrected:
        return False
    if not (_one_party(one.actor, other.actor) and _one_party(one.target, other.target)):
        return False
    if not corrected and ("further" in one.marks or "further" in other.marks):
        return False
    return _numbers_differ(one, other)


def _numbers_differ(one: _Claim, other: _Claim) -> bool:
    for value, unit, rounded in one.numbers:
        for second, other_unit, other_rounded in other.numbers:
            if value == second or not (
                same_goods(unit, other_unit) or unit == other_unit or _both_permits(unit, other_unit)
            ):
                continue
            if not (rounded or other_rounded) or abs(value - second) > ABOUT * max(value, second):
                return True
    return False


def _both_permits(one: str, other: str) -> bool:
    return _head(one) in _PERMITS and _head(other) in _PERMITS


def _numbers(text: str, one: Statement) -> tuple[tuple[float, str, bool], ...]:
    told = one.quantities or counts(text, one.start, one.end)
    return tuple((each.value, each.unit, each.qualifier is not None) for each in told)
