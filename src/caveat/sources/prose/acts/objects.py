"""What an act is about in; the goods, papers or measures as printed, each by its own name, out."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.groups import FIELD, Group, singular, sort
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token, tokens_text

_INNER = FIELD | {"civil", "other", "abstract", "unit"}
"""Kinds of what is moved, licensed or counted."""


def called(group: Group, items: list[Item], tokens: list[Token]) -> list[Mention]:
    """The names of goods: as printed, with what they are of; and that by itself, where they are a delivery or a part.

    For a pronoun the name of what it stands for.
    """
    own = name(group, tokens, items)
    if group.refers is not None:
        told = Mention(group.refers.name, own.start, own.end)
        papers = group.refers.kind == "permit" and tokens[group.head].tag == "CD"
        return [uncounted(told) if papers else told]  # granted 14 licences and refused two
    own = uncounted(_less(group, own, tokens)) if _of_so_many(group, tokens) else _less(group, own, tokens)
    chain = _chain(group, items, tokens)
    whole = _of_them(group, items, tokens)
    if whole is not None and whole.refers is not None:
        return [Mention(whole.refers.name, own.start, own.end)]
    if not chain:
        return [own, *_apart(group, items, tokens)]
    inner = _innermost(group, chain, tokens)
    first = next((i for i in range(group.first, group.last) if tokens[i].start >= own.start), group.first)
    last = chain[-1].last
    phrase = Mention(tokens_text(tokens, first, last), own.start, tokens[last - 1].end)
    parts = [_named(one, tokens) for one in (inner.members or [inner])] if inner is not None else []
    return parts if _counts(group, tokens) and parts else [phrase, *parts]


def uncounted(one: Mention) -> Mention:
    """The name of goods without how many there are in all, of which a part is told: 30 of 350 licences."""
    first, _, rest = one.name.partition(" ")
    number = first.lower() in wordset("numbers") or first.replace(",", "").replace(".", "").isdigit()
    if not (number and rest):
        return one
    stands = one.end - one.start == len(one.name)  # and no pronoun stands for it
    return Mention(rest, one.end - len(rest) if stands else one.start, one.end)


def _of_so_many(group: Group, tokens: list[Token]) -> bool:
    """True for how many there are in all, of which a number or a part is told: 12 of the | 30 boats."""
    if group.first < 2 or tokens[group.first - 1].low != "of":
        return False
    part = tokens[group.first - 2]
    return part.tag == "CD" or part.low in wordset("portions")


def _of_them(group: Group, items: list[Item], tokens: list[Token]) -> Group | None:
    """The pronoun of whose goods some are meant: four of them."""
    after = next((item for item, held in zip(items[1:], items, strict=False) if held.what is group), None)
    pronoun = after is not None and isinstance(after.what, Group) and after.what.kind == "pronoun"
    counted = pronoun and after is not None and after.prep == "of" and _counts(group, tokens)
    return after.what if counted and after is not None and isinstance(after.what, Group) else None


def _named(group: Group, tokens: list[Token]) -> Mention:
    return _less(group, name(group, tokens, []), tokens)


def _less(group: Group, own: Mention, tokens: list[Token]) -> Mention:
    """A name of goods without how many of them there are, and whose they are: all launchers, Chad's request."""
    if group.members or group.kind in wordset("agents"):
        return own
    first = next((i for i in range(group.first, group.last) if tokens[i].start >= own.start), group.first)
    if group.owner is not None and group.owner.last + 1 < group.last:
        first = max(first, group.owner.last + 1)
    while first < group.head and tokens[first].low in _AMOUNTS:
        first += 1
    last = next((i for i in range(group.last, first, -1) if tokens[i - 1].end <= own.end), group.last)
    last = max(last, group.last)
    if tokens[first].start <= own.start:
        return own
    return Mention(tokens_text(tokens, first, last), tokens[first].start, tokens[last - 1].end)


def _chain(group: Group, items: list[Item], tokens: list[Token]) -> list[Group]:
    """The things right behind goods that belong to their name: the delivery | of guns, a licence | for the sale."""
    at = next((i for i, item in enumerate(items) if item.what is group), None)
    out: list[Group] = []
    last = group.last
    for item in items[at + 1 :] if at is not None else []:
        what, host = item.what, out[-1] if out else group
        if not isinstance(what, Group) or item.first != last or what.refers is not None or sort(what) != "thing":
            break
        asked = singular(tokens[host.head].low) in wordset("requested_only")
        papers = asked or (host.kind in ("permit", "transfer") and not _moves(host, tokens))
        joins = item.prep == "of" or (item.prep == "for" and papers)
        if not joins or what.kind in ("time", "number", "unit", "pronoun") or what.owner is not None:
            break
        out.append(what)
        last = what.last
    return out


def _apart(group: Group, items: list[Item], tokens: list[Token]) -> list[Mention]:
    """What is moved, where whom it goes to stands between: the sale to Chad | of guns."""
    at = next((i for i, item in enumerate(items) if item.what is group), None)
    rest = items[at + 1 :] if at is not None and _moves(group, tokens) else []
    if len(rest) < 2 or rest[0].prep not in ("to", "from", "by") or rest[1].prep != "of":
        return []
    whom, what = rest[0].what, rest[1].what
    fits = isinstance(whom, Group) and isinstance(what, Group) and what.kind in FIELD and sort(whom) == "agent"
    return [_named(one, tokens) for one in (what.members or [what])] if fits and isinstance(what, Group) else []


def _innermost(group: Group, chain: list[Group], tokens: list[Token]) -> Group | None:
    """The goods themselves, where what stands before them is a delivery of them, a load or a part."""
    hosts = [group, *chain[:-1]]
    goods = chain[-1]
    told = all(_moves(host, tokens) or _holds(host, tokens) or _counts(host, tokens) for host in hosts)
    return goods if told and goods.kind in _INNER else None


def _moves(group: Group, tokens: list[Token]) -> bool:
    low = singular(tokens[group.head].low)
    return low in wordset("flows") or low in wordset("sales") or low in ("gift", "purchase")


def _holds(group: Group, tokens: list[Token]) -> bool:
    low = singular(tokens[group.head].low)
    return low in wordset("loads") or low in _VESSELS


def _counts(group: Group, tokens: list[Token]) -> bool:
    low = tokens[group.head].low
    part = low in wordset("portions") or low in wordset("standins")
    return part or group.kind == "number" or tokens[group.head].tag == "CD"


_VESSELS = frozenset(
    ("crate", "container", "box", "pallet", "truckload", "round", "piece", "pair", "set", "tranche", "package")
)
"""Measures of goods by what holds them."""
_AMOUNTS = frozenset(
    ("all", "any", "some", "no", "every", "each", "several", "both", "about", "nearly", "around", "roughly", "over")
)
"""Words before a noun that tell how many, and not which."""
