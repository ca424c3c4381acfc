"""The text of a document as it flows on: page furniture blanked out, every character still where it was.

Nothing is moved: a blanked character becomes white space, so an offset into the flow is an offset into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from caveat.sources.notice import hyphens
from caveat.sources.patterns import later

Sign = tuple[str, re.Pattern[str]]
"""A pattern, and letters that stand in whatever it matches: where they do not stand, nothing need be looked for."""

_PAGE = later(r"\[\[Page\s+[A-Z]?\d{1,7}\]\]")
_MARK = later(r"\(U(?://FOUO)?\)(?=\s)")
"""The mark that a paragraph is unclassified."""
_MAIL = later(r"^>(?: ?>)*", re.MULTILINE)
"""What stands before a line that a letter quotes."""
_REGISTER_RUNS = later(
    r"Federal\s{1,12}Register\s{0,12}/\s{0,12}Vol\.\s{0,12}\d{1,3},\s{0,12}No\.\s{0,12}\d{1,3}\s{0,12}/\s{0,12}\w{6,9},"
    r"\s{0,12}\w{3,9}\s{1,12}\d{1,2},\s{0,12}\d{4}\s{0,12}/\s{0,12}Notices(?: +\d{1,6}(?=\n))?"
)
_RECORD_RUNS = later(
    r"CONGRESSIONAL\s{1,12}RECORD\s?(?:--|—|–|-)\s?(?:SENATE|HOUSE|Senate|House)"
    r"(?: +(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4})?(?: *[A-Z]\d{1,6})?(?=\n))?"
)
_PRESS_RUNS = later(
    r"VerDate\s+\w+<\d+>\d+\s[^\n]{0,60}?\bJkt\b[^\n]{0,160}?\.SGM\s+\w+"
    r"|VerDate\s{1,9}\w{3}(?:<\d+>|\s\d\d?\s)\d{4}\s{1,9}\d\d:\d\d\s{1,9}\w{3}\s\d\d,\s\d{4}\s{1,9}Jkt\s{1,9}\d+\s{1,9}PO\s{1,9}\d+\s{1,9}"
    r"Frm\s{1,9}\d+\s{1,9}Fmt\s{1,9}\d+\s{1,9}Sfmt\s{1,9}\d+\s{1,9}\S{5,60}\s{1,9}[A-Z0-9]{3,12}"
    r"|^\w{3,20} on \w{6,20}PROD with \w+$",
    re.MULTILINE,
)
"""The marks of the press at the foot of a page of the Register or the Record."""
_FOLIO = later(r"\n[A-Z]?\d{1,6}(?: +|\n{1,2})\f")
"""The page number before a running head that is blanked already."""

# GPO breaks a line only after a hyphen, dash or slash that is its own. "medium- and" keeps its space, "Air-to-" none.
_BROKEN = later(r"(?:(?<=[^\s-][-/])|(?<=[^\s-]--))[^\S\n]*\n\s*(?!(?:and|or|to)\b(?!-))(?=\S)")
_HYPHENATED = later(r"[-/][^\S\n]*\n")
"""Without this, nothing is broken. It begins with a character of its own, so that it is looked for fast."""
_JOINED = later(r"\xad\s*")
_NOTED = later(r" ?\\\d{1,2}\\(?= |\Z)")
"""GPO typesetting for the number of a note."""
_FRACTION = later(r"\\(\d{1,3}/) ?(\d{1,3})\\")
"""GPO typesetting for a fraction: a backslash before and behind."""


_WHITE = " \t\n\r\f\v\xa0"


def flow(text: str) -> str:
    """The text with its marks of secrecy and of quoting as spaces, its page breaks and running heads as form feeds.

    A hyphen that only breaks a word at the end of a line is a soft one, as far as that can be told.

    Holds   ``len(flow(text)) == len(text)``; a character there that is no white space is the one of the text, or a
            soft hyphen for a hyphen.
    """
    printed = False
    # One letter is found ten times as fast as several, and most texts do not have it.
    if "[" in text and "[[Page" in text:
        text = _PAGE.sub(_blanked, text)
    if ("V" in text and "Vol." in text) or "CONGRESSIONAL" in text:
        text, pages = _REGISTER_RUNS.subn(_blanked, text)
        text, records = _RECORD_RUNS.subn(_blanked, text)
        printed = pages + records > 0
        text = hyphens.softened(text, printed=True) if printed else text
        text = _FOLIO.sub(lambda found: "\n" + "\f" * (len(found[0]) - 1), text)
    if ("V" in text and "VerDate" in text) or "PROD with" in text:
        text = _PRESS_RUNS.sub(_blanked, text)
    if ">" in text and ("\n>" in text or text.startswith(">")):
        text = _MAIL.sub(lambda found: " " * len(found[0]), text)
    if "(U" in text:
        text = _MARK.sub(lambda found: " " * len(found[0]), text)
    return text if printed else hyphens.softened(text, printed=False)


def _blanked(found: re.Match[str]) -> str:
    return "\f" * len(found[0])


def small(lowered: bytes) -> str:
    """A text that ``kinds.lowered`` gave in bytes: each letter stands where it stood."""
    return lowered.decode("utf-8", "surrogatepass")


def clean(words: str) -> str:
    """Words on one line: line-end hyphens closed, runs of white space as one space, fractions as fractions."""
    if "\n" in words and ("-" in words or "/" in words) and _HYPHENATED.search(words):
        words = _BROKEN.sub("", words)
    if hyphens.SOFT in words:
        words = _JOINED.sub("", words)
    words = " ".join(words.split())
    return _FRACTION.sub(r"\1\2", _NOTED.sub("", words)) if "\\" in words else words


def trim(text: str, start: int, end: int, ends: str = "") -> tuple[int, int]:
    """The same range without white space at either end, nor any of ``ends`` behind."""
    if start >= end:
        return start, start
    bare = text[start:end].rstrip(_WHITE + ends if ends else None)
    end = start + len(bare)
    return end - len(bare.lstrip()), end


def first(signs: Iterable[Sign], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of any of several signs that begins first between two offsets."""
    best = None
    for letters, pattern in signs:
        if text.find(letters, start, end) >= 0 and (found := pattern.search(text, start, end)):
            best, end = found, found.start()
    return best


def last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match between two offsets."""
    found = None
    for one in pattern.finditer(text, start, end):
        found = one
    return found
