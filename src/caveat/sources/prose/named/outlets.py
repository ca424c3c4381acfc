"""A noun group in; the outlet that it names, or that stands behind it, out."""

from __future__ import annotations

import re
from functools import cache

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import is_person, name
from caveat.sources.prose.named.book import Book
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import (
    AIRED,
    ALSO,
    DOCUMENTS,
    OUTLETS,
    PRINTED,
    REPORTED,
    SORTS,
    WHOSE,
    tokens_mark,
)
from caveat.sources.prose.words.tokens import Token

_ENDS = ("bladet", "posten", "avisen", "zeitung", "tidende", "choho", "shimbun", "blatt", "pravda", "izvestia")
"""How the names of newspapers end."""
_BEFORE_PAPER = frozenset(
    ("the", "newspaper", "weekly", "daily", "le", "la", "il", "el", "der", "die", "das", "o", "de")
)
_SURNAMES = frozenset(("fox",))
"""What ends the name of an outlet, or of somebody: Liam Fox."""
_NEWSY = frozenset(("name", "body", "other", "time", "goods", "abstract", "transfer", "state", "speech", "number"))
"""Kinds that the head of an outlet's name may have by itself: Times, Post, Channel 12."""
_PAPERS_FIRST = frozenset(
    ("folha", "jornal", "diario", "diário", "gazeta", "gazzetta", "corriere", "correio", "courrier", "giornale",
     "quotidien", "periódico", "dagens", "rossiyskaya", "nezavisimaya")
)  # fmt: skip
"""Words with which newspapers' names begin in other languages: Folha do Planalto, Dagens Nytt."""
_ARTICLES = frozenset(("le", "la", "el", "il", "de", "der", "die", "das", "las", "los"))
"""First words of newspapers' names that look like a person's."""


_WAVES = frozenset(("radio", "rádio", "cadena", "canal", "kanal", "channel", "tele", "tv", "télé", "rundfunk"))
"""First words of stations whose names go on with a place: Radio Quito."""
_CALLED = frozenset(
    ("agency", "site", "radio", "television", "channel", "station", "network", "service", "journal", "monthly", "blog")
)
"""Further words in front of an outlet's name that are no part of it, in small letters: public radio NRK."""
_DATELINED = later(r"^[^\n(]{3,60} \((?P<who>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})\) (?:-|–|—|--) ", re.MULTILINE)
"""Whose report it is, by its dateline: OSLO, May 3 (Meridian) -"""


_POSTED = frozenset(
    ("x", "twitter", "facebook", "telegram", "instagram", "linkedin", "mastodon", "bluesky", "truth", "weibo", "letter",
     "post", "tweet", "email", "memo", "he", "she", "they", "i", "we")
)  # fmt: skip
"""Where, or as what, somebody writes who is no outlet."""


def own(text: str) -> frozenset[str]:
    """The names under which a page speaks of itself: the agency in its dateline."""
    return frozenset(found["who"] for found in _DATELINED.finditer(text))


def _unsorted(printed: str) -> str:
    """A name without the word for the sort of outlet that stands in front of it."""
    sort, _, called = printed.partition(" ")
    return called if called[:1].isupper() and sort in SORTS else printed


@cache
def _with_also(says: frozenset[str]) -> frozenset[str]:
    return says | ALSO


class Outlets:
    """Tells the outlets among the groups of one sentence."""

    def __init__(self, tokens: list[Token], book: Book, sentence: int, says: frozenset[str]) -> None:
        self.tokens, self.book, self.sentence, self.beside = tokens, book, sentence, _with_also(says)
        self.lows = frozenset([token.low for token in tokens])
        """The words of the sentence."""

    def printed_in(self, low: str, items: list[Item]) -> str | None:
        """The outlet that printed a report, an article or an interview."""
        after = items[1] if len(items) > 1 else None
        printed = low in REPORTED or low in ("information", "reporting", "research")
        if not printed or after is None or not isinstance(after.what, Group):
            return None
        what = after.what
        words = [t.low for t in self.tokens[what.first : what.last]]
        named = self.is_outlet(what, words, "say")
        there = after.prep == "in" and what.kind in ("name", "outlet")
        if after.prep not in ("in", "on", "by", "from", "with", "of") or not (named or there):
            return None
        return self.known_outlet(name(what, self.tokens, []).name)

    def known_outlet(self, printed: str) -> str | None:
        """The outlet of a name, without the word for its sort; of a plain noun the one named last, if any."""
        words = printed.split()
        sorts = (at for at, word in enumerate(words[:-1]) if word.lower() in SORTS or word in _CALLED)
        words = words[max(sorts, default=-1) + 1 :]
        words = words[:-2] if words[-2:] == ["news", "agency"] else words
        marked = len(words) > 1 and words[-1].islower() and words[-1] in SORTS | AIRED | {"agency"}
        if marked and words[-2].lower() not in WHOSE and words[-2] not in lexicon().state_of:
            words = words[:-1]  # RTL Sud radio
        proper = any(word[0].isupper() or word[0].isdigit() for word in words)
        if " ".join(words) in self.book.own:
            return None
        if proper and words[-1].lower() not in SORTS - {"daily"}:
            self.book.outlets.add(" ".join(words))
            return " ".join(words)
        entries = [one.mention.name for one in reversed(self.book.entries)]
        named = next((told for one in entries if (told := _unsorted(one)) in self.book.outlets or told != one), None)
        return named or (next(iter(self.book.outlets)) if len(self.book.outlets) == 1 else None)

    def is_outlet(self, group: Group, words: list[str], verb: str) -> bool:
        """Whether a group names an outlet, or stands for one."""
        last = words[group.head - group.first] if words else ""
        if words[-2:] == ["news", "agency"] and len(words) > 2 + (words[0] in ("the", "a")):
            return True
        if (last == "paper" and set(words) & DOCUMENTS) or (last == "website" and group.owner is not None):
            return False
        if words[-1] in ("website", "paper", "daily", "portal") and words[0] in ("the", "a"):
            return True
        if last in AIRED and words[0] in WHOSE and len(words) > 1:
            return True
        if group.kind == "outlet" or (tokens_mark(words) and self.tokens[group.head].tag == "NNP"):
            return True
        if group.kind not in _NEWSY:
            return False
        if any(t in wordset("titles") for t in words) or (last in _SURNAMES and is_person(group, self.tokens)):
            return False
        marked = (
            last in wordset("outlets")
            or last.endswith(_ENDS)
            or (words[0] in _BEFORE_PAPER and any(w in wordset("outlets") for w in words[:2]))
            or (words[0] in _PAPERS_FIRST and len(words) > 1)
            or any(
                w in wordset("outlets") for w in words if w in ("reuters", "kurier", "radio", "channel", "dagbladet")
            )
        )
        named = self.tokens[group.head - 1]
        numbered = self.tokens[group.head].tag == "CD" and (named.tag == "NNP" or named.text == "Channel")
        if marked and (self.tokens[group.head].tag == "NNP" or numbered or last == "dpa"):
            return True  # Channel 12
        return (
            (verb == "report" or (verb == "write" and (words[0] == "the" or self._of_no_person(group))))
            and group.kind == "name"
            and (not is_person(group, self.tokens) or words[0] in _ARTICLES)
            and last not in wordset("organisation") - wordset("outlets") - PRINTED
        )

    def _of_no_person(self, group: Group) -> bool:
        """Whether a name of one word is nobody's on the page who writes posts or letters: Newsis wrote on Friday."""
        posted = not self.lows.isdisjoint(_POSTED)
        one = group.last - group.first == 1 and self.tokens[group.head].text not in self.book.persons
        said = [token.low for token in self.tokens[group.last : group.last + 2]]
        one = one and said[:1] in (["wrote"], ["writes"]) and said[1:] != ["that"]  # behind what it wrote
        return one and not posted and self.tokens[group.head].low not in _POSTED

    def outlet_name(self, group: Group, printed: bool = False) -> str | None:
        """The outlet that was told, or in which something is ``printed``, where it is one."""
        lows = [token.low for token in self.tokens[group.first : group.last]]
        proper = self.tokens[group.head].tag == "NNP"
        marked = proper and (lows[-1] in wordset("outlets") or (lows[0] in _WAVES and len(lows) > 1))
        marked = marked or (proper and lows[-1] in PRINTED and self.tokens[group.head - 1].tag == "NNP")
        if group.kind in ("person", "state", "pronoun") and not marked:
            return None
        if is_person(group, self.tokens) and not printed and self._is_known(group, lows):
            return None
        if group.kind == "body" and not any(low in wordset("outlets") for low in lows):
            return None
        if lows[-1] in wordset("meetings") | wordset("legislature"):
            return None  # told the Munich Security Conference, the Commons
        if lows[0] in ("a", "an") and not any(low in wordset("outlets") | SORTS for low in lows):
            return None  # a packed Hall B
        if self.of_no_name(group) or any(one.kind in ("person", "body") for one in group.apposed):
            return None  # told Transnet, the port operator
        if (
            marked
            or group.kind in ("name", "outlet")
            or any(low in wordset("outlets") or low.endswith(_ENDS) for low in lows)
        ):
            return self.known_outlet(name(group, self.tokens, []).name)
        return None

    def of_no_name(self, group: Group) -> bool:
        """Whether an outlet is told by its sort and town alone: a Lagos newspaper, another Hamburg weekly."""
        first, last = self.tokens[group.first].low, self.tokens[group.last - 1].text
        return first in ("a", "an", "another") and last in SORTS | OUTLETS | AIRED

    def is_outlet_name(self, group: Group) -> bool:
        """Whether a group that explains an outlet is its name."""
        return all(
            token.text[0].isupper() or token.text[0].isdigit() for token in self.tokens[group.first : group.last]
        )

    def _is_known(self, group: Group, lows: list[str]) -> bool:
        """Whether what looks like a person's name is one: by a title, or as somebody who was named before."""
        printed = name(group, self.tokens, []).name
        titled = bool(wordset("titles") & {low.rstrip(".") for low in lows[:-1]})
        return titled or printed in self.book.persons.values() or printed.split()[-1] in self.book.persons
