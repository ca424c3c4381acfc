"""Two statements in; how likely they cannot both hold, by all that stands between them taken together, out.

``opposed`` and ``rivals`` name a pair where one turn of phrase tells that it clashes. Of pairs for which no rule was
written the same things speak for or against: whether parties, goods and days are the same, on whose word each stands,
how far apart they are. Each is weighed, by weights that ``paired`` fits to the annotated pairs of the open part.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from caveat import toml
from caveat.evidence import Act, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import answers, of_its_side, own_word
from caveat.sources.prose.pairs.apart import apart
from caveat.sources.prose.pairs.goods import any_at_all, head_of, loose, permits, words_of
from caveat.sources.prose.pairs.matter import Claim, history, one_matter, one_time, one_voice, same_thing
from caveat.sources.prose.pairs.ways import one_way
from caveat.sources.prose.statement import Statement, Why
from caveat.sources.prose.words.parties import Party, one_party, party, states

LEAST: Mapping[Why, float] = {"denial": 0.6, "count": 0.6}
"""From which likelihood on a pair is told that no rule names. Who gives and who gets is left to the rules: of pairs that
were weighed for an exchange none was one."""
_FAR, _MANY = 4, 8
"""Paragraphs and statements between two from which on more of them tell nothing."""
_TURNS = later(
    r"\b(?:but|however|yet|though|although|contrary|instead|in fact|untrue|false|den(?:y|ies|ied)|reject(?:s|ed)?"
    r"|dismiss\w*|disput\w*|contradict\w*|correct\w*|wrong|mistaken|error|for (?:its|his|her|their) part|while|whereas"
    r"|nevertheless|insist\w*|maintain\w*)\b",
    re.IGNORECASE,
)
"""What turns against what was said before."""
_BEFORE = 140
"""Characters before a statement in which that is looked for."""
Told = Mapping[str, float]


def kind(one: Statement, other: Statement) -> Why | None:
    """As what two statements can clash that one act tells; None where they cannot, whatever else they say.

    One of them says the act not to be so: ``denial``. Both say it to be so: ``count``.
    """
    if one.act is not other.act or one.act in (Act.NO_COMMENT, Act.DECIDE):
        return None
    if one.polarity is not other.polarity:
        return "denial"
    return "count" if one.polarity is Polarity.POSITIVE else None


def clashing(text: str, first: Claim, then: Claim, between: int) -> Why | None:
    """Why the first and a later statement of a text cannot both hold, where that is likely enough; None elsewhere.

    ``between`` counts the statements from the one to the other, 1 for the next.
    """
    why = reason(first, then)
    return why if why is not None and likely(why, dict(features(text, first, then, between))) >= LEAST[why] else None


def reason(one: Claim, other: Claim) -> Why | None:
    """As what two statements of one act could clash: None for two that say it alike, of one number and one way."""
    if one.positive is not other.positive:
        return "denial"
    numbers = [{value for value, *_ in each.numbers} for each in (one, other)]
    told = all(numbers) and not numbers[0] & numbers[1] and not _crossed(one, other)
    return "count" if told else None


def likely(why: Why, told: Told) -> float:
    """How likely two statements cannot both hold, by what is weighed of them.

    Holds   between 0 and 1.
    """
    weights = _weights()[why]
    return 1 / (1 + math.exp(-sum([weights.get(name, 0.0) * value for name, value in told.items()])))


@cache
def _weights() -> Mapping[str, Any]:
    return toml.read(Path(__file__).parents[1] / "tables" / "pairs.toml")


def features(text: str, first: Claim, then: Claim, between: int) -> Iterator[tuple[str, float]]:
    """What is weighed of two statements, each by its name, without what is nought."""
    yield "every statement", 1.0
    yield f"act {first.act.value}", 1.0
    no, yes = sorted((first, then), key=lambda each: each.positive)
    modalities = [no.modality.value, yes.modality.value]
    if no.positive:
        modalities.sort()
    yield f"modality {modalities[0]} | {modalities[1]}", 1.0
    yield from _of_parties(first, then)
    yield from _of_voices(no, yes, one_voice(first, then))
    yield from ((name, 1.0) for name, holds in _of_matter(first, then) if holds)
    if not no.positive:
        yield from ((name, 1.0) for name, holds in _of_denial(no, yes, no is then) if holds)
    yield from _of_place(text, first, then, between)


def _of_parties(one: Claim, other: Claim) -> Iterator[tuple[str, float]]:
    """How their parties and goods answer to one another."""
    actors, targets = _alike(one.actor, other.actor), _alike(one.target, other.target)
    goods = _goods(one, other)
    yield f"actor {actors}", 1.0
    yield f"target {targets}", 1.0
    yield f"goods {goods}", 1.0
    yield f"actor {actors} & target {targets}", 1.0
    yield f"goods {goods} & actor {actors}", 1.0
    yield f"goods {goods} & target {targets}", 1.0
    for role, a, b in (("actor", one.actor, other.actor), ("target", one.target, other.target)):
        lands = [states(each or frozenset()) for each in (a, b)]
        if all(lands):
            yield f"state of the {role} {'same' if lands[0] & lands[1] else 'another'}", 1.0
    words = [frozenset().union(*map(words_of, each.objects)) for each in (one, other)]
    if all(words):
        yield "words of the goods shared", len(words[0] & words[1]) / min(map(len, words))


def _alike(one: Party | None, other: Party | None) -> str:
    if one is None or other is None:
        return "untold" if one is other else "told once"
    return "same" if one_party(one, other) else "another"


def _goods(one: Claim, other: Claim) -> str:
    if same_thing(one, other):
        return "same"
    named = [not loose(each.objects) for each in (one, other)]
    return "others" if all(named) else "named once" if any(named) else "unnamed"


def _of_voices(no: Claim, yes: Claim, one: bool) -> Iterator[tuple[str, float]]:
    """On whose word each stands, and whether that is one of those of whom the other tells."""
    told = [each.speaker is not None for each in (no, yes)]
    if one:
        yield "one voice", 1.0
    yield f"speakers {('untold', 'told once')[any(told)] if not all(told) else ('two', 'one')[one]}", 1.0
    for name, each in (("denial", no), ("claim", yes)) if not no.positive else ():
        yield f"{name} {'of the page' if each.speaker is None else 'of a speaker'}", 1.0
    for each in (no, yes):
        if each.relayed is not None:
            yield "relayed", 1.0
    speaks = states(party(no.speaker) or frozenset())
    for role, whom in (("actor", yes.actor), ("target", yes.target)):
        if speaks & states(whom or frozenset()):
            yield f"speaker is the other's {role}", 1.0


def _of_matter(one: Claim, other: Claim) -> Iterator[tuple[str, bool]]:
    """Whether goods, days and numbers can be the same."""
    yield "one matter", one_matter(one, other)
    yield "papers beside goods", permits(one.objects) is not permits(other.objects)
    yield "one land", bool(states(one.lands & other.lands))
    days = [each.days is not None for each in (one, other)]
    yield f"days {'both' if all(days) else 'one' if any(days) else 'none'}", True
    yield "days apart", not one_time(one, other)
    yield "history", history(one, other) or history(other, one)
    numbers = [{value for value, *_ in each.numbers} for each in (one, other)]
    same = bool(numbers[0] & numbers[1])
    yield f"numbers {'none' if not any(numbers) else 'one' if not all(numbers) else ('apart', 'same')[same]}", True
    units = [{head_of(unit) for _, unit, _ in each.numbers if unit} for each in (one, other)]
    yield "units same", bool(units[0] & units[1])
    yield "giver and taker exchanged", _crossed(one, other)


def _of_denial(no: Claim, yes: Claim, behind: bool) -> Iterator[tuple[str, bool]]:
    """How a denial answers to a claim."""
    yield "denies any at all", any_at_all(no.objects)
    yield "answers", answers(no, yes)
    yield "of its side", of_its_side(no, yes)
    yield "own word", own_word(no, yes)
    yield "one way", one_way(no, yes)
    yield "not apart", not apart(no, yes)
    yield "denial behind", behind


def _of_place(text: str, first: Claim, then: Claim, between: int) -> Iterator[tuple[str, float]]:
    """How far one stands from the other, and what turns against it."""
    yield "statements between", min(between, _MANY) / _MANY
    if between == 1:
        yield "next statement", 1.0
    if first.stands_in is None or then.stands_in is None:
        return
    end, start = first.stands_in[1].end, then.stands_in[1].start
    gap = text.count("\n\n", end, start)
    yield f"paragraphs between {min(gap, _FAR)}", 1.0
    if not gap and ". " not in text[end:start]:
        yield "one sentence", 1.0
    if "\n" not in text[: first.stands_in[1].start]:
        yield "headline", 1.0
    before = text[max(0, start - _BEFORE) : start].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
    if _TURNS.search(before):
        yield "turned against", 1.0


def _crossed(one: Claim, other: Claim) -> bool:
    """Whether the state that gives in one gets in the other."""
    actor, target = (states(each or frozenset()) for each in (one.actor, one.target))
    its_actor, its_target = (states(each or frozenset()) for each in (other.actor, other.target))
    return bool(actor & its_target or target & its_actor)
