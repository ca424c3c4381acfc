"""A name of a country in some language in, its ISO 3166 code out, and back. Never a guess: an unknown name is None."""

from __future__ import annotations

import functools
import gettext
import importlib.resources
import re
from collections.abc import Callable, Mapping
from typing import Literal

import pycountry
from pydantic import Field, model_validator

from caveat import tables
from caveat.letters import unmarked

_FILE = importlib.resources.files("caveat") / "countries.toml"
_GOVERNMENT = re.compile(r"(?i)^(?:the )?(?:government|kingdom|state|sultanate) of (?:the )?")
_PURSUANT = re.compile(r",?\s+(?:pursuant\s+to\s|as\s+(?:the\s+)?lead\s+nation\b).*\Z", re.DOTALL | re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\([^()]*\)\s*$|\s*\([A-Z]{2,9}\)(?=\s)")


class Party(tables.Row):
    """A party by the names that the lists of countries do not have."""

    code: str = Field(pattern=r"^[A-Z]{3,4}$")
    names: tuple[str, ...] = Field(min_length=1)
    kind: Literal["country", "user-assigned", "organization"] = "country"
    """``user-assigned``: the code is none of ISO 3166's own. ``organization``: it is no country at all."""
    short: str | None = None
    """What a reader is shown; None where the list of countries says it."""
    note: str | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _stands_in_the_list(self) -> Party:
        if (self.kind == "country") is not _listed(self.code):
            raise ValueError("a code of ISO 3166 for a country, and none of them for any other party")
        if (self.short is None) is not (self.kind == "country"):
            raise ValueError("a short name where the list of countries has none, and only there")
        return self


def load(text: str, name: str) -> tuple[Party, ...]:
    """The parties of a file.

    Raises  Malformed, or BadRow for the first row that does not hold.
    """
    return tables.rows(text, name, "party", Party)


@functools.cache
def parties() -> Mapping[str, Party]:
    """The parties that ship, by code, read once."""
    return {one.code: one for one in load(tables.read(_FILE), "countries.toml")}


def _listed(code: str) -> bool:
    # The lists are read without regard to case, and a code is in capitals: "isr" would stand outside every group.
    return code.isupper() and any(
        listing.get(alpha_3=code) for listing in (pycountry.countries, pycountry.historic_countries)
    )


def is_country(code: str) -> bool:
    """True for an ISO 3166 code of three capital letters, withdrawn ones such as SUN and the code XKX included."""
    return _listed(code) or (code in parties() and parties()[code].kind == "user-assigned")


def is_recipient(code: str) -> bool:
    """True for a country's code, and for that of an organization to which arms are sold, such as NATO."""
    return is_country(code) or code in parties()


def short_name(code: str) -> str:
    """The short English name of a country or organization, or the code itself where none is known."""
    own = parties().get(code)
    if own is not None and own.short is not None:
        return own.short
    found = pycountry.countries.get(alpha_3=code)
    return getattr(found, "common_name", None) or (found.name if found else code)


@functools.lru_cache(maxsize=4096)
def country(name: str, language: str = "en") -> str | None:
    """The code of a country by its name in a language; None where the name is not known."""
    return _countries(language).get(plain(name))


@functools.lru_cache(maxsize=4096)
def purchaser(text: str) -> str | None:
    """The code of the country or organization that a notice names as purchaser; None where it is not known.

    "Government of the", "Kingdom of" and the like, and an acronym in brackets, do not matter; neither do
    the law under which somebody buys and for whom else it does.
    """
    words = _ACRONYM.sub("", _PURSUANT.sub("", text.strip()))
    for name in (words, _GOVERNMENT.sub("", words), _GOVERNMENT.sub("", _GOVERNMENT.sub("", words))):
        found = country(name) or _organizations().get(plain(name))
        if found is not None:
            return found
    return None


@functools.cache
def _organizations() -> Mapping[str, str]:
    return {plain(name): one.code for one in parties().values() if one.kind == "organization" for name in one.names}


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
    for party in parties().values():
        if party.kind != "organization":
            for name in (*party.names, party.code):
                found.setdefault(plain(name), party.code)
    return found


@functools.lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as it is compared: without marks and accents, in small letters, one space between words."""
    return re.sub(r"[\s,.()'’-]+", " ", unmarked(name)).strip().casefold().removeprefix("the ")
