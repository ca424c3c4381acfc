"""Letters and speeches: each on the word of whoever signs it, in front or behind, or of whoever gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from caveat.evidence import Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.voices.layout import (
    NAME,
    SHORT,
    UP,
    Block,
    Kind,
    blocks,
    calls_reader,
    is_circular,
    is_person,
    speaks_to,
    takes_leave,
)
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import is_titled, named_at_end

Span = tuple[int, int]
Voice = tuple[Source, Mention]

_NAME = rf"(?P<who>{NAME})"
_PAGE = later(
    r"\b(?:letters|open letter|readers write|to the editor|your letters|you write|postbag|mailbag)\b", re.IGNORECASE
)
"""What the heading of a page of letters says."""
_SALUTED = later(
    r"(?:Dear )?(?:Sirs?|SIRS?|Madam|Editor)(?:,|:| [-–—]) ?|Dear (?:Sirs?|Madam|Editor)\b"
    rf"|(?:My )?Dear {UP}[\w.'’-]*(?: (?:{UP}[\w.'’-]*|of|for|the|and)){{0,7}}[,:](?: |$)"
)
"""A call in front of the first sentence of a letter."""
_HEADED = later(
    r"(?:[^.\n]{4,24}\b(?:19|20)\d\d[.:] )?"
    r"(?:(?:[Tt]ranscript|[Tt]ext|[Ee]xcerpts?|[Ee]xtracts?) (?:of|from) (?:the |an? )?)?"
    r"(?:(?:Opening|Closing|Prepared|Welcoming|Written|Oral|Ministerial|Urgent|Personal|Full"
    r"|(?:open|clos|welcom)ing|prepared|written|oral)"
    r"(?: [Mm]inisterial)? )?"
    r"(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ss]tatement|[Kk]eynote|[Tt]estimony|[Ll]ecture|[Tt]oast|[Rr]eply|[Ee]vidence)"
    r"(?:(?: (?!on\b|about\b|regarding\b)\w+){0,4}? (?:by|from)| of) (?:[Tt]he )?"
    rf"(?:[^,.\n]{{4,70}}, |[a-z][a-z -]{{3,40}} )??{_NAME}"
    r"(?=,| \(| [-–—] | (?:at|on|to|in|before|during|as|and)\b|$)"
)
"""What is given, and by whom, in front of a speech."""
_OWN = later(
    rf"(?:[^,.:\n]{{4,60}} )??{_NAME}(?:[’']s|:)? (?:(?:Opening|Closing|Prepared|Welcoming|Press|Video|opening|"
    r"closing) )?(?:[Rr]emarks|[Ss]peech|[Ss]tatement|[Aa]ddress)\b(?P<ends>$|[,:(]| [-–—] | (?:at|on|to|in|before)\b)?"
)
"""The same with the name in front: Defence Minister Kari Lund's Opening Remarks."""
_OF_OFFICE = later(
    r"(?:(?:Joint|Press|Public|Official) )?(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[ée]) (?:by|of|from) (?:[Tt]he )?"
    rf"(?P<who>{UP}[\w'’-]*(?: (?:of|for|and|the|{UP}[\w'’-]*)\b){{0,10}}?)"
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
_LINES = later(r"[^\n]+")
_AS_TOLD = later(
    r"\b(?:[Aa]s told to|(?:spoke|talked) (?:to|with) (?:us|me)\b|told (?:us|me) (?:his|her|their) story"
    r"|(?:[Tt]he|[Tt]his) (?:interview|conversation|account) (?:has been|was) (?:shortened|edited|condensed|abridged)"
    r"|in (?:his|her) own words)\b"
)
"""What tells that somebody's own words follow, without a mark around them: she spoke to us in May."""
_TELLER = later(
    rf"(?:^|[:.] ){_NAME}(?=,| (?:is|was|has|served|worked|spent|lives|lived|spoke|talked|told|left|joined|retired)\b)"
)
_THIRD = later(
    r"\b(?:[Hh]e|[Ss]he|[Tt]he (?:minister|president|senator|secretary|ambassador|director|speech|statement|remarks))"
    r" (?:has |had |also |then |later )?(?:said|says|told|added|adds|warned|argued|came|was|drew)\b"
)
"""What tells of whoever gave a speech, in somebody else's words."""
_QUOTED = later(r"[“\"][^“”\"]*[”\"]")
_AT_END = later(rf"(?:\({_NAME}, [^().\n]{{2,60}}\)|[-–—] ?{_NAME.replace('who', 'other')}, [^.!?\n]{{2,60}})$")
"""The same at the end of the letter's last line."""
_FROM = later(rf"(?:From|FROM):? {_NAME}(?:, [^.!?:\n]{{2,90}})?$")
_DECLARES = later(
    rf"^I, (?:the undersigned,? )?(?P<who>{NAME})(?:, | (?:of|do|hereby|declare|state|swear|affirm|say|make oath)\b)",
    re.MULTILINE,
)
"""Who says in front who he is: I, Kari Lund, declare as follows; I, the undersigned, Kari Lund, state under oath."""
_MYSELF = later(r"\b(?:I|[Mm]y|[Mm]yself)\b")
_BODIES = later(r"\b(?:organi[sz]ations|associations|groups|unions|churches|societies|NGOs)\b")
"""Who those are who sign together."""
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
    laid = blocks(text, paragraphs)
    headed = any(_PAGE.search(text, *span) for span in paragraphs[:_HEADING] if span[1] - span[0] < _LINE)
    several = sum(_signature(text, laid, at) is not None for at in range(len(laid))) > 1
    page = headed or (several and any(_opens(text, laid, at) for at in range(len(laid))))
    return (
        _signed(text, laid, page)
        or _followed(text, paragraphs)
        or _speech(text, paragraphs)
        or _as_told(text, paragraphs)
        or _own_words(text, laid)
    )


def _signed(text: str, laid: Sequence[Block], headed: bool) -> Mapping[int, Voice | None]:
    """Whose letter each block is of a page of letters, ``headed`` as one, or of a text that holds one."""
    found: dict[int, Voice | None] = {}
    letter: list[Block] = []
    floor: Voice | None = None
    opened, within = headed, False
    if any(is_circular(text, block) for block in laid):
        return found
    for at, block in enumerate(laid):
        start, end = block.start, block.end
        short = end - start < _LINE and (headed or _opens(text, laid, at + 1))
        comes = _FROM.fullmatch(text, start, end) if short else None
        if comes is not None:
            floor, letter, found[start] = _voice(text, comes.span("who")), [], None
            continue
        if _EDITOR.match(text, start, end):
            floor, letter = None, []
            continue
        if _opens(text, laid, at):
            within = any(one.kind is Kind.SAID for one in laid[max(0, at - _FRONT) : at]) and not headed
            letter, opened = [], True  # what stands in front of a letter is not of it
        signed = _signature(text, laid, at)
        if signed is None:
            letter.append(block)
            if floor is not None:
                found[start] = floor
            continue
        alone, voice = signed
        leaves = at > 0 and laid[at - 1].kind is Kind.LEAVES
        whole = opened and (leaves or not within or _parting(text, laid, at))
        if not (whole or (_parting(text, laid, at) and _mine(text, letter))):
            letter, opened = [], headed
            continue
        together = text[voice[1].end : block.end].count("\n") > 0 and any(_together(text, one) for one in letter)
        if together:
            voice = Source(Attribution.INSTITUTION, voice[1].name), voice[1]
        if not alone:
            letter.append(block)
        elif letter:
            found[start] = None
        found |= dict.fromkeys((one.start for one in letter), voice)
        letter, opened = [], headed
    return found


def _opens(text: str, laid: Sequence[Block], at: int) -> bool:
    """Whether a letter opens with a block, which calls whoever it is written to."""
    block = laid[at] if at < len(laid) else None
    return block is not None and (calls_reader(text, block) or _SALUTED.match(text, block.start, block.end) is not None)


def _mine(text: str, letter: Sequence[Block]) -> bool:
    """Whether who writes some paragraphs says I, and I or we often enough."""
    said = [text[one.start : one.end] for one in letter if one.kind is Kind.SAID]
    mine = sum(_MINE.search(_QUOTED.sub("", one)) is not None for one in said)
    return mine * _OFTEN >= len(said) > 0 and any(_MYSELF.search(one) is not None for one in said)


def given(text: str, paragraphs: Sequence[Span]) -> Voice | None:
    """Whose remarks, speech or statement the heading of a page calls it."""
    for span in (line.span() for one in paragraphs[:_HEADING] for line in _LINES.finditer(text, *one)):
        heading = text[span[0] : span[1]].replace("\xa0", " ")
        found = (_HEADED.match(heading) or _OWN.match(heading)) if len(heading) < _LINE else None
        if found is None:
            continue
        named = _BEHIND.sub("", found["who"], count=1)
        end = found.start("who") + len(named)
        person = named_at_end(heading[:end]) or named_at_end(named) or named
        if is_person(person) or is_titled(person):
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
        if found is not None and (is_person(person) or is_titled(person)):
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
    heading = next((line for line in _LINES.finditer(text) if line.end() >= voice[1].end), None)
    title = _OWN.match(heading[0]) if heading is not None else None
    whole = heading is not None and (title is None or title["ends"] is not None)
    told = told or (whole and not _of_another(text, voice[1], rest))  # not: Lund's remarks anger Chad
    listed = [start for start, _ in after if _ITEM.match(text, start) is not None]
    own = (*(start for start, _ in rest), *listed)
    return dict.fromkeys(own, voice) if told or mine * _OFTEN >= len(rest) > 0 else {}


def _as_told(text: str, paragraphs: Sequence[Span]) -> Mapping[int, Voice | None]:
    """Whose account follows a head that says whom somebody spoke to, where it says I or we often enough."""
    for at, span in enumerate(paragraphs[:_FRONT]):
        if _AS_TOLD.search(text, *span) is None:
            continue
        teller = _TELLER.search(text[span[0] : span[1]])
        rest = [(start, end) for start, end in paragraphs[at + 1 :] if text[end - 1] in _SAYS]
        own = [_QUOTED.sub("", text[start:end]) for start, end in rest]
        mine = sum(_MINE.search(one) is not None for one in own)
        if teller is None or not is_person(teller["who"]) or mine * _OFTEN < max(1, len(own)):
            return {}
        start = span[0] + teller.start("who")
        return dict.fromkeys((one for one, _ in rest), _voice(text, (start, start + len(teller["who"]))))
    return {}


def _of_another(text: str, who: Mention, rest: Sequence[Span]) -> bool:
    """Whether a page below such a heading tells of whoever gives it: by name or title, or that he or she said so."""
    if any(_THIRD.search(_QUOTED.sub("", text[start:end])) is not None for start, end in rest):
        return True
    return any(who.name.rsplit(" ", 1)[-1] in text[start:end] for start, end in rest)


def _together(text: str, block: Block) -> bool:
    """Whether a paragraph says that bodies write it: We, the undersigned organisations, ..."""
    found = _MINE.search(text, block.start, block.end)
    return found is not None and _BODIES.search(text, found.end(), found.end() + SHORT) is not None


def _own_words(text: str, laid: Sequence[Block]) -> Mapping[int, Voice | None]:
    """Whose own words a paper is: who says who he is, or whom its head names, where he speaks to those before him."""
    for block in laid[:_FRONT]:
        declares = _DECLARES.search(text, block.start, block.end)
        if declares is not None and is_person(declares["who"]):
            return {one.start: _voice(text, declares.span("who")) for one in laid if one.end > declares.end()}
    speaker = speaks_to(text, laid)
    after = [block for block in laid if block.kind is Kind.SAID]
    if speaker is None:
        return {}
    own = [_QUOTED.sub("", text[one.start : one.end]) for one in after]
    mine = sum(_MINE.search(one) is not None for one in own)
    myself = any(_MYSELF.search(one) is not None for one in own)
    return {one.start: _voice(text, speaker) for one in after} if myself and mine * _OFTEN >= len(own) else {}


def _parting(text: str, laid: Sequence[Block], at: int) -> bool:
    """Whether a block signs, with the word for it, or below a line or the end of a paragraph that takes leave."""
    if laid[at].kind is not Kind.SIGNS:
        return False
    return laid[at].marked or (at > 0 and takes_leave(text, laid[at - 1]))


def _signature(text: str, laid: Sequence[Block], at: int) -> tuple[bool, Voice] | None:
    """Who signs a letter in a block, and whether the block does nothing else."""
    block = laid[at]
    if block.kind is Kind.SIGNS and block.who is not None and _SALUTED.match(text, block.start, block.end) is None:
        after = laid[at + 1] if at + 1 < len(laid) else None
        below = _parting(text, laid, at) or (at > 0 and laid[at - 1].kind is Kind.LEAVES)
        alone = after is None or after.kind is not Kind.SAID or _SALUTED.match(text, after.start) is not None
        if alone or below or block.end > block.who[1]:
            return True, _voice(text, block.who)
    behind = _AT_END.search(text, block.start, block.end)
    if behind is not None and is_person(behind["who"] or behind["other"]):
        return False, _voice(text, behind.span("who" if behind["who"] else "other"))
    return None


def _voice(text: str, place: Span) -> Voice:
    who = text[slice(*place)]
    kind = Attribution.NAMED if is_person(who) else Attribution.INSTITUTION
    return Source(kind, who), Mention(who, *place)
