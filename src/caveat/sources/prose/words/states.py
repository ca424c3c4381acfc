"""A word or two that tell in what state goods are in; the words of a clause that tells it out.

"Held back by Oslo", "on hold", "still to come", "that Oslo has stopped": a label over a list, a cell of a table or what
stands behind a word for goods. What is put in has no length, so that quotes stay exact.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_LONGEST = 14
"""Words of the longest state."""
_WAYS = frozenset(("still", "already", "now", "currently", "so", "yet", "not", "never", "formally", "only", "far"))
"""What may stand before the word for a state."""
_IN = frozenset((
    "on hold", "on ice", "under review", "under suspension", "under embargo", "under examination", "in transit",
    "en route", "on the way", "in limbo", "in abeyance", "in force",
))  # fmt: skip
"""Phrases for a state."""
_PLANNED = frozenset(("in planning", "in preparation", "in production", "planned", "scheduled", "foreseen"))
"""What is said of goods that are to be delivered."""
_DUE = frozenset(("outstanding", "missing", "undelivered", "overdue", "awaited", "owed", "due"))
"""What is said of goods that have not been delivered."""
_GOING = frozenset(("continued", "continuing", "ongoing", "unchanged", "maintained"))
"""What is said of deliveries that go on."""
_FINITE = {
    "is": "are", "was": "were", "has": "have", "goes": "go", "remains": "remain", "stays": "stay",
    "continues": "continue", "are": "are", "were": "were", "have": "have", "had": "had", "go": "go", "will": "will",
    "remain": "remain", "stay": "stay", "left": "left",
}  # fmt: skip
"""Verbs that open what is told of several goods, by the form that tells it of one."""
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had", "will"))
_OPEN = frozenset(("exempt", "to", "free", "missing", "outstanding", "due", "on", "under", "in"))
"""What stands behind them besides a verb."""
_SPARED = {
    "affected": "by", "covered": "by", "hit": "by",
    "exempt": "from", "exempted": "from", "excluded": "from",
}  # fmt: skip
"""What is said of goods that a measure takes in or leaves out, with what stands before the measure."""
_UNTOUCHED = frozenset(("spared", "untouched", "unaffected"))
"""What is said of goods that a measure leaves out, in one word."""
_UNDER = frozenset(("subject", "under"))
"""What stands before the measure that takes goods in."""
_STOPS = frozenset((",", ";", ":", '"', "“", "”", "?", "!", "who", "which", "that", "whose", "but", "because", "if"))
"""What stands in no state."""
_WHEN = frozenset(
    ("to", "so", "this", "last", "next", "earlier", "both", "until", "since", "before", "after", "for", "back", "up")
)
"""What may stand behind a participle besides a preposition: so far, this week."""
_FORBIDS = frozenset(("prohibit", "ban", "bar"))
_WHERE = frozenset(("in", "at", "on", "inside", "within", "during", "near"))
"""What tells where something may not be done: that bars no transfer."""
_PARTICLE = {"hold": ("back", "up", "over", "on", "at", "in"), "hand": ("over",)}
"""What has to stand behind a verb that is of no state without it."""

_STOPPED = later(
    r"\b(?P<stop>suspen\w+|halt\w*|paus\w+|freez\w+|froze\w*|stop\w*|moratorium)\b"
    r"|\b(?P<ban>embargo\w*|ban|bans|banned|banning|prohibit\w*|block\w*|withh\w+)\b",
)
"""What tells that deliveries were stopped for a time, or forbidden."""


class Predicate(Struct, frozen=True):
    """A clause without its goods: the words in front of them, and those behind."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    deed: bool = False
    """Whether somebody may be told to have done it, behind "by"."""

    def told_of(self, goods: Sequence[Token]) -> list[Token]:
        """The clause with its goods."""
        return [*self.before, *goods, *self.after]


def measure(above: str) -> str:
    """The noun of the measure that was told last: suspension, ban; empty where none was.

    >>> measure("Norway froze all sales.")
    'suspension'
    """
    told = [*_STOPPED.finditer(above)]
    return "" if not told else "suspension" if told[-1]["stop"] else "ban"


def put(low: str, at: int) -> Token:
    """A word that is put in at a place of the text."""
    return Token(low, low, at, at)


def is_finite(token: Token) -> bool:
    """Whether a word is surely a finite verb."""
    known = lexicon()
    letters, lemma = known.verbs.get(token.low, ("", ""))
    third = "z" in letters and token.low not in known.nouns and lemma not in known.noun_verb
    return third or token.low in wordset("finite_sure") or ("d" in letters and "n" not in letters)


def is_done(token: Token) -> bool:
    """Whether a word tells what was done with goods: approved, withheld."""
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    return "n" in letters and lemma in wordset("listed_done")


def is_state(found: Sequence[Token]) -> bool:
    """Whether some words open with a state that no participle by itself tells: not yet delivered, on hold."""
    first = next((i for i, token in enumerate(found) if token.low not in _WAYS), len(found))
    said = " ".join(token.low for token in found[first : first + 2])
    return said in _IN or (0 < first < len(found) and is_done(found[first]))


def predicate(found: Sequence[Token], above: str = "") -> Predicate | None:
    """What a stretch of words tells of goods; None where it tells no state.

    ``above`` is the text in front of them, which may name the measure from which goods are exempt.
    """
    if not found or len(found) > _LONGEST:
        return None
    if found[0].low in ("that", "which"):
        return _relative(found[1:])
    joint = next((i for i in range(1, len(found) - 1) if found[i].low in ("but", "and")), 0)
    if joint and not is_finite(found[0]):
        both = predicate(found[:joint], above), predicate(found[joint + 1 :], above)
        return _coordinated(both[0], found[joint], both[1])
    found = [replace(found[0], text=found[0].low), *found[1:]]  # within the clause it opens nothing
    first = next((i for i, token in enumerate(found) if token.low not in _WAYS), len(found))
    ways, rest = found[:first], found[first:]
    if not rest or any(token.low in _STOPS for token in rest):
        return None
    at, low = rest[0].start, rest[0].low
    if any(is_finite(token) for token in rest[1:]):
        return None
    if low in _FINITE and not ways:
        spared = len(rest) > 1 and _FINITE[low] in ("are", "were") and rest[-1].low in _SPARED.keys() | _UNTOUCHED
        return predicate(rest[1:], above) if spared else _finite(rest)
    if low in _UNTOUCHED:
        rest = [put("not", at), replace(rest[0], text="affected", low="affected"), *rest[1:]]
        return predicate([*ways, *rest], above)
    if low in _SPARED or low in _UNDER:
        told = _measured(ways, rest, above)
        return told if told is not None or low not in _UNDER else _phrase(ways, rest)
    if low == "to" and len(rest) > 1 and rest[1].low in ("be", "come", "follow", "arrive"):
        return Predicate((), (put("are", at), *ways, *rest))
    if low in _DUE and len(rest) == 1:
        return Predicate(
            (), (put("have", at), put("not", at), put("been", at), replace(rest[0], text="delivered", low="delivered"))
        )
    if low == "being" and len(rest) > 1 and is_done(rest[1]):
        return Predicate((), (put("are", at), *ways, *rest))
    if low == "going" and len(rest) > 1 and rest[1].low in ("ahead", "on"):
        return Predicate((), (put("are", at), *ways, *rest))
    if low in _GOING and len(rest) == 1:
        return Predicate((), (put("are", at), replace(rest[0], text="continuing", low="continuing")))
    if is_done(rest[0]):
        return _deed(ways, rest)
    return _phrase(ways, rest)


def _coordinated(one: Predicate | None, joint: Token, other: Predicate | None) -> Predicate | None:
    """What two states tell of the same goods: approved but not delivered."""
    if one is None or other is None or not (one.deed and other.deed):
        return None
    return Predicate((), (*one.after, joint, *other.after), deed=True)


def _finite(rest: Sequence[Token]) -> Predicate | None:
    """What a finite verb tells, of several: is still frozen, goes ahead, will be shipped."""
    low = rest[0].low
    behind = next((token.low for token in rest[1:] if token.low not in _WAYS), "")
    verb = behind in lexicon().verbs or behind in _OPEN or is_state(rest[1:])
    if low in _AUXILIARIES and not verb:
        return None
    return Predicate((), (replace(rest[0], low=_FINITE[low], text=_FINITE[low]), *rest[1:]))


def _deed(ways: Sequence[Token], rest: Sequence[Token]) -> Predicate | None:
    """What was done: held back by Berlin, not yet delivered."""
    lemma = lexicon().verbs[rest[0].low][1]
    needs = _PARTICLE.get(lemma)
    if needs is not None and (len(rest) < 2 or rest[1].low not in needs):
        return None
    if len(rest) > 1 and (not _behind_deed(rest[1]) or (lemma in _FORBIDS and rest[1].low in _WHERE)):
        return None
    at = rest[0].start
    standing = {token.low for token in ways} & {"still", "now", "currently"}
    return Predicate((), (put("are" if standing else "were", at), *ways, *rest), deed=True)


def _behind_deed(token: Token) -> bool:
    """Whether a word may stand behind a participle that stands before no noun: refused / in May, / last year."""
    small = lexicon().closed.get(token.low) in ("IN", "R") or token.low in _WHEN or token.low.endswith("ly")
    return small or token.text[0].isupper() or token.low.isdigit()


def _phrase(ways: Sequence[Token], rest: Sequence[Token]) -> Predicate | None:
    """What a phrase tells: on hold, under review, in planning."""
    at = rest[0].start
    for many in (3, 2, 1):
        said = " ".join(token.low for token in rest[:many])
        if said in _PLANNED and len(rest) == many:
            goes = [put(low, at) for low in ("are", "to", "be")]
            return Predicate((), (*goes, replace(rest[0], text="delivered", low="delivered", end=rest[many - 1].end)))
        if said in _IN and len(rest) >= many:
            return Predicate((), (put("are", at), *ways, *rest))
    return None


def _measured(ways: Sequence[Token], rest: Sequence[Token], above: str) -> Predicate | None:
    """What a measure takes in or leaves out: not affected, exempt from the freeze."""
    at, end = rest[0].start, rest[-1].end
    named = any(token.low in wordset("stoppings") for token in rest)
    if named:
        return Predicate((), (put("are", at), *ways, *rest))
    what = measure(above) if len(rest) == 1 and rest[0].low not in _UNDER else ""
    if not what:
        return None
    by = [put(low, end) for low in (_SPARED[rest[0].low], "the", what)]
    return Predicate((), (put("are", at), *ways, *rest, *by))


def _does(token: Token, before: Token) -> bool:
    """Whether a word tells what somebody does, will do or has done with goods: supplies, will release, stopped."""
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    will = "b" in letters and before.low in ("will", "not", "n't", "did", "does")
    return lemma in wordset("listed_done") and (will or "n" in letters or "z" in letters)


def _relative(rest: Sequence[Token]) -> Predicate | None:
    """What a relative clause tells of the goods before it: that will be shipped to Chad, that Spain has stopped."""
    if len(rest) < 2 or any(token.low in _STOPS for token in rest):
        return None
    if rest[0].low in _FINITE:
        return _finite(rest) if not any(map(is_finite, rest[1:])) else None
    modal = lexicon().closed.get(rest[0].low) == "MD" or any(token.low in ("by", "to") for token in rest[:2])
    if modal:
        return None
    does = next((i for i in range(1, len(rest)) if _does(rest[i], rest[i - 1])), 0)
    own = does and not any(is_finite(token) for token in rest[does + 1 :])
    behind = does + 1 + (does + 1 < len(rest) and rest[does + 1].low in ("back", "up", "over", "out"))
    return Predicate(tuple(rest[:behind]), tuple(rest[behind:])) if own else None
