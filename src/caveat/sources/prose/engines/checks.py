"""A text and statements of it in; out, what the network holds of each: how likely it is wholly right, and each field.

What goes in beside the states of the words is what a statement says of itself: its act, modality, polarity and voice,
where its parties stand, the rule that read it, and what ``confidence`` weighs.
"""

from __future__ import annotations

import math
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from caveat.deferral import deferred
from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.acts.finding import Hint
from caveat.sources.prose.engines.network import WORD, Network, gelu, network
from caveat.sources.prose.statement import Statement

if TYPE_CHECKING:
    import numpy as np

    from caveat.sources.prose.engines.network import Floats
else:
    np = deferred("numpy")

ACTS = (
    Act.CONSIDER, Act.REQUEST, Act.REVIEW, Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.OFFER, Act.DENY, Act.APPROVE,
    Act.NOTIFY, Act.DELIVER, Act.SUPPORT, Act.OPPOSE, Act.CONDITION, Act.DEMAND, Act.RESUME, Act.DECIDE, Act.USE,
    Act.NO_COMMENT,
)  # fmt: skip
"""The acts in the order of the network's rows."""
MODALITIES = (
    Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL, Modality.DENIED,
    Modality.HYPOTHETICAL,
)  # fmt: skip
POLARITIES = (Polarity.POSITIVE, Polarity.NEGATIVE)
VOICES = (Attribution.NAMED, Attribution.INSTITUTION, Attribution.ANONYMOUS, Attribution.OUTLET)
HINTED = 0.5
"""From which likelihood on a word is held for an act."""
_BREAK = "\n\n"
"""What stands between two paragraphs."""
LONGEST = 400_000
"""Characters of a text that the network reads: what stands behind them is read by the rules alone."""
_LONGEST_WORD = 64
"""Characters of a word that are looked at, of which no word of a language has more."""
FURTHEST = 6
"""Steps of a distance, each twice the one before."""
_ABSENT = 2 * FURTHEST + 2
_CLAUSES = 3
"""Parts of a rule's name that are looked up."""
RULES = 1024
"""Rows of the table of these."""
_WEIGHED = 0.3
"""By how much the likelihoods of acts are drawn together before they are weighed."""
Place = tuple[int, int]


class Check(Struct, frozen=True):
    """What the network holds of one statement, each on the scale of a logistic regression."""

    whole: float
    """That all of it is right."""
    act: float
    """That somebody does this act there."""
    actor: float
    target: float
    modality: float
    polarity: float
    attribution: float


UNKNOWN = Check(0, 0, 0, 0, 0, 0, 0)
"""What it holds of a statement behind what it read: neither this nor that."""


def hints(words: Words) -> list[Hint]:
    """The words that carry an act likely enough, in the order in which they stand."""
    return best(words.acts, words.starts, HINTED)


def best(acts: Floats, starts: Sequence[int], least: float) -> list[Hint]:
    """Of words that begin at given places, those that carry an act at least so likely; of neighbours the likeliest.

    ``acts`` by word and act, the last of which is none: the logarithm of how likely the word carries it.
    """
    likely = np.exp(acts[:, :-1])
    most = likely.max(axis=1)
    which = likely.argmax(axis=1)
    kept: set[int] = set()
    for at in sorted(np.flatnonzero(most >= least).tolist(), key=lambda at: -float(most[at])):
        if kept.isdisjoint((at - 1, at + 1)):
            kept.add(at)
    return [Hint(starts[at], ACTS[which[at]], float(most[at])) for at in sorted(kept)]


def checks(
    text: str, words: Words, statements: Sequence[Statement], weighed: Sequence[Mapping[str, float]]
) -> list[Check]:
    """What the network holds of statements of a text, in their order; ``weighed`` are the features of each."""
    near = [number for number, one in enumerate(statements) if words.has(one.end)]
    if not near:
        return [UNKNOWN] * len(statements)
    net = words.net
    rows = np.stack([_row(net, words, text, statements[number], weighed[number]) for number in near])
    hidden = gelu(rows @ net.of["check weight 1"] + net.of["check bias 1"])
    told = hidden @ net.of["check weight 2"] + net.of["check bias 2"]
    of = {number: Check(*map(float, one)) for number, one in zip(near, told, strict=True)}
    return [of.get(number, UNKNOWN) for number in range(len(statements))]


def places(text: str, one: Statement) -> tuple[Place, Place | None, Place | None, Place | None]:
    """Where a statement stands, and its actor, its target and the words for its speaker that are nearest to it."""
    actor, target = (None if named is None else (named.start, named.end) for named in (one.actor, one.target))
    speaker = one.attribution.speaker
    at = _nearest(text, speaker, one.start) if speaker else None
    heard = None if at is None or speaker is None else (at, at + len(speaker))
    return (one.start, one.end), actor, target, heard


def _nearest(text: str, words: str, place: int) -> int | None:
    """Where given words stand nearest to a place; the first of two that are as near."""
    before, after = text.rfind(words, 0, place + len(words)), text.find(words, place + 1)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - place)) if found else None


class Places:
    """Where the words of a text begin and end."""

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self.starts, self.ends = starts, ends

    def within(self, place: Place) -> Place:
        """The first word of a place of the text, and the one behind its last."""
        first = max(bisect_right(self.starts, place[0]) - 1, 0)
        if self.ends[first] <= place[0] and first + 1 < len(self.starts):
            first += 1
        return first, max(bisect_left(self.starts, place[1]), first + 1)


class Words(Places):
    """The words of some paragraphs of a text, with what the network makes of each, up to ``LONGEST`` characters."""

    def __init__(self, text: str, paragraphs: Iterable[Place]) -> None:
        super().__init__([], [])
        self.net = network()
        told: list[str] = []
        left = LONGEST
        for start, end in paragraphs:
            end = min(end, start + left)
            left -= end - start
            for found in WORD.finditer(text, start, end):
                self.starts.append(found.start())
                self.ends.append(found.end())
                told.append(found.group()[:_LONGEST_WORD])
            self.starts.append(end)
            self.ends.append(end)
            told.append(_BREAK)
        read = self.net.read(told)
        self.states: Floats = read.states
        self.acts: Floats = read.acts

    def has(self, place: int) -> bool:
        """Whether a place of the text is not behind what was read."""
        return bool(self.ends) and place <= self.ends[-1]


def _row(net: Network, words: Words, text: str, one: Statement, weighed: Mapping[str, float]) -> Floats:
    """All that is weighed of a statement."""
    at, *parties = [None if place is None else words.within(place) for place in places(text, one)]
    assert at is not None
    act = ACTS.index(one.act)
    states, acts = words.states[slice(*at)], words.acts[slice(*at)]
    carried = acts[:, act]
    peak = carried.max()
    share = np.exp(carried - peak)
    total = share.sum()
    parts = [(share / total) @ states, states.mean(axis=0)]
    told = [part @ net.of["span weight"] + net.of["span bias"] for part in parts]
    told += [_party(net, words, number, party) for number, party in enumerate(parties)]
    told.append(net.of["acts"][act])
    told.append(net.of["modalities"][MODALITIES.index(one.modality)])
    told.append(net.of["polarities"][POLARITIES.index(one.polarity)])
    told.append(net.of["voices"][VOICES.index(one.attribution.kind)])
    for number, step in enumerate(steps(at, parties)):
        told.append(net.of["distances"][number, step])
    told.append(net.of["rules"][rule_rows(one.rule)].sum(axis=0))
    told.append(_features(weighed))
    sure = (peak, acts[:, -1].min(), peak + math.log(float(total)), acts[:, :-1].max())
    told.append(np.array(sure, np.float32) * np.float32(_WEIGHED))
    row: Floats = np.concatenate(told)
    return row


def _party(net: Network, words: Words, number: int, party: Place | None) -> Floats:
    if party is None:
        nobody: Floats = net.of["nobody"][number]
        return nobody
    mean = words.states[slice(*party)].mean(axis=0)
    told: Floats = mean @ net.of["party weight"][number] + net.of["party bias"][number]
    return told


def steps(at: Place, parties: Sequence[Place | None]) -> Iterator[int]:
    """How far the parties stand from the beginning and from the end of a statement, in words and in steps."""
    for end in at:
        yield from (_ABSENT if party is None else _step(party[0] - end) for party in parties)


def _step(words: int) -> int:
    far = min(int(math.log2(abs(words) + 1)), FURTHEST)
    return FURTHEST + 1 + (far if words >= 0 else -far)


def rule_rows(rule: str) -> list[int]:
    """The rows of a rule's name: of its own, and of the clauses in which it stood."""
    parts = [part.strip() for part in rule.split("<")][:_CLAUSES]
    return [zlib.crc32(part.encode()) % RULES for part in parts] + [0] * (_CLAUSES - len(parts))


@cache
def _known() -> dict[str, int]:
    return {name: place for place, name in enumerate(network().lines("features"))}


def _features(weighed: Mapping[str, float]) -> Floats:
    known = _known()
    told = np.zeros(len(known), np.float32)
    for name, value in weighed.items():
        if name in known:
            told[known[name]] = value
    return told
