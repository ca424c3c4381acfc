"""Pages and what they say on whose word in; who knew it first, with the pages under each, out.

Support is counted in origins: twelve pages that relay one report are one. An outlet that is named as the source comes
first, then a person or institution that spoke in public, then text that pages share; a page that shows none of these is
an origin of its own. Nothing is taken from a page that is silent: two pages that happen to say the same are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.words.mastheads import called

RUN = 6
"""Words in a run that two texts may share. Shorter ones are common phrases."""
MOST = 64
"""Texts that are remembered of those that hold a run: what more of them share is copied, or said by everybody."""
SHARED = 0.4
"""Share of the runs of the shorter of two texts at which they are one text told twice."""
DAYS = 7
"""Days between two pages that can relay one report of an outlet, or one appearance of a speaker."""
_WORD = later(r"\w+")
_GENERIC = later(
    r"^the\s+|\b(?:news|newspaper|news agency|agency|daily|network|broadcaster|website|magazine|online|tv)\b|[^\w\s]",
    re.IGNORECASE,
)

Why = Literal["outlet", "speaker", "text", "page"]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, as far as its origin goes."""

    id: str
    kind: Attribution
    speaker: str | None
    relayed_from: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A page, as far as the origin of what it says goes."""

    id: str
    publisher: str | None
    published: date | None
    text: str
    said: Sequence[Said]
    """Of a page of which nothing is read there is no origin, and no other page is told to repeat it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever first knew what the pages repeat."""

    name: str
    """An outlet, a speaker, or the page itself."""
    why: Why
    """What shows it: a named outlet, a public speaker, shared text, or nothing but the page."""
    pages: tuple[str, ...]
    """In the order given."""
    statements: tuple[tuple[str, str], ...]
    """Page and statement."""


def origins(pages: Sequence[Told], texts: Mapping[str, str] | None = None) -> tuple[Origin, ...]:
    """The origins of what pages say, in the order in which they are met. Every statement has exactly one.

    ``texts`` are the first texts that pages share theirs with, where that is known from elsewhere than the pages.

    Holds   a page that relays two outlets stands under both; the count does not depend on how often a text is printed.
    """
    pages = [page for page in pages if page.said]
    texts = shared_texts({page.id: page.text for page in pages}) if texts is None else texts
    outlets = _outlets_of_texts(pages, texts)
    relayed = _relayed(pages)
    copied = {text for text, count in Counter(texts.values()).items() if count > 1}
    grouped: dict[tuple[Why, str, int], list[tuple[str, str]]] = {}
    names: dict[tuple[Why, str, int], str] = {}
    seen: dict[tuple[Why, str], list[tuple[date | None, int]]] = defaultdict(list)
    for page in pages:
        for one in page.said:
            own = _own(page, one, relayed)
            why, key, name = own or _source(page, one, texts[page.id], outlets, copied)
            near = _near(seen[why, key], page.published) if why in ("outlet", "speaker") else 0
            grouped.setdefault((why, key, near), []).append((page.id, one.id))
            names.setdefault((why, key, near), name)
    return tuple(
        Origin(names[key], key[0], tuple(dict.fromkeys(page for page, _ in said)), tuple(said))
        for key, said in grouped.items()
    )


def _source(
    page: Told, one: Said, text: str, outlets: Mapping[str, str], copied: Container[str]
) -> tuple[Why, str, str]:
    """How the origin of a statement is known, a key that pages share, and its name."""
    outlet = one.relayed_from or (None if _speaks(one) else outlets.get(text))
    if outlet is not None:
        return "outlet", outlet_key(outlet), outlet
    if _speaks(one):
        assert one.speaker is not None
        return "speaker", _speaker_key(one.speaker), one.speaker
    return ("text" if text in copied else "page"), text, page.publisher or page.id


def _relayed(pages: Sequence[Told]) -> Mapping[str, set[str | None]]:
    """The outlets that pages relay, by their keys, and the public speakers on whose word each is relayed."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for page in pages:
        for one in page.said:
            if one.relayed_from is not None:
                found[outlet_key(one.relayed_from)].add(_speaker_key(one.speaker) if _speaks(one) else None)
    return found


def _own(page: Told, one: Said, relayed: Mapping[str, set[str | None]]) -> tuple[Why, str, str] | None:
    """The page's own outlet, where others relay it and it is what they relay: what it has first hand.

    What a public speaker says on it is his, unless he is relayed from it.
    """
    if page.publisher is None or one.relayed_from is not None:
        return None
    speaker = _speaker_key(one.speaker) if one.speaker is not None and _speaks(one) else None
    for name in sorted(called(page.publisher), key=len, reverse=True):
        key = outlet_key(name)
        if key in relayed and (speaker is None or speaker in relayed[key]):
            return "outlet", key, page.publisher
    return None


def _speaker_key(speaker: str | None) -> str:
    return " ".join(_WORD.findall((speaker or "").casefold()))


def _speaks(one: Said) -> bool:
    """True for somebody who speaks under a name: "the ministry" alone is none."""
    if one.kind not in (Attribution.NAMED, Attribution.INSTITUTION) or one.speaker is None:
        return False
    first, *rest = _WORD.findall(one.speaker) or [""]
    return any(word[0].isupper() for word in rest) or (first[:1].isupper() and first.casefold() != "the")


def outlet_key(name: str) -> str:
    """A name of an outlet without what is often left out: "the NBC News network" and "NBC" are one."""
    key = " ".join(_GENERIC.sub(" ", name).casefold().split())
    return key or name.casefold()


def _near(seen: list[tuple[date | None, int]], day: date | None) -> int:
    """The number of the report, among those of one outlet or speaker, that a page of a day can belong to."""
    for other, number in seen:
        if day is None or other is None or abs((day - other).days) <= DAYS:
            return number
    seen.append((day, len(seen)))
    return len(seen) - 1


def _outlets_of_texts(pages: Sequence[Told], texts: Mapping[str, str]) -> dict[str, str]:
    """The one outlet whose report a text tells again: it is named for at least half of what no speaker says."""
    named: dict[str, dict[str, str]] = defaultdict(dict)
    relayed: dict[str, int] = defaultdict(int)
    silent: dict[str, int] = defaultdict(int)
    for page in pages:
        text = texts[page.id]
        for one in page.said:
            if one.relayed_from is not None:
                named[text].setdefault(outlet_key(one.relayed_from), one.relayed_from)
                relayed[text] += 1
            elif not _speaks(one):
                silent[text] += 1
    return {
        text: next(iter(found.values()))
        for text, found in named.items()
        if len(found) == 1 and relayed[text] >= silent[text]
    }


def shared_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """For each text the id of the first one that it shares most of its words with; its own where there is none."""
    found = Texts()
    for name, text in texts.items():
        found.add(name, runs(text))
    return found.leads


class Texts:
    """Texts as they come, each told by its runs; of each the first one before it that it shares most of its words with.

    Holds   the same texts in the same order give the same leads, in whichever process their runs were found.
    """

    def __init__(self) -> None:
        self.leads: dict[str, str] = {}
        self._sizes: list[int] = []
        self._names: list[str] = []
        self._where: dict[int, list[int]] = defaultdict(list)

    def add(self, name: str, mine: Collection[int]) -> None:
        """Add a text under a name that no other one has."""
        counts = Counter(other for run in mine for other in self._where.get(run, ()))
        best = [one for one, count in counts.items() if count >= SHARED * min(len(mine), self._sizes[one])]
        self.leads[name] = self.leads[self._names[min(best)]] if best else name
        for run in mine:
            if len(where := self._where[run]) < MOST:
                where.append(len(self._sizes))
        self._sizes.append(len(mine))
        self._names.append(name)


def runs(text: str) -> Collection[int]:
    """The runs of words of a text, each by a number that is the same in every process."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return {int.from_bytes(blake2b("\0".join(run).encode("utf-8", "replace"), digest_size=8).digest(), signed=True)
            for run in _windows(words)}  # fmt: skip


def _windows(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)
