"""What a label says of the goods below or behind it, and clauses that tell it of them: goods cleared for Chad."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from caveat.sources.prose.words.entries import Entry, coordinated, is_thing
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.states import Predicate, is_done, is_finite, predicate, put
from caveat.sources.prose.words.tokens import Token

_LONGEST = 30
"""Words of the longest label."""
_NAMED = 10
"""Words of the longest name of goods in front of their state."""
_WHOSE = 5
"""Words in which it is told for whom goods are."""
_BARE = 2
"""Words of what is told of goods by a participle alone."""
_PAPERS = {
    "rejected": "refused",
    "declined": "refused",
    "denied": "refused",
    "granted": "licensed",
    "issued": "licensed",
}
"""What is done with papers, by what is done with the goods for which they are."""
_TO = ("to", "for")
_FEW = frozenset(("none", "neither", "no", "few", "half", "most", "any", "hardly", "not", "other", "another"))
"""What tells that not all the goods are meant."""
_ARE = frozenset(("are", "were", "remain", "is", "was"))


def is_sort(token: Token) -> bool:
    """Whether a word stands for goods or papers, of any sort."""
    return is_thing(token) or singular(token.low) in wordset("listed_sorts")


def is_paper(words: Sequence[Token]) -> bool:
    """Whether some words name papers: export licences, applications."""
    return any(lexicon().nouns.get(token.low) == "permit" for token in words)


def label(found: Sequence[Token], above: str = "") -> tuple[Sequence[Token], Predicate] | None:
    """The words for goods in a label, and what it tells of them; None for one that tells nothing.

    ``above`` is the text in front of it, which may name the measure from which goods are exempt.
    """
    if not found or len(found) > _LONGEST:
        return None
    if len(found) > 1 and found[-1].low in _ARE:
        found = found[:-1]  # still blocked are: mines, radios
    comma = next((i for i in range(1, len(found) - 1) if found[i].text == ","), 0)
    if comma and all(map(_is_time, found[comma + 1 :])):
        found = found[:comma]  # licences refused, January to June
    if found[0].low == "what":
        told = predicate([replace(found[0], low="that"), *found[1:]], above)
        return None if told is None else ((), told)
    told = predicate(found, above)
    if told is not None:
        return (), told
    return _done_before(found) or _told_behind(found, above)


def _is_time(token: Token) -> bool:
    """Whether a word is one of a date: 1 January to 30 June, second quarter of 2030."""
    low = token.low
    named = token.text in wordset("times") or lexicon().nouns.get(low) == "time" or low in wordset("ranks")
    return low.isdigit() or named or low in ("to", "of", "in", "the", "and", "–", "-")


def _done_before(found: Sequence[Token]) -> tuple[Sequence[Token], Predicate] | None:
    """What is told by the word before the goods: suspended licences, banned exports to Minsk."""
    done = next((i for i, token in enumerate(found[:3]) if is_done(token)), -1)
    if done < 0 or done + 1 >= len(found) or not is_sort(found[done + 1]):
        return None
    if any(token.low not in lexicon().closed for token in found[:done]):
        return None  # companies refused licences
    whose = found[done + 2 :]
    ended = predicate(whose) if whose and whose[0].low not in _TO else None
    if ended is not None:
        return (found[done + 1],), ended  # suspended licences reinstated
    if whose and whose[0].low not in _TO:
        return None
    told = predicate([found[done], *whose])
    return None if told is None else ((found[done + 1],), told)


def _told_behind(found: Sequence[Token], above: str) -> tuple[Sequence[Token], Predicate] | None:
    """What is told by the words behind the goods: licences for Chad refused, goods on hold."""
    if found[0].low in _FEW:
        return None
    for at in range(1, min(_NAMED, len(found))):
        named, rest = found[:at], found[at:]
        if any(is_finite(token) or is_done(token) or token.text in (",", "'s", "’s") for token in named):
            return None
        told = predicate(rest[rest[0].text == "," :], above)
        if told is not None and (whose := _with_whom(named, told)) is not None:
            return whose
    return None


def _with_whom(named: Sequence[Token], told: Predicate) -> tuple[Sequence[Token], Predicate] | None:
    """The goods of a label, and what is told of them with whose they are: aid to Kyiv, delivered."""
    to = next((i for i in range(1, len(named)) if named[i].low in _TO), 0)
    own = named[to:] if to else ()
    bare = named[:to] if to else named
    if len(own) > _WHOSE or not is_sort(bare[-1]):
        return None
    whose = tuple(replace(token, text="for", low="for") if i == 0 else token for i, token in enumerate(own))
    return bare, replace(told, after=(*whose, *told.after))


def clauses(
    held: Sequence[Entry],
    told: Predicate,
    to: str = "for",
    named: Sequence[Token] = (),
    joint: Sequence[str] = (";",),
) -> list[Token]:
    """Clauses that tell of the entries of a list: one of them all, or one of each where each is for somebody else."""
    said = _of_goods(told, named)
    to = to if said.before else role(said.after)
    if to == "by":
        return _by_each(held, said, joint)
    if sum(one.own and bool(to or not one.whose) for one in held) < (1 if len(held) == 1 else 2):
        return said.told_of(coordinated([_with_article(one.words(to)) for one in held]))
    out: list[Token] = []
    for at, one in enumerate(held):
        words = _with_article(one.words(to))
        place = words[0].start
        if at:
            out += [put(low, place) for low in joint]
        out += (_moved(said, place) if at else said).told_of(words)
    return out


def role(after: Sequence[Token]) -> str:
    """What stands before a state that is beside the goods on a list, by what is told of them; empty where unsure.

    Licences refused: rifles (Chad), that is for Chad. Sent to Kyiv: 40 tanks (Poland), that is by Poland. Sent: 40
    tanks (Poland), where Poland may give or get them.
    """
    done = (lexicon().verbs[token.low][1] for token in after if is_done(token))
    given = any(lemma in wordset("listed_given") for lemma in done)
    if not given:
        return "for"
    whom = any(one.low in _TO and (two.text[0].isupper() or two.low == "the") for one, two in pairwise(after))
    return "by" if whom and not any(token.low == "by" for token in after) else ""


def _by_each(held: Sequence[Entry], told: Predicate, joint: Sequence[str]) -> list[Token]:
    """Clauses that tell of the entries of a list by whom each was given."""
    if not any(one.whose for one in held):
        return told.told_of(coordinated([_with_article(one.words("")) for one in held]))
    out: list[Token] = []
    for at, one in enumerate(held):
        place = one.goods[0].start
        said = _moved(told, place) if at else told
        by = [put("by", one.whose[0].start), *one.whose] if one.whose else []
        out += [*([put(low, place) for low in joint] if at else []), *said.told_of(_with_article(one.words(""))), *by]
    return out


def _of_goods(told: Predicate, named: Sequence[Token]) -> Predicate:
    """What is told of papers, in the words for goods: rejected is refused, granted licensed."""
    to = any(token.low == "to" for token in told.after)
    if not told.deed or to or not (is_paper(named) or len(told.after) <= _BARE):
        return told
    after = (replace(t, text=_PAPERS[t.low], low=_PAPERS[t.low]) if t.low in _PAPERS else t for t in told.after)
    return replace(told, after=tuple(after))


def _moved(told: Predicate, place: int) -> Predicate:
    """What is told, once more, in front of an entry that stands by itself."""
    before, after = (tuple(replace(t, start=place, end=place) for t in part) for part in (told.before, told.after))
    return replace(told, before=before, after=after)


def _with_article(words: list[Token]) -> list[Token]:
    """The words of an entry, with an article where its noun might be taken for a verb: the radio sets."""
    first = words[0].low
    bare = len(words) > 1 and first not in lexicon().closed and first not in wordset("numbers")
    verb = (
        bare
        and not (first[0].isdigit() or words[0].text[0].isupper())
        and any(token.low in lexicon().verbs for token in words[:3])
    )
    return [put("the", words[0].start), *words] if verb else words
