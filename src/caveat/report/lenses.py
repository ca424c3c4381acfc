"""What earlier episodes say of the response, as lines for a terminal and as one HTML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from caveat.report import marks, words
from caveat.report.charts.reliability import reliability
from caveat.report.writing import STYLE, environment
from caveat.review.lens import By, Lens, OptionLens, Share

NEAREST = 5
"""Episodes told for an option on a terminal; the page has all that were looked up."""


def lines(found: Lens) -> Iterator[str]:
    """The class, the skill of what is said of it, then each option with its rates and its nearest episodes."""
    for line in _lines(found):
        yield " " * (len(line) - len(line.lstrip(" "))) + words.tame(line) if line.strip() else ""


def _lines(found: Lens) -> Iterator[str]:
    yield (
        f"{found.rows} earlier episodes of {found.crises} crises, as of {found.as_of.isoformat()}; "
        f"{len(found.left_out)} more are in no rate, each with its reason: --json -"
    )
    yield found.estimator_words
    yield from _skill(found)
    for one in found.options:
        yield ""
        yield from _option(one)
    yield ""
    yield from found.cautions


def _skill(found: Lens) -> Iterator[str]:
    """How each forecaster would have done, less is better; and what came about where the one in use said so much."""
    if not found.skill:
        return
    yield f"On crises left out in turn (less is better): {', '.join(one.name for one in found.skill)}"
    for score in ("brier", "log", "ranked"):
        told = ", ".join(f"{one.scores[score]:.3f}" for one in found.skill)
        yield f"  {score}: {told}"
    for one in found.skill:
        if one.name == found.estimator:
            told = "; ".join(
                f"said {_hundred(said)}, came {_hundred(came)} ({crises:.0f} crises)"
                for said, came, crises, _ in one.calibration
            )
            yield f"  Of 100 that the demand is met, by {one.name}: {told}"


def _option(one: OptionLens) -> Iterator[str]:
    yield f"{one.name} ({one.option})"
    yield f"  {one.words}"
    for share in one.rates[1:]:
        yield f"  {_share(share)}"
    ends = "; ".join(f"{share.what} {_short(share)}" for share in one.outcomes)
    yield f"  How they ended, of 100 crises: {ends}"
    if one.by:
        told = ", ".join(f"{by_words(by)} within {by.days} days" for by in one.by)
        yield f"  Met as asked: {told}; {one.by[-1].watched:.0f} crises were still open and watched after that."
    yield "  Nearest episodes, by features that agree:"
    for match in one.similar[:NEAREST]:
        known = match.episode
        yield f"    {match.count} of {match.compared}: {known.title}: {known.outcome_words} ({known.id})"
        differs = ", ".join(each.feature for each in match.differs)
        unknown = ", ".join(match.not_compared)
        yield f"      differs in: {differs or 'nothing compared'}; not known: {unknown or 'nothing'}"


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}"


def by_words(by: By) -> str:
    """A share by a day."""
    return f"{_hundred(by.value)} of 100 ({_hundred(by.low)} to {_hundred(by.high)})"


def _share(share: Share) -> str:
    if share.value is None:
        return f"{share.what}: {share.unknown}"
    low, high = _hundred(share.low or 0), _hundred(share.high or 0)
    return f"{share.what}: about {_hundred(share.value)} of 100 ({low} to {high}; {share.crises:.0f} crises)"


def _short(share: Share) -> str:
    if share.value is None:
        return share.unknown or "none"
    return f"{_hundred(share.value)} ({_hundred(share.low or 0)} to {_hundred(share.high or 0)})"


@dataclass(frozen=True, slots=True)
class Row:
    """A rate of the page, with the list of its episodes."""

    what: str
    told: str
    crises: str
    formula: str
    anchor: str
    episodes: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One option of the page."""

    option: str
    name: str
    words: str
    rows: tuple[Row, ...]
    lens: OptionLens


@dataclass(frozen=True, slots=True)
class Section:
    """What a page shows of the reference class: for the parts of ``history_parts.html``."""

    found: Lens
    options: tuple[Shown, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """Each list of episodes on which rows rest, once, by its anchor."""
    chart: Markup


def section(found: Lens) -> Section:
    """The section of a lens: every number beside the list of the episodes that it counts."""
    lists: dict[tuple[str, ...], str] = {}
    options = tuple(Shown(one.option, one.name, one.words, tuple(_rows(one, lists)), one) for one in found.options)
    points = [(one.name, [point[:3] for point in one.calibration]) for one in found.skill]
    said = "; ".join(
        f"{name}: {', '.join(f'said {_hundred(said)} of 100 and {_hundred(came)} came about' for said, came, _ in row)}"
        for name, row in points
    )
    chart = Markup(reliability(points, f"Of forecasts that a demand is met: {said}.") if points else "")  # noqa: S704 escapes its own
    return Section(found, options, tuple((anchor, rows) for rows, anchor in lists.items()), chart)


def _rows(one: OptionLens, lists: dict[tuple[str, ...], str]) -> Iterator[Row]:
    for share in (*one.rates, *one.outcomes):
        yield _row(share.what, _short(share), f"{share.crises:.0f}", share.basis.formula, share.basis.episodes, lists)
    for by in one.by:
        told = f"{_hundred(by.value)} ({_hundred(by.low)} to {_hundred(by.high)})"
        open_ = f"{by.watched:.0f} still watched"
        yield _row(f"met within {by.days} days", told, open_, by.basis.formula, by.basis.episodes, lists)


def _row(
    what: str, told: str, crises: str, formula: str, rows: tuple[str, ...], lists: dict[tuple[str, ...], str]
) -> Row:
    anchor = lists.setdefault(rows, f"h-{len(lists) + 1}")
    return Row(what, told, crises, formula, anchor, len(rows))


def render(found: Lens, case: str) -> str:
    """The whole page: no other file, no script, no other host; for screen, phone and paper.

    Holds   same lens, same bytes; every number leads to the list of its episodes
    """
    body = environment().get_template("history.html").render(
        shown=section(found),
        case=case,
        style=Markup(STYLE.read_text("utf-8")),  # noqa: S704 our own file
        marks=Markup(marks.sheet()),  # noqa: S704 our own drawing
        plural=words.plural,
    )  # fmt: skip
    return re.sub(r"\n\s*\n+", "\n", body)
