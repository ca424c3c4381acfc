"""Forecasts in a ledger: logged before the event, scored after, listed with both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from caveat.dates import PartialDate
from caveat.desk import reviewing
from caveat.episodes import classes, rates
from caveat.episodes.codes import Polarity
from caveat.errors import NoRecord, UnknownTerm
from caveat.ledger import ask, store
from caveat.review import forecasts, lens
from caveat.review.forecasts import LEVELS, Forecast, Score

KIND, SCORE = "forecast", "forecast-score"


def log(
    ledger: store.Ledger,
    case_id: str,
    option: str,
    due: date,
    by: str,
    *,
    chances: tuple[float, float, float] | None = None,
    reason: str | None = None,
    today: date | None = None,
) -> tuple[str, Forecast]:
    """Record a forecast and give its name; the same again on the same day adds nothing.

    Without chances they are those of the reference class for the option's polarity, and its episodes are the basis.

    Raises  Conflict for what is no forecast; UnknownTerm for an option that the case does not have, or that asks
            nothing; as ``casework.case_at`` does.
    """
    day = today or datetime.now(UTC).date()
    polarity = _polarity(ledger, case_id, option)
    basis: dict[str, object]
    if chances is None:
        rows = classes.known(day, exclude=case_id).rows
        alike = [row for row in rows if row.polarity is polarity]
        chances = rates.shares(rows, polarity, None)
        basis = {"kind": "derived", "formula": "polarity alone", "episodes": [row.id for row in alike]}
    else:
        basis = {"kind": "assumed", "reason": reason or "", "owner": by}
    forecast = Forecast(case_id, option, due, chances, basis, day)
    forecasts.check(forecast)
    name = f"{case_id}/{option}/{due.isoformat()}/{day.isoformat()}"
    payload = {"case": case_id, "option": option, "due": due.isoformat(), "chances": list(chances), "basis": basis,
               "logged": day.isoformat()}  # fmt: skip
    before = next(iter(ask.as_of(ledger, f"{KIND}/{name}", KIND)), None)
    if before is None or before.payload != payload:
        seq = before.seq if before else None
        ledger.append(
            store.Entry(KIND, f"{KIND}/{name}", payload, f"{KIND}:{name}:{by}:{seq or 0}", by, PartialDate.of(day),
                        supersedes=seq)
        )  # fmt: skip
    return name, forecast


def _polarity(ledger: store.Ledger, case_id: str, option: str) -> Polarity:
    there = {
        one.id: one.polarity for one in reviewing.review(ledger, case_id).options if one.polarity in lens.POLARITIES
    }
    if option not in there:
        raise UnknownTerm(case_id, "--option", option, tuple(there))
    return lens.POLARITIES[there[option]]


def score(
    ledger: store.Ledger, name: str, outcome: str, on: date, source: str, by: str, today: date | None = None
) -> Score:
    """Record what a forecast came to; a later score of it replaces the earlier, which stays readable.

    Raises  NoRecord for a forecast that is not there; UnknownTerm; Conflict as ``forecasts.settle`` does.
    """
    if outcome not in LEVELS:
        raise UnknownTerm("caveat forecast score", "--outcome", outcome, LEVELS)
    record = next(iter(ask.as_of(ledger, f"{KIND}/{name}", KIND)), None)
    if record is None:
        near = tuple(one.removeprefix(f"{KIND}/") for one in ask.subjects(ledger, f"{KIND}/", 2))
        raise NoRecord(ledger.name, f"forecast {name}", near)
    found = forecasts.settle(_forecast(record.payload), outcome, on, source, today or datetime.now(UTC).date())
    payload = {"forecast": record.seq, "outcome": found.outcome, "on": on.isoformat(), "source": source,
               "brier": found.brier, "log": found.log, "ranked": found.ranked}  # fmt: skip
    about = f"{SCORE}/{name}"
    before = next(iter(ask.as_of(ledger, about, SCORE)), None)
    if before is None or before.payload != payload:
        seq = before.seq if before else None
        ledger.append(store.Entry(SCORE, about, payload, f"{about}:{seq or 0}", by, PartialDate.of(on), supersedes=seq))
    return found


def listed(ledger: store.Ledger) -> Iterator[tuple[str, Forecast, str, dict[str, Any] | None]]:
    """Each forecast by its name, who logged it, and its score where it has one."""
    scores = {one.subject.removeprefix(f"{SCORE}/"): dict(one.payload) for one in ask.book(ledger, kind=SCORE)}
    for record in ask.book(ledger, kind=KIND):
        name = record.subject.removeprefix(f"{KIND}/")
        yield name, _forecast(record.payload), record.recorded_by, scores.get(name)


def _forecast(payload: Any) -> Forecast:
    none, partial, met = payload["chances"]
    return Forecast(payload["case"], payload["option"], date.fromisoformat(payload["due"]), (none, partial, met),
                    payload["basis"], date.fromisoformat(payload["logged"]))  # fmt: skip
