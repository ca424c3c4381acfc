"""One article of the corpus and what was read of it in; which statement answers to which, and what is wrong, out.

A statement that was read is held against one of the gold whose words it shares, and each of these at most once. Of
several pairings the one with the most like acts is taken, then the one with the most like fields. *Found* is such a
pair with one act; *right* is a found pair of which actor, target, modality, polarity and kind of attribution are all
right as well.

A reversal is a pair that says the opposite: another polarity, actor and target exchanged, or an act of the other
direction ("stopped supplying" read as deliver).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from caveat.evidence import Act, Attribution, Polarity
from caveat.sources.prose.measure.corpus import Article, Gold
from caveat.sources.prose.measure.matching import pair
from caveat.sources.prose.statement import Mention, Prose, Statement
from caveat.sources.prose.words.likeness import alike, any_alike, same_goods

Counts = Counter[str]

FIELDS = ("actor", "target", "modality", "polarity", "attribution")
"""What must be right beside the act for a whole statement to be right."""

_SIGN = {Act.PAUSE: -1, Act.SLOW: -1, Act.WITHHOLD: -1, Act.DENY: -1,
         Act.DELIVER: 1, Act.RESUME: 1, Act.APPROVE: 1, Act.OFFER: 1}  # fmt: skip
_MONEY = (
    frozenset(("$", "us$", "usd", "dollar", "dollars", "us dollars", "american dollars")),
    frozenset(("€", "eur", "euro", "euros")),
    frozenset(("£", "gbp", "pound", "pounds", "pounds sterling")),
)
"""Names of one money each."""
_STANCE = {Act.SUPPORT: 1, Act.OPPOSE: -1}


class Judged(Struct, frozen=True):
    """One article: every statement of the gold with what became of it, and every one read with its pair."""

    pairs: tuple[tuple[int | None, int | None], ...]
    """Places in the gold and in what was read; None on one side for a statement missed or added."""
    wrong: Mapping[int, tuple[str, ...]]
    """By place in the gold, for pairs: which fields are wrong; empty where the whole statement is right."""
    reversed: Mapping[int, str]
    """By place in the gold: polarity, direction or sense."""
    counts: Counts


def judge(article: Article, prose: Prose) -> Judged:
    """What was read of one article, against its gold."""
    matched = pair([[_weight(gold, read, article.outlet) for read in prose.statements] for gold in article.statements])
    counts = Counter(_totals(article, prose))
    wrong: dict[int, tuple[str, ...]] = {}
    turned: dict[int, str] = {}
    for at, place in matched:
        gold, read = article.statements[at], prose.statements[place]
        wrong[at] = _wrong(gold, read, article.outlet)
        way = reversal(gold, read)
        if way is not None:
            turned[at] = way
        counts.update(_of_pair(gold, read, wrong[at], way))
    counts.update(_contradictions(article, prose, dict(matched)))
    taken = {place for _, place in matched}
    pairs: list[tuple[int | None, int | None]] = [*matched]
    pairs += [(at, None) for at in range(len(article.statements)) if at not in wrong]
    pairs += [(None, place) for place in range(len(prose.statements)) if place not in taken]
    return Judged(tuple(pairs), wrong, turned, counts)


def _of_pair(gold: Gold, read: Statement, wrong: Sequence[str], way: str | None) -> Mapping[str, int]:
    """What one pair adds to the counts."""
    counts: Counts = Counter()
    if way is not None:
        counts.update(("reversed", f"reversed {way}"))
    if not wrong:
        counts["right"] = 1
    if gold.said.act is read.act:
        counts["found"] = 1
        counts.update(field for field in FIELDS if field not in wrong)
        counts.update(_extras(gold, read))
    counts["objects right"] = _same_objects(gold, read)
    counts["objects found"] = sum(_is_read(names, read) for names in things(gold))
    counts["quantities right"] = _same_quantities(gold, read)
    return counts


def _weight(gold: Gold, read: Statement, outlet: str) -> int:
    """How well two go together: like acts before like fields, like fields before shared words. Zero where none are."""
    shared = min(gold.end, read.end) - max(gold.start, read.start)
    if shared <= 0:
        return 0
    words = 100 * shared // (max(gold.end, read.end) - min(gold.start, read.start))
    fields = sum(field not in _wrong(gold, read, outlet) for field in FIELDS)
    return 1 + words + 200 * fields + 10_000 * (gold.said.act is read.act)


def _wrong(gold: Gold, read: Statement, outlet: str) -> tuple[str, ...]:
    said = gold.said
    same = {
        "act": said.act is read.act,
        "actor": named(read.actor, said.actor),
        "target": named(read.target, said.target),
        "modality": said.modality is read.modality,
        "polarity": said.polarity is read.polarity,
        "attribution": said.attribution.kind is read.attribution.kind or _of_its_page(gold, read, outlet),
    }
    return tuple(field for field, right in same.items() if not right)


def _of_its_page(gold: Gold, read: Statement, outlet: str) -> bool:
    """Whether the page's own voice is told by its name: a ministry's release stands on the ministry's word.

    Most annotations say ``outlet`` of both, and say elsewhere in the file whose page it is. The body has to stand there
    by its name, or at its head: the state in the name of a paper is no body that issues it.
    """
    body = read.attribution.kind is Attribution.INSTITUTION and gold.said.attribution.kind is Attribution.OUTLET
    speaker = read.attribution.speaker or ""
    named_so = any_alike(speaker, [outlet]) or (len(speaker.split()) > 1 and outlet.startswith(speaker))
    return body and bool(speaker) and not read.attribution.relayed_from and named_so


def named(read: Mention | None, right: Sequence[str]) -> bool:
    """True where what was read is one of the right names, or nobody is named in either."""
    return not right if read is None else any_alike(read.name, right)


def reversal(gold: Gold, read: Statement) -> str | None:
    """In which way a statement says the opposite of the gold: polarity, direction or sense; None where it does not."""
    said = gold.said
    if said.act is not read.act:
        for signs in (_SIGN, _STANCE):
            one, other = signs.get(said.act), signs.get(read.act)
            if one is not None and other is not None:
                return "sense" if one * _sign(said.polarity) == -other * _sign(read.polarity) else None
        return None
    if said.polarity is not read.polarity:
        return "polarity"
    giver, taker = named(read.actor, said.actor), named(read.target, said.target)
    actor_is_target = read.actor is not None and not giver and any_alike(read.actor.name, said.target)
    target_is_actor = read.target is not None and not taker and any_alike(read.target.name, said.actor)
    exchanged = (actor_is_target and not taker) or (target_is_actor and not giver)
    return "direction" if exchanged else None


def _sign(polarity: Polarity) -> int:
    return 1 if polarity is Polarity.POSITIVE else -1


def _extras(gold: Gold, read: Statement) -> Iterator[str]:
    """What is scored apart of a found act, where the gold or the reading has it."""
    voice, source = gold.said.attribution, read.attribution
    for one, many, right, said in (
        ("speaker", "speakers", voice.speaker, source.speaker),
        ("relayed", "relays", voice.relayed_from, source.relayed_from),
    ):
        if right or said:
            yield many
            if said and any_alike(said, right):
                yield one
    if gold.said.date or read.date:
        yield "dates"
        if gold.said.date == read.date:
            yield "date"


def _same_objects(gold: Gold, read: Statement) -> int:
    return len(pair([[int(same_goods(one, other.name)) for other in read.objects] for one in gold.said.objects]))


def things(gold: Gold) -> list[list[str]]:
    """The things that a statement is about, each with the names under which the annotation has it.

    "Deliveries of tank rounds" and "tank rounds" are printed as one and are one thing under two names: whoever reads
    either has read it.
    """
    found: list[list[str]] = []
    for name in sorted(gold.said.objects, key=len, reverse=True):
        within = [names for names in found if any(f" {name.lower()} " in f" {one.lower()} " for one in names)]
        if within:
            within[0].append(name)
        else:
            found.append([name])
    return found


def _is_read(names: Sequence[str], read: Statement) -> bool:
    return any(same_goods(name, one.name) for name in names for one in read.objects)


def _same_quantities(gold: Gold, read: Statement) -> int:
    return len(pair([
        [int(one.value == other.value and _same_unit(one.unit, other.unit))
         for other in read.quantities]
        for one in gold.said.quantities
    ]))  # fmt: skip


def _same_unit(one: str, other: str) -> bool:
    money = next((names for names in _MONEY if one.lower() in names), None)
    if money is not None:
        return other.lower() in money
    return one == other or same_goods(one, other) or alike(one, other)


def _totals(article: Article, prose: Prose) -> Mapping[str, int]:
    """What there is to be found and what was read, whether it goes together or not."""
    gold, read = len(article.statements), len(prose.statements)
    return {
        "articles": 1,
        "gold": gold,
        "read": read,
        "objects gold": sum(len(things(one)) for one in article.statements),
        "objects read": sum(len(one.objects) for one in prose.statements),
        "quantities gold": sum(len(one.said.quantities) for one in article.statements),
        "quantities read": sum(len(one.quantities) for one in prose.statements),
        "unrelated": int(not gold),
        "unrelated read": 0 if gold else read,
        "unrelated misread": int(not gold and read > 0),
    }


def _contradictions(article: Article, prose: Prose, place_of: Mapping[int, int]) -> Mapping[str, int]:
    """A contradiction is found where its two statements are paired with those of one that was read, in either order."""
    read = {frozenset((one.a, one.b)): one.why for one in prose.contradictions}
    sought = [
        (frozenset((place_of[a], place_of[b])), why)
        for a, b, why in article.contradictions
        if a in place_of and b in place_of
    ]
    found = {ends: why for ends, why in sought if ends in read}
    return {
        "contradictions gold": len(article.contradictions),
        "contradictions read": len(read),
        "contradictions found": len(found),
        "contradictions alike": sum(read[ends] == why for ends, why in found.items()),
        "contradictions false": len(read) - len(found),
    }
