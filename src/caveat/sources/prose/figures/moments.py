"""An expression of time and the day of publication in; the date that it tells, at the precision given, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from caveat.sources.patterns import later

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
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?![\w-])"
)
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:19|20|21)\d\d(?![\w-])"
_NUMBER = rf"(?:{'|'.join(_WORDS)}|\d{{1,3}})"
_THAT_YEAR = r"\s(?:of\s)?(?P<that{}>last|next|this|that|the\ssame)\syear\b"
"""The year of a month, told from the day of publication or from a year before it: in September last year."""
_STEPS = {"last": -1, "this": 0, "next": 1}
WHEN = later(
    rf"(?<![\w-])(?:(?P<iso>(?:19|20|21)\d\d-\d\d-\d\d)"
    rf"|(?:{_DAY},?\s)?(?:the\s)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>first))\s(?:of\s)?(?P<month>{MONTH})"
    rf"(?:,?\s(?P<year>{YEAR})|{_THAT_YEAR.format(1)})?"
    rf"|(?:{_DAY},?\s)?(?P<month2>{MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w,]\d|\w)"
    rf"(?:,?\s(?P<year2>{YEAR})|{_THAT_YEAR.format(2)})?"
    rf"|[Bb]etween\s{MONTH}\sand\s(?P<span>{MONTH})(?:\s(?:of\s)?(?P<year8>{YEAR}))?"
    rf"|(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat(?:\ssame)?)\s|mid-|[Ee]arly\s|[Ll]ate\s)?(?P<month3>{MONTH})"
    rf"(?:,?\s(?:of\s)?(?P<year3>{YEAR})|{_THAT_YEAR.format(3)}|\s(?P<mod3>last|next)\b)?"
    rf"|(?:(?P<mod4>[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?)\s)?(?P<weekday>{_DAY})(?:\s(?P<mod5>last|next))?\b"
    r"|(?P<near>(?:the\sday\sbefore\s)?[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Tt]his\s(?:morning|afternoon|evening)|[Ll]ast\s(?:night|evening))\b"
    r"|(?P<mod6>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he\s(?:previous|coming|current))\s(?P<unit>week(?:end)?|month|year|quarter|spring|summer|autumn|fall|winter)\b"
    rf"|(?:the\s)?(?P<season>spring|summer|autumn|fall|winter)\b(?:\s(?:of\s)?(?P<year4>{YEAR}))?"
    rf"|the\s(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)\squarter(?:\sof\s(?P<year5>{YEAR}|this\syear|last\syear))?"
    rf"|(?P<count>{_NUMBER})\s(?P<step>day|week|month|year|decade)s?\s(?P<way>ago|later|earlier|on|afterwards)\b"
    r"|(?:the\s(?P<follow>following|next|same)|(?P<then>[Tt]hat(?:\svery|\ssame)?))\s"
    r"(?P<step2>day|week|month|year|spring|summer|autumn|fall)\b"
    r"|(?<=\bon\s)the\s(?P<date>\d{1,2})(?:st|nd|rd|th)(?=[,.;:)]|\s(?:and|but|at|in|by|with|after|before)\b|$)"
    r"|the\s(?P<turn>turn)\sof\sthe\syear"
    r"|(?P<feast>Christmas|New\sYear)\b"
    rf"|(?:the\syear\s|(?:mid|early|late)-)?(?P<year6>{YEAR})(?!\s(?:of\b))"
    r"|the\s(?P<current>month|year)(?=\W|$))"
)
ANY = later(
    r"(?:19|20|21)\d\d|day\b|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b|[Tt]o(?:night|morrow)|[Tt]his |[Ll]ast |week|month|year|quarter"
    r"|spring|summer|autumn|fall|winter|decade|Christmas|New Year|\d(?:st|nd|rd|th)\b"
)
"""Whether there may be an expression of time: most sentences have none."""

_YEAR_LONG, _MONTH_LONG, _DAY_LONG = len("2031"), len("2031-03"), len("2031-03-04")
_YEARS = later(r"[1-9]\d{3}(?:-.*)?")
"""What a calendar of four digits can say."""


def told(found: re.Match[str], published: date | None, ahead: bool, since: bool = False) -> str | None:
    """The date that an expression tells, as ISO 8601: by itself, or forward or back from the day of publication.

    ``since`` which something lasts: said in March, "since spring" is since that of last year.

    Holds   None where the calendar has no such day, or where more is needed than is known.
    """
    said = _absolute(found)
    if said is not None or published is None:
        return said
    try:
        day = _relative(found, published, ahead, since)
    except OverflowError:  # beyond the year 9999
        return None
    return day if day is not None and _YEARS.fullmatch(day) else None


def counted(word: str) -> int:
    """The number that a word or digits tell."""
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def month_of(name: str) -> int:
    """The number of a month."""
    return _MONTHS[name.rstrip(".").lower()]


def year_of(found: re.Match[str]) -> str | None:
    """The word that tells which year a month or day is of: last, this, next, that, the same; None where none does."""
    that: str | None = found["that1"] or found["that2"] or found["that3"]
    return that


def in_year(found: re.Match[str], year: int) -> str | None:
    """The month or day of an expression in a year."""
    day = 1 if found["word"] else int(found["day"] or found["day2"] or 0)
    return _iso(year, month_of(found["month"] or found["month2"] or found["month3"]), day or None)


def _absolute(found: re.Match[str]) -> str | None:
    """A date that says its year."""
    if found["iso"]:
        return _iso(*map(int, found["iso"].split("-")))
    for year, month, day in (("year", "month", "day"), ("year2", "month2", "day2"), ("year3", "month3", None)):
        if found[year]:
            number = 1 if day == "day" and found["word"] else int(found[day]) if day else None
            return _iso(int(found[year]), month_of(found[month]), number)
    said = found["year4"] or found["year6"] or found["year8"]
    if said is None and found["year5"] and found["year5"].isdigit():
        said = found["year5"]
    return said


def _relative(found: re.Match[str], published: date, ahead: bool, since: bool) -> str | None:
    """A date that is told from the day of publication."""
    that = year_of(found)
    if that is not None:
        return in_year(found, published.year + _STEPS[that]) if that in _STEPS else None
    if found["month"] or found["month2"]:
        month = month_of(found["month"] or found["month2"])
        day = 1 if found["word"] else int(found["day"] or found["day2"])
        return _day_of_year(month, day, published, ahead)
    if found["date"]:
        return _date_near(int(found["date"]), published, ahead)
    if found["month3"]:
        return _month_near(month_of(found["month3"]), (found["mod"] or found["mod3"] or "").lower(), published, ahead)
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
        return _ago(counted(found["count"]), found["step"], published)
    if found["season"]:
        return _season(found["season"].lower(), published, ahead, since)
    if found["quarter"]:
        return _quarter(_ORDINALS[found["quarter"].lower()], found["year5"], published, ahead)
    if found["current"]:
        return f"{published.year:04d}" if found["current"] == "year" else f"{published:%Y-%m}"
    if found["feast"]:
        return _feast(found["feast"], published, ahead)
    if found["span"] is not None:
        return _month_near(month_of(found["span"]), "", published, ahead)[:4]
    if found["turn"] is not None:
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


def _date_near(day: int, published: date, ahead: bool) -> str | None:
    """ "On the 14th", of this month, the last or the next."""
    step = 1 if ahead and day < published.day else -1 if not ahead and day > published.day else 0
    year, month = map(int, _month_of(published, step).split("-"))
    return _iso(year, month, day)


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


def _season(season: str, published: date, ahead: bool, since: bool) -> str | None:
    begins = _SEASONS[season]
    if season == "winter":
        return None
    if ahead:
        return f"{published.year + (published.month > begins + 2):04d}"
    if published.month == begins and not since:
        return None  # of this one, which has just begun, or of the last
    return f"{published.year - (published.month <= begins):04d}"


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
    return _of_year(published.year - count) if step == "year" else None


def _of_year(year: int) -> str | None:
    return f"{year:04d}" if 1000 <= year <= 9999 else None


def _days(published: date, step: int, told: Callable[[date], str]) -> str | None:
    try:
        return told(published + timedelta(step))
    except OverflowError:
        return None


def shift(anchor: str, count: int, step: str) -> str | None:
    """A date so many steps after another; None where the other is not precise enough to count from."""
    if "W" in anchor:
        return None
    year, *rest = map(int, anchor.split("-"))
    if step in _SEASONS:
        return _of_year(year + (not rest or rest[0] >= _SEASONS[step]))
    if step in ("year", "decade"):
        return _of_year(year + count * (10 if step == "decade" else 1))
    if not rest:
        return anchor if abs(count) * {"day": 1, "week": 7, "month": 30}[step] < 31 else None
    month, *day = rest
    if step == "month":
        moved = _month_of(date(year, month, 1), count)
        return moved if _YEARS.fullmatch(moved) else None
    return _days(date(year, month, day[0]), count * (7 if step == "week" else 1), date.isoformat) if day else None


def within(anchor: str, step: str) -> str | None:
    """The day, month or year in which another date lies: that day; None where the other is less precise."""
    if "W" in anchor:
        return anchor if step == "week" else anchor[:4] if step != "day" and step != "month" else None
    if step == "week":
        return _week(date.fromisoformat(anchor)) if len(anchor) == _DAY_LONG else None
    long = {"day": _DAY_LONG, "month": _MONTH_LONG}.get(step, _YEAR_LONG)
    return anchor[:long] if len(anchor) >= long else None
