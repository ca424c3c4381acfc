"""Resolutions and motions: whose they are, by how they open, and where and with which verb each of their parts begins.

The European Parliament, ... 2. Calls on the Council to ...; / Resolved, That the Senate-- (1) urges ...; / I beg to
move, That this House regrets ...
"""

from __future__ import annotations

from caveat.sources.patterns import later
from caveat.sources.prose.lexicon import lexicon
from caveat.sources.prose.statement import Mention

_BODY = r"(?P<who>[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|for|and))*)"
_OPENS = later(
    rf"(?:The )?{_BODY},(?: [^.]{{0,200}},)?|(?:Resolved,? |RESOLVED,? )[Tt]hat (?:the |this )?{_BODY.replace('who', 'body')}"
    r"(?:--|[-–—:,])"
)
"""How a resolution opens: The Assembly, gathered from nine nations, / Resolved, That the Senate--"""
_MOVED = later(
    r"(?:I (?:beg to )?move(?: the motion)?[,:] (?:in .{3,80}?, )?|Resolved,? |RESOLVED,? |Motion made[^.]{0,60}, )?"
    r"That (?=th(?:is|e) (?:[A-Z]))"
)
"""What stands in front of what a house is asked to say: I beg to move, That this House ..."""
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
    return found.end() if found is not None else start


def opener(said: str) -> int | None:
    """Which word of a part of a resolution is the verb with which it opens: 2. Strongly urges; None where none is."""
    found = _VERB.match(said)
    known = lexicon().verbs.get(found["verb"].lower()) if found is not None else None
    if found is None or known is None or "z" not in known[0]:
        return None
    return len(found["how"].split())
