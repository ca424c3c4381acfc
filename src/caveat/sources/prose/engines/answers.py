"""The words of a model's answer in; the one JSON in it out, or the words where it is not plain which that is.

Models that think aloud put their thinking before the answer, and some put a line of prose there. Neither is ever read:
thinking tries things out, and repeats what the article says, which may be an answer that somebody wants to be taken.
"""

from __future__ import annotations

import json
import re
from typing import Any

from caveat.sources.patterns import later

_THINKING = later(r"[<\[](?P<close>/?)(?:seed:)?(?:think(?:ing)?|thoughts?|reasoning)[>\]]", re.IGNORECASE)
"""The marks between which models of several makers think."""
_FENCE = "```"


def parsed(words: str) -> Any:
    """The JSON of an answer: bare, in the one fence, or the one object that stands at its end, behind any thinking.

    Whatever could be taken in two ways gives the words themselves, which the judge drops: thinking that does not end or
    that is marked twice, a brace before the fence, a second object, words behind either.
    """
    try:
        return _json(words)
    except (ValueError, RecursionError):
        pass
    behind = _behind_thinking(words)
    try:
        return words if behind is None else _only(behind)
    except (ValueError, RecursionError):
        return words


def _behind_thinking(words: str) -> str | None:
    """What stands behind the thinking, all where there is none; nothing where its end cannot be told.

    Thinking may begin without a mark: with some models the question ends in it.
    """
    marks = list(_THINKING.finditer(words))
    if not marks:
        return words
    *opening, end = marks
    if not end["close"] or len(opening) > 1:
        return None
    if opening and (opening[0]["close"] or words[: opening[0].start()].strip()):
        return None
    return words[end.end() :]


def _only(words: str) -> Any:
    """The JSON that words hold, behind prose without a brace.

    Raises  ValueError where there is none or anything else beside it; RecursionError.
    """
    before, fence, inside = words.strip().partition(_FENCE)
    if not fence or "{" in before:
        at = words.index("{")
        return _json(words[at:])
    language, line, block = inside.partition("\n")
    if not line or language.strip().casefold() not in ("", "json") or not block.endswith(_FENCE):
        raise ValueError("no whole fence")
    return _json(block.removesuffix(_FENCE))


def _json(words: str) -> Any:
    return json.loads(words, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping each of whose keys is given once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found
