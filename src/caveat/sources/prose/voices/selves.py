"""A page in; who says "I" on it, and the body that says "we", where a byline, its head or its foot tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.voices.filings import filer
from caveat.sources.prose.voices.issuers import issuer
from caveat.sources.prose.voices.layout import NAME, UP, is_person
from caveat.sources.prose.words.lexicon import lexicon, wordset

Span = tuple[int, int]

_BYLINE = later(rf"^(?:(?:Opinion|Essay|Column|Comment)[:,] )?[Bb]y (?P<who>{NAME})(?=,|\.?$)", re.MULTILINE)
"""Who wrote it, in a line of its own."""
_CAPITALS = later(rf"^{UP}[{UP[1:-1]}'’-]+(?: {UP}[{UP[1:-1]}'’-]+){{1,2}}$", re.MULTILINE)
"""A line that is no more than a name in capitals."""
_POSTED = later(rf"^(?:[-–—] ?)?(?:Posted|Written|Filed) by (?P<who>{NAME})(?=[,.]|$)", re.MULTILINE)
_EXTRACT = later(
    rf"\b(?:memoirs?|diar(?:y|ies)|book)\b[^\n]{{0,60}}?\b(?:the )?(?:former |retired )?(?:[a-z]+ ){{0,3}}"
    rf"(?P<who>{NAME}) (?:remembers|recalls|describes|tells|looks back|writes)\b"
    rf"|^From [“\"][^\n]{{4,90}}[”\"], by (?:Captain |General |Admiral |Colonel |Ambassador )?(?P<by>{NAME})$",
    re.MULTILINE,
)
"""Whose book a page prints from."""
_SIGNED_OFF = later(
    rf"^(?:(?:Retired |Former )?[A-Z][a-z]{{1,4}}\. )*(?P<who>{NAME})(?:, [^.\n]{{4,80}},)? "
    r"(?:is|was|served|writes|teaches|works|worked|has been) "
)
"""What the last line says of who wrote it."""
_HEADS, _FEET = 5, 3
"""Lines of a head, paragraphs of a foot."""
_LINE = 160
_BODY = rf"{UP}[\w'’&-]*(?: (?:(?:of|for|and|the|on) ){{0,2}}{UP}[\w'’&-]*){{0,6}}"
_LIVES = later(
    rf"(?:^|(?<=[.!?:] ))(?:[Tt]he )?(?P<who>{_BODY}|coalition|campaign|network) "
    r"(?:(?:is|was|are) (?:entirely |wholly )?(?:financed|funded|founded|supported|independent)\b"
    r"|(?:takes|accepts|receives|lives|relies|depends|does not (?:take|accept)) "
    r"(?:no|on|any|money|funds|a position)\b)",
    re.MULTILINE,
)
"""What a body says of itself at the foot of its page: it takes no money from governments."""
_STATEMENT = later(
    rf"(?:[Aa] |[Jj]oint |[Pp]ublic |[Pp]ress )?(?:[Ss]tatement|[Bb]riefing|[Rr]eport|[Ll]etter) "
    rf"(?:by|from|of) (?:the )?(?P<who>{_BODY})$"
)
"""Whose a page is by its heading."""
_LETTER = later(
    rf"\b(?:[Ll]etter|[Ss]ubmission|[Ss]tatement|[Ee]vidence) (?:from|by|of) (?:the )?(?P<who>{_BODY})(?= to\b|$)",
    re.MULTILINE,
)
"""A line above a paper of somebody's that stands on a page."""
_OPENS = later(
    rf"(?:[^\n.–—]{{2,40}}(?:\. | ?[–—] ?| - |: ))?(?:[Tt]he )?(?P<who>{_BODY}) (?:today |has today )?"
    r"(?:call(?:s|ed) (?:on|for)|regrets?|welcomes?|takes? note|condemn(?:s|ed)|urge[sd]?|demand(?:s|ed)|publishes)\b"
)
"""Who does in the first sentence what a body does on a page of its own."""
_SHORT = later(
    r"\b[Tt]he (?P<who>Observatory|Network|Foundation|Coalition|Campaign|Centre|Center|Institute|Bureau|Union"
    r"|Association|Alliance|Project|Trust)(?= (?:will|therefore|also|[a-z]+s)\b)"
)
"""A body by the last word of its name, as its own page has it."""
_OURS = later(r"\b[Oo]ur (?P<who>Ministry|Embassy|Department|Union|Committee|Foundation|Association|Government)\b")
"""The office whose page it is, as it speaks of itself."""
_REST = rf" (?:for|of|on) (?:the )?{UP}[\w'’-]*(?: (?:(?:of|for|and) )?{UP}[\w'’-]*){{0,4}}"
"""The rest of a body's name behind the noun for it: Bureau for Humane Trade."""
_FIRM = later(
    rf"{UP}[\w'’&-]*(?: {UP}[\w'’&-]*){{0,3}} (?:Systems|Dynamics|Works|Optics|Ordnance|Shipyards?|Industries"
    r"|Aerospace|Munitions|Technologies|Electronics|Forgings|Robotics|Engineering|Arsenal|Motors|Marine|Holdings"
    r"|AG|Ltd|Inc|PLC|plc|GmbH)\b(?: Pty)?(?: (?:Ltd|Limited|Inc|AG|GmbH|plc)\b)?"
)
"""A firm by the last word of its name."""
_WE = later(r"\b(?:[Ww]e|[Oo]ur)\b")
_QUOTED = later(r"[“\"][^“”\"]*[”\"]")
_QUOTES = "“"


class Selves:
    """Who says "I" and "we" on a page in its own voice."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self._author: tuple[str | None] | None = None
        self._body: tuple[str | None] | None = None
        self._letters: list[re.Match[str]] | None = None
        self._filer: tuple[str | None] | None = None

    def author(self, place: int) -> str | None:
        """Who wrote a page on which an "I" stands that nobody else says; None where no line names one alone."""
        if self._quoted(place):
            return None
        if self._author is None:
            told = set(self._authors())
            self._author = (told.pop() if len(told) == 1 else None,)
        return self._author[0]

    def body(self, place: int) -> str | None:
        """The body whose page it is on which a "we" stands in the page's own voice."""
        if self._quoted(place):
            return None
        if self._letters is None:
            self._letters = [found for found in _LETTER.finditer(self.text) if self._is_line(found)]
        letter = next((found for found in reversed(self._letters) if found.end() <= place), None)
        if letter is not None and self.is_body(letter["who"]):
            return letter["who"]
        return self.issuer()

    def only_firm(self) -> str | None:
        """The one firm that a page names with the word for what it is; None where it names two, or none."""
        named = {found[0].removeprefix("The ") for found in _FIRM.finditer(self.text)}
        return named.pop() if len(named) == 1 else None

    def filer(self) -> str | None:
        """The firm whose filing, results or call with analysts the page is."""
        if self._filer is None:
            self._filer = (filer(self.text, self.paragraphs),)
        return self._filer[0]

    def is_body(self, name: str) -> bool:
        """Whether a name is a body's, and no outlet's or place's."""
        lows = [word.lower().strip(",.") for word in name.split()]
        known = lexicon()
        if not lows or name in known.state_of or (is_person(name) and wordset("organisation").isdisjoint(lows)):
            return False
        last = name.split(" of ")[0].split(" for ")[0].split()[-1].lower()
        bodies = any(
            low in wordset("organisation") | wordset("offices") or known.nouns.get(low) == "body" for low in lows
        )
        return (bodies or known.nouns.get(last) == "body") and last not in wordset("office")

    def _is_line(self, found: re.Match[str]) -> bool:
        """Whether what is found stands in a short line of its own."""
        start, end = self.text.rfind("\n", 0, found.start()) + 1, self.text.find("\n", found.end())
        return 0 <= end - start <= _LINE and self.text[end - 1] not in ".!?,"

    def _quoted(self, place: int) -> bool:
        """Whether a place lies within quotation marks of its paragraph."""
        before = self.text[self.text.rfind("\n", 0, place) + 1 : place]
        return before.count('"') % 2 == 1 or before.count(_QUOTES) > before.count("”")

    def _authors(self) -> Iterator[str]:
        """The names of those who are told to have written a page."""
        head = [line for line in self.text.split("\n") if line.strip()][:_HEADS]
        for line in head:
            for pattern in (_BYLINE, _EXTRACT):
                found = pattern.search(line) if len(line) <= 2 * _LINE else None
                if found is not None:
                    yield next(one for one in found.groups() if one)
        for line in head[1:]:
            if _CAPITALS.fullmatch(line):
                yield line.title()
        for start, end in self.paragraphs[-_FEET:]:
            for pattern in (_POSTED, _SIGNED_OFF):
                found = pattern.match(self.text, start, end) if end - start <= 2 * _LINE else None
                if found is not None and is_person(found["who"]):
                    yield found["who"]

    def issuer(self) -> str | None:
        """The body whose page it is."""
        if self._body is None:
            self._body = (self._issuer(),)
        return self._body[0]

    def _issuer(self) -> str | None:
        """The body whose page it is, by its head, its foot or how it speaks of itself."""
        told = issuer(self.text, self.paragraphs)
        if told is not None:
            return told.name
        if self.filer() is not None:
            return self.filer()
        for start, end in self.paragraphs[-_FEET:]:
            foot = _LIVES.search(self.text, start, end)
            if foot is not None:
                return self.fullest(foot["who"])
        for start, end in self.paragraphs[:2]:
            head = _STATEMENT.search(self.text, start, end) if end - start <= _LINE else None
            if head is not None and (self.is_body(head["who"]) or " " in head["who"]):
                return head["who"]
        for start, end in self.paragraphs[:3]:
            opens = _OPENS.match(self.text, start, end)
            if opens is not None and end - start > _LINE // 2 and self.is_body(opens["who"]) and self._says_we():
                return self.fullest(opens["who"])
        ours = {found["who"] for found in _OURS.finditer(_QUOTED.sub("", self.text))}
        if len(ours) == 1:
            return ours.pop()
        short = {found["who"] for found in _SHORT.finditer(self.text)}
        return self.fullest(short.pop()) if len(short) == 1 and self._says_we() else None

    def _says_we(self) -> bool:
        return _WE.search(_QUOTED.sub("", self.text)) is not None

    def fullest(self, name: str) -> str:
        """A name as the page has it at its fullest: the Watershed Foundation, for the Foundation."""
        if " " in name or not name[0].isupper():
            return name
        behind = re.search(rf"\b{re.escape(name)}{_REST}", self.text)
        front = re.search(rf"\b(?!The )(?:{UP}[\w'’-]* ){{1,4}}{re.escape(name)}\b", self.text)
        found = behind or front
        return found[0] if found is not None else name
