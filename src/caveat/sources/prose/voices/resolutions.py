"""Resolutions and motions: whose they are, by how they open, and where and with which verb each of their parts begins.

The European Parliament, ... 2. Calls on the Council to ...; / Resolved, That the Senate-- (1) urges ...; / I beg to
move, That this House regrets ...
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.sentences import Sentence

_NAME = r"[A-Z][\w’']*(?:-\w+)*"
_BODY = rf"(?P<who>{_NAME}(?: (?:{_NAME}|of|the|for|and))*)"
_OPENS = later(
    rf"(?:The )?{_BODY},(?: [^.]{{0,200}},)?"
    rf"|(?:Resolved,? |RESOLVED,? )[Tt]hat (?:the |this )?{_BODY.replace('who', 'body')}(?:--|[-–—:,])"
)
"""How a resolution opens: The Assembly, gathered from nine nations, / Resolved, That the Senate--"""
_MOVED = later(
    r"(?:I (?:beg to )?move(?: the motion)?[,:] (?:in .{3,80}?, )?|Resolved,? |RESOLVED,? |Motion made[^.]{0,60}, )?"
    r"That (?P<whole>th(?:is|e) (?P<who>[A-Z]\w+(?: of [A-Z]\w+)?))\b"
    r"|Considering that (?=[^.]*[,;]\Z)"
)
"""What stands in front of what a house is asked to say, or a recital of it: I beg to move, That this House ..."""
_PART = later(r"; (?:and )?")
_VERB = later(
    r"(?P<how>(?:(?:[A-Z][a-z]+ly|Also|Again|Further|Therefore|Hereby|Moreover)(?: also| further| again)? )?)"
    r"(?P<verb>[A-Za-z][a-z]+s) "
)
"""How a part of a resolution opens: 2. Calls on / 3. Strongly condemns"""


def resolver(text: str, start: int, end: int) -> Mention | None:
    """Whose resolution a paragraph opens; None where it opens none."""
    found = _OPENS.fullmatch(text, start, end)
    if found is None:
        return None
    kind = "who" if found["who"] else "body"
    return Mention(found[kind], *found.span(kind))


def past_opening(text: str, start: int, end: int) -> int:
    """Where what a motion says begins, behind the words by which it is moved."""
    found = _MOVED.match(text, start, end)
    return start if found is None else found.end() if found["who"] is None else found.start("whole")


def mover(text: str, start: int, end: int) -> Mention | None:
    """The house that says what a paragraph moves: That this House regrets ...; None where it moves nothing."""
    found = _MOVED.match(text, start, end)
    return Mention(found["who"], *found.span("who")) if found is not None and found["who"] else None


def parts(text: str, whole: Sentence) -> Iterator[Sentence]:
    """The parts of what a motion says, each with its verb: notes ...; welcomes ...; and calls on ..."""
    start = whole.start
    for found in _PART.finditer(text, whole.start, whole.end):
        yield replace(whole, start=start, end=found.start())
        start = found.end()
    yield replace(whole, start=start)


def opener(said: str) -> int | None:
    """Which word of a part of a resolution is the verb with which it opens: 2. Strongly urges; None where none is."""
    found = _VERB.match(said)
    known = lexicon().verbs.get(found["verb"].lower()) if found is not None else None
    if found is None or known is None or "z" not in known[0]:
        return None
    return len(found["how"].split())
