"""A report of enhancement under 36(b)(5): which earlier notice it changes, and how, stage by stage."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from caveat.sources.notice import offer, transmittals
from caveat.sources.notice.amounts import DAY, Money, agree, day
from caveat.sources.notice.articles import lines
from caveat.sources.notice.claims import claims, sentences, whole
from caveat.sources.notice.cutting import unquoted
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.labels import Label, nearest
from caveat.sources.notice.moves import NO_MDE, moved, still
from caveat.sources.notice.phrases import phrases
from caveat.sources.notice.sheet import Sheet, Value
from caveat.sources.notice.technology import technology
from caveat.sources.notice.value import funding
from caveat.sources.patterns import later

NUMBER = r"(?:RSAT[\s–-]+)?(?P<number>[0-9A-Z]{2,3}[-–][0-9A-Z]{2,3})"
_AMENDS = later(rf"\s*(?:[,;]\s*)?(?:and\s+)?{NUMBER}(?=[\s.,;]|\Z)")
_MARKS = ".,;"
"""What may stand between the labels under an earlier number where they run on in one line."""
_BETWEEN_DAYS = later(r"\s*;\s*(?:and\s+)?|\s+and\s+")
_WORDS = later(r"[A-Za-z]+")
_INNER_NAMES = {
    "date": "amends_notified",
    "dated": "amends_notified",
    "implementing agency": "implementing_agency",
    "military department": "military_department",
    "military department implementing agency": "implementing_agency",
    "funding source": "funding_source",
}
_INNER_LONG = [name for name in _INNER_NAMES if len(name) > 5]
_UNDER = (
    r"under\s+[Ss]ection\s+36\(b\)\(\d\)(?:\([A-C]\))?\s+of\s+the\s+(?:AECA|Arms\s+Export\s+Control\s+Act(?:\s+\(AECA\))?)"
    r"(?:,\s+as\s+amended)?,?"
)
_NOTIFIED = later(
    rf"On\s+(?P<day>{DAY}),?\s+Congress\s+was\s+(?:also\s+)?notified,?\s+by\s+[Cc]ongressional\s+[Cc]ertification\s+"
    rf"(?:[Tt]ransmittal\s+[Nn](?:umber|o\.)\s+)?{NUMBER},?\s+(?:{_UNDER}\s+)?of\s+(?:(?:the|a)\s+possible\s+sale,?\s+(?:{_UNDER}\s+)?"
    r"(?:to\s+(?:(?:the\s+)?(?:Government|Kingdom|Republic)\s+of\s+)?[^.;]{2,80}?\s+)?of\s+"
    r"|the\s+(?:addition|inclusion)\s+of\s+|(?P<request>the\s+(?:Government|Kingdom)\s+of\s+[^.;]{2,60}?(?:'s|’s)\s+request\s))"
)
_REPORTED = later(rf"Transmittal\s+(?:[Nn](?:umber|o\.)\s+)?{NUMBER}\s+(?:reported|notified)\s")
"""An earlier report, told of without its day."""
_PRESENT = later(
    r"(?:[A-Z][a-z]+,\s+)?[Tt]his\s+(?:transmittal|report|notification)\s+(?:also\s+)?(?:notifies|reports|is\s+for|adds)\b"
)
_ANOTHER = later(r"[CTt](?<=\b.)(?:(?<=C)ongress\s+was\b|(?<=[Tt])ransmittal\s+(?:[Nn]o\.|[Nn]umber|\d))")
"""What may tell of another certification, in no form that is known."""
_LIST = later(
    r"(?:the\s+following\s+(?:additional\s+)?|additional\s+)(?P<non>non-?\s*)?(?:MDE|major\s+defense\s+equipment(?:\s+\(MDE\))?)(?:\s+items?)?"
    r"(?:\s+and\s+services)?"
    r"(?:\s+(?:will|are|were)\s+(?:also\s+)?(?:be\s+)?included)?\s*:\s*",
    re.IGNORECASE,
)
_NON_LIST = later(
    r"The\s+following\s+(?:additional\s+)?non-?\s*(?:MDE|major\s+defense\s+equipment(?:\s+\(MDE\))?)\s+items\s+(?:and\s+services\s+)?"
    r"(?:will\s+(?:also\s+)?be|were\s+(?:also\s+)?|are\s+(?:also\s+)?)\s*included\s*:\s*",
    re.IGNORECASE,
)
_ALSO = later(r"Also\s+included\s+(?:were|was|are|is|will\s+be)\s*:?\s*")
_LISTS = later(r":|;|\(\d|\b[Ii]nclu(?:ded?|ding)\b")
"""What may be a list of articles in no form that is known."""
_DELIVERED = later(rf"\s*({DAY})")
_ADDED = later(
    r"\b(?:addition|inclusion)\s+of\s+(?=(?:up\s+to\s+|an\s+additional\s+)?(?:[A-Za-z-]+(?:\s+[a-z-]+){0,6}\s*\(\d|\d[\d,]*\s+[A-Z]))"
)
_AS_MAJOR = later(r"\s+as\s+(?:MDE|major\s+defense\s+equipment(?:\s+\(MDE\))?)\s*\.?\s*\Z", re.IGNORECASE)
_NON = later(r"\bnon-?\s*MDE\b")
_ORDINAL = ("original", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(slots=True)
class _Stage:
    """One certification in the chain: its number, its day and the sums that it leaves standing."""

    transmittal: str | None
    date: str | None
    start: int
    end: int
    number: int = 0
    """Which of the certifications it is, those among them that could not be read."""
    sums: dict[str, list[Money]] = field(default_factory=dict)
    unread: bool = False

    def value(self) -> dict[str, Value]:
        shown: dict[str, Value] = {"transmittal": self.transmittal, "date": self.date}
        for name in ("total", "mde", "non_mde"):
            if name in self.sums:
                shown[name] = self.sums[name][-1].value
        return shown


def sections(sheet: Sheet, core: list[Label], stop: int, transmittal: str | None) -> None:
    """Read each numbered section of the report; one whose label or end cannot be trusted is unread, whole."""
    for place, label in enumerate(core):
        nxt = core[place + 1] if place + 1 < len(core) else None
        end = nxt.start if nxt else stop
        name = label.name or "section"
        follows = label.place is not None and nxt is not None and (nxt.place or nxt.numeral) == label.place + 1
        if label.fault:
            sheet.unread(name, label.fault, label.start, end)
        elif name != "delivered_to_congress" and not follows:
            sheet.unread(name, "the label that should follow was not found", label.start, end)
        elif name == "purchaser":
            offer.purchaser(sheet, label.start, label.body, end)
        elif name == "amends":
            _amends(sheet, label.start, label.body, end)
        elif name == "description":
            sheet.section("description", label.start, label.body)
            _stages(sheet, label.body, end, transmittal, core)
        elif name == "sensitivity":
            sheet.section("sensitivity", label.start, label.body)
            technology(sheet, label.body, end)
        elif name == "delivered_to_congress":
            offer.delivered(sheet, label.start, label.body, end)
        else:
            sheet.section(name, label.start, label.body)
            claims(sheet, label.body, end, name)


def _amends(sheet: Sheet, start: int, body: int, end: int) -> None:
    """The earlier certification: its number and day, the agency and the source of money printed under it."""
    flow = sheet.flow
    numbers: list[re.Match[str]] = []
    while number := _AMENDS.match(flow, numbers[-1].end() if numbers else body, end):
        numbers.append(number)
    at = numbers[-1].end() if numbers else body
    inner = _inner(flow, at, end)
    first = inner[0].start if inner else end
    if numbers and not flow[at:first].strip(f" \n{_MARKS}"):
        sheet.section("amends", start, first)
        for number in numbers:
            sheet.say("amends", transmittals.number(number), *number.span("number"))
    else:
        sheet.unread("amends", "no transmittal numbers stand there alone", start, first)
    for place, one in enumerate(inner):
        stop = inner[place + 1].start if place + 1 < len(inner) else end
        where = trim(flow, one.body, stop, _MARKS)
        words = clean(flow[slice(*where)])
        if one.name == "amends_notified" and (days := _days(flow, *where)):
            sheet.section(one.name, one.start, stop)
            for when, begins, ends in days:
                sheet.say(one.name, when, begins, ends)
        elif one.name == "funding_source":
            funding(sheet, one.start, one.body, stop)
        elif one.name in {"implementing_agency", "military_department"} and 0 < len(words) <= 80:
            sheet.section(one.name, one.start, stop)
            sheet.say(one.name, words, *where)
        else:
            sheet.unread(one.name or "amends", "a label or a value that is not known", one.start, stop)


def _days(flow: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The days of a list; none where any of them is none."""
    cuts = [start, *(at for joint in _BETWEEN_DAYS.finditer(flow, start, end) for at in joint.span()), end]
    found = [(day(clean(flow[one:other])), one, other) for one, other in zip(cuts[::2], cuts[1::2], strict=True)]
    return [(when, one, other) for when, one, other in found if when] if all(when for when, _, _ in found) else []


@dataclass(frozen=True, slots=True)
class _Inner:
    """A label under (ii): what it names, where it begins and where its value does."""

    name: str
    start: int
    body: int


def _inner(flow: str, start: int, end: int) -> list[_Inner]:
    """The labels between two offsets. Where one is not known, the words before its colon are taken to be it."""
    found: list[_Inner] = []
    at = flow.find(":", start, end)
    while at >= 0:
        tokens = list(_WORDS.finditer(flow, found[-1].body if found else start, at))[-4:]
        for size in range(1, len(tokens) + 1):
            words = " ".join(one[0].lower() for one in tokens[-size:])
            near = words if words in _INNER_NAMES else nearest(words, _INNER_LONG)
            if near:
                found.append(_Inner(_INNER_NAMES[near], tokens[-size].start(), at + 1))
                break
        else:
            found.append(_Inner("", found[-1].body if found else start, at + 1))
        at = flow.find(":", at + 1, end)
    return found


def _stages(sheet: Sheet, start: int, end: int, transmittal: str | None, core: list[Label]) -> None:
    """Each earlier certification, then the present one."""
    flow = sheet.flow
    stages: list[_Stage] = []
    told = list(sentences(flow, start, end))
    missed = 0
    for place, one in enumerate(told):
        notified = _NOTIFIED.match(flow, *one)
        if notified:
            number = len(stages) + missed + 1
            stages.append(_Stage(transmittals.number(notified), day(clean(notified["day"])), one[0], one[0], number))
            if notified["request"]:
                sheet.tell("description", clean(flow[slice(*one)]), *one)
            else:
                _items(sheet, number, _no_major(sheet, told[place + 1 :]), notified.end(), one, one[0])
        elif reported := _REPORTED.match(flow, *one):
            stages.append(_Stage(transmittals.number(reported), None, one[0], one[0], len(stages) + missed + 1))
            sheet.tell("description", clean(flow[slice(*one)]), *one)
        elif _PRESENT.match(flow, *one):
            if not stages or stages[-1].transmittal is not None:
                stages.append(_Stage(None, None, one[0], one[0]))
            _present(sheet, one)
        elif not stages or _ANOTHER.search(flow, *one):
            sheet.unread("description", "a sentence in no form that is known", *one)
            missed += _ANOTHER.search(flow, *one) is not None
            if stages:
                stages[-1].unread = True
        else:
            _sentence(sheet, stages, one)
        if stages:
            stages[-1].end = one[1]
    delivered = _delivered(sheet, core)
    for place, stage in enumerate(stages):
        if stage.transmittal is None:
            stage.transmittal, stage.date = transmittal, delivered
        _chain(sheet, stage, stages[place - 1] if place else None)
    if stages and stages[-1].transmittal == transmittal and not stages[-1].unread:
        for name, short in (("value_total", "total"), ("value_mde", "mde"), ("value_other", "non_mde")):
            for one_sum in stages[-1].sums.get(short, [])[-1:]:
                sheet.say(name, one_sum.value, one_sum.start, one_sum.end)


def _no_major(sheet: Sheet, told: list[tuple[int, int]]) -> bool:
    """True where the sentences on one certification say that it held no major defense equipment."""
    for one in told:
        if _NOTIFIED.match(sheet.flow, *one) or _PRESENT.match(sheet.flow, *one):
            return False
        if NO_MDE.search(sheet.small, *one):
            return True
    return False


def _delivered(sheet: Sheet, core: list[Label]) -> str | None:
    label = core[-1]
    if label.fault or label.name != "delivered_to_congress":
        return None
    found = _DELIVERED.match(sheet.flow, label.body)
    return day(clean(found[1])) if found else None


def _sentence(sheet: Sheet, stages: list[_Stage], one: tuple[int, int]) -> None:
    flow = sheet.flow
    present = stages[-1].transmittal is None
    non = _NON_LIST.match(flow, *one)
    listed = non or _ALSO.match(flow, *one)
    if listed:
        name = "non_mde_items" if non else "also_included"
        sheet.section(name, one[0], listed.end())
        _phrases(sheet, _name(stages[-1].number, name, present), listed.end(), one[1])
        return
    sums = moved(sheet, *one)
    if sums is None and still(sheet.small, *one) and whole(flow[slice(*one)]) and not _LISTS.search(flow, *one):
        sheet.tell("description", clean(flow[slice(*one)]), *one)
        return
    if sums is None:
        sheet.unread("chain", "a sum of money or a change in no form that is known", *one)
        stages[-1].unread = True
        return
    sheet.section("chain", *one)
    for name, each in sums:
        if name in {"total", "mde", "non_mde"}:
            stages[-1].sums.setdefault(name, []).append(each)
        elif name == "moved":
            sheet.say("moved_to_mde", each.value, each.start, each.end)
        elif name:
            stages[-1].sums.setdefault(name, []).append(each)
            sheet.say(name, each.value, each.start, each.end)


def _chain(sheet: Sheet, stage: _Stage, before: _Stage | None) -> None:
    """One link, if its sums agree with each other and with the link before."""
    sums = stage.sums
    fault = "a sentence of this stage is unread" if stage.unread else ""
    if stage.transmittal is None or stage.date is None:
        fault = fault or "its number or its day is unread"
    if any(
        len({one.dollars for one in several}) > 1
        for name, several in sums.items()
        if name in {"total", "mde", "non_mde"}
    ):
        fault = fault or "one sum is given twice, differently"
    if all(name in sums for name in ("total", "mde", "non_mde")) and not agree(
        [sums["mde"][-1], sums["non_mde"][-1]], sums["total"][-1]
    ):
        fault = fault or "major defense equipment and other do not make up the total"
    fault = fault or _unled(before, sums)
    where = max((one.end for name in ("total", "mde", "non_mde") for one in sums.get(name, ())), default=stage.end)
    if fault:
        stage.unread = True
        for name in ("chain", "value_total", "value_mde", "value_other"):
            sheet.doubt(name, fault, stage.start, where)
        return
    sheet.say("chain", stage.value(), stage.start, where)


def _unled(before: _Stage | None, sums: dict[str, list[Money]]) -> str:
    """Why the worth of major defense equipment does not follow from that of the link before, if it does not."""
    if before is None or "mde" not in before.sums or "mde" not in sums:
        return ""
    was, now = before.sums["mde"][-1], sums["mde"][-1]
    if was.dollars and not now.dollars:
        return "no major defense equipment is said to be there, yet some stood there before"
    more, less = sums.get("mde_increase", []), sums.get("mde_decrease", [])
    if len(more) == 1 and not less and not agree([was, *more], now):
        return "the increase does not lead from the earlier sum to the revised one"
    if len(less) == 1 and not more and not agree([now, *less], was):
        return "the decrease does not lead from the earlier sum to the revised one"
    return ""


def _present(sheet: Sheet, one: tuple[int, int]) -> None:
    """What the present report changes, in its words, and the articles that it adds."""
    flow = sheet.flow
    sheet.say("changes", clean(flow[slice(*one)]), *one)
    listed = _LIST.search(flow, *one)
    added = listed or _ADDED.search(flow, *one)
    if added is None:
        sheet.section("changes", *one)
        return
    non = bool(listed and listed["non"]) or bool(_NON.search(flow, one[0], added.start()))
    _items(sheet, 0, non, added.end() if not listed else added.start(), one, one[0])


def _items(sheet: Sheet, stage: int, non: bool, body: int, one: tuple[int, int], start: int) -> None:
    """The counted articles of a sentence, by the stage that lists them."""
    flow = sheet.flow
    listed = _LIST.match(flow, body, one[1])
    if listed:
        body, non = listed.end(), bool(listed["non"])
    if non:
        sheet.section("changes", start, body)
        _phrases(sheet, _name(stage, "non_mde_items", stage == 0), body, one[1])
        return
    name = _name(stage, "mde_items", stage == 0)
    sheet.section(name, start, body)
    named = _AS_MAJOR.search(flow, body, one[1])
    if named:
        sheet.section(name, *named.span())
    for line in lines(flow, body, named.start() if named else one[1], major=True):
        if line.fault or line.qty is None:
            sheet.unread(name, line.fault or "no quantity stands there", line.start, line.end)
        else:
            sheet.tell(name, line.value(True), line.start, line.end)


def _phrases(sheet: Sheet, name: str, start: int, end: int) -> None:
    for first, last, why in phrases(sheet.flow, start, end):
        if why:
            sheet.unread(name, why, first, last)
        else:
            sheet.tell(name, unquoted(clean(sheet.flow[first:last])), first, last)


def _name(stage: int, name: str, present: bool) -> str:
    if present:
        return f"{name}_added"
    return f"{_ORDINAL[stage - 1]}_{name}" if stage <= len(_ORDINAL) else f"later_{name}"
