"""A verb and a part that goes with it in; what that part leaves out, and where it goes, out.

Each reading matches the groups of the part with those around the verb: goods with goods, a recipient with a recipient.
"""

from __future__ import annotations

from msgspec import Struct

from caveat.sources.prose.grammar.remnants import Part, is_when, is_whom, of_goods
from caveat.sources.prose.words.groups import Chunk, Group, Verb
from caveat.sources.prose.words.tokens import Token

_MATCHED = frozenset(("with", "by", "from", "until"))
"""Prepositions whose groups tell parts from one another, as recipients and days do."""
HELPS = frozenset(("be", "have", "do"))


class Host(Struct):
    """A verb with what stands before it and behind it, up to the joint at hand."""

    at: int
    verb: Verb
    before: list[Part]
    behind: list[Part]
    particle: int = 0
    """How many words behind the verb belong to it."""

    @property
    def keys(self) -> set[str]:
        """What stands behind the verb."""
        return {part.key for part in self.behind}

    @property
    def done_to(self) -> bool:
        """Whether the verb tells what becomes of its subject: were sold, went."""
        who = self.before[0].key if self.before else ""
        return self.verb.passive or (who == "what" and not {"what", "who"} & self.keys)


class Put(Struct):
    """Words to put in, the place before which they go, and whether they open what stands there."""

    at: int
    words: list[Token]
    opens: bool = False


class Remnant(Struct):
    """A part without a verb: where it begins, its groups, whether they are denied, and what joins it."""

    at: int
    parts: list[Part]
    denied: bool
    joints: set[str]
    closed: Verb | None
    """The participle before which it ends."""
    later: bool
    """Whether it opens with "then"."""
    listed: bool
    """Whether another one, behind "and", goes on with the same preposition."""
    followed: bool
    """Whether a relative clause follows it: to those / who asked."""
    aside: int = -1
    """Where a comma sets off how it begins: and, in June, / to Niger; -1 for none."""

    @property
    def keys(self) -> list[str]:
        """What its groups are, in order."""
        return [part.key for part in self.parts]


class Fillings:
    """The words of a sentence, and what its parts take over from the verb before them."""

    def __init__(self, tokens: list[Token], chunks: list[Chunk]) -> None:
        self.tokens, self.chunks = tokens, chunks

    def heads(self, host: Host) -> list[Token]:
        """The words of a verb without what stands among them."""
        words = self.tokens[host.verb.first : host.verb.last]
        return [token for token in words if token.tag[:2] in ("VB", "MD", "TO")]

    def verb(self, host: Host, negative: bool) -> list[Token]:
        """The verb once more, denied or not."""
        heads = self.heads(host)
        helped = len(heads) > 1 and (heads[0].tag == "MD" or heads[0].lemma in HELPS)
        nots = [word("not", "NOT")] if negative else []
        verb = [*heads[:1], *nots, *heads[1:]] if helped else [*nots, *heads]
        return [*verb, *self.tokens[host.verb.last : host.verb.last + host.particle]]

    def taken_over(self, host: Host, remnant: Remnant, negative: bool) -> tuple[list[Put], bool]:
        """What a part leaves out, where it goes with a verb; and whether it has a subject of its own."""
        verb = self.verb(host, negative)
        for read in (self._closed, self._goods, self._recipient, self._party):
            if words := read(host, remnant, verb):
                return words, False
        return self._doer(host, remnant, verb) or self._subject(host, remnant, verb), True

    def _copy(self, part: Part) -> list[Token]:
        return self.tokens[part.first : part.last]

    def _taker(self, host: Host, remnant: Remnant) -> list[Token]:
        """Who gets it, where the part before has him right behind its verb: gave Chad rifles but / no mortars."""
        bare = not any(key == "who" or is_whom(key) for key in remnant.keys)
        return next((self._copy(one) for one in host.behind if one.key == "who"), []) if bare else []

    def _whom(self, host: Host, remnant: Remnant) -> list[Token]:
        """To whom it goes, where only the part before says so: rifles to Chad in May and mortars in June."""
        if any(is_whom(key) for key in remnant.keys):
            return []
        return next((self._copy(one) for one in (*host.behind, *host.before) if is_whom(one.key)), [])

    def _it(self, host: Host) -> list[Token]:
        """What stands for the goods of the part before."""
        goods = [one for one in host.behind if one.key == "what"]
        if not goods:
            return []
        many = len(goods) > 1 or self.tokens[goods[0].group.head].low.endswith("s")
        return [word("them" if many else "it", "PRP")]

    def _goods(self, host: Host, remnant: Remnant, verb: list[Token]) -> list[Put]:
        """Sold rifles to Chad and / mortars to Niger; halted them for Chad in May and / mortars in June."""
        first, keys, rest = remnant.parts[0], host.keys, set(remnant.keys[1:])
        if "what" not in keys or host.done_to or not rest <= keys or not _tells(rest):
            return []
        many = self.tokens[first.group.head].low.endswith("s") and any(is_whom(key) for key in rest)
        head = self._head(host, first.key) if first.key in ("of", "on", "against") else []
        sent = first.key == "what" or (first.key == "who" and not self._named(first.group))  # and / troops to Niger
        if not (head or (sent and many) or of_goods(first, self.tokens)):
            return []
        opens = [*verb, *self._taker(host, remnant), *head]
        return [Put(first.first, opens, True), Put(first.last, [*self._whom(host, remnant), *self._how(host, remnant)])]

    def _how(self, host: Host, remnant: Remnant) -> list[Token]:
        """What belongs to the verb in the part before: put rifles on hold in May and mortars / in June."""
        held = [one for one in host.behind if one.key == "on" and one.group.last - one.group.first == 1]
        return self._copy(held[0]) if held and "on" not in remnant.keys else []

    def _head(self, host: Host, prep: str) -> list[Token]:
        """What a part that opens with a preposition goes on: deliveries / of mortars; its freeze / on mortars."""
        goods = next(one for one in host.behind if one.key == "what")
        words = self._copy(goods)
        if prep in host.keys:
            return words
        of = next((k for k, one in enumerate(words) if one.low == "of"), 0)
        return words[:of]

    def _recipient(self, host: Host, remnant: Remnant, verb: list[Token]) -> list[Put]:
        """Sold rifles to Chad and / to Niger; were sold not to Chad but / to Niger."""
        first, keys = remnant.parts[0], host.keys
        to = [one for one in remnant.parts if is_whom(one.key)]
        if len(to) != 1 or to[0].key not in keys or not all(is_whom(key) or is_when(key) for key in remnant.keys):
            return []
        goods = [one for one in (host.before if host.done_to else host.behind) if one.key == "what"]
        if not any(of_goods(one, self.tokens) for one in goods) or to[0].group.negative or remnant.followed:
            return []
        if remnant.joints == {","} and (remnant.denied or not (remnant.later or remnant.listed)):
            return []  # for Chad, not for Niger: no more than whose they are
        return [Put(first.first, [*verb, *([] if host.done_to else self._it(host))], True)]

    def _party(self, host: Host, remnant: Remnant, verb: list[Token]) -> list[Put]:
        """Gave Chad 40 rifles and / Niger 12 mortars; supplied Chad with rifles and / Niger with mortars."""
        first, rest = remnant.parts[0], set(remnant.keys[1:])
        if first.key != "who" or "who" not in host.keys or host.done_to or not rest <= host.keys:
            return []
        # Who is asked for something, and who asks, cannot be told: asked Oslo for missiles and Riga for radars.
        given = any(one.key == "with" or of_goods(one, self.tokens) for one in remnant.parts[1:])
        return [Put(first.first, verb, True)] if given and self._named(first.group) else []

    def _doer(self, host: Host, remnant: Remnant, verb: list[Token]) -> list[Put]:
        """France sent 12 howitzers to Chad, Denmark / 19 and Norway / the rest; and Oslo / to Niger."""
        first, rest = remnant.parts[0], remnant.keys[1:]
        by_whom = bool(host.before) and host.before[0].key == "who" and not host.done_to
        if first.key != "who" or not by_whom or "who" in host.keys or not set(rest) <= host.keys or remnant.denied:
            return []
        told = any(is_whom(one.key) or of_goods(one, self.tokens) for one in remnant.parts[1:])
        if not told or not self._named(first.group):
            return []
        owned = "what" in rest
        whom = self._whom(host, remnant) if owned else []
        return [Put(first.last, verb if owned else [*verb, *self._it(host)]), Put(remnant.parts[-1].last, whom)]

    def _named(self, group: Group) -> bool:
        """Whether somebody is named, or told by his office: Denmark, the ministry, and no troops."""
        office = group.kind == "body" and self.tokens[group.first].tag in ("DT", "PRPS")
        return office or self.tokens[group.head].tag == "NNP" or group.kind in ("state", "people")

    def _subject(self, host: Host, remnant: Remnant, verb: list[Token]) -> list[Put]:
        """The rifles were approved in May, the mortars / in June; half went to Chad, the rest / to Niger."""
        first, keys = remnant.parts[0], host.keys
        about = {part.key for part in host.before[1:]}
        if not host.done_to or not (host.before and host.before[0].key == "what"):
            return []
        if is_whom(first.key) and first.key in about - keys and set(remnant.keys[1:]) <= keys and _tells(keys):
            noun = self._copy(host.before[0])  # exports to Chad were suspended in May and / to Niger in June
            return [Put(first.first, noun, True), Put(first.last, verb)]
        if not of_goods(first, self.tokens):
            return []
        shared = next((one for one in remnant.parts[1:] if one.key in keys and _tells({one.key})), None)
        if shared is None or not set(remnant.keys[1:]) <= keys | about:
            return []
        whom = self._whom(host, remnant)
        if any(is_whom(key) for key in keys):
            return [Put(shared.first, verb), Put(remnant.parts[-1].last, whom)]  # were sold to Chad in June
        return [Put(shared.first, [*whom, *verb])]  # the mortars for Chad were approved

    def _closed(self, host: Host, remnant: Remnant, verb: list[Token]) -> list[Put]:
        """Rifles for Chad were suspended, mortars for Niger / cancelled."""
        done, first = remnant.closed, remnant.parts[0]
        helps = [token for token in verb[:-1] if token.tag != "NOT"]
        if done is None or not (host.verb.passive and helps) or remnant.denied or first.group.kind == "number":
            return []
        goods = of_goods(first, self.tokens) and all(is_whom(key) for key in remnant.keys[1:])
        return [Put(done.first, helps)] if goods else []


def _tells(keys: set[str]) -> bool:
    """Whether one of some groups tells one deed from another: to whom, when, with what or by whom."""
    return any(is_whom(key) or is_when(key) or key in _MATCHED for key in keys)


def word(low: str, tag: str) -> Token:
    """A small word to put in, whose place is told later."""
    return Token(low, low, 0, 0, tag, low)
