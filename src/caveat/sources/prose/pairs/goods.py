"""What two statements speak of in; whether it can be the same goods, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from caveat.sources.patterns import later
from caveat.sources.prose.words.likeness import STATE, key, same_goods

NUMERAL = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|(?:a |one )?(?:hundred|dozen))"
)
"""A number as it is printed."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LOOSE = _listed("""
    delivery shipment export sale supply transfer handover deal order contract purchase package aid assistance arm
    weapon weaponry offer promise pledge
    good equipment material materiel hardware ban hold pause freeze embargo suspension halt block stop anything nothing
    thing it them they programme program consignment batch lot link condition matter one
    pallet crate container
    feet heel go-slow slowdown hold-up delay moratorium cancellation standstill stoppage holdup notion report kind sort
    string
""")
"""Words that may stand for whatever goods are spoken of."""
_ALL = _listed("anything nothing none everything")
_NOT_A_BOLT = later(
    r"\b(?:single|one) (?:bolt|screw|nail|crate|cartridge|bullet|box|nut|part|piece|item|tube|rivet|washer|pallet"
    r"|container|gram|thing|one)(?: of (?:an?|the|its|their|this|that) .*)?$|^(?:bolt|screw|nail|rivet|washer)$"
    r"|^(?:not )?(?:a single )?one$",
    re.IGNORECASE,
)
"""What stands for anything at all: not a single bolt."""
_ASKED = _listed("request application bid query inquiry enquiry appeal")
"""What is put to somebody, and is neither goods nor their delivery."""
_KINDS = _listed("equipment material materiel hardware aid assistance good weapon")
"""Words for goods of any kind, which another word before them may narrow: "medical equipment"."""
_MOVES = _listed("delivery shipment export sale supply transfer handover deal order contract purchase consignment")
"""Words for goods by what is done with them."""
_MEASURES = _listed("""
    ban hold pause freeze embargo suspension halt block stop go-slow slowdown hold-up holdup delay moratorium
    cancellation standstill stoppage
""")
"""Words for a measure, and not for the goods that it is on."""
_HELD = _listed("crate box pallet container case load lot batch consignment ton tonne dozen pair set piece unit round")
"""What goods come in."""
_ARMED = _listed("combat fighter military war")
_FLYING = _listed("aircraft plane jet warplane fighter bomber")
"""Words that tell no more of jets than that they are those of an air force, and for these."""
_WRITTEN = _listed("""
    copy letter list document report memo memorandum paper file note message invitation answer finding number figure
    comment interview explanation detail
""")
"""What is handed over to be read."""
_PERMITS = _listed("application request rejection refusal denial licence license permit approval authorisation")
_BARE = _LOOSE | _PERMITS | _HELD
_WIDE = _KINDS | _listed("ship vessel boat craft aircraft plane machine vehicle system gun")
"""Words by which goods that have a name of their own are spoken of again."""
CLASS = _WIDE | _listed(
    "jet fighter missile tank launcher rocket helicopter drone howitzer trainer transport radar gun rifle"
)
"""Words that may stand for a model: jets for F-35s."""
_TAUGHT = _listed("training course instruction lesson exercise")
_CREWS = _listed("crew pilot soldier gunner driver mechanic technician personnel officer training course")
"""Who is taught, whatever he is taught."""
_SORTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (_listed("ammunition munition ammo ordnance"), _listed("shell bomb round cartridge missile rocket bullet")),
    (
        _listed("aircraft plane warplane jet"),
        _listed("fighter jet bomber trainer turboprop helicopter plane warplane drone"),
    ),
    (
        _listed("vessel ship boat warship craft"),
        _listed("""
            frigate corvette submarine minesweeper destroyer boat ship minehunter mine-hunter mine-sweeper cutter
        """),
    ),
    (_listed("vehicle"), _listed("tank carrier truck lorry apc car humvee ambulance tractor transporter")),
    (_listed("armour armor"), _listed("vehicle tank carrier car hull apc")),
    (_listed("part component spare"), _listed("part component spare")),
    (_listed("training"), _TAUGHT),
    (_listed("money fund funding cash aid"), _listed("payment tranche instalment installment reimbursement loan")),
    (_listed("gun artillery"), _listed("howitzer mortar cannon")),
    (_listed("round projectile"), _listed("shell")),
    (_listed("firearm"), _listed("rifle pistol carbine revolver")),
)  # fmt: skip
"""General words, and the goods that each may stand for."""
_CHARGES = _listed("ammunition munition ammo")
_FIRED = _listed("shell round")
_GUNS = _listed("naval gun artillery howitzer mortar tank heavy cannon calibre large")
"""What guns fire, in general and by a word of its own, and what tells of which guns."""
_LORRY = later(r"\blorr(?:y|ies)\b")
_DRONE = later(r"\b(?:unmanned|uncrewed) (?:aerial vehicles?|aircraft)\b|\buavs?\b", re.IGNORECASE)
_MOVED = later(
    r"(?:\w+ ){0,3}?(?:deliver(?:y|ies)|shipments?|exports?|sales?|suppl(?:y|ies)|transfers?|handover|licen[cs]es?"
    r"|regiments?|squadrons?|battalions?|batter(?:y|ies)|pallets|boxes|cases|tonnes|tons|permits?|transits?|gifts?|loans?|loads?|crates|containers|dispatch"
    r"|requests?|applications?"
    r"|passage|flow|issuing of licen[cs]es|contracts?|sending|consignments?|batch(?:es)?|tranches?|lots?) (?:of|for) "
    r"(?:the (?:export|sale) of )?",
    re.IGNORECASE,
)
_PARTS = _listed("first second third fourth fifth last next final remaining further other another more additional new")
"""Words that tell a part of some goods from the rest."""
_COUNT = later(
    r"^(?:the |an? |all |no |any |some |about |not |even |single |its |their |such |like |similar |comparable |same )*"
    rf"(?:(?:first|last|next|initial) (?={NUMERAL} ))?"
    rf"(?:(?:[\d,.]+|{NUMERAL}|one) )?(?:such |like |similar |comparable )?",
    re.IGNORECASE,
)
_NUMERAL = later(NUMERAL)
_LIST = later(r",? and |, ")
_OF = later(r" (?:of|for|to|from|in|on|with) ")
_WORD = later(r"[a-z][\w-]*")
_PLAIN = _listed("""
    a an the of for to from in on with any all some such further more new remaining last next first second other no
    single sole one not even another military defence defense possible planned promised whole entire its their his her
    our your foreign security
""")
"""Words before a noun that do not tell which goods are meant."""
_CALIBRE = later(r"\b\d+(?:\.\d+)?[ -]?mm\b(?:[ -]calibre)? ?")
_MODEL = later(r"\b(?:[A-Z][A-Za-z]*[-/]?\d[\w/-]*|[A-Z]+ ?\d[\w/-]*|[A-Z][a-z]+ \d+|[A-Z]{3,}s?)\b")
"""A name of a model: F-35, Leopard 2, HIMARS."""
_BARE_NAME = later(r"(?P<name>[A-Z][\w/-]*)")
"""A name by itself: Gripens, F-16s."""
_TAIL = later(
    r" (?:of|for) (?P<what>(?!(?:which|whom|what|this|that)\b)(?:(?!(?:to|for|from|by|in|on|at|until|and|or|with|that"
    r"|which|was|were|is|are|had|has|have|will|would|if|after|before|over)\b)[\w.,'’-]*\w ?){1,5})"
)
"""What is moved, where only the noun of moving was read: "the delivery" of mortars."""


def whole(text: str, name: str, end: int) -> tuple[str, int]:
    """The name of goods that ends at a place and its end, each with what is named behind a bare "delivery"."""
    if head_of(name) not in _BARE or _OF.search(name):
        return name, end
    told = _TAIL.match(text, end, end + 80)
    if told is None:
        return name, end
    what = told["what"].strip()
    if any(word.startswith(STATE) for word in key(what)):
        return name, end
    return f"{name} of {what}", told.start("what") + len(what)


def members(name: str) -> tuple[str, ...]:
    """What a list names behind the noun of its moving: the export of sights and rifles."""
    moved = _MOVED.match(name)
    parts = _LIST.split(name[moved.end() :]) if moved is not None else []
    return tuple(parts) if len(parts) > 1 else ()


@lru_cache(maxsize=4096)
def loose(objects: tuple[str, ...]) -> bool:
    """Whether goods are not named at all, beyond words that stand for any."""
    return any_at_all(objects) or not any(_telling(each) for each in objects)


@lru_cache(maxsize=4096)
def _telling(phrase: str) -> frozenset[str]:
    """The words of a phrase that tell what goods it names: "gearbox" of "the delivery of gearboxes"."""
    words = {_singular(word) for word in _WORD.findall(_goods(phrase).lower())}
    return frozenset(word for word in words - _LOOSE - _PLAIN if not any(one.startswith(STATE) for one in key(word)))


@lru_cache(maxsize=4096)
def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase, in the singular."""
    return frozenset(map(_singular, _WORD.findall(_plainly(phrase.lower()))))


@lru_cache(maxsize=4096)
def head_of(phrase: str) -> str:
    """The noun of a phrase, in the singular: "delivery" of "the first deliveries of tanks"."""
    return _singular(_OF.split(phrase.lower())[0].rsplit(" ", 1)[-1])


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "sses", "shes", "tches", "rches", "nches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=16_384)
def like(one: str, other: str) -> bool:
    """Whether goods are the same, also where the one is the delivery of the other, or a general word for it.

    A first application is an application; what is said of the third frigate is not said of two frigates.
    """
    made = [{word for word in key(each) if word.startswith(STATE)} for each in (one, other)]
    if all(made) and not made[0] & made[1]:
        return False  # French boats, and Chinese boats
    if all(made):
        one, other = unmade(one), unmade(other)
    if bool(_CALIBRE.search(one)) is not bool(_CALIBRE.search(other)):
        one, other = _CALIBRE.sub("", one), _CALIBRE.sub("", other)  # mortar shells, and the 81mm shells
    bare, plain = _goods(one), _goods(other)
    if _one_sort(bare, plain) or _one_sort(plain, bare):
        return True
    if _by_its_name(bare, plain) or _by_its_name(plain, bare):
        return True
    if not words_of(one) & words_of(other) or (words_of(one) - words_of(other)) & _PARTS:
        return False
    if same_goods(one, other):
        return True
    if (bare, plain) != (one, other) and same_goods(bare, plain):
        return True
    # "Radar transfer" and "patrol radars": the head of one is the transfer, and what is transferred stands before it.
    moved = head_of(bare) in _LOOSE or head_of(plain) in _LOOSE
    return moved and bool(_telling(one) & _telling(other))


def unmade(phrase: str) -> str:
    """A phrase without the state that its goods are of: the bombs of American and of US bombs."""
    words = phrase.split()
    for count in (2, 1):  # South Korean engines
        if len(words) > count and all(each.startswith(STATE) for each in key(" ".join(words[:count]))):
            words = words[count:]
    return " ".join(word for word in words if not any(each.startswith(STATE) for each in key(word)))


def _one_sort(general: str, special: str) -> bool:
    """Whether the first is a bare word for goods of the sort that the second names: munitions and bombs."""
    head = head_of(general)
    if head in _CHARGES and _telling(special) <= _FIRED and _telling(general) <= _CHARGES | _GUNS:
        return head_of(special) in _FIRED  # naval gun ammunition, and the shells
    armed = _ARMED if head in _FLYING and head_of(special) in _FLYING else frozenset()
    if any(not _tells_too(word, special) for word in _telling(general) - {head} - armed):
        return head in _TAUGHT and head_of(special) in _TAUGHT and _telling(general) <= _TAUGHT | _CREWS
    if head in CLASS and _MODEL.search(special) and head_of(special) not in _LOOSE:
        return head in _WIDE or head_of(special) == head or head_of(special) not in CLASS
    before = special.lower().rsplit(" ", 2)[-2:-1] if head_of(special) in _MOVES else []
    heads = {head_of(special), *map(_singular, before)}
    return any(head in words and heads & sort for words, sort in _SORTS)


def _tells_too(word: str, phrase: str) -> bool:
    """Whether a word is of a phrase, or stands for one of its words: artillery, of howitzer shells."""
    told = words_of(phrase)
    return word in told or any(word in words and told & sort for words, sort in _SORTS)


def _by_its_name(short: str, full: str) -> bool:
    """Whether the first is no more than the name that the second sets before a word for goods: Gripens, Gripen jets."""
    named = _BARE_NAME.fullmatch(short)
    words = full.split()
    if (
        named is None
        and len(words) > 1
        and head_of(full) == "system"
        and _singular(words[-2].lower()) == head_of(short)
    ):
        return _telling(short) <= words_of(full)  # air defences, and air defence systems
    if named is None or len(words) < 2 or head_of(full) not in CLASS:
        return False
    before = next((at for at in reversed(range(len(words) - 1)) if not words[at].islower()), 0)  # Akash air defences
    return words[before].removesuffix("s") == named["name"].removesuffix("s")


def _goods(phrase: str) -> str:
    """What is delivered, of "the delivery of 20 lorries"; a word that has two forms in one."""
    phrase = _plainly(phrase)
    moved = _MOVED.match(phrase)
    return _COUNT.sub("", phrase[moved.end() :] if moved else phrase)


def _plainly(phrase: str) -> str:
    """A phrase with one word for what has several: lorries and trucks, drones and unmanned aircraft."""
    return _DRONE.sub("drones", _LORRY.sub("trucks", phrase))


def permits(objects: Sequence[str]) -> bool:
    """Whether papers are named, which stand for the goods that they are for."""
    heads = [head_of(each) for each in objects]
    return not _PERMITS.isdisjoint(heads) and all(head in _PERMITS or head in _LOOSE for head in heads)


def both_permits(one: str, other: str) -> bool:
    """Whether two units are papers: nine applications and two rejections are counts of one thing."""
    return head_of(one) in _PERMITS and head_of(other) in _PERMITS


@lru_cache(maxsize=4096)
def papers_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether papers are for goods that are named and not the same: a licence for shells, for rifles."""
    both = [[_goods(each) for each in objects if _MOVED.match(_plainly(each))] for objects in (one, other)]
    told = all(both) and all(_telling(each) for goods in both for each in goods)
    return told and not any(like(a, b) for a in both[0] for b in both[1])


@lru_cache(maxsize=4096)
def named_goods(objects: tuple[str, ...]) -> int:
    """How many goods are named; what comes in crates is none beside the crates."""
    apart = (each for each in objects if not any(other.endswith(f" of {each}") for other in objects))
    return sum(head_of(each) not in _LOOSE for each in apart)


def is_item(phrase: str) -> bool:
    """Whether a phrase names something that can stand on a list: "medical equipment", and no "delivery"."""
    head = head_of(phrase)
    return head not in _LOOSE or (head in _KINDS and " " in phrase)


def may_be_swapped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether goods are the same by a word that both have."""
    return any(words_of(a) & words_of(b) and like(a, b) for a in one for b in other)


def any_at_all(objects: Sequence[str]) -> bool:
    """Whether a denial takes in whatever there may be: nothing, not a single crate."""
    return any((head_of(each) in _ALL and not _narrowed(each)) or _NOT_A_BOLT.search(each) for each in objects)


def _narrowed(phrase: str) -> bool:
    """Whether goods are named behind a word for any at all: nothing for the missiles."""
    _, of, what = phrase.partition(" of " if " of " in phrase else " for ")
    return bool(of and _telling(what) - {"sort", "nature", "type", "value", "use"})


@lru_cache(maxsize=4096)
def unnamed(objects: tuple[str, ...]) -> bool:
    """Whether goods are told by no more than their moving or their papers: the delivery, no licence."""
    told = (word for each in objects for word in _telling(each) - _PERMITS)
    return loose(objects) or (permits(objects) and all(_NUMERAL.fullmatch(word) for word in told))


def special(objects: Sequence[str]) -> bool:
    """Whether goods are told by what they are for or of: licences for parts of a fighter."""
    return any(_narrowed(each) for each in objects)


def moved(objects: Sequence[str]) -> bool:
    """Whether goods are told by their moving alone: "the delivery"."""
    return bool(objects) and all(head_of(each) in _MOVES for each in objects)


def without_moving(objects: tuple[str, ...]) -> tuple[str, ...]:
    """Goods, less a bare word for their moving where they are named beside it: the sale to Peru of mines and drones."""
    bare = [each for each in objects if each.lower() in _MOVES]
    named = sum(head_of(each) not in _LOOSE for each in objects)
    return tuple(each for each in objects if each not in bare) if named > 1 else objects


def trained(objects: Sequence[str]) -> bool:
    """Whether men are taught, and nothing is sent: the courses for pilots."""
    return bool(objects) and all(head_of(each) in _TAUGHT for each in objects)


def measures(objects: Sequence[str]) -> bool:
    """Whether no more than a measure is named: "no hold-up"."""
    return bool(objects) and all(head_of(each) in _MEASURES for each in objects)


def papers(objects: Sequence[str]) -> bool:
    """Whether what is handed over is something to read, and no goods: a copy, a letter."""
    return bool(objects) and all(head_of(each) in _WRITTEN for each in objects)


def asked_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one speaks of what is asked for by its request, and the other of what is supplied."""
    heads = [{head_of(each) for each in objects} for objects in (one, other)]
    asked = [bool(each) and each <= _ASKED for each in heads]
    return all(heads) and asked[0] is not asked[1] and not any(each & _ALL for each in heads)


def of_any_kind(objects: Sequence[str]) -> bool:
    """Whether goods are told by a word that any of them may bear: equipment, machines."""
    return any(head_of(each) in _KINDS | {"machine", "system", "craft"} for each in objects)


def of_any_sort(objects: Sequence[str]) -> bool:
    """Whether goods are told by a word that may stand for goods of many names: sets, vehicles."""
    return any(head_of(each) in _WIDE | {"set", "unit", "piece", "item"} for each in objects)


def wide(objects: Sequence[str]) -> bool:
    """Whether goods are told by a word of any kind alone."""
    return any(head_of(each) in _WIDE for each in objects)
