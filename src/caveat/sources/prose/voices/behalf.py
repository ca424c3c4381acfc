"""Words that tell what somebody is in; the body or the state for which he says "we" out: the yard, for its chairman."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.voices.layout import UP
from caveat.sources.prose.voices.presented import Phrase, listed
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset

_HIGH = listed("""
    minister ambassador premier attaché attache envoy consul undersecretary minister-president under-secretary
    chargé taoiseach tánaiste
    """)
"""Who holds an office of a state, whether one is told or not."""
_RANKS = listed("""
    secretary general colonel major admiral captain lieutenant commodore brigadier commander marshal president king emir
    prince official officer chancellor commissioner diplomat adviser leader
    """)
"""Who speaks for a state where one is told beside the office."""
_SECRETARIES = listed("state foreign defence defense cabinet assistant home permanent production under deputy")
"""Words beside a secretary who is a member of a government."""
_HEADS = listed("""
    executive director director-general head chairman chair chairwoman chairperson chief manager president founder owner
    vice-president convenor convener coordinator secretary officer boss leader treasurer campaigner commander ceo
    attorney representative steward spokesman spokeswoman spokesperson
    """)
"""Who speaks for a firm, an office or a society."""
_PAST = frozenset(("former", "then", "retired", "ex-minister", "shadow", "onetime", "outgoing"))
"""Words beside an office that somebody does not hold, or for which he does not speak."""
_NO_NAME = listed("""
    deputy the a an chief its his her their our senior press media plant managing works industry export sales regional
    general executive lead acting policy licensing trade defence defense foreign state finance communications
    security mr ms
    """)
"""Words before an office, or behind its "of", that name no body."""
_KINDS = frozenset(("branch", "section", "unit", "factory", "plant", "port", "centre", "shop", "service", "company"))
"""Further nouns for bodies."""
_COMMITTEES = frozenset(("committee", "panel", "board", "subcommittee", "delegation", "commission"))
"""Whose members say "we" of it, or of their country: nobody can tell."""
_OFFICES = frozenset(("office", "agency", "ministry", "government", "army", "navy", "embassy"))
"""Offices of a state that are told by no more than whose they are."""
_PARTIES = frozenset(("party", "bloc", "faction", "caucus", "parliamentary", "coalition"))
_OF = later(
    r"\b(?P<head>[\w'’-]+)(?: (?:for|in charge of) [a-z][\w-]+(?: [a-z][\w-]+){0,2})? (?:of|at|for|with|from) "
    r"(?:the |its )?(?P<body>.+)$"
)
"""An office and whose it is: chief executive of Nordwerft."""
_RUNS = later(
    r"(?:who |which )?(?:has |have |had )?(?:also )?(?:been in charge of|is responsible for|runs?|ran|heads?"
    r"|leads?|directs?|chairs?|speaks? for|manages?|commands?|commanded) (?:the |an? )?(?P<body>.+)$"
)
"""What somebody runs."""
_SIDE = later(r"(?:(?:export|sales|press|arms|technical) (?:side|arm|business|division)|press service) of (?:the )?")
"""A part of a body, which speaks for the whole of it."""
_BEHALF = later(r"on behalf of (?:the )?(?P<body>.+)$")
_WHOSE = later(
    r"(?:.{0,80}?\b(?:[Tt]he|is|as|years) )?(?P<body>(?:[\w&.-]+ ){0,5}?[\w&.-]+)(?:['’]s|(?<=s)['’]) (?P<rest>.+)$"
)
"""Whose head somebody is: Nordwerft's chief executive."""
_SPOKES = later(r"(?:[Aa]n? |[Tt]he )?(?P<body>.+?)(?:['’]s?)?(?: (?:deputy|chief|press|senior))* [Ss]pokes\w+$")
"""A spokesman behind his body: Foreign Ministry spokesperson."""
_LED = later(rf"(?P<body>{UP}[\w'’.&/-]*(?: (?:(?:of|for|and|&) )?{UP}[\w'’.&/-]*){{0,5}}) (?P<rest>[a-z][\w -]*)$")
"""A firm in front of who runs it: Kongsholm Systems chief executive."""
_OFFICE = later(
    r"\b(?:at|of|,) (?:the )?(?P<body>(?:[\w'’-]+ ){0,4}?(?:[Mm]inistry|[Dd]epartment|[Ii]nspectorate|[Ee]mbassy)"
    r"(?: (?:of|for) (?:the )?[A-Z][\w-]+(?:,? and [A-Z]\w+| [A-Z]\w+){0,2})?)"
)
"""An office that somebody is of: state secretary at the Latvian defence ministry."""
_CAPITALS = later(rf"{UP}[\w'’.&/-]*(?: (?:(?:of|for|and|the|on|de|des|da|do|du|&) ){{0,2}}{UP}[\w'’.&/-]*){{0,8}}")
_PLAIN_END = later(
    r"(?:,| (?:in|since|for|until|on|at|about|who|which|that|and|told|said|says|to|from|with|by|when|after)\b| \().*$"
)
_MAKER = later(rf"[a-z][a-z -]* (?P<name>{UP}[\w'’-]*(?: {UP}[\w'’-]*){{0,3}})$")
"""A firm's name behind what it is: the state-owned maker Zamek."""
_SOCIETIES = frozenset(("group", "charity", "organisation", "organization", "ngo", "watchdog", "campaign", "union"))
"""What a society is called behind its name."""
_LONGEST = 8
"""Words of the longest name of a body that begins with a small letter."""


_RUNNERS = frozenset(("executive", "manager", "vice-president", "ceo", "convenor", "convener"))
"""Who works for a firm."""
_FEW = 5


_MEMBER = later(
    rf"\b(?P<party>{UP}[\w'’-]+(?: {UP}[\w'’-]+){{0,2}}?) "
    r"(?:MP|MEP|TD|MSP|lawmaker|senator|congress(?:wo)?man|legislator|councillor|backbencher|parliamentarian)s?\b"
)
"""Of which party a member of a house is: a Labour MP."""


_STAFF = later(r"\b[Cc]hief of (?:the )?(?:[\w-]+ )?(?:[Ss]taff|[Dd]efen[cs]e)\b")
"""An office of armed forces."""
_MEETINGS = frozenset(("group", "forum", "council", "house", "party"))
"""Bodies in which somebody may speak who is of none of them."""


class Behalf(Struct, frozen=True):
    """For whom somebody speaks."""

    body: str | None = None
    state: str | None = None
    office: bool = False
    """Whether he holds an office of a state, which need not be told."""
    party: bool = False
    """Whether the body is a party, which may not be whom he means."""


def behalf(one: Phrase, text: str) -> Behalf | None:
    """The body or the state for which somebody speaks of whom that is told; None where it tells nothing of it."""
    lows = [word.lower().strip(",.()") for word in one.words.split()]
    if not lows or not _PAST.isdisjoint(lows):
        return None
    on = _BEHALF.match(one.words)
    if on is not None:
        return _of_body(on["body"], text, party=True)
    runs = _RUNS.match(one.words)
    if runs is not None and not one.front:
        office = _OFFICE.search(one.words)
        told = _of_body(_SIDE.sub("", runs["body"]), text)
        if told is None and office is not None:
            return Behalf(body=office["body"], office=True)
        whose = _PLAIN_END.sub("", runs["body"])
        own = "is responsible" in one.words or "'s " in whose.replace(
            "’", "'"
        )  # whose arms they are, not who takes part
        state = _state(whose) if told is None and own else None
        return told or (Behalf(state=state, office=True) if state is not None else None)
    if one.joined:
        return _joined(one.words, text)
    member = _MEMBER.search(one.words)
    if member is not None and _state(member["party"]) is None:
        return Behalf(body=member["party"], party=True)
    if not any(_is_head(low) for low in lows):
        return _listed(one, text)
    return _by_office(one, lows, text)


def leads(words: str) -> bool:
    """Whether somebody is told to lead a body that his own words do not name: the director general."""
    lows = words.lower().split()
    return _PAST.isdisjoint(lows) and any(_is_head(low) for low in lows)


def runs_a_firm(words: str) -> bool:
    """Whether somebody is told to run a firm that his own words do not name: plant manager, chief executive."""
    lows = words.lower().split()
    if not _PAST.isdisjoint(lows) or len(lows) > _FEW:
        return False
    return not _RUNNERS.isdisjoint(lows) or (lows[-1:] == ["officer"] and "chief" in lows)


def _by_office(one: Phrase, lows: list[str], text: str) -> Behalf | None:
    """The same by an office that somebody holds."""
    spokes = any(low.startswith("spokes") for low in lows)
    secretary = "secretary" in lows and not _SECRETARIES.isdisjoint(lows) and not spokes and "'s" not in one.words
    high = secretary or "high commissioner" in one.words.lower() or not _HIGH.isdisjoint(map(singular, lows))
    state = _state(one.words)
    office = _OFFICE.search(one.words)
    if office is not None and not spokes:
        return Behalf(body=office["body"], office=True)
    if high:
        return Behalf(state=state, office=True)
    if _STAFF.search(one.words) is not None:
        return Behalf(state=state, office=True)
    of = _OF.search(one.words)
    if of is not None and _is_head(of["head"].lower()):
        told = _of_body(_SIDE.sub("", of["body"]), text)
        if told is not None:
            return told
    whose = _WHOSE.match(one.words)
    if whose is not None and any(_is_head(word.lower()) for word in whose["rest"].split()):
        return _of_body(whose["body"], text)
    if spokes and lows[:1] == ["the"] and len(lows) == len(("the", "spokesman")):
        before = re.search(rf"\b(?:[Aa]n?|[Tt]he) (?P<body>[\w-]+(?: [\w-]+){{0,2}}?)(?:['’]s)? {lows[1]}\b", text)
        return _of_body(before["body"], text) if before is not None else None
    if spokes:
        voice = _SPOKES.match(one.words)
        return _of_body(voice["body"], text) if voice is not None else None
    led = _LED.match(one.words) if one.front else None
    if led is not None and state is None and led["body"].lower() not in _NO_NAME:
        return _of_body(led["body"], text)
    if state is not None and not _RANKS.isdisjoint(map(singular, lows)):
        return Behalf(state=state, office=True)
    return _listed(one, text)


def _is_head(low: str) -> bool:
    return not (_HEADS | _RANKS | _HIGH).isdisjoint((low.strip(",."), singular(low.strip(",.")))) or low.startswith(
        "spokes"
    )


def _listed(one: Phrase, text: str) -> Behalf | None:
    """The body behind an office, or alone in a label: chief executive, Kongsholm Systems."""
    if one.front:
        return None
    *before, last = one.words.split(", ")
    heads = bool(before) and any(_is_head(word.lower()) for part in before for word in part.split())
    named = _CAPITALS.fullmatch(last) is not None and not last.isupper() and _is_body(last, text)
    marked = any(word.lower() in wordset("organisation") | wordset("offices") for word in last.split())
    return (
        Behalf(body=last) if named and (heads or (one.labelled and marked)) and len(last.split()) > heads - 1 else None
    )


def _joined(words: str, text: str) -> Behalf | None:
    """The state or the body that somebody is told to be of, right behind his name."""
    told = _of_body(words.partition(" ")[2].removeprefix("the "), text)
    if told is None or told.body is None:
        return told if words.startswith("of ") else None
    marked = not (wordset("organisation") - _MEETINGS).isdisjoint(told.body.lower().split()[-1:])
    sure = marked or words.startswith(("of ", "from "))  # at the Contact Group: where he speaks
    whole = len(told.body.split()) > 1 or _told_for_body(told.body, text)
    return told if sure and whole and told.body[0].isupper() else None


def _told_for_body(name: str, text: str) -> bool:
    """Whether a name of one word is told to be that of a body, and no town's: Kontrola, the group behind a campaign."""
    words = rf"\b{re.escape(name)}, (?:the|an?) (?:[\w-]+ ){{0,3}}?(?P<what>[\w-]+)\b"
    sorts = wordset("organisation") | wordset("offices") | _SOCIETIES
    return any(found["what"].lower() in sorts for found in re.finditer(words, text))


def _of_body(words: str, text: str, party: bool = False) -> Behalf | None:
    """The body of which some words are the name, or the noun; the state, where they are no more than one."""
    told = _body(words)
    lows = told.lower().split() if told else []
    if (
        told is None
        or (_NO_NAME.issuperset(lows) and told not in lexicon().state_of)
        or lows[0] in ("its", "their", "his", "her", "our")
    ):
        return None
    if told in lexicon().state_of:
        return Behalf(state=lexicon().state_of[told], office=True)
    whose, mark, rest = told.replace("’", "'").partition("'s ")
    if mark and whose in lexicon().state_of and rest.split()[0] in _OFFICES:
        return Behalf(state=lexicon().state_of[whose], office=True)
    if lows[-1] in ("president", "premier", "minister", "king", "presidency", "chancellor"):
        return Behalf(state=_state(told), office=True)
    if lows[-1] in _COMMITTEES or not _is_body(told, text):
        return None
    ministry = lows[-1] in ("ministry", "government", "army", "navy", "department") or "ministry" in lows[:1]
    party = party or not _PARTIES.isdisjoint(lows)
    return Behalf(body=told, state=_state(told) if ministry else None, office=ministry, party=party)


def _body(words: str) -> str | None:
    """A body's name, or the noun for it, at the front of some words."""
    named = _CAPITALS.match(words)
    if named is not None:
        noun = words[named.end() :].split()[:1]
        known = noun and (noun[0] in lexicon().nouns or noun[0] in wordset("offices") or noun[0] in _KINDS)
        if not known and "'s" not in named[0] and "’s" not in named[0]:
            return named[0].rstrip(".,")
        whole, mark, rest = named[0].replace("’", "'").partition("'s")
        if mark and whole not in lexicon().state_of and not rest:
            return whole  # Komeito's security panel
    plain = _PLAIN_END.sub("", words).strip(" .")
    maker = _MAKER.match(plain)
    plain = maker["name"] if maker is not None and " of " not in plain else plain
    kept = [word for word in plain.split() if not word[0].isdigit()]
    return " ".join(kept) if 0 < len(kept) <= _LONGEST else None


def _is_body(name: str, text: str) -> bool:
    """Whether some words are a body's name, or a noun for one."""
    words = name.split()
    if name[0].isupper() and words[-1][0].isupper():
        return len(words) > 1 or lexicon().nouns.get(name.lower(), "body") == "body"
    noun = next((one for one in name.split(" of ")[0].split(" for ")[0].split(" at ")[0].split()[::-1]), "").lower()
    known = lexicon().nouns.get(noun) == "body" or noun in wordset("offices") | wordset("vendors") | _KINDS
    return known or words[-1][0].isupper()


def _state(words: str) -> str | None:
    """The one state that is told among some words, but for where somebody is sent, or at."""
    known = lexicon().state_of
    cut: list[str] = []
    for word in words.split():
        if word in ("to", "in", "at", "on", "towards"):
            break
        cut.append(word.strip(",()").removesuffix("'s").removesuffix("’s"))
    longer = {known[" ".join(pair)] for pair in pairwise(cut) if " ".join(pair) in known}
    told = longer or {known[one] for one in cut if one in known}
    return told.pop() if len(told) == 1 else None
