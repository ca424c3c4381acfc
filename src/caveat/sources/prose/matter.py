"""A statement in; what is compared of it with another, and whether both can speak of one matter and time, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caveat.dates import NotADate, PartialDate
from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.goods import NUMERAL, like, loose, members, permits, whole
from caveat.sources.prose.likeness import alike
from caveat.sources.prose.marks import PAST, Marks
from caveat.sources.prose.moments import WHEN
from caveat.sources.prose.moments import told as when_told
from caveat.sources.prose.parties import Party, both_named, of_state, party, states
from caveat.sources.prose.quantities import quantities
from caveat.sources.prose.standing import numbers
from caveat.sources.prose.statement import Statement

Number = tuple[float, str, bool]
"""Value, unit, and whether it is rounded."""

_OLD = 45
"""Days before the publication from which an act that is dated so is history, and no denial of today is meant of it."""
_PAST = 500
"""The same for a denial that looks back itself: "had not done so"."""
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_SINCE_DAY = re.compile(r"\bsince (?=[A-Z\d]|last |the |early |late |mid|then)")
_SUCH = re.compile(
    r"(?:no |any |an? )?(?:such (?:an? )?)?(?:offer|request|demand|condition|decision|suspension)s?$", re.IGNORECASE
)
"""An object that is no more than the noun of the act: no such offer."""
_A = re.compile(r"\b(?:an?|any) (?:\w+ )?\Z")
_SORT = re.compile(r" (?:at war|in conflict|under|that|which|who)\b[^.,;]{0,30}")
_SUCH_AS = "such as "
_OFFICE = 80
"""Characters before a name in which his office may stand."""
_BEFORE = 140
_NEAR_BEHIND = 30
_BEHIND = 60
"""Characters before and behind a statement that are looked at."""
_NUMBER_BEFORE = re.compile(rf"\b(?P<number>{NUMERAL})(?: [a-z-]+){{0,2}} $", re.IGNORECASE)
_NUMBERED = re.compile(rf"^(?:(?:about|some|the|these|those) )*{NUMERAL} ", re.IGNORECASE)
_NUMBER_AT_END = re.compile(rf"\b(?P<number>{NUMERAL})$", re.IGNORECASE)
"""Where the number of goods stands: before them, or by itself where they were named before."""
_STOP = re.compile(r"[.\n]")
_SUM_SINCE = re.compile(r"\bsince (?:the (?:start|beginning|end) of )?(?P<when>[\w ]{3,25})")
"""What dates a sum of acts by its first: "has sent weapons since 2029"."""
_SAID_IN = re.compile(
    r"\b(?:said|told \w+|wrote|insisted|declared|replied|answered) (?:in|on|last) (?P<when>[\w ]{3,20})"
)
_LONG_SAID = 20
"""Days after which a denial is no longer meant of what came behind it."""
_DECISION = re.compile(r"\bdeci\w+ .*?\b(?:on|about|over|regarding) (?P<what>(?:[\w'’-]+ ){0,3}[\w'’-]+)")


@dataclass(frozen=True)
class Claim:
    """What is compared of a statement, of whatever document."""

    act: Act
    modality: Modality
    polarity: Polarity
    actor: Party | None
    target: Party | None
    objects: tuple[str, ...]
    days: tuple[date, date] | None
    published: date | None
    numbers: tuple[Number, ...]
    speaker: str | None
    relayed: str | None
    words: str
    """Its quote."""
    before: str = ""
    behind: str = ""
    """What stands right before and behind it."""

    @property
    def positive(self) -> bool:
        """Whether it says that something is so."""
        return self.polarity is Polarity.POSITIVE

    @cached_property
    def marks(self) -> Marks:
        """Which turns of phrase tell how it is meant: sought only where they matter."""
        words = self.words.replace(self.speaker, "") if self.speaker else self.words
        return Marks(words, self.before, self.behind)


def claim(text: str, one: Statement, published: date | None) -> Claim:
    """What is compared of a statement of a text, worked out once."""
    words = text[one.start : one.end]
    behind = _STOP.split(text[one.end : one.end + _BEHIND], maxsplit=1)[0]
    objects = [whole(text, each.name, each.end) for each in one.objects]
    end = max([one.end, *(end for _, end in objects if end < one.end + _BEHIND)])
    counts = one.quantities or (quantities(text, one.start, end) if end > one.end else ())
    units = [each.unit for each in counts]
    told = [each for each in counts if units.count(each.unit) == 1]  # asked for 30 and received nine: unsure
    return Claim(
        act=one.act,
        modality=one.modality,
        polarity=one.polarity,
        actor=_doer(text, one),
        target=_whom(text, one),
        objects=_named(objects, one) or _undecided(one.act, words),
        days=days(one.date, bool(_SINCE.search(words) or _SINCE_DAY.search(behind[:_NEAR_BEHIND])), published)
        or _told_beside(one, words, behind, published),
        published=published,
        numbers=numbered((each.value, each.unit, each.qualifier) for each in told) or _counted(text, one),
        speaker=one.attribution.speaker,
        relayed=one.attribution.relayed_from,
        words=words,
        before=text[max(0, one.start - _BEFORE) : one.start].rsplit("\n", 1)[-1],
        behind=behind,
    )


def _named(objects: Sequence[tuple[str, int]], one: Statement) -> tuple[str, ...]:
    """The goods that are told; where no more than the noun of the act is denied, that is of any: no request."""
    named = tuple(name for name, _ in objects if not _SUCH.match(name))
    named += tuple(part for name in named for part in members(name) if part not in named)
    denied = one.polarity is Polarity.NEGATIVE and one.act is Act.REQUEST
    return named or (("anything",) if objects and denied else ())


def _counted(text: str, one: Statement) -> tuple[Number, ...]:
    """The number of goods that are no quantity by their noun: 41 deals, and of these "it cleared 29"."""
    for goods in one.objects:
        here = text[goods.start : goods.end] == goods.name
        noun = _NUMBERED.sub("", goods.name)
        before = f"{text[one.start : goods.start]}{goods.name.removesuffix(noun)}"
        found = _NUMBER_BEFORE.search(before) if here else _NUMBER_AT_END.search(text[one.start : one.end])
        values = [max(each) for each, *_ in numbers(found["number"], (0, len(found["number"])))] if found else []
        if values:
            return ((values[-1], noun, False),)
    return ()


def _doer(text: str, one: Statement) -> Party | None:
    """Who does it; nobody is told where a speaker denies it for a body that he does not name."""
    if one.actor is None:
        return None
    said = one.attribution.speaker
    told = text[one.actor.start : one.actor.end].lower() in ("we", "us", "our", "ourselves")
    person = told and one.attribution.kind is Attribution.NAMED and said is not None
    person = person and (one.actor.name in ("We", "us") or alike(one.actor.name, said or ""))
    if person and one.modality is Modality.DENIED and one.act not in (Act.SUPPORT, Act.OPPOSE):
        return None
    named = party(one.actor.name)
    if named is None or one.modality is not Modality.DENIED:
        return named
    return of_state(of_state(named, said), _brought_in(text, said))


def _brought_in(text: str, said: str | None) -> str | None:
    """The words by which a speaker was brought in: spokesman of the Uzbek Foreign Ministry, Ulmas Rahmonqulov."""
    at = text.find(said) if said else -1
    return _STOP.split(text[max(0, at - _OFFICE) : at])[-1] or None if at > 0 else None


def _whom(text: str, one: Statement) -> Party | None:
    """Who gets it; of a sort of state, "a country at war", no state that is named need be one."""
    if one.target is None:
        return None
    named = party(one.target.name)
    sort = _SORT.match(text, one.target.end) or _SORT.search(one.target.name)
    if sort is not None and _A.search(text, max(0, one.target.start - _BEFORE), one.target.start) is None:
        sort = None
    return named | {f"{_SUCH_AS}{sort[0].strip()}"} if named is not None and sort is not None else named


def of_a_sort(one: Party) -> bool:
    """Whether a party is no more than a sort of state: a country at war."""
    return any(word.startswith(_SUCH_AS) for word in one)


def _undecided(act: Act, words: str) -> tuple[str, ...]:
    """What a decision is on, where only the decision was read."""
    told = _DECISION.search(words) if act is Act.DECIDE else None
    return (told["what"],) if told is not None else ()


def days(told: str | None, since: bool, published: date | None) -> tuple[date, date] | None:
    """The first and the last day that a date can mean; with "since", up to the publication."""
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


def _told_beside(one: Statement, words: str, behind: str, published: date | None) -> tuple[date, date] | None:
    """The days of what has no date of its own: of a sum of acts since a year, of a denial that was given long ago."""
    if one.date is not None or published is None:
        return None
    summed = one.polarity is Polarity.POSITIVE
    found = (_SUM_SINCE if summed else _SAID_IN).search(f"{words}{behind}")
    when = WHEN.search(found["when"]) if found is not None else None
    told = days(when_told(when, published, False), summed, published) if when is not None else None
    if told is None or summed:
        return told
    past = PAST.search(words) and (published - told[1]).days > _LONG_SAID
    return (date.min, told[1]) if past else None


def one_time(one: Claim, other: Claim) -> bool:
    """Whether no day that is told sets the two apart."""
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def history(one: Claim, other: Claim) -> bool:
    """Whether the one is dated long ago and the other not at all."""
    if one.published is None or one.days is None or other.days is not None:
        return False
    if "ever" in other.marks or ("such" in other.marks and "past" in other.marks):
        return False
    return (one.published - one.days[1]).days > (_PAST if "past" in other.marks else _OLD)


def one_voice(one: Claim, other: Claim) -> bool:
    """Whether two statements stand on one word."""
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker and one.relayed == other.relayed
    return alike(one.speaker, other.speaker)


def one_town(one: Claim, other: Claim) -> bool:
    """Whether the same goods go to a town in the one, which may lie in the state that the other names."""
    places = (one.target or frozenset(), other.target or frozenset())
    town = sum(bool(states(place)) for place in places) == 1 and not any(map(of_a_sort, places))
    return town and same_thing(one, other)


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether both name the same goods."""
    return any(like(a, b) for a in one.objects for b in other.objects)


def one_matter(one: Claim, other: Claim) -> bool:
    """Whether both can speak of the same goods: they name them, or one of them names none."""
    if loose(one.objects) or loose(other.objects) or same_thing(one, other):
        return True
    parties = both_named(one.actor, other.actor) or both_named(one.target, other.target)
    return parties and (permits(one.objects) or permits(other.objects))


def numbered(told: Iterable[tuple[float, str, str | None]]) -> tuple[Number, ...]:
    """Numbers as they are compared."""
    return tuple((value, unit, qualifier is not None) for value, unit, qualifier in told)
