"""A list behind the clause that announces it, in; the clause with the list in its place, out.

"Oslo has stopped the following: radios, mines", "four applications were refused: ...", "the ban does not cover: ...",
"the ministry lists as refused: ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from caveat.sources.prose.words.entries import Entry
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.labelled import clauses, is_sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.states import Predicate, is_done, is_finite, predicate, put
from caveat.sources.prose.words.tokens import Token

_FEW = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "some"]
)
_ALONE = frozenset(("only", "just", "the", "all"))
"""What may stand before the number of those that follow."""
_SLOT = 4
"""Words behind "the following" or a number that may name what follows."""
_HAS_DOWN = frozenset(("list", "name", "show", "record", "register", "count", "give", "mark"))
"""What is done with goods in a list of them."""
_COVERS = frozenset(
    ("cover", "covers", "affect", "affects", "hit", "hits", "include", "includes", "concern", "concerns")
)
_REACHES = _COVERS | {"apply", "applies", "extend", "extends", "remain", "remains"}
"""How far a measure reaches."""
_UNSURE = frozenset(("if", "would", "may", "might", "could", "should", "will"))


def in_place(front: Sequence[Token], held: Sequence[Entry], above: str) -> list[Token] | None:
    """The words of a clause with the list that it announces; None where it announces none."""
    reached = _reached(front)
    if reached is not None:
        return clauses(held, reached)
    down = _down_as(front)
    if down is not None:
        return [*down[0], *clauses(held, down[1], joint=("and", "that"))]
    for first, last in _slots(front):
        told = _spared(front, first, last, above) or Predicate(tuple(front[:first]), tuple(front[last:]))
        if any(_is_verb(token) or is_done(token) for token in (*told.before, *told.after)):
            return clauses(held, told, _to(front))
    return None


def _to(front: Sequence[Token]) -> str:
    given = any(lexicon().verbs.get(token.low, ("", ""))[1] in wordset("gives") for token in front)
    return "to" if given else "for"


def _spared(front: Sequence[Token], first: int, last: int, above: str) -> Predicate | None:
    """What a measure leaves out that was told before: three categories are exempt."""
    after = front[last:]
    return predicate(after[1:], above) if not first and after and after[0].low == "are" else None


def _slots(front: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where in a clause a list that is to come is announced: the following items, four things, the export of."""
    at = next((i for i, token in enumerate(front) if token.low == "following"), -1)
    if at >= 0:
        last = _named_to(front, at + 1)
        if last > at + 1 or last == len(front) or _goes_on(front[last]):
            yield at - (at > 0 and front[at - 1].low == "the"), last
        return
    if front[-1].low in ("of", "for", "to", "with") and any(map(_is_verb, front)):
        yield len(front), len(front)
        return
    these = next((i for i, token in enumerate(front) if token.low == "these"), -1)
    if these >= 0 and (these + 1 == len(front) or _goes_on(front[these + 1])):
        yield these, these + 1
    for i, token in enumerate(front[:-1]):
        if token.low in _FEW or token.low.isdigit():
            last = _named_to(front, i + 1)
            first = i - (i > 0 and front[i - 1].low in _ALONE)
            if last > i + 1 and _of_any_sort(front[last - 1]) and (first == 0 or last == len(front)):
                yield first, last


def _is_verb(token: Token) -> bool:
    return is_finite(token) or lexicon().closed.get(token.low) == "MD"


def _of_any_sort(token: Token) -> bool:
    """Whether a word tells of no sort of goods, which a list then tells: four items, applications, shipments."""
    papers = lexicon().nouns.get(token.low) in ("permit", "transfer")
    return papers or singular(token.low) in wordset("listed_sorts")


def _goes_on(token: Token) -> bool:
    """Whether a clause goes on behind what stands for the list: the following / were sent, / to Chad."""
    return is_finite(token) or is_done(token) or lexicon().closed.get(token.low) in ("IN", "MD") or token.low == "to"


def _named_to(front: Sequence[Token], at: int) -> int:
    """Where the words end that name what follows: the following export licences / were, two kinds of weapon / are."""
    last = at
    while last < len(front) and last - at < _SLOT and _names(front, last):
        last += 1
    return last


def _names(front: Sequence[Token], at: int) -> bool:
    token = front[at]
    if token.low == "of":
        return at + 1 < len(front) and is_sort(front[at + 1])
    return (is_sort(token) and not is_finite(token)) or token.low in lexicon().adjectives


def _reached(front: Sequence[Token]) -> Predicate | None:
    """What a measure takes in, told of the goods: the embargo remains in force for, the ban does not cover."""
    verb = next((i for i, token in enumerate(front) if token.low in _REACHES), 0)
    head = next((i for i in range(verb) if singular(front[i].low) in wordset("stoppings")), -1)
    if head < 0 or head > _SLOT:
        return None
    between = {token.low for token in front[head + 1 : verb + 1]}
    ends = front[-1].low in ("to", "for") or (len(front) == verb + 1 and front[-1].low in _COVERS)
    if not ends or between & _UNSURE:
        return None
    at = front[verb].start
    no = [put("not", at)] if between & {"not", "n't", "never"} else []
    covered = [put(low, at) for low in ("covered", "by")]
    return Predicate((), (put("are", at), *no, *covered, *front[: head + 1]))


def _down_as(front: Sequence[Token]) -> tuple[list[Token], Predicate] | None:
    """Who has a list of goods in some state, as saying so: the ministry lists as refused / says that they were."""
    at = next((i for i in range(len(front) - 2, 1, -1) if front[i].low == "as"), 0)
    told = predicate(front[at + 1 :]) if at else None
    lists = next((i for i in range(1, at) if lexicon().verbs.get(front[i].low, ("", ""))[1] in _HAS_DOWN), 0)
    if told is None or not lists:
        return None
    verb = replace(front[lists], text="says", low="says")
    return [*front[:lists], verb, replace(front[at], text="that", low="that")], told
