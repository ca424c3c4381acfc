"""Three lenses on the response to each option, as lines for a terminal and as one HTML file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from caveat.report import marks, tables, words
from caveat.report.charts.side_by_side import side_by_side
from caveat.report.writing import STYLE, environment
from caveat.review.lens import Episodes
from caveat.review.response import Bargaining, Chance, Draws, Futures, ModelShare, OptionResponse, Response
from caveat.review.result.claim import Prose


def lines(found: Response) -> Iterator[str]:
    """Where the lenses part, then each option with its lenses, what to find out, and what stands against it."""
    for line in _lines(found):
        yield " " * (len(line) - len(line.lstrip(" "))) + words.tame(line)


def _lines(found: Response) -> Iterator[str]:
    yield f"{words.sentence(found.decision_status)}. {found.case}, as of {found.as_of.isoformat()}."
    yield found.words
    for lens, question in found.questions.items():
        yield f"  {lens}: {question}."
    for one in found.options:
        yield ""
        yield from _option(one)
    yield ""
    yield from _actors(found)
    yield from found.cautions
    yield f"Seed {found.seed}, {found.draws} draws, inputs {found.inputs[:12]}. Every basis: --json -"


def _option(one: OptionResponse) -> Iterator[str]:
    yield f"{one.name} ({one.option})"
    yield f"  {one.words}"
    yield f"  History: {_not_run(one.history.not_run) or _told(one.history.by) or one.history.words}"
    if one.history.by:
        yield f"    {one.history.words}"
    if one.bargaining.not_run:
        yield f"  Bargaining: {_not_run(one.bargaining.not_run)}"
    else:
        yield f"  Bargaining, draws in which the actors settle at what is asked ({asked(one.bargaining)}) or beyond:"
        yield from (f"    {model.model}: {_model(model)}" for model in one.bargaining.models)
    yield f"  Dynamics: {_not_run(one.dynamics.not_run) or _told(one.dynamics.by)}"
    yield f"  What to find out: {one.fact}"
    yield from (f"  Against: {words.spoken(prose)}" for prose in one.against)


def _not_run(why: str | None) -> str:
    return f"not run: {why}" if why else ""


def _told(by: tuple[Chance, ...]) -> str:
    return ", ".join(
        f"{share(one.value, one.low, one.high)} within {one.days} days"
        if one.value is not None
        else f"nothing within {one.days} days, beyond its horizon"
        for one in by
    )


def _model(one: ModelShare) -> str:
    if one.value is None:
        return f"none: {one.unknown}"
    more = [share(one.value, one.low, one.high), *_settles(one)]
    if one.pivotal and one.pivotal_share is not None:
        more.append(f"pivotal: {one.pivotal} ({100 * one.pivotal_share:.0f} of 100 of what small moves do)")
    if one.cycling:
        more.append(f"{words.plural(one.cycling, 'draw')} ended in a cycle")
    if one.without_outcome:
        more.append(f"{words.plural(one.without_outcome, 'draw')} without an outcome")
    return "; ".join(more)


def _settles(one: ModelShare) -> Iterator[str]:
    """Where the actors settle on the scale: the middle draw, and between what nine tenths of the draws lie."""
    places = dict(one.outcome)
    if 0.5 in places:
        ends = f" ({places[0.05]:.0f} to {places[0.95]:.0f})" if {0.05, 0.95} <= places.keys() else ""
        yield f"settles at {places[0.5]:.0f}{ends}"


def share(value: float | None, low: float | None, high: float | None) -> str:
    """A share and its interval, or that there is none."""
    if value is None or low is None or high is None:
        return "none"
    return f"{_hundred(value)} of 100 ({_hundred(low)} to {_hundred(high)})"


def _hundred(value: float) -> str:
    return "under 1" if 0 < value < 0.005 else f"{100 * value:.0f}"


def asked(one: Bargaining) -> str:
    """What an option asks for, in words: an interval of the scale from 0 to 100, or that none is assumed."""
    return f"{one.asks.bounds[0]:g} to {one.asks.bounds[1]:g} of 100" if one.asks else "not assumed"


def _actors(found: Response) -> Iterator[str]:
    if found.actors.whole_scale:
        yield f"With the whole scale, because their position is not known: {', '.join(found.actors.whole_scale)}."
    if found.actors.out:
        yield f"Not at the table: {'; '.join(f'{name} ({why})' for name, why in found.actors.out)}."


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table behind the figure."""

    option: str
    lens: str
    by: str
    share: str
    basis: str
    anchor: str
    """The part of the page where the basis is listed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Episodes on which rows of the table rest, once for all rows that share them."""

    anchor: str
    name: str
    episodes: tuple[str, ...]


def table(found: Response) -> tuple[tuple[Line, ...], tuple[Listed, ...]]:
    """Every share of the response with its basis, and the lists of episodes that the bases name."""
    lists: dict[tuple[str, ...], Listed] = {}
    rows = [row for one in found.options for row in _lines_of(one, lists)]
    return tuple(rows), tuple(lists.values())


def _lines_of(one: OptionResponse, lists: dict[tuple[str, ...], Listed]) -> Iterator[Line]:
    rate = one.history.rate
    if rate is not None:
        told = rate.unknown or share(rate.value, rate.low, rate.high)
        yield Line(one.name, "history", f"at any time: {rate.what}", told, *_basis(rate.basis, lists))
    for by in one.history.by:
        yield Line(one.name, "history", f"{by.days} days", share(by.value, by.low, by.high), *_basis(by.basis, lists))
    if one.history.not_run:
        yield Line(one.name, "history", "", "not run", one.history.not_run, "")
    for model in one.bargaining.models:
        yield Line(
            one.name, f"bargaining, {model.model}", "no day", _model(model), _drawn(model.basis), "response-assumed"
        )
    if one.bargaining.not_run:
        yield Line(one.name, "bargaining", "", "not run", one.bargaining.not_run, "")
    for by in one.dynamics.by:
        yield Line(one.name, "dynamics", f"{by.days} days", share(by.value, by.low, by.high), *_basis(by.basis, lists))
    if one.dynamics.not_run:
        yield Line(one.name, "dynamics", "", "not run", one.dynamics.not_run, "")


def _drawn(basis: Draws) -> str:
    return f"{basis.formula}; {basis.draws} draws, seed {basis.seed}; {len(basis.assumptions)} assumptions"


def _basis(basis: Episodes | Futures, lists: dict[tuple[str, ...], Listed]) -> tuple[str, str]:
    if isinstance(basis, Episodes):
        place = len(lists) + 1
        listed = lists.setdefault(basis.episodes, Listed(f"e-{place}", f"Episodes {place}", basis.episodes))
        return f"{listed.name} ({len(basis.episodes)}); {basis.formula}", listed.anchor
    return f"{basis.formula}; {basis.scenarios} futures, seed {basis.seed}, finding {basis.digest}", ""


@dataclass(frozen=True, slots=True)
class Section:
    """What a page shows of a response: for the parts of ``response_parts.html``."""

    found: Response
    rows: tuple[Line, ...]
    lists: tuple[Listed, ...]
    chart: Markup
    csv: str
    """The rows as the address of a file."""
    asked: Callable[[Bargaining], str] = asked
    spoken: Callable[[Prose], str] = words.spoken


def section(found: Response) -> Section:
    """The section of a response: each share stands in its rows with its basis."""
    rows, lists = table(found)
    chart = Markup(side_by_side(found.options, name(found)))  # noqa: S704 the chart escapes its own text
    told = {one.name: "; ".join(one.episodes) for one in lists}
    cells = (
        (row.option, row.lens, row.by, row.share, row.basis, told.get(row.basis.split(" (")[0], "")) for row in rows
    )
    head = ("Option", "Lens", "By", "Share", "Basis", "Episodes")
    return Section(found, rows, lists, chart, tables.address(tables.text(head, cells)))


def render(found: Response) -> str:
    """The whole page: no other file, no script, no other host; for screen, phone and paper.

    Holds   same response, same bytes; each share stands in the table with its basis
    """
    shown = section(found)
    body = environment().get_template("response.html").render(
        found=found,
        rows=shown.rows,
        lists=shown.lists,
        chart=shown.chart,
        csv=shown.csv,
        style=Markup(STYLE.read_text("utf-8")),  # noqa: S704 our own file
        marks=Markup(marks.sheet()),  # noqa: S704 our own drawing
        spoken=words.spoken,
        asked=asked,
    )  # fmt: skip
    return re.sub(r"\n\s*\n+", "\n", body)


def in_short(one: OptionResponse) -> dict[str, str]:
    """What each lens that has an answer says of an option, by the last day that it has."""
    told = {}
    for lens, by in (("history", one.history.by), ("dynamics", one.dynamics.by)):
        known = [each for each in by if each.value is not None]
        if known:
            last = known[-1]
            told[lens] = f"{share(last.value, last.low, last.high)} within {last.days} days"
    if one.bargaining.low is not None and one.bargaining.high is not None:
        low, high = _hundred(one.bargaining.low), _hundred(one.bargaining.high)
        told["bargaining"] = f"{low} of 100 draws" if low == high else f"{low} to {high} of 100 draws, by model"
    return told


def name(found: Response) -> str:
    """The result of the figure in words, for those who cannot see it."""
    told = "; ".join(f"{one.name}: {one.words}" for one in found.options)
    return f"Shares out of 100 by days, a row for each option. {found.words} {told}"
