"""A speaker and the page in; the words by which the page tells what he is, in front of his name and behind it, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset


def listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_BEFORE, _AFTER = 150, 150
"""Characters in front of a name and behind it in which it is told what somebody is."""
_MOST = 12
"""Places at which a name is looked at: whoever is named often is presented early."""
_ENDS = later(r"[\n\"“”«»!?;:|]|(?<=[a-z0-9)’”][a-z0-9)’”])\. |\.\.\. |… ")
"""What ends what stands in front of a name."""
_PARTICLES = listed("van von de der den ten da di del dos bin al el la du")
_STOPS = listed("""
    said say says told tells asked asks by when as that but from in on and or according where after before while because
    if is was were has had have also be been not no than then through over against about like until with between since
    without who which whose writes wrote added adds replied insists insisted quotes quoting met sighed further so
    """)
"""Words at which what stands in front of a name is no longer about him."""
_JOINS = frozenset(("of", "for", "at", "to"))
"""Words over which an office goes on in front of an article: the chairman of the yard."""
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this", "another"))
_GIVEN = listed("remarks speech statement testimony address lecture reply evidence comments")
"""What somebody gives, in front of who it is: remarks of chief executive ..."""
_BARE = frozenset(("mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "hon", "prof"))
"""What stands before a name and tells no office."""
_WITHIN = r"(?:(?:[A-Z]\.){2,4}|[^.,;:\n\"“”()])"
"""What belongs to words that end at a mark: who heads U.S. Africa Command."""
_BEHIND = later(
    r"(?P<label>(?:, [^.\n:,\"“”]{2,60}){1,3}):"
    r"| \((?P<set>[^()\n]{2,70})\)"
    r"|,? (?P<runs>(?:who |which )?(?:has |have |had )?(?:also )?(?:been in charge|is responsible|runs?|ran|heads?"
    rf"|headed|leads?|led|directs?|chairs?|speaks? for|manages?|commands?|commanded)\b {_WITHIN}{{3,90}})"
    rf"| (?:is|was) (?P<being>(?:the |[A-Z][\w-]+['’]s ){_WITHIN}{{3,80}})"
    rf"| (?P<of>(?:of|from|at|with|for|on behalf of) (?:the )?{_WITHIN}{{3,90}})"
    r"|, (?P<office>[^,.;:\n\"“”]{3,80}(?:,(?! (?:who|which|said|says|told|and|but)\b)[^,.;:\n\"“”]{3,60})?)"
)
"""How somebody is presented behind his name."""


_AGED = later(r", (?:aged )?\d{2}(?=,)")
"""How old somebody is, behind his name."""
_BACK = 400
"""Characters in front of a name in which it is told whose office is meant."""
_SENTENCE = later(r"[.!?][”\"]? |\n+")
_MARKS = '“"'
_OF_STATES = frozenset(("ministry", "government", "army", "navy", "department"))
"""Offices that speak for the state whose they are told to be."""
_ABOUT = later(
    r"(?:The |(?P<of>[A-Z][\w-]+['’]s ))?(?P<who>[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}|[a-z][\w-]*(?: [a-z][\w-]*){0,2}?)"
    r"(?:, [^,.\n]{3,60},)? "
    r"(?:has|had|is|was|will|would|said|told|wrote|[a-z]{2,12}(?:ed|s))\b"
)
"""Whom a sentence is about."""


class Phrase(Struct, frozen=True):
    """Words that tell what somebody is."""

    words: str
    front: bool
    """Whether they stand in front of his name."""
    joined: bool = False
    """Whether they tell what he is of: of Norway."""
    labelled: bool = False
    """Whether they stand in the label in front of what he says."""


def presented(text: str, speaker: str) -> Iterator[Phrase]:
    """What a page says a named speaker is, the words for him first, then place by place."""
    parts = speaker.split()
    last = parts[-1].strip(",.)") if parts else ""
    if len(last) < 2 or not last[0].isupper():
        return
    if len(parts) > 1:
        yield Phrase(" ".join(parts[:-1]), front=True)
    first = next((word for word in parts[:-1] if word[0].isupper() and _plain(word) not in wordset("titles")), None)
    spelt = sorted({last, last.upper(), last.title()})
    for count, place in enumerate(re.finditer("|".join(rf"\b{re.escape(one)}\b" for one in spelt), text)):
        if count >= _MOST:
            return
        yield from _at(text, place.start(), place.end(), first)


def _plain(word: str) -> str:
    return word.strip("(,").lower().rstrip(".")


def _at(text: str, start: int, end: int, first: str | None) -> Iterator[Phrase]:
    """What stands around one place of a surname."""
    before = _ENDS.split(text[max(0, start - _BEFORE) : start])[-1].split()
    named = _given(before, first)
    if named is None:
        return
    front = _in_front(before[: len(before) - named])
    if front:
        yield Phrase(_owned(front, text[max(0, start - _BACK) : start]), front=True)
    aged = _AGED.match(text, end)
    end = aged.end() if aged is not None else end
    behind = _BEHIND.match(text, end, min(len(text), end + _AFTER))
    if behind is not None and behind.lastgroup is not None:
        how = behind.lastgroup
        labelled = how == "label" or (how == "set" and text[behind.end() : behind.end() + 1] == ":")
        yield Phrase(behind[how].strip(" ,"), front=False, joined=how == "of", labelled=labelled)


def _owned(office: str, before: str) -> str:
    """An office, with whom the sentence before is about where it is told to be his: its director general."""
    whose, _, rest = office.partition(" ")
    said = _SENTENCE.split(before)
    own = whose == "Its" or (whose == "its" and said[-1][:1] in _MARKS)
    about = _ABOUT.match(said[-2].lstrip(_MARKS)) if own and len(said) > 1 else None
    if about is None:
        return office
    of_state = about["who"].split()[-1].lower() in _OF_STATES
    return f"{about['of'] or '' if of_state else ''}{about['who']}'s {rest}"


def _given(words: Sequence[str], first: str | None) -> int | None:
    """How many words in front of a surname are of the name; None for somebody else of that surname."""
    count = 0
    for word in reversed(words):
        bare = word.strip("(,")
        if _plain(word) in _PARTICLES:
            count += 1
            continue
        told = (
            _plain(word) in wordset("titles") | wordset("offices_by_letters")
            or _plain(word) in lexicon().nouns
            or bare in lexicon().state_of
        )
        if not bare[:1].isupper() or word.endswith(",") or told or bare.endswith(("'s", "’s")):
            break
        count += 1
        if first is not None and bare.upper() == first.upper():
            return count
    given = words[len(words) - count :]
    other = first is not None and any(len(one) > 2 and one.isalpha() and not one.isupper() for one in given)
    return None if other and count == 1 else count


def _in_front(words: Sequence[str]) -> str:
    """The office in front of a name, back to where it begins."""
    taken: list[str] = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        low = word.lower().strip("(,")
        office = any(_plain(one) not in _BARE for one in taken)
        given = low in ("of", "from") and at > 0 and words[at - 1].lower() in _GIVEN
        if given or (low in _STOPS and word[:1].islower()) or (office and word.endswith(",")):
            break
        taken.append(word)
        opens = low in _ARTICLES and (at == 0 or words[at - 1].lower() not in _JOINS)
        if opens or (word.startswith("(") and office):
            break
    while taken and (taken[-1].lower() in _STOPS or any(one.isdigit() for one in taken[-1])):
        taken.pop()
    return " ".join(one for one in reversed(taken) if _plain(one) not in _BARE).strip(" ,(")
