"""Press releases on possible foreign military sales."""

from __future__ import annotations

import re

from caveat.sources.notice import transmittals
from caveat.sources.notice.amounts import DAY, day, money
from caveat.sources.notice.articles import Line, lines, phrases, unquoted
from caveat.sources.notice.claims import claims, sentences, whole
from caveat.sources.notice.description import ALSO
from caveat.sources.notice.flow import clean
from caveat.sources.notice.sheet import Sheet

RELEASE = re.compile(
    r"The\s+(?:U\.S\.\s+)?(?:State\s+Department|Department\s+of\s+State)\s+has\s+made\s+a\s+determination\s+approving\s+a\s+possible\s+"
    r"Foreign\s+Military\s+Sale\s+to\s+(?:the\s+)?(?P<whole>[A-Z][^$]{3,600}?)\s+for\s+an\s+estimated\s+cost\s+of\s+(?P<sum>\$)",
)
_REQUESTER = re.compile(r"\bThe\s+(?P<name>[A-Z][^.;:]{2,120}?)\s+(?:has|have)\s+requested\b")
_JOINT = re.compile(r"\s+(?:of|for)\s+")
_DATELINE = re.compile(rf"\bWASHINGTON,\s+(?:D\.?C\.?,?\s+)?(?P<day>{DAY})\s*[-–—]+")
_CERTIFIED = re.compile(r"delivered\s+the\s+required\s+certification\s+notifying\s+Congress(?P<today>[^.]*\btoday)?")
_ASKED = re.compile(
    r"\bhas\s+requested\s+(?:to\s+(?:buy|purchase)|a\s+possible\s+(?:sale|purchase)\s+of)\s+", re.IGNORECASE
)
_NON = re.compile(
    r"The\s+following\s+non-?\s*(?:MDE|[Mm]ajor\s+[Dd]efense\s+[Ee]quipment(?:\s+\(MDE\))?)\s+items\s+will\s+(?:also\s+)?be\s+"
    r"included:?\s+"
)
_CLOSING = re.compile(r"The\s+description\s+and\s+dollar\s+value\b|All\s+questions\s+regarding\b|[-\s]*30\s*[-\s]*\Z")


def release(sheet: Sheet) -> None:
    """A press release on a possible foreign military sale."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    found = RELEASE.search(flow, start, end)
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
    body = _approval(sheet, found, end)
    closing = _CLOSING.search(flow, body, end)
    stop = closing.start() if closing else end
    if closing:
        sheet.ignored("closing words", stop, end)
    for one in sentences(flow, body, stop):
        certified = _CERTIFIED.search(flow, *one)
        asked = _ASKED.search(flow, *one)
        non = _NON.match(flow, *one)
        also = ALSO.match(flow, *one)
        if (certified or asked or non or also) and not whole(flow[slice(*one)]):
            sheet.unread("certification" if certified else "items", "this is no whole sentence", *one)
        elif certified:
            sheet.section("certification", *one)
            sheet.say("certification", clean(flow[slice(*one)]), *one)
            if certified["today"] and published:
                sheet.say("delivered_to_congress", published, *certified.span())
        elif asked:
            sheet.section("request", one[0], asked.end())
            _counted(sheet, asked.end(), one[1])
        elif non or also:
            lead = non or also
            assert lead is not None
            sheet.section("list", one[0], lead.end())
            _listed(sheet, "non_mde_items" if non else "also_included", lead.end(), one[1])
        else:
            claims(sheet, *one)


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
        return next((one for one in joints if clean(flow[found.start("whole") : one[0]]) == name), None)
    government = flow.startswith(("Government", "Kingdom"), found.start("whole"))
    return joints[1] if government and len(joints) == 2 else None


def _counted(sheet: Sheet, start: int, end: int) -> None:
    """The articles asked for. A release does not say which are major defense equipment."""
    flow = sheet.flow
    if ":" in flow[start:end]:
        sheet.unread("items", "a heading that is not known", start, end)
        return
    found = lines(flow, start, end)
    if not any(one.qty is not None or one.fault for one in found):
        _listed(sheet, "items", start, end)
        return
    for one in found:
        if one.fault:
            sheet.unread("items", one.fault, one.start, one.end)
        else:
            sheet.section("items", one.start, one.end)
            sheet.say("items", one.value(None), one.start, one.end)


def _listed(sheet: Sheet, name: str, start: int, end: int) -> None:
    for first, last, why in phrases(sheet.flow, start, end):
        if why:
            sheet.unread(name, why, first, last)
        else:
            sheet.section(name, first, last)
            told = unquoted(clean(sheet.flow[first:last]))
            sheet.say(
                name, Line(None, None, told, None, first, last).value(None) if name == "items" else told, first, last
            )
