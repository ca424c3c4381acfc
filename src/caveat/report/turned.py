"""A page in; the same page with each character that turns the writing round shown as a mark, out.

Someone else's words may hold characters that are not seen and make what stands beside them be read in another order: a
name that ends in one way and is shown to end in another. Every page that is written of a template passes here once, so
that no place is forgotten: titles, headings, quotations, labels for screen readers, drawings.

    >>> shown("<h1><bdi>notice\u202efdp.exe</bdi></h1>")
    '<h1><bdi>notice[U+202E]fdp.exe</bdi></h1>'
"""

from __future__ import annotations

import re

from jinja2 import Template

_TURNS, _MARKS = "\u202a-\u202e\u2066-\u2069", "\u061c\u200e\u200f"
_ANY = re.compile(f"[{_TURNS}{_MARKS}]")
_PLACES = re.compile(
    rf'(?P<sent> (?:value|href)="[^"]*"|<textarea\b[^<>]*>[^<]*)|(?P<turn>[{_TURNS}])|(?P<mark>[{_MARKS}])'
)
"""What goes back to the server as it stands is left as it stands: the values of fields, and addresses."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NEAR = 60
"""Characters on either side in which letters from right to left make a mark of direction part of the writing."""


def shown(page: str) -> str:
    """The page with ``[U+202E]``, and so on, in the place of each such character that its reader sees the work of.

    A mark of direction beside letters that are written from right to left belongs there and stays.
    """
    return _PLACES.sub(_mark, page) if _ANY.search(page) else page


def _mark(found: re.Match[str]) -> str:
    if found["sent"] is not None:
        return found[0]
    around = found.string[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    if found["mark"] is not None and _RIGHT_TO_LEFT.search(around):
        return found[0]
    return f"[U+{ord(found[0]):04X}]"


class Page(Template):
    """A template whose page deceives nobody."""

    def render(self, *args: object, **context: object) -> str:
        """The page, of what it is given."""
        return shown(super().render(*args, **context))
