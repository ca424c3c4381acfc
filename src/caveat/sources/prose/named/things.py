"""What has been spoken of so far: a pronoun, a number or "the rest" becomes the goods or papers that it stands for."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from caveat.sources.prose.words.groups import FIELD, Group, Thing, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_MOST = 40
"""Things that are kept: what was spoken of further back is not looked for."""
_WORDS = 20_000
"""Nouns that are remembered."""
_BACK = 2
"""Sentences back in which what a pronoun stands for is looked for."""
_LATELY = 6
"""Sentences back in which goods were spoken of, where what is done now may be done to them."""

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


_KINDS = frozenset(("goods", "transfer", "permit", "aid", "measure", "civil", "speech", "unit"))


class Things(Struct):
    """Things in the order of the text."""

    told: list[Thing] = field(default_factory=list)
    armed: set[str] = field(default_factory=set)
    """Nouns that stood for goods: where armoured cars were spoken of, cars are they."""

    def known(self, group: Group, tokens: list[Token]) -> bool:
        """Whether a noun that by itself names no goods has stood for some before."""
        opens = group.kind == "name" and group.head == 0  # Canopies were held back
        opens = opens or (group.kind == "name" and tokens[group.head - 1].tag == "CD")  # the 104 Krabs
        return (group.kind in ("civil", "other") or opens) and singular(tokens[group.head].low) in self.armed

    def stood_for(self, groups: list[Group], tokens: list[Token]) -> None:
        """Take down that nouns which no list knows were delivered: shipped 12 canopies."""
        for group in groups:
            if group.kind == "other" and tokens[group.first].tag == "CD" and tokens[group.head].low.endswith("s"):
                self.armed.add(singular(tokens[group.head].low))

    def note(self, group: Group, tokens: list[Token], sentence: int, called: str) -> None:
        """Take down what is spoken of, under its name."""
        low = tokens[group.head].low
        many = bool(group.members) or low.endswith("s") or tokens[group.first].tag == "CD"
        none = "no" in (tokens[max(group.first - 1, 0)].low, tokens[group.first].low)
        many = many or (none and group.kind == "goods")  # no engine has left; at least 40 went in May
        many = many or any(token.low == "single" for token in tokens[group.first : group.head])  # not a single gun
        if len(self.told) > _MOST:
            del self.told[: _MOST // 2]
        if group.kind == "goods" and group.first < group.head and many and singular(low) in lexicon().nouns:
            self.armed.add(singular(low))  # not: tear gas
            kinds = (t for t in tokens[group.first : group.head] if t.tag == "NNP" and t.text not in lexicon().peoples)
            self.armed.update(t.low for t in kinds if t.text not in lexicon().states)  # Krab howitzers, which are Krabs
        called = called[3:] if called.lower().startswith("no ") else called
        self.told.append(Thing(group.kind, called, singular(low), many, tokens[group.first].start, sentence))

    def applied(self, start: int, sentence: int) -> None:
        """Take down an application that a verb tells: it applied to sell them, and was refused it."""
        self.told.append(Thing("permit", "application", "application", False, start, sentence))

    def refer(self, group: Group, tokens: list[Token], sentence: int) -> None:
        """Find what a stand-in stands for."""
        group.refers = self._last(group, tokens[group.head].low, tokens[group.first].start, sentence)

    def lately(self, sentence: int) -> bool:
        """Whether goods, deliveries, licences or aid were spoken of in this sentence or one before it."""
        return any(thing.kind in FIELD for thing in self.told if sentence - thing.sentence <= _LATELY)

    def _last(self, group: Group, low: str, start: int, sentence: int) -> Thing | None:
        """The last thing before a place that agrees with a stand-in in number."""
        for thing in reversed(self.told):
            if sentence - thing.sentence > _BACK:
                return None
            if thing.start >= start or (low in ("it", "this", "that") and thing.many):
                continue
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
    return bare or (low in wordset("standins") | wordset("bunches") and group.kind not in FIELD)
