"""Who speaks in turn in a text: the labels in front of its paragraphs, in whatever hand a record sets them.

Kari Lund (Labour): ... / ANNA: ... / [Anna] ... / **Anna:** ... / 00:14 Anna Lind: ... / Lund (S&D). – ... / Q: ..., or
a name on a line of its own. One label proves nothing: a dateline, a headline or an entry of a list looks like it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.voices import layout
from caveat.sources.prose.voices.layout import floor
from caveat.sources.prose.voices.letters import given
from caveat.sources.prose.voices.papers import answering, below_title, on_notice, speech_below
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset

Span = tuple[int, int]

_UP = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_STARS = r"(?:\*{1,2}|_{1,2})?"
_TIME = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\])]?"
_NAME = (
    rf"(?:(?:The|THE) )?{_UP}[\w'’.-]*(?: (?:(?:de|da|del|di|du|van|von|der|den|ten|bin|al|el|of|for|and|the)\b"
    rf"|{_UP}[\w'’.-]*)){{0,7}}(?: \d{{1,2}}\b)?"
)
_DETAIL = rf"(?:,? \([^)\n]{{1,70}}\)| \[[^\]\n]{{1,40}}\]|, [^:.\n–—\"“]{{2,80}}| {_TIME}){{0,3}}"
_LABEL = later(
    rf"{_STARS}(?:{_TIME}(?: [-–—|])? )?{_STARS}(?:\[(?P<framed>{_NAME})(?:, [^\]\n]{{2,40}})?\]:? "
    rf"|(?P<who>{_NAME}?){_STARS}(?P<detail>{_DETAIL}){_STARS}(?P<mark>[ \xa0]?:{_STARS}[ \xa0]|\. [–—-] | [–—] ))"
    r"[ \xa0]{0,4}(?=\S)"
)
"""A label with what stands beside the name: a party, a constituency, an office, a time."""
_ENDS = (":", "–", "—", ". - ", "]")
"""What ends a label, one of them each."""
_WITNESS = later(
    r"(?P<who>(?:The (?:Chairman|Chairwoman|Chair)"
    r"|(?:Mr|Ms|Mrs|Dr|Senator|General|Admiral|Colonel|Secretary|Ambassador)\.?"
    r" [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))\. {1,2}(?=[A-Z“\"])"
)
"""Who speaks in the record of a hearing: Senator Lund. Thank you."""
_ANSWERED = later(
    r"(?:(?:Written |Joint )?(?:Answered(?: on [^\n,]{3,20}?)?|(?:[Aa]nswer|[Rr]eply|Response)(?: given)?)"
    r" (?:by|from)|(?:Answer|Reply|Response) of(?= the )):? "
    rf"(?P<who>(?:the )?(?:High Representative/Vice-President )?{_NAME})"
    r"(?P<detail>(?: [-–—]|,| \(| on behalf of | on \d| to (?:[Qq]uestion|[Ww]ritten))[^\n]{1,90})?$"
)
"""Who answers a question that is put in writing: Answered by Tom Hale; Answer given by the Minister of Trade."""
_ANSWERED_BELOW = later(
    r"(?:Answered|Answer|Reply|Response)(?: given)? by:?[ \xa0]*\n(?:(?P<framed>[^\n]{3,60}) Portrait\n)?"
    rf"(?P<who>(?:the )?{_NAME})(?P<detail>(?:\n[^\n]{{2,90}}){{0,3}})"
)
"""The same with the name on a line of its own, below its picture, and the office and the day below it."""
_ANSWERED_IN = later(
    rf"(?:(?i:answer|reply|response) \((?P<who>{_NAME})(?:, (?P<detail>[^()\n]{{2,80}}))?\)"
    r"|(?i:answer|reply|response)(?: given)? (?:of|by|from) "
    rf"(?P<body>the {_UP}[\w'’-]*(?: (?:of|for|and|the|{_UP}[\w'’-]*)){{0,8}})"
    r"|(?P<put>(?i:question)) (?:by|from|of) [^:?\n]{3,80}(?=: [A-Z“\"])"
    rf"|(?P<asks>(?i:question))(?: (?:[Nn]o\.? ?)?\d[\d ./-]{{0,12}})?(?: \({_NAME}(?:, [^()\n]{{2,80}})?\))?): ?(?=\S)"
)
"""The same with the name in brackets, in front of the answer: Answer (Tom Hale, Minister of State): Since July."""
_ANSWERS = ("Answer", "Reply", "Response")
_BLOCK = 400
"""Characters that such lines have at most."""
_ASKED_BY = later(r"(?:Asked|Tabled|Put) by:? [^\n]{3,90}$")
_ASKED_OF = later(rf"(?P<asks>Asked|Tabled|Put) by:? {_NAME}{_DETAIL}: (?=To ask )")
"""The same with the question behind the name."""
_ASK = later(
    rf"{_STARS}(?P<who>Q|Question|QUESTION)(?:(?: ?\d{{1,2}})?{_STARS}[.:]{_STARS}[ \xa0]+"
    r"|(?<=Q)[ \t\xa0]+(?=[A-Z“\"(–—-]))"
)
"""A question; in the record of a briefing without a colon."""
_ANSWER = later(rf"{_STARS}(?P<who>A|Answer|ANSWER)(?: ?\d{{1,2}})?{_STARS}[.:]{_STARS}[ \xa0]+")
_ITEM = later(
    rf"(?:(?:Item )?\d{{1,2}}(?:\.\d{{1,2}})?[.):]?|[IVX]{{1,4}}[.)]|[a-z]\)) (?P<who>(?:the |The )?{_UP}[\w'’-]*"
    rf"(?: {_UP}[\w'’-]*){{0,3}})(?:[.:]|$)"
)
_SPOKEN = later(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Mm]e|us|[Yy]ou|[Yy]our|Mr|Madam|Thanks?|Welcome|Shame)\b|\?")
"""Words by which one speaks to another."""
_MINE = later(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_YOURS = later(r"\b[Yy]our?\b")
_QUOTED = later(r"[“\"][^“”\"]*[”\"]")
_ASIDE = later(r"[\[(*][^\n]{1,60}[\])*]$|- (?:View Speech - )?Hansard\b[- ]*(?:Excerpts)?$")
"""What happens in the room: [Applause]."""
_HOUSE = later(
    r"(?:The|THE) (?:sitting|session|meeting|motion|amendment|hearing|debate|vote|House|bill|recording|interview)\b"
    r"(?! (?:will|would|can|could|may|might|must|should|also|that|which|[Ii])\b)"
    r"|(?:[A-Z][\w'’]*(?: \w+){0,3}): "
)
"""What the record says itself: The sitting was suspended. Vote: ..."""
_LONG = 160
"""Characters within which a label ends."""
_SHARE = 3
"""One paragraph in so many has a label, from the first on; in a record that repeats its names one in twice as many."""
_FEW = 2
_TOLD = 4
"""One speech in so many says a word to somebody."""
_OFFICE = later(
    r"\b(?:rapporteur|on behalf|for the (?:committee|majority|minority|government|opposition|group)|councillor|member"
    r"|minister|secretary|deputy|senator|spokes\w+|counsel|chair\w*|president)\b",
    re.IGNORECASE,
)
"""What somebody is in the house whose record it is."""
HOSTS = layout.HOSTS | {"question"}
"""Whoever asks for the page: its own voice."""
_TAPED = later(r",? ?(?P<who>[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?: [A-ZÀ-Ý][A-ZÀ-Ý'’-]+){1,3})(?=,)")
"""Who is heard on a tape, behind the word for the tape."""
_SMALL = frozenset(("of", "for", "the", "and"))
_HONOURS = ("The ", "THE ", "Hon. ", "Hon ", "HON. ", "Shri ", "Smt. ", "Rt Hon ", "Rt. Hon. ")
_NO_NAME = frozenset((
    "vote", "votes", "note", "notes", "summary", "background", "update", "correction", "result", "results", "motion",
    "subject", "date", "place", "present", "decision", "item", "agenda", "contact", "source", "sources", "photo",
    "caption", "headline", "context", "status", "total", "example", "ruling", "findings", "verdict", "exclusive",
    "breaking", "analysis", "opinion", "comment", "watch", "read", "listen", "related", "tags", "what", "who", "why",
    "when", "where", "how", "factbox", "timeline", "claim", "fact", "rating", "annex", "table", "chapter", "part",
    "section", "article", "paragraph", "no", "yes", "music", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "q", "a", "question", "answer", "warning", "tip", "day", "attachment", "appendix", "exhibit",
    "enclosure", "from", "to", "cc", "re", "attn", "sent",
))  # fmt: skip
"""Words that open a paragraph as a label does, and name nobody."""


class Label(Struct, frozen=True):
    """A label: whose, where the name stands, what stands beside it, and where the speech begins."""

    who: str
    place: Span
    detail: str
    first: int
    dashed: bool = False
    """Whether a dash ends it, as one may end the first word of a speech: Now – now, let me say."""
    lined: bool = False
    """Whether it has a line to itself, with a title or with whose he is, which no heading has."""


def labels(text: str, paragraphs: Sequence[Span]) -> Mapping[int, Label]:
    """The labels of a record, by where their paragraphs begin; none where the text is no record."""
    asked = _asked(text, paragraphs) or _in_writing(text, paragraphs)
    alone = _alone(text, paragraphs)
    found = dict(asked)
    for span in paragraphs:
        label = None if span[0] in found else _labelled(text, span, alone)
        if label is not None:
            found[span[0]] = label
    heard = {span[0]: one for span in paragraphs if (one := _WITNESS.match(text, *span)) is not None}
    if len(heard) > _FEW:
        found |= {at: Label(one["who"], one.span("who"), "", one.end(), lined=True) for at, one in heard.items()}
    if found and all(text[label.place[0] - 1] == "[" for label in found.values()):
        asked_by = [span for span in paragraphs if span[0] in found]
        found = {} if all(text[end - 1] == "?" for _, end in asked_by) else found  # [Harbour Radio] Has it gone?
    plain = {at: label for at, label in found.items() if not label.dashed}
    found = plain if len(plain) >= _FEW else found
    if asked or len(found) < _FEW:
        whole = _answers_in_writing(text, paragraphs, found) or (
            len(found) == 1
            and _has_office(*found.values())
            and given(text, paragraphs) is None
            and speech_below(text, paragraphs, min(found))
        )
        return found if asked or whole else {}
    puts = {span[0]: put for span in paragraphs if (put := _ASK.match(text, *span)) is not None}
    questions = {at: Label(one["who"], one.span("who"), "", one.end()) for at, one in puts.items()}
    both = {**questions, **found}  # Q. ... Zellweger: ...
    tabled = any(_TABLED.match(text, one.first) is not None for one in found.values())
    return both if tabled or _is_record(text, paragraphs, found, len(both)) else {}


def item_on(text: str, span: Span) -> Mention | None:
    """The state that a numbered item of a record is about, by a heading that is no more than its name: 5. Chad."""
    found = _ITEM.match(text, *span)
    return Mention(found["who"], *found.span("who")) if found and found["who"] in lexicon().states else None


_FOR_COMMENT = later(
    r"\b(?:did not|didn[’']t|had not|has not) (?:immediately )?"
    r"(?:answer(?:ed)?|respond(?:ed)? to|repl(?:y|ied) to|return(?:ed)?) "
    r"[^.\n]{0,40}\b(?:requests?|questions) for (?:a )?comment\b|\bcould not be reached for (?:a )?comment\b"
)
"""What the page says of those whom it asked, below what was said to it."""


def goes_on(text: str, span: Span) -> bool:
    """Whether a paragraph without a label is more of what the one before is, and no heading or word of the record."""
    told = text[span[0] : span[1]]
    unended = told[-1] in ",;" or (told[-1] in ":—-" and span[1] - span[0] > _LONG // 2)
    return (unended or told[-1] in '.!?…”"’)') and _HOUSE.match(told) is None and _FOR_COMMENT.search(told) is None


def is_aside(text: str, span: Span) -> bool:
    """Whether a paragraph tells what happens in the room, which takes the floor from nobody."""
    return _ASIDE.fullmatch(text, *span) is not None


def _alone(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """Who has the floor by lines of their own: who has it twice, or before a colon, and whoever else is known there."""
    lines: dict[str, list[bool]] = {}
    colons: set[str] = set()
    for span, after in pairwise(paragraphs):
        above = floor(text, span)
        if above is not None and above.known and text[after[1] - 1] in _SAID_TO:
            who = text[slice(*above.who)]
            lines.setdefault(who, []).append(_SPOKEN.search(_QUOTED.sub("", text[slice(*after)])) is not None)
            colons.update([who] * above.colon)
    named = {who for who in lines if is_name(who)}
    sure = {who for who in named if len(lines[who]) > 1 or who in colons}
    printed = Counter(_WORD.findall(text)) if sure else Counter[str]()
    known = {who for who in named - sure if any(lines[who]) or printed[who.split()[-1]] > 1} if sure else set[str]()
    return frozenset(sure | known)


_WORD = later(r"[\w'’-]+")
_SAID_TO = '.!?…”"’)'
"""How what somebody says ends."""


def _in_writing(text: str, paragraphs: Sequence[Span]) -> dict[int, Label]:
    """Who answers questions in writing, by the lines that say so; whoever asks them is the page's own voice."""
    found: dict[int, Label] = {}
    bracketed: dict[int, Label] = {}
    for line, who, place in below_title(text, paragraphs):
        found[line[0]] = Label(who or "Question", place, "", line[1])
    for before, span in pairwise([(0, 0), *paragraphs]):
        below = text[slice(*before)].rstrip(" :") in _ANSWERS
        if below and (under := _labelled(text, span, frozenset())) is not None and is_name(under.who):
            found[span[0]] = under  # Answer, and in the next line: Tom Hale: The Government has
            continue
        within = _ANSWERED_IN.match(text, *span)
        if within is not None and (within["asks"] or within["put"] or within["body"] or is_name(within["who"])):
            by = next(group for group in ("asks", "put", "body", "who") if within[group])
            who = "Question" if by in ("asks", "put") else within[by]
            bracketed[span[0]] = Label(who, within.span(by), within["detail"] or "", within.end())
        if (put := _ASKED_OF.match(text, *span)) is not None:
            found[span[0]] = Label("Question", put.span("asks"), "", put.end())
            continue
        short = span[1] - span[0] < _LONG
        answered = _ANSWERED.fullmatch(text, *span) if short else None
        if span[1] - span[0] < _BLOCK and text.startswith(_ANSWERS, span[0]):
            answered = answered or _ANSWERED_BELOW.fullmatch(text, *span)
        if answered is not None and not _is_digest(text, answered):
            detail = (answered["detail"] or "").strip(" ,-–—(\n")
            found[span[0]] = Label(answered["who"], answered.span("who"), detail, span[1])
        elif short and found and _ASKED_BY.fullmatch(text, *span):
            found[span[0]] = Label("Question", span, "", span[1])
    return {**bracketed, **found} if any(one.who != "Question" for one in bracketed.values()) else found


def _is_digest(text: str, answered: re.Match[str]) -> bool:
    """Whether an answer is told again by the page: the State Secretary replies that."""
    office = answered["who"].removeprefix("the ")
    told = rf"\b[Tt]he {re.escape(office)},? (?:\w+ly )?{_REPLIES}"
    return office != answered["who"] and re.search(told, text[answered.end() :]) is not None


_REPLIES = r"(?:repl(?:y|ies|ied)|sa(?:ys|id)|answer(?:s|ed)|add(?:s|ed)|wr(?:ites|ote)|stresse[sd]|explain(?:s|ed))\b"
"""What a page has whoever answered do."""


def _labelled(text: str, span: Span, alone: frozenset[str]) -> Label | None:
    """The label of one paragraph, if what stands there may be one."""
    heading = _HEADED_BY.match(text, *span)
    above = floor(text, span if heading is None else (heading.end(), span[1]))
    if above is not None:
        who = text[slice(*above.who)]
        if (above.called and is_name(who)) or who in alone:
            return Label(who, above.who, above.detail, span[1], lined=above.called)
        if above.known:
            return None
    head = text[span[0] : min(span[1], span[0] + _LONG)]
    if not any(mark in head for mark in _ENDS):
        return None
    found = _LABEL.match(text, span[0], min(span[1], span[0] + _LONG))
    if found is None:
        return None
    kind = "framed" if found["framed"] else "who"
    who, start = found[kind].rstrip("."), found.start(kind)
    for honour in _HONOURS[2:]:
        start, who = start + len(honour) * who.startswith(honour), who.removeprefix(honour)
    taped = _TAPED.match(text, *found.span("detail")) if found["detail"] and who.isupper() and " " not in who else None
    if taped is not None and not {word.lower() for word in taped["who"].split()} & (wordset("office") | _SMALL):
        who, start = taped["who"], taped.start("who")  # GRAB, THANDI MBEYA, SHOP STEWARD: "We shall strike."
    if not is_name(who) or text[span[0] : span[1]].isupper():
        return None
    dashed = found["mark"] is not None and ":" not in found["mark"] and "." not in found["mark"]
    return Label(who, (start, start + len(who)), (found["detail"] or "").strip(" ,"), found.end(), dashed)


def is_name(who: str) -> bool:
    """Whether a label may name somebody who speaks: no place, body, day or heading."""
    words = who.removeprefix("The ").removeprefix("THE ").split()
    lows = [word.lower().rstrip(".") for word in words]
    if who in lexicon().state_of or who.title() in lexicon().state_of or set(lows) & _NO_NAME:
        return False
    titled = set(lows) & (wordset("titles") | wordset("office"))
    return bool(titled) or not set(lows) & (wordset("organisation") - wordset("outlets"))


_TABLED = later(
    r"\s*(?:\d+\. )?(?:To ask |Will the [^\n]{3,90}\b(?:be pleased|please) to state"
    r"|Asks? the (?:Government|Minister)\b|asked the Minister (?:of|for)\b)"
)
"""A question that is put down in writing."""
_HEADED_BY = later(r"(?:ANSWER|Answer|REPLY|Reply|RESPONSE|Response):?\n")
"""What stands in front of the name of whoever answers, in a line of its own."""
_BESIDE_OFFICE = later(
    r"(?:(?:MK|MP|MEP|MSP|TD|Mr|Mrs|Ms|Dr|Sen|Rep|Hon|Adv|Prof|Gen|Col|Judge|Lord|Dame|Sir)\.? )?"
    rf"(?P<who>{_UP}[\w'’.-]+(?: (?:(?:de|da|van|von|der|bin|al)|{_UP}[\w'’.-]+)){{1,3}})$"
)


def beside_office(label: Label) -> str | None:
    """Who holds the office of a label, by the name behind it: The Chairman, MK Dotan Harel: ..."""
    found = _BESIDE_OFFICE.match(label.detail.strip(", "))
    known = lexicon().nouns.keys() | lexicon().verbs.keys()
    plain = found is not None and known >= {singular(word.lower()) for word in found["who"].split()}
    return found["who"] if found is not None and is_name(found["who"]) and not plain else None  # not: Export Controls


def _answers_in_writing(text: str, paragraphs: Sequence[Span], found: Mapping[int, Label]) -> bool:
    """Whether the only label is that of whoever answers a question that is put down in writing."""
    put = on_notice(text, paragraphs) or any(_TABLED.match(text, start) is not None for start, _ in paragraphs)
    return put and any(map(_has_office, found.values()))


def answerers(text: str, found: Mapping[int, Label]) -> list[str]:
    """Who speaks for the government that is asked in writing: whoever answers there."""
    rows = sorted((label.first, label.who) for label in found.values())
    return list(dict.fromkeys(answering(text, _TABLED, rows)))


def _has_office(label: Label) -> bool:
    return _OFFICE.search(f"{label.who} {label.detail}") is not None


def _is_called(label: Label) -> bool:
    """Whether a label calls somebody by a title in capitals, or on a line of its own: MS. LUND, THE PRESIDENT."""
    lows = {word.lower().rstrip(".") for word in label.who.split()}
    return label.lined or (label.who.isupper() and not lows.isdisjoint(wordset("titles") | wordset("office")))


def _asked(text: str, paragraphs: Sequence[Span]) -> dict[int, Label]:
    """The questions and answers that are marked as such, in what is an interview and not a page that asks itself."""
    asks = {span: found for span in paragraphs if (found := _ASK.match(text, *span)) is not None}
    answers = {span: found for span in paragraphs if (found := _ANSWER.match(text, *span)) is not None}
    if min(len(asks), len(answers)) < _FEW:
        return {}
    mine = any(_MINE.search(_QUOTED.sub("", text[start:end])) for start, end in answers)
    if not mine and not any(_YOURS.search(text, *span) for span in asks):
        return {}
    both = {**asks, **answers}
    return {span[0]: Label(found["who"], found.span("who"), "", found.end()) for span, found in both.items()}


def _is_record(text: str, paragraphs: Sequence[Span], found: Mapping[int, Label], turns: int) -> bool:
    """Whether the labels are many enough, with the questions between them, and what they open is said to somebody."""
    names = Counter(label.who for label in found.values())
    repeated = any(times > 1 for times in names.values())
    opened = min(found)
    since = [span for span in paragraphs if span[0] >= opened and not is_aside(text, span)]
    if turns * _SHARE * (1 + repeated) < len(since) and 2 * sum(map(_is_called, found.values())) < len(found):
        return False
    said = [
        _QUOTED.sub("", text[found[span[0]].first : (after if found[span[0]].first == span[1] else span)[1]])
        for span, after in zip(since, [*since[1:], since[-1]], strict=True)
        if span[0] in found
    ]
    if sum(_SPOKEN.search(one) is not None for one in said) * _TOLD >= len(said):
        return True
    return sum(_OFFICE.search(label.detail) is not None for label in found.values()) >= _FEW
