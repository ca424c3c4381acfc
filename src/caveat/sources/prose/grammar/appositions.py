"""Groups of a sentence in; the same, each apposition with the group that it explains, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, is_finite, is_mark, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_LANDS = frozenset(
    ("country", "neighbour", "neighbor", "ally", "nation", "partner", "customer", "client", "kingdom", "republic",
     "emirate", "sultanate", "monarchy", "island", "state", "power", "buyer", "purchaser", "importer", "recipient",
     "supplier", "seller", "exporter", "donor", "lender", "provider", "rival", "enemy", "foe", "adversary", "friend",
     "protector", "patron", "creditor", "user", "operator", "member", "mediator", "host", "one")
)  # fmt: skip
"""Words for a state that is named right behind: another country, Sudan."""
MAKERS = frozenset(("maker", "manufacturer", "producer", "builder", "supplier"))
"""Firms that are told by what they make: the maker of the radars, Sendewerk Ulm."""
_NAMED_BY = ("body", "other", "person", "pronoun", "number")
_OF_SOME = frozenset(("them", "these", "those", "the", "its", "their"))
"""What stands behind "one of" for several that were named: one of them, Norway, has."""
_PAIR = 2
_AGENTS = wordset("agents") | {"other"}


def apposed(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """Appositions go to the group that they explain: the trade minister, Hugh Pemberley, and the other way round."""
    out: list[Chunk] = []
    i, end = 0, len(chunks)
    while i < end:
        chunk = chunks[i]
        out.append(chunk)
        i += 1
        if type(chunk) is not Group or i >= end:
            continue
        follower = chunks[i]
        if type(follower) is not Mark or follower.tag != "," or i + 1 >= end:
            if type(follower) is Group and follower.kind == "name" and chunk.kind in ("person", "spokes"):
                chunk.apposed.append(follower)
                i += 1
            elif (
                type(follower) is Group
                and (office := _office_before(out, follower, chunks[i + 1 : i + 2], tokens)) is not None
            ):
                office.apposed.append(follower)
                i += 1
            continue
        place = _larger_place(chunks, i + 1, out, tokens)
        if place is not None:
            i = place
            continue
        host = _host(out, chunks[i + 1], tokens)
        after = _apposition(chunks, i + 1, host, tokens)
        if after is not None:
            other = chunks[i + 1]
            assert isinstance(other, Group)
            if _of_a_model(host, other, tokens):
                i = after  # what sort of goods it is adds no other
                continue
            if other.kind in FIELD:
                other.kind = "body"
            if host.kind == "name" and other.kind == "name" and tokens[other.first].low in wordset("titles"):
                other.kind, other.head = "person", other.first  # CEO of Lockheed Martin
            elif with_his_name(other, tokens):
                other = Group(other.last - _PAIR, other.last, other.last - 1, "name")
            host.apposed.append(other)
            i = after
    return out


def _office_before(out: list[Chunk], other: Group, after: Sequence[Chunk], tokens: list[Token]) -> Group | None:
    """The office whose bearer is named right behind its field: the ministry's head of exports Ida Lund said."""
    last, office = out[-1], out[-3] if len(out) > 2 and is_mark(out[-2], "IN") else None
    if not isinstance(office, Group) or not is_person(other, tokens):
        return None
    held = office.kind in ("person", "spokes") and not office.apposed and other.owner is None and not other.comma
    plain = isinstance(last, Group) and last.last == other.first and last.kind not in ("person", "name")
    return office if held and plain and after and is_finite(after[0]) else None


def _larger_place(chunks: list[Chunk], at: int, out: list[Chunk], tokens: list[Token]) -> int | None:
    """Past the land in which a town lies that was named after a preposition: in Toledo, Ohio, would not."""
    town, land = out[-1], chunks[at]
    placed = len(out) > 1 and isinstance(out[-2], Mark) and out[-2].low in ("in", "at", "from", "of", "near", "outside")
    if not placed or not isinstance(town, Group) or not isinstance(land, Group) or town.comma:
        return None
    bare = land.owner is None and not land.apposed and all(tokens[i].tag == "NNP" for i in range(land.first, land.last))
    lands = land.kind == "state" or (land.kind == "name" and land.last - land.first == 1)
    lands = lands or tokens[land.first].low in ("north", "south", "west", "new", "rhode")
    named = town.kind == "body" and all(tokens[i].tag == "NNP" for i in range(town.first, town.last))  # Rock Island
    if not (named or town.kind in ("name", "state")) or not bare or not lands or town.owner is not None:
        return None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    behind = chunks[at + 2] if at + 2 < len(chunks) else None
    closed = (
        is_mark(after, ",") and (is_finite(behind) or is_mark(behind, "IN") or is_mark(behind, "WP"))
        if after
        else False
    )
    return at + 2 if closed else None


def _host(out: list[Chunk], other: Chunk, tokens: list[Token]) -> Group:
    """The group that an apposition explains: of "the director of the factory in Brezovac, Zoran P.," the director."""
    last = out[-1]
    assert isinstance(last, Group)
    whole = out[-3] if len(out) > 2 and isinstance(out[-2], Mark) and out[-2].low == "of" else None
    if isinstance(whole, Group) and tokens[whole.head].low == "one" and tokens[last.first].low in _OF_SOME:
        return whole if isinstance(other, Group) and other.kind in ("state", "name") else last
    if not (
        isinstance(other, Group)
        and other.kind in ("name", "body")
        and tokens[other.head].tag == "NNP"
        and tokens[other.first].tag != "DT"
    ):
        return last
    at = len(out) - 1
    who = out[at - 3] if at > 2 and is_mark(out[at - 2], "WP") and isinstance(out[at - 1], Verb) else None
    if isinstance(who, Group) and who.kind in ("person", "spokes") and is_person(other, tokens):
        return who  # the minister who chairs the committee, Ida Lund,
    while at >= 2 and is_mark(out[at - 1], "IN"):
        before = out[at - 2]
        if not isinstance(before, Group):
            break
        if before.kind in ("person", "spokes") or (
            before.kind in ("pronoun", "number") and tokens[out[at - 1].first].low in ("of", "from", "at", "in")
        ):
            return before
        made = before.kind == "body" and tokens[before.head].low in MAKERS and last.kind in FIELD
        if made and (other.last - other.first > 1 or tokens[other.last].low == ","):
            return before
        letters = tokens[other.first].text
        if before.kind == "body" and letters.isupper() and len(letters) > _PAIR and sort(last) == "thing":
            return before  # the board for defence exports, JIMDDU
        at -= 2
    return last


def _apposition(chunks: list[Chunk], at: int, of: Group, tokens: list[Token]) -> int | None:
    """Where an apposition ends that begins at a place, its closing comma taken in; None where there is none."""
    other = chunks[at]
    if not isinstance(other, Group):
        return None
    if other.kind in FIELD and _firm_behind(of, other, (*chunks[at + 1 : at + 3], None, None)[:2], tokens):
        return at + 2
    if _of_a_model(of, other, tokens):
        return _past_model(chunks, at + 1)
    if other.kind not in _AGENTS or other.kind == "pronoun":
        return None
    first = tokens[other.first]
    opens = (first.tag == "DT" and first.low in ("a", "an", "the")) or other.owner is not None or first.tag == "PRPS"
    offices = ("former", "head", "chief", "director", "leader", "chair", "spokesman", "spokeswoman")
    bare = other.kind in ("person", "spokes") and not other.members and tokens[other.head].tag == "N"
    bare = bare and not tokens[other.head].low.endswith("s")  # Ann Lind, sales director of the yard, said
    behind = tokens[other.first + 1].low if other.first + 1 < len(tokens) else ""
    office = first.low in wordset("titles") and behind in ("of", "at", "for", ",")  # CEO of Saab
    described = of.kind == "name" and (opens or first.low in offices or bare or office)
    described = described or (of.kind == "state" and opens and other.kind == "body")
    called = (
        of.kind in ("person", "spokes", "body", "other", "pronoun", "number") and other.kind == "name" and not opens
    )
    called = called and not (_several(of, tokens) and _one_alone(other, chunks[at + 1 : at + 3]))
    called = called or (of.kind in ("person", "spokes") and not opens and with_his_name(other, tokens))
    called = called or (
        of.kind in ("person", "body", "other")
        and other.kind == "name"
        and other.owner is not None
        and tokens[of.first].low == "the"
        and tokens[other.head].tag == "NNP"
    )
    called = called or (
        of.kind in ("person", "body")
        and other.kind in ("body", "name")
        and tokens[other.first].low == "the"
        and tokens[other.head].tag == "NNP"
    )
    made = other.kind == "body" and not opens and tokens[other.head].tag == "NNP"
    called = called or (made and of.kind in ("body", "person") and tokens[of.head].low in MAKERS)
    land = other.kind == "state" and tokens[other.first].tag != "DT" and other.owner is None
    called = called or (land and of.kind in _NAMED_BY and tokens[of.head].low in _LANDS)
    if not described and not called:
        return None
    end = at + 1
    while end + 1 < len(chunks) and is_mark(chunks[end], "IN") and isinstance(chunks[end + 1], Group):
        end += 2
    if end >= len(chunks) or is_mark(chunks[end], "."):
        return end
    if is_mark(chunks[end], ","):
        following = chunks[end + 1] if end + 1 < len(chunks) else None
        if isinstance(following, Mark) and following.tag == "CC":
            return end if described and _both_described(chunks[end + 2 : end + 5], tokens) else None
        if described and isinstance(following, Group) and following.kind == "name":
            return None
        told = isinstance(following, Group) and following.kind in ("person", "spokes")
        if told and other.kind == "name" and of.first and tokens[of.first - 1].tag == "IN":
            return None  # for the exercise, Ann Lind, an undersecretary, said
        return end + 1
    return None


def _of_a_model(of: Group, other: Group, tokens: list[Token]) -> bool:
    """Whether a model is told by its sort: Arrow 3, a missile defence system."""
    named = of.kind == "goods" and tokens[of.head].tag in ("NNP", "CD") and not of.members
    named = named or (of.kind == "number" and of.head > of.first and tokens[of.head - 1].tag == "NNP")  # Arrow 3
    sort_of = other.kind == "goods" and not other.members and tokens[other.first].low in ("a", "an", "the")
    return named and sort_of and tokens[other.head].tag == "N"


def _past_model(chunks: list[Chunk], end: int) -> int | None:
    """Where the sort of a model ends, before the verb of the clause or a small word; None where a list may go on."""
    while end + 1 < len(chunks) and is_mark(chunks[end], "IN") and isinstance(chunks[end + 1], Group):
        end += 2
    closed = end + 1 < len(chunks) and is_mark(chunks[end], ",")
    return end + 1 if closed and (is_finite(chunks[end + 1]) or is_mark(chunks[end + 1], "IN")) else None


def _several(group: Group, tokens: list[Token]) -> bool:
    """Whether several unnamed persons are told of who were not told of before: diplomats; not: the makers."""
    head = tokens[group.head]
    bare = tokens[group.first].tag not in ("DT", "PRPS", "CD") and group.owner is None
    several = head.tag == "N" and head.low.endswith("s") and not head.low.endswith("ss")
    return bare and group.kind == "person" and several


def _one_alone(other: Group, after: Sequence[Chunk]) -> bool:
    """Whether a single name has what is told of it, or its verb, behind it: among aides, Ann Lind, the envoy."""
    closed = len(after) > 1 and is_mark(after[0], ",") and isinstance(after[1], Group | Verb)
    named = closed and isinstance(after[1], Group) and after[1].kind == "name"
    return not other.members and closed and not named


def _both_described(after: Sequence[Chunk], tokens: list[Token]) -> bool:
    """Whether one more name follows with what its bearer is: Ann Lind, a Democrat, and / Ola Berg, a Republican."""
    if len(after) < _PAIR + 1 or not is_mark(after[1], ","):
        return False
    who, what = after[0], after[2]
    named = isinstance(who, Group) and who.kind == "name"
    return named and isinstance(what, Group) and tokens[what.first].low in ("a", "an", "the") and what.kind in _AGENTS


def _firm_behind(of: Group, other: Group, after: Sequence[Chunk | None], tokens: list[Token]) -> bool:
    """Whether a name made of a word for goods is a firm's: the operator, Flandria Cargo, did not answer."""
    capitals = all(tokens[i].tag == "NNP" for i in range(other.first, other.last))
    owned = of.kind in ("person", "body") and (of.owner is not None or tokens[of.first].low == "the")
    closed = is_mark(after[0], ",") and (is_finite(after[1]) or is_mark(after[1], "WP"))
    return owned and capitals and other.last - other.first > 1 and closed


def with_his_name(group: Group, tokens: list[Token]) -> bool:
    """Whether an office in capitals has the name of its bearer behind it: Minister of State Juma Okello."""
    of = [i for i in range(group.first + 1, group.last) if tokens[i].tag == "IN"]
    capitals = all(tokens[i].tag in ("NNP", "IN", "DT") for i in range(group.first, group.last))
    if group.kind not in ("person", "spokes") or len(of) != 1 or not capitals or group.owner is not None:
        return False
    name = range(group.last - _PAIR, group.last)
    known = any(tokens[i].low in lexicon().nouns or tokens[i].low in wordset("organisation") for i in name)
    between = name[0] - of[0]
    return between > 1 and between > 1 + (tokens[of[0] + 1].tag == "DT") and not known
