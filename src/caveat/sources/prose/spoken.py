"""The words by which sources are told apart, and what is read off the words of one."""

from __future__ import annotations

from caveat.sources.prose.lexicon import lexicon, wordset

COUNTS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "both": 2, "dozen": 12,
}  # fmt: skip
SORTS = frozenset(("newspaper", "daily", "weekly", "website", "broadcaster", "magazine", "tabloid", "paper", "portal"))
"""Words before the name of an outlet that are no part of it."""
REPORTED = frozenset(("report", "story", "article", "account", "research", "investigation", "dispatch", "interview"))
"""What an outlet prints."""
HEARSAY = frozenset(
    (
        "media",
        "reports",
        "rumours",
        "rumors",
        "newspapers",
        "websites",
        "outlets",
        "broadcasters",
        "readers",
        "regulars",
        "viewers",
        "listeners",
    )
)
"""Many outlets at once, of which none is named, and those who read them."""
ALSO = frozenset(
    ("underline", "highlight", "clarify", "elaborate", "inform", "grumble", "fume", "thunder", "sigh", "tweet", "blog")
)
"""Verbs of saying that are so beside what is said alone."""
OWN = frozenset(("article", "editorial", "story", "headline", "version", "column", "caption", "edition", "issue"))
"""What a page prints itself."""
PAPERS = frozenset(
    (
        "poll",
        "tally",
        "count",
        "poster",
        "manual",
        "leaflet",
        "chart",
        "post",
        "thread",
        "video",
        "memoir",
        "memoirs",
        "diary",
        "diaries",
        "book",
    )
)
"""What can be read as a paper can."""
ENVOYS = frozenset(("representative", "delegate", "delegation", "ambassador", "envoy"))
"""Who speaks for the state behind "of"."""
PRINTED = frozenset(("ledger", "record", "register", "review"))
"""Words of which the name of a newspaper may be made, where it reports."""
SOMEBODY = {"someone": 1, "somebody": 1, "another": 1, "one": 1, "others": None, "some": None, "many": None}
ORDINALS = frozenset(("second", "third", "fourth", "fifth"))
DOCUMENTS = frozenset(("cabinet", "policy", "position", "white", "green", "briefing", "working", "discussion",
                        "internal", "draft", "government", "budget"))  # fmt: skip
"""Words before "paper" that make it a document."""
TOLD_OF = frozenset((
    "seen", "obtained", "reviewed", "shown", "briefed", "familiar", "close", "involved", "dated", "signed", "leaked",
    "published", "released", "circulated", "posted", "issued", "drafted", "prepared", "connected", "sent", "read",
    "made", "drawn", "compiled", "working", "speaking", "authorised", "authorized", "knowledgeable",
))  # fmt: skip
"""Words that go on with who or what a source is."""
HIDDEN = frozenset(("anonymity", "named", "identified", "name", "identity", "authorised", "authorized"))
"""Words by which somebody is not to be known."""
LONGEST = 16
"""Words of the longest description of a source behind its noun."""


def named_at_end(speaker: str) -> str | None:
    """The person whose office and name are printed as one: Minister of Defence Radovan Smidek."""
    words = speaker.split()
    if len(words) < 3 or not all((word[0].isupper() and word[1:].islower()) or "-" in word for word in words[-2:]):
        return None
    lows = [word.lower().rstrip(".") for word in words]
    before, own = lows[:-2], lows[-2:]
    titled = any(low in wordset("titles") or low == "cs" for low in before)
    bodies = any(low in wordset("organisation") or low in lexicon().nouns for low in own)
    state = any(word in lexicon().states or word in lexicon().peoples for word in words[-2:])
    return " ".join(words[-2:]) if titled and not bodies and not state and "," not in words[-3] else None


def tokens_mark(words: list[str]) -> bool:
    """Whether a name is introduced as an outlet's: the website Horn Insider."""
    return any(
        word in ("website", "newspaper", "weekly", "daily", "magazine", "broadcaster", "portal", "tabloid", "station")
        for word in words[:3]
    )
