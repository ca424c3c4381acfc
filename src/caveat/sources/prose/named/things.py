"""What has been spoken of so far: a pronoun, a number or "the rest" becomes the goods or papers that it stands for."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from caveat.sources.prose.words.groups import FIELD, Group, Thing, singular
from caveat.sources.prose.words.lexicon import lexicon, paired, wordset
from caveat.sources.prose.words.tokens import Token, tokens_text

_MOST = 40
"""Things that are kept: what was spoken of further back is not looked for."""
_WORDS = 20_000
"""Nouns that are remembered."""
_BACK = 2
"""Sentences back in which what a pronoun stands for is looked for."""
_LATELY = 6
"""Sentences back in which goods were spoken of, where what is done now may be done to them."""

_ON_PAGE = 12
"""Sentences back in which arms make a page one about them."""
_NEVER = 10_000
"""Sentences that no page has."""
_BESIDE = 40
"""Characters from a paper to the goods that it is for."""
_ANOTHER = frozenset(("one", "ones", "another", "others", "third"))
"""Stand-ins for what a noun with all that hangs on it names."""


def is_civil(word: str) -> bool:
    """Whether a word names goods that are no arms."""
    return lexicon().nouns.get(word) == "civil"


@lru_cache(_WORDS)
def is_foreign(low: str) -> bool:
    """Whether a noun that no list knows is what nobody delivers, by the list of such or by its ending: lessons."""
    word = singular(low)
    return word in wordset("foreign") or word.endswith(("sion", "ness", "ism", "ity", "ence", "hood"))


_ANYTHING = frozenset(("anything", "nothing", "something", "everything"))
_DEFINITE = frozenset(("the", "those", "these", "its", "their", "both"))
_PAPERS = frozenset(("permit", "measure"))
"""Kinds of what is not carried."""
_BARGAINS = frozenset(("sale", "deal", "agreement", "contract", "purchase", "programme", "program"))
"""What is not carried either, though what it is of may be."""
_OWED = frozenset(("report", "certificate", "assurance", "guarantee", "statement", "record", "receipt", "answer"))
"""What a buyer owes a seller, and delivers no arms by giving it."""
_KINDS = frozenset(("goods", "transfer", "permit", "aid", "measure", "civil", "speech", "unit"))


class Things(Struct):
    """Things in the order of the text."""

    told: list[Thing] = field(default_factory=list)
    armed: set[str] = field(default_factory=set)
    """Nouns that stood for goods: where armoured cars were spoken of, cars are they."""
    arms: int = -_NEVER
    """The sentence in which arms were last called by their own name."""

    def known(self, group: Group, tokens: list[Token]) -> bool:
        """Whether a noun that by itself names no goods has stood for some before."""
        opens = group.kind == "name" and group.head == 0  # Canopies were held back
        behind = tokens[group.head - 1] if group.kind == "name" else None
        opens = opens or (behind is not None and (behind.tag == "CD" or behind.low in _DEFINITE))  # the 104 Krabs
        return (group.kind in ("civil", "other") or opens) and singular(tokens[group.head].low) in self.armed

    def by_the_page(self, group: Group, tokens: list[Token], armed: bool, armies: bool) -> bool:
        """Whether a noun is goods by what else is spoken of: plates beside guns, diesels for an army."""
        if group.kind not in ("civil", "other", "abstract") or group.members:
            return False
        low = tokens[group.head].low
        words = (low, singular(low))
        told = armed and not wordset("wares").isdisjoint(words)
        told = told or (armies and not wordset("wares_for_armies").isdisjoint(words))
        if told:
            self.armed.add(words[1])
        return told

    def armed_lately(self, sentence: int) -> bool:
        """Whether arms by their own name were spoken of not long before."""
        return sentence - self.arms <= _ON_PAGE

    def learn(self, group: Group, tokens: list[Token]) -> None:
        """Take down that a noun which no list knows stands for goods from here on."""
        self.armed.add(singular(tokens[group.head].low))

    def stood_for(self, groups: list[Group], tokens: list[Token], sentence: int) -> None:
        """Take down that nouns which no list knows were delivered: shipped 12 canopies."""
        for group in groups:
            if group.kind == "other" and tokens[group.first].tag == "CD" and tokens[group.head].low.endswith("s"):
                self.learn(group, tokens)
                named = tokens_text(tokens, group.first, group.last)
                word = singular(tokens[group.head].low)
                self.told.append(Thing("goods", named, word, True, tokens[group.first].start, sentence))

    def note(self, group: Group, tokens: list[Token], sentence: int, called: str) -> None:
        """Take down what is spoken of, under its name."""
        low = tokens[group.head].low
        if group.kind == "goods" and low not in _ANYTHING:
            self.arms = sentence
        many = bool(group.members) or low.endswith("s") or tokens[group.first].tag == "CD"
        none = "no" in (tokens[max(group.first - 1, 0)].low, tokens[group.first].low)
        many = many or (none and group.kind == "goods")  # no engine has left; at least 40 went in May
        many = many or any(token.low == "single" for token in tokens[group.first : group.head])  # not a single gun
        if len(self.told) > _MOST:
            del self.told[: _MOST // 2]
        longer = group.kind == "goods" and group.first < group.head
        pair = longer and lexicon().nouns.get(low) != "civil" and paired(tokens[group.head - 1].low, low) is not None
        if pair or (longer and many and singular(low) in lexicon().nouns):
            self.armed.add(singular(low))  # not: tear gas
            kinds = (t for t in tokens[group.first : group.head] if t.tag == "NNP" and t.text not in lexicon().peoples)
            self.armed.update(t.low for t in kinds if t.text not in lexicon().states)  # Krab howitzers, which are Krabs
        called = called[3:] if called.lower().startswith("no ") else called
        self.told.append(Thing(group.kind, called, singular(low), many, tokens[group.first].start, sentence))

    def applied(self, start: int, sentence: int) -> None:
        """Take down an application that a verb tells: it applied to sell them, and was refused it."""
        self.told.append(Thing("permit", "application", "application", False, start, sentence))

    def refer(self, group: Group, tokens: list[Token], sentence: int, moved: bool) -> None:
        """Find what a stand-in stands for: what is carried is no paper."""
        group.refers = self._last(group, tokens[group.head].low, tokens[group.first].start, sentence, moved)

    def lately(self, sentence: int) -> bool:
        """Whether goods, deliveries, licences or aid were spoken of in this sentence or one before it."""
        return any(thing.kind in FIELD for thing in self.told if sentence - thing.sentence <= _LATELY)

    def _last(self, group: Group, low: str, start: int, sentence: int, moved: bool) -> Thing | None:
        """The last thing before a place that agrees with a stand-in in number."""
        for thing in reversed(self.told):
            if sentence - thing.sentence > _BACK:
                return None
            if thing.start >= start or (low in ("it", "this", "that") and thing.many):
                continue
            if moved and thing.many and (thing.kind in _PAPERS or thing.word in _BARGAINS):
                continue  # vehicles to which those licences relate: 26 had been delivered
            if low == "none" and thing.kind == "speech" and thing.many and thing.word in _OWED:
                return thing  # sales hung on end-use reports, and it provided none
            if low in ("one", "none", "neither", "both", "some", "many") and thing.kind in ("speech", "unit"):
                continue  # of a story not one arrives; of euros none is sent
            if low in wordset("many") and group.kind == "pronoun" and not (thing.many or thing.word.endswith("craft")):
                continue
            paper = self._paper_for(thing) if low in _ANOTHER else None
            if paper is not None:
                return paper  # revoked the licence for rifles and issued another
            counted = thing.many and (thing.kind in FIELD or thing.word in wordset("requested"))
            if group.kind != "pronoun" and not counted:
                continue
            return thing
        return None

    def _paper_for(self, thing: Thing) -> Thing | None:
        """The paper that is for some goods, where it stands right before them: a licence for rifles."""
        at = next((at for at, one in enumerate(self.told) if one is thing), 0)
        before = self.told[at - 1] if at else None
        near = before is not None and before.sentence == thing.sentence and thing.start - before.start < _BESIDE
        papers = thing.kind == "goods" and near and before is not None and before.kind == "permit"
        return before if papers else None


def for_armies(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is somebody who bears arms as his trade: the army, the gendarmerie, the rebels."""
    return group.kind in ("body", "person", "people") and singular(tokens[group.head].low) in wordset("armies")


def traded(group: Group, tokens: list[Token]) -> bool:
    """Whether a noun that no list knows may be the goods of a trade: things, several, and nobody who does something."""
    low = tokens[group.head].low
    return low.endswith("s") and not low.endswith(("ss", "ers", "ors", "ists", "ians", "ants")) and not is_foreign(low)


def noted(group: Group) -> bool:
    """Whether a group names a thing that a later stand-in may stand for."""
    return group.kind in _KINDS


def stands_in(group: Group, tokens: list[Token]) -> bool:
    """Whether a group names nothing itself: a pronoun for things, a bare number, the first, the rest."""
    low = tokens[group.head].low
    if group.members or group.owner is not None:
        return False
    if group.kind == "pronoun":
        return low in wordset("stand_pronouns")
    bare = group.kind == "number" and tokens[group.head].tag in ("CD", "J", "DT")
    bare = bare and tokens[group.first].tag != "NNP"  # Leopard 2s are no two of them
    return bare or (group.kind not in FIELD and (low in wordset("standins") or low in wordset("bunches")))
