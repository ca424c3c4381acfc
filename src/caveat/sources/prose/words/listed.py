"""The words of a sentence that is a list in; the same as plain clauses out, each word with its place in the text.

"Goods held back: mines, radios" is read as "mines and radios were held back", "the items on hold are mines" as "mines
are on hold", "refused the following: Chad: 40 rifles; Mali: 12 mortars" as "refused 40 rifles for Chad; refused 12
mortars for Mali", and "rifles for Chad: refused" as "rifles for Chad were refused".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from caveat.sources.prose.words.announced import in_place
from caveat.sources.prose.words.entries import cut, entries, is_goods, is_heading, is_thing, places
from caveat.sources.prose.words.labelled import clauses, label
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.linked import linked, of_those, opened
from caveat.sources.prose.words.states import is_done, is_finite, predicate, put
from caveat.sources.prose.words.tokens import DASHES, Token

_SHORTEST = 3
_FRONT = 30
"""Words within which the label of a list ends."""
_SIGNS = DASHES | {":", "|"}
"""What stands between goods and their state."""
_ENDS = frozenset((".", "!", ";"))
_NAMED = 10
"""Words of the longest name of goods in front of their state."""
_BY_WHOM = frozenset(("per", "according"))
"""What opens on whose word a label stands."""
_PAIR = 2
"""Marks of one quotation."""
_MARKS = frozenset(('"', "“", "”", "„", "«", "»"))


def retold(found: list[Token], above: str = "") -> list[Token]:
    """The words of a sentence, a list in it as clauses; the same where there is none.

    ``above`` is the text in front of it, which may name the measure from which its goods are exempt.
    """
    if len(found) < _SHORTEST:
        return found
    out = None
    if any(token.text in _SIGNS for token in found):
        out = _quoted(found, above) or _behind_colon(found, above) or _row(found, above) or _counted(found)
    return out or linked(found, above) or opened(found)


def _closing(found: Sequence[Token]) -> tuple[Sequence[Token], list[Token]]:
    """Some words without the mark at their end, and that."""
    return (found[:-1], [found[-1]]) if found and found[-1].text in _ENDS else (found, [])


def _quoted(found: list[Token], above: str) -> list[Token] | None:
    """A list that is quoted, from where the quotation opens to its end: the notice says: "Stopped: radars, mines."""
    marks = [i for i, token in enumerate(found) if token.text in _MARKS]
    first, last = (*marks, len(found))[:2] if marks else (0, 0)
    if len(marks) == 1 and all(token.text in _ENDS for token in found[first + 1 :]):
        first, last = -1, first  # the quotation opens before, and ends with the list
    if last - first <= _SHORTEST or len(marks) > _PAIR or any(token.text not in _ENDS for token in found[last + 1 :]):
        return None
    if first > 0 and found[first - 1].text not in (":", ","):
        return None
    told = _behind_colon(found[first + 1 : last], above)
    return None if told is None else [*found[: first + 1], *told, *found[last:]]


def _behind_colon(found: list[Token], above: str) -> list[Token] | None:
    """A list behind a colon: Suspended: radars, mines; Oslo has stopped the following: radios."""
    colon = next((i for i in range(1, min(_FRONT, len(found) - 1)) if found[i].text == ":"), 0)
    if not colon and not any(map(is_finite, found)):
        colon = next((i for i in range(1, min(_FRONT, len(found) - 1)) if found[i].text in DASHES), 0)
    if not colon or any(token.text in _MARKS for token in found):
        return None
    front, (behind, end) = found[:colon], _closing(found[colon + 1 :])
    by = next((i for i in range(1, colon - 1) if found[i].text == "," and found[i + 1].low in _BY_WHOM), colon)
    front, according = _unbracketed(front[:by]), list(front[by:])
    said = label(front, above)
    if said is None and (front[0].low == "among" or any(token.low == "list" for token in front)):
        told_of = of_those(front, "includes", above)
        said = None if told_of is None else ((), told_of[0])
    if said is None and not according:
        held = entries(behind)
        told = None if held is None else in_place(front, held, above)
        return None if told is None else [*told, *end]
    if said is None:
        return None
    named, state = said
    listed, tail = cut(behind)
    tail += _according(according)
    held = entries(listed)
    if held is not None:
        return [*clauses(held, state, named=named), *tail, *end]
    if len(listed) == 1 and listed[0].low[0].isdigit() and named:
        return [*state.told_of([*listed, *named]), *tail, *end]
    whom = places(listed)
    if whom is None or not any(lexicon().nouns.get(token.low) in ("permit", "transfer") for token in named):
        return None
    return [*state.before, *named, put("for", whom[0].start), *whom, *state.after, *tail, *end]


def _unbracketed(front: list[Token]) -> list[Token]:
    """A label without what stands in brackets, or that where it is the state: Delivered (as of May); tranche (held)."""
    opens = next((i for i, token in enumerate(front) if token.text == "("), -1)
    closes = next((i for i, token in enumerate(front) if token.text == ")"), -1)
    if 0 < opens < closes == len(front) - 1 and is_goods(front[:opens]) and predicate(front[opens + 1 : closes]):
        return front[opens + 1 : closes]
    return [*front[:opens], *front[closes + 1 :]] if 0 < opens < closes else front


def _according(found: Sequence[Token]) -> list[Token]:
    """On whose word a label stands, behind the clause: , per the notice."""
    if len(found) < 2 or found[1].low != "per":
        return list(found)
    return [found[0], replace(found[1], text="according", low="according"), put("to", found[1].end), *found[2:]]


def _row(found: list[Token], above: str) -> list[Token] | None:
    """Goods in front of their state: rifles for Chad: refused; tanks for Kenya - granted."""
    body, end = _closing(found)
    sign = next((i for i in range(min(_NAMED, len(body) - 2), 0, -1) if body[i].text in _SIGNS), 0)
    state = predicate(body[sign + 1 :], above) if sign else None
    paired = any(token.text in DASHES for token in body[:sign]) and body[sign].text in DASHES
    if paired and (is_finite(body[sign + 1]) or lexicon().closed.get(body[sign + 1].low) == "MD"):
        return None  # the tanks – part of a deal – have been held up
    if state is None or any(is_finite(token) or is_done(token) or token.text in _MARKS for token in body[:sign]):
        return None
    held = entries(body[:sign])
    if held is None or not all(is_goods(one.goods) and not is_heading(one.goods) for one in held):
        return None
    return [*clauses(held, state), *end]


def _counted(found: list[Token]) -> list[Token] | None:
    """How many papers or goods are in which state: permits for Chad: issued: 14; refused: 3."""
    body, end = _closing(found)
    opens = next((i for i, token in enumerate(body[:_NAMED]) if is_thing(token)), -1)
    if opens < 0:
        return None
    signs = (i for i in range(opens + 1, len(body) - 1) if body[i].text in (*_SIGNS, ";"))
    state = next((i + 1 for i in signs if is_done(body[i + 1]) or predicate(body[i + 1 : i + 2]) is not None), 0)
    named = body[: max(0, state - 1)]
    named = named[: next((i for i, token in enumerate(named) if token.text == ","), len(named))]
    if not any(map(is_thing, named)) or len(named) > _NAMED:
        return None
    out: list[Token] = []
    for part in _parted(body[state:]):
        number = next((token for token in part if token.low[0].isdigit()), None)
        told = predicate([token for token in part if token is not number and token.text not in (":", ",")])
        if number is None or told is None or (number is part[0] and len(part) > len(("14", "issued"))):
            return None
        goods = [replace(t, start=number.start, end=number.start) for t in named] if out else named
        out += [*([put(";", number.start)] if out else []), *told.told_of([number, *goods])]
    return [*out, *end]


def _parted(found: Sequence[Token]) -> Iterator[Sequence[Token]]:
    last = 0
    for at, token in enumerate(found):
        if token.text in (";", ","):
            yield found[last:at]
            last = at + 1
    yield found[last:]
