"""A case as it could be known on a day in; what the docket has to know of it out: its lines, statements, indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from caveat.law.gates import LineFacts
from caveat.pipeline import classify, items
from caveat.review import exposure, legal
from caveat.review.casefile import Indicator
from caveat.review.casepipeline import Line, Transfer
from caveat.review.casesources import CaseStatement
from caveat.review.cite import Citer
from caveat.review.docket.refusals import Unfit, near
from caveat.review.docket.state import Docket
from caveat.review.dossier import Dossier


@dataclass(frozen=True, slots=True)
class LineCard:
    """A line as the docket meets it."""

    line: str
    transfer: str
    description: str
    item: str
    item_class: str
    role: str
    out_of_bounds: str | None
    """Why no measure may touch it, where the case leaves it out."""
    substitute: bool
    """True for another supplier's goods, which the case only compares with."""
    facts: LineFacts

    @property
    def over(self) -> bool:
        """True where nothing of it is left to act on."""
        return self.facts.stage in exposure.GONE

    @property
    def stage(self) -> str:
        """Its stage, for a reader."""
        return self.facts.stage.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a docket stands on."""

    case: str
    question: str
    as_of: date
    lines: Mapping[str, LineCard]
    statements: Mapping[str, CaseStatement]
    indicators: Mapping[str, Indicator]
    documents: frozenset[str]

    def in_view(self, docket: Docket) -> tuple[LineCard, ...]:
        """The lines of the review that are still open and not set aside."""
        return tuple(
            card
            for card in self.lines.values()
            if not card.over and not card.substitute and card.line not in docket.set_aside
        )

    def touched(self, docket: Docket, line: str | None) -> tuple[LineCard, ...]:
        """The lines that a measure would touch: the one that it names, or those in view that are not out of bounds."""
        if line is not None:
            return (self.lines[line],) if line in self.lines else ()
        return tuple(card for card in self.in_view(docket) if card.out_of_bounds is None)

    def known(self, docket: Docket, line: str | None, field: str = "about") -> None:
        """Raise  Unfit for a line that the case does not have as of the day, or that was set aside."""
        if line is None:
            return
        if line not in self.lines:
            stands = f"{line!r} is no line of {self.case} as of {self.as_of.isoformat()}"
            raise Unfit(docket.name, field, stands, near(line, self.lines))
        if line in docket.set_aside:
            since = docket.set_aside[line]
            stands = f"{line} was set aside by {since.by.name} ({since.seq})"
            raise Unfit(docket.name, field, stands, "Bring it back first, with a reason.")


def ground(dossier: Dossier) -> Ground:
    """What a docket needs to know of a case as of the dossier's day."""
    citer = Citer(dossier)
    case = dossier.case
    return Ground(
        case=case.case.id,
        question=case.case.question,
        as_of=dossier.as_of,
        lines=MappingProxyType(
            {line.id: _card(citer, transfer, line) for transfer in case.transfers for line in transfer.lines}
        ),
        statements=MappingProxyType({one.id: one for one in case.statements}),
        indicators=MappingProxyType({one.id: one for objective in case.objectives for one in objective.indicators}),
        documents=frozenset(one.id for one in case.documents),
    )


def _card(citer: Citer, transfer: Transfer, line: Line) -> LineCard:
    item = items.catalogue().get(line.item)
    out = classify.excluded(item, citer.dossier.case.case.out_of_bounds)
    return LineCard(
        line=line.id,
        transfer=transfer.id,
        description=line.description,
        item=line.item,
        item_class=item.item_class.value,
        role=classify.role(item).role,
        out_of_bounds=out.reason if out else None,
        substitute=transfer.role_in_case == "substitute",
        facts=legal.facts(citer, transfer, line),
    )
