"""A line in; the nearest earlier episodes out, by plain feature match, with what they share and what they do not."""

from __future__ import annotations

from caveat.dates import PartialDate
from caveat.episodes import reference
from caveat.episodes.coding import Defensive, DemandKind, Domain, Instrument, Polarity, Publicity
from caveat.errors import UnknownTerm
from caveat.evidence import Citation, Measure, day_unknown
from caveat.review.casefile import CaseFile, Precedent
from caveat.review.cite import Citer
from caveat.review.result.claim import Support
from caveat.review.result.line import PrecedentView

INSTRUMENTS = {
    Measure.PAUSE: Instrument.PAUSE,
    Measure.SLOW: Instrument.SLOW,
    Measure.WITHHOLD: Instrument.WITHHOLD,
    Measure.CONDITION: Instrument.CONDITION,
    Measure.EXPEDITE: Instrument.INDUCEMENT,
    Measure.OFFER: Instrument.INDUCEMENT,
}


NO_BARGAIN = "; no real bargain was put to the recipient, or it was not the point"


def of_case(citer: Citer) -> tuple[PrecedentView, ...]:
    """The earlier uses of deliveries that the case's own sources report."""
    return tuple(_from_case(citer, one) for one in citer.dossier.case.precedents)


def _from_case(citer: Citer, one: Precedent) -> PrecedentView:
    ends = [claim.text for claim in (one.result, one.ended) if claim]
    return PrecedentView(
        id=one.id,
        title=f"{one.item}: {one.what}",
        start=one.date,
        outcome="; ".join(ends) or "how it ended is not known by this date",
        outcome_note="; ".join(claim.text for claim in one.notes) or None,
        agrees=(f"asked: {one.asked}",) if one.asked else (),
        differs=(),
        support=citer.supports(one.sources, one.what),
        from_case=True,
    )


def nearest(citer: Citer, item_class: str, role: str, measure: Measure, limit: int = 5) -> tuple[PrecedentView, ...]:
    """The episodes that share most features with a measure on this kind of item, as they could be known on the day."""
    case = citer.dossier.case
    demand = demand_kind(case)
    features = reference.Features(
        supplier=case.case.supplier,
        recipient=case.case.recipient,
        instrument=INSTRUMENTS[measure],
        polarity=Polarity.CARROT if measure in (Measure.EXPEDITE, Measure.OFFER) else Polarity.STICK,
        demand_kind=demand,
        domain=domain(case),
        at_war=case.case.at_war,
        publicity=Publicity(case.case.publicity) if case.case.publicity else None,
        item_classes=frozenset({reference.item_class(item_class)}),
        defensive={"defensive": Defensive.YES, "offensive": Defensive.NO}.get(role),
    )
    found = reference.nearest(features, as_of=citer.dossier.as_of, exclude_case=case.case.id, limit=limit)
    return tuple(_view(match, citer) for match in found)


def demand_kind(case: CaseFile) -> DemandKind | None:
    """The kind of the first objective that is sought and has one.

    Raises  UnknownTerm for a kind that the episodes do not have.
    """
    kind = next((one.demand_kind for one in case.objectives if one.status == "sought" and one.demand_kind), None)
    if kind is None:
        return None
    known = [one.value for one in DemandKind]
    if kind not in known:
        raise UnknownTerm(case.case.id, "demand_kind", kind, known)
    return DemandKind(kind)


def domain(case: CaseFile) -> Domain | None:
    """The domain of the first objective that is sought and has one."""
    found = next((one.domain for one in case.objectives if one.status == "sought" and one.domain), None)
    return Domain(found) if found else None


def _view(match: reference.Match, citer: Citer) -> PrecedentView:
    episode = match.episode
    limit = PartialDate.of(citer.dossier.as_of)
    return PrecedentView(
        id=episode.id,
        title=episode.title,
        start=str(episode.start) if episode.start else "start not known",
        outcome=episode.outcome_words + ("" if episode.bargain_put else NO_BARGAIN),
        outcome_note=episode.outcome_note,
        agrees=tuple(str(feature) for feature in match.agrees),
        differs=tuple(str(feature) for feature in match.differs),
        support=tuple(
            Support(
                span=None,
                citation=Citation(
                    document=episode.id,
                    title=source.title,
                    publisher="as listed in the episode",
                    published=str(source.published) if source.published else None,
                    address=source.url,
                    says=source.supports,
                    day_unknown=day_unknown(source.published, limit),
                ),
            )
            for source in episode.sources
        ),
    )
