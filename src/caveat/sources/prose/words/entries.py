"""The words of a list in; its entries out, each with its goods and whose they are: Chad: 40 rifles; mortars (Mali)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from caveat.sources.prose.words.groups import FIELD, singular
from caveat.sources.prose.words.lexicon import lexicon, paired, wordset
from caveat.sources.prose.words.states import is_finite, put
from caveat.sources.prose.words.tokens import DASHES, Token

_LONGEST = 16
"""Words of the longest entry."""
_MOST = 40
"""Entries of a list that are read."""
_BULLETS = DASHES | {"•", "▪", "■", "►", "·", "*", ">"}
_NUMERALS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])
_TO = ("for", "to")
_BEFORE = frozenset(("and", "also", "plus", "for", "of", ",", "."))
"""What stands before an entry and is none of its words: those for rifles and / for mines."""
_AS_WELL = frozenset(("and", "too", "also", "well"))
"""What stands behind an entry and is none of its words."""
_NONE = frozenset(("none", "nil", "nothing"))
_NOTS = frozenset(("no", "not", "none", "neither", "nor", "without", "but", "never"))
"""What turns round what is told of an entry."""
_TAKEN = frozenset(("minutes", "budget", "persons", "assets", "agenda"))
_HEAVY = 2


class Entry(Struct, frozen=True):
    """An entry of a list: its goods, and for whom, where that stands beside them; each with its own words."""

    goods: tuple[Token, ...]
    whose: tuple[Token, ...] = ()
    own: bool = False
    """Whether its goods are told to be for somebody: rifles for Chad."""

    def words(self, to: str) -> list[Token]:
        """The entry in the plain order: rifles for Chad; its goods alone where it is unsure what the state does."""
        if not (self.whose and to):
            return list(self.goods)
        return [*self.goods, *([put(to, self.whose[0].start)] if self.goods else []), *self.whose]


def is_thing(token: Token) -> bool:
    """Whether a word stands for goods, papers or deliveries of them."""
    return lexicon().nouns.get(token.low) in FIELD or is_model(token)


def is_model(token: Token) -> bool:
    """Whether a word is the name of a model: F-16s, K9, GBU-39."""
    text = token.text
    return text[:1].isupper() and any(one.isdigit() for one in text) and token.low not in lexicon().closed


def is_goods(words: Sequence[Token]) -> bool:
    """Whether some words name goods by their head: rifles for Chad, a batch of shells; not a report on shells."""
    known = lexicon()
    prep = next((i for i in range(1, len(words)) if known.closed.get(words[i].low) == "IN" or words[i].low == "to"), 0)
    head = [token for token in (words[:prep] if prep else words) if token.low not in ("(", ")", ",")]
    if not head:
        return False
    last = head[-1]
    kind = known.nouns.get(last.low)
    if kind in FIELD or is_model(last) or (len(head) > 1 and paired(head[-2].low, singular(last.low)) == "goods"):
        return True
    if prep and words[prep].low == "of" and kind in (None, "unit", "number", "abstract"):
        return is_goods(words[prep + 1 :])
    return kind in (None, "civil", "unit") and any(map(is_thing, head))


def is_heading(words: Sequence[Token]) -> bool:
    """Whether a word by itself heads a column of goods, and names none: Item, Goods."""
    return len(words) == 1 and singular(words[0].low) in wordset("listed_sorts")


def is_place(words: Sequence[Token]) -> bool:
    """Whether some words are no more than a name, of a state as a rule: Chad, the Emirates, Saudi Arabia."""
    names = [token for token in words if token.low not in ("the", "and", "of", ",", "&")]
    return bool(names) and len(words) <= _LONGEST and all(one.text[0].isupper() and one.text.isalpha() for one in names)


def entries(found: Sequence[Token]) -> list[Entry] | None:
    """The entries of a list; None where what stands there is none, or names no goods."""
    parts = [_bare(part) for part in _parted(found)]
    parts = [part for part in parts if part]
    if not parts or len(parts) > _MOST:
        return None
    if any(len(part) > _LONGEST or any(map(_breaks, part)) or _told(part) for part in parts):
        return None
    read = _paired(parts) or [_entry(part) for part in parts]
    named = sum(is_goods(one.goods) for one in read)
    return read if _HEAVY * named >= len(read) and not _TAKEN & {t.low for part in parts for t in part} else None


def _paired(parts: Sequence[Sequence[Token]]) -> list[Entry]:
    """The entries of a list with each state before its goods: Yemen, fuses, Syria, radios."""
    whom, goods = parts[::2], parts[1::2]
    told = (
        len(whom) == len(goods) and all(is_place(one) and _is_state(one) for one in whom) and all(map(is_goods, goods))
    )
    return [Entry(tuple(what), tuple(one), own=True) for one, what in zip(whom, goods, strict=True)] if told else []


def cut(found: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The words of a list, and those behind it that name no goods: 40 mines, there being no guarantee."""
    for at in range(1, len(found) - 1):
        if found[at].text == "," and _adds(found[at + 1]):
            return list(found[:at]), list(found[at:])
    return list(found), []


def _adds(token: Token) -> bool:
    """Whether a word opens no entry of a list, but says more of it: by Oslo, there being none, pending a visit."""
    closed = lexicon().closed.get(token.low)
    letters = lexicon().verbs.get(token.low, ("", ""))[0]
    going = "g" in letters and token.low not in lexicon().noun_ing
    return going or token.low in ("there", "according", "pending") or closed in ("IN", "CS", "WP", "MD", "PRP", "NOT")


def places(found: Sequence[Token]) -> list[Token] | None:
    """The words of a list of states alone: Chad, Mali and the Emirates; None for another."""
    parts = [part for part in (_bare(part) for part in _parted(found)) if part]
    if not parts or not all(is_place(part) and _is_state(part) for part in parts):
        return None
    commas = [i for i, token in enumerate(found) if token.text in (",", ";")]
    if not commas or any(token.low == "and" for token in found):
        return list(found)
    last = commas[-1]
    return [*found[:last], put("and", found[last].end), *found[last + 1 :]]


def coordinated(parts: Sequence[Sequence[Token]]) -> list[Token]:
    """Some runs of words as one row: a, b and c."""
    out: list[Token] = []
    for at, part in enumerate(parts):
        if at:
            out.append(put("and" if at == len(parts) - 1 else ",", part[0].start))
        out += part
    return out


def _is_state(words: Sequence[Token]) -> bool:
    known = lexicon()
    text = " ".join(token.text for token in words if token.low != "the")
    return text in known.states or text in known.state_of


def _breaks(token: Token) -> bool:
    """Whether a word stands in no entry of a list."""
    marked = token.text in ('"', "“", "”", "?", "!", "|", ".") or token.low in _NOTS
    return marked or is_finite(token) or lexicon().closed.get(token.low) in ("WP", "CS", "MD", "PRP")


def _told(part: Sequence[Token]) -> bool:
    """Whether an entry tells of a deed: the last of them reached Lima, Kenya asked for rifles, suspend all sales."""
    known = lexicon()
    letters, lemma = known.verbs.get(part[0].low, ("", ""))
    ordered = lemma in wordset("listed_done") or (len(part) > 1 and known.closed.get(part[1].low) in ("DT", "PRPS"))
    if "b" in letters and ordered and part[0].low not in known.nouns:
        return part[0].low not in known.noun_verb
    for one, other in pairwise(part):
        past = "d" in lexicon().verbs.get(other.low, ("", ""))[0] and other.low.endswith("ed")
        if past and one.text[0].isupper() and one.text.isalpha() and one is not part[0]:
            return True
        if _state_did(one, other):
            return True
        past = "d" in lexicon().verbs.get(one.low, ("", ""))[0] and one is not part[0]
        if past and (other.text[0].isupper() or lexicon().closed.get(other.low) in ("DT", "PRPS")):
            return True
    return False


def _state_did(one: Token, other: Token) -> bool:
    """Whether a state is told to have done something: Norway sold."""
    known = lexicon()
    state = one.text in known.state_of or one.text in known.states
    return state and "d" in known.verbs.get(other.low, ("", ""))[0]


def _parted(found: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The parts of a list: by their semicolons, by their numbers or letters, or by their commas."""
    marks = [i for i, token in enumerate(found) if token.text == ";"]
    marks = marks or [i for i in range(len(found)) if _numbered(found, i)]
    deep, commas = 0, list[int]()
    for i, token in enumerate(found):
        deep += (token.text == "(") - (token.text == ")")
        if not deep and (token.text == "," or token.low in ("and", "plus") or token.text == "|"):
            commas.append(i)
    if not marks or (len(marks) == 1 and not _numbered(found, marks[0]) and len(commas) > 1):
        marks = sorted({*marks, *commas})
    last = 0
    for at in marks:
        yield found[last:at]
        last = at + (not _numbered(found, at))
    yield found[last:]


def _numbered(found: Sequence[Token], i: int) -> bool:
    """Whether the number or letter of an entry stands at a place: (a), (2), 3. with a capital or a figure behind it."""

    def numeral(at: int) -> bool:
        low = found[at].low
        return (low.isdigit() and len(low) <= _HEAVY) or (len(low) == 1 and low.isalpha()) or low in _NUMERALS

    if found[i].text == "(":
        return i + 3 < len(found) and numeral(i + 1) and found[i + 2].text == ")"
    opens = i == 0 or found[i - 1].text in (":", ";", ".", ",", "and")
    marked = i + 2 < len(found) and found[i + 1].text in (".", ")")
    return opens and marked and found[i + 1].start == found[i].end and numeral(i)


def _bare(part: Sequence[Token]) -> Sequence[Token]:
    """An entry without its bullet, number or letter and what joins it to the next."""
    first, last = 0, len(part)
    while first < last and (part[first].text in _BULLETS or part[first].low in _BEFORE):
        first += 1
    if first < last and _numbered(part, first):
        first += 3 if part[first].text == "(" else 2
    elif first == 0 and last > _HEAVY and _numbered(part, 0):
        first = 2
    while last > first and (part[last - 1].text in (".", ";", ",", ":") or part[last - 1].low in _AS_WELL):
        last -= 1 + (part[last - 1].low == "well")
    if part[last - 1 : last] and first < last and part[first].low in _NONE:
        return ()
    return part[first:last]


def _entry(part: Sequence[Token]) -> Entry:
    """An entry by its parts: Chad: 40 rifles; Chad, 40 rifles; rifles (Chad); Chad (rifles); rifles to Chad."""
    opens = next((i for i, token in enumerate(part) if token.text == "("), 0)
    if opens and part[-1].text == ")":
        outer, inner = part[:opens], part[opens + 1 : -1]
        if is_goods(inner) and is_place(outer):
            return Entry(tuple(inner), tuple(outer), own=True)
        if is_goods(outer):
            return Entry(tuple(outer), tuple(inner), own=True) if is_place(inner) else Entry(tuple(outer))
    joint = next((i for i, token in enumerate(part) if token.text in (":", ",", "|") or token.text in DASHES), 0)
    if joint:
        ahead, behind = part[:joint], part[joint + 1 :]
        if behind and is_place(ahead) and is_goods(behind):
            return Entry(tuple(behind), tuple(ahead), own=True)
        if behind and is_place(behind) and is_goods(ahead):
            return Entry(tuple(ahead), tuple(behind), own=True)
        if behind and is_goods(ahead) and behind[0].text[0].isdigit():
            return Entry(tuple(ahead))  # air surveillance radar, 3 units
    to = next((i for i in range(len(part) - 2, 0, -1) if part[i].low in _TO), 0)
    own = to and part[-1].text[0].isupper() and is_goods(part[:to])
    return Entry(tuple(part), own=bool(own))
