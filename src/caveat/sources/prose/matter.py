"""A statement in; what is compared of it with another, and whether both can speak of one party, thing and time, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from caveat.dates import NotADate, PartialDate
from caveat.evidence import Polarity
from caveat.sources.prose.likeness import alike, key, same_goods
from caveat.sources.prose.quantities import counts
from caveat.sources.prose.statement import Mention, Statement


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OLD = 45
"""Days before the publication from which an act that is dated so is history, and no denial of today is meant of it."""
_LOOSE = _listed("""
    delivery shipment export sale supply transfer handover deal order contract purchase package aid arm weapon weaponry
    good equipment material materiel hardware ban hold pause freeze embargo suspension halt block stop anything nothing
    thing it them they programme program consignment batch lot link condition
    go-slow slowdown delay moratorium cancellation standstill stoppage holdup notion report
""")
"""Words that may stand for whatever goods are spoken of."""
KINDS = _listed("equipment material materiel hardware aid good weapon")
"""Words for goods of any kind, which another word before them may narrow: "medical equipment"."""
PERMITS = _listed("application request rejection refusal denial licence license permit approval authorisation")
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
_NUMERAL = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|(?:a |one )?hundred)"
)
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
    "corrected": re.compile(rf",? (?:and )?not {_NUMERAL}\b|^it (?:was|is) {_NUMERAL}\b", re.IGNORECASE),
    "listed": re.compile(
        r"\b(?:among|list|lists|listed|inventory|annex|fact sheet|notice|exempt\w*|except\w*|unaffected|excluded"
        r"|altogether|remains? (?:blocked|frozen|withheld|suspended|on hold))\b",
        re.IGNORECASE,
    ),
    "only": re.compile(r"^\W*(?:only|just|merely|nothing but|solely)\b", re.IGNORECASE),
    "ever": re.compile(r"\b(?:ever|never)\b", re.IGNORECASE),
}
"""Turns of phrase that tell whether two statements can both be so: what has arrived was sent, a further number is none
that changed, and what is only mentioned in a list stands on one."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, and what is compared of it."""

    at: int
    said: Statement
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
        """Whether it says that something is so."""
        return self.said.polarity is Polarity.POSITIVE


def claim(text: str, at: int, one: Statement, published: date | None) -> Claim:
    """What is compared of a statement, worked out once."""
    words = text[one.start : one.end]
    objects = tuple(each.name for each in one.objects)
    days = _days(one.date, bool(_SINCE.search(words)), published)
    return Claim(at, one, _party(one.actor), _party(one.target),
                  objects, days, _marks(words), _numbers(text, one))  # fmt: skip


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
def states(party: frozenset[str]) -> frozenset[str]:
    """The states that a name speaks of."""
    return frozenset(word for word in party if word.startswith(_STATE))


@lru_cache(maxsize=16_384)
def one_party(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Whether two names can be one party: a state and its offices are, two offices without a state are if alike."""
    if one is None or other is None:
        return True
    if states(one) and states(other):
        return bool(states(one) & states(other))
    return one <= other or other <= one or bool(one & other) or one <= _OFFICES or other <= _OFFICES


def both_named(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Whether two parties are told, and can be one."""
    return one is not None and other is not None and one_party(one, other)


@lru_cache(maxsize=4096)
def loose(objects: tuple[str, ...]) -> bool:
    """Whether goods are named at all, beyond words that stand for any."""
    return not any(_telling(each) for each in objects)


@lru_cache(maxsize=4096)
def _telling(phrase: str) -> frozenset[str]:
    """The words of a phrase that tell what goods it names: "gearbox" of "the delivery of gearboxes"."""
    words = {_singular(word) for word in _WORD.findall(_goods(phrase).lower())}
    return frozenset(word for word in words - _LOOSE - _PLAIN if not states(key(word)))


@lru_cache(maxsize=4096)
def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase, in the singular."""
    return frozenset(map(_singular, _WORD.findall(_LORRY.sub("trucks", phrase.lower()))))


@lru_cache(maxsize=4096)
def head_of(phrase: str) -> str:
    """The noun of a phrase, in the singular: "delivery" of "the first deliveries of tanks"."""
    return _singular(_OF.split(phrase.lower())[0].rsplit(" ", 1)[-1])


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether both name the same goods."""
    return any(like(a, b) for a in one.objects for b in other.objects)


def like(one: str, other: str) -> bool:
    """Whether goods are the same, also where the one is the delivery of the other."""
    if not words_of(one) & words_of(other):
        return False
    if same_goods(one, other):
        return True
    bare, plain = _goods(one), _goods(other)
    if (bare, plain) != (one, other) and same_goods(bare, plain):
        return True
    # "Radar transfer" and "patrol radars": the head of one is the transfer, and what is transferred stands before it.
    moved = head_of(bare) in _LOOSE or head_of(plain) in _LOOSE
    return moved and bool(_telling(one) & _telling(other))


def _goods(phrase: str) -> str:
    """What is delivered, of "the delivery of 20 lorries"; a word that has two forms in one."""
    phrase = _LORRY.sub("trucks", phrase)
    moved = _MOVED.match(phrase)
    return _COUNT.sub("", phrase[moved.end() :] if moved else phrase)


def one_matter(one: Claim, other: Claim) -> bool:
    """Whether both can speak of the same goods: they name them, or one of them names none."""
    if loose(one.objects) or loose(other.objects) or same_thing(one, other):
        return True
    parties = both_named(one.actor, other.actor) or both_named(one.target, other.target)
    return parties and (_permits(one.objects) or _permits(other.objects))


def _permits(objects: Sequence[str]) -> bool:
    """Whether papers are named, which stand for the goods that they are for."""
    heads = [head_of(each) for each in objects]
    return all(head in PERMITS | _LOOSE for head in heads) and any(head in PERMITS for head in heads)


def named_goods(one: Claim) -> int:
    """How many goods a statement names."""
    return sum(head_of(each) not in _LOOSE for each in one.objects)


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


def one_time(one: Claim, other: Claim) -> bool:
    """Whether no day that is told sets the two apart."""
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def history(one: Claim, other: Claim, published: date | None) -> bool:
    """Whether the one is dated long ago and the other not at all."""
    if published is None or one.days is None or other.days is not None:
        return False
    return (published - one.days[1]).days > _OLD


def one_voice(one: Statement, other: Statement) -> bool:
    """Whether two statements stand on one word."""
    a, b = one.attribution, other.attribution
    if a.speaker is None or b.speaker is None:
        return a.speaker is b.speaker and a.relayed_from == b.relayed_from
    return alike(a.speaker, b.speaker)


def is_item(phrase: str) -> bool:
    """Whether a phrase names something that can stand on a list: "medical equipment", and no "delivery"."""
    head = head_of(phrase)
    return head not in _LOOSE or (head in KINDS and " " in phrase)


def both_permits(one: str, other: str) -> bool:
    """Whether two units are papers: nine applications and two rejections are counts of one thing."""
    return head_of(one) in PERMITS and head_of(other) in PERMITS


def _numbers(text: str, one: Statement) -> tuple[tuple[float, str, bool], ...]:
    told = one.quantities or counts(text, one.start, one.end)
    return tuple((each.value, each.unit, each.qualifier is not None) for each in told)
