"""Transmittal numbers as printed: 26-23, RSAT 26-23, 24-0J, 26-1C, 0G-23, DDTC 23-045."""

from __future__ import annotations

import re

from caveat.sources.notice.labels import nearest
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_NUMBER = (
    r"(?:(?P<prefix>RSAT|DDTC)[\s–-]+)?(?P<number>[0-9][0-9A-Z][-–][0-9A-Z]{2,3}|[0-9A-Z][A-Z][-–]\d{2})(?![\w–-])"
)
_MENTION = later(
    rf"(?:Transmittals?\b\s*(?:Nos?\b\.?\s*:?|Numbers?\b\s*:?|#)?\s*|(?=(?:RSAT|DDTC)[\s–-])){_NUMBER}", re.IGNORECASE
)
_SIGNS = ("transmittal", "rsat", "ddtc")
_LIKE = later(rf"\b(?P<label>[A-Za-z]{{8,14}}\s+[A-Za-z]{{1,4}})\.?\s*:?\s*{_NUMBER}", re.IGNORECASE)
_LIKE_ALONE = later(rf"\b(?P<label>[A-Za-z]{{8,14}})\s+{_NUMBER}", re.IGNORECASE)
_MISSPELT = ((_LIKE, ("transmittal no", "transmittal nos")), (_LIKE_ALONE, ("transmittal", "transmittals")))
_LOOSE = later(r"(?<![\w–-])\d{2}[-–][0-9A-Z]{2,3}(?![\w–-])")


def labelled(flow: str, small: str, start: int, end: int) -> list[re.Match[str]]:
    """Every transmittal number between two offsets whose label or prefix is in order."""
    found: dict[int, re.Match[str]] = {}
    for sign in _SIGNS:
        at = small.find(sign, start, end)
        while at >= 0:
            one = _MENTION.match(flow, at, end)
            if one:
                found.setdefault(one.start("number"), one)
            at = small.find(sign, at + 1, end)
    return [found[at] for at in sorted(found)]


def mentions(flow: str, small: str, start: int, end: int) -> list[re.Match[str]]:
    """Every transmittal number between two offsets; one under a misspelt label only where no other stands."""
    found = labelled(flow, small, start, end)
    if found:
        return found
    for pattern, names in _MISSPELT:
        for one in pattern.finditer(flow, start, end):
            label = " ".join(one["label"].lower().split())
            if any(nearest(label, (name,)) for name in names):
                found.append(one)
        if found:
            break
    return found


def say(sheet: Sheet, found: list[re.Match[str]], best: re.Match[str]) -> str | None:
    """Put the one number that all mentions give on the sheet, with its prefix; give the number back."""
    numbers = {number(one) for one in found}
    if len(numbers) > 1:
        sheet.doubt("transmittal", "more than one number is given", *best.span())
        return None
    prefix = next((one for one in [best, *found] if one["prefix"]), None)
    if prefix:
        sheet.say("transmittal_prefix", prefix["prefix"].upper(), *prefix.span("prefix"))
    sheet.say("transmittal", number(best), *best.span("number"))
    return number(best)


def number(found: re.Match[str]) -> str:
    """The number of a mention, with a hyphen where the printer set a dash."""
    return found["number"].upper().replace("–", "-")


def find(sheet: Sheet, start: int, end: int) -> None:
    """Put the number that stands between two offsets on the sheet, or that there is one without its label."""
    found = mentions(sheet.flow, sheet.small, start, end)
    if found:
        say(sheet, found, found[0])
        return
    loose = _LOOSE.search(sheet.flow, start, end)
    if loose:
        sheet.doubt("transmittal", "a number without its label", *loose.span())
