"""A question that takes seconds in; its answer out: the three lenses on the response, or a simulation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caveat import desk
from caveat.desk import findings, responding, simulating
from caveat.desk.answering import Answer, Question
from caveat.errors import CaveatError
from caveat.ledger import store
from caveat.ledger.connect import open_ledger
from caveat.review.response import Response

ALONE = simulating.Where(scheduler="local:1")
"""A server's other processors are for its readers."""


def answer(asked: Question) -> Answer:
    """Work out an answer. What is refused is an answer too; a fault of the program is raised."""
    try:
        with open_ledger(asked.ledger) as ledger:
            if asked.kind == "response":
                return Answer(response=_response(ledger, asked))
            return Answer(finding=_finding(ledger, asked))
    except CaveatError as wrong:
        return Answer(why=str(wrong))


def _response(ledger: store.Ledger, asked: Question) -> Response:
    table = findings.table(asked.finding) if asked.finding is not None else None
    return responding.respond(
        ledger, asked.case, as_of=asked.as_of, known_at=asked.known_at, simulated=table, draws=asked.draws
    )


def _finding(ledger: store.Ledger, asked: Question) -> Mapping[str, Any]:
    terms = simulating.Terms(scenarios=asked.scenarios, seed=desk.SEED, decides=asked.decides)
    run = simulating.simulate(ledger, asked.case, terms, as_of=asked.as_of, known_at=asked.known_at, where=ALONE)
    return run.plain(full=True)
