"""Press releases on possible foreign military sales."""

from __future__ import annotations

import re

from caveat.sources.notice import transmittals
from caveat.sources.notice.amounts import DAY, day, money
from caveat.sources.notice.articles import QUANTITY
from caveat.sources.notice.claims import claims, sentences, whole
from caveat.sources.notice.description import ALSO, LEADS_ON, describe, headed, listed, phrased
from caveat.sources.notice.flow import Sign, clean, first, last
from caveat.sources.notice.sheet import Field, Ignored, Sheet
from caveat.sources.notice.subheads import doubtful
from caveat.sources.patterns import later

RELEASE = later(
    r"The\s+(?:U\.?S\.?\s+)?(?:State\s+Department|Department\s+of\s+State)\s+(?:has\s+)?made\s+a\s+determination\s+approving\s+a\s+possible\s+(?:emergency\s+)?"
    r"Foreign\s+Military\s+Sale\s+to\s+(?:the\s+)?(?P<whole>[A-Z](?:(?!\.\s+The\s|\.\s*\n\s*\n)[^$]){3,600}?)"
    r"(?:(?:\s+(?:for|at|with)\s+an\s+estimated\s+(?:total\s+)?cost\s+of|\.\s+The\s+(?:total\s+)?estimated\s+(?:total\s+)?cost(?:\s+for\s+the\s+case)?\s+is)"
    r"\s+(?:up\s+to\s+)?(?P<sum>\$)|\.(?=\s+(?:The\s[^.;:]{2,120}|[A-Z]{3,9})\s(?:has\s+requested|requests)\s))",
)
"""What the Department approved: with its cost, with the cost in the next sentence (its posts of 2026), or without."""
_MONTH_AND_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:,?\s+\d{4})?)"
EARLIER = later(
    rf"(?:On\s+(?P<before>{_MONTH_AND_DAY}),\s+the|The)\s+(?:Defense\s+Security\s+(?:Cooperation|Assistance)\s+Agency|Department\s+of\s+Defense)\s+"
    rf"(?:\(D\w{{2,3}}\)\s+)?notified\s+Congress\s+(?:(?P<today>today)\s+|(?:on\s+)?(?:[MTWF][a-z]+day\s+|(?P<after>{_MONTH_AND_DAY}),?\s+))?of\s+a\s+(?:possible|proposed)\s+"
    r"Foreign\s+Military\s+Sale(?:\s+Order)?\s+to\s+"
    r"(?:the\s+)?(?P<whole>[A-Z][^$]{3,600}?)(?:\s+(?:for|at)\s+an\s+estimated\s+cost\s+of\s+"
    r"|\s+for\s+a\s+complete\s+package\s+worth\s+(?:approximately\s+)?"
    r"|\.\s+The\s+(?:total\s+)?estimated\s+cost\s+is\s+"
    r"|\.\s+The\s+total\s+value,\s+if\s+all\s+options\s+are\s+exercised,\s+could\s+be\s+as\s+high\s+as\s+)(?P<sum>\$)",
)
"""How the agency itself put it until about 2015, and the Department before there was one of its name."""
OPENS: tuple[Sign, ...] = (("determination", RELEASE), ("notified", EARLIER))
_REQUESTER = later(
    r"\b(?:The\s+(?P<name>[A-Z][^.;:]{2,120}?)(?:\s+\([A-Za-z]{2,9}\))?|(?P<short>[A-Z]{3,9})"
    r"|(?P<bare>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3}))(?:,\s+(?:acting|on|as)\s[^,.;:]{2,60},)?\s+"
    r"(?:(?:has|have)\s+requested|requests)\b"
)
_REQUESTED = later(r"\b(?:The\s+(?P<name>[A-Z][^.,;:]{2,80}?)|(?P<short>(?!))|(?P<bare>(?!)))\s+requested\b")
_FORM = later(r"(?:(?:Government|Kingdom|Republic|State|Sultanate)\s+of\s+(?:the\s+)?){1,3}(?=[A-Z])")
_SHORT = later(r"\s*\([A-Za-z]{2,9}\)\Z")
_JOINT = later(r"\s+(?:of|for\s+(?:the\s+)?(?:purchase|procurement|sale)\s+of|for|to\s+(?:buy|purchase))\s+")
_DATELINE = later(rf"\bWASHINGTON,\s+(?:D\.?C\.?,?\s+)?(?P<day>{DAY})\s*[-–—]+")
_CERTIFIED = later(
    rf"delivered\s+the\s+required\s+certification\s+notifying\s+Congress(?:(?P<today>[^.]*\btoday)|[^.]*\bon\s+(?P<day>{DAY}))?"
)
_ASKED = later(
    r"\b(?:(?:has\s+)?requested|requests|will\s+request)\s+(?:to\s+(?:buy|purchase|procure|acquire)"
    r"|(?:a|the)\s+possible\s+(?:sale|purchase)\s+(?:of|for|to\s+provide)|(?:a|the)\s+(?:sale|purchase)\s+of)(?:\s*[:,])?\s+",
    re.IGNORECASE,
)
_IF = later(r"(?:If|Should|Provided|Subject)\s")
_REQUESTS = later(r"The\s+[A-Z][^.,;:]{2,80}?\s+requests\s+(?!(?:this|these|that|the)\b)")
_MDE = r"(?:MDE|[Mm]ajor\s+[Dd]efense\s+[Ee]quipment(?:\s+\(MDE\))?)"
_FOLLOWING = later(rf"the\s+following\s+(?P<non>[Nn]on-?\s*)?{_MDE}(?:\s+items)?\s*:\s*")
_LED = later(
    rf"The\s+following(?:\s+(?P<non>non-?\s*)?(?P<mde>{_MDE}))?(?:\s+(?:items|articles|equipment)(?:\s+\(MDE\))?)?\s+"
    r"(?:will\s+(?:also\s+)?be|(?:are|were)(?:\s+also)?)\s+included(?:\s+in\s+support\s+of\s[^:;.]{3,150})?:?\s+"
)
_HOLDS = later(
    r"(?:The\s+items\s+(?:that\s+)?[A-Z][^.,;:]{2,60}?\s+requests|The\s+request|This|This\s+(?:potential|possible|proposed)\s+sale"
    r"|(?:The|These)\s+upgrades)\s+(?:will\s+|would\s+)?includes?(?:\s+the\s+following)?\s*:?\s+"
    r"|(?:The|These)\s+[a-z][\w\s/-]{2,40}?\s+(?:will\s+|would\s+)?includes?\s+the\s+following\s*:\s+"
    r"|Included\s+in\s+(?:the|this)\s+(?:potential|possible|proposed)\s+sale\s+(?:are|is)\s*:?\s+"
    rf"|(?P<kind>(?P<non>Non-?\s*)?{_MDE})\s+(?:includes|consists\s+of)\s*:?\s+"
)
"""What opens a list in a sentence after the request: of counted articles, or of a kind that it names."""
_HOLDS_BEGIN = "TIMN"
_INCLUDED = later(r"\bwill\s+(?:also\s+)?be\s+included\b|\b[Aa]lso\s+(?:to\s+be\s+)?included\b")
"""What shows a list; one in no form that is known is not passed over as if it stood elsewhere too."""
_COUNTS = later(
    r"\(\d[\d,]*\)\s[^.;]{0,300};\s[^.;]{0,300}\(\d[\d,]*\)\s"
    r"|\b(?:includ|consist|compris|request|following\b)[^.;(]{0,120}\(\d[\d,]*\)\s[^.;,]{0,200},\s[^.;]{0,200}\(\d[\d,]*\)\s"
    r"(?!(?:days?|weeks?|months?|years?)\b)"
)
_STAFF = ("representatives", "personnel to ", "contractor personnel")
"""Words of a sentence on who would be sent."""
_ASKED_ALSO = later(
    r"(?:Additionally,\s+)?(?:The\s+)?[A-Z][^.,;:]{2,80}?\s+has\s+(?:also\s+)?requested\s+(?!(?:to|that|this|these|offsets?)\b)"
)
_LISTLIKE = later(r";[^;]*;|\bother\s+related\s+elements\b")
_PLAIN_COUNTS = later(r"[,:]\s+(?:and\s+)?\d[\d,]*\s+[A-Z][^,;.:]{3,90},\s+(?:and\s+)?\d[\d,]*\s+[A-Z]")
"""Counted articles one after another, in a sentence that is no list by its words."""
_HEADED = later(r"(?:\A|\n)[^\S\n]*(?P<head>[^.:;\n]{2,45}):\s")
_COMBINED = later(r"This\s+notification\s+is\s+for\s+a\s+combined\s+total\s+of\s+")
_CASE = later(
    r"(?:The\s+original\s+(?:Foreign\s+Military\s+Sales?(?:\s+\(FMS\))?|FMS)\s+cases?\b|In\s+\d{4},\s+the\s+case\s+was\s+amended\b)"
)
"""What a case held before it grew."""
_QUOTES = "\"'`“‘"
_EMERGENCY = later(r"\bemergency\s+exists\b")
_LINE = later(r"\n[^\S\n]*\n\s*")
_DAY = later(rf"\b{DAY}")
_ALONE = later(rf"(?:\A|\n)[^\S\n]*(?P<day>{DAY})[^\S\n]*(?=\n)")
"""The day of a post, on a line of its own."""
_ISSUED = later(rf"\bissued\s+(?P<day>{DAY})\)")
"""The day of a release, as those who pass releases on put it behind their source."""
_STAMPED = later(rf"\bDate:\s+(?P<day>{DAY})")
_CLOSING: tuple[Sign, ...] = (
    ("This", later(r"This\s+notice\s+of\s+a\s+potential\s+sale\s+is\s+required\b")),
    ("The", later(r"The\s+description\s+and\s+dollar\s+value\b")),
    ("All", later(r"All\s+questions\s+regarding\b")),
    ("For", later(r"For\s+further\s+information,\s+please\s+(?:contact|email)\b")),
    ("30", later(r"[-\s]*+30[-\s]*+\Z")),
)


def release(sheet: Sheet) -> None:
    """A press release on a possible foreign military sale."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    found = first(OPENS, flow, start, end)
    if found is None:
        return
    if found.start() > start and flow[found.start() - 1] in _QUOTES:
        sheet.unread("notice", "the approval is quoted in the words of somebody else", start, end)
        return
    sheet.say("kind", "press release", *found.span())
    published = _dated(sheet, start, found.start())
    transmittals.find(sheet, start, found.start())
    if found.re.pattern == EARLIER.pattern:
        _notified(sheet, found, published)
    body = _approval(sheet, found, end)
    closing = first(_CLOSING, flow, body, end)
    stop = closing.start() if closing else end
    if closing:
        sheet.ignored("closing words", stop, end)
    lists = headed(flow, body, stop)
    if lists:
        describe(sheet, *lists)
        for one in sentences(flow, body, lists[0]):
            _sentence(sheet, one, published, leads_on=True)
        body = lists[1]
    for one in sentences(flow, body, stop):
        _sentence(sheet, one, published)
    if "value_total" not in sheet.names:
        _total(sheet, found)


def _dated(sheet: Sheet, start: int, approval: int) -> str | None:
    """The day of the release, from what stands before its approval; None where that is not plain."""
    flow = sheet.flow
    dateline = _DATELINE.search(flow, start, approval) or _ISSUED.search(flow, start, approval)
    dateline = dateline or _STAMPED.search(flow, start, approval) or last(_ALONE, flow, start, approval)
    published = day(clean(dateline["day"])) if dateline else None
    if dateline:
        sheet.ignored("furniture", start, dateline.start())
    _opening(sheet, dateline.end() if dateline else start, approval)
    if dateline and published:
        sheet.section("dateline", *dateline.span())
        sheet.say("published", published, *dateline.span("day"))
    elif when := last(_DAY, flow, start, approval):
        sheet.doubt("published", "whether this is the day of the release is not plain", *when.span())
    return published


def _sentence(sheet: Sheet, one: tuple[int, int], published: str | None, *, leads_on: bool = False) -> None:
    """A sentence after the approval: on who was told, a list, what a case held, or claims.

    Before lists with headings (``leads_on``) one may say no more than that they follow.
    """
    flow = sheet.flow
    words = flow[slice(*one)]
    certified = _CERTIFIED.search(flow, *one) if "certification" in words else None
    asked = _ASKED.search(flow, *one) if sheet.small.find("request", *one) >= 0 else None
    asked = asked or _REQUESTS.match(flow, *one) or _COMBINED.match(flow, *one)
    if asked is None and "requested" in words and _LISTLIKE.search(words):
        asked = _ASKED_ALSO.match(flow, *one)
    led = _LED.match(flow, *one)
    also = ALSO.match(flow, *one)
    holds = _held(flow, *one)
    if leads_on and asked and ":" in flow[asked.start() : asked.end()]:
        _listed(sheet, one[0], asked, one[1])
    elif (certified or asked or led or also or holds) and not whole(words):
        sheet.unread("certification" if certified else "items", "this is no whole sentence", *one)
    elif certified:
        sheet.tell("certification", clean(words), *one)
        delivered = day(clean(certified["day"])) if certified["day"] else published if certified["today"] else None
        if delivered:
            sheet.say("delivered_to_congress", delivered, *certified.span("day" if certified["day"] else 0))
    elif asked:
        _listed(sheet, one[0], asked, one[1])
    elif led and led["mde"]:
        sheet.section("list", one[0], led.end())
        _equipment(sheet, "", bool(led["non"]), led.end(), one[1])
    elif _CASE.match(flow, *one) and whole(words):
        sheet.tell("description", clean(words), *one)
    elif lead := led or also:
        sheet.section("list", one[0], lead.end())
        phrased(sheet, "also_included", lead.end(), one[1])
    elif holds and not (holds["kind"] or ":" in holds[0]) and _counted(sheet):
        sheet.unread("items", "what is counted here may have been counted before", *one)
    elif holds:
        sheet.section("list", one[0], holds.end())
        further = ALSO.search(flow, holds.end(), one[1])
        stop = further.start() if further else one[1]
        _equipment(sheet, "", bool(holds["non"]), holds.end(), stop, named=bool(holds["kind"]))
        if further:
            sheet.section("list", *further.span())
            phrased(sheet, "also_included", further.end(), one[1])
    elif (
        _INCLUDED.search(flow, *one)
        or (_COUNTS.search(flow, *one) and not any(staff in words for staff in _STAFF))
        or _PLAIN_COUNTS.search(flow, *one)
        or _misheaded(words)
    ):
        sheet.unread("items", "a list in no form that is known", *one)
    elif leads_on and LEADS_ON.fullmatch(words):
        sheet.section("list", *one)
    else:
        claims(sheet, *one)


def _opening(sheet: Sheet, start: int, end: int) -> None:
    """What stands before the approval: nothing of it is read but an emergency that is stated there."""
    if sheet.small.find("emergency", start, end) >= 0:
        for one in sentences(sheet.flow, start, end):
            if _EMERGENCY.search(sheet.flow, *one):
                opens = last(_LINE, sheet.flow, *one)
                first = opens.end() if opens and not _EMERGENCY.search(sheet.flow, one[0], opens.end()) else one[0]
                sheet.ignored("furniture", start, first)
                claims(sheet, first, one[1])
                start = one[1]
    sheet.ignored("furniture", start, end)


def _misheaded(words: str) -> bool:
    """True where a line begins with what may be a misspelt heading of a list."""
    return ":" in words and "ontractor" not in words and any(doubtful(one["head"]) for one in _HEADED.finditer(words))


def _counted(sheet: Sheet) -> bool:
    """True where counted articles were read already."""
    return any(
        isinstance(one, Field) and one.field == "items" and isinstance(one.value, dict) and one.value.get("qty")
        for one in sheet.entries
    )


def _held(flow: str, start: int, end: int) -> re.Match[str] | None:
    """What opens a list of counted articles, or one that names its kind."""
    found = _HOLDS.match(flow, start, end) if flow[start] in _HOLDS_BEGIN else None
    return found if found and (found["kind"] or QUANTITY.match(flow, found.end(), end)) else None


def _listed(sheet: Sheet, start: int, asked: re.Match[str], end: int) -> None:
    """What is asked for. All that a case would then hold is told apart from it: it holds that once more."""
    prefix = "combined_" if asked.re.pattern == _COMBINED.pattern else ""
    following = _FOLLOWING.match(sheet.flow, asked.end(), end)
    body = following.end() if following else asked.end()
    if _IF.match(sheet.flow, start, body):
        sheet.tell("description", clean(sheet.flow[start:body]), start, body)
    sheet.section("request", start, body)
    if following:
        _equipment(sheet, prefix, bool(following["non"]), body, end)
    else:
        also = ALSO.search(sheet.flow, body, end)
        listed(sheet, f"{prefix}items", None, body, also.start() if also else end)
        if also:
            sheet.section("list", *also.span())
            phrased(sheet, f"{prefix}also_included", also.end(), end)


def _equipment(sheet: Sheet, prefix: str, non: bool, start: int, end: int, *, named: bool = True) -> None:
    """A list that says whether what it holds is major defense equipment, if it is ``named`` so."""
    if non:
        phrased(sheet, f"{prefix}non_mde_items", start, end)
    elif not named:
        listed(sheet, f"{prefix}items", None, start, end)
    else:
        listed(sheet, f"{prefix}mde_items", True, start, end)


def _total(sheet: Sheet, found: re.Match[str]) -> None:
    """The worth of all of it where the approval gives none: what the one sentence on the cost says."""
    told = [one for one in sheet.entries if not isinstance(one, Ignored) and one.field == "estimated_cost"]
    costs = [one for one in told if isinstance(one, Field)]
    if costs and len(costs) == len(told) and len({one.value for one in costs}) == 1:
        sheet.say("value_total", costs[0].value, costs[0].start, costs[0].end)
    else:
        sheet.doubt("value_total", "no one sum is given for all of it", *found.span())


def _notified(sheet: Sheet, found: re.Match[str], published: str | None) -> None:
    """The day on which Congress was told: in full, or as "today" under a day in full."""
    said = "before" if found["before"] else "after"
    when = published if found["today"] else day(clean(found[said] or ""))
    if when:
        sheet.say("delivered_to_congress", when, *found.span("today" if found["today"] else said))
    else:
        sheet.doubt("delivered_to_congress", "no day with its year is given", found.start(), found.start("whole"))


def _approval(sheet: Sheet, found: re.Match[str], end: int) -> int:
    flow = sheet.flow
    sums, _ = money(flow, found.start("sum"), min(end, found.end() + 40)) if found["sum"] else ([], [])
    if found["sum"] and len(sums) != 1:
        sheet.unread("value_total", "no sum of money that can be read", *found.span())
        return found.end()
    stop = flow.find(".", sums[0].end, end) if sums else found.end() - 1
    closed = stop + 1 if stop >= 0 else end
    sheet.section("determination", found.start(), closed)
    joint = _joint(flow, found, end)
    if joint:
        sheet.say("purchaser", clean(flow[found.start("whole") : joint[0]]), found.start("whole"), joint[0])
        sheet.say("subject", clean(flow[joint[1] : found.end("whole")]), joint[1], found.end("whole"))
    else:
        for name in ("purchaser", "subject"):
            sheet.doubt(name, "where the buyer's name ends is not plain", *found.span("whole"))
    for one in sums:
        sheet.say("value_total", one.value, one.start, one.end)
    return closed


def _country(name: str) -> str:
    """A buyer's name without the form of its government: the Kingdom of X asks as the Government of X."""
    form = _FORM.match(name)
    return name[form.end() :] if form else name


def _joint(flow: str, found: re.Match[str], end: int) -> tuple[int, int] | None:
    """The "of" between buyer and articles: "Government of the Republic of Korea of radars" has it third.

    The sentence that says who asked gives the name; without it only "Government of X of Y" is plain.
    """
    joints = [one.span() for one in _JOINT.finditer(flow, *found.span("whole"))]
    asked = _REQUESTER.search(flow, found.end(), end) or _REQUESTED.search(flow, found.end(), end)
    named = [(clean(flow[found.start("whole") : one[0]]), one) for one in joints]
    if asked and asked["short"]:
        return next((one for name, one in named if name.endswith(f" ({asked['short']})")), None)
    if asked:
        name = clean(asked["name"] or asked["bare"])
        names = {_country(name), name}
        return next(
            (one for told, one in named if _country(told) in names or _country(_SHORT.sub("", told)) in names), None
        )
    government = flow.startswith(("Government", "Kingdom"), found.start("whole"))
    return joints[1] if government and len(joints) == 2 else None
