"""Attributions without a verb of saying: in the ministry's account, as the minister put it, by its own account."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import PAPERS
from caveat.sources.prose.words.tokens import Token

_LONGEST = 9
"""Chunks of the longest such attribution."""


_SAYS_SO = frozenset(
    ("say", "claim", "report", "write", "assure", "tell", "insist", "assert", "maintain", "complain", "explain", "hint")
)
"""What somebody does behind "so" who says what stands beside it: , so the minister assured me, ."""
_BOOKS = frozenset(
    ("list", "register", "return", "returns", "figures", "books", "table", "ledger", "records", "statistics", "minutes",
     "lists", "accounts", "log", "numbers", "data", "inventory")
)  # fmt: skip
"""Papers by which something is so: by the government's list of May."""
_SHOW = frozenset(("evidence", "showing", "strength"))
"""On the evidence of the waybills."""


def account(chunks: Sequence[Chunk], i: int, tokens: list[Token]) -> tuple[int, Group] | None:
    """Where an attribution that opens at a place ends, and whose word it is; None where none opens there."""
    opener = chunks[i]
    opens = i == 0 or _is(chunks[i - 1], ",") or _is(chunks[i - 1], ":")
    if not isinstance(opener, Mark) or not opens or i + 1 >= len(chunks):
        return None
    if opener.low == "if":
        return _if_believed(chunks, i)
    end = next((at for at in range(i + 1, min(len(chunks), i + _LONGEST)) if _is(chunks[at], ",")), None)
    end = end or (_so_he_says(chunks, i) if opener.low == "so" and i else None)
    if opener.low == "as" and i and _is(chunks[-1], ".") and "known" in (t.low for t in tokens[opener.first :]):
        end = end or len(chunks) - 1  # as the ministry let it be known on Monday
    end = end or (_at_the_end(chunks, i, tokens) if i else None)
    if end is None:
        return None
    group = chunks[i + 1]
    if not isinstance(group, Group) or (i > 1 and _of_a_part(chunks, i, end)):
        return None
    if opener.low == "so" and end == i + 2 and i:
        return (end, group) if _bare_so(chunks, i, end, tokens) else None
    has_it = opener.low == "as" and end == i + 4 and tokens[chunks[i + 3].first].low == "it"
    has = chunks[i + 2] if has_it else None
    if isinstance(has, Verb) and has.lemma == "have":
        return end, group  # as the annual report has it
    if opener.low in ("as", "so") and i + 2 < end:
        verb = next((chunk for chunk in chunks[i + 2 : end] if not (_is(chunk, "R") or _is(chunk, "J"))), chunks[i + 2])
        if opener.low == "so" and not isinstance(verb, Verb):
            verb = next((chunk for chunk in chunks[i + 2 : end] if isinstance(chunk, Verb)), verb)
        says = opener.low == "so" and isinstance(verb, Verb) and verb.lemma in _SAYS_SO
        puts = isinstance(verb, Verb) and (says or verb.lemma in wordset("puts"))
        puts = puts or (isinstance(verb, Verb) and opener.low == "as" and _notes(chunks, verb, end))
        puts = puts and isinstance(verb, Verb) and not verb.passive and not verb.negative
        known = {tokens[chunk.last - 1].low for chunk in chunks[i + 2 : end]} & {"known", "clear", "public"}
        puts = puts or (isinstance(verb, Verb) and verb.lemma in ("let", "make") and bool(known))
        tells = group.kind in wordset("agents") or (
            says and group.kind in ("other", "speech")
        )  # so the waybill tells us
        return (end, group) if puts and tells else None
    low = tokens[group.head].low
    if opener.low in ("by", "on") and low in _BOOKS and (group.owner is not None or low in _SHOW):
        return end, group
    if opener.low not in ("in", "by", "on") or (low not in wordset("tellings") and low not in _SHOW):
        return None
    whose = _whose(chunks, i, end, group, tokens)
    return (end, whose) if whose is not None else None


def _notes(chunks: Sequence[Chunk], verb: Verb, end: int) -> bool:
    """Whether somebody notes what stands beside it, and nothing else: as the ministry points out."""
    at = next(k for k, chunk in enumerate(chunks) if chunk is verb)
    rest = chunks[at + 1 : end]
    things = [one for one in rest if isinstance(one, Group) and one.kind != "time"]
    placed = [isinstance(one, Mark) and one.low in ("in", "at", "to", "during") for one in rest]
    behind = [two for there, two in zip(placed, rest[1:], strict=False) if there and isinstance(two, Group)]
    alone = all(any(one is two for two in behind) for one in things)
    return verb.lemma in wordset("notes") and not verb.modal and alone


def _if_believed(chunks: Sequence[Chunk], i: int) -> tuple[int, Group] | None:
    """Whose word it is that may be doubted: if officials are to be believed, ..."""
    group = chunks[i + 1]
    at = next((at for at in range(i + 2, min(len(chunks) - 1, i + _LONGEST)) if isinstance(chunks[at], Verb)), None)
    verb = chunks[at] if at is not None else None
    if at is None or not isinstance(verb, Verb) or not isinstance(group, Group) or verb.negative:
        return None
    doubted = verb.lemma in ("believe", "trust", "credit") and verb.passive and verb.last - verb.first > _TO_BE
    apart = any(_is(chunk, ";") for chunk in chunks[:i])
    ends = (_is(chunks[at + 1], ".") and not apart) or (i == 0 and _is(chunks[at + 1], ","))
    return (at + 1, group) if doubted and ends else None


_TO_BE = 3
"""Words of "is to be", before what is to be done."""


def _at_the_end(chunks: Sequence[Chunk], i: int, tokens: list[Token]) -> int | None:
    """Where an account ends the sentence with nothing quoted: has gone, in the words of an aide."""
    last, told = len(chunks) - 1, chunks[i + 1]
    opens = isinstance(chunks[i], Mark) and tokens[chunks[i].first].low in ("in", "by", "on")
    plain = all(isinstance(chunk, Group) or _is(chunk, "IN") for chunk in chunks[i + 1 : last])
    tells = isinstance(told, Group) and tokens[told.head].low in wordset("tellings") | _SHOW
    own = tokens[chunks[i + 1].first].tag == "PRPS" and tokens[chunks[i + 1].first + 1].low == "own"
    return (
        last
        if opens and plain and tells and not own and _is(chunks[last], ".") and last - i <= _TOLD_WHOM + 2
        else None
    )


def _bare_so(chunks: Sequence[Chunk], i: int, end: int, tokens: list[Token]) -> bool:
    """Whether "so" and no more than a source stand beside what it says: the first three, so the communiqué, will."""
    group, after = chunks[i + 1], chunks[end + 1] if end + 1 < len(chunks) else None
    told = any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[: i - 1])
    named = tokens[group.first].low == "the" or tokens[group.first].tag == "NNP"
    goes_on = isinstance(after, Verb) and after.form == "finite" if not told else _is(chunks[end], ".")
    return named and goes_on and isinstance(group, Group) and group.kind not in ("pronoun", "time")


def _of_a_part(chunks: Sequence[Chunk], i: int, end: int) -> bool:
    """Whether it tells whose words a later part is alone: a year which, as he put it, was lost."""
    before = chunks[i - 2]
    if isinstance(before, Mark) and before.tag in ("WP", "THAT"):
        return True
    quoted = end + 1 < len(chunks) and _is(chunks[end + 1], "QUO")
    return quoted and isinstance(before, Mark) and before.tag == "CC"


def _so_he_says(chunks: Sequence[Chunk], i: int) -> int | None:
    """Where what somebody says ends the sentence: , so a top source has told this channel."""
    verb = next((at for at in range(i + 2, min(len(chunks), i + _LONGEST)) if isinstance(chunks[at], Verb)), None)
    last = len(chunks) - 1
    if verb is None and last == i + 2 and _is(chunks[last], "."):
        return last
    if verb is None or not _is(chunks[last], ".") or last - verb > _TOLD_WHOM:
        return None
    said = chunks[verb]
    assert isinstance(said, Verb)
    tells = said.lemma in ("say", "tell", "claim", "report", "write", "hint", "insist") and not said.passive
    return last if tells and not said.negative else None


_TOLD_WHOM = 4
"""Chunks behind the verb: whom he has told, and on what day."""


def _whose(chunks: Sequence[Chunk], i: int, end: int, group: Group, tokens: list[Token]) -> Group | None:
    """Whose account it is: an owner, what stands after "of", or, where it is one's own, who the sentence is about."""
    if group.owner is not None:
        return group.owner
    if tokens[group.first].tag == "PRPS":
        if tokens[group.first + 1].low != "own":
            return Group(group.first, group.first + 1, group.first, "pronoun")
        at = end + 1 if i == 0 else i - 2
        beside = chunks[at] if 0 <= at < len(chunks) else None
        return beside if isinstance(beside, Group) else None
    if i + 3 < len(chunks) and isinstance(chunks[i + 2], Mark) and isinstance(chunks[i + 3], Group):
        of, after = chunks[i + 2], chunks[i + 3]
        if isinstance(of, Mark) and of.low == "of" and isinstance(after, Group):
            return after
    return None


def _is(chunk: Chunk, tag: str) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == tag


def inferred(own: Parts) -> bool:
    """Whether the page infers what follows from all that was told before: talks failed, which implies that."""
    verb, anchor = own.clause.verb, own.clause.anchor
    if verb is None or verb.lemma not in _INFERS or own.clause.kind != "rel":
        return False
    low = own.tokens[anchor.head].low if anchor is not None else ""
    return not (low in PAPERS or {low, singular(low)} & wordset("documents"))


_INFERS = frozenset(("imply", "mean", "entail", "signify"))
"""What something does from which one infers."""


def emerges_from(own: Parts) -> Group | None:
    """The paper from which something comes to light: a report from which it emerges that; it emerges from papers."""
    anchor = own.clause.anchor if own.clause.kind == "rel" else None
    for group in (anchor, *(group for prep, group in own.groups(own.post) if prep == "from")):
        low = own.tokens[group.head].low if group is not None else ""
        if group is not None and (low in PAPERS or {low, singular(low)} & wordset("documents")):
            return group
    return None
