"""The name of a country in some language in; its ISO 3166 code out, or nothing. Never a guess."""

from __future__ import annotations

import functools
import gettext
import re
import unicodedata
from collections.abc import Callable, Mapping

import pycountry


@functools.lru_cache(maxsize=4096)
def country(name: str, language: str) -> str | None:
    """The ISO 3166 code of a country by its name in a language; None where the name is not known."""
    return _countries(language).get(plain(name))


@functools.cache
def _countries(language: str) -> Mapping[str, str]:
    words: Callable[[str], str]
    try:
        words = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]).gettext
    except FileNotFoundError:  # English, and languages that nobody has translated the list into
        words = str
    found: dict[str, str] = {}
    for one in pycountry.countries:
        for name in (one.name, getattr(one, "common_name", None), getattr(one, "official_name", None)):
            if name:
                found.setdefault(plain(words(name)), one.alpha_3)
                found.setdefault(plain(name), one.alpha_3)
        found[plain(one.alpha_3)] = found[plain(one.alpha_2)] = one.alpha_3
    return found


@functools.lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as it is compared: without marks and accents, in small letters, one space between words."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return re.sub(r"[\s,.()'\u2019-]+", " ", bare).strip().casefold()
