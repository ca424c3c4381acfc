"""The words of a sentence in; a habit of keeping silent in it told by its verb, out: it is not our practice to comment.

"It is not our policy to discuss deliveries" is read as "we do not discuss deliveries", "it is the ministry's practice
not to comment" as "the ministry does not comment". Who makes it a habit to speak, or to do anything else, is left as
it stands.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_BE = frozenset(("is", "'s", "’s", "was", "been"))
_HABITS = frozenset(("practice", "practise", "policy", "custom", "habit", "convention", "rule", "wont"))
_OURS = {"our": "we", "my": "i"}
_STRESS = frozenset(
    ("general", "normal", "usual", "standard", "long-standing", "longstanding", "standing", "settled", "own")
)
_LONGEST = 10
"""Words between "it is" and what is not done, with whose habit it is."""
_TALK = wordset("unsaid") | {"confirm", "speak", "deny"}


def unsaid_by_habit(found: list[Token]) -> list[Token]:
    """The words of a sentence, the habit of whoever keeps silent told by its verb; all as they are where it is none."""
    at = next((k for k, token in enumerate(found[:-5]) if token.low == "it"), -1)
    be = next((k for k in range(at + 1, min(at + 4, len(found))) if found[k].low in _BE), 0) if at >= 0 else 0
    if not be or any(token.low not in ("has", "have", "'s", "never", "always", "long") for token in found[at + 1 : be]):
        return found
    to = next((k for k in range(be + 2, min(be + _LONGEST, len(found) - 1)) if found[k].low == "to"), 0)
    if not to or found[to + 1].low not in _TALK:
        return found
    no = [token for token in found[at + 1 : to] if token.low in ("not", "never", "n't", "n’t")]
    noun = to - 1 - (found[to - 1].low == "not")
    if len(no) != 1 or found[noun].low not in _HABITS:
        return found
    owner = [token for token in found[be + 1 : noun] if token not in no and token.low not in _STRESS]
    who = _holder(owner)
    if not who:
        return found
    does = "do" if who[0].low in ("we", "i") else "does"
    first = [replace(who[0], start=found[at].start, end=found[at].end)] if does == "do" else who
    verb = Token(does, does, found[at].start, found[be].end)
    return [*found[:at], *first, verb, replace(no[0], text="not", low="not"), *found[to + 1 :]]


def _holder(owner: list[Token]) -> list[Token]:
    """Whose habit it is, as who keeps silent: our, we; the ministry's, the ministry. Empty where nobody is named."""
    if len(owner) == 1 and owner[0].low in _OURS:
        low = _OURS[owner[0].low]
        return [replace(owner[0], text=low, low=low)]
    if len(owner) > 1 and owner[-1].low in ("'s", "’s", "'", "’"):
        return owner[:-1]
    return []
