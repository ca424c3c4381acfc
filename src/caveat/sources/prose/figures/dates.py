"""A clause in its sentence, and the day of publication, in; the date of its act out, at the precision that is given.

What counts as the date of an act is said in ``docs/statements.md``. The expressions are found by one pattern, each is
judged by what stands before it, and the first that dates the act is resolved. An unknown date stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.figures import window
from caveat.sources.prose.figures.moments import (
    ANY,
    MONTH,
    WHEN,
    YEAR,
    counted,
    in_year,
    month_of,
    shift,
    told,
    within,
    year_of,
)
from caveat.sources.prose.grammar.reach import Reach

SPEECH = frozenset((Act.DEMAND, Act.REQUEST, Act.NOTIFY, Act.OPPOSE, Act.SUPPORT, Act.NO_COMMENT))
"""Acts that are done by saying so: the day of saying is theirs."""
_DONE = frozenset((Act.DELIVER, Act.APPROVE, Act.OFFER, Act.USE, Act.RESUME, Act.DENY, Act.NOTIFY))
"""Acts that are over when done: "has received 14 since 2029" dates none of them."""
_AHEAD = frozenset((Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL, Modality.HYPOTHETICAL))


_BEFORE = later(
    r"(?P<said>\b(?P<prep>on|in|since|by|until|till|before|after|from|as\sof|as\sfrom|of|dated|during|at|for|through"
    r"|starting|following|ahead\sof|within|with\seffect\sfrom|over|throughout|between|and|to"
    r"|as\slate\sas|as\srecently\sas|as\searly\sas)\s(?:the\s)?"
    r"(?P<end>(?:(?:very|first|second|last|latter)\s)?(?:half|days?|weeks?|end|beginning|start|middle|close|dead|height|depths|course|month|year|summer|spring|autumn|winter|night|morning"
    r"|evening|afternoon)\sof\s(?:the\s)?(?:year\s|month\sof\s)?)?(?:early\s|late\s|mid-)?)$"
    r"|(?P<bare>(?:earlier|later|early|late|only|just)\s)$",
    re.IGNORECASE,
)
_SPOKEN = later(
    r"\b(?:said|says|told|announced|reported|admitted|owned\sup|conceded|acknowledged|claimed|testified|boasted|confirmed|added|wrote|declared|stated|published|public|revealed"
    r"|disclosed|according\sto\s\w+)(?:\s(?!in\b|on\b)\w+){0,4}\s?$",
    re.IGNORECASE,
)
"""Before a date of saying within the clause: "officials said on Tuesday"."""
_ASIDE = later(
    r"\b(?:after|following|before|because|despite|once|under|if|unless|whether)\b[^,;]{0,90}$", re.IGNORECASE
)
_WHEN_IT = later(r"(?:['’]s\s\w+)?,?\swhen,?\s(?:the\s|an?\s)?")
"""Between a time and what happened then: the embarrassment of 2031, when it put them off."""
_HINGED = later(r"\b(?:after|following|because\sof|despite)\b[^,;]{0,90}$", re.IGNORECASE)
"""Before a time that dates what it hangs on: after the coup in May."""
_DUE = later(r"(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)(?<!be\s)\bdue\s(?:for\s\w+\s)?$", re.IGNORECASE)
"""The same, of goods: the 48 systems due by December."""
_IN_PAPER = later(r"In an? [^,]*$")
"""In what a body says something on the day that follows: in a report tabled on Tuesday."""
_FUTURE = later(
    r"\b(?:will|would|shall|may|might|could|should|due|set\sto|expected|expects?|scheduled|plans?|planned|intends?"
    r"|about\sto|ready\sto|rule\sout|(?:is|are|was|were|not|yet)\s(?:also\s)?to(?!\shave)|agreed\sto|going\sto|wants?)\b|['’]ll\b",
    re.IGNORECASE,
)
_WAS_AHEAD = later(r"\b(?:to|would|should|could|might)\shave\s", re.IGNORECASE)
_NEARER = 6
"""Months ahead up to which a month that something "was to" happen in is the coming one."""
_AND = later(r"\b(?:and|but|or)\s(?:also\s|then\s)?$")
_JOINED = 12
"""Characters in which what joins a verb to another stands."""
_DOES = later(r"(?:also\s|then\s)?(?:\w{2,}ed|gave|took|chose|made|struck|sent|sold|put|let|kept|froze|held)\b")
_APART = later(r";|\b(?:that|which|who|when|while|after|before|whether|if)\b")
"""What tells, between a date and a second verb, that this is another clause's."""
_PAPER = later(
    r"\b(?:letters?|notes?|memos?|cables?|statements?|applications?|messages?|submissions?|petitions?|comments|remarks|repl(?:y|ies)|answers?"
    r"|testimony)\s$"
)
_DID_THEN = later(r"\s(?:also\s|again\s)?(?:\w{2,}ed|gave|took|chose|made|struck|told|said)\b")
"""What somebody did on the day that stands before it."""
_YEARS_BEFORE = later(r"(?<![\w-])(?:19|20|21)\d\d(?![\w-])")
_FAR = 400
"""Characters before "that year" in which the year is told."""
_GOES_ON = later(r"\b(?:has|have|had)\b")
_RECORD = later(r",\s(?:the|its|their)\s(?:first|only|most|\w{3,}est)\b[^,;.]*$")
"""Before a time since which nothing was like it: the largest since 2029."""
_ALL_ALONG = later(r"\b(?:has|have|had|['’]s|['’]ve)\s(?:\w+\s)?been\s(?:\w+ly\s)?\w+ing\b")
"""What lasts: has been supplying it since May."""
_WAS_TO = later(r"\b(?:was|were) to\b")
_TERMS = frozenset(("by", "before", "from", "as of", "as from", "starting", "with effect from"))
_PAST = later(r"\b(?:\w{2,}ed|gave|chose|made|took|struck)\b")
_OR_ELSE = later(r"\s(?:nor|or)\s(?:(?:in|at|on)\s)?(?:any|before|since|after|later|ever|now|another)\b")
_SECOND = later(rf"\bin\s(?:{MONTH}\s)?(?:{YEAR}|{MONTH})\sand\sin\s$")
_REJECTS = later(r"\b(?:denie[sd]|rejects?|rejected|rul(?:es|ed)\sout|dismiss(?:es|ed)|disput(?:es|ed)|rubbished)\b")
_RELATIVE = later(r"\s(?:that|which|who|whom)\s")
_VERB = later(
    r"\b(?:(?!(?:un)?(?:armed|guided|manned|armou?red|towed|tracked|wheeled|advanced|limited|allied|united)\b)\w{3,}ed|is|are"
    r"|was|were|has|have|had|will|would|may|might|could|can|do|does|did"
    r"|to(?= (?!the\b|an?\b|its\b|their\b|his\b|her\b|all\b|any\b)[a-z]))\b"
)
"""What tells that a relative clause is a second one, so that a date after it may be its own."""
_LEADS = later(
    r"(?:\s(?:night|evening|morning|afternoon|lunchtime))?,?\s*(?:(?:according\sto|after|during|following|at|under|with|despite|amid|as|in\sa)\b[^;]*,\s*)?"
    r"(?:(?:[^,;.]{2,60}\s(?:said|says|writes|wrote|reported|reports|recalled|told\s[^,;.]{2,40})|(?:to|by|in|of|for|from)\s[^,;.]{2,40}),\s)?"
    r"(?:however,\s|too,\s|moreover,\s)?(?:when\s|that\s)?"
)
_SAID_BETWEEN = later(r", [^,;.]{2,60}\s(?:said|says|writes|wrote|reported|reports),\s")
"""An attribution between a clause and its date: halted them, the ministry said, in May."""
_SAYS = later(r"\b(?:said|says|told|announced|stated|wrote|declared|reported|warned|argued|added)\b")
_OPENING = later(
    r"(?:^|[;:]\s|\bit\swas\s|\b(?:and|but|when|that|where)\s|,\s|[“\"]\s?)(?:(?:late|later|early|earlier)\s)?$",
    re.IGNORECASE,
)


class _When(Struct, frozen=True):
    """An expression of time: where it stands with its preposition, and what that is."""

    found: re.Match[str]
    start: int
    prep: str
    end_of: bool


def date_of(
    text: str,
    start: int,
    end: int,
    sentence: tuple[int, int],
    published: date | None,
    act: Act,
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = Polarity.POSITIVE,
    reach: Reach | None = None,
) -> str | None:
    """The date of the act of the clause ``text[start:end]`` of a sentence, as ISO 8601 at the precision given.

    Where the words of its clause are known, a date among them goes before any other, and one that belongs to a verb
    which hangs on it is not its own.

    Holds   None where no date of the act is said, and where a date can only be told from a day of publication that is
            not known.

    >>> said = "Berlin suspended the deliveries last year."
    >>> date_of(said, 0, 41, (0, 42), date(2031, 3, 4), Act.PAUSE)
    '2030'
    """
    if not start < end or ANY.search(text, min(sentence[0], start), max(sentence[1], end)) is None:
        return None
    reader = _Reader(text, sentence, start, end, published, act, modality, polarity, reach)
    for one in reader.dating():
        day = reader.resolve(one)
        if day is not None:
            return day
    return None


@lru_cache(maxsize=16)
def _expressions(text: str, first: int, last: int) -> tuple[_When, ...]:
    """The expressions of time in ``text[first:last]``: once for all clauses of a sentence."""
    return tuple(_found(text, first, last))


def _found(text: str, first: int, last: int) -> Iterator[_When]:
    for found in WHEN.finditer(text, first, last):
        if text.endswith(("every ", "each "), 0, found.start()):
            continue
        before = _BEFORE.search(text, max(first, found.start() - 40), found.start())
        prep = (before["prep"] or "").lower() if before else ""
        if _names_a_time(found, prep):
            start = before.start() if before else found.start()
            yield _When(found, start, prep, bool(before and before["end"]))


def _names_a_time(found: re.Match[str], prep: str) -> bool:
    """Whether a word that may be something else ("May", "March", a number, "the month") is a time here."""
    if found["month3"] and not (found["mod"] or found["year3"] or found["mod3"]):
        return bool(prep) or found.group() != found["month3"]
    if found["year6"]:
        return bool(prep) or found.group() != found["year6"]
    if found["season"] and not found["year4"]:
        return bool(prep)
    return not found["current"] or prep in ("by", "before", "in", "at", "until", "within")


class _Reader:
    """The expressions of one sentence, as they bear on one clause."""

    def __init__(
        self, text: str, sentence: tuple[int, int], start: int, end: int, published: date | None,
        act: Act, modality: Modality, polarity: Polarity, reach: Reach | None,
    ) -> None:  # fmt: skip
        self.text, self.first, self.last = text, min(sentence[0], start), max(sentence[1], end)
        self.start, self.end, self.published = start, end, published
        self.act, self.modality, self.negative = act, modality, polarity is Polarity.NEGATIVE
        self.speech = act in SPEECH
        self.reach = reach
        self.all = _expressions(text, self.first, self.last)

    # Which expression dates the act --------------------------------------------------------------------------------

    def dating(self) -> Iterator[_When]:
        """The expressions that can date the act, the likeliest first."""
        own = [one for one in self.all if self._own(one)]
        fancied = self.modality is Modality.HYPOTHETICAL  # would sell it today
        yield from (one for one in own if self._dates_verb(one) and not (fancied and _of_now(one.found)))
        if fancied:
            return
        rest = [one for one in self.all if one not in own and not self._others(one)]
        inside = [one for one in rest if self.start <= one.found.start() and one.found.end() <= self.end]
        fit = [one for one in inside if self._fits(one)]
        yield from fit
        if fit:
            return
        yield from (one for one in rest if one not in inside and self._beside(one))
        yield from (one for one in rest if self._shared(one))
        if self.speech:
            yield from (one for one in rest if one not in inside and self._saying(one))

    def _own(self, one: _When) -> bool:
        """Whether an expression stands among the words of the clause itself."""
        return self.reach is not None and window.within(one.found.start(), self.reach.own)

    def _dates_verb(self, one: _When) -> bool:
        """Whether an expression among the words of a clause dates its verb, and no noun among them."""
        places = self.reach.own if self.reach is not None else ()
        opens = max((start for start, _ in places[:1] if start < one.start), default=min(start for start, _ in places))
        before = self.text[max(opens, one.start - 100) : one.start]
        spoken = not self.speech and _SPOKEN.search(before[-70:]) is not None
        return self._prep_fits(one) and not (
            spoken or _HINGED.search(before) or _DUE.search(before) or self._others(one)
        )

    def _others(self, one: _When) -> bool:
        """Whether an expression belongs to another verb: to one that hangs on the clause, or to the one before it."""
        if self.reach is None:
            return False
        at = one.found.start()
        if window.within(at, self.reach.others):
            return not (self.speech and _IN_PAPER.match(self.text, self.first, one.start))
        return not self.speech and window.within(at, self.reach.before)  # wrote to him in May and asked for them

    def _fits(self, one: _When) -> bool:
        before = self.text[self.start : one.start]
        if not self._prep_fits(one) or self._of_another(one, before):
            return False
        if not self.speech and _SPOKEN.search(before[-70:]):
            return False
        if _DUE.search(before[-30:]) or (_ASIDE.search(before[-100:]) and not self._condition(before)):
            return False
        if self.speech:
            return not re.search(r"\bthat\b", before) or self.act is Act.NO_COMMENT
        rejects = _REJECTS.search(self.text, self.start, self.end) if self.modality is Modality.DENIED else None
        return rejects is None or re.search(r"\bthat\b", self.text[rejects.end() : one.start]) is not None

    def _of_another(self, one: _When, before: str) -> bool:
        """Whether an expression stands in a relative clause between two commas: it dates another act."""
        at = before.rfind(", ")
        opens = at >= 0 and re.match(r", (?:which|who|whose|whom|where)\b", before[at : at + 9])
        return bool(opens) and self.text.find(", ", one.found.end(), self.end) >= 0

    def _condition(self, before: str) -> bool:
        return before.lstrip().lower().startswith(("if ", "after ", "under ", "following "))

    def _prep_fits(self, one: _When) -> bool:
        prep = one.prep
        if prep == "since" and _RECORD.search(self.text, max(self.first, one.start - 60), one.start) is not None:
            return False
        if prep == "since":
            goes_on = _GOES_ON.search(self.text, self.start, one.start) is not None
            lasts = self.act not in _DONE or _ALL_ALONG.search(self.text, self.start, one.start) is not None
            return self.negative or (goes_on if self.speech else lasts)
        ahead = self.modality in _AHEAD
        if prep == "within" and ahead:
            return bool(one.found["current"] or one.found["mod6"])
        term = one.found["feast"] or one.found["season"] or one.found["quarter"]
        soon = one.end_of or (ahead and not self.negative and term is not None)
        if prep == "by" or (prep == "before" and soon):
            return not self.speech and self.act not in (Act.OFFER, Act.SLOW, Act.PAUSE)
        if prep == "for":
            return bool(one.found["mod6"])
        if prep in ("of", "dated") and self.speech and _PAPER.search(self.text, self.first, one.start) is not None:
            return True  # in a letter of 12 May asks for more
        if prep == "throughout" and one.found["year6"]:
            return True
        if prep in ("of", "and", "to", "over", "throughout", "between"):
            return one.found["span"] is not None or (prep in ("of", "and") and one.found["unit"] is not None)
        if self.negative and _OR_ELSE.match(self.text, one.found.end()):
            return False  # neither last year nor before
        if self.text.startswith(" and in ", one.found.end()) or _SECOND.search(
            self.text, self.first, one.found.start()
        ):
            return False  # sent tanks in May and in June
        if prep == "from" and self.text.startswith((" to ", " until "), one.found.end()):
            return False
        if self.speech and (one.found["mod6"] or "").lower() == "next":
            return False
        return prep not in ("until", "till", "before", "after", "dated", "through", "following", "ahead of", "within")

    def _beside(self, one: _When) -> bool:
        """Whether an expression stands right after the clause, or leads it in."""
        between = self.text[one.found.end() : self.start]
        if _WHEN_IT.fullmatch(between):
            return True
        if not self._prep_fits(one):
            return False
        if one.start >= self.end:
            return self._follows(one)
        if one.found.end() > self.start:
            return False
        if between.endswith("that ") and not self.text[self.first : one.start].lower().endswith("it was "):
            return False
        if self.speech and between == ", " and _IN_PAPER.match(self.text, self.first, one.start):
            return True
        opening = _OPENING.search(self.text[max(self.first, one.start - 12) : one.start]) or one.start == self.first
        return bool(opening) and len(between) < 300 and _LEADS.fullmatch(between) is not None \
            and not re.search(r"\b(?:which|who|whom)\b", between)  # fmt: skip

    def _follows(self, one: _When) -> bool:
        """Whether an expression stands after the clause with nothing between that could begin another."""
        relative = _RELATIVE.search(self.text, max(self.start, self.end - 70), self.end)
        if relative and _VERB.search(self.text, self.start, relative.start()):
            return False
        between = self.text[self.end : one.start]
        if between == ", " or _SAID_BETWEEN.fullmatch(between):
            return one.prep in ("in", "on")
        if one.start > window.rest(self.text, self.end, self.last):
            return False
        return self.speech or _SPOKEN.search(self.text[self.start : one.start][-70:]) is None

    def _shared(self, one: _When) -> bool:
        """Whether an expression stands before the verb to which "and" joins this one: on Friday signed and sent."""
        joined = _AND.search(self.text, max(self.first, self.start - _JOINED), self.start)
        if joined is None or _DOES.match(self.text, self.start) is None or one.prep not in ("on", "in", ""):
            return False
        between = self.text[one.found.end() : self.start]
        leads = not self.text[self.first : one.start].strip()  # in 2029 refused it but offered another
        first = leads or _DID_THEN.match(self.text, one.found.end()) is not None
        apart = _APART.search(between) is not None or ANY.search(between) is not None
        return first and not apart and one.found.end() < self.start

    def _saying(self, one: _When) -> bool:
        """Whether an expression dates the saying of which an act of speech is the content, and not one that is told.

        Said on Monday that it opposes the sale; and said on Monday that it had asked for one.
        """
        if one.found.start() >= self.start or one.prep not in ("on", ""):
            return False
        if self.act is Act.NOTIFY or _GOES_ON.search(self.text, self.start, self.end):
            return False
        if self.modality is not Modality.ASSERTED or not re.fullmatch(
            r"\s(?:in\s[\w\s]{1,40}\s)?that\s", self.text[one.found.end() : self.start]
        ):
            return False
        return _SAYS.search(self.text, max(self.first, one.start - 60), one.start) is not None

    # What day it is -------------------------------------------------------------------------------------------------

    def _ahead(self, one: _When) -> bool:
        """Whether an act that is dated so lies ahead of the day of publication."""
        before = self.text[self.start : max(self.start, one.start)]
        if _WAS_AHEAD.search(before):
            return False
        if self.modality is Modality.ASSERTED or one.prep == "since":
            return False
        if _DID_THEN.match(self.text, one.found.end()) is not None and not _FUTURE.search(before):
            return False  # on Wednesday ordered a hold
        if _WAS_TO.search(before) and one.found["month3"] and self.published:
            return (month_of(one.found["month3"]) - self.published.month) % 12 <= _NEARER
        if self.modality in _AHEAD and one.prep in _TERMS:
            return True
        return bool(_FUTURE.search(before)) or (self.modality in _AHEAD and not _PAST.search(before))

    def resolve(self, one: _When) -> str | None:
        """The date that an expression tells, as ISO 8601."""
        found = one.found
        if found["way"] in ("later", "earlier", "on", "afterwards") or found["follow"] or found["then"]:
            return self._from_anchor(one)
        if (found["mod"] or "").lower().startswith("that"):  # exports resumed that October
            anchor = self._anchor(one)
            return in_year(found, int(anchor[:4])) if anchor is not None else None
        if year_of(found) in ("that", "the same"):
            years = _YEARS_BEFORE.findall(self.text, max(0, found.start() - _FAR), found.start())
            return in_year(found, int(years[-1])) if years else None
        return told(found, self.published, self._ahead(one), one.prep == "since")

    def _from_anchor(self, one: _When) -> str | None:
        """ "Two years later", counted from the date that was said before it."""
        anchor = self._anchor(one)
        if anchor is None:
            return None
        found = one.found
        if found["then"] or found["follow"] == "same":
            return within(anchor, found["step2"])
        if found["follow"]:
            return shift(anchor, 1, found["step2"])
        count = counted(found["count"])
        return shift(anchor, -count if found["way"] == "earlier" else count, found["step"])

    def _anchor(self, one: _When) -> str | None:
        """The date that was said last before an expression: in its sentence, or else a little before it."""
        here = [other for other in self.all if other.found.end() <= one.found.start() and other.prep != "until"]
        here = [other for other in here if not (one.found["then"] and _passes_over(other.found, one.found["step2"]))]
        if here:
            return self.resolve(here[-1])
        before = _expressions(self.text, max(0, self.first - _FAR), self.first)
        before = tuple(other for other in before if not _passes_over(other.found, one.found["step2"]))
        days = (told(other.found, self.published, False) for other in reversed(before))
        return next((day for day in days if day is not None), None)


def _passes_over(found: re.Match[str], step: str | None) -> bool:
    """Whether "that year" or "that month" cannot mean the time of an expression: on Monday, today."""
    return step not in (None, "day", "week") and bool(found["weekday"] or found["near"])


def _of_now(found: re.Match[str]) -> bool:
    """Whether an expression tells a time from today: tonight, this week."""
    return bool(found["near"]) or (found["mod6"] or "").lower() == "this"
