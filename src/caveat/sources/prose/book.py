"""Who has been named so far: pronouns and plain nouns become the names that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.clauses import Item
from caveat.sources.prose.forms import PARTICLES
from caveat.sources.prose.groups import Group, singular
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.things import Things
from caveat.sources.prose.tokens import Token

_LEADING = frozenset(("DT", "PRPS"))
_EXTENDS = {"of": True, "for": True, "in": False, "at": False, "near": False, "outside": False}
_PLACES = frozenset(("factory", "plant", "base", "depot", "works", "camp", "port", "barracks", "arsenal", "shipyard"))
_COMMITTEES = frozenset(("committee", "subcommittee", "commission", "panel", "council"))
_AT_WAR = frozenset(("country", "state", "nation", "party", "side", "power", "region", "government"))
_WARS = frozenset((("at", "war"), ("in", "conflict"), ("to", "conflict"), ("to", "war"), ("in", "war"),
                   ("under", "embargo"), ("under", "sanctions")))  # fmt: skip
"""What somebody is in to whom no arms are to go: countries at war, a party to a conflict."""
_OF_THINGS = frozenset(("holder", "owner", "maker", "manufacturer", "builder", "operator", "opponent", "critic"))
"""Who is told by what he holds, makes or is against: the owners of the ship."""
_FIRM = frozenset(("company", "firm", "maker", "manufacturer"))
_FIRMS = frozenset(
    ("shipyard", "shipbuilder", "yard", "contractor", "supplier", "producer", "exporter", "subsidiary", "group")
)
_SEXES = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_CALLED = {
    "he": frozenset(
        ("mr", "mr.", "sir", "lord", "king", "prince", "spokesman", "chairman", "congressman", "businessman", "father")
    ),
    "she": frozenset(
        ("mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman",
         "congresswoman", "businesswoman", "mother", "midwife")
    ),
}  # fmt: skip
"""Titles and offices that tell whether one speaks of somebody as "he" or "she"."""
_BODIES = frozenset(
    ("committee", "inspectorate", "agency", "commission", "board", "council", "authority", "centre", "center", "office")
)
"""Bodies for which whoever holds an office in them speaks."""
_THE_FIRM = _FIRM | {"the", "this", "that"}
_PLURAL = frozenset(["they", "them", "their", "themselves"])


class Entry(Struct):
    """Somebody who was named, in which sentence, and how."""

    mention: Mention
    kind: str
    sentence: int
    subject: bool
    plural: bool
    person: bool
    head: str
    words: frozenset[str]
    by: bool = False
    """Whether something was done by him: the missiles are made by the firm."""


class Echo(Struct, frozen=True):
    """What was done, or asked for, last: for "it did so" and "it has not"."""

    act: Act
    objects: tuple[Mention, ...]
    target: Mention | None
    sentence: int
    asked: bool = False
    """Whether somebody was only asked to do it."""
    counted: bool = False
    """Whether it was told of so many."""

    def untargeted(self) -> Echo:
        """The same, done to nobody who is named."""
        return self if self.target is None else replace(self, target=None)


class Told(Struct, frozen=True):
    """Who did what to whom last, and in which sentence."""

    act: Act
    actor: Mention | None
    target: Mention | None
    sentence: int
    said: bool = False
    """Whether it stands on somebody's word."""


_BEARERS = ("ists", "eers", "crats", "ians")
"""How those end who are called by what they hold or do: nationalists, mutineers."""
_NOTED = wordset("agent") | {"pronoun", "number"}
"""Kinds of group that may name somebody by themselves."""
_MOST = 300
"""Entries that are kept: a name further back is not looked for."""


class Book(Struct):
    """Entries in the order of the text."""

    entries: list[Entry] = field(default_factory=list)
    persons: dict[str, str] = field(default_factory=dict)
    """Surname to the fullest name under which somebody was first named."""
    surnames: frozenset[str] | None = None
    """Words that stand behind another name anywhere in an article; None where there is no more than a few lines."""
    outlets: set[str] = field(default_factory=set)
    sexes: dict[str, str] = field(default_factory=dict)
    """Surname to "he" or "she", for those of whom one or the other is told."""
    firms: set[str] = field(default_factory=set)
    """Names with the look of a person's that are of firms and other bodies."""
    things: Things = field(default_factory=Things)
    asked: Mention | None = None
    """Who asked for something last."""
    echo: Echo | None = None
    counted: Echo | None = None
    """The last of which it was told how many."""
    told: Told | None = None
    resolver: Mention | None = None
    """The body whose resolution it is: it urges and regrets in parts without a subject."""
    item: Mention | None = None
    """The state that is the heading of the item at hand, in a record."""

    def note(self, group: Group, tokens: list[Token], sentence: int, subject: bool, items: list[Item]) -> None:
        """Take down an agent that the text names."""
        many = group.kind == "other" and tokens[group.head].low.endswith(_BEARERS)
        if not group.apposed and group.kind not in _NOTED and not many:
            return
        agent = group.kind in wordset("agent") or (group.kind in ("pronoun", "number") and _of_agents(group, items))
        agent = agent or (many and subject)
        if not agent and not any(is_person(one, tokens) for one in group.apposed):
            return
        low = head = tokens[group.head].low
        if group.kind == "name" and low in wordset("writs") and not group.apposed:
            return  # the Arms Export Control Act does nothing that "they" do
        mention = name(group, tokens, items)
        full = self._plain(low, tokens[group.first].start, sentence, True) if low in wordset("plain") else None
        if full is not None and group.last - group.first == 2 and tokens[group.first].low == "the":
            mention = Mention(full, mention.start, mention.end)
        parts = [group, *(other for other in group.apposed if not other.members)]
        words = frozenset([token.low for part in parts for token in tokens[part.first : part.last]])
        person = (
            (full is not None and low not in _FIRM)
            or is_person(group, tokens)
            or (group.kind != "body" and any(is_person(other, tokens) for other in group.apposed))
        ) or (group.kind == "name" and (mention.name in self.persons or (subject and self._surname(mention.name))))
        if person and len(mention.name.split()) > 1:
            self.persons.setdefault(mention.name.split()[-1], mention.name)
            if len(mention.name.split()) == 2 and group.kind == "name" and state_in(mention.name) is None:
                self.persons.setdefault(mention.name.split()[0], mention.name)  # Gu Wenzhao, whom one calls Gu
        plural = (
            bool(group.members)
            or (head.endswith("s") and group.kind in ("person", "body", "people", "other"))
            or (group.kind == "people" and tokens[group.first].low not in ("a", "an"))
            or (group.kind == "name" and low.endswith("s") and tokens[group.first].low == "the" and not person)
            or head in ("people", "police")
        )
        kind = "person" if group.kind in ("pronoun", "number") else group.kind
        firm = next((one.kind for one in group.apposed if one.kind in ("name", "body")), None)
        kind = firm if firm is not None and kind == "person" and not (person or plural) else kind
        if len(self.entries) > _MOST:
            del self.entries[: _MOST // 2]
        by = any(item.what is group and item.prep == "by" for item in items)
        self.entries.append(Entry(mention, kind, sentence, subject, plural, person, head, words, by))

    def tell_firms(self, groups: Iterable[Group], tokens: list[Token]) -> None:
        """Take for bodies the names that stand for one: the manufacturer, Anadolu Zirh, and Anadolu Zirh later on."""
        for group in groups:
            if not (group.apposed or self.firms):
                continue
            for one, other in ((group, each) for each in group.apposed):
                body, named = (one, other) if is_person(other, tokens) else (other, one)
                plain = body.kind == "body" and tokens[body.head].tag == "N" and not body.members
                plain = plain and tokens[body.head].low not in ("executive", "leadership", "management")
                if plain and is_person(named, tokens) and not _titled(named, tokens):
                    self.firms.add(_text(tokens, named.first, named.last))
            for one in (group, *group.apposed, *group.members):
                if one.kind == "name" and self.firms and _text(tokens, one.first, one.last) in self.firms:
                    one.kind = "body"

    def may_be_surname(self, word: str) -> bool:
        """Whether a name of one word may be a person's: nobody is called by a surname before he has been named."""
        return self.surnames is None or word in self.surnames

    def _surname(self, word: str) -> bool:
        """Whether a name of one word stands behind another name elsewhere, and behind no firm's."""
        known = self.surnames is not None and word in self.surnames and word.isalpha() and not word.isupper()
        return known and not any(firm.split()[-1] == word for firm in self.firms)

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
        if group.kind == "pronoun" and low in _PART_OF and not group.negative and _of_agents(group, items):
            return own  # some of the deputies
        if group.kind == "pronoun" and group.last - group.first == 1 and not group.apposed:
            found = self._pronoun(low, tokens[group.first].start, sentence, speaker)
            entry = next((e for e in self.entries if found is not None and e.mention is found), None)
            if entry is not None and entry.sentence != sentence:
                self.entries.append(replace(entry, sentence=sentence, subject=True))
            return Mention(found.name, own.start, own.end) if found is not None else None
        if (
            tokens[group.first].low in ("the", "that", "this", "his", "her", "its", "their")
            and group.last - group.first == 2
            and low in wordset("plain")
            and not (low in _FIRM and tokens[group.head].text[0].isupper())  # the Company, as it calls itself
        ):
            full = self._plain(low, own.start, sentence, wide)
            return Mention(full, own.start, own.end) if full is not None else own
        full = self.persons.get(own.name) if group.kind == "name" else None
        if full is not None and (wide or self._told_lately(full, own.start, sentence)):
            return Mention(full, own.start, own.end)
        return own

    def _told_lately(self, full: str, start: int, sentence: int) -> bool:
        """Whether a name stands in the same sentence or the one before."""
        near = (e for e in self.entries if sentence - e.sentence <= 1 and e.mention.start < start)
        return any(e.mention.name == full for e in near)

    def speaks_for(self, speaker: str, whose: str) -> bool:
        """Whether a speaker holds office and names no other people than the one whose act it is."""
        entries = [e for e in self.entries if e.mention.name == speaker]
        words = frozenset().union(*(e.words for e in entries)) | frozenset(speaker.lower().split())
        theirs = state_in(whose)
        if not theirs and whose.split()[-1].lower() in words & _BODIES:
            return True  # the committee's chair, and the committee
        if not words & wordset("book_office"):
            return False
        if len(bare := speaker.lower().split()) <= 2 and bare[-1].startswith("spokes"):
            return True  # it has shipped nothing, a spokesman said
        plain = whose.split()[-1].lower() in (
            "government",
            "ministry",
            "department",
            "administration",
            "cabinet",
            "state",
        )
        mine = {one for one in map(state_in, (speaker, *(e.mention.name for e in entries))) if one}
        mine |= {state for word in words if (state := lexicon().state_of.get(word.capitalize()))}
        if theirs and not mine and words & _FIRM:
            return False  # a spokesperson for the company, of a state
        return (bool(theirs) or plain) and (not mine or not theirs or theirs in mine)

    def spoken_for(self, speaker: str) -> str | None:
        """The body or state for which a speaker says "we": Serbia, for the Serbian trade minister."""
        lows = speaker.lower().split()
        if len(lows) > 1 and lows[-1].startswith("spokes") and lows[-2] == "government":
            return "government"
        theirs = [
            entry.words
            for entry in self.entries
            if entry.person and entry.mention.name.split()[-1:] == speaker.split()[-1:]
        ]
        office = frozenset().union(*theirs)
        if not office & wordset("book_office"):
            return None
        states = {state for word in office if (state := lexicon().state_of.get(word.capitalize()))}
        return states.pop() if len(states) == 1 else None

    def stands_for(self, plain: str, start: int, sentence: int) -> str:
        """The name that a body's plain noun stands for, or the noun itself."""
        if plain not in wordset("plain"):
            return plain
        near = (e for e in reversed(self.entries) if sentence - e.sentence <= 1 and e.mention.start < start)
        full = (e.mention.name for e in near if e.kind == "body" and e.head == plain and not e.mention.name.islower())
        return self._plain(plain, start, sentence, False) or next(full, plain)

    @staticmethod
    def civil(word: str) -> bool:
        """Whether a word names goods that are no arms."""
        nouns = lexicon().nouns
        return nouns.get(word) == "civil"

    def _near(self, start: int, sentence: int, back: int = 1) -> list[Entry]:
        near = [e for e in self.entries if sentence - back <= e.sentence <= sentence and e.mention.start < start]
        owners = {id(e) for e in near if any(_within(e, other) for other in near)}
        order = {id(e): -e.mention.start if e.subject else e.mention.start for e in near}
        return sorted(near, key=lambda e: (e.sentence, e.subject, id(e) not in owners, order[id(e)]), reverse=True)

    def _pronoun(self, low: str, start: int, sentence: int, speaker: Mention | None) -> Mention | None:
        if low in wordset("speaker"):
            if low in ("we", "us", "i") and speaker is None:
                return Mention({"i": "I", "we": "We"}.get(low, low), start, start + len(low))
            return speaker
        near = self._near(start, sentence)
        if low in wordset("personal"):
            if not any(e.person for e in near):
                near = self._near(start, sentence, 3)
            elif low in ("he", "she"):
                near = sorted(near, key=lambda e: e.subject, reverse=True)  # in a letter to the secretary she asked
            meant = _SEXES.get(low, "")
            may_be = (e for e in near if e.person or (e.kind in ("person", "spokes") and not e.plural))
            found = next((e.mention for e in may_be if self._sex(e) in ("", meant) or not meant), None)
            if found is not None and meant and len({e.mention.name for e in near if e.person}) == 1:
                self.sexes.setdefault(found.name.split()[-1], meant)
            return found
        if low == "both":
            pair = next((e for e in near if e.plural), None)
            return pair.mention if pair is not None and " and " in pair.mention.name else None
        if low in _PLURAL:
            found = next((e.mention for e in near if e.plural), None)
            return found or (_only_body(near, sentence) if low == "they" else None)
        if low in ("it", "its", "itself"):
            return next((e.mention for e in near if _is_it(e)), None)
        if low == "there":
            far = sorted(self._near(start, sentence, 3), key=lambda e: e.mention.start, reverse=True)
            return next((e.mention for e in far if e.kind == "state"), None)
        if low in ("who", "which", "that", "one"):
            return None
        return None

    def goes_on(self, low: str, start: int, sentence: int) -> bool:
        """Whether a pronoun that opens a sentence can go on with whom the sentence before was about."""
        near = (e for e in self._near(start, sentence) if e.subject)
        return any(e.plural if low == "they" else _is_it(e) if low == "it" else e.person for e in near)

    def may_mean(self, low: str, group: Group, tokens: list[Token]) -> bool:
        """Whether a pronoun in front can stand for a group behind it."""
        head = tokens[group.head].low
        several = group.kind in ("person", "body", "people") or tokens[group.first].low == "the"
        many = bool(group.members) or (head.endswith("s") and several)
        if low == "they":
            return many or group.kind == "people"
        if low in ("he", "she"):
            return not many and (group.kind == "person" or is_person(group, tokens))
        return low == "it" and not many and group.kind in ("state", "body", "name") and not is_person(group, tokens)

    def _sex(self, entry: Entry) -> str:
        """Whether somebody is a he or a she, where a title, his office or an earlier pronoun tells; else nothing."""
        known = self.sexes.get(entry.mention.name.split()[-1], "")
        return known or next((sex for sex, words in _CALLED.items() if entry.words & words), "")

    def somebody_else(self, start: int, sentence: int, speaker: str) -> Mention | None:
        """The person whom the sentence before is about, who is not the one without a name who speaks of him."""
        near = (*self._near(start, sentence), *self._near(start, sentence, 3))
        return next((e.mention for e in near if e.person and e.subject and e.mention.name != speaker), None)

    def before_last(self, start: int, sentence: int) -> Mention | None:
        """Who was spoken of two sentences back, where the one between names nobody: very well. In June it shipped."""
        near = self._near(start, sentence, 2)
        return next((e.mention for e in near if e.subject and _is_it(e)), None)

    def _plain(self, low: str, start: int, sentence: int, wide: bool) -> str | None:
        """The name that a plain noun stands for: in the sentence before, or, for a source, the only such name."""
        body = lexicon().nouns.get(low) == "body"  # the committee's chair is a person, and the committee none
        persons = (e for e in self.entries if e.person and not body)
        only = {e.mention.name for e in persons if low in e.words and e.mention.start < start}
        if wide and len(only) == 1:
            return only.pop()
        for entry in reversed(self.entries):
            if entry.mention.start >= start or sentence - entry.sentence > 1:
                continue
            if low in _FIRM and (entry.subject or entry.by) and _may_be_firm(entry):
                return entry.mention.name
            if low in entry.words and entry.person and not body:
                return entry.mention.name
            if low in _FIRM and entry.subject and self._nobody_known(entry):
                self.firms.add(entry.mention.name)
                return entry.mention.name
        return None

    def _nobody_known(self, entry: Entry) -> bool:
        """Whether what looks like a person's name was brought in with nothing of who he is: it may be a firm's."""
        name = entry.mention.name
        bare = frozenset(name.lower().split())
        alike = [each for each in self.entries if each.mention.name.split()[-1] == name.split()[-1]]
        plain = entry.person and len(bare) > 1 and not self._sex(entry)
        return plain and all(each.words == bare or each.words <= _THE_FIRM for each in alike)


def _within(entry: Entry, other: Entry) -> bool:
    """Whether somebody is named within another's name: Oslo, in Oslo's licensing board."""
    place, whole = entry.mention, other.mention
    return entry.sentence == other.sentence and whole.start <= place.start and place.end < whole.end


def _is_it(entry: Entry) -> bool:
    """Whether somebody can be meant by "it"."""
    one = not (entry.plural or entry.person) and entry.kind in ("state", "body", "name", "outlet")
    return one and entry.head not in wordset("documents")


def _only_body(near: list[Entry], sentence: int) -> Mention | None:
    """The one state, firm or office that can be meant, for one speaks of these as "they" too."""
    bodies = [e for e in near if e.kind in ("state", "body", "name") and not (e.person or e.plural)]
    bodies = [e for e in bodies if e.head not in wordset("documents")]
    if any(e.sentence == sentence and not e.subject for e in bodies) or any(e.person and e.subject for e in near):
        return None  # in Jakarta they think of it
    told = next((e for e in bodies if e.subject), None)
    alone = len({e.mention.name for e in bodies}) == 1 and not bodies[0].mention.name.islower()
    return told.mention if told is not None else bodies[0].mention if alone else None


def _may_be_firm(entry: Entry) -> bool:
    """Whether somebody who was named can be a firm: no person, no office, party or union."""
    if entry.person or not entry.mention.name[0].isupper() or entry.kind not in ("name", "body"):
        return False
    return not entry.words & (wordset("public") | wordset("unfirm"))


def _of_agents(group: Group, items: list[Item]) -> bool:
    """Whether a number stands for persons: one of those lawmakers."""
    at = next((i for i, item in enumerate(items) if item.what is group), None)
    if at is None or at + 1 >= len(items):
        return False
    of = items[at + 1]
    return of.prep == "of" and isinstance(of.what, Group) and of.what.kind in wordset("agent")


def state_in(name: str) -> str | None:
    """The one name of the state that a name names, or that its first or last words do: the Kremlin, German army."""
    known, parts = lexicon().state_of, name.replace("’s", "'s").split()
    tried = (name, " ".join(parts[:2]), parts[0].removesuffix("'s"), " ".join(parts[-2:]), parts[-1]) if parts else ()
    return next((known[one] for one in tried if one in known), None)


def is_person(group: Group, tokens: list[Token]) -> bool:
    """Whether a group names a person: a name with a title, or of two words without a word of a body."""
    if group.kind != "name" or tokens[group.head].tag != "NNP" or group.members:
        return False
    if any(one.kind == "body" and tokens[one.head].low in _FIRM | _FIRMS for one in group.apposed):
        return False  # Anadolu Zirh, the manufacturer
    if [token.low for token in tokens[group.last : group.last + 2]] == [",", "which"]:
        return False
    last = group.last - (group.last - group.first > 2 and tokens[group.last - 1].text in BEHIND_NAME)
    words = [t for t in tokens[group.first : last] if t.tag == "NNP"]
    lows = [t.low.rstrip(".") for t in tokens[group.first : last]]
    if not wordset("titles").isdisjoint(lows):
        return True
    role = next((i for i, low in enumerate(lows[:-2]) if low in wordset("reporters") or _is_role(low)), None)
    if role is not None and all(t.tag == "NNP" for t in tokens[group.first + role + 1 : last]):
        return wordset("organisation").isdisjoint(lows[role + 1 :])
    if tokens[group.first].tag == "DT" or not wordset("organisation").isdisjoint(lows):
        return False
    if any(t.text.isupper() and len(t.text) > 1 and "." not in t.text for t in words):
        return False
    small = sum(token.text in PARTICLES for token in words)
    return 2 <= len(words) - small <= 4 and len(words) == last - group.first


def _titled(group: Group, tokens: list[Token]) -> bool:
    """Whether a title, or what somebody is, stands in front of his name."""
    lows = [token.low.rstrip(".") for token in tokens[group.first : group.last - 1]]
    return any(low in wordset("titles") or _is_role(low) for low in lows)


def _is_role(low: str) -> bool:
    """Whether a word in front of a name tells what its bearer is: lawyer Mira Dahl."""
    return lexicon().nouns.get(low) == "person" or (low not in lexicon().nouns and low.endswith(_AGENTIVE))


_AGENTIVE = ("ist", "ian", "woman", "wife", "eer", "ogist")
"""How words end that tell what somebody is, and that no list has: the midwife Joan Hall."""
BEHIND_NAME = frozenset(("KC", "QC", "SC", "SAN", "MP", "MEP", "MBE", "OBE", "CBE", "Jr", "Jr."))
"""What stands behind a person's name and is no part of it."""
_BEFORE_NAME = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "neither", "own", "more", "less", "fewer", "than", "up", "to",
     "at", "least")
)  # fmt: skip
_PART_OF = frozenset(
    ("some", "many", "most", "several", "few", "one", "each", "all", "both", "another", "either", "any")
)
"""Pronouns that stand for a part of those told behind "of"."""
OUTLET_ENDS = ("bladet", "posten", "avisen", "zeitung", "tidende", "choho", "shimbun", "blatt", "pravda", "izvestia")


def name(group: Group, tokens: list[Token], items: list[Item]) -> Mention:
    """What stands there, less a leading article or possessive, with an "of" that belongs to it."""
    for other in group.apposed:
        if (
            group.kind in ("person", "spokes", "body", "other", "pronoun", "number")
            and other.kind in ("name", "body", "state")
            and tokens[other.head].tag == "NNP"
        ):
            return name(other, tokens, [])
    first, last = group.first + _dated(group, tokens), group.last
    while first < group.head and (
        tokens[first].low in _BEFORE_NAME
        or tokens[first].tag == "PRPS"
        or (group.members and tokens[first].low in ("either", "both"))
    ):
        first += 1
    if group.kind == "name" and tokens[first].low in (
        "firm",
        "company",
        "shipbuilder",
        "manufacturer",
        "maker",
        "charity",
    ):
        first += tokens[first + 1].tag == "NNP"
    if is_person(group, tokens):
        return _bare(group, tokens, first)
    last = group.tail or extended(group, tokens, items)
    return Mention(_text(tokens, first, last), tokens[first].start, tokens[last - 1].end)


def _dated(group: Group, tokens: list[Token]) -> int:
    """How many words in front of a name say when it was: between 2029 and / 2031 Serbia, last autumn officials."""
    first, text = tokens[group.first], tokens[group.first].text
    if group.head - group.first == 1 and len(text) == 4 and text.isdigit() and tokens[group.head].tag == "NNP":
        return 1
    spoken = first.low in ("last", "this", "next") and group.head - group.first > 1
    return 2 if spoken and lexicon().nouns.get(tokens[group.first + 1].low) == "time" else 0


def _bare(group: Group, tokens: list[Token], first: int) -> Mention:
    """A person's name without titles, where first name and surname are left."""
    last = group.last - (group.last - first > 2 and tokens[group.last - 1].text in BEHIND_NAME)
    titled = [
        i
        for i in range(first, last)
        if tokens[i].low.rstrip(".") in wordset("titles") - wordset("kept") or tokens[i].tag != "NNP"
    ]
    start = titled[-1] + 1 if titled and last - titled[-1] > 2 else first
    return Mention(_text(tokens, start, last), tokens[start].start, tokens[last - 1].end)


def _text(tokens: list[Token], first: int, last: int) -> str:
    if last - first == 1:
        return "" if tokens[first].tag == "QUO" else tokens[first].text.strip()
    out: list[str] = []
    for i in range(first, last):
        token = tokens[i]
        if token.tag == "QUO":
            continue
        if out and token.start > tokens[i - 1].end:
            out.append(" ")
        out.append(token.text)
    return "".join(out).strip()


_FORCES = frozenset(("force", "forces", "army", "navy", "police", "guard"))
"""Who has arms, and is not told by them."""


def extended(group: Group, tokens: list[Token], items: list[Item]) -> int:
    """Where a group ends that takes in what its head noun needs: deputies of the centre party."""
    last = group.last
    if group.members or (tokens[group.head].tag == "NNP" and group.kind in ("state", "name")):
        return last
    if tokens[group.first].low == "any" and last < len(tokens) and tokens[last].low in ("who", "that"):
        return next((at for at in range(last, len(tokens)) if tokens[at].tag in (",", ".", ";", ":", "QUO")), last)
    found = False
    for item in items:
        what = item.what
        if not found:
            found = what is group
            continue
        if not isinstance(what, Group) or item.first != last:
            break
        if singular(tokens[group.head].low) in _AT_WAR and (item.prep, tokens[what.head].low) in _WARS:
            return what.last
        bare = item.prep == "on" or (item.prep == "for" and what.last - what.first == 1)  # and not: for the file
        fields = bare and what.kind in ("abstract", "other")
        if fields and singular(tokens[group.head].low) in _COMMITTEES:
            return what.last  # the standing committee on defence
        if item.prep == "of" and singular(tokens[group.head].low) in _OF_THINGS:
            return what.tail or what.last
        placed = tokens[group.head].low in _PLACES and tokens[what.head].tag == "NNP"  # a factory near Haifa
        if item.prep not in _EXTENDS or (item.prep in ("near", "outside") and not placed):
            break
        single = tokens[what.first].tag in ("N", "VBG") and what.last - what.first == 1
        armed = what.kind == "goods" and tokens[group.head].low in _FORCES
        bare = single and group.kind in ("body", "person") and not armed  # deprived the air force of spares
        loose = group.kind != "body" and what.kind in ("pronoun", "other")
        fits = what.kind in wordset("agent") or (item.prep == "of" and (bare or loose))
        fits = fits or (item.prep == "for" and group.kind == "spokes" and what.kind in ("other", "abstract"))
        if not fits:
            break
        if item.prep == "for" and group.kind not in ("spokes", "person"):
            break
        last = what.last
        if item.prep != "of":
            break
    return last
