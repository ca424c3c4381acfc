"""Certifications of commercial licences and retransfers: letters, and items of lists of communications to Congress."""

from __future__ import annotations

import re

from caveat.sources.notice.amounts import DAY, day, money
from caveat.sources.notice.claims import sentences, whole
from caveat.sources.notice.flow import clean, last, trim
from caveat.sources.notice.labels import nearest, plain
from caveat.sources.notice.sheet import Sheet

CERTIFIED = re.compile(
    r"transmitting(?:,\s+pursuant\s+to\s+(?:section\s+36\(\w\)\s+of\s+)?the\s+Arms\s+Export\s+Control\s+Act,)?\s+"
    r"(?:the\s+)?certifi\w{0,2}ation\s+of\s+a\s+proposed\s+",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?<=\n)|(?<=\s)|^)\s*(?:EC-?)?\d{1,5}\.\s+A\s+(?:letter|communication)\s+from\s")
_ITEM_END = re.compile(r";\s+(?:jointly\s+)?to\s+the\s+Committees?\s+on\s+(?P<committee>[A-Z][A-Za-z,\s]{3,80}?)\s*\.")
_CODE = re.compile(
    r"\((?P<label>[^()\d]{0,30}?)\s*(?:\b(?P<prefix>DDTC|RSAT)[\s-]+)?(?P<number>[0-9A-Z]{2,3}-[0-9A-Z]{2,3})\)",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b2776\((?P<letter>[b-d])\)|section\s+36\((?P<direct>[b-d])\)", re.IGNORECASE)
_CITES = re.compile(r"\b2776\b|\b[Ss]ection\s+36\b")
_OR = re.compile(r"\s+or\b(?P<more>\s+more\b)?")
_FROM_TO = re.compile(
    r"\bfrom\s+(?P<transferor>the\s+Government\s+of\s+(?:the\s+)?[A-Z][\w\s]{2,40}?)\s+to\s+(?P<destination>the\s+Government\s+of\s+(?:the\s+)?[A-Z][\w\s]{2,40}?)"
    r"(?=\s*[(;,])"
)
_TO = re.compile(
    r"\bto\s+(?P<destination>(?:the\s+)?[A-Z][A-Za-z]+(?:\s+(?:of|and|the|[A-Z][A-Za-z]+)){0,5})(?=\s*[(;,])"
)
_SUBJECT = re.compile(
    r"a\s+proposed\s+(?P<subject>.+?)(?=\s+in\s+the\s+amount\s+of|\s+\((?=[^()]{0,45}-[0-9A-Z]{2,3}\))|,\s+pursuant|;)",
    re.DOTALL,
)
LETTER = re.compile(
    r"Pursuant\s+to\s+(?:the\s+reporting\s+requirements\s+of\s+)?Sections?\s+36\((?P<letter>[cd])\)(?:\s+and\s+36\((?P<second>[cd])\))?\s+of\s+the\s+"
    r"Arms\s+Export\s+Control\s+Act"
)
_DDTC = re.compile(
    r"Transmittal\s+No\.?:?\s+(?P<prefix>DDTC)[\s-]+(?P<number>\d{2,3}-\d{2,3})|\b(?P<bare>DDTC)\s+(?P<bare_number>\d{2,3}-\d{2,3})\b"
)
_EXPORT = re.compile(
    r"\bcertification\s+of\s+a\s+proposed\s+(?P<subject>.+?)\s+(?:in\s+the\s+amount\s+of|\Z|to\s+[A-Z])", re.DOTALL
)
_INVOLVES = re.compile(
    r"\bThe\s+transaction\s+contained\s+in\s+the\s+attached\s+certification\s+involves\s+(?P<what>.+?)\.(?=\s|\Z)",
    re.DOTALL,
)
_RECIPIENT = re.compile(r"\bto\s+(?:the\s+)?(?P<place>[A-Z][A-Za-z]+(?:\s+(?:of|and|the|[A-Z][A-Za-z]+)){0,5})")


def communications(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list of communications to Congress that certify a transfer of arms."""
    found = []
    for one in CERTIFIED.finditer(flow, start, end):
        opening = last(_ITEM, flow, max(start, one.start() - 400), one.start())
        closing = _ITEM_END.search(flow, one.end(), min(end, one.end() + 900))
        if opening and closing and not _ITEM.search(flow, one.end(), closing.start()):
            found.append((*trim(flow, opening.start(), closing.end()),))
    return found


def communication(sheet: Sheet) -> None:
    """One item of a list of communications: which law, which number, what, to whom."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    sheet.section("communication", start, end)
    law = _LAW.search(flow, start, end)
    certified = CERTIFIED.search(flow, start, end)
    if certified is None:
        return
    letter = (law["letter"] or law["direct"]).lower() if law else None
    cited = _CITES.search(flow, start, end)
    if cited and not law:
        for name in ("kind", "section"):
            sheet.doubt(name, "the law cited cannot be read", *cited.span())
    else:
        sheet.say("kind", f"36({letter}) certification" if letter else "certification", *certified.span())
    if law:
        sheet.say("section", f"36({letter})", *law.span())
    code = _CODE.search(flow, start, end)
    if code and (code["prefix"] or nearest(plain(code["label"]), ("transmittal no",))):
        if code["prefix"]:
            sheet.say("transmittal_prefix", code["prefix"].upper(), *code.span("prefix"))
        sheet.say("transmittal", code["number"].upper(), *code.span("number"))
    elif code:
        sheet.doubt("transmittal", "a number without its label", *code.span())
    subject = _SUBJECT.search(flow, certified.start(), end)
    if subject:
        at = trim(flow, *subject.span("subject"))
        sheet.say("subject", clean(flow[slice(*at)]), *at)
    _whither(sheet, certified.end(), end)
    _worth(sheet, certified.end(), end)
    committee = _ITEM_END.search(flow, certified.end(), end)
    if committee:
        sheet.say("committee", clean(committee["committee"]), *committee.span("committee"))


def _whither(sheet: Sheet, start: int, end: int) -> None:
    flow = sheet.flow
    stop = _ITEM_END.search(flow, start, end)
    both = _FROM_TO.search(flow, start, stop.start() + 1 if stop else end)
    if both:
        for name in ("transferor", "destination"):
            sheet.say(name, re.sub(r"^the ", "", clean(both[name])), *both.span(name))
        return
    places = list(_TO.finditer(flow, start, stop.start() + 1 if stop else end))
    if len(places) == 1:
        sheet.say("destination", re.sub(r"^the ", "", clean(places[0]["destination"])), *places[0].span("destination"))


def _worth(sheet: Sheet, start: int, end: int) -> None:
    """The sum in a certification. "Or more" is a threshold of the law, not the worth of the licence."""
    flow = sheet.flow
    sums, unread = money(flow, start, end)
    for one in sums:
        more = _OR.match(flow, one.end, end)
        if more is None:
            sheet.say("value_total", one.value, one.start, one.end)
        elif more["more"]:
            sheet.say("value_at_least", one.value, one.start, more.end())
        else:
            sheet.doubt("value_total", "whether this is a threshold is not plain", one.start, more.end())
    for where in unread:
        sheet.doubt("value_total", "a sum of money that cannot be read", *where)


def letter(sheet: Sheet) -> None:
    """A letter to Congress that certifies a proposed commercial licence."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    law = LETTER.search(flow, start, end)
    if law is None:
        return
    sheet.ignored("address", start, law.start())
    which = f"36({law['letter']})" + (f" and 36({law['second']})" if law["second"] else "")
    sheet.say("kind", f"{which} certification", *law.span())
    sheet.say(
        "section", which, law.start("letter") - 3, (law.end("second") if law["second"] else law.end("letter")) + 1
    )
    code = _DDTC.search(flow, start, end)
    if code:
        own = "number" if code["number"] else "bare_number"
        prefix = "prefix" if code["prefix"] else "bare"
        sheet.say("transmittal_prefix", code[prefix], *code.span(prefix))
        sheet.say("transmittal", code[own], *code.span(own))
        if code.start() > law.start():
            sheet.section("transmittal", *code.span())
    opening = re.compile(rf"(?P<day>{DAY})").search(flow, start, law.start())
    if opening and (when := day(clean(opening["day"]))):
        sheet.say("delivered_to_congress", when, *opening.span("day"))
    for one in sentences(flow, law.start(), code.start() if code and code.start() > law.start() else end):
        _letter_sentence(sheet, *one)


def _letter_sentence(sheet: Sheet, start: int, end: int) -> None:
    flow = sheet.flow
    subject = _EXPORT.search(flow, start, end)
    involves = _INVOLVES.search(flow, start, end)
    if not whole(flow[start:end]) and not re.search(r"\bSincerely\b|\bEnclosure", flow[start:end]):
        sheet.unread("letter", "this is no whole sentence", start, end)
    elif LETTER.match(flow, start, end) and subject:
        sheet.section("certification", start, end)
        sheet.say("subject", clean(subject["subject"]), *trim(flow, *subject.span("subject")))
        _worth(sheet, start, end)
        to = _RECIPIENT.search(flow, subject.end("subject"), end)
        if to:
            sheet.say("destination", clean(to["place"]), *to.span("place"))
    elif involves:
        sheet.section("transaction", start, end)
        sheet.say("transaction", clean(involves["what"]), *trim(flow, *involves.span("what")))
    elif re.search(r"\bprepared\s+to\s+license\b", flow[start:end]):
        sheet.section("justification", start, end)
        sheet.say("justification", clean(flow[start:end]), start, end)
    elif re.search(r"\bMore\s+detailed\s+information\b|\bSincerely\b|\bEnclosure", flow[start:end]):
        sheet.ignored("closing words", start, end)
    else:
        sheet.unread("letter", "a sentence in no form that is known", start, end)
