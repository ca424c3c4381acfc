"""Who would make the articles: each principal contractor with its place, as the justification lists them."""

from __future__ import annotations

import re

from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma"
    "|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming|District of Columbia"
    "|A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    "|D\\.C\\.|U\\.K\\."
    "|Australia|Austria|Bahrain|Belgium|Brazil|Bulgaria|Canada|Chile|Colombia|Croatia|Czech Republic|Czechia|Denmark"
    "|Egypt|England|Estonia|Finland|France|Germany|Greece|Hungary|India|Ireland|Israel|Italy|Japan|Jordan|Kuwait|Latvia"
    "|Lithuania|Luxembourg|Mexico|Netherlands|New Zealand|Northern Ireland|Norway|Oman|Poland|Portugal|Qatar"
    "|Republic of Korea|Romania|Saudi Arabia|Scotland|Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain|Sweden"
    "|Switzerland|Taiwan|Thailand|Turkey|Türkiye|UAE|Ukraine|United Arab Emirates|United Kingdom|Wales"
).replace(" ", r"\s+")
_PROVINCES = (
    "Alberta|British Columbia|Manitoba|New Brunswick|Nova Scotia|Ontario|Quebec|Saskatchewan"
    "|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK"
).replace(" ", r"\s+")
_CITY = r"(?!(?:Inc|LLC|Ltd|Corp|L\.P|Co)\b)[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|of|the|du|la|de)){0,4}"
_ENTRY = later(
    rf"\s*(?:and\s+)?(?:the\s+)?(?P<name>[A-Z0-9][^;:]{{1,110}}?)"
    rf"(?:,?\s+(?:located\s+)?(?:in|of|at)\s+|,\s+)(?P<place>{_CITY},\s+(?:(?:{_PROVINCES}),\s+Canada|(?:{_STATES})))(?![\w-])(?:,?\s+for\s+the\s+[^,;.]{{2,60}})?\s*(?:,|;|\.|(?=and\s)|\Z)"
)
_TOWN = _CITY.replace("|of|", "|")
_TWO_PLACES = later(
    rf"\s*(?:and\s+)?(?:the\s+)?(?P<name>[A-Z0-9][^;:]{{1,110}}?)(?:,?\s+(?:located\s+)?(?:in|of)\s+|,\s+)"
    rf"(?P<place>{_TOWN},\s+(?:{_STATES}),?\s+and\s+{_TOWN},\s+(?:{_STATES}))\s*\.?\s*\Z"
)
_DOTS = " \n•·▪"
_BULLETS = later(rf"\n[{_DOTS}]*[•·▪]\s*|;")
_NAME_ONLY = later(
    r"\s*(?:and\s+)?(?:the\s+)?(?P<name>[A-Z0-9][^,;:]{1,80}(?:,\s+(?:Inc|LLC|Ltd|Corp|L\.P|Co)\.?)?)\s*\.?\s*\Z"
)
_WIDEST = 250
"""Characters of the longest row with a contractor."""
_BLANK = later(r"(?<=[^\s.])[^\S\n\f]*\n[^\S\n\f]*\n[^\S\f]*(?=[A-Z])")
_ROW = later(
    rf"(?P<name>[A-Z0-9](?:(?!\s\s)[^;:\n]){{1,80}}?)(?:,?\s+(?:in|of|at)\s+|,\s+|\s{{2,40}})"
    rf"(?P<place>{_CITY},\s+(?:{_STATES}))(?:\s+\((?:[^()\n]|\([^()\n]{{0,20}}\)){{2,60}}\))?"
)
"""A contractor on a line of its own, with its place, and what it makes in brackets."""
_LIST = later(
    r"(?:principal|prime)\s+(?:U\.S\.\s+)?contractors?(?:\(s\))?(?:\s+and\s+integrators?)?"
    r"(?:\s+(?:for|involved\s+in)\s+(?:this\s+(?:effort|case|sale|program|proposed\s+sale)"
    r"|the\s+[A-Z0-9][\w/() -]{2,60}?))?"
    r"\s+(?:will\s+be|are|is)(?:\s+the)?\s*:?\s+"
)
_CHOSEN = later(
    r"will(?<=\bwill)\s+be\s+(?P<how>(?:selected|determined|chosen|identified)\b.*?)"
    r"(?=\s+(?:conducted|in\s+accordance|by\s+the)\b|[,;]|\.?\Z)",
    re.DOTALL,
)
_OPEN = later(
    r"\b(?:(?:is|are)\s+(?:not\s+known|unknown|to\s+be\s+determined)|There\s+(?:is|are)\s+no\s+(?:principal|prime)\s+(?:U\.S\.\s+)?contractors?"
    r"|No\s+(?:principal|prime)\s+(?:U\.S\.\s+)?contractors?)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = later(r"\b(?:and|in|of|located|from)\b")
_FORM = later(r"(?:Inc|LLC|Ltd|Corp|L\.P|Co|LP|L\.L\.C)\.?")
_OWNED = later(r"an?\s+(?:[A-Z][\w.&-]*\s+){1,4}(?:[Cc]ompany|[Cc]orporation|[Ss]ubsidiary|[Dd]ivision)")
"""Whose a firm is: "Sikorsky, a Lockheed Martin Company"."""
_NO_NAME = later(r"\b(?:between|consisting|located|unknown|determined|will|are|is)\b")
_HOUSES = later(r"\b(?:Inc|Corp|Co|Ltd|LLC|Company|Corporation)\b")


def contractors(sheet: Sheet, start: int, end: int) -> None:
    """Put each contractor that a sentence names on the sheet, or that none is chosen, or the sentence unread."""
    flow = sheet.flow
    chosen = _CHOSEN.search(flow, start, end)
    if chosen:
        sheet.section("contractors", start, end)
        sheet.say("contractor_note", "to be " + clean(chosen["how"]), *chosen.span())
        return
    if _OPEN.search(flow, start, end):
        sheet.section("contractors", start, end)
        sheet.say("contractor_note", clean(flow[start:end]), start, end)
        return
    lead = _LIST.search(flow, start, end)
    named = (_rows(flow, lead.end(), end) or _entries(flow, lead.end(), end)) if lead else None
    if named is None:
        sheet.unread("contractors", "the list of contractors is in no form that is known", start, end)
        return
    sheet.section("contractors", start, end)
    for name, place, first, last in named:
        sheet.say("contractors", {"name": name, "place": place}, first, last)


def _entries(flow: str, start: int, end: int) -> list[tuple[str, str | None, int, int]] | None:
    """Name and place of each; nothing where any part of the list cannot be read."""
    found = []
    at = end - len(flow[start:end].lstrip(_DOTS))
    for stop in [*_BULLETS.finditer(flow, at, end), None]:
        until = stop.start() if stop else end
        one = _run(flow, at, until) if flow[at:until].strip(f".{_DOTS}") else []
        if one is None:
            return None
        found += one
        at = stop.end() if stop else end
    return found or None


def in_rows(flow: str, start: int, end: int) -> bool:
    """True for a list of contractors that has a row for each, and so needs no full stop."""
    lead = _LIST.search(flow, start, end)
    return lead is not None and _rows(flow, lead.end(), end) is not None


def by_rows(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut behind the list of contractors that it opens with where each has a line of its own.

    Such a list ends at a blank line, without a full stop.
    """
    lead = _LIST.search(flow, start, end) if 0 <= flow.find(":", start, end) < flow.rfind("\n", start, end) else None
    blank = _BLANK.search(flow, lead.end(), end) if lead and ":" in lead[0] else None
    if lead is None or blank is None or _rows(flow, lead.end(), blank.start()) is None:
        return [(start, end)]
    return [(start, blank.start()), (blank.end(), end)]


def _rows(flow: str, start: int, end: int) -> list[tuple[str, str | None, int, int]] | None:
    """Contractors one below the other; nothing where any line is no contractor with its place."""
    found: list[tuple[str, str | None, int, int]] = []
    at = start
    while at < end:
        stop = flow.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = trim(flow, at, stop, ".")
        at = stop + 1
        if line[0] == line[1]:
            continue
        row = _ROW.fullmatch(flow, *line) if line[1] - line[0] <= _WIDEST else None
        name = _name(row["name"]) if row else None
        if row is None or name is None:
            return None
        found.append((name, clean(row["place"]), *trim(flow, row.start("name"), row.end("place"))))
    return found if len(found) > 1 else None


def _run(flow: str, start: int, end: int) -> list[tuple[str, str | None, int, int]] | None:
    found: list[tuple[str, str | None, int, int]] = []
    two = _TWO_PLACES.match(flow, start, end) if flow.find("and", start, end) >= 0 else None
    if two and (firm := _name(two["name"])):
        return [(firm, clean(two["place"]), *trim(flow, two.start("name"), two.end("place")))]
    at = start
    while (rest := trim(flow, at, end, "."))[0] < rest[1]:
        entry = _ENTRY.match(flow, at, end)
        if entry is None:
            alone = _NAME_ONLY.match(flow, at, end) if not found else None
            if alone is None or _SMALL_WORDS.search(alone["name"]):
                return None
            name = _name(alone["name"])
            if name and not _HOUSES.search(name[-8:]):
                name = name.rstrip(".")
            return [(name, None, *trim(flow, *alone.span("name"), "."))] if name else None
        name = _name(entry["name"])
        if name is None:
            return None
        found.append((name, clean(entry["place"]), *trim(flow, entry.start("name"), entry.end("place"))))
        at = entry.end()
    return found or None


def _name(words: str) -> str | None:
    """A contractor's name; nothing where it may be two: "Acme, Bolt Corporation"."""
    name = clean(words).rstrip(",")
    for after in name.split(", ")[1:]:
        if not _FORM.fullmatch(after) and not _OWNED.fullmatch(after):
            return None
    if _NO_NAME.search(name):
        return None
    # "Acme Company and Bolt Company" are two firms, "Missiles and Fire Control" is a part of one.
    left, joined, right = name.partition(" and ")
    return None if joined and _HOUSES.search(left) and right else name
