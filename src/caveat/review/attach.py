"""A document's text in; where each statement's quote stands in it out. Pure: nothing is recorded here."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.errors import UnknownTerm
from caveat.evidence import Span, locate
from caveat.review.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Pin:
    """A statement and the span that carries it; no span where the statement gives no quote and stays cited."""

    statement: str
    span: Span | None

    @property
    def words(self) -> str:
        """How a person is told of it."""
        if self.span is None:
            return f"{self.statement}: cited, no quote given"
        return f"{self.statement}: quoted at [{self.span.start}, {self.span.end})"


def pin(case: CaseFile, document: str, text: str, held_id: str) -> tuple[Pin, ...]:
    """Each statement of a document, in the case's order, with the one place where its quote stands in the text.

    ``held_id`` is the SHA-256 of the bytes received; the spans refer to it. A statement that another document also
    carries is pinned in the document that it names, because the quote is that document's.

    Raises  UnknownTerm for a document that the case does not have; QuoteNotFound, QuoteNotUnique for a quote that
            locates nothing. Nothing is then pinned.
    """
    titles = {one.id: one.title for one in case.documents}
    if document not in titles:
        raise UnknownTerm(case.case.id, "the document", document, tuple(titles))
    return tuple(
        Pin(said.id, locate(said.quote, text, held_id, f"{document} ({titles[document]}), statement {said.id}"))
        if said.quote
        else Pin(said.id, None)
        for said in case.statements
        if said.document == document
    )
