"""A case of a ledger and the limits of its assumptions in; options that no other beats on every criterion, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from caveat.desk import casework, reviewing, simulating
from caveat.ledger import store
from caveat.review import dossier
from caveat.simulate import finding, from_case, moves, results, search
from caveat.simulate.search import Effort, Found, Progress

FORMAT = "caveat-search/1"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search found, for a person and as plain data."""

    case: str
    as_of: date
    found: Found

    def plain(self) -> dict[str, Any]:
        """The options of the review and those that were found, with outcomes; the latter with their legal screen."""
        found, effort = self.found, self.found.effort
        whole = results.plain(finding.finding(found.run), "short")
        outcomes = {one["id"]: one for one in whole["options"]}
        points = [
            {**outcomes[one.option.id], "words": one.words, "legal": asdict(one.legal), "beats": list(one.beats),
             "measures": [row.model_dump(mode="json", exclude_none=True) for row in one.option.measures]}
            for one in found.points
        ]  # fmt: skip
        beaten = {name: [one.option.id for one in found.points if name in one.beats] for name in outcomes}
        return {
            "case": self.case, "as_of": self.as_of.isoformat(),
            "search": {
                "format": FORMAT, "digest": found.digest, "seed": effort.seed, "generations": found.generations,
                "asked": effort.generations, "population": effort.population, "tried": found.tried,
                "futures": found.run.summary.futures, "weeks": whole["finding"]["weeks"],
                "versions": {**whole["finding"]["versions"], "pymoo": search.VERSION},
            },
            "points": points,
            "standing": [{**one, "beaten_by": beaten[name]} for name, one in outcomes.items()
                         if not name.startswith(search.NAME)],
            "assumption_share": whole["assumption_share"],
        }  # fmt: skip


def seek(
    ledger: store.Ledger, case_id: str, terms: simulating.Terms, effort: Effort, *, as_of: date | None = None,
    known_at: datetime | None = None, workers: int = 2, progress: Callable[[Progress], None] | None = None,
    state: Path | None = None, resume: bool = False,
) -> Sought:  # fmt: skip
    """Mixtures of measures and readings within the limits of the assumptions, where the law lets them be taken.

    ``state`` is a folder in which what was tried is kept, and from which the search goes on with ``resume``.

    Raises  as ``simulating.simulate`` and ``moves.moves`` do; MissingExtra without pymoo.
    """
    case, pins = casework.case_at(ledger, case_id, known_at)
    held = dossier.freeze(case, as_of or case.case.as_of, pins)
    reviewed = reviewing.review(ledger, case_id, as_of=as_of, known_at=known_at, seed=terms.seed)
    file = simulating.given(case_id, terms)
    model = from_case.from_review(
        reviewed, file, weeks=terms.weeks, step=terms.step, chosen=terms.options, own=case.options
    )  # fmt: skip
    found = search.search(
        moves.moves(held, reviewed, model), effort, workers=workers, state=state, resume=resume, progress=progress
    )
    return Sought(case_id, held.as_of, found)
