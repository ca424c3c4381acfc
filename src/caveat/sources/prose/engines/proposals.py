"""What a model proposes in, as parsed JSON; statements that their own text bears out, and the rest with reasons, out.

Nothing of a proposal is believed. Its quote stands exactly once, in a paragraph that is read; whoever and whatever it
names stands near; its act, polarity and modality agree with the words of the quote; its numbers and its date stand
there. A proposal of which any part does not hold is dropped whole: half a statement is another statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StrictInt, StrictStr, ValidationError

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.engines import cues
from caveat.sources.prose.engines.witness import alike, beside, gainsay, the_same
from caveat.sources.prose.figures.standing import ARTICLE, Ground, Refused, Span, dated, named, numbers, standing, thing
from caveat.sources.prose.statement import OUTLET, Contradiction, Mention, Prose, Quantity, Source, Statement, Why
from caveat.sources.prose.words.deeds import MOVES, MOVING

MAX_QUOTE = 400
_REACH = 600
"""Characters beside a quote in which what governs it is looked for; a sentence without end is not read on and on."""
MAX_PROPOSALS = 200
"""Of one answer. A few pages of an article hold some dozens."""

_TO = later(r"\b(?:to|for|against)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = later(r"\b(?:from|by)\s+(?:the\s+|an?\s+|its\s+)?$", re.IGNORECASE)
_FAR_BACK = 1_000
"""Characters before a quote in which somebody stands whom a pronoun takes up, or a thing that a number counts."""
_NEAR_BACK = 300
"""The same for the thing that "it" or "these" takes up, which is named oftener."""
_SIGNS = {"pounds": "£", "pound": "£", "euros": "€", "euro": "€", "dollars": "$", "dollar": "$", "yen": "¥",
          "yuan": "¥", "won": "₩", "rupees": "₹", "shekels": "₪", "lira": "₺"}  # fmt: skip
_SPEAKS = later(r"\b(?:we|I|you|us|me|our|my|your)\b", re.IGNORECASE)
_STANDS_FOR = later(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)
_TO_WHOM = later(r"\b(?:it|them|they|him|her|he|she|us|you|me|we|whose|whom|which|there)\b", re.IGNORECASE)
_TAKES_UP = later(
    r"\b(?:it|them|they|these|those|ones?|this|rest|lot|others?|half|all|both|some|none|such)\b", re.IGNORECASE
)
_SEVERAL = later(
    r"\b(?:two|three|four|five|six|several|some|many|both)\b|(?:people|officials|sources|[a-rt-z]s)$", re.IGNORECASE
)
"""What speaks of more than one source."""
_HALF = later("[\ud800-\udfff]")
"""Half a character, which JSON can spell and nothing can write out."""
_STOPS = (Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.DENY)
_GOES_ON = (Act.DELIVER, Act.APPROVE, Act.RESUME)
_GAINSAY = (*({stop, go} for stop in _STOPS for go in _GOES_ON), {Act.SUPPORT, Act.OPPOSE})
"""Acts of which one says that the other is not so."""
_FIRM = frozenset({Modality.ASSERTED, Modality.PLANNED})
_ASKED_FOR = ("statements", "contradictions")
_BETWEEN_TWO = frozenset(
    {Act.DELIVER, Act.OFFER, Act.REQUEST, Act.DEMAND, Act.NOTIFY, Act.SUPPORT, Act.OPPOSE, Act.USE}
)


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Words = Annotated[StrictStr, Field(min_length=1, max_length=MAX_QUOTE)]


class _Voice(_Form):
    kind: Attribution
    speaker: Words | None = None
    count: StrictInt | None = None
    description: Words | None = None
    relayed_from: Words | None = None


class _Number(_Form):
    value: StrictInt | Annotated[FiniteFloat, Field(strict=True)]
    unit: Words
    qualifier: Words | None = None


class _Proposal(_Form):
    quote: Words
    act: Act
    actor: Words | None = None
    target: Words | None = None
    objects: Annotated[tuple[Words, ...], Field(max_length=20)] = ()
    modality: Modality
    polarity: Polarity
    attribution: _Voice
    date: Words | None = None
    quantities: Annotated[tuple[_Number, ...], Field(max_length=20)] = ()
    confidence: Annotated[FiniteFloat, Field(ge=0, le=1, strict=True)] | None = None
    """Must make sense where it is given, and is not used: a model's opinion of itself was never measured."""


class _Pair(_Form):
    a: StrictInt
    b: StrictInt
    why: Why


def judge(answer: Any, on: Ground, rule: str, confidence: float, witness: Sequence[Statement] = ()) -> Prose:
    """The statements of an answer that hold, in the order of the text, and every other proposal with its reason.

    ``witness`` is what the rules read of the same text: where they know the act of a quote, what they read of it counts
    for more than single words do, and what they read just so is as likely as they say; all else has ``confidence``.
    """
    dropped: list[tuple[str, str]] = []
    if not isinstance(answer, dict) or not isinstance(answer.get("statements"), list):
        return Prose((), (), ((_short(answer), "the answer holds no list of statements"),))
    held: dict[int, Statement] = {}
    for at, raw in enumerate(answer["statements"]):
        try:
            if at >= MAX_PROPOSALS:
                raise Refused(f"more than {MAX_PROPOSALS} proposals in one answer")
            found = _held(raw, on, rule, confidence, witness)
            if any(_same(found, other) for other in held.values()):
                raise Refused("the same statement twice")
            held[at] = found
        except Refused as why:
            dropped.append((_short(raw), str(why)))
    order = sorted(held, key=lambda at: (held[at].start, held[at].end))
    place = {at: new for new, at in enumerate(order)}
    statements = tuple(held[at] for at in order)
    dropped += ((_short(key), "a key that was not asked for") for key in answer if key not in _ASKED_FOR)
    pairs = answer.get("contradictions") or []
    return Prose(statements, tuple(_opposed(pairs, place, statements, dropped)), tuple(dropped))


def _held(raw: Any, on: Ground, rule: str, confidence: float, witness: Sequence[Statement]) -> Statement:
    """A proposal as a statement.

    Raises  Refused with the first reason for which it does not hold.
    """
    said = _read(_Proposal, raw)
    if said.modality is Modality.DENIED and said.polarity is not Polarity.NEGATIVE:
        raise Refused("what is denied is negative")
    if said.act is Act.NO_COMMENT and said.polarity is Polarity.NEGATIVE:
        raise Refused("declining to say is positive")
    start, end = _place(said.quote, on)
    here, before = on.window(start, end)
    reach = max(here[0], start - _REACH)
    there = beside(witness, start, end)
    agreed = [one for one in there if one.act is said.act]
    if not agreed:
        other = next((one for one in there if the_same(one, start, end)), None)
        if other is not None:
            raise Refused(f"by the grammar of the clause its act is {other.act}, not {said.act}")
        _carried(said, on.text[before[0] : start], known=bool(there))
        _borne_out(said, on.text[reach:start], on.text[reach : min(here[1], end + _REACH)])
    near = (before[0], here[1])
    further = _further_back(said.quote, start, near)
    actor = named("actor", said.actor, (start, end), further, on) if said.actor else None
    whom = further if _TO_WHOM.search(said.quote) else here
    target = named("target", said.target, (start, end), whom, on) if said.target else None
    if not agreed:
        _not_turned(said, start, actor, target, on.text)
    said_before = max(0, start - _NEAR_BACK)
    taken_up = (said_before, before[1]) if _TAKES_UP.search(said.quote) else before
    objects = tuple(thing(name, (start, end), here, taken_up, on) for name in said.objects)
    found = Statement(
        start, end, said.act, actor, target, objects,
        said.modality, said.polarity, _source(said.attribution, on, near),
        said.date and dated(said.date, on, (said_before, near[1])),
        tuple(_counted(one, on.text, here) for one in said.quantities), rule, confidence,
        None if actor else "the model names nobody",
    )  # fmt: skip
    gainsay(found, agreed, on.text[slice(*here)])
    same = alike(found, agreed)
    return replace(found, confidence=max([confidence, *(one.confidence for one in same)]))


def _further_back(quote: str, start: int, near: Span) -> Span:
    """Where somebody stands who is named for a quote: further back where it has a word that stands for one.

    Who says "we" may be named at the head of a page.
    """
    if _SPEAKS.search(quote):
        return 0, near[1]
    return (max(0, start - _FAR_BACK), near[1]) if _STANDS_FOR.search(quote) else near


def _read(form: type[Any], raw: Any) -> Any:
    try:
        return form.model_validate(raw)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part)[:40] for part in first["loc"]) or "the proposal"
        raise Refused(f"{field}: {first['msg'][:160].lower()}") from None
    except RecursionError:
        raise Refused("nested without end") from None


# The quote, and whether it bears the proposal out ------------------------------------------------------------------


def _place(quote: str, on: Ground) -> Span:
    start = on.text.find(quote)
    if start < 0:
        raise Refused("the quote does not stand in the text")
    if on.text.find(quote, start + 1) >= 0:
        raise Refused("the quote stands in the text more than once")
    end = start + len(quote)
    if not any(span[0] <= start and end <= span[1] for span in on.paragraphs):
        raise Refused("the quote does not stand in one paragraph that is read")
    if not quote.strip():
        raise Refused("the quote holds no word")
    return start, end


def _carried(said: _Proposal, before: str, known: bool) -> None:
    """Refuse an act that no word of the quote carries.

    Where the rules ``know`` no act there, a word will do that they know for this one in other surroundings, and so will
    one that stands for a word before it ("They have not").
    """
    if cues.carried(said.act, said.quote):
        return
    if not known and (
        cues.framed(said.act, said.quote) or (cues.elliptic(said.quote) and cues.carried(said.act, before))
    ):
        return
    raise Refused(f"no word of the quote carries {said.act}")


def _borne_out(said: _Proposal, before: str, sentence: str) -> None:
    """Refuse a polarity or a modality that the words of the quote contradict."""
    negative = said.polarity is Polarity.NEGATIVE
    if cues.other_way(said.act, said.quote, negative):
        raise Refused(f"the quote carries an act of the other direction than {said.act}")
    sense = cues.sense(said.act, before, said.quote)
    if not negative and said.act is not Act.NO_COMMENT:
        if sense != "positive":
            raise Refused("positive, and a negation stands before the act")
        if cues.negated_behind(said.act, said.quote):
            raise Refused("positive, and a negation stands behind the act")
    denied = said.modality is Modality.DENIED and cues.denies(sentence)
    if negative and not denied and not cues.negated(said.act, before, said.quote):
        raise Refused("negative, and no negation governs the act")
    if said.modality in _FIRM and said.act is not Act.CONSIDER and cues.hedged(said.act, before, said.quote):
        raise Refused(f"{said.modality}, and the quote only weighs it")


def _not_turned(said: _Proposal, start: int, actor: Mention | None, target: Mention | None, text: str) -> None:
    """Refuse whoever stands where the other one of the two stands: the actor behind the act, or behind "to"."""
    if actor is None:
        return
    if target is not None and said.act in _BETWEEN_TWO and actor.name == target.name:
        raise Refused("actor and target are one")
    before = text[max(0, actor.start - 20) : actor.start]
    if said.act in MOVING and _TO.search(before):
        raise Refused("the actor stands there as the one to whom goods go")
    act = start + (cues.first(said.act, said.quote) or 0)
    if act < actor.start < start + len(said.quote) and not _BY.search(before):
        raise Refused("the actor stands there behind its act")
    if target is not None and said.act in MOVES and _BY.search(text[max(0, target.start - 20) : target.start]):
        raise Refused("the target stands there as the one from whom goods come")


# Who says it, and how many --------------------------------------------------------------------------------------------


def _source(voice: _Voice, on: Ground, near: Span) -> Source:
    """On whose word: every word of it stands in the text, and goes with its kind."""
    for field, words in (("speaker", voice.speaker), ("description", voice.description),
                         ("outlet relayed", voice.relayed_from)):  # fmt: skip
        if words is not None and not any(standing(words, on.text, span) for span in on.paragraphs):
            raise Refused(f"the {field} does not stand in the text")
    match voice.kind:
        case Attribution.OUTLET:
            if voice.speaker or voice.count is not None or voice.description:
                raise Refused("the page's own voice has no speaker, count or description")
            return OUTLET if voice.relayed_from is None else Source(Attribution.OUTLET, relayed_from=voice.relayed_from)
        case Attribution.ANONYMOUS:
            _count_stands(voice, on.text, near)
        case _:
            if voice.count is not None or voice.description:
                raise Refused("only anonymous sources have a count or a description")
    speaker = voice.speaker or (voice.description if voice.kind is Attribution.ANONYMOUS else None)
    if speaker is None:
        raise Refused(f"{voice.kind} without a speaker")
    if voice.kind is Attribution.NAMED and not re.search(r"[A-Z]", ARTICLE.sub("", speaker)):
        raise Refused("a named speaker without a name")
    return Source(voice.kind, speaker, voice.count, voice.description, voice.relayed_from)


def _count_stands(voice: _Voice, text: str, near: Span) -> None:
    if voice.count is None:
        return
    speaker = voice.speaker or ""
    one = voice.count == 1 and not _SEVERAL.search(speaker)
    there = [*numbers(text, near), *numbers(speaker, (0, len(speaker)))]
    if not one and all(voice.count not in values for values, _, _ in there):
        raise Refused("the count of sources does not stand there")


def _counted(one: _Number, text: str, here: Span) -> Quantity:
    """A number of the sentence; what it counts may stand before it ("The first six arrived")."""
    place = next(((start, end) for values, start, end in numbers(text, here) if one.value in values), None)
    if place is None:
        raise Refused("a quantity does not stand in the sentence")
    if not _counts(one.unit, text[max(0, here[0] - _FAR_BACK) : here[1]]):
        raise Refused("the unit of a quantity does not stand there")
    if one.qualifier is not None and text.find(one.qualifier, *here) < 0:
        raise Refused("the qualifier of a quantity does not stand in the sentence")
    return Quantity(one.value, one.unit, one.qualifier, *place)


def _counts(unit: str, words: str) -> bool:
    """True where a unit stands in some words: as it is, in its other number, or as the sign of a currency."""
    low, there = unit.casefold(), words.casefold()
    return low in there or low.removesuffix("s") in there or _SIGNS.get(low, low) in there


# Pairs ---------------------------------------------------------------------------------------------------------------


def _same(one: Statement, other: Statement) -> bool:
    """True for two proposals of one act on shared words, by and to the same."""
    if one.act is not other.act or one.start >= other.end or other.start >= one.end:
        return False
    names = [(each.actor and each.actor.name, each.target and each.target.name) for each in (one, other)]
    return (one.start, one.end) == (other.start, other.end) or names[0] == names[1]


def _opposed(
    pairs: Any, place: Mapping[int, int], statements: Sequence[Statement], dropped: list[tuple[str, str]]
) -> Iterator[Contradiction]:
    """The contradictions that hold between statements that hold, each once."""
    if not isinstance(pairs, list):
        dropped.append((_short(pairs), "contradictions that are no list"))
        return
    seen: set[frozenset[int]] = set()
    for at, raw in enumerate(pairs):
        try:
            if at >= MAX_PROPOSALS:
                raise Refused(f"more than {MAX_PROPOSALS} contradictions in one answer")
            said = _read(_Pair, raw)
            if said.a not in place or said.b not in place or said.a == said.b:
                raise Refused("a contradiction of statements that were not proposed, or not kept")
            a, b = place[said.a], place[said.b]
            if frozenset((a, b)) in seen:
                raise Refused("the same contradiction twice")
            if not _can_oppose(statements[a], statements[b], said.why):
                raise Refused(f"two statements that both can hold, for all that {said.why} says")
            seen.add(frozenset((a, b)))
            yield Contradiction(min(a, b), max(a, b), said.why)
        except Refused as why:
            dropped.append((_short(raw), str(why)))


def _can_oppose(one: Statement, other: Statement, why: Why) -> bool:
    names = [(each.actor and each.actor.name, each.target and each.target.name) for each in (one, other)]
    match why:
        case "denial":
            return one.polarity is not other.polarity or {one.act, other.act} in _GAINSAY
        case "direction":
            crossed = (names[0][0], names[1][1]), (names[0][1], names[1][0])
            return any(giver is not None and giver == taker for giver, taker in crossed)
        case "count":
            return bool(one.quantities and other.quantities) and {each.value for each in one.quantities} != {
                each.value for each in other.quantities
            }
        case "list":
            return bool(one.objects and other.objects)


def _short(raw: Any) -> str:
    """A proposal in short: its quote, or what stands there instead."""
    shown = raw.get("quote", raw) if isinstance(raw, dict) else raw
    if not isinstance(shown, str):
        shown = f"a {type(shown).__name__}"  # never written out: it may be nested without end
    shown = shown if len(shown) <= 80 else shown[:79] + "…"
    return _HALF.sub("\ufffd", shown)
