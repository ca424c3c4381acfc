"""A source that is not named in; an office or body, or somebody without a name with how many there are, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Attribution
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.named.entries import Entry, lately
from caveat.sources.prose.statement import Source
from caveat.sources.prose.voices.extents import end_of
from caveat.sources.prose.voices.several import people_before
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import COUNTS, ENVOYS, EXPERTS, INSIDERS, ITS_OWN, PAPERS
from caveat.sources.prose.words.tokens import Token, tokens_text

_FIGURES = 4
"""Figures from which a number is none of sources."""
_INTERNATIONAL = frozenset(("un", "u.n.", "nations", "eu", "osce"))
"""Whose experts speak as a body."""
_LITIGANTS = frozenset((
    "claimants", "plaintiffs", "petitioners", "applicants", "appellants", "defendants", "respondents", "complainants",
    "claimant", "plaintiff", "petitioner", "applicant", "appellant", "defendant", "respondent", "complainant",
))  # fmt: skip
"""Who is a party to a case, and speaks as one."""
_OF_THE_LAW = frozenset(("prosecutors", "judges", "magistrates"))
"""Who speaks for an office where they are not counted."""
_NOT_ALL = frozenset((*COUNTS, "some", "several", "many", "former", "retired", "other", "few", "most"))
_OF_WHOM = frozenset(("of", "at", "from", "in", "with"))
_BY_HOW_MANY = {"pair": 2, "couple": 2, "trio": 3, "handful": None, "string": None, "series": None,
                "quartet": 4, "succession": None}  # fmt: skip
"""How many speak by such a word."""
_ONCE = frozenset(("former", "ex", "retired", "one-time"))


def unnamed(
    group: Group, items: list[Item], words: list[str], speaker: str, tokens: list[Token], entries: Sequence[Entry],
    hidden: bool = False,
) -> Source:  # fmt: skip
    """The source that a group without a name is, by its ``words``; whoever is ``hidden`` speaks for no office."""
    of = items[1] if len(items) > 1 and items[1].prep == "of" else None
    head = tokens[group.head]
    if head.low == "those":
        return Source(Attribution.ANONYMOUS, speaker, None, speaker)
    one = (not head.low.endswith("s") or head.low.endswith("ss")) and head.low != "people"
    definite = words[0] in ("the", "his", "her", "its", "their") or tokens[group.first].tag == "NNP"
    definite = definite or group.owner is not None
    parties = head.low in _LITIGANTS and words[0] not in COUNTS and not words[0].isdigit()
    whose = len(items) > 1 and items[1].prep in _OF_WHOM and not one and head.low in lexicon().anonymous
    named = any(tokens[other.head].tag == "NNP" and not is_person(other, tokens) for other in group.apposed)
    parties = parties or (head.low == "ministers" and words in (["ministers"], ["the", "ministers"]))
    if parties or (named and not whose):  # not: executives of the maker, Daehan Systems
        return Source(Attribution.INSTITUTION, speaker)
    definite = definite or (one and words == [head.low] and group.kind not in ("number", "pronoun"))
    body = _of_a_body(group, items, words, definite, tokens)
    office = not hidden and _is_office(group, words, one, definite, tokens)
    party = head.tag == "NNP" and head.low.endswith("s") and group.kind in ("person", "name")
    party = party and words[0] not in COUNTS and not words[0].isdigit()  # two MPs
    listed = head.low in lexicon().anonymous or head.low in wordset("private_persons")
    unlisted = one and definite and not listed and group.kind != "pronoun"
    unlisted = (
        unlisted and not hidden and head.low != "interlocutor" and not brought_in(head.low, entries, ("a", "an", "one"))
    )
    number = group.kind == "number" and of is None and words[0] not in COUNTS
    number = number and not (words[0] in ("all", "the") and people_before(entries, head.start))  # all three told me
    whole = of.what if of is not None and isinstance(of.what, Group) else None
    low = tokens[whole.head].low if whole is not None else ""
    papers = head.low in ("one", "some", "several", *COUNTS) or group.kind == "number"
    if papers and (low in PAPERS or {low, singular(low)} & wordset("documents")):
        return Source(Attribution.INSTITUTION, speaker)  # one of the documents
    if body or office or party or unlisted or number:
        return Source(Attribution.INSTITUTION, speaker)
    count = _count(group, words, tokens)
    if count is None and definite and one:
        count = 1
    several = [_number(member, tokens) for member in group.members]
    if len(several) > 1:
        count = sum(several) if all(several) else None
    opens = tokens[group.first].tag in ("DT", "CD", "PRPS") or words[0] in COUNTS
    described = tokens_text(tokens, group.first + opens, end_of(group, items, tokens))
    if group.kind == "number" or head.low in ("one", "some"):
        described = described.removeprefix("of the ").removeprefix("of ")
    return Source(Attribution.ANONYMOUS, speaker, count, described or speaker)


def brought_in(low: str, entries: Sequence[Entry], articles: Sequence[str]) -> bool:
    """Whether somebody within a trade was spoken of before as one of many: an executive, who is "the executive"."""
    if low not in INSIDERS:
        return False
    return any(e.head == low and not (e.person or e.words.isdisjoint(articles)) for e in entries)


def stood_for(word: Token, entries: Sequence[Entry], sentence: int, once: bool = False) -> str | None:
    """The person whom a word for anybody, or the letters of an office, stands for: the lady, the host, the PS.

    With ``once`` it is what he was before, who is the only person of whom is spoken: the ex-Para, the former judge.
    """
    if once or word.low.startswith("ex-"):
        persons = {each.mention.name: each for each in lately(entries, word.start, sentence, 2) if each.person}
        only = next(iter(persons.values())) if len(persons) == 1 else None
        return only.mention.name if only is not None and only.subject else None
    if word.low in wordset("last_person") or word.low.endswith("-year-old") or word.text in lexicon().peoples:
        near = (each for each in lately(entries, word.start, sentence, 2) if each.person and each.subject)
        return next((each.mention.name for each in near), None)
    if word.low in wordset("offices_by_letters"):
        told = (each for each in reversed(entries) if each.person and each.mention.start < word.start)
        return next((each.mention.name for each in told if _initials(each.title).startswith(word.text)), None)
    return None


def is_theirs(others: Sequence[Item]) -> bool:
    """Whether somebody is told to be of a body or a paper, by what stands behind his name: Kari Lund of the Reds."""
    of = others[0] if others else None
    named = of is not None and isinstance(of.what, Group) and of.what.kind in ("body", "name", "outlet", "person")
    return named and of is not None and of.prep in ("of", "from", "at", "with")


def is_of(matter: str, person: str, entries: Sequence[Entry]) -> bool:
    """Whether a person is told to be of a matter: the minister of defence, of Defence Minister Lund."""
    return any(matter[:5] in each.title.lower() for each in entries if each.mention.name == person)


def _initials(title: str) -> str:
    """The first letters of an office and of its holder's name: PSLK, of Principal Secretary Lucas Kiprono."""
    return "".join(word[0] for word in title.split() if word[0].isupper())


def _of_a_body(group: Group, items: list[Item], words: list[str], definite: bool, tokens: list[Token]) -> bool:
    """Whether those without a name speak for a body or a state whose they are: its envoy, the UN's experts."""
    head, of = tokens[group.head], items[1] if len(items) > 1 and items[1].prep == "of" else None
    if head.tag == "NNP" and head.low not in lexicon().anonymous and group.kind != "person":
        return True
    whole = of.what if of is not None and isinstance(of.what, Group) else None
    if head.low in ENVOYS:
        if group.owner is not None and group.owner.kind == "state":
            return True
        if definite and (tokens[group.first].tag == "PRPS" or (whole is not None and whole.kind == "state")):
            return True
    if head.low in EXPERTS and not _INTERNATIONAL.isdisjoint(words):
        return True
    if head.low == "members" and definite and whole is not None and whole.kind == "body":
        return True  # the members of the Labour group
    if head.low in _OF_THE_LAW and _NOT_ALL.isdisjoint(words) and not words[0].isdigit() and items[0].what is group:
        return True  # federal prosecutors, judges
    theirs = lexicon().nouns.get(words[-2]) == "body" if len(words) > 1 else False
    theirs = theirs and words[0] not in COUNTS and head.low.endswith("s")  # government lawyers
    return head.low in ITS_OWN and (theirs or definite or (len(items) > 1 and items[1].prep in ("for", "of", "at")))


def _is_office(group: Group, words: list[str], one: bool, definite: bool, tokens: list[Token]) -> bool:
    """Whether somebody speaks as the holder of an office."""
    low = tokens[group.head].low
    if one and low == "officer" and tokens[group.head - 1].low in ("press", "media", "information"):
        return True  # a press officer for the authority
    if definite and low in ("adviser", "advisor") and tokens[group.head - 1].low == "security":
        return True  # the national security adviser
    if not one or (not definite and not _ONCE.isdisjoint(words)):
        return False
    return low in wordset("office") if definite else low in wordset("ministers")


def _count(group: Group, words: list[str], tokens: list[Token]) -> int | None:
    """How many sources there are said to be."""
    counts = [COUNTS[word] for word in words if word in COUNTS and word != "dozen"]
    count = next((COUNTS[word] for word in words[:4] if word in COUNTS and word != "dozen"), None)
    if len(counts) > 1 and "and" in words and words[0] in COUNTS and "of" not in words:
        return sum(counts)  # two former and one serving officials
    if words[0] in ("a", "another") and len(words) > 1 and words[1] in _BY_HOW_MANY:
        return _BY_HOW_MANY[words[1]]
    if "dozen" in words:
        count = 6 if words[0] == "half" else 12 if words[0] in ("a", "dozen") else None
    return int(words[0]) if count is None and words[0].isdigit() else count


def _number(group: Group, tokens: list[Token]) -> int:
    """How many one part of a coordination is: two officials and an aide; 0 where that is not told."""
    first = tokens[group.first].low
    return COUNTS.get(first, int(first) if first.isdecimal() and len(first) < _FIGURES else 0)
