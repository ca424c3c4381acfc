"""Goods joined to those of which something is told, in; the same told of the goods, out.

"The items on hold are mines", "among the goods delivered were radios", "the list of goods cleared includes rifles".
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from caveat.sources.prose.words.entries import entries
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.labelled import clauses, is_paper, is_sort, label
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.states import Predicate, is_done, is_finite, is_state, put
from caveat.sources.prose.words.tokens import Token

_FRONT = 40
"""Words within which the word stands that joins goods to those of which something is told."""
_LINKS = frozenset(
    ("are", "were", "include", "includes", "included", "comprise", "comprises", "comprised", "is", "was")
)
_GOODS = frozenset(("goods", "items", "products", "arms", "weapons"))
_LISTS = frozenset(("list", "inventory", "annex", "schedule", "catalogue", "register", "table"))
_ANY = frozenset(
    ("item", "good", "thing", "article", "product", "category", "type", "system", "weapon", "arm", "material")
)
"""Words for goods behind which it is told which they are."""
_WORDS = frozenset(("the", "these", "those", "all", "some", "only", "its", "their"))
_NEXT = 5
"""Words from which on a second clause may join goods as well."""
_OWNER = 4
"""Words in which it is told whose a list is."""
_MARKS = frozenset((".", "!", ";"))


def linked(found: list[Token], above: str) -> list[Token] | None:
    """The words of a sentence, what it tells of some goods being told of those that it names; None for others."""
    sorts = -1
    for link, token in enumerate(found[:_FRONT]):
        if sorts < 0 and is_sort(token):
            sorts = link
        if 0 <= sorts < link and token.low in _LINKS and link > 1:
            out = _joined_by(found, link, above)
            if out is not None:
                return out
    return None


def opened(found: list[Token]) -> list[Token]:
    """The words of a sentence, the state of those among which goods are as a clause: among goods (that are) on hold."""
    for at in range(2, len(found) - 1):
        if found[at - 1].low not in _GOODS:
            continue
        told = is_state(found[at:])
        among = next((i for i in range(at - 2, max(at - 5, -1), -1) if found[i].low in ("among", "of")), -1)
        if told and among >= 0 and not (found[among].low == "of" and not _is_list(found, among)):
            place = found[at].start
            return [*found[:at], put("that", place), put("are", place), *found[at:]]
    return found


def _is_list(found: Sequence[Token], of: int) -> bool:
    return of > 0 and singular(found[of - 1].low) in _LISTS


def _heads_list(words: Sequence[Token]) -> bool:
    """Whether a word stands for a list of those that follow: list of, a second list, of."""
    of = words[2] if words[1].text == "," else words[1]
    return singular(words[0].low) in _LISTS and of.low == "of"


def _joined_by(found: list[Token], link: int, above: str) -> list[Token] | None:
    first, ahead = _begins(found, link)
    said = of_those(found[first:link], found[link].low, above)
    if said is None:
        return None
    told, papers = said
    stretch, tail = _stretch(found[link + 1 :])
    stretch = stretch[1:] if stretch and stretch[0].text == ":" else stretch
    those = len(stretch) > 2 and stretch[0].low == "those" and stretch[1].low in ("for", "of")
    if papers and not those:
        return None
    held = entries(stretch[2:] if those else stretch)
    if held is None or any(is_done(token) for one in held for token in one.goods[:2]):
        return None
    out = clauses(held, told)
    if len(tail) > _NEXT and tail[0].text == "," and tail[1].low in ("and", "but"):
        tail = [*tail[:2], *(linked(tail[2:], above) or tail[2:])]
    end = tail[-1:] if tail and tail[-1].text in _MARKS else []
    rest = tail[: len(tail) - len(end)]
    if ahead:  # what opened the sentence is put behind, where no comma is taken for one of the list
        return [*out, *rest, put(",", found[link].end), *found[: first - 1], *end]
    return [*found[:first], *out, *tail]


def _begins(found: Sequence[Token], link: int) -> tuple[int, bool]:
    """Where the clause begins, and whether behind a phrase that opens the sentence: under the order, / the items."""
    that = next((i for i in range(link - 1, -1, -1) if _ends_saying(found, i)), -1)
    if that >= 0:
        return that + 1, False
    comma = next((i for i in range(1, link) if found[i].text == ","), -1)
    opens = lexicon().closed.get(found[0].low) == "IN" or found[0].low == "according"
    return (comma + 1, True) if opens and found[0].low not in ("among", "on") and comma > 0 else (0, False)


def _ends_saying(found: Sequence[Token], at: int) -> bool:
    """Whether a clause that is said begins behind a word: said, said that, a colon."""
    token = found[at]
    if token.low == "that":
        return at > 0 and not is_sort(found[at - 1])
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    says = lemma in wordset("says") and ("d" in letters or "z" in letters) and not is_sort(token)
    return token.text == ":" or says


def of_those(front: Sequence[Token], link: str, above: str) -> tuple[Predicate, bool] | None:
    """What is told of those with which goods are joined, and whether they are papers: the licences refused."""
    if not front:
        return None
    rest, owner = list(front[front[0].low == "among" :]), list[Token]()
    head = next((i for i in range(len(rest) - 2) if _heads_list(rest[i : i + 3])), -1)
    if head >= 0:
        on = rest[0].low == "on"
        if head > _OWNER or not (on or link.startswith(("include", "comprise"))):
            return None
        comma = rest[head + 1].text == ","
        owner = [] if on else rest[:head]
        rest = rest[head + 2 + comma : -1 if comma and rest[-1].text == "," else None]
    off = any(lexicon().closed.get(token.low) in ("IN", "NOT", "R") for token in owner)  # off the list
    if off or any(is_finite(token) for token in owner if token.low != "'s"):
        return None
    while rest and rest[0].low in _WORDS:
        rest = rest[1:]
    said = label(rest, above) if len(rest) > 1 else None
    if said is None or not said[0]:
        return None
    papers = is_paper(said[0])
    lots = link.startswith(("include", "comprise")) and lexicon().nouns.get(said[0][-1].low) == "transfer"
    named = papers or lots or any(singular(token.low) in _ANY for token in said[0])
    return (_whose(said[1], owner), papers) if named else None


def _whose(told: Predicate, owner: Sequence[Token]) -> Predicate:
    """What is told, done by whoever has the list and on its word: the ministry's list of goods held back."""
    of = next((i for i, token in enumerate(owner) if token.low == "'s"), 0)
    dated = of and owner[of - 1].text in wordset("times")  # Wednesday's list
    if not of or dated or not told.deed or any(token.low == "by" for token in told.after):
        return told
    does = lexicon().nouns.get(owner[of - 1].low) in ("body", "state")
    by = [put("by", owner[0].start), *owner[:of]] if does else []
    according = [put(low, owner[-1].end) for low in (",", "according", "to", "the", "list")]
    return replace(told, after=(*told.after, *by, *according))


def _stretch(found: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The words of a list within a sentence, and what stands behind it: ..., the ministry said."""
    verb = next((i for i, token in enumerate(found) if is_finite(token) or token.low == "according"), -1)
    if verb < 0:
        return (list(found[:-1]), [found[-1]]) if found and found[-1].text in _MARKS else (list(found), [])
    comma = next((i for i in range(verb - 1, 0, -1) if found[i].text == ","), 0)
    return list(found[:comma]), list(found[comma:])
