"""A small invented response by hand: history and bargaining of one option, dynamics of the other."""

from __future__ import annotations

from datetime import date

from caveat.evidence import Assumed, Figure
from caveat.review import response
from caveat.review.lens import Episodes, Share
from caveat.review.response import Bargaining, Chance, Draws, Dynamics, Futures, History, ModelShare
from tests.unit.report.sample import HOSTILE

EPISODES = Episodes(("aaa-2001-pause", "aaa-2005-hold"), "cumulative incidence")
RUN = Futures("ab" * 32, 500, 7)
ASKS = Figure("points", Assumed("b-asks", 30, 50, "a reading", "N. Analyst", 40), low=30, high=50)
BASIS = Draws(("b-strong", "b-asks"), "draws at or beyond / draws", 100, 7)


def by(*shares: tuple[int, float | None, float | None, float | None], run: bool = False) -> tuple[Chance, ...]:
    basis: Episodes | Futures = RUN if run else EPISODES
    return tuple(Chance(days, value, low, high, "share", basis) for days, value, low, high in shares)


def model(name: str, value: float, low: float, high: float) -> ModelShare:
    return ModelShare(
        name, value, low, high, ((0.05, 21.0), (0.5, 34.0), (0.95, 55.0)), 0, 1, "The Minister", 0.5, BASIS
    )


RATE = Share("met, stick", 0.2, 0.1, 0.3, 9, EPISODES)
HISTORY = History(None, RATE, by((30, 0.1, 0.0, 0.2), (365, 0.2, 0.1, 0.3)), "Of 9 earlier crises in 20 of 100.")
BARGAINING = Bargaining(None, ASKS, (model("weighted mean", 0.6, 0.5, 0.7), model("median", 0.8, 0.7, 0.9)), 0.5, 0.9)
DYNAMICS = Dynamics(None, by((30, 0.05, 0.04, 0.06), (365, None, None, None), run=True))
NO_HISTORY, NO_BARGAINING = History("too few crises"), Bargaining("nothing is assumed")
NO_DYNAMICS = Dynamics("no finding was given")


def option(name: str, history: History, bargaining: Bargaining, dynamics: Dynamics) -> response.OptionResponse:
    parts, words = response.compare(history, bargaining, dynamics)
    return response.OptionResponse(
        name.split()[0].lower(), name, "stick", parts, words, history, bargaining, dynamics, "To know more.",
        (("It stays short by ", Figure("trucks", ASKS.basis, value=37.5), "."),),
    )  # fmt: skip


OPTIONS = (
    option("Pause the rounds", HISTORY, BARGAINING, NO_DYNAMICS),
    option(f"Carry on {HOSTILE}", NO_HISTORY, NO_BARGAINING, DYNAMICS),
)
RESPONSE = response.Response(
    format=response.FORMAT, case="bbb-2031", question=f"Would they? {HOSTILE}", as_of=date(2031, 1, 29), known_at=None,
    decision_status="no decision recorded", words=response.lead(OPTIONS), questions=response.QUESTIONS, options=OPTIONS,
    actors=response.Actors(("The Minister",), ("The army",), (("A court", "it has not spoken"),)),
    assumptions=(response.Named("b-asks", "where it stands", ASKS, "no source"),), cautions=("A sample.",), seed=7,
    draws=100, inputs="cd" * 32,
)  # fmt: skip
