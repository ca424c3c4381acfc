"""Press releases on possible foreign military sales."""

from __future__ import annotations

import re

from caveat.sources.notice import transmittals
from caveat.sources.notice.amounts import DAY, day, money
from caveat.sources.notice.claims import claims, sentences, whole
from caveat.sources.notice.description import ALSO, listed, phrased
from caveat.sources.notice.flow import Sign, clean, first
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

RELEASE = later(
    r"The\s+(?:U\.S\.\s+)?(?:State\s+Department|Department\s+of\s+State)\s+has\s+made\s+a\s+determination\s+approving\s+a\s+possible\s+"
    r"Foreign\s+Military\s+Sale\s+to\s+(?:the\s+)?(?P<whole>[A-Z][^$]{3,600}?)\s+for\s+an\s+estimated\s+cost\s+of\s+(?P<sum>\$)",
)
_MONTH_AND_DAY = r"[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?"
EARLIER = later(
    rf"(?:On\s+(?P<before>{_MONTH_AND_DAY}),\s+the|The)\s+Defense\s+Security\s+Cooperation\s+Agency\s+notified\s+Congress\s+"
    rf"(?:(?P<today>today)\s+|(?:on\s+)?(?P<after>{_MONTH_AND_DAY}),?\s+)?of\s+a\s+possible\s+Foreign\s+Military\s+Sale\s+to\s+"
    r"(?:the\s+)?(?P<whole>[A-Z][^$]{3,600}?)(?:\s+for\s+an\s+estimated\s+cost\s+of\s+"
    r"|\.\s+The\s+total\s+value,\s+if\s+all\s+options\s+are\s+exercised,\s+could\s+be\s+as\s+high\s+as\s+)(?P<sum>\$)",
)
"""How the agency itself put it until about 2015."""
OPENS: tuple[Sign, ...] = (("determination", RELEASE), ("notified", EARLIER))
_REQUESTER = later(r"\bThe\s+(?P<name>[A-Z][^.;:]{2,120}?)\s+(?:has|have)\s+requested\b")
_JOINT = later(r"\s+(?:of|for)\s+")
_DATELINE = later(rf"\bWASHINGTON,\s+(?:D\.?C\.?,?\s+)?(?P<day>{DAY})\s*[-–—]+")
_CERTIFIED = later(r"delivered\s+the\s+required\s+certification\s+notifying\s+Congress(?P<today>[^.]*\btoday)?")
_ASKED = later(r"\bhas\s+requested\s+(?:to\s+(?:buy|purchase)|a\s+possible\s+(?:sale|purchase)\s+of)\s+", re.IGNORECASE)
_NON = later(
    r"The\s+following\s+non-?\s*(?:MDE|[Mm]ajor\s+[Dd]efense\s+[Ee]quipment(?:\s+\(MDE\))?)\s+items\s+will\s+(?:also\s+)?be\s+"
    r"included:?\s+"
)
_CLOSING = later(
    r"This\s+notice\s+of\s+a\s+potential\s+sale\s+is\s+required\b|The\s+description\s+and\s+dollar\s+value\b|All\s+questions\s+regarding\b|[-\s]*30\s*[-\s]*\Z"
)


def release(sheet: Sheet) -> None:
    """A press release on a possible foreign military sale."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    found = first(OPENS, flow, start, end)
    if found is None:
        return
    sheet.say("kind", "press release", *found.span())
    dateline = _DATELINE.search(flow, start, found.start())
    published = day(clean(dateline["day"])) if dateline else None
    sheet.ignored("furniture", start, dateline.start() if dateline else found.start())
    if dateline and published:
        sheet.section("dateline", *dateline.span())
        sheet.say("published", published, *dateline.span("day"))
    transmittals.find(sheet, start, found.start())
    if found.re.pattern == EARLIER.pattern:
        _notified(sheet, found, published)
    body = _approval(sheet, found, end)
    closing = _CLOSING.search(flow, body, end)
    stop = closing.start() if closing else end
    if closing:
        sheet.ignored("closing words", stop, end)
    for one in sentences(flow, body, stop):
        words = flow[slice(*one)]
        certified = _CERTIFIED.search(flow, *one) if "certification" in words else None
        asked = _ASKED.search(flow, *one) if sheet.small.find("requested", *one) >= 0 else None
        non = _NON.match(flow, *one)
        also = ALSO.match(flow, *one)
        if (certified or asked or non or also) and not whole(words):
            sheet.unread("certification" if certified else "items", "this is no whole sentence", *one)
        elif certified:
            sheet.tell("certification", clean(words), *one)
            if certified["today"] and published:
                sheet.say("delivered_to_congress", published, *certified.span())
        elif asked:
            sheet.section("request", one[0], asked.end())
            listed(sheet, "items", None, asked.end(), one[1])
        elif non or also:
            lead = non or also
            assert lead is not None
            sheet.section("list", one[0], lead.end())
            phrased(sheet, "non_mde_items" if non else "also_included", lead.end(), one[1])
        else:
            claims(sheet, *one)


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
    sums, _ = money(flow, found.start("sum"), min(end, found.end() + 40))
    if len(sums) != 1:
        sheet.unread("value_total", "no sum of money that can be read", *found.span())
        return found.end()
    stop = flow.find(".", sums[0].end, end)
    last = stop + 1 if stop >= 0 else end
    sheet.section("determination", found.start(), last)
    joint = _joint(flow, found, end)
    if joint:
        sheet.say("purchaser", clean(flow[found.start("whole") : joint[0]]), found.start("whole"), joint[0])
        sheet.say("subject", clean(flow[joint[1] : found.end("whole")]), joint[1], found.end("whole"))
    else:
        for name in ("purchaser", "subject"):
            sheet.doubt(name, "where the buyer's name ends is not plain", *found.span("whole"))
    sheet.say("value_total", sums[0].value, sums[0].start, sums[0].end)
    return last


def _joint(flow: str, found: re.Match[str], end: int) -> tuple[int, int] | None:
    """The "of" between buyer and articles: "Government of the Republic of Korea of radars" has it third.

    The sentence that says who asked gives the name; without it only "Government of X of Y" is plain.
    """
    joints = [one.span() for one in _JOINT.finditer(flow, *found.span("whole"))]
    asked = _REQUESTER.search(flow, found.end(), end)
    if asked:
        name = clean(asked["name"])
        names = {name, name.removeprefix("Government of "), name.removeprefix("Government of the ")}
        return next((one for one in joints if clean(flow[found.start("whole") : one[0]]) in names), None)
    government = flow.startswith(("Government", "Kingdom"), found.start("whole"))
    return joints[1] if government and len(joints) == 2 else None
