"""Groups of a sentence in; groups joined out: names that run over a preposition, appositions, lists."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from caveat.sources.prose.book import BEHIND_NAME
from caveat.sources.prose.groups import FIELD, Chunk, Group, Mark, Verb, sort
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.offices import whole
from caveat.sources.prose.spoken import COUNTS
from caveat.sources.prose.tokens import Token

_LANDS = frozenset(("country", "neighbour", "neighbor", "ally", "nation", "partner", "customer", "client", "kingdom"))
"""Words for a state that is named right behind: another country, Sudan."""
_PAIR = 2
_MAKERS = frozenset(("maker", "manufacturer", "producer", "builder", "supplier"))
"""Firms that are told by what they make: the maker of the radars, Sendewerk Ulm."""
_SHARES = frozenset(("none", "neither", "either", "any", "some", "all", "both", "each", "most", "many", "several"))
"""Words for how many of something there are, without a number."""
_JOINS_NAME = frozenset(("of", "for", "on", "and", "in"))
_JOINS_LIST = frozenset((",", "and", "or", "nor"))
_AGENTS = wordset("agents") | {"other"}


def joined(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups of a sentence without short asides, with names, appositions and lists in one group each."""
    lows = {chunk.low for chunk in chunks if type(chunk) is Mark}
    if "(" in lows or "[" in lows:
        chunks = _without_asides(chunks)
    if "." in lows and any(type(chunk) is Mark and chunk.tag == "." for chunk in chunks[:-1]):
        chunks = _without_provinces(chunks, tokens)
    chunks = whole(_uncalled(chunks, tokens), tokens)
    if sum(type(chunk) is Mark and chunk.tag == "QUO" for chunk in chunks) > 1:
        chunks = _with_quoted_names(chunks, tokens)
    if "of" in lows:
        chunks = _of_the_whole(chunks, tokens)
    if not lows.isdisjoint(_JOINS_NAME):
        chunks = _named(chunks, tokens)
    for chunk in chunks:
        if type(chunk) is Group and chunk.kind == "person" and chunk.last - chunk.first > _PAIR:
            capitals = all(tokens[i].tag == "NNP" for i in range(chunk.first, chunk.last))
            if capitals and tokens[chunk.last - 1].text in BEHIND_NAME:
                chunk.kind = "name"  # Ann Lind MP
    chunks = _apposed(chunks, tokens)
    return chunks if lows.isdisjoint(_JOINS_LIST) else _coordinated(chunks, tokens)


def _uncalled(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups without the one who is spoken to: Mr Karam, last week the ministry put; Minister, your office has."""
    at = 1 if chunks and _marked(chunks[0], "QUO") else 0
    called, comma = (*chunks[at : at + 2], None, None)[:2]
    if not isinstance(called, Group) or not _marked(comma, ",") or _low(tokens, called.first) not in _CALLED:
        return chunks
    verb = next((k for k in range(at + 2, len(chunks)) if _is_finite(chunks[k]) or _marked(chunks[k], ",")), 0)
    if not verb or not _is_finite(chunks[verb]) or _marked((*chunks[verb + 1 :], None)[0], ","):
        return chunks
    between = chunks[at + 2 : verb]
    subject = between[-1] if between else None
    plain = all(isinstance(one, Group) or _marked(one, "IN") or _marked(one, "R") for one in between)
    own = isinstance(subject, Group) and subject.kind != "time" and not _marked((None, *between)[-2], "IN")
    return [*chunks[:at], *chunks[at + 2 :]] if plain and own else chunks


def _without_provinces(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups without the land, cut short, in which a town lies: of Burlington, Ont., which; Tucson, Ariz., said."""
    for at in range(len(chunks) - 5, -1, -1):
        if at + 5 > len(chunks):
            continue  # another land was taken out behind it
        town, comma, land, stop, second = chunks[at : at + 5]
        short = isinstance(land, Group) and land.last - land.first == 1 and _tag(tokens, land.first) == "NNP"
        marks = _marked(comma, ",") and _marked(stop, ".") and _marked(second, ",")
        if isinstance(town, Group) and short and marks and town.kind in ("name", "state", "body"):
            closes = _is_finite((*chunks[at + 5 : at + 6], None)[0])
            closes = closes and not any(_marked(chunk, ",") for chunk in chunks[:at])
            chunks = [*chunks[: at + 1], *chunks[at + 4 + closes :]]
    return chunks


def _with_quoted_names(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, a name in quotation marks being part of the noun before it: the director of the works "Red Star"."""
    for at in range(len(chunks) - 4, -1, -1):
        if at + 4 > len(chunks):
            continue  # another name was joined behind it
        noun, opens, called, closes = chunks[at : at + 4]
        if not (isinstance(noun, Group) and isinstance(called, Group) and noun.last == opens.first):
            continue
        marked = _marked(opens, "QUO") and _marked(closes, "QUO") and _tag(tokens, noun.head) == "N"
        capitals = all(_text(tokens, i)[0].isupper() for i in range(called.first, called.last))
        if marked and capitals and called.kind in ("name", "state") and noun.kind != "speech":
            chunks = [*chunks[:at], replace(noun, last=closes.last), *chunks[at + 4 :]]
    return chunks


_CALLED = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "sir", "minister", "senator", "chair", "colleagues")
)
"""Words with which those begin who are spoken to."""


def _of_the_whole(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """What is done to none or some *of the corvettes* is done to corvettes: the word for how many goes."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        part, of, goods = (*chunks[i : i + 3], None, None)[:3]
        after_verb = any(type(chunk) is Verb for chunk in out[-2:])
        if (
            after_verb
            and isinstance(part, Group)
            and isinstance(goods, Group)
            and isinstance(of, Mark)
            and of.low == "of"
            and part.last - part.first == 1
            and _low(tokens, part.head) in _SHARES
            and (goods.kind in FIELD or goods.kind == "pronoun")
            and _low(tokens, goods.first) in ("the", "these", "those", "its", "their", "his", "her", "them", "it")
        ):
            goods.negative = goods.negative or part.negative or _low(tokens, part.head) in ("none", "neither")
            i += 2
            continue
        out.append(chunks[i])
        i += 1
    return out


def _text(tokens: list[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _tag(tokens: list[Token], i: int) -> str:
    return tokens[i].tag if 0 <= i < len(tokens) else ""


def _low(tokens: list[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _named(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """Names that run over a preposition are one group: Ministry of Defence, Embassy of the Russian Federation."""
    out: list[Chunk] = []
    for chunk in chunks:
        mark = out[-1] if len(out) > 1 and type(chunk) is Group else None
        if type(mark) is Mark and type(chunk) is Group and mark.low in _JOINS_NAME:
            before = out[-2]
            led = out[-3] if len(out) > 2 and mark.low == "for" else None
            fro = isinstance(led, Mark) and led.low == "from"
            fro = fro or (isinstance(led, Verb) and led.lemma in ("leave", "depart", "quit"))  # left Varna for Erbil
            joins = (
                isinstance(before, Group)
                and not fro
                and (
                    _goes_on(before, chunk, chunks, tokens)
                    if mark.low == "and"
                    else _joins(before, mark.low, chunk, tokens)
                )
            )
            if isinstance(before, Group) and mark.low == "of" and _of_office(before, chunk, tokens):
                chunk.first = before.first  # a Ministry of Defence source
                out[-2:] = [chunk]
                continue
            if joins and isinstance(before, Group):
                out.pop()
                before.last = chunk.last
                continue
            if isinstance(before, Group) and mark.low in ("in", "for") and _tag(tokens, chunk.first) == "DT":
                office = Group(before.first, chunk.last, before.head, before.kind)
                if before.last == mark.first and _with_his_name(office, tokens):
                    out[-2:] = [office]  # Minister in the Presidency Thandi Mbeya
                    continue
        out.append(chunk)
    return out


def _of_office(body: Group, who: Group, tokens: list[Token]) -> bool:
    """Whether somebody is told by an office that runs over "of": a Ministry of Defence source."""
    plain = body.kind == "body" and _low(tokens, body.first) in ("a", "an", "one") and body.owner is None
    named = _tag(tokens, body.head) == "NNP" and _tag(tokens, who.first) == "NNP" and who.last - who.first > 1
    return plain and named and who.kind in ("person", "spokes") and _tag(tokens, who.head) == "N"


def _without_asides(chunks: list[Chunk]) -> list[Chunk]:
    """The groups without short asides in brackets."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        if _marked(chunks[i], "("):
            end = next((j for j in range(i + 1, min(len(chunks), i + 16)) if _marked(chunks[j], ")")), None)
            if end is not None and i:
                i = end + 1
                continue
        out.append(chunks[i])
        i += 1
    return out


def _marked(chunk: Chunk | None, tag: str) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == tag


def _apposed(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
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
            if other.kind in FIELD:
                other.kind = "body"
            if _with_his_name(other, tokens):
                other = Group(other.last - _PAIR, other.last, other.last - 1, "name")
            host.apposed.append(other)
            i = after
    return out


def _larger_place(chunks: list[Chunk], at: int, out: list[Chunk], tokens: list[Token]) -> int | None:
    """Past the land in which a town lies that was named after a preposition: in Toledo, Ohio, would not."""
    town, land = out[-1], chunks[at]
    placed = len(out) > 1 and isinstance(out[-2], Mark) and out[-2].low in ("in", "at", "from", "of", "near", "outside")
    if not placed or not isinstance(town, Group) or not isinstance(land, Group) or town.comma:
        return None
    bare = (
        land.owner is None and not land.apposed and all(_tag(tokens, i) == "NNP" for i in range(land.first, land.last))
    )
    lands = land.kind == "state" or (land.kind == "name" and land.last - land.first == 1)
    lands = lands or _low(tokens, land.first) in ("north", "south", "west", "new", "rhode")
    if town.kind not in ("name", "state") or not bare or not lands or town.owner is not None:
        return None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    behind = chunks[at + 2] if at + 2 < len(chunks) else None
    closed = (
        _marked(after, ",") and (_is_finite(behind) or _marked(behind, "IN") or _marked(behind, "WP"))
        if after
        else False
    )
    return at + 2 if closed else None


def _host(out: list[Chunk], other: Chunk, tokens: list[Token]) -> Group:
    """The group that an apposition explains: of "the director of the factory in Brezovac, Zoran P.," the director."""
    last = out[-1]
    assert isinstance(last, Group)
    if not (
        isinstance(other, Group)
        and other.kind == "name"
        and _tag(tokens, other.head) == "NNP"
        and _tag(tokens, other.first) != "DT"
    ):
        return last
    at = len(out) - 1
    while at >= 2 and _marked(out[at - 1], "IN"):
        before = out[at - 2]
        if not isinstance(before, Group):
            break
        if before.kind in ("person", "spokes") or (
            before.kind in ("pronoun", "number") and _low(tokens, out[at - 1].first) in ("of", "from", "at", "in")
        ):
            return before
        made = before.kind == "body" and _low(tokens, before.head) in _MAKERS and last.kind in FIELD
        if made and other.last - other.first > 1:
            return before
        letters = _text(tokens, other.first)
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
    if other.kind not in _AGENTS or other.kind == "pronoun":
        return None
    opens = (
        _tag(tokens, other.first) == "DT" and _low(tokens, other.first) in ("a", "an", "the")
    ) or other.owner is not None
    offices = ("former", "head", "chief", "director", "leader", "chair", "spokesman", "spokeswoman")
    described = of.kind == "name" and (opens or _low(tokens, other.first) in offices)
    described = described or (of.kind == "state" and opens and other.kind == "body")
    called = (
        of.kind in ("person", "spokes", "body", "other", "pronoun", "number") and other.kind == "name" and not opens
    )
    called = called or (of.kind in ("person", "spokes") and not opens and _with_his_name(other, tokens))
    called = called or (
        of.kind in ("person", "body", "other")
        and other.kind == "name"
        and other.owner is not None
        and _low(tokens, of.first) == "the"
        and _tag(tokens, other.head) == "NNP"
    )
    called = called or (
        of.kind in ("person", "body")
        and other.kind in ("body", "name")
        and _low(tokens, other.first) == "the"
        and _tag(tokens, other.head) == "NNP"
    )
    land = other.kind == "state" and _tag(tokens, other.first) != "DT" and other.owner is None
    called = called or (land and of.kind in ("body", "other") and _low(tokens, of.head) in _LANDS)
    if not described and not called:
        return None
    end = at + 1
    while end + 1 < len(chunks) and _marked(chunks[end], "IN") and isinstance(chunks[end + 1], Group):
        end += 2
    if end >= len(chunks) or _marked(chunks[end], "."):
        return end
    if _marked(chunks[end], ","):
        following = chunks[end + 1] if end + 1 < len(chunks) else None
        if isinstance(following, Mark) and following.tag == "CC":
            return None
        if described and isinstance(following, Group) and following.kind == "name":
            return None
        return end + 1
    return None


def _firm_behind(of: Group, other: Group, after: Sequence[Chunk | None], tokens: list[Token]) -> bool:
    """Whether a name made of a word for goods is a firm's: the operator, Flandria Cargo, did not answer."""
    capitals = all(_tag(tokens, i) == "NNP" for i in range(other.first, other.last))
    owned = of.kind in ("person", "body") and (of.owner is not None or _low(tokens, of.first) == "the")
    closed = _marked(after[0], ",") and (_is_finite(after[1]) or _marked(after[1], "WP"))
    return owned and capitals and other.last - other.first > 1 and closed


def _with_his_name(group: Group, tokens: list[Token]) -> bool:
    """Whether an office in capitals has the name of its bearer behind it: Minister of State Juma Okello."""
    of = [i for i in range(group.first + 1, group.last) if _tag(tokens, i) == "IN"]
    capitals = all(_tag(tokens, i) in ("NNP", "IN", "DT") for i in range(group.first, group.last))
    if group.kind not in ("person", "spokes") or len(of) != 1 or not capitals or group.owner is not None:
        return False
    name = range(group.last - _PAIR, group.last)
    known = any(_low(tokens, i) in lexicon().nouns or _low(tokens, i) in wordset("organisation") for i in name)
    return name[0] - of[0] > 1 + (_tag(tokens, of[0] + 1) == "DT") and not known


def _goes_on(before: Group, chunk: Group, chunks: list[Chunk], tokens: list[Token]) -> bool:
    """Whether "and" goes on within a name: the Committee for Open Skies and Open Books urges."""
    spans = any(_tag(tokens, i) == "IN" for i in range(before.first, before.last))
    at = next(i for i, other in enumerate(chunks) if other is chunk)
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    kinds = ("name", "other", "body", "transfer", "goods", "abstract", "aid")
    if spans and before.kind == "body" and _low(tokens, chunk.head) in wordset("portfolios") and chunk.owner is None:
        return (
            _tag(tokens, chunk.first) == "NNP" and _tag(tokens, before.head) == "NNP"
        )  # Ministry of Industry and Trade
    named = _tag(tokens, chunk.first) == "NNP" and chunk.kind in kinds and chunk.owner is None
    return spans and before.kind == "body" and named and _is_finite(after) and _tag(tokens, before.head) == "NNP"


def _joins(before: Group, word: str, after: Group, tokens: list[Token]) -> bool:
    if _tag(tokens, before.head) != "NNP" or _tag(tokens, after.head) != "NNP" or after.owner is not None:
        return False
    words = [token.low for token in tokens[before.first : before.last] if token.tag == "NNP"]
    if before.kind == "name" and len(words) > 1 and not wordset("organisation") & set(words):
        return False
    if word == "in" or (word != "of" and before.kind not in ("body", "name")):
        return False
    if before.kind == "name" and any(lexicon().nouns.get(low) == "person" for low in words[:-1]):
        return False  # House Committee Chairman Ann Roe of New York
    return (before.kind in ("body", "name", "state", "person") and after.kind not in ("time", "state")) or (
        before.kind == "body" and after.kind == "state" and word == "of"
    )


def _coordinated(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """Lists of groups of one sort become one group."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        chunk = chunks[i]
        mark = chunks[i + 1] if type(chunk) is Group and i + 2 < len(chunks) else None
        if type(mark) is Mark and mark.low in _JOINS_LIST:
            members, after = _list_from(chunks, i)
            if len(members) > _PAIR and mark.low == "," and _counted(out, members, tokens):
                out.append(chunk)
                i = after + _marked(chunks[after] if after < len(chunks) else None, ",")
                continue  # two allies, Spain and Italy, have
            object_ = bool(out) and not _opens(out[-1]) and not _in_subject(out)
            parted = object_ and len(members) == _PAIR and mark.low == ","  # for Chad, and the port sent it away
            if len(members) > 1 and not parted and not (object_ and _finite_from(chunks, after)):
                whole = Group(
                    members[0].first,
                    members[-1].last,
                    members[0].head,
                    members[0].kind,
                    members[0].owner,
                    members,
                    negative=members[0].negative,
                )
                out.append(whole)
                i = after
                continue
        out.append(chunk)
        i += 1
    return out


def _counted(out: list[Chunk], members: list[Group], tokens: list[Token]) -> bool:
    """Whether the first of a list says how many the others are, and so is told by them: two allies, Spain and Italy."""
    first = members[0]
    whole = out[-2] if len(out) > 1 and isinstance(out[-1], Mark) and out[-1].low == "of" else first
    count = COUNTS.get(_low(tokens, whole.first), 0) if isinstance(whole, Group) and not whole.members else 0
    named = all(_tag(tokens, one.head) == "NNP" for one in members[1:])
    return named and count == len(members) - 1 and _tag(tokens, first.head) == "N"


def _opens(chunk: Chunk) -> bool:
    """Whether a clause may begin behind a mark."""
    return isinstance(chunk, Mark) and chunk.tag in (",", "QUO", "THAT", "CS", ":", "CC")


def _in_subject(out: list[Chunk]) -> bool:
    """Whether what follows "of" belongs to a group with which a clause begins: that shipments *of* mines and radios."""
    of = len(out) > 1 and isinstance(out[-1], Mark) and out[-1].low in ("of", "for") and isinstance(out[-2], Group)
    return of and (len(out) == _PAIR or _opens(out[-3]))


def _finite_from(chunks: list[Chunk], at: int) -> bool:
    """Whether a finite verb follows, past groups with prepositions: the first of them *left*."""
    among = False
    while at + 1 < len(chunks) and _marked(chunks[at], "IN") and isinstance(chunks[at + 1], Group):
        mark = chunks[at]
        among = isinstance(mark, Mark) and mark.low == "among"
        at += 2
    verb = chunks[at] if at < len(chunks) else None
    if among and isinstance(verb, Verb) and verb.last - verb.first == 1 and verb.past:
        return False  # among the items *released* to Mali
    return _is_finite(verb)


def _is_finite(chunk: Chunk | None) -> bool:
    return isinstance(chunk, Verb) and chunk.form in ("finite", "base")


def _list_from(chunks: list[Chunk], i: int) -> tuple[list[Group], int]:
    """The groups joined by commas and a coordinator from a place on, and the place after them."""
    first = chunks[i]
    assert isinstance(first, Group)
    members, j, closed = [first], i + 1, False
    pending: list[Group] = []
    while j + 1 < len(chunks) and not closed:
        mark = chunks[j]
        if not isinstance(mark, Mark) or (
            mark.low not in (",", "and", "or") and not (mark.low == "nor" and first.negative)
        ):
            break
        step = j + 1
        after = chunks[step]
        if mark.low == "," and isinstance(after, Mark) and after.low in ("and", "or"):
            step, closed = step + 1, True
            after = chunks[step] if step < len(chunks) else mark
        closed = closed or mark.low in ("and", "or", "nor")
        if (
            not isinstance(after, Group)
            or sort(after) != sort(first)
            or (after.kind == "pronoun" and first.kind != "pronoun")
        ):
            return members, i + 1
        pending.append(after)
        j = step + 1
    if closed:
        return members + pending, j
    return members, i + 1
