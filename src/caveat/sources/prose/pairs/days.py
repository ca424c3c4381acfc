"""A date, or the words of a statement, in; the first and the last day that it can be of, out."""

from __future__ import annotations

from datetime import date

from caveat.dates import NotADate, PartialDate
from caveat.evidence import Modality, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.figures.moments import MONTH, WHEN
from caveat.sources.prose.figures.moments import told as when_told
from caveat.sources.prose.pairs.marks import PAST
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.words.deeds import STOPS

_LONG_SAID = 20
"""Days after which a denial is no longer meant of what came behind it."""


_SAID_IN = later(r"\b(?:said|told \w+|wrote|insisted|declared|replied|answered) (?:in|on|last) (?P<when>[\w ]{3,20})")
_SAID_THEN = later(
    r"(?:[.\n\"\u201d] ?|\A)(?:In|Last) (?P<when>(?:\w+ )?(?:19|20|21)\d\d|[a-z]+),? (?:[\w' -]{2,60} )?"
    r"(?:denied|rejected|dismissed|disputed|said)(?: \w+){0,3} \Z"
)
"""The same in front of what is denied: in 2026 the ministry denied that."""
_TOLD_IN = later(
    r"\b(?:said|told (?:the |an? )?[\w-]+(?: [\w-]+)?|wrote|insisted|declared|denied) (?:in|on|last) "
    r"(?P<when>[\w ]{3,20}) that (?:no |not |the |it |its )?\Z"
)
"""The same right before it: told the Senate in May that."""
_SINCE_WHEN = later(r"\b(?:since|in) (?P<when>(?:[A-Z]\w+ )?(?:19|20|21)\d\d), when \Z")
"""In front of what was done then."""
_LABEL = later(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}(?= [\u2013\u2014-] |: )")
"""The date under which a paragraph of a chronicle stands."""
_SUM_SINCE = later(r"\bsince (?:the (?:start|beginning|end) of )?(?P<when>[\w ]{3,25})")
"""What dates a sum of acts by its first: "has sent weapons since 2029"."""
_SUM_UNTIL = later(r"\b(?:up to|until|till|as of|at|by) the (?:start|middle|end) of (?P<when>[\w ]{3,25})")
"""What dates a sum by its last: 134 had been handed over up to the end of January."""
_ONCE_UNTIL = later(r"\b(?:until|till) (?P<when>[\w ]{3,20})")
"""What dates something that is over by its end: supplied them until 2029."""
_ONCE_BEFORE = later(r"\bbefore (?P<when>(?:19|20|21)\d\d)\b")
_NEAR_BEHIND = 30
_BEFORE = 140


def days(told: str | None, since: bool, published: date | None) -> tuple[date, date] | None:
    """The first and the last day that a date can mean; with "since", up to the publication."""
    if told is None:
        return None
    try:
        if "W" in told:
            year, week = told.split("-W")
            return date.fromisocalendar(int(year), int(week), 1), date.fromisocalendar(int(year), int(week), 7)
        found = PartialDate.parse(told)
    except (NotADate, ValueError):
        return None
    return found.earliest, (published or date.max) if since else found.latest


def said_by(before: str, published: date | None) -> date | None:
    """The last day on which, by the words right before a statement, it can have been said: told the Senate in May."""
    found = _TOLD_IN.search(before)
    when = WHEN.search(found["when"]) if found is not None else None
    told = days(when_told(when, published, False), False, published) if when is not None and published else None
    return told[1] if told is not None else None


_OF_THE_GOODS = later(
    r"\b(?:promised|pledged|ordered|bought|announced|approved|offered|requested|purchased|agreed)\b"
    r"(?: (?!was\b|were\b|has\b|have\b|had\b|never\b|not\b)[\w'\u2019-]+){0,5}? "
    rf"(?:last \w+|in (?:{MONTH} )?\d{{4}}|in {MONTH}|(?:\w+ )?(?:years?|months?) ago) "
    r"(?:(?:was|were|has|have|had|is|are)(?:n['\u2019]t)?|never|did)\b",
)
"""What was promised, ordered or bought some day, which is not the day of what came of it."""


def of_its_goods(words: str) -> bool:
    """Whether the day that a statement tells is the one on which its goods were promised or ordered.

    >>> of_its_goods("missiles promised to Chad last year were never sent"), of_its_goods("were sent last year")
    (True, False)
    """
    return _OF_THE_GOODS.search(words) is not None


def told_beside(text: str, one: Statement, words: str, behind: str, published: date | None) -> tuple[date, date] | None:
    """The days of what has no date of its own: of a sum of acts since a year, of a denial that was given long ago."""
    if one.date is not None or published is None:
        return None
    summed = one.polarity is Polarity.POSITIVE
    found = (_SUM_SINCE if summed else _SAID_IN).search(f"{words}{behind}")
    until = _SUM_UNTIL.search(f"{words}{behind}") if summed and found is None else None
    if found is until is None and summed and one.act not in STOPS and one.modality is Modality.ASSERTED:
        until = _ONCE_UNTIL.search(f"{words}{behind}")
    before = _ONCE_BEFORE.search(f"{words}{behind}") if found is until is None and summed else None
    found = found or until or before
    when = WHEN.search(found["when"]) if found is not None else None
    if when is None and summed:
        begins = _SINCE_WHEN.search(text, max(0, one.start - _NEAR_BEHIND), one.start)
        when = WHEN.search(begins["when"]) if begins is not None else None
        until = begins  # since 2019, when it sold them
    if when is None and one.modality is Modality.DENIED:
        begins = _SAID_THEN.search(text, max(0, one.start - _BEFORE), one.start)
        when = WHEN.search(begins["when"]) if begins is not None else None
    told_at = _LABEL.match(text, text.rfind("\n", 0, one.start) + 1)
    label = WHEN.search(told_at[0]) if told_at is not None else None
    since = summed and until is None
    told = days(when_told(when, published, False), since, published) if when is not None else None
    if told is not None and before is not None:
        return date.min, told[0]
    if told is None and label is not None:
        told = days(when_told(label, published, False), False, published)
        told = told if not summed or one.modality is Modality.ASSERTED else None
    if told is None or summed:
        return told
    past = PAST.search(words) and (published - told[1]).days > _LONG_SAID
    return (date.min, told[1]) if past else None
