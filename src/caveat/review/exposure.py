"""One line in; what is still to come out, in articles and in money per basis, and the other ways to come by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from caveat.errors import UnitMismatch
from caveat.evidence import Figure, QuantityKind, Stage, unknown
from caveat.review.casefacts import Fact, Number
from caveat.review.casepipeline import CaseItem, Line, Production, Transfer
from caveat.review.cite import Citer, derived
from caveat.review.result.line import CostRow, DependenceView, SaidOfDependence, SubstituteView

Kind = Literal["contract", "industrial", "legal", "alliance", "signalling", "readiness"]
About = Literal["leverage", "role", "maker", "need", "making", "use", "price", "stock", "note"]

MONEY = "money"
"""The unit of a sum that nobody has published, in whatever currency it may be."""

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
    name the ceiling. A list that mixes requests and fills says as little.
    """
    total, sent = quantity(citer, transfer, line), delivered(citer, transfer, line)
    unit = line.quantity.unit
    if line.balance is not None:
        figure = citer.figure(line.balance, sources_of(transfer, line), "still to come", items=(line.item,), unit=unit)
        how = "computed from what documents give" if line.balance.formula else "as a document gives it"
        return Remaining(figure, how)
    if line.stage in GONE:
        return _nothing(total, sent, unit)
    if line.quantity.kind is QuantityKind.DELIVERED:
        why = "the quantity counts what was delivered; the balance is not public"
        return Remaining(unknown(unit, why), why)
    if not total.known:
        return Remaining(unknown(unit, "the quantity is not public"), "the quantity is not public")
    if line.quantity.kind in _NO_REMAINDER:
        return _bounded(line.quantity.kind, sent, unit)
    if total.value is not None and sent.value is not None:
        asked = "asked for, less what was delivered; nothing shows an order"
        words = asked if line.stage in _BEFORE_AN_ORDER else "quantity less delivered"
        return Remaining(_less(total, sent, unit), words)
    why = "deliveries under this line are not public"
    return Remaining(unknown(unit, why), f"at most the quantity {line.quantity.kind.value}; deliveries are not public")


_NO_REMAINDER = {
    QuantityKind.CEILING: "at most the ceiling",
    QuantityKind.LISTED: "at most the quantity listed",
}
_BEFORE_AN_ORDER = frozenset({Stage.REQUESTED, Stage.NOTIFIED, Stage.OFFERED})


def _bounded(kind: QuantityKind, sent: Figure, unit: str) -> Remaining:
    """Unknown, because a ceiling or a list less what was delivered is no remainder."""
    if sent.known:
        why = f"a {'ceiling' if kind is QuantityKind.CEILING else 'list'} less deliveries is no remainder"
        return Remaining(unknown(unit, why), f"{_NO_REMAINDER[kind]}; {why}")
    why = "deliveries under this line are not public"
    return Remaining(unknown(unit, why), f"{_NO_REMAINDER[kind]}; deliveries are not public")


def _less(total: Figure, sent: Figure, unit: str) -> Figure:
    assert total.value is not None and sent.value is not None
    left = float(total.value) - float(sent.value)
    return derived("quantity - delivered", unit, left, {"quantity": total, "delivered": sent}, counts=total.counts)


def _nothing(total: Figure, sent: Figure, unit: str) -> Remaining:
    if total.value is None or sent.value is None:
        return Remaining(unknown(unit, "reported as delivered; quantities are not public"), "reported as delivered")
    if total.unit != sent.unit:
        raise UnitMismatch("quantity less delivered", total.unit, sent.unit)
    left = derived(
        "quantity - delivered", unit, float(total.value) - float(sent.value), {"quantity": total, "delivered": sent}
    )
    return Remaining(left, "reported as delivered")


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
        figures.append(unknown(MONEY, "no public amount"))
    if line.overlaps:
        notes.append(line.overlap_note or f"may be the same goods as {', '.join(line.overlaps)}; counted once")
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
    if item is not None:
        said += tuple(_of_item(citer, item))
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


def _of_item(citer: Citer, item: CaseItem) -> Iterator[SaidOfDependence]:
    """What the case knows of an item: makers, what it needs, making, use, stock, price, notes; each with its pages."""

    def row(about: About, text: str, fact: Fact, figure: Figure | None = None) -> SaidOfDependence:
        support = citer.supports(fact.sources or item.sources, text)
        return SaidOfDependence(item.id, text, None, getattr(fact, "caution", None), support, figure, about)

    if item.named_as_leverage:
        yield row("leverage", f"As leverage: {item.named_as_leverage.text}", item.named_as_leverage)
    for dispute in item.role_contested:
        yield row("role", f"Its role is contested: {dispute.text}", dispute)
    for maker in item.suppliers:
        yield row("maker", f"Supplied by: {maker.text}", maker)
    if item.needs:
        yield row("need", f"Cannot be used without {', '.join(item.needs)}", item)
    for made in item.supplier_production:
        if made.text and not (made.rate and made.rate.known):
            yield row("making", f"Supplier's production: {made.text}", made)
    stock = (item.stock,) if item.stock else ()
    numbers: dict[About, tuple[Number, ...]] = {"use": item.use, "price": item.unit_cost, "stock": stock}
    for about, given in numbers.items():
        for number in given:
            figure = citer.figure(number, item.sources, f"{about} of {item.id}", items=(item.id,))
            yield row(about, _number_words(about.capitalize(), number, figure), number, figure)
    for note in item.notes:
        yield row("note", note.text, note)


def _number_words(label: str, number: Number, figure: Figure) -> str:
    """What a number of an item is, with what the source says of it; the number itself is the figure beside it."""
    note = f" ({number.note})" if number.note else ""
    return f"{label}{note}" if figure.known else f"{label}: {number.text or 'not public'}{note}"


KINDS: tuple[Kind, ...] = ("contract", "industrial", "legal", "alliance", "signalling", "readiness")
_OPEN = {
    "contract": "what stopping would cost under the contracts; they are not public",
    "industrial": "what makers and their workers would lose",
    "legal": "claims and duties that a hold would bring",
    "alliance": "what it would cost with the recipient and with other partners",
    "signalling": "what others would read into it",
    "readiness": "what it would cost or spare the supplier's own forces",
}


def cost(citer: Citer, item: CaseItem | None) -> tuple[CostRow, ...]:
    """What a hold would cost the supplier: side effects and costs with a source, then each kind that nobody has told.

    Holds   every kind has a row; a kind without a source is an unknown row of its own.
    """
    rows: list[CostRow] = []
    inherited = item.sources if item else ()
    for claim in item.side_effects if item else ():
        support = citer.supports(claim.sources or inherited, claim.text)
        rows.append(CostRow(kind="side-effect", text=claim.text, figure=None, support=support))
    for told in (*(item.costs if item else ()), *citer.dossier.case.case.costs):
        support = citer.supports(told.sources or inherited, told.text)
        rows.append(CostRow(kind=told.kind, text=told.text, figure=None, support=support))
    there = {row.kind for row in rows}
    for kind in KINDS:
        if kind not in there:
            figure = unknown(MONEY, f"the {kind} cost of a hold on this item is not public")
            rows.append(CostRow(kind=kind, text=_OPEN[kind], figure=figure, support=()))
    return tuple(rows)
