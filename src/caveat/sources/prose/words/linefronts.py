"""A paragraph in capitals in; what stands in front of its lines out: the label of whoever speaks, a town, a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.written import names, plain, together

Span = tuple[int, int]

WORD = later(r"[^\W_]+(?:['’&/.-][^\W_]+)*")
SMALL = frozenset(("of", "for", "and", "the", "to", "on"))
"""Words that are small within a label or a name."""
_LINE = later(r"^.*$", re.MULTILINE)
_LABEL = later(r"[ \t]*(?:[^\W_][\w'’.&/-]*,? ){0,7}[^\W_][\w'’.&/-]*(?: \([^()\n]{2,50}\))?:(?=\s)")
"""The words before a colon with which a line begins."""
_NUMBERED = later(r"[ \t]*\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}[.)]|\d{1,2}\.\d{1,2}|\d{1,2}/|[A-Z][.)])[ \t]+")
"""The number with which a paragraph of a cable begins."""
_DATELINE = later(
    r"\s*(?P<town>[^\W\d_][^\W\d_'’.]*(?:[ /-][^\W\d_'’.]+){0,3})"
    r"(?:, [\w. ]{3,20}){0,2}(?: \([^()\n]{2,30}\))? ?(?:--|[-–—]) "
)
"""Where an item was filed, and when."""
_SALUTATION = later(r"\s*(?:MY )?(?P<whom>DEAR [^\n,:.!?]{2,60})[,:]")


class Fronts(Struct, frozen=True):
    """Where something else than a sentence stands in front of the lines of a paragraph."""

    opening: Sequence[int]
    """Where sentences begin behind it."""
    titled: Sequence[Span]
    """Whose words have capitals: labels and whom a letter addresses."""
    town: Span
    """What is printed in capitals anywhere: the town of a dateline. Empty where there is none."""

    def opens(self, first: int, last: int) -> bool:
        """Whether a sentence begins behind a front that ends between two places."""
        return bisect_left(self.opening, first) < bisect_right(self.opening, last)

    def entitles(self, at: int) -> bool:
        """Whether a word stands where each has a capital."""
        before = bisect_right(self.titled, at, key=lambda span: span[0])
        return before > 0 and at < self.titled[before - 1][1]


def fronts(part: str) -> Fronts:
    """What stands in front of the lines of a paragraph."""
    starts = [line.start() for line in _LINE.finditer(part)]
    titled = [span for start in starts if (span := _label(part, start))]
    opening = [last for _, last in titled]
    opening += [one.end() for start in starts if (one := _NUMBERED.match(part, start))]
    letter = _SALUTATION.match(part)
    if letter is not None:
        titled.append(letter.span("whom"))
    dateline = _DATELINE.match(part)
    town = dateline.span("town") if dateline is not None and _is_town(dateline["town"]) else (0, 0)
    opening += [dateline.end()] if dateline is not None and town[1] else []
    return Fronts(sorted(opening), sorted(titled), town)


def _label(part: str, start: int) -> Span | None:
    """Where the words before a colon stand that begin a line; None where they say something."""
    found = _LABEL.match(part, start)
    if found is None:
        return None
    words = [word.lower() for word in WORD.findall(found[0])]
    closed, verbs, nouns = lexicon().closed, lexicon().verbs, lexicon().nouns
    says = any(
        (one in closed and one not in SMALL) or (one in verbs and one not in nouns) or one in wordset("finite_sure")
        for one in words
    )
    return None if says else found.span()


def _is_town(name: str) -> bool:
    """Whether words may name a town: the first of them is no plain word, or begins a name of several."""
    words = name.lower().replace("/", " ").split()
    several = any([part.lower() for part in one] == words[: len(one)] for one in together().get(words[0], ()))
    return several or words[0] in names() or not plain(words[0])
