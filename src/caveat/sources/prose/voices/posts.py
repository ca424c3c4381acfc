"""Who holds an office that his own words do not name, and the page, in; the office of which he speaks as his own out.

He says so himself, where he speaks of "the Government" as who did it, or is asked about "the Department". Which state
it is of is not made out from a dateline or from what else the page tells: a guess names nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.lexicon import lexicon

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
MOST = 40
"""Places of a page at which it is looked for what is told of one speaker."""


def own_office(parts: Sequence[str]) -> str | None:
    """The office of which a speaker tells as his own, in what he says or what is reported of it: the Government."""
    told = Counter(found["body"] for part in parts for found in _OWN.finditer(_QUOTED.sub("", part)))
    return told.most_common(1)[0][0] if told else None


def own_parts(text: str, surname: str) -> list[str]:
    """The paragraphs that stand under a speaker's label."""
    label = rf"^(?:[^\n:]{{0,60}}\b)?{re.escape(surname)}\b[^\n:.]{{0,80}}[:.] [^\n]*"
    return [found[0] for found in re.finditer(label, text, re.MULTILINE | re.IGNORECASE)]


def asked_office(text: str) -> str | None:
    """The office about which questions are put to whoever answers for it: did the Department slow them?"""
    told = Counter(found["body"] for found in _PUT.finditer(text))
    return told.most_common(1)[0][0] if told else None


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
