"""Who holds an office of a state that his own words do not name, and the page, in; the state or office that is his out.

He says so himself, where he speaks of "the Government" as who did it. Else the page may tell: by the town from which it
is filed, by whom his paragraph opens with, by what he is said to have announced of a state, or since only one state
does in all of it what he says that "we" do. One such sign is not enough where it is weak, nor are two that differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention, Statement
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.parties import party, states

Span = tuple[int, int]

_OWN = later(
    r"\b(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?P<body>(?:[Ff]ederal )?(?:[Gg]overnment|[Aa]dministration|[Dd]epartment"
    r"|[Mm]inistry|[Cc]abinet|[Aa]gency|[Ii]nspectorate))"
    r" (?:has|had|have|is|was|will|would|does|did|may|might|could|can|[a-z]{2,12}ed|froze|sent|sold|put)\b"
)
"""An office that does something, as whoever is of it speaks of it."""
_PUT = later(
    r"\b(?:[Dd]id|[Dd]oes|[Hh]as|[Ii]s|[Ww]ill|[Ww]ould|[Cc]an) (?:the|your) (?P<body>(?:[Ff]ederal )?"
    r"(?:[Gg]overnment|[Aa]dministration|[Dd]epartment|[Mm]inistry|[Aa]gency|[Ii]nspectorate)) [a-z]"
)
"""A question about an office."""
_QUOTED = later(r"[“\"][^“”\"\n]*[”\"]")
_FILED = later(
    r"^\(?(?P<town>[A-Z][A-Z .'-]{2,30}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?:,[^\n–—-]{2,40}?| ?\([^)\n]{2,30}\)){0,3} ?"
    r"(?:-|–|—|--) "
    r"|^(?P<alone>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}(?:$|[.:] )",
    re.MULTILINE,
)
"""A dateline."""
_HEAD = 600
"""Characters in which that stands."""
_BACK = 800
"""Characters of a paragraph in front of a statement that are looked at."""
_OPENING = 300
"""Characters in which a page tells what it is about."""
_DOES = later(
    r"(?:^|[.!?][”\"]? )(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w-]+)?)"
    r"(?:,|(?: [a-z]+ly)? (?:has|had|is|was|will|would|does|did|may|[a-z]{2,12}(?:ed|es|s))\b)"
)
"""Whom a sentence opens with."""
_THAT = later(
    r"(?:[^.\n\"“]{0,60}? that| (?:said|says)) (?P<who>[A-Z][\w.]*(?: [A-Z][\w-]+)?) "
    r"(?:has|had|would|was|is|will|could|does|did|might)\b(?P<no> (?:not|never|no)\b)?"
)
"""Behind whoever says something: told reporters that Israel had sent nothing."""
_ASKED = later(
    r"(?:: |^)(?:Why |When )?(?:Has|Have|Did|Does|Is|Will|Would) (?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)?) \w+"
    r"|\bWhat(?:[’']s| is) (?P<its>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s "
    r"(?:response|reaction|comment|position|answer|view)\b",
    re.MULTILINE,
)
"""Whom a question is about, which is put to his minister: has Prague stopped it?"""
_WE_DO = later(r"\n+[^\n:]{2,60}: (?:(?:No|Yes)[.,] )?[Ww]e(?: have|['’]ve| had| did| do| will| are| never)\b")
"""Whoever answers that "we" have done it, or have not."""
_ASKS = frozenset((Act.REQUEST, Act.DEMAND))
_CLEAR = 3
"""How often a state does it, and how many times as often as any other, where it is no other's doing."""
_NEVER = 3
"""How much it tells that somebody says of a state what it has not done: that is how one speaks of one's own."""
MOST = 40
"""Places of a page at which it is looked for what is told of one speaker."""
_ENOUGH = 2
"""How much tells whose minister somebody is."""


def own_office(parts: Sequence[str]) -> str | None:
    """The office of which a speaker tells as his own, in what he says or what is reported of it: the Government."""
    told = Counter(found["body"] for part in parts for found in _OWN.finditer(_QUOTED.sub("", part)))
    return told.most_common(1)[0][0] if told else None


def own_parts(text: str, surname: str) -> list[str]:
    """The paragraphs that stand under a speaker's label."""
    label = rf"^(?:[^\n:]{{0,60}}\b)?{re.escape(surname)}\b[^\n:.]{{0,80}}[:.] [^\n]*"
    return [found[0] for found in re.finditer(label, text, re.MULTILINE | re.IGNORECASE)]


def _labelled(text: str, surname: str) -> bool:
    """Whether what somebody says stands under his label, more than once."""
    return len(re.findall(rf"^(?:[^\n:]{{0,60}}\b)?{re.escape(surname)}: ", text, re.MULTILINE)) > 1


def asked_office(text: str) -> str | None:
    """The office about which questions are put to whoever answers for it: did the Department slow them?"""
    told = Counter(found["body"] for found in _PUT.finditer(text))
    return told.most_common(1)[0][0] if told else None


class Homes:
    """Tells whose minister somebody is, by one page."""

    def __init__(self, text: str, said: Sequence[Statement]) -> None:
        self.text, self.said = text, said
        gives, gets = Counter[str](), Counter[str]()
        for one in said:
            for who, to in _sides(one):
                (gets if to else gives)[who] += 1
        self.gives, self.gets = gives, gets
        self._parts: dict[str, list[str]] = {}
        self._told: dict[str, Counter[str]] = {}

    def parts(self, speaker: str) -> list[str]:
        """The paragraphs that stand under a speaker's label."""
        if speaker not in self._parts:
            self._parts[speaker] = own_parts(self.text, speaker.split()[-1])[:MOST]
        return self._parts[speaker]

    def state(self, one: Statement, acts: bool, paragraph: Span) -> str | None:
        """The state for which an official says "we" in a statement, of whom it is who acts or who gets something."""
        other = one.target if acts else one.actor
        besides = state_of(other.name) if other is not None else None
        told = Counter[str]()
        for state, much in self._signs(one, acts, paragraph):
            if state is not None and state != besides:
                told[state] += much
        best = told.most_common(2)
        if not best or best[0][1] < _ENOUGH or (len(best) > 1 and best[1][1] == best[0][1]):
            return None
        return best[0][0]

    def _signs(self, one: Statement, acts: bool, paragraph: Span) -> Iterator[tuple[str | None, int]]:
        """The states of which something speaks, and how strongly."""
        speaker = one.attribution.speaker or ""
        if speaker not in self._told:
            told = Counter[str]()
            for state, much in self._of_speaker(speaker):
                told.update({state: much} if state is not None else {})
            self._told[speaker] = told
        yield from self._told[speaker].items()
        for opens in _DOES.finditer(_QUOTED.sub(" ", self.text[max(paragraph[0], one.start - _BACK) : one.start])):
            yield state_of(opens["who"]), 2
        only = self._only(one, acts)
        if only is not None:
            state, times = only
            yield state, int(times >= _CLEAR) + int(state in states_in(self.text[:_OPENING]))

    def _of_speaker(self, speaker: str) -> Iterator[tuple[str | None, int]]:
        """The same by the dateline, by what he is asked, by what he says under his label, and by what is told of it."""
        filed = _FILED.search(self.text, 0, _HEAD)
        yield (state_of((filed["town"] or filed["alone"]).title()) if filed is not None else None), 2
        surname = speaker.split()[-1] if speaker else ""
        if surname.isalpha() and _labelled(self.text, surname):
            for asked in _ASKED.finditer(self.text):
                answers = _WE_DO.match(self.text, self.text.find("\n", asked.end())) is not None
                yield state_of(asked["who"] or asked["its"]), _NEVER if answers else 1
            for own in self.parts(speaker):
                for opens in _DOES.finditer(own.partition(": ")[2]):
                    yield state_of(opens["who"]), 1
        for name in islice(re.finditer(rf"\b{re.escape(surname)}\b", self.text), MOST) if surname else ():
            that = _THAT.match(self.text, name.end())
            yield (state_of(that["who"]) if that is not None else None), _NEVER if that and that["no"] else 1

    def _only(self, one: Statement, acts: bool) -> tuple[str, int] | None:
        """The one state that is on the side of "we" in all the other statements, and on the other side in none."""
        gives, gets = self.gives.copy(), self.gets.copy()
        besides = set[str]()
        for who, to in _sides(one):
            (gets if to else gives)[who] -= 1
            besides.add(who)
        side, across = (gives, gets) if acts is not (one.act in _ASKS) else (gets, gives)
        most = side.most_common(2)
        if len(most) > 1 and most[0][1] >= _CLEAR and most[0][1] >= _CLEAR * most[1][1]:
            side = Counter({most[0][0]: most[0][1]})
        top = max(side.values(), default=0)
        only = [who for who, times in side.items() if 0 < times == top and across[who] <= 0 and who not in besides]
        return (only[0], side[only[0]]) if len(only) == 1 else None


def _sides(one: Statement) -> Iterator[tuple[str, bool]]:
    """The states of a statement, each with whether it is who gets something."""
    for mention, gets in ((one.actor, False), (one.target, True)):
        state = state_of(mention.name) if mention is not None else None
        if state is not None and one.act not in (Act.USE, Act.NO_COMMENT, Act.OPPOSE, Act.SUPPORT):
            yield state, gets is not (one.act in _ASKS)


@cache
def _codes() -> dict[str, str]:
    """The state that each word for one names, by what is compared of it."""
    return {code: state for name, state in lexicon().state_of.items() for code in states(party(name) or frozenset())}


def state_of(name: str) -> str | None:
    """The state that a name speaks of, where it is one."""
    found = {_codes().get(code, code) for code in states(party(name) or frozenset())}
    return found.pop() if len(found) == 1 else None


def states_in(text: str) -> frozenset[str]:
    """The states of which a few lines speak."""
    words = re.findall(r"[A-Z][\w.]*(?: [A-Z]\w+)?", text)
    known = lexicon().state_of
    return frozenset(known[one] for word in words for one in (word, *word.split()) if one in known)


def as_printed(state: str, text: str) -> str:
    """A state as the page has it: by its name, else by its capital, else by the name that it has."""
    known = lexicon()
    names = [name for name, whose in known.state_of.items() if whose == state and name in known.states]
    printed = [
        name for name in sorted(names, key=lambda one: one != state) if re.search(rf"\b{re.escape(name)}\b", text)
    ]
    return printed[0] if printed else state


def mention_of(name: str, place: Mention) -> Mention:
    """Somebody by the name that a pronoun stands for, where the pronoun stands."""
    return Mention(name, place.start, place.end)
