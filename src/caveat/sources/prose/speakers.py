"""A noun group in; the source that it is out: a person, an institution, somebody without a name, or an outlet."""

from __future__ import annotations

from caveat.evidence import Attribution
from caveat.sources.prose.book import OUTLET_ENDS, Book, is_person, name
from caveat.sources.prose.clauses import Item
from caveat.sources.prose.groups import Group
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.spoken import (
    AIRED,
    ALSO,
    COUNTS,
    DOCUMENTS,
    ENVOYS,
    HEARSAY,
    HIDDEN,
    INSIDERS,
    ITS_OWN,
    LONGEST,
    ORDINALS,
    OWN,
    PAPERS,
    PRINTED,
    REASONS,
    REPORTED,
    SOMEBODY,
    SORTS,
    TOLD_OF,
    is_office,
    named_at_end,
    tokens_mark,
)
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.tokens import Token

_NEWSY = frozenset(("name", "body", "other", "time", "goods", "abstract", "transfer", "state", "speech", "number"))
"""Kinds that the head of an outlet's name may have by itself: Times, Post, Channel 12."""
_ARTICLES = frozenset(("le", "la", "el", "il", "de", "der", "die", "das", "las", "los"))
"""First words of newspapers' names that look like a person's."""
_FIGURES = 4
"""Figures from which a number is none of sources."""


class Speakers:
    """Tells what sort of source a group of one sentence is."""

    def __init__(self, tokens: list[Token], book: Book, sentence: int, says: frozenset[str]) -> None:
        self.tokens, self.book, self.sentence, self.beside = tokens, book, sentence, says | ALSO

    def source(self, group: Group, items: list[Item], verb: str = "say") -> Source:
        """The source that a group is."""
        tokens = self.tokens
        group = self._person_ahead(self._counted(group))
        mention = self.book.resolve(group, tokens, self.sentence, None, items, wide=True)
        called = next((one for one in group.apposed if is_person(one, tokens)), None)
        if called is not None and (group.kind != "body" or tokens[group.head].low == "executive"):
            return Source(Attribution.NAMED, name(called, tokens, []).name)
        if group.kind == "pronoun":
            return self._pronoun(group, mention, items)
        low = tokens[group.head].low
        words = [t.low for t in tokens[group.first : group.last]]
        others = [one for one in items[1:] if not (isinstance(one.what, Group) and one.what.kind == "time")]
        if low in HEARSAY and (tokens[group.head].tag != "NNP" or group.last == 1):
            return OUTLET
        if words[:1] == ["our"] and low in OWN | REPORTED:
            return OUTLET
        if words[:1] == ["this"] and low in SORTS | AIRED and not others:
            return OUTLET
        if low in OWN and (group.owner is None or group.owner.kind == "time") and not others:
            return OUTLET
        if words[0] in ("a", "another") and words[-1] in ORDINALS and len(words) == 2:
            return Source(Attribution.ANONYMOUS, tokens_text(tokens, group.first, group.last), 1)
        end = max([self._end(group, items), *(one.last for one in group.apposed if group.kind == "body")])
        speaker = tokens_text(tokens, group.first, self._described(end))
        printed = name(group, tokens, []).name
        if is_office(printed) and printed not in self.book.persons.values():
            return Source(Attribution.INSTITUTION, speaker)
        if any(tokens[one.first].low in SORTS for one in group.apposed):
            paper = next(one for one in group.apposed if tokens[one.first].low in SORTS)
            return Source(Attribution.OUTLET, relayed_from=self._known(name(paper, tokens, []).name))
        told_by = self._printed_in(low, items)
        if told_by is not None:
            return Source(Attribution.OUTLET, relayed_from=told_by)
        unknown = verb == "according" and group.kind == "name" and not any(t in wordset("titles") for t in words)
        if unknown and any(one.kind in ("person", "spokes") for one in group.apposed):
            return Source(Attribution.NAMED, printed)
        bodies = {"body"} & {lexicon().nouns.get(word) for word in words} or set(words) & wordset("organisation")
        if unknown and bodies and not set(words) & SORTS and not self._is_outlet(group, words, verb):
            return Source(Attribution.INSTITUTION, speaker)
        known = printed in self.book.persons or printed in self.book.persons.values()
        if unknown and not known and tokens[group.head].tag == "NNP":
            return Source(Attribution.OUTLET, relayed_from=self._known(printed))
        if self._is_outlet(group, words, verb) or printed in self.book.outlets:
            return Source(Attribution.OUTLET, relayed_from=self._known(printed))
        if (
            is_person(group, tokens)
            or any(is_person(one, tokens) for one in group.members)
            or (group.kind in ("person", "spokes") and any(is_person(one, tokens) for one in group.apposed))
            or (mention is not None and group.kind in ("name", "person") and mention.name in self.book.persons.values())
        ):
            return Source(Attribution.NAMED, mention.name if mention is not None else speaker)
        if group.kind == "name" and tokens[group.head].text in self.book.persons:
            return Source(Attribution.NAMED, self.book.persons[tokens[group.head].text])
        if group.kind == "body" and low in lexicon().anonymous and (words[0] in COUNTS or words[0].isdigit()):
            return self._unnamed(group, items, low, words, speaker)
        person = named_at_end(speaker)
        if person is not None:
            self.book.persons.setdefault(person.split()[-1], person)
            return Source(Attribution.NAMED, person)
        if (
            low in wordset("documents")
            or low in PAPERS
            or group.kind
            in (
                "state",
                "body",
                "spokes",
                "speech",
                "permit",
                "measure",
                "goods",
            )
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

    def _counted(self, group: Group) -> Group:
        """A number together with those whom it counts: four current and former officials, half a dozen aides."""
        if group.kind != "number":
            return group
        for at in range(group.last, min(group.last + 6, len(self.tokens))):
            token = self.tokens[at]
            if token.low in lexicon().anonymous and token.low.endswith(("s", "people", "men", "women")):
                return Group(group.first, at + 1, at, "person")
            if token.tag not in ("J", "CC", "CD", "DT", "R", "N", "VBN") or token.low in (",", "of"):
                break
        return group

    def _person_ahead(self, group: Group) -> Group:
        """The person of a group that an adjective was taken to be the head of: a senior official familiar."""
        if self.tokens[group.head].tag != "J" or self.tokens[group.head].low in lexicon().anonymous:
            return group
        for at in range(group.head - 1, group.first - 1, -1):
            if self.tokens[at].low in lexicon().anonymous:
                return Group(group.first, at + 1, at, "person")
        return group

    def _printed_in(self, low: str, items: list[Item]) -> str | None:
        """The outlet that printed a report, an article or an interview."""
        after = items[1] if len(items) > 1 else None
        if low not in REPORTED or after is None or not isinstance(after.what, Group):
            return None
        what = after.what
        words = [t.low for t in self.tokens[what.first : what.last]]
        named = self._is_outlet(what, words, "say")
        there = after.prep == "in" and what.kind in ("name", "outlet")
        if after.prep not in ("in", "on", "by", "from", "with", "of") or not (named or there):
            return None
        return self._known(name(what, self.tokens, []).name)

    def _known(self, printed: str) -> str | None:
        """The outlet of a name, without the word for its sort; of a plain noun the one named last, if any."""
        words = printed.split()
        sort = max((at for at, word in enumerate(words[:-1]) if word.lower() in SORTS), default=-1)
        words = words[sort + 1 :]
        proper = any(word[0].isupper() or word[0].isdigit() for word in words)
        if proper and words[-1].lower() not in SORTS - {"daily"}:
            self.book.outlets.add(" ".join(words))
            return " ".join(words)
        entries = [one.mention.name for one in reversed(self.book.entries)]
        named = next((one for one in entries if one in self.book.outlets), None)
        return named or (next(iter(self.book.outlets)) if len(self.book.outlets) == 1 else None)

    def _described(self, end: int) -> int:
        """Where a source ends with what is said of it behind its noun: "who spoke on condition of anonymity"."""
        tokens = self.tokens
        at = end + (end + 1 < len(tokens) and tokens[end].low == "," and tokens[end + 1].low == "who")
        if at >= len(tokens) or tokens[at].low not in ("who", *TOLD_OF):
            return end
        words = {token.low for token in tokens[at : at + LONGEST]}
        if at > end and not words & HIDDEN:
            return end
        verbs, own = 0, 0
        for i in range(at, min(at + LONGEST, len(tokens))):
            token = tokens[i]
            if token.tag in (",", ".", ":", ";", "--", "QUO") and i > at:
                return i
            if token.low == "that":
                return end
            own += token.low == "who"
            verbs += token.tag in ("VBD", "VBZ", "VBP", "MD")
            if verbs > own or (token.low == "told" and i > at + 1):
                return i
        return end

    def _end(self, group: Group, items: list[Item]) -> int:
        last = group.last
        for item in items[1:]:
            if (
                not isinstance(item.what, Group)
                or not item.prep
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
        definite = definite or (one and words == [low] and group.kind not in ("number", "pronoun"))
        if self.tokens[group.head].tag == "NNP" and low not in lexicon().anonymous and group.kind != "person":
            return Source(Attribution.INSTITUTION, speaker)
        of = items[1] if len(items) > 1 and items[1].prep == "of" else None
        if definite and low in ENVOYS and of is not None and isinstance(of.what, Group) and of.what.kind == "state":
            return Source(Attribution.INSTITUTION, speaker)
        once = not definite and bool({"former", "ex", "retired", "one-time"} & set(words))
        office = one and not once and (low in wordset("office") if definite else low in wordset("ministers"))
        party = self.tokens[group.head].tag == "NNP" and low.endswith("s") and group.kind in ("person", "name")
        unlisted = one and definite and low not in lexicon().anonymous and group.kind != "pronoun"
        unlisted = unlisted and not any(
            low in INSIDERS and entry.head == low and not entry.person and entry.words & {"a", "an", "one"}
            for entry in self.book.entries
        )  # an executive, who is "the executive" later
        if low in ITS_OWN and (definite or (len(items) > 1 and items[1].prep in ("for", "of"))):
            return Source(Attribution.INSTITUTION, speaker)
        if office or party or unlisted or (group.kind == "number" and not self._of_people(items)):
            return Source(Attribution.INSTITUTION, speaker)
        count = next((COUNTS[w] for w in words[:4] if w in COUNTS and w != "dozen"), None)
        if "dozen" in words:
            count = 6 if words[0] == "half" else 12 if words[0] in ("a", "dozen") else None
        if count is None and words[0].isdigit():
            count = int(words[0])
        if count is None and definite and not low.endswith("s") and low not in ("people",):
            count = 1
        several = [self._number(one) for one in group.members]
        if len(several) > 1:
            count = sum(several) if all(several) else None
        start = (
            group.first + 1
            if self.tokens[group.first].tag in ("DT", "CD", "PRPS") or words[0] in COUNTS
            else group.first
        )
        described = tokens_text(self.tokens, start, self._end(group, items))
        if group.kind == "number" or low in ("one", "some"):
            described = described.removeprefix("of the ").removeprefix("of ")
        return Source(Attribution.ANONYMOUS, speaker, count, described or speaker)

    def can_tell(self, group: Group) -> bool:
        """Whether a group can be cited for something: people, bodies and papers can, concerns and reasons cannot."""
        dumb = group.kind in ("abstract", "measure", "transfer", "goods", "aid", "time", "permit", "unit")
        return not dumb and self.tokens[group.head].low not in REASONS

    def _number(self, group: Group) -> int:
        """How many one part of a coordination is: two officials and an aide; 0 where that is not told."""
        first = self.tokens[group.first].low
        return COUNTS.get(first, int(first) if first.isdecimal() and len(first) < _FIGURES else 0)

    def _of_people(self, items: list[Item]) -> bool:
        return len(items) > 1 and items[1].prep == "of"

    def _pronoun(self, group: Group, mention: Mention | None, items: list[Item]) -> Source:
        low = self.tokens[group.head].low
        if low in ("one", "some", "others", "another") and self._of_people(items):
            end = self._described(self._end(group, items))
            return self._unnamed(group, items, low, [low], tokens_text(self.tokens, group.first, end))
        if low in SOMEBODY:
            end = self._described(self._end(group, items))
            return Source(Attribution.ANONYMOUS, tokens_text(self.tokens, group.first, end), SOMEBODY[low])
        if mention is None:
            return OUTLET
        entry = next((e for e in reversed(self.book.entries) if e.mention.name == mention.name), None)
        if entry is None:
            return OUTLET
        person = named_at_end(mention.name)
        if is_office(mention.name):
            return Source(Attribution.INSTITUTION, mention.name)
        if person is not None or entry.person or mention.name in self.book.persons.values():
            return Source(Attribution.NAMED, person or mention.name)
        if entry.head in ENVOYS and " of " in mention.name:
            return Source(Attribution.INSTITUTION, mention.name)
        if entry.kind in ("person", "people") and entry.head not in wordset("office"):
            counted = COUNTS.get(mention.name.split()[0].lower())
            count = counted if entry.plural else 1
            described = mention.name.split(maxsplit=1)[1] if counted and " " in mention.name else mention.name
            return Source(Attribution.ANONYMOUS, mention.name, count, described)
        return Source(Attribution.INSTITUTION, mention.name)

    def _is_outlet(self, group: Group, words: list[str], verb: str) -> bool:
        last = words[group.head - group.first] if words else ""
        if (last == "paper" and set(words) & DOCUMENTS) or (last == "website" and group.owner is not None):
            return False
        if words[-1] in ("website", "paper", "daily", "portal") and words[0] in ("the", "a"):
            return True
        if last in AIRED and words[0] in ("state", "public", "national", "local") and len(words) > 1:
            return True
        if group.kind == "outlet" or (tokens_mark(words) and self.tokens[group.head].tag == "NNP"):
            return True
        if group.kind not in _NEWSY:
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
        numbered = self.tokens[group.head].tag == "CD" and self.tokens[group.head - 1].tag == "NNP"
        if marked and (self.tokens[group.head].tag == "NNP" or numbered or last == "dpa"):
            return True  # Channel 12
        return (
            (verb == "report" or (verb == "write" and words[0] == "the"))
            and group.kind == "name"
            and (not is_person(group, self.tokens) or words[0] in _ARTICLES)
            and last not in wordset("organisation") - wordset("outlets") - PRINTED
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
            return self._known(name(group, self.tokens, []).name)
        return None


def tokens_text(tokens: list[Token], first: int, last: int) -> str:
    """Words as printed, one space between."""
    out: list[str] = []
    for i in range(first, last):
        if out and tokens[i].start > tokens[i - 1].end:
            out.append(" ")
        out.append(tokens[i].text)
    return "".join(out)
