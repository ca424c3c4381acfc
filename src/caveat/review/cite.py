"""A dossier's facts in, figures and supports with their basis out: spans where a text is held, citations elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from caveat.evidence import (
    Assumed,
    Basis,
    Citation,
    Cited,
    Derived,
    Figure,
    Input,
    Sourced,
    Span,
    tidy,
    unknown,
)
from caveat.review.casefacts import Amount, Number, Quantity
from caveat.review.casesources import CaseDocument, CaseStatement
from caveat.review.dossier import Dossier
from caveat.review.result.claim import Support


@dataclass(slots=True)
class Citer:
    """Cites the documents of one dossier. Whatever it returns rests on documents that are visible in it."""

    dossier: Dossier
    documents: dict[str, CaseDocument] = field(init=False)
    by_document: dict[str, list[CaseStatement]] = field(init=False)
    by_id: dict[str, CaseStatement] = field(init=False)

    def __post_init__(self) -> None:
        self.documents = {document.id: document for document in self.dossier.case.documents}
        self.by_id = {statement.id: statement for statement in self.dossier.case.statements}
        self.by_document = {}
        for statement in self.dossier.case.statements:
            for document in (statement.document, *statement.also):
                self.by_document.setdefault(document, []).append(statement)

    def citation(self, document: str, says: str) -> Citation:
        """A document as it is cited, with what it says in our words."""
        found = self.documents[document]
        return Citation(
            document=document,
            title=found.title,
            publisher=found.publisher,
            published=found.published,
            address=found.address,
            says=says,
            day_unknown=document in self.dossier.day_unknown,
        )

    def says(self, document: str, label: str, items: Iterable[str] = ()) -> str:
        """What a document says on a matter: the paraphrases of its statements on these items, else the label."""
        wanted = set(items)
        said = [
            statement.paraphrase
            for statement in self.by_document.get(document, ())
            if wanted & set(statement.items) and statement.defect is None
        ]
        return f"{label}. {' '.join(said[:2])}" if said else label

    def basis(
        self, sources: Sequence[str], label: str, items: Iterable[str] = (), number: Number | None = None
    ) -> Basis | None:
        """Spans where a statement on these items is pinned in one of the sources; citations otherwise; None if none.

        A ``number`` rests on a span only where the pinned statement gives that number: in its quote or among its
        quantities. A quote that says something else of the same item does not show where the number stands.
        """
        wanted = set(items)
        spans = [
            self.dossier.pins[statement.id]
            for source in sources
            for statement in self.by_document.get(source, ())
            if statement.id in self.dossier.pins
            and statement.document == source
            and wanted & set(statement.items)
            and (number is None or _gives(statement, number))
        ]
        if spans:
            return Sourced(tuple(dict.fromkeys(spans)))
        cited = tuple(
            self.citation(source, self.says(source, label, items)) for source in sources if source in self.documents
        )
        return Cited(cited) if cited else None

    def supports(self, sources: Iterable[str], says: str) -> tuple[Support, ...]:
        """Citations of several documents for one claim."""
        return tuple(
            Support(span=None, citation=self.citation(source, says)) for source in sources if source in self.documents
        )

    def statement_support(self, statement: CaseStatement) -> tuple[Support, ...]:
        """The span of a statement where its text is held, and the citations of its documents."""
        span: Span | None = self.dossier.pins.get(statement.id)
        return tuple(
            Support(
                span=span if document == statement.document else None,
                citation=self.citation(document, statement.paraphrase),
                origin=statement.origin,
            )
            for document in (statement.document, *statement.also)
            if document in self.documents
        )

    def figure(
        self,
        number: Number | None,
        inherited: Sequence[str],
        label: str,
        *,
        items: Iterable[str] = (),
        unit: str = "articles",
        absent: str = "no public figure",
    ) -> Figure:
        """A number of the case as a figure; unknown where it gives none, with the source's own words if it has any.

        ``inherited`` are the documents of the row around it, used where the number names none of its own.
        """
        if number is None:
            return unknown(unit, absent)
        counts = number.kind.value if isinstance(number, Quantity) else None
        if isinstance(number, Amount):
            counts = number.basis.value
        sources = number.sources or tuple(inherited)
        if number.assumption is not None:
            return self.assumed(number.assumption, counts)
        if not number.known:
            why = f"{absent}; the source says “{number.text}”" if number.text else absent
            return unknown(number.unit, why, counts)
        basis: Basis | None
        if number.formula is not None:
            basis = Derived(
                number.formula,
                tuple(
                    Input(name, self.figure(part, sources, f"{label}: {name}", items=items))
                    for name, part in number.inputs.items()
                ),
            )
        else:
            basis = self.basis(sources, _label(number, label), items, number)
        if basis is None:
            return unknown(number.unit, f"{absent}: the case gives a number without a source", counts)
        return Figure(
            unit=number.unit,
            basis=basis,
            value=tidy(number.value) if number.value is not None else None,
            low=tidy(number.low) if number.low is not None else None,
            high=tidy(number.high) if number.high is not None else None,
            qualifier=number.qualifier,
            counts=counts,
        )

    def assumed(self, name: str, counts: str | None = None) -> Figure:
        """A named assumption of the case as a figure."""
        found = next(one for one in self.dossier.case.assumptions if one.id == name)
        return Figure(
            unit=found.unit,
            basis=Assumed(found.id, found.low, found.high, found.reason, found.owner, likely=found.likely),
            low=tidy(found.low),
            high=tidy(found.high),
            counts=counts,
        )


def _gives(statement: CaseStatement, number: Number) -> bool:
    """True where a statement gives a number: among its quantities, or in figures in its quote."""
    wanted = {float(one) for one in (number.value, number.low, number.high) if one is not None}
    coded = {float(one) for q in statement.quantities for one in (q.value, q.low, q.high) if one is not None}
    written = {float(one.replace(",", "")) for one in _WRITTEN.findall(statement.quote or "")}
    return wanted <= coded | written


_WRITTEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def _label(number: Number, label: str) -> str:
    """What a source is cited for: "13,981 articles (ceiling): M830A1 cartridges"."""
    given = [tidy(one) for one in (number.value, number.low, number.high) if one is not None]
    shown = " to ".join(f"{one:,}" for one in given)
    kind = f" ({number.kind.value})" if isinstance(number, Quantity) else ""
    kind = f" ({number.basis.value.replace('-', ' ')})" if isinstance(number, Amount) else kind
    qualifier = f"{number.qualifier} " if number.qualifier else ""
    return f"{qualifier}{shown} {number.unit}{kind}: {label}"


def derived(formula: str, unit: str, value: float, inputs: dict[str, Figure], counts: str | None = None) -> Figure:
    """A figure computed from other figures, with its formula."""
    return Figure(
        unit=unit,
        basis=Derived(formula, tuple(Input(name, figure) for name, figure in inputs.items())),
        value=tidy(value),
        counts=counts,
    )
