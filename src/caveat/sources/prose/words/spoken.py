"""The words by which sources are told apart, and what is read off the words of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from caveat.sources.prose.words.lexicon import lexicon, wordset

COUNTS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "both": 2, "dozen": 12,
}  # fmt: skip
SORTS = frozenset(("newspaper", "daily", "weekly", "website", "broadcaster", "magazine", "tabloid", "paper", "portal"))
"""Words before the name of an outlet that are no part of it."""
OUTLETS = frozenset(("site", "blog", "channel", "station", "outlet", "monthly"))
"""Further words for outlets, which names explain: a rival site, Blitz24."""
REPORTED = frozenset(("report", "story", "article", "account", "research", "investigation", "dispatch", "interview"))
"""What an outlet prints."""
HEARSAY = frozenset(
    (
        "media",
        "reports",
        "rumours",
        "rumors",
        "rumour",
        "rumor",
        "allegations",
        "accusations",
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
    (
        "underline",
        "highlight",
        "clarify",
        "elaborate",
        "inform",
        "grumble",
        "fume",
        "thunder",
        "sigh",
        "tweet",
        "blog",
        "post",
    )
)
"""Verbs of saying that are so beside what is said alone."""
AIRED = frozenset(("television", "tv", "radio", "broadcaster", "newspaper"))
"""Outlets that are named by whose they are: state television."""
WHOSE = frozenset(("state", "public", "national", "local"))
"""Whose such an outlet is."""
REASONS = frozenset((
    "concerns", "concern", "reasons", "fears", "worries", "risks", "risk", "grounds", "need", "lack", "law", "laws",
    "violations", "abuses", "failure", "failures", "delays", "costs", "security", "secrecy", "rules", "policy",
))  # fmt: skip
"""What is cited and says nothing itself."""
HEARS = frozenset(("hear", "learn", "know", "understand", "gather"))
"""How one comes to know from somebody."""
TALKS = frozenset(
    ("interview", "remarks", "comments", "conversation", "article", "essay", "op-ed", "podcast", "column", "commentary")
)
"""What an outlet carries of somebody's own words."""
CARRIED = frozenset(
    ("statement", "letter", "email", "e-mail", "post", "speech", "session", "hearing", "reply", "release")
)
"""In what somebody says something."""
CITES = frozenset(("cite", "quote", "rely", "base", "refer"))
"""What an outlet does with a source of its own: relying on two officials, basing itself on a letter."""
OWN = frozenset((
    "article", "editorial", "story", "headline", "version", "column", "caption", "edition", "issue", "digest",
    "newsletter", "chronology", "timeline", "infographic", "explainer",
))  # fmt: skip
"""What a page prints itself."""
FOUND_OUT = frozenset((
    "information", "research", "finding", "findings", "check", "checks", "inquiry", "inquiries", "enquiries",
    "investigation", "analysis", "interviews", "examination", "reporting", "count", "tally",
))  # fmt: skip
"""What a paper has found out by itself, where it is told to be its own."""
OUR_OWN = (
    OWN
    | REPORTED
    | FOUND_OUT
    | frozenset((
        "figures", "data", "records", "tracker", "database", "numbers", "statistics", "calculations", "survey",
        "graphic", "map", "table", "chart", "piece", "post", "blog", "item", "photograph", "picture", "entry",
    ))
)  # fmt: skip
"""What a body collects or prints, which speaks on its own page as "our figures"."""
PAPERS = frozenset(
    [
        "page",
        "pages",
        "copy",
        "copies",
        "extract",
        "excerpts",
        "scan",
        "correspondence",
        "minutes",
        "poll",
        "tally",
        "count",
        "poster",
        "manual",
        "leaflet",
        "chart",
        "charts",
        "post",
        "posts",
        "thread",
        "video",
        "videos",
        "memoir",
        "memoirs",
        "diary",
        "diaries",
        "book",
        "books",
        "statistics",
        "numbers",
        "images",
        "imagery",
        "photograph",
        "photographs",
        "photo",
        "photos",
        "picture",
        "pictures",
        "footage",
        "recording",
        "recordings",
        "findings",
        "analysis",
        "analyses",
        "study",
        "studies",
        "survey",
        "research",
        "evidence",
        "log",
        "logs",
        "manifests",
        "invoices",
        "ledgers",
        "accounts",
        "certificate",
        "certificates",
        "e-mail",
        "e-mails",
        "email",
        "emails",
        "message",
        "messages",
        "cables",
        "telegram",
        "telegrams",
        "transcripts",
        "filings",
        "table",
        "tables",
        "tracker",
        "database",
        "brochure",
        "brochures",
        "catalogue",
        "indictment",
        "affidavit",
        "complaint",
        "lawsuit",
        "testimony",
        "summary",
        "annex",
        "appendix",
        "yearbook",
        "almanac",
        "schedule",
        "inventory",
        "passage",
        "clause",
        "article",
    ]
)
"""What can be read as a paper can."""
NUMBERED = frozenset(("page", "paragraph", "chapter", "article", "annex", "clause", "section", "footnote", "slide"))
"""Parts of a paper that have a number."""
SEEN = frozenset(("seen", "obtained", "reviewed", "viewed", "examined", "consulted", "read", "published", "leaked"))
"""What an outlet has done with a paper that it quotes."""
UNNAMED = frozenset(("asked", "declined", "refused", "requested", "pleaded", "craved", "begged", "insisted", "without"))
"""What somebody has done who is not to be known."""
PALACES = frozenset(("Malacañang", "Malacanang", "Élysée", "Elysée", "Aso Rock", "Aso Villa", "South Block"))
"""Seats that stand for whoever sits there and have the look of a person's name."""
ENVOYS = frozenset(("representative", "delegate", "delegation", "ambassador", "envoy"))
"""Who speaks for the state behind "of"."""
PRINTED = frozenset(("ledger", "record", "register", "review"))
"""Words of which the name of a newspaper may be made, where it reports."""
INSIDERS = frozenset(("executive", "manager", "engineer", "insider", "analyst"))
"""Who is nobody's voice where he was brought in without a name: an executive, then "the executive"."""
EXPERTS = frozenset(("investigators", "inspectors", "experts", "monitors", "auditors", "observers", "rapporteurs"))
"""Who speaks for the body of nations that sent them."""
ITS_OWN = frozenset(("judges", "justices", "magistrates", "lawyers", "attorneys", "bosses", "management", "counsel"))
"""Who speaks for a court or a firm."""
SOMEBODY = {"someone": 1, "somebody": 1, "another": 1, "one": 1, "others": None, "some": None, "many": None}
ORDINALS = frozenset(("second", "third", "fourth", "fifth", "other"))
DOCUMENTS = frozenset(("cabinet", "policy", "position", "white", "green", "briefing", "working", "discussion",
                        "internal", "draft", "government", "budget", "customs", "court", "shipping", "export",
                        "official"))  # fmt: skip
"""Words before "paper" that make it a document."""
TOLD_OF = frozenset((
    "seen", "obtained", "reviewed", "shown", "briefed", "familiar", "close", "involved", "dated", "signed", "leaked",
    "published", "released", "circulated", "posted", "issued", "drafted", "prepared", "connected", "sent", "read",
    "made", "drawn", "compiled", "working", "speaking", "authorised", "authorized", "knowledgeable", "present",
    "acquainted", "privy", "aware",
))  # fmt: skip
"""Words that go on with who or what a source is."""
UNTRUE = wordset("untrue") | frozenset(
    [
        "baseless",
        "unfounded",
        "groundless",
        "wrong",
        "fabricated",
        "fake",
        "misleading",
        "nonsense",
        "fabrication",
        "fabrications",
        "fiction",
        "fictitious",
        "lie",
        "lies",
        "invention",
        "inventions",
        "rubbish",
        "disinformation",
        "falsehood",
        "hoax",
        "slander",
        "speculation",
        "unsubstantiated",
        "erroneous",
        "mistaken",
        "gossip",
        "myth",
        "canard",
        "fantasy",
        "propaganda",
        "absurd",
        "ludicrous",
        "ridiculous",
        "bogus",
        "concocted",
        "hogwash",
        "bunk",
        "inaccurate",
        "nonsensical",
        "fairy-tale",
        "fictional",
        "farce",
        "fable",
        "forgery",
        "forged",
        "smear",
        "libel",
        "libellous",
        "slanderous",
        "preposterous",
        "laughable",
        "falsehoods",
        "farcical",
        "concoction",
        "invented",
        "claptrap",
        "humbug",
        "balderdash",
    ]
)
"""What is said of a report by whoever rejects it."""
BRANDS = frozenset(
    [
        "call",
        "describe",
        "brand",
        "label",
        "term",
        "dub",
        "denounce",
        "decry",
        "portray",
        "characterise",
        "characterize",
        "dismiss",
        "reject",
        "slam",
    ]
)
"""What is done to a report with such a word."""
CLAIMS = frozenset(
    [
        "report",
        "claim",
        "allegation",
        "finding",
        "suggestion",
        "rumour",
        "rumor",
        "assertion",
        "speculation",
        "accusation",
        "story",
        "account",
        "charge",
        "information",
        "news",
        "talk",
        "notion",
    ]
)
"""What may be true or not."""
HIDDEN = frozenset(("anonymity", "named", "identified", "name", "identity", "authorised", "authorized"))
"""Words by which somebody is not to be known."""
LONGEST = 16
"""Words of the longest description of a source behind its noun."""


def named_at_end(speaker: str) -> str | None:
    """The person whose office and name are printed as one: Minister of Defence Radovan Smidek."""
    words = speaker.split()
    if len(words) < 3:
        return None
    size = 3 if len(words) > 3 and len(words[-2]) == 2 and words[-2].endswith(".") else 2  # John F. Lund
    if not all((word[0].isupper() and word[1:].islower()) or "-" in word for word in (words[-size], words[-1])):
        return None
    lows = [word.lower().rstrip(".") for word in words]
    before, own = lows[:-size], lows[-2:]
    titled = any(low in wordset("titles") or low == "cs" for low in before)
    if _whose(before):
        return None  # a spokesman for Prime Minister Ana Holt
    called = own[0] in wordset("named_he") or own[0] in wordset("named_she")  # Bill Blair
    bodies = any(low in wordset("organisation") or low in lexicon().nouns for low in own[called:])
    state = any(word in lexicon().states or word in lexicon().peoples for word in words[-2:])
    return " ".join(words[-size:]) if titled and not bodies and not state and "," not in words[-size - 1] else None


def _whose(before: Sequence[str]) -> bool:
    """Whether what stands in front of a name ends in a small word and titles: the name is his for whom one speaks."""
    at = max((at for at, low in enumerate(before) if low in ("for", "to", "of")), default=None)
    return bool(at) and all(low in _BEFORE_NAMES for low in before[(at or 0) + 1 :])


_BEFORE_NAMES = (wordset("titles") - {"state"}) | {"prime", "foreign", "vice", "deputy", "then", "acting", "former"}
_OFFICES = frozenset(
    (
        *wordset("office"),
        *(
            "state",
            "prime",
            "foreign",
            "defence",
            "defense",
            "attorney",
            "general",
            "under",
            "press",
            "deputy",
            "federal",
            "vice",
            *("cabinet", "home", "finance", "trade", "interior", "permanent", "parliamentary", "principal", "joint"),
        ),
    )
)
"""Words of which an office may be named without its holder."""


def is_office(speaker: str) -> bool:
    """Whether a source is an office without a name: the State Secretary."""
    words = speaker.lower().replace("-", " ").removeprefix("the ").split()
    return len(words) > 1 and all(word in _OFFICES for word in words)


def is_titled(speaker: str) -> bool:
    """Whether a source is an office with its holder's surname: President Lund, Press Secretary Moe."""
    *before, last = speaker.split()
    lows = [word.lower().rstrip(".") for word in before]
    own = last.lower() in _OFFICES or last in lexicon().states or last.lower() in wordset("titles")
    titled = any(low in wordset("titles") for low in lows) and all(low in _OFFICES | wordset("titles") for low in lows)
    return titled and not own and last[:1].isupper()


def is_paper(speaker: str) -> bool:
    """Whether a source is something that is read, and can do nothing itself: the ministry's letter, customs data."""
    told = re.split(r" (?:of|to|in|obtained|seen|reviewed|published|released|filed|compiled) ", speaker.lower())[0]
    words = told.rstrip("0123456789 ").split()
    return bool(words) and (words[-1] in PAPERS or words[-1] in wordset("documents"))


def tokens_mark(words: list[str]) -> bool:
    """Whether a name is introduced as an outlet's: the website Horn Insider."""
    return any(
        word in ("website", "newspaper", "weekly", "daily", "magazine", "broadcaster", "portal", "tabloid", "station")
        for word in words[:3]
    )
