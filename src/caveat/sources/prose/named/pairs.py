"""Who was named so far in; which of two "the former" and "the latter" are, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.named.entries import Entry, lately

_PAIR = 2
_BETWEEN = " and "


def of_two(word: str, place: int, entries: Sequence[Entry], sentence: int) -> str | None:
    """The first or the last of the only two that were named in the sentence before, by name; None of more or fewer.

    In one's own sentence the other of the two may have been named again: Oslo and Bern met, and the former, like Bern.
    """
    before = [entry for entry in lately(entries, place, sentence) if entry.sentence < sentence]
    here = list(lately(entries, place, sentence, 0))
    for near in (before, here):
        named: list[str] = []
        for entry in reversed(near):
            named += [one for one in entry.mention.name.split(_BETWEEN) if one not in named]
        if named:
            return (named[0] if word == "former" else named[1]) if len(named) == _PAIR else None
    return None
