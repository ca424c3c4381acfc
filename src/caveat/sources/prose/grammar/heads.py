"""What was built of a sentence before a list in; whether the list hangs on the noun with which a clause begins, out.

"Deliveries to Chad and Mali were halted" has one subject, though a finite verb stands right behind "Mali".
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb
from caveat.sources.prose.words.lexicon import wordset

_HANG = frozenset(("of", "for", "to", "from", "in", "with", "on", "against", "under"))
"""What joins a noun to that on which it hangs."""


def opens(chunk: Chunk) -> bool:
    """Whether a clause may begin behind a mark."""
    relative = isinstance(chunk, Mark) and chunk.low in ("which", "whom", "what")  # which Poland and Spain refused
    return relative or (isinstance(chunk, Mark) and chunk.tag in (",", "QUO", "THAT", "CS", ":", "CC"))


def in_subject(out: Sequence[Chunk], parted: bool) -> bool:
    """Whether what follows belongs to the noun with which a clause begins: sales of rifles *to* Chad and Mali.

    Behind a comma it may be one of two clauses, unless it hangs by "of" or "for": a blow to Chad, and Mali protested.
    """
    at = len(out) - 1
    while at > 0 and _hangs(out[at]) and isinstance(out[at - 1], Group):
        before = out[at - 2] if at > 1 else None
        if before is None or opens(before) or (not parted and _begins(before)):
            mark = out[-1]
            return not parted or (at == len(out) - 1 and isinstance(mark, Mark) and mark.low in ("of", "for"))
        at -= 2
    return False


def _hangs(mark: Chunk) -> bool:
    return isinstance(mark, Mark) and mark.low in _HANG


def _begins(before: Chunk) -> bool:
    """Whether a clause begins behind a time or a verb of saying: on Monday sales; said sales."""
    if isinstance(before, Group):
        return before.kind == "time"
    return isinstance(before, Verb) and before.lemma in wordset("asides")
