"""The groups of a sentence in; the same, with bodies and offices of several words in one group each, out.

The chunker cuts a name where a word in it is no noun by itself ("the port workers' *collective*", "a Zagreb *trading*
house") and where an office has several fields ("the defence and trade ministers").
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark, low_is, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import COUNTS
from caveat.sources.prose.words.tokens import Token

_SHARED = frozenset(("collective", "cooperative", "co-operative"))
"""What people own together: a noun behind a possessive, an adjective elsewhere."""
_WHEN_IN_OFFICE = frozenset(("current", "serving", "sitting", "active", "acting", "former", "retired", "ex", "onetime"))
_COUNT_AND_TIME = 2
"""Words that say how many hold or held an office."""
_FIELDS = frozenset(
    (
        "defence",
        "defense",
        "foreign",
        "interior",
        "home",
        "finance",
        "justice",
        "labour",
        "labor",
        "army",
        "navy",
        "aviation",
    )
)
"""Fields of an office beside the portfolios."""
_ALL_FIELDS = wordset("portfolios") | _FIELDS
_HOLDERS = frozenset(("minister", "ministry", "secretary", "department", "committee", "spokesman", "chief"))
_OTHERS = frozenset(("others", "colleagues"))
_CALL_THEMSELVES = frozenset((
    "group", "campaign", "charity", "network", "coalition", "movement", "watchdog", "initiative", "organisation",
    "organization", "ngo", "alliance", "collective",
))  # fmt: skip
"""What a body is that has a slogan for its name."""
_WITHIN_NAME = frozenset(("the", "of", "for", "to", "and", "our", "a", "in"))
_ONE = 2
"""Words up to the end of a name of one word."""
_HELD = frozenset(("ministry", "minister", "department", "secretary"))


def whole(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, each body and office whole."""
    lows = {token.low for token in tokens}
    if not lows.isdisjoint(_CALL_THEMSELVES):
        chunks = _by_slogan(chunks, tokens)
    owned, others = not lows.isdisjoint(_SHARED), not lows.isdisjoint(_OTHERS)
    fields = not lows.isdisjoint(_ALL_FIELDS)
    chunks = _of_a_body(chunks, tokens)
    if not (owned or others or fields or _body_behind_name(chunks)):
        return chunks
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        if type(chunk) is Verb or (type(chunk) is Mark and chunk.tag != "J"):
            out.append(chunk)
            at += 1
            continue
        step = (_owned(chunks, at, tokens) if owned else None) or _seated(out, chunks, at, tokens)
        step = step or (_of_fields(chunks, at, tokens) if fields else None)
        step = step or (_with_others(chunks, at, tokens) if others else None)
        step = step or (_for_fields(chunks, at, tokens) if fields else None)
        if step is None:
            out.append(chunk)
            at += 1
            continue
        group, used = step
        before = out[-1] if out else None
        if isinstance(before, Group) and before.last == group.first and before.kind in ("people", "state"):
            out.pop()  # the Dutch | foreign and defence ministers
            group.first = before.first
        out.append(group)
        at += used
    return out


def _by_slogan(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, a body whose name is a slogan in one: the campaign group Turn Off the Tap."""
    for at, token in enumerate(tokens[:-2]):
        if token.low not in _CALL_THEMSELVES or not token.text.islower() or not tokens[at + 1].text[0].isupper():
            continue
        end = at + 1
        while end < len(tokens) and (tokens[end].text[0].isupper() or tokens[end].low in _WITHIN_NAME):
            end += 1
        while tokens[end - 1].low in _WITHIN_NAME and not tokens[end - 1].text[0].isupper():
            end -= 1
        first = next((j for j, chunk in enumerate(chunks) if chunk.first <= at < chunk.last), len(chunks))
        last = next((j for j, chunk in enumerate(chunks) if chunk.first < end <= chunk.last), -1)
        if last <= first or chunks[last].last != end or tokens[end - 1].low in lexicon().states or end - at <= _ONE:
            continue
        names = all(tokens[j].tag == "NNP" for j in range(at + 1, end))
        if names or any(tokens[j].low in _HOLDERS for j in range(at + 1, end)):
            continue
        return [*chunks[:first], Group(chunks[first].first, end, end - 1, "body"), *chunks[last + 1 :]]
    return chunks


def _of_a_body(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, a person in one with the body whose office he holds: said Unifor local president Ola Berg."""
    for at in range(len(chunks) - 1, 0, -1):
        before, chunk = chunks[at - 1], chunks[at]
        if type(before) is not Group or type(chunk) is not Group or before.last != chunk.first:
            continue
        alone = before.kind in ("name", "body") and not (before.members or before.apposed or before.owner)
        held = alone and tokens[chunk.first].tag == "J" and tokens[chunk.first].text.islower()
        if held and tokens[before.head].tag == "NNP" and is_person(chunk, tokens):
            chunks = [*chunks[: at - 1], replace(chunk, first=before.first, comma=before.comma), *chunks[at + 1 :]]
    return chunks


def _body_behind_name(chunks: list[Chunk]) -> bool:
    """Whether a body stands behind the name of its state or town, or with a verb between: in few sentences one does."""
    before: Chunk | None = None
    for chunk in chunks:
        seat = type(before) is Verb or (type(before) is Group and before.kind in ("state", "name"))
        if seat and type(chunk) is Group and chunk.kind == "body":
            return True
        before = chunk
    return False


def _owned(chunks: list[Chunk], at: int, tokens: list[Token]) -> tuple[Group, int] | None:
    """What people own together: the port workers' collective."""
    if at + 2 >= len(chunks):
        return None
    owner, mark, noun = chunks[at : at + 3]
    if not isinstance(owner, Group) or tokens[mark.first].tag != "POS" or tokens[noun.first].low not in _SHARED:
        return None
    if isinstance(noun, Verb):
        return None
    return Group(owner.first, noun.last, noun.last - 1, "body", owner, comma=owner.comma), 3


def _seated(out: list[Chunk], chunks: list[Chunk], at: int, tokens: list[Token]) -> tuple[Group, int] | None:
    """A body behind the name of its state or town: the Myanmar armed forces, a Zagreb trading house."""
    seat = chunks[at]
    if not isinstance(seat, Group) or seat.kind not in ("state", "name") or seat.members or seat.owner is not None:
        return None
    article = tokens[seat.first].tag == "DT" and seat.last - seat.first > 1
    step, at = at, at + 1
    if at + 1 < len(chunks) and article and isinstance(chunks[at], Verb) and chunks[at].last - chunks[at].first == 1:
        at += tokens[chunks[at].first].low.endswith("ing")
    body = chunks[at] if at < len(chunks) else None
    if not isinstance(body, Group) or body.kind != "body" or body.comma or chunks[at - 1].last != body.first:
        return None
    placed = is_mark(out[-1], "IN") and not article if out else False
    named = tokens[body.first].tag in ("N", "J") and not body.members and body.owner is None
    if placed or not named or (seat.kind == "name" and not article):
        return None
    return replace(body, first=seat.first, comma=seat.comma), at - step + 1


def _of_fields(chunks: list[Chunk], at: int, tokens: list[Token]) -> tuple[Group, int] | None:
    """One office for several fields before its noun: the foreign, defence and trade ministers."""
    end = _list_end(chunks, at, tokens)
    last = chunks[end] if end is not None else None
    if end is None or not isinstance(last, Group) or last.members or last.last - last.first == 1:
        return None
    bare = tokens[last.first].tag not in ("DT", "CD")
    holds = bare and singular(tokens[last.head].low) in _HOLDERS
    return (replace(last, first=chunks[at].first, comma=False), end - at + 1) if holds else None


def _for_fields(chunks: list[Chunk], at: int, tokens: list[Token]) -> tuple[Group, int] | None:
    """One office for several fields behind it: the ministry of trade, industry and labour."""
    office = chunks[at]
    if not isinstance(office, Group) or singular(tokens[office.head].low) not in _HELD or office.members:
        return None
    if at + 2 >= len(chunks) or not low_is(chunks[at + 1], "of"):
        return None
    end = _list_end(chunks, at + 2, tokens)
    if end is None or not _field(chunks[end], tokens):
        return None
    return replace(office, last=chunks[end].last), end - at + 1


def _list_end(chunks: list[Chunk], at: int, tokens: list[Token]) -> int | None:
    """Where a list of fields from a place on has its last, behind "and"."""
    while at + 2 < len(chunks) and _field(chunks[at], tokens):
        if low_is(chunks[at + 1], "and"):
            return at + 2
        if not low_is(chunks[at + 1], ","):
            return None
        at += 2
    return None


def _field(chunk: Chunk, tokens: list[Token]) -> bool:
    """Whether a group is the field of an office, and no more than whose office it is: the Dutch foreign."""
    if isinstance(chunk, Verb) or (isinstance(chunk, Mark) and chunk.tag != "J"):
        return False
    at = chunk.last - 1
    bare = all(tokens[one].tag == "DT" or tokens[one].text in lexicon().peoples for one in range(chunk.first, at))
    return bare and tokens[at].low in _ALL_FIELDS


def _with_others(chunks: list[Chunk], at: int, tokens: list[Token]) -> tuple[Group, int] | None:
    """How many others join somebody: Senator Hale and nine others."""
    if at < 2 or at + 1 >= len(chunks) or not is_mark(chunks[at - 1], "CC"):
        return None
    number, others = chunks[at : at + 2]
    if not isinstance(number, Group) or number.kind != "number" or not isinstance(others, Group):
        return None
    return (
        (replace(number, last=others.last, head=others.head, kind="person"), 2)
        if (tokens[others.head].low in _OTHERS and others.last - others.first == 1)
        else None
    )


def then_and_now(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, holders of an office and those who held it in one: three current and one former U.S. officials."""
    for at in range(len(chunks) - 1, 0, -1):
        if at + 1 >= len(chunks) or not is_mark(chunks[at], "CC"):
            continue
        mark, behind = chunks[at], chunks[at + 1]
        first = mark.first - _COUNT_AND_TIME
        if not isinstance(behind, Group) or behind.kind != "person" or behind.members or first < 0:
            continue
        begins = next((k for k in range(at) if chunks[k].first == first), None)
        if begins is not None and _of_a_time(tokens, first) and _of_a_time(tokens, behind.first):
            ahead = Group(first, mark.first, mark.first - 1, "person")
            whole = Group(first, behind.last, behind.head, "person", members=[ahead, behind])
            chunks = [*chunks[:begins], whole, *chunks[at + 2 :]]
    return chunks


def _of_a_time(tokens: list[Token], first: int) -> bool:
    """Whether words say how many hold or held an office: three current, one former."""
    count, when = tokens[first : first + _COUNT_AND_TIME]
    counts = count.low in COUNTS or count.low in ("a", "an", "another") or count.tag == "CD"
    return counts and when.low in _WHEN_IN_OFFICE
