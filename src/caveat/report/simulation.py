"""A finding in; its charts, the tables behind them and a plain sentence beside each, out: a section of any page.

Every number is of the finding, which each table names as its basis. No option is called best, and nothing is pooled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from caveat.report import tables, words
from caveat.report.charts import box as boxes
from caveat.report.charts import compliance, fan, regret, svg, tornado
from caveat.report.finding import CHANCE, By, Discovery, Fan, Finding, Input, Item, Option, Regret, Sensitivity

INPUTS = 8
"""Inputs shown of those that an outcome may hang on, the weightiest of any option first."""
WEEKS = (13, 26, 52, 104, 156)
"""Weeks that the table behind a fan gives."""
TOUCHED = 0.5
"""An item is touched where an option leaves at least so much of it undelivered, in the mean."""


@dataclass(frozen=True, slots=True)
class Names:
    """How a reader knows what a finding names by id; what is not here keeps its id."""

    items: Mapping[str, str]
    objectives: Mapping[str, str]
    thresholds: Mapping[str, fan.Threshold]


NO_NAMES = Names({}, {}, {})


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, a sentence that says what it shows, and the table behind it."""

    anchor: str
    title: str
    said: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    """True where it stands behind a fold, because no option changes it."""

    def csv(self, basis: str) -> str:
        """The table as the address of a file, each row with its basis."""
        return tables.address(tables.text((*self.head, "Basis"), ((*row, basis) for row in self.rows)))


@dataclass(frozen=True, slots=True)
class Section:
    """What a page shows of a finding, in its order."""

    first: str
    """How much rests on assumptions without a source: before any number."""
    run: str
    basis: str
    digest: str
    compliance: Chart
    outcomes: Chart
    fans: tuple[Chart, ...]
    regrets: tuple[Chart, ...]
    sensitivity: tuple[Chart, ...]
    boxes: tuple[Chart, ...]
    fit: Chart | None
    """The rates of the reference class beside what the assumptions give; None where there is none."""
    decides: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    cautions: tuple[str, ...]


CAUTIONS = (
    "The intervals of compliance are of the number of futures alone; what the assumptions leave open is inside the "
    "shares. The bands of a fan hold what the assumptions and chance leave open.",
    "A future is one draw of every assumption and of chance, and no forecast. All options meet the same futures.",
    "The criteria are never joined to one score; an option that falls behind least on one may fall behind most on "
    "another.",
)


def section(found: Finding, names: Names = NO_NAMES) -> Section:
    """The section of a finding."""
    head = found.finding
    run = (
        f"{head.scenarios:,} futures of {head.weeks} weeks, seed {head.seed}"
        f"{f'; {head.method}' if head.method else ''}. Finding {head.digest}."
    )
    return Section(
        first=found.assumption_share.words or "How much rests on assumptions without a source is not told.",
        run=run,
        basis=f"finding {head.digest[:12]}, {head.scenarios:,} futures, seed {head.seed}",
        digest=head.digest,
        compliance=_compliance(found),
        outcomes=_outcomes(found, names),
        fans=tuple(_fans(found, names)),
        regrets=tuple(_regrets(found)),
        sensitivity=tuple(_sensitivity(found)),
        boxes=tuple(_boxes(found)),
        fit=_fit(found),
        decides=tuple(_decides(found)),
        left_out=tuple((one.name, one.left_out) for one in found.options if one.left_out),
        cautions=CAUTIONS,
    )


def hundred(share: float) -> str:
    """A share of futures as people say it."""
    return "under 1" if 0 < share < 0.005 else f"{100 * share:.0f}"


def by_words(by: By | None) -> str:
    """A share by a day with its interval."""
    if by is None or by.p is None or by.low is None or by.high is None:
        return "beyond the horizon"
    return f"{hundred(by.p)} of 100 ({hundred(by.low)} to {hundred(by.high)})"


def last_by(option: Option) -> By | None:
    """The share by the last day that the horizon holds."""
    return next((by for by in reversed(option.compliance) if by.p is not None), None)


def regret_words(one: Regret) -> str:
    """How far an option falls behind on a criterion."""
    unit = "" if len(one.unit) == 3 else f" {one.unit}"
    mean, most = regret.amount(one.mean, one.unit), regret.amount(one.max, one.unit)
    return f"{mean}{unit} in the mean, {most} at most, on {one.criterion}"


def _compliance(found: Finding) -> Chart:
    told = []
    for one in found.options:
        last = last_by(one)
        by = f"{by_words(last)} by {last.days} days; " if last else ""
        told.append(f"{by}never in {found.finding.weeks} weeks: {hundred(one.never)} of 100")
    ends = "; ".join(f"{one.name}: {line}" for one, line in zip(found.options, told, strict=True))
    called = f"In how many futures of 100 the demand is met as asked. {ends}."
    last = last_by(found.options[0])
    shares = [(one.name, each.p) for one in found.options if last and (each := last_by(one)) and each.p is not None]
    never = between([(one.name, one.never) for one in found.options], hundred)
    said = f"Never within {found.finding.weeks} weeks, not even in part: {never}."
    if last and shares:
        said = f"Of 100 futures, met as asked within {last.days} days: {between(shares, hundred)}. {said}"
    days = [by.days for by in found.options[0].compliance]
    return Chart(
        "sim-compliance", "Compliance by day", said,
        Markup(compliance.compliance(found.options, called, told)),  # noqa: S704 the chart escapes its own text
        ("Option", "Met", *(f"within {each} days" for each in days), "never"), tuple(_met(found.options)),
    )  # fmt: skip


def _met(options: Sequence[Option]) -> Iterator[tuple[str, ...]]:
    for one in options:
        yield (one.name, "as asked", *map(by_words, one.compliance), "not told apart")
        if one.in_part:
            yield (one.name, "at least in part", *map(by_words, one.in_part), f"{hundred(one.never)} of 100")


def _outcomes(found: Finding, names: Names) -> Chart:
    """Per option: weeks short, cover lost, undelivered, thresholds; a table without a drawing."""
    rows = []
    for one in found.options:
        short = [
            f"{_called(item, names)} {item.weeks_short.mean:.1f}" for item in one.items if item.weeks_short.mean >= 0.05
        ]
        lost = [f"{_called(item, names)} {item.cover_lost.mean:.1f}"
                for item in one.items if item.cover_lost and item.cover_lost.mean >= 0.05]  # fmt: skip
        held = [f"{_called(item, names)} {_unit(item.undelivered, item.unit)}"
                for item in one.items if item.undelivered >= TOUCHED]  # fmt: skip
        met = "no threshold is set" if one.satisficing is None else f"{hundred(one.satisficing)} of 100"
        above = [f"{_name(found, other)} in {hundred(share)} of 100" for other, share in one.dominates.items() if share]
        rows.append((one.name, "; ".join(short) or "none", "; ".join(lost) or "none", "; ".join(held) or "nothing", met,
                     "; ".join(above) or "none"))  # fmt: skip
    return Chart(
        "sim-outcomes", "What each option does", "Means over all futures; no option is ranked.", Markup(""),
        ("Option", "Weeks short, by item", "Weeks of cover lost at most, against carrying on",
         "Not brought by the end, against carrying on", "Meets every threshold",
         "Nowhere worse and somewhere better than"), tuple(rows),
    )  # fmt: skip


def _called(item: Item, names: Names) -> str:
    return item.name or names.items.get(item.id, item.id)


def _unit(value: float, unit: str) -> str:
    return f"{words.plain(words.whole(svg.rounded(value)))} {unit}".strip()


def _name(found: Finding, option: str) -> str:
    return next((one.name for one in found.options if one.id == option), option)


def _fans(found: Finding, names: Names) -> Iterator[Chart]:
    first = found.options[0]
    weeks = found.finding.weeks
    for place, item in enumerate(first.items):
        rows = [(one.name, one.items[place].stock) for one in found.options if place < len(one.items)]
        touched = any(place < len(one.items) and _moves(first.items[place], one.items[place]) for one in found.options)
        yield from _fan(
            f"sim-stock-{place}", f"Stock of {_called(item, names)}", rows, item.unit, weeks, None, folded=not touched
        )
    for place, objective in enumerate(first.readings):
        rows = [(one.name, one.readings.get(objective, ())) for one in found.options]
        threshold = names.thresholds.get(objective)
        title = f"Indicator of {names.objectives.get(objective, objective)}"
        yield from _fan(f"sim-reading-{place}", title, rows, "as its indicator counts", weeks, threshold, folded=False)


def _moves(carried_on: Item, item: Item) -> bool:
    """True where an option leaves some of an item undelivered, or its fan ends elsewhere than that of carrying on."""
    ends = [fan.end(one.stock) for one in (carried_on, item) if one.stock]
    return item.undelivered >= TOUCHED or len(set(ends)) > 1


def _fan(
    anchor: str, title: str, rows: Sequence[tuple[str, Fan]], unit: str, weeks: int, threshold: fan.Threshold | None,
    *, folded: bool,
) -> Iterator[Chart]:  # fmt: skip
    rows = [(name, paths) for name, paths in rows if paths and paths[0][1]]
    if not rows:
        return
    ends = "; ".join(f"{name} {fan.end(paths)}" for name, paths in rows)
    called = f"{title}, in {unit}, the middle future and nine tenths of the futures about it: {ends}."
    middles = [(name, svg.rounded(paths[len(paths) // 2][1][-1])) for name, paths in rows]
    lows = [(name, svg.rounded(paths[0][1][-1])) for name, paths in rows]
    said = (
        f"At the end the middle future has {between(middles, _plain)}; the twentieth part that ends lowest has at most "
        f"{between(lows, _plain)}."
    )
    shown = [week for week in WEEKS if week <= weeks] or [weeks]
    yield Chart(
        anchor, title, said,
        Markup(fan.fans(rows, called, unit=unit, weeks=weeks, threshold=threshold)),  # noqa: S704 as above
        ("Option", *(f"week {week}" for week in shown)),
        tuple((name, *(_at(paths, week, weeks) for week in shown)) for name, paths in rows), folded,
    )  # fmt: skip


def _plain(value: float) -> str:
    return words.plain(words.whole(value))


def between(rows: Sequence[tuple[str, float]], told: Callable[[float], str]) -> str:
    """The least and the greatest of some options' numbers with whose they are; one number where all have the same."""
    (least, low), (most, high) = min(rows, key=lambda row: row[1]), max(rows, key=lambda row: row[1])
    if told(low) == told(high):
        return f"{told(low)} under every option"
    return f"between {told(low)} ({least}) and {told(high)} ({most})"


def _at(paths: Fan, week: int, weeks: int) -> str:
    """The median and the middle nine tenths at a week."""
    size = len(paths[0][1])
    place = min(max(round(week * size / weeks) - 1, 0), size - 1) if weeks else 0
    low, middle, high = (
        words.plain(words.whole(svg.rounded(paths[index][1][place]))) for index in (0, len(paths) // 2, -1)
    )
    return f"{middle} ({low} to {high})"


def _regrets(found: Finding) -> Iterator[Chart]:
    for place, first in enumerate(found.options[0].regrets):
        rows = [(one.name, one.regrets[place]) for one in found.options if place < len(one.regrets)]
        told = [(name, regret.amount(one.mean, one.unit), regret.amount(one.max, one.unit)) for name, one in rows]
        unit = "" if len(first.unit) == 3 else f", in {first.unit}"
        called = f"Behind the best option of the same future on {first.criterion}{unit}: " + "; ".join(
            f"{name} by {mean} in the mean and {most} at most" for name, mean, most in told
        )
        means, mosts = ([(name, getattr(one, what)) for name, one in rows] for what in ("mean", "max"))
        show = partial(regret.amount, unit=first.unit)
        said = (
            f"Behind the best option of the same future{unit}: in the mean {between(means, show)}; "
            f"at most {between(mosts, show)}."
        )
        yield Chart(
            f"sim-regret-{place}", words.sentence(first.criterion), said,
            Markup(regret.strip(rows, f"{called}.")),  # noqa: S704 as above
            ("Option", "mean", "most"), tuple(told),
        )  # fmt: skip


def _sensitivity(found: Finding) -> Iterator[Chart]:
    sobol = [row for row in found.sensitivity if row.method == "sobol"]
    for place, criterion in enumerate(dict.fromkeys(row.criterion for row in sobol)):
        rows = {row.option: row for row in sobol if row.criterion == criterion}
        inputs = _weightiest(rows.values())
        bars = [
            (one.name, [_bar(rows[one.id], name) if one.id in rows else None for name in inputs])
            for one in found.options
        ]
        told = [_about(found, name) for name in inputs]
        said = _greatest(criterion, [(name, told[_first(each)]) for name, each in bars if any(each)])
        yield Chart(
            f"sim-hangs-{place}", words.sentence(criterion), f"{said}.",
            Markup(tornado.tornado(told, bars, f"{said}.")),  # noqa: S704 as above
            ("Input", *(one.name for one in found.options)),
            tuple((about, *(_bar_words(row[1][index]) for row in bars)) for index, about in enumerate(told)),
            folded=place > 0,
        )  # fmt: skip


def _greatest(criterion: str, rows: Sequence[tuple[str, str]]) -> str:
    """Which input has the greatest part, and under which options."""
    under: dict[str, list[str]] = {}
    for option, about in rows:
        under.setdefault(about, []).append(option)
    said = "; ".join(
        f"{about} ({'every option' if len(under) == 1 else ', '.join(options)})" for about, options in under.items()
    )
    return f"The greatest part in the spread of {criterion} has: {said}"


def _first(bars: Sequence[tornado.Bar | None]) -> int:
    return max(range(len(bars)), key=lambda index: bar.total if (bar := bars[index]) else -1.0)


def _weightiest(rows: Iterable[Sensitivity]) -> list[str]:
    most: dict[str, float] = {}
    for row in rows:
        for one in row.inputs:
            most[one.name] = max(most.get(one.name, 0.0), one.total or 0.0)
    return sorted(most, key=lambda name: -most[name])[:INPUTS]


def _bar(row: Sensitivity, name: str) -> tornado.Bar | None:
    one: Input | None = next((each for each in row.inputs if each.name == name), None)
    if one is None or one.total is None:
        return None
    return tornado.Bar(one.first or 0.0, one.total, one.total_width or 0.0)


def _bar_words(one: tornado.Bar | None) -> str:
    if one is None:
        return "does not vary"
    return f"{max(one.first, 0.0):.2f} by itself, {one.total:.2f} in all (give or take {one.width:.2f})"


def _about(found: Finding, name: str) -> str:
    told = found.about(name)
    return f"chance: {told}" if name.startswith(CHANCE) else told


def _boxes(found: Finding) -> Iterator[Chart]:
    rows = [row for row in found.discovery if row.kind == "box" and row.limits]
    for place, row in enumerate(rows):
        sides = [_side(found, each.assumption, each.low, each.high) for each in row.limits]
        said = named(found, row.words)
        yield Chart(
            f"sim-box-{place}", f"Where {_name(found, row.option or '')} loses on {row.criterion}", said,
            Markup(boxes.box([one for one in sides if one.known], said)),  # noqa: S704 as above
            ("Assumption", "Within the box", "Whole range", "Quasi-p"),
            tuple(
                (side.about, boxes.told(side), _range(side), _chance(each.quasi_p))
                for side, each in zip(sides, row.limits, strict=True)
            ),
        )  # fmt: skip


def _chance(quasi_p: float | None) -> str:
    return "not told" if quasi_p is None else "under 0.0001" if quasi_p < 1e-4 else f"{quasi_p:.2g}"


def _side(found: Finding, name: str, low: float | None, high: float | None) -> boxes.Side:
    known = next((one for one in found.assumptions if one.id == name), None)
    if known is None:
        return boxes.Side(name, "", low, high, None, None)
    return boxes.Side(known.about, known.unit, low, high, known.low, known.high)


def _range(side: boxes.Side) -> str:
    if side.least is None or side.greatest is None:
        return "not in the finding"
    return boxes.told(boxes.Side("", side.unit, side.least, side.greatest, None, None))


def _fit(found: Finding) -> Chart | None:
    rows = found.calibration.rows
    if not rows:
        return None
    return Chart(
        "sim-fit", "Fit to past episodes", found.calibration.words, Markup(""),
        ("Rate of the class", "Crises", "Past episodes, of 100", "The assumptions, of 100"),
        tuple(
            (one.what, f"{one.crises:g}", f"{hundred(one.rate)} ({hundred(one.low)} to {hundred(one.high)})",
             f"{hundred(one.model)} ({hundred(one.model_low)} to {hundred(one.model_high)})")
            for one in rows
        ),
    )  # fmt: skip


_KINDS = (("flip", "Where the lead changes hands"), ("information", "What to find out first"))


def _decides(found: Finding) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Flip points and the worth of knowing, in words."""
    for kind, title in _KINDS:
        told = tuple(named(found, row.words) for row in _of(found, kind))
        if told:
            yield title, told


def _of(found: Finding, kind: str) -> Iterator[Discovery]:
    return (row for row in found.discovery if row.kind == kind)


def named(found: Finding, said: str) -> str:
    """Words of a finding with the names of options in the place of their ids."""
    called = {one.id: one.name for one in found.options}
    ids = "|".join(sorted(map(re.escape, called), key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?=,? (?:leads?|above|below)\b)", lambda found: f"“{called[found[0]]}”", said)
