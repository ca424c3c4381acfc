"""A document's bytes or text in; what kind it may be of out, by signs that every document of the kind holds.

Asked of every document before a reader of the kind is: most are of none.
"""

from __future__ import annotations

from caveat.sources.patterns import later

_SIGNS = (b"transmittal", b"(i)", b"prospective", b"purchaser")
_PHRASES = (
    (b"foreign", later(rb"foreign\W+military\W+sale")),  # bytes know no white space beyond the plain one
    (b"arms", later(rb"arms\W+(?:sales|export\W+control\W+act)")),
)
"""What every notice holds one of, in small letters. Looked for as bytes: most documents hold no notice."""
REGISTER = b"SIPRI AT Database ID"
"""The first column of a trade register as SIPRI exports it."""
_REGISTER = (REGISTER, *(REGISTER.decode().encode(each) for each in ("utf-16-le", "utf-16-be")))
"""The same in the characters in which a spreadsheet program saves a table as text."""
_HEAD = 20_000
"""Bytes in which the header of a register stands, below the words that its keeper puts before it."""


def may_hold_notice(text: str) -> bool:
    """True where a text holds a sign of an arms-sale notice; without one it holds none."""
    return names_notice(lowered(text))


def lowered(text: str) -> bytes:
    """The text in UTF-8 with its Latin letters small; signs and headings have no others.

    In bytes: lowering a text that has a single letter beyond Latin ones takes twenty times as long.
    """
    return text.encode("utf-8", "surrogatepass").lower()


def names_notice(lowered: bytes) -> bool:
    """``may_hold_notice`` of a text that is lowered already."""
    return any(sign in lowered for sign in _SIGNS) or any(
        letters in lowered and pattern.search(lowered) for letters, pattern in _PHRASES
    )


def is_register(data: bytes) -> bool:
    """True for a trade register, by its header, in whichever characters it was saved."""
    head = data[:_HEAD]
    return any(first in head for first in _REGISTER)
