"""A noun group in; the source that it is out: a person, an institution, somebody without a name, or an outlet."""

from __future__ import annotations

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.book import is_person, name
from caveat.sources.prose.clauses import Item
from caveat.sources.prose.groups import Group, singular
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.outlets import Outlets
from caveat.sources.prose.spoken import (
    AIRED,
    CARRIED,
    COUNTS,
    ENVOYS,
    EXPERTS,
    HEARSAY,
    HIDDEN,
    INSIDERS,
    ITS_OWN,
    LONGEST,
    NUMBERED,
    ORDINALS,
    OUTLETS,
    OWN,
    PALACES,
    PAPERS,
    REASONS,
    REPORTED,
    SEEN,
    SOMEBODY,
    SORTS,
    TALKS,
    TOLD_OF,
    UNNAMED,
    is_office,
    named_at_end,
)
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.tokens import Token

_BY = 3
"""Words within which it is told who has seen a paper."""
_FIGURES = 4
"""Figures from which a number is none of sources."""

_INITIALS = later(r"(?:[A-Z]\.? ?){1,3}")
"""Initials before a surname."""


class Speakers(Outlets):
    """Tells what sort of source a group of one sentence is."""

    def source(self, group: Group, items: list[Item], verb: str = "say") -> Source:
        """The source that a group is."""
        tokens = self.tokens
        group = self._person_ahead(self._counted(group))
        mention = self.book.resolve(group, tokens, self.sentence, None, items, wide=True)
        if tokens[group.head].low in SORTS | OUTLETS and any(map(self.is_outlet_name, group.apposed)):
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(name(group.apposed[0], tokens, []).name))
        called = next((one for one in group.apposed if is_person(one, tokens)), None)
        if called is not None and (group.kind != "body" or tokens[group.head].low == "executive"):
            return Source(Attribution.NAMED, name(called, tokens, []).name)
        if group.kind == "pronoun":
            return self._pronoun(group, mention, items)
        low = tokens[group.head].low
        words = [t.low for t in tokens[group.first : group.last]]
        others = [one for one in items[1:] if not (isinstance(one.what, Group) and one.what.kind == "time")]
        firm = next((one for one in group.apposed if tokens[one.head].text[0].isupper() and one.kind != "state"), None)
        if firm is not None and group.kind == "body" and tokens[group.head].tag == "N" and words[0] == "the":
            return Source(Attribution.INSTITUTION, name(firm, tokens, []).name)
        if low in HEARSAY and (tokens[group.head].tag != "NNP" or group.last == 1):
            return OUTLET
        if words[:1] == ["our"] and (low in OWN | REPORTED or set(map(singular, words)) & wordset("reporters")):
            return OUTLET
        if words[:1] == ["this"] and low in SORTS | AIRED and not others:
            return OUTLET
        itself = all(isinstance(one.what, Group) and tokens[one.what.head].low in OWN for one in others)
        if low in OWN and (group.owner is None or group.owner.kind == "time") and itself:
            return OUTLET  # the first edition of this article
        if low == "report" and words[:2] == ["the", "same"] and not others:
            return OUTLET
        if words[0] in ("a", "another", "the") and words[-1] in ORDINALS and len(words) == 2 and not others:
            return Source(Attribution.ANONYMOUS, tokens_text(tokens, group.first, group.last), 1)
        end = max([self._end(group, items), *(one.last for one in group.apposed if group.kind == "body")])
        described = self._described(end)
        speaker = tokens_text(tokens, group.first - self._paged(group), described)
        printed = name(group, tokens, []).name
        if group.kind == "number" and (NUMBERED & set(words) or self._paged(group)):
            return Source(Attribution.INSTITUTION, speaker)
        if self._is_hidden(group, end, described):
            return self._unnamed(group, items, low, words, speaker, hidden=True)
        if speaker in PALACES:
            return Source(Attribution.INSTITUTION, speaker)
        if is_office(printed) and printed not in self.book.persons.values():
            return Source(Attribution.INSTITUTION, speaker)
        if any(tokens[one.first].low in SORTS for one in group.apposed):
            paper = next(one for one in group.apposed if tokens[one.first].low in SORTS)
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(name(paper, tokens, []).name))
        told_by = self.printed_in(low, items)
        if told_by is not None:
            return Source(Attribution.OUTLET, relayed_from=told_by)
        agency = words[-2:] == ["news", "agency"] and self.is_outlet(group, words, verb)
        unknown = (
            not agency
            and verb == "according"
            and group.kind == "name"
            and not any(t in wordset("titles") for t in words)
        )
        if unknown and any(one.kind in ("person", "spokes") for one in group.apposed):
            return Source(Attribution.NAMED, printed)
        bodies = {"body"} & {lexicon().nouns.get(word) for word in words} or set(words) & wordset("organisation")
        if unknown and bodies and not set(words) & SORTS and not self.is_outlet(group, words, verb):
            return Source(Attribution.INSTITUTION, speaker)
        known = printed in self.book.persons or printed in self.book.persons.values()
        if unknown and [token.low for token in tokens[group.last : group.last + 2]] == [",", "who"]:
            return Source(Attribution.NAMED, printed)
        if unknown and not known and tokens[group.head].tag == "NNP":
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(printed))
        if self.is_outlet(group, words, verb) or printed in self.book.outlets:
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(printed))
        if low in INSIDERS and any(e.head == low and not e.person and e.words & {"a", "an"} for e in self.book.entries):
            return self._unnamed(group, items, low, words, speaker)  # an industry executive, who is "the executive"
        if group.kind == "name" and any(one.kind == "body" and tokens[one.head].tag == "N" for one in group.apposed):
            return Source(Attribution.INSTITUTION, speaker)  # Clear Skies, a campaign group
        if (
            is_person(group, tokens)
            or any(is_person(one, tokens) for one in group.members)
            or (group.kind in ("person", "spokes") and any(is_person(one, tokens) for one in group.apposed))
            or (mention is not None and group.kind in ("name", "person") and mention.name in self.book.persons.values())
        ):
            return Source(Attribution.NAMED, mention.name if mention is not None else speaker)
        if group.kind == "name" and tokens[group.head].text in self.book.persons:
            full = printed if self._another(group) else self.book.persons[tokens[group.head].text]
            return Source(Attribution.NAMED, full)
        if group.kind == "body" and low in lexicon().anonymous and (words[0] in COUNTS or words[0].isdigit()):
            return self._unnamed(group, items, low, words, speaker)
        apart = described > end or low in ("aide", "adviser", "advisor", "assistant")  # officials close to Kari Lund
        person = named_at_end(speaker) if not apart else None
        if person is not None:
            self.book.persons.setdefault(person.split()[-1], person)
            return Source(Attribution.NAMED, person)
        if low == "staff" and words[0] not in ("the", "its", "their") and "general" not in words:
            return self._unnamed(group, items, low, words, speaker)
        if (
            low in wordset("documents")
            or singular(low) in wordset("documents")
            or low in PAPERS
            or (low == "returns" and group.kind == "other")
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
            return Source(Attribution.INSTITUTION, speaker, relayed_from=self._seen_by(group, described))
        if group.kind in ("name", "outlet"):
            if (
                group.kind == "name"
                and low not in wordset("organisation")
                and len([t for t in tokens[group.first : group.last] if t.tag == "NNP"]) == 1
                and words[0] not in ("the", "a")
                and sum(letter.isupper() for letter in tokens[group.head].text if words[0].isalpha()) < 2
                and self.book.may_be_surname(tokens[group.head].text)
                and not self._is_it(group)
            ):
                return Source(Attribution.NAMED, speaker)
            return Source(Attribution.INSTITUTION, speaker)
        return self._unnamed(group, items, low, words, speaker)

    def _another(self, group: Group) -> bool:
        """Whether a surname has other initials than whoever is known by it: A.P. Singh, who is not Rajnath Singh."""
        full = self.book.persons[self.tokens[group.head].text]
        initials = [token.text for token in self.tokens[group.first : group.head] if _INITIALS.fullmatch(token.text)]
        return bool(initials) and not any(one[0] == full[0] for one in initials)

    def _is_it(self, group: Group) -> bool:
        """Whether whoever speaks is a thing by what follows: Norvik, which; Norvik said it had sold none."""
        behind = [token.low for token in self.tokens[group.last : group.last + 5]]
        if behind[:2] == [",", "which"]:
            return True
        said = [low for low in behind[1:] if low != "that"]
        return len(said) > 1 and said[0] == "it" and said[1] in ("had", "has", "would", "will", "planned", "plans")

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

    def _described(self, end: int) -> int:
        """Where a source ends with what is said of it behind its noun: "who spoke on condition of anonymity"."""
        tokens = self.tokens
        at = end + (end + 1 < len(tokens) and tokens[end].low == "," and tokens[end + 1].low == "who")
        if [token.low for token in tokens[end + 2 : end + 4]] == ["of", "whom"] and tokens[end].low == ",":
            at = end + 3  # all of whom requested anonymity
        if at >= len(tokens) or tokens[at].low not in ("who", "whom", *TOLD_OF):
            return end
        words = {token.low for token in tokens[at : at + LONGEST]}
        if at > end and not words & HIDDEN:
            return end
        verbs, own, because = 0, 0, False
        for i in range(at, min(at + LONGEST, len(tokens))):
            token = tokens[i]
            if token.tag in (",", ".", ":", ";", "--", "QUO") and i > at:
                return i
            if i < at + _BY and token.low in ("us", "our"):
                return end  # reviewed by our researchers
            if token.low == "that":
                return end
            if token.tag == "VB" and token.lemma in self.beside and self.tokens[i - 1].tag not in ("TO", "MD", "NOT"):
                return i  # two officials involved in the matter say
            own += token.low in ("who", "whom")
            because = because or token.low in ("because", "as", "since")
            told = i > at and token.tag in ("VBD", "VBZ", "VBP", "MD")
            verbs += told and not (because and verbs == own)
            if verbs > own or (token.low == "told" and i > at + 1):
                return end if tokens[i - 1].tag == "CC" and not own else i  # released a report and said
        return end

    def _paged(self, group: Group) -> bool:
        """Whether a number is that of a page, whose word stands in front of it."""
        return group.kind == "number" and group.first > 0 and self.tokens[group.first - 1].low in NUMBERED

    def _is_hidden(self, group: Group, end: int, described: int) -> bool:
        """Whether somebody of an office is not to be named: the minister, who did not want to be identified."""
        if described <= end or group.kind not in ("person", "spokes") or group.apposed:
            return False
        words = {token.low for token in self.tokens[end:described]}
        return bool(words & HIDDEN) and bool(words & (UNNAMED | {"not", "anonymity"}))

    def _seen_by(self, group: Group, described: int) -> str | None:
        """The outlet that has seen a paper: a memo obtained by the Herald."""
        tokens = self.tokens
        for at in range(group.last, min(described, len(tokens) - 1)):
            if tokens[at].low in SEEN and tokens[at + 1].low == "by" and tokens[described - 1].tag == "NNP":
                printed = [one for one in range(at + 2, described) if tokens[one].low not in ("the", "this")]
                paper = Group(printed[0], described, described - 1, "name") if printed else None
                return self.outlet_name(paper) if paper is not None else None
        return None

    def _end(self, group: Group, items: list[Item]) -> int:
        last = group.last
        for item in items[1:]:
            if (
                not isinstance(item.what, Group)
                or not item.prep
                or (item.first != last and item.first > last + 2)
                or (item.what.kind == "time" and not self._of_a_year(group, item))
                or item.what.comma
                or (item.prep == "in" and self.tokens[item.what.head].low in TALKS | REPORTED | CARRIED)
                or (item.prep == "to" and group.kind == "person" and not self._is_office_to(group))
            ):
                break
            last = item.what.last
        there = group.kind == "person" and last + 1 < len(self.tokens) and self.tokens[last].low in ("there", "here")
        return last + there

    def _of_a_year(self, group: Group, item: Item) -> bool:
        """Whether a year is that of a paper: the yearbook for 2029."""
        low = self.tokens[group.head].low
        year = isinstance(item.what, Group) and self.tokens[item.what.head].low.isdigit()
        return year and item.prep in ("for", "of") and (low in PAPERS or low in wordset("documents"))

    def _is_office_to(self, group: Group) -> bool:
        """Whether somebody is what he is to another: an adviser to the minister; no addressee."""
        low = self.tokens[group.head].low
        return low in ENVOYS or low.startswith(
            ("advis", "aide", "assist", "counsel", "secretar", "envoy", "ambassador")
        )

    def _unnamed(
        self, group: Group, items: list[Item], low: str, words: list[str], speaker: str, hidden: bool = False
    ) -> Source:
        first = words[0]
        definite = (
            first in ("the", "his", "her", "its", "their")
            or self.tokens[group.first].tag == "NNP"
            or group.owner is not None
        )
        if any(not is_person(one, self.tokens) and self.tokens[one.head].tag == "NNP" for one in group.apposed):
            return Source(Attribution.INSTITUTION, speaker)
        one = (not low.endswith("s") or low.endswith("ss")) and low != "people"
        definite = definite or (one and words == [low] and group.kind not in ("number", "pronoun"))
        if self.tokens[group.head].tag == "NNP" and low not in lexicon().anonymous and group.kind != "person":
            return Source(Attribution.INSTITUTION, speaker)
        of = items[1] if len(items) > 1 and items[1].prep == "of" else None
        if low in ENVOYS and group.owner is not None and group.owner.kind == "state":
            return Source(Attribution.INSTITUTION, speaker)
        if definite and low in ENVOYS and self.tokens[group.first].tag == "PRPS":
            return Source(Attribution.INSTITUTION, speaker)
        if definite and low in ENVOYS and of is not None and isinstance(of.what, Group) and of.what.kind == "state":
            return Source(Attribution.INSTITUTION, speaker)
        once = not definite and bool({"former", "ex", "retired", "one-time"} & set(words))
        office = one and not once and (low in wordset("office") if definite else low in wordset("ministers"))
        party = self.tokens[group.head].tag == "NNP" and low.endswith("s") and group.kind in ("person", "name")
        party = party and first not in COUNTS and not first.isdigit()  # two MPs
        unlisted = one and definite and low not in lexicon().anonymous and group.kind != "pronoun"
        unlisted = unlisted and not any(
            low in INSIDERS and entry.head == low and not entry.person and entry.words & {"a", "an", "one"}
            for entry in self.book.entries
        )  # an executive, who is "the executive" later
        office, unlisted = office and not hidden, unlisted and not hidden and low != "interlocutor"
        if low in EXPERTS and {"un", "u.n.", "nations", "eu", "osce"} & set(words):
            return Source(Attribution.INSTITUTION, speaker)
        of_body = of is not None and isinstance(of.what, Group) and of.what.kind == "body"
        if low == "members" and definite and of_body:
            return Source(Attribution.INSTITUTION, speaker)  # the members of the Labour group
        if low in ITS_OWN and (definite or (len(items) > 1 and items[1].prep in ("for", "of", "at"))):
            return Source(Attribution.INSTITUTION, speaker)
        if office or party or unlisted or (group.kind == "number" and not self._of_people(items)):
            return Source(Attribution.INSTITUTION, speaker)
        count = next((COUNTS[w] for w in words[:4] if w in COUNTS and w != "dozen"), None)
        if "dozen" in words:
            count = 6 if words[0] == "half" else 12 if words[0] in ("a", "dozen") else None
        if count is None and words[0].isdigit():
            count = int(words[0])
        if count is None and definite and one:
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
        if self.tokens[group.head].low == "service" and self.tokens[group.head - 1].low in ("press", "news"):
            return True
        dumb = group.kind in ("abstract", "measure", "transfer", "goods", "aid", "time", "permit", "unit")
        return not (dumb or self._nobody(group)) and self.tokens[group.head].low not in REASONS

    def _nobody(self, group: Group) -> bool:
        """Whether a noun that no list knows is neither somebody nor a paper: a shortage, a lack of crews."""
        token = self.tokens[group.head]
        if group.kind != "other" or token.tag != "N" or token.low.endswith(("er", "or", "ist", "ian", "man", "ee")):
            return False
        low = singular(token.low)
        papers = token.low in wordset("documents") or low in wordset("documents") or low in PAPERS
        return not (papers or token.low in lexicon().anonymous or group.apposed or low in wordset("office"))

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
        if entry.head in ITS_OWN or (entry.head == "members" and " of " in mention.name and "the" in entry.words):
            return Source(Attribution.INSTITUTION, mention.name)
        if entry.head in ENVOYS and (" of " in mention.name or entry.words & {"its", "their", "his", "her"}):
            return Source(Attribution.INSTITUTION, mention.name)
        if entry.kind in ("person", "people") and entry.head not in wordset("office"):
            counted = COUNTS.get(mention.name.split()[0].lower())
            count = counted if entry.plural else 1
            described = mention.name.split(maxsplit=1)[1] if counted and " " in mention.name else mention.name
            return Source(Attribution.ANONYMOUS, mention.name, count, described)
        return Source(Attribution.INSTITUTION, mention.name)


def tokens_text(tokens: list[Token], first: int, last: int) -> str:
    """Words as printed, one space between."""
    out: list[str] = []
    for i in range(first, last):
        if out and tokens[i].start > tokens[i - 1].end:
            out.append(" ")
        out.append(tokens[i].text)
    return "".join(out)
