"""A statement in; what is compared of it with another, and whether both can speak of one matter and time, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.figures.chronology import entered
from caveat.sources.prose.figures.quantities import quantities
from caveat.sources.prose.figures.standing import numbers
from caveat.sources.prose.pairs.again import counted_again, general_again, kindred_again, so_many_of_them, taken_up
from caveat.sources.prose.pairs.beside import counted_of, goods_of
from caveat.sources.prose.pairs.days import days, of_its_goods, told_beside
from caveat.sources.prose.pairs.enumerated import going_on, left_out
from caveat.sources.prose.pairs.goods import (
    NUMERAL,
    any_at_all,
    like,
    loose,
    members,
    papers_apart,
    permits,
    unmade,
    whole,
    without_moving,
)
from caveat.sources.prose.pairs.hearsay import told_by_others
from caveat.sources.prose.pairs.marks import Marks
from caveat.sources.prose.pairs.papers import of_one_paper
from caveat.sources.prose.pairs.sides import brought_in, doer, origin, whom
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.likeness import alike
from caveat.sources.prose.words.parties import Party, both_named, party, states, told_of
from caveat.sources.prose.words.spoken import is_paper

Number = tuple[float, str, bool]
"""Value, unit, and whether it is rounded."""

REACH = 4
"""Paragraphs over which what names little is meant of what was told."""
FIRM = frozenset((Modality.ASSERTED, Modality.PLANNED))
"""What is so, or will be."""
OLD = 45
"""Days before the publication from which an act that is dated so is history, and no denial of today is meant of it."""
_PAST = 500
"""The same for a denial that looks back itself: "had not done so"."""
_SINCE = later(r"\bsince\b", re.IGNORECASE)
_SINCE_DAY = later(r"\bsince (?=[A-Z\d]|last |the |early |late |mid|then)")
_SUCH = later(
    r"(?:no |any |an? )?(?:such (?:an? )?)?(?:offer|request|application|demand|condition|decision|suspension|consent"
    r"|approval|go-ahead)s?"
    r"(?: (?:of (?:any|that|this|the) (?:kind|sort)|what(?:so)?ever|at all))?$",
    re.IGNORECASE,
)
"""An object that is no more than the noun of the act: no such offer."""
_BEFORE = 140
_NEAR_BEHIND = 30
_BEHIND = 60
"""Characters before and behind a statement that are looked at."""
_NUMBER_BEFORE = later(rf"\b(?P<number>{NUMERAL})(?! (?:mm|cm|kg)\b)(?: [a-z-]+){{0,2}} $", re.IGNORECASE)
_NUMBERED = later(
    rf"^(?:(?:about|some|the|these|those) )*{NUMERAL} (?!mm\b|cm\b|millimet|inch|kg\b|pound)", re.IGNORECASE
)
_NUMBER_PUT = later(rf"\b(?:at|number(?:s|ed)?) (?P<number>{NUMERAL})\b(?=$| and\b)", re.IGNORECASE)
_NUMBER_AT_END = later(rf"(?<!No\. )(?<!no\. )\b(?P<number>{NUMERAL})$", re.IGNORECASE)
_BARE_NUMBER = later(NUMERAL, re.IGNORECASE)
_NUMBER_FIRST = later(
    rf"[Tt]he (?P<which>{NUMERAL}) (?:that|which)\b"
    rf"|(?:[Oo]nly |[Jj]ust )?(?P<number>{NUMERAL}) (?:(?:has|have|had|was|were|been|actually|already) )*"
    r"(?:arrived|came|reached|landed|left|received|delivered|handed|sent|shipped)\b",
    re.IGNORECASE,
)
"""Where the number of goods stands: before them, or by itself where they were named before."""
_STOP = later(r"[.\n]")
_NEXT = later(r"[.!?][\"”’)]* (?=[\"“‘A-Z0-9])|\n")
"""Where a sentence ends and another begins."""
_DID_NOT = later(
    r"\b(?:did(?: not|n['’]t)|(?:was|were)(?: not|n['’]t)|there (?:was|were) no|rejects? (?:this|that|it)"
    r"|den(?:y|ies|ied) (?:this|that|it)|^(?:they|these|those) were)\b",
    re.IGNORECASE,
)
"""What denies, right behind a claim, the occasion of which that tells."""
_BEFORE_PAST = later(
    r"\b(?:reports?|claims?|charges?|allegations?|accusations?|story|stories) (?:of|about|that) (?:an? |the )?$"
    r"|\bthere (?:was|were|(?:has|have|had) been) $",
    re.IGNORECASE,
)
"""Right before what is denied: the report, or the denial, is of what has been."""
_DENIES_DOING = later(r"\bden(?:y|ies|ied) (?:ever )?[a-z-]{3,}ing\b(?! (?:plans?|intentions?)\b)")
"""What denies, without a tense, what has been: denied supplying them."""
_HER_OFFICE = later(r"(?:his|her) (?:own )?(?:office|spokes(?:man|woman|person)|press office)")
_WAS_DOING = later(r"\b(?:was|were) (?!being\b)[a-z]+ing\b")
_HAD = later(r"\bhad\b")
_OWN = later(r"\b(?:the|this|its|his|her|their|our|whose) (?:(?!no\b|any\b|such\b)\w+ )?\Z", re.IGNORECASE)
"""What tells, before the noun of an act, that one is meant: its consent, the application."""
_YET = later(r"\byet to\b")


class Claim(Struct, frozen=True, dict=True):
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
    stands_in: tuple[str, Statement] | None = None
    """The text, and what was read there."""
    left_out: tuple[str, ...] = ()
    """The goods that it leaves out of what it tells: all but the rockets."""

    @property
    def positive(self) -> bool:
        """Whether it says that something is so."""
        return self.polarity is Polarity.POSITIVE

    @property
    def at(self) -> tuple[str, int] | None:
        """Where it stands, and in what text."""
        return (self.stands_in[0], self.stands_in[1].start) if self.stands_in is not None else None

    @cached_property
    def lands(self) -> Party:
        """The states and names of which it, its sentence or its paragraph up to it tells, and its speaker's state."""
        return _lands(*self.stands_in) if self.stands_in is not None else frozenset()

    @cached_property
    def origin(self) -> Party | None:
        """The state from which its goods are told to come, whoever does something to them."""
        return origin(*self.stands_in) if self.stands_in is not None else None

    @cached_property
    def entered(self) -> bool:
        """Whether it stands in an entry of a chronology."""
        return self.stands_in is not None and entered(self.stands_in[0], self.stands_in[1].start)

    @cached_property
    def hearsay(self) -> bool:
        """Whether the page has it from others, or wrote it once, although nobody is read for its speaker."""
        return self.speaker is None and told_by_others(self.before, self.behind)

    @cached_property
    def marks(self) -> Marks:
        """Which turns of phrase tell how it is meant: sought only where they matter."""
        words = self.words.replace(self.speaker, "") if self.speaker else self.words
        of_list = self.stands_in is not None and self.stands_in[1].rule.endswith("< list")
        return Marks(words, self.before, self.behind, of_list)


def claim(text: str, one: Statement, published: date | None) -> Claim:
    """What is compared of a statement of a text, worked out once."""
    words = text[one.start : one.end]
    behind = _STOP.split(text[one.end : one.end + _BEHIND], maxsplit=1)[0]
    objects = [whole(text, each.name, each.end) for each in one.objects]
    end = max([one.end, *(end for _, end in objects if end < one.end + _BEHIND)])
    counts = one.quantities or (quantities(text, one.start, end) if end > one.end else ())
    units = [each.unit for each in counts]
    told = [each for each in counts if units.count(each.unit) == 1]  # asked for 30 and received nine: unsure
    numbers = numbered((each.value, each.unit, each.qualifier) for each in told)
    left = left_out(f"{words}{behind}")
    return Claim(
        act=one.act,
        modality=one.modality,
        polarity=one.polarity,
        actor=doer(text, one),
        target=whom(text, one),
        objects=_listed(text, one, goods_of(text, one, _named(text, objects, one), words, behind), left),
        left_out=left,
        days=None
        if one.date is not None and of_its_goods(words)
        else days(one.date, _lasts(text, one, words, behind), published)
        or told_beside(text, one, words, behind, published),
        published=published,
        numbers=counted_of(numbers, [each.name for each in one.objects], f"{words}{behind}") or _counted(text, one),
        speaker=one.attribution.speaker,
        relayed=one.attribution.relayed_from,
        words=words,
        before=text[max(0, one.start - _BEFORE) : one.start].rsplit("\n", 1)[-1],
        behind=behind,
        stands_in=(text, one),
    )


def _lasts(text: str, one: Statement, words: str, behind: str) -> bool:
    """Whether it is so since its date, and not on it alone: since July, when the stop took effect, none has left."""
    if _SINCE.search(words) or _SINCE_DAY.search(behind[:_NEAR_BEHIND]):
        return True
    ends = [at + len(mark) for mark in (". ", "\n", "“", '"') if (at := text.rfind(mark, 0, one.start)) >= 0]
    opens = max(ends, default=0)
    return one.date is not None and _SINCE.match(text, opens, one.start) is not None


def _lands(text: str, one: Statement) -> Party:
    """Whom a statement may be about: the states and names of its sentence, or, where it has none, of its paragraph."""
    said = one.attribution.speaker
    names = [each.name for each in (one.actor, one.target) if each is not None]
    own = told_of(" ".join((*names, said or ""))) | told_of(brought_in(text, said) or "")
    paragraph = text.rfind("\n", 0, one.start) + 1
    starts = [found.end() for found in _NEXT.finditer(text, paragraph, one.start)]
    end = _NEXT.search(text, one.end)
    near = told_of(text[starts[-1] if starts else paragraph : end.start() if end is not None else len(text)])
    return own | near | (frozenset() if states(own | near) else told_of(text[paragraph : one.start]))


def one_land(one: Claim, other: Claim) -> bool:
    """Whether both tell of one state."""
    return bool(states(one.lands & other.lands))


def _named(text: str, objects: Sequence[tuple[str, int]], one: Statement) -> tuple[str, ...]:
    """The goods that are told; where no more than the noun of the act is denied, that is of any: no request."""
    told = zip(objects, one.objects, strict=True)
    named = tuple(
        name
        for (name, _), at in told
        if not _SUCH.match(name) or _OWN.search(text, max(0, at.start - _NEAR_BEHIND), at.start)
    )
    named += tuple(part for name in named for part in members(name) if part not in named)
    denied = one.polarity is Polarity.NEGATIVE and one.act in (Act.REQUEST, Act.DENY)
    return named or (("anything",) if objects and denied else ())


def _listed(text: str, one: Statement, named: tuple[str, ...], left: tuple[str, ...]) -> tuple[str, ...]:
    """The goods that are told, with those that stand behind them in their list, and without those that are left out."""
    here = [each for each in one.objects if one.start <= each.start and each.end <= one.end + _BEHIND]
    more = [name for each in here for name in going_on(text, each.end)]
    told = tuple(name for name in dict.fromkeys((*named, *more)) if name not in left)
    return without_moving(told)


def _counted(text: str, one: Statement) -> tuple[Number, ...]:
    """The number of goods that are no quantity by their noun: 41 deals, and of these "it cleared 29"."""
    for goods in one.objects:
        if goods.name.isdecimal():
            return ((float(goods.name), "", False),)  # has handed over 18
        here = text[goods.start : goods.end] == goods.name and one.start <= goods.start
        noun = _NUMBERED.sub("", goods.name)
        before = f"{text[one.start : goods.start]}{goods.name.removesuffix(noun)}"
        words = text[one.start : one.end]
        put = _NUMBER_PUT.search(words)  # puts the number of guns handed over at 20
        alone = _NUMBER_AT_END.search(words) or _NUMBER_FIRST.match(words)
        found = (_NUMBER_BEFORE.search(before) or put) if here else alone
        shown = found.groupdict() if found else {}
        number = shown.get("number") or shown.get("which") or ""
        values = [max(each) for each, *_ in numbers(number, (0, len(number)))]
        if values:
            return ((values[-1], noun, False),)
    return ()


def one_time(one: Claim, other: Claim) -> bool:
    """Whether no day that is told sets the two apart."""
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def history(one: Claim, other: Claim) -> bool:
    """Whether the one is dated long ago and the other not at all."""
    if one.published is None or one.days is None or other.days is not None:
        return False
    if one.entered and other.entered and near_by(one, other):
        return False  # one entry of a chronology answers the other
    ever = "ever" in other.marks and (permits(one.objects) or not permits(other.objects))
    if ever or ("such" in other.marks and "past" in other.marks and not any_at_all(other.objects)):
        return False
    lately = (one.published - one.days[1]).days <= _PAST
    if lately and "such" in other.marks and not any_at_all(other.objects) and _answered(one, other):
        return False  # put a hold on them in January; there is no such hold
    if not other.positive and _DID_NOT.search(other.words) and _answered(one, other):
        return False  # turned it down in 1998; it did not turn it down
    looks_back = "past" in other.marks or is_paper(other.speaker or "") or _BEFORE_PAST.search(other.before) is not None
    looks_back = (
        looks_back
        or _YET.search(other.words) is not None
        or (other.act in STOPS and _goes_on(one))
        or _DENIES_DOING.search(other.words) is not None
    )
    return (one.published - one.days[1]).days > (_PAST if looks_back else OLD)


def _goes_on(one: Claim) -> bool:
    """Whether what was halted once is so until it is let go: suspended in May, and not "had been deferred in May"."""
    if _WAS_DOING.search(one.words) is not None:
        return False  # was holding them back last year
    return one.act in STOPS and one.positive and (one.speaker is not None or _HAD.search(one.words) is None)


def one_voice(one: Claim, other: Claim) -> bool:
    """Whether two statements stand on one word."""
    if one.speaker is None or other.speaker is None:
        same = one.speaker is other.speaker and one.relayed == other.relayed and of_one_paper(one.at, other.at)
        return same and one.hearsay is other.hearsay  # the paper wrote that we had; we have not
    if alike(one.speaker, other.speaker):
        return True
    desk = _of_one_desk(one.speaker, other.speaker) or _in_short(one.speaker, other.speaker)
    return desk and near_by(one, other)


def _in_short(one: str, other: str) -> bool:
    """Whether one of two speakers is the other in short: the defence ministry, and the ministry."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    plain = len(short) == 2 and short[0] == "the" and short[1] in wordset("plain") and long[0] == "the"
    return plain and long[-1] == short[1]


def _of_one_desk(one: str, other: str) -> bool:
    """Whether one of two speakers, one after the other, is the office of whoever is the other: says her office."""
    offices = [_HER_OFFICE.fullmatch(each) is not None for each in (one, other)]
    person = other if offices[0] else one
    return offices[0] is not offices[1] and all(word[0].isupper() for word in person.split())


def near_by(one: Claim, other: Claim) -> bool:
    """Whether one stands in the paragraph of the other or in the next."""
    return within(one, other, 1)


def within(one: Claim, other: Claim, paragraphs: int) -> bool:
    """Whether two statements of a text stand no more than so many paragraphs apart."""
    if one.stands_in is None or other.stands_in is None or one.stands_in[0] is not other.stands_in[0]:
        return False
    first, last = sorted((each.stands_in[1] for each in (one, other) if each.stands_in), key=lambda each: each.start)
    return one.stands_in[0].count("\n\n", first.end, last.start) <= paragraphs


def _answered(one: Claim, other: Claim) -> bool:
    """Whether the other stands behind the one, in its paragraph or the next."""
    behind = (
        one.stands_in is not None and other.stands_in is not None and other.stands_in[1].start > one.stands_in[1].start
    )
    return behind and near_by(one, other)


def _of_make(goods: str, other: Claim, theirs: str) -> bool:
    """Whether goods are told by whose they are, and the others are the same and of that state: Italian boats."""
    bare = unmade(goods)
    return (
        bare != goods
        and bool(states(party(goods) or frozenset()) & (other.actor or frozenset()))
        and like(bare, theirs)
    )


def same_thing(one: Claim, other: Claim) -> bool:
    """Whether both name the same goods, or the one those that the other named right before."""
    if any(like(a, b) or _of_make(a, other, b) or _of_make(b, one, a) for a in one.objects for b in other.objects):
        return True
    if _by_what_they_count(one, other):
        return True
    if not (one.objects and other.objects and one.stands_in and other.stands_in):
        return False
    first, then = sorted((one, other), key=lambda each: each.stands_in[1].start if each.stands_in else 0)
    counted = [[value for value, *_ in each.numbers] for each in (then, first)]
    again = general_again(then.objects, then.words) or kindred_again(then.objects, then.words, first.objects)
    if again and not loose(first.objects) and within(first, then, REACH):
        return True
    if not near_by(first, then):
        return False
    if so_many_of_them(then.objects) and not loose(first.objects):
        return True  # no radar had left; two sets were shipped
    return taken_up(then.objects) or counted_again(then.objects, then.words, *counted)


def _by_what_they_count(one: Claim, other: Claim) -> bool:
    """Whether goods that are told by their number alone are of one sort: sixty were withheld; all 150 came."""
    bare = [len(each.objects) == 1 and _BARE_NUMBER.fullmatch(each.objects[0]) is not None for each in (one, other)]
    if not any(bare):
        return False
    units = [
        [unit for _, unit, _ in each.numbers if unit] if alone else list(each.objects)
        for each, alone in zip((one, other), bare, strict=True)
    ]
    return any(like(a, b) for a in units[0] for b in units[1])


def one_matter(one: Claim, other: Claim) -> bool:
    """Whether both can speak of the same goods: they name them, or one of them names none."""
    if loose(one.objects) or loose(other.objects) or same_thing(one, other):
        return True
    if not (permits(one.objects) or permits(other.objects)) or papers_apart(one.objects, other.objects):
        return False
    return both_named(one.actor, other.actor) or both_named(one.target, other.target) or one_land(one, other)


def numbered(told: Iterable[tuple[float, str, str | None]]) -> tuple[Number, ...]:
    """Numbers as they are compared."""
    return tuple((value, unit, qualifier is not None) for value, unit, qualifier in told)
