"""Groups of a sentence in; groups joined out: names that run over a preposition, appositions, lists."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from caveat.sources.prose.grammar.appositions import apposed, with_his_name
from caveat.sources.prose.grammar.compounds import compounded
from caveat.sources.prose.grammar.fronts import front, seam
from caveat.sources.prose.grammar.heads import in_subject, opens
from caveat.sources.prose.grammar.names import BEHIND_NAME
from caveat.sources.prose.grammar.offices import then_and_now, whole
from caveat.sources.prose.grammar.prices import priced
from caveat.sources.prose.grammar.shares import counted, of_several
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, is_finite, is_mark, low_is, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.sorts import QUOTES
from caveat.sources.prose.words.spoken import COUNTS
from caveat.sources.prose.words.tokens import Token

_PAIR = 2
_SHARES = frozenset(("none", "neither", "either", "any", "some", "all", "both", "each", "most", "many", "several"))
"""Words for how many of something there are, without a number."""
_JOINS_NAME = frozenset(("of", "for", "on", "and", "in", "against", "&"))
_COUNTED = frozenset(("number", "other", "measure"))
"""Kinds of groups that may count votes."""
_AIRED = frozenset(("programme", "program"))
_JOINS_LIST = frozenset((",", "and", "or", "nor"))


def joined(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups of a sentence without short asides, with names, appositions and lists in one group each."""
    opening, joint = front(chunks, tokens), seam(chunks)
    parts = (chunks[:opening], chunks[opening:joint], chunks[max(opening, joint) :])
    return [chunk for part in parts for chunk in _joined(part, tokens)]


def _joined(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups of an opening, or of what follows it, so joined."""
    lows = {chunk.low for chunk in chunks if type(chunk) is Mark}
    if "(" in lows or "[" in lows:
        chunks = _without_asides(chunks)
    chunks = priced(compounded(counted(chunks, tokens), tokens), tokens)
    if "to" in lows and any(token.lemma in ("vote", "pass") for token in tokens):
        chunks = _without_counts(chunks, tokens)
    if "," in lows and any(type(chunk) is Mark and chunk.tag == "." for chunk in chunks[:-1]):
        chunks = _without_provinces(chunks, tokens)
    chunks = whole(_uncalled(chunks, tokens), tokens)
    if not lows.isdisjoint(QUOTES) and sum(type(chunk) is Mark and chunk.tag == "QUO" for chunk in chunks) > 1:
        chunks = _with_quoted_names(chunks, tokens)
    if "of" in lows:
        chunks = of_several(_of_the_whole(chunks, tokens), tokens)
    if not lows.isdisjoint(_JOINS_NAME):
        chunks = _named(chunks, tokens)
    for chunk in chunks:
        if type(chunk) is Group and chunk.kind == "person" and chunk.last - chunk.first > _PAIR:
            capitals = all(tokens[i].tag == "NNP" for i in range(chunk.first, chunk.last))
            if capitals and tokens[chunk.last - 1].text in BEHIND_NAME:
                chunk.kind = "name"  # Ann Lind MP
        if type(chunk) is Group and chunk.kind == "transfer" and tokens[chunk.head].low in _AIRED:
            on_air = any(tokens[i].low in ("radio", "television", "tv", "news") for i in range(chunk.first, chunk.head))
            chunk.kind = "outlet" if on_air else chunk.kind  # told a radio programme that nothing had been decided
    chunks = apposed(chunks, tokens)
    if "and" in lows or "or" in lows:
        chunks = _of_both(then_and_now(chunks, tokens), tokens)
    return chunks if lows.isdisjoint(_JOINS_LIST) else _coordinated(chunks, tokens)


_SOCIETIES = frozenset(("groups", "organisations", "organizations", "charities", "campaigners", "activists", "bodies"))
"""Who is told by what he stands for: human rights and peace groups."""


def _of_both(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, those who speak for two trades or sides in one: industry and government sources."""
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        first, mark, last = (*chunks[at : at + 3], None, None, None)[:3]
        joint = isinstance(mark, Mark) and mark.low in ("and", "or")
        if joint and isinstance(first, Group) and isinstance(last, Group):
            before = out[-1] if out else None
            apart = before is not None and low_is(before, "between")
            hung = is_mark(before, "IN") and any(is_finite(one) for one in out)
            apart = apart or hung  # sold them to Chad and Swiss aides said
            if _of_one_trade(first, tokens) and _speak(last, tokens) and not apart:
                verb = chunks[at + 3] if at + 3 < len(chunks) else None
                said = verb is not None and is_finite(verb)
                if said or (is_mark(verb, "IN") and tokens[first.head].tag == "N"):
                    out.append(Group(first.first, last.last, last.head, last.kind))
                    at += 3
                    continue
        out.append(chunks[at])
        at += 1
    return out


def _of_one_trade(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is one word or a name that may tell of what trade or side somebody is: industry, US."""
    some = group.last - group.first > 1 and tokens[group.first].low in ("several", "many", "various", "other")
    plain = some or tokens[group.first].tag not in ("DT", "PRPS", "CD")  # several human rights and peace groups
    return (
        plain
        and not (group.members or group.apposed or group.owner)
        and group.kind not in ("person", "spokes", "pronoun", "time", "number", "goods")
        and (group.last - group.first <= _PAIR + some)
    )


def _speak(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is of people without a name, and says of what trade or side they are: government sources."""
    low = tokens[group.head].low
    told = group.last - group.first > 1 and tokens[group.first].tag not in ("DT", "PRPS", "CD")
    known = low in lexicon().anonymous or low in _SOCIETIES
    return told and low.endswith("s") and known and not (group.members or group.owner)


def _uncalled(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups without the one who is spoken to: Mr Karam, last week the ministry put; Minister, your office has."""
    at = 1 if chunks and is_mark(chunks[0], "QUO") else 0
    called, comma = (*chunks[at : at + 2], None, None)[:2]
    if not isinstance(called, Group) or not is_mark(comma, ",") or tokens[called.first].low not in _CALLED:
        return chunks
    verb = next((k for k in range(at + 2, len(chunks)) if is_finite(chunks[k]) or is_mark(chunks[k], ",")), 0)
    if not verb or not is_finite(chunks[verb]) or is_mark((*chunks[verb + 1 :], None)[0], ","):
        return chunks
    between = chunks[at + 2 : verb]
    subject = between[-1] if between else None
    plain = all(isinstance(one, Group) or is_mark(one, "IN") or is_mark(one, "R") for one in between)
    own = isinstance(subject, Group) and subject.kind != "time" and not is_mark((None, *between)[-2], "IN")
    return [*chunks[:at], *chunks[at + 2 :]] if plain and own else chunks


def _without_provinces(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups without the land, cut short, in which a town lies: of Burlington, Ont., which; Tucson, Ariz., said."""
    for at in range(len(chunks) - 5, -1, -1):
        if at + 5 > len(chunks):
            continue  # another land was taken out behind it
        town, comma, land, stop, second = chunks[at : at + 5]
        short = isinstance(land, Group) and land.last - land.first == 1 and tokens[land.first].tag == "NNP"
        marks = is_mark(comma, ",") and is_mark(stop, ".") and is_mark(second, ",")
        if isinstance(town, Group) and short and marks and town.kind in ("name", "state", "body"):
            closes = is_finite((*chunks[at + 5 : at + 6], None)[0])
            closes = closes and not any(is_mark(chunk, ",") for chunk in chunks[:at])
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
        marked = is_mark(opens, "QUO") and is_mark(closes, "QUO") and tokens[noun.head].tag == "N"
        capitals = all(tokens[i].text[0].isupper() for i in range(called.first, called.last))
        if marked and capitals and called.kind in ("name", "state") and noun.kind != "speech":
            chunks = [*chunks[:at], replace(noun, last=closes.last), *chunks[at + 4 :]]
    return chunks


_CALLED = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "sir", "minister", "senator", "chair", "colleagues")
)
"""Words with which those begin who are spoken to."""


def _of_the_whole(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """What is done to none or some *of the corvettes* is done to corvettes: the word for how many goes."""
    if not any(type(of) is Mark and of.low == "of" and _share_of(part, of, tokens) for part, of in pairwise(chunks)):
        return chunks
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        part, of, goods = (*chunks[i : i + 3], None, None)[:3]
        after_verb = any(type(chunk) is Verb for chunk in out[-2:])
        told = bool(out) and is_mark(out[-1], "THAT") and i + 3 < len(chunks)  # said that none of the jets had left
        after_verb = after_verb or (told and not any(is_mark(chunks[i + 3], tag) for tag in ("THAT", "WP")))
        if (
            after_verb
            and isinstance(part, Group)
            and isinstance(goods, Group)
            and _share_of(part, of, tokens)
            and (goods.kind in FIELD or goods.kind == "pronoun")
            and tokens[goods.first].low in ("the", "these", "those", "its", "their", "his", "her", "them", "it")
        ):
            goods.negative = goods.negative or part.negative or tokens[part.head].low in ("none", "neither")
            i += 2
            continue
        out.append(chunks[i])
        i += 1
    return out


def _share_of(part: Chunk, of: Chunk | None, tokens: list[Token]) -> bool:
    """Whether a word for how many stands before "of"."""
    if type(of) is not Mark or of.low != "of" or type(part) is not Group:
        return False
    return part.last - part.first == 1 and tokens[part.head].low in _SHARES


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
            if isinstance(before, Group) and mark.low == "and" and _of_a_party(before, chunk, tokens):
                chunk.first, chunk.comma = before.first, before.comma
                out[-2:] = [chunk]
                continue
            if joins and isinstance(before, Group):
                out.pop()
                before.last = chunk.last
                continue
            if isinstance(before, Group) and mark.low in ("in", "for") and tokens[chunk.first].tag == "DT":
                office = Group(before.first, chunk.last, before.head, before.kind)
                if before.last == mark.first and with_his_name(office, tokens):
                    out[-2:] = [office]  # Minister in the Presidency Thandi Mbeya
                    continue
        out.append(chunk)
    return out


def _of_office(body: Group, who: Group, tokens: list[Token]) -> bool:
    """Whether somebody is told by an office that runs over "of": a Ministry of Defence source."""
    plain = body.kind == "body" and tokens[body.first].low in ("a", "an", "one") and body.owner is None
    named = tokens[body.head].tag == "NNP" and tokens[who.first].tag == "NNP" and who.last - who.first > 1
    return plain and named and who.kind in ("person", "spokes") and tokens[who.head].tag == "N"


def _of_a_party(before: Group, after: Group, tokens: list[Token]) -> bool:
    """Whether "and" stands in the name of one party or committee: the Law and Justice party."""
    last = tokens[after.last - 1].low
    house = last in ("committee", "commission") and before.kind not in wordset(
        "agents"
    )  # Security and Defence Committee
    one = (last == "party" or house) and after.last - after.first > 1 and after.kind == "body"
    led = tokens[before.first].tag == "DT" and tokens[before.last - 1].text[0].isupper() and not before.members
    return one and led and all(token.text[0].isupper() for token in tokens[after.first : after.last - 1])


def _without_counts(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups of a vote without how many were for it: voted by eight votes to three against the radars."""
    for at in range(1, len(chunks) - 3):
        ayes, to, noes = chunks[at : at + 3]
        if not (isinstance(ayes, Group) and isinstance(noes, Group) and low_is(to, "to")):
            continue
        counts = all(tokens[one.first].tag == "CD" and one.kind in _COUNTED for one in (ayes, noes))
        led = low_is(chunks[at - 1], "by")
        if counts and (led or isinstance(chunks[at - 1], Verb)) and not isinstance(chunks[at + 3], Group):
            return [*chunks[: at - led], *chunks[at + 3 :]]
    return chunks


def _without_asides(chunks: list[Chunk]) -> list[Chunk]:
    """The groups without short asides in brackets."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        if is_mark(chunks[i], "("):
            end = next((j for j in range(i + 1, min(len(chunks), i + 16)) if is_mark(chunks[j], ")")), None)
            if end is not None and i:
                i = end + 1
                continue
        out.append(chunks[i])
        i += 1
    return out


def _goes_on(before: Group, chunk: Group, chunks: list[Chunk], tokens: list[Token]) -> bool:
    """Whether "and" goes on within a name: the Committee for Open Skies and Open Books urges."""
    spans = any(tokens[i].tag == "IN" for i in range(before.first, before.last))
    at = next(i for i, other in enumerate(chunks) if other is chunk)
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    kinds = ("name", "other", "body", "transfer", "goods", "abstract", "aid")
    if spans and before.kind == "body" and tokens[chunk.head].low in wordset("portfolios") and chunk.owner is None:
        return tokens[chunk.first].tag == "NNP" and tokens[before.head].tag == "NNP"  # Ministry of Industry and Trade
    named = tokens[chunk.first].tag == "NNP" and chunk.kind in kinds and chunk.owner is None
    return spans and before.kind == "body" and named and is_finite(after) and tokens[before.head].tag == "NNP"


def _joins(before: Group, word: str, after: Group, tokens: list[Token]) -> bool:
    if word == "against":  # Clydeside Against Arms
        capitals = all(tokens[at].text[0].isupper() for at in (before.head, before.last, after.first, after.head))
        return capitals and before.kind not in ("time", "pronoun", "number", "measure") and after.kind != "time"
    if tokens[before.head].tag != "NNP" or tokens[after.head].tag != "NNP" or after.owner is not None:
        return False
    if word == "&":  # Pratt & Whitney
        whole = after.kind in ("name", "person", "body") or after.last - after.first > 1  # & Whitney Canada
        return before.kind in ("name", "person", "body") and whole
    words = [token.low for token in tokens[before.first : before.last] if token.tag == "NNP"]
    if before.kind == "name" and len(words) > 1 and not wordset("organisation") & set(words):
        return False
    if word == "of" and " ".join(token.text for token in tokens[before.first : before.last]) in lexicon().states:
        return False  # the sale to Saudi Arabia of AWACS
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
                i = after + is_mark(chunks[after] if after < len(chunks) else None, ",")
                continue  # two allies, Spain and Italy, have
            two = len(members) == _PAIR and mark.low == ","
            object_ = bool(out) and not opens(out[-1]) and not in_subject(out, two)
            parted = object_ and two  # for Chad, and the port sent it away
            object_ = object_ and not (
                isinstance(out[-1], Verb) and out[-1].lemma in wordset("asides")
            )  # said A and B did
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
    count = COUNTS.get(tokens[whole.first].low, 0) if isinstance(whole, Group) and not whole.members else 0
    named = all(tokens[one.head].tag == "NNP" for one in members[1:])
    head = tokens[first.head]
    return named and count == len(members) - 1 and (head.tag == "N" or head.low in ("states", "members", "countries"))


def _finite_from(chunks: list[Chunk], at: int) -> bool:
    """Whether a finite verb follows, past groups with prepositions: the first of them *left*."""
    among, theirs = False, chunks[at] if at < len(chunks) else None
    at += is_mark(theirs, "R") or (isinstance(theirs, Group) and theirs.kind == "person")  # Chad, and EU ministers left
    while at + 1 < len(chunks) and is_mark(chunks[at], "IN") and isinstance(chunks[at + 1], Group):
        mark = chunks[at]
        among = isinstance(mark, Mark) and mark.low == "among"
        at += 2
    verb = chunks[at] if at < len(chunks) else None
    if among and isinstance(verb, Verb) and verb.last - verb.first == 1 and verb.past:
        return False  # among the items *released* to Mali
    return is_finite(verb)


def _list_from(chunks: list[Chunk], i: int) -> tuple[list[Group], int]:
    """The groups joined by commas and a coordinator from a place on, and the place after them."""
    first = chunks[i]
    assert isinstance(first, Group)
    members, j, closed = [first], i + 1, False
    if i > 1 and low_is(chunks[i - 1], "among") and is_mark(chunks[i - 2], ","):
        return members, j  # has donated, among other things, 24 jets and a ship
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
