"""A paragraph in capitals in; the same without what is no sentence of it, out: stage directions, STOP for a full stop.

Each is replaced by spaces and marks of the same length, so that every word keeps its place.
"""

from __future__ import annotations

import re

from caveat.sources.patterns import later

_DIRECTION = later(r"\(\([^()\n]{0,300}\)\)|^[ \t]*(?:\([^()\n]{2,200}\)|\[[^\[\]\n]{2,200}\])[ \t]*$", re.MULTILINE)
"""What is told those who make a broadcast: ((PRESENTER IN VISION)), or a line in brackets of its own."""
_CLIP = later(
    r"[(\[ \t]*(?:CLIP|SOT|SOUNDBITE|SOUND BITE|BITE|SYNC|ACTUALITY|ACT|GRAB|INSERT|VOX|VT|AUDIO)(?: \d{1,2})?"
    r"(?::| ?[-–—]+)? +(?P<who>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,4})(?=[,:)\]/]|\s*[-–—(])"
)
"""Whose words are played: ((CLIP: HARROWAY, IN: ...))."""
NEAR = 4
"""Characters in which a quotation begins behind what is told of it."""
_NOTHING_SAID = later(r"\b(?:IS|ARE|WAS|WERE|HAS|HAVE|HAD|SAID|SAYS|WILL)\b")
"""What no direction has."""
_MARK = later(r"(?<=[^\W_]) (STOP|FULLSTOP|COMMA|QUERY)(?![\w.-])")
_VERB = frozenset((
    "TO", "NOT", "WILL", "WOULD", "SHALL", "SHOULD", "MUST", "MAY", "CAN", "CANNOT", "COULD", "MIGHT", "WE", "THEY",
    "YOU", "I", "AND", "OR", "A", "THE", "THIS",
))  # fmt: skip
"""What stands before "stop" where it is a verb or a noun."""
_SECRET = later(r"^(?P<number>[ \t]*\d{1,3}\.[ \t]*)\([A-Z]{1,6}(?:[/-]{1,2}[A-Z]{1,8})*\)(?=\s)", re.MULTILINE)
"""How secret a paragraph of a cable is."""
_MANY = 9
"""Words of a line in brackets that is oftener a remark than a direction."""
_QUOTED = later(
    r"(?<![^\W_])QUOTE (?=[^\W_])((?:(?!QUOTE)[^\"“”]){1,600}?)(?<=[^\W_.!?]) (?:UNQUOTE|ENDQUOTE)(?![^\W_])"
)


def unmarked(part: str, behind: str = "") -> str:
    """The paragraph, of the same length, with full stops for the word and without what nobody says.

    ``behind`` is how the next one begins.
    """
    if "(" in part or "[" in part:
        part = _DIRECTION.sub(lambda found: _silent(found, behind), part)
        part = _SECRET.sub(lambda found: found["number"] + " " * (len(found[0]) - len(found["number"])), part)
    part = _stopped(part) if part.count(" STOP") > 1 else part
    return _QUOTED.sub(_in_marks, part) if "QUOTE" in part else part


def _silent(found: re.Match[str], behind: str) -> str:
    """Nothing, for what is told those who make a broadcast; whom a clip is of says it; what a bracket states stays."""
    told = found[0].startswith("((") or (len(found[0].split()) < _MANY and _NOTHING_SAID.search(found[0]) is None)
    if not told:
        return found[0]
    clip = _CLIP.match(found[0])
    quoted = (found.string[found.end() : found.end() + NEAR] + behind).lstrip()[:1] in ('"', "“")
    if clip is None or not quoted:
        return " " * len(found[0])
    said = " " * clip.start("who") + clip["who"]
    return said + " " * (len(found[0]) - len(said) - 1) + ":"


def _in_marks(found: re.Match[str]) -> str:
    behind = len(found[0]) - len("QUOTE ") - len(found[1])
    return '     "' + found[1] + '"' + " " * (behind - 1)


def _stopped(part: str) -> str:
    """With a full stop for each word that stands for one, where the paragraph has no other."""
    if re.search(r"[a-zA-Z]{4}\. +[A-Z]", part):
        return part
    return _MARK.sub(lambda found: _sign(part, found), part)


def _sign(part: str, found: re.Match[str]) -> str:
    before = part[max(0, found.start() - 12) : found.start()].split()
    if found[1] == "STOP" and before and (before[-1] in _VERB or before[-1].endswith(("N'T", "N’T"))):
        return found[0]
    return {"COMMA": ",", "QUERY": "?"}.get(found[1], ".") + " " * (len(found[0]) - 1)
