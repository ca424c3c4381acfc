"""A dossier and its options in; what earlier uses of deliveries say of the response, option by option, out.

The first of the three lenses. Every rate is of episodes that are listed beside it, none is pooled with another lens,
and whichever estimator is used has to be better than the polarity alone on crises that it has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from caveat.episodes import classes, rates, reference, skill, waiting
from caveat.episodes.classes import Class
from caveat.episodes.codes import DemandKind, Polarity, Publicity
from caveat.episodes.coding import Episode
from caveat.evidence import Measure
from caveat.pipeline import items
from caveat.review.casefile import CaseFile
from caveat.review.dossier import Dossier
from caveat.review.precedents import INSTRUMENTS, demand_kind, domain
from caveat.review.result.line import LineReview
from caveat.review.result.option import OptionReview

SIMILAR = 10
"""Episodes listed for an option."""
ALONE = "polarity alone"
POLARITIES: Mapping[str, Polarity] = {
    "stick": Polarity.STICK, "carrot": Polarity.CARROT, "both": Polarity.MIXED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Episodes:
    """The basis of a rate: the episodes that it counts, the arithmetic, and where they are listed."""

    episodes: tuple[str, ...]
    formula: str
    kind: Literal["derived"] = "derived"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of crises with its interval, or why none is shown.

    Units   shares between 0 and 1; ``low`` and ``high`` hold nine tenths.
    """

    what: str
    value: float | None
    low: float | None
    high: float | None
    crises: float
    basis: Episodes
    unit: str = "share of crises"
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class By:
    """The share of demands met within some days."""

    days: int
    value: float
    low: float
    high: float
    watched: float
    """Crises still open and watched after so many days."""
    basis: Episodes
    unit: str = "share of crises"


@dataclass(frozen=True, slots=True)
class OptionLens:
    """What history says of one option."""

    option: str
    name: str
    polarity: str
    rates: tuple[Share, ...]
    """Met as asked; met at least in part; each for the polarity and for the polarity and the kind of demand."""
    outcomes: tuple[Share, ...]
    by: tuple[By, ...]
    similar: tuple[reference.Match, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Lens:
    """The reference class for a case, as it could be counted on the day.

    Holds   no episode in it begins after the day; ``estimator`` beats the polarity alone out of sample or is it.
    """

    as_of: date
    demand_kind: str | None
    rows: int
    crises: int
    left_out: tuple[tuple[str, str], ...]
    estimator: str
    estimator_words: str
    skill: tuple[skill.Skill, ...]
    options: tuple[OptionLens, ...]
    cautions: tuple[str, ...]


CAUTIONS = (
    "The collection is a purposive sample of what is on record in English, not a census; quiet success is missing.",
    "Met is not met because of the deliveries: other causes are not taken out.",
    "Carrots usually ask for less than sticks, so their rates do not compare the two as instruments.",
)


def look(
    dossier: Dossier, options: Sequence[OptionReview], lines: Sequence[LineReview], among: Sequence[Episode]
) -> Lens:
    """The lens on a case's options, among the given episodes.

    Raises  MissingExtra without scipy.
    """
    case = dossier.case
    found = classes.known(dossier.as_of, among, exclude=case.case.id)
    skills = skill.judged(found)
    used = _used(skills)
    kind = demand_kind(case)
    return Lens(
        as_of=dossier.as_of,
        demand_kind=kind.value if kind else None,
        rows=len(found.rows),
        crises=found.crises,
        left_out=found.left_out,
        estimator=used,
        estimator_words=_estimator_words(used, skills),
        skill=skills,
        options=tuple(
            _option(dossier, one, lines, found, kind, among) for one in options if one.polarity in POLARITIES
        ),
        cautions=CAUTIONS,
    )


def _used(skills: Sequence[skill.Skill]) -> str:
    """The forecaster that is better than the polarity alone on crises it has not seen; else the polarity alone."""
    better = [one for one in skills if ALONE in one.against and one.name != "base rate" and one.beats(ALONE)]
    return min(better, key=lambda one: one.scores["ranked"]).name if better else ALONE


def _estimator_words(used: str, skills: Sequence[skill.Skill]) -> str:
    if used != ALONE:
        return f"The {used} forecast is used: on crises left out in turn it was better than the polarity alone."
    tried = " nor ".join(f"the {one.name} forecast" for one in skills if one.name in ("pooled", "regression"))
    if not tried:
        return "The polarity alone is used: there are too few crises to judge anything else by."
    return f"The polarity alone is used: neither {tried} was surely better than it on crises left out in turn."


def _option(
    dossier: Dossier, option: OptionReview, lines: Sequence[LineReview], found: Class, kind: DemandKind | None,
    among: Sequence[Episode],
) -> OptionLens:  # fmt: skip
    polarity = POLARITIES[option.polarity]
    alike = found.where(lambda row: row.polarity is polarity)
    narrow = [(level, which) for level in (2, 1) for which in ((None, kind) if kind else (None,))]
    shares = tuple(_share(rates.at_least(found.rows, level, polarity, which)) for level, which in narrow)
    same = [one for one in among if one.polarity is polarity]
    watched = waiting.watched(dossier.as_of, same, exclude=dossier.case.case.id)
    similar = reference.nearest(_features(dossier.case, option, lines, polarity), as_of=dossier.as_of,
                                exclude_case=dossier.case.case.id, limit=SIMILAR, among=among)  # fmt: skip
    return OptionLens(
        option=option.id,
        name=option.name,
        polarity=polarity.value,
        rates=shares,
        outcomes=tuple(map(_share, rates.outcomes(alike.rows))),
        by=_by(watched),
        similar=similar,
        words=_words(shares[0], polarity),
    )


def _by(watched: Sequence[waiting.Watched]) -> tuple[By, ...]:
    if len({one.crisis for one in watched}) < rates.THIN:
        return ()
    basis = Episodes(tuple(one.id for one in watched), "cumulative incidence of the demand met, open demands censored")
    return tuple(By(one.days, one.met, one.low, one.high, one.at_risk, basis) for one in waiting.incidence(watched))


def _share(rate: rates.Rate) -> Share:
    formula = f"({rate.prior_yes:g} + {rate.happened:g}) / ({rate.prior_yes + rate.prior_no:g} + {rate.crises:g})"
    return Share(rate.what, rate.value, rate.low, rate.high, rate.crises, Episodes(rate.rows, formula),
                 unknown=rate.words)  # fmt: skip


_CALLED = {
    Polarity.STICK: "a stick", Polarity.CARROT: "a carrot", Polarity.MIXED: "both, or goods held to a condition",
}  # fmt: skip


def _words(share: Share, polarity: Polarity) -> str:
    if share.value is None:
        return f"Too few earlier crises with {_CALLED[polarity]}: {share.unknown}."
    return (
        f"Of {share.crises:.0f} earlier crises with {_CALLED[polarity]} the demand was met as asked in about "
        f"{100 * share.value:.0f} of 100 (90 % interval {100 * (share.low or 0):.0f} to {100 * (share.high or 0):.0f})."
    )


def _features(
    case: CaseFile, option: OptionReview, lines: Sequence[LineReview], polarity: Polarity
) -> reference.Features:
    """What the option is like: its first measure, and the kinds of goods on the lines that it touches."""
    measure = next((Measure(one.measure) for one in option.measures), None)
    touched = [line for line in lines if line.line in option.lines_touched]
    goods = items.catalogue()
    return reference.Features(
        supplier=case.case.supplier,
        recipient=case.case.recipient,
        instrument=INSTRUMENTS[measure] if measure else None,
        polarity=polarity,
        demand_kind=demand_kind(case),
        domain=domain(case),
        at_war=case.case.at_war,
        publicity=Publicity(case.case.publicity) if case.case.publicity else None,
        item_classes=frozenset(reference.item_class(goods.get(line.item).item_class.value) for line in touched),
    )
