"""What a review is asked beside itself: the response, and a finding that is run, named, or filed already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from caveat.ledger.store import Ledger
    from caveat.report.answers import Answers

_DIGEST = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line asks for."""

    respond: bool
    simulate: int | None
    finding: str | None
    by: str

    def check(self) -> None:
        """Raise  typer.BadParameter where two findings are asked for."""
        if self.simulate is not None and self.finding is not None:
            raise typer.BadParameter(
                "one finding is shown, and --simulate would run another. Leave one of them out.", param_hint="--finding"
            )


def answers(
    book: Ledger, case_id: str, asked: Asked, on: date | None, moment: datetime | None, seed: int
) -> Answers:  # fmt: skip
    """The response and the finding, as far as they are asked for or filed."""
    from caveat.report.answers import Answers

    finding = _finding(book, case_id, asked, on, moment, seed)
    if not asked.respond:
        return Answers(None, finding)
    from caveat.desk import findings, responding

    table = findings.table(finding) if finding is not None else None
    found = responding.respond(book, case_id, as_of=on, known_at=moment, simulated=table, seed=seed)
    return Answers(found, finding)


def _finding(
    book: Ledger, case_id: str, asked: Asked, on: date | None, moment: datetime | None, seed: int
) -> Mapping[str, Any] | None:  # fmt: skip
    from caveat.desk import findings

    if asked.simulate is not None:
        from caveat.desk import simulating

        terms = simulating.Terms(scenarios=asked.simulate, seed=seed, decides=True)
        run = simulating.simulate(book, case_id, terms, as_of=on, known_at=moment)
        return _kept(book, run.plain(full=True), asked, moment)
    if asked.finding is None:
        return findings.latest(book, case_id, on, moment)
    if _DIGEST.fullmatch(asked.finding) and not Path(asked.finding).exists():
        return findings.filed(book, case_id, asked.finding, moment)
    return _kept(book, findings.from_file(book, Path(asked.finding), case_id, on, moment), asked, moment)


def _kept(
    book: Ledger, content: Mapping[str, Any], asked: Asked, moment: datetime | None
) -> Mapping[str, Any]:  # fmt: skip
    """The finding, filed by its digest; looking back at what was known at a time files nothing."""
    from caveat.desk import findings

    if moment is None:
        findings.file(book, content, asked.by)
    return content
