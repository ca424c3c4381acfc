"""A finding in; its charts, the tables behind them and a plain sentence beside each, out: a section of any page.

Every number is of the finding, which each table names as its basis. No option is called best, and nothing is pooled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from caveat.report import decisive, words
from caveat.report.charts import compliance, fan, regret, svg
from caveat.report.finding import By, Fan, Finding, Item, Option, Regret
from caveat.report.shown import Chart, between, hundred, plain

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
        sensitivity=tuple(decisive.sensitivity(found)),
        boxes=tuple(decisive.boxes(found)),
        fit=_fit(found),
        decides=tuple(decisive.decides(found)),
        left_out=tuple((one.name, one.left_out) for one in found.options if one.left_out),
        cautions=CAUTIONS,
    )


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
        above = [
            f"{decisive.name_of(found, other)} in {hundred(share)} of 100"
            for other, share in one.dominates.items()
            if share
        ]
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
        f"At the end the middle future has {between(middles, plain)}; the twentieth part that ends lowest has at most "
        f"{between(lows, plain)}."
    )
    shown = [week for week in WEEKS if week <= weeks] or [weeks]
    yield Chart(
        anchor, title, said,
        Markup(fan.fans(rows, called, unit=unit, weeks=weeks, threshold=threshold)),  # noqa: S704 as above
        ("Option", *(f"week {week}" for week in shown)),
        tuple((name, *(_at(paths, week, weeks) for week in shown)) for name, paths in rows), folded,
    )  # fmt: skip


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
