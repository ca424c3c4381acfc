"""Two names in; whether they name the same out. For scoring and comparing: no reader fills anything in by it.

A name is compared without its article, its possessive and its case. A state is the same by its name, its adjective, its
capital and its government ("Germany", "German", "Berlin", "the German government"); within a longer name its name and
its adjective are ("Germany's defence ministry", "the German Ministry of Defence"). Nothing else is: a ministry is not
its government, and a person by surname is not the person by full name unless the gold says that both are right. A
title that one has and the other not is no difference.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from caveat.letters import unmarked
from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import state_rows, wordset

STATE = "state&"
"""What the one word begins with that stands for a state."""
_APOSTROPHES = later("[\u2018\u2019\u02bc\u00b4`]")
_INITIALS = later(r"\b(?:[a-z]\.){2,}")
_POSSESSIVE = later(r"'s\b|(?<=s)'(?!\w)")
_WORD = later(r"[^\W_]+(?:['&.][^\W_]+)*")
_RUN = later(r"\w+")
_SMALL = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that", "of", "for", "and")
)
"""Words that tell no two names apart."""
_GOVERNMENT = frozenset(("government", "administration", "federal", "state", "republic", "kingdom"))
"""What a state may be called by beside its name."""
_SPELT = {
    "defense": "defence",
    "centre": "center",
    "licence": "license",
    "licences": "licenses",
    "program": "programme",
}
_NAME = later(r"[^\s,]+")
_SHORT = later(r"\s*\([A-Z][A-Z.&-]{1,9}\)")
"""The letters for which a name stands, behind it: the Export Control Unit (ECU)."""
_HEAD_ENDS = frozenset(("of", "for", "to", "from", "in", "on", "with", "by", "at", "under", "against", "that", "which"))


def alike(one: str, other: str) -> bool:
    """True where two names name the same.

    >>> alike("the German government", "Berlin")
    True
    >>> alike("Germany's Defence Ministry", "German Ministry of Defense")
    True
    >>> alike("Germany", "German Defence Ministry")
    False
    >>> alike("Deputy Minister Radim Kostelnik", "Radim Kostelnik")
    True
    """
    if key(one) and key(one) == key(other):
        return True
    first = _person(one)
    return first is not None and first == _person(other)


@functools.lru_cache(maxsize=16_384)
def _person(name: str) -> tuple[str, ...] | None:
    """The words of a person's name without the titles before it; None for what is no name of a person."""
    printed = _NAME.findall(name)
    plain = [_plain(word).rstrip(".") for word in printed]
    after = max((at + 1 for at, word in enumerate(plain) if word in wordset("titles")), default=0)
    own = plain[after:]
    if not own or not all(word[0].isupper() for word in printed[after:]) or len(own) + bool(after) < 2:
        return None
    return None if any(word.startswith(STATE) for word in key(" ".join(own))) else tuple(own)


@functools.lru_cache(maxsize=65_536)
def key(name: str) -> frozenset[str]:
    """What is compared of a name: its telling words, a state as one of them."""
    forms, capitals = _forms()
    name = _SHORT.sub("", name) or name
    bare = plain = _plain(name)
    if not forms.keys().isdisjoint(_RUN.findall(bare)):
        plain = _coded(bare)
    every = frozenset(_SPELT.get(word, word) for word in _WORD.findall(plain))
    words = every - _SMALL or every & {"her"}  # whoever is told by no more than a pronoun
    telling = words - _GOVERNMENT
    if len(telling) == 1 and all(word.startswith(STATE) for word in telling):
        return telling
    capital = capitals.get(" ".join(word for word in _WORD.findall(bare) if word not in _SMALL | _GOVERNMENT))
    return frozenset({capital}) if capital else words


def same_goods(one: str, other: str) -> bool:
    """True where two phrases name the same goods: equal, or one says of the same head word more than the other.

    >>> same_goods("155 mm artillery rounds", "artillery rounds")
    True
    >>> same_goods("deliveries of shells", "shells")
    False
    """
    first, second = _goods(one), _goods(other)
    if not first[0] or not second[0]:
        return False
    return first[1] == second[1] and (first[0] <= second[0] or second[0] <= first[0])


@functools.lru_cache(maxsize=65_536)
def _goods(phrase: str) -> tuple[frozenset[str], str]:
    words = [_SPELT.get(word, word) for word in _WORD.findall(_plain(phrase).replace("-to-", "-"))]  # air-to-air
    telling = [word for word in words if word not in _SMALL]
    end = next((at for at, word in enumerate(words) if at and word in _HEAD_ENDS), len(words))
    head = next((word for word in reversed(words[:end]) if word not in _SMALL), "")
    return frozenset(map(_singular, telling)), _singular(head)


def _singular(word: str) -> str:
    """A noun without its plural; enough to tell that "delivery" and "deliveries" are one word."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "sses", "shes", "tches", "rches", "nches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def any_alike(name: str, right: Sequence[str]) -> bool:
    """True where a name is the same as one of several that are equally right."""
    return any(alike(name, one) for one in right)


def _plain(name: str) -> str:
    bare = name.lower().replace("`", "'") if name.isascii() else unmarked(_APOSTROPHES.sub("'", name)).casefold()
    return _POSSESSIVE.sub("", _INITIALS.sub(lambda found: found[0].replace(".", ""), bare))


def _coded(bare: str) -> str:
    """A name in which the one word of a state stands for its name and for its adjective, the longest first."""
    (forms, _), (codes, _) = _forms(), _codes()
    told: list[str] = []
    done = 0
    for run in _RUN.finditer(bare):
        at = run.start()
        if at < done or bare[at - 1 : at] == "-":
            continue
        fits = (
            one for one in forms.get(run[0], ()) if bare.startswith(one, at) and not _RUN.match(bare, at + len(one))
        )
        form = next(fits, None)
        if form is not None:
            told += bare[done:at], f" {codes[form]} "
            done = at + len(form)
    return "".join((*told, bare[done:]))


@functools.cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Of each name and adjective, and of each capital, the one word that stands for its state."""
    forms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in state_rows():
        names, adjectives, *seats = (tuple(map(_plain, part)) for part in row)
        code = f"{STATE}{names[0].replace(' ', '')}"
        forms |= dict.fromkeys([*names, *adjectives], code)
        for seat in seats:
            capitals |= dict.fromkeys(seat, code)
    return forms, capitals


@functools.cache
def _forms() -> tuple[dict[str, list[str]], dict[str, str]]:
    """All names and adjectives of states by their first words, the longest first, and the codes of the capitals."""
    codes, capitals = _codes()
    forms: dict[str, list[str]] = {}
    for form in sorted(codes, key=len, reverse=True):
        forms.setdefault(_RUN.findall(form)[0], []).append(form)
    return forms, capitals
