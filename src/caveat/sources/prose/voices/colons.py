"""Who is told of in front of a colon in a way that makes what follows his word: the yard tells it otherwise: ..."""

from __future__ import annotations

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.voices.ways import Ways
from caveat.sources.prose.words.groups import Chunk, Group, Verb, is_finite, is_mark, low_is, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import PAPERS

Place = tuple[int, int, Group, str | None]
"""Where an attribution begins and ends, whose word it is, and the outlet that was told."""

_FRONT = 16
"""Chunks within which such a colon stands."""
_SPEAK = frozenset(("person", "spokes", "name", "people", "body", "state", "pronoun", "number", "other"))
_ANYBODY = frozenset(("one", "they", "people"))
"""Who speaks for a place: at the ministry, one shrugs."""
_GAINSAYS = frozenset(("deny", "dispute", "contest", "contradict", "confirm", "explain", "admit", "concede"))
"""What one does with what was told, and tells why behind a colon: the minister denies it: ..."""
_SHORT = frozenset(("simple", "short", "brief", "blunt", "curt", "terse", "plain", "clear", "follows", "familiar"))
"""What a line is said to be that follows."""
_NOT_SELF = frozenset(
    ("it", "this", "that", "these", "those", "there", "which", "all", "i", "we", "you", "fact", "facts", "truth",
     "advice", "position", "view", "point", "reality", "upshot", "reason", "lesson", "aim", "conclusion", "purpose")
)  # fmt: skip
"""What is no speaker of his own: it is plain that; the fact is plain: ..."""
_TOLD_SO = frozenset(("tell", "paint", "put", "remember", "recall", "have", "give", "offer", "know", "say", "show"))
"""What one does with a matter that one has otherwise, or with another account of it."""


_SITES = frozenset(
    ("website", "site", "page", "channel", "account", "feed", "tweet", "post", "thread", "television", "tv")
)
"""Where somebody says something who speaks to everybody."""
_OFFICES_OF_STATES = frozenset(("pentagon", "kremlin", "house", "hall", "street", "centcom", "nato", "commission"))
"""Last words of names that stand for a state or several, and are no topic of their own."""
_PLACED = 2
"""Chunks of the shortest phrase that tells where."""
_RISES = frozenset(("be", "stand", "rise", "take", "have", "step", "come", "appear", "return", "look", "sound", "seem"))
"""What is told of somebody who is about to speak."""


class Colons(Ways):
    """Finds whose word follows a colon without a verb of saying or a quotation."""

    def ahead(self, chunks: list[Chunk]) -> Place | None:
        """Who speaks behind a colon, by what is told of him in front of it."""
        if ":" not in self.lows:
            return None
        colon = next((j for j, chunk in enumerate(chunks[:_FRONT]) if is_mark(chunk, ":")), 0)
        front, told = chunks[:colon], chunks[colon + 1 :]
        if not colon or any(is_mark(chunk, "QUO") for chunk in front) or not any(is_finite(chunk) for chunk in told):
            return None
        group = self._whose_line(front) or self._who_tells(front) or self._who_publishes(front)
        if group is None and is_mark(told[0], "QUO"):
            group = self._who_rises(front) or self._who_is_named(front, quoted=True)
        group = group or self._who_is_named(front, quoted=False)
        return (0, colon + 1, group, None) if group is not None else None

    def _who_is_named(self, front: list[Chunk], *, quoted: bool) -> Group | None:
        """Who has no more than his name in front: Lund: "It has gone."; ministry spokesman: the guns stay here.

        Without a quotation a state or a topic may stand so in front of what the page itself tells of it.
        """
        opens = front[0]
        dated = len(front) > _PLACED and isinstance(opens, Group) and opens.kind == "time" and is_mark(front[1], "--")
        who = front[2 * dated]
        if len(front) != 2 * dated + 1 or not isinstance(who, Group) or who.negative or not self._can_speak(who):
            return None
        if who.kind == "spokes" or is_person(who, self.tokens):
            return who
        proper = self.tokens[who.head].tag == "NNP"
        if who.kind == "body" and not proper:
            whole = who.last - who.first > 1 or self.tokens[who.head].low in wordset("offices")
            return who if quoted and whole else None
        if who.kind == "body" or self.tokens[who.head].low in _OFFICES_OF_STATES:
            return who
        return who if quoted and proper and who.kind == "name" else None

    def _who_publishes(self, front: list[Chunk]) -> Group | None:
        """Who is named with no more than where he says it: the embassy, on its website: no gun has arrived."""
        who, rest = front[0], [chunk for chunk in front[1:] if not is_mark(chunk, ",")]
        if not isinstance(who, Group) or who.kind not in ("person", "spokes", "name", "body", "state") or who.negative:
            return None
        if len(rest) < _PLACED or not is_mark(rest[0], "IN") or any(isinstance(chunk, Verb) for chunk in rest):
            return None
        where = rest[1]
        low = singular(self.tokens[where.head].low) if isinstance(where, Group) else ""
        return who if low in wordset("documents") | wordset("lines") | PAPERS | _SITES else None

    def _who_rises(self, front: list[Chunk]) -> Group | None:
        """Who stands or comes up to speak, in front of words that are quoted: Lund is at the lectern: "..."."""
        who, verbs = front[0], _main_verbs(front)
        apart = len(verbs) > 1 and any(is_mark(chunk, ",") for chunk in front[verbs[0] : verbs[1]])  # , visibly cross
        verb = front[verbs[0]] if len(verbs) == 1 or apart else None
        if not isinstance(who, Group) or who.kind not in ("person", "spokes", "name") or not isinstance(verb, Verb):
            return None
        plain = not (verb.negative or verb.passive or verb.modal)
        return who if plain and verb.lemma in _RISES and self._can_speak(who) else None

    def _whose_line(self, front: list[Chunk]) -> Group | None:
        """Whose message or answer it is: the ministry's answer: no howitzers will be shipped."""
        line = front[0]
        if not isinstance(line, Group) or not (len(front) == 1 or self._is_so(front[1:])):
            return None
        owner, low = line.owner, self.tokens[line.head].low
        if owner is None and self.tokens[line.first].low in ("his", "her", "its", "their"):
            owner = Group(line.first, line.first + 1, line.first, "pronoun")
        if owner is None or self.tokens[owner.head].low in wordset("reporters"):
            return None  # the editor's note: the page's own
        told = low in wordset("lines") or low in wordset("another_way")
        return owner if told and owner.kind in _SPEAK else None

    def _is_so(self, rest: list[Chunk]) -> bool:
        """Whether no more is said of a line than that it is another, or short: her version is different: ..."""
        verbs = [chunk for chunk in rest if isinstance(chunk, Verb)]
        lows = {token.low for token in self.tokens[rest[0].first : rest[-1].last]}
        if not verbs:
            return not any(isinstance(chunk, Group) and chunk.kind != "time" for chunk in rest[2:])
        plain = len(verbs) == 1 and not (verbs[0].negative or verbs[0].modal or verbs[0].passive)
        short = bool(lows & (wordset("another_way") | _SHORT)) and verbs[0].lemma in ("be", "sound", "run", "read")
        return plain and (short or (verbs[0].lemma in ("differ", "vary", "diverge") and rest[0] is verbs[0]))

    def _who_tells(self, front: list[Chunk]) -> Group | None:
        """Who is told to telephone, to be more forthcoming, or to have another account."""
        at = max(_main_verbs(front), default=0)
        verb = front[at]
        if not isinstance(verb, Verb) or verb.negative or verb.passive or verb.modal:
            return None
        if not self._tells(verb, front[at + 1 :]):
            return None
        first = 0
        while first + 1 < at and is_mark(front[first], "IN") and isinstance(front[first + 1], Group):
            first += 2  # at the ministry, one shrugs
        place = front[1] if first == 2 else None
        first += is_mark(front[first], ",")
        who = front[first]
        only = [j for j in _main_verbs(front) if j > first] == [at]
        if not isinstance(who, Group) or who.kind not in _SPEAK or who.negative or not only:
            return None
        low = self.tokens[who.head].low
        if low in _ANYBODY and isinstance(place, Group) and place.kind in ("body", "state", "name"):
            return place
        return None if low in _NOT_SELF or not self._can_speak(who) else who

    def _can_speak(self, group: Group) -> bool:
        """Whether a group is somebody, or a body, that can tell something."""
        if group.kind in ("other", "number"):
            read = wordset("documents") | PAPERS
            return group.kind == "number" or self.tokens[group.head].low in wordset("agents_loosely") | read
        return group.kind != "pronoun" or self.tokens[group.head].low not in _ANYBODY

    def _tells(self, verb: Verb, rest: list[Chunk]) -> bool:
        """Whether a verb, with what stands behind it, tells that somebody gives his word."""
        lows = {token.low for token in self.tokens[verb.last : rest[-1].last]} if rest else set[str]()
        things = [chunk for chunk in rest if isinstance(chunk, Group) and chunk.kind not in ("time", "pronoun")]
        if verb.lemma in wordset("makes_itself_heard"):
            return not things or low_is(rest[0], "across") or is_mark(rest[0], "IN") or lows <= {"again", "back"}
        if verb.lemma in ("continue", "proceed", "resume") or (verb.lemma == "go" and lows == {"on"}):
            return not things  # Lund continued: we shall vote against it
        if verb.lemma in _TOLD_SO and lows & wordset("another_way"):
            return True
        if verb.lemma == "be":
            return bool(lows & wordset("outspoken"))
        if verb.lemma in _GAINSAYS:
            return bool(lows & {"it", "this", "that", "all"}) and not things
        if verb.lemma in ("sum", "put", "spell") and "it" in lows and not things:
            return True  # one diplomat sums it up
        if verb.lemma in ("speak", "talk") and rest and low_is(rest[0], "of"):
            return True  # insiders speak of a delay
        heads = {self.tokens[thing.head].low for thing in things}
        if verb.lemma in ("have", "give", "offer", "send", "issue", "write", "release", "mail", "return"):
            return bool(heads & wordset("lines"))
        few = heads & {"word", "words", "sentence", "sentences", "line", "lines", "syllable", "syllables"}
        return bool(few) and verb.lemma in ("take", "need", "manage", "spare", "use", "find", "reply", "answer", "say")


def apart(front: list[Chunk]) -> list[Chunk]:
    """The groups, each of a relative clause being the word that opens it: Lund, who looks ill, "..."."""
    opens: Chunk | None = None
    found = []
    for chunk in front:
        opens = None if is_mark(chunk, ",") else chunk if is_mark(chunk, "WP") else opens
        found.append(chunk if opens is None else opens)
    return found


def _main_verbs(front: list[Chunk]) -> list[int]:
    """Where the finite verbs stand that are not of a relative clause: the agent, whom we met, tells it otherwise."""
    found, aside = [], False
    for j, chunk in enumerate(front):
        aside = (aside or is_mark(chunk, "WP")) and not is_mark(chunk, ",")
        if is_finite(chunk) and not aside:
            found.append(j)
    return found
