"""Lines and objectives in; how each line bears on the conduct that an objective is about out."""

from __future__ import annotations

from caveat.evidence import Act, Polarity
from caveat.review.casefile import CaseFile, Objective
from caveat.review.casesources import CaseStatement
from caveat.review.cite import Citer
from caveat.review.result.line import Nexus
from caveat.review.voices import counted

LEVERAGE = frozenset({Act.CONSIDER, Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.CONDITION, Act.REVIEW})


def named_items(citer: Citer) -> dict[str, tuple[str, ...]]:
    """Item id to the statements that name it as leverage: acts that would hold it back, not denied, counted."""
    found: dict[str, list[str]] = {}
    for statement in citer.dossier.case.statements:
        if statement.act in LEVERAGE and statement.polarity is Polarity.POSITIVE and counted(statement):
            if statement.modality.value not in ("considered", "planned", "conditional", "asserted"):
                continue
            if not _towards_recipient(statement, citer.dossier.case):
                continue
            for item in statement.items:
                found.setdefault(item, []).append(statement.id)
    return {item: tuple(ids) for item, ids in found.items()}


def _towards_recipient(statement: CaseStatement, case: CaseFile) -> bool:
    """True where the statement is about the supplier's deliveries to the recipient, as far as it names them."""
    supplier = {case.case.supplier} | {actor.id for actor in case.actors if actor.side == "supplier"}
    return (statement.actor is None or statement.actor in supplier) and statement.target in (None, case.case.recipient)


def assess(citer: Citer, item: str, named: dict[str, tuple[str, ...]]) -> tuple[Nexus, ...]:
    """One nexus for each objective that is sought; its kind says how strong the tie is."""
    objectives = [one for one in citer.dossier.case.objectives if one.status == "sought"]
    return tuple(_nexus(citer, item, objective, named) for objective in objectives)


def _nexus(citer: Citer, item: str, objective: Objective, named: dict[str, tuple[str, ...]]) -> Nexus:
    by_id = citer.by_id
    origins = _origins_of(citer, objective)
    for via in (item, *_needed_by(citer, item)):
        tied = [by_id[ref] for ref in named.get(via, ()) if by_id[ref].origin in origins]
        if tied:
            named_there = "named as leverage by the report that states the aim"
            words = (
                named_there
                if via == item
                else f"not itself named; {via}, which cannot be used without it, is {named_there}"
            )
            return _tie(objective, "named", words, tied)
    used = {
        statement.id
        for document in _indicator_documents(objective)
        for statement in citer.by_document.get(document, ())
        if statement.act is Act.USE and item in statement.items and counted(statement)
    }
    if used:
        return _tie(objective, "conduct", "an indicator of the objective counts the use of this item",
                    [one for one in citer.dossier.case.statements if one.id in used])  # fmt: skip
    return Nexus(objective.id, objective.condition, "none", "no statement ties this item to the objective", (), ())


def _tie(objective: Objective, kind: str, words: str, tied: list[CaseStatement]) -> Nexus:
    return Nexus(
        objective=objective.id,
        condition=objective.condition,
        kind="named" if kind == "named" else "conduct",
        explanation=words,
        statements=tuple(statement.id for statement in tied),
        origins=tuple(dict.fromkeys(statement.origin for statement in tied)),
    )


def _origins_of(citer: Citer, objective: Objective) -> frozenset[str]:
    """The origins whose pages state the objective."""
    wanted = set(objective.sources)
    return frozenset(
        {origin.id for origin in citer.dossier.case.origins if wanted & set(origin.documents)}
        | {
            statement.origin
            for document in wanted
            for statement in citer.by_document.get(document, ())
            if statement.document == document
        }
    )


def _needed_by(citer: Citer, item: str) -> tuple[str, ...]:
    """Items that cannot be used without this one."""
    return tuple(one.id for one in citer.dossier.case.items if item in one.needs)


def _indicator_documents(objective: Objective) -> set[str]:
    return {
        source for indicator in objective.indicators for reading in indicator.observations for source in reading.sources
    }
