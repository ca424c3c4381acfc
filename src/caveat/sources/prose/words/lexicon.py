"""Words by class, from ``words.toml`` and ``names.toml``: what a word form may be, and what a noun can stand for.

Read once and on first use. Forms of regular verbs and plurals are made by rule, so that the data holds lemmas alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from caveat import toml
from caveat.sources.patterns import later

_HERE = Path(__file__).parents[1] / "tables"
_VOWELS = "aeiou"


class Lexicon(Struct, frozen=True):
    """What is known of words.

    ``closed`` gives the one tag of a closed-class word; ``verbs`` gives, for a verb form, its forms and lemma.
    """

    closed: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str]]
    """Form to (form letters, lemma): b base, z third person, d past, n participle, g -ing."""
    noun_verb: frozenset[str]
    noun_ing: frozenset[str]
    adjectives: frozenset[str]
    adjective_ed: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    states: frozenset[str]
    peoples: frozenset[str]
    state_of: Mapping[str, str]
    """State, people or seat to the one name of the state."""
    anonymous: frozenset[str]
    nouns: Mapping[str, str]
    """Noun to what it stands for: person, body, goods, transfer, permit, aid, measure, speech, time and so on."""


@cache
def table(name: str) -> dict[str, Any]:
    """A file of words beside this module, read on first use."""
    return toml.read(_HERE / name)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use."""
    words, names, field = table("words.toml"), table("names.toml"), table("field.toml")
    closed, ambiguous = words["closed"], words["ambiguous"]
    return Lexicon(
        closed=dict(_closed(closed)),
        verbs=_verbs(words["verbs"]),
        noun_verb=frozenset(ambiguous["noun_verb"].split()),
        noun_ing=frozenset(ambiguous["noun_ing"].split()),
        adjectives=frozenset(words["adjective"]["words"].split()),
        adjective_ed=frozenset(ambiguous["adjective_ed"].split()),
        adverbs=frozenset(closed["adverb"].split()),
        negations=frozenset(closed["negation"].split()),
        states=_states(names["states"]),
        peoples=frozenset(_listed(names["states"]["peoples"])),
        state_of=_state_of(),
        anonymous=frozenset(word for noun in names["sources"]["anonymous"].split() for word in (noun, plural(noun))),
        nouns=_nouns(names["nouns"] | field["nouns"]),
    )


@cache
def state_rows() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Of each state its names, its peoples and adjectives, and its seats of government."""
    rows = table("names.toml")["states"]["rows"].strip().splitlines()
    return tuple(tuple(tuple(part.split(", ")) for part in row.split("; ")) for row in rows)


@cache
def countries() -> frozenset[str]:
    """What states are called by name, and by no capital or house: the UAE, Russia."""
    return frozenset(name for row in state_rows() for name in row[0])


@cache
def seats() -> frozenset[str]:
    """The seats of government that stand for their states."""
    return frozenset(seat for row in state_rows() for place in row[2:] for seat in place) - {
        row[0][0] for row in state_rows()
    }


@cache
def _pairs() -> Mapping[str, Mapping[str, str]]:
    """What two words stand for together, by the second of them: of "seat", "ejection" and what both are."""
    pairs: dict[str, dict[str, str]] = {}
    for noun, kind in lexicon().nouns.items():
        before, _, last = noun.rpartition("-")
        if before and kind in ("goods", "body", "transfer"):  # the one before may be joined itself: riot-control agents
            pairs.setdefault(last, {})[before] = kind
    return pairs


def paired(before: str, low: str) -> str | None:
    """What a noun with the one before it stands for, where the two are one word: power packs, a shipping line."""
    pairs = _pairs().get(low)
    return pairs.get(before) if pairs is not None else None


def past_or_participle(low: str) -> bool:
    """Whether a form by itself may be a past and a participle: built, and whatever ends as most do."""
    letters = lexicon().verbs.get(low, ("dn" if low.endswith("ed") else "", ""))[0]
    return "d" in letters and "n" in letters


@cache
def wordset(name: str) -> frozenset[str]:
    """A small set of words, by its name in ``words.toml``."""
    return frozenset(table("words.toml")["sets"][name].split())


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Words that stand together, by the name of their list in ``words.toml``."""
    return tuple(tuple(phrase.split()) for phrase in table("words.toml")["phrases"][name].split(";"))


def _closed(closed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    tags = {
        "adverb": "R", "determiner": "DT", "pronoun": "PRP", "possessive": "PRPS", "modal": "MD", "preposition": "IN",
        "coordinator": "CC", "subordinator": "CS", "relative": "WP", "interrogative": "WP", "negation": "NOT",
    }  # fmt: skip
    for name, tag in tags.items():
        for word in closed[name].split():
            yield word, tag


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.replace("\n", " ").split(",") if name.strip()]


def _states(table: Mapping[str, str]) -> frozenset[str]:
    return (
        frozenset(_listed(table["names"])) | frozenset(_listed(table["seats"])) | frozenset(_listed(table["register"]))
    )


def _state_of() -> dict[str, str]:
    known: dict[str, str] = {"Kremlin": "Russia", "White House": "United States", "Pentagon": "United States"}
    known |= {"Whitehall": "United Kingdom", "Downing Street": "United Kingdom", "U.S.": "United States"}
    for row in state_rows():
        known |= {name: row[0][0] for part in row for name in part}
    return known


def _nouns(table: Mapping[str, str]) -> dict[str, str]:
    nouns: dict[str, str] = {}
    for kind, words in table.items():
        for word in words.split():
            nouns[word] = kind
            nouns.setdefault(plural(word), kind)
    return nouns


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "ch", "sh", "go", "do", "to", "ho")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


_DOUBLED = "bdfglmnprt"
_DOUBLES = later(rf"(?:^|[^aeiou])[aeiou][{_DOUBLED}]$")
"""The end of a verb whose last consonant is doubled, by stress or by custom: transferred, cancelled."""
_EITHER = frozenset((
    "cancel", "label", "level", "travel", "signal", "fuel", "model", "channel", "counsel", "marshal", "total",
))  # fmt: skip
"""Verbs that are listed as doubling and are written with one consonant too: canceled."""


def _verbs(table: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    forms: dict[str, tuple[str, str]] = {}
    doubling = frozenset(table["doubling"].split())
    for lemma in table["regular"].split():
        past = _past(lemma, lemma in doubling)
        _add(forms, lemma, past, past, lemma in doubling)
        if lemma[-1] in _DOUBLED and lemma not in doubling and _DOUBLES.search(lemma):
            doubled = lemma + lemma[-1] + "ed"
            _add(forms, lemma, doubled, doubled, True)
        if lemma in _EITHER:
            _add(forms, lemma, lemma + "ed", lemma + "ed", False)
    for line in table["irregular"].split(";"):
        lemma, past, participle = line.split()
        _add(forms, lemma, past, participle, lemma in doubling)
    for word, letters in (
        ("is", "z"),
        ("are", "z"),
        ("am", "z"),
        ("were", "d"),
        ("'s", "z"),
        ("'re", "z"),
        ("'m", "z"),
    ):
        forms[word] = (letters, "be")
    forms["has"], forms["does"] = ("z", "have"), ("z", "do")
    forms["'ve"] = ("z", "have")
    forms["learnt"] = ("dn", "learn")
    forms["accounts"], forms["accounted"] = ("z", "account"), ("dn", "account")  # for a share; not: to account for it
    return forms


def _add(forms: dict[str, tuple[str, str]], lemma: str, past: str, participle: str, doubles: bool) -> None:
    third = plural(lemma) if lemma != "be" else "is"
    ing = lemma + lemma[-1] + "ing" if doubles else _stem(lemma) + "ing"
    if past == participle != lemma and not (lemma in forms or third in forms or past in forms or ing in forms):
        forms[lemma], forms[third], forms[past], forms[ing] = ("b", lemma), ("z", lemma), ("dn", lemma), ("g", lemma)
        return  # most verbs share no form with another
    for form, letter in ((lemma, "b"), (third, "z"), (past, "d"), (participle, "n"), (ing, "g")):
        letters, known = forms.get(form, ("", lemma))
        if letter not in letters and known == lemma:
            forms[form] = (letters + letter, lemma)


def _past(lemma: str, doubles: bool) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] + "ed" if doubles else lemma + "ed"


def _stem(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "y"
    return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be" else lemma
