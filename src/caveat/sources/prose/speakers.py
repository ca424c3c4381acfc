"""A noun group in; the source that it is out: a person, an institution, somebody without a name, or an outlet."""

from __future__ import annotations

from caveat.evidence import Attribution
from caveat.sources.prose.book import OUTLET_ENDS, Book, is_person, name
from caveat.sources.prose.clauses import Item
from caveat.sources.prose.groups import Group
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.tokens import Token

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip  # fmt: skip


class Speakers:
    """Tells what sort of source a group of one sentence is."""

    def __init__(self, tokens: list[Token], book: Book, sentence: int, says: frozenset[str]) -> None:
        self.tokens, self.book, self.sentence, self.beside = tokens, book, sentence, says

    def source(self, group: Group, items: list[Item], verb: str = "say") -> Source:
        """The source that a group is."""
        tokens = self.tokens
        mention = self.book.resolve(group, tokens, self.sentence, None, items, wide=True)
        called = next((one for one in group.apposed if is_person(one, tokens)), None)
        if called is not None and group.kind != "body":
            return Source(Attribution.NAMED, name(called, tokens, []).name)
        if group.kind == "pronoun":
            return self._pronoun(group, mention, items)
        low = tokens[group.head].low
        words = [t.low for t in tokens[group.first : group.last]]
        speaker = tokens_text(tokens, group.first, self._end(group, items))
        printed = name(group, tokens, []).name
        unknown = verb == "according" and group.kind == "name" and not any(t in wordset("titles") for t in words)
        if unknown and printed not in self.book.persons.values() and len(words) > 1:
            return Source(Attribution.OUTLET, relayed_from=printed)
        if self._is_outlet(group, words, verb) or printed in self.book.outlets:
            self.book.outlets |= {printed, printed.split(maxsplit=1)[-1]} if " " in printed else {printed}
            return Source(Attribution.OUTLET, relayed_from=printed)
        if (
            is_person(group, tokens)
            or any(is_person(one, tokens) for one in group.members)
            or (group.kind in ("person", "spokes") and any(is_person(one, tokens) for one in group.apposed))
            or (mention is not None and group.kind in ("name", "person") and mention.name in self.book.persons.values())
        ):
            return Source(Attribution.NAMED, mention.name if mention is not None else speaker)
        if group.kind == "name" and tokens[group.head].text in self.book.persons:
            return Source(Attribution.NAMED, self.book.persons[tokens[group.head].text])
        if low in wordset("documents") or group.kind in (
            "state",
            "body",
            "spokes",
            "speech",
            "permit",
            "measure",
            "goods",
        ):
            return Source(Attribution.INSTITUTION, speaker)
        if group.kind in ("name", "outlet"):
            if (
                group.kind == "name"
                and low not in wordset("organisation")
                and len([t for t in tokens[group.first : group.last] if t.tag == "NNP"]) == 1
                and words[0] not in ("the", "a")
                and not tokens[group.head].text.isupper()
            ):
                return Source(Attribution.NAMED, speaker)
            return Source(Attribution.INSTITUTION, speaker)
        return self._unnamed(group, items, low, words, speaker)

    def _end(self, group: Group, items: list[Item]) -> int:
        last = group.last
        for item in items[1:]:
            if (
                not isinstance(item.what, Group)
                or (item.first != last and item.first > last + 2)
                or item.what.kind == "time"
                or item.what.comma
            ):
                break
            last = item.what.last
        return last

    def _unnamed(self, group: Group, items: list[Item], low: str, words: list[str], speaker: str) -> Source:
        first = words[0]
        definite = (
            first in ("the", "his", "her", "its", "their")
            or self.tokens[group.first].tag == "NNP"
            or group.owner is not None
        )
        if any(not is_person(one, self.tokens) and self.tokens[one.head].tag == "NNP" for one in group.apposed):
            return Source(Attribution.INSTITUTION, speaker)
        one = not low.endswith("s") and low != "people"
        office = one and (low in wordset("office") if definite else low in wordset("ministers"))
        party = self.tokens[group.head].tag == "NNP" and low.endswith("s") and group.kind in ("person", "name")
        unlisted = one and definite and low not in lexicon().anonymous and group.kind != "pronoun"
        if office or party or unlisted or (group.kind == "number" and not self._of_people(items)):
            return Source(Attribution.INSTITUTION, speaker)
        count = next((_COUNTS[w] for w in words[:3] if w in _COUNTS), None)
        if count is None and words[0].isdigit():
            count = int(words[0])
        if count is None and definite and not low.endswith("s") and low not in ("people",):
            count = 1
        start = (
            group.first + 1
            if self.tokens[group.first].tag in ("DT", "CD", "PRPS") or words[0] in _COUNTS
            else group.first
        )
        described = tokens_text(self.tokens, start, self._end(group, items))
        if group.kind == "number" or low in ("one", "some"):
            described = described.removeprefix("of the ").removeprefix("of ")
        return Source(Attribution.ANONYMOUS, speaker, count, described or speaker)

    def _of_people(self, items: list[Item]) -> bool:
        return len(items) > 1 and items[1].prep == "of"

    def _pronoun(self, group: Group, mention: Mention | None, items: list[Item]) -> Source:
        low = self.tokens[group.head].low
        if low in ("one", "some", "others", "another") and self._of_people(items):
            return self._unnamed(
                group, items, low, [low], tokens_text(self.tokens, group.first, self._end(group, items))
            )
        if mention is None:
            return OUTLET
        entry = next((e for e in reversed(self.book.entries) if e.mention.name == mention.name), None)
        if entry is None:
            return OUTLET
        if entry.person or mention.name in self.book.persons.values():
            return Source(Attribution.NAMED, mention.name)
        if (
            entry.kind in ("person", "people")
            and (entry.head in lexicon().anonymous or entry.head in ("one", "some", "others"))
            and entry.head not in wordset("office")
        ):
            return Source(Attribution.ANONYMOUS, mention.name, None if entry.plural else 1, mention.name)
        return Source(Attribution.INSTITUTION, mention.name)

    def _is_outlet(self, group: Group, words: list[str], verb: str) -> bool:
        last = words[self_index(group)] if words else ""
        if words[-1] in ("website", "paper", "daily", "portal") and words[0] in ("the", "a"):
            return True
        if group.kind == "outlet" or (tokens_mark(words) and self.tokens[group.head].tag == "NNP"):
            return True
        if group.kind not in ("name", "body", "other", "time", "goods", "abstract", "transfer"):
            return False
        if any(t in wordset("titles") for t in words):
            return False
        marked = (
            last in wordset("outlets")
            or last.endswith(OUTLET_ENDS)
            or (words[0] in ("the", "newspaper", "weekly", "daily") and any(w in wordset("outlets") for w in words[:2]))
            or any(
                w in wordset("outlets") for w in words if w in ("reuters", "kurier", "radio", "channel", "dagbladet")
            )
        )
        if marked and self.tokens[group.head].tag == "NNP":
            return True
        return (
            verb == "report"
            and group.kind == "name"
            and not is_person(group, self.tokens)
            and last not in wordset("organisation") - wordset("outlets")
        )

    def outlet_name(self, group: Group) -> str | None:
        """The outlet that was told, where it is one."""
        lows = [token.low for token in self.tokens[group.first : group.last]]
        if group.kind in ("person", "state", "pronoun") or is_person(group, self.tokens):
            return None
        if group.kind == "body" and not any(low in wordset("outlets") for low in lows):
            return None
        if group.kind in ("name", "outlet") or any(
            low in wordset("outlets") or low.endswith(OUTLET_ENDS) for low in lows
        ):
            return name(group, self.tokens, []).name
        return None


def tokens_mark(words: list[str]) -> bool:
    """Whether a name is introduced as an outlet's: the website Horn Insider."""
    return any(
        word in ("website", "newspaper", "weekly", "daily", "magazine", "broadcaster", "portal", "tabloid", "station")
        for word in words[:3]
    )


def self_index(group: Group) -> int:
    """The place of the head among the words of a group."""
    return group.head - group.first


def tokens_text(tokens: list[Token], first: int, last: int) -> str:
    """Words as printed, one space between."""
    out: list[str] = []
    for i in range(first, last):
        if out and tokens[i].start > tokens[i - 1].end:
            out.append(" ")
        out.append(tokens[i].text)
    return "".join(out)
