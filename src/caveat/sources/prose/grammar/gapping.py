"""The words of a sentence in; the same out with the verb that a later part leaves out, and the groups that go with it.

"Sold rifles to Chad and mortars to Niger" is read as "sold rifles to Chad and sold mortars to Niger". A part that says
less than a clause is matched, group by group, with what stands around the verb before it. What is put in has no length,
so that quotes stay exact.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.fillings import HELPS, Fillings, Host, Put, Remnant, word
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.remnants import Part, is_when, is_whom, of_goods, parts
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_finite, is_mark
from caveat.sources.prose.words.tokens import Token

_JOINTS = frozenset((",", ";", "and", "but", "nor", "or", "--", "–", "—"))
_ENDS = frozenset(("CC", ",", ";", ".", "--", ":", "(", ")", "CS", "WP", "THAT"))
_PARTICLES = frozenset(("over", "off", "up", "down", "out", "back", "on"))
_FORMS = frozenset(("finite", "base", "inf", "ger"))
_LATER = frozenset(("then", "later", "also", "now", "finally", "instead", "next", "first", "even"))
"""Adverbs with which a later part may open."""
_MORE = frozenset(("only", "just", "merely", "simply", "so", "yet", "even", "all", "every", "one"))
"""What makes of "not" more, or something else, than a denial of the group behind it."""
_PAIR = 2
_SHORTEST = 6
"""Groups and marks of the shortest sentence in which a verb is left out."""


def whole(tokens: list[Token]) -> tuple[list[Token], list[Chunk]]:
    """The words of a sentence with what its later parts leave out, and their groups."""
    chunks = Chunker(tokens).run()
    gaps = _Gaps(tokens, chunks) if len(chunks) > _SHORTEST else None
    if gaps is None or not gaps.run():
        return tokens, chunks
    filled = gaps.filled()
    return filled, Chunker(filled).run()


class _Gaps(Fillings):
    """Finds the parts of a sentence that leave their verb out."""

    def __init__(self, tokens: list[Token], chunks: list[Chunk]) -> None:
        super().__init__(tokens, chunks)
        self.put: list[Put] = []
        self.own: dict[int, int] = {}
        """Where what a verb has of its own ends, once a part behind it was filled."""
        self.marks: dict[int, str] = {}
        """What the words of a joint become, since what follows goes on: a comma, "and", or nothing."""

    def run(self) -> bool:
        """Whether something is left out."""
        host: int | None = None
        for i, chunk in enumerate(self.chunks):
            if isinstance(chunk, Verb):
                host = i if self._may_be_left_out(chunk) else None
                if host is not None and chunk.passive and chunk.form in ("finite", "base"):
                    self._each(i)
            elif host is None or not isinstance(chunk, Mark):
                continue
            elif chunk.tag in (".", ":", "WP", "THAT", "CS"):
                host = None
            elif chunk.low in _JOINTS and not self._joint(i - 1):
                remnant = self._remnant(i)
                if remnant is not None:
                    self._fill(host, i, remnant)
        return bool(self.put)

    def filled(self) -> list[Token]:
        """The words with those that were left out."""
        out: list[Token] = []
        for at, token in enumerate(self.tokens):
            for one in (one for one in self.put if one.at == at):
                place = token.start if one.opens or not at else self.tokens[at - 1].end
                out += [replace(word, start=place, end=place) for word in one.words]
            mark = self.marks.get(at, token.low)
            if mark == token.low:
                out.append(token)
            elif mark:
                out.append(replace(token, text=mark, low=mark, tag="CC" if mark == "and" else mark))
        return out

    def _each(self, i: int) -> None:
        """Tell of each what is told of several: rifles for Chad / and mortars for Niger were held."""
        verb, ends, told = self.chunks[i], i, list[int]()
        assert isinstance(verb, Verb)
        for k in range(i - 1, -2, -1):
            if k >= 0 and not self._ends(k):
                continue
            joint = k >= 0 and self._joint(k)
            if joint and k + 1 == ends:
                ends = k  # , and
                continue
            held = parts(self.chunks[k + 1 : ends], self.tokens) or []
            keys = [one.key for one in held]
            before = self.chunks[k] if k >= 0 else None
            own = isinstance(before, Verb) and before.lemma not in frames().says  # sold rifles to Chad, and / mortars
            if own or len(keys) != _PAIR or not (is_whom(keys[1]) and of_goods(held[0], self.tokens)):
                break
            told.append(held[-1].last)
            if not joint:
                break
            ends = k
        self.put += [Put(at, self.verb(Host(i, verb, [], []), verb.negative)) for at in told[1:]]

    def _may_be_left_out(self, verb: Verb) -> bool:
        """Whether a verb is one of those that carry an act."""
        return verb.lemma in frames().senses and verb.lemma not in HELPS and verb.form in _FORMS

    def _joint(self, i: int) -> bool:
        chunk = self.chunks[i]
        return isinstance(chunk, Mark) and chunk.low in _JOINTS

    def _remnant(self, i: int) -> Remnant | None:
        """What stands behind a joint without a verb."""
        first, joints = i, set[str]()
        while first < len(self.chunks) and isinstance(mark := self.chunks[first], Mark) and self._joint(first):
            joints.add(mark.low)
            first += 1
        end = next((k for k in range(first, len(self.chunks)) if self._ends(k)), len(self.chunks))
        closed = self.chunks[end] if end < len(self.chunks) else None
        told = isinstance(closed, Verb) and closed.form not in ("part", "inf")
        if end == first or told or self._goes_on(end) or not self._begins(first):
            return None
        held = parts(self.chunks[first:end], self.tokens)
        aside = -1
        if held and is_mark(closed, ",") and self._set_off(held, joints):
            rest = next((k for k in range(end + 1, len(self.chunks)) if self._ends(k)), len(self.chunks))
            goes = parts(self.chunks[end + 1 : rest], self.tokens)
            if goes:
                aside = self.chunks[end].first
                held, end, closed = [*held, *goes], rest, self.chunks[rest] if rest < len(self.chunks) else None
        nots = [chunk for chunk in self.chunks[first:end] if isinstance(chunk, Mark) and chunk.tag == "NOT"]
        if not held or any(self._more_than_not(one) for one in nots):
            return None
        closing = closed if isinstance(closed, Verb) and closed.form == "part" else None
        opens = self.chunks[first]
        later = isinstance(opens, Mark) and opens.low in _LATER
        joint, after = (*self.chunks[end : end + 2], None, None)[:2]
        led = opens.low if isinstance(opens, Mark) else ""
        listed = isinstance(joint, Mark) and joint.low in (",", "and") and isinstance(after, Mark) and after.low == led
        followed = isinstance(closed, Mark) and closed.tag == "WP"
        return Remnant(first, held, bool(nots), joints, closing, later, listed, followed, aside)

    def _set_off(self, held: list[Part], joints: set[str]) -> bool:
        """Whether a part goes on behind a comma: ; Denmark, / 19; and, in June, / to Niger."""
        keys = [one.key for one in held]
        return (keys == ["who"] and ";" in joints) or (joints == {"and", ","} and all(map(is_when, keys)))

    def _begins(self, k: int) -> bool:
        """Whether a part begins at a place: with a group, or with "then", "not" or a preposition before it."""
        for chunk in self.chunks[k:]:
            if isinstance(chunk, Group):
                return True
            if isinstance(chunk, Verb) or (chunk.low not in _LATER and chunk.tag not in ("NOT", "IN")):
                return False
            if chunk.tag == "IN":
                return True
        return False

    def _ends(self, k: int) -> bool:
        chunk = self.chunks[k]
        return isinstance(chunk, Verb) or (isinstance(chunk, Mark) and chunk.tag in _ENDS)

    def _goes_on(self, end: int) -> bool:
        """Whether an aside stands at a place, and a verb behind it: and shipments to Niger, which had begun, are."""
        mark = self.chunks[end] if end < len(self.chunks) else None
        if not isinstance(mark, Mark) or mark.tag != ",":
            return False
        close = next((k for k in range(end + 1, len(self.chunks)) if is_mark(self.chunks[k], ",")), 0)
        return 0 < close < len(self.chunks) - 1 and is_finite(self.chunks[close + 1])

    def _more_than_not(self, mark: Mark) -> bool:
        return mark.last < len(self.tokens) and self.tokens[mark.last].low in _MORE

    def _host(self, at: int, joint: int) -> Host | None:
        """The verb at a place with what stands around it; None where that is no plain clause."""
        verb = self.chunks[at]
        assert isinstance(verb, Verb)
        small = self.chunks[at + 1]
        taken = isinstance(small, Mark) and small.tag in ("R", "IN") and small.low in _PARTICLES
        after = self.chunks[at + 2]
        apart = not isinstance(after, Mark) or (verb.passive and after.low == "by")
        taken = taken and small.first == verb.last and apart
        behind = parts(self.chunks[at + 1 + taken : self.own.get(at, joint)], self.tokens)
        opens = at
        while opens and not (self._ends(opens - 1) and not self._joins(opens - 1)):
            opens -= 1
        before = parts(self.chunks[opens:at], self.tokens) or []
        before = before[next((k for k, one in enumerate(before) if one.key in ("what", "who")), 0) :]
        return None if behind is None else Host(at, verb, before, behind, int(taken))

    def _joins(self, k: int) -> bool:
        chunk = self.chunks[k]
        return isinstance(chunk, Mark) and chunk.tag == "CC" and chunk.low in ("and", "or")

    def _fill(self, at: int, joint: int, remnant: Remnant) -> None:
        """Put in what a part leaves out, where it goes with what stands around the verb before it."""
        host = self._host(at, joint)
        if host is None:
            return
        denial = self._denial(host, joint, remnant)
        if denial is None:
            return
        turned, negative = denial
        words, anew = self.taken_over(host, remnant, negative)
        if words:
            self.put += [*self._joined(remnant, anew), *words]
            self.own.setdefault(at, joint)
        if turned and (words or "nor" in remnant.joints):
            self._turn(host)

    def _turn(self, host: Host) -> None:
        """Deny a verb that is denied by what stands behind it: sold rifles neither to Chad nor to Niger."""
        at = host.verb.first + (len(self.heads(host)) > 1)
        if not any(one.at == at and one.words[0].low == "not" for one in self.put if one.words):
            self.put.append(Put(at, [word("not", "NOT")], True))

    def _denial(self, host: Host, joint: int, remnant: Remnant) -> tuple[bool, bool] | None:
        """Whether the verb before is denied by what stands behind it, and whether what is put in is; None if unsure."""
        within = self.chunks[host.at + 1 : joint]
        nots = [one for one in within if isinstance(one, Mark) and one.tag == "NOT"]
        neither = any(self._neither(k) for k in range(host.at + 1, joint))
        if any(self._more_than_not(one) for one in nots):
            return False, host.verb.negative
        if neither:
            return (not host.verb.negative, True) if "nor" in remnant.joints else None
        if nots:
            return (True, False) if "but" in remnant.joints and not (host.verb.negative or remnant.denied) else None
        if host.verb.negative and "but" in remnant.joints:
            return None if remnant.denied else (False, False)
        return False, host.verb.negative or remnant.denied or "nor" in remnant.joints

    def _neither(self, k: int) -> bool:
        """Whether "neither" opens what is denied at a place, and stands behind no preposition."""
        chunk, before = self.chunks[k], self.chunks[k - 1]
        alone = chunk.last - chunk.first == 1 and self.tokens[chunk.first].low == "neither"
        return alone and not (isinstance(before, Mark) and before.tag == "IN")

    def _joined(self, remnant: Remnant, anew: bool) -> list[Put]:
        """Join a part to the one before by "and", or by its own word; a comma is left where it begins anew."""
        marks = self.chunks[remnant.at - len(remnant.joints) : remnant.at]
        has_word = any(mark.tag == "CC" for mark in marks if isinstance(mark, Mark))
        for mark in marks:
            if mark.last - mark.first > 1:
                self.marks |= dict.fromkeys(range(mark.first, mark.last), "") | {mark.first: "and"}  # as well as
            elif isinstance(mark, Mark) and mark.tag != "CC":
                self.marks[mark.first] = "," if anew else "" if has_word else "and"
        if remnant.aside >= 0:
            self.marks[remnant.aside] = ""
        opens = self.chunks[remnant.at].first
        return [Put(opens, [word("and", "CC")], True)] if anew and not has_word else []
