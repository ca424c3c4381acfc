"""A dossier in, its review out: every point of the review of a line, then front, options, voices and answers.

Values in, values out: no file, no clock, no network. The same dossier and seed give the same review.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Literal

from caveat.countries import short_name
from caveat.dates import PartialDate
from caveat.evidence import Assumed, Figure, unknown
from caveat.review import answers, front, legal, nexus, objectives, options, precedents, voices
from caveat.review.casefile import Actor, Deadline
from caveat.review.cite import Citer
from caveat.review.dossier import Dossier
from caveat.review.lines import Setting, of_line
from caveat.review.result.line import LineReview
from caveat.review.result.review import (
    FORMAT,
    AssumptionView,
    CaseView,
    DeadlineView,
    Inputs,
    NotAddedView,
    Review,
    UnknownView,
)
from caveat.review.result.testimony import ActorView

Stance = Literal["supports", "mixed", "resists", "unknown"]


def assess(dossier: Dossier, *, seed: int, inputs: Inputs, known_at: str | None = None) -> Review:
    """The review of a dossier."""
    citer = Citer(dossier)
    case = dossier.case
    setting = Setting(citer, nexus.named_items(citer), {item.id: item for item in case.items}, seed)
    lines = tuple(of_line(setting, transfer, line) for transfer in case.transfers for line in transfer.lines)
    goals = objectives.assess(citer)
    rows = front.front(lines)
    screen = partial(legal.screen, citer)
    standing = options.standing(options.Setting(citer, lines, goals, screen))
    parts = answers.Parts(
        citer=citer,
        decision_status=_decision_status(citer),
        lines=lines,
        objectives=goals,
        contested=voices.contested(citer),
        contradictions=voices.contradictions(citer),
        statements=voices.statements(citer),
        holds=tuple(hold for line in lines for hold in line.held),
        options=standing,
        actors=tuple(_actor(citer, actor) for actor in case.actors),
    )
    return Review(
        format=FORMAT,
        case=_case(dossier, known_at),
        decision_status=parts.decision_status,
        status_line=answers.status_line(parts),
        lead=answers.lead(parts),
        answers=answers.answers(parts),
        contested=parts.contested,
        objectives=goals,
        lines=lines,
        front=rows,
        front_words=front.words(rows),
        options=standing,
        against=answers.against(parts),
        holds=parts.holds,
        deadlines=tuple(_deadline(setting, one) for one in _ahead(setting)),
        clocks_words=legal.clocks_words(lines, dossier.as_of),
        statements=parts.statements,
        origins=voices.origins(citer),
        contradictions=parts.contradictions,
        actors=parts.actors,
        precedents=precedents.of_case(citer),
        not_added=_not_added(citer),
        assumptions=_assumptions(citer),
        unknowns=_unknowns(setting, lines),
        provisions=legal.provisions(lines, standing, dossier.as_of),
        documents=tuple(citer.citation(document.id, document.reliability_note or "") for document in case.documents),
        cautions=_cautions(setting),
        inputs=inputs,
    )


def _case(dossier: Dossier, known_at: str | None) -> CaseView:
    head = dossier.case.case
    return CaseView(
        id=head.id,
        title=head.title or head.question,
        question=head.question,
        supplier=head.supplier,
        supplier_name=short_name(head.supplier),
        recipient=head.recipient,
        recipient_name=short_name(head.recipient),
        as_of=dossier.as_of.isoformat(),
        known_at=known_at,
    )


def _not_added(citer: Citer) -> tuple[NotAddedView, ...]:
    """The sums that the case tells and that no total holds, each with the reason."""
    return tuple(
        NotAddedView(one.what, citer.figure(one.number, one.sources, one.what), one.why)
        for one in citer.dossier.case.not_added
    )


def _assumptions(citer: Citer) -> tuple[AssumptionView, ...]:
    return tuple(
        AssumptionView(one.id, one.about, citer.assumed(one.id), one.made.isoformat())
        for one in citer.dossier.case.assumptions
    )


def _decision_status(citer: Citer) -> str:
    found = voices.decisions(citer)
    if not found:
        return "no decision recorded"
    last = max(found, key=lambda said: legal.day_of(said.date) or date.min)
    return f"decision as reported by {last.speaker}: {last.paraphrase} ({last.id})"


def _actor(citer: Citer, actor: Actor) -> ActorView:
    by_id = {statement.id: statement for statement in citer.dossier.case.statements}
    if actor.position is None:
        why = actor.no_position or "no statement on record by this date"
        return ActorView(
            actor.id, actor.name, actor.role, actor.side, unknown("on the case's scale", why), "unknown", (), (),
            tuple(claim.text for claim in actor.notes),
        )  # fmt: skip
    place = actor.position
    said = [by_id[ref] for ref in place.justified_by if ref in by_id]
    figure = Figure(
        unit="on a scale from 0, against any slowing, to 100, withhold now",
        basis=Assumed(f"position of {actor.name}", place.low, place.high, place.reason, place.owner),
        low=place.low,
        high=place.high,
    )
    stance: Stance = "supports" if place.low >= 50 else "resists" if place.high <= 40 else "mixed"
    return ActorView(
        actor.id, actor.name, actor.role, actor.side, figure, stance, tuple(one.id for one in said),
        tuple(one.paraphrase for one in said), tuple(claim.text for claim in actor.notes),
    )  # fmt: skip


def _ahead(setting: Setting) -> list[Deadline]:
    found = [
        one
        for one in setting.citer.dossier.case.deadlines
        if PartialDate.parse(one.date.split("/")[-1]).latest >= setting.as_of
    ]
    return sorted(found, key=lambda one: PartialDate.parse(one.date.split("/")[0]).earliest)


def _deadline(setting: Setting, one: Deadline) -> DeadlineView:
    day = PartialDate.parse(one.date.split("/")[0])
    support = setting.citer.supports(one.sources, one.text)
    left: Figure | None = None
    days = (day.earliest - setting.as_of).days
    basis = setting.citer.basis(
        one.sources, f"gives the date {one.date}, {days} days after {setting.as_of}: {one.text}"
    )
    if day.exact and "/" not in one.date and basis:
        left = Figure(unit="days", basis=basis, value=days)
    return DeadlineView(one.date, left, one.text, one.effect, support)


def _unknowns(setting: Setting, lines: tuple[LineReview, ...]) -> tuple[UnknownView, ...]:
    """What is not public: per line what the bite lacks, then the case's own list of gaps."""
    missing: dict[str, list[str]] = {}
    for line in lines:
        if line.group in ("named", "open"):
            for word in line.bite.missing:
                missing.setdefault(word, []).append(line.line)
            if not line.remaining.known:
                missing.setdefault("the undelivered balance", []).append(line.line)
    found = [
        UnknownView(what, "when a hold would be felt" if "balance" not in what else "what a hold could reach",
                    "no public figure", tuple(where))
        for what, where in missing.items()
    ]  # fmt: skip
    found += [UnknownView(gap.what, gap.would_narrow, gap.why) for gap in setting.citer.dossier.case.gaps]
    return tuple(found)


def _cautions(setting: Setting) -> tuple[str, ...]:
    told = []
    late = setting.citer.dossier.day_unknown
    if late:
        told.append(
            f"{len(late)} documents are dated only to the month of the as-of date; they are read as published by then, "
            "and each is marked, because its day is not known."
        )
    if not setting.citer.dossier.pins:
        told.append("No document's text is held: every statement is cited and paraphrased, none is quoted.")
    told.append(
        "Positions: supports means that the whole interval lies at 50 or above, resists at 40 or below, mixed all else."
    )
    told.append("Who disputes the role of an item is shown only where a document of the case by this date says so.")
    head = setting.citer.dossier.case.case
    if not head.out_of_bounds:
        why = f": {head.out_of_bounds_reason.text}" if head.out_of_bounds_reason else "; it gives no reason."
        told.append(f"The case leaves nothing out of bounds{why}")
    return tuple(told)
