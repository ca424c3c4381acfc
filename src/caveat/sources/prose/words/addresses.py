"""The words of a sentence in; the same out, the "No" of an address that stands for an office no negation: No 10 has.

"No 10 has stopped the shells" tells that they were stopped, "No 10 shells have gone" that none have.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_OFFICES = frozenset(("10", "11"))
"""The numbers of the houses of the British prime minister and of the treasury."""
_MARKS = frozenset(("'s", "’s", ",", ".", ":"))
_LEADS = frozenset(("in", "at", "from", "by", "to", "with", "inside", "and", "but", "for"))


def numbered(found: list[Token]) -> list[Token]:
    """The words of a sentence, the number of an office read as its name."""
    for at in range(len(found) - 2):
        if found[at].text == "No" and found[at + 1].text in _OFFICES and _stands_alone(found, at):
            found = [*found[:at], replace(found[at], low="number"), *found[at + 1 :]]
    return found


def _stands_alone(found: list[Token], at: int) -> bool:
    """Whether no noun is counted behind the number, but a verb or a mark follows: No 10 refused, in No 10."""
    after = found[at + 2].low
    does = after in wordset("finite_sure") or lexicon().closed.get(after) == "MD"
    done = "d" in lexicon().verbs.get(after, ("", ""))[0] and after not in lexicon().adjective_ed
    led = at > 0 and found[at - 1].low in _LEADS and (after in _MARKS or lexicon().closed.get(after) is not None)
    return does or done or after in ("'s", "’s") or led
