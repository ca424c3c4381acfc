"""Paragraphs in; the statements that a language model proposes and that the text itself bears out, out.

The second engine, for whoever has configured an endpoint. The article is data: it is sent as JSON under the codebook's
instructions, a paragraph that itself instructs the reader is not sent, and whatever comes back is held against the text
(``proposals``) and against what the rules read of it (``witness``). What does not hold is dropped, counted and told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from caveat import tables
from caveat.errors import TooLarge
from caveat.sources.prose.engines import answers, cues, endpoint, proposals, rules
from caveat.sources.prose.figures import standing
from caveat.sources.prose.pairs.contradictions import contradictions
from caveat.sources.prose.statement import Contradiction, Prose, Statement

MAX_TEXT = 200_000
"""Characters of the longest text that is sent: some thirty pages."""
BATCH = 12_000
"""Characters of paragraphs in one question."""

Span = tuple[int, int]


class Model:
    """An engine that asks the endpoint of its settings.

    ``confidence`` is the share of its statements that were right in the open part of the corpus; 0 where that was not
    measured. A statement that the rules read just so has their likelihood.
    """

    def __init__(self, settings: endpoint.Settings, confidence: float = 0.0) -> None:
        self.settings, self.confidence = settings, confidence
        self.name = f"model:{settings.model}"

    def read(self, text: str, paragraphs: Sequence[Span], published: date | None) -> Prose:
        """The statements in the given paragraphs, in the order in which they stand.

        Raises  TooLarge before anything is sent; Unreadable where the endpoint gives no whole answer.
        """
        if sum(end - start for start, end in paragraphs) > MAX_TEXT:
            raise TooLarge(self.settings.host, "a longer text", f"{MAX_TEXT:,} characters", "Give it in parts.")
        kept = [span for span in paragraphs if not cues.instructs(text[slice(*span)])]
        dropped = [
            (text[start : start + 79] + "…", "a paragraph that instructs whoever reads it; not sent")
            for start, end in paragraphs
            if (start, end) not in kept
        ]
        witness = rules.read(text, kept, published).statements
        parts = [self._asked(text, batch, published, witness) for batch in _batches(kept)]
        return _paired(text, _joined(parts, dropped), published)

    def _asked(self, text: str, batch: Sequence[Span], published: date | None, witness: Sequence[Statement]) -> Prose:
        """What is held of one answer: only what stands in the paragraphs that were asked about."""
        answer = answers.parsed(endpoint.ask(self.settings, _messages(text, batch, published)))
        return proposals.judge(answer, standing.ground(text, batch, published), self.name, self.confidence, witness)


@cache
def instructions() -> str:
    """What the model is told: the codebook in short, and the form of the answer."""
    return tables.read(files("caveat.sources.prose") / "tables" / "instructions.md")


def _messages(text: str, batch: Sequence[Span], published: date | None) -> list[dict[str, str]]:
    article = {
        "published": published.isoformat() if published else None,
        "paragraphs": [{"number": at, "text": text[start:end]} for at, (start, end) in enumerate(batch, 1)],
    }
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": json.dumps(article, ensure_ascii=False)},
    ]


def _batches(paragraphs: Sequence[Span]) -> Iterator[list[Span]]:
    batch: list[Span] = []
    size = 0
    for span in paragraphs:
        length = span[1] - span[0]
        if batch and size + length > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(span)
        size += length
    if batch:
        yield batch


def _paired(text: str, found: Prose, published: date | None) -> Prose:
    """The pairs that the model tells, and those that the rules find among what it read."""
    told = {frozenset((one.a, one.b)) for one in found.contradictions}
    further = [
        one for one in contradictions(text, found.statements, published) if frozenset((one.a, one.b)) not in told
    ]
    return replace(found, contradictions=(*found.contradictions, *further))


def _joined(parts: Sequence[Prose], dropped: Sequence[tuple[str, str]]) -> Prose:
    statements: list[Statement] = []
    contradictions: list[Contradiction] = []
    all_dropped = list(dropped)
    for part in parts:
        offset = len(statements)
        statements += part.statements
        contradictions += [Contradiction(one.a + offset, one.b + offset, one.why) for one in part.contradictions]
        all_dropped += part.dropped
    return Prose(tuple(statements), tuple(contradictions), tuple(all_dropped))
