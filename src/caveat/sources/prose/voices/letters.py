"""Letters and speeches: each on the word of whoever signs it, in front or behind, or of whoever gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import is_titled, named_at_end

Span = tuple[int, int]
Voice = tuple[Source, Mention]

_UP = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_NAME = rf"(?P<who>{_UP}[\w'’.-]*(?: (?:(?:de|da|del|di|du|van|von|der|den|ten|bin|al|el)\b|{_UP}[\w'’.-]*)){{1,5}})"
_PAGE = later(
    r"\b(?:letters|open letter|readers write|to the editor|your letters|you write|postbag|mailbag)\b", re.IGNORECASE
)
"""What the heading of a page of letters says."""
_SALUTED = later(
    r"(?:Dear )?(?:Sirs?|SIRS?|Madam|Editor)(?:,|:| [-–—]) ?|Dear (?:Sirs?|Madam|Editor)\b"
    rf"|(?:My )?Dear {_UP}[\w.'’-]*(?: (?:{_UP}[\w.'’-]*|of|for|the|and)){{0,7}}[,:](?: |$)"
)
_HEADED = later(
    r"(?:(?:Opening|Closing|Prepared|Welcoming|Written|Oral|Ministerial|Urgent|Personal|Full)(?: [Mm]inisterial)? )?"
    r"(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ss]tatement|[Kk]eynote|[Tt]estimony|[Ll]ecture|[Tt]oast|[Rr]eply|[Ee]vidence)"
    rf"(?:(?: (?!on\b|about\b|regarding\b)\w+){{0,4}}? (?:by|from)| of) (?:[Tt]he )?(?:[^,.\n]{{4,70}}, )??{_NAME}"
    r"(?=,| \(| [-–—] | (?:at|on|to|in|before|during|as|and)\b|$)"
)
"""What is given, and by whom, in front of a speech."""
_OWN = later(
    rf"(?:[^,.:\n]{{4,60}} )??{_NAME}(?:[’']s)? (?:(?:Opening|Closing|Prepared|Welcoming|Press|Video|opening|"
    r"closing) )?(?:[Rr]emarks|[Ss]peech|[Ss]tatement|[Aa]ddress)\b"
)
"""The same with the name in front: Defence Minister Kari Lund's Opening Remarks."""
_OF_OFFICE = later(
    r"(?:(?:Joint|Press|Public|Official) )?(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[ée]) (?:by|of|from) (?:[Tt]he )?"
    rf"(?P<who>{_UP}[\w'’-]*(?: (?:of|for|and|the|{_UP}[\w'’-]*)\b){{0,10}}?)"
    r"(?= (?:on|regarding|concerning|about|following|in|at|to)\b|[,:(]|$)"
)
"""A statement that is an office's: Statement by the Ministry of Defence on ..."""
_HOLDERS = frozenset(("minister", "secretary", "spokesperson", "spokesman", "spokeswoman", "leader", "president"))
_BEHIND = later(r"(?:,? (?:II|III|Jr\.?|Sr\.?))?(?:[’']s)?$")
"""What stands behind a name and is no part of it."""
_FOLLOWING = later(
    r"(?:[Tt]he (?:following|below) (?:is )?(?:attributable|attributed) to |[Aa]ttribut(?:able|ed) to )?"
    r"(?:[^,.\n]{4,70}, )??"
    rf"{_NAME}(?: (?:has |today |has today )?(?:provided|issued|released|gave|made|offered) the following "
    r"(?:read-?out|statement|remarks|comments?|summary)(?: [^:\n]{2,60})?)?:"
)
"""Whose words follow: Press Secretary Kari Lund provided the following readout:"""
_REPORTS = later(r"(?:(?:Written|Oral|Ministerial)\b[^\n]{0,30}? [Ss]tatement|[Ss]tatement made) (?:\w+ ){0,4}?by ")
"""How a heading calls what a minister tells a parliament."""
_ITEM = later(r"[-–—•·▪■►*] ?\S")
_FRONT = 4
"""Paragraphs of a page in front of which such a line stands."""
_MINE = later(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_QUOTED = later(r"[“\"][^“”\"]*[”\"]")
_FAREWELL = later(
    r"(?:[-–—] ?)?(?:(?:I am|I remain), )?(?:Yours(?:,? \w+\.?){0,2}|Sincerely(?: yours)?|Respectfully(?: yours)?"
    r"|Faithfully|(?:With )?(?:[Kk]ind|[Bb]est|[Ww]arm) (?:regards|wishes))[,.]{0,2}$"
)
_TITLE = r"(?:\((?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Rev|Cllr|Sir|Capt|Col)\.?\) )?"
_RANK = r"(?:(?:[A-Z]\w+ ){1,3}\((?:[Rr]etd?|[Rr]td|ret[’']d)\.?\) )?"
_SIGNED = later(
    rf"(?P<dash>[-–—] ?)?{_TITLE}{_RANK}{_NAME}(?P<detail>\n[^\n.!?:]{{2,60}}"
    r"|, (?:[^.!?:\n]|\.(?=\w)){2,90}|,| \([^()\n]{2,40}\),?)?$"
)
"""A line with a name, and perhaps an office and a place."""
_BELOW = later(rf"(?P<dash>[-–—] ?)?{_TITLE}{_NAME}(?P<detail>[,.( ][^!?:\n]{{0,110}})?$")
"""The same under a farewell, with whatever its bearer tells of himself."""
_AT_END = later(rf"(?:\({_NAME}, [^().\n]{{2,60}}\)|[-–—] ?{_NAME.replace('who', 'other')}, [^.!?\n]{{2,60}})$")
"""The same at the end of the letter's last line."""
_FROM = later(rf"(?:From|FROM):? {_NAME}(?:, [^.!?:\n]{{2,90}})?$")
_EDITOR = later(r"(?:Editor|Ed|Note|Our)\b[^:\n]{0,30}: |The editor (?:writes|replies)\b")
_SAYS = frozenset(".!?…:”\"’')—–-")
"""How what is said ends, and no line with a place or a day."""
_OFTEN = 3
"""One paragraph of a speech in so many is about whoever gives it."""
_HEADING = 2
"""Paragraphs within which the heading stands."""
_LINE = 120
"""Characters of the longest line that signs a letter."""


def writers(text: str, paragraphs: Sequence[Span]) -> Mapping[int, Voice | None]:
    """Whose letter or speech each paragraph is, by where it begins; None for a line that signs one."""
    if not _is_page(text, paragraphs):
        return _followed(text, paragraphs) or _speech(text, paragraphs)
    found: dict[int, Voice | None] = {}
    letter: list[int] = []
    floor: Voice | None = None
    for at, (start, end) in enumerate(paragraphs):
        opened = _FROM.fullmatch(text, start, end) if end - start < _LINE else None
        if opened is not None:
            floor, letter, found[start] = _voice(opened), [], None
            continue
        if _EDITOR.match(text, start, end):
            floor, letter = None, []
            continue
        if _SALUTED.match(text, start, end):
            letter = []  # what stands in front of a letter is not of it
        signed = _signature(text, paragraphs, at)
        if signed is None:
            letter.append(start)
            if floor is not None:
                found[start] = floor
            continue
        alone, match = signed
        if not alone:
            letter.append(start)
        elif letter:
            found[start] = None
        found |= dict.fromkeys(letter, _voice(match))
        letter = []
    return found


def given(text: str, paragraphs: Sequence[Span]) -> Voice | None:
    """Whose remarks, speech or statement the heading of a page calls it."""
    for span in paragraphs[:_HEADING]:
        heading = text[span[0] : span[1]].replace("\xa0", " ")
        found = (_HEADED.match(heading) or _OWN.match(heading)) if len(heading) < _LINE else None
        if found is None:
            continue
        named = _BEHIND.sub("", found["who"], count=1)
        end = found.start("who") + len(named)
        person = named_at_end(heading[:end]) or named_at_end(named) or named
        if _is_writer(person) or is_titled(person):
            end += span[0]
            return Source(Attribution.NAMED, person), Mention(person, end - len(person), end)
    return None


def stated(text: str, paragraphs: Sequence[Span]) -> Mapping[int, Voice | None]:
    """Whose words a statement is that its heading calls an office's, where it says we or names the office again."""
    for at, span in enumerate(paragraphs[:_HEADING]):
        found = _OF_OFFICE.match(text, *span) if span[1] - span[0] < _LINE else None
        words = found["who"].split() if found is not None else []
        office = next((word for word in words if word.lower().rstrip("s") in wordset("organisation") | _HOLDERS), None)
        if found is None or office is None:
            continue
        rest = [(start, end) for start, end in paragraphs[at + 1 :] if text[end - 1] in _SAYS]
        said = (_QUOTED.sub("", text[start:end]) for start, end in rest)
        if any(_MINE.search(one) is not None or f"The {office} " in one for one in said):
            voice = Source(Attribution.INSTITUTION, found["who"]), Mention(found["who"], *found.span("who"))
            return dict.fromkeys((start for start, _ in rest), voice)
    return {}


def _followed(text: str, paragraphs: Sequence[Span]) -> Mapping[int, Voice | None]:
    """Whose words follow a line that says so in front of all others: Kari Lund gave the following read-out:"""
    for at, span in enumerate(paragraphs[:_FRONT]):
        found = _FOLLOWING.fullmatch(text, *span) if text[span[1] - 1] == ":" else None
        person = (named_at_end(found["who"]) or found["who"]) if found is not None else ""
        if found is not None and (_is_writer(person) or is_titled(person)):
            place = found.end("who") - len(person), found.end("who")
            voice = Source(Attribution.NAMED, person), Mention(person, *place)
            return {start: voice for start, end in paragraphs[at + 1 :] if text[end - 1] in _SAYS}
    return {}


def _speech(text: str, paragraphs: Sequence[Span]) -> Mapping[int, Voice | None]:
    """Whose words a speech or statement is, where its heading names who gives it, and he says I or we often enough."""
    voice = given(text, paragraphs)
    if voice is None:
        return {}
    after = [(start, end) for start, end in paragraphs if start > voice[1].start]
    rest = [(start, end) for start, end in after if text[end - 1] in _SAYS]
    mine = sum(_MINE.search(_QUOTED.sub("", text[start:end])) is not None for start, end in rest)
    told = mine > 0 and any(_REPORTS.match(text, *span) is not None for span in paragraphs[:_HEADING])
    listed = [start for start, _ in after if _ITEM.match(text, start) is not None]
    own = (*(start for start, _ in rest), *listed)
    return dict.fromkeys(own, voice) if told or mine * _OFTEN >= len(rest) > 0 else {}


def _is_page(text: str, paragraphs: Sequence[Span]) -> bool:
    headed = any(_PAGE.search(text, *span) for span in paragraphs[:_HEADING] if span[1] - span[0] < _LINE)
    return headed or any(_SALUTED.match(text, *span) is not None for span in paragraphs)


def _signature(text: str, paragraphs: Sequence[Span], at: int) -> tuple[bool, re.Match[str]] | None:
    """The signature of a letter, and whether it has a line to itself."""
    start, end = paragraphs[at]
    taken_leave = at > 0 and _FAREWELL.fullmatch(text, *paragraphs[at - 1]) is not None
    own = (_BELOW if taken_leave else _SIGNED).fullmatch(text, start, end) if end - start < _LINE else None
    if own is not None and _SALUTED.match(text, start, end) is None and _is_writer(own["who"]):
        told = own["detail"] or own["dash"] or taken_leave or at == len(paragraphs) - 1
        if told or _is_place(text, paragraphs[at + 1], named=own["who"].isupper()):
            return True, own
    behind = _AT_END.search(text, start, end)
    if behind is not None and _is_writer(behind["who"] or behind["other"]):
        return False, behind
    return None


def _is_place(text: str, span: Span, named: bool = False) -> bool:
    """Whether a line under a name tells where its bearer lives: few words, and no sentence.

    Under a ``named`` line in capitals a stop may end it.
    """
    return span[1] - span[0] < _LINE // 2 and text[span[1] - 1] not in ('!?…:”"' if named else '.!?…:”"')


def _is_writer(who: str) -> bool:
    """Whether a name is one of a person: no state, body or heading."""
    lows = [word.lower().rstrip(".") for word in who.split()]
    titled = [low for low in lows if low in wordset("titles")]
    if set(lows) & (wordset("organisation") - {"day"}) or who in lexicon().state_of:
        return False
    return len(lows) - len(titled) > 1 and not any(low in lexicon().closed for low in lows)


def _voice(found: re.Match[str]) -> Voice:
    kind = "who" if found["who"] else "other"
    return Source(Attribution.NAMED, found[kind]), Mention(found[kind], *found.span(kind))
