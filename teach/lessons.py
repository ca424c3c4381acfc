"""Pages with their gold and their readings in; what the network is taught by, as places of rows, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from caveat.sources.prose.engines.checks import ACTS, MODALITIES, POLARITIES, VOICES, Places, places, rule_rows, steps
from caveat.sources.prose.engines.confidence import features
from caveat.sources.prose.engines.network import WORD, rows
from caveat.sources.prose.measure.corpus import Gold
from caveat.sources.prose.measure.judge import FIELDS
from caveat.sources.prose.statement import Statement
from teach.alternatives import alternatives, right
from teach.readings import Page, Read

Place = tuple[int, int]
_ALTERNATIVE = 0.55
"""What an alternative counts beside a reading."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, read or made, with what is right of it."""

    span: Place
    parties: tuple[Place | None, ...]
    """Words of actor, target and speaker."""
    act: int
    modality: int
    polarity: int
    voice: int
    steps: tuple[int, ...]
    rules: tuple[int, ...]
    weighed: tuple[tuple[int, float], ...]
    right: tuple[float, ...]
    """That it is wholly right, that its act is, and each field: 1 or 0."""
    known: tuple[float, ...]
    """Of which of these that is known."""
    counts: float
    others: tuple[Row, ...] = ()
    """The same with one field exchanged."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the gold: its words, act, modality, polarity and voice."""

    span: Place
    act: int
    beside: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One page."""

    words: np.ndarray
    """By word: the rows of its vector, itself, its ending, its beginning and its shape."""
    gold: list[Told]
    rows: list[Row] = field(default_factory=list)


def names(pages: Sequence[Page]) -> list[str]:
    """The names of all that is weighed of statements, in the order of the network's inputs."""
    return sorted({name for page in pages for told in page.read.values() for name in told.weighed})


def lesson(page: Page, known: Mapping[str, int], weighed: Sequence[str], size: int) -> Lesson:
    """What a page teaches, by words whose vectors are known and tables of so many rows."""
    found = list(WORD.finditer(page.text))
    at = Places([one.start() for one in found], [one.end() for one in found])
    words = np.array([rows(one.group(), known, size) for one in found])
    gold = list(page.article.statements) if page.article is not None else []
    made = Lesson(words, [_told(one, at) for one in gold])
    place_of = {name: place for place, name in enumerate(weighed)}
    read = [told.said for told in page.read.values()]
    for told in page.read.values():
        made.rows.append(_row(page.text, told, at, place_of, read, gold))
    return made


def _told(one: Gold, at: Places) -> Told:
    said = one.said
    beside = MODALITIES.index(said.modality), POLARITIES.index(said.polarity), VOICES.index(said.attribution.kind)
    return Told(at.within((one.start, one.end)), ACTS.index(said.act), beside)


def _row(
    text: str, told: Read, at: Places, place_of: Mapping[str, int], page: Sequence[Statement], gold: Sequence[Gold]
) -> Row:
    fields = tuple(float(told.found and name not in told.wrong) for name in FIELDS)
    right_, known = (float(told.right), float(told.found), *fields), (1.0, 1.0, *([float(told.found)] * len(FIELDS)))
    others: tuple[Row, ...] = ()
    if told.answers is not None and told.found:
        answer, wrong = gold[told.answers], told.wrong
        others = tuple(
            _other(text, name, other, wrong, at, place_of, answer)
            for name, other in alternatives(text, told.said, page)
        )
    return _made(text, told.said, at, place_of, right_, known, float(told.times) ** 0.5, others)


def _other(
    text: str, name: str, one: Statement, wrong: Sequence[str], at: Places, place_of: Mapping[str, int], gold: Gold
) -> Row:
    good = right(name, one, gold)
    fields = [float(good and each == name) for each in FIELDS]
    whole = float(good and not set(wrong) - {name})
    known = (1.0, 0.0, *(float(each == name) for each in FIELDS))
    return _made(text, one, at, place_of, (whole, 0.0, *fields), known, _ALTERNATIVE, ())


def _made(
    text: str, one: Statement, at: Places, place_of: Mapping[str, int], right_: tuple[float, ...],
    known: tuple[float, ...], counts: float, others: tuple[Row, ...],
) -> Row:  # fmt: skip
    span, *parties = [None if place is None else at.within(place) for place in places(text, one)]
    assert span is not None
    return Row(
        span, tuple(parties), ACTS.index(one.act), MODALITIES.index(one.modality), POLARITIES.index(one.polarity),
        VOICES.index(one.attribution.kind), tuple(steps(span, parties)), tuple(rule_rows(one.rule)),
        tuple((place_of[name], value) for name, value in features(text, one) if name in place_of), right_, known,
        counts, others,
    )  # fmt: skip
