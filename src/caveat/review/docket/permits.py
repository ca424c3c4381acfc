"""A line, what is advised on it and a day in; the provisions that permit it, or why one does not, out."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from datetime import date

from caveat.evidence import Measure
from caveat.law import gates, powers, screening
from caveat.law.channels import ALL, of_supplier
from caveat.law.groups import held_words, jurisdictions
from caveat.law.provisions import Provision, provisions
from caveat.review.docket.acts import Advice
from caveat.review.docket.ground import LineCard
from caveat.review.docket.refusals import near


def permitting(cards: Iterable[LineCard], advice: Advice, day: date) -> tuple[str, ...]:
    """The provisions that let somebody take the measure on at least one of the lines, at the stage where it stands."""
    measure = advice.measure
    if measure is None:
        return ()
    found = (name for card in cards if not card.over for name in _at_stage(card, day) if _carries(name, measure))
    return tuple(dict.fromkeys(found))


def screens(cards: Iterable[LineCard], advice: Advice, day: date) -> tuple[tuple[str, screening.Screen], ...]:
    """What the law's screen says of the measure, line by line; nothing for what takes no measure."""
    measure = advice.measure
    return tuple((card.line, screening.screen(card.facts, measure, day)) for card in cards if measure is not None)


def why_not(name: str, cards: Sequence[LineCard], advice: Advice, day: date) -> str | None:
    """Why a provision does not permit the measure on any of the lines; None where it does."""
    if name in permitting(cards, advice, day):
        return None
    if name not in provisions():
        return f"{name} is no provision that is held here. {near(name, provisions())}"
    if not cards:
        return f"{name} has no line to act on: none is open and in view"
    whys = dict.fromkeys(_why(provisions()[name], card, advice, day) for card in cards)
    return f"{name} does not permit it: {'; '.join(whys)}"


def barred(cards: Sequence[LineCard], advice: Advice, day: date) -> tuple[tuple[str, str], ...]:
    """The provisions of the supplier's law that carry the measure and do not permit it here, each with why."""
    measure = advice.measure
    if measure is None or not cards:
        return ()
    here = {one for card in cards for one in jurisdictions(card.facts.supplier, day)}
    named = (
        name for name, one in provisions().items()
        if one.jurisdiction in here and one.in_force_at(day) and screening.carries(one, measure)
    )  # fmt: skip
    return tuple((name, why) for name in named if (why := why_not(name, cards, advice, day)) is not None)


def none_held(cards: Sequence[LineCard], day: date) -> str:
    """Why no provision permits a measure, for a reader."""
    suppliers = dict.fromkeys(card.facts.supplier for card in cards)
    return "; ".join(held_words(supplier, day) for supplier in suppliers)


@functools.lru_cache(maxsize=4096)  # it is asked for before a draft is sent, when it is, and for each provision named
def _at_stage(card: LineCard, day: date) -> tuple[str, ...]:
    """The provisions of the law at the line's stage, and those of the gates that are open on it."""
    found: list[str] = []
    known = of_supplier(card.facts.supplier)
    for channel in gates.channels_of(card.facts):
        if channel in known:
            applied = powers.applies(
                day, channel=channel, stage=card.facts.stage.value,
                supplier=card.facts.supplier, recipient=card.facts.recipient,
            )  # fmt: skip
            found += [one.provision for one in applied]
    for gate in gates.stop_map(card.facts, day):
        if gate.state in ("open", "open-if"):
            found += gate.rule.provisions
    return tuple(dict.fromkeys(found))


def _carries(name: str, measure: Measure) -> bool:
    return screening.carries(provisions()[name], measure)


def _why(provision: Provision, card: LineCard, advice: Advice, day: date) -> str:
    measure = advice.measure
    if card.over:
        return f"{card.line} is {card.stage}, and nothing of it is left to act on"
    if not provision.in_force_at(day):
        return f"on {day.isoformat()} it was not in force ({provision.dates_words()})"
    if provision.jurisdiction not in jurisdictions(card.facts.supplier, day):
        return f"it is law of {provision.jurisdiction}, and {card.line} comes from {card.facts.supplier}"
    if not provision.concerns(card.facts.recipient):
        return f"it does not concern deliveries to {card.facts.recipient}"
    if measure is not None and not screening.carries(provision, measure):
        lets = ", ".join(provision.measures) or "nothing: it informs or limits"
        return f"it carries no {measure.value}; what it lets its holder do is {lets}"
    by = gates.channels_of(card.facts)
    if {*by, ALL}.isdisjoint(provision.channels):
        about = ", ".join(provision.channels)
        return f"it is about {about}, and {card.line} goes by {', '.join(by)}"
    stages = ", ".join(stage.value.replace("-", " ") for stage in provision.stages)
    return f"it applies at {stages}, and {card.line} is {card.stage}"
