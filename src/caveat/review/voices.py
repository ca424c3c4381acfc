"""Who says what: statements with their support, origins with their pages, contradictions with their two sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from caveat.evidence import Act, Citation, Modality, Polarity
from caveat.review.casesources import CaseStatement, Contradiction
from caveat.review.cite import Citer
from caveat.review.result.claim import Support
from caveat.review.result.testimony import Contested, ContradictionView, OriginView, Side, StatementView

DEFECTS = {
    "garbled-direction": (
        "garbled: it has the recipient selling what the rest of its own document has it receiving, so it is unusable"
    ),
    "list-merge": "merges two lists that the better relays keep apart",
    "mutation": "the sense changed in the retelling",
    "unsupported-by-history": "the record of earlier cases does not bear it out",
    "refuted": "better evidence shows that it was not so",
    "double-count": "counts as new what had already been delivered",
    "value-mismatch": "pairs a value with only part of what it covers",
    "list-read-as-delivery": "reads a list of requests and fills as receipts",
}

MEASURES = frozenset({Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.CONDITION, Act.REVIEW})


def counted(statement: CaseStatement) -> bool:
    """True where a statement counts as support: no second printing and no retelling that changed the sense."""
    return statement.duplicate_of is None and statement.defect is None


def statements(citer: Citer) -> tuple[StatementView, ...]:
    """Every statement of the dossier, in the order of the case."""
    return tuple(_statement(citer, statement) for statement in citer.dossier.case.statements)


def _statement(citer: Citer, said: CaseStatement) -> StatementView:
    attribution = said.attribution
    support = citer.statement_support(said)
    sources = [entry.citation.document for entry in support if entry.citation]
    return StatementView(
        id=said.id,
        document=said.document,
        origin=said.origin,
        speaker=said.speaker,
        speaker_ref=said.speaker_ref,
        attribution=attribution.kind.value,
        attribution_count=attribution.count,
        attribution_words=attribution.description,
        act=said.act.value,
        actor=said.actor,
        target=said.target,
        object=said.object,
        items=said.items,
        modality=said.modality.value,
        polarity=said.polarity.value,
        date=said.date,
        paraphrase=said.paraphrase,
        printed=said.printed,
        defect=said.defect,
        defect_words=DEFECTS[said.defect] if said.defect else None,
        duplicate_of=said.duplicate_of,
        counted=counted(said),
        scope=said.scope,
        note=said.note,
        support=support,
        quantities=tuple(
            citer.figure(number, sources, said.paraphrase, items=said.items) for number in said.quantities
        ),
    )


def origins(citer: Citer) -> tuple[OriginView, ...]:
    """Every origin that has a visible page or statement, with its pages."""
    found = []
    for origin in citer.dossier.case.origins:
        said = [statement for statement in citer.dossier.case.statements if statement.origin == origin.id]
        pages = pages_of(citer, [origin.id])
        if not said and not pages:
            continue
        found.append(
            OriginView(
                id=origin.id,
                name=origin.name,
                pages=pages,
                statements=tuple(statement.id for statement in said if counted(statement)),
                changed_in_retelling=tuple(statement.id for statement in said if not counted(statement)),
            )
        )
    return tuple(found)


def pages_of(citer: Citer, origin_ids: Iterable[str]) -> tuple[Citation, ...]:
    """The visible pages that relay these origins, each once, in the order of the case."""
    wanted = set(origin_ids)
    documents: dict[str, str] = {}
    for origin in citer.dossier.case.origins:
        if origin.id in wanted:
            documents.update(dict.fromkeys(origin.documents, f"relays {origin.name}"))
    for statement in citer.dossier.case.statements:
        if statement.origin in wanted:
            for document in (statement.document, *statement.also):
                documents[document] = statement.paraphrase
    return tuple(citer.citation(document, says) for document, says in documents.items() if document in citer.documents)


def side(citer: Citer, refs: tuple[str, ...], *, all_pages: bool = False) -> Side:
    """One side of a matter. Support is counted in origins; retellings that changed the sense are not counted.

    ``all_pages`` lists every page of the origins, not only those that carry these statements.
    """
    by_id = {statement.id: statement for statement in citer.dossier.case.statements}
    said = [by_id[ref] for ref in refs if ref in by_id]
    counting = [statement for statement in said if counted(statement)] or said
    origin_ids = tuple(dict.fromkeys(statement.origin for statement in counting))
    pages = pages_of(citer, origin_ids) if all_pages else _own_pages(citer, refs, said)
    return Side(
        refs=refs,
        says=tuple(statement.paraphrase for statement in said) or tuple(_other_words(citer, refs)),
        origins=origin_ids,
        pages=pages,
        speakers=tuple(dict.fromkeys(speaker_words(statement) for statement in said)),
    )


def _own_pages(citer: Citer, refs: tuple[str, ...], said: list[CaseStatement]) -> tuple[Citation, ...]:
    pages = {document: statement.paraphrase for statement in said for document in (statement.document, *statement.also)}
    pages.update({ref: citer.documents[ref].title for ref in refs if ref in citer.documents})
    return tuple(citer.citation(document, says) for document, says in pages.items() if document in citer.documents)


def _other_words(citer: Citer, refs: tuple[str, ...]) -> list[str]:
    """What a side says that is made of documents, precedents or events rather than statements."""
    case = citer.dossier.case
    words = {document.id: f"{document.publisher}: {document.title}" for document in case.documents}
    words.update({event.id: event.text for event in (*case.context, *case.later)})
    words.update({precedent.id: f"{precedent.date}: {precedent.what}" for precedent in case.precedents})
    return [words.get(ref, ref) for ref in refs]


def speaker_words(statement: CaseStatement) -> str:
    """The speaker as the text gives it, with how many where they are anonymous: "White House official ×1"."""
    attribution = statement.attribution
    if attribution.kind.value == "anonymous":
        return f"{statement.speaker} ×{attribution.count if attribution.count else '?'}"
    return statement.speaker


def contradictions(citer: Citer) -> tuple[ContradictionView, ...]:
    """Every contradiction both of whose sides are visible, with how it stood."""
    return tuple(_contradiction(citer, found) for found in citer.dossier.case.contradictions)


def _contradiction(citer: Citer, found: Contradiction) -> ContradictionView:
    resolution = found.resolutions[-1] if found.resolutions else None
    status: Literal["open", "resolved"] = resolution.status if resolution else "open"
    one, other = side(citer, found.side_a), side(citer, found.side_b)
    pages_a = {page.document for page in one.pages}
    support: tuple[Support, ...] = ()
    if resolution:
        support = citer.supports(resolution.sources, resolution.text)
    return ContradictionView(
        id=found.id,
        kind=found.kind,
        topic=found.topic,
        a=found.side_a,
        b=found.side_b,
        side_a=one,
        side_b=other,
        status=status,
        explanation=resolution.text if resolution else "Nothing public by this date settles it.",
        within_one_document=bool(pages_a & {page.document for page in other.pages}),
        support=support,
    )


def contested(citer: Citer) -> tuple[Contested, ...]:
    """The open contradictions in which one side reports a measure or a review of it and the other side denies it."""
    by_id = {statement.id: statement for statement in citer.dossier.case.statements}
    found = []
    for contradiction in citer.dossier.case.contradictions:
        view = _contradiction(citer, contradiction)
        if view.status != "open":
            continue
        sides = [[by_id[ref] for ref in refs if ref in by_id] for refs in (view.a, view.b)]
        for asserting, denying, refs in ((0, 1, (view.a, view.b)), (1, 0, (view.b, view.a))):
            reports = [s for s in sides[asserting] if s.act in MEASURES and not denies(s)]
            denials = [s for s in sides[denying] if denies(s)]
            if reports and denials:
                asserted, denied = side(citer, refs[0], all_pages=True), side(citer, refs[1], all_pages=True)
                found.append(
                    Contested(
                        question=view.topic,
                        contradiction=view.id,
                        asserted=asserted,
                        denied=denied,
                        words=view.explanation,
                    )
                )
                break
    return tuple(found)


def denies(statement: CaseStatement) -> bool:
    """True where a statement denies: by its act, or by its modality."""
    return statement.modality is Modality.DENIED or statement.act is Act.DENY


def decisions(citer: Citer) -> tuple[CaseStatement, ...]:
    """The statements that report a decision of the supplier as taken. A report that something is considered is none."""
    case = citer.dossier.case
    deciders = {case.case.supplier} | {actor.id for actor in case.actors if actor.decides}
    return tuple(
        statement
        for statement in citer.dossier.case.statements
        if statement.act is Act.DECIDE
        and statement.modality is Modality.ASSERTED
        and statement.polarity is Polarity.POSITIVE
        and statement.actor in deciders
        and counted(statement)
    )
