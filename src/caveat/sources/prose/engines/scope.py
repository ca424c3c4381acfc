"""Whether a text is about transfers of arms: by words and counts that are weighed, read in one pass.

The weights are fitted by ``scoped`` to annotated articles and to pages on other matters, and stand in ``scope.toml``.
A text without a word of the field costs one search. A passage, as somebody pastes it, is weighed by weights of its own.
Where a text's words leave it in doubt, what is read in it decides.
What is too long to be one article is told by words of the field that stand near words of transfer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

import ahocorasick
from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act
from caveat.letters import unmarked
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Prose
from caveat.sources.prose.words.capitals import recased
from caveat.sources.prose.words.lexicon import lexicon, table

LONG = 60
"""Paragraphs beyond which a document is no article: of such a one only the paragraphs about arms are read."""
_CAPITAL = later(r"(?!The )[A-Z][\w.]+(?: [A-Z]\w+)?")
_WORD = later(r"[a-z]+(?:-[a-z]+)*")
_ENDS = ("ies", "es", "s", "ing", "ed")
_STEM = 3
"""Letters that a word keeps at least when an ending is cut off."""
_NEAR = 110
"""Characters between a word of the field and one of transfer that are read as one matter."""
_MOST = 20_000
"""Words with a capital, and words by themselves, that are remembered at a time."""
PASSAGE = 400
"""Characters below which a text is a passage and no page: a report of one thing."""
BRIEF = 700
"""Characters up to which a text is brief: no article of the corpus is shorter."""
_TELLS = 4
"""The weight of words of the field near words of transfer that tells of a long text, or of one that names no state."""
_MOVED = 3
"""Words of transfer from which on a page that names a state is weighed though none of its words is of the field."""
_FORCES = ("military", "army", "navy", "air force")
_STATES = 6
"""States from which on more tell nothing."""
_MANY, _SOME = 6, 4
"""Statements that tell something of a text by their number, and as much beside arms and one state as a second state."""
_CROWD = 500
"""Words of a paragraph from which on their distances are not looked at."""
_SCALE = 5.0
"""The length of a page's words taken as a vector: the longer, the less their weights are drawn towards nought."""


class Weights(Struct, frozen=True):
    """What a text is weighed by: its counts and its words, each by its name."""

    counts: Mapping[str, float]
    words: Mapping[str, float]
    start: float


Leasts = tuple[float, float, float, float, float]
"""From which weight on a text is about transfers of arms, where nothing is read that names arms; where arms are named
by themselves; beside one state; between two; and where many statements are read. The more is read, the less its words
have to tell."""
ONE_STATE, MANY = 2, 4
"""The places of the third and the last of these."""


class Gate(Struct, frozen=True):
    """The weights of pages and of passages, and from which weight on each is about transfers of arms."""

    page: Weights
    passage: Weights
    least: Leasts
    least_brief: Leasts
    """The same of a brief page, which has fewer words to tell by."""
    least_passage: Leasts
    least_apart: Leasts
    """The same of a passage in which no word of the field stands near one of transfer: its words decide."""


class Weighed(Struct, frozen=True):
    """How much speaks for a text, before it is read, and how much has to."""

    weight: float
    least: Leasts

    def worth(self) -> bool:
        """Whether the text is worth reading: whether it can be about transfers of arms, whatever is read in it."""
        return self.weight > min(self.least)

    def about(self, joined: int, many: bool = False) -> bool:
        """Whether it is about transfers of arms, once it is read.

        ``joined`` is nought where nothing that is read names arms, or else one and as many as there are states beside;
        ``many`` tells that many statements are read.
        """
        least = self.least[joined]
        return self.weight > (min(least, self.least[MANY]) if many else least)


NEVER, ALWAYS = (Weighed(weight, (0.0, 0.0, 0.0, 0.0, 0.0)) for weight in (-math.inf, math.inf))
"""What is about transfers of arms in no case, and in each."""


@cache
def gate() -> Gate:
    """The weights, read on first use."""
    data = table("scope.toml")
    page, passage = (Weights(data[of]["counts"], data[of]["words"], data[of]["start"]) for of in ("page", "passage"))
    return Gate(page, passage, *(tuple(data["least"][size]) for size in ("page", "brief", "passage", "apart")))


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for kind, weight in (("weak", 1), ("strong", 2), ("transfer", 0), ("none", -1)):
        for stem in _stems(kind):
            automaton.add_word(stem, (len(stem), weight))
    automaton.make_automaton()
    return automaton


@cache
def _fighting() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in _stems("fighting"):
        automaton.add_word(stem, len(stem))
    automaton.make_automaton()
    return automaton


def _stems(kind: str) -> list[str]:
    stems: str = table("field.toml")["scope"][kind]
    return stems.replace("\n", "").split("|")


def _hits(low: str) -> list[tuple[int, int]]:
    """Places at which a word begins with a stem, and the stem's weight; the longest stem at a place counts."""
    found: list[tuple[int, int]] = []
    at, held, longest = -1, 0, 0
    for end, (length, weight) in _automaton().iter(low):
        start = end - length + 1
        if start and low[start - 1].isalnum():
            continue
        if start == at:
            if length > longest:
                held, longest = weight, length
            continue
        if at >= 0:
            found.append((at, held))
        at, held, longest = start, weight, length
    if at >= 0:
        found.append((at, held))
    return found


def weigh(text: str, paragraphs: Sequence[tuple[int, int]]) -> Weighed:
    """How much speaks for the paragraphs being about transfers of arms. What needs no weighing weighs without end."""
    lows = [text[start:end].lower() for start, end in paragraphs]
    near, field, moved = _tally(lows)
    size = sum(map(len, lows))
    if not field and (moved < _MOVED or size < PASSAGE):
        return NEVER
    states = _states(text, paragraphs)
    if not field and not states:
        return NEVER
    if size >= PASSAGE and not states and near < _TELLS:
        return NEVER
    if len(paragraphs) > LONG:
        return ALWAYS if near >= _TELLS and states > 1 else NEVER
    counts = _counts(near, field, moved, states, _fought(lows), size)
    by = gate()
    found = Weighed(weighed(by.page if size >= PASSAGE else by.passage, counts, words(lows)), _leasts(by, size, near))
    if states and not found.worth() and _sent(text, paragraphs) >= _TWICE:
        return replace(found, weight=found.least[ONE_STATE] + _OVER)  # it says outright what goes where
    return found


def _sent(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many different phrases say that arms go to a state: rifle exports to Honduras, licences for rifles for it."""
    found = set()
    for start, end in paragraphs:
        for to in _TO.finditer(text, start, end):
            before = _SAME_SENTENCE.split(text[max(start, to.start() - _PHRASE) : to.start()].lower())[-1]
            weights = [weight for _, weight in _hits(before)] if _named(to["name"]) else []
            if 0 in weights and max(weights) > 0:
                found.add(before)
    return len(found)


_TO = later(r" (?:to|for) (?:the )?(?P<name>[A-Z][\w.]+(?: [A-Z]\w+)?)")
_SAME_SENTENCE = later(r"[.!?;:] |, ")
_PHRASE = 45
"""Characters in front of a state in which it is told what goes there."""
_TWICE, _OVER = 2, 0.5
"""How often a page has to say so to weigh more than what is asked of one that names a single state."""


def _leasts(by: Gate, size: int, near: int) -> Leasts:
    if size < PASSAGE:
        return by.least_passage if near else by.least_apart
    return by.least if size >= BRIEF else by.least_brief


def leasts(text: str, paragraphs: Sequence[tuple[int, int]]) -> Leasts:
    """How much has to speak for a text of this length, whatever its words weigh; these count for a passage alone."""
    lows = [text[start:end].lower() for start, end in paragraphs]
    size = sum(map(len, lows))
    return _leasts(gate(), size, _tally(lows)[0] if size < PASSAGE else 0)


def measures(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """What is weighed of a page: its counts and its words. ``scoped`` fits the weights to them."""
    lows = [text[start:end].lower() for start, end in paragraphs]
    near, field, moved = _tally(lows)
    return _counts(near, field, moved, _states(text, paragraphs), _fought(lows), sum(map(len, lows))), words(lows)


def _tally(lows: Sequence[str]) -> tuple[int, int, int]:
    """What ``_count`` counts, over all paragraphs."""
    tallies = [_count(low) for low in lows]
    return sum(one[0] for one in tallies), sum(one[1] for one in tallies), sum(one[2] for one in tallies)


def _counts(near: int, field: int, moved: int, states: int, fought: int, size: int) -> Mapping[str, float]:
    """The counts of a page on the scale of its weights."""
    return {
        "near": math.log1p(near),
        "near for its length": math.log1p(near * 1500 / max(size, 750)),
        "of the field": math.log1p(field),
        "of transfer": math.log1p(moved),
        "of fighting": math.log1p(fought),
        "states": min(states, _STATES) / 3,
        "near and states": float(near >= _TELLS and states > 1),
    }


def words(lows: Sequence[str]) -> Mapping[str, float]:
    """How much of each word a page has, by its stem: a vector of one length for every page.

    Words of closed classes are left out: they tell who writes, and not of what.
    """
    stems = Counter(map(_told, _WORD.findall("\n".join(lows))))
    del stems[""]
    told = {one: 1 + math.log(number) if number > 1 else 1.0 for one, number in stems.items()}
    length = math.sqrt(sum([value * value for value in told.values()])) or 1.0
    return {one: value * _SCALE / length for one, value in told.items()}


@lru_cache(_MOST)
def _told(word: str) -> str:
    """The stem by which a word is weighed; empty where it tells nothing."""
    return "" if word in lexicon().closed or len(word) < _STEM else stem(word)


@lru_cache(_MOST)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word count together."""
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= _STEM:
            return word[: -len(end)]
    return word


def weighed(by: Weights, counts: Mapping[str, float], told: Mapping[str, float]) -> float:
    """How much speaks for a page being about transfers of arms, on the scale of a logistic regression."""
    known = by.words
    some = sum([known[one] * value for one, value in told.items() if one in known])
    return by.start + some + sum([by.counts[name] * value for name, value in counts.items()])


def _fought(lows: Sequence[str]) -> int:
    """How many words tell of fighting: shells that hit a town are no goods that anybody sends."""
    count = 0
    for low in lows:
        behind = 0
        for end, length in _fighting().iter(low):
            start = end - length + 1
            if start >= behind and not (start and (low[start - 1].isalnum() or low[start - 1] == "_")):
                count, behind = count + 1, end + 1
    return count


def _count(low: str) -> tuple[int, int, int]:
    """The weight of words of the field that stand near one of transfer, words of the field, and words of transfer."""
    hits = _hits(low)
    moves = [at for at, weight in hits if weight == 0]
    fields = [one for one in hits if one[1] > 0]
    if len(hits) > _CROWD:
        return len(fields), len(fields), len(moves)
    close = sum(weight for at, weight in fields if any(-_NEAR < at - move < _NEAR for move in moves))
    return close, len(fields), len(moves)


def _states(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many names of states, peoples and capitals stand in the paragraphs, as far as they are counted."""
    text = recased(text, paragraphs)
    named: set[str] = set()
    for start, end in paragraphs:
        for name in {*_CAPITAL.findall(text, start, end)}:
            named.update(_named(name))
        if len(named) >= _STATES:
            break
    return len(named)


@lru_cache(_MOST)
def _named(name: str) -> tuple[str, ...]:
    """The states and peoples that words with a capital name: themselves, or each of them by itself."""
    known = lexicon()
    name = unmarked(name)  # Perú, Türkiye and Côte d'Ivoire count as they do without their marks
    if name in known.states or name in known.peoples:
        return (name,)
    parts = (part.rstrip(".") for part in name.split())
    return tuple(part for part in parts if part in known.states or part in known.peoples)


def of_field(name: str) -> bool:
    """Whether the name of a thing has a word of the field; that something is of the forces makes it none of it."""
    low = name.lower()
    return any(weight > 1 or (weight == 1 and not low.startswith(_FORCES, at)) for at, weight in _hits(low))


def linked(text: str, start: int, end: int) -> bool:
    """Whether one paragraph speaks of arms, with licences, deliveries and the like near."""
    close, fields, moves = _count(text[start:end].lower())
    return close > 0 or fields >= 2 or (fields > 0 and moves > 0)


_AT_HOME = later(
    r"\b(?:shotguns?|gun ?shops?|gunsmiths?|gun dealers?|firearms? (?:licen[cs]|certificate|dealer|owner)\w*"
    r"|licen[cs]ed dealers?|sporting guns?|airsoft|paintball|gun control|background checks?"
    r"|museums?|curators?|curios?|antiques?)\b"
)
"""What guns are spoken of with that somebody has at home, or shows to visitors."""
_TRADED = later(
    r"\b(?:(?:micro)?chips?|chipmakers?|semiconductors?|rare earths?|gallium|germanium|lithography|lithium|wheat|grain"
    r"|rice|vaccines?|fertili[sz]ers?|soybeans?)\b"
)
"""What else may not be exported, or is held up."""
_OFTEN = 3


def at_home(text: str, found: Prose, weighed: Weighed) -> bool:
    """Whether a page is about guns at home or on show, and no state does or gets anything; or about other goods.

    It has to say so more than once. Of what is too long to be one page, or is let in by itself, neither is asked.
    """
    if not found.statements or not math.isfinite(weighed.weight):
        return False
    low = text.lower()
    parties = (party for one in found.statements for party in (one.actor, one.target))
    if _often(_AT_HOME, low) and not any(party is not None and party.name in lexicon().states for party in parties):
        return True
    armed = any(of_field(thing.name) for one in found.statements for thing in one.objects)
    return not armed and _often(_TRADED, low)


def _often(said: re.Pattern[str], low: str) -> bool:
    return sum(1 for _ in islice(said.finditer(low), _OFTEN)) == _OFTEN


def borne_out(found: Prose, weighed: Weighed) -> bool:
    """Whether what was read of a text bears out that the text is about transfers of arms.

    That arms are fired bears out none: nothing else is war. The items of a list do no more than one of them does.
    """
    joined = max(
        (
            1 + sum(party is not None and party.name in lexicon().states for party in (one.actor, one.target))
            for one in found.statements
            if one.act is not Act.USE and any(of_field(thing.name) for thing in one.objects)
        ),
        default=0,
    )
    many = sum(not one.rule.endswith("< list") for one in found.statements)
    joined += joined == ONE_STATE and many >= _SOME
    fired = math.isfinite(weighed.weight) and all(one.act is Act.USE for one in found.statements)
    return weighed.about(joined, many >= _MANY) and not fired


def kept(text: str, found: Prose, weighed: Weighed) -> Prose:
    """What was read of a text where the text is about transfers of arms; else what was kept back of it, and why."""
    if not weighed.worth():
        return replace(found, passed=_BY_WORDS)
    if not found.statements:
        return found
    why = None if borne_out(found, weighed) else _BY_STATEMENTS
    why = why or (_OTHER if at_home(text, found, weighed) else None)
    if why is None:
        return found
    back = tuple((one.start, one.end, why) for one in found.statements)
    return Prose((), (), found.dropped, (*found.doubted, *back), why)


_BY_WORDS = "by its words the text is not about transfers of arms, and it was not read further"
_BY_STATEMENTS = "neither its words nor what is read in it show that the text is about transfers of arms"
_OTHER = "by its words the text is about guns at home or on show, or about other goods than arms"
