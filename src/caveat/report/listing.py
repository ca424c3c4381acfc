"""Values of the law, the items and the episodes in; rows and lines for a terminal out."""

from __future__ import annotations

from caveat.episodes.coding import Episode
from caveat.law.clocks import Deadline
from caveat.law.powers import Applicable
from caveat.ledger.verify import Verified
from caveat.pipeline.items import Item, Resolution


def law_row(found: Applicable) -> tuple[str, ...]:
    """A provision: id, citation, who, measures, notice, how it bites, confidence."""
    confidence = f"{found.confidence}, unverified" if found.unverified else found.confidence
    return (
        found.provision,
        found.cite,
        "; ".join(found.holders),
        ", ".join(found.measures) or "informs only",
        found.notice,
        "; ".join(found.how_fast) or "not in a lifecycle",
        confidence,
    )


def clock_lines(found: Deadline) -> list[str]:
    """A deadline with its arithmetic, a line a step."""
    width = max(len(step.label) for step in found.steps)
    lines = [f"{found.provision}  {found.cite}"]
    lines += [f"  {step.label:<{width}}  {step.value}  ({step.basis})" for step in found.steps]
    return [*lines, f"  {'then':<{width}}  {found.effect}"]


def item_row(item: Item) -> tuple[str, ...]:
    """An item: id, name, class, role."""
    contested = ", contested" if item.contested_by else ""
    return (item.id, item.name, item.item_class.value, f"{item.role.value}{contested}")


def resolution_lines(found: Resolution) -> list[str]:
    """What some words name: resolved with the alias, ambiguous with the candidates, or unknown with lookalikes."""
    if found.status == "unknown":
        hint = f" Alike, and no more than that: {'; '.join(found.suggestions)}." if found.suggestions else ""
        return [f"unknown: {found.text!r} names no item of the catalogue.{hint}"]
    lines = [f"{found.status}: {found.text!r} matches the alias {found.alias!r}."]
    if found.note:
        lines.append(f"  note: {found.note}")
    for item in found.items:
        lines.append(f"  {item.id}  {item.name}  ({item.item_class.value}, {item.role.value}: {item.role_reason})")
        if found.status == "resolved":
            lines += [
                f"    {row.list}: {row.words}" + (f" [{row.basis}]" if row.basis else "") for row in item.code_rows()
            ]
    return lines


def episode_row(episode: Episode) -> tuple[str, ...]:
    """An episode: id, supplier, recipient, start, instrument, demand, outcome."""
    return (
        episode.id,
        episode.supplier,
        episode.recipient,
        str(episode.start) if episode.start else "not known",
        str(episode.instrument),
        str(episode.demand_kind),
        str(episode.outcome),
    )


def verified_words(found: Verified) -> str:
    """What verification walked, for a reader."""
    head = f"head {found.head[:12]}…" if found.head else "empty"
    checked = f"{found.records} records, {found.documents} documents and {found.spans} spans checked"
    return f"The ledger holds: {checked}, {head}."
