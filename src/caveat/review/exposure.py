"""One line in; what is still to come out, in articles and in money per basis, and the other ways to come by it."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.errors import UnitMismatch
from caveat.evidence import Figure, QuantityKind, Stage, unknown
from caveat.review.casefile import CaseItem, Line, Production, Quantity, Transfer
from caveat.review.cite import Citer, derived
from caveat.review.result import CostRow, DependenceView, SaidOfDependence, SubstituteView

GONE = frozenset({Stage.DELIVERED, Stage.CLOSED})


@dataclass(frozen=True, slots=True)
class Remaining:
    """What could still be withheld of a line."""

    figure: Figure
    words: str


def quantity(citer: Citer, transfer: Transfer, line: Line) -> Figure:
    """The line's quantity, with its kind."""
    return citer.figure(
        line.quantity, sources_of(transfer, line), line.description, items=(line.item,), unit=line.quantity.unit
    )


def delivered(citer: Citer, transfer: Transfer, line: Line) -> Figure:
    """What is reported as delivered; unknown where no source says."""
    return citer.figure(
        line.delivered,
        sources_of(transfer, line),
        f"delivered: {line.description}",
        items=(line.item,),
        unit=line.quantity.unit,
        absent="deliveries under this line are not public",
    )


def sources_of(transfer: Transfer, line: Line) -> tuple[str, ...]:
    """The documents on which a line rests where its parts name none of their own."""
    return line.sources or transfer.sources


def remaining(citer: Citer, transfer: Transfer, line: Line) -> Remaining:
    """What is still to come.

    A quantity of delivered goods leaves nothing of itself; what else is ordered is then unknown. A ceiling less
    deliveries would be a ceiling on a remainder and not a remainder, so with a ceiling it stays unknown, and its words
    give the ceiling.
    """
    total, sent = quantity(citer, transfer, line), delivered(citer, transfer, line)
    unit = line.quantity.unit
    if line.balance is not None:
        figure = citer.figure(line.balance, sources_of(transfer, line), "still to come", items=(line.item,), unit=unit)
        return Remaining(figure, "as a document gives it")
    if line.stage in GONE:
        return _nothing(total, sent, unit)
    if line.quantity.kind is QuantityKind.DELIVERED:
        why = "the quantity counts what was delivered; the balance is not public"
        return Remaining(unknown(unit, why), why)
    if not total.known:
        return Remaining(unknown(unit, "the quantity is not public"), "the quantity is not public")
    if total.value is not None and sent.value is not None and line.quantity.kind is not QuantityKind.LISTED:
        left = derived("quantity - delivered", unit, float(total.value) - float(sent.value),
                       {"quantity": total, "delivered": sent}, counts=total.counts)  # fmt: skip
        prefix = "at most, because the quantity is a ceiling" if _ceiling(line.quantity) else "quantity less delivered"
        return Remaining(left, prefix)
    cap = "at most the ceiling" if _ceiling(line.quantity) else f"at most the quantity {line.quantity.kind.value}"
    return Remaining(unknown(unit, "deliveries under this line are not public"), f"{cap}; deliveries are not public")


def _nothing(total: Figure, sent: Figure, unit: str) -> Remaining:
    if total.value is None or sent.value is None:
        return Remaining(unknown(unit, "reported as delivered; quantities are not public"), "reported as delivered")
    if total.unit != sent.unit:
        raise UnitMismatch("quantity less delivered", total.unit, sent.unit)
    left = derived(
        "quantity - delivered", unit, float(total.value) - float(sent.value), {"quantity": total, "delivered": sent}
    )
    return Remaining(left, "reported as delivered")


def _ceiling(number: Quantity) -> bool:
    return number.kind is QuantityKind.CEILING


def exposure(
    citer: Citer, transfer: Transfer, line: Line, left: Remaining
) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """The units still to come, then each amount with its basis; and the notes that keep them from being added.

    Holds   amounts of different bases stay separate figures.
    """
    figures = [left.figure]
    notes = [left.words]
    for amount in line.amounts:
        label = f"{amount.basis.value.replace('-', ' ')} for {line.description}"
        figures.append(citer.figure(amount, sources_of(transfer, line), label, items=(line.item,), unit=amount.unit))
        if amount.scope:
            notes.append(f"the {amount.basis.value.replace('-', ' ')} covers {amount.scope}")
    if not line.amounts:
        figures.append(unknown("USD", "no public amount"))
    if line.overlaps:
        notes.append(f"may be the same goods as {', '.join(line.overlaps)}; counted once")
    return tuple(figures), tuple(notes)


def dependence(citer: Citer, item: CaseItem | None, catalogue_id: str) -> DependenceView:
    """The supplier's share of the recipient's supply of the item, and the other ways to come by it."""
    said = tuple(
        SaidOfDependence(
            id=one.id,
            text=one.text,
            share=citer.figure(one.share, one.sources, one.text, unit="%") if one.share else None,
            caution=one.caution,
            support=citer.supports(one.sources, one.text),
        )
        for one in citer.dossier.case.dependence
        if not one.items or catalogue_id in one.items
    )
    on_item = [one for one in citer.dossier.case.dependence if catalogue_id in one.items and one.share]
    share = (
        citer.figure(on_item[-1].share, on_item[-1].sources, on_item[-1].text, unit="%")
        if on_item
        else unknown("%", "the supplier's share of the recipient's supply of this item is not public")
    )
    if item is None:
        return DependenceView(share, (), (), (), said)
    return DependenceView(
        share=share,
        own_production=tuple(_production_words(one) for one in item.recipient_production),
        substitutes=tuple(
            SubstituteView(
                text=one.text,
                transfer=one.line,
                lead_time=citer.figure(one.lead_time, one.sources, one.text, unit="days") if one.lead_time else None,
                restriction=one.restriction,
                support=citer.supports(one.sources or item.sources, one.text),
            )
            for one in item.substitutes
        ),
        supplier_production=tuple(
            citer.figure(one.rate, one.sources or item.sources, one.text or "supplier's production", items=(item.id,))
            for one in item.supplier_production
            if one.rate
        ),
        said=said,
    )


def _production_words(one: Production) -> str:
    known = {True: "own production exists", False: "no own production", None: "own production is not known"}[one.exists]
    rate = "" if one.rate is not None and one.rate.known else "; its rate is not public"
    return f"{known}{rate if one.exists else ''}" + (f": {one.text}" if one.text else "")


def cost(citer: Citer, item: CaseItem | None) -> tuple[CostRow, ...]:
    """What a hold would cost the supplier: what sources say, then each kind of cost that nobody has published."""
    rows = []
    if item is not None:
        for claim in item.costs:
            support = citer.supports(claim.sources or item.sources, claim.text)
            rows.append(CostRow(kind="contract", text=claim.text, figure=None, support=support))
        for claim in item.side_effects:
            support = citer.supports(claim.sources or item.sources, claim.text)
            rows.append(CostRow(kind="side-effect", text=claim.text, figure=None, support=support))
    open_kinds = "contract, industrial, readiness, alliance and signalling cost"
    figure = unknown("USD", f"{open_kinds} of a hold on this line are not public")
    rows.append(CostRow(kind="contract", text=f"{open_kinds} in money", figure=figure, support=()))
    return tuple(rows)
