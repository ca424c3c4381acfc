"""The words of a sentence in; the same with "that" for the colon behind a second verb of saying out.

"Holt took the floor and declared: "Sweden has approved it"" is read as "Holt took the floor and declared that Sweden
has approved it". A sentence that opens with who says it, "Holt declared: ...", is left to what reads attributions.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_OPENS, _CLOSES = frozenset("\"“«„‘'"), frozenset("\"”»“’'")
_JOINTS = frozenset(("and", "but", ",", ";"))
_HEARERS = 4
"""Words that may stand between the verb and the colon: told the House on Monday."""
_SUBJECT = 5
"""Words that may stand between the joint and the verb: ; the minister later said."""
_LEAST = 3
"""Words in front of the joint, in which something else was told."""


def told_behind(found: list[Token]) -> list[Token]:
    """The words, a colon behind a verb of saying that is not the first of the sentence being "that"."""
    at = next((i for i in range(_LEAST + 2, len(found) - 2) if found[i].text == ":"), 0)
    verb = next((i for i in range(at - 1, max(at - 2 - _HEARERS, 0), -1) if _says(found[i])), 0) if at else 0
    if not verb or any(found[i].text in _OPENS | {",", ";"} for i in range(verb, at)):
        return found
    joint = next((i for i in range(verb - 1, max(verb - 2 - _SUBJECT, 0), -1) if found[i].low in _JOINTS), 0)
    between = found[joint + 1 : verb]
    if joint < _LEAST or any(_is_verb(token) or token.text in _OPENS for token in between):
        return found
    if not any(_is_verb(token) for token in found[:joint]) or not _by_another(found, joint, verb):
        return found
    quoted = found[at + 1].text in _OPENS
    ends = next((i for i in range(at + 2, len(found)) if found[i].text in _CLOSES), 0) if quoted else 0
    if quoted and ends and ends < len(found) - 2:
        return found  # what stands behind the quotation is the page's own
    told = found[at + 1 + quoted : ends] + found[ends + 1 :] if ends else found[at + 1 + quoted :]
    if not any(_is_verb(token) for token in told):
        return found
    return [*found[:at], replace(found[at], text="that", low="that"), *told]


def _by_another(found: list[Token], joint: int, verb: int) -> bool:
    """Whether a verb goes on with the sentence's subject, or has one of its own behind a joint."""
    if found[joint].low in ("and", "but"):
        return True
    if found[verb].low.endswith("ing"):
        return found[joint].low == "," and verb == joint + 1
    return found[joint].low == ";" and verb > joint + 1


def _says(token: Token) -> bool:
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    return lemma in wordset("says") | wordset("tells") and any(letter in letters for letter in "zdg")


def _is_verb(token: Token) -> bool:
    """Whether a word is surely a finite verb."""
    letters = lexicon().verbs.get(token.low, ("", ""))[0]
    return token.low in wordset("finite_sure") or ("d" in letters and token.low not in lexicon().nouns)
