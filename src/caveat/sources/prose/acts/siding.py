"""Who speaks, in; his side, and whether what is said not to have been done was that side's to do, out.

A side is what somebody speaks for: a state, one of its offices, a firm, a party, a town. Whoever says of his own side
that it has not done something denies it; of another's doings he tells no more than that they have not come about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from caveat.evidence import Act, Attribution
from caveat.sources.patterns import ends, later
from caveat.sources.prose.named.book import Book
from caveat.sources.prose.statement import Source
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.parties import party, states, told_of

Sort = Literal["state", "firm", "outside", "spokesman", ""]
"""What kind of side: of one who speaks for a state, for a firm, for nobody who decides, or as a spokesman of whom it
is not told; nothing where nothing is told."""
_FIRM_MOVES = frozenset((Act.DELIVER, Act.SLOW, Act.PAUSE, Act.OFFER))
"""What a maker does with goods; who revokes, refuses or grants is a state."""
_ASKS = frozenset((Act.REQUEST, Act.REVIEW))
"""What a state does besides with goods and papers: no request had been made, said the minister."""
_DIPLOMATS = frozenset(("diplomat", "diplomats"))
_TOWNS = frozenset(("city", "town", "port"))
_MARKS = later(r"['’]s\b|[,()]")
_SEATED = later(r" in [A-Z][\w-]+")
_OFFICE_BEHIND = later(r" \(|\)|, [^\n:.,]{3,60}:")
_BRINGS_IN = ("said ", "wrote ", "says ", "by ", "from ")
"""What stands beside a name with an office: behind it, or in front of it."""
_SMALL, _LONG = 3, 6
"""Letters of the longest word that tells no name, and of the longest that is no beginning of another."""
_ALONE = 2
"""Words of a spokesman of whom it is not told for whom he speaks."""
_MENTIONS, _AROUND = 20, 100
"""Of a name, how many mentions are looked at for an office, and how many characters on both sides of each."""


class Side(Struct, frozen=True):
    """For whom somebody speaks: the words that tell it, the states among them, and of which sort it is."""

    words: frozenset[str]
    states: frozenset[str]
    sort: Sort
    hidden: bool = False
    """Whether he is told by no name and no body."""


def side_of(speaker: str, source: Source, book: Book, home: str = "") -> Side:
    """The side of a speaker, by his own words and by what is told of him wherever he is named.

    ``home`` is where he is said to be, if that is told in front: in Seoul, the agency denied it.
    """
    surname = speaker.split()[-1:]
    entries = book.entries if source.kind is Attribution.NAMED else []
    named = [e for e in entries if e.mention.name == speaker or (e.person and e.mention.name.split()[-1:] == surname)]
    titles = " ".join(dict.fromkeys(e.title for e in named if e.title))
    if source.kind is Attribution.NAMED:
        beside = _beside(speaker, book)
        printed = f"{titles} {beside}".replace(speaker, "")
    else:
        printed = speaker
    words = frozenset(_MARKS.sub("", f"{speaker} {printed}".lower()).split()).union(*(entry.words for entry in named))
    if not words.isdisjoint(wordset("side_abroad")):
        printed = _SEATED.sub("", printed)  # the ambassador in Dhaka
    seats = states(party(printed) or frozenset()) | states(told_of(printed))
    if not seats and home:
        seats = states(party(home) or frozenset())
    hidden = source.kind is Attribution.ANONYMOUS
    sort = _sort(words, speaker)
    if hidden and not seats and not words.isdisjoint(_DIPLOMATS):
        sort = "outside"  # a European diplomat, of whatever state
    return Side(words, seats, sort, hidden)


def _beside(name: str, book: Book) -> str:
    """The office that a page sets beside a name: in brackets, behind a comma before a colon, or under a letter."""
    if name not in book.offices:
        book.offices[name] = next(_told_beside(name, book.text), "")
    return book.offices[name]


def _told_beside(name: str, text: str) -> Iterator[str]:
    """What stands beside the first mentions of a name in the manner of an office."""
    if not any(_may_tell(text, end - len(name), end) for end in ends(name, text)):
        return
    who = re.escape(name)
    office = re.compile(
        rf"{who} \(([^)\n]{{3,80}})\)|([A-Z][^\n(:]{{3,80}}) \((?:[A-Z][a-z]+\.? )?{who}\)"
        rf"|{who}, ([^\n:.,]{{3,60}}):|(?:said|wrote|says|by|from) {who}, ([^\n:.,;]{{3,60}})"
        rf"|^{who}(?:,|\n) ?([^\n.]{{3,80}})$",
        re.MULTILINE,
    )
    at = text.find(name)
    for _ in range(_MENTIONS):
        if at < 0:
            return
        told = office.search(text, max(0, at - _AROUND), at + len(name) + _AROUND)
        if told is not None:
            yield next(part for part in told.groups() if part)
        at = text.find(name, at + len(name))


def _may_tell(text: str, start: int, end: int) -> bool:
    """Whether an office may stand beside a mention: most have none, and are passed over by what stands next to them."""
    opens = start == 0 or text[start - 1] == "\n"
    return opens or _OFFICE_BEHIND.match(text, end) is not None or text.endswith(_BRINGS_IN, 0, start)


def gets_it(side: Side, whom: str) -> bool:
    """Whether the speaker's own side is the one to whom it was not done: Chad has got nothing, says its minister."""
    return bool(side.states & states(party(whom) or frozenset())) or whom.lower().split()[-1] in side.words


def _sort(words: frozenset[str], speaker: str) -> Sort:
    """Of which sort a side is: a former minister is none, a deputy minister a state's, a chief executive a firm's."""
    if not words.isdisjoint(wordset("side_never")):
        return "outside"
    if not words.isdisjoint(wordset("side_firm")):
        return "firm"
    seat = party(speaker)
    if not words.isdisjoint(wordset("side_state")) or (seat and seat == states(seat)):
        return "state"
    if not words.isdisjoint(wordset("side_outside")):
        return "outside"
    return "spokesman" if any(word.startswith("spokes") for word in words) else ""


def speaks_of_itself(side: Side, who: str) -> bool:
    """Whether whoever acts is the speaker's own side.

    >>> admiral = Side(frozenset(("admiral", "swedish")), frozenset(("state&sweden",)), "state")
    >>> speaks_of_itself(admiral, "Stockholm"), speaks_of_itself(admiral, "Oslo"), speaks_of_itself(admiral, "navy")
    (True, False, True)
    """
    if side.sort == "spokesman" and len(side.words) <= _ALONE:
        return True  # it has shipped none, a spokesman said
    theirs = states(party(who) or frozenset())
    words = who.lower().replace("’s", "'s").split()
    head = words[-1]
    if theirs and side.states:
        return side.sort in ("state", "spokesman") and bool(theirs & side.states)
    if theirs:
        told = not side.hidden or not side.words.isdisjoint(wordset("side_near"))  # the prime minister's adviser
        return told and side.sort in ("state", "spokesman")  # whoever has a name is of the page's state
    if head in side.words and (side.sort != "outside" or head not in wordset("side_rule")):
        return True  # the committee's chair, and the committee; not: who opposes the government
    if any(_is_among(word, side.words) for word in words if len(word) > _SMALL and word not in wordset("side_rule")):
        return True  # Lockheed, by a spokesman for Lockheed Martin
    if head in wordset("side_firms"):
        return side.sort in ("firm", "spokesman", "")
    if head in wordset("side_served"):
        ranked = side.words & wordset("side_ranks")
        whole = side.sort == "state" and not ranked and head not in _TOWNS  # a ministry, of its state's army
        return whole or bool(side.words & wordset(f"side_of_{head}"))
    return head in wordset("side_rule") and side.sort in ("state", "spokesman")


def _is_among(word: str, told: frozenset[str]) -> bool:
    """Whether a word of a name is among those of a side, as an adjective too: Yugoslavia, by a Yugoslav office."""
    return word in told or (len(word) > _LONG and any(len(one) > _LONG and word.startswith(one) for one in told))


def was_its_own_to_do(side: Side, act: Act) -> bool:
    """Whether what nobody is said to have done was for the speaker's side to do: nothing was revoked, by a minister."""
    if side.sort == "outside":
        return False
    if side.sort == "firm":
        return act in _FIRM_MOVES
    if side.hidden:
        return side.sort == "state" and act in MEASURES
    return act in MEASURES or act is Act.USE or (side.sort == "state" and act in _ASKS)
