"""Every point of the review of one line: what it is, where it stands, what a hold of it would do, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from caveat.dates import PartialDate
from caveat.evidence import Figure, Measure, unknown
from caveat.pipeline import classify, items
from caveat.pipeline.items import Item
from caveat.review import exposure, legal, nexus, precedents, voices
from caveat.review.bite import Supply, days_until_short, per_day
from caveat.review.casepipeline import CaseItem, Hold, Line, StageEvent, Transfer
from caveat.review.cite import Citer
from caveat.review.result.line import Bite, HoldView, LineReview, StageEvidence

Group = Literal["named", "open", "excluded", "delivered", "substitute"]


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


def of_line(setting: Setting, transfer: Transfer, line: Line) -> LineReview:
    """The review of a line of a transfer."""
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
