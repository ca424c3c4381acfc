"""A ledger and a case in; what history, bargaining and the simulation say of the response, side by side, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from caveat import desk
from caveat.desk import casework, collection, reviewing
from caveat.errors import Conflict, MissingExtra, UnknownTerm
from caveat.ledger import store
from caveat.review import dossier, dynamics, lens, response
from caveat.review.casefile import CaseFile
from caveat.review.response import Bargaining, Chance, Draws, Dynamics, Futures, History, ModelShare, OptionResponse
from caveat.review.result.claim import Prose
from caveat.review.result.option import OptionReview
from caveat.review.result.review import Review

try:
    from caveat.bargain import from_case, reaching
    from caveat.bargain.actors import Table
    from caveat.bargain.ensemble import MOST_DRAWS
    from caveat.bargain.from_case import BargainFile
except ModuleNotFoundError as absent:  # numpy, scipy or numba
    if absent.name is not None and absent.name.partition(".")[0] == "caveat":
        raise
    raise MissingExtra("Bargaining", "simulate") from None

DRAWS = 1000
CAUTIONS = (
    "Where an option stands on the scale of measures, and what an actor brings to bear, is assumed; the models are "
    "only as good as that.",
    "Nothing was found that tests these models on arms transfers; they stand beside each other because none is surer.",
    "Nash without a stated price of no agreement is the weighted mean by its formula; that the two agree says nothing.",
)


def assumptions(path: Path) -> BargainFile:
    """A file of assumptions for the bargaining; raises as ``from_case.load`` does."""
    return from_case.load(path)


def finding(path: Path, case: str, as_of: str) -> dynamics.Table:
    """The table of a simulation's finding; raises as ``dynamics.load`` does."""
    return dynamics.load(path, case, as_of)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every option is answered with."""

    case: CaseFile
    review: Review
    history: lens.Lens
    file: BargainFile | None
    simulated: dynamics.Table | None
    draws: int
    seed: int


def respond(
    ledger: store.Ledger,
    case_id: str,
    option: str | None = None,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
    simulated: dynamics.Table | Path | None = None,
    file: BargainFile | None = None,
    draws: int = DRAWS,
    seed: int = desk.SEED,
) -> response.Response:
    """The three lenses on each option of a case, or on one of them, as of a day.

    ``simulated`` is a finding's table or its file; without it the dynamics are not run. ``file`` holds the assumptions
    of the bargaining; without it those that come with the program for the case are taken, where there are any.

    Raises  UnknownTerm for an option that the case does not have; Conflict for a number of draws that cannot be made;
            as ``casework.case_at``, ``from_case.seat`` and ``dynamics.load`` do; MissingExtra without scipy.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise Conflict(case_id, f"{draws} draws were asked for", f"from 1 to {MOST_DRAWS} are made", "Ask for 1000.")
    case, pins = casework.case_at(ledger, case_id, known_at)
    held = dossier.freeze(case, as_of or case.case.as_of, pins)
    reviewed = reviewing.review(ledger, case_id, as_of=as_of, known_at=known_at)
    names = [one.id for one in reviewed.options]
    if option is not None and option not in names:
        raise UnknownTerm(case_id, "--option", option, names)
    if isinstance(simulated, Path):
        simulated = dynamics.load(simulated, case_id, reviewed.case.as_of)
    history = lens.look(held, reviewed.options, reviewed.lines, collection.rows(ledger, known_at))
    file = file or from_case.open_bundled(case_id)
    setting = _Setting(case, reviewed, history, file, simulated, draws, seed)
    seated = _seats(setting, [None])[None] if file else None
    options = _options(setting, option)
    return response.Response(
        format=response.FORMAT,
        case=case_id,
        question=reviewed.case.question,
        as_of=held.as_of,
        known_at=reviewed.case.known_at,
        decision_status=reviewed.decision_status,
        words=response.lead(options),
        questions=response.QUESTIONS,
        options=options,
        actors=_actors(reviewed, seated),
        assumptions=tuple(
            response.Named(one.id, one.about, one.figure("on a scale from 0 to 100"), one.source)
            for one in (file.weighed if file else ())
        ),
        cautions=(*history.cautions, *CAUTIONS),
        seed=seed,
        draws=draws,
        inputs=reviewed.inputs.digest,
    )


def _seats(setting: _Setting, options: list[str | None]) -> Mapping[str | None, from_case.Seated]:
    assert setting.file is not None
    known = {one.id for one in setting.case.actors}
    return {one: from_case.seat(setting.review, setting.file, known, one) for one in options}


def _actors(review: Review, seated: from_case.Seated | None) -> response.Actors:
    if seated is None:
        return response.Actors(
            (), (), tuple((one.name, "there are no assumptions to bargain on") for one in review.actors)
        )
    names = seated.table.names if seated.table else ()
    placed = tuple(name for name in names if name not in seated.whole_scale)
    return response.Actors(placed, seated.whole_scale, seated.out)


def _options(setting: _Setting, only: str | None) -> tuple[OptionResponse, ...]:
    wanted = [one for one in setting.review.options if only in (None, one.id)]
    seats = _seats(setting, [one.id for one in wanted]) if setting.file else {}
    solved: dict[Table, tuple[reaching.Solved, ...]] = {}
    return tuple(_option(setting, one, seats.get(one.id), solved) for one in wanted)


def _option(
    setting: _Setting, option: OptionReview, seated: from_case.Seated | None,
    solved: dict[Table, tuple[reaching.Solved, ...]],
) -> OptionResponse:  # fmt: skip
    history = _history(setting, option)
    bargaining, swing = _bargaining(setting, option, seated, solved)
    run = _dynamics(setting, option)
    parts, words = response.compare(history, bargaining, run)
    return OptionResponse(
        option=option.id,
        name=option.name,
        polarity=option.polarity,
        parts=parts,
        words=words,
        history=history,
        bargaining=bargaining,
        dynamics=run,
        fact=_fact(setting, option, history, swing, run),
        against=_against(setting, option, history, bargaining, run),
    )


def _history(setting: _Setting, option: OptionReview) -> History:
    found = next((one for one in setting.history.options if one.option == option.id), None)
    if found is None:
        return History("the option adds no measure, so no earlier use of deliveries is like it")
    by = tuple(Chance(one.days, one.value, one.low, one.high, one.unit, one.basis) for one in found.by)
    rate = found.rates[0]
    if not by and rate.value is None:
        return History(f"too few earlier crises are like it: {rate.unknown}", rate, (), found.words)
    return History(None, rate, by, found.words)


def _bargaining(
    setting: _Setting, option: OptionReview, seated: from_case.Seated | None,
    solved: dict[Table, tuple[reaching.Solved, ...]],
) -> tuple[Bargaining, reaching.Swing | None]:  # fmt: skip
    if setting.file is None or seated is None:
        return Bargaining("no file gives what the actors of this case bring to bear"), None
    place = setting.file.place(option.id)
    if place is None:
        return Bargaining("nothing is assumed of where the option stands on the scale of measures"), None
    if seated.table is None:
        return Bargaining("no actor is left whose position, capability and salience are given or assumed"), None
    asks = setting.file.judgement(place.asks).figure("on a scale from 0 to 100")
    if seated.table not in solved:
        solved[seated.table] = reaching.solved(seated.table, draws=setting.draws, seed=setting.seed)
    models = tuple(_model(setting, seated.table, place.asks, one, reaching.reached(one.ensemble, asks)
                          if one.ensemble else None) for one in solved[seated.table])  # fmt: skip
    lows = [one.low for one in models if one.low is not None]
    highs = [one.high for one in models if one.high is not None]
    found = Bargaining(None, asks, models, min(lows, default=None), max(highs, default=None), seated.changed)
    return found, next(iter(reaching.swings(seated.table, asks, setting.seed)), None)


def _model(
    setting: _Setting, table: Table, asks: str, one: reaching.Solved, share: reaching.Reached | None
) -> ModelShare:
    names = dict.fromkeys(
        basis.assumption
        for actor in table.actors
        for _, _, figure in actor.inputs()
        if (basis := figure.basis) is not None and basis.kind == "assumed"
    )
    run, pivot = one.ensemble, one.pivot
    return ModelShare(
        model=one.name,
        value=share.value if share else None,
        low=share.low if share else None,
        high=share.high if share else None,
        outcome=run.quantiles(0) if run else (),
        without_outcome=run.without_outcome(0) if run else 0,
        cycling=run.cycling if run else 0,
        pivotal=pivot.actor if pivot else None,
        pivotal_share=pivot.moved_share if pivot else None,
        basis=Draws((*names, asks), reaching.FORMULA, setting.draws, setting.seed),
        unknown=None if share else one.why or "no draw came to an outcome",
    )


def _dynamics(setting: _Setting, option: OptionReview) -> Dynamics:
    table = setting.simulated
    if table is None:
        return Dynamics("no finding of a simulation was given")
    if option.id not in table.options:
        return Dynamics(f"the finding {table.digest[:12]} does not have this option")
    basis = Futures(table.digest, table.scenarios, table.seed)
    by = tuple(
        Chance(one.days, one.p, one.low, one.high, "share of futures", basis) for one in table.options[option.id]
    )
    return Dynamics(None, by)


def _fact(
    setting: _Setting, option: OptionReview, history: History, swing: reaching.Swing | None, run: Dynamics
) -> str:
    """The input that swings the bargained share most; without bargaining what the finding says; else history."""
    if swing is not None and swing.size[0] > 0:
        ends = f"{100 * swing.at_low:.0f} of 100 draws to {100 * swing.at_high:.0f}"
        return (
            f"To know {swing.name} ({swing.assumption}, now {swing.lowest:g} to {swing.highest:g}): between its two "
            f"ends the share of the weighted mean goes from {ends}; no other single input moves it as far."
        )
    if not run.not_run and setting.simulated is not None and option.id in setting.simulated.decides:
        return setting.simulated.decides[option.id]
    if swing is not None and swing.size[1] > 0:
        return (
            "No single input of the bargaining moves its share. To know "
            f"{swing.name} ({swing.assumption}, now {swing.lowest:g} to {swing.highest:g}) would move most where the "
            f"weighted mean lies: from {swing.settles_low:.0f} to {swing.settles_high:.0f} in the middle draw."
        )
    if history.rate is not None:
        return (
            "How those earlier demands ended whose end is open or unclear: they are in no rate, and widen its interval."
        )
    return "Not known: no lens has an answer that could be narrowed."


def _against(
    setting: _Setting, option: OptionReview, history: History, bargaining: Bargaining, run: Dynamics
) -> tuple[Prose, ...]:
    """What stands against the option in the review, and against each lens that has an answer."""
    told: list[Prose] = list(option.against)
    if history.not_run is None:
        told.append((f"History: {setting.history.cautions[0]} {setting.history.cautions[1]}",))
    if bargaining.not_run is None and setting.file is not None:
        rows = setting.file.weighed
        bare = sum(not one.sourced for one in rows)
        told.append(
            (f"Bargaining: {bare} of its {len(rows)} assumptions have no source, and the positions are a judgement.",)
        )
    if run.not_run is None and setting.simulated is not None and setting.simulated.rests_on:
        told.append((f"Dynamics: {setting.simulated.rests_on}",))
    return tuple(told)
