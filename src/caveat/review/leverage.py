"""A dossier in, its review out: every point of the review of a line, then front, options, voices and answers.

Values in, values out: no file, no clock, no network. The same dossier and seed give the same review.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from caveat.countries import short_name
from caveat.dates import PartialDate
from caveat.evidence import Assumed, Figure, Measure, unknown
from caveat.pipeline import classify, items
from caveat.pipeline.items import Item
from caveat.review import answers, exposure, front, legal, nexus, objectives, options, precedents, voices
from caveat.review.bite import Supply, days_until_short, per_day
from caveat.review.casefile import Actor, Deadline
from caveat.review.casepipeline import CaseItem, Hold, Line, StageEvent, Transfer
from caveat.review.cite import Citer
from caveat.review.dossier import Dossier
from caveat.review.result.line import Bite, HoldView, LineReview, StageEvidence
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

Group = Literal["named", "open", "excluded", "delivered", "substitute"]
Stance = Literal["supports", "mixed", "resists", "unknown"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the review of each line needs from the whole case."""

    citer: Citer
    named: Mapping[str, tuple[str, ...]]
    items: Mapping[str, CaseItem]
    seed: int

    @property
    def as_of(self) -> date:
        """The date of the review."""
        return self.citer.dossier.as_of


def assess(dossier: Dossier, *, seed: int, inputs: Inputs, known_at: str | None = None) -> Review:
    """The review of a dossier."""
    citer = Citer(dossier)
    case = dossier.case
    setting = Setting(citer, nexus.named_items(citer), {item.id: item for item in case.items}, seed)
    lines = tuple(_line(setting, transfer, line) for transfer in case.transfers for line in transfer.lines)
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
        case=CaseView(
            id=case.case.id,
            title=case.case.title or case.case.question,
            question=case.case.question,
            supplier=case.case.supplier,
            supplier_name=short_name(case.case.supplier),
            recipient=case.case.recipient,
            recipient_name=short_name(case.case.recipient),
            as_of=dossier.as_of.isoformat(),
            known_at=known_at,
        ),
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
        not_added=tuple(
            NotAddedView(one.what, citer.figure(one.number, one.sources, one.what), one.why) for one in case.not_added
        ),
        assumptions=tuple(
            AssumptionView(one.id, one.about, citer.assumed(one.id), one.made.isoformat()) for one in case.assumptions
        ),
        unknowns=_unknowns(setting, lines),
        provisions=legal.provisions(lines, standing, dossier.as_of),
        documents=tuple(citer.citation(document.id, document.reliability_note or "") for document in case.documents),
        cautions=_cautions(setting),
        inputs=inputs,
    )


def _decision_status(citer: Citer) -> str:
    found = voices.decisions(citer)
    if not found:
        return "no decision recorded"
    last = max(found, key=lambda said: legal.day_of(said.date) or date.min)
    return f"decision as reported by {last.speaker}: {last.paraphrase} ({last.id})"


def _line(setting: Setting, transfer: Transfer, line: Line) -> LineReview:
    citer = setting.citer
    item = items.catalogue().get(line.item)
    known = setting.items.get(line.item)
    role = classify.role(item)
    out = classify.excluded(item, citer.dossier.case.case.out_of_bounds)
    ties = nexus.assess(citer, line.item, dict(setting.named))
    left = exposure.remaining(citer, transfer, line)
    amounts, notes = exposure.exposure(citer, transfer, line, left)
    group = _group(transfer, line, bool(out), any(tie.kind == "named" for tie in ties))
    closed = group in ("delivered", "substitute")
    proved = any(event.stage == line.stage for event in line.events)
    in_force = legal.in_force(line, setting.as_of)
    stick = in_force[-1].measure if in_force else Measure.PAUSE  # the like of the one in force is looked for
    return LineReview(
        transfer=transfer.id,
        line=line.id,
        item=line.item,
        item_name=item.name,
        description=line.description,
        channels=tuple(channel.value for channel in transfer.channels),
        channel_words=transfer.channel_words or ", ".join(transfer.channels) or "channel not public",
        quantity=exposure.quantity(citer, transfer, line),
        delivered=exposure.delivered(citer, transfer, line),
        remaining=left.figure,
        remaining_words=left.words,
        role=role.role,
        role_reason=role.reason,
        role_rule=role.rule,
        role_contested=_contested(citer, item),
        excluded=out is not None,
        exclusion_reason=_exclusion(setting, line, out.reason) if out else None,
        group=group,
        stage=line.stage.value,
        stage_proved=proved,
        stage_words=_stage_words(line, proved),
        next_gate=legal.next_gate(citer, transfer, line) if not closed else None,
        stage_evidence=tuple(_evidence(citer, transfer, line, event) for event in line.events),
        held=tuple(_hold(citer, line, hold) for hold in in_force),
        stop_map=() if closed or out else legal.stop_map(citer, transfer, line),
        exposure=amounts,
        exposure_notes=notes,
        dependence=exposure.dependence(citer, known, line.item),
        bite=_bite(setting, known) if not closed else _past(),
        nexus=ties,
        cost=exposure.cost(citer, known),
        precedents=() if closed else precedents.nearest(citer, item.item_class.value, role.role, stick),
        overlaps=line.overlaps,
        overlap_note=line.overlap_note,
        notes=tuple(
            (claim.text, citer.supports(claim.sources or exposure.sources_of(transfer, line), claim.text))
            for claim in (*line.notes, *transfer.notes, *transfer.routes, *transfer.identifiers)
        ),
        codes=tuple((code.list, code.code or code.words, code.basis or "undecided") for code in item.code_rows()),
    )


def _contested(citer: Citer, item: Item) -> str | None:
    """Who disputes the role of an item, where a document of the dossier says so.

    The catalogue's own note bears no date, and what bears no date is not shown as of one.
    """
    pages = {document.address for document in citer.documents.values()}
    return item.contested_by if item.contested_source in pages else None


def _group(transfer: Transfer, line: Line, out: bool, named: bool) -> Group:
    if transfer.role_in_case == "substitute":
        return "substitute"
    if line.stage in exposure.GONE:
        return "delivered"
    if out:
        return "excluded"
    return "named" if named else "open"


def _exclusion(setting: Setting, line: Line, reason: str) -> str:
    """Why a line is out of bounds: the rule's reason, the case's own, and the statements that say so."""
    said = [
        statement.id
        for statement in setting.citer.dossier.case.statements
        if line.item in statement.items
        and statement.polarity.value == "negative"
        and statement.act in nexus.LEVERAGE
        and voices.counted(statement)
    ]
    own = setting.citer.dossier.case.case.out_of_bounds_reason
    words = reason.rstrip(".") + "."
    if own:
        words += f" {own.text.rstrip('.')}."
    return words + (f" Statements that leave it out: {', '.join(said)}." if said else "")


def _stage_words(line: Line, proved: bool) -> str:
    last = max(
        (event for event in line.events if event.stage == line.stage and event.date),
        key=lambda event: PartialDate.parse((event.date or "0001").split("/")[0]).latest,
        default=None,
    )
    word = line.stage.value.replace("-", " ")
    if not proved:
        return f"reported as {word}; no event shows it"
    if last is None or last.date is None:
        return f"{word}, day unknown"
    informal = " (informal notice, by custom)" if last.informal else ""
    return f"{word} {PartialDate.parse(last.date.split('/')[0]).words()}{informal}"


def _evidence(citer: Citer, transfer: Transfer, line: Line, event: StageEvent) -> StageEvidence:
    proves, does_not = legal.proof(transfer, event.stage)
    label = event.detail or f"{event.stage.value.replace('-', ' ')}: {line.description}"
    return StageEvidence(
        stage=event.stage.value,
        date=event.date,
        detail=event.detail,
        emergency=event.emergency,
        informal=event.informal,
        proves=proves,
        does_not_prove=does_not,
        support=citer.supports(event.sources, label),
        quantity=citer.figure(event.quantity, event.sources, label, items=(line.item,)) if event.quantity else None,
    )


def _hold(citer: Citer, line: Line, hold: Hold) -> HoldView:
    says = f"{hold.measure.value} by {hold.holder} since {hold.start}{' at the latest' if hold.by else ''}"
    return HoldView(
        line=line.id,
        measure=hold.measure.value,
        holder=hold.holder,
        since=hold.start,
        reason=hold.reason,
        told=hold.told.text if hold.told else None,
        provision=hold.provision or hold.authority,
        support=citer.supports(hold.sources, says),
    )


def _bite(setting: Setting, item: CaseItem | None) -> Bite:
    citer = setting.citer
    if item is None:
        nothing = unknown("articles a day", "no public figure")
        return days_until_short(
            Supply(unknown("articles", "no public figure"), nothing, nothing, nothing), setting.seed
        )
    rate = next((one.rate for one in item.recipient_production if one.rate is not None), None)
    none_own = any(one.exists is False for one in item.recipient_production)
    own = citer.figure(rate, item.sources, "own production", items=(item.id,), unit="articles a day")
    if rate is None and none_own:
        made = next(one for one in item.recipient_production if one.exists is False)
        basis = citer.basis(made.sources or item.sources, made.text or "no own production", (item.id,))
        own = Figure(unit="articles a day", basis=basis, value=0) if basis else own
    uses = [per_day(citer.figure(number, item.sources, "use", items=(item.id,))) for number in item.use]
    use = next((figure for figure in uses if figure.known), unknown("articles a day", "no public rate of use"))
    supply = Supply(
        stock=citer.figure(item.stock, item.sources, "stock", items=(item.id,)),
        use=use,
        own_production=per_day(own),
        third_party=per_day(
            citer.figure(item.third_party, item.sources, "third-party supply", items=(item.id,), unit="articles a day")
        ),
    )
    return days_until_short(supply, setting.seed)


def _past() -> Bite:
    why = "nothing of this line is left for the supplier to stop"
    return Bite(unknown("days", why), (), None, why)


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
