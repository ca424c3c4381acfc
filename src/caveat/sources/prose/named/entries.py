"""Who was named, each with his sentence and how; which of them a place in the text is near to, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_FAR = 14
"""Words that are looked at behind a name for what somebody is."""


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
    there: bool = False
    """Whether it is only told where something is: the rifles are used in Mali."""
    title: str = ""
    """Of a person, his name with all that is told of him beside it: Bernd Thoma, chief executive of Nordwerft."""


def title(group: Group, tokens: list[Token]) -> str:
    """A person's name with what is told beside it: of what he is the head, what he runs, for whom he speaks."""
    parts = [group, *(one for one in group.apposed if not one.members)]
    return " ".join(t.text for part in parts for t in tokens[part.first : _belongs_to(part.last, tokens)])


def _belongs_to(at: int, tokens: list[Token]) -> int:
    """Where what follows a name or an office ends: of Nordwerft, at the ministry; , who runs the export office."""
    low = [token.low for token in tokens[at : at + 2]]
    relative = low[:1] == [","] and low[1:] in (["who"], ["whose"], ["of"])
    if not relative and low[:1] not in (["of"], ["for"], ["at"], ["in"], ["with"], ["who"]):
        return at
    verbs, end = 0, at + 1
    while end < min(len(tokens), at + _FAR) and tokens[end].tag not in (",", ".", ";", ":", "QUO", "("):
        verbs += tokens[end].tag in ("VBD", "VBZ", "MD")
        if verbs > (relative or low[0] == "who"):
            break
        end += 1
    return end


def lately(entries: Sequence[Entry], start: int, sentence: int, back: int = 1) -> Iterator[Entry]:
    """Those who were named in front of a place, in its sentence or so many before it, the last first."""
    for entry in reversed(entries):
        if entry.sentence < sentence - back:
            return  # entries stand in the order of their sentences
        if entry.mention.start < start:
            yield entry


_RANKS = {
    "general": ("gen", "maj", "brig"), "colonel": ("col",), "admiral": ("adm",), "captain": ("capt",),
    "major": ("maj",), "lieutenant": ("lt",), "commander": ("cmdr", "cdr"), "ambassador": ("amb",),
    "professor": ("prof",), "governor": ("gov",), "superintendent": ("supt",), "inspector": ("insp",),
    "doctor": ("dr",), "brigadier": ("brig",), "sergeant": ("sgt",), "secretary": ("sec",),
}  # fmt: skip


def in_short(low: str) -> set[str]:
    """A word for an office, and how it is shortened before a name: the colonel, who is Col. Lind."""
    return {low, *(form for short in _RANKS.get(low, ()) for form in (short, f"{short}."))}


def brought_in_since(low: str, entries: Sequence[Entry], start: int, sentence: int) -> bool:
    """Whether somebody without a name, whom a word may mean, was spoken of last: a colonel, who is "the officer"."""
    for entry in lately(entries, start, sentence, 2):
        if entry.plural or entry.kind not in ("person", "spokes"):
            continue
        if entry.person or entry.words.isdisjoint(("a", "an", "another")):
            return False
        return entry.head == low or (low == "officer" and entry.head in _RANKS)
    return False


def near(entries: Sequence[Entry], start: int, sentence: int, back: int = 1) -> list[Entry]:
    """The same, the likeliest to be meant first: who a sentence is about, and the whole before its parts."""
    found = list(lately(entries, start, sentence, back))[::-1]
    if len(found) < 2:
        return found
    owners = {id(e) for e in found if any(_within(e, other) for other in found)}
    order = {id(e): -e.mention.start if e.subject else e.mention.start for e in found}
    return sorted(found, key=lambda e: (e.sentence, e.subject, id(e) not in owners, order[id(e)]), reverse=True)


def _within(entry: Entry, other: Entry) -> bool:
    """Whether somebody is named within another's name: Oslo, in Oslo's licensing board."""
    place, whole = entry.mention, other.mention
    return entry.sentence == other.sentence and whole.start <= place.start and place.end < whole.end


def is_it(entry: Entry) -> bool:
    """Whether somebody can be meant by "it"."""
    one = not (entry.plural or entry.person) and entry.kind in ("state", "body", "name", "outlet")
    return one and not is_document(entry)


_WHERE = frozenset(("in", "inside", "near", "across", "throughout", "around", "within", "outside"))


def is_place(group: Group, tokens: list[Token], subject: bool) -> bool:
    """Whether a state or a town is only told as where something is."""
    named = group.kind in ("state", "name") and not (group.members or group.apposed or subject)
    return named and group.first > 0 and tokens[group.first - 1].low in _WHERE


def is_document(entry: Entry) -> bool:
    """Whether what was named is a paper, one or several."""
    return entry.head in wordset("documents") or singular(entry.head) in wordset("documents")


def is_plural(group: Group, tokens: list[Token], person: bool) -> bool:
    """Whether a group names several."""
    low, first = tokens[group.head].low, tokens[group.first].low
    return (
        bool(group.members)
        or (low.endswith("s") and group.kind in ("person", "body", "people", "other"))
        or (group.kind == "people" and first not in ("a", "an"))
        or (group.kind == "name" and low.endswith("s") and first == "the" and not person)
        or low in ("people", "police", "men", "women", "clergy", "gentry", "youth", "crew", "staff")
    )


def sex(entry: Entry, told: Mapping[str, str]) -> str:
    """ "he" or "she", where an earlier pronoun, a title, an office or a given name tells it; else nothing."""
    known = told.get(entry.mention.name.split()[-1], "")
    if known:
        return known
    called = next((one for one in ("he", "she") if not wordset(f"called_{one}").isdisjoint(entry.words)), "")
    first = entry.mention.name.split()[0].lower()
    named = (one for one in ("he", "she") if first in wordset(f"named_{one}"))
    return called or (next(named, "") if " " in entry.mention.name else "")
