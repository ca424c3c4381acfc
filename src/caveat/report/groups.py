"""A review in; what stands together in a table out: ties, measures and gaps that say the same are told once."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from caveat.review.result.claim import Prose
from caveat.review.result.line import LineReview, Nexus
from caveat.review.result.option import MeasureView, OptionReview
from caveat.review.result.review import Review, UnknownView


@dataclass(frozen=True, slots=True)
class Tie:
    """How a line bears on the objectives for which the same can be said."""

    kind: str
    conditions: tuple[str, ...]
    explanation: str
    statements: tuple[str, ...]
    origins: tuple[str, ...]


def ties(line: LineReview) -> list[Tie]:
    """The ties of a line, one for all objectives that share kind, explanation and statements."""
    found: dict[Hashable, list[Nexus]] = {}
    for nexus in line.nexus:
        said = () if nexus.kind == "none" else (nexus.explanation, nexus.statements, nexus.origins)
        found.setdefault((nexus.kind, said), []).append(nexus)
    return [
        Tie(
            same[0].kind, tuple(one.condition for one in same), same[0].explanation, same[0].statements, same[0].origins
        )
        for same in found.values()
    ]


def measures(option: OptionReview) -> list[tuple[MeasureView, list[str]]]:
    """What an option does, with the lines on which it does the same."""
    found: dict[Hashable, tuple[MeasureView, list[str]]] = {}
    for one in option.measures:
        key = (one.measure, one.factor, one.quantity, one.objective, one.release)
        found.setdefault(key, (one, []))[1].append(one.line)
    return list(found.values())


def silent(review: Review) -> list[tuple[str, str]]:
    """The criteria of the front that are unknown for every line, each with the words that say why."""
    if len(review.front) < 2:
        return []
    found: list[tuple[str, str]] = []
    for place, criterion in enumerate(review.front[0].criteria):
        column = [row.criteria[place] for row in review.front]
        if all(one.rank is None for one in column):
            told = dict.fromkeys(one.words for one in column if one.words != "unknown")
            found.append((criterion.name, next(iter(told)) if len(told) == 1 else ""))
    return found


def holds(review: Review) -> dict[tuple[str, str, str], list[str]]:
    """The lines held, by measure, holder and first day."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for hold in review.holds:
        found.setdefault((hold.measure, hold.holder, hold.since), []).append(hold.line)
    return found


def headed(paragraphs: tuple[tuple[str, Prose], ...]) -> dict[str, list[Prose]]:
    """Paragraphs under the headings that they share, in the order in which each heading first stands."""
    found: dict[str, list[Prose]] = {}
    for heading, paragraph in paragraphs:
        found.setdefault(heading, []).append(paragraph)
    return found


def gaps(review: Review) -> list[UnknownView]:
    """What is not known, with the gaps that share their reason, their lines and what they would narrow in one row."""
    found: dict[Hashable, list[UnknownView]] = {}
    for gap in review.unknowns:
        key = (gap.would_narrow, gap.why, gap.lines) if gap.lines else gap.what
        found.setdefault(key, []).append(gap)
    return [
        UnknownView(
            "; ".join(dict.fromkeys(one.what for one in same)), same[0].would_narrow, same[0].why, same[0].lines
        )
        for same in found.values()
    ]
