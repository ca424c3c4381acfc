"""A clause in its sentence, and the day of publication, in; the date of its act out, at the precision that is given.

What counts as the date of an act is said in ``docs/statements.md``. The expressions are found by one pattern, each is
judged by what stands before it, and the first that dates the act is resolved. An unknown date stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose import window

SPEECH = frozenset((Act.DEMAND, Act.REQUEST, Act.NOTIFY, Act.OPPOSE, Act.SUPPORT, Act.NO_COMMENT))
"""Acts that are done by saying so: the day of saying is theirs."""
_DONE = frozenset((Act.DELIVER, Act.APPROVE, Act.OFFER, Act.USE, Act.RESUME, Act.DENY, Act.NOTIFY))
"""Acts that are over when done: "has received 14 since 2029" dates none of them."""
_AHEAD = frozenset((Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL, Modality.HYPOTHETICAL))

_CALENDAR = "january february march april may june july august september october november december"
_MONTHS = {name: at for at, name in enumerate(_CALENDAR.split(), start=1)}
_MONTHS |= {"sept": 9} | {name[:3]: at for name, at in _MONTHS.items()}
_WEEK = "monday tuesday wednesday thursday friday saturday sunday"
_DAYS = {name: at for at, name in enumerate(_WEEK.split())}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins."""
_COUNTS = "one two three four five six seven eight nine ten eleven twelve"
_WORDS = {"a": 1, "an": 1, "fifteen": 15, "eighteen": 18, "twenty": 20}
_WORDS |= {word: at for at, word in enumerate(_COUNTS.split(), start=1)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?![\w-])"
)
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20|21)\d\d(?![\w-])"
_NUMBER = rf"(?:{'|'.join(_WORDS)}|\d{{1,3}})"
_WHEN = re.compile(
    rf"(?<![\w-])(?:(?P<iso>(?:19|20|21)\d\d-\d\d-\d\d)"
    rf"|(?:{_DAY},?\s)?(?:the\s)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>first))\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?"
    rf"|(?:{_DAY},?\s)?(?P<month2>{_MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w,]\d|\w)(?:,?\s(?P<year2>{_YEAR}))?"
    rf"|between\s{_MONTH}\sand\s{_MONTH}(?:\s(?:of\s)?(?P<year8>{_YEAR}))?(?P<span>)"
    rf"|(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his)\s|mid-|[Ee]arly\s|[Ll]ate\s)?(?P<month3>{_MONTH})(?:,?\s(?:of\s)?(?P<year3>{_YEAR})|\s(?P<mod3>last|next)\b)?"
    rf"|(?:(?P<mod4>[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?)\s)?(?P<weekday>{_DAY})(?:\s(?P<mod5>last|next))?\b"
    r"|(?P<near>(?:the\sday\sbefore\s)?[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Tt]his\s(?:morning|afternoon|evening)|[Ll]ast\s(?:night|evening))\b"
    r"|(?P<mod6>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he\s(?:previous|coming|current))\s(?P<unit>week(?:end)?|month|year|quarter|spring|summer|autumn|fall|winter)\b"
    rf"|(?:the\s)?(?P<season>spring|summer|autumn|fall|winter)\b(?:\s(?:of\s)?(?P<year4>{_YEAR}))?"
    rf"|the\s(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)\squarter(?:\sof\s(?P<year5>{_YEAR}|this\syear|last\syear))?"
    rf"|(?P<count>{_NUMBER})\s(?P<step>day|week|month|year|decade)s?\s(?P<way>ago|later|earlier|on|afterwards)\b"
    r"|the\s(?P<follow>following|next|same)\s(?P<step2>day|week|month|year)\b"
    r"|the\s(?P<turn>turn)\sof\sthe\syear"
    r"|(?P<feast>Christmas|New\sYear)\b"
    rf"|(?:the\syear\s)?(?P<year6>{_YEAR})(?!\s(?:of\b))"
    r"|the\s(?P<current>month|year)(?=\W|$))"
)
_ANY = re.compile(
    r"(?:19|20|21)\d\d|day\b|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b|[Tt]o(?:night|morrow)|[Tt]his |[Ll]ast |week|month|year|quarter"
    r"|spring|summer|autumn|fall|winter|decade|Christmas|New Year"
)
"""Whether there may be an expression of time: most sentences have none."""
_BEFORE = re.compile(
    r"(?P<said>\b(?P<prep>on|in|since|by|until|till|before|after|from|as\sof|as\sfrom|of|dated|during|at|for|through"
    r"|starting|following|ahead\sof|within|with\seffect\sfrom|over|throughout|between|and|to"
    r"|as\slate\sas|as\srecently\sas|as\searly\sas)\s(?:the\s)?"
    r"(?P<end>(?:(?:very|first|second|latter)\s)?(?:half|end|beginning|start|middle|close|course|month|year|summer|spring|autumn|winter|night|morning"
    r"|evening|afternoon)\sof\s(?:the\s)?(?:year\s|month\sof\s)?)?(?:early\s|late\s|mid-)?)$"
    r"|(?P<bare>(?:earlier|later|early|late|only|just)\s)$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|wrote|declared|stated|published|public|revealed"
    r"|disclosed|according\sto\s\w+)(?:\s(?!in\b|on\b)\w+){0,4}\s?$",
    re.IGNORECASE,
)
"""Before a date of saying within the clause: "officials said on Tuesday"."""
_PARTICIPLE = re.compile(
    r"(?<!which)(?<!that)(?<!who)(?<!whom)(?<!when)\s(?:the|a|an|its|their|his|her|any|every|each|\d+)\s(?:(?!that\b|which\b|was\b|were\b|been\b|be\b|is\b|are\b|had\b|has\b|have\b)[a-z-]+\s){1,3}?"
    r"(?:\w{3,}ed|made|sold|bought|sent|struck)(?:\s(?:by|with|between)\s[\w\s]{1,40})?\s?$"
)
"""A bare participle after its noun: "under the framework signed in 2028"."""
_BOUND = re.compile(
    r"\w\s[\w-]{2,}s(?<!\swas)(?<!\shas)(?<!\sthis)\s(?:signed|ordered|imposed|agreed|placed|bought|promised|dated|concluded|requested|approved"
    r"|announced|purchased|notified|licensed|pledged|seized|lost|captured)\s?$"
)
"""The same without an article: "suspended deliveries ordered in 2019"."""
_ASIDE = re.compile(
    r"\b(?:after|following|before|because|despite|once|under|if|unless|whether)\b[^,;]{0,90}$", re.IGNORECASE
)
_IF = re.compile(
    r"^(?:[Ii]f\b|[Uu]nless\b|(?:[Hh]ad|[Ww]ere|[Ss]hould)\s(?:[A-Z]|(?:the|a|it|they|he|she|we|any)\b))[^,]*$"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|due|set\sto|expected|expects?|scheduled|plans?|planned|intends?"
    r"|about\sto|ready\sto|rule\sout|(?:is|are|was|were|not|yet)\s(?:also\s)?to(?!\shave)|agreed\sto|going\sto|wants?)\b|['’]ll\b",
    re.IGNORECASE,
)
_WAS_AHEAD = re.compile(r"\b(?:to|would|should|could|might)\shave\s", re.IGNORECASE)
_PAST = re.compile(r"\b(?:\w{2,}ed|gave|chose|made|took|struck)\b")
_SECOND = re.compile(rf"\bin\s(?:{_MONTH}\s)?(?:{_YEAR}|{_MONTH})\sand\sin\s$")
_REJECTS = re.compile(
    r"\b(?:denie[sd]|rejects?|rejected|rul(?:es|ed)\sout|dismiss(?:es|ed)|disput(?:es|ed)|rubbished)\b"
)
_LEADS = re.compile(
    r",?\s*(?:(?:according\sto|after|during|following|at|under|with|despite|amid|as|in\sa)\b[^;]*,\s*)?"
    r"(?:however,\s|too,\s|moreover,\s)?(?:when\s|that\s)?"
)
_SAYS = re.compile(r"\b(?:said|says|told|announced|stated|wrote|declared|reported|warned|argued|added)\b")
_OPENING = re.compile(r"(?:^|[;:]\s|\bit\swas\s|\b(?:and|but|when|that|where)\s|,\s|[“\"]\s?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _When:
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
    verb: int | None = None,
) -> str | None:
    """The date of the act of the clause ``text[start:end]`` of a sentence, as ISO 8601 at the precision given.

    With the place of its verb a date that belongs to another verb of the clause is not its own.

    Holds   None where no date of the act is said, and where a date can only be told from a day of publication that is
            not known.

    >>> said = "Berlin suspended the deliveries last year."
    >>> date_of(said, 0, 41, (0, 42), date(2031, 3, 4), Act.PAUSE)
    '2030'
    """
    if not start < end or _ANY.search(text, min(sentence[0], start), max(sentence[1], end)) is None:
        return None
    reader = _Reader(text, sentence, start, end, published, act, modality, polarity, verb)
    for one in reader.dating():
        told = reader.resolve(one)
        if told is not None:
            return told
    return None


class _Reader:
    """The expressions of one sentence, as they bear on one clause."""

    def __init__(
        self, text: str, sentence: tuple[int, int], start: int, end: int, published: date | None,
        act: Act, modality: Modality, polarity: Polarity, verb: int | None,
    ) -> None:  # fmt: skip
        self.text, self.first, self.last = text, min(sentence[0], start), max(sentence[1], end)
        self.start, self.end, self.published = start, end, published
        self.act, self.modality, self.negative = act, modality, polarity is Polarity.NEGATIVE
        self.speech = act in SPEECH
        self.foreign = window.others(text, start, verb)
        self.all = list(self._expressions())

    def _expressions(self) -> Iterator[_When]:
        for found in _WHEN.finditer(self.text, self.first, self.last):
            if self.text.endswith(("every ", "each "), 0, found.start()):
                continue
            before = _BEFORE.search(self.text, max(self.first, found.start() - 40), found.start())
            prep = (before["prep"] or "").lower() if before else ""
            if self._names_a_time(found, prep):
                start = before.start() if before else found.start()
                yield _When(found, start, prep, bool(before and before["end"]))

    @staticmethod
    def _names_a_time(found: re.Match[str], prep: str) -> bool:
        """Whether a word that may be something else ("May", "March", a number, "the month") is a time here."""
        if found["month3"] and not (found["mod"] or found["year3"] or found["mod3"]):
            return bool(prep) or found.group() != found["month3"]
        if found["year6"]:
            return bool(prep) or found.group() != found["year6"]
        if found["season"] and not found["year4"]:
            return bool(prep)
        return not found["current"] or prep in ("by", "before", "in", "at", "until")

    # Which expression dates the act --------------------------------------------------------------------------------

    def dating(self) -> Iterator[_When]:
        """The expressions that can date the act, the likeliest first."""
        inside = [one for one in self.all if self.start <= one.found.start() and one.found.end() <= self.end]
        fit = [one for one in inside if not window.within(one.found.start(), self.foreign) and self._fits(one)]
        main = [one for one in fit if not self._inserted(one) and not self._relative(one)]
        yield from main or fit
        if inside and fit:
            return
        yield from (one for one in self.all if one not in inside and self._beside(one))
        if self.speech:
            yield from (one for one in self.all if one not in inside and self._saying(one))

    def _fits(self, one: _When) -> bool:
        before = self.text[self.start : one.start]
        if not self._prep_fits(one) or self._of_another(one, before):
            return False
        if _PARTICIPLE.search(before[-90:]) or _BOUND.search(before[-90:]):
            return False
        if not self.speech and _SPOKEN.search(before[-70:]):
            return False
        if _IF.match(before) or (_ASIDE.search(before[-100:]) and not self._condition(before)):
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
        if prep == "since":
            return self.negative or self.act not in _DONE
        if prep == "by" or (prep == "before" and one.end_of):
            return not self.speech and self.act not in (Act.OFFER, Act.SLOW, Act.PAUSE)
        if prep == "for":
            return bool(one.found["mod6"])
        if prep in ("of", "and", "to", "over", "throughout", "between"):
            return one.found["span"] is not None or (prep in ("of", "and") and one.found["unit"] is not None)
        if self.text.startswith(" and in ", one.found.end()) or _SECOND.search(
            self.text, self.first, one.found.start()
        ):
            return False
        if prep == "from" and self.text.startswith((" to ", " until "), one.found.end()):
            return False
        if self.speech and (one.found["mod6"] or "").lower() == "next":
            return False
        return prep not in ("until", "till", "before", "after", "dated", "through", "following", "ahead of", "within")

    def _inserted(self, one: _When) -> bool:
        """Whether an expression stands between two commas, within a relative clause or a participle."""
        before = self.text[self.start : one.start]
        at = before.rfind(", ")
        opens = at >= 0 and re.match(r", (?:\w+ed|made|sent|sold|sitting|\w+ing)\b", before[at : at + 20])
        return bool(opens) and self.text.find(", ", one.found.end(), self.end) >= 0

    def _relative(self, one: _When) -> bool:
        before = self.text[self.start + 5 : one.start] if one.start > self.start + 5 else ""
        return re.search(r"\b(?:which|who|that|whom)\s", before) is not None

    def _beside(self, one: _When) -> bool:
        """Whether an expression stands right after the clause, or leads it in."""
        if not self._prep_fits(one):
            return False
        if one.start >= self.end:
            return self._follows(one)
        if one.found.end() > self.start:
            return False
        between = self.text[one.found.end() : self.start]
        if re.fullmatch(r",?\swhen,?\s", between):
            return True
        if self.speech and between == ", " and re.match(r"In an? [^,]*$", self.text[self.first : one.start]):
            return True
        opening = _OPENING.search(self.text[max(self.first, one.start - 12) : one.start]) or one.start == self.first
        return bool(opening) and len(between) < 300 and _LEADS.fullmatch(between) is not None \
            and not re.search(r"\b(?:which|who|whom)\b", between)  # fmt: skip

    def _follows(self, one: _When) -> bool:
        """Whether an expression stands after the clause with nothing between that could begin another."""
        between = self.text[self.end : one.start]
        if between == ", ":
            return one.prep in ("in", "on")
        if one.start > window.rest(self.text, self.end, self.last):
            return False
        before = self.text[self.start : one.start][-90:]
        return not (_PARTICIPLE.search(before) or _BOUND.search(before) or _SPOKEN.search(before[-70:]))

    def _saying(self, one: _When) -> bool:
        """Whether an expression dates the saying of which an act of speech is the content."""
        if one.found.start() >= self.start or one.prep not in ("on", ""):
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
        if self.speech and self.modality is Modality.ASSERTED:
            return False
        if self.modality is Modality.ASSERTED:
            return False
        return bool(_FUTURE.search(before)) or (self.modality in _AHEAD and not _PAST.search(before))

    def resolve(self, one: _When) -> str | None:
        """The date that an expression tells, as ISO 8601."""
        found = one.found
        if found["way"] in ("later", "earlier", "on", "afterwards") or found["follow"]:
            return self._from_anchor(one)
        return _absolute(found) or (_relative(found, self.published, self._ahead(one)) if self.published else None)

    def _from_anchor(self, one: _When) -> str | None:
        """ "Two years later", counted from the date that was said before it in the sentence."""
        anchors = [other for other in self.all if other.found.end() <= one.found.start() and other.prep != "until"]
        anchor = self.resolve(anchors[-1]) if anchors else None
        if anchor is None:
            return None
        found = one.found
        if found["follow"]:
            count = 0 if found["follow"] == "same" else 1
            return _shift(anchor, count, found["step2"])
        count = _count(found["count"])
        return _shift(anchor, -count if found["way"] == "earlier" else count, found["step"])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _absolute(found: re.Match[str]) -> str | None:
    """A date that says its year."""
    if found["iso"]:
        return _iso(*map(int, found["iso"].split("-")))
    for year, month, day in (("year", "month", "day"), ("year2", "month2", "day2"), ("year3", "month3", None)):
        if found[year]:
            number = 1 if day == "day" and found["word"] else int(found[day]) if day else None
            return _iso(int(found[year]), _month(found[month]), number)
    said = found["year4"] or found["year6"] or found["year8"]
    if said is None and found["year5"] and found["year5"].isdigit():
        said = found["year5"]
    return said


def _relative(found: re.Match[str], published: date, ahead: bool) -> str | None:
    """A date that is told from the day of publication."""
    if found["month"] or found["month2"]:
        month = _month(found["month"] or found["month2"])
        day = 1 if found["word"] else int(found["day"] or found["day2"])
        return _day_of_year(month, day, published, ahead)
    if found["month3"]:
        return _month_near(_month(found["month3"]), (found["mod"] or found["mod3"] or "").lower(), published, ahead)
    if found["weekday"]:
        return _weekday(
            _DAYS[found["weekday"].lower()], (found["mod4"] or found["mod5"] or "").lower(), published, ahead
        )
    if found["near"]:
        word = found["near"].lower()
        step = (
            -2
            if word.startswith("the day")
            else -1
            if word == "yesterday" or word.startswith("last")
            else 1
            if word == "tomorrow"
            else 0
        )
        return (published + timedelta(step)).isoformat()
    if found["unit"]:
        return _unit(found["unit"].lower(), found["mod6"].lower(), published)
    if found["way"]:
        return _ago(_count(found["count"]), found["step"], published)
    if found["season"]:
        return _season(found["season"].lower(), published, ahead)
    if found["quarter"]:
        return _quarter(_ORDINALS[found["quarter"].lower()], found["year5"], published, ahead)
    if found["current"]:
        return f"{published.year:04d}" if found["current"] == "year" else f"{published:%Y-%m}"
    if found["feast"]:
        return _feast(found["feast"], published, ahead)
    if found["turn"] is not None or found["span"] is not None:
        return f"{published.year:04d}"
    return None


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        told = date(year, month, day or 1)
    except ValueError:
        return None
    return told.isoformat() if day else f"{told:%Y-%m}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _month_of(published: date, step: int) -> str:
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _day_of_year(month: int, day: int, published: date, ahead: bool) -> str | None:
    at = (month, day)
    here = (published.month, published.day)
    year = published.year + (1 if ahead and at < here else -1 if not ahead and at > here else 0)
    return _iso(year, month, day)


def _month_near(month: int, which: str, published: date, ahead: bool) -> str:
    if which == "this":
        return f"{published.year:04d}-{month:02d}"
    if which in ("last", "next"):
        ahead = which == "next"
        here = month != published.month
    else:
        here = True
    past = published.year - (month > published.month) - (not here)
    coming = published.year + (month < published.month) + (not here)
    return f"{coming if ahead else past:04d}-{month:02d}"


def _weekday(day: int, which: str, published: date, ahead: bool) -> str:
    back = (published.weekday() - day) % 7
    if which in ("last", "this past"):
        step = -(back or 7)
    elif which in ("next", "this coming") or (ahead and which != "last"):
        step = (7 - back) if back or which else 0
    else:
        step = -back
    return (published + timedelta(step)).isoformat()


def _unit(unit: str, which: str, published: date) -> str | None:
    step = 1 if which.endswith(("next", "coming")) else 0 if which.endswith(("this", "current")) else -1
    if unit in ("week", "weekend"):
        return _week(published + timedelta(7 * step))
    if unit == "month":
        return _month_of(published, step)
    if unit == "year":
        return f"{published.year + step:04d}"
    if unit == "quarter":
        return _month_of(published, 3 * step)[:4]
    return _season_named(unit, step, published)


def _season_named(season: str, step: int, published: date) -> str | None:
    """ "Last autumn", where it is plain which one is meant."""
    begins = _SEASONS[season]
    if season == "winter":
        return None
    if step == 0:
        return f"{published.year:04d}"
    if step < 0:
        # In the very season, or just after it, "last summer" may be this one or that of the year before.
        return f"{published.year - 1:04d}" if published.month < begins + 3 else None
    return f"{published.year + (published.month >= begins):04d}"


def _season(season: str, published: date, ahead: bool) -> str | None:
    begins = _SEASONS[season]
    if season == "winter":
        return None
    if ahead:
        return f"{published.year + (published.month > begins + 2):04d}"
    return f"{published.year - (published.month < begins):04d}"


def _quarter(number: int, said: str | None, published: date, ahead: bool) -> str:
    if said:
        return f"{published.year - said.startswith('last'):04d}"
    now = (published.month - 1) // 3 + 1
    if ahead:
        return f"{published.year + (number < now):04d}"
    return f"{published.year - (number > now):04d}"


def _feast(name: str, published: date, ahead: bool) -> str:
    month = 12 if name == "Christmas" else 1
    if ahead:
        return f"{published.year + (month < published.month):04d}-{month:02d}"
    return f"{published.year - (month > published.month):04d}-{month:02d}"


def _ago(count: int, step: str, published: date) -> str | None:
    if step == "day":
        return _days(published, -count, date.isoformat)
    if step == "week":
        return _days(published, -7 * count, _week)
    if step == "month":
        return _month_of(published, -count)
    years = count * (10 if step == "decade" else 1)
    return f"{published.year - years:04d}" if step == "year" else None


def _days(published: date, step: int, told: Callable[[date], str]) -> str | None:
    try:
        return told(published + timedelta(step))
    except OverflowError:
        return None


def _shift(anchor: str, count: int, step: str) -> str | None:
    """A date so many steps after another; None where the other is not precise enough to count from."""
    if "W" in anchor:
        return None
    year, *rest = map(int, anchor.split("-"))
    if step in ("year", "decade"):
        return f"{year + count * (10 if step == 'decade' else 1):04d}"
    if not rest:
        return anchor if abs(count) * {"day": 1, "week": 7, "month": 30}[step] < 31 else None
    month, *day = rest
    if step == "month":
        return _month_of(date(year, month, 1), count)
    return _days(date(year, month, day[0]), count * (7 if step == "week" else 1), date.isoformat) if day else None
