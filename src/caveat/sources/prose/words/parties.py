"""A name in; what is compared of it with another, and whether two names can be one party, out.

A state, its capital and its offices are one party: what a ministry did, its state did. A noun without a name ("the
company", "the kingdom") may be whoever is named and is of its sort; a pronoun may be anybody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from caveat.sources.patterns import later
from caveat.sources.prose.words.likeness import STATE, key

Party = frozenset[str]
"""The telling words of a name, a state as one of them."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OFFICES = _listed("""
    government ministry administration department cabinet presidency authority agency committee office defence foreign
    minister president army military country presidential prime trade economy interior chancellery council parliament
    assembly navy air force armed forces general staff capital
""")
"""Words of which a name is made that may be an office of any state."""
MERE_OFFICES = _OFFICES
"""Those words, which of two parties make no one."""
_BRANCHES = _listed("""
    embassy mission treasury commission board directorate inspectorate secretariat commerce control arms arm export
    exports licensing licence permit industries industry procurement affairs national own finance
""")
"""Words that with these make the name of an office of some state: the Arms Control Committee, the embassy."""
_FIRMS = _listed("company firm maker manufacturer builder shipyard yard shipbuilder contractor producer group supplier")
"""Words for a firm that is named elsewhere."""
_FIGHTERS = _listed("militia militias rebel rebels insurgents guerrillas paramilitaries jihadists gunmen")
"""Words for whoever fights for no state."""
SOCIETY = _listed("""
    amnesty watch association federation campaign charity watchdog institute party opposition lobby thinktank
""")
"""Words in the names of those who hold no office."""
_ABROAD = _listed("embassy consulate mission ambassador envoy")
"""Whose seat is in another state than the one for which they stand."""
_LANDS = _listed("""
    nation country state kingdom republic emirate neighbour neighbor ally island buyer customer recipient partner side
    kingdom client
""")
"""Words for a state that is named elsewhere."""
_TITLES = _listed("""
    mr mrs ms dr sir dame lord lady senator representative deputy minister president secretary general colonel major
    captain admiral commodore lieutenant chancellor professor prime ambassador member lawmaker
""")
"""What stands before the name of a person, and tells nobody from anybody."""
_SERVICES = _listed("army navy air police gendarmerie coastguard customs marines bank university")
"""Words for the services of one state, of which none does what another is said to do."""
_REGIONS = {
    "flemish": "flanders", "walloon": "wallonia", "scottish": "scotland", "welsh": "wales", "catalan": "catalonia",
    "basque": "basque", "bavarian": "bavaria", "saxon": "saxony", "hessian": "hesse", "lombard": "lombardy",
    "kurdish": "kurdistan", "californian": "california", "texan": "texas", "quebec": "quebec", "ontario": "ontario",
}  # fmt: skip
_REGIONAL = _REGIONS.keys() | {*_REGIONS.values()}
"""Words for parts of states that have a government of their own."""
_PRONOUNS = _listed("i we you he she it they us them nobody none")
"""Who is not told where a pronoun stands unresolved."""
_ANYBODY = later(r"any(?:one|body)?\b|no(?: |-)?one\b|whoever\b", re.IGNORECASE)
_SPEAKS_FOR = later(
    r"(?:['’]s)?(?: (?:press|chief|official|senior))* (?:spokes(?:man|woman|person)|officials?|secretary)\b.*$"
)
_VOICE_OF = later(r"^(?:an? |the )?(?:\w+ )?spokes(?:man|woman|person) (?:for|of) (?:the )?", re.IGNORECASE)
"""Who speaks for somebody, of whom his denial is meant."""
_SPOKEN_FOR = later(
    r"(?:(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother) )?"
    r"(?:(?P<whose>.+?)(?:['’]s?)? )??(?:(?:press|chief|senior) )*"
    r"(?:spokes(?:man|woman|person)|press (?:officer|secretary|chief))(?: (?:for|of|at) (?:the )?(?P<of>[^,]+?))?"
    r"(?:,.*| (?:who|in|on) .*)?"
)
"""A spokesman with the body for which he speaks."""
_SEATS = {
    "pentagon": "United States", "white house": "United States", "state department": "United States",
    "capitol hill": "United States", "downing street": "United Kingdom", "whitehall": "United Kingdom",
    "mod": "United Kingdom", "elysee": "France", "élysée": "France", "bundestag": "Germany", "bundeswehr": "Germany",
    "knesset": "Israel", "idf": "Israel", "blue house": "South Korea", "storting": "Norway", "sejm": "Poland",
    "diet": "Japan", "federal council": "Switzerland", "bundesrat": "Switzerland",
}  # fmt: skip
"""Houses that stand for the state whose government sits there."""
_ADMINISTRATION = later(
    r"(?:[Tt]he )?(?:(?:Joe|Donald|Barack|George W\.?) )?"
    r"(?:Truman|Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan|Bush|Clinton|Obama|Trump|Biden)"
    r"(?:['’]s?)? [Aa]dministration"
)
"""Governments of the United States, which are called by who leads them."""
_OWNED = later(r"(?:the )?(?P<seat>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s? ")
_NAME = later(r"\b[A-Z][\w’'.]*(?: [A-Z][\w’']*)?")
_KOREAN = later(r"(?<!South )(?<!North )\bKorea(?=n?\b)")
"""Whose arms are sold, where no half is named: Korea, the Korean maker."""
_OWNER = later(r"['’]s?$")
_US = later(r"\bus\b")
"""Words with a capital, which may name a town."""
_DAYS = _listed("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december i
""")
"""Words with a capital that name nobody."""
_SEATED = later(r"\b(?:in|of) (?P<seat>[A-Z][\w-]+(?: [A-Z][\w-]+)?)$")


@lru_cache(maxsize=16_384)
def party(name: str | None) -> Party | None:
    """What is compared of a party: its telling words, and the state whose house or office it is.

    >>> sorted(party("the defence ministry in Oslo"))
    ['defence', 'in', 'ministry', 'oslo', 'state&norway']
    """
    if name is None or (name.lower() in _PRONOUNS and name != "US"):
        return None
    if _ANYBODY.match(name) and _FIGHTERS.isdisjoint(name.lower().split()):
        return None  # any side, and not any militia
    seated = _SEATED.search(name)  # a government spokeswoman in Berlin
    name = _VOICE_OF.sub("", name) or name
    name = _SPEAKS_FOR.sub("", name) or name
    own = key(_KOREAN.sub("South Korea", name.replace("same ", "")))
    seat = _SEATS.get(name.lower().removeprefix("the "))
    seat = "United States" if _ADMINISTRATION.match(name) else seat
    if seat is not None:
        return own | key(seat)
    if own & _ABROAD and states(own):
        return own  # the US embassy in Beirut
    seated = _SEATED.search(name) or _OWNED.match(name) or seated
    return own | states(key(seated["seat"]) if seated else frozenset())


@lru_cache(maxsize=4096)
def offices(words: str) -> Party:
    """The offices of which running words tell, and the states whose they are."""
    return frozenset(word for word in key(words) if word in _OFFICES - _TITLES or word.startswith(STATE))


@lru_cache(maxsize=8192)
def told_of(words: str) -> Party:
    """The states of which running words tell, by name, adjective or capital, and the other names in them.

    >>> sorted(told_of("Officials in Oslo denied that the Kenyan order was stopped at Bergen."))
    ['bergen', 'kenyan', 'oslo', 'state&kenya', 'state&norway']
    """
    found = states(key(_US.sub("", words)))
    for name in _NAME.finditer(words):
        for one in (name[0], *name[0].split()):
            found |= states(party(_OWNER.sub("", one)) or frozenset())
        if name.start() > 0:
            found |= {_OWNER.sub("", name[0].split()[-1]).lower().rstrip(".")} - _DAYS
    return found


@lru_cache(maxsize=4096)
def states(one: Party) -> Party:
    """The states that a name speaks of."""
    return frozenset(word for word in one if word.startswith(STATE))


@lru_cache(maxsize=16_384)
def one_party(one: Party | None, other: Party | None) -> bool:
    """Whether two names can be one party: a state and its offices are, two offices without a state are if alike."""
    if one is None or other is None:
        return True
    if of_two_services(one, other):
        return False
    if states(one) and states(other):
        return bool(states(one) & states(other))
    if one <= other or other <= one or (one - _TITLES) & (other - _TITLES):
        return True
    return _may_be(one, other) or _may_be(other, one)


def of_two_services(one: Party, other: Party) -> bool:
    """Whether two bodies of one state are told by their sort, or it and those who fight it, or two of its regions."""
    first, second = ((each & _SERVICES) | ({"fighters"} if each & _FIGHTERS else set()) for each in (one, other))
    if first and second and not first & second:
        return True
    regions = [{_REGIONS.get(word, word) for word in each & _REGIONAL} for each in (one, other)]
    return all(regions) and not regions[0] & regions[1]


def _may_be(plain: Party, named: Party) -> bool:
    """Whether a noun without a name can stand for somebody who is named."""
    if plain <= _OFFICES:
        return not (named <= _FIRMS or named & (_FIGHTERS | SOCIETY))
    if plain <= _OFFICES | _BRANCHES:
        return bool(states(named))
    if plain <= _LANDS:
        return bool(states(named)) or named <= _OFFICES
    if plain <= _OFFICES | _TITLES:
        return not (states(named) or named & (_OFFICES | _FIRMS | _FIGHTERS))  # the senator, and Oakes
    return plain <= _FIRMS and not states(named) and not named & _OFFICES


def spoken_for(speaker: str | None) -> str | None:
    """The body for which a spokesman speaks, as printed; None for anybody else.

    >>> spoken_for("a spokeswoman for the Danish customs service")
    'Danish customs service'
    >>> spoken_for("the ministry's chief spokesman")
    'ministry'
    """
    found = _SPOKEN_FOR.fullmatch(speaker or "")
    return (found["of"] or found["whose"]) if found is not None else None


def of_state(one: Party, speaker: str | None) -> Party:
    """A party that is only described, with the state of its speaker: "our country", by the Uzbek ministry."""
    if speaker is None or states(one) or not one <= _LANDS | _OFFICES:
        return one
    return one | states(key(speaker))


def both_named(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are told, and can be one."""
    return one is not None and other is not None and one_party(one, other)


def crossed(one: Party, other: Party) -> bool:
    """Whether two parties are one by the state that both name, or by every word."""
    return bool(states(one) & states(other)) or one == other


def described(one: Party, other: Party) -> bool:
    """Whether two parties that are not one by name are so by a description: "the Baltic nation"."""
    plain = (each for each in (one, other) if not states(each) and not each & {"another", "third", "other"})
    return not crossed(one, other) and any(each & _LANDS for each in plain)


def same_party(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are told, and are one by their state or by a word of their names."""
    if one is None or other is None:
        return False
    return crossed(one, other) or one < other or other < one or bool((one & other) - _TITLES - SOCIETY)
