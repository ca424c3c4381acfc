"""A case as the law lets it be moved in, what may be done to each line within limits out; numbers to options and back.

A search chooses one level for each of a few *places*: for each line what is done to it, and for the option as a whole
when its measures start, how long they last, how far a line is slowed or sped up, and which reading releases it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caveat.errors import Conflict, UnknownTerm
from caveat.evidence import Measure
from caveat.review import legal
from caveat.review.cite import Citer
from caveat.review.dossier import Dossier
from caveat.review.result.option import LegalPart
from caveat.review.result.review import Review
from caveat.simulate.assumptions import NO_SOURCE, Assumption, Assumptions, Limits
from caveat.simulate.distributions import Point
from caveat.simulate.model import Model, build
from caveat.simulate.spec import MeasureSpec, OptionSpec, RuleSpec

MAY = ("may-be-done-now", "needs-first")
"""Statuses of the legal screen under which a measure may be part of an option."""
COMMON = ("start", "lasts", "slow", "expedite", "release")
"""The places that hold for an option as a whole, after those of its lines."""


@dataclass(frozen=True, slots=True)
class LineMoves:
    """What may be done to one line, each with its legal screen; to do nothing is always the first level."""

    line: str
    parts: tuple[LegalPart, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """All that a search may choose from.

    Holds   no line that is out of bounds, that a measure binds already, or that no measure may touch is in it.
    """

    model: Model
    """With a release rule for each reading that may be asked for; its options are those that are compared with."""
    limits: Limits
    lines: tuple[LineMoves, ...]
    rules: tuple[str, ...]
    ends_at: int

    @property
    def levels(self) -> tuple[int, ...]:
        """How many levels each place has."""
        limits = self.limits
        return (
            *(1 + len(one.parts) for one in self.lines), len(limits.start), 1 + len(limits.lasts), len(limits.slow),
            len(limits.expedite), max(1, len(self.rules)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screened:
    """Whether an option may be done: by the weakest of its measures."""

    status: str
    holders: tuple[str, ...]
    provisions: tuple[str, ...]
    needs: tuple[str, ...]
    words: str


def moves(dossier: Dossier, review: Review, model: Model) -> Moves:
    """What may be done to the lines of a case within the limits of its assumptions.

    Raises  Conflict where the assumptions name no limits, or no line may be touched; UnknownTerm for a rule that is
            not there.
    """
    limits = model.assumptions.search
    if limits is None:
        raise Conflict(
            model.name, "a search for options was asked for", "the assumptions have no `search`",
            "Add `search` with start, lasts, slow, expedite, reason and owner.",
        )  # fmt: skip
    file, rules = with_rules(model, limits)
    lines = tuple(one for one in _lines(dossier, review, model, bool(rules)) if one.parts)
    if not lines:
        raise Conflict(
            model.name, "a search for options was asked for", "no modelled line may be touched by any measure",
            "There is nothing to choose from; see the review's legal screen.",
        )  # fmt: skip
    whole = build(file, weeks=model.weeks, step=model.step, options=model.options, name=model.name)
    return Moves(whole, limits, lines, rules, model.weeks)


def _lines(dossier: Dossier, review: Review, model: Model, may_wait: bool) -> list[LineMoves]:
    """For each modelled line that is open and in bounds, the measures that the law lets be taken."""
    citer, found = Citer(dossier), []
    rows = {line.id: (transfer, line) for transfer in dossier.case.transfers for line in transfer.lines}
    free = {one.line for one in review.lines if one.group in ("named", "open") and not one.excluded and not one.held}
    for spec in model.lines:
        line = spec.id.removesuffix("-offered") if spec.offered else spec.id
        if line not in free:
            continue
        wanted = ("offer",) if spec.offered else ("pause", "slow", "withhold", "expedite", *(["condition"] * may_wait))
        parts = (legal.screen(citer, *rows[line], Measure(one)) for one in wanted)
        found.append(LineMoves(spec.id, tuple(part for part in parts if part.status in MAY)))
    return found


def with_rules(model: Model, limits: Limits) -> tuple[Assumptions, tuple[str, ...]]:
    """The assumptions with one more rule for each reading that may be asked for, and the rules' ids."""
    file = model.assumptions
    rules = {one.id: one for one in file.model.rules}
    read = {one.id for one in file.model.objectives if one.read}
    more: list[RuleSpec] = []
    bound: list[Assumption] = []
    for name, readings in limits.thresholds.items():
        if name not in rules:
            raise UnknownTerm(model.name, "the rule of `search.thresholds`", name, list(rules))
        rule = rules[name]
        own = next(one for one in file.assumptions if one.id == rule.threshold)
        for place, reading in enumerate(readings if rule.objective in read else ()):
            ref = f"a-{name}.search.{place}"
            shape = Point(kind="point", value=reading)
            named = {"id": ref, "distribution": shape, "range": None, "reason": limits.reason, "owner": limits.owner,
                     "source": NO_SOURCE}  # fmt: skip
            bound.append(own.model_copy(update=named))
            more.append(rule.model_copy(update={"id": f"{name}.search.{place}", "threshold": ref}))
    spec = file.model.model_copy(update={"rules": (*file.model.rules, *more)})
    whole = file.model_copy(update={"assumptions": (*file.assumptions, *bound), "model": spec})
    return whole, tuple(one.id for one in more)


def option(found: Moves, chosen: Sequence[int], name: str) -> OptionSpec:
    """The option that one level for each place stands for."""
    limits = found.limits
    start, lasts, slow, expedite, release = chosen[len(found.lines) :]
    begins = limits.start[start]
    ends = None if lasts == 0 else begins + limits.lasts[lasts - 1]
    factors = {"slow": limits.slow[slow], "expedite": limits.expedite[expedite]}
    measures = []
    for line, level in zip(found.lines, chosen, strict=False):
        if level:
            kind = line.parts[level - 1].measure
            measures.append({
                "measure": kind, "line": line.line, "start": begins, "end": ends, "factor": factors.get(kind),
                "rule": found.rules[release] if kind == "condition" else None,
            })  # fmt: skip
    return OptionSpec(id=name, name=name, measures=tuple(MeasureSpec.model_validate(one) for one in measures))


def settled(found: Moves, chosen: Sequence[int]) -> tuple[int, ...]:
    """The same option by the least levels: a place that no measure of it uses stands at 0."""
    kinds = {line.parts[level - 1].measure for line, level in zip(found.lines, chosen, strict=False) if level}
    used = {"start": bool(kinds), "lasts": bool(kinds), "slow": "slow" in kinds, "expedite": "expedite" in kinds,
            "release": "condition" in kinds}  # fmt: skip
    rest = zip(COMMON, chosen[len(found.lines) :], strict=True)
    return (*chosen[: len(found.lines)], *(level if used[name] else 0 for name, level in rest))


def screened(found: Moves, chosen: Sequence[int]) -> Screened:
    """Whether the option may be done, in the review's own screen of each of its measures."""
    parts = [line.parts[level - 1] for line, level in zip(found.lines, chosen, strict=False) if level]
    if not parts:
        return Screened("nothing-to-do", (), (), (), "No measure, so nothing to screen.")
    later = [part for part in parts if part.status != MAY[0]]
    words = f"{len(parts) - len(later)} of {len(parts)} measures may be done now"
    if later:
        words += "; " + "; ".join(f"{part.measure} on {', '.join(part.lines)} {part.words}" for part in later)
    return Screened(
        MAY[1] if later else MAY[0], _each(parts, "holders"), _each(parts, "provisions"), _each(parts, "needs"), words
    )


def _each(parts: Sequence[LegalPart], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in getattr(part, name)))


def told(found: Moves, one: OptionSpec) -> str:
    """The option in words."""
    readings = {rule.id: rule.threshold for rule in found.model.assumptions.model.rules}
    values = {row.id: row for row in found.model.assumptions.assumptions}
    groups: dict[str, list[str]] = {}
    for measure in one.measures:
        words: str = measure.measure
        if measure.factor is not None:
            words += f" to {measure.factor:g}"
        if measure.rule is not None:
            row = values[readings[measure.rule]]
            words += f" until {row.limits[0]:g} {row.unit}"
        groups.setdefault(words, []).append(measure.line)
    if not groups:
        return "no measure"
    start, end = one.measures[0].start, one.measures[0].end
    when = f"from week {start} " + (f"to week {end}" if end is not None else "on")
    return "; ".join((*(f"{words}: {', '.join(lines)}" for words, lines in groups.items()), when))
