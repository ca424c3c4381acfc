"""A pronoun and who was named so far in; whom it can stand for out, the likeliest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.named.entries import Entry, is_it, near, sex
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.groups import Chunk, Group, Verb
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_SEXES = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_PLURAL = frozenset(("they", "them", "their", "themselves"))
_ASKED_ABOUT = frozenset(("state", "body", "name", "person", "people"))
_FAR = 3
"""Sentences back in which a person is looked for, where none is nearer."""


def stands_for(
    low: str, entries: Sequence[Entry], start: int, sentence: int, sexes: dict[str, str], speaker: str = ""
) -> Mention | None:
    """Whom a pronoun stands for that is not the speaker's own; of a surname alone "he" tells the sex from now on."""
    if low in _SEXES:
        return _person(low, entries, start, sentence, sexes)
    if low == "both":
        pair = next((e for e in near(entries, start, sentence) if e.plural), None)
        return pair.mention if pair is not None and " and " in pair.mention.name else None
    if low in _PLURAL:
        found = near(entries, start, sentence)
        several = next((e.mention for e in found if e.plural), None)
        usual = several or (_only_body(found, sentence) if low == "they" else None)
        if not speaker or (usual is not None and usual.name != speaker):
            return usual
        others = _besides(speaker, found)
        if len(others) == len(found) or low != "they":
            return usual
        return _only_body([one for one in others if one.kind == "state" or one.person], sentence)
    if low in ("it", "its", "itself"):
        told = [e for e in near(entries, start, sentence) if is_it(e)]
        if told and (told[0].kind == "outlet" or not told[0].words.isdisjoint(_PAPERS)):
            others = [e for e in told[1:] if e.subject and e.sentence == sentence]
            told = others or told  # the daily Le Soir reported that Paris keeps the guns it had promised
        if low == "it" and told and all(e.there for e in told):
            before = [e for e in near(entries, start, sentence, _FAR) if is_it(e) and e.subject and not e.there]
            told = before or told  # Oslo sent rifles. They are used in Mali. It has since stopped
        return told[0].mention if told else None
    if low == "there":
        far = sorted(near(entries, start, sentence, _FAR), key=lambda e: e.mention.start, reverse=True)
        return next((e.mention for e in far if e.kind == "state"), None)
    return None


_PAPERS = frozenset(("newspaper", "daily", "broadcaster", "magazine", "weekly", "tabloid", "website", "outlet"))
"""Words beside the name of an outlet, which hardly does what it reports."""


def _besides(speaker: str, found: list[Entry]) -> list[Entry]:
    """Those who were named without whoever speaks, unless they are several or a body: one is not "they" of oneself."""
    bodies = ("body", "state", "people")
    return [e for e in found if e.mention.name != speaker or e.plural or (e.kind in bodies and not e.person)]


def _person(low: str, entries: Sequence[Entry], start: int, sentence: int, sexes: dict[str, str]) -> Mention | None:
    """The person whom "he" or "her" stands for."""
    found = near(entries, start, sentence)
    if not any(e.person for e in found):
        found = near(entries, start, sentence, _FAR)
        found = sorted(found, key=lambda e: _in_passing(e, sentence))
    elif low in ("he", "she"):
        # in a letter to the secretary she asked; so said Ann Lind when she stood in for the minister
        found = sorted(found, key=lambda e: (e.subject, e.person and not e.subject), reverse=True)
    meant = _SEXES[low]
    may_be = (e for e in found if e.person or (e.kind in ("person", "spokes") and not e.plural))
    one = next((e.mention for e in may_be if sex(e, sexes) in ("", meant)), None)
    if one is None:  # Ada Lund met Carl Holt. He asked for rifles. She refused
        far = [e for e in near(entries, start, sentence, _FAR) if e.person or (e.kind == "person" and not e.plural)]
        one = next((e.mention for e in far if sex(e, sexes) == meant or not e.person), None)
    if one is None and low in ("he", "she"):  # Lund froze the aid. He released it in May
        last = near(entries, start, sentence)
        one = next((e.mention for e in last if e.kind == "name" and e.subject and e.mention.name.isalpha()), None)
    if one is not None and len({e.mention.name for e in found if e.person}) == 1:
        sexes.setdefault(one.name.split()[-1], meant)
    return one


def _in_passing(entry: Entry, sentence: int) -> bool:
    """Whether somebody without a name was told of a while ago, and only in passing: when a furious secretary came."""
    unnamed = not entry.person and entry.kind != "spokes" and not entry.words.isdisjoint(("a", "an"))
    return unnamed and sentence - entry.sentence > 1


def asked_about(chunks: list[Chunk], tokens: list[Token]) -> Group | None:
    """Whom a question is about, so that the answer goes on with him: has Ankara reacted? What does London say?"""
    for verb, group in pairwise(chunks):
        if isinstance(verb, Verb) and isinstance(group, Group) and group.kind in _ASKED_ABOUT:
            asks = tokens[verb.first].tag == "MD" or tokens[verb.first].low in wordset("auxiliary")
            fits = asks and verb.last == group.first  # will Oslo halt them?
            return group if fits and verb.last - verb.first == 1 else None
    return None


def _only_body(found: list[Entry], sentence: int) -> Mention | None:
    """The one state, firm or office that can be meant, for one speaks of these as "they" too."""
    bodies = [e for e in found if e.kind in ("state", "body", "name") and not (e.person or e.plural)]
    bodies = [e for e in bodies if e.head not in wordset("documents")]
    if any(e.sentence == sentence and not e.subject for e in bodies) or any(e.person and e.subject for e in found):
        return None  # in Jakarta they think of it
    told = next((e for e in bodies if e.subject), None)
    alone = len({e.mention.name for e in bodies}) == 1 and not bodies[0].mention.name.islower()
    return told.mention if told is not None else bodies[0].mention if alone else None


def goes_on(low: str, entries: Sequence[Entry], start: int, sentence: int) -> bool:
    """Whether a pronoun that opens a sentence can go on with whom the sentence before was about."""
    about = (e for e in near(entries, start, sentence) if e.subject)
    return any(e.plural if low == "they" else is_it(e) if low == "it" else e.person for e in about)


def may_mean(low: str, group: Group, tokens: list[Token]) -> bool:
    """Whether a pronoun in front can stand for a group behind it."""
    head = tokens[group.head].low
    several = group.kind in ("person", "body", "people") or tokens[group.first].low == "the"
    many = bool(group.members) or (head.endswith("s") and several)
    if low == "they":
        return many or group.kind == "people"
    if low in ("he", "she"):
        return not many and (group.kind == "person" or is_person(group, tokens))
    return low == "it" and not many and group.kind in ("state", "body", "name") and not is_person(group, tokens)


def somebody_else(entries: Sequence[Entry], start: int, sentence: int, speaker: str) -> Mention | None:
    """The person whom the sentence before is about, who is not the one without a name who speaks of him."""
    found = (*near(entries, start, sentence), *near(entries, start, sentence, _FAR))
    return next((e.mention for e in found if e.person and e.subject and e.mention.name != speaker), None)


def before_last(entries: Sequence[Entry], start: int, sentence: int) -> Mention | None:
    """Who was spoken of two sentences back, where the one between names nobody: very well. In June it shipped."""
    return next((e.mention for e in near(entries, start, sentence, 2) if e.subject and is_it(e)), None)
