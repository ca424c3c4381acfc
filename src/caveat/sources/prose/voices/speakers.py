"""A noun group in; the source that it is out: a person, an institution, somebody without a name, or an outlet."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.grammar.appositions import MAKERS
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import is_person, is_titled, name
from caveat.sources.prose.grammar.sortnames import own_name
from caveat.sources.prose.named.outlets import Outlets
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.voices.extents import described, end_of, hidden, is_it, paged, whole, without_both
from caveat.sources.prose.voices.papers import corrects, of_the_press, own_print
from caveat.sources.prose.voices.relays import seen_by
from caveat.sources.prose.voices.several import people_before, tells_body
from caveat.sources.prose.voices.unnamed import brought_in, is_of, is_theirs, stood_for, unnamed
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import (
    AIRED,
    COUNTS,
    ENVOYS,
    FOUND_OUT,
    HEARSAY,
    ITS_OWN,
    NUMBERED,
    ORDINALS,
    OUR_OWN,
    OUTLETS,
    OWN,
    PALACES,
    PAPERS,
    REASONS,
    REPORTED,
    SOMEBODY,
    SORTS,
    is_office,
    named_at_end,
)
from caveat.sources.prose.words.tokens import tokens_text

_INITIALS = later(r"(?:[A-Z]\.? ?){1,3}")
"""Initials before a surname."""
_SPEAK_AS_BODIES = frozenset(("state", "body", "spokes", "speech", "permit", "measure", "goods"))
"""Kinds of group that are an institution's where they are cited and nothing else is told."""
_BY_OFFICE = frozenset(("name", "person", "spokes"))
"""Kinds of group by which somebody may be meant who was named before."""
_DUMB = frozenset(("abstract", "measure", "transfer", "goods", "aid", "time", "permit", "unit"))
"""Kinds of what cannot be cited."""
_OWED = frozenset(("unpaid", "overdue", "outstanding", "missing", "late", "delayed", "incomplete"))
"""Words for papers that are a reason, and tell nothing."""


class _Told(Struct, frozen=True):
    """What is told of a source."""

    group: Group
    items: list[Item]
    verb: str
    mention: Mention | None
    """Whom the group stands for, so far as anybody was named."""
    low: str
    words: list[str]
    others: list[Item]
    """What stands behind it, but for the time."""
    end: int
    described: int
    """Where it ends with what is said of it behind its noun."""
    speaker: str
    printed: str


_SOME = frozenset(("one", "some", "others", "another", "several", "many", "most", "few", "both"))
"""Who belongs to those behind "of"."""
_NEAR = 8
"""Words within which it is told whose that is."""


class Speakers(Outlets):
    """Tells what sort of source a group of one sentence is."""

    def source(self, group: Group, items: list[Item], verb: str = "say") -> Source:
        """The source that a group is."""
        tokens = self.tokens
        group = whole(group, tokens)
        mention = self.book.resolve(group, tokens, self.sentence, None, items, wide=True)
        if tokens[group.head].low in SORTS | OUTLETS and any(map(self.is_outlet_name, group.apposed)):
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(name(group.apposed[0], tokens, []).name))
        called = next((one for one in group.apposed if is_person(one, tokens)), None)
        if called is not None and (group.kind != "body" or tokens[group.head].low == "executive"):
            return Source(Attribution.NAMED, name(called, tokens, []).name)
        made = tokens[group.head].low in MAKERS and any(one.kind == "body" for one in group.apposed)
        if made:
            return Source(Attribution.INSTITUTION, name(group, tokens, []).name)  # the builder, Norvik Marine
        if group.kind == "pronoun" and group.apposed and tokens[group.head].low == "one":
            beside = name(group.apposed[0], tokens, []).name
            return Source(Attribution.INSTITUTION, beside)  # one of them, Clean Harbour
        if group.kind == "pronoun":
            return self._pronoun(group, mention, items)
        one = self._told(group, items, verb, mention)
        found = next((source for read in _READERS if (source := read(self, one)) is not None), None)
        return found or self._unnamed(one)

    def told_apart(self, source: Source, group: Group, verb: int) -> Source:
        """A source with the clause between it and its verb that tells which it is: a list that was published shows."""
        between = self.tokens[group.last : verb]
        if source.kind is not Attribution.INSTITUTION or not between or between[0].low not in ("that", "which"):
            return source
        plain = all(token.text not in (",", ";", ":", "(", '"', "“") for token in between)
        printed = tokens_text(self.tokens, group.first, group.last)
        return (
            replace(source, speaker=tokens_text(self.tokens, group.first, verb))
            if (plain and source.speaker == printed)
            else source
        )

    def _told(self, group: Group, items: list[Item], verb: str, mention: Mention | None) -> _Told:
        tokens = self.tokens
        others = [each for each in items[1:] if not (isinstance(each.what, Group) and each.what.kind == "time")]
        apposed = [each.last for each in group.apposed] if group.kind == "body" else []
        end = max([end_of(group, items, tokens), *apposed])
        told = described(end, tokens, self.beside)
        return _Told(
            group=group,
            items=items,
            verb=verb,
            mention=mention,
            low=tokens[group.head].low,
            words=[token.low for token in tokens[group.first : group.last]],
            others=others,
            end=end,
            described=told,
            speaker=tokens_text(tokens, group.first - paged(group, tokens), told),
            printed=name(group, tokens, []).name,
        )

    def _unnamed(self, one: _Told, is_hidden: bool = False) -> Source:
        entries = self.book.entries
        return unnamed(one.group, one.items, one.words, one.speaker, self.tokens, entries, is_hidden)

    # Each of these tells the source where it is of one sort; they are asked in this order ---------------------------

    def _firm(self, one: _Told) -> Source | None:
        """A firm or office whose name stands beside it: the shipyard, Halvorsen Marine."""
        group, tokens = one.group, self.tokens
        if group.kind != "body" or tokens[group.head].tag != "N" or one.words[0] != "the":
            return None
        for beside in group.apposed:
            if beside.kind != "state" and tokens[beside.head].text[0].isupper():
                return Source(Attribution.INSTITUTION, name(beside, tokens, []).name)
        return None

    def _own_voice(self, one: _Told) -> Source | None:
        """The page's own voice: this paper, our correspondents, reports."""
        group, low, words, tokens = one.group, one.low, one.words, self.tokens
        if low in HEARSAY and (tokens[group.head].tag != "NNP" or group.last == 1):
            return OUTLET
        if words in (["the", "press"], ["word"], ["rumour"], ["rumor"]) or words[-2:] == ["news", "agencies"]:
            return OUTLET
        if words[:1] == ["our"] and (low in OUR_OWN or set(map(singular, words)) & wordset("reporters")):
            return OUTLET
        if words[:1] == ["this"] and low in SORTS | AIRED and not one.others:
            return OUTLET
        if low in FOUND_OUT and self._of_this_paper(one):
            return OUTLET
        if words[:1] == ["your"] and low in OWN | {"leader", "columnist"}:
            return Source(Attribution.INSTITUTION, one.speaker)  # to an editor: your leader says
        ours = low in OWN or (low in OUR_OWN and ("earlier" in words or corrects(self.book.text)))
        if ours and own_print(group, one.others, tokens):
            return OUTLET  # the first edition of this article
        return OUTLET if low == "report" and not one.others and of_the_press(group, tokens) else None

    def _of_this_paper(self, one: _Told) -> bool:
        """Whether what is cited is the page's own: according to information of, or obtained by, this newspaper."""
        first = one.group.last
        near = [token.low for token in self.tokens[first : first + _NEAR]]
        lows = near[: near.index(",")] if "," in near else near
        ours = SORTS | AIRED | wordset("reporters") | {"reporters", "correspondents"}
        return any(this in ("this", "our") and sort in ours for this, sort in pairwise(lows))

    def _ordinal(self, one: _Told) -> Source | None:
        """One of several without a name: a second said."""
        words = one.words
        if len(words) != 2 or words[0] not in ("a", "another", "the") or words[1] not in ORDINALS or one.others:
            return None
        return Source(Attribution.ANONYMOUS, tokens_text(self.tokens, one.group.first, one.group.last), 1)

    def _office(self, one: _Told) -> Source | None:
        """A paper by its number or a house or office by its name; whoever holds one and is not to be named."""
        group = one.group
        if group.kind == "number" and (NUMBERED & set(one.words) or paged(group, self.tokens)):
            return Source(Attribution.INSTITUTION, one.speaker)
        if hidden(group, one.end, one.described, self.tokens):
            return self._unnamed(one, is_hidden=True)
        office = is_office(one.printed) and one.printed not in self.book.persons.values()
        return Source(Attribution.INSTITUTION, one.speaker) if office or one.speaker in PALACES else None

    def _paper(self, one: _Told) -> Source | None:
        """The outlet that stands beside what it printed, or in which that was printed."""
        paper = next((each for each in one.group.apposed if self.tokens[each.first].low in SORTS), None)
        if paper is not None:
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(name(paper, self.tokens, []).name))
        told_by = self.printed_in(one.low, one.items) or self._report_of(one.group, one.low)
        return Source(Attribution.OUTLET, relayed_from=told_by) if told_by is not None else None

    def _report_of(self, group: Group, low: str) -> str | None:
        """The outlet whose report it is by the name before the word: a Bloomberg report."""
        names = [at for at in range(group.first, group.head) if self.tokens[at].tag == "NNP"]
        if low not in REPORTED or not names or names[-1] != group.head - 1 or group.owner is not None:
            return None
        printed = tokens_text(self.tokens, names[0], names[-1] + 1)
        known = printed in self.book.outlets or self.tokens[names[-1]].low in wordset("outlets")
        return self.known_outlet(printed) if known else None

    def _unknown(self, one: _Told) -> Source | None:
        """What a name is of which nothing is known, by "according to": a body, a person, or an outlet."""
        group, words, tokens = one.group, one.words, self.tokens
        if one.verb != "according" or group.kind != "name" or any(word in wordset("titles") for word in words):
            return None
        if words[-2:] == ["news", "agency"] and self.is_outlet(group, words, one.verb):
            return None
        if any(each.kind in ("person", "spokes") for each in group.apposed):
            return Source(Attribution.NAMED, one.printed)
        if is_person(group, tokens) and (is_titled(group, tokens) or is_theirs(one.others)):
            return None  # his lawyer, or of the Red Party
        nouns = lexicon().nouns
        bodies = any(nouns.get(word) == "body" for word in words) or not wordset("organisation").isdisjoint(words)
        if bodies and SORTS.isdisjoint(words) and not self.is_outlet(group, words, one.verb):
            return Source(Attribution.INSTITUTION, one.speaker)
        if [token.low for token in tokens[group.last : group.last + 2]] == [",", "who"]:
            return Source(Attribution.NAMED, one.printed)
        known = one.printed in self.book.persons or one.printed in self.book.persons.values()
        if known or tokens[group.head].tag != "NNP" or self.book.by_surname(one.printed):
            return None
        return Source(Attribution.OUTLET, relayed_from=self.known_outlet(one.printed))

    def _outlet(self, one: _Told) -> Source | None:
        """An outlet, by its name or as one that was named before."""
        if self.is_outlet(one.group, one.words, one.verb) or one.printed in self.book.outlets:
            if self.of_no_name(one.group):
                return OUTLET
            return Source(Attribution.OUTLET, relayed_from=self.known_outlet(one.printed))
        return None

    def _named(self, one: _Told) -> Source | None:
        """A person: by the look of the name, a name beside it, or one by which he was named before."""
        group, tokens, mention = one.group, self.tokens, one.mention
        if brought_in(one.low, self.book.entries, ("a", "an")):
            return self._unnamed(one)  # an industry executive, who is "the executive"
        if group.kind == "name" and any(tells_body(each, tokens) for each in group.apposed):
            return Source(Attribution.INSTITUTION, one.speaker)  # Clear Skies, a campaign group
        persons = self.book.persons
        if (
            is_person(group, tokens)
            or any(is_person(without_both(each, tokens), tokens) for each in group.members)
            or (group.kind in ("person", "spokes") and any(is_person(each, tokens) for each in group.apposed))
            or (mention is not None and group.kind in _BY_OFFICE and self._holds(one, mention))
        ):
            return Source(Attribution.NAMED, mention.name if mention is not None else one.speaker)
        once = one.words[1:-1] in (["former"], ["ex"], ["retired"], ["onetime"])
        plain = one.words[:1] == ["the"] and (once or len(one.words) == 2) and not one.others
        meant = stood_for(tokens[group.head], self.book.entries, self.sentence, once) if plain else None
        if meant is not None:
            return Source(Attribution.NAMED, meant)
        if group.kind == "name" and tokens[group.head].text in persons:
            return Source(Attribution.NAMED, one.printed if self._another(group) else persons[tokens[group.head].text])
        return None

    def _holds(self, one: _Told, mention: Mention) -> bool:
        """Whether it is a person who was named before, and no minister of another matter than he."""
        of = one.others[0] if one.group.kind == "person" and one.others and one.others[0].prep == "of" else None
        known = mention.name in self.book.persons.values()
        if not known or of is None or not isinstance(of.what, Group):
            return known
        return is_of(self.tokens[of.what.head].low, mention.name, self.book.entries)

    def _of_a_body(self, one: _Told) -> Source | None:
        """So many of a body, or a person whose name ends what is said of him: the minister of defence Ane Holt."""
        group, words = one.group, one.words
        if group.kind == "body" and one.low in lexicon().anonymous and (words[0] in COUNTS or words[0].isdigit()):
            return self._unnamed(one)
        apart = one.described > one.end or one.low in ("aide", "adviser", "advisor", "assistant")
        person = named_at_end(one.speaker) if not apart else None  # not: officials close to Kari Lund
        led = one.speaker.removesuffix(person).split()[-1:] if person is not None else []
        if person is not None and person.split()[-1].lower() in wordset("titles") | {"pm", "fm"}:
            person = None  # the deputy PM
        if person is not None and led not in (["in"], ["at"], ["from"], ["near"], ["outside"]):  # in Buenos Aires
            self.book.persons.setdefault(person.split()[-1], person)
            return Source(Attribution.NAMED, person)
        loose = one.low == "staff" and words[0] not in ("the", "its", "their") and "general" not in words
        return self._unnamed(one) if loose else None

    def _institution(self, one: _Told) -> Source | None:
        """A state, a body or a paper of theirs, with the outlet that has seen it."""
        group, low = one.group, one.low
        paper = low in wordset("documents") or singular(low) in wordset("documents") or low in PAPERS
        paper = paper or (low == "returns" and group.kind == "other")
        if not ((paper and group.kind != "person") or group.kind in _SPEAK_AS_BODIES):
            return None
        return Source(Attribution.INSTITUTION, one.speaker, relayed_from=seen_by(self, group.last, one.described))

    def _bare_name(self, one: _Told) -> Source | None:
        """A name of which nothing was told: a surname, or else a body's."""
        group, words, tokens = one.group, one.words, self.tokens
        if group.kind not in ("name", "outlet"):
            return None
        text = tokens[group.head].text
        surname = (
            group.kind == "name"
            and one.low not in wordset("organisation")
            and (len(words) == 1 or one.low not in wordset("titles"))
            and sum(token.tag == "NNP" for token in tokens[group.first : group.last]) == 1
            and words[0] not in ("the", "a")
            and sum(letter.isupper() for letter in text if words[0].isalpha()) < 2
            and self.book.may_be_surname(text)
            and not is_it(group, tokens)
            and own_name(tokens, group.first, group.last) == group.first  # engine maker Sirocco
        )
        return Source(Attribution.NAMED if surname else Attribution.INSTITUTION, one.speaker)

    def _another(self, group: Group) -> bool:
        """Whether a surname has other initials than whoever is known by it: A.P. Singh, who is not Rajnath Singh."""
        full = self.book.persons[self.tokens[group.head].text]
        initials = [token.text for token in self.tokens[group.first : group.head] if _INITIALS.fullmatch(token.text)]
        return bool(initials) and not any(one[0] == full[0] for one in initials)

    def can_tell(self, group: Group) -> bool:
        """Whether a group can be cited for something: people, bodies and papers can, concerns and reasons cannot."""
        if self.tokens[group.head].low == "service" and self.tokens[group.head - 1].low in ("press", "news"):
            return True
        if any(token.low in _OWED for token in self.tokens[group.first : group.head]):
            return False  # unpaid bills
        return not (group.kind in _DUMB or self._nobody(group)) and self.tokens[group.head].low not in REASONS

    def _nobody(self, group: Group) -> bool:
        """Whether a noun that no list knows is neither somebody nor a paper: a shortage, a lack of crews."""
        token = self.tokens[group.head]
        if group.kind != "other" or token.tag != "N" or token.low.endswith(("er", "or", "ist", "ian", "man", "ee")):
            return False
        low = singular(token.low)
        papers = token.low in wordset("documents") or low in wordset("documents") or low in PAPERS
        return not (papers or token.low in lexicon().anonymous or group.apposed or low in wordset("office"))

    def _pronoun(self, group: Group, mention: Mention | None, items: list[Item]) -> Source:
        """The source that a pronoun stands for: somebody without a name, or whoever was named."""
        low = self.tokens[group.head].low
        spoke = self.book.spoke
        if low == "it" and (spoke.kind is Attribution.INSTITUTION or spoke.relayed_from is not None):
            return spoke  # the plant was to be sold, the ministry said; it added that
        of_some = low in _SOME and len(items) > 1 and items[1].prep == "of"
        if low == "both" and mention is None and people_before(self.book.entries, self.tokens[group.head].start):
            return Source(Attribution.ANONYMOUS, tokens_text(self.tokens, group.first, group.last), 2)
        if not (of_some or low in SOMEBODY):
            return self._of_entry(mention) if mention is not None else OUTLET
        end = described(end_of(group, items, self.tokens), self.tokens, self.beside)
        speaker = tokens_text(self.tokens, group.first, end)
        if of_some:
            return unnamed(group, items, [low], speaker, self.tokens, self.book.entries)
        return Source(Attribution.ANONYMOUS, speaker, SOMEBODY[low])

    def _of_entry(self, mention: Mention) -> Source:
        """The source that somebody is who was named before."""
        entry = next((e for e in reversed(self.book.entries) if e.mention.name == mention.name), None)
        if entry is None:
            return OUTLET
        person = named_at_end(mention.name)
        if mention.name in self.book.outlets:
            return Source(Attribution.OUTLET, relayed_from=mention.name)
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
            told = mention.name.split(maxsplit=1)[1] if counted and " " in mention.name else mention.name
            return Source(Attribution.ANONYMOUS, mention.name, count, told)
        return Source(Attribution.INSTITUTION, mention.name)


_READERS: tuple[Callable[[Speakers, _Told], Source | None], ...] = (
    Speakers._firm,
    Speakers._own_voice,
    Speakers._ordinal,
    Speakers._office,
    Speakers._paper,
    Speakers._unknown,
    Speakers._outlet,
    Speakers._named,
    Speakers._of_a_body,
    Speakers._institution,
    Speakers._bare_name,
)
