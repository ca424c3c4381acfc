"""A noun group in; the name that stands there, whether it is a person's, and the state that it names, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.sortnames import own_name
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.forms import PARTICLES
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import named_at_end
from caveat.sources.prose.words.tokens import Token, stand_apart

BEHIND_NAME = frozenset(("KC", "QC", "SC", "SAN", "MP", "MEP", "MBE", "OBE", "CBE", "Jr", "Jr."))
"""What stands behind a person's name and is no part of it."""
_AGENTIVE = ("ist", "ian", "woman", "wife", "eer", "ogist")
"""How words end that tell what somebody is, and that no list has: the midwife Joan Hall."""
_BEFORE_NAME = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "neither", "own", "more", "less", "fewer", "than", "up", "to",
     "at", "least")
)  # fmt: skip
_SIDES = frozenset(
    ("main", "largest", "biggest", "smaller", "smallest", "small", "opposition", "ruling", "governing", "co-governing",
     "coalition", "partner", "junior", "senior", "liberal", "conservative", "left-wing", "right-wing", "leftist",
     "rightist", "left-leaning", "right-leaning", "far-right", "far-left", "hard-right", "hard-left", "centrist",
     "centre-left", "centre-right", "center-left", "center-right", "populist", "nationalist", "socialist", "communist",
     "green", "pacifist", "progressive", "agrarian", "pro-european", "pro-western", "eurosceptic", "separatist",
     "brotherly", "fraternal")
)  # fmt: skip
"""What a party stands for and on whose side it sits, in front of its name."""
_OF_SORT = frozenset(("firm", "company", "shipbuilder", "manufacturer", "maker", "charity"))
"""What a firm is, in front of its name."""
_NAMED_BESIDE = frozenset(("person", "spokes", "body", "other", "pronoun", "number"))
"""Kinds of group that go by the name beside them: the minister, Ane Holt."""
_LEFT_OUT = wordset("titles") - wordset("kept")
"""Titles that are no part of a name."""
_RANKED = frozenset(("deputy", "vice", "acting", "former", "interim", "pm", "fm", "defence", "defense", "foreign"))
"""What stands in front of an office or for it, which by itself names nobody."""
_RANKED_OR_TITLED = _RANKED | wordset("titles")
_BELONGED_TO = frozenset(("name", "body", "people", "person", "other"))
"""Kinds of those in whose name a person's stands: the Reds' Ola Berg, the yard's."""
_PAIR = 2
"""Words of a name behind whoever its bearer belongs to."""
_FIELDS = frozenset(("state", "defence", "defense", "foreign", "war", "justice", "interior", "home", "health", "staff"))
"""Fields of an office beside the portfolios."""
_MOST = 4
"""Words of the longest name of a person."""
_WARS = frozenset((("at", "war"), ("in", "conflict"), ("to", "conflict"), ("to", "war"), ("in", "war"),
                   ("under", "embargo"), ("under", "sanctions")))  # fmt: skip
"""What somebody is in to whom no arms are to go: countries at war, a party to a conflict."""
_LANDS = frozenset(("country", "state", "nation", "regime"))
_IN_WHAT = frozenset(("under", "with", "without", "at"))
_NO_STATE_OF_THEIRS = frozenset(
    ("time", "goods", "person", "body", "name", "state", "number", "pronoun", "permit", "unit")
)
"""Kinds of what tells nothing of the sort of states it stands behind: sold to countries at cost, with missiles."""
_EXTENDS = frozenset(("of", "for", "in", "at", "near", "outside"))


def name(group: Group, tokens: list[Token], items: list[Item]) -> Mention:
    """What stands there, less a leading article or possessive, with an "of" that belongs to it."""
    if group.apposed and group.kind in _NAMED_BESIDE:
        for other in group.apposed:
            some = [token.low for token in tokens[other.last : other.last + 2]] == ["among", "them"]
            if other.kind in ("name", "body", "state") and tokens[other.head].tag == "NNP" and not some:
                placed = tokens[other.first].low.endswith("-based") and other.head > other.first
                return name(replace(other, first=other.first + placed), tokens, [])  # the vendor, Bergen-based Saab
    first = group.first + (_dated(group, tokens) if group.head > group.first else 0)
    while first < group.head and (
        tokens[first].low in _BEFORE_NAME
        or tokens[first].tag == "PRPS"
        or (group.members and tokens[first].low in ("either", "both"))
    ):
        first += 1
    if tokens[first].low == "no" and tokens[group.head].low in ("government", "cabinet", "administration"):
        first += tokens[first + 1].text in lexicon().peoples  # no / Norwegian government would stop them
    if group.kind == "state" and first == group.head - 1 and _tells_how_it_is(tokens[first], first):
        whole = f"{tokens[first].text} {tokens[group.head].text}" in lexicon().state_of  # White House halts shells
        first += not whole  # neutral Switzerland
    jeers = first < group.head and tokens[first].low.endswith(("ing", "ed")) and group.kind in ("person", "body")
    if jeers and tokens[first].low not in _TELLING and tokens[first + 1].text in lexicon().peoples:
        first += 1  # dithering Danish chiefs
    if group.kind == "name" and tokens[first].low in _OF_SORT:
        first += tokens[first + 1].tag == "NNP"
    if group.kind in ("name", "body") and not group.members and group.tail in (0, group.last):
        first = own_name(tokens, first, group.last)
    if is_person(group, tokens):
        return _bare(group, tokens, first)
    if group.kind in ("name", "body", "other") and tokens[first].low in _SIDES:
        first = _past_sides(group, tokens, first)
    last = group.tail or extended(group, tokens, items)
    called, end = _each(group, tokens, first, last) or printed(tokens, first, last), tokens[last - 1].end
    called = _BRACKETS.sub("", called) if group.members and "(" in called else called
    if group.kind == "person" and last > group.last and (person := _in_office(called)) is not None:
        return Mention(person, end - len(person), end)
    bound = len(_BOUND) if group.kind == "state" and called.endswith(_BOUND) else 0
    return Mention(called[: len(called) - bound], tokens[first].start, end - bound)


def _in_office(called: str) -> str | None:
    """Who is named behind an office and its field: Secretary of State Ida Moe."""
    _, of, rest = called.partition(" of ")
    words = rest.split()
    if not of or named_at_end(called) is None:
        return None
    while words and words[0].lower() in wordset("portfolios") | _FIELDS:
        words = words[1:]
    return " ".join(words) if len(words) >= _PAIR and all(word[0].isupper() for word in words) else None


def _each(group: Group, tokens: list[Token], first: int, last: int) -> str:
    """Several names without what is told of each between commas: Ann Lind, a Democrat, and Ola Berg."""
    if not any(one.apposed for one in group.members[:-1]):
        return ""
    ends = [one.last for one in group.members[:-1]] + [last]
    starts = [first] + [one.first for one in group.members[1:]]
    names = [printed(tokens, at, end) for at, end in zip(starts, ends, strict=True)]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _past_sides(group: Group, tokens: list[Token], first: int) -> int:
    """Where a party's own name begins, behind what it stands for and on whose side it sits: the far-right / Vox."""
    at = first
    while at < group.head and tokens[at].low in _SIDES and tokens[at].text.islower():
        at += 1
    own = tokens[at : group.last]
    foreign = own[0].text in lexicon().peoples  # the ruling Polish coalition
    named = all(t.tag in ("NNP", "POS") or t.low in ("party", "and", "of", "for") for t in own)
    return at if named and own[0].text[0].isupper() and not foreign and not group.members else first


def _tells_how_it_is(token: Token, at: int) -> bool:
    """Whether a word before a state's name tells how the state is, and is no part of the name."""
    how = token.tag == "J" or ("-" in token.low and token.low.endswith(_HOW_IT_IS))
    return how and token.low not in _PARTS and (token.text.islower() or at == 0)


_TELLING = frozenset(("united", "governing", "ruling", "outgoing", "incoming", "acting", "leading", "retired", "named"))
"""Words of that form that tell which they are: the governing Polish coalition."""
_HOW_IT_IS = ("-rich", "-strapped", "-torn", "-armed", "-hit", "-ruled", "-starved", "-poor", "-scarred", "-led")
"""How words end that tell how a state is: oil-rich Kuwait."""


_PARTS = frozenset(
    ("northern", "southern", "eastern", "western", "central", "upper", "lower", "north-eastern", "north-western",
     "south-eastern", "south-western", "northeastern", "northwestern", "southeastern", "southwestern", "occupied")
)  # fmt: skip
"""Words that tell a part of a state."""
_BRACKETS = later(r" ?\([^()]*\)")
"""What stands in brackets behind one of several names: Sens. Ann Lund (D-N.M.) and Tom Hale."""
_BOUND = "-bound"
"""What stands behind a state to which goods are to go: Saudi-bound parts."""


def is_person(group: Group, tokens: list[Token]) -> bool:
    """Whether a group names a person: a name with a title, or of two words without a word of a body."""
    if group.kind != "name" or tokens[group.head].tag != "NNP" or group.members:
        return False
    if any(one.kind == "body" and tokens[one.head].low in wordset("firms") for one in group.apposed):
        return False  # Anadolu Zirh, the manufacturer
    if [token.low for token in tokens[group.last : group.last + 2]] == [",", "which"]:
        return False
    last = group.last - (group.last - group.first > 2 and tokens[group.last - 1].text in BEHIND_NAME)
    words = [t for t in tokens[group.first : last] if t.tag == "NNP"]
    lows = [t.low.rstrip(".") for t in tokens[group.first : last]]
    if lows[-1] in _RANKED_OR_TITLED and (len(lows) == 1 or _of_no_name(tokens[group.first : last - 1])):
        return False  # Deputy PM, the PM, Fiji's PM, with no name behind it
    if tokens[last - 1].text == "DR":
        return False  # the public broadcaster DR
    if not wordset("titles").isdisjoint(lows):
        return True
    if group.owner is not None and group.owner.kind in _BELONGED_TO and tokens[group.owner.last].tag == "POS":
        return _of_two(tokens[group.owner.last + 1 : last])  # the Reds' Ola Berg
    roles = (i for i, low in enumerate(lows[:-2]) if low in wordset("reporters") or _is_role(low))
    role = max(roles, default=None)  # the Russian expert Ola Berg
    if role is not None and all(t.tag == "NNP" for t in tokens[group.first + role + 1 : last]):
        return wordset("organisation").isdisjoint(lows[role + 1 :])
    if tokens[group.first].tag == "DT" or not wordset("organisation").isdisjoint(lows):
        return False
    if any(t.text.isupper() and len(t.text) > 1 and "." not in t.text for t in words):
        return False
    small = sum(token.text in PARTICLES for token in words)
    return 2 <= len(words) - small <= _MOST and len(words) == last - group.first


def _of_no_name(words: list[Token]) -> bool:
    """Whether what stands before the word for an office tells no more than whose it is, and of what rank."""
    known, peoples = lexicon().state_of, lexicon().peoples
    return all(
        t.tag in ("DT", "POS") or t.text in known or t.text in peoples or t.low.rstrip(".") in _RANKED_OR_TITLED
        for t in words
    )


def _of_two(words: list[Token]) -> bool:
    """Whether two words can be a first name and a surname."""
    named = len(words) == _PAIR and all(t.tag == "NNP" and not t.text.isupper() for t in words)
    return named and wordset("organisation").isdisjoint(t.low for t in words)


def is_titled(group: Group, tokens: list[Token]) -> bool:
    """Whether a title, or what somebody is, stands in front of his name."""
    lows = [token.low.rstrip(".") for token in tokens[group.first : group.last - 1]]
    return any(low in wordset("titles") or _is_role(low) for low in lows)


def _is_role(low: str) -> bool:
    """Whether a word in front of a name tells what its bearer is: lawyer Mira Dahl."""
    return lexicon().nouns.get(low) == "person" or (low not in lexicon().nouns and low.endswith(_AGENTIVE))


def _dated(group: Group, tokens: list[Token]) -> int:
    """How many words in front of a name say when it was: between 2029 and / 2031 Serbia, last autumn officials."""
    first = tokens[group.first]
    if group.head - group.first == 1:
        text = first.text
        return int(len(text) == 4 and text.isdigit() and tokens[group.head].tag == "NNP")
    spoken = first.low in ("last", "this", "next")
    return 2 if spoken and lexicon().nouns.get(tokens[group.first + 1].low) == "time" else 0


def _bare(group: Group, tokens: list[Token], first: int) -> Mention:
    """A person's name without titles, where first name and surname are left."""
    last = group.last - (group.last - first > 2 and tokens[group.last - 1].text in BEHIND_NAME)
    if group.owner is not None:
        owned = first <= group.owner.last < last and tokens[group.owner.last].tag == "POS"
        first = group.owner.last + 1 if owned and _of_two(tokens[group.owner.last + 1 : last]) else first
        return Mention(printed(tokens, first, last), tokens[first].start, tokens[last - 1].end)
    titled = [i for i in range(first, last) if tokens[i].low.rstrip(".") in _LEFT_OUT or tokens[i].tag != "NNP"]
    start = titled[-1] + 1 if titled and last - titled[-1] > 2 else first
    return Mention(printed(tokens, start, last), tokens[start].start, tokens[last - 1].end)


def printed(tokens: list[Token], first: int, last: int) -> str:
    """Words as they stand there, one space between, without marks of quotation."""
    if last - first == 1:
        return "" if tokens[first].tag == "QUO" else tokens[first].text.strip()
    out: list[str] = []
    for i in range(first, last):
        token = tokens[i]
        if token.tag == "QUO":
            continue
        quoted = i - 1 > first and tokens[i - 1].tag == "QUO" and stand_apart(tokens[i - 2], tokens[i - 1])
        if out and (stand_apart(tokens[i - 1], token) or quoted):
            out.append(" ")
        out.append(token.text)
    return "".join(out).strip()


@lru_cache(8192)
def state_in(name: str) -> str | None:
    """The one name of the state that a name names, or that its first or last words do: the Kremlin, German army."""
    known, parts = lexicon().state_of, name.replace("’s", "'s").split()
    tried = (name, " ".join(parts[:2]), parts[0].removesuffix("'s"), " ".join(parts[-2:]), parts[-1]) if parts else ()
    return next((known[one] for one in tried if one in known), None)


def extended(group: Group, tokens: list[Token], items: list[Item]) -> int:
    """Where a group ends that takes in what its head noun needs: deputies of the centre party."""
    last = group.last
    if [token.low for token in tokens[last : last + 2]] == ["in", "question"]:
        return last + 2  # the country in question
    own = group.members[-1] if group.members else group
    if own is not group and (own.last != last or own.kind not in ("person", "spokes")):
        return last  # the ministry and the army
    if tokens[own.head].tag == "NNP" and own.kind in ("state", "name"):
        return last
    if tokens[group.first].low == "any" and last < len(tokens) and tokens[last].low in ("who", "that"):
        return next((at for at in range(last, len(tokens)) if tokens[at].tag in (",", ".", ";", ":", "QUO")), last)
    for item in _behind(group, items):
        what = item.what
        if not isinstance(what, Group) or item.first != last:
            break
        if _completes(tokens[own.head].low, item.prep, what, tokens):
            return what.last
        if item.prep == "of" and singular(tokens[own.head].low) in wordset("by_things"):
            return what.tail or what.last
        if not _belongs(own, item.prep, what, tokens):
            break
        last = what.last
        if item.prep in ("in", "near", "outside") and _of_a_land(tokens, last):
            return last + 2  # the maker in London, Ontario / is against it
        if item.prep != "of" or what.kind == "state":
            break  # to the Government of Japan / of missiles
    return last


def _of_a_land(tokens: list[Token], at: int) -> bool:
    """Whether the land of a town stands behind its comma, and a verb behind that: in London, Ontario is."""
    row = tokens[at : at + 3]
    tags = [token.tag for token in row]
    goes_on = len(row) > 2 and (tags[2] == "MD" or (tags[2][:2] == "VB" and row[2].lemma != "say"))
    return tags[:2] == [",", "NNP"] and goes_on


def _behind(group: Group, items: list[Item]) -> Iterator[Item]:
    """What stands behind a group."""
    found = False
    for item in items:
        if found:
            yield item
        found = found or item.what is group


def _is_matter(what: Group) -> bool:
    """Whether no more than a matter is named: Transport; not: Kazakhstan's second batch."""
    return what.owner is None and what.kind not in ("state", "people") and what.last - what.first <= _SHORT


_SHORT = 2
"""Words of a matter that is part of an office's name."""
_HOLDERS = frozenset(("minister", "secretary", "ministry", "department", "commissioner"))
"""Whose names say little without what they are for."""


def _completes(low: str, prep: str, what: Group, tokens: list[Token]) -> bool:
    """Whether a noun says little without what stands behind it: parties to the conflict, the committee on defence."""
    if singular(low) in wordset("at_war") and (prep, tokens[what.head].low) in _WARS:
        return True
    sort_of = prep in _IN_WHAT and (low in _LANDS or low in wordset("sorts_of_state"))
    if sort_of and what.kind not in _NO_STATE_OF_THEIRS:
        return True  # states under attack, countries with a poor record
    if prep == "for" and singular(low) in _HOLDERS and tokens[what.first].text[0].isupper() and _is_matter(what):
        return True  # the Minister for Transport
    if prep == "for" and singular(low) in wordset("advocates") and tokens[what.head].low in wordset("stood_for"):
        return True  # campaigners for democracy
    bare = prep == "on" or (prep == "for" and what.last - what.first == 1)  # and not: for the file
    return bare and what.kind in ("abstract", "other") and singular(low) in wordset("committees")


_SENT = frozenset(
    ("embassy", "mission", "consulate", "ambassador", "envoy", "consul", "attache", "attaché", "legation", "office",
     "delegation", "representative", "base", "headquarters", "authority", "authorities")
)  # fmt: skip
"""Those of one state who are told by where they are."""


def _told_whose(group: Group, tokens: list[Token]) -> bool:
    """Whether a word for a people tells whose somebody is: Kuwaiti officers."""
    before = tokens[group.first : group.head]
    return group.kind in ("person", "people", "body") and any(t.text in lexicon().peoples for t in before)


def _belongs(group: Group, prep: str, what: Group, tokens: list[Token]) -> bool:
    """Whether what stands behind a noun tells whose it is, or where."""
    low = tokens[group.head].low
    placed = low in wordset("sites") and tokens[what.head].tag == "NNP"  # a factory near Haifa
    if prep not in _EXTENDS or (prep in ("near", "outside") and not placed):
        return False
    if prep in ("in", "at") and not placed and _told_whose(group, tokens) and low not in _SENT:
        return False  # were handed to Kuwaiti officers / in Telford
    single = tokens[what.first].tag in ("N", "VBG") and what.last - what.first == 1
    single = single or _is_portfolio(what, tokens)
    armed = what.kind == "goods" and low in wordset("armed")
    bare = single and group.kind in ("body", "person") and not armed  # deprived the air force of spares
    loose = group.kind != "body" and what.kind in ("pronoun", "other")
    fits = what.kind in wordset("agent") or (prep == "of" and (bare or loose))
    if prep == "for":
        spoken_for = group.kind == "spokes" and what.kind in ("other", "abstract")
        return (fits or spoken_for) and group.kind in ("spokes", "person")
    return fits


def _is_portfolio(what: Group, tokens: list[Token]) -> bool:
    """Whether a matter of two words is an office's, printed small: the ministry of foreign affairs."""
    opens = tokens[what.first].tag in ("J", "N") and what.last - what.first == _SHORT
    return opens and tokens[what.head].low in wordset("portfolios") | {"defence", "defense"}


def if_named(one: Mention | None) -> Mention | None:
    """Whoever has a name: a plain noun of another clause, or "Several companies" that open one, is not taken over."""
    first = one.name.split()[0] if one is not None and one.name else ""
    counted = first.lower() in lexicon().closed or first.lower() in wordset("numbers")
    return one if first[:1].isupper() and (first == "US" or not counted) else None
