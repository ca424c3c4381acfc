"""A document's text in, what its arms-sale notices say out, each with its range; the rest unread or ignored by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from caveat.sources import kinds
from caveat.sources.notice import correction, enhancement, heading, hyphens, licences, offer, register, release, tail
from caveat.sources.notice.amounts import DAY
from caveat.sources.notice.flow import Sign, flow, last, small
from caveat.sources.notice.labels import PLACES, Label, labels
from caveat.sources.notice.sheet import Entry, Section, Sheet
from caveat.sources.patterns import later

_NEXT = later(
    rf"\bWASHINGTON,|\bTransmittal\s+(?:No|#)|{DAY}\s+\(?Transmittal|\bThe\s+Honorable\b|\bHon\.\s|\bDepartment\s+Notification\s+Number\b",
    re.IGNORECASE,
)
"""Where the next of several releases or letters may begin."""
_DATED = later(rf"{DAY}\.?(?:\s+\(Transmittal\s[^()]{{1,40}}\))?\s*\Z", re.IGNORECASE)
"""The day of a letter, with its number or without, above the name of whom it goes to."""
_EARLY = {("commission", 5), ("sensitivity", 6), ("delivered_to_congress", 7)}
"""What shows the numbering of the 1990s: all three, since any one may be a misprint."""
_OF_REPORTS = PLACES["report"].keys() - PLACES["offer"].keys()
_WANTED = {
    "offer": ("transmittal", "purchaser", "value_total", "description", "military_department", "delivered_to_congress"),
    "report": ("transmittal", "purchaser", "amends", "chain", "delivered_to_congress"),
}


def read(text: str) -> Iterator[Entry]:
    """Yield what the notices of a document say, in the order of the document.

    A document that holds no sign of a notice yields nothing.

    Holds   every offset is within the text and every range non-empty; ``read`` raises nothing for any text.
    """
    for sheet in sheets(text):
        yield from sheet.entries


def outline(text: str) -> Iterator[Section]:
    """Yield the sections of each notice: together they cover it, each read, unread or ignored by name."""
    for sheet in sheets(text):
        yield from sheet.sections


def sheets(text: str) -> Iterator[Sheet]:
    """Yield each notice of a document, read."""
    lowered = kinds.lowered(text)
    if not kinds.names_notice(lowered):
        return
    whole = hyphens.closed(flow(text))
    flowing = whole.text
    if flowing is not text:
        lowered = kinds.lowered(flowing)
    letters = small(lowered)
    number = 0
    for start, end in _documents(flowing):
        for sheet in _document(flowing, letters, start, end, number):
            sheet.close()
            whole.put_back(sheet.entries)
            whole.put_back(sheet.sections)
            number = sheet.notice
            yield sheet


def _documents(text: str) -> list[tuple[int, int]]:
    """A text cut at the heads of Federal Register documents."""
    cuts = []
    at = text.find(register.OPENS)
    while at >= 0:
        if register.HEAD.match(text, at):
            cuts.append(at)
        at = text.find(register.OPENS, at + 1)
    if not cuts or text[: cuts[0]].strip():
        cuts.insert(0, 0)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _document(text: str, small: str, start: int, end: int, number: int) -> Iterator[Sheet]:
    cores = _cores(text, small, start, end)
    if cores:
        yield from _numbered(text, small, start, end, cores, number)
        return
    in_register = register.HEAD.match(text, start) is not None
    if in_register and correction.CORRECTION.search(text, start, min(end, start + 3000)):
        yield _filled(text, small, number + 1, start, end, correction.correction)
        return
    # Each release, item or letter is a notice of its own.
    found = [(*one, licences.communication) for one in licences.communications(text, small, start, end)]
    if not found:
        found = [(*one, release.release) for one in _pieces(text, start, end, release.OPENS)]
    if not found:
        found = [(*one, licences.letter) for one in _pieces(text, start, end, licences.OPENS)]
    for first, stop, reader in found:
        number += 1
        yield _filled(text, small, number, first, stop, reader)
    if found:
        return
    if in_register and re.search(r"Arms\s+Sales", text[start : start + 3000], re.IGNORECASE):
        yield _filled(text, small, number + 1, start, end, heading.pictured)
    elif (begins := heading.alone(small, start, end)) is not None:
        sheet = Sheet(text, small, number + 1, begins, end)
        sheet.unread("notice", "its numbered sections were not found", begins, end)
        yield sheet


def _filled(text: str, small: str, number: int, start: int, end: int, reader: Callable[[Sheet], None]) -> Sheet:
    sheet = Sheet(text, small, number, start, end)
    reader(sheet)
    return sheet


def _pieces(text: str, start: int, end: int, opens: Iterable[Sign]) -> list[tuple[int, int]]:
    """A text cut so that each piece holds one opening; a piece begins behind the last blank line before its opening."""
    signs = sorted(
        found.start()
        for letters, pattern in opens
        if text.find(letters, start, end) >= 0
        for found in pattern.finditer(text, start, end)
    )
    cuts = [start]
    for one, other in pairwise(signs):
        opening = last(_NEXT, text, one, other)
        at = opening.start() if opening else other
        dated = _DATED.search(text, max(one, at - 90), at)
        cuts.append(dated.start() if dated else at)
    return list(zip(cuts, [*cuts[1:], end], strict=True)) if signs else []


def _cores(text: str, small: str, start: int, end: int) -> list[list[Label]]:
    """The runs of numbered labels, each from its purchaser on."""
    found: list[list[Label]] = []
    for label in labels(text, small, start, end):
        if label.name == "purchaser":
            found.append([label])
        elif found:
            found[-1].append(label)
        elif label.name and label.name != "sensitivity":
            found.append([label])  # a notice whose first label is lost
    return [core for core in map(_core, found) if core]


def _core(run: list[Label]) -> list[Label]:
    """The labels of one notice in ascending order, each checked against the kind of notice that it stands in."""
    names = {label.name for label in run}
    kind = "report" if names & {"amends", "significance"} and not names & {"value", "commission"} else "offer"
    if kind == "offer" and "prior_cases" not in names and {(label.name, label.numeral) for label in run} >= _EARLY:
        kind = "early offer"
    if (
        kind == "report"
        and "sensitivity" not in names
        and ("delivered_to_congress", 6) in {(label.name, label.numeral) for label in run}
    ):
        kind = "early report"
    places = PLACES[kind]
    kept: list[Label] = []
    highest = 0
    for label in run:
        place = places.get(label.name) if label.name else None
        fault = label.fault
        if place is not None and not fault and place != label.numeral:
            fault = f"({label.numeral}) does not bear this label in a notice of this kind"
        if label.name and place is None:
            fault = fault or "no label of a notice of this kind"
        if kept and not kept[-1].name and place is not None and place == kept[-1].numeral and not fault:
            kept.pop()  # an "(iv)" of prose, before the true one
            highest = place - 1
        position = place if place is not None else label.numeral
        if position is None or position <= highest or (fault and place is None and position != highest + 1):
            continue
        highest = position
        kept.append(Label(label.numeral, label.name if place else "", place, label.start, label.body, fault))
    return kept


def _numbered(text: str, small: str, start: int, end: int, cores: list[list[Label]], number: int) -> Iterator[Sheet]:
    begins = start
    if register.HEAD.match(text, start) is None:
        begins = heading.opening(text, small, start, cores[0][0].start)
    for place, core in enumerate(cores):
        following = cores[place + 1][0].start if place + 1 < len(cores) else None
        stop = end if following is None else heading.opening(text, small, core[-1].body, following)
        number += 1
        yield _notice(text, small, number, begins, stop, core)
        begins = stop


def _notice(text: str, small: str, number: int, start: int, end: int, core: list[Label]) -> Sheet:
    sheet = Sheet(text, small, number, start, end)
    kind = "report" if any(label.name in _OF_REPORTS for label in core) else "offer"
    transmittal = heading.before(sheet, start, core[0].start, kind)
    behind = core[-1].body
    foot = register.foot(sheet, behind, end)
    policy = tail.policy_heading(text, small, behind, foot) if kind == "offer" else None
    stop = policy.start() if policy else tail.claims_end(small, behind, foot)
    if kind == "offer":
        offer.sections(sheet, core, stop)
        if policy:
            tail.justification(sheet, policy, foot, transmittal)
    else:
        enhancement.sections(sheet, core, stop, transmittal)
    if stop < foot and not policy:
        tail.annex(sheet, stop, foot, transmittal)
    register.furniture(sheet, behind, foot, "picture")
    for wanted in _WANTED[kind]:
        if wanted not in _said(sheet):
            sheet.doubt(wanted, "it was not found", core[0].start, core[0].body)
    return sheet


def _said(sheet: Sheet) -> set[str]:
    said = sheet.said()
    if said & {"mde_items", "non_mde_items", "items", "also_included"}:
        said.add("description")
    return said
