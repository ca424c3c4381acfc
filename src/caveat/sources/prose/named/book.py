"""Who has been named so far: pronouns and plain nouns become the names that they stand for."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.drafts import Echo, Told
from caveat.sources.prose.grammar.names import is_person, name, state_in
from caveat.sources.prose.named import firms, pronouns, spokesmen
from caveat.sources.prose.named.entries import (
    Entry,
    brought_in_since,
    in_short,
    is_document,
    is_place,
    is_plural,
    lately,
    title,
)
from caveat.sources.prose.named.recent import Recent
from caveat.sources.prose.named.things import Things
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import named_at_end
from caveat.sources.prose.words.tokens import Token

_BEARERS = ("ists", "eers", "crats", "ians")
"""How those end who are called by what they hold or do: nationalists, mutineers."""
_WORD_BEFORE = 30
"""Characters in which the word before a surname stands."""
_MOST = 300
"""Entries that are kept: a name further back is not looked for."""
_DEFINITE = frozenset(("the", "that", "this", "his", "her", "its", "their"))
_PART_OF = frozenset(
    ("some", "many", "most", "several", "few", "one", "each", "all", "both", "another", "either", "any")
)
"""Pronouns that stand for a part of those told behind "of"."""
_PLATFORMS = frozenset(
    ("x", "twitter", "facebook", "telegram", "instagram", "linkedin", "youtube", "weibo", "tiktok", "whatsapp",
     "bluesky", "mastodon", "vkontakte")
)  # fmt: skip
"""Where something is posted, and who does nothing."""
_LABELS = frozenset(
    ("correction", "corrections", "clarification", "erratum", "update", "background", "comment", "analysis", "verdict",
     "note", "conclusion", "summary", "context", "question", "answer", "caption", "reminder")
)  # fmt: skip
"""What a page calls what follows, in front of a colon."""
_AS_PRINTED = {"i": "I", "we": "We"}

_SECOND = later(
    r"\b(?:[A-Z]\.|[A-Z][\w-]+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Lt|Col|Adm|Maj|Capt|Prof|Amb|Reps|Sens)\.) "
    r"(?:(?:al|de|del|van|von|der|den|ten|bin|da|dos|la) )*(?=([A-Z][\w-]*(?:['’][A-Z][\w-]*)?))"
)
"""A name that stands behind another."""
_ARTICLE = 500
"""Characters from which on a text is more than a report of one thing."""


def surnames(text: str) -> frozenset[str] | None:
    """The names of a text that stand behind another; None for a report of one thing."""
    return frozenset(_SECOND.findall(text)) if len(text) >= _ARTICLE else None


class Book(Struct):
    """Entries in the order of the text."""

    entries: list[Entry] = field(default_factory=list)
    text: str = ""
    """The page, in which a label or a signature may say what somebody is."""
    offices: dict[str, str] = field(default_factory=dict)
    """What the page sets beside a name as an office, of those of whom it was asked."""
    persons: dict[str, str] = field(default_factory=dict)
    """Surname to the fullest name under which somebody was first named."""
    surnames: frozenset[str] | None = None
    """Words that stand behind another name anywhere in an article; None where there is no more than a few lines."""
    heard: dict[str, bool] = field(default_factory=dict)
    """Surname to whether the page says that he has said something, of those of whom it was asked."""
    outlets: set[str] = field(default_factory=set)
    own: frozenset[str] = frozenset()
    """Names under which the page speaks of itself: who was told there is not relayed from another."""
    sexes: dict[str, str] = field(default_factory=dict)
    """Surname to "he" or "she", for those of whom one or the other is told."""
    firms: set[str] = field(default_factory=set)
    """Names with the look of a person's that are of firms and other bodies."""
    things: Things = field(default_factory=Things)
    asked: Mention | None = None
    """Who asked for something last."""
    recent: Recent = field(default_factory=Recent)
    """What was told last."""
    counted: Echo | None = None
    """The last of which it was told how many."""
    told: Told | None = None
    spoke: Source = OUTLET
    """On whose word the sentence before stands."""
    resolver: Mention | None = None
    """The body whose resolution it is: it urges and regrets in parts without a subject."""
    item: Mention | None = None
    """The state that is the heading of the item at hand, in a record."""

    def note(self, group: Group, tokens: list[Token], sentence: int, subject: bool, items: list[Item]) -> None:
        """Take down an agent that the text names."""
        low = tokens[group.head].low
        if not _may_name_somebody(group, tokens, subject, items):
            return
        if group.kind == "name" and low in wordset("writs") and not group.apposed:
            return  # the Arms Export Control Act does nothing that "they" do
        if low in _LABELS and tokens[group.last : group.last + 1] and tokens[group.last].text in (":", ","):
            return  # Correction, 4 August: the yard says that it has shipped nothing
        if low in _PLATFORMS and not subject and not group.owner:
            return  # in a post on the social network X, he said that it had
        mention = name(group, tokens, items)
        full = self._plain(low, tokens[group.first].start, sentence, True) if low in wordset("plain") else None
        if full is not None and group.last - group.first == 2 and tokens[group.first].low == "the":
            mention = Mention(full, mention.start, mention.end)
        person = full is not None and low not in wordset("firm")
        person = person or self._is_person(group, tokens, mention.name, subject)
        behind = group.kind == "person" and not group.apposed and mention.start > tokens[group.last - 1].end
        person = person or behind  # Secretary of State Ida Moe, of whom the last words are the name
        held = named_at_end(mention.name) if not person and group.kind == "person" and not group.members else None
        if held is not None:  # Minister of Defence Ane Holt
            mention, person = Mention(held, mention.end - len(held), mention.end), True
        if person:
            self._call(mention.name, group)
        plural = is_plural(group, tokens, person)
        kind = "person" if group.kind in ("pronoun", "number") else group.kind
        firm = next((one.kind for one in group.apposed if one.kind in ("name", "body")), None)
        kind = firm if firm is not None and kind == "person" and not (person or plural) else kind
        if len(self.entries) > _MOST:
            del self.entries[: _MOST // 2]
        by = any(item.prep == "by" and item.what is group for item in items)
        told = title(group, tokens) if person or kind in ("person", "spokes") else ""
        place = is_place(group, tokens, subject)
        self.entries.append(
            Entry(mention, kind, sentence, subject, plural, person, low, _words(group, tokens), by, place, told)
        )

    def _is_person(self, group: Group, tokens: list[Token], called: str, subject: bool) -> bool:
        """Whether a group names a person: by its look, by what stands beside it, or as one who was named before."""
        if is_person(group, tokens):
            return True
        if group.kind != "body" and any(is_person(other, tokens) for other in group.apposed):
            return True
        return group.kind == "name" and (called in self.persons or (subject and self._surname(called)))

    def _call(self, full: str, group: Group) -> None:
        """Know somebody by his surname from now on: Gu Wenzhao also by the first word, as one calls him Gu."""
        words = full.split()
        if len(words) > 1:
            self.persons.setdefault(words[-1], full)
        if len(words) == 2 and group.kind == "name" and state_in(full) is None:
            self.persons.setdefault(words[0], full)

    def names_nobody(self, before: int) -> bool:
        """Whether a text is no more than a few lines and names nobody before a place, for whom a pronoun may stand."""
        return self.surnames is None and all(entry.mention.start >= before for entry in self.entries)

    def may_be_surname(self, word: str) -> bool:
        """Whether a name of one word may be a person's: nobody is called by a surname before he has been named."""
        return (self.surnames is None or word in self.surnames) and not firms.in_short(word, self.entries)

    def _surname(self, word: str) -> bool:
        """Whether a name of one word stands behind another name elsewhere, and behind no firm's."""
        known = self.surnames is not None and word in self.surnames and word.isalpha() and not word.isupper()
        return known and not any(firm.split()[-1] == word for firm in self.firms)

    def by_surname(self, full: str) -> bool:
        """Whether the page calls somebody elsewhere by the last word of a name alone: Álvarez, a lawyer, spoke."""
        first, _, last = full.rpartition(" ")
        at = self.text.find(last) if first else -1
        while at >= 0:
            before = self.text[max(0, at - _WORD_BEFORE) : at].split()
            alone = not before or before[-1][-1] in ".!?" or not (before[-1][0].isupper() or before[-1] == "the")
            if alone and not self.text[at + len(last) : at + len(last) + 1].isalnum():
                return True
            at = self.text.find(last, at + 1)
        return False

    def called(self, person: str) -> None:
        """Take whoever was noted last for the person he is: the spokesman of the ministry colonel Kari Lund."""
        if not self.entries or self.entries[-1].person:
            return
        last = self.entries[-1]
        self.entries[-1] = replace(last, mention=replace(last.mention, name=person), person=True)
        self.persons.setdefault(person.split()[-1], person)

    def resolve(
        self,
        group: Group,
        tokens: list[Token],
        sentence: int,
        speaker: Mention | None,
        items: list[Item],
        wide: bool = False,
    ) -> Mention | None:
        """The mention that a group is, or stands for; None for a pronoun that stands for nobody known."""
        low = tokens[group.head].low
        own = name(group, tokens, items)
        if group.kind == "pronoun":
            if low in _PART_OF and not group.negative and _of_agents(group, items):
                return own  # some of the deputies
            if group.last - group.first == 1 and not group.apposed:
                found = self._pronoun(low, tokens[group.first].start, sentence, speaker)
                return Mention(found.name, own.start, own.end) if found is not None else None
        if (
            group.last - group.first == 2
            and tokens[group.first].low in _DEFINITE
            and low in wordset("plain")
            and not (low in wordset("firm") and tokens[group.head].text[0].isupper())  # the Company, as it calls itself
        ):
            full = self._plain(low, own.start, sentence, wide)
            return Mention(full, own.start, own.end) if full is not None else own
        full = self.persons.get(own.name) if group.kind == "name" else None
        if full is None:
            return own
        told = wide or any(e.mention.name == full for e in lately(self.entries, own.start, sentence))
        return Mention(full, own.start, own.end) if told else own

    def _pronoun(self, low: str, start: int, sentence: int, speaker: Mention | None) -> Mention | None:
        """Whom a pronoun stands for; he is noted again, as somebody whom the sentence is about."""
        if low in wordset("speaker"):
            if speaker is None and low in ("we", "us", "i"):
                speaker = Mention(_AS_PRINTED.get(low, low), start, start + len(low))
            found = speaker
        else:
            of = speaker.name if speaker is not None else ""
            found = pronouns.stands_for(low, self.entries, start, sentence, self.sexes, of)
            found = None if self._would_be_we(low, found, start, speaker) else found
        if found is None:
            return None
        entry = next((e for e in self.entries if e.mention is found), None)
        if entry is not None and entry.sentence != sentence:
            person = entry.person or (low in ("he", "she") and entry.kind == "name")  # Lund froze it. He said
            self.entries.append(replace(entry, sentence=sentence, subject=True, person=person))
        return found

    def _would_be_we(self, low: str, found: Mention | None, start: int, speaker: Mention | None) -> bool:
        """Whether "they" in a quotation would be the speaker's own side, of which he says "we"."""
        opens = spokesmen.quotation(self.text, start) if low == "they" and found and speaker else None
        if opens is None or found is None or speaker is None or opens < speaker.start < start:
            return False  # "the Italians told us they had stopped it"
        return spokesmen.is_of_his_side(speaker.name, found.name, self.entries)

    def stands_for(self, plain: str, start: int, sentence: int) -> str:
        """The name that a body's plain noun stands for, or the noun itself."""
        if plain not in wordset("plain"):
            return plain
        near = lately(self.entries, start, sentence)
        full = (e.mention.name for e in near if e.kind == "body" and e.head == plain and not e.mention.name.islower())
        return self._plain(plain, start, sentence, False) or next(full, plain)

    def _plain(self, low: str, start: int, sentence: int, wide: bool) -> str | None:
        """The name that a plain noun stands for: in the sentence before, or, for a source, the only such name."""
        body = lexicon().nouns.get(low) == "body"  # the committee's chair is a person, and the committee none
        if wide and not body:
            house = low in wordset("legislators")
            same = {"legislator", low} | wordset("legislators") if house else in_short(low)
            told = (e for e in self.entries if e.person and e.mention.start < start)
            meant = (e for e in told if not same.isdisjoint(e.words) or (house and _sits(e)))
            only = {e.mention.name for e in meant}
            if len(only) == 1 and brought_in_since(low, self.entries, start, sentence):
                return None  # a colonel told us so, and "the officer" is he
            if len(only) == 1:
                return only.pop()
        firm = low in wordset("firm")
        for entry in lately(self.entries, start, sentence):
            if firm and is_document(entry):
                continue  # invoices show that the firm has shipped them
            if firm and (entry.subject or entry.by) and firms.may_be(entry):
                return entry.mention.name
            if low in entry.words and entry.person and not body:
                return entry.mention.name
            if firm and entry.subject and firms.unplaced(entry, self.entries, self.sexes):
                self.firms.add(entry.mention.name)
                return entry.mention.name
        return None


def _sits(entry: Entry) -> bool:
    """Whether somebody is told to be of a house that makes laws: Saleh Mutawa, of the National Assembly's committee."""
    return any(word.lower() in wordset("legislature") for word in entry.title.split())


def _may_name_somebody(group: Group, tokens: list[Token], subject: bool, items: list[Item]) -> bool:
    """Whether a group can be somebody who does things: an agent, a number of them, or with a person beside it."""
    if group.kind == "person" and not subject and _holds(group, tokens):
        return False
    many = group.kind == "other" and subject and tokens[group.head].low.endswith(_BEARERS)
    if group.kind in wordset("agent") or many:
        return True
    if group.kind in ("pronoun", "number") and _of_agents(group, items):
        return True
    return any(is_person(one, tokens) for one in group.apposed)


def _holds(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is an office that somebody holds, and not its holder: as ambassador in Cairo, he opposed it."""
    behind_as = group.first > 0 and tokens[group.first - 1].low == "as"
    return behind_as and tokens[group.first].tag != "DT" and tokens[group.head].tag == "N" and not group.apposed


def _words(group: Group, tokens: list[Token]) -> frozenset[str]:
    """The words of a name and of what stands beside it."""
    if not group.apposed:
        return frozenset([token.low for token in tokens[group.first : group.last]])
    parts = [group, *(other for other in group.apposed if not other.members)]
    return frozenset([token.low for part in parts for token in tokens[part.first : part.last]])


def _of_agents(group: Group, items: list[Item]) -> bool:
    """Whether a number stands for persons: one of those lawmakers."""
    at = next((i for i, item in enumerate(items) if item.what is group), None)
    if at is None or at + 1 >= len(items):
        return False
    of = items[at + 1]
    return of.prep == "of" and isinstance(of.what, Group) and of.what.kind in wordset("agent")
