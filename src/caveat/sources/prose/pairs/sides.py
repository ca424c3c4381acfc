"""A statement in its text in; who acts and who gets by it, as they are compared with those of another, out."""

from __future__ import annotations

import re

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.words.deeds import MOVES
from caveat.sources.prose.words.parties import MERE_OFFICES, Party, of_state, offices, party, states, told_of
from caveat.sources.prose.words.spoken import is_paper

_BEFORE = 140
"""Characters before a recipient in which the article of his sort may stand."""
_SORT = later(r" (?:at war|in conflict|under|that|which|who)\b[^.,;]{0,30}")
_A = later(r"\b(?:an?|any) (?:\w+ )?\Z")
_SUCH_AS = "such as "
_OFFICE = 80
"""Characters before a name in which his office may stand."""
_BEFORE_WHO = later(r"[.\n\"\u201c\u201d]")
"""What ends before whoever speaks is brought in: a sentence, or what he says."""
_HIS = later(r"\b(?:his|her|its|their|our|my) \Z", re.IGNORECASE)
"""What tells, before an office, that it is the speaker's own."""
_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
_DENIES = later(r" (?:den(?:ies|ied)|disput(?:es|ed)) (?:(?:ever|that (?:s?he|it|they)) )?\w+")
"""Behind whoever denies something of himself."""
_FROM = later(rf"(?: to {_NAME},?)? from (?:the )?(?P<whom>{_NAME})")
"""Behind goods, where they come from."""
_RULINGS = frozenset(("order", "decree", "directive", "ordinance", "regulation", "law", "ban", "embargo", "freeze"))
"""What stops or permits something on behalf of whoever issued it, who need not be named."""


def doer(text: str, one: Statement) -> Party | None:
    """Who does it; nobody is told by a paper, nor where a speaker denies it for a body that he does not name."""
    if one.actor is None:
        return origin(text, one) if one.act in MOVES else None
    if is_paper(one.actor.name) or one.actor.name.split()[-1].lower() in _RULINGS:
        return None
    said = one.attribution.speaker
    printed = text[one.actor.start : one.actor.end]
    told = printed.lower() in ("we", "us", "our", "ourselves") and printed != "US"
    person = told and one.attribution.kind is not Attribution.INSTITUTION and said is not None
    person = person and (one.actor.name in ("We", "us") or one.actor.name in (said or ""))
    if person and one.modality is Modality.DENIED and one.act not in (Act.SUPPORT, Act.OPPOSE):
        return states(party(said) or frozenset()) or None
    named = party(one.actor.name)
    if person and named is not None and not states(named):
        named |= states(party(said) or frozenset())  # we will not sell them, officials in Stockholm said
    if named is not None and _HIS.search(text, max(0, one.actor.start - 7), one.actor.start):
        named = of_state(of_state(named, said), brought_in(text, said))  # his government, Hungary's minister said
    if named is not None and said is not None and text[one.actor.start : one.actor.end] in ("I", "me"):
        named |= offices(brought_in(text, said) or "")  # I signed them, the committee's chairman says
    if named is not None and _DENIES.match(text, one.actor.end):
        named |= party(said) or frozenset()  # the 58-year-old denied having sent any
    if named is None or (one.modality is not Modality.DENIED and not _holds_office(said)):
        return named
    brought = brought_in(text, said)
    named = of_state(of_state(named, said), brought)
    if one.act is Act.DELIVER and not states(named):
        return named | states(told_of(brought or ""))  # the Italian yard, Navalmare: Italy's deliveries are its own
    return named


def _holds_office(said: str | None) -> bool:
    """Whether a speaker is of an office, who means his own by "the government": the Polish prime minister."""
    return bool((party(said) or frozenset()) & MERE_OFFICES)


def origin(text: str, one: Statement) -> Party | None:
    """The state from which goods are told to come, right behind them: exports of rifles from Norway."""
    for goods in one.objects:
        found = _FROM.match(text, goods.end)
        came = states(told_of(found["whom"])) if found is not None else frozenset()
        if came and not came & states(party(one.target.name if one.target else None) or frozenset()):
            return came
    return None


def brought_in(text: str, said: str | None) -> str | None:
    """The words by which a speaker was brought in: spokesman of the Uzbek Foreign Ministry, Ulmas Rahmonqulov."""
    at = text.find(said) if said else -1
    return _BEFORE_WHO.split(text[max(0, at - _OFFICE) : at])[-1] or None if at > 0 else None


def whom(text: str, one: Statement) -> Party | None:
    """Who gets it; of a sort of state, "a country at war", no state that is named need be one."""
    if one.target is None:
        return None
    named = party(one.target.name)
    said = one.attribution.speaker
    if named is not None and not states(named) and _holds_office(said):
        named = of_state(of_state(named, said), brought_in(text, said))  # the government will receive, Italy's minister
    if named is not None and not states(named) and _HIS.search(text, max(0, one.target.start - 7), one.target.start):
        named = of_state(named, said)  # her country is still waiting, the High Commissioner of Fiji says
    sort = _SORT.match(text, one.target.end) or _SORT.search(one.target.name)
    if sort is not None and _A.search(text, max(0, one.target.start - _BEFORE), one.target.start) is None:
        sort = None
    return named | {f"{_SUCH_AS}{sort[0].strip()}"} if named is not None and sort is not None else named


def of_a_sort(one: Party) -> bool:
    """Whether a party is no more than a sort of state: a country at war."""
    return any(word.startswith(_SUCH_AS) for word in one)
