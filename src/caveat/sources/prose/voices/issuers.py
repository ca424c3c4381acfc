"""A page in; the body that issues it out, where it is no outlet's: a ministry's release, an auditor's report.

Such a page says so at its head: by a line that calls it a release and names whose it is, by a letterhead, or by a line
that only calls it so, in front of a first sentence of which the body is the subject. Of a page that says nothing of the
kind nobody is told: that its first sentence is about a ministry makes it no page of the ministry's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.statement import OUTLET, Mention, Source, Statement
from caveat.sources.prose.voices.layout import UP
from caveat.sources.prose.words.lexicon import lexicon, wordset

Span = tuple[int, int]

_SMALL = r"(?:of|for|and|the|on|against|de|des|da|do|van|von|der|&)"
_NAME = rf"{UP}[\w'’.&-]*(?: (?:{_SMALL} )*{UP}[\w'’.&-]*){{0,9}}"
"""The name of a body as it is printed."""
_SORT = (
    r"(?i:(?:joint |official |public )?(?:press|news|media)[ -](?:release|statement|notice|summary|note|information)"
    r"|press communiqu[ée]|communiqu[ée]|(?:for immediate )?release)"
)
"""What a page of a body calls itself."""
_OF = later(
    rf"{_SORT}(?: [Nn]o\.? ?[\w/-]+)?(?:,? (?:issued )?(?:from|by|of) (?:[Tt]he )?| ?(?:[|–—:]| - ) ?(?:[Tt]he )?)"
    rf"(?P<who>{_NAME})(?=[,;|–—(]| [–—-] |$)"
)
"""A page that says what it is and whose: Press release from the Ministry of Defence, Stockholm."""
_ITS = later(
    rf"(?:[Tt]he )?(?P<who>{_NAME}?)(?:['’]s)?(?: ?[|–—:,-] ?| ){_SORT}\b(?: [Nn]o\.? ?[\w/-]+)?[^.!?\n]{{0,40}}$"
)
"""The same with the name in front: Ministry of Defence: Press Release."""
_ALONE = later(
    rf"\W*{_SORT}\b"
    r"(?: ?[-–—:(,]? ?(?i:for immediate (?:use|release)|embargo\w*|no\.? ?[\w/-]+)[^.\n]{0,40})?\W*$"
)
"""A line that only calls the page so."""
_CALLED = later(rf"{_SORT}\b ?[-–—:,]? ?")
"""The same in front of a headline: FOR IMMEDIATE RELEASE: ..."""
_JOINT = later(
    r"(?i:joint (?:press )?(?:statement|communiqu[ée]|declaration)) (?:by|of|from) (?P<who>(?:the )?[^.\n]{4,110}?)"
    r"(?=,? (?:on|regarding|concerning|following|in|at|to)\b|$)"
)
"""A statement that several make together: Joint statement by the defence ministers of Finland and Latvia."""
_STATEMENT = later(rf"(?:[A-Z]\w+ )?[Ss]tatement (?:by|from|of) (?:[Tt]he )?(?P<who>{_NAME})$")
"""A first line that calls the page a body's statement: Statement by Rights Forum International."""
_LETTERHEAD = later(
    r"(?:[Tt]he )?(?P<who>(?:(?:U\.?S\.?|UK|Royal|Federal|National|Swedish|Danish|Norwegian|State) )?"
    r"(?:Office|Ministry|Department|Inspectorate|Agency|Embassy|Federal Office|Bureau|Directorate|Audit Office"
    r"|Court of (?:Audit|Auditors)|COURT OF AUDIT|Permanent Mission)"
    r"(?: (?:of|for|OF|FOR|and|the) [\w'’.-]+(?:,? [A-Z][\w'’.-]*){0,4}?){0,4})(?:, [A-Z]\w+)?$"
)
"""A first line that is no more than the name of an office."""
_ISSUED = later(rf"\b[Ii]ssued (?:today )?by (?:the )?(?P<who>{_NAME}?)(?=,| on\b|[.;)]|$)")
"""Who a line of the head says issued the page."""
_DATELINE = r"(?:[^\n.–—]{2,60}?(?:\. | ?[–—] ?| - |: ))?"
_SUBJECT = later(
    rf"{_DATELINE}(?:[Tt]he )?(?P<who>{_NAME}) (?:\([^()\n]{{2,40}}\) )?"
    r"(?:(?:has )?today|this week|on \w+day|yesterday)?,? ?"
    r"(?:announce[sd]?|call(?:s|ed) (?:on|for|upon)|urge[sd]?|welcome[sd]?|condemn(?:s|ed)|report(?:s|ed)"
    r"|publish(?:es|ed)|takes? note|oppose[sd]?|appeal(?:s|ed)|reject(?:s|ed)|demand(?:s|ed)|deplore[sd]?"
    r"|confirm(?:s|ed)|state[sd]?|declare[sd]?|inform(?:s|ed)|brings? to the (?:knowledge|attention))\b"
)
"""Who does, in the first sentence, what a body does in its release."""
_LISTED = later(
    rf"(?P<who>{_NAME})(?: [a-z]\.[a-z]\.)?,? \((?:[A-Z][\w ]{{1,18}}: ?[A-Z0-9.]{{1,8}}(?:[;,] ?)?){{1,3}}\),? "
    r"(?:today|has today|announce[sd]|report(?:s|ed))"
)
"""A firm that tells where its shares are traded: Nordwerft AG (XETRA: NWF) today announced."""
_SAID = later(rf", (?:the )?(?P<who>{_NAME}) (?:said|says|announced|warned)(?: today)?[.,]")
"""Who says the first sentence."""
_FOOT = later(
    r"(?:(?:(?i:press|media) )?(?i:contact|enquiries|inquiries|office)\b[^\n]{0,60}?,? |About (?:the )?"
    rf"|[Ii]ssued by (?:the )?)(?P<who>{_NAME})(?=[,:;.]|$)"
    rf"|^(?P<self>{_NAME}) is an? (?:[\w-]+ ){{0,4}}"
    r"(?:association|organi[sz]ation|group|network|charity|foundation|NGO|company)\b"
)
"""Who is told at the foot of a release to be its body."""
_HEAD, _LINES, _FEET = 3, 5, 3
"""Paragraphs in which a head stands, its lines, and paragraphs of a foot."""
_OPENING = 300
"""Characters of a paragraph in which its first sentence is looked for."""
_LONG = 140
"""Characters of the longest line of a head."""
_BODY = later(
    r"\b(?i:ministr|department|office|agency|inspectorate|embassy|council|committee|commission|directorate|bureau|court|force"
    r"|foundation|institute|network|watch|monitor|alliance|campaign|centre|center|group|observatory|association|union|staff"
    r"|parliament|senate|government|command|authority|service|army|navy|company|inc|ltd|plc|gmbh)\w*\b"
    r"|\b(?:S\.A\.|A\.?G\.?|N\.V\.|a\.s\.|AB|ASA|Oy|SpA|LLC)(?:\W|$)"
)
"""A word that tells a body."""
_OUTLET = later(r"\b(?i:news|times|herald|post|gazette|tribune|courier|radio|tv|television|daily|weekly)\b")


def stamped(text: str, paragraphs: Sequence[Span], said: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of a page, those of its own voice on the word of the body that issues it, where that is told."""
    who = issuer(text, paragraphs) if any(one.attribution == OUTLET for one in said) else None
    if who is None:
        return tuple(said)
    voice = Source(Attribution.INSTITUTION, who.name)
    return tuple(replace(one, attribution=voice) if one.attribution == OUTLET else one for one in said)


def issuer(text: str, paragraphs: Sequence[Span]) -> Mention | None:
    """The body that issues a page, as printed there; None for an outlet's page, and where nobody is told."""
    head = [*_head(text, paragraphs)]
    for at, span in enumerate(head):
        found = _named(text, span, at)
        if found is not None:
            return found
    for start, end in paragraphs[: _HEAD + 1]:
        firm = _LISTED.search(text, start, min(end, start + _OPENING))
        if firm is not None:
            return _mention(firm)
    if any(_ALONE.match(text, *span) or _CALLED.match(text, *span) for span in head):
        return _by_the_rest(text, paragraphs)
    return None


def _head(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The first lines of a page that are no sentences."""
    left = _LINES
    for start, end in paragraphs[:_HEAD]:
        at = start
        for line in text[start:end].split("\n"):
            if line.strip() and len(line) <= _LONG and left > 0:
                left -= 1
                yield at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            at += len(line) + 1


def _named(text: str, span: Span, at: int) -> Mention | None:
    """Whose a page is by one line of its head."""
    joint = _JOINT.match(text, *span)
    if joint is not None:
        return _mention(joint)
    of = _OF.match(text, *span)
    if of is not None and _is_body(of["who"]):
        return _mention(of)
    its = _ITS.match(text, *span)
    if its is not None and _is_body(its["who"]):
        return _mention(its)
    issued = _ISSUED.search(text, *span)
    if issued is not None and _is_body(issued["who"]):
        return _mention(issued)
    stated = _STATEMENT.match(text, *span) if at == 0 else None
    body = stated is not None and " on " not in stated["who"]
    if stated is not None and body and (_is_body(stated["who"]) or _has_its_noun(stated["who"])):
        return _mention(stated)
    letterhead = _LETTERHEAD.match(text, *span) if at == 0 else None
    return _mention(letterhead) if letterhead is not None else None


def _by_the_rest(text: str, paragraphs: Sequence[Span]) -> Mention | None:
    """Whose a page is that only calls itself a release: by its first sentence, its foot or another line of its head."""
    feet = [found for span in paragraphs[-_FEET:] if (found := _FOOT.search(text, *span)) is not None]
    told = {(found["who"] or found["self"]): found for found in feet}
    for name, found in told.items():
        if _is_body(name) or text.count(name) > 1:
            return _mention(found, "who" if found["who"] else "self")
    for start, end in paragraphs[: _HEAD + 1]:
        first = _CALLED.match(text, start, end)
        for pattern in (_SUBJECT.match, _SAID.search):
            found = pattern(text, first.end() if first is not None else start, end)
            if found is not None and (_is_body(found["who"]) or _is_own(found["who"])):
                return _mention(found)
    return None


def _is_own(name: str) -> bool:
    """Whether a name of several words, below the word release, can be nothing but its body's: Open Ledger on Arms."""
    words = name.split()
    known = lexicon()
    if words[0].lower() in wordset("titles"):
        return False  # Minister Lund declared
    return len(words) > 1 and name not in known.states and not any(word in known.peoples for word in words)


def _has_its_noun(name: str) -> bool:
    """Whether a name of several words has a noun for a body: Rights Forum International."""
    nouns = wordset("organisation") | wordset("offices")
    words = name.lower().split()
    return len(words) > 1 and words[0] not in wordset("titles") and any(word in nouns for word in words)


def _is_body(name: str) -> bool:
    return _BODY.search(name) is not None and _OUTLET.search(name) is None


def _mention(found: re.Match[str], group: str = "who") -> Mention:
    start, end = found.span(group)
    name = found[group]
    for article in ("the ", "The "):
        if name.startswith(article):
            start, name = start + len(article), name[len(article) :]
    return Mention(name, start, end)
