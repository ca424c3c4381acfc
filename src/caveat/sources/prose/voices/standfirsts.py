"""A page's head and its one guest in; what the lines under the title say he is, who do not name him there.

"Five minutes with Kari Lund", and below it: "The head of Norway's licensing office talks to Harbour Post."
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.voices.presented import Phrase

Span = tuple[int, int]

_STANDFIRST = later(
    r"(?:The |A |An )?(?P<words>(?:[\w'’-]+ ){0,4}?(?:head|chief|director|director-general|chair|chairman|chairwoman"
    r"|minister|secretary|president|ambassador|envoy|commissioner|inspector|executive|commander|spokesman|spokeswoman)"
    r"(?: (?:of|for|at|to) [^.!?:;,\n]{3,80}?)?) "
    r"(?:talks?|talked|speaks?|spoke|tells?|told|explains?|explained|answers?|answered|discuss(?:es|ed)|sat down"
    r"|sits down|reflects?|looks? back|takes? stock|responds?|sets? out|defends?|on)\b"
)
"""How such a line begins."""
_HEAD, _LONG = 4, 240


def standfirst(text: str, paragraphs: Sequence[Span], speaker: str) -> Phrase | None:
    """What the lines under the title say a guest is; None where the title does not name him, or they tell nothing."""
    surname = speaker.split()[-1]
    named = False
    for start, end in paragraphs[:_HEAD]:
        for line in text[start:end].split("\n"):
            found = _STANDFIRST.match(line) if named and len(line) <= _LONG else None
            if found is not None:
                return Phrase(found["words"], front=True)
            named = named or (len(line) <= _LONG and surname in line)
    return None
