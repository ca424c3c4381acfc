"""Certifications of commercial licences and retransfers: letters, and items of lists of communications to Congress."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caveat.deferral import deferred
from caveat.sources.notice import register, transmittals
from caveat.sources.notice.amounts import DAY, day, money
from caveat.sources.notice.claims import sentences, whole
from caveat.sources.notice.flow import Sign, clean, last, trim
from caveat.sources.notice.labels import nearest, plain
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

if TYPE_CHECKING:
    from caveat import countries
else:  # for letters of licences alone
    countries = deferred("caveat.countries")

CERTIFIED = later(
    r"transmitting(?:,\s+pursuant\s+to\s+(?:sections?\s+36\(\w\)(?:\s+and\s+(?:36)?\(\w\))?\s+of\s+)?the\s+Arms\s+Export\s+Control\s+Act,)?\s+"
    r"(?:the\s+)?certifi\w{0,2}ation\s+of\s+a\s+proposed\s+",
    re.IGNORECASE,
)
_OFFERED = later(
    r"transmitting(?:,\s+pursuant\s+to\s+(?:the\s+reporting\s+requirements\s+of\s+)?section\s+36\(b\)(?:\(\d\))?\s+of\s+the\s+"
    r"Arms\s+Export\s+Control\s+Act(?:,\s+as\s+amended)?,)?\s+"
    r"(?:(?:notification|Transmittal\s+No\.?\s+[\w–-]{4,9},?)\s+concerning\s+(?:the\s+(?P<department>[A-Z][A-Za-z\s]{2,60})'s\s+)?"
    r"proposed\s+Letter(?:s|\(s\))?\s+of\s+Offer(?:\s+and\s+Acceptance)?(?:\s+\(LOA\))?\s+to\s+(?:the\s+)?(?P<purchaser>[A-Z][^;(]{2,80}?)\s+"
    r"for\s+(?P<subject>[^;(]{3,120}?)(?=\s*(?:\(|,\s+pursuant|;))"
    r"|Transmittal\s+No\.\s+[\w–-]{4,9},\s+Notice\s+of\s+Proposed\s+Issuance\s+of\s+Letters?\s+of\s+Offer\b"
    r"|Transmittal\s+N(?:o\b\.?|umber):?\s+(?:(?:DDTC|RSAT)[\s–-]+)?[\w–-]{4,9},?\s+pursuant\s+to\s+(?:the\s+reporting\s+requirements\s+of\s+)?"
    r"Sections?\s+36\("
    r"|(?:a\s+|the\s+)?notification\s+of\s+(?:a\s+|the\s+)?proposed\s+issuance\s+of\s+an\s+export\s+license)",
    re.IGNORECASE,
)
"""What tells Congress of an offer or a license, the notice itself being printed elsewhere or not at all."""
_OFFER_LAW = later(
    r"\b2776\((?P<code>[b-d])\)|\bsections?\s+36\((?P<letter>[b-d])\)(?P<number>\(\d\)(?:\([A-C]\))?)?", re.IGNORECASE
)
_TRANSMITS = "transmitting"
_ITEM = later(r"(?:(?<=\n)|(?<=\s)|^)\s*(?:EC-?)?\d{1,5}\.\s+A\s+(?:letter|communication)\s+from\s")
_ITEM_END = later(r";\s+(?:jointly\s+)?to\s+the\s+Committees?\s+on\s+(?P<committee>[A-Z][A-Za-z,\s]{3,80}?)\s*\.")
_BLANK = later(r"\n[^\S\n]*\n")
_CODE = later(
    r"\((?P<label>[^()\d]{0,90}?)\s*(?:\b(?P<prefix>DDTC|RSAT)[\s-]+)?(?P<number>[0-9A-Z]{2,3}-[0-9A-Z]{2,4})\)",
    re.IGNORECASE,
)
_LAW = later(
    r"\b2776\((?P<letter>[b-d])\)|(?P<third>\b(?:section\s+3|2753)\(d\))"
    r"|sections?\s+36\((?P<direct>[b-d])\)(?:\s+and\s+(?:36)?\((?P<second>[b-d])\))?",
    re.IGNORECASE,
)
_CITES = later(r"\b2776\b|\b[Ss]ection\s+36\b")
_OR = later(r"\s+or\b(?P<more>\s+more\b)?")
_FROM_TO = later(
    r"\bfrom\s+(?P<transferor>the\s+Government\s+of\s+(?:the\s+)?[A-Z][\w\s]{2,40}?)\s+to\s+(?P<destination>the\s+Government\s+of\s+(?:the\s+)?[A-Z][\w\s]{2,40}?)"
    r"(?=\s*[(;,]|\s+in\s+the\s+amount\b|\.)"
)
_TO = later(
    r"\bto\s+(?P<destination>(?:the\s+)?[A-Z][A-Za-z]+(?:\s+(?:of|and|the|[A-Z][A-Za-z]+)){0,5})(?=\s*[(;,]|\s+in\s+the\s+amount\b)"
)
_SUBJECT = later(
    r"a\s+proposed\s+(?P<subject>.+?)(?=\s+in\s+the\s+amount\s+of|\s+\((?=[^()]{0,110}-[0-9A-Z]{2,4}\))|,\s+pursuant|;)",
    re.DOTALL,
)
LETTER = later(
    r"Pursuant\s+to\s+(?:the\s+reporting\s+requirements\s+of\s+)?Sections?\s+(?:(?P<third>3\(d\))|36\((?P<letter>[cd])\)(?:\s+and\s+(?:36)?\((?P<second>[cd])\))?)\s+of\s+the\s+"
    r"Arms\s+Export\s+Control\s+Act"
)
OPENS: tuple[Sign, ...] = (("Arms", LETTER),)
_DDTC = later(
    r"Transmittal\s+N(?:o\b\.?|umber):?\s+(?P<prefix>DDTC|RSAT)[\s-]+(?P<number>\d{2,3}-\d{2,4})\b|\b(?P<bare>DDTC)\s+(?P<bare_number>\d{2,3}-\d{2,3})\b"
)
_EXPORT = later(
    r"\bcertification\s+of\s+a\s+proposed\s+(?P<subject>.+?)(?:\s+(?:in\s+the\s+amount\s+of|to\s+(?:the\s+)?[A-Z])|\.?\Z)",
    re.DOTALL,
)
_INVOLVES = later(
    r"\bThe\s+transaction\s+(?:contained|described)\s+in\s+the\s+attached\s+certification\s+involves\s+(?P<what>.+?)\.(?=\s|\Z)",
    re.DOTALL,
)
_DATED = later(rf"(?P<day>{DAY})")
_ADDRESSED = later(
    rf"{DAY}\.?(?:\s+\(Transmittal\s[^()]{{1,40}}\))?\s+(?:(?:The\s+)?Hon(?:\.|orable)\s|Department\s+Notification\s+Number\b)",
    re.IGNORECASE,
)
"""The day of a letter above the name of whom it goes to, or above its number."""
_CLOSED = later(r"\bSincerely\b|\bEnclosure")
_EMERGENCY = later(r"\bemergency\s+exists\b")
_PREPARED = later(r"\bprepared\s+to\s+license\b")
_MORE = later(r"\bMore\s+detailed\s+information\b")
_RECIPIENT = later(r"\bto\s+(?:the\s+)?(?P<place>[A-Z][A-Za-z]+(?:\s+(?:of|and|the|[A-Z][A-Za-z]+)){0,5})")

_FURTHER = later(r",\s+(?:and\s+)?(?:the\s+)?[A-Z]")
_WHITHER = later(
    r"\bto\s+(?:the\s+)?(?P<place>(?:Government\s+of\s+(?:the\s+)?)?[A-Z][\w.'-]*(?:\s+(?:of\s+|and\s+)?(?:the\s+)?[A-Z][\w.'-]*){0,3})"
    r"(?=(?P<more>,\s+(?:and\s+)?(?:the\s+)?[A-Z])|\s+(?:of|to|for|under|in|by)\s|,|\.\s|\.?$)"
)
"""Where a transaction goes. A list of several places is not cut up."""


def communications(flow: str, small: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list of communications to Congress that certify a transfer of arms, or tell of an offer."""
    found: list[tuple[int, int]] = []
    at = small.find(_TRANSMITS, start, end)
    while at >= 0:
        one = CERTIFIED.match(flow, at, end) or _OFFERED.match(flow, at, end)
        at = small.find(_TRANSMITS, one.end() if one else at + 1, end)
        opening = last(_ITEM, flow, max(start, one.start() - 400), one.start()) if one else None
        if one is None or opening is None:
            continue
        item = trim(flow, opening.start(), _item_end(flow, one.end(), end))
        if not found or item[0] >= found[-1][1]:  # an item may say twice that it certifies
            found.append(item)
    return found


def _item_end(flow: str, start: int, end: int) -> int:
    """Where an item ends: behind its committee, or else where the next item or a blank line stands."""
    nxt = _ITEM.search(flow, start, min(end, start + 900))
    stop = nxt.start() if nxt else min(end, start + 900)
    closing = _ITEM_END.search(flow, start, stop)
    if closing:
        return closing.end()
    blank = _BLANK.search(flow, start, stop)
    return blank.start() if blank else stop


def communication(sheet: Sheet) -> None:
    """One item of a list of communications: which law, which number, what, to whom."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    if not _ITEM_END.search(flow, start, end):
        sheet.unread("communication", "the committee that ends the item was not found", start, end)
        return
    sheet.section("communication", start, end)
    law = _LAW.search(flow, start, end)
    certified = CERTIFIED.search(flow, start, end)
    if certified is None:
        _offer(sheet)
        return
    which = _which(law) if law else ""
    cited = _CITES.search(flow, start, end)
    if cited and not law:
        for name in ("kind", "section"):
            sheet.doubt(name, "the law cited cannot be read", *cited.span())
    else:
        sheet.say("kind", f"{which} certification".lstrip(), *certified.span())
    if law:
        sheet.say("section", which, *law.span())
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


def _which(law: re.Match[str]) -> str:
    """The section that a law cited is, or two of them."""
    if law["third"]:
        return "3(d)"
    letters = (law["letter"] or law["direct"], law["second"])
    return " and ".join(f"36({letter.lower()})" for letter in letters if letter)


def _offer(sheet: Sheet) -> None:
    """An item that tells of a proposed letter of offer or license: whose, to whom, for what, under which number."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    offered = _OFFERED.search(flow, start, end)
    if offered is None:
        return
    law = _OFFER_LAW.search(flow, offered.start(), end)
    for name in ("kind", "section"):
        if law is None:
            sheet.doubt(name, "the law cited cannot be read", *offered.span())
        else:
            letter = (law["letter"] or law["code"]).lower()
            cited = f"36({letter}){law['number'] or ''}"
            what = "notification" if letter == "b" else "certification"
            sheet.say(name, f"{cited} {what}" if name == "kind" else cited, *law.span())
    transmittals.find(sheet, offered.start(), end)
    for name, field in (("department", "military_department"), ("purchaser", "purchaser"), ("subject", "subject")):
        if offered[name]:
            sheet.say(field, clean(offered[name]), *trim(flow, *offered.span(name)))
    committee = _ITEM_END.search(flow, offered.end(), end)
    if committee:
        sheet.say("committee", clean(committee["committee"]), *committee.span("committee"))


def _whither(sheet: Sheet, start: int, end: int) -> None:
    flow = sheet.flow
    stop = _ITEM_END.search(flow, start, end)
    both = _FROM_TO.search(flow, start, stop.start() + 1 if stop else end)
    if both:
        for name in ("transferor", "destination"):
            sheet.say(name, clean(both[name]).removeprefix("the "), *both.span(name))
        return
    places = list(_TO.finditer(flow, start, stop.start() + 1 if stop else end))
    if len(places) == 1:
        sheet.say("destination", clean(places[0]["destination"]).removeprefix("the "), *places[0].span("destination"))


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
    if register.HEAD.match(flow, start):
        opening = _ADDRESSED.search(flow, start, law.start())
        stop = opening.start() if opening else law.start()
        below = register.signed_below(flow, law.end())
        start = register.preamble(sheet, register.head(sheet, start, stop), stop, signed=not below)
    end = register.signature(sheet, law.end(), register.foot(sheet, law.end(), end))
    dated = last(_DATED, flow, start, law.start())
    if dated and dated.start() > start:
        sheet.ignored("signature", start, dated.start())
        start = dated.start()
    sheet.ignored("address", start, law.start())
    which = law["third"] or f"36({law['letter']})" + (f" and 36({law['second']})" if law["second"] else "")
    sheet.say("kind", f"{which} certification", *law.span())
    cited = (
        law.span("third") if law["third"] else (law.start("letter") - 3, max(law.end("letter"), law.end("second")) + 1)
    )
    sheet.say("section", which, *cited)
    code = _DDTC.search(flow, start, end)
    if code:
        own = "number" if code["number"] else "bare_number"
        prefix = "prefix" if code["prefix"] else "bare"
        sheet.say("transmittal_prefix", code[prefix], *code.span(prefix))
        sheet.say("transmittal", code[own], *code.span(own))
        if code.start() > law.start():
            sheet.section("transmittal", *code.span())
    if dated and (when := day(clean(dated["day"]))):
        sheet.say("delivered_to_congress", when, *dated.span("day"))
    for one in sentences(flow, law.start(), code.start() if code and code.start() > law.start() else end):
        _letter_sentence(sheet, *one)


def _goes(sheet: Sheet, start: int, end: int) -> None:
    """The one country or organization that a transaction goes to."""
    known = [one for one in _WHITHER.finditer(sheet.flow, start, end) if countries.purchaser(clean(one["place"]))]
    if len(known) == 1 and not known[0]["more"]:
        sheet.say("destination", clean(known[0]["place"]), *known[0].span("place"))
    elif known:
        sheet.doubt("destination", "more than one place is named", known[0].start("place"), known[-1].end("place"))


def _letter_sentence(sheet: Sheet, start: int, end: int) -> None:
    flow = sheet.flow
    words = flow[start:end]
    subject = _EXPORT.search(flow, start, end)
    involves = _INVOLVES.search(flow, start, end)
    if not whole(words) and not _CLOSED.search(words):
        sheet.unread("letter", "this is no whole sentence", start, end)
    elif LETTER.match(flow, start, end) and subject:
        sheet.section("certification", start, end)
        at = trim(flow, *subject.span("subject"), ",")
        sheet.say("subject", clean(flow[slice(*at)]), *at)
        _worth(sheet, start, end)
        both = _FROM_TO.search(flow, start, end)
        to = _RECIPIENT.search(flow, subject.end("subject"), end)
        if both:
            for name in ("transferor", "destination"):
                sheet.say(name, clean(both[name]).removeprefix("the "), *both.span(name))
        elif to and _FURTHER.match(flow, to.end(), end):
            sheet.doubt("destination", "more than one place is named", *to.span("place"))
        elif to:
            sheet.say("destination", clean(to["place"]), *to.span("place"))
    elif involves:
        sheet.section("transaction", start, end)
        sheet.say("transaction", clean(involves["what"]), *trim(flow, *involves.span("what")))
        if "destination" not in sheet.names:
            _goes(sheet, *involves.span("what"))
    elif _EMERGENCY.search(words):
        sheet.tell("emergency", clean(words), start, end)
    elif _PREPARED.search(words):
        sheet.tell("justification", clean(words), start, end)
    elif _CLOSED.search(words) or _MORE.search(words):
        sheet.ignored("closing words", start, end)
    else:
        sheet.unread("letter", "a sentence in no form that is known", start, end)
