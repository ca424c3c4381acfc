"""Letters as they are compared: without the marks that one writer sets and another leaves out."""

from __future__ import annotations

import unicodedata


def unmarked(text: str) -> str:
    """The text with plain letters for marked ones and for other forms of a letter: Turkiye for "Türkiye", fi for "ﬁ".

    Case, points and spaces stay; a letter that is none with a mark ("ł", "ø") stays too.
    """
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
