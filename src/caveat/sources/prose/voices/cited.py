"""Whom an outlet has it from, told of its report or in the sentence behind: a Reuters report citing two aides."""

from __future__ import annotations

from caveat.evidence import Attribution
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.voices.beside import Beside
from caveat.sources.prose.voices.colons import Place
from caveat.sources.prose.voices.quotations import TELLERS
from caveat.sources.prose.words.groups import Chunk, Group, Verb, is_mark, low_is
from caveat.sources.prose.words.spoken import AIRED, CITES, OUTLETS, PRINTED, REPORTED, SORTS

_PAPERS = REPORTED | SORTS | OUTLETS | PRINTED | AIRED | {"agency", "wire"}
"""What an outlet is called, or what it prints, where it was named before."""
_LEAST = 3
"""Chunks of a sentence that tells whom an outlet cites."""


class Cited(Beside):
    """Tells whose word it is that an outlet relays."""

    def in_report(self, chunks: list[Chunk], found: Place | None) -> Place | None:
        """An attribution, to whoever is cited where a report tells so: according to a Reuters report that cited X."""
        if found is None:
            return None
        first, last, group, _ = found
        at = next((j for j in range(first, last) if chunks[j] is group), last)
        end = self.group_end(chunks, at)
        that = end + 1 < len(chunks) and (is_mark(chunks[end], "THAT") or is_mark(chunks[end], "WP"))
        verb = chunks[end + that] if end + that + 1 < len(chunks) else None
        if not isinstance(verb, Verb) or verb.lemma not in CITES or verb.form != ("finite" if that else "ger"):
            return found
        who, groups = (
            self.somebody_too(chunks, end + that + 1),
            [one for one in chunks[at:end] if isinstance(one, Group)],
        )
        items = [Item("in" if n else "", one, one.first) for n, one in enumerate(groups)]
        report = self.source(group, items, "report")
        if verb.passive or who is None or report.kind is not Attribution.OUTLET or report.relayed_from is None:
            return found
        told = who.kind != "pronoun" and self.can_tell(who)
        return (first, last, who, report.relayed_from) if told else found

    def citing(self, chunks: list[Chunk]) -> Group | None:
        """Whom an outlet cites for what the sentence before relays from it: it quoted two officials."""
        outlet, verb = (*chunks[:2], None, None)[:2]
        if len(chunks) < _LEAST or not isinstance(outlet, Group) or not isinstance(verb, Verb):
            return None
        if verb.lemma not in CITES or verb.passive or verb.negative or verb.modal:
            return None
        low = self.tokens[outlet.head].low
        paper = self.tokens[outlet.first].low in ("the", "its") and low in _PAPERS
        if not (paper or low == "it" or outlet.kind == "outlet") or any(low_is(chunk, "as") for chunk in chunks[3:]):
            return None  # it quoted Kari Lund as saying that
        who = chunks[2]
        return who if isinstance(who, Group) and who.kind in TELLERS and who.kind != "pronoun" else None
